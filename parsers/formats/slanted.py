"""Text that does not run from left to right over a page of a PDF: up its margin, or slanting across it ("COPY")."""

import math
from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from parsers.document import Block, Box, Line, Word
from parsers.layout.lines import blocks_of, lines_of

# How far a line of text may rise or fall, as a share of how far it runs: scans that were put in askew do.
_LEVEL = 0.35


class Slant(Struct, frozen=True):
    """A direction in which text runs, in degrees against the clock, on a page that is so many points high."""

    degrees: int
    height: float

    def place(self, item: Any) -> Box:
        """Return where a character of pdfminer's stands on the page as it is turned so that the text runs level."""
        a, b = item.matrix[:2]
        across, up = item.x1 - item.x0, item.y1 - item.y0
        cos, sin = abs(self._cos), abs(self._sin)
        width = item.adv * math.hypot(a, b)
        height = (across - width * cos) / sin if sin > cos else (up - width * sin) / cos
        x, y = (item.x0 + item.x1) / 2, (item.y0 + item.y1) / 2
        return _around(x * self._cos + y * self._sin, x * self._sin - y * self._cos, width, height)

    def blocks(self, words: Sequence[Word]) -> tuple[Block, ...]:
        """Return words on the page so turned as paragraphs, with the places that they have on the page itself."""
        return tuple(replace(block, lines=tuple(map(self._back, block.lines))) for block in blocks_of(lines_of(words)))

    def _back(self, line: Line) -> Line:
        return Line(tuple(replace(word, box=self._turned(word.box)) for word in line.words))

    def _turned(self, box: Box | None) -> Box | None:
        if box is None:
            return None
        x, y = (box.x0 + box.x1) / 2, -(box.top + box.bottom) / 2
        cos, sin = abs(self._cos), abs(self._sin)
        width, height = box.x1 - box.x0, box.bottom - box.top
        middle = x * self._cos - y * self._sin, self.height - x * self._sin - y * self._cos
        return _around(*middle, width * cos + height * sin, width * sin + height * cos)

    @property
    def _cos(self) -> float:
        return math.cos(math.radians(self.degrees))

    @property
    def _sin(self) -> float:
        return math.sin(math.radians(self.degrees))


def slant(item: Any, height: float) -> Slant | None:
    """Return the direction of a character of pdfminer's on a page that is so high; None where it stands level."""
    a, b = item.matrix[:2]
    return None if abs(b) <= _LEVEL * a else Slant(round(math.degrees(math.atan2(b, a))), height)


def _around(x: float, y: float, width: float, height: float) -> Box:
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
