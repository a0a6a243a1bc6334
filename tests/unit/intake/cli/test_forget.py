"""People are deleted when the configuration says so, and what is gone is said to be gone, not never to have been."""

import datetime as dt
from pathlib import Path

import pytest

import intake.retention
from intake.errors import Exit
from intake.references import spelled
from parsers.record import Kind, Meeting, Sender
from store import filing, queries, releases, retention, telling
from store.meetings import Invitation
from store.retention import Terms
from tests.fixtures.database import arrived
from tests.fixtures.program import Program
from tests.fixtures.records import letter, nominates, origin

CU = "CU 2009/33"
NORWAY = Sender("Norway", Kind.STATE, "NOR")
LONG_AGO = dt.datetime(2009, 3, 20, tzinfo=dt.UTC)
GONE = f"What was kept of {CU} was deleted on"
DAYS = "[retention]\ndays = 400"


def said(program: Program, *arguments: str, exit: Exit = Exit.DONE) -> str:
    ended = program.typed(*arguments)
    assert ended.exit_code == exit, ended.output
    return ended.output


@pytest.fixture
def desk(program: Program) -> Program:
    """A desk where a meeting of 2009 has been closed since."""
    program.polling(DAYS)
    with program.store() as engine:
        arrived(engine, 1, nominates("Ana Kovar", sender=NORWAY, meeting=CU), LONG_AGO)
        releases.release(engine, Invitation(Meeting(CU)), "Kim", LONG_AGO)
        telling.prepare(engine, LONG_AGO.date(), LONG_AGO)
        telling.sent(engine, LONG_AGO.date(), LONG_AGO)
        # As an import of the same message for another reference, which nobody knows.
        arrived(engine, 2, nominates("Bo Lind", sender=NORWAY, meeting="CU 2009/3"), LONG_AGO)
    return program


def ended(program: Program) -> None:
    """Say when the meeting was, long ago."""
    config = program.folder / "config.toml"
    config.write_text(config.read_text() + "ends = 2009-04-03\n")


def test_what_would_go_and_what_stays_is_shown_first(desk: Program) -> None:
    with desk.store() as engine:
        filing.keep(engine, origin(3), letter("Unread"), LONG_AGO)
        arrived(engine, 4, nominates("Cy Moor", sender=NORWAY, meeting=None), LONG_AGO)
    stays = (
        "CU 2009/3 (1 list, 1 person, 1 message) stays: nobody has entered CU 2009/3: enter it with its days "
        "(`intake meetings add`), or `intake assign` the messages to the right one.\n"
    )
    others = (
        "no meeting (1 list, 1 person, 1 message) stays: nobody has said which meeting is answered: `intake assign` "
        "the messages to one.\nno list (1 message) stays: message 3 is taken.\n"
    )
    unclear = (
        f"{CU} (1 list, 1 person, 1 message, 1 released list) stays: "
        f"{CU} has no days: enter them (`intake meetings edit`).\n"
    )
    assert said(desk, "forget", "--dry-run") == f"{stays}{unclear}{others}0 messages would be deleted.\n"
    ended(desk)
    what = f"{CU}: 1 list, 1 person, 1 message, 1 released list\n"
    assert said(desk, "forget", "--dry-run") == f"{what}{stays}{others}1 message would be deleted.\n"
    assert "Ana Kovar" in said(desk, "roster")
    assert said(desk, "forget") == f"{what}1 message deleted.\n"
    assert said(desk, "forget") == "0 messages deleted.\n"


def test_the_file_is_written_anew_only_when_something_went(desk: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    ended(desk)
    wiped: list[bool] = []
    monkeypatch.setattr(intake.retention, "wipe", lambda engine, *, deleted: wiped.append(deleted))
    said(desk, "forget")
    said(desk, "forget")
    assert wiped == [True, False]


def test_without_a_time_nothing_goes(program: Program) -> None:
    program.polling("")
    assert "add [retention] with `days`" in said(program, "forget", exit=Exit.CONFIGURATION)


def test_old_digests_go_from_their_folder(desk: Program, tmp_path: Path) -> None:
    desk._table("digest", '[digest]\nfolder = "digests"\n')
    folder = desk.folder / "digests"
    folder.mkdir()
    for name in ("digest-2009-03-20.eml", "digest-2009-03-20.html", "digest-2999-01-01.eml"):
        (folder / name).write_text("Ana Kovar")
    assert "digests: 2 files\n" in said(desk, "forget", "--dry-run")
    assert len(list(folder.iterdir())) == 3
    assert "digests: 2 files\n" in said(desk, "forget")
    assert [path.name for path in folder.iterdir()] == ["digest-2999-01-01.eml"]


@pytest.mark.parametrize(
    ("asked", "exit"),
    [
        (("roster",), Exit.DONE),
        (("roster", "--meeting", CU), Exit.DONE),
        (("ledger", "--meeting", CU), Exit.DONE),
        (("list", "--meeting", CU), Exit.DONE),
        (("list", "show", "1", "--meeting", CU), Exit.NOT_FOUND),
        (("list", "corrigendum", "--meeting", CU), Exit.FINDINGS),
        (("history", "Norway", "--meeting", CU), Exit.NOT_FOUND),
        (("history", "Norway"), Exit.DONE),
        (("meetings", "show", CU), Exit.DONE),
        (("correct", "Norway", "--meeting", CU, "--person", "Ana Kovar", "--set", "role=head"), Exit.NOT_FOUND),
    ],
)
def test_nobody_is_told_that_a_meeting_had_no_answers_when_they_were_deleted(
    desk: Program, asked: tuple[str, ...], exit: Exit
) -> None:
    ended(desk)
    said(desk, "forget")
    assert GONE in said(desk, *asked, exit=exit)


COMMANDS = (
    ("show", "1"), ("show", "1", "--raw"), ("show", "1", "--json"), ("roster", "--format", "csv"),
    ("history", "Norway"), ("ledger", "--meeting", CU, "--format", "csv"),
    ("ledger", "--meeting", CU, "--format", "json"), ("review",), ("confirm", "1"),
    ("dismiss", "1"), ("correct", "Norway", "--meeting", CU, "--remove", "Ana Kovar"),
    ("assign", "1", "--meeting", CU), ("list", "--meeting", CU), ("list", "release", "--meeting", CU),
    ("list", "release", "--final", "--meeting", CU), ("list", "show", "--meeting", CU),
    ("meetings", "list"),
    ("meetings", "edit", CU, "--place", "Vienna"), ("meetings", "close", CU), ("meetings", "remove", CU),
    ("digest", "--preview", "-"), ("digest", "--date", "2009-03-20", "--preview", "-"),
    ("status",), ("status", "--json"), ("retry", "1"), ("retry", "--all"), ("reparse",),
    ("reparse", "--all", "--dry-run"), ("ledger", "told", "Norway", "--attending", "--meeting", CU),
    ("correct", "Norway", "--meeting", CU, "--add", "Cy Moor"),
)  # fmt: skip


def test_no_command_stumbles_over_what_is_gone_before_and_after_something_new_comes(desk: Program) -> None:
    ended(desk)
    said(desk, "forget")
    for new in (False, True):
        if new:
            with desk.store() as engine:
                arrived(engine, 9, nominates("Late Guest", sender=NORWAY, meeting=CU), dt.datetime.now(dt.UTC))
        for command in COMMANDS:
            done = desk.typed(*command)
            assert done.exit_code != Exit.DEFECT, (command, done.output)
            assert done.exception is None or isinstance(done.exception, SystemExit), (command, done.output)
            assert "Ana Kovar" not in done.output.replace("Ana Kovar is", ""), command
    assert "Late Guest" in said(desk, "roster", "--meeting", CU)
    assert "begins anew" in said(desk, "review")


def test_a_message_that_is_gone_still_says_where_it_lay(desk: Program) -> None:
    ended(desk)
    said(desk, "forget")
    shown = said(desk, "show", "1")
    for word in ("forgotten", "INBOX", "[retention]"):
        assert word in shown
    assert "1 forgotten" in said(desk, "status", exit=Exit.DONE)
    assert "was deleted when its time was over" in said(desk, "show", "1", "--raw", exit=Exit.FINDINGS)
    again = said(desk, "digest", "--date", "2009-03-20", "--preview", "-")
    assert "1 message that it told is deleted since" in " ".join(again.split())


@pytest.mark.parametrize("what", ["settled", "raw", "message"])
def test_what_is_forgotten_while_messages_are_read_again_is_left_out(
    desk: Program, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    ended(desk)
    real, now = getattr(queries, what), dt.datetime.now(dt.UTC)
    meeting = Meeting(CU, ends=dt.date(2009, 4, 3))

    def then(engine: object, *arguments: object) -> object:
        found = real(engine, *arguments)
        list(retention.forget(engine, Terms([meeting], 400, spelled), now.date(), now))  # type: ignore[arg-type]
        return found

    monkeypatch.setattr(queries, what, then)
    assert "could not be read" in said(desk, "reparse", "--all", exit=Exit.DONE)


def test_a_message_that_is_imported_again_is_left_alone(desk: Program) -> None:
    file = desk.folder / "again.eml"
    with desk.store() as engine:
        file.write_bytes(queries.raw(engine, 1))
    ended(desk)
    said(desk, "forget")
    assert "1 new message; 1 forgotten" in said(desk, "import", str(file))
    with desk.store() as engine:
        assert filing.keep(engine, origin(1), file.read_bytes(), LONG_AGO).id == 1
    assert "Ana Kovar" not in said(desk, "roster")


def test_doctor_says_how_long_people_are_kept(program: Program) -> None:
    program.polling("")
    assert "people are kept for ever: [retention] days = N" in program.typed("doctor").output
    program.polling(DAYS)
    assert "nobody is deleted, since only what a digest has told is" in program.typed("doctor").output
    program._table("digest", '[digest]\nfolder = "digests"\n')
    assert "people are deleted 400 days after their meeting" in program.typed("doctor").output


def test_doctor_says_what_waits_for_the_word_of_somebody(desk: Program) -> None:
    desk._table("digest", '[digest]\nfolder = "digests"\n')
    ended(desk)
    assert "nobody has entered" not in desk.typed("doctor").output
    with desk.store() as engine:
        telling.prepare(engine, LONG_AGO.date() + dt.timedelta(days=1), LONG_AGO)
        telling.sent(engine, LONG_AGO.date() + dt.timedelta(days=1), LONG_AGO)
    assert "CU 2009/3 (1 list, 1 person, 1 message) stays: nobody has entered CU 2009/3" in _words(desk, "doctor")
    assert f"{CU} stays" not in _words(desk, "doctor")


def _words(program: Program, command: str) -> str:
    return " ".join(program.typed(command).output.split())
