import pytest

from parsers import languages
from parsers.extract import countries, domains


def _of(address: str) -> tuple[str, bool] | None:
    owner = domains.owner(address)
    return (owner.state.iso3, owner.official) if owner else None


@pytest.mark.parametrize(
    ("address", "iso3"),
    [
        ("m@mfa.gov.tz", "TZA"), ("m@mirex.gob.do", "DOM"), ("m@diplomatie.gouv.cd", "COD"), ("m@mfa.go.ke", "KEN"),
        ("m@bmeia.gv.at", "AUT"), ("m@gov.kp", "PRK"), ("m@police.mil.id", "IDN"), ("m@mae.gq", "GNQ"),
        ("m@state.gov", "USA"), ("m@navy.mil", "USA"), ("m@fcdo.gov.uk", "GBR"), ("m@mid.gov.su", "RUS"),
        ("m@esteri.it", "ITA"), ("m@mfa.gov.co", "COL"),
    ],
)  # fmt: skip
def test_what_a_government_keeps_is_its_own(address: str, iso3: str) -> None:
    assert _of(address) == (iso3, True)


@pytest.mark.parametrize(
    ("address", "iso3"), [("m@ambassade.ma", "MAR"), ("kenya@telia.se", "SWE"), ("m@judge.co.za", "ZAF")]
)
def test_other_domains_of_a_country_are_anybodys_there(address: str, iso3: str) -> None:
    assert _of(address) == (iso3, False)


@pytest.mark.parametrize(
    "address",
    [
        "mission@chello.at", "mission@bluewin.ch", "mission@aon.at",  # where missions sit
        "m@start.io", "m@mission.tv", "m@mission.me",  # sold to anybody
        "m@mail.ru", "m@yahoo.co.jp", "m@hotmail.es", "m@yandex.kz", "m@gmail.com",  # free mail
        "scanner@embassy.se", "m@fax.mission.se", "efax@tele.fi",  # machines
        "m@mission.int", "m@mission.org", "m@mission.eu", "m@mission.hk", "m@localhost", "m", "",
    ],
)  # fmt: skip
def test_of_providers_hosts_and_machines_nothing_is_told(address: str) -> None:
    assert _of(address) is None


def test_every_code_is_of_a_state() -> None:
    assert all(countries.by_code(code) for code in languages.domains().codes.values())
