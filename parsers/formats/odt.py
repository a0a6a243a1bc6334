"""OpenDocument text: paragraphs, lists with their numbers, tables; tracked deletions are not in the text."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from parsers.document import Block, Cell, Document, Line, Table
from parsers.formats.embedded import with_pictures
from parsers.formats.package import drawn, is_deleted, opened, points, xml_of
from parsers.formats.typed import Run, line_of, numeral, page_of, table_or_blocks
from parsers.limits import Limits
from parsers.steps import Leaf

KINDS = frozenset({"odt"})
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}
_UNSEEN = {f"{_TEXT}tracked-changes", f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TEXT}hidden-text",
           f"{_TEXT}sequence-decls", f"{_OFFICE}forms"}  # fmt: skip
_KINDS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
# In points: paragraphs nearer than this look like lines of one.
_TIGHT = 4.0


class _Look(Struct, frozen=True):
    """What of a style matters here."""

    bold: bool = False
    struck: bool = False
    hidden: bool = False
    before: float = 0.0
    after: float = 0.0


def read(leaf: Leaf, limits: Limits) -> Document:
    """Return a document: the header of its first page before it, notes and footer behind it, pictures for OCR."""
    name = leaf.filename or f"part {leaf.number}"
    with opened(leaf, limits) as archive:
        content, styles = xml_of(archive, "content.xml"), xml_of(archive, "styles.xml")
        if content is None:
            raise ValueError("no content")
        walk = _Walk([root for root in (styles, content) if root is not None])
        body = content.find(f".//{_OFFICE}text")
        master = styles.find(f".//{_STYLE}master-page") if styles is not None else None
        items = [*walk.part(master, "header"), *(() if body is None else (*walk.items(body), *_notes(body, walk)))]
        footer = [replace(item, running=True) for item in walk.part(master, "footer") if isinstance(item, Block)]
        document = Document("odt", (page_of([*items, *footer]),))
        shown = (picture for root in (master, body) if root is not None for picture in drawn(archive, root))
        return with_pictures(document, shown, name, limits)


def _notes(body: Any, walk: "_Walk") -> Iterator[Block | Table]:
    """Yield the footnotes and endnotes of a body in their order."""
    for note in body.iter(f"{_TEXT}note-body"):
        if not is_deleted(note):
            yield from walk.items(note)


class _Walk:
    """One walk through a document."""

    def __init__(self, roots: list[Any]) -> None:
        self._looks: dict[str, _Look] = {}
        self._lists: dict[str, Any] = {}
        for root in roots:
            for style in root.iter(f"{_STYLE}style"):
                self._looks[style.get(f"{_STYLE}name", "")] = _look(style, self._looks)
            for style in root.iter(f"{_TEXT}list-style"):
                self._lists[style.get(f"{_STYLE}name", "")] = style

    def part(self, master: Any, name: str) -> list[Block | Table]:
        """Return the header or footer of a master page."""
        found = master.find(f"{_STYLE}{name}") if master is not None else None
        return self.items(found) if found is not None else []

    def items(self, container: Any) -> list[Block | Table]:
        """Return the blocks and tables of a body, a section or a cell."""
        items: list[Block | Table] = []
        held: list[Line] = []
        above = _Look()
        for element, label in self._flow(container, "", 0):
            if element.tag == f"{_TABLE}table":
                items += [Block(tuple(held))] if held else []
                items += self._table(element)
                held = []
                continue
            look = self._looks.get(element.get(f"{_TEXT}style-name", ""), _Look())
            lines = self._lines(element, label)
            if held and (not lines or above.after + look.before > _TIGHT):
                items.append(Block(tuple(held)))
                held = []
            held += lines
            above = look
            for box in element.iter(f"{_DRAW}text-box"):
                items += self.items(box)
        return [*items, Block(tuple(held))] if held else items

    def _flow(self, container: Any, list_style: str, depth: int) -> Iterator[tuple[Any, str]]:
        """Yield paragraphs and tables; the first paragraph of a list item with its number."""
        for element in container.iterchildren():
            if element.tag in _PARAGRAPHS or element.tag == f"{_TABLE}table":
                yield element, ""
            elif element.tag == f"{_TEXT}list":
                yield from self._list(element, element.get(f"{_TEXT}style-name", list_style), depth + 1)
            elif element.tag not in _UNSEEN and isinstance(element.tag, str) and element.tag.startswith(_TEXT):
                yield from self._flow(element, list_style, depth)

    def _list(self, element: Any, style: str, depth: int) -> Iterator[tuple[Any, str]]:
        number = self._start(style, depth)
        for item in element.iterchildren(f"{_TEXT}list-item", f"{_TEXT}list-header"):
            numbered = item.tag == f"{_TEXT}list-item"
            given = item.get(f"{_TEXT}start-value", "")
            number = int(given) if given.isdecimal() else number
            label = self._label(style, depth, number) if numbered else ""
            for paragraph, own in self._flow(item, style, depth):
                yield paragraph, own or label
                label = ""
            number += numbered

    def _level(self, style: str, depth: int) -> Any:
        levels = self._lists.get(style)
        found = [] if levels is None else [e for e in levels if e.get(f"{_TEXT}level") == str(depth)]
        return found[0] if found else None

    def _start(self, style: str, depth: int) -> int:
        level = self._level(style, depth)
        start = level.get(f"{_TEXT}start-value", "1") if level is not None else "1"
        return int(start) if start.isdecimal() else 1

    def _label(self, style: str, depth: int, number: int) -> str:
        level = self._level(style, depth)
        if level is None or level.tag != f"{_TEXT}list-level-style-number":
            return "•"
        kind = level.get(f"{_STYLE}num-format", "")
        if not kind:
            return ""
        before, after = level.get(f"{_STYLE}num-prefix", ""), level.get(f"{_STYLE}num-suffix", "")
        return f"{before}{numeral(number, _KINDS.get(kind, 'decimal'))}{after}".strip()

    def _lines(self, paragraph: Any, label: str) -> list[Line]:
        lines: list[list[Run]] = [[Run(f"{label} ")] if label else []]
        for run in self._runs(paragraph, self._looks.get(paragraph.get(f"{_TEXT}style-name", ""), _Look())):
            if run.text == "\n":
                lines.append([])
            else:
                lines[-1].append(run)
        return [line for line in (line_of(runs) for runs in lines) if line.words]

    def _runs(self, element: Any, look: _Look) -> Iterator[Run]:
        if look.hidden:
            return
        yield from _run(element.text, look)
        for inner in element.iterchildren():
            if inner.tag == f"{_TEXT}line-break":
                yield Run("\n")
            elif inner.tag == f"{_TEXT}tab":
                yield Run("\t")
            elif inner.tag == f"{_TEXT}s":
                count = inner.get(f"{_TEXT}c", "1")
                yield Run(" " * min(int(count) if count.isdecimal() else 1, 200))
            elif inner.tag not in _UNSEEN and inner.tag != f"{_DRAW}frame" and isinstance(inner.tag, str):
                own = self._looks.get(inner.get(f"{_TEXT}style-name", ""), _Look())
                yield from self._runs(
                    inner, _Look(look.bold or own.bold, look.struck or own.struck, look.hidden or own.hidden)
                )
            yield from _run(inner.tail, look)

    def _table(self, table: Any) -> tuple[Block | Table, ...]:
        cells: list[Cell] = []
        rows = [row for row in table.iter(f"{_TABLE}table-row") if next(row.iterancestors(f"{_TABLE}table")) is table]
        for index, row in enumerate(rows[:2000]):
            column = 0
            for element in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                if element.tag == f"{_TABLE}table-cell":
                    down = _count(element, "number-rows-spanned")
                    across = _count(element, "number-columns-spanned")
                    lines = tuple(_lines_of(self.items(element)))
                    cells.append(Cell(index, column, lines, min(down, len(rows) - index), min(across, 60)))
                column += min(_count(element, "number-columns-repeated"), 60)
        return table_or_blocks(cells)


def _count(element: Any, name: str) -> int:
    value = element.get(f"{_TABLE}{name}", "1")
    return max(int(value), 1) if value.isdecimal() else 1


def _run(text: str | None, look: _Look) -> Iterator[Run]:
    if text:
        yield Run(" ".join(text.split("\n")), look.bold, look.struck)


def _lines_of(items: list[Block | Table]) -> Iterator[Line]:
    for item in items:
        if isinstance(item, Block):
            yield from item.lines
        else:
            for cell in item.cells:
                yield from cell.lines


def _look(style: Any, known: dict[str, _Look]) -> _Look:
    base = known.get(style.get(f"{_STYLE}parent-style-name", ""), _Look())
    text, paragraph = style.find(f"{_STYLE}text-properties"), style.find(f"{_STYLE}paragraph-properties")
    weight = text.get(f"{_FO}font-weight") if text is not None else None
    line = text.get(f"{_STYLE}text-line-through-style") if text is not None else None
    hidden = text.get(f"{_TEXT}display") if text is not None else None
    return _Look(
        bold=base.bold if weight is None else weight == "bold",
        struck=base.struck if line is None else line != "none",
        hidden=base.hidden if hidden is None else hidden == "none",
        before=_points(paragraph, "margin-top", base.before),
        after=_points(paragraph, "margin-bottom", base.after),
    )


def _points(properties: Any, name: str, otherwise: float) -> float:
    length = points(properties.get(f"{_FO}{name}", "")) if properties is not None else None
    return otherwise if length is None else length
