"""One mentee, or one note, back from a backup into the journal that is open.

What is gone comes back. What is there and says something else now stays, unless it is asked to be
as it was; then its present words are kept as a version first. Nobody may read more of it than now.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from mentor_desk.audience import Audience
from mentor_desk.errors import KnownError
from mentor_desk.records import (
    KINDS,
    Feedback,
    Goal,
    GuidedNote,
    GuideText,
    Mentee,
    MentoringSession,
    Mentorship,
    NoteBlock,
    Occasion,
    PrintedForm,
    Record,
    Version,
)
from mentor_desk.safety.pairing import AT_ONCE, Pair, Pairing, Pairs, columns, part_of, references
from mentor_desk.services import notes, trash, versions
from mentor_desk.store import indexing
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from mentor_desk.store import Session

_WIDENING = tuple(Audience)


class Brought(NamedTuple):
    """`came_back` counts records; `differ` those, a note counting as one, that were there and said
    something else, now as they were then if that was asked for.
    """

    mentee_id: int
    came_back: int
    sessions: int
    differ: int


class Missing(KnownError):
    """What a note belongs to is gone."""


def bring_back_mentee(
    then: Session, now: Session, mentee_id: int, at: datetime, *, as_it_was: bool = False
) -> Brought:
    """Within `store.write()`; `mentee_id` is of the backup."""
    pairs = Pairs(then, now, mentee_id)
    differ = sum(pair.changed for pair in _but_notes(pairs))
    missing = [pair.then for pair in _but_notes(pairs) if pair.now is None]
    put_back(then, now, pairs, missing)
    for pair in pairs.of(MentoringSession):
        if pair.now is None:
            continue
        state = note_state(then, now, pair)
        if state.gone:
            _put_note(now, state, pair.now.id)
            missing += state.then
        elif state.changed:
            differ += 1
            if as_it_was:
                _note_as_it_was(then, now, pair, at)
    if as_it_was:
        for pair in _but_notes(pairs):
            as_it_was_then(now, pair, at)
    sessions = sum(isinstance(one, MentoringSession) for one in missing)
    number = pairs.number(Mentee, mentee_id)
    assert number is not None
    return Brought(number, len(missing), sessions, differ)


def bring_back_note(then: Session, now: Session, session_id: int, at: datetime) -> int:
    """Within `store.write()`: the note as it was then, its session with it if that is gone; the
    number of the session in the journal.

    Raises Missing if the mentee is gone.
    """
    held = then.get_one(MentoringSession, session_id)
    mentee_id = then.get_one(Mentorship, held.mentorship_id).mentee_id
    pairs = Pairs(then, now, mentee_id)
    if pairs.number(Mentee, mentee_id) is None:
        raise Missing(
            words(
                "{name} is not in your journal any more. Bring back {name}, and the note comes "
                "along.",
                name=pairs.mentee.name,
            )
        )
    pair = pairs.find(MentoringSession, session_id)
    assert pair is not None
    if pair.now is not None:
        _note_as_it_was(then, now, pair, at)
        return pair.now.id
    put_back(then, now, pairs, list(_with_parents(pairs, held)))
    number = pairs.number(MentoringSession, session_id)
    assert number is not None
    return number


class NoteState(NamedTuple):
    then: list[NoteBlock]
    now: list[NoteBlock]

    @property
    def gone(self) -> bool:
        return bool(_said(self.then)) and not _said(self.now)

    @property
    def changed(self) -> bool:
        return bool(_said(self.then)) and _said(self.then) != _said(self.now)


def note_state(then: Session, now: Session, pair: Pair) -> NoteState:
    """Of a session; what was not written yet then can neither be gone nor changed."""
    there = notes.blocks(now, pair.now.id) if pair.now is not None else []
    return NoteState(notes.blocks(then, pair.then.id), there)


def put_back(then: Session, now: Session, pairs: Pairing, missing: Sequence[Record]) -> None:
    """Parents first; under their old numbers where nothing has those, in the trash neither: what
    lies there comes back under its own. What was cut loose from them in the journal is tied to
    them again.
    """
    there = [(pair.then, pair.now) for pair in pairs if pair.now is not None]
    came: list[tuple[Record, Record]] = []
    numbers = _numbers(now, missing)
    with indexing.join(now, {kind: set(some.values()) for kind, some in numbers.items()}):
        for kind in KINDS:
            some = [one for one in missing if type(one) is kind]
            fresh = [_copied(one, pairs, numbers[kind][one.id]) for one in some]
            now.add_all(fresh)
            now.flush()
            for old, new in zip(some, fresh, strict=True):
                pairs.came_back(old, new)
                came.append((old, new))
    _put_back_versions(then, now, came)
    _put_back_guides(then, now, [new for _, new in came])
    for old, new in (*there, *came):
        _tie(old, new, pairs)
    now.flush()


def _numbers(now: Session, missing: Iterable[Record]) -> dict[type[Record], dict[int, int]]:
    """By kind and number in the backup: the same one, or a new one where that is not free. They are
    given here, because records without a number are written one by one.
    """
    trashed = trash.named(now)
    wanted: defaultdict[type[Record], list[int]] = defaultdict(list)
    for one in missing:
        wanted[type(one)].append(one.id)
    found: dict[type[Record], dict[int, int]] = {}
    for kind, ids in wanted.items():
        taken = _taken(now, kind, ids)
        free = count(max(*ids, _last_number(now, kind)) + 1)
        found[kind] = {
            one: next(free) if one in taken or (kind, one) in trashed else one for one in ids
        }
    return found


def _last_number(now: Session, kind: type[Record]) -> int:
    """The highest that was ever given."""
    query = "SELECT seq FROM sqlite_sequence WHERE name = ?"
    run = now.connection().exec_driver_sql
    return run(query, (kind.__tablename__,)).scalar() or 0


def _copied(record: Record, pairs: Pairing, number: int) -> Record:
    kind = type(record)
    values = _values(record)
    for reference in references(kind):  # what is not there yet is tied when it is
        values[reference.name] = pairs.number(reference.kind, getattr(record, reference.name))
    if isinstance(record, PrintedForm):
        # Kept without a reference: it may be of one of several kinds.
        of = next((one for one in KINDS if one.__tablename__ == record.kind), None)
        values["record_id"] = pairs.number(of, record.record_id) if of else None
    made = kind(**values)
    made.id = number
    return made


def _values(record: Record) -> dict[str, Any]:
    return {name: getattr(record, name) for name in columns(type(record))}


def _tie(then: Record, record: Record, pairs: Pairing) -> None:
    for reference in references(type(then)):
        number = pairs.number(reference.kind, getattr(then, reference.name))
        if number is not None and getattr(record, reference.name) is None:
            setattr(record, reference.name, number)


def _put_back_versions(then: Session, now: Session, came: Iterable[tuple[Record, Record]]) -> None:
    numbers: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for old, new in came:
        numbers[type(old).__tablename__][old.id] = new.id
    free = count(_last_number(now, Version) + 1)
    for subject, some in numbers.items():
        for ids in _parts(list(some)):
            query = select(Version).where(Version.subject == subject, Version.subject_id.in_(ids))
            for version in then.scalars(query.order_by(Version.id)):
                values = _values(version)
                values["subject_id"] = some[version.subject_id]
                made = Version(**values)
                made.id = next(free)
                now.add(made)


def _put_back_guides(then: Session, now: Session, came: Iterable[Record]) -> None:
    """What came back is read with what it was made with."""
    made_with = {
        (one.guide, one.guide_version)
        for one in came
        if isinstance(one, Goal | Feedback | GuidedNote)
    }
    query = select(GuideText).where(~GuideText.own)
    there = {(one.guide, one.version) for one in now.scalars(query)}
    for text in then.scalars(query.order_by(GuideText.id)):
        if (text.guide, text.version) in made_with - there:
            now.add(GuideText(**_values(text)))


def _taken(now: Session, kind: type[Record], ids: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for some in _parts(ids):
        found |= set(now.scalars(select(kind.id).where(kind.id.in_(some))))
    return found


def _parts(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


def _but_notes(pairs: Pairs) -> list[Pair]:
    """A note is one thing, whatever its paragraphs: those of a session that is there are apart."""
    return [
        pair
        for pair in pairs
        if not isinstance(pair.then, NoteBlock)
        or pairs.number(MentoringSession, pair.then.session_id) is None
    ]


def _with_parents(pairs: Pairs, held: MentoringSession) -> Iterable[Record]:
    """A session that is gone, all that is part of it, and its relationship if that is gone too."""
    mentorship = pairs.find(Mentorship, held.mentorship_id)
    if mentorship is not None and mentorship.now is None:
        yield mentorship.then
    yield held
    for kind in KINDS:
        parent = part_of(kind)
        if parent is not None and parent.kind is MentoringSession:
            yield from (
                pair.then for pair in pairs.of(kind) if getattr(pair.then, parent.name) == held.id
            )


def _put_note(now: Session, state: NoteState, number: int) -> None:
    """The paragraphs of then in the place of those of now; one that is there keeps its number."""
    there = {block.id: block for block in state.now}
    for block in state.then:
        same = there.pop(block.id, None)
        if same is None:
            now.add(
                NoteBlock(
                    session_id=number,
                    position=block.position,
                    text=block.text,
                    audience=block.audience,
                )
            )
        else:
            same.audience = _narrower(block.audience, same.audience)
            same.position, same.text = block.position, block.text
    for block in there.values():
        now.delete(block)
    now.flush()


def _note_as_it_was(then: Session, now: Session, pair: Pair, at: datetime) -> None:
    assert pair.now is not None
    state = note_state(then, now, pair)
    if not state.changed:
        return
    versions.keep(now, versions.note_of(pair.now.id), Occasion.RESTORE, at)
    _put_note(now, state, pair.now.id)


def as_it_was_then(now: Session, pair: Pair, at: datetime) -> None:
    if not pair.changed or pair.now is None:
        return
    kind = type(pair.now)
    for field in versions.names(kind):
        if field != versions.NOTE:
            versions.keep(now, versions.Written(kind, pair.now.id, field), Occasion.RESTORE, at)
    for name in columns(kind):
        value = getattr(pair.then, name)
        if isinstance(value, Audience):
            value = _narrower(value, getattr(pair.now, name))
        setattr(pair.now, name, value)
    now.flush()


def _said(blocks: Iterable[NoteBlock]) -> list[tuple[str, Audience]]:
    return [(block.text, block.audience) for block in blocks if block.text.strip()]


def _narrower(one: Audience, other: Audience) -> Audience:
    return min(one, other, key=_WIDENING.index)
