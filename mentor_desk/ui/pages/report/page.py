"""The progress summary: choices on one side, the real pages on the other, and the ways out."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from mentor_desk.audience import Reader
from mentor_desk.progress.facts import NobodyThere, gather
from mentor_desk.reports.options import SummaryOptions
from mentor_desk.services import disclosure, mentees
from mentor_desk.services.practice import practice
from mentor_desk.ui.collate import by_name
from mentor_desk.ui.pages.report.choices import Choices
from mentor_desk.ui.pages.report.leaving import LeavingCard
from mentor_desk.ui.pages.report.prepared_by import PreparedBy
from mentor_desk.ui.pages.report.press import Pressed, press
from mentor_desk.ui.pages.report.statements import StatementList
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.settings import PaperSize
from mentor_desk.ui.sheets.file_name import file_name
from mentor_desk.ui.sheets.making import Making
from mentor_desk.ui.sheets.output import Output
from mentor_desk.ui.sheets.printing import Printing
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.empty_state import EmptyState
from mentor_desk.ui.widgets.head import PageHead
from mentor_desk.ui.widgets.page import Page
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentor_desk.store import Changes
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.pages.report.order import Order

_PAUSE_MS = 300
_PANEL = 300
_SCROLL_BAR = 14


class ReportPage(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._id: int | None = None
        self._pressed: Pressed | None = None
        self._then: Callable[[Pressed], None] | None = None
        self._order: Order | None = None
        self._paper = desk.settings.paper
        self.making = Making(desk, self)
        self.output = Output(desk, self)
        self.printing = Printing(desk, self, self.making.drawing)
        self.choices = Choices(desk)
        self.prepared_by = PreparedBy(desk)
        self.leaving = LeavingCard(desk.voice)
        self.pages = self.making.pages
        self.statements = StatementList(desk.voice)
        self.busy = self.making.busy
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._build_layout()
        self._connect()

    @property
    def widget(self) -> QWidget:
        return self

    def show_place(self, place: Place) -> None:
        with self._desk.store.read() as session:
            people = mentees.named(session)
        people = by_name(people, lambda one: one.name)
        numbers = [one.id for one in people]
        wanted = place.id if place.id is not None else next(iter(numbers), None)
        there = wanted in numbers
        for part in (self._head, self._body):
            part.setVisible(there)
        self._none.setVisible(not there)
        if wanted is None or not there:
            self._id = None
            return
        self._id = wanted
        self.choices.show_mentees(people, wanted)
        self.prepared_by.read()
        self._press()

    def flush(self) -> bool:
        # Both of them, also when one fails.
        kept = [self.prepared_by.flush(), self.choices.opening.leave()]
        return all(kept)

    def show_versions(self) -> None:
        self.choices.show_versions()

    def focus_first(self) -> None:
        if self.choices.readers is not None:
            self.choices.readers.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page came to the front, or the desk is locked: nothing is built for nobody."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._forget_job()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The choices may ask for more room at any time, as when a longer name is chosen."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._share_width()
        return super().eventFilter(watched, event)

    def _share_width(self) -> None:
        """In large text the choices would leave no room for what they are about."""
        wanted = appearance().theme.scaled(_PANEL + 20)
        inside = self._panel.widget()
        least = 0 if inside is None else inside.minimumSizeHint().width() + _SCROLL_BAR
        self._panel.setFixedWidth(max(least, min(wanted, round(self.width() * 0.4))))

    def _build_layout(self) -> None:
        self.save = Button(self.tr("&Save PDF"), icon="download")
        self.print_button = Button(self.tr("&Print"), Kind.PRIMARY, "printer")
        self.more = Button(self.tr("More"))
        menu = QMenu(self.more)
        self.open_action = QAction(self.tr("Open in another program"), menu)
        self.text_action = QAction(self.tr("Save as text"), menu)
        menu.addActions([self.open_action, self.text_action])
        self.more.setMenu(menu)
        self._head = PageHead(self.more, self.save, self.print_button)
        panel = self._panel = Page(width=_PANEL)
        panel.body.addWidget(self.leaving)
        panel.body.addWidget(self.prepared_by)
        panel.body.addWidget(self.choices)
        panel.setAccessibleName(self.tr("Choices"))
        inside = panel.widget()
        if inside is not None:
            inside.installEventFilter(self)
        self._right = QStackedWidget()
        self._right.addWidget(self.pages)
        self._right.addWidget(self.statements)
        self._body = QWidget()
        body = row(panel, column(self.busy, self._right, spacing=0), spacing=0)
        body.setStretch(1, 1)
        self._body.setLayout(body)
        self._none = EmptyState(
            "file-text",
            self.tr("A summary needs somebody it is about. Add a mentee first."),
            self.tr("To the mentees"),
        )
        whole = column(self._head, self._body, self._none, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        desk = self._desk
        self._pause.timeout.connect(self._press)
        self.choices.changed.connect(self._soon)
        self.choices.mentee_chosen.connect(self._go_to)
        self.leaving.show_wanted.connect(self._show_statements)
        self.busy.stopped.connect(self._stop)
        self._none.acted.connect(lambda: desk.go(Place(PageName.MENTEES)))
        self.save.clicked.connect(lambda: self._when_there(self._save))
        self.print_button.clicked.connect(lambda: self._when_there(self._print))
        self.open_action.triggered.connect(lambda: self._when_there(self._open))
        self.text_action.triggered.connect(lambda: self._when_there(self._save_text))
        desk.changed.connect(self._follow)
        appearance().changed.connect(self._share_width)
        desk.settings.changed.connect(self._settings_changed)

    def _go_to(self, number: int) -> None:
        self._desk.go(Place(PageName.REPORT, number))

    def _show_statements(self, on: bool) -> None:
        self._right.setCurrentIndex(1 if on else 0)

    def _follow(self, _: Changes) -> None:
        """Not while another page is in front, whose every save would be read after here."""
        if self.isVisible():
            self.choices.read_again()
        self._soon()

    def _settings_changed(self) -> None:
        if self._desk.settings.paper is not self._paper:
            self._soon()

    def _soon(self) -> None:
        if self._id is not None and self.isVisible():
            self._pause.start()

    def _press(self) -> None:
        """Facts are read here, at once; the rest is done away from the window."""
        order = self.choices.order()
        if order is None:
            return
        self._pause.stop()
        desk = self._desk
        try:
            with desk.store.gate(order.reader) as gate:
                facts = gather(gate, order.mentee_id, order.period)
        except NobodyThere:
            self.show_place(Place(PageName.REPORT))
            return
        with desk.store.read() as session:
            mentor = practice(session).mentor_name
        options = SummaryOptions(
            reader=order.reader,
            voice=desk.voice,
            generated=desk.clock.today(),
            prepared_by=mentor,
            lead=order.lead,
            sections=order.sections,
            guide_of=desk.library.of_record,
        )
        self._order, self._paper = order, desk.settings.paper
        self._show_head(None)
        self.making.start(
            partial(press, facts, options, self._paper), self._take, self._forget_wish
        )

    def _take(self, pressed: Pressed) -> None:
        if self._order is None:
            return
        self._pressed = pressed
        self.making.show(pressed, self._paper)
        self.statements.show_statements(pressed.statements, self._order.lead)
        self.leaving.show_counts(pressed, self._kept(self._order), self._order)
        self._show_head(pressed)
        then, self._then = self._then, None
        if then is not None:
            then(pressed)

    def _forget_wish(self) -> None:
        self._then = None

    def _stop(self) -> None:
        self._forget_job()
        self._desk.say(self.tr("Stopped. The pages shown are the ones before."))

    def _forget_job(self) -> None:
        self._pause.stop()
        self.making.stop()
        self._forget_wish()

    def _kept(self, order: Order) -> disclosure.Kept:
        first = order.period.start or date.min
        with self._desk.store.read() as session:
            return disclosure.kept(session, order.mentee_id, order.reader, first, order.period.end)

    def _when_there(self, act: Callable[[Pressed], None]) -> None:
        """With the pages as they are chosen now: those on their way are waited for."""
        if self._pause.isActive():
            self._press()
        if self.making.running:
            self._then = act
        elif self._pressed is not None:
            act(self._pressed)

    def _save(self, pressed: Pressed) -> None:
        self.output.save(pressed, self._file_name())

    def _save_text(self, pressed: Pressed) -> None:
        from mentor_desk.reports.text import as_text

        self.output.save_file(f"{self._file_name()}.txt", as_text(pressed.document).encode())

    def _open(self, pressed: Pressed) -> None:
        self.output.open_elsewhere(pressed, self._file_name())

    def _print(self, pressed: Pressed) -> None:
        self.printing.ask_and_print(pressed, self._file_name(), self._paper)

    def _file_name(self) -> str:
        template = self.tr("{name} – progress summary – {day}")
        return file_name(template, self.choices.name(), self._desk.clock.today())

    def _show_head(self, pressed: Pressed | None) -> None:
        order, voice = self._order, self._desk.voice
        if order is None:
            return
        readers = {
            Reader.MENTEE: self.tr("for {name}").format(name=self.choices.name()),
            Reader.SPONSOR: self.tr("for the sponsor"),
            Reader.ME: self.tr("for you alone"),
        }
        end = voice.day(order.period.end)
        time = self.tr("until {end}").format(end=end)
        if order.period.start is not None:
            start = voice.day(order.period.start)
            time = self.tr("{start} – {end}").format(start=start, end=end)
        letter = self._paper is PaperSize.LETTER
        paper = self.tr("Letter") if letter else "A4"
        parts = [readers[order.reader], time, paper]
        if pressed is not None:
            parts.append(voice.say(words("{n} page", "{n} pages", n=pressed.pages)))
        title = self.tr("Progress summary for {name}").format(name=self.choices.name())
        self._head.show_texts(title, " · ".join(parts))
