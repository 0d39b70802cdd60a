"""The session page with real keys and a real journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.audience import Audience
from mentor_desk.records import (
    Action,
    ActionState,
    AgendaTopic,
    CheckIn,
    Feedback,
    MentoringSession,
    Owner,
    RaisedBy,
    Record,
    SessionState,
    Tone,
)
from mentor_desk.services import notes, sessions
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk, Notice
from mentor_desk.ui.pages.session import SessionPage
from mentor_desk.ui.pages.session.agenda import TopicRow
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.theme import Scheme, appearance
from mentor_desk.ui.ticking import ActionTick
from tests import factory

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def mentee_id(store: Store) -> int:
    return factory.mentee(store).id


@pytest.fixture
def held(store: Store, mentee_id: int) -> MentoringSession:
    made = factory.held(store, mentee_id, factory.TODAY)
    store.update(MentoringSession, made.id, {"channel": "video", "title": "The release"})
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[SessionPage]:
    made = SessionPage(desk)
    made.resize(1072, 760)
    made.show()
    yield made
    made.flush()
    made.close()
    made.deleteLater()
    # No loop runs that would do it, and each change of the look asks all that are left.
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


@pytest.fixture
def notices(desk: Desk) -> list[Notice]:
    said: list[Notice] = []
    desk.notice.connect(said.append)
    return said


def open_at(page: SessionPage, session_id: int) -> None:
    page.show_place(Place(PageName.SESSION, session_id))


def all_of(store: Store, kind: type[Record]) -> list[Record]:
    with store.read() as session:
        return list(session.query(kind).order_by(kind.id))


def one_of(store: Store, kind: type[Record]) -> Record:
    (only,) = all_of(store, kind)
    return only


def write(page: SessionPage, text: str) -> None:
    QTest.keyClicks(page.note.editor, text)


def enter(widget: QWidget) -> None:
    QTest.keyClick(widget, Key.Key_Return)


def topics(page: SessionPage) -> list[str]:
    QApplication.processEvents()  # rows made anew show when the layout comes round
    return [row.check.text() for row in page.agenda.findChildren(TopicRow) if row.isVisible()]


def note_text(store: Store, session_id: int) -> list[str]:
    with store.read() as session:
        return [block.text for block in notes.blocks(session, session_id)]


def undo_last(notices: list[Notice]) -> None:
    undo = notices[-1].undo
    assert undo is not None
    undo()


def test_it_opens_in_the_text_and_says_with_whom(page: SessionPage, held: MentoringSession) -> None:
    open_at(page, held.id)
    assert page.note.editor.hasFocus()
    assert page.header.accessibleName() == "Session 1 with Amara Okafor"
    assert page.header._under.text() == "21 November 2026 · 14:00 · video · The release"
    assert page.header.timer.text() == "10:00"


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


def test_a_check_in_on_the_goal_in_focus(
    page: SessionPage, store: Store, mentee_id: int, held: MentoringSession
) -> None:
    goal = factory.goal(store, mentee_id, baseline=0.0, target=2.0, unit="tasks")
    open_at(page, held.id)
    page.focus.choice.setFocus()
    QTest.keyClick(page.focus.choice, Key.Key_Down)
    assert _session(store, held.id).focus_goal_id == goal.id
    QTest.keyClicks(page.focus.value, "1")
    QTest.keyClicks(page.focus.comment, "Tomas ran it")
    enter(page.focus.comment)
    made = one_of(store, CheckIn)
    assert isinstance(made, CheckIn)
    assert (made.goal_id, made.session_id, made.value, made.comment, made.day) == (
        goal.id,
        held.id,
        1.0,
        "Tomas ran it",
        factory.TODAY,
    )
    assert page.focus._stands.text() == "from 0 to 2 tasks · now 1"
    assert page.focus._bar.value() == 50
    assert page.note.editor.hasFocus()


def test_a_check_in_from_the_text_finds_the_only_goal(
    page: SessionPage, store: Store, mentee_id: int, held: MentoringSession
) -> None:
    factory.goal(store, mentee_id)
    open_at(page, held.id)
    write(page, "/checkin 1.5 half of it")
    enter(page.note.editor)
    made = one_of(store, CheckIn)
    assert isinstance(made, CheckIn)
    assert (made.value, made.comment) == (1.5, "half of it")
    assert page.note.editor.hasFocus()


def test_a_check_in_stays_in_the_text_while_there_is_no_goal_to_keep_it(
    page: SessionPage, store: Store, held: MentoringSession, notices: list[Notice]
) -> None:
    open_at(page, held.id)
    write(page, "/check-in 3 and what was said")
    enter(page.note.editor)
    assert page.flush()
    assert note_text(store, held.id)[0] == "/check-in 3 and what was said"
    assert page.note.editor.hasFocus()
    assert notices[-1].text == "There is no active goal yet to check in on."


def test_a_check_in_without_a_goal_waits_in_the_fields(
    page: SessionPage, store: Store, mentee_id: int, held: MentoringSession
) -> None:
    factory.goal(store, mentee_id, "One")
    factory.goal(store, mentee_id, "Two")
    open_at(page, held.id)
    write(page, "/check-in 2")
    enter(page.note.editor)
    assert all_of(store, CheckIn) == []
    assert page.focus.choice.hasFocus()
    assert page.focus.value.text() == "2"


def test_a_reading_that_is_no_number_says_so(
    page: SessionPage, store: Store, mentee_id: int, held: MentoringSession
) -> None:
    goal = factory.goal(store, mentee_id)
    store.update(MentoringSession, held.id, {"focus_goal_id": goal.id})
    open_at(page, held.id)
    QTest.keyClicks(page.focus.value, "much")
    page.focus.add.click()
    assert all_of(store, CheckIn) == []
    assert page.focus._error.isVisible()
    assert page.focus.value.text() == "much"


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
    now = _session(store, held.id)
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
    assert _session(store, held.id).title == "The next release"


def test_an_unreadable_day_leaves_the_old_one(
    page: SessionPage, store: Store, held: MentoringSession
) -> None:
    open_at(page, held.id)
    page.header.details.click()
    page.details.day.selectAll()
    QTest.keyClicks(page.details.day, "soon")
    assert page.flush()
    assert _session(store, held.id).starts_at.date() == factory.TODAY


def test_a_planned_session_is_begun(page: SessionPage, store: Store, mentee_id: int) -> None:
    planned = factory.planned(store, mentee_id)
    open_at(page, planned.id)
    assert page.header.main.text() == "&Begin session"
    page.header.main.click()
    assert _session(store, planned.id).state is SessionState.HELD
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
    now = _session(store, held.id)
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
    assert _session(store, held.id).closed_at is None


def test_closing_can_wait(page: SessionPage, store: Store, held: MentoringSession) -> None:
    open_at(page, held.id)
    page.header.main.click()
    page.closing.later.click()
    assert _session(store, held.id).closed_at is None
    assert page.header.main.isVisible()


def test_hiding_takes_every_private_word_off_the_page(
    page: SessionPage, store: Store, mentee_id: int, held: MentoringSession
) -> None:
    goal = factory.goal(
        store, mentee_id, "secret goal", measure="secret measure", audience=Audience.ME
    )
    factory.check_in(store, goal.id, comment="secret reading")
    store.update(MentoringSession, held.id, {"focus_goal_id": goal.id})
    factory.block(store, held.id, "secret thought")
    factory.topic(store, held.id, "secret topic")
    open_at(page, held.id)
    QTest.keyClicks(page.draft.fields.editors["observation"].field, "secret observation")
    QTest.keyClick(page.note.editor, Key.Key_F9)
    assert page.header.private.isChecked()
    QApplication.processEvents()
    assert topics(page) == []
    seen = [
        str(getattr(one, name)())
        for one in page.findChildren(QWidget)
        for name in ("text", "toPlainText", "accessibleName", "accessibleDescription")
        if one.isVisible() and callable(getattr(one, name, None))
    ]
    seen += [page.focus.choice.itemText(at) for at in range(page.focus.choice.count())]
    assert [text for text in seen if "secret" in text] == []
    QTest.keyClick(page.note.masked, Key.Key_F9)
    assert page.note.editor.isVisible()
    assert topics(page) == ["secret topic"]


def test_f6_goes_round_the_columns(
    page: SessionPage, store: Store, mentee_id: int, held: MentoringSession
) -> None:
    factory.goal(store, mentee_id)
    open_at(page, held.id)
    visited: list[QWidget] = []
    for _ in range(5):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Key.Key_F6)
        parts = (page.agenda, page.note, page.focus, page.taken_on, page.draft)
        now = QApplication.focusWidget()
        assert now is not None
        visited += [one for one in parts if one.isAncestorOf(now)]
    assert visited == [page.focus, page.taken_on, page.draft, page.agenda, page.note]


@pytest.mark.parametrize(("width", "percent"), [(816, 100), (712, 150), (752, 150), (648, 150)])
def test_the_note_keeps_its_width_in_a_small_window(
    page: SessionPage, store: Store, held: MentoringSession, width: int, percent: int
) -> None:
    factory.topic(store, held.id, "A topic with a rather long text that has to wrap somewhere")
    appearance().choose(scheme=Scheme.LIGHT, percent=percent)
    open_at(page, held.id)
    page.resize(width, 520)
    QApplication.processEvents()
    assert page.width() == width
    assert page.note.width() >= 420
    assert page.agenda.isVisible()
    assert not page.columns.left.isVisible()
    side = page.columns.right
    inside = side.widget()
    assert inside is not None
    assert inside.width() <= side.viewport().width()
    appearance().choose(percent=100)


def test_what_does_not_fit_is_scrolled_to_not_squeezed(
    page: SessionPage, store: Store, held: MentoringSession, qtbot: QtBot
) -> None:
    for number in range(12):
        factory.topic(store, held.id, f"Topic {number} with a text that has to wrap in a column")
    page.resize(1072, 400)
    open_at(page, held.id)
    qtbot.waitUntil(lambda: page.columns.left.verticalScrollBar().maximum() > 0)
    rows = page.agenda.findChildren(TopicRow)
    assert len(rows) == 12
    assert all(one.height() >= one.check.heightForWidth(one.check.width()) for one in rows)


@pytest.mark.parametrize("width", [1500, 1072, 700])
def test_the_note_is_laid_out_for_the_room_it_has(
    page: SessionPage, store: Store, held: MentoringSession, width: int
) -> None:
    factory.block(store, held.id, "word " * 300)
    page.hide()
    page.resize(width, 700)
    page.show()
    open_at(page, held.id)
    for _ in range(6):
        QApplication.processEvents()
    editor = page.note.editor
    assert editor.document().size().width() <= editor.viewport().width()
    assert editor.document().size().width() >= 350


def test_a_long_name_wraps_and_pushes_nothing_together(
    page: SessionPage, store: Store, qtbot: QtBot
) -> None:
    long = factory.mentee(store, "Ekaterina Konstantinopolskaya-Montgomery")
    held = factory.held(store, long.id)
    page.resize(700, 400)
    open_at(page, held.id)
    owner = page.taken_on.owner
    chips = [owner.chip(one) for one in ("mentee", "me")]
    qtbot.waitUntil(lambda: chips[1].y() > chips[0].y())
    qtbot.waitUntil(lambda: owner.height() >= owner.heightForWidth(owner.width()))
    assert owner.geometry().bottom() < page.taken_on.due.y()


def test_a_wide_window_has_three_columns(page: SessionPage, held: MentoringSession) -> None:
    page.resize(816, 600)
    open_at(page, held.id)
    page.resize(1072, 600)
    QApplication.processEvents()
    assert page.columns.left.isAncestorOf(page.agenda)


def test_everything_that_takes_the_focus_has_a_name(
    page: SessionPage, store: Store, mentee_id: int, held: MentoringSession
) -> None:
    factory.topic(store, held.id)
    factory.goal(store, mentee_id)
    open_at(page, held.id)
    page.header.details.click()
    page.header.main.click()
    nameless = [
        one
        for one in page.findChildren(QWidget)
        if one.isVisible()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not one.accessibleName()
        and not (isinstance(one, QPushButton) or getattr(one, "text", str)())
    ]
    assert nameless == []


def _session(store: Store, number: int) -> MentoringSession:
    with store.read() as session:
        return session.get_one(MentoringSession, number)


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
