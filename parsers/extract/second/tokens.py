"""A letter as the second reading sees it: words one after another, each with its place in line, cell and column."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from parsers.document import Block, Line, Table
from parsers.extract.letter import Letter, Passage, Zone
from parsers.extract.people import remarks

# No letter needs more; a hostile one is read as far as this.
MOST = 6000
WORD = re.compile(
    r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\+?\d[\d ()/.\u00a0\u2011-]{5,}\d"
    r"|[\u3400-\u9fff]"
    r"|[^\W_]+(?:[-'’ʼ.][^\W_]+)*\.?"
    r"|\S"
)
_UNREAD = frozenset({Zone.QUOTED, Zone.RUNNING, Zone.DISCLAIMER})


class Row(Struct, frozen=True):
    """A line as read. `head` is the text of the column's head in a table, `column` is -1 outside tables.

    `group` numbers what stands together: the row of a table, else the block. `body` is False in letterhead, closing
    words and signature.
    """

    text: str
    group: int
    column: int = -1
    head: str = ""
    indent: int = 0
    number: int = 0
    body: bool = True


class Token(Struct, frozen=True):
    """A word, the number of its row, and where in the row's text it stands."""

    text: str
    row: int
    start: int
    end: int


def rows(letter: Letter) -> tuple[Row, ...]:
    """Return the lines of a letter without what it quotes and without remarks behind people, tables row by row."""
    found: list[Row] = []
    group = 0
    for passage in letter.passages:
        if passage.zone not in _UNREAD:
            made = [
                replace(row, text=remarks.without(row.text), body=passage.zone is Zone.BODY)
                for row in _rows(passage, group)
            ]
            found += made
            group = made[-1].group + 1 if made else group
    return tuple(found)


def _rows(passage: Passage, group: int) -> Iterator[Row]:
    item = passage.item
    if isinstance(item, Block):
        yield from (_row(line, group, at) for at, line in enumerate(item.lines) if line.words)
    else:
        yield from _cells(item, group)


def _cells(table: Table, group: int) -> Iterator[Row]:
    heads = {cell.column: cell.text.replace("\n", " ") for cell in table.cells if cell.row == 0}
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        for at, line in enumerate(cell.lines):
            head = heads.get(cell.column, "") if cell.row else "^"
            yield Row(line.text, group + cell.row, cell.column, head, 0, at)


def _row(line: Line, group: int, at: int) -> Row:
    return Row(line.text, group, indent=max(0, line.words[0].gap - 1), number=at)


def tokens(lines: Iterable[Row]) -> tuple[Token, ...]:
    """Return the words of rows in order, at most MOST."""
    found: list[Token] = []
    for at, row in enumerate(lines):
        if len(found) >= MOST:
            break
        found += [Token(m.group(), at, m.start(), m.end()) for m in WORD.finditer(row.text[:5000])]
    return tuple(found[:MOST])
