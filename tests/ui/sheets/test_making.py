"""Jobs that make pages: the last one counts, one that is stopped is not heard of again."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.errors import KnownError
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.sheets.making import Making
from mentor_desk.ui.sheets.ticket import Ticket
from mentor_desk.words import words


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def making(desk: Desk, owner: QWidget) -> Making:
    return Making(desk, owner)


def slowly(begun: Event, answer: str) -> Callable[[Ticket], str | None]:
    """As a layout works: it looks now and then whether it is still wanted."""

    def work(ticket: Ticket) -> str | None:
        begun.set()
        return None if ticket.stop.wait(20) else answer

    return work


def test_a_later_job_stops_the_one_before(qtbot: QtBot, desk: Desk, making: Making) -> None:
    heard: list[str] = []
    begun = Event()
    making.start(slowly(begun, "first"), heard.append)
    assert begun.wait(5)
    making.start(lambda _: "second", heard.append)
    qtbot.waitUntil(lambda: not making.running and not desk.jobs.busy())
    assert heard == ["second"]


def test_nothing_is_heard_of_a_job_that_was_stopped(
    qtbot: QtBot, desk: Desk, making: Making
) -> None:
    heard: list[str] = []
    begun = Event()
    making.start(slowly(begun, "pages"), heard.append)
    assert begun.wait(5)
    making.stop()
    assert not making.running
    qtbot.waitUntil(lambda: not desk.jobs.busy())
    assert heard == []


def test_what_can_be_said_of_an_error_is_said(qtbot: QtBot, desk: Desk, making: Making) -> None:
    def fails(_: Ticket) -> str | None:
        raise KnownError(words("No font has these letters."))

    told: list[str] = []
    with qtbot.waitSignal(desk.notice) as said:
        making.start(fails, told.append, lambda: told.append("failed"))
    assert said.args is not None
    assert said.args[0].text == "No font has these letters."
    assert told == ["failed"]
    assert not making.running
