"""A sender is found by any of its names."""

import pytest

from intake.senders import among, keys, nearest
from parsers.record import Kind, Sender
from store.responses import sender_key

UNEP = Sender("UNEP", Kind.UN_ENTITY, None, "United Nations Environment Programme")


@pytest.mark.parametrize(
    "written",
    [
        "UNEP",
        "United Nations Environment Programme",
        "United Nations Environment Programme (UNEP)",
        "UNEP (United Nations Environment Programme)",
        "Programme des Nations Unies pour l’environnement",
    ],
)
def test_an_organization_is_filed_under_one_key_by_whichever_name(written: str) -> None:
    assert keys(written)[0] == sender_key(UNEP, 0)


def test_an_abbreviation_in_brackets_makes_no_other_sender() -> None:
    names = "Lighthouse Watch", "Lighthouse Watch (LW)", "LIGHTHOUSE WATCH（LW）"
    assert {sender_key(Sender(name, Kind.NGO), 0) for name in names} == {keys("Lighthouse Watch (LW)")[0]}


def test_what_was_filed_under_another_name_of_a_known_organization_is_found_too() -> None:
    assert sender_key(Sender("UNEP"), 0) in keys("United Nations Environment Programme")


def test_a_state_keeps_what_its_name_has_in_brackets() -> None:
    assert keys("Bolivia (Plurinational State of)")[0] == "iso3:BOL"


def test_regional_commissions_of_the_united_nations_are_several_organizations() -> None:
    names = (
        "Economic Commission for Europe",
        "Economic Commission for Africa",
        "Comisión Económica para América Latina y el Caribe",
    )
    assert len({keys(name)[0] for name in names}) == 3


def test_an_abbreviation_alone_finds_the_only_name_in_a_ledger_that_has_it() -> None:
    ledger = {
        "name:international maritime organization": "International Maritime Organization (IMO)",
        "iso3:NOR": "Norway",
    }
    assert among("IMO", ledger) == "name:international maritime organization"
    assert among("International Maritime Organization", ledger) == "name:international maritime organization"
    assert among("IMO", {**ledger, "name:a": "Institute of Moles (IMO)"}) is None
    assert among("", ledger) is None


def test_nobody_is_asked_whether_the_very_name_that_was_written_is_meant() -> None:
    assert nearest("NORWAY", ("Norway",)) is None
    assert nearest("Norwya", ("Norway",)) == "Norway"
