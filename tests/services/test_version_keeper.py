"""When a version is due, with real saves and a clock that moves as told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from mentor_desk.audience import Audience
from mentor_desk.clock import StoppedClock
from mentor_desk.records import Mentee, NoteBlock, Occasion, Version
from mentor_desk.services import notes, versions
from mentor_desk.services.notes import BlockEdit
from mentor_desk.services.version_keeper import VersionKeeper, loses_much
from mentor_desk.services.versions import Written, note_of
from mentor_desk.store import Store
from tests import factory


class MovingClock(StoppedClock):
    def move(self, minutes: float) -> None:
        self._at += timedelta(minutes=minutes)


class Desk:
    """A note with one paragraph, its keeper and its clock."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.clock = MovingClock(factory.NOW)
        self.keeper = VersionKeeper(self.clock)
        held = factory.held(store, factory.mentee(store).id)
        self.block = factory.block(store, held.id, "before")
        self.text = note_of(held.id)

    def save(self, text: str, *, losing: bool = False) -> None:
        edit = BlockEdit(self.block.id, 1.0, text, Audience.ME)
        with self.keeper.saving(self.store, self, self.text, losing=losing) as session:
            notes.save(session, self.text.id, [edit])

    def leave(self) -> None:
        self.keeper.leave(self.store)

    def kept(self) -> list[tuple[Occasion, str]]:
        with self.store.read() as session:
            found = session.query(Version).order_by(Version.id)
            return [(one.occasion, versions.paragraphs(one.content)[0].text) for one in found]


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


def test_before_every_ten_minutes_and_when_left(desk: Desk) -> None:
    for minute in range(25):
        desk.save(f"minute {minute}")
        desk.clock.move(1)
    desk.leave()
    assert desk.kept() == [
        (Occasion.BEFORE, "before"),
        (Occasion.EDITING, "minute 10"),
        (Occasion.EDITING, "minute 20"),
        (Occasion.LEFT, "minute 24"),
    ]
    desk.leave()
    desk.save("the next day")
    desk.leave()
    assert [text for _, text in desk.kept()[4:]] == ["the next day"]


def test_most_saves_need_not_ask(desk: Desk) -> None:
    assert desk.keeper.is_due(desk.text)
    desk.save("a")
    assert not desk.keeper.is_due(desk.text)
    desk.clock.move(9.9)
    assert not desk.keeper.is_due(desk.text)
    desk.keeper.saved(desk.text)
    desk.clock.move(0.1)
    assert desk.keeper.is_due(desk.text)
    desk.save("b")
    assert not desk.keeper.is_due(desk.text)


@pytest.mark.parametrize("jump", [timedelta(days=-20_000), timedelta(days=20_000)])
def test_a_clock_that_jumps_brings_a_version_at_once_and_stops_none(
    desk: Desk, jump: timedelta
) -> None:
    desk.save("a")
    desk.clock.move(jump.total_seconds() / 60)
    desk.save("b")
    desk.clock.move(-jump.total_seconds() / 60)
    desk.save("c")
    assert [text for _, text in desk.kept()] == ["before", "b", "c"]


def test_much_that_goes_at_once_is_kept_before(desk: Desk) -> None:
    desk.save("a page")
    desk.save("", losing=True)
    assert desk.kept() == [(Occasion.BEFORE, "before"), (Occasion.EDITING, "a page")]
    assert loses_much("x" * 200, "")
    assert loses_much("x", " ")
    assert not loses_much("", "")
    assert not loses_much("x" * 300, "x" * 101)


def test_text_and_version_are_kept_both_or_neither(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush = Session.flush

    def refuse(session: Session, objects: object = None) -> None:
        if any(isinstance(one, Version) for one in session.new):
            raise InterruptedError
        flush(session)

    monkeypatch.setattr(Session, "flush", refuse)
    with pytest.raises(InterruptedError):
        desk.save("never")
    monkeypatch.undo()
    with desk.store.read() as session:
        assert session.get_one(NoteBlock, desk.block.id).text == "before"
    assert desk.kept() == []
    desk.save("now")
    assert desk.kept() == [(Occasion.BEFORE, "before")]


def test_a_save_that_fails_leaves_the_version_due(desk: Desk) -> None:
    with pytest.raises(KeyError), desk.keeper.saving(desk.store, desk, desk.text):
        raise KeyError
    assert desk.kept() == []
    assert desk.keeper.is_due(desk.text)


def test_what_was_deleted_while_it_was_written_is_left_without_a_word(desk: Desk) -> None:
    amara = factory.mentee(desk.store, good_to_know="x")
    text = Written(Mentee, amara.id, "good_to_know")
    with desk.keeper.saving(desk.store, desk, text) as session:
        session.get_one(Mentee, amara.id).good_to_know = "y"
    with desk.store.write() as session:
        session.delete(session.get_one(Mentee, amara.id))
    desk.leave()
    with desk.store.read() as session:
        assert not [one for one in session.query(Version) if one.content == "y"]
    assert desk.keeper.is_due(text)


def test_the_time_of_a_version_is_that_of_its_clock(desk: Desk) -> None:
    desk.save("a")
    with desk.store.read() as session:
        assert session.query(Version).one().kept_at == factory.NOW
