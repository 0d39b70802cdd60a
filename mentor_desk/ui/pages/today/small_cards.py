"""The quieter cards of today: open actions, and what is worth a word of praise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.records import Owner
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.theme import Role
from mentor_desk.ui.ticking import ActionTick
from mentor_desk.ui.widgets.boxes import clear, column, row
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.chip import Chip
from mentor_desk.ui.widgets.labels import ElidedLabel, body, date_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QHBoxLayout, QWidget

    from mentor_desk.services.actions import ActionRow
    from mentor_desk.services.today import Reached
    from mentor_desk.ui.desk import Desk

_MOST = 6


class OpenActionsCard(Card):
    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self._page = page
        self.set_title(self.tr("Open actions"))
        self.all = self.add_action(self.tr("Show all"))
        self.all.clicked.connect(lambda: desk.go(Place(PageName.ACTIONS)))
        self._rows = column(spacing=2)
        self.body.addLayout(self._rows)

    def set_rows(self, actions: Sequence[ActionRow], count: int) -> None:
        clear(self._rows)
        for action in actions[:_MOST]:
            self._rows.addLayout(self._row(action))
        self.all.setText(self.tr("Show all {n}").format(n=count))
        self.all.updateGeometry()
        self.setVisible(bool(actions))

    def _row(self, action: ActionRow) -> QHBoxLayout:
        mine = action.owner is Owner.ME
        whose = self.tr("you, for {name}").format(name=action.mentee) if mine else action.mentee
        line = row(
            ActionTick(self._desk, action, self._page),
            ElidedLabel(whose, Role.SECONDARY, "text2"),
        )
        line.setStretch(0, 3)
        line.setStretch(1, 1)
        return line


class ReachedCard(Card):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.set_title(self.tr("Worth celebrating"))
        self._rows = column(spacing=10)
        self.body.addLayout(self._rows)

    def set_rows(self, found: Sequence[Reached]) -> None:
        clear(self._rows)
        for one in found:
            self._rows.addLayout(self._row(one))
        self.setVisible(bool(found))

    def _row(self, one: Reached) -> QHBoxLayout:
        word = self.tr("Milestone") if one.step else self.tr("Goal reached")
        said = self.tr("{name}: {what}").format(name=one.mentee, what=one.step or one.goal)
        day = self._desk.voice.brief_day(one.day, self._desk.clock.today())
        line = row(
            Chip(word, "accent", "flag" if one.step else "target"),
            body(said, strong=one.mentee),
            date_label(day),
        )
        line.setStretch(1, 1)
        return line
