"""Tables that somebody drew in plain text: with bars, with tabulators, or with blanks that line the columns up."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from parsers.document import Block, Cell, Line, Table
from parsers.formats.typed import Run, blocks, line_of

_TAB = 8
# A line of nothing but this rules a table off.
_RULE = re.compile(r"[\s|+=_:─━═│┼┬┴├┤┌┐└┘╔╗╚╝╬╦╩╠╣║-]{3,}")
_BAR = re.compile(r"[|│║]")
# Two blanks also follow a full stop; they part columns only where those line up.
_CELL = re.compile(r"\S+(?: \S+)*")
# How far from its column a cell may begin: people count blanks by eye.
_OFF = 2
_LEAST = 3

Row = tuple[Sequence[str], ...]


def items(lines: Sequence[str], *, quoted: int = 0) -> Iterator[Block | Table]:
    """Yield the paragraphs of plain text, and as tables what is drawn as such; every line stands in one of them."""
    held: list[Line] = []
    at = 0
    while at < len(lines):
        rows, end = _rows(lines, at)
        if rows:
            yield from blocks(held, quoted=quoted)
            yield Table(tuple(_cells(rows)), quoted=quoted)
            held, at = [], end
        else:
            held.append(line_of([Run(lines[at])]))
            at += 1
    yield from blocks(held, quoted=quoted)


def _cells(rows: Sequence[Row]) -> Iterator[Cell]:
    for number, row in enumerate(rows):
        for column, said in enumerate(row):
            lines = (line_of([Run(text)]) for text in said)
            yield Cell(number, column, tuple(line for line in lines if line.words))


def _rows(lines: Sequence[str], at: int) -> tuple[list[Row], int]:
    """Return the rows of the table that begins at a line and the number of the line behind it; no rows for none."""
    for way in (_barred, _tabbed, _lined_up):
        rows, end = way(lines, at)
        if len(rows) > 1 and not _is_form(rows):
            return rows, end
    return [], at


def _is_form(rows: Sequence[Row]) -> bool:
    """Tell labels with their values and bullets with their items, which are read line by line, from a table."""
    labels = sum(" ".join(row[0]).rstrip().endswith((":", "：")) or _is_value(row[-1]) for row in rows)
    bullets = sum(not any(char.isalnum() for char in "".join(row[0])) for row in rows)
    return max(len(row) for row in rows) == 2 and max(labels, bullets) * 2 >= len(rows)


def _is_value(cell: Sequence[str]) -> bool:
    """Tell what follows a label whose colon stands in line with the others': "Name    : ..."."""
    return "".join(cell).lstrip().startswith((":", "："))


def _barred(lines: Sequence[str], at: int) -> tuple[list[Row], int]:
    """Read cells between bars; where lines rule the rows off, all lines between two of them are one row."""
    groups: list[list[list[str]]] = [[]]
    end, width = at, 0
    while (end < len(lines) and (ruled := _RULE.fullmatch(lines[end])) is not None) or _is_barred(lines, end, width):
        if ruled:
            groups.append([])
        else:
            cells = _between_bars(lines[end])
            width = width or len(cells)
            groups[-1].append(cells)
        end += 1
    filled = [group for group in groups if group]
    # Rules only around the head: each line is a row.
    parted = filled if len(filled) > 2 else [[cells] for group in filled for cells in group]
    return [tuple(zip(*group, strict=True)) for group in parted], end


def _is_barred(lines: Sequence[str], at: int, width: int) -> bool:
    if at >= len(lines) or not _BAR.search(lines[at]):
        return False
    cells = len(_between_bars(lines[at]))
    return cells == width if width else cells > 1


def _between_bars(line: str) -> list[str]:
    return [cell.strip() for cell in _BAR.split(line.strip().strip("|│║"))]


def _tabbed(lines: Sequence[str], at: int) -> tuple[list[Row], int]:
    """Read cells between tabulators, in lines that all have as many; below a full row each is a cell's end."""
    rows = _pasted(lines, at)
    if len(rows) > 1:
        return rows, at + len(rows)
    rows = []
    while at < len(lines) and "\t" in lines[at].strip():
        cells = re.split(r"\t+", lines[at].strip())
        if rows and len(cells) != len(rows[0]):
            break
        rows.append(tuple((cell,) for cell in cells))
        at += 1
    return rows, at


def _pasted(lines: Sequence[str], at: int) -> list[Row]:
    """Read rows as a spreadsheet gives them, empty cells too; none where a row has more cells than the first."""
    below = takewhile(lambda line: "\t" in line.strip(), lines[at:])
    cells = [[cell.strip() for cell in line.rstrip().split("\t")] for line in below]
    width = len(cells[0]) if cells else 0
    if width <= _PAIR or not all(cells[0]) or any(len(row) > width for row in cells):
        return []
    return [tuple((cell,) for cell in (*row, *[""] * (width - len(row)))) for row in cells]


# Cells: a label and its value are often some tabulators apart.
_PAIR = 2


def _lined_up(lines: Sequence[str], at: int) -> tuple[list[Row], int]:
    """Read cells that begin below each other; a line that begins further right goes on with the row above it."""
    starts = max((_starts(line) for line in lines[at : at + 3]), key=len)
    if len(starts) < 2 or len(_starts(lines[at])) < 2:
        return [], at
    rows: list[list[list[str]]] = []
    while at < len(lines):
        placed = _placed(lines[at], starts)
        if placed is None or (len(placed) < 2 and (not rows or 0 in placed)):
            break
        if 0 in placed or not rows:
            rows.append([[] for _ in starts])
        for column, text in placed.items():
            rows[-1][column].append(text)
        at += 1
    return [tuple(row) for row in rows], at


def _starts(line: str) -> list[int]:
    """Return where the cells of a line begin; none where blanks are no wider than between words."""
    found = list(_CELL.finditer(line.expandtabs(_TAB)))
    gaps = [after.start() - before.end() for before, after in pairwise(found)]
    return [match.start() for match in found] if gaps and max(gaps) >= _LEAST else []


def _placed(line: str, starts: Sequence[int]) -> dict[int, str] | None:
    """Return the cells of a line by their columns; None where one begins between the columns."""
    out: dict[int, str] = {}
    for match in _CELL.finditer(line.expandtabs(_TAB)):
        near = [column for column, start in enumerate(starts) if abs(start - match.start()) <= _OFF]
        if not near or near[0] in out:
            return None
        out[near[0]] = match.group()
    return out or None
