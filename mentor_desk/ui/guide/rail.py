"""The steps of a guide in their order, with a tick at those that say something."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.boxes import clear, column
from mentor_desk.ui.widgets.flow import FlowLayout
from mentor_desk.ui.widgets.paint import centred, leading_rect, mirrored, painter_for, panel, ring

if TYPE_CHECKING:
    from collections.abc import Sequence

_DISC = 24


class StepButton(QAbstractButton):
    """A disc with number or tick, and beside it the title unless there is no room for it."""

    def __init__(self, number: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = appearance()
        self._number = number
        self._title = title
        self._done = False
        self._current = False
        self._compact = False
        self.setText(title.replace("&", "&&"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tell()
        self._look.changed.connect(self.updateGeometry)

    def set_state(self, *, current: bool, done: bool, compact: bool) -> None:
        if (current, done, compact) == (self._current, self._done, self._compact):
            return  # told with each key: a whole rail drawn anew is a quarter of what a key costs
        self._current, self._done = current, done
        if compact != self._compact:
            self._compact = compact
            across = QSizePolicy.Policy.Fixed if compact else QSizePolicy.Policy.Preferred
            self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
            self.updateGeometry()
        self.setToolTip(self._title if compact else "")
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        side = self._look.theme.scaled(_DISC) + 8
        if self._compact:
            return QSize(side + 4, side)
        lines = self._wrapped(self._look.theme.scaled(200) - side - 10)
        return QSize(self._look.theme.scaled(200), max(side, ceil(lines) + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, e: QPaintEvent) -> None:
        del e
        painter, theme, rect = painter_for(self), self._look.theme, QRectF(self.rect())
        if self.underMouse() and not self._current:
            panel(painter, rect, theme.colour("sidebar"))
        side = theme.scaled(_DISC)
        disc = QRectF(leading_rect(self, rect.adjusted(4, 0, -4, 0), side))
        disc = QRectF(disc.left(), (rect.height() - side) / 2, side, side)
        ground = "accent" if self._current else "accent_soft" if self._done else "border"
        ink = "on_accent" if self._current else "accent" if self._done else "text2"
        outline = theme.colour("control") if theme.tokens.high_contrast else None
        panel(painter, disc, theme.colour(ground), outline, side / 2)
        if self._done and not self._current:
            size = theme.scaled(14)
            centred(painter, disc, theme.pixmap("check", ink, size, self.devicePixelRatioF()))
        else:
            painter.setPen(theme.colour(ink))
            painter.setFont(theme.font(Role.CHIP, tabular=True))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))
        if not self._compact:
            painter.setPen(theme.colour("text" if self._current or self._done else "text2"))
            painter.setFont(theme.font(Role.STRONG if self._current else Role.BODY))
            inset = side + 14
            left, right = (4, -inset) if mirrored(self) else (inset, -4)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
            wrapped = int(flags) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(rect.adjusted(left, 0, right, 0), wrapped, self._title)
        if self.hasFocus():
            ring(painter, rect, theme.colour("accent"))

    def event(self, e: QEvent) -> bool:
        if e.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(e)

    def _wrapped(self, width: int) -> float:
        metrics = QFontMetricsF(self._look.theme.font(Role.STRONG))
        flags = int(Qt.TextFlag.TextWordWrap)
        return metrics.boundingRect(QRect(0, 0, width, 1000).toRectF(), flags, self._title).height()

    def _tell(self) -> None:
        self.setAccessibleName(self._title)
        states = [self.tr("step {number}").format(number=self._number)]
        if self._current:
            states.append(self.tr("shown now"))
        if self._done:
            states.append(self.tr("answered"))
        self.setAccessibleDescription(", ".join(states))


class Rail(QWidget):
    """Tab stops once at the current step; arrow keys walk along."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Steps"))
        self._buttons: list[StepButton] = []
        self._tall, self._wide = QWidget(), QWidget()
        self._column = column(spacing=6)
        self._tall.setLayout(self._column)
        self._flow = FlowLayout(spacing=6)
        self._wide.setLayout(self._flow)
        self.setLayout(column(self._tall, self._wide, spacing=0))
        self._compact = False
        self._current = 0
        self._done: list[bool] = []
        self._wide.hide()

    def show_steps(self, titles: Sequence[str]) -> None:
        clear(self._column)
        clear(self._flow)
        self._buttons = [StepButton(at + 1, title) for at, title in enumerate(titles)]
        for at, button in enumerate(self._buttons):
            button.clicked.connect(lambda _=False, at=at: self.wanted.emit(at))
        self._place()

    def show_state(self, current: int, done: Sequence[bool]) -> None:
        self._current, self._done = current, list(done)
        for at, button in enumerate(self._buttons):
            button.set_state(current=at == current, done=done[at], compact=self._compact)
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if at == current else Qt.FocusPolicy.ClickFocus
            )

    def set_compact(self, *, compact: bool) -> None:
        if compact != self._compact:
            self._compact = compact
            self._place()
            if self._done:
                self.show_state(self._current, self._done)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Left: -1,
        }
        focused = next((at for at, one in enumerate(self._buttons) if one.hasFocus()), None)
        way = ways.get(Qt.Key(event.key()))
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if way is None or focused is None or not plain:
            super().keyPressEvent(event)
            return
        to = max(0, min(len(self._buttons) - 1, focused + way))
        self.wanted.emit(to)
        self._buttons[to].setFocus()

    def _place(self) -> None:
        target = self._flow if self._compact else self._column
        for button in self._buttons:
            target.addWidget(button)
            button.show()
        self._wide.setVisible(self._compact)
        self._tall.setVisible(not self._compact)
