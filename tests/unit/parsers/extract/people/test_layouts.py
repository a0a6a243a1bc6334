"""Tables, forms and lists as offices lay them out: what is whose, and what is nobody's."""

# ruff: noqa: E501 a letter stands on one line as it was typed
from itertools import count

import pytest
from msgspec.structs import replace

from parsers.document import Block, Box, Cell, Line, Table, Word
from parsers.extract.letter import Letter, Passage, Setting, Zone
from parsers.extract.people import fields, find, tables
from parsers.extract.people.vocabulary import vocabulary
from parsers.record import Change, Intent, Meeting, Reason, Role, Sender
from tests.fixtures.drafts import letter, named, page, typed


def people(*drafts, **keys):
    return [(d.name, d.role, d.position, d.organization) for d in named(*drafts, **keys).delegates]


# ---------------------------------------------------------------- tables


@pytest.mark.parametrize(
    ("heads", "language"),
    [
        (["INSTEAD OF", "READ"], "en"),
        (["DONDE DICE", "DEBE DECIR"], "es"),
        (["Вместо", "Следует читать"], "ru"),
        (["Instead of", "New participant"], "en"),
        (["Original delegate", "New delegate"], "en"),
        (["Ancien participant", "Nouveau participant"], "fr"),
        (["Delegado anterior", "Nuevo delegado"], "es"),
        (["Bisher", "Neu"], "de"),
        (["Прежний участник", "Новый участник"], "ru"),
    ],
)
def test_a_table_of_corrections_gives_people_as_they_should_read(heads, language):
    rows = [heads, ["Dr. Amalia OROZCO, Advisor", "Dr. Amelia OROZCO VERA, Legal Adviser, Ministry of Justice"]]
    (found,) = named(rows, amends=True, language=language).delegates
    assert (found.name, found.position, found.organization, found.change) == (
        "Amelia OROZCO VERA", "Legal Adviser", "Ministry of Justice", Change.ADD,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "language"),
    [
        (["To be excluded from the delegation", "To be included"], "en"),
        (["Bajas", "Altas"], "es"),
        (["Исключить из списка", "Включить в список"], "ru"),
        (["Membres retirés", "Membres ajoutés"], "fr"),
    ],
)
def test_columns_of_those_who_go_and_those_who_come_say_so_of_each(heads, language):
    rows = [heads, ["Mr. Owen PRICE", "Ms. Ada REED, Judge, High Court"], ["", "Dr. Luis MOE, Prosecutor"]]
    found = named(rows, amends=True, language=language).delegates
    assert [(d.name, d.position, d.organization, d.change) for d in found] == [
        ("Owen PRICE", "", "", Change.REMOVE),
        ("Ada REED", "Judge", "High Court", Change.ADD),
        ("Luis MOE", "Prosecutor", "", Change.ADD),
    ]


def test_several_in_one_cell_of_those_who_go_all_go():
    rows = [["Bajas", "Altas"], ["Sr. Luis MOE\nSra. Ada REED", "Sr. Owen PRICE, Fiscal, Ministerio Público"]]
    assert [(d.name, d.change) for d in named(rows, amends=True, language="es").delegates] == [
        ("Luis MOE", Change.REMOVE),
        ("Ada REED", Change.REMOVE),
        ("Owen PRICE", Change.ADD),
    ]


def test_a_column_of_names_beside_one_of_changes_is_no_column_of_those_who_go():
    rows = [["Name", "Added", "Removed"], ["Ms. Ada REED", "x", ""], ["Mr. Owen PRICE", "", "x"]]
    assert [d.name for d in named(rows, amends=True).delegates] == ["Ada REED", "Owen PRICE"]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("Ms. Mary ACHIENG, Chief Inspector", [("Ada REED", Change.REMOVE), ("Mary ACHIENG", Change.ADD)]),
        ("", [("Ada REED", Change.REMOVE)]),
        ("Withdrawn", [("Ada REED", Change.REMOVE)]),
    ],
)
def test_whom_a_table_of_corrections_replaces_goes(new, expected):
    found = named([["OLD", "NEW"], ["Ms. Ada REED, State Counsel", new]], amends=True).delegates
    assert [(d.name, d.change) for d in found] == expected


@pytest.mark.parametrize("label", ["Delegate", "Participant"])
def test_how_the_person_above_is_reached_is_no_beginning_of_a_form(label):
    found = named(
        "Head of Delegation: Ms. Ada REED, Judge, High Court\nTel: +44 20 7946 0018\nE-mail: reed@court.example",
        f"{label}: Mr. Owen PRICE, Clerk, High Court\nTel: +44 20 7946 0019\nE-mail: price@court.example",
    ).delegates
    assert [(d.name, d.emails, d.phones) for d in found] == [
        ("Ada REED", ("reed@court.example",), ("+442079460018",)),
        ("Owen PRICE", ("price@court.example",), ("+442079460019",)),
    ]


@pytest.mark.parametrize(
    ("role", "post", "expected"),
    [
        ("Member", "Deputy Head", (Role.DELEGATE, "Deputy Head")),
        ("Head of Delegation", "Vice-Chair", (Role.HEAD, "Vice-Chair")),
        ("Alternate", "Alternate", (Role.ALTERNATE, "")),
    ],
)
def test_whose_role_has_a_label_of_its_own_has_a_post_that_is_called_like_one(role, post, expected):
    form = f"Name: Ms. Ada REED\nRole: {role}\nTitle: {post}\nInstitution: Ministry of Labour"
    assert people(form) == [("Ada REED", *expected, "Ministry of Labour")]
    assert people(
        [["Name", "Role", "Position", "Institution"], ["Ms. Ada REED", role, post, "Ministry of Labour"]]
    ) == [("Ada REED", *expected, "Ministry of Labour")]


def test_addresses_in_a_column_beside_posts_are_those_of_the_name_above():
    rows = [
        ["Judge\nHigh Court", "Tel. +254 20 222 7461\nada@court.example"],
        ["2. Mr. Owen PRICE", ""],
        ["Registrar\nMinistry of Justice", "owen@justice.example"],
        ["3. Dr. Luis MOE", ""],
        ["Prosecutor\nMinistry of Labour", "luis@labour.example"],
    ]
    found = named("1. Ms. Ada REED", rows).delegates
    assert [(d.name, d.position, d.organization, d.emails) for d in found] == [
        ("Ada REED", "Judge", "High Court", ("ada@court.example",)),
        ("Owen PRICE", "Registrar", "Ministry of Justice", ("owen@justice.example",)),
        ("Luis MOE", "Prosecutor", "Ministry of Labour", ("luis@labour.example",)),
    ]


def test_a_full_line_that_ends_in_a_colon_does_not_go_on_in_the_first_item_of_its_list():
    text = (
        "With reference to CU 2009/33 (A), Mongolia will be represented by:\n1. Owen PRICE – Director, Ministry of Justice\n"
        "2. Adelina REED – Prosecutor, Prosecutor General's Office\nUlaanbaatar, 3 April 2009"
    )
    assert [name for name, *_ in people(text)] == ["Owen PRICE", "Adelina REED"]


def test_a_long_line_with_a_post_behind_a_dash_goes_on_with_the_role_above_it():
    post = "заместитель директора Департамента по вопросам международного права и сотрудничества, МИД России"
    found = people("Глава делегации", f"ЗИМИН Олег Ильич – {post}", "Члены делегации", "КИМ Анна Ли – атташе, МИД")
    assert [(name, role) for name, role, *_ in found] == [
        ("ЗИМИН Олег Ильич", Role.HEAD),
        ("КИМ Анна Ли", Role.DELEGATE),
    ]


def test_places_in_lines_of_their_own_head_entries_of_one_paragraph():
    text = "Руководитель делегации\nЗимин Олег Ильич – прокурор, МИД\nЧлены делегации\nКим Анна Ильинична – атташе, МИД"
    found = people("Состав делегации:", text, language="ru")
    assert [(name, role) for name, role, *_ in found] == [
        ("Зимин Олег Ильич", Role.HEAD),
        ("Ким Анна Ильинична", Role.DELEGATE),
    ]


def test_a_secretary_without_the_accent_of_a_secretariat_is_somebodys_post():
    found = people(
        "• Sra. Ada REED – Secretaria Técnica – Mesa Nacional contra la Trata\n• Sr. Luis MOE – Juez – Corte"
    )
    assert [body for *_, body in found] == ["Mesa Nacional contra la Trata", "Corte"]


def test_a_remark_about_the_head_makes_nobody_the_head():
    rows = [["Name", "Position", "Remarks"], ["Mr. Owen PRICE", "Clerk", "Travels with the head of delegation"]]
    assert [role for _, role, *_ in people(rows)] == [Role.DELEGATE]


def test_whom_to_contact_below_a_list_is_no_delegate():
    found = people(
        "Delegation:", "Mr. Owen PRICE, Judge, High Court\nContact: Ms. Jane NJERI, Third Secretary (j@x.example)"
    )
    assert [name for name, *_ in found] == ["Owen PRICE"]


def test_who_writes_below_a_list_is_nobodys_body():
    found = people(
        "Ms. Ada REED, Judge, High Court",
        "Dr. Marco ROSSI, Counsellor, Ministry of Justice",
        "Embassy of Italy in Vienna",
    )
    assert [body for *_, body in found] == ["High Court", "Ministry of Justice"]


def test_accompanying_members_of_a_delegation_attend():
    found = people(
        "Headed by:",
        "H.E. Mr. Owen PRICE, Minister",
        "Accompanied by:",
        "1. Ms. Ada REED, Judge\n2. Mr. Karl WEBER, Adviser",
    )
    assert [name for name, *_ in found] == ["Owen PRICE", "Ada REED", "Karl WEBER"]


def test_a_corrected_detail_is_whose_the_table_says_it_is():
    rows = [["Name", "Instead of", "Read"], ["Ms. Amelia DARKO", "Director", "Deputy Director"]]
    (found,) = named(rows, amends=True).delegates
    assert (found.name, found.position) == ("Amelia DARKO", "Deputy Director")


def test_remarks_may_tell_the_role():
    rows = [
        ["Ведомство", "Фамилия, имя, отчество", "Должность", "Примечание"],
        ["Генеральная прокуратура", "Ахметов Данияр Серикович", "начальник отдела", "глава делегации"],
        ["Посольство", "Юсупова Гульнара", "второй секретарь", "переводчик"],
    ]
    assert [role for _, role, _, _ in people(rows, language="ru", iso3="KAZ", region="KZ")] == [
        Role.HEAD,
        Role.INTERPRETER,
    ]


def test_of_two_columns_of_capacity_the_one_with_posts_is_the_position():
    rows = [
        ["الاسم", "الصفة", "جهة العمل", "الدور"],
        ["خالد سالم الفرجاني", "مدير مكتب", "وزارة العدل", "رئيس الوفد"],
        ["هدى علي المصراتي", "مستشارة قانونية", "وزارة الداخلية", "عضو"],
    ]
    found = people(rows, language="ar", iso3="LBY", region="LY")
    assert [(role, position) for _, role, position, _ in found] == [
        (Role.HEAD, "مدير مكتب"),
        (Role.DELEGATE, "مستشارة قانونية"),
    ]


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_row_of_a_table_may_be_empty(at):
    rows = [["Ms. Jane NJERI", "Clerk of the Court"], ["Mr. Owen PRICE", "Judge"]]
    rows.insert(at, ["", ""])
    assert [name for name, *_ in people(rows)] == ["Jane NJERI", "Owen PRICE"]


@pytest.mark.parametrize("across", ["Place of work", ""])
def test_a_heading_over_two_columns_has_theirs_below_it(across):
    rows = [
        ["Participant", "Place of work", across, "Capacity"],
        ["", "Organization", "Position", ""],
        ["Ms. Ada REED", "Home Office", "Legal Adviser", "Head of delegation"],
        ["Mr. Owen PRICE", "Border Guard", "Inspector", "Expert"],
    ]
    assert people(rows) == [
        ("Ada REED", Role.HEAD, "Legal Adviser", "Home Office"),
        ("Owen PRICE", Role.EXPERT, "Inspector", "Border Guard"),
    ]


def test_headings_below_a_heading_are_no_labels_of_a_form():
    rows = [
        ["Participant", "", "Work", ""],
        ["Family name", "Given name", "Body", "Post"],
        ["REED", "Ada", "Court", "Judge"],
        ["PRICE", "Owen", "Home Office", "Inspector"],
    ]
    assert [name for name, *_ in people(rows)] == ["REED Ada", "PRICE Owen"]


def test_a_heading_may_have_a_line_for_each_of_two_languages():
    assert fields.label("职务\nTitle", vocabulary()) == "position"
    assert fields.label("Full\nname", vocabulary()) == "name"


def test_a_number_under_a_bodys_label_is_a_telephone():
    text = "Name: Awa SARR\nFonction: Juriste\nBureau: 00 221 33 823 19 04"
    (found,) = named(text, language="fr", iso3="SEN", region="SN").delegates
    assert (found.organization, found.phones) == ("", ("+221338231904",))


# ---------------------------------------------------------------- forms and lists


def test_a_form_may_answer_who_leads_with_yes_and_no():
    forms = [
        f"{number}) Nombre y apellidos: {name}\nCargo: Fiscal\nInstitución: Ministerio Público\nJefe de delegación: {said}"
        for number, name, said in ((1, "Marta del Carmen Lobo Funes", "Sí"), (2, "Óscar Andrés Lara Cruz", "No"))
    ]
    assert [role for _, role, _, _ in people(*forms, language="es", iso3="HND", region="HN")] == [
        Role.HEAD,
        Role.DELEGATE,
    ]


def test_a_form_in_a_table_may_have_labels_in_several_columns():
    rows = [
        ["姓名", "夏侯晓云", "性别", "女"],
        ["工作单位", "司法部", "职务", "副司长"],
        ["代表团身份", "团长", "护照号", "SE1122334"],
        ["电子邮箱", "xhxy@moj-cn.example", "电话", "+86 10 5601 2233"],
    ]
    (found,) = named(rows, language="zh", iso3="CHN", region="CN").delegates
    assert (found.name, found.role, found.position, found.organization) == ("夏侯晓云", Role.HEAD, "副司长", "司法部")
    assert (found.emails, found.phones) == (("xhxy@moj-cn.example",), ("+861056012233",))


def test_a_form_may_have_the_family_name_and_the_given_name_beside_each_other():
    rows = [
        ["Family name", "Orrego", "Given name", "Ada"],
        ["Post", "Judge", "Sex", "F"],
        ["Place in the team", "Head of delegation", "Organization", "Supreme Court"],
    ]
    assert people(rows) == [("Orrego Ada", Role.HEAD, "Judge", "Supreme Court")]


def test_two_people_may_have_their_labels_and_values_beside_each_other():
    rows = [["Name", "Ada Orrego", "Name", "Bela Farkas"], ["Position", "Judge", "Position", "Prosecutor"]]
    assert people(rows) == [
        ("Ada Orrego", Role.DELEGATE, "Judge", ""),
        ("Bela Farkas", Role.DELEGATE, "Prosecutor", ""),
    ]


def test_whom_to_call_in_an_emergency_is_beside_somebody_and_does_not_attend():
    rows = [
        ["Full name", "Ada Orrego", "Emergency contact", "Bela Farkas"],
        ["Position", "Judge", "Relationship", "Husband"],
        ["E-mail", "ada@court.example", "E-mail", "bela@home.example"],
        ["Organization", "Court", "Telephone", "+43 1 4782142"],
    ]
    (found,) = named(rows).delegates
    assert (found.name, found.emails, found.phones) == ("Ada Orrego", ("ada@court.example",), ())


def test_for_whom_people_come_may_be_said_in_many_words():
    found = people(
        "Au titre du Ministère de la Santé et de l'Hygiène",
        "1) Mme KONE Awa, Directrice\n2) M. BAMBA Issa, Chef de service",
        "De la part du Ministère de la Justice",
        "3) M. ZADI Paul, Juge",
        language="fr",
    )
    assert [body for *_, body in found] == ["Ministère de la Santé et de l'Hygiène"] * 2 + ["Ministère de la Justice"]


def test_a_body_behind_from_heads_its_people_in_whatever_case_it_stands():
    found = named(
        "на заседание направляются:",
        "от Генеральной прокуратуры:\n1. Осмонов Талант Маратович, старший прокурор",
        "от Министерства внутренних дел:\n2. майор милиции Ким Лариса Чановна, следователь",
        language="ru", iso3="KGZ", region="KG",
    )  # fmt: skip
    assert [d.organization for d in found.delegates] == ["Генеральной прокуратуры", "Министерства внутренних дел"]
    assert {"/delegates/0/organization", "/delegates/1/organization"} <= {doubt.path for doubt in found.review}


def test_a_list_behind_from_and_no_body_has_none():
    found = people(
        "The following will attend:", "From 12 March onwards:\n1. Ms. Ada REED, Judge\n2. Mr. Owen PRICE, Judge"
    )
    assert [body for *_, body in found] == ["", ""]


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        ("أولاً: الآنسة شهد قيس الدليمي\n   المنصب: قاضية", "ثانياً: السيد علي حسن الخفاجي\n   المنصب: محام", "ar"),
        ("Primero: Sra. Ada Rojas\n   Cargo: Jueza", "Segundo: Sr. Juan Pérez\n   Cargo: Fiscal", "es"),
        ("First: Ms. Ada Reed\n   Post: Judge", "Second: Mr. Owen Price\n   Post: Prosecutor", "en"),
    ],
)
def test_words_that_count_number_a_list_as_figures_do(first, second, language):
    spelled, figures = ("1. " + first.split(": ", 1)[1], "2. " + second.split(": ", 1)[1]), (first, second)
    found = people(*figures, language=language)
    assert found == people(*spelled, language=language)
    assert len(found) == 2
    assert all(position for _, _, position, _ in found)


@pytest.mark.parametrize(
    ("text", "language", "bodies"),
    [
        (
            "- For the Ministry of Justice, Ms. Ada REED, Legal Adviser\n- For the Mission, Mr. Carl MOE, Counsellor",
            "en", ["Ministry of Justice", "Mission"],
        ),
        (
            "* Por la Fiscalía General, la Dra. Ada Rojas, Fiscal\n"
            "* Por la Secretaría Nacional para la Lucha contra el\n  Lavado, el Sr. Juan Pérez, Gerente",
            "es", ["Fiscalía General", "Secretaría Nacional para la Lucha contra el Lavado"],
        ),
        (
            "- от Генеральной прокуратуры, г-н Осмонов Талант Маратович, старший прокурор\n"
            "- от Министерства юстиции - г-жа Ким Лариса Чановна, советник",
            "ru", ["Генеральной прокуратуры", "Министерства юстиции"],
        ),
    ],
)  # fmt: skip
def test_an_item_may_begin_with_for_whom_somebody_comes(text, language, bodies):
    found = people("We nominate:", text, language=language)
    assert [body for *_, body in found] == bodies
    assert all(position and not position.startswith(("For", "Por", "от")) for _, _, position, _ in found)


def test_a_position_that_begins_as_for_whom_somebody_comes_is_looked_at():
    found = named("We nominate:", "1. For information, Mr. Carl MOE, Counsellor\n2. Ms. Ada REED, Judge, Supreme Court")
    assert "/delegates/0/position" in [doubt.path for doubt in found.review]


def test_a_sentence_below_a_list_gives_the_telephone_of_whom_it_names():
    found = named(
        "Asistirán:", "* la Dra. Ada Rojas Pinto, Fiscal\n* el Sr. Juan Pérez Soto, Consejero",
        "El celular de la Dra. Rojas es el +598 99 604 217.", language="es", iso3="URY", region="UY",
    )  # fmt: skip
    assert [(d.name, d.organization, d.phones) for d in found.delegates] == [
        ("Ada Rojas Pinto", "", ("+59899604217",)),
        ("Juan Pérez Soto", "", ()),
    ]


@pytest.mark.parametrize(
    ("greeting", "language"), [("Señores UNODC:", "es"), ("Messieurs CNUDCI :", "fr"), ("Messrs. UNCITRAL:", "en")]
)
def test_an_office_that_is_greeted_is_no_delegate(greeting, language):
    found = people(greeting, "Nombre: Ada Rojas Pinto\nCargo: Fiscal", language=language)
    assert [name for name, *_ in found] == ["Ada Rojas Pinto"]


def test_a_line_may_begin_with_what_a_person_is_and_end_in_the_name():
    found = people(
        "Jefe de Unidad de Asuntos Jurídicos: IBRAHIM HIROSHI TORRES\n"
        "Viceministra, Defensoría del Pueblo: Sra. JULIA EMILIA MENA\n"
        "Comisario: Sr. ARNO BOGDAN GIL",
        language="es",
    )
    assert [(position, body) for _, _, position, body in found] == [
        ("Jefe de Unidad de Asuntos Jurídicos", ""),
        ("Viceministra", "Defensoría del Pueblo"),
        ("Comisario", ""),
    ]


@pytest.mark.parametrize(
    ("language", "line", "post"),
    [
        ("en", "1. Dr. Owen PRICE    Head of delegation", "Director"),
        ("en", "1. Dr. Owen PRICE » Head of delegation", "Director"),
        ("fr", "1. M. Luc MOREL   Chef de la délégation", "Conseiller"),
        ("ru", "1. Петров Иван Ильич   глава делегации", "советник"),
        ("ar", "١- سعادة الدكتور سعيد بن عبدالله الحارثي   رئيس الوفد", "مدير عام"),
    ],
)
def test_a_place_behind_a_gap_is_the_role_and_the_line_below_the_post(language, line, post):
    assert [(role, position) for _, role, position, _ in people(f"{line}\n{post}", language=language)] == [
        (Role.HEAD, post)
    ]


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("1. Banob Олег Ильич, советник", True),
        ("1. Валов Олег Ильич, советник", False),
        ("1. Валов Олег II, советник", False),
        ("1. Валoв Олег Ильич, советник", True),
        ("1. Mr. Semisi ʻALOFA, советник", False),
        ("1. Ms. Rosa PEÑA-Ñuño Élan, советник", False),
        ("1. Ms. Trần Thị ẨN, советник", False),
    ],
)
def test_a_name_with_a_word_in_another_alphabet_is_looked_at(line, asked):
    found = named("Состав делегации:", f"{line}\n2. Петрова Анна Ивановна, атташе", language="ru")
    assert ("/delegates/0/name" in [item.path for item in found.review]) is asked


def test_a_comma_that_lost_its_blank_on_a_scan_divides_behind_another():
    found = people("3) Cnel. Rafael Antonio BRITO UREÑA, P.N.,Miembro\nSubdirector de Migración", language="es")
    assert found == [("Rafael Antonio BRITO UREÑA", Role.DELEGATE, "Subdirector de Migración", "")]


def test_a_comma_without_a_blank_in_a_company_divides_nothing():
    found = people("Mr. John ROE, Director, ACME Co.,Ltd.\nMs. Ann LEE, Attaché")
    assert [name for name, *_ in found] == ["John ROE", "Ann LEE"]


def test_a_post_and_a_body_with_a_colon_may_stand_above_each_name():
    found = people(
        "Les délégués :",
        "Le Directeur des Affaires Juridiques,\nMinistère des Affaires étrangères :\nMonsieur Basile OUMAR",
        "La Conseillère,\nMinistère de la Justice :\nMadame Lucie SAVADO",
        language="fr",
    )
    assert [(name, post, body) for name, _, post, body in found] == [
        ("Basile OUMAR", "Le Directeur des Affaires Juridiques", "Ministère des Affaires étrangères"),
        ("Lucie SAVADO", "La Conseillère", "Ministère de la Justice"),
    ]


def test_a_body_with_a_colon_below_the_post_of_somebody_heads_the_people_below_it():
    found = people(
        "Ministry of Health:\nMr. Paul KING\nDirector\nMinistry of Justice:\nMr. John ROE\nJudge\nMs. Ann LEE\nProsecutor"
    )
    assert [(name, body) for name, _, _, body in found] == [
        ("Paul KING", "Ministry of Health"),
        ("John ROE", "Ministry of Justice"),
        ("Ann LEE", "Ministry of Justice"),
    ]
    found = people("Legal experts\nMinistry of Justice:\nMr. John ROE\nMs. Ann LEE")
    assert [body for *_, body in found] == ["Ministry of Justice"] * 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "١- السيد أحمد سعيد الحارثي سكرتير رئيس الوفد\n٢- السيد خالد سالم العمري مستشار"),
        ("fr", "1. M. Luc MOREL Assistant du Chef de la délégation\n2. Mme Anne ROY Attachée"),
        ("en", "1. Mr. John ROE   Deputy Head\nTreaty Division\n2. Ms. Ann LEE\nAttaché"),
        ("ru", "1. Г-н Иванов Иван Ильич   заместитель руководителя\nРосфинмониторинг"),
    ],
)
def test_a_place_behind_blanks_alone_is_no_role_where_it_may_be_part_of_a_post(language, text):
    assert {role for _, role, *_ in people(text, language=language)} == {Role.DELEGATE}


def test_a_post_with_a_colon_may_stand_above_each_name():
    found = people(
        "Viceministro de Seguridad:\nDr. Julio Andrés Pilco Vaca\n(Jefe de la Delegación)",
        "Tercera Secretaria:\nSra. Rosa Celi Mora\n(Asesora)",
        language="es",
    )
    assert [(name, role, position) for name, role, position, _ in found] == [
        ("Julio Andrés Pilco Vaca", Role.HEAD, "Viceministro de Seguridad"),
        ("Rosa Celi Mora", Role.ADVISER, "Tercera Secretaria"),
    ]


def test_who_comes_along_below_a_heading_is_no_delegate():
    found = people(
        "MEMBERS",
        "i. Mr. Owen PRICE, Director, Ministry of Justice\nii. Ms. Amelia DARKO, Adviser",
        "SPOUSES AND DRIVERS (no access needed)",
        "- Mrs. Ada PRICE (spouse)\n- Mr. Karl WEBER",
    )
    assert [name for name, *_ in found] == ["Owen PRICE", "Amelia DARKO"]


def test_an_entry_ends_where_the_letter_goes_on():
    found = people(
        "1. Mrs Lita QIONI\nDirector of Immigration",
        "2. Inspector Ravi MAHARAJ\nTeam Leader, Transnational Crime Unit",
        "Both will arrive on 13 April.",
    )
    assert [body for *_, body in found] == ["", "Transnational Crime Unit"]


@pytest.mark.parametrize("empty", ["2.", "b)", "(2)"])
def test_a_number_that_nobody_stands_behind_is_nobodys_body(empty):
    found = people("Delegation:", f"1. Mr. Owen PRICE, Judge\n{empty}\n3. Ms. Jane NJERI, Clerk\n{empty}")
    assert [body for *_, body in found] == ["", ""]


@pytest.mark.parametrize("marker", ["{}.", "{})", "({})", "{}-"])
def test_a_number_above_a_person_is_not_the_body_of_who_stands_before_them(marker):
    said = ["Mr. Owen PRICE\nMinister of Labour", "Ms. Jane NJERI\nAmbassador", "Mr. Karl WEBER\nDirector"]
    found = people("Delegation:", "\n".join(f"{marker.format(at)}\n{one}" for at, one in enumerate(said, 1)))
    assert [body for *_, body in found] == ["", "", ""]


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_dash_where_a_post_would_stand_keeps_what_stands_below_it(dash):
    said = [("Mr. Owen PRICE", "Ministry of Labour"), ("Ms. Jane NJERI", "Ministry of Justice")]
    found = people("Delegation:", "\n".join(f"{name}\n{dash}\n{body}\n" for name, body in said))
    assert [body for *_, body in found] == ["Ministry of Labour", "Ministry of Justice"]


@pytest.mark.parametrize("country", ["at", "de", "in", "la", "et"])
def test_an_address_that_ends_as_a_word_that_leads_on_does_not(country):
    said = [("Mr. Owen PRICE", "Judge", "Ministry of Labour"), ("Ms. Jane NJERI", "Clerk", "Ministry of Justice")]
    lines = [(*one, f"{one[0].split()[1].lower()}@mfa.example.{country}") for one in said]
    found = people("Delegation:", "\n".join(f"{at}.\n" + "\n".join(one) for at, one in enumerate(lines, 1)))
    assert [(post, body) for *_, post, body in found] == [one[1:] for one in said]


def test_a_place_kept_for_an_expert_is_no_part_of_the_line_above():
    found = people(
        "Chef de délégation : M. Roman THILL, Conseiller, Ministère de la Justice\nExpert Police : à désigner",
        language="fr",
    )
    assert [(name, body) for name, *_, body in found] == [("Roman THILL", "Ministère de la Justice")]


def test_a_rank_below_a_whole_entry_begins_the_next_person():
    found = people(
        "Ms. Anna SARGSYAN, Head of Division, Ministry of Labour (head of delegation)\n"
        "Major Vahan HAKOBYAN, Senior Officer, Police of the Republic"
    )
    assert [(name, body) for name, *_, body in found] == [
        ("Anna SARGSYAN", "Ministry of Labour"),
        ("Vahan HAKOBYAN", "Police of the Republic"),
    ]


def test_two_scripts_in_one_list_are_two_people():
    found = people(
        "拟派下列两位同事：\n● 陶咏梅（秘书长）\n● Edwin KWOK Chi-ming（项目主任）",
        language="zh",
        iso3=None,
        region="CN",
    )
    assert [name for name, *_ in found] == ["陶咏梅", "Edwin KWOK Chi-ming"]


@pytest.mark.parametrize(
    ("heading", "first", "second", "language"),
    [
        ("Delegación:", "Sr. Luis VEGA, Director, Ministerio del Trabajo", "Sra. Ana PINTO, Asesora, Ministerio del Trabajo", "es"),
        ("Nuestra delegación:", "Sr. Luis VEGA, Director, Ministerio del Trabajo", "Sra. Ana PINTO, Asesora, Ministerio del Trabajo", "es"),
        ("Delegação:", "Sr. Luís VEGA, Diretor, Ministério do Trabalho", "Sra. Ana PINTO, Assessora, Ministério do Trabalho", "pt"),
        ("Délégation :", "M. Luc MOREL, Directeur, Ministère du Travail", "Mme Awa SARR, Juriste, Ministère du Travail", "fr"),
        ("Делегация:", "г-н Орлов Олег Иванович, директор, Министерство труда", "г-жа Белова Анна Петровна, юрист, Министерство труда", "ru"),
        ("الوفد:", "السيد سامي الخطيب، مدير، وزارة العمل", "السيدة ليلى الحداد، مستشارة، وزارة العمل", "ar"),
    ],
)  # fmt: skip
def test_the_word_delegation_heads_a_list_and_says_no_role(heading, first, second, language):
    apart = named(f"{heading}\n{first}\n{second}", language=language)
    listed = named(f"{heading} {first}\n{second}", language=language)
    run = named(f"{heading} {first}; {second}.", language=language)
    assert not [item for found in (apart, listed, run) for item in found.review]
    assert [(d.name, d.role, d.position, d.organization) for d in listed.delegates] == [
        (d.name, d.role, d.position, d.organization) for d in apart.delegates
    ]


def test_a_heading_that_nobody_understands_ends_the_one_before_it():
    found = named(
        "ГЛАВА ДЕЛЕГАЦИИ:\n1. госпожа Власенко Анна Петровна\nсоветник, Министерство юстиции\nпомощники послов :\n"
        "1. г-н Ахметов Галим\nначальник отдела, Таможенный комитет",
        language="ru",
        iso3="KAZ",
        region="KZ",
    )
    assert [(d.role, d.organization) for d in found.delegates] == [
        (Role.HEAD, "Министерство юстиции"),
        (Role.DELEGATE, "Таможенный комитет"),
    ]


def test_a_form_begins_below_the_line_that_announces_it():
    lines = [
        "Estas son las personas que asistirán por parte del Gobierno de nuestra República:",
        "Nombre: Sr. Carlos Marín", "Puesto: Juez", "Entidad: Unidad contra la Trata",
        "Nombre: Sra. Elsa Pop", "Puesto: Directora", "Entidad: Defensoría del Pueblo",
    ]  # fmt: skip
    found = people("\n".join(lines), language="es")
    assert [(name, position) for name, _, position, _ in found] == [("Carlos Marín", "Juez"), ("Elsa Pop", "Directora")]


def test_whom_to_ask_below_an_entry_takes_nobody_away():
    found = people(
        "Experto:",
        "Encargado de Negocios, Instituto de la Mujer: Sr. Fabio ASANTE",
        "Persona de contacto: Sr. Nicolás LUCA, n.luca@gov.example.",
        language="es",
    )
    assert [(name, role) for name, role, *_ in found] == [("Fabio ASANTE", Role.EXPERT)]


def test_a_line_that_ends_in_a_dash_goes_on():
    found = people(
        "Col. Alain MASRI, Deuxième Conseiller, Ambassade à Vienne -\nChef de la délégation ; Me David NIEMI, Juriste, "
        "Ministère de la Justice - Conseiller",
        language="fr",
    )
    assert [(name, role) for name, role, *_ in found] == [("Alain MASRI", Role.HEAD), ("David NIEMI", Role.ADVISER)]


def test_a_state_in_chinese_is_nobody():
    assert [name for name, *_ in people("北马其顿大使馆谨告代表团组成如下：\n1. 王伟，处长", language="zh")] == ["王伟"]


@pytest.mark.parametrize("bullet", ["o", ">>", ">"])
def test_what_programs_make_of_a_bullet_marks_a_line(bullet):
    found = people(f"{bullet} Ms. Amelia DARKO, Director\n{bullet} Mr. Owen PRICE, Adviser")
    assert [name for name, *_ in found] == ["Amelia DARKO", "Owen PRICE"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Col. Jean RANGI (Commissaire) ; Mme Stella ARVO (Directrice, Ministère de la Justice) ; Hiro Karim (Chef de division)",
            "fr",
        ),
        ("欧阳丽华，法律顾问，外交部；马雪梅，处长，全国妇联；陈伟，司长，司法部", "zh"),
    ],
)
def test_semicolons_part_the_people_of_a_paragraph(text, language):
    assert len(people(text, language=language, iso3=None, region="FR")) == 3


def test_a_paragraph_of_people_goes_on_wherever_its_lines_end():
    found = people(
        "Mtra. Karla BIANCHI, Viceministra ; Sr. José OTERO, Asesor Jurídico ;\n"
        "Embajador Darío LA FUENTE, Asesor ; Sra. Berta WICK,\nJueza de Derechos Humanos",
        language="es",
    )
    assert [position for _, _, position, _ in found] == [
        "Viceministra", "Asesor Jurídico", "Asesor", "Jueza de Derechos Humanos",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "I refer to the letter of Mr. Farid PETROV, Executive Secretary, and would like to register Ms. Ada REED, Judge.",
            "en",
        ),
        ("En réponse à la lettre de M. Farid PETROV, nous désignons Mme Ada REED, Juge.", "fr"),
        ("We have the invitation delivered by Mr. Farid PETROV, and nominate Ms. Ada REED, Judge.", "en"),
        (
            "Acusamos recibo de la invitación entregada por el Sr. Farid PETROV y designamos a la Sra. Ada REED, Jueza.",
            "es",
        ),
        ("Nous avons la note signée par M. Farid PETROV et désignons Mme Ada REED, Juge.", "fr"),
        ("En respuesta a la carta del Sr. Farid PETROV, designamos a la Sra. Ada REED, Jueza.", "es"),
    ],
)
def test_who_wrote_the_letter_that_is_answered_does_not_attend(text, language):
    assert [name for name, *_ in people(text, language=language)] == ["Ada REED"]


def test_the_body_may_stand_in_brackets_behind_the_post():
    assert people("1. Dr. Amelia DARKO - Director (Ministry of Justice)") == [
        ("Amelia DARKO", Role.DELEGATE, "Director", "Ministry of Justice")
    ]


def test_below_a_heading_a_body_behind_two_words_makes_a_name():
    found = people(
        "Chef de délégation\nFarid Kral, Commission nationale des droits de l'homme",
        "Chef adjoint",
        "Hiwot Wick, Direction générale des douanes",
        language="fr",
    )
    assert [(name, role) for name, role, *_ in found] == [("Farid Kral", Role.HEAD), ("Hiwot Wick", Role.DEPUTY_HEAD)]


def test_a_heading_that_the_page_glued_to_the_block_above_heads_the_next():
    found = people(
        "رئيس الوفد",
        "سعادة السيد فيصل الرشيد\nوكيل مساعد\nوزارة العدل\nالأعضاء",
        "العقيد بدر المطير\nمساعد مدير عام",
        language="ar",
        iso3="KWT",
        region="KW",
    )
    assert [role for _, role, *_ in found] == [Role.HEAD, Role.DELEGATE]


@pytest.mark.parametrize(
    ("head", "members", "adviser", "language"),
    [
        ("Head of Delegation", "Members", "Adviser", "en"),
        ("Chef de délégation", "Membres", "Conseiller", "fr"),
        ("Jefe de la delegación", "Miembros", "Asesor", "es"),
        ("Глава делегации", "Члены делегации", "Советник", "ru"),
    ],
)
def test_a_role_left_of_the_people_is_no_end_of_the_body_above(head, members, adviser, language):
    found = people(
        page(
            f"{head}\n    Mr. Owen PRICE, Director, Ministry of Labour\n"
            f"{members}\n    Ms. Ada REED, Clerk, Ministry of Labour\n    Mr. Carl MOE, Judge, Ministry of Justice\n"
            f"{adviser}\n    Ms. Eva POE, Attaché, Ministry of Justice"
        ),
        language=language,
    )
    assert [(role, body) for _, role, _, body in found] == [
        (Role.HEAD, "Ministry of Labour"), (Role.DELEGATE, "Ministry of Labour"),
        (Role.DELEGATE, "Ministry of Justice"), (Role.ADVISER, "Ministry of Justice"),
    ]  # fmt: skip


def test_a_word_for_a_role_that_ends_a_post_on_the_next_line_stays_with_it():
    text = "    Mr. Owen PRICE, Ministry of Justice, Principal\nAdviser\n    Ms. Ada REED, Clerk, Ministry of Labour"
    assert [role for _, role, *_ in people(page(text))] == [Role.DELEGATE, Role.DELEGATE]


def test_who_cannot_come_is_nobody_however_short_the_line():
    found = people(
        "Страну будут представлять г-жа ВЛАСЕНКО Анна Петровна, посол, и г-н ЗАЙЦЕВ Константин, атташе.",
        "господин СОКОЛОВ Дмитрий И. принять участие не сможет.",
        language="ru",
        iso3="RUS",
        region="RU",
    )
    assert [name for name, *_ in found] == ["ВЛАСЕНКО Анна Петровна", "ЗАЙЦЕВ Константин"]


def test_a_sentence_below_the_last_entry_takes_nobody_away():
    found = people(
        "SECRETARY OF THE DELEGATION\nMs. Mira ALI, Third Secretary, Embassy in The Hague\n"
        "All practical questions may be addressed to Ms. Mira Ali, who will accompany the delegation."
    )
    assert [(name, role) for name, role, *_ in found] == [("Mira ALI", Role.OTHER)]


def test_addresses_before_names_in_brackets_are_theirs():
    found = named(
        "1. Mr. Rashad MAMEDOV, Head of Unit\n2. Ms. Sevda GULI, Adviser\n"
        "E-mail addresses: r.mamedov@mia.example (R. Mamedov), s.guli@com.example (S. Guli)."
    )
    assert [d.emails for d in found.delegates] == [("r.mamedov@mia.example",), ("s.guli@com.example",)]


def test_an_address_on_the_line_below_a_sentence_is_of_its_person():
    (found,) = named(
        "Se incorpora: Lic. Marta SOLÍS GUTIÉRREZ, Responsable, Ministerio de la Familia\n"
        "Correo electrónico: msolis@familia.example",
        amends=True,
        language="es",
    ).delegates
    assert found.emails == ("msolis@familia.example",)


def test_a_cell_that_names_its_numbers_needs_no_heading():
    rows = [["Ф.И.О.", "Должность", "Тел./факс"], ["Гырля Ион Михайлович", "начальник", "тел. +373 22 25 49 81"]]
    (found,) = named(rows, language="ru", iso3="MDA", region="MD").delegates
    assert (found.phones, found.faxes) == (("+37322254981",), ())


def test_who_is_an_interpreter_and_nothing_else_interprets():
    assert people("1. M. Aristide LOUBA, interprète", language="fr") == [("Aristide LOUBA", Role.INTERPRETER, "", "")]


# ---------------------------------------------------------------- names


@pytest.mark.parametrize("name", ["Jean d'ALMEIDA", "Paul d’Hautecour", "Anna dell'Orto"])
def test_a_name_may_begin_with_an_elided_word(name):
    found = people(f"1. Mme {name}, Juriste, Ministère de la Justice", language="fr")
    assert [said for said, *_ in found] == [name]


def test_a_force_in_capitals_is_of_the_rank_and_no_name():
    (found,) = named("1. General PNP Edgar HUANCA QUISPE, Director, Dirección Nacional", language="es").delegates
    assert (found.honorific, found.name) == ("General PNP", "Edgar HUANCA QUISPE")
    assert [name for name, *_ in people("Mme Lise VAN ROY, Attachée, SPF Justice", language="fr")] == ["Lise VAN ROY"]


def test_a_name_like_a_degree_is_a_name():
    rows = [["Apellidos", "Nombre", "Cargo"], ["ONDO NSUE", "Pedro Mba", "Director"]]
    assert [name for name, *_ in people(rows, language="es", iso3="GNQ", region="GQ")] == ["ONDO NSUE Pedro Mba"]


@pytest.mark.parametrize(("iso3", "split"), [("MMR", ("U", "Win Htut Aung")), ("LKA", ("", "U Win Htut Aung"))])
def test_a_word_of_address_of_one_country_is_one_there_alone(iso3, split):
    (found,) = named("1. U Win Htut Aung, Counsellor, Embassy", iso3=iso3).delegates
    assert (found.honorific, found.name) == split


def test_words_behind_a_fathers_name_belong_to_it():
    found = named(
        "1. Г-н Рашад Эльдар оглы АЛИЗАДЕ, атташе, Посольство", language="ru", iso3="AZE", region="AZ"
    ).delegates
    assert (found[0].given_names, found[0].family_name) == ("Рашад Эльдар оглы", "Ализаде")


def test_initials_behind_a_family_name_are_given_names_with_their_last_stop():
    found = named("г-жа Усенова А.В. ; г-н Власенко Зураб Тенгизович, эксперт", language="ru", iso3="KAZ", region="KZ")
    assert [d.family_name for d in found.delegates] == ["Усенова", "Власенко"]
    assert found.delegates[0].name == "Усенова А.В."


def test_a_rank_may_have_its_grade():
    (found,) = named(
        "1. OPP1 NIYONZIMA Jean, Chef de brigade, Police nationale", language="fr", iso3="BDI", region="BI"
    ).delegates
    assert (found.honorific, found.name) == ("OPP1", "NIYONZIMA Jean")


def test_whose_place_a_sentence_tells_behind_its_own_name():
    found = people(
        "1. Mr. Nguyen Van AN, Director\n2. Ms. Tran Thi BINH, Official",
        "Mr. Nguyen Van An acts as head of the delegation and Ms. Tran Thi Binh as its deputy head.",
        iso3="VNM",
    )
    assert [role for _, role, _, _ in found] == [Role.HEAD, Role.DEPUTY_HEAD]


def test_an_arabic_post_that_another_governs_names_nobody():
    text = "يتكون الوفد من السفير أيمن كمال النجار، نائب مساعد الوزير لحقوق الإنسان، وزارة الخارجية."
    found = people(text, language="ar", iso3="EGY", region="EG")
    assert [(name, position) for name, _, position, _ in found] == [
        ("أيمن كمال النجار", "نائب مساعد الوزير لحقوق الإنسان")
    ]


def test_one_name_with_initials_at_its_end_does_not_turn_a_list():
    found = named(
        "1. Mr. Narayan Upreti, Director\n2. Ms. Devi Ghimire, Adviser\n3. Ms. Sarita K.C., Officer", iso3="NPL"
    )
    assert [(d.given_names, d.family_name) for d in found.delegates] == [
        ("Narayan", "Upreti"), ("Devi", "Ghimire"), ("Sarita", "K.C."),
    ]  # fmt: skip


def test_letters_of_an_honour_behind_a_name_are_no_post_and_a_retired_rank_is_of_the_address():
    found = named(
        "(1) Dr. Shoaib Bhatti, PSP,\nDirector, Ministry of Labour.\n\n(2) Maj. (Retd.) Zahid Awan,\nAdviser."
    )
    assert [(d.honorific, d.name, d.position) for d in found.delegates] == [
        ("Dr.", "Shoaib Bhatti", "Director"), ("Maj. (Retd.)", "Zahid Awan", "Adviser"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "position", "body", "asked"),
    [
        ("Ms. Ada REED, OGW, Solicitor-General, State Law Office", "Solicitor-General", "State Law Office", False),
        ("Ms. Ada REED, MBS, HSC, Director, ODPP", "Director", "ODPP", False),
        ("Ms. Ada REED, XYQ, Solicitor-General, State Law Office", "Solicitor-General", "State Law Office", True),
        ("Ms. Ada REED, XYQ, QXZ, Director", "Director", "", True),
        ("Ms. Ada REED, EACC, Investigator", "Investigator", "EACC", False),
        ("Ms. Ada REED, Legal Officer, NIS", "Legal Officer", "NIS", False),
        ("Judge Ada REED, EBS, Director, Ministry of Labour", "Director", "Ministry of Labour", False),
        ("Ms. Ada REED, Director, Ph.D., Ministry of Labour", "Director", "Ministry of Labour", False),
        ("Ms. Ada REED, Director, ODPP, Nairobi", "Director", "ODPP, Nairobi", False),
    ],
)
def test_letters_before_post_and_body_are_neither(line, position, body, asked):
    found = named(f"1. {line}\n2. Mr. Owen PRICE, Judge, High Court")
    assert (found.delegates[0].position, found.delegates[0].organization) == (position, body)
    assert any(item.path in ("/delegates/0", "/delegates/0/organization") for item in found.review) is asked


def test_bullets_that_name_bodies_head_those_of_their_people():
    text = "• Ministry of Labour\n• Mr. Owen PRICE, Director\n• Ministry of Health\n• Ms. Amelia DARKO, Adviser"
    assert [(name, body) for name, _, _, body in people(text)] == [
        ("Owen PRICE", "Ministry of Labour"), ("Amelia DARKO", "Ministry of Health"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "people_of"),
    [
        ("Federal Attorney General Office", "National Police Force", ("Director - Ms. Ada Moe", "Inspector - Ben Olsen Roe - +43 1 533 62 11")),
        ("Ministère du Travail", "Mission permanente à Vienne", ("Directrice : Ada Olsen Moe (cheffe de délégation)", "Conseiller : Ben Olsen Roe")),
        ("Poder Judicial", "Misión Permanente en Viena", ("Fiscal: Ada Olsen Moe (suplente)", "Consejero: Ben Olsen Roe")),
        ("Министерство труда", "Постоянное представительство в Вене", ("директор - Моева Ада Петровна", "советник - Роев Бен Ильич")),
        ("وزارة العمل", "البعثة الدائمة في فيينا", ("مدير: السيدة ليلى الحداد", "مستشار: السيد سامي الخطيب")),
    ],
)  # fmt: skip
def test_bullets_that_name_bodies_head_lines_that_begin_with_a_post(first, second, people_of):
    text = f"The delegation:\n\n• {first}\n• {people_of[0]}\n• {second}\n• {people_of[1]}"
    found = named(text)
    assert [d.organization for d in found.delegates] == [first, second]
    assert not [item for item in found.review if "not understood" in item.detail]


@pytest.mark.parametrize(
    ("heading", "language", "body"),
    [
        ("Ministry of Labour\nDirectorate of Statistics", "en", "Ministry of Labour Directorate of Statistics"),
        ("Ministry of Trade,\nIndustry and\nHandicraft:", "en", "Ministry of Trade, Industry and Handicraft"),
        ("Ministère du Travail\nDirection des Affaires sociales\net de la Santé", "fr", "Ministère du Travail Direction des Affaires sociales et de la Santé"),
        ("Министерство труда\nДепартамент статистики", "ru", "Министерство труда Департамент статистики"),
        ("وزارة العمل\nإدارة الإحصاء", "ar", "وزارة العمل إدارة الإحصاء"),
        ("商务部\n统计司", "zh", "商务部统计司"),
    ],
)  # fmt: skip
def test_a_body_on_several_lines_heads_the_list_below_it(heading, language, body):
    found = people("The delegation:", heading, "1. Mr. Owen PRICE, Director\n2. Ms. Ada REED, Clerk", language=language)
    assert [(name, said) for name, _, _, said in found] == [("Owen PRICE", body), ("Ada REED", body)]


@pytest.mark.parametrize("below", ["Arcadia City", "Head of Delegation"])
def test_a_body_with_something_else_below_it_above_people_is_looked_at(below):
    found = named(
        "The delegation:", f"Ministry of Labour\n{below}", "1. Mr. Owen PRICE, Director\n2. Ms. Ada REED, Clerk"
    )
    assert any("Ministry of Labour" in item.detail for item in found.review)


@pytest.mark.parametrize(
    "heading",
    ["Delegation of Ghana:", "Ghanaian Delegation:", "Délégation du Sénégal :", "Делегация Республики Армения:"],
)
def test_a_delegation_above_its_list_is_nobodys_body(heading):
    found = named(heading, "1. Mr. Owen PRICE, Director\n2. Ms. Ada REED, Clerk")
    assert [(d.organization, d.role) for d in found.delegates] == [("", Role.DELEGATE)] * 2
    assert not found.review


@pytest.mark.parametrize(
    ("heading", "language"),
    [
        ("Observer delegation:", "en"), ("Délégation observatrice :", "fr"), ("Delegación observadora:", "es"),
        ("Делегация наблюдателей:", "ru"), ("وفد المراقبين:", "ar"), ("观察员代表团：", "zh"),
    ],
)  # fmt: skip
def test_below_an_observer_delegation_people_observe(heading, language):
    found = people(heading, "1. Mr. Owen PRICE, Director\n2. Ms. Ada REED, Clerk", language=language)
    assert [(role, body) for _, role, _, body in found] == [(Role.OBSERVER, "")] * 2


@pytest.mark.parametrize("heading", ["Parliamentary Delegation:", "Delegation of the Narcotics Board:"])
def test_what_may_be_a_delegation_or_a_body_is_looked_at(heading):
    found = named(heading, "1. Mr. Owen PRICE, Director\n2. Ms. Ada REED, Clerk")
    assert [item.path for item in found.review if "may be the delegation" in item.detail] == [
        "/delegates/0/organization", "/delegates/1/organization",
    ]  # fmt: skip


def test_a_permanent_delegation_is_the_body_of_its_people():
    body = "Permanent Delegation of Ghana to UNESCO"
    found = named(f"{body}:", "1. Mr. Owen PRICE, Director\n2. Ms. Ada REED, Clerk")
    assert [d.organization for d in found.delegates] == [body, body]
    assert not found.review


@pytest.mark.parametrize(
    "heading", ["Working Group on Lighthouses:", "Working Group on Lighthouses, Port City, 3-5 May 2010:"]
)
def test_the_title_of_the_meeting_above_a_list_is_nobodys_body(heading):
    people_of = Passage("1", None, 1, Block(typed("1. Mr. Owen PRICE, Director\n2. Ms. Ada REED, Clerk")), Zone.BODY)
    letter = Letter((Passage("1", None, 1, Block(typed(heading)), Zone.BODY), people_of), language="en")
    meeting = Meeting("CU 2010/7", ("Working Group on Lighthouses",))
    assert [d.organization for d in find(letter, Setting(Intent.NOMINATE, Sender(), (meeting,))).delegates] == ["", ""]
    other = Meeting("CU 2010/8", ("Working Group on Harbours",))
    assert all(d.organization for d in find(letter, Setting(Intent.NOMINATE, Sender(), (other,))).delegates)


@pytest.mark.parametrize(
    "opening", ["List of the delegation\nRepublic of Ghana\n", "The following will attend the meeting in Port City.\n"]
)
@pytest.mark.parametrize(("mark", "title"), [("- ", "Ms. "), ("", "Ms. "), ("- ", "")])
def test_bodies_between_people_head_those_below_them_whatever_opens_their_paragraph(opening, mark, title):
    text = (
        "Ministry of Labour\n{0}Ada MOE, Director (Head of Delegation)\n{0}Eva ROE, Judge\nCourt of Appeal\n"
        "{0}Una FAY, Judge\n{0}Ina POE, Clerk\nMinistry of Health\n{0}Eda LEE, Nurse"
    )
    assert [(name, body) for name, _, _, body in people(opening + text.format(mark + title))] == [
        ("Ada MOE", "Ministry of Labour"), ("Eva ROE", "Ministry of Labour"), ("Una FAY", "Court of Appeal"),
        ("Ina POE", "Court of Appeal"), ("Eda LEE", "Ministry of Health"),
    ]  # fmt: skip


def test_bodies_between_items_with_plain_names_head_those_below_them():
    text = "СПИСОК\nМинистерство труда\n- Моев Иван, судья\n- Роева Анна, советник\nМинистерство связи\n- Фаев Лев, инспектор"
    assert [body for _, _, _, body in people(text, language="ru")] == [
        "Министерство труда", "Министерство труда", "Министерство связи",
    ]  # fmt: skip


@pytest.mark.parametrize("first", ["Ministry of Labour", "NAPTIP"])
def test_bodies_in_paragraphs_of_their_own_head_the_people_below_them(first):
    found = named(
        "List of the delegation",
        first,
        "Ms. Ada MOE, Director\nMr. Ben ROE, Judge",
        "Court of Appeal",
        "Ms. Una FAY, Judge",
    )
    assert [d.organization for d in found.delegates] == [first, first, "Court of Appeal"]
    assert any(item.path == "/delegates/0/organization" for item in found.review) is (first == "NAPTIP")


@pytest.mark.parametrize("first", ["Ms. Ada MOE, Director", "Ms. Ada MOE, Director\nMr. Ivo POE, Clerk"])
def test_a_person_above_the_first_body_makes_none_of_them_a_heading(first):
    found = people(first, "Ministry of Labour", "Mr. Leo ROE, Judge", "Court of Appeal", "Ms. Una FAY, Analyst")
    assert "Court of Appeal" not in found[-1]


@pytest.mark.parametrize("heading", ["Drivers", "Spouses", "Adviser"])
def test_a_role_or_companions_among_headings_are_no_body(heading):
    found = people("Ministry of Labour", "Ms. Ada MOE, Director", heading, "Ms. Una FAY, Analyst")
    assert heading not in [body for *_, body in found]


@pytest.mark.parametrize(
    ("last", "asked"),
    [("Ms. Una FAY, First Secretary of the Embassy of Ghana", True), ("Ms. Una FAY, Inspector", False)],
)
def test_somebody_of_an_embassy_below_the_heading_of_another_body_is_looked_at(last, asked):
    found = named("Ministry of Labour", "Ms. Ada MOE, Director", "National Police", f"Mr. Leo ROE, Inspector\n{last}")
    assert any(item.path == "/delegates/2/organization" for item in found.review) is asked


def test_an_interpreter_below_the_last_of_several_bodies_is_looked_at():
    found = named(
        "Ministry of Labour", "Ms. Ada MOE, Director", "Police", "Mr. Leo ROE, Clerk", "Interpreter:", "Ms. Una FAY"
    )
    assert "/delegates/2/organization" in [item.path for item in found.review]


def test_bodies_in_paragraphs_of_their_own_below_people_head_nobody():
    found = people("Ms. Ada MOE, Director", "Ministry of Labour", "Mr. Ben ROE, Judge", "Court of Appeal")
    assert "Court of Appeal" not in [body for *_, body in found[:1]]
    assert [body for *_, body in found][1] != "Ministry of Labour"


def test_a_sentence_that_ends_like_a_body_is_none():
    text = "three small corrections in the list that we sent\nyou last week:"
    found = people(text, "- Mr. Owen PRICE, Director\n- Ms. Ada REED, Clerk")
    assert [body for *_, body in found] == ["", ""]


def test_a_role_in_brackets_below_somebody_heads_nobody():
    text = (
        "старший прокурор Генеральной прокуратуры - г-н Моев Иван Петрович\n(глава делегации);\n"
        "начальник управления Министерства внутренних дел -\nг-н Роев Лев Ильич, тел. +7 7172 71-40-18;\n"
        "второй секретарь Представительства - г-жа Фаева Анна Львовна,\na.faeva@office.example"
    )
    assert [(name, role) for name, role, _, _ in people("состав делегации:", text, language="ru")] == [
        ("Моев Иван Петрович", Role.HEAD), ("Роев Лев Ильич", Role.DELEGATE), ("Фаева Анна Львовна", Role.DELEGATE),
    ]  # fmt: skip


def test_a_post_of_a_body_that_nobody_has_yet_is_nobody():
    text = "• Ministry of Labour\n• Interpreter - to be designated\n• Director - Ms. Ada Moe\n• Ministry of Health\n• Adviser - Mr. Ben Roe"
    assert [(name, body) for name, _, _, body in people(text)] == [
        ("Ada Moe", "Ministry of Labour"), ("Ben Roe", "Ministry of Health"),
    ]  # fmt: skip


def test_a_body_heads_the_deeper_lines_of_its_list_only():
    text = "• Ministry of Labour\n    • Director: Ms. Ada Moe\n• Mr. Ben Roe, Ambassador\n• Kestrel Watch\n    • Analyst: Ms. Eva Poe"
    found = named(text)
    assert [(d.name, d.organization) for d in found.delegates] == [
        ("Ada Moe", "Ministry of Labour"), ("Ben Roe", ""), ("Eva Poe", "Kestrel Watch"),
    ]  # fmt: skip
    assert [item.path for item in found.review if "Kestrel Watch" in item.detail] == ["/delegates/2/organization"]


def test_behind_a_body_within_a_body_the_outer_one_holds_again():
    text = (
        "• Ministry of Labour\n    • Office of Statistics\n        • Director: Ms. Ada Moe\n"
        "    • Ms. Eva Poe, State Counsel\n• Mr. Ben Roe, Ambassador"
    )
    assert [(name, body) for name, *_, body in people(text)] == [
        ("Ada Moe", "Office of Statistics"), ("Eva Poe", "Ministry of Labour"), ("Ben Roe", ""),
    ]  # fmt: skip


def test_a_bullet_about_whom_to_contact_is_looked_at():
    text = "• Ministry of Labour\n    • Ms. Ada Moe, Director\n• Police contact points\n    • Mr. Ben Roe, Inspector"
    assert "/delegates/1/organization" in [item.path for item in named(text).review]


def test_a_second_label_of_a_body_in_a_form_goes_on_with_the_body_behind_a_comma():
    body = "Ministry: Ministry of the Interior\nDepartment: Police Directorate"
    found = named(f"Name: Ms. Ada REED\nPosition: Head of Unit\n{body}\nE-mail: ada.reed@mvr.gov.mk")
    assert [one.organization for one in found.delegates] == ["Ministry of the Interior, Police Directorate"]


def test_a_second_label_of_one_field_goes_on_with_the_person():
    form = "Family name: PRICE\nOther names: Owen\nDesignation: Director\nFunction: {}\nTelephone: +43 1 533 62 11"
    found = named(form.format("Leader of Delegation") + "\n\n" + form.replace("PRICE", "DARKO").format("Delegate"))
    assert [(d.role, d.position, d.phones) for d in found.delegates] == [
        (Role.HEAD, "Director", ("+4315336211",)), (Role.DELEGATE, "Director", ("+4315336211",)),
    ]  # fmt: skip


def test_a_name_that_the_end_of_a_line_breaks_is_one_name():
    text = (
        "The Government of Fiji will be represented at the meeting of the working group by Ms. Amelia\nDarko, Director."
    )
    assert [name for name, *_ in people(text)] == ["Amelia Darko"]


def test_a_post_with_what_it_is_of_is_no_word_of_address():
    text = "Sra. Ana PINTO VEGA\nFiscal de Sala de Extranjería\nFiscalía General"
    assert [(name, post) for name, _, post, _ in people(text, language="es")] == [
        ("Ana PINTO VEGA", "Fiscal de Sala de Extranjería")
    ]


def test_a_mark_at_the_end_of_a_line_says_who_comes_and_who_goes():
    text = (
        "1) Mr. Owen PRICE, Director [unchanged]\n2) Mr. Ian LUND, Inspector [deleted]\n"
        "3) Ms. Amelia DARKO, Adviser, Ministry of Labour [NEW]"
    )
    found = named(text, amends=True)
    assert [(d.name, d.change) for d in found.delegates] == [("Ian LUND", Change.REMOVE), ("Amelia DARKO", Change.ADD)]
    assert found.review == ()


@pytest.mark.parametrize("sign", [" - ", ", ", ": ", " – "])
def test_a_word_of_change_alone_at_the_end_of_a_line_is_a_mark(sign):
    text = f"1. Mr. Owen PRICE, Director{sign}withdrawn\n2. Ms. Ada REED, Judge{sign}added\n3. Mr. Ian LUND, Inspector{sign}unchanged"
    assert [(d.name, d.position, d.organization, d.change) for d in named(text, amends=True).delegates] == [
        ("Owen PRICE", "Director", "", Change.REMOVE), ("Ada REED", "Judge", "", Change.ADD),
    ]  # fmt: skip


def test_whose_line_says_something_else_than_was_understood_is_looked_at():
    text = "1. Mr. Owen PRICE, Director - withdrawn on 3 April\n2. Ms. Ada REED, Judge - newly added"
    assert [item for item in named(text, amends=True).review if item.path.startswith("/delegates")]


def test_a_nomination_has_no_marks():
    text = "1. Mr. Owen PRICE, Director - confirmed\n2. Ms. Ada REED, Deputy Director - Inclusion"
    assert [d.name for d in named(text).delegates] == ["Owen PRICE", "Ada REED"]


def test_a_post_that_begins_with_a_word_of_change_is_no_mark():
    text = "1. Ms. Ada REED, Officer, New Projects\n2. Mr. Owen PRICE, Director - Additional Protocols"
    assert [d.change for d in named(text, amends=True).delegates] != [Change.REMOVE, Change.REMOVE]
    assert "New Projects" in named(text).delegates[0].organization


def test_a_title_below_a_name_is_the_post_and_what_stands_before_the_name_an_address():
    text = (
        "1. Ms. Ada REED\nTitle: Assistant Registrar\nInstitution: High Court\n"
        "2. Chief Superintendent of Police Owen Price\nTitle: Head of Cybercrime\nInstitution: Gardai"
    )
    found = named(text).delegates
    assert [(d.name, d.honorific, d.position, d.organization) for d in found] == [
        ("Ada REED", "Ms.", "Assistant Registrar", "High Court"),
        ("Owen Price", "Chief Superintendent of Police", "Head of Cybercrime", "Gardai"),
    ]


def test_a_title_below_a_name_may_be_an_address():
    (found,) = named("1. Ada REED\nTitle: Dr.\nDesignation: Registrar\nInstitution: High Court").delegates
    assert found.position == "Registrar"


@pytest.mark.parametrize(
    ("said", "role"),
    [("Alternate", Role.ALTERNATE), ("Member", Role.DELEGATE), ("Suppléant", Role.ALTERNATE), ("Jefa", Role.HEAD),
     ("Expert", Role.EXPERT), ("Observer", Role.OBSERVER), ("Interpreter", Role.INTERPRETER)],
)  # fmt: skip
def test_a_place_at_the_end_of_the_line_of_a_name_is_one_where_the_post_stands_below(said, role):
    text = f"1. Ms. Ada REED               {said}\n   Director\n   High Court, Dublin"
    assert people(text) == [("Ada REED", role, "Director", "High Court, Dublin")]


def test_a_head_of_a_body_has_it_as_a_post_also_behind_blanks():
    assert people("1. Ms. Ada REED               Head\n   Fraud Unit, High Court") == [
        ("Ada REED", Role.DELEGATE, "Head", "Fraud Unit, High Court")
    ]


@pytest.mark.parametrize(
    "second",
    [
        "Ola Moe, Police Lawyer, Gardai, ola.moe@gardai.example",
        "Jan-Erik Haug, Fraud Investigator, Gardai\nhaug@gardai.example",
    ],
)
def test_a_name_that_its_address_bears_needs_no_known_post(second):
    first = "Anna Berg, Senior Adviser, Ministry of Labour, anna.berg@labour.example"
    for lines in ((f"{first}\n{second}",), (first, second)):
        assert [name for name, *_ in people("We send:", *lines)] == ["Anna Berg", second.partition(",")[0]]


def test_an_office_is_nobody_for_its_address():
    office = "Criminal Intelligence, Central Office, intelligence@gardai.example"
    assert people("We send:", office, "Ms. Ada REED, Judge, High Court")[0][0] == "Ada REED"


def test_an_interpreter_needs_no_post():
    listed = "1. Mr. Owen PRICE, Clerk, High Court\n2. Ms. Ada REED, Judge, High Court\n"
    assert not named(f"{listed}Interpreter:\n3. Ms. Ana LIMA").review
    assert named(f"{listed}Adviser:\n3. Ms. Ana LIMA").review


def test_a_letterhead_in_a_language_of_the_country_is_nobody():
    found = people(
        "ӘДІЛЕТ ИСТЕР МИНИСТРЛІГІ\nМИНИСТЕРСТВО ЮСТИЦИИ",
        "Примут участие:",
        "1. г-н Орлов О.И., советник",
        language="ru",
    )
    assert [name for name, *_ in found] == ["Орлов О.И."]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Ms. NJERI will be joined by her husband, who does not attend the meeting.", False),
        ("Ms. NJERI and her husband will not attend the meeting.", True),
        ("Ms. NJERI, whose husband is ill, will not attend the meeting.", True),
    ],
)
def test_a_spouse_who_stays_away_says_nothing_of_the_delegate(said, asked):
    found = named("Delegation:", "1. Mr. Owen PRICE, Judge, High Court\n2. Ms. Jane NJERI, Clerk, High Court", said)
    assert any("does not attend" in item.detail for item in found.review) is asked


def test_an_interpreter_below_a_list_has_not_signed_it():
    found = named("Delegation:", "1. Mr. Owen PRICE, Judge\n2. Ms. Jane NJERI, Clerk", "Interpreter: Mr. A.B. REED")
    assert not [item for item in found.review if "signed" in item.detail]


def test_passports_and_days_of_birth_are_no_part_of_a_body():
    text = "Mr. Owen PRICE\nDirector\nMinistry of Labour\nPassport No. EP0418827, date of birth 12/09/1964"
    assert people(text) == [("Owen PRICE", Role.DELEGATE, "Director", "Ministry of Labour")]


def test_a_passport_in_a_bracket_is_no_part_of_a_body():
    assert people("1. Mr. Owen PRICE, Director, Ministry of Labour (passport No. EP0418827)") == [
        ("Owen PRICE", Role.DELEGATE, "Director", "Ministry of Labour")
    ]


@pytest.mark.parametrize("heading", ["Ireland's delegation:", "Los participantes:", "Our delegates:"])
def test_a_heading_that_says_whose_people_follow_is_not_asked_about(heading):
    found = named(heading, "Ms. Ada REED, Judge, High Court", "Mr. Owen PRICE, Clerk, High Court")
    assert not [item for item in found.review if "not understood" in item.detail]


@pytest.mark.parametrize(
    "line", ["Passport No.: 0418827 (diplomatic)", "N° de passeport : 0418827", "Date of birth: 12/09/1964"]
)
def test_what_nobody_asks_for_is_none_behind_a_colon_too(line):
    text = f"1. Mr. Owen PRICE\nDirector\nMinistry of Labour\n{line}\nE-mail: price@labour.example"
    assert people(text) == [("Owen PRICE", Role.DELEGATE, "Director", "Ministry of Labour")]


def test_a_role_before_a_dash_is_one_where_a_post_follows_the_name():
    text = "советник - Орлов Олег Иванович, старший прокурор, Генеральная прокуратура"
    assert people(text, language="ru") == [
        ("Орлов Олег Иванович", Role.ADVISER, "старший прокурор", "Генеральная прокуратура")
    ]


def test_a_correction_in_a_list_gives_the_right_post_alone():
    text = "1. M. Luc MOREL : lire « Adjoint scientifique » et non « Collaborateur »\n2. Mme Awa SARR : le numéro de téléphone correct est le +41 31 322 91 74."
    found = named(text, language="fr", amends=True).delegates
    assert [(d.name, d.position) for d in found] == [("Luc MOREL", "Adjoint scientifique"), ("Awa SARR", "")]


def test_a_comma_without_a_blank_divides():
    assert people("Mr. Owen PRICE,third secretary,Ministry of Labour")[0][2:] == (
        "third secretary",
        "Ministry of Labour",
    )


def test_a_bracket_about_a_hotel_is_no_mark():
    found = named("1) Mr. Owen PRICE, Director (stays at Hotel Wien)\n2) Ms. Amelia DARKO, Adviser (stays in Vienna)")
    assert [d.name for d in found.delegates] == ["Owen PRICE", "Amelia DARKO"]


@pytest.mark.parametrize(
    ("name", "family"),
    [("Tan Nee Hoon", "Hoon"), ("Awa Diop née Sarr", "Diop née Sarr"), ("DIOP née SARR Awa", "Diop née Sarr")],
)
def test_nee_without_its_accent_is_a_name(name, family):
    (found,) = named(f"1. Ms. {name}, Director", iso3="SEN", region="SN").delegates
    assert found.family_name == family


def test_an_office_in_letters_before_a_post_is_the_body():
    assert people("1. Mr. Owen PRICE, EACC, Investigator")[0][2:] == ("Investigator", "EACC")


@pytest.mark.parametrize(
    "text", ["1. Judge De Leon, Supreme Court", "1. Capt. Piet de KOCK, Adviser", "1. Commissaire DE SOUZA Paul, Chef"]
)
def test_a_rank_before_a_particle_of_a_name_is_one(text):
    assert named(text).delegates[0].honorific in ("Judge", "Capt.", "Commissaire")


@pytest.mark.parametrize(("place", "asked"), [("Member\n", False), ("", True)])
def test_who_writes_and_stands_last_below_a_place_of_their_own_is_of_the_list(place, asked):
    blocks = ["Expert\nMr. Owen PRICE\nClerk\nHigh Court", f"{place}Ms. Ada REED\nAttaché\nPermanent Mission"]
    drafts = letter("The delegation will consist of:", *blocks)
    found = find(replace(drafts, writer_name="Ada Reed"), Setting(Intent.NOMINATE, Sender()))
    assert any("may be who signed" in item.detail for item in found.review) is asked


def test_who_stands_last_without_an_address_may_have_signed():
    found = named(
        "Mr. Owen PRICE, Director, Ministry of Labour\nMs. Amelia DARKO, Adviser, Ministry of Labour",
        "T. Lerotholi\nHuman Resources Officer",
    )
    assert any("T. Lerotholi" in item.detail for item in found.review)


def test_a_surname_that_is_a_room_too_is_one():
    found = people("Jordi SALA, Fiscal\nAna RUIZ, Consejera\nJuan SALA PÉREZ, Magistrado", language="es")
    assert [name for name, *_ in found] == ["Jordi SALA", "Ana RUIZ", "Juan SALA PÉREZ"]


def test_a_body_before_a_colon_may_have_two_parts():
    text = "Ministry of Interior, Office of the Secretary General: Ms. Amelia DARKO\nMinistry of Justice, Attorney General's Chambers: Ms. Ada STONE"
    assert [body for *_, body in people(text)] == [
        "Ministry of Interior, Office of the Secretary General", "Ministry of Justice, Attorney General's Chambers",
    ]  # fmt: skip


def test_a_chamber_is_a_body():
    found = people("Sala Penal: Sr. Juan ROJAS, Magistrado\nSala Civil: Sra. Ana RUIZ, Magistrada", language="es")
    assert [body for *_, body in found] == ["Sala Penal", "Sala Civil"]


def test_a_post_behind_a_body_before_a_colon_is_of_the_person():
    found = people(
        "Ministry of Interior, Director: Mr. Peter OTIENO\nMinistry of Justice, Counsellor: Ms. Mary WANJIRU"
    )
    assert [(post, body) for _, _, post, body in found] == [
        ("Director", "Ministry of Interior"), ("Counsellor", "Ministry of Justice"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("roles", "language", "expected"),
    [
        (["خبيرا", "مراقبا", "مترجما"], "ar", [Role.EXPERT, Role.OBSERVER, Role.INTERPRETER]),
        (["مستشارا", "مناوبا", "خبيرة"], "ar", [Role.ADVISER, Role.ALTERNATE, Role.EXPERT]),
    ],
)
def test_a_role_in_the_accusative_is_that_role(roles, language, expected):
    rows = [["الاسم", "الصفة في الوفد"], *[[f"السيد سعيد {n}", r] for n, r in zip(["منصور", "حداد", "عثمان"], roles, strict=True)]]  # fmt: skip
    assert [role for _, role, *_ in people(rows, language=language)] == expected


def test_a_driver_below_an_arabic_list_does_not_attend():
    found = people(
        "وفد الكويت:",
        "1. السيد سعيد منصور، مستشار قانوني",
        "السائق السيد حسن حداد لا يشارك في الاجتماع.",
        language="ar",
    )
    assert [name for name, *_ in found] == ["سعيد منصور"]


def test_ranks_of_the_police_are_of_the_address():
    found = named("1. Det. Supt Ada REED, Adviser\n2. Chief Insp. Owen PRICE, Adviser").delegates
    assert [(d.honorific, d.name) for d in found] == [("Det. Supt", "Ada REED"), ("Chief Insp.", "Owen PRICE")]


def test_a_block_laid_out_as_those_of_others_is_somebody_whose_name_nothing_else_shows():
    blocks = [
        "Ms. Ada REED\nJudge\nHigh Court", "Dr. Marco ROSSI\nCounsellor\nMinistry of Justice",
        "Frobert Lundquack\nLegal Adviser\nMinistry of Ports",
    ]  # fmt: skip
    found = named("The delegation will be:", *blocks)
    assert [(d.name, d.position) for d in found.delegates][2:] == [("Frobert Lundquack", "Legal Adviser")]
    assert "/delegates/2" in [item.path for item in found.review]
    assert named(blocks[2]).delegates == ()


def test_a_role_in_a_block_is_no_post():
    blocks = [
        "Frau Ada REED\nLeiterin der Delegation\nRichterin",
        "Herr Marco ROSSI\nStellvertretender Leiter\nReferent",
    ]
    assert [(role, post) for _, role, post, _ in people(*blocks, language="de")] == [
        (Role.HEAD, "Richterin"), (Role.DEPUTY_HEAD, "Referent"),
    ]  # fmt: skip


# ---------------------------------------------------------------- columns whose heading says little


def reached(head, *cells, **keys):
    """Return the e-mails and telephones that the cells of a last column give, and the paths of the items."""
    rows = [
        ["Name", "Position", head],
        *([f"Mr. {name}", "Judge", cell] for name, cell in zip(NAMES, cells, strict=False)),
    ]
    found = named(rows, **keys)
    return [(*d.emails, *d.phones) for d in found.delegates], [item.path for item in found.review]


NAMES = ("Owen PRICE", "Adam REED", "Mark MOE")


@pytest.mark.parametrize(
    "head",
    [
        "Reachable at",
        "Joignable à",
        "Medio de contacto",
        "Связь",
        "وسيلة الاتصال",
        "联系途径",
        "Erreichbar unter",
        "Meio de contacto",
    ],
)
def test_a_column_headed_by_a_word_for_contact_reaches_its_people(head):
    assert reached(head, "o.price@x.example", "020 7946 0123") == ([("o.price@x.example",), ("+442079460123",)], [])


def test_addresses_beside_a_person_are_theirs_whatever_the_heading_says():
    assert reached("Particulars II", "o.price@x.example", "reed-adam@x.example") == (
        [("o.price@x.example",), ("reed-adam@x.example",)],
        [],
    )
    assert reached("Remarks", "Speaks French; owen.price@x.example", "") == ([("owen.price@x.example",), ()], [])


def test_an_address_beside_a_person_that_does_not_bear_the_name_is_looked_at():
    emails, items = reached("Supervisor", "j.doe@x.example", "")
    assert emails == [("j.doe@x.example",), ()]
    assert items == ["/delegates/0/emails"]


@pytest.mark.parametrize("local", ["price", "price.office", "pa.price", "ann.price", "p.price", "owen", "o.price2"])
def test_an_address_beside_a_person_with_a_word_that_is_not_of_the_name_is_looked_at(local):
    assert reached("Next of kin", f"{local}@x.example", "")[1] == ["/delegates/0/emails"]


def test_words_below_a_heading_that_nobody_knows_are_looked_at_where_somebody_lacks_post_or_body():
    assert reached("Attached to", "Immigration", "")[1] == ["/delegates/0"]
    assert reached("Passport held", "D00 114 772", "14/02/1971")[1] == []


def test_somebody_else_below_a_heading_that_nobody_knows_is_looked_at():
    rows = [["Name", "Position", "Body", "Interpreter"], ["Owen PRICE", "Judge", "High Court", "Ms. Ada Moe"]]
    assert "/delegates/0" in [item.path for item in named(rows).review]


def test_a_post_beside_the_name_that_the_column_of_posts_does_not_say_is_looked_at():
    rows = [["Name", "Designation"], ["Mr. Owen PRICE\nDirector\nMinistry of Justice", "Head"]]
    assert [item.path for item in named(rows).review] == ["/delegates/0"]


@pytest.mark.parametrize(("head", "first"), [("Programme", "Safe Return"), ("Reports to", "Mr. Omar Talukder")])
def test_who_stands_in_a_column_taken_for_that_of_the_names_is_looked_at(head, first):
    rows = [[head, "Ministry", "Position", "E-mail"], [first, "Ministry of Law", "Judge", "safe.return@x.example"]]
    assert "/delegates/0" in [item.path for item in named(rows).review]


def test_a_number_beside_a_person_is_looked_at_where_nothing_calls_it_theirs():
    assert reached("Emergencies", "+44 20 7946 0123", "") == ([("+442079460123",), ()], ["/delegates/0/phones"])
    _, items = reached("Particulars II", "owenprice@x.example 020 7946 0123", "")
    assert items == ["/delegates/0/phones"]  # a passport's, perhaps


@pytest.mark.parametrize("head", ["Passport", "Cédula", "身份证号码", "Number of something"])
def test_numbers_that_nothing_calls_a_telephone_reach_nobody(head):
    assert reached(head, "2079460123", "2079460124") == ([(), ()], [])


def test_an_address_beside_another_address_column_is_still_told_apart():
    rows = [
        ["Name", "Position", "E-mail", "Emergencies"],
        ["Mr. Owen PRICE", "Judge", "price@x.example", "+44 20 7946 0123"],
    ]
    assert [item.path for item in named(rows).review] == ["/delegates/0/phones"]


@pytest.mark.parametrize(
    ("first", "second", "language", "told"),
    [
        ("Conseiller", "Directeur", "fr", (Role.DELEGATE, "Conseiller")),
        ("Conseiller", "Observateur", "fr", (Role.ADVISER, "")),
        ("советник", "начальник отдела", "ru", (Role.DELEGATE, "советник")),
        ("Conseiller", "Chef de délégation", "fr", (Role.ADVISER, "")),
        ("Interprète", "Directeur", "fr", (Role.INTERPRETER, "")),
        ("Conseiller de la délégation", "Directeur", "fr", (Role.ADVISER, "")),
    ],
)
def test_a_post_alone_before_a_name_in_a_table_is_no_role_where_no_row_tells_a_place(first, second, language, told):
    found = people([[first, "M. Owen PRICE"], [second, "Mme Amelia DARKO"]], language=language)
    assert found[0][1:3] == told


def test_a_post_before_a_name_in_a_table_is_a_role_where_the_post_stands_behind():
    found = people([["Conseiller", "M. Owen PRICE, Directeur"], ["Expert", "Mme Amelia DARKO, Juge"]], language="fr")
    assert [one[1:3] for one in found] == [(Role.ADVISER, "Directeur"), (Role.EXPERT, "Juge")]


def test_a_row_of_a_table_without_headings_is_no_part_of_the_person_above():
    rows = [
        ["Mr. Omar TALUKDER\nAdditional Secretary", "+44 20 7946 0123"],
        ["Farhana Yasmin Lipi\nDeputy Secretary", "+44 20 7946 0124"],
        ["", "f.lipi@x.example"],
        ["Mobile:", "+44 20 7946 0125"],
    ]
    found = named(rows)
    assert [(d.name, d.position, d.emails, len(d.phones)) for d in found.delegates] == [
        ("Omar TALUKDER", "Additional Secretary", (), 1),
        ("Farhana Yasmin Lipi", "Deputy Secretary", ("f.lipi@x.example",), 2),
    ]


@pytest.mark.parametrize("head", ["Particulars of the nominee", "Officer named", "Сведения об участнике"])
def test_a_column_of_whole_people_is_known_by_its_heading_or_its_names(head):
    rows = [
        ["Sl.", head, "Post", "Passport & date of birth"],
        ["01", "Omar Faruk Talukder", "Additional Secretary", "D00 114 772\n14/02/1971"],
        ["02", "Farhana Yasmin Lipi", "Deputy Secretary", "D00 120 345\n30/11/1979"],
        ["03", "(vacant)", "", ""],
    ]
    assert people(rows) == [
        ("Omar Faruk Talukder", Role.DELEGATE, "Additional Secretary", ""),
        ("Farhana Yasmin Lipi", Role.DELEGATE, "Deputy Secretary", ""),
    ]


def test_two_columns_of_names_are_not_told_apart():
    rows = [
        ["Sent", "Post", "Ministry", "Superior"],
        ["Omar Faruk Talukder", "Judge", "Ministry of Law", "Ada Lima Reed"],
    ]
    found = named(rows)
    assert found.review or not found.delegates


def test_a_shortened_given_name_is_no_rank():
    (found,) = named("Delegation:", "1. Md. Rafiqul ISLAM, Judge, High Court").delegates
    assert (found.honorific, found.given_names, found.family_name) == ("", "Md. Rafiqul", "Islam")


@pytest.mark.parametrize(
    ("said", "role"),
    [("رئيساً", Role.HEAD), ("مستشارًا", Role.ADVISER), ("خبيرةً", Role.EXPERT), ("مندوباً", Role.DELEGATE)],
)
def test_an_arabic_role_may_carry_the_sign_of_an_adverb(said, role):
    rows = [["الاسم", "الوظيفة", "صفته في الوفد"], ["السيد مشاري حمد العجيل", "باحث قانوني", said]]
    assert [found for _, found, *_ in people(rows, language="ar")] == [role]


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("Chef de délégation / Head of delegation", Role.HEAD),
        ("Expert / Expert", Role.EXPERT),
        ("Советник/Adviser", Role.ADVISER),
        ("团长 / Head of Delegation", Role.HEAD),
        ("Miembro\nMember", Role.DELEGATE),
        ("رئيس الوفد / Chef de délégation", Role.HEAD),
    ],
)
def test_a_role_in_two_languages_is_one(said, role):
    rows = [["Name", "Position", "Capacity"], ["Mr. Owen PRICE", "Judge", said]]
    assert [found for _, found, *_ in people(rows)] == [role]


def test_what_two_languages_say_alike_is_said_once():
    rows = [["Name", "Position", "Ministry"], ["Mr. Owen PRICE", "Consul / Consul", "Police / Police"]]
    assert people(rows) == [("Owen PRICE", Role.DELEGATE, "Consul", "Police")]
    rows = [
        ["Name", "Position", "Ministry"],
        ["Mr. Owen PRICE", "Judge / Juge", "Ministry of Justice / Ministry of Health"],
    ]
    assert people(rows) == [("Owen PRICE", Role.DELEGATE, "Judge / Juge", "Ministry of Justice / Ministry of Health")]


@pytest.mark.parametrize(("title", "honorific"), [("OPC1", "OPC1"), ("n/a", ""), ("-", ""), ("Legal Officer", "")])
def test_a_title_beside_a_position_may_be_a_rank_that_nobody_knows(title, honorific):
    form = f"Titre / Title : {title}\nNom / Name : Owen PRICE\nFonction / Position : Chief of Section\nE-mail : o@x.example"
    rows = [["Title", "Name", "Position"], [title, "Owen PRICE", "Chief of Section"]]
    for draft in (form, rows):
        assert [d.honorific for d in named(draft).delegates] == [honorific]


@pytest.mark.parametrize(
    ("said", "language"),
    [("Legal Adviser to the Head", "en"), ("Expert / Adviser", "en"), ("عضواً ومقرراً", "ar")],
)
def test_a_place_in_the_delegation_that_is_not_understood_is_looked_at(said, language):
    rows = [["Name", "Position", "Capacity"], ["Mr. Owen PRICE", "Judge", said]]
    found = named(rows, language=language)
    assert [item.path for item in found.review] == ["/delegates/0/role"]
    assert not [each for each in found.delegates[0].evidence if each.field == "role"]


@pytest.mark.parametrize("said", ["Confirmed", "In person", "-", ""])
def test_what_says_no_place_in_the_delegation_is_none(said):
    assert not named([["Name", "Position", "Capacity"], ["Mr. Owen PRICE", "Judge", said]]).review


def test_where_the_cells_of_a_column_have_as_many_lines_the_widest_is_not_wrapped():
    posts = ("Assistant Inspector General", "Judge", "Clerk")
    cells = [
        Cell(row, 1, (ruled("Mr. Owen PRICE"), ruled(post), ruled("National Police")))
        for row, post in enumerate(posts, 1)
    ]
    heads = [Cell(0, 0, (ruled("No."),)), Cell(0, 1, (ruled("Particulars of the nominee"),))]
    table = Table((*heads, *(Cell(row, 0, (ruled(str(row)),)) for row in range(1, len(posts) + 1)), *cells))
    passage = Passage("1", None, 1, table, Zone.BODY)
    first = tables.grid(passage, count(), vocabulary()).rows[1][1]
    assert first.text.split("\n") == ["Mr. Owen PRICE", posts[0], "National Police"]


def ruled(text):
    """Return a line of letters that are ten points wide."""
    words, at = [], 0
    for word in text.split():
        words.append(Word(word, box=Box(at, 0, at + 10 * len(word), 10)))
        at += 10 * len(word) + 10
    return Line(tuple(words))


# ---------------------------------------------------------------- the order that a heading asks for


@pytest.mark.parametrize(
    ("heading", "asks"),
    [
        ("Nom et prénom", True),
        ("Nom/Prénom", True),
        ("Apellidos y nombres", True),
        ("Name / Nom et prénom", True),
        ("Name and surname", False),
        ("Имя и фамилия", False),
        ("Nom / Name", None),
        ("Full name", None),
    ],
)
def test_a_heading_may_ask_for_the_family_name_first_or_last(heading, asks):
    found = named([[heading, "Post"], ["Mongi Ayari", "Judge"]], iso3="TUN", region="TN", language="fr")
    assert bool([one for one in found.review if one.reason is Reason.NAME_ORDER]) == bool(asks)


def test_the_order_of_names_in_one_script_does_not_tell_that_of_those_in_another():
    found = named(
        "1. г-жа Зайцева А. В., эксперт\n2. г-жа Maung Diallo, эксперт отдела", iso3="GEO", region="GE", language="ru"
    )
    assert [d.family_name for d in found.delegates] == ["Зайцева", "Diallo"]
    assert "/delegates/1/family_name" in [one.path for one in found.review]


def test_posts_stand_before_names_between_semicolons_as_in_lines():
    found = people(
        "The delegation is composed as follows:",
        "Senior Attorney, Ministry of Labour, Leeds: Ms. Ada REED ; First Secretary, Treaty Section: Mr. Owen PRICE.",
    )
    assert found == [
        ("Ada REED", Role.DELEGATE, "Senior Attorney", "Ministry of Labour, Leeds"),
        ("Owen PRICE", Role.DELEGATE, "First Secretary", "Treaty Section"),
    ]


@pytest.mark.parametrize(
    ("rows", "language", "expected"),
    [
        (
            [["Head", "Mr. Owen PRICE\nJudge"], ["Advisers", "Mr. Suyitno\nClerk\nHome Office\nMs. Ada REED\nAnalyst"]], "en",
            [("Owen PRICE", Role.HEAD, "Judge", ""), ("Suyitno", Role.ADVISER, "Clerk", "Home Office"), ("Ada REED", Role.ADVISER, "Analyst", "")],
        ),
        (
            [["Ministerio de Justicia", "Sra. Ana PINTO, Directora\nSr. Luis ROJAS, Fiscal"], ["Cancillería", "Sr. Juan PAZ, Juez"]], "es",
            [("Ana PINTO", Role.DELEGATE, "Directora", "Ministerio de Justicia"), ("Luis ROJAS", Role.DELEGATE, "Fiscal", "Ministerio de Justicia"), ("Juan PAZ", Role.DELEGATE, "Juez", "Cancillería")],
        ),
        (
            [["团长", "王小明先生\n司法部处长"], ["团员", "李丽女士\n外交部二等秘书\n张强先生\n公安部处长"]], "zh",
            [("王小明", Role.HEAD, "司法部处长", ""), ("李丽", Role.DELEGATE, "外交部二等秘书", ""), ("张强", Role.DELEGATE, "公安部处长", "")],
        ),
    ],
)  # fmt: skip
def test_what_stands_beside_several_in_one_cell_is_said_of_each(rows, language, expected):
    assert people(rows, language=language) == expected


def test_a_cell_of_names_that_is_read_as_one_is_asked_about():
    found = named(
        [["Name", "Position"], ["Ms. Ada REED\nMr. Owen PRICE", "Director\nClerk"], ["Mr. Ian BELL", "Judge"]]
    )
    assert "/delegates/0/name" in {item.path for item in found.review}


@pytest.mark.parametrize(
    ("cell", "language"),
    [
        ("Ms. Ada REED and Mr. Owen PRICE, Directors", "en"),
        ("Mme Awa FALL et M. Ali SARR, Directeurs", "fr"),
        ("Sra. Ana PINTO LARA y Sr. Luis ROJAS PAZ, Directores", "es"),
    ],
)
def test_whom_a_table_names_and_nobody_took_is_told(cell, language):
    found = named([["Home Office", cell], ["Police", "Mr. Ian BELL, Judge"]], language=language)
    assert len(found.delegates) == 1
    assert "/delegates" in {item.path for item in found.review}


def test_who_is_struck_out_of_a_table_is_not_missed():
    kept, gone = typed("Mr. Ian BELL"), typed("Ms. Ada REED", struck=True)
    rows = [[typed("Name"), typed("Position")], [kept, typed("Judge")], [gone, typed("Clerk")]]
    table = Table(tuple(Cell(r, c, lines) for r, row in enumerate(rows) for c, lines in enumerate(row)))
    found = find(Letter((Passage("1", None, 1, table, Zone.BODY),), language="en"), Setting(Intent.NOMINATE, Sender()))
    assert ([d.name for d in found.delegates], [i.path for i in found.review if i.path == "/delegates"]) == (
        ["Ian BELL"],
        [],
    )


def test_a_table_whose_rows_nothing_parts_is_asked_about_where_it_names_people():
    cells = [["Name", "Position"], ["Ms. Ada REED", "Judge"], ["Mr. Ian BELL", "Clerk"]]
    told = {}
    for unsure in (False, True):
        rows = [Cell(r, c, typed(text)) for r, row in enumerate(cells) for c, text in enumerate(row)]
        letter = Letter((Passage("1", None, 3, Table(tuple(rows), unsure=unsure), Zone.BODY),), language="en")
        found = find(letter, Setting(Intent.NOMINATE, Sender()))
        told[unsure] = [item.detail for item in found.review if item.path == "/delegates"]
    assert (told[False], ["page 3" in detail for detail in told[True]]) == ([], [True])


def test_what_stands_at_the_height_of_a_name_and_is_nobodys_is_told_but_not_running_text():
    def column(x, *texts):
        lines = (Line((Word(text, Box(x, 20 * at, x + 90, 20 * at + 10)),)) for at, text in enumerate(texts))
        return Passage("1", None, 1, Block(tuple(lines)), Zone.BODY)

    def told(*passages):
        found = find(Letter(passages, language="en"), Setting(Intent.NOMINATE, Sender()))
        return [item.detail for item in found.review if "stands beside" in item.detail]

    people = column(0, "Ms. Ada REED", "Mr. Ian BELL", "Ms. Eva MOE")
    (item,) = told(people, column(200, "Judge", "Counsel", "Home Office"))
    assert ("Ada REED" in item, "page 1" in item) == (True, True)
    (item,) = told(people, column(200, "ada@x.example", "ian@x.example"))
    assert "Ada REED" in item
    turned = Line((Word("Judge", Box(200, 0, 210, 90)),))
    assert told(people, Passage("1", None, 1, Block((turned,)), Zone.BODY)) == []
    assert told(people, column(200, "The Mission renews", "the assurances of", "its consideration.")) == []


@pytest.mark.parametrize("dash", [" – ", "– ", " –", "— "])
def test_a_dash_that_stands_off_on_one_side_parts_what_is_said_of_somebody(dash):
    text = f"Ms. Ada REED{dash}Judge, Ministry of Planning and Development{dash}Head of Delegation"
    assert people("Delegation:", f"{text}\nMr. Ian BELL, Clerk, High Court")[0] == (
        "Ada REED", Role.HEAD, "Judge", "Ministry of Planning and Development",
    )  # fmt: skip


def test_a_dash_that_a_scan_glued_to_the_word_before_parts_what_is_said_of_somebody():
    (line,) = typed("Ms. Ada REED, Judge, Ministry of Planning – Head of Delegation")
    glued = Line(tuple(replace(word, gap=0) if word.text == "–" else word for word in line.words))
    heading, other = typed("Delegation:\nMr. Ian BELL, Clerk, High Court")
    passages = (Passage("1", None, 1, Block(lines), Zone.BODY) for lines in ((heading,), (glued, other)))
    found = find(Letter(tuple(passages), language="en"), Setting(Intent.NOMINATE, Sender())).delegates
    assert (found[0].role, found[0].organization) == (Role.HEAD, "Ministry of Planning")


@pytest.mark.parametrize("text", ["Ms. Ada REED–BELL, Judge", "Ms. Ada REED, Judge, Court 14– 15"])
def test_a_dash_within_a_name_and_beside_a_number_stays(text):
    assert "–" in "".join(" ".join(map(str, fields)) for fields in people("Delegation:", text))


@pytest.mark.parametrize("label", ["Correo.electrónico", "Correo electrónico", "E-mail"])
def test_a_label_whose_blank_was_read_as_a_stop_is_a_label(label):
    forms = (f"Nombre: {name}\nCargo: Juez\n{label}: {name[:3].lower()}@x.example" for name in ("Ada REED", "Ian BELL"))
    found = named("Delegación:", *forms, language="es").delegates
    assert [person.emails for person in found] == [("ada@x.example",), ("ian@x.example",)]


@pytest.mark.parametrize(
    ("heading", "role"), [("Observers:", Role.OBSERVER), ("Experts", Role.EXPERT), ("Delegation:", Role.DELEGATE)]
)
def test_a_role_right_above_a_table_is_that_of_its_people(heading, role):
    rows = [["Name", "Position"], ["Ms. Ada REED", "Director"], ["Mr. Ian BELL", "Clerk"]]
    assert {said for _, said, *_ in people(heading, rows)} == {role}


@pytest.mark.parametrize(
    ("heading", "many"),
    [("Ministry of Justice", 1), ("Delegation:", 0), ("Note of the Ministry of Justice of 4 March", 0),
     ("The Ministry of Justice has the honour to name:", 0)],
)  # fmt: skip
def test_a_body_right_above_a_table_whose_people_have_none_is_asked_about(heading, many):
    rows = [["Name", "Position"], ["Ms. Ada REED", "Director"], ["Mr. Ian BELL", "Clerk"]]
    bodied = [["Name", "Position", "Ministry"], *([*row, "Home Office"] for row in rows[1:])]
    told = [
        [item for item in named(heading, table).review if "above the table" in item.detail] for table in (rows, bodied)
    ]
    assert [len(items) for items in told] == [many, 0]


def test_lines_above_somebody_in_a_block_that_are_laid_out_alike_are_somebody():
    found = people("Delegation:", "Lena Hofstad\nDirector\nlena@x.example\nMarit Solbakken\nClerk")
    assert found == [("Lena Hofstad", Role.DELEGATE, "Director", ""), ("Marit Solbakken", Role.DELEGATE, "Clerk", "")]


def test_a_heading_that_is_bold_by_its_style_alone_is_the_body_of_those_below():
    blocks = [
        Block(typed("Home Office"), heading=True), Block(typed("Lena Hofstad\nDirector\nlena@x.example\nMarit Solbakken\nClerk")),
        Block(typed("Federal Police"), heading=True), Block(typed("Ms. Ada REED\nJudge")),
    ]  # fmt: skip
    passages = tuple(Passage("1", None, 1, block, Zone.BODY) for block in blocks)
    found = find(Letter(passages, language="en"), Setting(Intent.NOMINATE, Sender())).delegates
    assert [(d.name, d.organization) for d in found] == [
        ("Lena Hofstad", "Home Office"), ("Marit Solbakken", "Home Office"), ("Ada REED", "Federal Police"),
    ]  # fmt: skip


def test_a_post_above_a_name_is_nobody_laid_out_as_the_people_below():
    found = named("L'Inspecteur Judiciaire\nMinistère de la Justice\nM. Omar FALL\nJuge", language="fr").delegates
    assert [d.name for d in found] == ["Omar FALL"]


# ---------------------------------------------------------------- names between


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Фамилия: Орлов\nИмя: Олег\nОтчество: Иванович\nДолжность: судья\nМесто работы: Верховный суд", "ru",
         ("Орлов Олег Иванович", "Олег Иванович", "Орлов", "судья", "Верховный суд")),
        ("Имя: Олег\nОтчество: Иванович\nФамилия: Орлов\nДолжность: судья", "ru",
         ("Олег Иванович Орлов", "Олег Иванович", "Орлов", "судья", "")),
        ("Фамилия: Атаева\nИмя: Огулджан\nОтчество: -\nДолжность: атташе", "ru",
         ("Атаева Огулджан", "Огулджан", "Атаева", "атташе", "")),
        ("First name: Ada\nMiddle name: Serwaa\nSurname: Moe\nPosition: Judge", "en",
         ("Ada Serwaa Moe", "Ada Serwaa", "Moe", "Judge", "")),
        ("Surname: Moe\nGiven names: Ada\nMiddle name: none\nPosition: Judge", "en", ("Moe Ada", "Ada", "Moe", "Judge", "")),
        ("First name: Ada\nMiddle name: N.\nSurname: No\nPosition: Judge", "en", ("Ada N. No", "Ada N.", "No", "Judge", "")),
    ],
)  # fmt: skip
def test_a_second_given_name_in_a_form_begins_nobody_new(text, language, expected):
    (found,) = named("Delegation:", text, language=language).delegates
    assert (found.name, found.given_names, found.family_name, found.position, found.organization) == expected


def test_a_whole_name_and_a_first_name_are_of_two_people():
    found = people(
        "Состав:", "Фамилия: Орлов\nИмя и отчество: Олег Иванович\nИмя: Ада\nДолжность: атташе", language="ru"
    )
    assert [name for name, *_ in found] == ["Орлов Олег Иванович", "Ада"]


def test_a_column_of_second_given_names_is_part_of_the_name():
    rows = [
        ["Фамилия", "Имя", "Отчество", "Должность"],
        ["Орлов", "Олег", "Иванович", "Судья"],
        ["Атаева", "Ада", "-", "Атташе"],
    ]
    assert [name for name, *_ in people(rows, language="ru")] == ["Орлов Олег Иванович", "Атаева Ада"]


def test_a_title_behind_the_names_that_is_a_post_is_the_position():
    rows = [["First name", "Surname", "Title"], ["Ada", "Moe", "Judge"], ["Bela", "Farkas", "Attaché"]]
    assert [position for _, _, position, _ in people(rows)] == ["Judge", "Attaché"]
    rows = [["First name", "Surname", "Title"], ["Ada", "Moe", "Ms."], ["Bela", "Farkas", "Ambassador"]]
    assert [d.honorific for d in named(rows).delegates] == ["Ms.", "Ambassador"]


# ---------------------------------------------------------------- brackets behind a name


@pytest.mark.parametrize(
    ("text", "language", "position"),
    [
        ("1. Мамедов Рашад Тофик оглы (Mammadov Rashad Tofig oglu), следователь, МВД", "ru", "следователь"),
        ("1. Алиев Турал (T. Aliyev), следователь, МВД", "ru", "следователь"),
        ("1. Велиева Сабина (Deputy Director), МВД", "ru", "Deputy Director"),
        ("1. السيد حسام الدين المجالي (Husam Eddin al-Majali)، مستشار، وزارة العدل", "ar", "مستشار"),
        ("1. السيد فهد بن سعود الدوسري (Fahad bin Saud Al-Dosari)، مستشار، وزارة العدل", "ar", "مستشار"),
        ("1. القاضي عمر خالد الزعبي (Legal Adviser)، وزارة العدل", "ar", "Legal Adviser"),
        ("1. Mr. Owen PRICE (Judge), High Court", "en", "Judge"),
        ("1. Mr. Owen PRICE (Deputy Director), High Court", "en", "Deputy Director"),
        ("1. Owen PRICE (Mr.), Judge, High Court", "en", "Judge"),
    ],
)
def test_a_bracket_spells_a_name_or_says_what_its_bearer_is(text, language, position):
    (found,) = named("Delegation:", text, language=language).delegates
    assert found.position == position


# ---------------------------------------------------------------- Arabic


def test_an_ordinal_before_a_body_heads_its_people():
    text = "أولا: مجلس القضاء الأعلى\n1. القاضي سامي كاظم الربيعي / رئيس محكمة / رئيس الوفد\n2. الست ليلى عبد الأمير جاسم / مدير قسم\n\nثانيا: وزارة الداخلية\n1. النقيب علي حسين مطر / ضابط تحقيق"
    assert people("أسماء المشاركين:", text, language="ar") == [
        ("سامي كاظم الربيعي", Role.HEAD, "رئيس محكمة", "مجلس القضاء الأعلى"),
        ("ليلى عبد الأمير جاسم", Role.DELEGATE, "مدير قسم", "مجلس القضاء الأعلى"),
        ("علي حسين مطر", Role.DELEGATE, "ضابط تحقيق", "وزارة الداخلية"),
    ]


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("العضو المناوب", Role.ALTERNATE), ("الملاحظ", Role.OBSERVER), ("المراقب", Role.OBSERVER), ("الخبير", Role.EXPERT),
        ("المترجمة", Role.INTERPRETER), ("العضو", Role.DELEGATE),
    ],
)  # fmt: skip
def test_an_arabic_label_of_a_role_may_have_the_article(label, role):
    found = people(
        "أسماء الوفد:",
        f"رئيس الوفد: السيد سامي الخطيب، مدير، وزارة العمل\n{label}: السيدة ليلى الحداد، باحثة، وزارة العدل",
        language="ar",
    )
    assert [(name, said) for name, said, *_ in found] == [("سامي الخطيب", Role.HEAD), ("ليلى الحداد", role)]


def test_a_police_rank_of_two_words_is_no_part_of_the_name():
    (found,) = named(
        "المشاركون:", "الاسم: لواء شرطة سامي الطيب عبد الماجد\nالوظيفة: مدير المباحث", language="ar"
    ).delegates
    assert (found.honorific, found.name, found.family_name) == ("لواء شرطة", "سامي الطيب عبد الماجد", "عبد الماجد")


# ---------------------------------------------------------------- who signs


@pytest.mark.parametrize(
    ("listed", "signed", "language"),
    [
        (
            "1. Mr. Owen PRICE, Judge, High Court\n2. Ms. Ada REED, Clerk, High Court",
            "Second Secretary\nMs. Jane NJERI",
            "en",
        ),
        ("1. السيد سامي الخطيب، مدير، وزارة العمل", "وزارة الخارجية، مدير إدارة\nالسيدة ليلى الحداد", "ar"),
        ("1. г-н Орлов Олег Иванович, судья, Верховный суд", "Второй секретарь\nБелова Анна Петровна", "ru"),
    ],
)
def test_who_signs_below_a_list_with_the_post_above_is_told_and_not_taken(listed, signed, language):
    found = named("Delegation:", listed, signed, language=language)
    assert len(found.delegates) == listed.count("\n") + 1
    assert any(signed.split("\n")[1].split()[-1] in item.detail for item in found.review)


def test_people_with_posts_above_their_names_are_taken():
    found = people("Delegation:", "Judge\nMr. Owen PRICE", "Second Secretary\nMs. Jane NJERI")
    assert [name for name, *_ in found] == ["Owen PRICE", "Jane NJERI"]
    found = people("Delegation:", "1. Mr. Owen PRICE, Judge, High Court", "Ms. Jane NJERI\nSecond Secretary")
    assert [name for name, *_ in found] == ["Owen PRICE", "Jane NJERI"]


@pytest.mark.parametrize(
    "beside",
    ["Ms. Jane NJERI\nTel. +254 20 5550123", "Mr. Jonah KIPTOO", "Ms. Jane NJERI\njane.njeri@mission.example"],
)
def test_who_is_only_named_below_a_list_of_posts_is_told_and_not_taken(beside):
    found = named("Delegation:", "1. Mr. Owen PRICE, Judge\n2. Ms. Ada REED, Clerk", beside)
    assert [one.name for one in found.delegates] == ["Owen PRICE", "Ada REED"]
    assert [beside.split("\n")[0][4:] in item.detail for item in found.review].count(True) == 1


def test_who_is_only_named_is_taken_where_nobody_has_a_post_or_a_role_is_said():
    found = people("Delegation:", "1. Mr. Owen PRICE\n2. Ms. Ada REED", "Ms. Jane NJERI\nTel. +254 20 5550123")
    assert [name for name, *_ in found] == ["Owen PRICE", "Ada REED", "Jane NJERI"]
    found = people("Delegation:", "1. Mr. Owen PRICE, Judge", "Ms. Jane NJERI will lead the delegation.")
    assert [name for name, *_ in found] == ["Owen PRICE", "Jane NJERI"]


# ---------------------------------------------------------------- two scripts beside each other


@pytest.mark.parametrize(
    ("rows", "language", "expected"),
    [
        ([["م", "الاسم", "Name", "الوظيفة"], ["1", "السيد سامي الخطيب", "Sami AL-KHATIB", "قاض"], ["2", "السيدة ليلى الحداد", "Layla AL-HADDAD", "محققة"]],
         "ar", [("سامي الخطيب", "قاض"), ("ليلى الحداد", "محققة")]),
        ([["الاسم بالعربية", "الاسم بالإنجليزية", "الوظيفة"], ["السيد سامي الخطيب", "Sami AL-KHATIB", "قاض"], ["السيدة ليلى الحداد", "Layla AL-HADDAD", "محققة"]],
         "ar", [("سامي الخطيب", "قاض"), ("ليلى الحداد", "محققة")]),
        ([["الاسم", "الوظيفة", "Name", "Title"], ["السيد سامي الخطيب", "قاض", "Sami AL-KHATIB", "Judge"], ["السيدة ليلى الحداد", "محققة", "Layla AL-HADDAD", "Investigator"]],
         "ar", [("سامي الخطيب", "قاض"), ("ليلى الحداد", "محققة")]),
        ([["No", "Name", "Name in Chinese", "Title"], ["1", "Mr. LU Mingzhe", "陆明哲", "Director"], ["2", "Ms. GU Xiaoyun", "顾晓芸", "Judge"]],
         "en", [("LU Mingzhe", "Director"), ("GU Xiaoyun", "Judge")]),
        ([["序号", "姓名", "英文姓名", "职务"], ["1", "陆明哲", "LU Mingzhe", "处长"], ["2", "顾晓芸", "GU Xiaoyun", "副处长"]],
         "zh", [("陆明哲", "处长"), ("顾晓芸", "副处长")]),
        ([["№", "Делегат", "Delegate (unofficial translation)"], ["1", "г-н Орлов Олег\nсудья", "Mr. Oleg ORLOV\nJudge"], ["2", "г-жа Белова Анна\nпрокурор", "Ms. Anna BELOVA\nProsecutor"]],
         "ru", [("Орлов Олег", "судья"), ("Белова Анна", "прокурор")]),
    ],
)  # fmt: skip
def test_of_two_columns_of_names_that_in_the_headings_script_counts(rows, language, expected):
    assert [(name, position) for name, _, position, _ in people(rows, language=language)] == expected


def test_a_column_of_names_in_any_script_is_read_where_it_is_the_only_one():
    rows = [
        ["No", "Name (unofficial translation)", "Title"],
        ["1", "Ms. Ada REED", "Judge"],
        ["2", "السيدة ليلى الحداد", "Clerk"],
    ]
    assert [name for name, *_ in people(rows)] == ["Ada REED", "ليلى الحداد"]


def test_a_form_may_have_the_name_once_more_in_another_script():
    text = "الاسم: السيد سامي الخطيب\nالاسم بالإنجليزية: Sami AL-KHATIB\nالوظيفة: قاض"
    assert people("الوفد:", text, language="ar") == [("سامي الخطيب", Role.DELEGATE, "قاض", "")]


@pytest.mark.parametrize(
    "last",
    [
        "Ministry of Justice, Director\nMr. Ola MOE",
        "третий секретарь, Посольство в Вене\nг-н Моев Константин",
        "قاض، وزارة الخارجية\nالسيدة هالة عثمان",
    ],
)
def test_who_ends_a_letter_below_a_post_signs_it_and_is_asked_about(last):
    found = named("The delegation is as follows:", "1. Ms. Ada REED, Judge, Supreme Court", last)
    assert [person.name for person in found.delegates] == ["Ada REED"]
    assert any("see whether they attend" in item.detail for item in found.review)


@pytest.mark.parametrize(
    "drafts",
    [
        ("Director\nMinistry of Justice\nMr. Ola MOE", "Judge\nSupreme Court\nMs. Ada REED"),
        ("1. Ms. Ada REED, Judge, Supreme Court", "Mr. Ola MOE\nDirector, Ministry of Justice"),
        ("1. Ms. Ada REED, Judge, Supreme Court", "Adviser:\nMr. Ola MOE"),
    ],
)
def test_whose_post_stands_above_as_with_others_or_below_attends(drafts):
    found = named("The delegation is as follows:", *drafts)
    assert {person.name for person in found.delegates} == {"Ada REED", "Ola MOE"}


@pytest.mark.parametrize(
    "below",
    [
        "Para consultas dirigirse a la Sra. Ana ROE (a.roe@office.example).",
        "For questions please contact Mr. Jo ROE (j.roe@office.example).",
        "El conductor Sr. Luis ROE no participará.",
        "Their driver, Mr. Jo ROE, will wait outside.",
    ],
)
def test_a_sentence_on_whom_to_ask_or_who_stays_outside_is_no_part_of_the_last_entry(below):
    found = named(
        "The delegation is as follows:",
        f"1. Mr. Owen PRICE, Judge, Supreme Court\n2. Ms. Ada REED, Director, Ministry of Justice\n{below}",
    )
    told = [(person.name, person.organization, person.emails) for person in found.delegates]
    assert told == [("Owen PRICE", "Supreme Court", ()), ("Ada REED", "Ministry of Justice", ())]


def test_a_remark_may_tell_the_capacity_beside_a_change():
    rows = [["Nom", "Fonction", "Observation"], ["M. Jean MOE", "Juge", "nouveau, en qualité de conseiller"]]
    (found,) = named(rows, amends=True, language="fr").delegates
    assert (found.role, found.change) == (Role.ADVISER, Change.ADD)


def test_an_ordinal_at_the_beginning_of_a_line_is_no_number_of_a_list():
    text = "1. г-н Орлов Олег, начальник\n5-го отдела Главного управления\n2. г-жа Белова Анна, судья"
    assert [name for name, *_ in people("Делегация:", text, language="ru")] == ["Орлов Олег", "Белова Анна"]


def test_what_goes_on_in_small_letters_behind_a_name_is_no_post():
    last = "Mr. Jonah KIPTOO, who drives them, does not need a badge."
    found = named("Delegation:", "1. Mr. Owen PRICE, Judge\n2. Ms. Ada REED, Clerk", last)
    assert [one.name for one in found.delegates] == ["Owen PRICE", "Ada REED"]
    assert any("Jonah KIPTOO" in item.detail for item in found.review)


def test_a_row_with_nothing_but_a_name_is_somebody_and_one_with_a_body_heads_those_below():
    rows = [["Name", "Position", "Ministry", "E-mail"], ["Ada REED", "Judge", "High Court", "a@x.example"]]
    found = named([*rows, ["Owen PRICE", "", "", ""]])
    assert [one.name for one in found.delegates] == ["Ada REED", "Owen PRICE"]
    assert any(item.path.startswith("/delegates/1") for item in found.review)
    rows = [
        rows[0],
        ["Ministry of Justice", "", "", ""],
        ["Ada REED", "Judge", "", ""],
        ["Owen PRICE", "Clerk", "", ""],
    ]
    assert [body for *_, body in people(rows)] == ["Ministry of Justice"] * 2


@pytest.mark.parametrize(
    ("text", "language", "bodies"),
    [
        ("Ministry of Justice\nMr. Carl MOE, Director\nMs. Ada REED, Clerk\nCoast Guard\nMr. Owen PRICE, Captain", "en", ["Ministry of Justice", "Ministry of Justice", "Coast Guard"]),
        ("Ministry of Justice\nLegal Department\nMr. Carl MOE\nDirector\nMs. Ada REED\nClerk", "en", ["Ministry of Justice Legal Department"] * 2),
        ("Министерство юстиции\nг-н Орлов Олег Иванович, директор\nг-жа Белова Анна Петровна, советник", "ru", ["Министерство юстиции"] * 2),
        ("وزارة العدل\nالسيد سالم عودة، مدير\nالسيدة ليلى حداد، قاضية", "ar", ["وزارة العدل"] * 2),
        ("司法部\n张伟先生，处长\n李娜女士，科长", "zh", ["司法部"] * 2),
        ("Mr. Carl MOE, Director\nMinistry of Justice\nMs. Ada REED, Clerk\nHigh Court", "en", ["Ministry of Justice", "High Court"]),
        ("Ministry of Justice\nMr. Carl MOE, Director\nMs. Ada REED, Clerk, High Court", "en", ["Ministry of Justice", "High Court"]),
        ("Ministry of Justice\n1. Mr. Carl MOE, Director,\nLegal Department\n2. Ms. Ada REED, Clerk", "en", ["Legal Department", "Ministry of Justice"]),
    ],
)  # fmt: skip
def test_a_body_above_the_people_of_its_paragraph_is_that_of_them_all(text, language, bodies):
    assert [body for *_, body in people("We nominate:", text, language=language)] == bodies


def test_a_body_that_heads_the_people_of_one_paragraph_heads_nobody_below_it():
    found = people("We nominate:", "High Court\nMr. Carl MOE, Judge\nMs. Ada REED, Clerk", "Mr. Owen PRICE, Captain")
    assert [body for *_, body in found] == ["High Court", "High Court", ""]


def test_a_body_between_the_items_of_a_list_heads_those_below_it_and_is_looked_at():
    text = "Ministry of Justice\n1. Mr. Carl MOE, Director\n2. Ms. Ada REED, Clerk\nCoast Guard\n3. Mr. Owen PRICE, Captain"
    found = named("We nominate:", text)
    assert [one.organization for one in found.delegates] == [
        "Ministry of Justice",
        "Ministry of Justice",
        "Coast Guard",
    ]
    assert [doubt.path for doubt in found.review] == ["/delegates/2/organization"]


def test_roles_between_a_body_and_its_people_leave_them_that_body():
    found = people("We nominate:", "High Court\nHead of Delegation\nMr. Carl MOE, Judge\nMembers\nMs. Ada REED, Clerk")
    assert [(role, body) for _, role, _, body in found] == [(Role.HEAD, "High Court"), (Role.DELEGATE, "High Court")]


@pytest.mark.parametrize(
    ("text", "language"),
    [("Délégation du Togo\nM. Luc MOREL, Juge\nMme Awa SARR, Greffière", "fr"), ("加纳代表团\n张伟先生，处长\n李娜女士，科长", "zh")],
)  # fmt: skip
def test_the_name_of_a_delegation_above_its_people_is_no_body_of_them_all(text, language):
    found = named(text, language=language)
    assert found.delegates[1].organization == ""
    assert "/delegates/0/organization" in [doubt.path for doubt in found.review]


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        ("Ministry of Justice\nMs. Ada REED\nDirector\nMr. Ola MOE\nClerk", "Royal Zarian Police\nMaj. Ivo LUND\nInspector", "en"),
        ("MINISTERIO DE JUSTICIA\nDra. Ada Roca\nAsesora letrada\nSr. Ola Mora\nJuez", "PODER JUDICIAL\nLic. Ivo Luna\nJuez", "es"),
        ("Министерство юстиции\nг-жа Белова Анна\nсудья\nг-н Орлов Олег\nсудья", "Генеральная прокуратура\nг-н Лунин Иван\nпрокурор", "ru"),
        ("وزارة العدل\nالسيدة ليلى الحداد\nقاضية\nالسيد سامي الخطيب\nقاض", "سفارة زاريا في فيينا\nالسيد كريم الطائي\nسكرتير أول", "ar"),
    ],
)  # fmt: skip
def test_the_first_line_of_a_paragraph_of_people_may_be_their_body(first, second, language):
    bodies = [body for *_, body in people("", first, second, language=language)]
    assert bodies == [first.splitlines()[0]] * 2 + [second.splitlines()[0]]


def test_a_body_that_begins_a_paragraph_keeps_the_role_above_it_and_holds_no_further():
    found = people("EXPERTS", "Ministry of Justice\nMs. Ada REED\nDirector\nMr. Ola MOE\nClerk", "Ms. Una VEGA\nJudge")
    assert [role for _, role, *_ in found] == [Role.EXPERT] * 3
    assert [body for *_, body in found] == ["Ministry of Justice"] * 2 + [""]


@pytest.mark.parametrize("mark", ['"', '-"-', "〃", "- // -", "''", "ditto", "same as above"])
def test_a_mark_of_repetition_gives_the_body_of_the_row_above(mark):
    rows = [["Name", "Post", "Ministry"], ["Mr. Owen PRICE", "Judge", "Home Office"], ["Ms. Ada REED", "Clerk", mark]]
    assert [body for *_, body in people(rows)] == ["Home Office"] * 2


def test_a_directorate_of_two_letters_is_no_name():
    found = people("The delegation:", "- Hella van der Poel, Head of Unit, DG Justice\n- Ivo Lund, Adviser, same DG")
    assert [(name, body) for name, *_, body in found] == [
        ("Hella van der Poel", "DG Justice"),
        ("Ivo Lund", "DG Justice"),
    ]


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        ("1. 沈慧敏，女，处长，外交部\n2. 贺志强，男，二级警督，公安部", "zh"),
        ("1. Lea MOREL, F, Juge, Cour suprême\n2. Luc MARTIN, M, Juge, Cour suprême", "fr"),
        ("1. Белова Анна, ж, судья, Верховный суд\n2. Орлов Олег, м, судья, Верховный суд", "ru"),
    ],
)
def test_a_gender_between_commas_is_no_post(lines, language):
    found = people("", lines, language=language)
    said = [line.replace("，", ", ").split(", ")[2:] for line in lines.splitlines()]
    assert [[position, body] for _, _, position, body in found] == said


def test_a_form_that_nobody_filled_in_names_nobody():
    blank = "Mr/Mrs/Ms:\nSurname:\nFirst name:\nTitle:\nMinistry:"
    filled = "Mr/Mrs/Ms: Ms.\nSurname: Reed\nFirst name: Ada\nTitle: Judge\nMinistry: Home Office"
    assert [name for name, *_ in people("Participant No. 1", filled, "Participant No. 2", blank)] == ["Reed Ada"]


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("Legal adviser", Role.ADVISER), ("Conseillère juridique", Role.ADVISER), ("Asesora legal", Role.ADVISER),
        ("юридический советник", Role.ADVISER), ("مستشار قانوني", Role.ADVISER), ("法律顾问", Role.ADVISER),
        ("Adviser to the Minister", Role.DELEGATE),
    ],
)  # fmt: skip
def test_a_cell_of_roles_may_qualify_the_adviser(said, role):
    rows = [["Name", "Post", "Role"], ["Ms. Ada REED", "Judge", said]]
    assert [one for _, one, *_ in people(rows)] == [role]


@pytest.mark.parametrize("last", [["Paul GREEN", "Clerk", "High Court", ""], None])
def test_a_lone_name_without_a_word_of_address_is_asked_about_and_nobodys_body(last):
    rows = [["Name", "Function", "Organization", "E-mail"], ["Ada REED", "Judge", "High Court", "a@x.example"]]
    found = named([*rows, ["Ivan Holm", "", "", ""], *([last] if last else [])])
    assert {one.organization for one in found.delegates} == {"High Court"}
    assert any("Ivan Holm" in item.detail for item in found.review)


@pytest.mark.parametrize("columns", [2, 3])
def test_a_lone_name_in_a_table_without_headings_is_asked_about(columns):
    rows = [["Ms. Ada REED", "Judge", "a@x.example"], ["Greenwood", "", ""], ["Mr. Owen PRICE", "Clerk", "o@x.example"]]
    rows = [row[:columns] for row in rows]
    found = named("The delegation:", rows)
    assert [one.name for one in found.delegates] == ["Ada REED", "Owen PRICE"]
    assert any("Greenwood" in item.detail for item in found.review)


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (["Adviser for", "Legal Affairs"], "position"),
        (["Conseiller aux", "Affaires juridiques"], "position"),
        (["советник по", "правовым вопросам"], "position"),
        (["заместитель начальника отдела", "по противодействию торговле людьми"], "organization"),
        (["Judge", "High Court Same Tel. as above"], "organization"),
        (["Judge", "High Court, P.O. Box 116"], "organization"),
    ],
)
def test_half_a_field_and_what_belongs_to_none_is_looked_at(cells, field):
    found = named([["Name", "Post", "Institution"], ["Karl HUBER", *cells], ["Ada MOE", "Registrar", "High Court"]])
    assert f"/delegates/0/{field}" in [item.path for item in found.review]


def test_words_of_address_below_no_heading_are_those_of_the_names_beside_them():
    rows = [["", "Nom", "Prénom", "Fonction"], ["M.", "HUBER", "Karl", "Juge"], ["Mme", "MOREL", "Ada", "Greffière"]]
    found = named(rows, language="fr").delegates
    assert [(one.honorific, one.family_name) for one in found] == [("M.", "Huber"), ("Mme", "Morel")]


def test_posts_below_no_heading_are_no_words_of_address():
    rows = [["Name", "", "Organization"], ["Karl HUBER", "Ambassador", "Court"], ["Ada MOE", "Judge", "Court"]]
    assert [one.honorific for one in named(rows).delegates] == ["", ""]


@pytest.mark.parametrize("heads", [["Name", "", "Organization", ""], ["Name", "Position", "Contact person", ""]])
def test_of_two_columns_below_no_heading_or_one_apart_from_the_names_none_is_of_address(heads):
    found = named([heads, ["Karl HUBER", "Mr.", "Court", "Ms."], ["Ada MOE", "Ms.", "Office", "Mr."]])
    assert [one.honorific for one in found.delegates] == ["", ""]


# ---------------------------------------------------------------- whom to ask in a row


@pytest.mark.parametrize(
    ("said", "language"),
    [("Contact", "en"), ("Point de contact", "fr"), ("Persona de contacto", "es"), ("联系人", "zh")],
)
def test_a_row_about_whom_to_ask_is_nobody_and_is_looked_at(said, language):
    rows = [["Name", "Position", "E-mail"], ["Owen PRICE", "Judge", "o@x.example"], [said, "Clerk", "desk@x.example"]]
    found = named(rows, language=language)
    assert [d.name for d in found.delegates] == ["Owen PRICE"]
    assert any(said in item.detail for item in found.review)


# ---------------------------------------------------------------- a body that sends


@pytest.mark.parametrize(
    ("line", "language", "asked"),
    [
        ("The Police Service sends:", "en", True),
        ("Le Ministère de la Justice désigne :", "fr", True),
        ("El Ministerio del Interior envía a:", "es", True),
        ("Министерство труда направляет:", "ru", True),
        ("رشحت وزارة العدل:", "ar", True),
        ("The Permanent Mission nominates:", "en", False),
        ("The Ministry of Foreign Affairs nominates:", "en", False),
        ("The Government of Ghana nominates:", "en", False),
        ("The Ministry of Justice has the honour to nominate the following:", "en", False),
        ("The delegation will be composed as follows:", "en", False),
    ],
)
def test_a_body_that_sends_the_people_below_may_be_theirs(line, language, asked):
    found = named(line, "1. Mr. Owen PRICE, Judge\n2. Ms. Ada REED, Clerk", language=language)
    assert [d.organization for d in found.delegates] == ["", ""]
    paths = [item.path for item in found.review if "may be of that body" in item.detail]
    assert paths == (["/delegates/0/organization", "/delegates/1/organization"] if asked else [])


def test_a_line_below_the_one_that_sends_ends_it():
    found = named(
        "The Police Service sends:",
        "1. Mr. Owen PRICE, Judge",
        "The delegation also includes:",
        "2. Ms. Ada REED, Clerk",
    )
    assert [item.path for item in found.review if "of that body" in item.detail] == ["/delegates/0/organization"]


@pytest.mark.parametrize(
    ("heading", "asked"), [("Reserve:", True), ("Reserve list:", True), ("Members:", False), ("Names:", False)]
)
def test_a_heading_above_the_first_person_that_nobody_understands_is_looked_at(heading, asked):
    found = named(f"{heading}\nMr. Owen PRICE, Judge, High Court", "Members:\nMs. Ada REED, Clerk, High Court")
    assert any("not understood" in item.detail for item in found.review) is asked


# ---------------------------------------------------------------- rows of one text


def test_a_row_of_one_text_heads_the_people_below_where_the_table_begins_with_one():
    rows = [
        ["Home Office", ""], ["Mr. Owen PRICE", "Judge"], ["Ms. Ada REED", "Clerk"],
        ["Ministry of Labour", ""], ["Ms. Eva POE", "Director"],
    ]  # fmt: skip
    assert [body for *_, body in people(rows)] == ["Home Office", "Home Office", "Ministry of Labour"]
    rows = [["Head of Delegation", ""], ["Mr. Owen PRICE", "Judge"], ["Adviser", ""], ["Ms. Ada REED", "Clerk"]]
    assert [role for _, role, *_ in people(rows)] == [Role.HEAD, Role.ADVISER]


@pytest.mark.parametrize("row", [["Ministry of Labour", ""], ["", "Ministry of Labour"]])
def test_a_body_alone_in_a_row_below_somebody_is_looked_at(row):
    found = named([["Mr. Owen PRICE", "Judge"], row, ["Ms. Eva POE", "Director"]])
    assert any("Ministry of Labour" in item.detail for item in found.review)


@pytest.mark.parametrize("text", ["Working Group on Lighthouses", "Delegation of Ghana"])
def test_a_meeting_or_a_delegation_alone_in_a_row_is_nobodys_body(text):
    assert [body for *_, body in people([[text, ""], ["Mr. Owen PRICE", "Judge"], ["Ms. Eva POE", "Director"]])] == [
        "",
        "",
    ]


@pytest.mark.parametrize("columns", [["Name", "Position"], ["Name", "Position", "E-mail"]])
def test_a_group_in_a_row_of_its_own_heads_the_people_of_a_table_and_is_nobody(columns):
    people_of = ["Ms. Ada REED", "Judge"], ["Mr. Owen PRICE", "Clerk"]
    (first, second) = ([*one, ""][: len(columns)] for one in people_of)
    rows = [columns, ["Public Sector", "", ""][: len(columns)], first, ["High Court", "", ""][: len(columns)], second]
    found = named(rows)
    assert [(one.name, one.organization) for one in found.delegates] == [
        ("Ada REED", "Public Sector"), ("Owen PRICE", "High Court"),
    ]  # fmt: skip
    assert [item.path for item in found.review if "Public Sector" in item.detail] == ["/delegates/0/organization"]


def test_a_cell_alone_without_a_word_of_address_is_asked_about_where_others_have_one():
    found = named([["Name", "Position"], ["Ms. Ada REED", "Judge"], ["Kite Runners", ""], ["Mr. Owen PRICE", "Clerk"]])
    assert "/delegates/1" in [item.path for item in found.review if "Kite Runners" in item.detail]


@pytest.mark.parametrize(
    ("heading", "language"),
    [
        ("Civil society", "en"), ("Société civile :", "fr"), ("Sector privado", "es"), ("Частный сектор", "ru"),
        ("المجتمع المدني", "ar"), ("非政府组织：", "zh"),
    ],
)  # fmt: skip
def test_a_group_above_people_is_asked_about(heading, language):
    found = named("", heading, "1. Mr. Owen PRICE, Director\n2. Ms. Amelia DARKO, Judge", language=language)
    assert any(heading.strip(" :：") in item.detail for item in found.review)


def test_a_line_without_a_bullet_between_those_of_two_groups_is_asked_about():
    text = "From the capital\n- Mr. Owen PRICE, Director\n- Ms. Amelia DARKO, Judge\nFrom Vienna\n- Ms. Ada REED, Clerk"
    assert "/delegates/1" in [item.path for item in named("", text).review if "From Vienna" in item.detail]


@pytest.mark.parametrize(
    ("heading", "language"),
    [
        ("Contacts", "en"), ("Contact persons:", "en"), ("LIAISON OFFICER", "en"), ("For further information:", "en"), ("Point focal :", "fr"),
        ("Personas de contacto:", "es"), ("Контактные лица:", "ru"), ("للاتصال:", "ar"), ("联系人：", "zh"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "contact",
    [
        "- Ms. Ada REED, Clerk",
        "Name: Ms. Ada REED\nPosition: Clerk",
        [["Name", "Position"], ["Ms. Ada REED", "Clerk"]],
        [["Name", "Ms. Ada REED"], ["Position", "Clerk"]],
    ],
)
def test_who_stands_below_a_heading_of_whom_to_ask_is_asked_about(heading, language, contact):
    found = named(
        "",
        "1. Mr. Owen PRICE, Director\n2. Ms. Amelia DARKO, Judge",
        heading,
        contact,
        language=language,
    )
    asked = [item.path for item in found.review if "Ada REED" in item.detail]
    assert len(found.delegates) == 2 or "/delegates/2" in asked
    assert not any("Owen PRICE" in item.detail for item in found.review if heading.strip(" :：") in item.detail)


@pytest.mark.parametrize(
    "listed",
    [
        "1. Mr. Owen PRICE, Director\n2. Ms. Amelia DARKO, Judge",
        [["Name", "Position"], ["Mr. Owen PRICE", "Director"], ["Ms. Amelia DARKO", "Judge"]],
    ],
)
def test_the_contact_details_of_delegates_head_no_contacts(listed):
    found = named("", "Contact details", listed)
    assert not any("Contact details" in item.detail for item in found.review)


@pytest.mark.parametrize("row", ["Contact person", "Point focal", "Контактное лицо", "联系人："])
def test_who_stands_below_a_row_of_whom_to_ask_is_asked_about(row):
    heads = ["Name", "Position", "Organization"]
    rows = [heads, ["Mr. Owen PRICE", "Director", "High Court"], [row] * 3, ["Ms. Ada REED", "Clerk", ""]]
    found = named(rows)
    assert "/delegates/1" in [item.path for item in found.review if row.strip("：") in item.detail]
    assert not any("Owen PRICE" in item.detail for item in found.review)


@pytest.mark.parametrize("heads", [["Fonction", "Position"], ["Title", "Titre"], ["Cargo", "Position"]])
def test_a_post_in_two_languages_beside_each_other_is_asked_about(heads):
    rows = [["Name", *heads], ["Mr. Owen PRICE", "Director", "Directeur"], ["Ms. Ada REED", "Judge", "Juge"]]
    paths = [item.path for item in named(rows).review]
    assert {"/delegates/0", "/delegates/1"} <= set(paths)


@pytest.mark.parametrize(
    ("head", "answer"), [("Attending", "No"), ("是否参会", "否"), ("Head of delegation? (YES/NO)", "YES")]
)
def test_an_answer_below_a_heading_that_nobody_knows_is_asked_about(head, answer):
    rows = [["Name", "Position", "Organization", head], ["Ms. Ada REED", "Judge", "High Court", answer]]
    assert [item.path for item in named(rows).review] == ["/delegates/0"]


@pytest.mark.parametrize(
    ("heading", "answer", "language"),
    [
        ("Visa required", "Yes", "en"), ("Hotel room", "NO", "en"), ("Visa nécessaire", "non", "fr"), ("Visado", "Sí", "es"),
        ("Виза", "да", "ru"), ("التأشيرة", "نعم", "ar"), ("Visum", "ja", "de"), ("Visto", "sim", "pt"),
    ],
)  # fmt: skip
def test_whether_somebody_needs_a_visa_is_no_answer_about_who_they_are(heading, answer, language):
    known = [["Name", "Position", "Ministry"], ["Ms. Ada REED", "Judge", "High Court"]]
    rows = [[*row, said] for row, said in zip(known, (heading, answer), strict=True)]
    found = named("", rows, language=language)
    assert [item for item in found.review if f"{answer} stands beside" in item.detail] == []


@pytest.mark.parametrize(
    ("heading", "language"),
    [("Drivers:", "en"), ("Not attending", "en"), ("Conjoints", "fr"), ("Choferes:", "es"), ("Fahrer:", "de")],
)
def test_who_stands_in_a_table_below_a_heading_of_those_who_do_not_attend_is_asked_about(heading, language):
    rows = [["Name", "Position"], ["Ms. Ada REED", "Clerk"]]
    found = named("", "1. Mr. Owen PRICE, Director\n2. Ms. Amelia DARKO, Judge", heading, rows, language=language)
    assert [item.path for item in found.review if heading.strip(":") in item.detail] == ["/delegates/2"]


def test_a_table_of_delegates_below_whom_to_ask_and_a_heading_is_not_asked_about():
    rows = [["Name", "Position"], ["Mr. Owen PRICE", "Director"], ["Ms. Amelia DARKO", "Judge"]]
    found = named("", "Contact person", "Name: Ms. Ada REED\nPosition: Clerk", "Delegates", rows)
    assert [item.path for item in found.review if "Contact person" in item.detail] == ["/delegates/0"]


_GONE = [
    ("has withdrawn", "en"), ("not coming", "en"), ("excused", "en"), ("annulé", "fr"), ("absente", "fr"), ("ne participera pas", "fr"),
    ("cancelada", "es"), ("no participará", "es"), ("не приедет", "ru"), ("участие отменено", "ru"), ("ملغى", "ar"),
    ("تم الإلغاء", "ar"), ("لن تشارك", "ar"), ("取消", "zh"), ("不参加", "zh"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "language"), _GONE)
@pytest.mark.parametrize(
    "row", [["Ms. Ada REED", "Judge", "{}"], ["Ms. Ada REED ({})", "Judge", ""], ["Ms. Ada REED", "Judge ({})", ""]]
)
@pytest.mark.parametrize("head", [[["Name", "Position", "Remarks"]], []])
def test_who_a_row_says_does_not_come_is_nobody_or_asked_about(said, language, row, head):
    rows = [*head, ["Mr. Owen PRICE", "Clerk", ""], [cell.format(said) for cell in row]]
    found = named(rows, language=language)
    coming = [one.name for one in found.delegates if one.change is not Change.REMOVE]
    assert coming == ["Owen PRICE"] or any("Ada REED" in item.detail for item in found.review)


@pytest.mark.parametrize(("said", "language"), _GONE)
def test_who_a_bracket_in_a_list_says_does_not_come_is_nobody_or_asked_about(said, language):
    found = named("", f"1. Mr. Owen PRICE, Clerk\n2. Ms. Ada REED, Judge, High Court ({said})", language=language)
    coming = [one.name for one in found.delegates if one.change is not Change.REMOVE]
    assert coming == ["Owen PRICE"] or any("REED" in item.detail for item in found.review)


def test_a_body_or_a_post_that_begins_like_a_removal_takes_nobody_off():
    rows = [
        ["Name", "Position", "Organization"],
        ["Ms. Ada REED", "Judge", "Withdrawal Unit"],
        ["Mr. Owen PRICE", "Clerk", "Court"],
    ]
    assert named(rows).review == ()


@pytest.mark.parametrize(
    ("lines", "language", "expected"),
    [
        (["Белова Анна Петровна", "главный инспектор Управления по борьбе", "с организованной преступностью"], "ru",
         ("главный инспектор Управления по борьбе с организованной преступностью", "")),
        (["Белова Анна Петровна", "атташе Посольства Республики Армения", "в Королевстве Норвегия"], "ru",
         ("атташе Посольства Республики Армения в Королевстве Норвегия", "")),
        (["Ms. Jane NJERI", "Director for Cooperation", "with Neighbouring States", "Ministry of Justice"], "en",
         ("Director for Cooperation with Neighbouring States", "Ministry of Justice")),
        (["Mme Awa SARR", "Directrice de la police criminelle", "et des enquêtes", "Ministère de la Justice"], "fr",
         ("Directrice de la police criminelle et des enquêtes", "Ministère de la Justice")),
        (["Белова Анна Петровна, начальник", "3-го отдела Управления по борьбе с хищениями"], "ru",
         ("начальник 3-го отдела Управления по борьбе с хищениями", "")),
        # Right below a name, and below a bare post, it says of which body somebody is.
        (["Ms. Jane NJERI", "Judge", "of the Supreme Court"], "en", ("Judge", "of the Supreme Court")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("marker", ["1. ", "- "])
def test_a_line_that_begins_with_a_small_word_goes_on_with_the_post_above(marker, lines, language, expected):
    first, *more = lines
    text = "\n".join([marker + first, *(f"   {line}" for line in more)])
    lead = {"ru": "Примут участие:", "en": "The delegation:", "fr": "La délégation :"}[language]
    (found,) = people(lead, text, language=language)
    assert found[2:] == expected


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        (["Белова\nАнна Петровна", "ОРЛОВ\nОлег Иванович"], ["Белова Анна Петровна", "ОРЛОВ Олег Иванович"]),
        (["Алиев\nРауф Тофик оглы", "Алиева\nЛейла Рауф кызы"], ["Алиев Рауф Тофик оглы", "Алиева Лейла Рауф кызы"]),
    ],
)
def test_a_family_name_above_given_name_and_the_fathers_is_one_name(rows, names):
    table = [[name, "советник отдела"] for name in rows]
    assert [(name, post) for name, _, post, _ in people("Примут участие:", table, language="ru")] == [
        (name, "советник отдела") for name in names
    ]
    lines = "\n\n".join(f"{name}\nсоветник отдела" for name in rows)
    assert [name for name, *_ in people("Примут участие:", *lines.split("\n\n"), language="ru")] == names


@pytest.mark.parametrize(
    ("first", "post"),
    [
        ("1. 贺正平", "司法部副司长"),
        ("2) Kofi MENSAH", "Director, Ministry of Justice"),
        ("1. Kofi Mensah", "Director"),
    ],
)
def test_a_row_that_blanks_part_may_begin_with_its_number(first, post):
    (found,) = people([[first, post]])
    assert found[0] == first.split(maxsplit=1)[1]
    assert found[2] == post.partition(",")[0]


def test_a_sentence_about_somebody_below_a_list_ends_the_last_of_it():
    found = people(
        "Delegation:",
        "1. Mr. Owen PRICE, Judge\n2. Ms. Jane NJERI\n   Clerk\n   The wife of Mr. PRICE, Ms. Ada PRICE, will travel with him.\n"
        "   High Court",
    )
    assert [(name, body) for name, *_, body in found] == [("Owen PRICE", ""), ("Jane NJERI", "")]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("团长：秦岚，司法部国际合作局，参赞", "zh", ("参赞", "司法部国际合作局")),
        ("Member: Ms. Jane NJERI, Ministry of Justice, Director", "en", ("Director", "Ministry of Justice")),
        ("Член делегации: г-жа Белова Анна Петровна, Министерство юстиции, начальник отдела", "ru",
         ("начальник отдела", "Министерство юстиции")),
        # What may be the place in the delegation stays where it is, and is asked about.
        ("Delegation: Ms. Jane NJERI, Ministry of Justice, Expert", "en", ("", "Ministry of Justice, Expert")),
    ],
)  # fmt: skip
def test_a_post_behind_a_body_and_a_comma_is_the_post(text, language, expected):
    (found,) = people(text, language=language)
    assert found[2:] == expected


@pytest.mark.parametrize(
    ("head", "members", "post", "body", "language"),
    [
        ("Head of Delegation", "Delegates", "Adviser", "Ministry of Trade", "en"),
        ("Chef de délégation", "Membres", "Conseiller", "Ministère du Commerce", "fr"),
        ("Jefa de Delegación", "Miembros", "Asesor", "Ministerio de Comercio", "es"),
        ("Руководитель делегации", "Члены делегации", "Советник", "Министерство торговли", "ru"),
    ],
)
def test_a_post_below_nothing_but_a_name_is_theirs_and_heads_nobody(head, members, post, body, language):
    block = f"{head}\nMs. Ada REED\nAmbassador\n{members}\nMr. Owen PRICE\n{post}\n{body}"
    assert people(block, language=language)[1] == ("Owen PRICE", Role.DELEGATE, post, body)


def test_a_role_between_people_heads_who_stands_below_it():
    found = people("Head of Delegation\nMs. Ada REED\nAdviser\nMr. Owen PRICE, Clerk, High Court")
    assert [role for _, role, *_ in found] == [Role.HEAD, Role.ADVISER]


@pytest.mark.parametrize(
    ("comes", "goes", "language"),
    [
        ("To be added:", "To be withdrawn:", "en"),
        ("Joins", "Leaving", "en"),
        ("Inclusion of", "Withdrawal of", "en"),
        ("À ajouter", "À retirer", "fr"),
        ("Ajout de", "Retrait de", "fr"),
        ("Se incorpora a:", "Se retira a:", "es"),
        ("Incluir a", "Excluir a", "es"),
        ("Incluir", "Excluir", "pt"),
        ("Включить:", "Исключить:", "ru"),
        ("إضافة", "حذف", "ar"),
    ],
)
def test_a_first_cell_tells_who_comes_and_who_goes(comes, goes, language):
    rows = [[comes, "Ms. Ada REED\nJudge\nHigh Court"], [goes, "Mr. Owen PRICE\nClerk\nHigh Court"]]
    found = named(rows, amends=True, language=language)
    assert [(one.name, one.change, one.position) for one in found.delegates] == [
        ("Ada REED", Change.ADD, "Judge"), ("Owen PRICE", Change.REMOVE, "Clerk"),
    ]  # fmt: skip
    assert found.review == ()


def test_of_two_with_the_post_that_leads_nobody_is_head_unseen():
    people = "1. Mr. Owen PRICE, Director, Ministry of Justice\n2. Ms. Ada REED, Director, High Court"
    found = named(people, "The delegation will be led by the Director.")
    assert ([one.role for one in found.delegates], len(found.review)) == ([Role.DELEGATE] * 2, 1)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Jefe Adjunto de Delegación", "es"),
        ("Jefa de Delegación Suplente", "es"),
        ("Cheffe adjointe de délégation", "fr"),
        ("Chef de délégation suppléant", "fr"),
        ("Chefe Adjunta de Delegação", "pt"),
        ("Deputy Chief of Delegation", "en"),
    ],
)
def test_a_deputy_head_below_the_body_is_no_part_of_it(said, language):
    found = people("", f"Ms. Ada REED\nJudge\nHigh Court\n{said}", language=language)
    assert found == [("Ada REED", Role.DEPUTY_HEAD, "Judge", "High Court")]


def test_a_post_below_a_name_that_fills_its_cell_is_no_part_of_the_name():
    first, *others = typed("Ms. Ada Louisa Constance REED\nCounsellor\nCourt of Justice")
    wide = Line(tuple(Word(w.text, box=Box(100 + 50 * at, 0, 145 + 50 * at, 10)) for at, w in enumerate(first.words)))
    below = [
        Line(
            tuple(Word(w.text, box=Box(100 + 60 * at, top, 155 + 60 * at, top + 10)) for at, w in enumerate(line.words))
        )
        for top, line in zip((12, 24), others, strict=True)
    ]
    head = (Line((Word("Head", box=Box(10, 0, 40, 10)),)),)
    passage = Passage("1", None, 1, Table((Cell(0, 0, head), Cell(0, 1, (wide, *below)))), Zone.BODY)
    grid = tables.grid(passage, count(), vocabulary())
    assert grid.rows[0][1].text.splitlines()[0] == "Ms. Ada Louisa Constance REED"


@pytest.mark.parametrize(
    ("last", "asked"),
    [
        ("Ada REED - Second Secretary - Permanent Mission", False),
        ("\nAda REED - Second Secretary - Permanent Mission", True),
        ("Ada REED", True),
    ],
)
def test_the_last_of_people_in_lines_of_one_paragraph_has_not_signed(last, asked):
    block, *below = f"Mr. Owen PRICE - Clerk - High Court\nMr. Luc MOE - Judge - High Court\n{last}".split("\n\n")
    found = named("The delegation:", block, *below)
    assert ("may be who signed" in " ".join(item.detail for item in found.review)) is asked


@pytest.mark.parametrize("labels", [("Brought in:", "Sent home:"), ("Neu dabei:", "Nicht mehr dabei:")])
def test_a_first_cell_that_nobody_knows_before_a_whole_person_is_asked_about(labels):
    rows = [[labels[0], "Ms. Ada REED\nJudge\nHigh Court"], [labels[1], "Mr. Owen PRICE\nClerk\nHigh Court"]]
    found = named(rows, amends=True)
    assert [(one.name, one.position) for one in found.delegates] == [("Ada REED", "Judge"), ("Owen PRICE", "Clerk")]
    assert [item.detail.partition(" stands")[0] for item in found.review] == [label.strip(":") for label in labels]


def test_a_field_that_ends_in_an_elided_word_looks_cut():
    text = (
        "Mme Ada REED, Juge\nM. Owen PRICE, Conseiller, Ministère de la Justice, n'assistera qu'à la première journée."
    )
    assert [item.path for item in named("", text, language="fr").review] == ["/delegates/1/organization"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Начальник отдела МВД Белов Пётр Ильич", "Главный советник Министерства юстиции Орлова Анна Ильинична"],
         [("Белов Пётр Ильич", "Начальник отдела МВД"), ("Орлова Анна Ильинична", "Главный советник Министерства юстиции")]),
        (["Заместитель министра П.И. Белов", "Следователь Генеральной прокуратуры Орлова А.И."],
         [("П.И. Белов", "Заместитель министра"), ("Орлова А.И.", "Следователь Генеральной прокуратуры")]),
    ],
)  # fmt: skip
def test_russian_lines_of_a_post_and_a_whole_name_are_one_person_each(lines, expected):
    found = people("Состав делегации:", "\n".join(lines), language="ru")
    assert [(name, post) for name, _, post, _ in found] == expected


def test_one_line_of_a_post_and_a_name_may_be_who_signs():
    found = people("Состав делегации:", "г-н Орлов О.И., советник", "Начальник управления П.И. Белов", language="ru")
    assert [name for name, *_ in found] == ["Орлов О.И."]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Chairman, National Drugs Control Board", (Role.DELEGATE, "Chairman", "National Drugs Control Board")),
        ("President, National Bank", (Role.DELEGATE, "President", "National Bank")),
        ("Head, National Coordinator", (Role.HEAD, "National Coordinator", "")),
    ],
)
def test_who_leads_a_national_body_leads_no_delegation_for_it(said, expected):
    found = people("The delegation:", f"1. Mr. Owen PRICE, {said}\n2. Ms. Ada REED, Judge, High Court")
    assert found[0][1:] == expected


@pytest.mark.parametrize(
    ("entry", "language", "name", "body"),
    [
        ("Sra. Olga de la Corte, Jueza, Ministerio de Salud", "es", "Olga de la Corte", "Ministerio de Salud"),
        ("Sr. Iván Luis de la Guardia Gómez, Juez, Ministerio de Salud", "es", "Iván Luis de la Guardia Gómez", "Ministerio de Salud"),
        ("Mme Zoé du Parquet, Juge, Ministère de la Santé", "fr", "Zoé du Parquet", "Ministère de la Santé"),
        ("Sr. Ivo da Câmara, Juiz, Ministério da Saúde", "pt", "Ivo da Câmara", "Ministério da Saúde"),
        # More words than a family has are a body, which the particle leads to.
        ("Sr. Ivo Reis da Polícia Judiciária, Inspetor", "pt", "Ivo Reis", "Polícia Judiciária"),
    ],
)  # fmt: skip
def test_a_particle_ends_no_name(entry, language, name, body):
    found = people("Delegation:", f"1. {entry}\n2. Ms. Jane NJERI, Clerk, Ministry of Health", language=language)
    assert (found[0][0], found[0][3]) == (name, body)


# ---------------------------------------------------------------- Russian lists


def test_a_block_beside_one_person_is_another_where_the_name_begins_with_the_family_s():
    first = "Орлов Олег Иванович\nдиректор\nМинистерство труда"
    second = "Асланова Гюнай\nзаведующая отделом\nМинистерство юстиции"
    found = people("Направляем данные участников:", first, second, language="ru")
    assert found[1:] == [("Асланова Гюнай", Role.DELEGATE, "заведующая отделом", "Министерство юстиции")]


def test_a_block_below_one_person_that_begins_with_a_given_name_signs():
    signed = "Гюнай Асланова\nзаведующая отделом"
    found = people("Направляем данные участника:", "Орлов Олег Иванович\nдиректор", signed, language="ru")
    assert [name for name, *_ in found] == ["Орлов Олег Иванович"]


@pytest.mark.parametrize(
    ("first", "second", "signed"),
    [
        ("Орлов Олег Иванович, директор", "Белова Анна Петровна, юрист", "Заместитель министра\nК.С. Ромов"),
        ("Mr. Owen PRICE, Director", "Ms. Ada REED, Judge", "Deputy Minister\nIan LUND"),
    ],
)
def test_who_stands_below_the_post_under_people_named_first_has_signed(first, second, signed):
    found = named("The following will attend:", f"{first}\n{second}", signed)
    assert len(found.delegates) == 2
    assert any("as who signs" in item.detail for item in found.review)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Будем признательны за направление проекта доклада.", "ru"),
        ("Благодарим за содействие в получении пропусков.", "ru"),
        ("Looking forward to your kind confirmation of receipt.", "en"),
        ("Agradecemos el envío de los documentos de la reunión.", "es"),
    ],
)
def test_a_sentence_of_thanks_below_a_list_is_nothing_of_the_last_person(sentence, language):
    text = f"1) Mr. Owen PRICE\nDirector\n2) Ms. Ada REED\nJudge\n{sentence}"
    assert [found[2:] for found in people(text, language=language)] == [("Director", ""), ("Judge", "")]


def test_a_sentence_that_begins_with_a_body_is_no_post_above_the_names_of_a_change():
    text = (
        "The Ministry of Labour of the Republic of Ghana presents its compliments to the Secretariat of the Conference "
        "and has the honour to announce changes.\nRemove: Owen Kwame PRICE, Director, Ministry of Labour.\n"
        "Add: Ada Efua REED, Judge, High Court."
    )
    found = named(text, amends=True).delegates
    assert [(d.name, d.organization, d.change) for d in found] == [
        ("Owen Kwame PRICE", "Ministry of Labour", Change.REMOVE),
        ("Ada Efua REED", "High Court", Change.ADD),
    ]


@pytest.mark.parametrize(
    ("remark", "role"),
    [
        ("включена, глава делегации", Role.HEAD),
        ("added, interpreter", Role.INTERPRETER),
        ("included, see note", Role.DELEGATE),
    ],
)
def test_a_remark_may_tell_the_place_of_somebody_beside_the_change(remark, role):
    rows = [["Name", "Position", "Remarks"], ["Ada REED", "Judge", remark]]
    assert [(d.role, d.change) for d in named(rows, amends=True).delegates] == [(role, Change.ADD)]


@pytest.mark.parametrize(
    ("lines", "language", "found"),
    [
        (
            "Начальник отдела Министерства труда – Орлов Олег Иванович\nЮрист, Служба миграции – Белова А.П.",
            "ru",
            [("Орлов Олег Иванович", "Начальник отдела Министерства труда", ""), ("Белова А.П.", "Юрист", "Служба миграции")],
        ),
        (
            "Director, Ministry of Labour - Mr. Owen PRICE\nJudge, High Court - Ms. Ada REED",
            "en",
            [("Owen PRICE", "Director", "Ministry of Labour"), ("Ada REED", "Judge", "High Court")],
        ),
    ],
)  # fmt: skip
def test_a_line_may_end_in_the_name_behind_a_dash(lines, language, found):
    told = people("The delegation:", lines, language=language)
    assert [(name, position, body) for name, _, position, body in told] == found


def test_a_whole_russian_name_behind_a_post_and_its_state_has_three_words():
    text = "1. Судья Верховного Суда Кыргызской Республики Асанов Бакыт Токтогулович\n2. Толстой Лев Николаевич, юрист"
    found = named(text, language="ru").delegates
    assert [one.name for one in found] == ["Асанов Бакыт Токтогулович", "Толстой Лев Николаевич"]
    assert found[0].position == "Судья Верховного Суда Кыргызской Республики"


@pytest.mark.parametrize(
    "heading", ["Crisis Team, Ministry of Interior\nNorthern Region", "Permanent Delegation\nVienna"]
)
def test_a_body_of_two_lines_with_a_word_for_a_delegation_is_asked_about_above_a_list_without_bodies(heading):
    found = named(heading, "1. Mr. Owen PRICE, Director\n2. Ms. Ada REED, Clerk")
    assert any(heading.split("\n")[0] in item.detail for item in found.review)
