"""The history of a sender's messages about one meeting -> who comes. Pure: no database, no clock."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from parsers.record import Delegate, Evidence, Intent, ReviewItem, Role


class Attendance(StrEnum):
    """Whether a sender comes. `pending` is one who only acknowledged or asked."""

    ATTENDING = "attending"
    DECLINED = "declined"
    PENDING = "pending"


class What(StrEnum):
    """What happened to a person on a roster."""

    ADDED = "added"
    REMOVED = "removed"
    CORRECTED = "corrected"


class Dated(Struct, frozen=True):
    """What one message says about one meeting, with what its place in the order depends on.

    `id` is any number that names the message. `day` is the day it counts from, `moment` the time in its Date
    header, `received` that of its first Received header, `sha256` that of its bytes in hexadecimal.
    """

    id: int
    day: dt.date
    moment: dt.datetime | None
    received: dt.datetime | None
    sha256: str
    intent: Intent
    delegates: tuple[Delegate, ...] = ()
    note: str | None = None
    message_id: str | None = None


class Source(Struct, frozen=True):
    """A piece of evidence and the message that holds it."""

    message: int
    evidence: Evidence


class Person(Struct, frozen=True):
    """Somebody on a roster: the delegate's fields of the contract, without `change`.

    `messages` are those that named the person, in the order in which they apply.
    """

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
    sources: tuple[Source, ...] = ()


class Change(Struct, frozen=True):
    """One person added, removed or corrected by a message. `before` is None when added, `after` when removed."""

    what: What
    before: Person | None
    after: Person | None


class Step(Struct, frozen=True):
    """What one message did, in the order of the dates."""

    message: int
    attendance: Attendance
    changes: tuple[Change, ...]


class Doubt(Struct, frozen=True):
    """A review item that arises only among several messages, and the message that it is about."""

    message: int
    item: ReviewItem


class Roster(Struct, frozen=True):
    """Who comes, in the order of the delegation, and how it came about.

    `duplicates` are (message, the earlier message that says the same); they have no step.
    """

    attendance: Attendance = Attendance.PENDING
    people: tuple[Person, ...] = ()
    steps: tuple[Step, ...] = ()
    duplicates: tuple[tuple[int, int], ...] = ()
    doubts: tuple[Doubt, ...] = ()


def apply(messages: Iterable[Dated]) -> Roster:
    """Return the roster after all messages of one sender about one meeting, in whatever order they are given."""
    raise NotImplementedError


def compare(before: tuple[Person, ...], after: tuple[Person, ...]) -> tuple[Change, ...]:
    """Return what turns one roster into the other: removed, corrected, added, each in its list's order."""
    raise NotImplementedError
