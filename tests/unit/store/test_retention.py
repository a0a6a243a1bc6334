"""What is kept of people goes when its time is over: whole, told, and not taken again; and nothing goes before."""

import datetime as dt
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine, event, insert, select

from intake.references import spelled
from parsers.record import Also, Intent, Meeting, MeetingRef, Reason, Response, ReviewItem, from_json
from store import filing, forgotten, histories, ledger, meetings, queries, releases, retention, telephone, telling
from store.assignments import Assignment
from store.calls import Call
from store.corrections import Wanted, correct
from store.database import open_database, reading, wipe, writing
from store.databases import sqlite
from store.decisions import Closed, decide
from store.delegation import By, Said, What
from store.errors import AlreadyDecided, NotReleased, NotWiped, StoreError, UnknownIssue, WrongState
from store.ledger import Invitee, Standing
from store.lists import Comer
from store.meetings import Invitation
from store.retention import Terms
from store.states import State
from store.tables import Base, Bounce, Record
from tests.fixtures.database import arrived
from tests.fixtures.records import (
    ARCADIA,
    MEETING,
    NOBODY,
    OTHER_MEETING,
    amends,
    day,
    declines,
    joins,
    leaves,
    letter,
    nominates,
    origin,
    person,
    unrelated,
)  # fmt: skip

PORTS = Meeting(MEETING, starts=dt.date(2030, 5, 6), ends=dt.date(2030, 5, 8))
SHIPS = Meeting(OTHER_MEETING, starts=dt.date(2030, 9, 2), ends=dt.date(2030, 9, 4))
BOTH = (PORTS, SHIPS)
CAME = day(20)
DAYS = 90
# The first day on which all of PORTS goes, and of SHIPS.
OVER, SHIPS_OVER = dt.date(2030, 8, 7), dt.date(2030, 12, 4)
KEY = "iso3:XAR"
STAFF = By("Odile Staff", CAME)
DOUBT = ReviewItem("/delegates/0/name", Reason.NAME_ORDER, "Kovar or Ana?")


@pytest.fixture
def engine(either_engine: Engine) -> Engine:
    return either_engine


def at(day: dt.date, hour: int = 6) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour), dt.UTC)


def tell(engine: Engine, when: dt.datetime) -> None:
    """Send the digest of a day."""
    telling.prepare(engine, when.date(), when)
    telling.sent(engine, when.date(), when)


def terms(known: Sequence[Meeting] = BOTH) -> Terms:
    return Terms(known, DAYS, spelled)


def forget(engine: Engine, today: dt.date, known: Sequence[Meeting] = BOTH) -> list[tuple[str, ...]]:
    """Delete what is over on a day, what a dry run has counted; return the meetings of each whole."""
    would = [one for one in retention.wholes(engine, terms(known), today) if one.why is None]
    gone = [one for some in retention.forget(engine, terms(known), today, at(today)) for one in some]
    assert gone == would
    return [one.meetings for one in gone]


def why(engine: Engine, today: dt.date, known: Sequence[Meeting] = BOTH) -> list[str | None]:
    return [one.why for one in retention.wholes(engine, terms(known), today)]


def state(engine: Engine, id: int) -> State:
    return queries.message(engine, id).state


def names(engine: Engine, meeting: str | None = None) -> list[str]:
    return [person.name for roster in queries.rosters(engine, meeting) for person in roster.delegates]


def asked(engine: Engine) -> list[str]:
    return [row.item.detail for row in queries.review_open(engine)]


def everything(engine: Engine) -> str:
    """Return all that any table holds, as text."""
    with reading(engine) as connection:
        return "\n".join(
            str(tuple(row)) for table in Base.metadata.sorted_tables for row in connection.execute(select(table))
        )


def assigned(engine: Engine, id: int, when: dt.datetime, *, seen: int = 0, **said: object) -> None:
    filing.assign(engine, id, Assignment(**said), By("Odile Staff", when), seen)  # type: ignore[arg-type]


def busy(engine: Engine) -> None:
    """Do everything to a meeting that can be done to one, and tell it."""
    arrived(engine, 1, nominates("Ana Kovar", review=(DOUBT,)), CAME)
    arrived(engine, 2, nominates("Ana Kovar", "Bo Lind"), CAME)
    moved = arrived(engine, 3, amends(joins("Eva Zed"), meeting=None), CAME)
    correct(engine, {KEY}, MEETING, Wanted(What.ADDED, "Cy Moor"), STAFF)
    correct(engine, {KEY}, MEETING, Wanted(What.CORRECTED, "Bo Lind", Said(position="Moor master")), STAFF)
    assigned(engine, moved, CAME, meeting=MEETING)
    ledger.enter(engine, MEETING, [Invitee("States", "Arcadia", KEY, ("ana.kovar@arcadia.example",))], CAME)
    telephone.enter(engine, Call(MEETING, "iso3:XBO", "Borduria", True, "Odile Staff", CAME, "Bo Lind rang"))
    releases.release(engine, Invitation(PORTS), "Odile Staff", CAME)
    releases.enter_attended(engine, MEETING, [Comer(KEY, "Arcadia", "Bo Lind")], CAME)
    (item,) = [row for row in queries.review_open(engine) if row.item.reason is Reason.NAME_ORDER]
    decide(engine, [item.id], Closed.CONFIRMED, "Odile Staff", CAME)
    filing.keep(engine, origin(9, "Copies"), queries.raw(engine, 1), CAME)
    tell(engine, CAME)


# What goes


def test_nothing_is_left_of_anybody_when_a_meeting_has_been_over_for_long(engine: Engine) -> None:
    busy(engine)
    assert "Kovar" in everything(engine)
    assert (MEETING,) not in forget(engine, OVER - dt.timedelta(days=1))
    assert (MEETING,) in forget(engine, OVER)
    left = everything(engine)
    for word in ("Kovar", "kovar", "Lind", "Moor", "Zed", "Odile", "Letter", "arcadia.example"):
        assert word not in left
    assert retention.wholes(engine, terms(), OVER) == ()


def test_a_dry_run_counts_and_changes_nothing(engine: Engine) -> None:
    busy(engine)
    before = everything(engine)
    every = retention.wholes(engine, terms(), OVER)
    whole = next(one for one in every if one.meetings)
    assert (len(whole.messages), whole.people, whole.issues, whole.calls, whole.why) == (4, 4, 1, 1, None)
    assert everything(engine) == before


def test_the_file_of_the_database_holds_nobody_any_more(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/intake.sqlite3")
    busy(engine)
    for number in range(20, 120):
        arrived(engine, number, nominates(f"Ana Kovar {number}", "Bo Lind", note=f"Moor {number}"), CAME, CAME)
    tell(engine, CAME + dt.timedelta(days=1))
    forget(engine, OVER)
    wipe(engine, deleted=True)
    held = b"".join(path.read_bytes() for path in tmp_path.glob("intake.sqlite3*"))
    for word in (b"Kovar", b"Lind", b"Moor", b"arcadia.example"):
        assert word not in held
    engine.dispose()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """A file, which nobody waits for, with free room that was Ana Kovar's."""
    monkeypatch.setattr(sqlite, "BUSY_MS", 10)
    engine = open_database(f"sqlite:///{tmp_path}/intake.sqlite3")
    arrived(engine, 1, nominates(*(f"Ana Kovar {number}" for number in range(100))), CAME)
    tell(engine, CAME)
    forget(engine, OVER)
    yield engine
    engine.dispose()


def test_a_file_is_written_anew_only_when_something_was_deleted(file: Engine) -> None:
    free = _free(file)
    wipe(file, deleted=False)
    assert _free(file) == free > 0
    wipe(file, deleted=True)
    assert _free(file) == 0


def test_a_file_that_cannot_be_written_anew_is_told(file: Engine) -> None:
    with writing(file), pytest.raises(NotWiped, match="VACUUM"):
        wipe(file, deleted=True)
    assert _free(file) > 0


def test_a_log_that_somebody_reads_is_told_and_emptied_the_next_time(file: Engine) -> None:
    log = Path(f"{file.url.database}-wal")
    reader = open_database(str(file.url))
    with reading(reader) as connection:
        connection.execute(select(Record)).all()
        with pytest.raises(NotWiped, match="tries again"):
            wipe(file, deleted=True)
        assert log.stat().st_size > 0
    reader.dispose()
    wipe(file, deleted=False)
    assert log.stat().st_size == 0


def _free(engine: Engine) -> int:
    """Return how many pages of the file hold nothing any more."""
    with reading(engine) as connection:
        return int(connection.exec_driver_sql("PRAGMA freelist_count").scalar_one())


def test_a_message_about_no_meeting_goes_by_itself_when_it_was_settled_long_ago(engine: Engine) -> None:
    newsletter = arrived(engine, 1, unrelated(), CAME)
    tell(engine, CAME)
    last = CAME.date() + dt.timedelta(days=DAYS)
    assert forget(engine, last) == []
    assert forget(engine, last + dt.timedelta(days=1)) == [()]
    assert state(engine, newsletter) is State.FORGOTTEN


def test_a_meeting_without_days_stays_whether_it_is_open_or_closed(engine: Engine) -> None:
    arrived(engine, 1, nominates("Ana Kovar"), CAME)
    tell(engine, CAME)
    known = [Meeting(MEETING)]
    assert why(engine, SHIPS_OVER, known) == [f"{MEETING} has no days: enter them (`intake meetings edit`)"]
    meetings.edit(engine, known, MEETING, {"closed": at(OVER)}, at(OVER))
    assert forget(engine, OVER + dt.timedelta(days=1000), known) == []


def test_however_much_there_is_all_of_it_goes(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "_AT_ONCE", 2)
    monkeypatch.setattr(retention, "_CHUNK", 1)
    for number in range(1, 6):
        for copy in range(2):
            arrived(engine, 2 * number + copy, nominates("Ana Kovar", meeting=f"CU 2030/{number}0"), CAME)
    tell(engine, CAME)
    known = [Meeting(f"CU 2030/{number}0", ends=PORTS.ends) for number in range(1, 6)]
    assert sorted(forget(engine, SHIPS_OVER, known)) == [(f"CU 2030/{number}0",) for number in range(1, 6)]
    assert "Kovar" not in everything(engine)


# What stays


EVER = dt.date(2060, 1, 1)
TO_COME = Meeting(MEETING, starts=dt.date(2061, 1, 1))


def test_a_message_that_could_not_be_read_stays_until_somebody_has_looked(engine: Engine) -> None:
    unread = ReviewItem("", Reason.ENCRYPTED_PART, "note.pdf needs a password: ask the sender for an open copy.")
    sealed = arrived(engine, 1, replace(unrelated(), review=(unread,)), CAME)
    tell(engine, CAME)
    tell(engine, at(EVER))
    assert forget(engine, EVER) == []
    assert why(engine, EVER) == [f"something is asked of message {sealed}: `intake review` shows it"]


def test_a_message_that_the_staff_assigned_to_a_meeting_stays_though_it_names_nobody(engine: Engine) -> None:
    sealed = arrived(engine, 1, unrelated(), CAME)
    assigned(engine, sealed, CAME, meeting=MEETING)
    tell(engine, CAME)
    assert forget(engine, EVER) == []
    assert state(engine, sealed) is State.UNRELATED


def stays(engine: Engine, known: Sequence[Meeting], reason: str, **about: object) -> None:
    """See that a list stays for ever, that its people are kept, and that it waits for somebody's word."""
    arrived(engine, 1, nominates("Ana Kovar", **about), CAME)  # type: ignore[arg-type]
    tell(engine, CAME)
    tell(engine, at(EVER))
    assert forget(engine, EVER, known) == []
    (one,) = retention.wholes(engine, terms(known), EVER)
    assert reason in (one.why or "")
    assert one.waits
    assert names(engine) == ["Ana Kovar"]


@pytest.mark.parametrize("reason", [Reason.MEETING_UNKNOWN, Reason.MEETING_ASSUMED])
@pytest.mark.parametrize("meeting", [None, MEETING, OTHER_MEETING])
def test_of_what_it_is_asked_which_meeting_it_answers_nothing_goes(
    engine: Engine, meeting: str | None, reason: Reason
) -> None:
    doubt = ReviewItem("/meeting/reference", reason, "Which?")
    known = [Meeting(MEETING, ends=CAME.date())]
    said = {None: "nobody has said", MEETING: "it is asked", OTHER_MEETING: "nobody has entered"}[meeting]
    stays(engine, known, said, meeting=meeting, review=(doubt,))
    decide(engine, [row.id for row in queries.review_open(engine)], Closed.CONFIRMED, "Kim", CAME)
    assert forget(engine, EVER, known) == ([(MEETING,)] if meeting == MEETING else [])


@pytest.mark.parametrize("known", [(), (SHIPS,), (Meeting("CU 2030/77", ends=CAME.date()),)])
def test_a_list_of_a_meeting_that_nobody_has_entered_stays(engine: Engine, known: Sequence[Meeting]) -> None:
    stays(engine, known, f"nobody has entered {MEETING}")


def test_a_list_of_no_meeting_stays(engine: Engine) -> None:
    stays(engine, BOTH, "nobody has said which meeting", meeting=None)


def test_what_was_left_under_a_reference_that_was_misread_goes_and_no_such_meeting_is_remembered(
    engine: Engine,
) -> None:
    for uid, meeting in ((1, None), (2, "CU 2030/77")):
        assigned(engine, arrived(engine, uid, nominates("Ana Kovar", meeting=meeting), CAME), CAME, meeting=MEETING)
    tell(engine, CAME)
    assert sorted(forget(engine, OVER)) == [(), (), (MEETING,)]
    assert [one.meeting for one in forgotten.every(engine)] == [MEETING]
    assert "Kovar" not in everything(engine)


@pytest.mark.parametrize("reference", ["cu 2030/7", "CU 2030-7", "CU/2030/7", "CU  2030/007", "CU 2030/7 (A)"])
def test_a_meeting_is_known_however_its_reference_is_spelled(engine: Engine, reference: str) -> None:
    arrived(engine, 1, nominates("Ana Kovar"), CAME)
    tell(engine, CAME)
    over = Meeting(reference, ends=PORTS.ends)
    assert forget(engine, OVER, [Meeting(reference, ends=SHIPS.ends)]) == []
    assert forget(engine, OVER, [over, TO_COME]) == []
    assert forget(engine, OVER, [over]) == [(MEETING,)]


def test_a_deadline_is_no_day_of_a_meeting(engine: Engine) -> None:
    meetings.add(engine, (), Invitation(Meeting(MEETING), deadline=CAME.date()), CAME)
    stays(engine, (), f"{MEETING} has no days")


def test_a_meeting_that_is_closed_to_answers_stays_until_its_days_are_over(engine: Engine) -> None:
    meetings.add(engine, (), Invitation(PORTS, closed=CAME), CAME)
    arrived(engine, 1, nominates("Ana Kovar"), CAME)
    tell(engine, CAME)
    assert forget(engine, OVER - dt.timedelta(days=1), ()) == []
    assert forget(engine, OVER, ()) == [(MEETING,)]


def test_addresses_of_who_was_invited_go_when_nobody_answered(engine: Engine) -> None:
    for meeting in (MEETING, OTHER_MEETING):
        ledger.enter(engine, meeting, [Invitee("States", "Arcadia", KEY, (f"kovar@{meeting[-1]}.example",))], CAME)
    assert forget(engine, OVER) == [(MEETING,)]
    assert "kovar@8" in everything(engine)
    assert "kovar@7" not in everything(engine)
    assert forget(engine, OVER) == []


DONE: dict[str, Callable[[Engine, dt.datetime], object]] = {
    "a message": lambda engine, now: arrived(engine, 5, nominates("Bo Lind"), now),
    "a correction": lambda engine, now: correct(engine, {KEY}, MEETING, Wanted(What.ADDED, "Cy Moor"), By("Kim", now)),
    "an assignment": lambda engine, now: assigned(engine, 1, now, intent=Intent.AMEND),
    "a departure": lambda engine, now: assigned(engine, 1, now, meeting=OTHER_MEETING),
    "a call": lambda engine, now: telephone.enter(engine, Call(MEETING, "iso3:XBO", "Borduria", True, "Kim", now)),
    "a list": lambda engine, now: releases.release(engine, Invitation(PORTS), "Kim", now),
    "who came": lambda engine, now: releases.enter_attended(engine, MEETING, [Comer(KEY, "Arcadia", "Bo")], now),
    "a decision": lambda engine, now: decide(engine, [1], Closed.DISMISSED, "Kim", now),
    "a reading": lambda engine, now: filing.refile(engine, 1, nominates("Ana Kovarova"), "2", now),
    "its days": lambda engine, now: meetings.edit(engine, BOTH, MEETING, {"place": "Vienna"}, now),
    "a digest": tell,
}


@pytest.mark.parametrize("done", DONE)
def test_a_meeting_to_which_anything_was_done_lately_stays(engine: Engine, done: str) -> None:
    arrived(engine, 1, nominates("Ana Kovar", review=(DOUBT,)), CAME)
    if done != "a digest":
        tell(engine, CAME)
    DONE[done](engine, at(OVER, 1))
    tell(engine, at(OVER, 2))
    last = OVER + dt.timedelta(days=DAYS)
    assert forget(engine, last) == []
    assert (MEETING,) in forget(engine, last + dt.timedelta(days=1), known=[PORTS])


def test_what_was_told_again_only_because_it_is_still_open_goes_all_the_same(engine: Engine) -> None:
    arrived(engine, 1, nominates("Ana Kovar", review=(DOUBT,)), CAME)
    for number in range(300):
        tell(engine, CAME + dt.timedelta(days=number))
    assert forget(engine, OVER) == [(MEETING,)]


@pytest.mark.parametrize("record", [nominates("Ana Kovar"), unrelated()])
def test_an_old_message_that_was_given_up_and_is_read_at_last_stays_until_somebody_was_told(
    engine: Engine, record: Response
) -> None:
    id = filing.keep(engine, origin(1), letter("L"), CAME).id
    filing.fail(engine, id, "broken", CAME)
    tell(engine, CAME)
    filing.retry(engine, id, at(SHIPS_OVER))
    assert why(engine, SHIPS_OVER) == [f"message {id} is waiting"]
    filing.parsed(engine, id, record, "1", at(SHIPS_OVER))
    filing.file(engine, id, at(SHIPS_OVER))
    long_after = SHIPS_OVER + dt.timedelta(days=1000)
    assert why(engine, long_after) == [f"message {id} was told in no digest yet"]
    telling.prepare(engine, long_after, at(long_after))
    assert why(engine, long_after) == [f"the digest that tells of message {id} was not sent"]
    telling.sent(engine, long_after, at(long_after))
    assert forget(engine, long_after + dt.timedelta(days=DAYS)) == []
    assert len(forget(engine, long_after + dt.timedelta(days=DAYS + 1))) == 1


def test_what_was_not_read_to_the_end_or_given_up_stays_for_ever(engine: Engine) -> None:
    taken, failed = (filing.keep(engine, origin(number), letter(f"L {number}"), CAME).id for number in (1, 2))
    filing.keep(engine, origin(3, "Copies"), letter("L 2"), CAME)
    filing.fail(engine, failed, "broken", CAME)
    tell(engine, CAME)
    assert forget(engine, dt.date(2040, 1, 1)) == []
    assert [state(engine, id) for id in (taken, failed)] == [State.TAKEN, State.FAILED]


def test_an_emptied_list_is_no_reason_to_forget_a_meeting_that_is_to_come(engine: Engine) -> None:
    arrived(engine, 1, nominates("Ana Kovar", meeting=OTHER_MEETING), CAME)
    tell(engine, CAME)
    assigned(engine, 1, CAME, meeting=MEETING)
    tell(engine, CAME + dt.timedelta(days=1))
    assert forget(engine, OVER) == [(MEETING,)]
    with reading(engine) as connection:
        assert forgotten.of_meeting(connection, OTHER_MEETING) is None
    arrived(engine, 2, nominates("Bo Lind", meeting=OTHER_MEETING), at(OVER))
    assert asked(engine) == []
    assert releases.release(engine, Invitation(SHIPS), "Kim", at(OVER)) is not None


def test_meetings_that_share_a_message_go_together(engine: Engine) -> None:
    ships = Also(MeetingRef(OTHER_MEETING), (person("Bo Lind"),))
    id = arrived(engine, 1, nominates("Ana Kovar", also=(ships,)), CAME)
    tell(engine, CAME)
    assert why(engine, OVER) == [f"{OTHER_MEETING} was not over by {OVER - dt.timedelta(days=DAYS)}"]
    assert names(engine) == ["Ana Kovar", "Bo Lind"]
    assert forget(engine, SHIPS_OVER + dt.timedelta(days=1)) == [(MEETING, OTHER_MEETING)]
    assert state(engine, id) is State.FORGOTTEN


def test_the_history_of_a_meeting_that_is_to_come_keeps_who_has_left_with_a_message(engine: Engine) -> None:
    id = arrived(engine, 1, nominates("Ana Kovar", meeting=OTHER_MEETING), CAME)
    arrived(engine, 2, nominates("Bo Lind", meeting=OTHER_MEETING), CAME)
    assigned(engine, id, CAME, meeting=MEETING)
    tell(engine, CAME)
    (before,) = histories.of_sender(engine, [KEY], OTHER_MEETING)
    assert forget(engine, OVER) == [(MEETING,)]
    (after,) = histories.of_sender(engine, [KEY], OTHER_MEETING)
    changes = [[change for entry in one.entries for change in entry.changes] for one in (before, after)]  # type: ignore[union-attr]
    assert sorted(map(str, changes[0])) == sorted(map(str, changes[1]))
    assert names(engine) == ["Bo Lind"]


def test_copies_of_the_same_bytes_go_together(engine: Engine) -> None:
    id = arrived(engine, 1, nominates("Ana Kovar"), CAME)
    copy = filing.keep(engine, origin(5, "Copies"), queries.raw(engine, id), at(OVER)).id
    tell(engine, at(OVER))
    assert forget(engine, OVER) == []
    assert queries.raw(engine, copy)
    assert forget(engine, OVER + dt.timedelta(days=DAYS + 1)) == [(MEETING,)]
    assert [state(engine, one) for one in (id, copy)] == [State.FORGOTTEN] * 2


def test_what_is_asked_of_a_living_list_about_a_message_that_has_left_it_stays(engine: Engine) -> None:
    id = arrived(engine, 1, nominates("Ana Kovar", meeting=OTHER_MEETING), CAME)
    arrived(engine, 2, nominates("Bo Lind", meeting=OTHER_MEETING), CAME)
    correct(engine, {KEY}, OTHER_MEETING, Wanted(What.ADDED, "Cy Moor"), STAFF)
    assigned(engine, id, CAME, meeting=MEETING)
    tell(engine, CAME)
    before = asked(engine)
    forget(engine, OVER)
    assert asked(engine) == before


def test_a_bounce_counts_as_long_as_who_was_invited_may_be_reached_there(engine: Engine) -> None:
    invited = [Invitee("States", "Arcadia", KEY, ("ana.kovar@arcadia.example",))]
    ledger.enter(engine, OTHER_MEETING, invited, CAME)
    id = arrived(engine, 1, unrelated(), CAME)
    with writing(engine) as connection:
        rows = [{"address": f"{name}@arcadia.example", "message_id": id} for name in ("ana.kovar", "bo.lind")]
        connection.execute(insert(Bounce), rows)
    tell(engine, CAME)
    forget(engine, OVER)
    (line,) = ledger.ledger(engine, OTHER_MEETING, (), None, OVER)
    assert (line.standing, line.messages, state(engine, id)) == (Standing.BOUNCED, (id,), State.FORGOTTEN)
    assert "bo.lind" not in everything(engine)


NAMES = ("Ana Kovar", "Bo Lind", "Cy Moor", "Di Roe", "Kovar Ana", "B. Lind")


@pytest.mark.parametrize("number", range(12))
def test_whatever_happened_before_forgetting_a_meeting_changes_nothing_of_another(tmp_path: Path, number: int) -> None:
    chance, engine = random.Random(number), open_database(f"sqlite:///{tmp_path}/intake.sqlite3")
    for uid in range(1, 20):
        with suppress(StoreError):
            _anything(engine, chance, uid, CAME + dt.timedelta(hours=uid))
    tell(engine, CAME + dt.timedelta(days=1))
    before = queries.rosters(engine, OTHER_MEETING), queries.review_open(engine)
    gone = [one for some in retention.forget(engine, terms(), OVER, at(OVER)) for one in some]
    messages = {message for one in gone for message in one.messages}
    left = tuple(row for row in before[1] if row.message not in messages)
    assert (queries.rosters(engine, OTHER_MEETING), queries.review_open(engine)) == (before[0], left)
    for id in queries.settled(engine):
        with reading(engine) as connection:
            row = connection.execute(select(Record).where(Record.message_id == id)).one()
        filing.refile(engine, id, from_json((row.as_read or row.json).encode()), "2", at(OVER))
    assert queries.rosters(engine, OTHER_MEETING) == before[0]
    engine.dispose()


def _anything(engine: Engine, chance: random.Random, uid: int, now: dt.datetime) -> None:
    """Do something at random to messages and lists of both meetings."""
    id, by, meeting = chance.randrange(1, uid + 1), By("Kim", now), chance.choice((MEETING, OTHER_MEETING))
    who = chance.choice((ARCADIA, ARCADIA, NOBODY))
    people = chance.sample(NAMES, chance.randrange(1, 4))
    about = {"sender": who, "meeting": chance.choice((meeting, meeting, None)), "note": chance.choice((None, "1", "2"))}
    record = chance.choice((nominates(*people, **about), amends(joins(people[0]), **about), declines(**about)))
    said = chance.choice(({"meeting": meeting}, {"sender": ARCADIA}, {"intent": Intent.UNRELATED}))
    wanted = chance.choice((Wanted(What.ADDED, people[0]), Wanted(What.CORRECTED, people[0], Said(position="Judge"))))
    acts: tuple[Callable[[], object], ...] = (
        *[lambda: arrived(engine, uid, record, now)] * 4,
        lambda: filing.assign(engine, id, Assignment(**said), by),  # type: ignore[arg-type]
        lambda: filing.refile(engine, id, record, "1", now),
        lambda: correct(engine, {KEY}, meeting, wanted, by),
        lambda: filing.keep(engine, origin(uid, "Copies"), queries.raw(engine, id), now),
    )
    chance.choice(acts)()


# What is said of it, and what comes later


@pytest.fixture
def past(engine: Engine) -> Engine:
    """A database in which PORTS was forgotten."""
    busy(engine)
    forget(engine, OVER)
    return engine


def test_what_is_forgotten_is_not_taken_again(past: Engine) -> None:
    raw = letter("Letter 1", sent=day(1))
    again = filing.keep(past, origin(1), raw, at(OVER))
    assert (again.id, again.new, again.state) == (1, False, State.FORGOTTEN)
    moved = filing.keep(past, origin(77, uidvalidity=2), raw, at(OVER))
    assert (moved.id, moved.new, moved.state) == (1, False, State.FORGOTTEN)
    elsewhere = filing.keep(past, origin(5, "Archive"), raw, at(OVER))
    assert (elsewhere.state, elsewhere.of) == (State.FORGOTTEN, 1)
    assert queries.due(past, at(SHIPS_OVER)) == ()
    assert "Letter" not in everything(past)
    assert telling.prepare(past, OVER, at(OVER)).items == ()
    assert {one.id for one in queries.unacknowledged(past, "desk", "INBOX")} >= {1}


def test_nothing_can_be_done_with_what_is_forgotten_and_it_says_so(past: Engine) -> None:
    deeds: Sequence[Callable[[], object]] = (
        lambda: queries.raw(past, 1),
        lambda: assigned(past, 1, at(OVER), meeting=OTHER_MEETING),
        lambda: filing.retry(past, 1, at(OVER)),
        lambda: filing.refile(past, 1, nominates("Ana Kovar"), "2", at(OVER)),
        lambda: filing.parsed(past, 1, nominates("Ana Kovar"), "2", at(OVER)),
    )
    before = everything(past)
    for deed in deeds:
        with pytest.raises(WrongState, match="forgotten"):
            deed()
    assert queries.settled(past) == ()
    assert everything(past) == before


def test_every_message_is_still_accounted_for(past: Engine) -> None:
    arrived(past, 6, nominates("Di Roe", meeting=OTHER_MEETING), at(OVER))
    found = queries.balance(past)
    assert (found.taken, found.filed, found.forgotten) == (5, 1, 4)


def test_a_meeting_that_was_forgotten_never_seems_to_have_had_no_answer(past: Engine) -> None:
    assert [str(one) for one in forgotten.every(past)] == [
        f"What was kept of {MEETING} was deleted on {OVER} ([retention] days = {DAYS})."
    ]
    found = ledger.ledger(past, MEETING, (), dt.date(2030, 4, 1), OVER)
    assert [(line.name, line.standing, line.late) for line in found] == [("Arcadia", Standing.FORGOTTEN, False)]
    with pytest.raises(UnknownIssue, match="was deleted on"):
        releases.issue(past, MEETING, 1)
    with pytest.raises(NotReleased, match="was deleted on"):
        releases.corrigendum(past, Invitation(PORTS), "Kim", at(OVER))


@pytest.mark.parametrize(
    "record", [nominates("Ana Kovar"), amends(leaves("Ana Kovar")), declines()], ids=["list", "withdrawal", "decline"]
)
def test_what_comes_for_a_forgotten_meeting_begins_a_list_that_says_what_is_missing(
    past: Engine, record: Response
) -> None:
    id = arrived(past, 7, record, at(OVER))
    assert state(past, id) is State.FILED
    assert [detail for detail in asked(past) if "was deleted on" in detail and "begins anew" in detail]
    (line,) = ledger.ledger(past, MEETING, (), None, OVER)
    assert line.standing is not Standing.FORGOTTEN
    new = releases.release(past, Invitation(PORTS), "Kim", at(OVER))
    assert new is not None
    assert new.number == 2  # No. 1 is in somebody's hands


def test_a_meeting_is_forgotten_again_with_what_came_later(past: Engine) -> None:
    id = arrived(past, 7, nominates("Ana Kovar"), at(OVER))
    tell(past, at(OVER))
    assert forget(past, OVER + dt.timedelta(days=DAYS + 1)) == [(MEETING,)]
    assert (state(past, id), asked(past)) == (State.FORGOTTEN, [])
    (one,) = forgotten.every(past)
    assert (one.at.date(), one.issues) == (OVER + dt.timedelta(days=DAYS + 1), 1)


def test_a_message_that_was_on_a_forgotten_list_brings_only_its_own_people_back(engine: Engine) -> None:
    id = arrived(engine, 1, nominates("Ana Kovar"), CAME)
    arrived(engine, 2, amends(joins("Bo Lind")), CAME)
    correct(engine, {KEY}, MEETING, Wanted(What.CORRECTED, "Ana Kovar", Said(position="Judge")), STAFF)
    assigned(engine, id, CAME, meeting=OTHER_MEETING)
    tell(engine, CAME)
    assert forget(engine, OVER) == [(MEETING,)]
    assert names(engine) == ["Ana Kovar"]
    filing.refile(engine, id, nominates("Ana Kovar"), "2", at(OVER))
    assert names(engine, MEETING) == []
    assigned(engine, id, at(OVER), meeting=MEETING, seen=2)
    assert names(engine) == ["Ana Kovar"]
    assert any("begins anew" in detail for detail in asked(engine))


def test_the_digest_of_a_past_day_says_what_is_missing_in_it(past: Engine) -> None:
    again = telling.material(past, CAME.date())
    assert (again.items, again.still_open, again.forgotten) == ((), (), 4)


def test_a_digest_that_was_not_sent_yet_is_not_sent_again(engine: Engine) -> None:
    arrived(engine, 1, nominates("Ana Kovar", review=(DOUBT,)), CAME)
    tell(engine, CAME)
    arrived(engine, 2, nominates("Bo Lind", meeting=OTHER_MEETING), at(OVER))
    telling.prepare(engine, OVER, at(OVER))
    assert forget(engine, OVER) == [(MEETING,)]
    assert telling.material(engine, OVER).forgotten == 0
    telling.sent(engine, OVER, at(OVER))
    assert telling.material(engine, OVER).forgotten == 1


def test_numbers_of_review_items_are_not_given_twice(past: Engine) -> None:
    arrived(past, 8, nominates("Ana Kovar", meeting=OTHER_MEETING, review=(DOUBT,)), at(OVER))
    (new,) = queries.review_open(past)
    assert new.id > 1
    with pytest.raises(AlreadyDecided, match="is gone by itself"):
        decide(past, [1], Closed.CONFIRMED, "Kim", at(OVER))


# Cut off


class Cut(Exception):  # noqa: N818
    """The power is gone."""


def test_an_interruption_at_any_statement_leaves_a_meeting_whole_or_nothing_of_it(engine: Engine) -> None:
    busy(engine)
    before, number = everything(engine), 0
    while _is_cut(engine, number := number + 1):
        left = everything(engine)
        assert left == before or "Kovar" not in left
    assert "Kovar" not in everything(engine)


def _is_cut(engine: Engine, number: int) -> bool:
    """Forget, cut off at a statement by its number; tell whether it was, or came to its end before."""
    statements = iter(range(1, number + 1))

    def cut(*_: object) -> None:
        if next(statements, number) == number:
            raise Cut

    event.listen(engine, "before_cursor_execute", cut)
    try:
        for _ in retention.forget(engine, terms(), OVER, at(OVER)):
            pass
    except Cut:
        return True
    finally:
        event.remove(engine, "before_cursor_execute", cut)
    return False
