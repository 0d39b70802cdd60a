"""A guide of one's own is written in the window: kept as one types, in use once it is complete."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.guides import CheckUse, FieldKind, Guide, GuideKind, Moment, Part
from mentor_desk.guides.checks.registry import CHECKS
from mentor_desk.guides.editing import Room, Spot
from mentor_desk.records import Goal, GuideText
from mentor_desk.services import library
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.guide_editor import GuideEditorPage
from mentor_desk.ui.pages.guide_editor.check_list import CheckList
from mentor_desk.ui.pages.guide_editor.check_words import CHECK_WORDS, PARAM_WORDS
from mentor_desk.ui.pages.guide_editor.room import EditorRoom
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.theme import Scheme, appearance
from mentor_desk.ui.widgets.field_row import FieldRow
from tests import factory
from tests.ui.pages.guide_editor.hands import (
    button,
    entry,
    kept,
    line,
    long,
    pick,
    room,
    step,
    type_over,
)
from tests.ui.spoken import nameless


def test_what_is_typed_is_kept_and_in_use(
    qtbot: QtBot, store: Store, desk: Desk, page: GuideEditorPage, mine: Guide
) -> None:
    type_over(qtbot, line(page, "title"), "Aims we mean")
    step(qtbot, page, 1)
    type_over(qtbot, long(page, "question"), "What will be different, {name}?")
    qtbot.waitUntil(lambda: not page._autosave.dirty)
    assert kept(store, mine).steps[0].question == "What will be different, {name}?"
    in_use = desk.library.guides[mine.id]
    assert (in_use.title, in_use.steps[0].question[:4]) == ("Aims we mean", "What")


def test_what_stands_for_nothing_in_a_question_is_named(
    qtbot: QtBot, page: GuideEditorPage, mine: Guide
) -> None:
    step(qtbot, page, 1)
    asked = long(page, "question")
    hint = "[name] stands for the name of the mentee."
    assert asked.accessibleDescription() == hint
    for typed, word in (("Is [the goal] of [Name]?", "[the goal]"), ("Why {title}?", "{title}")):
        type_over(qtbot, asked, typed)
        stray = f"Only [name] stands for something here: “{word}” stays as it is."
        assert asked.accessibleDescription() == f"{hint}\n{stray}"
    type_over(qtbot, asked, "What does [name] want?")
    assert asked.accessibleDescription() == hint


def test_a_broken_guide_stays_a_draft_and_says_where(
    qtbot: QtBot, store: Store, desk: Desk, page: GuideEditorPage, mine: Guide
) -> None:
    step(qtbot, page, 2)
    type_over(qtbot, long(page, "question"), " ")
    assert page.flush()
    assert kept(store, mine).steps[1].question == " "
    assert desk.library.guides[mine.id] == mine  # still in use
    assert [one.text() for one in page.open_points.links()] == ["Step 2 asks nothing yet."]
    assert page.outline.list.row(3).mark == "look"
    step(qtbot, page, 0)
    page.open_points.links()[0].click()
    assert page.spot == Spot(Room.STEP, 1, "question")
    assert long(page, "question").hasFocus()
    qtbot.keyClicks(long(page, "question"), "How will you know?")
    assert page.flush()
    assert not page.open_points.isVisible()
    assert desk.library.guides[mine.id].steps[1].question.strip() == "How will you know?"


def test_a_draft_is_there_again_and_can_be_left(
    qtbot: QtBot, store: Store, desk: Desk, page: GuideEditorPage, mine: Guide
) -> None:
    type_over(qtbot, line(page, "title"), " ")
    assert page.flush()
    again = GuideEditorPage(desk)
    qtbot.addWidget(again)
    again.show_place(Place(PageName.GUIDE_EDITOR, tab=mine.id))
    assert again.piece.guide == replace(mine, title=" ")
    page.open_points.drop.click()
    assert line(page, "title").text() == "My aims"
    assert kept(store, mine) == mine
    desk.undo.undo()
    assert kept(store, mine).title == " "


def test_one_version_for_one_editing(
    qtbot: QtBot, store: Store, desk: Desk, page: GuideEditorPage, mine: Guide
) -> None:
    goal = factory.goal(store, factory.mentee(store).id)
    with store.write() as session:
        library.take(session, session.get_one(Goal, goal.id), mine, factory.NOW)
    for text in ("A", "Aims", "Aims we mean"):
        type_over(qtbot, line(page, "title"), text)
        assert page.flush()
    assert (desk.library.guides[mine.id].version, desk.library.guides[mine.id].title) == (
        2,
        "Aims we mean",
    )
    made_with = desk.library.of_record(mine.id, 1)
    assert made_with is not None
    assert made_with.title == "My aims"
    page.lead_to(Spot(Room.ABOUT))
    assert page.about.kind is not None
    assert not page.about.kind.isEnabled()


def test_a_step_is_added_moved_and_removed_by_keys(
    qtbot: QtBot, store: Store, page: GuideEditorPage, mine: Guide
) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    step(qtbot, page, 5)
    qtbot.keyClick(page.outline.add, Qt.Key.Key_Return)
    assert line(page, "title").hasFocus()
    qtbot.keyClicks(line(page, "title"), "Who else")
    qtbot.keyClick(line(page, "title"), Qt.Key.Key_Up, alt)
    assert page.spot.at == 4
    qtbot.keyClicks(long(page, "question"), "Who could help?")
    page.flush()
    titles = [one.title for one in kept(store, mine).steps]
    assert titles == [*(one.title for one in mine.steps[:4]), "Who else", "By when"]
    page.outline.list.setFocus()
    qtbot.keyClick(page.outline.list, Qt.Key.Key_Up, alt)
    assert [one.title for one in kept(store, mine).steps][3] == "Who else"
    qtbot.keyClick(page.outline.list, Qt.Key.Key_Delete)
    assert "Who else" not in [one.title for one in kept(store, mine).steps]
    assert page.outline.list.hasFocus()


def test_what_is_taken_back_leaves_what_was_typed_since(
    qtbot: QtBot, store: Store, desk: Desk, page: GuideEditorPage, mine: Guide
) -> None:
    step(qtbot, page, 2)
    with qtbot.waitSignal(desk.notice) as told:
        page.step.remove.click()
    assert told.args is not None
    assert "took it out of how it reads" in told.args[0].text
    assert len(page.piece.guide.reads) < len(mine.reads)
    type_over(qtbot, long(page, "question"), "Who helps?")  # not kept yet
    desk.undo.undo()
    back = kept(store, mine)
    assert [one.id for one in back.steps] == [one.id for one in mine.steps]
    assert (back.reads, back.steps[2].question) == (mine.reads, "Who helps?")
    assert page.outline.list.row(3).name == "2. How you will both know"
    desk.undo.redo()
    assert [one.id for one in kept(store, mine).steps] == ["different", "means", "why", "when"]
    assert kept(store, mine).steps[1].question == "Who helps?"


def test_an_answer_is_added_named_by_its_label_and_mended_away(
    qtbot: QtBot, store: Store, desk: Desk, page: GuideEditorPage, mine: Guide
) -> None:
    step(qtbot, page, 4)
    page.step.add.click()
    assert page.spot == Spot(Room.STEP, 3, "fields", 1)
    assert line(page, "fields-1-label").hasFocus()
    qtbot.keyClicks(line(page, "fields-1-label"), "Who gains")
    pick(page, "fields-1-kind").pick(FieldKind.CHOICE)
    choices = long(page, "fields-1-choices")
    type_over(qtbot, choices, "me")
    qtbot.keyClick(choices, Qt.Key.Key_Return)
    qtbot.keyClicks(choices, "the team")
    page.flush()
    made = kept(store, mine).field("who_gains")
    assert [one.label for one in made.choices] == ["me", "the team"]
    page.outline.list.setFocus()
    qtbot.keyClick(page.outline.list, Qt.Key.Key_End)
    page.reads.add.click()
    card = page.reads.cards[-1]
    assert card.edit.hasFocus()
    qtbot.keyClicks(card.edit, "It helps ")
    entry(card.insert.menu(), "Who gains").trigger()
    qtbot.keyClicks(card.edit, ".")
    entry(card.when.menu(), "Who gains").trigger()
    assert card.when_text.text() == "Stands there only if “Who gains” is answered."
    assert page.reads.whole.text().endswith("It helps [Who gains].")
    page.flush()
    assert kept(store, mine).reads[-1] == Part("It helps {who_gains}.", if_any=("who_gains",))
    step(qtbot, page, 4)
    button(page, "fields-1-remove").click()
    assert kept(store, mine).reads == mine.reads
    assert desk.library.guides[mine.id].reads == mine.reads
    desk.undo.undo()
    assert kept(store, mine).field("who_gains") == made


def test_what_stands_in_for_a_sentence_or_a_choice_is_kept_and_can_be_changed(
    qtbot: QtBot, store: Store, desk: Desk, page: GuideEditorPage
) -> None:
    shipped = desk.library.guides["observation-step"]
    with store.write() as session:
        own = library.duplicate(session, shipped, "Watching", factory.NOW)
    page.show_place(Place(PageName.GUIDE_EDITOR, tab=own.id))
    page.lead_to(Spot(Room.READS, 1))
    type_over(qtbot, long(page, "sentence-1-apart"), "It has grown. {affirmed}.")
    page.lead_to(Spot(Room.STEP, 3, "fields", 2))
    help_given = long(page, "fields-2-choices")
    assert help_given.find("after a question")
    qtbot.keyClicks(help_given, "when asked")
    page.flush()
    assert kept(store, own).reads[1].apart == "It has grown. {affirmed}."
    was, now = (one.field("help_given").choices for one in (shipped, kept(store, own)))
    assert [one.reads for one in now] == [was[0].reads, "", *(one.reads for one in was[2:])]
    assert now[1].label == "when asked"


def test_a_check_is_chosen_by_what_it_looks_at(
    qtbot: QtBot, store: Store, desk: Desk, page: GuideEditorPage, mine: Guide
) -> None:
    step(qtbot, page, 5)
    page.step.checks.add.click()
    (asked,) = page.window().findChildren(CheckList)
    assert "date" not in asked.shown()  # it is there already
    qtbot.keyClicks(asked.filter, "always rarely")
    assert asked.shown() == ["absolutes"]
    qtbot.keyClick(asked.filter, Qt.Key.Key_Return)
    assert kept(store, mine).steps[4].checks[-1] == CheckUse("absolutes", (("of", ("due_on",)),))
    pick(page, "checks-2-of").pick("why")
    page.flush()
    assert kept(store, mine).steps[4].checks[-1].fields("of") == ("why",)
    for left in (2, 1, 0):
        remove = page.step.checks.rows[left].remove
        remove.setFocus()
        qtbot.keyClick(remove, Qt.Key.Key_Space)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert page.isAncestorOf(focus)
    assert page.outline.list.hasFocus()
    assert kept(store, mine).steps[4].checks == ()


def test_every_check_and_its_parameters_are_told_in_words() -> None:
    assert CHECK_WORDS.keys() == CHECKS.keys()
    known = {name for one in CHECKS.values() for name in one.fields | one.maybe | one.numbers}
    assert known == PARAM_WORDS.keys()


def test_trying_it_out_keeps_nothing(
    qtbot: QtBot, store: Store, page: GuideEditorPage, mine: Guide
) -> None:
    step(qtbot, page, 1)
    type_over(qtbot, long(page, "question"), "What now, {name}?")
    qtbot.keyClick(page.try_it, Qt.Key.Key_Space)
    view = page.trying.view
    assert view.isVisible()
    assert view.guide == page.piece.guide
    answer = view.findChild(QWidget, "answer-title")
    assert isinstance(answer, FieldRow)
    assert answer.field.hasFocus()
    qtbot.keyClicks(answer.field, "A goal nobody has")
    page.flush()
    with store.read() as session:
        assert session.query(Goal).count() == 0
        assert not any("nobody has" in one.source for one in session.query(GuideText))
    page.try_it.click()
    type_over(qtbot, long(page, "question"), " ")
    page.try_it.click()
    assert page.trying.not_yet.isVisible()


def test_another_kind_is_another_guide_and_can_be_taken_back(
    store: Store, desk: Desk, page: GuideEditorPage, mine: Guide
) -> None:
    assert page.about.kind is not None
    page.about.kind.chip(GuideKind.SESSION).click()
    changed = kept(store, mine)
    assert changed.kind is GuideKind.SESSION
    assert {one.record for one in changed.fields()} == {"", "title"}
    page.about.offers["moments"].chip(Moment.SESSION_START).click()
    page.flush()
    assert desk.library.guides[mine.id].moments == (Moment.SESSION_START,)
    desk.undo.undo()
    assert kept(store, mine) == replace(mine, moments=(Moment.SESSION_START,))


def test_a_guide_thrown_away_elsewhere_leaves_the_bench(
    store: Store, desk: Desk, page: GuideEditorPage, mine: Guide
) -> None:
    with store.read() as session:
        text = library.own_text(session, mine.id)
    assert text is not None
    desk.undo.throw_away(GuideText, text.id)
    assert page._gone.isVisible()
    desk.undo.undo()
    assert page.piece.guide == mine


def sideways(page: GuideEditorPage) -> int:
    """How far one has to scroll to see the end of a line."""
    QApplication.processEvents()
    shown = room(page)
    assert isinstance(shown, EditorRoom)
    return shown.horizontalScrollBar().maximum()


def test_everything_has_a_name_and_fits_a_small_window(
    qtbot: QtBot, desk: Desk, page: GuideEditorPage
) -> None:
    page.lead_to(Spot(Room.STEP, 1))
    page.resize(816, 600)
    assert not sideways(page)
    appearance().choose(scheme=Scheme.LIGHT, percent=150)
    for spot in (Spot(Room.ABOUT), Spot(Room.STEP, 1), Spot(Room.READS)):
        page.lead_to(spot)
        without, able = nameless(page)
        assert not without
        assert able > 10
        assert not sideways(page)
    assert page.minimumSizeHint().width() <= 816
