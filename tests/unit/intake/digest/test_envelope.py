"""The digest as a message."""

import email
import email.policy

import pytest
from msgspec.structs import replace

from intake import digest
from intake.digest.errors import NotSentAtAllError
from tests.unit.intake.digest.invented import NOW, answer, busy_day, material, told

STAFF = ("Conference Staff <staff@office.example>", "desk@office.example")
SENDER = "Delegation Intake <intake@office.example>"


def built(day=None, **fields):
    return digest.build(day or busy_day(), **{"sender": SENDER, "to": STAFF, "now": NOW, **fields})


def test_the_message_is_text_with_a_page_as_its_better_alternative():
    message = built()
    assert message.get_content_type() == "multipart/alternative"
    text, page = message.iter_parts()
    assert (text.get_content_type(), page.get_content_type()) == ("text/plain", "text/html")
    assert text.get_content().replace("\r\n", "\n") == digest.text(busy_day(), NOW)
    assert page.get_content().replace("\r\n", "\n") == digest.html(busy_day(), NOW)


def test_its_headers_say_who_when_and_that_no_answer_is_wanted():
    message = built()
    assert message["From"] == SENDER
    assert message["To"] == ", ".join(STAFF)
    assert message["Subject"].startswith("Delegation Intake: 3 to look at")
    assert message["Date"].datetime == NOW
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Auto-Response-Suppress"] == "All"


def test_the_message_id_is_the_one_that_was_fixed_before():
    assert built()["Message-ID"] == "<digest-2026-11-24.7@delegation-intake.invalid>"


def test_a_preview_has_no_message_id():
    assert "Message-ID" not in built(replace(busy_day(), message_id=""))


def test_no_header_is_added_and_none_is_broken_whatever_a_stranger_writes():
    evil = "Hello\r\nBcc: all@office.example\r\n\r\nbody =?utf-8?q?=0D=0ABcc=3A_all=40office=2Eexample?= \u202e"
    day = material(told(1, subject=evil, folder=evil, account=evil, response=answer(evil)), message_id=f"<a@b>{evil}")
    sent = email.message_from_bytes(built(day).as_bytes(), policy=email.policy.default)
    assert sorted(sent.keys()) == sorted(built(material()).keys())
    assert "Bcc" not in sent
    assert sent.get_content_type() == "multipart/alternative"


def test_a_sender_s_name_with_a_line_break_stays_one_header():
    sent = email.message_from_bytes(
        built(sender='"In\r\nBcc: x@y.example\r\ntake" <intake@office.example>').as_bytes(), policy=email.policy.default
    )
    assert "Bcc" not in sent


def test_every_line_of_the_message_is_short_enough_for_every_mail_server():
    lines = built().as_bytes().split(b"\r\n")
    assert max(map(len, lines)) <= 998
    assert built().as_bytes().isascii()


@pytest.mark.parametrize("address", ["", "nobody", "a@", "two words@office.example", "@office.example"])
def test_what_is_no_address_is_refused_with_what_to_do(address):
    with pytest.raises(NotSentAtAllError, match="is no e-mail address: correct sender and to"):
        built(to=(address,))


def test_the_same_material_makes_the_same_words_again():
    first, second = built(), built()
    assert [part.get_content() for part in first.iter_parts()] == [part.get_content() for part in second.iter_parts()]
    assert first.items() == second.items()
