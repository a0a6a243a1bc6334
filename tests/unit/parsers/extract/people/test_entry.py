# ruff: noqa: E501 a letter stands on one line as it was typed
"""What the lines about one person tell, whatever layout they stand in."""

import pytest

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
