"""What the store reads of a message, whatever it looks like."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.envelope import read, undelivered


def test_words_in_another_script_are_decoded() -> None:
    assert read(b"Subject: =?koi8-r?B?7s/UwQ==?=\r\n =?utf-8?Q?_=E7=85=A7=E4=BC=9A?=\r\n\r\n").subject == "Нота 照会"


def test_raw_bytes_in_a_subject_are_taken_for_utf_8() -> None:
    assert read("Subject: Réponse\r\n\r\n".encode()).subject == "Réponse"


def test_a_subject_is_one_line_without_characters_that_act() -> None:
    raw = b"Subject: =?utf-8?Q?a=0D=0ABcc=3A_x=E2=80=AE=00?=\r\n\tend\r\n\r\n"
    assert read(raw).subject == "a Bcc: x end"


def test_the_date_keeps_the_zone_it_was_written_in() -> None:
    sent = read(b"Date: Wed, 20 Mar 2030 00:30:00 +1300\r\n\r\n").sent
    assert sent is not None
    assert (sent.date(), sent.utcoffset()) == (dt.date(2030, 3, 20), dt.timedelta(hours=13))


def test_the_first_received_header_is_the_arrival() -> None:
    raw = (
        b"Received: from b by c; Wed, 20 Mar 2030 10:00:02 +0000\r\n"
        b"Received: from a by b; Wed, 20 Mar 2030 10:00:01 +0000\r\n\r\n"
    )
    assert read(raw).received == dt.datetime(2030, 3, 20, 10, 0, 2, tzinfo=dt.UTC)


@pytest.mark.parametrize("value", [b"yesterday", b"Thu, 99 Foo 2030 10:00", b"Tue, 1 Jan 1801 00:00 +0000", b""])
def test_a_date_that_makes_no_sense_is_none(value: bytes) -> None:
    assert read(b"Date: " + value + b"\r\n\r\n").sent is None


@pytest.mark.parametrize("charset", [b"x-unknown", b"utf-7", b"utf-16"])
def test_a_charset_that_does_not_fit_stops_nothing(charset: bytes) -> None:
    assert isinstance(read(b"Subject: =?" + charset + b"?B?/v8A?=\r\n\r\n").subject, str)


def test_the_body_is_not_looked_at() -> None:
    assert read(b"Subject: One\r\n\r\nSubject: Two\r\nDate: x").subject == "One"


@given(st.binary(max_size=300))
def test_any_bytes_have_an_envelope(raw: bytes) -> None:
    for block in (raw, b"Subject: " + raw, b"Date: " + raw, b"Message-ID: " + raw, b"Received: ;" + raw):
        envelope = read(block)
        assert not {unicodedata.category(char) for char in envelope.subject} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(st.binary(max_size=300))
def test_whatever_a_mail_server_writes_names_addresses_or_nobody(raw: bytes) -> None:
    for block in (
        raw,
        b"Content-Type: " + raw,
        b"Content-Transfer-Encoding: " + raw,
        b"Subject: failure notice\r\n" + raw,
    ):
        assert isinstance(undelivered(b"From: postmaster@x.example\r\n" + block), tuple)


@pytest.mark.parametrize(
    "kind",
    [
        b"text/plain; charset*=a\x00b''x",
        b"text/plain; charset*0*=''%00; charset*1=x",
        b"text/plain; charset*=\xff''%ff",
    ],
)
def test_a_report_whose_kind_makes_no_sense_names_nobody_or_whom_it_names(kind: bytes) -> None:
    raw = (
        b"From: MAILER-DAEMON@x.example\r\nSubject: failure notice\r\nContent-Type: "
        + kind
        + b"\r\n\r\n<a@b.c>: 550\r\n"
    )
    assert undelivered(raw) in ((), ("a@b.c",))


def test_addresses_that_differ_in_signs_which_nobody_sees_are_one() -> None:
    head = b"From: postmaster@x.example\r\nSubject: failure notice\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n"
    assert undelivered(head + b"<a+AAA-@b.c>: 550 5.1.1\r\n<a@b.c>: 550 5.1.1\r\n") == ("a@b.c",)
    escaped = head.replace(b"utf-7", b"unicode_escape") + b"<\\ud800@b.c>: 550 5.1.1\r\n<x@b.c>: 550 5.1.1\r\n"
    assert all(address.isprintable() for address in undelivered(escaped))
