"""What was told by telephone stands in the ledger until the note comes, and in the history for ever."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from parsers.record import Intent, Kind, Response, Sender
from store import calls, filing, histories, ledger
from store.calls import Call
from store.database import open_database
from store.errors import UnknownCall
from store.ledger import Invitee, Line, Standing
from store.responses import sender_key
from tests.fixtures.records import MEETING, OTHER_MEETING, day, declines, letter, nominates, origin, response

NOON = dt.datetime(2030, 4, 1, 12, 0, tzinfo=dt.UTC)
LATER = NOON + dt.timedelta(days=1)
ARCADIA = Sender("Arcadia", Kind.STATE, "XAR")
KEY = sender_key(ARCADIA, 0)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{tmp_path}/intake.sqlite3")
    yield engine
    engine.dispose()


def told(
    engine: Engine, *, attending: bool = True, at: dt.datetime = NOON, meeting: str = MEETING, seen: int = 0
) -> None:
    calls.enter(engine, Call(meeting, KEY, "Arcadia", attending, "Kim", at, "Ms. Lind called"), seen)


def filed(engine: Engine, number: int, record: Response, now: dt.datetime = LATER) -> int:
    id = filing.keep(engine, origin(number), letter(f"Letter {number}", sent=day(number)), now).id
    filing.parsed(engine, id, record, "1", now)
    filing.file(engine, id, now)
    return id


def line(engine: Engine, deadline: dt.date | None = None, *, invited: bool = True) -> Line:
    default = [Invitee("States", "Arcadia", KEY)] if invited else []
    (found,) = ledger.ledger(engine, MEETING, default, deadline, LATER.date())
    return found


@pytest.mark.parametrize(("attending", "standing"), [(True, Standing.ATTENDING), (False, Standing.DECLINED)])
def test_a_call_is_an_answer_until_the_note_comes(engine: Engine, attending: bool, standing: Standing) -> None:
    told(engine, attending=attending)
    found = line(engine)
    assert (found.standing, found.by_telephone, found.answered) == (standing, True, NOON.date())


def test_the_note_closes_the_call_and_counts_itself(engine: Engine) -> None:
    told(engine, attending=True)
    number = filed(engine, 1, declines())
    found = line(engine)
    assert (found.standing, found.by_telephone) == (Standing.DECLINED, False)
    (history,) = histories.of_sender(engine, [KEY])
    assert [(one.note, one.open) for one in history.entries if isinstance(one, Call)] == [(number, False)]


@pytest.mark.parametrize("intent", [Intent.ACKNOWLEDGE, Intent.INQUIRE])
def test_what_is_no_answer_closes_nothing(engine: Engine, intent: Intent) -> None:
    told(engine)
    filed(engine, 1, response(intent))
    assert line(engine).by_telephone


def test_a_note_that_lay_there_before_closes_nothing(engine: Engine) -> None:
    filed(engine, 1, nominates("Ana Kovar"), NOON - dt.timedelta(days=1))
    told(engine, attending=False)
    found = line(engine)
    assert (found.standing, found.people, found.by_telephone) == (Standing.DECLINED, 0, True)


def test_a_copy_of_an_earlier_note_closes_nothing(engine: Engine) -> None:
    note = nominates("Ana Kovar", note="12/2030")
    filed(engine, 1, note, NOON - dt.timedelta(days=1))
    told(engine, attending=False)
    filed(engine, 2, note)
    assert line(engine).by_telephone


def test_a_note_about_another_meeting_closes_nothing(engine: Engine) -> None:
    told(engine)
    filed(engine, 1, nominates("Ana Kovar", meeting=OTHER_MEETING))
    assert line(engine).by_telephone


def test_the_last_of_several_calls_counts_and_can_be_taken_back(engine: Engine) -> None:
    told(engine, attending=True)
    told(engine, attending=False, at=NOON + dt.timedelta(hours=1), seen=1)
    assert line(engine).standing is Standing.DECLINED
    taken = calls.withdraw(engine, MEETING, [KEY], "Lee", LATER)
    assert (taken.attending, taken.withdrawn_by) == (False, "Lee")
    assert line(engine).standing is Standing.ATTENDING
    calls.withdraw(engine, MEETING, [KEY], "Lee", LATER)
    assert line(engine).standing is Standing.SILENT
    with pytest.raises(UnknownCall, match="intake ledger"):
        calls.withdraw(engine, MEETING, [KEY], "Lee", LATER)


def test_what_a_note_has_closed_or_somebody_took_back_contradicts_nothing(engine: Engine) -> None:
    told(engine, attending=True)
    calls.withdraw(engine, MEETING, [KEY], "Lee", NOON)
    told(engine, attending=False)
    filed(engine, 1, declines())
    told(engine, attending=True, at=LATER)
    assert line(engine).standing is Standing.ATTENDING


def test_who_called_in_time_is_not_late_when_the_note_is(engine: Engine) -> None:
    told(engine)
    filed(engine, 1, nominates("Ana Kovar"))
    assert line(engine, NOON.date()).late is False


def test_who_called_without_being_invited_is_not_lost(engine: Engine) -> None:
    told(engine)
    assert line(engine, invited=False).name == "Arcadia"


def test_who_only_called_has_a_history_too(engine: Engine) -> None:
    told(engine)
    told(engine, meeting=OTHER_MEETING)
    found = histories.of_sender(engine, [KEY])
    assert [(one.meeting.reference, [type(entry) for entry in one.entries]) for one in found] == [
        (MEETING, [Call]), (OTHER_MEETING, [Call]),
    ]  # fmt: skip
    assert len(histories.of_sender(engine, [KEY], MEETING)) == 1
