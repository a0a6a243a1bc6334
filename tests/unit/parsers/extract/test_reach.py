import pytest

from parsers.extract import find
from parsers.record import ReviewItem
from tests.fixtures.written import mail


def _odd(state: str, number: str, more: str = "") -> list[ReviewItem]:
    return _asked(state, f"tel. {number}", "phones", more)


def _asked(state: str, said: str, field: str, more: str = "") -> list[ReviewItem]:
    text = (
        f"The Embassy of {state} has the honour to inform that the delegation to CU 2009/33 will be:\n\n"
        f"1. Mr. Adam MOE, Judge, Supreme Court, {said}\n2. Ms. Ama ROE, Judge, Supreme Court\n\n{more}"
    )
    return [item for item in find(mail(text), ()).review if item.path == f"/delegates/0/{field}"]


@pytest.mark.parametrize(
    ("state", "number"),
    [
        ("Kenya", "+7 495 123 45 67"),
        ("Ghana", "+234 803 123 4567"),
        ("Peru", "+86 10 6512 3456"),
        ("Oman", "+90 312 287 12 34"),
    ],
)
def test_a_number_of_a_country_with_which_the_letter_has_nothing_to_do_is_looked_at(state: str, number: str) -> None:
    assert len(_odd(state, number)) == 1


@pytest.mark.parametrize(
    ("state", "number"),
    [
        ("Kenya", "+254 20 222 0000"),
        ("Kenya", "+43 1 712 39 19"), ("Kenya", "+41 22 906 40 50"), ("Kenya", "+1 212 421 4740"),  # where missions sit
        ("Kazakhstan", "+7 495 123 45 67"), ("Jamaica", "+1 876 926 9220"), ("China", "+852 2810 2000"),
        ("Comoros", "+262 262 90 00 00"),
        ("the Holy See", "+39 06 698 1234"),
    ],
)  # fmt: skip
def test_one_of_the_sender_a_neighbour_or_a_host_of_missions_is_not(state: str, number: str) -> None:
    assert _odd(state, number) == []


def test_nor_is_one_of_a_state_that_the_letter_names() -> None:
    assert _odd("Kenya", "+7 495 123 45 67", "Embassy of Kenya, Moscow, Russian Federation") == []


def test_of_a_sender_that_is_no_state_no_number_is_odd() -> None:
    text = "The League of Arab States will be represented by Mr. Adam MOE, Judge, tel. +7 495 123 45 67."
    assert not [
        item for item in find(mail(text), ()).review if "+7495" in item.detail and "nothing to do" in item.detail
    ]


@pytest.mark.parametrize(
    ("state", "address", "many"),
    [
        ("Georgia", "moe@mia.gov.am", 1), ("Kenya", "moe@mfa.go.tz", 1), ("Peru", "moe@minrel.gob.cl", 1),
        ("Georgia", "moe@mia.gov.ge", 0), ("Georgia", "moe@firm.am", 0), ("Georgia", "moe@example.org", 0),
    ],
)  # fmt: skip
def test_an_address_of_an_office_of_another_state_is_looked_at(state: str, address: str, many: int) -> None:
    assert len(_asked(state, address, "emails")) == many


def test_one_of_an_office_of_a_state_that_the_letter_names_is_not() -> None:
    assert _asked("Georgia", "moe@mia.gov.am", "emails", "Embassy of Georgia to Armenia") == []
