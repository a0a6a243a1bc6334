"""Pixels -> the straight lines of a page, of which ruled tables are made."""

from typing import TYPE_CHECKING, Any

from parsers.document import Box
from parsers.layout.tables import Rulings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[Any]

# In inches: longer than any stroke of a letter; and how far apart two ends of lines may lie to meet.
_SHORTEST_ACROSS = 0.45
_SHORTEST_DOWN = 0.2
_NEAR = 0.05
_MOST = 400
# In pixels: the gray edge of a line.
_EDGE = 2


def rulings_of(gray: "Pixels", dpi: float) -> Rulings:
    """Return the level and upright lines of an upright page, in its pixels."""
    import cv2

    ink = cv2.threshold(gray, 170, 255, cv2.THRESH_BINARY_INV)[1]
    # Scanned lines are rough: a little thicker they hold together.
    across = _lines(cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_RECT, (1, 3))), int(_SHORTEST_ACROSS * dpi), 1)
    down = _lines(cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_RECT, (3, 1))), 1, int(_SHORTEST_DOWN * dpi))
    thin = 0.06 * dpi
    return Rulings(
        tuple(box for box in across if box.bottom - box.top < thin + 0.02 * (box.x1 - box.x0)),
        tuple(box for box in down if box.x1 - box.x0 < thin + 0.02 * (box.bottom - box.top)),
        _NEAR * dpi,
    )


def erased(gray: "Pixels", rulings: Rulings) -> "Pixels":
    """Return the page without its lines, which Tesseract takes for the letters l, I and [."""
    clean = gray.copy()
    for box in (*rulings.across, *rulings.down):
        clean[
            max(int(box.top) - _EDGE, 0) : int(box.bottom) + _EDGE, max(int(box.x0) - _EDGE, 0) : int(box.x1) + _EDGE
        ] = 255
    return clean


def _lines(ink: "Pixels", width: int, height: int) -> list[Box]:
    import cv2

    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (max(width, 1), max(height, 1)))
    mask = cv2.morphologyEx(ink, cv2.MORPH_OPEN, kernel)
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    sides = map(cv2.boundingRect, outlines[:5000])
    boxes = [Box(float(x), float(y), float(x + w), float(y + h)) for x, y, w, h in sides]
    return sorted(boxes, key=lambda box: -max(box.x1 - box.x0, box.bottom - box.top))[:_MOST]
