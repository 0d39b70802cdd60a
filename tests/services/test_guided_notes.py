"""A guide is begun, filled in, finished and found again; what is about the mentor stays there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest

from mentor_desk import paths
from mentor_desk.audience import Audience, Reader
from mentor_desk.errors import BadValue
from mentor_desk.guides import About, Guide, load
from mentor_desk.records import GuidedNote, Mentorship
from mentor_desk.services import guided_notes, library, versions
from mentor_desk.services.guided_notes import MENTOR, Home
from mentor_desk.store import Store
from tests import factory
from tests.factory import NOW, TODAY

DAY = timedelta(days=1)


@cache
def agreement() -> Guide:
    return load(paths.resources() / "guides" / "four-phases.toml")


@cache
def reflection() -> Guide:
    return replace(agreement(), id="mirror", title="Mirror", about=About.MENTOR)


def begun(store: Store, guide: Guide, home: Home) -> int:
    with store.write() as session:
        return guided_notes.draft(session, guide, home, NOW).id


def written(store: Store, number: int, **answers: str) -> None:
    with store.write() as session:
        guided_notes.answer(session, number, answers, {})


def kept(store: Store, number: int) -> GuidedNote:
    with store.read() as session:
        return session.get_one(GuidedNote, number)


def shared(store: Store, mentee_id: int, reader: Reader) -> list[str]:
    with store.gate(reader) as gate:
        return [str(row.fields["title"]) for row in gate.rows(mentee_id, "guided_note")]


def test_a_draft_nobody_wrote_in_is_taken_up_again(store: Store) -> None:
    amara = factory.mentee(store)
    held = factory.held(store, amara.id)
    home, in_session = Home(1), Home(1, held.id)
    first = begun(store, agreement(), home)
    assert begun(store, agreement(), home) == first
    assert begun(store, agreement(), in_session) != first
    assert begun(store, reflection(), MENTOR) != first
    written(store, first, expects="\x00 \n")
    assert begun(store, agreement(), home) == first
    written(store, first, expects="To be asked")
    assert begun(store, agreement(), home) != first
    made = kept(store, first)
    assert (made.title, made.begun_on, made.audience) == (agreement().title, TODAY, Audience.ME)
    assert made.answers == {"expects": "To be asked"}
    with store.read() as session:
        assert library.shelf(session).version(made.guide, made.guide_version) == agreement()


def test_a_guide_is_for_whom_it_is_about(store: Store) -> None:
    factory.mentee(store)
    with pytest.raises(BadValue, match="about yourself"):
        begun(store, reflection(), Home(1))
    with pytest.raises(BadValue, match="about a mentee"):
        begun(store, agreement(), MENTOR)


def test_an_unfinished_one_is_read_by_nobody_else(store: Store) -> None:
    amara = factory.mentee(store)
    number = begun(store, agreement(), Home(1))
    with pytest.raises(BadValue, match="Nothing is written"), store.write() as session:
        guided_notes.finish(session, number, TODAY)
    written(store, number, expects="To be asked")
    with store.write() as session:
        guided_notes.set_audience(session, number, Audience.MENTEE)
        guided_notes.rename(session, number, " What we\nagreed ")
    assert shared(store, amara.id, Reader.MENTEE) == []
    with store.write() as session:
        guided_notes.finish(session, number, TODAY)
    assert shared(store, amara.id, Reader.MENTEE) == ["What we agreed"]
    assert shared(store, amara.id, Reader.SPONSOR) == []
    with store.write() as session:
        guided_notes.take_up(session, number)
    assert shared(store, amara.id, Reader.MENTEE) == []


def test_what_is_about_the_mentor_never_leaves(store: Store) -> None:
    amara = factory.mentee(store)
    number = begun(store, reflection(), MENTOR)
    written(store, number, tired="Canary of the mentor")
    with pytest.raises(BadValue, match="stays with you"), store.write() as session:
        guided_notes.set_audience(session, number, Audience.MENTEE)
    # Also if something else than the program marked it.
    store.update(GuidedNote, number, {"audience": Audience.SPONSOR, "finished_on": TODAY})
    with store.read() as session:
        execute = session.connection().exec_driver_sql
        for reader in Reader:
            assert shared(store, amara.id, reader) == []
            table = f"shared_with_{reader.value}"
            assert not [one for one in execute(f"SELECT * FROM {table}") if "Canary" in str(one)]
    (hit,) = store.search("canary")
    assert (hit.record_id, hit.mentee_id, hit.mentee) == (number, None, "")
    assert store.search("canary", mentee_id=amara.id) == []
    assert not [checked for checked in store.check() if checked.trouble]


def test_drafts_come_first_then_the_newest(store: Store) -> None:
    amara, zoe = factory.mentee(store), factory.mentee(store, "Zoë")
    made = [
        factory.guided_note(store, amara.id, title, begun_on=begun_on, finished_on=finished)
        for title, begun_on, finished in (
            ("old", TODAY - 9 * DAY, TODAY - 8 * DAY),
            ("draft", TODAY - 30 * DAY, None),
            ("new", TODAY - 10 * DAY, TODAY - DAY),
        )
    ]
    factory.guided_note(store, None, "mine")
    held = factory.held(store, zoe.id)
    factory.guided_note(store, zoe.id, "hers", session_id=held.id)
    with store.read() as session:
        assert [one.title for one in guided_notes.rows(session, amara.id)] == [
            "draft",
            "new",
            "old",
        ]
        assert [one.title for one in guided_notes.of_mentor(session)] == ["mine"]
        assert [one.title for one in guided_notes.of_session(session, held.id)] == ["hers"]
        found = guided_notes.desk(session, made[0].id)
        assert found is not None
        assert (found.note.title, found.mentee and found.mentee.name) == ("old", "Amara Okafor")
        assert guided_notes.desk(session, 99) is None


def test_it_moves_and_goes_with_its_relationship(store: Store) -> None:
    amara, zoe = factory.mentee(store), factory.mentee(store, "Zoë")
    factory.guided_note(store, amara.id, "rhubarb", finished_on=TODAY, audience=Audience.MENTEE)
    store.update(Mentorship, 1, {"mentee_id": zoe.id})
    assert [hit.mentee for hit in store.search("rhubarb")] == ["Zoë"]
    assert shared(store, zoe.id, Reader.MENTEE) == ["rhubarb"]
    with store.write() as session:
        session.delete(session.get_one(Mentorship, 1))
    assert store.search("rhubarb") == []


def test_versions_of_its_answers_lead_back(store: Store) -> None:
    number = begun(store, reflection(), MENTOR)
    written(store, number, learnt="To wait")
    text = versions.Written(GuidedNote, number, versions.ANSWERS)
    with store.write() as session:
        version = versions.keep(session, text, versions.Occasion.LEFT, NOW)
    written(store, number, learnt="")
    with store.write() as session:
        assert version is not None
        guided_notes.rename(session, number, "Other name")
        guided_notes.set_audience(session, number, Audience.ME)
        versions.restore(session, version, NOW)
    assert kept(store, number).answers == {"learnt": "To wait"}
