"""Versions become fewer with age, and whether they still become more when somebody writes."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from mentor_desk.records import Journal, MentoringSession, NoteBlock, Occasion, Version
from mentor_desk.services import versions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from mentor_desk.services.versions import Written
    from mentor_desk.store import Session

ALL_FOR = timedelta(hours=48)
HOURLY_FOR = timedelta(days=30)
AT_ONCE = 100
LOOKED_AT = 300
_WITHIN = 20_000
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
    for number in old[:most]:
        session.delete(session.get_one(Version, number))
    return len(old[:most])


def silent(session: Session, since: datetime) -> list[Written]:
    """Texts whose newest version does not say what they say, and notes of sessions since then
    that have none: history did not grow with them.

    Looks at the texts of which the last versions were kept and at notes of sessions since then,
    not at those of twenty years. While somebody writes, and after a crash, the last minutes are in
    no version: see `catch_up`.
    """
    newest = func.max(Version.id)
    each = select(newest).group_by(Version.subject, Version.subject_id, Version.field)
    since_then = select(MentoringSession.id).where(MentoringSession.starts_at >= since)
    ours = Version.subject == MentoringSession.__tablename__
    last = each.order_by(newest.desc()).limit(LOOKED_AT)
    recent = each.where(ours, Version.subject_id.in_(since_then))
    wanted = {*session.scalars(last), *session.scalars(recent)}
    found: list[Written] = []
    for number in sorted(wanted):
        version = session.get_one(Version, number)
        text = versions.written(version)
        if text is not None and versions.content(session, text) not in {None, version.content}:
            found.append(text)
    return found + _never_kept(session, since)


def catch_up(session: Session, since: datetime, now: datetime) -> list[Written]:
    """Keeps what a crash left without a version; those that stay silent after it are broken."""
    for text in silent(session, since):
        versions.keep(session, text, Occasion.LEFT, now)
    return silent(session, since)


def _never_kept(session: Session, since: datetime) -> list[Written]:
    """Not what was there before versions were."""
    first = session.scalar(select(func.min(Version.kept_at)))
    if first is None:
        return []
    kept = select(Version.subject_id).where(
        Version.subject == MentoringSession.__tablename__, Version.field == versions.NOTE
    )
    query = (
        select(MentoringSession.id)
        .join(NoteBlock, NoteBlock.session_id == MentoringSession.id)
        .where(
            MentoringSession.starts_at >= max(since, first),
            NoteBlock.text != "",
            MentoringSession.id.not_in(kept),
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
