"""Versions of texts, the trash, which recovery sheets there are; numbers are given once."""

import re

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_OLDER = (
    "journal", "mentee", "practice", "mentorship", "goal", "mentoring_session", "milestone",
    "agenda_topic", "check_in", "feedback", "note_block", "action",
)  # fmt: skip
_NUMBER = re.compile(r"""(\(\s*["`[]?id["`\]]?\s+INTEGER)(\s+NOT\s+NULL)""", re.IGNORECASE)
_KEY = re.compile(
    r""",\s*(CONSTRAINT\s+\S+\s+)?PRIMARY\s+KEY\s*\(\s*["`[]?id["`\]]?\s*\)""", re.IGNORECASE
)


def upgrade() -> None:
    op.create_table(
        "version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column(
            "occasion",
            sa.Enum(
                "before",
                "editing",
                "left",
                "restore",
                name="occasion",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("seal", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_version")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_version_subject", "version", ["subject", "subject_id", "field"])
    op.create_table(
        "trashed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("mentee", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("mentee_id", sa.Integer(), nullable=True),
        sa.Column("seal", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trashed")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_trashed_deleted_at"), "trashed", ["deleted_at"])
    op.create_table(
        "recovery_sheet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("printed_at", sa.DateTime(), nullable=True),
        sa.Column("checked_at", sa.DateTime(), nullable=True),
        sa.Column("seal", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_sheet")),
        sqlite_autoincrement=True,
    )
    _give_numbers_once()


def _give_numbers_once() -> None:
    """AUTOINCREMENT is a word in the schema and changes nothing in how a table lies in the file. So
    that word is written into it, as SQLite's manual has it for such changes ("Making Other Kinds Of
    Table Schema Changes"): copying the tables would take a large journal minutes and twice its
    room, and would take triggers, indexes and children along. The tables made above brought
    `sqlite_sequence`.
    """
    execute = op.get_bind().exec_driver_sql
    execute("PRAGMA writable_schema = ON")
    for table in _OLDER:
        found = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?"
        sql = execute(found, (table,)).scalar_one()
        execute(
            "UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?",
            (_numbered_once(table, sql), table),
        )
    version = execute("PRAGMA schema_version").scalar_one()
    execute(f"PRAGMA schema_version = {version + 1}")
    execute("PRAGMA writable_schema = RESET")
    for table in _OLDER:
        execute(
            "INSERT INTO sqlite_sequence (name, seq) "
            f"SELECT '{table}', max(id) FROM {table} HAVING max(id) IS NOT NULL"
        )


def _numbered_once(table: str, sql: str) -> str:
    sql, numbers = _NUMBER.subn(r"\1\2 PRIMARY KEY AUTOINCREMENT", sql)
    sql, keys = _KEY.subn("", sql)
    if (numbers, keys) != (1, 1):
        message = f"the table {table} is not as the first version made it"
        raise RuntimeError(message)
    return sql
