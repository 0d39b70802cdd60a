"""What there is to know about how safe the journal is, and the one sentence that it comes to."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from mentor_desk.safety import backups, sheet
from mentor_desk.safety.backups import Backup, Place
from mentor_desk.safety.spacing import EVERY, is_scarce, spacing
from mentor_desk.services import recovery
from mentor_desk.ui.when import ago
from mentor_desk.words import Words, words

if TYPE_CHECKING:
    from pathlib import Path

    from mentor_desk.records import RecoverySheet
    from mentor_desk.safety.state import State
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.voice import QtVoice

AWAY_AFTER = timedelta(days=14)
_STALE = timedelta(days=2)


class Look(StrEnum):
    GOOD = "good"
    HERE = "here"
    """Something needs a look."""
    PLAIN = "plain"
    """There is nothing to keep safe."""


class Verdict(NamedTuple):
    look: Look
    sentence: str
    more: str


class Facts(NamedTuple):
    """`second` is the second place; `sheet_tried` is None for a journal without passphrase."""

    now: datetime
    is_sample: bool
    state: State
    behind: bool
    kept: list[Backup]
    second: Path | None
    trouble: Words | None
    sheet_tried: bool | None
    spacing: timedelta = EVERY
    """From one backup to the next."""
    scarce: bool = False
    """There is little room for more of them."""


def gather(desk: Desk) -> Facts:
    keeper, second = desk.keeper, desk.settings.second_place
    kept = backups.listed(keeper.uuid, second) if keeper.keeps else []
    here = next((one for one in kept if one.place is Place.HERE), None)
    return Facts(
        desk.clock.now(),
        not keeper.keeps,
        keeper.state(),
        keeper.keeps and keeper.behind(),
        kept,
        second,
        keeper.trouble,
        _sheet_tried(desk),
        spacing(desk.store.path),
        here is not None and is_scarce(here.path.parent, here.size),
    )


def verdict(facts: Facts, voice: QtVoice) -> Verdict:
    """The most pressing thing, or that all is well."""
    for look in (_sample, _trouble, _none_yet, _stale, _only_here, _no_sheet):
        found = look(facts, voice)
        if found is not None:
            return found
    return Verdict(
        Look.GOOD,
        _tr("Your work is safe."),
        _tr("Saved, backed up {when}, and there is a copy off this laptop.").format(
            when=_when(facts, facts.state.made_at, voice)
        ),
    )


def days_away(facts: Facts) -> int | None:
    """Days since the last copy off this laptop; None if there never was one."""
    if facts.second is None or facts.state.away_at is None:
        return None
    return max(0, (facts.now.date() - facts.state.away_at.date()).days)


def moment(at: datetime, now: datetime, voice: QtVoice) -> str:
    """Today, 13:40; Wednesday 18 November, 14:10."""
    days = (now.date() - at.date()).days
    if days in (0, 1):
        day = _tr("Today") if days == 0 else _tr("Yesterday")
    else:
        day = voice.weekday(at.date()) if at.year == now.year else voice.day(at.date())
    return _tr("{day}, {time}").format(day=day, time=voice.time(at))


def within(at: datetime, now: datetime, voice: QtVoice) -> str:
    """The same inside a sentence: today, 13:40. Names of days keep their capital."""
    said = moment(at, now, voice)
    return said[:1].lower() + said[1:] if (now.date() - at.date()).days in (0, 1) else said


def newest_of_each(kept: list[Backup]) -> list[tuple[Backup, bool]]:
    """Each generation once, from this laptop where it is there, and whether it is away too."""
    away = {one.generation for one in kept if one.place is Place.AWAY}
    found: dict[int, Backup] = {}
    for one in kept:
        if one.generation not in found or one.place is Place.HERE:
            found[one.generation] = one
    return [(one, one.generation in away) for one in found.values()]


def size_text(size: int, voice: QtVoice) -> str:
    if size < 950_000:
        return _tr("{n} kB").format(n=voice.number(max(1, round(size / 1000))))
    return _tr("{n} MB").format(n=voice.number(round(size / 1_000_000, 1)))


def _sheet_tried(desk: Desk) -> bool | None:
    key = desk.store.key
    if key is None:
        return None
    with desk.store.read() as session:
        kept: RecoverySheet | None = recovery.sheet(session, sheet.sheet_number(key))
    return kept is not None and kept.checked_at is not None


def _sample(facts: Facts, _: QtVoice) -> Verdict | None:
    if not facts.is_sample:
        return None
    return Verdict(
        Look.PLAIN,
        _tr("This is the sample journal: it is there to be played with."),
        _tr("It is saved as you write, and has no backups. Your own journal will have them."),
    )


def _trouble(facts: Facts, voice: QtVoice) -> Verdict | None:
    if facts.trouble is None:
        return None
    return Verdict(
        Look.HERE,
        _tr("Your work is saved, but the last backup could not be made as it should."),
        voice.say(facts.trouble),
    )


def _none_yet(facts: Facts, _: QtVoice) -> Verdict | None:
    if facts.kept or facts.state.made_at is not None:
        return None
    return Verdict(
        Look.HERE,
        _tr("Your work is saved, but there is no backup yet."),
        _tr("The first one is made by itself when you have worked for a while, or when you close."),
    )


def _stale(facts: Facts, voice: QtVoice) -> Verdict | None:
    made = facts.state.made_at
    if made is None or not facts.behind or facts.now - made < _STALE:
        return None
    return Verdict(
        Look.HERE,
        _tr("Your work is saved, but the last backup is some days old."),
        _tr("It was made {when}, and you have written since. Make one now.").format(
            when=_when(facts, made, voice)
        ),
    )


def _only_here(facts: Facts, voice: QtVoice) -> Verdict | None:
    days = days_away(facts)
    if days is not None and days < AWAY_AFTER.days:
        return None
    backed_up = _tr("Saved, and backed up {when} on this laptop.").format(
        when=_when(facts, facts.state.made_at, voice)
    )
    if facts.second is None or days is None:
        sentence = _tr("Your work is safe from mistakes, but not from losing this laptop.")
    else:
        sentence = voice.say(
            words(
                "No copy off this laptop for {n} day.",
                "No copy off this laptop for {n} days.",
                n=days,
            )
        )
    return Verdict(Look.HERE, sentence, backed_up)


def _no_sheet(facts: Facts, _: QtVoice) -> Verdict | None:
    if facts.sheet_tried in (None, True):
        return None
    return Verdict(
        Look.HERE,
        _tr("Your work is safe, as long as you know the passphrase."),
        _tr("A recovery sheet that was tried once opens the journal if you ever forget it."),
    )


def _when(facts: Facts, at: datetime | None, voice: QtVoice) -> str:
    if at is None:
        return ""
    if at.date() == facts.now.date():
        return _tr("today at {time}").format(time=voice.time(at))
    return voice.say(ago(at.date(), facts.now.date()))


def _tr(text: str) -> str:
    return QCoreApplication.translate("SafetyPage", text)
