"""Settings of a mailbox that no server is needed to refuse."""

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
        ({"port": 70_000}, "port must lie between"),
        ({"timeout": 0.0}, "timeout must be more than 0"),
        ({"chunk": -1}, "chunk must be more than 0"),
        ({"kind": "folder"}, 'kind = "folder" needs path'),
    ],
)
def test_what_is_wrong_is_said_with_the_key_and_the_mailbox(changes: dict[str, object], said: str) -> None:
    given = {**{field: getattr(GOOD, field) for field in GOOD.__struct_fields__}, **changes}
    with pytest.raises(ValueError, match=r'^mailbox "desk": ') as error:
        MailboxSettings(**given)
    assert said in str(error.value)


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
