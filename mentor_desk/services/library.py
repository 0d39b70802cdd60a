"""The guides at hand beside the shipped ones: the mentor's own, and what records were made with."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from mentor_desk.clean import clean_line
from mentor_desk.errors import BadValue
from mentor_desk.guides import BadGuide, Guide, dump, load_text
from mentor_desk.guides.editing import load_loosely
from mentor_desk.records import Feedback, Goal, GuidedNote, GuideText, Trashed
from mentor_desk.services.practice import practice
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from mentor_desk.store import Session

Guided = Goal | Feedback | GuidedNote

OWN = "my-"
"""Begins the id of each of the mentor's own guides, and of no shipped one: neither can ever take
the other's place.
"""
# An id has 40 letters at most, and a number may have to be put behind it.
_LONGEST = 36
_NONE: Mapping[str, Guide] = MappingProxyType({})
_NOTHING: Mapping[tuple[str, int], str] = MappingProxyType({})


class Shelf(NamedTuple):
    """What a journal knows of guides."""

    own: Mapping[str, Guide] = _NONE
    favourites: tuple[str, ...] = ()
    kept: Mapping[tuple[str, int], str] = _NOTHING
    """What records were made with, as text, by id and version."""
    unreadable: tuple[str, ...] = ()
    """Ids of own guides that this version of the program cannot read."""
    drafts: frozenset[str] = frozenset()
    """Ids of own guides that are being changed and not complete; in use as they were before."""

    def version(self, guide: str, version: int) -> Guide | None:
        """As it was when a record was made with it; None if that was never kept."""
        source = self.kept.get((guide, version))
        return None if source is None else _loaded(source)


EMPTY = Shelf()


class Incoming(NamedTuple):
    """A guide from a file, as it would stand among the mentor's own."""

    guide: Guide
    replaces: Guide | None
    """The own guide that it is another text of."""
    same: bool = False
    """It is there already, word for word."""
    other_id: str = ""
    """The id it had in the file, if it cannot keep that."""


def shelf(session: Session) -> Shelf:
    text = GuideText
    query = select(text.guide, text.version, text.source, text.own, text.draft)
    own: dict[str, Guide] = {}
    kept: dict[tuple[str, int], str] = {}
    unreadable: list[str] = []
    drafts: set[str] = set()
    for guide, version, source, is_own, draft in session.execute(
        query.order_by(text.version, text.id)
    ):
        if not is_own:
            kept[guide, version] = source
        elif (found := _loaded(source)) is None:
            unreadable.append(guide)
        else:
            own[guide] = found
        if draft:
            drafts.add(guide)
    return Shelf(own, favourites(session), kept, tuple(unreadable), frozenset(drafts))


def favourites(session: Session) -> tuple[str, ...]:
    """Ids, in the order in which they were marked."""
    return tuple(practice(session).favourites.split())


def mark(session: Session, guide: str, *, favourite: bool) -> None:
    others = [one for one in favourites(session) if one != guide]
    practice(session).favourites = "\n".join([*others, guide] if favourite else others)


def take(session: Session, record: Guided, guide: Guide, now: datetime) -> None:
    """Has a record made with this guide; the guide may change or go, this version of it stays."""
    record.guide, record.guide_version = guide.id, guide.version
    if isinstance(record, GuidedNote):
        record.told = told_names(guide)
    keep_version(session, guide, now)


def told_names(guide: Guide) -> str:
    """What may be read by others of a note made with it."""
    return "\n".join(field.name for step in guide.handed_out() for field in step.fields)


def keep_version(session: Session, guide: Guide, now: datetime) -> None:
    if guide.version not in _versions(session, guide.id):
        text = GuideText(
            guide=guide.id, version=guide.version, source=dump(guide), own=False, kept_at=now
        )
        session.add(text)
        session.flush()


def own_text(session: Session, guide: str) -> GuideText | None:
    """What is thrown away to delete one of the mentor's own guides."""
    query = select(GuideText).where(GuideText.guide == guide, GuideText.own)
    return session.scalars(query.order_by(GuideText.version.desc(), GuideText.id.desc())).first()


def duplicate(session: Session, guide: Guide, title: str, now: datetime) -> Guide:
    """An own guide that begins as this one. Raises BadValue without a title."""
    named = clean_line(title)
    if not named:
        raise BadValue(words("Give the guide a name of its own."))
    number = _free_id(session, _slug(named))
    return _add(session, replace(guide, id=number, version=1, title=named), now)


def rename(session: Session, guide: str, title: str, now: datetime) -> Guide:
    named, there = clean_line(title), _own(session, guide)
    if not named:
        raise BadValue(words("Give the guide a name of its own."))
    return keep(session, replace(there, title=named), now)


def keep(session: Session, edited: Guide, now: datetime) -> Guide:
    """The guide as it is kept: under its next version if records were made with what it was.

    Raises BadGuide with line and reason if nobody could read it again, and BadValue if it is none
    of the mentor's own.
    """
    there = _own(session, edited.id)
    sound = load_text(dump(edited), edited.title or edited.id)
    fresh = _numbered(session, replace(sound, version=there.version))
    text = own_text(session, edited.id)
    if text is not None and fresh != there:
        text.version, text.source, text.kept_at = fresh.version, dump(fresh), now
        session.flush()
    return fresh


def edited(session: Session, guide: str) -> Guide | None:
    """What is being made of an own guide, sound or not; None if there is none that can be read."""
    text = own_text(session, guide)
    if text is None:
        return None
    return load_loosely(text.draft) if text.draft else _loaded(text.source)


def edit(session: Session, guide: Guide, now: datetime) -> bool:
    """Keeps what somebody is writing: put to use if it is sound, else as a draft beside the guide
    in use. False for a draft.
    """
    text = own_text(session, guide.id)
    if text is None:
        raise BadValue(words("Only guides of your own can be changed. Duplicate this one first."))
    try:
        keep(session, guide, now)
    except BadGuide:
        text.draft, text.kept_at = dump(guide), now
    else:
        text.draft = ""
    session.flush()
    return not text.draft


def is_used(session: Session, guide: str) -> bool:
    """Whether records were made with it, in any version."""
    return bool(_versions(session, guide))


def incoming(session: Session, source: str, name: str) -> Incoming:
    """What bringing in the text of a file would do. Raises BadGuide with its line and reason."""
    guide = load_text(source, name)
    there = shelf(session).own
    for own in there.values():
        if _alike(own, replace(guide, id=own.id)):
            return Incoming(own, own, same=True)
    if guide.id.startswith(OWN):
        return Incoming(_numbered(session, guide), there.get(guide.id))
    return Incoming(
        replace(guide, id=_free_id(session, OWN + guide.id), version=1), None, other_id=guide.id
    )


def bring_in(session: Session, what: Incoming, now: datetime) -> Guide:
    if what.same:
        return what.guide
    text = own_text(session, what.guide.id)
    if text is None:
        return _add(session, what.guide, now)
    text.version, text.source, text.kept_at = what.guide.version, dump(what.guide), now
    text.draft = ""
    session.flush()
    return what.guide


def _add(session: Session, guide: Guide, now: datetime) -> Guide:
    source = dump(guide)
    load_text(source, guide.title)
    session.add(
        GuideText(guide=guide.id, version=guide.version, source=source, own=True, kept_at=now)
    )
    session.flush()
    return guide


def _own(session: Session, guide: str) -> Guide:
    text = own_text(session, guide)
    if text is None:
        raise BadValue(words("Only guides of your own can be changed. Duplicate this one first."))
    return load_text(text.source, guide)


def _versions(session: Session, guide: str) -> dict[int, str]:
    """Those that records were made with."""
    query = select(GuideText.version, GuideText.source)
    found = session.execute(query.where(GuideText.guide == guide, ~GuideText.own))
    return {one.version: one.source for one in found}


def _numbered(session: Session, guide: Guide) -> Guide:
    """With a version that stands for no other text in any record."""
    kept = _versions(session, guide.id)
    for version, source in kept.items():
        known = _loaded(source)
        if known is not None and _alike(known, guide):
            return replace(guide, version=version)
    return replace(guide, version=max(kept) + 1) if guide.version in kept else guide


def says_the_same(one: GuideText, other: GuideText) -> bool:
    """Whatever version of the guide they are."""
    first, second = _loaded(one.source), _loaded(other.source)
    if first is None or second is None:
        return one.source == other.source
    return _alike(first, second)


def _alike(one: Guide, other: Guide) -> bool:
    return replace(one, version=other.version) == other


def _free_id(session: Session, wanted: str) -> str:
    """Never one that was used before: records and the trash still know what it stood for."""
    wanted = wanted[:_LONGEST].rstrip("-")
    number, tried = 1, wanted
    while _is_known(session, tried):
        number += 1
        tried = f"{wanted}-{number}"
    return tried


def _is_known(session: Session, guide: str) -> bool:
    there = select(func.count()).select_from(GuideText).where(GuideText.guide == guide)
    thrown = select(func.count()).select_from(Trashed)
    in_trash = thrown.where(
        Trashed.kind == GuideText.__tablename__, func.instr(Trashed.rows, f'"{guide}"') > 0
    )
    return bool(session.scalar(there) or session.scalar(in_trash))


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return OWN + (re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "guide")


@lru_cache(maxsize=128)
def _loaded(source: str) -> Guide | None:
    """None for what only another version of the program can read."""
    try:
        return load_text(source, "")
    except BadGuide:
        return None
