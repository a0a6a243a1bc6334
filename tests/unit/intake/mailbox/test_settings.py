"""Settings of a mailbox that no server is needed to refuse."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from intake.mailbox import MailboxError, MailboxSettings
from intake.mailbox.secret import password

GOOD = MailboxSettings(name="desk", host="imap.staff.example", user="desk", password_env="DESK")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"host": ""}, 'kind = "imap" needs host'),
        ({"user": ""}, "needs user"),
        ({"folders": ()}, "needs folders"),
        ({"password_env": None}, "set password_env or password_file"),
        ({"acknowledge": "move"}, "needs move_to"),
        ({"acknowledge": "move", "move_to": "INBOX"}, 'move_to "INBOX" is one of the folders that are read'),
        ({"keyword": "two words"}, 'keyword "two words" must be one word'),
        ({"keyword": "\\Seen"}, "must be one word of ASCII"),
        ({"keyword": ""}, "must be one word of ASCII"),
        ({"port": 70_000}, "port = 70000: has to be above 0 and at most 65535"),
        ({"port": 0}, "port = 0: has to be above 0"),
        ({"timeout": 0.0}, "timeout = 0.0: has to be above 0 and at most 604800"),
        ({"timeout": float("nan")}, "timeout = nan: has to be above 0"),
        ({"deadline": float("inf")}, "deadline = inf: has to be above 0 and at most 604800"),
        ({"chunk": -1}, "chunk = -1: has to be above 0"),
        ({"max_bytes": 10**300}, "at most 1000000000000"),
        ({"path": Path("mail")}, 'path is for kind = "folder" only'),
        ({"kind": "folder"}, 'kind = "folder" needs path'),
    ],
)
def test_what_is_wrong_is_said_with_the_key_and_the_mailbox(changes: dict[str, object], said: str) -> None:
    given = {**{field: getattr(GOOD, field) for field in GOOD.__struct_fields__}, **changes}
    with pytest.raises(ValueError, match=r'^mailbox "desk": ') as error:
        MailboxSettings(**given)
    assert said in str(error.value)


@pytest.mark.parametrize("name", ["", " "])
def test_a_mailbox_has_a_name(name: str) -> None:
    with pytest.raises(ValueError, match="name is empty"):
        msgspec.structs.replace(GOOD, name=name)


def test_everything_that_is_wrong_with_a_mailbox_is_said_at_once() -> None:
    with pytest.raises(ValueError, match="needs host and user") as error:
        MailboxSettings(name="desk", timeout=-1.0, keyword="")
    assert [line.partition(": ")[0] for line in str(error.value).splitlines()] == ['mailbox "desk"'] * 4


@pytest.mark.parametrize(
    "given",
    [
        {"since": dt.date(2009, 3, 4)}, {"host": "imap.staff.example"}, {"user": "desk"}, {"port": 993},
        {"tls": "starttls"}, {"password_env": "DESK"}, {"acknowledge": "move"}, {"move_to": "Filed"},
        {"folders": ("Replies",)}, {"keyword": "Done"},
    ],
)  # fmt: skip
def test_what_only_a_server_can_do_is_refused_for_a_folder(given: dict[str, object]) -> None:
    (key,) = given
    with pytest.raises(ValueError, match=f'^mailbox "files": {key} is for kind = "imap" only: leave it out$'):
        MailboxSettings(name="files", kind="folder", path=Path("mail"), **given)  # type: ignore[arg-type]


def test_a_folder_may_say_that_nothing_is_acknowledged() -> None:
    assert MailboxSettings(name="files", kind="folder", path=Path("mail"), acknowledge="none")


def test_a_configuration_with_a_wrong_mailbox_is_refused_as_one() -> None:
    with pytest.raises(msgspec.ValidationError, match="password_env or password_file"):
        msgspec.convert({"name": "desk", "host": "imap.staff.example", "user": "desk"}, MailboxSettings)


@pytest.mark.parametrize(("tls", "port"), [("implicit", 993), ("starttls", 143)])
def test_the_port_follows_the_encryption(tls: str, port: int) -> None:
    assert msgspec.structs.replace(GOOD, tls=tls).server_port == port


def test_a_folder_needs_no_server() -> None:
    assert MailboxSettings(name="files", kind="folder", path=Path("mail")).path == Path("mail")


class TestPassword:
    def test_without_a_variable_it_is_said_which_to_set(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("DESK", raising=False)
        with pytest.raises(MailboxError, match="desk: no password for desk: set the environment variable DESK"):
            password(GOOD)

    def test_only_the_first_line_of_the_file_counts(self, tmp_path: Path) -> None:
        (tmp_path / "secret").write_text("pass word \nanother\n")
        assert password(self.from_file(tmp_path / "secret")) == "pass word "

    @pytest.mark.parametrize("content", ["", "\n"])
    def test_an_empty_file_is_no_password(self, tmp_path: Path, content: str) -> None:
        (tmp_path / "secret").write_text(content)
        with pytest.raises(MailboxError, match="is empty: write the password"):
            password(self.from_file(tmp_path / "secret"))

    def test_a_missing_file_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(MailboxError, match=r"password_file .*/secret cannot be read \(No such file"):
            password(self.from_file(tmp_path / "secret"))

    def from_file(self, path: Path) -> MailboxSettings:
        return msgspec.structs.replace(GOOD, password_env=None, password_file=path)
