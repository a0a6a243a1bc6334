import datetime as dt

import msgspec
import pytest

from parsers.document import Cell, Document, Message, Page, Part, Table
from parsers.extract import choice, note
from tests.fixtures.written import block, headers, mail, with_note

_BODY = (
    "The Permanent Mission of Norway presents its compliments to the Secretariat and, with reference to its note "
    "CU 2009/33 (A) dated 4 March 2009, has the honour to inform that nobody will attend on 14 and 15 April 2009."
)


def _found(head: str, foot: str = "") -> note.Answer:
    message = with_note("Please find attached our note.", f"PERMANENT MISSION OF NORWAY\n\n{head}\n\n{_BODY}\n\n{foot}")
    return note.find(choice.choose(message, ()), ())


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("Number: 12/4-87/09", "12/4-87/09"),
        ("Número: 12/4-87/09", "12/4-87/09"),
        ("Telephone number: 01 26060 5819", None),
        ("Tel. number 01/26060", None),
        ("رقم القيد: 512/9", "512/9"),
        ("Account number: 12-345-66", None),
        ("Pasaporte N°: 5512345", None),
        ("Passport No. 5512345", None),
        ("Téléphone n° 22 74 61", None),
        ("Number of participants: 2", None),
    ],
)
def test_a_number_is_the_notes_unless_a_word_says_whose(head: str, number: str | None) -> None:
    assert _found(head).note.number == number


def test_a_day_alone_in_the_last_line_is_the_notes() -> None:
    text = "The Mission wishes to amend its delegation to the meeting of 14-15 April 2009:\nAdded: Ms. Amelia DARKO, "
    found = note.find(choice.choose(mail(f"{text}Judge, Court\n2 April 2009"), ()), ())
    assert found.note.date == dt.date(2009, 4, 2)


@pytest.mark.parametrize(
    ("days", "dated"),
    [
        ("出席会议（2028年6月12日至16日）的人员如下：", "2028年5月24日"),
        ("Meeting of 12 to 16 June 2028:", "24 May 2028"),
        ("Заседание 12-16 июня 2028 года:", "24 мая 2028 года"),
    ],
)
def test_the_days_of_a_meeting_are_not_the_day_of_a_note(days: str, dated: str) -> None:
    found = note.find(
        choice.choose(mail(f"Embassy of Norway\n{days}\n\n1. Ms. Amelia DARKO, Judge\n\n{dated}"), ()), ()
    )
    assert found.note.date == dt.date(2028, 5, 24)


@pytest.mark.parametrize("town", ["1010 Vienna", "A-1010 Wien", "28010 Madrid"])
def test_house_stair_and_door_before_a_postal_code_are_no_day(town: str) -> None:
    found = _found(f"Linden Street 10/2/24, {town}", "Vienna, 30 March 2009")
    assert (found.note.date, found.review) == (dt.date(2009, 3, 30), ())


@pytest.mark.parametrize(
    ("days", "where"),
    [
        (("13 April 2009", "16 April 2009"), "row"),
        (("13 April 2009", "13 April 2009"), "column"),
        (("2009年4月13日", "2009年4月16日"), "row"),
        (("13/04/2009", "16/04/2009"), "row"),
    ],
)
def test_days_in_several_cells_of_a_table_are_not_the_day_of_a_note(days: tuple[str, str], where: str) -> None:
    places = [(0, 2), (0, 3)] if where == "row" else [(0, 2), (1, 2)]
    marks = [Cell(row, column, block(day).lines) for (row, column), day in zip(places, days, strict=True)]
    table = Table((Cell(0, 0, block("Ms. Amelia DARKO").lines), Cell(0, 1, block("Judge").lines), *marks))
    for above in ((block(_BODY), table), (table, block(_BODY))):
        page = Page(1, (*above, block("Vienna, 30 March 2009")))
        part = Part("1", "text/html", "body", None, Document("html", (page,)))
        found = note.find(choice.choose(Message(headers(), (part,)), ()), ())
        assert found.note.date == dt.date(2009, 3, 30)


@pytest.mark.parametrize(
    "rows",
    [
        (("30 March 2009", "30 mars 2009"),),
        (("Our note 12/2009", "30 March 2009"), ("Your note", "3 March 2009")),
        (("Ihr Zeichen", "3. März 2009"), ("Datum", "30. März 2009")),
        (("Date", "30 March 2009"), ("Meeting", "13 April 2009")),
    ],
)
def test_the_table_of_a_head_may_have_the_day_of_the_note_beside_another(rows: tuple[tuple[str, ...], ...]) -> None:
    cells = tuple(Cell(r, c, block(text).lines) for r, row in enumerate(rows) for c, text in enumerate(row))
    part = Part("1", "text/html", "body", None, Document("html", (Page(1, (Table(cells), block(_BODY))),)))
    found = note.find(choice.choose(Message(headers(), (part,)), ()), ())
    assert found.note.date == dt.date(2009, 3, 30)


@pytest.mark.parametrize("said", ["Arrival: 13 April 2009", "Arrivée : 13 avril 2009", "Date of birth: 13 April 1961"])
def test_a_day_with_the_label_of_something_else_is_not_the_day_of_a_note(said: str) -> None:
    text = f"{_BODY}\n\nMs. Amelia DARKO\nJudge\n{said}\n\nVienna, 30 March 2009"
    assert note.find(choice.choose(mail(text), ()), ()).note.date == dt.date(2009, 3, 30)


@pytest.mark.parametrize(
    "stamp", ["RECEIVED\n2 APR 2009", "Received: 2 April 2009", "REÇU LE\n2 AVR 2009", "收文 2009年4月2日"]
)
def test_the_day_of_a_stamp_of_receipt_is_not_the_day_of_a_note(stamp: str) -> None:
    assert _found(stamp, "Vienna, 30 March 2009").note.date == dt.date(2009, 3, 30)


_LETTER = "Thank you for the invitation CU 2009/33. The Kingdom of Norway will be represented by one person in Vienna:"


_LONG_NAME = "Department of Justice, of Public Security, of the Family and of the Protection of Youth"


def test_a_long_line_above_the_salutation_belongs_to_the_head() -> None:
    head = f"Kingdom of Norway\n{_LONG_NAME}\nOslo, 23 March 2009\nRef.: DJ/09/144\nDear Sir,\n{_LETTER}"
    found = note.find(choice.choose(with_note("Our letter is attached.", head), ()), ()).note
    assert (found.number, found.date) == ("DJ/09/144", dt.date(2009, 3, 23))


def test_an_earlier_note_that_a_sentence_speaks_of_is_not_this_one() -> None:
    text = "Please note these changes to the delegation as told by our note HELM-9 of 2 May:\n\nMr. Owen PRICE joins."
    assert note.find(choice.choose(mail(text), ()), ()).note.number is None


@pytest.mark.parametrize(
    "line",
    [
        "its note No. 5 on the meeting",
        "sa note n° 5 relative à la réunion",
        "su nota N° 5 sobre la reunión",
        "в дополнение к ноте № 5",
        "تهدي السفارة تحياتها وإلحاقا بمذكرتها رقم 5 بشأن الاجتماع",
        "大使馆致意，续第5号照会，谨通知如下：",
        "续代表团（法）字第12号照会",
    ],
)
def test_the_number_of_a_note_sent_before_is_not_this_ones(line: str) -> None:
    assert _found(line).note.number is None


def test_a_letter_of_one_block_has_its_number_above_its_first_sentence() -> None:
    text = f"Embassy of Norway\nRef: 8/2/1/UNODC\nDear Sir/Madam,\n{_BODY}\nRef: 5/5/5\n{_BODY}"
    assert note.find(choice.choose(mail(text), ()), ()).note.number == "8/2/1/UNODC"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("N.V. No. 369/97", "369/97"),
        ("Note No.: 090/03/HG", "090/03/HG"),
        ("Nr DPT-II-2264-40-2002/BB / 420", "DPT-II-2264-40-2002/BB / 420"),
        ("Réf. N° 02317 MAECFIR/SG/DAJ", "02317 MAECFIR/SG/DAJ"),
        ("055-943-6", "055-943-6"),
        ("88 FR/33-934", "88 FR/33-934"),
        ("No. 23.426", "23.426"),
        ("№ 45-н", "45-н"),
        ("исх. № 123/н", "123/н"),
        ("رقم 224/2/62/408", "224/2/62/408"),
        ("الرقم: ٨٤/٢٠٠٩", "٨٤/٢٠٠٩"),
        ("编号：ABC-V-2009-1", "ABC-V-2009-1"),
        ("Nota N° 12/2009", "12/2009"),
        ("Zl. 2.13.15/0021-IV.1/2009", "2.13.15/0021-IV.1/2009"),
        ("No 1-2/97 Vienna, 3 March 2009", "1-2/97"),
        ("النمرة: س ف/1/ب/45", "س ف/1/ب/45"),
        ("15 East Long Street, New York, N.Y. 10017\nNote No. 14/2009", "14/2009"),
        ("SAVINGRAM No. BG/UN/9/4 III (61)", "BG/UN/9/4 III (61)"),
        ("Ref: MLHA 4/2/11 III", "MLHA 4/2/11 III"),
        ("رقم 88/2/ف ن", "88/2/ف ن"),
        ("PM/GVA 3/9/1 Vol. 4", "PM/GVA 3/9/1 Vol. 4"),
        ("PM/GVA/3B/Vol. II (4)", "PM/GVA/3B/Vol. II (4)"),
        ("PM/GVA 3/9/1 VOL. VI (88)", "PM/GVA 3/9/1 VOL. VI (88)"),
        ("Ref. PM/GVA/3/9 VOL. VI (88)", "PM/GVA/3/9 VOL. VI (88)"),
        ("Ref. PM/GVA/3/9 Vol XII", "PM/GVA/3/9 Vol XII"),
        ("Nota N° 12/2009 - Viena, a 3 de marzo de 2009", "12/2009"),
        ("س س ف/ 88/ 2009", "س س ف/ 88/ 2009"),
        ("DG-HL/TRAF (2009) 22", "DG-HL/TRAF (2009) 22"),
        ("DG-HL/TRAF(2009)22 Vienna, 3 March 2009", "DG-HL/TRAF(2009)22"),
        ("INSG/05/117The Hague, 29 November 2005", "INSG/05/117"),
        ("إشاري: 412/9", "412/9"),
        ("الإشاري 412/9", "412/9"),
        ("奥代（法）字第037号", "奥代（法）字第037号"),
        ("编号：奥代字第12号", "奥代字第12号"),
        ("第037号", "037"),
        ("Dated 3 March 2009, No. 45/09", "45/09"),
        ("مذكرة رقم 12/5", "12/5"),
    ],
)
def test_a_number_is_read_without_its_label(line: str, number: str) -> None:
    assert _found(line).note.number == number


@pytest.mark.parametrize(
    "line",
    [
        "Tel. +43 1 533 62 11",
        "1010 Vienna",
        "北京市朝阳区东大街8号",
        "P.O. Box 500",
        "UN-HOUSE (2009)",
        "MEETING/ROOM (2009) 22 seats",
        "Your ref: CU 2009/33 (A)",
        "Participant No. 1",
        "Délégué n° 2",
        "Участник № 3",
    ],
)  # fmt: skip
def test_telephones_postcodes_and_our_own_reference_are_no_number(line: str) -> None:
    assert _found(line).note.number is None


def test_the_dates_of_the_invitation_and_of_the_meeting_are_not_the_notes() -> None:
    assert _found("No. 1").note.date is None


def test_the_date_stands_above_or_below_the_body() -> None:
    assert _found("No. 1\nOslo, 17 March 2009").note.date == dt.date(2009, 3, 17)
    assert _found("No. 1", "Vienna, 18 March 2009").note.date == dt.date(2009, 3, 18)


def test_a_gregorian_date_wins_over_a_hijri_one() -> None:
    found = _found("No. 1\n28 ربيع الأول 1430\n25 مارس 2009")
    assert found.note.date == dt.date(2009, 3, 25)


def test_a_letter_that_is_dated_in_hijri_alone_can_be_written_down() -> None:
    found = _found("No. 1\n28 ربيع الأول 1430")
    assert msgspec.to_builtins(found.note) == {"number": "1", "date": "2009-03-25"}


def test_a_number_that_looks_damaged_is_looked_at() -> None:
    assert [item.path for item in _found("الرقم: 7٠1٩//12").review] == ["/note/number"]


@pytest.mark.parametrize(
    "foot", ["Viena, 9 de abril de 2009", "Fait à Vienne, le 9 avril 2009", "Вена, 9 апреля 2009 года"]
)
def test_place_and_date_below_a_note_without_a_closing_courtesy_are_its_date(foot: str) -> None:
    assert _found("Nota 4/2009", foot).note.date == dt.date(2009, 4, 9)


def test_a_buddhist_year_stands_before_the_other_one() -> None:
    assert _found("No. 12/2009", "30 March B.E. 2552 (2009)").note.date == dt.date(2009, 3, 30)


def test_the_date_below_a_chinese_letter_wins_over_one_in_its_sentences() -> None:
    text = "联合国毒品和犯罪问题办公室：\n\n贵办2009年3月4日来函(CU 2009/33)收悉。我处派员出席会议。\n\n2009年3月23日"
    assert note.find(choice.choose(mail(text), ()), ()).note.date == dt.date(2009, 3, 23)


@pytest.mark.parametrize("number", ["（2009）第27号", "〔2009〕第 27号"])
def test_a_chinese_number_of_year_and_count_alone_is_whole(number: str) -> None:
    assert _found(number).note.number == number


def test_the_head_of_a_sheet_has_number_and_date() -> None:
    def cell(row: int, column: int, text: str) -> Cell:
        return Cell(row, column, block(text).lines)

    sheet = Table(
        (
            cell(0, 0, "Note Verbale No. AB/UN/112/2009 dated 25 March 2009"),
            Cell(0, 1, ()),
            *(cell(1, 0, "Name"), cell(1, 1, "Title"), cell(2, 0, "Ms. Kari Moe"), cell(2, 1, "Director")),
        )
    )
    part = Part("1", "text/csv", "attachment", "list.csv", Document("csv", (Page(1, (sheet,)),)))
    found = note.find(choice.choose(Message(headers(), (part,)), ()), ()).note
    assert found == note.Note("AB/UN/112/2009", dt.date(2009, 3, 25))


def test_a_mail_without_a_note_has_neither() -> None:
    letter = choice.choose(mail("Dear all,\n\nNorway will attend on 14 April 2009.\n\nRegards\nKari"), ())
    assert note.find(letter, ()).note == note.Note()


def test_the_invitation_that_a_mail_refers_to_is_not_its_number() -> None:
    letter = choice.choose(mail("Dear all, with reference to CU 2009/33: Norway will send one expert."), ())
    assert note.find(letter, ()).note.number is None


def test_place_and_date_right_below_the_text_are_the_note_s() -> None:
    found = _found(
        "No. 12/2009", f"The delegation is:\nMs. Ama MOE, Counsellor, {'with a long title ' * 8}.\nVienna, 2 April 2009"
    )
    assert found.note.date == dt.date(2009, 4, 2)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("莫外照（2009）第62号", "莫外照（2009）第62号"),
        ("商合函〔2009〕第211号", "商合函〔2009〕第211号"),
        ("民函〔2009〕7号", "民函〔2009〕7号"),
        ("[2009]条字第126号", "[2009]条字第126号"),
        ("照会编号：奥使（2009）第15号", "奥使（2009）第15号"),
        ("Нота 44/7120", "44/7120"),
        ("Письмо № 18-5/61", "18-5/61"),
        ("N° 00821 MAEC/DNU Bamako, le 30 mars 2009", "00821 MAEC/DNU"),
    ],
)
def test_the_letters_of_an_office_belong_to_the_number(line: str, number: str) -> None:
    assert _found(line).note.number == number


@pytest.mark.parametrize("foot", ["Исх. К-9/31", "03.04.2009 Исх. 21/5-3307", "03.04.2009, исх. 21/5-3307"])
def test_the_number_of_an_outgoing_paper_may_stand_below_it(foot: str) -> None:
    text = f"Уважаемые коллеги!\n\nПросим включить в состав делегации г-на Петрова (CU 2009/33).\n\n{foot}"
    assert note.find(choice.choose(mail(text), ()), ()).note.number == foot.rsplit(maxsplit=1)[-1]


def test_a_day_beside_a_number_is_no_line_of_a_fax_machine() -> None:
    text = "Уважаемые коллеги!\n\nПросим включить в состав делегации г-на Петрова.\n\n03.04.2009 Исх. 21/5-3307"
    assert note.find(choice.choose(mail(text), ()), ()).note.date == dt.date(2009, 4, 3)


@pytest.mark.parametrize(
    "said",
    [
        "续BRA-VIE/2009/11号照会",
        "Further to our note No. 11/2009",
        "Suite à notre note n° 11/2009",
        "Como continuación de nuestra nota N° 11/2009",
        "В дополнение к ноте № 11/2009",
        "لاحقاً لكتابنا رقم ١١/فيينا المتضمن أسماء الوفد",
        "إلحاقا بمذكرتنا رقم ١١/٢٠٠٩",
    ],
)
def test_the_number_of_the_note_that_is_continued_is_not_this_one_s(said: str) -> None:
    assert note.find(choice.choose(mail(f"{said}\n\n{_BODY}"), ()), ()).note.number is None


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("现将变更事宜照会如下（照会编号：BRA-VIE/2009/14）：", "BRA-VIE/2009/14"),
        ("The changes are as follows (our ref.: BRA/14/09):", "BRA/14/09"),
        ("Les modifications sont les suivantes (notre réf. : BRA/14/09) :", "BRA/14/09"),
        ("Los cambios son los siguientes (nuestra ref.: BRA/14/09):", "BRA/14/09"),
        ("Изменения следующие (наш исх. № 14/09):", "14/09"),
    ],
)
def test_a_bracket_in_a_sentence_may_give_the_own_number(said: str, number: str) -> None:
    text = f"{_BODY} {said}\n\nMs. Ada OKORO joins."
    assert note.find(choice.choose(mail(text), ()), ()).note.number == number


@pytest.mark.parametrize(
    "line",
    [
        "2 April, 2009",
        "2 апреля 2009 г.",
        "٦ ربيع الآخر ١٤٣٠هـ الموافق ٢ أبريل ٢٠٠٩م",
        "Riyadh, 2 April 2009",
        "2009年4月2日",
        "Date : 2 avril 2009",
    ],
)
def test_a_line_of_the_head_that_is_only_a_day_is_the_note_s_in_a_block_with_the_text(line: str) -> None:
    text = f"Ministry of Justice\nP.O. Box 12\nLAW/7/9\n{line}\nThe Secretary\nDear Sir,\n{_LETTER}"
    assert note.find(choice.choose(mail(text), ()), ()).note.date == dt.date(2009, 4, 2)


def test_the_day_of_the_note_that_is_answered_is_not_this_one_s() -> None:
    text = "条约法律司谨就贵处2009年3月4日CU 2009/33 (A)号照会答复如下：\n\n代表团名单另告。\n\n二〇〇九年三月二十六日"
    assert note.find(choice.choose(mail(text), ()), ()).note.date == dt.date(2009, 3, 26)


@pytest.mark.parametrize("line", ["MP/OSLO/N° 42/09", "MP/OSLO/Nº 42/09"])
def test_a_number_has_a_word_for_number_in_it(line: str) -> None:
    assert _found(line).note.number == line


def test_number_and_date_stand_in_the_block_of_the_first_sentence() -> None:
    message = with_note("Attached.", f"EMBASSY OF NORWAY\n\nRef. No.: 412-UN/2009      Oslo, 1 April 2009\n{_BODY}")
    found = note.find(choice.choose(message, ()), ()).note
    assert (found.number, found.date) == ("412-UN/2009", dt.date(2009, 4, 1))


def test_a_roman_number_and_brackets_end_a_number() -> None:
    assert _found("Ref: NPM/G 4/7 I (19)").note.number == "NPM/G 4/7 I (19)"


@pytest.mark.parametrize(
    ("cited", "foot"),
    [
        (
            "further to its Note\nPM/GVA/3/9 of 18 April 2009 on the Consultation on Protection of",
            "VIENNA, 7th May 2009",
        ),
        ("comme suite à sa note\nPM/GVA/3/9 du 18 avril 2009 relative à la réunion sur la", "Vienne, le 7 mai 2009"),
        ("en relación con su nota\nPM/GVA/3/9 del 18 de abril de 2009 sobre la reunión", "Viena, a 7 de mayo de 2009"),
        ("в дополнение к своей ноте\nPM/GVA/3/9 от 18 апреля 2009 г. о совещании по", "Вена, 7 мая 2009 г."),
    ],
)
def test_the_day_of_an_earlier_note_with_the_same_number_is_not_this_one_s(cited: str, foot: str) -> None:
    body = (
        f"The Permanent Mission of Norway presents its compliments to the Secretariat and, {cited}\nvictims, informs."
    )
    text = f"PERMANENT MISSION OF NORWAY\n\nRef. PM/GVA/3/9\n\n{body}\n\n{foot}"
    found = note.find(choice.choose(with_note("Please find attached our note.", text), ()), ())
    assert (found.note.number, found.note.date) == ("PM/GVA/3/9", dt.date(2009, 5, 7))


@pytest.mark.parametrize("line", ["Contact: Ida Berg, n.berg7@mission.example", "n.berg7@mission.example"])
def test_part_of_an_address_is_no_number(line: str) -> None:
    assert _found("", line).note.number is None
    assert _found(line).note.number is None


@pytest.mark.parametrize("line", ["1 - N.N.", "2. N.N.", "1- N.N."])
def test_the_place_in_a_list_is_no_number(line: str) -> None:
    assert _found("", line).note.number is None
    assert _found(line).note.number is None


@pytest.mark.parametrize("line", ["张伟先生护照外字第 1234 号", "会议室字第 3 号", "会议在会字第 3 号厅举行"])
def test_the_number_of_a_passport_or_a_room_is_no_chinese_note_s(line: str) -> None:
    assert _found(line).note.number is None


@pytest.mark.parametrize(
    ("mailed", "day"),
    [
        ("Oslo, 30 March 2009\n\nDear Secretariat,\n\nI enclose the list of our delegation.", dt.date(2009, 3, 30)),
        ("Oslo, le 30 mars 2009\n\nMadame,\n\nVeuillez trouver en annexe la liste.", dt.date(2009, 3, 30)),
        ("Dear Secretariat,\n\nI enclose the list. We shall arrive on 13 April 2009.", None),
    ],
)
def test_a_letter_that_only_brings_a_list_dates_it(mailed: str, day: dt.date | None) -> None:
    message = with_note(mailed, "NORWAY - DELEGATION\n\n1. Ms. Kari MOE, Judge, Supreme Court\n2. Mr. Ola ROE, Attaché")
    assert note.find(choice.choose(message, ()), ()).note.date == day


@pytest.mark.parametrize("mark", ["–", "•", "2."])
def test_place_and_date_below_the_last_item_of_a_list_are_the_notes(mark: str) -> None:
    listed = f"{mark} Ms. Amelia DARKO – Counsellor, Permanent Mission of Norway to the International Organizations"
    text = f"EMBASSY OF NORWAY\nThe delegation to the meeting CU 2009/33 (A) will be:\n{listed}\nVienna, 3 April 2009"
    assert note.find(choice.choose(mail(text), ()), ()).note.date == dt.date(2009, 4, 3)


def _day(month: int, day: int, hour: int = 9) -> dt.datetime:
    return dt.datetime(2009, month, day, hour, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("written", "came", "read", "asked"),
    [
        ("8/4/2009", _day(4, 8), dt.date(2009, 4, 8), False),  # in August it had not come yet
        ("8/4/2009", _day(4, 7, 23), dt.date(2009, 4, 8), False),  # the day begins earlier elsewhere
        ("8/4/2009", _day(8, 20), dt.date(2009, 4, 8), True),
        ("4/8/2009", _day(4, 9), dt.date(2009, 4, 8), True),  # the month first
        ("8/4/2009", None, dt.date(2009, 4, 8), True),
    ],
)
def test_no_note_is_dated_after_it_came(written: str, came: dt.datetime | None, read: dt.date, asked: bool) -> None:
    message = with_note("Please find attached our note.", f"PERMANENT MISSION OF NORWAY\n\n{written}\n\n{_BODY}")
    found = note.find(choice.choose(message, ()), (), came)
    assert (found.note.date, bool(found.review)) == (read, asked)


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("No. 11/5/2009\nDate: 2 April 2009", "11/5/2009"),
        ("Our ref.: 8/1/2009\nOslo, 2 April 2009", "8/1/2009"),
        ("№ 5/3/2009\n2 апреля 2009 г.", "5/3/2009"),
        ("Date: 2.4.2009", None),
    ],
)
def test_a_number_may_look_like_a_day_behind_a_word_for_numbers(head: str, number: str | None) -> None:
    assert (_found(head).note.number, _found(head).note.date) == (number, dt.date(2009, 4, 2))


def test_a_number_that_may_be_the_only_day_is_looked_at() -> None:
    assert [item.path for item in _found("No. 11/5/2009").review] == ["/note"]
    assert _found("No. 11/5-2009").review == ()


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("No. 12 of the Permanent Mission of Norway", "12"),
        ("NOTE VERBALE No. 45 presented by the Permanent Mission of Norway", "45"),
        ("Ref: No. 33 for the attention of the Secretary", "33"),
        ("Note verbale n° 12 de la Mission permanente", "12"),
        ("Нота № 7 постоянного представительства", "7"),
        ("№ 45 от двенадцатого марта", "45"),
        ("Note: No. 2 is also a member of the drafting committee", None),
        ("No. 2 on the above list will act as rapporteur", None),
        ("Number 2 will act as head of the legal team", None),
        ("Note: Nos. 1 and 2 require visas.", None),
        ("Note : n° 2 participera à titre d'expert", None),
    ],
)
def test_words_that_go_on_behind_a_number_take_it_from_a_note_where_they_tell_of_somebody(
    head: str, number: str | None
) -> None:
    assert _found(head).note.number == number
