"""Spreadsheets (XLSX, XLS, ODS): each visible sheet a page with one table."""

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from msgspec.structs import replace

from parsers.document import Block, Cell, Document, Page, Problem, Table
from parsers.errors import UnreadablePartError
from parsers.formats.package import opened
from parsers.formats.typed import plain_lines
from parsers.limits import Limits
from parsers.sniff import sniff
from parsers.steps import Leaf

KINDS = frozenset({"xlsx", "xls", "ods"})
_MOST_ROWS = 2000
_MOST_COLUMNS = 60


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

    if sniff(leaf.content) != "xls":
        opened(leaf, limits).close()
    try:
        book = load_workbook(io.BytesIO(leaf.content))
    except PasswordError as error:
        detail = f"{name} is protected by a password: ask the sender for an open copy."
        raise UnreadablePartError("encrypted_part", detail) from error
    pages: list[Page] = []
    for metadata in book.sheets_metadata[: limits.pages]:
        if "visible" in str(metadata.visible).lower() and "work" in str(metadata.typ).lower():
            pages.append(_page(book.get_sheet_by_name(metadata.name), len(pages) + 1))
    problems: tuple[Problem, ...] = ()
    if len(book.sheets_metadata) > limits.pages or any(_is_full(page) for page in pages):
        problems = (Problem("too_large", f"{name} is larger than the limits allow: its end was not read."),)
    return Document("sheets", tuple(pages), problems=problems)


def _is_full(page: Page) -> bool:
    return any(isinstance(item, Table) and item.rows >= _MOST_ROWS for item in page.items)


def _page(sheet: Any, number: int) -> Page:
    rows = [row[:_MOST_COLUMNS] for row in sheet.to_python(skip_empty_area=False, nrows=_MOST_ROWS)]
    spans = _spans(sheet.merged_cell_ranges or ())
    return Page(number, tuple(_items(tuple(_cells(rows, spans)))))


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


def _spans(ranges: Sequence[Any]) -> dict[tuple[int, int], tuple[int, int]]:
    return {(top, left): (bottom - top + 1, right - left + 1) for (top, left), (bottom, right) in ranges}


def _cells(rows: list[list[Any]], spans: dict[tuple[int, int], tuple[int, int]]) -> Iterator[Cell]:
    """Yield the cells from the first filled row and column on; rows that are empty are left out."""
    texts = [[_text(value) for value in row] for row in rows]
    kept = [index for index, row in enumerate(texts) if any(row)]
    columns = [
        column for column in range(max(map(len, texts), default=0)) if any(column < len(r) and r[column] for r in texts)
    ]
    covered: set[tuple[int, int]] = set()
    for (top, left), (down, across) in spans.items():
        covered |= {(top + i, left + j) for i in range(min(down, 500)) for j in range(min(across, 60))} - {(top, left)}
    for row, index in enumerate(kept):
        for column, place in enumerate(columns):
            if (index, place) not in covered:
                down, across = spans.get((index, place), (1, 1))
                yield Cell(
                    row, column, plain_lines(texts[index][place]),
                    max(1, sum(index <= other < index + down for other in kept)),
                    max(1, sum(place <= other < place + across for other in columns)),
                )  # fmt: skip


def _text(value: Any) -> str:
    """Return a value as a reader sees it: whole numbers without a point, so a telephone stays one."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value == int(value) and abs(value) < 1e17 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if value is not None and not isinstance(value, timedelta) else str(value or "")
