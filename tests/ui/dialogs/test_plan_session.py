from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.records import Channel, MentoringSession, SessionState, Standing
from mentor_desk.ui.desk import Desk, Notice
from mentor_desk.ui.dialogs.plan_session import PlanSession
from tests import factory


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def planned(desk: Desk) -> list[MentoringSession]:
    with desk.store.read() as session:
        return list(session.query(MentoringSession))


def test_plans_with_day_time_and_channel(qtbot: QtBot, desk: Desk, parent: QWidget) -> None:
    factory.mentee(desk.store, "Aaron")
    zoe = factory.mentee(desk.store, "Zoë")
    dialog = PlanSession(desk, parent, zoe.id)
    dialog.open()
    dialog.day.selectAll()
    qtbot.keyClicks(dialog.day, "4 Dec")
    dialog.time.setTime(QTime(9, 30))
    qtbot.mouseClick(dialog.channel.chip("video"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(desk.notice) as noticed:
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    (one,) = planned(desk)
    assert one.starts_at == datetime.fromisoformat("2026-12-04T09:30")
    assert (one.channel, one.state) == (Channel.VIDEO, SessionState.PLANNED)
    assert one.zone == "Europe/Berlin"
    notice = (noticed.args or [None])[0]
    assert isinstance(notice, Notice)
    assert notice.text == "Session with Zoë planned for Friday 4 December"


def test_offers_a_week_from_now(qtbot: QtBot, desk: Desk, parent: QWidget) -> None:
    amara = factory.mentee(desk.store)
    dialog = PlanSession(desk, parent, amara.id)
    dialog.open()
    qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
    assert planned(desk)[0].starts_at == datetime.fromisoformat("2026-11-28T14:00")


def test_asks_for_what_is_missing(qtbot: QtBot, desk: Desk, parent: QWidget) -> None:
    factory.mentee(desk.store)
    dialog = PlanSession(desk, parent)
    dialog.open()
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert "Choose who it is with" in dialog.who_row.error.text()
    qtbot.keyClick(dialog.who, Qt.Key.Key_Down)
    dialog.day.selectAll()
    qtbot.keyClicks(dialog.day, "sometime")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert "Give the day" in dialog.day_row.error.text()
    assert planned(desk) == []
    dialog.reject()


def test_alumni_are_offered_only_when_meant(qtbot: QtBot, desk: Desk, parent: QWidget) -> None:
    factory.mentee(desk.store, "Amara")
    otto = factory.mentee(desk.store, "Otto", standing=Standing.ALUMNI)
    for mentee_id, there in ((None, ["Amara"]), (otto.id, ["Amara", "Otto"])):
        dialog = PlanSession(desk, parent, mentee_id)
        assert [dialog.who.itemText(at) for at in range(dialog.who.count())] == there
