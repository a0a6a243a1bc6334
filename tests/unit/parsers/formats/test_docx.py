import io
import zipfile

import docx
import pytest
from docx.document import Document as Written
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm
from PIL import Image

from parsers.document import Block, Document, Table
from parsers.errors import UnreadablePartError
from parsers.formats.docx import read
from parsers.limits import Limits
from parsers.steps import Leaf

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
VML = (
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def saved(document: object) -> bytes:
    target = io.BytesIO()
    document.save(target)  # type: ignore[attr-defined]
    return target.getvalue()


def read_bytes(content: bytes) -> Document:
    return read(Leaf("2", "", "attachment", content, "note.docx"), Limits())


def body(xml: str) -> Document:
    """Return a document whose body is this XML."""
    document = docx.Document()
    for element in parse_xml(f"<w:body {NAMES}>{xml}</w:body>"):
        document.element.body.insert(-1, element)
    return read_bytes(saved(document))


def paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def run(text: str, style: str = "") -> str:
    return f'<w:r><w:rPr>{style}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("xml", "seen"),
    [
        (f"<w:ins>{run('Ida')}</w:ins><w:del><w:r><w:delText>Jo</w:delText></w:r></w:del>", "Ida"),
        (f"<w:del>{run('Jo')}</w:del>{run('Ida')}", "Ida"),
        (f"<w:hyperlink>{run('ida@m.example')}</w:hyperlink>", "ida@m.example"),
        (f"<w:sdt><w:sdtContent>{run('☒ Head')}</w:sdtContent></w:sdt>", "☒ Head"),
        (f"{run('Ida')}{run(' hidden', '<w:vanish/>')}", "Ida"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a\nb"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> Head</w:t></w:r>', "☒ Head"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/>'
            "</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
            + run(" Head"),
            "☒ Head",
        ),
    ],
)
def test_a_paragraph_reads_as_it_is_shown(xml: str, seen: str) -> None:
    assert body(paragraph(xml)).text == seen


def test_struck_words_are_marked() -> None:
    (line,) = body(paragraph(run("Ida", "<w:strike/>") + run(" Jo") + run(" Al", '<w:strike w:val="0"/>'))).lines()
    assert [word.struck for word in line.words] == [True, False, False]


def test_the_words_of_a_text_box_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('Mission'))}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    xml = f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
    assert body(paragraph(xml)).text == "Mission"


def test_the_letterhead_in_the_header_comes_first_and_the_footer_last() -> None:
    document = docx.Document()
    document.add_paragraph("The delegation")
    document.sections[0].header.paragraphs[0].text = "Mission of Freedonia"
    document.sections[0].footer.paragraphs[0].text = "Vienna"
    items = read_bytes(saved(document)).pages[0].items
    assert [(item.lines[0].text, item.running) for item in items if isinstance(item, Block)] == [
        ("Mission of Freedonia", False), ("The delegation", False), ("Vienna", True),
    ]  # fmt: skip


def test_numbers_of_the_word_processor_are_the_first_word() -> None:
    document = docx.Document()
    for name in ("Ida", "Jo"):
        document.add_paragraph(name, style="List Number")
    document.add_paragraph("Al", style="List Bullet")
    assert read_bytes(saved(document)).text == "1. Ida\n2. Jo\n• Al"


def test_merged_and_nested_cells_keep_their_words() -> None:
    document = docx.Document()
    table = document.add_table(3, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Delegation"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Ministry"
    table.cell(1, 1).text = "Ida"
    table.cell(2, 1).add_table(1, 1).cell(0, 0).text = "Jo"
    (found,) = read_bytes(saved(document)).pages[0].items
    assert isinstance(found, Table)
    assert [(c.row, c.column, c.rows, c.columns, c.text) for c in found.cells] == [
        (0, 0, 1, 2, "Delegation"), (1, 0, 2, 1, "Ministry"), (1, 1, 1, 1, "Ida"), (2, 1, 1, 1, "Jo"),
    ]  # fmt: skip


def test_lines_of_one_address_are_one_block() -> None:
    document = docx.Document()
    for text, after in (("Mission", 0), ("Vienna", 200_000), ("Sir,", 0)):
        document.add_paragraph(text).paragraph_format.space_after = after
    blocks = [item for item in read_bytes(saved(document)).pages[0].items if isinstance(item, Block)]
    assert [[line.text for line in block.lines] for block in blocks] == [["Mission", "Vienna"], ["Sir,"]]


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 30_000_000)
    with pytest.raises(UnreadablePartError) as caught:
        read_bytes(target.getvalue())
    assert caught.value.reason == "too_large"


def scan(shade: int = 255, size: tuple[int, int] = (800, 1000)) -> io.BytesIO:
    target = io.BytesIO()
    Image.new("L", size, shade).save(target, "PNG")
    target.seek(0)
    return target


def letter() -> Written:
    document = docx.Document()
    document.add_paragraph("The Permanent Mission has the honour to send the list of its delegation below. " * 4)
    return document


def test_a_scan_below_a_typed_letter_is_read_behind_it() -> None:
    document = letter()
    document.add_picture(scan(), width=Cm(16))
    found = read_bytes(saved(document))
    assert [(picture.page, picture.aside) for picture in found.pictures] == [(2, True)]
    assert found.problems == ()


def test_pictures_are_read_in_the_order_of_the_document_headers_first() -> None:
    document = letter()
    for shade in (10, 20):
        document.add_picture(scan(shade), width=Cm(16))
    document.sections[0].header.paragraphs[0].add_run().add_picture(scan(30), width=Cm(16))
    shades = []
    for picture in read_bytes(saved(document)).pictures:
        with Image.open(io.BytesIO(picture.pixels)) as image:
            shades.append(image.getpixel((0, 0)))
    assert shades == [30, 10, 20]


def test_the_emblem_of_a_letterhead_is_not_read() -> None:
    document = letter()
    document.add_picture(scan(), width=Cm(3))
    assert read_bytes(saved(document)) == read_bytes(saved(letter()))


def test_a_picture_in_the_older_manner_has_the_size_of_its_shape_in_any_unit() -> None:
    for style, count in (("width:450pt;height:600pt", 1), ("position:absolute;width:2cm;height:30mm", 0)):
        document = letter()
        document.add_picture(scan(), width=Cm(16))
        (drawing,) = document.element.body.iter(f"{W}drawing")
        (blip,) = document.element.body.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip")
        number = blip.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed")
        shape = f'<w:pict {NAMES} {VML}><v:shape style="{style}"><v:imagedata r:id="{number}"/></v:shape></w:pict>'
        drawing.getparent().replace(drawing, parse_xml(shape))
        assert len(read_bytes(saved(document)).pictures) == count


def test_a_picture_that_was_deleted_or_hidden_is_not_read() -> None:
    for wrapped in ("del", "vanish"):
        document = letter()
        document.add_picture(scan(), width=Cm(16))
        (run,) = [run for run in document.element.body.iter(f"{W}r") if run.find(f"{W}drawing") is not None]
        if wrapped == "del":
            deleted = parse_xml(f"<w:del {NAMES}/>")
            run.getparent().replace(run, deleted)
            deleted.append(run)
        else:
            run.insert(0, parse_xml(f"<w:rPr {NAMES}><w:vanish/></w:rPr>"))
        assert read_bytes(saved(document)).pictures == ()


def test_a_drawing_that_cannot_be_opened_is_a_problem_and_the_text_is_read() -> None:
    document = letter()
    document.add_picture(scan(), width=Cm(16))
    found = read_bytes(replaced(saved(document), "word/media/image1.png", b"\x01\0\0\0 EMF" * 4000))
    assert "list of its delegation" in found.text
    assert [problem.detail for problem in found.problems] == [
        "A picture in note.docx could not be read: open it by hand."
    ]


def replaced(content: bytes, name: str, new: bytes) -> bytes:
    """Return an archive with another content for one of its members."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in old.namelist():
            archive.writestr(member, new if member == name else old.read(member))
    return target.getvalue()


def with_notes(kind: str, notes: str, *, deleted: bool = False) -> bytes:
    """Return a document that refers to its notes 2 and 1, in this order."""
    document = docx.Document()
    paragraph = document.add_paragraph("Ms. Zorana PELIVAN")
    for number in (2, 1):
        reference = f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'
        wrapped = f"<w:del {NAMES}>{reference}</w:del>" if deleted else f"<w:ins {NAMES}>{reference}</w:ins>"
        paragraph._p.append(parse_xml(wrapped))
    xml = f"<w:{kind}s {NAMES}>{notes}</w:{kind}s>".encode()
    part = Part(PackURI(f"/word/{kind}s.xml"), f"{CONTENT}.{kind}s+xml", xml, document.part.package)
    document.part.relate_to(part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}s")
    return saved(document)


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_are_blocks_behind_the_body_in_the_order_of_their_marks(kind: str) -> None:
    notes = (
        f'<w:{kind} w:type="separator" w:id="-1">{paragraph(run("line"))}</w:{kind}>'
        f'<w:{kind} w:id="1">{paragraph(run("Replaces Mr. Al."))}</w:{kind}>'
        f'<w:{kind} w:id="2">{paragraph(run("Arrives on Monday."))}</w:{kind}>'
    )
    items = read_bytes(with_notes(kind, notes)).pages[0].items
    assert [item.lines[0].text for item in items if isinstance(item, Block)] == [
        "Ms. Zorana PELIVAN", "Arrives on Monday.", "Replaces Mr. Al.",
    ]  # fmt: skip
    assert read_bytes(with_notes(kind, notes, deleted=True)).text == "Ms. Zorana PELIVAN"


def test_each_distinct_header_is_read_once_and_each_footer_too() -> None:
    document = docx.Document()
    document.add_paragraph("The delegation")
    for names in (("First", "Mission", "Vienna"), (None, "Mission", "Vienna"), (None, "Embassy", "Page")):
        section = document.sections[0] if names[0] else document.add_section()
        for part, text in ((section.header, names[1]), (section.footer, names[2])):
            part.is_linked_to_previous = False
            part.paragraphs[0].text = text
        if names[0]:
            section.different_first_page_header_footer = True
            section.first_page_header.paragraphs[0].text = names[0]
        else:
            section.different_first_page_header_footer = False
    items = read_bytes(saved(document)).pages[0].items
    assert [(item.lines[0].text, item.running) for item in items if isinstance(item, Block)] == [
        ("First", False), ("Mission", False), ("Embassy", False), ("The delegation", False),
        ("Vienna", True), ("Page", True),
    ]  # fmt: skip


def test_headers_that_are_never_shown_are_not_read() -> None:
    document = docx.Document()
    document.add_paragraph("The delegation")
    document.sections[0].first_page_header.paragraphs[0].text = "First"
    document.sections[0].even_page_header.paragraphs[0].text = "Even"
    assert read_bytes(saved(document)).text == "The delegation"
    document.settings.odd_and_even_pages_header_footer = True
    assert read_bytes(saved(document)).text == "Even\nThe delegation"
