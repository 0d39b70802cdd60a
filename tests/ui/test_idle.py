from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mentor_desk.ui.desk import Desk
from mentor_desk.ui.idle import IdleWatch


class Hand:
    """A clock one can turn."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[QLineEdit]:
    made = QLineEdit()
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.close()


def watch(desk: Desk, hand: Hand) -> tuple[IdleWatch, list[None]]:
    rung: list[None] = []
    made = IdleWatch(desk.settings, desk, hand)
    made.idle.connect(lambda: rung.append(None))
    return made, rung


def test_rings_when_nothing_was_touched_for_the_minutes_chosen(desk: Desk) -> None:
    desk.settings.lock_minutes = 5
    hand = Hand()
    idle, rung = watch(desk, hand)
    hand.at += 299
    idle.look()
    assert not rung
    hand.at += 1
    idle.look()
    assert len(rung) == 1


def test_a_key_in_the_window_begins_the_minutes_anew(
    qtbot: QtBot, desk: Desk, field: QLineEdit
) -> None:
    desk.settings.lock_minutes = 1
    hand = Hand()
    idle, rung = watch(desk, hand)
    hand.at += 59
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    assert field.text() == "a"
    hand.at += 59
    idle.look()
    assert not rung
    hand.at += 1
    idle.look()
    assert rung


def test_never_rings_when_it_is_told_never(desk: Desk) -> None:
    desk.settings.lock_minutes = 0
    hand = Hand()
    idle, rung = watch(desk, hand)
    hand.at += 10**6
    idle.look()
    assert not rung


def test_rings_once_and_not_at_each_look(desk: Desk) -> None:
    desk.settings.lock_minutes = 1
    hand = Hand()
    idle, rung = watch(desk, hand)
    hand.at += 90
    idle.look()
    idle.look()
    assert len(rung) == 1
