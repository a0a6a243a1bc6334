"""People in sentences: who comes, who leads, who goes, and what is said of several at once."""

# ruff: noqa: E501 a sentence stands on one line as it was typed
import re
import textwrap

import pytest

from parsers.extract import find
from parsers.record import Change, Role
from tests.fixtures.drafts import named
from tests.fixtures.written import mail


def people(*drafts, **keys):
    return [(d.name, d.role, d.position, d.organization) for d in named(*drafts, **keys).delegates]


def changes(*drafts, **keys):
    return [(d.name, d.change) for d in named(*drafts, amends=True, **keys).delegates]


# ---------------------------------------------------------------- said once for several


@pytest.mark.parametrize(
    ("text", "language", "body"),
    [
        ("The delegation will consist of Mr. Owen PRICE, Director, and Ms. Amelia DARKO, Legal Officer, both of the Ministry of Labour.", "en", "Ministry of Labour"),
        ("The delegation will consist of Mr. Owen PRICE, Director, and Ms. Amelia DARKO, Legal Officer, both from the Ministry of Labour.", "en", "Ministry of Labour"),
        ("La délégation sera composée de M. Luc MOREL, Directeur, et de Mme Awa SARR, Juriste, tous deux du Ministère du Travail.", "fr", "Ministère du Travail"),
        ("La délégation sera composée de Mme Ada MOREL, Directrice, et de Mme Awa SARR, Juriste, toutes deux de l'Office des migrations.", "fr", "Office des migrations"),
        ("La delegación estará integrada por el Sr. Luis VEGA, Director, y la Sra. Ana PINTO, Asesora, ambos del Ministerio del Trabajo.", "es", "Ministerio del Trabajo"),
        ("В совещании примут участие г-н Орлов Олег Иванович, директор, и г-жа Белова Анна Петровна, юрист, оба из Министерства труда.", "ru", "Министерства труда"),
        ("سيتألف الوفد من السيد سامي الخطيب، مدير، والسيدة ليلى الحداد، مستشارة، وكلاهما من وزارة العمل.", "ar", "وزارة العمل"),
    ],
)  # fmt: skip
def test_a_body_said_of_both_is_each_one_s(text, language, body):
    assert [organization for *_, organization in people(text, language=language)] == [body, body]


@pytest.mark.parametrize(
    ("text", "language", "body"),
    [
        ("The following will come: Mr. Owen PRICE (Director, Ministry of Labour) and Ms. Amelia DARKO (Legal Officer, same Ministry).", "en", "Ministry of Labour"),
        ("La délégation comprend M. Luc MOREL, Directeur, Ministère du Travail, et Mme Awa SARR, Juriste, même ministère.", "fr", "Ministère du Travail"),
        ("La delegación estará integrada por el Sr. Luis VEGA, Director, Ministerio del Trabajo, y la Sra. Ana PINTO, Asesora, mismo Ministerio.", "es", "Ministerio del Trabajo"),
        ("Примут участие: г-н Орлов Олег Иванович, директор, Министерство труда, и г-жа Белова Анна Петровна, юрист, того же министерства.", "ru", "Министерство труда"),
        ("The following will come: Mr. Owen PRICE (Director, Ministry of Labour) and Ms. Amelia DARKO (Legal Officer, ditto).", "en", "Ministry of Labour"),
        ("La délégation comprend M. Luc MOREL, Directeur, Ministère du Travail, et Mme Awa SARR, Juriste, dudit ministère.", "fr", "Ministère du Travail"),
        ("La delegación estará integrada por el Sr. Luis VEGA, Director, Ministerio del Trabajo, y la Sra. Ana PINTO, Asesora, de dicho Ministerio.", "es", "Ministerio del Trabajo"),
    ],
)  # fmt: skip
def test_the_same_body_is_the_one_before(text, language, body):
    assert [organization for *_, organization in people(text, language=language)] == [body, body]


def test_the_same_ministry_is_not_its_department():
    text = "The following will come: Mr. Owen PRICE (Director, Wages Department, Ministry of Labour) and Ms. Amelia DARKO (Legal Officer, same Ministry)."
    assert people(text)[1][3] == "Ministry of Labour"


# ---------------------------------------------------------------- who comes and as what


@pytest.mark.parametrize(
    ("text", "language", "role"),
    [
        ("Mr. Owen PRICE, Second Secretary, Permanent Mission in Vienna, joins them as adviser.", "en", Role.ADVISER),
        ("Ms. Amelia DARKO, Second Secretary, Embassy in Vienna, also joins the delegation as an expert.", "en", Role.EXPERT),
        ("Mme Awa SARR, Juriste, Ministère du Travail, les rejoindra en qualité de conseillère.", "fr", Role.ADVISER),
        ("Viaja asimismo la Sra. Ana PINTO, Asesora, Ministerio del Trabajo.", "es", Role.DELEGATE),
        ("Por esta Embajada concurrirá, en calidad de Vicejefe de la delegación, el Sr. Luis VEGA, Consejero.", "es", Role.DEPUTY_HEAD),
        ("Presidirá nuestra delegación la Dra. Ana PINTO, Directora, Ministerio del Trabajo.", "es", Role.HEAD),
        ("Conduira notre délégation Mme Awa SARR, Directrice, Ministère du Travail.", "fr", Role.HEAD),
        ("К делегации в качестве эксперта присоединится г-жа Белова Анна Петровна, юрист, Министерство труда.", "ru", Role.EXPERT),
        ("The delegation will include, in the capacity of adviser, Mr. Owen PRICE, Legal Officer.", "en", Role.ADVISER),
    ],
)  # fmt: skip
def test_verbs_and_capacities_say_who_comes_and_as_what(text, language, role):
    assert [found[1] for found in people(text, language=language)] == [role]


def test_a_capacity_at_the_end_of_the_line_above_is_the_next_one_s():
    text = (
        "Просим включить в делегацию в качестве эксперта",
        "майор Орлов Олег Иванович\nначальник отдела\nСлужба миграции",
    )
    (found,) = named(*text, amends=True, language="ru").delegates
    assert (found.name, found.role, found.change) == ("Орлов Олег Иванович", Role.EXPERT, Change.ADD)


@pytest.mark.parametrize(
    "said",
    [
        "Ms. Darko will be the leader of our team.",
        "Ms. Darko will be our head of delegation.",
        "Ms. Darko heads our delegation.",
    ],
)
def test_a_sentence_below_a_list_may_say_who_leads(said):
    found = people("The following will come:\n1. Mr. Owen PRICE, Director\n2. Ms. Amelia DARKO, Legal Officer", said)
    assert [role for _, role, *_ in found] == [Role.DELEGATE, Role.HEAD]


def test_a_verb_of_accompanying_is_in_no_body():
    text = "نفيدكم بأن السيدة ليلى الحداد، مديرة، وزارة العمل سترأس الوفد، ويرافقها السيد سامي الخطيب، مستشار، وزارة العدل."
    assert [found[3] for found in people(text, language="ar")] == ["وزارة العمل", "وزارة العدل"]


@pytest.mark.parametrize("end", [", y", "; and", ", et", " ; и"])
def test_a_conjunction_at_the_end_of_an_item_is_in_no_body(end):
    text = f"The following will come:\n• Mr. Owen PRICE, Director, Ministry of Labour{end}\n• Ms. Amelia DARKO, Legal Officer"
    assert people(text)[0][3] == "Ministry of Labour"


# ---------------------------------------------------------------- who goes


@pytest.mark.parametrize(
    ("text", "language", "name", "position"),
    [
        ("The Embassy has the honour to inform that the Deputy Director, Mr. Owen PRICE, is no longer in a position to travel.", "en", "Owen PRICE", "Deputy Director"),
        ("L'Ambassade informe que le Directeur adjoint, M. Luc MOREL, ne viendra pas.", "fr", "Luc MOREL", "Directeur adjoint"),
        ("La Embajada informa que el Subdirector, Sr. Luis VEGA, ya no viaja.", "es", "Luis VEGA", "Subdirector"),
    ],
)  # fmt: skip
def test_the_post_before_a_name_is_kept_where_somebody_withdraws(text, language, name, position):
    (found,) = named(text, amends=True, language=language).delegates
    assert (found.name, found.position, found.change) == (name, position, Change.REMOVE)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Changement dans notre équipe : le colonel Mbongo ne vient plus.", "fr"),
        ("Un cambio: el coronel Mbongo ya no viaja.", "es"),
        ("One change: Colonel Mbongo is no longer coming.", "en"),
    ],
)
def test_a_rank_and_a_family_name_are_enough_for_who_does_not_come(text, language):
    assert changes(text, language=language) == [("Mbongo", Change.REMOVE)]


def test_quotation_marks_around_entries_are_in_no_field():
    text = "Prière de lire « Mme Awa SARR, Juriste, Ministère du Travail » au lieu de « M. Luc MOREL, Directeur »."
    found = named(text, amends=True, language="fr").delegates
    assert [(d.name, d.position, d.organization, d.change) for d in found] == [
        ("Awa SARR", "Juriste", "Ministère du Travail", Change.ADD),
        ("Luc MOREL", "Directeur", "", Change.REMOVE),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Prière de lire « Mme Tchakounté Rosine Adèle, Juriste » au lieu de « Mme Tchakunté Rosine ».",
        "Please read “Mme Tchakounté Rosine Adèle, Juriste” instead of “Mme Tchakunté Rosine”.",
        "Léase «Mme Tchakounté Rosine Adèle, Juriste» en lugar de «Mme Tchakunté Rosine».",
    ],
)
def test_a_name_spelled_anew_is_no_second_person(text):
    assert changes(text, language="fr") == [("Tchakounté Rosine Adèle", Change.ADD)]


@pytest.mark.parametrize(
    ("text", "language", "position"),
    [
        ("صفة السيدة ليلى كامل الحداد هي: مديرة الشؤون القانونية، وزارة العمل (وليس مستشارة).", "ar", "مديرة الشؤون القانونية"),
        ("The title of Ms. Amelia DARKO is Legal Director, Ministry of Labour (and not Legal Officer).", "en", "Legal Director"),
        ("La fonction de Mme Awa SARR est Directrice juridique, Ministère du Travail (et non Juriste).", "fr", "Directrice juridique"),
        ("El cargo de la Sra. Ana PINTO es Directora Jurídica, Ministerio del Trabajo (y no Asesora).", "es", "Directora Jurídica"),
    ],
)  # fmt: skip
def test_a_corrected_post_is_what_it_is_and_not_what_it_is_not(text, language, position):
    (found,) = named(text, amends=True, language=language).delegates
    assert (found.position, found.change) == (position, Change.ADD)
    assert found.organization.split()[-1] in ("العمل", "Labour", "Travail", "Trabajo")


def test_a_pronoun_is_about_whom_the_sentence_before_names():
    text = (
        "Mr. Owen PRICE, Director, and Ms. Amelia DARKO, Legal Officer, will attend. Mr. Adam FORD, Second Secretary, "
        "joins them as adviser. He can be reached on his mobile, +44 20 7946 0018."
    )
    assert [d.phones for d in named(text).delegates] == [(), (), ("+442079460018",)]


def test_who_is_called_by_the_given_name_has_what_the_sentence_gives():
    text = "The delegation consists of Ato Lemma Tadele Gebru, Director, and W/ro Almaz Worku Desta, Prosecutor."
    more = "He can be reached at +44 20 7946 0018; W/ro Almaz reads her mail at almaz@justice.example."
    assert [d.emails for d in named(text, more).delegates] == [(), ("almaz@justice.example",)]


_NUMBER = "+41 31 381 78 52"


@pytest.mark.parametrize(
    ("sentence", "whose"),
    [
        ("Mr. Li can be reached at {}.", "Wei LI"),
        ("Counsellor Moe can be reached at {}.", "Kofi MOE"),
        ("Mr. Kofi Atta Moe can be reached at {}.", "Kofi MOE"),
    ],
)
def test_a_sentence_may_call_somebody_by_the_family_name_a_word_of_address_or_more_names(sentence, whose):
    listed = "1. Mr. Kofi MOE, Judge, High Court\n2. Ms. Ama DARKO, Judge, High Court\n3. Mr. Wei LI, Judge, High Court"
    found = named(f"Our delegation (CU 2009/33):\n\n{listed}", sentence.format(_NUMBER)).delegates
    assert [one.name for one in found if one.phones] == [whose]


def test_a_word_of_address_behind_a_chinese_name_makes_nobody_else_of_it():
    found = named("现派覃丽萍女士和罗建国先生出席会议。", "覃丽萍女士的手机:+86 138 1020 4455。").delegates
    assert [one.phones for one in found] == [("+8613810204455",), ()]


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("The Registrar can be reached at {}.", False),
        ("Our colleague at the desk is reachable at {}.", False),
        ("Reachable at {}.", True),
        ("Tel. {}", True),
    ],
)
def test_a_paragraph_that_says_who_is_reached_is_not_the_last_of_a_list_s(sentence, last):
    listed = "1. Mr. Kofi MOE, Judge, High Court\n2. Mr. Wei LI, Judge, High Court"
    found = named(f"Our delegation (CU 2009/33):\n\n{listed}", sentence.format(_NUMBER)).delegates
    assert [bool(one.phones) for one in found] == [False, last]


def test_a_bracket_behind_a_name_is_that_person_s_also_where_a_title_stood_before_another():
    text = (
        "We will be represented by the Solicitor-General, Mrs. Ada OKORO, and by Mr. Owen PRICE (Immigration Officer)."
    )
    assert [(name, position) for name, _, position, _ in people(text)] == [
        ("Ada OKORO", "Solicitor-General"),
        ("Owen PRICE", "Immigration Officer"),
    ]


def test_a_title_between_two_names_is_the_second_one_s_where_titles_stand_first():
    text = "В совещании примут участие заместитель министра Орлов Олег Иванович (глава делегации) и начальник отдела Белова Анна Петровна."
    assert [found[:3] for found in people(text, language="ru")] == [
        ("Орлов Олег Иванович", Role.HEAD, "заместитель министра"),
        ("Белова Анна Петровна", Role.DELEGATE, "начальник отдела"),
    ]


def test_two_letters_may_be_joined_to_an_arabic_word_of_address():
    text = (
        "تتشرف بإفادته بأن البلد سيمثل في الاجتماع بالسيد سامي الخطيب، مدير، رئيسا للوفد، وبالسيدة ليلى الحداد، قاضية."
    )
    assert [d.honorific for d in named(text, language="ar").delegates] == ["السيد", "السيدة"]


def test_a_long_line_in_quotation_marks_is_read_in_bounded_time():
    text = "Просим вместо «Орлов О. И., советник» читать «ОРЛОВ, " + "первый советник прокуратуры " * 12 + "1»."
    assert len(named(text, amends=True, language="ru").delegates) < 3


def test_who_comes_in_a_place_and_was_not_found_is_looked_for():
    text = "El Sr. Luis VEGA no podrá viajar; en su lugar lo hará otra persona de la misma oficina."
    found = named(text, amends=True, language="es")
    assert [d.change for d in found.delegates] == [Change.REMOVE]
    assert any("another's place" in item.detail for item in found.review)


def test_a_verb_of_becoming_is_in_no_arabic_name():
    text = "يرجى تصحيح وظيفة السيدة ليلى الحداد لتصبح: مديرة قانونية."
    (found,) = named(text, amends=True, language="ar").delegates
    assert (found.name, found.position) == ("ليلى الحداد", "مديرة قانونية")


@pytest.mark.parametrize(
    ("text", "language", "body", "role"),
    [
        ("Please add Ms. Ada REED, Clerk, Ministry of Labour, to the delegation.", "en", "Ministry of Labour", "delegate"),
        ("Please add Ms. Ada REED, Clerk, Ministry of Labour, to the Irish delegation as adviser.", "en", "Ministry of Labour", "adviser"),
        ("Please remove Ms. Ada REED, Clerk, Ministry of Labour from our list.", "en", "Ministry of Labour", "delegate"),
        ("Prière d'ajouter Mme Awa SARR, juge, Ministère du Travail, à notre délégation.", "fr", "Ministère du Travail", "delegate"),
        ("Se ruega retirar al Sr. Luis VEGA, Juez, Ministerio del Trabajo, de la lista.", "es", "Ministerio del Trabajo", "delegate"),
        ("Solicita-se acrescentar o Sr. Luis VEGA, Juiz, Ministério do Trabalho, à delegação.", "pt", "Ministério do Trabalho", "delegate"),
        ("Просим включить г-на Орлова Олега Ивановича, директора, Министерство труда, в состав делегации.", "ru", "Министерство труда", "delegate"),
        ("يرجى إضافة السيد سامي الخطيب، مدير، وزارة العمل، إلى الوفد.", "ar", "وزارة العمل", "delegate"),
    ],
)  # fmt: skip
def test_what_somebody_is_added_to_is_no_part_of_the_body(text, language, body, role):
    (found,) = named(text, language=language, amends=True).delegates
    assert (found.organization, found.role.value) == (body, role)


@pytest.mark.parametrize(
    ("text", "language", "body"),
    [
        ("The Embassy has the honour to nominate Ms. Ada REED, Judge, High Court, to the above-mentioned meeting.", "en", "High Court"),
        ("The Embassy nominates Ms. Ada REED, Judge, High Court for the first session.", "en", "High Court"),
        ("The Embassy nominates Ms. Ada REED, Counsellor, Permanent Mission to the Conference on Disarmament, to the meeting.", "en", "Permanent Mission to the Conference on Disarmament"),
        ("L'Ambassade désigne Mme Awa SARR, Juge, Cour suprême, à la réunion.", "fr", "Cour suprême"),
        ("La Embajada designa a la Sra. Ana PINTO, Jueza, Corte Suprema, para la reunión.", "es", "Corte Suprema"),
        ("Посольство направляет г-на Орлова Олега Ивановича, директора, Министерство труда, на совещание.", "ru", "Министерство труда"),
    ],
)  # fmt: skip
def test_what_somebody_is_sent_to_is_no_part_of_the_body(text, language, body):
    assert [organization for *_, organization in people(text, language=language)] == [body]


@pytest.mark.parametrize(
    "who",
    [
        "The Permanent Mission of Peru to the United Nations and Other International Bodies",
    ],
)
def test_who_presents_compliments_does_not_come(who):
    text = f"{who} presents its compliments and has the honour to nominate Ms. Ada REED, Judge, and Mr. Jo MOE, Clerk."
    assert [name for name, *_ in people(text)] == ["Ada REED", "Jo MOE"]


@pytest.mark.parametrize(
    ("who", "language"),
    [
        ("The Ambassador of Peru, H.E. Mr. Owen PRICE, presents his compliments and has the honour to inform", "en"),
        ("Mr. Owen PRICE, Ambassador of Peru, presents his compliments to the Office and informs it", "en"),
        ("M. Owen PRICE, Ambassadeur du Pérou, présente ses compliments et a l'honneur d'informer", "fr"),
        ("El Embajador del Perú, Sr. Owen PRICE, saluda muy atentamente a la Oficina y comunica", "es"),
    ],
)
def test_somebody_named_who_presents_compliments_is_no_delegate_and_is_asked_about(who, language):
    found = named(f"{who} :", "- Ms. Ada REED, Judge, High Court", language=language)
    assert [one.name for one in found.delegates] == ["Ada REED"]
    assert any("Owen PRICE" in item.detail for item in found.review)


@pytest.mark.parametrize(
    ("said", "language", "asked"),
    [
        ("Ms. REED will be accompanied by her husband, who does not take part in the meeting.", "en", False),
        ("Ms. REED and her husband will not take part in the meeting.", "en", True),
        ("Ms. REED, whose husband is ill, does not take part.", "en", True),
        ("Mme REED sera accompagnée de son époux, qui ne participe pas à la réunion.", "fr", False),
        ("La Sra. REED viajará con su esposo, quien no participa en la reunión.", "es", False),
    ],
)
def test_that_who_comes_along_takes_no_part_is_not_said_of_a_delegate(said, language, asked):
    listed = "1. Ms. Ada REED, Judge, High Court\n2. Mr. Owen PRICE, Clerk, High Court"
    assert bool(named(listed, said, language=language).review) is asked


def test_what_a_post_is_about_may_be_the_delegation():
    text = "Please add Ms. Ada REED, Counsellor, Permanent Delegation to the United Nations, and Mr. Owen PRICE, Clerk to the delegation."
    assert [(d.position, d.organization) for d in named(text, amends=True).delegates] == [
        ("Counsellor", "Permanent Delegation to the United Nations"), ("Clerk to the delegation", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "Ms. Reed's e-mail address is ada@court.example, and that of Superintendent van Dyk pvd@court.example.",
        "The e-mail of Ms. Reed is ada@court.example, and that of Superintendent van Dyk pvd@court.example.",
    ],
)
def test_whose_address_a_sentence_tells_is_nobody_else(said):
    text = "Ghana will be represented by Ms. Ada REED, Judge, and Superintendent Piet VAN DYK, Fraud Unit."
    assert [(d.name, d.emails) for d in named(text, said).delegates] == [
        ("Ada REED", ("ada@court.example",)), ("Piet VAN DYK", ("pvd@court.example",)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "In Mr. Owen Price's place comes Ms. Ada REED, Judge, High Court.",
        "In Mr. Owen PRICE’s stead, Ms. Ada REED, Judge, High Court, will attend.",
        "Mr. Owen Price's place will be taken by Ms. Ada REED, Judge, High Court.",
    ],
)
def test_in_whose_place_somebody_comes_goes(text):
    assert [(name.casefold(), change) for name, change in changes(text)] == [
        ("owen price", Change.REMOVE), ("ada reed", Change.ADD),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["K.P.R. Silva", "A.B. Moe", "J.-P. Sarr"])
def test_initials_without_blanks_end_no_sentence(name):
    text = f"We regret that Mr. {name}, Clerk, High Court, cannot attend. In his place comes Ms. Ada REED, Judge, High Court."
    assert changes(text) == [(name, Change.REMOVE), ("Ada REED", Change.ADD)]


def test_a_post_may_begin_with_a_word_of_change():
    text = (
        "We regret that Mr. Owen PRICE, Additional Secretary, Ministry of Labour, will not attend. "
        "In his place comes Ms. Ada REED, Additional Director, Ministry of Labour."
    )
    found = named(text, amends=True).delegates
    assert [(d.name, d.position, d.organization, d.change) for d in found] == [
        ("Owen PRICE", "Additional Secretary", "Ministry of Labour", Change.REMOVE),
        ("Ada REED", "Additional Director", "Ministry of Labour", Change.ADD),
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Mr. Paul BORG will unfortunately not participate; Ms. Rita CAMIL, Legal Officer, will participate instead.",
            "en",
        ),
        ("M. Paul BORG ne pourra malheureusement pas venir ; Mme Rita CAMIL, Juriste, viendra à sa place.", "fr"),
    ],
)
def test_an_adverb_between_its_words_hides_no_change(text: str, language: str) -> None:
    found = named(text, amends=True, language=language).delegates
    assert [(d.name, d.change) for d in found] == [("Paul BORG", Change.REMOVE), ("Rita CAMIL", Change.ADD)]


# ---------------------------------------------------------------- titles for addresses, and what leads on


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Norland will be represented at the meeting by Counsellor Owen Price, Ministry of Labour, and Dr. Amelia Darko, Ministry of Trade.", "en",
         [("Owen Price", "Counsellor", "Ministry of Labour"), ("Amelia Darko", "", "Ministry of Trade")]),
        ("Norland will be represented by First Secretary Ada Okoro and Legal Attaché Owen Price.", "en",
         [("Ada Okoro", "First Secretary", ""), ("Owen Price", "Legal Attaché", "")]),
        ("La Norlande sera représentée par le Conseiller Luc Morel et la Première Secrétaire Awa Sarr.", "fr",
         [("Luc Morel", "Conseiller", ""), ("Awa Sarr", "Première Secrétaire", "")]),
    ],
)  # fmt: skip
def test_a_title_in_capitals_before_a_name_is_its_word_of_address(text, language, expected):
    assert [(name, post, body) for name, _, post, body in people(text, language=language)] == expected


def test_a_body_ends_where_the_next_one_is_called_a_colleague():
    text = (
        "It informs that Mr. Owen PRICE, Director, Ministry of Labour and his colleague Ms. Amelia DARKO will attend."
    )
    assert people(text)[0][3] == "Ministry of Labour"


def test_who_joins_ends_what_is_said_of_people():
    text = (
        "M. Luc MOREL, Directeur, et Mme Awa SARR, Magistrate, tous deux en poste à Lomé, se joindront à l'Ambassadeur."
    )
    assert [body for *_, body in people(text, language="fr")] == ["Lomé", "Lomé"]


def test_a_liaison_officer_between_commas_is_a_post_and_nobody_to_ask():
    text = "Ms. Amelia DARKO, Head of Unit and Liaison Officer, Ministry of Labour, will attend."
    assert people(text) == [("Amelia DARKO", Role.DELEGATE, "Head of Unit and Liaison Officer", "Ministry of Labour")]
    assert people("The delegation will attend. Liaison officer: Ms. Amelia DARKO, Head of Unit.") == []


def test_a_name_that_should_read_otherwise_is_taken_off_for_the_other():
    assert changes("The name of Mr. Owen Price should read Mr. Owen Marsh.") == [
        ("Owen Price", Change.REMOVE), ("Owen Marsh", Change.ADD),
    ]  # fmt: skip
    assert changes("The title of Mr. Owen Price should read Counsellor.") == [("Owen Price", Change.ADD)]


def test_words_that_announce_names_in_arabic_are_nobody():
    text = "تتشرف بإبلاغه بأن السادة التالية أسماؤهم سيشاركون في الاجتماع:\nالسيد سامي الخطيب، مستشار، وزارة العمل"
    assert [name for name, *_ in people(text, language="ar")] == ["سامي الخطيب"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("La délégation sera conduite par M. Luc MOREL, Directeur au Ministère de la Justice, et comprendra également Mme Awa SARR, Conseillère technique, ainsi que le Commissaire Moussa BA, Chef de la Brigade des mineurs.", "fr",
         [("Luc MOREL", Role.HEAD, "Directeur au Ministère de la Justice", ""), ("Awa SARR", Role.DELEGATE, "Conseillère technique", ""), ("Moussa BA", Role.DELEGATE, "Chef de la Brigade des mineurs", "")]),
        ("Mme Awa SARR, Magistrate au Ministère de la Justice, s'ajoute à la délégation.", "fr",
         [("Awa SARR", Role.DELEGATE, "Magistrate au Ministère de la Justice", "")]),
        ("La délégation sera représentée par l'Ambassadeur Ousmane MOREL, Représentant permanent, assisté de M. Cheikh SARR, Premier Secrétaire.", "fr",
         [("Ousmane MOREL", Role.DELEGATE, "Représentant permanent", ""), ("Cheikh SARR", Role.DELEGATE, "Premier Secrétaire", "")]),
        ("La delegación estará presidida por el señor Luis VEGA, Fiscal, e integrada además por la doctora Ana PINTO, Asesora del Ministerio de Justicia.", "es",
         [("Luis VEGA", Role.HEAD, "Fiscal", ""), ("Ana PINTO", Role.DELEGATE, "Asesora del Ministerio de Justicia", "")]),
        ("The delegation will be headed by the Director of Public Prosecutions, Mr. Owen PRICE, and will also include Ms. Amelia DARKO, State Counsel, and Superintendent Peter OKORO of the Directorate of Investigations.", "en",
         [("Owen PRICE", Role.HEAD, "Director of Public Prosecutions", ""), ("Amelia DARKO", Role.DELEGATE, "State Counsel", ""), ("Peter OKORO", Role.DELEGATE, "", "Directorate of Investigations")]),
        ("The Ministry has designated as its representative Mr. Owen PRICE, who is Head of the Legal Assistance Unit.", "en",
         [("Owen PRICE", Role.DELEGATE, "Head of the Legal Assistance Unit", "")]),
        ("Делегацию возглавит заместитель Министра юстиции Орлов Олег Сергеевич, в состав войдут также советник Представительства Дубов Павел Ильич и эксперт Комитета Белова Анна Петровна.", "ru",
         [("Орлов Олег Сергеевич", Role.HEAD, "заместитель Министра юстиции", ""), ("Дубов Павел Ильич", Role.DELEGATE, "советник Представительства", ""), ("Белова Анна Петровна", Role.DELEGATE, "эксперт Комитета", "")]),
        ("Примет участие г-жа Белова Анна Петровна, старший прокурор.", "ru", [("Белова Анна Петровна", Role.DELEGATE, "старший прокурор", "")]),
        ("الوفد سيرأسه المستشار حسام عبد الحميد الجندي، مساعد الوزير، ويضم في عضويته السيدة نهى محمود فؤاد، سكرتير أول بوزارة الخارجية، والعقيد شريف أنور سالم من وزارة الداخلية.", "ar",
         [("حسام عبد الحميد الجندي", Role.HEAD, "مساعد الوزير", ""), ("نهى محمود فؤاد", Role.DELEGATE, "سكرتير أول بوزارة الخارجية", ""), ("شريف أنور سالم", Role.DELEGATE, "", "وزارة الداخلية")]),
        ("يتكون الوفد من: المستشارة هالة سمير عوض، القاضية بمحكمة الاستئناف، والدكتور ماجد رفعت حنا، أستاذ القانون الجنائي.", "ar",
         [("هالة سمير عوض", Role.DELEGATE, "القاضية بمحكمة الاستئناف", ""), ("ماجد رفعت حنا", Role.DELEGATE, "أستاذ القانون الجنائي", "")]),
    ],
)  # fmt: skip
def test_what_is_said_of_one_ends_where_the_sentence_leads_on_to_the_next(text, language, expected):
    assert people(text, language=language) == expected


def test_the_and_behind_a_plural_address_parts_two_people():
    text = "Asistirán los señores Carlos Quispe Rojas y Raúl Soto Díaz, Fiscales Superiores."
    assert [name for name, *_ in people(text, language="es")] == ["Carlos Quispe Rojas", "Raúl Soto Díaz"]


def test_who_neither_comes_is_nobody_and_is_asked_about():
    found = named("The Embassy regrets that neither Mr. Owen PRICE nor Ms. Amelia DARKO will be able to attend.")
    assert found.delegates == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("M. Luc MOREL, Juriste, est remplacé au sein de la délégation par Mme Awa SARR, Magistrate.", "fr"),
        ("Mr. Owen PRICE, Director, will be replaced on the delegation by Ms. Amelia DARKO, Legal Officer.", "en"),
        ("El Sr. Luis VEGA, Fiscal, será sustituido en la delegación por la Sra. Ana PINTO, Asesora.", "es"),
    ],
)
def test_words_between_replaced_and_by_turn_nobody_round(text, language):
    assert [change for _, change in changes(text, language=language)] == [Change.REMOVE, Change.ADD]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Г-н Орлов Олег Сергеевич не сможет принять участие, вместо него будет участвовать г-жа Белова Анна Петровна, советник.",
            "ru",
        ),
        ("M. Luc MOREL n'est plus en mesure de participer ; Mme Awa SARR, magistrat, prendra sa place.", "fr"),
        ("Mr. Owen PRICE is replaced on the delegation by Ms. Amelia DARKO, State Counsel.", "en"),
    ],
)
def test_who_takes_somebody_s_place_comes_and_the_other_goes(text, language):
    assert [change for _, change in changes(text, language=language)] == [Change.REMOVE, Change.ADD]


@pytest.mark.parametrize(
    ("text", "language", "goes"),
    [
        (
            "Mr. Owen PRICE is replaced on the delegation by Ms. Amelia DARKO, Counsel, and Mr. Ian LUND is replaced on the delegation by Ms. Eva DAHL.",
            "en",
            ["Owen PRICE", "Ian LUND"],
        ),
        (
            "Mr. Owen PRICE will be replaced by Ms. Amelia DARKO, Mr. Ian LUND by Ms. Eva DAHL.",
            "en",
            ["Owen PRICE", "Ian LUND"],
        ),
        (
            "Ms. Amelia DARKO will attend instead of Mr. Owen PRICE and Ms. Eva DAHL instead of Mr. Ian LUND.",
            "en",
            ["Owen PRICE", "Ian LUND"],
        ),
        ("M. Luc MOREL sera remplacé, pour raisons de santé, par Mme Awa SARR, magistrat.", "fr", ["Luc MOREL"]),
        ("El Sr. Juan SALAS será sustituido, por motivos de salud, por la Sra. Ana PINTO.", "es", ["Juan SALAS"]),
    ],
)
def test_each_who_is_replaced_goes(text, language, goes):
    assert [name for name, change in changes(text, language=language) if change is Change.REMOVE] == goes


@pytest.mark.parametrize(
    ("text", "language", "posts"),
    [
        (
            "Mr. Owen PRICE, Ms. Eva DAHL and Mr. Ian LUND, Director, Deputy Director and Legal Officer respectively, will attend the meeting.",
            "en",
            ["Director", "Deputy Director", "Legal Officer"],
        ),
        (
            "Participarán los señores Juan SALAS ROJAS y Pedro PINTO VEGA, Primer Secretario y Segundo Secretario, respectivamente.",
            "es",
            ["Primer Secretario", "Segundo Secretario"],
        ),
    ],
)
def test_posts_said_respectively_are_of_each_in_their_order(text, language, posts):
    assert [post for _, _, post, _ in people(text, language=language)] == posts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "В совещании примут участие А. В. Орлов, начальник отдела, и Белова С.С., эксперт Института им. А.С. Пушкина.",
            ["А. В. Орлов", "Белова С.С."],
        ),
        (
            "В совещании примут участие заместитель министра А.В. Орлов и начальник отдела С.С. Белова.",
            ["А.В. Орлов", "С.С. Белова"],
        ),
        ("В совещании примет участие начальник управления В.И.Орлов.", ["В.И.Орлов"]),
    ],
)
def test_russian_names_are_told_by_their_initials(text, expected):
    assert [name for name, *_ in people(text, language="ru")] == expected


def test_who_comes_in_arabic_has_the_with_joined():
    assert [change for _, change in changes("يرجى استبدال السيد سامي الخطيب بالسيدة ليلى الحداد.", language="ar")] == [
        Change.REMOVE,
        Change.ADD,
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Mr. Owen PRICE will not be travelling, as he has been asked to stand in for Secretary Nuala HENRY that week. His seat on the delegation will be taken by Ms. Amelia DARKO, Principal Officer. Mr. Ian LUND attends as notified.",
            "en",
            [("Owen PRICE", Change.REMOVE), ("Amelia DARKO", Change.ADD)],
        ),
        (
            "Mme Awa SARR, magistrat, participera en lieu et place de M. Luc MOREL, retenu à Dakar par l'audience que préside M. Aristide DIOUF.",
            "fr",
            [("Awa SARR", Change.ADD), ("Luc MOREL", Change.REMOVE)],
        ),
        (
            "Se solicita dejar sin efecto la acreditación del Abogado Juan SALAS ROJAS, quien, según informó la Viceministra Lic. Reina FUNES, debe atender otra comisión.",
            "es",
            [("Juan SALAS ROJAS", Change.REMOVE)],
        ),
        (
            "Mr. Owen PRICE withdraws due to illness and that Ms. Amelia DARKO is unable to attend.",
            "en",
            [("Owen PRICE", Change.REMOVE), ("Amelia DARKO", Change.REMOVE)],
        ),
        (
            "M. Luc MOREL ne pourra participer en raison de son état de santé et que Mme Awa SARR ne pourra pas participer non plus.",
            "fr",
            [("Luc MOREL", Change.REMOVE), ("Awa SARR", Change.REMOVE)],
        ),
        (
            "O Sr. Rui COSTA não poderá participar por motivos de saúde e que a Sra. Maria LOPES, Procuradora no Ministério da Justiça, participará na reunião.",
            "pt",
            [("Rui COSTA", Change.REMOVE), ("Maria LOPES", Change.ADD)],
        ),
        (
            "Mr. Owen PRICE will not attend due to illness and that Ms. Amelia DARKO, Judge, who was not on the list, will attend.",
            "en",
            [("Owen PRICE", Change.REMOVE), ("Amelia DARKO", Change.ADD)],
        ),
        (
            "Mr. Owen PRICE will not attend due to illness and that Ms. Amelia DARKO, who is not on the earlier list, will attend.",
            "en",
            [("Owen PRICE", Change.REMOVE), ("Amelia DARKO", Change.ADD)],
        ),
        (
            "Mr. Owen PRICE cannot attend due to illness and that Ms. Amelia DARKO is not able to come.",
            "en",
            [("Owen PRICE", Change.REMOVE), ("Amelia DARKO", Change.REMOVE)],
        ),
        (
            "Mr. Owen PRICE will not attend due to illness; Ms. Amelia DARKO shall not be present.",
            "en",
            [("Owen PRICE", Change.REMOVE), ("Amelia DARKO", Change.REMOVE)],
        ),
        ("M. HOUSSEIN ROBLEH NE FAIT PLUS PARTIE DE LA DELEGATION.", "fr", [("HOUSSEIN ROBLEH", Change.REMOVE)]),
    ],
)
def test_who_is_named_in_the_reason_neither_goes_nor_comes(text, language, expected):
    assert changes(text, language=language) == expected


@pytest.mark.parametrize(
    ("text", "language", "heads"),
    [
        (
            "يضم الوفد السيدة ليلى الحداد، قاضية، والسيد سامي الخطيب، سكرتير أول، البعثة الدائمة، وسوف ترأس الوفد المستشارة ليلى الحداد.",
            "ar",
            ["ليلى الحداد"],
        ),
        (
            "Asistirán el Sr. Juan SALAS, Embajador, que presidirá la delegación; la Sra. Ana PINTO, Fiscal, y el Sr. Luis VEGA, Asesor.",
            "es",
            ["Juan SALAS"],
        ),
    ],
)
def test_the_lead_is_of_the_subject_of_its_verb(text, language, heads):
    assert [name for name, role, *_ in people(text, language=language) if role is Role.HEAD] == heads


def test_who_follow_a_colon_have_the_role_before_it():
    text = "I nominate two of my colleagues as observers: Mr. Owen PRICE, Director; and Ms. Amelia DARKO, Officer."
    assert [role for _, role, *_ in people(text)] == [Role.OBSERVER, Role.OBSERVER]


def test_a_post_in_brackets_makes_a_bare_name_one_among_others_with_a_title():
    text = "Two people are coming: Amelia Darko (Principal Officer, Ministry of Labour) and Superintendent Owen Price (Police)."
    assert [name for name, *_ in people(text)] == ["Amelia Darko", "Owen Price"]


def test_a_letter_between_two_names_is_an_initial():
    text = "The delegation will be composed of Mr. Owen PRICE, Director; Atty. Ferdinand M. Lagman, Adviser; and Ms. Amelia DARKO."
    assert [name for name, *_ in people(text)] == ["Owen PRICE", "Ferdinand M. Lagman", "Amelia DARKO"]


def test_a_name_by_marriage_is_no_spouse():
    (found, other) = named(
        "La délégation sera composée de Madame Adja Coumba Gueye épouse Sarr, Conseillère, et du Colonel Luc MOREL, Chef.",
        language="fr",
    ).delegates
    assert (found.given_names, found.family_name, other.name) == ("Adja Coumba", "Gueye épouse Sarr", "Luc MOREL")


def test_who_is_on_a_list_and_may_not_come_is_asked_about():
    found = named(
        "The delegation will be composed of Mr. Owen PRICE, Director, and Ms. Amelia DARKO, Judge.",
        "Ms. Darko cannot attend after all.",
    )
    assert any("Amelia DARKO does not attend" in item.detail for item in found.review)


def test_who_had_the_letter_written_does_not_attend():
    text = "I am directed by the Minister for Justice and Law Reform, Mr. Owen PRICE, to inform you that Fiji will be represented by Ms. Amelia DARKO, Principal Officer."
    assert [name for name, *_ in people(text)] == ["Amelia DARKO"]


@pytest.mark.parametrize(
    "text",
    [
        "According to the Ministry of Justice, Mr. Owen PRICE, Director, will attend together with Ms. Amelia DARKO, Judge.",
        "As directed by the Minister, Mr. Owen PRICE and Ms. Amelia DARKO will attend the meeting.",
        "On instructions from Nairobi, Mr. Owen PRICE and Ms. Amelia DARKO will attend the meeting.",
    ],
)
def test_who_is_sent_on_somebody_s_word_attends(text):
    assert [name for name, *_ in people(text)] == ["Owen PRICE", "Amelia DARKO"]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        (
            "The delegation will be composed of Ms. Amelia DARKO (Director, Ministry of Justice) and Mr. Ian LUND (Judge, same Ministry).",
            "en",
            ["Amelia DARKO", "Ian LUND"],
        ),
        (
            "Le Togo ajoute à sa délégation, en raison de l'importance du sujet, Mme Awa SARR, Juge, et M. Ali DIOP, Avocat.",
            "fr",
            ["Awa SARR", "Ali DIOP"],
        ),
        (
            "Mr. Owen PRICE has withdrawn from the delegation as he is required elsewhere and that Ms. Amelia DARKO, Director, shall attend.",
            "en",
            ["Owen PRICE", "Amelia DARKO"],
        ),
        (
            "Mr. Owen PRICE is replaced by Ms. Amelia DARKO, Director, and Mr. Ian LUND, Adviser, supported by Mr. John SMITH.",
            "en",
            ["Owen PRICE", "Amelia DARKO", "Ian LUND", "John SMITH"],
        ),
    ],
)
def test_words_of_reason_and_of_staying_hide_nobody_who_comes(text, language, names):
    found = changes(text, language=language)
    assert [name for name, _ in found] == names
    assert [name for name, change in found if change is Change.REMOVE] == [
        name for name in names if name == "Owen PRICE"
    ]


def test_a_bracket_of_retirement_behind_letters_names_nobody():
    found = people("1. Dr. P. M. NAIR, IAS (Retd.), Consultant\n2. Ms. Amelia DARKO, Adviser")
    assert [name for name, *_ in found] == ["P. M. NAIR", "Amelia DARKO"]


def test_a_name_with_a_comma_and_no_blank_stays_whole():
    assert people("1. Mr. Price,Owen, Director\n2. Ms. Stone,Ada, Adviser")[0][:3:2] == ("Price,Owen", "Director")


def test_a_body_before_a_colon_is_of_all_behind_it():
    found = people(
        "Ministry of Justice: Ms. Ada STONE, Ms. Eve MOOR and Mr. Carl BERG\nMinistry of Health: Mr. Owen PRICE"
    )
    assert [body for *_, body in found] == ["Ministry of Justice"] * 3 + ["Ministry of Health"]


@pytest.mark.parametrize(
    "text",
    [
        "For the Ministry of Justice: Mr. Owen PRICE, Director; for the Ministry of Health: Ms. Amelia DARKO, Adviser.",
        "- Ministry of Justice: Mr. Owen PRICE, Director;\n- Ministry of Health: Ms. Amelia DARKO, Adviser.",
        "1. From the Ministry of Justice: the Director, Mr. Owen PRICE\n2. From the Ministry of Health: the Adviser, Ms. Amelia DARKO",
    ],
)
def test_a_body_before_a_colon_is_of_the_person_behind_it(text):
    found = people("The delegation will be composed as follows:", text)
    assert [(post, body) for _, _, post, body in found] == [
        ("Director", "Ministry of Justice"),
        ("Adviser", "Ministry of Health"),
    ]


def test_a_generation_behind_a_comma_is_of_the_name_whatever_follows():
    assert people("Mr. Owen PRICE, Jr., Director, Ministry of Labour, will attend.")[0][2:] == (
        "Director",
        "Ministry of Labour",
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr. Moussa BA, Director, will attend.", "Moussa BA"),
        ("Mr. Owen PRICE MA, Director, will attend.", "Owen PRICE"),
        ("Mr. Owen Price, MA, Director, will attend.", "Owen Price"),
    ],
)
def test_a_degree_stands_behind_a_family_name(text, name):
    assert people(text)[0][0] == name


def test_what_may_be_a_degree_or_the_family_name_is_asked_about():
    found = named("M. Amadou Lamine BA, Directeur, participera.", language="fr")
    assert [person.name for person in found.delegates] == ["Amadou Lamine BA"]
    assert [item.path for item in found.review] == ["/delegates/0/name"]


def test_the_deputy_whom_somebody_assists_has_the_title_before_the_name():
    text = "It informs that the Deputy Permanent Representative, Mr. Owen PRICE, assisted by Ms. Amelia DARKO, First Secretary, will attend."
    assert [post for _, _, post, _ in people(text)] == ["Deputy Permanent Representative", "First Secretary"]


def test_the_verb_before_a_colon_names_no_body():
    text = "The Mission, regarding the meeting, wishes to amend its delegation: Mr. Owen PRICE will not attend."
    assert [d.organization for d in named(text, amends=True).delegates] == [""]


def test_who_comes_and_does_not_speak_comes():
    text = "Mr. Owen PRICE will not attend due to illness; Ms. Amelia DARKO, Judge, will attend and will not take the floor."
    assert changes(text) == [("Owen PRICE", Change.REMOVE), ("Amelia DARKO", Change.ADD)]


# ---------------------------------------------------------------- changes in the words of their writers


def roles(*drafts, **keys):
    return [(d.name, d.role, d.change) for d in named(*drafts, amends=True, **keys).delegates]


def test_as_many_go_behind_instead_of_as_come_before_it():
    text = (
        "Mme Ada MOREL, Juriste, et M. Luc SARR, Juge, participeront en lieu et place de M. Jean ROY et de M. Paul DUC."
    )
    assert changes(text, language="fr") == [
        ("Ada MOREL", Change.ADD), ("Luc SARR", Change.ADD), ("Jean ROY", Change.REMOVE), ("Paul DUC", Change.REMOVE),
    ]  # fmt: skip


def test_only_the_first_behind_instead_of_goes_where_another_joins():
    text = "Ms. Ada MOE and Mr. Owen PRICE will attend instead of Mr. Karl LUND, and Ms. Eva BERG will join the delegation."
    assert changes(text)[2:] == [("Karl LUND", Change.REMOVE), ("Eva BERG", Change.ADD)]


def test_what_somebody_was_before_is_no_role_of_theirs():
    text = (
        "His Excellency Ambassador Owen PRICE will now lead the delegation. Ms. Ada MOE, hitherto designated as Leader "
        "of the delegation, will attend as Alternate."
    )
    assert roles(text) == [("Owen PRICE", Role.HEAD, Change.ADD), ("Ada MOE", Role.ALTERNATE, Change.ADD)]


def test_who_is_called_by_the_family_name_goes_under_the_full_one():
    text = (
        "Par lettre du 16 mars, je vous avais indiqué que M. Emile Kouassi suivrait la réunion. M. Kouassi ayant quitté "
        "nos services, c'est Mme Ada Morel, Spécialiste de programme, qui y assistera."
    )
    assert changes(text, language="fr") == [("Emile Kouassi", Change.REMOVE), ("Ada Morel", Change.ADD)]


def test_people_without_words_of_address_go_and_come():
    text = (
        "Ada Moe has a case in court that week and has had to pull out. Owen Price, Principal Officer, Department of "
        "Labour, Equality and Law Reform, is travelling instead of her."
    )
    assert changes(text) == [("Ada Moe", Change.REMOVE), ("Owen Price", Change.ADD)]


def test_lines_of_what_was_told_and_what_it_should_read_are_pairs():
    found = named(
        "DONDE DICE: Ministro Luis Vega Prado, Representante Permanente\nAlterno, Jefe de Delegación\n"
        "DEBE DECIR: Embajador Juan Pinto Rey, Representante Permanente, Jefe de Delegación",
        "DONDE DICE: Sra. Ana Lara Mar, Asesora\nDEBE DECIR: Sra. Ana Lara Mars, Asesora",
        amends=True, language="es",
    ).delegates  # fmt: skip
    assert [(d.name, d.change, d.position) for d in found] == [
        ("Luis Vega Prado", Change.REMOVE, "Representante Permanente Alterno"),
        ("Juan Pinto Rey", Change.ADD, "Representante Permanente"),
        ("Ana Lara Mars", Change.ADD, "Asesora"),
    ]


def test_a_form_below_a_sentence_is_of_the_person_whom_it_names():
    found = named(
        "Mr. Owen PRICE can no longer attend and will be replaced by Ms. Ada MOE.",
        "The particulars of Ms. Ada MOE are as follows:\nTitle: Senior State Attorney\nOrganization: Ministry of Labour",
        amends=True,
    ).delegates  # fmt: skip
    assert [(d.name, d.change, d.position) for d in found] == [
        ("Owen PRICE", Change.REMOVE, ""), ("Ada MOE", Change.ADD, "Senior State Attorney"),
    ]  # fmt: skip


def test_the_end_of_a_body_is_nobody():
    text = "Ada Moe, Legal Adviser, Ministry of Justice and Public Security, will be in Vienna on both days. She will be alone."
    assert people(text)[0] == ("Ada Moe", Role.DELEGATE, "Legal Adviser", "Ministry of Justice and Public Security")
    assert len(people(text)) == 1


def test_a_word_of_address_in_brackets_is_one():
    text = "The Embassy informs that Dr. (Mrs.) Ada MOE, Judge, High Court, and Barr. (Mrs.) Eva BELLO, Director, will attend."
    found = named(text).delegates
    assert [(d.honorific, d.name) for d in found] == [("Dr. Mrs.", "Ada MOE"), ("Barr. Mrs.", "Eva BELLO")]


def test_a_name_may_hold_the_arabic_word_of_address():
    found = named(
        "سيشارك في الاجتماع:", "1. العقيد طارق السيد النجار، مدير\n2. السيدة ليلى الحداد، مستشارة", language="ar"
    )
    assert [d.name for d in found.delegates] == ["طارق السيد النجار", "ليلى الحداد"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2. Ms. Eva BERG, Adviser, who is now the head of the Anti-Trafficking Unit", "en"),
        ("2. Mme Eva BERG, Magistrate, qui deviendra chef de la Cellule Traite", "fr"),
        ("2. Г-н Ковальчук Андрей Петрович, советник, исполняющий обязанности главы департамента", "ru"),
    ],
)
def test_who_leads_a_unit_leads_no_delegation(text, language):
    found = named("The delegation will be composed as follows:", f"1. Ms. Ada MOE, Judge\n{text}", language=language)
    assert Role.HEAD not in {d.role for d in found.delegates}


@pytest.mark.parametrize(
    ("above", "language"),
    [
        ("Mr. Owen PRICE has nominated the Director of the Police Department:", "en"),
        ("The nomination of the Minister, Mr. Owen PRICE:", "en"),
        ("Контактное лицо г-н Игорь Коваль:", "ru"),
        ("بيانات السيدة هالة النجار كما يلي:", "ar"),
    ],
)
def test_a_form_below_somebody_of_whom_nothing_else_says_that_they_come_is_nobody_s(above, language):
    details = "Position: Director\nOrganization: National Police Directorate\nE-mail: d@police.example"
    if language == "ru":
        details = "Тел.: +43 1 555 12 34\nДолжность: второй секретарь"
    if language == "ar":
        details = "الوظيفة: مستشارة\nالجهة: وزارة العدل"
    found = named(above, details, language=language)
    assert not any(d.position in {"Director", "второй секретарь", "مستشارة"} for d in found.delegates)


def test_a_form_with_a_name_is_of_that_one():
    found = named(
        "The following is nominated, says Mr. Owen PRICE:",
        "Title: Ms.\nName: Ada Moe\nPosition: Adviser",
        language="en",
    )
    assert [d.name for d in found.delegates if d.position] == ["Ada Moe"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("В совещании примет участие ранее заявленный г-н А. П. Ковальчук, начальник управления.", "ru"),
        ("La delegación inicialmente designada se confirma: Sr. Luis VEGA, Director; Sra. Ana PINTO, Asesora.", "es"),
    ],
)
def test_whom_an_earlier_note_named_comes(text, language):
    assert not any(change is Change.REMOVE for _, change in changes(text, language=language))


@pytest.mark.parametrize(
    ("text", "language", "post"),
    [
        ("Делегацию возглавит заместитель министра г-н Белов Пётр Ильич; его будут сопровождать г-жа Петрова Анна, советник, и г-н Попов Иван, атташе.",
         "ru", "заместитель министра"),
        ("The delegation will be headed by Mr. Owen PRICE, Deputy Director; he will be accompanied by Ms. Ada REED, Judge, and Mr. Karl HOLM, Attaché.",
         "en", "Deputy Director"),
        ("Madame Awa SARR, Directrice adjointe, conduira la délégation. Elle sera accompagnée de Monsieur Ali DIOP, Commissaire en chef, et de Mademoiselle Anne NGOM, Attachée.",
         "fr", "Directrice adjointe"),
    ],
)  # fmt: skip
def test_the_post_of_who_leads_ends_where_the_letter_goes_on_about_them(text, language, post):
    head, *others = named(text, language=language).delegates
    assert (head.role, head.position, head.organization, len(others)) == (Role.HEAD, post, "", 2)


def test_who_comes_along_bars_nobody_behind_the_semicolon():
    text = (
        "The delegation will consist of Mr. Owen PRICE, Judge, and his wife Mrs. Eva PRICE; and Ms. Ada REED, Attaché."
    )
    assert people(text) == [
        ("Owen PRICE", Role.DELEGATE, "Judge", ""), ("Ada REED", Role.DELEGATE, "Attaché", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nous avons désigné Mme Ada REED, Juge, comme Représentant suppléant et M. Owen PRICE, Attaché.", "fr"),
        ("Se designa a la Sra. Ada REED, Jueza, como Representante alterno y a D. Owen PRICE, Asesor Jurídico.", "es"),
    ],
)
def test_the_role_of_somebody_before_an_and_is_not_that_of_the_next(text, language):
    found = named(text, language=language).delegates
    assert [(d.name, d.role) for d in found] == [("Ada REED", Role.ALTERNATE), ("Owen PRICE", Role.DELEGATE)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We request that Mr. Owen PRICE be excluded and Ms. Ada REED, Judge, be included.", "en"),
        ("Mr. Owen PRICE has been withdrawn and Ms. Ada REED, Judge, has been added to the delegation.", "en"),
        ("M. Owen PRICE est retiré de la délégation et Mme Ada REED, Juge, y est ajoutée.", "fr"),
        ("Please remove Mr. Owen PRICE and add Ms. Ada REED, Judge, to the delegation.", "en"),
    ],
)
def test_the_word_behind_somebody_tells_what_becomes_of_them(text, language):
    assert changes(text, language=language) == [("Owen PRICE", Change.REMOVE), ("Ada REED", Change.ADD)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Please add Ms. Ada REED, Director, Ministry of Justice, to Fiji's delegation for the April meeting.", "en"),
        (
            "Please add Ms. Ada REED, Director, Ministry of Justice to the Fijian delegation at the meeting in Vienna.",
            "en",
        ),
        ("Please add Ms. Ada REED, Director, Ministry of Justice, to our list, Vienna, 14-15 April 2009.", "en"),
        (
            "Please add Ms. Ada REED to the delegation of Fiji to the first meeting, Director, Ministry of Justice.",
            "en",
        ),
        ("Veuillez ajouter Mme Ada REED, Director, Ministry of Justice, à la délégation sénégalaise.", "fr"),
        (
            "Sírvanse agregar a la Sra. Ada REED, Director, Ministry of Justice, a la delegación de Fiyi ante la reunión.",
            "es",
        ),
    ],
)
def test_the_delegation_that_somebody_is_added_to_is_no_part_of_their_body(text, language):
    [added] = named(text, language=language, amends=True).delegates
    assert (added.name, added.position, added.organization) == ("Ada REED", "Director", "Ministry of Justice")


@pytest.mark.parametrize(
    "text",
    [
        "Please withdraw the nomination of Mr. Owen PRICE for the first meeting of the Group, Vienna, 14-15 April 2009.",
        "Please withdraw Mr. Owen PRICE from the delegation of Fiji to the first meeting, Vienna, 14 and 15 April 2009.",
        "Please remove Mr. Owen PRICE from Fiji's delegation.",
        "Please remove Mr. Owen PRICE from the list of Fiji's participants for the working group (CU 2009/33 (A)).",
    ],
)
def test_the_delegation_that_somebody_is_taken_from_is_no_part_of_them(text):
    [gone] = named(text, amends=True).delegates
    assert (gone.name, gone.position, gone.organization, gone.change) == ("Owen PRICE", "", "", Change.REMOVE)


def test_what_a_name_should_read_is_no_post_of_who_is_called_so():
    text = "The name of our delegate should read Ms. Ada REED instead of Ms. Ida READ."
    assert [one.position for one in named(text, amends=True).delegates if one.change is not Change.REMOVE] == [""]


@pytest.mark.parametrize("greeting", ["Dear UNODC,", "Dear UNODC, CU 2009/33 (A):", "Señores UNODC:"])
def test_whom_a_letter_greets_by_our_name_is_nobody(greeting):
    found = named(f"{greeting}\n\nWe nominate Ms. Ada REED, Judge, High Court.")
    assert [one.name for one in found.delegates] == ["Ada REED"]
    assert found.review == ()


def test_the_only_one_who_comes_is_reached_as_lines_right_behind_say_that_bear_the_name():
    said = "Kenya will be represented by Ms. Ada REED, Judge, High Court.{}E-mail: {}@judiciary.go.ke{}Tel.: +254 20 222 7461"
    for parts in ("\n\n", "\n"), (" ", ". "):
        [one] = named(said.format(parts[0], "areed", parts[1])).delegates
        assert (one.emails, one.phones) == (("areed@judiciary.go.ke",), ("+254202227461",))
    [one] = named(said.format(" ", "registry", ". ")).delegates
    assert (one.emails, one.phones) == ((), ())


@pytest.mark.parametrize("host", ["just.fgov.be", "interior.gob.es", "dmr.is", "mai.gov.it"])
def test_a_word_of_sentences_in_an_address_ends_nothing(host):
    text = f"Mr. Owen PRICE cannot attend. He will be replaced by Ms. Ada REED, Judge, High Court, ada.reed@{host}."
    assert [one.emails for one in named(text, amends=True).delegates] == [(), (f"ada.reed@{host}",)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Je vous saurais gré d'inscrire Mme Ada REED, Judge, High Court.", "fr"),
        ("Agradeceré inscribir a la Sra. Ada REED, Judge, High Court.", "es"),
        ("We thank you in advance for registering Ms. Ada REED, Judge, High Court.", "en"),
    ],
)
def test_whom_a_mail_asks_to_register_attends(text, language):
    assert people(text, language=language) == [("Ada REED", Role.DELEGATE, "Judge", "High Court")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Veuillez nous dire s'il faut inscrire Mme Ada REED, Judge, High Court.", "fr"),
        ("Rogamos nos digan si debemos inscribir a la Sra. Ada REED, Judge, High Court.", "es"),
    ],
)
def test_of_whom_a_mail_asks_whether_to_register_them_is_looked_at(text, language):
    assert "/delegates/0" in [item.path for item in named(text, language=language).review]


@pytest.mark.parametrize("name", ["Bakyt EZE", "Chenda LY", "Maria KIM"])
def test_a_family_name_of_few_capitals_is_one_where_a_sentence_names_who_comes(name):
    text = f"Kenya will be represented by {name}, Head of Unit, and Dr. Ada REED, Judge."
    assert [one.name for one in named(text).delegates] == [name, "Ada REED"]


@pytest.mark.parametrize("verb", ["sustituir al", "reemplazar al"])
def test_whom_a_spanish_mail_asks_to_replace_goes(verb):
    text = f"Les agradeceré {verb} Sr. Owen PRICE por la Sra. Ada REED, Jueza."
    assert changes(text, language="es") == [("Owen PRICE", Change.REMOVE), ("Ada REED", Change.ADD)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mr. Owen PRICE, Director, won't attend.", "en"), ("Mr. Owen PRICE, Director, has fallen ill.", "en"),
        ("Mr. Owen PRICE, Director, will not be coming to the meeting after all.", "en"),
        ("M. Owen PRICE, Directeur, s'est désisté.", "fr"), ("M. Owen PRICE, Directeur, ne viendra pas.", "fr"),
        ("El Sr. Owen PRICE, Director, desistió de participar.", "es"), ("El Sr. Owen PRICE no viajará.", "es"),
    ],
)  # fmt: skip
def test_who_is_said_not_to_come_in_other_words_goes(text, language):
    assert changes(text, language=language) == [("Owen PRICE", Change.REMOVE)]


def test_a_post_with_the_delegation_of_a_state_stays():
    [added] = named(
        "Please add Ms. Ada REED, Adviser to the delegation of Fiji in Geneva, to our list.", amends=True
    ).delegates
    assert added.organization == ""
    assert "list" not in added.position


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ms. Ada REED will join the delegation, please remove Mr. Owen PRICE and add Mr. Tom ROE.", "add remove add"),
        ("Ms. Ada REED has been withdrawn, please add Mr. Owen PRICE and remove Mr. Tom ROE.", "remove add remove"),
        ("Please add Mr. Owen PRICE and Ms. Ada REED and remove Mr. Tom ROE.", "add add remove"),
        ("Please remove Mr. Owen PRICE, Clerk, and Ms. Ada REED, Judge, and add Mr. Tom ROE.", "remove remove add"),
        ("Mr. Owen PRICE is withdrawn while Ms. Ada REED, Judge, will join the delegation.", "remove add"),
        (
            "Mr. Owen PRICE has been added and Ms. Ada REED has been removed while Mr. Tom ROE, Judge, has been added.",
            "add remove add",
        ),
        (
            "Please remove Mr. Owen PRICE, Clerk, and Ms. Ada REED, Judge, and add to the list Mr. Tom ROE.",
            "remove remove add",
        ),
    ],
)
def test_the_word_right_before_somebody_tells_it_first(text, told):
    assert " ".join(change.value for _, change in changes(text)) == told


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Mr. Owen PRICE will not attend and Ms. Ada REED, Judge, will attend.", "en", "remove add"),
        ("While Mr. Owen PRICE will attend, Ms. Ada REED, Judge, will not attend.", "en", "add remove"),
        ("Mr. Owen PRICE is ill and is withdrawn; Ms. Ada REED, Judge, will head the delegation.", "en", "remove add"),
        ("M. Luc MOREL est malade tandis que Mme Ada REED, Juge, conduira la délégation.", "fr", "remove add"),
        ("El Sr. Luis VEGA no podrá viajar y la Sra. Ada REED, Jueza, encabezará la delegación.", "es", "remove add"),
        ("Г-н Орлов Олег Иванович заболел, а г-жа Попова Анна Ивановна примет участие.", "ru", "remove add"),
        ("Mr. Owen PRICE, who heads the Department, is withdrawn; Ms. Ada REED is added.", "en", "remove add"),
        ("Instead of Mr. Owen PRICE, Ms. Ada REED, Judge, will attend.", "en", "remove add"),
        ("M. Owen PRICE ayant quitté nos services, c'est Mme Ada REED, Juge, qui y assistera.", "fr", "remove add"),
        ("Veuillez biffer le nom de M. Owen PRICE, Inspecteur, empêché.", "fr", "remove"),
        ("En lugar del Sr. Luis VEGA, participará la Sra. Ada REED, Jueza.", "es", "remove add"),
        (
            "Mr. Ian LUND will attend as planned, but Mr. Owen PRICE cannot attend, and Ms. Ada REED will take his place.",
            "en",
            "add remove add",
        ),
    ],
)
def test_who_is_said_to_come_or_to_stay_does_not_go(text, language, told):
    found = named(text, language=language, amends=True)
    assert " ".join(d.change.value for d in found.delegates) == told
    assert not [item for item in found.review if item.path.startswith("/delegates")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Please withdraw Mr. Owen PRICE, Director; Ms. Ada REED, Judge, will attend.", "en"),
        ("Please add Ms. Ada REED, Judge, and Mr. Owen PRICE, Attaché; the Minister will not attend.", "en"),
        ("In addition, Ms. Ada REED, Judge, will attend, since the Minister will not be able to travel.", "en"),
        ("Please remove Mr. Owen PRICE and Mr. Ian LUND, who is already included in the list.", "en"),
        ("Mr. Owen PRICE will be replaced by Ms. Ada REED, Judge, and Mr. Ian LUND, Attaché, will be removed.", "en"),
        ("Mr. Owen PRICE has been withdrawn and Ms. Ada REED, who had been excluded by mistake, is added.", "en"),
        ("Ms. Ada REED is head as notified; please remove Mr. Owen PRICE, who was added by mistake.", "en"),
        ("Ms. Ada REED will attend together with Mr. Ian LUND, Attaché, and Mr. Owen PRICE is withdrawn.", "en"),
        ("Ms. Ada REED will attend with Mr. Ian LUND as alternate; Mr. Owen PRICE will not attend.", "en"),
        ("Neither Mr. Owen PRICE nor Mr. Ian LUND will be able to attend. Ms. Ada REED, Judge, is added.", "en"),
        ("Ms. Ada REED is added, as is Mr. Ian LUND; Mr. Owen PRICE is withdrawn.", "en"),
        ("Mr. Owen PRICE will not attend, nor will Mr. Ian LUND; Ms. Ada REED will attend.", "en"),
        ("Please replace Mr. Owen PRICE with Ms. Ada REED, Judge, and delete Mr. Ian LUND.", "en"),
        ("Veuillez retirer M. Luc MOREL, Directeur, et M. Ali SARR ; la nouvelle liste vous parviendra.", "fr"),
        ("Просим исключить г-на Орлова Олега Ивановича и г-на Попова Ивана Петровича, ранее включены.", "ru"),
    ],
)
def test_whose_part_in_a_change_can_be_read_in_two_ways_is_looked_at(text, language):
    found = named(text, language=language, amends=True)
    assert [item for item in found.review if item.path.startswith("/delegates")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("As agreed with Mr. Owen PRICE, please remove Ms. Ada REED, Judge, who had been added by mistake.", "REED"),
        ("Please add Ms. Ada REED, Judge, whose name was deleted by mistake, and Mr. Owen PRICE, Attaché.", "PRICE"),
    ],
)
def test_whose_words_say_the_opposite_before_and_behind_is_looked_at(text, told):
    found = named(text, amends=True)
    assert [item for item in found.review if told in item.detail and "see whether they attend" in item.detail]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mr. Owen PRICE has been withdrawn and Ms. Ada REED, Judge, has been appointed head.", "en"),
        ("M. Owen PRICE est exclu de la délégation et Mme Ada REED, Juge, en est désormais la cheffe.", "fr"),
    ],
)
def test_of_whom_nothing_is_said_behind_somebody_who_goes_is_looked_at(text, language):
    found = named(text, amends=True, language=language)
    assert [item.path for item in found.review if "see whether they attend" in item.detail] == ["/delegates/1"]


@pytest.mark.parametrize(
    ("text", "language", "head"),
    [
        ("Ms. Ana Pinto, Judge, and Mr. Leo Vega, Clerk, will attend, and Ms. Pinto will lead the delegation.", "en", "Ana Pinto"),
        ("Ms. Ana Pinto, Judge, Mr. Rui Pinto, Expert, and Mr. Leo Vega, Clerk, will attend. Ms. Ana Pinto will lead the delegation.", "en", "Ana Pinto"),
        ("Ms. Ana Pinto and Mr. Leo Vega will attend; Ms. Pinto (a@x.example) will lead the delegation.", "en", "Ana Pinto"),
        ("Mme Ana Pinto, juge, et M. Leo Vega, greffier, participeront à la réunion, Mme Pinto conduira la délégation.", "fr", "Ana Pinto"),
        ("我局拟派沙建平、仇文慧、司徒伟三人参加会议，由沙建平任团长，司徒伟担任翻译。", "zh", "沙建平"),
        ("我局拟派沙建平先生、仇文慧女士参加会议，沙建平先生为团长。", "zh", "沙建平"),
    ],
)  # fmt: skip
def test_who_is_named_once_more_as_the_head_is_it_and_who_was_named_last_is_not(text, language, head):
    assert [name for name, role, *_ in people(text, language=language) if role is Role.HEAD] == [head]


def test_an_address_behind_somebody_named_once_more_is_theirs():
    text = "Ms. Ana Pinto and Mr. Leo Vega will attend; Ms. Pinto (a@x.example) will lead and Mr. Vega can be reached at l@x.example."
    assert [d.emails for d in named(text).delegates] == [("a@x.example",), ("l@x.example",)]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("В совещании примет участие г-н Намик Вагиф оглу Гараев, старший прокурор, Прокуратура.", "ru", "Намик Вагиф оглу Гараев"),
        ("В совещании примет участие г-н Гараев Намик Вагиф оглу, старший прокурор, Прокуратура.", "ru", "Гараев Намик Вагиф оглу"),
        ("В совещании примет участие г-жа Дилноза Рустам қизи Юлдошева, старший прокурор, Прокуратура.", "ru", "Дилноза Рустам қизи Юлдошева"),
        ("Azerbaijan will be represented by Ms. Sevda Vaqif qızı Qarayeva, Senior Prosecutor, Prosecutor's Office.", "en", "Sevda Vaqif qızı Qarayeva"),
        ("Uzbekistan will be represented by Mr. Sardor Rustam o‘g‘li Yuldoshev, Prosecutor, Prosecutor's Office.", "en", "Sardor Rustam o‘g‘li Yuldoshev"),
    ],
)  # fmt: skip
def test_a_father_s_name_stands_with_its_word_inside_a_name(text, language, name):
    assert [person[0] for person in people(text, language=language)] == [name]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Unfortunately Ada Olsen Moe, Director, will not be able to attend.", "en"),
        ("Regrettably, Ada Olsen Moe, Director, has fallen ill.", "en"),
        ("Malheureusement Ada Olsen Moe, Directrice, ne pourra pas participer.", "fr"),
        ("Lamentablemente Ada Olsen Moe, Directora, ya no podrá participar.", "es"),
    ],
)  # fmt: skip
def test_an_adverb_that_begins_a_sentence_is_no_part_of_a_name(text, language):
    assert changes(text, language=language) == [("Ada Olsen Moe", Change.REMOVE)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The delegation will be led by Mr. Owen PRICE, Director. Ms. Amelia DARKO, Legal Officer, joins the two of them as adviser.", "en"),
        ("The delegation will be led by Mr. Owen PRICE, Director. Ms. Amelia DARKO, Legal Officer, completes our delegation as adviser.", "en"),
        ("La délégation sera conduite par M. Owen PRICE, Directeur. Mme Amelia DARKO, Juriste, se joint aux deux en qualité de conseillère.", "fr"),
        ("La delegación estará encabezada por el Sr. Owen PRICE, Director. La Sra. Amelia DARKO, Jurista, se incorpora en calidad de asesora.", "es"),
        ("Делегацию возглавит г-н Owen PRICE, директор. Г-жа Amelia DARKO, юрист, присоединяется в качестве советника.", "ru"),
        ("يرأس الوفد السيد Owen PRICE، مدير. وتنضم إليه السيدة Amelia DARKO، محامية، بصفة مستشارة.", "ar"),
    ],
)  # fmt: skip
def test_who_joins_the_others_comes_with_the_role_that_is_said(text, language):
    found = people(text, language=language)
    assert [(name, role) for name, role, *_ in found] == [("Owen PRICE", Role.HEAD), ("Amelia DARKO", Role.ADVISER)]
    assert all(len(position.split()) < 3 for _, _, position, _ in found)


@pytest.mark.parametrize("more", ["كما يضاف إلى الوفد", "وكذلك يضاف إلى الوفد", "بينما يضاف إلى الوفد"])
def test_an_arabic_clause_that_goes_on_with_the_next_person_is_no_post(more):
    text = f"تقرر مشاركة السيد سامي الخطيب، مستشار قانوني، النيابة العامة، بدلا من السيد منير القباني، {more} السيد نادر الحلبي، وزارة العمل."
    found = named(text, amends=True, language="ar").delegates
    assert [(d.name, d.position, d.organization, d.change) for d in found] == [
        ("سامي الخطيب", "مستشار قانوني", "النيابة العامة", Change.ADD), ("منير القباني", "", "", Change.REMOVE),
        ("نادر الحلبي", "", "وزارة العمل", Change.ADD),
    ]  # fmt: skip


def test_an_arabic_name_goes_on_in_the_next_line_of_running_text():
    text = (
        "تود البعثة أن تفيد بأن الوفد يتألف برئاسة السيد سامي الخطيب، مدير الحدود، وعضوية السيدة ليلى\n"
        "الحداد، مكلفة بمهمة، وزارة العمل؛ والسيد نادر الحلبي، بصفة خبير."
    )
    found = people(text, language="ar")
    assert [name for name, *_ in found] == ["سامي الخطيب", "ليلى الحداد", "نادر الحلبي"]
    assert found[2][1] is Role.EXPERT


def test_an_arabic_sentence_ends_behind_a_short_word():
    text = "سيمثلان الوفد السيد سامي الخطيب، مدير، والسيد نادر الحلبي، مدير. وستكون السيدة ليلى الحداد همزة الوصل."
    found = people(text, language="ar")
    assert [(name, position) for name, _, position, _ in found] == [("سامي الخطيب", "مدير"), ("نادر الحلبي", "مدير")]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ('One name was misspelt: it should read "Mr. Owen PRYCE" and not "Owen PRICE" as given earlier.', "en", "Owen PRYCE"),
        ('The correct spelling is "Mr. Owen PRYCE", not "Owen PRICE".', "en", "Owen PRYCE"),
        ('The name "Mr. Owen PRICE" should read "Owen PRYCE".', "en", "Owen PRYCE"),
        ("Un nom était mal orthographié : il faut lire « M. Luc Moreau » et non « Luc Morau » comme indiqué précédemment.", "fr", "Luc Moreau"),
        ('Un nombre se escribió mal: debe decir "Sr. Luis Vegas" y no "Luis Vega" como se indicó antes.', "es", "Luis Vegas"),
        ("Одно имя было написано с ошибкой: следует читать «г-н Орлов Олег», а не «Орлав Олег», как указано ранее.", "ru", "Орлов Олег"),
        ('ورد خطأ في أحد الأسماء: الصواب هو "السيد سامي الخطيب" وليس "سامي الخطبيب" كما ورد سابقا.', "ar", "سامي الخطيب"),
    ],
)  # fmt: skip
def test_a_name_that_is_spelled_anew_corrects_that_of_one_person(text, language, name):
    assert changes(text, language=language) == [(name, Change.ADD)]
    assert changes(f"(ii) {text}", language=language) == [(name, Change.ADD)]


@pytest.mark.parametrize(
    "text",
    [
        'The list should read "Mr. Owen PRICE" and not "Ms. Ana PRICE".',  # two people
        'The list should read "Mr. Owen PRICE" and not "Owen PRICE".',  # what was wrong, the words do not tell
        'Both "Owen PRICE" and "Owen PRYCE" are on our list.',
    ],
)
def test_two_names_of_which_no_words_tell_the_right_spelling_correct_nobody(text):
    assert [change for name, change in changes(text) if name == "Owen PRYCE"] == []
    assert Change.REMOVE not in [change for _, change in changes(text)]


def test_how_somebody_is_reached_goes_on_behind_a_short_arabic_word():
    text = "يشارك في الاجتماع السيد سامي الخطيب، مدير، وزارة العمل - عضوا. خلوي: +962 79 5514207"
    assert [person.phones for person in named(text, language="ar").delegates] == [("+962795514207",)]


@pytest.mark.parametrize(
    "text",
    [
        "Please read “Ms. Ada MOHEN, Legal Officer, Ministry of Labour” instead of “Ms. Ada MOEN”.",
        'The name "Ada MOEN" should read "Ms. Ada MOHEN", Legal Officer, Ministry of Labour.',
    ],
)
def test_what_is_said_of_a_name_that_is_spelled_anew_is_the_person_s(text):
    (found,) = named(text, amends=True).delegates
    assert (found.name, found.position, found.organization) == ("Ada MOHEN", "Legal Officer", "Ministry of Labour")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("1. Ms. Ana Pinto, Judge\n2. Mr. Leo Vega, Clerk\n\nMr. Vega and Ms. Pinto travel together, and Mr. Vega will lead the workshop on Friday.", "en"),
        ("1. Sr. Juan Mejía, Juez\n2. Sra. Ana Lagos, Fiscal\n\nEl Sr. Mejía y la Sra. Lagos viajarán juntos y el Sr. Mejía presidirá la sesión de la Comisión.", "es"),
        ("1. M. Omar FALL, juge\n2. Mme Awa SARR, greffière\n\nM. Fall et Mme Sarr iront à Genève, où M. Fall dirigera un atelier.", "fr"),
        ("1. Ms. Ana Pinto, Judge\n2. Mr. Leo Vega, Clerk\n\nThe national report was prepared under the direction of Mr. Vega.", "en"),
        ("1. Sr. Juan Mejía, Juez\n2. Sra. Ana Lagos, Fiscal\n\nLa logística de la delegación estará a cargo de la Sra. Ana Lagos.", "es"),
        ("1. Sr. Juan Mejía, Juez\n2. Sra. Ana Lagos, Fiscal\n\nEl grupo de trabajo se reunirá bajo la conducción del Sr. Juan Mejía.", "es"),
        ("1. Sr. Rui Pinto, juiz\n2. Sra. Ana Leal, jurista\n\nA intervenção da delegação ficará a cargo da Sra. Ana Leal.", "pt"),
        ("1. M. Omar FALL, juge\n2. Mme Awa SARR, greffière\n\nL'étude annexée a été réalisée sous la direction de M. Omar FALL.", "fr"),
        ("1. Козлова Анна Петровна, судья\n2. Титов Олег Иванович, эксперт\n\nТитов Олег Иванович приедет позже, а Козлова Анна Петровна возглавит экспертную группу.", "ru"),
    ],
)  # fmt: skip
def test_who_leads_something_else_is_not_the_head(text, language):
    assert [name for name, role, *_ in people(*text.split("\n\n"), language=language) if role is Role.HEAD] == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "1. Sra. Ana PINTO, Jueza\n2. Sr. Leo VEGA, Fiscal\n\nLa delegación presentará un informe a cargo de la Sra. Ana PINTO.",
            "es",
        ),
        (
            "1. Ms. Ana PINTO, Judge\n2. Mr. Leo VEGA, Clerk\n\nThe delegation's national report was prepared under the direction of Ms. Ana PINTO.",
            "en",
        ),
        (
            "1. Mme Awa SARR, juriste\n\nLe Gouvernement enverra une délégation de trois personnes sous la direction de M. Luc MOREL, directeur.",
            "fr",
        ),
        (
            "Prendront part à la réunion, sous la direction de M. Luc MOREL, directeur :\n\n1. Mme Awa SARR, juriste",
            "fr",
        ),
    ],
)
def test_whether_the_delegation_or_something_else_is_in_somebodys_charge_is_asked_where_it_is_open(text, language):
    found = named(*text.split("\n\n"), language=language)
    assert any("charge" in item.detail or "check the roles" in item.detail for item in found.review)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The delegation will travel under the direction of Ms. Ana Pinto, Judge.", "en"),
        ("La délégation béninoise, placée sous la direction de Mme Awa SARR, juge, arrivera lundi.", "fr"),
        ("Sous la direction de Mme Awa SARR, juge, la délégation arrivera lundi.", "fr"),
        ("Se informa que la delegación estará a cargo de la Sra. Ana Lagos, Fiscal.", "es"),
        ("Asistirá una delegación bajo la conducción de la Sra. Ana Lagos, Fiscal.", "es"),
        ("Die Delegation wird unter der Leitung der Richterin Frau Ana Pinto anreisen.", "de"),
    ],
)
def test_in_whose_charge_the_delegation_is_heads_it(text, language):
    assert [role for _, role, *_ in people(text, language=language)] == [Role.HEAD]


# ---------------------------------------------------------------- a sentence that looks like a block of lines


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Asistirán Luisa VEGA (Jueza, Corte Suprema, l.vega@courts.example) y Dra. Ana PINTO (Directora).", "es",
         [("Luisa VEGA", "Jueza", "Corte Suprema"), ("Ana PINTO", "Directora", "")]),
        ("Участвуют ОРЛОВА Анна Петровна (старший прокурор, Министерство юстиции) и госпожа БЕЛОВА А.В. (юрист).", "ru",
         [("ОРЛОВА Анна Петровна", "старший прокурор", "Министерство юстиции"), ("БЕЛОВА А.В.", "юрист", "")]),
        ("سيمثل البلد السيدة ليلى الحداد، وكيلة نيابة، وزارة العدل، وسعادة السفير سامي الخطيب، مدير إدارة، وزارة العمل.", "ar",
         [("ليلى الحداد", "وكيلة نيابة", "وزارة العدل"), ("سامي الخطيب", "مدير إدارة", "وزارة العمل")]),
    ],
)  # fmt: skip
def test_the_verb_before_a_name_makes_a_sentence(text, language, expected):
    assert [(name, *said) for name, _, *said in people(text, language=language)] == expected


@pytest.mark.parametrize(
    ("greeting", "intro", "language"),
    [
        ("Estimada señora Ana Pinto:", "Asistirá el Sr. Luis VEGA, Director.", "es"),
        ("Dear Ms. Amelia Darko,", "Our delegation will consist of Mr. Luis VEGA, Director.", "en"),
        ("Уважаемая госпожа Анна Белова!", "В совещании примет участие г-н Luis VEGA, директор.", "ru"),
    ],
)
def test_who_is_greeted_is_nobody_of_the_list(greeting, intro, language):
    assert [name for name, *_ in people(greeting, intro, language=language)] == ["Luis VEGA"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Армянскую делегацию возглавит Арутюнян Ваге, заместитель начальника полиции.", [("Арутюнян Ваге", Role.HEAD, "заместитель начальника полиции", "")]),
        ("В составе делегации примут участие Саркисян Нарине, начальник отдела, и Григорян Давид, секретарь.",
         [("Саркисян Нарине", Role.DELEGATE, "начальник отдела", ""), ("Григорян Давид", Role.DELEGATE, "секретарь", "")]),
        ("Примут участие Министерство Юстиции, начальник отдела, и Генеральная Прокуратура (прокурор отдела).", []),
    ],
)  # fmt: skip
def test_a_russian_name_without_address_is_one_where_a_post_follows(text, expected):
    assert people(text, language="ru") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ستشارك الوزارة بوفد يترأسه السيد أنيس الطرابلسي، المدير العام للمصالح المشتركة، وتشارك فيه كذلك السيدة رملة بن حسين، قاضية.",
         [("أنيس الطرابلسي", Role.HEAD, "المدير العام للمصالح المشتركة", ""), ("رملة بن حسين", Role.DELEGATE, "قاضية", "")]),
        ("سيمثل الأردن نائب المدير العقيد علي حسن مطر، مدير الإدارة.", [("علي حسن مطر", Role.DELEGATE, "مدير الإدارة", "")]),
        ("سيمثل الأردن العميد الركن علي حسن مطر، مدير الإدارة.", [("علي حسن مطر", Role.DELEGATE, "مدير الإدارة", "")]),
        ("رشحت السلطات السيد سامي الخطيب، مدير الشؤون الجنائية بوزارة العدل، لتمثيلها في الاجتماع.",
         [("سامي الخطيب", Role.DELEGATE, "مدير الشؤون الجنائية بوزارة العدل", "")]),
    ],
)  # fmt: skip
def test_what_qualifies_an_arabic_post_is_no_word_of_address(text, expected):
    assert people(text, language="ar") == expected


def test_from_the_list_is_not_what_somebody_is():
    text = (
        "يرجى سحب اسم السيد وائل النتشة من قائمة الوفد لتعذر حصوله على التأشيرة، وإضافة السيدة دعاء صيام، رئيسة نيابة."
    )
    found = named(text, "أما السيد نضال عرفات فيبقى رئيسا للوفد كما سبق إبلاغكم.", amends=True, language="ar").delegates
    assert [(d.name, d.change, d.position) for d in found] == [
        ("وائل النتشة", Change.REMOVE, ""), ("دعاء صيام", Change.ADD, "رئيسة نيابة"),
    ]  # fmt: skip


def test_a_verb_before_a_slash_is_no_word_of_address():
    (found,) = named(
        "تضاف إلى الوفد الفاضلة/ ليلى بنت سيف المعمرية، باحثة قانونية.", amends=True, language="ar"
    ).delegates
    assert (found.honorific, found.name, found.change) == ("الفاضلة", "ليلى بنت سيف المعمرية", Change.ADD)


def test_an_arabic_name_may_begin_as_a_verb_does():
    assert [name for name, *_ in people("سيمثل الأردن السيد سامي فيصل مطر، مدير.", language="ar")] == ["سامي فيصل مطر"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سيمثل بوروندي السيدة ليلى عثمان، وكيلة نيابة، وسعادة السفير صالح حداد، مدير مكتب.", ["ليلى عثمان", "صالح حداد"]),
        ("يحضر وليد النعيمي (مستشار قانوني، وزارة العمل) والسيدة ليلى بن عمر (مديرة مكتب).", ["وليد النعيمي", "ليلى بن عمر"]),
        ("تم ترشيح رنا الفاسي، مستشارة قانونية، والدكتورة ليلى بن عمر، مستشارة.", ["رنا الفاسي", "ليلى بن عمر"]),
        ("تم ترشيح فيصل النعيمي، مستشار قانوني، لتمثيله.", ["فيصل النعيمي"]),
        ("ستشارك وزارة العدل الأردنية، مدير إدارة التعاون، وهيئة مكافحة الفساد.", []),
    ],
)  # fmt: skip
def test_the_verb_before_an_arabic_name_is_no_part_of_it(text, expected):
    assert [name for name, *_ in people(text, language="ar")] == expected


def test_an_arabic_name_may_begin_like_a_verb_with_its_conjunction():
    found = people("الوفد:", "السيد فيصل عبدالعزيز الرشيدي\nوكيل مساعد\nوزارة العدل", language="ar")
    assert found == [("فيصل عبدالعزيز الرشيدي", Role.DELEGATE, "وكيل مساعد", "وزارة العدل")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("По просьбе Ивана Петровича сообщаем, что в заседании примет участие г-н Орлов Олег Иванович, судья.", ["Орлов Олег Иванович"]),
        ("С согласия Анны Павловны в состав делегации включен г-н Орлов Олег Иванович, судья.", ["Орлов Олег Иванович"]),
        ("Посольство направляет г-на Николича Ивана, судью, и Марка Петровича, прокурора.", ["Николича Ивана", "Марка Петровича"]),
        ("Делегация в составе Анны Павловны Беловой и Ивана Петровича Орлова.", ["Анны Павловны Беловой", "Ивана Петровича Орлова"]),
    ],
)  # fmt: skip
def test_a_name_and_patronymic_alone_is_whom_a_letter_speaks_of(text, expected):
    assert [name for name, *_ in people(text, language="ru")] == expected


def test_whom_a_letter_addresses_by_patronymic_is_no_delegate():
    text = "Иван Петрович, в список делегации просим включить г-на Орлова Олега Ивановича, судью."
    assert [name for name, *_ in people(text, language="ru")] == ["Орлова Олега Ивановича"]
    assert [name for name, *_ in people("Состав:", "Марко Петрович, судья\nИван Йович, прокурор", language="ru")] == [
        "Марко Петрович", "Иван Йович",
    ]  # fmt: skip


def test_the_letters_of_a_russian_body_are_nobodys_name():
    assert people("Члены делегации:", "Воронцов А.Г. - начальник отдела, МВД России\nЖурба П.Н. - следователь, МВД России", language="ru") == [
        ("Воронцов А.Г.", Role.DELEGATE, "начальник отдела", "МВД России"), ("Журба П.Н.", Role.DELEGATE, "следователь", "МВД России"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("سيمثل رواندا حسن النعيمي، قاض، ووليد حداد، رئيس قسم.", "ar", ["حسن النعيمي", "وليد حداد"]),
        ("سيمثل غينيا حسن العتيبي، مديرة مكتب، وسعادة السيد سامي الرحمن، ضابط تحقيق، وزارة الداخلية.", "ar",
         ["حسن العتيبي", "سامي الرحمن"]),
        ("يحضر السيدة هالة عثمان (باحث قانوني) وصالح الخطيب (وكيل نيابة).", "ar", ["هالة عثمان", "صالح الخطيب"]),
        ("Participeront M. Olaf Moe (Directeur, Ministère de la Justice Botswana) ainsi que Mme Ada Roe (Attachée).", "fr",
         ["Olaf Moe", "Ada Roe"]),
        ("The delegation consists of Ms. Ada Moe, Third Secretary; Rev. Jo Roe, Attaché; and Ola Noe, State Attorney.", "en",
         ["Ada Moe", "Jo Roe", "Ola Noe"]),
        ("The delegation consists of Ms. Ada Moe, Ministry of Justice and Public Security, Director; Mr. Jo Roe, Judge.", "en",
         ["Ada Moe", "Jo Roe"]),
        ("Делегацию возглавит г-жа Моева Алия, атташе, Посольство в Вене. Назначены госпожа Роева Анна, атташе.", "ru",
         ["Моева Алия", "Роева Анна"]),
    ],
)  # fmt: skip
def test_bare_names_in_a_sentence_are_read_where_a_post_follows_and_bodies_are_none(text, language, expected):
    assert [person.name for person in named(text, language=language).delegates] == expected


def test_the_general_of_a_body_is_nobodys_rank():
    text = "تتشرف السفارة بإفادتها بأن وفدها إلى الاجتماع الأول للفريق العام المعني ببروتوكول الموانئ سيكون على النحو التالي:"
    found = named(text, "1- السيد عثمان سالم الراشد، مدير إدارة، وزارة العدل", language="ar").delegates
    assert [person.name for person in found] == ["عثمان سالم الراشد"]


@pytest.mark.parametrize("title", ["القنصل العام", "المحامي العام", "العميد العام", "القنصل", "العميد"])
def test_a_title_of_two_words_is_no_part_of_an_arabic_name(title):
    found = named("سيتألف الوفد من:", f"1- {title} عثمان سالم الراشد، وزارة الخارجية", language="ar").delegates
    assert [person.name for person in found] == ["عثمان سالم الراشد"]


@pytest.mark.parametrize(
    ("lead", "entries", "language"),
    [
        ("La délégation sera composée comme suit : ", ["M. Luc MOREL, Directeur des relations du travail, Ministère du Travail", "Mme Awa SARR, Juriste principale, Ministère de la Justice", "M. Jean DIOP, Conseiller, Ministère des Affaires étrangères"], "fr"),
        ("Делегация в следующем составе: ", ["г-н Орлов Олег Иванович, директор департамента труда, Министерство труда", "г-жа Белова Анна Петровна, главный юрист, Министерство юстиции", "г-н Зайцев Пётр Ильич, советник, Министерство иностранных дел"], "ru"),
        ("سيتألف الوفد من: ", ["السيد سامي الخطيب، مدير إدارة علاقات العمل، وزارة العمل", "السيدة ليلى الحداد، مستشارة قانونية، وزارة العدل", "السيد أحمد النجار، سكرتير أول، وزارة الخارجية"], "ar"),
        ("代表团组成如下：", ["张伟先生，劳动关系司司长，人力资源部", "李娜女士，法律处处长，司法部", "王强先生，一等秘书，外交部"], "zh"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("width", [55, 62, 70, 78])
def test_entries_that_semicolons_part_are_whole_wherever_their_lines_end(lead, entries, language, width):
    mark = {"ar": "؛ ", "zh": "；"}.get(language, "; ")
    text = f"{lead}{mark.join(entries)}{'。' if language == 'zh' else '.'}"
    if language == "zh":
        wrapped = re.sub(f"(.{{{width // 3}}})", r"\1\n", text)
    else:
        wrapped = "\n".join(textwrap.wrap(text, width))
    told = [", ".join((name, position, body)) for name, _, position, body in people(wrapped, language=language)]
    plain = [re.sub("[，、،]\\s*", ", ", entry) for entry in entries]
    assert [re.sub(_ADDRESS, "", entry) for entry in plain] == told


_ADDRESS = re.compile("^(?:M\\.|Mme|г-н|г-жа|السيدة|السيد) |先生|女士")


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("张伟先生，司长，劳动部", ("张伟", "司长", "劳动部")),
        ("张伟先生，劳动部司长", ("张伟", "劳动部司长", "")),
        ("张伟先生，司长，出席会议", ("张伟", "司长", "")),
        ("张伟先生，司长，请联系外交部", ("张伟", "司长", "")),
    ],
)
def test_a_chinese_body_behind_a_post_or_before_it_is_read(order, expected):
    (found,) = named(f"代表团组成如下：{order}。", language="zh").delegates
    assert (found.name, found.position, found.organization) == expected


def test_a_line_with_a_label_of_its_own_goes_on_with_no_entries_that_semicolons_part():
    found = people(
        "Delegates to CU 2009/33: Mr. John ROE, Director, Ministry of Justice; Ms. Ann LEE, Attaché\n"
        "Not attending: Mr. Paul KING, Judge"
    )
    assert ("Ann LEE", "Attaché") in [(name, post) for name, _, post, _ in found]


@pytest.mark.parametrize(
    ("text", "language", "roles"),
    [
        ("The delegation will consist of Ms. Ada REED, Judge, and, as adviser, Mr. Owen PRICE, Clerk.", "en", ["delegate", "adviser"]),
        ("En la delegación participarán: Sra. Ana VEGA, Jueza; como asesor, Sr. Luis MOE, Abogado.", "es", ["delegate", "adviser"]),
        ("La délégation sera composée de Mme Ada REED, Juge, et, en qualité d'expert, de M. Luc MOE, Avocat.", "fr", ["delegate", "expert"]),
        ("В состав делегации войдут: г-н Орлов Олег, судья; в качестве эксперта г-жа Белова Анна, прокурор.", "ru", ["delegate", "expert"]),
        ("В состав делегации в качестве эксперта дополнительно включена г-жа Белова Анна, прокурор.", "ru", ["expert"]),
    ],
)  # fmt: skip
def test_what_somebody_comes_as_may_stand_before_the_name(text, language, roles):
    assert [person.role for person in named(text, language=language).delegates] == roles


@pytest.mark.parametrize(
    ("said", "role"), [("مترجما للوفد", "interpreter"), ("مترجما", "interpreter"), ("عضوة في الوفد", "delegate")]
)
def test_what_somebody_comes_as_behind_an_arabic_name_is_no_part_of_it(said, role):
    (found,) = named(f"يضم الوفد السيدة سمر حنا القعوار {said}.", language="ar").delegates
    assert (found.name, found.role) == ("سمر حنا القعوار", role)


def test_a_force_in_capitals_with_a_full_stop_behind_a_rank_ends_no_sentence():
    text = "La delegación: Sr. Luis MOE, Juez; Tcnl. DESP. Ana VEGA, Directora; Dra. Eva ROE, Fiscal."
    assert [name for name, *_ in people(text, language="es")] == ["Luis MOE", "Ana VEGA", "Eva ROE"]


def test_where_somebody_is_reached_bars_nobody_behind_it():
    text = "The delegation will be headed by Ms. Ada REED, Judge, accompanied by Ms. Eva MOE, Clerk, who can be reached on +44 20 7946 0123, and Mr. Owen PRICE, Agent."  # fmt: skip
    assert [name for name, *_ in people(text)] == ["Ada REED", "Eva MOE", "Owen PRICE"]
    text = "Ghana will be represented by Ms. Ada REED, Judge. For details contact Ms. Eva MOE, Clerk, who can be reached on +44 20 7946 0123."  # fmt: skip
    assert [name for name, *_ in people(text)] == ["Ada REED"]


@pytest.mark.parametrize(
    ("listed", "sentence", "language"),
    [
        ("Mr. John ROE, Director; Ms. Ann LEE, Attaché", "They arrive on 3 May; they leave on 7 May.", "en"),
        ("Mr. John ROE, Director; Ms. Ann LEE, Attaché", "Visas are requested for both.", "en"),
        ("Mr. John ROE, Director; Ms. Ann LEE, Attaché", "Visas requested; rooms booked", "en"),
        ("Sr. Luis ROA, Director; Sra. Ana REY, Fiscal", "Llegan el 3 de mayo; salen el 7 de mayo.", "es"),
        ("г-н Орлов Олег Иванович, директор; г-жа Белова Анна Петровна, атташе", "Они прибывают 3 мая; отбывают 7 мая.", "ru"),
        ("السيد سالم عودة، مستشار؛ السيدة ليلى حداد، مديرة", "يصلون في 3 مايو؛ ويغادرون في 7 مايو.", "ar"),
        ("张伟先生，司长；李娜女士，处长", "代表团将于5月3日抵达；5月7日离开。", "zh"),
    ],
)  # fmt: skip
def test_a_sentence_below_entries_that_semicolons_part_tells_of_nobodys_post(listed, sentence, language):
    assert people(f"{listed}\n{sentence}", language=language) == people(listed, language=language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("(a) in addition, Mr. Owen PRICE, Judge, High Court, will join the delegation.", "en"),
        ("a) en outre, M. Owen PRICE, Judge, High Court, participera à la réunion.", "fr"),
        ("a) además, Sr. Owen PRICE, Judge, High Court, se incorporará a la delegación.", "es"),
    ],
)
def test_what_only_leads_to_a_name_is_no_post(text, language):
    (found,) = named("", text, amends=True, language=language).delegates
    assert (found.position, found.organization) == ("Judge", "High Court")


@pytest.mark.parametrize(
    ("said", "language"),
    [("Notre organisation y sera représentée par :", "fr"), ("Our organization will be represented by:", "en")],
)
def test_a_sentence_that_ends_in_its_verb_heads_nobodys_body(said, language):
    found = named(said, "* Mme Lea MOREL\n  Coordinatrice\n* M. Luc MARTIN\n  Avocat", language=language)
    assert [d.organization for d in found.delegates] == ["", ""]


@pytest.mark.parametrize(
    ("text", "asked", "language"),
    [
        ("1. Ms. Ada REED, Judge, High Court\n2. Mr. Owen PRICE, Clerk, High Court",
         "Please contact Ms. Ada REED, tel. +43 1 369 88 53,\ne-mail a.reed@x.example.", "en"),
        ("1. 汪洋，三等秘书，常驻代表团\n2. 贺志强，警督，公安部", "联系人：汪洋，电话：+43 1 713 1490，\n电子邮件：a.reed@x.example。", "zh"),
        ("1. السيدة وردة عمراني، قاضية، وزارة العدل\n2. السيد سمير بلحاج، رائد، قيادة الدرك",
         "يرجى الاتصال بالسيدة وردة عمراني، الهاتف: +43 1 369 88 53،\nالبريد الإلكتروني: a.reed@x.example.", "ar"),
    ],
)  # fmt: skip
def test_a_list_of_contacts_goes_on_below_its_comma(text, asked, language):
    first, *_ = named(text, asked, language=language).delegates
    assert (first.emails, len(first.phones)) == (("a.reed@x.example",), 1)


# ---------------------------------------------------------------- clauses about the next person


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The delegation will consist of Ms. Ada REED, Judge, while the Police Service sends Mr. Owen PRICE, Clerk.", "en"),
        ("La délégation sera composée de Mme Ada MOREL, juge, tandis que la Police envoie M. Luc SARR, greffier.", "fr"),
        ("В совещании примут участие г-жа Белова Анна, судья, а Министерство труда направляет г-на Орлова Олега, юриста.", "ru"),
    ],
)  # fmt: skip
def test_a_clause_that_leads_to_the_next_name_is_nothing_of_the_one_before(text, language):
    first, second = people(text, language=language)
    assert (len(first[2].split()), first[3], len(second[2].split())) == (1, "", 1)


def test_whose_alternate_somebody_is_says_the_role():
    text = "Le Bénin sera représenté par Mme Ada MOREL, juge. Son suppléant sera M. Luc SARR, greffier."
    assert [role for _, role, *_ in people(text, language="fr")] == [Role.DELEGATE, Role.ALTERNATE]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana will be represented by Ms. Ada REED, Judge, as the Cabinet has approved.",
        "Ghana will be represented by Ms. Ada REED, Judge, as the Minister has approved, and by Mr. Owen PRICE, Clerk.",
    ],
)
def test_who_is_announced_before_somebody_approves_comes(text):
    assert people(text)[0][0] == "Ada REED"


def test_and_also_begins_no_clause_about_the_next_person():
    text = "Примут участие г-жа Белова Анна, судья, а также руководитель группы, и г-н Орлов Олег, юрист."
    assert "руководитель группы" in "".join(people(text, language="ru")[0][2:])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mali will send Mr. Karl HUBER, Attaché. His head is Ms. Ada MOE, Minister.", "en"),
        ("Le Mali sera représenté par M. Karl HUBER, juge. Son chef de cabinet, M. Luc SARR, participera.", "fr"),
    ],
)
def test_the_chief_of_somebody_does_not_lead_the_delegation(text, language):
    assert all(role is not Role.HEAD for _, role, *_ in people(text, language=language))


@pytest.mark.parametrize(
    ("text", "language", "asked"),
    [
        ("Mr. John ROE, Judge; Ms. Ann LEE, Clerk; Ministry of Labour.", "en", [0]),
        ("Mr. John ROE, Judge, and Ms. Ann LEE, Clerk, Ministry of Labour.", "en", [0]),
        ("Mr. John ROE, Judge; Mr. Leo VEGA, Usher; Ms. Ann LEE, Clerk; Ministry of Labour.", "en", [0, 1]),
        ("Sr. Luis ROA y Sra. Ana REY, Ministerio de Trabajo; Sr. Juan PAZ, Fiscal.", "es", [0]),
        ("г-н Орлов Олег Иванович, директор; г-жа Белова Анна Петровна, атташе; Министерство труда.", "ru", [0]),
        ("Mr. John ROE, Judge, High Court; Ms. Ann LEE, Clerk; Ministry of Labour.", "en", []),
        ("Mr. John ROE, Judge; Ms. Ann LEE, Clerk; both of the Ministry of Labour.", "en", []),
        ("1. Mr. John ROE, Judge\n2. Ms. Ann LEE, Clerk, Ministry of Labour", "en", []),
        ("Mr. John ROE, Judge, will attend. Ms. Ann LEE, Clerk, Ministry of Labour, will attend.", "en", []),
    ],
)
def test_a_body_behind_the_last_of_a_sentence_may_be_of_all(text, language, asked):
    found = named(text, language=language)
    paths = [item.path for item in found.review if "may be that of" in item.detail]
    assert sorted(paths) == [f"/delegates/{at}/organization" for at in asked]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Asistirán el Sr. Luis Vega, Fiscal Jefe, Fiscalía General; la Tte. Cor. Ana Lema, Jueza, Corte; y el "
         "Sr. Juan Rey, Juez, Corte.", "es"),
        ("Participeront M. Luc Moe, Procureur, Parquet général ; le Col. Jean Bo, Juge, Cour ; et la Lt. Awa Sarr, "
         "Juge, Cour.", "fr"),
    ],
)  # fmt: skip
def test_behind_a_semicolon_the_article_before_the_next_person_is_no_part_of_the_body(sentence, language):
    bodies = [person.organization for person in named(sentence, language=language).delegates]
    assert bodies in (["Fiscalía General", "Corte", "Corte"], ["Parquet général", "Cour", "Cour"])


@pytest.mark.parametrize(
    ("text", "language", "stays"),
    [
        ("Mr. Owen PRICE is withdrawn, and Ms. Amelia DARKO, Judge, has not been withdrawn.", "en", "Amelia DARKO"),
        ("M. Luc MOREL est retiré de la délégation et Mme Awa SARR, Juge, n'a pas été retirée.", "fr", "Awa SARR"),
        ("No queda excluida la Sra. Ana PINTO, Jueza; se retira el Sr. Luis VEGA.", "es", "Ana PINTO"),
        ("Г-жа Белова Анна Петровна, юрист, не исключена; из состава делегации исключен г-н Орлов Олег Иванович.", "ru", "Белова Анна Петровна"),
        ("تم سحب ترشيح السيد سامي الخطيب، ولم يتم سحب ترشيح السيدة ليلى الحداد.", "ar", "ليلى الحداد"),
        ("张伟先生不再参会，李明先生未取消行程。", "zh", "李明"),
    ],
)  # fmt: skip
def test_who_is_said_not_to_be_taken_off_is_not(text, language, stays):
    told = dict(changes(text, language=language))
    assert told.get(stays) is not Change.REMOVE
    assert list(told.values()).count(Change.REMOVE) == 1


@pytest.mark.parametrize(
    ("text", "language", "comes"),
    [
        ("The Mission cancels the nomination of Mr. Owen PRICE and designates Ms. Amelia DARKO, Judge.", "en", "Amelia DARKO"),
        ("The Mission withdraws the nomination of Mr. Owen PRICE and appoints in his place Ms. Amelia DARKO, Judge.", "en", "Amelia DARKO"),
        ("La Mission souhaite retirer M. Luc MOREL de la délégation et désigne Mme Awa SARR, Juge.", "fr", "Awa SARR"),
        ("La Misión deja sin efecto la designación del Sr. Luis VEGA y designa a la Sra. Ana PINTO, Jueza.", "es", "Ana PINTO"),
        ("Просим исключить г-на Орлова Олега Ивановича и назначить г-жу Белову Анну Петровну, юриста.", "ru", "Белову Анну Петровну"),
        ("تم سحب ترشيح السيد سامي الخطيب وتعيين السيدة ليلى الحداد، قاضية.", "ar", "ليلى الحداد"),
        ("我团撤回张伟先生的提名，指派李明先生（司法部处长）出席会议。", "zh", "李明"),
        ("我团取消张伟先生参会资格，并提名李明先生（司法部处长）参会。", "zh", "李明"),
    ],
)  # fmt: skip
def test_who_is_named_behind_one_whose_nomination_is_cancelled_comes(text, language, comes):
    found = changes(text, language=language)
    assert [turned for _, turned in found] == [Change.REMOVE, Change.ADD]
    assert found[1][0] == comes


def test_whose_nominations_are_cancelled_together_go():
    text = "The Mission cancels the nominations of Mr. Owen PRICE, Judge, and of Ms. Amelia DARKO."
    assert [turned for _, turned in changes(text)] == [Change.REMOVE, Change.REMOVE]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        (
            "The Embassy has the honour to inform that Ama Moe is unable to attend for reasons of health.",
            "en",
            "Ama Moe",
        ),
        (
            "L'Ambassade a l'honneur d'informer que Moussa Keita ne pourra pas participer à la réunion.",
            "fr",
            "Moussa Keita",
        ),
        ("La Embajada informa que Juan Vega no podrá asistir a la reunión.", "es", "Juan Vega"),
        (
            "Посольство сообщает, что Рахимзода Далер по болезни не сможет принять участие в заседании.",
            "ru",
            "Рахимзода Далер",
        ),
    ],
)
def test_a_bare_name_behind_that_goes_where_its_clause_says_so(text, language, name):
    assert changes(text, language=language) == [(name, Change.REMOVE)]


@pytest.mark.parametrize("who", ["Costa Rica", "the Ministry of Justice", "Border Police", "Permanent Representative"])
def test_no_state_body_or_post_behind_that_goes(who):
    assert changes(f"The Embassy regrets to inform that {who} will not be able to attend.") == []


# ---------------------------------------------------------------- said above those who go

_CLERK = [["Name", "Position", "Organization"], ["Ms. Ada REED", "Clerk", "Ministry of Labour"]]


_JUDGE = [["Name", "Position", "Organization"], ["Mr. Owen PRICE", "Judge", "High Court"]]


@pytest.mark.parametrize(
    ("comes", "goes", "language"),
    [
        ("To be added", "To be removed", "en"),
        ("First: to be added to the delegation", "Second: to be removed from the delegation", "en"),
        ("1. Kindly include:", "2. The Mission requests the Secretariat to delete the following person from the list of participants:", "en"),
        ("Ajouts", "Retraits", "fr"),
        ("Veuillez ajouter à la liste :", "Veuillez retirer de la liste la personne dont le nom suit :", "fr"),
        ("A) Se incorporan a la delegación", "B) Bajas", "es"),
        ("Включить в состав делегации:", "Исключить из состава делегации:", "ru"),
        ("أولاً: يضاف إلى الوفد", "ثانياً: يحذف من الوفد", "ar"),
        ("增加：", "取消：", "zh"),
    ],
)  # fmt: skip
def test_a_line_above_a_table_says_that_its_people_go(comes, goes, language):
    assert changes(comes, _JUDGE, goes, _CLERK, language=language) == [
        ("Owen PRICE", Change.ADD), ("Ada REED", Change.REMOVE),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("goes", "comes", "language"),
    [
        ("The Mission kindly requests to withdraw from the delegation of Ghana the following persons:", "Please add to the delegation the following person:", "en"),
        ("1. To be removed:", "2. To be added:", "en"),
        ("La Mission permanente prie le Secrétariat de bien vouloir supprimer de la liste la personne suivante :", "Elle le prie d'ajouter :", "fr"),
        ("Представительство просит исключить из состава делегации следующее лицо:", "Просьба включить в состав делегации следующее лицо:", "ru"),
        ("وترجو البعثة الدائمة من الأمانة الموقرة التكرم بشطب اسم المندوبة التالية من قائمة الوفد:", "كما ترجو إضافة المندوب التالي إلى الوفد:", "ar"),
    ],
)  # fmt: skip
def test_a_sentence_above_a_list_says_that_its_people_go(goes, comes, language):
    listed = "- Ms. Ada REED, Clerk, Ministry of Labour", "- Mr. Owen PRICE, Judge, High Court"
    assert changes(goes, listed[0], comes, listed[1], language=language) == [
        ("Ada REED", Change.REMOVE), ("Owen PRICE", Change.ADD),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "above",
    [
        "As the delegate who was named earlier is unable to travel, the following person will take part in the meeting:",
        "As Mr. Luc Moe is unable to attend the meeting of the working group, kindly note the name of the following:",
    ],
)
def test_who_is_announced_behind_the_reason_comes(above):
    found = changes(above, "- Ms. Ada REED, Clerk, Ministry of Labour\n- Mr. Owen PRICE, Judge, High Court")
    assert found[-2:] == [("Ada REED", Change.ADD), ("Owen PRICE", Change.ADD)]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Our delegate of the Ministry of Labour has fallen ill.", True),
        ("The other members have not been withdrawn.", False),
        ("The other members remain.", False),
    ],
)
def test_somebody_who_goes_and_is_not_found_is_asked_about(said, asked):
    found = named(f"{said}\n", "Please add: Mr. Owen PRICE, Judge, High Court", amends=True)
    assert any("nobody was found who does" in item.detail for item in found.review) == asked


@pytest.mark.parametrize(
    ("above", "language"),
    [
        ("Mme Awa SARR, empêchée, sera remplacée par :", "fr"),
        ("Ms. Awa SARR, who is unable to travel, is replaced by:", "en"),
    ],
)
def test_who_stands_in_a_table_below_a_sentence_about_somebody_else_comes(above, language):
    assert changes(above, _JUDGE, language=language)[-1] == ("Owen PRICE", Change.ADD)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Frau Ada REED, Referentin, Arbeitsministerium, wird anstelle von Herrn Owen PRICE, Richter, Arbeitsministerium, teilnehmen.", "de"),
        ("Die Botschaft teilt mit, dass Frau Ada REED, Referentin, Arbeitsministerium, anstelle von Herrn Owen PRICE, Richter, Arbeitsministerium, anreisen wird.", "de"),
        ("تم تكليف السيدة ليلى الحداد، خبيرة، وزارة العمل، بتمثيل الوزارة في هذا الاجتماع.", "ar"),
    ],
)  # fmt: skip
def test_the_verb_at_the_end_of_a_sentence_is_no_part_of_a_body(text, language):
    found = named(text, language=language, amends=language == "de").delegates
    assert {d.organization for d in found} <= {"Arbeitsministerium", "وزارة العمل"}


@pytest.mark.parametrize(("title", "language"), [("Persons withdrawn", "en"), ("Bajas", "es"), ("المشطوبون", "ar")])
def test_a_row_above_the_headings_of_a_table_says_that_its_people_go(title, language):
    assert changes([[title, "", ""], *_CLERK], _JUDGE, language=language) == [
        ("Ada REED", Change.REMOVE), ("Owen PRICE", Change.ADD),
    ]  # fmt: skip


def test_a_title_that_says_both_says_nothing_of_the_people_of_a_table():
    assert changes([["Additions and withdrawals", "", ""], *_CLERK]) == [("Ada REED", Change.ADD)]


def test_an_ordinal_with_a_full_stop_numbers_a_heading():
    assert changes("1.º Entram:", _JUDGE, "2.º Saem:", _CLERK, language="pt") == [
        ("Owen PRICE", Change.ADD), ("Ada REED", Change.REMOVE),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("above", "language"),
    [
        ("Please cancel our previous list and take note of the following:", "en"),
        ("The following list cancels the one sent earlier:", "en"),
        ("La présente liste annule celle du 3 mars :", "fr"),
        ("يرجى إلغاء القائمة السابقة واعتماد القائمة التالية:", "ar"),
        ("请取消原名单，新名单如下：", "zh"),
    ],
)
def test_a_list_that_takes_the_place_of_another_takes_nobody_off(above, language):
    listed = "- 张伟先生，处长，外交部" if language == "zh" else "- Mr. Owen PRICE, Judge, High Court"
    assert [change for _, change in changes(above, listed, language=language)] == [Change.ADD]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("L'Agence de la Principauté présente ses compliments au Secrétariat et a l'honneur de l'informer que la personne suivante est ajoutée à la délégation :", "fr"),
        ("LA EMBAJADA DEL REINO SALUDA ATENTAMENTE A LA SECRETARIA Y TIENE EL HONOR DE COMUNICAR LA NOMINA DE LOS DELEGADOS:", "es"),
        ("The Ministry of Trade – Department of Treaties and Multilateral Relations – presents its compliments to the Secretariat and has the honour to nominate the following:", "en"),
        ("El Ministerio tiene el honor de acreditar ante la Reunión del Grupo de Trabajo para Combatir, Perseguir y Castigar la Piratería Marítima a:", "es"),
        ("The Ministry nominates for the Working Group to Combat, Prosecute and Punish Maritime Piracy:", "en"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("amends", [False, True])
def test_no_words_of_a_courtesy_and_of_a_title_are_somebody(text, language, amends):
    rows = [["Name", "Position"], ["Ms. Ada REED", "Judge"], ["Mr. Owen PRICE", "Clerk"]]
    found = named(text, rows, language=language, amends=amends)
    assert [one.name for one in found.delegates] == ["Ada REED", "Owen PRICE"]


def test_two_who_are_sent_to_a_meeting_are_no_words_of_its_title():
    text = "Se designa para la Reunión del Grupo de Trabajo a Juan Pinto Vega y Ana Moe Lima."
    assert "Ana Moe Lima" in [name for name, *_ in people(text, language="es")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ms. Ada REED will not take part in the meeting; please remove her from the list.", "en"),
        ("Ms. Ada REED will not attend the meeting.", "en"),
        ("Ms. Ada REED does not attend.", "en"),
        ("Mme Ada REED ne participera pas à la réunion ; prière de la rayer.", "fr"),
        ("Mme Ada REED ne prendra pas part à la réunion.", "fr"),
        ("La Sra. Ada REED no participará en la reunión.", "es"),
        ("La Sra. Ada REED no tomará parte en la reunión.", "es"),
        ("A Sra. Ada REED não tomará parte na reunião.", "pt"),
    ],
)
@pytest.mark.parametrize("mark", ["", "2) "])
def test_who_does_not_attend_goes_in_a_letter_of_changes(text, language, mark):
    found = changes("We change our delegation:", f"{mark}{text}", language=language)
    assert found == [("Ada REED", Change.REMOVE)]


def test_whose_spouse_does_not_attend_stays():
    text = "Ms. Amelia DARKO, Clerk, is added. Her spouse, Mr. Owen PRICE, will not take part in the meeting."
    assert ("Owen PRICE", Change.ADD) not in changes(text)


@pytest.mark.parametrize(
    "text",
    [
        "À la réunion sur le Protocole additionnel, M. Owen PRICE, juge, ne pourra pas participer.",
        "Suite à sa note sur le Protocole additionnel, la Mission informe que M. Owen PRICE est retiré de la délégation.",
    ],
)
def test_an_additional_protocol_adds_nobody(text):
    assert changes(text, language="fr") == [("Owen PRICE", Change.REMOVE)]


@pytest.mark.parametrize("name", ["K.P.R. MOE", "D.M.A.R.B. Moe", "W. M. N. J. Moe", "A.M.D.N.K. Moe"])
def test_a_name_may_have_many_initials_before_it(name):
    text = f"Mr. {name}, Additional Secretary, Ministry of Justice, and Ms. Ada REED, Judge, will attend the meeting."
    assert [(d.name, d.position) for d in named(text).delegates] == [
        (name, "Additional Secretary"),
        ("Ada REED", "Judge"),
    ]


@pytest.mark.parametrize(
    ("leads", "language"),
    [
        ("Asistirá una delegación bajo la jefatura del Sr. {}, e integrada además por:", "es"),
        ("Asistirá una delegación bajo la conducción de la Sra. {}. La acompañan:", "es"),
        ("Nuestra delegación a la reunión estará a cargo del Sr. {}. Lo acompañarán:", "es"),
        ("Nous enverrons une délégation sous la direction du Professeur {}. Les autres membres sont :", "fr"),
        ("Nous enverrons une délégation ayant à sa tête Mme {}. Les autres membres sont :", "fr"),
        ("Participará uma delegação sob a chefia do Sr. {}. Os outros membros são:", "pt"),
        ("Leiterin der Delegation ist Frau {}. Sie wird begleitet von:", "de"),
    ],
)
def test_who_leads_may_be_named_behind_an_article(leads, language):
    found = named(leads.format("Olga REED, Jueza"), "- Mr. Adam FORD, Director, Ministry of Labour", language=language)
    assert [(one.name, one.role) for one in found.delegates] == [
        ("Olga REED", Role.HEAD),
        ("Adam FORD", Role.DELEGATE),
    ]


@pytest.mark.parametrize(
    ("leads", "language"),
    [
        ("La delegación, bajo la presidencia del Viceministro de Trabajo, es la siguiente:", "es"),
        ("La delegación, a cargo de la Directora de Salud, es la siguiente:", "es"),
        ("La délégation, sous la conduite du Directeur du travail, est la suivante :", "fr"),
        ("A delegação, sob a liderança do Diretor do Trabalho, é composta por:", "pt"),
    ],
)
def test_a_post_alone_that_leads_makes_nobody_the_head_and_is_asked_about(leads, language):
    found = named(leads, "- Sra. Olga REED, Directora, Ministerio de Trabajo", language=language)
    assert [(one.name, one.role) for one in found.delegates] == [("Olga REED", Role.DELEGATE)]
    assert any("nobody was found who is" in item.detail for item in found.review)


def test_what_is_in_the_charge_of_somebody_may_be_no_delegation():
    text = "Asistirán las personas siguientes. La interpretación estará a cargo del Sr. Owen PRICE."
    found = named(text, "- Sra. Olga REED, Directora, Ministerio de Trabajo", language="es")
    assert [(one.name, one.role) for one in found.delegates] == [("Olga REED", Role.DELEGATE)]


@pytest.mark.parametrize(
    ("lead", "language", "asked"),
    [
        (
            "We refer to the meeting, to be held under the chairmanship of Mr. {}, Judge, High Court, and send:",
            "en",
            True,
        ),
        ("Asistirán a la reunión, que tendrá lugar bajo la presidencia del Sr. {}, Juez, Corte Suprema:", "es", True),
        (
            "La delegación a la reunión, bajo la presidencia del Sr. {}, Juez, Corte Suprema, es la siguiente:",
            "es",
            False,
        ),
        ("Our delegation, chaired by Mr. {}, Judge, High Court, is composed of:", "en", False),
    ],
)
def test_who_may_preside_over_the_meeting_is_asked_about(lead, language, asked):
    found = named(lead.format("Owen PRICE"), "- Ms. Olga REED, Judge, High Court", language=language)
    assert any("preside over the meeting" in item.detail for item in found.review) is asked


# ---------------------------------------------------------------- Russian posts in other cases, and roles before names


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Республика будет представлена директором департамента Министерства труда г-ном Орловым Олегом Ивановичем и третьим секретарем Посольства г-жой Беловой Анной Петровной.",
            ["директором департамента Министерства труда", "третьим секретарем Посольства"],
        ),
        (
            "Просим включить в состав делегации старшего инспектора Службы миграции г-на Орлова Олега Ивановича и заведующую сектором г-жу Белову Анну Петровну.",
            ["старшего инспектора Службы миграции", "заведующую сектором"],
        ),
    ],
)  # fmt: skip
def test_a_russian_post_before_a_name_is_one_in_every_case(text, told):
    assert [position for _, _, position, _ in people(text, language="ru")] == told


@pytest.mark.parametrize(
    ("text", "language", "roles"),
    [
        ("Прибудут: руководитель – О.И. Орлов, директор, МИД; члены – А.П. Белова, советник, МИД; эксперт – Г.К. Ромова, юрист, Институт права.", "ru", [Role.HEAD, Role.DELEGATE, Role.EXPERT]),
        ("The following will attend: head - Mr. Owen PRICE, Director; members - Ms. Ada REED, Judge; interpreter - Mr. Ian LUND.", "en", [Role.HEAD, Role.DELEGATE, Role.INTERPRETER]),
    ],
)  # fmt: skip
def test_a_dash_labels_people_in_a_sentence_where_one_label_is_a_place_in_the_delegation(text, language, roles):
    assert [role for _, role, *_ in people(text, language=language)] == roles


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("В Вену прибудут глава делегации г-н Орлов Олег, директор, Министерство труда, г-жа Белова Анна, прокурор, Генеральная прокуратура, а в качестве переводчика - г-жа Ромова Вера.", "ru"),
        ("The following will attend: head of delegation Mr. Owen PRICE, Director, Ministry of Labour, Ms. Ada REED, Judge, High Court, while, as interpreter, Ms. Amelia DARKO.", "en"),
    ],
)  # fmt: skip
def test_what_stands_right_before_a_name_is_said_of_that_name_alone(text, language):
    found = people(text, language=language)
    assert [role for _, role, *_ in found] == [Role.HEAD, Role.DELEGATE, Role.INTERPRETER]
    assert found[1][3] in ("Генеральная прокуратура", "High Court")


@pytest.mark.parametrize(
    "text",
    [
        "Г-н Орлов Олег Иванович из состава делегации исключен.",
        "Г-н Орлов Олег Иванович исключен из состава делегации.",
    ],
)
def test_out_of_what_somebody_is_taken_is_no_post(text):
    (found,) = named("Изменения в составе делегации.", text, amends=True, language="ru").delegates
    assert (found.name, found.position, found.change) == ("Орлов Олег Иванович", "", Change.REMOVE)


def test_two_first_names_may_share_an_initial_with_a_hyphen():
    text = "Прибудут: Г-К. С. Орлова, юрист, Министерство труда; О.И. Белов, инспектор, Служба миграции."
    assert [name for name, *_ in people(text, language="ru")] == ["Г-К. С. Орлова", "О.И. Белов"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Делегацию страны на сессии возглавит директор департамента г-н Орлов Олег Иванович.", "ru"),
        ("Страну будет представлять делегация во главе с директором департамента МВД г-ном Орловым Олегом Ивановичем.", "ru"),
    ],
)  # fmt: skip
def test_whom_somebody_leads_may_begin_the_sentence(text, language):
    ((_, role, position, _),) = people(text, language=language)
    assert role is Role.HEAD
    assert position.startswith("директор")


def test_who_comes_as_a_member_may_stand_behind_the_verb():
    text = "Членом делегации является г-жа Белова Анна Петровна, юрист Минюста."
    assert [(name, position) for name, _, position, _ in people(text, language="ru")] == [
        ("Белова Анна Петровна", "юрист Минюста")
    ]


@pytest.mark.parametrize(
    ("text", "language", "last"),
    [
        ("The following will attend: Mr. Owen PRICE, Director, and Second Secretary Ms. Ada REED.", "en", (Role.DELEGATE, "Second Secretary")),
        ("Participeront : M. Luc MOREL, directeur, et l'interprète Mme Awa SARR.", "fr", (Role.INTERPRETER, "")),
        ("Примут участие г-н Орлов Олег, директор, и переводчик Белова Анна Петровна.", "ru", (Role.INTERPRETER, "")),
        ("The following will attend: Mr. Owen PRICE, Director and Head of Unit, Ms. Ada REED, Judge.", "en", (Role.DELEGATE, "Judge")),
    ],
)  # fmt: skip
def test_a_post_behind_an_and_is_that_of_whom_nothing_else_is_said(text, language, last):
    first, second = people(text, language=language)
    assert first[2].casefold().startswith(("direct", "директор"))
    assert second[1:3] == last
    assert not first[3]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Должность г-жи Беловой Анны Петровны следует читать: «начальник сектора».", "ru"),
        ("Должность г-жи Беловой Анны Петровны следует читать как начальник сектора.", "ru"),
        ('The title of Ms. Ada REED should read as "Head of Sector".', "en"),
    ],
)
def test_the_right_post_stands_without_its_quotation_marks(text, language):
    (found,) = named("We correct our list.", text, amends=True, language=language).delegates
    assert found.position in ("начальник сектора", "Head of Sector")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The following will attend: Ms. Ada REED, Judge, High Court, and an aide to the head of delegation Mr. Owen PRICE, Clerk.", "en"),
        ("Делегацию страны не возглавит директор г-н Орлов Олег Иванович, прибудет судья г-жа Белова Анна Петровна.", "ru"),
    ],
)  # fmt: skip
def test_whose_chief_is_named_and_who_does_not_lead_is_no_head_without_a_word(text, language):
    found = named(text, language=language)
    heads = [one.name for one in found.delegates if one.role is Role.HEAD]
    assert not heads or found.review


def test_a_bare_russian_name_in_another_case_is_read_before_its_post():
    text = "Просим исключить из состава делегации Орлова О. и включить Белову Анну, консультанта Минюста."
    assert changes(text, language="ru") == [("Орлова О.", Change.REMOVE), ("Белову Анну", Change.ADD)]


@pytest.mark.parametrize("wherefrom", ["из делегации", "из ее состава", "из числа участников", "из указанного перечня"])
def test_an_exclusion_of_somebody_from_anything_is_a_removal_and_an_inclusion_adds(wherefrom):
    text = f"сообщает об исключении {wherefrom} г-на Зотова Ильи Петровича, директора, и включении г-жи Рябовой Веры Ильиничны, юриста."
    assert [change for _, change in changes(text, language="ru")] == [Change.REMOVE, Change.ADD]
    text = f"сообщает об исключении г-на Зотова Ильи Петровича, директора, {wherefrom}."
    assert [change for _, change in changes(text, language="ru")] == [Change.REMOVE]


@pytest.mark.parametrize("rule", ["из правил", "из общего порядка", "из установленных сроков"])
def test_an_exception_from_a_rule_takes_nobody_off(rule):
    text = f"просит, как исключение {rule}, включить в делегацию г-жу Рябову Веру Ильиничну, юриста, и г-на Зотова Илью Петровича, директора."
    assert [change for _, change in changes(text, language="ru")] == [Change.ADD, Change.ADD]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mme Awa SARR, juriste, participera en remplacement du Colonel Luc MOREL, directeur.", "fr"),
        ("Mme Awa SARR, juriste, participera aux lieu et place de M. Luc MOREL, directeur.", "fr"),
        ("Mme Awa SARR, juriste, assistera à la réunion au lieu du Dr Luc MOREL.", "fr"),
        ("La Sra. Ana PINTO, jueza, participará sustituyendo al Sr. Leo VEGA, fiscal.", "es"),
        ("La Sra. Ana PINTO, jueza, asistirá como reemplazo de la Sra. Eva VEGA, fiscal.", "es"),
        ("Ms. Ana MOSS, Clerk, will attend, standing in for Mr. Leo HART, Judge.", "en"),
        ("Ms. Ana MOSS, Clerk, rather than Mr. Leo HART, Judge, will attend.", "en"),
        ("A Sra. Ana PINTO, juíza, participará em substituição do Sr. Rui VEGA, promotor.", "pt"),
        ("Frau Ada KERN, Juristin, wird als Ersatz für Herrn Jan WOLF teilnehmen.", "de"),
        ("В заседании примет участие г-жа Рябова Вера Ильинична, юрист, на смену г-ну Зотову Илье Петровичу, директору.", "ru"),
    ],
)  # fmt: skip
def test_who_comes_in_somebody_s_place_is_told_by_many_words(text, language):
    assert [change for _, change in changes(text, language=language)] == [Change.ADD, Change.REMOVE]


def test_for_whom_somebody_stands_in_who_goes_is_none_of_a_change():
    text = "Mr. Leo HART, Judge, will not attend, as he is standing in for Ms. Eva RUSH."
    assert changes(text) == [("Leo HART", Change.REMOVE)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ms. Ana MOSS, Clerk, will attend owing to the illness of Mr. Leo HART, Judge.", "en"),
        ("At the request of Mr. Leo HART, Ms. Ana MOSS, Clerk, will attend.", "en"),
        ("En raison de l'indisponibilité de M. Leo HART, juge, Mme Ana MOSS, greffière, participera à la réunion.", "fr"),
        ("Asistirá la Sra. Ana MOSS, asesora, por instrucciones del Sr. Leo HART, Ministro.", "es"),
        ("Participará a Sra. Ana MOSS, assessora, devido à ausência do Sr. Leo HART, diretor.", "pt"),
        ("В заседании примет участие г-жа Рябова Вера Ильинична, юрист, по поручению г-на Зотова Ильи Петровича, министра.", "ru"),
    ],
)  # fmt: skip
def test_who_is_the_cause_of_somebody_s_coming_does_not_come_and_is_asked_about(text, language):
    found = named(text, language=language)
    assert [one.organization for one in found.delegates] == [""]
    assert any("was not taken as a delegate" in item.detail for item in found.review)


def test_a_cause_without_a_person_leaves_who_comes_behind_it():
    text = "In view of the importance of the subject Ms. Ana MOSS, Clerk, will attend with Mr. Leo HART, Judge."
    assert [name for name, *_ in people(text)] == ["Ana MOSS", "Leo HART"]


def _asked_about(name, found):
    return any("to be confirmed" in item.detail and name in item.detail for item in found.review)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The delegation will be enlarged by Ms. Ana MOSS, Clerk, while Mr. Leo HART, Judge, is unavailable.", "en"),
        ("The delegation will be enlarged by Ms. Ana MOSS, Clerk, but Mr. Leo HART, Judge, will remain in the capital.", "en"),
        ("The delegation will be enlarged by Ms. Ana MOSS, Clerk; Mr. Leo HART, Judge, is on mission.", "en"),
        ("La délégation comprendra Mme Ana MOSS, Directrice, tandis que M. Leo HART, Conseiller, est retenu à Dakar.", "fr"),
        ("Se incorpora a la delegación la Sra. Ana MOSS, jueza, pero el Sr. Leo HART, fiscal, tiene otros compromisos.", "es"),
    ],
)  # fmt: skip
def test_whom_a_clause_opposes_to_who_comes_is_asked_about(text, language):
    for amends in (True, False):
        found = named(text, language=language, amends=amends)
        assert _asked_about("Leo HART", found) or "Leo HART" not in [one.name for one in found.delegates]
        assert not _asked_about("Ana MOSS", found)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ms. Ana MOSS, Clerk, will attend, while Mr. Leo HART, Judge, will be the alternate.", "en"),
        ("Ms. Ana MOSS, Clerk, will lead the delegation, but Mr. Leo HART, Judge, will also attend.", "en"),
        ("The delegation will consist of Ms. Ana MOSS, Clerk; Mr. Leo HART, Judge; and Ms. Eva RUSH, Director.", "en"),
        ("В заседании примут участие г-н Зотов Илья Петрович, директор, а также г-жа Рябова Вера Ильинична, юрист.", "ru"),
    ],
)  # fmt: skip
def test_who_is_said_to_come_in_a_clause_of_their_own_is_not_asked_about(text, language):
    assert not any("to be confirmed" in item.detail for item in named(text, language=language).review)


def test_whose_place_is_taken_and_who_remains_or_goes_for_a_day_is_asked_about():
    text = "Mr. Leo HART, Judge, will come instead of Ms. Ana MOSS, Clerk, who remains a member."
    assert _asked_about("Ana MOSS", named(text, amends=True))
    text = (
        "Ms. Ana MOSS, Clerk, cannot attend on the first day and will be replaced on that day by Mr. Leo HART, Judge."
    )
    assert _asked_about("Ana MOSS", named(text, amends=True))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Please delete Mr. Leo HART, Judge; insert Ms. Ana MOSS, Clerk.", "en"),
        ("Please strike out Mr. Leo HART, Judge; enter Ms. Ana MOSS, Clerk.", "en"),
        ("Veuillez biffer M. Leo HART, juge; insérer Mme Ana MOSS, greffière.", "fr"),
        ("Sírvanse tachar al Sr. Leo HART, fiscal; insertar a la Sra. Ana MOSS, jueza.", "es"),
        ("Просим вычеркнуть г-на Зотова Илью Петровича, директора; вписать г-жу Рябову Веру Ильиничну, юриста.", "ru"),
    ],
)  # fmt: skip
def test_a_list_is_changed_by_striking_out_and_inserting(text, language):
    found = named(text, language=language, amends=True).delegates
    assert [(one.change, one.organization) for one in found] == [(Change.REMOVE, ""), (Change.ADD, "")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "On behalf of Ms. Ada REED, Minister of Trade, I inform you that Mr. Owen PRICE, Director, will attend the meeting.",
            "en",
        ),
        ("On the instructions of the Minister of Trade, Ms. Ada REED, we nominate Mr. Owen PRICE, Director.", "en"),
        ("Mr. Owen PRICE, Director, will attend the meeting at the request of Ms. Ada REED, Minister of Trade.", "en"),
        (
            "Au nom de Mme Ada REED, Ministre du commerce, je vous informe que M. Owen PRICE, Directeur, participera à la réunion.",
            "fr",
        ),
        (
            "Por encargo de la Sra. Ada REED, Ministra de Comercio, comunico que asistirá el Sr. Owen PRICE, Director.",
            "es",
        ),
        (
            "По поручению министра торговли г-жи Беловой Анны Петровны сообщаем, что в совещании примет участие г-н Орлов Олег Иванович, директор.",
            "ru",
        ),
        (
            "Im Namen von Frau Ada REED, Ministerin, teile ich mit, dass Herr Owen PRICE, Direktor, teilnehmen wird.",
            "de",
        ),
        ("Em nome da Sra. Ada REED, Ministra do Comércio, informo que participará o Sr. Owen PRICE, Diretor.", "pt"),
        ("نيابة عن السيدة ليلى الحداد، وزيرة العدل، نفيدكم بأن السيد سامي الخطيب، مدير، سيشارك في الاجتماع.", "ar"),
        ("我谨代表商务部部长张丽女士通知贵处，王强先生（处长）将出席会议。", "zh"),
    ],
)
def test_on_whose_behalf_somebody_writes_is_no_delegate(text, language):
    assert [name for name, *_ in people(text, language=language)] in (
        ["Owen PRICE"],
        ["Орлов Олег Иванович"],
        ["سامي الخطيب"],
        ["王强"],
    )


@pytest.mark.parametrize(
    "text",
    [
        "On behalf of the Ministry of Trade, Mr. Owen PRICE, Director, and Ms. Ada REED, Clerk, will attend the meeting.",
        "Mr. Owen PRICE, Director, and Ms. Ada REED, Clerk, will attend the meeting on behalf of the Ministry of Trade.",
        "On behalf of the Minister, Mr. Owen PRICE, Director, and Ms. Ada REED, Clerk, will attend the meeting.",
        "On behalf of the Minister of Trade I inform you that Mr. Owen PRICE, Director, and Ms. Ada REED, Clerk, will attend.",
        "At the request of the Director we nominate Mr. Owen PRICE, Director, and Ms. Ada REED, Clerk.",
        "On behalf of the Attorney General, Mr. Owen PRICE, Director, Ms. Ada REED, Clerk, will attend the meeting.",
    ],
)
def test_who_comes_on_behalf_of_a_body_or_a_post_is_a_delegate(text):
    assert [name for name, *_ in people(text)] == ["Owen PRICE", "Ada REED"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mr. Owen PRICE, Director, Ministry of Trade, will attend the meeting, as Ms. Ada REED is on leave.", "en"),
        (
            "Mr. Owen PRICE, Director, Ministry of Trade, will attend the meeting because Ms. Ada REED, Clerk, speaks elsewhere.",
            "en",
        ),
        (
            "M. Owen PRICE, Directeur, Ministère du Commerce, participera à la réunion, Mme Ada REED étant en mission.",
            "fr",
        ),
        (
            "Asistirá el Sr. Owen PRICE, Director, Ministerio de Comercio, ya que la Sra. Ada REED está de vacaciones.",
            "es",
        ),
        ("Teilnehmen wird Herr Owen PRICE, Direktor, Handelsministerium, weil Frau Ada REED im Urlaub ist.", "de"),
        ("Participará o Sr. Owen PRICE, Diretor, Ministério do Comércio, porque a Sra. Ada REED está de férias.", "pt"),
        (
            "В совещании примет участие г-н Орлов Олег Иванович, директор, Министерство торговли, так как г-жа Белова Анна Петровна в отпуске.",
            "ru",
        ),
    ],
)
def test_of_whom_a_sentence_only_says_why_others_come_is_no_delegate(text, language):
    ((name, _, position, organization),) = people(text, language=language)
    assert name in ("Owen PRICE", "Орлов Олег Иванович")
    assert position
    assert "REED" not in organization
    assert "Белова" not in organization


def test_who_is_on_leave_goes_where_another_comes_in_their_place():
    text = "As Mr. Owen PRICE is on leave, Ms. Ada REED, Clerk, Ministry of Trade, will attend in his place."
    assert changes(text) == [("Owen PRICE", Change.REMOVE), ("Ada REED", Change.ADD)]


def test_who_comes_and_is_away_before_is_a_delegate():
    text = "The delegation will consist of Ms. Ada REED, Judge, who is on mission in Geneva until Monday, and Mr. Owen PRICE, Director."
    assert [name for name, *_ in people(text)] == ["Ada REED", "Owen PRICE"]


@pytest.mark.parametrize(
    ("text", "language", "bodies"),
    [
        ("M. Luc MOREL, juge, Cour suprême, y prendra part.", "fr", ["Cour suprême"]),
        ("M. Luc MOREL, juge, Cour suprême, conduira la délégation.", "fr", ["Cour suprême"]),
        ("Г-н Зимин О.И., судья, Верховный суд, возглавляет делегацию, в которую также входит г-жа Орлова А.П., советник, Министерство юстиции.", "ru", ["Верховный суд", "Министерство юстиции"]),
        ("The delegation is led by Mr. Owen PRICE, Judge, High Court; Ms. Ada REED, Clerk, Ministry of Justice, serves as adviser.", "en", ["High Court", "Ministry of Justice"]),
    ],
)  # fmt: skip
def test_a_verb_behind_a_body_is_no_part_of_it(text, language, bodies):
    assert [d.organization for d in named(text, language=language).delegates] == bodies


@pytest.mark.parametrize(
    ("text", "language", "bodies", "roles"),
    [
        (
            "Mr. Owen ROE, Registrar, Ministry of Labour, and Ms. Ada MOE, Clerk, High Court will attend the meeting.",
            "en",
            ["Ministry of Labour", "High Court"],
            [Role.DELEGATE, Role.DELEGATE],
        ),
        (
            "M. Jean ROE, Directeur, Ministère du Travail, et Mme Ada MOE, Juriste, Parquet général prendront part à la réunion.",
            "fr",
            ["Ministère du Travail", "Parquet général"],
            [Role.DELEGATE, Role.DELEGATE],
        ),
        (
            "Mr. Owen ROE, Registrar, Ministry of Labour, leads the delegation; its other member is Ms. Ada MOE, Clerk, High Court.",
            "en",
            ["Ministry of Labour", "High Court"],
            [Role.HEAD, Role.DELEGATE],
        ),
        (
            "Malta has designated Mr. Owen ROE, Registrar, Ministry of Labour, as head of its delegation and Ms. Ada MOE, Clerk, "
            "High Court, as alternate.",
            "en",
            ["Ministry of Labour", "High Court"],
            [Role.HEAD, Role.ALTERNATE],
        ),
        (
            "The head of delegation is Mr. Owen ROE, Registrar, Ministry of Labour and the deputy head is Ms. Ada MOE, Clerk, "
            "High Court.",
            "en",
            ["Ministry of Labour", "High Court"],
            [Role.HEAD, Role.DEPUTY_HEAD],
        ),
        (
            "Y assisteront M. Jean ROE, Directeur, Ministère du Travail ainsi que Mme Ada MOE, Juriste, Parquet général.",
            "fr",
            ["Ministère du Travail", "Parquet général"],
            [Role.DELEGATE, Role.DELEGATE],
        ),
        (
            "Делегацию возглавит Лунин Пётр Ильич, директор, Министерство труда, в её состав войдёт также Ярова Нина Львовна, "
            "советник, Верховный суд.",
            "ru",
            ["Министерство труда", "Верховный суд"],
            [Role.HEAD, Role.DELEGATE],
        ),
    ],
)
def test_what_a_sentence_says_of_the_next_person_ends_what_is_said_of_one(text, language, bodies, roles):
    found = people(text, language=language)
    assert [body for *_, body in found] == bodies
    assert [role for _, role, *_ in found] == roles


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Due to the illness of Mr. Owen PRICE, Judge, he will be replaced by Ms. Ada REED, Clerk, High Court.", "en"),
        ("En raison de la maladie de M. Owen PRICE, Juge, celui-ci sera remplacé par Mme Ada REED, Greffière.", "fr"),
        ("Debido a la enfermedad del Sr. Owen PRICE, Juez, éste será reemplazado por la Sra. Ada REED, Notaria.", "es"),
    ],
)
def test_of_whom_a_sentence_goes_on_is_more_than_the_cause(text, language):
    found = named(text, amends=True, language=language).delegates
    assert {one.name: one.change for one in found} == {"Owen PRICE": Change.REMOVE, "Ada REED": Change.ADD}
    assert found[0].position in ("Judge", "Juge", "Juez", None)


@pytest.mark.parametrize("name", ["Dean BARROW", "Ruth Provost", "Bruno Le Maire"])
def test_a_name_that_is_a_post_too_stays_a_name(name):
    text = f"Mr. {name}, Director, Ministry of Trade, and Ms. Ada REED, Clerk, High Court, will attend the meeting."
    assert [one for one, *_ in people(text)] == [name, "Ada REED"]


def test_who_is_on_mission_and_joins_comes():
    text = "Mme Ada REED, Greffière, qui est en mission à Genève, rejoindra la délégation."
    assert changes(text, language="fr") == [("Ada REED", Change.ADD)]


@pytest.mark.parametrize(
    ("text", "language", "posts"),
    [
        (
            "В совещании примут участие заместитель министра юстиции О. И. Орлов (глава делегации), начальник отдела МИД А. П. Лунина"
            " и второй секретарь Постоянного представительства Г. С. Розин.",
            "ru",
            ["заместитель министра юстиции", "начальник отдела МИД", "второй секретарь Постоянного представительства"],
        ),
        (
            "Norway will be represented by State Secretary Owen PRICE (head of delegation), the Director Ada REED and Counsellor Luis MORENO.",
            "en",
            ["State Secretary", "Director", "Counsellor"],
        ),
    ],
)
def test_posts_before_each_of_several_names_stay_with_the_name_behind_them(text, language, posts):
    assert [position for _, _, position, _ in people(text, language=language)] == posts


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Norway will be represented by: Owen PRICE - Deputy Minister (head of delegation), Ada REED - Director.",
            "en",
        ),
        (
            "Норвегию будут представлять: Олег Орлов — заместитель министра (глава делегации), Анна Лунина — директор.",
            "ru",
        ),
    ],
)
def test_names_that_dashes_part_from_their_posts_are_several(text, language):
    assert [role for _, role, *_ in people(text, language=language)] == [Role.HEAD, Role.DELEGATE]


def test_by_whom_a_delegation_is_led_is_its_head():
    text = "Делегация будет возглавляться г-ном Олегом Орловым, заместителем министра юстиции."
    assert [role for _, role, *_ in people(text, language="ru")] == [Role.HEAD]


def test_who_gives_the_order_to_send_somebody_is_not_sent():
    text = "بناء على توجيهات السيد الوزير أحمد النسور، سيشارك السيد سامي الخطيب، مدير، وزارة العدل."
    assert [name for name, *_ in people(text, language="ar")] == ["سامي الخطيب"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Por enfermedad del Sr. Owen PRICE, Director, el Gobierno ha designado a la Sra. Ada REED, Consejera.", "es"),
        (
            "En raison d'un empêchement de M. Owen PRICE, Directeur, il a été décidé que Mme Ada REED, Juge, participera.",
            "fr",
        ),
        ("En raison d'un empêchement de M. Owen PRICE, Directeur, elle sera représentée par Mme Ada REED, Juge.", "fr"),
        ("Por doença do Sr. Owen PRICE, Diretor, ela designou a Sra. Ada REED, Juíza.", "pt"),
    ],
)
def test_who_is_the_cause_of_what_another_does_does_not_come(text, language):
    found = named(text, language=language)
    assert [one.name for one in found.delegates] == ["Ada REED"]
    assert any("Owen PRICE" in item.detail for item in found.review)


_THREE = (
    "1. Mr. Owen PRICE, Director, High Court\n2. Ms. Ada REED, Clerk, High Court\n3. Mr. Luis MORENO, Judge, High Court"
)


@pytest.mark.parametrize(
    "said",
    [
        "Mr. Price and Ms. Reed will attend as experts.",
        "Mr. Price, Ms. Reed and Mr. Moreno will attend as advisers.",
        "Mr. Price and Ms. Reed will participate as observers, Mr. Moreno as adviser.",
        "Mr. Price will lead the delegation, seconded by Ms. Reed.",
        "The African Union will take part as an observer.",
        "Togo will take part as an observer.",
    ],
)
def test_a_sentence_below_a_list_that_says_the_role_of_several_or_of_others_is_asked_about(said):
    text = f"Norway's delegation to the meeting CU 2009/33 will be:\n\n{_THREE}\n\n{said}"
    found = find(mail(text), ())
    assert any("role" in item.path or "role" in item.detail or "observers" in item.detail for item in found.review)
