import pytest

from parsers.document import Block, Document
from parsers.formats import decode
from parsers.formats.text import read
from parsers.limits import Limits
from parsers.steps import Leaf


def document(text: str, *, flowed: bool = False, unspaced: bool = False) -> Document:
    return read(Leaf("1", "text/plain", "body", text.encode(), flowed=flowed, unspaced=unspaced), Limits())


def blocks(text: str, *, flowed: bool = False, unspaced: bool = False) -> list[Block]:
    found = document(text, flowed=flowed, unspaced=unspaced)
    return [item for item in found.pages[0].items if isinstance(item, Block)]


def test_an_empty_line_ends_a_block() -> None:
    assert [[line.text for line in block.lines] for block in blocks("a\nb\n\n \nc")] == [["a", "b"], ["c"]]


def test_the_gaps_of_words_drawn_apart_are_kept() -> None:
    (block,) = blocks("Name          Title\nno table\nIda WETTER\tCounsellor")
    assert [word.gap for word in block.lines[0].words] == [1, 10]
    assert [word.gap for word in block.lines[2].words] == [1, 1, 6]


def test_an_indent_is_the_gap_of_the_first_word() -> None:
    (block,) = blocks("    Tel: 1")
    assert block.lines[0].words[0].gap == 4
    assert block.lines[0].typed == "    Tel: 1"


def test_marks_at_the_start_of_a_line_count_the_quotation() -> None:
    found = blocks("mine\n> yours\n>> > theirs\n> yours again")
    assert [(block.quoted, block.lines[0].text) for block in found] == [
        (0, "mine"), (1, "yours"), (3, "theirs"), (1, "yours again"),
    ]  # fmt: skip


def test_flowed_lines_are_joined_and_the_signature_mark_is_not() -> None:
    (first, *_) = blocks("the names of the \nthree delegates\n-- \nIda", flowed=True)
    assert [line.text for line in first.lines] == ["the names of the three delegates", "--", "Ida"]


def test_flowed_lines_of_different_quotation_stay_apart() -> None:
    found = blocks("> yours \nmine", flowed=True)
    assert [block.quoted for block in found] == [1, 0]


def test_the_blank_at_the_end_of_a_flowed_line_is_none_where_the_sender_says_so() -> None:
    found = blocks("代表团团长 \n王小明\n\nthe names  \nof all", flowed=True, unspaced=True)
    assert [line.text for block in found for line in block.lines] == ["代表团团长王小明", "the names of all"]


def test_direction_marks_and_soft_hyphens_are_not_text() -> None:
    assert document("dele\u00adgation \u202eabc\u202c").text == "delegation abc"


def test_letters_written_in_two_are_one() -> None:
    assert document("Nguye\u0302\u0303n").text == "Nguyễn"


@pytest.mark.parametrize("kind", ["text/plain", "text/html"])
def test_bytes_that_are_no_text_say_so(kind: str) -> None:
    found = decode(Leaf("1", kind, "body", bytes(range(255, 0, -1)) * 9, "list.txt"), Limits()).document
    assert found is not None
    assert [problem.reason for problem in found.problems] == ["unreadable_part"]
    assert "list.txt" in found.problems[0].detail


def test_letters_beyond_ascii_are_letters() -> None:
    found = decode(Leaf("1", "text/plain", "body", "Åse BJØRNÅS, Щукин".encode(), "list.txt"), Limits()).document
    assert found is not None
    assert found.problems == ()
