"""Spreadsheets: the table, the lines above and below it, what is drawn on a sheet, and what is hidden on it."""

import io
import struct
import zipfile
from collections.abc import Callable

import olefile
import pytest
import xlsxwriter
from PIL import Image

from parsers.document import Block, Document, Table
from parsers.formats import sheets, workbook97
from parsers.formats.workbook import Beside
from parsers.limits import Limits
from parsers.steps import Leaf
from tests.fixtures.compound import compound
from tests.fixtures.excel import excel

ROWS = (("Name", "Post", "Note"), ("Kofi Moe", "Judge", "x"), ("Ama Roe", "Clerk", "y"))


def document(content: bytes, name: str = "list.xlsx") -> Document:
    return sheets.read(Leaf("1", "application/octet-stream", "attachment", content, name), Limits())


def book(*fill: Callable[[xlsxwriter.worksheet.Worksheet], object]) -> Document:
    """Return a workbook with the same rows on a sheet for each function, which is given its sheet."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        for one in fill:
            sheet = workbook.add_worksheet()
            for number, row in enumerate(ROWS):
                sheet.write_row(number, 0, row)
            one(sheet)
    return document(out.getvalue())


def cells(found: Document) -> list[list[str]]:
    """Return the texts of each table row by row."""
    tables = [item for page in found.pages for item in page.items if isinstance(item, Table)]
    return [[cell.text for cell in table.cells if cell.row == row] for table in tables for row in range(table.rows)]


def scan() -> io.BytesIO:
    target = io.BytesIO()
    Image.new("L", (800, 1000), 255).save(target, "PNG", dpi=(96, 96))
    target.seek(0)
    return target


def items(*rows: tuple[str, ...]) -> list[Block | Table]:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    leaf = Leaf("1", "application/octet-stream", "attachment", out.getvalue(), "list.xlsx")
    (page,) = sheets.read(leaf, Limits()).pages
    return list(page.items)


def test_a_title_above_and_whom_to_ask_below_are_lines_beside_the_table() -> None:
    above, below = ("Note No. 7/2030",), ("Queries: Ms. Roe",)
    title, table, last = items(
        above, ("Name", "Post"), ("Kofi Moe", "Judge"), ("Ama Roe", ""), ("Yaw Adu", "Clerk"), below
    )
    assert [item.lines[0].text for item in (title, last) if isinstance(item, Block)] == [above[0], below[0]]
    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells if cell.row == 0] == ["Name", "Post"]
    assert table.rows == 4


def test_a_single_column_is_one_table() -> None:
    (table,) = items(("Kofi Moe",), ("Ama Roe",))
    assert isinstance(table, Table)


def test_rows_and_columns_that_are_hidden_are_not_read() -> None:
    def hide(sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})

    assert cells(book(hide)) == [["Name", "Note"], ["Ama Roe", "y"]]


HIDDEN = [("other", "hidden rows or columns that were not read: look at them.")]


def told(found: Document) -> list[tuple[str, str]]:
    return [(problem.reason, problem.detail.partition(" has ")[2]) for problem in found.problems]


def test_hidden_rows_and_columns_are_told_where_they_hold_text() -> None:
    def hide(row: int, column: int) -> Callable[[xlsxwriter.worksheet.Worksheet], None]:
        def hidden(sheet: xlsxwriter.worksheet.Worksheet) -> None:
            sheet.set_row(row, None, None, {"hidden": True})
            sheet.set_column(column, column, None, None, {"hidden": True})

        return hidden

    assert told(book(hide(1, 9))) == told(book(hide(9, 1))) == HIDDEN
    assert told(book(hide(9, 9))) == []


def test_a_merged_cell_of_which_a_part_is_hidden_is_not_told() -> None:
    def merge(sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.merge_range(3, 0, 4, 2, "Delegation of Norland")
        sheet.write_row(5, 0, ROWS[1])
        sheet.set_row(3, None, None, {"hidden": True})

    assert told(book(merge)) == []


def test_what_is_crossed_out_is_struck() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 1, row)
        sheet.write(2, 1, "Ama Roe", workbook.add_format({"font_strikeout": True}))
    words = [word for line in document(out.getvalue()).lines() for word in line.words]
    assert [word.text for word in words if word.struck] == ["Ama", "Roe"]


def test_of_a_cell_what_is_crossed_out_in_part_is_struck() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
        sheet.write_rich_string(3, 0, workbook.add_format({"font_strikeout": True}), "Yaw Adu", "\nEsi Boa")
        sheet.write(3, 1, "Guard")
    found = document(out.getvalue())
    assert cells(found)[-1] == ["Yaw Adu\nEsi Boa", "Guard", ""]
    assert [word.text for line in found.lines() for word in line.words if word.struck] == ["Yaw", "Adu"]


@pytest.mark.parametrize(("value", "lacking"), [("Judge", False), (0, False), (True, False), ("", True)])
def test_formulas_without_their_values_are_told(value: str | float, lacking: bool) -> None:
    found = book(lambda sheet: sheet.write_formula(4, 1, "=B2", None, value))
    assert [problem.reason for problem in found.problems] == ["unreadable_part"] * lacking


REMARKED = ["list.{} holds comments in its margin that were not read: look at them."]


def test_comments_on_a_sheet_that_is_seen_are_told() -> None:
    def remark(sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_comment("A1", "Arrives late")

    found = book(remark)
    assert [problem.detail for problem in found.problems] == [REMARKED[0].format("xlsx")]
    hidden = book(lambda sheet: None, lambda sheet: (remark(sheet), sheet.hide()))
    assert all("comments" not in problem.detail for problem in hidden.problems)


def named(*names: str, titles: Callable[[str], tuple[str, ...]] = lambda _: ()) -> list[list[str]]:
    """Return the lines outside the tables of a workbook with the same rows below a title on a sheet for each name."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        for name in names:
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate((titles(name), *ROWS)):
                sheet.write_row(number, 0, row)
    pages = document(out.getvalue()).pages
    return [[line.text for item in page.items if isinstance(item, Block) for line in item.lines] for page in pages]


def test_the_name_of_a_sheet_heads_its_rows() -> None:
    assert named("Norland", "Head of delegation", "Day 1") == [["Norland"], ["Head of delegation"], ["Day 1"]]
    assert named("Norland", titles=lambda _: ("Note No. 7",)) == [["Norland", "Note No. 7"]]
    tables = "".join(
        f'<table:table table:name="{name}">{open_row(*ROWS[0])}{open_row(*ROWS[1])}</table:table>'
        for name in ("Norland", "Sheet2")
    )
    heading, _ = open_book(tables).pages[0].items
    assert isinstance(heading, Block)
    assert (heading.heading, heading.lines[0].text) == (True, "Norland")
    assert [type(item) for item in open_book(tables).pages[1].items] == [Table]
    assert document(excel(ROWS, name="Norland"), "list.xls").text.startswith("Norland\n")


def test_what_programs_call_a_sheet_is_no_name() -> None:
    names = ("Sheet", "Sheet1", "Sheet1 (2)", "Feuil1", "Feuille 2", "Hoja1", "Лист1", "ورقة1", "工作表1", "Tabelle3")
    assert named(*names) == [[] for _ in names]
    assert named("Sheet of Norland", "Day1", "第1组") == [["Sheet of Norland"], ["Day1"], ["第1组"]]


def test_a_name_that_a_title_says_too_is_read_once() -> None:
    assert named("Norland", titles=lambda name: (name.upper(),)) == [["NORLAND"]]


def test_a_sheet_that_shows_nothing_has_no_name() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        workbook.add_worksheet("Norland").write_row(0, 0, ROWS[0])
        workbook.add_worksheet("Sudland")
    assert "Sudland" not in document(out.getvalue()).text


def test_comments_on_an_open_sheet_are_told() -> None:
    remark = "<office:annotation><text:p>Arrives late</text:p></office:annotation>"
    row = open_row("Name", "Post").replace("<text:p>", f"{remark}<text:p>", 1)
    found = open_book(f'<table:table table:name="A">{row}{open_row("Ama Roe", "Clerk")}</table:table>')
    assert [problem.detail for problem in found.problems] == [REMARKED[0].format("ods")]
    assert "late" not in found.text


def test_rows_that_a_filter_leaves_out_are_not_read() -> None:
    def choose(sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.autofilter(0, 0, 2, 2)
        sheet.filter_column(1, "x == Clerk")
        sheet.set_row(1, None, None, {"hidden": True})

    assert [row[0] for row in cells(book(choose))] == ["Name", "Ama Roe"]


@pytest.mark.parametrize("hide", ["hide", "very_hidden"])
def test_a_hidden_sheet_is_not_read(hide: str) -> None:
    found = book(lambda _: None, lambda sheet: getattr(sheet, hide)())
    assert len(found.pages) == 1
    assert [(problem.reason, problem.detail) for problem in found.problems] == [
        ("other", "list.xlsx has a hidden sheet that was not read: look at it.")
    ]


def test_a_hidden_sheet_without_text_is_not_worth_a_word() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        workbook.add_worksheet().write_row(0, 0, ROWS[0])
        workbook.add_worksheet().hide()
    assert document(out.getvalue()).problems == ()


@pytest.mark.parametrize(("row", "column", "count"), [(1999, 59, 0), (2000, 0, 1), (0, 60, 1), (5, 300, 1)])
def test_text_behind_the_rows_and_columns_that_are_read_is_said(row: int, column: int, count: int) -> None:
    found = book(lambda sheet: sheet.write(row, column, "Ms. Ida BERG"))
    assert [problem.reason for problem in found.problems] == ["too_large"] * count


@pytest.mark.parametrize(
    ("header", "lines"),
    [
        ("&CDelegation of Norland", ["Delegation of Norland"]),
        ('&L&"Arial,Bold"&14Embassy of Norland&C&K01+000Vienna&R&D', ["Embassy of Norland", "Vienna"]),
        ("Embassy\nVienna", ["Embassy", "Vienna"]),
        ("&LSmith && Sons&RPage &P of &N", ["Smith & Sons"]),
        ("&C&F &A", []),
    ],
)
def test_what_is_printed_above_a_sheet_is_read_as_it_is_shown(header: str, lines: list[str]) -> None:
    items = book(lambda sheet: sheet.set_header(header)).pages[0].items
    found = [line.text for item in items if isinstance(item, Block) and not item.running for line in item.lines]
    assert found == lines
    assert isinstance(items[-1], Table)


def test_what_is_printed_below_a_sheet_follows_it_and_is_running() -> None:
    table, footer = book(lambda sheet: sheet.set_footer("&CVienna")).pages[0].items
    assert isinstance(table, Table)
    assert isinstance(footer, Block)
    assert (footer.lines[0].text, footer.running) == ("Vienna", True)


def test_of_a_sheet_on_which_nothing_is_seen_nothing_that_is_printed_hides_the_rest() -> None:
    def hide(sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.set_header("Norland")
        for row in range(len(ROWS)):
            sheet.set_row(row, None, None, {"hidden": True})

    assert cells(book(hide)) == [list(row) for row in ROWS]


def test_where_all_is_hidden_all_of_it_is_read() -> None:
    def hide(sheet: xlsxwriter.worksheet.Worksheet) -> None:
        for row in range(len(ROWS)):
            sheet.set_row(row, None, None, {"hidden": True})

    assert cells(book(hide)) == [list(row) for row in ROWS]


def test_a_merged_cell_shows_its_text_in_what_is_seen_of_it() -> None:
    def merge(sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.merge_range(3, 0, 3, 2, "Delegation of Norland")
        sheet.set_column(0, 0, None, None, {"hidden": True})

    found = book(merge)
    assert found.text.splitlines()[-1] == "Delegation of Norland"
    assert "Kofi" not in found.text


def test_text_boxes_follow_the_sheet_that_they_stand_on() -> None:
    found = book(lambda sheet: sheet.insert_textbox(5, 0, "Head:\nMs. Ida BERG"), lambda _: None)
    table, box = found.pages[0].items
    assert isinstance(table, Table)
    assert isinstance(box, Block)
    assert [line.text for line in box.lines] == ["Head:", "Ms. Ida BERG"]
    assert len(found.pages[1].items) == 1


def test_a_scan_on_a_sheet_is_read_behind_the_sheets() -> None:
    def show(sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.insert_image("E2", "scan.png", {"image_data": scan()})

    found = book(show, lambda _: None)
    assert [(picture.page, picture.aside) for picture in found.pictures] == [(3, True)]
    assert found.problems == ()


def test_emblems_and_what_stands_on_hidden_sheets_are_not_read() -> None:
    def show(sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.insert_image("E2", "scan.png", {"image_data": scan(), "x_scale": 0.1, "y_scale": 0.1})

    def hide(sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.insert_image("E2", "scan.png", {"image_data": scan()})
        sheet.hide()

    assert book(show, hide).pictures == ()


def replaced(content: bytes, name: str, old: str, new: str) -> bytes:
    """Return an archive with other words in one of its members."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(target, "w") as archive:
        for member in before.namelist():
            data = before.read(member)
            archive.writestr(member, data.replace(old.encode(), new.encode()) if member == name else data)
    return target.getvalue()


def test_beside_boxes_of_a_form_it_is_read_whether_they_are_ticked() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ROWS[0])
        for row, text in enumerate(("takes part", "sends regrets", "Send")):
            sheet.insert_textbox(5 + row, 0, text)
    controls = [("CheckBox", 'checked="Checked"'), ("Radio", ""), ("Button", "")]
    named, relations, content = "", "", out.getvalue()
    for number, (kind, _) in enumerate(controls, 1):
        old, new = f'id="{number + 1}" name="TextBox {number}"', f'id="{1024 + number}" name="{kind}" hidden="1"'
        content = replaced(content, "xl/drawings/drawing1.xml", old, new)
        named += f'<control shapeId="{1024 + number}" r:id="c{number}" name="{kind}"/>'
        relations += f'<Relationship Id="c{number}" Type="x/ctrlProp" Target="../ctrlProps/{number}.xml"/>'
    content = replaced(content, "xl/worksheets/sheet1.xml", "</worksheet>", f"<controls>{named}</controls></worksheet>")
    rels = "xl/worksheets/_rels/sheet1.xml.rels"
    target = io.BytesIO(replaced(content, rels, "</Relationships>", f"{relations}</Relationships>"))
    with zipfile.ZipFile(target, "a") as archive:
        for number, (kind, state) in enumerate(controls, 1):
            archive.writestr(f"xl/ctrlProps/{number}.xml", f'<formControlPr objectType="{kind}" {state}/>')
    _, *boxes = document(target.getvalue()).pages[0].items
    assert [box.lines[0].text for box in boxes if isinstance(box, Block)] == ["☒ takes part", "☐ sends regrets"]


def test_a_box_in_a_hidden_group_is_not_read() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ROWS[0])
        sheet.insert_textbox(5, 0, "Ms. Ida BERG")
    drawing = "xl/drawings/drawing1.xml"
    for hidden, count in (("0", 1), ("1", 0)):
        group = f'<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="9" name="g" hidden="{hidden}"/></xdr:nvGrpSpPr><xdr:sp '
        content = replaced(out.getvalue(), drawing, "<xdr:sp ", group)
        found = document(replaced(content, drawing, "</xdr:sp>", "</xdr:sp></xdr:grpSp>"))
        assert found.text.count("Ida BERG") == count


OPEN = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for name, full in {"office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
                       "svg": "svg-compatible"}.items()
)  # fmt: skip


def open_book(tables: str, **pictures: bytes) -> Document:
    """Return an ODS with these tables; the style "off" is of sheets that are not shown."""
    off = (
        '<style:style style:name="off" style:family="table"><style:table-properties table:display="false"/>'
        "</style:style>"
    )
    content = (
        f'<office:document-content {OPEN} xmlns:xlink="http://www.w3.org/1999/xlink"><office:automatic-styles>{off}'
        f"</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
        for name, picture in pictures.items():
            archive.writestr(f"Pictures/{name}.png", picture)
    return document(target.getvalue(), "list.ods")


def open_row(*texts: str, row: str = "") -> str:
    filled = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{t}</text:p></table:table-cell>' for t in texts
    )
    return f"<table:table-row {row}>{filled}</table:table-row>"


def test_in_an_open_document_what_is_hidden_is_not_read_either() -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
    rows = (
        open_row("Name", "Post", "Note")
        + open_row("Kofi Moe", "Judge", "x", row='table:visibility="collapse" table:number-rows-repeated="2"')
        + open_row("Ama Roe", "Clerk", "y")
        + open_row("Yaw Adu", "Guard", "z", row='table:visibility="filter"')
    )
    shown = f'<table:table table:name="A">{columns}{rows}</table:table>'
    hidden = f'<table:table table:name="B" table:style-name="off">{open_row("Old", "List")}</table:table>'
    assert cells(open_book(shown + hidden)) == [["Name", "Note"], ["Ama Roe", "y"]]
    assert told(open_book(shown)) == HIDDEN
    assert cells(open_book(hidden)) == [["Old", "List"]]


def test_in_an_open_document_a_scan_is_read_too() -> None:
    frame = '<draw:frame svg:width="{0}" svg:height="{0}"><draw:image xlink:href="Pictures/scan.png"/></draw:frame>'
    for size, count in (("16cm", 1), ("2cm", 0)):
        shapes = f"<table:shapes>{frame.format(size)}</table:shapes>"
        found = open_book(f'<table:table table:name="A">{shapes}{open_row("a", "b")}</table:table>', scan=scan().read())
        assert [picture.page for picture in found.pictures] == [2] * count


def test_in_an_old_workbook_what_is_hidden_is_not_read_and_what_is_crossed_out_is_struck() -> None:
    rows = [*ROWS, ("Yaw Adu", "Guard", "z")]
    found = document(excel(rows, hidden_rows=[1], hidden_columns=[2], struck={(3, 0)}), "list.xls")
    assert cells(found) == [["Name", "Post"], ["Ama Roe", "Clerk"], ["Yaw Adu", "Guard"]]
    assert told(found) == HIDDEN
    assert [word.text for line in found.lines() for word in line.words if word.struck] == ["Yaw", "Adu"]


def test_of_an_old_workbook_text_boxes_and_what_is_printed_on_its_pages_are_read_but_no_comments() -> None:
    boxes = [(0x06, "Head:\nMs. Ida BERG"), (0x19, "Is she coming?"), (0x1E, "Of the Ministry")]
    header, footer = '&L&"Arial,Bold"Delegation of Norland', "&CPage &P&RMinistry of Roads"
    first, table, *others = document(excel(ROWS, header=header, footer=footer, boxes=boxes), "list.xls").pages[0].items
    texts = [item.lines[0].text for item in (first, *others) if isinstance(item, Block)]
    assert isinstance(table, Table)
    assert texts == ["Delegation of Norland", "Head:", "Of the Ministry", "Ministry of Roads"]


def test_of_an_old_workbook_it_is_read_what_is_ticked_and_what_not_but_no_buttons() -> None:
    boxes = [(0x10B, "takes part"), (0x0B, "sends regrets"), (0x0C, "by air"), (0x07, "Send")]
    _, *others = document(excel(ROWS, boxes=boxes), "list.xls").pages[0].items
    texts = [item.lines[0].text for item in others if isinstance(item, Block)]
    assert texts == ["☒ takes part", "☐ sends regrets", "☐ by air"]


@pytest.mark.parametrize(
    ("code", "number", "seen"),
    [
        ("+0", 43123456, "+43123456"), ("0000", 12, "0012"), ("#", 43123456, "43123456"), ("?0", 5, "5"),
        (r"+0\ \(000\)\ 000\-00\-00", 79991234567, "+7 (999) 123-45-67"), ('"+43 1 "00 00', 1234, "+43 1 12 34"),
        (r"[<=9999999]###\-####;\(###\)\ ###\-####", 5551234, "555-1234"),
        (r"[<=9999999]###\-####;\(###\)\ ###\-####", 2125551234, "(212) 555-1234"),
        ("0.00", 15, "15.00"), ("0%", 15, "1500%"), ("#,##0", 1234, "1234"), ("@", 15, "15"), ("0", -15, "-15"),
        ("0%", 0.125, "13%"), ("0.0 %", 0.125, "12.5 %"), ("0.00", 2.5, "2.50"), ("0.0##", 2.125, "2.125"),
        ("0.##", 2.5, "2.5"), ('#,##0.00 "EUR"', 1234.5, "1234.50 EUR"), ("0.00;(0.00)", -2.5, "(2.50)"),
        ("0", 2.5, "3"), ("0.0", -2.25, "-2.3"), ("0.00E+00", 1234.5, "1234.5"),
        ('0.0,,"M"', 2500000, "2500000"), ("#,##0,", 2500000, "2500000"),
        ("0." + "0" * 30, 1234.5, "1234.5"), ("0" + "%" * 30, 15, "15"),
        ("General", 12345678901.25, "12345678901.25"), ("General", 0.1 + 0.2, "0.3"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_its_cell_shows_it(code: str, number: float, seen: str) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for row, texts in enumerate(ROWS):
            sheet.write_row(row, 0, texts)
        sheet.write(1, 2, number, workbook.add_format({"num_format": code}))
    old = excel([ROWS[0], (*ROWS[1][:2], number)], struck={(1, 2)}, code=code)
    assert [cells(document(out.getvalue()))[1][2], cells(document(old, "list.xls"))[1][2]] == [seen, seen]


@pytest.mark.parametrize(
    ("value", "text", "seen"),
    [
        ("43123456", "+43 123 456", "+43 123 456"), ("12", "0012", "0012"), ("15", "15,00", "15,00"),
        ("0.125", "12,5 %", "12,5 %"), ("43123456789", "4.31E+10", "43123456789"), ("15", "###", "15"),
    ],
)  # fmt: skip
def test_in_an_open_document_a_number_is_read_as_its_cell_shows_it(value: str, text: str, seen: str) -> None:
    number = (
        f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{text}</text:p></table:table-cell>'
    )
    row = open_row("Kofi Moe", "Judge").replace("</table:table-row>", f"{number}</table:table-row>")
    found = open_book(f'<table:table table:name="A">{open_row("Name", "Post", "Telephone")}{row}</table:table>')
    assert cells(found)[1] == ["Kofi Moe", "Judge", seen]


def test_a_place_that_many_sheets_of_an_old_workbook_share_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with olefile.OleFileIO(io.BytesIO(excel([["Name", "Post"], ["Kofi Moe", "Judge"]]))) as file:
        stream = file.openstream("Workbook").read()
    begin, sheet, rest = stream[:20], stream[20:36], stream[36:]
    sheets = b"".join(sheet[:12] + b"%04d" % number for number in range(2000))
    looked: list[int] = []
    monkeypatch.setattr(workbook97, "_sheet", lambda _stream, place, _formats: looked.append(place) or Beside())
    assert list(workbook97.beside(begin + sheets + rest, 60)) == [f"{number:04d}" for number in range(60)]
    assert len(looked) == 1


@pytest.mark.parametrize(("size", "count"), [(30_000, 1), (5_000, 0)])
def test_of_pictures_in_an_old_workbook_it_is_said_that_they_were_not_read(size: int, count: int) -> None:
    with olefile.OleFileIO(io.BytesIO(excel([["Name", "Post"], ["Kofi Moe", "Judge"]]))) as file:
        stream = file.openstream("Workbook").read()
    pieces = [b"\1" * min(8_000, size - at) for at in range(0, size, 8_000)]
    drawn = b"".join(struct.pack("<HH", 0x3C if at else 0xEB, len(piece)) + piece for at, piece in enumerate(pieces))
    first_end = stream.index(struct.pack("<HH", 0x0A, 0))
    moved = struct.unpack_from("<I", stream, 24)[0] + len(drawn)
    stream = stream[:24] + struct.pack("<I", moved) + stream[28:first_end] + drawn + stream[first_end:]
    found = document(compound({"Workbook": stream}), "list.xls")
    assert "Kofi Moe" in found.text
    assert [problem.reason for problem in found.problems] == ["unreadable_part"] * count
