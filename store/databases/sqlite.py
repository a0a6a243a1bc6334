"""What only SQLite needs: a private file, immediate transactions, write-ahead logging, a lock file."""

import fcntl
import os
import pwd
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from store.errors import AlreadyRunning, DatabaseReplaced, DatabaseUnavailable, NotWiped

# How long a writer waits for another before the database is called unavailable.
BUSY_MS = 30_000
_MEMORY = {None, "", ":memory:"}

_FAILING = {
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB,
}  # fmt: skip
# What lies beside the file: two files of SQLite's own, and the lock of the daemon.
_BESIDE = ("", "-wal", "-shm", ".lock")

# A lock of this kind is the process's: it would not stop a second daemon in the same process.
_held: set[str] = set()
_guard = threading.Lock()


def connect(url: URL) -> Engine:
    """Return an engine; makes the file, readable by its owner alone, where it is missing."""
    if url.database in _MEMORY:
        raise DatabaseUnavailable(
            "a database in memory forgets everything: name a file, as in sqlite:///intake.sqlite3"
        )
    _make(Path(str(url.database)))
    engine = create_engine(url, connect_args={"timeout": BUSY_MS / 1000})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def version(connection: Connection) -> str:
    """Return the name and version of the library."""
    return f"SQLite {connection.exec_driver_sql('SELECT sqlite_version()').scalar_one()}"


def place(url: URL) -> str:
    """Return the path of the file."""
    return str(Path(str(url.database)).absolute())


def failing(error: BaseException) -> bool:
    """Tell a disk that is full or broken, or a file that may not be written (SQLite, "Result and Error Codes")."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _FAILING


def wipe(engine: Engine, *, deleted: bool) -> None:
    """Write the file anew where something was deleted, and empty its write-ahead log. Raises NotWiped.

    SQLite overwrites what is deleted (secure_delete), but not the copies that moving a row from page to page leaves in
    free room; and the write-ahead log holds pages as they were.
    """
    folder = str(Path(place(engine.url)).parent).replace("'", "''")
    try:
        connection = engine.raw_connection()
        try:
            # Else the copy in between lies in a folder for everybody, which may be small.
            for statement in (f"PRAGMA temp_store_directory = '{folder}'", "VACUUM") if deleted else ():
                connection.cursor().execute(statement).close()
            # While it waits for readers nobody can write, and who waits to write must not give up.
            connection.cursor().execute(f"PRAGMA busy_timeout = {BUSY_MS // 3}").close()
            is_blocked = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        finally:
            connection.cursor().execute(f"PRAGMA busy_timeout = {BUSY_MS}").close()
            connection.close()
    except (sqlite3.Error, SQLAlchemyError) as error:
        raise NotWiped(
            f"what was deleted may be read in {place(engine.url)} still, which could not be written anew ({error}): "
            "make room for it twice on its disk. It is written anew when something is deleted again; to have it at "
            "once, stop what uses it and type VACUUM in the program sqlite3."
        ) from error
    if is_blocked:
        raise NotWiped(
            f"what was deleted may be read in {place(engine.url)} and its -wal still, since another program reads it, "
            "as a backup does: end that. The next `intake forget` tries again, and `intake run` does every day."
        )


@contextmanager
def daemon_lock(engine: Engine) -> Iterator[Callable[[], None]]:
    """Hold a lock on a file beside the database, which nothing takes from us while we live.

    What is given raises DatabaseReplaced where another file, or none, lies where the database lay.

    A record lock, not flock(): children that were forked do not inherit it, so the lock of a killed daemon is
    free although one of its children may live a moment longer.
    """
    path = place(engine.url) + ".lock"
    with _guard:
        if path in _held:
            raise AlreadyRunning(_taken(path, str(os.getpid())))
        _held.add(path)
    try:
        with _locked(path):
            yield partial(_require_same, place(engine.url), _number(place(engine.url)))
    finally:
        with _guard:
            _held.discard(path)


@contextmanager
def _locked(path: str) -> Iterator[None]:
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise DatabaseUnavailable(f"{path} cannot be written ({error.strerror}): give this user the folder.") from error
    try:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise AlreadyRunning(_taken(path, os.pread(file, 20, 0).decode().strip())) from error
        os.ftruncate(file, 0)
        os.pwrite(file, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(file)


def _taken(path: str, pid: str) -> str:
    return f"another daemon or poll (process {pid}) works on this database, says {path}: stop it first."


def _number(path: str) -> tuple[int, int] | None:
    """Return what tells a file from every other while it exists; None where there is none."""
    try:
        status = os.stat(path)
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def _require_same(path: str, number: tuple[int, int] | None) -> None:
    if _number(path) != number:
        raise DatabaseReplaced(
            f"{path} was moved or replaced while it was in use. Nothing more is written: stop what uses it, put the "
            "right file there without its -wal and -shm, and start again."
        )


def _make(path: Path) -> None:
    for end in _BESIDE:
        _require_ours(f"{path}{end}")
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except FileNotFoundError as error:
        raise DatabaseUnavailable(f"there is no folder {path.parent} for the database: make it first.") from error
    except OSError as error:
        raise DatabaseUnavailable(f"{path} cannot be written ({error.strerror}): give this user the file.") from error


def _require_ours(path: str) -> None:
    """Raise DatabaseUnavailable for a file of another user that this one cannot write.

    Asked, not tried: closing a file would let go of the locks that this process holds on it.
    """
    if not os.path.exists(path) or os.access(path, os.R_OK | os.W_OK, effective_ids=True):
        return
    owner, us = os.stat(path).st_uid, os.geteuid()
    if owner != us:
        raise DatabaseUnavailable(
            f"{path} belongs to {_name(owner)} and cannot be written by {_name(us)}, as after a command typed as "
            f"another user: `sudo chown {_name(us)} '{path}'`, and type commands as {_name(us)}."
        )


def _name(user: int) -> str:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)


def _set_up(connection: Any, _record: Any) -> None:
    # None: the driver opens no transaction behind our back; `_begin` does.
    connection.isolation_level = None
    _write_ahead(connection)
    for pragma in ("synchronous = FULL", "foreign_keys = ON", "secure_delete = ON", f"busy_timeout = {BUSY_MS}"):
        connection.execute(f"PRAGMA {pragma}").close()


def _write_ahead(connection: Any) -> None:
    """Set write-ahead logging. Two who open a new file at once wait here, where SQLite itself waits for nobody."""
    until = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").close()
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)


def _begin(connection: Connection) -> None:
    # IMMEDIATE takes the write lock at once: two deferred transactions that both read and then write lose an update.
    reads = connection.get_execution_options().get("reads", False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
