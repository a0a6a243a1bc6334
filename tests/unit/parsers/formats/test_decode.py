"""What is said of parts that no format can read, whatever they call themselves."""

import io
import random
import zipfile

import pytest

from parsers.document import Document, PartRole
from parsers.errors import UnreadablePartError
from parsers.formats import decode
from parsers.limits import Limits
from parsers.steps import Leaf

NOISE = random.Random(3).randbytes(2000)


def document(content: bytes, media_type: str, name: str | None) -> Document:
    found = decode(Leaf("2", media_type, "attachment", content, name), Limits()).document
    assert found is not None
    return found


def refusal(content: bytes, media_type: str, name: str | None) -> str:
    with pytest.raises(UnreadablePartError) as refused:
        document(content, media_type, name)
    return refused.value.detail


@pytest.mark.parametrize("name", ["list.docx", "list.xlsx", "list.odt", "list.ods", "list.doc", "list.xls"])
def test_an_office_document_without_its_text_is_told_and_its_files_are_not_read_one_by_one(name: str) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("a.txt", "Ms. Ida Berg")
    assert f"{name} is damaged" in refusal(target.getvalue(), "application/octet-stream", name)


@pytest.mark.parametrize("media_type", ["text/plain", "text/csv", "text/html"])
@pytest.mark.parametrize("charset", [None, "utf-8", "koi8-r", "gb2312", "utf-16"])
def test_what_is_called_a_text_and_is_none_is_told(media_type: str, charset: str | None) -> None:
    leaf = Leaf("2", media_type, "attachment", NOISE, "list.txt", charset)
    found = decode(leaf, Limits()).document
    assert found is not None
    assert [problem.detail for problem in found.problems][:1] == [
        "list.txt holds much that is no text: open it by hand or ask the sender for another copy."
    ]


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("Мадам Ида Берг, директор\f\r\n" * 9, "koi8-r"),
        ("中国代表团由以下人员组成\n" * 9, "gb18030"),
        ("日本代表団\n" * 9, "iso-2022-jp"),
        ("السيدة إيدا بيرغ\n" * 9, "windows-1256"),
        ("Ms. Ida Berg\n" * 9, "utf-16"),
        ("B\bBE\bER\bRG\bG\n" * 9, "ascii"),
        ("Déléguée\x1a", "cp850"),
        ("Ida\x01", "ascii"),
    ],
)
def test_a_text_is_one_in_any_charset_and_script(text: str, charset: str) -> None:
    found = decode(Leaf("2", "text/plain", "attachment", text.encode(charset), "list.txt", charset), Limits()).document
    assert found is not None
    assert not found.problems


ADDED = (
    "ATT00001.htm", "ATT00002..txt", "noname.html", "noname", "Untitled.html", "mime-attachment.txt", "attachment.txt",
    "disclaimer.txt", "mail footer.txt", "Part 1.2", None,
)  # fmt: skip
NAMED = ("list.html", "list.txt", "nominations 2009.txt", "delegation001.html", "participants", "disclaimer.docx")


@pytest.mark.parametrize("name", ADDED)
@pytest.mark.parametrize("role", ["attachment", "inline"])
@pytest.mark.parametrize(
    ("content", "media_type"), [(b"<html><body> </body></html>", "text/html"), (b"", "text/plain")]
)
def test_an_empty_text_or_page_that_nobody_named_by_hand_is_not_told(
    name: str | None, role: PartRole, content: bytes, media_type: str
) -> None:
    found = decode(Leaf("2", media_type, role, content, name), Limits()).document
    assert found is not None
    assert not found.problems


@pytest.mark.parametrize("name", NAMED)
def test_an_empty_text_or_page_with_a_name_is_told(name: str) -> None:
    assert document(b"<html><body> </body></html>", "text/html", name).problems
    assert f"{name} is empty" in refusal(b"", "text/plain", name)


def test_an_empty_document_is_told_though_it_has_no_name() -> None:
    assert "part 2 is empty" in refusal(b" \n", "application/pdf", None)


@pytest.mark.parametrize(
    "content", [b"Ms. Ida Berg, Director", b"<table><tr><td>Ms. Ida Berg</td></tr></table>", b"Ida;Berg\n"]
)
@pytest.mark.parametrize("name", ["list.docx", "list.xlsx", "list.pdf", "list.odt"])
def test_a_text_under_the_name_of_a_document_is_read_and_its_name_told(content: bytes, name: str) -> None:
    found = document(content, "application/octet-stream", name)
    assert "Berg" in found.text
    assert [problem.detail.split(":")[0] for problem in found.problems] == [
        f"{name} is no {name[5:]} file and was read as {found.format}"
    ]


def test_an_archive_under_the_name_of_a_document_is_opened_and_its_name_told() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.txt", "Ms. Ida Berg")
    found = decode(Leaf("2", "application/octet-stream", "attachment", target.getvalue(), "list.docx"), Limits())
    assert [leaf.filename for leaf in found.leaves] == ["a.txt"]
    assert found.document is not None
    assert ["list.docx is no docx file" in problem.detail for problem in found.document.problems] == [True]


@pytest.mark.parametrize(
    ("media_type", "name", "said"),
    [
        ("message/external-body", None, "part 2 is not in the message"),
        ("message/partial", None, "part 2 is a piece of a message"),
        ("image/svg+xml", "scan.svg", "scan.svg is of a kind that is not read"),
    ],
)
def test_what_cannot_be_read_is_named(media_type: str, name: str | None, said: str) -> None:
    assert said in refusal(b"<svg><text>Ms. Ida Berg</text></svg>", media_type, name)
