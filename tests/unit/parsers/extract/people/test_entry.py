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
        "Mr. Owen PRICE (tbc), Director, Border Guard",
        "Mr. Owen PRICE, Director - to be confirmed, Border Guard",
    ],
)
def test_a_word_of_address_or_a_remark_is_no_part_of_the_post(line):
    assert [found[2:] for found in people(line)] == [("Director", "Border Guard")]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Owen PRICE, Inspector (tbc)",
        "Mr. Owen PRICE, Inspector, Border Guard (TBC)",
        "(tbc) Mr. Owen PRICE, Inspector",
        "M. Owen PRICE, Inspecteur (à confirmer)",
        "Sr. Owen PRICE, Inspector (por confirmar)",
        "Г-н Owen PRICE, инспектор (уточняется)",
        "السيد سالم الكندي، مفتش (يؤكد لاحقا)",
        "王刚，公安部处长（待定）",
        "王刚（待确认），公安部处长",
    ],
)
def test_who_is_to_be_confirmed_is_told(text):
    found = named(INTRO, text)
    assert "to be confirmed" in " ".join(item.detail for item in found.review if item.path == "/delegates/0")
    assert not any(
        "(" in said or "（" in said for person in found.delegates for said in (person.position, person.organization)
    )


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


@pytest.mark.parametrize(
    "line", ["(both: tel. +44 20 7946 0018)", "both: +44 20 7946 0018", "(tous deux : tél. +44 20 7946 0018)", "（两人：电话 +44 20 7946 0018）"]
)  # fmt: skip
def test_a_number_that_two_share_is_of_both(line):
    found = named(
        INTRO,
        "Mr. Karl HOLM, Clerk, High Court\nMs. Ada REED, Director, Ministry of Justice\n"
        f"Mr. Owen PRICE, Judge, High Court\n{line}",
    ).delegates
    assert [person.phones for person in found] == [(), ("+442079460018",), ("+442079460018",)]
    assert found[-1].organization == "High Court"


def test_a_number_that_all_share_is_of_everybody_without_one():
    found = named(
        INTRO,
        "Mr. Karl HOLM, Clerk, High Court, tel. +44 20 7946 0099\nMs. Ada REED, Director, High Court\n"
        "Mr. Owen PRICE, Judge, High Court\n(all: tel. +44 20 7946 0018)",
    ).delegates
    assert [person.phones for person in found] == [("+442079460099",), ("+442079460018",), ("+442079460018",)]


@pytest.mark.parametrize(
    "line", ["All: +44 20 7946 0018", "(for all: tel. +44 20 7946 0018)", "Mr. Karl HOLM, Clerk, for all: +44 20 7946 0018"]
)  # fmt: skip
def test_a_number_for_all_stands_behind_these_words_alone(line):
    found = named(INTRO, f"Ms. Ada REED, Director, High Court\nMr. Owen PRICE, Judge, High Court\n{line}").delegates
    assert {person.phones for person in found} == {("+442079460018",)}


@pytest.mark.parametrize(
    ("body", "label"),
    [
        ("Justice for All", ", Tel. "),
        ("Education for All", " "),
        ("Justice pour tous", ", tél. "),
        ("Educación para todos", ", tel. "),
        ("Правосудие для всех", ", тел. "),
    ],
)
def test_a_body_that_is_for_all_keeps_its_name_and_its_number(body, label):
    found = named(
        INTRO,
        f"1. Mr. Owen PRICE, Judge, High Court\n2. Ms. Ada REED, Director, {body}{label}+44 20 7946 0018",
    ).delegates
    assert [(d.organization, d.phones) for d in found] == [("High Court", ()), (body, ("+442079460018",))]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("REED, Ada (Ms.), Social Worker, Ministry of Health", ("REED, Ada", "Social Worker", "Ministry of Health")),
        ("REED, Ada, Ms., Social Worker, Ministry of Health", ("REED, Ada", "Social Worker", "Ministry of Health")),
        ("REED, Ada, Judge, High Court", ("REED, Ada", "Judge", "High Court")),
        ("REED Ada Ms., legal adviser, High Court", ("REED Ada", "legal adviser", "High Court")),
        ("SARR Awa Mme, conseillère, Cour suprême", ("SARR Awa", "conseillère", "Cour suprême")),
        ("Ms. Ada REED, Q.C., Judge, High Court", ("Ada REED", "Judge", "High Court")),
        ("Ministry of Health - Ms. Ada REED, Judge", ("Ada REED", "Judge", "Ministry of Health")),
        ("Ministère de la Santé – Mme Awa SARR, Juriste", ("Awa SARR", "Juriste", "Ministère de la Santé")),
        (
            "Министерство юстиции - г-жа Белова Анна Ильинична, советник",
            ("Белова Анна Ильинична", "советник", "Министерство юстиции"),
        ),
        ("团员：孙若兰　公安部处长", ("孙若兰", "公安部处长", "")),
    ],
)
def test_lines_without_marks_may_begin_with_family_names_or_bodies(line, expected):
    found = named(INTRO, f"{line}\n{_SECOND.get(line[:2], 'Mr. Owen PRICE, Clerk, High Court')}").delegates
    name, position, organization = expected
    assert len(found) == 2
    assert (found[0].name, found[0].position, found[0].organization) == (name, position, organization)


# What stands below, written in the same way.
_SECOND = {
    "RE": "PRICE, Owen (Mr.), Clerk, High Court", "Mi": "High Court - Mr. Owen PRICE, Clerk",
    "Ми": "Министерство обороны - г-н Белов Пётр Ильич, судья", "团员": "　　　陆明哲　　常驻团二等秘书",
}  # fmt: skip


def test_an_article_may_stand_between_two_words_of_address():
    (found,) = named(INTRO, "- M. le Colonel Ali SARR, Directeur, Gendarmerie nationale").delegates
    assert (found.honorific, found.name) == ("M. le Colonel", "Ali SARR")


def test_a_chinese_sentence_above_a_list_is_nobodys_body():
    found = named("我国将派下列人员与会：", "1、陆明哲先生，司法部处长\n2、孙若兰女士，检察官").delegates
    assert [(person.name, person.organization) for person in found] == [("陆明哲", ""), ("孙若兰", "")]


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("Mr. Owen PRICE, of the Border Guard", "Border Guard"),
        ("M. Ali SARR, de la Gendarmerie nationale", "Gendarmerie nationale"),
        ("Sr. Juan PAZ, del Ministerio Público", "Ministerio Público"),
    ],
)
def test_of_before_a_body_is_no_part_of_it(said, body):
    assert [found[2:] for found in people(f"1. {said}")] == [("", body)]


@pytest.mark.parametrize(
    ("said", "position", "body"),
    [
        ("Ms. Zoe LIN, at the University of Nairobi, Professor", "Professor", "University of Nairobi"),
        ("Mr. Owen PRICE, of the Border Guard, Director, Training", "Director, Training", "Border Guard"),
        ("M. Ali SARR, de la Gendarmerie nationale, Directeur", "Directeur", "Gendarmerie nationale"),
        ("Sr. Juan PAZ, del Ministerio Público, Fiscal", "Fiscal", "Ministerio Público"),
    ],
)
def test_a_post_behind_of_and_a_body_is_the_position(said, position, body):
    assert [found[2:] for found in people(f"1. {said}")] == [(position, body)]


def test_capitals_and_a_word_behind_a_comma_alone_are_no_line_about_somebody():
    assert people("VIENNA, Wednesday") == []


@pytest.mark.parametrize("line", ["邮箱、电话：待定", "Tel.: to be confirmed", "E-mail: tbc"])
def test_an_address_that_is_open_yet_leaves_no_doubt_who_comes(line):
    found = named(INTRO, f"1. Ms. Ada REED\nJudge\nHigh Court\n{line}")
    assert [(person.position, person.organization) for person in found.delegates] == [("Judge", "High Court")]
    assert not any("to be confirmed" in item.detail for item in found.review)


@pytest.mark.parametrize(
    ("row", "language", "expected"),
    [
        (
            ["Ministry of Justice", "Ms. Ada REED, Director, head of delegation"], "en",
            ("Ada REED", Role.HEAD, "Director", "Ministry of Justice"),
        ),
        (
            ["Ministerio de Justicia", "Sra. Ana PINTO, Directora, Unidad de Cooperación"], "es",
            ("Ana PINTO", None, "Directora", "Ministerio de Justicia, Unidad de Cooperación"),
        ),
        (["司法部", "王小明先生，处长"], "zh", ("王小明", None, "处长", "司法部")),
        (["وزارة العدل", "السيد أحمد علي حسن، مدير"], "ar", ("أحمد علي حسن", None, "مدير", "وزارة العدل")),
        (["Police", "Ms. Ada REED, Crime Unit"], "en", ("Ada REED", None, "", "Police, Crime Unit")),
    ],
)  # fmt: skip
def test_a_name_between_its_body_and_its_post_stands_in_neither(row, language, expected):
    name, role, position, organization = expected
    rows = [row, ["Home Office", "Mr. Owen PRICE, Analyst"]]
    assert people(rows, language=language)[0] == (name, role or Role.DELEGATE, position, organization)


@pytest.mark.parametrize("mark", [" | ", " - ", " / "])
@pytest.mark.parametrize(
    ("said", "role", "position", "organization"),
    [
        (("Clerk", "Home Office", "Expert"), Role.EXPERT, "Clerk", "Home Office"),
        (("Home Office", "Legal Unit", "Adviser"), Role.DELEGATE, "Adviser", "Home Office{}Legal Unit"),
    ],
)
def test_the_last_of_several_columns_is_a_role_behind_post_and_body_and_a_post_behind_bodies(
    mark, said, role, position, organization
):
    line = mark.join(("Ms. Ada REED", *said))
    assert people("Delegation:", line) == [("Ada REED", role, position, organization.format(mark))]


@pytest.mark.parametrize(
    ("line", "position", "organization"),
    [
        ("1. Ms. Amelia DARKO, Human Rights Commission Togo", "", "Human Rights Commission Togo"),
        ("1. Ms. Amelia DARKO, Immigration Service of Sudan", "", "Immigration Service of Sudan"),
        ("1. Ms. Amelia DARKO, Commissioner, Immigration Service Sudan", "Commissioner", "Immigration Service Sudan"),
    ],
)
def test_whose_a_body_is_may_stand_behind_it(line, position, organization):
    assert [(post, body) for _, _, post, body in people(line)] == [(position, organization)]


@pytest.mark.parametrize(
    "sentence",
    [
        "We thank Dr. Owen PRICE for the kind invitation.",
        "For any questions please contact Dr. Owen PRICE at o.price@labour.example.",
        "The driver Mr. Owen PRICE does not attend the meeting.",
    ],
)
def test_a_sentence_of_others_right_below_the_last_item_says_nothing_of_that(sentence):
    lines = "1. Mr. Luc MOREL, Director, Ministry of Labour\n2. Ms. Amelia DARKO, Adviser, Customs Authority"
    assert people(f"{lines}\n{sentence}")[-1][2:] == ("Adviser", "Customs Authority")


def test_the_label_of_whom_to_ask_ends_what_is_said_of_somebody():
    text = "The delegation will be headed by Dr. Luc MOREL, Counsellor, Parliament.\nContact person: Ms Amelia DARKO, a.darko@courts.example"
    assert [body for *_, body in people(text)] == ["Parliament"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ms. Ada Judge, Attaché", ("Ada Judge", "Attaché", "")),
        ("Mr. Paul Major\nSurveyor\nMinistry of Lands", ("Paul Major", "Surveyor", "Ministry of Lands")),
        ("Mr. Sam Engineer, Geologist, Ministry of Mines", ("Sam Engineer", "Geologist", "Ministry of Mines")),
        ("Mr. Darko Director, Ministry of Trade", ("Darko", "Director", "Ministry of Trade")),
        ("Mr. DARKO Director", ("DARKO", "Director", "")),
    ],
)
def test_a_family_name_may_be_a_post_where_no_body_follows_it(line, expected):
    assert [(name, *told) for name, _, *told in people(f"1. {line}")] == [expected]
