"""What everybody took on, the mentor too, in one list: overdue first, ticked off in place."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mentor_desk.records import Action, Mentee, Owner
from mentor_desk.services import actions
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.row_menu import focus_kept
from mentor_desk.ui.theme import Role
from mentor_desk.ui.ticking import ActionTick
from mentor_desk.ui.widgets.boxes import clear, column, row
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.choice import SegmentedChoice
from mentor_desk.ui.widgets.empty_state import EmptyState
from mentor_desk.ui.widgets.labels import title
from mentor_desk.ui.widgets.name_button import NameButton
from mentor_desk.ui.widgets.page import Page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout

    from mentor_desk.services.actions import ActionRow
    from mentor_desk.store import Changes
    from mentor_desk.ui.desk import Desk

AT_ONCE = 50
_ALL = "all"


class ActionsPage(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._most = AT_ONCE
        self.whose = SegmentedChoice(
            self.tr("Whose actions"),
            [
                (_ALL, self.tr("All")),
                (str(Owner.ME), self.tr("My promises")),
                (str(Owner.MENTEE), self.tr("Taken on by mentees")),
            ],
            _ALL,
        )
        self._cards = column(spacing=20)
        self.empty = EmptyState(
            "list-checks", self.tr("What is taken on in sessions stands here until it is done.")
        )
        self.more = Button(self.tr("Show more"))
        page = Page()
        page.body.addWidget(title(self.tr("Open actions")))
        page.body.addWidget(self.whose)
        page.body.addLayout(self._cards)
        page.body.addLayout(row(self.more, None))
        page.body.addWidget(self.empty)
        self.setLayout(column(page))
        self.whose.chosen.connect(self._choose)
        self.more.clicked.connect(self._show_more)
        desk.changed.connect(self._heard)

    @property
    def widget(self) -> QWidget:
        return self

    def show_place(self, place: Place) -> None:
        del place
        self._read()

    def flush(self) -> bool:
        return True

    def _heard(self, changes: Changes) -> None:
        if changes.origin is not self and self.isVisible() and changes.touch(Action, Mentee):
            self._read()

    def _choose(self) -> None:
        self._most = AT_ONCE
        self._read()

    def _show_more(self) -> None:
        self._most += AT_ONCE
        self._read()

    def _read(self) -> None:
        value = self.whose.value()
        owner = None if value in {None, _ALL} else Owner(str(value))
        with self._desk.store.read() as session:
            found = actions.open_rows(session, limit=self._most + 1, owner=owner)
        with focus_kept(self, ActionTick):
            clear(self._cards)
            for heading, rows in self._groups(found[: self._most]):
                if rows:
                    self._cards.addWidget(self._card(heading, rows))
        self.more.setVisible(len(found) > self._most)
        self.empty.setVisible(not found)

    def _groups(self, found: list[ActionRow]) -> list[tuple[str, list[ActionRow]]]:
        today = self._desk.clock.today()
        week = today + timedelta(days=7)
        dated = [(one, one.due_on) for one in found if one.due_on is not None]
        return [
            (self.tr("Overdue"), [one for one, due in dated if due < today]),
            (self.tr("In the next seven days"), [one for one, due in dated if today <= due < week]),
            (self.tr("Later"), [one for one, due in dated if due >= week]),
            (self.tr("Without a date"), [one for one in found if one.due_on is None]),
        ]

    def _card(self, heading: str, rows: list[ActionRow]) -> Card:
        card = Card(heading)
        lines = column(spacing=2)
        for one in rows:
            lines.addLayout(self._row(one))
        card.body.addLayout(lines)
        return card

    def _row(self, one: ActionRow) -> QHBoxLayout:
        mine = one.owner is Owner.ME
        whose = self.tr("you, for {name}").format(name=one.mentee) if mine else one.mentee
        name = NameButton(whose, Role.SECONDARY)
        name.clicked.connect(lambda: self._desk.go(Place(PageName.MENTEE, one.mentee_id)))
        tick = ActionTick(self._desk, one, self)
        more = tick.row_menu.button(self.tr("Drop or delete “{text}”").format(text=one.text))
        line = row(tick, name, more)
        line.setStretch(0, 3)
        line.setStretch(1, 1)
        return line
