import io
import re
import zipfile

import docx
import pytest
from docx.document import Document as Written
from docx.enum.style import WD_STYLE_TYPE
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
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
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
        (f"{run('Ida ')}{run('Wetter', '<w:smallCaps/>')}{run(' Roe', '<w:caps/>')}", "Ida WETTER ROE"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a\nb"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> Head</w:t></w:r>', "☒ Head"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/>'
            "</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
            + run(" Head"),
            "☒ Head",
        ),
        (
            f"<w:r><w:ruby><w:rt>{run('やまだ')}</w:rt><w:rubyBase>{run('山田太郎')}</w:rubyBase></w:ruby></w:r>"
            + run(" 参事官"),
            "山田太郎 参事官",
        ),
        (f"<m:oMath><m:r><m:t>Ida</m:t></m:r></m:oMath>{run(' BERG')}", "Ida BERG"),
    ],
)
def test_a_paragraph_reads_as_it_is_shown(xml: str, seen: str) -> None:
    assert body(paragraph(xml)).text == seen


def test_paragraphs_whose_mark_is_deleted_go_on_in_the_next_one() -> None:
    unmarked = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    gone = paragraph(f"{unmarked}<w:del><w:r><w:delText>Jo</w:delText></w:r></w:del>")
    cut = paragraph(f"{unmarked}{run('Ida')}") + paragraph(run(" BERG"))
    table = f"<w:tbl><w:tr><w:tc>{paragraph(run('a'))}</w:tc><w:tc>{paragraph(run('b'))}</w:tc></w:tr></w:tbl>"
    assert body(gone + cut).text == "Ida BERG"
    assert body(paragraph(run("Al")) + gone + table).text == "Al\na\nb"


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


def test_paragraphs_without_words_have_their_numbers_and_no_bullets() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for row, name in zip(table.rows, ("Ida", "Jo"), strict=True):
        row.cells[0].paragraphs[0].style = "List Number"
        row.cells[1].text = name
    document.add_paragraph("", style="List Number")
    document.add_paragraph("", style="List Bullet")
    hidden = document.add_paragraph("", style="List Number")
    hidden._p.get_or_add_pPr().append(parse_xml(f"<w:rPr {NAMES}><w:vanish/></w:rPr>"))
    document.add_paragraph("Al", style="List Number")
    assert read_bytes(saved(document)).text.splitlines() == ["1.", "Ida", "2.", "Jo", "3.", "4. Al"]


def test_numbers_of_the_word_processor_are_the_first_word() -> None:
    document = docx.Document()
    for name in ("Ida", "Jo"):
        document.add_paragraph(name, style="List Number")
    document.add_paragraph("Al", style="List Bullet")
    assert read_bytes(saved(document)).text == "1. Ida\n2. Jo\n• Al"


def listed(kinds: dict[int, str], lists: dict[int, str], *paragraphs: tuple[str, int, int]) -> list[str]:
    """Return the lines of a document of paragraphs, each with its list and level, as they are typed.

    `kinds` are the definitions of kinds of lists, `lists` what those say that are used, by their numbers.
    """
    document = docx.Document()
    definitions = document.part.numbering_part.element
    for number, inside in kinds.items():
        definitions.append(parse_xml(f'<w:abstractNum {NAMES} w:abstractNumId="{number}">{inside}</w:abstractNum>'))
    for number, inside in lists.items():
        definitions.append(parse_xml(f'<w:num {NAMES} w:numId="{number}">{inside}</w:num>'))
    for name, number, depth in paragraphs:
        own = document.add_paragraph(name)._p.get_or_add_pPr().get_or_add_numPr()
        own.get_or_add_ilvl().val, own.get_or_add_numId().val = depth, number
    blocks = [item for item in read_bytes(saved(document)).pages[0].items if isinstance(item, Block)]
    return [line.typed for block in blocks for line in block.lines]


def level(depth: int, kind: str, text: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'


def test_a_list_inside_a_list_is_indented() -> None:
    kind = level(0, "bullet") + level(1, "bullet")
    found = listed({99: kind}, {99: '<w:abstractNumId w:val="99"/>'}, ("Ida", 99, 0), ("Jo", 99, 1))
    assert found == ["• Ida", "    • Jo"]


@pytest.mark.parametrize(
    ("other", "labels"),
    [
        ("", ["3.", "    a)", "4."]),
        ('<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>', ["7.", "    a)", "8."]),
        (f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>', ["C)", "    a)", "4."]),
    ],
)
def test_lists_of_one_kind_are_counted_together_unless_one_begins_anew(other: str, labels: list[str]) -> None:
    kind = level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)")
    lists = {98: '<w:abstractNumId w:val="98"/>', 99: f'<w:abstractNumId w:val="98"/>{other}'}
    names = (("Ida", 98, 0), ("Jo", 98, 0), ("Al", 99, 0), ("Post", 99, 1), ("Bo", 98, 0))
    numbers = [*("1.", "2."), *labels]
    assert listed({98: kind}, lists, *names) == [f"{n} {name}" for n, (name, _, _) in zip(numbers, names, strict=True)]


def test_a_list_may_take_its_numbers_from_a_style_of_lists() -> None:
    kinds = {
        98: f'<w:styleLink w:val="Names"/>{level(0, "upperRoman", "%1.")}',
        99: '<w:numStyleLink w:val="Names"/>',
    }
    assert listed(kinds, {99: '<w:abstractNumId w:val="99"/>'}, ("Ida", 99, 0)) == ["I. Ida"]


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


@pytest.mark.parametrize(
    "kind",
    [
        "vnd.ms-word.document.macroEnabled.main+xml",
        "vnd.ms-word.template.macroEnabledTemplate.main+xml",
        "vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_a_template_and_a_document_with_macros_are_read_as_any_other(kind: str) -> None:
    content = saved(letter())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        types = archive.read("[Content_Types].xml")
    usual = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    other = replaced(content, "[Content_Types].xml", types.replace(usual, kind.encode()))
    assert read_bytes(other).text == read_bytes(content).text


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


def running(*sections: dict[str, str]) -> list[tuple[str, bool]]:
    """Return the lines of a document of sections with these headers and footers, and whether each is running.

    What a section does not say it takes over from the one before.
    """
    document = docx.Document()
    for number, said in enumerate(sections, 1):
        section = document.add_section() if number > 1 else document.sections[0]
        document.add_paragraph(f"Section {number}")
        section.different_first_page_header_footer = any(name.startswith("first") for name in said)
        for name, text in said.items():
            part = getattr(section, name)
            part.is_linked_to_previous = False
            part.paragraphs[0].text = text
    (page,) = read_bytes(saved(document)).pages
    return [(line.text, item.running) for item in page.items if isinstance(item, Block) for line in item.lines]


def test_each_header_stands_above_the_first_section_that_has_it_and_each_footer_below_the_last() -> None:
    assert running(
        {"first_page_header": "First", "header": "Mission", "footer": "Vienna"},
        {"header": "Mission", "footer": "Vienna"},
        {"header": "Annex", "footer": "Page"},
    ) == [
        ("First", False), ("Mission", False), ("Section 1", False), ("Section 2", False), ("Vienna", True),
        ("Annex", False), ("Section 3", False), ("Page", True),
    ]  # fmt: skip


def test_what_a_section_takes_over_from_the_one_before_is_read_once_and_what_comes_back_again() -> None:
    assert running({"header": "Norland"}, {}, {"header": "Sudland"}, {"header": "Norland"}) == [
        ("Norland", False), ("Section 1", False), ("Section 2", False), ("Sudland", False), ("Section 3", False),
        ("Norland", False), ("Section 4", False),
    ]  # fmt: skip


def test_a_section_may_show_the_first_page_that_one_before_it_only_names() -> None:
    document = docx.Document()
    document.sections[0].first_page_header.paragraphs[0].text = "Annex"
    document.add_paragraph("Letter")
    document.add_section().different_first_page_header_footer = True
    document.add_paragraph("List")
    assert read_bytes(saved(document)).text.splitlines() == ["Letter", "Annex", "List"]


def test_how_a_section_was_before_a_tracked_change_is_not_read() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Norland"
    document.add_paragraph("List")
    now = document.sections[0]._sectPr
    before = parse_xml(f"<w:sectPrChange {NAMES}><w:sectPr/></w:sectPrChange>")
    before[0].append(now.find(f"{W}headerReference"))
    now.append(before)
    assert read_bytes(saved(document)).text == "List"


def test_headers_that_are_never_shown_are_not_read() -> None:
    document = docx.Document()
    document.add_paragraph("The delegation")
    document.sections[0].first_page_header.paragraphs[0].text = "First"
    document.sections[0].even_page_header.paragraphs[0].text = "Even"
    assert read_bytes(saved(document)).text == "The delegation"
    document.settings.odd_and_even_pages_header_footer = True
    assert read_bytes(saved(document)).text == "Even\nThe delegation"


def test_paragraphs_that_name_no_style_have_the_usual_one_whatever_the_program_calls_it() -> None:
    document = docx.Document()
    document.styles["Normal"].font.all_caps = True
    document.styles.element.find(f"{W}style[@{W}default='1']").set(f"{W}styleId", "Standard")
    document.add_paragraph("Ida Berg")
    assert read_bytes(saved(document)).text == "IDA BERG"


def test_a_file_of_the_strict_standard_is_read_as_any_other() -> None:
    document = letter()
    document.sections[0].header.paragraphs[0].text = "Norland"
    document.add_table(2, 2).cell(1, 1).text = "Judge"
    document.add_picture(scan(), width=Cm(16))
    usual = saved(document)
    names = re.compile(rb"http://schemas\.openxmlformats\.org/(wordprocessingml|drawingml|officeDocument)/2006/")
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(usual)) as before, zipfile.ZipFile(strict, "w") as archive:
        for name in before.namelist():
            archive.writestr(name, names.sub(rb"http://purl.oclc.org/ooxml/\1/", before.read(name)))
    assert read_bytes(strict.getvalue()) == read_bytes(usual)


LISTED = '<w:listEntry w:val="will not attend"/><w:listEntry w:val="will attend"/>'


@pytest.mark.parametrize(
    ("chosen", "shown", "seen"),
    [
        ('<w:result w:val="1"/>', "", "Ms. Ida will attend"),
        ('<w:default w:val="1"/>', "", "Ms. Ida will attend"),
        ("", "", "Ms. Ida will not attend"),
        ('<w:result w:val="7"/>', "", "Ms. Ida"),
        ('<w:result w:val="1"/>', '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "Ms. Ida will attend"),
        (
            '<w:result w:val="1"/>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>will attend</w:t></w:r>',
            "Ms. Ida will attend",
        ),
    ],
)
def test_what_was_chosen_of_a_forms_list_is_read_once(chosen: str, shown: str, seen: str) -> None:
    begin = f'<w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{chosen}{LISTED}</w:ddList></w:ffData></w:fldChar>'
    field = f"<w:r>{begin}</w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>{shown}"
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert body(paragraph(run("Ms. Ida ") + field + end)).text == seen


def box(inner: str) -> str:
    """Return a run with a text box."""
    return f"<w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>"


def alternative(*branches: str) -> str:
    """Return an alternative, the last of whose branches is for older programs."""
    choices = "".join(f'<mc:Choice Requires="x">{branch}</mc:Choice>' for branch in branches[:-1])
    return f"<mc:AlternateContent>{choices}<mc:Fallback>{branches[-1]}</mc:Fallback></mc:AlternateContent>"


@pytest.mark.parametrize(
    "xml",
    [
        alternative(paragraph(run("Ms. Ida BERG")), paragraph(run("Ms. Ida BERG"))),
        alternative("", paragraph(run("Ms. Ida BERG"))),
        paragraph(f"<w:r>{alternative('', '<w:t>Ms. Ida BERG</w:t>')}</w:r>"),
        paragraph(f"<w:r>{alternative('<w:drawing/>', '<w:t>Ms. Ida BERG</w:t>')}</w:r>"),
        paragraph(alternative("", run("Ms. Ida BERG"), run("Ms. Ida BERG"))),
        "<w:tbl>" + alternative(f"<w:tr><w:tc>{paragraph(run('Ms. Ida BERG'))}</w:tc></w:tr>", "") + "</w:tbl>",
    ],
)
def test_of_an_alternative_the_first_branch_that_holds_something_is_read_wherever_it_stands(xml: str) -> None:
    assert body(xml).text == "Ms. Ida BERG"


@pytest.mark.parametrize("depth", [2, 12])
def test_boxes_within_boxes_are_read_once(depth: int) -> None:
    xml = paragraph(run("Ms. Ida BERG"))
    for _ in range(depth):
        xml = paragraph(box(xml))
    assert body(xml).text == "Ms. Ida BERG"


HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
ROW = f"<w:tc>{paragraph(run('Mr. Al'))}</w:tc><w:tc>{paragraph(run('Judge'))}</w:tc>"


@pytest.mark.parametrize(
    "xml",
    [
        paragraph(f"<w:del>{box(paragraph(run('Mr. Al')))}</w:del>"),
        paragraph(box(paragraph(run("Mr. Al"))).replace("<w:r>", f"<w:r>{HIDDEN}", 1)),
        paragraph(
            "<w:r><w:drawing><wp:inline><wp:docPr id='1' name='a' hidden='1'/>"
            f"{box(paragraph(run('Mr. Al')))}</wp:inline></w:drawing></w:r>"
        ),
        f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr>{ROW}</w:tr></w:tbl>",
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{ROW}</w:tr></w:tbl>",
        f"<w:tbl><w:tr>{ROW.replace('<w:tc>', '<w:tc><w:tcPr><w:cellDel/></w:tcPr>')}</w:tr></w:tbl>",
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph(box(paragraph(run('Mr. Al'))))}</w:tc></w:tr></w:tbl>",
    ],
)
def test_boxes_rows_and_cells_that_are_deleted_or_hidden_are_not_read(xml: str) -> None:
    assert body(paragraph(run("Ms. Ida BERG")) + xml).text == "Ms. Ida BERG"


def test_styles_hide_what_is_written_in_them_unless_two_do_or_the_text_says_otherwise() -> None:
    document = docx.Document()
    for kind in (WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER):
        document.styles.add_style(f"Hiding {kind}", kind).font.hidden = True
    heir = document.styles.add_style("Heir", WD_STYLE_TYPE.PARAGRAPH)
    heir.base_style = document.styles[f"Hiding {WD_STYLE_TYPE.PARAGRAPH}"]
    document.add_paragraph("Mr. Al", style="Heir")
    document.add_paragraph("Ms. Ida").add_run(" Mr. Jo", style=f"Hiding {WD_STYLE_TYPE.CHARACTER}")
    document.add_paragraph(style="Heir").add_run("Ms. Eva", style=f"Hiding {WD_STYLE_TYPE.CHARACTER}")
    document.add_paragraph("Ms. Oda", style="Heir").runs[0].font.hidden = False
    assert read_bytes(saved(document)).text == "Ms. Ida\nMs. Eva\nMs. Oda"


def test_styles_show_in_capitals_what_is_written_in_them() -> None:
    document = docx.Document()
    document.styles.add_style("Family", WD_STYLE_TYPE.CHARACTER).font.small_caps = True
    document.add_paragraph("Ida ").add_run("Wetter", style="Family")
    assert read_bytes(saved(document)).text == "Ida WETTER"


def test_words_that_are_drawn_are_read_and_a_watermark_is_not() -> None:
    for name, style, seen in (
        ("_x0000_s1026", "width:300pt", "Embassy of Norland"),
        ("_x0000_s1026", "width:300pt;rotation:315", ""),
        ("PowerPlusWaterMarkObject1", "width:300pt", ""),
    ):
        shape = f'<v:shape {VML} id="{name}" style="{style}"><v:textpath string="Embassy of Norland"/></v:shape>'
        assert body(paragraph(f"<w:r><w:pict>{shape}</w:pict></w:r>")).text == seen
    canvas = "<a:txBody><a:p><a:r><a:t>Ms. Ida</a:t></a:r><a:r><a:t> BERG</a:t></a:r></a:p></a:txBody>"
    assert body(paragraph(f"<w:r><w:drawing>{canvas}</w:drawing></w:r>")).text == "Ms. Ida BERG"


def related(document: Written, kind: str, name: str, media_type: str, content: bytes) -> str:
    """Return the number of a part that a document is given."""
    part = Part(PackURI(name), media_type, content, document.part.package)
    return document.part.relate_to(part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}")


DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


def test_the_words_of_a_diagram_stand_where_it_is_shown() -> None:
    document = docx.Document()
    point = "<d:pt><d:t><a:p><a:r><a:t>{}</a:t></a:r></a:p></d:t></d:pt>"
    points = point.format("Ms. Ida BERG") + point.format("Mr. Jo AL")
    data = f'<d:dataModel xmlns:d="{DIAGRAM}" {NAMES}><d:ptLst>{points}</d:ptLst></d:dataModel>'
    number = related(document, "diagramData", "/word/diagrams/data1.xml", "application/xml", data.encode())
    shown = f'<w:r {NAMES} {VML}><w:drawing><d:relIds xmlns:d="{DIAGRAM}" r:dm="{number}"/></w:drawing></w:r>'
    document.add_paragraph("Our delegation")
    document.add_paragraph()._p.append(parse_xml(shown))
    document.add_paragraph("Vienna")
    assert read_bytes(saved(document)).text == "Our delegation\nMs. Ida BERG\nMr. Jo AL\nVienna"


def test_of_another_file_within_the_text_a_problem_says_that_it_was_not_read() -> None:
    document = docx.Document()
    number = related(document, "aFChunk", "/word/list.html", "text/html", b"<p>Ms. Ida BERG</p>")
    document.element.body.insert(0, parse_xml(f'<w:altChunk {NAMES} {VML} r:id="{number}"/>'))
    (problem,) = read_bytes(saved(document)).problems
    assert (problem.reason, "another file within its text" in problem.detail) == ("unreadable_part", True)


OBJECT = (
    '<w:p><w:r><w:t>Ida</w:t></w:r></w:p><w:p><w:r>{}<w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:'
    'office" Type="{}" DrawAspect="{}" ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>'
)


@pytest.mark.parametrize(
    ("hidden", "kind", "aspect", "told"),
    [("", "Embed", "Icon", True), ("", "Embed", "Content", False), ("", "Link", "Icon", False),
     ("<w:rPr><w:vanish/></w:rPr>", "Embed", "Icon", False)],
)  # fmt: skip
def test_a_file_behind_an_icon_in_the_text_is_told(hidden: str, kind: str, aspect: str, told: bool) -> None:
    problems = body(OBJECT.format(hidden, kind, aspect)).problems
    assert [problem.reason for problem in problems] == ["unreadable_part"] * told


def commented(words: str, *, deleted: bool = False) -> Document:
    """Return a document with a comment that the text refers to, and one that it does not."""
    document = docx.Document()
    comment = '<w:comment w:id="{}"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:comment>'
    comments = f"<w:comments {NAMES}>{comment.format(3, words)}{comment.format(4, 'Gone')}</w:comments>"
    related(document, "comments", "/word/comments.xml", f"{CONTENT}.comments+xml", comments.encode())
    run = '<w:r><w:commentReference w:id="3"/></w:r>'
    run = f"<w:del>{run}</w:del>" if deleted else run
    document.element.body.insert(0, parse_xml(f"<w:p {NAMES}><w:r><w:t>Ida</w:t></w:r>{run}</w:p>"))
    return read_bytes(saved(document))


def test_comments_in_the_margin_are_told_where_they_say_something() -> None:
    assert [problem.detail for problem in commented("Jo comes in her place").problems] == [
        "note.docx holds comments in its margin that were not read: look at them."
    ]
    assert commented(" ").problems == ()
    assert commented("Jo comes in her place", deleted=True).problems == ()
