"""A passage as running text that still knows where it was read."""

from collections.abc import Iterable, Iterator
from itertools import count

from parsers.document import Block
from parsers.extract.letter import Passage
from parsers.extract.people.span import Span, join, read

# A hostile part may be one endless paragraph; no letter needs more.
LONGEST = 20_000


def lines(passage: Passage) -> tuple[Span, ...]:
    """Return the lines of a passage, a table's cell by cell."""
    numbers = count()
    return tuple(read(line, numbers, passage.part, passage.filename, passage.page) for line in passage.lines)


def text(passage: Passage) -> Span:
    """Return a passage in one run: lines of a block with a blank, cells of a table with a line feed between."""
    gap = " " if isinstance(passage.item, Block) else "\n"
    return _capped(join(lines(passage), gap))


def ruled(passage: Passage) -> Span:
    """Return a passage with a line feed between its lines."""
    return _capped(join(lines(passage), "\n"))


def whole(passages: Iterable[Passage]) -> Span:
    """Return passages in one run with line feeds between them."""
    return _capped(join((text(passage) for passage in passages), "\n"))


def _capped(span: Span) -> Span:
    return span if len(span.text) <= LONGEST else span.cut(0, LONGEST)


def every_line(passages: Iterable[Passage]) -> Iterator[tuple[Passage, Span]]:
    """Yield the lines of passages with the passage each is of."""
    for passage in passages:
        for line in lines(passage):
            yield passage, line


def running(line: str) -> int:
    """Return how many words of a line are written small, as most of a sentence's are; 0 in scripts without case."""
    return sum(word[:1].islower() for word in line.split())
