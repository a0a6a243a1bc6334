"""A sheet that was photographed on a desk, or scanned on dark glass: found, cut out and made rectangular."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[Any]

# The sheet is looked for in a picture of this size.
_SIDE = 500
# Shares of the picture that a sheet covers, and of its corners' quadrangle that it fills.
_LEAST, _MOST = 0.25, 0.97
_FULL = 0.93
# In degrees: a telephone held farther aslant gives no picture that can be read.
_ASLANT = 6.0
# How much brighter than the desk, in levels of gray: tried one after the other, for the light is never even.
_BRIGHTER = (12, 25, 40, 60)


def flattened(gray: "Pixels") -> tuple["Pixels", Any]:
    """Return the sheet alone, as if seen from above, and the matrix that did it; the whole where there is no desk."""
    import cv2
    import numpy as np

    corners = _corners(gray)
    if corners is None:
        return gray, np.eye(3)
    width = max(np.linalg.norm(corners[1] - corners[0]), np.linalg.norm(corners[2] - corners[3]))
    height = max(np.linalg.norm(corners[3] - corners[0]), np.linalg.norm(corners[2] - corners[1]))
    size = (round(float(width)), round(float(height)))
    target = np.array([(0, 0), (size[0], 0), size, (0, size[1])], np.float32)
    matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    return cv2.warpPerspective(gray, matrix, size, flags=cv2.INTER_CUBIC, borderValue=255), matrix


def _corners(gray: "Pixels") -> "NDArray[Any] | None":
    """Return the corners of the sheet from the top left clockwise; None where the picture is all sheet."""
    import cv2
    import numpy as np

    factor = _SIDE / max(gray.shape)
    small = cv2.medianBlur(cv2.resize(gray, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA), 5)
    rim = np.concatenate([small[:3].ravel(), small[-3:].ravel(), small[:, :3].ravel(), small[:, -3:].ravel()])
    desk = float(np.percentile(rim, 75))
    if np.percentile(small, 70) < desk + _BRIGHTER[1]:
        return None
    found = max(_quadrangles(small, desk), key=lambda item: item[0], default=None)
    return found[1] / factor if found else None


def _quadrangles(small: "Pixels", desk: float) -> Iterator[tuple[float, "NDArray[Any]"]]:
    """Yield the quadrangles that bright stretches fill, each with its area."""
    import cv2
    import numpy as np

    for brighter in _BRIGHTER:
        lit = (small > desk + brighter).astype(np.uint8)
        bright = cv2.morphologyEx(lit, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
        outlines, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        for outline in outlines:
            area = cv2.contourArea(outline)
            if not _LEAST <= area / small.size <= _MOST:
                continue
            hull = cv2.convexHull(outline)
            corners = cv2.approxPolyDP(hull, 0.03 * cv2.arcLength(hull, True), True)
            if len(corners) == 4 and area > _FULL * (whole := cv2.contourArea(corners)) > 0:
                placed = _ordered(corners.reshape(4, 2).astype(np.float64))
                if _is_sheet(placed):
                    yield whole, placed


def _is_sheet(corners: "NDArray[Any]") -> bool:
    """Tell corners of a sheet from those of the lit part of one: opposite sides run nearly alike."""
    import numpy as np

    sides = np.roll(corners, -1, axis=0) - corners
    angles = np.degrees(np.arctan2(sides[:, 1], sides[:, 0]))
    apart = [abs((angles[i] - angles[i + 2]) % 360 - 180) for i in (0, 1)]
    return max(apart) <= _ASLANT and len({tuple(corner) for corner in corners.tolist()}) == len(corners)


def _ordered(corners: "NDArray[Any]") -> "NDArray[Any]":
    import numpy as np

    sums, differences = corners.sum(axis=1), corners[:, 1] - corners[:, 0]
    places = [sums.argmin(), differences.argmin(), sums.argmax(), differences.argmax()]
    return np.array([corners[place] for place in places])
