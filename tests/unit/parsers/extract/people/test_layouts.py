"""Tables, forms and lists as offices lay them out: what is whose, and what is nobody's."""

# ruff: noqa: E501 a letter stands on one line as it was typed
import pytest

from parsers.extract.people import fields
from parsers.extract.people.vocabulary import vocabulary
from parsers.record import Change, Reason, Role
from tests.fixtures.drafts import named


def people(*drafts, **keys):
    return [(d.name, d.role, d.position, d.organization) for d in named(*drafts, **keys).delegates]


# ---------------------------------------------------------------- tables


@pytest.mark.parametrize(
    ("heads", "language"),
    [(["INSTEAD OF", "READ"], "en"), (["DONDE DICE", "DEBE DECIR"], "es"), (["Вместо", "Следует читать"], "ru")],
)
def test_a_table_of_corrections_gives_people_as_they_should_read(heads, language):
    rows = [heads, ["Dr. Amalia OROZCO, Advisor", "Dr. Amelia OROZCO VERA, Legal Adviser, Ministry of Justice"]]
    (found,) = named(rows, amends=True, language=language).delegates
    assert (found.name, found.position, found.organization, found.change) == (
        "Amelia OROZCO VERA", "Legal Adviser", "Ministry of Justice", Change.ADD,
    )  # fmt: skip


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


def test_for_whom_people_come_may_be_said_in_many_words():
    found = people(
        "Au titre du Ministère de la Santé et de l'Hygiène",
        "1) Mme KONE Awa, Directrice\n2) M. BAMBA Issa, Chef de service",
        "De la part du Ministère de la Justice",
        "3) M. ZADI Paul, Juge",
        language="fr",
    )
    assert [body for *_, body in found] == ["Ministère de la Santé et de l'Hygiène"] * 2 + ["Ministère de la Justice"]


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
        "ACCOMPANYING (no access needed)",
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


@pytest.mark.parametrize("bullet", ["o", ">>", ">"])
def test_what_programs_make_of_a_bullet_marks_a_line(bullet):
    found = people(f"{bullet} Ms. Amelia DARKO, Director\n{bullet} Mr. Owen PRICE, Adviser")
    assert [name for name, *_ in found] == ["Amelia DARKO", "Owen PRICE"]


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


def test_an_address_may_show_where_two_family_names_begin():
    found = named("1. Ms. Josefa Ferreira Lima, Adviser, j.ferreira@gov.example", iso3="LUX")
    assert found.delegates[0].family_name == "Ferreira Lima"
    assert [item.reason for item in found.review] == [Reason.NAME_ORDER]


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
