"""How somebody on a roster takes part, where their message said so."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    with op.batch_alter_table("delegates") as table:
        table.add_column(sa.Column("modality", sa.String(length=16), nullable=True))


def downgrade() -> None:
    """Drop the column."""
    with op.batch_alter_table("delegates") as table:
        table.drop_column("modality")
