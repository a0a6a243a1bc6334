# ruff: noqa: E501 a letter stands on one line as it was typed
import msgspec
import pytest
from msgspec.structs import replace

from parsers.document import Block, Box, Cell, Line, Table, Word
from parsers.extract.letter import Letter, Passage, Setting, Zone
from parsers.extract.people import doubts, find
from parsers.extract.people.vocabulary import vocabulary
from parsers.record import Change, Intent, Reason, Role, Sender
from tests.fixtures.drafts import item, letter, named, typed

INTRO = "The Permanent Mission has the honour to inform that the delegation will be composed as follows:"


def people(*drafts, **keys):
    return [(d.name, d.role, d.position, d.organization) for d in named(*drafts, **keys).delegates]


def changes(*drafts, **keys):
    return [(d.name, d.change) for d in named(*drafts, amends=True, **keys).delegates]


# ---------------------------------------------------------------- roles


def test_a_heading_gives_its_role_to_everybody_below_it():
    found = people(
        "HEAD OF DELEGATION",
        "Ms. Amelia DARKO\nDirector\nMinistry of Justice",
        "ADVISERS",
        "Mr. Owen PRICE\nLegal Officer",
    )
    assert [role for _, role, _, _ in found] == [Role.HEAD, Role.ADVISER]


def test_a_heading_for_who_stands_in_gives_that_role():
    found = named("Запасной представитель:", "г-н Зимин Олег Ильич, судья, Верховный суд", language="ru")
    assert [d.role for d in found.delegates] == [Role.ALTERNATE]


def test_a_heading_keeps_its_role_above_a_long_entry():
    long = (
        "Mr. Owen PRICE, Director of Criminal Affairs and Pardons, Ministry of Justice, Human Rights and Public "
        "Administration of the Republic, tel. +44 20 7946 0018, e-mail o.price@justice.example"
    )
    found = named("Chef de délégation:", long, "Membres:", "Mme Awa SARR, Juriste, Ministère de l'Intérieur")
    assert [d.role for d in found.delegates] == [Role.HEAD, Role.DELEGATE]


def test_post_and_role_below_a_name_make_no_further_person():
    found = people(
        "Ana Lucía PINEDA RIVAS\nDirectora de Asuntos Especiales, Secretaría de Seguridad\nJefa de la Delegación\n"
        "Óscar ZELAYA MEJÍA\nAsesor Legal, Ministerio Público\nDelegado",
        language="es",
    )
    assert found == [
        ("Ana Lucía PINEDA RIVAS", Role.HEAD, "Directora de Asuntos Especiales", "Secretaría de Seguridad"),
        ("Óscar ZELAYA MEJÍA", Role.DELEGATE, "Asesor Legal", "Ministerio Público"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Mr. Owen PRICE (Head of Delegation), Director, Border Guard",
        "Mr. Owen PRICE, Head of Delegation, Director, Border Guard",
        "Mr. Owen PRICE, Director, Border Guard, Head of Delegation",
        "Mr. Owen PRICE - Director - Border Guard - Head of Delegation",
        "Head of Delegation: Mr. Owen PRICE, Director, Border Guard",
    ],
)
def test_a_role_beside_the_name_is_neither_position_nor_organization(line):
    assert people(INTRO, line) == [("Owen PRICE", Role.HEAD, "Director", "Border Guard")]


def test_the_first_of_a_list_is_no_head_for_being_first():
    assert [role for _, role, _, _ in people(INTRO, "1. Ms. Amelia DARKO, Director\n2. Mr. Owen PRICE, Judge")] == [
        Role.DELEGATE
    ] * 2


def test_a_rank_in_the_place_of_the_title_is_a_position_and_no_role():
    assert people("- Mme Awa SARR, Conseiller, Mission permanente", language="fr") == [
        ("Awa SARR", Role.DELEGATE, "Conseiller", "Mission permanente")
    ]


def test_a_deputy_head_of_mission_is_no_deputy_head_of_the_delegation():
    (found,) = people("- Mr. Owen PRICE, Deputy Head of Mission, Embassy in Vienna")
    assert found == ("Owen PRICE", Role.DELEGATE, "Deputy Head of Mission", "Embassy in Vienna")


def test_a_sentence_about_somebody_listed_makes_them_the_head():
    found = people(
        INTRO, "1. Ms. Amelia DARKO, Director\n2. Mr. Owen PRICE, Judge", "Mr. Price will lead the delegation."
    )
    assert [role for _, role, _, _ in found] == [Role.DELEGATE, Role.HEAD]


def test_who_attends_as_an_observer_is_one():
    found = people(
        "We shall attend as observers and would like to register the following:",
        "- Amelia Darko, Director – a@c.example\n- Owen Price, Officer – o@c.example",
    )
    assert [role for _, role, _, _ in found] == [Role.OBSERVER] * 2


@pytest.mark.parametrize("mark", [" / ", ", ", ": "])
def test_a_role_before_the_name_is_one_whatever_divides_them(mark):
    lines = [("Head of delegation", "Mr Owen Price", "Director"), ("Alternate", "Dr Amelia Darko", "Judge")]
    text = "\n".join(mark.join(line[:2]) + ", " + line[2] for line in lines)
    assert [(name, role) for name, role, *_ in people(text)] == [
        ("Owen Price", Role.HEAD),
        ("Amelia Darko", Role.ALTERNATE),
    ]


def test_whatever_the_verb_is_a_clause_gives_a_listed_person_a_role():
    found = people(
        INTRO,
        "1. Mr. Owen PRICE, Judge\n2. Ms. Amelia DARKO, Officer",
        "Ms. Darko shall function as Head of Delegation.",
    )
    assert [role for _, role, *_ in found] == [Role.DELEGATE, Role.HEAD]


def test_a_numbered_role_heads_those_below_it():
    found = people(
        "I. Head of Delegation\nMr. Owen PRICE, Judge\nII. Members\nMs. Amelia DARKO, Director\nMs. Ruth TEMBO, Officer"
    )
    assert [role for _, role, *_ in found] == [Role.HEAD, Role.DELEGATE, Role.DELEGATE]


def test_a_role_and_a_name_may_be_parted_by_white_space():
    found = people("Head of Delegation\tMr. Owen Price, Judge\nAlternate\tMs. Amelia Darko, Officer")
    assert [(name, role) for name, role, *_ in found] == [("Owen Price", Role.HEAD), ("Amelia Darko", Role.ALTERNATE)]


def test_a_chinese_name_ends_at_a_blank():
    found = people("团长：吴伟明 外交部条法司副司长\n团员：高丽华 公安部刑侦局处长", language="zh")
    assert [(name, role) for name, role, *_ in found] == [("吴伟明", Role.HEAD), ("高丽华", Role.DELEGATE)]


def test_of_two_family_names_the_first_alone_is_enough_in_a_sentence():
    found = people(
        INTRO,
        "- Sra. Cristina Paz Ochoa, Embajadora\n- Sr. Joel Rivas Mena, Fiscal",
        "La Sra. Paz actuará como Jefa de la Delegación.",
        language="es",
    )
    assert [role for _, role, *_ in found] == [Role.HEAD, Role.DELEGATE]


def test_a_sentence_wrapped_before_its_capacity_still_tells_it():
    found = people(
        "Notre association souhaite participer en qualité\nd'observateur à la réunion de Vienne et sera\n"
        "représentée par Mme Awa Sarr, chargée de plaidoyer.",
        language="fr",
    )
    assert [(name, role) for name, role, *_ in found] == [("Awa Sarr", Role.OBSERVER)]


def test_a_column_tells_the_place_in_the_delegation():
    rows = [("Name", "Designation", "Position in the delegation"), ("Mr. Owen PRICE", "Joint Secretary", "Leader")]
    assert people(rows) == [("Owen PRICE", Role.HEAD, "Joint Secretary", "")]


# ---------------------------------------------------------------- position and organization


def test_a_diplomatic_double_title_stays_whole():
    assert people("1. H.E. Ms. Amelia DARKO, Ambassador, Permanent Representative, Permanent Mission, Vienna") == [
        ("Amelia DARKO", Role.DELEGATE, "Ambassador, Permanent Representative", "Permanent Mission, Vienna")
    ]


def test_a_body_alone_is_the_organization():
    assert people("1. Mr. Owen PRICE, National Crime Agency") == [
        ("Owen PRICE", Role.DELEGATE, "", "National Crime Agency")
    ]


def test_a_body_before_the_title_stays_the_organization():
    assert people("Mr. Owen PRICE\nMinistry of Justice\nDirector") == [
        ("Owen PRICE", Role.DELEGATE, "Director", "Ministry of Justice")
    ]


def test_a_merged_row_gives_its_role_and_a_heading_over_a_group_its_body():
    found = people("Ministry of Justice:", "- Ms. Amelia DARKO, Director\n- Mr. Owen PRICE, Judge")
    assert [body for *_, body in found] == ["Ministry of Justice"] * 2


def test_a_full_stop_at_the_end_belongs_to_no_organization():
    assert people(INTRO, "1. Mr. Owen PRICE, Judge, High Court.\n2. Ms. Amelia DARKO, Director, Border Guard.") == [
        ("Owen PRICE", Role.DELEGATE, "Judge", "High Court"),
        ("Amelia DARKO", Role.DELEGATE, "Director", "Border Guard"),
    ]


def test_a_heading_gives_a_body_that_no_list_knows_and_says_so():
    found = named(
        INTRO,
        "Kestrel Watch:",
        "- Ms. Amelia DARKO, Director\n- Mr. Owen PRICE, Judge",
        "Ministry of Justice:",
        "- Ms. Ruth TEMBO, Officer",
    )
    assert [d.organization for d in found.delegates] == ["Kestrel Watch", "Kestrel Watch", "Ministry of Justice"]
    assert {path for path, _ in reasons(found)} == {"/delegates/0/organization", "/delegates/1/organization"}


def test_a_verb_behind_a_name_is_no_organization():
    found = named(INTRO, "1. Mr. Owen PRICE, Judge, High Court", "Mr. Owen Price chaperones the delegation to Vienna.")
    assert [(d.organization, found.review) for d in found.delegates] == [("High Court", ())]


def test_a_post_whose_word_is_also_a_body_is_a_post_before_a_body():
    (found,) = people("Sra. Ana Laura BIDEGAIN\nSecretaria de Primera\nMisión Permanente, Viena", language="es")
    assert found == ("Ana Laura BIDEGAIN", Role.DELEGATE, "Secretaria de Primera", "Misión Permanente, Viena")


def test_a_post_below_an_addressed_name_is_no_person():
    found = people("Sr. Wilmer Oseguera\nFiscal Especial de la Niñez, Ministerio Público\nDelegado", language="es")
    assert found == [("Wilmer Oseguera", Role.DELEGATE, "Fiscal Especial de la Niñez", "Ministerio Público")]


def test_capitals_a_comma_and_given_names_are_one_name():
    found = named("1. REED, Ada (Ms), Officer, Border Force\n2. HILL, Tom (Mr), Judge, High Court")
    assert [(d.name, d.family_name, d.position) for d in found.delegates] == [
        ("REED, Ada", "Reed", "Officer"),
        ("HILL, Tom", "Hill", "Judge"),
    ]


def test_a_bracket_that_repeats_the_name_with_contacts_is_no_part_of_the_organization():
    (found,) = named(
        "顾问：韩雨桐，三等秘书，常驻维也纳代表团\n(韩雨桐电话：+43 1 714 31 49 18)", language="zh"
    ).delegates
    assert (found.organization, found.phones) == ("常驻维也纳代表团", ("+431714314918",))


def test_a_letter_with_a_colon_tells_telephone_from_fax():
    rows = [("Name", "Position", "Contact"), ("Mr. Owen PRICE", "Judge", "T: +44 20 7946 0018\nF: +44 20 7946 0019")]
    (found,) = named(rows).delegates
    assert (found.phones, found.faxes) == (("+442079460018",), ("+442079460019",))


# ---------------------------------------------------------------- who is nobody


def test_a_state_alone_is_nobody():
    text = "The Mission has the honour to inform that the following delegation will represent Sri Lanka at the meeting:"
    assert [name for name, *_ in people(text, "1. Ms. Amelia DARKO, Director, Ministry of Justice")] == ["Amelia DARKO"]


def test_a_sentence_after_a_short_word_names_no_state():
    text = "Your note was forwarded to Oslo. Norway intends to be represented by Ms. Amelia DARKO, Judge."
    assert [name for name, *_ in people(text)] == ["Amelia DARKO"]


@pytest.mark.parametrize("name", ["Mr. Adama Camara", "Adama CAMARA", "M. Adama CAMARA"])
def test_a_surname_that_is_a_word_for_a_body_is_a_surname(name):
    first, _ = people(INTRO, f"1. {name}, Juge\n2. Ms. Ruth TEMBO, Officer")
    assert first[0].endswith(name[-6:])


@pytest.mark.parametrize(
    "said", ["To be confirmed", "N.N.", "TBC", "vacant", "à désigner", "por confirmar", "уточняется", "待定"]
)
def test_a_place_kept_free_is_nobody(said):
    found = named(
        [
            ("Name", "Position", "Organization"),
            ("Ms. Amelia DARKO", "Director", "Ministry of Justice"),
            (said, "", "Border Guard"),
        ]
    )
    assert [d.name for d in found.delegates] == ["Amelia DARKO"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Price will be accompanied by his spouse, Mrs. Edna PRICE, who will not take part.",
        "For further information please contact Mr. Tom REED, Attaché.",
        "Contact person: Mr. Tom REED, tel. +43 1 505 12 345.",
    ],
)
def test_spouses_and_people_to_ask_are_no_delegates(sentence):
    found = named(INTRO, "1. Mr. Owen PRICE, Judge, High Court", sentence)
    assert [d.name for d in found.delegates] == ["Owen PRICE"]


def test_a_list_of_questions_names_nobody():
    assert named("We should like to ask:", "1. whether visas are needed;\n2. how many seats there are.").delegates == ()


def test_only_the_body_of_a_letter_names_people():
    signed = Passage("1", None, 1, letter("Mr. Owen PRICE\nAmbassador").passages[0].item, Zone.SIGNATURE)
    body = letter(INTRO, "1. Ms. Amelia DARKO, Director").passages
    found = find(Letter((*body, signed), language="en"), Setting(Intent.NOMINATE, Sender()))
    assert [d.name for d in found.delegates] == ["Amelia DARKO"]


def test_a_letter_that_declines_names_nobody():
    assert find(letter("1. Ms. Amelia DARKO, Director"), Setting(Intent.DECLINE, Sender())).delegates == ()


# ---------------------------------------------------------------- prose, rolls, several languages


def test_prose_names_everybody_with_their_own_details():
    text = (
        "The country will be represented by Mr. Owen Price, Director, Ministry of Justice, accompanied by "
        "Ms. Amelia Darko, Legal Officer, Border Guard, and Dr. Hannah Tembo, Judge."
    )
    assert people(text) == [
        ("Owen Price", Role.DELEGATE, "Director", "Ministry of Justice"),
        ("Amelia Darko", Role.DELEGATE, "Legal Officer", "Border Guard"),
        ("Hannah Tembo", Role.DELEGATE, "Judge", ""),
    ]


def test_lines_that_end_in_semicolons_are_items_of_a_list():
    text = "Белов Пётр Ильич - директор;\nЧебан Ольга Львовна - судья;\nВторой секретарь Посольства в Вене Осин Тимур."
    assert [(name, position) for name, _, position, _ in people("в составе:", text, language="ru")] == [
        ("Белов Пётр Ильич", "директор"), ("Чебан Ольга Львовна", "судья"),
        ("Осин Тимур", "Второй секретарь Посольства в Вене"),
    ]  # fmt: skip


def test_a_chinese_post_before_the_name_is_the_position():
    text = "团长：某某部法律司副司长 陆明哲\n团员：外交部条约司一等秘书 顾晓芸女士\n      高等法院法官 邹伯涛"
    assert people("代表团名单：", text, language="zh") == [
        ("陆明哲", Role.HEAD, "某某部法律司副司长", ""), ("顾晓芸", Role.DELEGATE, "外交部条约司一等秘书", ""),
        ("邹伯涛", Role.DELEGATE, "高等法院法官", ""),
    ]  # fmt: skip


def test_a_salutation_is_nobody():
    assert people("敬启者：", "1. 陆明哲先生，副司长", language="zh") == [("陆明哲", Role.DELEGATE, "副司长", "")]


def test_for_whom_people_come_stands_above_them():
    text = (
        "Por el Ministerio Público:\nSra. Marta PAZ, Fiscal\nPor el Ministerio de Justicia:\nSr. Joel OCHOA, Director"
    )
    assert [(name, body) for name, *_, body in people(text, language="es")] == [
        ("Marta PAZ", "Ministerio Público"), ("Joel OCHOA", "Ministerio de Justicia"),
    ]  # fmt: skip


def test_the_title_before_a_name_may_follow_other_words():
    text = "We will be represented by two officers, namely the Solicitor General, Mr. Owen PRICE, and a State Counsel, Ms. Amelia DARKO."
    assert [(name, position) for name, _, position, _ in people(text)] == [
        ("Owen PRICE", "Solicitor General"), ("Amelia DARKO", "State Counsel"),
    ]  # fmt: skip


def test_the_first_named_may_be_who_leads():
    text = (
        "J'ai désigné M. Kodjo AGBEKO, Juge, et Mme Afi LAWSON, Magistrate. La dernière citée conduira la délégation."
    )
    assert [(name, role) for name, role, *_ in people(text, language="fr")] == [
        ("Kodjo AGBEKO", Role.DELEGATE), ("Afi LAWSON", Role.HEAD),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("The former will be the head of the delegation.", Role.HEAD),
        ("The former head of the delegation has retired.", Role.DELEGATE),
        ("The first on the list of speakers will be the head of the delegation of Togo.", Role.DELEGATE),
    ],
)
def test_who_is_first_of_something_else_is_not_the_first_named(said, role):
    found = named(f"We nominate Mr. Kodjo AGBEKO, Judge, and Ms. Afi LAWSON, Director.\n\n{said}")
    assert found.delegates[0].role is role
    assert role is Role.HEAD or found.review


def test_what_they_are_named_for_is_no_body():
    text = "J'ai désigné M. Kodjo AGBEKO, Juge, et Mme Afi LAWSON, Magistrate, pour représenter le pays à la réunion."
    assert [body for *_, body in people(text, language="fr")] == ["", ""]


def test_behind_a_plural_address_every_name_is_somebodys():
    text = "La délégation comprendra MM. Kodjo AGBEKO, Juge, et Yao Dogbe, Attaché au Cabinet."
    assert [(name, position) for name, _, position, _ in people(text, language="fr")] == [
        ("Kodjo AGBEKO", "Juge"), ("Yao Dogbe", "Attaché au Cabinet"),
    ]  # fmt: skip


def test_a_role_in_a_column_without_heading_is_the_persons():
    rows = [("Alternate", "Mr. Owen PRICE, Director, Border Guard"), ("Adviser", "Ms. Amelia DARKO, Judge, High Court")]
    assert [(name, role, position) for name, role, position, _ in people(rows)] == [
        ("Owen PRICE", Role.ALTERNATE, "Director"), ("Amelia DARKO", Role.ADVISER, "Judge"),
    ]  # fmt: skip


def test_the_numbers_of_rows_are_no_position():
    rows = [("i.", "Mr. Owen PRICE, Director, Border Guard"), ("ii.", "Ms. Amelia DARKO, Judge, High Court")]
    assert [position for _, _, position, _ in people(rows)] == ["Director", "Judge"]


def test_a_chinese_name_in_latin_letters_behind_it_is_no_position():
    text = "1. 陆明哲先生（Lu Mingzhe），副司长，团长\n2. 顾晓芸女士（Gu Xiaoyun），处长\n联系人：顾晓芸，电话 +43 1 368 0755"
    assert people("代表团名单：", text, language="zh") == [
        ("陆明哲", Role.HEAD, "副司长", ""), ("顾晓芸", Role.DELEGATE, "处长", ""),
    ]  # fmt: skip


def test_an_arabic_semicolon_ends_what_a_person_is():
    text = "السيد سالم الكندي، قاض بوزارة العدل، رئيسا؛\nالسيدة هدى الحربي، مستشارة بوزارة العدل، عضوا."
    assert [(name, role, body) for name, role, _, body in people("سيضم:", text, language="ar")] == [
        ("سالم الكندي", Role.HEAD, ""), ("هدى الحربي", Role.DELEGATE, ""),
    ]  # fmt: skip


def test_an_office_in_capitals_may_end_a_sentence():
    text = "В заседании примет участие г-жа Громова Мария, прокурор Генеральной прокуратуры РФ. Кроме того, включён г-н Белов Пётр."
    assert [name for name, *_ in people(text, language="ru")] == ["Громова Мария", "Белов Пётр"]


def test_who_leads_in_prose_is_the_head():
    assert people("The delegation will be headed by Mr. Owen Price, Director, and will include Ms. Amelia Darko, Judge.") == [
        ("Owen Price", Role.HEAD, "Director", ""), ("Amelia Darko", Role.DELEGATE, "Judge", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("sera représenté par M. Kodjo AGBEKO, Directeur, et comprenant Mme Afi LAWSON, Magistrate, et le Dr. Yao DOGBE, Juge.", "fr"),
        ("estará representado por el Sr. Hugo FERRO, Director, e integrada por la Sra. Inés CANO, Asesora, y el Sr. Luis MORA, Juez.", "es"),
    ],
)  # fmt: skip
def test_words_that_lead_to_the_next_person_are_no_organization(text, language):
    assert [body for *_, body in people("El país / le pays " + text, language=language)] == ["", "", ""]


def test_what_announces_a_list_is_no_position():
    found = people(
        "The Mission has the honour to inform that the delegation, to be headed by Ms. Amelia DARKO, as follows, will attend:",
        "1. Ms. Amelia DARKO, Director, Ministry of Justice\n2. Mr. Owen PRICE, Judge, High Court",
    )
    assert found == [
        ("Amelia DARKO", Role.HEAD, "Director", "Ministry of Justice"), ("Owen PRICE", Role.DELEGATE, "Judge", "High Court"),
    ]  # fmt: skip


def test_several_names_behind_a_role_are_several_people():
    assert [(name, role) for name, role, *_ in people("团长：吴伟明 副团长：高丽华\n成员：司马文博、徐敏", language="zh")] == [
        ("吴伟明", Role.HEAD), ("高丽华", Role.DEPUTY_HEAD), ("司马文博", Role.DELEGATE), ("徐敏", Role.DELEGATE),
    ]  # fmt: skip


def test_a_person_named_twice_is_one_with_the_contacts_of_both():
    found = named(
        INTRO,
        "1. Mr. Owen PRICE, Judge, High Court",
        "Mr. Owen Price may be reached at o.price@court.example or +43 1 505 12 345.",
    )
    assert [(d.name, d.emails, d.phones) for d in found.delegates] == [
        ("Owen PRICE", ("o.price@court.example",), ("+43150512345",))
    ]


def test_of_two_languages_side_by_side_the_letters_own_counts():
    rows = [("1. Dr. Salem Al Kindi, Director, Ministry of Justice", "1- الدكتور سالم الكندي، مدير إدارة، وزارة العدل")]
    assert [name for name, *_ in people(rows, language="ar")] == ["سالم الكندي"]


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        ("ru", [["ФИО", "Должность"], ["г-жа Davit Mensah", "советник"], ["г-н Громов Пётр Ильич", "атташе"]]),
        ("ar", [["الاسم", "الوظيفة"], ["السيد سالم الكندي", "مدير"], ["السيدة Amelia Darko", "مستشارة"]]),
        ("zh", [["姓名", "职务"], ["王明", "处长"], ["Amelia Darko", "参赞"]]),
    ],
)
def test_names_in_two_scripts_that_do_not_sound_alike_are_of_several_people(language, rows):
    assert len(people(rows, language=language)) == 2


# ---------------------------------------------------------------- changes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Owen PRICE will be replaced by Ms. Amelia DARKO, Director.", [("Owen PRICE", "remove"), ("Amelia DARKO", "add")]),
        ("Ms. Amelia DARKO, Director, will attend instead of Mr. Owen PRICE.", [("Amelia DARKO", "add"), ("Owen PRICE", "remove")]),
        ("Mme Awa SARR remplacera M. Hamidou BAZIN.", [("Awa SARR", "add"), ("Hamidou BAZIN", "remove")]),
        ("En remplacement de M. Hamidou BAZIN, Mme Awa SARR participera à la réunion.", [("Hamidou BAZIN", "remove"), ("Awa SARR", "add")]),
        ("La Sra. Marta PAZ asistirá en reemplazo del Sr. Joel OCHOA.", [("Marta PAZ", "add"), ("Joel OCHOA", "remove")]),
        ("вместо г-на Белова Петра Ильича включена г-жа Громова Мария Павловна", [("Белова Петра Ильича", "remove"), ("Громова Мария Павловна", "add")]),
        ("يشارك السيد سالم الكندي بدلا من السيدة هدى الحربي", [("سالم الكندي", "add"), ("هدى الحربي", "remove")]),
        ("Mr. Owen PRICE will not be able to attend.", [("Owen PRICE", "remove")]),
        ("Mr. Owen PRICE is unable to travel; her place will be taken by Ms. Amelia DARKO.", [("Owen PRICE", "remove"), ("Amelia DARKO", "add")]),
        ("As Mr. Owen PRICE cannot attend, Ms. Amelia DARKO will come in his place.", [("Owen PRICE", "remove"), ("Amelia DARKO", "add")]),
        ("El Sr. Joel OCHOA no podrá viajar y en su lugar asistirá la Sra. Marta PAZ.", [("Joel OCHOA", "remove"), ("Marta PAZ", "add")]),
        ("Please delete Mr. Owen PRICE and add Ms. Amelia DARKO.", [("Owen PRICE", "remove"), ("Amelia DARKO", "add")]),
    ],
)  # fmt: skip
def test_a_sentence_tells_who_comes_and_who_goes(text, expected):
    assert changes(text) == [(name, Change(change)) for name, change in expected]


def test_an_item_that_announces_a_person_is_no_position():
    found = named("1. The following person joins the delegation: Ms. Amelia DARKO, Judge, High Court.", amends=True)
    assert [(d.name, d.position, d.organization) for d in found.delegates] == [("Amelia DARKO", "Judge", "High Court")]


@pytest.mark.parametrize(
    ("listed", "other", "language"),
    [
        ("Mr. Owen PRICE, Judge, High Court", "Contact person: Mr. Emlyn PRICE", "en"),
        ("Mme Awa SARR, juge, Cour suprême", "Personne de contact : M. Modou SARR", "fr"),
        ("г-н Орлов Олег Иванович, судья, Верховный суд", "Контактное лицо: г-н Орлов Пётр Ильич", "ru"),
        ("г-н Орлов Олег Иванович, судья, Верховный суд", "Контактное лицо: г-н Зимин Олег Иванович", "ru"),
    ],
)
def test_where_another_of_the_same_name_is_reached_is_not_where_a_delegate_is(listed, other, language):
    found = named(f"1. {listed}", f"{other}, office@mission.example", language=language).delegates
    assert [d.emails for d in found] == [()]


def test_a_sentence_that_corrects_an_address_gives_the_new_one():
    (found,) = named(
        "Kindly correct the e-mail address of Ms. Amelia DARKO to a.darko@court.example.", amends=True
    ).delegates
    assert (found.name, found.change, found.emails) == ("Amelia DARKO", Change.ADD, ("a.darko@court.example",))


def test_a_sentence_that_corrects_a_title_gives_the_new_one():
    text = (
        "2. The correct title of Detective Superintendent Owen PRICE is Head of the Analysis Unit, Garda Kestrel, and "
        "his e-mail address is o.price@kestrel.example (not owen@kestrel.example as stated before)."
    )
    (found,) = named(text, amends=True).delegates
    assert (found.name, found.change, found.role) == ("Owen PRICE", Change.ADD, Role.DELEGATE)
    assert (found.position, found.organization) == ("Head of the Analysis Unit", "Garda Kestrel")
    assert found.emails == ("o.price@kestrel.example",)


def test_a_wrapped_sentence_of_change_goes_on_with_who_comes():
    text = "Mr. Owen PRICE, who is no longer able to travel, is replaced by\nMs. Amelia DARKO, Judge, High Court."
    assert changes(text) == [("Owen PRICE", Change.REMOVE), ("Amelia DARKO", Change.ADD)]


def test_an_arabic_verb_with_a_joined_and_ends_a_name():
    text = "ثانيا: يعتذر عن المشاركة السيد سالم إبراهيم الكندي ويرجى حذف اسمه من قائمة الوفد."
    assert changes(text) == [("سالم إبراهيم الكندي", Change.REMOVE)]


def test_headings_tell_who_comes_and_who_goes():
    assert changes("Additional delegates:", "(i) Ms. Amelia DARKO, Director", "Withdrawn:", "(i) Mr. Owen PRICE, Judge") == [
        ("Amelia DARKO", Change.ADD), ("Owen PRICE", Change.REMOVE),
    ]  # fmt: skip


def test_unchanged_rows_of_a_marked_table_are_no_change():
    rows = [
        ("Name", "Position", "Remarks"),
        ("Ms. Amelia DARKO", "Director", "no change"),
        ("Mr. Owen PRICE", "Judge", "withdrawn"),
        ("Ms. Ruth TEMBO", "Officer", "added"),
    ]
    assert changes(rows) == [("Owen PRICE", Change.REMOVE), ("Ruth TEMBO", Change.ADD)]


def test_a_correction_gives_the_new_details_only():
    rows = [
        ("", "Instead of", "Read"),
        ("Name", "Mr. Owen PRICE", "Mr. Owen PRICE"),
        ("Position", "Judge", "Senior Judge"),
    ]
    found = named(rows, amends=True).delegates
    assert [(d.name, d.position, d.change) for d in found] == [("Owen PRICE", "Senior Judge", Change.ADD)]


def test_struck_names_go():
    words = tuple(Word(text, struck=True) for text in ["-", "Mr.", "Owen", "PRICE,", "Judge"])
    passage = Passage("1", None, 1, Block((Line(words),)), Zone.BODY)
    (found,) = find(Letter((passage,)), Setting(Intent.AMEND, Sender())).delegates
    assert (found.name, found.change) == ("Owen PRICE", Change.REMOVE)


# ---------------------------------------------------------------- review


def reasons(found):
    return [(item.path, item.reason) for item in (*found.review, *found.layout)]


def test_a_plain_list_needs_no_look():
    assert named(INTRO, "1. Ms. Amelia DARKO, Director, Ministry of Justice").review == ()


@pytest.mark.parametrize(
    "text",
    [
        "The delegation will consist of Mr. Owen Price, Judge, Old Bailey.",
        "Owen Price\nJudge\nHigh Court",
    ],
)
def test_somebody_in_running_text_or_loose_lines_without_capitals_needs_a_look(text):
    assert ("/delegates", Reason.OTHER) in reasons(named(INTRO, text))


def test_of_a_list_read_from_running_text_one_item_tells():
    found = named("We shall be represented by Mr. Owen Price, Judge, High Court, and Ms. Amelia Darko, Director.")
    assert len(found.delegates) == 2
    assert reasons(found).count(("/delegates", Reason.OTHER)) == 1


def test_another_number_than_announced_needs_a_look():
    found = named(
        "The following three delegates will attend:", "1. Ms. Amelia DARKO, Director\n2. Mr. Owen PRICE, Judge"
    )
    assert reasons(found) == [("/delegates", Reason.COUNT_DIFFERS)]


@pytest.mark.parametrize(
    "announced",
    [
        "The delegation, consisting of four (4) members, is as follows:",
        "The delegation consists of 4 (four) members:",
        "La délégation, composée de quatre (4) personnes, est la suivante :",
        "La delegación, integrada por cuatro (4) miembros, es la siguiente:",
        "Делегация в составе четырёх (4) человек:",
        "Делегация из 4 (четырех) человек:",
        "يتألف الوفد من أربعة (4) أعضاء:",
        "代表团由四（4）人组成：",
        "代表团一行4人：",
        "Die Delegation besteht aus vier (4) Personen:",
        "A delegação é composta por quatro (4) membros:",
    ],
)
def test_a_number_of_people_may_be_said_in_words_and_in_figures(announced):
    text = (announced, "1. Ms. Amelia DARKO, Director\n2. Mr. Owen PRICE, Judge")
    assert ("/delegates", Reason.COUNT_DIFFERS) in reasons(named(INTRO, *text))


def test_words_that_ocr_hardly_read_need_a_look_at_their_field():
    words = [Word(text, confidence=0.98) for text in ["1.", "Mr.", "Owen", "PRICE,", "Judge,", "High", "Court"]]
    words[4] = msgspec.structs.replace(words[4], confidence=0.4)
    passage = Passage("1", None, 1, Block((Line(tuple(words)),)), Zone.BODY)
    found = find(Letter((passage,)), Setting(Intent.NOMINATE, Sender()))
    assert reasons(found) == [("/delegates/0/position", Reason.LOW_OCR_CONFIDENCE)]


def test_a_number_that_no_telephone_has_needs_a_look():
    found = named("1. Ms. Amelia DARKO, Director, Ministry of Justice, tel. +44 20 111")
    assert [reason for _, reason in reasons(found)] == [Reason.PHONE_INVALID]


def test_a_letter_that_should_name_people_and_names_nobody_needs_a_look():
    assert [path for path, _ in reasons(named(INTRO))] == ["/delegates"]


def test_every_field_tells_where_it_was_read():
    (found,) = named(INTRO, "1. Ms. Amelia DARKO, Director, Ministry of Justice, a.darko@justice.example").delegates
    assert {item.field: item.text for item in found.evidence} == {
        "honorific": "Ms.", "name": "Amelia DARKO", "position": "Director", "organization": "Ministry of Justice",
        "emails": "a.darko@justice.example",
    }  # fmt: skip


def test_names_without_address_below_an_announcement_are_taken_and_need_a_look():
    found = named("We nominate the following:", "- Anna Berg\n- Lars Holm")
    assert [d.name for d in found.delegates] == ["Anna Berg", "Lars Holm"]
    assert reasons(found) == [("/delegates/0", Reason.OTHER), ("/delegates/1", Reason.OTHER)]


def test_a_name_before_a_post_is_taken_and_needs_a_look():
    found = named(
        "Participants:", "Anna Berg, Senior Adviser, Ministry of Labour\nLars Holm, Inspector, Police Authority"
    )
    assert [(d.name, d.position) for d in found.delegates] == [
        ("Anna Berg", "Senior Adviser"),
        ("Lars Holm", "Inspector"),
    ]
    assert {reason for _, reason in reasons(found)} == {Reason.OTHER}


def test_a_name_that_its_own_address_bears_is_a_person_and_the_rest_needs_a_look():
    found = named(INTRO, "- Anna Berg, Senior Adviser – anna.berg@labour.example")
    assert reasons(found) == [("/delegates", Reason.OTHER)]
    assert "compare" in found.layout[0].detail


def test_a_spouse_in_the_list_needs_a_look():
    found = named(INTRO, "1. Mr. Owen PRICE, Ambassador\n2. Mrs. Edna PRICE (spouse)")
    assert reasons(found) == [("/delegates/1", Reason.OTHER)]


def test_a_line_above_people_without_a_body_that_nothing_explains_needs_a_look():
    found = named(INTRO, "Tax and Customs Kestrel", "1. Mr. Owen PRICE, Analyst\n2. Ms. Amelia DARKO, Officer")
    assert reasons(found) == [("/delegates", Reason.OTHER)]


def test_another_person_inside_an_organization_needs_a_look():
    found = named(
        "1. Mr. Owen PRICE, Judge, Office of the Director of Prosecutions Ms. Amelia DARKO, Officer, Border Guard"
    )
    assert [d.name for d in found.delegates] == ["Owen PRICE"]
    assert reasons(found) == [("/delegates/0/organization", Reason.READINGS_DIFFER)]


@pytest.mark.parametrize(
    "position",
    [
        "Director who will arrive on Monday",
        "Adviser on the prevention of all of the kinds of crime that the ministry has ever dealt with in any region",
    ],
)
def test_a_position_that_reads_like_a_sentence_needs_a_look(position):
    found = named(f"1. Mr. Owen PRICE, {position}, High Court")
    assert reasons(found) == [("/delegates/0/position", Reason.OTHER)]


def test_a_gap_in_the_numbers_of_a_list_needs_a_look():
    found = named(INTRO, "1. Mr. Owen PRICE, Judge\n2. Ms. Amelia DARKO, Director\n4. Ms. Ruth TEMBO, Officer")
    assert reasons(found) == [("/delegates", Reason.COUNT_DIFFERS)]


def test_a_list_that_begins_with_two_needs_a_look():
    found = named(INTRO, "2. Mr. Owen PRICE, Judge\n3. Ms. Amelia DARKO, Director")
    assert reasons(found) == [("/delegates", Reason.COUNT_DIFFERS)]


def test_a_numbered_place_kept_free_is_no_gap():
    found = named(INTRO, "1. Mr. Owen PRICE, Judge\n2. To be confirmed\n3. Ms. Ruth TEMBO, Officer")
    assert reasons(found) == []


def test_a_line_between_people_that_nothing_explains_needs_a_look():
    found = named(
        INTRO, "1. Mr. Owen PRICE, Judge, High Court", "zzkx qwrt blorp", "2. Ms. Ruth TEMBO, Officer, Border Guard"
    )
    assert reasons(found) == [("/delegates", Reason.OTHER)]


# ---------------------------------------------------------------- lines


def test_a_line_that_begins_with_a_person_goes_on_with_nobody_above():
    wide = "Mr. Owen PRICE, Senior Public Prosecutor, Office of the Director of Public Prosecutions"
    low = "Ms. Amelia DARKO, First Secretary, Permanent Mission of the Republic in Vienna, Austria"
    assert [name for name, *_ in people("Delegates:\n" + wide + "\n" + low)] == ["Owen PRICE", "Amelia DARKO"]


def test_a_wrapped_line_goes_on_and_a_short_one_ends():
    text = (
        "1. Ms. Amelia DARKO, Director of the Division for International Legal\nCooperation, Ministry of Justice of the Republic and of Home Affairs,\nHead of Delegation\n"
        "2. Mr. Owen PRICE, Judge of the Second Chamber of the High Court of the\nCapital, Judiciary"
    )
    assert [(name, body) for name, _, _, body in people(text)] == [
        ("Amelia DARKO", "Ministry of Justice of the Republic and of Home Affairs"), ("Owen PRICE", "Judiciary"),
    ]  # fmt: skip


def test_a_column_headed_by_words_of_address_has_them():
    rows = [("السيد/السيدة", "الاسم", "الوظيفة"), ("السيد", "سالم الكندي", "مدير"), ("السيدة", "هدى الحربي", "مستشارة")]
    assert [d.honorific for d in named(rows, language="ar").delegates] == ["السيد", "السيدة"]


@pytest.mark.parametrize("above", ["Deputy Director of Criminal Cases", "Deputy Director, Federal"])
def test_a_ministry_on_a_full_cell_s_next_line_is_a_new_field(above):
    box = [Box(0, 0, 200, 10), Box(0, 12, 120, 22)]
    texts = [above.split(), ["Ministry", "of", "Justice"]]
    lines = tuple(
        Line(tuple(Word(word, gap=1, box=line) for word in said)) for said, line in zip(texts, box, strict=True)
    )
    name = Line(tuple(Word(word, gap=1, box=Box(210, 0, 300, 10)) for word in ("Mr.", "Owen", "PRICE")))
    table = Table((Cell(0, 0, (name,)), Cell(0, 1, lines)))
    passage = Passage("1", None, 1, table, Zone.BODY)
    (found,) = find(Letter((passage,)), Setting(Intent.NOMINATE, Sender())).delegates
    own = above.startswith("Deputy Director of")
    assert found.organization == ("Ministry of Justice" if own else "Federal Ministry of Justice")


def test_an_initial_before_a_name_is_no_number_of_a_list():
    assert [name for name, *_ in people("M. Awa SARR, Juriste\nM. Hamidou BAZIN, Juriste", language="fr")] == [
        "Awa SARR",
        "Hamidou BAZIN",
    ]


@pytest.mark.parametrize(("said", "ticked"),
    [
        ("☒ Ms. ☐ Mr.", "Ms."), ("☐ Mr. ☒ Ms.", "Ms."), ("Mr. [ ] Ms. [x]", "Ms."),
        ("☐ M. ☒ Mme", "Mme"), ("☒ Sr. ☐ Sra.", "Sr."), ("☐先生 ☒女士", "女士"),
    ],
)  # fmt: skip
def test_a_form_with_check_boxes_gives_the_ticked_word_of_address(said, ticked):
    (found,) = named([["Title", said], ["Surname", "REED"], ["First name", "Ada"], ["Position", "Judge"]]).delegates
    assert found.honorific == ticked


def test_a_form_with_check_boxes_gives_the_ticked_role():
    rows = [
        ("Family name", "DARKO"),
        ("Given name(s)", "Amelia"),
        ("Function", "Director"),
        ("Capacity", "☐ Head of delegation ☒ Alternate ☐ Adviser"),
    ]
    (found,) = named(rows).delegates
    assert (found.name, found.family_name, found.role) == ("DARKO Amelia", "Darko", Role.ALTERNATE)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It will be represented by Mr. Owen PRICE, Judge, as Head of Delegation.", "en"),
        ("Elle sera représentée par M. Owen PRICE, Juge, en qualité de chef de la délégation.", "fr"),
        ("Estará representada por el Sr. Owen PRICE, Juez, en calidad de Jefe de Delegación.", "es"),
        ("В совещании примет участие г-н Owen PRICE, Судья, в качестве главы делегации.", "ru"),
    ],
)
def test_the_capacity_that_a_sentence_gives_is_a_role_and_no_body(text, language):
    ((name, role, position, organization),) = people(text, language=language)
    assert (name, role, organization) == ("Owen PRICE", Role.HEAD, "")
    assert "," not in position


def test_each_of_several_people_in_a_sentence_has_its_own_capacity():
    text = (
        "The delegation will consist of Mr. Owen PRICE, Judge, as Head of Delegation, Ms. Amelia DARKO, Legal Officer, "
        "Ministry of Justice, as Alternate, and Mr. Kofi MENSAH, Counsellor, as Adviser."
    )
    assert people(text) == [
        ("Owen PRICE", Role.HEAD, "Judge", ""),
        ("Amelia DARKO", Role.ALTERNATE, "Legal Officer", "Ministry of Justice"),
        ("Kofi MENSAH", Role.ADVISER, "Counsellor", ""),
    ]


def test_a_labelled_correction_gives_the_new_details_only():
    lines = "Instead of: Mr. Owen PRICE, Director, Border Guard\nPlease read: Mr. Owen PRICE, Judge, Border Guard"
    (found,) = named(lines, amends=True).delegates
    assert (found.name, found.position, found.change) == ("Owen PRICE", "Judge", Change.ADD)


def test_whoever_cannot_come_is_no_delegate_and_is_told():
    found = named(
        INTRO,
        "1. Ms. Amelia DARKO, Director\n2. Ms. Esi OWUSU, Judge",
        "Mr. Owen PRICE, who had been nominated earlier, will not be able to attend.",
    )
    assert [person.name for person in found.delegates] == ["Amelia DARKO", "Esi OWUSU"]
    assert [item.path for item in found.review] == ["/delegates"]
    assert "Owen PRICE" in found.review[0].detail


def test_a_person_whom_a_letter_names_and_no_list_holds_needs_a_look():
    found = named(INTRO, "1. Ms. Amelia DARKO, Director", "The Ministry hopes that Mr. Owen PRICE enjoys the session.")
    assert any("Owen PRICE" in item.detail for item in found.review)


def test_a_role_that_nobody_holds_needs_a_look():
    found = named(INTRO, "1. Ms. Amelia DARKO, Director", "The deputy head of delegation speaks for the Ministry.")
    assert any("deputy head of delegation" in item.detail for item in found.review)


def test_a_full_stop_behind_the_last_word_of_a_sentence_is_no_part_of_a_post():
    text = "Делегацию возглавит г-н Сергей КОВАЛЬЧУК, советник Министерства внутренних дел."
    assert people(text, language="ru")[0][2] == "советник Министерства внутренних дел"


def test_names_behind_a_colon_are_taken_with_the_role_that_stands_before_it():
    text = "CU 2009/33 refers. Head of delegation: Mr. Owen PRICE, Judge. Member: Ms. Amelia DARKO, Attaché."
    assert people(text) == [("Owen PRICE", Role.HEAD, "Judge", ""), ("Amelia DARKO", Role.DELEGATE, "Attaché", "")]


def test_a_driver_behind_a_colon_is_no_delegate():
    text = "Head of delegation: Mr. Owen PRICE, Judge. Driver: Mr. Kofi MENSAH (car plates WD-88)."
    assert [name for name, *_ in people(text)] == ["Owen PRICE"]


def test_whom_to_ask_is_no_delegate():
    text = "The delegation will consist of Mr. Owen PRICE. Any further information may be asked of Ms. Esi OWUSU."
    assert [name for name, *_ in people(text)] == ["Owen PRICE"]


def test_a_semicolon_that_parts_people_ends_the_last_one_too():
    text = "Le Togo désigne : M. Owen PRICE, Juge, Cour suprême; Mme Awa SARR, Juriste ; le troisième reste à choisir."
    assert people(text, language="fr") == [
        ("Owen PRICE", Role.DELEGATE, "Juge", "Cour suprême"),
        ("Awa SARR", Role.DELEGATE, "Juriste", ""),
    ]


@pytest.mark.parametrize(
    "below", ["Vienna, 12 March 2009", "The Embassy asks for badges.", "Please send all questions to the Embassy."]
)
def test_place_and_date_and_sentences_below_a_list_belong_to_nobody(below):
    found = people(INTRO, f"1. Ms. Amelia DARKO, Director, Border Guard;\n2. Mr. Owen PRICE, Judge.\n{below}")
    assert found[-1] == ("Owen PRICE", Role.DELEGATE, "Judge", "")


def test_chinese_roles_titles_and_closing_lines_of_a_list():
    text = "中方将派下列人员出席会议：\n团长：张明远，外交部条约法律司参赞\n团员：李淑芬（女），公安部处长\n请办公室予以登记为荷。"
    assert people(text, language="zh") == [
        ("张明远", Role.HEAD, "外交部条约法律司参赞", ""),
        ("李淑芬", Role.DELEGATE, "公安部处长", ""),
    ]


def test_whom_a_whole_list_has_struck_out_is_nobody():
    rows = [("Name", "Position"), ("Ms. Amelia DARKO", "Director"), ("Mr. Owen PRICE", "Judge")]
    table = item(rows)
    cells = [replace(c, lines=typed(c.text, struck=True)) if c.text == "Mr. Owen PRICE" else c for c in table.cells]
    passage = Passage("1", None, 1, Table(tuple(cells)), Zone.BODY)
    found = find(Letter((passage,)), Setting(Intent.NOMINATE, Sender()))
    assert [person.name for person in found.delegates] == ["Amelia DARKO"]


def test_a_role_in_a_bracket_of_a_cell_is_the_role():
    rows = [
        ("Name", "Position", "Institution"),
        ("DE SMET, Anne-Sophie", "Officer", "Federal Police (Head of Delegation)"),
    ]
    (found,) = named(rows).delegates
    assert (found.name, found.role, found.organization) == ("DE SMET, Anne-Sophie", Role.HEAD, "Federal Police")


def test_capitals_before_an_initial_are_a_given_name_and_no_rank():
    (found,) = named("Hon. RICARDO R. BLANCAFLOR\nUndersecretary\nDepartment of Justice\nHead").delegates
    assert (found.honorific, found.name, found.role) == ("Hon.", "RICARDO R. BLANCAFLOR", Role.HEAD)


def test_an_office_that_is_addressed_is_no_person():
    assert people("La délégation comprend Monsieur le Secrétaire de la Conférence des Parties.", language="fr") == []


def test_how_a_sentence_begins_is_no_title_of_the_first_name_in_it():
    text = (
        "The Permanent Mission of Thailand presents its compliments to the Office and, further to its note No. 58, "
        "regrets to inform that Ms. Kanya THONGDEE will not be able to join the delegation."
    )
    (found,) = named(text, amends=True).delegates
    assert (found.change, found.position, found.organization) == (Change.REMOVE, "", "")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Jefe de la delegación\nSr. Owen PRICE\nJuez\nIntérprete\nSra. Amelia DARKO", "es"),
        ("Leader of delegation\nName: Mr. Owen PRICE\nDesignation: Juez\nInterpreter\nName: Ms. Amelia DARKO\nPost: Aide", "en"),
    ],
)  # fmt: skip
def test_roles_that_stand_above_the_first_name_of_a_paragraph_head_it(text, language):
    found = people(INTRO, text, language=language)
    assert [(name, role) for name, role, *_ in found] == [
        ("Owen PRICE", Role.HEAD), ("Amelia DARKO", Role.INTERPRETER)
    ]  # fmt: skip
    assert found[0][2] == "Juez"


def test_a_sentence_of_an_amendment_in_a_list_is_read_as_a_sentence():
    lines = "- Mme Awa SARR, Juriste, est remplacée par M. Owen PRICE, Juge, Cour suprême\n- s'y ajoute M. Koffi ADJO."
    assert changes(lines, language="fr") == [
        ("Awa SARR", Change.REMOVE), ("Owen PRICE", Change.ADD), ("Koffi ADJO", Change.ADD),
    ]  # fmt: skip


def test_an_arabic_word_of_change_ends_a_name():
    text = "نرجو شطب اسم السيد عثمان الطيب الفكي وإضافة اسم السيدة هاجر عبد الرحيم النور، مستشارة، وزارة العدل."
    assert changes(text, language="ar") == [
        ("عثمان الطيب الفكي", Change.REMOVE), ("هاجر عبد الرحيم النور", Change.ADD),
    ]  # fmt: skip


def test_a_row_across_a_table_names_the_body_of_those_below_it():
    table = Table(
        tuple(
            Cell(row, column, typed(text), columns=columns)
            for row, column, columns, text in (
                (0, 0, 1, "Name"), (0, 1, 1, "Post"), (1, 0, 2, "Attorney General's Chambers"),
                (2, 0, 1, "Mr. Owen PRICE"), (2, 1, 1, "Judge"),
            )
        )
    )  # fmt: skip
    passage = Passage("1", None, 1, table, Zone.BODY)
    (found,) = find(Letter((passage,)), Setting(Intent.NOMINATE, Sender())).delegates
    assert found.organization == "Attorney General's Chambers"


def test_who_stands_apart_below_a_list_needs_a_look():
    found = named(INTRO, "1. Ms. Amelia DARKO, Director\n2. Mr. Owen PRICE, Judge", "Mr. Kofi MENSAH\nAmbassador")
    assert any("Kofi MENSAH" in item.detail for item in found.review)


def test_a_role_inside_the_words_of_a_body_needs_a_look():
    got = named("1. Ms. Amelia DARKO, Judge, Court (first alternate)")
    assert "alternate" in got.delegates[0].organization
    assert [item.path for item in got.review] == ["/delegates/0/organization"]


# ---------------------------------------------------------------- found in letters of other writers


def test_what_a_change_says_next_is_nothing_about_the_person_before():
    text = "تقرر إعفاء السيد/ سالم الكندي من المشاركة لظروف صحية وتكليف السيد/ مازن الخطيب، رئيس نيابة، عوضا عنه"
    found = named(text, language="ar", amends=True).delegates
    assert [(d.name, d.change, d.position, d.organization) for d in found] == [
        ("سالم الكندي", Change.REMOVE, "", ""), ("مازن الخطيب", Change.ADD, "رئيس نيابة", ""),
    ]  # fmt: skip


def test_a_salutation_by_name_is_nobody():
    assert [name for name, *_ in people("Ms. Holm,", "The delegation is composed of:", "Mr. Owen PRICE, Judge")] == [
        "Owen PRICE"
    ]


def test_an_arrow_divides():
    assert people("1. Mr. Owen PRICE, Judge, High Court -> as Alternate") == [
        ("Owen PRICE", Role.ALTERNATE, "Judge", "High Court")
    ]


def test_a_role_at_the_end_of_an_item_is_that_persons():
    text = "• Sr. Joel OCHOA\n  Director\n  JEFE DE DELEGACIÓN\n\n• Sra. Marta PAZ\n  Fiscal"
    assert [(name, role) for name, role, *_ in people(text, language="es")] == [
        ("Joel OCHOA", Role.HEAD), ("Marta PAZ", Role.DELEGATE),
    ]  # fmt: skip


def test_the_head_may_be_named_by_initial_and_family_name():
    text = "1. Белов Пётр Ильич, директор\n2. Чебан Ольга Львовна, судья"
    found = people("в составе:", text, "Глава делегации - О.Чебан.", language="ru")
    assert [(name, role) for name, role, *_ in found] == [
        ("Белов Пётр Ильич", Role.DELEGATE),
        ("Чебан Ольга Львовна", Role.HEAD),
    ]


def test_two_heads_need_a_look():
    found = named("1. Mr. Owen PRICE, Judge (Head of Delegation)\n2. Ms. Amelia DARKO, Judge (Head of Delegation)")
    assert [item.path for item in found.review if "heads of one delegation" in item.detail] == ["/delegates"]


def test_a_title_in_a_form_may_be_a_word_of_address():
    found = named("Surname: Moe\nOther names: Kofi\nTitle: Mr\nDesignation: Judge").delegates
    assert [(d.honorific, d.position) for d in found] == [("Mr", "Judge")]


def test_people_on_one_line_keep_the_commas_of_their_bodies():
    text = "Mr. Owen PRICE, Judge, and Ms. Amelia DARKO, Director, Treaties Department, Ministry of Justice."
    assert [body for *_, body in people("The delegation is:", text)] == ["", "Treaties Department, Ministry of Justice"]


def test_a_name_spelled_twice_is_one_person():
    text = "Инга Рудзите (Ms. Inga Rudzīte)\nстарший референт отдела\nМинистерство внутренних дел"
    assert people("участие примет:", text, language="ru") == [
        ("Инга Рудзите", Role.DELEGATE, "старший референт отдела", "Министерство внутренних дел")
    ]


def test_a_short_word_may_end_a_sentence():
    text = "Ms. Amelia DARKO has since changed post. The delegation will now be headed by Mr. Owen PRICE, Judge."
    assert changes(text) == [("Amelia DARKO", Change.REMOVE), ("Owen PRICE", Change.ADD)]


def test_the_number_of_a_note_is_nobody():
    text = "I refer to your note No. CU 2009/33 and state that the Government has nominated Mr. Owen PRICE, Judge, High Court."
    assert [name for name, *_ in people(text)] == ["Owen PRICE"]


def test_who_is_to_assist_attends_too():
    text = "It has nominated Mr. Owen PRICE, Judge. Amelia Rosa Darko, Director, Border Guard, shall assist him."
    assert [name for name, *_ in people(text)] == ["Owen PRICE", "Amelia Rosa Darko"]


def test_a_role_behind_a_dash_at_the_end_is_no_second_post():
    text = "1. KIM Tae-young (Mr.), Prosecutor, Central Office - Adviser\n2. LEE Na-ra (Ms.), Judge, High Court - Alternate"
    assert [role for _, role, *_ in people(text)] == [Role.ADVISER, Role.ALTERNATE]


def test_an_initial_may_be_glued_to_the_family_name():
    found = people(
        "1. G.Bold, Head of Division, National Council",
        "2. Mrs. D.Oyun, Prosecutor",
        "Mr. Bold will act as head of delegation.",
    )
    assert [(name, role) for name, role, *_ in found] == [("G.Bold", Role.HEAD), ("D.Oyun", Role.DELEGATE)]


def test_a_number_in_a_body_needs_a_look():
    found = named("1. Ms. Amelia DARKO, Judge, Ministry of Justice 868-623-7010")
    assert "/delegates/0/organization" in [item.path for item in found.review]


def test_people_may_be_numbered_in_their_roles():
    text = "Delegate 1\nMr. Owen PRICE\nJudge\n\nDelegate 2\nMs. Amelia DARKO\nDirector"
    found = named("The delegation is:", text)
    assert [d.name for d in found.delegates] == ["Owen PRICE", "Amelia DARKO"]
    assert found.review == ()


def test_a_pronoun_begins_a_sentence():
    text = "Ms. Amelia DARKO will attend on both days. She can be reached at a.darko@court.example."
    assert [d.emails for d in named(text).delegates] == [("a.darko@court.example",)]


def test_a_column_whose_heading_nobody_knows_is_what_its_cells_are():
    rows = [
        ("Name", "Ministry", "Zuständig als"),
        ("Mr. Owen PRICE", "Ministry of Justice", "Head of\ndelegation"),
        ("Ms. Amelia DARKO", "Border Guard", "Member of delegation"),
    ]
    assert [role for _, role, *_ in people(rows)] == [Role.HEAD, Role.DELEGATE]


def test_a_name_may_begin_with_the_sign_of_a_pacific_language():
    assert [name for name, *_ in people("We shall send one participant only: Ms. ʻAna Maui Tauʻāki, Judge.")] == [
        "ʻAna Maui Tauʻāki"
    ]


def doubted(*drafts):
    return [item.path for item in named(*drafts).review]


def test_who_alone_has_no_post_needs_a_look():
    assert doubted("1. Mr. Owen PRICE, Judge", "2. Ms. Amelia DARKO", "3. Ms. Hannah TEMBO, Director") == [
        "/delegates/1/position"
    ]


def test_a_field_that_begins_half_way_needs_a_look():
    assert doubted("1. Mr. Owen PRICE, Judge, High Court", "2. Ms. Amelia DARKO, Director, in the said capacity") == [
        "/delegates/1/organization"
    ]


def test_a_field_that_looks_cut_needs_a_look():
    assert doubted("1. Mr. Owen PRICE, Judge (High Court", "2. Ms. Amelia DARKO, Director") == ["/delegates/0/position"]


def test_an_address_that_bears_the_name_of_somebody_else_needs_a_look():
    text = ("1. Mr. Owen PRICE, Judge, a.darko@court.example", "2. Ms. Amelia DARKO, Director, o.price@court.example")
    assert doubted(*text) == ["/delegates/0/emails", "/delegates/1/emails"]


@pytest.mark.parametrize("local", ["khalid.albalushi", "k.al-balushi", "al_balushi"])
def test_an_address_bears_a_name_of_two_words_in_one(local):
    text = (f"1. Mr. Said AL HARTHY, Judge, {local}@court.example", "2. Mr. Khalid AL BALUSHI, Director")
    assert doubted(*text) == ["/delegates/0/emails"]


def test_a_role_in_a_bracket_before_the_name_is_the_persons():
    text = "[secretary of delegation] Mr. Owen PRICE, Attaché, Permanent Mission\n[head] Ms. Amelia DARKO, Judge, High Court"
    assert people(text) == [
        ("Owen PRICE", Role.OTHER, "Attaché", "Permanent Mission"), ("Amelia DARKO", Role.HEAD, "Judge", "High Court"),
    ]  # fmt: skip


def test_a_clause_that_leads_to_a_role_is_no_body():
    text = "Han comisionado a la maestra Marta PAZ, Fiscal Especial, quien fungirá como jefa de la delegación."
    assert people(text, language="es") == [("Marta PAZ", Role.HEAD, "Fiscal Especial", "")]


def test_a_degree_sign_behind_a_number_begins_an_item():
    text = "1°/ M. Kodjo AGBEKO, Juge\n2°/ Mme Afi LAWSON, Magistrate"
    assert [name for name, *_ in people("la délégation comptera :", text, language="fr")] == [
        "Kodjo AGBEKO",
        "Afi LAWSON",
    ]


@pytest.mark.parametrize(
    ("more", "emails"),
    [
        ("Her e-mail address is a.darko@court.example.", ("a.darko@court.example",)),
        ("Her colleague reads i.lund@court.example too.", ()),
    ],
)
def test_what_is_hers_is_not_her_colleagues(more, emails):
    assert [d.emails for d in named(f"Ms. Amelia DARKO will attend on both days. {more}").delegates] == [emails]


def test_a_place_that_a_sentence_gives_those_below_its_colon_is_theirs():
    found = people(
        "We shall also send, as advisers of the delegation, the following:",
        "1. Ms. Amelia DARKO, Director\n2. Mr. Owen PRICE, Judge",
        "and as observers:",
        "3. Mr. Karl BERG, Officer",
    )
    assert [role for _, role, _, _ in found] == [Role.ADVISER, Role.ADVISER, Role.OBSERVER]


def test_a_second_post_in_a_form_that_is_a_place_is_the_role():
    assert people("Nombre: Sra. Ana PINTO\nCargo: Coordinadora\nFunción: Asesora", language="es") == [
        ("Ana PINTO", Role.ADVISER, "Coordinadora", "")
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "We have the honour to inform that Mr. Owen PRICE, Director, and not Ms. Amelia DARKO, Judge, will attend.",
            "en",
        ),
        (
            "Nous vous informons que Mme Awa SARR, juriste, participera. Ni M. Luc DIOP ni Mme Ada FALL ne participeront.",
            "fr",
        ),
        ("Asistirá el Sr. Juan PÉREZ, Director, pero no la Sra. Ana SOTO, Jueza.", "es"),
        ("Participará o Sr. João REIS, Diretor, e não a Sra. Ana SOTO, Juíza.", "pt"),
        ("В заседании примет участие г-н Иванов Пётр Ильич, директор, а не г-жа Белова Анна Петровна, судья.", "ru"),
        ("1. Mr. Owen PRICE, Director\n2. Mr. Karl BERG, Judge (not for the second day)", "en"),
    ],
)
def test_who_is_named_beside_a_denial_needs_a_look(text, language):
    found = named(text, language=language)
    assert any("does not attend" in item.detail for item in found.review)


def test_a_denial_that_takes_one_off_says_nothing_of_who_comes():
    found = named(
        "Mr. Owen PRICE cannot attend and will be replaced by Ms. Amelia DARKO, Judge, High Court.", amends=True
    )
    assert not any("does not attend" in item.detail for item in found.review)


@pytest.mark.parametrize(
    "line", ["Sra. Ana SOTO, Jueza, Organizaciones no gubernamentales", "Sra. Ana SOTO, Jueza, tel. No. 12"]
)
def test_a_body_or_a_number_denies_nobody(line):
    assert not any("does not attend" in item.detail for item in named(f"1. {line}", language="es").review)


def test_a_wrong_value_in_brackets_is_not_the_body():
    found = named(
        "1) Белов Пётр Ильич - правильная должность: советник, Полиция Республики (ошибочно стояло «юрист»);\n"
        "2) Орлов Олег Иванович - правильная должность: судья, Верховный суд.",
        amends=True, language="ru",
    )  # fmt: skip
    assert (found.delegates[0].position, found.delegates[0].organization) == ("советник", "Полиция Республики")


@pytest.mark.parametrize("number", ["1.", "1/", "1)"])
def test_labelled_lines_below_a_name_say_post_and_body(number):
    found = people(INTRO, f"{number} Mr. Owen PRICE\n    Designation: Director\n    Institution: Ministry of Justice")
    assert found == [("Owen PRICE", Role.DELEGATE, "Director", "Ministry of Justice")]


def test_labelled_lines_below_a_bare_block_say_post_and_body():
    found = people(INTRO, "Mr. Owen PRICE\nInstitution: High Court\nFunction: Head of delegation\nDesignation: Judge")
    assert found == [("Owen PRICE", Role.HEAD, "Judge", "High Court")]


def test_slashes_behind_numbers_and_between_fields_make_a_list():
    found = people(INTRO, "1/ Mr. Owen PRICE / Director / Ministry of Justice\n2/ Ms. Ada MOE / Judge / High Court")
    assert [name for name, *_ in found] == ["Owen PRICE", "Ada MOE"]


def test_a_place_above_the_post_is_the_role():
    found = people("Frau Ada MOE\nExpertin\nLeiterin der Zentralstelle\nBundeskriminalamt", language="de")
    assert found == [("Ada MOE", Role.EXPERT, "Leiterin der Zentralstelle", "Bundeskriminalamt")]


def test_a_cell_below_surname_and_name_is_divided_by_its_comma():
    found = named(
        [["Apellidos, Nombres", "Cargo", "Institución"], ["Pinto Vega,\nAna Inés", "Fiscal", "Fiscalía General"]],
        language="es",
    )
    (person,) = found.delegates
    assert (person.name, person.family_name, person.given_names) == ("Pinto Vega, Ana Inés", "Pinto Vega", "Ana Inés")


def test_a_column_of_words_of_address_holds_no_family_names():
    found = named(
        [["اللقب", "الاسم العائلي", "الاسم الشخصي", "الجهة"], ["السيدة", "الحداد", "ليلى", "وزارة العدل"]],
        language="ar",
    )
    (person,) = found.delegates
    assert (person.honorific, person.family_name, person.given_names) == ("السيدة", "الحداد", "ليلى")


def test_a_paragraph_of_a_form_that_begins_with_another_label_is_the_next_person():
    found = people(
        "Nombre: Sra. Ana PINTO\nCargo: Jueza\nInstitución: Corte Suprema",
        "Institución: Ministerio Público\nNombre: Sr. Luis VEGA\nCargo: Fiscal",
        language="es",
    )
    assert [(name, body) for name, _, _, body in found] == [
        ("Ana PINTO", "Corte Suprema"),
        ("Luis VEGA", "Ministerio Público"),
    ]


def test_a_letter_before_a_number_is_its_label():
    found = named("Mr. Owen PRICE\nDirector\nMinistry of Justice\nT +32 2 212 30 44 – F +32 2 212 30 30", region="BE")
    (person,) = found.delegates
    assert (person.organization, person.phones, person.faxes) == (
        "Ministry of Justice",
        ("+3222123044",),
        ("+3222123030",),
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Informamos que participará no Grupo de Trabalho a Sra. Ana PINTO, Diretora no Ministério da Justiça.", "pt"),
        ("We have the honour to inform that Ms. Ada MOE, Judge, will attend at no cost to the Office.", "en"),
    ],
)
def test_words_that_deny_in_another_language_deny_nothing(text, language):
    assert not any("does not attend" in item.detail for item in named(text, language=language).review)


def test_a_family_name_in_a_later_sentence_that_denies_needs_a_look():
    found = named(
        "We nominate Mr. Owen PRICE, Director, and Ms. Ada MOE, Judge. Mr. PRICE shall not be coming after all."
    )
    assert any("Owen PRICE does not attend" in item.detail for item in found.review)


def test_what_people_are_known_as_is_looked_at_where_it_is_read_as_their_role():
    found = named(
        INTRO, "The following, known to the Office as experts:", "1. Ms. Ada MOE, Judge\n2. Mr. Owen PRICE, Clerk"
    )
    assert any("elsewhere" in item.detail for item in found.review)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Huber, Dr. Karl", ("Dr.", "Huber", "Karl")),
        ("Diop, Amadou", ("", "Diop", "Amadou")),
        ("Karl Huber, MSc", ("", "Huber", "Karl")),
    ],
)
def test_a_comma_below_surname_and_name_divides_names_and_no_degree(cell, name):
    found = named([["Surname, Name", "Position", "Ministry"], [cell, "Judge", "Ministry of Justice"]], region="AT")
    (person,) = found.delegates
    assert (person.honorific, person.family_name, person.given_names) == name


def test_labelled_lines_keep_numbers_wrapped_lines_and_parts_of_a_body():
    found = named(
        INTRO,
        "1. Mr. Karl HUBER\n   Position: Judge\n   Office: +43 1 521520",
        "2. Ms. Ada MOE\n   Position: Judge\n   Organization: Ministry of Justice\n   and Consumer Protection",
        "3. Mr. Owen PRICE\n   Position: Judge\n   Organization: Ministry of Justice\n   Department: Prisons",
        region="AT",
    )
    assert found.delegates[0].phones == ("+431521520",)
    assert [d.organization for d in found.delegates[1:]] == [
        "Ministry of Justice and Consumer Protection",
        "Ministry of Justice, Prisons",
    ]


def test_a_letter_between_dashes_is_no_label_of_a_number():
    found = named(INTRO, "1. Ms. Ada MOE - F - +43 1 521520 - Judge", region="AT")
    assert [(d.phones, d.faxes) for d in found.delegates] == [(("+431521520",), ())]


@pytest.mark.parametrize("line", ["k.huber@justice.example", "tel. +43 1 521520"])
def test_an_address_below_a_labelled_body_is_no_part_of_it(line):
    found = named(INTRO, f"1. Mr. Karl HUBER\n   Position: Judge\n   Organization: High Court\n   {line}", region="AT")
    (person,) = found.delegates
    assert person.organization == "High Court"
    assert person.emails or person.phones


@pytest.mark.parametrize(
    ("line", "organization", "reached"),
    [
        ("ministry@justice.example", "High Court", "ministry@justice.example"),
        ("office +43 1 260601", "High Court", "+431260601"),
        ("court@highcourt.example, registry office", "High Court", "court@highcourt.example"),
        ("and Tribunal, tel. +43 1 521520", "High Court and Tribunal", "+431521520"),
        ("www.highcourt.example", "High Court", None),
    ],
)
def test_below_a_labelled_body_what_reaches_somebody_is_parted_from_what_goes_on(line, organization, reached):
    text = f"1. Mr. Karl HUBER\n   Position: Judge\n   Organization: High Court\n   {line}"
    (person,) = named(INTRO, text, region="AT").delegates
    assert (person.position, person.organization) == ("Judge", organization)
    assert [*person.emails, *person.phones] == [reached] * (reached is not None)


def test_years_below_a_labelled_post_belong_to_it():
    text = "1. Mr. Karl HUBER\n   Position: Coordinator of the plan\n   for the years 2009-2013\n   Organization: High Court"
    found = named(INTRO, text, region="AT")
    assert found.delegates[0].position == "Coordinator of the plan for the years 2009-2013"
    assert [item.path for item in found.review] == ["/delegates/0/position"]


@pytest.mark.parametrize("line", ["telephone and telegraph fraud", "mobile networks", "phone helpline"])
def test_a_wrapped_line_that_begins_like_a_label_of_a_number_goes_on(line):
    found = named(INTRO, f"1. Mr. Karl HUBER\n   Organization: High Court\n   Position: Head of Section\n   {line}")
    assert found.delegates[0].position == f"Head of Section {line}"


@pytest.mark.parametrize("line", ["room 12345, floor 3", "arriving 12 April 2009, flight OS 123", "born 12 March 1960"])
def test_numbers_below_a_labelled_body_are_looked_at(line):
    found = named(INTRO, f"1. Mr. Karl HUBER\n   Position: Judge\n   Organization: High Court\n   {line}")
    assert "/delegates/0/organization" in [item.path for item in found.review]


def test_a_label_of_a_body_is_none_of_a_number():
    text = "1. Mr. Karl HUBER\n   Designation: Direct Taxes Officer\n   Organization: Mobile Police"
    (person,) = named(INTRO, text).delegates
    assert (person.position, person.organization) == ("Direct Taxes Officer", "Mobile Police")


def test_a_label_that_stays_in_a_field_is_looked_at():
    text = "1. Mr. Karl HUBER\n   Position: Judge\n   Position: Registrar\n   Organization: High Court"
    assert any("looks cut" in item.detail for item in named(INTRO, text).review)


@pytest.mark.parametrize(
    "intro",
    [
        "The following officials, who are serving as advisers to the Minister of Justice:",
        "We have the honour to nominate the following, who are currently employed as experts at the Ministry:",
        "We have the honour to nominate the following, who would otherwise have served as alternates:",
        "We have the honour to nominate the following persons, who have served as experts:",
        "Les personnes suivantes, qui sont employées en qualité d'experts :",
    ],
)
def test_what_people_may_be_elsewhere_is_looked_at(intro):
    found = named(intro, "1. Ms. Ada MOE, Judge\n2. Mr. Owen PRICE, Clerk")
    assert any("elsewhere" in item.detail for item in found.review)


@pytest.mark.parametrize(
    "intro",
    [
        "We nominate the following, who will attend as observers:",
        "We nominate the following as observers:",
        "Nous désignons les personnes suivantes, qui participeront en qualité d'observateurs :",
        "The following persons employed by this Mission will attend as observers:",
        "Designamos a las siguientes personas, quienes asistirán en calidad de observadores:",
    ],
)
def test_what_people_are_at_the_meeting_is_their_role(intro):
    found = named(intro, "1. Ms. Ada MOE, Judge\n2. Mr. Owen PRICE, Clerk")
    assert {person.role for person in found.delegates} == {Role.OBSERVER}
    assert not any("elsewhere" in item.detail for item in found.review)


@pytest.mark.parametrize(
    "denial",
    [
        "All of them will travel to Vienna except Ms. Ama SERWAA.",
        "The delegation will travel without Ms. Ama SERWAA.",
        "There will be no participation of Ms. Ama SERWAA.",
        "Under no circumstances can Ms. Ama SERWAA leave Accra at that time.",
        "Except Ms. Ama SERWAA, all will travel to Vienna.",
    ],
)
def test_english_words_that_leave_somebody_out_are_looked_at(denial):
    text = (
        "The Embassy has the honour to inform that Mr. Kofi BOATENG, Director, Ministry of Justice, and Ms. Ama "
        f"SERWAA, Judge, High Court, will attend the Working Group. {denial}"
    )
    assert any("Ama SERWAA does not attend" in item.detail for item in named(text, language="en").review)


def test_everybody_who_is_named_and_was_not_taken_is_told():
    found = named(INTRO, "1. Ms. Ada REED, Judge", "The Mission had spoken of Mr. Owen Price and Ms. Mary Achieng.")
    (detail,) = [one.detail for one in found.review if "named in the letter" in one.detail]
    assert "Owen Price, Mary Achieng" in detail


@pytest.mark.parametrize(
    ("person", "language"),
    [
        ("Luz Elena Fujita\nFiscal, Ministerio Público", "es"),
        ("Kofi Mensah\nLegal Adviser, Ministry of Justice", "en"),
        ("Ахметова Сауле\nсоветник, Министерство юстиции", "ru"),
    ],
)
def test_behind_contacts_two_words_above_a_post_are_the_next_person_and_not_sure(person, language):
    found = named(INTRO, f"Ms. Ada REED\nJudge\nTel. +44 20 7946 0018\n{person}", language=language)
    name = person.partition("\n")[0]
    assert [d.name for d in found.delegates] == ["Ada REED", name]
    assert any(name in one.detail for one in found.review)


def test_a_field_on_both_sides_of_a_number_may_name_the_next_person():
    found = named(INTRO, "Ms. Ada REED\nJudge, Supreme Court\nTel. +44 20 7946 0018\nKing Centre\nLondon")
    assert "/delegates/0/organization" in [one.path for one in found.review]


@pytest.mark.parametrize("number", ["1. ", ""])
@pytest.mark.parametrize(
    ("said", "language"),
    [("Withdrawn", "en"), ("Retirado", "es"), ("Annulé", "fr"), ("Gestrichen", "de"), ("исключен", "ru")],
)
def test_a_line_below_somebody_that_only_tells_a_change_is_said_of_them_and_not_sure(number, said, language):
    found = named(f"{number}Mr. Owen PRICE\nJudge\n{said}", "Ms. Ada REED\nClerk", amends=True, language=language)
    assert [(d.name, d.change) for d in found.delegates] == [("Owen PRICE", Change.REMOVE), ("Ada REED", Change.ADD)]
    assert "/delegates" in [one.path for one in found.review]


def test_lines_that_only_tell_a_change_are_headings_where_the_block_begins_with_one():
    found = named("Withdrawn\nMr. Owen PRICE, Judge\nAdded\nMs. Ada REED, Clerk", amends=True)
    assert [(d.name, d.change) for d in found.delegates] == [("Owen PRICE", Change.REMOVE), ("Ada REED", Change.ADD)]


def test_what_may_be_a_rank_or_say_that_somebody_goes_is_not_sure():
    found = named("1. Cnel. Owen PRICE, Director, Guardia Civil - retirado", amends=True, language="es")
    assert found.review


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Mr. Owen PRICE, whom Ms. Ada REED was to accompany, is withdrawn from the delegation.", "en"),
        ("M. Owen PRICE, que Mme Ada REED devait accompagner, est retiré de la délégation.", "fr"),
        ("г-н Белов Пётр, которого должна была сопровождать г-жа Ахметова Сауле, исключен из состава.", "ru"),
    ],
)
def test_what_becomes_of_whom_a_clause_about_somebody_else_names_is_not_sure(sentence, language):
    found = named(sentence, amends=True, language=language)
    assert "/delegates/1" in [one.path for one in found.review]


@pytest.mark.parametrize(
    ("drafts", "asked"),
    [
        (("Dr Beridze Ana Maria\nJudge\nSupreme Court",), True),
        (("Mr. Petrescu Ion\nJudge\nSupreme Court",), True),
        (("Ms. Ana Maria Beridze\nJudge\nSupreme Court",), False),
        (("Mr. Bryan James Stone\nJudge\nSupreme Court",), False),
        (("1. Ms. Traoré Awa Mary, Judge, a.traor@office.example",), True),
        (("1. Ms. Awa Mary Traoré, Judge, a.traor@office.example",), False),
    ],
)
def test_a_family_name_that_may_stand_first_is_asked_about(drafts, asked):
    found = named("The delegation is as follows:", *drafts, iso3="LSO")
    assert any(item.reason is Reason.NAME_ORDER for item in found.review) is asked


def test_a_latin_name_among_chinese_ones_is_asked_about():
    found = named("姓名: 陆明哲先生\n身份: 团长", "姓名: Tovi Limar Sund\n身份: 翻译", language="zh", iso3="CHN")
    assert [item.path for item in found.review if item.reason is Reason.NAME_ORDER] == ["/delegates/1/family_name"]


@pytest.mark.parametrize(
    ("said", "position", "body"),
    [
        ("Secretaria de Segunda", "Secretaria de Segunda", ""),
        ("Secretaria de Embajada", "Secretaria de Embajada", ""),
        ("Secretaria Ejecutiva, Secretaría de la Mujer", "Secretaria Ejecutiva", "Secretaría de la Mujer"),
    ],
)
def test_a_rank_or_an_accent_tells_a_secretary_from_a_secretariat(said, position, body):
    (found,) = people(f"La delegación:\n\n1. Sra. Ana Laura BIDEGAIN, {said}", language="es")
    assert found == ("Ana Laura BIDEGAIN", Role.DELEGATE, position, body)


def test_an_office_for_women_and_children_sends_people_without_their_families():
    found = people("Ms. Ada REED\nDirector of the Bureau for Women and Children\nMr. Owen PRICE\nJudge, Child Court")
    assert [position for _, _, position, _ in found] == ["Director of the Bureau for Women and Children", "Judge"]


@pytest.mark.parametrize(
    "body", ["Ministry of Labour, Youth and Children", "Ministry of Family, Women and Children's Rights"]
)
def test_a_body_that_lists_children_brings_none(body):
    found = named(f"Ms. Ada REED, Judge, {body}\nMr. Owen PRICE, Judge, Child Court")
    assert [d.organization for d in found.delegates] == [body, "Child Court"]
    assert not found.review


@pytest.mark.parametrize("said", ["with wife and children", "Spouse and Children"])
def test_children_of_a_delegate_are_no_body_of_theirs(said):
    found = named(f"Ms. Ada REED, Judge, High Court\nMr. Owen PRICE, Clerk, {said}")
    assert [d.organization for d in found.delegates] == ["High Court"]
    assert "Owen PRICE" in found.review[0].detail


@pytest.mark.parametrize(
    ("said", "language"),
    [("Mr. Owen PRICE, Clerk, with driver", "en"), ("M. Luc MOREL, juge, et son épouse", "fr"),
     ("Sr. Luis MORA, Juez, con su esposa", "es")],
)  # fmt: skip
def test_who_has_a_post_and_brings_somebody_is_not_lost(said, language):
    found = named("Ms. Ada REED, Judge, High Court", said, language=language)
    assert len(found.delegates) == 2 or found.review


def test_a_driver_is_not_asked_about():
    assert not named("Ms. Ada REED, Judge, High Court", "Mr. Owen PRICE, driver, travels with them.").review


@pytest.mark.parametrize(
    ("names", "asked"),
    [
        (("Zahnmaat Ada REED", "Mr. Owen PRICE", "Ms. Ana LIMA"), (0,)),
        (("Maat Ada REED", "Mr. Owen PRICE", "Ms. Ana LIMA", "Dr. Luc MOE", "Maat Jan VEEN"), (0, 4)),
        (("Maat Ada REED", "Maat Owen PRICE", "Ms. Ana LIMA", "Ina VEEN"), (0, 1)),
        (("Ada REED", "Mr. Owen PRICE", "Ms. Ana LIMA"), ()),
        (("Ada Ina REED", "Owen Luc PRICE", "Ana Ina LIMA"), ()),
        (("Ada Ina REED", "Mr. Owen PRICE"), ()),
        (("Ada Ina REED", "Owen Luc PRICE", "Ms. Ana LIMA"), ()),
        (("Иванов Пётр Ильич", "г-н Белов Олег", "г-жа Белова Анна"), ()),
        (("سالم حسن الكندي", "السيد بدر الكندي", "السيدة ليلى الكندي"), ()),
        (("Mr. Ada Ina REED", "Mr. Owen Luc PRICE", "Ms. Ana Ina LIMA"), ()),
    ],
)
def test_a_word_before_a_name_where_others_have_a_word_of_address_may_be_a_title(names, asked):
    found = named("\n".join(f"{at}. {name}, Judge, High Court" for at, name in enumerate(names, 1)))
    may_be = [item.path for item in found.review if "may be a title" in item.detail]
    assert may_be == [f"/delegates/{at}/name" for at in asked]


@pytest.mark.parametrize("name", ["Ben Roe", "Ole Hansen"])
def test_a_first_name_that_is_a_particle_elsewhere_begins_a_name(name):
    text = f"1. {name}, Judge, High Court\n2. Mr. Owen PRICE, Clerk, Court of Appeal"
    assert [one.name for one in named("The delegation:", text).delegates] == [name, "Owen PRICE"]


# ---------------------------------------------------------------- as Arabic offices write


@pytest.mark.parametrize(
    "text",
    [
        "_ السيد / سالم الكندي ، مدير ، وزارة العمل\n_ السيدة الدكتورة / ليلى الحداد ، خبيرة ، وزارة العمل",
        "ـ السيد / سالم الكندي ، مدير ، وزارة العمل\nـ السيدة الدكتورة /ليلى الحداد ، خبيرة ، وزارة العمل",
        "السيد / سالم الكندي\nمدير / وزارة العمل\n\nالسيدة الدكتورة / ليلى الحداد\nخبيرة / وزارة العمل",
        "يتكون الوفد من السيد / سالم الكندي ، مدير ، وزارة العمل ، والسيدة الدكتورة / ليلى الحداد ، خبيرة ، وزارة العمل.",
        "_ السيد / سالم الكندي / مدير / وزارة العمل\n_ السيدة الدكتورة / ليلى الحداد / خبيرة / وزارة العمل",
    ],
)
def test_a_slash_behind_a_blank_parts_a_word_of_address_from_its_name_in_arabic(text):
    found = named("الوفد:", *text.split("\n\n"), language="ar").delegates
    assert [(d.honorific, d.name, d.position, d.organization) for d in found] == [
        ("السيد", "سالم الكندي", "مدير", "وزارة العمل"), ("السيدة الدكتورة", "ليلى الحداد", "خبيرة", "وزارة العمل"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("- Mr. / Owen PRICE, Judge, High Court", ("Mr.", "Owen PRICE", "Judge", "High Court")),
        ("- Owen PRICE / Judge / High Court", ("", "Owen PRICE", "Judge", "High Court")),
        ("- سالم الكندي / المستشار / وزارة العمل", ("", "سالم الكندي", "المستشار", "وزارة العمل")),
    ],
)
def test_a_slash_still_parts_the_fields_of_a_line(text, fields):
    (found,) = named("The delegation:", text).delegates
    assert (found.honorific, found.name, found.position, found.organization) == fields


@pytest.mark.parametrize(
    "below",
    [
        "وترجو السفارة التكرم بموافاتها بجدول أعمال الاجتماع ووثائقه",
        "علماً بأن الوفد سيصل مساء يوم الأحد على متن الخطوط الجوية",
        "كما تود السفارة الاستفسار عما إذا كانت الوثائق ستتاح بالعربية.",
        "ونتطلع إلى التعاون معكم في هذا الشأن الهام",
    ],
)
def test_an_arabic_sentence_below_somebody_is_no_part_of_their_body(below):
    text = f"السيد/ سالم الكندي – مدير – وزارة العمل\nالسيدة/ ليلى الحداد – خبيرة – وزارة العمل\n{below}"
    assert [d.organization for d in named("الوفد:", text, language="ar").delegates] == ["وزارة العمل", "وزارة العمل"]


@pytest.mark.parametrize(
    ("lines", "phones", "faxes"),
    [
        ("ت: +216 71 204 418\nف: +216 71 204 419", ("+21671204418",), ("+21671204419",)),
        ("محمول: +216 98 204 418", ("+21698204418",), ()),
        ("نقال: +216 98 204 418", ("+21698204418",), ()),
        ("ج: +216 98 204 418", ("+21698204418",), ()),
        ("T: +216 71 204 418\nF: +216 71 204 419", ("+21671204418",), ("+21671204419",)),
    ],
)
def test_a_letter_before_a_number_says_what_it_is_and_numbers_no_list(lines, phones, faxes):
    (found,) = named("الوفد:", f"السيد/ سالم الكندي\nمدير\nوزارة العمل\n{lines}", language="ar").delegates
    assert (found.organization, found.phones, found.faxes) == ("وزارة العمل", phones, faxes)


@pytest.mark.parametrize(
    ("heads", "language"),
    [
        (["الاسم الثلاثي واللقب", "الوظيفة والجهة", "الهاتف والبريد الإلكتروني"], "ar"),
        (["Name", "Position and organization", "Telephone and e-mail"], "en"),
    ],
)
def test_a_heading_names_two_fields_that_and_joins(heads, language):
    rows = [heads, ["سالم الكندي", "مدير، وزارة العمل", "+216 71 204 418, s.kindi@labour.example"]]
    (found,) = named(rows, language=language).delegates
    assert (found.name, found.position, found.organization) == ("سالم الكندي", "مدير", "وزارة العمل")
    assert (found.phones, found.emails) == (("+21671204418",), ("s.kindi@labour.example",))


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Security of the delegation", "en"),
        ("Sécurité de la délégation", "fr"),
        ("Seguridad de la delegación", "es"),
        ("Охрана делегации", "ru"),
        ("أمن الوفد", "ar"),
        ("代表团安保", "zh"),
        ("Sicherheit der Delegation", "de"),
        ("Segurança da delegação", "pt"),
    ],
)
def test_who_guards_the_delegation_has_another_place_in_it(said, language):
    rows = [["Name", "Position", "Role"], ["Mr. Owen PRICE", "Inspector", said], ["Ms. Ada REED", "Clerk", "Member"]]
    assert [d.role for d in named(rows, language=language).delegates] == [Role.OTHER, Role.DELEGATE]


# ---------------------------------------------------------------- translations, signatures, contacts


@pytest.mark.parametrize(
    ("heading", "language"),
    [
        ("UNOFFICIAL TRANSLATION", "pt"),
        ("--- Courtesy translation (only the Portuguese text is authentic) ---", "pt"),
        ("English summary for ease of reference:", "pt"),
        ("Traduction non officielle", "pt"),
    ],
)
def test_posts_in_a_translation_are_no_other_values(heading, language):
    own = "1. Sra. Ada REED, Procuradora da República, Ministério da Justiça\n2. Sr. Owen PRICE, Juiz, Tribunal Supremo"
    other = "1. Ms. Ada REED, Public Prosecutor, Ministry of Justice\n2. Mr. Owen PRICE, Judge, Supreme Court"
    found = named("A delegação é composta por:", own, heading, other, language=language)
    assert [(d.name, d.position) for d in found.delegates] == [
        ("Ada REED", "Procuradora da República"),
        ("Owen PRICE", "Juiz"),
    ]
    assert not [item for item in found.review if "two values" in item.detail]


def test_whom_only_the_translation_names_is_still_found():
    found = named(
        "A delegação é composta por:", "1. Sra. Ada REED, Juíza, Tribunal Supremo", "Unofficial translation",
        "1. Ms. Ada REED, Judge, Supreme Court\n2. Mr. Owen PRICE, Clerk, Supreme Court", language="pt",
    )  # fmt: skip
    assert [d.name for d in found.delegates] == ["Ada REED", "Owen PRICE"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ms. Ada REED, Clerk, Ministry of Labour, telephone +216 71 204 418 or e-mail a.reed@labour.example", "en"),
        ("Mme Ada REED, greffière, Ministère du Travail, tél. +216 71 204 418 ou courriel a.reed@labour.example", "fr"),
        ("السيدة ليلى الحداد، خبيرة، وزارة العمل، هاتف +216 71 204 418 أو بريد a.reed@labour.example", "ar"),
    ],
)
def test_or_between_two_contacts_is_no_field(text, language):
    (found,) = named("Delegation:", text, language=language).delegates
    assert (found.phones, found.emails) == (("+21671204418",), ("a.reed@labour.example",))
    assert not {"or", "ou", "أو"} & {found.position, found.organization}
    assert len(found.organization.split()) < 4


@pytest.mark.parametrize(("writer", "asked"), [("Ada Louisa Reed", False), ("Protocol Section", True)])
def test_the_name_by_which_who_writes_sends_mail_begins_with_no_title(writer, asked):
    people = named("1. Ms. Ana Lima, Judge\n2. Ms. Eva Moe, Clerk\n3. Ada Louisa Reed, Attaché").delegates
    assert bool(doubts.of_addresses(people, vocabulary(), writer)) is asked


@pytest.mark.parametrize(
    ("sentence", "missed"),
    [
        ("Представителем от фонда «Право» будет Козлов Олег Иванович, председатель.", True),
        ("Белову Петру Ильичу нужна виза.", False),
        ("Совещание пройдёт в Доме Дружбы Народов.", False),
    ],
)
def test_a_russian_name_with_the_fathers_that_nobody_took_is_asked_about(sentence, missed):
    found = named(
        "Состав делегации:\n1. Белов Пётр Ильич, советник\n2. Орлова Анна Ильинична, судья", sentence, language="ru"
    )
    assert any("not taken" in item.detail for item in found.review) is missed


def test_observers_above_a_list_are_its_people_and_in_a_sentence_besides_others():
    text = "1. Белов Пётр Ильич, советник\n2. Орлова Анна Ильинична, судья"
    above = named("Наблюдателями от Секретариата будут:", text, language="ru").delegates
    assert [one.role for one in above] == [Role.OBSERVER, Role.OBSERVER]
    below = named("Состав делегации:", text, "Наблюдателем от фонда «Право» будет его представитель.", language="ru")
    assert [one.role for one in below.delegates] == [Role.DELEGATE, Role.DELEGATE]


@pytest.mark.parametrize(
    ("head", "language"),
    [
        ("Aware that non-governmental organizations take part as observers, the Government sends:", "en"),
        ("The delegation, which travels together with two observers of civil society, is composed of:", "en"),
        ("Sachant que la société civile participera en qualité d'observatrice, le Gouvernement désigne :", "fr"),
        ("Dado que las organizaciones asistirán en calidad de observadores, el Gobierno designa a:", "es"),
        ("Учитывая, что неправительственные организации участвуют в качестве наблюдателей, сообщаем состав:", "ru"),
        ("Da Organisationen als Beobachter teilnehmen, nominiert die Regierung:", "de"),
    ],
)
def test_where_others_observe_the_delegates_of_a_state_do_not_and_it_is_asked(head, language):
    found = named(head, "1. Ms. Ada REED, Clerk\n2. Mr. Luis MOE, Judge", language=language)
    assert [one.role for one in found.delegates] == [Role.DELEGATE, Role.DELEGATE]
    assert any("observers" in item.detail for item in found.review)


def test_an_organization_that_attends_as_an_observer_is_not_asked():
    head = "The League, a non-governmental organization, will attend as an observer and nominates:"
    found = named(head, "1. Ms. Ada REED, Clerk\n2. Mr. Luis MOE, Judge", iso3=None)
    assert [one.role for one in found.delegates] == [Role.OBSERVER, Role.OBSERVER]
    assert not any("observers" in item.detail for item in found.review)


@pytest.mark.parametrize(
    ("draft", "language"),
    [
        ("Nom : Mme Awa SARR\nQualité : Juge\nRôle dans la délégation : Experte", "fr"),
        ("Nombre: Sra. Ana VEGA\nCalidad: Jueza\nRol en la delegación: Experta", "es"),
    ],
)
def test_of_two_labels_that_may_say_the_role_one_says_the_post(draft, language):
    (found,) = named(draft, language=language).delegates
    assert (found.role, found.position.casefold()[:3]) == (Role.EXPERT, "jue" if language == "es" else "jug")


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("1. 李娜 - 处长 (司法部，日内瓦)", "zh", ("处长", "司法部，日内瓦")),
        ("1. 李娜 - 处长 (司法部 加纳)", "zh", ("处长", "司法部 加纳")),
        ("1. Ms. Ada REED - Clerk (Ministry of Justice, Geneva)", "en", ("Clerk", "Ministry of Justice, Geneva")),
        ("1. Ms. Ada REED - Clerk (Operations)", "en", ("Clerk (Operations)", "")),
    ],
)
def test_a_body_in_brackets_behind_a_post_may_have_its_place_or_state(line, language, expected):
    (found,) = named(line, language=language).delegates
    assert (found.position, found.organization) == expected


def test_a_word_of_address_between_a_russian_post_and_the_name_is_no_part_of_the_post():
    (found,) = named("1. заместитель министра д-р Орлов Олег Иванович, Верховный суд", language="ru").delegates
    assert (found.honorific, found.name, found.position) == ("д-р", "Орлов Олег Иванович", "заместитель министра")


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("Asistirán Sr. Luis MOE, Juez, Corte Suprema; y Ana VEGA, Jueza.", "es", ["Luis MOE", "Ana VEGA"]),
        ("处长 李娜女士，司法部; 随员 张伟，外交部，日内瓦", "zh", ["李娜", "张伟"]),
    ],
)
def test_neither_verb_nor_and_nor_post_before_somebody_among_semicolons_is_of_the_name(line, language, expected):
    assert [d.name for d in named(line, language=language).delegates] == expected


@pytest.mark.parametrize(
    ("draft", "language"),
    [
        ("La Sra. Ana VEGA, Jueza, Corte Suprema,\nfirmó la acreditación.", "es"),
        ("Mme Awa SARR, Juge, Cour suprême,\na signé la liste.", "fr"),
    ],
)
def test_who_does_not_attend_may_be_told_so_in_the_next_line(draft, language):
    assert not named(draft, language=language).delegates


@pytest.mark.parametrize(
    ("line", "language", "posts"),
    [
        ("Director Mr. Owen PRICE, Ministry of Justice; Legal Officer Ms. Ada REED, High Court", "en", ["Director", "Legal Officer"]),
        ("Directeur M. Luc MOREL, Cour suprême; Conseillère juridique Mme Awa SARR, Parquet général", "fr", ["Directeur", "Conseillère juridique"]),
        ("处长 李娜女士，司法部; 法官 Kofi Moe，最高法院", "zh", ["处长", "法官"]),
    ],
)  # fmt: skip
def test_among_semicolons_a_post_may_stand_before_somebody(line, language, posts):
    assert [d.position for d in named(line, language=language).delegates] == posts
