from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from mentor_desk.records import GuidedNote
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.dialogs.new_mentee import NewMentee
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.palette import Palette
from mentor_desk.ui.palette.entries import Entry
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.start import new_note
from tests import factory

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    made = MainWindow(desk)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.close()


def opened(qtbot: QtBot, window: MainWindow, typed: str = "") -> Palette:
    window.search()
    palette = window.findChild(Palette)
    assert palette is not None
    assert palette.isVisible()
    assert palette.field.hasFocus()
    write(palette.field, typed)
    if typed:
        qtbot.waitUntil(lambda: not palette.waits())
    return palette


def write(field: QLineEdit, text: str) -> None:
    """As an input method does: test keys know the letters of ASCII only."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def under(palette: Palette, heading: str) -> list[Entry]:
    found: list[Entry] = []
    here = False
    for entry in palette.list.entries():
        if entry.is_heading:
            here = entry.text == heading
        elif here:
            found.append(entry)
    return found


def texts(palette: Palette, heading: str) -> list[str]:
    return [entry.text for entry in under(palette, heading)]


def test_ctrl_k_opens_it_from_anywhere(qtbot: QtBot, window: MainWindow) -> None:
    for page in (PageName.TODAY, PageName.SETTINGS, PageName.SESSIONS):
        window.show_place(Place(page))
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_K, CTRL)
        palette = window.findChild(Palette)
        assert palette is not None
        assert palette.field.hasFocus()
        qtbot.keyClick(palette.field, Qt.Key.Key_Escape)


def test_a_guide_is_found_by_its_title(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    palette = opened(qtbot, window, "feedforw")
    (found,) = under(palette, "Guides")
    assert found.text == desk.library.guides["feedforward"].title
    with qtbot.waitSignal(desk.place_wanted) as wanted:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert wanted.args == [Place(PageName.GUIDES, tab="feedforward")]


def test_with_nothing_typed_it_offers_commands_and_where_one_was(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    amara = factory.mentee(desk.store, "Amara Okafor")
    zoe = factory.mentee(desk.store, "Zoë Ngô")
    window.show_place(Place(PageName.MENTEE, amara.id))
    window.show_place(Place(PageName.MENTEE, zoe.id))
    palette = opened(qtbot, window)
    assert texts(palette, "Recent") == ["Zoë Ngô", "Amara Okafor"]
    assert "New goal…" in texts(palette, "Commands")
    assert palette.list.chosen() == under(palette, "Recent")[0]


@pytest.mark.parametrize("typed", ["zoe", "ZOË", "ngo z"])
def test_finds_people_whatever_case_and_accents(
    qtbot: QtBot, window: MainWindow, desk: Desk, typed: str
) -> None:
    zoe = factory.mentee(desk.store, "Zoë Ngô")
    factory.mentee(desk.store, "Amara Okafor")
    palette = opened(qtbot, window, typed)
    assert texts(palette, "Mentees") == ["Zoë Ngô"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.place == Place(PageName.MENTEE, zoe.id)
    assert not palette.isVisible()


def test_finds_names_in_other_scripts(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    factory.mentee(desk.store, "Νεφέλη Παπαδάκη")
    assert texts(opened(qtbot, window, "νεφελη"), "Mentees") == ["Νεφέλη Παπαδάκη"]


def test_runs_a_command_by_its_words(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window, "go sess")
    assert texts(palette, "Commands") == ["Go to Sessions"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.place == Place(PageName.SESSIONS)


def test_every_kind_of_hit_opens_where_it_is_read(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    store = desk.store
    amara = factory.mentee(store)
    held = factory.held(store, amara.id)
    said = factory.block(store, held.id, "She chose the quokka run")
    goal = factory.goal(store, amara.id, "Lead the wombat review")
    factory.check_in(store, goal.id, comment="A numbat of progress")
    given = factory.feedback(store, amara.id, "Asked the bilby first")
    noted = new_note(desk, amara.id, "card-time")
    store.update(GuidedNote, noted.id or 0, {"answers": {"seen": "A bandicoot in the calendar"}})
    factory.action(store, amara.id, "Send the potoroo list", session_id=held.id)
    factory.action(store, amara.id, "Read about the dunnart")
    for typed, place in (
        ("quokka", Place(PageName.SESSION, held.id, part=said.id)),
        ("wombat", Place(PageName.GOAL, goal.id)),
        ("numbat", Place(PageName.GOAL, goal.id)),
        ("bilby", Place(PageName.FEEDBACK, given.id)),
        ("bandicoot", noted),
        ("potoroo", Place(PageName.SESSION, held.id)),
        ("dunnart", Place(PageName.MENTEE, amara.id)),
    ):
        palette = opened(qtbot, window, typed)
        assert len(under(palette, "In the journal")) == 1
        with qtbot.waitSignal(desk.place_wanted) as wanted:
            qtbot.keyClick(palette.field, Qt.Key.Key_Return)
        assert wanted.args == [place]
        window.show_place(Place(PageName.TODAY))


def test_a_hit_says_whose_it_is_and_shows_what_was_found(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    amara = factory.mentee(desk.store)
    held = factory.held(desk.store, amara.id, factory.TODAY)
    factory.block(desk.store, held.id, "She chose the quokka run")
    hit = under(opened(qtbot, window, "quok"), "In the journal")[0]
    assert hit.second == "Amara Okafor · 21 Nov 2026 · Session note"
    assert ("quokka", True) in hit.pieces


def test_arrow_keys_walk_over_headings_and_round(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window, "go to")
    lines = texts(palette, "Commands")
    assert len(lines) > 2
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    chosen = palette.list.chosen()
    assert chosen is not None
    assert chosen.text == lines[1]
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    chosen = palette.list.chosen()
    assert chosen is not None
    assert chosen.text == lines[-1]


def test_no_match_is_said_and_can_be_cleared(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window, "xyzzy")
    assert palette.nothing.text() == "No match for “xyzzy”"
    assert not palette.list.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Tab)
    assert palette.clear.hasFocus()
    qtbot.keyClick(palette.clear, Qt.Key.Key_Space)
    assert palette.field.text() == ""
    assert palette.list.isVisible()


def test_escape_returns_the_focus_to_where_it_was(qtbot: QtBot, window: MainWindow) -> None:
    window.bar.new.setFocus()
    palette = opened(qtbot, window, "am")
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is window.bar.new


def test_a_click_beside_it_closes_it(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not palette.isVisible()


def test_tab_never_leaves_for_the_window_underneath(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    for _ in range(30):
        qtbot.keyClick(palette.field, Qt.Key.Key_Tab)
    assert palette.field.hasFocus()


def test_enter_does_not_wait_for_the_list(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    zoe = factory.mentee(desk.store, "Zoë Ngô")
    palette = opened(qtbot, window)
    qtbot.keyClicks(palette.field, "zoe")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.place == Place(PageName.MENTEE, zoe.id)


def test_says_how_many_results_there_are(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    factory.mentee(desk.store, "Zoë Ngô")
    palette = opened(qtbot, window, "zoe")
    assert palette.count.text() == "2 results"  # the person, and the name in the journal


@pytest.mark.parametrize("typed", ['"', "a AND", "*", "NEAR(", "-", "' OR 1=1 --", "&<b>", "😀"])
def test_nothing_that_can_be_typed_is_an_error(
    qtbot: QtBot, window: MainWindow, typed: str
) -> None:
    opened(qtbot, window, typed)


def test_typing_on_the_search_field_of_the_window_begins_the_search(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.bar.search.setFocus()
    qtbot.keyClick(window.bar.search, Qt.Key.Key_Z)
    palette = window.findChild(Palette)
    assert palette is not None
    assert palette.field.text() == "z"
    assert palette.field.hasFocus()


def test_a_session_asks_with_whom_it_starts(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    factory.mentee(desk.store, "Zoë Ngô")
    amara = factory.mentee(desk.store, "Amara Okafor")
    held = factory.planned(desk.store, amara.id, factory.NOW)
    qtbot.mouseClick(window.bar.start, Qt.MouseButton.LeftButton)
    palette = window.findChild(Palette)
    assert palette is not None
    assert palette.prompt.text() == "Start a session with"
    assert [one.text for one in palette.list.entries()] == [
        "Amara Okafor",
        "Zoë Ngô",
        "New mentee…",
    ]
    with qtbot.waitSignal(desk.place_wanted) as wanted:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert wanted.args == [Place(PageName.SESSION, held.id)]


def test_a_session_with_somebody_new_begins_with_the_name(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(window.bar.start, Qt.MouseButton.LeftButton)
    palette = window.findChild(Palette)
    assert palette is not None
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    dialog = window.findChild(NewMentee)
    assert dialog is not None
    dialog.reject()


def test_on_the_page_of_a_mentee_nobody_has_to_be_chosen(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    factory.mentee(desk.store, "Zoë Ngô")
    amara = factory.mentee(desk.store, "Amara Okafor")
    window.show_place(Place(PageName.MENTEE, amara.id))
    with qtbot.waitSignal(desk.place_wanted) as wanted:
        window.commands.action("new-goal").trigger()
    place = (wanted.args or [None])[0]
    assert isinstance(place, Place)
    assert place.page is PageName.GOAL
    assert window.current_mentee() == amara.id
