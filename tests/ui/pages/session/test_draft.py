"""Feedback that is drafted beside the text."""

from __future__ import annotations

from datetime import date

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mentor_desk.records import (
    Action,
    Feedback,
    MentoringSession,
    Tone,
)
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk, Notice
from mentor_desk.ui.pages.session import SessionPage
from tests import factory
from tests.ui.pages.session.conftest import all_of, enter, one_of, open_at, undo_last, write


def test_feedback_drafted_beside_the_text_and_given(
    page: SessionPage, store: Store, held: MentoringSession, notices: list[Notice]
) -> None:
    open_at(page, held.id)
    write(page, "/feedback You asked Tomas first and waited")
    enter(page.note.editor)
    fields = page.draft.fields.editors
    assert fields["occasion"].field.hasFocus()
    QTest.keyClicks(fields["occasion"].field, "The Tuesday review")
    QTest.keyClicks(fields["next_step"].field, "Do it again on Thursday")
    QTest.keyClicks(fields["next_on"].field, "26 nov")
    assert page.flush()
    kept = one_of(store, Feedback)
    assert isinstance(kept, Feedback)
    assert (kept.observation, kept.occasion) == (
        "You asked Tomas first and waited",
        "The Tuesday review",
    )
    assert kept.given_on is None
    assert all_of(store, Action) == []
    page.draft.give.click()
    kept = one_of(store, Feedback)
    assert isinstance(kept, Feedback)
    assert (kept.given_on, kept.tone, kept.session_id) == (factory.TODAY, Tone.PRAISE, held.id)
    step = one_of(store, Action)
    assert isinstance(step, Action)
    assert (step.text, step.due_on) == ("Do it again on Thursday", date(2026, 11, 26))
    assert page.draft.fields.empty()
    undo_last(notices)
    assert getattr(one_of(store, Feedback), "given_on") is None  # noqa: B009


def test_the_draft_asks_about_what_a_tired_mentor_overlooks(
    page: SessionPage, held: MentoringSession
) -> None:
    open_at(page, held.id)
    before = page.draft.hint.text()
    QTest.keyClicks(page.draft.fields.editors["observation"].field, "You always interrupt Tomas")
    assert page.draft.hint.text() != before
    assert page.draft.hint.text().endswith("?")


def test_an_unfinished_draft_is_there_again(
    page: SessionPage, desk: Desk, store: Store, held: MentoringSession, qtbot: QtBot
) -> None:
    open_at(page, held.id)
    QTest.keyClicks(page.draft.fields.editors["effect"].field, "All were relieved")
    page.flush()
    again = SessionPage(desk)
    qtbot.addWidget(again)
    open_at(again, held.id)
    assert again.draft.fields.answers()["effect"] == "All were relieved"
    assert len(all_of(store, Feedback)) == 1
