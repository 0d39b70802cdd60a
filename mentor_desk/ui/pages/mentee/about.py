"""Who the mentee is and what was agreed about the relationship, to be changed in place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from mentor_desk.records import Mentee, Mentorship, MentorshipKind, Phase, Standing
from mentor_desk.ui import versions
from mentor_desk.ui.forms.editors import ChoiceEditor, DayEditor, Editor
from mentor_desk.ui.forms.record_form import Bound, RecordForm, day
from mentor_desk.ui.pages.mentee.texts import kind_text, phase_text
from mentor_desk.ui.widgets.boxes import row
from mentor_desk.ui.widgets.button import IconButton
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.date_field import Lean
from mentor_desk.ui.widgets.fields import settle
from mentor_desk.ui.widgets.page import Page
from mentor_desk.ui.widgets.spread import Spread

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from enum import StrEnum

    from mentor_desk.services.mentees import Person
    from mentor_desk.ui.desk import Desk

_MOST = 365
_TWO_COLUMNS = 780


class AboutTab(Page):
    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(width=1080)
        unreadable = self.tr("This cannot be read as a day. Try 31 January 2027.")
        today = desk.clock.today
        self.person_form = RecordForm(
            desk,
            Mentee,
            self._of_mentee(today),
            unreadable,
            states={"standing": self._said_of_standing},
        )
        self.mentorship_form = RecordForm(
            desk,
            Mentorship,
            self._of_mentorship(today),
            unreadable,
            states={"phase": self._said_of_phase, "formal": self._said_of_formal},
        )
        rhythm = self.mentorship_form.rows["rhythm_days"]
        rhythm.set_help(self.tr("From one session to the next; 0 if none is agreed."))
        self._desk = desk
        self._person: Person | None = None
        person, mentorship = Card(), Card()
        person.set_title(self.tr("Person"))
        mentorship.set_title(self.tr("Relationship"))
        for at, card in enumerate((person, mentorship)):
            earlier = IconButton("history", self.tr("Earlier versions"))
            earlier.clicked.connect(partial(self.show_versions, at))
            card.add_to_header(earlier)
        person.body.addWidget(self.person_form)
        mentorship.body.addWidget(self.mentorship_form)
        self.body.addWidget(Spread([person], [mentorship], _TWO_COLUMNS))
        self.mentorship_form.editor("formal").edited.connect(self._show_formal)

    def show_versions(self, first: int = 0) -> None:
        """Of the long text of the first or the second card, with the other one beside it."""
        person = self._person
        if person is None or not self.flush():
            return
        name, voice = person.mentee.name, self._desk.voice
        subjects = [
            versions.long_text(person.mentee, "good_to_know", name, voice),
            versions.long_text(person.mentorship, "purpose", name, voice),
        ]
        versions.Versions(self._desk, subjects, self, first=first).open()

    def show_person(self, person: Person) -> None:
        self._person = person
        self.person_form.show_record(person.mentee)
        self.mentorship_form.show_record(person.mentorship)
        self._show_formal()

    def flush(self) -> bool:
        kept = self.person_form.leave()
        return self.mentorship_form.leave() and kept

    def _show_formal(self) -> None:
        """An informal relationship is not asked for rhythm, phase and agreed end."""
        formal = self.mentorship_form.editor("formal").text() == "yes"
        for name in ("rhythm_days", "phase", "ends_on", "sponsor_name"):
            self.mentorship_form.rows[name].setVisible(formal)

    def _standing(self, standing: Standing) -> str:
        return {
            Standing.PROSPECT: self.tr("not begun"),
            Standing.ACTIVE: self.tr("active"),
            Standing.ALUMNI: self.tr("alumni"),
        }[standing]

    def _said_of_standing(self, value: object) -> str:
        name = self._person.mentee.name if self._person else ""
        said = self.tr("Changed the standing of {name} to “{standing}”")
        return said.format(name=name, standing=self._standing(Standing(str(value))))

    def _said_of_phase(self, value: object) -> str:
        phase = phase_text(Phase(str(value)))
        return self.tr("Changed the phase to “{phase}”").format(phase=phase)

    def _said_of_formal(self, value: object) -> str:
        if value:
            return self.tr("Made the relationship formal")
        return self.tr("Made the relationship informal")

    def _of_mentee(self, today: Callable[[], date]) -> dict[str, Bound]:
        standings = [(one.value, self._standing(one)) for one in Standing]
        return {
            "standing": _choice(ChoiceEditor(self.tr("Standing"), standings), Standing),
            "met_on": day(DayEditor(today, Lean.BACK)),
        }

    def _of_mentorship(self, today: Callable[[], date]) -> dict[str, Bound]:
        kinds = [(one.value, kind_text(one)) for one in MentorshipKind]
        phases = [(one.value, phase_text(one)) for one in Phase]
        formal = [("no", self.tr("informal")), ("yes", self.tr("formal"))]
        return {
            "kind": _choice(ChoiceEditor(self.tr("Kind"), kinds), MentorshipKind),
            "formal": Bound(
                ChoiceEditor(self.tr("Formal"), formal),
                _formal,
                "yes".__eq__,
            ),
            "phase": _choice(ChoiceEditor(self.tr("Phase"), phases), Phase),
            "rhythm_days": Bound(
                RhythmEditor(),
                _days,
                _of_days,
            ),
            "started_on": day(DayEditor(today, Lean.BACK)),
            "ends_on": day(DayEditor(today, Lean.AHEAD)),
            "closed_on": day(DayEditor(today, Lean.BACK)),
        }


def _formal(value: object) -> str:
    return "yes" if value else "no"


def _days(value: object) -> str:
    return "" if value is None else str(value)


def _of_days(text: str) -> int | None:
    return int(text) if text else None


def _choice(editor: ChoiceEditor, kind: type[StrEnum]) -> Bound:
    return Bound(editor, str, kind)


class RhythmEditor(Editor):
    """“Every 2 weeks”, or nothing agreed; as text it is the number of days."""

    def __init__(self) -> None:
        box = QWidget()
        self._number = QSpinBox()
        self._number.setRange(0, _MOST)
        self._unit = QComboBox()
        for field in (self._number, self._unit):
            settle(field)
        box.setLayout(row(self._number, self._unit, None, spacing=8))
        super().__init__(box, self._number)
        self._number.setSpecialValueText(self.tr("none agreed"))
        self._number.setPrefix(self.tr("every "))
        self._unit.addItem(self.tr("weeks"), 7)
        self._unit.addItem(self.tr("days"), 1)
        self._unit.setAccessibleName(self.tr("Weeks or days"))
        self._number.valueChanged.connect(self.edited)
        self._unit.activated.connect(self.edited)

    def text(self) -> str:
        days = self._number.value() * int(self._unit.currentData())
        return str(days) if days else ""

    def set_text(self, text: str) -> None:
        days = int(text) if text.isdigit() else 0
        weeks = days % 7 == 0
        with QSignalBlocker(self._number):
            self._unit.setCurrentIndex(0 if weeks else 1)
            self._number.setValue(days // 7 if weeks else days)
