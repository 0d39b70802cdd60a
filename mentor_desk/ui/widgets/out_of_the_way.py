"""Where something that floats over a page is in nobody's way: not of a click, not of writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FROM_EDGE = 24
_STEP = 12
_TEXTS = (QTextEdit, QPlainTextEdit)
_FIELDS = (*_TEXTS, QLineEdit, QComboBox, QAbstractSpinBox)
_PAGE = 0.4
"""A text higher than this part of what is under it is a page: only its line can be kept clear."""


def place_over(over: QWidget, floating: QWidget, size: QSize) -> QRect:
    """As low as it can be without lying on a button or field; if there is no such place, without
    lying on a button or where one writes, and never on that.
    """
    written, fields, buttons = _written(over), _fields(over, floating), _buttons(over, floating)
    spots = list(_spots(over, size))
    for taken in (
        [*written, *buttons, *fields], [*written, *buttons], written
    ):  # fmt: skip
        for spot in spots:
            if not _on_any(spot, taken):
                return spot
    return spots[0]


def lies_on_writing(over: QWidget, floating: QRect) -> bool:
    return _on_any(floating, _written(over))


def _spots(over: QWidget, size: QSize) -> Iterator[QRect]:
    """In the middle of the foot, else at its end, else a little higher."""
    last = over.width() - size.width() - FROM_EDGE
    middle = (over.width() - size.width()) // 2
    foot = over.height() - size.height() - FROM_EDGE
    for top in range(foot, min(foot, FROM_EDGE) - 1, -_STEP):
        for left in (middle, last):
            yield QRect(QPoint(left, top), size)


def _on_any(spot: QRect, taken: Iterable[QRect]) -> bool:
    return any(spot.intersects(one) for one in taken)


def _written(over: QWidget) -> list[QRect]:
    """The field one writes in; of a whole page of text the lines about the cursor."""
    focus = QApplication.focusWidget()
    if focus is None or not isinstance(focus, _FIELDS) or not over.isAncestorOf(focus):
        return []
    seen = _seen(focus, over)
    if not isinstance(focus, _TEXTS) or not _is_page(focus, over):
        return [seen]
    cursor = focus.cursorRect()
    line = QRect(focus.viewport().mapTo(over, cursor.topLeft()), cursor.size())
    high = line.height()
    return [QRect(seen.left(), line.top() - high, seen.width(), 4 * high).intersected(seen)]


def _fields(over: QWidget, floating: QWidget) -> list[QRect]:
    return [
        _seen(one, over)
        for one in over.findChildren(QWidget)
        if isinstance(one, _FIELDS) and _counts(one, floating) and not _is_page(one, over)
    ]


def _buttons(over: QWidget, floating: QWidget) -> list[QRect]:
    found = over.findChildren(QAbstractButton)
    return [_seen(one, over) for one in found if _counts(one, floating)]


def _counts(one: QWidget, floating: QWidget) -> bool:
    return one.isVisible() and not floating.isAncestorOf(one)


def _is_page(field: QWidget, over: QWidget) -> bool:
    return field.height() > _PAGE * over.height()


def _seen(one: QWidget, over: QWidget) -> QRect:
    """Without what is scrolled out of sight."""
    return one.visibleRegion().boundingRect().translated(one.mapTo(over, QPoint(0, 0)))
