"""Rows of cells in RTF -> a table; merged cells are one."""

from collections.abc import Sequence

from msgspec.structs import replace

from parsers.document import Block, Cell, Line, Table
from parsers.formats.typed import table_or_blocks


class Rows:
    """The rows that follow each other at one place of a text; `row` holds the cells of the one that is open."""

    def __init__(self) -> None:
        self.row: list[tuple[Line, ...]] = []
        self._cells: list[Cell] = []
        self._count = 0
        self._merges: list[tuple[bool, bool]] = []
        self._merge = (False, False)

    @property
    def is_begun(self) -> bool:
        """Tell whether there is a cell, in a row that has ended or in the open one."""
        return bool(self.row or self._cells)

    @property
    def is_first(self) -> bool:
        """Tell whether no row with cells has ended yet."""
        return not self._count

    def define(self, word: str) -> None:
        """Take a word of the definition of the row that begins."""
        if word == "trowd":
            self._merges, self._merge = [], (False, False)
        elif word == "cellx":
            self._merges.append(self._merge)
            self._merge = (False, False)
        else:
            self._merge = (word == "clmrg" or self._merge[0], word == "clvmrg" or self._merge[1])

    def end_row(self) -> None:
        """End the open row."""
        for column, lines in enumerate(self.row):
            beside, above = self._merges[column] if column < len(self._merges) else (False, False)
            if beside and self._cells and self._cells[-1].row == self._count:
                self._cells[-1] = replace(self._cells[-1], columns=self._cells[-1].columns + 1)
            elif not (above and self._grow(column)):
                self._cells.append(Cell(self._count, column, lines))
        self._count += bool(self.row)
        self.row = []

    def _grow(self, column: int) -> bool:
        """Let the cell above reach one row further down."""
        for index in range(len(self._cells) - 1, -1, -1):
            cell = self._cells[index]
            if cell.column == column and cell.row + cell.rows == self._count:
                self._cells[index] = replace(cell, rows=cell.rows + 1)
                return True
        return False

    def taken(self) -> Sequence[Block | Table]:
        """Return what the rows are, of which none is left then."""
        cells, self._cells, self._count = self._cells, [], 0
        return table_or_blocks(cells) if cells else ()
