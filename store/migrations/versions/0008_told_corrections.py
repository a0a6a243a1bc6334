"""Which digest told a correction of a list; those made before the last digest need no telling, and no digest did it."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    with op.batch_alter_table("corrections") as table:
        table.add_column(sa.Column("told", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("digest_id", sa.Integer(), nullable=True))
        table.create_foreign_key(op.f("fk_corrections_digest_id"), "digests", ["digest_id"], ["id"])
    with op.batch_alter_table("corrections") as table:
        table.alter_column("told", server_default=None)
    op.create_index(op.f("ix_corrections_digest_id"), "corrections", ["digest_id"], unique=False)
    op.create_index(
        "ix_corrections_untold",
        "corrections",
        ["id"],
        unique=False,
        sqlite_where=sa.text("told = 0"),
        postgresql_where=sa.text("NOT told"),
    )
    op.execute(
        "UPDATE corrections SET told = (at <= (SELECT max(prepared_at) FROM digests))"
        " WHERE EXISTS (SELECT 1 FROM digests)"
    )


def downgrade() -> None:
    """Drop the columns."""
    op.drop_index("ix_corrections_untold", table_name="corrections")
    op.drop_index(op.f("ix_corrections_digest_id"), table_name="corrections")
    with op.batch_alter_table("corrections") as table:
        table.drop_constraint(op.f("fk_corrections_digest_id"), type_="foreignkey")
        table.drop_column("digest_id")
        table.drop_column("told")
