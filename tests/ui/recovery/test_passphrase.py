from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.ui.desk import Desk
from mentor_desk.ui.recovery.order import NewPassphrase
from mentor_desk.ui.recovery.passphrase import ChoosePassphrase, RemovePassphrase
from tests import factory
from tests.ui.recovery.conftest import PASSPHRASE

NEW = "five other quiet words here"


@pytest.fixture
def orders(desk: Desk) -> list[NewPassphrase]:
    heard: list[NewPassphrase] = []
    desk.passphrase_wanted.connect(heard.append)
    return heard


def choosing(desk: Desk, over: QWidget) -> ChoosePassphrase:
    dialog = ChoosePassphrase(desk, over)
    dialog.open()
    return dialog


def test_a_change_needs_the_passphrase_of_now(
    qtbot: QtBot, desk: Desk, over: QWidget, orders: list[NewPassphrase]
) -> None:
    dialog = choosing(desk, over)
    qtbot.keyClicks(dialog.first, NEW)
    qtbot.keyClicks(dialog.again, NEW)
    dialog.go.click()
    assert "opens the journal now" in dialog.current_row.error.text()
    qtbot.keyClicks(dialog.current, "not this one")
    dialog.go.click()
    qtbot.waitUntil(lambda: "not the passphrase" in dialog.current_row.error.text())
    assert not orders
    qtbot.keyClicks(dialog.current, PASSPHRASE)  # the wrong one is selected and goes
    qtbot.keyClick(dialog.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(orders))
    assert orders == [NewPassphrase(NEW, backups=True)]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [("short", "short", "at least ten"), (NEW, NEW + "x", "not the same")],
)
def test_a_weak_or_mistyped_one_is_refused(
    qtbot: QtBot,
    desk: Desk,
    over: QWidget,
    orders: list[NewPassphrase],
    first: str,
    second: str,
    said: str,
) -> None:
    dialog = choosing(desk, over)
    qtbot.keyClicks(dialog.current, PASSPHRASE)
    qtbot.keyClicks(dialog.first, first)
    qtbot.keyClicks(dialog.again, second)
    dialog.go.click()
    assert said in dialog.first_row.error.text() + dialog.again_row.error.text()
    assert not orders


def test_backups_may_stay_behind(
    qtbot: QtBot, desk: Desk, over: QWidget, orders: list[NewPassphrase]
) -> None:
    dialog = choosing(desk, over)
    for field, text in ((dialog.current, PASSPHRASE), (dialog.first, NEW), (dialog.again, NEW)):
        qtbot.keyClicks(field, text)
    dialog.backups.click()
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(orders))
    assert orders == [NewPassphrase(NEW, backups=False)]


def test_whoever_came_by_the_sheet_is_not_asked_for_what_is_forgotten(
    qtbot: QtBot, desk: Desk, over: QWidget, orders: list[NewPassphrase]
) -> None:
    desk.by_sheet = True
    dialog = choosing(desk, over)
    assert not dialog.current.isVisible()
    qtbot.keyClicks(dialog.first, NEW)
    qtbot.keyClicks(dialog.again, NEW)
    dialog.go.click()
    assert orders == [NewPassphrase(NEW, backups=True)]


def test_removing_says_what_it_means_and_asks_for_the_passphrase(
    qtbot: QtBot, desk: Desk, over: QWidget, orders: list[NewPassphrase]
) -> None:
    dialog = RemovePassphrase(desk, over)
    dialog.open()
    assert dialog.cancel.isDefault()
    dialog.go.click()
    assert not orders
    qtbot.keyClicks(dialog.current, PASSPHRASE)
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(orders))
    assert orders[0].passphrase is None


def test_an_order_never_shows_its_passphrase() -> None:
    assert NEW not in repr(NewPassphrase(NEW))


def test_every_field_has_a_name(desk: Desk, over: QWidget) -> None:
    dialog = choosing(desk, over)
    for field in dialog.findChildren(QLineEdit):
        assert QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Name)


class TestWithoutPassphrase:
    @pytest.fixture
    def store(self, tmp_path: Path):
        made = factory.journal(tmp_path)
        yield made
        made.close()

    def test_a_first_one_is_set_at_once(
        self, qtbot: QtBot, desk: Desk, over: QWidget, orders: list[NewPassphrase]
    ) -> None:
        dialog = choosing(desk, over)
        assert not dialog.current.isVisible()
        assert not dialog.backups.isVisible()
        qtbot.keyClicks(dialog.first, NEW)
        qtbot.keyClicks(dialog.again, NEW)
        dialog.go.click()
        assert [one.passphrase for one in orders] == [NEW]


def test_a_short_one_is_remarked_on_while_typed_and_taken(
    qtbot: QtBot, desk: Desk, over: QWidget, orders: list[NewPassphrase]
) -> None:
    dialog = choosing(desk, over)
    usual = dialog.first_row.help.text()
    qtbot.keyClicks(dialog.first, "blue hous")
    assert dialog.first_row.help.text() == usual
    qtbot.keyClicks(dialog.first, "e")
    assert "could guess it" in dialog.first_row.help.text()
    assert not dialog.first_row.error.text()
    help_label = dialog.first_row.help
    qtbot.waitUntil(lambda: help_label.height() >= help_label.heightForWidth(help_label.width()))
    qtbot.keyClicks(dialog.first, " rain window")
    assert dialog.first_row.help.text() == usual
    for _ in range(len(" rain window")):
        qtbot.keyClick(dialog.first, Qt.Key.Key_Backspace)
    qtbot.keyClicks(dialog.again, "blue house")
    qtbot.keyClicks(dialog.current, PASSPHRASE)
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(orders))
    assert orders[0].passphrase == "blue house"
