"""What is written with guides leaves only as it is marked; with the gate broken, this is seen."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest

from mentor_desk.audience import Audience, Reader, may_read
from mentor_desk.store import Store, derived
from tests import factory
from tests.factory import TODAY

if TYPE_CHECKING:
    from mentor_desk.records.projection import Projection

READERS = (Reader.MENTEE, Reader.SPONSOR)


def written(store: Store) -> dict[Reader, set[str]]:
    """Notes of every sort, each with a word for others and one for the mentor; what may leave."""
    amara = factory.mentee(store)
    may_leave: dict[Reader, set[str]] = {reader: set() for reader in READERS}
    sorts = product(Audience, (None, TODAY), (None, amara.id))
    for number, (audience, finished, whose) in enumerate(sorts):
        word = f"word{number:02}"
        factory.guided_note(
            store,
            whose,
            "",
            audience=audience,
            finished_on=finished,
            answers={"open": word, "mine": f"own{number:02}"},
            told="open",
        )
        for reader in READERS:
            if finished and whose and may_read(reader, audience):
                may_leave[reader].add(word)
    return may_leave


def leaving(store: Store) -> dict[Reader, set[str]]:
    """Every word of an answer that lies in a shareable table."""
    found: dict[Reader, set[str]] = {}
    with store.read() as session:
        execute = session.connection().exec_driver_sql
        for reader in READERS:
            rows = str(execute(f"SELECT * FROM shared_with_{reader.value}").fetchall())
            words = [f"{kind}{number:02}" for kind in ("word", "own") for number in range(99)]
            found[reader] = {word for word in words if word in rows}
    return found


def test_row_44_of_what_is_written_with_guides_only_what_is_marked_leaves(store: Store) -> None:
    assert leaving(store) != (may_leave := written(store))
    assert leaving(store) == may_leave
    assert all(may_leave.values())


def every_audience(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(derived, "readable_by", lambda _: frozenset(Audience))


def every_draft(patch: pytest.MonkeyPatch) -> None:
    changed(patch, leaves="r.mentorship_id IS NOT NULL")


def the_mentors_own(patch: pytest.MonkeyPatch) -> None:
    changed(patch, leaves="r.finished_on IS NOT NULL", mentee="coalesce(mentorship.mentee_id, 1)")


def every_answer(patch: pytest.MonkeyPatch) -> None:
    changed(patch, computed=(("answers", "r.answers"),))


def changed(patch: pytest.MonkeyPatch, **values: object) -> None:
    def other(projection: Projection) -> Projection:
        return replace(projection, **values) if projection.kind == "guided_note" else projection

    whole = tuple((table, other(one)) for table, one in derived.projections())
    patch.setattr(derived, "projections", lambda: whole)


@pytest.mark.parametrize("broken", [every_audience, every_draft, the_mentors_own, every_answer])
def test_a_broken_gate_is_seen(store: Store, monkeypatch: pytest.MonkeyPatch, broken) -> None:
    may_leave = written(store)
    broken(monkeypatch)
    with store.write() as session:
        derived.rebuild(session.connection().exec_driver_sql)
    assert leaving(store) != may_leave
    assert all(leaving(store)[reader] > may_leave[reader] for reader in READERS)
