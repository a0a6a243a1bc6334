"""The lines in Cyrillic or Arabic on a page that is in Latin or Han otherwise."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from parsers.characters import is_rtl
from parsers.document import Box, Word
from parsers.layout.lines import box_of
from parsers.ocr import script, tesseract
from parsers.ocr.overlap import covered

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[Any]

# Each line may take a look of its own.
_MOST = 100
# In heights of the line: what of its letters stands over its box.
_RIM = 0.15
_SURE = 0.7
_FEW, _SHARE = 4, 0.3
# Of a line, the share that words cover: of lines that were read whole 0.7 and more.
_COVERED = 0.5
# Cyrillic letters that look like Latin ones.
_LOOK_ALIKE = frozenset("АВЕЅІЈКМНОРСТХУаеіјоѕрсху")


class Part(Struct, frozen=True):
    """A line that stands in another script: its box, the script, and its words."""

    box: Box
    script: str
    words: tuple[Word, ...]


def parts(gray: "Pixels", dpi: float, boxes: Sequence[Box]) -> Iterator[Part]:
    """Yield those lines of an upright page that are plainly in Cyrillic or Arabic, with their words.

    Only where the data for a script is installed; lines beyond a limit are left out.
    """
    boxes = boxes[:_MOST]
    alone = _alone(gray, boxes)
    read = {name: tesseract.read(alone, dpi, name, boxes) for name in _scripts(alone)}
    for box in boxes:
        found = [Part(box, name, _under(words, box)) for name, words in read.items()]
        best = max(found, key=_sureness, default=None)
        if best is not None and _sureness(best):
            yield best


def _scripts(gray: "Pixels") -> list[str]:
    """Return the scripts to try: the one that a look is sure of, or all."""
    found = script.look(gray)
    known = [name for name in tesseract.LANGUAGES if not tesseract.lacking(name)]
    return [found.name] if found is not None and found.sure and found.name in known else known


def _alone(gray: "Pixels", boxes: Sequence[Box]) -> "Pixels":
    """Return the page with nothing on it but these lines."""
    import numpy as np

    alone = np.full_like(gray, 255)
    for box in boxes:
        rim = _RIM * (box.bottom - box.top)
        down = slice(max(int(box.top - rim), 0), int(box.bottom + rim) + 1)
        across = slice(max(int(box.x0 - rim), 0), int(box.x1 + rim) + 1)
        alone[down, across] = gray[down, across]
    return alone


def _under(words: Sequence[Word], box: Box) -> tuple[Word, ...]:
    return tuple(word for word in words if covered(box_of(word), [box]) > 0.5)


def _sureness(part: Part) -> float:
    """Return how sure the engine is of the letters of the script.

    0 where few are of no other, where it had to guess, or where it passed over a good part of the line.
    """
    letters = [(char, word.confidence or 0.0) for word in part.words for char in word.text if char.isalpha()]
    own = [(char, sure) for char, sure in letters if _is_of(char, part.script)]
    if len(own) < _SHARE * len(letters) or sum(char not in _LOOK_ALIKE for char, _ in own) < _FEW:
        return 0.0
    if sum(box_of(word).x1 - box_of(word).x0 for word in part.words) < _COVERED * (part.box.x1 - part.box.x0):
        return 0.0
    mean = sum(sure for _, sure in own) / len(own)
    return mean if mean >= _SURE else 0.0


def _is_of(char: str, name: str) -> bool:
    return is_rtl(char) if name == "Arabic" else "\u0400" <= char <= "\u052f"
