"""Figures and sentences that follow from the facts; each names the records it was counted from.

Nothing here scores a person: what is counted are goals, sessions and agreed actions.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from mentor_desk.words import Voice, Words, words

if TYPE_CHECKING:
    from datetime import date

    from mentor_desk.progress.facts import (
        ActionFact,
        CheckInFact,
        Facts,
        GoalFact,
        MilestoneFact,
        Source,
    )

# A goal may trail the calendar by a quarter of its time before a talk is suggested: progress comes
# in steps, and a single missed week is no news.
_SLACK = 0.25


class GoalStanding(StrEnum):
    """Where a goal stands, told by the first rule that fits.

    REACHED and PAUSED are what the mentor set. NOTHING_YET: neither a check-in nor a milestone
    done. NEEDS_TALK, where the goal has a scored ladder: the latest score is below what was
    expected, and either the due day has passed or it is no higher than the first. Else: the due
    day has passed; or more than a quarter of the time between setting and due day is missing in
    progress; or, where nothing is due, the latest of at least two readings is no nearer to the aim
    than the start. ON_COURSE: all else.
    """

    REACHED = "reached"
    ON_COURSE = "on_course"
    NEEDS_TALK = "needs_talk"
    NOTHING_YET = "nothing_yet"
    PAUSED = "paused"

    @property
    def words(self) -> Words:
        return _STANDING_WORDS[self]


_STANDING_WORDS = {
    GoalStanding.REACHED: words("reached"),
    GoalStanding.ON_COURSE: words("on course"),
    GoalStanding.NEEDS_TALK: words("needs a talk"),
    GoalStanding.NOTHING_YET: words("no check-in yet"),
    GoalStanding.PAUSED: words("paused"),
}


class Tone(StrEnum):
    PRAISE = "praise"
    GROWTH = "growth"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """`part` of `whole`; where `whole` is None it is a plain count."""

    part: int
    whole: int | None
    what: Words
    sources: tuple[Source, ...]

    def said(self, voice: Voice) -> str:
        if self.whole is None:
            return voice.number(self.part)
        part, whole = voice.number(self.part), voice.number(self.whole)
        return voice.say(words("{part} of {whole}", part=part, whole=whole))


def readings(goal: GoalFact) -> tuple[CheckInFact, ...]:
    return tuple(one for one in goal.check_ins if one.value is not None)


def scores(goal: GoalFact) -> tuple[CheckInFact, ...]:
    """Readings on its ladder, none without it."""
    return tuple(one for one in goal.check_ins if one.level is not None and goal.ladder)


def start_of(goal: GoalFact) -> float | None:
    """The baseline, else the first reading."""
    if goal.baseline is not None:
        return goal.baseline
    measured = readings(goal)
    return measured[0].value if measured else None


def fraction(goal: GoalFact) -> float | None:
    """How much of the way from baseline to target the latest reading has come, 0 to 1.

    Without a measure, the share of milestones done. None when there is nothing to divide.
    """
    measured, start = readings(goal), start_of(goal)
    if measured and goal.target is not None and start is not None:
        return _share(start, goal.target, measured[-1].value or 0.0)
    if goal.target is None and goal.milestones:
        return len(_done(goal)) / len(goal.milestones)
    return 1.0 if goal.state == "reached" else None


def _share(start: float, target: float, now: float) -> float:
    if start == target:
        return 1.0 if now == target else 0.0
    return min(1.0, max(0.0, (now - start) / (target - start)))


def standing(goal: GoalFact, on: date) -> GoalStanding:
    if goal.state == "reached":
        return GoalStanding.REACHED
    if goal.state == "paused":
        return GoalStanding.PAUSED
    if not goal.check_ins and not _done(goal):
        return GoalStanding.NOTHING_YET
    return GoalStanding.NEEDS_TALK if _needs_talk(goal, on) else GoalStanding.ON_COURSE


def _needs_talk(goal: GoalFact, on: date) -> bool:
    scored = [one.level for one in scores(goal) if one.level is not None]
    if scored:
        is_over = goal.due_on is not None and goal.due_on < on
        return scored[-1] < 0 and (is_over or scored[-1] <= scored[0])
    share = fraction(goal)
    if share is not None and share >= 1.0:
        return False
    if goal.due_on is not None:
        return goal.due_on < on or _behind(goal, goal.due_on, share, on)
    return share is not None and share <= 0.0 and len(readings(goal)) > 1


def _behind(goal: GoalFact, due: date, share: float | None, on: date) -> bool:
    if share is None or goal.set_on is None or due <= goal.set_on:
        return False
    elapsed = (on - goal.set_on).days / (due - goal.set_on).days
    return share < elapsed - _SLACK


def _done(goal: GoalFact) -> list[MilestoneFact]:
    return [one for one in goal.milestones if one.done_on is not None]


def goal_sources(goal: GoalFact) -> tuple[Source, ...]:
    return (
        goal.source,
        *(one.source for one in goal.check_ins),
        *(one.source for one in goal.milestones),
    )


def goals_on_course(facts: Facts, on: date) -> Counted | None:
    """Of the goals with a reading: one just agreed on is neither on course nor off it."""
    known = [goal for goal in facts.goals if standing(goal, on) is not GoalStanding.NOTHING_YET]
    if not known:
        return None
    good = {GoalStanding.REACHED, GoalStanding.ON_COURSE}
    return Counted(
        part=sum(standing(goal, on) in good for goal in known),
        whole=len(known),
        what=words("goals reached or on course"),
        sources=tuple(source for goal in known for source in goal_sources(goal)),
    )


def milestones_done(facts: Facts) -> Counted | None:
    """Of the milestones that were due by the end of the period or are done anyway."""
    due = [one for goal in facts.goals for one in goal.milestones if _is_due(one, facts)]
    if not due:
        return None
    return Counted(
        part=sum(one.done_on is not None for one in due),
        whole=len(due),
        what=words("milestones passed"),
        sources=tuple(one.source for one in due),
    )


def _is_due(step: MilestoneFact, facts: Facts) -> bool:
    return step.done_on is not None or (step.due_on is not None and step.due_on <= facts.period.end)


def sessions_held(facts: Facts) -> Counted | None:
    count = len(facts.sessions)
    if not count:
        return None
    return Counted(
        part=count,
        whole=None,
        what=words("session held", "sessions held", n=count),
        sources=tuple(one.source for one in facts.sessions),
    )


def actions_done(facts: Facts) -> Counted | None:
    """Of the agreed actions that were due in the period, or done in it, how many are done."""
    due = [one for one in facts.actions if counts_in(one, facts)]
    if not due:
        return None
    return Counted(
        part=sum(one.state == "done" for one in due),
        whole=len(due),
        what=words("agreed actions done"),
        sources=tuple(one.source for one in due),
    )


def counts_in(action: ActionFact, facts: Facts) -> bool:
    return facts.period.holds(action.done_on) or facts.period.holds(action.due_on)


def counted(facts: Facts, on: date) -> tuple[Counted, ...]:
    """The figures at the head of a page; one without records behind it is left out."""
    every = (
        goals_on_course(facts, on),
        milestones_done(facts),
        actions_done(facts),
        sessions_held(facts),
    )
    return tuple(one for one in every if one is not None)
