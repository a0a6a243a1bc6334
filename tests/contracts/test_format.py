"""What every file format promises: words in, a document out, and one kind of error for everything else."""

import gzip
import io
import struct
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage

import pytest
from msgspec import Struct

from parsers.document import Document
from parsers.errors import UnreadablePartError
from parsers.formats import FORMATS, decode
from parsers.limits import Limits
from parsers.steps import Decoded, Leaf
from tests.fixtures.compound import compound
from tests.fixtures.excel import excel
from tests.fixtures.word import word

WORDS = ("Zorana", "PELIVAN", "Counsellor")
SENTENCE = "Ms. Zorana PELIVAN, Counsellor"


def text() -> bytes:
    return f"Delegation:\n\n{SENTENCE}\n".encode()


def html() -> bytes:
    return f"<html><body><p>Delegation:</p><p>{SENTENCE}</p></body></html>".encode()


def pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.drawString(72, 700, "The delegation will be composed of")
    canvas.drawString(72, 680, SENTENCE)
    canvas.save()
    return target.getvalue()


def docx() -> bytes:
    import docx as library

    document = library.Document()
    document.add_paragraph("Delegation:")
    document.add_paragraph(SENTENCE)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def doc() -> bytes:
    return word("Delegation:", SENTENCE)


def rtf() -> bytes:
    return ("{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 Delegation:\\par\n" + SENTENCE + "\\par}").encode()


def odt() -> bytes:
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        f"<text:p>Delegation:</text:p><text:p>{SENTENCE}</text:p></office:text></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return target.getvalue()


def sheets() -> bytes:
    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet("Delegation")
    sheet.write_row(0, 0, ["Name", "Title"])
    sheet.write_row(1, 0, ["Ms. Zorana PELIVAN", "Counsellor"])
    book.close()
    return target.getvalue()


def open_sheets() -> bytes:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
    )
    rows = (("Name", "Title"), ("Ms. Zorana PELIVAN", "Counsellor"))
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    table = "".join(f"<table:table-row>{''.join(cell.format(text) for text in row)}</table:table-row>" for row in rows)
    content = (
        f'<office:document-content {names}><office:body><office:spreadsheet><table:table table:name="A">{table}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return target.getvalue()


def old_sheets() -> bytes:
    return excel([["Name", "Title"], ["Zorana PELIVAN", "Counsellor"], ["Telephone", 43158110]])


def tnef() -> bytes:
    def attribute(level: int, kind: int, data: bytes) -> bytes:
        return struct.pack("<BII", level, kind, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)

    parts = [
        attribute(2, 0x00069002, b"\0" * 14),
        attribute(2, 0x00018010, b"list.txt\0"),
        attribute(2, 0x0006800F, text()),
    ]
    return struct.pack("<IH", 0x223E9F78, 1) + b"".join(parts)


def outlook() -> bytes:
    return compound(
        {"__properties_version1.0": b"\0" * 32, "__substg1.0_1000001F": text().decode().encode("utf-16-le")}
    )


def smime() -> bytes:
    from asn1crypto import cms

    entity = b"Content-Type: text/plain\r\n\r\n" + text()
    content = {
        "version": "v1",
        "digest_algorithms": [],
        "encap_content_info": {"content_type": "data", "content": entity},
        "signer_infos": [],
    }
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": content}).dump())


def archive() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        file.writestr("reply/list.txt", text())
        file.writestr("__MACOSX/reply/._list.txt", b"\0")
    return target.getvalue()


def gzipped() -> bytes:
    return gzip.compress(text())


def nested() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "a@capital.example", "List", "Mon, 6 Apr 2009 10:00:00 +0200"
    message.set_content(text().decode())
    return message.as_bytes()


class Sample(Struct, frozen=True):
    name: str
    make: Callable[[], bytes]
    filename: str
    media_type: str = "application/octet-stream"
    binary: bool = True


SAMPLES = (
    Sample("text", text, "list.txt", "text/plain", binary=False),
    Sample("html", html, "list.html", "text/html", binary=False),
    Sample("pdf", pdf, "note.pdf"),
    Sample("docx", docx, "note.docx"),
    Sample("doc", doc, "note.doc"),
    Sample("rtf", rtf, "note.rtf", binary=False),
    Sample("odt", odt, "note.odt"),
    Sample("sheets", sheets, "list.xlsx"),
    Sample("sheets-open", open_sheets, "list.ods"),
    Sample("sheets-old", old_sheets, "list.xls"),
    Sample("tnef", tnef, "winmail.dat"),
    Sample("outlook", outlook, "reply.msg"),
    Sample("smime", smime, "smime.p7m", "application/pkcs7-mime"),
    Sample("archive", archive, "reply.zip"),
    Sample("archive-gzip", gzipped, "list.txt.gz"),
    Sample("nested", nested, "list.eml", "message/rfc822", binary=False),
)


def leaf(sample: Sample, content: bytes) -> Leaf:
    return Leaf("2", sample.media_type, "attachment", content, sample.filename)


def documents(decoded: Decoded) -> Iterator[Document]:
    if decoded.document is not None:
        yield decoded.document
    for inner in decoded.leaves:
        if inner.role != "message" and not inner.problems:
            yield from documents(decode(inner, Limits()))


@pytest.fixture(params=SAMPLES, ids=lambda sample: sample.name)
def sample(request: pytest.FixtureRequest) -> Sample:
    return request.param


class TestFormat:
    """Every format of `parsers.formats.FORMATS`, each put through the same rules."""

    def test_every_format_but_pictures_has_a_sample(self) -> None:
        named = {sample.name.partition("-")[0] for sample in SAMPLES} | {"pictures"}
        assert named == {str(reader.__name__).rpartition(".")[2] for reader in FORMATS}  # type: ignore[attr-defined]

    def test_the_words_of_a_file_are_read(self, sample: Sample) -> None:
        found = "\n".join(document.text for document in documents(decode(leaf(sample, sample.make()), Limits())))
        assert all(word in found for word in WORDS), found

    def test_the_kind_is_told_by_the_bytes(self, sample: Sample) -> None:
        if not sample.binary:
            pytest.skip("text is what it says it is")
        mislabelled = Leaf("2", "application/msword", "attachment", sample.make(), "note.doc")
        found = "\n".join(document.text for document in documents(decode(mislabelled, Limits())))
        assert "Zorana" in found

    @pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
    def test_a_file_cut_short_is_read_or_refused_with_a_reason(self, sample: Sample, share: float) -> None:
        content = sample.make()
        try:
            decoded = decode(leaf(sample, content[: int(len(content) * share)]), Limits())
        except UnreadablePartError as error:
            assert sample.filename in error.detail  # noqa: PT017 - the other outcome is allowed too
        else:
            assert decoded.document is not None or decoded.leaves

    def test_a_file_of_noise_under_its_signature_is_refused_with_a_reason(self, sample: Sample) -> None:
        if not sample.binary:
            pytest.skip("noise is text to a reader of text")
        noise = sample.make()[:8] + bytes(range(256)) * 40
        with pytest.raises(UnreadablePartError):
            list(documents(decode(leaf(sample, noise), Limits())))

    def test_an_empty_file_says_so(self, sample: Sample) -> None:
        with pytest.raises(UnreadablePartError) as caught:
            decode(leaf(sample, b""), Limits())
        assert caught.value.reason == "no_text"

    def test_what_is_read_survives_the_border_between_processes(self, sample: Sample) -> None:
        import msgspec

        decoded = decode(leaf(sample, sample.make()), Limits())
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(decoded), type=Decoded) == decoded


def test_an_unknown_kind_is_refused_with_a_reason() -> None:
    with pytest.raises(UnreadablePartError) as caught:
        decode(Leaf("2", "application/octet-stream", "attachment", b"\x00\x01\x02\x03" * 50, "thing.bin"), Limits())
    assert caught.value.reason == "unreadable_part"
    assert "thing.bin" in caught.value.detail


def test_a_document_that_shows_nothing_says_so() -> None:
    import docx as library

    target = io.BytesIO()
    library.Document().save(target)
    document = decode(Leaf("2", "", "attachment", target.getvalue(), "note.docx"), Limits()).document
    assert document is not None
    assert [problem.reason for problem in document.problems] == ["no_text"]


def test_an_empty_body_is_no_problem() -> None:
    decoded = decode(Leaf("1", "text/plain", "body", b"\r\n", None), Limits())
    assert decoded.document is not None
    assert decoded.document.text == ""


def test_a_signature_is_passed_over_in_silence() -> None:
    decoded = decode(Leaf("2", "application/pkcs7-signature", "attachment", b"0\x82\x01", "smime.p7s"), Limits())
    assert decoded.document is not None
    assert decoded.document.pages == ()
