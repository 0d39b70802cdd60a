"""Writes the sample into an empty journal."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from mentor_desk import paths
from mentor_desk.guides import shipped
from mentor_desk.records import KINDS, Mentee, MentoringSession, Record
from mentor_desk.sample.career import Career
from mentor_desk.sample.crowd import cast, crowd
from mentor_desk.sample.shelf import notes_of_mentor, stories
from mentor_desk.sample.telling import Teller
from mentor_desk.services import practice
from mentor_desk.store.bulk import bulk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from mentor_desk.sample.story import Story
    from mentor_desk.store import Session, Store

DEFAULT_SESSIONS = 120
MOST_SESSIONS = 100_000
MENTOR = "Eva Lindgren"
LETTERHEAD = "Mentoring for people who lead others · Hamburg · +49 40 5550 0143"
_AT_ONCE = 5_000
_FEWEST, _MOST_PEOPLE = 9, 160
_LONG_NOTE_FROM = 10_000
_TABLES = [table.name for table in Record.metadata.sorted_tables]
_PARENTS_FIRST = sorted(KINDS, key=lambda kind: _TABLES.index(kind.__tablename__))


class _Stopped(Exception):
    pass


def write_sample(
    store: Store,
    sessions: int,
    seed: int,
    today: date,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bool:
    """False if it was cancelled; the journal is then as empty as before.

    `progress` is told how many sessions are written, and of how many. Raises ValueError if there
    are people in the journal already.
    """
    if not 1 <= sessions <= MOST_SESSIONS:
        message = f"a sample has 1 to {MOST_SESSIONS} sessions"
        raise ValueError(message)
    try:
        with store.write() as session, bulk(session):
            _refuse_full(session)
            practice.name_mentor(session, MENTOR, LETTERHEAD)
            desk = _Desk(session, sessions, progress, cancelled)
            teller = Teller(today, shipped(paths.resources() / "guides"))
            for story in _stories(sessions, Random(seed), today):
                desk.write(story, teller)
            desk.close(teller, today)
    except _Stopped:
        return False
    store.checkpoint()
    return True


class _Desk:
    """Gathers records and hands them over by the thousand, parents before children."""

    def __init__(
        self,
        session: Session,
        total: int,
        progress: Callable[[int, int], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._session = session
        self._total = total
        self._progress = progress
        self._cancelled = cancelled
        self._waiting: defaultdict[type[Record], list[Record]] = defaultdict(list)
        self._count = 0
        self._sessions = 0

    def write(self, story: Story, teller: Teller) -> None:
        people = teller.people(story)
        goals, records = teller.goals(story, people[1].id)
        self._take((*people, *records))
        for plan in story.sessions:
            self._take(teller.session(plan, people[1].id, goals))

    def close(self, teller: Teller, today: date) -> None:
        """What is nobody's: the mentor's own notes, and what all was written with."""
        for plan in notes_of_mentor(paths.resources() / "sample" / "mentor.toml", today):
            self._take([teller.note(plan, today - timedelta(plan.ago))])
        self._take(teller.texts())
        self.empty()

    def empty(self) -> None:
        if self._cancelled and self._cancelled():
            raise _Stopped
        for kind in _PARENTS_FIRST:
            self._session.add_all(self._waiting[kind])
            self._session.flush()
        self._sessions += len(self._waiting[MentoringSession])
        self._waiting.clear()
        self._session.expunge_all()
        self._count = 0
        if self._progress:
            self._progress(self._sessions, self._total)

    def _take(self, records: Iterable[Record]) -> None:
        for record in records:
            self._waiting[type(record)].append(record)
            self._count += 1
        if self._count >= _AT_ONCE:
            self.empty()


def _refuse_full(session: Session) -> None:
    if session.scalar(select(func.count()).select_from(Mentee)):
        message = "the sample goes into an empty journal only"
        raise ValueError(message)


def _stories(sessions: int, random: Random, today: date) -> Iterator[Story]:
    """The hand-written ones, or the newest part of them, and then a crowd for what is missing."""
    folder = paths.resources() / "sample"
    written = _newest(stories(folder / "stories", today), sessions)
    yield from written
    missing = sessions - sum(len(story.sessions) for story in written)
    if missing:
        everybody = cast(folder)
        people = min(missing, max(1, _people(sessions) - len(written)))
        for number, extra in enumerate(crowd(everybody, people, missing, random)):
            long_note = number == 0 and sessions >= _LONG_NOTE_FROM
            yield Career(extra, everybody, random, long_note=long_note).story()


def _people(sessions: int) -> int:
    """From 9 in the default sample to 160 in the largest."""
    share = math.log(sessions / DEFAULT_SESSIONS) / math.log(MOST_SESSIONS / DEFAULT_SESSIONS)
    return round(_FEWEST * (_MOST_PEOPLE / _FEWEST) ** share)


def _newest(every: list[Story], sessions: int) -> list[Story]:
    """A small sample keeps the sessions nearest to today and forgets who had none of them."""
    ago = sorted(
        (plan.ago, number) for number, story in enumerate(every) for plan in story.sessions
    )
    kept = set(ago[:sessions])
    shorter = [
        replace(story, sessions=tuple(p for p in story.sessions if (p.ago, number) in kept))
        for number, story in enumerate(every)
    ]
    return [story for story in shorter if story.sessions]
