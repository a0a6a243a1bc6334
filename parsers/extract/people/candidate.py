"""A person as one way of reading saw them, with the words that were used."""

from msgspec import Struct

from parsers.extract.span import Span
from parsers.record import Change, Role


class Contact(Struct, frozen=True):
    """An e-mail address, telephone or fax number and where it was read; `kind` is the record's field.

    `assumed` says that it stands beside the person, under a heading that does not call it theirs.
    """

    kind: str
    value: str
    span: Span
    sure: bool = True
    valid: bool = True
    assumed: bool = False


class Candidate(Struct, frozen=True):
    """One person. Spans are empty where nothing was said; `family` and `given` only where columns say them.

    `said_role` without `role` was not understood.

    `line` is the number of the line that the name stands on, `score` how much the whole looks like a person;
    `guessed` says that only its place above the person makes a line the organization; `roll` is the number of the line
    where the list or table begins of which the person is an entry, None outside of one. `common` are those of the
    contacts that are also of the last `fellows` people before; `pending` says that it is open whether they come.
    `unread` is what stands beside the person and was not understood: below a heading that nobody knows, beside a post.
    `unlike` was taken for the post or the body for its place alone, or are letters behind the name that no list knows.
    `headed` tells whether the heading of the name asks for the family name first, None where it does not say.
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
    common: tuple[Contact, ...] = ()
    fellows: int = 0
    pending: bool = False
    change: Change | None = None
    score: float = 1.0
    used: frozenset[int] = frozenset()
    way: str = ""
    guessed: bool = False
    unread: Span = Span()
    unlike: Span = Span()
    headed: bool | None = None
    roll: int | None = None

    @property
    def has_place(self) -> bool:
        """Whether a place in the delegation is said of this person, more than "Members:" above all."""
        return self.role is not None and (self.role is not Role.DELEGATE or self.said_role.number > self.name.number)

    @property
    def spans(self) -> tuple[tuple[str, Span], ...]:
        """The fields that were said, by their names in the record, each with its words."""
        fields = (
            ("name", self.name), ("honorific", self.honorific), ("role", self.said_role if self.role else Span()),
            ("position", self.position), ("organization", self.organization),
        )  # fmt: skip
        said = ((field, span) for field, span in fields if span)
        return (*said, *((contact.kind, contact.span) for contact in self.contacts))
