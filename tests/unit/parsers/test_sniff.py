import io
import zipfile

import pytest

from parsers.sniff import misnamed, sniff
from tests.fixtures.compound import Tree, compound


def zipped(*names: str, mimetype: bytes = b"") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, b"<x/>")
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.4", "pdf"),
        (b"\r\n\r\n%PDF-1.4", "pdf"),
        (b"{\\rtf1", "rtf"),
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"II*\x00", "tiff"),
        (b"\x78\x9f\x3e\x22\x01\x00", "tnef"),
        (zipped("word/document.xml"), "docx"),
        (zipped("xl/workbook.xml"), "xlsx"),
        (zipped("a.txt"), "zip"),
        (zipped("content.xml", mimetype=b"application/vnd.oasis.opendocument.text"), "odt"),
        (zipped("content.xml", mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "ods"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"<!DOCTYPE html><html>", "html"),
        (b"From: a@b.example\r\nSubject: x\r\nDate: today\r\n\r\n", "message"),
        (b"plain words", "text"),
        (b"\x00\x01\x02", "unknown"),
        (b"", "unknown"),
    ],
)
def test_bytes_tell_what_a_file_is(content: bytes, kind: str) -> None:
    assert sniff(content) == kind


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (zipped("%PDF-1.4"), "zip"),
        (b"From: a@b.example\r\nSubject: x\r\nDate: today\r\n\r\n%PDF-1.4", "message"),
        (b"%PDF-1.4\nFrom: Ms. Ida\nTo: Mr. Jo\nSubject: x\n", "pdf"),
    ],
)
def test_what_holds_a_file_near_its_beginning_is_not_that_file(content: bytes, kind: str) -> None:
    assert sniff(content) == kind


def test_a_page_that_was_saved_with_its_pictures_is_a_message_whatever_it_is_called() -> None:
    saved = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n\r\n<html>'
    assert sniff(saved, "application/msword", "note.doc") == "message"


def test_a_list_below_a_line_of_a_header_is_no_message() -> None:
    typed = b"MIME-Version: 1.0\r\nHead: Ms. Ida WETTER\r\n\r\nContent-Type: text/plain\r\n"
    assert sniff(typed, "application/octet-stream", "list.txt") == "text"


def test_what_is_called_html_is_html_without_its_first_tag() -> None:
    assert sniff(b"Good morning", "text/html") == "html"


def test_a_forwarded_header_in_a_plain_body_is_no_message() -> None:
    assert sniff(b"From: a\r\nTo: b\r\nSubject: c\r\n", "text/plain") == "text"


def test_an_archive_cut_short_still_tells_its_kind() -> None:
    assert sniff(zipped("word/document.xml")[:60]) == "docx"


@pytest.mark.parametrize("brand", [b"heic", b"mif1"])
def test_a_picture_of_a_new_telephone_is_told_by_its_brand(brand: bytes) -> None:
    assert sniff(b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0", "image/jpeg", "scan.jpg") == "heic"


@pytest.mark.parametrize(
    ("media_type", "name", "kind"),
    [
        ("application/octet-stream", "list.DOCX", "docx"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", None, "docx"),
        ("application/octet-stream", "list.docm", "docx"),
        ("application/zip", "list.xlsx", "xlsx"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "files", "xlsx"),
        ("application/octet-stream", "list.odt", "odt"),
        ("application/octet-stream", "list.ods", "ods"),
        ("application/octet-stream", "list.pptx", "pptx"),
        ("application/octet-stream", "list.doc", "doc"),
        ("application/octet-stream", "list.xls", "xls"),
    ],
)
def test_an_archive_that_is_called_an_office_document_is_one_that_is_damaged(
    media_type: str, name: str | None, kind: str
) -> None:
    assert sniff(zipped("[Content_Types].xml", "styles.xml"), media_type, name) == kind


def test_an_archive_is_one_by_its_name_whatever_its_type_says() -> None:
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert sniff(zipped("a.txt"), office, "files.zip") == "zip"


@pytest.mark.parametrize("content", [b"Your session has expired.", b"<html><body>Log in again</body></html>"])
@pytest.mark.parametrize("claimed", ["docx", "xlsx", "odt", "pdf"])
def test_a_text_that_is_called_what_no_text_can_be_is_what_it_is_under_a_wrong_name(
    content: bytes, claimed: str
) -> None:
    kind = sniff(content, "application/octet-stream", f"list.{claimed}")
    assert kind in {"text", "html"}
    assert misnamed(kind, "application/octet-stream", f"list.{claimed}") == claimed


def test_an_archive_of_other_files_is_one_whatever_it_is_called() -> None:
    assert sniff(zipped("a.txt"), "application/octet-stream", "list.docx") == "zip"
    assert misnamed("zip", "application/octet-stream", "list.docx") == "docx"


@pytest.mark.parametrize(
    ("kind", "name"), [("docx", "a.docx"), ("docx", "a.pdf"), ("html", "a.xls"), ("text", "a.txt")]
)
def test_no_name_is_wrong_that_programs_give(kind: str, name: str) -> None:
    assert not misnamed(kind, "application/octet-stream", name)


def test_an_archive_of_the_parts_of_a_document_is_one_without_its_end_too() -> None:
    whole = zipped("[Content_Types].xml", "docProps/app.xml")
    assert sniff(whole[:60], "application/octet-stream", "list.docx") == "docx"
    assert sniff(zipped("META-INF/manifest.xml"), "application/octet-stream", "list.odt") == "odt"
    assert sniff(zipped(mimetype=b"application/vnd.oasis.opendocument.text")[:90]) == "odt"


@pytest.mark.parametrize("name", ["list.doc", "list.xls"])
def test_a_page_that_is_called_an_old_office_document_is_what_it_is(name: str) -> None:
    assert sniff(b"<html><table><tr><td>Ida</td></tr></table></html>", "application/msword", name) == "html"


@pytest.mark.parametrize(
    ("content", "media_type", "name"),
    [
        (b"<svg><text>Ida</text></svg>", "image/svg+xml", None),
        (b"<svg><text>Ida</text></svg>", "application/octet-stream", "scan.svg"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- drawn --><svg xmlns="x"/>', "", None),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "text/xml", "list.xml"),
        (b'<?xml version="1.0"?><office:document office:version="1.2"/>', "text/xml", "list.fodt"),
    ],
)
def test_a_drawing_or_an_office_document_in_xml_is_no_text(content: bytes, media_type: str, name: str | None) -> None:
    assert sniff(content, media_type, name) == "xml"


@pytest.mark.parametrize(
    "content", [b"<html><body><svg></svg>Ida</body></html>", b"<div><svg/>Ida</div>", b"We use <svg> for drawings."]
)
def test_a_page_or_a_text_with_a_drawing_in_it_is_none(content: bytes) -> None:
    assert sniff(content) in {"html", "text"}


@pytest.mark.parametrize("media_type", ["message/external-body", "message/partial"])
def test_what_lies_elsewhere_is_told_by_its_type(media_type: str) -> None:
    assert sniff(b"Content-Type: application/pdf\r\n", media_type) == media_type.removeprefix("message/")


@pytest.mark.parametrize(
    ("held", "kind"),
    [
        ({"WORKBOOK": b"as some programs write it"}, "xls"),
        ({"BOOK": b"of Excel 95"}, "xls"),
        ({"Workbook": b"", "MBD0001": {"WordDocument": b""}}, "xls"),
        ({"WordDocument": b"", "ObjectPool": {"_1": {"__substg1.0_0037001F": b""}}}, "doc"),
        ({"Other": {"WordDocument": b""}}, "ole"),
    ],
)
def test_a_compound_file_is_what_it_holds_itself_in_letters_of_any_case(held: Tree, kind: str) -> None:
    assert sniff(compound(held)) == kind


def test_a_damaged_compound_file_is_what_is_still_found_in_it() -> None:
    assert sniff(compound({"WordDocument": b""})[:8] + "WordDocument".encode("utf-16-le")) == "doc"
