"""Files: where messages are found, in which order, and what happens to those that cannot be read."""

import os
import time
from pathlib import Path

import pytest

from intake.mailbox import Fetched, IncompleteError, LateError, MailboxError, MailboxSettings, Source
from intake.mailbox.folder import FolderSource
from tests.fixtures.mailboxes import MaildirBox, MboxBox, aged
from tests.fixtures.messages import message


def source_of(path: Path) -> Source:
    return FolderSource(MailboxSettings(name="files", kind="folder", path=path), still=0)


def nothing(folder: str, uidvalidity: int) -> set[int]:
    return set()


def all_of(source: Source) -> list[Fetched]:
    return list(source.messages(nothing, time.monotonic() + 60))


def write(path: Path, number: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(message(number))
    return path


def numbers(path: Path) -> list[int]:
    known = {message(number): number for number in range(20)}
    return [known[fetched.raw] for fetched in all_of(source_of(path))]


def test_numbers_in_names_count_as_people_count(tmp_path: Path) -> None:
    for number in (10, 9, 2, 1):
        write(tmp_path / f"{number}.eml", number)
    assert numbers(tmp_path) == [1, 2, 9, 10]


def test_folders_in_folders_are_read(tmp_path: Path) -> None:
    write(tmp_path / "b" / "c" / "1.eml", 3)
    write(tmp_path / "a" / "1.EML", 2)
    write(tmp_path / "z.eml", 1)
    assert numbers(tmp_path) == [1, 2, 3]


def test_a_single_message_is_read_whatever_its_name(tmp_path: Path) -> None:
    assert numbers(write(tmp_path / "saved.txt", 4)) == [4]


def test_a_message_is_the_same_alone_and_in_its_folder(tmp_path: Path) -> None:
    path = write(tmp_path / "1.eml", 1)
    assert all_of(source_of(path)) == all_of(source_of(tmp_path))


def test_an_mbox_and_a_maildir_inside_a_folder_are_read(tmp_path: Path) -> None:
    MboxBox(tmp_path / "a.mbox").put(message(1))
    MaildirBox(tmp_path / "b").put(message(2))
    assert numbers(tmp_path) == [1, 2]


def test_other_files_and_hidden_ones_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path / "1.eml", 1)
    write(tmp_path / ".2.eml", 2)
    write(tmp_path / "notes.txt", 3)
    write(tmp_path / ".hidden" / "4.eml", 4)
    assert numbers(tmp_path) == [1]
    (finding,) = source_of(tmp_path).check()
    named = tmp_path / "notes.txt"
    assert finding == f"files: 1 file is passed over, such as {named}: in a folder messages end in .eml"


def test_folders_within_a_maildir_are_passed_over_and_told(tmp_path: Path) -> None:
    box = MaildirBox(tmp_path / "Maildir")
    box.put(message(1))
    assert source_of(tmp_path / "Maildir").check() == ()
    MaildirBox(tmp_path / "Maildir" / ".Sent").put(message(2))
    assert numbers(tmp_path / "Maildir") == [1]
    named = tmp_path / "Maildir" / ".Sent"
    said = f"1 folder of a Maildir is passed over, such as {named}: each has to be named by itself"
    assert source_of(tmp_path / "Maildir").passed_over() == (said,)
    assert source_of(tmp_path / "Maildir").check() == ()  # who names a Maildir has chosen which are read
    write(tmp_path / "notes.txt", 3)
    MaildirBox(tmp_path / "Maildir" / ".Sent.2009").put(message(2))
    files = f"1 file is passed over, such as {tmp_path / 'notes.txt'}: in a folder messages end in .eml"
    assert source_of(tmp_path).passed_over() == (
        files,
        said.replace("1 folder of a Maildir is", "2 folders of Maildirs are"),
    )


def test_a_link_back_to_the_folder_leads_nowhere(tmp_path: Path) -> None:
    write(tmp_path / "1.eml", 1)
    (tmp_path / "again").symlink_to(tmp_path)
    assert numbers(tmp_path) == [1]


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_taken(tmp_path: Path) -> None:
    write(tmp_path / "1.eml", 1)
    (tmp_path / "2.eml").symlink_to(tmp_path / "gone")
    write(tmp_path / "3.eml", 3)
    visit = source_of(tmp_path).messages(nothing, time.monotonic() + 60)
    assert [next(visit).raw, next(visit).raw] == [message(1), message(3)]
    with pytest.raises(IncompleteError, match=r"^files: .*/2\.eml cannot be read \(No such file"):
        next(visit)


def test_a_path_that_may_not_be_looked_at_is_told(tmp_path: Path) -> None:
    with pytest.raises(MailboxError, match=r"cannot be looked at \(File name too long\): correct path"):
        source_of(tmp_path / ("x" * 300)).check()


def test_a_maildir_message_is_the_same_after_a_person_read_it(tmp_path: Path) -> None:
    box = MaildirBox(tmp_path / "Maildir")
    box.put(message(1))
    (before,) = all_of(source_of(box.path))
    (file,) = (box.path / "new").iterdir()
    file.rename(box.path / "cur" / f"{file.name}:2,S")
    (after,) = all_of(source_of(box.path))
    assert after.origin == before.origin


def test_of_many_problems_the_first_are_said_and_all_are_counted(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.eml").symlink_to(tmp_path / f"{number}.eml")
    with pytest.raises(IncompleteError, match="and 35 more") as error:
        all_of(source_of(tmp_path))
    assert len(error.value.problems) == 40
    assert len(str(error.value).splitlines()) == 6


def test_nothing_is_written_where_mail_lies(tmp_path: Path) -> None:
    MboxBox(tmp_path / "a.mbox").put(message(1))
    MaildirBox(tmp_path / "b").put(message(2))
    write(tmp_path / "3.eml", 3)

    def state() -> list[tuple[str, int, int]]:
        return [(str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(tmp_path.rglob("*"))]

    before = state()
    source = source_of(tmp_path)
    source.acknowledge([fetched.origin for fetched in all_of(source)])
    source.close()
    assert state() == before


def test_a_message_replaced_under_its_name_is_another(tmp_path: Path) -> None:
    write(tmp_path / "1.eml", 1)
    source = source_of(tmp_path)
    (before,) = all_of(source)
    write(tmp_path / "1.eml", 2)
    (after,) = source.messages(lambda folder, uidvalidity: {before.origin.uid}, time.monotonic() + 60)
    assert after.raw == message(2)


def waiting(path: Path) -> FolderSource:
    return FolderSource(MailboxSettings(name="files", kind="folder", path=path), still=30.0)


def test_a_file_that_is_still_being_written_waits_until_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path / "1.eml", 1)
    whole = file.read_bytes()
    file.write_bytes(whole[:100])
    source = waiting(tmp_path)
    monkeypatch.setattr(time, "sleep", lambda seconds: file.write_bytes(whole))
    with pytest.raises(IncompleteError, match=r"1\.eml is still being written: it is taken once nothing has changed"):
        all_of(source)
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    assert [fetched.raw for fetched in all_of(source)] == [whole]


@pytest.mark.parametrize("ahead", [0, 3600])
def test_only_watching_shows_whether_a_file_of_a_clock_ahead_of_ours_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ahead: int
) -> None:
    file = write(tmp_path / "1.eml", 1)
    os.utime(file, (time.time() + ahead,) * 2)
    waited = []
    monkeypatch.setattr(time, "sleep", waited.append)
    assert len(all_of(waiting(tmp_path))) == len(waited) == 1


def test_a_file_that_is_written_again_and_again_holds_up_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path / "1.eml", 1)
    aged(write(tmp_path / "2.eml", 2))
    monkeypatch.setattr(time, "sleep", lambda seconds: file.write_bytes(b"more" + file.read_bytes()))
    coming = waiting(tmp_path).messages(nothing, time.monotonic() + 60)
    assert next(coming).raw == message(2)
    with pytest.raises(IncompleteError, match=r"1\.eml is still being written"):
        next(coming)


def test_a_file_that_is_moved_meanwhile_is_no_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path / "1.eml", 1)
    monkeypatch.setattr(time, "sleep", lambda seconds: file.rename(tmp_path / "2.eml"))
    source = waiting(tmp_path)
    assert all_of(source) == []
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    assert [fetched.raw for fetched in all_of(source)] == [message(1)]


def test_waiting_for_a_file_ends_with_the_deadline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "1.eml", 1)
    clock = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])

    def sleep(seconds: float) -> None:
        clock[0] += seconds

    monkeypatch.setattr(time, "sleep", sleep)
    with pytest.raises(LateError):
        next(waiting(tmp_path).messages(nothing, 5.0))
    assert clock == [5.0]


def test_a_poll_cut_off_by_its_deadline_still_tells_what_it_could_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "1.eml").symlink_to(tmp_path / "1.eml")
    write(tmp_path / "2.eml", 2)
    write(tmp_path / "3.eml", 3)
    clock = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    coming = source_of(tmp_path).messages(nothing, 5.0)
    assert next(coming).raw == message(2)
    clock[0] = 9.0
    with pytest.raises(LateError, match=r"1\.eml cannot be read"):
        next(coming)


def test_a_file_that_stays_as_it_was_is_not_read_again(tmp_path: Path) -> None:
    path = write(tmp_path / "1.eml", 1)
    source = source_of(tmp_path)
    (before,) = all_of(source)
    status = path.stat()
    path.write_bytes(b"X" * status.st_size)  # other bytes, but by every mark of the file system the same file
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert list(source.messages(lambda folder, uidvalidity: {before.origin.uid}, time.monotonic() + 60)) == []


def test_what_was_forgotten_by_the_database_is_read_again(tmp_path: Path) -> None:
    write(tmp_path / "1.eml", 1)
    source = source_of(tmp_path)
    assert all_of(source) == all_of(source)


def test_every_number_fits_a_database(tmp_path: Path) -> None:
    for number in range(20):
        write(tmp_path / f"{number}.eml", number)
    assert all(0 <= fetched.origin.uid < 2**63 for fetched in all_of(source_of(tmp_path)))


def test_an_empty_folder_is_a_finding(tmp_path: Path) -> None:
    (finding,) = source_of(tmp_path).check()
    assert finding == f"files: {tmp_path} holds no message yet: .eml files, .mbox files and Maildirs are read"


def test_a_folder_given_from_here_is_the_same_from_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "mail" / "1.eml", 1)
    monkeypatch.chdir(tmp_path)
    assert all_of(source_of(Path("mail"))) == all_of(source_of(tmp_path / "mail"))


@pytest.mark.parametrize("left", [b"", b"\n", b"\xef\xbb\xbf", b"\r\n\r\n"])
def test_an_mbox_whose_messages_are_all_gone_is_empty(tmp_path: Path, left: bytes) -> None:
    (tmp_path / "a.mbox").write_bytes(left)
    assert all_of(source_of(tmp_path)) == []


def test_an_mbox_that_begins_like_none_is_named_and_not_taken_as_one_message(tmp_path: Path) -> None:
    (tmp_path / "a.mbox").write_bytes(message(1))
    write(tmp_path / "b.eml", 2)
    visit = source_of(tmp_path).messages(nothing, time.monotonic() + 60)
    assert next(visit).raw == message(2)
    with pytest.raises(IncompleteError, match=r'a\.mbox cannot be read \(it does not begin with "From "'):
        next(visit)


@pytest.mark.parametrize("name", ["pipe.eml", "pipe.mbox", "linked.eml"])
def test_a_pipe_is_named_and_holds_up_no_other(tmp_path: Path, name: str) -> None:
    pipe = tmp_path / name
    if name == "linked.eml":
        os.mkfifo(tmp_path / "elsewhere")
        pipe.symlink_to(tmp_path / "elsewhere")
    else:
        os.mkfifo(pipe)
    write(tmp_path / "z.eml", 1)
    found: list[bytes] = []
    with pytest.raises(IncompleteError, match=f"{name} cannot be read .it is no regular file"):
        found.extend(fetched.raw for fetched in source_of(tmp_path).messages(nothing, time.monotonic() + 60))
    assert found == [message(1)]


@pytest.mark.parametrize("inside", ["", "cur"])
def test_a_pipe_as_the_mailbox_or_in_a_maildir_is_named(tmp_path: Path, inside: str) -> None:
    box = tmp_path / "box"
    if inside:
        for part in ("cur", "new", "tmp"):
            (box / part).mkdir(parents=True)
    os.mkfifo(box / inside / "1" if inside else box)
    with pytest.raises(IncompleteError, match="it is no regular file"):
        all_of(source_of(box))
