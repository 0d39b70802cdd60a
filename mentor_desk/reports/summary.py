"""Builds the progress summary of one person for one reader: strength first, no scores.

Speaks to the mentee as "you", of anybody by name, and never guesses a pronoun.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentor_desk.audience import Reader
from mentor_desk.progress.figures import counted
from mentor_desk.reports.content import Document, Figure, Figures, Heading, Lead, Paragraph
from mentor_desk.reports.content import statements as statements_of
from mentor_desk.reports.goals import charts, goal_rows
from mentor_desk.reports.options import Section
from mentor_desk.reports.sections import (
    feedback_items,
    guided_entries,
    rhythm_chart,
    session_entries,
    signature,
    steps,
    writing_room,
)
from mentor_desk.words import Words, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from mentor_desk.progress.facts import Facts, Period
    from mentor_desk.reports.content import Block
    from mentor_desk.reports.options import SummaryOptions
    from mentor_desk.words import Voice

_WRITING = words("Room for your own words")


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What a document gives away: its statements, and the records they rest on by kind."""

    statements: int
    records: Mapping[str, int]


def disclosure(document: Document) -> Disclosure:
    said = statements_of(document)
    kinds = Counter(
        kind for kind, _ in {(s.kind, s.record_id) for one in said for s in one.sources}
    )
    return Disclosure(len(said), dict(sorted(kinds.items())))


def build_summary(facts: Facts, options: SummaryOptions) -> Document:
    voice, name = options.voice, facts.person.name
    title = voice.say(words("Progress summary – {name}", name=name))
    eyebrow = words("Progress summary")
    if options.reader is Reader.ME:
        eyebrow = words("Progress summary – for my eyes only")
    day = voice.day(options.generated)
    return Document(
        title=title,
        eyebrow=voice.say(eyebrow),
        name=name,
        meta=_meta(facts, options),
        footer=voice.say(words("{name} · Progress summary · {day}", name=name, day=day)),
        pager=voice.say(words("Page {page} of {pages}", page="{page}", pages="{pages}")),
        author=options.prepared_by,
        language=options.language,
        reader=options.reader,
        generated=options.generated,
        blocks=tuple(_blocks(facts, options)),
    )


def _blocks(facts: Facts, options: SummaryOptions) -> list[Block]:
    blocks: list[Block] = []
    if options.lead.strip():
        blocks.append(Lead(text=options.lead.strip()))
    body = [block for part in _parts(facts, options) for block in part]
    if not any(block.sources or isinstance(block, Figures) for block in body):
        blocks += _nothing(facts, options)
    return blocks + body


def _parts(facts: Facts, options: SummaryOptions) -> list[Sequence[Block]]:
    """Each part is empty or starts with its heading."""
    made: dict[Section, Sequence[Block]] = {
        Section.FIGURES: _figures(facts, options),
        Section.GOALS: _under(_goals_heading(options), goal_rows(facts, options), options),
        Section.CHARTS: charts(facts, options),
        Section.FEEDBACK: _under(
            _feedback_heading(options), feedback_items(facts, options), options
        ),
        Section.STEPS: _under(words("Agreed next steps"), steps(facts, options), options),
        Section.GUIDED: _under(_guided_heading(options), guided_entries(facts, options), options),
        Section.WRITING: _under(_WRITING, writing_room(), options),
        Section.SIGNATURE: signature(facts, options),
        Section.SESSIONS: _sessions(facts, options),
    }
    return [made[section] for section in Section if section in options.sections]


def _under(
    heading: Words, blocks: Sequence[Block], options: SummaryOptions, *, new_page: bool = False
) -> Sequence[Block]:
    if not blocks:
        return ()
    return (Heading(text=options.voice.say(heading), new_page=new_page), *blocks)


def _figures(facts: Facts, options: SummaryOptions) -> Sequence[Block]:
    voice = options.voice
    items = tuple(
        Figure(value=one.said(voice), label=voice.say(one.what), sources=one.sources)
        for one in counted(facts, _judged_on(facts, options))
    )
    return (Figures(items=items),) if items else ()


def _judged_on(facts: Facts, options: SummaryOptions) -> date:
    return min(facts.period.end, options.generated)


def _sessions(facts: Facts, options: SummaryOptions) -> Sequence[Block]:
    heading = words("Our sessions") if options.reader is not Reader.SPONSOR else words("Sessions")
    entries = session_entries(facts, options)
    rhythm = rhythm_chart(facts, options) if Section.CHARTS in options.sections else ()
    return _under(heading, (*rhythm, *entries) if entries else (), options, new_page=True)


def _goals_heading(options: SummaryOptions) -> Words:
    return words("Your goals") if options.reader is Reader.MENTEE else words("Goals")


def _feedback_heading(options: SummaryOptions) -> Words:
    return words("Feedback") if options.reader is Reader.SPONSOR else words("What I noticed")


def _guided_heading(options: SummaryOptions) -> Words:
    if options.reader is Reader.MENTEE:
        return words("Written down on the way")
    return words("Written with guides")


def _nothing(facts: Facts, options: SummaryOptions) -> list[Block]:
    """An honest page: it says that nothing is here, and what will be."""
    voice = options.voice
    if options.reader is Reader.MENTEE:
        first = words("There is nothing to report from this period yet.")
        second = words(
            "Your goals, what was noticed in your work and the next steps will stand here."
        )
    else:
        first = words("Nothing in this period is marked for the reader of this page.")
        second = words(
            "What {name} is working on, how it goes and what comes next will stand here.",
            name=facts.person.name,
        )
    said: list[Block] = [Lead(text=voice.say(first)), Paragraph(text=voice.say(second))]
    if options.reader is Reader.MENTEE and Section.WRITING not in options.sections:
        said += _under(_WRITING, writing_room(), options)
    return said


def _meta(facts: Facts, options: SummaryOptions) -> tuple[str, ...]:
    voice, by = options.voice, options.prepared_by
    period, day = _period(facts.period, voice), voice.day(options.generated)
    if by:
        made = words("{period} · prepared by {by} on {day}", period=period, by=by, day=day)
    else:
        made = words("{period} · prepared on {day}", period=period, day=day)
    return tuple(one for one in (_who(facts, voice), voice.say(made)) if one)


def _who(facts: Facts, voice: Voice) -> str:
    person = facts.person
    role = ", ".join(one for one in (person.role, person.organisation) if one)
    begun = [one.started_on for one in facts.mentorships if one.started_on]
    if not begun or not _has_happened(facts, min(begun)):
        return role
    day = voice.day(min(begun))
    if not role:
        return voice.say(words("Working together since {day}", day=day))
    return voice.say(words("{role} · working together since {day}", role=role, day=day))


def _has_happened(facts: Facts, begun: date) -> bool:
    """Nobody has worked together who was only written down."""
    start = facts.period.start
    before = start is not None and begun < start
    looked_at = any(one.check_ins for one in facts.goals)
    done = any(one.state == "done" for one in facts.actions)
    found = facts.sessions or facts.feedback or facts.guided
    return before or looked_at or done or bool(found)


def _period(period: Period, voice: Voice) -> str:
    if period.start is None:
        return voice.say(words("until {end}", end=voice.day(period.end)))
    start, end = voice.day(period.start), voice.day(period.end)
    return voice.say(words("{start} – {end}", start=start, end=end))
