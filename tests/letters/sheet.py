"""A letter as items from top to bottom, before anybody decides whether it is printed, scanned or faxed."""

from dataclasses import dataclass, field
from typing import Literal

from tests.letters.fonts import Family

Align = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Text:
    """A paragraph. `indent` and `before` are points."""

    text: str
    align: Align = "left"
    bold: bool = False
    size: float = 11
    indent: float = 0
    before: float = 5


@dataclass(frozen=True)
class Grid:
    """A table; the first row is its head. "^" continues the cell above it; widths are shares of the line."""

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    size: float = 10
    ruled: bool = True


@dataclass(frozen=True)
class Stamp:
    """A round stamp with its centre at a share of the page's width, beside what was written last."""

    text: str
    x: float = 0.7
    ring: str = ""


Item = Text | Grid | Stamp


@dataclass(frozen=True)
class Letter:
    """A letter of one or more pages; each page is a tuple of items."""

    pages: tuple[tuple[Item, ...], ...]
    rtl: bool = False
    font: Family = "serif"
    margin: float = 64
    header: str = field(default="")


def letter(*items: Item, rtl: bool = False, font: Family = "serif") -> Letter:
    """A letter of one page."""
    return Letter((items,), rtl=rtl, font=font)


def head(*lines: str, size: float = 13) -> tuple[Text, ...]:
    """A centred letterhead."""
    return tuple(Text(line, "center", bold=True, size=size, before=2) for line in lines)


def lines(*texts: str, indent: float = 0, size: float = 11, before: float = 2) -> tuple[Text, ...]:
    """Lines under one another."""
    return tuple(Text(text, indent=indent, size=size, before=before) for text in texts)


def merged_down(grid: Grid, row: int, column: int) -> int:
    """How many rows the cell at `row`, `column` covers."""
    end = row + 1
    while end < len(grid.rows) and grid.rows[end][column] == "^":
        end += 1
    return end - row
