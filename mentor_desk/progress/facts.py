"""What is on record about one person and may be told to one reader, each fact with its record."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, TypeVar

from mentor_desk.progress.about import Period, Source
from mentor_desk.progress.guided import GuidedFact, guided
from mentor_desk.progress.rows import SharedRow, SharedRows, day, moment, number, text, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LEVELS = ("much_less", "less", "expected", "more", "much_more")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    source: Source
    name: str
    role: str
    organisation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipFact:
    source: Source
    started_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneFact:
    source: Source
    text: str
    due_on: date | None
    done_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInFact:
    """`level` is one of the goal's ladder, -2 to 2."""

    source: Source
    day: date
    value: float | None
    comment: str
    level: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderFact:
    """What both agreed on: five levels from -2 to 2, "" where there is none."""

    source: Source
    levels: tuple[str, ...]
    seen_by: str
    agreed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalFact:
    """Milestones in their order, check-ins oldest first and none after the period."""

    source: Source
    title: str
    why: str
    unit: str
    baseline: float | None
    target: float | None
    set_on: date | None
    due_on: date | None
    state: str
    state_on: date | None
    milestones: tuple[MilestoneFact, ...]
    check_ins: tuple[CheckInFact, ...]
    ladder: LadderFact | None = None
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockFact:
    source: Source
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFact:
    source: Source
    starts_at: datetime
    title: str
    channel: str
    length_minutes: int | None
    topics: tuple[BlockFact, ...]
    blocks: tuple[BlockFact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionFact:
    source: Source
    text: str
    owner: str
    feedback_id: int | None
    made_on: date | None
    due_on: date | None
    state: str
    done_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackFact:
    source: Source
    tone: str
    given_on: date
    occasion: str
    observation: str
    effect: str
    next_step: ActionFact | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One person in one period: sessions held and feedback given in it, goals alive in it, pages
    finished in it.

    `actions` are those made by its end; `ahead` is the first session planned after it.
    """

    person: Person
    period: Period
    mentorships: tuple[MentorshipFact, ...]
    goals: tuple[GoalFact, ...]
    sessions: tuple[SessionFact, ...]
    ahead: SessionFact | None
    feedback: tuple[FeedbackFact, ...]
    actions: tuple[ActionFact, ...]
    guided: tuple[GuidedFact, ...] = ()


class NobodyThere(LookupError):
    """The gate shows no such person to this reader."""


def gather(gate: SharedRows, mentee_id: int, period: Period) -> Facts:
    people = gate.rows(mentee_id, "mentee")
    if not people:
        raise NobodyThere
    sessions = _sessions(gate, mentee_id)
    actions = _actions(gate, mentee_id, period)
    later = [
        one for one, state in sessions if state == "planned" and one.starts_at.date() > period.end
    ]
    return Facts(
        person=_person(people[0]),
        period=period,
        mentorships=_mentorships(gate, mentee_id, period),
        goals=_goals(gate, mentee_id, period),
        sessions=tuple(
            one for one, state in sessions if state == "held" and period.holds(one.starts_at.date())
        ),
        ahead=later[0] if later else None,
        feedback=_feedback(gate, mentee_id, period, actions),
        actions=actions,
        guided=guided(gate, mentee_id, period),
    )


def _source(row: SharedRow) -> Source:
    return Source(row.kind, row.record_id)


def _person(row: SharedRow) -> Person:
    return Person(
        source=_source(row),
        name=text(row, "name"),
        role=text(row, "role"),
        organisation=text(row, "organisation"),
    )


def _mentorships(gate: SharedRows, mentee_id: int, period: Period) -> tuple[MentorshipFact, ...]:
    found = [
        MentorshipFact(
            source=_source(row),
            started_on=day(row, "started_on"),
        )
        for row in gate.rows(mentee_id, "mentorship")
    ]
    begun = [one for one in found if one.started_on is None or one.started_on <= period.end]
    return tuple(sorted(begun, key=lambda one: (one.started_on or date.min, one.source)))


def _goals(gate: SharedRows, mentee_id: int, period: Period) -> tuple[GoalFact, ...]:
    milestones = _by(gate.rows(mentee_id, "milestone"), "goal_id")
    check_ins = _by(gate.rows(mentee_id, "check_in"), "goal_id")
    ladders = _by(gate.rows(mentee_id, "ladder"), "goal_id")
    found = [
        replace(
            _goal(row, milestones[row.record_id], check_ins[row.record_id], period),
            ladder=_ladder(ladders[row.record_id], period),
        )
        for row in gate.rows(mentee_id, "goal")
    ]
    alive = [one for one in found if _alive(one, period)]
    return tuple(sorted(alive, key=lambda one: (one.set_on or date.min, one.source)))


def _alive(goal: GoalFact, period: Period) -> bool:
    if goal.state in ("draft", "dropped") or (goal.set_on and goal.set_on > period.end):
        return False
    if goal.state != "reached" or goal.state_on is None or period.start is None:
        return True
    return goal.state_on >= period.start


def _goal(
    row: SharedRow, steps: Sequence[SharedRow], readings: Sequence[SharedRow], period: Period
) -> GoalFact:
    known = [one for one in map(_check_in, readings) if one and one.day <= period.end]
    state, state_on = text(row, "state"), day(row, "state_on")
    if state in ("reached", "paused") and state_on is not None and state_on > period.end:
        state, state_on = "active", None
    return GoalFact(
        source=_source(row),
        title=text(row, "title"),
        why=text(row, "why"),
        unit=text(row, "unit"),
        baseline=number(row, "baseline"),
        target=number(row, "target"),
        set_on=day(row, "set_on"),
        due_on=day(row, "due_on"),
        state=state,
        state_on=state_on,
        milestones=tuple(_milestone(one, period) for one in _placed(steps)),
        check_ins=tuple(sorted(known, key=lambda one: (one.day, one.source))),
        measure=text(row, "measure"),
    )


def _milestone(row: SharedRow, period: Period) -> MilestoneFact:
    done = day(row, "done_on")
    return MilestoneFact(
        source=_source(row),
        text=text(row, "text"),
        due_on=day(row, "due_on"),
        done_on=done if done is not None and done <= period.end else None,
    )


def _check_in(row: SharedRow) -> CheckInFact | None:
    when = day(row, "day")
    if when is None:
        return None
    return CheckInFact(
        source=_source(row),
        day=when,
        value=number(row, "value"),
        comment=text(row, "comment"),
        level=whole(row, "level"),
    )


def _ladder(rows: Sequence[SharedRow], period: Period) -> LadderFact | None:
    """The newest, where an older one came back; none that was agreed on after the period."""
    for row in sorted(rows, key=lambda one: one.record_id, reverse=True):
        agreed = day(row, "agreed_on")
        if agreed is not None and agreed <= period.end:
            return LadderFact(
                source=_source(row),
                levels=tuple(text(row, name) for name in _LEVELS),
                seen_by=text(row, "seen_by"),
                agreed_on=agreed,
            )
    return None


def _sessions(gate: SharedRows, mentee_id: int) -> list[tuple[SessionFact, str]]:
    topics = _by(gate.rows(mentee_id, "topic"), "session_id")
    notes = _by(gate.rows(mentee_id, "note"), "session_id")
    found: list[tuple[SessionFact, str]] = []
    for row in gate.rows(mentee_id, "session"):
        starts = moment(row, "starts_at")
        if starts is None:
            continue
        session = SessionFact(
            source=_source(row),
            starts_at=starts,
            title=text(row, "title"),
            channel=text(row, "channel"),
            length_minutes=whole(row, "length_minutes"),
            topics=_texts(topics[row.record_id]),
            blocks=_texts(notes[row.record_id]),
        )
        found.append((session, text(row, "state")))
    known = {one.source.record_id for one, _ in found}
    found += [
        (_untold(number, rows), "held") for number, rows in notes.items() if number not in known
    ]
    return sorted(found, key=lambda one: (one[0].starts_at, one[0].source))


def _untold(session_id: int, notes: Sequence[SharedRow]) -> SessionFact:
    """A session this reader knows by some of its paragraphs only: their day, no title."""
    day = next((row.day for row in notes if row.day is not None), date.min)
    return SessionFact(
        source=Source("session", session_id),
        starts_at=datetime.combine(day, time.min),
        title="",
        channel="",
        length_minutes=None,
        topics=(),
        blocks=_texts(notes),
    )


def _texts(rows: Sequence[SharedRow]) -> tuple[BlockFact, ...]:
    return tuple(
        BlockFact(source=_source(row), text=text(row, "text"))
        for row in _placed(rows)
        if text(row, "text").strip()
    )


def _actions(gate: SharedRows, mentee_id: int, period: Period) -> tuple[ActionFact, ...]:
    found = [_action(row, period) for row in gate.rows(mentee_id, "action")]
    made = [
        one
        for one in found
        if one.state != "dropped" and (one.made_on is None or one.made_on <= period.end)
    ]
    return tuple(sorted(made, key=lambda one: (one.due_on or date.max, one.source)))


def _action(row: SharedRow, period: Period) -> ActionFact:
    state, done_on = text(row, "state"), day(row, "done_on")
    if state == "done" and done_on is not None and done_on > period.end:
        state, done_on = "open", None
    return ActionFact(
        source=_source(row),
        text=text(row, "text"),
        owner=text(row, "owner"),
        feedback_id=whole(row, "feedback_id"),
        made_on=day(row, "made_on"),
        due_on=day(row, "due_on"),
        state=state,
        done_on=done_on,
    )


def _feedback(
    gate: SharedRows, mentee_id: int, period: Period, actions: Iterable[ActionFact]
) -> tuple[FeedbackFact, ...]:
    steps = {one.feedback_id: one for one in actions if one.feedback_id is not None}
    found: list[FeedbackFact] = []
    for row in gate.rows(mentee_id, "feedback"):
        given = day(row, "given_on")
        if given is None or not period.holds(given):
            continue
        found.append(
            FeedbackFact(
                source=_source(row),
                tone=text(row, "tone"),
                given_on=given,
                occasion=text(row, "occasion"),
                observation=text(row, "observation"),
                effect=text(row, "effect"),
                next_step=steps.get(row.record_id),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.given_on, one.source)))


_Row = TypeVar("_Row", bound=SharedRow)


def _by(rows: Sequence[_Row], parent: str) -> defaultdict[int, list[_Row]]:
    grouped: defaultdict[int, list[_Row]] = defaultdict(list)
    for row in rows:
        owner = whole(row, parent)
        if owner is not None:
            grouped[owner].append(row)
    return grouped


def _placed(rows: Sequence[SharedRow]) -> list[SharedRow]:
    return sorted(rows, key=lambda row: (number(row, "position") or 0.0, row.record_id))
