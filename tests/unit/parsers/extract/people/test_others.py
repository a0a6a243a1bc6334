"""Others whom a form or list names: superiors, whom to call in an emergency; and whose body words about both tell."""

import pytest

from parsers.extract import find
from parsers.record import Role
from tests.fixtures.drafts import named
from tests.fixtures.written import mail

_FORM = "Name: Mr. Owen PRICE\nPosition: Judge\nInstitution: High Court\n{}"


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Nominated by: Ms. Ada REED, Registrar", "en"),
        ("Supervisor: Ms. Ada REED, Registrar", "en"),
        ("Rapporteur: Ms. Ada REED, Registrar", "en"),
        ("Supérieur hiérarchique : Mme Ada REED, Directrice", "fr"),
        ("Jefe inmediato: Sra. Ada REED, Directora", "es"),
    ],
)
def test_somebody_behind_a_label_that_is_no_role_is_asked_about(line, language):
    found = named("Delegation:", _FORM.format(line), language=language)
    assert any(item.path == "/delegates/1/role" for item in found.review)


@pytest.mark.parametrize(
    "line",
    [
        "Emergency contact: Ms. Ada PRICE, +44 20 7946 0018",
        "Emergency contact: Ms. Ada PRICE\nTelephone: +44 20 7946 0018",
        "Contacto de emergencia: Sra. Ada PRICE, +44 20 7946 0018",
        "紧急联系人：Ada PRICE，+44 20 7946 0018",
    ],
)
def test_whom_to_call_in_an_emergency_is_nobody(line):
    text = f"The Embassy of Ghana, with reference to CU 2009/33, nominates:\n\n{_FORM.format(line)}\n"
    found = find(mail(text, "CU 2009/33"), ())
    assert [(one.name, one.phones) for one in found.delegates] == [("Owen PRICE", ())]
    assert found.contact.name is None


@pytest.mark.parametrize(
    ("said", "language", "bodies"),
    [
        ("both of the High Court", "en", ["", "High Court", "High Court"]),
        ("tous deux de la Cour suprême", "fr", ["", "Cour suprême", "Cour suprême"]),
        ("ambos de la Corte Suprema", "es", ["", "Corte Suprema", "Corte Suprema"]),
        ("all of the High Court", "en", ["High Court", "High Court", "High Court"]),
    ],
)
def test_the_body_of_both_is_that_of_two(said, language, bodies):
    listed = f"1. Mr. Owen PRICE, Judge\n2. Ms. Ada REED, Clerk\n3. Mr. Ole MOE, Clerk, {said}"
    assert [one.organization for one in named("Delegation:", listed, language=language).delegates] == bodies


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mr. Owen PRICE (Judge) and Ms. Ada REED (Clerk) from the High Court will attend.", "en"),
        ("M. Paul MOREL (Juge) et Mme Rose DUVAL (Greffière) de la Cour suprême participeront.", "fr"),
    ],
)
def test_a_body_behind_a_bracket_is_asked_about(text, language):
    paths = {item.path for item in named(text, language=language).review}
    assert {"/delegates/0/organization", "/delegates/1/organization"} <= paths


@pytest.mark.parametrize(
    ("heads", "roles"),
    [
        (["Nombre", "Función", "Cargo"], ["Jefa de la delegación", "Asesor", "Asesora"]),
        (["Nom", "Fonction", "Poste"], ["Cheffe de délégation", "Conseiller", "Conseillère"]),
    ],
)
def test_of_two_columns_of_posts_the_one_with_roles_is_the_role(heads, roles):
    posts = ["Analista", "Analista", "Coordinadora"]
    people = ["Ada REED", "Owen PRICE", "Rose DUVAL"]
    found = named([heads, *map(list, zip(people, roles, posts, strict=True))], language="es").delegates
    assert [(one.role, one.position) for one in found] == [
        (role, post) for role, post in zip((Role.HEAD, Role.ADVISER, Role.ADVISER), posts, strict=True)
    ]
