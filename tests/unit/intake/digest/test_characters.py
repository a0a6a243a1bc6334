"""Strangers' words become one visible line."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.digest.characters import isolated, plain, quoting


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Reply\r\nBcc: all@staff.example", "Reply Bcc: all@staff.example"),
        ("a\x00b\x1b[31mc\x7f", "a b [31mc"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("\u2066\u2067left\u2069 \u200fright\u200e", "left right"),
        ("one\u2028two\u2029three\x85four", "one two three four"),
        ("soft\u00adhyphen and \ufeffmark", "softhyphen and mark"),
        ("half \ud83d surrogate", "half \ufffd surrogate"),
        ("tag\U000e0041s", "tags"),
        ("  much \t room  ", "much room"),
    ],
)
def test_what_is_not_visible_goes_or_becomes_a_space(written, shown):
    assert plain(written) == shown


@pytest.mark.parametrize("name", ["محمد\u200cرضا", "क्\u200dष", "范例生", "Примеров", "PRØVESEN", "O’Brien"])
def test_names_of_every_script_stay_as_they_are(name):
    assert plain(name) == name


def test_what_is_too_long_is_cut_and_says_so():
    assert plain("x" * 1000, longest=10) == "x" * 9 + "…"


@given(st.text(alphabet=st.characters(codec=None)))
def test_nothing_that_controls_the_writing_is_ever_left(written):
    shown = plain(written)
    bad = {"Cc", "Cs", "Zl", "Zp", "Co", "Cn"}
    assert not [letter for letter in shown if unicodedata.category(letter) in bad]
    assert not {letter for letter in shown if unicodedata.category(letter) == "Cf"} - {"\u200c", "\u200d"}
    assert "  " not in shown
    assert plain(shown) == shown
    shown.encode()


def test_words_from_right_to_left_are_fenced_off_and_others_are_not():
    assert isolated("ليلى") == "\u2068ليلى\u2069"
    assert isolated("Leila") == "Leila"


def test_an_english_sentence_that_begins_from_right_to_left_runs_from_left_to_right():
    assert quoting("ليلى was read twice") == "\u2066ليلى was read twice\u2069"
    assert quoting("Leila was read twice") == "Leila was read twice"
