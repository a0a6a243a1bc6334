"""What an old Word file says of its characters and paragraphs beside their text (MS-DOC 2.4.6, 2.8.5)."""

import struct
from collections.abc import Iterator

_PAGE = 512
# How long what changes a property is, by its highest bits, 0 where its first byte says it, and the one change of which
# two bytes do (2.2.5.1).
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
_TABLE_DEFINED = 0xD608


def runs(word: bytes, table: bytes, told: int, width: int) -> Iterator[tuple[int, bytes, int]]:
    """Yield where in `word` each run begins, with the page of its properties and their place on that, 0 for none.

    `told` is where in the file's first block it stands which pages there are; a page has `width` bytes of each run
    behind where they begin (2.9.33, 2.9.175). Raises struct.error or IndexError where the streams are damaged.
    """
    at, size = struct.unpack_from("<II", word, told)
    count = max(size - 4, 0) // 8
    if count > len(word) // _PAGE:
        raise IndexError("more pages than there are")
    for number in struct.unpack_from(f"<{count}I", table, at + 4 * (count + 1)):
        page = word[(number & 0x3FFFFF) * _PAGE :][:_PAGE]
        held = page[_PAGE - 1]
        for index, start in enumerate(struct.unpack_from(f"<{held}I", page)):
            yield start, page, 2 * page[4 * (held + 1) + width * index]


def changes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the properties that are changed, each with its value; what is cut off yields a shorter one."""
    at = 0
    while at + 2 < len(data):
        kind = struct.unpack_from("<H", data, at)[0]
        size = _SIZES[kind >> 13] or 1 + data[at + 2]
        if kind == _TABLE_DEFINED:
            size = 1 + struct.unpack_from("<H", data, at + 2)[0]
        yield kind, data[at + 2 : at + 2 + size]
        at += 2 + size
