"""Numbers of lists in an old Word file (MS-DOC 2.4.6.3), which antiword leaves out."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from parsers.formats.doc_properties import changes, runs
from parsers.formats.doc_running import body
from parsers.formats.typed import indented, numeral

# Places in the file's first block: where in the table styles, pages of properties, lists and their uses lie.
_STYLES, _PAGES, _LISTS, _USES = 0xA2, 0x102, 0x2E2, 0x2EA
# What sets the level and the list of a paragraph, and the bytes of each paragraph on a page (2.9.175).
_LEVEL, _LIST = 0x260A, 0x460B
_OF_PARAGRAPH = 13
_DEEPEST, _DEEPEST_LEVEL = 12, 8
# Signs around a number.
_LONGEST = 60
_KINDS = {1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter"}
_BULLET, _NONE = 23, 255


class _Own(NamedTuple):
    """What is said of a paragraph itself: its style, and list and level where these are said."""

    style: int
    use: int | None
    level: int | None


class _Level(NamedTuple):
    start: int
    kind: int
    text: str


class _Use(NamedTuple):
    """A list that is used, with the numbers with which it begins anew, by levels."""

    name: int
    starts: dict[int, int]


def labelled(word: bytes, table: bytes) -> list[tuple[str, str]]:
    """Return the paragraphs of the body with the number or bullet that the program puts before each, "" for none.

    `word` and `table` are the streams of a file of Word 97 or later. Raises struct.error or IndexError where they are
    damaged.
    """
    owns = sorted(_owns(word, table))
    starts = [start for start, _ in owns]
    styles, (lists, uses) = _styles(word, table), (_lists(word, table), _uses(word, table))
    counts: dict[tuple[int, int], int] = {}
    begun: set[int] = set()
    found = []
    for text, mark in body(word, table):
        at = bisect_right(starts, mark) - 1
        own = owns[at][1] if at >= 0 else _Own(0, None, None)
        use, level = _inherited(own, styles)
        label = ""
        if 0 < use <= len(uses) and uses[use - 1].name in lists:
            name, anew = uses[use - 1]
            if use not in begun:
                counts |= {(name, depth): start - 1 for depth, start in anew.items()}
                begun.add(use)
            label = _label(lists[name], name, level, counts)
        found.append((text, label))
    return found


def _label(levels: list[_Level], name: int, level: int, counts: dict[tuple[int, int], int]) -> str:
    own = levels[level]
    if own.kind == _NONE:
        return ""
    if own.kind == _BULLET:
        return indented("•", level)
    counts[name, level] = counts.get((name, level), own.start - 1) + 1
    for deeper in range(level + 1, len(levels)):
        counts.pop((name, deeper), None)
    label = own.text
    for depth, outer in enumerate(levels[: level + 1]):
        label = label.replace(chr(depth), numeral(counts.get((name, depth), outer.start), _KINDS.get(outer.kind, "")))
    return indented(label.strip(), level)


def _inherited(own: _Own, styles: dict[int, tuple[int, _Own]]) -> tuple[int, int]:
    """Return list and level of a paragraph, those of its style where it does not say them."""
    use, level, style = own.use, own.level, own.style
    for _ in range(_DEEPEST):
        if use is not None or style not in styles:
            break
        style, above = styles[style]
        use, level = above.use, above.level if level is None else level
    return use or 0, level or 0


def _owns(word: bytes, table: bytes) -> Iterator[tuple[int, _Own]]:
    """Yield what is said of paragraphs, by where their texts begin (2.8.5, 2.9.175)."""
    for start, page, place in runs(word, table, _PAGES, _OF_PARAGRAPH):
        if not place:
            yield start, _Own(0, None, None)
            continue
        length, begin = (2 * page[place] - 1, place + 1) if page[place] else (2 * page[place + 1], place + 2)
        yield start, _own(page[begin : begin + length])


def _own(data: bytes) -> _Own:
    """Return what a style and what changes it say of list and level."""
    said = dict(changes(data[2:]))
    level, use = said.get(_LEVEL), said.get(_LIST)
    return _Own(
        struct.unpack_from("<H", data)[0],
        None if use is None else struct.unpack("<H", use)[0],
        None if level is None else min(level[0], _DEEPEST_LEVEL),
    )


def _styles(word: bytes, table: bytes) -> dict[int, tuple[int, _Own]]:
    """Return what styles of paragraphs say, by their numbers, each with the one that it is based on (2.9.260)."""
    at, size = struct.unpack_from("<II", word, _STYLES)
    end = at + size
    length, count, base = struct.unpack_from("<HHH", table, at)
    at += 2 + length
    found = {}
    for number in range(count):
        if at + 2 > end:
            break
        size = struct.unpack_from("<H", table, at)[0]
        data = table[at + 2 : at + 2 + size]
        at += 2 + size
        if size <= base:
            continue
        kind = struct.unpack_from("<H", data, 2)[0]
        named = base + 2 * struct.unpack_from("<H", data, base)[0] + 4
        if kind & 0xF == 1 and named + 4 <= len(data):
            changes = struct.unpack_from("<H", data, named)[0]
            found[number] = (kind >> 4, _own(data[named + 2 : named + 2 + changes]))
    return found


def _lists(word: bytes, table: bytes) -> dict[int, list[_Level]]:
    """Return the levels of lists by their names; what follows the heads of all are their levels in turn (2.9.150)."""
    at, size = struct.unpack_from("<II", word, _LISTS)
    count = struct.unpack_from("<H", table, at)[0] if size else 0
    heads = [(struct.unpack_from("<i", table, at + 2 + 28 * i)[0], table[at + 2 + 28 * i + 26]) for i in range(count)]
    at += 2 + 28 * count
    found = {}
    for name, flags in heads:
        levels = []
        for _ in range(1 if flags & 1 else 9):
            level, at = _level(table, at)
            levels.append(level)
        found[name] = levels * (9 // len(levels))
    return found


def _level(table: bytes, at: int) -> tuple[_Level, int]:
    """Return the level of a list that stands at a place, and the place behind it (2.9.148)."""
    start, kind = struct.unpack_from("<iB", table, at)
    at += 28 + table[at + 24] + table[at + 25]
    length = struct.unpack_from("<H", table, at)[0]
    text = table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    return _Level(start, kind, text[:_LONGEST]), at + 2 + 2 * length


def _uses(word: bytes, table: bytes) -> list[_Use]:
    """Return the lists in the order in which paragraphs count them, with where they begin anew (2.9.151)."""
    at, size = struct.unpack_from("<II", word, _USES)
    count = struct.unpack_from("<I", table, at)[0] if size else 0
    heads = [struct.unpack_from("<i8xB3x", table, at + 4 + 16 * i) for i in range(min(count, size // 16))]
    at += 4 + 16 * count
    uses = []
    for name, changed in heads:
        starts = {}
        at += 4
        for _ in range(changed):
            start, bits = struct.unpack_from("<iI", table, at)
            at += 8
            if bits & 0x20:
                level, at = _level(table, at)
                start = level.start
            if bits & 0x30:
                starts[bits & 0xF] = start
        uses.append(_Use(name, starts))
    return uses
