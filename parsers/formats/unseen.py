"""Text of a PDF that nobody sees: white on white, drawn without ink, under a box or in its colour."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from parsers.document import Box
from parsers.layout.stretches import stretches

if TYPE_CHECKING:
    from PIL.Image import Image

# How light letters are that may not be seen, as a share of white; and the ground that they are lost on, of 255.
_LIGHT, _PALE = 0.85, 217
# Levels of gray: what differs less from its ground is not seen.
_CONTRAST = 8
# The ways of drawing text that leave no mark (9.3.6).
_NO_INK = {3, 7}
# What share of a letter's box on each side its neighbour may reach into; how far up and down from its feet, in its
# height, a letter leaves its marks: boxes of letters are as fonts say, and may lie lower.
_RIM, _UP, _DOWN = 0.15, 0.75, 0.15
# In heights of letters: the narrowest blank between words, and how far up or down one may stand within a word.
_BLANK, _LEVEL = 0.17, 0.1
# Signs behind which another word begins without a blank; others stand within addresses, numbers and names too.
_STOPS = frozenset(",;:!?،؛؟，；：！？。、")


class Fill(Struct, frozen=True):
    """A box that is filled with a colour, or a picture, of which the colour is None; `order` counts what is drawn."""

    box: Box
    order: int
    colour: Any


@cache
def note_ink() -> None:
    """Have pdfminer tell with its graphic state whether characters are drawn with ink."""
    from pdfminer.pdfdevice import PDFTextDevice

    plain = PDFTextDevice.render_string

    def noted(self: Any, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        graphicstate.has_ink = textstate.render not in _NO_INK
        plain(self, textstate, seq, ncs, graphicstate)

    PDFTextDevice.render_string = noted  # type: ignore[method-assign]


def unseen(chars: Sequence[Any], fills: Sequence[Fill], width: float, shown: Callable[[], "Image | None"]) -> list[Any]:
    """Return the characters that nobody sees on a page that is so wide, and that `shown` draws in levels of gray.

    Of a word that is seen in part, as below a picture of a signature, none is among them.
    It is drawn only where some may not be seen, as white ones, which the head of a table may have; where it is not
    drawn all are taken for seen.
    """
    hidden = [*(char for char in chars if not _has_ink(char)), *(_covered(chars, fills) if fills else ())]
    light = list(_light(chars))
    if not hidden and not light:
        return []
    image = shown()
    if image is None:
        return []
    levels = {id(char): _levels(char, image, image.width / width) for char in (*hidden, *light)}
    lost = {at for at, (darkest, lightest) in levels.items() if lightest - darkest < _CONTRAST}
    pale = {at for at in lost if levels[at][0] >= _PALE}
    gone = {id(char) for char in hidden} & lost | pale
    if not gone:
        return []
    words = (word for word in _words(chars) if all(id(char) in gone for char in _letters(word) or word))
    return [char for word in words for char in word if id(char) in gone]


def _words(chars: Iterable[Any]) -> Iterator[list[Any]]:
    """Return characters that stand one after another without a blank, to the stops behind them, each blank alone."""
    return stretches(chars, lambda before, char: char["text"].isspace() or not _goes_on(before, char))


def _goes_on(before: Any, char: Any) -> bool:
    gap = max(before["x0"], char["x0"]) - min(before["x1"], char["x1"])
    level = abs(before["feet"] - char["feet"]) < _LEVEL * char["size"]
    begins = before["text"] in _STOPS and char["text"] not in _STOPS
    return level and gap < _BLANK * char["size"] and not begins


def _letters(word: Iterable[Any]) -> list[Any]:
    """Return letters and digits: a comma behind a word that is hidden may be seen, and a full stop below one not."""
    return [char for char in word if char["text"].isalnum()]


def _has_ink(char: Any) -> bool:
    return getattr(char["state"], "has_ink", True)


def _levels(char: Any, image: "Image", scale: float) -> tuple[int, int]:
    """Return the darkest and the lightest level of gray within a character; far apart of one beside the picture."""
    rim, feet, size = _RIM * (char["x1"] - char["x0"]), char["feet"], char["size"]
    x0, top = max(int((char["x0"] + rim) * scale), 0), max(int((feet - _UP * size) * scale), 0)
    x1, bottom = int((char["x1"] - rim) * scale) + 1, int((feet + _DOWN * size) * scale) + 1
    if x0 >= min(x1, image.width) or top >= min(bottom, image.height):
        return 0, 255
    return image.crop((x0, top, min(x1, image.width), min(bottom, image.height))).getextrema()  # type: ignore[return-value]


def _light(chars: Iterable[Any]) -> Iterator[Any]:
    """Yield the characters of a colour near white."""
    known: dict[int, bool] = {}
    for char in chars:
        state = char["state"]
        if id(state) not in known:
            known[id(state)] = _is_light(state.ncolor)
        if known[id(state)]:
            yield char


def _is_light(colour: Any) -> bool:
    """Tell a gray, a mix of light or one of four inks that is near white (8.6.4)."""
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    if not all(isinstance(part, int | float) for part in parts):
        return False
    return sum(parts) <= 1 - _LIGHT if len(parts) == 4 else min(parts, default=0) >= _LIGHT


def _covered(chars: Sequence[Any], fills: Iterable[Fill]) -> Iterator[Any]:
    """Yield the characters that lie under what was drawn after them, or on a box of their own colour."""
    standing = sorted(chars, key=_middle)
    middles = [_middle(char) for char in standing]
    for fill in fills:
        box = fill.box
        for char in standing[bisect_left(middles, box.top) : bisect_right(middles, box.bottom)]:
            if box.x0 <= (char["x0"] + char["x1"]) / 2 <= box.x1 and (
                fill.order > char["order"] or fill.colour == char["state"].ncolor
            ):
                yield char


def _middle(char: Any) -> float:
    return float(char["top"] + char["bottom"]) / 2
