"""The column of the note: as wide as reads well, and never cut."""

from __future__ import annotations

import pytest

from mentor_desk.ui.note.editor import NoteEditor
from mentor_desk.ui.note.marks import Marks
from mentor_desk.ui.theme import appearance
from tests.ui.note.conftest import ME, MENTEE, note_of

LONG = "word " * 120


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("width", [420, 700, 1300])
def test_the_text_fits_its_column(editor: NoteEditor, width: int, percent: int) -> None:
    appearance().choose(percent=percent)
    try:
        editor.load(note_of((LONG, ME), (LONG, MENTEE)))
        for height in (900, 60, 900):  # the scroll bar comes and goes
            editor.resize(width, height)
            viewport = editor.viewport()
            assert editor.document().size().width() <= viewport.width()
            assert viewport.width() <= appearance().theme.scaled(640) + 32
            for seen in editor.seen():
                lines = seen.block.layout()
                right = max(
                    lines.lineAt(at).naturalTextRect().right() for at in range(lines.lineCount())
                )
                assert lines.position().x() + right <= viewport.width()
    finally:
        appearance().choose(percent=100)


def test_the_text_does_not_jump_when_the_scroll_bar_comes(editor: NoteEditor) -> None:
    editor.load(note_of((LONG, ME)))
    editor.resize(600, 900)
    before = editor.viewport().geometry()
    editor.resize(600, 80)
    assert editor.verticalScrollBar().isVisible()
    after = editor.viewport().geometry()
    assert (after.left(), after.width()) == (before.left(), before.width())


def test_each_mark_stands_beside_its_paragraph(editor: NoteEditor) -> None:
    editor.load(note_of(("one", ME), ("two", MENTEE)))
    (marks,) = editor.findChildren(Marks)
    assert marks.geometry().right() < editor.viewport().geometry().left() + 1
    tips = [marks.tip(seen) for seen in editor.seen()]
    assert tips == ["Only me. Click to change.", "For . Click to change."]
