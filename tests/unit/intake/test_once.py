"""One pass by hand: all rounds that there is work for, and at its end what is wrong now."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from intake import once
from intake.config import Config
from intake.errors import Exit
from intake.mailbox import MailboxSettings
from parsers import Response
from parsers.record import Intent, Kind, MeetingRef, Sender
from tests.fixtures.messages import message

# More than one round reads.
MANY = 60


@pytest.fixture(autouse=True)
def answers(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(raw: bytes) -> Response:
        return Response("<m>", "en", Intent.DECLINE, Sender("Norland", Kind.NGO), MeetingRef("CU 2009/33"))

    monkeypatch.setattr(once, "reader", lambda engine, config, runner: parse)


def folder(path: Path) -> MailboxSettings:
    return MailboxSettings(name=path.name, kind="folder", path=path)


def test_a_mailbox_that_was_left_alone_while_another_was_read_is_still_an_error(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    for number in range(MANY):
        (tmp_path / "full" / f"{number}.eml").write_bytes(message(number))
    config = Config(mailboxes=(folder(tmp_path / "gone"), folder(tmp_path / "full")))
    done = once.poll_once(engine, config)
    assert done.said.startswith(f"{MANY} new messages")
    assert done.exit is Exit.UNREACHABLE
    (error,) = done.errors
    assert error.startswith("gone: there is nothing at")
