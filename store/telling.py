"""What the staff are told, once: a mark per message, never a window of time."""

import datetime as dt

from msgspec import Struct
from sqlalchemy import Engine

from parsers.record import Response, ReviewItem
from store.queries import Balance, Poll
from store.roster import Change
from store.states import State

NOWHERE = "delegation-intake.invalid"


class Told(Struct, frozen=True):
    """One message of a digest.

    `account` and `folder` say where it lies, `sent` is its Date header in the time zone it was written in.
    `changes` are what it did to rosters since it was last told. `review` are its open review items, those that
    arise among several messages included, so look here and not into `response.review`. `again` is set where an
    earlier digest told it: it was read again, or its state changed.
    """

    id: int
    account: str
    folder: str
    subject: str
    sent: dt.datetime | None
    state: State
    error: str | None = None
    response: Response | None = None
    changes: tuple[Change, ...] = ()
    duplicate_of: int | None = None
    review: tuple[ReviewItem, ...] = ()
    next_try: dt.datetime | None = None
    again: bool = False


class Material(Struct, frozen=True):
    """Everything that the digest of one day says.

    `items` are messages that are new or have changed since they were told. `still_open` are those told earlier
    that wait, have failed or have open review items: the newest OPEN_AT_MOST, `open_count` is how many there are.
    `message_id` is "" in a preview.
    """

    day: dt.date
    message_id: str
    balance: Balance
    items: tuple[Told, ...]
    still_open: tuple[Told, ...] = ()
    open_count: int = 0
    polls: tuple[Poll, ...] = ()


OPEN_AT_MOST = 200


def prepare(engine: Engine, day: dt.date, now: dt.datetime, host: str = NOWHERE) -> Material:
    """Return the digest of a day, its items marked as told in the same transaction.

    The same day again gives the same items, the same balance and the same Message-ID, also after a restart.
    `host` is the part of the Message-ID after the @.
    """
    raise NotImplementedError


def sent(engine: Engine, day: dt.date, now: dt.datetime) -> None:
    """Note that a prepared digest has been sent. Raises StoreError where none was prepared."""
    raise NotImplementedError


def sent_days(engine: Engine) -> tuple[dt.date, ...]:
    """Return the days whose digest has been sent, oldest first."""
    raise NotImplementedError


def unsent_days(engine: Engine) -> tuple[dt.date, ...]:
    """Return the days whose digest was prepared but not sent, oldest first: these are sent before a new one."""
    raise NotImplementedError


def material(engine: Engine, day: dt.date) -> Material:
    """Return the digest of a past day again. Raises StoreError where none was prepared."""
    raise NotImplementedError


def preview(engine: Engine, day: dt.date, now: dt.datetime) -> Material:
    """Return what a digest would say now, without marking anything."""
    raise NotImplementedError
