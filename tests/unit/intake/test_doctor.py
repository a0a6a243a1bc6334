"""What doctor finds without a server: the invitations that are out, and where the digest is written."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from intake.config import Config, Database, Digest
from intake.doctor import Finding, _database, _digest, _mailbox
from intake.mailbox import MailboxSettings
from parsers.record import Meeting
from store import meetings
from store.database import open_database

NOW = dt.datetime(2009, 3, 10, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(database=Database(f"sqlite:///{tmp_path}/intake.sqlite3"))


def entered(config: Config, invitation: meetings.Invitation) -> None:
    engine = open_database(config.database.url)
    meetings.add(engine, config.meetings, invitation, NOW)
    engine.dispose()


def invitations(config: Config) -> Finding:
    (found,) = [each for each in _database(config) if each.what == "invitations"]
    return found


def test_an_invitation_of_the_database_is_one_too(config: Config) -> None:
    entered(config, meetings.Invitation(Meeting("CU 2009/41")))
    both = replace(config, meetings=(Meeting("CU 2009/33"),))
    assert invitations(config) == Finding("invitations", "CU 2009/41")
    assert invitations(both) == Finding("invitations", "CU 2009/33, CU 2009/41")


def test_without_an_open_invitation_both_places_to_add_one_are_said(config: Config) -> None:
    entered(config, meetings.Invitation(Meeting("CU 2009/41"), closed=NOW))
    found = invitations(config)
    assert not found.fine
    assert "`intake meetings add`" in found.said
    assert "[[meeting]]" in found.said


def test_what_a_mailbox_has_a_person_know_is_looked_at_and_said_one_by_one(tmp_path: Path) -> None:
    settings = MailboxSettings(name="saved", kind="folder", path=tmp_path)
    (tmp_path / "notes.txt").write_text("")
    said = (
        f"{tmp_path} holds no message yet: .eml files, .mbox files and Maildirs are read",
        f"1 file is passed over, such as {tmp_path / 'notes.txt'}: in a folder messages end in .eml",
    )
    assert list(_mailbox(settings)) == [Finding('mailbox "saved"', each, fine=False) for each in said]
    (tmp_path / "notes.txt").rename(tmp_path / "1.eml")
    assert list(_mailbox(settings)) == [Finding('mailbox "saved"', "can be read")]


@pytest.mark.parametrize("where", ["file/digests", "file"])
def test_a_folder_that_the_digest_cannot_be_written_to_is_named(config: Config, tmp_path: Path, where: str) -> None:
    (tmp_path / "file").write_text("")
    (found,) = _digest(replace(config, digest=Digest(folder=tmp_path / where)))
    assert not found.fine
    assert f"cannot write to {tmp_path / where} (" in found.said
    assert "an absolute path" in found.said


def test_a_folder_for_the_digest_may_be_missing_and_is_not_made_by_looking(config: Config, tmp_path: Path) -> None:
    (found,) = _digest(replace(config, digest=Digest(folder=tmp_path / "a" / "b")))
    assert found.fine
    assert list(tmp_path.iterdir()) == []
