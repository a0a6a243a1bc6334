# ruff: noqa: E501 a sentence stands on one line as it was typed
import pytest

from parsers.document import Message
from parsers.extract import choice, find, intent, phrases
from parsers.extract.span import fold
from parsers.record import Change, Intent, Reason
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
    "The delegation to the meeting is Mr. Kofi Moe, Registrar, who takes over from Mr. Owen Roe in May, and Ms. Ama Moe.",
    "La delegación a la reunión estará integrada por el Sr. Juan Moe, Jefe de Relevo del Comando por Turno.",
]


_NOMINATE += [
    "FYI Norway's del for the working group on 14 April:\n\n- Kari Moe, Judge\n\nPractical questions to Kari Moe please.",
    "Voici notre délégation à la réunion du groupe de travail, du 14 au 15 avril :\n\n- Mme Afi Moe, juge",
    "Nuestra delegación para la reunión del grupo de trabajo:\n\n- Ana Moe, jueza",
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
    "Unfortunately our experts are on mission and we shall have to miss the meeting of the working group.",
    "Aucune représentante du Gabon ne pourra se rendre à la réunion du groupe de travail.",
    "Ningún funcionario de Bolivia asistirá a la reunión del Grupo de Trabajo.",
    "Сообщаем, что направление делегации на совещание рабочей группы не планируется.",
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
    "The names of the delegation to the meeting will follow. The Minister will not be present.",
    "Les noms des participants à la réunion seront communiqués ultérieurement. Veuillez excuser le retard de la réponse.",
]


_AMEND = [
    "Further to its note, the Mission informs that in the delegation to the meeting Mr. A. Moe is replaced by Ms. B. Roe.",
    "Faisant suite à sa note, la délégation à la réunion est modifiée : M. Moe en remplacement de Mme Roe.",
    "En alcance a su nota, la delegación a la reunión cambia: la Sra. Moe en sustitución de la Sra. Roe.",
    "В дополнение к ноте: в делегации на совещании вместо г-на Петрова будет г-жа Иванова.",
    "إلحاقا بمذكرتها، يشارك في وفد الاجتماع السيد سالم بدلا من السيد خالد.",
    "续第一号照会，代表团出席会议的人员由张三更换为李四。",
    "The correct title of Mr. A. Moe in the delegation to the meeting is Director.",
    "Se comunica la sustitución del Sr. Juan Moe en la delegación a la reunión por la Sra. Ana Roe.",
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


_NOMINATE += [
    "Le Gabon participera à la réunion avec la délégation suivante :\n\nNom complet : Mme Afi Moe\nRôle dans la délégation : membre",
    "Le Togo se fera représenter à la réunion. Voici la liste complète de la délégation : M. Kossi Moe, juge.",
    "Norway nominates for the meeting Mr. Ole Moe, Judge, as head and Ms. Kari Moe, Clerk, as its second representative.",
    "Cuba designa para la reunión al Sr. Juan Moe, Juez, como jefe y a la Sra. Ana Moe como segunda delegada.",
    "На совещание направляются г-н Орлов, судья, глава делегации, и г-жа Лунина, которая будет вторым членом делегации.",
]


_DECLINE += [
    "Norway regrets that nobody will be able to travel to Vienna for the meeting of the working group.",
    "We are sorry to say that Norway will have to miss this meeting.",
    "It will not be possible for our experts to travel to Vienna in April.",
    "The competent authorities have advised that they do not intend to take part.",
    "With regret we have to turn down your kind invitation.",
    "Owing to other engagements, our experts cannot make it to the meeting.",
    "Personne de notre capitale ne pourra se déplacer à Vienne en avril.",
    "Il ne sera pas possible au Gouvernement de participer à la réunion.",
    "نظرا لارتباطات سابقة، لا يمكن لبلادي المشاركة في الاجتماع.",
    "我方无人能够赴维也纳出席会议。",
    "Norway is not sending anyone to the meeting this time.",
    "The capital has decided against participation in the meeting of the working group.",
    "Norway has decided not to take part in the forthcoming meeting.",
    "The Government has decided not to participate owing to budgetary constraints.",
    "Please note that no delegation from Norway is expected at the meeting.",
    "Nobody is free on those days, and Norway apologises for its absence from the meeting.",
    "Aucun représentant du Gabon ne se rendra à Vienne pour la réunion.",
    "Ningún representante del Ecuador viajará a la reunión.",
    "Принято решение не участвовать в совещании рабочей группы.",
]


_INQUIRE += [
    "Thank you for the invitation. To decide on our delegation we need to know if there will be simultaneous interpretation.",
    "Nous avons reçu l'invitation. Nous aurions besoin de savoir si la réunion sera interprétée.",
]


_AMEND += ["Please correct the spelling of our delegate's name for the meeting: it is Ole Moe, not Olle Moh."]


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
        "In addition, Mr. Kofi MOE, Attaché, will attend the meeting.",
        "Mr. Kofi MOE, Attaché, will be attending the meeting too.",
        "Please also register Mr. Kofi MOE, Attaché, for the meeting.",
        "We have another participant: Mr. Kofi MOE, Attaché.",
        "The delegation to the meeting has been enlarged by Mr. Kofi MOE, Attaché.",
        "En outre, M. Kossi MOE, attaché, participera à la réunion.",
        "Le Gouvernement a également désigné M. Kossi MOE, attaché, pour la réunion.",
        "Además, asistirá a la reunión el Sr. Luis MOE, Agregado.",
        "Otro participante en la reunión: Sr. Luis MOE, Agregado.",
        "Кроме того, в совещании примет участие Моев Иван Петрович, атташе, Посольство.",
        "ستشارك أيضا في الاجتماع السيدة هالة بن عمر، قاضية، وزارة العدل.",
        "另外，孙丽女士（最高人民检察院检察官）也将出席会议。",
    ],
)
def test_who_comes_too_is_added_and_a_person_is_asked(text: str) -> None:
    response = find(mail(text, "CU 2009/33"), ())
    assert response.intent is Intent.AMEND
    assert "/intent" in [item.path for item in response.review]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Kofi MOE, Attaché, will not be coming to the meeting after all.",
        "M. Kossi MOE, attaché, s'est désisté ; la réunion aura lieu sans lui.",
        "El Sr. Luis MOE, Agregado, desistió de participar en la reunión.",
        "Моев Иван Петрович, атташе, не приедет на совещание.",
        "السيد كريم منصور، مدير، لن يحضر الاجتماع.",
        "请将王刚先生（处长）从名单中删去。",
    ],
)
def test_one_person_who_does_not_come_is_taken_off(text: str) -> None:
    response = find(mail(text, "CU 2009/33"), ())
    assert (response.intent, [one.change for one in response.delegates]) == (Intent.AMEND, [Change.REMOVE])


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


@pytest.mark.parametrize(
    "text",
    [
        "His wife will not take part in the meeting. Norway will be represented by Mr. Ola Moe.",
        "Son épouse ne participera pas à la réunion. Le Togo sera représenté par M. Kossi Moe.",
        "El conductor no participará en la reunión. Cuba ha designado a la Sra. Ana Moe.",
        "Водитель принять участие в совещании не сможет. Делегация в следующем составе: г-жа Анна Моева.",
        "لن يشارك السائق في الاجتماع. وفد الكويت على النحو التالي:",
        "张伟为大使夫人，不参加会议。中国代表团出席会议的人员名单如下：",
    ],
)
def test_a_companion_who_stays_away_declines_nothing_before_those_who_come_either(text: str) -> None:
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


def test_names_that_an_arabic_note_promises_are_not_named() -> None:
    text = "تؤكد البعثة توصلها بالدعوة، وستوافي البعثة المكتب بأسماء أعضاء الوفد فور توصلها بها."
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
        (
            "Mali seeks clarification on CU 2009/33 before the composition of its delegation is decided: (a) whether interpretation will be "
            "provided; (b) whether one official would be enough.",
            Intent.INQUIRE,
        ),
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


_OF_NO_MEETING = [
    ("The Embassy of Samoa in Brussels nominates Mr. Tavita Moe, Legal Officer, to attend the meeting.", "WSM"),
    ("Delegation of Samoa:\n1. Mr. Tavita MOE, Legal Officer\n2. Ms. Sina ROE, Inspector\n\nEmbassy of Samoa", "WSM"),
    (
        "L'Ambassade du Bénin à Paris a l'honneur de désigner M. Codjo MOE, Magistrat, pour prendre part à la réunion.",
        "BEN",
    ),
    ("Nous vous prions d'inscrire M. Codjo MOE, Magistrat, à votre réunion d'avril.\n\nAmbassade du Bénin", "BEN"),
    ("La Embajada de El Salvador designa al Lic. Mario Moe, Fiscal, para participar en la reunión de expertos.", "SLV"),
    ("Agradeceré inscribir al Lic. Mario Moe, Fiscal, en la reunión en Viena.\n\nEmbajada de El Salvador", "SLV"),
    (
        "Посольство Грузии имеет честь сообщить, что в работе совещания примет участие г-н Беридзе Георгий, советник.",
        "GEO",
    ),
    ("Просим зарегистрировать г-на Беридзе Георгия, советника, на совещание.\n\nПосольство Грузии", "GEO"),
    ("تتشرف سفارة جمهورية جيبوتي بأن تفيد بأن السيد حسن علمي فارح، مستشار، سيشارك في الاجتماع المذكور.", "DJI"),
    ("吉布提共和国大使馆通知，赵敏女士（参赞）将出席会议。", "DJI"),
]


@pytest.mark.parametrize(("text", "iso3"), _OF_NO_MEETING)
def test_a_state_that_names_people_and_no_meeting_we_know_is_answered_and_the_meeting_asked_for(
    text: str, iso3: str
) -> None:
    found = find(mail(text, "Nomination"), ())
    assert (found.intent, found.sender.iso3, bool(found.delegates)) == (Intent.NOMINATE, iso3, True)
    assert Reason.MEETING_UNKNOWN in [item.reason for item in found.review]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("The Embassy of Samoa regrets that it will not be able to attend the meeting.", Intent.DECLINE),
        ("L'Ambassade du Bénin accuse réception de votre invitation.", Intent.ACKNOWLEDGE),
    ],
)
def test_a_state_that_names_nobody_answers_where_it_speaks_of_a_meeting(text: str, intent: Intent) -> None:
    assert _intent(mail(text)) is intent


@pytest.mark.parametrize(
    "text",
    [
        "Please register Mr. Adam Moe, Director, for the April meeting.\n\nBest\nJane",
        "M. Codjo MOE, Magistrat, participera à votre réunion : il a été désigné hier.",
    ],
)
def test_who_says_for_nobody_that_somebody_comes_to_a_meeting_is_looked_at(text: str) -> None:
    found = find(mail(text), ())
    assert found.intent is not Intent.UNRELATED or [item.path for item in found.review] == ["/intent"]


@pytest.mark.parametrize(
    "text",
    [
        "The Embassy of Kenya requests the extension of its parking permit. Please contact Mr. Adam Moe, Attaché.",
        "The Embassy of Kenya sells a car: Mr. Adam Moe will show it to you.",
        "Our team will attend the fair. Unsubscribe here.",
    ],
)
def test_what_speaks_of_no_meeting_and_sends_nobody_is_unrelated(text: str) -> None:
    found = find(mail(text), ())
    assert (found.intent, found.review) == (Intent.UNRELATED, ())


@pytest.mark.parametrize(
    "text",
    [
        "Dear Customer, your UN registration for CU 2009/33 is incomplete. Confirm delegates by logging in.\n\nMr. David Moe",
        "We offer special rates for participants of the meeting CU 2009/33. Please contact Ms. Anna Moe, Sales Manager.",
        "Tarif préférentiel pour les participants à la réunion CU 2009/33 : contactez Mme Anna Moe.",
        "Tarifa especial para los participantes de la reunión CU 2009/33: contacte a la Sra. Ana Moe.",
        "Специальные цены для участников совещания CU 2009/33: г-жа Анна Моева, менеджер.",
        "أسعار خاصة للمشاركين في اجتماع CU 2009/33: السيدة آنا، مديرة المبيعات.",
        "CU 2009/33与会代表酒店特价，请联系李娜女士。",
    ],
)
def test_who_sells_or_cheats_for_no_state_is_unrelated_whatever_meeting_it_names_and_is_looked_at(text: str) -> None:
    found = find(mail(text), ())
    assert (found.intent, found.delegates) == (Intent.UNRELATED, ())
    assert [item.path for item in found.review] == ["/intent"]


def test_a_state_may_ask_for_special_rates() -> None:
    text = (
        "The Embassy of Kenya nominates Mr. Adam MOE, Director, for CU 2009/33 and asks for special rates at the hotel."
    )
    assert _intent(mail(text)) is Intent.NOMINATE


@pytest.mark.parametrize(
    "text",
    [
        "The Embassy of Kenya acknowledges receipt of note CU 2009/33. Should you have any questions, please do not hesitate to contact the undersigned.",
        "The Embassy of Lesotho acknowledges receipt of CU 2009/33. Questions may be put to Mr. Thabo Moe, Counsellor.",
        "We acknowledge receipt of CU 2009/33. Should you need any further information, please let us know.",
        "L'Ambassade du Bénin accuse réception de la note CU 2009/33. Pour toute question, veuillez contacter M. Codjo Moe.",
        "Nous accusons réception de la note CU 2009/33. En cas de question, veuillez nous en informer.",
        "Acusamos recibo de la nota CU 2009/33. Para cualquier consulta, sírvanse comunicarnos.",
        "Подтверждаем получение ноты CU 2009/33. При возникновении вопросов просим сообщить.",
        "La Embajada de El Salvador acusa recibo de la nota CU 2009/33. Para cualquier consulta, favor comunicarse con el Sr. Mario Moe.",
        "Посольство Грузии подтверждает получение ноты CU 2009/33. По всем вопросам просьба обращаться к г-ну Беридзе.",
        "تتشرف سفارة جمهورية جيبوتي بتأكيد استلام المذكرة CU 2009/33. ولأي استفسار يرجى الاتصال بالسيد حسن فارح.",
        "吉布提共和国大使馆确认收到CU 2009/33号照会。如有疑问，请联系参赞哈桑先生。",
    ],
)
def test_whom_to_ask_is_no_question(text: str) -> None:
    assert find(mail(text, "CU 2009/33"), ()).intent is Intent.ACKNOWLEDGE


@pytest.mark.parametrize(
    "text",
    [
        "We acknowledge receipt of CU 2009/33. Please inform us whether interpretation is provided. Should you have any questions, please contact Mr. Moe.",
        "Nous accusons réception de CU 2009/33. Veuillez nous indiquer si une interprétation est prévue. Pour toute question, veuillez contacter M. Moe.",
        "Подтверждаем получение ноты CU 2009/33. Просим сообщить, будет ли перевод. По всем вопросам просьба обращаться к г-ну Беридзе.",
        "收到CU 2009/33号照会。请告知是否提供口译。如有疑问，请联系参赞哈桑先生。",
    ],
)
def test_what_is_asked_besides_is_a_question(text: str) -> None:
    assert find(mail(text, "CU 2009/33"), ()).intent is Intent.INQUIRE


@pytest.mark.parametrize(
    "text",
    [
        "In addition to the delegates already notified (CU 2009/33), Mr. Odd MOE, Police Superintendent, will participate.",
        "En plus des délégués déjà annoncés (CU 2009/33), Mme Rose MOE, Magistrate, participera à la réunion.",
        "Outre les délégués déjà communiqués (CU 2009/33), Mme Rose MOE, Magistrate, participera à la réunion.",
        "Además de los delegados ya comunicados (CU 2009/33), participará la Licda. Ana Moe, Jueza.",
        "Помимо ранее заявленных делегатов (CU 2009/33) в заседании примет участие г-жа Беридзе Нино, советник.",
        "بالإضافة إلى المندوبين الذين سبق الإبلاغ عنهم (CU 2009/33) ستشارك السيدة فاطمة عبدي، مستشارة.",
        "除已通报的代表外，赵敏女士（参赞）也将出席会议（CU 2009/33）。",
    ],
)
def test_who_comes_besides_those_told_before_is_added(text: str) -> None:
    found = find(mail(text, "CU 2009/33"), ())
    assert (found.intent, [one.change for one in found.delegates]) == (Intent.AMEND, [Change.ADD])


@pytest.mark.parametrize(
    ("text", "gone", "comes"),
    [
        ("Adam Moe is ill, Ruth Roe (Counsellor) is coming instead.", "Adam Moe", "Ruth Roe"),
        ("Mr. Adam Moe is ill; Ms. Ruth Roe, Counsellor, is coming instead.", "Adam Moe", "Ruth Roe"),
        ("M. Codjo MOE est malade ; Mme Rose ROE, Magistrate, viendra à sa place.", "Codjo MOE", "Rose ROE"),
        ("El Lic. Mario Moe está enfermo; en su lugar viajará la Licda. Ana Roe, Jueza.", "Mario Moe", "Ana Roe"),
        (
            "Г-н Гелашвили Георгий заболел, вместо него приедет г-жа Беридзе Нино, советник.",
            "Гелашвили Георгий",
            "Беридзе Нино",
        ),
        ("السيد حسن فارح مريض وستحضر بدلاً منه السيدة فاطمة عبدي، مستشارة.", "حسن فارح", "فاطمة عبدي"),
        ("بدلاً من السيد حسن فارح ستشارك السيدة فاطمة عبدي، مستشارة.", "حسن فارح", "فاطمة عبدي"),
        ("李强先生生病，赵敏女士（参赞）代为出席会议。", "李强", "赵敏"),
    ],
)
def test_who_falls_ill_goes_and_who_comes_instead_comes(text: str, gone: str, comes: str) -> None:
    found = find(mail(text, "Re: CU 2009/33"), ())
    told = {one.name: one.change for one in found.delegates}
    assert (found.intent, told) == (Intent.AMEND, {gone: Change.REMOVE, comes: Change.ADD})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Embassy of Kenya kindly asks to exclude Mr. Adam MOE and to include Ms. Ruth ROE, Counsellor.",
            ["Adam MOE", "Ruth ROE"],
        ),
        (
            "Посольство Грузии сообщает об изменениях в составе делегации: исключить г-на Алиева Рустама; включить г-жу Беридзе Нину, советника.",
            ["Алиева Рустама", "Беридзе Нину"],
        ),
        (
            "Просим исключить из состава делегации г-на Алиева Рустама и включить в нее г-жу Беридзе Нину, советника.",
            ["Алиева Рустама", "Беридзе Нину"],
        ),
        ("ترجو السفارة استبعاد السيد حسن فارح وإدراج السيدة فاطمة عبدي، مستشارة.", ["حسن فارح", "فاطمة عبدي"]),
    ],
)
def test_to_exclude_and_to_include_amends(text: str, names: list[str]) -> None:
    found = find(mail(text, "CU 2009/33"), ())
    assert found.intent is Intent.AMEND
    told = [(one.name, one.change, one.position == "") for one in found.delegates]
    assert told == [(names[0], Change.REMOVE, True), (names[1], Change.ADD, False)]


@pytest.mark.parametrize(
    "text",
    [
        "We inform that Mr. Lars Moe has been promoted; his title should now read Deputy Director General.",
        "In our list the name of Ms. Kari Moe was misspelled. Please read Ms. Karin Moe.",
        "M. Codjo MOE ayant été promu, son titre est désormais Directeur général.",
        "Должность г-на Беридзе Георгия теперь следует читать: директор департамента.",
        "Сообщаем о замене в составе делегации: вместо Беридзе Георгия – Гелашвили Нино, советник.",
    ],
)
def test_what_is_put_right_and_was_not_read_in_full_amends_and_is_looked_at(text: str) -> None:
    found = find(mail(text, "CU 2009/33"), ())
    assert found.intent is Intent.AMEND
    assert any(item.path.startswith("/delegates") for item in found.review)


@pytest.mark.parametrize(
    "text",
    [
        "El conductor Sra. Ana Roe no participará. La delegación estará encabezada por la Sra. Eva Moe, Directora.",
        "The driver, Mr. Jo Roe, will not attend. Norway will be represented by Ms. Kari Moe, Judge.",
    ],
)
def test_a_driver_behind_a_word_of_address_declines_nothing(text: str) -> None:
    assert _intent(mail(text, "CU 2009/33")) is Intent.NOMINATE


def test_who_names_people_for_nobody_knows_whom_is_asked_about() -> None:
    said = find(mail("The Permanent Mission has the honour to nominate the following:\n\n1. Ms. Ada EXEMPLAR"), ())
    assert [item.path for item in said.review] == ["/intent"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("إلحاقا بالدعوة CU 2009/33 سيمثل غانا السيد سامي الخطيب، مدير، وزارة العدل.", Intent.NOMINATE),
        ("إلحاقا بمذكرتها بشأن الدعوة CU 2009/33 سيمثل غانا السيد سامي الخطيب، مدير، وزارة العدل.", Intent.AMEND),
    ],
)
def test_what_follows_an_invitation_is_no_amendment_and_what_follows_an_own_note_is(text: str, act: Intent) -> None:
    assert find(mail(text), ()).intent is act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("加纳常驻代表团就CU 2009/33号照会请问陆明哲先生、顾晓芸女士曾出席贵处会议并作为代表否？", Intent.INQUIRE),
        ("加纳常驻代表团就CU 2009/33号照会，谨通知由陆明哲先生出席会议。请问是否需要签证？", Intent.NOMINATE),
    ],
)
def test_a_chinese_question_about_who_attended_names_nobody(text: str, act: Intent) -> None:
    assert find(mail(text), ()).intent is act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Embassy of Ghana. We received CU 2009/33. Circumstances do not allow to name the participants yet.", Intent.ACKNOWLEDGE),
        ("Посольство Сербии подтверждает получение ноты CU 2009/33. График не позволяет сообщить имена участников.", Intent.ACKNOWLEDGE),
        ("تؤكد سفارة تونس استلام المذكرة CU 2009/33، والظروف لا تسمح بتسمية المشاركين.", Intent.ACKNOWLEDGE),
        ("Asistirá a CU 2009/33 el Sr. Juan ROJAS, Juez. Sus obligaciones no le permiten asistir el primer día. Embajada de Chile", Intent.NOMINATE),
    ],
)  # fmt: skip
def test_who_cannot_name_anybody_yet_or_lacks_a_day_declines_nothing(text: str, act: Intent) -> None:
    assert find(mail(text), ()).intent is act


@pytest.mark.parametrize(
    "text",
    [
        "Ghana thanks the Office for its invitation CU 2009/33 and asks to excuse its absence.",
        "Le Gabon remercie l'Office de son invitation CU 2009/33 et prie d'excuser l'absence du Gabon.",
        "Сербия благодарит за приглашение CU 2009/33, эксперты участвовать не планируют.",
        "تشكر سفارة تونس المكتب على دعوته CU 2009/33 وتفيد بأن ظروف العمل لا تسمح بمشاركة وفد.",
    ],
)
def test_who_excuses_an_absence_is_looked_at(text: str) -> None:
    assert "/intent" in [item.path for item in find(mail(text), ()).review]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana confirms its participation in CU 2009/33; the names will follow. The Minister's schedule does not permit him to attend.",
        "Ghana will attend CU 2009/33. Please excuse the absence of a formal note; the names will follow.",
    ],
)  # fmt: skip
def test_a_promise_of_names_is_no_refusal(text: str) -> None:
    assert find(mail(text), ()).intent is Intent.ACKNOWLEDGE


@pytest.mark.parametrize(
    "text",
    [
        "Further to our note No. 90 acknowledging receipt of CU 2009/33, the following officials will join the meeting.",
        "With reference to our letter of 3 March on CU 2009/33, please include the following persons in the list.",
    ],
)
def test_who_joins_in_a_letter_that_goes_on_from_another_is_looked_at(text: str) -> None:
    response = find(mail(f"{text}\n\n1. Mr. Kofi MOE, Judge\n2. Ms. Ama ROE, Clerk\n\nEmbassy of Ghana"), ())
    assert "/intent" in [item.path for item in response.review]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The Embassy of Ghana thanks the Office for the invitation CU 2009/33; its capital has said what it will do.", True),
        ("The Embassy of Ghana thanks the Office for the invitation CU 2009/33. The names will be communicated later.", False),
        ("The Embassy of Ghana thanks the Office for the invitation CU 2009/33 and acknowledges receipt of it.", False),
    ],
)  # fmt: skip
def test_who_only_thanks_for_the_invitation_is_asked_about(text: str, asked: bool) -> None:
    response = find(mail(text), ())
    assert (response.intent, "/intent" in [item.path for item in response.review]) == (Intent.ACKNOWLEDGE, asked)


@pytest.mark.parametrize(
    "text",
    [
        "The Embassy of Ghana, with reference to CU 2009/33, asks whether the nomination of Mr. Kofi MOE has been cancelled.",
        "L'Ambassade du Ghana, se référant à CU 2009/33, demande si la participation de M. Kofi MOE est annulée.",
        "La Embajada de Ghana, con referencia a CU 2009/33, consulta si se cancela la participación del Sr. Kofi MOE.",
    ],
)  # fmt: skip
def test_who_asks_whether_somebody_was_taken_off_takes_nobody_off(text: str) -> None:
    assert find(mail(text), ()).intent is not Intent.AMEND


@pytest.mark.parametrize(
    "text",
    [
        "¿Se ha cancelado la participación del Sr. Juan MOE en la reunión del Grupo de Trabajo?",
        "Could you remove Mr. Kofi MOE from our delegation to the meeting?",
    ],
)
def test_a_change_or_refusal_in_a_question_is_asked_about(text: str) -> None:
    message = mail(text, "CU 2009/33")
    asked = intent.find(message, choice.choose(message, ()), ())
    assert asked.intent in (Intent.AMEND, Intent.DECLINE)
    assert [item.path for item in asked.review] == ["/intent"]


def test_a_question_behind_a_change_does_not_make_it_one() -> None:
    text = "In the delegation to the meeting Mr. A. Moe is replaced by Ms. B. Roe. Could you confirm receipt?"
    message = mail(text, "CU 2009/33")
    asked = intent.find(message, choice.choose(message, ()), ())
    assert (asked.intent, asked.review) == (Intent.AMEND, ())


def test_words_behind_a_stretch_begin_where_a_word_does() -> None:
    found = phrases.finder(("вопросам * (тел|писать)", "delegation * (is|are)"))
    assert found.search(fold("по вопросам торговли представит г-н Орлов, следователь")) is None
    assert found.search(fold("по всем вопросам тел. 533 62 11")) is not None
    assert found.search("the delegation and its assistance") is None
    assert found.search("the delegation (2) is") is not None


def test_a_russian_mission_is_no_verb_that_names_its_people():
    text = "постоянное представительство таджикистана сообщает об изменениях: исключить г-на моэ, включить г-жу роэ."
    assert intent._nominates(text, "ru") is None
    assert intent._nominates(text + " таджикистан представит г-н иванов.", "ru") is not None


@pytest.mark.parametrize(
    "text",
    [
        "The Embassy of Ghana presents its compliments to all Diplomatic Missions and informs them that Mr. Kofi Moe, Counsellor, has left and has been succeeded by Ms. Ama Roe, Counsellor.",
        "The Embassy of Ghana presents its compliments to all Embassies and informs them that Ms. Ama Roe, Attaché, has arrived, replacing Mr. Kofi Moe.",
        "L'Ambassade du Togo présente ses compliments à toutes les missions diplomatiques et les informe que M. Luc Moe, conseiller, a pris ses fonctions.",
        "La Embajada de Cuba saluda atentamente a todas las Misiones Permanentes y les informa que la Sra. Ana Moe, Consejera, ha concluido sus funciones.",
    ],
)
def test_a_note_to_all_missions_that_speaks_of_no_meeting_answers_none(text: str) -> None:
    assert _intent(mail(text)) is Intent.UNRELATED


def test_a_note_to_all_missions_about_the_meeting_is_read() -> None:
    text = "The Embassy of Ghana presents its compliments to all Diplomatic Missions. At the meeting of the working group Ghana will be represented by Mr. Kofi Moe, Judge."
    assert _intent(mail(text)) is Intent.NOMINATE


@pytest.mark.parametrize(
    "text",
    [
        "Посольство сообщает, что г-н Моэ Иван Петрович не сможет прибыть на совещание рабочей группы, и делегация Сомали направляться не будет.",
        "The Embassy informs that Mr. Kofi Moe will not be able to attend the meeting, and that the delegation of Ghana will not be able to participate.",
    ],
)
def test_one_person_and_the_delegation_who_cannot_come_decline(text: str) -> None:
    assert _intent(mail(text)) is Intent.DECLINE


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("La délégation à la réunion sur le Protocole additionnel est composée de M. Jo Moe, juge.", Intent.NOMINATE),
        ("La délégation à la réunion est composée de M. Jo Moe. Tout renseignement supplémentaire : Mme Roe.", Intent.NOMINATE),
        ("Los representantes en la reunión sobre el Protocolo adicional serán la Sra. Ana Moe y el Sr. Jo Roe.", Intent.NOMINATE),
        ("出席补充议定书工作组会议的代表团名单如下：陆明哲先生，司法部处长。", Intent.NOMINATE),
        ("Österreich wird bei der Tagung durch folgende Delegation vertreten: Herr Jo Moe. Zusätzliche Auskünfte erteilt Frau Roe.", Intent.NOMINATE),
        ("Pour la réunion sur le Protocole additionnel, la délégation aura un délégué supplémentaire, M. Jo Moe, juge.", Intent.AMEND),
        ("En la reunión sobre el Protocolo adicional participará una delegada adicional, la Sra. Ana Moe.", Intent.AMEND),
    ],
)  # fmt: skip
def test_what_is_additional_and_nobody_is_no_change(text: str, act: Intent) -> None:
    assert _intent(mail(text, "CU 2009/33")) is act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norway asks to add Mr. Ole Moe, Judge, High Court, on the delegation to the meeting.", Intent.AMEND),
        ("Norway is adding Mr. Ole Moe, Judge, High Court, onto its list for the meeting.", Intent.AMEND),
        ("Le Gabon prie d'ajouter M. Ole Moe, Juge, sur la liste de la réunion.", Intent.AMEND),
        ("Cuba solicita que se añada al Sr. Juan Moe, Juez, en la delegación a la reunión.", Intent.AMEND),
        ("Portugal solicita a inclusão do Sr. João Moe, Juiz, na delegação à reunião.", Intent.AMEND),
        ("Portugal pede que se acrescente o Sr. João Moe, Juiz, na lista da reunião.", Intent.AMEND),
        ("Армения просит добавить г-на Орлова Олега, судью, в список участников совещания.", Intent.AMEND),
        ("ترجو الكويت إضافة السيد سالم فهد، قاض، على قائمة الاجتماع.", Intent.AMEND),
        ("请将李明先生加到会议代表团名单上。", Intent.AMEND),
        ("Norway informs that the following persons join the delegation, those named earlier remaining unchanged: Mr. Ole Moe, Judge.", Intent.AMEND),
        # The letters of "in" begin another word, or "add" does.
        ("Ms. Ada Moe, whose address the Ministry of Justice has, will be in our delegation to the meeting.", Intent.NOMINATE),
    ],
)  # fmt: skip
def test_who_is_added_on_or_into_a_list_is_a_change(text: str, act: Intent) -> None:
    assert _intent(mail(text, "CU 2009/33")) is act


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Will interpretation be provided at the meeting? None of our officials speaks English.", True),
        ("Visa required for the meeting? None.\nHotel to be booked for you? No", False),
    ],
)
def test_a_question_is_answered_by_what_ends_behind_its_mark(text: str, asks: bool) -> None:
    assert (_intent(mail(f"Norway has received CU 2009/33.\n\n{text}")) is Intent.INQUIRE) is asks


@pytest.mark.parametrize(
    "text",
    [
        "Norway acknowledges receipt of CU 2009/33 and has decided not to participate in the side events. Names will follow.",
        "Norway acknowledges receipt of CU 2009/33. It has decided not to send a written contribution.",
        "L'Ambassade accuse réception de CU 2009/33 et a décidé de ne pas participer à la réception. La liste suivra.",
    ],
)
def test_who_declines_something_besides_the_meeting_declines_nothing(text: str) -> None:
    assert _intent(mail(text)) is Intent.ACKNOWLEDGE
