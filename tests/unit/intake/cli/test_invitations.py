"""`intake meetings read` proposes the meeting that an invitation announces, whatever file it comes as."""

import io
import json
import os
import shlex
import subprocess
import sys
from email.message import EmailMessage

import pytest

from intake.errors import Exit
from tests.fixtures.program import Program
from tests.letters import office

NOTE = """Reference: CU 2030/7 (A)

The Secretary-General of the United Nations presents his compliments to the Permanent Mission and has the honour to
draw its attention to decision 4/4. The Government is accordingly invited to participate in the first meeting of the
Working Group on Ports, which will be held in Vienna, Austria, from 14 to 15 April 2030.

The names and titles of the members of the delegation should be sent by fax (Fax: +43-1 26060 75752) or as a scanned
copy by email: ports@desk.example, not later than 29 March 2030.

4 March 2030
"""
TITLE = "first meeting of the Working Group on Ports"


def pdf(text: str) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target)
    for number, line in enumerate(text.split("\n")):
        canvas.drawString(50, 780 - 14 * number, line)
    canvas.save()
    return target.getvalue()


def picture(text: str) -> bytes:
    from PIL import Image, ImageDraw, ImageFont

    page = Image.new("L", (1654, 2339), 255)
    font = ImageFont.load_default(26)
    for number, line in enumerate(text.split("\n")):
        ImageDraw.Draw(page).text((80, 120 + 44 * number), line, 0, font)
    target = io.BytesIO()
    page.save(target, "PNG", dpi=(200, 200))
    return target.getvalue()


def docx(text: str) -> bytes:
    return office.docx([("", part.replace("\n", " ")) for part in text.split("\n\n")])


def mailed(text: str) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "desk@desk.example", "Invitation"
    message.set_content("Please find attached the invitation.\n")
    message.add_attachment(pdf(text), maintype="application", subtype="pdf", filename="invitation.pdf")
    return message.as_bytes()


FILES = {
    "note.txt": str.encode, "note.pdf": pdf, "note.docx": docx, "note.png": picture, "note.eml": mailed,
}  # fmt: skip


@pytest.fixture
def desk(program: Program) -> Program:
    program.polling("")  # writes a configuration that knows CU 2009/33
    return program


def references(program: Program) -> list[str]:
    found = json.loads(program.typed("meetings", "list", "--format", "json").stdout)
    return [each["meeting"]["reference"] for each in found]


@pytest.mark.parametrize("name", FILES)
def test_the_meeting_is_proposed_with_the_line_that_enters_it(desk: Program, name: str) -> None:
    (desk.folder / name).write_bytes(FILES[name](NOTE))
    done = desk.typed("meetings", "read", name)
    assert done.exit_code == Exit.DONE, done.output
    for words in ("2030-04-14 to 2030-04-15", "Vienna, Austria", "fax +4312606075752", "names, titles", "2030-03-29"):
        assert words in done.stdout
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("intake meetings add")]
    assert references(desk) == ["CU 2009/33"]
    entered = desk.typed(*shlex.split(line)[1:])
    assert entered.exit_code == Exit.DONE, entered.output
    shown = json.loads(desk.typed("meetings", "show", "CU 2030/7", "--json").stdout)
    assert shown["meeting"]["titles"][0] == TITLE
    assert (shown["place"], shown["deadline"]) == ("Vienna, Austria", "2030-03-29")
    assert shown["meeting"]["addresses"] == ["ports@desk.example", "+4312606075752"]
    assert shown["wanted"] == ["names", "titles"]


def test_it_is_entered_at_once_only_where_that_is_said(desk: Program) -> None:
    (desk.folder / "note.txt").write_text(NOTE)
    refused = desk.typed("meetings", "read", "note.txt", "--add")  # nobody sits at this terminal
    assert (refused.exit_code, "--yes" in refused.stderr) == (Exit.USAGE, True)
    assert references(desk) == ["CU 2009/33"]
    assert desk.typed("meetings", "read", "note.txt", "--add", "--yes").exit_code == Exit.DONE
    assert references(desk) == ["CU 2009/33", "CU 2030/7"]


@pytest.mark.parametrize(("typed", "known"), [(b"y\n", ["CU 2009/33", "CU 2030/7"]), (b"n\n", ["CU 2009/33"])])
def test_whoever_sits_at_a_terminal_is_asked(desk: Program, typed: bytes, known: list[str]) -> None:
    (desk.folder / "note.txt").write_text(NOTE)
    ours, theirs = os.openpty()
    try:
        os.write(ours, typed)
        command = (sys.executable, "-m", "intake", "meetings", "read", "note.txt", "--add")
        done = subprocess.run(command, cwd=desk.folder, stdin=theirs, capture_output=True, timeout=60, check=False)
    finally:
        os.close(ours)
        os.close(theirs)
    assert b"Enter CU 2030/7?" in done.stdout + done.stderr
    assert references(desk) == known


def test_a_meeting_that_is_known_is_changed_and_never_entered_twice(desk: Program) -> None:
    (desk.folder / "note.txt").write_text(NOTE)
    desk.typed("meetings", "add", "CU 2030/7", "--title", "Ports", "--address", "+43 1 26060 75752")
    done = desk.typed("meetings", "read", "note.txt")
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("intake meetings edit")]
    assert desk.typed(*shlex.split(line)[1:]).exit_code == Exit.DONE
    shown = json.loads(desk.typed("meetings", "show", "CU 2030/7", "--json").stdout)
    assert shown["meeting"]["titles"] == ["Ports", TITLE, "Working Group on Ports"]
    assert shown["meeting"]["addresses"] == ["+43 1 26060 75752", "ports@desk.example"]
    again = desk.typed("meetings", "read", "note.txt")
    assert (again.exit_code, "with all of this" in again.stdout) == (Exit.DONE, True)
    assert desk.typed("meetings", "read", "note.txt", "--add", "--yes").exit_code == Exit.USAGE


def test_what_is_missing_is_named_and_nothing_is_entered(desk: Program) -> None:
    (desk.folder / "note.txt").write_text(NOTE.replace("Reference: CU 2030/7 (A)", "Invitation"))
    done = desk.typed("meetings", "read", "note.txt")
    assert (done.exit_code, "not found: reference" in done.stderr) == (Exit.FINDINGS, True)
    assert "intake meetings add REFERENCE --title" in done.stdout
    assert desk.typed("meetings", "read", "note.txt", "--add", "--yes").exit_code == Exit.USAGE
    assert references(desk) == ["CU 2009/33"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Norway thanks for CU 2030/7 and comes to the session, held in Vienna from 6 to 8 May 2030.", "CU 2030/7"),
        ("You are invited to try our new coffee.", "neither the title nor the days"),
        ("", "nothing was read"),
    ],
)
def test_what_is_no_invitation_is_an_error_that_names_what_was_found(desk: Program, text: str, said: str) -> None:
    (desk.folder / "note.txt").write_text(text)
    done = desk.typed("meetings", "read", "note.txt")
    assert (done.exit_code, said in done.stderr, done.stdout) == (Exit.FINDINGS, True, "")


def test_a_file_that_is_not_there_is_an_error(desk: Program) -> None:
    assert desk.typed("meetings", "read", "no.pdf").exit_code == Exit.NOT_FOUND


def test_a_program_gets_it_as_json(desk: Program) -> None:
    (desk.folder / "note.txt").write_text(NOTE)
    found = json.loads(desk.typed("meetings", "read", "note.txt", "--format", "json").stdout)
    assert (found["reference"], found["starts"], found["faxes"]) == ("CU 2030/7", "2030-04-14", ["+4312606075752"])


def test_what_a_letter_says_is_no_command(desk: Program) -> None:
    (desk.folder / "note.txt").write_text(NOTE.replace("Working Group on Ports", "Group of 'Ports; $(reboot) \x1b[31m"))
    done = desk.typed("meetings", "read", "note.txt")
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("intake meetings add")]
    assert "\x1b" not in done.stdout
    title = shlex.split(line)[5]
    assert title.startswith("first meeting of the Group of 'Ports; $(reboot)")
