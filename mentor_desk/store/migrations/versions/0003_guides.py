"""Guides of one's own, guides filled in, attainment ladders, forms on paper."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "guide_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guide", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("seal", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guide_text")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_guide_text_guide_version", "guide_text", ["guide", "version"])
    op.create_table(
        "guided_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guide", sa.Text(), nullable=False),
        sa.Column("guide_version", sa.Integer(), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.Column("mentorship_id", sa.Integer(), nullable=True),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column(
            "audience",
            sa.Enum("me", "mentee", "sponsor", name="audience", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("seal", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mentorship_id"],
            ["mentorship.id"],
            name=op.f("fk_guided_note_mentorship_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["mentoring_session.id"],
            name=op.f("fk_guided_note_session_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guided_note")),
        sqlite_autoincrement=True,
    )
    for name in ("mentorship_id", "session_id", "begun_on"):
        op.create_index(op.f(f"ix_guided_note_{name}"), "guided_note", [name])
    op.create_table(
        "ladder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("goal_id", sa.Integer(), nullable=False),
        sa.Column("much_less", sa.Text(), nullable=False),
        sa.Column("less", sa.Text(), nullable=False),
        sa.Column("expected", sa.Text(), nullable=False),
        sa.Column("more", sa.Text(), nullable=False),
        sa.Column("much_more", sa.Text(), nullable=False),
        sa.Column("seen_by", sa.Text(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("seal", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["goal_id"], ["goal.id"], name=op.f("fk_ladder_goal_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ladder")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_ladder_goal_id"), "ladder", ["goal_id"])
    op.create_table(
        "printed_form",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("guide", sa.Text(), nullable=False),
        sa.Column("guide_version", sa.Integer(), nullable=False),
        sa.Column("printed_on", sa.Date(), nullable=False),
        sa.Column("mentorship_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.Column("read_on", sa.Date(), nullable=True),
        sa.Column("seal", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mentorship_id"],
            ["mentorship.id"],
            name=op.f("fk_printed_form_mentorship_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed_form")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_printed_form_number"), "printed_form", ["number"])
    op.create_index(op.f("ix_printed_form_mentorship_id"), "printed_form", ["mentorship_id"])
    # Behind the seals, which say nothing of a column that came later and is empty.
    op.add_column("check_in", sa.Column("level", sa.Integer(), nullable=True))
    op.add_column("practice", sa.Column("favourites", sa.Text(), server_default="", nullable=False))
