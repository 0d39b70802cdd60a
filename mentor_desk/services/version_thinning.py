"""Versions become fewer with age, and whether they still become more when somebody writes."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import exists, select

from mentor_desk.records import Journal, MentoringSession, NoteBlock, Occasion, Version
from mentor_desk.services import versions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from mentor_desk.services.versions import Written
    from mentor_desk.store import Session

ALL_FOR = timedelta(hours=48)
HOURLY_FOR = timedelta(days=30)
AT_ONCE = 50
LOOKED_AT = 400
_WITHIN = 6_000
"""What lies further back was thinned to days long ago."""
# A clock set wrong and right again makes two days that never were.
_FALSE_DAYS = 2


class _Kept(NamedTuple):
    id: int
    kept_at: datetime
    days_since: int
    """On how many later days anything was kept in this journal."""


def thin(session: Session, now: datetime, most: int = AT_ONCE) -> int:
    """All of 48 hours, then one an hour for 30 days, then one a day. How many went.

    Age counts by the clock and by the days on which somebody wrote since: a clock that is wrong
    makes nothing old. What was kept while it went backwards is not taken for the same hour. The
    newest version of a text always stays.
    """
    journal = session.get_one(Journal, 1)
    texts = _by_text(session, journal.made_at, now)
    old = sorted(number for kept in texts for number in _surplus(kept, journal.made_at, now))
    gone = session.scalars(select(Version).where(Version.id.in_(old[:most]))).all()
    for version in gone:
        session.delete(version)
    return len(gone)


def silent(session: Session, since: datetime) -> list[Written]:
    """Texts whose newest version does not say what they say, and notes of sessions since then
    that have none: history did not grow with them.

    Looks at the texts of which the last versions were kept and at notes of sessions since then,
    not at those of twenty years. While somebody writes, and after a crash, the last minutes are in
    no version: see `catch_up`.
    """
    since_then = select(MentoringSession.id).where(MentoringSession.starts_at >= since)
    ours = Version.subject == MentoringSession.__tablename__
    columns = Version.subject, Version.subject_id, Version.field, Version.id
    last = select(*columns).order_by(Version.id.desc()).limit(LOOKED_AT)
    notes = select(*columns).where(ours, Version.subject_id.in_(since_then)).order_by(Version.id)
    newest: dict[tuple[str, int, str], int] = {}
    for query in (last, notes):
        for subject, subject_id, field, number in session.execute(query):
            text = (subject, subject_id, field)
            newest[text] = max(number, newest.get(text, 0))
    found: list[Written] = []
    for number in sorted(newest.values()):
        version = session.get_one(Version, number)
        written = versions.written(version)
        if written and versions.content(session, written) not in {None, version.content}:
            found.append(written)
    return found + _never_kept(session, since)


def catch_up(session: Session, since: datetime, now: datetime) -> list[Written]:
    """Keeps what a crash left without a version; those that stay silent after it are broken."""
    left = silent(session, since)
    for text in left:
        versions.keep(session, text, Occasion.LEFT, now)
    return silent(session, since) if left else []


def _never_kept(session: Session, since: datetime) -> list[Written]:
    """Not what was there before versions were."""
    first = session.scalar(select(Version.kept_at).order_by(Version.id).limit(1))
    if first is None:
        return []
    kept = exists().where(
        Version.subject == MentoringSession.__tablename__,
        Version.subject_id == MentoringSession.id,
        Version.field == versions.NOTE,
    )
    query = (
        select(MentoringSession.id)
        .join(NoteBlock, NoteBlock.session_id == MentoringSession.id)
        .where(
            MentoringSession.starts_at >= max(since, first),
            NoteBlock.text != "",
            ~kept,
        )
        .distinct()
    )
    return [versions.note_of(number) for number in session.scalars(query)]


def _by_text(session: Session, made_at: datetime, now: datetime) -> Iterable[Sequence[_Kept]]:
    """Each text's versions in the order they were kept."""
    columns = Version.id, Version.subject, Version.subject_id, Version.field, Version.kept_at
    query = select(*columns).order_by(Version.id.desc()).limit(_WITHIN)
    days: set[date] = set()
    texts: defaultdict[tuple[str, int, str], list[_Kept]] = defaultdict(list)
    for number, subject, subject_id, field, kept_at in session.execute(query):
        later = len(days) - (kept_at.date() in days)
        texts[subject, subject_id, field].append(_Kept(number, kept_at, later))
        if made_at <= kept_at <= now:
            days.add(kept_at.date())
    return [kept[::-1] for kept in texts.values()]


def _surplus(kept: Sequence[_Kept], made_at: datetime, now: datetime) -> Iterable[int]:
    """From the newest back: one that falls into the same hour or day as the one after it."""
    stretches: list[int] = []
    for at, one in enumerate(kept):
        back = at > 0 and one.kept_at < kept[at - 1].kept_at
        stretches.append((stretches[-1] if at else 0) + back)
    after: object = None
    for at in range(len(kept) - 1, -1, -1):
        place = _place(kept[at], made_at, now)
        spot = None if place is None else (stretches[at], place)
        if spot is not None and spot == after:
            yield kept[at].id
        after = spot


def _place(one: _Kept, made_at: datetime, now: datetime) -> str | None:
    """The hour or day of which one version is enough; None where every one counts."""
    age = now - one.kept_at
    if one.kept_at < made_at:
        return None  # no clock that was right
    if age > HOURLY_FOR and one.days_since > HOURLY_FOR.days + _FALSE_DAYS:
        return one.kept_at.strftime("%Y-%m-%d")
    if age > ALL_FOR and one.days_since > ALL_FOR.days + _FALSE_DAYS:
        return one.kept_at.strftime("%Y-%m-%d %H")
    return None
