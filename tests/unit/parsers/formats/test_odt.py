"""OpenDocument text: what stands beside its paragraphs."""

import io
import zipfile

from PIL import Image

from parsers.document import Block, Document
from parsers.formats.odt import read
from parsers.limits import Limits
from parsers.steps import Leaf

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for name, full in {"office": "office", "text": "text", "style": "style", "draw": "drawing",
                       "svg": "svg-compatible"}.items()
)  # fmt: skip
LINKS = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def document(body: str, header: str = "", **pictures: bytes) -> Document:
    """Return a document with this body and header; a picture `scan_png` is kept as `Pictures/scan.png`."""
    content = (
        f"<office:document-content {NAMES} {LINKS}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    styles = (
        f"<office:document-styles {NAMES} {LINKS}><office:master-styles><style:master-page><style:header>{header}"
        "</style:header></style:master-page></office:master-styles></office:document-styles>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", styles)
        for name, picture in pictures.items():
            archive.writestr(f"Pictures/{name.replace('_', '.')}", picture)
    return read(Leaf("2", "", "attachment", target.getvalue(), "note.odt"), Limits())


def scan(shade: int = 255) -> bytes:
    target = io.BytesIO()
    Image.new("L", (800, 1000), shade).save(target, "PNG")
    return target.getvalue()


def frame(*names: str, width: str = "16cm", height: str = "200mm") -> str:
    images = "".join(f'<draw:image xlink:href="./Pictures/{name}"/>' for name in names)
    return f'<text:p><draw:frame svg:width="{width}" svg:height="{height}">{images}</draw:frame></text:p>'


LETTER = "<text:p>The delegation:</text:p>"


def test_a_scan_below_a_letter_is_read_behind_it() -> None:
    found = document(LETTER + frame("scan.png"), scan_png=scan())
    assert [(picture.page, picture.aside) for picture in found.pictures] == [(2, True)]
    assert (found.text, found.problems) == ("The delegation:", ())


def test_pictures_of_the_header_come_first_and_emblems_are_left_out() -> None:
    found = document(
        LETTER + frame("scan.png") + frame("emblem.png", width="2cm", height="2cm"), frame("head.png"),
        scan_png=scan(), head_png=scan(9), emblem_png=scan(99),
    )  # fmt: skip
    shades = []
    for picture in found.pictures:
        with Image.open(io.BytesIO(picture.pixels)) as image:
            shades.append(image.getpixel((0, 0)))
    assert shades == [9, 255]


def test_of_a_picture_in_two_kinds_the_one_of_pixels_is_read() -> None:
    found = document(LETTER + frame("plan.svg", "plan.png"), plan_svg=b"<svg/>", plan_png=scan())
    assert (len(found.pictures), found.problems) == (1, ())


def test_a_large_picture_that_cannot_be_opened_is_a_problem() -> None:
    found = document(LETTER + frame("plan.svm"), plan_svm=b"VCLMTF")
    assert [problem.detail for problem in found.problems] == [
        "A picture in note.odt could not be read: open it by hand."
    ]


def test_a_picture_and_a_note_that_were_deleted_are_not_read() -> None:
    note = "<text:p>Jo<text:note><text:note-body><text:p>Late.</text:p></text:note-body></text:note></text:p>"
    deleted = f"<text:tracked-changes><text:deletion>{frame('scan.png')}{note}</text:deletion></text:tracked-changes>"
    found = document(deleted + LETTER, scan_png=scan())
    assert (found.text, found.pictures) == ("The delegation:", ())


def test_notes_are_blocks_behind_the_body() -> None:
    note = (
        "<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Arrives on Monday.</text:p></text:note-body></text:note>"
    )
    items = document(f"<text:p>Ms. Ida{note} BERG</text:p><text:p>Mr. Jo AL</text:p>").pages[0].items
    texts = [[line.text for line in item.lines] for item in items if isinstance(item, Block)]
    assert texts == [["Ms. Ida BERG", "Mr. Jo AL"], ["Arrives on Monday."]]
