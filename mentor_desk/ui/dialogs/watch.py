"""Locking and hiding reach the dialogs too: those keep all keys from the window behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from mentor_desk.ui.curtain import Curtain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction

    from mentor_desk.ui.privacy import Privacy


class DialogWatch(QObject):
    """Every dialog over `window` hears the keys of `actions`, and is covered when asked for."""

    def __init__(self, window: QWidget, actions: Iterable[QAction], privacy: Privacy) -> None:
        super().__init__(window)
        self._window = window
        self._actions = list(actions)
        self._privacy = privacy
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def cover(self, covered: bool) -> None:
        """Those that stand open now; what was typed into them is there again afterwards."""
        for cover in self._window.findChildren(DialogCover):
            cover.lift()
        for dialog in self._window.findChildren(QDialog) if covered else []:
            if dialog.isVisible():
                DialogCover(dialog, self._privacy)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        dialog = now.window() if now is not None else None
        if isinstance(dialog, QDialog) and _is_within(dialog, self._window):
            # One that has such a key itself knows better what it does there.
            taken = {shortcut.key() for shortcut in dialog.findChildren(QShortcut)}
            dialog.addActions([one for one in self._actions if one.shortcut() not in taken])


class DialogCover(Curtain):
    """Before all of a dialog, which can do nothing meanwhile; nor does its title name anybody."""

    def __init__(self, dialog: QDialog, privacy: Privacy) -> None:
        super().__init__(privacy, dialog)
        self._dialog = dialog
        self._title, self._size = dialog.windowTitle(), dialog.size()
        self._focus: QWidget | None = dialog.focusWidget()
        inside = dialog.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self._off = [
            one for one in inside if one is not self and one.isEnabled() and not one.isWindow()
        ]
        for one in self._off:
            one.setEnabled(False)
        self.setAutoFillBackground(True)
        dialog.setWindowTitle("Mentor Desk")
        dialog.installEventFilter(self)
        dialog.resize(self._size.expandedTo(self.sizeHint()))
        self.setGeometry(dialog.rect())
        self.show()
        self.raise_()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._dialog.rect())
        return False

    def lift(self) -> None:
        self._dialog.removeEventFilter(self)
        self.hide()
        for one in self._off:
            one.setEnabled(True)
        self._dialog.setWindowTitle(self._title)
        self._dialog.resize(self._size)
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setParent(None)
        self.deleteLater()


def _is_within(dialog: QWidget, window: QWidget) -> bool:
    """`isAncestorOf` ends at each window."""
    above: QWidget | None = dialog
    while above is not None and above is not window:
        above = above.parentWidget()
    return above is not None
