"""Words with boxes -> lines -> blocks."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from msgspec.structs import replace

from parsers.characters import is_rtl
from parsers.document import Block, Box, Line, Word
from parsers.layout.direction import as_typed, reading_order, runs_rtl, stopped
from parsers.layout.stretches import stretches

# A paragraph ends where the distance to the next line is this much more than the usual one.
_PARAGRAPH_GAP = 1.3
_SIZE_CHANGE = 1.5
# Digits of a telephone number.
_NUMBER = 7


def box_of(word: Word) -> Box:
    """Return the box of a word that has one."""
    assert word.box is not None
    return word.box


def height_of(words: Sequence[Word]) -> float:
    """Return the usual height of the words, 1 where there is none."""
    return max(median(box_of(word).bottom - box_of(word).top for word in words), 0.1) if words else 1.0


def rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """Return the words that stand on one line, lines from top to bottom, words from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (_middle(box_of(word)), box_of(word).x0)):
        row = next((row for row in rows[-1:-6:-1] if _beside(row, word)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    rows.sort(key=lambda row: median(_middle(box_of(word)) for word in row))
    return [sorted(row, key=lambda word: box_of(word).x0) for row in rows]


def lines_of(words: Sequence[Word]) -> list[Line]:
    """Return the lines of one column, from top to bottom, each in reading order."""
    rtl = runs_rtl(word.text for word in words)
    return [line_of(row, rtl=rtl) for row in rows_of(words)]


def line_of(row: Sequence[Word], *, rtl: bool) -> Line:
    """Return one line: words from left to right in reading order, with the gaps that they had.

    `rtl` is the direction of the column, for a line of digits alone, or of an Arabic label and a Latin address.
    """
    if any(char.isalpha() for word in row for char in word.text):
        rtl = runs_rtl(word.text for word in row) or (rtl and any(is_rtl(char) for char in row[-1].text))
    else:
        rtl = rtl or _signed_at_the_right(row)
    gaps = _gaps(row)
    places = {id(word): place for place, word in enumerate(row)}
    words: list[Word] = []
    last = -1
    for word in reading_order(row, rtl=rtl):
        place = places[id(word)]
        gap = gaps[min(place, last)] if words and abs(place - last) == 1 else 1
        words.append(replace(word, gap=gap))
        last = place
    return Line(tuple(as_typed(words) if rtl else stopped(words)))


def _signed_at_the_right(row: Sequence[Word]) -> bool:
    """Tell a telephone number that stands from right to left, as in a cell of an Arabic table."""
    last = row[-1].text
    if last.endswith("+"):
        return sum(char.isdigit() for word in row for char in word.text) >= _NUMBER
    return len(row) > 1 and last.startswith("+") and not row[0].text.startswith("+")


def blocks_of(lines: Sequence[Line]) -> Iterator[Block]:
    """Yield the paragraphs of one column."""
    pitch = _pitch(lines)
    yield from (Block(tuple(held)) for held in stretches(lines, lambda above, line: _parts(above, line, pitch)))


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


def _beside(row: list[Word], word: Word) -> bool:
    """Tell whether a word stands on a row: its middle lies within the nearest word's height, and back."""
    box = box_of(word)
    near = min((box_of(other) for other in row), key=lambda other: max(other.x0 - box.x1, box.x0 - other.x1))
    overlap = min(near.bottom, box.bottom) - max(near.top, box.top)
    apart = box.x0 - near.x1 > -0.5 * (box.x1 - box.x0) or near.x0 - box.x1 > -0.5 * (box.x1 - box.x0)
    return apart and overlap > 0.5 * min(near.bottom - near.top, box.bottom - box.top)


def _gaps(row: Sequence[Word]) -> list[int]:
    """Return the white space behind each word but the last, in characters.

    The blanks of a justified line are wide alike and count as one; a mark that touches its word counts as none, but
    what stands behind a colon by itself is another word.
    """
    width = median((box_of(word).x1 - box_of(word).x0) / max(len(word.text), 1) for word in row)
    blanks = [box_of(after).x0 - box_of(word).x1 for word, after in pairwise(row)]
    usual = max(width, median(blanks) if len(blanks) > 3 else 0, 0.1)
    touching = 0.1 * height_of(row)
    return [
        0 if after.gap == 0 or (blank < touching and _is_mark(word, after)) else _characters(blank / usual)
        for blank, (word, after) in zip(blanks, pairwise(row), strict=True)
    ]


def _characters(blanks: float) -> int:
    """Return a blank in characters; what is less than two and a half is the blank between two words."""
    return round(blanks) if blanks >= 2.5 else 1


def _is_mark(word: Word, after: Word) -> bool:
    return word.text != ":" and any(
        not char.isalnum() for other in (word, after) if len(other.text) == 1 for char in other.text
    )


def _pitch(lines: Sequence[Line]) -> float:
    """Return the usual distance from one line to the next: the lower half counts, for paragraphs add to it."""
    tops = [_base(line) for line in lines]
    steps = sorted(b - a for a, b in pairwise(tops) if b - a > 0.3 * _height(lines[0]))
    return median(steps[: len(steps) // 2 + 1]) if steps else 0.0


def _base(line: Line) -> float:
    return median(_middle(box_of(word)) for word in line.words)


def _height(line: Line) -> float:
    return height_of(line.words)


def _parts(above: Line, below: Line, pitch: float) -> bool:
    step = _base(below) - _base(above)
    size = sorted((_height(above), _height(below)))
    # Without a second line of the kind, a line's own height says how far the next may be.
    usual = min(pitch, 2.2 * size[1]) if pitch else 1.6 * size[1]
    if step > _PARAGRAPH_GAP * max(usual, 1.05 * size[0]):
        return True
    return size[1] > _SIZE_CHANGE * size[0] and step > 1.05 * size[1]
