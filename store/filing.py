"""One message, one transaction, once. Every function may be called again and then changes nothing.

Times are aware; nobody here reads the clock. Every function raises DatabaseUnavailable where the database
cannot be used, and UnknownMessage for a number that was never given out.
"""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import Engine

from parsers.record import Response
from store.states import State


class Origin(Struct, frozen=True):
    """Where a message lies. For folders of files: `uidvalidity` 0 and `uid` a stable number from the SHA-256."""

    account: str
    folder: str
    uidvalidity: int
    uid: int
    internal_date: dt.datetime | None = None


class Kept(Struct, frozen=True):
    """A message's number and state. `new` says that this call made its row; `of` is set for a duplicate."""

    id: int
    state: State
    new: bool
    of: int | None = None


def keep(engine: Engine, origin: Origin, raw: bytes, now: dt.datetime) -> Kept:
    """Commit a message's bytes and return its number.

    The same origin again is the same row. The same bytes from elsewhere are a row of their own in state
    `duplicate`; from the same folder under another UIDVALIDITY they are the old row, which moves with them.
    """
    return keep_all(engine, ((origin, raw),), now)[0]


def keep_all(engine: Engine, messages: Sequence[tuple[Origin, bytes]], now: dt.datetime) -> tuple[Kept, ...]:
    """Commit several messages in one transaction: much faster than one by one; all of them or none."""
    raise NotImplementedError


def parsed(engine: Engine, id: int, response: Response, parser_version: str, now: dt.datetime) -> None:
    """Commit a message's record; its state becomes `parsed`. Changes nothing once the message is settled."""
    raise NotImplementedError


def file(engine: Engine, id: int, now: dt.datetime) -> State:
    """File a parsed message: roster, history and review items. Return `filed`, `duplicate` or `unrelated`.

    A message that is settled already keeps its state. Raises WrongState where it was not parsed.
    """
    raise NotImplementedError


def wait(engine: Engine, id: int, error: str, next_try: dt.datetime, now: dt.datetime) -> None:
    """Put off a message that could not be read; counts a try. Raises WrongState once it is settled."""
    raise NotImplementedError


def fail(engine: Engine, id: int, error: str, now: dt.datetime) -> None:
    """Give a message up until a person retries it. Raises WrongState once it is settled."""
    raise NotImplementedError


def retry(engine: Engine, id: int, now: dt.datetime) -> None:
    """Make a failed or waiting message due now and its tries 0. Raises WrongState for any other."""
    raise NotImplementedError


def acknowledged(engine: Engine, id: int, now: dt.datetime) -> None:
    """Note that the mailbox has been told."""
    raise NotImplementedError


def refile(engine: Engine, id: int, response: Response, parser_version: str, now: dt.datetime) -> State:
    """Replace a settled message's record and rebuild the rosters it had and has a part in; return its new state.

    Bytes seen before (a duplicate without a record) stay a duplicate. Raises WrongState unless it is settled.
    """
    raise NotImplementedError
