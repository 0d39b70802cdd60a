"""Sessions: planned, begun, written in, closed; and the brief that stands at their beginning."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import func, literal, select, tuple_

from mentor_desk.audience import Audience
from mentor_desk.clean import clean_line
from mentor_desk.errors import BadValue
from mentor_desk.records import (
    AgendaTopic,
    Channel,
    Mentee,
    MentoringSession,
    Mentorship,
    NoteBlock,
    RaisedBy,
    SessionState,
)
from mentor_desk.services.mentees import current_mentorship
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Collection

    from mentor_desk.store import Session


_LATE = timedelta(minutes=30)


class SessionRow(NamedTuple):
    id: int
    mentee_id: int
    mentee: str
    starts_at: datetime
    length_minutes: int | None
    channel: Channel
    state: SessionState
    title: str
    private_blocks: int


class SessionDesk(NamedTuple):
    """What the page of one session shows beside its note; `number` counts held and planned."""

    session: MentoringSession
    mentee: Mentee
    mentorship: Mentorship
    number: int
    topics: list[AgendaTopic]


_PRIVATE = (
    select(func.count())
    .select_from(NoteBlock)
    .where(
        NoteBlock.session_id == MentoringSession.id,
        NoteBlock.audience == Audience.ME,
        NoteBlock.text != "",
    )
    .correlate(MentoringSession)
    .scalar_subquery()
)
_ROW = (
    select(
        MentoringSession.id,
        Mentee.id,
        Mentee.name,
        MentoringSession.starts_at,
        MentoringSession.length_minutes,
        MentoringSession.channel,
        MentoringSession.state,
        MentoringSession.title,
        _PRIVATE,
    )
    .join(Mentorship, MentoringSession.mentorship_id == Mentorship.id)
    .join(Mentee, Mentorship.mentee_id == Mentee.id)
)


def plan(
    session: Session, mentee_id: int, starts_at: datetime, zone: str, channel: Channel
) -> MentoringSession:
    mentorship = current_mentorship(session, mentee_id)
    planned = MentoringSession(
        mentorship_id=mentorship.id, starts_at=starts_at, zone=zone, channel=channel
    )
    session.add(planned)
    session.flush()
    return planned


def start(session: Session, mentee_id: int, now: datetime, zone: str) -> MentoringSession:
    """The session planned for today, now begun, or a new one."""
    planned = session.scalars(
        select(MentoringSession)
        .join(Mentorship)
        .where(
            Mentorship.mentee_id == mentee_id,
            MentoringSession.state == SessionState.PLANNED,
            func.date(MentoringSession.starts_at) == now.date().isoformat(),
        )
        .order_by(MentoringSession.starts_at)
        .limit(1)
    ).first()
    begun = planned or plan(session, mentee_id, now, zone, Channel.IN_PERSON)
    begin(session, begun.id, now)
    return begun


def begin(session: Session, session_id: int, now: datetime) -> None:
    """From `now` on, if it is early, on time or a little late; what is written up later keeps the
    time it was planned for, and so does what is begun before its day.
    """
    begun = session.get_one(MentoringSession, session_id)
    begun.state = SessionState.HELD
    late = now - begun.starts_at
    if late <= _LATE and (now.date() == begun.starts_at.date() or -late <= _LATE):
        begun.starts_at = now
    session.flush()


def close(session: Session, session_id: int, now: datetime) -> None:
    """Notes the length if none was given and the clock makes sense of it.

    `now` is the wall time where the session took place.
    """
    held = session.get_one(MentoringSession, session_id)
    held.state, held.closed_at = SessionState.HELD, now
    minutes = round(_between(held.starts_at, now, held.zone).total_seconds() / 60)
    if held.length_minutes is None and 1 <= minutes <= 8 * 60:
        held.length_minutes = minutes


def _between(start: datetime, end: datetime, zone: str) -> timedelta:
    """The time that passed, also where clocks were changed meanwhile."""
    try:
        place = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # no zones on this machine, or no name
        return end - start
    return end.replace(tzinfo=place).astimezone(UTC) - start.replace(tzinfo=place).astimezone(UTC)


def add_topic(
    session: Session, session_id: int, text: str, raised_by: RaisedBy = RaisedBy.ME
) -> AgendaTopic:
    last = session.scalar(
        select(func.max(AgendaTopic.position)).where(AgendaTopic.session_id == session_id)
    )
    topic = AgendaTopic(
        session_id=session_id,
        text=clean_line(text),
        position=(last or 0.0) + 1.0,
        raised_by=raised_by,
    )
    if not topic.text:
        raise BadValue(words("Say in a few words what to talk about."))
    session.add(topic)
    session.flush()
    return topic


def next_planned(session: Session, mentee_id: int, after: datetime) -> datetime | None:
    return session.scalar(
        select(func.min(MentoringSession.starts_at))
        .join(Mentorship)
        .where(
            Mentorship.mentee_id == mentee_id,
            MentoringSession.state == SessionState.PLANNED,
            MentoringSession.starts_at > after,
        )
    )


def rows(
    session: Session,
    mentee_id: int | None = None,
    limit: int | None = None,
    after: SessionRow | None = None,
) -> list[SessionRow]:
    """Newest first; those that come after `after`, to go on reading a long list."""
    query = _ROW.order_by(MentoringSession.starts_at.desc(), MentoringSession.id.desc())
    if after is not None:
        place = tuple_(MentoringSession.starts_at, MentoringSession.id)
        query = query.where(place < tuple_(literal(after.starts_at), literal(after.id)))
    if mentee_id is not None:
        queries = [query.where(Mentee.id == mentee_id)]
    else:
        # One for each state, because that is how the index is sorted: no look at all sessions.
        queries = [query.where(MentoringSession.state == state) for state in SessionState]
    found = [SessionRow(*row) for one in queries for row in session.execute(one.limit(limit))]
    return sorted(found, key=lambda row: (row.starts_at, row.id), reverse=True)[:limit]


def planned_between(
    session: Session, first: datetime | None, end: datetime, limit: int | None = None
) -> list[SessionRow]:
    """Planned sessions from `first`, or the very first, to before `end`, soonest first."""
    query = _ROW.where(
        MentoringSession.state == SessionState.PLANNED, MentoringSession.starts_at < end
    )
    if first is not None:
        query = query.where(MentoringSession.starts_at >= first)
    found = session.execute(query.order_by(MentoringSession.starts_at).limit(limit))
    return [SessionRow(*row) for row in found]


def taking_place(session: Session, first: datetime, end: datetime) -> list[SessionRow]:
    """Planned and held ones from `first` to before `end`, in order of time."""
    states = (SessionState.PLANNED, SessionState.HELD)
    found = session.execute(
        _ROW.where(
            MentoringSession.state.in_(states),
            MentoringSession.starts_at >= first,
            MentoringSession.starts_at < end,
        ).order_by(MentoringSession.starts_at)
    )
    return [SessionRow(*row) for row in found]


def unwritten(session: Session, ids: Collection[int]) -> set[int]:
    """Which of these sessions have no word of a note yet."""
    written = session.scalars(
        select(NoteBlock.session_id)
        .where(NoteBlock.session_id.in_(ids), NoteBlock.text != "")
        .distinct()
    )
    return set(ids).difference(written)


def number_of(session: Session, mentee_id: int, starts_at: datetime) -> int:
    """Which session with this mentee it is, counting held and planned ones."""
    # Not a join: SQLite would then look through the sessions of everybody.
    theirs = select(Mentorship.id).where(Mentorship.mentee_id == mentee_id)
    count = session.scalar(
        select(func.count())
        .select_from(MentoringSession)
        .where(
            MentoringSession.mentorship_id.in_(theirs),
            MentoringSession.state.in_((SessionState.HELD, SessionState.PLANNED)),
            MentoringSession.starts_at <= starts_at,
        )
    )
    return count or 1


def desk(session: Session, session_id: int) -> SessionDesk | None:
    held = session.get(MentoringSession, session_id)
    if held is None:
        return None
    mentorship = session.get_one(Mentorship, held.mentorship_id)
    number = number_of(session, mentorship.mentee_id, held.starts_at)
    topics = session.scalars(
        select(AgendaTopic)
        .where(AgendaTopic.session_id == session_id)
        .order_by(AgendaTopic.position)
    )
    return SessionDesk(
        held, session.get_one(Mentee, mentorship.mentee_id), mentorship, number, list(topics)
    )
