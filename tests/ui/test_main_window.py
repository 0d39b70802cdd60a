from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QAction, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.store import Heads, create
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.geometry import SMALLEST
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.pages.settings import SettingsPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.shortcuts import KeyList
from mentor_desk.ui.start import new_note
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.versions import Versions
from tests import factory
from tests.ui.busy import busy

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    factory.mentee(desk.store, "Amara Okafor")
    made = MainWindow(desk)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.close()


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)


def settings_page(window: MainWindow) -> SettingsPage:
    page = window.page(PageName.SETTINGS)
    assert isinstance(page, SettingsPage)
    return page


def test_begins_on_today_with_a_name_that_tells_nothing(window: MainWindow) -> None:
    assert window.place == Place(PageName.TODAY)
    assert window.windowTitle() == "Mentor Desk"
    assert window.stack.count() == 1  # the other pages are made when they are wanted


def test_the_sections_have_keys(qtbot: QtBot, window: MainWindow) -> None:
    for key, page in (
        (Qt.Key.Key_2, PageName.MENTEES),
        (Qt.Key.Key_3, PageName.SESSIONS),
        (Qt.Key.Key_4, PageName.ACTIONS),
        (Qt.Key.Key_Comma, PageName.SETTINGS),
        (Qt.Key.Key_1, PageName.TODAY),
    ):
        press(qtbot, window, key, CTRL)
        assert window.place == Place(page)
        assert window.stack.currentWidget() is window.page(page).widget


def test_back_and_forward(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_2, CTRL)
    press(qtbot, window, Qt.Key.Key_3, CTRL)
    press(qtbot, window, Qt.Key.Key_Left, ALT)
    assert window.place == Place(PageName.MENTEES)
    press(qtbot, window, Qt.Key.Key_Right, ALT)
    assert window.place == Place(PageName.SESSIONS)
    press(qtbot, window, Qt.Key.Key_Right, ALT)
    assert window.place == Place(PageName.SESSIONS)


def test_no_key_means_two_things(window: MainWindow) -> None:
    for page in (PageName.MENTEES, PageName.SESSIONS, PageName.ACTIONS, PageName.SETTINGS):
        window.show_place(Place(page))
    keys = [key.toString() for one in window.actions() for key in one.shortcuts()]
    keys += [one.key().toString() for one in window.findChildren(QShortcut)]
    assert len(keys) == len(set(keys))
    assert {"Ctrl+Q", "Ctrl+,", "Ctrl+K", "Ctrl+L", "F1", "Alt+Left"} <= set(keys)


def test_saves_the_page_before_it_goes_elsewhere(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_Comma, CTRL)
    page = settings_page(window)
    page.name.setFocus()
    qtbot.keyClicks(page.name, "Eva")
    assert window.sidebar.saving.text() == "Saving…"
    press(qtbot, window, Qt.Key.Key_1, CTRL)
    assert window.sidebar.saving.text() == "Saved"
    assert mentor_name(window.desk) == "Eva"


def test_ctrl_s_saves_now_and_says_so(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_Comma, CTRL)
    page = settings_page(window)
    page.name.setFocus()
    qtbot.keyClicks(page.name, "Eva")
    press(qtbot, window, Qt.Key.Key_S, CTRL)
    assert mentor_name(window.desk) == "Eva"
    assert window.toast.isVisible()
    assert window.toast.text() == "Saved"


def test_a_page_that_cannot_save_stays_and_says_why(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_Comma, CTRL)
    page = settings_page(window)
    page.name.setFocus()
    qtbot.keyClicks(page.name, "Eva")
    with busy(window.desk.store):
        press(qtbot, window, Qt.Key.Key_1, CTRL)
        assert window.place == Place(PageName.SETTINGS)
        assert window.sidebar.saving.text().startswith("Not saved: Another program")
        assert "stays open" in window.toast.text()
    press(qtbot, window, Qt.Key.Key_1, CTRL)
    assert window.place == Place(PageName.TODAY)
    assert mentor_name(window.desk) == "Eva"


def test_locking_saves_first(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_Comma, CTRL)
    page = settings_page(window)
    page.name.setFocus()
    qtbot.keyClicks(page.name, "Eva")
    with qtbot.waitSignal(window.desk.lock_wanted):
        press(qtbot, window, Qt.Key.Key_L, CTRL)
    assert mentor_name(window.desk) == "Eva"


def test_does_not_lock_over_unsaved_text(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_Comma, CTRL)
    page = settings_page(window)
    page.name.setFocus()
    qtbot.keyClicks(page.name, "Eva")
    with busy(window.desk.store), qtbot.assertNotEmitted(window.desk.lock_wanted):
        press(qtbot, window, Qt.Key.Key_L, CTRL)
    assert "Not locked" in window.toast.text()


@pytest.mark.parametrize("passphrase", [None, "correct horse"])
def test_locks_by_itself_only_what_has_a_lock(
    qtbot: QtBot, tmp_path: Path, desk: Desk, passphrase: str | None
) -> None:
    path = tmp_path / "other.mentordesk"
    store = create(path, passphrase, factory.NOW, heads=Heads(tmp_path / "heads"))
    other = Desk(store, desk.settings, desk.clock, desk.voice, desk.library)
    window = MainWindow(other)
    qtbot.addWidget(window)
    locked: list[bool] = []
    other.lock_wanted.connect(lambda: locked.append(True))
    window.idle.idle.emit()
    assert bool(locked) == (passphrase is not None)
    window.close()
    store.close()


def test_a_notice_of_a_page_is_shown_with_its_way_back(qtbot: QtBot, window: MainWindow) -> None:
    undone: list[bool] = []
    window.desk.say("Moved", lambda: undone.append(True))
    assert window.toast.text() == "Moved"
    qtbot.mouseClick(window.toast.undo_button, Qt.MouseButton.LeftButton)
    assert undone == [True]


def test_an_agreement_and_a_reflection_begin_like_all_that_is_new(window: MainWindow) -> None:
    offered = [one.text() for one in window.bar.menu.actions()]
    assert {"New agreement…", "New reflection of your own"} <= set(offered)
    window.show_place(Place(PageName.MENTEE, 1))
    for name, mentee in (("new-agreement", 1), ("new-reflection", None)):
        window.commands.action(name).trigger()
        assert window.place is not None
        assert (window.place.page, window.current_mentee()) == (PageName.GUIDED, mentee)
        window.show_place(Place(PageName.MENTEE, 1))


def test_a_notice_goes_out_of_the_way_of_the_next_page(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.say("Moved", lambda: None)
    qtbot.waitUntil(lambda: not window.toast._settle.isActive())
    page, toast = window.page(PageName.SETTINGS).widget, window.toast
    page.resize(window.stack.size())
    button = QPushButton("Go on", page)
    foot = page.mapFrom(window.stack, window.stack.mapFrom(window, toast.geometry().center()))
    button.setGeometry(0, foot.y() - 10, page.width(), 20)
    window.show_place(Place(PageName.SETTINGS))

    def apart() -> bool:
        there = button.rect().translated(button.mapTo(window, QPoint(0, 0)))
        return button.isVisible() and not toast.geometry().intersects(there)

    qtbot.waitUntil(apart)


def test_text_size_follows_the_keys(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_Plus, CTRL)
    assert (window.desk.settings.text_size, appearance().percent) == (110, 110)
    press(qtbot, window, Qt.Key.Key_Minus, CTRL)
    press(qtbot, window, Qt.Key.Key_Minus, CTRL)
    assert appearance().percent == 90
    press(qtbot, window, Qt.Key.Key_0, CTRL)
    assert appearance().percent == 100


def test_text_size_ends_at_the_smallest_and_the_largest(window: MainWindow) -> None:
    larger, smaller = window.commands.action("larger"), window.commands.action("smaller")
    for _ in range(12):
        larger.trigger()
    assert window.desk.settings.text_size == 200
    for _ in range(12):
        smaller.trigger()
    assert window.desk.settings.text_size == 80
    window.commands.action("usual-size").trigger()


def test_shows_all_keys_with_those_of_the_page(qtbot: QtBot, window: MainWindow) -> None:
    here = window.page(PageName.TODAY).widget
    own = QAction("Hide private", here)
    own.setShortcut("F9")
    here.addAction(own)
    press(qtbot, window, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    keys = window.findChild(KeyList)
    assert keys is not None
    assert keys.page_lines == [("Hide private", ["F9"])]
    assert ("Search everything", ["Ctrl+K", "Ctrl+Shift+F"]) in keys.lines
    keys.reject()


def test_pages_about_one_person_bring_their_own_head(window: MainWindow) -> None:
    assert window.bar.isVisible()
    assert not window.sidebar.search.isVisible()
    stood = window.sidebar.people.pos()
    window.show_place(Place(PageName.MENTEE, 1))
    QApplication.processEvents()
    assert window.sidebar.people.pos() == stood
    assert not window.bar.isVisible()
    assert window.sidebar.search.isVisible()
    assert window.sidebar.people.currentIndex().data() == "Amara Okafor"
    assert window.current_mentee() == 1


@pytest.mark.parametrize("percent", [100, 150])
def test_fits_the_smallest_window(qtbot: QtBot, window: MainWindow, percent: int) -> None:
    window.desk.settings.text_size = percent
    factory.mentee(window.desk.store, "A" * 60 + " " + "B" * 60)
    pages = (PageName.TODAY, PageName.MENTEES, PageName.SESSIONS, PageName.ACTIONS)
    for page in (*pages, PageName.SETTINGS):
        window.show_place(Place(page))
    least = window.minimumSizeHint()
    assert least.width() <= (SMALLEST[0] if percent == 100 else 1280)
    assert least.height() <= (SMALLEST[1] if percent == 100 else 800)
    window.desk.settings.text_size = 100


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    for page in (PageName.MENTEES, PageName.SESSIONS, PageName.ACTIONS, PageName.SETTINGS):
        window.show_place(Place(page))
    window.show_place(Place(PageName.GUIDES))
    window.show_place(new_note(window.desk, None, "monthly-reflection"))
    window.search()
    assert not nameless(window)


def test_one_filled_button_in_a_view(window: MainWindow) -> None:
    window.show_place(Place(PageName.MENTEES))
    assert window.bar.start.kind == "plain"
    window.show_place(Place(PageName.ACTIONS))
    assert window.bar.start.kind == "primary"


class Shown(QObject):
    """Windows that came up, for a moment even: each takes the focus with it."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_no_page_flashes_a_window_of_its_own(qapp: QApplication, desk: Desk) -> None:
    amara = factory.mentee(desk.store)
    held = factory.held(desk.store, amara.id)
    goal = factory.goal(desk.store, amara.id)
    given = factory.feedback(desk.store, amara.id)
    note = new_note(desk, amara.id, "card-time")
    ids = {
        PageName.MENTEE: amara.id,
        PageName.SESSION: held.id,
        PageName.GOAL: goal.id,
        PageName.FEEDBACK: given.id,
        PageName.GUIDED: note.id,
        PageName.REPORT: amara.id,
    }
    shown = Shown()
    qapp.installEventFilter(shown)
    window = MainWindow(desk)
    window.show()
    for page in PageName:
        window.show_place(Place(page, ids.get(page)))
    window.search()
    qapp.removeEventFilter(shown)
    assert shown.windows == ["MainWindow"]
    desk.jobs.wait()
    window.close()


def nameless(window: QWidget) -> list[str]:
    stops = [
        one
        for one in window.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not one.objectName().startswith("qt_")
        and not one.isHidden()
    ]
    found: list[str] = []
    for one in stops:
        spoken = QAccessible.queryAccessibleInterface(one)
        if spoken is not None and not spoken.text(QAccessible.Text.Name):
            found.append(f"{type(one).__name__} in {type(one.parent()).__name__}")
    return found


def mentor_name(desk: Desk) -> str:
    from mentor_desk.services import practice

    with desk.store.read() as session:
        return practice.practice(session).mentor_name


def test_earlier_versions_are_opened_from_anywhere(qtbot: QtBot, window: MainWindow) -> None:
    key, held = Qt.Key.Key_H, CTRL | Qt.KeyboardModifier.ShiftModifier
    press(qtbot, window, key, held)
    assert window.toast.text().startswith("Open a session")
    window.show_place(Place(PageName.MENTEE, 1, "about"))
    press(qtbot, window, key, held)
    (opened,) = window.findChildren(Versions)
    assert opened.isVisible()
    opened.reject()
