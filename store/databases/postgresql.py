"""What only PostgreSQL needs: its driver's name, a lock around writing, an advisory lock for the daemon."""

import threading
from collections.abc import Callable, Iterator
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


def failing(error: BaseException) -> bool:
    """Tell errors of the server or its machine (PostgreSQL, "Error Codes"): no disk, no connections, shut down, broken.

    A time or a memory that is over is none: what one message takes too much of, another may not.
    """
    details = error.args[0] if error.args else None
    code = str(details.get("C", "")) if isinstance(details, dict) else ""
    return code in {"25006", "53100", "53300", "XX001", "XX002"} or code[:3] == "57P" or code[:2] == "58"


def wipe(engine: Engine, *, deleted: bool) -> None:
    """Do nothing: the server clears its files by itself (autovacuum), and only its administrator may hurry it."""


@contextmanager
def daemon_lock(engine: Engine) -> Iterator[Callable[[], None]]:
    """Hold an advisory lock on a connection of its own: it is gone with the connection, and so with the process."""
    lock = _Lock(engine)
    lock.hold()
    try:
        yield lock.hold
    finally:
        lock.free()


class _Lock:
    """The daemon's lock, taken again where the server was restarted and has forgotten it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None
        self._one_at_a_time = threading.Lock()

    def hold(self) -> None:
        with self._one_at_a_time:
            if not self._held():
                self._take()

    def free(self) -> None:
        """Give it back by word, because the server notices only later that a connection was closed."""
        if self._connection is not None:
            with suppress(SQLAlchemyError, OSError):
                self._connection.exec_driver_sql(f"SELECT pg_advisory_unlock({_DAEMON})")
            self._drop(self._connection)

    def _held(self) -> bool:
        if self._connection is None:
            return False
        try:
            self._connection.exec_driver_sql("SELECT 1")
        except (SQLAlchemyError, OSError):
            self._drop(self._connection)
            return False
        return True

    def _take(self) -> None:
        connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT", holds_lock=True)
        try:
            taken = connection.exec_driver_sql(f"SELECT pg_try_advisory_lock({_DAEMON})").scalar_one()
            if not taken:
                raise AlreadyRunning(
                    f"another daemon or poll works on the database {place(self._engine.url)}: stop it first."
                )
        except BaseException:
            self._drop(connection)
            raise
        self._connection = connection

    def _drop(self, connection: Connection) -> None:
        """Close it, not back into the pool: where the lock was not given up, whoever got it next would hold it."""
        self._connection = None
        with suppress(SQLAlchemyError, OSError):
            connection.invalidate()
        with suppress(SQLAlchemyError, OSError):
            connection.close()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("holds_lock", False):
        return
    if options.get("reads", False):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    else:
        # Writers wait for one another, as on SQLite: two that both read and then write lose an update.
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITING})")
