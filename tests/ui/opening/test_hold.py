"""The window hears of a later start."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mentor_desk.errors import JournalBusy
from mentor_desk.safety import alone
from mentor_desk.ui.opening.hold import Hold
from tests import factory


def test_a_later_start_is_heard_each_time(qtbot: QtBot, tmp_path: Path) -> None:
    journal = factory.journal_file(tmp_path)
    hold = Hold()
    hold.take(journal)
    for _ in range(2):
        with qtbot.waitSignal(hold.wanted):
            assert alone.show_first(journal)
        qtbot.wait(20)
    hold.release()
    assert not alone.show_first(journal)


def test_another_journal_lets_go_of_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = factory.journal_file(tmp_path, name="first.mentordesk")
    second = factory.journal_file(tmp_path, name="second.mentordesk")
    hold, other = Hold(), Hold()
    hold.take(first)
    with qtbot.waitSignal(hold.wanted), pytest.raises(JournalBusy):
        other.take(first)
    hold.take(second)
    other.take(first)
    hold.release()
    other.release()
