"""Takes the hand-written stories from their files."""

from __future__ import annotations

import re
from datetime import time, timedelta
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
from mentor_desk.sample.story import (
    ActionPlan,
    BlockPlan,
    Bond,
    FeedbackPlan,
    GoalPlan,
    LadderPlan,
    NotePlan,
    ReadingPlan,
    SessionPlan,
    StepPlan,
    Story,
    TopicPlan,
    audience_of,
)
from mentor_desk.sample.table import Table, read

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


# “{month 60}” in a story is the month that was sixty days before today, “{day 60}” that day.
_MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
_MONTH = re.compile(r"\{(month|day) (-?\d+)\}")


def stories(folder: Path, today: date) -> list[Story]:
    """In the order of the file names; raises ValueError naming file and place if one is wrong."""
    return [_story(_read(path, today)) for path in sorted(folder.glob("*.toml"))]


def notes_of_mentor(path: Path, today: date) -> list[NotePlan]:
    table = _read(path, today)
    notes = [_note(one) for one in table.tables("guided")]
    table.close()
    return notes


def _read(path: Path, today: date) -> Table:
    def told(found: re.Match[str]) -> str:
        day = today - timedelta(int(found[2]))
        return day.isoformat() if found[1] == "day" else _MONTHS[day.month - 1]

    return read(_MONTH.sub(told, path.read_text(encoding="utf-8")), path.name)


def _story(table: Table) -> Story:
    story = Story(
        name=table.text("name", None),
        role=table.text("role"),
        organisation=table.text("organisation"),
        aspiration=table.text("aspiration"),
        contact=table.text("contact"),
        good_to_know=table.text("good_to_know"),
        standing=table.choice("standing", Standing, Standing.ACTIVE),
        met=table.whole("met"),
        bond=_bond(table.table("relationship")),
        goals={key: _goal(goal) for key, goal in table.named_tables("goals")},
        sessions=tuple(_session(session) for session in table.tables("sessions")),
    )
    table.close()
    _check(story)
    return story


def _check(story: Story) -> None:
    """What a later reader would find odd: an unknown goal, a thing done after today, no order."""
    ago = [session.ago for session in story.sessions]
    if ago != sorted(ago, reverse=True):
        message = f"{story.name}: the sessions are not in order"
        raise ValueError(message)
    for session in story.sessions:
        named = [*session.readings, *session.actions, *session.feedback]
        unknown = {one.goal for one in named if one.goal} | ({session.focus} - {""})
        unknown -= set(story.goals)
        late = [one.text for one in session.actions if (one.done or 0) > session.ago >= 0]
        if unknown or late:
            message = f"{story.name}, session {session.ago} days ago: {unknown or late}"
            raise ValueError(message)


def _bond(table: Table) -> Bond:
    bond = Bond(
        kind=table.choice("kind", MentorshipKind, MentorshipKind.MENTORING),
        formal=table.flag("formal"),
        purpose=table.text("purpose"),
        rhythm_days=table.whole("rhythm_days"),
        phase=table.choice("phase", Phase, Phase.WORK),
        started=table.whole("started"),
        ends=table.whole("ends"),
        closed=table.whole("closed"),
        sponsor_name=table.text("sponsor_name"),
    )
    table.close()
    return bond


def _goal(table: Table) -> GoalPlan:
    goal = GoalPlan(
        title=table.text("title", None),
        set=table.whole("set") or 0,
        why=table.text("why"),
        support=table.text("support"),
        measure=table.text("measure"),
        baseline=table.number("baseline"),
        target=table.number("target"),
        unit=table.text("unit"),
        source=table.text("source"),
        confidence=table.whole("confidence"),
        due=table.whole("due"),
        state=table.choice("state", GoalState, GoalState.ACTIVE),
        state_since=table.whole("state_since"),
        audience=table.choice("audience", Audience, Audience.MENTEE),
        guide=table.text("guide"),
        milestones=tuple(_step(step) for step in table.tables("milestones")),
        ladder=_ladder(table.table("ladder")),
    )
    table.close()
    return goal


def _ladder(table: Table) -> LadderPlan | None:
    if not table.names():
        return None
    ladder = LadderPlan(
        levels=table.texts("levels"),
        agreed=table.whole("agreed") or 0,
        seen_by=table.text("seen_by"),
    )
    table.close()
    return ladder


def _step(table: Table) -> StepPlan:
    step = StepPlan(text=table.text("text", None), due=table.whole("due"), done=table.whole("done"))
    table.close()
    return step


def _session(table: Table) -> SessionPlan:
    state = table.choice("state", SessionState, SessionState.HELD)
    blocks = tuple(_block(line, table.where) for line in table.text("note").split("\n") if line)
    session = SessionPlan(
        ago=table.whole("ago") or 0,
        at=time.fromisoformat(table.text("at", "10:00")),
        title=table.text("title"),
        length=table.whole("length"),
        channel=table.choice("channel", Channel, Channel.IN_PERSON),
        state=state,
        focus=table.text("focus"),
        audience=table.choice("audience", Audience, audience_of(blocks)),
        topics=tuple(_topic(text, state) for text in table.texts("topics")),
        blocks=blocks,
        readings=tuple(_reading(one) for one in table.tables("check_ins")),
        actions=tuple(_action(one) for one in table.tables("actions")),
        feedback=tuple(_feedback(one) for one in table.tables("feedback")),
        guided=tuple(_note(one) for one in table.tables("guided")),
    )
    table.close()
    return session


def _topic(text: str, state: SessionState) -> TopicPlan:
    """“> ” before it: the mentee's own topic. “~ ” before it: it was not reached."""
    done = state is SessionState.HELD and not text.startswith("~ ")
    text = text.removeprefix("~ ")
    if text.startswith("> "):
        return TopicPlan(
            text=text[2:], raised_by=RaisedBy.MENTEE, done=done, audience=Audience.MENTEE
        )
    return TopicPlan(text=text, done=done)


def _block(line: str, where: str) -> BlockPlan:
    """A paragraph stands on one line, after who may read it: “me: ”, “mentee: ” or “sponsor: ”."""
    mark, colon, text = line.partition(": ")
    if not colon or mark not in set(Audience):
        message = f"{where}: nobody is named before “{line[:30]}”"
        raise ValueError(message)
    return BlockPlan(text.strip(), Audience(mark))


def _reading(table: Table) -> ReadingPlan:
    reading = ReadingPlan(
        goal=table.text("goal", None),
        value=table.number("value"),
        level=table.whole("level"),
        comment=table.text("comment"),
        audience=table.choice("audience", Audience, Audience.MENTEE),
    )
    table.close()
    return reading


def _action(table: Table) -> ActionPlan:
    done = table.whole("done")
    assumed = ActionState.OPEN if done is None else ActionState.DONE
    action = ActionPlan(
        text=table.text("text", None),
        owner=table.choice("owner", Owner, Owner.MENTEE),
        due=table.whole("due"),
        done=done,
        state=table.choice("state", ActionState, assumed),
        goal=table.text("goal"),
        audience=table.choice("audience", Audience, Audience.MENTEE),
    )
    table.close()
    return action


def _feedback(table: Table) -> FeedbackPlan:
    steps = [_action(one) for one in table.tables("next")]
    feedback = FeedbackPlan(
        tone=table.choice("tone", Tone, Tone.PRAISE),
        occasion=table.text("occasion"),
        observation=table.text("saw", None),
        effect=table.text("effect"),
        after=table.whole("after") or 0,
        draft=table.flag("draft"),
        goal=table.text("goal"),
        audience=table.choice("audience", Audience, Audience.MENTEE),
        guide=table.text("guide"),
        step=steps[0] if steps else None,
    )
    table.close()
    return feedback


def _note(table: Table) -> NotePlan:
    answers = table.table("answers")
    note = NotePlan(
        guide=table.text("guide", None),
        answers={name: answers.text(name) for name in answers.names()},
        ago=table.whole("ago") or 0,
        audience=table.choice("audience", Audience, Audience.ME),
        draft=table.flag("draft"),
    )
    table.close()
    return note
