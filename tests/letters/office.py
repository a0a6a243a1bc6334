"""Letters and lists as office files: DOCX and XLSX, with fixed dates so that a second run gives the same bytes."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime

from tests.letters.sheet import Grid, Letter, Text

_STAMP = (2009, 3, 20, 9, 0, 0)
_WRITTEN = datetime(2009, 3, 20, 9, 0, tzinfo=UTC)


def docx(paragraphs: Sequence[tuple[str, str]]) -> bytes:
    """Return a DOCX of (style, text): "head" is centred and bold, "bold" bold, "bullet" a list, "" plain."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document = Document()
    for style, text in paragraphs:
        paragraph = document.add_paragraph(style="List Bullet" if style == "bullet" else None)
        paragraph.add_run(text).bold = style in {"head", "bold"}
        if style == "head":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    properties = document.core_properties
    properties.author, properties.created, properties.modified = "", _WRITTEN, _WRITTEN
    out = io.BytesIO()
    document.save(out)
    return _dated(out.getvalue())


def letter(sheet: Letter) -> bytes:
    """Return a letter as DOCX, its tables as tables."""
    from docx import Document

    document = Document()
    for item in (item for page in sheet.pages for item in page):
        if isinstance(item, Text):
            document.add_paragraph().add_run(item.text).bold = item.bold
        elif isinstance(item, Grid):
            table = document.add_table(len(item.rows), len(item.widths))
            for row, texts in enumerate(item.rows):
                for column, text in enumerate(texts):
                    table.cell(row, column).text = text
    properties = document.core_properties
    properties.author, properties.created, properties.modified = "", _WRITTEN, _WRITTEN
    out = io.BytesIO()
    document.save(out)
    return _dated(out.getvalue())


def xlsx(title: str, rows: Sequence[Sequence[str]], *, head: int) -> bytes:
    """Return an XLSX of one sheet; row `head` (from 0) is the head of the table."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": _WRITTEN.replace(tzinfo=None)})
    sheet = book.add_worksheet(title)
    bold = book.add_format({"bold": True, "border": 1, "bg_color": "#D9E2F3"})
    plain = book.add_format({"border": 1, "text_wrap": True})
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            style = bold if number == head else plain if number > head else None
            sheet.write_string(number, column, text, style)
    sheet.set_column(0, len(rows[head]) - 1, 26)
    book.close()
    return _dated(out.getvalue())


def _dated(data: bytes) -> bytes:
    """Return the same ZIP with one date on every member."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _STAMP)
            member.compress_type = zipfile.ZIP_DEFLATED
            body = source.read(name)
            if name == "docProps/core.xml":
                body = re.sub(rb"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2009-03-20T09:00:00Z", body)
            target.writestr(member, body)
    return out.getvalue()
