"""What is printed on a page of a PDF: its characters, lines and pictures, with no more of each than is asked."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from parsers.document import Box
from parsers.formats.slanted import Slant, slant
from parsers.formats.unseen import Fill

# A character that is printed again so near by is one in bold, or with a shadow: in points, and of its height, narrower
# than the narrowest letters are apart.
_AGAIN, _SHADE = 0.5, 0.1
# Points: narrower than any letter is.
_BEFORE = 0.01
# Points: how high and how wide a drawn shape may be that is a letter.
_LETTER = (4.0, 40.0)
# Letters stand in lines: so many with their feet at one height, a point up or down, over so many points.
_LINE = 15
_LENGTH = 150.0
_ROUGHLY = 3
# Points: shapes that are no higher are lines.
_THIN = 3.0


@dataclass(frozen=True)
class Printed:
    """Characters in the order of the file and edges of lines and boxes, each as pdfplumber describes one.

    `slanted` are those that do not run from left to right, by their direction, placed as if they did. `strokes` are
    level lines, the thin boxes that programs draw for them too, each as high as its middle; `fills` other boxes and
    pictures. `unseen` are characters that nobody sees, once it was looked for them.
    `pictures` are the places of pictures on the page, `outlines` those of lines of shapes that are as large as letters;
    `width` and `height` are the page's, in points.
    """

    chars: tuple[dict[str, Any], ...] = ()
    slanted: Mapping[Slant, tuple[dict[str, Any], ...]] = field(default_factory=dict)
    edges: tuple[dict[str, Any], ...] = ()
    strokes: tuple[Box, ...] = ()
    fills: tuple[Fill, ...] = ()
    unseen: tuple[dict[str, Any], ...] = ()
    width: float = 0.0
    height: float = 0.0
    pictures: tuple[Box, ...] = ()
    outlines: tuple[Box, ...] = ()

    @property
    def area(self) -> float:
        """The room on the page, in square points."""
        return self.width * self.height


def printed(source: Any, stamped: Iterable[Box]) -> Printed:
    """Return what is on a page of pdfplumber's, with the places of pictures that were `stamped` onto it.

    A character that is printed again in its place counts once, and one beside the page, where nobody sees it, only if
    it ends a line that begins on the page.

    What pdfplumber itself says of each character (colours, matrices, marks) takes longer than all the rest of a page.
    """
    from pdfminer.layout import LTChar, LTCurve, LTImage
    from pdfplumber.utils.geometry import obj_to_edges

    edges: dict[str, list[dict[str, Any]]] = {"line": [], "rect": [], "curve": []}
    chars: dict[Slant | None, list[dict[str, Any]]] = {None: []}
    pictures = list(stamped)
    strokes: list[Box] = []
    fills: list[Fill] = []
    shapes: list[tuple[float, float]] = []
    width, height = float(source.width), float(source.height)
    before = None
    for order, item in enumerate(_leaves(source.layout)):
        if isinstance(item, LTChar):
            beside = not 0 <= item.x0 + item.x1 <= 2 * width
            if 0 <= item.y0 + item.y1 <= 2 * height and (not beside or _goes_on(item, before)):
                before = before if beside and item.get_text().isspace() else item
                slope = slant(item, height)
                chars.setdefault(slope, []).append(_char(item, slope, height, order))
        elif isinstance(item, LTCurve):
            shape = source.process_object(item)
            edges[shape["object_type"]] += obj_to_edges(shape)
            if item.y1 - item.y0 <= min(_THIN, item.x1 - item.x0):
                strokes.append(_stroke(item, height))
            elif item.fill:
                fills.append(Fill(_on_page(item, width, height), order, item.non_stroking_color))
            shapes += [(item.x0, item.y0)] if shape["object_type"] == "curve" and _is_letter(item) else []
        elif isinstance(item, LTImage):
            pictures.append(_on_page(item, width, height))
            fills.append(Fill(pictures[-1], order, None))
    lines = (*edges["line"], *edges["rect"], *edges["curve"])
    level, *slanted = ((slope, tuple(_attached(_once(found)))) for slope, found in chars.items())
    return Printed(
        level[1],
        {slope: found for slope, found in slanted if slope},
        lines,
        tuple(strokes),
        tuple(fills),
        width=width,
        height=height,
        pictures=tuple(pictures),
        outlines=tuple(_lines(shapes, height)),
    )


def _goes_on(item: Any, before: Any) -> bool:
    """Tell a character that goes on with a line, on either side: a long one runs over the side of the page."""
    if before is None or not math.isfinite(item.x0 + item.x1):
        return False
    gap = min(abs(item.x0 - before.x1), abs(item.x1 - before.x0))
    return bool(abs(item.matrix[5] - before.matrix[5]) < 1 and gap < before.size)


def _stroke(item: Any, height: float) -> Box:
    middle = height - (item.y0 + item.y1) / 2
    return Box(item.x0, middle, item.x1, middle)


def _is_letter(item: Any) -> bool:
    least, most = _LETTER
    return bool(least <= item.y1 - item.y0 <= most and item.x1 - item.x0 <= most)


def _lines(shapes: Iterable[tuple[float, float]], height: float) -> Iterator[Box]:
    """Yield where many shapes, given by their left and lower ends, stand in a line."""
    feet: dict[int, list[float]] = {}
    for left, foot in shapes:
        feet.setdefault(round(foot / _ROUGHLY), []).append(left)
    for row, line in feet.items():
        if len(line) >= _LINE and max(line) - min(line) >= _LENGTH:
            foot = height - row * _ROUGHLY
            yield Box(min(line), foot - _LETTER[0], max(line), foot)


def _on_page(item: Any, width: float, height: float) -> Box:
    """Return where a picture lies on the page: it may hang over."""
    x0, x1 = (min(max(float(at), 0.0), width) for at in (item.x0, item.x1))
    y0, y1 = (min(max(float(at), 0.0), height) for at in (item.y0, item.y1))
    return Box(x0, height - y1, x1, height - y0)


def _leaves(items: Iterable[Any]) -> Iterator[Any]:
    """Yield what stands on a page, what is in a form within it too."""
    from pdfminer.layout import LTContainer

    for item in items:
        if isinstance(item, LTContainer):
            yield from _leaves(item)
        else:
            yield item


def _char(item: Any, slope: Slant | None, height: float, order: int) -> dict[str, Any]:
    """Return what is asked of a character on a page that is so high, and when it was drawn."""
    box = slope.place(item) if slope else Box(item.x0, height - item.y1, item.x1, height - item.y0)
    return {
        "text": item.get_text(),
        "fontname": item.fontname,
        "size": box.bottom - box.top if slope else item.size,
        "upright": True,
        "x0": box.x0,
        "x1": box.x1,
        "top": box.top,
        "bottom": box.bottom,
        "doctop": box.top,
        "feet": height - item.matrix[5],
        "state": item.graphicstate,
        "order": order,
    }


def _once(chars: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the characters in their order, without those that are printed again."""
    seen: dict[tuple[Any, ...], list[tuple[float, float]]] = {}
    for char in chars:
        x, y, near = char["x0"], char["top"], max(_AGAIN, _SHADE * char["size"])
        kind = (char["text"], char["fontname"], char["size"])
        if not any(
            abs(x - other_x) <= near and abs(y - other_y) <= near
            for place in product(_cells(x, near), _cells(y, near))
            for other_x, other_y in seen.get((kind, place), ())
        ):
            seen.setdefault((kind, (_cell(x, near), _cell(y, near))), []).append((x, y))
            yield char


def _attached(chars: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the characters, Arabic ones without width at the left edge of the one that comes next in the file.

    Wherever they are drawn, those are marks above it, or the alef of a lam-alef, and are read behind it.
    """
    placed: list[dict[str, Any]] = []
    for char in reversed(list(chars)):
        after = placed[-1] if placed else None
        if after and _is_mark(char) and abs(char["top"] - after["top"]) < 1 and _apart(char, after) < char["size"]:
            placed.append({**char, "x0": after["x0"] - _BEFORE, "x1": after["x0"] - _BEFORE})
        else:
            placed.append(char)
    yield from reversed(placed)


def _is_mark(char: dict[str, Any]) -> bool:
    return bool("\u0600" <= char["text"] <= "\u06ff" and char["x1"] - char["x0"] < _BEFORE)


def _apart(char: dict[str, Any], after: dict[str, Any]) -> float:
    return float(abs(char["x0"] - after["x0"]))


def _cells(at: float, near: float) -> tuple[int, ...]:
    """Return the cells in which another character may begin that is printed again at `at`."""
    first, last = _cell(at - near, near), _cell(at + near, near)
    return (first,) if first == last else (first, last)


def _cell(at: float, near: float) -> int:
    return math.floor(at / (2 * near))
