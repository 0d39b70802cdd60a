"""What is taken on in this session, by either; captured in one line and back to the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from mentor_desk.clean import clean_line
from mentor_desk.errors import KnownError
from mentor_desk.records import Action, Owner
from mentor_desk.services import actions
from mentor_desk.ui.pages.session.side import Group
from mentor_desk.ui.pages.session.tick_block import TickBlock, not_shown, seen_now
from mentor_desk.ui.theme import Role
from mentor_desk.ui.thrown import shortened
from mentor_desk.ui.widgets.boxes import clear, column
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.choice import SegmentedChoice
from mentor_desk.ui.widgets.date_field import DateField, Lean
from mentor_desk.ui.widgets.flow import FlowLayout
from mentor_desk.ui.widgets.labels import WrapLabel, secondary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mentor_desk.services.actions import ActionRow
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.note.people import People
    from mentor_desk.ui.pages.session.reading import Reading


class TakenOn(Group):
    done = Signal()
    """Something was captured by Enter: back to the text."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Taken on"))
        self._desk = desk
        self._reading: Reading | None = None
        self._hide_private = False
        self._lists = column(spacing=2)
        self.text = QLineEdit()
        self.text.setAccessibleName(self.tr("What is taken on"))
        self.text.setPlaceholderText(self.tr("Who does what?"))
        self.due = DateField(desk.clock.today, Lean.AHEAD)
        self.due.setAccessibleName(self.tr("By when"))
        self.due.setPlaceholderText(self.tr("by when"))
        self.add = Button(self.tr("Add"))
        self._error = WrapLabel("", Role.SECONDARY, "danger")
        self._error.hide()
        self._owner_place = column(spacing=0)
        self.owner = SegmentedChoice("", [])
        when = FlowLayout(self.due, self.add, spacing=6)
        form = column(self.text, self._owner_place, spacing=6)
        form.addLayout(when)
        form.addWidget(self._error)
        self.body.addLayout(self._lists)
        self.body.addLayout(form)
        self.add.clicked.connect(self._keep)
        self.text.returnPressed.connect(self._keep_and_go)
        self.due.returnPressed.connect(self._keep_and_go)

    def show_reading(self, reading: Reading, people: People) -> None:
        if self._reading is None or self._reading.mentee.name != people.mentee:
            self._name_owners(people)
        self._reading = reading
        clear(self._lists)
        seen = seen_now(reading.taken_on, hide=self._hide_private)
        self._list(people.mentee, [one for one in seen if one.owner is Owner.MENTEE])
        self._list(self.tr("You promised"), [one for one in seen if one.owner is Owner.ME])
        if len(seen) < len(reading.taken_on):
            self._lists.addWidget(not_shown(len(reading.taken_on) - len(seen)))

    def hide_private(self, hide: bool) -> None:
        """Takes effect when it is shown anew."""
        self._hide_private = hide

    def begin(self, owner: Owner | None = None) -> None:
        """The keyboard goes to the line where it is written."""
        if owner is not None:
            self.owner.set_value(str(owner))
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def spoken(self, owner: Owner, text: str) -> bool:
        """`text` as after /action or /promise; kept at once if there is any."""
        if not text.strip():
            self.begin(owner)
            return True
        return self._desk.attempt(lambda: self._write(owner, text))

    def _name_owners(self, people: People) -> None:
        clear(self._owner_place)
        options = [(str(Owner.MENTEE), people.mentee), (str(Owner.ME), self.tr("I do"))]
        self.owner = SegmentedChoice(self.tr("Who does it"), options, str(Owner.MENTEE))
        self._owner_place.addWidget(self.owner)

    def _list(self, heading: str, found: Sequence[ActionRow]) -> None:
        if found:
            self._lists.addWidget(secondary(heading))
        for one in found:
            self._lists.addWidget(TickBlock(self._desk, one))

    def _keep_and_go(self) -> None:
        if self._keep():
            self.done.emit()

    def _keep(self) -> bool:
        if self.due.unreadable():
            self._say(
                self.tr("By which day? For example Friday, 4 December or in 2 weeks."), self.due
            )
            return False
        kept = self.text.text(), self.due.text()
        owner, day = Owner(self.owner.value() or Owner.MENTEE), self.due.day()
        self._error.hide()
        # Emptied first: the commit makes the page read everything again.
        self.text.clear()
        self.due.clear()
        try:
            self._write(owner, kept[0], day)
        except KnownError as error:
            self.text.setText(kept[0])
            self.due.setText(kept[1])
            self._say(self._desk.voice.say(error.words), self.text)
            return False
        return True

    def _write(self, owner: Owner, text: str, due_on: date | None = None) -> None:
        reading = self._reading
        if reading is None:
            return
        made = Action(
            mentorship_id=reading.mentorship.id,
            session_id=reading.session.id,
            goal_id=reading.session.focus_goal_id,
            text=text,
            owner=owner,
            made_on=reading.session.starts_at.date(),
            due_on=due_on,
        )
        said = self.tr("Promised: {text}") if owner is Owner.ME else self.tr("Taken on: {text}")
        what = said.format(text=shortened(clean_line(text)))
        self._desk.undo.run(what, lambda session: actions.add(session, made))

    def _say(self, text: str, field: QWidget) -> None:
        self._error.set_text(text)
        self._error.show()
        field.setAccessibleDescription(text)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
