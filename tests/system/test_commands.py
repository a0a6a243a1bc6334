"""The commands as a person types them, in a folder without any configuration."""

import datetime as dt
import json
import mailbox
import shutil
import signal
import sys
from pathlib import Path

import pytest

from intake.errors import Exit
from store import filing
from tests.fixtures.certificates import Certificates
from tests.fixtures.messages import message
from tests.fixtures.program import Program
from tests.fixtures.scans import scanned
from tests.fixtures.smtp import SmtpSink

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("commands")]

LIST = """The Embassy of Norway presents its compliments to the Secretariat and, with reference to CU 2009/33 (A),
has the honour to inform that Norway will be represented by:

1. Ms. Anna BERG, Judge, Supreme Court (Head of Delegation)
   E-mail: a.berg@justice.norway.example

2. Mr. Odd LUND, =Adviser, Ministry of Justice
   E-mail: o.lund@justice.norway.example

Vienna, 2 March 2009
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program after an import of two messages; message 1 names people, message 2 is out of the office."""
    folder = tmp_path_factory.mktemp("desk")
    mails = folder / "mails"
    mails.mkdir()
    (mails / "1.eml").write_bytes(message(1, text=LIST))
    (mails / "2.eml").write_bytes(message(2, text="I am out of the office until Monday."))
    program = Program(folder)
    done = program.command("import", str(mails))
    assert done.returncode == Exit.DONE, done.stderr
    assert "2 new messages" in done.stdout
    return program


@pytest.fixture
def copied(desk: Program, tmp_path: Path) -> Program:
    """A copy of the desk, for commands that change something."""
    for path in desk.folder.glob("delegation-intake.sqlite3*"):
        shutil.copy(path, tmp_path)
    return Program(tmp_path)


def test_import_says_nothing_when_told_so_and_takes_nothing_twice(copied: Program, desk: Program) -> None:
    done = copied.command("import", "--quiet", str(desk.folder / "mails"))
    assert (done.returncode, done.stdout, done.stderr) == (Exit.DONE, "", "")
    assert copied.balance().taken == 2


def test_import_takes_files_mbox_and_maildir(program: Program) -> None:
    (program.folder / "one.eml").write_bytes(message(1))
    for number, kind in enumerate((mailbox.mbox, mailbox.Maildir), 2):
        box = kind(str(program.folder / f"box{number}"))
        box.add(message(number))
        box.close()
    done = program.command("import", "--quiet", "one.eml", "box2", "box3")
    assert done.returncode == Exit.DONE, done.stderr
    assert program.balance().taken == 3


def test_import_refuses_what_is_no_message_by_name_and_takes_the_others(program: Program) -> None:
    folder = program.folder / "files"
    folder.mkdir()
    for name, content in (
        ("1.eml", message(1)),
        ("2.eml", b""),
        ("3.eml", b"\x7fELF\x00" * 999),
        ("4.eml", message(4)),
    ):
        (folder / name).write_bytes(content)
    (program.folder / "empty").touch()
    done = program.typed("import", "files", "empty", sys.executable)
    assert (done.exit_code, program.balance().taken) == (Exit.FINDINGS, 2), done.output
    assert all(name in done.stderr for name in ("/2.eml", "/3.eml", "empty", sys.executable))
    assert not any(name in done.stderr for name in ("/1.eml", "/4.eml"))


def test_import_of_a_folder_says_what_it_passed_over(program: Program) -> None:
    folder = program.folder / "files"
    folder.mkdir()
    (folder / "1.eml").write_bytes(message(1))
    (folder / "note.pdf").write_bytes(b"%PDF-1.4")
    done = program.typed("import", "files")
    assert (done.exit_code, program.balance().taken) == (Exit.DONE, 1), done.output
    assert f"1 file is passed over, such as {folder / 'note.pdf'}" in done.stdout
    (folder / "2.eml").touch()  # what cannot be taken hides nothing of it
    done = program.typed("import", "files")
    assert done.exit_code == Exit.FINDINGS, done.output
    assert f"1 file is passed over, such as {folder / 'note.pdf'}" in done.stdout


def test_a_digest_that_an_address_refused_is_no_digest_for_it(
    program: Program, smtp: SmtpSink, certificates: Certificates
) -> None:
    program.staff(smtp, certificates.ca, to=("staff@desk.example", "gone@desk.example"))
    smtp.refused = {"gone@desk.example"}
    done = program.command("digest")
    assert done.returncode == Exit.FINDINGS, done.stderr
    assert ("went to staff@desk.example" in done.stdout, "gone@" in done.stdout) == (True, False)
    assert "refused gone@desk.example: 550" in done.stderr


def test_import_of_what_is_not_there_is_told(program: Program) -> None:
    done = program.command("import", "nowhere")
    assert (done.returncode, done.stderr) == (Exit.NOT_FOUND, "intake: There is no nowhere.\n")


def test_roster_as_json_is_the_contracts(desk: Program) -> None:
    done = desk.command("roster", "--format", "json")
    (roster,) = [each for each in json.loads(done.stdout) if each["delegates"]]
    assert (roster["sender"]["iso3"], roster["intent"]) == ("NOR", "attending")
    assert [person["name"] for person in roster["delegates"]] == ["Anna BERG", "Odd LUND"]


def test_roster_as_csv_cannot_calculate(desk: Program) -> None:
    done = desk.typed("roster", "--format", "csv")
    assert "Anna BERG" in done.stdout
    assert ",=" not in done.stdout


def test_roster_as_a_table(desk: Program) -> None:
    assert "Anna BERG" in desk.typed("roster").stdout
    assert "Anna BERG" not in desk.typed("roster", "--meeting", "CU 1999/1").stdout


@pytest.mark.parametrize("written", ["CU 2009/33", " cu  2009/33 ", "CU 2009/33 (A)", "cu2009/033", "CU. 2009/33"])
@pytest.mark.parametrize("command", [("roster",), ("ledger",), ("history", "NOR")])
def test_a_meeting_is_found_however_its_reference_is_written(
    desk: Program, written: str, command: tuple[str, ...]
) -> None:
    plain, other = (desk.typed(*command, "--meeting", each) for each in ("CU 2009/33", written))
    assert (other.exit_code, other.stdout) == (Exit.DONE, plain.stdout), other.stderr
    assert "Nor" in plain.stdout


@pytest.mark.parametrize(
    "command",
    [
        ("roster", "--meeting"), ("ledger", "--meeting"), ("history", "NOR", "--meeting"), ("meetings", "show"),
        ("meetings", "edit", "--place", "Vienna"), ("meetings", "close"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("written", ["CU 1999/1", "the one in April"])
def test_a_meeting_that_is_not_known_is_told_with_those_that_are(
    copied: Program, command: tuple[str, ...], written: str
) -> None:
    done = copied.typed(*command, written)
    assert done.exit_code == Exit.NOT_FOUND
    assert f"No meeting {written} is known: known are CU 2009/33 (`intake meetings list`)." in done.stderr


def test_show_tells_what_was_read_and_where(desk: Program) -> None:
    shown = desk.typed("show", "1").stdout
    assert "Note No. 1" in shown
    assert "Anna BERG" in shown
    assert "part 1, page 1" in shown


def test_show_as_json_and_raw(desk: Program) -> None:
    assert json.loads(desk.typed("show", "1", "--json").stdout)["schema"] == "delegation-response/1"
    assert "Note No. 1" in desk.typed("show", "1", "--raw").stdout


def test_show_of_a_number_that_was_never_given_out(desk: Program) -> None:
    done = desk.typed("show", "99")
    assert done.exit_code == Exit.NOT_FOUND
    assert "99" in done.stderr


def test_parse_prints_the_same_record_without_a_database(desk: Program, tmp_path: Path) -> None:
    program = Program(tmp_path)
    done = program.command("parse", str(desk.folder / "mails" / "1.eml"))
    assert json.loads(done.stdout)["delegates"] == json.loads(desk.typed("show", "1", "--json").stdout)["delegates"]
    assert list(tmp_path.iterdir()) == []


def test_parse_of_what_is_no_file(tmp_path: Path) -> None:
    done = Program(tmp_path).command("parse", "none.eml")
    assert done.returncode == Exit.NOT_FOUND
    assert "none.eml cannot be read" in done.stderr


def test_status_balances(desk: Program) -> None:
    done = desk.typed("status", "--json")
    balance = json.loads(done.stdout)["balance"]
    assert balance.pop("taken") == sum(balance.values()) == 2
    assert "2 taken = " in desk.typed("status").stdout


def test_digest_is_looked_at_before_anybody_gets_it(copied: Program) -> None:
    done = copied.typed("digest", "--preview", "digest.html")
    assert done.exit_code == Exit.DONE, done.stderr
    assert "Anna BERG" in (copied.folder / "digest.html").read_text()
    assert (copied.folder / "digest.html").stat().st_mode & 0o077 == 0
    assert "Anna BERG" in copied.typed("digest", "--preview", "-").stdout


def test_digest_without_anybody_to_tell(copied: Program) -> None:
    done = copied.typed("digest")
    assert done.exit_code == Exit.CONFIGURATION
    assert "--preview" in done.stderr
    assert "add [digest.smtp] to config.toml in this folder" in done.stderr


def test_digest_is_written_once_and_again_only_when_its_day_is_named(copied: Program) -> None:
    (copied.folder / "config.toml").write_text('[digest]\nfolder = "out"\n[[meeting]]\nreference = "CU 2009/33"\n')
    first = copied.typed("digest")
    assert first.exit_code == Exit.DONE, first.stderr
    assert "2 messages" in first.stdout
    again = copied.typed("digest")
    assert "sent already" in again.stdout
    assert "2 messages" in copied.typed(*again.stdout.split("`intake ")[1].split("`")[0].split()).stdout
    assert copied.typed("digest", "--date", "2009-01-01").exit_code == Exit.NOT_FOUND


def test_retry_makes_a_message_due_that_was_given_up(copied: Program) -> None:
    now = dt.datetime.now(dt.UTC)
    with copied.store() as engine:
        origin = filing.Origin("import", "elsewhere", 0, 1)
        filing.fail(engine, filing.keep(engine, origin, message(3), now).id, "a reason", now)
    assert copied.typed("status").exit_code == Exit.FINDINGS
    assert copied.typed("retry", "3").exit_code == Exit.DONE
    polled = copied.typed("poll")
    assert polled.exit_code == Exit.DONE, polled.stderr
    assert copied.balance().failed == 0
    refused = copied.typed("retry", "3")
    assert refused.exit_code == Exit.FINDINGS
    assert "message 3 is" in refused.stderr


def test_what_is_said_of_one_message_and_of_none_reads_well(copied: Program) -> None:
    assert copied.typed("retry", "--all").stdout == "No message was given up: there is nothing to retry.\n"
    (copied.folder / "3.eml").write_bytes(message(3))
    taken = copied.command("import", "3.eml")
    assert (taken.stderr, taken.stdout) == ("", "1 new message; 1 unrelated.\n")


def test_reparse_finds_no_difference_where_the_parser_is_the_same(copied: Program) -> None:
    done = copied.typed("reparse", "--all", "--dry-run")
    assert done.stdout.startswith("2 messages read again, 0 would change"), done.stdout + done.stderr


def test_doctor_says_what_to_do(desk: Program) -> None:
    done = desk.typed("doctor")
    assert done.exit_code == Exit.FINDINGS
    assert "add a [[mailbox]]" in done.stdout
    assert "ok" in done.stdout


def test_an_error_in_the_configuration_names_the_file_and_every_key(program: Program) -> None:
    (program.folder / "config.toml").write_text("[poling]\nevery = 1\n[digest]\ntime = 'noon'\n")
    done = program.typed("status")
    assert done.exit_code == Exit.CONFIGURATION
    assert "did you mean polling?" in done.stderr
    assert "noon" in done.stderr
    assert "Traceback" not in done.stderr


def test_import_goes_on_with_what_an_import_that_was_cut_short_has_left(program: Program) -> None:
    for number in (1, 2):
        (program.folder / f"{number}.eml").write_bytes(message(number))
    with program.store() as engine:
        filing.keep(engine, filing.Origin("import", "/elsewhere", 0, 7), message(3), dt.datetime.now(dt.UTC))
    done = program.command("import", "1.eml", "2.eml")
    assert (done.returncode, program.balance().waiting) == (Exit.DONE, 0), done.stderr
    assert done.stdout.startswith("2 new messages; 3 ")


def test_import_counts_what_is_known_by_its_bytes(program: Program) -> None:
    for name in ("a", "b"):
        (program.folder / f"{name}.eml").write_bytes(message(1))
    done = program.command("import", "a.eml", "b.eml")
    assert done.stdout.startswith("2 new messages; ")
    assert "1 duplicate" in done.stdout


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_import_that_is_interrupted_says_how_to_go_on(program: Program, by: signal.Signals) -> None:
    # Pages that take seconds to recognise: the import cannot be over before it is cut short.
    (program.folder / "scan.eml").write_bytes(scanned(pages=8))
    code, said = program.interrupted("import", "scan.eml", when=lambda: program.balance().waiting > 0, by=by)
    assert (code, "the same command again" in said) == (Exit.STOPPED, True), said
    assert program.balance().waiting > 0


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("show", "9" * 20), Exit.USAGE),
        (("parse", "x" * 300), Exit.NOT_FOUND),
        (("import", "x" * 300), Exit.NOT_FOUND),
        (("read", "--draw", "one.eml/drawings", "one.eml"), Exit.NOT_FOUND),
    ],
)
def test_what_was_typed_wrongly_is_no_defect_of_the_program(
    program: Program, typed: tuple[str, ...], code: Exit
) -> None:
    (program.folder / "one.eml").write_bytes(message(1))
    done = program.command(*typed)
    assert (done.returncode, "defect" in done.stderr) == (code, False), done.stderr
