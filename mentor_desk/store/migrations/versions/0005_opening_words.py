"""The opening words of summaries, one text for each who may read them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    for reader in ("mentee", "sponsor", "me"):
        name = f"opening_for_{reader}"
        op.add_column("mentee", sa.Column(name, sa.Text(), server_default="", nullable=False))
