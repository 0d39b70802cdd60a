"""A filled-in worksheet comes back into the journal it was printed from, if somebody agrees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.guides import Guide
from mentor_desk.records import Goal, GoalState, GuidedNote, Occasion, PrintedForm, Version
from mentor_desk.reports.worksheet import Worksheet
from mentor_desk.services import library as guides
from mentor_desk.services import mentees, printed_forms
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.goal import GoalPage
from mentor_desk.ui.paper.preview import Preview
from mentor_desk.ui.paper.reading import ReadBack
from mentor_desk.ui.place import PageName, Place
from tests import factory
from tests.factory import TODAY
from tests.reports.worksheet.sheets import fill, made

TYPED = {
    "answer-title": "Lead three reviews",
    "answer-due_on": "31.1.2027",
    "answer-confidence": "is-8",
    "answer-why": "",
}


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> GoalPage:
    shown = GoalPage(desk)
    qtbot.addWidget(shown)
    shown.resize(1072, 800)
    shown.show()
    return shown


def smart(desk: Desk) -> Guide:
    return desk.library.guides["smart"]


def goal(desk: Desk, store: Store, name: str = "Amara Okafor") -> Goal:
    kept = factory.goal(store, factory.mentee(store, name).id, "Lead two reviews")
    with store.write() as session:
        there = session.get_one(Goal, kept.id)
        guides.take(session, there, smart(desk), factory.NOW)
        there.state = GoalState.ACTIVE
        there.answers = {"title": "Lead two reviews", "why": "Every release waits."}
        there.why = "Every release waits."
    return kept


def printed(desk: Desk, store: Store, record: Goal | None, mentee_id: int | None = None) -> str:
    with store.write() as session:
        mentorship = mentees.current_mentorship(session, mentee_id).id if mentee_id else None
        form = printed_forms.make(
            session, smart(desk), TODAY, mentorship_id=mentorship, record=record
        )
        guides.keep_version(session, smart(desk), factory.NOW)
        return form.number


def paper(
    desk: Desk,
    number: str,
    folder: Path,
    guide: Guide | None = None,
    typed: Mapping[str, str] = TYPED,
) -> Path:
    sheet = Worksheet(guide=guide or smart(desk), number=number, printed_on=TODAY)
    path = folder / "filled.pdf"
    path.write_bytes(fill(made(sheet, fillable=True), typed))
    return path


def begin(qtbot: QtBot, page: GoalPage, number: int, path: Path) -> ReadBack:
    page.show_place(Place(PageName.GOAL, number))
    reading = page.paper.reading = ReadBack(page._desk, page, lambda *_: path)
    page.paper.read_action.trigger()
    qtbot.waitUntil(lambda: reading._waiting is None)
    return reading


def refused(qtbot: QtBot, page: GoalPage, number: int, path: Path) -> str:
    said: list[str] = []
    page._desk.notice.connect(lambda notice: said.append(notice.text))
    reading = begin(qtbot, page, number, path)
    qtbot.waitUntil(lambda: bool(said))
    assert reading.preview is None
    return said[0]


def kept(store: Store, number: int) -> Goal:
    with store.read() as session:
        return session.get_one(Goal, number)


def test_what_is_ticked_is_kept_with_a_version_and_can_be_undone(
    qtbot: QtBot, desk: Desk, store: Store, page: GoalPage, tmp_path: Path
) -> None:
    number = goal(desk, store).id
    form = printed(desk, store, kept(store, number))
    reading = begin(qtbot, page, number, paper(desk, form, tmp_path))
    preview = reading.preview
    assert preview is not None
    assert preview.taken() == {
        "title": "Lead three reviews",
        "due_on": "2027-01-31",
        "confidence": "8",
    }
    assert not preview.checks["why"].isChecked()
    preview.checks["confidence"].click()
    assert kept(store, number).title == "Lead two reviews"
    assert preview.go.text() == "Take over 2 answers"
    with qtbot.waitSignal(desk.place_wanted):
        preview.go.click()
    after = kept(store, number)
    assert (after.title, after.due_on) == ("Lead three reviews", date(2027, 1, 31))
    assert (after.why, after.confidence) == ("Every release waits.", None)
    assert page._view.answers["title"] == "Lead three reviews"
    with store.read() as session:
        occasions = [one.occasion for one in session.query(Version).order_by(Version.id)]
        assert session.query(PrintedForm).one().read_on == TODAY
    assert occasions == [Occasion.BEFORE, Occasion.LEFT]
    assert "already" in refused(qtbot, page, number, tmp_path / "filled.pdf")
    desk.undo.undo()
    assert kept(store, number).title == "Lead two reviews"
    with store.read() as session:
        assert session.query(PrintedForm).one().read_on is None


def test_a_day_without_its_year_lies_ahead_where_something_is_due(
    qtbot: QtBot, desk: Desk, store: Store, page: GoalPage, tmp_path: Path
) -> None:
    number = goal(desk, store).id
    form = printed(desk, store, kept(store, number))
    typed = TYPED | {"answer-due_on": "31 October"}  # three weeks ago
    reading = begin(qtbot, page, number, paper(desk, form, tmp_path, typed=typed))
    preview = reading.preview
    assert preview is not None
    assert preview.taken()["due_on"] == "2027-10-31"
    preview.cancel.click()
    qtbot.waitUntil(lambda: reading.preview is None)


def test_nothing_is_kept_when_the_preview_is_left(
    qtbot: QtBot, desk: Desk, store: Store, page: GoalPage, tmp_path: Path
) -> None:
    number = goal(desk, store).id
    form = printed(desk, store, kept(store, number))
    reading = begin(qtbot, page, number, paper(desk, form, tmp_path))
    assert reading.preview is not None
    reading.preview.cancel.click()
    qtbot.waitUntil(lambda: reading.preview is None)
    assert kept(store, number).title == "Lead two reviews"
    with store.read() as session:
        assert session.query(PrintedForm).one().read_on is None
        assert not session.query(Version).count()


def test_a_paper_of_somebody_else_another_journal_or_another_guide_is_refused(
    qtbot: QtBot, desk: Desk, store: Store, page: GoalPage, tmp_path: Path
) -> None:
    here, there = goal(desk, store).id, goal(desk, store, "Jonas Lind").id
    theirs = paper(desk, printed(desk, store, kept(store, there)), tmp_path)
    assert "was printed for Jonas Lind" in refused(qtbot, page, here, theirs)
    foreign = paper(desk, "AAAABBBB", tmp_path)
    assert "was not printed from this journal" in refused(qtbot, page, here, foreign)
    other = printed(desk, store, kept(store, here))
    newer = paper(desk, other, tmp_path, guide=replace(smart(desk), version=99))
    assert "another version of its guide" in refused(qtbot, page, here, newer)
    letter = tmp_path / "letter.pdf"
    letter.write_text("Dear Ines")
    assert refused(qtbot, page, here, letter) == "This is not a PDF file."


def test_a_blank_one_for_nobody_begins_something_for_whom_it_was_filled_in(
    qtbot: QtBot, desk: Desk, store: Store, tmp_path: Path
) -> None:
    mentee_id = factory.mentee(store, "Priya Shah").id
    path = paper(desk, printed(desk, store, None), tmp_path)
    over = QWidget()
    qtbot.addWidget(over)
    reading = ReadBack(desk, over, lambda *_: path)
    desk.mentee_wanted.connect(lambda whom: whom.then(mentee_id))
    reading.begin()
    qtbot.waitUntil(lambda: reading.preview is not None)
    assert isinstance(reading.preview, Preview)
    with qtbot.waitSignal(desk.place_wanted):
        reading.preview.go.click()
    with store.read() as session:
        (begun,) = session.query(Goal).all()
        assert mentees.current_mentorship(session, mentee_id).id == begun.mentorship_id
    assert (begun.title, begun.guide, begun.state) == (
        "Lead three reviews",
        "smart",
        GoalState.DRAFT,
    )
    desk.undo.undo()
    with store.read() as session:
        assert not session.query(Goal).count()
        assert not session.query(GuidedNote).count()
