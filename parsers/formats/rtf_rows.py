"""Rows of cells in RTF -> tables; merged cells are one."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from parsers.document import Block, Cell, Line, Table
from parsers.formats.typed import table_or_blocks
from parsers.layout.stretches import stretches

# In twips: edges of cells nearer than this are one.
_NEAR = 40


class _Row(Struct, frozen=True):
    """The cells of a row; of each whether it belongs to the one beside it or above it; all their edges, left first."""

    cells: tuple[tuple[Line, ...], ...]
    merges: tuple[tuple[bool, bool], ...]
    edges: tuple[int, ...]

    @property
    def is_placed(self) -> bool:
        """Tell whether it is said of each cell where it stands."""
        return len(self.edges) > len(self.cells) and all(left < right for left, right in pairwise(self.edges))


class Rows:
    """The rows that follow each other at one place of a text; `row` holds the cells of the one that is open."""

    def __init__(self) -> None:
        self.row: list[tuple[Line, ...]] = []
        self._done: list[_Row] = []
        self._merges: list[tuple[bool, bool]] = []
        self._merge = (False, False)
        self._edges = [0]

    @property
    def is_begun(self) -> bool:
        """Tell whether there is a cell, in a row that has ended or in the open one."""
        return bool(self.row or self._done)

    @property
    def is_first(self) -> bool:
        """Tell whether no row with cells has ended yet."""
        return not self._done

    def define(self, word: str, number: int | None) -> None:
        """Take a word of the definition of the row that begins, or stands there already."""
        if word == "trowd":
            self._merges, self._merge, self._edges = [], (False, False), [0]
        elif word == "trleft":
            self._edges[0] = number or 0
        elif word == "cellx":
            self._merges.append(self._merge)
            self._merge = (False, False)
            self._edges.append(number or 0)
        else:
            self._merge = (word == "clmrg" or self._merge[0], word == "clvmrg" or self._merge[1])

    def end_row(self) -> None:
        """End the open row."""
        if self.row:
            count = len(self.row)
            self._done.append(_Row(tuple(self.row), tuple(self._merges[:count]), tuple(self._edges[: count + 1])))
        self.row = []

    def taken(self) -> Sequence[Block | Table]:
        """Return what the rows are, of which none is left then."""
        rows, self._done = self._done, []
        return [item for table in _tables(rows) for item in table_or_blocks(_cells(table))]


def _tables(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Return the rows of each table.

    Another begins with a row of fewer or more cells than the one above has, none of which ends where one of those does.
    """
    return stretches(rows, lambda above, row: above.is_placed and row.is_placed and not _are_alike(above, row))


def _are_alike(above: _Row, below: _Row) -> bool:
    """Tell rows of as many cells, or of which two end at one place."""
    if len(above.cells) == len(below.cells):
        return True
    near = {edge // _NEAR + off for edge in above.edges[1:] for off in (-1, 0, 1)}
    return any(edge // _NEAR in near for edge in below.edges[1:])


def _cells(rows: Sequence[_Row]) -> list[Cell]:
    cells: list[Cell] = []
    # By the column behind that they begin in, the last cells of all.
    above: dict[int, int] = {}
    for number, (row, ends) in enumerate(zip(rows, _ends(rows), strict=True)):
        for at, lines in enumerate(row.cells):
            beside, below = row.merges[at] if at < len(row.merges) else (False, False)
            column = ends[at]
            last = above.get(column, -1)
            if beside and cells and cells[-1].row == number:
                cells[-1] = replace(cells[-1], columns=ends[at + 1] - cells[-1].column)
            elif below and last >= 0 and cells[last].row + cells[last].rows == number:
                cells[last] = replace(cells[last], rows=cells[last].rows + 1)
            else:
                above[column] = len(cells)
                cells.append(Cell(number, column, lines, columns=ends[at + 1] - column))
    return cells


def _ends(rows: Sequence[_Row]) -> list[Sequence[int]]:
    """Return for each row the columns that its cells begin in, and the one behind the last.

    Rows of as many cells are in line, wherever somebody drew their edges; else the edges of all are those of columns.
    """
    if len({len(row.cells) for row in rows}) == 1 or not all(row.is_placed for row in rows):
        return [range(len(row.cells) + 1) for row in rows]
    places: dict[int, int] = {}
    before, column = None, -1
    for edge in sorted({edge for row in rows for edge in row.edges}):
        column += before is None or edge - before > _NEAR
        places[edge] = column
        before = edge
    return [[places[edge] for edge in row.edges] for row in rows]
