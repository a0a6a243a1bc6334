import pytest

from parsers.extract.people.vocabulary import pattern, vocabulary
from parsers.extract.span import fold
from parsers.languages import LANGUAGES, language
from parsers.record import Role


def tables(code):
    return {(table, key) for table, keys in language(code).people.items() for key in keys}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_the_same_tables_of_people(code):
    assert tables(code) == tables("en")


def test_the_roles_are_those_of_the_record():
    assert set(language("en").people["roles"]) == set(Role)


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("Chef de délégation", "le CHEF  DE DELEGATION sera", True),
        ("head", "ahead of time", False),
        ("رئيس الوفد", "ورئيس الوفد", True),
        ("بدلا من", "سيشارك بدلاً من السيد", True),
        ("بدلا من", "سيشارك بدلًا من السيد", True),
        ("بدلا منه", "بدلا من السيد", False),
        ("团长", "代表团团长为", True),
    ],
)
def test_a_phrase_is_found_without_case_diacritics_and_joined_words(phrase, text, found):
    assert (pattern((phrase,)).search(fold(text)) is not None) is found


def test_folding_keeps_the_length_of_a_text():
    text = "Ísland – Þórsdóttir, ﷽ ß İ 团长：ЁЙ"
    assert len(fold(text)) == len(text)


def test_a_role_without_its_blanks_is_still_one():
    assert vocabulary().squeezed["deputyheadofdelegation"] is Role.DEPUTY_HEAD
