"""Which review items are about what was corrected on a list that their message has left: nothing else ends them."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, and tell the items that are there by their words."""
    op.add_column("review", sa.Column("stays", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE review SET stays = TRUE WHERE detail LIKE 'What was corrected of % this message has left%'")


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("review", "stays")
