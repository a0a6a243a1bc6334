"""Fields of forms in an old Word file (MS-DOC 2.9.78): what was ticked and chosen, which antiword leaves out."""

import re
import struct
from collections.abc import Iterator

from parsers.formats.doc_properties import changes, runs
from parsers.formats.doc_running import places

# Where in the table the pages of properties of characters lie, with the bytes of each run on them (2.9.33); what says
# of a character that it stands for data, and where those are.
_PAGES, _OF_RUN, _IS_DATA, _PLACE = 0xFA, 1, 0x0806, 0x6A03
# A field with its instruction and without words of its own, at least as long as what is written over it.
_FIELD = re.compile(
    "\x13[^\x13-\x15]{0,50}FORM(?:CHECKBOX|DROPDOWN)[^\x13-\x15\x01]{0,50}(\x01)[^\x13-\x15]{0,50}\x14?\x15"
)
# What is written there, which both kinds of text can hold and nobody writes: what the number of a field stands for.
MARK = re.compile("\xac([0-9]+)\xac")
_MOST = 10_000
# A hyphen that is seen only where a line ends.
_NOTHING = "\x1f"
# The kind of check boxes, the texts before a list's entries, and the result of a field in which nothing was chosen: no
# list has more entries.
_CHECK_BOX, _TEXTS, _OPEN = 1, 5, 25


def filled(word: bytes, table: bytes, data: bytes) -> tuple[bytes, list[str]]:
    """Return the text's stream with a mark for each check box and list of a form, and what they show by their numbers.

    `data` is the stream of that name. Raises struct.error or IndexError where the streams are damaged.
    """
    marked, shown = bytearray(word), list[str]()
    known = dict(_known(word, table))
    for begin, end, wide in places(word, table):
        code = "utf-16-le" if wide else "latin-1"
        for field in _FIELD.finditer(word[begin:end].decode(code, "replace")):
            at, mark = (begin + place * (1 + wide) for place in (field.start(), field.start(1)))
            if mark in known and len(shown) < _MOST:
                text = f"\xac{len(shown)}\xac".ljust(len(field[0]), _NOTHING).encode(code)
                marked[at : at + len(text)] = text
                shown.append(_shown(data, known[mark]))
    return bytes(marked), shown


def _known(word: bytes, table: bytes) -> Iterator[tuple[int, int]]:
    """Yield where signs that stand for data are, and where their data."""
    for start, page, place in runs(word, table, _PAGES, _OF_RUN):
        said = dict(changes(page[place + 1 : place + 1 + page[place]])) if place else {}
        if any(said.get(_IS_DATA, b"")) and _PLACE in said:
            yield start, int.from_bytes(said[_PLACE], "little")


def _shown(data: bytes, at: int) -> str:
    """Return what a field shows (2.9.78, 2.9.158)."""
    at += struct.unpack_from("<4xH", data, at)[0]
    bits = struct.unpack_from("<4xH", data, at)[0]
    kind, result = bits & 3, bits >> 2 & 0x1F
    at = _behind(data, at + 10)
    result = struct.unpack_from("<H", data, at)[0] if result == _OPEN else result
    if kind == _CHECK_BOX:
        return "☒" if result else "☐"
    at += 2
    for _ in range(_TEXTS):
        at = _behind(data, at)
    entries, at = struct.unpack_from("<2xH", data, at)[0], at + 6
    if result >= min(entries, _OPEN):
        return ""
    for _ in range(result):
        at += 2 + 2 * struct.unpack_from("<H", data, at)[0]
    length = struct.unpack_from("<H", data, at)[0]
    return data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")


def _behind(data: bytes, at: int) -> int:
    """Return the place behind a text that stands at one, which ends in a zero (2.9.353)."""
    return int(at + 4 + 2 * struct.unpack_from("<H", data, at)[0])
