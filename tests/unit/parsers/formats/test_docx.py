import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml

from parsers.document import Block, Document, Table
from parsers.errors import UnreadablePartError
from parsers.formats.docx import read
from parsers.limits import Limits
from parsers.steps import Leaf

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


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
