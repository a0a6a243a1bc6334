import pytest

from parsers.document import Box, Word
from parsers.ocr import with_addresses
from parsers.ocr.overlap import covered

BOX = Box(0, 0, 100, 10)


@pytest.mark.parametrize(
    ("others", "share"),
    [
        ([], 0.0),
        ([Box(0, 0, 50, 10)], 0.5),
        ([Box(0, 0, 50, 10), Box(50, 0, 100, 10)], 1.0),
        ([Box(200, 0, 300, 10)], 0.0),
    ],
)
def test_the_share_of_a_box_that_others_cover(others: list[Box], share: float) -> None:
    assert covered(BOX, others) == pytest.approx(share)


def test_an_address_that_both_engines_read_alike_is_surer() -> None:
    (word,) = with_addresses([Word("ida@m.example", BOX, 0.6)], [Word("ida@m.example", BOX, 0.7)])
    assert word.confidence == 0.98


def test_an_address_that_they_read_differently_is_the_second_engines_and_unsure() -> None:
    (word,) = with_addresses([Word("1da@rn.example", BOX, 0.9)], [Word("ida@m.example", BOX, 0.99)])
    assert (word.text, word.confidence) == ("ida@m.example", 0.75)


def test_words_that_are_no_address_stay_the_first_engines() -> None:
    (word,) = with_addresses([Word("советник", BOX, 0.9)], [Word("COBETHNK", BOX, 0.99)])
    assert word.text == "советник"
