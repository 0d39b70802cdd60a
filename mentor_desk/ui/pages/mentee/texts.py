"""The words this page has for kinds, phases and states, and for how a goal stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from mentor_desk.guides import GuideKind
from mentor_desk.progress.figures import GoalStanding, fraction, standing
from mentor_desk.progress.sentences import amount
from mentor_desk.records import GoalState, MentorshipKind, Phase, SessionState
from mentor_desk.services.timeline import Happened
from mentor_desk.ui.goal_fact import goal_fact
from mentor_desk.ui.naming import state_text
from mentor_desk.words import words

if TYPE_CHECKING:
    from datetime import date

    from mentor_desk.records import Goal
    from mentor_desk.services.goals import GoalRow
    from mentor_desk.ui.voice import QtVoice
    from mentor_desk.ui.widgets.chip import ChipTone
    from mentor_desk.words import Words


def tr(text: str) -> str:
    return QCoreApplication.translate("MenteePage", text)


def phase_text(phase: Phase) -> str:
    return {
        Phase.PREPARE: tr("Prepare"),
        Phase.AGREE: tr("Agree"),
        Phase.WORK: tr("Work"),
        Phase.CLOSE: tr("Close"),
    }[phase]


def kind_text(kind: MentorshipKind) -> str:
    return {
        MentorshipKind.MENTORING: tr("mentoring"),
        MentorshipKind.COACHING: tr("coaching"),
        MentorshipKind.PEER: tr("peer"),
        MentorshipKind.SPONSORING: tr("sponsoring"),
    }[kind]


def session_state(state: SessionState) -> tuple[str, ChipTone]:
    tones: dict[SessionState, ChipTone] = {
        SessionState.PLANNED: "accent",
        SessionState.HELD: "neutral",
        SessionState.MISSED: "warning",
        SessionState.CANCELLED: "neutral",
    }
    return state_text(state), tones[state]


def goal_state(state: GoalState) -> str:
    return {
        GoalState.DRAFT: tr("draft"),
        GoalState.ACTIVE: tr("active"),
        GoalState.REACHED: tr("reached"),
        GoalState.PAUSED: tr("paused"),
        GoalState.DROPPED: tr("dropped"),
    }[state]


def happened(what: Happened) -> tuple[str, ChipTone]:
    kinds: dict[Happened, tuple[str, ChipTone]] = {
        Happened.SESSION: (tr("session"), "neutral"),
        Happened.PRAISE: (tr("praise"), "accent"),
        Happened.GROWTH: (tr("growth"), "warning"),
        Happened.CHECK_IN: (tr("check-in"), "neutral"),
        Happened.GOAL_SET: (tr("goal set"), "neutral"),
        Happened.GUIDED: (tr("guide"), "neutral"),
    }
    return kinds.get(what, (tr("goal"), "neutral"))


def guided_text(kind: GuideKind) -> str:
    """What stands in a timeline; "session" alone would be the session itself."""
    return {
        GuideKind.AGREEMENT: tr("agreement"),
        GuideKind.REFLECTION: tr("reflection"),
        GuideKind.CARD: tr("conversation card"),
        GuideKind.SESSION: tr("session guide"),
        GuideKind.WORKSHEET: tr("worksheet"),
    }.get(kind, tr("guide"))


def rhythm(days: int) -> Words:
    if days % 7 == 0:
        return words("every week", "every {n} weeks", n=days // 7)
    return words("every day", "every {n} days", n=days)


def goal_name(goal: Goal) -> str:
    return goal.title.strip() or tr("Goal without a name yet")


class Status(NamedTuple):
    """How a goal stands: a word, its chip's colour and sign, and how far it has come."""

    text: str
    tone: ChipTone
    icon: str
    share: float | None


_SIGNS: dict[GoalStanding, tuple[ChipTone, str]] = {
    GoalStanding.REACHED: ("accent", "check"),
    GoalStanding.ON_COURSE: ("accent", "trending-up"),
    GoalStanding.NEEDS_TALK: ("warning", "message-square"),
    GoalStanding.NOTHING_YET: ("neutral", "circle"),
    GoalStanding.PAUSED: ("neutral", "circle-pause"),
}


def status(row: GoalRow, today: date, voice: QtVoice) -> Status:
    if row.goal.state is GoalState.DRAFT:
        return Status(tr("draft"), "neutral", "pencil", None)
    if row.goal.state is GoalState.DROPPED:
        return Status(tr("dropped"), "neutral", "minus", None)
    fact = goal_fact(row)
    stands = standing(fact, today)
    tone, icon = _SIGNS[stands]
    return Status(voice.say(stands.words), tone, icon, fraction(fact))


def goal_line(row: GoalRow, today: date, voice: QtVoice) -> str:
    """What stands under a goal's name: how far, and the last thing that happened."""
    goal = row.goal
    parts = [amount(goal_fact(row), voice)]
    if goal.state is GoalState.DRAFT:
        parts = [tr("begun {day}").format(day=voice.brief_day(goal.set_on, today))]
    elif goal.state is not GoalState.ACTIVE and goal.state_on is not None:
        day = voice.brief_day(goal.state_on, today)
        parts.append(tr("{state} {day}").format(state=goal_state(goal.state), day=day))
    else:
        if row.readings:
            day = voice.brief_day(row.readings[-1].day, today)
            parts.append(tr("check-in {day}").format(day=day))
        if goal.due_on is not None:
            parts.append(tr("by {day}").format(day=voice.brief_day(goal.due_on, today)))
    return " · ".join(part for part in parts if part)
