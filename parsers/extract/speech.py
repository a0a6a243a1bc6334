"""Lines as running text."""

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from parsers.extract.span import Span, join


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
    return _is_han(above[-1:]) and _is_han(below[:1]) and columns(above[:_WIDE]) >= _WIDE


def columns(text: str) -> int:
    """Return how wide a text is on a screen, where Chinese characters take two columns (UAX #11)."""
    return len(text) + sum(unicodedata.east_asian_width(char) in "WF" for char in text if char > "\x7f")


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


# Columns: what is shorter, like a name in a list, nobody wraps.
_WIDE = 50


def running(line: str) -> int:
    """Return how many words of a line are written small, as most of a sentence's are; 0 in scripts without case."""
    return sum(word[:1].islower() for word in line.split())
