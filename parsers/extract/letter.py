"""The answer inside a message: its passages in reading order, each with its place in a letter."""

from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from itertools import count

from msgspec import Struct

from parsers.document import Block, Line, Table
from parsers.extract.span import Span, join, read
from parsers.extract.speech import flowing
from parsers.record import Channel, Contact, Evidence, Intent, Meeting, Sender

# A hostile part may be one endless paragraph; no letter needs more.
LONGEST = 20_000


class Zone(StrEnum):
    """What a passage is in a letter. Only BODY can name people who attend, and a sheet's NAME say what they are."""

    NAME = "name"
    LETTERHEAD = "letterhead"
    BODY = "body"
    CLOSING = "closing"
    SIGNATURE = "signature"
    QUOTED = "quoted"
    DISCLAIMER = "disclaimer"
    RUNNING = "running"


class Passage(Struct, frozen=True, dict=True):
    """A block or a table, where it stands and what it is there for."""

    part: str
    filename: str | None
    page: int
    item: Block | Table
    zone: Zone

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the block, or those of the cells row by row."""
        if isinstance(self.item, Block):
            return self.item.lines
        return tuple(line for cell in self.item.cells for line in cell.lines)

    @cached_property
    def text(self) -> str:
        """The lines joined by line feeds."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The lines with where they were read, those of a table cell by cell."""
        numbers = count()
        return tuple(read(line, numbers, self.part, self.filename, self.page) for line in self.lines)

    @cached_property
    def run(self) -> Span:
        """The passage in one run: lines of a block with a blank, cells of a table with a line feed between."""
        return _capped(flowing(self.spans) if isinstance(self.item, Block) else join(self.spans, "\n"))

    @cached_property
    def ruled(self) -> Span:
        """The passage with a line feed between its lines."""
        return _capped(join(self.spans, "\n"))


def in_one_run(passages: Iterable[Passage]) -> Span:
    """Return passages in one run with line feeds between them."""
    return _capped(join((passage.run for passage in passages), "\n"))


def _capped(span: Span) -> Span:
    return span if len(span.text) <= LONGEST else span.cut(0, LONGEST)


class Letter(Struct, frozen=True):
    """The parts that carry the answer, the note or letter first, then its annexes.

    `covering` is the mail that a note came with, which tells what the note leaves unsaid; empty where the
    mail itself is the answer. `language` is ISO 639-1 of the letter, "" where it cannot be told.
    `subject`, `writer_name` and `writer_address` are those of the message that carries the letter: of the
    nested one where it was forwarded. `reply_to` are the addresses at which that one asks to be answered; `came` is the
    way by which it came, None for a mail that somebody wrote.
    """

    passages: tuple[Passage, ...]
    covering: tuple[Passage, ...] = ()
    language: str = ""
    subject: str = ""
    writer_name: str = ""
    writer_address: str = ""
    reply_to: tuple[str, ...] = ()
    came: Channel | None = None

    def within(self, *zones: Zone) -> tuple[Passage, ...]:
        """Return the passages of some zones, in reading order."""
        return tuple(passage for passage in self.passages if passage.zone in zones)

    @property
    def scanned(self) -> bool:
        """Whether the body was read from pixels."""
        return any(
            word.confidence is not None for p in self.within(Zone.BODY) for line in p.lines for word in line.words
        )


class Setting(Struct, frozen=True):
    """What is known about a letter before its people are looked for.

    `country` is the ISO 3166-1 alpha-2 code that local telephone numbers take, None where unknown. `home` are our own
    addresses and numbers, as configured. `announced` says that the letter names people, whatever its words.
    """

    intent: Intent
    sender: Sender
    meetings: tuple[Meeting, ...] = ()
    country: str | None = None
    contact: Contact = Contact()
    home: tuple[str, ...] = ()
    announced: bool = False


class Finding(Struct, frozen=True):
    """A value with the words that it was read from; `confidence` is the chance that it is right, 0 to 1."""

    value: str
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0
