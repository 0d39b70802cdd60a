"""The session page: its note, agenda, details and closing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mentor_desk.audience import Audience
from mentor_desk.clock import StoppedClock
from mentor_desk.records import (
    Action,
    ActionState,
    AgendaTopic,
    MentoringSession,
    RaisedBy,
    SessionState,
)
from mentor_desk.services import sessions
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk, Notice
from mentor_desk.ui.pages.session import SessionPage
from mentor_desk.ui.pages.session.agenda import TopicRow
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.start import start_session
from mentor_desk.ui.ticking import ActionTick
from tests import factory
from tests.ui.pages.session.conftest import (
    CTRL,
    Key,
    enter,
    note_text,
    one_of,
    open_at,
    session_of,
    topics,
    undo_last,
    write,
)


def test_it_opens_in_the_text_and_says_with_whom(page: SessionPage, held: MentoringSession) -> None:
    open_at(page, held.id)
    assert page.note.editor.hasFocus()
    assert page.header.accessibleName() == "Session 1 with Amara Okafor"
    assert page.header._under.text() == "21 November 2026 · 14:00 · video · The release"
    assert page.header.timer.text() == "10:00"


@pytest.mark.parametrize("planned", [True, False])
def test_the_time_counts_from_the_second_one_begins(
    page: SessionPage, desk: Desk, store: Store, mentee_id: int, *, planned: bool
) -> None:
    desk.clock = StoppedClock(factory.NOW + timedelta(seconds=41))
    if planned:
        open_at(page, factory.planned(store, mentee_id, factory.NOW).id)
        page.header.main.click()
    else:
        page.show_place(start_session(desk, mentee_id))
    assert page.header.timer.text() == "00:00"
    desk.clock = StoppedClock(factory.NOW + timedelta(seconds=49))
    page.header.details.click()
    QTest.keyClicks(page.details.about, "The release")
    assert page.flush()
    assert page.header.timer.text() == "00:08"


def test_leaving_and_coming_back_keeps_text_and_undo(
    page: SessionPage, store: Store, held: MentoringSession
) -> None:
    open_at(page, held.id)
    write(page, "Tired")
    assert page.flush()
    assert note_text(store, held.id) == ["Tired"]
    open_at(page, held.id)
    QTest.keyClick(page.note.editor, Key.Key_Z, CTRL)
    assert page.note.editor.toPlainText() == ""


def test_a_session_that_is_gone_says_so(page: SessionPage) -> None:
    open_at(page, 4711)
    assert page._gone.isVisible()


def test_topics_are_added_ticked_marked_and_removed(
    page: SessionPage, store: Store, held: MentoringSession, notices: list[Notice]
) -> None:
    open_at(page, held.id)
    page.agenda.add.setFocus()
    QTest.keyClicks(page.agenda.add, "The release")
    enter(page.agenda.add)
    assert page.agenda.add.hasFocus()
    assert topics(page) == ["The release"]
    row = _row(page)
    row.check.setFocus()
    QTest.keyClick(row.check, Key.Key_Space)
    assert _topic(store).done
    assert _row(page).check.hasFocus()
    _menu(page, "For Amara Okafor")()
    assert _topic(store).audience is Audience.MENTEE
    _menu(page, "Raised by Amara Okafor")()
    assert _topic(store).raised_by is RaisedBy.MENTEE
    _menu(page, "Change text")()
    row = _row(page)
    row.edit.selectAll()
    QTest.keyClicks(row.edit, "The handover")
    enter(row.edit)
    assert topics(page) == ["The handover"]
    _menu(page, "Delete")()
    assert topics(page) == []
    undo_last(notices)
    back = _topic(store)
    assert (back.text, back.done, back.audience) == ("The handover", True, Audience.MENTEE)


def test_what_is_open_from_before_can_be_ticked_here(
    page: SessionPage, store: Store, mentee_id: int, held: MentoringSession
) -> None:
    before = factory.held(store, mentee_id, factory.TODAY - timedelta(days=14))
    made = factory.action(store, mentee_id, "Hand it over", session_id=before.id)
    factory.action(store, mentee_id, "Of today", session_id=held.id)
    open_at(page, held.id)
    (tick,) = page.agenda.findChildren(ActionTick)
    assert tick.text() == "Hand it over"
    QTest.keyClick(tick, Key.Key_Space)
    with store.read() as session:
        assert session.get_one(Action, made.id).state is ActionState.DONE
    assert [one for one in page.agenda.findChildren(ActionTick) if one.isVisible()] == []


def test_details_are_changed_in_place(
    page: SessionPage, store: Store, held: MentoringSession
) -> None:
    open_at(page, held.id)
    page.header.details.click()
    details = page.details
    details.about.selectAll()
    QTest.keyClicks(details.about, "Handing over")
    details.day.selectAll()
    QTest.keyClicks(details.day, "20 nov")
    details.channel.chip("phone").click()
    assert page.flush()
    now = session_of(store, held.id)
    assert (now.title, now.starts_at, now.channel) == (
        "Handing over",
        datetime.fromisoformat("2026-11-20T14:00"),
        "phone",
    )
    assert "20 November 2026" in page.header._under.text()


def test_saving_does_not_disturb_who_types_on(
    page: SessionPage, store: Store, held: MentoringSession
) -> None:
    open_at(page, held.id)
    page.header.details.click()
    about = page.details.about
    about.setFocus()
    about.setText("release")
    about.home(False)
    for part in ("The ", "next "):
        QTest.keyClicks(about, part)
        assert page.flush()
        factory.topic(store, held.id)
    assert about.text() == "The next release"
    assert session_of(store, held.id).title == "The next release"


def test_an_unreadable_day_leaves_the_old_one(
    page: SessionPage, store: Store, held: MentoringSession
) -> None:
    open_at(page, held.id)
    page.header.details.click()
    page.details.day.selectAll()
    QTest.keyClicks(page.details.day, "soon")
    assert page.flush()
    assert session_of(store, held.id).starts_at.date() == factory.TODAY


def test_a_planned_session_is_begun(page: SessionPage, store: Store, mentee_id: int) -> None:
    planned = factory.planned(store, mentee_id)
    open_at(page, planned.id)
    assert page.header.main.text() == "&Begin session"
    page.header.main.click()
    assert session_of(store, planned.id).state is SessionState.HELD
    assert page.note.editor.hasFocus()


def test_closing_asks_three_things_and_can_be_undone(
    page: SessionPage, store: Store, held: MentoringSession, notices: list[Notice]
) -> None:
    factory.block(store, held.id, "shared", Audience.MENTEE)
    factory.block(store, held.id, "mine")
    open_at(page, held.id)
    enter(page.note.editor)
    write(page, "mine too")
    page.header.main.click()
    closing = page.closing
    assert closing._reads.text() == "1 paragraph may be read by Amara Okafor, 2 are only for you."
    assert not page.header.main.isVisible()
    closing.about.selectAll()
    QTest.keyClicks(closing.about, "Who owns the release")
    QTest.keyClicks(closing.day, "+2w")
    enter(closing.day)
    now = session_of(store, held.id)
    assert (now.title, now.closed_at, now.length_minutes) == (
        "Who owns the release",
        factory.NOW,
        10,
    )
    with store.read() as session:
        after = sessions.next_planned(session, 1, factory.NOW)
    assert after == datetime.fromisoformat("2026-12-05T14:00")
    assert page.header.main.text() == "C&losed"
    assert page.note.editor.hasFocus()
    undo_last(notices)
    assert session_of(store, held.id).closed_at is None


@pytest.mark.parametrize(
    ("begun", "offered"),
    [((3, 59), "04:00"), ((14, 7), "14:00"), ((14, 8), "14:15"), ((23, 58), "23:45")],
)
def test_the_next_session_is_offered_at_a_quarter_of_an_hour(
    page: SessionPage,
    store: Store,
    held: MentoringSession,
    begun: tuple[int, int],
    offered: str,
) -> None:
    with store.write() as session:
        kept = session.get_one(MentoringSession, held.id)
        kept.starts_at = kept.starts_at.replace(hour=begun[0], minute=begun[1])
    open_at(page, held.id)
    page.header.main.click()
    assert page.closing.time.time().toString("HH:mm") == offered


def test_closing_can_wait(page: SessionPage, store: Store, held: MentoringSession) -> None:
    open_at(page, held.id)
    page.header.main.click()
    page.closing.later.click()
    assert session_of(store, held.id).closed_at is None
    assert page.header.main.isVisible()


def _topic(store: Store) -> AgendaTopic:
    only = one_of(store, AgendaTopic)
    assert isinstance(only, AgendaTopic)
    return only


def _row(page: SessionPage) -> TopicRow:
    QApplication.processEvents()
    return next(row for row in page.agenda.findChildren(TopicRow) if row.isVisible())


def _menu(page: SessionPage, text: str) -> Callable[[], None]:
    menu = _row(page).menu()
    return next(one for one in menu.actions() if one.text().replace("&", "") == text).trigger


def test_a_found_paragraph_is_brought_into_sight(
    page: SessionPage, store: Store, held: MentoringSession
) -> None:
    said = [factory.block(store, held.id, f"Paragraph {number}") for number in range(120)]
    page.show_place(Place(PageName.SESSION, held.id, part=said[7].id))
    editor = page.note.editor
    assert editor.textCursor().block().text() == "Paragraph 7"
    assert editor.viewport().rect().contains(editor.cursorRect().center())
    page.show_place(Place(PageName.SESSION, held.id, part=said[99].id))
    assert editor.textCursor().block().text() == "Paragraph 99"
    assert editor.viewport().rect().contains(editor.cursorRect().center())
