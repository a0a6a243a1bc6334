"""What only PostgreSQL needs: its driver's name, a lock around writing, an advisory lock for the daemon."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from store.errors import AlreadyRunning

# Any two numbers will do, as long as nobody else in the same database uses them.
_WRITING, _DAEMON = 0x0DE1E6A7, 0x0DE1E6A8
# For every answer of the server: a dead link must not hold up the daemon for ever.
_SECONDS = 60


def connect(url: URL) -> Engine:
    """Return an engine; a plain postgresql:// URL gets the driver that is installed."""
    engine = create_engine(
        url.set(drivername="postgresql+pg8000"),
        pool_pre_ping=True,
        connect_args={"timeout": _SECONDS, "application_name": "delegation-intake"},
    )
    event.listen(engine, "begin", _begin)
    return engine


def version(connection: Connection) -> str:
    """Return the name and version of the server."""
    return f"PostgreSQL {connection.exec_driver_sql('SHOW server_version').scalar_one()}"


def place(url: URL) -> str:
    """Return server and database without the password."""
    return url.set(drivername="postgresql", query={}).render_as_string(hide_password=True)


@contextmanager
def daemon_lock(engine: Engine) -> Iterator[None]:
    """Hold an advisory lock on a connection of its own: it is gone with the connection, and so with the process."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT", holds_lock=True) as connection:
        if not connection.exec_driver_sql(f"SELECT pg_try_advisory_lock({_DAEMON})").scalar_one():
            raise AlreadyRunning(f"another daemon works on the database {place(engine.url)}: stop it first.")
        try:
            yield
        finally:
            # Given back by word, because the server notices only later that a connection was closed.
            with suppress(SQLAlchemyError):
                connection.exec_driver_sql(f"SELECT pg_advisory_unlock({_DAEMON})")
            # Not back into the pool: where the word did not arrive, whoever got it next would hold the lock.
            connection.invalidate()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("holds_lock", False):
        return
    if options.get("reads", False):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    else:
        # Writers wait for one another, as on SQLite: two that both read and then write lose an update.
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITING})")
