"""What the desk does once a day for its versions."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from mentor_desk.records import Occasion, Version
from mentor_desk.services import versions
from mentor_desk.services.versions import note_of
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.version_care import VersionCare
from tests import factory


def with_a_version(store: Store) -> int:
    held = factory.held(store, factory.mentee(store).id)
    factory.block(store, held.id, "text")
    with store.write() as session:
        versions.keep(session, note_of(held.id), Occasion.LEFT, factory.NOW - timedelta(days=9))
    factory.block(store, held.id, "typed before the crash")
    return held.id


def test_catches_up_what_a_crash_left_without_a_version(desk: Desk, store: Store) -> None:
    number = with_a_version(store)
    care = VersionCare(desk)
    care.look()
    assert care.silent == []
    with store.read() as session:
        newest = versions.rows(session, note_of(number))[0]
    assert (newest.is_now, newest.occasion) == (True, Occasion.LEFT)


def test_says_that_history_stands_still(
    desk: Desk, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = with_a_version(store)
    monkeypatch.setattr(versions, "keep", lambda *_: None)
    care = VersionCare(desk)
    with qtbot.waitSignal(care.told):
        care.look()
    assert care.silent == [note_of(number)]


def test_begins_when_told_and_comes_again(desk: Desk, store: Store) -> None:
    care = VersionCare(desk)
    assert not care._timer.isActive()
    care.begin()
    assert care._timer.isActive()
    care.look()
    assert care._timer.interval() > 1000 * 60 * 60
    with store.read() as session:
        assert session.query(Version).count() == 0
