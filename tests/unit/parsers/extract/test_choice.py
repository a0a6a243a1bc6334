import pytest
from msgspec.structs import replace

from parsers.document import Cell, Document, Message, Page, Table
from parsers.extract import choice
from parsers.extract.letter import Zone
from parsers.extract.span import fold
from parsers.record import Meeting, Secretariat
from tests.fixtures.written import block, headers, mail, part, with_note

_NOTE = (
    "EMBASSY OF GHANA\n\nNo. 12\n\nThe Embassy of Ghana presents its compliments to the Secretariat and has the honour to "  # noqa: E501
    "inform that the delegation will be composed as follows:\n\n1. Mr. Kofi MOE\n\nThe Embassy avails itself of this "
    "opportunity to renew the assurances of its highest consideration.\n\nVienna, 20 March 2009\n\n"
    "United Nations Office on Drugs and Crime\nVienna"
)
_INVITATION = Meeting("CU 2009/33", addresses=("office@home.example",))


def _zones(letter: choice.Letter) -> list[tuple[Zone, str]]:
    return [(passage.zone, passage.text.split("\n")[0][:12]) for passage in letter.passages]


def test_a_note_has_head_body_and_closing() -> None:
    letter = choice.choose(with_note("Dear all,\n\nplease find attached our note.", _NOTE), ())
    assert [zone for zone, _ in _zones(letter)] == [Zone.LETTERHEAD] * 2 + [Zone.BODY] * 2 + [Zone.CLOSING] * 3


def test_the_note_answers_and_the_mail_covers() -> None:
    letter = choice.choose(with_note("Dear all,\n\nplease find attached our note.\n\nRegards\nAma", _NOTE), ())
    assert {passage.part for passage in letter.passages} == {"2"}
    assert {passage.part for passage in letter.covering} == {"1"}


@pytest.mark.parametrize(
    "head",
    [
        "-----Original Message-----",
        "From: Someone\nSent: Monday\nTo: Us\nSubject: CU 2009/33",
        "De : Quelqu'un\nEnvoyé : lundi\nÀ : Nous\nObjet : CU 2009/33",
        "De: Alguien\nEnviado el: lunes\nPara: Nosotros\nAsunto: CU 2009/33",
        "От: Кто-то\nОтправлено: вчера\nКому: Нам\nТема: CU 2009/33",
        "من: أحد\nإلى: نحن\nالموضوع: CU 2009/33",
        "发件人: 某人\n发送时间: 今天\n收件人: 我们\n主题: CU 2009/33",
        "Von: Jemand\nGesendet: Montag\nAn: Uns\nBetreff: CU 2009/33",
        "On Mon, 4 Mar 2009, Someone wrote:",
        "Le 4 mars 2009, Quelqu'un a écrit :",
    ],
)
def test_what_stands_below_the_head_of_an_answered_mail_is_quoted(head: str) -> None:
    letter = choice.choose(mail(f"Ghana will attend.\n\n{head}\n\nPlease name your delegation."), ())
    assert [zone for zone, _ in _zones(letter)] == [Zone.BODY, Zone.QUOTED, Zone.QUOTED]


def test_an_invitation_repeated_in_full_is_quoted() -> None:
    text = (
        "The Embassy of Ghana presents its compliments and acknowledges receipt of the note which reads as follows:\n\n"
        "“The Secretary-General invites the Government to name its delegation.”\n\n"
        "The Embassy has the honour to inform that Mr. Kofi MOE will attend the meeting of the working group."
    )
    letter = choice.choose(with_note("Attached.", text), ())
    assert [zone for zone, _ in _zones(letter)] == [Zone.BODY, Zone.QUOTED, Zone.BODY]


def test_a_signature_and_a_disclaimer_are_no_body() -> None:
    text = "Ghana will attend.\n\nKind regards,\nAma Moe\nAttaché\n\nIf you have received this message in error, delete it."  # noqa: E501
    letter = choice.choose(mail(text), ())
    assert [zone for zone, _ in _zones(letter)] == [Zone.BODY, Zone.SIGNATURE, Zone.DISCLAIMER]


def test_a_disclaimer_in_the_block_of_the_text_takes_nothing_with_it() -> None:
    text = (
        "Dear Ms. Roe,\nGhana will be represented by Mr. Kofi MOE, Judge.\n"
        "This e-mail and its attachments may be confidential.\nIf you are not the intended recipient, delete it."
    )
    zones = [zone for zone, _ in _zones(choice.choose(mail(text), ()))]
    assert list(dict.fromkeys(zones)) == [Zone.BODY, Zone.DISCLAIMER]


@pytest.mark.parametrize(
    "below",
    [
        "Annex: list of delegation\n\n2. Ms. Ama ROE",
        "List of the Ghanaian Delegation\n\n2. Ms. Ama ROE",
    ],
)
def test_a_list_behind_the_closing_is_body_again(below: str) -> None:
    letter = choice.choose(with_note("Attached.", f"{_NOTE}\n\n{below}"), ())
    assert [zone for zone, _ in _zones(letter)][-2:] == [Zone.BODY, Zone.BODY]


def test_the_rows_of_a_table_above_the_courtesy_are_body() -> None:
    texts = [("Member: Ama ROE", "Judge"), ("The Mission avails itself of this opportunity to renew", "5 May 2028")]
    cells = tuple(
        Cell(row, column, block(text).lines)
        for row, texts_of in enumerate(texts)
        for column, text in enumerate(texts_of)
    )
    attached = part("", "2", "attachment", "note.pdf")
    pages = (Page(1, (block(_NOTE.partition("\n\nThe Mission avails")[0]), Table(cells))),)
    message = Message(headers(), (part("Attached."), replace(attached, document=Document("pdf", pages))))
    assert "Member: Ama " in [text for zone, text in _zones(choice.choose(message, ())) if zone is Zone.BODY]


@pytest.mark.parametrize(
    "below", ["Kofi MOE\nHead of Delegation", "Head of Delegation\nKofi MOE", "Delegation of Ghana"]
)
def test_who_signs_below_the_closing_is_no_list(below: str) -> None:
    letter = choice.choose(with_note("Attached.", f"{_NOTE}\n\n{below}"), ())
    assert Zone.BODY not in [zone for zone, _ in _zones(letter)][-1:]


def test_our_own_invitation_is_never_the_answer() -> None:
    ours = "The Secretariat of the Conference of the Parties presents its compliments and invites the Government."
    message = Message(headers("CU"), (part("Ghana will attend the meeting."), part(ours, "2", "attachment", "cu.pdf")))
    assert {passage.part for passage in choice.choose(message, ()).passages} == {"1"}


def test_forms_and_passports_are_no_annex() -> None:
    form = "REGISTRATION FORM\n\nPlease complete in block letters.\n\nName: ________ Title: ________ Mission: ________"
    passport = "PASSPORT\n\nSurname MOE\nGiven names KOFI\nNationality\nPlace of birth\nDate of expiry"
    parts = (part(_NOTE), part(form, "2", "attachment", "f.pdf"), part(passport, "3", "attachment", "p.pdf"))
    assert {passage.part for passage in choice.choose(Message(headers(), parts), ()).passages} == {"1"}


@pytest.mark.parametrize(
    "filled",
    [
        "REGISTRATION FORM\n\nName: Kofi MOE\nTitle: Judge\nMission: Ghana",
        "参会人员登记表\n姓名：张三\n职务：处长\n单位：外交部",
    ],
)
def test_a_form_that_is_filled_in_is_an_annex(filled: str) -> None:
    parts = (part("Please find our form attached."), part(filled, "2", "attachment", "f.docx"))
    letter = choice.choose(Message(headers(), parts), ())
    assert "2" in {passage.part for passage in letter.passages}


def test_a_mail_that_says_it_passes_on_what_is_below_is_that_of_who_wrote_it() -> None:
    own = (
        "Kindly find below the list received from our capital. Please confirm that the names have been registered. " * 2
    )
    theirs = "From: Ama Roe [mailto:a.roe@home.example]\nSent: Tuesday\nTo: mission\nSubject: CU 2009/33"
    text = f"{own}\n\nKofi Moe\nCounsellor\n\n{theirs}\n\nThe persons we send:\n\nMs. Ama ROE - Judge"
    assert "Ms. Ama ROE" in "\n".join(p.text for p in choice.choose(mail(text), ()).passages if p.zone is Zone.BODY)


@pytest.mark.parametrize(
    "closing",
    [
        "The Embassy of Ghana avails itself of this opportunity to renew the assurances of its highest consideration.",
        "Посольство пользуется случаем, чтобы возобновить уверения в своём весьма высоком уважении.",
        "وينتهز المكتب هذه الفرصة ليعرب عن فائق الاحترام.",
    ],
)
def test_the_last_entry_of_a_list_is_no_part_of_the_courtesy_below_it(closing: str) -> None:
    last = "SECRETARY: Ms. Ama ROE, Third Secretary, Embassy"
    text = f"The Embassy of Ghana presents its compliments.\n1. Mr. Kofi MOE, Judge\n{last}\n{closing}\nVienna"
    letter = choice.choose(with_note("Please find attached our note.", text), ())
    assert last in "\n".join(p.text for p in letter.passages if p.zone is Zone.BODY)


def test_a_form_alone_is_read_before_nothing_is() -> None:
    parts = (part("Registration form attached."), part("Registration form\n\nKofi MOE", "2", "attachment", "f.pdf"))
    assert choice.choose(Message(headers(), parts), ()).passages


def test_short_chinese_lines_are_prose() -> None:
    text = "谨通知参会人员：\n\n代表团由欧阳海涛率领。\n\nAbdoulaye Jean-Claude Ngata 因故不能出席会议。"
    assert choice.choose(mail(text), ()).language == "zh"


def test_the_first_of_two_languages_is_the_letters_own() -> None:
    russian = "Посольство имеет честь сообщить состав делегации на совещание рабочей группы по протоколу."
    english = "The Embassy has the honour to communicate the composition of the delegation to the meeting."
    text = f"{russian}\n\n* * *\nUnofficial translation\n\n{english * 3}"
    assert choice.choose(mail(text), ()).language == "ru"


def test_a_forwarded_mail_is_the_answer() -> None:
    text = "-----Original Message-----\n\nGhana will be represented by Mr. Kofi MOE."
    letter = choice.choose(mail(f"For your information.\n\n{text}", "Fw: delegation"), ())
    assert [zone for zone, _ in _zones(letter)] == [Zone.BODY]


def test_who_passes_a_mail_on_may_ask_for_a_receipt() -> None:
    text = "-----Original Message-----\n\nGhana will be represented by Mr. Kofi MOE."
    mine = "Please find below what we got from Accra. Could you kindly confirm receipt?"
    letter = choice.choose(mail(f"{mine}\n\n{text}", "Ghana"), ())
    assert [zone for zone, _ in _zones(letter)] == [Zone.BODY]


def test_a_mail_that_is_passed_on_in_one_block_begins_below_its_head() -> None:
    text = "发件人：司法部\n发送时间：2009年3月31日 17:20\n主题：参会名单\n参会人员如下：\n团长：陆明哲先生"
    letter = choice.choose(mail(f"现将司法部反馈的参会名单转上。\n\n{text}", "CU 2009/33"), ())
    assert letter.passages[0].text.startswith("参会人员如下")


@pytest.mark.parametrize(
    "head",
    [
        "-------- Forwarded Message --------\nSubject: CU 2009/33\nDate: Wed, 4 Mar 2009\nFrom: <m@ghana.example>\n"
        "To: office@home.example",
        "-----Original Message-----\nFrom: Mission\nSent: Wednesday\nTo: office@home.example\nSubject: CU 2009/33",
        "---------- Forwarded message ---------\nDe : Mission <m@ghana.example>\nDate : mer. 4 mars 2009\n"
        "Objet : CU 2009/33\nÀ : <office@home.example>",
    ],
)
def test_a_mail_that_was_sent_to_us_and_is_passed_on_is_the_answer(head: str) -> None:
    text = f"Please see below.\n\n{head}\n\nGhana will be represented by Mr. Kofi MOE."
    letter = choice.choose(mail(text, "Fwd: delegation"), (_INVITATION,))
    assert [zone for zone, _ in _zones(letter)] == [Zone.BODY]


@pytest.mark.parametrize(
    "head",
    [
        "-----Original Message-----\nFrom: Office <office@home.example>\nSent: Monday\nTo: m@ghana.example\nSubject: C",
        "On Wed, 4 Mar 2009, Office <office@home.example> wrote:",
    ],
)
def test_our_own_mail_below_a_short_answer_is_not_the_answer(head: str) -> None:
    text = f"Noted.\n\n{head}\n\nPlease inform us who will be represented by whom."
    letter = choice.choose(mail(text, "Re: CU 2009/33"), (_INVITATION,))
    assert (Zone.BODY, "Noted.") in _zones(letter)


_OURS = Secretariat(colleagues=("@home.example",))


@pytest.mark.parametrize(
    "own",
    [
        "For action, please. The delegation of Ghana was nominated late, and I told the mission that we would take it.",
        "Merci d'enregistrer. J'ai fait savoir à la mission que la délégation désignée est acceptée malgré le retard.",
    ],
)
@pytest.mark.parametrize("address", ["ann.moe@home.example", "ann.moe@vienna.home.example"])
def test_what_a_colleague_quotes_is_the_answer_whatever_they_write_above_it(own: str, address: str) -> None:
    head = "-----Original Message-----\nFrom: Mission <m@ghana.example>\nSubject: Delegation"
    text = f"{own}\n\n{head}\n\nGhana will send Mr. Kofi MOE."
    letter = choice.choose(mail(text, "Delegation", name="Ann Moe", address=address), (), _OURS)
    assert letter.passages[0].text == "Ghana will send Mr. Kofi MOE."
    assert (letter.writer_name, letter.writer_address) == ("", "m@ghana.example")


def test_a_colleague_who_attaches_an_answer_did_not_write_it() -> None:
    message = with_note("Attached.", _NOTE)
    sent = replace(message, headers=headers(name="UNODC", address="ann.moe@home.example"))
    assert choice.choose(sent, (), _OURS).writer_address == ""


def test_a_mail_of_a_colleague_below_an_answer_is_not_the_answer() -> None:
    text = "Noted.\n\nOn Wed, 4 Mar 2009, Ann <ann.moe@home.example> wrote:\n\nPlease name who comes."
    assert (Zone.BODY, "Noted.") in _zones(choice.choose(mail(text, "Re: CU 2009/33"), (), _OURS))


def test_the_authentic_text_tells_the_language() -> None:
    text = "The Embassy presents its compliments and names two persons.\n\nOnly the Arabic text is authentic."
    assert choice.choose(with_note("Attached.", text), ()).language == "ar"


_FORWARDED = "-----Original Message-----\nFrom: Mission <m@ghana.example>\nSent: Wednesday\nTo: office@home.example\nSubject: Delegation\n\nGhana will be represented by Mr. Kofi MOE."  # noqa: E501


@pytest.mark.parametrize(
    "comment",
    [
        "FYI, please register.\n\nRegards, Ann",
        "FYI\n\nFor your action. Please register in the database.",
        "Pour attribution, merci de les enregistrer.",
        "Para su información. Favor registrarlos.",
        "К сведению. Просьба зарегистрировать.",
        "للعلم والتسجيل، يرجى تسجيل المذكورين.",
        "供参考，请登记。",
    ],
)
@pytest.mark.parametrize("subject", ["Note verbale", "Fw: delegation"])
def test_words_to_a_colleague_above_a_mail_are_not_the_answer(comment: str, subject: str) -> None:
    letter = choice.choose(mail(f"{comment}\n\n{_FORWARDED}", subject), (_INVITATION,))
    assert [passage.text for passage in letter.passages] == ["Ghana will be represented by Mr. Kofi MOE."]


def test_what_one_of_us_adds_above_a_mail_is_not_the_answer() -> None:
    text = f"Please add them, they will attend too.\n\n{_FORWARDED}"
    letter = choice.choose(mail(text, "Delegation", address="ann@home.example"), (_INVITATION,))
    assert [passage.text for passage in letter.passages] == ["Ghana will be represented by Mr. Kofi MOE."]


@pytest.mark.parametrize(
    ("comment", "writer"),
    [
        ("Please register Mr. Yaw ROE, Judge, too.", "m@ghana.example"),
        ("Ghana will also nominate an expert.", "m@ghana.example"),
        ("Please register Mr. Yaw ROE, Judge, too.", "ann@home.example"),
    ],
)
def test_who_names_somebody_or_answers_above_a_mail_is_read(comment: str, writer: str) -> None:
    letter = choice.choose(mail(f"{comment}\n\n{_FORWARDED}", "Delegation", address=writer), (_INVITATION,))
    assert (Zone.BODY, comment[:12]) in _zones(letter)


def test_who_answers_one_of_us_and_asks_to_register_is_read() -> None:
    asked = "-----Original Message-----\nFrom: Ann <ann@home.example>\nSent: Monday\nTo: m@ghana.example\nSubject: CU\n\nWho will be represented by whom?"  # noqa: E501
    comment = "Please register the two persons of the list attached."
    letter = choice.choose(mail(f"{comment}\n\n{asked}", "Re: CU 2009/33"), (_INVITATION,))
    assert (Zone.BODY, comment[:12]) in _zones(letter)


@pytest.mark.parametrize(
    "comment",
    [
        "FYI: our delegation below will not attend.",
        "Pour information : notre délégation ci-dessous ne participera pas.",
        "К сведению: указанная ниже делегация не сможет принять участие.",
    ],
)
def test_who_declines_above_the_list_that_was_sent_before_is_read(comment: str) -> None:
    letter = choice.choose(
        mail(f"{comment}\n\n{_FORWARDED}", "Fwd: Delegation", address="m@ghana.example"), (_INVITATION,)
    )
    assert (Zone.BODY, comment[:12]) in _zones(letter)


@pytest.mark.parametrize("comment", ["Ghana telephoned: nobody will attend.", "Please add Mr. Yaw ROE, Judge."])
def test_what_a_colleague_was_told_is_read(comment: str) -> None:
    ours = Secretariat(("@home.example",))
    message = mail(f"{comment}\n\n{_FORWARDED}", "Delegation", address="ann@home.example")
    assert (Zone.BODY, comment[:12]) in _zones(choice.choose(message, (_INVITATION,), ours))


@pytest.mark.parametrize(
    ("before", "ours"),
    [
        ("联合国秘书处", True),
        ("秘书处", True),
        ("某某合作组织秘书处", False),
        ("联合国毒品和犯罪问题办公室秘书处", True),
    ],
)
def test_a_secretariat_of_another_body_is_not_ours(before: str, ours: bool) -> None:
    assert choice.is_ours(f"{before}向贵国致意", ()) == ours


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("السادة أمانة مؤتمر الأطراف المحترمين تهدي سفارة غانا أطيب تحياتها إلى المكتب", False),
        ("السادة أمانة مؤتمر الأطراف المحترمين تهدي غانا أطيب تحياتها إلى أمانة مؤتمر الأطراف", False),
        ("تهدي الأمانة العامة للاتحاد الجديد تحياتها إلى المكتب", False),
        ("تهدي أمانة مؤتمر الأطراف تحياتها إلى سفارة غانا", True),
        ("يهدي مكتب الأمم المتحدة المعني بالمخدرات والجريمة أطيب تحياته إلى البعثات", True),
        ("dear secretariat, ghana presents its compliments to the united nations office on drugs and crime", False),
        ("the secretariat of the new union presents its compliments to the secretariat of the conference", False),
        ("the secretariat presents its compliments to the embassy of ghana to the united nations", True),
    ],
)
def test_an_invitation_is_ours_by_who_presents_compliments_and_not_by_whom_a_letter_addresses(
    text: str, ours: bool
) -> None:
    assert choice.is_ours(fold(text), ()) == ours


def test_who_signs_stands_below_place_and_date_without_any_courtesy() -> None:
    text = (
        "The Embassy of Ghana informs the Secretariat, with regard to CU 2009/33, that the delegation of "
        "Ghana will be composed of Ms. Ama MOE, Director, Ministry of Justice.\n\nVienna, 20 March 2009\n\n{}"
    )
    letter = choice.choose(mail(text.format("Second Secretary\nAda Reed")), ())
    assert [zone for zone, _ in _zones(letter)][-2:] == [Zone.CLOSING, Zone.SIGNATURE]
    letter = choice.choose(mail(text.format("Mr. Owen Price")), ())
    assert [zone for zone, _ in _zones(letter)][-1] is Zone.BODY


@pytest.mark.parametrize(
    "below", ["Ada Reed\nOwen Price", "Interpreter\nAda Reed", "Deputy Head of Delegation\nAda Reed"]
)
def test_names_alone_or_with_a_role_below_place_and_date_are_no_signature(below: str) -> None:
    text = (
        "The Embassy of Ghana informs the Secretariat, with regard to CU 2009/33, that the delegation of "
        f"Ghana is led by Ms. Ama MOE, Director, Ministry of Justice.\n\nVienna, 20 March 2009\n\n{below}"
    )
    assert [zone for zone, _ in _zones(choice.choose(mail(text), ()))][-1] is Zone.BODY


def test_a_note_that_is_passed_on_is_the_answer_whatever_its_words() -> None:
    mine = "Pour votre bonne information et suite utile. L'original suivra par la valise.\n\nKofi MOE\nAttaché"
    note = (
        "L'Ambassade du Togo présente ses compliments au Secrétariat (CU 2009/33). Seront là :\n\n1. Mme Ada ROE, Juge"
    )
    text = f"{mine}\n\n-----Message d'origine-----\nDe : dgnu@home.example\nEnvoyé : lundi\nÀ : Ambassade\n\n{note}"
    letter = choice.choose(mail(text, "TR: CU 2009/33"), ())
    assert "Mme Ada ROE, Juge" in "\n".join(p.text for p in letter.passages if p.zone is Zone.BODY)


def test_a_sentence_that_begins_above_the_line_of_the_courtesy_begins_there() -> None:
    first = "L'Ambassade du Togo, Mission permanente auprès des"
    text = f"AMBASSADE DU TOGO\n{first}\nOrganisations internationales à Vienne, présente ses compliments à l'Office."
    letter = choice.choose(mail(f"{text}\n\n1. M. Kofi MOE, Juge"), ())
    assert [passage.zone for passage in letter.passages if first in passage.text] == [Zone.BODY]


def test_a_letter_laid_out_as_a_table_of_two_languages_is_body() -> None:
    texts = [
        ("L'Ambassade présente ses compliments et communique la délégation :", "تهدي السفارة تحياتها:"),
        ("- M. Kofi MOE, Juge", "- السيد كوفي مو، قاض"),
        (
            "L'Ambassade saisit cette occasion pour renouveler les assurances de sa haute considération.",
            "وتنتهز السفارة",
        ),
    ]
    cells = tuple(Cell(at, side, block(said).lines) for at, row in enumerate(texts) for side, said in enumerate(row))
    body = replace(part(""), document=Document("html", (Page(1, (Table(cells),)),)))
    letter = choice.choose(Message(headers(), (body,)), ())
    assert [passage.zone for passage in letter.passages] == [Zone.BODY]


@pytest.mark.parametrize(
    ("note", "courtesy"),
    [
        (
            "The Embassy of Ghana presents its compliments and informs that Ms. Ama MOE, Judge, will attend it. ",
            "The Embassy avails itself of this opportunity to renew the assurances of its highest consideration.",
        ),
        (
            "加纳驻维也纳代表团致意，谨通知如下：代表团成员李文因故不能与会，改由王平（处长，公安部）参加会议。",
            "顺致崇高敬意。",
        ),
    ],
)
def test_a_note_of_one_paragraph_closes_where_its_courtesy_begins(note: str, courtesy: str) -> None:
    letter = choice.choose(mail(note + courtesy), ())
    assert [(p.zone, p.text) for p in letter.passages] == [(Zone.BODY, note.strip()), (Zone.CLOSING, courtesy)]
