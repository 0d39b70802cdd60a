"""An action as a row to tick, with what else can be done with it; Ctrl+Z takes it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mentor_desk.records import Action, ActionState, Owner
from mentor_desk.services import actions
from mentor_desk.ui.row_menu import RowMenu
from mentor_desk.ui.thrown import shortened
from mentor_desk.ui.when import due
from mentor_desk.ui.widgets.check_row import CheckRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

    from mentor_desk.services.actions import ActionRow
    from mentor_desk.ui.desk import Desk


def set_state(desk: Desk, action: ActionRow, state: ActionState, origin: object = None) -> bool:
    """Says what it did; undoing tells everybody, `origin` too."""
    said = {
        ActionState.DONE: _tr("Marked “{text}” as done"),
        ActionState.OPEN: _tr("Marked “{text}” as open again"),
        ActionState.DROPPED: _tr("Dropped “{text}”"),
    }[state].format(text=shortened(action.text))
    today = desk.clock.today()
    return desk.change(
        said, lambda session: actions.set_state(session, action.id, state, today), origin
    )


class ActionTick(CheckRow):
    """An action as a row to tick, on `page`, which need not read anew for it.

    It stays in its place until the page is shown again, and so can be ticked back.
    """

    def __init__(self, desk: Desk, action: ActionRow, page: QWidget | None = None) -> None:
        super().__init__(action.text, on=action.state is ActionState.DONE)
        self._desk = desk
        self.action_row = action
        self._page = page
        if action.due_on is not None and action.state is ActionState.OPEN:
            self.set_chip(*due(action.due_on, desk.clock.today(), desk.voice))
        whose = (
            self.tr("Promise to {name}: {text}") if action.owner is Owner.ME else "{name}: {text}"
        )
        self.setAccessibleName(whose.format(name=action.mentee, text=action.text))
        self.clicked.connect(self._tick)
        self.row_menu = RowMenu(self, self._fill, self.delete)

    def delete(self) -> None:
        self._desk.undo.throw_away(Action, self.action_row.id)

    def _fill(self, menu: QMenu) -> None:
        if not self.isChecked():
            drop = partial(set_state, self._desk, self.action_row, ActionState.DROPPED)
            menu.addAction(self.tr("D&rop")).triggered.connect(lambda: drop())
        menu.addAction(self.tr("&Delete")).triggered.connect(self.delete)

    def _tick(self) -> None:
        done = self.isChecked()
        state = ActionState.DONE if done else ActionState.OPEN
        if not set_state(self._desk, self.action_row, state, self._page):
            done = not done
        # The same action may stand on the page twice.
        same = self._page.findChildren(ActionTick) if self._page else [self]
        for one in same:
            if one.action_row.id == self.action_row.id:
                one.setChecked(done)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Ticking", text)
