"""Brings a journal of an older schema to today's. Alembic, a third of a second to import, is loaded
only when there is something to do.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher

from mentor_desk.store import recognise

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

# The revision of `migrations/versions` that this version of the program writes; a number, so that
# `user_version` in the file's header can hold it too.
HEAD = f"{recognise.SCHEMA:04d}"
_SCRIPTS = Path(__file__).parent / "migrations"


def revision(connection: Connection) -> str | None:
    """None for a file that has no tables yet."""
    known = connection.exec_driver_sql(
        "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    ).scalar()
    return (
        connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        if known
        else None
    )


def upgrade(engine: Engine) -> None:
    """In one transaction: all of it or nothing.

    Foreign keys are off meanwhile, because rebuilding a table with them on would empty its
    children; they are checked before the commit.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    with engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys = OFF")  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        try:
            with connection.execution_options(immediate=True).begin():
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                if broken:
                    message = f"the upgrade left {len(broken)} rows without their parent"
                    raise RuntimeError(message)
                connection.exec_driver_sql(f"PRAGMA user_version = {recognise.SCHEMA}")
        finally:
            with contextlib.suppress(sqlcipher.ProgrammingError):  # closed by an interruption
                raw.execute("PRAGMA foreign_keys = ON")  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]


def refuse_foreign(connection: Connection, path: Path) -> None:
    user_version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    application_id = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    recognise.refuse_schema(path, user_version, application_id)
