"""Old Word files (`.doc`, MS-DOC), by way of antiword, a program of its own that is started here in the child."""

import os
import re
import shutil
import struct
import subprocess
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any
from xml.sax.saxutils import escape

from msgspec.structs import replace

from parsers.document import Block, Cell, Document, Line, Problem, Table
from parsers.errors import UnreadablePartError
from parsers.formats.doc_forms import MARK, filled
from parsers.formats.doc_lists import labelled
from parsers.formats.doc_running import BREAK, adapted, footnotes, has_remarks, running
from parsers.formats.doc_streams import Streams, opened, with_word
from parsers.formats.embedded import may_be_lost, remarked, unread
from parsers.formats.typed import Run, line_of, lines_of, page_of, plain_lines, table_or_blocks
from parsers.limits import Limits
from parsers.steps import Leaf

KINDS = frozenset({"doc"})
PROGRAM = "antiword"
_LONGEST = 20_000_000
# What the program writes where a picture stands.
_PICTURE = b"[pic]"
# Lines of the file among which one of the program is looked for.
_AHEAD = 40
_AS_DOCBOOK = ("-x", "db", "-")
# What ends a line in what it writes: before the first text box, and the first note at the end, it puts a rule only.
_ENDS = re.compile(r"\n|-{23}(?=[^\s-])")


def missing() -> tuple[str, ...]:
    """Return the Debian packages that are needed and not installed."""
    return () if shutil.which(PROGRAM) else (PROGRAM,)


def read(leaf: Leaf, limits: Limits) -> Document:
    """Return paragraphs and tables, headers first, footnotes and footers last.

    Where changes were tracked a problem says that deleted words may be among them, where there are pictures that they
    were not read.
    """
    name = leaf.filename or f"part {leaf.number}"
    streams = opened(leaf.content)
    if streams.encrypted:
        detail = f"{name} is protected by a password: ask the sender for an open copy."
        raise UnreadablePartError("encrypted_part", detail)
    above, below, problems = _running(streams, name)
    word, shown = _adapted(streams)
    content = leaf.content if word == streams.word else with_word(leaf.content, word)
    written = _written(content, name, limits).replace(BREAK.encode(), b"\n")
    plain = tuple(_items(_with_forms(written.replace(_PICTURE, b""), shown)))
    body = tuple(_numbered(plain, _labels(lines_of(plain), _labelled(streams))))
    items = (*above, *body, *below)
    if not items:
        raise UnreadablePartError("no_text", f"{name} holds no words that can be read: open it by hand.")
    if not body:
        detail = f"Only what stands above and below the pages of {name} could be read: open it by hand."
        problems = (*problems, Problem("no_text", detail))
    pictured = _PICTURE in written and may_be_lost(None if streams.data is None else len(streams.data))
    problems = (*problems, *(_caution(name) if streams.reviewed else ()), *((unread(name),) if pictured else ()))
    return Document("doc", (page_of(items),), problems=problems)


def _running(streams: Streams, name: str) -> tuple[tuple[Block, ...], tuple[Block, ...], tuple[Problem, ...]]:
    """Return the headers, the footnotes with the footers, and what is said of them and of comments."""
    if not streams.known:
        return (), (), ()
    try:
        above, below = running(streams.word, streams.table)
        noted = footnotes(streams.word, streams.table)
        problems = (remarked(name),) if has_remarks(streams.word) else ()
    except (struct.error, IndexError):
        detail = f"What stands above and below the pages of {name} could not be read: open it by hand."
        return (), (), (Problem("unreadable_part", detail),)
    blocks = (*_blocks(noted, running=False), *_blocks(below, running=True))
    return tuple(_blocks(above, running=False)), blocks, problems


def _adapted(streams: Streams) -> tuple[bytes, list[str]]:
    """Return the text as the program needs it to lose nothing in it, and what marks in it stand for.

    Where that cannot be told it is left as it is.
    """
    word, shown = streams.word, list[str]()
    if streams.known:
        with suppress(struct.error, IndexError):
            word = adapted(word, streams.table)
            word, shown = filled(word, streams.table, streams.data or b"")
    return word, shown


def _with_forms(written: bytes, shown: Sequence[str]) -> bytes:
    """Return what the program wrote with what fields show in place of their marks."""
    text = written.decode("utf-8", "replace")
    return MARK.sub(lambda mark: escape(shown[int(mark[1])]) if int(mark[1]) < len(shown) else mark[0], text).encode()


def _blocks(texts: Iterable[str], *, running: bool) -> Iterator[Block]:
    return (Block(lines, running=running) for lines in map(plain_lines, texts) if lines)


def _caution(name: str) -> tuple[Problem, ...]:
    detail = (
        f"Changes were tracked in {name}, and in this old kind of file deleted words cannot be told from valid ones: "
        "compare with the file as Word shows it."
    )
    return (Problem("other", detail),)


def _written(content: bytes, name: str, limits: Limits) -> bytes:
    """Return the file as the program writes it: DocBook, in which tables are tables."""
    path = shutil.which(PROGRAM)
    if path is None:
        detail = f"{name} is an old Word file: run `apt-get install {PROGRAM}`, then have it read again."
        raise UnreadablePartError("unreadable_part", detail)
    surroundings = {"PATH": os.environ.get("PATH", ""), "HOME": "/", "LANG": "C.UTF-8"}
    # From its standard input the program makes a file of its own, which it may not where it is confined.
    with open(os.memfd_create("word"), "wb") as file:
        file.write(content)
        file.flush()
        try:
            done = subprocess.run(  # noqa: S603 -- a fixed program; no word of the sender's is an argument
                (path, *_AS_DOCBOOK, f"/proc/self/fd/{file.fileno()}"), stdin=subprocess.DEVNULL, capture_output=True,
                check=False, timeout=0.4 * limits.seconds_per_part, cwd="/", env=surroundings,
                pass_fds=(file.fileno(),),
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise UnreadablePartError("timeout", f"{name} took too long to read: open it by hand.") from error
    if done.returncode:
        detail = f"{name} is damaged or no proper Word file: open it by hand or ask the sender for another copy."
        raise UnreadablePartError("unreadable_part", detail)
    return done.stdout[:_LONGEST]


def _labelled(streams: Streams) -> list[tuple[str, str]]:
    """Return the paragraphs with their numbers in lists; none where that cannot be told."""
    try:
        return labelled(streams.word, streams.table) if streams.known else []
    except (struct.error, IndexError):
        return []


def _labels(lines: Iterable[Line], told: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield for each line of the program the number of the paragraph of the file that begins in it, "" for none.

    Both are in one order, and the program leaves out some lines.
    """
    found = ((_letters(line), "" if at else label) for text, label in told for at, line in enumerate(text.split("\n")))
    own = (one for one in found if one[0])
    ahead: deque[tuple[str, str]] = deque()
    for line in lines:
        ahead += islice(own, _AHEAD - len(ahead))
        letters = _letters(line.text)
        at = next((at for at, (said, _) in enumerate(ahead) if said == letters), None)
        passed = [ahead.popleft() for _ in range(at + 1)] if at is not None else []
        yield passed[-1][1] if passed else ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _numbered(items: Iterable[Block | Table], labels: Iterator[str]) -> Iterator[Block | Table]:
    """Yield blocks and tables with the numbers of their lines before these."""

    def numbered(lines: Iterable[Line]) -> tuple[Line, ...]:
        return tuple(
            Line((*line_of([Run(label)]).words, *line.words)) for line, label in zip(lines, labels, strict=False)
        )

    for item in items:
        if isinstance(item, Block):
            yield replace(item, lines=numbered(item.lines))
        else:
            yield replace(item, cells=tuple(replace(cell, lines=numbered(cell.lines)) for cell in item.cells))


def _items(xml: bytes) -> Iterator[Block | Table]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    root = etree.fromstring(xml, parser)
    if root is not None:
        yield from _inside(root)


def _inside(element: Any) -> Iterator[Block | Table]:
    for child in element:
        if child.tag == "informaltable":
            yield from table_or_blocks(tuple(_cells(child)))
        elif child.tag in {"para", "title"}:
            lines = _lines(child)
            if lines:
                yield Block(lines, heading=child.tag == "title")
            # The program puts each table in a paragraph of its own.
            for table in child.iterchildren("informaltable"):
                yield from table_or_blocks(tuple(_cells(table)))
        elif isinstance(child.tag, str) and not child.tag.endswith("info"):
            yield from _inside(child)


def _cells(table: Any) -> Iterator[Cell]:
    for row, found in enumerate(table.iter("row")):
        for column, entry in enumerate(found.iter("entry")):
            paragraphs = list(entry.iter("para")) or [entry]
            yield Cell(row, column, tuple(line for paragraph in paragraphs for line in _lines(paragraph)))


def _lines(paragraph: Any) -> tuple[Line, ...]:
    """Return the lines of a paragraph; those of lists in it come from its own paragraphs."""
    lines: list[list[Run]] = [[]]
    for run in _runs(paragraph, bold=False):
        first, *others = _ENDS.split(run.text)
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=other)] for other in others]
    return tuple(line for line in map(line_of, lines) if line.words)


def _runs(element: Any, *, bold: bool) -> Iterator[Run]:
    if element.text:
        yield Run(element.text, bold)
    for child in element:
        if isinstance(child.tag, str) and child.tag != "informaltable":
            yield from _runs(child, bold=bold or child.get("role") == "bold")
        if child.tail:
            yield Run(child.tail, bold)
