import encodings
import pkgutil
from encodings.aliases import aliases

import pytest

from parsers.formats.charset import decode_bytes, decode_line, detected

RUSSIAN = "Постоянное представительство имеет честь сообщить состав делегации на совещание рабочей группы"


@pytest.mark.parametrize("charset", ["utf-8", "koi8-r", "windows-1251"])
def test_the_claimed_charset_is_used(charset: str) -> None:
    assert decode_bytes(RUSSIAN.encode(charset), charset) == RUSSIAN


@pytest.mark.parametrize(
    ("claimed", "codec"),
    [("x-mac-cyrillic", "mac_cyrillic"), ("win-1251", "cp1251"), ("DOS-866", "cp866"), ("x-cp1251", "cp1251")],
)
def test_a_charset_under_a_name_that_a_program_gave_it_is_used(claimed: str, codec: str) -> None:
    assert decode_bytes(RUSSIAN.encode(codec), claimed) == RUSSIAN


@pytest.mark.parametrize("claimed", [None, "", "x-unknown", "us-ascii", "base64", "iso-8859-1"])
def test_utf_8_is_known_whatever_is_claimed(claimed: str | None) -> None:
    assert decode_bytes(RUSSIAN.encode(), claimed) == RUSSIAN


@pytest.mark.parametrize("charset", ["koi8-r", "windows-1251"])
@pytest.mark.parametrize("claimed", [None, "iso-8859-1"])
def test_russian_without_its_charset_is_detected(charset: str, claimed: str | None) -> None:
    assert decode_bytes(RUSSIAN.encode(charset), claimed) == RUSSIAN


def test_what_is_called_latin_1_has_the_quotes_of_windows() -> None:
    assert decode_bytes(b"l\x92ambassade \x96 d\xe9l\xe9gation", "iso-8859-1") == "l’ambassade – délégation"


def test_what_is_called_gb2312_may_hold_rarer_characters() -> None:
    assert decode_bytes("朱镕基".encode("gb18030"), "gb2312") == "朱镕基"


def test_a_byte_order_mark_decides() -> None:
    assert decode_bytes("délégué".encode("utf-16"), "utf-8") == "délégué"


@pytest.mark.parametrize("claimed", [None, *sorted({"utf-8", "idna", "punycode", "undefined", *aliases.values()})])
@pytest.mark.parametrize("content", [bytes(range(256)) * 3, b"delegation"])
def test_no_bytes_ever_raise(claimed: str | None, content: bytes) -> None:
    assert decode_bytes(content, claimed)


EVERY_CODEC = [module.name for module in pkgutil.iter_modules(encodings.__path__)]


@pytest.mark.parametrize("claimed", [*EVERY_CODEC, "rot13", "rot-13", "hex", "utf-8\0", "x" * 5000])
def test_no_name_of_a_codec_ever_raises(claimed: str) -> None:
    assert decode_bytes(b"Ms. Anna BERG \xff\xe9", claimed)


@pytest.mark.parametrize("claimed", ["rot13", "rot-13", "idna", "punycode", "undefined", "unicode_escape", "hex"])
def test_a_codec_that_is_no_charset_of_texts_is_not_asked(claimed: str) -> None:
    assert decode_bytes(b"Norway \\u0041 4142", claimed) == "Norway \\u0041 4142"


@pytest.mark.parametrize("claimed", ["iso-2022-jp", "shift_jis", "euc-jp", "hz"])
def test_utf_8_that_is_wrong_as_claimed_is_utf_8(claimed: str) -> None:
    assert decode_bytes("Ms. Åse BJØRNÅS".encode(), claimed) == "Ms. Åse BJØRNÅS"


CYRILLIC = (
    "Министерство иностранных дел имеет честь направить список участников.",
    "Главой делегации назначен советник посольства, остальные члены прибудут позже.",
    "Ответ на приглашение",
    "СПИСОК ДЕЛЕГАЦИИ НА СОВЕЩАНИЕ",
    "Посольство України має честь повідомити про склад делегації.",
)


@pytest.mark.parametrize("text", CYRILLIC)
@pytest.mark.parametrize("claimed", ["windows-1251", "koi8-r", "iso-8859-5", None, "iso-8859-1"])
@pytest.mark.parametrize("charset", ["windows-1251", "koi8-u"])
def test_russian_under_the_name_of_another_charset_is_read(text: str, claimed: str | None, charset: str) -> None:
    assert decode_bytes(text.encode(charset), claimed) == text


@pytest.mark.parametrize("text", ["Re: Йемен", "Щука", "ФИО", "№ 12", "Ида ЮРЬЕВА", "гг. Ухта и Яя"])
def test_a_few_letters_are_read_as_claimed(text: str) -> None:
    assert decode_bytes(text.encode("windows-1251"), "windows-1251") == text


ARABIC = (
    "تتشرف البعثة الدائمة بأن ترسل قائمة بأسماء المشاركين في الاجتماع",
    "يرأس الوفد مستشار في وزارة العدل ويصل الأعضاء لاحقا",
    "رد على الدعوة إلى الاجتماع",
    "وفد المملكة: السيد يوسف الحداد، مدير إدارة المؤتمرات",
)


@pytest.mark.parametrize("text", ARABIC)
@pytest.mark.parametrize("charset", ["iso-8859-6", "windows-1256"])
@pytest.mark.parametrize("claimed", [None, "iso-8859-1"])
def test_arabic_without_its_charset_is_detected(text: str, charset: str, claimed: str | None) -> None:
    assert decode_bytes(text.encode(charset), claimed) == text


@pytest.mark.parametrize(
    "text",
    [
        "Réponse à l'invitation",
        "La délégation sera présidée par Mme Ida Forêt, conseillère à l’ambassade.",
        "Où siègera le comité ? Ça dépend.",
        "Le Gouvernement a l’honneur de communiquer la liste des participants nommés",
        "Señor Embajador: la delegación estará integrada por las señoras Ibáñez y Peña.",
        "¿Cuándo llegarán? Mañana, según la misión.",
        "Informação sobre a delegação: as reuniões não terão lugar amanhã.",
        "Die Delegation führt Frau Müller; Grüße aus Köln, Straße 5",
        "The délégué’s naïve “résumé” – 5 €",
        "Justisminister Halvard Strømdal og Åse Kjærstad",
        "La conseillère Mme Strømdal sera présente à la réunion.",
        "École supérieure, 2º étage, nº 5 « à gauche »",
    ],
)
def test_western_text_without_a_charset_is_western(text: str) -> None:
    assert decode_bytes(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("Jiří Dvořák, Petr Kovář", "cp1250"),
        ("Stałe Przedstawicielstwo ma zaszczyt przesłać listę członków delegacji na posiedzenie grupy.", "cp1250"),
        ("Stálá mise má čest zaslat seznam členů delegace, kteří přijedou v úterý na zasedání skupiny.", "cp1250"),
        ("常驻代表团谨通知工作组会议代表团名单如下", "gb18030"),
        ("團長為外交部參事，其餘團員將於星期二抵達", "big5"),
        ("대표단 명단을 다음과 같이 통보하는 영광을 가진다", "cp949"),
        ("代表団の名簿を送付します。よろしくお願いいたします。", "cp932"),
    ],
)
def test_other_text_without_a_charset_is_not_taken_for_western_or_russian(text: str, charset: str) -> None:
    assert decode_bytes(text.encode(charset)) == text


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Morčić", "Ivo MORČIĆ, savjetnik", "Ana Belčić, Zagreb; Marko Tunić", "Jan Čermák, rada", "Janez Ravčkar",
        "Tone Lukovač, svetovalec", "Čedo Čović",
    ],
)  # fmt: skip
def test_a_letter_where_no_western_language_has_it_tells_central_european_text(text: str) -> None:
    assert decode_bytes(text.encode("cp1250")) == text


@pytest.mark.parametrize(
    "text",
    [
        "Mme Solange Brèkou, déléguée",
        "Frère Aimé Bèibo, conseillère",
        "Un træ og et knæ",
        "Perciò è così; caffè",
        "À l'évêché, après la séance",
    ],
)
def test_a_strange_word_among_western_ones_is_western(text: str) -> None:
    assert decode_bytes(text.encode("cp1252")) == text


@pytest.mark.parametrize("text", ["Mme Zoé Lévêque, conseillère", "Состав делегации", "وفد المملكة", "代表团名单"])
@pytest.mark.parametrize("claimed", ["utf-8", None, "us-ascii"])
def test_one_bad_byte_leaves_the_rest_of_utf_8_as_it_is(text: str, claimed: str | None) -> None:
    assert decode_bytes(f"{text}, ".encode() + b"\xe9 end", claimed) == f"{text}, \ufffd end"


@pytest.mark.parametrize("text", ["Désignation", "La Coruña: señor Peña", "Größe"])
def test_western_text_that_claims_to_be_utf_8_is_western(text: str) -> None:
    assert decode_bytes(text.encode("cp1252"), "utf-8") == text


@pytest.mark.parametrize("text", [*ARABIC, "تتشرف السفارة بإبلاغ أسماء الوفد: السيد محمد أحمد"])
@pytest.mark.parametrize("charset", ["iso-8859-6", "windows-1256"])
@pytest.mark.parametrize("claimed", ["iso-8859-6", "windows-1256"])
def test_arabic_under_the_name_of_another_charset_is_read(text: str, charset: str, claimed: str) -> None:
    assert decode_bytes(text.encode(charset), claimed) == text


@pytest.mark.parametrize(
    "text", ["Désignation", "Señor José Peña", "Größe", "Réponse – Zoé", "Cœur créé", "Åse Bjørnås"]
)
@pytest.mark.parametrize(
    "beside", ["koi8-r", "windows-1251", "gb2312", "big5", "euc-kr", "windows-1256", "iso-8859-7", "utf-8", None]
)
def test_a_line_in_western_words_is_western_beside_text_of_any_script(text: str, beside: str | None) -> None:
    assert decode_line(text.encode("cp1252"), beside) == text


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("Состав делегации", "koi8-r"), ("Иванов (PDF)", "windows-1251"), ("代表团名单", "gb2312"),
        ("UNODC代表团", "gb2312"), ("李 Ming", "gb2312"), ("團長名單", "big5"), ("대표단 명단", "euc-kr"),
        ("وفد المملكة", "windows-1256"),
        ("Zdeněk Kovář", "windows-1250"), ("Désignation", "windows-1250"), ("Désignation", "utf-8"),
    ],
)  # fmt: skip
def test_a_line_in_the_charset_of_the_text_beside_it_is_read_in_it(text: str, charset: str) -> None:
    assert decode_line(text.encode(charset), charset) == text


LETTER = "1. Ms. Åse BJØRNÅS, Director, Ministry of Justice"


@pytest.mark.parametrize("claimed", ["iso-2022-jp", "iso-2022-kr", "hz-gb-2312", "utf-7", "shift_jis"])
def test_utf_8_is_known_where_the_charset_that_is_claimed_does_not_fit(claimed: str) -> None:
    assert decode_bytes(LETTER.encode(), claimed) == LETTER


def test_the_beginning_of_a_text_in_utf_8_is_known_where_it_ends_within_a_letter() -> None:
    assert detected("Делегация".encode()[:-1]) is None


@pytest.mark.parametrize("claimed", ["iso-2022-jp", "hz-gb-2312", "utf-7"])
def test_western_letters_are_known_where_a_charset_of_seven_bits_is_claimed(claimed: str) -> None:
    assert decode_bytes(LETTER.encode("latin-1"), claimed) == LETTER


def test_text_in_a_charset_of_seven_bits_is_read_beside_a_byte_that_is_damaged() -> None:
    assert decode_bytes("東京から".encode("iso-2022-jp") + b" \xff", "iso-2022-jp").startswith("東京から")


@pytest.mark.parametrize("claimed", ["utf-8", None, "us-ascii"])
def test_a_western_letter_alone_in_a_word_of_utf_8_is_read(claimed: str | None) -> None:
    mixed = "Mme Zoé GÉRARD, conseillère, et Åse ".encode() + "BJØRN".encode("latin-1")
    assert decode_bytes(mixed, claimed) == "Mme Zoé GÉRARD, conseillère, et Åse BJØRN"


@pytest.mark.parametrize(
    "damaged",
    [
        "Åse BJØRN, Zoé".encode().replace("Å".encode(), b"\xc3"),  # half a letter of UTF-8, no Western one
        "Åse BJØRN, Zoé".encode().replace("Å".encode(), b"\x85"),
        "Иванов, Пётр, Zo".encode() + b"\xe9 ",  # beside other scripts it may be half of one of theirs
    ],
)
def test_a_byte_that_may_be_half_a_letter_is_marked_and_not_guessed(damaged: bytes) -> None:
    assert "\ufffd" in decode_bytes(damaged, "utf-8")


JAPANESE = "代表団の名簿を送付します。"


@pytest.mark.parametrize(
    ("content", "claimed", "text"),
    [
        (JAPANESE.encode("iso2022_jp") + b"\x1b$B-!\x1b(B", "iso-2022-jp", JAPANESE),
        (JAPANESE.encode("iso2022_jp")[:-4], "iso-2022-jp", JAPANESE[:-1]),
        (b"Jos+AOk- Tuilakepa, +1-212", "utf-7", "José Tuilakepa, "),
        ("常驻代表团".encode("hz") + b" ~x", "hz-gb-2312", "常驻代表团 "),
    ],
)
def test_a_character_that_is_wrong_in_seven_bits_leaves_the_rest_as_it_is(
    content: bytes, claimed: str, text: str
) -> None:
    assert decode_bytes(content, claimed).startswith(text)


@pytest.mark.parametrize("claimed", ["iso-2022-jp", "ISO-2022-JP", "csISO2022JP"])
def test_japanese_in_seven_bits_may_have_letters_of_half_width(claimed: str) -> None:
    assert decode_bytes(b"\x1b(I6E@\x1b(B " + JAPANESE.encode("iso2022_jp"), claimed) == f"ｶﾅﾀ {JAPANESE}"


NAMES = ("1. Mr. José Tuilakepa", "1. Mr. Ivo MORČIĆ", "1. Г-н Иван Цой", "1. 李明先生")
NOTICES = (
    ("Ce message et ses pièces jointes sont confidentiels, établis à l'intention exclusive de ses destinataires. "
     "Toute édition non autorisée est interdite. Le ministère décline sa responsabilité s'il a été altéré.", "cp1252"),
    ("Это сообщение конфиденциально и предназначено только получателю.", "cp1251"),
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("notice", "charset"), NOTICES)
@pytest.mark.parametrize("claimed", ["utf-8", "us-ascii"])
def test_lines_in_another_charset_leave_those_in_utf_8_as_they_are(
    name: str, notice: str, charset: str, claimed: str
) -> None:
    data = f"{name}\r\n--\r\n".encode() + f"{notice}\r\n".encode(charset) * 3
    assert decode_bytes(data, claimed).splitlines() == [name, "--", *[notice] * 3]


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("Mme Zoé Lévêque, déléguée\nCONFIDENTIALITÉ\xa0:\nà l'arrivée", "cp1252"),
        ("常驻代表团谨通知工作组会议\n铆\n代表团名单如下", "gb18030"),
        ("Главой делегации назначен советник посольства\n№ 12", "cp1251"),
    ],
)
def test_bytes_that_are_utf_8_by_chance_in_a_line_of_text_in_one_charset_are_in_that(text: str, charset: str) -> None:
    assert decode_bytes(text.encode(charset), "utf-8") == text


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_in_seven_bits_that_is_not_shifted_back_does_not_take_the_next_one(end: str) -> None:
    cut = JAPANESE.encode("iso2022_jp").removesuffix(b"\x1b(B")
    assert decode_bytes(cut + f"{end}1. Mr. Sato".encode(), "iso-2022-jp") == f"{JAPANESE}{end}1. Mr. Sato"
