"""Actions and promises, caught without leaving the text."""

from __future__ import annotations

from datetime import date

from PySide6.QtTest import QTest

from mentor_desk.records import (
    Action,
    MentoringSession,
    Owner,
)
from mentor_desk.store import Store
from mentor_desk.ui.desk import Notice
from mentor_desk.ui.pages.session import SessionPage
from mentor_desk.ui.ticking import ActionTick
from tests.ui.pages.session.conftest import (
    CTRL,
    SHIFT,
    Key,
    all_of,
    enter,
    note_text,
    one_of,
    open_at,
    undo_last,
    write,
)


def test_an_action_is_captured_without_leaving_the_text(
    page: SessionPage, store: Store, held: MentoringSession, notices: list[Notice]
) -> None:
    open_at(page, held.id)
    write(page, "/action Send the template")
    enter(page.note.editor)
    made = one_of(store, Action)
    assert isinstance(made, Action)
    assert (made.text, made.owner, made.session_id) == ("Send the template", Owner.MENTEE, held.id)
    assert page.note.editor.hasFocus()
    assert page.note.editor.toPlainText() == ""
    assert [one.text() for one in page.taken_on.findChildren(ActionTick)] == ["Send the template"]
    undo_last(notices)
    assert all_of(store, Action) == []


def test_a_promise_is_mine(page: SessionPage, store: Store, held: MentoringSession) -> None:
    open_at(page, held.id)
    write(page, "/promise Ask Karin")
    enter(page.note.editor)
    made = one_of(store, Action)
    assert isinstance(made, Action)
    assert made.owner is Owner.ME


def test_a_command_without_words_leads_to_the_field_and_esc_back(
    page: SessionPage, held: MentoringSession
) -> None:
    open_at(page, held.id)
    write(page, "/promise")
    enter(page.note.editor)
    assert page.taken_on.text.hasFocus()
    assert page.taken_on.owner.value() == Owner.ME
    QTest.keyClick(page.taken_on.text, Key.Key_Escape)
    assert page.note.editor.hasFocus()


def test_a_slash_that_is_no_command_is_text(
    page: SessionPage, store: Store, held: MentoringSession
) -> None:
    open_at(page, held.id)
    write(page, "/etc is a folder")
    enter(page.note.editor)
    page.flush()
    assert note_text(store, held.id)[0] == "/etc is a folder"


def test_capture_by_key_with_owner_and_day(
    page: SessionPage, store: Store, held: MentoringSession
) -> None:
    open_at(page, held.id)
    QTest.keyClick(page.note.editor, Key.Key_A, CTRL | SHIFT)
    assert page.taken_on.text.hasFocus()
    QTest.keyClicks(page.taken_on.text, "Run it once")
    QTest.keyClicks(page.taken_on.due, "4 dec")
    enter(page.taken_on.due)
    made = one_of(store, Action)
    assert isinstance(made, Action)
    assert (made.text, made.due_on) == ("Run it once", date(2026, 12, 4))
    assert page.note.editor.hasFocus()


def test_a_day_that_cannot_be_read_keeps_what_was_typed(
    page: SessionPage, store: Store, held: MentoringSession
) -> None:
    open_at(page, held.id)
    QTest.keyClicks(page.taken_on.text, "Run it once")
    QTest.keyClicks(page.taken_on.due, "sometime")
    page.taken_on.add.click()
    assert all_of(store, Action) == []
    assert page.taken_on.text.text() == "Run it once"
    assert page.taken_on._error.isVisible()


def test_a_command_is_taken_at_the_end_of_its_line_only(
    page: SessionPage, store: Store, held: MentoringSession
) -> None:
    open_at(page, held.id)
    write(page, "/action Send it. The rest is a note.")
    for _ in " The rest is a note.":
        QTest.keyClick(page.note.editor, Key.Key_Left)
    enter(page.note.editor)
    page.flush()
    assert all_of(store, Action) == []
    assert note_text(store, held.id) == ["/action Send it.", " The rest is a note."]
