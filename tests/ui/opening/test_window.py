"""The way to an open journal, with real keys and real files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from mentor_desk.records import Journal, Mentee
from mentor_desk.store import Store, create
from mentor_desk.ui.jobs import Jobs
from mentor_desk.ui.opening.hold import Hold
from mentor_desk.ui.opening.sheet import Sheet
from mentor_desk.ui.opening.trouble import TroublePage
from mentor_desk.ui.opening.unlock import UnlockPage
from mentor_desk.ui.opening.welcome import WelcomePage
from mentor_desk.ui.opening.window import OpeningWindow
from mentor_desk.ui.voice import QtVoice
from mentor_desk.ui.widgets.labels import WrapLabel
from tests import factory

PASSPHRASE = 'correct horse\'s "staple"'


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("locked") / "mine.mentordesk"
    create(path, PASSPHRASE, factory.NOW).close()
    return path


@pytest.fixture
def opened() -> Iterator[list[Store]]:
    stores: list[Store] = []
    yield stores
    for store in stores:
        store.close()


@pytest.fixture
def window(qtbot: QtBot, opened: list[Store]) -> Iterator[OpeningWindow]:
    jobs = Jobs()
    hold = Hold()
    made = OpeningWindow(jobs, factory.CLOCK, QtVoice(QLocale("en_GB")), hold)
    qtbot.addWidget(made)
    made.opened.connect(opened.append)
    yield made
    hold.release()
    jobs.wait()
    qtbot.waitUntil(lambda: not jobs.busy())


def shown(qtbot: QtBot, window: OpeningWindow, path: Path | None) -> OpeningWindow:
    window.begin(path)
    with qtbot.waitExposed(window):
        window.show()
    return window


def sheet(window: OpeningWindow) -> Sheet:
    page = window.currentWidget()
    assert isinstance(page, Sheet)
    return page


def button(window: OpeningWindow, text: str) -> QPushButton:
    found = sheet(window).findChildren(QPushButton)
    return next(one for one in found if one.text().replace("&", "") == text)


def texts(window: OpeningWindow) -> str:
    labels = sheet(window).findChildren(WrapLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_the_right_passphrase_opens(
    qtbot: QtBot, window: OpeningWindow, locked: Path, opened: list[Store]
) -> None:
    shown(qtbot, window, locked)
    field = window.findChild(QLineEdit)
    qtbot.keyClicks(field, PASSPHRASE)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened))
    with opened[0].read() as session:
        assert session.get_one(Journal, 1).uuid


def test_a_wrong_passphrase_is_said_and_can_be_typed_again(
    qtbot: QtBot, window: OpeningWindow, locked: Path, opened: list[Store]
) -> None:
    before = locked.read_bytes()
    shown(qtbot, window, locked)
    field = window.findChild(QLineEdit)
    qtbot.keyClicks(field, "not this one")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "not right" in texts(window))
    assert not opened
    assert locked.read_bytes() == before
    qtbot.keyClicks(field, PASSPHRASE)  # the wrong one is selected and goes
    qtbot.mouseClick(button(window, "Unlock"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(opened))


def test_an_empty_passphrase_is_asked_for(
    qtbot: QtBot, window: OpeningWindow, locked: Path
) -> None:
    shown(qtbot, window, locked)
    qtbot.keyClick(window.findChild(QLineEdit), Qt.Key.Key_Return)
    assert "Type the passphrase" in texts(window)


def test_a_missing_journal_is_said_and_nothing_made(
    qtbot: QtBot, window: OpeningWindow, tmp_path: Path
) -> None:
    shown(qtbot, window, tmp_path / "gone.mentordesk")
    assert isinstance(window.currentWidget(), TroublePage)
    assert "There is no journal" in texts(window)
    assert list(tmp_path.iterdir()) == []


def test_a_journal_that_is_there_again_opens_on_trying_again(
    qtbot: QtBot, window: OpeningWindow, tmp_path: Path, locked: Path
) -> None:
    path = tmp_path / "back.mentordesk"
    shown(qtbot, window, path)
    path.write_bytes(locked.read_bytes())
    qtbot.mouseClick(button(window, "Try again"), Qt.MouseButton.LeftButton)
    assert isinstance(window.currentWidget(), UnlockPage)


def test_a_journal_without_passphrase_opens_at_once(
    qtbot: QtBot, window: OpeningWindow, tmp_path: Path, opened: list[Store]
) -> None:
    store = factory.journal(tmp_path)
    store.close()
    shown(qtbot, window, store.path)
    assert [one.path for one in opened] == [store.path]


def first_run(qtbot: QtBot, window: OpeningWindow, path: Path) -> WelcomePage:
    page = shown(qtbot, window, None).currentWidget()
    assert isinstance(page, WelcomePage)
    page.path.selectAll()
    qtbot.keyClicks(page.path, str(path))
    return page


def test_first_run_makes_an_encrypted_journal(
    qtbot: QtBot, window: OpeningWindow, tmp_path: Path, opened: list[Store]
) -> None:
    page = first_run(qtbot, window, tmp_path / "new" / "mine")
    qtbot.keyClicks(page.passphrase, PASSPHRASE)
    qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)
    qtbot.keyClicks(page.again, PASSPHRASE)
    qtbot.keyClick(page.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened))
    path = tmp_path / "new" / "mine.mentordesk"
    assert opened[0].path == path
    assert not path.read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("short", "short", "at least ten"),
        ("long enough to keep", "long enough to kept", "not the same"),
    ],
)
def test_a_weak_or_mistyped_passphrase_makes_nothing(
    qtbot: QtBot, window: OpeningWindow, tmp_path: Path, first: str, second: str, said: str
) -> None:
    page = first_run(qtbot, window, tmp_path / "mine.mentordesk")
    qtbot.keyClicks(page.passphrase, first)
    qtbot.keyClicks(page.again, second)
    qtbot.mouseClick(button(window, "Create journal"), Qt.MouseButton.LeftButton)
    assert said in texts(window)
    assert list(tmp_path.iterdir()) == []


def test_two_short_words_are_remarked_on_and_taken(
    qtbot: QtBot, window: OpeningWindow, tmp_path: Path, opened: list[Store]
) -> None:
    page = first_run(qtbot, window, tmp_path / "mine.mentordesk")
    qtbot.keyClicks(page.passphrase, "blue house")
    assert "could guess it" in texts(window)
    qtbot.keyClicks(page.passphrase, " rain window")
    assert "could guess it" not in texts(window)
    for field in (page.passphrase, page.again):
        field.selectAll()
        qtbot.keyClicks(field, "blue house")
    qtbot.keyClick(page.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened))


def test_a_journal_without_passphrase_is_an_explicit_choice(
    qtbot: QtBot, window: OpeningWindow, tmp_path: Path, opened: list[Store]
) -> None:
    page = first_run(qtbot, window, tmp_path / "open.mentordesk")
    page.without.click()
    assert "Anybody who can use this computer" in texts(window)
    qtbot.mouseClick(button(window, "Create journal"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(opened))
    assert (tmp_path / "open.mentordesk").read_bytes().startswith(b"SQLite format 3")


def test_a_journal_that_is_there_is_never_replaced(
    qtbot: QtBot, window: OpeningWindow, locked: Path, opened: list[Store]
) -> None:
    before = locked.read_bytes()
    page = first_run(qtbot, window, locked)
    page.without.click()
    qtbot.mouseClick(button(window, "Create journal"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "already a file" in texts(window))
    assert locked.read_bytes() == before
    assert not opened


def test_the_sample_opens_and_says_that_it_is_one(
    qtbot: QtBot, window: OpeningWindow, opened: list[Store]
) -> None:
    shown(qtbot, window, None)
    qtbot.mouseClick(button(window, "Try with sample data"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(opened), timeout=60_000)
    with opened[0].read() as session:
        assert session.get_one(Journal, 1).is_sample
        assert session.query(Mentee).count() >= 6


def test_every_field_and_button_has_a_name(
    qtbot: QtBot, window: OpeningWindow, locked: Path, tmp_path: Path
) -> None:
    for path in (None, locked, tmp_path / "gone.mentordesk"):
        shown(qtbot, window, path)
        page = sheet(window)
        for widget in (*page.findChildren(QLineEdit), *page.findChildren(QPushButton)):
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), widget
