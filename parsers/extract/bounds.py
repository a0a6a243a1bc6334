"""How much of a message is looked at: more than any letter has, and no more than can be looked at in time."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from parsers.document import Block, Cell, Line, Message, Page, Part, Problem, Table, Word

# Of one part. Lines are those of running text and the rows of tables.
LINES = 600
CHARACTERS = 40_000
COLUMNS = 40
# Of all parts together, and of the subject.
ALL_CHARACTERS = 100_000
SUBJECT = 1_000


class _Room(Struct):
    """What may still be taken."""

    lines: int
    characters: int


def bounded(message: Message) -> Message:
    """Return the message with what is looked at; every part of which something is left out has a problem."""
    left = ALL_CHARACTERS
    parts = []
    for part in message.parts:
        room = _Room(LINES, min(CHARACTERS, left))
        before = room.characters
        parts.append(_part(part, room))
        left -= before - room.characters
    headers = message.headers
    if len(headers.subject) > SUBJECT:
        headers = replace(headers, subject=headers.subject[:SUBJECT])
    return replace(message, headers=headers, parts=tuple(parts))


def _part(part: Part, room: _Room) -> Part:
    if part.document is None:
        return part
    pages = tuple(_page(page, room) for page in part.document.pages)
    if pages == part.document.pages:
        return part
    detail = f"Part {part.number} holds more text than any letter: only its beginning was looked at."
    problem = Problem("too_large", detail)
    return replace(part, document=replace(part.document, pages=pages), problems=(*part.problems, problem))


def _page(page: Page, room: _Room) -> Page:
    items = (_block(item, room) if isinstance(item, Block) else _table(item, room) for item in page.items)
    return replace(page, items=tuple(item for item in items if item is not None))


def _block(block: Block, room: _Room) -> Block | None:
    lines = _lines(block.lines[: max(room.lines, 0)], room)
    room.lines -= len(lines)
    if len(lines) == len(block.lines):
        return block if lines == block.lines else replace(block, lines=lines)
    return replace(block, lines=lines) if lines else None


def _lines(lines: Sequence[Line], room: _Room) -> tuple[Line, ...]:
    """Return the lines that there is room for, the last one cut."""
    kept = []
    for line in lines:
        if room.characters <= 0:
            break
        kept.append(_line(line, room))
    return tuple(kept)


def _line(line: Line, room: _Room) -> Line:
    words: list[Word] = []
    for word in line.words:
        if room.characters <= 0:
            return Line(tuple(words))
        words.append(word if len(word.text) <= room.characters else replace(word, text=word.text[: room.characters]))
        room.characters -= len(word.text) + 1
    return line if words[-1:] == list(line.words[-1:]) else Line(tuple(words))


def _table(table: Table, room: _Room) -> Table | None:
    rows = max(room.lines, 0)
    kept: list[Cell] = []
    for cell in table.cells:
        if cell.row >= rows or cell.column >= COLUMNS or room.characters <= 0:
            continue
        kept.append(_cell(cell, rows, room))
    table = table if tuple(kept) == table.cells else replace(table, cells=tuple(kept))
    room.lines -= table.rows
    return table if kept or not table.cells else None


def _cell(cell: Cell, rows: int, room: _Room) -> Cell:
    """Return a cell with the lines that there is room for; one that spans past the end ends there."""
    return replace(
        cell, lines=_lines(cell.lines, room), rows=max(1, min(cell.rows, rows - cell.row)),
        columns=max(1, min(cell.columns, COLUMNS - cell.column)),
    )  # fmt: skip
