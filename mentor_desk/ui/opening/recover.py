"""The way in when the passphrase is forgotten: the groups of the recovery sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from mentor_desk.safety import sheet
from mentor_desk.ui.opening.sheet import Sheet
from mentor_desk.ui.recovery.groups import GroupFields
from mentor_desk.ui.theme import Role
from mentor_desk.ui.widgets.boxes import row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.labels import WrapLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mentor_desk.ui.voice import QtVoice


class RecoverPage(Sheet):
    """Emits the key that was typed."""

    typed = Signal(object)
    back_wanted = Signal()

    def __init__(self, voice: QtVoice, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._voice = voice
        self.heading.set_text(self.tr("Open with your recovery sheet"))
        self.lead.set_text(
            self.tr(
                "Type the sixteen groups as they stand on the page; the cursor moves on by itself. "
                "Small letters are fine. What a scanner read from the square can be pasted into "
                "any field."
            )
        )
        self.fields = GroupFields(range(1, sheet.GROUPS + 1))
        self.said = WrapLabel("", Role.SECONDARY, "danger")
        self.open_button = Button(self.tr("&Open the journal"), Kind.PRIMARY)
        back = Button(self.tr("&Back to the passphrase"), Kind.QUIET)
        self.body.addWidget(self.fields)
        self.body.addWidget(self.said)
        self.body.addLayout(row(self.open_button, None, back, spacing=4))
        self.said.hide()
        self.setFocusProxy(self.fields)
        self.fields.changed.connect(self.said.hide)
        self.fields.entered.connect(self._ask)
        self.open_button.clicked.connect(self._ask)
        back.clicked.connect(self.back_wanted)

    @property
    def has_text(self) -> bool:
        return len(self.fields.missing()) < sheet.GROUPS

    def forget(self) -> None:
        self.fields.clear()
        self.said.hide()
        self.set_busy(busy=False)

    def set_busy(self, *, busy: bool) -> None:
        self.open_button.setEnabled(not busy)
        self.open_button.setText(self.tr("Opening…") if busy else self.tr("&Open the journal"))
        self.fields.setEnabled(not busy)

    def refuse(self, why: str, group: int | None = None) -> None:
        self.set_busy(busy=False)
        self.said.set_text(why)
        self.said.show()
        if group is not None:
            self.fields.point_at(group)

    def _ask(self) -> None:
        if not self.open_button.isEnabled():
            return
        missing = self.fields.missing()
        try:
            if missing and self.has_text:
                said = self.tr("Group {number} is missing.").format(number=missing[0])
                self.refuse(said)
                self.fields.fields[missing[0]].edit.setFocus()
                return
            key = sheet.join([] if missing else list(self.fields.texts().values()))
        except sheet.NotASheet as error:
            self.refuse(self._voice.say(error.words), next(iter(error.groups), None))
        else:
            self.set_busy(busy=True)
            self.typed.emit(key)
