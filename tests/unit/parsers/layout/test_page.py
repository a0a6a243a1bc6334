"""Columns, tables and their reading order on a whole page."""

import pytest

from parsers.document import Block, Box, Page, Table, Word
from parsers.layout.columns import pages_of
from parsers.layout.lines import box_of
from parsers.layout.page import arrange
from parsers.layout.running import mark_running
from parsers.layout.tables import Rulings


def row(text: str, x0: float, top: float) -> list[Word]:
    words: list[Word] = []
    for part in text.split():
        words.append(Word(part, Box(x0, top, x0 + 5 * len(part), top + 10)))
        x0 += 5 * len(part) + 3
    return words


def texts(items: tuple[Block | Table, ...]) -> list[str]:
    return [" ".join(line.text for line in item.lines) for item in items if isinstance(item, Block)]


def rulings(xs: list[float], ys: list[float]) -> Rulings:
    return Rulings(
        tuple(Box(xs[0], y, xs[-1], y) for y in ys),
        tuple(Box(x, ys[0], x, ys[-1]) for x in xs),
    )


def test_prose_in_two_columns_is_read_column_by_column() -> None:
    words: list[Word] = []
    for line in range(9):
        words += row(f"the left text number {line} of many", 0, 12 * line)
        words += row(f"the right text number {line} of many", 260, 12 * line)
    whole = " ".join(texts(arrange(words)))
    assert whole.index("left text number 8") < whole.index("right text number 0")


def side(
    lines: int, x0: float, text: str = "The Embassy informs the Office of it", *, pitch: float = 16, down: float = 0
) -> list[Word]:
    return [word for number in range(lines) for word in row(text, x0, 100 + down + pitch * number)]


@pytest.mark.parametrize(
    ("words", "height", "pages"),
    [
        (side(9, 40) + side(5, 460), 560, 2),
        (side(9, 40) + side(5, 460), 760, 1),  # a sheet that is not much wider than high
        (side(5, 40) + side(5, 460), 560, 1),  # rows
        (side(9, 40) + side(5, 460, "Ida WETTER"), 560, 1),  # a column
        (side(9, 40) + side(6, 460), 560, 2),
        (side(6, 40) + side(5, 460), 560, 1),  # rows, of which the last is wrapped
        (side(9, 40) + side(5, 460, pitch=32), 560, 1),  # rows, of which each is wrapped
        (side(5, 40, "Head of the delegation here:") + side(5, 460, down=8), 560, 1),  # labels of a form
        (side(9, 40) + side(5, 460) + row("Delegation of Freedonia", 380, 60), 560, 1),  # a heading over both
        (side(9, 40) + side(5, 460) + row("|", 398, 60), 560, 2),  # the fold
    ],
)
def test_two_pages_that_lie_side_by_side_are_read_one_after_the_other(
    words: list[Word], height: float, pages: int
) -> None:
    found = pages_of(words, (), 800, height)
    assert len(found) == pages
    assert sorted(map(id, words)) == sorted(id(word) for page in found for word in page)


def test_of_two_arabic_pages_the_right_one_comes_first() -> None:
    line = "السفارة تبلغ المكتب بأن الوفد يتألف من"
    first, _ = pages_of(side(9, 40, line) + side(5, 460, line), (), 800, 560)
    assert min(box_of(word).x0 for word in first) > 400


def test_a_table_with_lines_over_the_middle_of_a_sheet_is_one_page() -> None:
    lines = rulings([30, 420, 780], [90, 116, 260]).across
    assert len(pages_of(side(9, 40) + side(5, 460), lines, 800, 560)) == 1


def test_a_translation_beside_an_arabic_letter_comes_after_it() -> None:
    words: list[Word] = []
    for line in range(6):
        words += row("the delegation of the State is composed of", 0, 12 * line)
        words += row("وفد الدولة يتألف من السادة التالية أسماؤهم", 300, 12 * line)
    whole = " ".join(texts(arrange(words)))
    assert whole.index("الدولة") < whole.index("delegation")


def test_a_letter_beside_its_translation_is_read_before_it() -> None:
    words: list[Word] = []
    for line in range(6):
        words += row("the delegation of the State", 0, 12 * line) + row(
            "делегация государства состоит из", 300, 12 * line
        )
    whole = " ".join(texts(arrange(words)))
    assert whole.rindex("delegation") < whole.index("делегация")


ENGLISH = ("NOTE VERBALE", "The Mission presents its", "compliments and nominates:", "Ms. Ida WETTER, Judge",
           "ida@example.org", "Mr. Jo HALM, Expert")  # fmt: skip


@pytest.mark.parametrize(
    "beside",
    [
        ("NOTE VERBALE", "La Mission présente ses", "compliments et désigne :", "Mme Ida WETTER, Juge",
         "ida@example.org", "M. Jo HALM, Expert"),
        ("普通照会", "常驻代表团向秘书处致以最崇高的", "敬意，并谨通知：", "伊达·韦特，法官", "ida@example.org",
         "约·哈尔姆"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("gap", [0, 8])
def test_sentences_in_two_languages_line_beside_line_are_read_column_by_column(
    beside: tuple[str, ...], gap: int
) -> None:
    tops = [14 * at + (gap if at > 2 else 0) for at in range(6)]
    words = [word for x, lines in ((0, ENGLISH), (260, beside)) for text, top in zip(lines, tops, strict=True)
             for word in row(text, x, top)]  # fmt: skip
    assert " ".join(texts(arrange(words))) == " ".join([*ENGLISH, *beside])


def test_questions_and_their_answers_in_rows_that_stand_off_are_a_table() -> None:
    rows = [("Does anybody of them / need a visa?", "Yes, for the days / of the session."),
            ("Who pays for / the journey?", "The government of / Freedonia."),
            ("Which meals does / Ms. WETTER need?", "None that are / special.")]  # fmt: skip
    words = [word for at, cells in enumerate(rows) for x, text in zip((0, 220), cells, strict=True)
             for down, line in enumerate(text.split(" / ")) for word in row(line, x, 40 * at + 14 * down)]  # fmt: skip
    assert in_rows(words) == rows


def test_sentences_in_one_column_of_a_list_make_no_text_of_it() -> None:
    words: list[Word] = []
    for at, name in enumerate(("Ida WETTER", "Jo HALM", "Al BERGER", "Bo VIK")):
        words += (
            row(name, 0, 40 * at) + row("Speaks on the rights", 160, 40 * at) + row("of the child.", 160, 40 * at + 12)
        )
    (table,) = arrange(words)
    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells if cell.row == 2] == ["Al BERGER", "Speaks on the rights\nof the child."]


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        (("Who heads your", "delegation?"), ("Ms. Ida WETTER, the", "minister of labour.")),
        (("Other members of", "the delegation:"), ("Mr. Jo HALM, of the", "ministry of health;")),
    ],
)
def test_what_is_asked_stands_beside_what_answers_it(asked: tuple[str, str], answered: tuple[str, str]) -> None:
    words = [word for at in range(6) for x, lines in ((0, asked), (200, answered))
             for word in row(lines[at % 2], x, 14 * at)]  # fmt: skip
    (table,) = arrange(words)
    assert isinstance(table, Table)


@pytest.mark.parametrize(
    "names",
    [
        ("Ida WETTER|Ида ВЕТТЕР", "Jo HALM|Йо ХАЛЬМ", "Al BERGER|Ал БЕРГЕР", "Bo VIK|Бо ВИК", "Eva MOE|Ева МО"),
        ("Ветров Пётр Ильич|Head of Department", "Берг Анна Львовна|Second Secretary, Vienna",
         "Громов Юрий Олегович|Senior Legal Counsellor", "Лосева Инна Павловна|Deputy Head, Justice",
         "Седов Глеб Антонович|Head of Section"),
    ],
)  # fmt: skip
def test_a_list_in_two_scripts_is_a_table(names: tuple[str, ...]) -> None:
    listed = [word for at, name in enumerate(names) for x, text in zip((0, 300), name.split("|"), strict=True)
              for word in row(text, x, 24 * at)]  # fmt: skip
    assert [type(item) for item in arrange(listed)] == [Table]


def test_a_list_in_columns_without_lines_is_a_table() -> None:
    words = row("The delegation is composed of the following persons from the capital", 0, 0)
    for line, (name, title) in enumerate(
        (("Ida WETTER", "Counsellor"), ("Jo HALM", "Director"), ("Al BERGER", "Judge"))
    ):
        words += (
            row(name, 0, 30 + 24 * line)
            + row(title, 160, 30 + 24 * line)
            + row("Ministry of Justice", 300, 30 + 24 * line)
        )
        words += row("and the Interior", 300, 42 + 24 * line)
    table = next(item for item in arrange(words) if isinstance(item, Table))
    assert (table.rows, table.columns) == (3, 3)
    assert [cell.text for cell in table.cells if cell.row == 1] == [
        "Jo HALM",
        "Director",
        "Ministry of Justice\nand the Interior",
    ]


def test_labels_are_read_with_what_stands_behind_them() -> None:
    words: list[Word] = []
    for line, (label, value) in enumerate((("Name:", "Ida WETTER"), ("Title:", "Counsellor"), ("Tel.:", "+43 1 1234"))):
        words += row(label, 0, 14 * line) + row(value, 120, 14 * line)
    (block,) = arrange(words)
    assert isinstance(block, Block)
    assert [line.text for line in block.lines] == ["Name: Ida WETTER", "Title: Counsellor", "Tel.: +43 1 1234"]


def test_numbers_of_a_list_are_read_with_its_items() -> None:
    words: list[Word] = []
    for line, name in enumerate(("Ida WETTER and her", "Jo HALM of the", "Al BERGER from the")):
        words += row(f"{line + 1}.", 0, 14 * line) + row(name, 60, 14 * line)
    assert texts(arrange(words)) == ["1. Ida WETTER and her 2. Jo HALM of the 3. Al BERGER from the"]


def test_a_ruled_table_stands_between_what_is_above_and_below() -> None:
    words = row("above the table", 0, 0) + row("Name", 5, 25) + row("Title", 105, 25) + row("Ida", 5, 45)
    words += row("Judge", 105, 45) + row("below the table", 0, 80)
    items = arrange(words, rulings([0, 100, 200], [20, 40, 60]))
    assert [type(item).__name__ for item in items] == ["Block", "Table", "Block"]


def test_a_cell_is_merged_where_no_line_parts_it() -> None:
    lines = Rulings(
        (Box(0, 0, 200, 0), Box(100, 20, 200, 20), Box(0, 40, 200, 40)),
        (Box(0, 0, 0, 40), Box(100, 0, 100, 40), Box(200, 0, 200, 40)),
    )
    words = row("Ministry", 5, 15) + row("Ida", 105, 5) + row("Jo", 105, 25)
    (table,) = arrange(words, lines)
    assert isinstance(table, Table)
    assert [(c.row, c.column, c.rows, c.text) for c in table.cells] == [
        (0, 0, 2, "Ministry"),
        (0, 1, 1, "Ida"),
        (1, 1, 1, "Jo"),
    ]


def test_an_arabic_table_is_read_from_the_right() -> None:
    words = row("الوظيفة", 5, 5) + row("الاسم", 105, 5) + row("قاض", 5, 25) + row("سمير", 105, 25)
    (table,) = arrange(words, rulings([0, 100, 200], [0, 20, 40]))
    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells] == ["الاسم", "الوظيفة", "سمير", "قاض"]


def test_a_frame_is_no_table() -> None:
    (block,) = arrange(row("a letter in a frame", 20, 20), rulings([0, 300], [0, 400]))
    assert isinstance(block, Block)


def test_a_thousand_lines_that_meet_nowhere_are_nothing() -> None:
    loose = Rulings(tuple(Box(10 * i, 7 * i, 10 * i + 5, 7 * i) for i in range(1000)))
    assert arrange(row("words", 0, 0), loose) == arrange(row("words", 0, 0))


def test_an_empty_page_has_no_items() -> None:
    assert arrange([]) == ()


def test_what_stands_at_the_edge_of_two_pages_is_running_and_a_page_number_too() -> None:
    pages = []
    for number in (1, 2):
        words = row("Mission in Vienna", 0, 5) + row(f"text of page {number}", 0, 200) + row(f"{number}/2", 90, 385)
        pages.append(Page(number, arrange(words), 300, 400))
    marked = [item.running for page in mark_running(pages) for item in page.items if isinstance(item, Block)]
    assert marked == [True, False, True, True, False, True]


def test_a_cell_set_in_the_middle_of_its_row_keeps_its_lines_in_one_row() -> None:
    words: list[Word] = []
    top = 0.0
    for name, office in (("Ida Berg", "Justice"), ("Jo Halm", "Foreign Affairs / and Trade"), ("Al Roe", "Interior")):
        upper, _, lower = office.partition(" / ")
        words += row(name, 0, top) + row("Counsellor", 150, top)
        words += row(upper, 300, top - 6 * bool(lower)) + (row(lower, 300, top + 6) if lower else [])
        top += 26
    (table,) = (item for item in arrange(words) if isinstance(item, Table))
    assert [cell.text.split("\n") for cell in table.cells if cell.row == 1] == [
        ["Jo Halm"], ["Counsellor"], ["Foreign Affairs", "and Trade"],
    ]  # fmt: skip


def test_dots_that_lead_to_the_next_column_do_not_bridge_the_gutter() -> None:
    words: list[Word] = []
    for line, (name, title) in enumerate(
        (("Ida WETTER", "Counsellor at"), ("Jo HALM of", "Director in"), ("Al BERGER", "Judge for"))
    ):
        words += row(name, 0, 36 * line) + row("." * 17, 60, 36 * line) + row(title, 150, 36 * line)
        words += row("the Ministry", 150, 12 + 36 * line)
    (table,) = arrange(words)
    assert isinstance(table, Table)
    assert next(cell.text for cell in table.cells if cell.column == 1) == "Counsellor at\nthe Ministry"


def listed(rows: list[tuple[str, ...]], step: float, width: float = 170) -> list[Word]:
    """Return rows in columns; a slash begins the next line of a cell."""
    words: list[Word] = []
    top = 0.0
    for cells in rows:
        for column, cell in enumerate(cells):
            for line, text in enumerate(cell.split(" / ")):
                words += row(text, width * column, top + 12 * line)
        top += step + 12 * max(cell.count("/") for cell in cells)
    return words


def in_rows(words: list[Word]) -> list[tuple[str, ...]]:
    (rows,) = tables(words)
    return rows


def tables(words: list[Word]) -> list[list[tuple[str, ...]]]:
    return [_rows(item) for item in arrange(words)]


def _rows(table: Block | Table) -> list[tuple[str, ...]]:
    assert isinstance(table, Table)
    cells = [cell.text.replace("\n", " / ") for cell in table.cells]
    return [tuple(cells[at : at + table.columns]) for at in range(0, len(cells), table.columns)]


@pytest.mark.parametrize("step", [12.0, 17.0, 24.0])
@pytest.mark.parametrize(
    "rows",
    [
        [("Ida WETTER", "Counsellor", "ida@example.org"), ("Jo HALM", "Judge", ""), ("Al BERGER", "", "al@example.org"),
         ("Bo VIK", "Director", "bo@example.org")],
        [("Ida WETTER", "+43 1 2345"), ("Jo HALM", ""), ("Al BERGER", "+43 1 2346"), ("Bo VIK", "+43 1 2347")],
    ],
)  # fmt: skip
def test_an_empty_cell_leaves_the_rows_of_a_table_without_lines_together(
    rows: list[tuple[str, ...]], step: float
) -> None:
    assert in_rows(listed(rows, step)) == rows


def test_rows_that_stand_off_are_whole_where_several_of_their_cells_go_on() -> None:
    rows = [("Ida Maria / WETTER-HALM", "Counsellor / of embassy", "ida@example.org"), ("Jo HALM", "Judge", ""),
            ("Al Peter / BERGER", "Director / of prisons", "al@example.org"),
            ("Bo VIK", "Attaché", "bo@example.org")]  # fmt: skip
    assert in_rows(listed(rows, 24.0)) == rows


def test_nobody_gets_the_address_and_number_of_a_row_whose_name_is_lost() -> None:
    rows = [("Ida WETTER", "ida@example.org", "+43 1 2345"), ("Jo HALM", "jo@example.org", "+43 1 2346"),
            ("", "al@example.org", "+43 1 2347"), ("Bo VIK", "bo@example.org", "+43 1 2348")]  # fmt: skip
    assert in_rows(listed(rows, 12.0)) == rows


def test_addresses_beside_arabic_names_are_no_translation() -> None:
    names = ("سليمان", "مصطفى", "إبراهيم", "عائشة")
    rows = [(f"p{at}@example.org", name) for at, name in enumerate(names)]
    assert in_rows(listed(rows, 14.0)) == [(name, address) for address, name in rows]


def test_the_second_line_of_a_cell_begins_no_row_where_rows_stand_as_close() -> None:
    rows = [
        ("Ida WETTER", "Counsellor for / legal affairs", "ida@example.org"),
        ("Jo HALM", "Judge", ""),
        ("Al BERGER", "", "al@example.org"),
        ("Bo VIK", "Director / of prisons", "bo@example.org"),
    ]
    assert in_rows(listed(rows, 12.0)) == rows


def test_names_in_three_columns_of_which_the_last_is_shorter_are_read_column_by_column() -> None:
    names = ["Ida WETTER", "Jo HALM", "Al BERGER", "Bo VIK", "Eva MOE", "Max ROTH", "Ute LINDT", "Kai STEIN",
             "Ada PRICE", "Udo MEIER", "Lia FUCHS"]  # fmt: skip
    columns = [names[:4], names[4:8], [*names[8:], ""]]
    assert " ".join(texts(arrange(listed(list(zip(*columns, strict=True)), 12.0)))) == " ".join(names)


@pytest.mark.parametrize("uneven", [False, True])
def test_people_in_columns_each_with_their_address_are_read_column_by_column(*, uneven: bool) -> None:
    people = ["Ida WETTER", "Jo HALM", "Al BERGER", "Bo VIK", "Eva MOE", "Max ROTH"]
    words: list[Word] = []
    for at, name in enumerate(people):
        column, place = divmod(at, 3)
        lines = [name, "Counsellor of embassy", f"{name.split()[0].lower()}@example.org"]
        top = 54.0 * place + (18 * column if uneven else 0)
        words += [word for line, text in enumerate(lines) for word in row(text, 250 * column, top + 12 * line)]
    whole = " ".join(texts(arrange(words)))
    assert sorted(map(whole.index, people)) == [whole.index(name) for name in people]


def test_people_beside_each_other_below_what_heads_both_are_kept_in_rows() -> None:
    words: list[Word] = []
    for at, (head, *names) in enumerate([("Delegates", "Ida WETTER", "Jo HALM"), ("Advisers", "Al BERGER", "Bo VIK")]):
        words += row(head, 0.0, 90.0 * at)
        for column, name in enumerate(names):
            for place, text in enumerate([name, "Counsellor of embassy", f"{name.split()[0].lower()}@example.org"]):
                words += row(text, 250.0 * column, 90.0 * at + 30 + 12 * place)
    assert [type(item) for item in arrange(words)] == [Block, Table]


def test_running_text_in_three_narrow_columns_with_paragraphs_is_read_column_by_column() -> None:
    words: list[Word] = []
    for column in range(3):
        for line in range(12):
            if line != 4 + 2 * column:
                words += row(f"of the text in {'abc'[column]}{line} here", 170 * column, 12 * line)
    whole = " ".join(texts(arrange(words)))
    assert whole.index("a11") < whole.index("b0") < whole.index("b11") < whole.index("c0")


@pytest.mark.parametrize("said", ["代表团将出席会议{}", "يشارك الوفد في الاجتماع الأول للفريق {}"])
def test_text_without_small_letters_in_columns_with_paragraphs_is_no_table(said: str) -> None:
    words: list[Word] = []
    for column in range(3):
        for line in range(12):
            words += row(said.format(line), 260 * column, 12 * line) if line != 4 + 2 * column else []
    assert not any(isinstance(item, Table) for item in arrange(words))


def test_a_line_across_some_of_the_columns_stands_below_a_table_without_lines() -> None:
    rows = [("Ida WETTER", "Counsellor", "Justice"), ("Jo HALM", "Judge", "Interior"),
            ("Al BERGER", "Director", "Police"), ("Bo VIK", "Attaché", "Justice")]  # fmt: skip
    closing = "The Mission avails itself of this opportunity to renew"
    table, block = arrange([*listed(rows, 14.0), *row(closing, 180, 82)])
    assert isinstance(table, Table)
    assert table.rows == len(rows)
    assert texts((block,)) == [closing]


def test_a_line_read_twice_leaves_the_rows_of_a_table_without_lines_apart() -> None:
    rows = [("Ida WETTER", "Counsellor", "ida@example.org"), ("Jo HALM", "", "jo@example.org"),
            ("Al BERGER", "Judge", "al@example.org"), ("Bo VIK", "Director", "bo@example.org")]  # fmt: skip
    read = in_rows([*listed(rows, 12.0), *row("lo@exomple", 340, 14)])
    assert [cells[:2] for cells in read] == [cells[:2] for cells in rows]


def test_short_names_in_han_are_no_numbers_of_a_list() -> None:
    rows = [("王丽娜", "wang@example.org"), ("李明", "li@example.org"), ("张建华", "zhang@example.org")]
    assert in_rows(listed(rows, 12.0)) == rows


def test_rows_that_stand_close_begin_where_a_line_had_room_on_the_one_above() -> None:
    long = "Ministry of Foreign / Affairs and Trade"
    rows = [("Ida WETTER", "Judge", "Justice"), ("Jo HALM", "Judge", long), ("Al BERGER", "Director", "Interior"),
            ("Bo VIK", "Attaché", long)]  # fmt: skip
    for wanted in (rows, [row[::2] for row in rows]):
        assert in_rows(listed(wanted, 12.0, width=120)) == wanted


def test_names_beside_an_empty_cell_are_put_in_no_cell_of_rows_that_stand_close() -> None:
    rows = [("Judge", "Ida WETTER"), ("Director", "Jo HALM"), ("", "Al BERGER"), ("Judge", "Bo VIK"), ("", "Eva MOE")]
    assert not any(isinstance(item, Table) and item.rows > 2 for item in arrange(listed(rows, 12.0)))


def test_rows_that_stand_close_are_unsure_where_one_may_hold_two() -> None:
    rows = [("Ida WETTER", "Judge", "ida@example.org"), ("Jo HALM / Al BERGER", "Judge", "jo@example.org"),
            ("Bo VIK", "Attaché", "bo@example.org")]  # fmt: skip
    (table,) = arrange(listed(rows, 12.0))
    assert isinstance(table, Table)
    assert table.unsure


@pytest.mark.parametrize(("step", "width"), [(12.0, 120), (24.0, 170)])
def test_rows_are_sure_where_they_stand_off_or_no_line_of_a_cell_had_room_on_the_one_above(
    step: float, width: float
) -> None:
    rows = [("Ida WETTER", "Counsellor for the / legal affairs", "ida@example.org"), ("Jo HALM", "Judge", ""),
            ("Bo VIK", "Director of the / prisons", "bo@example.org")]  # fmt: skip
    (table,) = arrange(listed(rows, step, width))
    assert isinstance(table, Table)
    assert not table.unsure


SERVICES = [
    ("Ida WETTER", "Judge", "Justice"),
    ("Jo HALM", "Counsellor", "Police"),
    ("Al BERGER", "Director", "Prisons"),
]


def test_signatures_in_other_columns_below_a_table_are_none_of_its_rows() -> None:
    signed = [("(signed)", "(signed)"), ("Bo VIK", "Eva MOE"), ("Minister", "Secretary")]
    words = [word for at, cells in enumerate(SERVICES) for x, text in zip((0, 140, 260), cells, strict=True)
             for word in row(text, x, 16 * at)]  # fmt: skip
    words += [word for at, cells in enumerate(signed) for x, text in zip((0, 205), cells, strict=True)
              for word in row(text, x, 120 + 16 * at)]  # fmt: skip
    assert tables(words) == [SERVICES, signed]


def test_rows_that_stand_off_below_a_table_in_its_columns_are_rows_of_it() -> None:
    more = [("Bo VIK", "Expert", "Justice"), ("Eva MOE", "Clerk", "Police")]
    words = [word for at, cells in enumerate([*SERVICES, *more]) for x, text in zip((0, 140, 260), cells, strict=True)
             for word in row(text, x, 16 * at + (70 if at > 2 else 0))]  # fmt: skip
    assert in_rows(words) == [*SERVICES, *more]


def test_cells_set_in_the_middle_of_rows_that_stand_close_stand_beside_what_they_are_centred_on() -> None:
    words: list[Word] = []
    for at, name in enumerate(("Ida WETTER", "Jo HALM", "Bo VIK", "Eva MOE")):
        words += row(f"p{at}@interior.example.", 0, 35 * at) + row("org", 90, 17 + 35 * at)
        words += row("Judge", 130, 8.5 + 35 * at) + row(name, 220, 8.5 + 35 * at)
    assert in_rows(words) == [
        (f"p{at}@interior.example. / org", "Judge", name)
        for at, name in enumerate(("Ida WETTER", "Jo HALM", "Bo VIK", "Eva MOE"))
    ]


def test_rows_that_stand_close_are_unsure_where_two_addresses_stand_in_a_cell_that_they_fill() -> None:
    rows = [("ida@interior.example. / jo@interior.example.", "Ida WETTER"), ("al@interior.example.", "Al BERGER"),
            ("bo@interior.example.", "Bo VIK")]  # fmt: skip
    (table,) = arrange(listed(rows, 12.0, width=125))
    assert isinstance(table, Table)
    assert table.unsure


def test_rows_that_stand_wide_are_unsure_where_a_line_may_go_on_from_the_row_above() -> None:
    rows = [("Ida WETTER", "Judge", "Justice"), ("Jo HALM", "Counsellor for the", "Justice"), ("", "legal affairs", ""),
            ("Al BERGER", "Judge", "Police"), ("Bo VIK", "Judge", "Police")]  # fmt: skip
    for second in (rows[2], rows[3]):
        (table,) = arrange(listed([*rows[:2], second, *rows[3:]], 26.0, width=110))
        assert isinstance(table, Table)
        assert table.unsure is (second is rows[2])
