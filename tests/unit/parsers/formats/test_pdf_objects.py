"""Whether all that a PDF shows is there: streams to their end, forms, pages."""

import io
import zlib
from collections import Counter
from itertools import accumulate

import pytest
from pdfminer import pdfdocument
from pdfminer.arcfour import Arcfour
from PIL import Image, ImageDraw
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFImageXObject
from reportlab.pdfgen.canvas import Canvas

from parsers.document import Document
from parsers.formats import ends, pdf_cipher, pdf_objects
from parsers.formats.pdf import read
from parsers.limits import Limits
from parsers.steps import Leaf

NAMES = [f"{number}. Ms. Zorana PELIVAN{number * 7919 % 1000}, Counsellor" for number in range(1, 21)]
SHOWN = "".join(f"BT /F 9 Tf 60 {800 - 14 * row} Td ({text}) Tj ET\n" for row, text in enumerate(NAMES)).encode()
PACKED = zlib.compress(SHOWN)


def stream(data: bytes, entries: bytes = b"/Filter /FlateDecode") -> bytes:
    return b"<< %s /Length %d >> stream\n%s\nendstream" % (entries, len(data), data)


WHOLE = b"/MediaBox [0 0 595 842]"


def file_of(
    contents: bytes, *more: bytes, refers: bytes = b"5 0 R", forms: bytes = b"", count: int = 1, box: bytes = WHOLE
) -> bytes:
    """Return a PDF of one page with these contents as object 5 and more objects from 6 on."""
    page = b"<< /Type /Page /Parent 2 0 R %s /Contents %s /Resources << /Font << /F 4 0 R >> %s >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 99 0 R] /Count %d >>" % count,
        page % (box, refers, forms),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        contents,
        *more,
    ]
    parts = [b"%PDF-1.5\n", *(b"%d 0 obj\n%s\nendobj\n" % numbered for numbered in enumerate(objects, 1))]
    *places, end = accumulate(map(len, parts))
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF"
    return b"".join(parts) + tail % (size, table, size, end)


def document(content: bytes) -> Document:
    return read(Leaf("2", "application/pdf", "attachment", content, "note.pdf"), Limits())


def said(content: bytes) -> list[str]:
    return [problem.detail for problem in document(content).problems]


@pytest.mark.parametrize(
    ("box", "place", "size", "count"),
    [
        (WHOLE, (60, 35), (595, 842), 20),
        (b"/MediaBox [-40 -30 555 812]", (100, 5), (595, 842), 20),
        (b"/MediaBox [595 842 0 0] /CropBox [50 600 400 810]", (10, 3), (350, 210), 15),
        (WHOLE + b" /CropBox [-9 600 900 820]", (60, 13), (595, 220), 15),
        (WHOLE + b" /CropBox [900 900 950 950]", (60, 35), (595, 842), 20),
        (b"/MediaBox [0 0 900 842] /CropBox [60 0 600 842] /Rotate 180", (0, 35), (540, 842), 20),
    ],
)
def test_places_count_from_the_corner_of_what_is_shown_of_a_page_and_nothing_else_is_read(
    box: bytes, place: tuple[float, float], size: tuple[float, float], count: int
) -> None:
    mark = b" /Annots [<< /Subtype /StrikeOut /Rect [60 798 400 808] >>]"
    turned = stream(b"q -1 0 0 -1 660 842 cm " + SHOWN + b" Q", b"")
    found = document(file_of(turned if b"Rotate" in box else stream(PACKED), box=box + mark))
    (page,) = found.pages
    first = next(found.lines()).words[0]
    assert (page.width, page.height) == size
    assert [line.text for line in found.lines()] == NAMES[:count]
    assert first.box is not None
    assert (first.box.x0, first.box.top) == pytest.approx(place, abs=2)
    assert first.struck or b"Rotate" in box


def test_a_line_that_runs_over_the_side_of_the_page_is_read_to_its_end() -> None:
    shown = b"BT /F 12 Tf 400 700 Td (Ms. Ada MOE, Director, Ministry of) Tj /F 14 Tf ( Justice) Tj /F 12 Tf"
    shown += b" ( of the Republic) Tj (%s Mr. Jo ROE) Tj ET" % (b" " * 90)
    beside = b" BT /F 12 Tf 700 600 Td (Mr. Owen PRICE) Tj ET"
    found = document(file_of(stream(zlib.compress(shown + beside))))
    assert [line.text for line in found.lines()] == ["Ms. Ada MOE, Director, Ministry of Justice of the Republic"]


CALLING = stream(zlib.compress(SHOWN + b"/X Do\n"))
DAMAGED = ["Page 1 of note.pdf is damaged: compare it with the original."]


def hit(place: int) -> bytes:
    """Return the contents of the page with one bit changed."""
    return PACKED[:place] + bytes([PACKED[place] ^ 4]) + PACKED[place + 1 :]


@pytest.mark.parametrize(
    "data",
    [PACKED[: len(PACKED) // 2], PACKED[:-5], *(hit(place) for place in range(0, len(PACKED), 40)), hit(-1)],
)
def test_a_page_whose_compressed_text_is_cut_or_hit_says_so(data: bytes) -> None:
    assert said(file_of(stream(data))) == DAMAGED


@pytest.mark.parametrize(
    "data", [PACKED, PACKED[:-1], PACKED[:-4], PACKED + b"\r\n", PACKED[:-4] + b"\r\n", PACKED + b"\0" * 9]
)
def test_a_checksum_that_is_left_out_and_bytes_behind_it_are_no_damage(data: bytes) -> None:
    found = document(file_of(stream(data)))
    assert (len(list(found.lines())), found.problems) == (len(NAMES), ())


@pytest.mark.parametrize("data", [b"", b"\x78\xda"])
def test_a_part_of_a_page_in_which_nothing_stands_is_whole(data: bytes) -> None:
    assert said(file_of(stream(PACKED), stream(data), refers=b"[5 0 R 6 0 R]")) == []


def test_a_text_that_is_coded_twice_is_looked_at_to_its_end() -> None:
    coded = b"/Filter [/ASCIIHexDecode /FlateDecode]"
    assert said(file_of(stream(PACKED.hex().encode() + b">", coded))) == []
    assert said(file_of(stream(PACKED[:-9].hex().encode() + b">", coded))) == DAMAGED


def test_a_file_that_does_not_say_where_its_objects_are_is_read_and_says_so() -> None:
    whole = file_of(stream(PACKED))
    for content in (
        whole.replace(b"startxref", b"startx"),
        whole[: whole.index(b"xref\n")] + b"trailer << /Root 1 0 R >>",
    ):
        found = document(content)
        assert [line.text for line in found.lines()] == NAMES
        assert [problem.reason for problem in found.problems][:1] == ["unreadable_part"]


@pytest.mark.parametrize("refers", [b"9 0 R", b"[5 0 R 9 0 R]", b"4 0 R"])
def test_a_page_that_refers_to_what_is_not_there_says_so(refers: bytes) -> None:
    assert said(file_of(stream(PACKED), refers=refers)) == DAMAGED


@pytest.mark.parametrize(
    ("data", "forms", "damaged"),
    [
        (PACKED, b"/XObject << /X 6 0 R /W 9 0 R >>", []),  # a name that leads nowhere, and that no page calls
        (PACKED[:-9], b"/XObject << /X 6 0 R >>", DAMAGED),
        (PACKED[:-9], b"/XObject << /X 7 0 R >>", DAMAGED),
        (PACKED, b"/XObject << /X 7 0 R >>", []),
    ],
)
def test_what_stands_in_forms_is_looked_at_in_forms_within_them_too(
    data: bytes, forms: bytes, damaged: list[str]
) -> None:
    kind = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Filter /FlateDecode /Resources << %s >>"
    inner, outer = kind % b"", kind % b"/XObject << /Y 6 0 R >>"
    calls = zlib.compress(b"/Y Do")
    assert said(file_of(CALLING, stream(data, inner), stream(calls, outer), forms=forms)) == damaged


FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Filter /FlateDecode"


@pytest.mark.parametrize(
    ("forms", "shown"),
    [
        (b"/XObject << /X 9 0 R >>", b""),
        (b"/XObject << /X null >>", b""),
        (b"/XObject 9 0 R", b""),
        (b"", b""),
        (b"/XObject << /X 6 0 R >>", b"<< /Type /XObject /Subtype /Form >>"),
        (b"/XObject << /X 6 0 R >>", stream(PACKED)),
        (b"/XObject << /X 6 0 R >>", stream(zlib.compress(b"/Y Do"), FORM)),
    ],
)
def test_a_page_that_calls_what_is_not_there_or_is_nothing_to_show_says_so(forms: bytes, shown: bytes) -> None:
    assert said(file_of(CALLING, shown, forms=forms)) == DAMAGED


@pytest.mark.parametrize(
    ("contents", "forms"),
    [
        (stream(SHOWN + b"/X#201 Do", b""), b"/XObject << /X#201 6 0 R >>"),  # a blank in a name
        (stream(SHOWN + b"/X#201\r\nDo\n", b""), b"/XObject << /X 9 0 R /#58 1 0 R /X#20#31 6 0 R >>"),
        (stream(SHOWN + b"/X Done /X Do/y", b""), b"/XObject << /X 6 0 R >>"),
        (stream(SHOWN + b"/\xc3\xa9 Do", b""), b"/XObject << /X 9 0 R /\xc3\xa9 6 0 R >>"),
    ],
)
def test_what_is_called_is_found_by_its_name_however_that_is_written(contents: bytes, forms: bytes) -> None:
    assert said(file_of(contents, stream(PACKED, FORM), forms=forms)) == []


def test_a_form_without_resources_shows_those_of_its_page() -> None:
    outer = stream(zlib.compress(b"/Y Do"), FORM)
    assert said(file_of(CALLING, outer, stream(PACKED, FORM), forms=b"/XObject << /X 6 0 R /Y 7 0 R >>")) == []


def test_a_form_without_resources_shows_those_of_what_calls_it() -> None:
    outer = stream(zlib.compress(b"/Y Do"), FORM + b" /Resources << /XObject << /Y 7 0 R /Z 8 0 R >> >>")
    inner = stream(zlib.compress(b"/Z Do"), FORM)
    assert said(file_of(CALLING, outer, inner, stream(PACKED, FORM), forms=b"/XObject << /X 6 0 R >>")) == []


@pytest.mark.parametrize("parts", [(b"/X", b"Do"), (b"/X ", b"", b" Do "), (b"q /X", b"Do Q")])
def test_a_call_that_two_parts_of_the_contents_share_is_found(parts: tuple[bytes, ...]) -> None:
    refers = b"[5 0 R %s]" % b" ".join(b"%d 0 R" % (number + 6) for number in range(len(parts)))
    cut = stream(PACKED[:-9], FORM)
    forms = b"/XObject << /X %d 0 R >>" % (len(parts) + 6)
    contents = [stream(zlib.compress(part)) for part in parts]
    assert said(file_of(stream(PACKED), *contents, cut, refers=refers, forms=forms)) == DAMAGED
    assert said(file_of(stream(PACKED), *contents, stream(PACKED, FORM), refers=refers, forms=forms)) == []


@pytest.mark.parametrize(
    "call",
    [
        *(b"/X" + b" " * 200 + b"Do", b"/X % a comment\nDo", b"/X\t%\n%/Y Do\r Do", b"/X Do% so", b"/X Do(so) Tj"),
        *(b"/" + b"X" * 200 + b" Do", b"/\xc3\xa9 Do", b"/Z\xe4 Do", b"/#5 Do", b"(100 % /Z) Tj /X %\n Do"),
    ],
)
def test_a_call_is_found_however_it_is_written(call: bytes) -> None:
    assert said(file_of(stream(SHOWN + call + b"\n", b""))) == DAMAGED


@pytest.mark.parametrize(
    "shown",
    [
        b"BT (/X Do so) Tj ET",
        b"% /X Do",
        b"BT (a \\( (b) /X Do) Tj ET",
        b"BI /W 8 /H 7 /BPC 8 /CS /G ID /X Do \1\2\3 EI Q",
    ],
)
def test_what_looks_like_a_call_in_a_text_or_a_picture_is_none(shown: bytes) -> None:
    assert said(file_of(stream(SHOWN + shown + b"\n", b""))) == []
    assert said(file_of(stream(SHOWN + shown + b"\n/X Do", b""))) == DAMAGED


def test_a_call_that_stands_where_two_pieces_meet_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ends, "_PIECE", len(SHOWN) + 3)
    assert said(file_of(CALLING)) == DAMAGED


def jpeg(kind: str = "JPEG") -> bytes:
    target = io.BytesIO()
    Image.effect_noise((120, 80), 90).save(target, kind)
    return target.getvalue()


def fax(compression: str) -> bytes:
    """Return a page of writing as a fax codes it, in one strip."""
    page = Image.new("1", (120, 80), 1)
    ImageDraw.Draw(page).text((9, 9), "Ms. Ida Berg\nCounsellor\nJustice\nMs. Zora Hill", fill=0, font_size=12)
    target = io.BytesIO()
    page.save(target, "TIFF", compression=compression)
    with Image.open(target) as image:
        start, length = image.tag_v2[273][0], image.tag_v2[279][0]
    return target.getvalue()[start : start + length]


PHOTO, JPEG_2000 = jpeg(), jpeg("JPEG2000")
T4, T6 = fax("group3"), fax("group4")
CCITT = b"/CCITTFaxDecode /DecodeParms << /K %d /Columns 120 >>"
WRAPPED = b"[/FlateDecode /DCTDecode]"
GRAYS = zlib.compress(Image.effect_noise((120, 80), 90).tobytes())


@pytest.mark.parametrize(
    ("filters", "data", "damaged"),
    [
        (b"/DCTDecode", PHOTO, []),
        (b"/DCTDecode", PHOTO + b"\0" * 300 + b"\r\n", []),
        (b"/DCTDecode", PHOTO[: len(PHOTO) // 3], DAMAGED),
        (b"/DCTDecode", b"trash", DAMAGED),
        (b"/DCTDecode", PHOTO[:-2], []),  # all pixels, and no end
        (b"/DCTDecode", PHOTO + b"\1" * 300, []),
        (b"/DCTDecode", PHOTO[:2] + b"\xff\xe1" + (len(PHOTO) + 2).to_bytes(2, "big") + PHOTO, DAMAGED),  # one within
        (b"[/ASCIIHexDecode /DCTDecode]", PHOTO.hex().encode() + b">", []),
        (b"/FlateDecode", GRAYS, []),
        (b"/FlateDecode", GRAYS[: len(GRAYS) // 3], DAMAGED),
        (b"[]", bytes(120 * 80), []),
        (b"[]", bytes(120 * 60), DAMAGED),
        (b"[] /ColorSpace /DeviceRGB", bytes(3 * 120 * 80), []),
        (b"[] /ColorSpace /DeviceRGB", bytes(3 * 120 * 60), DAMAGED),
        (b"[] /ColorSpace /DeviceCMYK", bytes(4 * 120 * 60), DAMAGED),
        (b"[] /ColorSpace [/ICCBased << /N 3 >>]", bytes(3 * 120 * 80), []),
        (b"[] /ColorSpace [/ICCBased << /N 3 >>]", bytes(3 * 120 * 60), DAMAGED),
        (b"[] /ColorSpace [/Indexed /DeviceRGB 1 (abcdef)]", bytes(120 * 80), []),
        (b"/JPXDecode", JPEG_2000, []),
        (b"/JPXDecode", JPEG_2000 + b"\r\n", []),
        (b"/JPXDecode", JPEG_2000[: len(JPEG_2000) // 2], DAMAGED),
        (b"[] /ImageMask true /ColorSpace null /BitsPerComponent 1", bytes(15 * 80), []),
        (WRAPPED, zlib.compress(PHOTO), []),
        (WRAPPED, zlib.compress(PHOTO[: len(PHOTO) // 3]), DAMAGED),
        (WRAPPED, zlib.compress(PHOTO)[:-9], DAMAGED),
        (CCITT % -1, T6, []),
        (CCITT % -1, T6[:-3] + b"\0\0", []),  # all rows, and no end
        (CCITT % -1, T6[: len(T6) // 2], DAMAGED),
        (CCITT % -1, b"trash", DAMAGED),
        (CCITT % 0, T4, []),
        (CCITT % 0, T4[: len(T4) // 2], DAMAGED),
    ],
)
def test_a_page_that_shows_a_picture_that_is_cut_says_so(filters: bytes, data: bytes, damaged: list[str]) -> None:
    kind = b"/Subtype /Image /Width 120 /Height 80 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter " + filters
    assert said(file_of(CALLING, stream(data, kind), forms=b"/XObject << /X 6 0 R >>")) == damaged
    assert (
        said(file_of(CALLING, stream(PACKED, FORM), stream(data, kind), forms=b"/XObject << /X 6 0 R /Y 7 0 R >>"))
        == []
    )


@pytest.mark.parametrize("strength", [40, 128])
def test_a_picture_that_is_cut_is_told_in_a_file_that_is_enciphered_too(
    monkeypatch: pytest.MonkeyPatch, strength: int
) -> None:
    monkeypatch.setattr("reportlab.rl_config.useA85", 0)
    for share, damaged in ((1, []), (2, DAMAGED)):
        buffer = io.BytesIO()
        page = Canvas(buffer, encrypt=StandardEncryption("", "owner", strength=strength), pageCompression=0)
        page.drawString(72, 800, NAMES[0])
        page.drawImage(ImageReader(io.BytesIO(jpeg())), 72, 100, 450, 600)
        for thing in page._doc.idToObject.values():
            if isinstance(thing, PDFImageXObject):
                thing.streamContent = thing.streamContent[: len(thing.streamContent) // share]
        page.save()
        assert said(buffer.getvalue()) == damaged


@pytest.mark.parametrize("length", [5, 10, 11, 13, 16])
def test_what_is_enciphered_is_read_in_no_time(length: int) -> None:
    key, data = bytes(range(3, 3 + length)), bytes(1000)
    pdf_cipher.hasten()
    assert pdfdocument.Arcfour(key).process(data) == Arcfour(key).process(data)


@pytest.mark.parametrize(
    ("masks", "mask", "damaged"),
    [
        (b"/SMask 7 0 R", stream(GRAYS, b"/Subtype /Image /Filter /FlateDecode"), []),
        (b"/SMask 7 0 R", stream(GRAYS[:-9], b"/Subtype /Image /Filter /FlateDecode"), DAMAGED),
        *((b"/SMask 7 0 R", b"null", []), (b"/SMask 7 0 R", b"/None", []), (b"/Mask 7 0 R", b"null", [])),
        (b"/SMask 7 0 R", b"(x)", DAMAGED),
        (b"/SMask 9 0 R", b"null", DAMAGED),
        (b"/Mask 9 0 R", b"null", DAMAGED),
        (b"/Mask 7 0 R", b"[0 9]", []),
        (b"/Mask [0 9] /SMask null", b"null", []),
    ],
)
def test_a_page_that_shows_a_picture_whose_mask_is_cut_or_not_there_says_so(
    masks: bytes, mask: bytes, damaged: list[str]
) -> None:
    kind = b"/Subtype /Image /Width 120 /Height 80 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode "
    picture = stream(GRAYS, kind + masks)
    assert said(file_of(CALLING, picture, mask, forms=b"/XObject << /X 6 0 R >>")) == damaged


@pytest.mark.parametrize(
    ("filters", "data", "damaged"),
    [
        (b"/JPXDecode", b"trash", ["Page 2 of note.pdf is damaged: compare it with the original."]),
        (b"/DCTDecode", b"trash", ["Page 2 of note.pdf is damaged: compare it with the original."]),
        (b"/Unheard", b"trash", ["Page 2 of note.pdf is damaged: compare it with the original."]),
        (b"/FlateDecode", zlib.compress(b"\xff" * 9600), []),
    ],
)
def test_a_page_that_is_empty_as_its_picture_cannot_be_decoded_is_damaged_and_a_blank_one_is_not(
    filters: bytes, data: bytes, damaged: list[str]
) -> None:
    kind = b"/Subtype /Image /Width 120 /Height 80 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter " + filters
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 7 0 R /Resources << %s >> >>"
    shown = stream(b"q 595 0 0 842 0 0 cm /X Do Q", b"")
    file = file_of(stream(PACKED), page % b"/XObject << /X 8 0 R >>", shown, stream(data, kind), count=2)
    assert said(file.replace(b"99 0 R", b" 6 0 R", 1)) == damaged


def test_each_page_that_shows_what_is_damaged_says_so() -> None:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << %s >> >>"
    forms = b"/XObject << /X 6 0 R >>"
    file = file_of(CALLING, stream(PACKED[:-9], FORM), page % forms, forms=forms, count=2)
    assert said(file.replace(b"99 0 R", b" 7 0 R")) == [DAMAGED[0], DAMAGED[0].replace("Page 1", "Page 2")]


def nested(depth: int, calls: bytes) -> bytes:
    """Return a PDF with forms within forms, each of which shows the next one so often."""
    entries = b"/Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F 4 0 R >> /XObject << /X %d 0 R >> >>"
    forms = [stream(calls, entries % (number + 7)) for number in range(depth)]
    return file_of(CALLING, *forms, stream(PACKED, FORM), forms=b"/XObject << /X 6 0 R >>")


ENDLESS = ["note.pdf, page 1: it repeats its parts too often to be read: open it by hand."]


@pytest.mark.parametrize(
    ("depth", "calls", "problems"),
    [
        *((3, b"/X Do " * 3, []), (50, b"/X Do", []), (30, b"/X Do " * 2, ENDLESS), (200, b"/X Do", ENDLESS)),
        *((30, b"/X %\nDo " * 2, ENDLESS), (30, (b"/X" + b" " * 20 + b"Do ") * 2, ENDLESS)),
    ],
)
def test_a_page_of_which_the_forms_never_end_is_not_read_and_says_so(
    depth: int, calls: bytes, problems: list[str]
) -> None:
    found = document(nested(depth, calls))
    assert [one.detail for one in found.problems] == problems
    assert (len(list(found.lines())), len(found.pictures)) == (0 if problems else len(NAMES), 0)


@pytest.mark.parametrize("inner", [b"/X Do", b"/X Do /X Do", b"/Y Do", b"/Y Do /Y Do"])
@pytest.mark.parametrize("entries", [b"/Resources << /XObject << /X 6 0 R /Y 7 0 R >> >>", b""])
def test_a_page_with_a_form_that_shows_itself_is_not_read_and_says_so(inner: bytes, entries: bytes) -> None:
    forms = stream(zlib.compress(inner), FORM + entries), stream(zlib.compress(b"/X Do"), FORM + entries)
    assert said(file_of(CALLING, *forms, forms=b"/XObject << /X 6 0 R /Y 7 0 R >>")) == ENDLESS


def test_forms_that_are_coded_twice_are_looked_into_too() -> None:
    entries = FORM + b" /Resources << /XObject << /X %d 0 R >> >>"
    entries = entries.replace(b"/FlateDecode", b"[/FlateDecode /FlateDecode]")
    coded = zlib.compress(zlib.compress(b"/X Do /X Do"))
    forms = [stream(coded, entries % (number + 7)) for number in range(30)]
    file = file_of(CALLING, *forms, stream(PACKED, FORM), forms=b"/XObject << /X 6 0 R >>")
    assert said(file) == ENDLESS


LONG = zlib.compress(b" " * 50_000)


@pytest.mark.parametrize(("times", "problems"), [(30, []), (300, ENDLESS)])
def test_a_drawing_or_a_part_of_the_contents_may_be_shown_dozens_of_times_and_no_more(
    times: int, problems: list[str]
) -> None:
    drawn = stream(zlib.compress(SHOWN + b"/X Do " * times))
    assert said(file_of(drawn, stream(LONG, FORM), forms=b"/XObject << /X 6 0 R >>")) == problems
    assert said(file_of(stream(PACKED), stream(LONG), refers=b"[5 0 R %s]" % (b"6 0 R " * times))) == problems


def test_the_pages_of_a_file_may_show_so_much_again_together(monkeypatch: pytest.MonkeyPatch) -> None:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [5 0 R 6 0 R 6 0 R] >>"
    file = file_of(stream(PACKED), stream(LONG), page, refers=b"[5 0 R 6 0 R 6 0 R]", count=2)
    file = file.replace(b"99 0 R", b" 7 0 R", 1)
    assert said(file) == []
    monkeypatch.setattr(pdf_objects, "_MOST_AGAIN", 99_999)
    assert said(file) == [ENDLESS[0].replace("page 1", "page 2")]


def test_forms_that_all_show_each_other_are_not_read_and_the_pages_beside_them_are() -> None:
    shown = b" ".join(b"/X%d %d 0 R" % (number, number + 8) for number in range(12))
    calls = b" ".join(b"/X%d Do" % number for number in range(12))
    forms = [stream(calls, b"/Subtype /Form /BBox [0 0 9 9]")] * 12
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 7 0 R /Resources << /XObject << %s >> >> >>"
    file = file_of(stream(PACKED), page % shown, stream(calls, b""), *forms, count=2)
    found = document(file.replace(b"99 0 R", b" 6 0 R", 1))
    assert [one.detail for one in found.problems] == [ENDLESS[0].replace("page 1", "page 2")]
    assert len(list(found.lines())) == len(NAMES)


@pytest.mark.parametrize(
    ("entry", "circle"),
    [
        (b"/XObject << /X 6 0 R >>", b"/XObject << /X 7 0 R >>"),
        (b"/Contents 5 0 R", b"/Contents [5 0 R 7 0 R]"),
        (b"/Parent 2 0 R", b"/Parent 7 0 R"),
        (b"/F 4 0 R", b"/F 4 0 R /G 7 0 R"),
        (b"/Pages 2 0 R", b"/Pages 7 0 R"),
        (b"/Type /Catalog", b"/Type /Catalog /AcroForm 7 0 R"),
        (b"/Root 1 0 R", b"/Root 1 0 R /Info 7 0 R"),
    ],
)
def test_objects_that_refer_to_each_other_and_to_nothing_cost_only_themselves(entry: bytes, circle: bytes) -> None:
    file = file_of(stream(PACKED), stream(PACKED, FORM), b"8 0 R", b"7 0 R", forms=b"/XObject << /X 6 0 R >>")
    assert file.count(entry) == 1
    assert len(list(document(file.replace(entry, circle)).lines())) == len(NAMES)


@pytest.mark.parametrize("filters", [b"/Filter /ASCII85Decode", b"/Filter /ASCIIHexDecode"])
def test_a_form_that_no_page_shows_and_that_cannot_be_decoded_costs_no_page(filters: bytes) -> None:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + filters
    file = file_of(stream(PACKED), stream(b"zzz~~vvvv!!{{{41GZ4", form), forms=b"/XObject << /X 6 0 R >>")
    assert said(file) == []


def shared(count: int, data: bytes) -> bytes:
    """Return a PDF whose forms all lead to all of them by one dictionary."""
    named = b"/XObject << %s >>" % b" ".join(b"/X%d %d 0 R" % (number, number + 6) for number in range(count))
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Filter /FlateDecode /Resources %d 0 R" % (count + 6)
    calls = b" ".join(b"/X%d Do" % number for number in range(count))
    return file_of(stream(SHOWN + calls, b""), *([stream(data, form)] * count), b"<< %s >>" % named, forms=named)


def test_forms_that_share_a_dictionary_are_looked_at_once_each(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving = Counter[str]()
    plain = pdf_objects.resolved
    monkeypatch.setattr(pdf_objects, "resolved", lambda value: resolving.update(["once"]) or plain(value))
    assert said(shared(400, PACKED)) == []
    assert resolving["once"] < 400 * 20


@pytest.mark.parametrize(
    "data", [zlib.compress(b" " * 20_000), zlib.compress(b"", 0) + b" " * 20_000], ids=["unpacked", "as it is"]
)
def test_a_file_that_is_too_large_to_be_looked_at_says_so(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_objects, "_LARGEST", 100_000)
    assert said(shared(4, data)) == []
    assert said(shared(6, data)) == TOO_LARGE


TOO_LARGE = ["note.pdf is too large to see whether all of it is whole: compare it with the original."]


def test_faxes_take_room_by_their_points_however_few_bytes_they_have(monkeypatch: pytest.MonkeyPatch) -> None:
    kind = b"/Subtype /Image /Width 120 /Height 80 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter "
    pictures = [stream(T6, kind + CCITT % -1)] * 3
    forms = b"/XObject << /X 6 0 R /Y 7 0 R /Z 8 0 R >>"
    file = file_of(stream(SHOWN + b"/X Do /Y Do /Z Do", b""), *pictures, forms=forms)
    assert said(file) == []
    monkeypatch.setattr(pdf_objects, "_LARGEST_PICTURES", 2 * (120 * 80 + len(T6)))
    assert said(file) == TOO_LARGE


def test_a_form_that_is_shown_and_that_cannot_be_decoded_costs_its_own_page_only() -> None:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Filter /ASCII85Decode"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 8 0 R /Resources << %s >> >>"
    page = page % b"/XObject << /X 6 0 R >>"
    file = file_of(stream(PACKED), stream(b"zzz~~vvvv!!{{{", form), page, stream(b"/X Do", b""), count=2)
    found = document(file.replace(b"99 0 R", b" 7 0 R"))
    assert len(list(found.lines())) == len(NAMES)
    assert [one.detail for one in found.problems] == [
        "note.pdf, page 2: its text could not be read: compare it with the original."
    ]


def test_a_file_that_has_fewer_pages_than_it_says_tells_so() -> None:
    detail = "Of 2 pages that note.pdf should have 1 were found: compare it with the original."
    assert said(file_of(stream(PACKED), count=2)) == [detail]


def two_pages(second: bytes, *more: bytes) -> bytes:
    """Return a PDF whose second page has these entries, with more objects from 7 on."""
    page = b"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F 4 0 R >> >> %s >>" % second
    return file_of(stream(PACKED), page, *more, count=2).replace(b"99 0 R", b" 6 0 R", 1)


A4 = b"/MediaBox [0 0 595 842]"
UNREAD = ["note.pdf, page 2: its text could not be read: compare it with the original."]


@pytest.mark.parametrize(
    "second",
    [
        *(b"", b"/MediaBox null", b"/MediaBox (x)", b"/MediaBox [0 0 595]", b"/MediaBox [0 0 /A /B]"),
        *(A4 + b" /CropBox [1 2]", A4 + b" /Rotate /X"),
    ],
)
def test_a_page_that_cannot_be_made_is_read_as_a_picture_and_costs_no_other(second: bytes) -> None:
    found = document(two_pages(second + b" /Contents 5 0 R"))
    assert ([page.number for page in found.pages], [picture.page for picture in found.pictures]) == ([1], [2])
    assert [one.detail for one in found.problems] == UNREAD


def test_contents_that_cannot_be_parsed_cost_their_own_page_only() -> None:
    found = document(two_pages(A4 + b"/Contents 7 0 R", b"<< /Length >> )) >> stream ]"))
    assert ([page.number for page in found.pages], [one.detail for one in found.problems]) == ([1], UNREAD)


@pytest.mark.parametrize("labels", [b"<< /Kids [6 0 R] >>", b"<< /Nums [/A] >>", b"<< /Nums [0 (x)] >>", b"(x)"])
def test_labels_of_pages_that_are_damaged_cost_nothing(labels: bytes) -> None:
    file = file_of(stream(PACKED), labels).replace(b"/Type /Catalog", b"/Type /Catalog /PageLabels 6 0 R")
    found = document(file)
    assert (len(list(found.lines())), found.problems) == (len(NAMES), ())


def test_a_tree_of_pages_that_is_too_deep_says_that_pages_are_left_out() -> None:
    branches = [b"<< /Type /Pages /Kids [%d 0 R] >>" % (number + 7) for number in range(1200)]
    found = document(file_of(stream(PACKED), *branches).replace(b"99 0 R", b" 6 0 R", 1))
    assert [page.number for page in found.pages] == [1]
    assert [one.detail for one in found.problems] == [
        "note.pdf has more pages than could be found: compare it with the original."
    ]


@pytest.mark.parametrize(
    "font", [b"<< /Type /Font /Subtype /TrueType /BaseFont /Strange /Encoding /WinAnsiEncoding >>", b"(x)", b"null"]
)
def test_a_page_whose_letters_have_no_width_is_read_as_a_picture(font: bytes) -> None:
    found = document(file_of(stream(PACKED), font).replace(b"/F 4 0 R", b"/F 6 0 R"))
    assert ([page.items for page in found.pages], len(found.pictures)) == ([], 1)
