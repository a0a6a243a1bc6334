# ruff: noqa: E501 a sentence stands on one line as it was typed
import pytest

from parsers.document import Block, Document, Line, Message, Page, Part, Word
from parsers.extract import choice, contact
from parsers.extract import find as find_all
from parsers.record import Contact, Delegate, Reason
from tests.fixtures import drafts
from tests.fixtures.written import headers, mail


def _found(text: str, home: tuple[str, ...] = ()) -> Contact:
    return contact.find(choice.choose(mail(text), ()), "AT", home).contact


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("For further information, please contact Mr. Kofi MOE (k.moe@office.example).", "Kofi MOE"),
        ("Any query on these arrangements may be put to Ms. Ama ROE (a.roe@office.example).", "Ama ROE"),
        ("常驻代表团三等秘书陆明哲负责与会联络，电子邮件：a.roe@office.example。", "陆明哲"),
        ("وسيكون السيد سامي الخطيب، كاتب أول، همزة الوصل مع الأمانة (a.roe@office.example).", "سامي الخطيب"),
        ("يرجى الاتصال بالسيد الشيخ ولد سيدي على العنوان a.roe@office.example", "الشيخ ولد سيدي"),
        ("يرجى الاتصال بالسيد منير القباني على الرقم +43 1 5336211 a.roe@office.example", "منير القباني"),
        ("يرجى الاتصال بالسيد منير علي، a.roe@office.example", "منير علي"),
        ("如有问题请联系Kofi Moe（k.moe@office.example）。", "Kofi Moe"),
        ("如有问题请联系AMA ROE (office@office.example)。", "AMA ROE"),
        ("The best person to talk to is Ms. Ama ROE, a.roe@office.example.", "Ama ROE"),
        ("Ms. Ama ROE (a.roe@office.example) is coordinating our participation.", "Ama ROE"),
        ("The Secretariat is requested to communicate with Ms. Ama ROE, a.roe@office.example.", "Ama ROE"),
        ("Le suivi de ce dossier est assuré par M. Jean ROE, j.roe@office.example.", "Jean ROE"),
        ("Contact administratif : M. Jean ROE, j.roe@office.example", "Jean ROE"),
        ("La coordinación logística estará a cargo de la Sra. Ana MOE, a.moe@office.example.", "Ana MOE"),
        ("Дополнительную информацию предоставит г-н Лунин Пётр Ильич (p.l@office.example).", "Лунин Пётр Ильич"),
        ("联系人为陆明，电子邮件：a.roe@office.example。", "陆明"),
        ("如需更多信息，请联系陆明：a.roe@office.example", "陆明"),
        ("Mr. Kofi MOE may be reached at k.moe@office.example. Queries: Ms. Ama ROE, a.roe@office.example.", "Ama ROE"),
        ("The focal point is Ms. Ama ROE, e-mail a.roe@office.example.", "Ama ROE"),
        ("Le point focal est M. Jean ROE, courriel : j.roe@office.example.", "Jean ROE"),
        ("Para cualquier consulta, sírvanse contactar a la Sra. Ana MOE, a.moe@office.example.", "Ana MOE"),
        (
            "Punto de enlace con la Secretaría: Ana Moe Lima (teléfono +43 1 533 62 11; a.moe@office.example).",
            "Ana Moe Lima",
        ),
        (
            "Entre tanto, la Licda. Brenda Guevara, Ministra, será el punto de contacto (b.guevara@office.example).",
            "Brenda Guevara",
        ),
        ("Queries: Mrs Ama ROE, Embassy Secretary, a.roe@office.example", "Ama ROE"),
        ("Technical questions to Ama Roe please: ama.roe@office.example", "Ama Roe"),
        ("Questions pratiques à Paul Roe (p.roe@office.example).", "Paul Roe"),
        ("Preguntas prácticas a Ana Moe, a.moe@office.example.", "Ana Moe"),
        ("Вопросы по составу делегации можно задать Анне Моевой, a.moeva@office.example", "Анне Моевой"),
        ("Контактное лицо — Моев Иван Петрович, эл. почта i.moev@office.example.", "Моев Иван Петрович"),
        ("Контактное лицо — Моев Иван Петрович, эл. почта\n\ni.moev@office.example.", "Моев Иван Петрович"),
    ],
)
def test_the_person_to_ask_is_read_in_any_language(text: str, name: str) -> None:
    found = _found(f"Two persons will attend.\n\n{text}")
    assert (found.name, len(found.emails)) == (name, 1)


def test_an_address_below_whom_to_ask_that_is_not_alone_is_no_contacts() -> None:
    text = "Contact person: Ms. Una FAY, e-mail\n\na.lee@health.example (Ms. LEE)"
    assert _found(f"Two persons will attend.\n\n{text}").emails == ()
    assert _found("Two persons will attend.\n\nContact person: Ms. Una FAY\n\npress@health.example").emails == ()


def test_a_chinese_name_above_an_address_is_the_contacts() -> None:
    assert _found("两人将出席。\n\n联系人：王强\n\nwang@office.example").name == "王强"


def test_a_number_of_the_contact_whose_country_code_is_torn_is_looked_at() -> None:
    text = "Two persons will attend.\n\nContact person: Ms. Ama ROE, tel. +4 4 20 7946 0958"
    assert [item.path for item in contact.find(choice.choose(mail(text), ()), "AT", ()).review] == ["/contact"]


def test_an_office_is_an_organization_without_a_name() -> None:
    found = _found("For questions please contact the Legal Section on +43 1 533 62 11 (legal@office.example).")
    assert (found.name, found.organization, found.phones) == (None, "Legal Section", ("+431533 6211".replace(" ", ""),))


def test_an_office_keeps_its_case_and_no_office_is_a_person() -> None:
    asked = _found("По визовым вопросам просьба обращаться в канцелярию Посольства: chancery@office.example.")
    assert (asked.name, asked.organization) == (None, "канцелярию Посольства")
    assert _found("Practical questions to Human Resources please: hr@office.example.").name is None


def test_a_signature_is_no_contact() -> None:
    assert _found("Ghana will attend.\n\nRegards\nAma Moe\nTel. +43 1 533 62 11") == Contact()


def test_our_own_address_is_no_contact() -> None:
    text = "Please contact the Secretariat at office@home.example."
    assert _found(text, ("office@home.example",)).emails == ()


def test_nobody_at_a_domain_of_ours_is_the_contact() -> None:
    text = "For questions please contact Ms. Ama ROE, ann.moe@vienna.home.example, a.roe@office.example."
    assert _found(text, ("@home.example",)).emails == ("a.roe@office.example",)


@pytest.mark.parametrize("written", ["+43 1 26060 75752", "+43-1 26060 75752", "+4312606075752", "Office@Home.example"])
def test_our_own_addresses_are_known_however_they_are_written(written: str) -> None:
    text = "For questions please contact Ms. Ama ROE, fax +43 1 26060 75752, office@home.example, a.roe@office.example."
    found = _found(text, (written,))
    own = found.emails if "@" in written else found.faxes
    assert "+4312606075752" not in own
    assert "office@home.example" not in own


def test_how_a_delegate_is_reached_makes_no_contact() -> None:
    answer = contact.find(choice.choose(mail("Ms. A. Moe may be reached at a.moe@office.example."), ()), "AT", ())
    assert contact.of_nobody_else(answer, (Delegate("Ana Moe"), Delegate("A. Moe"))).contact == Contact()
    assert contact.of_nobody_else(answer, (Delegate("Ana Roe"),)).contact.name == "A. Moe"


def test_addresses_of_several_delegates_are_not_surely_the_contact_s() -> None:
    text = "For questions please contact Ms. Ama ROE, a.roe@office.example, k.moe@office.example or o.price@office.example."
    answer = contact.find(choice.choose(mail(text), ()), "AT", ())
    two = (
        Delegate("Kofi MOE", emails=("k.moe@office.example",)),
        Delegate("Owen PRICE", emails=("o.price@office.example",)),
    )
    assert [item.path for item in contact.of_nobody_else(answer, two).review] == ["/contact/emails"]
    assert not contact.of_nobody_else(answer, two[:1]).review
    assert not contact.of_nobody_else(answer, (two[0], Delegate("Ama ROE", emails=("k.moe@office.example",)))).review
    # A mission's addresses are its delegates' too.
    both = answer.contact.emails
    assert not contact.of_nobody_else(answer, (Delegate("Kofi MOE", emails=both), Delegate("P", emails=both))).review


def test_a_delegate_whom_the_letter_names_for_questions_is_its_contact() -> None:
    text = "For any questions Ms. A. Moe may be reached at a.moe@office.example."
    answer = contact.find(choice.choose(mail(text), ()), "AT", ())
    assert contact.of_nobody_else(answer, (Delegate("A. Moe"),)).contact.name == "A. Moe"


def test_in_a_form_the_line_that_asks_tells_the_contact() -> None:
    text = (
        "Leader of delegation\nName: Hon. Kofi MOE\nDesignation: Minister\nMobile: +233 24 412 7441\n"
        "Questions may be put to Ms. Ama ROE, Attaché, at\n+43 1 533 62 11 or a.roe@office.example."
    )
    found = _found(text)
    assert (found.name, found.emails, found.phones) == ("Ama ROE", ("a.roe@office.example",), ("+4315336211",))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("For travel arrangements please speak to Ms. Ama ROE, Protocol Officer, e-mail a.roe@office.example.", "Ama ROE"),
        ("The person to contact in Accra is Ms. Ama ROE, Desk Officer (a.roe@office.example).", "Ama ROE"),
        ("Elle saurait gré de toute réponse à adresser à Mme Ama ROE, Conseillère, a.roe@office.example.", "Ama ROE"),
        ("La persona a contactar es la Sra. Ana MOE, Asesora, a.moe@office.example.", "Ana MOE"),
        ("Просьба связаться с г-ном Моевым Иваном Петровичем, i.moev@office.example.", "Моевым Иваном Петровичем"),
        ("للتنسيق يرجى التحدث إلى السيدة ليلى الحداد، a.roe@office.example.", "ليلى الحداد"),
        ("如有问题，请与我馆沈默然三等秘书联系（电话：+43 1 533 62 11，a.roe@office.example）。", "沈默然"),
        ("具体事宜请洽我团沈默然先生（a.roe@office.example）。", "沈默然"),
    ],
)  # fmt: skip
def test_whom_to_speak_to_or_to_write_to_is_the_contact(text: str, name: str) -> None:
    found = _found(f"Two persons will attend.\n\n{text}")
    assert (found.name, len(found.emails)) == (name, 1)


def test_the_post_behind_a_chinese_name_is_the_contact_s() -> None:
    assert _found("Two will attend.\n\n请与我馆沈默然三等秘书联系（a.roe@office.example）。").position == "三等秘书"


def test_the_contact_is_named_behind_the_words_that_ask() -> None:
    text = (
        "Col. Kwame DUAH acts as head of the delegation and Ms. Efua BLAY as its deputy head. "
        "The person to contact in Accra is Ms. Ama ROE, Desk Officer (a.roe@office.example)."
    )
    assert (_found(text).name, _found(text).position) == ("Ama ROE", "Desk Officer")


def test_a_number_that_nobody_has_today_is_kept_and_looked_at() -> None:
    text = "The person to contact is Mr. Le Van Tho, Desk Officer (tel. +84 4 3799 2410)."
    answer = contact.find(choice.choose(mail(text), ()), "VN", ())
    assert (answer.contact.name, answer.contact.phones) == ("Le Van Tho", ("+84437992410",))
    assert [item.reason for item in answer.review] == [Reason.PHONE_INVALID]


def test_what_a_reader_was_unsure_of_in_a_contact_is_looked_at() -> None:
    said = ["The", "person", "to", "contact", "is", "Ms.", "Ama", "ROE,", "Desk", "Officer", "(a.roe@office.example)."]
    words = [Word(text, confidence=0.6 if "@" in text else 0.98) for text in said]
    scan = Document("pdf", (Page(1, (Block((Line(tuple(words)),)),)),))
    letter = choice.choose(
        Message(headers("CU 2009/33"), (Part("1", "application/pdf", "attachment", "a.pdf", scan),)), ()
    )
    answer = contact.find(letter, "GH", ())
    assert [(item.path, item.reason) for item in answer.review] == [("/contact/emails", Reason.LOW_OCR_CONFIDENCE)]


def test_whom_to_ask_can_be_reached() -> None:
    text = (
        "Mr. Kofi MOE, Officer for further information on trafficking, will attend.\n\n"
        "Contact person: Ms. Ama ROE, a.roe@office.example."
    )
    assert _found(text).name == "Ama ROE"


def test_the_contact_is_the_one_behind_the_words_that_ask_on_their_own_line() -> None:
    found = _found(
        "Members: Mr. Peter OTIENO, Superintendent, Police\nPoint of contact: Ms. Jane NJERI, Third Secretary, j.njeri@office.example"
    )
    assert (found.name, found.position) == ("Jane NJERI", "Third Secretary")


def test_a_chinese_post_that_is_known_shows_where_the_name_ends() -> None:
    found = _found("代表团名单如下。\n\n请与我团赵敏三等秘书联系（电话：+43 1 533 62 11）。")
    assert (found.name, found.position) == ("赵敏", "三等秘书")


@pytest.mark.parametrize(
    "text",
    [
        "A Embaixada, em resposta ao convite CU 2009/33, transmite a lista, que anula a lista enviada:\n\na) Sra. Ana MOE, Diretora;\nb) Sr. Luis ROE, Juiz, l.roe@office.example.",
        "La Embajada, en respuesta a la nota CU 2009/33, tiene a honra remitir la lista:\n\na) Sra. Ana MOE, Directora;\nb) Sr. Luis ROE, Juez, l.roe@office.example.",
        "L'Ambassade, en réponse à la note CU 2009/33, a l'honneur d'adresser la liste :\n\na) Mme Ana MOE, directrice;\nb) M. Luis ROE, juge, l.roe@office.example.",
    ],
)
def test_a_list_sent_in_reply_asks_nobody_to_write(text: str) -> None:
    assert _found(text) == Contact()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The focal point is Mr Ola Roe, Under-Secretary for Legal Affairs, Ministry of Justice (o.roe@mfa.example).",
         ("Ola Roe", "Under-Secretary for Legal Affairs", "Ministry of Justice")),
        ("Contact person: Ms. Ada Moe, Ministry of Justice, Department of Treaties, tel. +41 21 234 55 33",
         ("Ada Moe", None, "Ministry of Justice, Department of Treaties")),
        ("For questions please contact Ms. Ada Moe, Counsellor, at a.moe@mfa.example.", ("Ada Moe", "Counsellor", None)),
        ("The Secretariat may reach Ms. Ada Moe (a.moe@gov.example) for further details.", ("Ada Moe", None, None)),
        ("По всем вопросам: господин Моев Сергей Петрович (t.o@emb.example).", ("Моев Сергей Петрович", None, None)),
        ("Контактное лицо: г-жа Моева А.В., k.office@emb.example.", ("Моева А.В.", None, None)),
        ("联系人：Ada Moe，a.moe@emb.example。", ("Ada Moe", None, None)),
        ("Mr. Jo Noe, Judge\nFor questions please contact Ms. Ada Moe (a.moe@emb.example).", ("Ada Moe", None, None)),
    ],
)  # fmt: skip
def test_the_contacts_body_stands_behind_commas_and_the_name_is_whole(text, expected):
    letter = f"The Embassy of Ghana nominates for CU 2009/33:\n\n1. Mr. Kofi Roe, Judge, Supreme Court\n\n{text}"
    contact = find_all(mail(letter), ()).contact
    assert (contact.name, contact.position, contact.organization) == expected
    assert contact.emails or contact.phones


def test_arabic_words_before_an_address_are_no_name() -> None:
    text = "وللاستفسار يرجى الاتصال بمكتب البعثة على الرقم +43 1 513 76 11 أو البريد الإلكتروني office@mission.example."
    assert find_all(mail(text), ()).contact.name is None


@pytest.mark.parametrize("mark", ["", "1. ", "- "])
def test_who_is_called_the_contact_behind_their_post_makes_nobody_below_the_contact(mark: str) -> None:
    text = f"Ghana nominates for CU 2009/33:\n\n{mark}Ms. Ada ROE, Judge, contact of the delegation\n{mark}Mr. Jo MOE, Adviser"
    assert find_all(mail(text), ()).contact.name is None


@pytest.mark.parametrize(
    ("text", "name", "position"),
    [
        ("Kindly turn to our Second Secretary, Mr. Kofi MOE (k.moe@office.example).", "Kofi MOE", "Second Secretary"),
        ("Point of contact: First Secretary Kofi Moe, k.moe@office.example.", "Kofi Moe", "First Secretary"),
        (
            "Pour toute question, la Première Secrétaire de la Mission, Mme Ama ROE (a.roe@office.example), reste à votre disposition.",
            "Ama ROE",
            "Première Secrétaire de la Mission",
        ),
        (
            "Pour les formalités de voyage, prière de joindre mon assistante, Mme Ama ROE, à l'adresse a.roe@office.example.",
            "Ama ROE",
            "assistante",
        ),
        (
            "Favor comunicarse con la Canciller de la Embajada, Sra. Ana MOE (a.moe@office.example).",
            "Ana MOE",
            "Canciller de la Embajada",
        ),
        (
            "Просьба обращаться к первому секретарю Постоянного представительства г-ну Моеву А.Б. (a.moev@office.example).",
            "Моеву А.Б.",
            "первому секретарю Постоянного представительства",
        ),
        (
            "Просьба обращаться к г-же Анне Моевой, ведущему специалисту отдела: a.moeva@office.example",
            "Анне Моевой",
            "ведущему специалисту отдела",
        ),
        ("ويمكن التواصل مع السكرتير الأول السيد سامي الخطيب على a.roe@office.example", "سامي الخطيب", "السكرتير الأول"),
        ("如有问题，请联系代表团随员陆明，邮箱：a.roe@office.example。", "陆明", "代表团随员"),
        ("具体事宜请与国际司主任科员陆明联系，a.roe@office.example。", "陆明", "国际司主任科员"),
        ("联络人：陆明哲（二等秘书），a.roe@office.example", "陆明哲", "二等秘书"),
    ],
)
def test_the_post_of_whom_to_ask_is_read_on_either_side_of_the_name(text: str, name: str, position: str) -> None:
    found = _found(f"Two persons will attend.\n\n{text}")
    assert (found.name, found.position, found.organization, len(found.emails)) == (name, position, None, 1)


@pytest.mark.parametrize(
    "text",
    [
        "The Director has asked Mr. Kofi MOE to be your contact person (k.moe@office.example).",
        "The Minister regrets this; for further information contact Mr. Kofi MOE (k.moe@office.example).",
        "For further information please contact Mr. Kofi MOE, Vienna, k.moe@office.example.",
        "Please contact Mr. Kofi MOE, whose assistant is Ms. Una FAY, k.moe@office.example.",
        "Pour les questions du Directeur, contacter M. Kofi MOE, k.moe@office.example.",
    ],
)
def test_what_else_stands_beside_whom_to_ask_is_no_post(text: str) -> None:
    assert _found(f"Two persons will attend.\n\n{text}").position is None


def test_an_office_to_ask_is_read_whole_and_without_whom_the_sentence_speaks_to() -> None:
    text = "For any clarification the Secretariat may contact the Protocol Division of the Ministry (a@office.example)."
    assert _found(f"Two persons will attend.\n\n{text}").organization == "Protocol Division of the Ministry"
    text = "Queries: Visa Section, Embassy of Ghana, visa@office.example"
    assert _found(f"Two persons will attend.\n\n{text}").organization == "Visa Section, Embassy of Ghana"


_SIGNED = "Best regards,\nAma Roe\nAssistant to the Ambassador\nEmbassy of Ghana, Berne\ntel. +41 31 381 78 52\na.roe@office.example"


@pytest.mark.parametrize(
    "text",
    [
        "Please do not hesitate to contact me.", "For questions kindly write to the undersigned.",
        "N'hésitez pas à me contacter.", "Para cualquier consulta pueden escribirme.", "Просим обращаться ко мне.",
        "وللاستفسار يرجى الاتصال بي.", "请与本人联系。",
    ],
)  # fmt: skip
def test_who_signs_is_whom_to_ask_where_the_text_says_so(text: str) -> None:
    assert _found(f"Two persons will attend.\n\n{text}\n\n{_SIGNED}") == Contact(
        "Ama Roe",
        "Assistant to the Ambassador",
        "Embassy of Ghana, Berne",
        ("a.roe@office.example",),
        ("+41313817852",),
    )


def test_how_a_sentence_says_that_who_signs_is_reached_comes_before_the_signature() -> None:
    found = _found(f"Two persons will attend.\n\nPlease contact me at desk@office.example.\n\n{_SIGNED}")
    assert (found.name, found.emails, found.phones) == ("Ama Roe", ("desk@office.example",), ())


@pytest.mark.parametrize(
    "text",
    [
        "Two persons will attend.",
        "They will contact me on arrival.",
        "Please contact Mr. Kofi MOE, k.moe@office.example.",
    ],
)
def test_who_signs_is_nobody_to_ask_else(text: str) -> None:
    assert _found(f"Two persons will attend.\n\n{text}\n\n{_SIGNED}").name in (None, "Kofi MOE")


def test_a_number_below_a_list_that_is_for_contacts_is_not_the_last_persons() -> None:
    text = "The delegation:\n\n1. Mr. Kofi MOE, Judge\n2. Ms. Ama ROE, Clerk\n\nContact telephone: +41 31 381 78 52"
    record = find_all(mail(f"Ghana will attend CU 2009/33.\n\n{text}"), meetings=())
    assert [one.phones for one in record.delegates] == [(), ()]
    assert record.contact.phones == ("+41313817852",)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Both can be reached at protocol@office.example.", True),
        ("They may be contacted at protocol@office.example.", True),
        ("The Permanent Mission can be reached at protocol@office.example.", False),
        ("Ms. A. Moe may be reached at a.moe@office.example.", False),
        ("For any questions please write to protocol@office.example.", False),
    ],
)
def test_an_address_of_nobody_who_is_named_may_be_the_delegates(text: str, asked: bool) -> None:
    answer = contact.find(choice.choose(mail(text), ()), "AT", ())
    told = contact.of_nobody_else(answer, (Delegate("A. Moe"), Delegate("Owen Price")))
    assert ("/contact" in [item.path for item in told.review]) is asked
    assert not contact.of_nobody_else(answer, ()).review


def test_a_row_of_a_table_names_whom_to_ask_and_how_a_delegate_is_reached() -> None:
    rows = [["Name", "Post"], ["Mr. Kofi MOE", "Judge"], ["Contact: Mr. Kofi MOE", "Tel. +41 31 381 78 52"]]
    answer = contact.find(drafts.letter(rows), "CH", ())
    assert (answer.contact.name, answer.contact.phones) == ("Kofi MOE", ("+41313817852",))
    told = contact.of_delegate(answer, (Delegate("Kofi MOE"), Delegate("Ama ROE")))
    assert [one.phones for one in told] == [("+41313817852",), ()]
    assert [mark.field for mark in told[0].evidence] == ["phones"]


def test_a_delegate_called_liaison_officer_in_a_table_is_nobody_to_ask() -> None:
    rows = [["Post", "Name", "Telephone"], ["Liaison Officer", "Mr. Kofi MOE", "+41 31 381 78 52"]]
    assert contact.find(drafts.letter(rows), "CH", ()).contact.name is None


def test_whom_to_ask_who_may_be_one_of_two_gives_none_of_them_an_address() -> None:
    answer = contact.Answer(Contact("Moe", phones=("+41313817852",)), labelled=True)
    assert not any(one.phones for one in contact.of_delegate(answer, (Delegate("Kofi MOE"), Delegate("Ama MOE"))))


@pytest.mark.parametrize("label", ["point de contact", "point de contact national"])
def test_whose_post_says_that_they_are_a_contact_is_one_of_several(label: str) -> None:
    text = (
        f"Le Ghana participera (CU 2009/33). Y participeront M. Kofi MOE, Directeur, {label}, et Mme Ama ROE, Juriste."
    )
    record = find_all(mail(text), meetings=())
    assert ([one.name for one in record.delegates], record.contact.name) == (["Kofi MOE", "Ama ROE"], None)


@pytest.mark.parametrize(
    "title",
    [
        "Рабочая группа по вопросам международного сотрудничества:",
        "Состав делегации на совещание рабочей группы по вопросам оказания технической помощи:",
        "По вопросам технической помощи:",
    ],
)
def test_a_working_group_on_questions_asks_to_turn_to_nobody(title: str) -> None:
    listed = "1. г-н Орлов Олег Иванович, директор, orlov@office.example\n2. г-жа Белова Анна Петровна, юрист"
    assert _found(f"{title}\n\n{listed}") == _found(f"{title}\n{listed}") == Contact()


@pytest.mark.parametrize(
    "said",
    ["По вопросам визовой поддержки:", "По вопросам, связанным с приездом делегации:", "По организационным вопросам:"],
)
def test_questions_of_the_delegation_go_to_whom_they_name(said: str) -> None:
    assert _found(f"{said} г-н Орлов Олег Иванович, orlov@office.example").name == "Орлов Олег Иванович"


@pytest.mark.parametrize("post", ["助理经理", "司法部外事司二等秘书", "处长"])
def test_a_chinese_post_in_brackets_is_the_contacts(post: str) -> None:
    found = _found(f"如有疑问，请联络顾晓芸女士（{post}），电话 +43 1 533 62 11。")
    assert (found.name, found.position) == ("顾晓芸", post)


@pytest.mark.parametrize("mark", ["", "1. ", "- "])
@pytest.mark.parametrize(
    "post",
    [
        "National Focal Point on Lakes",
        "Liaison Officer",
        "Punto focal",
        "Oficial de enlace",
        "Point focal national",
        "Ponto focal",
        "Responsible Officer for Asset Recovery",
        "Responsable de la Coordinación Internacional",
    ],
)
def test_a_post_of_liaison_in_a_list_makes_nobody_the_contact(mark: str, post: str) -> None:
    lines = f"{mark}Mr. Jo MOE, Judge, High Court\n{mark}Ms. Ada ROE, {post}, Ministry of Labour\n{mark}Ms. Eva POP, Clerk, High Court"
    found = find_all(mail(f"Ghana nominates for CU 2009/33:\n\n{lines}"), ())
    assert found.contact.name is None
    assert [one.name for one in found.delegates] == ["Jo MOE", "Ada ROE", "Eva POP"]


@pytest.mark.parametrize("dash", [", ", " - "])
@pytest.mark.parametrize("body", ["", "Ministry of Labour"])
def test_a_post_of_liaison_stands_before_a_body_or_ends_the_item(dash: str, body: str) -> None:
    line = dash.join(["Ms. Ada ROE", "Focal Point", *([body] if body else [])])
    lines = f"Mr. Jo MOE{dash}Judge\n{line}\nMs. Eva POP{dash}Clerk"
    found = find_all(mail(f"Ghana nominates for CU 2009/33:\n\n{lines}"), ())
    assert found.contact.name is None
    assert [one.name for one in found.delegates] == ["Jo MOE", "Ada ROE", "Eva POP"]


def test_a_liaison_officer_with_a_number_below_a_list_is_asked_about() -> None:
    line = "Ms. Ada ROE, Liaison Officer, Ministry of Labour, +41 31 381 78 52"
    found = find_all(mail(f"Ghana nominates for CU 2009/33:\n\nMr. Jo MOE, Judge, High Court\n\n{line}"), ())
    assert [one.name for one in found.delegates] == ["Jo MOE", "Ada ROE"]
    assert "/delegates/1" in [item.path for item in found.review]


@pytest.mark.parametrize(
    "text",
    [
        "For further information please contact Ms. Ada ROE, Liaison Officer, Ministry of Labour.",
        "Contact: Ms. Ada ROE, Focal Point, Ministry of Labour, a.roe@office.example",
        "The focal point is Ms. Ada ROE, Liaison Officer, Ministry of Labour.",
    ],
)
def test_whom_a_text_says_to_ask_is_the_contact_whatever_their_post(text: str) -> None:
    found = find_all(mail(f"Ghana nominates for CU 2009/33:\n\n- Mr. Jo MOE, Judge, High Court\n\n{text}"), ())
    assert (found.contact.name, found.contact.organization) == ("Ada ROE", "Ministry of Labour")
    assert [one.name for one in found.delegates] == ["Jo MOE"]


@pytest.mark.parametrize("following", ["2. Mr. Jo MOE, Judge", "M. Jo MOE, Juge", "(3) Mr. Jo MOE"])
def test_the_body_of_the_contact_ends_where_the_next_is_named(following: str) -> None:
    text = f"Ghana nominates Ms. Eva POP for CU 2009/33.\n\nPlease contact Ms. Ada ROE, Clerk, Ministry of Labour\n{following}"
    assert find_all(mail(text), ()).contact.organization == "Ministry of Labour"


def test_a_number_of_another_plan_needs_no_label_behind_a_plus() -> None:
    text = "Ghana nominates Ms. Eva POP, Clerk, for CU 2009/33.\n\nPlease contact Ms. Ada ROE, +225 20 21 44 55."
    found = find_all(mail(text), ())
    assert (found.contact.name, found.contact.phones) == ("Ada ROE", ("+22520214455",))
    assert ("/contact", Reason.PHONE_INVALID) in [(item.path, item.reason) for item in found.review]


@pytest.mark.parametrize(
    ("text", "name", "position"),
    [
        ("По всем вопросам просим обращаться к Моевой Анне.", "Моевой Анне", None),
        ("По вопросам участия просьба обращаться к атташе Посольства Моеву И.П.", "Моеву И.П.", "атташе Посольства"),
        ("За дополнительной информацией обращаться в Министерство Юстиции.", None, None),
    ],
)
def test_a_bare_russian_name_to_turn_to_needs_no_number(text, name, position):
    found = _found(f"Примут участие два человека.\n\n{text}")
    assert (found.name, found.position) == (name, position)


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("1. السيد سامي الخطيب، مدير المتابعة مع المنظمات الدولية، وزارة العدل", ["سامي الخطيب"]),
        ("1. г-н Орлов Олег Иванович, национальный координатор от Армении, Министерство юстиции", ["Орлов Олег Иванович"]),
        ("1. г-н Орлов Олег Иванович, судья, Верховный суд, телефон для связи: +374 10 541000", ["Орлов Олег Иванович"]),
        ("1. 王芳女士，国际刑警组织联络员，公安部", ["王芳"]),
    ],
)  # fmt: skip
def test_whose_post_says_with_whom_they_deal_is_nobody_to_ask(listed: str, names: list[str]) -> None:
    found = find_all(mail(f"CU 2009/33:\n\n{listed}"), ())
    assert ([one.name for one in found.delegates], found.contact.name) == (names, None)


def test_the_name_of_the_contact_ends_before_the_label_of_the_next_line() -> None:
    text = "Name of the contact person: Ms. Ama ROE\nE-mail of the contact person: a.roe@office.example"
    assert (_found(text).name, _found(text).emails) == ("Ama ROE", ("a.roe@office.example",))
