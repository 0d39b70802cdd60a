"""Work away from the window's thread, and its answers on it."""

from __future__ import annotations

import threading
from functools import partial

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentor_desk.ui.jobs import Jobs


def test_answers_come_back_on_the_windows_thread(qtbot: QtBot) -> None:
    jobs = Jobs()
    told: list[tuple[bool, bool]] = []
    here = threading.get_ident()
    jobs.run(
        threading.get_ident,
        lambda there: told.append((there == here, threading.get_ident() == here)),
        _never,
    )
    assert jobs.busy()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(False, True)]
    assert not jobs.busy()


def test_a_failure_is_handed_over(qtbot: QtBot) -> None:
    jobs = Jobs()
    told: list[Exception] = []
    jobs.run(lambda: 1 // 0, _never, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], ZeroDivisionError)


def test_an_answer_for_somebody_gone_is_dropped(qtbot: QtBot) -> None:
    jobs, owner = Jobs(), QObject()
    told: list[int] = []
    go_on = threading.Event()
    jobs.run(lambda: go_on.wait(10), lambda _: told.append(1), _never, owner=owner)
    shiboken6.delete(owner)
    go_on.set()
    jobs.wait()
    qtbot.waitUntil(lambda: not jobs.busy())
    assert told == []


def test_desks_come_and_go_while_their_last_answers_are_told(qapp: QApplication) -> None:
    """Told by threads of Qt, this ended the program within a few hundred answers."""
    told: list[object] = []
    for desk in range(12):
        jobs = Jobs()
        for number in range(60):
            owner = QObject()
            work = partial(_sum_or_fail, number)
            jobs.run(work, partial(_keep, told, owner), partial(_keep, told, owner), owner)
            while number % 4 == 3 and jobs.busy():  # no rest: an answer is taken as it comes
                qapp.processEvents()
        if desk % 2:
            jobs.deleteLater()
        del jobs
    assert len(told) == 12 * 60
    assert sum(isinstance(one, ValueError) for one in told) == 12 * 20


def _sum_or_fail(number: int) -> int:
    if number % 3 == 0:
        raise ValueError(number)
    return sum(range(number))


def _keep(told: list[object], _owner: QObject, what: object) -> None:
    told.append(what)


def _never(_: object) -> None:
    raise AssertionError("this should not have been told")
