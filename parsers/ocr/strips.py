"""Pixels -> the stretches of a page on which a line of writing stands, found by its ink alone."""

from typing import TYPE_CHECKING, Any

from parsers.document import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[Any]

# Lines are looked for at this resolution; the rest in inches.
_DPI = 100.0
_BLANK = 0.22
_LOWEST, _HIGHEST = 0.06, 0.4
_SHORTEST = 0.5
_MOST = 300


def strips(gray: "Pixels", dpi: float) -> list[Box]:
    """Return the boxes of lines of an upright page without rulings, from top to bottom, in its pixels.

    Lines that touch one another, as under a stamp, are left out.
    """
    import cv2

    factor = min(1.0, _DPI / dpi)
    small = cv2.resize(gray, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA) if factor < 1 else gray
    ink = cv2.threshold(small, 190, 255, cv2.THRESH_BINARY_INV)[1]
    inch = dpi * factor
    smear = cv2.getStructuringElement(cv2.MORPH_RECT, (max(round(_BLANK * inch), 1), 1))
    count, _, stats, _ = cv2.connectedComponentsWithStats(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, smear))
    found = [
        Box(x / factor, y / factor, (x + w) / factor, (y + h) / factor)
        for x, y, w, h, _ in stats[1 : min(count, 5000)].tolist()
        if _LOWEST * inch <= h <= _HIGHEST * inch and w >= _SHORTEST * inch
    ]
    return sorted(found, key=lambda box: box.top)[:_MOST]
