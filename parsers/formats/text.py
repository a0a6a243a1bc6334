"""Plain text: paragraphs at empty lines, quotation by `>`, `format=flowed` (RFC 3676) unwrapped, tables told."""

import re
from collections.abc import Iterator

from parsers.document import Block, Document, Table
from parsers.formats.charset import decode_bytes, noise
from parsers.formats.drawn import items
from parsers.formats.typed import page_of
from parsers.limits import Limits
from parsers.steps import Leaf

KINDS = frozenset({"text"})
_QUOTE = re.compile(r"((?:> ?)*>) ?(?!From )")
_SIGNATURE = "-- "
_LONGEST = 2_000_000


def read(leaf: Leaf, limits: Limits) -> Document:
    """Return the text of a body or a text file; an empty one has a page without items."""
    text = decode_bytes(leaf.content, leaf.charset)[:_LONGEST]
    lines = _unquoted(re.split(r"\r\n|\r|\n|\f|\u2028|\u2029", text))
    if leaf.flowed:
        lines = _unwrapped(lines, unspaced=leaf.unspaced)
    name = leaf.filename or f"part {leaf.number}"
    return Document("text", (page_of(tuple(_items(lines))),), problems=noise(text, name))


def _unquoted(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield each line's depth of quotation and what is left of it."""
    for line in lines:
        match = _QUOTE.match(line)
        yield (match[1].count(">"), line[match.end() :]) if match else (0, line)


def _unwrapped(lines: Iterator[tuple[int, str]], *, unspaced: bool) -> Iterator[tuple[int, str]]:
    """Join the lines that end in a blank with the next of the same depth; `unspaced` without that blank."""
    held: tuple[int, str] | None = None
    for depth, line in lines:
        stuffed = line[1:] if line.startswith(" ") else line
        if held is not None and held[0] != depth:
            yield held
            held = None
        joined = (depth, (held[1] if held else "") + stuffed)
        if stuffed.endswith(" ") and stuffed != _SIGNATURE:
            held = (depth, joined[1][:-1]) if unspaced else joined
        else:
            held = None
            yield joined
    if held is not None:
        yield held


def _items(lines: Iterator[tuple[int, str]]) -> Iterator[Block | Table]:
    depth = 0
    held: list[str] = []
    for level, text in lines:
        if level != depth and text.strip():
            yield from items(held, quoted=depth)
            depth, held = level, []
        held.append(text)
    yield from items(held, quoted=depth)
