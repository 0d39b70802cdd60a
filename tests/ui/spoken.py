"""What assistive technology is told."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


def nameless(page: QWidget) -> tuple[list[QWidget], int]:
    """What can be reached by Tab and has no name, and how much can be reached at all."""
    able = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.focusProxy() is None
    ]
    name = QAccessible.Text.Name
    return (
        [one for one in able if not QAccessible.queryAccessibleInterface(one).text(name)],
        len(able),
    )
