"""Tesseract: Cyrillic and Arabic, each with English, without which it reads no @."""

from typing import TYPE_CHECKING, Any

from parsers.characters import clean
from parsers.document import Box, Word
from parsers.layout.direction import logical
from parsers.ocr import tessdata

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LANGUAGES = {"Cyrillic": "rus", "Arabic": "ara"}
# Specks, strokes of a signature and pieces of a stamp.
_LEAST = 0.15


def lacking(script: str) -> tuple[str, ...]:
    """Return the language codes that a script needs and that are not installed."""
    needed = (LANGUAGES[script], "eng")
    return tuple(code for code in needed if code not in tessdata.installed())


def read(gray: "NDArray[np.uint8]", dpi: float, script: str) -> list[Word]:
    """Return the words of an upright page with their boxes in its pixels."""
    tesserocr = tessdata.library()
    height, width = gray.shape
    languages = f"{LANGUAGES[script]}+eng"
    with tesserocr.PyTessBaseAPI(path=tessdata.folder(), lang=languages, psm=tesserocr.PSM.AUTO) as api:
        api.SetImageBytes(gray.tobytes(), width, height, 1, width)
        api.SetSourceResolution(round(min(max(dpi, 70), 600)))
        api.Recognize()
        iterator = api.GetIterator()
        if iterator is None:
            return []
        return [
            word
            for item in tesserocr.iterate_level(iterator, tesserocr.RIL.WORD)
            if (word := _word(item, tesserocr.RIL, height)) is not None
        ]


def _word(item: Any, levels: Any, height: int) -> Word | None:
    level = levels.WORD
    if item.Empty(level):
        return None
    text = clean(logical(item.GetUTF8Text(level))).strip()
    confidence = round(item.Confidence(level) / 100, 3)
    box = item.BoundingBox(level)
    if not text or box is None or confidence < _LEAST or box[3] - box[1] > height / 8:
        return None
    if not any(char.isalnum() for char in text) and confidence < 0.5:
        return None
    line = item.BoundingBox(levels.TEXTLINE)
    return Word(text, _as_high_as_line(box, line), confidence)


def _as_high_as_line(box: tuple[int, int, int, int], line: tuple[int, int, int, int] | None) -> Box:
    """Return a word's box with the height of its line: boxes hug their letters, so `a` and `Ag` differ by half."""
    if line is None or line[3] - line[1] > 2.5 * (box[3] - box[1]):
        return Box(*map(float, box))
    return Box(float(box[0]), float(line[1]), float(box[2]), float(line[3]))
