"""Another program that holds the journal, so that saving is refused for a while."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import text

from mentor_desk.store import Store


@contextmanager
def busy(store: Store) -> Iterator[None]:
    with store.read() as session:
        session.execute(text("PRAGMA busy_timeout = 1"))  # or each refusal would take two seconds
    # Locks of one process are not seen by another SQLite library in it, so the same driver.
    other = sqlcipher.connect(str(store.path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()
