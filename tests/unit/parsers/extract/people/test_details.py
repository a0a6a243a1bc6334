"""What is told of somebody in lines, labels and cells beside the name, and what has to be looked at."""


# ruff: noqa: E501 a letter stands on one line as it was typed

import pytest

from parsers.record import Change, Reason, Role
from tests.fixtures.drafts import named

INTRO = "The Permanent Mission has the honour to inform that the delegation will be composed as follows:"


AMENDS = "The Permanent Mission wishes to amend the delegation as follows:"


def people(*drafts, **keys):
    return [(d.name, d.role, d.position, d.organization) for d in named(*drafts, **keys).delegates]


def changes(*drafts, **keys):
    return [(d.name, d.change) for d in named(*drafts, amends=True, **keys).delegates]


def looked_at(*drafts, **keys):
    return [item.path for item in named(*drafts, **keys).review]


@pytest.mark.parametrize(
    ("position", "asked"),
    [
        ("Judge, Interpreter: Ana Lima", True),
        ("三等秘书，翻译：苏婷婷 翻译室", True),
        ("Chief Director: Families", False),
        ("Senior Legal Adviser: Children", False),
    ],
)
def test_a_position_with_the_role_of_another_is_cut_wrongly(position, asked):
    rows = [["Name", "Position", "Organization"], ["Mr. Karl HUBER", position, "High Court"]]
    assert ("/delegates/0/position" in looked_at(INTRO, rows)) is asked


@pytest.mark.parametrize(
    ("sentence", "language", "position"),
    [
        (
            "The delegation will consist of Ms. Ada MOE, the Director of Prosecutions, and Mr. Owen PRICE, the Registrar.",
            "en", "Director of Prosecutions",
        ),
        (
            "La délégation sera composée de Mme Ada MOE, la Directrice des affaires pénales, et de M. Owen PRICE, l'Attaché.",
            "fr", "Directrice des affaires pénales",
        ),
        (
            "La delegación estará integrada por la Sra. Ada MOE, la Directora General, y el Sr. Owen PRICE, el Secretario.",
            "es", "Directora General",
        ),
    ],
)  # fmt: skip
def test_the_article_of_a_sentence_is_no_part_of_a_post(sentence, language, position):
    assert people(sentence, language=language)[0][2] == position


@pytest.mark.parametrize("said", ["Head of Delegation / Alternate", "Deputy Head / Interpreter"])
def test_two_roles_in_one_cell_are_looked_at(said):
    rows = [["Name", "Position", "Role"], ["Mr. Owen PRICE", "Judge", said]]
    assert looked_at(rows) == ["/delegates/0/role"]


@pytest.mark.parametrize("said", ["Head of Delegation / Chef de délégation", "Member / Delegate"])
def test_one_role_in_two_languages_is_not_looked_at(said):
    assert not looked_at([["Name", "Position", "Role"], ["Mr. Owen PRICE", "Judge", said]])


@pytest.mark.parametrize("said", ["Contact", "Contact person", "Focal point"])
def test_who_is_but_the_contact_in_a_column_of_roles_is_no_delegate(said):
    rows = [["Name", "Position", "Role"], ["Mr. Owen PRICE", "Judge", "Delegate"], ["Ms. Ada MOE", "Clerk", said]]
    found = named(rows)
    assert [d.name for d in found.delegates] == ["Owen PRICE"]
    assert "Ada MOE" in found.review[0].detail


@pytest.mark.parametrize("said", ["Driver", "Spouse", "Rapporteuse"])
def test_a_role_that_nobody_knows_is_looked_at(said):
    rows = [["Name", "Position", "Role"], ["Mr. Owen PRICE", "Judge", "Delegate"], ["Ms. Ada MOE", "Clerk", said]]
    assert "/delegates/1/role" in looked_at(rows)


def test_a_deeper_list_below_a_name_tells_what_the_person_is():
    found = people(
        INTRO,
        "* Ms. Ada MOE\n   - Director of Borders\n   - Ministry of Interior\n   - Head of delegation\n"
        "* Mr. Owen PRICE\n   - Judge",
    )
    assert found == [
        ("Ada MOE", Role.HEAD, "Director of Borders", "Ministry of Interior"), ("Owen PRICE", Role.DELEGATE, "Judge", ""),
    ]  # fmt: skip


def test_people_in_a_deeper_list_stay_people():
    found = people(INTRO, "- Ministry of Justice\n   - Ms. Ada MOE, Director\n   - Mr. Owen PRICE, Judge")
    assert found == [
        ("Ada MOE", Role.DELEGATE, "Director", "Ministry of Justice"),
        ("Owen PRICE", Role.DELEGATE, "Judge", "Ministry of Justice"),
    ]


@pytest.mark.parametrize(
    ("out", "into", "language"),
    [
        ("Out", "In", "en"), ("Withdrawn", "Added", "en"), ("Sortant", "Entrante", "fr"), ("Sale", "Entra", "es"),
        ("Abgang", "Zugang", "de"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("join", ["\n", ". "])
def test_a_label_says_who_goes_and_who_comes(out, into, language, join):
    told = f"{out}: Mr. Owen PRICE{join}{into}: Ms. Ada MOE, Judge, High Court"
    assert changes(AMENDS, told, language=language) == [("Owen PRICE", Change.REMOVE), ("Ada MOE", Change.ADD)]
    assert changes(f"{AMENDS}\n{told}", language=language) == [("Owen PRICE", Change.REMOVE), ("Ada MOE", Change.ADD)]


def test_in_an_item_of_a_list_too_a_label_says_who_goes():
    told = "- Withdraw: Mr. Owen PRICE.\n- Add: Ms. Ada MOE, Judge, High Court."
    assert changes(AMENDS, told) == [("Owen PRICE", Change.REMOVE), ("Ada MOE", Change.ADD)]


def test_a_body_with_a_colon_heads_all_people_of_its_paragraph():
    found = people(INTRO, "Ministry of Justice:\nMs. Ada MOE, Director\nMr. Owen PRICE, Judge")
    assert [body for *_, body in found] == ["Ministry of Justice", "Ministry of Justice"]


def test_a_body_above_people_may_say_where_it_sits():
    found = people(
        INTRO, "Ministry of Justice, Lahore\nMs. Ada MOE, Director\nMr. Owen PRICE, Judge",
        "Permanent Mission to the United Nations, Vienna\nMr. Ian RUDD, Counsellor\nMs. Eva LIND, Attaché",
    )  # fmt: skip
    bodies = ["Ministry of Justice, Lahore"] * 2 + ["Permanent Mission to the United Nations, Vienna"] * 2
    assert [body for *_, body in found] == bodies


@pytest.mark.parametrize(("body", "paths"), [("Ministry of Justice", ["/delegates/1/organization"]), ("Embassy", [])])
def test_a_diplomat_below_the_name_of_a_body_that_sends_none_is_looked_at(body, paths):
    told = f"{body}:\nMs. Ada MOE, Director\nMr. Owen PRICE, Ambassador, Permanent Representative"
    assert looked_at(INTRO, told) == paths


def test_a_town_behind_a_name_whose_body_stands_before_it_is_looked_at():
    assert "/delegates/0/position" in looked_at(
        INTRO, "Ministry of Justice | Ms. Ada MOE, Nairobi\nMinistry of Health | Mr. Owen PRICE, Director"
    )


def test_columns_without_headings_that_look_like_nothing_are_looked_at():
    rows = [["Ms. Ada MOE", "Accra", "Borders"], ["Mr. Owen PRICE", "Vienna", "Courts"]]
    assert {"/delegates/0", "/delegates/1"} <= set(looked_at(rows))
    rows = [["Ms. Ada MOE", "Director", "Ministry of Justice"], ["Mr. Owen PRICE", "Judge", "High Court"]]
    assert not looked_at(rows)


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        ("A. CUSTOMS AUTHORITY", "B. POLICE SERVICE", "en"), ("I. POUR LA COUR SUPRÊME", "II. POUR LE MINISTÈRE", "fr"),
        ("A. MINISTERIO PÚBLICO", "B. POLICÍA NACIONAL", "es"),
    ],
)  # fmt: skip
def test_a_counted_body_heads_the_paragraph_below_it(first, second, language):
    found = people(
        INTRO,
        first,
        "Mr. Owen PRICE, Director\nMs. Rita OSEI, Registrar",
        second,
        "Ms. Ada MOE, Judge",
        language=language,
    )
    assert [(name, bool(body)) for name, *_, body in found] == [
        ("Owen PRICE", True), ("Rita OSEI", True), ("Ada MOE", True),
    ]  # fmt: skip
    assert len({body for *_, body in found}) == 2


def test_counted_people_below_a_counted_body_have_it():
    found = people(
        INTRO,
        "I. FOR THE MINISTRY OF JUSTICE\n   1. Mr. Owen PRICE, Judge\n   2. Ms. Ada MOE, Clerk\n"
        "II. FOR THE MINISTRY OF HEALTH\n   3. Ms. Rita OSEI, Nurse",
    )
    assert [body for *_, body in found] == ["MINISTRY OF JUSTICE", "MINISTRY OF JUSTICE", "MINISTRY OF HEALTH"]


@pytest.mark.parametrize("marks", [("(a)", "(b)"), ("1.", "2."), ("i)", "ii)")])
def test_a_role_before_the_first_number_of_a_list_holds_for_the_list(marks):
    first, second = marks
    found = people(
        INTRO,
        "Head: Ms. Rita OSEI, Director, Ministry of Justice\n"
        f"Experts: {first} Mr. Owen PRICE, Judge, High Court\n         {second} Ms. Ada MOE, Clerk, High Court",
    )
    assert [role for _, role, *_ in found] == [Role.HEAD, Role.EXPERT, Role.EXPERT]
    assert [body for *_, body in found] == ["Ministry of Justice", "High Court", "High Court"]


@pytest.mark.parametrize(
    ("said", "position", "body"),
    [
        ("Deputy Commissioner (Operations)", "Deputy Commissioner (Operations)", ""),
        ("Deputy Commissioner (Ministry of Justice)", "Deputy Commissioner", "Ministry of Justice"),
        ("Director (INTERPOL)", "Director", "INTERPOL"),
    ],
)
def test_one_common_word_in_a_bracket_is_no_body(said, position, body):
    assert [found[2:] for found in people(f"1. Mr. Owen PRICE, {said}")] == [(position, body)]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The delegation will consist of Mr. Owen PRICE, Judge, and myself.", "en"),
        ("La délégation sera composée de M. Owen PRICE, Juge, et de moi-même.", "fr"),
        ("La delegación estará integrada por el Sr. Owen PRICE, Juez, y el suscrito.", "es"),
        ("An der Tagung nehmen teil: Herr Owen PRICE, Richter, und meine Person.", "de"),
    ],
)
def test_where_who_writes_attends_and_is_not_found_it_is_looked_at(sentence, language):
    assert any("who writes attends" in item.detail for item in named(sentence, language=language).review)


def test_who_is_the_contact_beside_a_list_without_headings_is_no_delegate():
    rows = [
        ["Head of delegation", "Ms. Ada MOE", "Director"], ["Delegate", "Mr. Owen PRICE", "Judge"],
        ["Contact", "Mr. Ian LUND", "Counsellor"],
    ]  # fmt: skip
    assert people(rows) == [("Ada MOE", Role.HEAD, "Director", ""), ("Owen PRICE", Role.DELEGATE, "Judge", "")]


@pytest.mark.parametrize("said", ["yes", "X"])
def test_a_form_with_columns_says_by_a_yes_who_leads(said):
    rows = [["Name", "Ms. Ada MOE", "Mr. Owen PRICE"], ["Position", "Judge", "Clerk"], ["Head of delegation", said, ""]]
    assert [role for _, role, *_ in people(rows)] == [Role.HEAD, Role.DELEGATE]


def test_a_post_behind_one_name_is_not_the_next_one_s_too():
    found = people(
        "The delegation will be headed by the Deputy Minister of Justice, Ms. Ada MOE, and composed of Mr. Owen PRICE, "
        "Chief of Protection; Ms. Rita OSEI, Prosecutor of the Republic, and Mr. Ian LUND, Counsellor."
    )
    assert [post for _, _, post, _ in found] == [
        "Deputy Minister of Justice", "Chief of Protection", "Prosecutor of the Republic", "Counsellor",
    ]  # fmt: skip


def test_a_body_below_a_heading_of_others_belongs_to_nobody_above():
    found = people(
        INTRO,
        "Head: Ms. Rita OSEI, Director, Ministry of Justice\nMembers:\n1. Mr. Owen PRICE, Judge, High Court\n"
        "2. Representative of the Embassy",
    )
    assert [(name, body) for name, *_, body in found] == [
        ("Rita OSEI", "Ministry of Justice"),
        ("Owen PRICE", "High Court"),
    ]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The delegate notified earlier cannot travel; in his place Ms. Ada MOE, Judge, will attend.", "en"),
        ("El delegado comunicado no podrá viajar y en su lugar asistirá la Sra. Ada MOE, Jueza.", "es"),
    ],
)
def test_who_comes_in_the_place_of_somebody_unnamed_comes_and_who_goes_is_asked(sentence, language):
    found = named(sentence, amends=True, language=language)
    assert [(d.name, d.change) for d in found.delegates] == [("Ada MOE", Change.ADD)]
    assert any("nobody was found who goes" in item.detail for item in found.review)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("We announce the replacement of Mr. Owen PRICE by Ms. Ada MOE, Judge.", "en"),
        ("Mr. Owen PRICE gives way to Ms. Ada MOE, Judge.", "en"),
        ("Se informa del reemplazo del Sr. Owen PRICE por la Sra. Ada MOE, Jueza.", "es"),
        ("Nous annonçons le remplacement de M. Owen PRICE par Mme Ada MOE, Juge.", "fr"),
        ("El Sr. Owen PRICE no podrá viajar y en su lugar asistirá la Sra. Ada MOE, Jueza.", "es"),
    ],
)
def test_one_replaces_the_other_in_words_of_many_kinds(sentence, language):
    assert changes(sentence, language=language) == [("Owen PRICE", Change.REMOVE), ("Ada MOE", Change.ADD)]


def test_who_replaces_may_be_named_first():
    expected = [("Ada MOE", Change.ADD), ("Owen PRICE", Change.REMOVE)]
    assert changes("Ms. Ada MOE, Judge, takes over from Mr. Owen PRICE.") == expected
    assert changes("La Sra. Ada MOE, Jueza, reemplazará al Sr. Owen PRICE.", language="es") == expected


def test_a_line_of_a_sentence_goes_on_with_a_word_in_capitals():
    text = (
        "Subject to the approval of the Permanent Secretary the Government expects to\n"
        "be represented at the meeting in Vienna by Ms. Ada MOE, who is the Principal\n"
        "Legal Officer, and by Mr. Owen PRICE, Judge, both of whom will come for the days."
    )
    assert [post for _, _, post, _ in people(text)] == ["Principal Legal Officer", "Judge"]


@pytest.mark.parametrize(
    ("label", "language"),
    [("Standby", "en"), ("Reserve", "en"), ("Réserve", "fr"), ("Reserva", "es"), ("احتياط", "ar"), ("Резерв", "ru")],
)
def test_a_label_that_nobody_knows_before_a_name_is_looked_at(label, language):
    told = "1. Ms. Ada MOE, Director, Ministry of Justice\n2. Mr. Owen PRICE, Judge, High Court"
    assert looked_at(INTRO, told, f"{label}: Mr. Ian LUND, Clerk, High Court", language=language) == [
        "/delegates/2/role"
    ]


@pytest.mark.parametrize("label", ["Member", "Our delegation", "For the Ministry of Justice"])
def test_a_label_that_is_known_is_not_looked_at(label):
    told = "1. Ms. Ada MOE, Director, Ministry of Justice\n2. Mr. Owen PRICE, Judge, High Court"
    assert "/delegates/2/role" not in looked_at(INTRO, told, f"{label}: Mr. Ian LUND, Clerk, High Court")


@pytest.mark.parametrize("below", ["Observers from civil society", "Experts of the Ministry"])
def test_what_is_no_body_below_somebody_is_looked_at(below):
    told = f"Delegates\nMs. Ada MOE, Director, High Court\nMr. Owen PRICE, Judge, High Court\n{below}\nMr. Ian LUND, Clerk, Bar"
    assert "/delegates/1/organization" in looked_at(INTRO, told)


@pytest.mark.parametrize(("said", "paths"), [("High Court - Rap.", ["/delegates/0/organization"]), ("Bank Ltd.", [])])
def test_a_short_word_behind_a_dash_is_looked_at(said, paths):
    assert looked_at(f"1. Mr. Owen PRICE, Judge, {said}") == paths


@pytest.mark.parametrize(
    ("said", "paths"),
    [
        ("High Court, speaks French", ["/delegates/0/organization"]),
        ("High Court, Registry", []),
        ("Ministère de la Justice, direction des affaires pénales", []),
    ],
)
def test_a_remark_behind_a_body_is_looked_at(said, paths):
    assert looked_at(f"1. Mr. Owen PRICE, Judge, {said}") == paths


def test_a_label_inside_a_body_is_looked_at():
    assert looked_at("1. Mr. Owen PRICE, Judge, High Court Arrival: 13 April") == ["/delegates/0/organization"]


@pytest.mark.parametrize(
    ("post", "language"),
    [
        ("Team Leader", "en"), ("Deputy Chief", "en"), ("Vice-Chair", "en"), ("Vice-président", "fr"),
        ("Vicepresidente", "es"), ("Vocal", "es"), ("Jefatura", "es"), ("Chefia", "pt"),
    ],
)  # fmt: skip
def test_a_post_below_a_name_is_no_place_in_the_delegation(post, language):
    read = named(f"Owen PRICE\n{post}\nHigh Court", f"Ada MOE\n{post}\nHigh Court", language=language).delegates
    assert {(each.role, each.position) for each in read} == {(Role.DELEGATE, post)}


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        (
            "We will be represented by Mr. Owen PRICE, Registrar, whom you may contact at o@gov.example, and Ms. Ada MOE.",
            "en",
        ),
        ("We will be represented by Mr. Owen PRICE, Head of the Unit for Coordination, and Ms. Ada MOE, Judge.", "en"),
        ("La délégation sera composée de M. Owen PRICE, dont le travail est suivi par le Ministre, et de Mme Ada MOE.", "fr"),
        ("La delegación estará integrada por el Sr. Owen PRICE, encargado para coordinar, y la Sra. Ada MOE.", "es"),
        (
            "La delegación estará integrada por el Sr. Owen PRICE, Director de la Oficina de Acompañantes, y la Sra. Ada MOE.",
            "es",
        ),
    ],
)  # fmt: skip
def test_who_is_named_behind_what_is_said_of_somebody_attends_too(sentence, language):
    assert [each[0] for each in people(sentence, language=language)][-1] == "Ada MOE"


def test_companions_above_a_list_may_be_delegates():
    rows = ("رئيس الوفد: السيد أحمد علي الخطيب، مدير إدارة", "المرافقون:", "- السيدة منى سعيد الحداد، مستشارة")
    assert looked_at(*rows, language="ar")


def test_a_body_with_a_number_ends_at_the_next_number():
    found = people(
        INTRO,
        "1. Human Rights Commission",
        "Mr. Owen PRICE, Commissioner",
        "Ms. Ada MOE, Clerk",
        "2. Ms. Eve LOWE, Judge",
    )
    assert [each[3] for each in found] == ["Human Rights Commission", "Human Rights Commission", ""]


@pytest.mark.parametrize("by", ["by", "with"])
def test_who_is_replaced_may_have_a_post(by):
    sentence = f"Please note the replacement of Mr. Ian RUDD, Clerk, {by} Ms. Ada MOE, Judge, and Mr. Owen PRICE by Ms. Eve LOWE."
    assert changes(sentence) == [
        ("Ian RUDD", Change.REMOVE), ("Ada MOE", Change.ADD), ("Owen PRICE", Change.REMOVE), ("Eve LOWE", Change.ADD),
    ]  # fmt: skip


def test_a_first_name_that_is_a_verb_is_a_part_of_the_name():
    assert people("- أسماء علي الخطيب، قاضية", "- أحمد علي الخطيب، مدير", language="ar")[0][0] == "أسماء علي الخطيب"


def test_whom_to_ask_in_a_table_without_headings_is_looked_at():
    found = named(
        [["Head", "Owen PRICE", "Judge"], ["Member", "Ada MOE", "Clerk"], ["Focal point", "Eve LOWE", "Usher"]]
    )
    assert any("Eve LOWE" in item.detail for item in found.review)


@pytest.mark.parametrize(
    "name", ["Modu Sheriff", "Ada Sergeant", "Alliance Uwase", "Marie Cadet", "Herra Solis Rosa", "H.M. Abdullah"]
)
def test_words_that_are_names_too_are_names(name):
    found = named([["Name", "Position"], ["Owen PRICE", "Judge"], [name, "Clerk"]]).delegates[1]
    assert (found.name, found.honorific) == (name, "")
    assert named(INTRO, f"- Owen PRICE, Judge\n- {name}, Clerk").delegates[1].name == name


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The Ministry proposes Mr. Owen PRICE, Registrar, as chair of the meeting.", "en"),
        ("The letter was delegated to Mr. Owen PRICE, Registrar.", "en"),
        ("The annexes form part of the report of Mr. Owen PRICE, Registrar.", "en"),
        ("El Gobierno ha nombrado al Sr. Owen PRICE Embajador en Viena.", "es"),
        ("El Sr. Owen PRICE, Juez, representa al Perú en la Corte Internacional.", "es"),
        ("O Governo nomeou o Sr. Owen PRICE, Juiz, autoridade central.", "pt"),
    ],
)
def test_who_is_proposed_or_appointed_for_something_else_is_no_delegate(sentence, language):
    assert not people(sentence, language=language)


@pytest.mark.parametrize("body", ["External Relations Division", "Diplomatic Academy", "Supervisory Board"])
def test_a_body_that_begins_with_a_word_for_its_kind_is_no_post(body):
    assert people(INTRO, f"- Ms. Ada MOE, {body}\n- Mr. Owen PRICE, High Court")[0][2:] == ("", body)


def test_a_subject_in_a_column_of_posts_is_a_post():
    found = people([["Name", "Position"], ["Ada MOE", "Legal Affairs, Ministry of Justice"], ["Owen PRICE", "Usher"]])
    assert found[0][2:] == ("Legal Affairs", "Ministry of Justice")


def test_a_post_that_may_be_a_role_is_one_where_a_post_follows():
    found = people("Owen PRICE\nVice-Chair\nJudge\nHigh Court", "Ada MOE\nMember\nClerk\nHigh Court")
    assert found[0][1:] == (Role.DEPUTY_HEAD, "Judge", "High Court")


def test_a_body_with_a_letter_right_above_people_is_that_of_all_of_them():
    found = people(
        INTRO, "A. POLICE SERVICE\nMr. Owen PRICE, Clerk\nMs. Ada MOE, Usher", "B. HIGH COURT\nMr. Ian RUDD, Judge"
    )
    assert [each[3] for each in found] == ["POLICE SERVICE", "POLICE SERVICE", "HIGH COURT"]


@pytest.mark.parametrize(
    ("line", "language", "position", "body"),
    [
        ("Mr. Owen PRICE, First Secretary, Consul", "en", "First Secretary, Consul", ""),
        ("Mr. Owen PRICE, Director, Consul, Ministry of Trade", "en", "Director, Consul", "Ministry of Trade"),
        ("M. Luc MOREL, Directeur, Magistrat", "fr", "Directeur, Magistrat", ""),
        ("г-жа Белова Анна Петровна, советник, юрист", "ru", "советник, юрист", ""),
        ("السيد سامي الخطيب، سكرتير أول، قنصل", "ar", "سكرتير أول، قنصل", ""),
        ("王强先生，一等秘书，领事", "zh", "一等秘书，领事", ""),
        ("Mr. Owen PRICE, Officer, Police", "en", "Officer", "Police"),
        ("Mr. Owen PRICE, Director, Prosecution", "en", "Director", "Prosecution"),
        ("王强先生，参赞，常驻代表团", "zh", "参赞", "常驻代表团"),
    ],
)
def test_a_post_alone_behind_another_is_no_body(line, language, position, body):
    assert people(INTRO, f"1. {line}", language=language)[0][2:] == (position, body)


@pytest.mark.parametrize("said", ["Attaché, Adviser", "Judge, Expert", "Legal Officer, Interpreter"])
def test_a_place_in_the_delegation_behind_a_post_is_looked_at(said):
    assert "/delegates/0/role" in looked_at(INTRO, f"1. Mr. Owen PRICE, {said}")


def test_a_post_that_was_read_as_a_body_is_looked_at():
    assert looked_at(INTRO, "1. Mr. Owen PRICE, Kestrel Watch, Director") == ["/delegates/0/organization"]


@pytest.mark.parametrize(
    ("label", "language", "who"),
    [
        ("Contact for the delegation", "en", "Ms. Eva LIND"),
        ("Contact de la délégation", "fr", "Mme Eva LIND"),
        ("Contacto de la delegación", "es", "Sra. Eva LIND"),
        ("Contacto", "es", "Sra. Eva LIND"),
        ("Контакт делегации", "ru", "г-жа Белова Анна"),
        ("Kontakt der Delegation", "de", "Frau Eva LIND"),
        ("Contacto da delegação", "pt", "Sra. Eva LIND"),
    ],
)
@pytest.mark.parametrize("mark", ["", "- ", "2. "])
def test_whom_to_ask_is_no_delegate_wherever_they_stand(label, language, who, mark):
    first = "1. Mr. Owen PRICE, Judge, High Court" if mark == "2. " else "- Mr. Owen PRICE, Judge, High Court"
    asked = f"{mark}{label}: {who}, tel. +43 1 5551234"
    drafts = (INTRO, f"{first}\n{asked}") if mark else (INTRO, first, asked)
    assert [name for name, *_ in people(*drafts, language=language)] == ["Owen PRICE"]


def test_a_liaison_officer_of_a_list_may_attend():
    found = people(INTRO, "1. Mr. Owen PRICE, Judge, High Court\n2. Liaison Officer: Ms. Eva LIND")
    assert [name for name, *_ in found] == ["Owen PRICE", "Eva LIND"]


@pytest.mark.parametrize(
    ("lead", "language"),
    [("Datos de contacto de la delegación", "es"), ("Coordonnées de contact de la délégation", "fr")],
)
def test_the_contact_details_of_a_delegation_ask_nobody(lead, language):
    found = people(f"{lead}: Mr. Owen PRICE, Judge; Ms. Eva LIND, Clerk", language=language)
    assert [name for name, *_ in found] == ["Owen PRICE", "Eva LIND"]


@pytest.mark.parametrize("label", ["Accompanying person", "Accompagnatrice", "Acompañante"])
def test_who_is_called_an_accompanying_person_is_left_out_and_not_asked_about(label):
    found = named(INTRO, f"1. Mr. Owen PRICE, Judge, High Court\n   {label}: Ms. Eva LIND")
    assert ([d.name for d in found.delegates], found.review) == (["Owen PRICE"], ())


def test_an_accompanying_person_with_a_post_is_asked_about():
    assert looked_at(INTRO, "1. Mr. Owen PRICE, Judge\n   Accompanying persons: Ms. Eva LIND, Clerk") == ["/delegates"]


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize(
    ("lost", "language", "others"),
    [
        ("the Minister of Trade in person", "en", ["Mr. Owen PRICE, Judge", "Ms. Eva LIND, Clerk"]),
        ("السيد المدير العام أحمد الخطيب، وزارة العدل", "ar", ["السيد سامي حداد، مفتش", "السيد سالم عودة، مستشار"]),
    ],
)
@pytest.mark.parametrize("numbered", [True, False])
def test_an_item_of_a_list_that_names_nobody_is_looked_at_wherever_it_stands(at, lost, language, others, numbered):
    items = [*others[:at], lost, *others[at:]]
    listed = "\n".join(f"{number}. {said}" if numbered else f"- {said}" for number, said in enumerate(items, 1))
    assert "/delegates" in looked_at(INTRO, listed, language=language)


def test_the_paragraphs_of_a_letter_above_a_lettered_list_are_no_items_of_it():
    numbered = "1. With reference to your note, we thank you.\n2. The delegation:"
    assert not looked_at(f"{numbered}\n(a) Mr. Owen PRICE, Judge\n(b) Ms. Eva LIND, Clerk")


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("Sister Mary LIND, Caritas Ghana", "position"),
        ("Ms. Eva LIND, Kestrel Watch", "position"),
        ("Ms. Eva LIND, Counsellor, Deputy", "organization"),
    ],
)
def test_what_is_unlike_any_post_or_body_is_looked_at(line, field):
    assert looked_at(INTRO, f"1. Mr. Owen PRICE, Judge\n2. {line}") == [f"/delegates/1/{field}"]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("г-н Орлов Олег Иванович, директор, Министерство юстиции, с супругой", "ru"),
        ("Sr. Luis ROA, Director, y señora", "es"),
        ("王强先生，警督，公安部，携夫人", "zh"),
    ],
)
def test_a_post_or_body_with_words_for_a_spouse_is_looked_at(line, language):
    assert "/delegates/0" in looked_at(INTRO, f"1. {line}", language=language)


@pytest.mark.parametrize(("who", "said"), [("Митрополит Иларион Орлов", "Синод"), ("الشيخ سامي الخطيب", "دار الإفتاء")])
def test_what_is_unlike_any_post_is_looked_at_in_other_scripts_too(who, said):
    comma = "،" if said > "\u0600" else ","
    assert looked_at(INTRO, f"1. {who}{comma} {said}") == ["/delegates/0/position"]


@pytest.mark.parametrize(
    ("bracket", "role"),
    [("HoD", Role.HEAD), ("DHoD", Role.DEPUTY_HEAD), ("Alt", Role.ALTERNATE), ("Ms.", Role.DELEGATE), ("Lt. Col.", Role.DELEGATE)],
)  # fmt: skip
def test_a_bracket_behind_a_name_tells_a_role_or_how_somebody_is_addressed(bracket, role):
    found = named(INTRO, f"1. Eva LIND ({bracket}), Clerk, High Court")
    assert [(d.name, d.role, d.position) for d in found.delegates] == [("Eva LIND", role, "Clerk")]


@pytest.mark.parametrize("bracket", ["Rapp.", "LEG", "Rptr"])
def test_a_bracket_behind_a_name_that_nobody_knows_is_looked_at(bracket):
    assert looked_at(INTRO, f"1. Mr. Owen PRICE, Judge\n2. Ms. Eva LIND ({bracket}), Clerk")


@pytest.mark.parametrize("heading", ["Reserve", "Standby"])
def test_a_heading_that_nobody_knows_above_people_with_bodies_is_looked_at(heading):
    listed = "1. Mr. Owen PRICE, Judge, High Court\n2. Ms. Eva LIND, Clerk, High Court"
    assert looked_at(INTRO, listed, f"{heading}:\n3. Mr. Carl MOE, Captain, Coast Guard") == ["/delegates"]


@pytest.mark.parametrize("line", ["Ms. Eva LIND, Clerk, High Court or", "Ms. Eva LIND, Clerk } High Court"])
def test_a_field_that_leads_on_or_holds_an_odd_mark_is_looked_at(line):
    assert looked_at(INTRO, f"1. {line}")


@pytest.mark.parametrize(
    ("body", "language"),
    [("Ministère de la Justice, rapporteur", "fr"), ("Ministerio del Interior, secretaria", "es"), ("High Court, clerk", "en")],
)  # fmt: skip
def test_a_post_in_small_letters_behind_a_body_is_looked_at(body, language):
    assert "/delegates/0/role" in looked_at(INTRO, f"1. Mr. Owen PRICE, Director, {body}", language=language)


def test_a_part_of_a_body_behind_it_is_not_looked_at():
    assert not looked_at(INTRO, "1. Mr. Owen PRICE, Director, Ministry of Justice, Secretariat")


def test_a_label_of_a_contact_with_another_behind_a_slash_is_no_body():
    found = people(INTRO, "Mr. Owen PRICE, Director of Prisons\nMobile/WhatsApp: +44 20 7946 0123")
    assert found == [("Owen PRICE", Role.DELEGATE, "Director of Prisons", "")]


@pytest.mark.parametrize("rest", ["Judge, High Court + one interpreter", "Judge\nMobile/Threema: +44 20 7946 0123"])
def test_a_field_with_more_than_its_words_is_looked_at(rest):
    assert "/delegates/0/organization" in looked_at(INTRO, f"Mr. Owen PRICE, {rest}")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The delegation will consist of Ms. Ada REED and Mr. Owen PRICE, both Senior Investigators with the Police.", "en"),
        ("La delegación: Sra. Ana VEGA y Sr. Luis MOE, ambos investigadores de la Policía Nacional.", "es"),
        ("La délégation comprend Mme Ada REED et M. Luc MOE, tous deux enquêteurs à la Police nationale.", "fr"),
    ],
)  # fmt: skip
def test_a_post_that_is_said_once_for_two_is_asked_about(text, language):
    assert any("/delegates" in item.path for item in named(text, language=language).review)


@pytest.mark.parametrize(
    ("post", "head", "language"),
    [
        ("Deputy Secretary-General (Security)", "Head of Delegation", "en"),
        ("Directeur adjoint (Sécurité)", "Chef de délégation", "fr"),
        ("Director adjunto (Seguridad)", "Jefe de la delegación", "es"),
        ("Заместитель директора (охрана)", "Глава делегации", "ru"),
    ],
)
def test_what_a_post_is_about_in_a_bracket_is_no_role(post, head, language):
    found = named(f"Mr. Owen PRICE\n{post}\n({head})\nMs. Ada REED\nClerk", language=language)
    assert [(d.role, d.position) for d in found.delegates] == [(Role.HEAD, post), (Role.DELEGATE, "Clerk")]
    assert "/delegates/0/position" in [item.path for item in found.review]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Mr. Owen PRICE (Security)", Role.OTHER),
        ("Mr. Owen PRICE, Sergeant (Note-taker)", Role.OTHER),
        ("Mr. Owen PRICE, Judge (Observer)", Role.OBSERVER),
    ],
)
def test_a_role_in_a_bracket_behind_a_name_or_in_words_of_the_delegation_is_one(line, role):
    assert [d.role for d in named(f"1. {line}\n2. Ms. Ada REED, Clerk").delegates] == [role, Role.DELEGATE]


@pytest.mark.parametrize(
    ("role", "post", "asked"),
    [
        ("Cheffe de délégation", "Cheffe suppléante du Service juridique", False),
        ("", "Cheffe suppléante du Service juridique", True),
        ("", "Joint Secretary (Internal Security)", False),
    ],
)
def test_words_of_a_place_in_a_post_are_looked_at_where_no_place_is_said_elsewhere(role, post, asked):
    rows = [["Role", "Name", "Position", "Organization"], [role, "Mr. Owen PRICE", post, "High Court"]]
    assert any(path.startswith("/delegates/0") for path in looked_at(INTRO, rows)) is asked


@pytest.mark.parametrize(
    ("language", "honorific", "name"), [("en", "", "M. K. Alam"), ("fr", "M.", "K. Alam")]
)  # fmt: skip
def test_a_letter_before_initials_is_one_of_them_but_in_french(language, honorific, name):
    rows = [["Name", "Position", "Organization"], ["M. K. Alam", "Judge", "High Court"]]
    (found,) = named(INTRO, rows, language=language).delegates
    assert (found.honorific, found.name) == (honorific, name)


def test_who_is_only_taken_off_by_name_is_not_looked_at():
    rows = [["Name", "Position", "Organization"], ["Ms. Ada REED", "Judge", "High Court"]]
    found = named("Mr. Jan-Erik Moe, unable to travel, will be replaced by:", rows, amends=True)
    assert [(d.name, d.change) for d in found.delegates] == [("Jan-Erik Moe", Change.REMOVE), ("Ada REED", Change.ADD)]
    assert not any("easily cut" in item.detail for item in found.review)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("1. Mr. Owen PRICE, High Court, with Jon Moe from the Police\n2. Ms. Ada REED, Judge, High Court", "en"),
        ("1. Mr. Owen PRICE, Clerk, High Court, and Lars Moe, Police Directorate\n2. Ms. Ada REED, Judge", "en"),
        ("1. Mr. Owen PRICE, Clerk, High Court accompanied by K. Moe\n2. Ms. Ada REED, Judge", "en"),
        ("1. M. Owen PRICE, Greffier, Cour d'appel, accompagné de Jean Moe\n2. Mme Ada REED, Juge", "fr"),
        ("1. Sr. Owen PRICE, Asesor, Corte Suprema junto con Juan Moe\n2. Sra. Ada REED, Jueza", "es"),
        ("1. Sr. Owen PRICE, Assessor, Supremo Tribunal, com Rui Moe\n2. Sra. Ada REED, Juíza", "pt"),
        ("1. Орлов О.И., советник, Верховный суд, и Белов Пётр Ильич\n2. Белова А.П., судья", "ru"),
        ("1. Herr Owen PRICE, Berater, Landesgericht gemeinsam mit Max Moe\n2. Frau Ada REED, Richterin", "de"),
        ("1. السيد سامي فهد، مستشار، المحكمة العليا، مع خالد ناصر\n2. السيدة هند مراد، قاضية", "ar"),
        ("1. 张伟先生，司法部处长，偕陈静\n2. 王芳女士，最高人民法院法官", "zh"),
    ],
)  # fmt: skip
def test_a_second_bare_name_joined_on_to_a_body_is_asked_about(text, language):
    found = named("", text, language=language)
    assert ("/delegates/0/organization", Reason.READINGS_DIFFER) in [(item.path, item.reason) for item in found.review]


@pytest.mark.parametrize(
    "body",
    [
        "Ministry of Justice and Home Affairs",
        "Department for Cooperation with Central Asia",
        "Ministère de la Paix et des Affaires Sociales",
        "Ministry of Labour, Employment and Social Protection",
        "Department of Trade with France",
        "Министерство труда и социальной защиты",
        "国际交流与合作局",
    ],
)
def test_what_else_a_body_is_for_is_nobody(body):
    found = named("", f"1. Ms. Ada REED, Judge, {body}\n2. Mr. Owen PRICE, Clerk, High Court")
    assert not any("another person" in item.detail for item in found.review)


def test_others_who_come_are_no_body():
    found = named("", "1. Mr. Owen PRICE, Director General, by his experts\n2. Ms. Ada REED, Judge, High Court")
    assert any("may be others who attend" in item.detail for item in found.review)


@pytest.mark.parametrize(
    ("heading", "remark", "asked"),
    [
        ("Remarks", "standby", True),
        ("Remarks", "not travelling", True),
        ("Remarks", "not confirmed", True),
        ("Observations", "sous réserve de financement", True),
        ("Observaciones", "desistió", True),
        ("Примечание", "под вопросом", True),
        ("Status", "tbc", True),
        ("Remarks", "vegetarian", False),
        ("Remarks", "Arrival: 14 April", False),
        ("Observations", "confirmé", False),
        ("Observaciones", "nueva", False),
        ("Remarks", "Head", False),
        ("Remarks", "", False),
    ],
)
def test_a_remark_in_a_table_that_is_not_understood_is_asked_about(heading, remark, asked):
    rows = [
        ["Name", "Position", "Organization", heading],
        ["Mr. Karl HUBER", "Judge", "High Court", remark],
        ["Ms. Eva MAIER", "Clerk", "High Court", ""],
    ]
    assert [d[0] for d in people(INTRO, rows)] == ["Karl HUBER", "Eva MAIER"]
    assert ("/delegates/0" in looked_at(INTRO, rows)) is asked


@pytest.mark.parametrize(
    ("heading", "asked"),
    [
        ("Pending clearance:", True),
        ("National contact points:", True),
        ("For the session in June:", True),
        ("The following stay in Lima:", True),
        ("The answers were prepared by:", True),
        ("Journalists travelling with the delegation:", True),
        ("En cas d'empêchement, ils seront remplacés par :", True),
        ("Запасные участники:", False),
        ("Observers:", False),
        ("From the Ministry of Health:", False),
        ("The delegation will also include:", False),
        ("They will be accompanied by:", False),
        ("Также в делегацию входят:", False),
    ],
)
def test_a_heading_amid_a_list_that_does_not_say_who_attends_is_asked_about(heading, asked):
    above = ["1. Mr. Karl HUBER, Judge", "2. Ms. Eva MAIER, Clerk"]
    below = ["1. Mr. Paul VOGT, Analyst", "2. Ms. Ines ROTH, Editor"]
    review = named(INTRO, "\n".join(above), heading, "\n".join(below)).review
    assert any(heading in item.detail for item in review) is asked


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Mr. Huber's wife can be reached at +43 1 5872347.", True),
        ("Mr. Huber's office can be reached at +43 1 5872347.", True),
        ("The driver of Mr. Huber can be reached at +43 1 5872347.", True),
        ("Mr. Huber can be reached at +43 1 5872347.", False),
        ("The office may contact Mr. Huber at +43 1 5872347.", False),
    ],
)
def test_a_telephone_of_somebody_elses_is_asked_about(said, asked):
    review = named(INTRO, "1. Mr. Karl Huber, Judge\n2. Ms. Eva Maier, Clerk", said).review
    assert any("an office's or an assistant's" in item.detail for item in review) is asked


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Nos. 2 and 3 attend as observers.", True),
        ("Le n° 3 participera en qualité d'observateur.", True),
        ("Los dos últimos asisten como observadores.", True),
        ("Последние двое участвуют в качестве наблюдателей.", True),
        ("Ms. Maier will attend as an observer.", False),
        ("All of them need a visa.", False),
    ],
)
def test_a_role_of_several_that_not_as_many_have_is_asked_about(said, asked):
    listed = "1. Mr. Karl Huber, Judge\n2. Ms. Eva Maier, Clerk\n3. Mr. Paul Vogt, Editor"
    review = named(INTRO, listed, said).review
    assert any("may give a role to others" in item.detail for item in review) is asked


@pytest.mark.parametrize(
    "said",
    [
        "Kenya will be represented by Mr. Karl Huber, Judge, and, as experts, Ms. Eva Maier, Clerk, and Mr. Paul Vogt, Editor.",
        "Kenya will be represented by Mr. Karl Huber, Judge, Ms. Eva Maier, Clerk, and Mr. Paul Vogt, Editor, as advisers.",
        "Kenya will be represented, as an observer, by Mr. Karl Huber, Judge, and Ms. Eva Maier, Clerk.",
    ],
)
def test_a_plural_role_in_a_sentence_that_one_has_is_asked_about(said):
    assert any("may give a role to others" in item.detail for item in named(said).review)


@pytest.mark.parametrize("entry", ["Mr. Karl Huber, Judge, Observer", "Mr. Karl Huber, Judge, High Court, Observer"])
def test_an_observer_behind_a_post_is_one(entry):
    [one] = named(INTRO, f"1. {entry}").delegates
    assert (one.role, one.position, one.organization.replace("High Court", "")) == (Role.OBSERVER, "Judge", "")


def test_an_observer_behind_a_post_in_a_table_without_headings_is_one():
    rows = [["Ms. Ada REED", "First Secretary", "Head"], ["Mr. Karl HUBER", "First Secretary", "Observer"]]
    found = [(one.role, one.position, one.organization) for one in named(INTRO, rows).delegates]
    assert found == [(Role.HEAD, "First Secretary", ""), (Role.OBSERVER, "First Secretary", "")]


@pytest.mark.parametrize(
    ("head", "delegate", "language"),
    [
        ("团长", "代表", "zh"),
        ("Chef de délégation", "Représentant", "fr"),
        ("Head of delegation", "Representative", "en"),
    ],
)
def test_a_word_for_a_delegate_below_the_leaders_role_in_a_table_is_no_post(head, delegate, language):
    rows = [["Ms. Ada REED", head, "Ministry of Justice"], ["Mr. Karl HUBER", delegate, "Ministry of Health"]]
    found = [(one.role, one.position) for one in named(INTRO, rows, language=language).delegates]
    assert found == [(Role.HEAD, ""), (Role.DELEGATE, "")]


@pytest.mark.parametrize(
    ("heading", "language"),
    [("Our delegation:", "en"), ("Our team:", "en"), ("Notre délégation :", "fr"), ("Наша команда:", "ru")],
)
def test_our_delegation_over_a_list_is_nobodys_body(heading, language):
    listed = "Ms. Ada REED - Deputy Minister of the Interior\nMr. Karl HUBER - Judge"
    found = named("Albania will participate in the meeting.", f"{heading}\n{listed}", language=language)
    assert [one.organization for one in found.delegates] == ["", ""]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("我方派孙丽女士（检察官）出席会议。签证事宜由王刚先生（二等秘书）负责。", True),
        ("孙丽女士（检察官）、王刚先生（二等秘书）出席会议。", False),
    ],
)
def test_whoever_only_sees_to_something_in_a_chinese_sentence_is_asked_about(text, asked):
    found = named("关于CU 2009/33 (A)号照会：", text, language="zh")
    assert any("may not say that 王刚" in item.detail for item in found.review) is asked
    assert not any("CU" in one.organization for one in found.delegates)


def test_whom_a_bare_russian_name_replaces_goes():
    text = "Вместо Савич А.И. в совещании примет участие Петров Олег Ильич, второй секретарь."
    found = named(text, language="ru", amends=True)
    assert [(one.name, one.change) for one in found.delegates] == [
        ("Савич А.И.", Change.REMOVE), ("Петров Олег Ильич", Change.ADD),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("says", "asked"),
    [
        ("will meet her at the airport", True), ("was in Vienna in 2008", True), ("will accompany her", False),
        ("will also come", False), ("will be her adviser", False), ("completes the delegation", False),
    ],
)  # fmt: skip
def test_of_whom_a_sentence_of_their_own_does_not_say_that_they_come_is_asked_about(says, asked):
    said = f"Kenya will be represented by Ms. Ada REED, Judge. Mr. Karl HUBER, Second Secretary, {says}."
    found = named("With reference to the note of the Office:", said)
    told = [item for item in found.review if "may not say that" in item.detail or "was not taken" in item.detail]
    assert bool(told) is asked


def test_what_somebody_was_formerly_is_asked_about():
    listed = "1. Mr. Karl Huber, Judge\n2. Ms. Eva Maier, Clerk"
    assert "/delegates/0/role" in looked_at(INTRO, listed, "Mr. Huber was formerly head of the delegation.")
    assert "/delegates/0/role" not in looked_at(INTRO, listed, "Mr. Huber is head of the delegation.")


@pytest.mark.parametrize(
    "said", ["(formerly head of delegation)", "former Head of Delegation", "ancien chef de délégation"]
)
def test_what_a_line_says_that_somebody_was_formerly_is_asked_about(said):
    assert "/delegates/0/role" in looked_at(INTRO, f"1. Mr. Karl Huber, Judge, {said}\n2. Ms. Eva Maier, Clerk")


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("All are officials of the Ministry of Health.", True),
        ("Tous relèvent du Ministère de la Santé.", True),
        ("Todos pertenecen a la Fiscalía General.", True),
        ("Все они являются сотрудниками Министерства здравоохранения.", True),
        ("The first two are of the Ministry of Health.", True),
        ("All documents should be sent to the Ministry of Health.", False),
    ],
)
def test_a_body_said_of_all_below_a_list_is_asked_about(said, asked):
    review = named(INTRO, "1. Mr. Karl Huber, Judge\n2. Ms. Eva Maier, Clerk", said).review
    assert any("somebody has no body" in item.detail for item in review) is asked


def test_bodies_that_are_two_states_are_asked_about():
    joint = looked_at(INTRO, "1. Mr. Karl Huber, Judge, Austria\n2. Ms. Eva Maier, Clerk, Germany")
    assert {"/delegates/0/organization", "/delegates/1/organization"} <= set(joint)


@pytest.mark.parametrize(
    ("text", "language", "position"),
    [
        ("姓名：王芳\n职务：司长\n职级：正司级\n单位：司法部", "zh", "司长"),
        ("Name: Ms. Ada REED\nPosition: Director\nProfession: Lawyer\nOrganization: High Court", "en", "Director"),
        ("Name: Ms. Ada REED\nPosition:\nFunction: Clerk\nOrganization: High Court", "en", "Clerk"),
    ],
)
def test_a_second_label_of_posts_in_a_form_adds_nothing_to_the_first(text, language, position):
    assert [one.position for one in named(text, language=language).delegates] == [position]
