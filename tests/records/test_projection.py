"""The SQL by which record types say what is found and shared of them is tried on real rows."""

from __future__ import annotations

import pytest

from mentor_desk.audience import Audience, Reader
from mentor_desk.records import KINDS, Feedback, Goal, GuidedNote, Mentee, Record
from mentor_desk.records.projection import Projection, follows_mentorship
from mentor_desk.store import Store
from tests import factory

PROJECTED = [(kind, kind.projection) for kind in KINDS if kind.projection]


@pytest.mark.parametrize(
    ("kind", "projection"), PROJECTED, ids=[projection.kind for _, projection in PROJECTED]
)
def test_only_columns_of_the_record_are_shared(kind: type[Record], projection: Projection) -> None:
    columns = set(kind.__table__.columns.keys())
    if kind is not GuidedNote:  # it is its answers, and nothing of them is meant for fewer readers
        columns -= {"answers"}
    assert set(projection.shared) <= columns - {"id", "seal", "audience"}


@pytest.mark.parametrize(
    ("kind", "projection"), PROJECTED, ids=[projection.kind for _, projection in PROJECTED]
)
def test_a_mark_for_readers_is_asked_for_where_there_is_one(
    kind: type[Record], projection: Projection
) -> None:
    marked = "audience" in kind.__table__.columns
    assert (projection.audience == "r.audience") == marked


def test_kinds_have_names_of_their_own() -> None:
    names = [projection.kind for _, projection in PROJECTED]
    assert len(set(names)) == len(names) <= 16  # four bits of a hit's place


def test_what_only_the_mentor_reads_of_a_person_is_not_shared() -> None:
    assert Mentee.projection
    assert not {"good_to_know", "contact"} & set(Mentee.projection.shared)


def test_a_relationship_in_between_is_followed() -> None:
    assert follows_mentorship().key == "r.mentorship_id"
    followed = follows_mentorship("goal", "r.goal_id")
    assert followed.key == "(SELECT mentorship_id FROM goal WHERE id = r.goal_id)"


@pytest.mark.parametrize(("make", "kind"), [(factory.goal, Goal), (factory.feedback, Feedback)])
def test_answers_without_a_column_are_found_and_those_with_one_not_twice(
    store: Store, make: type, kind: type[Goal | Feedback]
) -> None:
    amara = factory.mentee(store)
    column = "why" if kind is Goal else "effect"
    made = make(
        store,
        amara.id,
        answers={"assumed": "Piotr would rather not", column: " the same words "},
        **{column: "the same words"},
    )
    (hit,) = store.search("piotr")
    assert (hit.record_id, hit.kind) == (made.id, kind.__tablename__)
    with store.read() as session:
        entry = session.connection().exec_driver_sql(
            "SELECT text FROM search_entry WHERE kind = ?", (kind.__tablename__,)
        )
        assert str(entry.scalar()).count("the same words") == 1


def test_answers_never_leave(store: Store) -> None:
    amara = factory.mentee(store)
    factory.goal(store, amara.id, answers={"x": "only here"}, audience=Audience.SPONSOR)
    for reader in Reader:
        with store.gate(reader) as gate:
            (row,) = gate.rows(amara.id, "goal")
            assert "only here" not in str(row)
