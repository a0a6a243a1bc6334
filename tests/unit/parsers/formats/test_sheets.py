"""Spreadsheets: the table, and the lines above and below it."""

import io

import xlsxwriter

from parsers.document import Block, Table
from parsers.formats import sheets
from parsers.limits import Limits
from parsers.steps import Leaf


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
