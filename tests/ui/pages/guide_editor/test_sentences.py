"""What stands for an answer is read as words while one writes, and kept as the guide has it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from mentor_desk.guides import Guide
from mentor_desk.guides.editing import Room, Spot
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.guide_editor import GuideEditorPage
from mentor_desk.ui.pages.guide_editor.reads import SentenceCard
from tests.ui.pages.guide_editor.hands import entry, kept, long, room, type_over

WRITTEN = "[The goal in one line]: that is [name]’s aim. The day for it: [By when]."


def second(page: GuideEditorPage) -> SentenceCard:
    page.lead_to(Spot(Room.READS, 1))
    return page.reads.cards[1]


def test_a_sentence_is_written_in_the_labels_of_its_answers(
    qtbot: QtBot, store: Store, page: GuideEditorPage, mine: Guide
) -> None:
    card = second(page)
    assert card.edit.toPlainText() == WRITTEN
    qtbot.keyClicks(card.edit, " Until [first LOOK]. ")
    entry(card.insert.menu(), "The mentee’s name").trigger()
    qtbot.keyClicks(card.edit, " [sic]")
    assert page.flush()
    old = mine.reads[1].text
    assert kept(store, mine).reads[1].text == f"{old} Until {{checkpoint}}. {{name}} [sic]"
    assert "No answer is called “sic”" in card.line.help.text()
    assert kept(store, mine).reads[0] == mine.reads[0]


def test_a_place_for_an_answer_goes_as_a_whole(
    qtbot: QtBot, store: Store, page: GuideEditorPage, mine: Guide
) -> None:
    card = second(page)
    qtbot.keyClick(card.edit, Qt.Key.Key_Backspace)
    qtbot.keyClick(card.edit, Qt.Key.Key_Backspace)
    card.edit.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(card.edit, Qt.Key.Key_Delete)
    assert card.edit.toPlainText() == ": that is [name]’s aim. The day for it: "
    assert page.flush()
    assert kept(store, mine).reads[1].text == ": that is {name}’s aim. The day for it: "


def test_an_answer_that_no_sentence_speaks_of_is_named(qtbot: QtBot, page: GuideEditorPage) -> None:
    page.lead_to(Spot(Room.STEP, 3))
    page.step.add.click()
    page.lead_to(Spot(Room.READS))
    assert page.reads.silent.text() == "No sentence speaks of “answer”."
    card = page.reads.cards[-1]
    card.edit.setFocus()
    entry(card.insert.menu(), "answer").trigger()
    assert not page.reads.silent.isVisible()


def test_a_question_names_the_mentee_in_brackets(
    qtbot: QtBot, store: Store, page: GuideEditorPage, mine: Guide
) -> None:
    page.lead_to(Spot(Room.STEP, 1))
    assert "ask [name] for today’s figure first" in long(page, "help").toPlainText()
    type_over(qtbot, long(page, "question"), "What will [name] see?")
    assert page.flush()
    after = kept(store, mine).steps[1]
    assert (after.question, after.help) == ("What will {name} see?", mine.steps[1].help)


def test_what_the_mentee_is_asked_on_paper_goes_with_the_question_it_was_for(
    qtbot: QtBot, store: Store, page: GuideEditorPage, mine: Guide
) -> None:
    page.lead_to(Spot(Room.STEP, 0))
    assert long(page, "for_mentee").toPlainText() == mine.steps[0].for_mentee != ""
    type_over(qtbot, long(page, "question"), "What shall be different?")
    assert long(page, "for_mentee").toPlainText() == ""
    qtbot.keyClicks(long(page, "for_mentee"), "What would you like?")
    assert page.flush()
    step = kept(store, mine).steps[0]
    assert (step.question, step.for_mentee) == ("What shall be different?", "What would you like?")


def test_who_only_looks_changes_nothing(
    qtbot: QtBot, store: Store, page: GuideEditorPage, mine: Guide
) -> None:
    """To write a question anew takes its wording for the mentee away; to read it must not."""
    for at, one in enumerate(mine.steps):
        page.lead_to(Spot(Room.STEP, at))
        qtbot.wait(1)  # colours come once the loop runs
        told = room(page).findChild(QPlainTextEdit, "for_mentee")
        assert told is not None
        assert told.toPlainText() == one.for_mentee
    assert page.flush()
    assert page.piece.guide == mine
    assert any(one.for_mentee for one in kept(store, mine).steps)


def test_a_paper_can_be_the_mentors_own(
    qtbot: QtBot, store: Store, page: GuideEditorPage, mine: Guide
) -> None:
    """Then nobody is asked as “you”."""
    page.lead_to(Spot(Room.STEP, 0))
    assert room(page).findChild(QPlainTextEdit, "for_mentee") is not None
    page.lead_to(Spot(Room.ABOUT))
    own = room(page).findChild(QCheckBox, "for-mentor")
    assert own is not None
    assert not own.isChecked()
    qtbot.keyClick(own, Qt.Key.Key_Space)
    assert page.flush()
    assert kept(store, mine).for_mentor
    page.lead_to(Spot(Room.STEP, 0))
    assert room(page).findChild(QPlainTextEdit, "for_mentee") is None


def test_a_question_only_for_the_mentor_is_not_handed_out(
    qtbot: QtBot, store: Store, desk: Desk, page: GuideEditorPage, mine: Guide
) -> None:
    page.lead_to(Spot(Room.STEP, 3))
    alone = room(page).findChild(QCheckBox, "mentor-only")
    assert alone is not None
    qtbot.keyClick(alone, Qt.Key.Key_Space)
    assert page.flush()
    assert kept(store, mine).steps[3].mentor_only
    assert len(desk.library.guides[mine.id].handed_out()) == 4
    assert page.outline.list.row(5).mark == "only you"


def test_a_sentence_says_which_answer_pages_for_others_leave_out(
    qtbot: QtBot, page: GuideEditorPage, mine: Guide
) -> None:
    assert "Only you" not in second(page).line.help.text()
    page.lead_to(Spot(Room.STEP, 0))
    alone = room(page).findChild(QCheckBox, "mentor-only")
    assert alone is not None
    qtbot.keyClick(alone, Qt.Key.Key_Space)
    card = second(page)
    said = "Only you are asked “The goal in one line”: on pages for others "
    assert card.line.help.text() == f"{said}it is left out here."
    type_over(qtbot, card.edit, "Aim: [The goal in one line].")
    assert card.line.help.text() == f"{said}the whole sentence is left out."
    type_over(qtbot, card.edit, "The day for it: [By when].")
    assert not card.line.help.text()
    entry(card.when.menu(), "The goal in one line").trigger()
    assert card.line.help.text() == f"{said}the whole sentence is left out."
