import io
import zipfile

import pytest

from parsers.sniff import sniff


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


def test_what_is_called_html_is_html_without_its_first_tag() -> None:
    assert sniff(b"Good morning", "text/html") == "html"


def test_a_forwarded_header_in_a_plain_body_is_no_message() -> None:
    assert sniff(b"From: a\r\nTo: b\r\nSubject: c\r\n", "text/plain") == "text"


def test_an_archive_cut_short_still_tells_its_kind() -> None:
    assert sniff(zipped("word/document.xml")[:60]) == "docx"


@pytest.mark.parametrize("brand", [b"heic", b"mif1"])
def test_a_picture_of_a_new_telephone_is_told_by_its_brand(brand: bytes) -> None:
    assert sniff(b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0", "image/jpeg", "scan.jpg") == "heic"
