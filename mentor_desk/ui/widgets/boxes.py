"""Layouts in one line, without the margins Qt would add."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Generator

Part = QWidget | QLayout | None


def column(*parts: Part, spacing: int = 12) -> QVBoxLayout:
    """Parts from top to bottom; `None` is a stretch."""
    box = QVBoxLayout()
    _fill(box, parts, spacing)
    return box


def row(*parts: Part, spacing: int = 12) -> QHBoxLayout:
    """Parts in reading direction; `None` is a stretch."""
    box = QHBoxLayout()
    _fill(box, parts, spacing)
    return box


def _fill(box: QBoxLayout, parts: tuple[Part, ...], spacing: int) -> None:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(spacing)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)


def clear(box: QLayout) -> None:
    """Take everything out and let it go, layouts within too."""
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


@contextmanager
def refilled(widget: QWidget) -> Generator[None]:
    """Out of sight while what it holds is changed.

    Qt shows each new child of a visible widget by itself and lays out all others anew each time.
    """
    shown = not widget.isHidden()
    widget.hide()
    try:
        yield
    finally:
        widget.setVisible(shown)
