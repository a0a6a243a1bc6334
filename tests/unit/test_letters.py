"""The letters that readers are measured with: the same each time, and worth measuring with."""

from importlib import resources

import pytest

from parsers.formats import decode
from parsers.limits import Limits
from parsers.steps import attached
from tests.letters import invented, known_names, looks
from tests.letters.invented import LANGUAGES, Language
from tests.letters.shaping import visual


def test_the_same_seed_gives_the_same_letter_and_another_another() -> None:
    first, again, other = (invented.note("fr", "list", seed) for seed in (1, 1, 2))
    assert first == again
    assert first.people != other.people


@pytest.mark.parametrize("look", looks.LOOKS)
def test_a_look_gives_the_same_bytes_each_time(look: str) -> None:
    letter = invented.note("en", "table", 3).letter
    assert looks.arrived(letter, look, 3) == looks.arrived(letter, look, 3)


@pytest.mark.parametrize("look", looks.SCANS)
def test_a_scan_is_pixels_only(look: str) -> None:
    document = decode(attached(*_named(look, "en")), Limits()).document
    assert document is not None
    assert (len(document.pages), len(document.pictures)) == (0, 1)


@pytest.mark.parametrize("look", looks.DIGITAL)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_digital_form_says_who_comes(look: str, language: Language) -> None:
    document = decode(attached(*_named(look, language)), Limits()).document
    assert document is not None
    for person in invented.note(language, "list", 1).people:
        assert person.name in document.text
        assert person.emails[0] in document.text


def _named(look: str, language: Language) -> tuple[bytes, str]:
    file = looks.arrived(invented.note(language, "list", 1).letter, look, 1)
    return file.content, file.name


def test_arabic_is_joined_and_runs_to_the_left_but_numbers_do_not() -> None:
    assert visual("رقم 12") == "12 ﻢﻗﺭ"


def test_the_known_names_are_those_that_the_lists_give() -> None:
    folder = resources.files("parsers.languages")
    for name, text in known_names.lists().items():
        assert folder.joinpath(name).read_text("utf-8") == text
