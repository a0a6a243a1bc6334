"""Messages out of an mbox file, one after the other; never more than one in memory."""

import itertools
import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

# What parts messages is "From SENDER DATE" after an empty line. Some programs leave "From here on ..." in a text
# unquoted, so the date is asked for.
_PARTING = re.compile(rb"From \S.*\d?\d:\d\d.*\d{4}")
_QUOTED = re.compile(rb">+From ")
_BLANK = (b"\n", b"\r\n")
_LINE = 65_536


def is_one(start: bytes) -> bool:
    """Tell an mbox by how it begins, empty lines and a byte order mark left out; behind these it has to be sure."""
    begins = start.removeprefix(BOM_UTF8)
    bare = re.sub(rb"\A(?:\r?\n)+", b"", begins)
    return bare.startswith(b"From ") and (bare == begins or _PARTING.match(bare) is not None)


def split(file: BinaryIO, most: int) -> Iterator[tuple[bytes, int]]:
    """Yield each message's bytes and size; of one that is larger than `most` only the first `most` + 1 bytes.

    The line that parts messages belongs to none, the empty line before it neither; `>From ` loses its quoting.
    """
    kept, size, begun = bytearray(), 0, False
    blank, whole = b"\n", True
    lines = iter(partial(file.readline, _LINE), b"")
    first = True
    for line in itertools.chain((next(lines, b"").removeprefix(BOM_UTF8),), lines):
        if whole and blank and line.startswith(b"From ") and (first or _PARTING.match(line)):
            if begun:
                yield _message(kept, size - len(blank), most)
            kept, size, begun = bytearray(), 0, True
        elif begun:
            text = line[1:] if whole and _QUOTED.match(line) else line
            size += len(text)
            if len(kept) <= most:
                kept += text
        blank = line if whole and line in _BLANK else b""
        whole, first = line.endswith(b"\n"), False
    if begun:
        yield _message(kept, size - len(blank), most)


def _message(kept: bytearray, size: int, most: int) -> tuple[bytes, int]:
    return bytes(kept[: min(size, most + 1)]), size
