"""A real Dovecot: what people do in their mailbox, and what the program may do there."""

import datetime as dt
import time
from pathlib import Path

import pytest

from intake.mailbox import Fetched, IncompleteError, MailboxError, Origin, Source, open_source
from tests.fixtures.certificates import Certificates
from tests.fixtures.dovecot import Dovecot, StartDovecot
from tests.fixtures.mailboxes import ImapBox
from tests.fixtures.messages import message

pytestmark = pytest.mark.system

KEYWORD = "$DelegationIntake"


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    return tmp_path / "password"


def source_of(server: Dovecot, password_file: Path, **changes: object) -> Source:
    return open_source(ImapBox(server, password_file, **changes).settings)


def nothing(folder: str, uidvalidity: int) -> set[int]:
    return set()


def soon() -> float:
    return time.monotonic() + 60


def all_of(source: Source) -> list[Fetched]:
    return list(source.messages(nothing, soon()))


class TestFlagsOfPeople:
    def test_reading_leaves_every_flag_as_it_was(self, dovecot: Dovecot, password_file: Path) -> None:
        dovecot.append(message(1))
        dovecot.append(message(2), flags=("\\Seen", "\\Flagged", "Urgent"))
        before = dovecot.flags()
        all_of(source_of(dovecot, password_file))
        assert dovecot.flags() == before

    def test_acknowledging_adds_the_keyword_and_nothing_else(self, dovecot: Dovecot, password_file: Path) -> None:
        unread = dovecot.append(message(1))
        answered = dovecot.append(message(2), flags=("\\Seen", "\\Answered", "Urgent"))
        source = source_of(dovecot, password_file)
        source.acknowledge([fetched.origin for fetched in all_of(source)])
        assert dovecot.flags() == {unread: {KEYWORD}, answered: {"\\Seen", "\\Answered", "Urgent", KEYWORD}}

    def test_only_what_is_acknowledged_gets_the_keyword(self, dovecot: Dovecot, password_file: Path) -> None:
        first, second = dovecot.append(message(1)), dovecot.append(message(2))
        source = source_of(dovecot, password_file)
        source.acknowledge([fetched.origin for fetched in all_of(source)][:1])
        assert dovecot.flags() == {first: {KEYWORD}, second: set()}

    def test_a_message_that_a_person_read_first_is_taken(self, dovecot: Dovecot, password_file: Path) -> None:
        dovecot.read(dovecot.append(message(1)))
        assert [fetched.raw for fetched in all_of(source_of(dovecot, password_file))] == [message(1)]

    def test_a_keyword_that_is_there_already_hides_nothing(self, dovecot: Dovecot, password_file: Path) -> None:
        dovecot.append(message(1), flags=(KEYWORD,))
        assert len(all_of(source_of(dovecot, password_file))) == 1

    def test_with_none_the_mailbox_stays_as_it_is(self, dovecot: Dovecot, password_file: Path) -> None:
        uid = dovecot.append(message(1))
        source = source_of(dovecot, password_file, acknowledge="none")
        source.acknowledge([fetched.origin for fetched in all_of(source)])
        assert dovecot.flags() == {uid: set()}


class TestMove:
    def test_what_is_done_is_moved(self, dovecot: Dovecot, password_file: Path) -> None:
        dovecot.create("Done")
        dovecot.append(message(1), flags=("\\Flagged",))
        left = dovecot.append(message(2))
        source = source_of(dovecot, password_file, acknowledge="move", move_to="Done")
        source.acknowledge([fetched.origin for fetched in all_of(source)][:1])
        assert dovecot.flags() == {left: set()}
        assert list(dovecot.flags("Done").values()) == [{"\\Flagged"}]

    def test_a_folder_that_is_not_there_is_said_before_anything_is_read(
        self, dovecot: Dovecot, password_file: Path
    ) -> None:
        source = source_of(dovecot, password_file, acknowledge="move", move_to="Done")
        with pytest.raises(MailboxError, match='no folder "Done": create it'):
            source.check()
        with pytest.raises(MailboxError, match='no folder "Done": create it'):
            all_of(source)

    def test_a_server_that_cannot_move_is_refused_at_start(
        self, start_dovecot: StartDovecot, password_file: Path
    ) -> None:
        server = start_dovecot(extra="imap_capability = IMAP4rev1 LITERAL+ UIDPLUS MULTIAPPEND AUTH=PLAIN")
        source = source_of(server, password_file, acknowledge="move", move_to="INBOX/Done")
        with pytest.raises(MailboxError, match='cannot MOVE messages: set acknowledge = "keyword"'):
            source.check()
        with pytest.raises(MailboxError, match="cannot MOVE"):
            all_of(source)

    def test_without_move_keywords_work(self, start_dovecot: StartDovecot, password_file: Path) -> None:
        server = start_dovecot(extra="imap_capability = IMAP4rev1 LITERAL+ UIDPLUS MULTIAPPEND AUTH=PLAIN")
        uid = server.append(message(1))
        source = source_of(server, password_file)
        assert source.check() == ()
        source.acknowledge([fetched.origin for fetched in all_of(source)])
        assert server.flags() == {uid: {KEYWORD}}


class TestFolders:
    def test_folders_with_any_name_are_read_in_the_order_given(self, dovecot: Dovecot, password_file: Path) -> None:
        names = ("Réponses/Délégations & \u4e2d\u6587", "INBOX", 'With "quotes"', "Tiré à part")
        for number, name in enumerate(names):
            if name != "INBOX":
                dovecot.create(name)
            dovecot.append(message(number), name)
        source = source_of(dovecot, password_file, folders=names)
        assert source.check() == ()
        fetched = all_of(source)
        assert [one.origin.folder for one in fetched] == list(names)
        source.acknowledge([one.origin for one in fetched])
        assert [set(*dovecot.flags(name).values()) for name in names] == [{KEYWORD}] * 4

    def test_a_folder_that_is_missing_does_not_keep_the_others_back(
        self, dovecot: Dovecot, password_file: Path
    ) -> None:
        dovecot.append(message(1))
        visit = iter(source_of(dovecot, password_file, folders=("INBOXX", "INBOX")).messages(nothing, soon()))
        assert next(visit).raw == message(1)
        with pytest.raises(IncompleteError, match='no folder "INBOXX", but "INBOX": correct folders'):
            next(visit)

    def test_what_arrived_before_since_is_left_out(self, dovecot: Dovecot, password_file: Path) -> None:
        dovecot.append(message(1), at=dt.datetime(2009, 1, 31, 12, tzinfo=dt.UTC))
        dovecot.append(message(2), at=dt.datetime(2009, 2, 1, 12, tzinfo=dt.UTC))
        (fetched,) = all_of(source_of(dovecot, password_file, since=dt.date(2009, 2, 1)))
        assert fetched.raw == message(2)
        assert fetched.origin.internal_date == dt.datetime(2009, 2, 1, 12, tzinfo=dt.UTC)

    def test_more_messages_than_a_chunk_come_in_order(self, dovecot: Dovecot, password_file: Path) -> None:
        dovecot.append_all([message(number) for number in range(1, 24)])
        fetched = all_of(source_of(dovecot, password_file, chunk=5))
        assert [one.raw for one in fetched] == [message(number) for number in range(1, 24)]

    def test_a_message_that_goes_away_during_the_visit_is_no_error(self, dovecot: Dovecot, password_file: Path) -> None:
        uids = [dovecot.append(message(number)) for number in (1, 2, 3)]
        visit = iter(source_of(dovecot, password_file, chunk=1).messages(nothing, soon()))
        taken = [next(visit).origin.uid]
        dovecot.expunge(uids[1])
        assert taken + [fetched.origin.uid for fetched in visit] == [uids[0], uids[2]]


class TestUidvalidity:
    def test_under_a_new_uidvalidity_everything_comes_again(self, dovecot: Dovecot, password_file: Path) -> None:
        dovecot.append(message(1))
        source = source_of(dovecot, password_file)
        (before,) = all_of(source)

        def seen(folder: str, uidvalidity: int) -> set[int]:
            return {before.origin.uid} if uidvalidity == before.origin.uidvalidity else set()

        assert list(source.messages(seen, soon())) == []
        dovecot.change_uidvalidity(before.origin.uidvalidity + 1)
        (after,) = source.messages(seen, soon())
        assert after.raw == before.raw
        assert after.origin.uidvalidity == before.origin.uidvalidity + 1

    def test_after_a_restore_no_other_message_is_marked(self, dovecot: Dovecot, password_file: Path) -> None:
        dovecot.append(message(1))
        source = source_of(dovecot, password_file)
        (before,) = all_of(source)
        dovecot.change_uidvalidity(before.origin.uidvalidity + 1)
        assert source.acknowledge([before.origin]) == (before.origin,)
        assert list(dovecot.flags().values()) == [set()]


class TestFoldersOfWhichOneCannotBeTold:
    def test_the_others_are_told_and_it_is_named(self, dovecot: Dovecot, password_file: Path) -> None:
        uid = dovecot.append(message(1))
        source = source_of(dovecot, password_file, folders=("Gone", "INBOX"))
        with pytest.raises(IncompleteError):
            all_of(source)
        (fetched,) = all_of(source_of(dovecot, password_file))
        gone = Origin(fetched.origin.account, "Gone", 1, 1)
        with pytest.raises(IncompleteError, match='there is no folder "Gone"') as caught:
            source.acknowledge([gone, fetched.origin])
        assert caught.value.told == (fetched.origin,)
        assert dovecot.flags() == {uid: {KEYWORD}}


class TestFolderThatMayOnlyBeRead:
    @pytest.fixture
    def shared(self, start_dovecot: StartDovecot) -> Dovecot:
        """A server whose INBOX gives its user the rights to look and to read."""
        server = start_dovecot()
        server.append(message(1))
        server.create("Done")
        (server.home / "acl").write_text("INBOX user=desk lr\n")
        server.restart(extra=f"plugin {{\n  acl = vfile:{server.home}/acl\n}}\nmail_plugins = acl")
        return server

    def test_the_database_alone_keeps_track_and_check_says_so(self, shared: Dovecot, password_file: Path) -> None:
        source = source_of(shared, password_file)
        (finding,) = source.check()
        assert "keeps no keywords" in finding
        assert source_of(shared, password_file, acknowledge="none").check() == ()  # as the finding says
        origins = [fetched.origin for fetched in all_of(source)]
        assert source.acknowledge(origins) == tuple(origins)
        assert list(shared.flags().values()) == [set()]

    def test_that_nothing_can_be_moved_is_a_finding(self, shared: Dovecot, password_file: Path) -> None:
        (finding,) = source_of(shared, password_file, acknowledge="move", move_to="Done").check()
        assert "nothing can be moved out of it" in finding


class TestEncryption:
    @pytest.mark.parametrize("tls", ["implicit", "starttls"])
    def test_mail_is_read_over_tls(self, dovecot: Dovecot, password_file: Path, tls: str) -> None:
        dovecot.append(message(1))
        port = dovecot.tls_port if tls == "implicit" else dovecot.port
        assert len(all_of(source_of(dovecot, password_file, tls=tls, port=port))) == 1

    @pytest.mark.parametrize("tls", ["implicit", "starttls"])
    @pytest.mark.parametrize("kind", ["expired", "wrong_name", "self_signed"])
    def test_a_certificate_that_cannot_be_trusted_is_refused(
        self, start_dovecot: StartDovecot, certificates: Certificates, password_file: Path, kind: str, tls: str
    ) -> None:
        server = start_dovecot(certificate=getattr(certificates, kind))
        port = server.tls_port if tls == "implicit" else server.port
        with pytest.raises(MailboxError, match=r"certificate of localhost:\d+ is not trusted"):
            all_of(source_of(server, password_file, tls=tls, port=port))

    def test_an_authority_that_is_not_named_is_not_trusted(self, dovecot: Dovecot, password_file: Path) -> None:
        with pytest.raises(MailboxError, match="set ca_file"):
            all_of(source_of(dovecot, password_file, ca_file=None))

    def test_tls_on_the_port_without_is_said(self, dovecot: Dovecot, password_file: Path) -> None:
        with pytest.raises(MailboxError, match="spoke no TLS"):
            all_of(source_of(dovecot, password_file, port=dovecot.port))

    def test_a_certificate_that_ends_soon_is_a_finding(
        self, start_dovecot: StartDovecot, certificates: Certificates, password_file: Path
    ) -> None:
        server = start_dovecot(certificate=certificates.ending)
        (finding,) = source_of(server, password_file).check()
        assert "the certificate of localhost ends on" in finding


class TestLogin:
    def test_a_wrong_password_is_said_with_where_to_correct_it(self, dovecot: Dovecot, password_file: Path) -> None:
        source = source_of(dovecot, password_file)
        password_file.write_text("another\n")
        with pytest.raises(MailboxError, match=r"login refused for desk at .* check user and password_file"):
            all_of(source)

    def test_the_password_is_read_anew_at_each_visit(self, dovecot: Dovecot, password_file: Path) -> None:
        source = source_of(dovecot, password_file)
        right = password_file.read_text()
        password_file.write_text("another\n")
        with pytest.raises(MailboxError):
            all_of(source)
        password_file.write_text(right)
        assert all_of(source) == []

    def test_the_environment_comes_before_the_file(
        self, dovecot: Dovecot, password_file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        source = source_of(dovecot, password_file, password_env="DESK_PASSWORD")
        monkeypatch.setenv("DESK_PASSWORD", password_file.read_text().strip())
        password_file.unlink()
        assert all_of(source) == []

    def test_a_password_that_others_may_read_is_a_finding(self, dovecot: Dovecot, password_file: Path) -> None:
        source = source_of(dovecot, password_file)
        password_file.chmod(0o644)
        assert source.check() == (f"desk: others may read {password_file}: chmod 600 {password_file}",)


class TestServerGone:
    def test_a_server_that_is_down_is_said_and_read_when_it_is_back(
        self, start_dovecot: StartDovecot, password_file: Path
    ) -> None:
        server = start_dovecot()
        server.append(message(1))
        source = source_of(server, password_file)
        server.stop()
        with pytest.raises(MailboxError, match="refused the connection"):
            all_of(source)
        server.start()
        assert len(all_of(source)) == 1


def test_neither_mail_nor_password_reaches_a_log(
    dovecot: Dovecot, password_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    dovecot.append(message(1, text="A sentence of somebody's mail.\n"))
    source = source_of(dovecot, password_file)
    with caplog.at_level("DEBUG"):
        (fetched,) = all_of(source)
        source.acknowledge([fetched.origin])
    assert b"A sentence" in fetched.raw
    assert "A sentence" not in caplog.text
    assert dovecot.password not in caplog.text
