"""Who was invited to a meeting, and addresses that mail could not be delivered to."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "invitees",
        sa.Column("meeting_key", sa.Text(), nullable=False),
        sa.Column("sender_key", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("addresses", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("meeting_key", "sender_key", name=op.f("pk_invitees")),
    )
    op.create_table(
        "bounces",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_bounces_message_id")),
        sa.PrimaryKeyConstraint("address", "message_id", name=op.f("pk_bounces")),
    )
    op.create_index(op.f("ix_bounces_message_id"), "bounces", ["message_id"], unique=False)


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("bounces")
    op.drop_table("invitees")
