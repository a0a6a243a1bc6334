from importlib.resources import files

import pytest

from parsers import languages
from parsers.errors import LanguageDataError


@pytest.mark.parametrize("code", languages.LANGUAGES)
def test_every_language_has_every_table_and_twelve_months(code: str) -> None:
    assert len(languages.language(code).months.names) == 12


def test_every_file_of_a_language_is_listed_and_read() -> None:
    names = {file.name for file in files("parsers.languages").iterdir() if file.name.endswith(".toml")}
    assert names - {"domains.toml"} == {f"{code}.toml" for code in languages.LANGUAGES}


def test_a_missing_table_is_named_with_its_file() -> None:
    text = files("parsers.languages").joinpath("en.toml").read_text("utf-8").replace("[contact]", "[contacts]")
    with pytest.raises(LanguageDataError, match=r"en\.toml: .*contact"):
        languages.checked("en", text)


def test_a_missing_key_is_named_with_its_table() -> None:
    text = files("parsers.languages").joinpath("fr.toml").read_text("utf-8").replace("sign_off =", "sign_of =")
    with pytest.raises(LanguageDataError, match=r"fr\.toml: .*sign_of.*zones"):
        languages.checked("fr", text)


def test_a_language_without_a_file_is_said_to_have_none() -> None:
    with pytest.raises(LanguageDataError, match=r"xx\.toml"):
        languages.language("xx")


def test_there_are_193_states_and_two_observers() -> None:
    kinds = [state.kind for state in languages.states()]
    assert (kinds.count("state"), kinds.count("observer_state")) == (193, 2)


def test_no_name_belongs_to_two_states() -> None:
    names: dict[str, str] = {}
    for state in languages.states():
        for name in state.names:
            assert names.setdefault(name.casefold(), state.iso3) == state.iso3, name
