from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mentor_desk.audience import Audience, Reader
from mentor_desk.progress.facts import NobodyThere, Period, Source, gather
from mentor_desk.progress.figures import scores
from mentor_desk.records import ActionState, GoalState, Tone
from mentor_desk.store import Store
from tests import factory as make
from tests.reports.stories import HALF_YEAR, PRIVATE, amara, day, facts_of


def test_both_days_belong_to_a_period():
    period = Period(date(2026, 6, 1), date(2026, 6, 30))
    assert period.holds(date(2026, 6, 1))
    assert period.holds(date(2026, 6, 30))
    assert not period.holds(date(2026, 5, 31))
    assert not period.holds(date(2026, 7, 1))
    assert not period.holds(None)
    assert Period(None, date(2026, 6, 30)).holds(date(1999, 1, 1))


def test_facts_carry_their_records(tmp_path: Path):
    store = make.journal(tmp_path)
    person = amara(store)
    facts = facts_of(store, person)
    assert facts.person.name == "Amara Okafor"
    assert facts.person.source == Source("mentee", person.id or 0)
    assert facts.mentorships[0].started_on == day("01-12")
    assert [goal.title for goal in facts.goals] == [
        "Delegate two recurring tasks",
        "Lead three design reviews alone",
        "Bring open incidents down",
        "Find a sparring partner outside the company",
    ]
    assert [one.value for one in facts.goals[2].check_ins] == [15, 12, 9, 6]
    assert [one.text for one in facts.goals[0].milestones] == [
        "Tomas leads one triage",
        "Lea leads one release",
    ]
    assert facts.sessions[0].title == "What only you can do"
    assert facts.ahead is not None
    assert facts.ahead.starts_at.date() == day("12-04")
    growth = facts.feedback[0]
    assert growth.tone == Tone.GROWTH
    assert growth.next_step is not None
    assert growth.next_step.text.startswith("Count to five")


def test_a_ladder_is_told_with_its_scores_once_it_was_agreed_on(tmp_path: Path):
    store = make.journal(tmp_path)
    person = make.mentee(store)
    goal = make.goal(store, person.id, set_on=day("06-01"))
    ladder = make.ladder(store, goal.id, seen_by="Tomas", agreed_on=day("07-01"))
    for level, when in ((1, "09-01"), (-1, "07-10"), (2, "11-22")):
        make.check_in(store, goal.id, None, day(when), level=level)
    make.check_in(store, goal.id, None, day("09-02"), level=-2, audience=Audience.ME)
    (told,) = facts_of(store, person).goals
    assert told.ladder is not None
    assert told.ladder.source == Source("ladder", ladder.id)
    assert told.ladder.levels == ("", ladder.less, ladder.expected, ladder.more, "")
    assert (told.ladder.seen_by, told.ladder.agreed_on) == ("Tomas", day("07-01"))
    assert [one.level for one in scores(told)] == [-1, 1]
    with store.gate(Reader.MENTEE) as gate:
        (before,) = gather(gate, person.id, Period(None, day("06-30"))).goals
    assert before.ladder is None
    assert scores(replace(told, ladder=None)) == ()


@pytest.mark.parametrize("reader", [Reader.MENTEE, Reader.SPONSOR])
def test_no_private_word_comes_through_the_gate(tmp_path: Path, reader: Reader):
    store = make.journal(tmp_path)
    facts = facts_of(store, amara(store), reader)
    assert PRIVATE not in repr(facts)


def test_the_mentor_reads_everything(tmp_path: Path):
    store = make.journal(tmp_path)
    facts = facts_of(store, amara(store), Reader.ME)
    assert any(PRIVATE in block.text for one in facts.sessions for block in one.blocks)


def test_the_sponsor_reads_what_is_marked_for_the_sponsor(tmp_path: Path):
    store = make.journal(tmp_path)
    person = make.mentee(store)
    number = person.id or 0
    make.goal(store, number, "For all", audience=Audience.SPONSOR)
    make.goal(store, number, "For two")
    assert [one.title for one in facts_of(store, person, Reader.SPONSOR).goals] == ["For all"]
    assert len(facts_of(store, person).goals) == 2


def test_nobody_is_there_for_an_unknown_number(tmp_path: Path):
    store = make.journal(tmp_path)
    with store.gate(Reader.MENTEE) as gate, pytest.raises(NobodyThere):
        gather(gate, 99, HALF_YEAR)


def test_people_are_kept_apart(tmp_path: Path):
    store = make.journal(tmp_path)
    amara(store)
    other = make.mentee(store, "Jonas Lindqvist")
    facts = facts_of(store, other)
    assert not facts.goals
    assert not facts.sessions
    assert not facts.actions
    assert not facts.feedback


def test_what_came_after_the_period_is_not_told(tmp_path: Path):
    store = make.journal(tmp_path)
    person = make.mentee(store)
    number = person.id or 0
    period = Period(day("06-01"), day("08-31"))
    goal = make.goal(
        store, number, set_on=day("06-03"), state=GoalState.REACHED, state_on=day("10-27")
    )
    make.milestone(store, goal.id or 0, done_on=day("09-10"))
    make.check_in(store, goal.id or 0, 1.0, day("08-31"))
    make.check_in(store, goal.id or 0, 2.0, day("09-01"))
    make.goal(store, number, "Later", set_on=day("09-01"))
    make.action(store, number, made_on=day("08-01"), state=ActionState.DONE, done_on=day("09-01"))
    make.action(store, number, made_on=day("09-01"))
    make.held(store, number, day("09-02"))
    make.feedback(store, number, given_on=day("09-02"))
    facts = facts_of(store, person, period=period)
    (told,) = facts.goals
    assert told.state == "active"
    assert told.milestones[0].done_on is None
    assert [one.value for one in told.check_ins] == [1.0]
    (action,) = facts.actions
    assert action.state == "open"
    assert not facts.sessions
    assert not facts.feedback


def test_goals_that_ended_before_are_not_told(tmp_path: Path):
    store = make.journal(tmp_path)
    person = make.mentee(store)
    number = person.id or 0
    early = {"set_on": day("01-10"), "state_on": day("05-31")}
    make.goal(store, number, "Reached", state=GoalState.REACHED, **early)
    make.goal(store, number, "Dropped", state=GoalState.DROPPED, set_on=day("07-01"))
    make.goal(store, number, "Paused", state=GoalState.PAUSED, **early)
    assert [one.title for one in facts_of(store, person).goals] == ["Paused"]
    whole = facts_of(store, person, period=Period(None, day("11-21")))
    assert [one.title for one in whole.goals] == ["Reached", "Paused"]


def test_sessions_missed_or_planned_were_not_held(tmp_path: Path):
    store = make.journal(tmp_path)
    person = make.mentee(store)
    number = person.id or 0
    make.held(store, number, day("07-08"))
    make.held(store, number, day("07-09"), state="missed")
    make.held(store, number, day("07-10"), state="cancelled")
    assert [one.starts_at.date() for one in facts_of(store, person).sessions] == [day("07-08")]


def test_a_paragraph_for_the_sponsor_goes_out_of_a_session_that_is_not(store: Store):
    person = make.mentee(store)
    held = make.held(store, person.id, title="A word with Karin’s team")
    make.block(store, held.id, "The release was handed over.", Audience.SPONSOR)
    make.block(store, held.id, "For Amara alone.", Audience.MENTEE)
    with store.gate(Reader.SPONSOR) as gate:
        facts = gather(gate, person.id, Period(None, make.TODAY))
    (told,) = facts.sessions
    assert [block.text for block in told.blocks] == ["The release was handed over."]
    assert told.title == ""
    assert told.starts_at.date() == held.starts_at.date()
