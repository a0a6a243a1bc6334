"""What was put on a page of a PDF after it was made: fields filled in, notes typed and stamps (PDF 32000-1, 12.5)."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from parsers.characters import clean
from parsers.document import Box, Word
from parsers.formats.pdf_objects import dictionary, resolved

# A page with more of them is read as if it had no others.
_MOST = 2000
# In bytes, packed and unpacked.
_LONGEST = 20_000
# Fields within fields.
_DEEPEST = 20
# Lines of text that one mark runs over.
_MOST_LINES = 200
# Points: no page is as large.
_FARTHEST = 1e6
# Flags of an annotation (table 165): hidden, and not to be seen on a screen.
_HIDDEN = 0b100010
# Marks by which a hand changes what is printed (12.5.6), and such that say something where a remark is in them.
_CHANGES = {"Caret", "Circle", "Ink", "Line", "Polygon", "PolyLine", "Redact", "Square"}
_REMARKS = {"Highlight", "Squiggly", "StrikeOut", "Text", "Underline"}
# Where in the height of a line that is struck out, from its top, the line through it may run.
_THROUGH = (0.4, 0.5, 0.6)


class _Note(NamedTuple):
    data: dict[str, Any]
    box: Box


class Notes:
    """The annotations of a page of pdfplumber's that a reader sees, with their places; one without a place is not seen.

    `is_cut` tells a page with more of them than are looked at.
    """

    def __init__(self, source: Any) -> None:
        self._source = source
        found = resolved(source.page_obj.annots)
        every = found if isinstance(found, list) else []
        self.is_cut = len(every) > _MOST
        placed = ((data, self._box(_numbers(data.get("Rect")))) for data in map(dictionary, every[:_MOST]))
        self._seen = [
            _Note(data, box) for data, box in placed if box is not None and not _number(data.get("F")) & _HIDDEN
        ]

    def typed(self) -> Iterator[Word]:
        """Yield what was typed, chosen and ticked in fields and notes, which is not on the page itself."""
        for field in self._seen:
            rows = _value(field.data)
            height = (field.box.bottom - field.box.top) / max(len(rows), 1)
            for row, text in enumerate(rows):
                top = field.box.top + row * height
                yield from _spread(text.split(), Box(field.box.x0, top, field.box.x1, top + height))

    def signatures(self) -> list[Box]:
        """Return the places of signatures made with a certificate (12.7.4.5), which show who signed and when."""
        fields = (note for note in self._seen if name_of(_inherited(note.data, "FT")) == "Sig")
        return [field.box for field in fields if resolved(field.data.get("AP"))]

    def pictures(self) -> Iterator[Box]:
        """Yield the places of stamps and notes that have no other text than what their pictures show."""
        for shown in self._seen:
            if _kind(shown) in {"Stamp", "FreeText"} and not _value(shown.data):
                yield shown.box

    def strokes(self) -> Iterator[Box]:
        """Yield the lines that run through words that somebody struck out (12.5.6.10)."""
        for note in self._seen:
            if _kind(note) == "StrikeOut":
                for box in self._lines(note):
                    tops = (box.top + share * (box.bottom - box.top) for share in _THROUGH)
                    yield from (Box(box.x0, top, box.x1, top) for top in tops)

    def are_unread(self, *, struck: bool) -> bool:
        """Tell marks and notes of a hand that are not read; words struck out are, where words are `struck`."""
        changes = _CHANGES if struck else _CHANGES | {"StrikeOut"}
        return any(_kind(n) in changes or (_kind(n) in _REMARKS and _remark(n.data)) for n in self._seen)

    def _lines(self, note: _Note) -> Iterator[Box]:
        """Yield the places of the lines of text that a mark runs over: eight numbers each, else the whole of it."""
        corners = _numbers(note.data.get("QuadPoints"))
        boxes = (self._box(corners[first : first + 8]) for first in range(0, len(corners), 8))
        yield from [box for box in boxes if box is not None] or [note.box]

    def _box(self, corners: Sequence[float]) -> Box | None:
        """Return the rectangle around corners on the page as it is turned; None of none."""
        if len(corners) < 4 or len(corners) % 2:
            return None
        turned = [_turned(self._source, x, y) for x, y in zip(corners[::2], corners[1::2], strict=True)]
        lefts, tops = zip(*turned, strict=True)
        return Box(min(lefts), min(tops), max(lefts), max(tops))


def _turned(source: Any, x: float, y: float) -> tuple[float, float]:
    """Return where a point of the file stands from the top left of the page as it is shown."""
    width, height = float(source.width), float(source.height)
    x, y = x - source.page_obj.mediabox[0], y - source.page_obj.mediabox[1]
    places = ((x, height - y), (y, x), (width - x, y), (width - y, height - x))
    return places[source.rotation // 90 % 4]


def _numbers(value: Any) -> list[float]:
    """Return a list of numbers; an empty one of anything else."""
    found = resolved(value)
    numbers = [resolved(one) for one in found[: 8 * _MOST_LINES]] if isinstance(found, list) else []
    return numbers if all(isinstance(one, int | float) and abs(one) < _FARTHEST for one in numbers) else []


def _remark(data: dict[str, Any]) -> bool:
    """Tell whether somebody wrote something into a mark."""
    from pdfminer.utils import decode_text

    texts = (resolved(data.get(key)) for key in ("Contents", "RC"))
    return any(isinstance(text, bytes) and decode_text(text).strip() for text in texts)


def _spread(texts: Sequence[str], box: Box) -> Iterator[Word]:
    """Yield words over the width of a box: where in it they stand the file does not say."""
    step = (box.x1 - box.x0) / max(sum(len(text) + 1 for text in texts), 1)
    left = box.x0
    for text in texts:
        yield Word(text, Box(left, box.top, left + step * len(text), box.bottom))
        left += step * (len(text) + 1)


def _value(data: Any) -> list[str]:
    """Return the lines that stand in a field or were typed onto the page; of a box that is ticked the tick."""
    if name_of(_inherited(data, "FT")) == "Btn":
        return ["☒"] if name_of(data.get("AS")) not in {"", "Off"} else []
    value = _inherited(data, "V")
    if name_of(data.get("Subtype")) == "FreeText":  # 12.5.6.6
        value = resolved(data.get("Contents"))
    shown = _shown(_inherited(data, "Opt"))
    chosen = (_text(one) for one in (value if isinstance(value, list) else [value])[:100])
    return [line for text in chosen for line in map(clean, shown.get(text, text).splitlines()) if line][:200]


def _inherited(data: Any, key: str) -> Any:
    """Return what a field says, or else one of those that it is a part of (12.7.3.2)."""
    for _ in range(_DEEPEST):
        if not data or resolved(data.get(key)) is not None:
            break
        data = dictionary(data.get("Parent"))
    return resolved(data.get(key))


def _shown(options: Any) -> dict[str, str]:
    """Return by what is chosen from a list what is shown of it, where the two differ (12.7.4.4)."""
    pairs = map(resolved, options[:_MOST] if isinstance(options, list) else ())
    return {_text(pair[0]): _text(pair[1]) for pair in pairs if isinstance(pair, list) and len(pair) > 1}


def _text(value: Any) -> str:
    """Return a text, which may be a stream; nothing of what is none, or too long for a field."""
    from pdfminer.pdftypes import PDFStream
    from pdfminer.utils import decode_text

    found = resolved(value)
    if isinstance(found, PDFStream):
        data = found.get_data() if len(found.rawdata or b"") <= _LONGEST else b""
        found = data if len(data) <= _LONGEST else b""
    return decode_text(found) if isinstance(found, bytes) else ""


def _kind(note: _Note) -> str:
    return name_of(note.data.get("Subtype"))


def name_of(value: Any) -> str:
    """Return a name (7.3.5); nothing of what is none."""
    from pdfminer.psparser import PSLiteral

    found = resolved(value)
    name = found.name if isinstance(found, PSLiteral) else ""
    return name if isinstance(name, str) else name.decode("ascii", "replace")


def _number(value: Any) -> int:
    found = resolved(value)
    return found if isinstance(found, int) else 0
