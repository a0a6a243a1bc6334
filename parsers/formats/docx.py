"""Word documents, by a walk of our own over the paragraphs: headers, text boxes, content controls, nested
tables and tracked insertions are read, tracked deletions and hidden text are not.
"""

import io
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from parsers.document import Block, Cell, Document, Line, Picture, Table
from parsers.formats.package import opened
from parsers.formats.pictures import pictures_of
from parsers.formats.typed import Run, line_of, numeral, page_of, table_or_blocks
from parsers.limits import Limits
from parsers.steps import Leaf

KINDS = frozenset({"docx"})
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What a reader does not see: deleted or moved away, field codes, comments, the older copy of a drawing.
_UNSEEN = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}commentReference", f"{_MC}Fallback"}
_SYMBOLS = {"F0FE": "☒", "F0FD": "☒", "F078": "☒", "F053": "☒", "F052": "☑", "F0A8": "☐", "F06F": "☐", "F0A3": "☐",
            "F0B7": "•", "F0A7": "▪", "F0FC": "✓", "F0E0": "→", "F02A": "✉", "F028": "☎"}  # fmt: skip
# In twentieths of a point: paragraphs nearer than this look like lines of one.
_TIGHT = 80
_SHORT = 200


def read(leaf: Leaf, limits: Limits) -> Document:
    """Return the text of a document; one that only holds a scan gives the scan as a picture."""
    import docx

    opened(leaf, limits).close()
    source = docx.Document(io.BytesIO(leaf.content))
    walk = _Walk(_styles(source), _levels(source))
    items = [*_header(source, walk), *walk.items(source.element.body), *_footer(source, walk)]
    document = Document("docx", (page_of(items),))
    pictures = _pictures(source, limits) if len(document.text) < _SHORT else ()
    return replace(document, pictures=pictures)


def _header(source: Any, walk: "_Walk") -> Iterator[Block | Table]:
    """Yield the header of the first page, which is where a letterhead stands."""
    section = source.sections[0] if source.sections else None
    if section is not None:
        first = section.first_page_header if section.different_first_page_header_footer else section.header
        yield from walk.items(first._element)


def _footer(source: Any, walk: "_Walk") -> Iterator[Block | Table]:
    section = source.sections[0] if source.sections else None
    if section is not None:
        first = section.first_page_footer if section.different_first_page_header_footer else section.footer
        for item in walk.items(first._element):
            yield replace(item, running=True) if isinstance(item, Block) else item


def _pictures(source: Any, limits: Limits) -> tuple[Picture, ...]:
    blobs = [part.blob for part in source.part.package.iter_parts() if part.content_type.startswith("image/")]
    found: list[Picture] = []
    for blob in blobs[: limits.pages]:
        found += pictures_of(blob, limits, first=2 + len(found))
    return tuple(found)


class _Style(Struct, frozen=True):
    """What a paragraph style hands down; None where it leaves it open."""

    before: int | None = None
    after: int | None = None
    list_id: str | None = None
    list_level: int = 0
    heading: bool = False
    contextual: bool = False
    name: str = ""


class _Level(Struct, frozen=True):
    """One level of a list: how its numbers are written and where they start."""

    kind: str
    text: str
    start: int


def _value(element: Any, path: str, name: str = "val") -> str | None:
    found = element.find(path.replace("w:", _W)) if element is not None else None
    return found.get(f"{_W}{name}") if found is not None else None


def _on(element: Any, path: str) -> bool:
    """Tell a switch: present, and not switched off."""
    found = element.find(path.replace("w:", _W)) if element is not None else None
    return found is not None and found.get(f"{_W}val", "1") not in {"0", "false", "none", "off"}


def _styles(source: Any) -> dict[str, _Style]:
    raw = {style.get(f"{_W}styleId"): style for style in source.styles.element.iter(f"{_W}style")}
    return {name: _inherited(name, raw) for name in raw}


def _inherited(name: str | None, raw: dict[str, Any]) -> _Style:
    result = _Style()
    for _ in range(12):
        style = raw.get(name or "")
        if style is None:
            break
        own = _own(style.find(f"{_W}pPr"))
        title = (_value(style, "w:name") or "").lower()
        result = _Style(
            before=own.before if result.before is None else result.before,
            after=own.after if result.after is None else result.after,
            list_id=result.list_id or own.list_id,
            list_level=result.list_level or own.list_level,
            contextual=result.contextual or own.contextual,
            heading=result.heading or title.startswith(("heading", "title")),
        )
        name = _value(style, "w:basedOn")
    return result


def _own(properties: Any) -> _Style:
    level = _value(properties, "w:numPr/w:ilvl")
    return _Style(
        before=_twips(_value(properties, "w:spacing", "before")),
        after=_twips(_value(properties, "w:spacing", "after")),
        contextual=_on(properties, "w:contextualSpacing"),
        list_id=_value(properties, "w:numPr/w:numId"),
        list_level=int(level) if level and level.isdecimal() else 0,
    )


def _twips(value: str | None) -> int | None:
    return int(value) if value and value.isdecimal() else None


def _levels(source: Any) -> dict[tuple[str, int], _Level]:
    """Return the levels of each list of the document, by list number and depth."""
    try:
        root = source.part.numbering_part.element
    except (KeyError, NotImplementedError, AttributeError):
        return {}
    abstract = {item.get(f"{_W}abstractNumId"): item for item in root.iter(f"{_W}abstractNum")}
    levels: dict[tuple[str, int], _Level] = {}
    for number in root.iter(f"{_W}num"):
        kind = abstract.get(_value(number, "w:abstractNumId"))
        for level in kind.iter(f"{_W}lvl") if kind is not None else ():
            depth = level.get(f"{_W}ilvl", "0")
            start = _value(level, "w:start") or "1"
            levels[number.get(f"{_W}numId"), int(depth)] = _Level(
                _value(level, "w:numFmt") or "decimal", _value(level, "w:lvlText") or "",
                int(start) if start.isdecimal() else 1,
            )  # fmt: skip
    return levels


class _Walk:
    """One walk through a document; counts its lists."""

    def __init__(self, styles: dict[str, _Style], levels: dict[tuple[str, int], _Level]) -> None:
        self._styles = styles
        self._levels = levels
        self._counts: dict[tuple[str, int], int] = {}

    def items(self, container: Any) -> list[Block | Table]:
        """Return the blocks and tables of a body, a header or a cell."""
        items: list[Block | Table] = []
        held: list[Line] = []
        above = _Style()
        for element in _flow(container):
            if element.tag == f"{_W}tbl":
                items += [Block(tuple(held), heading=above.heading)] if held else []
                items += self._table(element)
                held = []
                continue
            style = self._style(element)
            lines = self._lines(element, style)
            boxes = [box for box in element.iter(f"{_W}txbxContent") if not _under_fallback(box)]
            if held and (not lines or boxes or _distance(above, style) > _TIGHT or style.heading != above.heading):
                items.append(Block(tuple(held), heading=above.heading))
                held = []
            held += lines
            above = style
            for box in boxes:
                items += self.items(box)
        items += [Block(tuple(held), heading=above.heading)] if held else []
        return items

    def _style(self, paragraph: Any) -> _Style:
        properties = paragraph.find(f"{_W}pPr")
        own = _own(properties)
        name = _value(properties, "w:pStyle") or "Normal"
        named = self._styles.get(name, _Style())
        return _Style(
            before=named.before if own.before is None else own.before,
            after=named.after if own.after is None else own.after,
            list_id=own.list_id or named.list_id,
            list_level=own.list_level or named.list_level,
            heading=named.heading,
            contextual=own.contextual or named.contextual,
            name=name,
        )

    def _lines(self, paragraph: Any, style: _Style) -> list[Line]:
        lines: list[list[Run]] = [[]]
        for run in _runs(paragraph):
            if run.text == "\n":
                lines.append([])
            else:
                lines[-1].append(run)
        found = [line for line in (line_of(runs) for runs in lines) if line.words]
        label = self._label(style) if found else ""
        if label:
            indented = line_of([Run(f"{label} "), *lines[0]]) if line_of(lines[0]).words else line_of([Run(label)])
            found = [indented, *found[1:]] if line_of(lines[0]).words else [indented, *found]
        return found

    def _label(self, style: _Style) -> str:
        """Return the number or bullet that the word processor puts before a paragraph."""
        level = self._levels.get((style.list_id or "", style.list_level))
        if level is None or style.list_id == "0" or level.kind == "none":
            return ""
        if level.kind == "bullet":
            return "•"
        here = (style.list_id or "", style.list_level)
        self._counts[here] = self._counts.get(here, level.start - 1) + 1
        for deeper in [key for key in self._counts if key[0] == here[0] and key[1] > here[1]]:
            del self._counts[deeper]
        label = level.text
        for depth in range(style.list_level + 1):
            outer = self._levels.get((here[0], depth), level)
            count = self._counts.get((here[0], depth), outer.start)
            label = label.replace(f"%{depth + 1}", numeral(count, outer.kind))
        return label.strip()

    def _table(self, table: Any) -> tuple[Block | Table, ...]:
        cells: dict[tuple[int, int], Cell] = {}
        rows = [row for row in _children(table, f"{_W}tr") if row.find(f"{_W}trPr/{_W}del") is None]
        for index, row in enumerate(rows[:2000]):
            before = _value(row, "w:trPr/w:gridBefore") or "0"
            column = int(before) if before.isdecimal() else 0
            for element in _children(row, f"{_W}tc"):
                properties = element.find(f"{_W}tcPr")
                span = _value(properties, "w:gridSpan") or "1"
                width = min(int(span), 60) if span.isdecimal() and int(span) else 1
                merge = properties.find(f"{_W}vMerge") if properties is not None else None
                above = _above(cells, index, column) if merge is not None else None
                if above is not None and merge is not None and merge.get(f"{_W}val", "continue") == "continue":
                    cells[above.row, above.column] = replace(above, rows=index - above.row + 1)
                else:
                    lines = tuple(_lines_of(self.items(element)))
                    cells[index, column] = Cell(index, column, lines, columns=width)
                column += width
        return table_or_blocks([cells[place] for place in sorted(cells)])


def _distance(above: _Style, below: _Style) -> int:
    """Return the space between two paragraphs; lists drop it between items of one style."""
    same = above.name == below.name
    after = 0 if same and above.contextual else above.after or 0
    return after + (0 if same and below.contextual else below.before or 0)


def _above(cells: dict[tuple[int, int], Cell], row: int, column: int) -> Cell | None:
    """Return the cell of a column that reaches down to the row before."""
    return next((c for c in reversed(cells.values()) if c.column == column and c.row + c.rows == row), None)


def _lines_of(items: list[Block | Table]) -> Iterator[Line]:
    for item in items:
        if isinstance(item, Block):
            yield from item.lines
        else:
            for cell in item.cells:
                yield from cell.lines


def _flow(container: Any) -> Iterator[Any]:
    """Yield the paragraphs and tables of a container, those in content controls and insertions too."""
    for element in container.iterchildren():
        if element.tag in {f"{_W}p", f"{_W}tbl"}:
            yield element
        elif element.tag in {
            f"{_W}sdt",
            f"{_W}sdtContent",
            f"{_W}ins",
            f"{_W}moveTo",
            f"{_W}customXml",
            f"{_W}smartTag",
        }:
            yield from _flow(element)


def _children(container: Any, tag: str) -> Iterator[Any]:
    for element in container.iterchildren():
        if element.tag == tag:
            yield element
        elif element.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"}:
            yield from _children(element, tag)


def _under_fallback(box: Any) -> bool:
    return any(above.tag == f"{_MC}Fallback" for above in box.iterancestors())


def _runs(paragraph: Any) -> Iterator[Run]:
    """Yield what is seen of a paragraph; a line feed by itself is a line break."""
    for element in paragraph.iterchildren():
        if element.tag in _UNSEEN:
            continue
        if element.tag == f"{_W}r":
            yield from _run(element)
        elif element.tag not in {f"{_W}pPr", f"{_W}txbxContent"}:
            yield from _runs(element)


def _run(run: Any) -> Iterator[Run]:
    properties = run.find(f"{_W}rPr")
    if _on(properties, "w:vanish") or _on(properties, "w:webHidden"):
        return
    bold = _on(properties, "w:b")
    struck = _on(properties, "w:strike") or _on(properties, "w:dstrike")
    for element in run.iterchildren():
        text = _characters(element)
        if text:
            yield Run(text, bold, struck)


def _characters(element: Any) -> str:
    tag = element.tag
    if tag == f"{_W}t":
        return (element.text or "").replace("\n", " ")
    if tag in {f"{_W}br", f"{_W}cr"}:
        return "\n"
    if tag == f"{_W}sym":
        return _SYMBOLS.get((element.get(f"{_W}char") or "").upper(), "")
    if tag == f"{_W}fldChar":
        box = element.find(f"{_W}ffData/{_W}checkBox")
        if box is None:
            return ""
        state = "w:checked" if box.find(f"{_W}checked") is not None else "w:default"
        return "☒" if _on(box, state) else "☐"
    return {f"{_W}tab": "\t", f"{_W}ptab": "\t", f"{_W}noBreakHyphen": "-"}.get(tag, "")
