"""Which answers of a guide filled in go to whoever may read it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    # None, in what was written before: which guide asks what is nothing the file itself can say.
    # The next time such a note is opened and finished or marked, they are named.
    op.add_column("guided_note", sa.Column("told", sa.Text(), server_default="", nullable=False))
