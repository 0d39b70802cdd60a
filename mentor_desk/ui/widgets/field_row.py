"""One field of a form: label above, help and error below, all three tied together."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mentor_desk.ui.theme import Role
from mentor_desk.ui.widgets.boxes import column
from mentor_desk.ui.widgets.fields import settle
from mentor_desk.ui.widgets.labels import WrapLabel, secondary


class FieldRow(QWidget):
    """`label` may hold an access key (`&Name`); it names `field` for assistive technology too."""

    def __init__(
        self, label: str, field: QWidget, help_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.label = WrapLabel(label, Role.SECONDARY, "text2")
        self.label.setBuddy(field)
        self.label.setText(label)
        settle(field)
        if not field.accessibleName():
            field.setAccessibleName(label.replace("&&", "\0").replace("&", "").replace("\0", "&"))
        self.help = secondary(help_text)
        self.help.set_tone("text3")
        self.error = WrapLabel("", Role.SECONDARY, "danger")
        below = column(self.help, self.error, spacing=2)
        self.setLayout(column(self.label, field, below, spacing=6))
        self.set_help(help_text)
        self.set_error("")
        if field.focusPolicy() != Qt.FocusPolicy.NoFocus:
            self.setFocusProxy(field)

    def set_help(self, text: str) -> None:
        self.help.set_text(text)
        self.help.setVisible(bool(text))
        self._describe()

    def set_error(self, text: str) -> None:
        """Says what is wrong and what to do; empty when all is well."""
        self.error.set_text(text)
        self.error.setVisible(bool(text))
        if bool(self.field.property("invalid")) != bool(text):
            self.field.setProperty("invalid", bool(text))
            style = self.field.style()
            style.unpolish(self.field)
            style.polish(self.field)
        self._describe()

    def _describe(self) -> None:
        parts = (self.error.text(), self.help.text())
        self.field.setAccessibleDescription("\n".join(part for part in parts if part))
