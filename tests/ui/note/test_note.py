"""The note against a real journal: what is written, when, and what is left as it was."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.audience import Audience
from mentor_desk.errors import CannotWrite
from mentor_desk.records import NoteBlock
from mentor_desk.services import notes
from mentor_desk.store import Changes, Store
from mentor_desk.ui.desk import Desk, Notice
from mentor_desk.ui.forms.autosave import SaveState
from mentor_desk.ui.note.note import Note
from mentor_desk.ui.note.people import People
from mentor_desk.ui.note.transfer import LARGE, LONGEST_LINE
from mentor_desk.ui.theme import appearance
from mentor_desk.words import words
from tests import factory
from tests.ui.note.conftest import ALT, CTRL, ME, MENTEE, SPONSOR, press, select, shown, undo

Key = Qt.Key
AMARA = People("Amara Okafor", "Karin Holt")


@pytest.fixture
def session_id(store: Store) -> int:
    return factory.held(store, factory.mentee(store).id).id


@pytest.fixture
def told(store: Store) -> list[Changes]:
    heard: list[Changes] = []
    store.listen(heard.append)
    return heard


@pytest.fixture
def note(qtbot: QtBot, desk: Desk, session_id: int) -> Iterator[Note]:
    made = Note(desk)
    qtbot.addWidget(made)
    made.resize(760, 500)
    made.show()
    yield made
    made.flush()
    made.hide()


def begin(note: Note, session_id: int) -> None:
    note.show_session(session_id, AMARA, from_top=False)
    note.setFocus()


def kept(store: Store, session_id: int) -> list[tuple[str, Audience]]:
    with store.read() as session:
        return [(one.text, one.audience) for one in notes.blocks(session, session_id)]


def numbers(store: Store, session_id: int) -> list[int]:
    with store.read() as session:
        return [one.id for one in notes.blocks(session, session_id)]


def test_text_is_on_the_disk_soon_after_the_last_key(
    note: Note, store: Store, session_id: int, qtbot: QtBot
) -> None:
    begin(note, session_id)
    QTest.keyClicks(note.editor, "Tired today")
    assert kept(store, session_id) == []
    qtbot.waitUntil(lambda: kept(store, session_id) == [("Tired today", ME)])


def test_losing_the_focus_saves_at_once(
    note: Note, store: Store, session_id: int, qtbot: QtBot
) -> None:
    begin(note, session_id)
    other = QLineEdit(note)
    other.show()
    QTest.keyClicks(note.editor, "Tired")
    other.setFocus()
    assert kept(store, session_id) == [("Tired", ME)]


def test_opening_and_looking_writes_nothing(
    note: Note, store: Store, session_id: int, told: list[Changes]
) -> None:
    factory.block(store, session_id, "a\u00a0b\ufeffc\u2028d\rx\u2029y")
    told.clear()
    begin(note, session_id)
    press(note.editor, Key.Key_Down, Key.Key_Home, Key.Key_End)
    select(note.editor, 0, 3)
    assert note.flush()
    note.hide_private(True)
    note.hide_private(False)
    assert told == []


def test_characters_no_editor_can_show_survive_beside_an_edit(
    note: Note, store: Store, session_id: int
) -> None:
    strange = "a\u00a0b\ufeffc\u2028d\u2029y"
    factory.block(store, session_id, strange, MENTEE)
    factory.block(store, session_id, "plain")
    begin(note, session_id)
    QTest.keyClicks(note.editor, "er")
    select(note.editor, 0)
    note.editor.set_audience(SPONSOR)
    note.flush()
    assert kept(store, session_id) == [(strange, SPONSOR), ("plainer", ME)]


def test_no_break_spaces_survive_an_edit_of_their_own_paragraph(
    note: Note, store: Store, session_id: int
) -> None:
    factory.block(store, session_id, "10\u00a0%")
    begin(note, session_id)
    QTest.keyClicks(note.editor, " more")
    note.flush()
    assert kept(store, session_id) == [("10\u00a0% more", ME)]


def test_only_the_changed_paragraph_is_written(
    note: Note, store: Store, session_id: int, told: list[Changes]
) -> None:
    for text in ("one", "two", "three"):
        factory.block(store, session_id, text)
    before = numbers(store, session_id)
    begin(note, session_id)
    told.clear()
    select(note.editor, 5)
    QTest.keyClicks(note.editor, "x")
    note.flush()
    assert [change.ids(NoteBlock) for change in told] == [frozenset({before[1]})]
    assert numbers(store, session_id) == before


def test_split_join_and_undo_reach_the_disk_in_order(
    note: Note, store: Store, session_id: int
) -> None:
    for text, audience in (("one", MENTEE), ("two", ME), ("three", SPONSOR)):
        factory.block(store, session_id, text, audience)
    before = kept(store, session_id)
    begin(note, session_id)
    select(note.editor, 1)
    press(note.editor, Key.Key_Return)
    note.flush()
    assert kept(store, session_id) == [("o", MENTEE), ("ne", MENTEE), *before[1:]]
    select(note.editor, 5)
    press(note.editor, Key.Key_Backspace)
    note.flush()
    assert kept(store, session_id) == [("o", MENTEE), ("netwo", ME), before[2]]
    undo(note.editor, 2)
    note.flush()
    assert kept(store, session_id) == before
    assert shown(note.editor) == before


def test_a_paragraph_deleted_and_brought_back_is_a_new_row(
    note: Note, store: Store, session_id: int
) -> None:
    factory.block(store, session_id, "one")
    factory.block(store, session_id, "two", MENTEE)
    begin(note, session_id)
    select(note.editor, 3, 7)
    press(note.editor, Key.Key_Delete)
    note.flush()
    assert kept(store, session_id) == [("one", ME)]
    other = factory.held(store, factory.mentee(store, "Jonas Lindqvist").id)
    stranger = factory.block(store, other.id, "of somebody else")
    undo(note.editor)
    note.flush()
    assert kept(store, session_id) == [("one", ME), ("two", MENTEE)]
    assert stranger.id not in numbers(store, session_id)
    assert kept(store, other.id) == [("of somebody else", ME)]


def test_many_paragraphs_at_one_place_make_room(note: Note, store: Store, session_id: int) -> None:
    factory.block(store, session_id, "first")
    factory.block(store, session_id, "last")
    begin(note, session_id)
    select(note.editor, 5)
    for number in range(40):
        press(note.editor, Key.Key_Return)
        QTest.keyClicks(note.editor, str(number))
        note.flush()
        select(note.editor, 5)
    texts = [text for text, _ in kept(store, session_id)]
    assert texts == ["first", *(str(number) for number in reversed(range(40))), "last"]


def test_a_save_that_fails_says_so_and_is_tried_again(
    note: Note, store: Store, desk: Desk, session_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(note, session_id)
    QTest.keyClicks(note.editor, "kept")
    with monkeypatch.context() as broken:

        def refuse(*_args: object) -> None:
            raise CannotWrite(words("The disk is full."))

        broken.setattr(notes, "save", refuse)
        assert not note.flush()
        assert desk.saving.shown.state is SaveState.FAILED
    assert note.flush()
    assert desk.saving.shown.state is SaveState.SAVED
    assert kept(store, session_id) == [("kept", ME)]


def test_another_session_shows_its_own_note_and_the_first_is_saved(
    note: Note, store: Store, session_id: int
) -> None:
    begin(note, session_id)
    QTest.keyClicks(note.editor, "first")
    other = factory.held(store, factory.mentee(store, "Jonas Lindqvist").id)
    factory.block(store, other.id, "second")
    begin(note, other.id)
    assert shown(note.editor) == [("second", ME)]
    undo(note.editor)
    assert shown(note.editor) == [("second", ME)]
    assert kept(store, session_id) == [("first", ME)]


def test_the_bar_shows_and_sets_the_audience(note: Note, store: Store, session_id: int) -> None:
    factory.block(store, session_id, "one", MENTEE)
    factory.block(store, session_id, "two")
    begin(note, session_id)
    assert note.bar.value() == ME
    select(note.editor, 1)
    assert note.bar.value() == MENTEE
    assert note.editor.accessibleDescription() == "For Amara Okafor"
    press(note.editor, Key.Key_3, held=Qt.KeyboardModifier.AltModifier)
    assert note.bar.value() == SPONSOR
    assert note.editor.hasFocus()
    note.flush()
    assert kept(store, session_id) == [("one", SPONSOR), ("two", ME)]


def test_hiding_leaves_no_private_word_in_the_window(
    note: Note, store: Store, session_id: int, qtbot: QtBot
) -> None:
    factory.block(store, session_id, "shared words", MENTEE)
    factory.block(store, session_id, "secret words")
    factory.block(store, session_id, "secret thoughts")
    begin(note, session_id)
    note.hide_private(True)
    text = note.masked.toPlainText()
    assert "shared words" in text
    assert "secret" not in text
    assert "2 paragraphs" in text
    assert not note.editor.isVisible()
    QTest.keyClicks(note.masked, "x")
    press(note.editor, Key.Key_1, held=Qt.KeyboardModifier.AltModifier)
    assert kept(store, session_id)[0] == ("shared words", MENTEE)
    note.hide_private(False)
    assert note.editor.isVisible()
    assert note.masked.toPlainText() == ""


def test_find_goes_round_and_counts(note: Note, store: Store, session_id: int) -> None:
    for text in ("Tomas came", "nobody", "tomas went"):
        factory.block(store, session_id, text)
    begin(note, session_id)
    press(note.editor, Key.Key_F, held=CTRL)
    assert note.find_bar.field.hasFocus()
    QTest.keyClicks(note.find_bar.field, "tomas")
    assert note.editor.textCursor().selectedText() == "Tomas"
    assert note.find_bar.count.text() == "1 of 2"
    QTest.keyClick(note.find_bar.field, Key.Key_Return)
    assert note.find_bar.count.text() == "2 of 2"
    QTest.keyClicks(note.find_bar.field, "x")
    assert note.find_bar.count.text() == "nothing found"
    QTest.keyClick(note.find_bar.field, Key.Key_Escape)
    assert note.editor.hasFocus()
    assert not note.find_bar.isVisible()


def test_row_38_a_huge_paste_asks_first_and_comes_in_parts(
    note: Note, store: Store, session_id: int, qtbot: QtBot
) -> None:
    factory.block(store, session_id, "here", MENTEE)
    begin(note, session_id)
    line = "word " * (LARGE // 5 + 1000)
    mime = QMimeData()
    mime.setText(line)
    note.editor.insertFromMimeData(mime)
    assert shown(note.editor) == [("here", MENTEE)]
    note.ask_bar.yes.click()
    qtbot.waitUntil(lambda: not note.slow.running)
    note.flush()
    pairs = kept(store, session_id)
    assert max(len(text) for text, _ in pairs) <= LONGEST_LINE + 4
    assert sum(text.count("word") for text, _ in pairs) == LARGE // 5 + 1000
    assert {audience for _, audience in pairs[1:]} == {ME}
    undo(note.editor)
    assert shown(note.editor) == [("here", MENTEE)]


def test_a_huge_paste_may_be_left_out(note: Note, session_id: int) -> None:
    begin(note, session_id)
    QGuiApplication.clipboard().setText("x" * (LARGE + 1))
    press(note.editor, Key.Key_V, held=CTRL)
    note.ask_bar.no.click()
    assert shown(note.editor) == [("", ME)]
    assert note.editor.hasFocus()


def test_everything_that_takes_the_focus_has_a_name(note: Note, session_id: int) -> None:
    begin(note, session_id)
    note.find_bar.open_for(note.editor)
    nameless = [
        one
        for one in note.findChildren(QWidget)
        if one.isVisible()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (one.accessibleName() or getattr(one, "text", str)())
    ]
    assert nameless == []


def test_a_mark_that_is_undone_is_told(note: Note, desk: Desk, session_id: int) -> None:
    said: list[Notice] = []
    desk.notice.connect(said.append)
    begin(note, session_id)
    QTest.keyClicks(note.editor, "one")
    press(note.editor, Key.Key_Return)
    QTest.keyClicks(note.editor, "two")
    press(note.editor, Key.Key_2, held=ALT)
    undo(note.editor)
    assert said[-1].text == "Undone: the paragraph is marked “Only me” as before"
    assert said[-1].undo is not None
    said[-1].undo()
    assert said[-1].text == "Done again: the paragraph is marked “For Amara Okafor”"
    undo(note.editor, 2)  # the mark, then the last word: that is seen
    assert len(said) == 3
    press(note.editor, Key.Key_Return)
    press(note.editor, Key.Key_A, held=CTRL)
    press(note.editor, Key.Key_3, held=ALT)
    undo(note.editor)
    assert said[-1].text == "Undone: 2 paragraphs are marked as before"


@pytest.mark.parametrize("percent", [100, 150])
def test_what_an_empty_note_says_fits_the_smallest_column(
    note: Note, session_id: int, percent: int
) -> None:
    begin(note, session_id)
    appearance().choose(percent=percent)
    try:
        note.resize(note.minimumWidth(), 500)
        editor = note.editor
        said, seen = QFontMetrics(editor.viewport().font()), editor.viewport().width()
        assert editor.viewport().font().pointSizeF() == editor.font().pointSizeF()
        margins = 2 * round(editor.document().documentMargin())
        assert said.horizontalAdvance(editor.placeholderText()) <= seen - margins
        empty = editor.viewport().grab().toImage()
        editor.advice = ""
        assert editor.viewport().grab().toImage() != empty  # it was painted
    finally:
        appearance().choose(percent=100)
