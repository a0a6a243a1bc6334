"""Tesseract: Arabic, and Cyrillic with English, without which it reads no @."""

from collections.abc import Sequence
from functools import cache
from statistics import median
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from parsers.characters import clean
from parsers.document import Box, Word
from parsers.layout.direction import logical
from parsers.layout.lines import box_of
from parsers.ocr import arabic, tessdata
from parsers.ocr.overlap import covered, has_hole

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[Any]

LANGUAGES = {"Cyrillic": "rus", "Arabic": "ara"}
# Specks, strokes of a signature and pieces of a stamp.
_LEAST = 0.15
# At 204 dpi half of the words of an Arabic fax were found, at 300 all.
GOOD_DPI = 300.0
# Page segmentation: as Tesseract finds it; one column of any sizes, which loses fewer lines of an Arabic page; a
# line.
_PAGE, _COLUMN, _LINE = 3, 4, 7
# The data for the Arabic script, which is trained on Persian too and knows the digits that the data for the language
# takes for letters. It reads best at this resolution.
_SCRIPT = "Arabic"
_SCRIPT_DPI = 200.0
_SURELY = 0.5
# How high a line is that is read by itself, in pixels; of an Arabic one each height reads words that others miss, so
# what says the most counts.
_LINE_HEIGHT, _LINE_HEIGHTS = 44, (38, 44, 50, 56)
# Ink that is paler than print by a share of the way to white, as of a stamp, and paper; and how much of that on a line,
# compared to all its ink, is more than the rims of letters: on clean pages 0.11 at most, under stamps 0.14 and more.
_PALER, _SOME_INK, _NO_INK, _MUCH = 0.45, 160, 215, 0.12
# From which such share on ink is left out where a line is read again.
_BLEACHED = (0.5, 0.45, 0.4)
_CLEAR, _DOUBTED, _ONCE = 0.85, 0.75, 0.5


def lacking(script: str) -> tuple[str, ...]:
    """Return the language codes that a script needs and that are not installed."""
    return tuple(code for code in _languages(script).split("+") if code not in tessdata.installed())


def wanting(script: str) -> tuple[str, ...]:
    """Return the codes of data that are not installed, and without which a script is read, but worse."""
    return (_SCRIPT,) if script == "Arabic" and _SCRIPT not in tessdata.installed() else ()


def read(gray: "Pixels", dpi: float, script: str, lines: Sequence[Box]) -> list[Word]:
    """Return the words of an upright page with their boxes in its pixels.

    `lines` are the boxes of lines that were found otherwise. Arabic ones are read one by one, where Tesseract finds
    more words of them and seldom loses their order; of Cyrillic those that the look at the whole page passed over, or
    was not sure of.
    """
    import cv2

    factor = max(1.0, min(GOOD_DPI / dpi, 3.0)) if dpi < 0.97 * GOOD_DPI else 1.0
    large = cv2.resize(gray, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC) if factor > 1 else gray
    # Thresholded pages have rough edges, which cost a third of the words of an Arabic fax.
    large = cv2.GaussianBlur(large, (0, 0), 1.0)
    places = [box.times(factor) for box in lines]
    stamped = _stamped(large, places)
    if script == "Arabic":
        if _SCRIPT in tessdata.installed():
            second = [replace(word, box=box_of(word).times(factor)) for word in _by_script(gray, dpi)]
        else:
            second = _words(large, _languages(script), _COLUMN)
        words = surest(_line_by_line(large, places), second)
    else:
        words = _words(large, _languages(script), _PAGE)
        for place in places:
            words = _completed(words, place, large, script, stamped=place in stamped)
    for place in stamped:
        words = _from_under_stamp(words, place, large, script)
    if script == "Arabic":
        words = [replace(word, text=arabic.mended(word.text)) for word in words]
    return [replace(word, box=box_of(word).times(1 / factor)) for word in words]


def _line_by_line(gray: "Pixels", places: Sequence[Box]) -> list[Word]:
    """Return the words of an Arabic page; of a line that was read for the greater part, nothing is read again."""
    words: list[Word] = []
    for place in places:
        if covered(place, [box_of(word) for word in words]) <= _ONCE:
            # A line that is lower than some heights is the same picture in each.
            high = int(place.bottom) + 1 - max(int(place.top), 0)
            heights = dict.fromkeys(min(height, high) for height in _LINE_HEIGHTS)
            readings = [_one_line(gray, place, "Arabic", height) for height in heights]
            inside = _inside(words, place)
            words = [word for word in words if word not in inside] + max([inside, *readings], key=_says)
    return words


def _by_script(gray: "Pixels", dpi: float) -> list[Word]:
    """Return the words of a page as the data for the Arabic script reads them, in Arabic letters."""
    import cv2

    factor = min(1.0, _SCRIPT_DPI / dpi)
    small = cv2.resize(gray, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA) if factor < 1 else gray
    found = _words(cv2.GaussianBlur(small, (0, 0), 1.0), _SCRIPT, _COLUMN)
    return [replace(arabic.in_arabic(word), box=box_of(word).times(1 / factor)) for word in found]


def surest(words: Sequence[Word], second: Sequence[Word]) -> list[Word]:
    """Return, place by place, the surer of two readings in the boxes of the first; Arabic digits are the second's."""
    kept, left = list(words), []
    for word in second:
        under = [other for other in kept if _share_a_place(word, other)]
        if not under:
            left.append(word)
        elif len(under) == 1 and _is_surer(word, under[0]) and _is_alone(word, under[0], second):
            kept[kept.index(under[0])] = replace(word, box=under[0].box)
    return kept + left


def _is_alone(word: Word, under: Word, second: Sequence[Word]) -> bool:
    """Tell whether nothing else of the second reading lies on the same word of the first."""
    return not any(_share_a_place(under, other) for other in second if other is not word)


def _is_surer(word: Word, other: Word) -> bool:
    sure = word.confidence or 0.0
    return sure > (other.confidence or 0.0) or (arabic.is_number(word.text) and sure > _SURELY)


def _share_a_place(one: Word, other: Word) -> bool:
    return covered(box_of(one), [box_of(other)]) > 0.4 or covered(box_of(other), [box_of(one)]) > 0.4


def _completed(words: list[Word], place: Box, gray: "Pixels", script: str, *, stamped: bool) -> list[Word]:
    """Return the words, a line of which a third was passed over or a word is not clear read again, if that says more.

    Where a stamp lies on it, its ink may say more, and is left out later.
    """
    inside = _inside(words, place)
    width = sum(box_of(word).x1 - box_of(word).x0 for word in inside)
    whole = width > 0.65 * (place.x1 - place.x0) and not has_hole(gray, place, inside)
    if whole and (stamped or all(map(_is_clear, inside))):
        return words
    again = _one_line(gray, place, script)
    if not (_says(again) > _says(inside) if whole else _letters(again) > _letters(inside)):
        return words
    return [word for word in words if word not in inside] + (as_high_as(inside, again) if whole else again)


def as_high_as(inside: Sequence[Word], again: Sequence[Word]) -> list[Word]:
    """Return words as high as those whose place they take: lines that change their height begin paragraphs."""
    top, bottom = median(box_of(word).top for word in inside), median(box_of(word).bottom for word in inside)
    return [replace(word, box=Box(box_of(word).x0, top, box_of(word).x1, bottom)) for word in again]


def _letters(words: Sequence[Word]) -> int:
    return sum(len(word.text) for word in words)


def _inside(words: Sequence[Word], place: Box) -> list[Word]:
    """Return the words that stand on a line."""
    middle = (place.top + place.bottom) / 2
    return [w for w in words if box_of(w).top < middle < box_of(w).bottom and covered(box_of(w), [place]) > 0.3]


def _stamped(gray: "Pixels", places: Sequence[Box]) -> list[Box]:
    """Return the lines on which much ink is paler than print and broader than the rims of letters, each once."""
    import cv2
    import numpy as np

    pale = ((gray > _bleached_from(gray, _PALER)) & (gray < _NO_INK)).astype(np.uint8)
    broad = cv2.morphologyEx(pale, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    found: list[Box] = []
    for place in places:
        rows, columns = slice(max(int(place.top), 0), int(place.bottom)), slice(max(int(place.x0), 0), int(place.x1))
        ink = int((gray[rows, columns] < _SOME_INK).sum())
        if int(broad[rows, columns].sum()) > _MUCH * ink and place.x1 - place.x0 > place.bottom - place.top:
            found += [place] if covered(place, found) <= _ONCE else []
    return found


def _from_under_stamp(words: list[Word], place: Box, gray: "Pixels", script: str) -> list[Word]:
    """Return the words with a line read again without the ink that is paler than print, if that says more.

    What was not read there before is doubtful, a figure above all.
    """
    import numpy as np

    inside = _inside(words, place)
    if inside and all(map(_is_clear, inside)) and not has_hole(gray, place, inside):
        return words
    rows = slice(max(int(place.top), 0), int(place.bottom) + 1)
    best, known = inside, {word.text for word in inside}
    for share in _BLEACHED:
        strip = gray[rows].astype(np.float32)
        black, white = _print(gray), _bleached_from(gray, share)
        bleached = np.clip((strip - black) * (255 / (white - black)), 0, 255).astype(np.uint8)
        moved = Box(place.x0, place.top - rows.start, place.x1, place.bottom - rows.start)
        read = _one_line(bleached, moved, script)
        again = [replace(word, box=Box(box_of(word).x0, place.top, box_of(word).x1, place.bottom)) for word in read]
        best = max(best, again, key=_says)
        if best is again and all(map(_is_clear, again)):
            break
    if best is inside:
        return words
    doubted = [w if w.text in known else replace(w, confidence=min(w.confidence or 0.0, _DOUBTED)) for w in best]
    return [word for word in words if word not in inside] + doubted


def _is_clear(word: Word) -> bool:
    return (word.confidence or 0.0) >= _CLEAR


def _says(words: Sequence[Word]) -> float:
    """Return how many letters were read, each counted by how sure its word is."""
    return sum(len(word.text) * (word.confidence or 0.0) for word in words)


def _print(gray: "Pixels") -> float:
    """Return the level of gray of print: a tenth of the ink is darker."""
    import cv2

    counts = cv2.calcHist([gray], [0], None, [_SOME_INK], [0, _SOME_INK]).ravel().cumsum(dtype=float)
    return float(counts.searchsorted(counts[-1] / 10))


def _bleached_from(gray: "Pixels", share: float) -> float:
    """Return the level of gray that is so much paler than print: as a share of the way to white."""
    black = _print(gray)
    return black + share * (255 - black)


def _languages(script: str) -> str:
    # With English beside it, Arabic comes out as Latin nonsense here and there; alone it reads no Latin.
    return LANGUAGES[script] if script == "Arabic" else f"{LANGUAGES[script]}+eng"


def _one_line(gray: "Pixels", place: Box, script: str, height: int = _LINE_HEIGHT) -> list[Word]:
    """Return the words of a stretch that holds one line, read no higher than `height`."""
    import cv2

    x0, top = max(int(place.x0), 0), max(int(place.top), 0)
    strip = gray[top : int(place.bottom) + 1, x0 : int(place.x1) + 1]
    if min(strip.shape) < 8:
        return []
    rim = 12
    factor = min(1.0, height / strip.shape[0])
    if factor < 1:  # lines in large letters come back empty
        strip = cv2.resize(strip, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    framed = cv2.copyMakeBorder(strip, rim, rim, rim, rim, cv2.BORDER_CONSTANT, value=255)
    found = [
        replace(
            word,
            box=Box((box.x0 - rim) / factor + x0, place.top, (box.x1 - rim) / factor + x0, place.bottom),
        )
        for word in _words(framed, _languages(script), _LINE)
        if (word.confidence or 0) > 0.4 and (box := box_of(word))
    ]
    return parted(found) if script == "Arabic" else found


def parted(words: Sequence[Word]) -> list[Word]:
    """Return the words of an Arabic line, in its order, with boxes that reach over no word before.

    Those of Tesseract may, and the words would change places.
    """
    out = list(words[:1])
    for word in words[1:]:
        box, before = box_of(word), box_of(out[-1])
        reaches = box.x0 < before.x0 < box.x1
        out.append(replace(word, box=replace(box, x1=before.x0)) if reaches else word)
    return out


def _words(gray: "Pixels", languages: str, mode: int) -> list[Word]:
    tesserocr = tessdata.library()
    height, width = gray.shape
    api = _engine(languages)
    api.SetPageSegMode(mode)
    api.SetImageBytes(gray.tobytes(), width, height, 1, width)
    api.SetSourceResolution(round(GOOD_DPI))
    api.Recognize()
    iterator = api.GetIterator()
    items = tesserocr.iterate_level(iterator, tesserocr.RIL.WORD) if iterator is not None else ()
    words = [_word(item, tesserocr.RIL, 8 * height if mode == _LINE else height) for item in items]
    api.Clear()
    return [word for word in words if word is not None]


@cache
def _engine(languages: str) -> Any:
    # To load Russian and English takes longer than to read a line.
    return tessdata.library().PyTessBaseAPI(path=tessdata.folder(), lang=languages)


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
    return Word(text, _level(box, item.BoundingBox(levels.TEXTLINE)), confidence)


def _level(box: tuple[int, int, int, int], line: tuple[int, int, int, int] | None) -> Box:
    """Return a word's box about the middle of its line: boxes hug their letters, so `a` and `Ag` differ by half.

    The line's own box would do, were it not that those of two Arabic lines overlap.
    """
    if line is None or line[3] - line[1] > 2.5 * (box[3] - box[1]) + 20:
        return Box(*map(float, box))
    middle, half = (line[1] + line[3]) / 2, 0.36 * (line[3] - line[1])
    return Box(float(box[0]), middle - half, float(box[2]), middle + half)
