"""Tab goes as the eye does, also through what was put in later."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


def tab_as_laid_out(box: QLayout) -> None:
    """Qt goes by the order in which widgets were made."""
    for before, after in pairwise(_stops(box)):
        QWidget.setTabOrder(before, after)


def _stops(box: QLayout) -> Iterator[QWidget]:
    for at in range(box.count()):
        item = cast("QLayoutItem", box.itemAt(at))
        widget, inner = item.widget(), item.layout()
        if widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        within = widget.layout() if widget is not None else inner
        if within is not None:
            yield from _stops(within)
