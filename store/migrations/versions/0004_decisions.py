"""Who closed a review item, and how."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    op.add_column("review", sa.Column("closed_as", sa.String(16), nullable=True))
    op.add_column("review", sa.Column("closed_by", sa.Text(), nullable=True))


def downgrade() -> None:
    """Drop the columns."""
    op.drop_column("review", "closed_by")
    op.drop_column("review", "closed_as")
