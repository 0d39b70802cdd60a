"""Where a record belongs whose own place in the journal is lost: nothing is dropped for that."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from mentor_desk.records import (
    KINDS,
    Goal,
    Mentee,
    MentoringSession,
    Mentorship,
    Record,
    SessionState,
)
from mentor_desk.safety.salvage.elsewhere import Entry, Values, blank, sealed
from mentor_desk.store.seal import sealed_columns, stored_seal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

SALVAGED = "Salvaged"


class _Reference(NamedTuple):
    child: type[Record]
    column: str
    parent: type[Record]
    belongs: bool
    """The child cannot be without its parent; else the reference may be empty."""


def _references() -> list[_Reference]:
    by_name = {kind.__tablename__: kind for kind in KINDS}
    return [
        _Reference(kind, column.key, by_name[key.column.table.name], key.ondelete == "CASCADE")
        for kind in KINDS
        for column in cast("Table", kind.__table__).columns
        for key in column.foreign_keys
    ]


class Placing:
    """In the new journal's open transaction."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._execute = session.connection().exec_driver_sql
        self._now = now
        self._mentee: int | None = None
        self._mentorships: dict[int, int] = {}

    def mentioned(self, kind: type[Record]) -> set[int]:
        """Numbers of this kind that other records name."""
        found: set[int] = set()
        for one in _references():
            if one.parent is kind:
                found |= set(
                    self._execute(
                        f"SELECT DISTINCT {one.column} FROM {one.child.__tablename__} "
                        f"WHERE {one.column} IS NOT NULL"
                    ).scalars()
                )
        return found

    def keep_free(self, numbers: Iterable[tuple[type[Record], int]]) -> None:
        """Nothing new is given these, here or later."""
        highest: dict[type[Record], int] = {}
        for kind, number in numbers:
            highest[kind] = max(number, highest.get(kind, 0))
        for kind, number in highest.items():
            given = self._given(kind)
            if given is None:
                statement = "INSERT INTO sqlite_sequence (seq, name) VALUES (?, ?)"
            else:
                statement = "UPDATE sqlite_sequence SET seq = ? WHERE name = ?"
            self._execute(statement, (max(number, given or 0), kind.__tablename__))

    def parents(self, kind: type[Record], entry: Entry) -> Values:
        """The references of a record of which only the index knows."""
        columns = sealed_columns(kind)
        found: Values = {}
        if "mentee_id" in columns:
            found["mentee_id"] = entry.mentee_id
        if "mentorship_id" in columns and entry.mentee_id is not None:
            found["mentorship_id"] = self._mentorship(entry.mentee_id)
        if kind.__tablename__ in ("note_block", "agenda_topic"):
            found["session_id"] = self._session(entry)
        if kind.__tablename__ in ("milestone", "check_in", "ladder"):
            found["goal_id"] = self._goal(entry)
        return found

    def place_orphans(self, entries: Mapping[tuple[str, int], Entry]) -> int:
        """Makes what is named and lost, as far as its children know of it. How many children."""
        placed = 0
        # Parents before their own parents: what is made may lack one itself.
        for parent in reversed(KINDS):
            for one in _references():
                if one.parent is not parent:
                    continue
                orphans = self._orphans(one)
                if not one.belongs:
                    self._cut_loose(one, [child for child, _ in orphans])
                    continue
                placed += len(orphans)
                for child, number in orphans:
                    entry = entries.get((one.child.__tablename__, child))
                    self._make(parent, number, entry)
        return placed

    def _orphans(self, one: _Reference) -> list[tuple[int, int]]:
        child, parent = one.child.__tablename__, one.parent.__tablename__
        found = self._execute(
            f"SELECT id, {one.column} FROM {child} WHERE {one.column} IS NOT NULL "
            f"AND {one.column} NOT IN (SELECT id FROM {parent})"
        )
        return [(row[0], row[1]) for row in found]

    def _cut_loose(self, one: _Reference, children: list[int]) -> None:
        columns = sealed_columns(one.child)
        table, names = one.child.__tablename__, ", ".join(columns)
        for number in children:
            row = self._execute(f"SELECT {names} FROM {table} WHERE id = ?", (number,)).one()
            values = dict(zip(columns, row, strict=True)) | {one.column: None}
            self._execute(
                f"UPDATE {table} SET {one.column} = NULL, seal = ? WHERE id = ?",
                (stored_seal(one.child, list(values.values())), number),
            )

    def _make(self, kind: type[Record], number: int, entry: Entry | None) -> None:
        """A stand-in with this number, so that what belonged together stays together."""
        if self._execute(f"SELECT 1 FROM {kind.__tablename__} WHERE id = ?", (number,)).first():
            return
        values = blank(kind, number, self._now)
        if kind is Mentee:
            values["name"] = SALVAGED
        elif kind is Mentorship:
            values["mentee_id"] = entry.mentee_id if entry else self._salvaged_mentee()
        else:
            values["mentorship_id"] = self._mentorship(entry.mentee_id if entry else None)
        if kind in (Goal, MentoringSession):
            values["title"] = (entry.heading if entry else "") or SALVAGED
        if kind is MentoringSession:
            values["state"] = SessionState.HELD.value
            if entry and entry.day:
                values["starts_at"] = f"{entry.day} 00:00:00.000000"
        self._insert(kind, values)

    def _mentorship(self, mentee_id: int | None) -> int:
        mentee = mentee_id or self._salvaged_mentee()
        if mentee not in self._mentorships:
            found = self._first(
                "SELECT id FROM mentorship WHERE mentee_id = ? ORDER BY id DESC", mentee
            )
            if found is None:
                values = blank(Mentorship, self._free(Mentorship), self._now)
                self._insert(Mentorship, values | {"mentee_id": mentee})
                found = int(values["id"])
            self._mentorships[mentee] = found
        return self._mentorships[mentee]

    def _session(self, entry: Entry) -> int:
        found = self._first(
            "SELECT s.id FROM mentoring_session AS s JOIN mentorship ON s.mentorship_id = "
            "mentorship.id WHERE mentee_id = ? AND date(starts_at) = ? ORDER BY title <> ?, s.id",
            entry.mentee_id, entry.day, entry.heading,
        )  # fmt: skip
        if found is None:
            found = self._free(MentoringSession)
            self._make(MentoringSession, found, entry)
        return found

    def _goal(self, entry: Entry) -> int:
        found = self._first(
            "SELECT g.id FROM goal AS g JOIN mentorship ON g.mentorship_id = mentorship.id "
            "WHERE mentee_id = ? ORDER BY title <> ?, g.id",
            entry.mentee_id, entry.heading,
        )  # fmt: skip
        if found is None:
            found = self._free(Goal)
            self._make(Goal, found, entry)
        return found

    def _salvaged_mentee(self) -> int:
        if self._mentee is None:
            self._mentee = self._free(Mentee)
            self._make(Mentee, self._mentee, None)
        return self._mentee

    def _free(self, kind: type[Record]) -> int:
        """A number that nothing has or names."""
        return 1 + max(self._given(kind) or 0, *self.mentioned(kind), 0)

    def _given(self, kind: type[Record]) -> int | None:
        """The highest number that anything has or had; None if it is not known yet."""
        return self._first("SELECT seq FROM sqlite_sequence WHERE name = ?", kind.__tablename__)

    def _first(self, query: str, *values: object) -> int | None:
        row = self._execute(query, values).first()
        return None if row is None or row[0] is None else int(row[0])

    def _insert(self, kind: type[Record], values: Values) -> None:
        whole = sealed(kind, values)
        names = ", ".join(f'"{name}"' for name in whole)
        holes = ", ".join("?" * len(whole))
        self._execute(
            f'INSERT INTO "{kind.__tablename__}" ({names}) VALUES ({holes})',
            tuple(whole.values()),
        )
