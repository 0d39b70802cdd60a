"""The keys of the page, each with the words under which the list of keys shows it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentor_desk.ui.pages.session.page import SessionPage


def make_keys(page: SessionPage) -> None:
    keys: list[tuple[str, str, Callable[[], object]]] = [
        ("F6", _tr("Go to the next column"), partial(_go_round, page, 1)),
        ("Shift+F6", _tr("Go to the column before"), partial(_go_round, page, -1)),
        ("Ctrl+Shift+A", _tr("Write down an action"), page.taken_on.begin),
    ]
    for sequence, said, do in keys:
        shortcut = QShortcut(QKeySequence(sequence), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setWhatsThis(said)
        shortcut.activated.connect(do)


def _go_round(page: SessionPage, step: int) -> None:
    stops = [page.agenda, page.note, page.focus, page.taken_on, page.draft]
    now = QApplication.focusWidget()
    here = next((at for at, one in enumerate(stops) if one.isAncestorOf(now)), 0) if now else 0
    for turn in range(1, len(stops) + 1):
        stop = stops[(here + step * turn) % len(stops)]
        first = page.note if stop is page.note else _first_field(stop)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
            return


def _first_field(within: QWidget) -> QWidget | None:
    for one in within.findChildren(QWidget):
        able = one.isVisible() and one.isEnabled()
        if able and one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.focusProxy():
            return one
    return None


def _tr(text: str) -> str:
    return QCoreApplication.translate("SessionKeys", text)
