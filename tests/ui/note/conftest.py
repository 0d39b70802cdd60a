"""A note editor on the screen, and short words for what is in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mentor_desk.audience import Audience
from mentor_desk.records import NoteBlock
from mentor_desk.ui.note.blocks import audience_of
from mentor_desk.ui.note.editor import NoteEditor

ME, MENTEE, SPONSOR = Audience
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
Pairs = list[tuple[str, Audience]]


def note_of(*pairs: tuple[str, Audience]) -> list[NoteBlock]:
    made = [
        NoteBlock(session_id=1, position=float(at), text=text, audience=audience)
        for at, (text, audience) in enumerate(pairs, 1)
    ]
    for number, block in enumerate(made, 1):
        block.id = number
    return made


def shown(editor: NoteEditor) -> Pairs:
    """As the document has it, which has to be what the ledger has."""
    block, pairs = editor.document().begin(), Pairs()
    while block.isValid():
        pairs.append((block.text(), audience_of(block)))
        block = block.next()
    assert pairs == [tuple(line) for line in editor.paragraphs.all_lines()]
    return pairs


def select(editor: NoteEditor, start: int, end: int | None = None) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(start)
    if end is not None:
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def press(
    editor: NoteEditor, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    for key in keys:
        QTest.keyClick(editor, key, held)


def undo(editor: NoteEditor, times: int = 1) -> None:
    for _ in range(times):
        press(editor, Qt.Key.Key_Z, held=CTRL)


def redo(editor: NoteEditor) -> None:
    press(editor, Qt.Key.Key_Z, held=CTRL | SHIFT)


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[NoteEditor]:
    made = NoteEditor()
    made.setAccessibleName("Note")
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.setFocus()
    yield made
    made.hide()


@pytest.fixture
def three(editor: NoteEditor) -> NoteEditor:
    """Shared, private, shared."""
    editor.load(note_of(("one", MENTEE), ("two", ME), ("three", SPONSOR)))
    return editor


__all__: Sequence[str] = ()
