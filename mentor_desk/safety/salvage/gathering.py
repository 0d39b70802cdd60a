"""What goes into a salvaged journal: each record once, from where it is still as it was."""

from __future__ import annotations

import contextlib
import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, cast

from mentor_desk.records import KINDS, Journal, NoteBlock, Practice, Record
from mentor_desk.safety.salvage.elsewhere import (
    TEXTS,
    Copy,
    Entry,
    Values,
    as_of_now,
    blank,
    from_entry,
    is_sealed,
    mended,
    sealed,
)
from mentor_desk.safety.salvage.outcome import From, Salvaged, Source
from mentor_desk.safety.salvage.placing import Placing
from mentor_desk.safety.salvage.wreck import Row, Unreadable, Wreck
from mentor_desk.store.images import Image
from mentor_desk.store.seal import sealed_columns, stored_seal
from mentor_desk.words import Words, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from mentor_desk.safety.proof import Progress

_JOURNAL, _LOOSE = Source(From.JOURNAL), Source(From.LOOSE)
_AT_ONCE, _UUID = 1000, 32


class Gathering:
    """One salvage, into the open transaction of the new journal."""

    def __init__(
        self,
        session: Session,
        wreck: Wreck,
        backups: Sequence[Copy],
        layout: dict[str, tuple[str, ...]],
        now: datetime,
        go_on: Progress,
    ) -> None:
        self._execute = session.connection().exec_driver_sql
        self._wreck = wreck
        self._backups = backups
        self._layout = layout
        self._now = now
        self._go_on = go_on
        self._placing = Placing(session, now)
        self._have: defaultdict[type[Record], set[int]] = defaultdict(set)
        self._odd: list[tuple[type[Record], Values]] = []
        self._gaps: set[type[Record]] = set()
        self._entries: dict[tuple[str, int], Entry] = {}
        self._entries_whole = False
        self._trashed: set[tuple[type[Record], int]] = set()
        self._loose_journal: Values = {}
        self._result = Salvaged(Path())

    def done(self, new: Path) -> Salvaged:
        self._result.path = new
        self._execute("PRAGMA defer_foreign_keys = ON")
        self._execute("DELETE FROM practice")
        for number, kind in enumerate(KINDS):
            self._go_on(0.6 * number / len(KINDS))
            self._read(kind)
        if not self._adds_up():  # also where every page can be read, but is not the right one
            self._gaps |= set(KINDS)
        if self._gaps or self._odd:
            self._read_entries()
        self._know_trash()
        self._fill_gaps()
        self._know_trash()
        if Practice not in self._have:
            self._put(Practice, sealed(Practice, blank(Practice, 1, self._now)))
        self._result.placed = self._placing.place_orphans(self._entries)
        if not self._entries_whole and not self._adds_up():
            self._result.unknown = [
                kind.__tablename__ for kind in KINDS if kind in self._gaps and kind.projection
            ]
        self._go_on(0.9)
        return self._result

    def _fill_gaps(self) -> None:
        lost = self._lost()
        self._go_on(0.65)
        if self._gaps or self._odd:
            self._take_loose(lost)
        for kind, values in self._odd:
            if values["id"] not in self._have[kind]:
                self._take_odd(kind, values)
        for kind in KINDS:
            for number in sorted(lost[kind] - self._have[kind]):
                self._fill(kind, number)
            self._go_on(0.8)

    def name_journal(self, generation: int, uuid: str) -> None:
        """It takes the other's place, so it is newer than all that was ever seen of it."""
        row = self._journal_row()
        found = row.get("generation")
        newest = max(generation, found if isinstance(found, int) else 0)
        if row.get("is_sample"):
            self._execute("UPDATE journal SET is_sample = 1 WHERE id = 1")
        self._execute("UPDATE journal SET generation = ? WHERE id = 1", (newest + 2,))
        for name, value in (("uuid", row.get("uuid") or uuid), ("made_at", row.get("made_at"))):
            if value:
                self._execute(f"UPDATE journal SET {name} = ? WHERE id = 1", (value,))
        names = ", ".join(sealed_columns(Journal))
        now = self._execute(f"SELECT {names} FROM journal WHERE id = 1").one()
        seal = stored_seal(Journal, list(now))
        self._execute("UPDATE journal SET seal = ? WHERE id = 1", (seal,))

    def _journal_row(self) -> Values:
        with contextlib.suppress(Unreadable):
            row = self._wreck.row("journal", 1)
            if row:
                return self._values("journal", row)
        return self._loose_journal

    def _adds_up(self) -> bool:
        """Whether the seals are all those that the journal itself had: then nothing is missing."""
        sums = " + ".join(
            f"(SELECT coalesce(sum(seal), 0) FROM {kind.__tablename__})" for kind in KINDS
        )
        total = self._execute(f"SELECT {sums}").scalar_one()
        return total == self._journal_row().get("digest")

    def _read(self, kind: type[Record]) -> None:
        table = kind.__tablename__
        if table not in self._wreck.tables:
            self._gaps.add(kind)
            return
        waiting: list[Values] = []
        for row in self._wreck.rows(table):
            if row is None:
                self._gaps.add(kind)
            else:
                waiting.append(self._record(kind, row))
            if len(waiting) >= _AT_ONCE:
                self._take(kind, waiting)
        self._take(kind, waiting)

    def _take(self, kind: type[Record], rows: list[Values]) -> None:
        """From the journal itself; what is not as it was sealed has to wait."""
        self._odd += [(kind, values) for values in rows if not is_sealed(kind, values)]
        self._put_all(kind, [values for values in rows if is_sealed(kind, values)], _JOURNAL)
        rows.clear()

    def _know_trash(self) -> None:
        """What lies in it comes back under its own number: nothing else may be given that."""
        for text in self._execute("SELECT rows FROM trashed").scalars().all():
            with contextlib.suppress(ValueError, TypeError, LookupError, AttributeError):
                image = Image.from_plain(json.loads(text))
                self._trashed |= {(kind, one) for kind, ids in image.ids().items() for one in ids}
                self._placing.keep_free(image.names())

    def _record(self, kind: type[Record], row: Row) -> Values:
        return as_of_now(kind, self._values(kind.__tablename__, row))

    def _values(self, table: str, row: Row) -> Values:
        columns = self._wreck.tables[table].columns
        return {"id": row[0], **dict(zip(columns, row[1:], strict=True))}

    def _read_entries(self) -> None:
        if "search_entry" not in self._wreck.tables:
            return
        self._entries_whole = True
        tables = {kind.projection.kind: kind.__tablename__ for kind in KINDS if kind.projection}
        for row in self._wreck.rows("search_entry"):
            if row is None:
                self._entries_whole = False
                continue
            found = self._values("search_entry", row)
            if found["kind"] in tables and all(
                isinstance(found[name], str) for name in ("heading", "text")
            ):
                day = found["day"] if isinstance(found["day"], str) else None
                mentee_id = found["mentee_id"]
                self._entries[tables[found["kind"]], int(found["record_id"])] = Entry(
                    None if mentee_id is None else int(mentee_id),
                    day,
                    found["heading"],
                    found["text"],
                )

    def _lost(self) -> dict[type[Record], set[int]]:
        """Numbers that something else knows and whose own place cannot be read."""
        odd = defaultdict[type[Record], set[int]](set)
        for kind, values in self._odd:
            odd[kind].add(values["id"])
        found: dict[type[Record], set[int]] = {kind: set() for kind in KINDS}
        for kind in self._gaps:
            for number in self._known(kind) - self._have[kind] - odd[kind]:
                if self._is_gone(kind, number) and not self._was_deleted(kind, number):
                    found[kind].add(number)
        return found

    def _is_gone(self, kind: type[Record], number: int) -> bool:
        """Its place cannot be read, or holds nothing although the index knows it; a row between two
        gaps is taken now.
        """
        try:
            row = self._wreck.row(kind.__tablename__, number)
        except Unreadable:
            return True
        if row is None:
            return (kind.__tablename__, number) in self._entries
        self._take(kind, [self._record(kind, row)])
        return False

    def _known(self, kind: type[Record]) -> set[int]:
        table = kind.__tablename__
        found = {number for name, number in self._entries if name == table}
        for backup in self._backups:
            found |= backup.ids(table)
        return found | self._placing.mentioned(kind)

    def _was_deleted(self, kind: type[Record], number: int) -> bool:
        """It is in the trash, or the index is whole and no longer knows what a backup had in its
        index.
        """
        if (kind, number) in self._trashed:
            return True
        if not self._entries_whole or (kind.__tablename__, number) in self._entries:
            return False
        return any(backup.entry(kind, number) for backup in self._backups)

    def _take_loose(self, lost: dict[type[Record], set[int]]) -> None:
        found: dict[tuple[type[Record], int], Values] = {}
        for row in self._wreck.loose_rows(lambda: self._go_on(0.65)):
            self._know_journal(row)
            for kind, values in self._recognised(row):
                number = values["id"]
                if self._wants(kind, number, lost) and self._is_newer(
                    kind, values, found.get((kind, number))
                ):
                    found[kind, number] = values
        for (kind, _), values in found.items():
            self._put_all(kind, [values], _LOOSE)

    def _know_journal(self, row: Row) -> None:
        """Its own row is written past its seal; an id of 32 letters and two counts tell it."""
        columns = self._layout["journal"]
        values: Values = {"id": row[0], **dict(zip(columns, row[2:], strict=False))}
        counts = (values["generation"], values["digest"])
        whole = isinstance(values["uuid"], str) and len(values["uuid"]) == _UUID
        if row[0] == 1 and whole and all(isinstance(count, int) for count in counts):
            self._loose_journal = values

    def _recognised(self, row: Row) -> Iterator[tuple[type[Record], Values]]:
        """Its seal says what it is: it goes over the name of the table too."""
        for kind in KINDS:
            columns = self._layout[kind.__tablename__]
            own, rest = row[2 : 2 + len(columns)], row[2 + len(columns) :]
            if row[1] is not None or any(one is not None for one in rest):
                continue
            values: Values = {"id": row[0], **dict(zip(columns, own, strict=True))}
            if values["seal"]:
                values = as_of_now(kind, values)
                stored = [values[name] for name in sealed_columns(kind)]
                if values["seal"] == stored_seal(kind, stored):
                    yield kind, values

    def _wants(self, kind: type[Record], number: int, lost: dict[type[Record], set[int]]) -> bool:
        if number in self._have[kind] or (kind, number) in self._trashed:
            return False
        if any(values["id"] == number for other, values in self._odd if other is kind):
            return True
        if kind not in self._gaps:
            return False
        if number in lost[kind]:
            return True
        if self._entries_whole and kind.projection:
            return False
        try:
            self._wreck.row(kind.__tablename__, number)
        except Unreadable:
            return True
        return False

    def _is_newer(self, kind: type[Record], values: Values, than: Values | None) -> bool:
        """Of two rows with one number the one that the index knows."""
        entry = self._entries.get((kind.__tablename__, values["id"]))
        text = TEXTS.get(kind.__tablename__)
        return than is None or bool(entry and text and values[text] == entry.text)

    def _fill(self, kind: type[Record], number: int) -> None:
        entry = self._entries.get((kind.__tablename__, number))
        base: tuple[Values, Source] | None = None
        for backup in self._backups:
            values = backup.row(kind, number)
            if values is None:
                continue
            if entry is None or backup.entry(kind, number) == entry:
                self._put_all(kind, [values], backup.source)
                return
            base = base or (values, backup.source)
        if entry is not None:
            start = base[0] if base else blank(kind, number, self._now)
            values = from_entry(kind, number, entry, start)
            values |= {} if base else self._placing.parents(kind, entry)
            self._result.private_again += "audience" in values
            self._put_all(kind, [sealed(kind, values)], Source(From.INDEX))
        elif (versions := self._from_versions(kind, number)) is not None:
            self._put_all(kind, [versions], Source(From.VERSION))
        else:
            self._result.lost.setdefault(kind.__tablename__, []).append(words(""))

    def _from_versions(self, kind: type[Record], number: int) -> Values | None:
        """Its long texts as they were last kept; nobody knows the rest."""
        found = self._execute(
            "SELECT field, content FROM version WHERE subject = ? AND subject_id = ? ORDER BY id",
            (kind.__tablename__, number),
        ).all()
        columns = cast("Table", kind.__table__).columns
        texts = {field: content for field, content in found if field in columns}
        if not texts:
            return None
        return sealed(kind, blank(kind, number, self._now) | texts)

    def _take_odd(self, kind: type[Record], values: Values) -> None:
        """A row that is not as it was sealed: the same row from elsewhere, or as it is."""
        number = values["id"]
        for backup in self._backups:
            same = backup.row(kind, number)
            if same and same["seal"] == values.get("seal"):
                self._put_all(kind, [same], backup.source)
                return
        entry, text = self._entries.get((kind.__tablename__, number)), TEXTS.get(kind.__tablename__)
        if entry and text and is_sealed(kind, values | {text: entry.text}):
            self._put_all(kind, [values | {text: entry.text}], Source(From.INDEX))
            return
        self._put_all(kind, [mended(kind, values, self._now)], _JOURNAL)
        self._result.changed.append(_named(kind, entry))

    def _put_all(self, kind: type[Record], rows: list[Values], source: Source) -> None:
        for values in rows:
            self._have[kind].add(values["id"])
        self._insert(kind, rows)
        if rows and kind is not Practice:
            self._result.count(kind.__tablename__, source, len(rows))
        rows.clear()

    def _put(self, kind: type[Record], values: Values) -> None:
        self._have[kind].add(values["id"])
        self._insert(kind, [values])

    def _insert(self, kind: type[Record], rows: Iterable[Values]) -> None:
        names = ("id", *self._layout[kind.__tablename__])
        holes = ", ".join("?" * len(names))
        columns = ", ".join(f'"{name}"' for name in names)
        statement = f'INSERT INTO "{kind.__tablename__}" ({columns}) VALUES ({holes})'
        given = [tuple(values.get(name) for name in names) for values in rows]
        if given:
            self._execute(statement, given)


def _named(kind: type[Record], entry: Entry | None) -> Words:
    heading = entry.heading if entry else ""
    if kind is NoteBlock:
        return words("a note in “{heading}”", heading=heading) if heading else words("a note")
    return words("{heading}", heading=heading or kind.__tablename__)
