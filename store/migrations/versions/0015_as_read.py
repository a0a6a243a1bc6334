"""What was read of a message of which the staff has said otherwise: the next word of theirs starts from it again."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of a message assigned before that, what it held then is taken until it is read again."""
    op.add_column("records", sa.Column("as_read", sa.Text(), nullable=True))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("records", "as_read")
