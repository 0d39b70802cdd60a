"""Ticking an action off in place, with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mentor_desk.records import ActionState, Owner
from mentor_desk.services import actions
from mentor_desk.ui.when import due
from mentor_desk.ui.widgets.check_row import CheckRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mentor_desk.services.actions import ActionRow
    from mentor_desk.ui.desk import Desk

_PLACE = "Ticking"


def tick(desk: Desk, action: ActionRow, *, done: bool, origin: object = None) -> bool:
    """Says what it did; undoing tells everybody, `origin` too."""
    if not _set(desk, action, done=done, origin=origin):
        return False
    tr = QCoreApplication.translate
    template = tr(_PLACE, "“{text}” is done") if done else tr(_PLACE, "“{text}” is open again")

    def undo() -> None:
        _set(desk, action, done=not done, origin=None)

    desk.say(template.format(text=action.text), undo)
    return True


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

    def _tick(self) -> None:
        done = self.isChecked()
        if not tick(self._desk, self.action_row, done=done, origin=self._page):
            done = not done
        # The same action may stand on the page twice.
        same = self._page.findChildren(ActionTick) if self._page else [self]
        for one in same:
            if one.action_row.id == self.action_row.id:
                one.setChecked(done)


def _set(desk: Desk, action: ActionRow, *, done: bool, origin: object) -> bool:
    state = ActionState.DONE if done else ActionState.OPEN

    def write() -> None:
        with desk.store.write(origin) as session:
            actions.set_state(session, action.id, state, desk.clock.today())

    return desk.attempt(write)
