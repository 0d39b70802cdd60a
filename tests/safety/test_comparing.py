"""What a backup holds, beside what the journal says now."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentor_desk.records import Feedback, Goal, Mentee, MentoringSession, Record
from mentor_desk.safety.bringing_back import bring_back_mentee
from mentor_desk.safety.comparing import Since, Two, mentees_since, since
from mentor_desk.safety.inside import Inside
from mentor_desk.services import notes
from mentor_desk.store import Store
from tests import factory


class Scene:
    """Everything twice: once to be changed and once to stay."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self.people = [factory.mentee(store, name) for name in ("Amara", "Jonas", "Lena")]
        first = self.people[0].id
        days = [factory.TODAY.replace(day=day) for day in (1, 2, 3, 4)]
        self.sessions = [factory.held(store, first, day) for day in days]
        for held in self.sessions:
            factory.block(store, held.id, "Said then.")
        self.goals = [factory.goal(store, first, title) for title in ("One", "Two", "Three")]
        self.feedback = [factory.feedback(store, first, text) for text in ("Asked", "Waited")]
        self.backup = folder / "copy.mdsnap"
        raw = store._engine.raw_connection()
        raw.cursor().execute("VACUUM INTO ?", (str(self.backup),))
        raw.close()

    def delete(self, record: Record) -> None:
        with self.store.write() as session:
            session.delete(session.get_one(type(record), record.id))

    def mentees(self) -> list[Since]:
        found = mentees_since(Two(self.backup, None, self.store.path, None))
        return [found[one.id] for one in self.people]

    def of_first(self) -> dict[type[Record], list[Since]]:
        with Inside(self.backup, None) as inside, inside.read() as then, self.store.read() as now:
            found = since(then, now, self.people[0].id)
        return {kind: [some[number] for number in sorted(some)] for kind, some in found.items()}


@pytest.fixture
def scene(store: Store, tmp_path: Path) -> Scene:
    return Scene(store, tmp_path)


def test_nothing_changed(scene: Scene) -> None:
    factory.mentee(scene.store, "Somebody new")
    assert scene.mentees() == [Since.SAME] * 3
    assert {one for some in scene.of_first().values() for one in some} == {Since.SAME}


def test_changed_and_gone_are_told_apart(scene: Scene) -> None:
    store, people = scene.store, scene.people
    scene.delete(people[1])
    store.update(Goal, scene.goals[0].id, {"title": "Another one"})
    factory.milestone(store, scene.goals[1].id)
    scene.delete(scene.goals[2])
    scene.delete(scene.feedback[1])
    factory.block(store, scene.sessions[0].id, "Said since.")
    scene.delete(scene.sessions[1])
    store.update(MentoringSession, scene.sessions[2].id, {"title": "Renamed"})
    assert scene.mentees() == [Since.CHANGED, Since.GONE, Since.SAME]
    found = scene.of_first()
    assert found[MentoringSession] == [Since.CHANGED, Since.GONE, Since.CHANGED, Since.SAME]
    assert found[Goal] == [Since.CHANGED, Since.SAME, Since.GONE]
    assert found[Feedback] == [Since.SAME, Since.GONE]
    assert found[Mentee] == [Since.SAME]


def test_a_note_that_was_emptied_is_gone(scene: Scene) -> None:
    with scene.store.write() as session:
        for block in notes.blocks(session, scene.sessions[0].id):
            session.delete(block)
    assert scene.of_first()[MentoringSession][0] is Since.GONE


def take_number(store: Store, name: str, number: int) -> None:
    """As it is where an older journal was restored and went its own way."""
    new = Mentee(name=name)
    new.id = number
    factory.keep(store, new)


def test_a_number_given_again_is_somebody_else(scene: Scene) -> None:
    scene.delete(scene.people[2])
    take_number(scene.store, "Nefeli", scene.people[2].id)
    assert scene.mentees()[2] is Since.GONE


def test_who_came_back_under_another_number_is_the_same(scene: Scene) -> None:
    scene.delete(scene.people[2])
    take_number(scene.store, "Nefeli", scene.people[2].id)
    with Inside(scene.backup, None) as inside, inside.read() as then, scene.store.write() as now:
        bring_back_mentee(then, now, scene.people[2].id, factory.NOW)
        assert now.query(Mentee).count() == 4
    assert scene.mentees() == [Since.SAME] * 3
