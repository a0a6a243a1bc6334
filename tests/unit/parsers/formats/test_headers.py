from datetime import UTC, datetime
from email.parser import BytesParser

import pytest

from parsers.document import Headers
from parsers.formats.headers import decoded, read_headers


def headers(raw: bytes) -> Headers:
    return read_headers(BytesParser().parsebytes(raw + b"\n\n"))


def test_an_encoded_word_cut_inside_a_letter_is_put_together() -> None:
    cut = "=?utf-8?B?0JTQtdC70LXQs9Cw0YbQuNE=?= =?utf-8?B?jw==?="
    assert decoded(cut) == "Делегация"


def test_encoded_words_glued_to_other_text_are_decoded() -> None:
    assert decoded("Fwd:=?iso-8859-1?Q?r=E9ponse_du_Gouvernement?=") == "Fwd:réponse du Gouvernement"


def test_an_encoded_word_in_a_code_that_is_no_charset_is_read_as_it_stands() -> None:
    assert decoded("=?rot13?Q?Norway?= =?idna?Q?and_=FF?=").startswith("Norwayand ")


def test_a_header_in_raw_bytes_is_read() -> None:
    assert headers("Subject: Délégation".encode()).subject == "Délégation"


def test_control_and_direction_characters_are_gone() -> None:
    found = headers(b"Subject: =?utf-8?Q?a=0D=0ABcc:_x=E2=80=AEtxt?=")
    assert found.subject == "a Bcc: xtxt"


def test_a_comma_inside_an_encoded_name_does_not_split_it() -> None:
    found = headers(b"From: =?utf-8?Q?Wetter=2C_Ida?= <Ida@Mission.example>")
    assert found.sender is not None
    assert (found.sender.name, found.sender.address) == ("Wetter, Ida", "ida@mission.example")


@pytest.mark.parametrize("value", [b"yesterday", b"", b"Mon, 99 Foo 20099 10:00", b"Thu, 1 Jan 1970 00:00:00 +0000"])
def test_an_absurd_date_is_none(value: bytes) -> None:
    assert headers(b"Date: " + value).date is None


def test_a_date_without_a_zone_is_aware_all_the_same() -> None:
    assert headers(b"Date: Mon, 6 Apr 2009 10:00:00").date == datetime(2009, 4, 6, 10, tzinfo=UTC)


def test_the_arrival_is_the_topmost_received() -> None:
    raw = (
        b"Received: from b by c; Tue, 7 Apr 2009 11:27:14 +0000\n"
        b"Received: from a by b; Tue, 7 Apr 2009 10:00:00 +0000\nSubject: x"
    )
    assert headers(raw).received == datetime(2009, 4, 7, 11, 27, 14, tzinfo=UTC)


def test_every_line_of_a_field_is_kept() -> None:
    assert headers(b"X-Loop: a\nX-Loop: b").values("x-loop") == ("a", "b")


def test_a_message_without_an_identifier_has_none() -> None:
    assert headers(b"Subject: x").message_id is None


@pytest.mark.parametrize(
    ("subject", "charset"),
    [
        ("Состав делегации", "koi8-r"),
        ("О приглашении на совещание", "koi8-r"),
        ("Список", "koi8-r"),
        ("Ответ Посольства", "windows-1251"),
        ("常驻代表团的答复", "gbk"),
        ("会议代表名单", "gbk"),
        ("回复：邀请函", "gb2312"),
        ("Réponse à l’invitation", "windows-1252"),
        ("رد على الدعوة", "windows-1256"),
    ],
)
def test_a_header_in_raw_bytes_is_in_the_charset_of_the_body(subject: str, charset: str) -> None:
    raw = b"Subject: " + subject.encode(charset) + f"\nContent-Type: text/plain; charset={charset}".encode()
    assert headers(raw).subject == subject
    assert headers(raw).values("subject") == (subject,)


@pytest.mark.parametrize(
    ("subject", "text", "charset"),
    [
        ("代表团名单", "尊敬的秘书处：中国代表团将由李明先生率领出席会议，成员为王芳女士。", "gbk"),
        ("وفد", "يسرنا أن نبلغكم بأن السيد محمد حسن الخطيب سيشارك في الاجتماع", "iso-8859-6"),
    ],
)
def test_a_header_in_raw_bytes_is_in_the_charset_that_the_text_is_in(subject: str, text: str, charset: str) -> None:
    assert headers(f"Subject: {subject}\n\n{text}".encode(charset)).subject == subject


@pytest.mark.parametrize("charset", ["koi8-r", "windows-1251", "gb2312", "big5", "windows-1256", "utf-8"])
def test_a_header_in_western_bytes_is_western_whatever_the_body_declares(charset: str) -> None:
    raw = "Subject: Désignation – Zoé\nFrom: José Peña <j@m.example>\nContent-Type: text/plain; charset=" + charset
    found = headers(raw.encode("cp1252"))
    assert found.subject == "Désignation – Zoé"
    assert found.sender is not None
    assert found.sender.name == "José Peña"


def test_a_header_in_raw_bytes_is_in_the_charset_of_the_first_part_that_names_one() -> None:
    raw = "Subject: 代表团名单\nFrom: 李明 <li@m.example>\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
    parts = "Content-Type: text/plain; charset=us-ascii\n\na\n--x\nContent-Type: text/html; charset=gb2312\n\nb\n--x--"
    found = headers((raw + parts).encode("gbk"))
    assert found.subject == "代表团名单"
    assert found.sender is not None
    assert found.sender.name == "李明"


@pytest.mark.parametrize("charset", ["gbk", "koi8-r", "nonsense", '"', "utf-8"])
def test_a_header_in_utf_8_is_read_whatever_the_body_declares(charset: str) -> None:
    raw = "Subject: Délégation 代表团\nContent-Type: text/plain; charset=" + charset
    assert headers(raw.encode()).subject == "Délégation 代表团"
