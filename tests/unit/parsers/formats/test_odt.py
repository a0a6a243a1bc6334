"""OpenDocument text: what stands beside its paragraphs."""

import io
import zipfile

import pytest
from PIL import Image

from parsers.document import Block, Document, Table
from parsers.formats.odt import read
from parsers.limits import Limits
from parsers.steps import Leaf

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for name, full in {"office": "office", "text": "text", "style": "style", "draw": "drawing",
                       "svg": "svg-compatible", "table": "table", "fo": "xsl-fo-compatible"}.items()
)  # fmt: skip
LINKS = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def document(body: str, header: str = "", masters: str = "", **pictures: bytes) -> Document:
    """Return a document with this body and header, or these page styles.

    "off" is a style of hidden text, "large" of capitals, "typed" of none; with "first" and what is derived from it
    pages of the style "first" begin, "numbers" are of lists; a picture `scan_png` is kept as `Pictures/scan.png`.
    """
    off = '<style:style style:name="off"><style:text-properties text:display="none"/></style:style>'
    large = '<style:style style:name="large"><style:text-properties fo:text-transform="uppercase"/></style:style>'
    typed = '<style:style style:name="typed"><style:text-properties fo:text-transform="none"/></style:style>'
    first = '<style:style style:name="first" style:master-page-name="first"/>'
    derived = '<style:style style:name="derived" style:parent-style-name="first"/>'
    numbers = (
        '<text:list-style style:name="numbers"><text:list-level-style-number text:level="1" style:num-format="1" '
        'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
        "</text:list-style>"
    )
    content = (
        f"<office:document-content {NAMES} {LINKS}><office:automatic-styles>"
        f"{off}{large}{typed}{first}{derived}{numbers}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    masters = masters or f"<style:master-page><style:header>{header}</style:header></style:master-page>"
    styles = (
        f"<office:document-styles {NAMES} {LINKS}><office:master-styles>{masters}</office:master-styles>"
        "</office:document-styles>"
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


def test_comments_are_told_and_not_read() -> None:
    remark = "<office:annotation>{}</office:annotation>"
    found = document(f"<text:p>Ms. Ida BERG{remark.format('<text:p>late</text:p>')}</text:p>")
    said = "note.odt holds comments in its margin that were not read: look at them."
    assert (found.text, [problem.detail for problem in found.problems]) == ("Ms. Ida BERG", [said])
    assert document(f"<text:p>Ms. Ida BERG{remark.format('')}</text:p>").problems == ()


def written(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def box(inner: str, where: str = "") -> str:
    return f"<draw:frame {where}><draw:text-box>{inner}</draw:text-box></draw:frame>"


@pytest.mark.parametrize(
    "shown",
    [
        box(written("Ms. Ida BERG"), 'text:anchor-type="page"'),
        f"<draw:g>{box(written('Ms. Ida BERG'))}</draw:g>",
        f"<draw:custom-shape>{written('Ms. Ida BERG')}</draw:custom-shape>",
        written(f"<draw:custom-shape>{written('Ms. Ida BERG')}</draw:custom-shape>"),
        written(f"<draw:g>{box(written('Ms. Ida BERG'))}</draw:g>"),
        written(box(written(box(written("Ms. Ida BERG"))))),
        written(box(box(f"<text:list><text:list-header>{written('Ms. Ida BERG')}</text:list-header></text:list>"))),
    ],
)
def test_boxes_and_shapes_are_read_once_whatever_they_stand_on(shown: str) -> None:
    assert document(shown + LETTER).text == "Ms. Ida BERG\nThe delegation:"


def test_a_table_in_a_shape_is_read_as_the_program_names_it_that_is_ahead_of_the_standard() -> None:
    ahead = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    cells = "".join(f"<loext:table-cell>{written(text)}</loext:table-cell>" for text in ("Ms. Ida BERG", "Judge"))
    table = f"<loext:table {ahead}>{2 * f'<loext:table-row>{cells}</loext:table-row>'}</loext:table>"
    (grid, _) = document(written(f"<draw:custom-shape>{table}</draw:custom-shape>") + LETTER).pages[0].items
    assert isinstance(grid, Table)
    assert [cell.text for cell in grid.cells] == 2 * ["Ms. Ida BERG", "Judge"]


def test_the_paragraphs_of_a_shape_are_lines() -> None:
    shape = f"<draw:rect>{written('Ms. Ida BERG')}{written('Mr. Jo AL')}</draw:rect>"
    assert document(written(f"Our list{shape}:")).text == "Ms. Ida BERG\nMr. Jo AL\nOur list:"


@pytest.mark.parametrize("depth", [2, 12])
def test_boxes_within_boxes_are_read_once(depth: int) -> None:
    body = written("Ms. Ida BERG")
    for _ in range(depth):
        body = written(box(body))
    assert document(body).text == "Ms. Ida BERG"


NOTE = "<text:note><text:note-body><text:p>Mr. Al</text:p></text:note-body></text:note>"


@pytest.mark.parametrize(
    "hidden",
    [
        f'<text:section text:display="none">{written("Mr. Al")}</text:section>',
        f'<text:section text:display="condition" text:is-hidden="true">{written("Mr. Al")}</text:section>',
        written('<text:hidden-paragraph text:is-hidden="true"/>Mr. Al'),
        written(f'<text:span text:style-name="off">{box(written("Mr. Al"))}</text:span>'),
        f'<text:p text:style-name="off">Mr. Al{box(written("Mr. Al"))}</text:p>',
        f'<text:section text:display="none">{written("Mr. Al" + NOTE)}{frame("scan.png")}</text:section>',
        written('<text:variable-set text:display="none">Mr. Al</text:variable-set>'),
    ],
)
def test_what_is_hidden_is_not_read(hidden: str) -> None:
    found = document(hidden + LETTER, scan_png=scan())
    assert (found.text, found.pictures) == ("The delegation:", ())


def test_what_could_be_hidden_and_is_not_is_read() -> None:
    shown = written('<text:hidden-paragraph text:is-hidden="false"/>Ms. Ida')
    section = f'<text:section text:display="true">{written("Mr. Jo")}</text:section>'
    assert document(shown + section).text == "Ms. Ida\nMr. Jo"


def test_words_that_are_shown_in_capitals_are_read_in_them() -> None:
    assert document(written('Ida <text:span text:style-name="large">Wetter</text:span>')).text == "Ida WETTER"


def test_words_in_a_style_without_capitals_are_read_as_they_are_typed() -> None:
    typed = '<text:span text:style-name="typed">the Younger</text:span>'
    assert document(written(f'<text:span text:style-name="large">Ida {typed}</text:span>')).text == "IDA the Younger"


def test_of_names_with_their_sound_above_them_the_names_are_read() -> None:
    ruby = "<text:ruby><text:ruby-base>山田</text:ruby-base><text:ruby-text>やまだ</text:ruby-text></text:ruby>"
    assert document(written(f"{ruby}太郎")).text == "山田太郎"


def master(name: str, following: str = "", **parts: str) -> str:
    inside = "".join(
        f"<style:{part.replace('_', '-')}>{written(text)}</style:{part.replace('_', '-')}>"
        for part, text in parts.items()
    )
    return f'<style:master-page style:name="{name}" style:next-style-name="{following}">{inside}</style:master-page>'


def begun(name: str, text: str) -> str:
    """Return a paragraph with which pages of a style of this name begin."""
    return f'<text:p text:style-name="{name}">{text}</text:p>'


def running(body: str, *masters: str) -> list[tuple[str, bool]]:
    """Return the lines of a document of such pages, and whether each is running."""
    (page,) = document(body, masters="".join(masters)).pages
    return [(line.text, item.running) for item in page.items if isinstance(item, Block) for line in item.lines]


def test_the_header_of_the_first_page_comes_first_and_footers_last() -> None:
    usual = master("Standard", header="Page", header_first="Embassy", footer="Vienna", footer_first="Telephone")
    unused = master("HTML", header="Old")
    assert running(LETTER, unused, usual) == [
        ("Embassy", False), ("Page", False), ("The delegation:", False), ("Telephone", True), ("Vienna", True),
    ]  # fmt: skip
    off = f'<style:master-page><style:header style:display="false">{written("Old")}</style:header></style:master-page>'
    assert running(LETTER, off) == [("The delegation:", False)]


def test_pages_of_another_style_have_their_header_where_they_begin_and_the_footer_where_they_end() -> None:
    pages = (
        master("Standard", header="Mission", footer="Vienna"),
        master("first", "second", header="Annex", footer="Vienna"),
        master("second", header="Annex, continued", footer="Page"),
    )
    assert running(f"{LETTER}{written('Ms. Ida')}{begun('first', 'List')}", *pages) == [
        ("Mission", False), ("The delegation:", False), ("Ms. Ida", False),
        ("Annex", False), ("Annex, continued", False), ("List", False), ("Vienna", True), ("Page", True),
    ]  # fmt: skip
    table = (
        '<table:table table:style-name="derived"><table:table-row><table:table-cell><text:p>A</text:p>'
        "</table:table-cell></table:table-row></table:table>"
    )
    assert running(LETTER + table, *pages)[2:4] == [("Annex", False), ("Annex, continued", False)]
    assert running(begun("first", "List"), *pages)[0] == ("Annex", False)


def listed(*items: str, how: str = "") -> str:
    inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f'<text:list text:style-name="numbers" {how}>{inside}</text:list>'


@pytest.mark.parametrize(
    ("how", "numbers"),
    [
        ("", ["1.", "2."]),
        ('text:continue-numbering="true"', ["3.", "4."]),
        ('text:continue-numbering="false"', ["1.", "2."]),
        ('text:continue-list="first"', ["3.", "4."]),
    ],
)
def test_a_list_may_count_on_from_another(how: str, numbers: list[str]) -> None:
    begun = listed(written("Ida"), written("Jo"), how='xml:id="first"')
    found = document(f"{begun}{written('And:')}{listed(written('Al'), written('Bo'), how=how)}").text.splitlines()
    assert found == [
        "1. Ida",
        "2. Jo",
        "And:",
        *(f"{one} {name}" for one, name in zip(numbers, ("Al", "Bo"), strict=True)),
    ]


def test_an_item_that_only_holds_a_list_is_not_counted_and_what_it_holds_is_indented() -> None:
    first = listed(written("Ida") + listed(written("Post")), written("Jo") + listed(written("Post")))
    second = listed(
        listed(written("Mail")), written("Al") + listed(written("Post")), how='text:continue-numbering="true"'
    )
    found = [line.typed for line in document(f"{first}{written('And:')}{second}").lines()]
    assert found == ["1. Ida", "    a) Post", "2. Jo", "    a) Post", "And:", "    b) Mail", "3. Al", "    a) Post"]
