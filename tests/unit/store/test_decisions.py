"""A review item is closed by a person once, and stays closed."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from parsers.record import Intent, Reason, Response, ReviewItem
from store import decisions, filing, histories, queries
from store.database import open_database
from store.decisions import Closed, Decision, decide
from store.errors import AlreadyDecided, UnknownItem
from tests.fixtures.records import letter, origin, person, response

NOW = dt.datetime(2030, 4, 1, 6, 0, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=1)
ORDER = ReviewItem("/delegates/0", Reason.NAME_ORDER, "Which part is the family name?")
PHONE = ReviewItem("/delegates/0/phones/0", Reason.PHONE_INVALID, "+43 cannot be dialled.")


def record(*review: ReviewItem) -> Response:
    return response(Intent.NOMINATE, person("Ana Kovar"), review=review)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{tmp_path}/intake.sqlite3")
    id = filing.keep(engine, origin(1), letter(), NOW).id
    filing.parsed(engine, id, record(ORDER, PHONE), "1", NOW)
    filing.file(engine, id, NOW)
    yield engine
    engine.dispose()


def numbers(engine: Engine) -> dict[Reason, int]:
    return {row.item.reason: row.id for row in queries.review_open(engine)}


def test_a_closed_item_is_no_longer_open_and_stands_in_the_history(engine: Engine) -> None:
    (done,) = decide(engine, [numbers(engine)[Reason.NAME_ORDER]], Closed.CONFIRMED, "ana", LATER)
    assert set(numbers(engine)) == {Reason.PHONE_INVALID}
    assert [item.reason for item in queries.message(engine, 1).review] == [Reason.PHONE_INVALID]
    (history,) = histories.of_sender(engine, {"iso3:XAR"})
    assert history.entries[1:] == (done,)
    assert (done.item, done.how, done.author, done.at) == (ORDER, Closed.CONFIRMED, "ana", LATER)


def test_the_second_to_decide_is_told_who_was_first_and_nothing_changes(engine: Engine) -> None:
    found = numbers(engine)
    decide(engine, [found[Reason.NAME_ORDER]], Closed.DISMISSED, "ana", NOW)
    with pytest.raises(AlreadyDecided, match="dismissed by ana"):
        decide(engine, list(found.values()), Closed.CONFIRMED, "bo", LATER)
    assert set(numbers(engine)) == {Reason.PHONE_INVALID}


def test_a_number_that_never_was_closes_nothing(engine: Engine) -> None:
    with pytest.raises(UnknownItem, match="99"):
        decide(engine, [*numbers(engine).values(), 99], Closed.CONFIRMED, "ana", NOW)
    assert len(numbers(engine)) == 2


@pytest.mark.parametrize("how", [Closed.CONFIRMED, Closed.DISMISSED])
def test_reading_again_opens_no_item_that_was_decided(engine: Engine, how: Closed) -> None:
    decide(engine, list(numbers(engine).values()), how, "ana", NOW)
    for review in ((ORDER, PHONE), (), (ORDER,)):
        filing.refile(engine, 1, record(*review), "2", LATER)
        assert numbers(engine) == {}
    (history,) = histories.of_sender(engine, {"iso3:XAR"})
    assert sum(isinstance(entry, Decision) for entry in history.entries) == 2


def test_a_number_is_never_given_to_another_item(engine: Engine) -> None:
    gone = numbers(engine)
    filing.refile(engine, 1, record(), "2", NOW)
    filing.refile(engine, 1, record(ORDER, PHONE), "3", NOW)
    assert not set(gone.values()) & set(numbers(engine).values())
    with pytest.raises(AlreadyDecided, match="is gone"):
        decide(engine, [gone[Reason.NAME_ORDER]], Closed.CONFIRMED, "ana", NOW)


def test_a_message_is_confirmed_by_a_confirmed_item_alone(engine: Engine) -> None:
    found = numbers(engine)
    decide(engine, [found[Reason.PHONE_INVALID]], Closed.DISMISSED, "bo", NOW)
    assert decisions.confirmed(engine, 1) is None
    decide(engine, [found[Reason.NAME_ORDER]], Closed.CONFIRMED, "ana", NOW)
    stands = decisions.confirmed(engine, 1)
    assert stands is not None
    assert stands.author == "ana"
