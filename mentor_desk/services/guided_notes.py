"""Guides filled in that are neither goal nor feedback: agreements, reflections, worksheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from mentor_desk.audience import Audience
from mentor_desk.clean import clean_line, clean_text
from mentor_desk.errors import BadValue
from mentor_desk.guides import About
from mentor_desk.records import GuidedNote, Mentee, MentoringSession, Mentorship
from mentor_desk.services import drafts, library
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from mentor_desk.guides import Guide
    from mentor_desk.store import Session


class Home(NamedTuple):
    """Whose it is, and in which session it was begun; the mentor's own has neither."""

    mentorship_id: int | None = None
    session_id: int | None = None


MENTOR = Home()


class GuidedDesk(NamedTuple):
    """All that the page of one shows; `mentee` is None for the mentor's own."""

    note: GuidedNote
    mentee: Mentee | None
    session: MentoringSession | None


def draft(session: Session, guide: Guide, home: Home, now: datetime) -> GuidedNote:
    """One nobody wrote in yet is taken up again. Raises BadValue if the guide is about somebody
    else than the one it is for.
    """
    if (guide.about is About.MENTOR) != (home.mentorship_id is None):
        raise BadValue(
            words("This guide is about yourself, not about a mentee.")
            if guide.about is About.MENTOR
            else words("This guide is about a mentee. Choose for whom.")
        )
    note = drafts.untouched_note(session, guide.id, *home)
    if note is None:
        note = GuidedNote(
            guide=guide.id,
            guide_version=guide.version,
            begun_on=now.date(),
            mentorship_id=home.mentorship_id,
            session_id=home.session_id,
        )
        session.add(note)
    note.title, note.begun_on = guide.title, now.date()
    library.take(session, note, guide, now)
    session.flush()
    return note


def answer(
    session: Session, number: int, answers: Mapping[str, str], values: Mapping[str, object]
) -> None:
    """Keeps the answers as they were typed and the columns they fill."""
    note = session.get(GuidedNote, number)
    if note is not None:
        note.answers = {name: clean_text(text) for name, text in answers.items()}
        title = values.get("title")
        if isinstance(title, str) and clean_line(title):
            note.title = clean_line(title)


def finish(session: Session, number: int, day: date) -> None:
    """From now on whoever may read it can be given it. Raises BadValue if it says nothing."""
    note = session.get_one(GuidedNote, number)
    if not drafts.is_written(note.answers):
        raise BadValue(words("Nothing is written in it yet."))
    note.finished_on = day
    _name_told(session, note)


def take_up(session: Session, number: int) -> None:
    """Makes it a draft again."""
    note = session.get(GuidedNote, number)
    if note is not None:
        note.finished_on = None


def rename(session: Session, number: int, title: str) -> None:
    named, note = clean_line(title), session.get(GuidedNote, number)
    if not named:
        raise BadValue(words("Give it a name, so that it can be found again."))
    if note is not None:
        note.title = named


def set_audience(session: Session, number: int, audience: Audience) -> None:
    """Raises BadValue for the mentor's own: nobody else ever reads those."""
    note = session.get(GuidedNote, number)
    if note is None:
        return
    if note.mentorship_id is None and audience is not Audience.ME:
        raise BadValue(words("What you write about yourself stays with you."))
    note.audience = audience
    _name_told(session, note)


def rows(session: Session, mentee_id: int) -> list[GuidedNote]:
    """Drafts first, then newest first."""
    query = select(GuidedNote).join(Mentorship, GuidedNote.mentorship_id == Mentorship.id)
    return _in_order(session.scalars(query.where(Mentorship.mentee_id == mentee_id)))


def of_mentor(session: Session) -> list[GuidedNote]:
    return _in_order(session.scalars(select(GuidedNote).where(GuidedNote.mentorship_id.is_(None))))


def of_session(session: Session, session_id: int) -> list[GuidedNote]:
    return _in_order(session.scalars(select(GuidedNote).where(GuidedNote.session_id == session_id)))


def desk(session: Session, number: int) -> GuidedDesk | None:
    note = session.get(GuidedNote, number)
    if note is None:
        return None
    mentee = held = None
    if note.mentorship_id is not None:
        mentorship = session.get_one(Mentorship, note.mentorship_id)
        mentee = session.get_one(Mentee, mentorship.mentee_id)
    if note.session_id is not None:
        held = session.get_one(MentoringSession, note.session_id)
    return GuidedDesk(note, mentee, held)


def _name_told(session: Session, note: GuidedNote) -> None:
    """A note from before schema 4 does not say yet which of its answers others may read."""
    made_with = library.shelf(session).version(note.guide, note.guide_version)
    if made_with is not None:
        note.told = library.told_names(made_with)


def _in_order(found: Iterable[GuidedNote]) -> list[GuidedNote]:
    newest = sorted(found, key=lambda one: (one.finished_on or one.begun_on, one.id), reverse=True)
    return sorted(newest, key=lambda one: one.finished_on is not None)
