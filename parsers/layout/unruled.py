"""The lines of columns -> a table without ruling lines, where they fall into rows."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from statistics import median
from typing import TypeVar

from msgspec import Struct

from parsers.characters import is_han, rtl_share
from parsers.document import Cell, Line, Table, Word
from parsers.layout.lines import box_of, height_of, lines_of
from parsers.layout.stretches import stretches
from parsers.layout.tables import is_reach, read_from_right

T = TypeVar("T")

# In distances of two lines: less is the next line of the same cell.
_TIGHT = 1.25
# In distances of two lines: levels nearer than this are those of cells set in the middle of their row.
_BETWEEN = 0.75
# The share of lines of a column that begin with a small letter, within a sentence.
_WITHIN = 0.3

# Words of a line, and letters, two of a Chinese character: few lines of posts have more.
_POST, _LONG = 5, 45

_OPENS_REACH = re.compile(r"[\w.+-]+@|\+\d")

# The lines of a row by their columns.
_Row = dict[int, list[Line]]


class _Level(Struct, frozen=True):
    """What stands at one height of the page: the line of each column that has one."""

    at: float
    lines: dict[int, Line]


def table_of(columns: Sequence[Sequence[Word]]) -> Table | None:
    """Return columns as a table where their lines fall into rows of short cells; None for prose and lists."""
    lines = [lines_of(column) for column in columns]
    rows = [] if all(map(_is_list, lines)) and not _are_headed(lines) else _rows(lines)
    if len(rows) < 2:
        return None
    cells = [
        Cell(at, column, tuple(row.get(column, ()))) for at, row in enumerate(rows) for column in range(len(columns))
    ]
    long = sum(len(cell.lines) > 4 for cell in cells)
    if long > len(cells) / 4 or median(len(cell.text) for cell in cells) > 110:
        return None
    return read_from_right(Table(tuple(cells), unsure=_are_unsure(lines, rows)))


def _is_list(column: list[Line]) -> bool:
    """Tell people with their own addresses among their lines from a column of a table, not all of which have any."""
    return sum("@" in line.text for line in column) > 1 and not _are_reach(column)


def _are_headed(columns: list[list[Line]]) -> bool:
    """Tell people in rows that begin together, some below a line with nothing beside it: it may head the whole row."""
    reach = _TIGHT * _pitch(columns)
    begun = {id(column[0]) for column in columns}
    for column in columns:
        begun |= {id(line) for above, line in pairwise(column) if _level(line) - _level(above) > reach}
    headed = False
    for above, level in pairwise(_levels(columns, 0.6 * _size(columns))):
        new = {at for at, line in level.lines.items() if id(line) in begun}
        if len(level.lines) < len(columns) or not new:
            continue
        alone = len(above.lines) == 1 and all(id(line) in begun for line in above.lines.values())
        if alone and level.lines.keys() <= new | above.lines.keys():
            headed = True
        elif len(new) < len(columns):
            return False
    return headed


def runs_on(column: Sequence[Line]) -> bool:
    """Tell sentences that go on from line to line from names and posts, each of which begins with a capital."""
    return sum(line.words[0].text[:1].islower() for line in column) > _WITHIN * len(column)


def stand_off(columns: list[list[Line]]) -> bool:
    """Tell lines that blanks part into rows, each of which begins with a line of every column."""
    bands = _bands(columns)
    return len(bands) > 1 and all(len(band[0].lines) == len(columns) for band in bands)


def _bands(columns: list[list[Line]]) -> list[list[_Level]]:
    """Return the heights at which lines stand, together those with no blank between them; none without any distance."""
    size, pitch = _size(columns), _pitch(columns)
    levels = _levels(columns, min(0.6 * size, 0.45 * pitch)) if pitch else []
    return _near(levels, _TIGHT * pitch)


def _rows(columns: list[list[Line]]) -> list[_Row]:
    """Return the lines of each row; none where nothing shows that the columns belong together.

    Without addresses or numbers beside other cells rows have to stand off; running text has none.
    """
    size, pitch = _size(columns), _pitch(columns)
    if not pitch:
        return []
    levels = _levels(columns, min(0.6 * size, 0.45 * pitch))
    bands = _near(levels, _TIGHT * pitch)
    if len(bands) > 1 and len({len(band) for band in bands}) == 1:
        return [_joined(band) for band in bands]
    if all(len(level.lines) == len(columns) for level in levels):
        return [_joined([level]) for level in levels]
    centred = [] if any(map(_is_text, columns)) else _centred(columns, size, pitch)
    if centred:
        return centred
    reach = {at for at, column in enumerate(columns) if _are_reach(column)}
    if not 0 < len(reach) < len(columns) or any(map(_is_text, columns)):
        rows = _led(columns, size, pitch)
        if len(rows) > 1 and len(bands) == 1 and not any(map(_is_text, columns)):
            return _packed(columns, levels, size, pitch) or rows
        return rows
    if any(_is_once(column, bands) for column in range(len(columns))):
        return [_joined(band) for band in bands]
    rows = [_joined(row) for row in _stretches(bands, pitch)]
    whose = max(sum(column in row for row in rows) for column in reach)
    if 2 * whose > len(rows):
        return rows
    return _led(columns, size, pitch) if len(columns) > 2 else []


def _are_unsure(columns: list[list[Line]], rows: list[_Row]) -> bool:
    """Tell rows that do not all stand off, of which one may be two, or two one.

    A line of a cell had room on the one above it, or every line at the top of a row may go on from the row above.
    """
    size, pitch = _size(columns), _pitch(columns)
    levels = _levels(columns, min(0.6 * size, 0.45 * pitch))
    bands = _near(levels, _TIGHT * pitch)
    # Bands of one line each may be the lines of cells that are set wide.
    alike = all(len(band) == 1 for band in bands)
    if all(len(level.lines) == len(columns) for level in levels) or (len(bands) >= len(rows) and not alike):
        return False
    reach = inf if alike else pitch
    begun = [_begun(column, room, reach) for column, room in zip(columns, _rooms(columns, size), strict=True)]
    parted = any(line in begun[column] for row in rows for column, lines in row.items() for line in lines[1:])
    return parted or not all(any(lines[0] in begun[column] for column, lines in row.items()) for row in rows)


def _centred(columns: list[list[Line]], size: float, pitch: float) -> list[_Row]:
    """Return the rows around the lines of a column of which none goes on, where all cells are set in their middle."""
    for lead, room in zip(columns, _rooms(columns, size), strict=True):
        heights = [_level(line) for line in lead]
        rows: list[_Row] = [{} for _ in lead]
        for at, column in enumerate(columns):
            for line in column:
                nearest = min(range(len(lead)), key=lambda row: abs(heights[row] - _level(line)))
                rows[nearest].setdefault(at, []).append(line)
        cells = [(height, cell) for height, row in zip(heights, rows, strict=True) for cell in row.values()]
        centred = all(abs(_level(cell[0]) + _level(cell[-1]) - 2 * height) < 0.5 * pitch for height, cell in cells)
        several = any(_level(cell[-1]) - _level(cell[0]) > 0.5 * pitch for _, cell in cells)
        if centred and several and len(_begun(lead, room, pitch)) == len(lead):
            return rows
    return []


def _is_once(column: int, bands: list[list[_Level]]) -> bool:
    """Tell a column with a line in most of the stretches that stand off, and never with two: each is one row."""
    counts = [sum(column in level.lines for level in band) for band in bands]
    return len(bands) > 1 and max(counts) == 1 and 2 * sum(counts) >= len(bands)


def _joined(levels: list[_Level]) -> _Row:
    row: _Row = {}
    for level in levels:
        for column, line in level.lines.items():
            row.setdefault(column, []).append(line)
    return row


def _levels(columns: list[list[Line]], reach: float) -> list[_Level]:
    """Return the heights at which lines stand, from top to bottom; what is nearly as high is at one."""
    levels: list[_Level] = []
    for at, column, line in sorted(
        ((_level(line), index, line) for index, own in enumerate(columns) for line in own),
        key=lambda placed: placed[:2],
    ):
        if levels and at - levels[-1].at < reach and column not in levels[-1].lines:
            levels[-1].lines[column] = line
        else:
            levels.append(_Level(at, {column: line}))
    return levels


def _stretches(bands: list[list[_Level]], pitch: float) -> Iterator[list[_Level]]:
    """Yield the levels of each row: rows stand off, or begin where a line is not the next one of its cell.

    An address beside a number begins one too, so that nobody gets those of another whose name was not read.
    """
    leading = _leading([level for band in bands for level in band])
    for band in bands:
        held = band[:1]
        for above, level in pairwise(band):
            between = _apart(above, level) < _BETWEEN * pitch
            goes_on = level.lines.keys() <= above.lines.keys() and leading not in level.lines
            whose = sum(is_reach(line.text) for line in level.lines.values())
            if not between and (not goes_on or whose > 1):
                yield held
                held = []
            held.append(level)
        yield held


def _near(levels: Sequence[_Level], reach: float) -> list[list[_Level]]:
    """Return the stretches of levels, from top to bottom, of which none is farther than `reach` from the one above."""
    return [*stretches(levels, lambda above, level: _apart(above, level) > reach)]


def _apart(above: _Level, level: _Level) -> float:
    """Return how far two levels are apart, by lines of one column: those of two scripts stand at other heights."""
    both = above.lines.keys() & level.lines.keys()
    return min((_level(level.lines[at]) - _level(above.lines[at]) for at in both), default=level.at - above.at)


def _leading(levels: list[_Level]) -> int:
    """Return the column whose lines have most others beside them, addresses and numbers apart: each begins a row."""
    columns: dict[int, list[_Level]] = {}
    for level in levels:
        for column in level.lines:
            columns.setdefault(column, []).append(level)

    def beside(column: int) -> tuple[bool, int]:
        own = columns[column]
        reach = _are_reach([level.lines[column] for level in own])
        return not reach, sum(1 if len(level.lines) > 1 else -1 for level in own)

    return max(sorted(columns), key=beside)


def _is_text(column: list[Line]) -> bool:
    """Tell sentences; scripts without small letters show them by how long lines are."""
    sentences = runs_on(column) and median(len(line.words) for line in column) > _POST
    return sentences or median(sum(1 + is_han(char) for char in line.text) for line in column) > _LONG


def _are_reach(column: list[Line]) -> bool:
    return sum(is_reach(line.text) for line in column) > 0.6 * len(column)


def _led(columns: list[list[Line]], size: float, pitch: float) -> list[_Row]:
    """Return the rows that begin where a line of the leading column stands off from the one above it."""
    lead = max(columns, key=lambda column: -len(column)) if len(columns) > 2 else columns[0]
    heights = [-1e9, *map(_level, lead)]
    starts = [level - 0.6 * size for before, level in pairwise(heights) if level - before > _TIGHT * pitch]
    rows: list[_Row] = [{} for _ in starts]
    for index, column in enumerate(columns):
        for line, at in _placed(column, starts, _TIGHT * pitch):
            rows[at].setdefault(index, []).append(line)
    return rows


def _packed(columns: list[list[Line]], levels: list[_Level], size: float, pitch: float) -> list[_Row]:
    """Return the rows of a table in which none stands off: a line that had room on the one above it begins one.

    None where cells don't begin together at the top of their rows, or the shortest column has none in one of them.
    """
    begun = [_begun(column, room, pitch) for column, room in zip(columns, _rooms(columns, size), strict=True)]
    rows: list[list[_Level]] = []
    for level in levels:
        if not rows or any(line in begun[column] for column, line in level.lines.items()):
            rows.append([])
        rows[-1].append(level)
    shortest = min(range(len(columns)), key=lambda column: len(columns[column]))
    at_top = all(
        shortest in row[0].lines and all(level.lines.keys() <= row[0].lines.keys() for level in row) for row in rows
    )
    return [_joined(row) for row in rows] if at_top else []


def _begun(column: list[Line], room: float, pitch: float) -> list[Line]:
    """Return the lines of a column that do not go on from the one above: that one had room for their first word.

    An address or a number with its plus begins anew in any case.
    """
    return column[:1] + [
        line
        for above, line in pairwise(column)
        if _level(line) - _level(above) > _TIGHT * pitch
        or width_of(above.words) + _first(line) < room
        or _OPENS_REACH.match(line.text)
    ]


def _rooms(columns: list[list[Line]], size: float) -> list[float]:
    """Return how wide the cells of each column are: as far as the next column lets them; an outer one as the widest."""
    boxes = [[box_of(word) for line in column for word in line.words] for column in columns]
    lefts, rights = ([min(box.x0 for box in own) for own in boxes], [max(box.x1 for box in own) for own in boxes])
    rtl = [rtl_share(" ".join(line.text for line in column)) > 0.5 for column in columns]
    rooms = [max(width_of(line.words) for line in column) for column in columns]
    for left, right in pairwise(range(len(columns))):
        if rtl[right]:
            rooms[right] = max(rooms[right], rights[right] - rights[left] - 2 * size)
        else:
            rooms[left] = max(rooms[left], lefts[right] - lefts[left] - 2 * size)
    outer = 0 if rtl[0] else -1
    rooms[outer] = max(rooms)
    return rooms


def _size(columns: list[list[Line]]) -> float:
    return height_of([word for column in columns for line in column for word in line.words])


def _pitch(columns: list[list[Line]]) -> float:
    """Return the distance of two lines in a cell: the least there is, or what the letters need; 0 without any."""
    size = _size(columns)
    levels = [[_level(line) for line in column] for column in columns]
    steps = [b - a for column in levels for a, b in pairwise(column) if b - a > 0.5 * size]
    return min(median(step for step in steps if step <= 1.15 * min(steps)), 1.5 * size) if steps else 0.0


def _placed(column: list[Line], starts: list[float], reach: float) -> list[tuple[Line, int]]:
    """Return each line of a column with its row; lines of one cell may begin above the others, as set in its middle."""
    placed: list[tuple[Line, int]] = []
    for group in stretches(column, lambda above, line: _level(line) - _level(above) > reach):
        rows = [_row(line, starts) for line in group]
        within = {row for row in rows[1:] if starts[row] > _level(group[0])}
        placed += zip(group, [within.pop()] * len(group) if len(within) == 1 else rows, strict=True)
    return placed


def width_of(words: Sequence[Word]) -> float:
    """Return how far words reach from left to right."""
    return max(box_of(word).x1 for word in words) - min(box_of(word).x0 for word in words)


def _first(line: Line) -> float:
    """Return the room that the first word of a line needs behind another; Chinese breaks at every character."""
    word = line.words[0]
    share = 1 / len(word.text) if is_han(word.text[0]) else 1.0
    return width_of([word]) * share + 0.5 * height_of([word])


def _row(line: Line, starts: list[float]) -> int:
    return max(sum(start <= _level(line) for start in starts) - 1, 0)


def _level(line: Line) -> float:
    return median((box_of(word).top + box_of(word).bottom) / 2 for word in line.words)
