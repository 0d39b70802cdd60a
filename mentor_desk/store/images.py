"""A record with all that hangs on it, as plain rows that can be kept and put back.

All of it comes back under its own numbers: nothing else was given them meanwhile.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Date, DateTime, Enum, insert, select

from mentor_desk.errors import CannotUndo
from mentor_desk.records import KINDS, Record
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

    def names(self) -> Iterator[tuple[Kind, int]]:
        """All that it holds, and what it would be tied to."""
        for kind, rows in self.rows.items():
            yield from ((kind, number) for number in rows)
        yield from ((one.parent, to) for one, _, to in self.outward())
        yield from ((cut.kind, cut.id) for cut in self.cuts)

    def expect(self, cut: Cut) -> None:
        """Ties a record outside to one in here, or the other way round, when this comes back."""
        if not self.holds(cut.kind, cut.id):
            self.cuts.append(cut)
            return
        row = self.rows[cut.kind][cut.id]
        if row[cut.column] is None:
            row[cut.column], row["seal"] = cut.to_id, None

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


def dump(session: Session, roots: Mapping[Kind, Iterable[int]]) -> Image:
    """Within a transaction: these records, what would go with them, and who would be cut loose."""
    gone = along(session, roots)
    return Image(
        {kind: dict(_read(session, kind, ids)) for kind, ids in gone.items() if ids},
        list(cuts(session, gone)),
    )


class Orphaned(CannotUndo):
    """What it all hung on is not in the journal."""

    def __init__(self, kind: Kind, number: int) -> None:
        super().__init__(words("What it belonged to is no longer in the journal."))
        self.parent = (kind, number)


def put_back(session: Session, image: Image) -> list[Cut]:
    """Within `store.write()`: all rows again, and who was cut loose tied again if nobody else tied
    it since. Gives back the ties of which one end is not in the journal.

    Raises Orphaned, or CannotUndo if some of it is there.
    """
    session.flush()
    if any(_there(session, kind, rows) for kind, rows in image.rows.items()):
        raise CannotUndo(words("Some of it is in the journal already."))
    loose = list(_loose(session, image))
    lost = {(cut.kind, cut.id, cut.column) for cut in loose}
    ids = image.ids()
    with indexing.join(session, ids):
        for kind in _ORDER:
            rows = image.rows.get(kind)
            if rows:
                _insert(session, kind, [_row(kind, *one, lost) for one in rows.items()])
                Gatherer.of(session).note(kind, ids[kind])
    loose += [cut for cut in image.cuts if not _tie(session, cut)]
    session.flush()
    return loose


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


def _there(session: Session, kind: Kind, ids: Iterable[int]) -> set[int]:
    return {
        number
        for part in parts(set(ids))
        for number in session.scalars(select(kind.id).where(kind.id.in_(part)))
    }


def _loose(session: Session, image: Image) -> Iterator[Cut]:
    """References of its rows to what is neither in it nor in the journal."""
    outward: defaultdict[Reference, list[tuple[int, int]]] = defaultdict(list)
    for one, number, to in image.outward():
        outward[one].append((number, to))
    for one, named in outward.items():
        there = _there(session, one.parent, (to for _, to in named))
        for number, to in named:
            if to not in there:
                if one.goes_along:
                    raise Orphaned(one.parent, to)
                yield Cut(one.child, number, one.name, one.parent, to)


def _row(kind: Kind, number: int, row: Row, lost: Set[tuple[Kind, int, str]]) -> Row:
    """As the table takes it, sealed anew if it says something else than before."""
    names, read = _columns(kind)
    values = {name: _value(read[name], row[name]) for name in names if name in row}
    cleared = [name for name in values if (kind, number, name) in lost]
    values |= dict.fromkeys(cleared)
    if cleared or len(values) < len(names) or row["seal"] is None:
        values = _sealed(kind, values)
    return {"id": number, **values}


def _sealed(kind: Kind, values: Row) -> Row:
    """With what a column says that came to the table since."""
    make = cast("Callable[..., Record]", kind)
    record = make(**{name: value for name, value in values.items() if name != "seal"})
    record.seal = seal(record)
    return {name: getattr(record, name) for name in _columns(kind)[0]}


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


def _tie(session: Session, cut: Cut) -> bool:
    """False if one end is not there."""
    record = session.get(cut.kind, cut.id)
    if record is None or session.get(cut.to_kind, cut.to_id) is None:
        return False
    if getattr(record, cut.column) is None:
        setattr(record, cut.column, cut.to_id)
    return True
