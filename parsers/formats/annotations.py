"""What was put on a page of a PDF after it was made: fields filled in, notes typed and stamps (PDF 32000-1, 12.5)."""

from collections.abc import Iterator, Sequence
from typing import Any

from parsers.characters import clean
from parsers.document import Box, Word

# A page with more of them is read as if it had no others.
_MOST = 2000
# Flags of an annotation (table 165): hidden, and not to be seen on a screen.
_HIDDEN = 0b100010


def typed(source: Any) -> Iterator[Word]:
    """Yield what was typed, chosen and ticked in fields and notes, which is not on the page itself."""
    for field in _seen(source):
        rows = _value(field["data"])
        height = (field["bottom"] - field["top"]) / max(len(rows), 1)
        for row, text in enumerate(rows):
            top = field["top"] + row * height
            yield from _spread(text.split(), Box(field["x0"], top, field["x1"], top + height))


def pictures(source: Any) -> Iterator[Box]:
    """Yield the places of stamps and notes that have no other text than what their pictures show."""
    for shown in _seen(source):
        if _name(shown["data"].get("Subtype")) in {"Stamp", "FreeText"} and not _value(shown["data"]):
            yield Box(*(float(shown[side]) for side in ("x0", "top", "x1", "bottom")))


def _seen(source: Any) -> Iterator[Any]:
    """Yield the annotations that a reader sees, each as pdfplumber describes one, with its dictionary."""
    for shown in source.annots[:_MOST]:
        data = shown.get("data") or {}
        if not _number(data.get("F")) & _HIDDEN:
            yield {**shown, "data": data}


def _spread(texts: Sequence[str], box: Box) -> Iterator[Word]:
    """Yield words over the width of a box: where in it they stand the file does not say."""
    step = (box.x1 - box.x0) / max(sum(len(text) + 1 for text in texts), 1)
    left = box.x0
    for text in texts:
        yield Word(text, Box(left, box.top, left + step * len(text), box.bottom))
        left += step * (len(text) + 1)


def _value(data: Any) -> list[str]:
    """Return the lines that stand in a field or were typed onto the page; of a box that is ticked the tick."""
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    above = resolve1(data.get("Parent"))
    above = above if isinstance(above, dict) else {}
    if _name(data.get("FT") or above.get("FT")) == "Btn":
        return ["☒"] if _name(data.get("AS")) not in {"", "Off"} else []
    value = resolve1(data.get("V") or above.get("V"))
    if _name(data.get("Subtype")) == "FreeText":  # 12.5.6.6
        value = resolve1(data.get("Contents"))
    chosen = value if isinstance(value, list) else [value]
    texts = (decode_text(text) for text in map(resolve1, chosen[:100]) if isinstance(text, bytes))
    return [line for text in texts for line in map(clean, text.splitlines()) if line][:200]


def _name(value: Any) -> str:
    """Return a name (7.3.5); nothing of what is none."""
    from pdfminer.pdftypes import resolve1
    from pdfminer.psparser import PSLiteral

    found = resolve1(value)
    name = found.name if isinstance(found, PSLiteral) else ""
    return name if isinstance(name, str) else name.decode("ascii", "replace")


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0
