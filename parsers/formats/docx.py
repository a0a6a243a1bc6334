"""Word documents, by a walk of our own over the paragraphs: headers, notes, text boxes, content controls, nested
tables, pictures and tracked insertions are read, tracked deletions and hidden text are not.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from msgspec.structs import replace

from parsers.document import Block, Cell, Document, Line, Problem, Table
from parsers.formats.docx_runs import runs
from parsers.formats.docx_seen import DGM, A, Sight, V, W, switch, value
from parsers.formats.docx_stories import Section, Story, diagram, drawn_lines, files, notes, pictures, sections
from parsers.formats.docx_styles import LEVELS, Level, Style, distance, levels, own_style, styles, usual
from parsers.formats.embedded import remarked, with_pictures
from parsers.formats.package import opened, transitional
from parsers.formats.typed import (
    Items,
    Run,
    indented,
    line_of,
    lines_of,
    numeral,
    page_of,
    plain_lines,
    printed,
    table_or_blocks,
)
from parsers.limits import Limits
from parsers.steps import Leaf

KINDS = frozenset({"docx"})
# In twentieths of a point: paragraphs nearer than this look like lines of one.
_TIGHT = 80
_MOST_ROWS = 2000
_WRAPPERS = {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"}
_DELETED_MARK = f"{W}pPr/{W}rPr/{W}del"
# Texts that stand in a drawing: of Word, of other programs, as a picture of their letters, in a diagram.
_BOXES = {f"{W}txbxContent", f"{A}txBody", f"{V}textpath", f"{DGM}relIds"}
_BULLET = "•"
# How the names of watermarks begin in Word, and in the style of a shape that it stands across the page.
_WATERMARK = "PowerPlusWaterMark"
# Other types of the part that holds the text.
_ALIKE = (
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
_ASLANT = re.compile(r"(?:^|;)\s*rotation\s*:\s*-?0*[1-9]")


def read(leaf: Leaf, limits: Limits) -> Document:
    """Return the text, headers before the body, notes and footers behind it, and the pictures that OCR is to read.

    Where it holds a file within its text, or comments, a problem says that they were not read.
    """
    name = leaf.filename or f"part {leaf.number}"
    with opened(leaf, limits) as archive:
        content = transitional(archive, leaf.content)
    source = _document(content)
    named = styles(source)
    sight = Sight(
        {style for style, look in named.items() if look.hidden},
        {style for style, look in named.items() if look.capitals},
        usual(source),
    )
    walk = _Walk(named, levels(source), sight)
    body = Story(source.element.body, source.part)
    parts = sections(source)
    noted = [note for kind in ("footnote", "endnote") for note in notes(body, kind, sight)]
    above, between, below = _running(parts, walk)
    items = [*above, *walk.story(body, between), *(item for note in noted for item in walk.story(note)), *below]
    headers, footers = (story for part in parts for story in part.headers), (s for part in parts for s in part.footers)
    stories = tuple(dict.fromkeys((*headers, body, *noted, *footers)))
    document = Document("docx", (page_of(items),), problems=_unread(name, stories, sight))
    shown = (picture for story in stories for picture in pictures(story, sight))
    return with_pictures(document, shown, name, limits)


def _document(content: bytes) -> Any:
    """Return a Word document, also a template or one with macros, which the library takes for none."""
    from docx.opc.part import PartFactory
    from docx.package import Package
    from docx.parts.document import DocumentPart

    PartFactory.part_type_for |= dict.fromkeys(_ALIKE, DocumentPart)
    return Package.open(io.BytesIO(content)).main_document_part.document


def _unread(name: str, stories: tuple[Story, ...], sight: Sight) -> tuple[Problem, ...]:
    """Return what is to be said of files within the stories and of comments on them."""
    held = any(True for story in stories for _ in files(story, sight))
    remarks = (note.root for story in stories for note in notes(story, "comment", sight))
    has_remarks = any((text.text or "").strip() for root in remarks for text in root.iter(f"{W}t"))
    file = Problem("unreadable_part", f"{name} holds another file within its text that was not read: look at it.")
    return (*((file,) if held else ()), *((remarked(name),) if has_remarks else ()))


def _running(sections: Sequence[Section], walk: "_Walk") -> tuple[Items, dict[Any, Items], Items]:
    """Return what is printed above the first section, at the end of each that another follows, and below the last."""
    stories = dict.fromkeys(story for one in sections for story in (*one.headers, *one.footers))
    read = {story: walk.story(story) for story in stories}
    headers = [[read[story] for story in one.headers] for one in sections]
    edges = printed(headers, [[read[story] for story in one.footers] for one in sections])
    turns = zip(sections, edges, edges[1:], strict=False)
    between = {section.end: [*below, *above] for section, (_, below), (above, _) in turns if below or above}
    return (edges[0][0], between, edges[-1][1]) if edges else ([], {}, [])


class _Walk:
    """One walk through a document; counts its lists."""

    def __init__(self, named: dict[str, Style], levels: dict[tuple[str, int], Level], sight: Sight) -> None:
        self._styles = named
        self._levels = levels
        self._sight = sight
        self._counts: dict[tuple[str, int], int] = {}
        self._begun: set[str] = set()
        self._story: Story | None = None
        self._between: Mapping[Any, Items] = {}

    def story(self, story: Story, between: Mapping[Any, Items] | None = None) -> list[Block | Table]:
        """Return the blocks and tables of a story, with what stands between its sections, by the ends of these."""
        self._story, self._between = story, between or {}
        return self.items(story.root)

    def items(self, container: Any) -> list[Block | Table]:
        """Return the blocks and tables of a body, a header or a cell."""
        items: list[Block | Table] = []
        held: list[Line] = []
        above = Style()
        for joined in self._joined(container):
            element = joined[-1]
            if element.tag == f"{W}tbl":
                items += [Block(tuple(held), heading=above.heading)] if held else []
                items += self._table(element)
                held = []
                continue
            style = self._style(element)
            lines = self._lines(joined, style)
            boxes = [box for paragraph in joined for box in self._boxes(paragraph)]
            if held and (not lines or boxes or distance(above, style) > _TIGHT or style.heading != above.heading):
                items.append(Block(tuple(held), heading=above.heading))
                held = []
            held += lines
            above = style
            for box in boxes:
                items += self._in_box(box)
            for between in self._ended(joined):
                items += [Block(tuple(held), heading=above.heading), *between] if held else between
                held = []
        items += [Block(tuple(held), heading=above.heading)] if held else []
        return items

    def _ended(self, paragraphs: Sequence[Any]) -> Iterator[Items]:
        """Yield what stands behind a section that paragraphs end."""
        ends = (paragraph.find(f"{W}pPr/{W}sectPr") for paragraph in paragraphs) if self._between else ()
        yield from (self._between[end] for end in ends if end in self._between)

    def _joined(self, container: Any) -> Iterator[list[Any]]:
        """Yield each table, and each paragraph behind those that it goes on from, the marks at whose ends are deleted.

        As Word has it, they stand in the paragraph whose mark is left (ECMA-376, part 1, 17.13.5.15).
        """
        held: list[Any] = []
        for element in self._flow(container):
            if held and element.tag != f"{W}p":
                yield held
                held = []
            held.append(element)
            if element.tag != f"{W}p" or element.find(_DELETED_MARK) is None:
                yield held
                held = []
        if held:
            yield held

    def _flow(self, container: Any) -> Iterator[Any]:
        """Yield the paragraphs and tables of a container, those in content controls and insertions too."""
        for element in self._sight.children(container):
            if element.tag in {f"{W}p", f"{W}tbl"}:
                yield element
            elif element.tag in _WRAPPERS:
                yield from self._flow(element)

    def _boxes(self, element: Any) -> Iterator[Any]:
        """Yield the text boxes that stand in an element, but not those within them."""
        if next(element.iter(*_BOXES), None) is None:
            return
        for inner in self._sight.children(element):
            if inner.tag in _BOXES:
                yield inner
            else:
                yield from self._boxes(inner)

    def _in_box(self, box: Any) -> list[Block | Table]:
        if box.tag == f"{W}txbxContent":
            return self.items(box)
        if box.tag == f"{V}textpath":
            lines = () if _is_watermark(box.getparent()) else plain_lines(box.get("string", ""))
        elif box.tag == f"{A}txBody":
            lines = drawn_lines(box)
        else:
            lines = diagram(self._story, box) if self._story is not None else ()
        return [Block(lines)] if lines else []

    def _style(self, paragraph: Any) -> Style:
        properties = paragraph.find(f"{W}pPr")
        own = own_style(properties)
        name = value(properties, "w:pStyle") or self._sight.usual
        named = self._styles.get(name, Style())
        return Style(
            before=named.before if own.before is None else own.before,
            after=named.after if own.after is None else own.after,
            list_id=own.list_id or named.list_id,
            list_level=own.list_level or named.list_level,
            heading=named.heading,
            contextual=own.contextual or named.contextual,
            name=name,
        )

    def _lines(self, paragraphs: Sequence[Any], style: Style) -> list[Line]:
        lines: list[list[Run]] = [[]]
        for run in (run for paragraph in paragraphs for run in runs(paragraph, self._sight)):
            if run.text == "\n":
                lines.append([])
            else:
                lines[-1].append(run)
        found = [line for line in (line_of(line) for line in lines) if line.words]
        hidden = not found and switch(paragraphs[-1], "w:pPr/w:rPr/w:vanish")
        label = "" if hidden else indented(self._label(style), style.list_level)
        if not found and label.strip() == _BULLET:
            return []
        if label:
            first = line_of([Run(f"{label} "), *lines[0]]) if line_of(lines[0]).words else line_of([Run(label)])
            found = [first, *found[1:]] if line_of(lines[0]).words else [first, *found]
        return found

    def _label(self, style: Style) -> str:
        """Return the number or bullet that the word processor puts before a paragraph."""
        level = self._levels.get((style.list_id or "", style.list_level))
        if level is None or style.list_id == "0" or level.kind == "none":
            return ""
        if level.kind == "bullet":
            return _BULLET
        self._begin_list(style.list_id or "")
        here = (level.counted, style.list_level)
        self._counts[here] = self._counts.get(here, level.start - 1) + 1
        for deeper in range(style.list_level + 1, LEVELS):
            self._counts.pop((level.counted, deeper), None)
        label = level.text
        for depth in range(style.list_level + 1):
            outer = self._levels.get((style.list_id or "", depth), level)
            count = self._counts.get((level.counted, depth), outer.start)
            label = label.replace(f"%{depth + 1}", numeral(count, outer.kind))
        return label.strip()

    def _begin_list(self, number: str) -> None:
        """Count a list anew where it says so at its first use; else it goes on where others of its kind are."""
        if number in self._begun:
            return
        self._begun.add(number)
        for depth in range(LEVELS):
            level = self._levels.get((number, depth))
            if level is not None and level.anew is not None:
                self._counts[level.counted, depth] = level.anew - 1

    def _table(self, table: Any) -> tuple[Block | Table, ...]:
        cells: dict[tuple[int, int], Cell] = {}
        for index, row in enumerate(islice(self._children(table, f"{W}tr"), _MOST_ROWS)):
            before = value(row, "w:trPr/w:gridBefore") or "0"
            column = int(before) if before.isdecimal() else 0
            for element in self._children(row, f"{W}tc"):
                properties = element.find(f"{W}tcPr")
                span = value(properties, "w:gridSpan") or "1"
                width = min(int(span), 60) if span.isdecimal() and int(span) else 1
                merge = properties.find(f"{W}vMerge") if properties is not None else None
                above = _above(cells, index, column) if merge is not None else None
                if above is not None and merge is not None and merge.get(f"{W}val", "continue") == "continue":
                    cells[above.row, above.column] = replace(above, rows=index - above.row + 1)
                else:
                    lines = tuple(lines_of(self.items(element)))
                    cells[index, column] = Cell(index, column, lines, columns=width)
                column += width
        return table_or_blocks([cells[place] for place in sorted(cells)])

    def _children(self, container: Any, tag: str) -> Iterator[Any]:
        for element in self._sight.children(container):
            if element.tag == tag:
                yield element
            elif element.tag in _WRAPPERS:
                yield from self._children(element, tag)


def _is_watermark(shape: Any) -> bool:
    named = shape.get("id", "").startswith(_WATERMARK)
    return named or _ASLANT.search(shape.get("style", "")) is not None


def _above(cells: dict[tuple[int, int], Cell], row: int, column: int) -> Cell | None:
    """Return the cell of a column that reaches down to the row before."""
    return next((c for c in reversed(cells.values()) if c.column == column and c.row + c.rows == row), None)
