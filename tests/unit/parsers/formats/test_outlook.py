"""Outlook's message files: header, richest body, attachments with their names, messages in the message."""

import struct
from datetime import UTC, datetime

import pytest

from parsers.errors import UnreadablePartError
from parsers.formats import decode
from parsers.limits import Limits
from parsers.steps import Leaf
from tests.fixtures.compound import Tree, compound

SENT = struct.pack("<HHIQ", 0x0040, 0x0039, 0, (1_237_561_200 + 11_644_473_600) * 10_000_000)


def properties(*rows: bytes, header: int = 32) -> bytes:
    return b"\0" * header + b"".join(rows)


def message(**streams: "bytes | Tree") -> dict[str, "bytes | Tree"]:
    return {
        "__properties_version1.0": properties(SENT),
        "__substg1.0_0037001F": "Our delegation".encode("utf-16-le"),
        "__substg1.0_0C1A001F": "Mission of Norland".encode("utf-16-le"),
        "__substg1.0_5D01001F": "mission@norland.example".encode("utf-16-le"),
        **streams,
    }


def attachment(name: str, content: bytes) -> Tree:
    return {"__substg1.0_3707001F": name.encode("utf-16-le"), "__substg1.0_37010102": content}


def leaves(tree: Tree, limits: Limits = Limits()) -> tuple[Leaf, ...]:
    return decode(Leaf("2", "application/vnd.ms-outlook", "attachment", compound(tree), "reply.msg"), limits).leaves


def test_the_headers_are_those_that_outlook_knows() -> None:
    head = leaves(message())[0]
    assert head.headers is not None
    assert head.headers.sender is not None
    assert (head.number, head.role) == ("2!0", "message")
    assert (head.headers.sender.name, head.headers.sender.address) == ("Mission of Norland", "mission@norland.example")
    assert (head.headers.subject, head.headers.date) == ("Our delegation", datetime(2009, 3, 20, 15, tzinfo=UTC))


def test_headers_that_came_over_the_net_win() -> None:
    carried = "From: Office <office@norland.example>\r\nSubject: As sent\r\nMessage-ID: <7@norland.example>\r\n\r\n"
    head = leaves(message(**{"__substg1.0_007D001F": carried.encode("utf-16-le")}))[0]
    assert head.headers is not None
    assert (head.headers.subject, head.headers.message_id) == ("As sent", "<7@norland.example>")


def test_plain_text_is_the_twin_of_html() -> None:
    tree = message(
        **{
            "__substg1.0_10130102": b"<html><body><p>Ms. Zorana PELIVAN</p></body></html>",
            "__substg1.0_1000001F": "Ms. Zorana PELIVAN".encode("utf-16-le"),
        }
    )
    assert [(leaf.number, leaf.media_type, leaf.role) for leaf in leaves(tree)[1:]] == [
        ("2!1", "text/html", "body"), ("2!1.2", "text/plain", "alternative"),
    ]  # fmt: skip


def test_a_body_that_is_only_rtf_is_unpacked() -> None:
    words = b"{\\rtf1 Zorana}"
    packed = struct.pack("<IIII", len(words) + 12, len(words), 0x414C454D, 0) + words
    body = leaves(message(**{"__substg1.0_10090102": packed}))[1]
    assert (body.media_type, body.content, body.role) == ("application/rtf", words, "body")


def test_text_of_an_old_code_page_is_read_by_the_page_that_the_message_names() -> None:
    page = struct.pack("<HHIQ", 0x0003, 0x3FFD, 0, 1251)
    tree = {"__properties_version1.0": properties(page), "__substg1.0_1000001E": "Делегация".encode("cp1251")}
    assert leaves(tree)[1].content.decode() == "Делегация"


def test_attachments_follow_with_their_long_names() -> None:
    tree = message(
        **{
            "__attach_version1.0_#00000001": attachment("..\\b.txt", b"second" * 1000),
            "__attach_version1.0_#00000000": attachment("nota verbale — список.pdf", b"%PDF"),
        }
    )
    found = leaves(tree)[2:]
    assert [(leaf.number, leaf.filename) for leaf in found] == [
        ("2!2", "nota verbale — список.pdf"),
        ("2!3", ".._b.txt"),
    ]
    assert [leaf.content for leaf in found] == [b"%PDF", b"second" * 1000]
    assert found[0].media_type == "application/pdf"


def nested(depth: int) -> Tree:
    inner = message(**{"__substg1.0_1000001F": f"level {depth}".encode("utf-16-le")})
    if depth:
        inner["__attach_version1.0_#00000000"] = {"__substg1.0_3701000D": nested(depth - 1)}
    return inner


def test_a_message_in_the_message_is_taken_apart_too() -> None:
    found = [(leaf.number, leaf.role, leaf.content) for leaf in leaves(nested(1))]
    assert found[2:] == [("2!2", "message", b""), ("2!2.1", "body", b"level 0")]


def test_an_object_of_another_program_in_the_message_is_told() -> None:
    (found,) = leaves(message(**{"__attach_version1.0_#00000000": {"__substg1.0_3701000D": {"CONTENTS": b"list"}}}))[2:]
    assert [problem.reason for problem in found.problems] == ["unreadable_part"]


def test_messages_in_messages_end_at_the_limit() -> None:
    found = leaves(nested(5), Limits(depth=3))
    assert found[-1].problems[0].reason == "too_large"
    assert len(found) < 8


def test_a_file_that_is_cut_off_is_refused_with_a_reason() -> None:
    content = compound(message())[:600]
    with pytest.raises(UnreadablePartError) as caught:
        decode(Leaf("2", "application/vnd.ms-outlook", "attachment", content, "reply.msg"), Limits())
    assert "reply.msg" in caught.value.detail
