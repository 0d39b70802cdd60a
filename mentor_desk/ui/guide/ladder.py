"""The five levels of a ladder, one below the other, from much less than expected to much more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QGridLayout, QWidget

from mentor_desk.guides import EXPECTED, LEVELS
from mentor_desk.ui.forms.editors import Editor
from mentor_desk.ui.guide.naming import level_figure, level_text
from mentor_desk.ui.theme import Role
from mentor_desk.ui.widgets.growing_edit import GrowingEdit
from mentor_desk.ui.widgets.labels import ElidedLabel, WrapLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ASKED = (*range(EXPECTED, LEVELS), *reversed(range(EXPECTED)))
"""A ladder is asked for from the middle: what is expected, then better, then worse."""


class LadderField(QWidget):
    """One begins in the middle, and Enter goes on as a ladder is asked for; arrow keys and Tab go
    from level to level as they stand.
    """

    edited = Signal()
    entered = Signal()
    """Enter at the level asked for last."""
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.lines = [GrowingEdit(1, 4) for _ in range(LEVELS)]
        self._setting = False
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        grid.setColumnMinimumWidth(1, 84)
        middle = Qt.AlignmentFlag.AlignVCenter
        for at, line in enumerate(self.lines):
            level = at - EXPECTED
            figure = ElidedLabel(level_figure(level), Role.STRONG, "text2", tabular=True, keep=True)
            says = WrapLabel(level_text(level), Role.SECONDARY, "text" if not level else "text2")
            says.setAlignment(middle)
            line.setAccessibleName(f"{name}: {level_text(level)}")
            line.installEventFilter(self)
            line.textChanged.connect(self._changed)
            grid.addWidget(figure, at, 0, middle | Qt.AlignmentFlag.AlignRight)
            grid.addWidget(says, at, 1)
            grid.addWidget(line, at, 2)
        self.setLayout(grid)
        self.setFocusProxy(self.lines[EXPECTED])

    def levels(self) -> list[str]:
        return [" ".join(line.toPlainText().split()) for line in self.lines]

    def set_levels(self, levels: Sequence[str]) -> None:
        self._setting = True
        for line, level in zip(self.lines, levels, strict=True):
            if " ".join(line.toPlainText().split()) != level:
                line.setPlainText(level)
        self._setting = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        if isinstance(watched, GrowingEdit) and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._key(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, line: GrowingEdit, event: QKeyEvent) -> bool:
        """True for what the line does not keep for itself."""
        plain = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.modifiers() not in plain:
            return False
        key, at = Qt.Key(event.key()), self.lines.index(line)
        if key in _ENTER:
            self._go_on(at)
            return True
        step = _STEPS.get(key, 0)
        way = QTextCursor.MoveOperation.Up if step < 0 else QTextCursor.MoveOperation.Down
        if not step or line.textCursor().movePosition(way):
            return False  # there is more of this level on that side
        if 0 <= at + step < LEVELS:
            self.lines[at + step].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _go_on(self, at: int) -> None:
        after = _ASKED[_ASKED.index(at) + 1 :]
        if after:
            self.lines[after[0]].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.entered.emit()

    def _changed(self) -> None:
        if not self._setting:
            self.edited.emit()


class LadderEditor(Editor):
    """Its text has a line for each level; blank ones stay in their places."""

    def __init__(self, name: str) -> None:
        self._ladder = LadderField(name)
        super().__init__(self._ladder)
        self._ladder.edited.connect(self.edited)
        self._ladder.entered.connect(self.entered)
        self._ladder.left.connect(self.left)

    def text(self) -> str:
        return "\n".join(self._ladder.levels()).rstrip("\n")

    def set_text(self, text: str) -> None:
        if text == self.text():
            return
        lines = [" ".join(line.split()) for line in text.split("\n")]
        # What is below the fifth line, of another kind of field perhaps, is not lost from sight.
        last = " ".join(lines[LEVELS - 1 :])
        self._ladder.set_levels((*lines[: LEVELS - 1], *[""] * (LEVELS - 1 - len(lines)), last))
