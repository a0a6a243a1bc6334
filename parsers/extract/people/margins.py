"""How far lines reach, and whether one ended because it was full."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from parsers.characters import HAN
from parsers.document import Block, Box, Line
from parsers.extract import speech
from parsers.extract.letter import Passage
from parsers.extract.people import markers


class Limit(Struct, frozen=True):
    """How far lines reach on the page: in its units, or in columns of a screen where there is no geometry."""

    left: float
    right: float
    columns: int | None


# By part and page.
Limits = Mapping[tuple[str, int], Limit]


def limits(passages: Sequence[Passage]) -> Limits:
    """Return how far lines may reach on each page of each part; plain text that nobody wrapped has no limit."""
    pages: dict[tuple[str, int], list[Box]] = {}
    parts: dict[str, list[tuple[Line, ...]]] = {}
    for passage in passages:
        boxes = pages.setdefault((passage.part, passage.page), [])
        parts.setdefault(passage.part, []).append(passage.lines)
        if isinstance(passage.item, Block):
            boxes += (box for line in passage.lines if (box := line.box))
    typed = {part: _typed(blocks) for part, blocks in parts.items()}
    return {page: _drawn(boxes) if boxes else typed[page[0]] for page, boxes in pages.items()}


def _drawn(boxes: Sequence[Box]) -> Limit:
    return Limit(min(box.x0 for box in boxes), max(box.x1 for box in boxes), None)


def _typed(blocks: Sequence[Sequence[Line]]) -> Limit:
    longest = max((speech.columns(line.typed) for block in blocks for line in block), default=0)
    # One long line alone shows no margin; text that a mailer wrapped has several that go on in the next one.
    pairs = (pair for block in blocks for pair in pairwise(block))
    followed = [line for line, below in pairs if speech.columns(line.typed) + max(_ROOM, _room(below)) > longest]
    return Limit(0, 0, longest if 50 <= longest <= 130 and len(followed) > 1 else None)


def _room(line: Line) -> int:
    """Return how many columns more a line above would need for the first word of this one."""
    first = next((word.text for word in line.words), "")
    # Chinese breaks behind any character but those that no line begins with.
    return 4 if HAN.match(first) else 1 + speech.columns(HAN.split(first, maxsplit=1)[0])


# Columns: most words need no more room.
_ROOM = 12


def is_nearly_full(line: Line, limit: Limit) -> bool:
    """Tell a typed line that is almost as long as the longest: who breaks lines by hand does not count."""
    return limit.columns is not None and speech.columns(line.typed) >= _NEARLY * limit.columns


# The share of the longest line.
_NEARLY = 0.85


def is_full(line: Line, block: Sequence[Line], limit: Limit) -> bool:
    """Tell whether the next line was begun only because its first word no longer fitted on this one."""
    at = next((i for i, other in enumerate(block) if other is line), 0)
    following = block[at + 1] if at + 1 < len(block) else None
    if following is None or not following.words or not line.words or _is_heading_like(following):
        return False
    return wraps(line, following, limit.left, limit.right, limit.columns)


def _is_heading_like(line: Line) -> bool:
    return line.text.rstrip().endswith((":", "：")) and len(line.text) < 40


def wraps(line: Line, following: Line, left: float, right: float, columns: int | None) -> bool:
    """Tell whether the first word of the following line had no room left on this one."""
    word = following.words[0]
    box, below = line.box, following.box
    if box is None or below is None or word.box is None:
        return columns is not None and speech.columns(line.typed) + _room(following) > columns
    wide = (word.box.x1 - word.box.x0) + 0.3 * (box.bottom - box.top)
    height = box.bottom - box.top
    if right_to_left(line):
        return box.x0 - wide < left and below.x1 <= box.x1 + 2 * height
    # What goes on with a numbered or indented line stands below it or deeper, never far to its left.
    return box.x1 + wide > right and below.x0 >= box.x0 - (4 if not markers.MARKER.match(line.text) else 0.7) * height


def right_to_left(line: Line) -> bool:
    """Tell whether most letters of a line are Hebrew or Arabic."""
    letters = [char for char in line.text if char.isalpha()]
    return sum("\u0590" <= char <= "\u06ff" for char in letters) * 2 > len(letters)
