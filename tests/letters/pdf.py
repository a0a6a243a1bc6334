"""Letters as digital PDF, with text that can be selected."""

import io
from collections.abc import Iterator

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from tests.letters import fonts
from tests.letters.shaping import visual
from tests.letters.sheet import Grid, Letter, Stamp, Text, merged_down

_CHINESE = "STSong-Light"
_ALIGN = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT}


def render(letter: Letter, *, password: str = "") -> bytes:
    """Return the letter as PDF, locked with `password` where one is given."""
    for bold in (False, True):
        _register(letter.font, bold)
    out = io.BytesIO()
    lock = StandardEncryption(password, ownerPassword="owner", strength=128) if password else None
    template = SimpleDocTemplate(
        out, pagesize=A4, invariant=1, encrypt=lock, title="", author="", producer="PDF writer 4.1",
        leftMargin=letter.margin, rightMargin=letter.margin, topMargin=56, bottomMargin=56,
    )  # fmt: skip
    template.build(_story(letter))
    return out.getvalue()


def _story(letter: Letter) -> list[Flowable]:
    story: list[Flowable] = []
    for number, page in enumerate(letter.pages):
        if number:
            story.append(PageBreak())
        for item in page:
            if isinstance(item, Text):
                story.append(_paragraph(item, letter.font, A4[0] - 2 * letter.margin - 12))
            elif isinstance(item, Grid):
                story.append(_table(item, letter))
            else:
                assert isinstance(item, Stamp), "a stamp is ink: it is drawn on scans only"
    return story


def _register(family: str, bold: bool) -> None:
    """Make a face known; Chinese is the one that every PDF reader has, since the file of ours cannot be put in."""
    if family.startswith("chinese"):
        pdfmetrics.registerFont(UnicodeCIDFont(_CHINESE))
    else:
        pdfmetrics.registerFont(TTFont(_face(family, bold), fonts.path(_joined(family), bold=bold)))


def _joined(family: str) -> str:
    """Return the family that has a character for each joined form of a letter."""
    return "arabic-sans" if family == "arabic" else family


def _face(family: str, bold: bool) -> str:
    if family.startswith("chinese"):
        return _CHINESE
    return f"{family}-bold" if bold else family


def _paragraph(text: Text, family: str, room: float = 0.0) -> Paragraph:
    """Return a paragraph; Arabic is broken into lines here, to fit into `room` points."""
    face, align, written = _face(family, text.bold), text.align, text.text
    if family.startswith("arabic"):
        written = "\n".join(visual(line) for line in _broken(written, face, text.size, room - text.indent))
        align = "right" if align == "left" else align
    style = ParagraphStyle(
        "line", fontName=face, fontSize=text.size, leading=text.size * 1.3, alignment=_ALIGN[align],
        leftIndent=text.indent, spaceBefore=text.before, wordWrap="CJK" if face == _CHINESE else None,
    )  # fmt: skip
    escaped = written.replace("&", "&amp;").replace("<", "&lt;")
    return Paragraph(escaped.replace("\n", "<br/>"), style)


def _broken(text: str, face: str, size: float, room: float) -> Iterator[str]:
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and pdfmetrics.stringWidth(longer, face, size) > room:
                yield line
                longer = word
            line = longer
        yield line


def _table(grid: Grid, letter: Letter) -> Table:
    width = A4[0] - 2 * letter.margin - 12
    cells = [
        [
            _paragraph(Text("" if text == "^" else text, bold=not row, size=grid.size), letter.font, width * share - 12)
            for text, share in zip(texts, grid.widths, strict=True)
        ]
        for row, texts in enumerate(grid.rows)
    ]
    shares = grid.widths
    if letter.rtl:
        cells, shares = [row[::-1] for row in cells], shares[::-1]
    style = [("GRID", (0, 0), (-1, -1), 0.6, "black")] if grid.ruled else []
    style += [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    for row, texts in enumerate(grid.rows):
        for column, text in enumerate(texts):
            deep = merged_down(grid, row, column)
            if text != "^" and deep > 1:
                place = len(shares) - 1 - column if letter.rtl else column
                style.append(("SPAN", (place, row), (place, row + deep - 1)))
    return Table(cells, colWidths=[width * share for share in shares], style=style, spaceBefore=10, spaceAfter=10)
