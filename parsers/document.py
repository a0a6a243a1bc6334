"""What was read, before anybody asks what it means: Message > Part > Document > Page > Block > Line > Word.

Every format and every OCR engine ends here and extraction begins here; the two never meet elsewhere.
The types cross process borders as MessagePack (msgspec), so a confined child can hand back nothing
that is not one of them.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import Literal

from msgspec import Struct

from parsers.errors import Unreadable


class Box(Struct, frozen=True, array_like=True):
    """A rectangle from the top left of the page as it is shown; PDF in points, pictures in pixels."""

    x0: float
    top: float
    x1: float
    bottom: float

    def times(self, factor: float) -> "Box":
        """Return the box on a page that is `factor` times as large."""
        return Box(self.x0 * factor, self.top * factor, self.x1 * factor, self.bottom * factor)

    def union(self, other: "Box") -> "Box":
        """Return the smallest box that holds both."""
        return Box(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )


class Word(Struct, frozen=True):
    """One word as read, in logical order within its line.

    `box` is None where the source has no geometry (mail bodies, DOCX, XLSX). `confidence` is the OCR
    engine's, 0 to 1; None where the text is digital. `gap` is the white space before the word, in
    characters as typed: 0 glued to the word before (Chinese), 1 usual, more where columns are drawn
    with spaces or tabs. `struck` is text crossed out in the source.
    """

    text: str
    box: Box | None = None
    confidence: float | None = None
    gap: int = 1
    bold: bool = False
    struck: bool = False


class Line(Struct, frozen=True, dict=True):
    """Words on one line, in reading order. A word processor's list number or bullet is its first word."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        """The words with their gaps, every gap but a glued one as a single space."""
        return "".join(("" if i == 0 or w.gap == 0 else " ") + w.text for i, w in enumerate(self.words))

    @property
    def typed(self) -> str:
        """The words with their gaps as typed, the indent of the first word included."""
        return "".join(" " * w.gap + w.text if i or w.gap > 1 else w.text for i, w in enumerate(self.words))

    @property
    def box(self) -> Box | None:
        """The union of the words' boxes; None where one has none."""
        return _union(w.box for w in self.words)


class Block(Struct, frozen=True, tag="block"):
    """Lines that belong together: a paragraph, an address, one column of a letterhead.

    `quoted` counts the levels of quotation the format itself marks (`>`, `<blockquote>`); 0 is the
    author's own. `heading` says that the format marks it as one; `running` is a page header or footer.
    """

    lines: tuple[Line, ...]
    quoted: int = 0
    heading: bool = False
    running: bool = False

    @property
    def box(self) -> Box | None:
        """The union of the lines' boxes; None where one has none."""
        return _union(line.box for line in self.lines)


class Cell(Struct, frozen=True):
    """A cell at `row`, `column` (from 0), spanning `rows` x `columns`; empty cells are listed too."""

    row: int
    column: int
    lines: tuple[Line, ...]
    rows: int = 1
    columns: int = 1

    @property
    def text(self) -> str:
        """The cell's lines joined by a line feed."""
        return "\n".join(line.text for line in self.lines)


class Table(Struct, frozen=True, tag="table"):
    """A table in reading order: column 0 is read first, so it is the rightmost one of an Arabic table.

    `unsure` says that neither lines nor white space part all its rows: one may be two, or two one.
    """

    cells: tuple[Cell, ...]
    quoted: int = 0
    unsure: bool = False

    @property
    def rows(self) -> int:
        """The number of rows, merged ones counted singly."""
        return max((c.row + c.rows for c in self.cells), default=0)

    @property
    def columns(self) -> int:
        """The number of columns, merged ones counted singly."""
        return max((c.column + c.columns for c in self.cells), default=0)

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell that covers a place, merged cells covering all of theirs; None outside."""
        for cell in self.cells:
            if cell.row <= row < cell.row + cell.rows and cell.column <= column < cell.column + cell.columns:
                return cell
        return None

    @property
    def box(self) -> Box | None:
        """The union of the cells' boxes; None where a word has none."""
        return _union(line.box for cell in self.cells for line in cell.lines)


class Problem(Struct, frozen=True):
    """Something that could not be read, in the words of a review item."""

    reason: Unreadable
    detail: str


class Page(Struct, frozen=True):
    """Blocks and tables in reading order. `width` and `height` are None where the source has no geometry."""

    number: int
    items: tuple[Block | Table, ...]
    width: float | None = None
    height: float | None = None
    scanned: bool = False


class Picture(Struct, frozen=True):
    """A page that is still pixels: what OCR gets. PNG or JPEG bytes at `dpi`; `page` counts from 1.

    `scale` turns a pixel of this picture into a unit of the page as it is shown (72 / dpi for a PDF
    page, 1 for a picture file that was not resampled), per axis because fax pixels are not square.

    `aside` is a picture beside a text of its own: what is read in it joins what is known of the page, and it may be
    a mere ornament. Else it is the whole page, of which `typed` letters are known already, so more should be read.
    `slight` is one that is small, or lies above or below the text like a letterhead: only what is read surely counts.
    """

    page: int
    pixels: bytes
    dpi: float
    scale_x: float = 1.0
    scale_y: float = 1.0
    aside: bool = False
    typed: int = 0
    slight: bool = False


class Document(Struct, frozen=True):
    """One readable part. `format` is the name of the module that read it ("pdf", "docx", "text", ...).

    `pictures` are what needs OCR; once recognised they are pages and the tuple is empty. A page with words of its own
    that shows pictures too stands in both.
    """

    format: str
    pages: tuple[Page, ...]
    pictures: tuple[Picture, ...] = ()
    problems: tuple[Problem, ...] = ()

    def lines(self) -> Iterator[Line]:
        """Yield every line in reading order, table cells row by row."""
        for page in self.pages:
            for item in page.items:
                if isinstance(item, Block):
                    yield from item.lines
                else:
                    for cell in item.cells:
                        yield from cell.lines

    @property
    def text(self) -> str:
        """Everything that was read, a line a line."""
        return "\n".join(line.text for line in self.lines())


PartRole = Literal["body", "alternative", "attachment", "inline", "message"]


class Part(Struct, frozen=True):
    """One leaf of the MIME tree, or a message in the message.

    `number` is the part number as IMAP counts (RFC 3501 6.4.5): "1", "2.1"; what lies in a container
    follows after "!" ("2!letter.docx", "2!1.2"). `role` "alternative" is the poorer twin of a body that
    was read elsewhere; "message" is the header block of a nested message, its parts follow on their own.
    `document` is None where nothing could be read, and then `problems` says why.
    """

    number: str
    media_type: str
    role: PartRole
    filename: str | None = None
    document: Document | None = None
    problems: tuple[Problem, ...] = ()
    size: int = 0
    headers: "Headers | None" = None


class Address(Struct, frozen=True):
    """A mailbox of a header: display name ("" if none) and address, lower case."""

    name: str
    address: str


class Headers(Struct, frozen=True):
    """The decoded header fields that anybody asks for; control and bidi characters are gone.

    `fields` holds the rest as (lower-case name, value) in their order, for auto-reply and
    authentication rules. `date` is aware; None where the header is missing or absurd.
    """

    message_id: str | None
    subject: str
    sender: Address | None
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    date: datetime | None
    received: datetime | None
    fields: tuple[tuple[str, str], ...]

    def values(self, name: str) -> tuple[str, ...]:
        """Return every value of a field, by its lower-case name."""
        return tuple(value for key, value in self.fields if key == name)


class Message(Struct, frozen=True):
    """A whole e-mail as read. Parts stand in the order of the message, unreadable ones among them."""

    headers: Headers
    parts: tuple[Part, ...]


def _union(boxes: Iterator[Box | None]) -> Box | None:
    whole: Box | None = None
    for box in boxes:
        if box is None:
            return None
        whole = box if whole is None else whole.union(box)
    return whole
