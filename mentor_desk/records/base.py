"""What every kept record has, and how a record type describes itself once for every screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, ClassVar, cast

from sqlalchemy import JSON, BigInteger, Date, DateTime, Enum, Float, MetaData, Table, Text, event
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    QueryableAttribute,
    mapped_column,
)
from sqlalchemy.sql.type_api import TypeEngine

from mentor_desk.audience import Audience
from mentor_desk.clean import clean_text
from mentor_desk.records.projection import Projection

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

# For `mapped_column(sort_order=...)` of a column that came to a table after its first version: it
# stands behind the seal, as SQLite adds it, and is sealed only where it says something, so that
# rows from before keep their seal.
LATER = 91


@dataclass(frozen=True, slots=True)
class Field:
    """How a column is called and asked for, wherever it is seen; never how it is laid out."""

    name: str
    label: str
    help: str = ""
    long: bool = False
    required: bool = False


def shown(
    label: str, *, help: str = "", long: bool = False, required: bool = False
) -> dict[str, Any]:
    """For `mapped_column(info=...)`: makes the column one of `fields()` of its record type."""
    return {"label": label, "help": help, "long": long, "required": required}


def choice(kind: type[StrEnum]) -> Enum:
    """An enumeration kept by its values: SQLAlchemy's own way keeps member names, and renaming
    a member would then break every journal.
    """
    return Enum(kind, values_callable=_values, native_enum=False, length=20)


def _values(kind: type[StrEnum]) -> list[str]:
    return [member.value for member in kind]


class Record(MappedAsDataclass, DeclarativeBase, kw_only=True, repr=False):
    """The base of all that is kept. Objects are read-only snapshots outside their transaction.

    Text is cleaned as it is set, so that no way of writing can bypass it. A number is given once in
    a journal's life: what lies in the trash or in a step to undo may go on naming what is gone.
    """

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, TypeEngine[Any]]] = {
        str: Text(),
        float: Float(),
        date: Date(),
        datetime: DateTime(),
        Audience: choice(Audience),
        dict[str, str]: JSON(),
    }
    projection: ClassVar[Projection | None] = None
    counted: ClassVar[Mapping[str, object]] = MappingProxyType({})
    """Columns that saves of something else change, with what they begin as: the seal takes them
    for that.
    """

    id: Mapped[int] = mapped_column(primary_key=True, init=False, sort_order=-10)
    # Over all other values, so that a page put back from an old copy is noticed: store.seal.
    seal: Mapped[int] = mapped_column(BigInteger, init=False, default=0, sort_order=90)

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        cast("Table", cls.__table__).dialect_options["sqlite"]["autoincrement"] = True

    def __setattr__(self, name: str, value: object) -> None:
        # A name that is no column would be set, shown as saved, and be gone.
        if not hasattr(type(self), name) and not name.startswith("_sa_"):
            message = f"{type(self).__name__} has no {name}"
            raise AttributeError(message)
        super().__setattr__(name, value)

    def __repr__(self) -> str:
        # What a person wrote stays out of logs and error messages.
        return f"<{type(self).__name__} {self.id}>"


@event.listens_for(Record, "attribute_instrument", propagate=True)
def _clean_when_set(_kind: type[Record], _key: str, attribute: QueryableAttribute[Any]) -> None:
    columns = getattr(attribute.property, "columns", ())
    if columns and isinstance(columns[0].type, Text):
        event.listen(attribute, "set", _cleaned, retval=True)
    elif columns and isinstance(columns[0].type, JSON):
        event.listen(attribute, "set", _all_cleaned, retval=True)


def _cleaned(_record: Record, value: object, _old: object, _by: object) -> object:
    return clean_text(value) if isinstance(value, str) else value


def _all_cleaned(_record: Record, value: object, _old: object, _by: object) -> object:
    if not isinstance(value, dict):
        return value
    answers = cast("dict[str, str]", value)
    return {clean_text(name): clean_text(text) for name, text in answers.items()}


def fields(kind: type[Record]) -> tuple[Field, ...]:
    """The columns of a record type that a person sees, in the order they were written down."""
    columns = kind.__table__.columns
    return tuple(
        Field(name=column.key, **cast("dict[str, Any]", column.info))
        for column in columns
        if column.info
    )
