"""Versions of notes and long texts: kept beside what is saved, compared, brought back."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from sqlalchemy import Date, select

from mentor_desk.audience import Audience
from mentor_desk.records import (
    KINDS,
    Mentee,
    MentoringSession,
    NoteBlock,
    Occasion,
    Version,
    fields,
)
from mentor_desk.services import notes, opening_words
from mentor_desk.services.notes import BlockEdit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Select, Table

    from mentor_desk.audience import Reader
    from mentor_desk.records import Record
    from mentor_desk.store import Session

NOTE = "note"
"""The paragraphs of a session, with who may read each."""
ANSWERS = "answers"
"""All that a guide asks for: what was typed, and the columns it fills."""

# Of a guided record these say what became of it, not what was written in it.
_NOT_WRITTEN = frozenset(
    {"state", "audience", "set_on", "given_on", "begun_on", "finished_on", "tone"}
)
# Counting the words of all versions of a book would keep the window waiting.
_LONGEST_COUNTED = 200_000
_encoder = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Written(NamedTuple):
    """One text of which there are versions: a column of a record, its NOTE or its ANSWERS."""

    kind: type[Record]
    id: int
    field: str


class Paragraph(NamedTuple):
    """Without an audience it is a line of a column, which has none of its own."""

    text: str
    audience: Audience | None = None


class Answers(NamedTuple):
    """`fields` are columns by name: text, a number, a day in ISO form, or None."""

    fields: Mapping[str, Any]
    answers: Mapping[str, str]


class VersionRow(NamedTuple):
    """`added` and `removed` count words against the version before; None where nobody counted."""

    id: int
    kept_at: datetime
    occasion: Occasion
    is_now: bool
    """It says what the text says now."""
    added: int | None = None
    removed: int | None = None


def note_of(session_id: int) -> Written:
    return Written(MentoringSession, session_id, NOTE)


def opening_of(mentee_id: int, reader: Reader) -> Written:
    return Written(Mentee, mentee_id, opening_words.COLUMNS[reader])


@cache
def names(kind: type[Record]) -> tuple[str, ...]:
    """The texts of a record of which versions are kept."""
    if kind is MentoringSession:
        return (NOTE,)
    if ANSWERS in kind.__table__.columns:
        return (ANSWERS,)
    long = tuple(field.name for field in fields(kind) if field.long)
    return (*long, *opening_words.COLUMNS.values()) if kind is Mentee else long


def content(session: Session, text: Written) -> str | None:
    """What the text says in the journal, as a version keeps it; None if its record is gone."""
    kind, number, field = text
    if field == NOTE:
        return _note(session, number)
    record = session.get(kind, number)
    if record is None:
        return None
    return _all_answers(record) if field == ANSWERS else str(getattr(record, field))


def keep(
    session: Session, text: Written, occasion: Occasion, when: datetime, *, blank: bool = False
) -> int | None:
    """Keeps what the text says now, unless its newest version says the same.

    The number of the version that says it; None if the record is gone, or nothing was ever said
    and `blank` does not ask for a version of that.
    """
    now = content(session, text)
    if now is None:
        return None
    newest = session.execute(
        select(Version.id, Version.content).where(*_of(text)).order_by(Version.id.desc()).limit(1)
    ).first()
    if newest is not None and newest.content == now:
        return newest.id
    if newest is None and not blank and is_blank(text, now):
        return None
    version = Version(
        subject=text.kind.__tablename__,
        subject_id=text.id,
        field=text.field,
        kept_at=when,
        occasion=occasion,
        content=now,
    )
    session.add(version)
    session.flush()
    return version.id


def restore(session: Session, number: int, when: datetime) -> int | None:
    """Brings a version back. The number of the version that keeps what was there before.

    None, and nothing changes, if the version or its record is gone.
    """
    version = session.get(Version, number)
    text = None if version is None else written(version)
    if version is None or text is None or content(session, text) is None:
        return None
    before = keep(session, text, Occasion.RESTORE, when, blank=True)
    if text.field == NOTE:
        _restore_note(session, text.id, paragraphs(version.content))
        return before
    record = session.get_one(text.kind, text.id)
    if text.field == ANSWERS:
        _restore_answers(record, answers(version.content))
    else:
        setattr(record, text.field, version.content)
    return before


def rows(session: Session, text: Written) -> list[VersionRow]:
    """Newest first, in the order they were kept, whatever the clock said."""
    now = content(session, text)
    query = select(Version.id, Version.kept_at, Version.occasion, Version.content)
    found: list[VersionRow] = []
    before: Counter[str] | None = Counter()
    for number, kept_at, occasion, said in session.execute(
        query.where(*_of(text)).order_by(Version.id)
    ):
        counted = _counted(text, said)
        added = removed = None
        if counted is not None and before is not None:
            added, removed = (counted - before).total(), (before - counted).total()
        found.append(VersionRow(number, kept_at, occasion, said == now, added, removed))
        before = counted
    return found[::-1]


def text_of(session: Session, number: int) -> str | None:
    """The content of one version; None if it is gone."""
    return session.scalar(select(Version.content).where(Version.id == number))


def written(version: Version) -> Written | None:
    """What it is a version of; None for what this program does not know."""
    kind = next((one for one in KINDS if one.__tablename__ == version.subject), None)
    if kind is None or version.field not in names(kind):
        return None
    return Written(kind, version.subject_id, version.field)


def paragraphs(said: str) -> list[Paragraph]:
    """Of a version of a NOTE."""
    found = cast("list[list[str]]", json.loads(said))
    return [Paragraph(text, Audience(audience)) for audience, text in found]


def lines(said: str) -> list[Paragraph]:
    """Of a version of a column."""
    return [Paragraph(line) for line in said.split("\n")] if said else []


def answers(said: str) -> Answers:
    """Of a version of ANSWERS."""
    found = cast("dict[str, dict[str, Any]]", json.loads(said))
    return Answers(found["fields"], found["answers"])


def entries(text: Written, found: Answers) -> list[tuple[str, str]]:
    """What was answered, by name of its column or question, in the order of the columns."""
    shown: dict[str, str] = {}
    for name in _asked(text.kind):
        value = found.fields.get(name)
        plain = f"{value:.15g}" if isinstance(value, float) else f"{value}"
        shown[name] = found.answers.get(name) or ("" if value is None else plain)
    shown |= {name: said for name, said in found.answers.items() if name not in shown}
    return [(name, said) for name, said in shown.items() if said.strip()]


def is_blank(text: Written, said: str) -> bool:
    if text.field == NOTE:
        return not any(one.text.strip() for one in paragraphs(said))
    if text.field == ANSWERS:
        found = answers(said)
        typed = (one for one in found.fields.values() if isinstance(one, str))
        return not any(one.strip() for one in (*typed, *found.answers.values()))
    return not said.strip()


def _of(text: Written) -> tuple[Any, ...]:
    return (
        Version.subject == text.kind.__tablename__,
        Version.subject_id == text.id,
        Version.field == text.field,
    )


def _note(session: Session, session_id: int) -> str | None:
    # Columns, not records: the save that follows may write past the session.
    there: Select[int] = select(MentoringSession.id).where(MentoringSession.id == session_id)
    if session.scalar(there) is None:
        return None
    query = (
        select(NoteBlock.audience, NoteBlock.text)
        .where(NoteBlock.session_id == session_id)
        .order_by(NoteBlock.position, NoteBlock.id)
    )
    return _encoder.encode([[audience.value, text] for audience, text in session.execute(query)])


def _all_answers(record: Record) -> str:
    values = {name: _plain(getattr(record, name)) for name in _asked(type(record))}
    return _encoder.encode({"fields": values, "answers": getattr(record, ANSWERS)})


@cache
def _asked(kind: type[Record]) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind) if one.name not in _NOT_WRITTEN)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _restore_note(session: Session, session_id: int, wanted: list[Paragraph]) -> None:
    """Paragraph by paragraph into the rows there are; what is the same stays untouched."""
    query = select(NoteBlock.id, NoteBlock.position).where(NoteBlock.session_id == session_id)
    kept = session.execute(query.order_by(NoteBlock.position, NoteBlock.id)).all()
    last = kept[-1].position if kept else 0.0
    edits: list[BlockEdit] = []
    for at, (text, audience) in enumerate(wanted):
        number, position = kept[at] if at < len(kept) else (None, last + at - len(kept) + 1)
        edits.append(BlockEdit(number, position, text, audience or Audience.ME))
    notes.save(session, session_id, edits, [row.id for row in kept[len(wanted) :]])


def _restore_answers(record: Record, found: Answers) -> None:
    table = cast("Table", type(record).__table__)
    for name in _asked(type(record)):
        if name not in found.fields:
            continue  # a column that is younger than the version
        value, sort = found.fields[name], table.columns[name].type
        if isinstance(sort, Date) and value is not None:
            value = date.fromisoformat(value)
        setattr(record, name, value)
    setattr(record, ANSWERS, dict(found.answers))


def _counted(text: Written, said: str) -> Counter[str] | None:
    if len(said) > _LONGEST_COUNTED:
        return None
    if text.field == NOTE:
        return Counter(word for one in paragraphs(said) for word in one.text.split())
    if text.field == ANSWERS:
        shown = entries(text, answers(said))
        return Counter(word for _, answer in shown for word in answer.split())
    return Counter(said.split())
