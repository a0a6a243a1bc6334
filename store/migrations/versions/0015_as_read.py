"""What was read of a message of which the staff has said otherwise: the next word of theirs starts from it again."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, and have `intake reparse` read again what was assigned: how it was read is not kept of that."""
    op.add_column("records", sa.Column("as_read", sa.Text(), nullable=True))
    op.execute(
        "UPDATE records SET parser_version = '' WHERE message_id IN (SELECT message_id FROM corrections WHERE "
        "what = 'assigned')"
    )


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("records", "as_read")
