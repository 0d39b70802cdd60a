"""A guide leaves as a worksheet, through the real dialog, from the page it is written on."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.audience import Audience
from mentor_desk.records import Feedback, Goal, GoalState, GuidedNote, PrintedForm
from mentor_desk.reports.worksheet import read_file
from mentor_desk.services import library as guides
from mentor_desk.services import mentees, printed_forms
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.feedback import FeedbackPage
from mentor_desk.ui.pages.goal import GoalPage
from mentor_desk.ui.pages.guided import GuidedPage
from mentor_desk.ui.pages.guides import GuidesPage
from mentor_desk.ui.paper.dialog import ALL, BLANK, SHARED, PrintDialog
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.start import new_note
from tests import factory
from tests.reports.paper import whole_text

MINE = "zanzibarquartz"


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> GoalPage:
    made = GoalPage(desk)
    qtbot.addWidget(made)
    made.resize(1072, 800)
    made.show()
    return made


def goal(desk: Desk, store: Store, **values: object) -> Goal:
    made = factory.goal(store, factory.mentee(store).id, "Lead two reviews")
    with store.write() as session:
        kept = session.get_one(Goal, made.id)
        guides.take(session, kept, desk.library.guides["smart"], factory.NOW)
        kept.answers = {"title": "Lead two reviews", "confidence": MINE}
        for name, value in values.items():
            setattr(kept, name, value)
    return made


def dialog(qtbot: QtBot, page: GoalPage, number: int) -> PrintDialog:
    page.show_place(Place(PageName.GOAL, number))
    page.paper.print_action.trigger()
    made = page.findChild(PrintDialog)
    assert made is not None
    qtbot.waitUntil(lambda: made._pressed is not None)
    return made


def choose(qtbot: QtBot, made: PrintDialog, content: str, way: str) -> None:
    made._pressed = None
    made.content.chip(content).click()
    made.way.chip(way).click()
    qtbot.waitUntil(lambda: made._pressed is not None)


def saved(qtbot: QtBot, made: PrintDialog, path: Path) -> bytes:
    asked: list[Path] = []

    def ask(_: QWidget, suggested: Path) -> Path:
        asked.append(suggested)
        return path

    made.output._ask = ask
    made.save.click()
    qtbot.waitUntil(path.is_file)
    assert asked[0].name.startswith("Amara Okafor – SMART goal")
    return path.read_bytes()


def contents(made: PrintDialog) -> list[str]:
    return [value for value, _ in made._contents()]


def test_a_form_is_saved_with_a_number_of_this_journal(
    qtbot: QtBot, desk: Desk, store: Store, page: GoalPage, tmp_path: Path
) -> None:
    number = goal(desk, store, state=GoalState.ACTIVE).id
    made = dialog(qtbot, page, number)
    with store.read() as session:
        assert not session.query(PrintedForm).count()
    choose(qtbot, made, SHARED, "typed")
    content = saved(qtbot, made, tmp_path / "sheet.pdf")
    with store.read() as session:
        (form,) = session.query(PrintedForm).all()
    assert (form.kind, form.record_id, form.guide) == ("goal", number, "smart")
    filled = read_file(tmp_path / "sheet.pdf")
    assert filled is not None
    assert filled.stamp == (form.number, "smart", form.guide_version)
    assert "Lead two reviews" in str(filled.entries)
    assert MINE not in everything(content)
    made.close()


def everything(content: bytes) -> str:
    with pikepdf.open(BytesIO(content)) as pdf:
        target = BytesIO()
        pdf.save(target, qdf=True)
    return whole_text(content) + target.getvalue().decode("latin-1")


@pytest.mark.parametrize(
    "values", [{"state": GoalState.DRAFT}, {"state": GoalState.ACTIVE, "audience": Audience.ME}]
)
def test_what_is_private_or_a_draft_is_printed_for_the_mentor_only(
    qtbot: QtBot,
    desk: Desk,
    store: Store,
    page: GoalPage,
    tmp_path: Path,
    values: dict[str, object],
) -> None:
    made = dialog(qtbot, page, goal(desk, store, **values).id)
    assert contents(made) == [BLANK, ALL]
    assert "none of it is printed" in made.said.text()
    blank = saved(qtbot, made, tmp_path / "blank.pdf")
    assert "Lead two reviews" not in everything(blank)
    choose(qtbot, made, ALL, "hand")
    assert "For your eyes" in made.said.text()
    assert MINE in everything(saved(qtbot, made, tmp_path / "mine.pdf"))
    made.close()


def test_a_guide_for_the_mentor_is_put_before_no_mentee(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    """Its questions are about the mentee, and helped to ask, whoever's name stands on the paper."""
    given = factory.feedback(store, factory.mentee(store).id, audience=Audience.MENTEE)
    guide = desk.library.guides["situation-behaviour-effect"]
    with store.write() as session:
        kept = session.get_one(Feedback, given.id)
        guides.take(session, kept, guide, factory.NOW)
        kept.answers = {"observation": kept.observation}
    page = FeedbackPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.show_place(Place(PageName.FEEDBACK, given.id))
    page.paper.print_action.trigger()
    made = page.findChild(PrintDialog)
    assert made is not None
    qtbot.waitUntil(lambda: made._pressed is not None)
    assert contents(made) == [BLANK, ALL]
    assert made.said.text() == ""
    assert made._pressed is not None
    text = whole_text(made._pressed.content)
    assert "Is this something Amara should keep, or something to grow?" in text
    assert guide.steps[0].help in text
    assert given.observation not in text
    made.close()


def test_what_is_looked_at_is_what_leaves_but_for_its_number(
    qtbot: QtBot, desk: Desk, store: Store, page: GoalPage, tmp_path: Path
) -> None:
    made = dialog(qtbot, page, goal(desk, store, state=GoalState.ACTIVE).id)
    assert made._pressed is not None
    seen = whole_text(made._pressed.content)
    left = whole_text(saved(qtbot, made, tmp_path / "sheet.pdf"))
    with store.read() as session:
        (form,) = session.query(PrintedForm).all()
    number = f"Form {printed_forms.shown(form.number)} · "
    assert number in left
    assert left.replace(number, "") == seen
    qtbot.waitUntil(lambda: made.pages.drawn() > 0)
    made.close()


def test_a_blank_one_is_printed_from_the_library_for_somebody_or_for_nobody(
    qtbot: QtBot, desk: Desk, store: Store, tmp_path: Path
) -> None:
    mentee_id = factory.mentee(store, "Priya Shah").id
    library = GuidesPage(desk)
    qtbot.addWidget(library)
    library.resize(1072, 800)
    library.show()
    library.show_place(Place(PageName.GUIDES, tab="smart"))
    library.paper.print_action.trigger()
    made = library.findChild(PrintDialog)
    assert made is not None
    assert made.whose is not None
    qtbot.waitUntil(lambda: made._pressed is not None)
    path = tmp_path / "sheet.pdf"
    made.output._ask = lambda *_: path
    made.save.click()
    qtbot.waitUntil(path.is_file)
    path.unlink()
    made.whose.setCurrentIndex(made.whose.findData(mentee_id))
    made.whose.activated.emit(made.whose.currentIndex())
    made.save.click()
    qtbot.waitUntil(path.is_file)
    assert "Priya Shah" in whole_text(path.read_bytes())
    with store.read() as session:
        first, second = session.query(PrintedForm).order_by(PrintedForm.id)
        theirs = mentees.current_mentorship(session, mentee_id).id
    assert (first.mentorship_id, second.mentorship_id) == (None, theirs)
    assert first.number != second.number
    made.close()


def test_what_the_mentor_is_asked_alone_is_on_no_other_paper(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    place = new_note(desk, factory.mentee(store).id, "card-time")
    with store.write() as session:
        session.get_one(GuidedNote, place.id).answers = {"self": MINE}
    guided = GuidedPage(desk)
    qtbot.addWidget(guided)
    guided.show()
    guided.show_place(place)
    guided.paper.print_action.trigger()
    made = guided.findChild(PrintDialog)
    assert made is not None
    qtbot.waitUntil(lambda: made._pressed is not None)
    asked = "How many people have you said yes to"
    for content, there in ((ALL, True), (BLANK, False)):
        choose(qtbot, made, content, "hand")
        assert made._pressed is not None
        text = whole_text(made._pressed.content)
        assert (asked in text, MINE in text) == (there, there)
    made.close()
