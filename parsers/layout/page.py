"""The words and ruling lines of a page -> its blocks and tables in reading order."""

from collections.abc import Sequence

from parsers.document import Block, Box, Line, Table, Word
from parsers.layout.columns import items_of
from parsers.layout.lines import box_of
from parsers.layout.tables import Rulings, fill, grids

_NO_RULINGS = Rulings()


def arrange(words: Sequence[Word], rulings: Rulings = _NO_RULINGS) -> tuple[Block | Table, ...]:
    """Return what a page shows; ruled tables first taken out, the rest cut in columns between them."""
    tables: list[tuple[Box, Table]] = []
    rest = [word for word in words if word.text.strip()]
    for grid in sorted(grids(rulings), key=lambda grid: grid.box.top):
        table, outside = fill(grid, rest)
        if sum(bool(cell.lines) for cell in table.cells) >= 2:
            tables.append((grid.box, table))
            rest = outside
    items: list[Block | Table] = []
    for box, table in tables:
        above = [word for word in rest if _middle(word) < (box.top + box.bottom) / 2]
        rest = [word for word in rest if _middle(word) >= (box.top + box.bottom) / 2]
        items += [*items_of(above), table]
    return (*items, *items_of(rest))


def flat(items: Sequence[Block | Table]) -> list[Line]:
    """Return every line in reading order."""
    lines: list[Line] = []
    for item in items:
        if isinstance(item, Block):
            lines += item.lines
        else:
            lines += [line for cell in item.cells for line in cell.lines]
    return lines


def _middle(word: Word) -> float:
    box = box_of(word)
    return (box.top + box.bottom) / 2
