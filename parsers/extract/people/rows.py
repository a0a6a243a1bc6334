"""A line of a letter with what stands before it and above it."""

from msgspec import Struct

from parsers.extract.span import Span
from parsers.record import Change, Role

# A line that was joined from many is looked at by its end: nothing that is looked for there is longer.
END = 200


class Row(Struct, frozen=True):
    """A line with what stands before it and above it.

    `text` is without bullet or number, `marked` tells that there was one, `counted` its number. `block` counts
    paragraphs. `role`, `body` and `change` are what the headings above say for the people below them; `outside`
    that those do not attend; `guessed` that nothing but its place tells that `body` is one; `below` that its last words
    stood in a line of their own, which tells a change.
    """

    number: int
    block: int
    text: Span
    marked: bool = False
    indent: float = 0.0
    bold: bool = False
    heading: bool = False
    first: bool = False
    role: Role | None = None
    said_role: Span = Span()
    body: Span = Span()
    guessed: bool = False
    change: Change | None = None
    outside: bool = False
    colon: bool = False
    counted: int | None = None
    below: bool = False
