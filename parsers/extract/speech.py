"""A passage as running text that still knows where it was read."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, pairwise

from parsers.document import Block
from parsers.extract.letter import Passage
from parsers.extract.span import Span, join, read

# A hostile part may be one endless paragraph; no letter needs more.
LONGEST = 20_000


def lines(passage: Passage) -> tuple[Span, ...]:
    """Return the lines of a passage, a table's cell by cell."""
    numbers = count()
    return tuple(read(line, numbers, passage.part, passage.filename, passage.page) for line in passage.lines)


def text(passage: Passage) -> Span:
    """Return a passage in one run: lines of a block with a blank, cells of a table with a line feed between."""
    if isinstance(passage.item, Block):
        return _capped(flowing(lines(passage)))
    return _capped(join(lines(passage), "\n"))


def flowing(rows: Sequence[Span]) -> Span:
    """Return lines in one run, with a blank between them, and none where Chinese goes on in the next one."""
    runs: list[list[Span]] = []
    above = ""
    for row in rows:
        runs += [] if runs and goes_on(above, row.text) else [[]]
        runs[-1].append(row)
        above = row.text
    return join([join(run, "") for run in runs])


def unbroken(text: str) -> str:
    """Return a text of several lines in one, as `flowing` does."""
    rows = text.split("\n")
    ends = ("" if goes_on(above, below) else " " for above, below in pairwise(rows))
    return "".join(row + end for row, end in zip(rows, (*ends, ""), strict=True))


def goes_on(above: str, below: str) -> bool:
    """Tell a long line of Chinese that breaks off without a sign, so that the next one goes on with it."""
    return columns(above) >= _WIDE and _is_han(above[-1:]) and _is_han(below[:1])


def columns(text: str) -> int:
    """Return how wide a text is on a screen, where Chinese characters take two columns (UAX #11)."""
    return len(text) + sum(unicodedata.east_asian_width(char) in "WF" for char in text if char > "\x7f")


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


# Columns: what is shorter, like a name in a list, nobody wraps.
_WIDE = 50


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
