"""The column of choices beside the pages: whose summary, for whom, which time, which parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentor_desk.audience import Reader
from mentor_desk.reports.options import USUAL, Section
from mentor_desk.ui import versions
from mentor_desk.ui.forms.editors import LongEditor
from mentor_desk.ui.pages.report.opening_words import OpeningWords
from mentor_desk.ui.pages.report.order import Order, Span, period_of
from mentor_desk.ui.widgets.boxes import clear, column, row
from mentor_desk.ui.widgets.button import IconButton
from mentor_desk.ui.widgets.check_row import CheckRow
from mentor_desk.ui.widgets.choice import SegmentedChoice
from mentor_desk.ui.widgets.date_field import DateField, Lean
from mentor_desk.ui.widgets.drop_down import DropDown
from mentor_desk.ui.widgets.field_row import FieldRow
from mentor_desk.ui.widgets.fields import settle
from mentor_desk.ui.widgets.labels import eyebrow, secondary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.services.mentees import Named
    from mentor_desk.ui.desk import Desk


class Choices(QWidget):
    changed = Signal()
    mentee_chosen = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._reader = Reader.MENTEE
        self.opening = OpeningWords(desk, self)
        self.mentee = DropDown(12)
        settle(self.mentee)
        self.mentee.setAccessibleName(self.tr("Mentee"))
        self.mentee.activated.connect(self._pick_mentee)
        self._readers = column(spacing=0)
        self.readers: SegmentedChoice | None = None
        self.spans = SegmentedChoice(self.tr("Period"), self._spans(), Span.YEAR.value)
        self.spans.chosen.connect(self._pick_span)
        self.first = DateField(desk.clock.today, Lean.BACK)
        self.last = DateField(desk.clock.today, Lean.BACK)
        self._own = QWidget()
        self._own.setLayout(
            column(
                FieldRow(self.tr("F&rom"), self.first),
                FieldRow(self.tr("&To"), self.last),
                spacing=8,
            )
        )
        self._own.hide()
        self.sections = {section: self._check(section) for section in Section}
        self.lead = LongEditor(3, 8, self.tr("What you would say first, in two or three lines."))
        self.lead.field.setAccessibleName(self.tr("Opening words"))
        for field in (self.first, self.last):
            field.edited.connect(self.changed)
        self._earlier = IconButton("history", self.tr("Earlier versions"))
        self._earlier.clicked.connect(self.show_versions)
        self.lead.edited.connect(self._type_lead)
        self.lead.left.connect(self.opening.flush)
        self.setLayout(self._laid_out())

    def show_mentees(self, people: Sequence[Named], chosen: int) -> None:
        self.mentee.clear()
        for one in people:
            self.mentee.addItem(one.name, one.id)
        self.mentee.setCurrentIndex(self.mentee.findData(chosen))
        self._show_readers(self.mentee.currentText())
        self.read_again()

    def read_again(self) -> None:
        """The opening words, where they were changed elsewhere: brought back, or taken back."""
        whose = self._whose()
        said = self.opening.of(whose) if whose else ""
        if said != self.lead.text():
            self.lead.set_text(said)

    def show_versions(self) -> None:
        """Of the opening words for the reader who is chosen."""
        whose = self._whose()
        if whose is not None and self.opening.leave():
            subject = versions.opening(*whose, self.name())
            versions.Versions(self._desk, [subject], self).open()

    def name(self) -> str:
        return self.mentee.currentText()

    def order(self) -> Order | None:
        """None while nobody is chosen."""
        number = self.mentee.currentData()
        if not isinstance(number, int):
            return None
        span = Span(self.spans.value() or Span.YEAR)
        own = (self.first.day(), self.last.day())
        return Order(
            mentee_id=number,
            reader=self._reader,
            period=period_of(span, self._desk.clock.today(), own),
            sections=frozenset(one for one, check in self.sections.items() if check.isChecked()),
            lead=self.lead.text(),
        )

    def _laid_out(self):
        def group(name: str, *parts: QWidget):
            return column(eyebrow(name), *parts, spacing=8)

        readers = column(eyebrow(self.tr("Who reads it")), self._readers, spacing=8)
        checks = column(*self.sections.values(), spacing=0)
        parts = column(eyebrow(self.tr("Parts")), checks, spacing=4)
        return column(
            group(self.tr("About"), self.mentee),
            readers,
            group(self.tr("Period"), self.spans, self._own),
            column(
                row(eyebrow(self.tr("Opening words")), None, self._earlier),
                self.lead.widget,
                secondary(
                    self.tr("For this reader alone. Kept in the journal, for the next time.")
                ),
                spacing=8,
            ),
            parts,
            spacing=20,
        )

    def _spans(self) -> list[tuple[str, str]]:
        return [
            (Span.YEAR.value, self.tr("This year")),
            (Span.HALF.value, self.tr("6 months")),
            (Span.ALL.value, self.tr("From the start")),
            (Span.OWN.value, self.tr("Own days")),
        ]

    def _show_readers(self, name: str) -> None:
        clear(self._readers)
        options = [
            (Reader.MENTEE.value, name),
            (Reader.SPONSOR.value, self.tr("Sponsor")),
            (Reader.ME.value, self.tr("Only me")),
        ]
        self.readers = SegmentedChoice(self.tr("Who reads it"), options, self._reader.value)
        self.readers.chosen.connect(self._pick_reader)
        self._readers.addWidget(self.readers)

    def _check(self, section: Section) -> CheckRow:
        check = CheckRow(self._desk.voice.say(section.words), on=section in USUAL, struck=False)
        check.toggled.connect(self.changed)
        return check

    def _pick_mentee(self, at: int) -> None:
        self.mentee_chosen.emit(int(self.mentee.itemData(at)))

    def _pick_reader(self, value: str) -> None:
        """What was said to one reader is for no other."""
        self._reader = Reader(value)
        self.read_again()
        self.changed.emit()

    def _type_lead(self) -> None:
        whose = self._whose()
        if whose is not None:
            self.opening.type(whose, self.lead.text())
        self.changed.emit()

    def _whose(self) -> tuple[int, Reader] | None:
        number = self.mentee.currentData()
        return (number, self._reader) if isinstance(number, int) else None

    def _pick_span(self, value: str) -> None:
        own = value == Span.OWN
        if own and not self.first.text():
            today = self._desk.clock.today()
            self.first.set_day(period_of(Span.HALF, today, (None, None)).start)
            self.last.set_day(today)
        self._own.setVisible(own)
        self.changed.emit()
