"""A file as it was read, for a person to look at: as text in reading order, or as pages with marks on them."""

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from parsers.document import Block, Document, Headers, Page, Part, Problem, Table
from parsers.errors import UnreadablePartError
from parsers.limits import Limits
from parsers.sniff import is_message
from parsers.steps import Leaf, Run, Zoned, attached, divided, drawn, split, walk


class Zones(Struct, frozen=True):
    """The zones of the part with this number, in reading order; none where they could not be told."""

    part: str
    zones: tuple[Zoned, ...]


class Reading(Struct, frozen=True):
    """What a file holds. `headers` is None where it is no message. The parts stand in its order, zones beside them."""

    headers: Headers | None
    parts: tuple[Part, ...]
    zones: tuple[Zones, ...] = ()

    @property
    def problems(self) -> tuple[tuple[Part, Problem], ...]:
        """What could not be read, each with the part that it is in."""
        return tuple((part, problem) for part in self.parts for problem in _problems(part))

    @property
    def empty(self) -> bool:
        """Whether not a word was read."""
        return not any(part.document is not None and part.document.text.strip() for part in self.parts)


def read(content: bytes, filename: str, *, limits: Limits, run: Run) -> tuple[Reading, tuple[Leaf, ...]]:
    """Return what a message, or a file that could be attached to one, holds, and the bytes of each part."""
    if is_message(content, filename):
        headers, leaves = _opened(content, limits, run)
    else:
        headers, leaves = None, (attached(content, filename),)
    walked = tuple(walk(leaves, limits=limits, run=run))
    parts = tuple(part for _, part in walked)
    zones = tuple(Zones(part.number, _zones(part, limits, run)) for part in parts)
    return Reading(headers, parts, zones), tuple(leaf for leaf, _ in walked)


def _opened(content: bytes, limits: Limits, run: Run) -> tuple[Headers | None, tuple[Leaf, ...]]:
    """Return the headers and parts of a message; of one that cannot be taken apart a part that says why."""
    try:
        opened = split(content, limits=limits, run=run)
    except UnreadablePartError as error:
        return None, (Leaf("1", "message/rfc822", "attachment", b"", problems=(Problem(error.reason, error.detail),)),)
    return opened.headers, opened.leaves


def _zones(part: Part, limits: Limits, run: Run) -> tuple[Zoned, ...]:
    """Return the zones of a part; a part whose zones cannot be told is still read."""
    if part.document is None or not part.document.pages:
        return ()
    try:
        return divided(part, limits=limits, run=run)
    except UnreadablePartError:
        return ()


def text(reading: Reading) -> str:
    """Return everything that was read, in reading order, under a heading for each part and page."""
    return "\n".join((*_head(reading.headers), *(line for part in reading.parts for line in _part(part)))) + "\n"


def draw(reading: Reading, leaves: tuple[Leaf, ...], folder: Path, *, limits: Limits, run: Run) -> Iterator[str]:
    """Write each page that can be shown into `folder` as PNG; yield a line on every one, also on those that can't."""
    folder.mkdir(parents=True, exist_ok=True)
    for leaf, part, divided_up in zip(leaves, reading.parts, reading.zones, strict=True):
        if part.document is None or not part.document.pages:
            continue
        try:
            drawings = drawn(leaf, part.document, divided_up.zones, limits=limits, run=run).drawings
        except UnreadablePartError as error:
            yield f"skipped {_name(part)}: {error.detail}"
            continue
        for drawing in drawings:
            path = folder / f"{_stem(part)}-page-{drawing.page}.png"
            path.write_bytes(drawing.png)
            yield f"{path}"
        shown = {drawing.page for drawing in drawings}
        skipped = [str(page.number) for page in part.document.pages if page.number not in shown]
        if skipped:
            yield f"skipped {_name(part)}, page {', '.join(skipped)}: its kind of file says nothing about places"


def _head(headers: Headers | None) -> Iterator[str]:
    if headers is None:
        return
    sender = f"{headers.sender.name} <{headers.sender.address}>".strip() if headers.sender else ""
    yield from (f"From:    {sender}", f"Subject: {headers.subject}", f"Date:    {headers.date or ''}".rstrip(), "")


def _part(part: Part) -> Iterator[str]:
    kind = part.document.format if part.document is not None else part.media_type
    yield f"=== {_name(part)} ({kind}, {part.role}) ==="
    if part.headers is not None:
        yield from _head(part.headers)
    yield from (f"[{problem.reason}] {problem.detail}" for problem in _problems(part))
    if part.document is not None:
        yield from _document(part.document)
    yield ""


def _document(document: Document) -> Iterator[str]:
    for page in document.pages:
        if len(document.pages) > 1 or page.scanned:
            yield f"--- page {page.number}{', scanned' if page.scanned else ''} ---"
        yield from _page(page)


def _page(page: Page) -> Iterator[str]:
    for index, item in enumerate(page.items):
        if index:
            yield ""
        if isinstance(item, Block):
            yield from ("> " * item.quoted + line.typed for line in item.lines)
        else:
            yield from ("> " * item.quoted + row for row in _rows(item))


def _rows(table: Table) -> Iterator[str]:
    for row in range(table.rows):
        starting = {cell.column: cell.text for cell in table.cells if cell.row == row}
        yield " | ".join(starting.get(column, "").replace("\n", " / ") for column in range(table.columns))


def _problems(part: Part) -> tuple[Problem, ...]:
    return part.problems + (part.document.problems if part.document is not None else ())


def _name(part: Part) -> str:
    return f"part {part.number}" + (f", {part.filename}" if part.filename else "")


def _stem(part: Part) -> str:
    """Return a name for files that no sender can lead out of their folder."""
    return re.sub(r"[^\w.-]+", "_", f"part-{part.number}").strip("._")[:120]
