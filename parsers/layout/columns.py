"""A page that is set in columns, cut before its lines are read; columns that are rows of a list make a table."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise
from statistics import median

from msgspec import Struct

from parsers.characters import is_han, rtl_share
from parsers.document import Block, Box, Line, Table, Word
from parsers.layout.lines import blocks_of, box_of, height_of, lines_of, rows_of
from parsers.layout.tables import is_reach
from parsers.layout.unruled import stand_off, table_of, width_of

# In heights of a word. A gutter is wider than the blanks of a justified line, and has text on both sides.
_GUTTER = 1.0
_SIDE_LINES = 3
# In heights of a word: less is a blank between rows.
_OFF = 3.0
# Of two gutters with as much beside them the one with more lines.
_BY_LINES = 0.001
# Words on a line of running text.
_WORDS = 4
# What share of the lines of a text, among names for one, belongs to sentences that are longer than a line.
_SENTENCES = 0.3
# Names and numbers that a text shares with its translation, without the marks at them.
_RECURRING, _MARKS = 2, ",.;:()"
_CYRILLIC = re.compile("[\u0400-\u052f]")
_STOP = re.compile(r".*[.:;!?。：；！？]")
_ASKING = {*":?：？"}
# A number, letter or Chinese numeral; other short words in Han are names.
_ENUMERATOR = re.compile(r"[\W_]*(?:[一二三四五六七八九十]|[^\W_\u3400-\u9fff]){0,4}[\W_]*")
# Dots or lines that lead the eye from one column to the next stand in no column.
_LEADER = re.compile(r"[.·…_\-]{2,}")
_LABEL = re.compile(r".*[:：]$")


# A sheet that two pages lie on is wider than high, and their margins keep such a share of its width free in its middle.
_WIDE, _INNER = 1.2, 0.06
# Lines of a page, and letters on one of them, two of a Chinese character: cells of a table have fewer.
_LINES, _LETTERS = 3, 20


class _Gutter(Struct, frozen=True):
    x: float
    top: float
    bottom: float
    weight: float


def pages_of(words: Sequence[Word], across: Sequence[Box], width: float, height: float) -> list[list[Word]]:
    """Return the words of each of two pages that lie side by side on a sheet, as they are read; else all as one page's.

    A table on such a sheet runs over its middle, with its words or the lines `across` it, or has columns beside it, or
    rows; a form has labels. What may be either is one page.
    """
    if any(line.x0 < width / 2 < line.x1 for line in across):
        return [list(words)]
    rim = _INNER * width / 2
    sides: tuple[list[Word], list[Word]] = ([], [])
    for word in words:
        box = box_of(word)
        if box.x0 < width / 2 + rim and box.x1 > width / 2 - rim and any(map(str.isalnum, word.text)):
            return [list(words)]
        sides[box.x0 + box.x1 > width].append(word)
    if width < _WIDE * height or not all(map(_is_page, sides)) or _are_level(*sides) or _belong_across([*sides]):
        return [list(words)]
    rtl = all(rtl_share(" ".join(word.text for word in side)) > 0.5 for side in sides)
    return [*(reversed(sides) if rtl else sides)]


def _is_page(words: Sequence[Word]) -> bool:
    """Tell lines of a page, not parted into columns, from those of a column of a table."""
    letters = [sum(1 + is_han(char) for word in row for char in word.text) for row in rows_of(words)]
    return len(letters) >= _LINES and median(letters) >= _LETTERS and _best_gutter(words) is None


def _are_level(*sides: Sequence[Word]) -> bool:
    """Tell cells of rows: most lines of the side that has fewer have one beside them.

    On two pages they may lie so by chance, line beside line without one between, until the longer page goes on alone.
    """
    fewer, more = sorted(([_middle(row[0]) for row in rows_of(side)] for side in sides), key=len)
    reach = height_of([*chain(*sides)]) / 2
    beside = [at for at, one in enumerate(more) if any(abs(one - other) < reach for other in fewer)]
    if len(beside) * 2 <= len(fewer):
        return False
    return beside[-1] - beside[0] >= len(beside) or len(more) - len(fewer) < _LINES


def items_of(words: Sequence[Word], depth: int = 0) -> Iterator[Block | Table]:
    """Yield the blocks and tables of a stretch of a page in reading order."""
    if not words:
        return
    gutter = _best_gutter(words) if depth < 6 else None
    if gutter is None:
        yield from blocks_of(lines_of(words))
        return
    within = [word for word in words if gutter.top <= _middle(word) <= gutter.bottom]
    end = _end_of_columns(within)
    if end is not None:
        yield from items_of([word for word in words if _middle(word) < end], depth + 1)
        yield from items_of([word for word in words if _middle(word) > end], depth + 1)
        return
    columns, top, bottom = _cut(within, gutter)
    above = [word for word in words if _middle(word) < top]
    below = [word for word in words if _middle(word) > bottom]
    yield from items_of(above, depth + 1)
    yield from _columns([[word for word in column if top <= _middle(word) <= bottom] for column in columns], depth)
    yield from items_of(below, depth + 1)


def _end_of_columns(words: Sequence[Word]) -> float | None:
    """Return the height at which columns end that stand above other ones, as signatures below a table.

    Those stand off, farther than anything else does, and begin elsewhere; None where nothing does.
    """
    boxes = sorted(map(box_of, words), key=lambda box: box.top)
    bottoms = accumulate((box.bottom for box in boxes), max)
    blanks = sorted(((box.top - bottom, bottom) for bottom, box in zip(bottoms, boxes[1:], strict=False)), reverse=True)
    size = height_of(words)
    if len(blanks) < 2 or blanks[0][0] < max(_OFF * size, 2 * blanks[1][0]):
        return None
    at = blanks[0][1]
    sides = (_places([word for word in words if (_middle(word) < at) is above]) for above in (True, False))
    fewer, more = sorted(sides, key=len)
    met = [any(abs(one - two) < size for other in more for one, two in zip(own, other, strict=True)) for own in fewer]
    return None if len(fewer) < 2 or all(met) else at


def _places(words: Sequence[Word]) -> list[tuple[float, float]]:
    """Return where the columns that words stand in begin, and where their middles are."""
    gutter = _best_gutter(words)
    columns = [] if gutter is None else _cut(words, gutter)[0]
    rtl = rtl_share(" ".join(word.text for word in words)) > 0.5
    sides = [(min(box_of(w).x0 for w in own), max(box_of(w).x1 for w in own)) for own in columns]
    return [(right if rtl else left, (left + right) / 2) for left, right in sides]


def _columns(columns: list[list[Word]], depth: int) -> Iterator[Block | Table]:
    texts = [" ".join(word.text for word in column if not is_reach(word.text)) for column in columns]
    if _belong_across(columns):
        yield from blocks_of(lines_of([word for column in columns for word in column]))
        return
    table = None if _two_scripts(texts) or _is_prose(columns) else table_of(columns)
    if table is not None:
        yield table
        return
    # A column of addresses has the direction of what stands beside it.
    rightmost_first = bool(texts[-1]) and all(rtl_share(text) > 0.5 for text in texts if text)
    if _two_scripts(texts):  # a translation beside its original: the page's language comes first
        rightmost_first = rtl_share(texts[-1]) > 0.5
    for column in reversed(columns) if rightmost_first else columns:
        yield from items_of(column, depth + 1)


def _best_gutter(words: Sequence[Word]) -> _Gutter | None:
    """Return the gutter with the most text beside it, the leftmost of several."""
    standing = sorted((word for word in words if not _LEADER.fullmatch(word.text)), key=_middle)
    return _Search(standing, height_of(words)).best() if standing else None


class _Search:
    """The search for a gutter among words from top to bottom; `size` is the height of one.

    It is the dearest step of a page of text, so each word's place is taken once, and what can be no better than the
    best so far is not looked at.
    """

    def __init__(self, words: Sequence[Word], size: float) -> None:
        self._words = words
        self._size = size
        self._boxes = [box_of(word) for word in words]
        self._middles = [_middle(word) for word in words]
        self._by_start = sorted(self._boxes, key=lambda box: box.x0)
        self._starts = [box.x0 for box in self._by_start]
        self._ends = sorted(box.x1 for box in self._boxes)
        self._widest = max(box.x1 - box.x0 for box in self._boxes)
        self._top = min(box.top for box in self._boxes)
        self._found: _Gutter | None = None

    def best(self) -> _Gutter | None:
        """Return the gutter with the most text beside it; None where there is none."""
        size, left, right = self._size, self._starts[0], self._ends[-1]
        step = max(size / 3, (right - left) / 300)
        x, before = left + 2 * size, None
        while x < right - 2 * size:
            beside = self._beside(x)
            if beside != before:  # else the same gutters as a step to the left
                self._look(x)
            x, before = x + step, beside
        return self._found

    def _beside(self, x: float) -> tuple[int, ...]:
        """Return what tells which words cross a gutter at `x` and which stand on each side."""
        half = _GUTTER * self._size / 2
        starts, ends = self._starts, self._ends
        return (
            bisect_left(starts, x + half), bisect_right(ends, x - half), bisect_right(ends, x), bisect_left(starts, x)
        )  # fmt: skip

    def _look(self, x: float) -> None:
        """Keep the best of the stretches over which nothing stands within half a gutter of `x`."""
        half = _GUTTER * self._size / 2
        start, end = bisect_left(self._starts, x - half - self._widest), bisect_left(self._starts, x + half)
        crossing = sorted((box.top, box.bottom) for box in self._by_start[start:end] if box.x1 > x - half)
        top = self._top
        for above, below in (*crossing, (float("inf"), float("inf"))):
            if above - top > _SIDE_LINES * self._size:
                self._between(x, top, above)
            top = max(top, below)

    def _between(self, x: float, top: float, bottom: float) -> None:
        inside = range(bisect_left(self._middles, top), bisect_right(self._middles, bottom))
        left = [index for index in inside if self._boxes[index].x1 <= x]
        right = [index for index in inside if self._boxes[index].x0 >= x]
        if min(len(left), len(right)) < _SIDE_LINES or not self._may_be_better(left, right):
            return
        words = self._words
        gutter = _gutter(x, [words[index] for index in left], [words[index] for index in right], self._size)
        if gutter is not None and (self._found is None or gutter.weight > self._found.weight):
            self._found = gutter

    def _may_be_better(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """Tell whether a gutter between these can have more beside it than the best so far, and enough at all."""
        middles = self._middles
        both = min(middles[left[-1]], middles[right[-1]]) - max(middles[left[0]], middles[right[0]]) + self._size
        weight = both + _BY_LINES * min(len(left), len(right))
        return both > 2 * self._size and (self._found is None or weight > self._found.weight)


def _gutter(x: float, on_left: Sequence[Word], on_right: Sequence[Word], size: float) -> _Gutter | None:
    """Return the gutter at `x` between words that stand on its sides; None where too few lines stand there."""
    left, right = ([row[0] for row in rows_of(side)] for side in (on_left, on_right))
    if len(left) < _SIDE_LINES or len(right) < _SIDE_LINES:
        return None
    first = max(_middle(left[0]), _middle(right[0])) - size
    last = _end(left, right, size)
    left = [word for word in left if first <= _middle(word) <= last]
    right = [word for word in right if first <= _middle(word) <= last]
    if len(left) < 2 or len(right) < 2 or len(left) + len(right) < 2 * _SIDE_LINES:
        return None
    both = min(_middle(left[-1]), _middle(right[-1])) - first
    return _Gutter(x, first, last, both + _BY_LINES * min(len(left), len(right))) if both > 2 * size else None


def _end(left: list[Word], right: list[Word], size: float) -> float:
    """Return where the columns end: the longer one goes on as long as its lines do."""
    last = min(_middle(left[-1]), _middle(right[-1])) + 0.7 * size
    for word in sorted(left + right, key=_middle):
        if last < _middle(word) <= last + 2.0 * size:
            last = _middle(word) + 0.7 * size
    return last


def _cut(words: Sequence[Word], gutter: _Gutter) -> tuple[list[list[Word]], float, float]:
    """Return the columns of a stretch, and where they begin and end.

    They are both sides of a gutter, each cut again where a gutter runs all along it. A line that runs across that one,
    with nothing beside it, stands above or below the columns.
    """
    sides: tuple[list[Word], list[Word]] = ([], [])
    for word in words:
        sides[box_of(word).x1 > gutter.x and not _LEADER.fullmatch(word.text)].append(word)
    columns: list[list[Word]] = []
    top, bottom = gutter.top, gutter.bottom
    for side, other in zip(sides, reversed(sides), strict=True):
        inner = _best_gutter(side) if side else None
        if inner is not None and inner.bottom - inner.top > 0.7 * (gutter.bottom - gutter.top):
            within, first, last = _cut(side, inner)
            columns += within
            if _stands_apart([word for word in side if _middle(word) < first], inner.x, other):
                top = max(top, first)
            if _stands_apart([word for word in side if _middle(word) > last], inner.x, other):
                bottom = min(bottom, last)
        elif side:
            columns.append(side)
    return columns, top, bottom


def _stands_apart(words: Sequence[Word], x: float, others: Sequence[Word]) -> bool:
    """Tell lines of which one runs across `x`, and that have none of the others beside them."""
    if not words:
        return False
    top, bottom = min(box_of(word).top for word in words), max(box_of(word).bottom for word in words)
    return not any(top < _middle(word) < bottom for word in others) and any(_crosses(row, x) for row in rows_of(words))


def _crosses(row: Sequence[Word], x: float) -> bool:
    left = max((box_of(word).x1 for word in row if box_of(word).x0 < x), default=float("-inf"))
    right = min((box_of(word).x0 for word in row if box_of(word).x0 >= x), default=float("inf"))
    return left > x or right - left < _GUTTER * height_of(row) / 2


def _belong_across(columns: list[list[Word]]) -> bool:
    """Tell a list's numbers or a form's labels with what stands behind them, which are read straight across."""
    if len(columns) == 1:
        return True
    if len(columns) > 2:
        return False
    for side in (columns[0], columns[-1]):
        texts = [line.text for line in lines_of(side)]
        if all(_ENUMERATOR.fullmatch(text) for text in texts):
            return True
        if len(texts) >= 2 and sum(bool(_LABEL.match(text)) for text in texts) > 0.6 * len(texts):
            return True
    return False


def _two_scripts(texts: list[str]) -> bool:
    shares = [rtl_share(text) for text in texts if any(char.isalpha() for char in text)]
    return len(shares) == 2 and max(shares) > 0.6 and min(shares) < 0.4


def _is_prose(columns: list[list[Word]]) -> bool:
    """Tell columns of running text: whole sentences, or lines most of which fill the column and hold several words."""
    lines = [lines_of(column) for column in columns]
    in_rows = stand_off(lines) or len({*map(_asks, lines)}) > 1
    if all(map(_has_sentences, lines)) and (not in_rows or _say_the_same(lines)):
        return True
    for column in columns:
        rows = rows_of(column)
        widths = [box_of(row[-1]).x1 - box_of(row[0]).x0 for row in rows]
        full = sum(width > 0.8 * max(widths) for width in widths)
        if len(rows) < 5 or full < 0.6 * len(rows) or median(len(row) for row in rows) < _WORDS:
            return False
    return True


def _say_the_same(columns: list[list[Line]]) -> bool:
    """Tell a text and its translation, of another script or with its names and numbers, from questions with answers."""
    if len({_script(lines) for lines in columns}) > 1:
        return True
    own = [{word.text.strip(_MARKS) for line in lines for word in line.words} for lines in columns]
    both = {word for word in set.intersection(*own) if len(word) > 1 and not word.islower()}
    return len(both) >= _RECURRING


def _script(lines: list[Line]) -> str:
    """Return what most letters of lines are: Han, Cyrillic or others."""
    letters = [char for line in lines for char in line.text if char.isalpha()]
    kinds = Counter("Han" if is_han(char) else "Cyrillic" if _CYRILLIC.match(char) else "" for char in letters)
    return max(kinds, key=lambda kind: kinds[kind], default="")


def _has_sentences(lines: list[Line]) -> bool:
    """Tell sentences that go on from line to line until they stop from cells, which do the one or the other."""
    room = max(width_of(line.words) for line in lines)
    held, within = 1, 0
    for above, line in pairwise(lines):
        held = held + 1 if _goes_on(above, line, room) else 1
        within += held if held > 1 and _STOP.fullmatch(line.text) else 0
    return within >= _SENTENCES * len(lines)


def _asks(lines: list[Line]) -> bool:
    """Tell lines of a form in which all that ends is a question or a label, more than one."""
    ends = [line.text[-1] for line in lines if _STOP.fullmatch(line.text)]
    return len(ends) > 1 and {*ends} <= _ASKING


def _goes_on(above: Line, line: Line, room: float) -> bool:
    """Tell a line that goes on with the sentence above: it begins small, or in Han where that one filled the column."""
    first = line.text[0]
    if _STOP.fullmatch(above.text) or is_reach(line.text):
        return False
    return first.islower() or (is_han(first) and width_of(above.words) > room - 2 * height_of(above.words))


def _middle(word: Word) -> float:
    box = box_of(word)
    return (box.top + box.bottom) / 2
