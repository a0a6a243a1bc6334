"""The work for one message or one meeting does not grow with the number of messages kept."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine, event

from parsers.record import Meeting, Sender
from store import calls, filing, histories, ledger, queries, releases, telephone, telling
from store.assignments import Assignment
from store.corrections import Wanted, begin, correct
from store.database import open_database, reading
from store.delegation import By, What
from store.lists import Comer
from store.meetings import Invitation
from tests.fixtures.records import ARCADIA, MEETING, NOBODY, amends, joins, letter, nominates, origin

NOW = dt.datetime(2030, 4, 1, 6, 0, tzinfo=dt.UTC)
LUND, ANA, BO = Wanted(What.ADDED, "Odd Lund"), By("ana", NOW), By("bo", NOW)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{tmp_path}/intake.sqlite3")
    for number, record in enumerate((nominates("Ana Kovar"), amends(joins("Bo Lind")))):
        id = filing.keep(engine, origin(number), letter(f"Letter {number}"), NOW).id
        filing.parsed(engine, id, record, "1", NOW)
    yield engine
    engine.dispose()


def _copy(engine: Engine, sender: Sender = ARCADIA) -> int:
    """File a message and its copy; return the number of this one."""
    for number in (8, 9):
        id = filing.keep(engine, origin(number), letter(f"Letter {number}"), NOW).id
        filing.parsed(engine, id, nominates("Ana Kovar", note="7", sender=sender), "1", NOW)
        filing.file(engine, id, NOW)
    return id


PORTS = Invitation(Meeting(MEETING))
WORK: dict[str, Callable[[Engine], object]] = {
    "keep": lambda engine: filing.keep(engine, origin(9), letter("Another"), NOW),
    "keep a copy": lambda engine: filing.keep(engine, origin(9), letter("Letter 0"), NOW),
    "parsed": lambda engine: filing.parsed(engine, 1, nominates("Ana Kovar"), "1", NOW),
    "file": lambda engine: [filing.file(engine, id, NOW) for id in (1, 2)],
    "refile": lambda engine: (filing.file(engine, 1, NOW), filing.refile(engine, 1, nominates("Cy Moor"), "2", NOW)),
    "wait": lambda engine: filing.wait(engine, 1, "busy", NOW, NOW),
    "seen": lambda engine: queries.seen(engine, "desk", "INBOX", 1),
    "due": lambda engine: queries.due(engine, NOW),
    "raw": lambda engine: queries.raw(engine, 1),
    "message": lambda engine: queries.message(engine, 1),
    "failed": queries.failed,
    "unacknowledged": lambda engine: queries.unacknowledged(engine, "desk", "INBOX"),
    "rosters": lambda engine: queries.rosters(engine, MEETING),
    "history": lambda engine: queries.history(engine, 1),
    "correct": lambda engine: (filing.file(engine, 1, NOW), correct(engine, {"iso3:XAR"}, MEETING, LUND, ANA)),
    "begin": lambda engine: (
        begin(engine, ("iso3:XAR", MEETING), ARCADIA, LUND, ANA),
        correct(engine, {"iso3:XAR"}, MEETING, replace(LUND, what=What.REMOVED, name="1", over=1), BO),
        queries.heard(engine, {"iso3:XAR"}),
    ),
    "assign": lambda engine: (filing.file(engine, 1, NOW), filing.assign(engine, 1, Assignment(meeting="CU 1/1"), ANA)),
    "assign copies": lambda engine: (
        filing.refile(engine, _copy(engine), nominates("Ana Kovar", note="7"), "2", NOW),
        [filing.assign(engine, id, Assignment(meeting="CU 1/1"), ANA) for id in (3, 4)],
    ),
    "assign copies without a sender": lambda engine: (
        filing.refile(engine, _copy(engine, NOBODY), nominates("Ana Kovar", note="7", sender=NOBODY), "2", NOW),
        [filing.assign(engine, id, Assignment(sender=ARCADIA), ANA) for id in (3, 4)],
    ),
    "histories": lambda engine: (filing.file(engine, 1, NOW), histories.of_sender(engine, {"iso3:XAR"}, MEETING)),
    "ledger": lambda engine: (
        filing.file(engine, 1, NOW),
        ledger.ledger(engine, MEETING, [ledger.Invitee("States", "A", "iso3:XAR", ("a@x.example",))], None, NOW.date()),
    ),
    "call": lambda engine: (
        telephone.enter(engine, calls.Call(MEETING, "iso3:XAR", "A", True, "Kim", NOW)),
        telephone.withdraw(engine, MEETING, ["iso3:XAR"], "Kim", NOW),
    ),
    "release": lambda engine: (filing.file(engine, 1, NOW), releases.release(engine, PORTS, "Kim", NOW)),
    "corrigendum": lambda engine: (
        filing.file(engine, 1, NOW),
        releases.release(engine, PORTS, "Kim", NOW),
        filing.file(engine, 2, NOW),
        releases.corrigendum(engine, PORTS, "Kim", NOW),
        releases.issue(engine, MEETING),
    ),
    "final list": lambda engine: (
        releases.enter_attended(engine, MEETING, [Comer("iso3:XAR", "A", "Bo Lind")], NOW),
        releases.release(engine, PORTS, "Kim", NOW, as_final=True),
    ),
    "digest": lambda engine: (filing.file(engine, 1, NOW), telling.prepare(engine, NOW.date(), NOW)),
}


@pytest.mark.parametrize("work", WORK.values(), ids=list(WORK))
def test_no_table_is_read_from_end_to_end(engine: Engine, work: Callable[[Engine], object]) -> None:
    plans = _plans(engine, work)
    assert {text: plan for text, plan in plans.items() if any(_reads_all(step) for step in plan)} == {}


@pytest.mark.parametrize(
    "name", ["file", "refile", "assign", "assign copies", "assign copies without a sender", "correct", "begin"]
)
def test_what_is_said_of_one_message_is_looked_up_by_it_and_by_its_place_alone(engine: Engine, name: str) -> None:
    plans = _plans(engine, WORK[name])
    assert {text: plan for text, plan in plans.items() if any(_reads_most(step) for step in plan)} == {}


def _plans(engine: Engine, work: Callable[[Engine], object]) -> dict[str, list[str]]:
    """Return SQLite's plans for all that is asked while some work is done."""
    asked: list[tuple[str, object]] = []
    event.listen(engine, "before_cursor_execute", lambda *a: asked.append((a[2], a[3])))
    work(engine)
    statements = [(text, values) for text, values in asked if text.startswith(("SELECT", "UPDATE", "DELETE"))]
    assert statements
    return {text: plan for text, values in statements for plan in [_plan(engine, text, values)]}


def _plan(engine: Engine, text: str, values: object) -> list[str]:
    with reading(engine) as connection:
        return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values)]  # type: ignore[arg-type]


# Tables with a row a day or less, and indexes that hold only what is open. Counting by state reads one narrow index,
# which is far from the rows themselves.
SMALL = (
    "identity", "polls", "digests", "CONSTANT", "ix_messages_untold", "ix_corrections_untold", "ix_review_open",
    "ix_messages_state",
)  # fmt: skip


def _reads_all(step: str) -> bool:
    """Tell whether a step of SQLite's plan visits every row of a large table or of a large index."""
    return step.startswith("SCAN") and not any(name in step for name in SMALL)


def _reads_most(step: str) -> bool:
    """Tell whether a step visits all rows that are behind a value, or in one state, of which there may be many."""
    return _reads_all(step) or ">?" in step or "ix_messages_state (state=?)" in step
