"""The trash: what was thrown away, with all that hung on it, until it is put back or emptied.

What lies in the trash is in no list, no search and no report: only its rows are kept. Where things
that were thrown away one after the other belonged together, they do again when all are back.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select

from mentor_desk.clean import clean_line
from mentor_desk.errors import CannotUndo
from mentor_desk.records import (
    KINDS,
    Action,
    AgendaTopic,
    CheckIn,
    Feedback,
    Goal,
    GuidedNote,
    GuideText,
    Ladder,
    Mentee,
    MentoringSession,
    Mentorship,
    Milestone,
    PrintedForm,
    Record,
    Trashed,
    Version,
)
from mentor_desk.store import images, indexing
from mentor_desk.store.bulk import room
from mentor_desk.store.images import Image, Orphaned
from mentor_desk.store.removal import references
from mentor_desk.words import words

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement

    from mentor_desk.store import Session
    from mentor_desk.store.removal import Cut

KEPT_FOR = timedelta(days=90)
# A clock that stands wrong by months must not empty the trash: after so long without a trace of
# life in the journal, the next start may.
_QUIET = timedelta(days=45)
_LONGEST = 200
_BY_TABLE: dict[str, type[Record]] = {kind.__tablename__: kind for kind in KINDS}
# Begins the rows, so that a list need not read them all.
_ABOUT = '{"about":'
_BEGINNING = 2_000


class TrashRow(NamedTuple):
    """`along` counts what hung on it, by kind; `day` is its own, not that of its deletion."""

    id: int
    kind: type[Record]
    heading: str
    mentee: str
    deleted_at: datetime
    day: date | None
    along: tuple[tuple[type[Record], int], ...]


class Back(NamedTuple):
    """What came back."""

    kind: type[Record]
    id: int


def throw_away(session: Session, record: Record, now: datetime) -> TrashRow:
    """Deletes a record and all that hangs on it; it can be put back for 90 days."""
    with room(session):
        return _throw_away(session, record, now)


def _throw_away(session: Session, record: Record, now: datetime) -> TrashRow:
    session.flush()
    kind, number = type(record), record.id
    image = images.dump(session, {kind: [number]})
    mentee = _mentee(session, record)
    day = _day(record)
    about: dict[str, Any] = {
        "id": number,
        "day": day.isoformat() if day else None,
        "along": {
            one.__tablename__: len(ids) - (one is kind)
            for one, ids in image.ids().items()
            if one is not Version and len(ids) > (one is kind)
        },
    }
    kept = Trashed(
        kind=kind.__tablename__,
        heading=_heading(record)[:_LONGEST],
        mentee=mentee.name if mentee else "",
        mentee_id=mentee.id if mentee else None,
        deleted_at=now,
        rows=_text(about, image),
    )
    session.delete(record)
    session.add(kept)
    session.flush()
    return _row(kept.id, kept.kind, kept.heading, kept.mentee, kept.deleted_at, kept.rows)


def rows(session: Session, limit: int | None = None) -> list[TrashRow]:
    """What was thrown away last comes first."""
    query = select(
        Trashed.id,
        Trashed.kind,
        Trashed.heading,
        Trashed.mentee,
        Trashed.deleted_at,
        func.substr(Trashed.rows, 1, _BEGINNING),
    )
    found = session.execute(query.order_by(Trashed.id.desc()).limit(limit))
    return [_row(*one) for one in found]


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Trashed)) or 0


def put_back(session: Session, number: int) -> Back:
    """All of it as it was. Raises CannotUndo if it is gone for good or what it hung on is gone."""
    kept = session.get(Trashed, number)
    if kept is None:
        raise CannotUndo(words("It is no longer in the trash."))
    about, image = _read(kept)
    try:
        with room(session):
            loose = images.put_back(session, image)
    except Orphaned as orphaned:
        for other in _others(session, Trashed.id != number):
            if other.image.holds(*orphaned.parent):
                raise _waits_for(other.heading) from None
        raise
    session.delete(kept)
    if loose:
        _keep_ties(session, loose)
    session.flush()
    return Back(_BY_TABLE[kept.kind], int(about["id"]))


def named(session: Session) -> set[tuple[type[Record], int]]:
    """Numbers that what lies in the trash has, or would be tied to."""
    return {one for other in _others(session) for one in other.image.names()}


def purge(session: Session, number: int) -> int:
    """For good, with what was thrown away before and could come back only to this. Only backups
    still hold it. How many things it were.
    """
    purged = _purge(session, number)
    if purged:
        indexing.forget(session)
    return purged


def _purge(session: Session, number: int) -> int:
    kept = session.get(Trashed, number)
    if kept is None:
        return 0
    gone = _read(kept)[1].ids()
    session.delete(kept)
    session.flush()
    purged = 1
    for older in _others(session, Trashed.id < number):
        if older.image.hangs_on(gone):
            purged += _purge(session, older.id)
    return purged


def empty(session: Session, before: datetime | None = None) -> int:
    """For good, what was thrown away before; everything without `before`. How many it were."""
    if before is None:
        every = list(session.scalars(select(Trashed)))
        for kept in every:
            session.delete(kept)
        if every:
            indexing.forget(session)
        return len(every)
    query = select(Trashed.id).where(Trashed.deleted_at < before).order_by(Trashed.id)
    purged = sum(_purge(session, number) for number in list(session.scalars(query)))
    if purged:
        indexing.forget(session)
    return purged


def empty_old(session: Session, now: datetime) -> int:
    """What has lain here for 90 days, unless the clock may stand wrong; once a start."""
    traces = (Trashed.deleted_at, Version.kept_at, MentoringSession.closed_at)
    found = [session.scalar(select(func.max(one)).where(one <= now)) for one in traces]
    lately = max((one for one in found if one is not None), default=None)
    if lately is None or now - lately > _QUIET:
        return 0
    return empty(session, now - KEPT_FOR)


class _Other:
    """Another thing in the trash."""

    def __init__(self, kept: Trashed) -> None:
        self._kept = kept
        self._about, self.image = _read(kept)
        self.id, self.heading = kept.id, kept.heading

    def expect(self, tie: Cut) -> None:
        self.image.expect(tie)
        text = _text(self._about, self.image)
        if text != self._kept.rows:
            self._kept.rows = text


def _others(session: Session, *which: ColumnElement[bool]) -> list[_Other]:
    return [_Other(kept) for kept in session.scalars(select(Trashed).where(*which))]


def _keep_ties(session: Session, loose: list[Cut]) -> None:
    """With what lies in the trash at their other end: they are made when that comes back."""
    for other in _others(session):
        for tie in loose:
            if other.image.holds(tie.kind, tie.id) or other.image.holds(tie.to_kind, tie.to_id):
                other.expect(tie)


def _waits_for(heading: str) -> CannotUndo:
    return CannotUndo(
        words(
            "It belonged to “{name}”, which is in the trash too. Put that back first.",
            name=heading,
        )
    )


def _text(about: dict[str, Any], image: Image) -> str:
    return images.as_text({"about": about, **image.as_plain()})


def _read(kept: Trashed) -> tuple[dict[str, Any], Image]:
    plain = json.loads(kept.rows)
    return plain["about"], Image.from_plain(plain)


def _row(
    number: int, kind: str, heading: str, mentee: str, deleted_at: datetime, beginning: str
) -> TrashRow:
    about: dict[str, Any] = json.JSONDecoder().raw_decode(beginning, len(_ABOUT))[0]
    along = {_BY_TABLE[name]: n for name, n in about["along"].items()}
    day = about["day"]
    return TrashRow(
        number,
        _BY_TABLE[kind],
        heading,
        mentee,
        deleted_at,
        date.fromisoformat(day) if day else None,
        tuple((one, along[one]) for one in KINDS if one in along),
    )


def _mentee(session: Session, record: Record) -> Mentee | None:
    """Whose it is: up from what goes along with what."""
    found: Record | None = record
    while found is not None and not isinstance(found, Mentee):
        up = [one for one in references() if one.child is type(found) and one.goes_along]
        number = getattr(found, up[0].name) if up else None
        found = None if number is None else session.get(up[0].parent, number)
    return found


def _heading(record: Record) -> str:
    """What it is called; empty where it has no name of its own."""
    match record:
        case Mentee():
            text = record.name
        case Mentorship():
            text = record.purpose
        case Goal() | MentoringSession() | GuidedNote():
            text = record.title
        case Feedback():
            text = record.observation or record.occasion
        case CheckIn():
            text = record.comment
        case Ladder():
            text = record.expected
        case GuideText():
            text = _title(record)
        case PrintedForm():
            text = record.number
        case Action() | Milestone() | AgendaTopic():
            text = record.text
        case _:
            text = ""
    return clean_line(text)


def _title(text: GuideText) -> str:
    # Checks and word lists come with it, for which no start of the program should wait.
    from mentor_desk.guides import BadGuide, load_text

    try:
        return load_text(text.source, text.guide).title
    except BadGuide:
        return text.guide


def _day(record: Record) -> date | None:
    match record:
        case MentoringSession():
            return record.starts_at.date()
        case CheckIn():
            return record.day
        case Feedback():
            return record.given_on
        case GuidedNote():
            return record.begun_on
        case Ladder():
            return record.agreed_on
        case PrintedForm():
            return record.printed_on
        case _:
            return None
