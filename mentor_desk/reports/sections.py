"""Feedback, next steps, sessions and room for a pen, as blocks of the page."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from mentor_desk.audience import Reader
from mentor_desk.guides import told
from mentor_desk.progress.figures import Tone, counts_in
from mentor_desk.reports.content import (
    Chart,
    ChartKind,
    Charts,
    DatedEntry,
    FeedbackItem,
    Paragraph,
    Point,
    Signature,
    Step,
    Steps,
    WritingRoom,
)
from mentor_desk.reports.options import Section
from mentor_desk.words import MONTHS, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.progress.facts import ActionFact, Facts, FeedbackFact, SessionFact
    from mentor_desk.progress.guided import GuidedFact
    from mentor_desk.reports.content import Block
    from mentor_desk.reports.options import SummaryOptions
    from mentor_desk.words import Voice, Words

_MOST_BARS = 12
_MOST_DONE = 6
_FEWEST_BARS = 3

_CHANNELS: dict[str, Words] = {
    "in_person": words("in person"),
    "video": words("by video"),
    "phone": words("by phone"),
    "written": words("in writing"),
}


def feedback_items(facts: Facts, options: SummaryOptions) -> Sequence[FeedbackItem]:
    """Strengths before what to work on, each oldest first. A next step that stands among the agreed
    ones is not said twice.
    """
    listed = _listed(facts) if Section.STEPS in options.sections else []
    praise = [one for one in facts.feedback if one.tone == Tone.PRAISE]
    growth = [one for one in facts.feedback if one.tone != Tone.PRAISE]
    return [
        _feedback(replace(one, next_step=None) if one.next_step in listed else one, options)
        for one in (*praise, *growth)
    ]


def _feedback(fact: FeedbackFact, options: SummaryOptions) -> FeedbackItem:
    voice, step = options.voice, fact.next_step
    praise = fact.tone == Tone.PRAISE
    sources = (fact.source, step.source) if step else (fact.source,)
    return FeedbackItem(
        tone=Tone.PRAISE if praise else Tone.GROWTH,
        kind=voice.say(words("Praise") if praise else words("Growth")),
        day=voice.day(fact.given_on),
        occasion=fact.occasion,
        observation=fact.observation,
        effect=fact.effect,
        next_label=voice.say(words("Next step")) if step else "",
        next_step=step.text if step else "",
        sources=sources,
    )


def steps(facts: Facts, options: SummaryOptions) -> Sequence[Block]:
    """What both have open and did last, the mentee's first; the figures count the rest."""
    shown = _listed(facts)
    made: list[Block] = []
    if shown:
        made.append(Steps(items=tuple(_step(one, facts, options) for one in shown)))
    if facts.ahead is not None:
        day = options.voice.day(facts.ahead.starts_at.date())
        said = options.voice.say(words("The next session is planned for {day}.", day=day))
        made.append(Paragraph(text=said, sources=(facts.ahead.source,)))
    return made


def _listed(facts: Facts) -> list[ActionFact]:
    done = [one for one in facts.actions if one.state == "done" and counts_in(one, facts)]
    done.sort(key=lambda one: one.done_on or date.min, reverse=True)
    shown = [one for one in facts.actions if one.state == "open"] + done[:_MOST_DONE]
    return sorted(shown, key=lambda one: (one.owner != "mentee", one.state == "done"))


def _step(action: ActionFact, facts: Facts, options: SummaryOptions) -> Step:
    return Step(
        owner=_owner(action, facts, options),
        text=action.text,
        due=_due(action, options.voice),
        done=action.state == "done",
        sources=(action.source,),
    )


def _owner(action: ActionFact, facts: Facts, options: SummaryOptions) -> str:
    voice = options.voice
    if action.owner == "mentee":
        mentee = options.reader is Reader.MENTEE
        return voice.say(words("You")) if mentee else facts.person.name
    if options.reader is Reader.ME:
        return voice.say(words("Me"))
    return options.prepared_by or voice.say(words("Your mentor"))


def _due(action: ActionFact, voice: Voice) -> str:
    if action.state == "done":
        if action.done_on is None:
            return voice.say(words("done"))
        return voice.say(words("done {day}", day=voice.short_day(action.done_on)))
    if action.due_on is None:
        return ""
    return voice.say(words("by {day}", day=voice.short_day(action.due_on)))


def session_entries(facts: Facts, options: SummaryOptions) -> Sequence[DatedEntry]:
    return [_session(one, options.voice) for one in facts.sessions]


def guided_entries(facts: Facts, options: SummaryOptions) -> Sequence[DatedEntry]:
    return [_guided(one, facts.person.name, options) for one in facts.guided]


def _guided(fact: GuidedFact, name: str, options: SummaryOptions) -> DatedEntry:
    guide = options.guide_of(fact.guide, fact.guide_version)
    if guide is None:
        paragraphs = [one.strip() for one in fact.answers.values() if one.strip()]
    else:
        paragraphs = told(guide, fact.answers, name, options.voice)
    return DatedEntry(
        day=options.voice.day(fact.finished_on),
        title=fact.title or (guide.title if guide else ""),
        meta=guide.title if guide and guide.title != fact.title else "",
        paragraphs=tuple(paragraphs),
        sources=(fact.source,),
    )


def _session(fact: SessionFact, voice: Voice) -> DatedEntry:
    texts = (*fact.topics, *fact.blocks)
    return DatedEntry(
        day=voice.day(fact.starts_at.date()),
        title=fact.title or voice.say(words("Session")),
        meta=_how(fact, voice),
        topics=tuple(one.text for one in fact.topics),
        paragraphs=tuple(one.text for one in fact.blocks),
        sources=(fact.source, *(one.source for one in texts)),
    )


def _how(fact: SessionFact, voice: Voice) -> str:
    channel = _CHANNELS.get(fact.channel)
    parts = [voice.say(channel)] if channel else []
    if fact.length_minutes:
        parts.append(voice.say(words("{n} min", n=fact.length_minutes)))
    return " · ".join(parts)


def rhythm_chart(facts: Facts, options: SummaryOptions) -> Sequence[Charts]:
    """Sessions month by month, where they span a few months and there is a shape to see."""
    months = [one.starts_at.year * 12 + one.starts_at.month - 1 for one in facts.sessions]
    if not months or not _FEWEST_BARS <= months[-1] - months[0] + 1 <= _MOST_BARS:
        return ()
    voice, held = options.voice, Counter(months)
    if max(held.values()) == 1:
        return ()
    points = tuple(
        Point(
            month, held[month], voice.number(held[month]), voice.say(words(MONTHS[month % 12][:3]))
        )
        for month in range(months[0], months[-1] + 1)
    )
    title = voice.say(words("Sessions month by month"))
    listed = "; ".join(f"{one.day} {one.label}" for one in points)
    return (
        Charts(
            items=(
                Chart(
                    title=title,
                    kind=ChartKind.BARS,
                    points=points,
                    equivalent=voice.say(
                        words("{title}: {readings}.", title=title, readings=listed)
                    ),
                    sources=tuple(one.source for one in facts.sessions),
                ),
            )
        ),
    )


def writing_room() -> Sequence[WritingRoom]:
    return (WritingRoom(),)


def signature(facts: Facts, options: SummaryOptions) -> Sequence[Signature]:
    names = tuple(one for one in (facts.person.name, options.prepared_by) if one)
    return (Signature(names=names, day_label=options.voice.say(words("Day and signature"))),)
