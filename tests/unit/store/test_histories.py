"""Random histories lead to the roster that a second, simple reading of the contract leads to, whatever arrives when.

`--histories 1000` checks as many; each has its number, so that one that fails can be drawn again.
"""

import datetime as dt
import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine

from parsers.record import Reason
from store import filing, queries
from store.corrections import Wanted, correct
from store.database import open_database
from store.delegation import By
from store.errors import AlreadyCorrected
from store.roster import Attendance, Dated, Roster, What, apply
from tests.fixtures.histories import (
    PEOPLE,
    Corrected,
    Expected,
    Sent,
    corrections,
    doubted,
    entered,
    expected,
    history,
)  # fmt: skip
from tests.fixtures.records import origin

NOW = dt.datetime(2030, 4, 1, 6, 0, tzinfo=dt.UTC)
# Through the database each takes a second or so: one in so many goes that way.
ONE_IN = 50


def test_every_random_history_leads_to_the_roster_that_the_contract_says(pytestconfig: pytest.Config) -> None:
    wrong = [number for number in range(pytestconfig.getoption("histories")) if not _exact(number)]
    assert wrong == []


def test_every_random_history_leaves_the_doubts_that_it_should(pytestconfig: pytest.Config) -> None:
    drawn = {number: _drawn(number) for number in range(pytestconfig.getoption("histories"))}
    wrong = [number for number, messages in drawn.items() if _doubts(messages) != doubted(messages)]
    assert wrong == []


def test_so_does_what_is_filed_message_by_message_as_it_arrives(pytestconfig: pytest.Config, tmp_path: Path) -> None:
    numbers = range(0, pytestconfig.getoption("histories"), ONE_IN)
    wrong = [number for number in numbers if _filed(_drawn(number), tmp_path / f"{number}.sqlite3") != _due(number)]
    assert wrong == []


def test_the_histories_hold_what_they_are_meant_to_test() -> None:
    drawn = [_drawn(number) for number in range(60)]
    assert all(5 <= len(messages) <= 30 for messages in drawn)
    assert sum(messages != sorted(messages, key=lambda one: one.sent) for messages in drawn) > 50
    rosters = [apply(sent.dated(number) for number, sent in enumerate(messages)) for messages in drawn]
    assert {roster.attendance for roster in rosters} >= {Attendance.ATTENDING, Attendance.DECLINED}
    assert sum(len(roster.duplicates) for roster in rosters) > 60
    made = [change.what for roster in rosters for step in roster.steps for change in step.changes]
    assert all(made.count(what) > 60 for what in What)
    paths = [path for messages in drawn for _, path in doubted(messages)]
    assert all(paths.count(path) > 2 for path in ("/intent", "/note", "/note/number", "/delegates/0"))


def test_every_random_history_with_corrections_leads_there_too_in_any_order_and_twice(
    pytestconfig: pytest.Config,
) -> None:
    wrong = [number for number in range(pytestconfig.getoption("histories")) if not _exact_corrected(number)]
    assert wrong == []


def test_so_does_what_is_corrected_at_the_desk_between_the_messages(
    pytestconfig: pytest.Config, tmp_path: Path
) -> None:
    wrong = []
    numbers = range(pytestconfig.getoption("histories"))
    again = [number for number in numbers if _adds_again(_drawn_corrected(number)[1])]
    for number in sorted({*numbers[::ONE_IN], *again[:: ONE_IN // 10]}):
        messages, made = _drawn_corrected(number)
        if _filed(messages, tmp_path / f"{number}.sqlite3", made) != expected(messages, made):
            wrong.append(number)
    assert wrong == []


def test_the_corrections_are_of_every_kind_and_are_contradicted() -> None:
    drawn = [_drawn_corrected(number) for number in range(100)]
    made = [one.what for _, corrected in drawn for one in corrected]
    assert all(made.count(what) > 15 for what in What)
    rosters = [apply(_dated(messages), entered(messages, made)) for messages, made in drawn]
    assert sum(len(roster.contradictions) for roster in rosters) > 30
    assert sum(_adds_again(corrected) for _, corrected in drawn) > 5


def _adds_again(made: Sequence[Corrected]) -> bool:
    """Tell whether somebody is added who was taken off before, with what is left unsaid."""
    return any(one.what is What.ADDED and one.known and len(one.said.fields) < len(one.known) for one in made)


def _drawn_corrected(number: int) -> tuple[list[Sent], list[Corrected]]:
    chance = random.Random(number)
    messages = history(chance)
    return messages, corrections(chance, messages)


def _exact_corrected(number: int) -> bool:
    messages, made = _drawn_corrected(number)
    dated, said = _dated(messages), entered(messages, made)
    roster = apply(dated, said)
    shuffled, backwards = random.Random(number).sample(dated, len(dated)), said[::-1]
    same = apply(shuffled, backwards) == roster and apply([*dated, *dated], said).people == roster.people
    return same and _plainly(roster) == expected(messages, made)


def _dated(messages: list[Sent]) -> list[Dated]:
    return [sent.dated(id) for id, sent in enumerate(messages)]


def _drawn(number: int) -> list[Sent]:
    return history(random.Random(number))


def _due(number: int) -> Expected:
    return expected(_drawn(number))


def _exact(number: int) -> bool:
    return _plainly(apply(sent.dated(id) for id, sent in enumerate(_drawn(number)))) == _due(number)


def _doubts(messages: list[Sent]) -> list[tuple[int, str]]:
    """Return (message, path) of the doubts about more than likenesses of names, details of copies and heads."""
    return sorted(
        (doubt.message, doubt.item.path)
        for doubt in apply(_dated(messages)).doubts
        if doubt.item.reason is Reason.OTHER or doubt.item.path == "/note/number"
        if "several heads" not in doubt.item.detail
    )


def _plainly(roster: Roster) -> Expected:
    return str(roster.attendance), [
        (one.name, str(one.role), one.position, one.organization, one.phones) for one in roster.people
    ]


def _filed(messages: list[Sent], file: Path, made: Sequence[Corrected] = ()) -> Expected:
    """File a history in its order of arrival, corrections between; return what the database ends with."""
    engine = open_database(f"sqlite:///{file}")
    try:
        for uid, sent in enumerate(messages):
            kept = filing.keep(engine, origin(uid), sent.raw, NOW)
            if kept.of is None:
                filing.parsed(engine, kept.id, sent.record, "1", NOW)
                filing.file(engine, kept.id, NOW)
            for seen, one in enumerate(made):
                if one.after == uid + 1:
                    _correct(engine, one, seen)
        (roster,) = queries.rosters(engine)
    finally:
        engine.dispose()
    people = [(one.name, str(one.role), one.position, one.organization, one.phones) for one in roster.delegates]
    return str(roster.intent), people


def _correct(engine: Engine, one: Corrected, seen: int) -> None:
    (roster,) = queries.rosters(engine)
    name = one.said.name
    if one.what is not What.ADDED:
        (name,) = [each.name for each in roster.delegates if each.name in PEOPLE[one.who]]
    wanted = Wanted(one.what, str(name), one.said, over=seen)
    try:
        correct(engine, {"iso3:XAR"}, None, wanted, By("ana", NOW))
    except AlreadyCorrected:  # the desk asks of who is called like somebody else: another, for here it is known
        correct(engine, {"iso3:XAR"}, None, replace(wanted, another=True), By("ana", NOW))
