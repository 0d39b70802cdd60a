"""The few strokes all painted widgets share."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

FOCUS = 2


def painter_for(widget: QWidget) -> QPainter:
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def panel(
    painter: QPainter,
    rect: QRectF,
    fill: QColor | None,
    outline: QColor | None = None,
    radius: float = 6,
    width: float = 1,
) -> None:
    """A rounded rectangle whose outline lies wholly inside `rect`."""
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
    if outline is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(QPen(outline, width))
        half = width / 2
        rect = rect.adjusted(half, half, -half, -half)
    painter.drawRoundedRect(rect, radius, radius)


def ring(painter: QPainter, rect: QRectF, colour: QColor, radius: float = 6) -> None:
    """The sign of keyboard focus."""
    panel(painter, rect, None, colour, radius, FOCUS)


def centred(painter: QPainter, rect: QRectF, pixmap: QPixmap) -> None:
    size = pixmap.deviceIndependentSize()
    x = round(rect.left() + (rect.width() - size.width()) / 2)
    y = round(rect.top() + (rect.height() - size.height()) / 2)
    painter.drawPixmap(x, y, pixmap)


def direction_of(text: str) -> Qt.TextFlag:
    """The way a text itself reads, whatever the window around it does."""
    for letter in text:
        strong = unicodedata.bidirectional(letter)
        if strong in {"R", "AL"}:
            return Qt.TextFlag.TextForceRightToLeft
        if strong == "L":
            break
    return Qt.TextFlag.TextForceLeftToRight


def line_of_text(
    painter: QPainter, rect: QRectF, side: Qt.AlignmentFlag, text: str, *, elide: bool = False
) -> None:
    """One line at an absolute side of `rect`, in the middle of its height."""
    if elide:
        metrics = QFontMetricsF(painter.font())
        reading = direction_of(text)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width(), reading.value)
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    single = Qt.TextFlag.TextSingleLine
    painter.drawText(rect, flags.value | single.value | direction_of(text).value, text)


def mirrored(widget: QWidget) -> bool:
    return widget.layoutDirection() == Qt.LayoutDirection.RightToLeft


def leading_rect(widget: QWidget, within: QRectF, width: float) -> QRectF:
    """The first `width` pixels of `within`, where reading starts."""
    x = within.right() - width if mirrored(widget) else within.left()
    return QRectF(x, within.top(), width, within.height())


def trailing_rect(widget: QWidget, within: QRectF, width: float) -> QRectF:
    x = within.left() if mirrored(widget) else within.right() - width
    return QRectF(x, within.top(), width, within.height())


def leading_flag(widget: QWidget) -> Qt.AlignmentFlag:
    """For drawing: the absolute side on which reading starts."""
    return Qt.AlignmentFlag.AlignRight if mirrored(widget) else Qt.AlignmentFlag.AlignLeft


def trailing_flag(widget: QWidget) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeft if mirrored(widget) else Qt.AlignmentFlag.AlignRight
