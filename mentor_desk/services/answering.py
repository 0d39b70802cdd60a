"""Answers to a guide become a record, the same way from its page and from paper."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentor_desk.audience import Audience
from mentor_desk.guides import (
    GuideKind,
    to_answers,
    to_child_values,
    to_ladder,
    to_record_values,
)
from mentor_desk.records import Feedback, Goal, GoalState, GuidedNote, Occasion, Owner, Tone
from mentor_desk.services import (
    feedback,
    goals,
    guided_notes,
    ladders,
    library,
    mentees,
    versions,
)
from mentor_desk.services.feedback import NextStep
from mentor_desk.services.versions import ANSWERS, Written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from mentor_desk.guides import Guide
    from mentor_desk.records import Action
    from mentor_desk.services.ladders import LadderRow
    from mentor_desk.services.library import Guided
    from mentor_desk.store import Session


def draft(session: Session, guide: Guide, mentee_id: int | None, now: datetime) -> Guided:
    """A new one, for a paper that was printed blank."""
    home = guided_notes.MENTOR
    if mentee_id is not None:
        home = guided_notes.Home(mentees.current_mentorship(session, mentee_id).id)
    if home.mentorship_id is None or guide.kind not in (GuideKind.GOAL, GuideKind.FEEDBACK):
        return guided_notes.draft(session, guide, home, now)
    made: Guided
    if guide.kind is GuideKind.GOAL:
        made = goals.draft(session, home.mentorship_id, now.date())
    else:
        given = Feedback(mentorship_id=home.mentorship_id, audience=Audience.MENTEE)
        made = feedback.draft(session, given)
    library.take(session, made, guide, now)
    return made


def answers_now(session: Session, record: Guided, guide: Guide) -> dict[str, str]:
    """As its page shows them."""
    if isinstance(record, GuidedNote):
        return dict(record.answers)
    if isinstance(record, Goal):
        values = goal_values(guide, record, ladders.row(session, record.id))
    else:
        found = feedback.desk(session, record.id)
        values = feedback_values(guide, record, found.next_step if found else None)
    return to_answers(guide, values, record.answers)


def goal_values(guide: Guide, goal: Goal, rungs: LadderRow | None) -> dict[str, object]:
    """By what a guide calls them."""
    return _columns(guide, goal) | agreed_ladder(rungs)


def feedback_values(guide: Guide, kept: Feedback, step: Action | None) -> dict[str, object]:
    """As `goal_values`. A tone nobody chose yet is no answer."""
    values = _columns(guide, kept)
    if kept.guide and "tone" not in kept.answers:
        values.pop("tone", None)
    if step is not None:
        values |= {
            "action.text": step.text,
            "action.owner": step.owner,
            "action.due_on": step.due_on,
        }
    return values


def _columns(guide: Guide, record: Goal | Feedback) -> dict[str, object]:
    named = (field.record for field in guide.fields() if hasattr(record, field.record))
    return {name: getattr(record, name) for name in named}


def frozen(session: Session, record: Guided) -> dict[str, object]:
    """What was agreed on and is not changed any more, by what fills it."""
    return agreed_ladder(ladders.row(session, record.id)) if isinstance(record, Goal) else {}


def agreed_ladder(row: LadderRow | None) -> dict[str, object]:
    """What was agreed on is shown whatever was answered since; a draft is its answers."""
    if row is None or row.ladder.agreed_on is None:
        return {}
    return {
        "ladder": row.levels,
        "ladder.seen_by": row.ladder.seen_by,
        "ladder.agreed_on": row.ladder.agreed_on,
    }


def keep_goal(session: Session, goal_id: int, guide: Guide, answers: Mapping[str, str]) -> None:
    values = to_record_values(guide, answers)
    goal = session.get(Goal, goal_id)
    agreed = goal is not None and goal.state is not GoalState.DRAFT
    if agreed and not str(values.get("title", "")).strip():
        # What was agreed on keeps its name; the empty answer is kept beside it.
        values.pop("title", None)
    goals.answer(session, goal_id, answers, values)
    _keep_ladder(session, goal_id, guide, answers)


def agree_on_ladder(
    session: Session, goal_id: int, guide: Guide, answers: Mapping[str, str]
) -> None:
    """On the day that was written down for it, once that was done and the ladder is ready."""
    _keep_ladder(session, goal_id, guide, answers)
    day = to_child_values(guide, answers, "ladder").get("agreed_on")
    ladder = ladders.of_goal(session, goal_id)
    if isinstance(day, date) and ladder is not None and ladders.is_ready(ladder):
        ladders.agree(session, goal_id, day)


def _keep_ladder(session: Session, goal_id: int, guide: Guide, answers: Mapping[str, str]) -> None:
    levels = to_ladder(guide, answers)
    if levels is not None:
        seen_by = to_child_values(guide, answers, "ladder").get("seen_by")
        ladders.keep(session, goal_id, levels, str(seen_by or ""))


def keep_feedback(
    session: Session, feedback_id: int, guide: Guide, answers: Mapping[str, str], today: date
) -> None:
    values = to_record_values(guide, answers)
    if "tone" in values:
        values["tone"] = Tone(str(values["tone"]))
    feedback.answer(session, feedback_id, answers, values)
    kept = session.get(Feedback, feedback_id)
    if kept is not None and kept.given_on is not None:
        keep_next_step(session, feedback_id, guide, answers, today)


def keep_next_step(
    session: Session, feedback_id: int, guide: Guide, answers: Mapping[str, str], today: date
) -> None:
    """What follows from a feedback that was given."""
    values = to_child_values(guide, answers, "action")
    due = values.get("due_on")
    step = NextStep(
        str(values.get("text") or ""),
        Owner(str(values.get("owner") or Owner.MENTEE)),
        due if isinstance(due, date) else None,
    )
    feedback.keep_next_step(session, feedback_id, step, today)


def take_over(
    session: Session, record: Guided, guide: Guide, taken: Mapping[str, str], now: datetime
) -> None:
    """Answers from paper, with a version of what was there before and of what is there then."""
    text = Written(type(record), record.id, ANSWERS)
    answers = answers_now(session, record, guide) | dict(taken)
    versions.keep(session, text, Occasion.BEFORE, now)
    if isinstance(record, Goal):
        keep_goal(session, record.id, guide, answers)
    elif isinstance(record, Feedback):
        keep_feedback(session, record.id, guide, answers, now.date())
    else:
        guided_notes.answer(session, record.id, answers, to_record_values(guide, answers))
    session.flush()
    versions.keep(session, text, Occasion.LEFT, now)
