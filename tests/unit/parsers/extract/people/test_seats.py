"""Local numbers of a mission are those of the town where it sits."""

import pytest

from parsers.extract import find
from parsers.record import Response
from tests.fixtures.written import mail

LIST = "\n\nWith reference to CU 2009/33, delegation:\n\n1. Mr. Hari RAI, Counsellor, {}, tel. 01 505 61 70"


def _read(head: str, body: str) -> Response:
    return find(mail(f"{head}{LIST.format(body)}"), ())


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Permanent Mission of Nepal to the United Nations in Vienna", "Permanent Mission"),
        ("Permanent Mission of Nepal", "Permanent Mission of Nepal (Vienna)"),
        ("Embassy of Nepal", "Embassy, Vienna"),
        ("The Embassy of Nepal in Vienna presents its compliments.", "Embassy of Nepal"),
    ],
)
def test_a_number_of_a_mission_here_has_our_code(head: str, body: str) -> None:
    assert [one.phones for one in _read(head, body).delegates] == [("+4315056170",)]
    assert not [item for item in _read(head, body).review if item.path.endswith("phones")]


def test_one_of_a_mission_that_may_sit_elsewhere_is_looked_at_and_one_of_the_capital_is_not() -> None:
    abroad, home = _read("Embassy of Nepal", "Embassy of Nepal"), _read("Embassy of Nepal", "Ministry of Justice")
    assert [item.path for item in abroad.review if item.path.endswith("phones")] == ["/delegates/0/phones"]
    assert [one.phones for one in home.delegates] == [("+97715056170",)]
    assert not [item for item in home.review if item.path.endswith("phones")]
