"""A record with all that hangs on it, as plain rows that can be kept and put back.

Numbers of deleted records are given again by SQLite, so whatever comes back may have to take new
ones, and a reference out of it may lead to somebody else by then: whoever keeps images tells them
of it with `renumber` and `forget`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Date, DateTime, Enum, func, insert, select

from mentor_desk.errors import CannotUndo
from mentor_desk.records import KINDS, Record, Version
from mentor_desk.store import indexing
from mentor_desk.store.changes import Gatherer
from mentor_desk.store.indexing import parts
from mentor_desk.store.removal import Cut, along, cuts, references
from mentor_desk.store.seal import seal
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Set

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from mentor_desk.store.removal import Reference

Kind = type[Record]
Numbers = dict[Kind, dict[int, int]]
"""New numbers by the old ones."""
Row = dict[str, Any]

_BY_TABLE: dict[str, Kind] = {kind.__tablename__: kind for kind in KINDS}
# Parents first: triggers that bring the search index along look for them.
_ORDER: tuple[Kind, ...] = tuple(
    _BY_TABLE[table.name] for table in Record.metadata.sorted_tables if table.name in _BY_TABLE
)


@dataclass
class Image:
    rows: dict[Kind, dict[int, Row]] = field(default_factory=dict[Kind, dict[int, Row]])
    """By kind and number; values as JSON has them. Without a seal where one was changed here."""
    cuts: list[Cut] = field(default_factory=list[Cut])

    def holds(self, kind: Kind, number: int) -> bool:
        return number in self.rows.get(kind, ())

    def ids(self) -> dict[Kind, set[int]]:
        return {kind: set(rows) for kind, rows in self.rows.items()}

    def outward(self) -> Iterator[tuple[Reference, int, int]]:
        """Each reference of a row to what is not in here: with the row's number and the other's."""
        for one in references():
            for number, row in self.rows.get(one.child, {}).items():
                to = row.get(one.name)
                if to is not None and not self.holds(one.parent, to):
                    yield one, number, to

    def hangs_on(self, gone: Mapping[Kind, Set[int]]) -> bool:
        """Whether something in here can come back only to one of these."""
        return any(
            one.goes_along and to in gone.get(one.parent, ()) for one, _, to in self.outward()
        )

    def renumber(self, numbers: Numbers) -> None:
        """Follows records outside that were given new numbers."""
        for one, number, to in list(self.outward()):
            if to in numbers.get(one.parent, ()):
                self._set(one.child, number, one.name, numbers[one.parent][to])
        self.cuts = [self._renumbered(cut, numbers) for cut in self.cuts]

    def forget(self, gone: Mapping[Kind, Set[int]]) -> bool:
        """Lets go of records outside that will not come back; whether anything was changed."""
        lost = [
            Cut(one.child, number, one.name, one.parent, to)
            for one, number, to in self.outward()
            if to in gone.get(one.parent, ()) and not one.goes_along
        ]
        for cut in lost:
            self.loosen(cut)
        before, self.cuts = self.cuts, [c for c in self.cuts if c.id not in gone.get(c.kind, ())]
        return bool(lost) or self.cuts != before

    def loosen(self, cut: Cut) -> None:
        """Clears a reference of one of its rows."""
        self._set(cut.kind, cut.id, cut.column, None)

    def expect(self, cut: Cut) -> None:
        """Ties a record outside to one in here, or the other way round, when this comes back."""
        if not self.holds(cut.kind, cut.id):
            self.cuts.append(cut)
        elif self.rows[cut.kind][cut.id][cut.column] is None:
            self._set(cut.kind, cut.id, cut.column, cut.to_id)

    def as_plain(self) -> dict[str, Any]:
        return {
            "rows": {kind.__tablename__: _table(rows) for kind, rows in self.rows.items() if rows},
            "cuts": [
                [cut.kind.__tablename__, cut.id, cut.column, cut.to_kind.__tablename__, cut.to_id]
                for cut in self.cuts
            ],
        }

    @staticmethod
    def from_plain(plain: Mapping[str, Any]) -> Image:
        rows = {
            _BY_TABLE[name]: {
                values[0]: dict(zip(table["columns"], values[1:], strict=True))
                for values in table["rows"]
            }
            for name, table in plain["rows"].items()
        }
        cut = [
            Cut(_BY_TABLE[kind], number, column, _BY_TABLE[to_kind], to)
            for kind, number, column, to_kind, to in plain["cuts"]
        ]
        return Image(rows, cut)

    def _set(self, kind: Kind, number: int, name: str, value: int | None) -> None:
        row = self.rows[kind][number]
        row[name], row["seal"] = value, None

    def _renumbered(self, cut: Cut, numbers: Numbers) -> Cut:
        number, to = _of(numbers, cut.kind, cut.id), cut.to_id
        if not self.holds(cut.to_kind, to):
            to = _of(numbers, cut.to_kind, to)
        return cut._replace(id=number, to_id=to)


def dump(session: Session, roots: Mapping[Kind, Iterable[int]]) -> Image:
    """Within a transaction: these records, what would go with them, and who would be cut loose."""
    gone = along(session, roots)
    return Image(
        {kind: dict(_read(session, kind, ids)) for kind, ids in gone.items() if ids},
        list(cuts(session, gone)),
    )


def put_back(session: Session, image: Image) -> Numbers:
    """Within `store.write()`: all rows again, under new numbers where theirs were given away.

    Who was cut loose is tied again if nobody else tied it since. Raises CannotUndo if what all of
    it hung on is gone.
    """
    session.flush()
    numbers = _new_numbers(session, image)
    lost = _lost(session, image)
    ids = {
        kind: {_of(numbers, kind, number) for number in rows} for kind, rows in image.rows.items()
    }
    with indexing.join(session, ids):
        for kind in _ORDER:
            rows = image.rows.get(kind)
            if rows:
                _insert(session, kind, [_row(kind, *one, numbers, lost) for one in rows.items()])
                Gatherer.of(session).note(kind, ids[kind])
    for cut in image.cuts:
        _tie(session, cut, numbers)
    session.flush()
    return numbers


def as_text(plain: Mapping[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _table(rows: Mapping[int, Row]) -> dict[str, Any]:
    columns = list(next(iter(rows.values())))
    return {
        "columns": columns,
        "rows": [[number, *(row[name] for name in columns)] for number, row in rows.items()],
    }


def _read(session: Session, kind: Kind, ids: Iterable[int]) -> Iterator[tuple[int, Row]]:
    table = cast("Table", kind.__table__)
    names = [column.key for column in table.columns if column.key != "id"]
    query = select(table.c.id, *(table.c[name] for name in names))
    for part in parts(ids):
        for number, *values in session.execute(query.where(table.c.id.in_(part))):
            yield number, dict(zip(names, map(_plain, values), strict=True))


def _plain(value: object) -> object:
    if isinstance(value, date):  # a moment too
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


def _new_numbers(session: Session, image: Image) -> Numbers:
    found: Numbers = {}
    for kind, rows in image.rows.items():
        taken = _there(session, kind, rows)
        if taken:
            highest = max(session.scalar(select(func.max(kind.id))) or 0, max(rows))
            found[kind] = {
                number: highest + place for place, number in enumerate(sorted(taken), start=1)
            }
    return found


def _there(session: Session, kind: Kind, ids: Iterable[int]) -> set[int]:
    return {
        number
        for part in parts(set(ids))
        for number in session.scalars(select(kind.id).where(kind.id.in_(part)))
    }


def _lost(session: Session, image: Image) -> dict[tuple[Kind, str], set[int]]:
    """What is named by rows of the image and is gone, by kind and column of the row."""
    lost: dict[tuple[Kind, str], set[int]] = {}
    for one in references():
        rows = image.rows.get(one.child, {}).values()
        named = {number for row in rows if (number := row.get(one.name)) is not None}
        outside = named - set(image.rows.get(one.parent, ()))
        missing = outside - _there(session, one.parent, outside) if outside else set[int]()
        if missing and one.goes_along:
            raise CannotUndo(words("What it belonged to is no longer in the journal."))
        if missing:
            lost[one.child, one.name] = missing
    return lost


def _row(
    kind: Kind, number: int, row: Row, numbers: Numbers, lost: Mapping[tuple[Kind, str], set[int]]
) -> Row:
    """As the table takes it, sealed anew if it says something else than before."""
    names, read = _columns(kind)
    values = {name: _value(read[name], row[name]) for name in names if name in row}
    same = len(values) == len(names) and row["seal"] is not None
    for one in _references(kind):
        if (now := values.get(one.name)) is not None:
            new = None if now in lost.get((kind, one.name), ()) else _of(numbers, one.parent, now)
            same, values[one.name] = same and new == now, new
    if kind is Version:
        subject = _BY_TABLE[values["subject"]]
        new = _of(numbers, subject, values["subject_id"])
        same, values["subject_id"] = same and new == values["subject_id"], new
    if not same:
        values = _sealed(kind, values)
    return {"id": _of(numbers, kind, number), **values}


def _of(numbers: Numbers, kind: Kind, number: int) -> int:
    return numbers.get(kind, {}).get(number, number)


def _sealed(kind: Kind, values: Row) -> Row:
    """With what a column says that came to the table since."""
    make = cast("Callable[..., Record]", kind)
    record = make(**{name: value for name, value in values.items() if name != "seal"})
    record.seal = seal(record)
    return {name: getattr(record, name) for name in _columns(kind)[0]}


@cache
def _references(kind: Kind) -> tuple[Reference, ...]:
    return tuple(one for one in references() if one.child is kind)


@cache
def _columns(kind: Kind) -> tuple[list[str], dict[str, Any]]:
    columns = [column for column in kind.__table__.columns if column.key != "id"]
    return [column.key for column in columns], {column.key: column.type for column in columns}


def _value(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, DateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    if isinstance(kind, Enum) and kind.enum_class is not None:
        return cast("Callable[[str], StrEnum]", kind.enum_class)(value)
    return value


def _insert(session: Session, kind: Kind, rows: list[Row]) -> None:
    session.connection().execute(insert(cast("Table", kind.__table__)), rows)


def _tie(session: Session, cut: Cut, numbers: Numbers) -> None:
    record = session.get(cut.kind, cut.id)
    if record is not None and getattr(record, cut.column) is None:
        number = _of(numbers, cut.to_kind, cut.to_id)
        if session.get(cut.to_kind, number) is not None:
            setattr(record, cut.column, number)
