"""Where messages were of which the staff has said what they are: asked for by place with each message that is filed."""

import json
from collections.abc import Iterator
from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import op

from parsers.record import Sender
from store.responses import sender_key

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, of what was said before."""
    places = op.create_table(
        "assigned_places",
        sa.Column("sender_key", sa.Text(), nullable=False),
        sa.Column("meeting_key", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_assigned_places_message_id")),
        sa.PrimaryKeyConstraint("sender_key", "meeting_key", "message_id", name=op.f("pk_assigned_places")),
    )
    op.create_index(op.f("ix_assigned_places_message_id"), "assigned_places", ["message_id"], unique=False)
    said = op.get_bind().execute(
        sa.text("SELECT message_id, before FROM corrections WHERE message_id > 0 AND before IS NOT NULL")
    )
    names = ("sender_key", "meeting_key", "message_id")
    rows = [dict(zip(names, place, strict=True)) for place in sorted({each for row in said for each in _places(row)})]
    if rows:
        op.bulk_insert(places, rows)


def downgrade() -> None:
    """Drop the table."""
    op.drop_index(op.f("ix_assigned_places_message_id"), table_name="assigned_places")
    op.drop_table("assigned_places")


def _places(row: Any) -> Iterator[tuple[str, str, int]]:
    """Yield where a message was when something was said of it."""
    before = json.loads(row.before)
    key = sender_key(msgspec.convert(before.get("sender") or {}, Sender), row.message_id)
    for meeting in (before.get("meeting"), *before.get("also", ())):
        yield key, meeting or "", row.message_id
