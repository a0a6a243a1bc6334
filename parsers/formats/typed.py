"""Runs of typed characters -> words with their gaps; text without geometry, whatever file it came in."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from parsers.characters import clean
from parsers.document import Block, Cell, Line, Page, Table, Word

_TOKEN = re.compile(r"\S+")
_TAB = 8


class Run(Struct, frozen=True):
    """Characters in one style, blanks included."""

    text: str
    bold: bool = False
    struck: bool = False


def line_of(runs: Iterable[Run]) -> Line:
    """Return the words of a line; a word is struck or bold where all of it is."""
    pieces: list[str] = []
    styles: list[Run] = []
    for run in runs:
        cleaned = clean(run.text)
        pieces.append(cleaned)
        styles += [run] * len(cleaned)
    text = "".join(pieces)
    words, end = [], 0
    for match in _TOKEN.finditer(text):
        inside = styles[match.start() : match.end()]
        words.append(
            Word(
                match[0],
                gap=max(1, _width(end, text[end : match.start()])),
                bold=all(run.bold for run in inside),
                struck=all(run.struck for run in inside),
            )
        )
        end = match.end()
    return Line(tuple(words))


def indented(bullet: str, depth: int) -> str:
    """Return a bullet or number of a list that stands inside so many others, as it is typed; "" for none."""
    return f"{' ' * _STEP * depth}{bullet}" if bullet else ""


# Columns.
_STEP = 4


def _width(start: int, blanks: str) -> int:
    """Return how many columns white space fills from a column on; a tab goes to the next stop."""
    column = start
    for char in blanks:
        column = (column // _TAB + 1) * _TAB if char == "\t" else column + (2 if char == "\u3000" else 1)
    return column - start


def plain_lines(text: str, *, struck: bool = False) -> tuple[Line, ...]:
    """Return the lines of plain text, empty ones left out."""
    lines = (line_of([Run(line, struck=struck)]) for line in text.splitlines())
    return tuple(line for line in lines if line.words)


def blocks(lines: Iterable[Line], *, quoted: int = 0) -> Iterator[Block]:
    """Yield the blocks that empty lines separate."""
    held: list[Line] = []
    for line in (*lines, Line(())):
        if line.words:
            held.append(line)
        elif held:
            yield Block(tuple(held), quoted=quoted)
            held = []


def page_of(items: Sequence[Block | Table], number: int = 1) -> Page:
    """Return a page without geometry."""
    return Page(number, tuple(items))


def table_or_blocks(cells: Sequence[Cell]) -> tuple[Block | Table, ...]:
    """Return cells as a table; as a block each where they are one row or one column, which only lay out a page."""
    table = Table(tuple(cells))
    if table.rows >= 2 and len({cell.column for cell in cells}) >= 2:
        return (table,) if any(cell.lines for cell in cells) else ()
    return tuple(Block(cell.lines) for cell in cells if cell.lines)


def lines_of(items: Iterable[Block | Table]) -> Iterator[Line]:
    """Yield the lines of blocks and tables, those of a table cell by cell."""
    for item in items:
        yield from item.lines if isinstance(item, Block) else (line for cell in item.cells for line in cell.lines)


Items = list[Block | Table]


def printed(headers: Iterable[Iterable[Items]], footers: Iterable[Iterable[Items]]) -> list[tuple[Items, Items]]:
    """Return what stands above and below each section, by what is printed on the pages of each.

    A header stands at the beginning of the first section that has it, a footer at the end of the last. What is handed
    in for several sections is looked at once.
    """
    below = _changed(reversed([*footers]))[::-1]
    running = ([replace(item, running=True) if isinstance(item, Block) else item for item in items] for items in below)
    return list(zip(_changed(headers), running, strict=True))


def _changed(sections: Iterable[Iterable[Items]]) -> list[Items]:
    """Return of what is printed on the pages of each section what is not on those of the one before, nothing twice."""
    out: list[Items] = []
    kept = [[*section] for section in sections]
    shared = {id(items): items for section in kept for items in section}
    texts = {number: tuple(line.text for line in lines_of(items)) for number, items in shared.items()}
    before: Iterable[tuple[str, ...]] = ()
    for section in kept:
        said = {texts[id(items)]: items for items in section}
        out.append([item for text, items in said.items() if text not in before for item in items])
        before = said
    return out


def numeral(number: int, kind: str) -> str:
    """Return a list number written as `kind`: "decimal", "lowerLetter", "upperRoman" and the like."""
    if kind in {"lowerLetter", "upperLetter"} and 1 <= number <= 26:
        letter = chr(96 + number)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in {"lowerRoman", "upperRoman"} and 1 <= number < 40:
        roman = "x" * (number // 10) + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]
        return roman.upper() if kind == "upperRoman" else roman
    return str(number)
