"""When a correction came along with a message from another list, where what it changed was told with the message."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column.

    Until now a correction that no digest had told when its message went was told where it came, and that stays so.
    """
    op.add_column("corrections", sa.Column("brought", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        "UPDATE corrections SET brought = at WHERE told AND digest_id IS NULL AND EXISTS ("
        "SELECT 1 FROM corrections AS first WHERE first.id < corrections.id"
        " AND first.response_id <> corrections.response_id AND first.at = corrections.at"
        " AND first.author = corrections.author AND first.said = corrections.said"
        " AND first.moment = corrections.moment)"
    )
    op.execute("UPDATE corrections SET told = true WHERE what LIKE '%, moved' AND NOT told")


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("corrections", "brought")
