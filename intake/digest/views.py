"""What the digest says, ready to be printed: every value plain, in the reader's words and in their order."""

from typing import Literal

from msgspec import Struct

Tone = Literal["look", "calm"]


class Origin(Struct, frozen=True):
    """Where the original lies, so that a person can find it."""

    id: int
    where: str
    date: str
    subject: str


class Place(Struct, frozen=True):
    """What a doubt is about, and what was read there; "" for what is not said, as for a message's first meeting."""

    meeting: str
    file: str
    person: str
    field: str
    detail: str


class Doubt(Struct, frozen=True):
    """One reason to look: what is the matter, why it matters, what to do, and the places it is about."""

    says: str
    why: str
    todo: str
    places: tuple[Place, ...]
    more: str = ""


class Person(Struct, frozen=True):
    """One person of a delegation. `check` names the fields that have to be looked at, "" for none."""

    name: str
    role: str = ""
    about: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    check: str = ""


class Edit(Struct, frozen=True):
    """One field of a person, before and after; "" where nothing was said."""

    field: str
    before: str
    after: str


class Change(Struct, frozen=True):
    """What happened to one person of a delegation."""

    kind: Literal["added", "removed", "corrected"]
    person: Person
    edits: tuple[Edit, ...] = ()


class Item(Struct, frozen=True):
    """One message, as far as a section tells of it, and its original, or what a colleague has put right, without one;
    `tag` says how long it has been open, or that it was told before, `contact` whom the sender
    names for questions,
    `wishes` what else it asks or tells, each with its words."""

    who: str
    does: str
    origin: Origin | None = None
    meeting: str = ""
    note: str = ""
    note_date: str = ""
    tag: str = ""
    doubts: tuple[Doubt, ...] = ()
    people: tuple[Person, ...] = ()
    changes: tuple[Change, ...] = ()
    lines: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    more: str = ""


class Section(Struct, frozen=True):
    """Items that are told for the same purpose; `more` says what was left out and how to see it."""

    name: str
    title: str
    lead: str
    tone: Tone
    count: int
    items: tuple[Item, ...]
    more: str = ""


class Figure(Struct, frozen=True):
    """A number with its word."""

    number: str
    word: str
    tone: Tone = "calm"


class Sum(Struct, frozen=True):
    """The balance: `taken` and the figures that add up to it, and a sentence that says whether they do."""

    taken: str
    figures: tuple[Figure, ...]
    verdict: str
    right: bool


class Poll(Struct, frozen=True):
    """When a mailbox was last read."""

    mailbox: str
    said: str
    late: bool
    incomplete: bool = False


class Digest(Struct, frozen=True):
    """One day's digest."""

    subject: str
    day: str
    lead: str
    alarms: tuple[str, ...]
    figures: tuple[Figure, ...]
    sections: tuple[Section, ...]
    balance: Sum
    polls: tuple[Poll, ...]
    foot: str
