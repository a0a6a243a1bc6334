"""The bytes of messages as they came: compressing them cost more time than all else in taking mail."""

import zlib
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_ORIGINALS = sa.table("originals", sa.column("id", sa.Integer), sa.column("body", sa.LargeBinary))


def upgrade() -> None:
    """Unpack the bodies."""
    _each(zlib.decompress)


def downgrade() -> None:
    """Pack the bodies."""
    _each(zlib.compress)


def _each(turn: Callable[[bytes], bytes]) -> None:
    """Turn every body, one at a time: together they may be larger than the memory."""
    connection = op.get_bind()
    last = 0
    following = sa.select(_ORIGINALS).where(_ORIGINALS.c.id > sa.bindparam("last")).order_by(_ORIGINALS.c.id).limit(1)
    while (row := connection.execute(following, {"last": last}).first()) is not None:
        last = row.id
        connection.execute(sa.update(_ORIGINALS).where(_ORIGINALS.c.id == last).values(body=turn(row.body)))
