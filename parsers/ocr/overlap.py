"""How much of a box others cover."""

from collections.abc import Sequence

from parsers.document import Box


def covered(box: Box, others: Sequence[Box]) -> float:
    """Return the share of a box's area that lies in `others`, which do not overlap each other much; 0 to 1."""
    area = max((box.x1 - box.x0) * (box.bottom - box.top), 1.0)
    return min(1.0, sum(_common(box, other) for other in others) / area)


def _common(box: Box, other: Box) -> float:
    across = min(box.x1, other.x1) - max(box.x0, other.x0)
    down = min(box.bottom, other.bottom) - max(box.top, other.top)
    return across * down if across > 0 and down > 0 else 0.0
