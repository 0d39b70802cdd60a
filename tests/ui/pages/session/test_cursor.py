"""Where typing without looking goes: to where one wrote last, and never into a closed session."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.records import MentoringSession
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.pages.session import SessionPage
from mentor_desk.ui.place import PageName, Place
from tests import factory
from tests.ui.pages.session.conftest import Key, note_text


@pytest.fixture
def long(store: Store, held: MentoringSession) -> list[str]:
    """What stands in a note that is longer than its page."""
    texts = [f"Paragraph {number}" for number in range(60)]
    for text in texts:
        factory.block(store, held.id, text)
    return texts


@pytest.fixture
def windows(qtbot: QtBot, desk: Desk) -> Iterator[list[MainWindow]]:
    """One, and another on the same desk as after a lock."""
    made = [MainWindow(desk) for _ in range(2)]
    for one in made:
        qtbot.addWidget(one)
    yield made
    for one in made:
        one.close()


def come(qtbot: QtBot, window: MainWindow, place: Place | None) -> None:
    assert place is not None
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_place(place)


def in_focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def page_of(window: MainWindow) -> SessionPage:
    page = window.page(PageName.SESSION)
    assert isinstance(page, SessionPage)
    return page


def keys(text: str) -> None:
    """To whatever has the focus."""
    QTest.keyClicks(in_focus(), text)


def test_what_is_typed_blindly_does_not_get_into_a_closed_session(
    qtbot: QtBot, windows: list[MainWindow], store: Store, held: MentoringSession, long: list[str]
) -> None:
    store.update(MentoringSession, held.id, {"closed_at": factory.NOW})
    window = windows[0]
    come(qtbot, window, Place(PageName.SESSION, held.id))
    bar = page_of(window).note.editor.verticalScrollBar()
    keys("hunter2")
    assert window.flush()
    assert note_text(store, held.id) == long
    assert bar.value() == 0
    QTest.keyClick(in_focus(), Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(in_focus(), Key.Key_Escape)
    keys(", and later")
    assert window.flush()
    assert note_text(store, held.id) == [*long[:-1], "Paragraph 59, and later"]


@pytest.mark.parametrize("closed", [False, True])
def test_after_a_lock_one_goes_on_where_one_wrote(
    qtbot: QtBot,
    windows: list[MainWindow],
    store: Store,
    held: MentoringSession,
    long: list[str],
    *,
    closed: bool,
) -> None:
    before, after = windows
    come(qtbot, before, Place(PageName.SESSION, held.id))
    page_of(before).note.editor.reveal(20)
    keys(" grew")
    assert before.flush()
    if closed:
        store.update(MentoringSession, held.id, {"closed_at": factory.NOW})
    standing = before.standing()
    assert standing is not None
    before.close()
    come(qtbot, after, Place.from_text(standing.as_text()))
    keys(" more")
    assert after.flush()
    long[20] = "Paragraph 20 grew" if closed else "Paragraph 20 grew more"
    assert note_text(store, held.id) == long
    editor = page_of(after).note.editor
    assert editor.hasFocus() is not closed
    assert editor.focusPolicy() & Qt.FocusPolicy.TabFocus
