"""PGP messages: what is encrypted is named as such, what was only signed is read."""

import pytest

from parsers import parse
from parsers.document import Message
from parsers.formats import decode
from parsers.limits import Limits
from parsers.record import Reason
from parsers.steps import Leaf, read

HEAD = b"From: Mission <mission@norland.example>\r\nTo: cop@conference.example\r\nSubject: Reply\r\n"
DATA = b"hQEMA0rZ8kq1wcBMA5AAAAAA1xYzQw9pLmNoPqRsTuVwXyZ0123456789abcdefA\r\n" * 3 + b"Rt7kLm\r\n=Ab1d\r\n"
ARMOUR = b"-----BEGIN PGP MESSAGE-----\r\n\r\n" + DATA + b"-----END PGP MESSAGE-----\r\n"
SIGNATURE = (
    b"-----BEGIN PGP SIGNATURE-----\r\nVersion: GnuPG v2.0.14 (Debian)\r\n\r\n" + DATA
    + b"-----END PGP SIGNATURE-----\r\n"
)  # fmt: skip
SIGNED = b"-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\n"


def mail(body: bytes, kind: bytes = b"text/plain") -> bytes:
    return HEAD + b"Content-Type: " + kind + b"\r\n\r\n" + body


def encrypted(content: bytes, name: bytes = b"encrypted.asc") -> bytes:
    """Return a message as RFC 3156 has it."""
    return HEAD + (
        b'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=x\r\n\r\n'
        b"--x\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n\r\n"
        b"--x\r\nContent-Type: application/octet-stream; name=" + name + b"\r\n\r\n" + content + b"\r\n--x--\r\n"
    )


def said(message: Message) -> str:
    return "\n".join(part.document.text for part in message.parts if part.document is not None).strip()


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        (encrypted(ARMOUR), "encrypted.asc"),
        (encrypted(b"\x85\x01\x0c\x03\x4a\xd9" + bytes(range(250)), b"reply.gpg"), "reply.gpg"),
        (mail(ARMOUR), "part 1"),
        (mail(b"Dear colleagues,\r\n\r\n" + ARMOUR + b"Regards\r\n"), "part 1"),
        (mail(b"<p>Dear colleagues,</p>" + ARMOUR.replace(b"\r\n", b"<br>"), b"text/html"), "part 1"),
        (mail(b"<p>Dear colleagues, " + ARMOUR + b"</p>", b"text/html"), "part 1"),
        (mail(ARMOUR[:90]), "part 1"),
        (mail(ARMOUR.decode().encode("utf-16"), b"text/plain; charset=utf-16"), "part 1"),
    ],
)
def test_an_encrypted_message_is_named_as_such(raw: bytes, named: str) -> None:
    items = [item for item in parse(raw).review if item.reason is Reason.ENCRYPTED_PART]
    assert [(named in item.detail, item.part is not None) for item in items] == [(True, True)]


def test_the_words_around_what_is_encrypted_are_read() -> None:
    assert said(read(mail(b"Dear colleagues,\r\n" + ARMOUR + b"Ms. Zorana PELIVAN will attend.\r\n"))) == (
        "Dear colleagues,\nMs. Zorana PELIVAN will attend."
    )


def test_words_behind_armour_that_ends_nowhere_are_read() -> None:
    begun = ARMOUR[: ARMOUR.index(b"-----END")]
    assert said(read(mail(begun + b"\r\nMs. Zorana PELIVAN will attend.\r\n"))) == "Ms. Zorana PELIVAN will attend."


def test_what_was_only_signed_is_read_without_its_armour() -> None:
    raw = mail(SIGNED + b"The delegation:\r\n\r\n- - Ms. Zorana PELIVAN\r\n" + SIGNATURE)
    assert said(read(raw)) == "The delegation:\n- Ms. Zorana PELIVAN"
    assert not any(item.reason is Reason.ENCRYPTED_PART for item in parse(raw).review)


def test_a_file_that_is_nothing_but_a_key_says_nothing() -> None:
    key = SIGNATURE.replace(b"SIGNATURE", b"PUBLIC KEY BLOCK")
    part = Leaf("2", "application/pgp-keys", "attachment", key, "0x1234.asc")
    document = decode(part, Limits()).document
    assert document is not None
    assert (document.text, document.problems) == ("", ())


@pytest.mark.parametrize(
    "words",
    [
        b"Ms. Zorana PELIVAN, Counsellor\r\n",
        b"Zorana\r\nPELIVAN\r\n",
        b"Comment: Ms. Zorana PELIVAN comes\r\n",
        b"Name: Ms. Zorana PELIVAN\r\n",
    ],
)
def test_words_that_stand_where_armour_should_are_read(words: bytes) -> None:
    for begin in (b"SIGNATURE", b"MESSAGE", b"SIGNED MESSAGE"):
        raw = mail(b"-----BEGIN PGP " + begin + b"-----\r\n" + words + b"-----END PGP SIGNATURE-----\r\n")
        assert "PELIVAN" in said(read(raw))


@pytest.mark.parametrize("quote", [b"> ", b""])
def test_a_signed_message_that_is_quoted_or_cut_off_loses_nothing(quote: bytes) -> None:
    lines = [b"-----BEGIN PGP SIGNED MESSAGE-----", b"Hash: SHA1", b"", b"Ms. Zorana PELIVAN", b"Mr. Ilja DVORNIK"]
    raw = mail(b"".join(quote + line + b"\r\n" for line in lines))
    assert "Ilja DVORNIK" in said(read(raw))


def test_many_beginnings_without_an_end_take_no_time() -> None:
    signatures = b"-----BEGIN PGP SIGNATURE-----\r\n" * 20_000
    read(mail(signatures + b"-----BEGIN PGP SIGNED MESSAGE-----\r\nComment: aaaaaaaaaaaa\r\n" * 9_000))


def test_a_public_key_in_a_file_is_nothing_encrypted() -> None:
    part = Leaf("2", "application/octet-stream", "attachment", b"\x99\x01\x0d\x04\x4a" + bytes(range(250)), "key.gpg")
    document = decode(part, Limits()).document
    assert document is not None
    assert document.problems == ()


def test_a_signed_text_keeps_its_own_first_lines() -> None:
    assert said(read(mail(SIGNED + b"Version: 2 of our list\r\nMs. Zorana PELIVAN\r\n" + SIGNATURE))) == (
        "Version: 2 of our list\nMs. Zorana PELIVAN"
    )


def test_armour_in_a_table_is_named_too() -> None:
    rows = b"".join(b"<tr><td>" + line + b"</td><td>x</td></tr>" for line in ARMOUR.split(b"\r\n"))
    found = parse(mail(b"<table>" + rows + b"</table>", b"text/html"))
    assert Reason.ENCRYPTED_PART in [item.reason for item in found.review]


def test_a_part_that_is_called_a_signature_and_is_none_is_read() -> None:
    part = Leaf("2", "application/pgp-signature", "attachment", b"Ms. Zorana PELIVAN, Counsellor\n", "list.txt")
    document = decode(part, Limits()).document
    assert document is not None
    assert document.text == "Ms. Zorana PELIVAN, Counsellor"
