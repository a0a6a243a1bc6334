"""Where one message of an mbox ends and the next begins."""

import io
from pathlib import Path

from intake.mailbox import mbox

PARTING = b"From mission@norland.example Mon Mar  2 10:00:00 2009\n"


def split(raw: bytes, most: int = 1_000) -> list[tuple[bytes, int]]:
    return list(mbox.split(io.BytesIO(raw), most))


def texts(raw: bytes) -> list[bytes]:
    return [text for text, _ in split(raw)]


def test_the_parting_line_and_the_empty_line_before_it_belong_to_no_message() -> None:
    assert texts(PARTING + b"A: 1\n\none\n\n" + PARTING + b"A: 2\n\ntwo\n\n") == [b"A: 1\n\none\n", b"A: 2\n\ntwo\n"]


def test_a_file_without_an_empty_line_at_its_end_loses_nothing() -> None:
    assert texts(PARTING + b"A: 1\n\none\n") == [b"A: 1\n\none\n"]
    assert texts(PARTING + b"A: 1\n\none") == [b"A: 1\n\none"]


def test_lines_that_end_as_on_windows_part_as_well() -> None:
    windows = PARTING.replace(b"\n", b"\r\n")
    assert texts(windows + b"A: 1\r\n\r\none\r\n\r\n" + windows + b"A: 2\r\n\r\ntwo\r\n") == [
        b"A: 1\r\n\r\none\r\n",
        b"A: 2\r\n\r\ntwo\r\n",
    ]


def test_a_sentence_that_begins_with_from_parts_nothing() -> None:
    raw = PARTING + b"A: 1\n\nWe come.\n\nFrom 16 to 18 March we stay.\n\n"
    assert texts(raw) == [b"A: 1\n\nWe come.\n\nFrom 16 to 18 March we stay.\n"]


def test_a_parting_line_in_the_middle_of_a_text_parts_nothing() -> None:
    assert len(texts(PARTING + b"A: 1\n\ntext\n" + PARTING + b"more\n")) == 1


def test_quoted_from_loses_one_mark() -> None:
    assert texts(PARTING + b"A: 1\n\n>From here\n>>From there\n> From\n") == [
        b"A: 1\n\nFrom here\n>From there\n> From\n"
    ]


def test_of_a_large_message_only_the_beginning_is_kept_and_the_size_is_known() -> None:
    large = b"A: 1\n\n" + b"x" * 200_000 + b"\n"
    (first, size), (second, _) = split(PARTING + large + b"\n" + PARTING + b"A: 2\n\ntwo\n", most=50)
    assert (first, size) == (large[:51], len(large))
    assert second == b"A: 2\n\ntwo\n"


def test_a_line_as_long_as_the_buffer_hides_no_parting_line() -> None:
    body = b"x" * (2 * 65_536) + b"\n"
    assert texts(PARTING + b"\n" + body + b"\n" + PARTING + b"A: 2\n\n")[1:] == [b"A: 2\n"]


def test_what_stands_before_the_first_parting_line_is_no_message() -> None:
    assert texts(b"garbage\n\n" + PARTING + b"A: 1\n\none\n") == [b"A: 1\n\none\n"]


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    assert texts(b"") == []


def test_empty_lines_and_a_byte_order_mark_before_the_first_message_are_passed_over() -> None:
    for before in (b"\n", b"\r\n\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"):
        raw = before + PARTING + b"A: 1\n\none\n\n" + PARTING + b"A: 2\n\ntwo\n"
        assert mbox.is_one(raw)
        assert texts(raw) == [b"A: 1\n\none\n", b"A: 2\n\ntwo\n"]


def test_behind_empty_lines_only_a_parting_line_begins_an_mbox() -> None:
    assert not mbox.is_one(b"\nFrom here on we write to you.\n")
    assert mbox.is_one(b"From mission@norland.example\n"), "at the very beginning no date is asked for"


def test_a_byte_order_mark_asks_for_no_date_and_a_lone_return_is_no_empty_line() -> None:
    assert mbox.is_one(b"\xef\xbb\xbfFrom mission@norland.example\n")
    assert not mbox.is_one(b"\rFrom mission@norland.example Mon Mar  2 10:00:00 2009\n")
