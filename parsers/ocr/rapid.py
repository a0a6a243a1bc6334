"""PP-OCRv6, run by onnxruntime: where lines stand on a page, and what stands on a line. Its models lie in rapidocr.

The rest of rapidocr is not loaded: that takes half as long as to read a page.
"""

import ctypes
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[Any]

# The longest side that lines are cut from, and the one on which they are found.
READ_SIDE = 2400
FIND_SIDE = 1440
# A page is looked at without its rim, in pixels, in pieces of which the model has no halves; of a few lines not too
# close, for the model sees nothing on strips.
_INK, _RIM, _PIECE, _LEAST_PIECES = 190, 24, 32, 10
_LEAST_SHARE = 0.25
# What the model says of a pixel, and of a line on average, where there is one; what it finds is the middle of a line,
# whose rim is so much of its area by its outline. Lines, and the least of one, in pixels.
_SEEN, _CERTAIN, _OUTLINE = 0.3, 0.5, 1.6
_MOST, _LEAST_FOUND, _LEAST_LINE = 1000, 3, 3
# In pixels: lines whose tops lie closer are one row.
_ROW = 10
# In pixels, as the models were trained: how high a line is, and the least width of one. What is so much higher than
# wide lies sideways.
_HEIGHT, _WIDTH, _SIDEWAYS = 48, 320, 1.5
# Columns of what the model says between two letters that are farther apart than letters of a word.
_APART = 5
# Signs of Han, marks of its punctuation, letters as wide as those.
_SQUARE = (("\u4e00", "\u9fff"), ("\u3000", "\u303f"), ("\uff00", "\uffef"))
_SILENT, _DROP_DENORMALS = 4, "1"
# What glibc's mallopt sets (malloc.h), and to how many bytes.
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_KEPT = 1 << 28


class Letter(Struct, frozen=True):
    """A letter, how sure the engine is of it, and where it begins and ends across the page, in pixels."""

    text: str
    confidence: float
    x0: float
    x1: float


class Said(Struct, frozen=True):
    """What stands on a line: its text, how sure the engine is of a letter on average, and the letters but blanks."""

    text: str
    confidence: float
    letters: tuple[Letter, ...]


def find(page: "Pixels") -> list["Pixels"]:
    """Return the corners of the lines on a gray page, from the top left clockwise, in its pixels; lines from above."""
    import cv2
    import numpy as np

    factor = min(1.0, FIND_SIDE / max(page.shape))
    small = cv2.resize(page, None, fx=factor, fy=factor) if factor < 1 else page
    window, left, top = _without_rim(small)
    if window is None:
        return []
    seen = _run(_finder(), _levels()[window])[0, 0]
    mask = cv2.dilate((seen > _SEEN).astype(np.uint8), np.ones((2, 2), np.uint8))
    outlines, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    found = (_corners(outline, seen) for outline in outlines[:_MOST])
    height, width = page.shape
    start = np.array([left, top], np.float32)
    placed = (_within((one + start) / factor, width, height) for one in found if one is not None)
    return _in_rows([one for one in placed if min(_sides(one)) > _LEAST_LINE])


def _without_rim(small: "Pixels") -> tuple["Pixels | None", int, int]:
    """Return the stretch of a page that has ink on it, white round about, and where it begins; None of an empty one."""
    import numpy as np

    rows, columns = (np.flatnonzero((small < _INK).any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return None, 0, 0
    top, bottom = max(int(rows[0]) - _RIM, 0), min(int(rows[-1]) + _RIM, small.shape[0])
    left, right = max(int(columns[0]) - _RIM, 0), min(int(columns[-1]) + _RIM, small.shape[1])
    high, wide = bottom - top, right - left
    high, wide = max(high, round(_LEAST_SHARE * wide)), max(wide, round(_LEAST_SHARE * high))
    down, across = (_PIECE * max(-(-side // _PIECE), _LEAST_PIECES) for side in (high, wide))
    window = np.full((down, across), 255, np.uint8)
    window[: bottom - top, : right - left] = small[top:bottom, left:right]
    return window, left, top


def _corners(outline: "Pixels", seen: "Pixels") -> "Pixels | None":
    """Return the corners of the line whose middle has this outline; None where it is none."""
    import cv2
    import numpy as np

    middle, (wide, high), angle = cv2.minAreaRect(outline)
    if min(wide, high) < _LEAST_FOUND:
        return None
    inner = cv2.boxPoints((middle, (wide, high), angle))
    x, y, w, h = cv2.boundingRect(outline)
    mask = np.zeros((h, w), np.uint8)
    cv2.fillPoly(mask, [(inner - (x, y)).astype(np.int32)], 1)
    if cv2.mean(seen[y : y + h, x : x + w], mask)[0] < _CERTAIN:
        return None
    rim = _OUTLINE * wide * high / (wide + high)
    if min(wide, high) + rim < _LEAST_FOUND + 2:
        return None
    corners = cv2.boxPoints((middle, (wide + rim, high + rim), angle))
    across = corners[np.argsort(corners[:, 0], kind="stable")]
    (top_left, bottom_left), (top_right, bottom_right) = (
        side[np.argsort(side[:, 1], kind="stable")] for side in (across[:2], across[2:])
    )
    return np.array([top_left, top_right, bottom_right, bottom_left], np.float32)


def _within(corners: "Pixels", width: int, height: int) -> "Pixels":
    import numpy as np

    return np.clip(np.round(corners), 0, (width - 1, height - 1)).astype(np.float32)


def _sides(corners: "Pixels") -> tuple[int, int]:
    """Return how wide and how high a line is."""
    import numpy as np

    across, down = ((corners[a] - corners[b], corners[c] - corners[d]) for a, b, c, d in ((0, 1, 2, 3), (0, 3, 1, 2)))
    return int(max(map(np.linalg.norm, across))), int(max(map(np.linalg.norm, down)))


def _in_rows(found: Sequence["Pixels"]) -> list["Pixels"]:
    """Return lines from above, those of one row from the left."""
    rows: list[list[Pixels]] = []
    last = 0.0
    for one in sorted(found, key=lambda corners: float(corners[0, 1])):
        if not rows or one[0, 1] - last >= _ROW:
            rows.append([])
        rows[-1].append(one)
        last = float(one[0, 1])
    return [one for row in rows for one in sorted(row, key=lambda corners: float(corners[0, 0]))]


def read(page: "Pixels", corners: "Pixels") -> Said | None:
    """Return what stands on a line of a gray page; None where the engine sees nothing there."""
    import cv2
    import numpy as np

    wide, high = _sides(corners)
    cut = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float32)
    onto = cv2.getPerspectiveTransform(corners, cut)
    line = cv2.warpPerspective(page, onto, (wide, high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    upright = high < _SIDEWAYS * wide
    if not upright:
        line = np.rot90(line)
    text, sure, columns, step = _said(line)
    if not text.strip():
        return None
    x, y = _places(text, columns, step, line.shape[1]), np.tile([0, line.shape[0]], 2 * len(columns))
    points = np.column_stack([np.repeat(x.ravel(), 2), y] if upright else [wide - y, np.repeat(x.ravel(), 2)])
    placed, _, depth = cv2.invert(onto)[1] @ np.column_stack([points, np.ones(len(points))]).T
    ends = (placed / depth).reshape(-1, 4)
    letters = (
        Letter(char, float(one), float(start), float(end))
        for char, one, start, end in zip(text, sure.round(5), ends.min(axis=1), ends.max(axis=1), strict=True)
        if not char.isspace()
    )
    return Said(text, round(float(sure.mean()), 5), tuple(letters))


def _said(line: "Pixels") -> tuple[str, "Pixels", "Pixels", float]:
    """Return the text of a line, how sure the engine is of each sign, in which column it saw it, and a column's width.

    The engine says of each column of a line what it sees there, mostly nothing; what goes on is one sign.
    """
    import cv2
    import numpy as np

    high, wide = line.shape
    width = max(_HEIGHT * wide // high, 1)
    levels = np.zeros((_HEIGHT, max(width, _WIDTH)), np.float32)
    levels[:, :width] = _levels()[cv2.resize(line, (width, _HEIGHT))]
    said = _run(_reader(), levels)[0]
    best = said.argmax(axis=1)
    columns = np.flatnonzero(np.concatenate([[True], best[1:] != best[:-1]]) & (best > 0))
    text = "".join(_signs()[number] for number in best[columns])
    return text, said[columns, best[columns]], columns, wide * levels.shape[1] / (width * len(best))


def _places(text: str, columns: "Pixels", step: float, wide: int) -> "Pixels":
    """Return where each sign begins and ends on a line: all are as wide as those of a word are apart on average."""
    import numpy as np

    kinds = np.array([-1 if char.isspace() else int(_is_square(char)) for char in text])
    joined = (kinds[1:] == kinds[:-1]) & (kinds[1:] >= 0) & (np.diff(columns) <= _APART)
    starts = np.flatnonzero(np.concatenate([[True], ~joined]))
    ends = np.append(starts[1:], len(text)) - 1
    several = ends > starts
    apart = (columns[ends] - columns[starts])[several] / (ends - starts)[several]
    half = (float(apart.mean()) * step if len(apart) else wide / len(text)) / 2
    middles = (columns + 0.5) * step
    places = np.column_stack([np.maximum(middles - half, 0), np.minimum(middles + half, wide)])
    seen = np.flatnonzero(kinds >= 0)
    over = np.maximum(places[seen[:-1], 1] - places[seen[1:], 0], 0) / 2
    places[seen[:-1], 1] -= over
    places[seen[1:], 0] += over
    return places


def _is_square(char: str) -> bool:
    """Tell a sign of Han, a mark of its punctuation, or a letter as wide as those."""
    return any(first <= char <= last for first, last in _SQUARE)


@cache
def _levels() -> "Pixels":
    """Return for each level of gray what the models get."""
    import numpy as np

    return (np.arange(256, dtype=np.float32) / 255 - 0.5) / 0.5


@cache
def _signs() -> tuple[str, ...]:
    """Return what the numbers stand for of which the engine says lines: none, each of its letters, and a blank."""
    return ("", *_reader().get_modelmeta().custom_metadata_map["character"].splitlines(), " ")


@cache
def _finder() -> Any:
    return _session("PP-OCRv6_det_small.onnx")


@cache
def _reader() -> Any:
    return _session("PP-OCRv6_rec_small.onnx")


def _run(session: Any, levels: "Pixels") -> "Pixels":
    """Return what a model says of a gray picture; it was made for three colours."""
    import numpy as np

    given = np.ascontiguousarray(np.broadcast_to(levels, (1, 3, *levels.shape)))
    return np.asarray(session.run(None, {session.get_inputs()[0].name: given})[0])


def _session(model: str) -> Any:
    keep_memory()
    import onnxruntime

    # Where it may reach the network, onnxruntime tells its makers how it is used.
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.log_severity_level = _SILENT
    options.enable_cpu_mem_arena = False
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # Have this thread take numbers under 1e-38 for 0, from now on: on the white of a page the finding of lines is full
    # of them, and processors are so slow with them that they were half of its time.
    options.add_session_config_entry("session.set_denormal_as_zero", _DROP_DENORMALS)
    return onnxruntime.InferenceSession(str(_models() / model), options, providers=["CPUExecutionProvider"])


def _models() -> Path:
    """Return the folder of the models. Raises FileNotFoundError where rapidocr is not installed."""
    package = find_spec("rapidocr")
    for folder in package.submodule_search_locations or () if package else ():
        return Path(folder) / "models"
    raise FileNotFoundError("rapidocr is not installed: run `./run.sh install`.")


def keep_memory() -> None:
    """Have this process keep what it frees for what it needs next, as far as this is glibc.

    A page takes and frees some 200 MB again and again, and what is got anew is cleared by the kernel: a fifth of the
    time of a first page, a twentieth of the others.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_TRIM_THRESHOLD, _KEPT)
        mallopt(_MMAP_THRESHOLD, _KEPT)
