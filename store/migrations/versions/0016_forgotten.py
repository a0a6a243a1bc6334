"""Of which meetings all that was kept of people was deleted, and when who came was entered."""

import datetime as dt

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and add the column."""
    op.create_table(
        "forgotten",
        sa.Column("meeting_key", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("issues", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("meeting_key", name=op.f("pk_forgotten")),
    )
    op.add_column("attended", sa.Column("at", sa.DateTime(timezone=True), nullable=True))
    # Nobody knows when; as if it were now it holds its meeting.
    attended = sa.table("attended", sa.column("at", sa.DateTime(timezone=True)))
    op.execute(attended.update().values(at=dt.datetime.now(dt.UTC)))


def downgrade() -> None:
    """Drop both. What is forgotten answers nothing, as far as the version before can tell."""
    op.drop_column("attended", "at")
    op.drop_table("forgotten")
    op.execute("UPDATE messages SET state = 'unrelated', duplicate_of = NULL WHERE state = 'forgotten'")
