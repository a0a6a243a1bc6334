"""A page of pixels as it came -> upright, straight, evenly lit, large enough; and the way back."""

import io
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from parsers.document import Box, Picture
from parsers.ocr import paper, script
from parsers.ocr.ppocr import Lines, is_plain
from parsers.ocr.script import PLAIN, Script

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[Any]

# Under 200 dpi engines lose letters (a quarter of the names found at 100 dpi, nearly all when enlarged).
_LOW_DPI = 195.0
_GOOD_DPI = 300.0
_LONGEST_SIDE = 5000
_STEEPEST, _LEVEL = 6.0, 0.1
# What is enlarged by less gains nothing.
_LARGER, _MOST_LARGER = 1.03, 3.0
# In pixels at 300 dpi: a full stop of ten points has some 25, a dot of an Arabic letter 50.
_DUST = 18.0
_SMALL, _LETTER = 1, 2
# In inches: no full stop stands farther from its letter.
_STOP = 0.035


class _Level(Struct, frozen=True):
    """A page in even light before and after it was turned by `lean` degrees and cleaned, and the matrix back."""

    lit: Any
    lean: float
    gray: Any
    dpi: float
    back: Any


class Upright:
    """The prepared page: `gray` for engines, `dpi`, the lines on it and their script, and the way back."""

    def __init__(self, level: "_Level", lines: Lines, found: Script | None) -> None:
        self.gray = level.gray
        self.dpi = level.dpi
        self.lines = lines
        self.script = found
        self._level = level

    def enlarged(self, dpi: float) -> tuple["Pixels", float]:
        """Return the page in at least this resolution, as far as it is not yet, and how much larger it is.

        It is enlarged before it is straightened, which costs an Arabic page two words in a hundred less.
        """
        import cv2

        factor = min(dpi / self.dpi, _MOST_LARGER, _LONGEST_SIDE / float(max(self.gray.shape)))
        if factor < _LARGER:
            return self.gray, 1.0
        lit = cv2.resize(self._level.lit, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
        return _despeckled(_turned_by(lit, self._level.lean), self.dpi * factor), factor

    def on_page(self, box: Box) -> Box:
        """Return a box of the prepared page in units of the page as it is shown."""
        import numpy as np

        corners = np.array(
            [[box.x0, box.x1, box.x1, box.x0], [box.top, box.top, box.bottom, box.bottom], [1.0, 1.0, 1.0, 1.0]]
        )
        x, y, depth = self._level.back @ corners
        x, y = x / depth, y / depth
        return Box(*(round(float(value), 1) for value in (x.min(), y.min(), x.max(), y.max())))


def prepare(picture: Picture) -> Upright:
    """Return a picture ready to be read: enlarged, turned, straightened and evened out."""
    import cv2

    cv2.setNumThreads(1)  # several wait for each other more than they work
    lit, dpi, matrix = _lit(picture)
    level = _levelled(lit, matrix, dpi)
    lines = Lines(level.gray, dpi)
    if lines.are_plain():
        return Upright(level, lines, PLAIN)
    found = script.look(lit)
    as_it_lies = Upright(level, lines, found)
    if found is None or not found.turned or _stands(lines, found):
        return as_it_lies
    lit, turn = _turned(lit, found.turned)
    level = _levelled(lit, turn @ matrix, dpi)
    again = Lines(level.gray, dpi, turned=True)
    if lines.are_level() and not again.are_level() and is_plain(lines.read()):
        return as_it_lies
    # Letters that lie on their side look like those of another script.
    return Upright(level, again, script.look(lit) or found)


def _stands(lines: Lines, found: Script) -> bool:
    """Tell a page that is read as it lies, whatever a look at a few letters made of its turn."""
    return not found.sure_of_turn and lines.are_level() and is_plain(lines.read())


def _lit(picture: Picture) -> tuple["Pixels", float, Any]:
    """Return the sheet of a picture large enough and evenly lit, its resolution, and the matrix that did it."""
    import cv2
    import numpy as np

    gray, flat = paper.flattened(_pixels(picture))
    factor = _factor(gray, picture.dpi)
    if factor != 1.0:
        shape = cv2.INTER_CUBIC if factor > 1 else cv2.INTER_AREA
        gray = cv2.resize(gray, None, fx=factor, fy=factor, interpolation=shape)
    matrix = np.diag([factor, factor, 1.0]) @ flat @ np.diag([1 / picture.scale_x, 1 / picture.scale_y, 1.0])
    return _evened(gray), picture.dpi * factor, matrix


def _levelled(lit: "Pixels", matrix: Any, dpi: float) -> "_Level":
    """Return a page that stands upright with its lines level and without dust."""
    import numpy as np

    lean = _lean(lit)
    gray = _turned_by(lit, lean)
    back = np.linalg.inv(_rotation(lit, lean) @ matrix)
    return _Level(lit, lean, _despeckled(gray, dpi), dpi, back)


def _pixels(picture: Picture) -> "Pixels":
    import numpy as np
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None
    with Image.open(io.BytesIO(picture.pixels)) as image:
        return np.asarray(image.convert("L"))


def _factor(gray: "Pixels", dpi: float) -> float:
    wanted = _GOOD_DPI / dpi if dpi < _LOW_DPI else 1.0
    return min(wanted, 3.0, _LONGEST_SIDE / float(max(gray.shape)))


def _evened(gray: "Pixels") -> "Pixels":
    """Return the page with its shadows gone and its contrast stretched."""
    import cv2
    import numpy as np

    small = cv2.resize(gray, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    ground = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 15)
    ground = cv2.resize(ground, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_LINEAR)
    even = cv2.divide(gray, np.maximum(ground, 40), scale=255)
    low, high = np.percentile(even[::4, ::4], (0.5, 60))
    if high - low < 30:
        return np.asarray(even, np.uint8)
    stretched = (np.arange(256, dtype=np.float32) - low) * (255.0 / (high - low))
    return np.asarray(cv2.LUT(even, np.clip(stretched, 0, 255).astype(np.uint8)), np.uint8)


def _despeckled(gray: "Pixels", dpi: float) -> "Pixels":
    """Return the page without the dust of a scanner and a telephone line, which engines take for dots of letters.

    What is as small as a full stop and stands as near to letters as one stays; only what no printer sets goes there.
    """
    import cv2
    import numpy as np

    ink = (gray < 160).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    area, most = stats[:, cv2.CC_STAT_AREA], _DUST * (dpi / _GOOD_DPI) ** 2
    small = area < most
    kinds = np.where(small, _SMALL, _LETTER).astype(np.uint8)
    kinds[0] = 0  # the ground
    kind = kinds[labels]
    places = np.flatnonzero(kind == _SMALL)
    if not len(places):
        return gray
    reach = 2 * round(_STOP * dpi) + 1
    near = cv2.dilate((kind == _LETTER).view(np.uint8), np.ones((reach, reach), np.uint8))
    numbers = labels.ravel()[places]
    beside = np.zeros(len(stats), bool)
    beside[numbers[near.ravel()[places] > 0]] = True
    dust = ~beside | (area < most / 6)
    clean = gray.copy()
    clean.ravel()[places[dust[numbers]]] = 255
    return clean


def _turned(gray: "Pixels", degrees: int) -> tuple["Pixels", Any]:
    """Return the page turned clockwise by quarter turns, and the matrix that did it."""
    import numpy as np

    height, width = gray.shape
    matrices = {
        0: np.eye(3),
        90: np.array([[0.0, -1.0, height], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]),
        180: np.array([[-1.0, 0.0, width], [0.0, -1.0, height], [0.0, 0.0, 1.0]]),
        270: np.array([[0.0, 1.0, 0.0], [-1.0, 0.0, width], [0.0, 0.0, 1.0]]),
    }
    return np.ascontiguousarray(np.rot90(gray, -degrees // 90)), matrices[degrees]


def _turned_by(gray: "Pixels", degrees: float) -> "Pixels":
    """Return the page turned counter-clockwise by a few degrees."""
    import cv2

    if not degrees:
        return gray
    height, width = gray.shape
    rotation = _rotation(gray, degrees)[:2]
    return cv2.warpAffine(gray, rotation, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)


def _rotation(gray: "Pixels", degrees: float) -> Any:
    import cv2
    import numpy as np

    height, width = gray.shape
    return np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0), [0.0, 0.0, 1.0]])


def _lean(gray: "Pixels") -> float:
    """Return by how many degrees the page has to be turned for its lines to be level; 0 where they are nearly so."""
    import cv2
    import numpy as np

    factor = 900 / max(gray.shape)
    small = cv2.resize(gray, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    ink = (small < 150).astype(np.uint8) * 255
    # The rim holds shadows and the edge of the glass, which lean in their own way.
    rim = max(8, min(ink.shape) // 25)
    ink = ink[rim:-rim, rim:-rim]
    if not ink.any():
        return 0.0
    best = max(np.arange(-_STEEPEST, _STEEPEST + 0.1, 0.5), key=lambda angle: _sharpness(ink, angle))
    exact = float(max(np.arange(best - 0.5, best + 0.55, 0.1), key=lambda angle: _sharpness(ink, angle)))
    return exact if abs(exact) >= _LEVEL else 0.0


def _sharpness(ink: "Pixels", angle: float) -> float:
    import cv2
    import numpy as np

    height, width = ink.shape
    rotation = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    rows = cv2.warpAffine(ink, rotation, (width, height), flags=cv2.INTER_NEAREST).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())
