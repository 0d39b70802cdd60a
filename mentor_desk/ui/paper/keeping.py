"""What a record answers now, and how answers from paper are kept in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentor_desk.audience import Audience
from mentor_desk.guides import GuideKind, to_answers, to_child_values, to_record_values
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
from mentor_desk.ui.pages.goal import ladder
from mentor_desk.ui.place import PageName, Place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from mentor_desk.guides import Guide
    from mentor_desk.services.library import Guided
    from mentor_desk.store import Session

_PAGES = {Goal: PageName.GOAL, Feedback: PageName.FEEDBACK, GuidedNote: PageName.GUIDED}


def place_of(record: Guided) -> Place:
    return Place(_PAGES[type(record)], record.id)


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
    columns = (field.record for field in guide.fields() if hasattr(record, field.record))
    values: dict[str, object] = {name: getattr(record, name) for name in columns if name}
    if isinstance(record, Goal):
        values |= frozen(session, record)
    else:
        values |= _step(session, record)
        if "tone" not in record.answers:
            values.pop("tone", None)
    return to_answers(guide, values, record.answers)


def frozen(session: Session, record: Guided) -> dict[str, object]:
    """What was agreed on and is not changed any more, by what fills it."""
    return ladder.agreed(ladders.row(session, record.id)) if isinstance(record, Goal) else {}


def keep(
    session: Session, record: Guided, guide: Guide, taken: Mapping[str, str], now: datetime
) -> None:
    """With a version of what was there before, and one of what is there then."""
    text = Written(type(record), record.id, ANSWERS)
    answers = answers_now(session, record, guide) | dict(taken)
    versions.keep(session, text, Occasion.BEFORE, now)
    values = to_record_values(guide, answers)
    if isinstance(record, Goal):
        _keep_goal(session, record, guide, answers, values)
    elif isinstance(record, Feedback):
        _keep_feedback(session, record, guide, answers, values, now)
    else:
        guided_notes.answer(session, record.id, answers, values)
    session.flush()
    versions.keep(session, text, Occasion.LEFT, now)


def _keep_goal(
    session: Session,
    goal: Goal,
    guide: Guide,
    answers: Mapping[str, str],
    values: dict[str, object],
) -> None:
    if goal.state is not GoalState.DRAFT and not str(values.get("title", "")).strip():
        # What was agreed on keeps its name.
        values.pop("title", None)
    columns = {name: value for name, value in values.items() if hasattr(goal, name)}
    goals.answer(session, goal.id, answers, columns)
    ladder.keep(session, goal.id, guide, answers)


def _keep_feedback(
    session: Session,
    kept: Feedback,
    guide: Guide,
    answers: Mapping[str, str],
    values: dict[str, object],
    now: datetime,
) -> None:
    if "tone" in values:
        values["tone"] = Tone(str(values["tone"]))
    feedback.answer(session, kept.id, answers, values)
    if kept.given_on is None:
        return
    grown = to_child_values(guide, answers, "action")
    due = grown.get("due_on")
    step = NextStep(
        str(grown.get("text") or ""),
        Owner(str(grown.get("owner") or Owner.MENTEE)),
        due if isinstance(due, date) else None,
    )
    feedback.keep_next_step(session, kept.id, step, now.date())


def _step(session: Session, record: Feedback) -> dict[str, object]:
    found = feedback.desk(session, record.id)
    step = found.next_step if found else None
    if step is None:
        return {}
    return {
        "action.text": step.text,
        "action.owner": step.owner,
        "action.due_on": step.due_on,
    }
