"""What every source of mail promises, whatever lies behind it."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from intake.mailbox import Fetched, LateError, MailboxError, Origin, Source, open_source
from tests.fixtures.mailboxes import Box, FolderBox, ImapBox, MaildirBox, MboxBox
from tests.fixtures.messages import message

KINDS = ("imap", "folder", "mbox", "maildir")
MakeBox = Callable[..., Box]


@pytest.fixture(params=KINDS)
def make_box(request: pytest.FixtureRequest, tmp_path: Path) -> MakeBox:
    """Make the mailbox anew with other settings: make_box(max_bytes=...)."""
    match request.param:
        case "imap":
            server = request.getfixturevalue("dovecot")
            return lambda **changes: ImapBox(server, tmp_path / "password", **changes)
        case "folder":
            return lambda **changes: FolderBox(tmp_path / "mail", **changes)
        case "mbox":
            return lambda **changes: MboxBox(tmp_path / "mail.mbox", **changes)
        case _:
            return lambda **changes: MaildirBox(tmp_path / "Maildir", **changes)


@pytest.fixture
def box(make_box: MakeBox) -> Box:
    return make_box()


@pytest.fixture
def source(box: Box) -> Iterator[Source]:
    source = open_source(box.settings)
    yield source
    source.close()


def nothing(folder: str, uidvalidity: int) -> set[int]:
    return set()


def soon() -> float:
    return time.monotonic() + 60


def all_of(source: Source) -> list[Fetched]:
    return list(source.messages(nothing, soon()))


class Memory:
    """What a database would answer to `seen`."""

    def __init__(self, *fetched: Fetched) -> None:
        self.origins: list[Origin] = [one.origin for one in fetched]

    def seen(self, folder: str, uidvalidity: int) -> set[int]:
        return {o.uid for o in self.origins if (o.folder, o.uidvalidity) == (folder, uidvalidity)}


@pytest.mark.system
class TestSource:
    def test_an_empty_mailbox_holds_nothing(self, source: Source) -> None:
        assert all_of(source) == []

    def test_every_message_comes_with_its_bytes_as_they_are(self, box: Box, source: Source) -> None:
        raw = message(1, text="Naïve, ΑΒΓ, 中文\n") + b"\xff\xfe and eight bits\r\n"
        box.put(raw)
        assert [fetched.raw for fetched in all_of(source)] == [raw]

    def test_the_oldest_comes_first(self, box: Box, source: Source) -> None:
        for number in range(1, 12):
            box.put(message(number))
        assert [fetched.raw for fetched in all_of(source)] == [message(number) for number in range(1, 12)]

    def test_what_was_seen_does_not_come_again(self, box: Box, source: Source) -> None:
        for number in (1, 2, 3):
            box.put(message(number))
        memory = Memory(*all_of(source)[:2])
        assert [fetched.raw for fetched in source.messages(memory.seen, soon())] == [message(3)]

    def test_what_was_yielded_but_not_kept_comes_again(self, box: Box, source: Source) -> None:
        box.put(message(1))
        assert all_of(source) == all_of(source)

    def test_what_arrives_later_comes_at_the_next_visit(self, box: Box, source: Source) -> None:
        box.put(message(1))
        memory = Memory(*all_of(source))
        box.put(message(2))
        assert [fetched.raw for fetched in source.messages(memory.seen, soon())] == [message(2)]

    def test_what_arrives_during_a_visit_is_not_lost(self, box: Box, source: Source) -> None:
        for number in (1, 2, 3):
            box.put(message(number))
        memory = Memory()
        for fetched in source.messages(memory.seen, soon()):
            if not memory.origins:
                box.put(message(4))
            memory.origins.append(fetched.origin)
        memory.origins += [fetched.origin for fetched in source.messages(memory.seen, soon())]
        assert len(set(memory.origins)) == len(memory.origins) == 4

    def test_a_message_has_the_same_origin_in_another_run(self, box: Box, source: Source) -> None:
        box.put(message(1))
        again = open_source(box.settings)
        assert [fetched.origin for fetched in all_of(again)] == [fetched.origin for fetched in all_of(source)]

    def test_the_same_bytes_twice_are_two_messages(self, box: Box, source: Source) -> None:
        box.put(message(1))
        box.put(message(1))
        first, second = all_of(source)
        assert first.raw == second.raw
        assert first.origin != second.origin

    def test_the_account_is_the_name_of_the_mailbox(self, box: Box, source: Source) -> None:
        box.put(message(1))
        assert [fetched.origin.account for fetched in all_of(source)] == [box.settings.name] == [source.name]

    def test_a_message_that_is_deleted_is_no_error(self, box: Box, source: Source) -> None:
        box.put(message(1))
        memory = Memory(*all_of(source))
        box.remove_all()
        assert list(source.messages(memory.seen, soon())) == []
        assert source.acknowledge(memory.origins) == tuple(memory.origins)

    def test_of_a_message_that_is_too_large_only_the_beginning_comes(self, make_box: MakeBox) -> None:
        box = make_box(max_bytes=5_000)
        box.put(message(1))
        box.put(message(2, size=20_000))
        box.put(message(3))
        first, large, last = all_of(open_source(box.settings))
        assert (first.cut, large.cut, last.cut) == (False, True, False)
        assert large.raw == message(2, size=20_000)[:5_001], "one byte more than allowed, so that a parser sees it"
        assert last.raw == message(3)

    def test_nothing_more_is_asked_for_after_the_deadline(self, box: Box, source: Source) -> None:
        box.put(message(1))
        with pytest.raises(LateError):
            next(source.messages(nothing, time.monotonic() - 1))

    def test_telling_twice_changes_nothing(self, box: Box, source: Source) -> None:
        box.put(message(1))
        origins = [fetched.origin for fetched in all_of(source)]
        assert source.acknowledge(origins) == source.acknowledge(origins) == tuple(origins)

    def test_telling_nothing_is_allowed(self, source: Source) -> None:
        assert source.acknowledge([]) == ()

    def test_a_good_mailbox_gives_no_findings(self, box: Box, source: Source) -> None:
        box.put(message(1))
        assert source.check() == ()

    def test_a_mailbox_that_is_not_there_is_an_error_that_names_it(self, box: Box) -> None:
        missing = open_source(box.nowhere())
        with pytest.raises(MailboxError, match=f"^{box.settings.name}: there is no"):
            all_of(missing)
        with pytest.raises(MailboxError, match=f"^{box.settings.name}: there is no"):
            missing.check()

    def test_a_visit_may_be_left_in_the_middle(self, box: Box, source: Source) -> None:
        for number in (1, 2, 3):
            box.put(message(number))
        visit = iter(source.messages(nothing, soon()))
        assert next(visit).raw == message(1)
        source.close()
        del visit
        assert len(all_of(source)) == 3
