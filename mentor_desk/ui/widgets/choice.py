"""One of a few, all in sight: chips that answer as radio buttons do, arrow keys included."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.flow import FlowLayout
from mentor_desk.ui.widgets.paint import line_of_text, painter_for, panel, ring
from mentor_desk.ui.widgets.styled import lost_font

if TYPE_CHECKING:
    from collections.abc import Sequence


_NEXT = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_ONE_NUMBER_MS = 1000
"""Two digits typed within it are one number."""


class ChoiceChip(QRadioButton):
    """A radio button in the shape of a chip."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._look = appearance()
        self._by_mouse = False
        self._plain = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyle()
        self._look.changed.connect(self.restyle)

    def restyle(self) -> None:
        self.setFont(self._look.theme.font(Role.STRONG))
        self.updateGeometry()

    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() == QEvent.Type.FontChange:
            wanted = self._look.theme.font(Role.STRONG)
            if lost_font(self, wanted):
                self.restyle()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        width = ceil(metrics.horizontalAdvance(self._plain)) + 26
        return QSize(max(width, 36), max(30, ceil(metrics.height()) + 12))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # By itself it would look where the chips lie, and leave one out where they wrap.
        if event.key() in _NEXT:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, arg__1: QFocusEvent) -> None:
        self._by_mouse = arg__1.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(arg__1)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        del arg__1
        painter, theme, rect = painter_for(self), self._look.theme, QRectF(self.rect())
        on, radius = self.isChecked(), self.height() / 2
        ground = "accent_soft" if on else "sidebar" if self.underMouse() else "surface"
        outline = theme.colour("accent" if on else "control")
        width = 1.5 if on else theme.tokens.line
        if not self.isEnabled():
            ground, outline = "sidebar", theme.colour("border")
        panel(painter, rect, theme.colour(ground), outline, radius, width)
        if self.hasFocus() and not self._by_mouse:
            ring(painter, rect, theme.colour("accent"), radius)
            # A second line inside, because the chosen one has an accent outline already.
            panel(painter, rect.adjusted(3, 3, -3, -3), None, theme.colour("accent"), radius - 3)
        ink = "text3" if not self.isEnabled() else "accent" if on else "text"
        painter.setPen(theme.colour(ink))
        line_of_text(painter, rect, Qt.AlignmentFlag.AlignHCenter, self._plain)


class SegmentedChoice(QWidget):
    """Options are `(value, text)`; `chosen` tells the value when the user picks another."""

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]],
        value: str | None = None,
        parent: QWidget | None = None,
        *,
        spacing: int = 6,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values = [option for option, _ in options]
        self._group = QButtonGroup(self)
        self._chips = [ChoiceChip(text) for _, text in options]
        self.setLayout(FlowLayout(*self._chips, spacing=spacing))
        for at, chip in enumerate(self._chips):
            self._group.addButton(chip, at)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if value is not None:
            self.set_value(value)
        elif self._chips:
            self.setFocusProxy(self._chips[0])
        self._group.idToggled.connect(self._toggled)
        self._takes_digits = False
        self._begun = ""
        self._since = QElapsedTimer()

    def take_digits(self) -> None:
        """A digit chooses the option of that value; one and nought, quickly typed, make ten."""
        self._takes_digits = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        way = self._way(Qt.Key(event.key())) if event.modifiers() in plain else 0
        if way:
            self._move(way)
            return
        digit = event.text() if event.modifiers() in plain and event.text().isdigit() else ""
        if not (self._takes_digits and digit and self._choose_number(digit)):
            super().keyPressEvent(event)

    def _way(self, key: Qt.Key) -> int:
        across = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        turned = across and self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return -_NEXT.get(key, 0) if turned else _NEXT.get(key, 0)

    def _move(self, way: int) -> None:
        """In the order in which they are read, and round the ends."""
        open_ones = [chip for chip in self._chips if chip.isEnabled()]
        on = next((at for at, chip in enumerate(open_ones) if chip.hasFocus()), 0)
        chip = open_ones[(on + way) % len(open_ones)]
        chip.setFocus(Qt.FocusReason.OtherFocusReason)
        chip.setChecked(True)

    def _choose_number(self, digit: str) -> bool:
        soon = self._since.isValid() and not self._since.hasExpired(_ONE_NUMBER_MS)
        number = self._begun + digit if soon else digit
        value = number if number in self._values else digit
        if value not in self._values:
            return False
        self._begun = value
        self._since.start()
        chip = self.chip(value)
        chip.setFocus(Qt.FocusReason.OtherFocusReason)
        chip.setChecked(True)
        return True

    def value(self) -> str | None:
        at = self._group.checkedId()
        return self._values[at] if at >= 0 else None

    def set_value(self, value: str | None) -> None:
        """Show it without telling anybody; `None` or an unknown value leaves all off."""
        with QSignalBlocker(self):
            if value in self._values:
                chip = self._chips[self._values.index(value)]
                chip.setChecked(True)
                self.setFocusProxy(chip)
            else:
                self._group.setExclusive(False)
                for chip in self._chips:
                    chip.setChecked(False)
                self._group.setExclusive(True)

    def chip(self, value: str) -> ChoiceChip:
        return self._chips[self._values.index(value)]

    def _toggled(self, at: int, on: bool) -> None:
        if on:
            self.setFocusProxy(self._chips[at])
            self.chosen.emit(self._values[at])
