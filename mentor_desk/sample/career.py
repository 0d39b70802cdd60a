"""Composes the story of one person of the crowd: a goal for some sessions, with one colleague and
one matter, and then the next; readings that rise, stand still and slip.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from mentor_desk.audience import Audience
from mentor_desk.records import (
    ActionState,
    Channel,
    GoalState,
    Owner,
    Phase,
    RaisedBy,
    SessionState,
    Standing,
    Tone,
)
from mentor_desk.sample.grammar import Voice
from mentor_desk.sample.story import (
    ActionPlan,
    BlockPlan,
    Bond,
    FeedbackPlan,
    GoalPlan,
    ReadingPlan,
    SessionPlan,
    StepPlan,
    Story,
    TopicPlan,
    audience_of,
)

if TYPE_CHECKING:
    from random import Random

    from mentor_desk.sample.crowd import Cast, Extra, GoalKind

_CHANNELS = (Channel.IN_PERSON,) * 5 + (Channel.VIDEO,) * 3 + (Channel.PHONE, Channel.WRITTEN)
# One session, in the order it is written: what is said, and who may read it.
_MENTEE, _ME, _SPONSOR = Audience.MENTEE, Audience.ME, Audience.SPONSOR
_SHAPES = tuple(
    tuple((mark, tuple(parts.split())) for mark, parts in shape)
    for shape in (
        ((_MENTEE, "open turn"),),
        ((_MENTEE, "open middle"), (_MENTEE, "turn"), (_ME, "private")),
        (
            (_MENTEE, "open"),
            (_MENTEE, "middle middle"),
            (_MENTEE, "turn"),
            (_ME, "private self"),
        ),
        (
            (_MENTEE, "open detail"),
            (_MENTEE, "middle"),
            (_ME, "private"),
            (_MENTEE, "turn"),
            (_ME, "self"),
        ),
        ((_MENTEE, "open"), (_MENTEE, "middle turn"), (_SPONSOR, "sponsor"), (_ME, "private")),
        ((_ME, "private detail"), (_MENTEE, "open middle turn")),
        (
            (_MENTEE, "open middle"),
            (_MENTEE, "middle middle middle"),
            (_MENTEE, "detail middle"),
            (_MENTEE, "turn turn"),
            (_SPONSOR, "sponsor sponsor"),
            (_ME, "private private self"),
        ),
    )
)
_ENDINGS = (GoalState.REACHED,) * 5 + (GoalState.DROPPED, GoalState.PAUSED)
_ARC = (6, 14)
_FEW_LEFT = 4
LONG_NOTE_WORDS = 20_000


class Career:
    """Writes one story; `long_note` makes one of its notes as long as a small book."""

    def __init__(self, extra: Extra, cast: Cast, random: Random, *, long_note: bool) -> None:
        self._extra = extra
        self._cast = cast
        self._random = random
        self._long_note = long_note
        self._voice = Voice(cast.parts.with_lists(extra.trade), random)
        self._goals: dict[str, GoalPlan] = {}
        self._sessions: list[SessionPlan] = []
        self._works = self._shuffled_works()

    def story(self) -> Story:
        extra, voice = self._extra, self._voice
        days = self._days()
        self._begin_arc()
        bond = self._bond()
        role, organisation, aspiration = (
            voice.say(name) for name in ("role", "organisation", "aspiration")
        )
        know = voice.say("know")
        while len(self._sessions) < len(days):
            self._arc(days)
        return Story(
            name=extra.name,
            role=role,
            organisation=organisation,
            aspiration=aspiration[:1].lower() + aspiration[1:],
            good_to_know=know,
            standing=extra.standing,
            met=extra.first + self._random.randint(3, 30),
            bond=bond,
            goals=self._goals,
            sessions=tuple(self._sessions),
        )

    def _bond(self) -> Bond:
        extra = self._extra
        gone = extra.standing is Standing.ALUMNI
        phases = {Standing.ALUMNI: Phase.CLOSE, Standing.PROSPECT: Phase.PREPARE}
        return Bond(
            kind=extra.kind,
            formal=extra.formal,
            purpose=self._voice.say("purpose"),
            rhythm_days=max(7, extra.interval) if extra.formal else None,
            phase=phases.get(extra.standing, Phase.WORK),
            started=extra.first,
            ends=extra.last - 10 if gone else (-180 if extra.formal else None),
            closed=extra.last - 2 if gone else None,
            sponsor_name=self._voice.once("organisation") if extra.formal else "",
        )

    def _days(self) -> list[int]:
        """From the first session to the last, a little irregular, with the next one planned."""
        extra = self._extra
        planned = extra.standing is Standing.ACTIVE and extra.sessions > 1
        held = extra.sessions - planned
        step = (extra.first - extra.last) / max(1, held - 1)
        wobble = int(min(3, step / 3))
        days = [
            extra.first - round(number * step) + self._random.randint(-wobble, wobble)
            for number in range(held - 1)
        ]
        days = [max(day, extra.last + 1) for day in days] + [extra.last]
        days.sort(reverse=True)
        return days + [-self._random.randint(1, 20)] * planned

    def _begin_arc(self) -> None:
        """Another matter with other people."""
        voice = self._voice
        person, other = self._random.sample(self._cast.colleagues, 2)
        voice.known = {"name": self._extra.called, "person": person, "other": other}
        voice.known["work"] = self._works.pop()
        if not self._works:
            self._works = self._shuffled_works()

    def _shuffled_works(self) -> list[str]:
        works = list(self._extra.trade["work"])
        self._random.shuffle(works)
        return works

    def _arc(self, days: list[int]) -> None:
        begin = len(self._sessions)
        end = min(len(days), begin + self._random.randint(*_ARC))
        if len(days) - end < _FEW_LEFT:
            end = len(days)
        arc = days[begin:end]
        self._begin_arc()
        kind = self._random.choice(self._cast.goals)
        last = end == len(days) and self._extra.standing is not Standing.ALUMNI
        prospect = self._extra.standing is Standing.PROSPECT
        key = "" if prospect else self._goal(kind, arc, ends=not last)
        values = self._readings(kind, len(arc), self._goals[key].state) if key else []
        for number, day in enumerate(arc):
            value = values[number] if values else None
            before = values[number - 1] if values and number else None
            self._sessions.append(self._session(day, key, kind, (before, value)))
        self._end_arc(key, kind, values)

    def _end_arc(self, key: str, kind: GoalKind, values: list[float]) -> None:
        """A goal that was reached has the reading that shows it."""
        if not key or self._goals[key].state is not GoalState.REACHED:
            return
        last = self._sessions[-1]
        readings = last.readings or (self._reading(key, kind, values[-1], values[0]),)
        self._sessions[-1] = replace(last, state=SessionState.HELD, readings=readings)

    def _goal(self, kind: GoalKind, arc: list[int], *, ends: bool) -> str:
        state = self._random.choice(_ENDINGS) if ends else GoalState.ACTIVE
        key = str(len(self._goals) + 1)
        voice, end = self._voice, max(arc[-1], 0)
        middle = arc[len(arc) // 2]
        self._goals[key] = GoalPlan(
            title=voice.of(kind.title),
            set=arc[0],
            why=voice.say("why"),
            measure=voice.of(kind.measure),
            baseline=kind.baseline,
            target=kind.target,
            unit=kind.unit,
            source=voice.of(kind.source),
            confidence=self._random.randint(3, 9),
            due=end - self._random.randint(10, 60) if ends else -self._random.randint(30, 150),
            state=state,
            state_since=end if ends else arc[0],
            audience=_SPONSOR if self._random.random() < 0.2 else _MENTEE,
            guide="smart" if self._random.random() < 0.5 else "",
            milestones=(
                StepPlan(text=voice.say("action"), due=middle, done=middle if ends else None),
                StepPlan(
                    text=voice.say("action"),
                    due=end,
                    done=end if state is GoalState.REACHED else None,
                ),
            ),
        )
        return key

    def _readings(self, kind: GoalKind, count: int, state: GoalState) -> list[float]:
        """Not a straight line: some forward, some nothing, now and then back."""
        whole = kind.target - kind.baseline
        share, values = 0.0, [kind.baseline]
        pace = 1.7 / max(2, count)
        for _ in range(count - 1):
            share += pace * self._random.choice((1.2, 1.0, 0.8, 0.5, 0.0, -0.4))
            share = min(max(share, 0.0), 0.8)
            values.append(float(round(kind.baseline + share * whole)))
        if state is GoalState.REACHED:
            values[-1] = kind.target
        return values

    def _session(
        self, ago: int, key: str, kind: GoalKind, values: tuple[float | None, float | None]
    ) -> SessionPlan:
        before, value = values
        chance = self._random.random
        state = SessionState.HELD if ago >= 0 else SessionState.PLANNED
        if state is SessionState.HELD and ago > 60 and chance() < 0.03:
            state = self._random.choice((SessionState.MISSED, SessionState.CANCELLED))
        held = state is SessionState.HELD
        reading = held and key and value is not None and (before is None or chance() < 0.6)
        blocks = self._blocks(state)
        return SessionPlan(
            ago=ago,
            at=time(self._random.randint(8, 18), self._random.choice((0, 0, 15, 30, 45))),
            title=self._voice.say("title"),
            length=self._random.choice((30, 45, 50, 60, 60, 60, 75, 90)),
            channel=self._random.choice(_CHANNELS),
            state=state,
            focus=key,
            topics=self._topics(held=held),
            blocks=blocks,
            audience=audience_of(blocks),
            readings=(self._reading(key, kind, value or 0.0, before),) if reading else (),
            actions=self._actions(ago, key) if held else (),
            feedback=(self._feedback(ago, key),) if held and chance() < 0.3 else (),
        )

    def _topics(self, *, held: bool) -> tuple[TopicPlan, ...]:
        mine = TopicPlan(text=self._voice.say("topic"), done=held)
        if self._random.random() < 0.5:
            return (mine,)
        text = self._voice.say("topic")
        done = held and self._random.random() < 0.9
        theirs = TopicPlan(text=text, raised_by=RaisedBy.MENTEE, done=done, audience=_MENTEE)
        return (theirs, mine)

    def _blocks(self, state: SessionState) -> tuple[BlockPlan, ...]:
        if state is SessionState.PLANNED:
            return (BlockPlan(self._voice.say("private")),)
        if state is not SessionState.HELD:
            return ()
        if self._long_note:
            self._long_note = False
            return tuple(self._two_days())
        shape = self._random.choice(_SHAPES)
        return tuple(BlockPlan(self._voice.paragraph(*names), who) for who, names in shape)

    def _two_days(self) -> list[BlockPlan]:
        blocks: list[BlockPlan] = []
        length = 0
        while length < LONG_NOTE_WORDS:
            for who, names in _SHAPES[-1]:
                blocks.append(BlockPlan(self._voice.paragraph(*names), who))
                length += blocks[-1].text.count(" ") + 1
        return blocks

    def _reading(self, key: str, kind: GoalKind, value: float, before: float | None) -> ReadingPlan:
        if before is None:
            how = "start"
        elif value == before:
            how = "level"
        else:
            how = "up" if (value > before) == (kind.target > kind.baseline) else "down"
        return ReadingPlan(
            goal=key, value=value, comment=self._voice.say(how), audience=self._goals[key].audience
        )

    def _actions(self, ago: int, key: str) -> tuple[ActionPlan, ...]:
        count = self._random.choice((0, 1, 1, 1, 2, 2))
        return tuple(self._action(ago, key) for _ in range(count))

    def _action(self, ago: int, key: str) -> ActionPlan:
        mine = self._random.random() < 0.3
        plan = self._kept(ago, self._voice.say("promise" if mine else "action"))
        return ActionPlan(
            text=plan.text,
            owner=Owner.ME if mine else Owner.MENTEE,
            due=plan.due,
            done=plan.done,
            state=plan.state,
            goal=key,
        )

    def _kept(self, ago: int, text: str) -> ActionPlan:
        """What lies far back is done or was dropped; what is fresh may be open."""
        due = self._random.randint(5, 30)
        done = max(1, due + self._random.randint(-6, 4))
        if done < ago:
            dropped = self._random.random() < 0.08
            state = ActionState.DROPPED if dropped else ActionState.DONE
            return ActionPlan(text=text, due=due, done=None if dropped else done, state=state)
        return ActionPlan(text=text, due=max(due, ago + 1))

    def _feedback(self, ago: int, key: str) -> FeedbackPlan:
        tone = Tone.PRAISE if self._random.random() < 0.6 else Tone.GROWTH
        step = self._kept(ago, self._voice.say("next")) if tone is Tone.GROWTH else None
        return FeedbackPlan(
            tone=tone,
            occasion=self._voice.say("occasion"),
            observation=self._voice.say(f"{tone}_saw"),
            effect=self._voice.say(f"{tone}_effect"),
            goal=key,
            audience=_SPONSOR if tone is Tone.PRAISE and self._random.random() < 0.3 else _MENTEE,
            guide="situation-behaviour-effect" if self._random.random() < 0.4 else "",
            step=step,
        )
