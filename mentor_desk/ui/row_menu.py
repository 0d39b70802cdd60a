"""What can be done with one row of a list: the same from its button, the right mouse button, the
menu key, and Del for deleting.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QWidget

from mentor_desk.ui.widgets.button import IconButton

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from PySide6.QtCore import QPoint

    from mentor_desk.records import Record
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.widgets.row_list import RowList


class RowMenu(QObject):
    """Belongs to `row`; `fill` puts into the menu what can be done now."""

    def __init__(
        self, row: QWidget, fill: Callable[[QMenu], None], delete: Callable[[], object]
    ) -> None:
        super().__init__(row)
        self._row = row
        self._fill = fill
        self._delete = delete
        row.installEventFilter(self)
        if isinstance(row, QAbstractScrollArea):  # where the mouse is
            row.viewport().installEventFilter(self)

    def menu(self) -> QMenu:
        made = QMenu(self._row)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(made)
        return made

    def button(self, name: str) -> IconButton:
        """To stand beside the row; `name` says of what it is."""
        made = IconButton("ellipsis", name, "text3")
        made.clicked.connect(lambda: self._open(made.mapToGlobal(made.rect().bottomLeft())))
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            self._open(event.globalPos())
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if plain and event.key() == Qt.Key.Key_Delete:
                self._delete()
                return True
        return super().eventFilter(watched, event)

    def _open(self, at: QPoint) -> None:
        menu = self.menu()
        if not menu.isEmpty():
            menu.popup(at)


@contextmanager
def focus_kept(page: QWidget, kind: type[QWidget]) -> Generator[None]:
    """Around making all rows of a kind anew: who had the focus has it after, or whoever stands in
    its place by then. Else Qt would pass it on from row to row and out of the page.
    """
    before = page.findChildren(kind)
    seen = [one for one in before if one.isVisible()]
    at = next((at for at, one in enumerate(seen) if one.hasFocus()), None)
    if at is not None:
        page.setFocus(Qt.FocusReason.OtherFocusReason)
    yield
    if at is not None:
        rows = [one for one in page.findChildren(kind) if one not in before]
        if rows:
            row = rows[min(at, len(rows) - 1)]
            holder: QWidget | None = row
            while holder is not None and holder is not page:
                holder.show()  # a layout shows it later, and what is not shown takes no focus
                holder = holder.parentWidget()
            row.setFocus(Qt.FocusReason.OtherFocusReason)


def offer_delete(rows: RowList, desk: Desk, kind: type[Record]) -> None:
    """For the chosen row of a list of records: on Del and in its menu."""

    def delete() -> None:
        chosen = rows.chosen_id()
        if chosen is not None:
            desk.undo.throw_away(kind, chosen)

    def fill(menu: QMenu) -> None:
        chosen = rows.chosen_id()
        if chosen is not None:
            said = QCoreApplication.translate("RowMenu", "Open")
            menu.addAction(said).triggered.connect(lambda: rows.opened.emit(chosen))
            said = QCoreApplication.translate("RowMenu", "&Delete")
            menu.addAction(said).triggered.connect(delete)

    RowMenu(rows, fill, delete)
