"""The full check of a journal while somebody works in it, and what to say about what it finds.

In small bites, each with its own view of the file: a long one would keep the log from getting
shorter. Between two bites it rests, so that a key press never waits for it.
"""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.orm.attributes import flag_modified

from mentor_desk.records import KINDS, Journal, NoteBlock
from mentor_desk.safety.proof import WasStopped, interruptible
from mentor_desk.store import pages
from mentor_desk.store.derived import COPIES, SHARED, entries, projections, shared
from mentor_desk.store.engine import connect
from mentor_desk.store.seal import sealed_columns, stored_seal
from mentor_desk.words import Words, words

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
    from pathlib import Path

    from mentor_desk.records import Record
    from mentor_desk.safety.proof import Stopped
    from mentor_desk.store import Key, Store
    from mentor_desk.store.page_sums import PageSums
    from mentor_desk.words import Voice

_ROWS, _PAGES = 200, 100
_MOST_NAMED, _MOST_TOLD = 20, 3
# Of the time that a bite took: the window's thread has the interpreter for most of it.
_REST = 3.0
# A page is written while it is read; what is still wrong after this is wrong.
_LOOK_AGAIN_S = 0.3
_DAMAGED = (11, 26)
"""SQLite's codes for a damaged file and for one that is none."""


class Named(NamedTuple):
    """One record, as the mentor knows it."""

    kind: type[Record]
    id: int
    mentee: str = ""
    day: date | None = None
    heading: str = ""


@dataclass(slots=True)
class Findings:
    """Plain data; nothing in it means that all is well."""

    bad_pages: list[int] = field(default_factory=list[int])
    unreadable: list[Named] = field(default_factory=list[Named])
    changed: list[Named] = field(default_factory=list[Named])
    """By something else than Mentor Desk: their seal is broken."""
    other: list[Named] = field(default_factory=list[Named])
    """What search and reports have of them is not what they say: one of the two is older."""
    mixed: bool = False
    """All records are as they were written, but not all at the same time."""
    faults: int = 0
    """In the order of the file, as SQLite finds them."""
    strange: list[int] = field(default_factory=list[int])
    """Other pages that are not as they were written, whatever lies on them."""

    @property
    def damaged(self) -> bool:
        return bool(self.bad_pages or self.unreadable or self.faults)

    def __bool__(self) -> bool:
        return self.damaged or self.mixed or bool(self.changed or self.other or self.strange)


def look_over(
    path: Path,
    key: Key | None,
    stopped: Stopped,
    rest: Callable[[float], None] = time.sleep,
    sums: PageSums | None = None,
) -> Findings:
    """In any thread, after a checkpoint; `sums` are those of the store that is open. Raises
    WasStopped.
    """
    found = Findings()
    look = _Look(path, key, stopped, rest)
    found.bad_pages = look.bad_pages()
    if sums is not None:
        found.strange = sorted(look.strange(sums) - set(found.bad_pages))
    try:
        found.faults = look.faults()
        found.mixed = look.is_mixed()
        found.changed = look.changed()
        found.other = look.other()
    except sqlcipher.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _DAMAGED:
            raise
        found.faults += 1
    if found.damaged:
        found.unreadable = look.unreadable()
    return found


def accept(store: Store, found: Findings) -> None:
    """The mentor has looked at it and it is right: sealed as it is now."""
    if store.page_sums is not None:
        store.page_sums.accept(found.strange)
    with store.write() as session:
        for named in (*found.changed, *found.other):
            record = session.get(named.kind, named.id)
            if record is not None:
                flag_modified(record, sealed_columns(named.kind)[0])
        session.flush()
        sums = " + ".join(
            f"(SELECT coalesce(sum(seal), 0) FROM {kind.__tablename__})" for kind in KINDS
        )
        session.connection().exec_driver_sql(f"UPDATE journal SET digest = {sums} WHERE id = 1")


class _Look:
    def __init__(
        self, path: Path, key: Key | None, stopped: Stopped, rest: Callable[[float], None]
    ) -> None:
        self._path = path
        self._key = key
        self._stopped = stopped
        self._rest = rest

    def bad_pages(self) -> list[int]:
        if self._key is None:
            return []
        key = self._key
        return sorted(self._twice(lambda only: pages.broken(self._path, key, only)))

    def strange(self, sums: PageSums) -> set[int]:
        return set(sums.judge(sorted(self._twice(sums.look))))

    def faults(self) -> int:
        """Table by table, because each one holds on to its view of the file."""
        count = 0
        with self._connected() as connection:
            tables = connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
            ).fetchall()
            for (table,) in tables:
                with self._bite():
                    rows = connection.execute(f"PRAGMA integrity_check('{table}')").fetchall()
                    lost = connection.execute(f"PRAGMA foreign_key_check('{table}')").fetchall()
                    count += len(lost) + sum(str(row[0]) != "ok" for row in rows)
        return count

    def is_mixed(self) -> bool:
        sums = " + ".join(
            f"(SELECT coalesce(sum(seal), 0) FROM {kind.__tablename__})" for kind in KINDS
        )
        with self._connected() as connection, self._bite():
            (same,) = connection.execute(f"SELECT digest = {sums} FROM journal").fetchone()
        return not same

    def changed(self) -> list[Named]:
        found: list[Named] = []
        with self._connected() as connection:
            for kind in (*KINDS, Journal):
                names = ", ".join(f'"{name}"' for name in sealed_columns(kind))
                last = 0
                while True:
                    with self._bite():
                        rows = connection.execute(
                            f"SELECT id, seal, {names} FROM {kind.__tablename__} "
                            "WHERE id > ? ORDER BY id LIMIT ?",
                            (last, _ROWS),
                        ).fetchall()
                        odd = [row[0] for row in rows if stored_seal(kind, row[2:]) != row[1]]
                    found += self._named(connection, kind, odd)
                    if len(rows) < _ROWS:
                        break
                    last = rows[-1][0]
        return found

    def other(self) -> list[Named]:
        found: list[Named] = []
        kinds = {kind.__tablename__: kind for kind in KINDS}
        with self._connected() as connection:
            for table, projection in projections():
                (most,) = connection.execute(f"SELECT max(id) FROM {table}").fetchone()
                for first in range(1, (most or 0) + 1, _ROWS):
                    last = first + _ROWS - 1
                    mine = f"r.id BETWEEN {first} AND {last}"
                    kept = f"kind = '{projection.kind}' AND record_id BETWEEN {first} AND {last}"
                    pairs = [("search_entry", entries(table, projection, mine))]
                    pairs += [(SHARED[who], shared(table, projection, who, mine)) for who in COPIES]
                    odd: set[int] = set()
                    with self._bite():
                        for name, right in pairs:
                            there = f"SELECT * FROM {name} WHERE {kept}"
                            query = (
                                f"SELECT record_id FROM ({there} EXCEPT {right}) UNION "
                                f"SELECT record_id FROM ({right} EXCEPT {there})"
                            )
                            odd |= {row[0] for row in connection.execute(query)}
                    found += self._named(connection, kinds[table], sorted(odd))
        return found

    def unreadable(self) -> list[Named]:
        """What the index knows and whose own rows cannot be read any more."""
        found: list[Named] = []
        for kind in KINDS:
            if kind.projection is None:
                continue
            with contextlib.suppress(sqlcipher.DatabaseError), self._connected() as connection:
                ids = [
                    row[0]
                    for row in connection.execute(
                        "SELECT record_id FROM search_entry WHERE kind = ? ORDER BY record_id",
                        (kind.projection.kind,),
                    )
                ]
                bad = [number for part in _parts(ids) for number in self._cannot_read(kind, part)]
                found += self._named(connection, kind, bad)
        return found

    def _cannot_read(self, kind: type[Record], ids: list[int]) -> Iterator[int]:
        """A connection for each try: a damaged page spoils it."""
        try:
            with self._connected() as connection, self._bite():
                holes = ", ".join("?" * len(ids))
                table = kind.__tablename__
                connection.execute(f"SELECT * FROM {table} WHERE id IN ({holes})", ids).fetchall()
        except sqlcipher.DatabaseError:
            if len(ids) == 1:
                yield ids[0]
                return
            middle = len(ids) // 2
            yield from self._cannot_read(kind, ids[:middle])
            yield from self._cannot_read(kind, ids[middle:])

    def _named(
        self, connection: sqlcipher.Connection, kind: type[Record], ids: Iterable[int]
    ) -> list[Named]:
        return [_name(connection, kind, number) for number in ids]

    def _twice(self, look: Callable[[set[int] | None], Iterator[int | None]]) -> set[int]:
        suspects = self._looked_at(look(None))
        if suspects:
            self._rest(_LOOK_AGAIN_S)
            suspects = self._looked_at(look(suspects))
        return suspects

    def _looked_at(self, looked: Iterator[int | None]) -> set[int]:
        """Numbers of the pages that are not right."""
        found: set[int] = set()
        more = True
        while more:
            more = False
            with self._bite():
                for _, number in zip(range(_PAGES), looked, strict=False):
                    more = True
                    if number is not None:
                        found.add(number)
        return found

    @contextlib.contextmanager
    def _connected(self) -> Generator[sqlcipher.Connection]:
        connection = connect(self._path, self._key, "ro")
        try:
            with interruptible(connection, self._stopped):
                yield connection
        finally:
            connection.close()

    @contextlib.contextmanager
    def _bite(self) -> Generator[None]:
        if self._stopped():
            raise WasStopped
        began = time.thread_time()
        yield
        self._rest(min(0.2, 0.001 + _REST * (time.thread_time() - began)))


def _parts(ids: list[int]) -> Iterator[list[int]]:
    for first in range(0, len(ids), _ROWS):
        yield ids[first : first + _ROWS]


def _name(connection: sqlcipher.Connection, kind: type[Record], number: int) -> Named:
    if kind.projection is not None:
        with contextlib.suppress(sqlcipher.DatabaseError, ValueError):
            row = connection.execute(
                "SELECT coalesce(mentee.name, ''), day, heading FROM search_entry "
                "LEFT JOIN mentee ON mentee.id = search_entry.mentee_id "
                "WHERE kind = ? AND record_id = ?",
                (kind.projection.kind, number),
            ).fetchone()
            if row:
                day = date.fromisoformat(row[1]) if row[1] else None
                return Named(kind, number, row[0], day, row[2])
    return Named(kind, number)


def names(found: Iterable[Named]) -> Iterator[tuple[Named, int]]:
    """Each once: of a session's note one is enough, with how many of its paragraphs."""
    counted: dict[tuple[object, ...], tuple[Named, int]] = {}
    for one in found:
        what = one[2:] if one.kind is NoteBlock else one
        first, count = counted.get(what, (one, 0))
        counted[what] = (first, count + 1)
    yield from list(counted.values())[:_MOST_NAMED]


_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "mentee": "what you wrote about {mentee}",
        "mentorship": "the relationship with {mentee}",
        "goal": "the goal “{heading}” of {mentee}",
        "milestone": "the milestone “{heading}” of {mentee}",
        "check_in": "a check-in of {day} with {mentee}",
        "mentoring_session": "the session of {day} with {mentee}",
        "agenda_topic": "the topic “{heading}” with {mentee}",
        "note_block": "the note of {day} with {mentee}",
        "feedback": "feedback of {day} to {mentee}",
        "action": "the action “{heading}” with {mentee}",
        "ladder": "the attainment ladder of “{heading}” of {mentee}",
        "guided_note": "“{heading}” of {day} with {mentee}",
    }
)


def called(one: Named, voice: Voice) -> str:
    """What the mentor would call it: “the note of 12 November with Amara Okafor”."""
    if not one.mentee and not one.heading:
        return voice.say(words("something that no page shows by itself"))
    day = voice.day(one.day) if one.day else voice.say(words("an unknown day"))
    if not one.mentee:
        return voice.say(words("“{heading}” of {day}", heading=one.heading, day=day))
    text = _KINDS[one.kind.__tablename__]
    return voice.say(words(text, mentee=one.mentee, day=day, heading=one.heading))


def told(found: Findings, voice: Voice) -> str:
    """What it means, and what it is about."""
    about = [
        called(one, voice) for one, _ in names(found.unreadable or [*found.changed, *found.other])
    ]
    whole = voice.say(said(found))
    if not about:
        return whole
    more = len(about) - _MOST_TOLD
    listed = "; ".join(about[:_MOST_TOLD])
    if more > 0:
        listed = voice.say(
            words("{listed}; and {n} more", "{listed}; and {n} more", n=more, listed=listed)
        )
    if found.unreadable:
        return voice.say(words("{whole} Not readable: {listed}.", whole=whole, listed=listed))
    return voice.say(words("{whole} It is about {listed}.", whole=whole, listed=listed))


def said(found: Findings) -> Words:
    """What it means, in a sentence or two."""
    if found.damaged:
        return words(
            "Part of this journal’s file is damaged. What you see and write is safe; what cannot "
            "be read can come back from a backup, or a salvage can save all the rest."
        )
    if found.changed:
        return words(
            "{n} record in this journal was changed by something other than Mentor Desk.",
            "{n} records in this journal were changed by something other than Mentor Desk.",
            n=len(found.changed),
        )
    if found.strange and not (found.mixed or found.other):
        return words(
            "Part of this journal’s file is not as Mentor Desk left it, although every record is. "
            "Either something else wrote into the file, or the disk is wearing out: see that there "
            "is a copy off this laptop."
        )
    if found.mixed:
        return words(
            "An older part of the file was put back into this journal, as a syncing program may "
            "do. Some of it may say less than you wrote."
        )
    return words(
        "Search and reports know something else than {n} record of this journal says.",
        "Search and reports know something else than {n} records of this journal say.",
        n=len(found.other),
    )
