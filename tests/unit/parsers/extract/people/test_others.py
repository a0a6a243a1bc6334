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


@pytest.mark.parametrize(
    ("heading", "body", "language"),
    [
        ("B. From the Permanent Mission:", "Permanent Mission", "en"),
        ("II. De la Mission permanente :", "Mission permanente", "fr"),
        ("b) De la Misión Permanente:", "Misión Permanente", "es"),
    ],
)
def test_a_letter_before_a_heading_is_no_part_of_its_body(heading, body, language):
    found = named("Delegation:", "Mr. Owen PRICE, Judge, High Court", heading, "Ms. Ada REED, Clerk", language=language)
    assert found.delegates[-1].organization == body


@pytest.mark.parametrize("sign", ['"', '-"-', "– // –", "”"])
def test_a_sign_for_what_stands_above_is_asked_about(sign):
    found = named("Delegation:", f"1. Mr. Owen PRICE, Judge, High Court\n2. Ms. Ada REED, Clerk, {sign}")
    assert any(item.path == "/delegates/1/organization" for item in found.review)


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("benjamin.okoro@x.example", True),
        ("owen.price@x.example", False),
        ("o.price@x.example", False),
        ("legal.unit@x.example", False),
        ("price.family@x.example", False),
    ],
)
def test_an_address_with_the_name_of_nobody_in_the_list_is_asked_about(address, asked):
    found = named("Delegation:", f"1. Mr. Owen PRICE, Judge, High Court, {address}\n2. Ms. Ada REED, Clerk, High Court")
    assert any("bears another name" in item.detail for item in found.review) is asked


def test_a_word_for_a_post_and_a_body_is_a_post_where_it_stands_alone():
    listed = "- Herr Urs KELLER, Rat\n- Frau Ute BRANDT, Rätin, Justizministerium"
    found = named("Delegation:", listed, language="de").delegates
    assert [(one.position, one.organization) for one in found] == [("Rat", ""), ("Rätin", "Justizministerium")]


def test_turkish_capitals_get_small_letters_of_their_own():
    (one,) = named("Delegation:", "Mr. İlker DEMİR, Judge, High Court", iso3="TUR").delegates
    assert (one.given_names, one.family_name) == ("İlker", "Demir")


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        (
            ["Mr. Owen PRICE – Head of delegation – Judge – High Court", "Ms. Ada REED – Adviser – Clerk – High Court"],
            "en",
        ),
        (
            [
                "M. Paul MOREL, Chef de délégation, Juge, Cour suprême",
                "Mme Rose DUVAL, Conseillère, Juge, Cour suprême",
            ],
            "fr",
        ),
    ],
)
def test_a_rank_between_name_and_post_is_a_role_where_others_have_one_there(lines, language):
    found = named("Delegation:", "\n".join(f"- {line}" for line in lines), language=language).delegates
    assert [one.role for one in found] == [Role.HEAD, Role.ADVISER]
    assert "–" not in found[1].organization


def test_a_rank_behind_a_name_stays_a_post_where_nobody_has_a_role_there():
    listed = "1. Mr. Owen PRICE, Judge, High Court\n2. Ms. Ada REED, Adviser, Legal Officer, High Court"
    assert named("Delegation:", listed).delegates[1].role is Role.DELEGATE


def test_who_stands_below_a_sentence_at_the_end_signs():
    listed = "1. Mr. Owen PRICE, Judge, High Court\n2. Ms. Ada REED, Clerk, High Court"
    found = named("Delegation:", listed, "We would appreciate your kind confirmation.", "Paul COLE\nAmbassador")
    assert [one.name for one in found.delegates] == ["Owen PRICE", "Ada REED"]
    assert any("Paul COLE" in item.detail for item in found.review)


def test_a_chinese_police_force_is_a_body():
    found = named("名单：", "1. 郑海涛，检察官，国家警察\n2. 潘雪莹，处长，最高法院", language="zh").delegates
    assert [one.organization for one in found] == ["国家警察", "最高法院"]


def test_a_post_that_labels_a_name_before_a_body_is_kept():
    found = named("Delegation:", "Judge: Mr. Owen PRICE, High Court\nDirector: Ms. Ada REED, Police Service").delegates
    assert [(one.position, one.organization) for one in found] == [
        ("Judge", "High Court"),
        ("Director", "Police Service"),
    ]


def test_who_is_announced_below_a_list_does_not_sign():
    listed = "1. Mr. Owen PRICE, Judge, High Court\n2. Ms. Ada REED, Clerk, High Court"
    found = named("Delegation:", listed, "The following person will join from Vienna.", "Paul COLE\nSecond Secretary")
    assert "Paul COLE" in [one.name for one in found.delegates]
