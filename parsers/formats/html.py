"""HTML as a reader sees it: lines, lists with their bullets, tables, quotations; what is hidden stays hidden."""

import base64
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice, takewhile
from typing import Any
from urllib.parse import unquote_to_bytes

from msgspec import Struct
from msgspec.structs import replace

from parsers.document import Block, Cell, Document, Line, Problem, Table
from parsers.formats.charset import decode_bytes, noise
from parsers.formats.embedded import Embedded, with_pictures
from parsers.formats.stylesheet import Facts, Place, Sheets, color, is_gone, unseen
from parsers.formats.typed import Run, indented, line_of, numeral, page_of
from parsers.limits import Limits
from parsers.steps import Leaf

KINDS = frozenset({"html"})
_LARGEST = 5_000_000
_NOTHING = {"head", "style", "script", "title", "template", "object", "iframe", "svg"}
# What no name but its sound is written in: kana and bopomofo.
_SOUND = re.compile(r"(?:[\W_]|[\u3040-\u312f\u31a0-\u31bf\u31f0-\u31ff\uff66-\uff9f])*")
# Kinds of fields that show what was typed into them (HTML 4.10.5), and such that are ticked.
_FIELDS = {"text", "email", "tel", "url", "number", "search", "date", "month", "week", "time", "datetime-local"}
_TICKED = {"checkbox", "radio"}
_BOXES = "☐☒"
_PARAGRAPH = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "table", "hr", "form", "pre"}
_OWN_LINE = {"div", "li", "dt", "dd", "tr", "td", "th", "center", "address", "article", "section", "header", "footer",
             "body", "caption", "fieldset", "legend", "tbody", "thead", "main", "nav", "aside", "figure", "figcaption",
             "details", "summary", "noscript"}  # fmt: skip
_CELLS = {"td", "th"}
_BOLD = {"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"}
_STRUCK = {"s", "strike", "del"}
# What a style says of letters, and what shows them in capitals.
_CASE = re.compile(r"(?:^|;)(text-transform|font-variant):([a-z-]+)")
_CAPITALS = {"uppercase", "small-caps", "all-small-caps"}
# White words are hidden on white alone: nothing here may set, paint, cover or invert a background.
_MAYBE_DARK = re.compile(
    r"background|bgcolor|color-scheme|stylesheet|-shadow|-stroke|fill(?:ed|color)?\s*[=:]|filter\s*:"
    r"|position\s*:\s*(?:absolute|relative|fixed)|border|outline|animation|transition|mask|blend"
    r"|<(?:button|input|select|mark|img|picture|video|canvas|svg|hr|object|iframe|v:)",
    re.IGNORECASE,
)
_KINDS_OF_NUMBER = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")


class _Style(Struct, frozen=True):
    """What an element hands down to what stands in it."""

    bold: bool = False
    struck: bool = False
    capitals: bool = False
    gone: bool = False
    unseen: frozenset[str] = frozenset()
    typed: bool = False
    quoted: int = 0
    heading: bool = False
    place: Place | None = None

    @property
    def hidden(self) -> bool:
        """Whether words that stand here can't be seen."""
        return self.gone or bool(self.unseen)


class _Page(Struct, frozen=True):
    """What a page says of how it looks, and where the pictures are put that are written into it."""

    sheets: Sheets
    white: bool
    pictures: list[Embedded]


def read(leaf: Leaf, limits: Limits) -> Document:
    """Return an HTML body or file as blocks and tables, and the pictures written into it that OCR is to read."""
    declared = _META.search(leaf.content[:4096])
    charset = leaf.charset or (declared[1].decode("ascii") if declared else None)
    text = decode_bytes(leaf.content, charset)
    text, beyond = text[:_LARGEST], len(text) > _LARGEST
    root, deep = _parsed(text)
    name = leaf.filename or f"part {leaf.number}"
    problems = [*noise(text, name)]
    if beyond:
        problems.append(Problem("too_large", f"Only the first {_LARGEST} characters of this HTML were read."))
    if deep:
        problems.append(Problem("too_large", "This HTML is nested too deeply to be read to its end: open it by hand."))
    pictures: list[Embedded] = []
    items = tuple(_items(root, text, pictures))
    return with_pictures(Document("html", (page_of(items),), problems=tuple(problems)), pictures, name, limits)


def items_of(text: str) -> Iterator[Block | Table]:
    """Yield what HTML shows, in reading order."""
    yield from _items(_parsed(text)[0], text, [])


def _items(root: Any, text: str, pictures: list[Embedded]) -> Iterator[Block | Table]:
    if root is not None:
        page = _Page(Sheets(_sheets(root)), white=not _MAYBE_DARK.search(text), pictures=pictures)
        yield from _Walk(page).items(root)


def _parsed(text: str) -> tuple[Any, bool]:
    """Return the root of HTML, None of an empty one, and whether the parser gave up at its depth."""
    from lxml import etree, html

    text = re.sub(r"^\s*<\?xml[^>]*>", "", text).replace("\x00", "")
    if not text.strip():
        return None, False
    # Replies to replies are nested deeper than the 256 levels of the usual limit; the other one is 2,048.
    parser = html.HTMLParser(encoding=None, remove_pis=True, remove_comments=True, huge_tree=True)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, ValueError):
        return None, False
    return root, any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def _sheets(root: Any) -> Iterator[tuple[str, str]]:
    """Yield the style sheets of a page with the media each is for."""
    for sheet in root.iter("style"):
        if (sheet.get("type") or "text/css").strip().lower() == "text/css":
            yield sheet.text or "", sheet.get("media") or ""


class _Walk:
    """One walk through a tree, without recursion but into tables; collects lines into blocks."""

    def __init__(self, page: _Page, *, flat: bool = False) -> None:
        self._page = page
        self._flat = flat
        self._items: list[Block | Table] = []
        self._lines: list[Line] = []
        self._runs: list[Run] = []
        self._block = _Style()
        self._bullets: list[int | None] = []
        self._bullet = ""
        # Whether the line ends in a field of a form.
        self._filled = False

    def items(self, root: Any) -> list[Block | Table]:
        """Return everything under `root`."""
        self._tree(root, _Style())
        return self._items

    def _tree(self, root: Any, style: _Style) -> None:
        from lxml import etree

        styles = [style]
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                styles.append(self._styled(element, styles[-1]))
                if self._skipped(element, styles[-1]) or self._is_table(element, root, styles[-1]):
                    walk.skip_subtree()
                else:
                    self._enter(element, styles[-1])
            else:
                self._leave(element, styles.pop())
                if element is not root:
                    self._text(element.tail, styles[-1])
        self._end_block()

    def _styled(self, element: Any, above: _Style) -> _Style:
        tag = element.tag if isinstance(element.tag, str) else ""
        css = re.sub(r"\s+", "", element.get("style") or "").lower()
        place = _place(element, above.place)
        facts = self._page.sheets.facts(place, element.get("style") or "", _presented(element))
        whole = tag in {"html", "body"}  # a page that is hidden as a whole is shown by a script
        return _Style(
            bold=above.bold or tag in _BOLD or "font-weight:bold" in css or "font-weight:700" in css,
            struck=above.struck or tag in _STRUCK or facts.get("text-decoration") == "line-through",
            capitals=_capitals(css, above.capitals),
            gone=above.gone or (not whole and is_gone(facts, tag)),
            unseen=above.unseen if whole else unseen(facts, above.unseen, white=self._page.white),
            typed=above.typed or tag in {"pre", "textarea"} or "white-space:pre" in css,
            quoted=min(above.quoted + (tag == "blockquote" and _quotes(element, css)), 20),
            heading=above.heading or tag in {"h1", "h2", "h3", "h4", "h5", "h6"},
            place=place,
        )

    def _skipped(self, element: Any, style: _Style) -> bool:
        if not isinstance(element.tag, str) or element.tag in _NOTHING or style.gone or _is_sound(element):
            return True
        return element.tag == "option" and not _is_chosen(element)

    def _is_table(self, element: Any, root: Any, style: _Style) -> bool:
        """Take a table of data whole; a table that only lays out the page is walked like any element."""
        if element.tag != "table" or element is root or self._flat:
            return False
        rows, nested = _own(element)
        grid = _grid(rows)
        if not _is_data(grid) or not _are_details(nested, headed=any(cell.tag == "th" for _, cell in grid)):
            return False
        self._end_block()
        for caption in element.iterchildren("caption"):
            self._tree(caption, style)
        cells = tuple(replace(place, lines=self._cell(cell, style)) for place, cell in grid)
        if any(cell.lines for cell in cells):
            self._items.append(Table(cells, quoted=style.quoted))
        return True

    def _cell(self, element: Any, style: _Style) -> tuple[Line, ...]:
        """Return the lines of a cell, those of a table in it included; `style` is that of the cell's table."""
        inner = _Walk(self._page, flat=True)
        between = takewhile(lambda above: above.tag != "table", element.iterancestors())
        for above in reversed(list(between)):
            style = self._styled(above, style)
        if not self._skipped(element, style):
            inner._tree(element, style)
        return tuple(line for item in inner._items if isinstance(item, Block) for line in item.lines)

    def _enter(self, element: Any, style: _Style) -> None:
        if element.tag in _PARAGRAPH and not (element.tag == "p" and _is_tight(element)):
            self._end_block()
        elif self._is_line(element) or element.tag == "p":
            self._end_line()
        if element.tag in {"ul", "ol"}:
            self._bullets.append(_number(element.get("start"), 1) if element.tag == "ol" else None)
        elif element.tag == "li":
            bullet = self._next_bullet(element)
            self._bullet = "" if style.hidden else indented(bullet, len(self._bullets) - 1)
        elif element.tag == "img" and not style.hidden:
            self._page.pictures.extend(_written(element))
        if _is_field(element) and not style.hidden:
            self._begin_field(style)
        self._text(_filled(element) if element.tag == "input" else element.text, style)

    def _leave(self, element: Any, style: _Style) -> None:
        tag = element.tag
        if not isinstance(tag, str) or style.gone:
            return
        if tag == "br" or (tag == "p" and _is_tight(element)):
            self._break()
        elif tag in _PARAGRAPH:
            self._end_block()
        elif self._is_line(element):
            self._end_line()
        elif tag in _CELLS:
            self._text(" ", style)
        elif _is_field(element) and not style.hidden:
            self._text(" ", style)
            self._filled = True
        if tag in {"ul", "ol"} and self._bullets:
            self._bullets.pop()
        if tag == "a":
            self._address(element, style)

    def _begin_field(self, style: _Style) -> None:
        """Part what is in a field from its label, and more from what is in another one right before it."""
        if self._filled:
            self._runs.append(Run("\t"))
        self._text(" ", style)
        self._filled = False

    def _is_line(self, element: Any) -> bool:
        """Tell what stands on lines of its own; the cells of a table in a cell share a line."""
        return element.tag in _OWN_LINE and not (self._flat and element.tag in _CELLS)

    def _address(self, link: Any, style: _Style) -> None:
        """Write out the address behind a link whose words are not the address."""
        href = (link.get("href") or "").strip()
        if href.lower().startswith("mailto:") and "@" not in link.text_content():
            address = href[7:].partition("?")[0].strip()
            if "@" in address:
                self._text(f" <{address}>", style)

    def _next_bullet(self, item: Any) -> str:
        if not self._bullets or self._bullets[-1] is None:
            return "•"
        number = _number(item.get("value"), self._bullets[-1])
        self._bullets[-1] = number + 1
        parent = item.getparent()
        kind = (parent.get("type") if parent is not None else None) or "1"
        return f"{numeral(number, _KINDS_OF_NUMBER.get(kind, 'decimal'))}."

    def _text(self, text: str | None, style: _Style) -> None:
        if not text or style.hidden:
            return
        if style.typed:
            first, *more = text.split("\n")
            self._write(first, style)
            for line in more:
                self._break()
                self._write(line, style)
        else:
            folded = _SPACES.sub(" ", text)
            if folded == " " and not self._runs:
                return
            self._write(folded, style)

    def _write(self, text: str, style: _Style) -> None:
        if not text:
            return
        # A label is that of the field behind it; signs and units belong to the one before.
        if self._filled and text.strip():
            self._filled = False
            if text.strip()[0].isalpha() or text.strip()[0] in _BOXES:
                self._end_line()
        if style.quoted != self._block.quoted or style.heading != self._block.heading:
            self._end_block()
            self._block = style
        if self._bullet and text.strip():
            self._runs.insert(0, Run(f"{self._bullet} "))
            self._bullet = ""
        if not style.typed and (not self._runs or self._runs[-1].text.endswith(" ")):
            text = text.lstrip(" ")
        self._runs.append(Run(text.upper() if style.capitals else text, style.bold, style.struck))

    def _break(self) -> None:
        """End the line; a line without words ends the block."""
        if not self._end_line():
            self._end_block()

    def _end_line(self) -> bool:
        line = line_of(self._runs)
        self._runs, self._filled = [], False
        if line.words:
            self._lines.append(line)
        return bool(line.words)

    def _end_block(self) -> None:
        self._end_line()
        if self._lines:
            self._items.append(Block(tuple(self._lines), quoted=self._block.quoted, heading=self._block.heading))
        self._lines = []


def _capitals(css: str, above: bool) -> bool:
    """Tell what is shown in capitals; of a property the last value counts."""
    said = {*dict(_CASE.findall(css)).values()} - {"inherit"}
    return bool(said & _CAPITALS) if said else above


def _is_sound(element: Any) -> bool:
    """Tell how a name is said, above it and no part of it, or a bracket round that; it is no more than its words."""
    if element.tag == "rp":
        return any(beside is not None and _is_sound(beside) for beside in (element.getprevious(), element.getnext()))
    above = element.getparent()
    if element.tag != "rt" or above is None or above.tag != "ruby":
        return False
    return len(element) == 0 and _SOUND.fullmatch(element.text or "") is not None


def _kind(field: Any) -> str:
    return (field.get("type") or "text").strip().lower()


def _is_field(element: Any) -> bool:
    """Tell what shows in a box of its own what was typed or chosen."""
    if element.tag == "option":
        return _is_chosen(element)
    return element.tag == "textarea" or (element.tag == "input" and _kind(element) in _FIELDS)


def _filled(field: Any) -> str:
    """Return what a field of a form shows: what was typed, or a box with or without a tick."""
    if _kind(field) in _TICKED:
        return f" {_BOXES[field.get('checked') is not None]} "
    return (field.get("value") or "") if _is_field(field) else ""


def _is_chosen(option: Any) -> bool:
    """Tell what is seen of a list: what was chosen, else the first of one that is closed (HTML 4.10.7)."""
    if option.get("selected") is not None:
        return True
    choices = next(option.iterancestors("select"), None)
    if choices is None or choices.get("multiple") is not None or _number(choices.get("size"), 1) > 1:
        return False
    options = choices.iter("option")
    return next(options) is option and all(other.get("selected") is None for other in options)


def _written(picture: Any) -> Iterator[Embedded]:
    """Yield a picture that is written into the page (RFC 2397); others are parts of the message, or not in it."""
    kind, comma, data = (picture.get("src") or "").strip().partition(",")
    media_type, *parameters = "".join(kind.lower().split()).split(";")
    if not comma or not media_type.startswith("data:image/"):
        return
    content = unquote_to_bytes(data)
    if "base64" in parameters:
        with suppress(ValueError):  # what cannot be opened is told
            content = base64.b64decode(content + b"==")  # which some leave out, and more of it says nothing
    yield Embedded(content, _points(picture.get("width")), _points(picture.get("height")))


def _points(pixels: str | None) -> float | None:
    return _POINTS * int(pixels) if pixels and re.fullmatch(r"\d{1,5}", pixels) else None


# In a pixel (CSS 2.2, 4.3.2).
_POINTS = 0.75


def _place(element: Any, above: Place | None) -> Place:
    names = {f".{name}" for name in (element.get("class") or "").split()} | {f"#{element.get('id')}"}
    return Place(element.tag if isinstance(element.tag, str) else "", frozenset(names), above)


def _presented(element: Any) -> Facts:
    """Return what HTML itself says of how an element looks; style sheets may say otherwise."""
    facts = Facts()
    if element.get("hidden") is not None:
        facts["display"] = "none"
    if element.tag == "font":
        facts |= {"color": color(element.get("color"))} if element.get("color") else {}
        facts |= {"font-size": "seen"} if element.get("size") else {}
    elif element.tag == "a" and element.get("href"):
        facts["color"] = "seen"
    elif element.tag == "table":  # takes over neither in pages without a document type, as most mail is
        facts |= {"color": "seen", "font-size": "seen"}
    return facts


def _quotes(element: Any, css: str) -> bool:
    """Tell a quotation from an indent, for which word processors use the same element."""
    marked = f"{element.get('class') or ''} {element.get('cite') or ''}".lower()
    border = re.search(r"border-left(?:-\w+)?:(?!0|none|medium)", css)
    return (element.get("type") or "").lower() == "cite" or "quote" in marked or "cite" in marked or bool(border)


def _is_tight(element: Any) -> bool:
    """Tell a paragraph that looks like a line: Word sets every line of an address as one, without margins."""
    css = re.sub(r"\s+", "", element.get("style") or "").lower()
    return "mso" in (element.get("class") or "").lower() or bool(re.search(r"margin(?:-(?:top|bottom))?:0", css))


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"-?\d{1,4}", value) else otherwise


# Cells that span others push those of later rows to the right, without end where somebody means them to.
_WIDEST = 200


# More in a table that stands in a cell are no details of what its row tells of.
_DETAILS = 6


def _own(table: Any) -> tuple[list[Any], list[Any]]:
    """Return the rows of a table and the tables in its cells, not what stands in those."""
    from lxml import etree

    rows, nested = [], []
    walk = etree.iterwalk(table, events=("start",))
    for _, element in walk:
        if element.tag == "tr":
            rows.append(element)
        elif element.tag == "table" and element is not table:
            nested.append(element)
            walk.skip_subtree()
    return rows, nested


def _are_details(nested: list[Any], *, headed: bool) -> bool:
    """Tell small tables that each tell more of a row with words of its own from the parts of a page.

    A table that is headed is no page.
    """
    cells = {next(table.iterancestors("td", "th", "table")) for table in nested}
    rows = {cell.getparent() for cell in cells}
    beside = ([cell for cell in row.iterchildren("td", "th") if cell not in cells] for row in rows)
    worded = (sum(bool(cell.text_content().strip()) for cell in row) for row in beside)
    return all(map(_is_small, nested)) and (headed or all(count >= 2 for count in worded))


def _is_small(table: Any) -> bool:
    """Tell a table of at most a label and a value in each of a few rows."""
    rows, nested = _own(table)
    cells = (sum(1 for _ in row.iterchildren("td", "th")) for row in rows)
    return not nested and len(rows) <= _DETAILS and all(count <= 2 for count in cells)


def _grid(rows: list[Any]) -> list[tuple[Cell, Any]]:
    """Return each cell's place and spans with its element; spans end where the table does."""
    rows = rows[:2000]
    taken: set[tuple[int, int]] = set()
    grid: list[tuple[Cell, Any]] = []
    for index, row in enumerate(rows):
        column = 0
        for cell in row.iterchildren("td", "th"):
            while (index, column) in taken:
                column += 1
            if column >= _WIDEST:
                break
            down = min(max(_number(cell.get("rowspan"), 1), 1), len(rows) - index, 200)
            across = min(max(_number(cell.get("colspan"), 1), 1), 60)
            taken.update((index + i, column + j) for i in range(down) for j in range(across))
            grid.append((Cell(index, column, (), down, across), cell))
    return grid


def _is_data(grid: list[tuple[Cell, Any]]) -> bool:
    """Tell a table of data: two rows or more, of which most have two cells or more, with words that reach into them.

    A cell beside several paragraphs reaches into no row below: it is a letterhead or a menu beside what is written.
    Short words across columns are no row of their own but head two or more that have cells.
    """
    reached = Counter(cell.row for cell, _ in grid)
    reaching = [(cell, element) for cell, element in grid if cell.rows > 1]
    written = {cell.row for cell, element in grid if _is_written(element)} if reaching else set()
    for cell, element in reaching:
        rows = range(cell.row, cell.row + cell.rows)
        if written.isdisjoint(rows) and _has_words(element):
            reached.update(rows[1:])
    full = sum(count >= 2 for count in reached.values())
    heads = sum(reached[cell.row] == 1 and cell.columns > 1 and _is_short(element) for cell, element in grid)
    return len(reached) >= 2 and full * 2 > len(reached) - (heads if full > 1 else 0)


def _is_short(cell: Any) -> bool:
    """Tell a cell whose words may head those below it: they fit a line, and more."""
    return len(" ".join("".join(cell.itertext()).split())) <= _HEADING


# Characters.
_HEADING = 120


def _is_written(cell: Any) -> bool:
    """Tell a cell with two paragraphs or more."""
    blocks = ("p", "li", "div")
    innermost = (one for one in cell.iterdescendants(*blocks) if next(one.iterdescendants(*blocks), None) is None)
    return len([*islice(filter(_has_words, innermost), 2)]) == 2


def _has_words(element: Any) -> bool:
    return any(text.strip() for text in element.itertext())
