"""Ruling lines -> the cells that they close in, merged ones as one; words -> the cells they stand in."""

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from parsers.characters import rtl_share
from parsers.document import Box, Cell, Table, Word
from parsers.layout.lines import box_of, lines_of


class Rulings(Struct, frozen=True):
    """The straight lines of a page, each as a thin box; `near` is how far two ends may lie apart to meet."""

    across: tuple[Box, ...] = ()
    down: tuple[Box, ...] = ()
    near: float = 3.0

    def times(self, factor: float) -> "Rulings":
        """Return those of a page that is `factor` times as large."""
        across, down = (tuple(box.times(factor) for box in boxes) for boxes in (self.across, self.down))
        return Rulings(across, down, self.near * factor)


class Grid(Struct, frozen=True):
    """A ruled table without its words."""

    box: Box
    cells: tuple[tuple[Cell, Box], ...]


_REACH = re.compile(r"[\w.+-]+@[\w.-]+|[+(]?\d[\d\s()/.-]+")
# More cells than any delegation fills: a plan or a map drawn with lines.
_MOST_LINES = 300


def grids(rulings: Rulings) -> tuple[Grid, ...]:
    """Return the ruled tables of a page: at least two cells in one direction, and every side ruled."""
    across, down = rulings.across[: 20 * _MOST_LINES], rulings.down[: 20 * _MOST_LINES]
    found = (_grid(group, rulings.near) for group in _groups(across, down, rulings.near))
    return tuple(grid for grid in found if grid is not None)


def fill(grid: Grid, words: Sequence[Word]) -> tuple[Table, list[Word]]:
    """Return the grid with the words that stand in it, and the words that don't."""
    inside: list[list[Word]] = [[] for _ in grid.cells]
    outside: list[Word] = []
    for word in words:
        index = _cell_at(grid, box_of(word))
        (outside if index is None else inside[index]).append(word)
    cells = [
        Cell(cell.row, cell.column, tuple(lines_of(held)), cell.rows, cell.columns)
        for (cell, _), held in zip(grid.cells, inside, strict=True)
    ]
    return read_from_right(Table(tuple(cells))), outside


def is_reach(text: str) -> bool:
    """Tell an address or a number alone, which is in no script and belongs to what stands beside it."""
    return _REACH.fullmatch(text) is not None


def read_from_right(table: Table) -> Table:
    """Return a table whose words, addresses apart, are mostly Arabic with its rightmost column first."""
    words = (word.text for cell in table.cells for line in cell.lines for word in line.words)
    text = " ".join(word for word in words if not is_reach(word))
    if rtl_share(text) <= 0.5:
        return table
    last = table.columns
    cells = (Cell(c.row, last - c.column - c.columns, c.lines, c.rows, c.columns) for c in table.cells)
    return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _cell_at(grid: Grid, box: Box) -> int | None:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    for index, (_, place) in enumerate(grid.cells):
        if place.x0 <= x <= place.x1 and place.top <= y <= place.bottom:
            return index
    return None


def _groups(across: Sequence[Box], down: Sequence[Box], near: float) -> Iterator[tuple[list[Box], list[Box]]]:
    """Yield the lines that touch each other, directly or over others."""
    lines = [(box, True) for box in across] + [(box, False) for box in down]
    parent = list(range(len(lines)))
    for i in range(len(across)):
        for j in range(len(across), len(lines)):
            if _touch(lines[i][0], lines[j][0], near):
                parent[_root(parent, i)] = _root(parent, j)
    groups: dict[int, tuple[list[Box], list[Box]]] = {}
    for index, (box, level) in enumerate(lines):
        groups.setdefault(_root(parent, index), ([], []))[0 if level else 1].append(box)
    yield from groups.values()


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index


def _touch(a: Box, b: Box, near: float) -> bool:
    return a.x0 - near <= b.x1 and b.x0 - near <= a.x1 and a.top - near <= b.bottom and b.top - near <= a.bottom


def _grid(group: tuple[list[Box], list[Box]], near: float) -> Grid | None:
    across, down = group
    rows = _levels([(box.top + box.bottom) / 2 for box in across], near)
    columns = _levels([(box.x0 + box.x1) / 2 for box in down], near)
    if not (2 <= len(rows) <= _MOST_LINES and 2 <= len(columns) <= _MOST_LINES) or len(rows) + len(columns) < 5:
        return None
    cells = _cells(rows, columns, across, down, near)
    # A frame around a letter or a box beside it is no table.
    if len(cells) < 2 or max(cell.rows * cell.columns for cell, _ in cells) == (len(rows) - 1) * (len(columns) - 1):
        return None
    return Grid(Box(columns[0], rows[0], columns[-1], rows[-1]), tuple(cells))


def _levels(values: list[float], near: float) -> list[float]:
    """Return the positions at which lines stand; near ones are one."""
    levels: list[list[float]] = []
    for value in sorted(values):
        if levels and value - levels[-1][-1] <= near:
            levels[-1].append(value)
        else:
            levels.append([value])
    return [sum(level) / len(level) for level in levels]


def _cells(
    rows: list[float], columns: list[float], across: list[Box], down: list[Box], near: float
) -> list[tuple[Cell, Box]]:
    """Join the smallest cells that no line parts; what is joined is squared up to a rectangle."""
    height, width = len(rows) - 1, len(columns) - 1
    parent = list(range(height * width))
    for r in range(height):
        for c in range(width):
            here = r * width + c
            if c + 1 < width and not _ruled(down, columns[c + 1], rows[r], rows[r + 1], near, across=False):
                parent[_root(parent, here)] = _root(parent, here + 1)
            if r + 1 < height and not _ruled(across, rows[r + 1], columns[c], columns[c + 1], near, across=True):
                parent[_root(parent, here)] = _root(parent, here + width)
    members: dict[int, list[int]] = {}
    for here in range(height * width):
        members.setdefault(_root(parent, here), []).append(here)
    return _squared(list(members.values()), rows, columns)


def _squared(members: list[list[int]], rows: list[float], columns: list[float]) -> list[tuple[Cell, Box]]:
    width = len(columns) - 1
    cells: list[tuple[Cell, Box]] = []
    for held in members:
        r0, r1 = min(i // width for i in held), max(i // width for i in held)
        c0, c1 = min(i % width for i in held), max(i % width for i in held)
        if len(held) == (r1 - r0 + 1) * (c1 - c0 + 1):
            places = [(r0, c0, r1, c1)]
        else:
            places = [(i // width, i % width, i // width, i % width) for i in held]
        for top, left, bottom, right in places:
            box = Box(columns[left], rows[top], columns[right + 1], rows[bottom + 1])
            cells.append((Cell(top, left, (), bottom - top + 1, right - left + 1), box))
    return sorted(cells, key=lambda item: (item[0].row, item[0].column))


def _ruled(lines: list[Box], level: float, start: float, end: float, near: float, *, across: bool) -> bool:
    """Tell whether lines at `level` cover most of the way from `start` to `end`."""
    spans = sorted(_spans(lines, level, near, across=across))
    covered, reached = 0.0, start
    for first, last in spans:
        more = min(last, end) - max(first, reached)
        if more > 0:
            covered, reached = covered + more, min(last, end)
    return covered >= 0.6 * (end - start)


def _spans(lines: list[Box], level: float, near: float, *, across: bool) -> Iterator[tuple[float, float]]:
    middle: Callable[[Box], float] = (lambda b: (b.top + b.bottom) / 2) if across else (lambda b: (b.x0 + b.x1) / 2)
    for box in lines:
        if abs(middle(box) - level) <= near:
            yield (box.x0, box.x1) if across else (box.top, box.bottom)
