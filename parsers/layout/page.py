"""The words and ruling lines of a page -> its blocks and tables in reading order."""

from collections.abc import Sequence

from msgspec.structs import replace

from parsers.document import Block, Box, Line, Page, Table, Word
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


def joined(page: Page, pictures: Page) -> Page:
    """Return a page with what was read in its pictures, each thing where it stands between the lines.

    What stands behind them, as on printed letter paper, follows after all that was typed.
    """
    known = [item.box for item in page.items if item.box is not None]
    apart: dict[int, list[Block | Table]] = {}
    for item in pictures.items:
        box = item.box
        free = box is not None and not any(_overlap(box, other) for other in known)
        place = _place(page.items, box) if box is not None and free else len(page.items)
        apart.setdefault(place, []).append(item)
    places = range(len(page.items) + 1)
    items = [one for at in places for one in (*apart.get(at, ()), *page.items[at : at + 1])]
    return replace(page, items=tuple(items))


def _overlap(box: Box, other: Box) -> bool:
    return min(box.bottom, other.bottom) > max(box.top, other.top)


def _place(items: Sequence[Block | Table], box: Box) -> int:
    """Return the place of the first item that begins below a box."""
    below = (at for at, item in enumerate(items) if item.box is not None and item.box.top >= box.bottom)
    return next(below, len(items))


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
