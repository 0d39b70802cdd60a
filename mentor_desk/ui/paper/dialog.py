"""Prints a guide as a worksheet: what stands on it already, and how it will be filled in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from mentor_desk.guides import About
from mentor_desk.services import library, mentees, printed_forms, worksheets
from mentor_desk.ui.paper.press import Pressed, Wish, press
from mentor_desk.ui.paper.whose import Whose
from mentor_desk.ui.settings import PaperSize
from mentor_desk.ui.sheets.file_name import file_name
from mentor_desk.ui.sheets.making import Making
from mentor_desk.ui.sheets.output import Output
from mentor_desk.ui.sheets.printing import Printing
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.card import Divider
from mentor_desk.ui.widgets.choice import SegmentedChoice
from mentor_desk.ui.widgets.labels import WrapLabel, eyebrow, secondary, section
from mentor_desk.ui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QHideEvent

    from mentor_desk.reports.worksheet import Worksheet
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.paper.subject import Subject

BLANK, SHARED, ALL = "blank", "shared", "all"
_HAND, _TYPED = "hand", "typed"
_PANEL = 300
_BESIDE = 48


class PrintDialog(QDialog):
    """The pages beside the choices are the ones that leave; only their number is given then."""

    def __init__(self, desk: Desk, subject: Subject, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._subject = subject
        self._shared = self._for_mentee()
        self._number = ""
        self._pressed: Pressed | None = None
        self.making = Making(desk, self)
        self.output = Output(desk, self)
        self.printing = Printing(desk, self, self.making.drawing)
        self.pages = self.making.pages
        self.busy = self.making.busy
        self.content = SegmentedChoice(self.tr("What stands on it"), self._contents(), BLANK)
        ways = [(_HAND, self.tr("By hand")), (_TYPED, self.tr("On a computer"))]
        self.way = SegmentedChoice(self.tr("To be filled in"), ways, _HAND)
        sizes = [(PaperSize.A4.value, "A4"), (PaperSize.LETTER.value, self.tr("Letter"))]
        self.sheet_size = SegmentedChoice(self.tr("Paper"), sizes, desk.settings.paper.value)
        self.whose = self._whose()
        self.said = WrapLabel("", tone="private")
        self.way_said = secondary()
        self.save = Button(self.tr("&Save PDF…"), icon="download")
        self.print_button = Button(self.tr("&Print…"), Kind.PRIMARY, "printer")
        self.cancel = Button(self.tr("Close"))
        self._build(parent)
        self._press()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.making.stop()

    def _build(self, parent: QWidget) -> None:
        heading = self.tr("“{guide}” on paper").format(guide=self._subject.guide.title)
        self.setWindowTitle(heading)
        panel = Page(width=_PANEL)
        panel.setAccessibleName(self.tr("Choices"))
        panel.body.addWidget(section(heading))
        if self.whose is not None:
            panel.body.addLayout(column(eyebrow(self.tr("For whom")), self.whose, spacing=8))
        for name, choice, said in (
            *([] if self.whose else [(self.tr("What stands on it"), self.content, self.said)]),
            (self.tr("To be filled in"), self.way, self.way_said),
            (self.tr("Paper"), self.sheet_size, None),
        ):
            panel.body.addLayout(
                column(eyebrow(name), choice, *([said] if said else []), spacing=8)
            )
            choice.chosen.connect(self._press)
        panel.body.addWidget(
            secondary(
                self.tr(
                    "Each worksheet gets a number. With it, what comes back finds its place here, "
                    "and in no other journal."
                )
            )
        )
        panel.setFixedWidth(appearance().theme.scaled(_PANEL + 40))
        both = row(panel, column(self.busy, self.pages, spacing=0), spacing=0)
        both.setStretch(1, 1)
        foot = row(None, self.cancel, self.save, self.print_button, spacing=8)
        foot.setContentsMargins(24, 12, 24, 16)
        whole = column(both, Divider(), foot, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        room, scaled = parent.window().size(), appearance().theme.scaled
        self.resize(
            min(room.width() - _BESIDE, scaled(1080)), min(room.height() - _BESIDE, scaled(860))
        )
        self.cancel.setAutoDefault(False)
        self.save.setAutoDefault(False)
        self.print_button.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(lambda: self._leave(self._save))
        self.print_button.clicked.connect(lambda: self._leave(self._print))
        self.busy.stopped.connect(self.reject)

    def _whose(self) -> Whose | None:
        """Asked where the paper is of no record, and about somebody."""
        subject = self._subject
        if subject.mentee_id is not None or subject.guide.about is About.MENTOR:
            return None
        made = Whose(self._desk)
        made.activated.connect(self._choose_whose)
        return made

    def _choose_whose(self) -> None:
        """Another name is another paper, with a number of its own."""
        if self.whose is not None:
            number, name = self.whose.chosen()
            self._subject = self._subject._replace(mentee_id=number, name=name)
            self._number = ""
            self._press()

    def _contents(self) -> list[tuple[str, str]]:
        found = [(BLANK, self.tr("Blank"))]
        if self._shared:
            found.append((SHARED, self.tr("For {name}").format(name=self._subject.name)))
        if any(text.strip() for text in self._subject.answers.values()):
            found.append((ALL, self.tr("For me")))
        return found

    def _for_mentee(self) -> Mapping[str, str] | None:
        mentee_id, record = self._subject.mentee_id, self._subject.record
        if mentee_id is None or record is None or self._asks_mentor:
            return None
        found: list[dict[str, str] | None] = []
        store, guide = self._desk.store, self._subject.guide
        self._desk.attempt(
            lambda: found.append(worksheets.shared_answers(store, mentee_id, record, guide))
        )
        return found[0] if found else None

    @property
    def _asks_mentor(self) -> bool:
        guide = self._subject.guide
        return guide.for_mentor or guide.about is About.MENTOR

    def _answers(self) -> Mapping[str, str]:
        match self.content.value():
            case "shared":
                return self._shared or {}
            case "all":
                return self._subject.answers
            case _:
                return {}

    def _sheet(self) -> Worksheet:
        from mentor_desk.reports.worksheet import Worksheet

        subject = self._subject
        return Worksheet(
            guide=subject.guide,
            number=self._number,
            printed_on=self._desk.clock.today(),
            name=subject.name,
            answers=self._answers(),
            for_mentor=self.content.value() == ALL or subject.guide.about is About.MENTOR,
        )

    def _wish(self) -> Wish:
        return Wish(self._paper(), self.way.value() == _TYPED)

    def _paper(self) -> PaperSize:
        return PaperSize(self.sheet_size.value() or PaperSize.A4)

    def _press(self) -> None:
        self._explain()
        self._make(self._sheet(), self._show)

    def _make(self, sheet: Worksheet, then: Callable[[Pressed], None]) -> None:
        self.making.start(partial(press, sheet, self._desk.voice, self._wish()), then)

    def _show(self, pressed: Pressed) -> None:
        self._pressed = pressed
        self.making.show(pressed, self._paper())

    def _explain(self) -> None:
        all_ = self.content.value() == ALL
        draft = self._subject.record is not None and self._shared is None and not self._asks_mentor
        said = ""
        if all_:
            said = self.tr("For your eyes: everything you wrote stands on these pages.")
        elif draft and self._subject.answers and self._subject.mentee_id is not None:
            said = self.tr(
                "It is a draft, or only for you: none of it is printed on pages for {name}."
            ).format(name=self._subject.name)
        self.said.set_text(said)
        self.said.setVisible(bool(said))
        typed = self.way.value() == _TYPED
        self.way_said.set_text(
            self.tr("A PDF with boxes to type into. Saved and given back, it is read in here.")
            if typed
            else self.tr("Lines and boxes for a pen. What is written is typed in by you.")
        )
        self.print_button.setVisible(not typed)

    def _leave(self, then: Callable[[Pressed], None]) -> None:
        """The number is given to what leaves, not to what was only looked at."""
        if self._number or self._desk.attempt(self._give_number):
            self._make(self._sheet(), then)

    def _give_number(self) -> None:
        subject, today = self._subject, self._desk.clock.today()
        with self._desk.store.write(self) as session:
            mentorship_id = None
            if subject.record is None and subject.mentee_id is not None:
                mentorship_id = mentees.current_mentorship(session, subject.mentee_id).id
            form = printed_forms.make(
                session,
                subject.guide,
                today,
                mentorship_id=mentorship_id,
                record=subject.record,
            )
            library.keep_version(session, subject.guide, self._desk.clock.now())
            self._number = form.number

    def _save(self, pressed: Pressed) -> None:
        self._show(pressed)
        self.output.save(pressed, self._file_name())

    def _print(self, pressed: Pressed) -> None:
        self._show(pressed)
        self.printing.ask_and_print(pressed, self._file_name(), self._paper())

    def _file_name(self) -> str:
        named = self._subject.guide.title
        template = self.tr("{name} – {guide} – {day}") if self._subject.name else "{guide} – {day}"
        whole = template.replace("{guide}", named.replace("{", "(").replace("}", ")"))
        return file_name(whole, self._subject.name, self._desk.clock.today())
