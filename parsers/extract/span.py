"""Words on their way to a field: text that still knows where every character was read."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from parsers.document import Box, Line, Word
from parsers.record import Evidence

_INVISIBLE = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0xAD, 0x640]
)
_ALIKE = str.maketrans(
    {"ى": "ي", "ة": "ه", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "a", "œ": "o", "’": "'", "‘": "'", "ʼ": "'",
     "`": "'", "´": "'", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "―": "-", "،": ",", "؛": ";", "、": ",",
     "。": ".", "：": ":", "\u00a0": " ", "ʻ": "'"}
)  # fmt: skip


class Place(Struct, frozen=True):
    """The part and the page that a word stands on, and the word's number in the letter."""

    number: int
    part: str
    filename: str | None
    page: int


class Mark(Struct, frozen=True):
    """A word and where it stands."""

    word: Word
    place: Place


def fold(text: str) -> str:
    """Return the text without case, diacritics and typographic variants, character for character."""
    # Letters of ASCII have nothing but a case, and most texts nothing else.
    return text.lower().replace("`", "'") if text.isascii() else text.translate(_FOLDED)


class _Folded(dict[int, str]):
    """What each character is folded to, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        # Accents of Arabic and Cyrillic letters (أ, й, ё) go with them: phrases are folded the same way.
        char = chr(code)
        plain = unicodedata.normalize("NFKD", char.translate(_ALIKE)).lower().translate(_ALIKE)
        return self.setdefault(code, plain[0] if plain else char)


_FOLDED = _Folded()


_WHITE = " \t\n\u3000\u00a0"


class Span(Struct, frozen=True, dict=True):
    """A stretch of text; `marks` has the word of each character, None for a gap."""

    text: str = ""
    marks: tuple[Mark | None, ...] = ()

    def cut(self, start: int, end: int | None = None) -> "Span":
        """Return the characters from `start` to `end` without white space around them."""
        first, last, _ = slice(start, end).indices(len(self.text))
        return self._within(first, last, _WHITE)

    def strip(self, chars: str = "") -> "Span":
        """Return the span without white space and `chars` around it."""
        return self._within(0, len(self.text), chars + _WHITE)

    def _within(self, first: int, last: int, around: str) -> "Span":
        """Return what stands between two places without the characters around it."""
        text = self.text[first:last]
        kept = text.strip(around)
        if len(kept) == len(self.text):
            return self
        start = first + len(text) - len(text.lstrip(around)) if kept else first
        return self.part(start, start + len(kept))

    def part(self, start: int, end: int) -> "Span":
        """Return the characters from `start` to `end` as they stand."""
        part = Span(self.text[start:end], self.marks[start:end])
        if (folded := self.__dict__.get("folded")) is not None:
            part.__dict__["folded"] = folded[start:end]  # character for character as in the whole
        return part

    def without(self, start: int, end: int, gap: str = " ") -> "Span":
        """Return the span with the characters from `start` to `end` replaced by a gap."""
        return Span(
            self.text[:start] + gap + self.text[end:], self.marks[:start] + (None,) * len(gap) + self.marks[end:]
        )

    @cached_property
    def folded(self) -> str:
        """The text as it is compared, of the same length."""
        return fold(self.text)

    @property
    def words(self) -> tuple[Mark, ...]:
        """The words that the span touches, each once, in order."""
        return tuple({mark.place.number: mark for mark in self.marks if mark}.values())

    @property
    def number(self) -> int:
        """The number of the first word that the span touches, 0 where it touches none."""
        return next((mark.place.number for mark in self.marks if mark), 0)

    def __bool__(self) -> bool:
        return bool(self.text)


def join(spans: Iterable[Span], gap: str = " ") -> Span:
    """Return the spans that are not empty, with a gap between them."""
    texts: list[str] = []
    marks: list[Mark | None] = []
    for span in spans:
        if span.text:
            marks += (None,) * (len(gap) if texts else 0) + span.marks
            texts.append(span.text)
    return Span(gap.join(texts), tuple(marks))


def read(line: Line, places: Iterator[int], part: str, filename: str | None, page: int) -> Span:
    """Return a line's words as a span, with gaps as single spaces and invisible characters left out.

    A dash that stands off on one side does so on the other: a scan loses narrow blanks ("Development– Head").
    """
    texts: list[str] = []
    marks: list[Mark | None] = []
    for word in line.words:
        clean = unicodedata.normalize("NFC", word.text).translate(_INVISIBLE).replace("\u00a0", " ")
        if not clean:
            continue
        if texts and word.gap:
            texts.append(" ")
            marks.append(None)
        texts.append(clean)
        marks += [Mark(word, Place(next(places), part, filename, page))] * len(clean)
    text = "".join(texts)
    for lost in reversed([*_LOST_BLANK.finditer(text)]):
        text = f"{text[: lost.start()]} {text[lost.start() :]}"
        marks.insert(lost.start(), None)
    return Span(text, tuple(marks))


_LOST_BLANK = re.compile(r"(?<=[^\W\d_])(?=[–—]\s)|(?<=\s[–—])(?=[^\W\d_])")


def evidence(field: str, span: Span) -> tuple[Evidence, ...]:
    """Return where a field was read, one item for each page that it stands on."""
    pages: dict[tuple[str, int], list[Mark]] = {}
    for mark in span.words:
        pages.setdefault((mark.place.part, mark.place.page), []).append(mark)
    return tuple(_evidence(field, marks, span.text if len(pages) == 1 else None) for marks in pages.values())


def _evidence(field: str, marks: list[Mark], text: str | None) -> Evidence:
    place = marks[0].place
    said = text if text is not None else " ".join(mark.word.text for mark in marks)
    return Evidence(field, place.part, place.filename, place.page, _box(marks), said)


def _box(marks: list[Mark]) -> tuple[float, float, float, float] | None:
    whole: Box | None = None
    for mark in marks:
        if mark.word.box is None:
            return None
        whole = mark.word.box if whole is None else whole.union(mark.word.box)
    return None if whole is None else (whole.x0, whole.top, whole.x1, whole.bottom)


def confidence(span: Span) -> float:
    """Return the least confidence of the words of a span; 1.0 for digital text."""
    return min((mark.word.confidence for mark in span.words if mark.word.confidence is not None), default=1.0)


def struck(span: Span) -> bool:
    """Tell whether most of the span is crossed out."""
    words = span.words
    return bool(words) and sum(mark.word.struck for mark in words) * 2 > len(words)


def pieces(span: Span, pattern: re.Pattern[str]) -> tuple[Span, ...]:
    """Return the span cut at every match of a pattern over its folded text; empty pieces are left out."""
    out, start = [], 0
    for match in pattern.finditer(span.folded):
        out.append(span.cut(start, match.start()))
        start = match.end()
    out.append(span.cut(start))
    return tuple(piece for piece in out if piece)
