"""With which message a correction came along from another list, so that it goes back with that.

And the marks of letters whose sender nobody knows by the people whom they name.
"""

import sqlalchemy as sa
from alembic import op

from parsers.record import from_json
from store.unsigned import signs

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

# So many messages are looked through at once.
_SOME = 500


def upgrade() -> None:
    """Add the column, and the marks of what is filed under no sender, or was before the staff said who sends it.

    Of what came along until now nobody knows with which: where another one names them it stays.
    """
    op.add_column("corrections", sa.Column("brought_by", sa.Integer(), nullable=True))
    connection = op.get_bind()
    last = connection.execute(sa.text("SELECT max(id) FROM messages")).scalar() or 0
    for first in range(1, last + 1, _SOME):
        rows = [
            {"sender": sign, "meeting": row.meeting_key, "message": row.message_id}
            for row in connection.execute(_UNSIGNED, {"first": first, "last": first + _SOME - 1})
            for sign in signs(from_json(row.json.encode())) if sign.startswith("who:")
        ]  # fmt: skip
        if rows:
            connection.execute(_ADD, rows)


def downgrade() -> None:
    """Drop the column; a mark more is no harm."""
    op.drop_column("corrections", "brought_by")


_UNSIGNED = sa.text("""
    SELECT meeting_key, place.message_id, json
    FROM (
        SELECT meeting_key, message_id FROM answers JOIN responses ON response_id = responses.id
        WHERE message_id BETWEEN :first AND :last AND sender_key LIKE 'message:%'
        UNION SELECT meeting_key, message_id FROM assigned_places
        WHERE message_id BETWEEN :first AND :last AND sender_key LIKE 'message:%'
    ) AS place
    JOIN records ON records.message_id = place.message_id
""")
_ADD = sa.text(
    "INSERT INTO unsigned (sender_key, meeting_key, message_id) VALUES (:sender, :meeting, :message) "
    "ON CONFLICT DO NOTHING"
)
