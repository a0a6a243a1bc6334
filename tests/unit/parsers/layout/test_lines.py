from parsers.document import Block, Box, Word
from parsers.layout.lines import blocks_of, lines_of


def word(text: str, x0: float, top: float, *, height: float = 10, width: float | None = None) -> Word:
    return Word(text, Box(x0, top, x0 + (width or 5 * len(text)), top + height))


def sentence(text: str, top: float, *, x0: float = 0, blank: float = 3) -> list[Word]:
    words: list[Word] = []
    for part in text.split():
        words.append(word(part, x0, top))
        x0 += 5 * len(part) + blank
    return words


def blocks(words: list[Word]) -> list[list[str]]:
    return [[line.text for line in block.lines] for block in blocks_of(lines_of(words)) if isinstance(block, Block)]


def test_words_on_one_height_are_a_line_from_left_to_right() -> None:
    assert [line.text for line in lines_of([word("b", 20, 0), word("a", 0, 1), word("c", 0, 14)])] == ["a b", "c"]


def test_a_line_that_sinks_a_little_stays_one_line() -> None:
    words = [word("abcd", 25 * i, 0.8 * i) for i in range(12)]
    assert len(lines_of(words)) == 1


def test_a_wide_blank_is_a_gap_of_its_width_and_the_usual_one_is_one() -> None:
    (line,) = lines_of([word("Tel.", 0, 0), word("1", 23, 0), word("Fax", 128, 0)])
    assert [w.gap for w in line.words] == [1, 1, 20]


def test_the_blanks_of_a_justified_line_are_usual() -> None:
    (line,) = lines_of(sentence("the names of the delegates are below", 0, blank=14))
    assert {w.gap for w in line.words} == {1}


def test_a_mark_that_touches_its_word_is_glued_to_it() -> None:
    (line,) = lines_of([word("(", 0, 0), word("head", 5.2, 0), word(")", 25.4, 0)])
    assert line.text == "(head)"


def test_a_colon_is_glued_to_its_label_alone() -> None:
    (line,) = lines_of([word("Tel", 0, 0), word(":", 15.2, 0), word("+43", 20.4, 0)])
    assert line.text == "Tel: +43"


def test_a_wider_step_begins_a_block() -> None:
    rows = [sentence("text of a line", top) for top in (0, 12, 24, 44, 56)]
    assert [len(block) for block in blocks([w for row in rows for w in row])] == [3, 2]


def test_equal_wide_steps_do_not() -> None:
    rows = [sentence("text of a line", top) for top in (0, 20, 40, 60)]
    assert len(blocks([w for row in rows for w in row])) == 1


def test_a_heading_in_large_letters_is_a_block() -> None:
    heading = [word("HEADING", 0, 0, height=20)]
    rest = [w for top in (22, 34, 46) for w in sentence("text of a line", top)]
    assert [len(block) for block in blocks(heading + rest)] == [1, 3]


def test_no_words_are_no_lines() -> None:
    assert lines_of([]) == []
    assert list(blocks_of([])) == []


def test_an_arabic_label_comes_before_the_address_that_stands_left_of_it() -> None:
    page = [
        word("السيد أحمد سالم مدير إدارة في وزارة العدل", 0, 0),
        word("البريد:", 180, 14),
        word("a.b@moj.example", 60, 14),
    ]
    assert [line.text for line in lines_of(page)][1] == "البريد: a.b@moj.example"


def test_a_number_whose_sign_stands_at_its_right_is_read_from_there() -> None:
    page = [word(text, x, 0) for x, text in ((0, "70"), (20, "20"), (40, "592"), (60, "495"), (80, "+7"))]
    assert [line.text for line in lines_of(page)] == ["+7 495 592 20 70"]
    page = [word(text, x, 0) for x, text in ((0, "+43"), (20, "1"), (40, "592"))]
    assert [line.text for line in lines_of(page)] == ["+43 1 592"]
