"""Marks by which copies of letters are found whose sender nobody knows."""

import sqlalchemy as sa
from alembic import op

from parsers.record import from_json
from store.unsigned import signs

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, of what is filed under no sender, or was before the staff said who sends it."""
    marks = op.create_table(
        "unsigned",
        sa.Column("sender_key", sa.Text(), nullable=False),
        sa.Column("meeting_key", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_unsigned_message_id")),
        sa.PrimaryKeyConstraint("sender_key", "meeting_key", "message_id", name=op.f("pk_unsigned")),
    )
    op.create_index(op.f("ix_unsigned_message_id"), "unsigned", ["message_id"], unique=False)
    names = ("sender_key", "meeting_key", "message_id")
    rows = {
        (sign, row.meeting_key, row.message_id)
        for row in op.get_bind().execute(sa.text(_UNSIGNED)) for sign in signs(from_json(row.json.encode()))
    }  # fmt: skip
    if rows:
        op.bulk_insert(marks, [dict(zip(names, row, strict=True)) for row in sorted(rows)])


def downgrade() -> None:
    """Drop the table."""
    op.drop_index(op.f("ix_unsigned_message_id"), table_name="unsigned")
    op.drop_table("unsigned")


_UNSIGNED = """
    SELECT meeting_key, place.message_id, json
    FROM (
        SELECT meeting_key, message_id FROM responses JOIN answers ON response_id = responses.id
        WHERE sender_key LIKE 'message:%'
        UNION SELECT meeting_key, message_id FROM assigned_places WHERE sender_key LIKE 'message:%'
    ) AS place
    JOIN records ON records.message_id = place.message_id
"""
