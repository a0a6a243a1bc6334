"""Messages that cannot be read, or not wholly: filed with what could be read, and the next one is taken."""

import base64
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from intake.errors import Exit
from parsers.record import Reason
from store import queries
from store.states import SETTLED, State
from tests.fixtures.dovecot import Dovecot
from tests.fixtures.messages import message
from tests.fixtures.program import Program
from tests.fixtures.scans import scanned

pytestmark = pytest.mark.system

TEXT = """The Embassy of Norway has the honour to inform, with reference to CU 2009/33, that it will be represented by:

Ms. Anna BERG, Judge, Supreme Court, a.berg@justice.norway.example
"""


def with_file(content: bytes, name: str, kind: str) -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "Embassy of Norway <embassy@norway.example>"
    mail["Subject"] = "Nomination"
    mail["Date"] = "Mon, 02 Mar 2009 09:00:00 +0100"
    mail["Message-ID"] = f"<{name}@norway.example>"
    mail.set_content(TEXT)
    maintype, _, subtype = kind.partition("/")
    mail.add_attachment(content, maintype=maintype, subtype=subtype, filename=name)
    return mail.as_bytes()


def encrypted_pdf() -> bytes:
    from io import BytesIO

    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption("sesame", canPrint=0))
    canvas.drawString(72, 700, "Ms. Anna BERG")
    canvas.save()
    return file.getvalue()


def hanging_pdf() -> bytes:
    """A page whose content takes for ever: very many drawing operators, compressed to little."""
    import zlib

    stream = zlib.compress(b"0 0 m 1 1 l S " * 4_000_000, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(stream) + stream + b"\nendstream",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj" % number + each + b"endobj\n"
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + table + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)


BROKEN = (
    b"From: Embassy\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nNorway"
)
CASES: dict[str, tuple[bytes, set[Reason]]] = {
    "encrypted": (with_file(encrypted_pdf(), "closed.pdf", "application/pdf"), {Reason.ENCRYPTED_PART}),
    "damaged": (with_file(b"%PDF-1.4\n" + b"\x00" * 3000, "torn.pdf", "application/pdf"), {Reason.UNREADABLE_PART}),
    "oversized": (with_file(b"\x00" * 3_000_000, "large.bin", "application/octet-stream"), {Reason.TOO_LARGE}),
    "hanging": (with_file(hanging_pdf(), "slow.pdf", "application/pdf"), {Reason.TIMEOUT, Reason.TOO_LARGE}),
    "unknown": (with_file(b"\x01\x02\x03" * 99, "odd.xyz", "application/octet-stream"), {Reason.UNREADABLE_PART}),
}


def test_every_bad_message_is_filed_with_its_reason_and_the_next_is_taken(program: Program, dovecot: Dovecot) -> None:
    program.mailbox(dovecot)
    program.limits("part_bytes = 2000000\nseconds_per_part = 5.0")
    raws = [BROKEN, *(raw for raw, _ in CASES.values()), message(1, text=TEXT)]
    dovecot.append_all(raws)
    polled = program.command("poll", timeout=120)
    assert polled.returncode == Exit.DONE, polled.stderr
    with program.store() as engine:
        rows = [queries.message(engine, id) for id in range(1, len(raws) + 1)]
    assert {row.state for row in rows} <= SETTLED
    assert all("$DelegationIntake" in flags for flags in dovecot.flags().values())
    for row, (name, (_, reasons)) in zip(rows[1:], CASES.items(), strict=False):
        assert row.response is not None
        found = {item.reason: item for item in row.response.review}
        assert found.keys() & reasons, (name, row.response.review)
        item = next(found[reason] for reason in reasons if reason in found)
        assert item.part == "2", (name, item)
        assert [person.name for person in row.response.delegates] == ["Anna BERG"], name


@pytest.mark.parametrize("raw", [bytes(range(256)) * 20, b"\x7fELF\x02\x01\x01\x00" * 300])
def test_bytes_that_are_no_message_are_kept_and_shown_to_a_person(
    program: Program, dovecot: Dovecot, raw: bytes
) -> None:
    program.mailbox(dovecot)
    dovecot.append(raw)
    assert program.command("poll").returncode == Exit.DONE
    with program.store() as engine:
        row = queries.message(engine, 1)
    assert row.state is State.UNRELATED
    assert Reason.UNREADABLE_PART in {item.reason for item in row.review}


def test_a_sender_whose_list_could_not_be_read_attends_with_names_to_be_read(program: Program) -> None:
    raw = with_file(encrypted_pdf(), "list.pdf", "application/pdf").replace(TEXT.splitlines()[2].encode(), b"")
    (program.folder / "1.eml").write_bytes(raw)
    assert program.command("import", "1.eml").returncode == Exit.DONE
    for command in ("roster", "ledger"):
        said = program.typed(command).stdout
        assert ("attending" in said, "names not" in said) == (True, True), said


def test_a_message_too_large_for_the_limit_is_cut_and_says_so(program: Program, dovecot: Dovecot) -> None:
    program.mailbox(dovecot)
    program.limits("message_bytes = 100000")
    dovecot.append(with_file(b"\x00" * 400_000, "large.bin", "application/octet-stream"))
    assert program.command("poll").returncode == Exit.DONE
    with program.store() as engine:
        row = queries.message(engine, 1)
    assert row.size <= 100_001
    assert row.response is not None
    assert Reason.TOO_LARGE in {item.reason for item in row.response.review}


def test_a_page_that_ocr_cannot_finish_is_named_and_the_others_are_read(program: Program, dovecot: Dovecot) -> None:
    program.mailbox(dovecot)
    program.limits("seconds_per_page = 0.05")
    dovecot.append(scanned(pages=2))
    assert program.command("poll").returncode == Exit.DONE
    with program.store() as engine:
        row = queries.message(engine, 1)
    assert row.response is not None
    late = [item for item in row.response.review if item.reason is Reason.TIMEOUT]
    assert late
    assert "page 1" in late[0].detail


def test_a_name_with_control_characters_cannot_act_on_a_terminal(program: Program, dovecot: Dovecot) -> None:
    program.mailbox(dovecot)
    subject = base64.b64encode(b"a\x1b]0;owned\x07\x1b[2J").decode()
    raw = message(1, text=TEXT).replace(b"Subject: Note No. 1", f"Subject: =?utf-8?b?{subject}?=".encode())
    dovecot.append(raw)
    assert program.command("poll").returncode == Exit.DONE
    for command in (("show", "1"), ("roster",), ("digest", "--preview", "-")):
        assert "\x1b" not in program.typed(*command).stdout
