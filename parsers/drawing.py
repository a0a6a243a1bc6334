"""What was read, drawn on the page that it was read from: for a person who wants to see how well that went."""

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from parsers.document import Block, Box, Document, Line, Page, Picture, Table, Word
from parsers.formats import decode
from parsers.limits import Limits
from parsers.sniff import sniff
from parsers.steps import Drawing, Drawn, Leaf, Zoned

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

_DPI = 110
_LONGEST_SIDE = 2200
# Below this an engine was not sure of a word.
_SURE = 0.6
_WORD, _DOUBTFUL, _LINE, _BLOCK, _TABLE = "#2f6fd6", "#e07b00", "#2e9e4f", "#9a9a9a", "#c2185b"
# A zone is a bar in the margin with its name; those that can name people who attend stand out.
_ZONE, _OTHER_ZONE = "#6a1b9a", "#7a8a99"
_LEGEND = (
    ("word", _WORD), ("word, engine not sure", _DOUBTFUL), ("line", _LINE), ("block", _BLOCK), ("table, cell", _TABLE),
    ("zone: body", _ZONE), ("other zone", _OTHER_ZONE),
)  # fmt: skip
_STRIP = 40


class _Sheet(Struct, frozen=True):
    """The pixels of a page and how many of them one unit of the page takes, across and down."""

    image: "Image"
    across: float
    down: float

    def place(self, box: Box, rim: float = 0.0) -> tuple[float, float, float, float]:
        """Return a box in pixels, its sides in order, `rim` pixels larger on each side."""
        left, right = sorted((box.x0 * self.across, box.x1 * self.across))
        top, bottom = sorted((box.top * self.down, box.bottom * self.down))
        return left - rim, top - rim, right + rim, bottom + rim


def draw(leaf: Leaf, document: Document, zones: Sequence[Zoned], limits: Limits) -> Drawn:
    """Return the pages of a PDF and of pictures with words, lines, blocks, tables and zones marked, and a legend.

    Pages without geometry (text, word processors, sheets) are left out. Raises UnreadablePartError.
    """
    pixels = {picture.page: picture for picture in _pictures(leaf, limits)}
    drawings = []
    for page in document.pages:
        sheet = _sheet(page, leaf, pixels.get(page.number))
        if sheet is not None:
            own = [zone for zone in zones if zone.page == page.number]
            drawings.append(Drawing(page.number, _marked(sheet, page, own)))
    return Drawn(tuple(drawings))


def _pictures(leaf: Leaf, limits: Limits) -> tuple[Picture, ...]:
    decoded = decode(leaf, limits).document
    return decoded.pictures if decoded is not None else ()


def _sheet(page: Page, leaf: Leaf, picture: Picture | None) -> _Sheet | None:
    if picture is not None:
        return _scanned(picture)
    if page.width and page.height and sniff(leaf.content, leaf.media_type, leaf.filename) == "pdf":
        return _rendered(leaf.content, page.number, page.width, page.height)
    return None


def _scanned(picture: Picture) -> _Sheet:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None
    with Image.open(io.BytesIO(picture.pixels)) as opened:
        image = opened.convert("RGB")
    factor = min(1.0, _LONGEST_SIDE / max(image.size))
    if factor < 1:
        image = image.resize((round(image.width * factor), round(image.height * factor)))
    return _Sheet(image, factor / picture.scale_x, factor / picture.scale_y)


def _rendered(content: bytes, number: int, width: float, height: float) -> _Sheet:
    import pypdfium2

    start = max(content.find(b"%PDF-", 0, 1100), 0)
    pdf = pypdfium2.PdfDocument(content[start:])
    try:
        pdf.init_forms()
        scale = min(_DPI / 72, _LONGEST_SIDE / max(width, height))
        image = pdf[number - 1].render(scale=scale, may_draw_forms=True).to_pil().convert("RGB")
    finally:
        pdf.close()
    return _Sheet(image, image.width / width, image.height / height)


def _marked(sheet: _Sheet, page: Page, zones: Sequence[Zoned]) -> bytes:
    from PIL import Image, ImageDraw

    canvas = Image.new("RGB", (max(sheet.image.width, 860), sheet.image.height + _STRIP), "white")
    canvas.paste(sheet.image, (0, 0))
    pen = ImageDraw.Draw(canvas)
    for box, colour, rim, width in _marks(page):
        pen.rectangle(sheet.place(box, rim), outline=colour, width=width)
    for zone in zones:
        _bar(pen, sheet, zone)
    _explain(pen, canvas.height - _STRIP, canvas.width)
    target = io.BytesIO()
    canvas.save(target, "PNG")
    return target.getvalue()


def _bar(pen: "ImageDraw", sheet: _Sheet, zone: Zoned) -> None:
    """Draw a zone's bar left of it, with its kind above."""
    from PIL import ImageFont

    if zone.box is None:
        return
    left, top, _, bottom = sheet.place(zone.box)
    colour = _ZONE if zone.kind == "body" else _OTHER_ZONE
    left = max(left - 16, 2.0)
    pen.rectangle((left, top, left + 4, bottom), fill=colour)
    pen.text((left, max(top - 13, 0)), zone.kind, fill=colour, font=ImageFont.load_default(11))


def _marks(page: Page) -> Iterator[tuple[Box, str, float, int]]:
    """Yield what is drawn, the largest first, so that nothing covers what lies in it."""
    for item in page.items:
        if item.box is not None:
            table = isinstance(item, Table)
            yield item.box, _TABLE if table else _BLOCK, 7, 3 if table else 1
    lines = [line for item in page.items for line in _lines(item)]
    for item in page.items:
        if isinstance(item, Table):
            for cell in item.cells:
                yield from ((box, _TABLE, 4, 1) for box in [Block(cell.lines).box] if box is not None)
    yield from ((line.box, _LINE, 2, 1) for line in lines if line.box is not None)
    yield from ((word.box, _colour(word), 0, 1) for line in lines for word in line.words if word.box is not None)


def _lines(item: Block | Table) -> Iterator[Line]:
    if isinstance(item, Block):
        yield from item.lines
    else:
        for cell in item.cells:
            yield from cell.lines


def _colour(word: Word) -> str:
    return _DOUBTFUL if word.confidence is not None and word.confidence < _SURE else _WORD


def _explain(pen: "ImageDraw", top: int, width: int) -> None:
    from PIL import ImageFont

    font = ImageFont.load_default(14)
    pen.rectangle((0, top, width, top + _STRIP), fill="white", outline="#9a9a9a")
    left = 12.0
    for text, colour in _LEGEND:
        pen.rectangle((left, top + 13, left + 18, top + 27), outline=colour, width=2)
        pen.text((left + 24, top + 11), text, fill="black", font=font)
        left += 24 + pen.textlength(text, font=font) + 18
