"""A string is found in a text without a pattern made for it."""

from parsers.characters import places


def test_a_string_is_found_wherever_it_stands_and_never_twice_in_the_same_letters() -> None:
    assert list(places("ana", "banana ana")) == [1, 7]
    assert list(places("", "banana")) == []


def test_a_string_that_stands_alone_is_joined_to_no_letter_and_no_digit() -> None:
    assert list(places("Moe", "Moe, Moeller, (Moe) Moe2 X-Moe", alone=True)) == [0, 15, 27]
    assert list(places("aa", "aaa aa", alone=True)) == [4]
