"""Files that old gateways write into the text of a message are parts like any other."""

import binascii

import pytest

from parsers.formats.uuencoded import cut
from parsers.limits import Limits
from parsers.steps import Leaf, read

CONTENT = b"Ms. Zorana PELIVAN, Counsellor\n" * 9


def encoded(name: str, content: bytes, end: bytes = b"\n") -> bytes:
    lines = [binascii.b2a_uu(content[at : at + 45]).rstrip(b"\n") for at in range(0, len(content), 45)]
    return end.join([b"begin 644 " + name.encode(), *lines, b"`", b"end", b""])


def body(content: bytes) -> list[Leaf]:
    return list(cut(Leaf("1", "text/plain", "body", content), Limits()))


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_file_in_the_text_becomes_a_part_and_leaves_the_text(end: bytes) -> None:
    text, file = body(b"See the list." + end + encoded("list.txt", CONTENT, end) + b"Regards" + end)
    assert (text.number, text.role, text.content) == ("1", "body", b"See the list." + end + b"Regards" + end)
    assert (file.number, file.role, file.filename, file.content) == ("1!list.txt", "attachment", "list.txt", CONTENT)


def test_several_files_are_several_parts() -> None:
    found = body(encoded("a.txt", CONTENT) + b"\n" + encoded("b.txt", b"x" * 3))
    assert [leaf.filename for leaf in found] == [None, "a.txt", "b.txt"]


def test_words_that_look_like_a_beginning_stay_words() -> None:
    said = b"We begin 100 days early:\nbegin 100 meetings\nthen\nend\n"
    assert [leaf.content for leaf in body(said)] == [said]


def test_the_file_is_read_as_part_of_the_message() -> None:
    raw = b"From: a@norland.example\r\nSubject: list\r\n\r\nHello\r\n\r\n" + encoded("list.txt", CONTENT, b"\r\n")
    parts = read(raw).parts
    assert [part.number for part in parts] == ["1", "1!list.txt"]
    assert parts[1].document is not None
    assert "Zorana PELIVAN" in parts[1].document.text


def test_a_long_text_without_an_end_takes_no_time() -> None:
    said = b"begin 644 a\n" * 3000 + b"M" * 60 + b"\n"
    assert len(body(said)) == 1
