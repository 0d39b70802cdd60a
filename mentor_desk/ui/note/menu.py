"""The menu over the note. Qt's own would undo behind the editor's back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from mentor_desk.audience import Audience
from mentor_desk.ui.note.people import ICONS, TONES
from mentor_desk.ui.theme import appearance

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentor_desk.ui.note.editor import NoteEditor

Key = QKeySequence.StandardKey


def context_menu(editor: NoteEditor) -> QMenu:
    menu = QMenu(editor)
    document, writable = editor.document(), not editor.isReadOnly()
    selected = editor.textCursor().hasSelection()
    _add(menu, _tr("&Undo"), Key.Undo, editor.undo, writable and document.isUndoAvailable())
    _add(menu, _tr("&Redo"), Key.Redo, editor.redo, writable and document.isRedoAvailable())
    menu.addSeparator()
    _add(menu, _tr("Cu&t"), Key.Cut, editor.cut, writable and selected)
    _add(menu, _tr("&Copy"), Key.Copy, editor.copy, selected)
    text = QGuiApplication.clipboard().mimeData().hasText()
    _add(menu, _tr("&Paste"), Key.Paste, editor.paste, writable and text)
    _add(menu, _tr("Select &all"), Key.SelectAll, editor.selectAll, not document.isEmpty())
    menu.addSeparator()
    for number, audience in enumerate(Audience, 1):
        icon = appearance().theme.icon(ICONS[audience], TONES[audience])
        action = menu.addAction(icon, editor.people.said(audience).replace("&", "&&"))
        action.setShortcut(QKeySequence(f"Alt+{number}"))
        action.setEnabled(writable)
        action.triggered.connect(partial(_set, editor, audience))
    return menu


def _set(editor: NoteEditor, audience: Audience) -> None:
    editor.set_audience(audience)


def _add(menu: QMenu, text: str, key: Key, do: Callable[[], object], enabled: bool) -> None:
    action = menu.addAction(text)
    action.setShortcut(QKeySequence(key))
    action.setEnabled(enabled)
    action.triggered.connect(do)


def _tr(text: str) -> str:
    return QCoreApplication.translate("NoteMenu", text)
