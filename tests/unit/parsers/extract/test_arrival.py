import pytest

from parsers.extract import arrival, find
from parsers.record import Channel
from tests.fixtures.written import headers, mail


@pytest.mark.parametrize(
    ("name", "address", "subject", "fields", "channel"),
    [
        ("Fax Gateway", "gateway@office.example", "", (), Channel.FAX_GATEWAY),
        ("", "fax@office.example", "", (), Channel.FAX_GATEWAY),
        ("", "a@office.example", "Fax from +43 1 26060 (2 pages)", (), Channel.FAX_GATEWAY),
        ("", "a@office.example", "Fax reçu", (), Channel.FAX_GATEWAY),
        ("Copier 2nd floor", "office@office.example", "", (), Channel.COPIER),
        ("", "scanner@office.example", "", (), Channel.COPIER),
        ("", "a@office.example", "", (("x-mailer", "Xerox WorkCentre 7345"),), Channel.COPIER),
        ("Ama Moe", "ama@office.example", "Our fax of Monday", (), None),
    ],
)
def test_a_machine_is_known_by_the_headers(
    name: str, address: str, subject: str, fields: tuple[tuple[str, str], ...], channel: Channel | None
) -> None:
    assert arrival.find(headers(subject, name, address, fields), forwarded=False) is channel


def test_what_was_forwarded_came_so_and_a_machine_tells_more() -> None:
    assert arrival.find(headers(), forwarded=True) is Channel.FORWARDED
    assert arrival.find(headers("", "Fax Gateway"), forwarded=True) is Channel.FAX_GATEWAY


def test_the_organ_that_writes_goes_before_the_way_it_came() -> None:
    text = "The Permanent Mission of Ghana presents its compliments and will be represented by Ms. Ama MOE, Director."
    assert find(mail(text, "CU 2009/33", name="Fax Gateway"), ()).channel is Channel.MISSION
    nameless = "Ghana will be represented by Ms. Ama MOE, Director, at the meeting CU 2009/33."
    assert find(mail(nameless, "CU 2009/33", name="Fax Gateway"), ()).channel is Channel.FAX_GATEWAY
