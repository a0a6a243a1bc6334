"""The daemon as it runs unattended: a real mailbox, a real mail server, signals, outages."""

import datetime as dt
import resource
import signal
import socket
from pathlib import Path

import pytest

from intake.errors import Exit
from parsers.record import Meeting
from store import meetings, queries, telling
from store.meetings import Invitation
from store.states import State
from tests.fixtures.certificates import Certificates
from tests.fixtures.database import arrived
from tests.fixtures.dovecot import Dovecot
from tests.fixtures.messages import message
from tests.fixtures.program import Program, until
from tests.fixtures.records import nominates
from tests.fixtures.scans import scanned
from tests.fixtures.smtp import SmtpSink

pytestmark = pytest.mark.system

NOTE = """The Ministry of Justice of Norland presents its compliments and, with reference to CU 2009/33,
has the honour to inform that it will be represented by:

Ms. Anna BERG, Judge, Supreme Court, a.berg@justice.norland.example
"""


def free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


def test_mail_comes_in_and_the_staff_are_told(
    program: Program, dovecot: Dovecot, smtp: SmtpSink, certificates: Certificates
) -> None:
    program.mailbox(dovecot)
    dovecot.append(message(1, text=NOTE))
    dovecot.append(message(2, text="I am out of the office until Monday."))
    program.polling("")
    program.staff(smtp, certificates.ca)
    program.start()
    program.settled(2)
    until(lambda: all("$DelegationIntake" in flags for flags in dovecot.flags().values()), lambda: program.log)
    until(lambda: smtp.deliveries, lambda: program.log)
    (delivery,) = smtp.deliveries
    assert delivery.recipients == ("staff@desk.example",)
    assert "Note No. 1" in delivery.message.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    # A restart sends nothing again, and takes nothing again.
    assert program.terminate()[0] == Exit.DONE
    program.start()
    dovecot.append(message(3, text="Another."))
    program.settled(3)
    assert program.terminate()[0] == Exit.DONE
    assert len(smtp.deliveries) == 1
    assert program.balance().taken == 3


def test_the_first_digest_tells_of_what_lay_in_the_mailbox(
    program: Program, dovecot: Dovecot, smtp: SmtpSink, certificates: Certificates
) -> None:
    program.mailbox(dovecot)
    for number in range(1, 5):
        dovecot.append(message(number, text=NOTE))
    program.staff(smtp, certificates.ca)
    program.start()
    until(lambda: smtp.deliveries, lambda: program.log)
    (delivery,) = smtp.deliveries
    told = delivery.message.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert ("4 messages since the last digest" in told, "last read" in told) == (True, True)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_in_the_middle_of_ocr_ends_it_within_ten_seconds_and_loses_nothing(
    program: Program, dovecot: Dovecot, number: signal.Signals
) -> None:
    program.mailbox(dovecot)
    dovecot.append(scanned(pages=12))
    program.start()
    program.said("action=taken")
    until(lambda: recognising(program), lambda: program.log)
    code, seconds = program.terminate(number)
    assert code == Exit.DONE
    assert seconds < 10
    with program.store() as engine:
        row = queries.message(engine, 1)
    assert (row.state, row.tries) == (State.TAKEN, 0)
    assert "Traceback" not in program.log


def recognising(program: Program) -> bool:
    """Whether the daemon's nursery has a child that holds as much as only a loaded OCR engine does.

    What it has loaded cannot be asked by an ordinary user: a confined child lets nobody look into it.
    """
    assert program.daemon is not None
    for nursery in children(program.daemon.pid):
        for worker in children(nursery):
            pages = int(Path(f"/proc/{worker}/statm").read_text().split()[1])
            if pages * resource.getpagesize() > 200_000_000:
                return True
    return False


def children(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += [int(child) for child in (task / "children").read_text().split()]
    return found


def test_a_second_daemon_ends_at_once_with_a_message(program: Program, dovecot: Dovecot) -> None:
    program.mailbox(dovecot)
    program.start()
    second = program.command("run", timeout=20)
    assert second.returncode == Exit.RUNNING
    assert "another daemon" in second.stderr
    assert program.runs


def test_the_lock_of_a_daemon_that_was_killed_is_free_at_once(program: Program, dovecot: Dovecot) -> None:
    program.mailbox(dovecot)
    dovecot.append(scanned(pages=12))
    program.start()
    until(lambda: recognising(program), lambda: program.log)
    program.kill()
    program.start()
    assert program.runs
    assert program.log.count("action=started") == 2


def test_a_mailbox_that_is_down_is_said_once_and_read_when_it_is_back(
    program: Program, start_dovecot: "type[Dovecot]"
) -> None:
    server = start_dovecot()  # type: ignore[call-arg]
    server.append(message(1, text=NOTE))
    server.stop()
    program.mailbox(server)
    program.start()
    program.said("mailbox_unreached")
    assert program.runs
    assert program.log.count("mailbox_unreached") == 1
    assert program.command("status").returncode == Exit.FINDINGS
    assert program.terminate()[0] == Exit.DONE
    server.start()
    program.start()
    program.settled(1)


def test_a_mail_server_that_is_down_is_said_once_and_the_digest_keeps(
    program: Program, dovecot: Dovecot, smtp: SmtpSink, certificates: Certificates
) -> None:
    program.mailbox(dovecot)
    program.staff(smtp, certificates.ca, port=free_port())
    dovecot.append(message(1, text=NOTE))
    program.start()
    program.said("digest_not_sent")
    program.settled(1)  # the mailbox is read all the same
    assert program.log.count("digest_not_sent") == 1
    assert program.terminate()[0] == Exit.DONE
    program.staff(smtp, certificates.ca)
    program.start()
    until(lambda: smtp.deliveries, lambda: program.log)


def test_a_database_that_is_away_is_said_once_and_nothing_crashes(program: Program, dovecot: Dovecot) -> None:
    program.mailbox(dovecot)
    program.database("sqlite:///missing/intake.sqlite3")
    program.start(ready=False)
    program.said("no_database")
    assert program.runs
    assert program.log.count("no_database") == 1
    code, seconds = program.terminate()
    assert code == Exit.DONE
    assert seconds < 10


def test_a_database_that_is_replaced_ends_the_daemon_before_it_writes_into_nothing(
    program: Program, dovecot: Dovecot
) -> None:
    program.mailbox(dovecot)
    dovecot.append(message(1, text=NOTE))
    program.start()
    program.settled(1)
    for file in program.folder.glob("*.sqlite3*"):
        file.rename(file.with_name(f"old-{file.name}"))
    until(lambda: program.daemon.poll() is not None, lambda: program.log)
    assert (program.daemon.returncode, "moved or replaced" in program.log) == (Exit.DATABASE, True)


def test_systemd_is_told_that_it_is_ready_and_alive(program: Program, dovecot: Dovecot, tmp_path: Path) -> None:
    program.mailbox(dovecot)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(str(tmp_path / "notify"))
        line.settimeout(30)
        program.environment["NOTIFY_SOCKET"] = str(tmp_path / "notify")
        program.start()
        told = [line.recv(100), line.recv(100)]
        program.terminate()
        # However many signs of life were under way before it.
        until(lambda: line.recv(100) == b"STOPPING=1", lambda: program.log)
    assert told == [b"READY=1", b"WATCHDOG=1"]


def test_a_server_that_cannot_move_is_refused_at_start(program: Program, start_dovecot: "type[Dovecot]") -> None:
    server = start_dovecot(extra="imap_capability = IMAP4rev1 LITERAL+ UIDPLUS MULTIAPPEND AUTH=PLAIN")  # type: ignore[call-arg]
    program.mailbox(server, extra='acknowledge = "move"\nmove_to = "INBOX/Done"\n')
    done = program.command("run", timeout=40)
    assert done.returncode == Exit.CONFIGURATION
    assert 'cannot MOVE messages: set acknowledge = \\"keyword\\"' in done.stderr
    assert program.balance().taken == 0


def test_without_a_mailbox_there_is_nothing_to_run(program: Program) -> None:
    program.polling("")
    done = program.command("run")
    assert done.returncode == Exit.CONFIGURATION
    assert "[[mailbox]]" in done.stderr


def test_people_are_deleted_by_itself_when_their_time_is_over(program: Program, dovecot: Dovecot) -> None:
    program.mailbox(dovecot)
    program.polling("[retention]\ndays = 400")
    long_ago = dt.datetime(2009, 3, 20, tzinfo=dt.UTC)
    with program.store() as engine:
        meetings.add(engine, (), Invitation(Meeting("CU 2009/3", ends=long_ago.date())), long_ago)
        arrived(engine, 1, nominates("Ana Kovar", meeting="CU 2009/3"), long_ago)
        telling.prepare(engine, long_ago.date(), long_ago)
        telling.sent(engine, long_ago.date(), long_ago)
    program.start()
    program.said("action=forgotten meetings=1 lists=1 messages=1 people=1")
    assert program.terminate()[0] == Exit.DONE
    assert program.balance().forgotten == 1
    assert "Kovar" not in program.log
