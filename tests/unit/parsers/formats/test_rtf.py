import io
import struct

import pytest
from PIL import Image

from parsers.document import Block, Document, Table
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
        ("Ida {\\scaps W\\'f6tter} {\\caps Roe\\caps0  the}", "Ida WÖTTER ROE the"),
        ("{\\*\\htmltag64 <p>}Bj{\\*\\htmltag84 &ouml;}\\htmlrtf \\'f6\\htmlrtf0 rn{\\*\\htmltag72 </p>}", "Björn"),
        ("a\\~b\\_c\\-d \\{x\\}", "a b-cd {x}"),
        ("{\\upr{Zivan}{\\*\\ud \\u381?ivan}} BERG", "Živan BERG"),
        ("{\\v {\\upr{Zivan}{\\*\\ud \\u381?ivan}}}Ida", "Ida"),
        ("{\\*\\unknown{\\upr{Zivan}{\\*\\ud \\u381?ivan}}}Ida", "Ida"),
        ("{\\*\\do\\dobxpage{\\dptxbx{\\dptxbxtext\\pard Ida\\par}}}\\par", "Ida"),
        ("{\\shp{\\*\\shpinst{\\shptxt Ida\\par}}{\\shprslt{\\*\\do{\\dptxbx{\\dptxbxtext Ida\\par}}}}}", "Ida"),
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


def scan(shade: int = 255) -> bytes:
    target = io.BytesIO()
    Image.new("L", (800, 1000), shade).save(target, "PNG")
    return target.getvalue()


# How large a picture stands on the page, in twips: 450 x 560 points.
LARGE = "\\picwgoal9000\\pichgoal11200"


def pict(content: bytes, kind: str = "pngblip", goal: str = LARGE) -> str:
    digits = content.hex()
    lines = "\r\n".join(digits[at : at + 128] for at in range(0, len(digits), 128))
    return f"{{\\pict{{\\*\\picprop{{\\sp{{\\sn a}}{{\\sv b}}}}}}{goal}\\{kind}\r\n{lines}}}"


def test_a_scan_below_a_letter_is_read_behind_it() -> None:
    found = document(f"Our list:\\par{pict(scan())}\\par Mission\\par")
    assert [(picture.page, picture.aside) for picture in found.pictures] == [(2, True)]
    assert found.text == "Our list:\nMission"
    assert found.problems == ()


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (pict(scan(), goal="\\picwgoal1500\\pichgoal1500"), 0),
        (pict(scan(), goal=LARGE + "\\picscalex20\\picscaley20"), 0),
        (pict(scan(), goal=""), 1),
        ("{\\*\\shppict" + pict(scan()) + "}{\\nonshppict" + pict(scan(9)) + "}", 1),
        ("{\\shp{\\*\\shpinst{\\sp{\\sn pib}{\\sv " + pict(scan()) + "}}}{\\shprslt " + pict(scan(9)) + "}}", 1),
        ("{\\object{\\*\\objclass Word}{\\*\\objdata 0102}{\\result " + pict(scan()) + "}}", 1),
        ("{\\header " + pict(scan()) + "}", 1),
        ("{\\v " + pict(scan()) + "}{\\deleted " + pict(scan(9)) + "}", 0),
        ("{\\*\\unknown " + pict(scan()) + "}", 0),
        (pict(scan()) + pict(scan()), 1),
    ],
)
def test_pictures_that_are_seen_and_large_are_read_once(body: str, count: int) -> None:
    found = document(f"Our list:\\par{body}")
    assert (len(found.pictures), found.problems) == (count, ())


def test_a_picture_in_raw_bytes_is_read_and_the_text_goes_on_behind_it() -> None:
    data = scan() + b"}{\\par"
    raw = f"{{\\pict\\pngblip{LARGE}\\bin{len(data)} " + data.decode("latin-1") + "}"
    found = document(f"Ida{raw}\\par Jo")
    assert len(found.pictures) == 1
    assert found.text == "Ida\nJo"


@pytest.mark.parametrize("kind", ["wmetafile8", "emfblip"])
def test_a_large_picture_of_another_kind_is_a_problem(kind: str) -> None:
    found = document("Ida\\par" + pict(b"\x01\0\x09\0" * 100, kind))
    assert [problem.detail for problem in found.problems] == [
        "A picture in note.rtf could not be read: open it by hand."
    ]
    assert document("Ida\\par" + pict(b"\x01\0\x09\0" * 100, kind, goal="")).problems == ()


def test_a_picture_that_is_cut_off_is_a_problem() -> None:
    assert len(document("Ida\\par" + pict(scan())[:-300] + "}").problems) == 1


def test_text_behind_large_pictures_is_read_and_what_is_too_long_is_said() -> None:
    found = document("Ida\\par" + pict(b"\x01" * 3_000_000) + "Jo\\par")
    assert found.text == "Ida\nJo"
    long = document("{\\info " + "z" * 5_000_000 + "}Ida\\par")
    assert [problem.reason for problem in long.problems] == ["too_large"]


def test_notes_stand_behind_the_body_and_leave_their_line_whole() -> None:
    noted = "Ms. Ida{\\super\\chftn}{\\footnote\\pard\\plain Arrives\\par on Monday.} BERG\\par"
    ended = " Jo{\\*\\footnote\\ftnalt Leaves.}\\par{\\footer Vienna\\par}"
    items = document(noted + ended).pages[0].items
    texts = [[line.text for line in item.lines] for item in items if isinstance(item, Block)]
    assert texts == [["Ms. Ida BERG", "Jo"], ["Arrives", "on Monday."], ["Leaves."], ["Vienna"]]


def test_a_note_in_a_cell_leaves_the_table_whole() -> None:
    row = "\\trowd\\cellx1\\cellx2\\pard\\intbl Ida{\\footnote\\pard\\intbl Late.\\par}\\cell Judge\\cell\\row"
    table, note = document(row + row.replace("Ida", "Jo").replace("Late.", "")).pages[0].items
    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells] == ["Ida", "Judge", "Jo", "Judge"]
    assert isinstance(note, Block)


def test_a_note_that_never_ends_loses_nothing() -> None:
    assert document("Ida{\\footnote Late.").text == "Ida\nLate."


LIST = "\\fftype2{}{{\\*\\ffname Attendance}}{{\\*\\ffl will not attend}}{{\\*\\ffl will attend}}"


@pytest.mark.parametrize(
    ("form", "result", "seen"),
    [
        (LIST.format("\\ffres1"), "", "Ms. Ida will attend"),
        (LIST.format("\\ffres25\\ffdefres1"), "", "Ms. Ida will attend"),
        (LIST.format("\\ffres25"), "", "Ms. Ida will not attend"),
        (LIST.format("\\ffres7"), "", "Ms. Ida"),
        (LIST.format("\\ffres1"), "will attend", "Ms. Ida will attend"),
        ("\\fftype1\\ffres1", "", "Ms. Ida ☒"),
        ("\\fftype1\\ffres25\\ffdefres0", "", "Ms. Ida ☐"),
        ("\\fftype0{\\*\\ffdeftext Name}", "Judge", "Ms. Ida Judge"),
    ],
)
def test_what_was_chosen_in_a_form_is_read_once(form: str, result: str, seen: str) -> None:
    field = f"{{\\field{{\\*\\fldinst FORM{{\\*\\formfield{{{form}}}}}}}{{\\fldrslt {result}}}}}"
    assert document(f"Ms. Ida {field}\\par").text == seen


def test_headers_of_both_sides_are_read_before_the_text_and_footers_behind_it_each_once() -> None:
    running = "".join(
        f"{{\\{word} \\pard {text}\\par}}"
        for word, text in (("headerl", "Embassy"), ("headerr", "Embassy"), ("headerf", "Norland"),
                           ("footerl", "Vienna"), ("footerr", "Vienna"))
    )  # fmt: skip
    items = document(f"{running}Ida\\par\\sect{running}Jo\\par").pages[0].items
    found = [(line.text, item.running) for item in items if isinstance(item, Block) for line in item.lines]
    assert found == [("Norland", False), ("Embassy", False), ("Ida", False), ("Jo", False), ("Vienna", True)]


def test_a_header_stands_above_the_first_section_that_has_it_and_a_footer_below_the_last() -> None:
    running = (("Mission", "Vienna"), ("Annex", "Page"))
    first, second = (f"{{\\header {head}\\par}}{{\\footer {foot}\\par}}" for head, foot in running)
    table = row((1000, "A"), (2000, "B")) * 2
    text = f"\\sectd{first} Ida\\par\\sect\\sectd Jo\\par\\sect\\sectd{second}{table}\\pard Al\\par"
    (page,) = document(text).pages
    assert [item.lines[0].text if isinstance(item, Block) else item.columns for item in page.items] == [
        "Mission", "Ida", "Jo", "Vienna", "Annex", 2, "Al", "Page",
    ]  # fmt: skip


def row(*cells: tuple[int, str], begins: str = "") -> str:
    """Return a row of a table of cells, each by where it ends; the definition of the first begins with some word."""
    edges = "".join(f"\\cellx{end}" for end, _ in cells)
    return f"\\trowd{begins}{edges}\\pard\\intbl " + "".join(f"{text}\\cell " for _, text in cells) + "\\row\n"


def test_below_a_head_that_reaches_over_columns_cells_stand_in_their_columns() -> None:
    head = row((1000, "No."), (5000, "Name"), (9010, "Contact"), begins="\\clvmgf")
    edges = (1000, 3000, 5000, 7000, 9000)
    below = row(*zip(edges, ("", "Given", "Family", "Mail", "Tel."), strict=True), begins="\\clvmrg")
    (table,) = document(head + below + row(*zip(edges, "1abcd", strict=True))).pages[0].items
    assert isinstance(table, Table)
    found = {cell.text: (cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells}
    assert (found["No."], found["Name"], found["Contact"]) == ((0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 1, 2))
    assert (found["Family"], found["Tel."], found["d"]) == ((1, 2, 1, 1), (1, 4, 1, 1), (2, 4, 1, 1))


def test_rows_none_of_whose_cells_end_at_one_place_are_of_two_tables() -> None:
    address = row((4200, "Vienna"), (8500, "To all"))
    people = row((2000, "Name"), (7000, "Post"), (12000, "Mail")) + row((2010, "Ida"), (7010, "Judge"), (11990, "x"))
    found = document(address + address + people).pages[0].items
    assert [item.columns for item in found if isinstance(item, Table)] == [2, 3]


def test_rows_of_as_many_cells_are_of_one_table_wherever_these_end() -> None:
    texts = (("Name", "Post", "Mail"), ("Ida", "Judge", "x"), ("Jo", "Clerk", "y"))
    rows = (
        row(*zip((2000 + 100 * at, 7000 + 100 * at, 9000 + 100 * at), own, strict=True)) for at, own in enumerate(texts)
    )
    (table,) = document("".join(rows)).pages[0].items
    assert isinstance(table, Table)
    assert {(cell.row, cell.column): cell.text for cell in table.cells} == {
        (at, column): text for at, own in enumerate(texts) for column, text in enumerate(own)
    }


def test_a_table_in_a_footer_stands_behind_the_text() -> None:
    row = "\\trowd\\cellx1\\cellx2\\intbl {}\\cell {}\\cell\\row"
    footer = f"{{\\footer{{{row.format('Contact', 'Mr. Jo')}{row.format('Room', '7')}}}}}"
    first, second = document(f"{footer}Ida\\par").pages[0].items
    assert isinstance(first, Block)
    assert isinstance(second, Table)
    assert [cell.text for cell in second.cells] == ["Contact", "Mr. Jo", "Room", "7"]


@pytest.mark.parametrize(("count", "broken"), [(4, 0), (-5, 0), (999_999, 1)])
def test_data_that_is_said_to_be_longer_than_the_file_takes_no_text_with_it(count: int, broken: int) -> None:
    found = document(f"Ida\\par{{\\*\\unknown\\bin{count} 1234}}Jo\\par")
    assert (found.text, [problem.reason for problem in found.problems]) == ("Ida\nJo", ["unreadable_part"] * broken)


@pytest.mark.parametrize(("end", "told"), [("}", False), ("}\r\n\0", False), ("", True), ("{\\b 2. Ms. ", True)])
def test_a_file_that_ends_before_its_end_says_so(end: str, told: bool) -> None:
    content = ("{\\rtf1\\ansi 1. Mr. Jo Al\\par " + end).encode()
    found = read(Leaf("2", "application/rtf", "attachment", content, "note.rtf"), Limits())
    assert ([problem.reason for problem in found.problems] == ["unreadable_part"]) == told


def test_comments_are_told_and_not_read() -> None:
    found = document("Ms. Ida BERG{\\*\\atnid IB}{\\*\\annotation{\\*\\atnref 1}\\pard arrives late}, Judge")
    said = "note.rtf holds comments in its margin that were not read: look at them."
    assert (found.text, [problem.detail for problem in found.problems]) == ("Ms. Ida BERG, Judge", [said])
