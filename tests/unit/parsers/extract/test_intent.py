# ruff: noqa: E501 a sentence stands on one line as it was typed
import pytest

from parsers.document import Message
from parsers.extract import choice, find, intent
from parsers.record import Intent
from tests.fixtures.written import headers, mail, part

_NOMINATE = [
    "Norway will be represented at the meeting by the following delegation: Ms. Kari Moe.",
    "The delegation of Ghana to the first meeting of the working group will be composed as follows:",
    "La délégation du Gabon à la réunion sera composée comme suit :",
    "Le Togo sera représenté à la réunion du groupe de travail par M. Kossi Moe.",
    "Mme Afi Moe, juge, et M. Kossi Roe, procureur, feront le déplacement pour la réunion du groupe de travail.",
    "The Embassy forwards the nomination for the working group: Mr. Kofi Moe, Judge. It asks for help with his visa.",
    "La delegación de Cuba a la reunión estará integrada por las siguientes personas:",
    "Cuba ha designado a la Sra. Ana Moe para asistir a la reunión del Grupo de Trabajo.",
    "Армения будет представлена на совещании рабочей группы делегацией в следующем составе:",
    "وفد الكويت إلى اجتماع الفريق العامل على النحو التالي:",
    "中国代表团出席会议的人员名单如下：",
    "Österreich wird bei der Tagung der Arbeitsgruppe durch folgende Delegation vertreten:",
]
_DECLINE = [
    "Norway regrets that it will not be in a position to attend the meeting of the working group.",
    "Le Gouvernement n'est pas en mesure d'envoyer de délégation à la réunion.",
    "El Gobierno lamenta informar que no podrá participar en la reunión del Grupo de Trabajo.",
    "К сожалению, делегация не сможет принять участие в совещании рабочей группы.",
    "تعتذر السفارة عن عدم المشاركة في اجتماع الفريق العامل.",
    "中方遗憾地通知，不派员出席工作组会议。",
    "Owing to other commitments Iceland will unfortunately be unable to be present at the meeting.",
    "Liechtenstein does not foresee participation in the meeting of the working group.",
    "En esta ocasión El Salvador no contará con representación en la reunión.",
    "Мальтийская сторона воздержится от участия в совещании рабочей группы.",
    "ليس في وسع جيبوتي إيفاد ممثل إلى اجتماع الفريق العامل.",
    "因日程冲突，中方代表届时无法与会。",
    "It has not been possible to identify officials who could come to the meeting, and Iceland will be absent on this occasion.",
    "La Principauté de Monaco ne se fera pas représenter à la réunion du groupe de travail.",
    "Наши эксперты будут заняты в других мероприятиях, в связи с чем прибыть на совещание рабочей группы не смогут.",
    "The Embassy refers to its note by which it nominated Ms. Kari Moe for the meeting and regrets that the delegation will not be able to attend.",
    "تشير البعثة إلى مذكرتها التي رشحت بموجبها السيد سامي الخطيب لحضور اجتماع الفريق العامل وتعتذر عن عدم المشاركة.",
    "В связи с совпадением сроков наши представители принять участие в совещании рабочей группы не смогут.",
]
_ACKNOWLEDGE = [
    "The Mission acknowledges receipt of the invitation to the meeting. The names of the delegation will follow.",
    "Nous accusons réception de l'invitation à la réunion ; les noms vous seront communiqués ultérieurement.",
    "Acusamos recibo de la invitación a la reunión. Los nombres se comunicarán oportunamente.",
    "Подтверждаем получение приглашения на совещание. О составе делегации сообщим дополнительно.",
    "تؤكد البعثة استلام الدعوة إلى الاجتماع، وستوافيكم بالأسماء لاحقا.",
    "来照收悉，代表团名单将另行通知，会议。",
    "La Embajada avisa recibo de la nota sobre la reunión.",
    "照会敬悉，与会人员名单容后奉上。",
]
_AMEND = [
    "Further to its note, the Mission informs that in the delegation to the meeting Mr. A. Moe is replaced by Ms. B. Roe.",
    "Faisant suite à sa note, la délégation à la réunion est modifiée : M. Moe en remplacement de Mme Roe.",
    "En alcance a su nota, la delegación a la reunión cambia: la Sra. Moe en sustitución de la Sra. Roe.",
    "В дополнение к ноте: в делегации на совещании вместо г-на Петрова будет г-жа Иванова.",
    "إلحاقا بمذكرتها، يشارك في وفد الاجتماع السيد سالم بدلا من السيد خالد.",
    "续第一号照会，代表团出席会议的人员由张三更换为李四。",
    "The correct title of Mr. A. Moe in the delegation to the meeting is Director.",
    "En adición a su nota, el Sr. Moe se unirá a la delegación para la reunión.",
    "В делегацию на совещание внести г-на Петрова: состав пополнит Иванов.",
]
_INQUIRE = [
    "Could you please confirm whether interpretation will be provided at the meeting of the working group?",
    "Nous vous saurions gré de bien vouloir indiquer si la réunion du groupe de travail aura une interprétation.",
    "Agradeceremos informar si habrá interpretación en la reunión del Grupo de Trabajo.",
    "Просим сообщить, будет ли перевод на совещании рабочей группы.",
    "يرجى إفادتنا بلغات اجتماع الفريق العامل.",
    "请告知工作组会议是否提供口译。",
]


def _intent(message: Message) -> Intent:
    return intent.find(message, choice.choose(message, ()), ()).intent


@pytest.mark.parametrize(
    ("text", "expected"),
    [(text, Intent.NOMINATE) for text in _NOMINATE]
    + [(text, Intent.DECLINE) for text in _DECLINE]
    + [(text, Intent.AMEND) for text in _AMEND]
    + [(text, Intent.INQUIRE) for text in _INQUIRE],
)
def test_what_a_text_does_is_told_in_every_language(text: str, expected: Intent) -> None:
    assert _intent(mail(text, "CU 2009/33")) is expected


@pytest.mark.parametrize("text", _ACKNOWLEDGE)
def test_what_promises_names_and_names_nobody_acknowledges(text: str) -> None:
    letter = choice.choose(mail(text, "CU 2009/33"), ())
    assert intent.without_people(letter).intent is Intent.ACKNOWLEDGE


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Kofi MOE, Attaché, will also be part of the delegation to the meeting.",
        "The delegation to the meeting will also include Mr. Kofi MOE, Attaché.",
        "The Embassy additionally nominates Mr. Kofi MOE, Attaché, for the meeting.",
        "M. Kossi MOE, attaché, participera également à la réunion du groupe de travail.",
        "También asistirá a la reunión del Grupo de Trabajo el Sr. Luis MOE, Agregado.",
        "В заседании рабочей группы также примет участие атташе г-н Моев Иван.",
    ],
)
def test_who_comes_too_is_added_and_a_person_is_asked(text: str) -> None:
    response = find(mail(text, "CU 2009/33"), ())
    assert response.intent is Intent.AMEND
    assert "/intent" in [item.path for item in response.review]


def test_who_comes_too_in_a_list_is_of_the_list() -> None:
    text = "The delegation to the meeting is composed of Ms. Ama ROE, Judge, and Mr. Yaw POE, Prosecutor, High Court."
    response = find(mail(f"{text} Mr. Kofi MOE, Attaché, will also attend.", "CU 2009/33"), ())
    assert response.intent is Intent.NOMINATE


def test_a_reference_in_the_head_of_a_letter_is_about_the_invitation() -> None:
    text = "RÉPUBLIQUE DU TOGO\n\nObjet : réunion à Vienne (CU 2009/33 (A))\n\nEn réponse à la correspondance citée en objet, veuillez noter les renseignements suivants.\n\nNom : Roe\nPrénoms : Afi\nFonction : Juge"
    assert find(mail(text, "Participation"), ()).intent is Intent.NOMINATE


def test_a_question_asks_whatever_its_words_are() -> None:
    text = "Thank you for the invitation to the meeting. Before we can confirm names: is Portuguese foreseen at all?"
    letter = choice.choose(mail(text), ())
    assert intent.find(mail(text), letter, ()).intent is Intent.INQUIRE


def test_acknowledging_receipt_does_not_make_a_nomination_an_acknowledgement() -> None:
    text = "The Mission acknowledges receipt of the invitation and has the honour to nominate Ms. Kari Moe."
    assert _intent(mail(text, "CU 2009/33")) is Intent.NOMINATE


def test_a_spouse_who_stays_away_declines_nothing() -> None:
    text = "Norway will be represented by Mr. Ola Moe. His spouse will not take part in the meeting."
    assert _intent(mail(text, "CU 2009/33")) is Intent.NOMINATE


def test_one_person_who_cannot_come_is_an_amendment() -> None:
    text = "We regret to inform that Ms. Kari MOE will not be able to join the delegation."
    assert _intent(mail(text, "CU 2009/33")) is Intent.AMEND


@pytest.mark.parametrize(
    "text",
    [
        "Norway will be represented by Mr. Ola Moe. Should a second name be added, we will write again.",
        "Norway will be represented by Mr. Ola Moe. Any changes to the delegation will be communicated.",
        "Le Togo sera représenté par M. Kossi Moe. Toute modification de la délégation sera communiquée.",
        "Cuba ha designado a la Sra. Ana Moe. Cualquier cambio en la delegación será comunicado.",
        "Принять участие в совещании назначен г-н Иван Петров. В случае изменений в составе делегации сообщим.",
        "سيمثل وفد الكويت السيد سالم أحمد. وفي حال تعديل الوفد ستوافيكم البعثة.",
        "中国代表团出席会议的人员名单如下：张三。如有变更，另行通知。",
    ],
)
def test_a_change_that_may_come_is_no_amendment(text: str) -> None:
    assert _intent(mail(text, "CU 2009/33")) is Intent.NOMINATE


def test_names_that_are_only_promised_are_not_named() -> None:
    text = "We confirm receipt of the invitation. Norway intends to come; the names of our participants will be sent."
    assert _intent(mail(text, "CU 2009/33")) is Intent.ACKNOWLEDGE


@pytest.mark.parametrize(
    "field",
    [("auto-submitted", "auto-replied"), ("x-autoreply", "yes"), ("precedence", "auto_reply")],
)
def test_what_a_machine_answers_is_unrelated(field: tuple[str, str]) -> None:
    body = part("Norway will be represented at the meeting CU 2009/33 by Ms. Kari Moe.")
    assert _intent(Message(headers("CU 2009/33", fields=(field,)), (body,))) is Intent.UNRELATED


def test_who_writes_as_postmaster_is_a_person_unless_the_subject_says_a_machine() -> None:
    text = "Norway will be represented at the meeting CU 2009/33 by Ms. Kari Moe."
    assert _intent(mail(text, "CU 2009/33", address="postmaster@office.example")) is Intent.NOMINATE
    assert _intent(mail(text, "Undeliverable: CU 2009/33", address="postmaster@office.example")) is Intent.UNRELATED
    bare = text.replace(" CU 2009/33", " of the working group")
    assert _intent(mail(bare, "Nomination", address="postmaster@office.example")) is Intent.NOMINATE


def test_a_mail_server_that_names_no_invitation_is_a_machine() -> None:
    text = "Your message to desk@office.example about the meeting of the working group was rejected by policy."
    assert _intent(mail(text, "Message blocked", address="postmaster@office.example")) is Intent.UNRELATED


@pytest.mark.parametrize(
    "text",
    [
        "The Embassy of Kenya informs that Mr. Owen Price, already nominated, will not be able to attend the meeting CU 2009/33.",
        "The Embassy of Kenya refers to its note on CU 2009/33 by which it nominated Mr. Owen Price and Ms. Ada Stone and "
        "informs that Mr. Owen Price will not be able to attend.",
    ],
)
def test_a_decline_that_names_somebody_is_looked_at(text: str) -> None:
    found = find(mail(text), ())
    assert found.review or found.intent is Intent.AMEND


def test_auto_submitted_no_is_a_person() -> None:
    body = part("Norway will be represented at the meeting CU 2009/33 by Ms. Kari Moe.")
    assert _intent(Message(headers(fields=(("auto-submitted", "no"),)), (body,))) is Intent.NOMINATE


@pytest.mark.parametrize(
    "subject",
    ["Automatic reply: CU 2009/33", "Réponse automatique", "Автоответ: CU", "自动答复：", "Undeliverable: CU"],
)
def test_the_subject_of_a_machine_makes_it_unrelated(subject: str) -> None:
    assert _intent(mail("I am away. Please contact Ms. Roe about the meeting.", subject)) is Intent.UNRELATED


@pytest.mark.parametrize(
    "text",
    [
        "Your mailbox is almost full. Please click here to verify your password within 24 hours.",
        "Gran oferta: descuento en material de oficina. Haga clic para comprar.",
        "Issue 31 of our newsletter. Unsubscribe. Register now for our meeting on trafficking.",
    ],
)
def test_what_sells_or_cheats_is_unrelated(text: str) -> None:
    assert _intent(mail(text)) is Intent.UNRELATED


@pytest.mark.parametrize(
    "text",
    [
        "We confirm having received the invitation CU 2009/33; it was passed to our capital.",
        "Confirmamos haber recibido la invitación CU 2009/33. En cuanto nos comuniquen quiénes viajan, se lo haremos saber.",
        "Nous confirmons avoir bien reçu l'invitation CU 2009/33, que nous avons transmise à la capitale.",
        "Подтверждаем, что приглашение CU 2009/33 получено. О составе делегации сообщим дополнительно.",
        "نؤكد استلام الدعوة CU 2009/33 وسنوافيكم بالأسماء لاحقا.",
        "CU 2009/33号来函敬悉，名单待确定后另行函告。",
    ],
)
def test_to_confirm_having_received_acknowledges(text: str) -> None:
    assert _intent(mail(text)) is Intent.ACKNOWLEDGE


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry regrets that it will not send a delegation (CU 2009/33). Documents should be sent to Mr. Owen PRICE, Director.",
        "Le Ministère regrette de ne pas être en mesure de participer (CU 2009/33). Prière de faire parvenir les documents à M. Luc MOREL.",
        "El Ministerio lamenta que no podrá participar (CU 2009/33). Rogamos remitir los documentos a la Sra. Ana PINTO.",
        "Делегация в совещании (CU 2009/33) участвовать не сможет. Материалы просим направить в адрес директора г-на Белова П.",
    ],
)
def test_whom_papers_go_to_is_nobody_who_attends(text: str) -> None:
    found = find(mail(text), ())
    assert (found.intent, found.delegates) == (Intent.DECLINE, ())


@pytest.mark.parametrize(
    "text",
    [
        'Thank you for the draft report of the May session of the Conference. Please replace "Ms. A. Roe, Head of Delegation" by "Ms. A. Roe, Director" in the list of speakers.',
        "Nos observations sur le projet de rapport de la session : au paragraphe 7, remplacer « M. Roe, chef de la délégation » par « M. Roe, Directeur ».",
    ],
)
def test_comments_on_the_report_of_another_meeting_answer_nothing_and_are_looked_at(text: str) -> None:
    found = find(mail(text), ())
    assert (found.intent, found.delegates, len(found.review)) == (Intent.UNRELATED, (), 1)


def test_a_ministry_of_justice_changes_nothing() -> None:
    text = "مرفق قائمة المشاركين في اجتماع CU 2009/33:\n\nالسيدة ليلى الحداد، مستشارة، اللجنة الشعبية العامة للعدل"
    assert find(mail(text), ()).intent is Intent.NOMINATE


def test_who_may_be_named_later_is_not_named_in_a_question() -> None:
    text = "Acusamos recibo de la nota CU 2009/33. Antes de nombrar a la persona que viajará quisiéramos saber si habrá interpretación al español."
    assert _intent(mail(text)) is Intent.INQUIRE


@pytest.mark.parametrize(
    "text",
    [
        "В списке делегации просим исправить следующее: Белов Пётр Ильич - правильная должность: советник.",
        "В списке делегации была ошибочно указана должность г-на Белова.",
    ],
)
def test_what_is_put_right_in_russian_amends(text: str) -> None:
    assert find(mail(f"Уважаемые коллеги,\n\n{text}\n\n(CU 2009/33)"), ()).intent is Intent.AMEND


def test_a_delegation_made_known_in_german_is_nominated() -> None:
    text = "Das Amt beehrt sich, die Delegation für die Tagung der Arbeitsgruppe bekannt zu geben: Frau Ada Moe."
    assert find(mail(text), ()).intent is Intent.NOMINATE


def test_a_mail_that_only_says_that_somebody_joins_is_about_the_meeting():
    text = "Pour compléter mon mail de lundi sur la réunion : Ada Morel, juriste, se joint à nous. Les autres ne changent pas."
    assert _intent(mail(text)) is Intent.AMEND


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("We received CU 2009/33. We had to cancel our call yesterday. The names will follow.", Intent.ACKNOWLEDGE),
        ("Mali asks whether a delegation to CU 2009/33 that had to cancel its hotel will be refunded?", Intent.INQUIRE),
        ("La note CU 2009/33 a été reçue. En cas de désistement, le Secrétariat en sera informé.", Intent.ACKNOWLEDGE),
    ],
)
def test_words_of_cancelling_something_else_decline_nothing(text: str, intent: Intent) -> None:
    assert _intent(mail(text)) is intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Ghana has had to pull out of the meeting CU 2009/33.", Intent.DECLINE),
        ("Ms. Ada MOE has had to pull out of the delegation to CU 2009/33.", Intent.AMEND),
        ("تعتذر حكومة غانا عن عدم المشاركة في الاجتماع CU 2009/33", Intent.DECLINE),
    ],
)
def test_a_state_that_pulls_out_declines_and_one_person_is_withdrawn(text: str, intent: Intent) -> None:
    assert _intent(mail(text)) is intent
