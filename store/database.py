"""Opening a database: its tables brought up to date, its transactions, its lock."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Protocol

from sqlalchemy import URL, Connection, Engine, insert, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from store import migrations
from store.databases import postgresql, sqlite
from store.errors import DatabaseFailing, DatabaseUnavailable
from store.tables import Identity


class Backend(Protocol):
    """What a module in store/databases provides."""

    def connect(self, url: URL) -> Engine:
        """Return an engine whose transactions exclude one another unless the option `reads` is set."""
        ...

    def version(self, connection: Connection) -> str:
        """Return name and version of the database, for people."""
        ...

    def place(self, url: URL) -> str:
        """Return where the database is, for people, without a password."""
        ...

    def failing(self, error: BaseException) -> bool:
        """Tell an error of the driver that any other work would meet too from one that a value brought about."""
        ...

    def wipe(self, engine: Engine, *, deleted: bool) -> None:
        """Let nothing that was deleted be read in its files, where that is up to us. Raises NotWiped."""
        ...

    def daemon_lock(self, engine: Engine) -> AbstractContextManager[Callable[[], None]]:
        """Hold the lock of the one daemon; give what makes sure that it is still held. Both raise AlreadyRunning."""
        ...


BACKENDS: dict[str, Backend] = {"sqlite": sqlite, "postgresql": postgresql, "postgres": postgresql}


def open_database(url: str) -> Engine:
    """Return the engine of a database whose tables are up to date; a missing SQLite file is made (mode 0600).

    Takes `sqlite:///FILE` and `postgresql://USER:PASSWORD@HOST/NAME`. Raises DatabaseUnavailable where it cannot be
    opened, DatabaseTooNew where a later version of the program made it. Dispose of the engine when done.
    """
    parts = _read(url)
    engine = _backend(parts).connect(parts)
    try:
        with writing(engine) as connection:
            migrations.upgrade(connection)
            if connection.execute(select(Identity.name)).first() is None:
                connection.execute(insert(Identity).values(id=1, name=uuid.uuid4().hex))
    except BaseException:
        engine.dispose()
        raise
    return engine


def describe(engine: Engine) -> str:
    """Return what the database is, for people: kind, version, place; never the password."""
    backend = _backend(engine.url)
    with reading(engine) as connection:
        return f"{backend.version(connection)}, {backend.place(engine.url)}"


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open the one transaction that may write; others wait. Commits at the end, rolls back on an exception.

    Raises DatabaseUnavailable for every error of the database itself.
    """
    with _errors_of(engine), engine.begin() as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that only reads and sees one state of the database; it never waits for a writer."""
    with _errors_of(engine), engine.connect() as connection:
        yield connection.execution_options(reads=True)


def wipe(engine: Engine, *, deleted: bool) -> None:
    """Let nothing that was deleted be read in the files of the database, where these are ours. Raises NotWiped.

    `deleted` says that something was since the last time: only then files are written anew, which may take long.
    """
    _backend(engine.url).wipe(engine, deleted=deleted)


@contextmanager
def single_daemon(engine: Engine) -> Iterator[Callable[[], None]]:
    """Hold the database's daemon lock. Raises AlreadyRunning at once where another process or thread holds it.

    The lock of a process that was killed is free at once. A lock may be lost with the connection to its server: call
    what is given before each piece of work, and it is taken again, which raises the same; any thread may.
    """
    with ExitStack() as held:
        with _errors_of(engine):
            hold = held.enter_context(_backend(engine.url).daemon_lock(engine))

        def still() -> None:
            with _errors_of(engine):
                hold()

        yield still


def _read(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError as error:
        raise DatabaseUnavailable(
            "the database URL cannot be read: write sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME."
        ) from error


def _backend(url: URL) -> Backend:
    try:
        return BACKENDS[url.drivername.partition("+")[0]]
    except KeyError as error:
        raise DatabaseUnavailable(
            f"{url.drivername} databases are not known here: write sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME."
        ) from error


@contextmanager
def _errors_of(engine: Engine) -> Iterator[None]:
    """Tell every error of the database itself as DatabaseUnavailable."""
    try:
        yield
    except (DBAPIError, PoolTimeout, OSError) as error:
        raise _unavailable(engine, error) from error


def _unavailable(engine: Engine, error: Exception) -> DatabaseUnavailable:
    cause = error.orig if isinstance(error, DBAPIError) else error
    # pg8000 hands over the server's answer as a dictionary; M is its message.
    details = cause.args[0] if cause is not None and cause.args else cause
    reason = details.get("M", details) if isinstance(details, dict) else details
    backend = _backend(engine.url)
    failing = cause is not None and backend.failing(cause)
    kind = DatabaseFailing if failing else DatabaseUnavailable
    return kind(f"the database {backend.place(engine.url)} cannot be used: {reason}")
