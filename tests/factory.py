"""Makes records with valid defaults, so that a test says only what it is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from mentor_desk.audience import Audience
from mentor_desk.clock import StoppedClock
from mentor_desk.records import (
    Action,
    AgendaTopic,
    CheckIn,
    Feedback,
    Goal,
    GoalState,
    GuidedNote,
    Ladder,
    Mentee,
    MentoringSession,
    Mentorship,
    Milestone,
    NoteBlock,
    Owner,
    Phase,
    Record,
    SessionState,
    Tone,
)
from mentor_desk.services import mentees
from mentor_desk.store import Heads, Key, Store, create, open_journal, unlock_key

NOW = datetime.fromisoformat("2026-11-21T14:10")
TODAY = NOW.date()
CLOCK = StoppedClock(NOW)

R = TypeVar("R", bound=Record)


@cache
def _blank(passphrase: str | None) -> tuple[bytes, Key | None]:
    """An empty journal as it lies on the disk, and its key; made once, since both take a while."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "blank.mentordesk")
        create(path, passphrase, NOW, heads=Heads(Path(folder))).close()
        return path.read_bytes(), None if passphrase is None else unlock_key(path, passphrase)


def journal_file(folder: Path, passphrase: str | None = None, name: str = "t.mentordesk") -> Path:
    """An empty journal that is not open."""
    path = folder / name
    path.touch(mode=0o600)
    path.write_bytes(_blank(passphrase)[0])
    return path


def key(passphrase: str | None = None) -> Key | None:
    """What opens a `journal_file` of that passphrase."""
    return _blank(passphrase)[1]


def journal(folder: Path, name: str = "t.mentordesk", passphrase: str | None = None) -> Store:
    """A real journal, and nothing outside `folder`."""
    path = journal_file(folder, passphrase, name)
    return open_journal(path, key(passphrase), Heads(folder / "heads"))


def keep(store: Store, record: R) -> R:
    with store.write() as session:
        session.add(record)
    return record


def mentee(store: Store, name: str = "Amara Okafor", **values: object) -> Mentee:
    """With an informal relationship; `values` are columns of the mentee."""
    with store.write() as session:
        made = mentees.add(session, name, TODAY)
        for column, value in values.items():
            setattr(made, column, value)
    return made


def mentorship(store: Store, mentee_id: int, **values: object) -> Mentorship:
    """The current relationship of a mentee, with these columns set."""
    with store.write() as session:
        found = mentees.current_mentorship(session, mentee_id)
        for column, value in values.items():
            setattr(found, column, value)
    return found


def formal(store: Store, mentee_id: int, rhythm_days: int | None = 14) -> Mentorship:
    return mentorship(store, mentee_id, formal=True, phase=Phase.WORK, rhythm_days=rhythm_days)


def held(
    store: Store, mentee_id: int, day: date = TODAY - timedelta(days=7), **values: object
) -> MentoringSession:
    return _session(store, mentee_id, datetime.combine(day, time(14)), SessionState.HELD, values)


def planned(
    store: Store, mentee_id: int, at: datetime = NOW + timedelta(hours=1), **values: object
) -> MentoringSession:
    return _session(store, mentee_id, at, SessionState.PLANNED, values)


def block(store: Store, session_id: int, text: str, audience: Audience = Audience.ME) -> NoteBlock:
    with store.write() as session:
        count = session.query(NoteBlock).filter_by(session_id=session_id).count()
        made = NoteBlock(session_id=session_id, position=count + 1.0, text=text, audience=audience)
        session.add(made)
    return made


def topic(store: Store, session_id: int, text: str = "Handing over the release") -> AgendaTopic:
    return keep(store, AgendaTopic(session_id=session_id, text=text))


def goal(
    store: Store, mentee_id: int, title: str = "Delegate two recurring tasks", **values: object
) -> Goal:
    """Active and set today unless `values` say otherwise."""
    return _of_mentee(
        store,
        mentee_id,
        lambda number: Goal(
            mentorship_id=number, title=title, set_on=TODAY, state=GoalState.ACTIVE
        ),
        values,
    )


def milestone(
    store: Store, goal_id: int, text: str = "Tomas leads one", **values: object
) -> Milestone:
    return _kept_with(store, Milestone(goal_id=goal_id, text=text), values)


def check_in(
    store: Store, goal_id: int, value: float | None = 1.0, day: date = TODAY, **values: object
) -> CheckIn:
    return _kept_with(store, CheckIn(goal_id=goal_id, day=day, value=value), values)


def ladder(store: Store, goal_id: int, **values: object) -> Ladder:
    """Three of five levels, agreed today unless `values` say otherwise."""
    made = Ladder(
        goal_id=goal_id,
        less="No task handed over",
        expected="Both tasks handed over",
        more="Both tasks, and nobody asks back",
        agreed_on=TODAY,
    )
    return _kept_with(store, made, values)


def guided_note(
    store: Store, mentee_id: int | None, title: str = "Our agreement", **values: object
) -> GuidedNote:
    """Of the mentor without a mentee. Begun today, not finished unless `values` say so."""

    def make(number: int | None) -> GuidedNote:
        return GuidedNote(
            mentorship_id=number, guide="agreement", guide_version=1, title=title, begun_on=TODAY
        )

    if mentee_id is None:
        return _kept_with(store, make(None), values)
    return _of_mentee(store, mentee_id, make, values)


def action(
    store: Store,
    mentee_id: int,
    text: str = "Hand the checklist to Tomas",
    owner: Owner = Owner.MENTEE,
    **values: object,
) -> Action:
    return _of_mentee(
        store,
        mentee_id,
        lambda number: Action(mentorship_id=number, text=text, owner=owner, made_on=TODAY),
        values,
    )


def feedback(
    store: Store,
    mentee_id: int,
    observation: str = "Asked Tomas first and waited",
    **values: object,
) -> Feedback:
    """Given today as praise unless `values` say otherwise; `given_on=None` leaves a draft."""
    return _of_mentee(
        store,
        mentee_id,
        lambda number: Feedback(
            mentorship_id=number, observation=observation, given_on=TODAY, tone=Tone.PRAISE
        ),
        values,
    )


def _session(
    store: Store, mentee_id: int, at: datetime, state: SessionState, values: Mapping[str, object]
) -> MentoringSession:
    return _of_mentee(
        store,
        mentee_id,
        lambda number: MentoringSession(
            mentorship_id=number, starts_at=at, zone="Europe/Berlin", state=state
        ),
        values,
    )


def _of_mentee(
    store: Store, mentee_id: int, make: Callable[[int], R], values: Mapping[str, object]
) -> R:
    with store.read() as session:
        number = mentees.current_mentorship(session, mentee_id).id
    return _kept_with(store, make(number), values)


def _kept_with(store: Store, record: R, values: Mapping[str, object]) -> R:
    for column, value in values.items():
        setattr(record, column, value)
    return keep(store, record)
