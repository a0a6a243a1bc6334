"""Old Word files are read by a program apart; what it cannot tell is said."""

import io
import struct
import subprocess
import sys
from pathlib import Path

import olefile
import pytest

from parsers.document import Block, Document, Table
from parsers.errors import UnreadablePartError
from parsers.formats import decode, doc, doc_lists, doc_running, doc_streams
from parsers.formats.typed import Run
from parsers.formats.typed import line_of as typed
from parsers.limits import Limits
from parsers.steps import Leaf
from tests.fixtures.compound import compound
from tests.fixtures.word import word

needs_program = pytest.mark.skipif(bool(doc.missing()), reason="antiword is not installed")


def read(content: bytes) -> Document:
    document = decode(Leaf("2", "application/msword", "attachment", content, "note.doc"), Limits()).document
    assert document is not None
    return document


@needs_program
@pytest.mark.parametrize("described", [True, False])
def test_paragraphs_are_read_in_any_script(described: bool) -> None:
    document = read(word("Delegation:", "Ms. Zorana PELIVAN", "г-жа Берг 代表团", described=described))
    assert document.text == "Delegation:\nMs. Zorana PELIVAN\nг-жа Берг 代表团"
    assert document.problems == ()


@needs_program
def test_where_changes_were_tracked_a_caution_says_that_deleted_words_may_stand_there() -> None:
    document = read(word("Ms. Zorana PELIVAN", reviewers=("A colleague",)))
    assert "PELIVAN" in document.text
    assert [problem.reason for problem in document.problems] == ["other"]
    assert "deleted words" in document.problems[0].detail


@needs_program
def test_what_stands_above_and_below_the_pages_is_read_once_around_the_text() -> None:
    office = "Embassy of Austria\x07\x13 PAGE \x142\x15"
    document = read(word("Ms. Zorana PELIVAN", running=("", office, "", "Tel. +43 1 5550101", "Note №. 7/2009", "")))
    assert document.text == "Note №. 7/2009\nEmbassy of Austria 2\nMs. Zorana PELIVAN\nTel. +43 1 5550101"
    assert [item.running for item in document.pages[0].items if isinstance(item, Block)] == [False] * 3 + [True]
    assert document.problems == ()


@needs_program
def test_footnotes_are_read_behind_the_text_and_leave_no_mark_in_it() -> None:
    notes = ("arrives one day late", "leaves early")
    names = "Ms. Zorana PELIVAN\x02, Mr. Anton Berg\x02"
    document = read(word(names, notes=notes, running=("", "", "", "Page", "", "")))
    assert document.text == "Ms. Zorana PELIVAN, Mr. Anton Berg\narrives one day late\nleaves early\nPage"


@needs_program
def test_what_was_ticked_and_chosen_in_a_form_is_read_where_it_stands() -> None:
    box, choice = ("\x13 FORM" + kind + " \x01\x14\x15" for kind in ("CHECKBOX", "DROPDOWN"))
    roles, nobody = ["Head", "Adviser & Deputy"], 25
    document = read(
        word(
            f"{box} takes part {box} sends regrets {box}", f"As: {choice}", f"With: {choice}", "A \x01",
            forms=[(1, 1, []), (1, 0, []), (1, nobody, []), (2, 1, roles), (2, nobody, roles)],
        )
    )  # fmt: skip
    assert document.text == "☒ takes part ☐ sends regrets ☐\nAs: Adviser & Deputy\nWith: Head\nA"


@needs_program
def test_where_there_is_nothing_but_what_stands_above_the_pages_it_says_so() -> None:
    document = read(word("", running=("", "Embassy of Austria", "", "", "", "")))
    assert document.text == "Embassy of Austria"
    assert [problem.reason for problem in document.problems] == ["no_text"]


@needs_program
def test_where_what_stands_above_the_pages_cannot_be_read_it_says_so() -> None:
    content = word("Ms. Zorana PELIVAN", running=("", "Embassy of Austria", "", "", "", ""))
    place = content.index(b"\xec\xa5\xc1\0") + 0xF2  # in the file's first block: where the borders of headers are
    document = read(content[:place] + b"\xff\xff\0\0" + content[place + 4 :])
    assert "PELIVAN" in document.text
    assert [problem.reason for problem in document.problems] == ["unreadable_part"]


def test_a_locked_file_is_named_as_such() -> None:
    with pytest.raises(UnreadablePartError) as caught:
        read(word("Ms. Zorana PELIVAN", encrypted=True))
    assert caught.value.reason == "encrypted_part"


def test_where_the_program_is_missing_its_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(UnreadablePartError, match="apt-get install antiword"):
        read(word("Ms. Zorana PELIVAN"))
    assert doc.missing() == ("antiword",)


def test_a_program_that_breaks_is_a_file_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "antiword"
    program.write_text("#!/bin/sh\nkill -SEGV $$\n")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(UnreadablePartError) as caught:
        read(word("Ms. Zorana PELIVAN"))
    assert caught.value.reason == "unreadable_part"


def test_a_program_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "antiword"
    program.write_text(f"#!{sys.executable}\nimport time\ntime.sleep(60)\n")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    leaf = Leaf("2", "application/msword", "attachment", word("Ms. Zorana PELIVAN"), "note.doc")
    with pytest.raises(UnreadablePartError) as caught:
        decode(leaf, Limits(seconds_per_part=0.5))
    assert caught.value.reason == "timeout"


def test_tables_lists_and_bold_words_keep_their_form() -> None:
    xml = b"""<?xml version="1.0"?><book><bookinfo><title>made by</title></bookinfo><chapter><title/>
      <para><emphasis role='bold'>Delegation</emphasis> of Norland</para>
      <informaltable><tgroup cols='2'><tbody>
        <row><entry><para>Name</para></entry><entry><para>Title</para></entry></row>
        <row><entry><para>PELIVAN</para><para>Zorana</para></entry><entry><para>Counsellor</para></entry></row>
      </tbody></tgroup></informaltable>
      <itemizedlist><listitem><para>Ilja DVORNIK</para></listitem></itemizedlist></chapter></book>"""
    first, table, listed = doc._items(xml)
    assert isinstance(first, Block)
    assert isinstance(table, Table)
    assert isinstance(listed, Block)
    assert [(word.text, word.bold) for word in first.lines[0].words][:2] == [("Delegation", True), ("of", False)]
    assert [cell.text for cell in table.cells] == ["Name", "Title", "PELIVAN\nZorana", "Counsellor"]
    assert listed.lines[0].text == "Ilja DVORNIK"


def test_a_table_stands_in_a_paragraph_as_the_program_writes_it() -> None:
    xml = b"""<?xml version="1.0"?><book><chapter><title/><para>\nDelegation of Norland\n</para>
      <para>\n\n   <informaltable frame='none'>\n <tgroup cols='2'>\n <colspec colwidth='144.00pt'/>\n <tbody>
        <row>\n <entry>\nName\n </entry>\n <entry>\nE-mail\n </entry>\n </row>
        <row>\n <entry>\nZorana PELIVAN\n </entry>\n <entry>\n </entry>\n </row>
      </tbody>\n </tgroup>\n </informaltable>\n  </para></chapter></book>"""
    first, table = doc._items(xml)
    assert isinstance(first, Block)
    assert isinstance(table, Table)
    assert first.lines[0].text == "Delegation of Norland"
    assert [(cell.row, cell.column, cell.text) for cell in table.cells if cell.lines] == [
        (0, 0, "Name"), (0, 1, "E-mail"), (1, 0, "Zorana PELIVAN"),
    ]  # fmt: skip


def test_the_first_text_box_begins_a_line_and_a_rule_that_somebody_typed_stays() -> None:
    xml = b"""<book><chapter><para>\nYours\n<beginpage/>\n-----------------------Zorana PELIVAN\n</para>
      <para>\n------------------------------\n</para></chapter></book>"""
    lines = [line.text for item in doc._items(xml) if isinstance(item, Block) for line in item.lines]
    assert lines == ["Yours", "Zorana PELIVAN", "------------------------------"]


@needs_program
def test_a_line_that_ends_within_a_paragraph_ends() -> None:
    (first, second) = [
        item for page in read(word("Platz 1\x0b53113 Bonn", "Zorana PELIVAN")).pages for item in page.items
    ]
    assert isinstance(first, Block)
    assert isinstance(second, Block)
    assert [line.text for line in (*first.lines, *second.lines)] == ["Platz 1", "53113 Bonn", "Zorana PELIVAN"]


def test_pieces_that_lie_over_each_other_are_left_alone() -> None:
    borders = struct.pack("<5I", 0, 4000, 0, 4000, 0)
    pieces = borders + 4 * struct.pack("<HIH", 0, 0x600, 0)
    table = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    with pytest.raises(IndexError):
        doc_running.adapted(bytes(0x4C) + struct.pack("<I", 4000) + bytes(12_000), table)


@needs_program
def test_the_program_gets_no_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "antiword"
    program.write_text("#!/bin/sh\nprintf '<book><para>'; env; printf '</para></book>'\n")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("MAIL_PASSWORD", "open sesame")
    assert "sesame" not in read(word("x")).text
    assert subprocess.run([program], capture_output=True, check=True, text=True).stdout.count("sesame") == 1


def pictured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, size: int | None) -> Document:
    """Return what is read where the program writes this text and the file keeps so many bytes of pictures."""
    program = tmp_path / "antiword"
    program.write_text(f"#!/bin/sh\nprintf '<book><para>{text}</para></book>'\n")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with olefile.OleFileIO(io.BytesIO(word("x"))) as file:
        streams = {name: file.openstream(name).read() for (name,) in file.listdir()}
    return read(compound(streams | ({"Data": b"\1" * size} if size else {})))


@pytest.mark.parametrize(("size", "count"), [(None, 1), (300_000, 1), (9_000, 0)])
def test_a_picture_leaves_no_mark_and_is_said_where_it_may_hold_writing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, size: int | None, count: int
) -> None:
    document = pictured(monkeypatch, tmp_path, "[pic]Our list[pic]", size)
    assert document.text == "Our list"
    assert [problem.detail for problem in document.problems] == [
        "A picture in note.doc could not be read: open it by hand."
    ] * count


def test_a_file_of_pictures_only_has_no_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(UnreadablePartError) as caught:
        pictured(monkeypatch, tmp_path, "[pic]", None)
    assert caught.value.reason == "no_text"


def test_paragraphs_have_the_numbers_of_their_lists() -> None:
    names = ("Ida Berg", "Judge", "Vienna", "Jo Lund", "Clerk", "And also", "Al Roe", "Bo Moe", "Diet", "Clerk")
    lists = ((1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (0, 0), (2, 0), (2, 0), (3, 0), (0, 0))
    found = read(word(*names, listed=lists)).text.splitlines()
    labels = ("1. ", "a) ", "b) ", "2. ", "a) ", "", "7. ", "8. ", "• ", "")
    assert found == [f"{label}{name}" for label, name in zip(labels, names, strict=True)]


def test_lines_that_the_program_leaves_out_or_changes_cost_their_own_numbers_at_most() -> None:
    told = [("Ida", "1."), ("left out", "2."), ("Jo\nVienna", "3."), ("", "4."), ("Al", "5."), ("Jo", "")]
    lines = [typed([Run(text)]) for text in ("Ida", "Jo", "Vienna", "changed", "Al", "Jo", "Jo")]
    assert [*doc._labels(lines, told)] == ["1.", "3.", "", "", "5.", "", ""]


@pytest.mark.parametrize("place", [0x102, 0x2E2, 0x2EA])
def test_where_the_lists_are_damaged_the_words_are_read_without_numbers(place: int) -> None:
    paragraphs = ("Ida Berg", "Jo Lund")
    with olefile.OleFileIO(io.BytesIO(word(*paragraphs, listed=((1, 0), (1, 0))))) as file:
        streams = {name: file.openstream(name).read() for (name,) in file.listdir()}
    main = bytearray(streams["WordDocument"])
    struct.pack_into("<II", main, place, 0xFFFFFF, 0xFFFFFF)
    damaged = compound({**streams, "WordDocument": bytes(main)})
    with pytest.raises((struct.error, IndexError)):
        doc_lists.labelled(bytes(main), streams["1Table"])
    assert doc._labelled(doc_streams.opened(damaged)) == []
