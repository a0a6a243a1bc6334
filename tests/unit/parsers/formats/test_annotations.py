"""Notes, marks and fields on the pages of a PDF."""

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFStream, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from parsers.document import Document
from parsers.formats.pdf import read
from parsers.limits import Limits
from parsers.steps import Leaf

PEOPLE = ["1. Ms. Zorana PELIVAN, Counsellor", "2. Mr. Milan DVORNIK, Director", "3. Ms. Ida WETTER, Judge"]
# Around the second of them.
PLACE = "[72 697 300 708]"
CORNERS = "[72 708 300 708 72 697 300 697]"


def document(content: bytes) -> Document:
    return read(Leaf("2", "application/pdf", "attachment", content, "note.pdf"), Limits())


def noted(*notes: dict[str, object] | str) -> Document:
    """Return a letter with these annotations on its page."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for row, text in enumerate(PEOPLE):
        canvas.drawString(72, 720 - 20 * row, text)
    for note in notes:
        if isinstance(note, str):
            canvas._annotationrefs.append(note)
        else:
            canvas._addAnnotation(PDFDictionary({"Type": "/Annot"} | note))
    canvas.save()
    return document(target.getvalue())


def struck(found: Document) -> list[str]:
    return [line.text for line in found.lines() if all(word.struck for word in line.words)]


def said(found: Document) -> list[str]:
    return [problem.detail for problem in found.problems]


MARKED = ["note.pdf holds notes or marks of somebody's hand that were not read: look at page 1."]


@pytest.mark.parametrize("corners", [{}, {"QuadPoints": CORNERS}, {"QuadPoints": "[1 2 3]"}, {"QuadPoints": "null"}])
def test_words_under_a_mark_that_strikes_them_out_are_struck(corners: dict[str, object]) -> None:
    found = noted({"Subtype": "/StrikeOut", "Rect": PLACE} | corners)
    assert (struck(found), said(found)) == (PEOPLE[1:2], [])


def test_of_two_lines_that_one_mark_strikes_out_both_are_struck() -> None:
    corners = CORNERS[:-1] + " 72 688 300 688 72 677 300 677]"
    assert struck(noted({"Subtype": "/StrikeOut", "Rect": "[72 677 300 708]", "QuadPoints": corners})) == PEOPLE[1:]


def test_a_mark_that_strikes_out_no_word_that_was_read_is_told() -> None:
    found = noted({"Subtype": "/StrikeOut", "Rect": "[72 300 300 311]"})
    assert (struck(found), said(found)) == ([], MARKED)


@pytest.mark.parametrize(
    "note",
    [
        {"Subtype": "/Text", "Contents": "(Please replace Ms. Wetter by Mr. Halm)"},
        {"Subtype": "/Highlight", "Contents": "(not coming)"},
        {"Subtype": "/Underline", "RC": "(<p>not coming</p>)"},
        {"Subtype": "/StrikeOut", "Contents": "(Mr. Jo HALM)"},
        {"Subtype": "/Caret"},
        {"Subtype": "/Ink", "InkList": "[[72 700 300 700]]"},
        {"Subtype": "/Line"},
        {"Subtype": "/Redact"},
    ],
)
def test_a_mark_and_a_note_that_are_not_read_are_told_once(note: dict[str, object]) -> None:
    assert said(noted(note | {"Rect": PLACE}, note | {"Rect": PLACE})) == MARKED


@pytest.mark.parametrize(
    "note",
    [
        {"Subtype": "/Highlight", "QuadPoints": CORNERS},
        {"Subtype": "/Link", "Contents": "(to our site)"},
        {"Subtype": "/Popup", "Contents": "(x)"},
        {"Subtype": "/Text", "Contents": "( )"},
        {"Subtype": "/Text", "Contents": "(done)", "F": 2},
    ],
)
def test_a_mark_that_changes_nothing_is_not_told(note: dict[str, object]) -> None:
    found = noted(note | {"Rect": PLACE})
    assert (struck(found), said(found)) == ([], [])


@pytest.mark.parametrize(
    "note",
    [
        "null",
        "(none)",
        {"Subtype": "/Link"},
        {"Subtype": "/Link", "Rect": "[1 2 /x]"},
        {"Subtype": "/Link", "Rect": f"[1 2 3 1{'0' * 400}]"},
        {"Subtype": "/Link", "Rect": PLACE, "A": "<< /S /URI /URI <E9FF80> >>"},
        {"Subtype": "/Link", "Rect": PLACE, "A": "null", "Contents": "/Name"},
    ],
)
def test_an_annotation_that_is_not_as_it_should_be_takes_nothing_else_away(note: dict[str, object] | str) -> None:
    typed = {"Subtype": "/FreeText", "Contents": "(4. Mr. Jo HALM)", "Rect": "[72 650 300 661]"}
    found = noted(note, typed)
    assert ([line.text for line in found.lines()], said(found)) == ([*PEOPLE, "4. Mr. Jo HALM"], [])


@pytest.mark.parametrize(
    ("turned", "corner"), [(0, (0.0, 0.0)), (90, (A4[1], 0.0)), (180, (A4[0], A4[1])), (270, (0.0, A4[0]))]
)
def test_on_a_turned_page_the_words_under_a_mark_are_struck(turned: int, corner: tuple[float, float]) -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.setPageRotation(turned)
    canvas.translate(*corner)
    canvas.rotate(turned)
    for row, text in enumerate(PEOPLE):
        canvas.drawString(72, 520 - 20 * row, text)
    ends = (*canvas.absolutePosition(72, 497), *canvas.absolutePosition(300, 508))
    place = f"[{' '.join(f'{end:.2f}' for end in ends)}]"
    canvas._addAnnotation(PDFDictionary({"Type": "/Annot", "Subtype": "/StrikeOut", "Rect": place}))
    canvas.save()
    assert struck(document(target.getvalue())) == PEOPLE[1:2]


def test_more_notes_than_are_looked_at_are_told() -> None:
    found = noted(*({"Subtype": "/Link", "Rect": PLACE} for _ in range(2001)))
    assert said(found) == ["Not all notes and fields on page 1 of note.pdf were read: look at it."]


FIELD = {"Subtype": "/Widget", "Rect": "[72 600 300 620]"}


@pytest.mark.parametrize(
    "value",
    [
        {"FT": "/Tx", "V": "(Edda Moe)"},
        {"Parent": "<< /Parent << /FT /Tx /V (Edda Moe) >> >>"},
        {"FT": "/Ch", "V": "(x1)", "Opt": "[[(x0) (Ida Berg)] [(x1) (Edda Moe)]]"},
        {"FT": "/Ch", "V": "[(Edda Moe)]", "Opt": "[(Ida Berg) (Edda Moe)]"},
    ],
)
def test_what_a_field_shows_is_read_wherever_it_is_kept(value: dict[str, object]) -> None:
    assert [line.text for line in noted(FIELD | value).lines()] == [*PEOPLE, "Edda Moe"]


@pytest.mark.parametrize(("content", "read"), [("Edda Moe", ["Edda Moe"]), ("Moe " * 1_000_000, [])])
def test_a_long_text_of_a_field_is_read_unless_it_is_longer_than_any(content: str, read: list[str]) -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, pageCompression=1)
    canvas.drawString(72, 720, PEOPLE[0])
    text = canvas._doc.Reference(PDFStream(content=content, filters=[PDFZCompress]))
    canvas._addAnnotation(PDFDictionary({"Type": "/Annot", "FT": "/Tx", "V": text} | FIELD))
    canvas.save()
    assert [line.text for line in document(target.getvalue()).lines()] == [PEOPLE[0], *read]


def signed(**more: str) -> Document:
    """Return a letter with a certificate's signature below its list, which shows who signed."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.drawString(72, 720, PEOPLE[0])
    font = "<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    form = {"Type": "/XObject", "Subtype": "/Form", "BBox": "[0 0 200 40]", "Resources": font}
    text = "BT /F 9 Tf 14 TL 2 26 Td (Digitally signed by Edda Moe) Tj T* (2 March 2009) Tj ET"
    shown = canvas._doc.Reference(PDFStream(dictionary=PDFDictionary(form), content=text, filters=[]))
    field = {"Type": "/Annot", "Subtype": "/Widget", "FT": "/Sig", "Rect": "[72 600 272 640]", "F": 4}
    canvas._addAnnotation(PDFDictionary(field | {"AP": PDFDictionary({"N": shown})} | more))
    canvas._doc.Catalog.AcroForm = PDFDictionary({"Fields": "[]"})
    canvas.drawString(72, 612, "The Ambassador")
    canvas.save()
    return document(target.getvalue())


def test_who_signed_with_a_certificate_is_read_behind_the_page() -> None:
    shown = ["Digitally signed by Edda Moe", "2 March 2009"]
    assert [line.text for line in signed().lines()] == [PEOPLE[0], "The Ambassador", *shown]
    assert [line.text for line in signed(F="2").lines()] == [PEOPLE[0], "The Ambassador"]
