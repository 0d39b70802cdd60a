"""Two people as a mentor would have them on record: one with a full half year, one with nothing."""

from __future__ import annotations

from datetime import date

from mentor_desk.audience import Audience, Reader
from mentor_desk.progress.facts import Facts, Period, gather
from mentor_desk.records import (
    ActionState,
    Channel,
    GoalState,
    Mentee,
    Owner,
    Tone,
)
from mentor_desk.reports.content import Document
from mentor_desk.reports.options import USUAL, Section, SummaryOptions
from mentor_desk.reports.summary import build_summary
from mentor_desk.store import Store
from mentor_desk.words import EnglishVoice
from tests import factory as make

HALF_YEAR = Period(date(2026, 6, 1), date(2026, 11, 21))
LEAD = (
    "You set out to stop being the person every release waits for. Since June two of the three "
    "steps are in other hands, and the August release went out while you were away. What is left "
    "is the part you find hardest: letting somebody else be the one on call."
)
PRIVATE = "Zugzwang-7731"
"""Stands in everything that is for the mentor only."""


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def amara(store: Store) -> Mentee:
    person = make.mentee(
        store,
        role="Engineering lead",
        organisation="Halden Rail",
        contact=f"{PRIVATE} contact",
        good_to_know=f"{PRIVATE} person",
    )
    number = person.id or 0
    make.mentorship(store, number, started_on=day("01-12"), purpose=f"{PRIVATE} purpose")
    _goals(store, number)
    _sessions(store, number)
    _feedback(store, number)
    _actions(store, number)
    return person


def _goals(store: Store, number: int) -> None:
    hand = make.goal(
        store,
        number,
        baseline=0.0,
        target=2.0,
        unit="tasks",
        set_on=day("06-03"),
        due_on=day("12-18"),
    )
    make.check_in(
        store, hand.id or 0, 1.0, day("11-12"), comment="Tomas runs the Thursday triage now."
    )
    make.milestone(store, hand.id or 0, "Tomas leads one triage", done_on=day("09-10"))
    make.milestone(store, hand.id or 0, "Lea leads one release", position=1.0, due_on=day("12-04"))
    make.milestone(store, hand.id or 0, f"{PRIVATE} milestone", position=2.0, audience=Audience.ME)
    make.check_in(
        store, hand.id or 0, 1.0, day("11-14"), comment=f"{PRIVATE} check-in", audience=Audience.ME
    )
    reviews = make.goal(
        store,
        number,
        "Lead three design reviews alone",
        baseline=0.0,
        target=3.0,
        unit="reviews",
        set_on=day("06-03"),
        state=GoalState.REACHED,
        state_on=day("10-27"),
    )
    for value, when in ((1.0, "07-08"), (2.0, "09-09"), (3.0, "10-27")):
        make.check_in(store, reviews.id or 0, value, day(when))
    incidents = make.goal(
        store,
        number,
        "Bring open incidents down",
        baseline=14.0,
        target=4.0,
        unit="incidents",
        set_on=day("07-15"),
        due_on=day("11-30"),
    )
    for value, when in ((15.0, "08-12"), (12.0, "09-23"), (9.0, "10-27"), (6.0, "11-12")):
        make.check_in(store, incidents.id or 0, value, day(when))
    make.goal(store, number, "Find a sparring partner outside the company", set_on=day("10-27"))
    make.goal(store, number, f"{PRIVATE} goal", audience=Audience.ME)
    make.goal(store, number, f"{PRIVATE} draft", state=GoalState.DRAFT)


def _sessions(store: Store, number: int) -> None:
    for when, title, told in (
        ("07-08", "What only you can do", "You listed eleven things and crossed out six of them."),
        ("08-12", "The August release", "The release went out while you were in the mountains."),
        ("09-23", "Incidents and where they start", "Half of them begin with the same hand-over."),
        (
            "10-27",
            "Three reviews later",
            "You said that silence in a review no longer frightens you.",
        ),
        ("11-12", "Letting go of on-call", "Two of the three conditions for a week away are met."),
    ):
        held = make.held(
            store, number, day(when), title=title, length_minutes=60, channel=Channel.VIDEO
        )
        make.block(store, held.id or 0, told, Audience.MENTEE)
        make.block(store, held.id or 0, f"{PRIVATE} paragraph {when}")
        make.topic(store, held.id or 0, f"{PRIVATE} topic")
    secret = make.held(store, number, day("11-19"), title=f"{PRIVATE} title", audience=Audience.ME)
    make.block(store, secret.id or 0, f"{PRIVATE} child", Audience.MENTEE)
    make.planned(store, number, make.NOW.replace(month=12, day=4))


def _feedback(store: Store, number: int) -> None:
    make.feedback(
        store,
        number,
        "When Priya began to explain the delay you finished her sentence twice, and she stopped.",
        tone=Tone.GROWTH,
        given_on=day("09-24"),
        occasion="Stand-up on Thursday",
        effect="We heard the reason two days later.",
    )
    make.feedback(
        store,
        number,
        "You asked Tomas first and then waited. He raised the risk nobody had named.",
        given_on=day("11-04"),
        occasion="Release review, Tuesday afternoon",
        effect="The team moved the migration by a week and nobody had to work the weekend.",
    )
    make.feedback(store, number, f"{PRIVATE} feedback", audience=Audience.ME)
    make.feedback(store, number, f"{PRIVATE} draft", given_on=None)


def _actions(store: Store, number: int) -> None:
    growth = _growth_feedback(store)
    make.action(
        store,
        number,
        "Count to five before answering in the next three stand-ups",
        feedback_id=growth,
        due_on=day("12-04"),
    )
    make.action(
        store, number, "Hand the December on-call rota to Tomas and Lea", due_on=day("11-27")
    )
    make.action(
        store,
        number,
        "Write the page about what strategy time is for",
        made_on=day("10-27"),
        due_on=day("11-10"),
        state=ActionState.DONE,
        done_on=day("11-10"),
    )
    make.action(
        store, number, "Introduce you to Marit at Norrland", owner=Owner.ME, due_on=day("12-01")
    )
    make.action(store, number, f"{PRIVATE} action", audience=Audience.ME)


def _growth_feedback(store: Store) -> int | None:
    with store.gate(Reader.MENTEE) as gate:
        for number, _ in gate.mentees():
            for row in gate.rows(number, "feedback"):
                if row.fields["tone"] == "growth":
                    return row.record_id
    return None


def facts_of(
    store: Store, person: Mentee, reader: Reader = Reader.MENTEE, period: Period = HALF_YEAR
) -> Facts:
    with store.gate(reader) as gate:
        return gather(gate, person.id or 0, period)


def summary_of(
    store: Store,
    person: Mentee,
    reader: Reader = Reader.MENTEE,
    sections: frozenset[Section] = USUAL | {Section.SESSIONS},
    lead: str = LEAD,
    period: Period = HALF_YEAR,
) -> Document:
    options = SummaryOptions(
        reader=reader,
        voice=EnglishVoice(),
        generated=make.TODAY,
        prepared_by="Ines Kramer",
        lead=lead,
        sections=sections,
    )
    return build_summary(facts_of(store, person, reader, period), options)
