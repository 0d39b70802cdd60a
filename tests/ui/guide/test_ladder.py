"""The ladder as a field of a guide: five lines walked by keys, blank ones in their places."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.guides import FieldKind
from mentor_desk.records import Goal
from mentor_desk.services import ladders
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.guide.ladder import LadderEditor, LadderField
from mentor_desk.ui.guide.naming import level_figure
from mentor_desk.ui.pages.goal import GoalPage
from mentor_desk.ui.start import new_goal
from mentor_desk.ui.widgets.labels import WrapLabel
from tests import factory

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> GoalPage:
    made = GoalPage(desk)
    qtbot.addWidget(made)
    made.resize(1072, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def focus(widget: QWidget) -> QWidget:
    found = widget.window().focusWidget()
    assert found is not None
    return found


def at_the_ladder(page: GoalPage) -> LadderField:
    guide = page._view.guide
    assert guide is not None
    kinds = [{field.kind for field in step.fields} for step in guide.steps]
    page._view.go_to(next(at for at, there in enumerate(kinds) if FieldKind.LADDER in there))
    found = page.findChildren(LadderField)[-1]
    found.lines[0].setFocus()
    return found


def test_levels_are_written_by_keys_and_kept_with_the_goal(
    qtbot: QtBot, store: Store, desk: Desk, page: GoalPage
) -> None:
    place = new_goal(desk, factory.mentee(store).id, "ladder")
    page.show_place(place)
    ladder = at_the_ladder(page)
    qtbot.keyClicks(focus(page), "none")
    qtbot.keyClick(focus(page), Key.Key_Down)
    qtbot.keyClick(focus(page), Key.Key_Down)
    qtbot.keyClicks(focus(page), "three of six")
    assert focus(page) is ladder.lines[2]
    qtbot.keyClick(focus(page), Key.Key_Up)
    qtbot.keyClicks(focus(page), "one or two")
    page.flush()
    with store.read() as session:
        goal = session.get_one(Goal, place.id)
    assert goal.answers["ladder"] == "none\none or two\nthree of six"


def test_tab_goes_through_the_levels_from_much_less_to_much_more(
    qtbot: QtBot, store: Store, desk: Desk, page: GoalPage
) -> None:
    page.show_place(new_goal(desk, factory.mentee(store).id, "ladder"))
    ladder = at_the_ladder(page)
    for line in ladder.lines:
        assert focus(page) is line
        qtbot.keyClick(line, Key.Key_Tab)
    for line in reversed(ladder.lines):
        qtbot.keyClick(focus(page), Key.Key_Backtab)
        assert focus(page) is line


def test_enter_goes_from_the_middle_up_then_down_and_on(
    qtbot: QtBot, store: Store, desk: Desk, page: GoalPage
) -> None:
    page.show_place(new_goal(desk, factory.mentee(store).id, "ladder"))
    ladder = at_the_ladder(page)
    before = page._view.step
    page._view.focus_first()
    for at in (2, 3, 4, 1, 0):
        assert page._view.step == before
        assert focus(page) is ladder.lines[at]
        qtbot.keyClick(focus(page), Key.Key_Return)
    assert page._view.step == before + 1


def test_within_a_level_of_two_lines_the_arrow_stays_in_it(qtbot: QtBot) -> None:
    field = LadderField("Ladder")
    qtbot.addWidget(field)
    field.resize(420, 400)
    field.set_levels(["word " * 40, "", "", "", ""])
    with qtbot.waitActive(field):
        field.show()
    field.lines[0].setFocus()
    qtbot.keyClick(field.lines[0], Key.Key_Down)
    assert field.lines[0].hasFocus()
    qtbot.keyClick(field.lines[0], Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field.lines[0], Key.Key_Down)
    assert field.lines[1].hasFocus()
    field.hide()


def test_blank_levels_keep_their_places_and_nothing_below_the_fifth_is_lost(qtbot: QtBot) -> None:
    editor = LadderEditor("Ladder")
    qtbot.addWidget(editor.widget)
    told: list[bool] = []
    editor.edited.connect(lambda: told.append(True))
    for text in ("", "a", "\n\nexpected", "a\nb\nc\nd\ne"):
        editor.set_text(text)
        assert editor.text() == text
    editor.set_text("a\nb\nc\nd\ne\nf")
    assert editor.text() == "a\nb\nc\nd\ne f"
    assert not told


def test_levels_have_their_sign_and_are_named_aloud(qtbot: QtBot) -> None:
    field = LadderField("Ladder")
    qtbot.addWidget(field)
    assert [level_figure(one) for one in range(-2, 3)] == ["−2", "−1", "0", "+1", "+2"]
    assert [one.accessibleName() for one in field.lines][1:3] == [
        "Ladder: less than expected",
        "Ladder: as expected",
    ]


def test_an_agreed_ladder_is_read_and_not_changed(
    qtbot: QtBot, store: Store, desk: Desk, page: GoalPage
) -> None:
    place = new_goal(desk, factory.mentee(store).id, "ladder")
    assert place.id is not None
    with store.write() as session:
        ladders.keep(session, place.id, ("none", "one", "two", "three", ""))
        ladders.agree(session, place.id, factory.TODAY)
    page.show_place(place)
    ladder = at_the_ladder(page)
    assert ladder.levels() == ["none", "one", "two", "three", ""]
    qtbot.keyClicks(ladder.lines[0], "more")
    assert ladder.lines[0].toPlainText() == "none"
    said = [one.text() for one in page.findChildren(WrapLabel) if one.isVisible()]
    assert any("Agreed on 21 November 2026" in one for one in said)
    assert "This is not changed any more." in said
    page._view.go_to(0)
    qtbot.keyClicks(focus(page), "The warm-ups")
    page.flush()
    with store.read() as session:
        assert session.get_one(Goal, place.id).title == "The warm-ups"
