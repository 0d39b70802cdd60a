"""What came of a salvage, in sentences: how much came from where, and what is lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from mentor_desk.words import Words, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from mentor_desk.words import Voice


class From(StrEnum):
    JOURNAL = "journal"
    LOOSE = "loose"
    """A page of the journal to which nothing led any more."""
    BACKUP = "backup"
    INDEX = "index"
    VERSION = "version"


class Source(NamedTuple):
    where: From
    day: date | None = None
    """Of a backup."""


@dataclass(slots=True)
class Salvaged:
    """Tables stand for kinds of records."""

    path: Path
    counts: dict[str, Counter[Source]] = field(default_factory=dict[str, Counter[Source]])
    lost: dict[str, list[Words]] = field(default_factory=dict[str, list[Words]])
    """What could not be saved, as far as anything still knows of it."""
    changed: list[Words] = field(default_factory=list[Words])
    """Saved as it was found, although something else than Mentor Desk changed it."""
    private_again: int = 0
    """Notes of which only the words were found: nobody but the mentor may read them."""
    placed: int = 0
    """Records whose own session or mentee is lost, put under “Salvaged”."""
    unknown: list[str] = field(default_factory=list[str])
    """Kinds of which more may be lost than anything still knows."""

    def count(self, table: str, source: Source, number: int = 1) -> None:
        self.counts.setdefault(table, Counter())[source] += number

    @property
    def complete(self) -> bool:
        return not (self.lost or self.unknown or self.changed)

    def saved(self, table: str) -> int:
        return sum(self.counts.get(table, Counter()).values())


_KINDS = MappingProxyType(
    {
        "mentee": ("{n} mentee", "{n} mentees"),
        "mentorship": ("{n} relationship", "{n} relationships"),
        "goal": ("{n} goal", "{n} goals"),
        "milestone": ("{n} milestone", "{n} milestones"),
        "check_in": ("{n} check-in", "{n} check-ins"),
        "mentoring_session": ("{n} session", "{n} sessions"),
        "agenda_topic": ("{n} agenda topic", "{n} agenda topics"),
        "note_block": ("{n} paragraph of notes", "{n} paragraphs of notes"),
        "feedback": ("{n} piece of feedback", "{n} pieces of feedback"),
        "action": ("{n} action", "{n} actions"),
        "ladder": ("{n} attainment ladder", "{n} attainment ladders"),
        "guided_note": ("{n} guide filled in", "{n} guides filled in"),
        "guide_text": ("{n} text of a guide", "{n} texts of guides"),
        "printed_form": ("{n} form on paper", "{n} forms on paper"),
        "version": ("{n} older version of a text", "{n} older versions of texts"),
        "trashed": ("{n} thing in the trash", "{n} things in the trash"),
    }
)


def counted(table: str, number: int) -> Words:
    """“11 goals”."""
    one, many = _KINDS[table]
    return words(one, many, n=number)


def lines(result: Salvaged, voice: Voice) -> Iterator[str]:
    """A line for each kind of which not all came from the journal: “283 paragraphs of notes: 272
    from the journal, 11 from the backup of …”. The others share one.
    """
    whole: list[str] = []
    for table in _KINDS:
        found = result.counts.get(table)
        if not found:
            continue
        what = voice.say(counted(table, result.saved(table)))
        if set(found) == {Source(From.JOURNAL)}:
            whole.append(what)
        else:
            parts = ", ".join(_part(*one, voice) for one in found.most_common())
            yield f"{what}: {parts}"
    if whole:
        yield voice.say(words("All from the journal itself: {what}", what=", ".join(whole)))


def _part(source: Source, number: int, voice: Voice) -> str:
    day = voice.day(source.day) if source.day else ""
    return voice.say(
        {
            From.JOURNAL: words("{n} from the journal", n=number),
            From.LOOSE: words("{n} from loose pages of the journal", n=number),
            From.BACKUP: words("{n} from the backup of {day}", n=number, day=day),
            From.INDEX: words("{n} from the search index", n=number),
            From.VERSION: words("{n} from older versions", n=number),
        }[source.where]
    )


def remarks(result: Salvaged, voice: Voice) -> Iterator[str]:
    """What the mentor has to know besides."""
    for table, names in result.lost.items():
        if table in _KINDS:
            lost = voice.say(counted(table, len(names)))
            known = sorted({voice.say(name) for name in names} - {""})
            told = f" ({'; '.join(known)})" if known else ""
            yield voice.say(words("Lost: {what}{names}.", what=lost, names=told))
    for said in result.changed:
        yield voice.say(
            words("Changed by something else, kept as it is: {what}.", what=voice.say(said))
        )
    if result.private_again:
        yield voice.say(
            words(
                "Of {n} record only the words were found. Only you may read it until you mark it "
                "again.",
                "Of {n} records only the words were found. Only you may read them until you mark "
                "them again.",
                n=result.private_again,
            )
        )
    if result.placed:
        yield voice.say(
            words(
                "{n} record whose own place is lost is under “Salvaged”.",
                "{n} records whose own place is lost are under “Salvaged”.",
                n=result.placed,
            )
        )
    if result.unknown:
        yield voice.say(words("More may be lost, of which nothing else knows."))
