"""Real keys in the real editor: who may read what after each kind of edit, and after undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mentor_desk.audience import Audience
from mentor_desk.ui.note.editor import NoteEditor
from tests.ui.note.conftest import (
    CTRL,
    ME,
    MENTEE,
    SHIFT,
    SPONSOR,
    note_of,
    press,
    redo,
    select,
    shown,
    undo,
)

Key = Qt.Key
AS_IT_WAS = [("one", MENTEE), ("two", ME), ("three", SPONSOR)]


def paste(editor: NoteEditor, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(editor, Key.Key_V, held=CTRL)


def test_an_empty_note_is_one_private_line(editor: NoteEditor) -> None:
    assert shown(editor) == [("", ME)]


def test_typing_keeps_the_audience(three: NoteEditor) -> None:
    select(three, 3)
    QTest.keyClicks(three, " more")
    assert shown(three)[0] == ("one more", MENTEE)


def test_enter_at_the_end_starts_a_private_paragraph(three: NoteEditor) -> None:
    select(three, 3)
    press(three, Key.Key_Return)
    QTest.keyClicks(three, "new")
    assert shown(three) == [("one", MENTEE), ("new", ME), *AS_IT_WAS[1:]]


def test_enter_at_the_beginning_leaves_the_text_shared(three: NoteEditor) -> None:
    select(three, 0)
    press(three, Key.Key_Return)
    assert shown(three) == [("", ME), *AS_IT_WAS]


def test_enter_in_the_middle_keeps_both_parts_shared(three: NoteEditor) -> None:
    select(three, 1)
    press(three, Key.Key_Return)
    assert shown(three) == [("o", MENTEE), ("ne", MENTEE), *AS_IT_WAS[1:]]


@pytest.mark.parametrize(("at", "key"), [(4, Key.Key_Backspace), (3, Key.Key_Delete)])
def test_joining_takes_the_narrower_audience(three: NoteEditor, at: int, key: Qt.Key) -> None:
    select(three, at)
    press(three, key)
    assert shown(three) == [("onetwo", ME), ("three", SPONSOR)]
    undo(three)
    assert shown(three) == AS_IT_WAS
    redo(three)
    assert shown(three) == [("onetwo", ME), ("three", SPONSOR)]


def test_joining_sponsor_to_mentee_is_for_the_mentee(editor: NoteEditor) -> None:
    editor.load(note_of(("a", SPONSOR), ("b", MENTEE)))
    select(editor, 2)
    press(editor, Key.Key_Backspace)
    assert shown(editor) == [("ab", MENTEE)]


def test_an_empty_private_line_does_not_make_its_neighbour_private(editor: NoteEditor) -> None:
    editor.load(note_of(("a", MENTEE), ("", ME), ("b", MENTEE)))
    select(editor, 2)
    press(editor, Key.Key_Backspace)
    assert shown(editor) == [("a", MENTEE), ("b", MENTEE)]
    select(editor, 1)
    press(editor, Key.Key_Delete)
    assert shown(editor) == [("ab", MENTEE)]


def test_a_private_paragraph_deleted_whole_leaves_its_neighbours_shared(three: NoteEditor) -> None:
    select(three, 1, 10)
    press(three, Key.Key_Delete)
    assert shown(three) == [("oree", MENTEE)]
    undo(three)
    assert shown(three) == AS_IT_WAS


def test_a_part_of_a_private_paragraph_that_stays_makes_the_rest_private(three: NoteEditor) -> None:
    select(three, 1, 5)
    press(three, Key.Key_X)
    assert shown(three) == [("oxwo", ME), ("three", SPONSOR)]
    undo(three)
    assert shown(three) == AS_IT_WAS


def test_cutting_over_paragraphs(three: NoteEditor) -> None:
    select(three, 5, 9)
    press(three, Key.Key_X, held=CTRL)
    assert shown(three) == [("one", MENTEE), ("three", ME)]
    undo(three)
    assert shown(three) == AS_IT_WAS


def test_word_keys_join_too(three: NoteEditor) -> None:
    select(three, 4)
    press(three, Key.Key_Backspace, held=CTRL)
    assert shown(three)[0][1] is ME
    undo(three)
    assert shown(three) == AS_IT_WAS


def test_pasted_paragraphs_are_private(three: NoteEditor) -> None:
    select(three, 1)
    paste(three, "P\nQ\nR")
    assert shown(three) == [("oP", MENTEE), ("Q", ME), ("Rne", ME), *AS_IT_WAS[1:]]
    undo(three)
    assert shown(three) == AS_IT_WAS


def test_pasted_lines_that_end_before_the_rest_leave_it_shared(three: NoteEditor) -> None:
    select(three, 0)
    paste(three, "P\nQ\n")
    assert shown(three) == [("P", ME), ("Q", ME), *AS_IT_WAS]


def test_private_text_makes_the_paragraph_private_that_it_is_pasted_into(
    three: NoteEditor,
) -> None:
    select(three, 4, 6)
    press(three, Key.Key_C, held=CTRL)
    select(three, 3)
    press(three, Key.Key_V, held=CTRL)
    assert shown(three)[0] == ("onetw", ME)
    undo(three)
    assert shown(three) == AS_IT_WAS


def test_text_from_elsewhere_may_be_pasted_into_a_shared_paragraph(three: NoteEditor) -> None:
    select(three, 3)
    paste(three, " day")
    assert shown(three)[0] == ("one day", MENTEE)


def test_moving_private_text_by_mouse_takes_its_audience_along(three: NoteEditor) -> None:
    select(three, 4, 6)
    three.move_selection(1)
    assert shown(three) == [("otwne", ME), ("o", ME), ("three", SPONSOR)]
    undo(three)
    assert shown(three) == AS_IT_WAS


def test_moving_within_a_paragraph_changes_nothing_else(three: NoteEditor) -> None:
    select(three, 0, 1)
    three.move_selection(3)
    assert shown(three) == [("neo", MENTEE), *AS_IT_WAS[1:]]


def test_dropping_text_from_elsewhere(three: NoteEditor) -> None:
    mime = QMimeData()
    mime.setText("A\nB")
    select(three, 3)
    at = three.cursorRect().center()
    select(three, 12)
    event = QDropEvent(
        QPointF(at),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    three.dropEvent(event)
    assert shown(three) == [("oneA", MENTEE), ("B", ME), *AS_IT_WAS[1:]]


def test_input_methods_at_the_start_of_a_shared_paragraph(editor: NoteEditor) -> None:
    editor.load(note_of(("one", MENTEE), ("two", MENTEE), ("three", SPONSOR)))
    select(editor, 4)
    event = QInputMethodEvent()
    event.setCommitString("é")
    QApplication.sendEvent(editor, event)
    assert shown(editor) == [("one", MENTEE), ("étwo", MENTEE), ("three", SPONSOR)]


def test_input_methods_over_a_selection(three: NoteEditor) -> None:
    select(three, 1, 5)
    QApplication.sendEvent(three, QInputMethodEvent("^", []))
    assert shown(three) == [("owo", ME), ("three", SPONSOR)]
    event = QInputMethodEvent()
    event.setCommitString("é")
    QApplication.sendEvent(three, event)
    assert shown(three) == [("oéwo", ME), ("three", SPONSOR)]
    undo(three, 2)
    assert shown(three) == AS_IT_WAS


def test_input_methods_that_replace_text_elsewhere(three: NoteEditor) -> None:
    select(three, 5)
    event = QInputMethodEvent()
    event.setCommitString("é", -3, 4)
    QApplication.sendEvent(three, event)
    # It is not known what flowed where, so that the line after it gets narrower too.
    assert [text for text, _ in shown(three)] == ["onéo", "three"]
    assert shown(three)[0][1] is ME
    undo(three)
    assert shown(three) == AS_IT_WAS


def test_a_change_nobody_announced_folds_and_cannot_be_half_undone(three: NoteEditor) -> None:
    cursor = three.textCursor()
    cursor.setPosition(4)
    cursor.deletePreviousChar()
    assert shown(three) == [("onetwo", ME), ("three", SPONSOR)]
    undo(three)
    assert shown(three)[0] == ("onetwo", ME)


def test_text_moved_behind_our_back_is_private(three: NoteEditor) -> None:
    cursor = three.textCursor()
    cursor.beginEditBlock()
    cursor.setPosition(4)
    cursor.setPosition(6, cursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    cursor.setPosition(1)
    cursor.insertText("tw")
    cursor.endEditBlock()
    assert shown(three) == [("otwne", ME), ("o", ME), ("three", SPONSOR)]


def test_setting_the_audience_is_one_step_to_undo(three: NoteEditor) -> None:
    select(three, 5)
    three.set_audience(MENTEE)
    assert shown(three)[1] == ("two", MENTEE)
    undo(three)
    assert shown(three) == AS_IT_WAS
    redo(three)
    assert shown(three)[1] == ("two", MENTEE)


def test_a_selection_marks_all_its_paragraphs_but_not_one_it_only_touches(
    three: NoteEditor,
) -> None:
    select(three, 1, 8)  # ends before the first letter of "three"
    three.set_audience(MENTEE)
    assert [audience for _, audience in shown(three)] == [MENTEE, MENTEE, SPONSOR]


def test_the_mark_in_the_margin_goes_round(three: NoteEditor) -> None:
    seen: list[Audience] = []
    for _ in range(3):
        three.cycle(1)
        seen.append(shown(three)[1][1])
    assert seen == [MENTEE, SPONSOR, ME]


def test_the_audience_of_a_mixed_selection_is_none(three: NoteEditor) -> None:
    select(three, 0, 6)
    assert three.audience() is None
    select(three, 12)
    assert three.audience() is SPONSOR


def test_typing_is_undone_in_one_go_with_capitals(three: NoteEditor) -> None:
    select(three, 3)
    QTest.keyClicks(three, "Xyz")
    undo(three)
    assert shown(three) == AS_IT_WAS


def test_a_line_break_within_a_paragraph_stays_within(three: NoteEditor) -> None:
    select(three, 1)
    press(three, Key.Key_Return, held=SHIFT)
    assert shown(three)[0] == ("o\u2028ne", MENTEE)


def test_a_clicked_mark_and_the_air_beside(three: NoteEditor) -> None:
    marks = three.findChild(type(three._marks))
    assert marks is not None
    select(three, 5)
    at = QPoint(marks.width() // 2, three.cursorRect().center().y())
    QTest.mouseClick(marks, Qt.MouseButton.LeftButton, pos=at)
    assert shown(three)[1] == ("two", MENTEE)


def test_commands_are_taken_out_of_the_note(three: NoteEditor) -> None:
    told: list[str] = []

    def take(text: str) -> bool:
        told.append(text)
        return text != "/unknown"

    three.command = take
    select(three, 13)
    press(three, Key.Key_Return)
    QTest.keyClicks(three, "/action Send it")
    press(three, Key.Key_Return)
    assert told == ["/action Send it"]
    assert shown(three) == [*AS_IT_WAS, ("", ME)]
    QTest.keyClicks(three, "/unknown")
    press(three, Key.Key_Return)
    assert shown(three) == [*AS_IT_WAS, ("/unknown", ME), ("", ME)]


def test_what_cannot_be_kept_is_left_out_and_said(three: NoteEditor, qtbot: object) -> None:
    told: list[None] = []
    three.cleaned.connect(lambda: told.append(None))
    mime = QMimeData()
    mime.setText("a\x00b\x07c")
    three.insertFromMimeData(mime)
    assert told
    assert ("threeabc", SPONSOR) in shown(three)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_on_an_empty_line_starts_another_like_it(editor: NoteEditor, key: Key) -> None:
    """The trap: Qt takes back the paragraph's spacing there and starts no other."""
    QTest.keyClicks(editor, "one")
    for _ in range(2):
        press(editor, key)
    QTest.keyClicks(editor, "two")
    assert shown(editor) == [("one", ME), ("", ME), ("two", ME)]
    document = editor.document()
    blocks = [document.findBlockByNumber(at) for at in range(3)]
    assert len({block.blockFormat().lineHeight() for block in blocks}) == 1
    assert len({block.blockFormat().bottomMargin() for block in blocks}) == 1
    undo(editor)
    undo(editor)
    assert shown(editor) == [("one", ME), ("", ME)]
