"""Headers, footers and footnotes of an old Word file (MS-DOC 2.3.2, 2.3.3, 2.8), which antiword leaves out or loses."""

import re
import struct
from collections.abc import Iterator
from itertools import pairwise

# Places in the file's first block: how long its texts are, that of headers after the body's and the notes', and where
# in the table the borders of headers and the pieces of all texts lie, each with its length.
_BODY, _NOTES, _RUNNING, _REMARKS = 0x4C, 0x50, 0x54, 0x5C
_BORDERS, _PIECES = 0xF2, 0x1A2
# Of each section: headers of even, odd and first pages are the first, second and fifth of six. Before all of them
# stand the lines that part notes from the text.
_SECTION = 6
_HEADERS, _FOOTERS = (4, 1, 0), (5, 3, 2)
_MOST_STORIES, _LONGEST = 1200, 200_000
# A field's instruction, which its result follows; marks within a text; what ends a cell or a row, and a line.
_INSTRUCTION = re.compile("\x13[^\x13-\x15]*(?:\x14|(?=\x15))")
_MARK = re.compile("[\x00-\x06\x08\x0e-\x1d]")
_LINE = re.compile("[\x0b\x0c\r]")
# What ends a paragraph, a page or a section, and a cell or a row.
_END = re.compile("[\r\x0c\x07]")
# What ends a line within a paragraph, and a sign instead of it that both kinds of text can hold and nobody writes. The
# mark of a note is seen by nobody as a hyphen that is not needed: the program puts an empty note or "[?]" in its place.
BREAK = "\xb6"
_NOTE = "\x02"
_INSTEAD = {0x0B: ord(BREAK), ord(_NOTE): 0x1F}
_EIGHT_BIT, _PROPERTIES, _TABLE = 1 << 30, 1, 2


def has_remarks(word: bytes) -> bool:
    """Tell a file of Word 97 or later with comments."""
    return _long(word, _REMARKS) > 0


def running(word: bytes, table: bytes) -> tuple[list[str], list[str]]:
    """Return the texts of headers and of footers, those of the first page first, each once.

    `word` and `table` are the streams of a file of Word 97 or later. Raises struct.error or IndexError where they are
    damaged.
    """
    length = _long(word, _RUNNING)
    start = _long(word, _BODY) + _long(word, _NOTES)
    at, size = _long(word, _BORDERS), _long(word, _BORDERS + 4)
    if not length or not size:
        return [], []
    whole = "".join(_text(word, table, start, start + min(length, _LONGEST)))
    borders = struct.unpack_from(f"<{min(size // 4 - 1, _MOST_STORIES)}I", table, at)
    stories = [_read(whole[first:last]) for first, last in pairwise(borders)][_SECTION:]
    return _of(stories, _HEADERS), _of(stories, _FOOTERS)


def footnotes(word: bytes, table: bytes) -> list[str]:
    """Return the texts of footnotes. Raises as `running` does."""
    start, length = _long(word, _BODY), _long(word, _NOTES)
    whole = "".join(_text(word, table, start, start + min(length, _LONGEST)))
    return [note for text in whole.split(_NOTE) if (note := _read(text).strip())]


def _of(stories: list[str], kinds: tuple[int, ...]) -> list[str]:
    sections = (stories[at : at + _SECTION] for at in range(0, len(stories), _SECTION))
    found = (section[kind] for section in sections for kind in kinds if kind < len(section))
    return list(dict.fromkeys(text for text in found if text.strip()))


def adapted(word: bytes, table: bytes) -> bytes:
    """Return the text's stream with BREAK where a line ends within a paragraph, and without marks of notes.

    Antiword would leave the one out and lose what stands around the other. Raises struct.error or IndexError where the
    streams are damaged.
    """
    marked, left = bytearray(word), len(word)
    for begin, end, wide in places(word, table):
        left -= end - begin
        if left < 0:
            raise IndexError("pieces lie over each other")
        step = 1 + wide
        for at in range(begin, min(end, len(marked) - 1), step):
            if not (wide and marked[at + 1]):
                marked[at] = _INSTEAD.get(marked[at], marked[at])
    return bytes(marked)


def body(word: bytes, table: bytes) -> Iterator[tuple[str, int]]:
    """Yield the paragraphs of the body, those of cells too, each with where in `word` its end is marked.

    Raises struct.error or IndexError where the streams are damaged.
    """
    held = ""
    for begin, end, wide in places(word, table):
        text = word[begin:end].decode("utf-16-le" if wide else "cp1252", "replace")
        last = 0
        for mark in _END.finditer(text):
            yield _read(held + text[last : mark.start()]), begin + mark.start() * (1 + wide)
            held, last = "", mark.end()
        held += text[last:]


def places(word: bytes, table: bytes) -> Iterator[tuple[int, int, bool]]:
    """Yield where the body's text lies, and whether its characters have two bytes. Raises as `running` does."""
    return _places(word, table, 0, _long(word, _BODY))


def _text(word: bytes, table: bytes, start: int, end: int) -> Iterator[str]:
    """Yield the text between two places."""
    for begin, last, wide in _places(word, table, start, end):
        yield word[begin:last].decode("utf-16-le" if wide else "cp1252", "replace")


def _places(word: bytes, table: bytes, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield where the text between two places lies, and whether its characters have two bytes (2.9.38, 2.9.73)."""
    at = _long(word, _PIECES)
    while table[at] == _PROPERTIES:
        at += 3 + struct.unpack_from("<H", table, at + 1)[0]
    if table[at] != _TABLE:
        raise IndexError("no table of pieces")
    count = (_long(table, at + 1) - 4) // 12
    borders = struct.unpack_from(f"<{count + 1}I", table, at + 5)
    for index, (first, last) in enumerate(pairwise(borders)):
        low, high = max(first, start), min(last, end)
        if low < high:
            place = _long(table, at + 5 + 4 * (count + 1) + 8 * index + 2)
            if place & _EIGHT_BIT:
                begin = (place ^ _EIGHT_BIT) // 2 + low - first
                yield begin, begin + high - low, False
            else:
                begin = place + 2 * (low - first)
                yield begin, begin + 2 * (high - low), True


def _read(text: str) -> str:
    """Return a text as it is seen, with its lines and, where cells end, tabulators."""
    return _LINE.sub("\n", _MARK.sub("", _INSTRUCTION.sub("", text)).replace("\x07", "\t"))


def _long(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", data, at)[0])
