"""Spreadsheets (XLSX, XLS, ODS): each visible sheet a page with its name and one table, less what is hidden on it."""

import io
import re
import struct
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from msgspec.structs import replace

from parsers.document import Block, Cell, Document, Line, Page, Problem, Table
from parsers.errors import UnreadablePartError
from parsers.formats import masks, workbook97
from parsers.formats.embedded import may_be_lost, remarked, unread, with_pictures
from parsers.formats.package import opened
from parsers.formats.typed import Run, line_of, plain_lines
from parsers.formats.workbook import MOST_COLUMNS, MOST_ROWS, Beside, beside
from parsers.limits import Limits
from parsers.sniff import sniff
from parsers.steps import Leaf

KINDS = frozenset({"xlsx", "xls", "ods"})
# How many rows and columns merged cells cover, by the place of the first.
_Spans = dict[tuple[int, int], tuple[int, int]]
# Records of an old workbook (MS-XLS 2.3): what is drawn on its sheets, which goes on in further ones, stands before
# the first end.
_DRAWINGS, _CONTINUED, _END = 0x00EB, 0x003C, 0x000A
# What programs call a sheet, or a copy of one, that nobody has given a name.
_UNNAMED = re.compile(
    r"(?:(?:work)?sheet|tab(?:le|elle)|feuil(?:le)?|hoja|лист|аркуш|الورقة|ورقة|工作表|表|planilha|plan|folha|página|foglio|"
    r"blad|ark|arkusz|list|munka|foaie|taul|sayfa|φύλλο|גיליון|hárok|full)[ _]?\d*(?: ?\(\d+\))?",
    re.IGNORECASE,
)


def read(leaf: Leaf, limits: Limits) -> Document:
    """Return the sheets; empty rows and columns at the edges are left out."""
    name = leaf.filename or f"part {leaf.number}"
    try:
        return _book(leaf, name, limits)
    except BaseException as error:
        # The library's panics on files that are cut off are no Exception, so that nobody catches them by chance.
        if type(error).__name__ != "PanicException":
            raise
        detail = f"{name} is damaged: open it by hand or ask the sender for another copy."
        raise UnreadablePartError("unreadable_part", detail) from error


def _book(leaf: Leaf, name: str, limits: Limits) -> Document:
    from python_calamine import PasswordError, load_workbook

    archive = opened(leaf, limits) if sniff(leaf.content) != "xls" else None
    try:
        book = load_workbook(io.BytesIO(leaf.content))
    except PasswordError as error:
        detail = f"{name} is protected by a password: ask the sender for an open copy."
        raise UnreadablePartError("encrypted_part", detail) from error
    stream = b"" if archive else _stream(leaf.content)
    known = beside(archive, limits) if archive else _beside(stream, limits)
    document = _seen(book, known, name, limits)
    if archive is None and may_be_lost(_size_of_pictures(stream)):
        return replace(document, problems=(*document.problems, unread(name)))
    return document


def _beside(stream: bytes, limits: Limits) -> dict[str, Beside]:
    """Return what belongs to the sheets of an old workbook; nothing of a damaged one, of which its cells are read."""
    try:
        return workbook97.beside(stream, limits.pages)
    except struct.error:
        return {}


def _seen(book: Any, known: Mapping[str, Beside], name: str, limits: Limits) -> Document:
    """Return the sheets without what is hidden on them; all of it where nothing else is there.

    Where a hidden sheet holds text, which may be the list that a visible one speaks of, or hidden rows or columns do, a
    problem says so.
    """
    sheets = [sheet for sheet in book.sheets_metadata[: limits.pages] if "work" in str(sheet.typ).lower()]
    visible = [sheet.name for sheet in sheets if str(sheet.visible).lower().endswith(".visible")]
    document = _document(book, {sheet: known.get(sheet, Beside()) for sheet in visible}, name, limits)
    if document.pictures or document.text:
        hidden = any(_holds_text(book.get_sheet_by_name(sheet.name)) for sheet in sheets if sheet.name not in visible)
        return replace(document, problems=(*document.problems, *((_unseen(name),) if hidden else ())))
    shown = {sheet: replace(one, rows=frozenset(), columns=frozenset()) for sheet, one in known.items()}
    return _document(book, {sheet.name: shown.get(sheet.name, Beside()) for sheet in sheets}, name, limits)


# Cells of a sheet that is only asked whether it holds anything.
_LARGEST = 2_000_000


def _holds_text(sheet: Any) -> bool:
    """Tell whether a sheet holds text; one that is so large that finding out takes the memory of all others may."""
    row, column = sheet.end or (0, 0)
    return row * column > _LARGEST or any(_text(value) for row in sheet.to_python(nrows=MOST_ROWS) for value in row)


def _unseen(name: str) -> Problem:
    return Problem("other", f"{name} has a hidden sheet that was not read: look at it.")


def _document(book: Any, sheets: Mapping[str, Beside], name: str, limits: Limits) -> Document:
    """Return a page for each sheet and the pictures that stand on them."""
    found = [_page(book.get_sheet_by_name(sheet), at, one) for at, (sheet, one) in enumerate(sheets.items(), 1)]
    pages, cut = tuple(page for page, _, _ in found), any(is_cut for _, is_cut, _ in found)
    problems: tuple[Problem, ...] = ()
    if len(book.sheets_metadata) > limits.pages or cut:
        problems = (Problem("too_large", f"{name} is larger than the limits allow: its end was not read."),)
    if any(one.uncalculated for one in sheets.values()):
        detail = f"{name} holds formulas without their values, which were not read: open it by hand."
        problems = (*problems, Problem("unreadable_part", detail))
    if any(is_less for _, _, is_less in found):
        problems = (*problems, Problem("other", f"{name} has hidden rows or columns that were not read: look at them."))
    if any(one.remarked for one in sheets.values()):
        problems = (*problems, remarked(name))
    pictures = (picture for one in sheets.values() for picture in one.pictures)
    return with_pictures(Document("sheets", pages, problems=problems), pictures, name, limits)


def _page(sheet: Any, number: int, known: Beside) -> tuple[Page, bool, bool]:
    """Return a sheet as a page, whether it holds text behind what is read of it, and whether hidden text."""
    rows = sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS)
    texts = [
        [_shown(value, (at, column), known) for column, value in enumerate(row[:MOST_COLUMNS])]
        for at, row in enumerate(rows)
    ]
    spans = _spans(sheet.merged_cell_ranges or ())
    items = (*_items(tuple(_cells(texts, _moved(texts, spans, known), known))), *known.texts)
    less = any(
        text and (row in known.rows or column in known.columns)
        for row, own in enumerate(texts) for column, text in enumerate(own)
    )  # fmt: skip
    long = sheet.end is not None and sheet.end[0] >= MOST_ROWS
    cut = long or any(_text(value) for row in rows for value in row[MOST_COLUMNS:])
    # What is printed about a sheet, and its name, say nothing where nothing of the sheet is seen.
    seen = (*known.above, *_name(sheet.name, items), *items, *known.below) if items or known.pictures else ()
    return Page(number, seen), cut, less


def _name(name: str, items: Sequence[Block | Table]) -> Iterator[Block]:
    """Yield the name of a sheet, which may say whose rows they are, where somebody gave it one and no title says it."""
    lines = plain_lines(name)
    titles = (line.text.casefold() for item in items if isinstance(item, Block) for line in item.lines)
    if lines and not _UNNAMED.fullmatch(name.strip()) and name.strip().casefold() not in titles:
        yield Block(lines, heading=True)


def _items(cells: Sequence[Cell]) -> Iterator[Block | Table]:
    """Yield the table, and as text the lines above and below it that fill a single cell: a title, whom to ask."""
    filled = Counter(cell.row for cell in cells if cell.lines)
    wide = [row for row, number in filled.items() if number > 1]
    first, last = (min(wide), max(wide)) if wide else (0, max(filled, default=-1))
    if first == last:  # a single row, or a single column, only lays out a page
        first, last = 0, max(filled, default=-1)
    above = tuple(line for cell in cells if cell.row < first for line in cell.lines)
    below = tuple(line for cell in cells if cell.row > last for line in cell.lines)
    yield from (Block((line,)) for line in above)
    inside = tuple(replace(cell, row=cell.row - first) for cell in cells if first <= cell.row <= last)
    if any(cell.lines for cell in inside):
        yield Table(inside)
    yield from (Block((line,)) for line in below)


def _spans(ranges: Sequence[Any]) -> _Spans:
    return {(top, left): (bottom - top + 1, right - left + 1) for (top, left), (bottom, right) in ranges}


def _moved(texts: list[list[str]], spans: _Spans, known: Beside) -> _Spans:
    """Return the merged cells with each at its first place that is not hidden, and its text moved there."""
    moved = {}
    inside = ((place, size) for place, size in spans.items() if place[0] < len(texts) and place[1] < MOST_COLUMNS)
    for (top, left), (down, across) in inside:
        row = next((row for row in range(top, min(top + down, len(texts))) if row not in known.rows), top)
        columns = range(left, min(left + across, MOST_COLUMNS))
        column = next((column for column in columns if column not in known.columns), left)
        if (row, column) != (top, left) and column < len(texts[row]) and left < len(texts[top]):
            texts[row][column], texts[top][left] = texts[top][left], ""
        moved[row, column] = (top + down - row, left + across - column)
    return moved


def _cells(texts: list[list[str]], spans: _Spans, known: Beside) -> Iterator[Cell]:
    """Yield the cells from the first filled row and column on; rows that are empty or hidden are left out."""
    width = max(map(len, texts), default=0)
    open_columns = [column for column in range(width) if column not in known.columns]
    kept = [
        index for index, row in enumerate(texts)
        if index not in known.rows and any(row[column] for column in open_columns if column < len(row))
    ]  # fmt: skip
    columns = [
        column for column in open_columns if any(column < len(texts[row]) and texts[row][column] for row in kept)
    ]
    covered: set[tuple[int, int]] = set()
    for (top, left), (down, across) in spans.items():
        covered |= {(top + i, left + j) for i in range(min(down, 500)) for j in range(min(across, 60))} - {(top, left)}
    for row, index in enumerate(kept):
        for column, place in enumerate(columns):
            if (index, place) not in covered:
                down, across = spans.get((index, place), (1, 1))
                yield Cell(
                    row, column, _lines(texts[index][place], (index, place), known),
                    max(1, sum(index <= other < index + down for other in kept)),
                    max(1, sum(place <= other < place + across for other in columns)),
                )  # fmt: skip


def _lines(text: str, place: tuple[int, int], known: Beside) -> tuple[Line, ...]:
    """Return the lines of a cell, struck where they are crossed out."""
    if place in known.struck or text not in known.partly:
        return plain_lines(text, struck=place in known.struck)
    lines: list[list[Run]] = [[]]
    for run in known.partly[text]:
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=other)] for other in others]
    return tuple(line for line in map(line_of, lines) if line.words)


def _shown(value: Any, place: tuple[int, int], known: Beside) -> str:
    """Return what a cell shows of its value: a number as its format does."""
    if not isinstance(value, float) or place not in known.formats:
        return known.shown.get(place) or _text(value)
    return masks.shown(value, known.formats[place]) or _text(value)


def _text(value: Any) -> str:
    """Return a value as a reader sees it: whole numbers without a point, so a telephone stays one."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value == int(value) and abs(value) < 1e17 else _decimals(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if value is not None and not isinstance(value, timedelta) else str(value or "")


def _decimals(value: float) -> str:
    """Return a number without the noise behind the digits that it can hold; its power of ten is written if need be."""
    exact, held = repr(value), f"{value:.15g}"
    return exact if "e" in held and "e" not in exact else held


def _stream(content: bytes) -> bytes:
    """Return the records of an old workbook."""
    import olefile

    with olefile.OleFileIO(io.BytesIO(content)) as file:
        name = next((name for name in ("Workbook", "Book") if file.exists(name)), None)
        return file.openstream(name).read() if name else b""


def _size_of_pictures(stream: bytes) -> int:
    """Return how many bytes what is drawn on an old workbook takes, of which pictures are the most by far."""
    size, position, kind, drawing = 0, 0, -1, False
    while kind != _END and position + 4 <= len(stream):
        kind, length = (int.from_bytes(stream[at : at + 2], "little") for at in (position, position + 2))
        drawing = kind == _DRAWINGS or (drawing and kind == _CONTINUED)
        size += length if drawing else 0
        position += 4 + length
    return size
