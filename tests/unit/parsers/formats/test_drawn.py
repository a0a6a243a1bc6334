"""Tables in plain text are tables; text that is none stays text."""

import pytest

from parsers.document import Block, Table
from parsers.formats.drawn import items


def rows(text: str) -> list[list[str]]:
    (table,) = items(text.splitlines())
    assert isinstance(table, Table)
    return [[c.text for c in table.cells if c.row == row] for row in range(table.rows)]


@pytest.mark.parametrize(
    "text",
    [
        "Name          Post        Body\nAnna Berg     Judge       Court\nOdd Lund      Officer     Police",
        "Name\tPost\tBody\nAnna Berg\tJudge\tCourt\nOdd Lund\tOfficer\tPolice",
        "| Name | Post | Body |\n|---|---|---|\n| Anna Berg | Judge | Court |\n| Odd Lund | Officer | Police |",
        "+--+\n| Name | Post | Body |\n+--+\n| Anna Berg | Judge | Court |\n| Odd Lund | Officer | Police |\n+--+",
    ],
)
def test_columns_that_blanks_tabulators_or_bars_draw_are_columns(text: str) -> None:
    assert rows(text) == [["Name", "Post", "Body"], ["Anna Berg", "Judge", "Court"], ["Odd Lund", "Officer", "Police"]]


def test_an_empty_cell_between_tabulators_or_at_the_end_keeps_its_column() -> None:
    found = rows("Name\tPost\tBody\tE-mail\nAnna Berg\t\tCourt\ta@x.example\nOdd Lund\tOfficer\tPolice\t")
    assert found[1:] == [["Anna Berg", "", "Court", "a@x.example"], ["Odd Lund", "Officer", "Police", ""]]


def test_a_line_that_begins_in_a_later_column_goes_on_with_the_row_above() -> None:
    text = "Name          Post\nAnna Berg     Judge of the\n              Supreme Court\nOdd Lund      Officer"
    assert rows(text)[1] == ["Anna Berg", "Judge of the\nSupreme Court"]


def test_lines_between_two_rules_are_one_row() -> None:
    text = (
        "+---+---+\n| Name | Post |\n+---+---+\n| Anna | Judge |\n| Berg | |\n+---+---+\n| Odd | Officer |\n+---+---+"
    )
    assert rows(text) == [["Name", "Post"], ["Anna\nBerg", "Judge"], ["Odd", "Officer"]]


@pytest.mark.parametrize(
    "text",
    [
        "Two blanks follow.  A full stop\nin letters that.  were typed",
        "Name:         Anna Berg\nPost:         Judge",
        "- Name       : Anna Berg\n- Post       : Judge",
        "-   Anna Berg (spouse)\n-   Odd Lund (driver)",
        "Vienna                      12 March 2009",
        "One line | with a bar\nand one without",
        "no table here",
    ],
)
def test_what_only_looks_a_little_like_a_table_stays_text(text: str) -> None:
    found = list(items(text.splitlines()))
    assert all(isinstance(each, Block) for each in found)
    assert [word for each in found for line in _lines(each) for word in line.text.split()] == text.split()


def test_no_word_is_lost_whatever_is_drawn() -> None:
    text = "a   b\n|\n||\n\t\nx\ty\n x\ty\tz\n--- | ---\n\n+--+\nq   r\n   s\n"
    words = [word for each in items(text.splitlines()) for line in _lines(each) for word in line.text.split()]
    assert {word for word in text.split() if word.isalnum()} <= set(words)


def _lines(each: Block | Table):  # type: ignore[no-untyped-def]
    return each.lines if isinstance(each, Block) else [line for cell in each.cells for line in cell.lines]
