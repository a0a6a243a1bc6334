"""A person as one way of reading saw them, with the words that were used."""

from msgspec import Struct

from parsers.extract.people.span import Span
from parsers.record import Change, Role


class Contact(Struct, frozen=True):
    """An e-mail address, telephone or fax number and where it was read; `kind` is the record's field."""

    kind: str
    value: str
    span: Span
    sure: bool = True
    valid: bool = True


class Candidate(Struct, frozen=True):
    """One person. Spans are empty where nothing was said; `family` and `given` only where columns say them.

    `line` is the number of the line that the name stands on, `score` how much the whole looks like a person.
    """

    name: Span
    line: int
    honorific: Span = Span()
    family: Span = Span()
    given: Span = Span()
    role: Role | None = None
    said_role: Span = Span()
    position: Span = Span()
    organization: Span = Span()
    contacts: tuple[Contact, ...] = ()
    change: Change | None = None
    score: float = 1.0
    used: frozenset[int] = frozenset()
    way: str = ""
