"""Alembic migrations, run from code: no alembic.ini is needed, the scripts travel in the package.

A new one: change store/tables.py, add a file to versions/ and raise HEAD; tests/test_migrations.py says what is
missing.
"""

from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from store.errors import DatabaseTooNew

if TYPE_CHECKING:
    from alembic.config import Config

# The newest version. Compared first, because importing Alembic takes longer than all else at start-up.
HEAD = "0016"


def upgrade(connection: Connection, to: str = HEAD) -> None:
    """Bring the tables up to date in the transaction of `connection`. Raises DatabaseTooNew."""
    now = current(connection)
    if now == to:
        return
    from alembic import command
    from alembic.script import ScriptDirectory

    settings = config(connection)
    known = {script.revision for script in ScriptDirectory.from_config(settings).walk_revisions()}
    if now is not None and now not in known:
        raise DatabaseTooNew(f"the database has tables of version {now}, made by a later release: upgrade the program.")
    command.upgrade(settings, to)


def current(connection: Connection) -> str | None:
    """Return the version of the tables; None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return version


def config(connection: Connection) -> "Config":
    """Return Alembic's settings for a connection that has its transaction already."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", "store:migrations")
    settings.set_main_option("path_separator", "os")
    settings.attributes["connection"] = connection
    return settings
