"""What assistive technology is told, and what can be read."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QWidget


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


def read_on(window: QWidget) -> str:
    """All that can be read on the screen, or aloud."""
    found: list[str] = []
    for one in window.findChildren(QWidget):
        if not one.isVisible():
            continue
        names = ("text", "toPlainText", "accessibleName", "accessibleDescription")
        found += [str(getattr(one, name)()) for name in names if callable(getattr(one, name, None))]
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            found += cells(one.model())
    return "\n".join(found)


def cells(model: QAbstractItemModel) -> list[str]:
    """All lists of the window have one column; what they paint is in the row itself."""
    roles = (
        Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.UserRole,
    )  # fmt: skip
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return [str(model.data(index, role)) for index in rows for role in roles]
