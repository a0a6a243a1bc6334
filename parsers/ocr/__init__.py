"""One file per OCR engine: pixels -> words with boxes and confidence; here is decided which engine reads what.

PP-OCRv6 reads Latin and Han best and carries its models along; Tesseract reads Cyrillic and Arabic, with the
e-mails and telephones of PP-OCRv6 put in, since where both agree on an address it is nearly always right.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from parsers.characters import is_rtl, rtl_share
from parsers.document import Block, Box, Cell, Line, Page, Picture, Problem, Table, Word
from parsers.errors import UnreadablePartError
from parsers.layout.columns import pages_of
from parsers.layout.lines import box_of
from parsers.layout.page import arrange
from parsers.layout.tables import Rulings
from parsers.limits import Limits
from parsers.ocr import arabic, foreign, ppocr, tessdata, tesseract
from parsers.ocr.overlap import covered, has_hole
from parsers.ocr.rulings import erased, rulings_of
from parsers.ocr.strips import strips
from parsers.ocr.upright import Upright, prepare
from parsers.steps import Recognised

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[Any]

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|^[+(]?\d[\d()/.-]{2,}\d$|^\+\d+$")
# A line of an Arabic page is Latin where the engine that knows no Arabic is this sure of this many characters.
_SURE = 0.9
# An address is none of Arabic's making, so less will do.
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_FAIRLY = 0.8
# What the first engine read as surely as this holds no Latin letters that it took for its own.
_CLEAR = 0.5
_SEVERAL = 4
# Letters: fewer are what an engine makes of an ornament.
_SAYS_SOMETHING = 2
# What an engine reads of typed words may have somewhat more letters than they.
_AGAIN = 1.2
_SOME = 0.3
# Of lines left unread, in heights: what is less, and unlike the lines that were read, may be a signature or a stamp.
_SOME_TEXT = 8.0
_UNDER = 0.5
# Of a line in the script of its page words cover 0.53 and more, and are read with confidence 0.64 and more on the scans
# that may be looked at; in a third script 0.5 and less, or with 0.58 and less.
_WHOLE, _GUESSED = 0.5, 0.6


def missing() -> tuple[str, ...]:
    """Return the Debian packages with language data that are not installed, for example tesseract-ocr-rus."""
    return tuple(tessdata.package(code) for code in tessdata.NEEDED if code not in tessdata.installed())


def recognise(picture: Picture, limits: Limits) -> Recognised:
    """Return the words of a page of pixels in reading order. Raises UnreadablePartError and nothing else."""
    try:
        upright = prepare(picture)
        rulings = rulings_of(upright.gray, upright.dpi)
        words, problems, lines = _words(upright, rulings, picture)
        words = [word for word in words if not picture.slight or _is_surely(word)]
        pages = pages_of(words, rulings.across, *upright.gray.shape[::-1])
        items = [item for page in pages for item in arrange(page, rulings)]
        width, height = _size(picture)
    except (MemoryError, ValueError, OSError, RuntimeError, ArithmeticError, LookupError, TypeError) as error:
        raise UnreadablePartError("unreadable_part", "The picture could not be read: open it by hand.") from error
    problems = (*problems, *_unread(picture, words, lines))
    placed = tuple(_placed(item, upright) for item in items)
    return Recognised(Page(picture.page, placed, width, height, scanned=True), problems)


def _unread(picture: Picture, words: Sequence[Word], lines: int) -> Iterator[Problem]:
    """Yield what is to be said of a picture in which lines were found and no words read.

    Raises UnreadablePartError where no more was read than is known, so what is known holds.
    """
    letters = sum(char.isalnum() for word in words for char in word.text)
    if picture.aside:
        if lines and not picture.slight and letters < _SAYS_SOMETHING:
            yield Problem("no_text", f"A picture on page {picture.page} could not be read: look at it.")
    elif picture.typed and letters <= _AGAIN * picture.typed:
        raise UnreadablePartError("no_text", "nothing was read there but what is typed on it: look at it.")
    elif not letters:
        yield Problem("no_text", f"Page {picture.page} is a picture without readable words.")


def _is_surely(word: Word) -> bool:
    """Tell a word that no engine makes of an ornament."""
    return (word.confidence or 0.0) >= _SURE and sum(map(str.isalnum, word.text)) >= _SAYS_SOMETHING


def _size(picture: Picture) -> tuple[float, float]:
    import io

    from PIL import Image

    with Image.open(io.BytesIO(picture.pixels)) as image:
        return round(image.width * picture.scale_x, 1), round(image.height * picture.scale_y, 1)


def _words(upright: Upright, rulings: Rulings, picture: Picture) -> tuple[list[Word], tuple[Problem, ...], int]:
    """Return the words, what is to be said of them, and how many lines of writing were found, read or not."""
    lines, found = upright.lines, upright.script
    # Where writing was passed over, what the look saw may be that alone.
    if found is not None and found.sure and found.name in tesseract.LANGUAGES and not lines.are_half_seen():
        return *_foreign(upright, rulings, lines, found.name, picture), len(lines.boxes)
    known = lines.read()
    if not known or ppocr.is_plain(known) or (found is not None and found.name not in tesseract.LANGUAGES):
        return *_mixed(upright, rulings, lines, picture), len(lines.boxes)
    if found is not None:
        return *_foreign(upright, rulings, lines, found.name, picture, known=known), len(lines.boxes)
    # Too few letters tell the script: the engine that is surest does.
    others = (_foreign(upright, rulings, lines, name, picture, known=known) for name in tesseract.LANGUAGES)
    latin = ppocr.words_of(known), tuple[Problem, ...]()
    return *max((latin, *others), key=lambda one: _sureness(one[0])), len(lines.boxes)


def _sureness(words: Sequence[Word]) -> float:
    """Return how sure an engine was of a letter on average; 0 where it has no letters, or had to guess."""
    letters = [(word.confidence or 0.0, sum(char.isalpha() for char in word.text)) for word in words]
    count = sum(number for _, number in letters)
    mean = sum(sure * number for sure, number in letters) / count if count else 0.0
    return mean if mean >= _FAIRLY else 0.0


_Words = tuple[list[Word], tuple[Problem, ...]]


def _mixed(upright: Upright, rulings: Rulings, lines: ppocr.Lines, picture: Picture) -> _Words:
    """Return the words of a page in Latin or Han, with those lines in them that stand in Cyrillic or Arabic."""
    words = ppocr.words_of(lines.read())
    passed, doubtful = lines.passed_over, lines.doubtful()
    boxes = [*passed, *(box for box in doubtful if covered(box, passed) <= _UNDER)]
    if not boxes:
        return words, ()
    parts = list(foreign.parts(erased(upright.gray, rulings), upright.dpi, boxes))
    for part in parts:
        under = _under(lines, part.box)
        kept = [word for word in words if not any(word in reading.words for reading in under)]
        words = kept + _with_known(part.words, under, part.script)
    # Ink alone may be a drawing's: a little that was passed over is no writing that was lost.
    asked = boxes if lines.are_half_seen() else doubtful
    read = [part.box for part in parts]
    left = [box for box in asked if covered(box, read) <= _UNDER]
    is_text = sum(map(ppocr.length, left)) >= _SOME_TEXT or any(map(lines.is_like_others, left))
    told = _left_unread(left, picture) if is_text else ()
    return words, (*told, *_wanting(part.script for part in parts))


def _under(lines: ppocr.Lines, box: Box) -> list[ppocr.Reading]:
    return lines.read(lambda other: covered(other, [box]) > _UNDER)


def _left_unread(boxes: Sequence[Box], picture: Picture) -> Iterator[Problem]:
    if not picture.slight:
        lines = "1 line" if len(boxes) == 1 else f"{len(boxes)} lines"
        were = "was" if len(boxes) == 1 else "were"
        detail = f"{lines} on page {picture.page} {were} not read, or not whole, maybe in another script: look at it."
        yield Problem("unreadable_part", detail)


def _foreign(
    upright: Upright, rulings: Rulings, lines: ppocr.Lines, script: str, picture: Picture, *,
    known: Sequence[ppocr.Reading] | None = None,
) -> _Words:  # fmt: skip
    """Return the words of a page in Cyrillic or Arabic; `known` is what the engine for Latin read there, if it did."""
    lacking = tesseract.lacking(script)
    if lacking:
        packages = " ".join(tessdata.package(code) for code in lacking)
        detail = f"The page is in {script} script: run `apt-get install {packages}`, then have it read again."
        return ppocr.words_of(known or lines.read()), (Problem("language_pack_missing", detail),)
    large, factor = upright.enlarged(tesseract.GOOD_DPI)
    bare, dpi = erased(large, rulings.times(factor)), upright.dpi * factor
    places = [*(box.times(factor) for box in lines.boxes), *strips(bare, dpi)]
    read = tesseract.read(bare, dpi, script, places)
    words = [replace(word, box=box_of(word).times(1 / factor)) for word in read]
    if known is None:
        known = lines.read(lambda box: script == "Arabic" or _may_hold_address(words, box))
    words = _with_known(words, known, script)
    left = [box for box in lines.texts() if _is_guessed(words, box) or _is_broken(words, box, bare, factor)]
    told = _left_unread(left, picture) if words and sum(map(ppocr.length, left)) >= _SOME_TEXT else ()
    return words, (*told, *_wanting([script] if words else []))


def _is_guessed(words: Sequence[Word], box: Box) -> bool:
    """Tell a line of which an engine read a part, or guessed letters: those of a third script, as a rule."""
    under = [word for word in words if covered(box_of(word), [box]) > _UNDER]
    if sum(box_of(word).x1 - box_of(word).x0 for word in under) < _WHOLE * (box.x1 - box.x0):
        return True
    sure = [word.confidence or 0.0 for word in under for char in word.text if char.isalnum()]
    return sum(sure) < _GUESSED * len(sure)


def _is_broken(words: Sequence[Word], box: Box, bare: "Pixels", factor: float) -> bool:
    """Tell a line of which words are missing: their ink stands in it on the page that is so much larger."""
    under = [replace(word, box=box_of(word).times(factor)) for word in words if covered(box_of(word), [box]) > _UNDER]
    return has_hole(bare, box.times(factor), under)


def _wanting(scripts: Iterable[str]) -> Iterator[Problem]:
    wanted = dict.fromkeys((script, code) for script in scripts for code in tesseract.wanting(script))
    for script, code in wanted:
        package = tessdata.package(code)
        detail = (
            f"Words and figures in {script} script may be misread without {package}: run `apt-get install {package}`, "
            "then have the page read again."
        )
        yield Problem("language_pack_missing", detail)


def _with_known(words: Sequence[Word], known: Sequence[ppocr.Reading], script: str) -> list[Word]:
    """Return the words of the engine for a script with what the other one reads better."""
    return with_latin(words, known) if script == "Arabic" else with_addresses(words, ppocr.words_of(known))


def _may_hold_address(words: Sequence[Word], box: Box) -> bool:
    """Tell whether the second engine may find an address or a number on a line, by what the first one read there."""
    under = [word for word in words if covered(box_of(word), [box]) > 0.5]
    chars = [char for word in under for char in word.text if char.isascii()]
    if any(char.isalpha() or char in "@+" for char in chars) or sum(map(str.isdigit, chars)) >= _SEVERAL:
        return True
    return min((word.confidence or 0.0 for word in under), default=0.0) < _CLEAR


def with_addresses(words: Sequence[Word], second: Sequence[Word]) -> list[Word]:
    """Return the words of the first engine with the e-mails and telephones of the second in their places.

    Where both read an address alike its confidence rises, where they differ it falls.
    """
    kept = list(words)
    for word in second:
        if not _ADDRESS.search(word.text):
            continue
        under = [other for other in kept if covered(box_of(other), [box_of(word)]) > 0.5]
        same = "".join(other.text for other in under).casefold() == word.text.casefold()
        confidence = min(word.confidence or 0.0, 1.0)
        kept = [other for other in kept if other not in under]
        kept.append(replace(word, confidence=max(confidence, 0.98) if same else min(confidence, 0.75), gap=1))
    return kept


def with_latin(words: Sequence[Word], readings: Sequence[ppocr.Reading]) -> list[Word]:
    """Return the words of an Arabic page with the lines in them that the second engine read as Latin or digits.

    An Arabic word on such a line, its label as a rule, stays as the first engine read it.
    """
    kept = list(words)
    for reading in readings:
        if reading.confidence < (_FAIRLY if _MAIL.search(_text(reading)) else _SURE) or not any(
            char.isascii() and char.isalnum() for char in _text(reading)
        ):
            continue
        under = [other for other in kept if covered(box_of(other), [reading.box]) > 0.5]
        foreign = _MAIL.search(_text(reading)) or rtl_share("".join(other.text for other in under)) < _SOME
        if len(_text(reading)) >= _SEVERAL and foreign:
            labels = [box_of(other) for other in under if _is_label(other)]
            latin = [_in_order(word) for word in reading.words if covered(box_of(word), labels) < 0.5 and _says(word)]
            kept = [other for other in kept if other not in under or box_of(other) in labels]
            kept += latin
    return kept


def _in_order(word: Word) -> Word:
    return replace(word, text=arabic.mended(word.text))


def _says(word: Word) -> bool:
    return any(char.isalnum() for char in word.text)


def _is_label(word: Word) -> bool:
    """Tell an Arabic word, of which the engine was sure enough, from Latin letters read as Arabic ones."""
    letters = [char for char in word.text if char.isalpha()]
    return len(letters) >= 3 and all(is_rtl(char) for char in letters) and (word.confidence or 0) > 0.6


def _text(reading: ppocr.Reading) -> str:
    return "".join(word.text for word in reading.words)


def _placed(item: Block | Table, upright: Upright) -> Block | Table:
    """Return an item with its boxes on the page as it is shown."""
    if isinstance(item, Block):
        return replace(item, lines=tuple(_line(line, upright) for line in item.lines))
    cells: list[Cell] = [replace(cell, lines=tuple(_line(line, upright) for line in cell.lines)) for cell in item.cells]
    return replace(item, cells=tuple(cells))


def _line(line: Line, upright: Upright) -> Line:
    return Line(tuple(replace(word, box=upright.on_page(word.box)) for word in line.words if word.box is not None))
