"""A second role in a sentence that tells who leads."""

import pytest

from parsers.record import Role
from tests.fixtures.drafts import named

_EN = ("The delegation:", "1. Mr. Owen PRICE, Judge, High Court\n2. Ms. Ada REED, Clerk, High Court")
_FR = ("La délégation :", "1. M. Paul MOREL, Juge, Cour suprême\n2. Mme Rose DUVAL, Greffière, Cour suprême")
_ES = ("La delegación:", "1. Sr. Juan LEIVA, Juez, Corte Suprema\n2. Sra. Ana LARA, Fiscal, Corte Suprema")


@pytest.mark.parametrize(
    ("listed", "said", "language"),
    [
        (_EN, "Mr. Price will lead the delegation, with Ms. Reed as his deputy.", "en"),
        (_EN, "Mr. Price is the head of delegation and Ms. Reed his alternate.", "en"),
        (_EN, "The head of the delegation is Mr. Price; Ms. Reed is alternate head.", "en"),
        (_FR, "M. Morel conduira la délégation et Mme Duval sera son adjointe.", "fr"),
        (_ES, "El Sr. Leiva encabezará la delegación y la Sra. Lara será su alterna.", "es"),
    ],
)
def test_a_role_beside_the_head_in_a_sentence_is_read_or_asked_about(listed, said, language):
    found = named(*listed, said, language=language)
    assert found.delegates[0].role is Role.HEAD
    asked = any(item.path == "/delegates/1/role" for item in found.review)
    assert asked or found.delegates[1].role is not Role.DELEGATE


def test_a_post_of_a_deputy_is_no_role():
    listed = "1. Mr. Owen PRICE, Judge, High Court\n2. Ms. Ada REED, Deputy Registrar, High Court"
    found = named("The delegation:", listed, "Mr. Price will lead the delegation. Ms. Reed arrives on Monday.")
    assert not any("/role" in item.path for item in found.review)
