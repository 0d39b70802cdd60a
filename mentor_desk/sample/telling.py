"""Makes records of a story: gives every plan its day and every record its number."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from mentor_desk.guides import dump, to_answers
from mentor_desk.records import (
    Action,
    ActionState,
    AgendaTopic,
    CheckIn,
    Feedback,
    Goal,
    GoalState,
    GuidedNote,
    GuideText,
    Ladder,
    Mentee,
    MentoringSession,
    Mentorship,
    Milestone,
    NoteBlock,
    Record,
    SessionState,
)
from mentor_desk.services.ladders import LEVELS
from mentor_desk.services.library import told_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mentor_desk.guides import Guide
    from mentor_desk.sample.story import (
        ActionPlan,
        FeedbackPlan,
        GoalPlan,
        LadderPlan,
        NotePlan,
        SessionPlan,
        Story,
    )

ZONE = "Europe/Berlin"
NOTHING: Mapping[str, object] = MappingProxyType({})
# Closer than this, "41 days ago" and "yesterday" must stay what they are; further back, nobody
# meets on a Sunday.
_EXACT_DAYS = 45
_UNHURRIED = timedelta(minutes=9)


@dataclass(slots=True)
class Teller:
    """Numbers records through all stories of one journal, beginning with 1 for each type."""

    today: date
    guides: dict[str, Guide]
    _last: Counter[type[Record]] = field(default_factory=Counter[type[Record]])
    _used: set[str] = field(default_factory=set[str])

    def people(self, story: Story) -> tuple[Mentee, Mentorship]:
        mentee = Mentee(
            name=story.name,
            role=story.role,
            organisation=story.organisation,
            aspiration=story.aspiration,
            contact=story.contact,
            good_to_know=story.good_to_know,
            standing=story.standing,
            met_on=self._day(story.met),
        )
        self._number(mentee)
        bond = story.bond
        mentorship = Mentorship(
            mentee_id=mentee.id,
            kind=bond.kind,
            formal=bond.formal,
            purpose=bond.purpose,
            rhythm_days=bond.rhythm_days,
            phase=bond.phase,
            started_on=self._day(bond.started),
            ends_on=self._day(bond.ends),
            closed_on=self._day(bond.closed),
            sponsor_name=bond.sponsor_name,
        )
        self._number(mentorship)
        return mentee, mentorship

    def goals(self, story: Story, mentorship: int) -> tuple[dict[str, int], list[Record]]:
        """The goals' numbers by their key, and the records."""
        numbers: dict[str, int] = {}
        records: list[Record] = []
        for key, plan in story.goals.items():
            goal = self._goal(plan, mentorship)
            numbers[key] = goal.id
            records.append(goal)
            for position, step in enumerate(plan.milestones, 1):
                milestone = Milestone(
                    goal_id=goal.id,
                    text=step.text,
                    due_on=self._day(step.due),
                    done_on=self._day(step.done),
                    position=float(position),
                    audience=plan.audience,
                )
                records.append(self._number(milestone))
            if plan.ladder is not None:
                ladder = Ladder(
                    goal_id=goal.id,
                    **dict(zip(LEVELS, plan.ladder.levels, strict=True)),
                    seen_by=plan.ladder.seen_by,
                    agreed_on=self._day(plan.ladder.agreed),
                )
                records.append(self._number(ladder))
        return numbers, records

    def session(
        self, plan: SessionPlan, mentorship: int, goals: dict[str, int]
    ) -> Iterator[Record]:
        """The session and everything that came out of it, parents before children."""
        day = self._session_day(plan.ago)
        starts = datetime.combine(day, plan.at)
        held = plan.state is SessionState.HELD
        session = MentoringSession(
            mentorship_id=mentorship,
            starts_at=starts,
            zone=ZONE,
            length_minutes=plan.length,
            channel=plan.channel,
            state=plan.state,
            title=plan.title,
            focus_goal_id=goals.get(plan.focus),
            audience=plan.audience,
            closed_at=starts + timedelta(minutes=plan.length or 60) + _UNHURRIED if held else None,
        )
        number = self._number(session).id
        yield session
        yield from self._note(plan, number)
        for reading in plan.readings:
            yield self._number(
                CheckIn(
                    goal_id=goals[reading.goal],
                    session_id=number,
                    day=day,
                    value=reading.value,
                    level=reading.level,
                    comment=reading.comment,
                    audience=reading.audience,
                )
            )
        place = _Place(mentorship, number, day, goals)
        for feedback in plan.feedback:
            yield from self._feedback(feedback, place)
        for action in plan.actions:
            yield self._action(action, place)
        for note in plan.guided:
            yield self.note(note, day, mentorship, number)

    def note(
        self, plan: NotePlan, day: date, mentorship: int | None = None, session: int | None = None
    ) -> Record:
        """Of the mentor without a relationship."""
        guide = self.guides[plan.guide]
        self._used.add(guide.id)
        return self._number(
            GuidedNote(
                guide=guide.id,
                guide_version=guide.version,
                title=guide.title,
                begun_on=day,
                finished_on=None if plan.draft else day,
                mentorship_id=mentorship,
                session_id=session,
                audience=plan.audience,
                answers=dict(plan.answers),
                told=told_names(guide),
            )
        )

    def texts(self) -> Iterator[Record]:
        """Of all guides that something was written with."""
        kept_at = datetime.combine(self.today, time())
        for number in sorted(self._used):
            guide = self.guides[number]
            yield self._number(
                GuideText(
                    guide=guide.id,
                    version=guide.version,
                    source=dump(guide),
                    own=False,
                    kept_at=kept_at,
                )
            )

    def _note(self, plan: SessionPlan, session: int) -> Iterator[Record]:
        for position, topic in enumerate(plan.topics, 1):
            yield self._number(
                AgendaTopic(
                    session_id=session,
                    text=topic.text,
                    done=topic.done,
                    position=float(position),
                    raised_by=topic.raised_by,
                    audience=topic.audience,
                )
            )
        for position, block in enumerate(plan.blocks, 1):
            yield self._number(
                NoteBlock(
                    session_id=session,
                    position=float(position),
                    text=block.text,
                    audience=block.audience,
                )
            )

    def _goal(self, plan: GoalPlan, mentorship: int) -> Goal:
        since = plan.state_since if plan.state_since is not None else plan.set
        goal = Goal(
            mentorship_id=mentorship,
            title=plan.title,
            why=plan.why,
            support=plan.support,
            measure=plan.measure,
            baseline=plan.baseline,
            target=plan.target,
            unit=plan.unit,
            source=plan.source,
            confidence=plan.confidence,
            set_on=self.today - timedelta(plan.set),
            due_on=self._day(plan.due),
            state=plan.state,
            state_on=None if plan.state is GoalState.DRAFT else self._day(since),
            audience=plan.audience,
            guide=plan.guide,
        )
        self._guided(goal, _of_ladder(plan.ladder, self.today))
        self._number(goal)
        return goal

    def _feedback(self, plan: FeedbackPlan, place: _Place) -> Iterator[Record]:
        given = min(place.day + timedelta(plan.after), self.today)
        feedback = Feedback(
            mentorship_id=place.mentorship,
            session_id=place.session,
            goal_id=place.goals.get(plan.goal),
            tone=plan.tone,
            given_on=None if plan.draft else given,
            occasion=plan.occasion,
            observation=plan.observation,
            effect=plan.effect,
            audience=plan.audience,
            guide=plan.guide,
        )
        self._guided(feedback)
        number = self._number(feedback).id
        yield feedback
        if plan.step:
            yield self._action(plan.step, place, number, given)

    def _action(
        self, plan: ActionPlan, place: _Place, feedback: int | None = None, made: date | None = None
    ) -> Action:
        made = made or place.day
        done = made + timedelta(plan.done) if plan.done is not None else made
        action = Action(
            mentorship_id=place.mentorship,
            session_id=place.session,
            goal_id=place.goals.get(plan.goal),
            feedback_id=feedback,
            text=plan.text,
            owner=plan.owner,
            made_on=made,
            due_on=None if plan.due is None else made + timedelta(plan.due),
            state=plan.state,
            done_on=min(done, self.today) if plan.state is ActionState.DONE else None,
            audience=plan.audience,
        )
        self._number(action)
        return action

    def _guided(self, record: Goal | Feedback, more: Mapping[str, object] = NOTHING) -> None:
        """As if it had been written in its guide: the answers say what the columns say."""
        guide = self.guides.get(record.guide)
        if guide:
            columns = type(record).__table__.columns.keys()
            values = {name: getattr(record, name) for name in columns} | dict(more)
            self._used.add(guide.id)
            record.guide_version = guide.version
            record.answers = to_answers(guide, values, {})

    def _number(self, record: Record) -> Record:
        kind = type(record)
        self._last[kind] += 1
        record.id = self._last[kind]
        return record

    def _day(self, ago: int | None) -> date | None:
        return None if ago is None else self.today - timedelta(ago)

    def _session_day(self, ago: int) -> date:
        day = self.today - timedelta(ago)
        if ago > _EXACT_DAYS and day.weekday() > 4:
            return day + timedelta(-1 if day.weekday() == 5 else 1)
        return day


def _of_ladder(plan: LadderPlan | None, today: date) -> Mapping[str, object]:
    """What the guide of a goal asks that is kept in its ladder."""
    if plan is None:
        return NOTHING
    return {
        "ladder": plan.levels,
        "ladder.seen_by": plan.seen_by,
        "ladder.agreed_on": today - timedelta(plan.agreed),
    }


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something came up."""

    mentorship: int
    session: int
    day: date
    goals: dict[str, int]
