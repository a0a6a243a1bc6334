"""What Tesseract misreads in Arabic is put right where the word shows it, and by the surer of two readings."""

import pytest

from parsers.document import Box, Word
from parsers.ocr.arabic import in_arabic, is_number, mended
from parsers.ocr.tesseract import as_high_as, parted, surest


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("المنظمات»", "المنظمات،"), ("العجمي.»", "العجمي،"), ("الأطرافء", "الأطراف،"), ("قسمء", "قسم،"),
        ("»2009", "2009،"), ("2009»", "2009،"), ("965+", "+965"), ("-1", "1-"), ("-٣", "٣-"),
    ],
)  # fmt: skip
def test_commas_signs_and_dashes_are_put_where_they_belong(read: str, meant: str) -> None:
    assert mended(read) == meant


@pytest.mark.parametrize(
    "word",
    ["شيء", "جزء", "بدء", "الجزء", "وبالجزء", "للبدء", "الوزراء", "سماء", "ضوء", "«الوفد»", "1-2", "264/2009", "C++"],
)
def test_words_that_are_right_stay(word: str) -> None:
    assert mended(word) == word


def test_persian_letters_and_digits_become_arabic_ones() -> None:
    assert [in_arabic(Word(text)).text for text in ("الإلکترونی", "ھاتف", "۲۰۰۹")] == ["الإلكتروني", "هاتف", "٢٠٠٩"]


def test_a_number_has_an_arabic_digit_and_no_letter() -> None:
    assert [is_number(text) for text in ("٢٠٠٩", "١٥/٣", "2009", "٣أ")] == [True, True, False, False]


def word(text: str, x0: float, x1: float, confidence: float) -> Word:
    return Word(text, Box(x0, 0, x1, 10), confidence)


def test_the_surer_of_two_readings_of_a_place_is_kept_and_what_one_passed_over_is_added() -> None:
    first = [word("تبدي", 0, 40, 0.4), word("سفارة", 50, 90, 0.9)]
    second = [word("تهدي", 1, 40, 0.8), word("سقارة", 50, 90, 0.7), word("دولة", 100, 130, 0.5)]
    assert [found.text for found in surest(first, second)] == ["تهدي", "سفارة", "دولة"]


def test_numbers_in_arabic_digits_are_the_second_readings() -> None:
    assert [found.text for found in surest([word("و27٠", 0, 40, 0.9)], [word("٢٧", 0, 40, 0.6)])] == ["٢٧"]


def test_a_word_that_the_second_reading_cut_in_two_stays_whole() -> None:
    halves = [word("عبد", 0, 18, 0.95), word("الله", 20, 40, 0.95)]
    assert [found.text for found in surest([word("عبدالله", 0, 40, 0.6)], halves)] == ["عبدالله"]


def test_words_of_an_arabic_line_stand_in_the_order_in_which_they_were_read_whatever_their_boxes_cover() -> None:
    read = [word("سعيد", 60, 90, 0.9), word("بن", 45, 55, 0.9), word("عبدالرحمن", 10, 88, 0.9)]
    assert [found.text for found in sorted(parted(read), key=lambda one: -one.box.x1)] == ["سعيد", "بن", "عبدالرحمن"]


def test_a_line_that_is_read_again_keeps_its_height_so_that_no_paragraph_begins_there() -> None:
    (found,) = as_high_as([word("Вена", 0, 40, 0.4)], [Word("Вена,", Box(2, -8, 42, 18), 0.9)])
    assert found == Word("Вена,", Box(2, 0, 42, 10), 0.9)
