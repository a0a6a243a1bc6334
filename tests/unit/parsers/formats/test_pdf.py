import io
from collections.abc import Sequence
from email.message import EmailMessage
from itertools import pairwise

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObjectReference, xObjectName
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from parsers import Meeting, parse
from parsers.characters import is_rtl
from parsers.document import Block, Document, Table
from parsers.errors import UnreadablePartError
from parsers.formats.pdf import read
from parsers.limits import Limits
from parsers.steps import Leaf, Run, Step, carry_out, direct, walk

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
LETTER = [f"Line {number} of a letter that is long enough to be a text" for number in range(5)]
PEOPLE = ["Ms. Zorana PELIVAN, Counsellor, Ministry of Justice", "Mr. Milan DVORNIK, Director of Prisons"]


def leaf(content: bytes) -> Leaf:
    return Leaf("2", "application/pdf", "attachment", content, "note.pdf")


def drawn(*lines: tuple[float, float, str], pages: int = 1, **options: object) -> bytes:
    """Return a PDF with texts at x and distance from the top of an A4 page."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, **options)
    for _ in range(pages):
        for x, top, text in lines:
            canvas.drawString(x, A4[1] - top, text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def document(content: bytes, **limits: int) -> Document:
    return read(leaf(content), Limits(**limits))


def decoded(content: bytes, run: Run = direct) -> Document:
    """Return a PDF as read with its pictures."""
    (_, part), *_ = walk([leaf(content)], limits=Limits(), run=run)
    assert part.document is not None
    return part.document


def lines(found: Document) -> list[list[str]]:
    return [[line.text for line in item.lines] for item in found.pages[0].items if isinstance(item, Block)]


def test_words_have_their_places_in_points_from_the_top_left() -> None:
    found = document(drawn((72, 100, "Zorana Pelivan, Counsellor")))
    word = next(found.lines()).words[0]
    assert word.box is not None
    assert word.box.x0 == pytest.approx(72, abs=1)
    assert 85 < word.box.top < word.box.bottom < 106
    assert (found.pages[0].width, found.pages[0].height) == pytest.approx(A4)


def test_columns_are_read_one_after_the_other() -> None:
    left = [(72, 100 + 14 * i, f"left column line {i} goes on") for i in range(12)]
    right = [(330, 100 + 14 * i, f"right column line {i} goes on") for i in range(12)]
    texts = " ".join(text for block in lines(document(drawn(*left, *right))) for text in block)
    assert texts.index("left column line 11") < texts.index("right column line 0")


def test_paragraphs_are_told_by_their_distance() -> None:
    rows = [(72, top, f"text of the line at {top}") for top in (100, 114, 128, 156, 170)]
    assert [len(block) for block in lines(document(drawn(*rows)))] == [3, 2]


def test_a_ruled_table_keeps_its_cells_and_merged_ones() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    texts = [(80, 115, "Service"), (80, 150, "Ministry of Justice")]
    texts += [(260, 115, "Name"), (260, 135, "Ida Wetter"), (260, 155, "Jo Halm")]
    for x, top, text in texts:
        canvas.drawString(x, A4[1] - top, text)
    for top in (100, 120, 160):
        canvas.line(72, A4[1] - top, 400, A4[1] - top)
    canvas.line(250, A4[1] - 140, 400, A4[1] - 140)
    for x in (72, 250, 400):
        canvas.line(x, A4[1] - 100, x, A4[1] - 160)
    canvas.save()
    (table,) = document(target.getvalue()).pages[0].items
    assert isinstance(table, Table)
    assert [(c.row, c.column, c.rows, c.text) for c in table.cells] == [
        (0, 0, 1, "Service"), (0, 1, 1, "Name"), (1, 0, 2, "Ministry of Justice"), (1, 1, 1, "Ida Wetter"),
        (2, 1, 1, "Jo Halm"),
    ]  # fmt: skip


def test_a_frame_around_a_letter_is_no_table() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.rect(50, 50, 495, 740)
    for row, text in enumerate(LETTER):
        canvas.drawString(72, 700 - 14 * row, text)
    canvas.save()
    assert lines(document(target.getvalue())) == [LETTER]


def test_a_line_through_a_word_strikes_it_and_a_line_under_it_does_not() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.drawString(72, 700, "Struck")
    canvas.line(72, 703.5, 72 + canvas.stringWidth("Struck"), 703.5)
    canvas.drawString(172, 700, "Underlined")
    canvas.line(172, 698, 172 + canvas.stringWidth("Underlined"), 698)
    canvas.save()
    words = [word for line in document(target.getvalue()).lines() for word in line.words]
    assert [(word.text, word.struck) for word in words] == [("Struck", True), ("Underlined", False)]


CROSSED = "On page 1 of note.pdf a line runs through words: look whether they are struck out."


def deep(depth: int) -> str:
    """Return the name of a font that says how far its letters reach below their feet, in thousandths."""
    font = TTFont(f"Deep{depth}", FONT)
    font.face.descent = -depth
    pdfmetrics.registerFont(font)
    return font.fontName


def ruled(*lines: tuple[float, float, float], font: str = "Helvetica") -> Document:
    """Return a PDF of one text with lines from x to x that lie so high above its feet, as thin boxes."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.setFont(font, 10)
    canvas.drawString(72, 700, PEOPLE[0])
    for x0, x1, height in lines:
        canvas.rect(x0, 700 + height, x1 - x0, 0.5, stroke=0, fill=1)
    canvas.save()
    return document(target.getvalue())


def struck(found: Document) -> str:
    return " ".join(word.text for line in found.lines() for word in line.words if word.struck)


def told(found: Document) -> list[str]:
    return [problem.detail for problem in found.problems]


@pytest.mark.parametrize("depth", [100, 250, 400])
def test_a_line_strikes_words_of_a_font_of_any_depth_and_one_that_goes_on_beside_them_is_told(depth: int) -> None:
    font = deep(depth)
    end = 72 + pdfmetrics.stringWidth(PEOPLE[0], font, 10)
    found = [ruled(line, font=font) for line in ((72, end, 2.5), (72, end, -1.5), (72, end, 7.5), (72, end + 99, 2.5))]
    assert [(struck(one), told(one)) for one in found] == [(PEOPLE[0], []), ("", []), ("", []), ("", [CROSSED])]


def test_a_line_in_pieces_strikes_as_one_and_a_piece_alone_is_told() -> None:
    end = 72 + pdfmetrics.stringWidth("Ms. Zorana PELIVAN", "Helvetica", 10)
    pieces = [(x0, x1, 2.5) for x0, x1 in pairwise(72 + (end - 72) * part / 7 for part in range(8))]
    whole, most = ruled(*pieces), ruled(*pieces[:-1])
    assert (struck(whole), told(whole)) == ("Ms. Zorana PELIVAN,", [])
    assert (struck(most), told(most)) == ("Ms. Zorana", [CROSSED])


def test_a_line_that_strikes_a_word_is_found_among_many_others() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for row, text in enumerate(PEOPLE):
        canvas.drawString(72, 700 - 100 * row, text)
    canvas.line(72, 703.5, 72 + canvas.stringWidth(PEOPLE[0]), 703.5)
    for place in range(5001):
        canvas.line(400 + place % 10, 600 + place / 100, 405 + place % 10, 600 + place / 100)
    canvas.save()
    struck = [all(word.struck for word in line.words) for line in document(target.getvalue()).lines()]
    assert struck == [True, False]


UNSEEN = "Page 1 of note.pdf holds text that cannot be seen, which was not read: look at it."


def coloured(*drawn: str) -> Document:
    """Return a PDF of a letter with this drawn below it."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for row, text in enumerate(LETTER):
        canvas.drawString(60, 800 - 14 * row, text)
    canvas._code += [line.replace("TEXT", f"BT /F1 12 Tf 60 600 Td ({PEOPLE[1]}) Tj ET") for line in drawn]
    canvas.save()
    return document(target.getvalue())


BOX = "50 590 400 30 re f"


@pytest.mark.parametrize(
    ("drawn", "is_read"),
    [
        (["1 1 1 rg", "TEXT"], False),
        (["0 0 0 0 k", "TEXT"], False),
        (["3 Tr", "TEXT"], False),
        (["TEXT", BOX], False),
        ([BOX, "TEXT"], False),
        (["0.2 0.2 0.6 rg", BOX, "1 g", "TEXT"], True),
        (["TEXT", "1 0 0 RG 50 590 400 30 re S"], True),
        (["0.9 g", BOX, "0 g", "TEXT"], True),
        (["0.9 g", "TEXT"], True),
    ],
)
def test_text_that_nobody_sees_is_told_and_not_read(drawn: list[str], is_read: bool) -> None:
    found = coloured(*drawn)
    assert ([line.text for line in found.lines()] == [*LETTER, *PEOPLE[1:]]) is is_read
    assert told(found) == ([] if is_read else [UNSEEN])


def test_letters_of_a_font_of_any_depth_are_hidden_by_a_box_that_is_as_high_as_they_are() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.setFont(deep(400), 10)
    for row, text in enumerate(LETTER):
        canvas.drawString(72, 700 - 20 * row, text)
    canvas.rect(70, 697, 400, 11, fill=1)
    canvas.save()
    found = document(target.getvalue())
    assert ([line.text for line in found.lines()], told(found)) == (LETTER[1:], [UNSEEN])


@pytest.mark.parametrize("hidden", ["z", "pez", "Lopez"])
def test_a_word_of_which_a_part_is_seen_is_read_whole(hidden: str) -> None:
    left = 60 + pdfmetrics.stringWidth("Ms. Ana Lopez".removesuffix(hidden), "Helvetica", 12)
    text = "BT /F1 12 Tf 60 600 Td (Ms. Ana Lopez) Tj ET"
    found = coloured(text, "1 g", f"{left} 590 400 30 re f")
    is_read = hidden != "Lopez"
    assert [line.text for line in found.lines()][-1] == ("Ms. Ana Lopez" if is_read else "Ms. Ana")
    assert told(found) == ([] if is_read else [UNSEEN])


def test_text_that_nobody_sees_and_nobody_could_read_is_not_told() -> None:
    found = coloured("BT 3 Tr /F1 1 Tf 0 5 Td (Powered by a library) Tj ET")
    assert ([line.text for line in found.lines()], told(found)) == (LETTER, [])


@pytest.mark.parametrize(("hidden", "read"), [("Lopez", "Ana , Judge."), (".", "Ana Lopez, Judge."), ("Ju", "")])
def test_signs_beside_a_word_do_not_say_whether_it_is_seen(hidden: str, read: str) -> None:
    said = "Ana Lopez, Judge."
    left = 60 + pdfmetrics.stringWidth(said[: said.index(hidden)], "Helvetica", 12)
    box = f"{left} 590 {pdfmetrics.stringWidth(hidden, 'Helvetica', 12)} 30 re f"
    found = coloured(f"BT /F1 12 Tf 60 600 Td ({said}) Tj ET", "1 g", box)
    assert [line.text for line in found.lines()][-1].split() == (read or said).split()
    assert told(found) == ([UNSEEN] if hidden == "Lopez" else [])


@pytest.mark.parametrize("said", ["jo@mfa.example.nl", "01.42.34.56.78", "Jean-Li"])
def test_what_signs_join_to_something_that_is_seen_is_not_cut(said: str) -> None:
    left = 60 + pdfmetrics.stringWidth(said[:-2], "Helvetica", 12)
    found = coloured(f"BT /F1 12 Tf 60 600 Td ({said}) Tj ET", "1 g", f"{left} 590 40 30 re f")
    assert ([line.text for line in found.lines()][-1], told(found)) == (said, [])


def test_what_is_hidden_right_behind_a_colon_is_not_read() -> None:
    said, hidden = "Mobile:", "+43-1-5551201"
    left = 60 + pdfmetrics.stringWidth(said, "Helvetica", 12)
    found = coloured(f"BT /F1 12 Tf 60 600 Td ({said}{hidden}) Tj ET", "1 g", f"{left} 590 200 30 re f")
    assert ([line.text for line in found.lines()][-1].strip(), told(found)) == (said, [UNSEEN])


def test_a_page_of_nothing_but_text_that_nobody_sees_has_no_text() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.setFillGray(1)
    canvas.drawString(72, 700, LETTER[0])
    canvas.save()
    found = document(target.getvalue())
    assert (list(found.lines()), told(found)) == ([], [UNSEEN])


def with_names(*names: tuple[int, int]) -> bytes:
    """Return a letter of a font that maps these codes to other characters (9.10.3)."""
    typed = "".join(f"BT /F 11 Tf 60 {760 - 20 * row} Td ({text}) Tj ET\n" for row, text in enumerate(ODD)).encode()
    ranges = b"".join(b"<%02x> <%02x> <%04x>\n" % (code, code, name) for code, name in ((32, 32), *names))
    mapping = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
        b"2 beginbfrange <41> <5a> <0041> <61> <7a> <0061> endbfrange %d beginbfrange\n%sendbfrange endcmap end"
    ) % (len(names) + 1, ranges)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> >>>>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        *(b"<< /Length %d >> stream\n%s\nendstream" % (len(data), data) for data in (typed, mapping)),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % numbered for numbered in enumerate(objects, 1))
    return b"%PDF-1.5\n" + body + b"trailer << /Root 1 0 R /Size 7 >>\n%%EOF"


ODD = ["The delegation of Fiji will be composed as follows", "~ Josefa Mar#n Counsellor", "~ # Mere Falemaka", "Ru#"]


def test_a_sign_of_a_font_that_is_no_letter_within_a_word_is_marked_and_one_that_stands_alone_is_kept() -> None:
    found = document(with_names((ord("~"), 0xF0B7), (ord("#"), 0xE09F)))
    texts = [line.text for line in found.lines()]
    assert texts == [ODD[0], "• Josefa Mar\ufffdn Counsellor", "• \ue09f Mere Falemaka", "Ru\ufffd"]


def in_arabic(*lines: bytes) -> bytes:
    """Return a PDF of lines as files have them, from left to right; "a" is an alef and "t" a tanwin without width."""
    typed = b"".join(b"BT /F 20 Tf 60 %d Td [%s] TJ ET\n" % (760 - 60 * row, text) for row, text in enumerate(lines))
    glyphs = {"A": "0627", "L": "0644", "M": "0645", "S": "0633", "W": "0648", "a": "0627", "t": "064B"}
    names = " ".join(f"{ord(code)} /uni{letter}" for code, letter in glyphs.items()).encode()
    widths = " ".join("0" if chr(code) in "at" else "500" for code in range(32, 120)).encode()
    font = b"/BaseFont /Naskh /FirstChar 32 /LastChar 119 /Widths [%s] /Encoding << /Differences [%s] >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> >>>>",
        b"<< /Type /Font /Subtype /Type1 %s >>" % (font % (widths, names)),
        b"<< /Length %d >> stream\n%s\nendstream" % (len(typed), typed),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % numbered for numbered in enumerate(objects, 1))
    return b"%PDF-1.5\n" + body + b"trailer << /Root 1 0 R /Size 6 >>\n%%EOF"


def test_an_arabic_sign_without_width_is_read_with_the_letter_that_comes_next_in_the_file() -> None:
    found = document(in_arabic(b"(MSa) 5 (LA)", b"(SWL ) 300 (t) -300 (AMSAL)", b"(MSLW MSLW MSLW)"))
    assert [line.text for line in found.lines()] == ["الاسم", "لاسماً لوس", "ولسم ولسم ولسم"]


def test_letters_of_a_word_that_another_font_has_are_read_in_it() -> None:
    pdfmetrics.registerFont(TTFont("DejaVu", FONT))
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    x = 60.0
    for font, text in (("DejaVu", "p"), ("Courier", "811"), ("DejaVu", "@mfa.example "), ("Courier", "and")):
        canvas.setFont(font, 50)
        canvas.drawString(x, 700, text)
        x += canvas.stringWidth(text, font, 50)
    canvas.save()
    assert [line.text for line in document(target.getvalue()).lines()] == ["p811@mfa.example and"]


def test_a_number_with_signs_of_another_font_is_whole_in_an_arabic_line() -> None:
    pdfmetrics.registerFont(TTFont("DejaVu", FONT))
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    x = 60.0
    for font, text in (("DejaVu", "CU 5"), ("Courier", "/"), ("DejaVu", "09"), ("Courier", "-"), ("DejaVu", "3 دفو")):
        canvas.setFont(font, 50)
        canvas.drawString(x, 700, text)
        x += canvas.stringWidth(text, font, 50)
    canvas.save()
    assert [line.text for line in document(target.getvalue()).lines()] == ["وفد CU 5/09-3"]


@pytest.mark.parametrize(
    ("second", "size", "text"),
    [
        ("ETTER", 10, "Ida WETTER and"),
        ("eek", 10, "Ida W eek and"),
    ],
)
def test_small_capitals_are_read_in_their_word_and_other_small_letters_beside_it(
    second: str, size: int, text: str
) -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    x = 60.0
    for size_of, piece in ((14, "Ida W"), (size, second), (14, " and")):
        canvas.setFont("Helvetica", size_of)
        canvas.drawString(x, 700, piece)
        x += canvas.stringWidth(piece, "Helvetica", size_of)
    canvas.save()
    assert [line.text for line in document(target.getvalue()).lines()] == [text]


@pytest.mark.parametrize(
    ("text", "is_picture"),
    [
        ("Г-жа Ида Берг, директор Министерства юстиции".encode("cp1251").decode("latin-1"), True),
        ("السيدة إيدا بيرغ، مستشارة في وزارة العدل".encode("cp1256").decode("latin-1"), True),
        ("Mme Zoé Évêque, déléguée à l'égalité, représentée à Genève", False),
        ("Frau Öztürk-Müßig, Höhere Übersetzerin für Äußeres", False),
    ],
)
def test_a_text_in_a_font_of_another_script_that_calls_itself_latin_is_read_as_a_picture(
    text: str, is_picture: bool
) -> None:
    found = document(drawn((72, 100, text)))
    assert (len(found.pages), len(found.pictures)) == ((0, 1) if is_picture else (1, 0))


@pytest.mark.parametrize("away", [0.3, 1.0])
def test_letters_that_are_printed_again_as_for_bold_or_a_shadow_are_read_once(away: float) -> None:
    twice = [(72 + shift, 100 - shift, "Ministry of Roads and Bridges, called Committee") for shift in (0, away)]
    apart = [(72 + shift, 130, "il") for shift in (0, 6)]
    assert lines(document(drawn(*twice, *apart))) == [["Ministry of Roads and Bridges, called Committee", "ilil"]]


def test_what_little_stands_on_a_page_is_read_where_nothing_else_does() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.drawString(72, 700, "Ida Berg")
    canvas.line(72, 690, 200, 690)
    canvas.showPage()
    canvas.drawString(72, 700, "Ida Berg")
    canvas.drawImage(ImageReader(Image.effect_noise((60, 60), 90)), 72, 500, 60, 60)
    canvas.save()
    found = document(target.getvalue())
    assert ([page.number for page in found.pages], [picture.page for picture in found.pictures]) == ([1], [2])
    assert found.text == "Ida Berg"


def test_a_page_without_text_is_a_picture_of_itself() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.circle(300, 400, 100, fill=1)
    canvas.save()
    found = document(target.getvalue())
    assert found.pages == ()
    (picture,) = found.pictures
    assert (picture.page, picture.dpi) == (1, 300)
    assert picture.scale_x == pytest.approx(72 / 300)


def test_a_text_that_cannot_be_seen_is_not_believed() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.circle(300, 400, 100, fill=1)
    text = canvas.beginText(72, 700)
    text.setTextRenderMode(3)
    for line in LETTER:
        text.textLine(line)
    canvas.drawText(text)
    canvas.save()
    found = document(target.getvalue())
    assert found.pages == ()
    assert len(found.pictures) == 1


def paper(lines: Sequence[str], width: int = 1240, height: int = 1754) -> Image.Image:
    """Return a picture with these lines on it, of a page at 150 dpi unless it says otherwise."""
    image = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(image)
    for row, text in enumerate(lines):
        draw.text((150, 200 + 60 * row), text, font=ImageFont.truetype(FONT, 30), fill=0)
    return image


def photo(lines: Sequence[str], width: int = 1240, height: int = 1754) -> ImageReader:
    return ImageReader(paper(lines, width, height))


@pytest.mark.parametrize(("width", "drawn"), [(1240, 300), (1654, 200), (1754, 212), (2480, 300), (4960, 300)])
def test_a_scan_is_drawn_as_it_was_scanned_unless_that_is_too_coarse_to_be_read_or_finer_than_is_of_use(
    width: int, drawn: int
) -> None:
    target = io.BytesIO()
    scan = paper(LETTER, width, width * 1754 // 1240)
    scan.save(target, "PDF", resolution=width / (1240 / 150))
    (picture,) = document(target.getvalue()).pictures
    assert picture.dpi == pytest.approx(drawn, rel=0.01)
    with Image.open(io.BytesIO(picture.pixels)) as shown:
        assert (shown.size == scan.size) is (width in {1654, 1754, 2480})


def test_a_scan_on_which_something_is_drawn_is_drawn_finely() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.drawImage(photo(LETTER, 1654, 2339), 0, 0, *A4)
    canvas.line(72, 72, 300, 90)
    canvas.save()
    (picture,) = document(target.getvalue()).pictures
    assert picture.dpi == 300


def pictured(*places: tuple[float, float, float, float], lines: Sequence[str] = (), typed: Sequence[str]) -> bytes:
    """Return a page with a picture at each place (x, y from below, width, height, in points) and words typed on it."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for place in places:
        canvas.drawImage(photo(lines), *place)
    for row, text in enumerate(typed):
        canvas.drawString(72, 780 - 14 * row, text)
    canvas.save()
    return target.getvalue()


SCAN = (0.0, 0.0, *A4)
STAMP = ["Digitally signed by the Registry on 2009-03-30"]
LONG = [f"{line} {number}" for number in range(4) for line in LETTER]


@pytest.mark.parametrize(
    ("places", "typed", "aside"),
    [
        ([SCAN], STAMP, False),
        ([SCAN], LETTER, True),
        ([(72.0, 200.0, 300.0, 200.0)], LETTER, True),
    ],
)
def test_a_page_with_words_and_a_large_picture_is_both(
    places: list[tuple[float, float, float, float]], typed: list[str], aside: bool
) -> None:
    found = document(pictured(*places, typed=typed, lines=["Ms. Zorana PELIVAN"]))
    assert lines(found) == [typed]
    (picture,) = found.pictures
    assert (picture.page, picture.aside) == (1, aside)
    assert picture.typed == sum(char.isalnum() for line in typed for char in line)


def test_a_scan_that_was_cut_into_strips_is_a_picture() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    image = paper(["Ms. Zorana PELIVAN, Counsellor"])
    for strip in range(50):
        part = image.crop((0, 35 * strip, 1240, 35 * strip + 35))
        canvas.drawImage(ImageReader(part), 0, A4[1] * (49 - strip) / 50, A4[0], A4[1] / 50)
    canvas.drawString(72, 780, STAMP[0])
    canvas.save()
    assert [picture.aside for picture in document(target.getvalue()).pictures] == [False]


def test_an_emblem_a_stamp_and_a_signature_are_no_pictures_of_writing() -> None:
    small = [(260.0, 740.0, 80.0, 80.0), (300.0, 200.0, 130.0, 130.0), (72.0, 200.0, 200.0, 100.0)]
    assert document(pictured(*small, typed=LETTER, lines=["Embassy"])).pictures == ()


def with_line(strips: int, height: float) -> bytes:
    """Return a letter with a picture of a line of text of this height in points, cut into strips."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for row, text in enumerate(LETTER):
        canvas.drawString(72, 780 - 14 * row, text)
    line = paper(PEOPLE[:1]).crop((0, 190, 1240, 250))
    for strip in range(strips):
        part = line.crop((0, 60 * strip // strips, 1240, 60 * (strip + 1) // strips))
        canvas.drawImage(ImageReader(part), 72, 300 - height * (strip + 1) / strips, 450, height / strips)
    canvas.save()
    return target.getvalue()


@pytest.mark.parametrize("strips", [1, 5])
def test_a_picture_of_a_line_of_text_is_read_however_low_it_is(strips: int) -> None:
    assert [picture.aside for picture in document(with_line(strips, 22)).pictures] == [True]


def test_a_ruling_line_that_is_a_picture_is_none_of_text() -> None:
    assert document(with_line(1, 3)).pictures == ()


def with_strip(strip: ImageReader, y: float, width: float = 480, height: float = 40) -> bytes:
    """Return a letter with a strip at a height, in points; 600 is between its first and its last line."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.drawImage(strip, 60, y, width, height)
    canvas.drawString(72, 500, "avails itself of this opportunity")
    for row, text in enumerate(LETTER):
        canvas.drawString(72, 780 - 14 * row, text)
    canvas.save()
    return target.getvalue()


def test_a_letterhead_without_readable_words_is_no_problem() -> None:
    strip = ImageReader(Image.open(io.BytesIO(unreadable_page())).crop((0, 190, 1240, 294)))
    above = decoded(with_strip(strip, 798))
    assert (above.problems, [line.text for line in above.lines()][:5]) == ((), LETTER)
    slight = [document(with_strip(strip, y)).pictures[0].slight for y in (798, 600, 100)]
    assert slight == [True, False, True]


@pytest.mark.parametrize(("pixels", "points"), [((1240, 104), (480, 40)), ((900, 160), (255, 45))])
def test_the_words_of_a_letterhead_are_read(pixels: tuple[int, int], points: tuple[int, int]) -> None:
    head = paper(["Ministry of Justice of Fiji"], 1240, 400).crop((0, 190, pixels[0], 190 + pixels[1]))
    assert "Ministry of Justice" in decoded(with_strip(ImageReader(head), 798, *points)).text


def stamped(kind: str, width: float = 400, **entries: object) -> bytes:
    """Return a letter with an annotation of this kind that shows itself as a picture of PEOPLE, without other text."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.beginForm("look", 0, 0, width, 135)
    canvas.drawImage(photo(PEOPLE, 1240, 420), 0, 0, width, 135)
    canvas.endForm()
    for row, text in enumerate(LETTER):
        canvas.drawString(72, 780 - 14 * row, text)
    look = PDFDictionary({"N": PDFObjectReference(xObjectName("look"))})
    shown = {"Type": "/Annot", "Subtype": f"/{kind}", "AP": look, "Rect": f"[72 300 {72 + width} 435]"} | entries
    canvas._addAnnotation(PDFDictionary(shown))
    canvas.save()
    return target.getvalue()


@pytest.mark.parametrize("kind", ["Stamp", "FreeText"])
def test_what_an_annotation_shows_as_a_picture_is_read(kind: str) -> None:
    assert [line.text for line in decoded(stamped(kind)).lines()] == [*LETTER, *PEOPLE]


@pytest.mark.parametrize(
    "content",
    [
        stamped("Stamp", F=2),
        stamped("Stamp", width=120),
        stamped("Highlight"),
        stamped("FreeText", Contents="(Ms. Zorana PELIVAN)"),
    ],
    ids=["hidden", "small", "another kind", "typed"],
)
def test_an_annotation_that_shows_no_picture_of_writing_is_no_picture(content: bytes) -> None:
    assert document(content).pictures == ()


@pytest.mark.parametrize("typed", [STAMP, LONG])
def test_plain_ground_behind_a_text_is_no_picture(typed: list[str]) -> None:
    assert document(pictured(SCAN, typed=typed)).pictures == ()


def test_letters_that_are_drawn_as_shapes_are_read_as_a_picture() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.drawString(72, 780, STAMP[0])
    for place in range(200):
        canvas.circle(72 + 10 * (place % 40), 700 - 14 * (place // 40), 4)
    canvas.save()
    assert len(document(target.getvalue()).pictures) == 1


def with_shapes(*places: tuple[float, float], radius: float = 4) -> bytes:
    """Return a letter with shapes as large as letters at these places."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for row, line in enumerate(LONG):
        canvas.drawString(72, 780 - 14 * row, line)
    for x, y in places:
        canvas.circle(x, y, radius)
    canvas.save()
    return target.getvalue()


def test_a_line_of_letters_that_are_drawn_as_shapes_below_a_typed_text_is_read_as_a_picture() -> None:
    line = [(72 + 9.0 * place, 300 + place % 3) for place in range(30)]
    assert [picture.aside for picture in document(with_shapes(*line)).pictures] == [True]


def test_an_ornament_and_a_row_of_dots_are_no_letters() -> None:
    emblem = [(260 + 4.0 * (place % 20), 700 + 4.0 * (place // 20)) for place in range(400)]
    dots = [(72 + 4.0 * place, 300.0) for place in range(100)]
    assert document(with_shapes(*emblem)).pictures == ()
    assert document(with_shapes(*dots, radius=0.8)).pictures == ()


def test_a_scan_that_somebody_typed_on_is_read_with_what_was_typed() -> None:
    found = decoded(pictured(SCAN, typed=STAMP, lines=PEOPLE))
    (page,) = found.pages
    assert page.scanned
    assert [line.text for line in found.lines()] == [*STAMP, *PEOPLE]


def test_a_mark_over_a_scan_hides_nothing_of_it() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.drawImage(photo(PEOPLE), *SCAN)
    canvas.setFont("Helvetica", 90)
    canvas.setFillGray(0.85)
    canvas.drawString(20, 700, "CONFIDENTIAL")
    canvas.save()
    text = decoded(target.getvalue()).text
    assert [name for name in ("PELIVAN", "DVORNIK") if name not in text] == []


def test_a_short_mark_over_a_scan_hides_nothing_of_it() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.drawImage(photo(PEOPLE), *SCAN)
    canvas.setFont("Helvetica", 90)
    canvas.drawString(72, 690, "COPY")
    canvas.save()
    text = decoded(target.getvalue()).text
    assert [name for name in ("PELIVAN", "DVORNIK") if name not in text] == []


def test_names_in_very_large_letters_are_no_mark() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.drawImage(photo(PEOPLE), *SCAN)
    canvas.setFont("Helvetica", 44)
    canvas.drawString(72, 300, "Ada LINDGREN")
    canvas.save()
    assert "LINDGREN" in decoded(target.getvalue()).text


def test_a_pale_scan_under_a_stamp_is_read() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    pale = paper(PEOPLE).point(lambda value: 195 if value < 128 else 255)
    canvas.drawImage(ImageReader(pale), *SCAN)
    canvas.drawString(72, 780, STAMP[0])
    canvas.save()
    assert "PELIVAN" in decoded(target.getvalue()).text


@pytest.mark.parametrize(("below", "order"), [(300.0, (0, 2, 1)), (0.0, (0, 1, 2))])
def test_what_is_read_in_a_picture_stands_between_the_typed_lines_or_behind_them(
    below: float, order: tuple[int, int, int]
) -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for row, text in enumerate(LETTER):
        canvas.drawString(72, 780 - 14 * row, text)
    canvas.drawImage(photo(PEOPLE, 1400, 500), 72, below + 100, 450, 160)
    canvas.drawString(72, 240, "The Embassy avails itself of this opportunity")
    canvas.save()
    text = decoded(target.getvalue()).text
    assert all(person in text for person in PEOPLE)
    words = ["Line 0", "avails itself", "PELIVAN"]
    assert sorted(words, key=text.index) == [words[place] for place in order]


def test_what_was_typed_stays_where_the_picture_cannot_be_read() -> None:
    def fails(step: Step, data: bytes, *, seconds: float) -> bytes:
        if step is Step.RECOGNISE:
            raise UnreadablePartError("timeout", "reading was given up after 60 seconds")
        return carry_out(step, data)

    found = decoded(pictured(SCAN, typed=STAMP, lines=["Ms. Zorana PELIVAN"]), run=fails)
    assert found.text == STAMP[0]
    assert [problem.reason for problem in found.problems] == ["timeout"]


def unreadable() -> ImageReader:
    """Return a picture of lines that nobody can read any more."""
    return ImageReader(Image.open(io.BytesIO(unreadable_page())))


def unreadable_page() -> bytes:
    image = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(image)
    for row in range(20):
        draw.text((150, 200 + 60 * row), "Ms. Zorana PELIVAN, Counsellor", font=ImageFont.truetype(FONT, 30), fill=0)
    target = io.BytesIO()
    image.resize((90, 127)).resize((1240, 1754)).filter(ImageFilter.GaussianBlur(9)).save(target, "PNG")
    return target.getvalue()


@pytest.mark.parametrize("typed", [STAMP, STAMP * 3])
def test_a_scan_on_which_nothing_but_a_typed_stamp_can_be_read_is_a_problem(typed: list[str]) -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.drawImage(unreadable(), *SCAN)
    for row, text in enumerate(typed):
        canvas.drawString(72, 780 - 14 * row, text)
    canvas.save()
    assert [problem.reason for problem in decoded(target.getvalue()).problems] == ["no_text"]


def on_grounds(*grounds: str) -> Document:
    """Return a letter with a page for each of these words as its letter paper."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for words in grounds:
        canvas.drawImage(photo([words], 600, 800), *SCAN)
        for row, text in enumerate(LONG):
            canvas.drawString(72, 780 - 14 * row, text)
        canvas.showPage()
    canvas.save()
    return document(target.getvalue())


def test_letter_paper_is_read_once() -> None:
    found = on_grounds("Ministry", "Mission", "Ministry", "Ministry")
    assert (len(found.pages), [picture.page for picture in found.pictures], found.problems) == (4, [1, 2], ())


def test_pictures_beside_the_text_of_very_many_pages_are_left_out_and_it_says_so() -> None:
    found = on_grounds(*(f"Annex {number}" for number in range(23)))
    assert (len(found.pages), len(found.pictures)) == (23, 20)
    assert [problem.reason for problem in found.problems] == ["too_large"]
    assert "From page 21 on" in found.problems[0].detail


def test_a_line_that_was_typed_up_the_margin_of_a_scan_is_read_with_it() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.drawImage(photo(PEOPLE * 4), *SCAN)
    canvas.rotate(90)
    canvas.drawString(200, -560, "Head: Ms. Ana LOVRIC")
    canvas.save()
    (picture,) = document(target.getvalue()).pictures
    with Image.open(io.BytesIO(picture.pixels)) as image:
        margin = image.convert("L").crop((int(540 * 300 / 72), 0, int(580 * 300 / 72), image.height))
    assert margin.getextrema()[0] < 100


def test_words_that_a_stranger_read_under_a_scan_in_strips_are_not_believed() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for strip in range(50):
        canvas.drawImage(photo(()), 0, 17 * strip, A4[0], 17)
    text = canvas.beginText(72, 700)
    text.setTextRenderMode(3)
    text.textOut(" ".join(LETTER))
    text.setTextRenderMode(0)
    canvas.drawText(text)
    for row in range(4):
        canvas.drawString(72, 780 - 14 * row, "Stamp")
    canvas.save()
    assert document(target.getvalue()).pages == ()


def test_text_that_was_typed_onto_a_page_as_a_note_is_read_where_it_stands() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for row, text in enumerate(LETTER):
        canvas.drawString(72, 780 - 14 * row, text)
    canvas.freeTextAnnotation("Ms. Zorana PELIVAN\rMr. Milan DVORNIK", DA="/Helv 12 Tf", Rect=[72, 500, 300, 540])
    canvas.save()
    assert lines(document(target.getvalue())) == [LETTER, ["Ms. Zorana PELIVAN", "Mr. Milan DVORNIK"]]


def test_a_page_turned_by_the_file_is_read_as_it_is_shown() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.setPageRotation(90)
    canvas.rotate(90)
    for row, text in enumerate(LETTER):
        canvas.drawString(72, -100 - 14 * row, text)
    canvas.save()
    found = document(target.getvalue())
    assert lines(found) == [LETTER]
    word = next(found.lines()).words[0]
    assert word.box is not None
    assert (word.box.x0, word.box.top) == pytest.approx((72, 90), abs=2)


@pytest.mark.parametrize("turn", [30, 45, 90, 135, -45, -90, 180])
@pytest.mark.parametrize("mark", ["Copy for the file", "نسخة"])
def test_text_that_slants_over_the_page_is_read_behind_it_and_the_page_as_if_it_were_not_there(
    turn: int, mark: str
) -> None:
    target = io.BytesIO()
    pdfmetrics.registerFont(TTFont("DejaVu", FONT))
    canvas = Canvas(target, pagesize=A4)
    for row, text in enumerate(PEOPLE * 8):
        canvas.drawString(72, 700 - 24 * row, text)
    canvas.translate(290, 500)
    canvas.rotate(turn)
    canvas.setFont("DejaVu", 40)
    shown = "".join(reversed(mark)) if is_rtl(mark[0]) else mark
    canvas.drawString(-150, 0, shown)
    canvas.save()
    *page, last = document(target.getvalue()).pages[0].items
    assert [line.text for item in page if isinstance(item, Block) for line in item.lines] == PEOPLE * 8
    assert isinstance(last, Block)
    assert [line.text for line in last.lines] == [mark]
    assert last.box is not None
    assert 0 < last.box.x0 < last.box.x1 < A4[0]


def test_what_stands_up_the_margin_is_read_in_its_place() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for row, text in enumerate(LETTER):
        canvas.drawString(72, 700 - 14 * row, text)
    canvas.translate(40, 300)
    canvas.rotate(90)
    canvas.drawString(0, 0, "Received on 3 April")
    canvas.save()
    *_, line = document(target.getvalue()).lines()
    assert line.text == "Received on 3 April"
    assert line.box is not None
    assert (line.box.x0, line.box.x1) == pytest.approx((31, 43), abs=1.5)
    assert (line.box.top, line.box.bottom) == pytest.approx((436, 542), abs=2)


def test_a_page_that_stands_on_its_head_is_a_picture_of_itself() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.translate(*A4)
    canvas.rotate(180)
    for row, text in enumerate(LETTER):
        canvas.drawString(72, 700 - 14 * row, text)
    canvas.save()
    found = document(target.getvalue())
    assert (found.pages, len(found.pictures)) == ((), 1)


def test_what_was_typed_chosen_and_ticked_in_a_form_is_read_where_it_stands() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for place, label in enumerate(("Name of the delegate", "Function", "Observer", "Delegate")):
        canvas.drawString(72, 700 - 40 * place, label)
    form = canvas.acroForm
    form.textfield(name="name", value="Zorana Pelivan", x=250, y=695, width=200, height=20)
    form.choice(
        name="function", value="Counsellor", options=["Counsellor", "Judge"], x=250, y=655, width=200, height=20
    )
    form.checkbox(name="observer", checked=True, x=250, y=615)
    form.checkbox(name="delegate", checked=False, x=250, y=575)
    canvas.save()
    assert [line.text for line in document(target.getvalue()).lines()] == [
        "Name of the delegate", "Zorana Pelivan", "Function", "Counsellor", "Observer", "☒", "Delegate",
    ]  # fmt: skip


def test_a_table_that_goes_on_over_the_page_keeps_the_columns_of_its_head() -> None:
    names = ["Anna Berg", "Bela Holm", "Cora Lund", "Dina Dahl", "Edda Moe", "Fritz Vik"]
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.drawString(72, 800, "The delegation of Norway to the meeting CU 2009/33 will be composed as follows:")
    rows = [
        ("Position", "Name", "Organization"),
        *(("Director", f"Ms. {name}", "Ministry of Justice") for name in names),
    ]
    for page in (rows[:4], rows[4:]):
        for row, texts in enumerate(page):
            for column, text in enumerate(texts):
                canvas.rect(72 + 140 * column, 700 - 30 * row, 140, 30)
                canvas.drawString(76 + 140 * column, 710 - 30 * row, text)
        canvas.showPage()
    canvas.save()
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Mission of Norway <mission@norway.example>", "CU 2009/33"
    mail.set_content("Please find the list attached.\n")
    mail.add_attachment(target.getvalue(), maintype="application", subtype="pdf", filename="list.pdf")
    found = parse(mail.as_bytes(), meetings=(Meeting("CU 2009/33", ("Working Group",)),))
    assert [person.name for person in found.delegates] == names
    assert {(person.position, person.organization) for person in found.delegates} == {
        ("Director", "Ministry of Justice")
    }


def test_a_locked_file_says_so() -> None:
    content = drawn((72, 100, "x"), encrypt=StandardEncryption("secret", ownerPassword="owner"))
    with pytest.raises(UnreadablePartError) as caught:
        document(content)
    assert caught.value.reason == "encrypted_part"


def test_a_file_locked_against_printing_only_is_read() -> None:
    content = drawn((72, 100, LETTER[0]), encrypt=StandardEncryption("", ownerPassword="owner", canPrint=0))
    assert document(content).text == LETTER[0]


def test_pages_beyond_the_limit_say_so() -> None:
    found = document(drawn((72, 100, LETTER[0]), pages=4), pages=2)
    assert len(found.pages) == 2
    assert [problem.reason for problem in found.problems] == ["too_large"]


def test_a_footer_on_every_page_is_marked() -> None:
    content = drawn(
        *((72, 100 + 14 * i, text) for i, text in enumerate(LETTER)), (72, 820, "Mission, Vienna 1010"), pages=2
    )
    found = document(content)
    marked = [item.running for page in found.pages for item in page.items if isinstance(item, Block)]
    assert marked == [False, True, False, True]


def with_catalog(**entries: object) -> bytes:
    """Return a PDF of one page with these entries in its catalog."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.drawString(72, 700, "Please wait while the document is loaded.")
    for key, value in entries.items():
        setattr(canvas._doc.Catalog, key, PDFDictionary(value) if isinstance(value, dict) else value)
        canvas._doc.Catalog.__NoDefault__ = [*canvas._doc.Catalog.__NoDefault__, key]
    canvas.save()
    return target.getvalue()


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ({"AcroForm": {"XFA": "(x)", "Fields": "[]"}}, "XFA"),
        ({"Names": {"EmbeddedFiles": "<< /Names [] >>"}}, "holds other files"),
        ({"AcroForm": {"Fields": "[]"}}, ""),
        ({"OCProperties": {"D": "<< /OFF [4 0 R] >>"}}, "has layers that are not shown"),
        ({"OCProperties": {"D": "<< /BaseState /OFF >>"}}, "has layers that are not shown"),
        ({"OCProperties": {"D": "<< /OFF [] /ON [4 0 R] >>"}}, ""),
    ],
)
def test_what_no_page_shows_is_told(entries: dict[str, object], said: str) -> None:
    details = [problem.detail for problem in document(with_catalog(**entries)).problems]
    assert [said in detail for detail in details] == ([True] if said else [])
