"""Writing very many records at once: what is derived from them is made once, at the end."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from sqlalchemy import exc

from mentor_desk.store import derived

if TYPE_CHECKING:
    from collections.abc import Generator

    from mentor_desk.store import Session

# The derived tables are filled in another order than their own: with SQLite's usual two megabytes
# every page would be encrypted and read again many times.
_CACHE_KILOBYTES = 128 * 1024


@contextlib.contextmanager
def bulk(session: Session) -> Generator[None]:
    """Within `store.write()`: no trigger runs until the end, which makes triggers, index, shareable
    tables and digest anew. Worth it from some thousand records on; an exception undoes all.
    """
    execute = session.connection().exec_driver_sql
    with room(session):
        for name in (
            execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
        ):
            execute(f'DROP TRIGGER "{name}"')
        yield
        session.flush()
        derived.rebuild(execute)


def rebuild(session: Session) -> None:
    """Within `store.write()`: all that is derived, anew."""
    with room(session):
        derived.rebuild(session.connection().exec_driver_sql)


@contextlib.contextmanager
def room(session: Session) -> Generator[None]:
    """Memory for the pages of a large change, while it lasts."""
    execute = session.connection().exec_driver_sql
    cache = execute("PRAGMA cache_size").scalar_one()
    execute(f"PRAGMA cache_size = -{_CACHE_KILOBYTES}")
    try:
        yield
    finally:
        with contextlib.suppress(exc.SQLAlchemyError):  # closed by an interruption
            execute(f"PRAGMA cache_size = {cache}")
