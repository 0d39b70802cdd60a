"""One person's story as data: who it is, what was aimed at, and session by session what happened.

All days are counted from the day the sample is made, so that it is always of this week.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentor_desk.audience import Audience
from mentor_desk.records import (
    ActionState,
    Channel,
    GoalState,
    MentorshipKind,
    Owner,
    Phase,
    RaisedBy,
    SessionState,
    Standing,
    Tone,
)

if TYPE_CHECKING:
    from datetime import time


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPlan:
    """`due` and `done` are days before today; a negative one lies ahead."""

    text: str
    due: int | None = None
    done: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderPlan:
    """From much less than expected to much more; agreed on so many days before today."""

    levels: tuple[str, ...]
    agreed: int
    seen_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePlan:
    """A guide filled in, so many days before today or on the day of its session."""

    guide: str
    answers: dict[str, str]
    ago: int = 0
    audience: Audience = Audience.ME
    draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalPlan:
    """`set`, `due` and `state_since` are days before today; a negative one lies ahead."""

    title: str
    set: int
    why: str = ""
    support: str = ""
    measure: str = ""
    baseline: float | None = None
    target: float | None = None
    unit: str = ""
    source: str = ""
    confidence: int | None = None
    due: int | None = None
    state: GoalState = GoalState.ACTIVE
    state_since: int | None = None
    audience: Audience = Audience.MENTEE
    guide: str = ""
    milestones: tuple[StepPlan, ...] = ()
    ladder: LadderPlan | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPlan:
    goal: str
    value: float | None = None
    level: int | None = None
    comment: str = ""
    audience: Audience = Audience.MENTEE


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPlan:
    """`due` and `done` are days after the session."""

    text: str
    owner: Owner = Owner.MENTEE
    due: int | None = None
    done: int | None = None
    state: ActionState = ActionState.OPEN
    goal: str = ""
    audience: Audience = Audience.MENTEE


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackPlan:
    """`after` is days after the session, negative before it; a draft was never given."""

    tone: Tone
    occasion: str
    observation: str
    effect: str = ""
    after: int = 0
    draft: bool = False
    goal: str = ""
    audience: Audience = Audience.MENTEE
    guide: str = ""
    step: ActionPlan | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPlan:
    text: str
    raised_by: RaisedBy = RaisedBy.ME
    done: bool = True
    audience: Audience = Audience.ME


@dataclass(frozen=True, slots=True)
class BlockPlan:
    text: str
    audience: Audience = Audience.ME


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionPlan:
    """`ago` is days before today; a negative one lies ahead."""

    ago: int
    at: time
    title: str = ""
    length: int | None = 60
    channel: Channel = Channel.IN_PERSON
    state: SessionState = SessionState.HELD
    focus: str = ""
    audience: Audience = Audience.MENTEE
    topics: tuple[TopicPlan, ...] = ()
    blocks: tuple[BlockPlan, ...] = ()
    readings: tuple[ReadingPlan, ...] = ()
    actions: tuple[ActionPlan, ...] = ()
    feedback: tuple[FeedbackPlan, ...] = ()
    guided: tuple[NotePlan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """The relationship; days are before today."""

    kind: MentorshipKind = MentorshipKind.MENTORING
    formal: bool = False
    purpose: str = ""
    rhythm_days: int | None = None
    phase: Phase = Phase.WORK
    started: int | None = None
    ends: int | None = None
    closed: int | None = None
    sponsor_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Sessions oldest first; readings, actions and feedback name goals by their key in `goals`."""

    name: str
    role: str = ""
    organisation: str = ""
    aspiration: str = ""
    contact: str = ""
    good_to_know: str = ""
    standing: Standing = Standing.ACTIVE
    met: int | None = None
    bond: Bond
    goals: dict[str, GoalPlan]
    sessions: tuple[SessionPlan, ...]


def audience_of(blocks: tuple[BlockPlan, ...]) -> Audience:
    """Of a session: without it a paragraph for the sponsor would go nowhere."""
    sponsored = any(block.audience is Audience.SPONSOR for block in blocks)
    return Audience.SPONSOR if sponsored else Audience.MENTEE
