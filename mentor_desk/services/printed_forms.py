"""Guides on paper: each sheet has a number, by which what comes back finds its place."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from mentor_desk.errors import KnownError
from mentor_desk.records import (
    Feedback,
    Goal,
    GuidedNote,
    Mentee,
    Mentorship,
    PrintedForm,
    Record,
)
from mentor_desk.words import words

if TYPE_CHECKING:
    from datetime import date

    from mentor_desk.guides import Guide
    from mentor_desk.services.library import Guided
    from mentor_desk.store import Session

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without 0, O, 1 and I, which look alike in many hands and types."""
LENGTH = 8
_HALF = LENGTH // 2
_OF = {kind.__tablename__: kind for kind in (Goal, Feedback, GuidedNote)}


class NotOurs(KnownError):
    """A form that came back cannot be read in here: why, and what to do."""


class Came(NamedTuple):
    """A form that came back, and where it belongs."""

    form: PrintedForm
    mentee: Mentee | None
    record: Guided | None
    """What it was printed of; None if it was printed blank."""


def make(
    session: Session,
    guide: Guide,
    today: date,
    *,
    mentorship_id: int | None = None,
    record: Guided | None = None,
) -> PrintedForm:
    """For a sheet about to be printed; of a record it knows whose it is."""
    form = PrintedForm(
        number=_new_number(session),
        guide=guide.id,
        guide_version=guide.version,
        mentorship_id=record.mentorship_id if record else mentorship_id,
        kind=record.__tablename__ if record else "",
        record_id=record.id if record else None,
        printed_on=today,
    )
    session.add(form)
    session.flush()
    return form


def shown(number: str) -> str:
    """As it is printed: two halves, so that it can be read out and typed."""
    return f"{number[:_HALF]} {number[_HALF:]}"


def plain(typed: str) -> str:
    """The number as it is kept, however it was typed."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())


def find(session: Session, typed: str) -> PrintedForm:
    """Raises NotOurs for a number this journal never gave."""
    number = plain(typed)
    if len(number) != LENGTH or not set(number) <= set(LETTERS):
        raise NotOurs(
            words(
                "“{number}” is no number of a form. It has eight letters and digits and stands "
                "at the foot of each page.",
                number=typed.strip(),
            )
        )
    query = select(PrintedForm).where(PrintedForm.number == number).order_by(PrintedForm.id.desc())
    form = session.scalars(query).first()
    if form is None:
        raise NotOurs(
            words(
                "Form {number} was not printed from this journal. Open the journal it was "
                "printed from, or print a new one here.",
                number=shown(number),
            )
        )
    return form


def look_up(
    session: Session, typed: str, guide: tuple[str, int], mentee_id: int | None = None
) -> Came:
    """`guide` is the id and version the sheet itself names; `mentee_id` whose it should be, if that
    is known. Raises NotOurs with what does not fit. Nothing is changed.
    """
    form = find(session, typed)
    number = shown(form.number)
    if guide != (form.guide, form.guide_version):
        raise NotOurs(
            words(
                "The pages of form {number} are of another version of its guide, so its answers "
                "would stand under the wrong questions. Print it again, or type them in.",
                number=number,
            )
        )
    mentee = _mentee(session, form)
    if mentee_id is not None and (mentee is None or mentee.id != mentee_id):
        raise NotOurs(
            words("Form {number} was printed for {name}.", number=number, name=mentee.name)
            if mentee
            else words("Form {number} was not printed for a mentee.", number=number)
        )
    if form.read_on is not None:
        raise NotOurs(
            words("Form {number} has been read in already, so it is not read again.", number=number)
        )
    return Came(form, mentee, _record(session, form))


def mark_read(session: Session, form_id: int, today: date) -> None:
    """In the transaction that keeps its answers. Raises NotOurs if that was done meanwhile."""
    form = session.get_one(PrintedForm, form_id)
    if form.read_on is not None:
        raise NotOurs(
            words(
                "Form {number} has been read in already, so it is not read again.",
                number=shown(form.number),
            )
        )
    form.read_on = today


def _new_number(session: Session) -> str:
    while True:
        number = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
        if session.scalar(select(PrintedForm.id).where(PrintedForm.number == number)) is None:
            return number


def _mentee(session: Session, form: PrintedForm) -> Mentee | None:
    if form.mentorship_id is None:
        return None
    return session.get_one(Mentee, session.get_one(Mentorship, form.mentorship_id).mentee_id)


def _record(session: Session, form: PrintedForm) -> Guided | None:
    """Raises NotOurs if it is gone, or belongs to somebody else by now."""
    if form.record_id is None:
        return None
    kind: type[Record] | None = _OF.get(form.kind)
    found = session.get(kind, form.record_id) if kind else None
    if not isinstance(found, (Goal, Feedback, GuidedNote)):
        raise NotOurs(
            words(
                "What form {number} was printed of is no longer in the journal. Put it back from "
                "the trash, then read the form again.",
                number=shown(form.number),
            )
        )
    if found.mentorship_id != form.mentorship_id:
        raise NotOurs(
            words(
                "What form {number} was printed of belongs to somebody else by now.",
                number=shown(form.number),
            )
        )
    _same_guide(found, form)
    return found


def _same_guide(record: Guided, form: PrintedForm) -> None:
    if record.guide != form.guide:
        raise NotOurs(
            words(
                "What form {number} was printed of has another guide by now. Change the guide "
                "back, or print it again.",
                number=shown(form.number),
            )
        )
    if record.guide_version != form.guide_version:
        raise NotOurs(
            words(
                "What form {number} was printed of asks the questions of a newer version of its "
                "guide by now. Print it again, or type the answers in.",
                number=shown(form.number),
            )
        )
