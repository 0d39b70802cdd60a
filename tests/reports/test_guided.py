"""What was written together stands on the page as it reads, for whoever it was marked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mentor_desk import paths
from mentor_desk.audience import Audience, Reader
from mentor_desk.guides import Guide, load
from mentor_desk.progress.facts import Period, gather
from mentor_desk.records import GuidedNote
from mentor_desk.reports.content import DatedEntry
from mentor_desk.reports.options import Section, SummaryOptions
from mentor_desk.reports.summary import build_summary
from mentor_desk.reports.text import as_text
from mentor_desk.services import guided_notes, library
from mentor_desk.services.guided_notes import Home
from mentor_desk.store import Store
from mentor_desk.words import EnglishVoice
from tests import factory
from tests.factory import NOW, TODAY

PERIOD = Period(TODAY - timedelta(days=30), TODAY)


def shipped(name: str) -> Guide:
    return load(paths.resources() / "guides" / f"{name}.toml")


def filled_in(store: Store, guide: Guide, audience: Audience, **answers: str) -> int:
    with store.write() as session:
        number = guided_notes.draft(session, guide, Home(1), NOW).id
        guided_notes.answer(session, number, answers, {})
        guided_notes.set_audience(session, number, audience)
        guided_notes.finish(session, number, TODAY)
    return number


def page(store: Store, reader: Reader, period: Period = PERIOD) -> list[DatedEntry]:
    with store.gate(reader) as gate:
        facts = gather(gate, 1, period)
    with store.read() as session:
        guides = library.shelf(session)
    options = SummaryOptions(
        reader=reader,
        voice=EnglishVoice(),
        generated=TODAY,
        sections=frozenset({Section.GUIDED}),
        guide_of=guides.version,
    )
    made = build_summary(facts, options)
    found = [one for one in made.blocks if isinstance(one, DatedEntry)]
    assert all(said in as_text(made).replace("\n", " ") for one in found for said in one.paragraphs)
    return found


def test_an_agreement_stands_there_as_it_reads_without_what_is_open(store: Store) -> None:
    factory.mentee(store)
    said = {"purpose": "To run the clinic alone", "rhythm": "every second Friday"}
    filled_in(store, shipped("four-phases"), Audience.MENTEE, **said)
    (entry,) = page(store, Reader.MENTEE)
    first, *rest = entry.paragraphs
    assert first == "The two of us have a reason to meet: to run the clinic alone."
    assert rest == ["We meet every second Friday."]
    assert page(store, Reader.SPONSOR) == []
    assert page(store, Reader.MENTEE, Period(None, TODAY - timedelta(days=1))) == []


@pytest.mark.parametrize("reader", list(Reader))
def test_what_only_the_mentor_is_asked_is_on_nobodys_page(store: Store, reader: Reader) -> None:
    """Not even where a guide of one's own would read it out."""
    factory.mentee(store)
    card = shipped("card-time")
    telling = replace(card.reads[0], text="It shows like this: {self}.", if_any=())
    own = replace(card, id="my-card", reads=(*card.reads, telling))
    number = filled_in(store, own, Audience.SPONSOR, seen="Called off twice", self="CANARY")
    (entry,) = page(store, reader)
    assert "Called off twice" in " ".join(entry.paragraphs)
    assert "CANARY" not in str(entry)
    with store.gate(reader) as gate:
        assert "CANARY" not in str(gate.rows(1, "guided_note"))
    with store.read() as session:
        assert session.get_one(GuidedNote, number).answers["self"] == "CANARY"


def test_a_note_from_before_tells_its_answers_when_it_is_marked_again(store: Store) -> None:
    factory.mentee(store)
    number = filled_in(store, shipped("four-phases"), Audience.MENTEE, rhythm="on Fridays")
    store.update(GuidedNote, number, {"told": ""})
    (entry,) = page(store, Reader.MENTEE)
    assert "Fridays" not in str(entry)
    with store.write() as session:
        guided_notes.set_audience(session, number, Audience.MENTEE)
    (entry,) = page(store, Reader.MENTEE)
    assert "Fridays" in str(entry)
