"""PySide6 6.12 on Python 3.11 loses one None per call and one True per emit; ours must not."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

ROUNDS = 10_000


class Bell(QObject):
    rung = Signal(bool)


def counts() -> tuple[int, int]:
    return sys.getrefcount(None), sys.getrefcount(True)


def test_calls_and_signals_keep_the_references_of_none_and_true(qtbot: QtBot) -> None:
    label, bell, heard = QLabel(), Bell(), list[bool]()
    qtbot.addWidget(label)
    bell.rung.connect(heard.append)
    held = [[None, True] for _ in range(10 * ROUNDS)]  # a leak shall fail the test, not end Python
    before = counts()
    for _ in range(ROUNDS):
        label.setText("a")
        bell.rung.emit(True)
        heard.clear()
    after = counts()
    drift = max(abs(now - then) for now, then in zip(after, before, strict=True))
    assert drift < ROUNDS / 100
    assert held
