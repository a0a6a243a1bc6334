"""How much of a box others cover, and where they leave out writing."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from parsers.document import Box, Word
from parsers.layout.lines import box_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[Any]

# A gap in heights of the line; what is ink, and the share of it that is writing.
_HOLE = 2.0
_INK = 140
_SOME_INK = 0.03


def covered(box: Box, others: Sequence[Box]) -> float:
    """Return the share of a box's area that lies in `others`, which do not overlap each other much; 0 to 1."""
    area = max((box.x1 - box.x0) * (box.bottom - box.top), 1.0)
    return min(1.0, sum(_common(box, other) for other in others) / area)


def _common(box: Box, other: Box) -> float:
    across = min(box.x1, other.x1) - max(box.x0, other.x0)
    down = min(box.bottom, other.bottom) - max(box.top, other.top)
    return across * down if across > 0 and down > 0 else 0.0


def has_hole(gray: "Pixels", place: Box, inside: Sequence[Word]) -> bool:
    """Tell whether ink stands in a wide gap between the words of a line, as where a stamp lies on them."""
    height = place.bottom - place.top
    ends = sorted((box_of(word).x0, box_of(word).x1) for word in inside)
    edges = [(place.x0, place.x0), *ends, (place.x1, place.x1)]
    for (_, left), (right, _) in pairwise(edges):
        hole = gray[int(place.top) : int(place.bottom) + 1, int(left) + 1 : max(int(right), 0)]
        if right - left > _HOLE * height and hole.size and (hole < _INK).mean() > _SOME_INK:
            return True
    return False
