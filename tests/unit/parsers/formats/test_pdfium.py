"""What pdfium draws of a page, and that it draws the same again."""

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObjectReference, xObjectName
from reportlab.pdfgen.canvas import Canvas

from parsers.errors import UnreadablePartError
from parsers.formats.pdfium import Rendering
from parsers.limits import Limits


def noted() -> bytes:
    """Return a page with a text and a mark over it."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.drawString(72, 500, "Ms. Zorana PELIVAN")
    canvas.beginForm("look", 0, 0, 200, 20)
    canvas.rect(0, 0, 200, 20, fill=1)
    canvas.endForm()
    look = PDFDictionary({"N": PDFObjectReference(xObjectName("look"))})
    canvas._addAnnotation(PDFDictionary({"Subtype": "/Highlight", "Rect": "[72 697 272 717]", "AP": look}))
    canvas.save()
    return target.getvalue()


def test_a_mark_is_not_among_the_pictures_beside_a_text() -> None:
    with Rendering(noted(), Limits()) as rendering:
        assert rendering.aside(1, 0, outlined=False) == ()


def test_a_page_that_could_not_be_drawn_without_its_marks_is_drawn_with_them_after_that() -> None:
    with Rendering(noted(), Limits()) as rendering:
        (first,) = rendering.whole(1, 0)
        with pytest.raises(UnreadablePartError):
            rendering.ground(1, 1e7, outlined=False)
        assert rendering.whole(1, 0) == (first,)
