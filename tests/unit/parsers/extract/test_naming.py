# ruff: noqa: E501 a letter stands on one line as it was typed
import pytest
from msgspec.structs import replace

from parsers.document import Block, Cell, Document, Line, Message, Page, Part, Problem, Table, Word
from parsers.extract import find
from parsers.record import Change, Intent, Meeting, Response, Role
from tests.fixtures.written import block, headers, mail, part


def _doubts(response: Response) -> list[str]:
    return [item.path for item in response.review if item.path in ("/intent", "/delegates")]


def _sheet(*rows: tuple[str, ...]) -> Part:
    cells = tuple(Cell(r, c, block(text).lines) for r, row in enumerate(rows) for c, text in enumerate(row))
    return Part("2", "text/csv", "attachment", "list.csv", Document("csv", (Page(1, (Table(cells),)),)))


def test_a_list_beside_a_question_is_a_nomination_that_is_looked_at() -> None:
    text = "Dear all, please confirm whether the meeting CU 2009/33 has interpretation. Regards, Embassy of Ghana"
    sheet = _sheet(("Name", "Title", "Ministry"), ("Ms. Ama MOE", "Director", "Ministry of Justice"))
    response = find(Message(headers("CU 2009/33"), (part(text), sheet)), ())
    assert (response.intent, [person.name for person in response.delegates]) == (Intent.NOMINATE, ["Ama MOE"])
    assert _doubts(response) == ["/intent"]


@pytest.mark.parametrize("text", ["Please find attached the list of participants.", "Regards"])
def test_a_bare_list_that_says_nothing_of_whom_or_which_meeting_is_looked_at(text: str) -> None:
    sheet = _sheet(("Name", "Title"), ("Ms. Ama MOE", "Director"), ("Mr. Kofi MOE", "Attorney"))
    response = find(Message(headers("List"), (part(text), sheet)), ())
    assert (response.intent, _doubts(response)) == (Intent.UNRELATED, ["/intent"])
    prices = _sheet(("Article", "Price"), ("Chair", "100"))
    assert find(Message(headers("List"), (part(text), prices)), ()).review == ()


@pytest.mark.parametrize(
    "rows",
    [
        (("Name", "Leave"), ("Ms. Ama MOE", "1-5 May"), ("Mr. Kofi MOE", "11-15 May")),
        (("Time", "Item", "Speaker"), ("09:00", "Opening", "Ms. Ama MOE"), ("10:00", "Clean water", "Mr. Kofi MOE")),
        (("Guest", "Service", "Amount"), ("Ms. Ama MOE", "2 nights", "EUR 240")),
        (("Passenger", "Mr. Kofi MOE"), ("Flight", "OS 001")),
    ],
)
def test_a_table_that_names_people_without_posts_and_bodies_is_no_list_of_who_attends(
    rows: tuple[tuple[str, ...], ...],
) -> None:
    assert find(Message(headers("Plan"), (part("Regards"), _sheet(*rows))), ()).review == ()


def test_a_list_of_names_is_in_the_language_of_the_mail_around_it() -> None:
    sheet = _sheet(("Ms. Ama MOE", "Director"), ("Mr. Kofi BOATENG", "Attorney"))
    text = "Veuillez trouver ci-joint la liste des participants de notre délégation à la réunion CU 2009/33."
    assert find(Message(headers("Liste"), (part(text), sheet)), ()).language == "fr"


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        (
            "fr",
            (
                ("Nom", "Fonction"),
                ("Mme Ama MOE", "Directrice au Ministère de la justice"),
                ("M. Kofi MOE", "Juge à la Cour suprême"),
            ),
        ),
        ("es", (("Nombre", "Cargo"), ("Juan QUISPE", "Director"), ("Ana HUAMÁN", "Jueza"))),
        ("ru", (("ФИО", "Должность"), ("Иванова Анна Павловна", "начальник управления"))),
        ("ar", (("الاسم", "الوظيفة"), ("السيدة ليلى حداد", "مديرة وزارة العدل"))),
    ],
)
def test_a_list_that_tells_its_language_keeps_it(language: str, rows: tuple[tuple[str, ...], ...]) -> None:
    text = "Please find attached the list of participants of our delegation for the meeting CU 2009/33. Best regards"
    assert find(Message(headers("List"), (part(text), _sheet(*rows))), ()).language == language


def test_the_name_of_a_sheet_may_say_what_its_people_are() -> None:
    sheet = _sheet(("Name", "Title"), ("Ms. Ama MOE", "Director"))
    assert sheet.document is not None
    (table,) = sheet.document.pages[0].items
    name = replace(block("Head of delegation"), heading=True)
    told = replace(sheet, document=Document("sheets", (Page(1, (block("Embassy of Ghana"), name, table)),)))
    response = find(Message(headers("CU 2009/33"), (part("Please find our delegation attached."), told)), ())
    assert [(person.name, person.role) for person in response.delegates] == [("Ama MOE", Role.HEAD)]


@pytest.mark.parametrize(
    "name", ["CU 2008-12", "15.06.2009", "No. 45-2009", "Civil society", "Cancelled", "Revised list"]
)
def test_the_name_of_a_sheet_tells_nothing_of_the_letter_itself(name: str) -> None:
    sheet = _sheet(("Name", "Title"), ("Ms. Ama MOE", "Director"))
    assert sheet.document is not None
    (table,) = sheet.document.pages[0].items
    heading = replace(block(name), heading=True)
    named = replace(sheet, document=Document("sheets", (Page(1, (heading, table)),)))
    mail = part("Please find attached the list of the delegation of Ghana for CU 2009/33.")
    plain, told = (find(Message(headers("CU 2009/33"), (mail, one)), ()) for one in (sheet, named))
    assert (told.intent, told.sender, told.note, told.meeting) == (
        plain.intent,
        plain.sender,
        plain.note,
        plain.meeting,
    )
    assert [person.change for person in told.delegates] == [person.change for person in plain.delegates]


def test_who_comes_though_the_message_seems_to_decline_is_named_and_looked_at() -> None:
    text = (
        "The Embassy of Ghana presents its compliments to the Secretariat and regrets that no expert will be able to "
        "attend the meeting CU 2009/33 from the capital. Ghana will be represented by Ms. Ama MOE, Counsellor."
    )
    response = find(mail(text), ())
    assert [person.name for person in response.delegates] == ["Ama MOE"]
    assert (response.intent, _doubts(response)) == (Intent.NOMINATE, ["/intent"])


@pytest.mark.parametrize(
    "text",
    [
        "The Embassy of Ghana refers to the invitation CU 2009/33. Before we can nominate anybody we ask you to tell "
        "us whether the Secretariat can pay the fare.",
        "La Misión Permanente de Cuba acusa recibo de la nota CU 2009/33. Los nombres de los delegados se comunicarán "
        "en su oportunidad.",
    ],
)
def test_a_message_that_names_nobody_and_says_why_is_filed_unseen(text: str) -> None:
    assert _doubts(find(mail(text), ())) == []


def test_a_nomination_whose_names_are_not_found_is_looked_at() -> None:
    text = "The Embassy of Ghana has the honour to nominate for the meeting CU 2009/33 the person whom it named before."
    assert "/delegates" in _doubts(find(mail(text), ()))


@pytest.mark.parametrize(
    "text",
    [
        "The Embassy of Ghana will be represented at CU 2009/33 by Ms. Ama MOE. Mr. Kofi ROE, who came before, is no "
        "longer with the Department.",
        "The Embassy of Ghana, further to its note, sends the revised composition of its delegation for CU 2009/33: "
        "Ms. Ama MOE, Counsellor, and Mr. Kofi ROE, Judge, will attend.",
    ],
)
def test_a_change_that_may_be_a_whole_list_is_looked_at(text: str) -> None:
    response = find(mail(text), ())
    assert response.intent is Intent.AMEND
    assert _doubts(response) == ["/intent"]


def test_a_list_in_a_message_that_seems_to_acknowledge_is_named_and_looked_at() -> None:
    text = (
        "The Embassy of Ghana acknowledges receipt of CU 2009/33. The delegates:\n\n"
        "1. Ms. Ama MOE, Director, Ministry of Justice\n\n2. Mr. Kofi ROE, Judge, Supreme Court"
    )
    response = find(mail(text), ())
    assert (response.intent, [person.name for person in response.delegates]) == (
        Intent.NOMINATE,
        ["Ama MOE", "Kofi ROE"],
    )
    assert _doubts(response) == ["/intent"]


def test_a_change_of_what_an_earlier_note_told_is_filed_unseen() -> None:
    text = (
        "The Embassy of Ghana, further to its note 12/2009 on CU 2009/33, informs that in its delegation, composed as "
        "told, Mr. Kofi ROE is replaced by Ms. Ama MOE, Counsellor."
    )
    assert _doubts(find(mail(text), ())) == []


@pytest.mark.parametrize(
    "text",
    [
        "в дополнение к ноте № 12 от 20 марта 2009 г. имеет честь сообщить, что в состав делегации дополнительно включен",
        "сообщает, что в ноте № 12 о составе делегации допущена ошибка. Просим исправить. В делегацию включен",
    ],
)
def test_a_russian_note_that_adds_to_an_earlier_one_or_mends_it_is_a_change(text: str) -> None:
    said = f"Посольство Республики Казахстан по CU 2009/33 {text} г-н Орлов Олег Иванович, советник Посольства."
    response = find(mail(said), ())
    assert response.intent is Intent.AMEND
    assert "/intent" not in _doubts(response)


def test_one_person_who_cannot_come_beside_a_new_one_never_fails() -> None:
    text = (
        "The Embassy of Ghana will be represented at CU 2009/33 by Ms. Ama MOE, Counsellor. We regret that "
        "Mr. Kofi ROE, Judge, is not in a position to attend."
    )
    response = find(mail(text), ())
    assert "Ama MOE" in [person.name for person in response.delegates]


# A whole list in the place of an earlier one

_INSTEAD = [
    "The Embassy of Ghana, with reference to CU 2009/33, has the honour to transmit the following revised list of its "
    "delegation, which replaces the previous one:",
    "The Embassy of Ghana, further to its note, transmits the complete list of its delegation to CU 2009/33. It supersedes "
    "the list communicated on 3 March 2009:",
    "With regard to CU 2009/33, the Embassy of Ghana sends the updated composition of its delegation. Please disregard the "
    "earlier list:",
    "L'Ambassade du Gabon a l'honneur de transmettre, pour la réunion CU 2009/33, la liste révisée de sa délégation, qui "
    "annule et remplace la précédente :",
    "L'Ambassade du Gabon communique, pour la réunion CU 2009/33, la nouvelle composition de sa délégation, qui remplace "
    "celle transmise le 3 mars 2009 :",
    "La Embajada de Cuba tiene el honor de remitir, para la reunión CU 2009/33, la lista actualizada de su delegación, que "
    "sustituye a la anterior:",
    "La Embajada de Cuba transmite, para la reunión CU 2009/33, la nueva nómina de su delegación, la cual deja sin efecto "
    "la lista anterior:",
    "Посольство Республики Армения имеет честь направить новый состав делегации на совещание CU 2009/33 взамен ранее "
    "сообщенного состава:",
    "Посольство Республики Армения направляет обновленный список делегации на совещание CU 2009/33, который заменяет "
    "предыдущий:",
    "تهدي سفارة دولة الكويت أطيب تحياتها، وبالإشارة إلى الاجتماع CU 2009/33 تتشرف بأن ترفق القائمة المعدلة لوفدها التي تحل "
    "محل القائمة السابقة:",
    "中国大使馆就第 CU 2009/33 号照会，谨提供中国代表团出席会议的最新名单，取代此前提交的名单：",
]


@pytest.mark.parametrize("text", _INSTEAD)
def test_a_whole_list_that_replaces_the_earlier_one_is_a_nomination_in_every_language(text: str) -> None:
    response = find(mail(f"{text}\n\n1. Mr. Kofi ROE, Judge\n\n2. Ms. Ama MOE, Counsellor"), ())
    assert (response.intent, [one.change for one in response.delegates]) == (Intent.NOMINATE, [Change.LIST] * 2)
    assert _doubts(response) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Embassy of Ghana, further to its note on CU 2009/33, informs that in its delegation Mr. Kofi ROE, Judge, "
        "replaces Ms. Ama MOE, named in its previous list.",
        "The Embassy of Ghana, further to its note on CU 2009/33, informs that Mr. Kofi ROE, Judge, will replace the earlier "
        "head of delegation.",
        "The Embassy of Ghana, further to its note on CU 2009/33, informs that the correct title of Mr. Kofi ROE is Judge; it "
        "replaces the previous one.",
        "The Embassy of Ghana, further to its note, informs of the following addition to its delegation to CU 2009/33: Mr. Kofi ROE, Judge. Should there "
        "be any change, a revised list replacing the previous one will follow.",
        "L'Ambassade du Gabon, faisant suite à sa note, informe que M. Kofi ROE remplace Mme Ama MOE dans la délégation à "
        "la réunion CU 2009/33.",
    ],
)
def test_somebody_who_replaces_somebody_is_a_change(text: str) -> None:
    response = find(mail(text), ())
    assert (response.intent, [one.name for one in response.delegates][:1]) == (Intent.AMEND, ["Kofi ROE"])


def test_somebody_with_a_post_in_a_letter_that_only_acknowledges_is_looked_at() -> None:
    text = (
        "The Embassy of Ghana acknowledges receipt of the note verbale CU 2009/33. Ms. Ama MOE, Counsellor, "
        "is going to be in Vienna in April."
    )
    response = find(mail(text), ())
    assert (response.intent, _doubts(response)) == (Intent.ACKNOWLEDGE, ["/delegates"])


def test_whom_a_letter_that_only_acknowledges_asks_to_be_written_to_is_no_doubt() -> None:
    text = (
        "The Embassy of Ghana acknowledges receipt of the note verbale CU 2009/33. For further information please "
        "contact Ms. Ama MOE, Counsellor."
    )
    assert _doubts(find(mail(text), ())) == []


def test_a_message_that_seems_to_decline_and_speaks_of_somebody_in_anothers_place_is_looked_at() -> None:
    text = "常驻维也纳代表团就CU 2009/33号照会谨告，原定人员因故不能参加，改由他人参加。"
    assert _doubts(find(mail(text), ())) == ["/intent"]


def test_people_whom_a_second_reading_sees_attend_though_no_known_words_say_so_and_are_looked_at() -> None:
    text = (
        "The Embassy of Ghana presents its compliments to the Office. At the meeting of the working group (CU 2009/33) "
        "the seats are for Mr. Owen PRICE, Legal Adviser, Ministry of Justice, and Ms. Ama MOE, Judge, High Court."
    )
    response = find(mail(text), ())
    assert (response.intent, [person.name for person in response.delegates]) == (
        Intent.NOMINATE,
        ["Owen PRICE", "Ama MOE"],
    )
    assert "/intent" in _doubts(response)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("The Embassy of Ghana refers to CU 2009/33 and kindly asks whether Mr. Kofi ROE, Director, Ministry of Justice, has been registered.", Intent.INQUIRE),
        ("L'Ambassade du Gabon accuse réception de la note CU 2009/33 de M. Paul ROE, Directeur exécutif, et la transmettra.", Intent.ACKNOWLEDGE),
        ("The Embassy of Ghana thanks for the invitation CU 2009/33. Names will follow.\n\nMr. Kofi ROE\nFirst Secretary", Intent.ACKNOWLEDGE),
    ],
)  # fmt: skip
def test_one_person_of_whom_a_message_speaks_is_told_and_not_entered(text: str, intent: Intent) -> None:
    response = find(mail(text), ())
    assert (response.intent, response.delegates, _doubts(response)) == (intent, (), ["/delegates"])


def test_people_without_words_of_address_are_not_lost_with_an_acknowledgement() -> None:
    text = (
        "The Embassy of Ghana acknowledges with thanks receipt of your note CU 2009/33. Our team:\n\n"
        "1. Owen PRICE, Legal Adviser, Ministry of Justice\n2. Ama MOE, Judge, High Court"
    )
    response = find(mail(text), ())
    assert (response.intent, len(response.delegates)) == (Intent.NOMINATE, 2)
    assert "/intent" in _doubts(response)


def test_those_to_whom_an_invitation_was_passed_are_told_and_not_entered() -> None:
    text = (
        "The Embassy of Ghana acknowledges receipt of CU 2009/33. It was passed to Mr. Owen PRICE, Legal Adviser, "
        "Ministry of Justice and Ms. Ama MOE, Judge, High Court."
    )
    response = find(mail(text), ())
    assert (response.intent, response.delegates, _doubts(response)) == (Intent.ACKNOWLEDGE, (), ["/delegates"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We hereby confirm the participation of Mr. Adam MOE, Director, in the meeting CU 2009/33.", "Adam MOE"),
        ("Je vous confirme la participation de M. Codjo MOE, Magistrat, à la réunion CU 2009/33.", "Codjo MOE"),
        (
            "Por la presente confirmamos la participación del Lic. Mario Moe, Fiscal, en la reunión CU 2009/33.",
            "Mario Moe",
        ),
        ("Подтверждаем участие г-на Беридзе Георгия, советника, в заседании CU 2009/33.", "Беридзе Георгия"),
        ("نؤكد مشاركة السيد حسن علمي فارح، مستشار، في الاجتماع CU 2009/33.", "حسن علمي فارح"),
        ("现确认赵敏女士（参赞）出席会议（CU 2009/33）。", "赵敏"),
    ],
)
def test_whose_participation_is_confirmed_attends(text: str, name: str) -> None:
    response = find(mail(text), ())
    assert (response.intent, [person.name for person in response.delegates]) == (Intent.NOMINATE, [name])


def test_whom_a_change_adds_without_a_word_on_them_is_looked_at() -> None:
    text = (
        "Mission permanente du Bénin\n\nCU 2009/33 : M. Codjo MOE ayant été promu, son titre est désormais Directeur."
    )
    response = find(mail(text), ())
    assert "/delegates/0" in [item.path for item in response.review]


@pytest.mark.parametrize(
    "text",
    [
        "With reference to CU 2009/33:\n\n- Kofi Mensah, Director, Ministry of Justice\n"
        "- Ama Owusu, Legal Adviser, Ministry of Justice\n\nYaw Adjei cannot attend.\n\nEmbassy of Ghana",
        "Suite à votre invitation CU 2009/33 :\n\n- Kofi Mensah, Directeur, Ministère de la Justice\n"
        "- Ama Owusu, Juriste, Ministère de la Justice\n\nYaw Adjei ne pourra pas participer.\n\nAmbassade du Ghana",
        "加纳大使馆谨就CU 2009/33号照会通知：\n\n- 赵国栋 参赞 外交部\n- 徐思远 三等秘书 人力资源部\n\n李文静因故不能出席。",
    ],
)
def test_who_cannot_come_beside_a_list_leaves_it_open_whether_all_decline(text: str) -> None:
    response = find(mail(text), ())
    assert response.intent is not Intent.DECLINE or "/intent" in _doubts(response)


def test_a_decline_that_names_only_who_signs_is_filed_unseen() -> None:
    text = (
        "With reference to CU 2009/33, the Embassy of Ghana regrets that nobody can attend.\n\nYours sincerely,\n"
        "Kofi Mensah\nCounsellor"
    )
    response = find(mail(text), ())
    assert (response.intent, _doubts(response)) == (Intent.DECLINE, [])


@pytest.mark.parametrize(
    "text",
    [
        "Ghana thanks for the invitation CU 2009/33. Unfortunately Ama Moe, Director, who was to have attended, is no longer available and we have found nobody to go in her stead. Ghana will therefore not be represented.",
        "Le Togo remercie de l'invitation CU 2009/33. Malheureusement Mme Afi Moe, juge, qui devait participer, n'est plus disponible et personne ne pourra venir à sa place. Le Togo ne sera pas représenté à la réunion.",
        "Cuba agradece la invitación CU 2009/33. Lamentablemente la Sra. Ana Moe, jueza, ya no podrá viajar y nadie asistirá en su lugar. Cuba no estará representada en la reunión.",
        "Армения благодарит за приглашение CU 2009/33. К сожалению, г-жа Ани Моян, судья, не сможет приехать, и никто не приедет вместо неё. Армения не будет представлена на совещании.",
        "تشكر الكويت على الدعوة CU 2009/33. مع الأسف لن تتمكن السيدة ليلى الحداد، قاضية، من الحضور ولن يحضر أي أحد بدلا منها. ولن تشارك الكويت في الاجتماع.",
    ],
)  # fmt: skip
def test_who_was_to_come_and_has_nobody_in_their_place_makes_no_change_of_a_decline(text: str) -> None:
    response = find(mail(text), ())
    assert (response.intent, response.delegates) == (Intent.DECLINE, ())


def test_who_goes_while_the_others_come_is_a_change_even_where_a_state_is_absent_from_something() -> None:
    text = (
        "The Embassy of Ghana, further to its note on CU 2009/33, informs that Ms. Ama MOE will be replaced by "
        "Mr. Kofi ROE, Judge. Ghana will not be represented at the reception."
    )
    response = find(mail(text), ())
    assert [(one.name, one.change) for one in response.delegates] == [
        ("Ama MOE", Change.REMOVE),
        ("Kofi ROE", Change.ADD),
    ]
    assert response.intent is Intent.AMEND


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Ama MOE, Judge, is withdrawn from the delegation. Ghana will not be represented at the side event of 13 April.",
        "Please withdraw Ms. Ama MOE, Judge, from the delegation. Uganda will not participate either.",
        "La Sra. Ama MOE no podrá asistir y nadie asistirá en su lugar. Ghana no participará en la visita técnica del 16 de abril.",
    ],
)  # fmt: skip
def test_who_is_withdrawn_where_a_state_declines_something_else_is_so(text: str) -> None:
    response = find(mail(f"The Embassy of Ghana refers to CU 2009/33. {text}"), ())
    assert response.intent is not Intent.DECLINE
    assert [(one.name, one.change) for one in response.delegates] == [("Ama MOE", Change.REMOVE)]


def test_a_last_clause_may_say_that_nobody_comes() -> None:
    text = "The Embassy of Ghana informs, with regard to CU 2009/33, that Mr. Owen Moe has fallen ill, and Ghana will not be {}."
    response = find(mail(text.format("represented at the meeting")), ())
    assert (response.intent, len(response.delegates), _doubts(response)) == (Intent.DECLINE, 0, ["/intent"])
    response = find(mail(text.format("represented at the side event on corruption in the same week")), ())
    assert [person.change for person in response.delegates] == [Change.REMOVE]


@pytest.mark.parametrize(
    "text",
    [
        "La Misión Permanente de Cuba saluda a la Secretaría y se refiere a la invitación CU 2009/33.\n\n"
        "Nombre: Sra. Ana Moe\nCargo: Jueza\nInstitución: Corte Suprema\n\nSr. Luis Roe no podrá asistir.",
        "Le Togo répond à l'invitation CU 2009/33.\n\nM. Kossi Roe ne pourra pas participer.\n\n"
        "1. Chef de la délégation: Mme Afi Moe, Juge, Ministère de la Justice\n\n"
        "2. Expert: M. Yao Noe, Attaché, Ministère de la Justice",
    ],
)
def test_a_list_beside_somebody_who_cannot_come_is_a_whole_list_that_is_looked_at(text: str) -> None:
    response = find(mail(text), ())
    assert response.intent is Intent.NOMINATE
    assert not {"Luis Roe", "Kossi Roe"} & {person.name for person in response.delegates}
    assert response.delegates
    assert response.review


@pytest.mark.parametrize(
    "text",
    [
        "The Embassy of Ghana refers to the meeting CU 2009/33. Mr. Kofi Roe cannot attend. Ms. Ama Moe, Director, "
        "Ministry of Justice, will attend.",
        "The Embassy of Ghana refers to its earlier note on the meeting CU 2009/33.\n\nMr. Kofi Roe cannot attend.\n\n"
        "1. Ms. Ama Moe, Director, Ministry of Justice",
        "La Embajada de Cuba se refiere a la reunión CU 2009/33. El Sr. Luis Roe no podrá asistir. En su lugar asistirá "
        "la Sra. Ana Moe, Jueza.",
    ],
)
def test_who_cannot_come_beside_a_sentence_or_an_earlier_list_is_a_change(text: str) -> None:
    assert find(mail(text), ()).intent is Intent.AMEND


@pytest.mark.parametrize("unread", [(), (Problem("unreadable_part", "1 line on page 1 was not read: look at it."),)])
def test_a_scan_that_declines_and_only_recalls_an_invitation_to_attend_declines_and_is_looked_at(
    unread: tuple[Problem, ...],
) -> None:
    text = (
        "تهدي سفارة غانا أطيب تحياتها إلى الأمانة وتشكرها على الدعوة رقم CU 2009/33 للمشاركة في الاجتماع الأول للفريق "
        "العامل.\n\nوتأسف السفارة لإبلاغ الأمانة بتعذر مشاركة غانا في الاجتماع المذكور."
    )
    blocks = (Block((Line(tuple(Word(word, confidence=0.9) for word in one.split())),)) for one in text.split("\n\n"))
    scan = Part("2", "application/pdf", "attachment", "note.pdf", Document("pdf", (Page(1, tuple(blocks)),), unread))
    response = find(Message(headers("CU 2009/33"), (part("Please find attached our note."), scan)), ())
    assert (response.intent, response.delegates) == (Intent.DECLINE, ())
    assert "/intent" in _doubts(response)


def test_of_a_scan_that_speaks_of_people_and_names_nobody_the_act_is_looked_at_too() -> None:
    text = (
        "The Embassy of Ghana acknowledges receipt of the note CU 2009/33. The names of the members of its delegation "
        "will be communicated, and the delegation will be led by a senior official."
    )
    block = Block((Line(tuple(Word(word, confidence=0.9) for word in text.split())),))
    scan = Part("2", "application/pdf", "attachment", "note.pdf", Document("pdf", (Page(1, (block,)),)))
    response = find(Message(headers("CU 2009/33"), (part("Please find attached our note."), scan)), ())
    assert response.intent is Intent.NOMINATE
    assert {"/intent", "/delegates"} <= set(_doubts(response))


@pytest.mark.parametrize(("of", "asked"), [("Foreign Office <fo@home.example>", True), ("Us <cop@us.example>", False)])
def test_who_is_named_in_a_mail_that_an_acknowledgement_quotes_is_asked_about(of: str, asked: bool) -> None:
    mine = "Thank you, receipt of the note CU 2009/33 is acknowledged. The Embassy of Ghana will revert. " * 3
    theirs = f"> From: {of}\n> Ghana will be represented by Ms. Ama MOE, Director, Ministry of Justice."
    invitation = Meeting("CU 2009/33", addresses=("cop@us.example",))
    response = find(mail(f"{mine}\n\n-----Original Message-----\n{theirs}"), (invitation,))
    assert response.delegates == ()
    assert ("/delegates" in _doubts(response)) is asked


_TAKEN = "The seat of Ghana at CU 2009/33 will be taken by Ms. Ama MOE, Judge. Her alternate is Mr. Kofi ROE."


def test_titled_people_in_an_answer_of_unknown_words_are_taken_and_looked_at() -> None:
    response = find(mail(f"Dear all,\n\n{_TAKEN}\n\nPermanent Mission of Ghana"), ())
    told = [(person.name, person.role) for person in response.delegates]
    assert told == [("Ama MOE", Role.DELEGATE), ("Kofi ROE", Role.ALTERNATE)]
    assert (response.intent, "/intent" in _doubts(response)) == (Intent.NOMINATE, True)


def test_who_is_spoken_of_in_an_acknowledgement_is_not_taken() -> None:
    text = "The Minister of Justice, Hon. Kofi ROE, Ghana, thanks you for the invitation CU 2009/33. Names will follow."
    assert find(mail(text), ()).delegates == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Minister of Justice of Ghana, Hon. Kofi ROE, has approved that Ms. Ama MOE, Judge, sits at CU 2009/33.",
        "Le Ministre de la Justice, M. Kofi ROE, a autorisé la présence à CU 2009/33 de Mme Ama MOE, juge.",
        "El Ministro de Justicia, Sr. Kofi ROE, ha autorizado la presencia en CU 2009/33 de la Sra. Ama MOE, jueza.",
    ],
)
def test_who_approves_that_others_come_does_not_come(text: str) -> None:
    response = find(mail(f"{text}\n\nPermanent Mission of Ghana"), ())
    assert [person.name for person in response.delegates] == ["Ama MOE"]
    assert response.review


@pytest.mark.parametrize(
    "text",
    [
        "Further to our note No. 5 on CU 2009/33 please also register Ms. Ama MOE, Judge, Court of Appeal. Embassy of Ghana",
        "With reference to our earlier e-mail on CU 2009/33, Ms. Ama MOE, Judge, Court of Appeal, will join our delegation. Embassy of Ghana",
        "Further to our note No. 5 on CU 2009/33, Ms. Ama MOE, Judge, Court of Appeal, will also attend. Embassy of Ghana",
        "Faisant suite à notre note n° 5 sur CU 2009/33, merci d’inscrire également Mme Ama MOE, juge, Cour d'appel. Ambassade du Gabon",
        "Con referencia a nuestra nota No. 5 sobre CU 2009/33, les rogamos inscribir también a la Sra. Ama MOE, Jueza, Corte Suprema. Embajada de Chile",
        "Посольство Сербии, ссылаясь на нашу ноту № 5 о CU 2009/33, просит также зарегистрировать г-на Йовича Милана, судью.",
        "سفارة تونس. إشارة إلى مذكرتنا السابقة رقم 5 بشأن CU 2009/33، نرجو تسجيل السيد سامي البدري، مدير، وزارة العدل أيضا.",
        "中国常驻维也纳代表团致意，并续我团第66号照会（关于CU 2009/33），请将蒋文（处长，公安部）列入名单。",
    ],
)
def test_who_joins_those_of_an_earlier_note_of_the_sender_is_added(text: str) -> None:
    response = find(mail(text), ())
    assert [person.change for person in response.delegates] == [Change.ADD]
    assert response.intent is Intent.AMEND


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Further to our note No. 5, Ms. Ama MOE, Judge, will attend the meeting CU 2009/33. Embassy of Ghana", True),
        ("Further to our note No. 5, the Embassy of Ghana sends for CU 2009/33:\n\n1. Ms. Ama MOE, Head of Delegation\n2. Mr. Kofi ROE, Judge", False),
        ("Further to our note No. 5, the Embassy of Ghana sends for CU 2009/33:\n\n1. Ms. Ama MOE, Head of Delegation\n2. Mr. Kofi ROE, Judge, who will join the delegation later", False),
        ("Ms. Ama MOE, Judge, will attend the meeting CU 2009/33. With reference to our earlier e-mail, she needs no visa. Embassy of Ghana", False),
        ("The Embassy of Ghana, further to its note verbale No. CU 2009/33, informs that Ms. Ama MOE, Judge, will attend.", False),
        ("L'Ambassade du Gabon, faisant suite à sa note n° CU 2009/33, communique que Mme Ama MOE, juge, participera à la réunion.", False),
        ("La Embajada de Chile, con referencia a su nota CU 2009/33, comunica que asistirá la Sra. Ama MOE, Jueza, Corte Suprema.", False),
    ],
)  # fmt: skip
def test_a_list_that_goes_on_from_an_earlier_note_of_the_sender_may_add_and_one_that_answers_ours_does_not(
    text: str, asked: bool
) -> None:
    response = find(mail(text), ())
    assert (response.intent, "/intent" in _doubts(response)) == (Intent.NOMINATE, asked)


@pytest.mark.parametrize(
    "text",
    [
        "Further to its note No. 5 on CU 2009/33 the Embassy of Ghana informs: please disregard the nomination of Mr. Ali SOW.",
        "The Embassy of Ghana informs, with reference to CU 2009/33, that the nomination of Mr. Ali SOW is hereby cancelled.",
        "The Embassy of Ghana informs, with reference to CU 2009/33, that the participation of Dr. Ali SOW has been cancelled.",
        "L'Ambassade du Gabon, se référant à CU 2009/33, informe que la désignation de M. Ali SOW est annulée.",
        "L'Ambassade du Gabon, se référant à CU 2009/33, informe que M. Ali SOW se désiste.",
        "La Embajada de Chile, en alcance a su nota 5 sobre CU 2009/33, comunica: Se deja sin efecto la participación del Sr. Ali SOW, Director.",
        "La Embajada de Chile, con referencia a CU 2009/33, comunica: Se cancela la participación de la Sra. Ali SOW.",
        "Посольство Сербии, ссылаясь на ноту CU 2009/33, сообщает: Аннулировать участие г-на Али СОУ, судьи.",
        "Посольство Сербии, ссылаясь на ноту CU 2009/33, сообщает: Участие г-на Али СОУ, судьи, отменено.",
        "تشير سفارة تونس إلى الدعوة CU 2009/33 وتفيد بما يلي: ألغيت مشاركة السيد علي البدري، مدير، وزارة العدل.",
    ],
)
def test_whose_nomination_or_participation_is_cancelled_goes(text: str) -> None:
    response = find(mail(text), ())
    assert response.intent is Intent.AMEND
    assert [person.change for person in response.delegates] == [Change.REMOVE]


@pytest.mark.parametrize(
    "text",
    [
        "With reference to CU 2009/33, please disregard the previous e-mail: Ghana will be represented by Mr. Ali SOW, Judge. Embassy of Ghana",
        "Ghana will be represented at CU 2009/33 by Mr. Ali SOW, Judge. The side event of 3 March has been cancelled. Embassy of Ghana",
        "La Embajada de Chile comunica, con referencia a CU 2009/33, que asistirá el Sr. Ali SOW, Juez. Se cancela la reserva de hotel.",
    ],
)
def test_what_else_is_cancelled_takes_nobody_off(text: str) -> None:
    response = find(mail(text), ())
    assert response.intent is Intent.NOMINATE
    assert [person.change for person in response.delegates] == [Change.LIST]


@pytest.mark.parametrize(
    ("head", "gone"),
    [
        ("Embassy of Ghana. Further to our note No. 5 on CU 2009/33, the following changes:", "Mr. Ali SOW, Director, Ministry of Justice, will no longer attend."),
        ("Embajada de Chile. En alcance a nuestra nota 5 sobre CU 2009/33, los siguientes cambios:", "Sr. Ali SOW, Director, Ministerio de Justicia, ya no asistirá."),
        ("Ambassade du Gabon. Comme suite à notre note n° 5 sur CU 2009/33, les modifications suivantes :", "M. Ali SOW, Directeur, Ministère de la justice, ne participera plus."),
        ("Посольство Сербии. В дополнение к нашей ноте № 5 о CU 2009/33 сообщаем об изменениях:", "Г-н Али СОУ, судья, Верховный суд, участие не примет."),
    ],
)  # fmt: skip
def test_who_will_no_longer_attend_goes_in_a_list_of_changes(head: str, gone: str) -> None:
    response = find(mail(f"{head}\n\n1. {gone}\n2. Ms. Ada REED, Judge, Court of Appeal"), ())
    assert [person.change for person in response.delegates] == [Change.REMOVE, Change.ADD]


def test_who_is_added_and_taken_off_is_asked_about() -> None:
    text = (
        "The Embassy of Ghana informs, with reference to CU 2009/33, that the delegation will be: Mr. Ali SOW, Director; "
        "Ms. Ama MOE, Judge. The participation of Mr. Ali SOW in the side event has been cancelled."
    )
    assert "/delegates/0" in [item.path for item in find(mail(text), ()).review]


_GOES = [
    ("further to its note No 58 of 30 March 2009, has the honour to inform that Ama Moe is unable to attend", "en"),
    (
        "comme suite à sa note n° 58 du 30 mars 2009, a l'honneur d'informer que Moussa Keita ne pourra pas participer",
        "fr",
    ),
]


@pytest.mark.parametrize(("said", "language"), _GOES)
def test_a_bare_name_that_cannot_come_declines_for_nobody_else(said: str, language: str) -> None:
    compliments = {"en": "presents its compliments and,", "fr": "présente ses compliments et,"}[language]
    response = find(mail(f"The Embassy of Ghana {compliments} {said} CU 2009/33."), ())
    assert response.intent is Intent.AMEND
    assert [(one.name.split()[0], one.change) for one in response.delegates] in (
        [("Ama", Change.REMOVE)], [("Moussa", Change.REMOVE)],
    )  # fmt: skip
    # Where no earlier note is told of, somebody looks whether all or one stays away.
    alone = said.partition("2009, ")[2]
    response = find(mail(f"The Embassy of Ghana {compliments} {alone} CU 2009/33."), ())
    assert (response.intent, _doubts(response)) == (Intent.DECLINE, ["/intent"])


def test_a_body_that_cannot_come_declines() -> None:
    text = "We regret to inform you that Anti Slavery Ghana will not be able to attend CU 2009/33.\n\nAma Moe\nAnti Slavery Ghana"
    assert find(mail(text), ()).intent is Intent.DECLINE


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("участие примет г-жа Белова Анна Петровна, начальник отдела исключения из реестра", Intent.NOMINATE),
        ("просит исключить г-жу Белову Анну Петровну, начальника отдела исключения из реестра", Intent.AMEND),
        ("a Sra. Ada Moe, Diretora do Centro de Combate à Exclusão Social, participará na reunião", Intent.NOMINATE),
        ("M. Ole Moe, Directeur du changement climatique, participera à la réunion", Intent.NOMINATE),
    ],
)
def test_a_word_of_change_in_what_an_office_is_for_amends_nothing(said: str, intent: Intent) -> None:
    assert find(mail(f"Embassy of Ghana, CU 2009/33\n\n{said}."), ()).intent is intent


_LEAVING = [
    ("The Embassy of Ghana, further to its note No. 5, informs with regard to CU 2009/33 that the accreditation of the following is revoked owing to other duties:", "Ms. Ama MOE, Judge, High Court\n2. Mr. Kofi ROE, Clerk, High Court"),
    ("The Embassy of Ghana refers to CU 2009/33 and regrets that the persons listed below will be unable to attend:", "Ms. Ama MOE, Judge, High Court\n2. Mr. Kofi ROE, Clerk, High Court"),
    ("La Embajada de Chile comunica, con relación a la nota CU 2009/33, que quedan sin efecto las designaciones siguientes:", "Sra. Ana MOE, Jueza, Corte Suprema\n2. Sr. Luis ROE, Fiscal, Ministerio Público"),
    ("La Embajada de Chile comunica, con relación a la nota CU 2009/33, que desisten del viaje, sin reemplazo, las personas siguientes:", "Sra. Ana MOE, Jueza, Corte Suprema\n2. Sr. Luis ROE, Fiscal, Ministerio Público"),
    ("L'Ambassade du Gabon, se référant à la note CU 2009/33, fait savoir que les agents ci-après ont renoncé à leur mission :", "Mme Afi MOE, juge, Cour suprême\n2. M. Jo ROE, greffier, Cour suprême"),
    ("Посольство Республики Сербия, ссылаясь на ноту CU 2009/33, сообщает, что в связи с болезнью из списка выводятся:", "Моэ Иван Петрович, начальник отдела, Министерство юстиции\n2. Роэ Анна Львовна, консультант, Министерство юстиции"),
    ("Посольство Республики Сербия, ссылаясь на ноту CU 2009/33, сообщает, что указанные ниже лица не прибудут на совещание:", "Моэ Иван Петрович, начальник отдела, Министерство юстиции\n2. Роэ Анна Львовна, консультант, Министерство юстиции"),
    ("塞尔维亚驻维也纳代表团就CU 2009/33号会议通知如下：\n\n以下人员因病无法与会：", "陈明，司法部处长\n2. 陆华，公安部科员"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "people"), _LEAVING)
def test_a_list_of_those_who_do_not_come_is_a_change_that_takes_them_off(said: str, people: str) -> None:
    response = find(mail(f"{said}\n\n1. {people}"), ())
    assert response.intent is Intent.AMEND
    assert [person.change for person in response.delegates] == [Change.REMOVE, Change.REMOVE]


@pytest.mark.parametrize(
    "said",
    [
        "The Embassy of Ghana informs, with reference to CU 2009/33, that, its expert being unable to attend, the delegation will consist of:",
        "The Embassy of Ghana thanks for CU 2009/33. The side event was cancelled. The following will attend:",
        "The Embassy of Ghana cancels the list in its note of 3 May on CU 2009/33 and nominates the following persons:",
    ],
)
def test_a_list_below_more_than_who_does_not_come_takes_nobody_off(said: str) -> None:
    response = find(mail(f"{said}\n\n1. Ms. Ama MOE, Judge, High Court\n2. Mr. Kofi ROE, Clerk, High Court"), ())
    assert not [person.name for person in response.delegates if person.change is Change.REMOVE]
    assert len(response.delegates) == 2


def test_those_who_go_below_a_whole_list_are_asked_about() -> None:
    text = (
        "The Embassy of Ghana informs that the delegation to CU 2009/33 is composed as follows:\n\n1. Ms. Ama MOE, Judge, "
        "High Court\n\nThe following will not attend:\n\n1. Mr. Kofi ROE, Clerk, High Court"
    )
    response = find(mail(text), ())
    assert (response.intent, [one.name for one in response.delegates]) == (Intent.NOMINATE, ["Ama MOE"])
    assert "/intent" in _doubts(response)


@pytest.mark.parametrize(
    "text",
    [
        "Please note that Ms. Ama Moe is ill and that Ghana will therefore not be represented at the meeting (CU 2009/33).",
        "M. Kofi Moe est empêché et le Togo ne participera donc pas à la réunion (CU 2009/33).",
        "La Sra. Ana Moe no podrá viajar y Chile no estará representado en la reunión (CU 2009/33).",
        "Г-н Моэ Иван Петрович не сможет прибыть, и Сербия не примет участия в совещании (CU 2009/33).",
        "Г-н Моэ Иван Петрович не сможет прибыть, поэтому сербская сторона не примет участия в совещании (CU 2009/33).",
        "With regard to CU 2009/33, Mr. Kofi Moe from Ghana cannot attend, and no other delegate will be sent.",
    ],
)
def test_a_state_that_stays_away_as_one_person_does_declines(text: str) -> None:
    response = find(mail(text), ())
    assert (response.intent, response.delegates) == (Intent.DECLINE, ())


@pytest.mark.parametrize(
    "text",
    [
        "Further to our note 5 on CU 2009/33, Ms. Ama Moe, Judge, High Court of Ghana, will not attend the meeting.",
        "Further to our note 5 on CU 2009/33, Ms. Ama Moe of Ghana cannot attend the meeting.",
    ],
)
def test_a_state_that_is_named_with_one_person_stays_away_with_nobody(text: str) -> None:
    response = find(mail(text), ())
    assert (response.intent, [one.change for one in response.delegates]) == (Intent.AMEND, [Change.REMOVE])


_PEOPLE = "\n\n1. Ms. Ama MOE, Judge, High Court\n2. Mr. Kofi ROE, Clerk, High Court"


@pytest.mark.parametrize(
    "said",
    [
        "The Embassy of Ghana, in addition to the experts listed in its note of 3 March on CU 2009/33, is pleased to designate:",
        "L'Ambassade du Gabon, en plus des participants indiqués dans sa note du 3 mars (CU 2009/33), désigne les personnes suivantes :",
        "La Embajada de Chile, además de los participantes acreditados por su nota 5 (CU 2009/33), designa a:",
        "Посольство Сербии, помимо участников, перечисленных в ноте от 3 марта о CU 2009/33, направляет:",
    ],
)
def test_who_comes_beside_those_of_an_earlier_note_is_added(said: str) -> None:
    response = find(mail(said + _PEOPLE), ())
    assert (response.intent, {one.change for one in response.delegates}) == (Intent.AMEND, {Change.ADD})


def test_a_delegation_that_will_include_people_is_a_nomination() -> None:
    text = "La Embajada de Chile comunica que la delegación a la reunión CU 2009/33 estará integrada por la Sra. Ana MOE, Jueza, Corte Suprema, e incluirá a:"
    assert find(mail(text + "\n\n- Sr. Luis ROE, Fiscal, Ministerio Público"), ()).intent is Intent.NOMINATE


def test_who_now_leads_as_somebody_cannot_come_is_added() -> None:
    text = "The Embassy of Ghana refers to its list for CU 2009/33 and informs that Ms. Ama MOE, Judge, High Court, will now be the head of delegation, since Mr. Kofi ROE is no longer able to attend."
    response = find(mail(text), ())
    assert [(one.name, one.change) for one in response.delegates] == [
        ("Ama MOE", Change.ADD),
        ("Kofi ROE", Change.REMOVE),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for the invitation CU 2009/33. We shall get back to you with the names of our experts shortly.",
        "La Embajada de Chile acusa recibo de la nota CU 2009/33. Próximamente se informarán los nombres de los participantes.",
        "L'Ambassade du Gabon accuse réception de la note CU 2009/33 et communiquera ultérieurement les noms de ses délégués.",
    ],
)
def test_who_will_tell_names_later_acknowledges_and_is_not_asked(text: str) -> None:
    response = find(mail(text), ())
    assert (response.intent, _doubts(response)) == (Intent.ACKNOWLEDGE, [])


@pytest.mark.parametrize(
    "said",
    [
        "has the honour to inform that its delegation consists of the following persons, whose visas have lapsed:",
        "has the honour to submit the following nominations; those of 2008 have lapsed:",
        "informe que asistirán los siguientes delegados, que no formarán parte de la Mesa:",
        "a l'honneur de lui communiquer la liste de sa délégation, dont deux membres ne seront pas en mesure de rester :",
        "имеет честь направить список делегатов, чья регистрация на сайте аннулирована:",
    ],
)
def test_something_else_that_has_lapsed_takes_no_delegation_off_without_a_word(said: str) -> None:
    text = f"The Embassy of Ghana {said}\n\n1. Ms. Ama MOE, Director, Ministry of Justice\n2. Mr. Kofi ROE, Judge, High Court\n\nCU 2009/33"
    response = find(mail(text), ())
    gone = [person for person in response.delegates if person.change is Change.REMOVE]
    assert response.intent is Intent.NOMINATE or _doubts(response)
    assert not gone or "/intent" in _doubts(response)


@pytest.mark.parametrize(
    "said",
    [
        "In addition to the delegates listed above, two interpreters may come.",
        "We ask to add the flag of Ghana on the delegation desk.",
    ],
)
def test_an_invitation_that_the_secretariat_calls_its_note_is_no_earlier_answer(said: str) -> None:
    text = f"The Embassy of Ghana, with reference to its note verbale CU 2009/33, has the honour to nominate:\n\n1. Ms. Ama MOE, Director, Ministry of Justice\n\n{said}"
    response = find(mail(text), ())
    assert response.intent is Intent.NOMINATE or "/intent" in _doubts(response)


@pytest.mark.parametrize(
    "text",
    [
        "CU 2009/33\n\nSurname: ANNOR\nFirst name: Kofi\nPosition: Judge\nMinistry: High Court\nVisa required? No",
        "CU 2009/33\n\nApellidos: ANNOR\nNombres: Kofi\nCargo: Juez\nInstitución: Corte Suprema\n¿Necesita visado? Sí",
        "CU 2009/33. Further names will follow.\n\nSurname: ANNOR\nFirst name: Kofi\nPosition: Judge\nMinistry: High Court",
        "CU 2009/33\n\nKofi Annor, Judge, Ministry of Justice\n\nWill there be interpretation?",
    ],
)
def test_a_form_or_a_line_beside_a_question_or_thanks_is_a_nomination(text: str) -> None:
    response = find(mail(f"Embassy of Ghana\n\n{text}\n"), ())
    assert (response.intent, [one.family_name for one in response.delegates]) == (Intent.NOMINATE, ["Annor"])
    assert ("?" in text and "?\n" not in f"{text}\n") or response.review


def test_a_question_that_a_form_answers_is_none() -> None:
    text = "Embassy of Ghana\n\nCU 2009/33\n\nSurname: ANNOR\nFirst name: Kofi\nPosition: Judge\nHead of delegation? {}"
    assert find(mail(text.format("Yes")), ()).intent is Intent.NOMINATE
    assert find(mail(text.format("") + "\n\nWhen will the programme be sent?"), ()).review


def test_the_title_of_a_meeting_above_a_list_is_nobody_s_body_and_that_of_another_is_asked_about() -> None:
    ours = Meeting("CU 2009/33", ("Working Group on Ports",), addresses=("cop@us.example",))
    text = (
        "Kenya nominates the following delegation to the meeting:\n\n"
        "Working Group on Ports\n\nMr. Leo HART, Judge\nMs. Ana MOSS, Clerk\n\nWorking Group on Lakes\n\nMs. Eva RUSH, Judge"
    )
    record = find(mail(text), (ours,))
    assert [one.organization for one in record.delegates[:2]] == ["", ""]
    assert any("Working Group on Lakes" in item.detail for item in record.review)


@pytest.mark.parametrize(
    "said",
    [
        "Apart from the experts named in our note of 4 May, Ms. Ama MOE, Director, Ministry of Trade, will attend.",
        "Along with those announced on 4 May, the following will attend:\n\n1. Ms. Ama MOE, Director, Ministry of Trade",
        "Ms. Ama MOE, Director, Ministry of Trade, will attend along with the experts accredited by our letter of 4 May.",
        "Hormis les experts désignés dans notre lettre, Mme Ama MOE, Directrice, Ministère du Commerce, participera à la réunion.",
        "Junto con las personas indicadas en nuestra carta asistirá la Sra. Ama MOE, Directora, Ministerio de Comercio.",
        "Neben den in unserem Schreiben genannten Personen wird Frau Ama MOE, Direktorin, Handelsministerium, teilnehmen.",
        "Наряду с лицами, названными в нашем письме, примет участие г-жа Орлова Анна Ивановна, директор, Министерство торговли.",
    ],
)
def test_who_comes_beside_those_of_an_earlier_note_is_added_or_asked_about(said: str) -> None:
    response = find(mail(f"The Embassy of Ghana refers to the invitation CU 2009/33.\n\n{said}"), ())
    assert response.intent is Intent.AMEND or "/intent" in _doubts(response)


@pytest.mark.parametrize(
    "said",
    [
        "Together with the documents requested in your note, we send our list. The following will attend:",
        "Along with the Minister, the following will attend:",
        "Besides the plenary, the following will attend the meeting with the experts:",
    ],
)
def test_other_things_beside_a_list_are_not_asked_about(said: str) -> None:
    text = f"The Embassy of Ghana refers to the invitation CU 2009/33.\n\n{said}\n\n1. Ms. Ama MOE, Director, Ministry of Trade\n2. Mr. Kofi ROE, Judge, High Court"
    response = find(mail(text), ())
    assert (response.intent, _doubts(response)) == (Intent.NOMINATE, [])


@pytest.mark.parametrize(
    ("goes", "comes"),
    [("Out", "In"), ("Goes", "Comes"), ("Sort", "Entre"), ("Baja", "Alta"), ("Sai", "Entra"), ("Abgang", "Zugang")],
)
def test_labels_alone_say_a_change(goes: str, comes: str) -> None:
    text = f"The Embassy of Ghana refers to the invitation CU 2009/33.\n\n{goes}: Mr. Kofi ROE, Judge, High Court\n{comes}: Ms. Ama MOE, Director, Ministry of Trade"
    response = find(mail(text), ())
    told = [(person.name, person.change) for person in response.delegates]
    assert (response.intent, told) == (Intent.AMEND, [("Kofi ROE", Change.REMOVE), ("Ama MOE", Change.ADD)])


@pytest.mark.parametrize(
    "said",
    [
        "Просим сделать исключение из правил.",
        "Просим в порядке исключения продлить срок.",
        "Список исключительно предварительный.",
    ],
)
def test_an_exception_from_a_rule_changes_no_delegation(said: str) -> None:
    text = f"Посольство Ганы ссылается на приглашение CU 2009/33. {said} В совещании примут участие:\n\n1. г-жа Орлова Анна Ивановна, директор, Министерство торговли"
    assert find(mail(text), ()).intent is Intent.NOMINATE


def test_labels_of_when_somebody_arrives_and_departs_say_no_change() -> None:
    text = "L'Ambassade du Ghana se réfère à l'invitation CU 2009/33. M. Kofi ROE, Juge, Haute Cour, participera.\n\nArrivée : M. Kofi ROE, 12 avril\nDépart : M. Kofi ROE, 16 avril"
    response = find(mail(text), ())
    assert response.intent is Intent.NOMINATE
    assert not any(person.change is Change.REMOVE for person in response.delegates)


@pytest.mark.parametrize(
    "said",
    ["Ms. ROSEN will leave the delegation on 15 April.", "Mme ROSEN quittera la délégation le 15 avril."],
)
def test_who_leaves_a_delegation_that_is_listed_is_asked_about(said: str) -> None:
    text = f"Norway's delegation to the meeting CU 2009/33:\n\n1. Mr. Ole MOE, Judge, High Court\n2. Ms. Ada ROSEN, Clerk, High Court\n\n{said}"
    found = find(mail(text), ())
    assert [one.name for one in found.delegates] == ["Ole MOE", "Ada ROSEN"]
    assert found.review


@pytest.mark.parametrize("away", ["cannot attend the meeting", "has to miss the meeting", "is unable to travel"])
def test_who_sits_in_for_somebody_changes_a_delegation_that_declines_nothing(away: str) -> None:
    text = f"Re CU 2009/33: Kari {away} after all. Ole Roe, First Secretary, will sit in for her. Embassy of Norway"
    found = find(mail(text), ())
    assert found.intent is Intent.AMEND
    assert found.review
