"""Has a few groups typed back: only a sheet that was tried is a sheet to rely on."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from mentor_desk.safety import sheet
from mentor_desk.services import recovery
from mentor_desk.ui.dialogs.dialog import Dialog
from mentor_desk.ui.recovery.groups import GroupFields
from mentor_desk.ui.theme import Role
from mentor_desk.ui.widgets.labels import WrapLabel, body

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from mentor_desk.store import Key
    from mentor_desk.ui.desk import Desk

_ASKED = 3


def any_three() -> list[int]:
    chosen = secrets.SystemRandom().sample(range(1, sheet.GROUPS + 1), _ASKED)
    return sorted(chosen)


class CheckDialog(Dialog):
    """`choose` says which groups are asked for."""

    def __init__(
        self, desk: Desk, key: Key, parent: QWidget, choose: Callable[[], Sequence[int]] = any_three
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._number = sheet.sheet_number(key)
        self._wanted = dict(enumerate(sheet.groups(key), 1))
        asked = choose()
        self.fields = GroupFields(asked)
        self.said = WrapLabel("", Role.SECONDARY, "danger")
        self.set_heading(self.tr("Try your recovery sheet"))
        self.set_buttons(self.tr("Check"), self.tr("Later"))
        numbers = ", ".join(map(str, asked[:-1]))
        self.body.addWidget(
            body(
                self.tr(
                    "Take sheet {sheet} and type its groups {numbers} and {last}. Then you know "
                    "that it can be read."
                ).format(sheet=self._number, numbers=numbers, last=asked[-1])
            )
        )
        self.body.addWidget(self.fields)
        self.body.addWidget(self.said)
        self.said.hide()
        self.fields.changed.connect(self.said.hide)
        self.fields.setFocus()

    def try_it(self) -> None:
        typed = self.fields.texts()
        wrong = next((one for one, text in typed.items() if text != self._wanted[one]), None)
        if wrong is not None:
            self._refuse(wrong, typed[wrong])
        elif self._desk.attempt(self._note):
            self.accept()
            self._desk.say(self.tr("Your recovery sheet is right."))

    def _note(self) -> None:
        with self._desk.store.write(self) as session:
            recovery.note_checked(session, self._number, self._desk.clock.now())

    def _refuse(self, number: int, text: str) -> None:
        if not text:
            said = self.tr("Group {number} is missing.")
        elif sheet.group_is_right(number, text):
            said = self.tr("Group {number} is of another sheet. Take the one numbered {sheet}.")
        else:
            said = self.tr("Group {number} is not right. Compare it with the sheet.")
        self.fields.point_at(number)
        self.said.set_text(said.format(number=number, sheet=self._number))
        self.said.show()
