"""Letters as digital PDF, with text that can be selected."""

import io

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from tests.letters import fonts
from tests.letters.sheet import Grid, Letter, Stamp, Text, merged_down

_ALIGN = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT}


def render(letter: Letter, *, password: str = "") -> bytes:
    """Return the letter as PDF, locked with `password` where one is given."""
    for bold in (False, True):
        pdfmetrics.registerFont(TTFont(_face(letter.font, bold), fonts.path(letter.font, bold=bold)))
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
                story.append(_paragraph(item, letter.font))
            elif isinstance(item, Grid):
                story.append(_table(item, letter))
            else:
                assert isinstance(item, Stamp), "a stamp is ink: it is drawn on scans only"
    return story


def _face(family: str, bold: bool) -> str:
    return f"{family}-bold" if bold else family


def _paragraph(text: Text, family: str) -> Paragraph:
    style = ParagraphStyle(
        "line", fontName=_face(family, text.bold), fontSize=text.size, leading=text.size * 1.3,
        alignment=_ALIGN[text.align], leftIndent=text.indent, spaceBefore=text.before,
    )  # fmt: skip
    escaped = text.text.replace("&", "&amp;").replace("<", "&lt;")
    return Paragraph(escaped.replace("\n", "<br/>"), style)


def _table(grid: Grid, letter: Letter) -> Table:
    width = A4[0] - 2 * letter.margin - 12
    cells = [
        [_paragraph(Text("" if text == "^" else text, bold=not row, size=grid.size), letter.font) for text in texts]
        for row, texts in enumerate(grid.rows)
    ]
    style = [("GRID", (0, 0), (-1, -1), 0.6, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    for row, texts in enumerate(grid.rows):
        for column, text in enumerate(texts):
            deep = merged_down(grid, row, column)
            if text != "^" and deep > 1:
                style.append(("SPAN", (column, row), (column, row + deep - 1)))
    return Table(cells, colWidths=[width * share for share in grid.widths], style=style, spaceBefore=10, spaceAfter=10)
