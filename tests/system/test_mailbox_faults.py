"""Lines that break, drip and stall, servers that refuse, lie and fall: no mail is lost, nothing waits for ever."""

import os
import re
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from intake.mailbox import Fetched, IncompleteError, LateError, MailboxError, Source, open_source
from tests.fixtures.certificates import Certificates
from tests.fixtures.dovecot import USER, Dovecot
from tests.fixtures.imap_script import Script, imap_script
from tests.fixtures.line import Line, line_to
from tests.fixtures.mailboxes import ImapBox
from tests.fixtures.messages import message

pytestmark = pytest.mark.system


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    return tmp_path / "password"


@pytest.fixture
def line(dovecot: Dovecot) -> Iterator[Line]:
    with line_to(dovecot.tls_port) as line:
        yield line


def source_of(server: Dovecot, password_file: Path, **changes: object) -> Source:
    return open_source(ImapBox(server, password_file, **changes).settings)


def nothing(folder: str, uidvalidity: int) -> set[int]:
    return set()


def all_of(source: Source, seconds: float = 60) -> list[Fetched]:
    return list(source.messages(nothing, time.monotonic() + seconds))


def taken_before_error(source: Source, error: type[MailboxError], match: str = "") -> list[Fetched]:
    taken: list[Fetched] = []

    def take() -> None:
        for fetched in source.messages(nothing, time.monotonic() + 60):
            taken.append(fetched)

    with pytest.raises(error, match=match):
        take()
    return taken


class TestLines:
    @pytest.mark.parametrize("after", [100, 3_000, 8_000, 20_000, 60_000])
    def test_a_line_that_breaks_once_costs_no_message(
        self, dovecot: Dovecot, line: Line, password_file: Path, after: int
    ) -> None:
        dovecot.append_all([message(number, size=4_000) for number in range(1, 21)])
        source = source_of(dovecot, password_file, port=line.port, chunk=5)
        line.cut_after = after
        taken: list[bytes] = []
        try:
            taken += [fetched.raw for fetched in all_of(source)]
        except MailboxError:
            taken += [fetched.raw for fetched in all_of(source)]
        assert taken == [message(number, size=4_000) for number in range(1, 21)]

    def test_a_line_that_breaks_in_fetch_is_opened_again_in_the_same_visit(
        self, dovecot: Dovecot, line: Line, password_file: Path
    ) -> None:
        dovecot.append_all([message(number, size=20_000) for number in range(1, 11)])
        line.cut_after = 60_000
        assert len(all_of(source_of(dovecot, password_file, port=line.port))) == 10
        assert line.connections == 2

    def test_a_line_that_drips_does_not_outlive_the_deadline(
        self, dovecot: Dovecot, line: Line, password_file: Path
    ) -> None:
        dovecot.append(message(1))
        line.seconds_per_byte = 0.05
        begin = time.monotonic()
        with pytest.raises(MailboxError, match="in the time for one visit"):
            all_of(source_of(dovecot, password_file, port=line.port), seconds=1.5)
        assert time.monotonic() - begin < 5

    def test_a_line_that_drips_in_the_middle_does_not_either(
        self, dovecot: Dovecot, line: Line, password_file: Path
    ) -> None:
        dovecot.append_all([message(number) for number in (1, 2, 3)])
        visit = source_of(dovecot, password_file, port=line.port, chunk=1).messages(nothing, time.monotonic() + 3)
        assert next(visit).raw == message(1)
        line.seconds_per_byte = 0.05
        begin = time.monotonic()
        with pytest.raises(LateError):
            list(visit)
        assert time.monotonic() - begin < 6

    def test_a_line_too_slow_for_a_chunk_brings_message_by_message_at_the_next_visit(
        self, dovecot: Dovecot, line: Line, password_file: Path
    ) -> None:
        dovecot.append_all([message(number, size=4_000) for number in range(1, 41)])
        source = source_of(dovecot, password_file, port=line.port, chunk=40)
        # The chunk takes 16 seconds, a message less than half of one.
        line.seconds_per_byte = 0.0001
        with pytest.raises(LateError) as late:
            all_of(source, seconds=6)
        assert late.value.again
        with closing(source.messages(nothing, time.monotonic() + 6)) as visit:
            assert next(visit).raw == message(1, size=4_000)

    def test_a_line_that_falls_silent_ends_with_the_time_out(
        self, dovecot: Dovecot, line: Line, password_file: Path
    ) -> None:
        line.silent = True
        with pytest.raises(MailboxError, match=r"did not answer for 0\.5 s"):
            all_of(source_of(dovecot, password_file, port=line.port, timeout=0.5))

    def test_telling_has_a_deadline_too(self, dovecot: Dovecot, line: Line, password_file: Path) -> None:
        dovecot.append(message(1))
        source = source_of(dovecot, password_file, port=line.port, deadline=1.5)
        origins = [fetched.origin for fetched in all_of(source)]
        line.seconds_per_byte = 0.05
        begin = time.monotonic()
        with pytest.raises(MailboxError, match="in the time for one visit"):
            source.acknowledge(origins)
        assert time.monotonic() - begin < 5

    def test_closing_ends_a_wait(self, dovecot: Dovecot, line: Line, password_file: Path) -> None:
        line.silent = True
        source = source_of(dovecot, password_file, port=line.port)
        threading.Timer(0.5, source.close).start()
        begin = time.monotonic()
        with pytest.raises(MailboxError):
            all_of(source)
        assert time.monotonic() - begin < 5

    def test_a_server_killed_in_the_middle_is_read_on_when_it_is_back(
        self, dovecot: Dovecot, password_file: Path
    ) -> None:
        dovecot.append_all([message(number) for number in (1, 2, 3)])
        source = source_of(dovecot, password_file, chunk=1)
        visit = source.messages(nothing, time.monotonic() + 60)
        first = next(visit)
        dovecot.kill()
        with pytest.raises(MailboxError):
            list(visit)
        dovecot.start()
        rest = source.messages(lambda folder, uidvalidity: {first.origin.uid}, time.monotonic() + 60)
        assert [fetched.raw for fetched in rest] == [message(2), message(3)]


class TestPoison:
    def test_a_message_that_the_server_cannot_read_keeps_no_other_back(
        self, dovecot: Dovecot, password_file: Path
    ) -> None:
        dovecot.append_all([message(number) for number in range(1, 8)])
        maildir = dovecot.home / "home" / USER / "Maildir"
        (poisoned,) = (file for file in maildir.glob("[cn]*/*") if b"Note No. 3" in file.read_bytes())
        poisoned.chmod(0)
        taken = taken_before_error(
            source_of(dovecot, password_file), IncompleteError, r'does not give out message UID \d+ in "INBOX"'
        )
        assert [one.raw for one in taken] == [message(number) for number in (1, 2, 4, 5, 6, 7)]

    def scripted(self, certificates: Certificates, password_file: Path, script: Script) -> tuple[list[int], list[str]]:
        """Read three messages from a server with this script; return the UIDs taken and what was said."""
        with imap_script(certificates.good, script) as server:
            source = open_source(
                ImapBox.settings_for(server.port, certificates.ca, password_file, timeout=5.0, max_bytes=2_000)
            )
            taken: list[int] = []
            try:
                for fetched in source.messages(nothing, time.monotonic() + 30):
                    taken.append(fetched.origin.uid)
            except IncompleteError as error:
                return taken, str(error).splitlines()
        return taken, []

    @pytest.mark.parametrize(
        "poison",
        [
            pytest.param(b"TAG NO [SERVERBUG] no\r\n", id="refuses"),
            pytest.param(b"TAG BAD what?\r\n", id="does not understand"),
            pytest.param(None, id="hangs up"),
            pytest.param(b"* 2 FETCH (UID 20 BODY[] NIL)\r\n", id="gives nothing"),
            pytest.param(b"* 2 FETCH (UID 20 BODY[] {9999999999}\r\n", id="announces too much"),
            pytest.param(b"* 2 FETCH (UID 20 BODY[] (((\r\n", id="talks nonsense"),
            pytest.param(b"rubbish\r\n", id="talks rubbish"),
        ],
    )
    def test_whatever_a_server_does_at_one_message_the_others_are_taken(
        self, certificates: Certificates, password_file: Path, poison: bytes | None
    ) -> None:
        taken, said = self.scripted(certificates, password_file, _three_messages(poison))
        assert taken == [10, 30]
        assert len(said) == 1
        assert "UID 20" in said[0]

    def test_what_mail_says_never_stands_in_an_error(self, certificates: Certificates, password_file: Path) -> None:
        poison = b"* 2 FETCH (UID 20 BODY[] (Secret words\r\nTAG NO Secret words\r\n"
        _, said = self.scripted(certificates, password_file, _three_messages(poison))
        assert said
        assert "Secret" not in said[0]


def _three_messages(poison: bytes | None) -> Script:
    """Answer for UIDs 10, 20 and 30; whatever touches the text of 20 is poisoned."""

    def script(command: bytes) -> bytes | None:
        if command.startswith(b"UID SEARCH"):
            return b"* SEARCH 30 10 20\r\n"
        asked = re.match(rb"UID FETCH ([\d,]+) \((.*)\)", command)
        if not asked:
            return b""
        uids = [int(uid) for uid in asked[1].split(b",")]
        if b"SIZE" in asked[2]:
            return b"".join(b"* %d FETCH (UID %d RFC822.SIZE 5)\r\n" % (uid // 10, uid) for uid in uids)
        if 20 in uids:
            return poison
        return b"".join(b"* %d FETCH (UID %d BODY[] {5}\r\nhello)\r\n" % (uid // 10, uid) for uid in uids)

    return script


class TestNothingInTheOpen:
    @pytest.mark.parametrize(
        ("greeting", "answer"),
        [
            pytest.param(b"* OK hello", b"* CAPABILITY IMAP4rev1\r\n", id="no STARTTLS"),
            pytest.param(b"* PREAUTH come in", b"* CAPABILITY IMAP4rev1 STARTTLS\r\n", id="logged in already"),
        ],
    )
    def test_a_server_that_starts_no_tls_is_left(
        self, certificates: Certificates, password_file: Path, greeting: bytes, answer: bytes
    ) -> None:
        def script(command: bytes) -> bytes:
            return answer if command == b"CAPABILITY" else b""

        with imap_script(certificates.good, script, tls=False, greeting=greeting) as server:
            source = open_source(
                ImapBox.settings_for(server.port, certificates.ca, password_file, tls="starttls", timeout=5.0)
            )
            with pytest.raises(MailboxError, match="starts no TLS, and no mail is read in the open"):
                all_of(source)
        assert not [command for command in server.commands if re.match(rb"LOGIN|AUTHENTICATE|SELECT|EXAMINE", command)]

    def test_a_refused_starttls_sends_no_password(self, certificates: Certificates, password_file: Path) -> None:
        def script(command: bytes) -> bytes:
            known = {b"CAPABILITY": b"* CAPABILITY IMAP4rev1 STARTTLS\r\n", b"STARTTLS": b"TAG NO not today\r\n"}
            return known.get(command, b"")

        with imap_script(certificates.good, script, tls=False) as server:
            source = open_source(
                ImapBox.settings_for(server.port, certificates.ca, password_file, tls="starttls", timeout=5.0)
            )
            with pytest.raises(MailboxError, match="starts no TLS"):
                all_of(source)
        assert not [command for command in server.commands if re.match(rb"LOGIN|AUTHENTICATE", command)]


def test_no_handle_stays_open_after_failures(dovecot: Dovecot, line: Line, password_file: Path) -> None:
    source = source_of(dovecot, password_file, port=line.port, timeout=5.0)
    all_of(source)
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(3):
        line.cut_after = 500
        with pytest.raises(MailboxError):
            all_of(source)
    time.sleep(0.2)  # the line's own ends close in their threads
    assert len(os.listdir("/proc/self/fd")) <= before
