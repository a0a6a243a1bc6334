"""What was told by telephone stands in the ledger until the note comes, and in the history for ever."""

import datetime as dt

import pytest
from sqlalchemy import Engine

from parsers.record import Intent, Kind, Response, Sender
from store import histories, ledger, queries, telephone
from store.calls import Call
from store.errors import UnknownCall
from store.ledger import Invitee, Line, Standing
from store.responses import sender_key
from tests.fixtures.database import arrived
from tests.fixtures.records import MEETING, OTHER_MEETING, day, declines, nominates, response

NOON = dt.datetime(2030, 4, 1, 12, 0, tzinfo=dt.UTC)
LATER = NOON + dt.timedelta(days=1)
ARCADIA = Sender("Arcadia", Kind.STATE, "XAR")
KEY = sender_key(ARCADIA, 0)


def told(
    engine: Engine, *, attending: bool = True, at: dt.datetime = NOON, meeting: str = MEETING, seen: int = 0
) -> None:
    telephone.enter(engine, Call(meeting, KEY, "Arcadia", attending, "Kim", at, "Ms. Lind called"), seen)


def filed(
    engine: Engine, number: int, record: Response, now: dt.datetime = LATER, sent: dt.datetime | None = None
) -> int:
    return arrived(engine, number, record, now, sent or now)


def line(engine: Engine, deadline: dt.date | None = None, *, invited: bool = True) -> Line:
    default = [Invitee("States", "Arcadia", KEY)] if invited else []
    (found,) = ledger.ledger(engine, MEETING, default, deadline, LATER.date())
    return found


@pytest.mark.parametrize(("attending", "standing"), [(True, Standing.ATTENDING), (False, Standing.DECLINED)])
def test_a_call_is_an_answer_until_the_note_comes(engine: Engine, attending: bool, standing: Standing) -> None:
    told(engine, attending=attending)
    found = line(engine)
    assert (found.standing, found.by_telephone, found.answered) == (standing, True, NOON.date())


def test_the_same_call_entered_again_is_one(engine: Engine) -> None:
    told(engine)
    told(engine, at=LATER)
    telephone.withdraw(engine, MEETING, [KEY], "Kim", LATER)
    assert line(engine).standing is Standing.SILENT


def test_a_call_with_another_remark_or_by_another_author_is_another_one(engine: Engine) -> None:
    for author, remark in (("Kim", ""), ("Kim", "Two people"), ("Bo", ""), ("Bo", "")):
        telephone.enter(engine, Call(MEETING, KEY, "Arcadia", True, author, NOON, remark))
    (history,) = histories.of_sender(engine, [KEY])
    assert len([one for one in history.entries if isinstance(one, Call)]) == 3


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
    taken = telephone.withdraw(engine, MEETING, [KEY], "Lee", LATER)
    assert (taken.attending, taken.withdrawn_by) == (False, "Lee")
    assert line(engine).standing is Standing.ATTENDING
    telephone.withdraw(engine, MEETING, [KEY], "Lee", LATER)
    assert line(engine).standing is Standing.SILENT
    with pytest.raises(UnknownCall, match="intake ledger"):
        telephone.withdraw(engine, MEETING, [KEY], "Lee", LATER)


def test_what_a_note_has_closed_or_somebody_took_back_contradicts_nothing(engine: Engine) -> None:
    told(engine, attending=True)
    telephone.withdraw(engine, MEETING, [KEY], "Lee", NOON)
    told(engine, attending=False)
    filed(engine, 1, declines())
    told(engine, attending=True, at=LATER)
    assert line(engine).standing is Standing.ATTENDING


def doubts(engine: Engine) -> list[str]:
    return [row.item.detail for row in queries.review_open(engine)]


def test_a_note_that_is_dated_before_closes_nothing_and_is_asked_about_where_it_says_otherwise(engine: Engine) -> None:
    told(engine, attending=False)
    filed(engine, 1, nominates("Ana Kovar"), sent=day(9))
    found = line(engine)
    assert (found.standing, found.by_telephone) == (Standing.DECLINED, True)
    (detail,) = doubts(engine)
    assert detail.startswith("Kim entered on 2030-04-01 that the sender told by telephone that it does not attend, but")
    assert "dated before that, says that it attends. The call holds" in detail
    telephone.withdraw(engine, MEETING, [KEY], "Lee", LATER)
    assert doubts(engine) == []


@pytest.mark.parametrize("dated", [day(9), day(31, 23)])
def test_a_note_that_agrees_closes_the_call_though_it_is_dated_before(engine: Engine, dated: dt.datetime) -> None:
    told(engine)
    filed(engine, 1, nominates("Ana Kovar"), sent=dated)
    assert (line(engine).standing, line(engine).by_telephone) == (Standing.ATTENDING, False)
    assert doubts(engine) == []


def test_what_is_left_open_by_a_note_that_disagrees_is_closed_by_the_next_that_agrees(engine: Engine) -> None:
    told(engine, attending=False)
    filed(engine, 1, nominates("Ana Kovar"), sent=day(9))
    filed(engine, 2, declines(), LATER + dt.timedelta(days=1), sent=day(10))
    assert (line(engine).standing, line(engine).by_telephone) == (Standing.DECLINED, False)
    assert doubts(engine) == []


def test_the_day_of_a_call_is_that_where_the_note_was_written(engine: Engine) -> None:
    west = dt.timezone(dt.timedelta(hours=-5))
    evening = dt.datetime(2030, 3, 4, 20, 30, tzinfo=west)
    told(engine, attending=False, at=evening)
    filed(engine, 1, nominates("Ana Kovar"), evening + dt.timedelta(hours=1))
    assert line(engine).by_telephone is False
    (detail,) = doubts(engine)
    assert "on 2030-03-04 that" in detail


def test_a_note_that_says_otherwise_than_the_call_that_it_closes_is_asked_about(engine: Engine) -> None:
    told(engine, attending=False)
    filed(engine, 1, nominates("Ana Kovar"))
    assert line(engine).standing is Standing.ATTENDING
    (detail,) = doubts(engine)
    assert "The note holds" in detail
    filed(engine, 2, declines(), LATER + dt.timedelta(days=1))
    assert doubts(engine) == []


def test_nothing_is_asked_where_they_agree_or_the_note_lay_there_before(engine: Engine) -> None:
    filed(engine, 1, declines(note="12/2030"), NOON - dt.timedelta(days=1))
    told(engine, attending=True)
    filed(engine, 2, declines(note="12/2030"))
    filed(engine, 3, nominates("Ana Kovar"), sent=day(9))
    filed(engine, 4, nominates("Ana Kovar", "Bo Lind"), LATER + dt.timedelta(days=1))
    assert doubts(engine) == []
    assert line(engine).by_telephone is False


def test_who_called_on_the_evening_of_the_deadline_where_the_desk_is_was_in_time(engine: Engine) -> None:
    west = dt.timezone(dt.timedelta(hours=-5))
    evening = dt.datetime(2030, 3, 4, 20, 30, tzinfo=west)
    told(engine, at=evening)
    invited = [Invitee("States", "Arcadia", KEY)]
    (found,) = ledger.ledger(engine, MEETING, invited, evening.date(), LATER.date(), zone=west)
    assert (found.answered, found.late) == (evening.date(), False)


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
