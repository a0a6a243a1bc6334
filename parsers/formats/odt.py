"""OpenDocument text: paragraphs, lists with their numbers, tables; tracked deletions are not in the text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import Any

from msgspec import Struct

from parsers.document import Block, Cell, Document, Line, Table
from parsers.formats.embedded import remarked, with_pictures
from parsers.formats.package import drawn, has_remarks, is_deleted, opened, points, xml_of
from parsers.formats.typed import Run, indented, line_of, lines_of, numeral, page_of, printed, table_or_blocks
from parsers.limits import Limits
from parsers.steps import Leaf

KINDS = frozenset({"odt"})
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
# What LibreOffice writes before a standard has it: tables in drawn shapes.
_AHEAD = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}
# What stands in a box.
_WRITTEN = (*_PARAGRAPHS, f"{_TEXT}list", f"{_TEXT}section", f"{_TABLE}table")
_UNSEEN = {f"{_TEXT}tracked-changes", f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TEXT}hidden-text",
           f"{_TEXT}sequence-decls", f"{_OFFICE}forms", f"{_TEXT}ruby-text"}  # fmt: skip
# Of a page style, that of its first page before those of right and left pages.
_HEADERS, _FOOTERS = ([f"{_STYLE}{kind}{page}" for page in ("-first", "", "-left")] for kind in ("header", "footer"))
# The page style of a text that begins with no other.
_USUAL = "Standard"
_MOST_MASTERS = 200
_KINDS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
# In points: paragraphs nearer than this look like lines of one.
_TIGHT = 4.0


class _Look(Struct, frozen=True):
    """What of a style matters here."""

    bold: bool = False
    struck: bool = False
    hidden: bool = False
    capitals: bool | None = None
    before: float = 0.0
    after: float = 0.0
    master: str = ""


def read(leaf: Leaf, limits: Limits) -> Document:
    """Return a document: the header of its first page before it, notes and footer behind it, pictures for OCR."""
    name = leaf.filename or f"part {leaf.number}"
    with opened(leaf, limits) as archive:
        content, styles = xml_of(archive, "content.xml"), xml_of(archive, "styles.xml")
        if content is None:
            raise ValueError("no content")
        for element in content.iter(f"{_AHEAD}*"):
            if element.tag.startswith(f"{_AHEAD}table"):
                element.tag = element.tag.replace(_AHEAD, _TABLE)
        walk = _Walk([root for root in (styles, content) if root is not None])
        body = content.find(f".//{_OFFICE}text")
        starts: list[tuple[int, str]] = []
        written = [] if body is None else [*walk.items(body, starts), *_notes(body, walk)]
        items, running = _printed([*_sections(starts, written, _masters(styles))], walk)
        roots = (*running, *(() if body is None else (body,)))
        problems = (remarked(name),) if any(has_remarks(root, walk.is_unseen) for root in roots) else ()
        document = Document("odt", (page_of(items),), problems=problems)
        shown = (picture for root in roots for picture in drawn(archive, root, walk.is_unseen))
        return with_pictures(document, shown, name, limits)


class _Section(Struct, frozen=True):
    """What stands on pages of the same styles, which follow each other."""

    masters: tuple[Any, ...]
    items: list[Block | Table]


def _masters(styles: Any) -> dict[str, Any]:
    """Return the styles of pages by their names."""
    found = styles.iter(f"{_STYLE}master-page") if styles is not None else ()
    return {master.get(f"{_STYLE}name", ""): master for master in islice(found, _MOST_MASTERS)}


def _sections(
    starts: Sequence[tuple[int, str]], items: list[Block | Table], masters: Mapping[str, Any]
) -> Iterator[_Section]:
    """Yield the sections of a text in which other styles of pages begin where `starts` says.

    The style of a page may say which follows it (OpenDocument 1.3, part 3, 16.9 and 19.502).
    """
    for (start, name), (end, _) in pairwise(((0, _USUAL), *starts, (len(items), ""))):
        if start == end and end < len(items):
            continue
        pages: dict[str, Any] = {}
        page = name if name in masters else next(iter(masters), "")
        while page in masters and page not in pages:
            pages[page] = masters[page]
            page = masters[page].get(f"{_STYLE}next-style-name", "")
        yield _Section(tuple(pages.values()), items[start:end])


def _printed(sections: Sequence[_Section], walk: "_Walk") -> tuple[list[Block | Table], Iterable[Any]]:
    """Return the sections with what is printed above and below their pages, and the headers and footers themselves."""
    headers, footers = ([_running(one.masters, tags) for one in sections] for tags in (_HEADERS, _FOOTERS))
    parts = dict.fromkeys(part for parts in (*headers, *footers) for part in parts)
    said = {part: walk.items(part) for part in parts}
    edges = printed(*([[said[part] for part in parts] for parts in kind] for kind in (headers, footers)))
    return [i for one, (above, below) in zip(sections, edges, strict=True) for i in (*above, *one.items, *below)], said


def _running(masters: Iterable[Any], tags: Sequence[str]) -> list[Any]:
    """Return the headers or footers of styles of pages that are not switched off."""
    found = (part for master in masters for tag in tags for part in master.iterchildren(tag))
    return [part for part in found if part.get(f"{_STYLE}display") != "false"]


def _notes(body: Any, walk: "_Walk") -> Iterator[Block | Table]:
    """Yield the footnotes and endnotes of a body in their order."""
    for note in body.iter(f"{_TEXT}note-body"):
        if not walk.is_unseen(note):
            yield from walk.items(note)


class _Walk:
    """One walk through a document."""

    def __init__(self, roots: list[Any]) -> None:
        self._looks: dict[str, _Look] = {}
        self._lists: dict[str, Any] = {}
        # The next numbers of the open list by depth, of lists by their identifiers, and of the last one of each style.
        self._counts: dict[int, int] = {}
        self._begun: dict[str, dict[int, int]] = {}
        self._styled: dict[str, dict[int, int]] = {}
        for root in roots:
            for style in root.iter(f"{_STYLE}style"):
                self._looks[style.get(f"{_STYLE}name", "")] = _look(style, self._looks)
            for style in root.iter(f"{_TEXT}list-style"):
                self._lists[style.get(f"{_STYLE}name", "")] = style

    def is_unseen(self, element: Any) -> bool:
        """Tell whether an element stands in something that was deleted or is hidden."""
        return is_deleted(element) or any(self._is_hidden(above) for above in element.iterancestors())

    def _is_hidden(self, element: Any) -> bool:
        if not element.tag.startswith(_TEXT):
            return False
        if element.get(f"{_TEXT}display") == "none" or element.get(f"{_TEXT}is-hidden") == "true":
            return True
        switches = element.iterfind(f"{_TEXT}hidden-paragraph") if element.tag in _PARAGRAPHS else ()
        look = self._looks.get(element.get(f"{_TEXT}style-name", ""), _Look())
        return look.hidden or any(switch.get(f"{_TEXT}is-hidden") == "true" for switch in switches)

    def items(self, container: Any, starts: list[tuple[int, str]] | None = None) -> list[Block | Table]:
        """Return the blocks and tables of a body, a section or a cell.

        To `starts` goes before how many of them pages of another style begin, and of which.
        """
        items: list[Block | Table] = []
        held: list[Line] = []
        above = _Look()
        for element, label in self._flow(container, "", 0):
            if starts is not None and (master := self._master(element)):
                items += [Block(tuple(held))] if held else []
                held = []
                starts.append((len(items), master))
            if element.tag not in _PARAGRAPHS:
                items += [Block(tuple(held))] if held else []
                items += self._table(element) if element.tag == f"{_TABLE}table" else self.items(element)
                held = []
                continue
            look = self._looks.get(element.get(f"{_TEXT}style-name", ""), _Look())
            lines = self._lines(element, label)
            if held and (not lines or above.after + look.before > _TIGHT):
                items.append(Block(tuple(held)))
                held = []
            held += lines
            above = look
            for box in self._boxes(element):
                items += self.items(box)
        return [*items, Block(tuple(held))] if held else items

    def _master(self, element: Any) -> str:
        """Return the style of the pages that begin with a paragraph or a table, if that is said."""
        kind = _TABLE if element.tag == f"{_TABLE}table" else _TEXT
        return self._looks.get(element.get(f"{kind}style-name", ""), _Look()).master

    def _flow(self, container: Any, list_style: str, depth: int) -> Iterator[tuple[Any, str]]:
        """Yield paragraphs, tables and boxes; the first paragraph of a list item with its number."""
        for element in self._children(container):
            if element.tag in _PARAGRAPHS or element.tag == f"{_TABLE}table":
                yield element, ""
            elif element.tag.startswith(_DRAW):
                yield from ((box, "") for box in ([element] if _is_box(element) else self._boxes(element)))
            elif element.tag == f"{_TEXT}list":
                yield from self._list(element, element.get(f"{_TEXT}style-name", list_style), depth + 1)
            elif element.tag.startswith(_TEXT):
                yield from self._flow(element, list_style, depth)

    def _children(self, element: Any) -> Iterator[Any]:
        """Yield the elements below an element that are seen."""
        return (child for child in element.iterchildren() if self._is_seen(child))

    def _is_seen(self, element: Any) -> bool:
        return isinstance(element.tag, str) and element.tag not in _UNSEEN and not self._is_hidden(element)

    def _boxes(self, element: Any) -> Iterator[Any]:
        """Yield what holds paragraphs of its own in an element: text boxes and shapes, but not those within them."""
        if next(element.iter(f"{_DRAW}*"), None) is None:
            return
        for inner in self._children(element):
            if _is_box(inner):
                yield inner
            else:
                yield from self._boxes(inner)

    def _list(self, element: Any, style: str, depth: int) -> Iterator[tuple[Any, str]]:
        if depth == 1:
            self._begin_list(element, style)
        counts = self._counts
        for item in element.iterchildren(f"{_TEXT}list-item", f"{_TEXT}list-header"):
            given = item.get(f"{_TEXT}start-value", "")
            if given.isdecimal():
                counts[depth] = int(given)
            # An item that only holds a list is none: the program so writes a list that goes on at a lower level.
            first = next(self._children(item), None)
            label = ""
            if item.tag == f"{_TEXT}list-item" and (first is None or first.tag != f"{_TEXT}list"):
                number = counts.setdefault(depth, self._start(style, depth))
                label = indented(self._label(style, depth, number), depth - 1)
                counts[depth] += 1
                for deeper in [level for level in counts if level > depth]:
                    del counts[deeper]
            for paragraph, own in self._flow(item, style, depth):
                yield paragraph, own or label
                label = ""

    def _begin_list(self, element: Any, style: str) -> None:
        """Count on from the list that one continues, by its identifier or its style (19.780, 19.781)."""
        name = element.get(_ID, "")
        counts = self._begun.get(element.get(f"{_TEXT}continue-list", ""))
        if counts is None and element.get(f"{_TEXT}continue-numbering") == "true":
            counts = self._styled.get(style)
        self._counts = self._styled[style] = {} if counts is None else counts
        if name:
            self._begun[name] = self._counts

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
            elif self._is_seen(inner) and not inner.tag.startswith(_DRAW):
                own = self._looks.get(inner.get(f"{_TEXT}style-name", ""), _Look())
                yield from self._runs(inner, _within(look, own))
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
                    lines = tuple(lines_of(self.items(element)))
                    cells.append(Cell(index, column, lines, min(down, len(rows) - index), min(across, 60)))
                column += min(_count(element, "number-columns-repeated"), 60)
        return table_or_blocks(cells)


def _is_box(element: Any) -> bool:
    """Tell what is drawn and holds text (OpenDocument 1.3, part 3, 10.3 and 10.4.3)."""
    return element.tag.startswith(_DRAW) and next(element.iterchildren(*_WRITTEN), None) is not None


def _count(element: Any, name: str) -> int:
    value = element.get(f"{_TABLE}{name}", "1")
    return max(int(value), 1) if value.isdecimal() else 1


def _run(text: str | None, look: _Look) -> Iterator[Run]:
    if text:
        line = " ".join(text.split("\n"))
        yield Run(line.upper() if look.capitals else line, look.bold, look.struck)


def _within(look: _Look, own: _Look) -> _Look:
    """Return how characters look that have a style of their own in others."""
    capitals = look.capitals if own.capitals is None else own.capitals
    return _Look(look.bold or own.bold, look.struck or own.struck, look.hidden or own.hidden, capitals)


_CAPITALS = {"uppercase", "small-caps"}


def _look(style: Any, known: dict[str, _Look]) -> _Look:
    base = known.get(style.get(f"{_STYLE}parent-style-name", ""), _Look())
    text, paragraph = style.find(f"{_STYLE}text-properties"), style.find(f"{_STYLE}paragraph-properties")
    weight = text.get(f"{_FO}font-weight") if text is not None else None
    line = text.get(f"{_STYLE}text-line-through-style") if text is not None else None
    hidden = text.get(f"{_TEXT}display") if text is not None else None
    shown = [text.get(f"{_FO}{kind}") for kind in ("text-transform", "font-variant")] if text is not None else []
    return _Look(
        bold=base.bold if weight is None else weight == "bold",
        struck=base.struck if line is None else line != "none",
        hidden=base.hidden if hidden is None else hidden == "none",
        capitals=bool(_CAPITALS & {*shown}) if any(shown) else base.capitals,
        before=_points(paragraph, "margin-top", base.before),
        after=_points(paragraph, "margin-bottom", base.after),
        master=style.get(f"{_STYLE}master-page-name", base.master),
    )


def _points(properties: Any, name: str, otherwise: float) -> float:
    length = points(properties.get(f"{_FO}{name}", "")) if properties is not None else None
    return otherwise if length is None else length
