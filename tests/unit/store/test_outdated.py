"""A doubt about somebody who is on no list any more is gone by itself, and back when they are."""

import datetime as dt
from functools import partial

import pytest
from sqlalchemy import Engine

from parsers.record import Intent, Reason, Response, ReviewItem, Sender
from store import filing, queries
from store.assignments import Assignment
from store.corrections import Wanted, correct
from store.decisions import Closed, decide
from store.delegation import By, Said, What
from store.errors import AlreadyDecided
from tests.fixtures.database import arrived
from tests.fixtures.records import (
    amends,
    declines,
    joins,
    leaves,
    nominates,
    person,
    response,
)  # fmt: skip

KEY = "iso3:XAR"
NOON = dt.datetime(2030, 4, 1, 12, 0, tzinfo=dt.UTC)
VERA = By("vera", NOON)
ROLE = ReviewItem("/delegates/1/role", Reason.OTHER, "Is he head?")
SENDER = ReviewItem("/sender", Reason.NOT_AUTHENTICATED, "Nobody vouches for it.")
COUNT = ReviewItem("/delegates", Reason.COUNT_DIFFERS, "Three are announced.")


filed = partial(arrived, at=NOON)


def listed(*review: ReviewItem) -> Response:
    return nominates("Ana Kovar", "Bo Lind", review=review)


def paths(engine: Engine) -> list[str]:
    return [row.item.path for row in queries.review_open(engine)]


@pytest.mark.parametrize(
    "later",
    [nominates("Ana Kovar", "Cy Moor"), amends(leaves("Bo Lind"), joins("Cy Moor")), declines()],
    ids=["a new list", "an amendment", "a decline"],
)
def test_a_doubt_about_somebody_who_is_off_the_list_is_settled(engine: Engine, later: Response) -> None:
    filed(engine, 1, listed(ROLE))
    filed(engine, 2, later)
    assert paths(engine) == []


@pytest.mark.parametrize(
    "later",
    [
        nominates("Bo LIND"), nominates("LIND, Bo"), nominates("B. Lind"),
        amends(joins("Bo Lind", position="Judge")), amends(leaves("Ana Kovar")), nominates(),
        response(Intent.ACKNOWLEDGE),
    ],
)  # fmt: skip
def test_a_doubt_about_somebody_who_may_still_be_on_it_stays(engine: Engine, later: Response) -> None:
    filed(engine, 1, listed(ROLE))
    filed(engine, 2, later)
    assert ROLE.path in paths(engine)


def test_doubts_about_the_message_itself_stay(engine: Engine) -> None:
    filed(engine, 1, listed(SENDER, COUNT))
    filed(engine, 2, nominates("Ana Kovar", "Cy Moor"))
    assert paths(engine) == [SENDER.path, COUNT.path]


def test_an_older_list_that_comes_late_opens_no_doubt_about_whom_the_newer_one_left_out(engine: Engine) -> None:
    filed(engine, 2, nominates("Ana Kovar"))
    filed(engine, 1, listed(ROLE))
    assert ROLE.path not in paths(engine)


def test_who_was_corrected_to_another_name_is_still_on_the_list(engine: Engine) -> None:
    filed(engine, 1, listed(ROLE))
    correct(engine, {KEY}, None, Wanted(What.CORRECTED, "Bo Lind", Said(name="Xavier Ytre")), VERA)
    assert paths(engine) == [ROLE.path]
    correct(engine, {KEY}, None, Wanted(What.REMOVED, "Xavier Ytre", over=1), VERA)
    assert paths(engine) == []


def test_who_comes_back_brings_the_doubt_back_under_its_number(engine: Engine) -> None:
    filed(engine, 1, listed(ROLE))
    (before,) = queries.review_open(engine)
    second = filed(engine, 2, nominates("Cy Moor"))
    with pytest.raises(AlreadyDecided, match="is gone by itself"):
        decide(engine, [before.id], Closed.CONFIRMED, "vera", NOON)
    filing.assign(engine, second, Assignment(sender=Sender("Brabant", iso3="XBR")), VERA)
    (after,) = queries.review_open(engine)
    assert after == before


def test_what_was_decided_stays_decided(engine: Engine) -> None:
    first = filed(engine, 1, listed(ROLE))
    (row,) = queries.review_open(engine)
    decide(engine, [row.id], Closed.DISMISSED, "vera", NOON)
    second = filed(engine, 2, nominates("Cy Moor"))
    filing.assign(engine, second, Assignment(intent=Intent.UNRELATED), VERA)
    filing.refile(engine, first, listed(ROLE), "2", NOON)
    assert paths(engine) == []


def test_what_a_new_reading_no_longer_doubts_does_not_come_back(engine: Engine) -> None:
    first = filed(engine, 1, listed(ROLE))
    second = filed(engine, 2, nominates("Cy Moor"))
    filing.refile(engine, first, listed(), "2", NOON)
    filing.assign(engine, second, Assignment(intent=Intent.UNRELATED), VERA)
    assert paths(engine) == []


def test_a_doubt_about_one_meeting_is_settled_by_the_list_of_that_meeting_alone(engine: Engine) -> None:
    filed(
        engine,
        1,
        response(Intent.NOMINATE, person("Ana Kovar"), person("Bo Lind"), meeting="CU 2030/8", review=(ROLE,)),
    )
    filed(engine, 2, nominates("Cy Moor"))
    assert paths(engine) == [ROLE.path]
