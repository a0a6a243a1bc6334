"""With which message a correction came along from another list, so that it goes back with that."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column. Of what came along until now nobody knows with which: where another one names them it stays."""
    op.add_column("corrections", sa.Column("brought_by", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("corrections", "brought_by")
