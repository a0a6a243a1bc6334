"""What a workbook holds beside its cells: which rows and columns are hidden, what is drawn on its sheets and printed
above and below them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from itertools import islice
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from parsers.document import Block
from parsers.formats import masks
from parsers.formats.embedded import Embedded
from parsers.formats.package import Archive, drawn, extent, has_remarks, related, xml_of
from parsers.formats.typed import Run, plain_lines
from parsers.limits import Limits

MOST_ROWS = 2000
MOST_COLUMNS = 60
_MOST_SHAPES = 2000
# In bytes, unpacked.
_LARGEST = 20_000_000
_PROPERTIES = ("nvPicPr", "nvSpPr", "nvGrpSpPr")
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
# Two words of OpenDocument for a row that is not seen, the second where a filter leaves it out.
_HIDDEN = {"collapse", "filter"}
# What is printed above and below a sheet: parts of the line, a font, a size, a colour, any other code, a doubled sign
# (ECMA-376, part 1, 18.3.1.46); lines with the numbers of pages say nothing else.
_PLACES = re.compile(r"&[LCR]")
_CODES = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-Fa-f]{2}(?:[0-9A-Fa-f]{4}|[+-]\d{3})|[^&])')
_LETTERS = re.compile("[A-Z]{1,3}")
_PAGE_NUMBER = re.compile("&[PN]")
_PRINTED = tuple(f"{{*}}{page}{kind}" for page in ("first", "odd", "even") for kind in ("Header", "Footer"))


class Beside(Struct, frozen=True):
    """What belongs to a sheet beside its cells. Rows and columns that are hidden count from 0.

    `formats` are how cells show numbers, by their rows and columns; `shown` what they show where the file says it.
    `struck` are the rows and columns of cells that are crossed out, `partly` texts of which a part is; `uncalculated`
    tells a sheet with formulas whose values are not in the file, `remarked` one with comments. `above` and `below` are
    what is printed there, `texts` the text boxes on the sheet.
    """

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    struck: frozenset[tuple[int, int]] = frozenset()
    formats: Mapping[tuple[int, int], str] = {}
    shown: Mapping[tuple[int, int], str] = {}
    partly: Mapping[str, tuple[Run, ...]] = {}
    uncalculated: bool = False
    remarked: bool = False
    above: tuple[Block, ...] = ()
    below: tuple[Block, ...] = ()
    texts: tuple[Block, ...] = ()
    pictures: tuple[Embedded, ...] = ()


def beside(archive: Archive, limits: Limits) -> dict[str, Beside]:
    """Return what belongs to the first sheets of a workbook, as many as are read, by their names."""
    start = next((name for kind, name in related(archive, "").values() if kind == "officeDocument"), None)
    return dict(islice(_excel(archive, start) if start else _open(archive), limits.pages))


def _excel(archive: Archive, start: str) -> Iterator[tuple[str, Beside]]:
    """Yield the sheets of an XLSX (ECMA-376, part 1, 18.2.19 and 18.3.1)."""
    root, parts = xml_of(archive, start), related(archive, start)
    styles = _looks(archive, next((name for kind, name in parts.values() if kind == "styles"), ""))
    striking, codes = _striking(styles), _codes(styles)
    partly = dict(_partly(archive, next((name for kind, name in parts.values() if kind == "sharedStrings"), "")))
    for sheet in root.iter("{*}sheet") if root is not None else ():
        _, path = parts.get(_reference(sheet, "id"), ("", ""))
        if path in archive.NameToInfo:
            with archive.open(path) as file:
                found, controls = _scanned(file, striking, codes)
            own = related(archive, path)
            drawing = next((name for kind, name in own.values() if kind == "drawing"), "")
            remarks = (_looks(archive, name) for kind, name in own.values() if kind in {"comments", "threadedComment"})
            marks = {shape: _mark(archive, own.get(control, ("", ""))[1]) for shape, control in controls.items()}
            yield (
                sheet.get("name", ""),
                replace(
                    found,
                    partly=partly,
                    remarked=any(_is_said(root) for root in remarks),
                    texts=tuple(_texts(archive, drawing, marks)),
                    pictures=tuple(_pictures(archive, drawing)),
                ),
            )


def _looks(archive: Archive, name: str) -> Any:
    """Return the root of what tells no more than how a sheet looks; None of one that is larger than any list needs."""
    member = archive.NameToInfo.get(name)
    return xml_of(archive, name) if member is not None and member.file_size <= _LARGEST else None


def _is_said(remarks: Any) -> bool:
    """Tell whether there is a word in the comments on a sheet (18.7.6)."""
    return remarks is not None and any((text.text or "").strip() for text in remarks.iter("{*}t", "{*}text"))


def _partly(archive: Archive, name: str) -> Iterator[tuple[str, tuple[Run, ...]]]:
    """Yield the texts of cells of which a part is crossed out, with their parts (18.4.4, 18.4.8)."""
    root = _looks(archive, name)
    for text in root.iterchildren("{*}si") if root is not None else ():
        runs = tuple(
            Run(part.findtext("{*}t") or "", struck=_is_on(part.find("{*}rPr/{*}strike")))
            for part in text.iterchildren("{*}r")
        )
        if any(run.struck for run in runs):
            yield "".join(run.text for run in runs), runs


def _is_on(switch: Any) -> bool:
    return switch is not None and switch.get("val") not in {"0", "false"}


def _striking(root: Any) -> frozenset[str]:
    """Return the formats of cells that cross out what stands in these, by their numbers (18.8.10, 18.8.22, 18.4.10)."""
    if root is None:
        return frozenset()
    strikes = [font.find("{*}strike") for font in root.iterfind("{*}fonts/{*}font")]
    fonts = {str(at) for at, one in enumerate(strikes) if _is_on(one)}
    formats = enumerate(root.iterfind("{*}cellXfs/{*}xf"))
    return frozenset(str(at) for at, one in formats if one.get("fontId") in fonts)


def _codes(root: Any) -> dict[str, str]:
    """Return how formats of cells show numbers, by their numbers (18.8.30)."""
    if root is None:
        return {}
    known = {str(number): code for number, code in masks.KNOWN.items()}
    known |= {one.get("numFmtId"): one.get("formatCode", "") for one in root.iterfind("{*}numFmts/{*}numFmt")}
    formats = enumerate(root.iterfind("{*}cellXfs/{*}xf"))
    return {str(at): known[one.get("numFmtId")] for at, one in formats if one.get("numFmtId") in known}


def _scanned(file: Any, striking: frozenset[str], codes: Mapping[str, str]) -> tuple[Beside, dict[str, str]]:
    """Return what a sheet itself says of its rows, columns and cells, what is printed beside them, and its controls.

    These are the identifiers by which it names them, by their shapes in the drawing.

    No more than is read of it is looked at.
    """
    from lxml import etree

    rows: set[int] = set()
    columns: set[int] = set()
    struck: set[tuple[int, int]] = set()
    formats: dict[tuple[int, int], str] = {}
    uncalculated = False
    printed: dict[str, str] = {}
    controls: dict[str, str] = {}
    found = etree.iterparse(
        file, events=("end",), tag=("{*}row", "{*}col", "{*}control", *_PRINTED), resolve_entities=False,
        no_network=True, load_dtd=False, huge_tree=False, recover=True,
    )  # fmt: skip
    row = -1
    for _, element in found:
        hidden = element.get("hidden") in {"1", "true"}
        kind = etree.QName(element).localname
        if kind == "col":
            first, last = _number(element.get("min")), _number(element.get("max"))
            columns |= set(range(first - 1, min(last, MOST_COLUMNS))) if hidden else set()
        elif kind == "row":
            row = _number(element.get("r")) - 1 if element.get("r") else row + 1
            rows |= {row} if hidden else set()
            cells = element.findall("{*}c")
            struck |= {(row, at) for at, cell in _placed(cells) if cell.get("s") in striking}
            formats |= {(row, at): codes[cell.get("s")] for at, cell in _placed(cells) if cell.get("s") in codes}
            uncalculated |= not hidden and any(map(_lacks_value, cells))
        elif kind == "control":
            controls |= {element.get("shapeId", ""): _reference(element, "id")} if len(controls) < _MOST_SHAPES else {}
        elif _is_printed(element.getparent(), kind):
            printed[kind] = element.text or ""
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
        if row >= MOST_ROWS:
            break
    seen = Beside(
        frozenset(rows), frozenset(columns), frozenset(struck), formats, uncalculated=uncalculated,
        above=edge(printed, "Header"), below=edge(printed, "Footer"),
    )  # fmt: skip
    return seen, controls


def _mark(archive: Archive, name: str) -> str:
    """Return a ticked box or an empty one; nothing of a control that is neither."""
    root = xml_of(archive, name)
    if root is None or root.get("objectType") not in {"CheckBox", "Radio"}:
        return ""
    return "☒ " if root.get("checked") == "Checked" else "☐ "


def _placed(cells: Iterable[Any]) -> Iterator[tuple[int, Any]]:
    """Yield the cells of a row with their columns, by the letters of their references if they have any."""
    column = -1
    for cell in cells:
        letters = _LETTERS.match(cell.get("r", ""))
        column = reduce(lambda so_far, one: 26 * so_far + ord(one) - 64, letters[0], 0) - 1 if letters else column + 1
        yield column, cell


def _lacks_value(cell: Any) -> bool:
    """Tell a formula without its value (18.3.1.4); a text may be empty."""
    return cell.find("{*}f") is not None and cell.get("t") != "str" and not cell.findtext("{*}v")


def _is_printed(edges: Any, kind: str) -> bool:
    """Tell whether what is above or below the first or the even pages differs from that of the others at all."""
    switch = {"first": "differentFirst", "evenH": "differentOddEven", "evenF": "differentOddEven"}.get(kind[:5])
    return switch is None or edges.get(switch) in {"1", "true"}


def edge(printed: dict[str, str], kind: str) -> tuple[Block, ...]:
    """Return what is printed above or below a sheet, that of its first page first; what several say alike once.

    `printed` are the texts with their codes, by page and `kind`: "firstHeader".
    """
    texts = dict.fromkeys(printed.get(page + kind, "") for page in ("first", "odd", "even"))
    lines = [_PLACES.sub("\n", text.replace("&&", "\0")) for text in texts]
    kept = (line for text in lines for line in text.splitlines() if not _PAGE_NUMBER.search(line))
    found = plain_lines("\n".join(_CODES.sub("", line).replace("\0", "&") for line in kept))
    return (Block(found, running=kind == "Footer"),) if found else ()


def _texts(archive: Archive, name: str, marks: Mapping[str, str]) -> Iterator[Block]:
    """Yield what stands in the text boxes of a drawing, and beside controls by the `marks` of their shapes.

    Of controls the drawing holds hidden copies.
    """
    root = xml_of(archive, name)
    for box in islice(root.iter("{*}txBody"), _MOST_SHAPES) if root is not None else ():
        shape = box.getparent().find("{*}nvSpPr/{*}cNvPr")
        mark = marks.get(shape.get("id"), "") if shape is not None else ""
        lines = plain_lines(mark + "\n".join(map(_paragraph, box.iterchildren("{*}p"))))
        if lines and (mark or _is_seen(box)):
            yield Block(lines)


def _paragraph(paragraph: Any) -> str:
    pieces = paragraph.iter("{*}t", "{*}br")
    return "".join("\n" if piece.tag.endswith("}br") else piece.text or "" for piece in pieces)


def _pictures(archive: Archive, name: str) -> Iterator[Embedded]:
    root, parts = xml_of(archive, name), related(archive, name)
    for blip in islice(root.iter("{*}blip"), _MOST_SHAPES) if root is not None else ():
        kind, path = parts.get(_reference(blip, "embed"), ("", ""))
        content = archive.member(path) if kind == "image" and _is_seen(blip) else None
        if content is not None:
            yield Embedded(content, *_size(blip))


def _size(blip: Any) -> tuple[float | None, float | None]:
    """Return how large a picture stands on its sheet: its own extent, else that of the place it is anchored to."""
    for above in blip.iterancestors("{*}pic", "{*}oneCellAnchor", "{*}absoluteAnchor"):
        size = extent(next((own for own in above.iterfind("{*}spPr/{*}xfrm/{*}ext")), above.find("{*}ext")))
        if all(size):
            return size
    return None, None


def _is_seen(element: Any) -> bool:
    """Tell what is drawn from the older copy of it, and from what is hidden, alone or with its group."""
    shapes = element.iterancestors("{*}pic", "{*}sp", "{*}grpSp")
    own = (one for shape in shapes for kind in _PROPERTIES for one in shape.iterfind(f"{{*}}{kind}/{{*}}cNvPr"))
    return (
        not any(one.get("hidden") in {"1", "true"} for one in own)
        and next(element.iterancestors("{*}Fallback"), None) is None
    )


def _reference(element: Any, name: str) -> str:
    """Return the identifier by which an element names another part of the file."""
    return next((str(value) for key, value in element.attrib.items() if key.endswith(f"}}{name}")), "")


def _open(archive: Archive) -> Iterator[tuple[str, Beside]]:
    """Yield the sheets of an ODS (OpenDocument 1.3, part 3, 9.1 and 19.749)."""
    root = xml_of(archive, "content.xml")
    for table in root.iterfind(f".//{_OFFICE}spreadsheet/{_TABLE}table") if root is not None else ():
        rows = _collapsed(table.iter(f"{_TABLE}table-row"), "rows", MOST_ROWS)
        columns = _collapsed(table.iter(f"{_TABLE}table-column"), "columns", MOST_COLUMNS)
        yield (
            table.get(f"{_TABLE}name", ""),
            Beside(
                rows,
                columns,
                shown=dict(_shown(table)),
                remarked=has_remarks(table),
                pictures=tuple(drawn(archive, table)),
            ),
        )


def _shown(table: Any) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield what cells show of numbers, by their rows and columns (19.385, 19.387)."""
    for row, own in _repeated(table.iter(f"{_TABLE}table-row"), "rows", MOST_ROWS):
        kinds = own.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
        for column, cell in _repeated(kinds, "columns", MOST_COLUMNS):
            lines = cell.iterchildren(f"{_TEXT}p")
            text = "".join(part for line in lines for part in line.itertext()).strip()
            if cell.get(f"{_OFFICE}value-type") in _NUMBERS and masks.is_number(text):
                yield (row, column), text


_NUMBERS = {"float", "percentage", "currency"}


def _repeated(elements: Iterator[Any], kind: str, most: int) -> Iterator[tuple[int, Any]]:
    """Yield the first rows or cells with their places, those that stand for several alike at each of them."""
    place = 0
    for element in elements:
        end = place + max(1, _number(element.get(f"{_TABLE}number-{kind}-repeated")))
        yield from ((at, element) for at in range(place, min(end, most)))
        place = end
        if place >= most:
            return


def _collapsed(elements: Iterator[Any], kind: str, most: int) -> frozenset[int]:
    """Return which of the first rows or columns are hidden, those counted that stand for several alike."""
    placed = _repeated(elements, kind, most)
    return frozenset(place for place, element in placed if element.get(f"{_TABLE}visibility") in _HIDDEN)


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 10 else 0
