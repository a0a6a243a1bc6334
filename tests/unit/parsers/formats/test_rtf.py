import struct

import pytest

from parsers.document import Document, Table
from parsers.formats.rtf import decompressed, read
from parsers.limits import Limits
from parsers.steps import Leaf


def document(body: str) -> Document:
    content = (
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial;}}" + body + "}"
    ).encode("latin-1")
    return read(Leaf("2", "application/rtf", "attachment", content, "note.rtf"), Limits())


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Ida\\par Jo\\line Al", "Ida\nJo\nAl"),
        ("d\\'e9l\\'e9gation", "délégation"),
        ("\\f1 \\'c4\\'e5\\'eb\\'e5\\'e3\\'e0\\'f6\\'e8\\'ff", "Делегация"),
        ("\\uc1\\u1044?\\u1077?", "Де"),
        ("\\uc1\\u20013\\'d6\\u22269\\'b9", "中国"),
        ("\\u-3913?x", "•x"),
        ("Ida{\\*\\bkmkstart secret} {\\v hidden}{\\deleted Jo}Al", "Ida Al"),
        ("{\\info{\\author secret}}{\\pict 0102}{\\stylesheet secret;}seen", "seen"),
        ("{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt ida@m.example}}", "ida@m.example"),
        ("{\\listtext 1.\\tab}Ida\\par", "1. Ida"),
        ("a\\~b\\_c\\-d \\{x\\}", "a b-cd {x}"),
    ],
)
def test_a_reader_sees(body: str, text: str) -> None:
    assert document(body).text == text


def test_struck_and_bold_words_are_marked() -> None:
    (line,) = document("{\\strike Ida} {\\b Jo} Al").lines()
    assert [(word.struck, word.bold) for word in line.words] == [(True, False), (False, True), (False, False)]


def test_rows_of_cells_are_a_table_with_merged_cells() -> None:
    row = "\\trowd\\clvmgf\\cellx100\\cellx200\\pard\\intbl Ministry\\cell Ida\\cell\\row"
    below = "\\trowd\\clvmrg\\cellx100\\cellx200\\pard\\intbl\\cell Jo\\cell\\row"
    items = document(f"Before\\par{row}{below}\\pard After\\par").pages[0].items
    table = items[1]
    assert isinstance(table, Table)
    assert [(c.row, c.column, c.rows, c.text) for c in table.cells] == [
        (0, 0, 2, "Ministry"), (0, 1, 1, "Ida"), (1, 1, 1, "Jo"),
    ]  # fmt: skip
    assert len(items) == 3


def test_an_empty_paragraph_ends_a_block() -> None:
    assert len(document("a\\par b\\par\\par c\\par").pages[0].items) == 2


def test_groups_without_end_are_refused() -> None:
    with pytest.raises(ValueError, match="deep"):
        document("{" * 5000)


def test_packed_text_is_unpacked() -> None:
    # The example of MS-OXRTFCP, 3.1.1.
    packed = bytes.fromhex("2d0000002b0000004c5a4675f1c5c7a703000a0072637067313235423230f20b680065006c2020776f726c5c7d")
    assert isinstance(decompressed(packed), bytes)
    plain = struct.pack("<III", 24, 5, 0x414C454D) + b"\0\0\0\0" + b"{\\rtf"
    assert decompressed(plain) == b"{\\rtf"
