"""Invitations of several shapes, in several languages: what each announces is found, and answers are none."""

import datetime as dt

import msgspec
import pytest

from parsers.document import Cell, Message, Page, Table
from parsers.extract import invitation
from parsers.proposal import Proposal, Wanted
from tests.fixtures.written import block, document, headers, mail, part

FIRST, LAST, UNTIL = dt.date(2030, 5, 6), dt.date(2030, 5, 8), dt.date(2030, 4, 19)
DATED = dt.date(2030, 2, 18)
FAX = "+431260605866"
NAMED = (Wanted.NAMES, Wanted.TITLES, Wanted.EMAILS)

# Written as a United Nations office writes: a note verbale in the third person.
NOTES = {
    "en": """Tel.: +43 1 26060 4021   Fax: +43 1 26060 5866

REFERENCE: CU 2030/7 (B)

Vienna, 18 February 2030

The Secretary-General of the United Nations presents his compliments to the Permanent Mission and, pursuant to
resolution 8/3 of 12 October 2029, has the honour to inform it that the third session of the Working Group on Ports
will be held in Vienna, Austria, from Monday, 6 May, to Wednesday, 8 May 2030.

The Government is invited to designate its representatives. The names, functional titles and e-mail addresses of the
members of the delegation should be communicated to the Secretariat not later than Friday, 19 April 2030 by e-mail
(ports@desk.example) or by fax (+43 1 26060 5866). Documents will be available from 1 April 2030.""",
    "fr": """Référence : CU 2030/7 (F)

Le Secrétaire général de l'Organisation des Nations Unies présente ses compliments à la Mission permanente et a
l'honneur d'inviter le Gouvernement à participer à la troisième réunion du Groupe de travail sur les ports, qui se
tiendra à Vienne (Autriche) du lundi 6 au mercredi 8 mai 2030.

La composition de la délégation, avec les noms, fonctions et adresses électroniques des participants, devra être
communiquée au Secrétariat au plus tard le 19 avril 2030, par courriel à l'adresse ports@desk.example ou par télécopie
(télécopie : +43 1 26060 5866).

Le 18 février 2030""",
    "es": """Referencia: CU 2030/7 (S)

El Secretario General de las Naciones Unidas saluda atentamente a la Misión Permanente y tiene el honor de invitar al
Gobierno a participar en la tercera reunión del Grupo de Trabajo sobre Puertos, que se celebrará en Viena (Austria)
del 6 al 8 de mayo de 2030.

Los nombres, cargos y direcciones de correo electrónico de los miembros de la delegación deberán comunicarse a la
Secretaría a más tardar el 19 de abril de 2030 (correo electrónico: ports@desk.example; fax: +43 1 26060 5866).

18 de febrero de 2030""",
    "ru": """Ссылка: CU 2030/7 (R)

Генеральный секретарь Организации Объединенных Наций свидетельствует свое уважение Постоянному представительству и
имеет честь пригласить правительство принять участие в третьем совещании Рабочей группы по портам, которое состоится
в Вене, Австрия, 6–8 мая 2030 года.

Информацию о составе делегации с указанием имен, должностей и адресов электронной почты следует направить в
Секретариат не позднее 19 апреля 2030 года по электронной почте ports@desk.example или по факсу: +43 1 26060 5866.

18 февраля 2030 года""",
    "ar": """المرجع: CU 2030/7 (A)

يهدي الأمين العام للأمم المتحدة تحياته إلى البعثة الدائمة ويتشرف بدعوة الحكومة إلى المشاركة في الاجتماع الثالث
للفريق العامل المعني بالموانئ، الذي سيعقد في فيينا، النمسا، في الفترة من 6 إلى 8 أيار/مايو 2030.

ويرجى إرسال أسماء أعضاء الوفد ووظائفهم وعناوين البريد الإلكتروني إلى الأمانة في موعد أقصاه 19 نيسان/أبريل 2030
بالبريد الإلكتروني: ports@desk.example أو بالفاكس: +43 1 26060 5866.

18 شباط/فبراير 2030""",
    "zh": """编号：CU 2030/7 (C)

联合国秘书长向常驻代表团致意，谨邀请贵国政府派代表参加将于2030年5月6日至8日在奥地利维也纳举行的港口问题工作组第三次会议。

请将代表团成员的姓名、职务和电子邮件地址于2030年4月19日前发送至秘书处
（电子邮件：ports@desk.example；传真：+43 1 26060 5866）。

2030年2月18日""",
}
TITLES = {
    "en": ("third session of the Working Group on Ports", "Working Group on Ports"),
    "fr": ("troisième réunion du Groupe de travail sur les ports", "Groupe de travail sur les ports"),
    "es": ("tercera reunión del Grupo de Trabajo sobre Puertos", "Grupo de Trabajo sobre Puertos"),
    "ru": ("третьем совещании Рабочей группы по портам", "Рабочей группы по портам"),
    "ar": ("الاجتماع الثالث للفريق العامل المعني بالموانئ",),
    "zh": ("港口问题工作组第三次会议",),
}
PLACES = {
    "en": "Vienna, Austria", "fr": "Vienne (Autriche)", "es": "Viena (Austria)", "ru": "Вене, Австрия",
    "ar": "فيينا، النمسا", "zh": "奥地利维也纳",
}  # fmt: skip


def found(text: str, subject: str = "") -> Proposal:
    return invitation.find(mail(text, subject))


@pytest.mark.parametrize("language", NOTES)
def test_a_note_says_all_that_a_meeting_needs_in_every_official_language(language: str) -> None:
    proposal = found(NOTES[language])
    assert proposal.invites
    assert (proposal.reference, proposal.titles) == ("CU 2030/7", TITLES[language])
    assert (proposal.starts, proposal.ends, proposal.deadline, proposal.dated) == (FIRST, LAST, UNTIL, DATED)
    assert proposal.place == PLACES[language]
    assert (proposal.emails, proposal.faxes, proposal.wanted) == (("ports@desk.example",), (FAX,), NAMED)


def test_every_finding_keeps_the_words_it_was_read_from() -> None:
    words = {each.field: each.text for each in found(NOTES["en"]).evidence}
    assert words["starts"] == "6 May, to Wednesday, 8 May 2030"
    assert words["deadline"] == "19 April 2030"
    assert words["reference"] == "CU 2030/7 (B)"


def test_all_addresses_of_the_letter_are_its_senders_and_replies_go_to_some_of_them() -> None:
    proposal = found(NOTES["en"])
    assert set(proposal.addresses) == {"ports@desk.example", FAX, "+431260604021"}
    assert proposal.phones == ()


def test_the_days_of_resolutions_and_documents_are_no_days_of_the_meeting() -> None:
    proposal = found(
        "Pursuant to resolution 8/3 of 12 October 2029, adopted at the session held from 8 to 12 October 2029, the "
        "Government is invited to attend the fourth session of the Board, held in Rome on 2 May 2030."
    )
    assert (proposal.starts, proposal.titles) == (dt.date(2030, 5, 2), ("fourth session of the Board",))


def test_a_form_says_it_with_labels() -> None:
    proposal = found(
        """INVITATION

You are cordially invited to the following event:

Title: Expert Group Meeting on Coastal
courts and their registries
Date: 3-4 June 2030
Venue: Nairobi, Kenya
Deadline for registration: 10 May 2030
Reply to: courts@desk.example

Reference: TP 2030/12"""
    )
    assert proposal.titles == ("Expert Group Meeting on Coastal courts and their registries",)
    assert (proposal.reference, proposal.starts, proposal.ends) == (
        "TP 2030/12", dt.date(2030, 6, 3), dt.date(2030, 6, 4),
    )  # fmt: skip
    assert (proposal.place, proposal.deadline, proposal.emails) == (
        "Nairobi, Kenya", dt.date(2030, 5, 10), ("courts@desk.example",),
    )  # fmt: skip
    assert proposal.dated is None


def test_a_table_says_it_in_two_columns() -> None:
    rows = (
        ("Meeting", "Fifth session of the Working Group on Harbour Dues"), ("Reference", "WG 2030/5"),
        ("Dates", "6–8 May 2030"), ("Venue", "Geneva, Switzerland"), ("Confirm by:", "19 April 2030"),
        ("Reply to", "dues@desk.example, fax +43 1 26060 5866"),
    )  # fmt: skip
    cells = (Cell(row, column, block(text).lines) for row, pair in enumerate(rows) for column, text in enumerate(pair))
    pages = (Page(1, (block("You are invited to the meeting below."), Table(tuple(cells)))),)
    whole = msgspec.structs.replace(document(""), pages=pages)
    proposal = invitation.find(Message(headers(), (msgspec.structs.replace(part(""), document=whole),)))
    assert (proposal.reference, proposal.titles[0]) == (
        "WG 2030/5",
        "Fifth session of the Working Group on Harbour Dues",
    )
    assert (proposal.starts, proposal.ends, proposal.deadline, proposal.dated) == (FIRST, LAST, UNTIL, None)
    assert (proposal.place, proposal.faxes) == ("Geneva, Switzerland", (FAX,))


def test_a_letter_in_the_first_person_may_give_the_title_in_its_subject_alone() -> None:
    proposal = found(
        """Dear colleagues,

I am pleased to invite you to nominate two participants. The workshop will take place in Dakar, Senegal, from 4 to 6
September 2031. Nominations should reach us by Friday 11 July 2031 (courts@desk.example).""",
        "Regional workshop on coastal courts (Dakar, 4-6 September 2031)",
    )
    assert proposal.titles == ("Regional workshop on coastal courts",)
    assert (proposal.place, proposal.deadline) == ("Dakar, Senegal", dt.date(2031, 7, 11))


@pytest.mark.parametrize(
    ("held", "place"),
    [
        ("in Geneva, Switzerland, from 6 to 8 May 2030", "Geneva, Switzerland"),
        ("from 6 to 8 May 2030 in Geneva", "Geneva"),
        ("at United Nations Headquarters in New York from 6 to 8 May 2030", "United Nations Headquarters in New York"),
        ("from 6 to 8 May 2030 at the premises of the Ministry of Justice, Lisbon, Portugal",
         "premises of the Ministry of Justice, Lisbon, Portugal"),
        ("from 6 to 8 May 2030", ""),
    ],
)  # fmt: skip
def test_the_place_stands_before_or_behind_the_days(held: str, place: str) -> None:
    proposal = found(f"The Government is invited to attend the second session of the Board, which will be held {held}.")
    assert (proposal.place, proposal.titles) == (place, ("second session of the Board",))


SHAPES = {
    "asks for names without another word of invitation": (
        "The Office presents its compliments and has the honour to refer to resolution 75/129 of 15 December "
        "2029, by which the Assembly decided to convene the resumed session of the Preparatory Committee at "
        "Headquarters from 6 to 8 May 2030. Member States are invited to submit the names of their "
        "representatives, no later than close of business on Friday, 19 April 2030, to the Secretariat "
        "(e-mail: a@desk.example; fax: +43 1 26060 5866).",
        "resumed session of the Preparatory Committee", "Headquarters",
    ),
    "memorandum with all in its subject": (
        "TO: All Missions\nFROM: Secretary, Commission on Ports\nSUBJECT: Invitation to the ninth session of "
        "the Commission on Ports (Vienna, 6–8 May 2030)\n\nYou are kindly invited to attend the "
        "above-mentioned session. Please send the list of participants by 19 April 2030 to a@desk.example or "
        "by fax at +43 1 26060 5866.",
        "ninth session of the Commission on Ports", "Vienna",
    ),
    "days told one by one, a place of several words": (
        "La Oficina tiene a bien comunicar que la octava reunión del Grupo de Expertos en Puertos tendrá "
        "lugar en el Palacio de Convenciones de La Habana, Cuba, los días 6, 7 y 8 de mayo de 2030. Se "
        "invita al Gobierno a designar a sus expertos. La designación deberá enviarse antes del 19 de abril "
        "de 2030 a a@desk.example o por fax: +43 1 26060 5866.",
        "octava reunión del Grupo de Expertos en Puertos", "Palacio de Convenciones de La Habana, Cuba",
    ),
    "place before the days, country with a word of its own": (
        "Le Secrétariat a l'honneur de vous convier à l'atelier régional sur la sécurité portuaire, organisé "
        "à Abidjan, en Côte d'Ivoire, du 6 au 8 mai 2030. Nous vous saurions gré de communiquer les noms au "
        "plus tard le vendredi 19 avril 2030 (courriel : a@desk.example ; télécopie : +43 1 26060 5866).",
        "atelier régional sur la sécurité portuaire", "Abidjan, en Côte d'Ivoire",
    ),
    "held said before the title ends": (
        'The Ministry has the honour to invite the esteemed Embassy to an International Conference "Safe '
        'Harbours", which the Government of Norland will host in Bergen on 6-8 May 2030. Participants should '
        "register by 19 April 2030 (a@desk.example, fax +43 1 26060 5866).",
        'International Conference "Safe Harbours"', "Bergen",
    ),
    "subject of the sentence first": (
        "第四届港口合作论坛定于2030年5月6日至8日在上海国际会议中心举行，诚挚邀请阁下出席。请于2030年4月19日前"
        "将回执发至 a@desk.example，传真：+43 1 26060 5866，并注明姓名、单位、职务。",
        "第四届港口合作论坛", "上海国际会议中心",
    ),
    "digits and months of the Arab East": (
        "يسر الأمانة أن تدعو معاليكم إلى المشاركة في المؤتمر الدولي الثاني للموانئ المقرر عقده في مدينة "
        "الدوحة، قطر، خلال الفترة من ٦ إلى ٨ أيار/مايو ٢٠٣٠. يرجى تأكيد المشاركة قبل ١٩ نيسان/أبريل ٢٠٣٠ عبر "
        "البريد الإلكتروني a@desk.example أو الفاكس +43 1 26060 5866.",
        "المؤتمر الدولي الثاني للموانئ", "الدوحة، قطر",
    ),
    "seminar in the first person": (
        "Уважаемые коллеги!\n\nПриглашаем вас принять участие в международном семинаре «Безопасность портов», "
        "который пройдет в Санкт-Петербурге с 6 по 8 мая 2030 г. Срок регистрации: 19 апреля 2030 г. Заявки "
        "с указанием ФИО просим направлять на a@desk.example, факс: +43 1 26060 5866.",
        "международном семинаре «Безопасность портов»", "Санкт-Петербурге",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "title", "place"), SHAPES.values(), ids=list(SHAPES))
def test_invitations_of_many_shapes_say_the_same(text: str, title: str, place: str) -> None:
    proposal = found(text)
    assert (proposal.titles[0], proposal.place) == (title, place)
    assert (proposal.invites, proposal.starts, proposal.ends, proposal.deadline) == (True, FIRST, LAST, UNTIL)
    assert (proposal.emails, proposal.faxes) == (("a@desk.example",), (FAX,))


def test_of_several_last_days_that_for_names_counts() -> None:
    proposal = found(
        "I have the honour to invite the Government to the first session of the Board, to be held in Rome from 6 to 8 "
        "May 2030. Hotel rooms are kept until 1 April 2030. The names of participants should be sent by 12 April 2030."
    )
    assert proposal.deadline == dt.date(2030, 4, 12)


def test_an_invitation_that_comes_in_two_languages_has_the_titles_of_both() -> None:
    message = Message(
        headers("Invitation"),
        (part("Please find attached the invitation."), part(NOTES["en"], "2", "attachment", "e.pdf"),
         part(NOTES["fr"], "3", "attachment", "f.pdf")),
    )  # fmt: skip
    proposal = invitation.find(message)
    assert set(proposal.titles) == {*TITLES["en"], *TITLES["fr"]}
    assert proposal.emails == ("ports@desk.example",)


def test_a_sentence_that_a_page_ends_in_is_one() -> None:
    begin, end = NOTES["fr"].split("ports, qui se\ntiendra")
    pages = document(begin + "ports, qui se").pages + document("tiendra" + end).pages
    whole = msgspec.structs.replace(
        document(""), pages=tuple(Page(number, page.items) for number, page in enumerate(pages, 1))
    )
    proposal = invitation.find(Message(headers(), (msgspec.structs.replace(part(""), document=whole),)))
    assert (proposal.titles, proposal.place) == (TITLES["fr"], "Vienne (Autriche)")


@pytest.mark.parametrize(
    "text",
    [
        "The Embassy of Norway presents its compliments to the Secretariat and has the honour to acknowledge receipt "
        "of its note CU 2030/7 by which the Government is invited to participate in the third session of the Working "
        "Group on Ports, to be held in Vienna from 6 to 8 May 2030. The names will be communicated in due course.",
        "With reference to note CU 2030/7 inviting the Government to the third session of the Working Group on Ports, "
        "to be held from 6 to 8 May 2030, Norway will be represented by Mr. Bo LIND.",
        "Norway regrets that it is not able to attend the session to which it is invited to send a delegation.",
        "Dear friends, our newsletter is out! Do not miss the conference on 4 May 2030 in Paris.",
        "",
    ],
)
def test_an_answer_invites_nobody(text: str) -> None:
    assert not found(text).invites


QUOTED = "\n\n-----Original Message-----\nFrom: Desk <desk@desk.example>\nSubject: Invitation\n\n"


def test_an_answer_with_the_invitation_below_it_invites_nobody() -> None:
    assert not found(f"Norway will be represented by Mr. Bo LIND.{QUOTED}{NOTES['en']}").invites


def test_an_invitation_that_is_passed_on_is_one() -> None:
    proposal = found(f"For information.{QUOTED}{NOTES['en']}")
    assert (proposal.invites, proposal.reference, proposal.starts) == (True, "CU 2030/7", FIRST)


def test_what_an_answer_says_of_the_meeting_is_named_all_the_same() -> None:
    proposal = found("With reference to CU 2030/7, Norway comes to the session, held in Vienna from 6 to 8 May 2030.")
    assert (proposal.reference, proposal.starts) == ("CU 2030/7", FIRST)


def test_symbols_of_documents_and_resolutions_are_no_references() -> None:
    proposal = found(
        "The Government is invited to attend the second session. Documents CTOC/COP/2008/19, E/CN.7/2009/1 and "
        "A/64/123 and resolution 2008/24 refer."
    )
    assert proposal.reference is None


def test_a_hostile_text_is_answered() -> None:
    for text in ("in " * 20_000, "from 1 to " * 9_000, "(" * 40_000, "Date: " * 8_000, "1" * 40_000, "Aa " * 15_000):
        assert not found(text).invites
