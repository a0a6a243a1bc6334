"""What PP-OCRv6 reads on a page: Latin and Han, and e-mails and telephones in any script."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from statistics import median
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from parsers.characters import clean, is_han
from parsers.document import Box, Word
from parsers.layout.lines import box_of
from parsers.ocr import latin, rapid
from parsers.ocr.overlap import covered, has_hole
from parsers.ocr.strips import strips

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[Any]

# How sure the engine is of a line at least: for its words to be taken, and for them to tell what the line is.
_LEAST, _CLEAR = 0.5, 0.9
# In heights of a line, how wide a blank is that parts words which the engine ran together: between letters, beside the
# digit 1 and hyphens, which stand in wide boxes of their own, and beside a sign of Han.
_BLANK, _LOOSE_BLANK, _WIDE_BLANK = 0.19, 0.265, 0.67
_LOOSE = frozenset("1-–—./")
# What ends in a colon and is no label.
_SCHEMES = frozenset({"http:", "https:", "mailto:"})
# What Cyrillic and Greek capitals and small letters look like. So many others, and such a share of all letters, tell
# that lines are in Latin letters; on one line a share does.
_LOOK_ALIKE = frozenset("ABCEHIKMNOPTXYZaceiopxyujskvwnm")
_OWN, _OWN_SHARE, _OWN_SHARE_OF_LINE = 4, 0.2, 0.15
# Of the length of all lines on a page, the share that makes it a plain one: of pages in Latin and Han 0.84 was plain or
# more, in Cyrillic and Arabic 0.22 and less. The share that may lie sideways; and what was passed over, compared to it.
_PLAIN, _SIDEWAYS, _HALF = 0.6, 0.2, 0.5
# Lines that are read first, to tell whether a page is plain.
_FEW_LINES = 6
# In heights of a line: some eight letters; what is longer than any line of letters is a rule.
_LONG, _RULE = 2.7, 60.0
# In heights of a line, a word of five letters; and between how many heights of the lines that were read it stands. On
# scans that may be looked at signatures were 3.2 times as high and more, the writing of stamps 1.5 and short.
_SHORT, _LOWEST, _HIGHEST = 1.8, 0.5, 1.8
# Of a stretch of ink, the share that lies in lines that were found. Levels of gray that are ink; and how high that of
# dots and lines is, as a share of the letters beside them: small letters are half as high as capitals.
_SEEN = 0.5
_INK, _LOW = 190, 0.3
# Of a page, how near to its end a mark stands that is none of its lines.
_EDGE = 0.05
# How many signs, and what share of them one and the same, are no writing.
_AGAIN, _ALIKE = 8, 0.6


class Reading(Struct, frozen=True):
    """A line that was found: its box in pixels, how sure the engine is of it, and its words."""

    box: Box
    confidence: float
    words: tuple[Word, ...]


def words_of(readings: Sequence[Reading]) -> list[Word]:
    """Return the words of the lines that the engine could read."""
    return [word for reading in readings if reading.confidence >= _LEAST for word in reading.words]


def is_plain(readings: Sequence[Reading]) -> bool:
    """Tell whether lines are surely in a script that the engine reads: Han, or Latin with letters no other one has.

    Of Cyrillic it reads what looks like Latin letters, and as surely ("MOCKBA").
    """
    return _is_own(readings, _OWN, _OWN_SHARE)


def _is_own(readings: Sequence[Reading], some: int, share: float) -> bool:
    """Tell whether of the letters that were read clearly so many, and such a share, are of no other script."""
    clear = [reading for reading in readings if reading.confidence >= _CLEAR]
    letters = [char for reading in clear for word in reading.words for char in word.text if char.isalpha()]
    own = [char for char in letters if char.isascii() and char not in _LOOK_ALIKE]
    return any(map(is_han, letters)) or (len(own) >= some and len(own) >= share * len(letters))


class Lines:
    """The lines that the engine finds on an upright page, to be read all or in part; reading takes longer."""

    def __init__(self, gray: "Pixels", dpi: float, *, turned: bool = False) -> None:
        import cv2

        self._factor = factor = min(1.0, rapid.READ_SIDE / max(gray.shape))
        small = cv2.resize(gray, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA) if factor < 1 else gray
        self._gray, self._page, self._dpi, self._turned = gray, small, dpi, turned
        self._found = rapid.find(small)
        self._read: dict[int, Reading | None] = {}

    @cached_property
    def boxes(self) -> list[Box]:
        """Where the lines stand, in pixels."""
        return [self._box(one) for one in self._found]

    def read(self, wanted: Callable[[Box], bool] = lambda _: True) -> list[Reading]:
        """Return what stands on the lines whose boxes are wanted; each of them is read once."""
        read = (self._reading(number) for number, box in enumerate(self.boxes) if wanted(box))
        return [reading for reading in read if reading is not None]

    @cached_property
    def passed_over(self) -> list[Box]:
        """Where else writing stands, as its ink shows: beside large letters the engine does not see small ones."""
        found = strips(self._gray, self._dpi)
        long = [box for box in found if _LONG <= length(box) < _RULE and covered(box, self.boxes) < _SEEN]
        rest = self._gray.copy() if long else self._gray
        for box in self.boxes if long else ():
            rest[_inside(box)] = 255
        return [box for box in long if not _is_low(rest[_inside(box)])]

    def texts(self) -> list[Box]:
        """Return the boxes of level lines that are as long as text."""
        return [box for box in self.boxes if length(box) >= _LONG and _is_level(box) and not self._is_marginal(box)]

    def doubtful(self) -> list[Box]:
        """Return the boxes of lines as long as text of which the engine read nothing, or a part, or all unsurely."""
        long = [
            number for number, box in enumerate(self.boxes)
            if (length(box) >= _LONG or self.is_like_others(box)) and not self._is_marginal(box)
        ]  # fmt: skip
        return [self.boxes[number] for number in long if not self._is_read(number)]

    def is_like_others(self, box: Box) -> bool:
        """Tell a line of some letters, level and about as high as those that were read: no signature and no stamp."""
        usual = self._height
        return _is_level(box) and length(box) >= _SHORT and _LOWEST * usual <= box.bottom - box.top <= _HIGHEST * usual

    @cached_property
    def _height(self) -> float:
        """The usual height of the lines that were surely read; 0 where none was."""
        read = [reading.box for reading in self.read() if reading.confidence >= _CLEAR]
        return median(box.bottom - box.top for box in read) if read else 0.0

    def _is_read(self, number: int) -> bool:
        reading = self._reading(number)
        if reading is not None and is_filler(reading):
            return True
        if reading is None or reading.confidence < _CLEAR or _is_half_greek(reading):
            return False
        box = self.boxes[number]
        return not _is_level(box) or not has_hole(self._gray, box, reading.words)

    def _is_marginal(self, box: Box) -> bool:
        """Tell what runs along the edge of a sheet another way than it: the line of a fax machine, a mark."""
        down, across = self._gray.shape
        if _is_level(box):
            return self._turned and _is_at_an_end(box.top, box.bottom, down)
        return _is_at_an_end(box.x0, box.x1, across)

    def are_plain(self) -> bool:
        """Tell a page that surely stands upright in a script that the engine reads: most of its lines do.

        A few of them are read first: mostly they tell that it is another one.
        """
        last = len(self.boxes) - 1
        few = {last * place // _FEW_LINES for place in range(_FEW_LINES + 1)} if self.boxes else set[int]()
        if not self.are_level() or self.are_half_seen():
            return False
        return self._mostly_plain(sorted(few)) and self._mostly_plain(range(last + 1))

    def are_half_seen(self) -> bool:
        """Tell a page of whose writing a good part was passed over."""
        return sum(map(length, self.passed_over)) > _HALF * sum(map(length, self.boxes))

    def are_level(self) -> bool:
        """Tell a page on which next to nothing stands sideways: one level line heads a fax that was fed in sideways."""
        sideways = sum(length(box) for box in self.boxes if not _is_level(box))
        return sideways <= _SIDEWAYS * sum(map(length, self.boxes))

    def _mostly_plain(self, numbers: Sequence[int]) -> bool:
        lengths = {number: length(self.boxes[number]) for number in numbers}
        plain = (long for number, long in lengths.items() if _is_level(self.boxes[number]) and self._is_plain(number))
        return sum(plain) > _PLAIN * sum(lengths.values())

    def _is_plain(self, number: int) -> bool:
        reading = self._reading(number)
        return reading is not None and _is_own([reading], 1, _OWN_SHARE_OF_LINE)

    def _reading(self, number: int) -> Reading | None:
        """Return what stands on a line; None where the engine sees nothing there."""
        if number not in self._read:
            self._read[number] = self._recognised(number)
        return self._read[number]

    def _recognised(self, number: int) -> Reading | None:
        corners = self._found[number]
        said = rapid.read(self._page, corners)
        if said is None:
            return None
        words = _line(self._page, corners, said)
        placed = tuple(replace(word, box=_scaled(box_of(word), self._factor)) for word in words)
        return Reading(self.boxes[number], said.confidence, placed)

    def _box(self, corners: "Pixels") -> Box:
        return _scaled(Box(*map(float, (*corners.min(axis=0), *corners.max(axis=0)))), self._factor)


def length(box: Box) -> float:
    """Return how long a line is in its own heights, whichever way it runs: large letters say no more than small ones.

    A letter of Latin is about a third of that.
    """
    across, down = box.x1 - box.x0, box.bottom - box.top
    return max(across, down) / max(min(across, down), 1.0)


def is_filler(reading: Reading) -> bool:
    """Tell one sign again and again: leaders, the lines of a form, the code of a passport."""
    chars = [char for word in reading.words for char in word.text]
    return len(chars) >= _AGAIN and max(map(chars.count, set(chars))) > _ALIKE * len(chars)


def _is_half_greek(reading: Reading) -> bool:
    """Tell Latin letters among Greek ones, which the engine makes of Cyrillic."""
    letters = [char for word in reading.words for char in word.text if char.isalpha()]
    return any("\u0370" <= char <= "\u03ff" for char in letters) and any(map(str.isascii, letters))


def _inside(box: Box) -> tuple[slice, slice]:
    """Return the rows and the columns of a page that lie in a box."""
    return slice(max(int(box.top), 0), int(box.bottom) + 1), slice(max(int(box.x0), 0), int(box.x1) + 1)


def _is_low(stretch: "Pixels") -> bool:
    """Tell the dots or the line of a form behind a label: all the ink is lower than letters of that size."""
    import numpy as np

    rows = np.flatnonzero((stretch < _INK).any(axis=1))
    return not len(rows) or float(rows[-1] - rows[0]) < _LOW * len(stretch)


def _is_at_an_end(start: float, end: float, whole: float) -> bool:
    return end < _EDGE * whole or start > (1 - _EDGE) * whole


def _is_level(box: Box) -> bool:
    return box.x1 - box.x0 > box.bottom - box.top


def _scaled(box: Box, factor: float) -> Box:
    return Box(box.x0 / factor, box.top / factor, box.x1 / factor, box.bottom / factor)


def _line(page: "Pixels", corners: "Pixels", said: rapid.Said) -> Iterator[Word]:
    """Yield the words of one line."""
    x0, x1 = float(corners[:, 0].min()), float(corners[:, 0].max())
    top, bottom = (float(corners[:2, 1].mean()), float(corners[2:, 1].mean()))
    if bottom - top < 4:
        return
    blanks = _blanks(page, x0, top, x1, bottom)
    held: list[rapid.Letter] = []
    gap = 1
    for letter, space in _with_spaces(said):
        if held:
            parted = space or _after_label(held, letter) or _apart(held[-1], letter, blanks, bottom - top)
            if parted or is_han(held[-1].text) != is_han(letter.text):
                yield _word(held, top, bottom, gap)
                held, gap = [], 1 if parted else 0
        held.append(letter)
    if held:
        yield _word(held, top, bottom, gap)


def _with_spaces(said: rapid.Said) -> Iterator[tuple[rapid.Letter, bool]]:
    """Yield each letter with whether the engine saw a space before it."""
    place = 0
    for letter in said.letters:
        before, place = place, said.text.index(letter.text, place)
        yield letter, place > before
        place += len(letter.text)


def _blanks(page: "Pixels", x0: float, top: float, x1: float, bottom: float) -> list[tuple[float, float]]:
    """Return the stretches of a line in which no ink stands."""
    import numpy as np

    left = max(int(x0), 0)
    strip = page[max(int(top), 0) : int(bottom) + 1, left : int(x1) + 1]
    if not strip.size:
        return []
    empty = np.concatenate([[False], (strip < 140).sum(axis=0) == 0, [False]])
    edges = np.flatnonzero(empty[1:] != empty[:-1])
    return [(left + int(a), left + int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _after_label(held: Sequence[rapid.Letter], letter: rapid.Letter) -> bool:
    """Tell whether a label ends here (`Tel.:+43`), whose blank was too narrow to be seen."""
    before = "".join(one.text for one in held)
    return before.endswith(":") and (letter.text == "+" or letter.text.isalpha()) and before.lower() not in _SCHEMES


def _apart(before: rapid.Letter, after: rapid.Letter, blanks: Sequence[tuple[float, float]], height: float) -> bool:
    """Tell whether a blank wider than those between letters lies between the middles of two letters."""
    start, end = (before.x0 + before.x1) / 2, (after.x0 + after.x1) / 2
    widest = max((min(b, end) - max(a, start) for a, b in blanks if a < end and b > start), default=0.0)
    if is_han(before.text) or is_han(after.text):
        return widest > _WIDE_BLANK * height
    loose = before.text in _LOOSE or after.text in _LOOSE
    return widest > (_LOOSE_BLANK if loose else _BLANK) * height


def _word(letters: Sequence[rapid.Letter], top: float, bottom: float, gap: int) -> Word:
    text = latin.mended(clean("".join(letter.text for letter in letters)))
    confidence = sum(letter.confidence for letter in letters) / len(letters)
    x0, x1 = min(letter.x0 for letter in letters), max(letter.x1 for letter in letters)
    return Word(text, Box(x0, top, x1, bottom), round(confidence, 3), gap)
