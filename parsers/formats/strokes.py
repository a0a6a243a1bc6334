"""Lines through the middle of words of a PDF, which strike them out; underlines run below them, rulings beside them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from math import inf

from msgspec import Struct

from parsers.document import Box
from parsers.layout.stretches import stretches

# In heights of letters above the feet of them: where programs strike words out, in fonts of any script.
_LOWEST, _HIGHEST = 0.12, 0.48
# Lines of a page, the longest first, that may strike words.
_MOST = 5_000
# Points: pieces of one line stand level, and each begins where the one before it ends.
_LEVEL, _APART = 0.3, 1.0
# What share of a word may stick out of the line through it on a side.
_BARE = 0.15
# In heights of letters: how far a line goes beyond the words that it strikes, with blanks behind them.
_BEYOND = 1.0


class Footing(Struct, frozen=True):
    """Where a word stands: its sides, and the feet and the height of its letters."""

    x0: float
    x1: float
    feet: float
    height: float


class Strokes:
    """The lines of a page that may strike words out: those that are `drawn`, and marks that are said to do so."""

    def __init__(self, drawn: Iterable[Box], marks: Iterable[Box]) -> None:
        longest = nlargest(_MOST, drawn, key=lambda line: line.x1 - line.x0)
        lines = [*((line, False) for line in _joined(longest)), *((line, True) for line in marks)]
        self._lines = sorted(lines, key=lambda line: line[0].top)
        self._tops = [line.top for line, _ in self._lines]

    def struck(self, words: Sequence[Footing]) -> tuple[list[bool], bool]:
        """Tell of each word whether it is struck out, and whether a line runs through any of which that is not sure.

        Such a line goes on beside the words, as rulings do, or runs through a part of a word.
        """
        through = [tuple(self._through(word)) for word in words]
        pairs = list(zip(words, through, strict=True))
        reach: dict[int, tuple[float, float]] = {}
        for word, crossing in pairs:
            for at in crossing:
                left, right = reach.get(at, (inf, -inf))
                reach[at] = min(left, word.x0 - _BEYOND * word.height), max(right, word.x1 + _BEYOND * word.height)
        ending = {at for at, (left, right) in reach.items() if self._ends_within(at, left, right)}
        out = [any(at in ending and self._covers(at, word) for at in crossing) for word, crossing in pairs]
        return out, any(crossing and not gone for crossing, gone in zip(through, out, strict=True))

    def _through(self, word: Footing) -> Iterator[int]:
        """Yield the lines that run through the middle of a word, or of a letter of it at least."""
        first = bisect_right(self._tops, word.feet - _HIGHEST * word.height)
        last = bisect_left(self._tops, word.feet - _LOWEST * word.height)
        least = min(_BARE * word.height, 0.5 * (word.x1 - word.x0))
        for at in range(first, last):
            line = self._lines[at][0]
            if min(line.x1, word.x1) - max(line.x0, word.x0) > least:
                yield at

    def _covers(self, at: int, word: Footing) -> bool:
        line, bare = self._lines[at][0], _BARE * (word.x1 - word.x0)
        return line.x0 <= word.x0 + bare and line.x1 >= word.x1 - bare

    def _ends_within(self, at: int, left: float, right: float) -> bool:
        line, is_mark = self._lines[at]
        return is_mark or (left <= line.x0 and line.x1 <= right)


def _joined(lines: Iterable[Box]) -> Iterator[Box]:
    """Yield lines, those that were drawn in pieces as one."""
    standing = sorted(lines, key=lambda line: line.top)
    for level in stretches(standing, lambda above, line: line.top - above.top > _LEVEL):
        yield from _level(level)


def _level(pieces: Iterable[Box]) -> Iterator[Box]:
    held: Box | None = None
    for piece in sorted(pieces, key=lambda piece: piece.x0):
        if held is not None and piece.x0 - held.x1 > _APART:
            yield held
            held = None
        held = piece if held is None else held.union(piece)
    if held is not None:
        yield held
