"""What commands, digest and exports ask. Every function reads in one transaction; only `set_last_poll` writes."""

import datetime as dt

from msgspec import Struct
from sqlalchemy import Engine

from parsers.record import MeetingRef, Response, ReviewItem, Role, Sender
from store.filing import Origin
from store.roster import Attendance, Change
from store.states import State


class MessageRow(Struct, frozen=True):
    """One message as it stands. `record` is its JSON by the contract, None until it was parsed.

    `subject` is "" and `sent` None where the header is missing; both are free of control characters. `review` are
    its open review items, `tries` the readings that failed, `next_try` is set while waiting.
    """

    id: int
    state: State
    origin: Origin
    sha256: str
    size: int
    subject: str
    sent: dt.datetime | None
    message_id: str | None
    taken_at: dt.datetime
    tries: int = 0
    next_try: dt.datetime | None = None
    error: str | None = None
    duplicate_of: int | None = None
    acknowledged_at: dt.datetime | None = None
    parser_version: str | None = None
    record: str | None = None
    response: Response | None = None
    review: tuple[ReviewItem, ...] = ()


class Listed(Struct, frozen=True):
    """A delegate on a current roster: the contract's fields without `change` and `evidence`."""

    name: str
    honorific: str = ""
    given_names: str = ""
    family_name: str = ""
    role: Role = Role.DELEGATE
    position: str = ""
    organization: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()
    confidence: float = 1.0
    messages: tuple[int, ...] = ()


class RosterRow(Struct, frozen=True):
    """A current roster; `msgspec.json.encode(rosters(engine))` is the contract's roster file.

    `id` is the response's number, `messages` those that it is made of, oldest first.
    """

    sender: Sender
    meeting: MeetingRef
    intent: Attendance
    delegates: tuple[Listed, ...]
    id: int
    messages: tuple[int, ...]


class HistoryRow(Struct, frozen=True):
    """One change to a roster, in the order in which it became known; `meeting` is the reference."""

    message: int
    at: dt.datetime
    response: int
    sender: Sender
    meeting: str | None
    change: Change


class ReviewRow(Struct, frozen=True):
    """An open review item with what is needed to find its message."""

    id: int
    message: int
    folder: str
    subject: str
    sender: str | None
    opened_at: dt.datetime
    item: ReviewItem


class Balance(Struct, frozen=True):
    """Messages by what became of them. `waiting` counts all that is not settled: taken, parsed and waiting."""

    taken: int = 0
    filed: int = 0
    duplicate: int = 0
    unrelated: int = 0
    waiting: int = 0
    failed: int = 0


class Poll(Struct, frozen=True):
    """How the last polls of a mailbox went. `good` is the last one without an error; `error` is that of `tried`."""

    mailbox: str
    tried: dt.datetime
    good: dt.datetime | None = None
    error: str | None = None


class Unacknowledged(Struct, frozen=True):
    """A settled message whose mailbox has not been told."""

    id: int
    origin: Origin


def seen(engine: Engine, account: str, folder: str, uidvalidity: int) -> set[int]:
    """Return the UIDs that are kept already."""
    raise NotImplementedError


def due(engine: Engine, now: dt.datetime, limit: int = 100) -> tuple[int, ...]:
    """Return messages to read or file now, oldest first: taken, parsed, and waiting ones whose time has come."""
    raise NotImplementedError


def raw(engine: Engine, id: int) -> bytes:
    """Return a message's bytes as they came."""
    raise NotImplementedError


def message(engine: Engine, id: int) -> MessageRow:
    """Return a message with its record. Raises UnknownMessage."""
    raise NotImplementedError


def settled(engine: Engine, other_than: str | None = None) -> tuple[int, ...]:
    """Return the settled messages that have a record, oldest first; with `other_than` those of another parser."""
    raise NotImplementedError


def failed(engine: Engine) -> tuple[int, ...]:
    """Return the messages that were given up, oldest first."""
    raise NotImplementedError


def unacknowledged(engine: Engine, account: str, folder: str, limit: int = 1000) -> tuple[Unacknowledged, ...]:
    """Return settled messages (filed, duplicate, unrelated) of a folder whose mailbox has not been told."""
    raise NotImplementedError


def rosters(engine: Engine, meeting: str | None = None) -> tuple[RosterRow, ...]:
    """Return the current rosters, of one meeting where asked, by sender and meeting; nameless senders last."""
    raise NotImplementedError


def history(engine: Engine, response: int) -> tuple[HistoryRow, ...]:
    """Return every change to a roster, in the order in which they became known."""
    raise NotImplementedError


def balance(engine: Engine) -> Balance:
    """Return the count of messages by state; `taken` is always the sum of the others."""
    raise NotImplementedError


def review_open(engine: Engine, limit: int = 1000) -> tuple[ReviewRow, ...]:
    """Return the open review items, oldest first."""
    raise NotImplementedError


def last_poll(engine: Engine) -> tuple[Poll, ...]:
    """Return how the last polls went, by mailbox."""
    raise NotImplementedError


def set_last_poll(engine: Engine, mailbox: str, now: dt.datetime, error: str | None = None) -> None:
    """Note a poll: a good one without `error`."""
    raise NotImplementedError
