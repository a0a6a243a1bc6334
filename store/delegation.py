"""What a delegation is made of: its people, what messages and staff say about them, what became of them. Types only."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeAlias

import msgspec
from msgspec import Struct

from parsers.record import Delegate, Evidence, Intent, Modality, ReviewItem, Role
from store.times import shown


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

    `id` is any number that names the message, `path` the JSON pointer of this answer in its record. `day` is the day
    it counts from, `moment` the time in its Date header, `received` that of its first Received header, `sha256` that
    of its bytes in hexadecimal. `organ` is which office of the State speaks, as `store.organs.organ` tells it, and
    `note_date` the date that the note bears, whether it counts from that or not.
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
    path: str = ""
    organ: str = ""
    note_date: dt.date | None = None


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
    modality: Modality | msgspec.UnsetType = msgspec.UNSET


Value: TypeAlias = str | Role | tuple[str, ...]


class Said(Struct, frozen=True, omit_defaults=True):
    """What somebody says about a person; None where nothing is said, "" or () where the value is to go."""

    name: str | None = None
    honorific: str | None = None
    given_names: str | None = None
    family_name: str | None = None
    role: Role | None = None
    position: str | None = None
    organization: str | None = None
    emails: tuple[str, ...] | None = None
    phones: tuple[str, ...] | None = None
    faxes: tuple[str, ...] | None = None

    @property
    def fields(self) -> dict[str, Value]:
        """What is said, by field."""
        values = ((field, getattr(self, field)) for field in self.__struct_fields__)
        return {field: value for field, value in values if value is not None}


class By(Struct, frozen=True):
    """Who says something, and when: in the zone in which times are told to them."""

    author: str
    at: dt.datetime

    def told(self, time: dt.datetime) -> str:
        """Return a time as it is told to them."""
        return shown(time, self.at.tzinfo)


class Correction(Struct, frozen=True):
    """What somebody of the staff says about a person on a list, which holds until somebody says otherwise.

    `person` is as they stood when the correction was made; of somebody who was added, as they were added. `day` and
    `moment` are those of the newest message that was known then: the correction applies right after it. `id` is the
    order of corrections among themselves. `beside` are people with like names whom somebody who is added is not.
    """

    id: int
    what: What
    person: Person
    said: Said
    author: str
    at: dt.datetime
    day: dt.date
    moment: dt.datetime
    beside: tuple[Person, ...] = ()


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


class Pin(Struct, frozen=True):
    """What the staff has said about one person, known by all of `names`, the newest last.

    `there` is the last correction that added or removed the person, `held` the last one of each field. Of somebody of
    whom only was said that another is not they, it holds nothing.
    """

    names: tuple[Person, ...]
    there: Correction | None = None
    held: Mapping[str, Correction] = {}

    @property
    def stays(self) -> bool:
        """Whether the person is on the list whatever a message says."""
        return self.there is not None and self.there.what is What.ADDED

    @property
    def goes(self) -> bool:
        """Whether the person is off the list whatever a message says."""
        return self.there is not None and self.there.what is What.REMOVED


class Contradiction(Struct, frozen=True):
    """A message that says otherwise than a correction, which holds; and what to enter where the message is right.

    `pin` is the number of what it contradicts, `field` is "" where it is about whether the person comes. `remedy` is
    None where there is nothing to enter. `gone` is the number of whom the message withdraws where that is somebody
    else, whom the staff took off: that the person may be meant is a guess.
    """

    doubt: Doubt
    person: Person
    field: str
    remedy: tuple[What, Said] | None
    pin: int
    gone: int | None = None


class Roster(Struct, frozen=True):
    """Who comes, in the order of the delegation, and how it came about.

    `duplicates` are (message, the earlier message that says the same); they have no step. `contradictions` are those
    that no later correction has settled; their doubts are not among `doubts`. `pins` is what the staff has said of
    whom, `under` the number of the pin of each of the people, None where there is none.
    """

    attendance: Attendance = Attendance.PENDING
    people: tuple[Person, ...] = ()
    steps: tuple[Step, ...] = ()
    duplicates: tuple[tuple[int, int], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    pins: tuple[Pin, ...] = ()
    under: tuple[int | None, ...] = ()
