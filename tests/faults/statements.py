"""Keeps compiled statements from one journal to the next within a helper process of these tests.

A program opens one journal; a fault suite opens thousands, and SQLAlchemy would compile the same
statements for each of them, which takes longer than all the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

from mentor_desk.store import store


def keep_statements() -> None:
    kept: LRUCache[Any, Any] = LRUCache(2000)
    made = store.make_engine

    def make(creator: Callable[[], sqlcipher.Connection]) -> Engine:
        engine = made(creator)
        engine._compiled_cache = kept
        return engine

    store.make_engine = make
    # Statements are kept by their dialect; ours are all alike.
    kind: Any = SQLiteDialect_pysqlite
    kind.__hash__ = lambda self: hash(type(self))
    kind.__eq__ = lambda self, other: type(self) is type(other)
