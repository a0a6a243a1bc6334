# ruff: noqa: E501 a letter stands on one line as it was typed
"""What the lines about one person tell, whatever layout they stand in."""

import pytest

from parsers.record import Role
from tests.fixtures.drafts import named

INTRO = "The delegation will be composed as follows:"


def people(*drafts, **keys):
    return [(d.name, d.role, d.position, d.organization) for d in named(INTRO, *drafts, **keys).delegates]


@pytest.mark.parametrize(
    ("line", "position", "organization"),
    [
        ("Mr. Owen PRICE, First Secretary (Legal), Embassy in Oslo", "First Secretary (Legal)", "Embassy in Oslo"),
        ("Mr. Owen PRICE, Director (Acting), Ministry of Justice", "Director (Acting)", "Ministry of Justice"),
        ("Mr. Owen PRICE, Minister (Economic)", "Minister (Economic)", ""),
        ("Mr. Owen PRICE, Director General (Retd.), Ministry of Health", "Director General (Retd.)", "Ministry of Health"),
        ("Mr. Owen PRICE\nAttaché (Police)\nEmbassy in Oslo", "Attaché (Police)", "Embassy in Oslo"),
        ("M. Owen PRICE, Conseiller (Juridique), Ministère de la Justice", "Conseiller (Juridique)", "Ministère de la Justice"),
        ("Sr. Owen PRICE, Agregado (Policial), Embajada", "Agregado (Policial)", "Embajada"),
        ("السيد سالم الكندي، مستشار (قانوني)، وزارة العدل", "مستشار (قانوني)", "وزارة العدل"),
    ],
)  # fmt: skip
def test_a_bracket_behind_a_post_belongs_to_it(line, position, organization):
    assert [found[2:] for found in people(line)] == [(position, organization)]


@pytest.mark.parametrize(
    "line",
    [
        "Owen PRICE (Mr.), Director, Border Guard",
        "Owen PRICE (M), Director, Border Guard",
        "Mr. Owen PRICE, Director (Mr.), Border Guard",
    ],
)
def test_a_word_of_address_or_a_remark_is_no_part_of_the_post(line):
    assert [found[2:] for found in people(line)] == [("Director", "Border Guard")]


@pytest.mark.parametrize(
    ("boxes", "role"),
    [
        ("[x] Head  [ ] Delegate  [ ] Expert", Role.HEAD),
        ("[ ] Head  [ ] Delegate  [X] Expert", Role.EXPERT),
        ("☐ Head ☒ Alternate ☐ Delegate", Role.ALTERNATE),
        ("( ) Head ( ) Delegate (X) Adviser", Role.ADVISER),
        ("[ ] Chef de délégation [ ] Membre [x] Expert", Role.EXPERT),
        ("☐ Глава делегации ☒ Эксперт", Role.EXPERT),
        ("☒ رئيس الوفد ☐ عضو", Role.HEAD),
        ("☒团长 ☐团员", Role.HEAD),
        ("[ ] Head [ ] Delegate", Role.DELEGATE),
    ],
)
@pytest.mark.parametrize("gap", ["   ", "\n   "])
def test_of_check_boxes_behind_somebody_the_ticked_one_is_the_role(boxes, role, gap):
    found = people(f"1. Ms. Ada REED, Director, Ministry of Justice{gap}{boxes}\n2. Mr. Owen PRICE, Judge, High Court")
    assert found == [
        ("Ada REED", role, "Director", "Ministry of Justice"), ("Owen PRICE", Role.DELEGATE, "Judge", "High Court"),
    ]  # fmt: skip


def test_boxes_may_stand_behind_the_places_that_they_offer_or_be_answered_with_yes_and_no():
    found = people(
        "1. Ms. Ada REED, Director, Ministry of Justice\n   Head of delegation: [X] yes [ ] no\n"
        "2. Mr. Owen PRICE, Judge, High Court\n   Head of delegation: [ ] yes [X] no\n"
        "3. Mr. Karl HOLM, Judge, High Court\n   Head [ ] Delegate [ ] Expert [x]"
    )
    assert [role for _, role, _, _ in found] == [Role.HEAD, Role.DELEGATE, Role.EXPERT]


def test_boxes_of_which_two_are_ticked_are_asked_about():
    found = named(INTRO, "Ms. Ada REED, Director, Ministry of Justice [x] Head [x] Expert [ ] Delegate")
    assert any(item.path.startswith("/delegates/0") for item in found.review)
