import signal
from collections.abc import Iterator

import pytest

from parsers.document import Message, Part, Problem
from parsers.extract import find
from parsers.extract.bounds import bounded
from parsers.record import Contact, Intent, MeetingRef, Note, Reason, Role, Sender
from tests.fixtures.hostile import TEXTS
from tests.fixtures.written import headers, mail, part, with_note


def test_an_unrelated_message_has_no_sender_meeting_note_or_contact() -> None:
    response = find(
        mail("Embassy of Ghana\n\nOut. For the meeting CU 2009/33 please contact Ms. Roe.", "Out of office"), ()
    )
    assert response.intent is Intent.UNRELATED
    assert (response.sender, response.meeting, response.note) == (Sender(), MeetingRef(), Note())
    assert (response.contact, response.delegates) == (Contact(), ())


def test_a_part_that_cannot_be_read_is_looked_at() -> None:
    broken = Part(
        "2", "application/pdf", "attachment", "x.pdf", problems=(Problem("encrypted_part", "x.pdf is locked"),)
    )
    message = Message(headers("CU 2009/33"), (part("Please find attached the delegation of Ghana."), broken))
    assert [(item.reason, item.part) for item in find(message, ()).review if item.part] == [
        (Reason.ENCRYPTED_PART, "2")
    ]


def test_a_message_of_which_nothing_can_be_read_is_looked_at() -> None:
    broken = Part("1", "application/pdf", "body", None, problems=(Problem("no_text", "nothing there"),))
    response = find(Message(headers(), (broken,)), ())
    assert Reason.NO_TEXT in [item.reason for item in response.review]


def test_who_leads_may_stand_in_the_mail_and_the_others_in_the_list_that_it_brings() -> None:
    note = "Ghana: other members of the delegation, CU 2009/33\n\n1. Ms. Ama MOE, Judge\n2. Mr. Yaw ADU, Officer"
    cover = (
        "The delegation will be headed by Mr. Kofi DARKO, Director, Ministry of Justice. "
        "Please find attached the names of the other members."
    )
    response = find(with_note(cover, note, "CU 2009/33"), ())
    assert {delegate.name for delegate in response.delegates} == {"Ama MOE", "Yaw ADU", "Kofi DARKO"}
    assert any("Kofi DARKO is named in the mail" in item.detail for item in response.review)


def test_a_covering_mail_that_says_little_does_not_hide_a_scan_that_cannot_be_read() -> None:
    broken = Part("2", "application/pdf", "attachment", "scan.pdf", problems=(Problem("timeout", "gave up"),))
    response = find(Message(headers("scan"), (part("Please see the note attached."), broken)), ())
    assert [item.reason for item in response.review if item.part == "2"] == [Reason.TIMEOUT]


def test_a_language_that_is_not_read_is_looked_at() -> None:
    text = (
        "Ambasciata d'Italia. Con riferimento alla nota CU 2009/33 si comunica che alla riunione del gruppo di lavoro "
        "parteciperanno i seguenti delegati del Ministero della Giustizia, che saranno accompagnati dal consigliere."
    )
    response = find(mail(text), ())
    assert response.language == "it"
    assert Reason.UNKNOWN_LANGUAGE in [item.reason for item in response.review]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Szanowni Państwo, w posiedzeniu grupy roboczej wezmą udział pan Jan Nowak i pani Anna Lis, radcy.", "pl"),
        (
            "Geachte heer, aan de vergadering van de werkgroep nemen Jan de Boer en Anna Smit van het ministerie deel.",
            "nl",
        ),
        ("Поштовани, на састанку радне групе учествоваће господин Јован Ђурић и госпођа Љубица Ћирић.", "sr"),
        (
            "안녕하십니까, 실무그룹 회의에 다음 인사들이 참석합니다: 김철수 국장, 법무부, 이영희 서기관.",
            "ko",
        ),
        (
            "Αξιότιμοι κύριοι, στη συνεδρίαση της ομάδας θα συμμετάσχουν ο κ. Νίκος Παππάς και η κα Άννα Λύρα.",
            "",
        ),
    ],
)
def test_a_message_about_no_meeting_that_was_understood_is_looked_at_where_its_language_is_not_read(
    text: str, code: str
) -> None:
    response = find(mail(text, "xx"), ())
    assert (response.intent, response.language or "") == (Intent.UNRELATED, code)
    assert [item.reason for item in response.review] == [Reason.UNKNOWN_LANGUAGE]


@pytest.mark.parametrize(
    "text", ["Our spring offers are here: chairs, desks and much more for your office.", "ok, tak"]
)
def test_an_offer_in_a_language_that_is_read_and_a_word_in_any_are_not(text: str) -> None:
    assert find(mail(text, "xx"), ()).review == ()


def test_a_value_keeps_the_words_that_it_was_read_from() -> None:
    note = (
        "No. 12/2009\n\nThe Embassy of Ghana presents its compliments and, with reference to CU 2009/33, names nobody."
    )
    said = {one.field: one.text for one in find(with_note("Attached.", note), ()).evidence}
    assert (said["note.number"], said["sender.name"], said["meeting.reference"]) == ("12/2009", "Ghana", "CU 2009/33")


@pytest.mark.parametrize("text", ["x", "\x00", "()", "@", "\u202e", "1. ", ":", "“"])
def test_next_to_nothing_is_answered(text: str) -> None:
    assert find(mail(text, "CU 2009/33"), ()).delegates == ()


@pytest.fixture
def _ended_in_time() -> Iterator[None]:
    """End a test after a minute of the processor's time: a text that costs more than its length takes several."""

    def end(signum: int, frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, 60)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.usefixtures("_ended_in_time")
@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text_is_answered_in_bounded_time_and_says_what_was_left_out(name: str) -> None:
    message = TEXTS[name](100)
    reasons = {item.reason for item in find(message, ()).review}
    assert (Reason.TOO_LARGE in reasons) == (bounded(message) != message)


def test_more_people_than_a_delegation_has_are_looked_at() -> None:
    response = find(TEXTS["a table"](100), ())
    assert len(response.delegates) > 500
    assert {Reason.TOO_LARGE, Reason.TOO_MANY_PEOPLE} <= {item.reason for item in response.review}


def test_an_offer_that_asks_nothing_and_names_nobody_answers_nothing_and_is_looked_at() -> None:
    text = "Dear all,\n\nAs a lawyer I offer my help to the meeting of the working group on trafficking.\n\nOla Moe"
    response = find(mail(text, address="ola@office.example"), ())
    assert (response.intent, [item.path for item in response.review]) == (Intent.UNRELATED, ["/intent"])


_NAMED = "Embassy of Norway\n\nNorway will be represented at the meeting CU 2009/33 by Ms. Ida MOE, Judge.\n\n"


@pytest.mark.parametrize(
    "more",
    [
        "Her colleague reads i.lund@court-norway.example as well.",
        "For questions please contact Ola Lund, o.lund@court-norway.ex.$m.",
        "In Oslo they answer under +47 22 03 50 50.",
        "You may like to know that the office has moved, and that it has the number\n+47 22 03 50 50 as from May.",
    ],
)
def test_an_address_in_a_sentence_that_is_nobodys_is_looked_at(more: str) -> None:
    assert [item.path for item in find(mail(_NAMED + more), ()).review if "given to nobody" in item.detail] == [
        "/contact"
    ]


@pytest.mark.parametrize(
    "more",
    [
        "Ola Lund\nTel. +47 22 03 50 50",
        "We look forward to seeing you all soon in Vienna with best wishes\nTel. +47 22 03 50 50",
        "For questions please contact Ola Lund, o.lund@court-norway.example.",
        "Follow us in the next days and the weeks after @MFA_Norway.",
        "Until the meeting she no longer reads what is sent to her earlier address i.lund@court-\nnorway.example.",
    ],
)
def test_an_address_of_a_signature_or_of_the_contact_is_accounted_for(more: str) -> None:
    assert not [item for item in find(mail(_NAMED + more), ()).review if "given to nobody" in item.detail]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("Посольство имеет честь представить делегацию.", "Примите уверения в моём высоком уважении."),
        ("Уважаемые коллеги! Направляем список участников.", "Примите уверения в своем уважении"),
    ],
)
def test_a_courtesy_that_is_the_sign_off_leaves_the_list_above_it_in_its_paragraph_to_the_letter(
    opening: str, closing: str
) -> None:
    text = f"{opening}\n1. Ms. Ada REED, Judge\n2. Mr. Owen PRICE, Adviser\n{closing}\nMs. Jane ROE"
    response = find(mail(text, "CU 2009/33"), ())
    assert response.intent is Intent.NOMINATE
    assert [delegate.name for delegate in response.delegates] == ["Ada REED", "Owen PRICE"]


@pytest.mark.parametrize("greeting", ["Greetings from Ghana!", "Thank you for your invitation.", "Best wishes to all!"])
def test_the_first_line_of_a_letter_that_greets_or_thanks_signs_nothing(greeting: str) -> None:
    response = find(mail(f"{greeting}\nHere is who is coming:\n\nMs. Ada REED, Judge", "CU 2009/33"), ())
    assert [delegate.name for delegate in response.delegates] == ["Ada REED"]


@pytest.mark.parametrize(
    ("greeting", "thanks"),
    [
        ("Good morning", "Thanks for this. Chile's delegates will be:"),
        ("Dear colleagues,", "Thank you for your message.\n\nThe nominees of Chile are:"),
        ("Hello", "Many thanks for the mail.\n\nChile's nominees are:"),
        ("Buenos días:", "Gracias. Los delegados de Chile serán:"),
        ("Bonjour,", "Merci pour tout. Les délégués du Chili seront :"),
    ],
)
def test_who_thanks_below_a_greeting_does_not_sign_and_delegates_may_tell_their_state(
    greeting: str, thanks: str
) -> None:
    listed = "- Ms. Ada REED, Judge, High Court\n- Mr. Owen PRICE, Clerk, High Court"
    response = find(mail(f"{greeting}\n\n{thanks}\n\n{listed}\n\nCheers\nJo", "CU 2009/33"), ())
    assert [delegate.name for delegate in response.delegates] == ["Ada REED", "Owen PRICE"]
    assert (response.sender.iso3, response.review) == ("CHL", ())


def test_a_sentence_about_sir_x_is_no_salutation_below_which_the_letter_begins() -> None:
    note = (
        "Dear Ms. Moe,\nGermany will take part. The delegation will be as follows:\n\n1) Ms. Ada REED, Judge\n"
        "2) Mr. Owen PRICE, Adviser\n\nSir Karl WEBER remains at home.\n\nWe thank you for the kind invitation."
    )
    response = find(with_note("Please see the attachment.", note, "CU 2009/33"), ())
    assert [delegate.name for delegate in response.delegates] == ["Ada REED", "Owen PRICE"]


def test_a_line_that_says_that_a_list_follows_is_no_letterhead() -> None:
    said = ("لاتفيا", "نتشرف بإفادتكم بأن الوفد يتكون من:", "1 - السيد سعيد منصور، مستشار قانوني")
    note = "\n\n".join((*said, "لن يشارك السائق في الاجتماع."))
    assert find(with_note("Attached.", note, "CU 2009/33"), ()).intent is Intent.NOMINATE


def test_a_sentence_of_pleasure_above_a_telephone_is_no_letterhead() -> None:
    text = (
        "إلى الأمانة العامة لمؤتمر الأمم المتحدة CU 2009/33\n"
        "يسرنا إبلاغكم بترشيح السيد سامي بن سعيد الخطيب رئيسا للوفد\n\n"
        "هاتف: ٠٠٤٣١٥٠٥١٢٣٤٥\n\nوالسيدة ليلى بنت سالم الحداد عضوا في الوفد"
    )
    assert [one.name for one in find(mail(text), ()).delegates] == ["سامي بن سعيد الخطيب", "ليلى بنت سالم الحداد"]


@pytest.mark.parametrize(
    ("below", "names"),
    [
        ("Afi MUSTER\nThird Secretary\nTel. +41 22 555 01 23", []),
        ("Afi MUSTER\nThird Secretary\n\nRue du Port 12, Geneva", []),
        ("Head of delegation: Afi MUSTER, Judge\nRue du Port 12", ["Afi MUSTER"]),
        ("Afi MUSTER, Judge, High Court\nJo MODEL, Clerk, High Court", ["Afi MUSTER", "Jo MODEL"]),
        ("Ms. Afi MUSTER, Third Secretary", ["Afi MUSTER"]),
        ("2. Afi MUSTER, Third Secretary", ["Afi MUSTER"]),
        ("Ms. Afi MUSTER, Third Secretary\n--\nMr. Jo MODEL, Adviser", ["Afi MUSTER", "Jo MODEL"]),
    ],
)
def test_below_two_dashes_stands_who_signs_unless_they_part_a_list(below: str, names: list[str]) -> None:
    text = "The Permanent Mission of Togo nominates for CU 2009/33:\n\n1. Mr. Koffi EXEMPLE, Judge\n\n--\n"
    found = find(mail(text + below), ())
    assert [one.name for one in found.delegates] == ["Koffi EXEMPLE", *names]


@pytest.mark.parametrize(
    "head",
    [
        "جمهورية مصر العربية، وزارة العدل، مكتب المساعد الأول\nالمدير العام: السيدة يسره بنت كامل الشافعي",
        "Republik Österreich, Bundesministerium für Justiz\nWir freuen uns auf Sie!\nLeiterin: Frau Eva MUSTER",
    ],
)
def test_a_slogan_or_a_name_makes_no_letter_of_a_letterhead(head: str) -> None:
    text = "The Permanent Mission has the honour to nominate the following:\n\n1. Ms. Ada EXEMPLAR, Adviser"
    assert [one.name for one in find(mail(f"{head}\n\n{text}"), ()).delegates] == ["Ada EXEMPLAR"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Comunica su delegación:\n\nSra. Ana VEGA, Jueza\n\nPor el Ministro,\nSr. Luis MOE", "Ana VEGA"),
        ("谨通知代表团名单如下：\n\n陆明哲先生，处长，外交部\n\n顺颂时祺\n顾晓芸女士\n参赞，外交部", "陆明哲"),
        ("Voici notre délégation :\n\nMme Awa SARR, juge\n\nAvec mes sincères salutations\nM. Luc MOREL", "Awa SARR"),
        (
            "Состав нашей делегации:\n\nг-н Зимин Олег Ильич, судья\n\n"
            "Исп. г-жа Орлова Анна Петровна, a.orlova@justice.example, тел. +7 495 694 60 22",
            "Зимин Олег Ильич",
        ),
    ],
)  # fmt: skip
def test_who_signs_below_known_words_is_no_delegate(text: str, name: str) -> None:
    assert [delegate.name for delegate in find(mail(text, "CU 2009/33"), ()).delegates] == [name]


@pytest.mark.parametrize(
    ("last", "asked"),
    [
        ("Owen PRICE\nThird Secretary\nEmbassy of Ghana", True),
        ("Mr. Owen PRICE", True),
    ],
)
def test_who_writes_and_stands_last_may_have_signed(last: str, asked: bool) -> None:
    text = (
        "The Embassy of Ghana has the honour to nominate the following delegation for CU 2009/33:\n\n"
        f"Ms. Ada REED\nJudge\nHigh Court\n\n{last}"
    )
    found = find(mail(text, name="Price, Owen"), ())
    assert any("who signed" in item.detail or "named apart" in item.detail for item in found.review) == asked


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ("Mr. Kofi ANNOR, Judge, High Court", "Ghana attends as observer."),
        ("Mr. Kofi ANNOR, Judge, High Court", "Ghana will take part as an observer State."),
        ("M. Kofi ANNOR, Juge, Cour suprême", "Le Ghana participera en tant qu'observateur."),
        ("Sr. Kofi ANNOR, Juez, Corte Suprema", "Ghana asistirá como Estado observador."),
        ("г-н Кофи Аннор, судья, Верховный суд", "Гана участвует как наблюдатель."),
        ("السيد كوفي أنور، قاض، المحكمة العليا", "وستشارك غانا كمراقب."),
        ("Herr Kofi ANNOR, Richter, Oberster Gerichtshof", "Ghana nimmt als Beobachter teil."),
        ("Sr. Kofi ANNOR, Juiz, Supremo Tribunal", "O Gana participará na condição de observador."),
    ],
)
def test_a_short_sentence_behind_a_list_says_that_its_people_observe(people: str, told: str) -> None:
    note = f"The Embassy of Ghana nominates for the meeting CU 2009/33:\n\n1. {people}\n\n{told}\n"
    assert [one.role for one in find(mail(note), ()).delegates] == [Role.OBSERVER]


def test_who_asks_for_the_status_of_an_observer_and_names_none_is_looked_at() -> None:
    note = "The Embassy of Ghana nominates for CU 2009/33:\n\n1. Mr. Kofi ANNOR, {}, High Court\n\n"
    asks = note + "Ghana requests the status of observer."
    assert any("observer" in item.detail for item in find(mail(asks.format("Judge")), ()).review)
    assert not any("observer" in item.detail for item in find(mail(note.format("Judge")), ()).review)
