"""Fields for the groups of a recovery sheet, laid out as on the paper; each says if it is right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from mentor_desk.safety import sheet
from mentor_desk.ui.theme import Role
from mentor_desk.ui.widgets.boxes import column
from mentor_desk.ui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

_IN_A_ROW = 4


class GroupFields(QWidget):
    """`numbers` are those on the sheet, from 1. What is pasted into one field flows on into the
    next.
    """

    changed = Signal()
    entered = Signal()
    """Return was pressed in a field."""

    def __init__(self, numbers: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = {number: _Group(number) for number in numbers}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for place, group in enumerate(self.fields.values()):
            grid.addWidget(group, place // _IN_A_ROW, place % _IN_A_ROW)
            group.edit.textEdited.connect(partial(self._typed, group))
            group.edit.returnPressed.connect(self.entered)
        self.setLayout(grid)
        self.setFocusProxy(next(iter(self.fields.values())).edit)

    def texts(self) -> dict[int, str]:
        return {number: sheet.tidy(group.edit.text()) for number, group in self.fields.items()}

    def missing(self) -> list[int]:
        return [number for number, text in self.texts().items() if not text]

    def point_at(self, number: int) -> None:
        """Brings the cursor to a group that is not right."""
        group = self.fields[number]
        group.say_wrong()
        group.edit.setFocus()
        group.edit.selectAll()

    def clear(self) -> None:
        for group in self.fields.values():
            group.fill("")

    def _typed(self, group: _Group, text: str) -> None:
        if len(sheet.tidy(text)) > sheet.GROUP_CHARACTERS:
            self._flow(group, text)
        else:
            group.fill(sheet.tidy(text))
        if _right(group.number, group.edit.text()) and group.at_end():
            self._after(group)
        self.changed.emit()

    def _flow(self, group: _Group, text: str) -> None:
        parts = sheet.split(text)
        whole = len(parts) >= sheet.GROUPS
        numbers = [number for number in self.fields if whole or number >= group.number]
        for number, part in zip(numbers, parts, strict=False):
            self.fields[number].fill(part)

    def _after(self, group: _Group) -> None:
        """On to the next that is empty; the last stays where it is."""
        later = [number for number in self.missing() if number > group.number]
        if later:
            self.fields[later[0]].edit.setFocus(Qt.FocusReason.TabFocusReason)


class _Group(QWidget):
    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.edit = _Field()
        self.edit.setAccessibleName(self.tr("Group {number}").format(number=number))
        self._said = ElidedLabel(str(number), Role.SECONDARY, "text2", tabular=True)
        self.setLayout(column(self._said, self.edit, spacing=4))
        self.edit.editingFinished.connect(self._judge)

    def fill(self, text: str) -> None:
        if text != self.edit.text():
            self.edit.setText(text)
        self._judge(short_is_wrong=False)

    def at_end(self) -> bool:
        return self.edit.cursorPosition() == len(self.edit.text())

    def say_wrong(self) -> None:
        self._say(self.tr("not right"), wrong=True)

    def _judge(self, *, short_is_wrong: bool = True) -> None:
        """A group one is still typing is not called wrong."""
        text = self.edit.text()
        if _right(self.number, text):
            self._say(self.tr("right"), wrong=False)
        elif text and (short_is_wrong or len(text) >= sheet.GROUP_CHARACTERS):
            self.say_wrong()
        else:
            self._say("", wrong=False)

    def _say(self, what: str, *, wrong: bool) -> None:
        self._said.setText(f"{self.number} · {what}" if what else str(self.number))
        self._said.set_tone("danger" if wrong else "accent" if what else "text2")
        self.edit.setAccessibleDescription(what)
        if bool(self.edit.property("invalid")) != wrong:
            self.edit.setProperty("invalid", wrong)
            style = self.edit.style()
            style.unpolish(self.edit)
            style.polish(self.edit)


class _Field(QLineEdit):
    """Wide enough for one group."""

    def sizeHint(self) -> QSize:
        usual = super().sizeHint()
        # The edges, which the style sheet knows, and the cursor.
        width = QFontMetricsF(self.font()).horizontalAdvance("WM8WM8") + 26
        return QSize(round(width), usual.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _right(number: int, text: str) -> bool:
    return sheet.group_is_right(number, text)
