"""A reflection or a guide of one's own comes back alone, and nothing there is lost for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from mentor_desk import paths
from mentor_desk.guides import Guide, load
from mentor_desk.records import GuidedNote, GuideText, Version
from mentor_desk.safety.bringing_own import (
    InTrash,
    bring_back_own_guide,
    bring_back_own_note,
    own_guides,
    own_since,
)
from mentor_desk.safety.comparing import Since
from mentor_desk.safety.inside import Inside
from mentor_desk.services import guided_notes, library, trash
from mentor_desk.services.guided_notes import MENTOR
from mentor_desk.store import Session, Store
from tests import factory
from tests.factory import NOW

LATER = NOW + timedelta(days=3)
BESIDE = "As it was"


@pytest.fixture
def look_back(store: Store, tmp_path: Path) -> Iterator[Callable[[], Inside]]:
    """Makes a backup of what is now and opens it."""
    opened: list[Inside] = []

    def look() -> Inside:
        made = tmp_path / f"{len(opened)}.mdsnap"
        raw = store._engine.raw_connection()
        raw.cursor().execute("VACUUM INTO ?", (str(made),))
        raw.close()
        opened.append(Inside(made, None))
        return opened[-1]

    yield look
    for one in opened:
        one.close()


def monthly() -> Guide:
    return load(paths.resources() / "guides" / "monthly-reflection.toml")


def reflected(store: Store, **answers: str) -> int:
    with store.write() as session:
        number = guided_notes.draft(session, monthly(), MENTOR, NOW).id
        guided_notes.answer(session, number, answers, {})
    return number


def own_guide(store: Store) -> Guide:
    with store.write() as session:
        return library.duplicate(session, monthly(), "My month", NOW)


def text_of(session: Session, guide: Guide) -> GuideText:
    found = library.own_text(session, guide.id)
    assert found is not None
    return found


def bring_note(store: Store, inside: Inside, number: int) -> int:
    with inside.read() as then, store.write() as now:
        return bring_back_own_note(then, now, number, LATER)


def bring_guide(store: Store, inside: Inside) -> str:
    with inside.read() as then, store.write() as now:
        (text,) = own_guides(then)
        return bring_back_own_guide(then, now, text.id, LATER, BESIDE)


def states(store: Store, inside: Inside) -> list[Since]:
    with inside.read() as then, store.read() as now:
        return [one for some in own_since(then, now).values() for one in some.values()]


def test_a_reflection_that_is_gone_comes_back_with_what_it_was_made_with(
    store: Store, look_back: Callable[[], Inside]
) -> None:
    first, other = reflected(store, learnt="To wait"), reflected(store, learnt="To ask")
    amara = factory.mentee(store)
    factory.guided_note(store, amara.id, "Hers")
    inside = look_back()
    assert states(store, inside) == [Since.SAME, Since.SAME]
    with store.write() as session:
        session.delete(session.get_one(GuidedNote, first))
        for text in session.query(GuideText):
            session.delete(text)
    assert sorted(states(store, inside)) == [Since.GONE, Since.SAME]
    assert bring_note(store, inside, first) == first
    with store.read() as session:
        there = {one.id: one.answers for one in guided_notes.of_mentor(session)}
        made_with = library.shelf(session).version(monthly().id, monthly().version)
    assert there == {first: {"learnt": "To wait"}, other: {"learnt": "To ask"}}
    assert made_with == monthly()
    assert states(store, inside) == [Since.SAME, Since.SAME]
    assert not [one for one in store.check() if one.trouble]


def test_one_that_lies_in_the_trash_comes_back_beside_it(
    store: Store, look_back: Callable[[], Inside]
) -> None:
    number = reflected(store, learnt="To wait")
    inside = look_back()
    with store.write() as session:
        thrown = trash.throw_away(session, session.get_one(GuidedNote, number), LATER)
    assert bring_note(store, inside, number) != number
    with store.write() as session:
        trash.put_back(session, thrown.id)
    with store.read() as session:
        assert [one.answers["learnt"] for one in guided_notes.of_mentor(session)] == 2 * ["To wait"]


def test_one_that_says_something_else_keeps_that_as_a_version(
    store: Store, look_back: Callable[[], Inside]
) -> None:
    number = reflected(store, learnt="To wait")
    inside = look_back()
    with store.write() as session:
        guided_notes.answer(session, number, {"learnt": "To go on"}, {})
    assert states(store, inside) == [Since.CHANGED]
    assert bring_note(store, inside, number) == number
    with store.read() as session:
        assert session.get_one(GuidedNote, number).answers == {"learnt": "To wait"}
        assert "To go on" in session.query(Version).one().content


def test_a_guide_that_is_gone_comes_back_under_its_own_id(
    store: Store, look_back: Callable[[], Inside]
) -> None:
    made = own_guide(store)
    inside = look_back()
    with store.write() as session:
        session.delete(text_of(session, made))
    assert states(store, inside) == [Since.GONE]
    assert bring_guide(store, inside) == made.id
    with store.read() as session:
        assert library.shelf(session).own == {made.id: made}
    assert states(store, inside) == [Since.SAME]
    assert bring_guide(store, inside) == made.id


def test_a_guide_that_was_changed_stays_and_the_older_one_comes_beside_it(
    store: Store, look_back: Callable[[], Inside]
) -> None:
    made = own_guide(store)
    inside = look_back()
    with store.write() as session:
        changed = library.keep(session, replace(made, purpose="Something else"), LATER)
    assert states(store, inside) == [Since.CHANGED]
    beside = bring_guide(store, inside)
    with store.read() as session:
        own = library.shelf(session).own
    assert own[made.id] == changed
    assert own[beside] == replace(made, id=beside, title=BESIDE, version=1)


def test_a_guide_in_the_trash_is_put_back_from_there(
    store: Store, look_back: Callable[[], Inside]
) -> None:
    made = own_guide(store)
    inside = look_back()
    with store.write() as session:
        trash.throw_away(session, text_of(session, made), LATER)
    with pytest.raises(InTrash):
        bring_guide(store, inside)
