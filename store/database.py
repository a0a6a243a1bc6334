"""Opening a database: its tables brought up to date, its transactions, its lock."""

from contextlib import AbstractContextManager

from sqlalchemy import Connection, Engine


def open_database(url: str) -> Engine:
    """Return the engine of a database whose tables are up to date; a missing SQLite file is made (mode 0600).

    Takes `sqlite:///FILE` and `postgresql://USER:PASSWORD@HOST/NAME`. Raises DatabaseUnavailable where it cannot be
    opened, DatabaseTooNew where a later version of the program made it. Dispose of the engine when done.
    """
    raise NotImplementedError


def describe(engine: Engine) -> str:
    """Return what the database is, for people: kind, version, place; never the password."""
    raise NotImplementedError


def writing(engine: Engine) -> AbstractContextManager[Connection]:
    """Open the one transaction that may write; others wait. Commits at the end, rolls back on an exception.

    Raises DatabaseUnavailable for every error of the database itself.
    """
    raise NotImplementedError


def reading(engine: Engine) -> AbstractContextManager[Connection]:
    """Open a transaction that only reads and sees one state of the database; it never waits for a writer."""
    raise NotImplementedError


def single_daemon(engine: Engine) -> AbstractContextManager[None]:
    """Hold the database's daemon lock. Raises AlreadyRunning at once where another process or thread holds it.

    The lock of a process that was killed is free at once.
    """
    raise NotImplementedError
