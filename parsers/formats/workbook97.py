"""What a workbook of Excel 97 (MS-XLS) holds beside its cells: what is hidden, crossed out or said in comments, text in
boxes, what is printed on its pages, and how numbers are shown.
"""

import struct
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from parsers.document import Block
from parsers.formats.masks import KNOWN
from parsers.formats.typed import plain_lines
from parsers.formats.workbook import MOST_COLUMNS, MOST_ROWS, Beside, edge

# Records (2.3): where a stretch of them begins and ends, sheets with the places of theirs, fonts, how numbers are
# shown, formats of cells.
_BEGIN, _END, _SHEET, _FONT, _CODE, _FORMAT = 0x0809, 0x000A, 0x0085, 0x0031, 0x041E, 0x00E0
# Of a sheet: columns, rows, single cells of several kinds, and such of many numbers or of none.
_COLUMNS, _ROW, _CELLS = 0x007D, 0x0208, {0x0006, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E}
_NUMBERS, _REMARK = 0x00BD, 0x001C
# What is printed above and below a sheet; an object, the text in it, and where that goes on.
_EDGES = {0x0014: "oddHeader", 0x0015: "oddFooter"}
_DRAWN = _OBJECT, _WRITTEN, _CONTINUED = 0x005D, 0x01B6, 0x003C
# Kinds of objects (2.5.143): buttons and comments, whose texts are none of the sheet's, and what can be ticked, and the
# piece of such a one that says whether it is (2.5.145).
_ASIDE, _TICKED, _STATE = {0x07, 0x19}, {0x0B, 0x0C}, 0x12
# The version; no older one is known here, whose texts are coded otherwise.
_BIFF8 = 0x0600
# Bits of a font, of columns and of a row.
_STRUCK, _HIDDEN_COLUMNS, _HIDDEN_ROW = 0x0008, 0x0001, 0x0020
# There is no font of this number (2.5.129).
_NO_FONT = 4


class _Record(NamedTuple):
    kind: int
    data: bytes


class _Format(NamedTuple):
    struck: bool
    code: str


def beside(stream: bytes, most: int) -> dict[str, Beside]:
    """Return what belongs to the first `most` sheets of a workbook, by their names.

    Raises struct.error where it is damaged.
    """
    kind, version = struct.unpack_from("<H2xH", stream)
    if kind != _BEGIN or version != _BIFF8:
        return {}
    fonts: list[bool] = []
    codes = {**KNOWN}
    formats: list[_Format] = []
    sheets: list[tuple[str, int]] = []
    for record in _records(stream, 0):
        if record.kind == _FONT:
            fonts += [False] if len(fonts) == _NO_FONT else []
            fonts.append(bool(struct.unpack_from("<2xH", record.data)[0] & _STRUCK))
        elif record.kind == _CODE:
            number, length, wide = struct.unpack_from("<HHB", record.data)
            codes[number] = _text(record.data[5:], length, wide)
        elif record.kind == _FORMAT:
            font, code = struct.unpack_from("<HH", record.data)
            formats.append(_Format(font < len(fonts) and fonts[font], codes.get(code, "")))
        elif record.kind == _SHEET:
            place, length, wide = struct.unpack_from("<I2xBB", record.data)
            sheets.append((_text(record.data[8:], length, wide), place))
    found = {place: _sheet(stream, place, formats) for place in {place for _, place in sheets[:most]}}
    return {name: found[place] for name, place in sheets[:most]}


def _text(data: bytes, length: int, wide: int) -> str:
    """Return a text of so many characters, of two bytes each or one (2.5.293, 2.5.240)."""
    held = data[: length * (1 + (wide & 1))]
    return held.decode("utf-16-le" if wide & 1 else "latin-1", "replace")


def _sheet(stream: bytes, place: int, formats: list[_Format]) -> Beside:
    rows: set[int] = set()
    columns: set[int] = set()
    struck: set[tuple[int, int]] = set()
    codes: dict[tuple[int, int], str] = {}
    printed: dict[str, str] = {}
    drawn: list[_Record] = []
    remarked = False
    for record in _records(stream, place):
        remarked |= record.kind == _REMARK
        if record.kind in _EDGES and record.data:
            length, wide = struct.unpack_from("<HB", record.data)
            printed[_EDGES[record.kind]] = _text(record.data[3:], length, wide)
        elif record.kind in _DRAWN:
            drawn.append(record)
        elif record.kind == _ROW:
            row, bits = struct.unpack_from("<H10xH", record.data)
            rows |= {row} if bits & _HIDDEN_ROW else set()
        elif record.kind == _COLUMNS:
            first, last, bits = struct.unpack_from("<HH4xH", record.data)
            columns |= set(range(first, min(last + 1, MOST_COLUMNS))) if bits & _HIDDEN_COLUMNS else set()
        else:
            found = [(cell[:2], formats[cell[2]]) for cell in _cells(record) if cell[2] < len(formats)]
            struck |= {place for place, form in found if form.struck}
            codes |= {place: form.code for place, form in found if form.code}
    return Beside(
        frozenset(rows), frozenset(columns), frozenset(struck), codes, remarked=remarked,
        above=edge(printed, "Header"), below=edge(printed, "Footer"), texts=tuple(_texts(drawn)),
    )  # fmt: skip


def _texts(records: Iterable[_Record]) -> Iterator[Block]:
    """Yield what stands in the text boxes of a sheet and beside boxes that can be ticked (2.4.329)."""
    kind, mark, left, text = 0, "", 0, ""
    for record in records:
        if record.kind == _OBJECT:
            kind = struct.unpack_from("<4xH", record.data)[0]
            mark = _mark(record.data) if kind in _TICKED else ""
        elif record.kind == _WRITTEN:
            text, left = mark, 0 if kind in _ASIDE else struct.unpack_from("<10xH", record.data)[0]
        elif record.kind == _CONTINUED and left and record.data:
            piece = _text(record.data[1:], left, record.data[0])
            text, left = text + piece, left - len(piece)
            lines = plain_lines(text) if not left else ()
            yield from (Block(lines),) if lines else ()


def _mark(data: bytes) -> str:
    """Return a ticked box or an empty one; nothing where an object does not say which it is."""
    at = 22
    while at + 6 <= len(data):
        piece, length, state = struct.unpack_from("<HHH", data, at)
        if piece == _STATE:
            return "☒ " if state == 1 else "☐ "
        at += 4 + length
    return ""


def _cells(record: _Record) -> Iterator[tuple[int, int, int]]:
    """Yield row, column and format of the cells in a record, those of numbers in a row one by one."""
    if record.kind in _CELLS:
        row, column, form = struct.unpack_from("<HHH", record.data)
        yield from [(row, column, form)] if row < MOST_ROWS else []
    elif record.kind == _NUMBERS:
        row, first = struct.unpack_from("<HH", record.data)
        for at in range((len(record.data) - 6) // 6 if row < MOST_ROWS else 0):
            yield row, first + at, struct.unpack_from("<H", record.data, 4 + 6 * at)[0]


def _records(stream: bytes, position: int) -> Iterator[_Record]:
    """Yield the records from a place to the end of what begins there, without those of charts within it."""
    depth = 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:
            return
        if depth == 1:
            yield _Record(kind, stream[position + 4 : position + 4 + length])
        position += 4 + length
