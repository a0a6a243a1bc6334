"""Father and son on one list, or told apart by a word behind the name."""

import pytest

from parsers.record import Change, Reason
from tests.fixtures.drafts import named

INTRO = "The Permanent Mission has the honour to inform that the delegation will be composed as follows:"


def _names(*drafts: str, **keys: object) -> list[str]:
    return [delegate.name for delegate in named(*drafts, **keys).delegates]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mr. John TESTER", "Mr. John TESTER, Jr."),
        ("Mr. John TESTER Sr.", "Mr. John TESTER Jr."),
        ("Mr. George TESTER II", "Mr. George TESTER III"),
        ("Sr. Juan TESTERO", "Sr. Juan TESTERO hijo"),
        ("Sr. Juan TESTERO (padre)", "Sr. Juan TESTERO (hijo)"),
        ("M. Paul TESTEUR père", "M. Paul TESTEUR fils"),
        ("Г-н Иван ПРОБНЫЙ ст.", "Г-н Иван ПРОБНЫЙ мл."),
        ("Mr. Saleh bin Ahmed AL TESTI", "Mr. Ahmed bin Saleh AL TESTI"),
        ("Mr. Ali HASSAN", "Mr. Hassan ALI"),
        ("Ms. Ana PROVA", "Ms. Ana Maria PROVA"),
    ],
)
def test_two_entries_of_one_list_are_two_people(first: str, second: str) -> None:
    found = named(INTRO, f"1. {first}, Director, Ministry of Ports\n2. {second}, Adviser, Ministry of Ports")
    assert [(one.position, one.organization) for one in found.delegates] == [
        ("Director", "Ministry of Ports"),
        ("Adviser", "Ministry of Ports"),
    ]
    assert len({one.name for one in found.delegates}) == 2


def test_a_word_for_the_generation_is_part_of_the_name_and_of_neither_half() -> None:
    (found,) = named(INTRO, "1. Mr. John TESTER, Jr., PhD, Attaché, Ministry of Ports").delegates
    assert (found.name, found.given_names, found.family_name) == ("John TESTER, Jr", "John", "Tester")
    assert (found.position, found.organization) == ("Attaché", "Ministry of Ports")
    (found,) = named(INTRO, "1. Sr. Juan TESTERO (hijo), Agregado, Ministerio de Puertos").delegates
    assert (found.name, found.given_names, found.family_name) == ("Juan TESTERO (hijo)", "Juan", "Testero")


def test_whoever_is_withdrawn_keeps_the_word_for_the_generation() -> None:
    for written in ("Mr. Paul TESTE Jr.", "Mr. Paul TESTE, Jr.,"):
        found = named(f"The Mission wishes to inform that {written} is withdrawn from the delegation.", amends=True)
        assert [(one.name.strip(".").replace(",", ""), one.change) for one in found.delegates] == [
            ("Paul TESTE Jr", Change.REMOVE)
        ]


def test_the_same_name_twice_on_one_list_is_asked_about() -> None:
    found = named(INTRO, "1. Mr. John TESTER, Director, Ministry of Ports\n2. Mr. John TESTER, Director")
    assert [one.name for one in found.delegates] == ["John TESTER"]
    assert [(item.path, item.reason) for item in found.review] == [("/delegates/0", Reason.OTHER)]


def test_somebody_on_a_list_and_in_a_sentence_is_still_one_person() -> None:
    text = "Ms. Ana PROVA will act as head of the delegation."
    assert _names(INTRO, "1. Ms. Ana PROVA, Director\n2. Mr. John TESTER Jr., Adviser", text) == [
        "Ana PROVA", "John TESTER Jr",
    ]  # fmt: skip


def test_a_son_who_replaces_his_father_is_no_correction() -> None:
    text = "Mr. Paul TESTE, Director, will be replaced by Mr. Paul TESTE Jr., Adviser."
    assert [(one.name, one.change) for one in named(text, amends=True).delegates] == [
        ("Paul TESTE", Change.REMOVE), ("Paul TESTE Jr", Change.ADD),
    ]  # fmt: skip
