"""The trash: what was thrown away, with all that hung on it, until it is put back or emptied.

What lies in the trash is in no list, no search and no report: only its rows are kept. References
among things that were thrown away one after the other are kept right here, whichever comes back
first: numbers of records are given again, so a number out of the trash may be somebody else's now.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select

from mentor_desk.clean import clean_line
from mentor_desk.guides import BadGuide, load_text
from mentor_desk.errors import CannotUndo
from mentor_desk.records import (
    KINDS,
    Action,
    AgendaTopic,
    CheckIn,
    Feedback,
    GuidedNote,
    GuideText,
    Ladder,
    Goal,
    Mentee,
    MentoringSession,
    Mentorship,
    PrintedForm,
    Milestone,
    Record,
    Trashed,
    Version,
)
from mentor_desk.store import images
from mentor_desk.store.bulk import room
from mentor_desk.store.images import Image
from mentor_desk.store.removal import Cut, references
from mentor_desk.words import words

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement

    from mentor_desk.store import Session
    from mentor_desk.store.images import Numbers

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
    """What came back; `numbers` are the new ones of records whose number was given away."""

    kind: type[Record]
    id: int
    numbers: Numbers


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
    waiting = _part(image, _others(session, Trashed.id > number))
    with room(session):
        numbers = images.put_back(session, image)
    if numbers:
        for older in _others(session, Trashed.id < number):
            older.image.renumber(numbers)
            older.keep()
    for one in waiting:
        one.tie(numbers)
    session.delete(kept)
    session.flush()
    kind, own = _BY_TABLE[kept.kind], int(about["id"])
    return Back(kind, numbers.get(kind, {}).get(own, own), numbers)


def purge(session: Session, number: int) -> int:
    """For good, with what was thrown away before and could come back only to this. Only backups
    still hold it. How many things it were.
    """
    kept = session.get(Trashed, number)
    if kept is None:
        return 0
    gone = _read(kept)[1].ids()
    session.delete(kept)
    session.flush()
    purged = 1
    for older in _others(session, Trashed.id < number):
        if older.image.hangs_on(gone):
            purged += purge(session, older.id)
        elif older.image.forget(gone):
            older.keep()
    return purged


def empty(session: Session, before: datetime | None = None) -> int:
    """For good, what was thrown away before; everything without `before`. How many it were."""
    if before is None:
        every = list(session.scalars(select(Trashed)))
        for kept in every:
            session.delete(kept)
        session.flush()
        return len(every)
    query = select(Trashed.id).where(Trashed.deleted_at < before).order_by(Trashed.id)
    return sum(purge(session, number) for number in list(session.scalars(query)))


def empty_old(session: Session, now: datetime) -> int:
    """What has lain here for 90 days, unless the clock may stand wrong; once a start."""
    traces = (Trashed.deleted_at, Version.kept_at, MentoringSession.closed_at)
    found = [session.scalar(select(func.max(one)).where(one <= now)) for one in traces]
    lately = max((one for one in found if one is not None), default=None)
    if lately is None or now - lately > _QUIET:
        return 0
    return empty(session, now - KEPT_FOR)


class _Other:
    """Another thing in the trash, whose references may have to follow."""

    def __init__(self, kept: Trashed) -> None:
        self._kept = kept
        self._about, self.image = _read(kept)
        self.id, self.heading = kept.id, kept.heading

    def keep(self) -> None:
        text = _text(self._about, self.image)
        if text != self._kept.rows:
            self._kept.rows = text


class _Waiting(NamedTuple):
    """A record that comes back and a reference between it and what stays in the trash."""

    other: _Other
    cut: Cut

    def tie(self, numbers: Numbers) -> None:
        """With the numbers it came back under."""
        self.other.image.expect(_at(self.cut, numbers))
        self.other.keep()


def _others(session: Session, which: ColumnElement[bool]) -> list[_Other]:
    return [_Other(kept) for kept in session.scalars(select(Trashed).where(which))]


def _part(image: Image, later: list[_Other]) -> list[_Waiting]:
    """Takes out of an image what leads to things thrown away after it. By now their numbers may be
    somebody else's; they wait where those lie.
    """
    waiting: list[_Waiting] = []
    for other in later:
        for reference, number, to in list(image.outward()):
            if other.image.holds(reference.parent, to):
                if reference.goes_along:
                    raise CannotUndo(
                        words(
                            "It belonged to “{name}”, which is in the trash too. "
                            "Put that back first.",
                            name=other.heading,
                        )
                    )
                cut = Cut(reference.child, number, reference.name, reference.parent, to)
                image.loosen(cut)
                waiting.append(_Waiting(other, cut))
        for cut in list(image.cuts):
            if other.image.holds(cut.kind, cut.id):
                image.cuts.remove(cut)
                waiting.append(_Waiting(other, cut))
    return waiting


def _at(cut: Cut, numbers: Numbers) -> Cut:
    number = numbers.get(cut.kind, {}).get(cut.id, cut.id)
    to = numbers.get(cut.to_kind, {}).get(cut.to_id, cut.to_id)
    return cut._replace(id=number, to_id=to)


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
        case Ladder():
            text = record.expected
        case GuideText():
            text = _title(record)
        case PrintedForm():
            text = record.number


def _mentee(session: Session, record: Record) -> Mentee | None:
    """Whose it is: up from what goes along with what."""
    found: Record | None = record
    while found is not None and not isinstance(found, Mentee):
        up = [one for one in references() if one.child is type(found) and one.goes_along]
def _title(text: GuideText) -> str:
    try:
        return load_text(text.source, text.guide).title
    except BadGuide:
        return text.guide


        number = getattr(found, up[0].name) if up else None
        found = None if number is None else session.get(up[0].parent, number)
    return found


def _heading(record: Record) -> str:
    """What it is called; empty where it has no name of its own."""
    match record:
        case GuidedNote():
            return record.begun_on
        case Ladder():
            return record.agreed_on
        case PrintedForm():
            return record.printed_on
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
        case Action() | Milestone() | AgendaTopic():
            text = record.text
        case _:
            text = ""
    return clean_line(text)


def _day(record: Record) -> date | None:
    match record:
        case MentoringSession():
            return record.starts_at.date()
        case CheckIn():
            return record.day
        case Feedback():
            return record.given_on
        case _:
            return None
