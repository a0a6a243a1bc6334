"""CSV files are read as spreadsheets write them, and what is wrong is told by the line where it begins."""

from pathlib import Path

import pytest

from intake import invited, sheets
from intake.errors import SheetError
from intake.sheets import Rows


def rows(folder: Path, text: str) -> Rows:
    file = folder / "list.csv"
    file.write_text(text, newline="")
    return sheets.read(file, ("sender", "name"))


def test_columns_are_known_in_any_case(tmp_path: Path) -> None:
    assert rows(tmp_path, "Sender;NAME \nNorway;Bo Lind\n") == [(2, {"sender": "Norway", "name": "Bo Lind"})]


def test_a_line_end_inside_a_cell_is_a_space_and_lines_are_counted_on(tmp_path: Path) -> None:
    text = 'sender,name\r\n"League of\r\nShores, Inc.",Bo Lind\r\n\r\nNorway,Ana Kovar\r\n'
    assert rows(tmp_path, text) == [
        (2, {"sender": "League of Shores, Inc.", "name": "Bo Lind"}), (5, {"sender": "Norway", "name": "Ana Kovar"}),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ['sender,name\nNorway,Bo\nGhana,"Ana\nPeru,Cy\n', 'sender,name\nPeru,Cy\nGhana,"Ana"x\n']
)
def test_a_quote_that_does_not_end_is_told_where_it_begins(tmp_path: Path, text: str) -> None:
    with pytest.raises(SheetError, match="no proper CSV in line 3"):
        rows(tmp_path, text)


def test_sections_are_known_in_any_case_and_errors_are_told_in_the_order_of_lines(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Section,Name,Addresses\nSTATES PARTIES,Norway,\nUN Entities,League of Shores,\n")
    assert [one.section for one in invited.read(file)] == ["States parties", "UN entities"]
    file.write_text("section,name,addresses\nStates,Norway,\nStates,Norvège,\nStates,Ruritania,\nStates,NOR,\n")
    with pytest.raises(SheetError) as caught:
        invited.read(file)
    assert [line.split(":")[0].strip() for line in str(caught.value).splitlines()[1:]] == ["line 3", "line 4", "line 5"]
