"""Files written into the text of a message (uuencode), as old mail gateways and scanners still send them."""

import binascii
import re
from collections.abc import Iterator
from urllib.parse import unquote

from msgspec.structs import replace

from parsers.formats.charset import decode_bytes
from parsers.formats.containers import leaves_of
from parsers.limits import Limits
from parsers.steps import Leaf

_FILE = re.compile(
    rb"^begin [0-7]{3,4} ([^\r\n]{1,200})\r?\n((?:[ -`]{1,80}\r?\n)+?)"
    rb"(?:[ `]?\r?\n)?end[ \t]*(?:\r?\n|\Z)",
    re.MULTILINE,
)


def cut(leaf: Leaf, limits: Limits) -> Iterator[Leaf]:
    """Yield a text part without the files written into it, and then those; itself where there are none."""
    if b"begin " not in leaf.content:
        yield leaf
        return
    files: list[tuple[str, bytes]] = []
    text, end = b"", 0
    for match in _FILE.finditer(leaf.content):
        content = _decoded(match[2])
        if content:
            files.append((unquote(decode_bytes(match[1])).strip(), content))
            text, end = text + leaf.content[end : match.start()], match.end()
    yield replace(leaf, content=text + leaf.content[end:])
    yield from leaves_of(leaf, files, limits)


def _decoded(lines: bytes) -> bytes:
    """Return the bytes of uuencoded lines; none where they are no such lines."""
    try:
        return b"".join(_line(line) for line in lines.splitlines())
    except binascii.Error:
        return b""


def _line(line: bytes) -> bytes:
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        # Some encoders fill up the last group with more than belongs there.
        length = ((line[0] - 32) & 63) * 4 // 3 + 4
        return binascii.a2b_uu(line[: length // 4 * 4 + 1])
