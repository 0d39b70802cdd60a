"""Something to tick off: box, a text of any length, and perhaps a chip at the end."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.chip import Chip, ChipTone
from mentor_desk.ui.widgets.labels import WrapLabel
from mentor_desk.ui.widgets.paint import (
    leading_rect,
    mirrored,
    painter_for,
    panel,
    ring,
    trailing_rect,
)

_PAD = 6
_SIDE = 4


class CheckRow(QCheckBox):
    """A whole row to click. `struck` draws a line through the text of what is ticked."""

    def __init__(
        self,
        text: str,
        *,
        on: bool = False,
        struck: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._look = appearance()
        self._by_mouse = False
        self._struck = struck
        self._chip: Chip | None = None
        self._label = WrapLabel(text, Role.BODY, parent=self)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setChecked(on)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.restyle()
        self._look.changed.connect(self.restyle)
        self.toggled.connect(self.restyle)

    def set_text(self, text: str) -> None:
        self.setText(text.replace("&", "&&"))
        self._label.set_text(text)
        self._arrange()

    def set_chip(self, text: str, tone: ChipTone = "neutral", icon: str = "") -> None:
        """When it is due, as a word; the tone is never the only sign. Empty takes it away."""
        if self._chip is None:
            self._chip = Chip(parent=self)
            self._chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._chip.set_chip(text, tone, icon)
        self._chip.setVisible(bool(text))
        self.setAccessibleDescription(text)
        self._arrange()

    def restyle(self) -> None:
        done = self._struck and self.isChecked()
        self._label.set_struck(done)
        self._label.set_tone("text3" if done else "text")
        self._arrange()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        return self.rect().contains(pos)

    def heightForWidth(self, width: int, /) -> int:
        text = self._label.heightForWidth(max(1, width - self._taken()))
        return max(32, text + 2 * _PAD)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        width = self._label.sizeHint().width() + self._taken()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._label.minimumSizeHint().width() + self._taken()
        return QSize(width, 32)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def focusInEvent(self, arg__1: QFocusEvent) -> None:
        self._by_mouse = arg__1.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(arg__1)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        del arg__1
        painter, theme = painter_for(self), self._look.theme
        box = self._box()
        if self.isChecked():
            panel(painter, box, theme.colour("accent"), None, 4)
            tick = QPen(theme.colour("on_accent"), box.width() / 9)
            tick.setCapStyle(Qt.PenCapStyle.RoundCap)
            tick.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(tick)
            unit = box.width()
            painter.drawPolyline(
                QPolygonF(
                    [
                        QPointF(box.left() + unit * 0.27, box.top() + unit * 0.52),
                        QPointF(box.left() + unit * 0.44, box.top() + unit * 0.69),
                        QPointF(box.left() + unit * 0.74, box.top() + unit * 0.33),
                    ]
                )
            )
        else:
            outline = "accent" if self.underMouse() else "control"
            panel(painter, box, theme.colour("surface"), theme.colour(outline), 4, 1.25)
        if self.hasFocus() and not self._by_mouse:
            ring(painter, QRectF(self.rect()), theme.colour("accent"))

    def _side(self) -> int:
        return self._look.theme.scaled(17)

    def _box(self) -> QRectF:
        side = self._side()
        inner = QRectF(self.rect()).adjusted(_SIDE, 0, -_SIDE, 0)
        first_line = QFontMetricsF(self._label.font()).height() * Role.BODY.value.line
        top = self._label.y() + (first_line - side) / 2
        place = leading_rect(self, inner, side)
        return QRectF(place.left(), round(top), side, side)

    def _taken(self) -> int:
        """Width that is not the text's."""
        width = 2 * _SIDE + self._side() + 10
        if self._chip is not None and not self._chip.isHidden():
            width += self._chip.sizeHint().width() + 10
        return width

    def _arrange(self) -> None:
        needed = self.heightForWidth(self.width())
        if self.height() < needed or self.minimumHeight() > needed:
            self.setMinimumHeight(needed)  # the second: it was narrower before
        # While a hidden parent is being shown, Qt grows the row without telling it.
        tall = max(self.height(), needed)
        inner = QRectF(self.rect()).adjusted(_SIDE, 0, -_SIDE, 0)
        rest = trailing_rect(self, inner, inner.width() - self._side() - 10)
        if self._chip is not None and not self._chip.isHidden():
            hint = self._chip.sizeHint()
            spot = trailing_rect(self, rest, hint.width())
            top = ceil((tall - hint.height()) / 2)
            self._chip.setGeometry(QRect(QPoint(round(spot.left()), top), hint))
            rest = leading_rect(self, rest, rest.width() - hint.width() - 10)
        height = self._label.heightForWidth(max(1, int(rest.width())))
        top = max(_PAD, (tall - height) // 2)
        self._label.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if mirrored(self) else Qt.LayoutDirection.LeftToRight
        )
        self._label.setGeometry(round(rest.left()), top, int(rest.width()), height)
        self.updateGeometry()
        self.update()
