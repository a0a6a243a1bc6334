"""Word documents, by a walk of our own over the paragraphs: headers, notes, text boxes, content controls, nested
tables, pictures and tracked insertions are read, tracked deletions and hidden text are not.
"""

import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from parsers.document import Block, Cell, Document, Line, Table
from parsers.formats.embedded import Embedded, with_pictures
from parsers.formats.package import extent, opened, parsed, points
from parsers.formats.typed import Run, line_of, numeral, page_of, table_or_blocks
from parsers.limits import Limits
from parsers.steps import Leaf

KINDS = frozenset({"docx"})
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What a reader does not see: deleted or moved away, field codes, comments, the older copy of a drawing.
_UNSEEN = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}commentReference", f"{_MC}Fallback"}
_SYMBOLS = {"F0FE": "☒", "F0FD": "☒", "F078": "☒", "F053": "☒", "F052": "☑", "F0A8": "☐", "F06F": "☐", "F0A3": "☐",
            "F0B7": "•", "F0A7": "▪", "F0FC": "✓", "F0E0": "→", "F02A": "✉", "F028": "☎"}  # fmt: skip
# In twentieths of a point: paragraphs nearer than this look like lines of one.
_TIGHT = 80
_MOST_SECTIONS = 200
# Width and height in the style of a VML shape; without a unit they count in the coordinates of a group.
_SIDE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+(?:pt|in|cm|mm|px|pc))")


class _Story(Struct, frozen=True):
    """A text of its own: the body, a header, a note; `part` is the file that it stands in, which names its pictures."""

    root: Any
    part: Any


def read(leaf: Leaf, limits: Limits) -> Document:
    """Return the text, headers before the body, notes and footers behind it, and the pictures that OCR is to read."""
    import docx

    opened(leaf, limits).close()
    source = docx.Document(io.BytesIO(leaf.content))
    body = _Story(source.element.body, source.part)
    headers, footers = _running(source, "header"), _running(source, "footer")
    notes = [*_notes(body, "footnote"), *_notes(body, "endnote")]
    walk = _Walk(_styles(source), _levels(source))
    items = [*_once(headers, walk), *walk.items(body.root)]
    items += [item for note in notes for item in walk.items(note.root)]
    items += [replace(item, running=True) if isinstance(item, Block) else item for item in _once(footers, walk)]
    shown = (picture for story in (*headers, body, *notes, *footers) for picture in _embedded(story))
    return with_pictures(Document("docx", (page_of(items),)), shown, leaf.filename or f"part {leaf.number}", limits)


def _running(source: Any, kind: str) -> list[_Story]:
    """Return the headers or footers that are shown, that of the first page first, as a letterhead stands there."""
    found: dict[str, _Story] = {}
    for section in islice(source.element.body.iter(f"{_W}sectPr"), _MOST_SECTIONS):
        references = section.iterchildren(f"{_W}{kind}Reference")
        given = {own.get(f"{_W}type", "default"): own.get(f"{_R}id", "") for own in references}
        if not _on(section, "w:titlePg"):
            given.pop("first", None)
        if "even" in given and not source.settings.odd_and_even_pages_header_footer:
            del given["even"]
        for number in (given.get(which, "") for which in ("first", "default", "even")):
            part = source.part.related_parts.get(number)
            root = getattr(part, "element", None)
            if root is not None and root.tag in {f"{_W}hdr", f"{_W}ftr"}:
                found.setdefault(number, _Story(root, part))
    return list(found.values())


def _once(stories: list[_Story], walk: "_Walk") -> Iterator[Block | Table]:
    """Yield what stands in headers or footers; what several say alike once."""
    seen: set[tuple[str, ...]] = set()
    for story in stories:
        items = walk.items(story.root)
        text = tuple(line.text for line in _lines_of(items))
        if text not in seen:
            seen.add(text)
            yield from items


def _notes(body: _Story, kind: str) -> Iterator[_Story]:
    """Yield the footnotes or endnotes that the body refers to, in its order."""
    related = (rel for rel in body.part.rels.values() if not rel.is_external and rel.reltype.endswith(f"/{kind}s"))
    part = next((rel.target_part for rel in related), None)
    root = parsed(part.blob) if part is not None else None
    notes = {note.get(f"{_W}id"): note for note in root.iterchildren(f"{_W}{kind}")} if root is not None else {}
    for reference in body.root.iter(f"{_W}{kind}Reference") if notes else ():
        note = notes.get(reference.get(f"{_W}id"))
        if note is not None and not _is_unseen(reference):
            del notes[reference.get(f"{_W}id")]
            yield _Story(note, part)


def _embedded(story: _Story) -> Iterator[Embedded]:
    """Yield the pictures that are seen in a story, as drawings and in the older manner."""
    for element in story.root.iter(f"{_A}blip", f"{_V}imagedata"):
        part = story.part.related_parts.get(element.get(f"{_R}embed") or element.get(f"{_R}id"))
        if part is not None and part.content_type.startswith("image/") and not _is_unseen(element):
            yield Embedded(part.blob, *_size(element))


def _size(picture: Any) -> tuple[float | None, float | None]:
    """Return how large a picture is on the page, by the innermost of what holds it that says so in a unit."""
    for above in picture.iterancestors():
        if above.tag in {f"{_WP}inline", f"{_WP}anchor"}:
            return extent(above.find(f"{_WP}extent"))
        sides = dict(_SIDE.findall(above.get("style", "")))
        if len(sides) == 2:
            return points(sides["width"]), points(sides["height"])
    return None, None


def _is_unseen(element: Any) -> bool:
    return any(
        above.tag in _UNSEEN or _is_hidden(above) or above.find(f"{_W}trPr/{_W}del") is not None
        for above in element.iterancestors()
    )


def _is_hidden(run: Any) -> bool:
    properties = run.find(f"{_W}rPr")
    return _on(properties, "w:vanish") or _on(properties, "w:webHidden")


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
    if _is_hidden(run):
        return
    properties = run.find(f"{_W}rPr")
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
