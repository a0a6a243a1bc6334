"""What is asked keeps its number and its age when messages are read again, as long as it asks the same."""

import datetime as dt
import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine

from parsers.record import Also, Intent, Kind, MeetingRef, Reason, Response, ReviewItem, Role, Sender
from store import filing, queries
from store.assignments import Assignment
from store.database import open_database
from store.decisions import Closed, decide
from store.delegation import By
from tests.fixtures.database import arrived
from tests.fixtures.histories import history
from tests.fixtures.records import (
    MEETING,
    OTHER_MEETING,
    amends,
    joins,
    leaves,
    nominates,
    origin,
    person,
    response,
    unrelated,
)

NOON = dt.datetime(2030, 4, 1, 12, 0, tzinfo=dt.UTC)
NEXT_DAY = NOON + dt.timedelta(days=1)
# In each of these two copies of one note say a name in another order.
DRAWN = (3, 7)
MISREAD = "Read as Judge with confidence 0.50: compare it with the page."

filed = partial(arrived, at=NOON)


def read_again(engine: Engine, readings: dict[int, Response]) -> None:
    for minutes, (id, record) in enumerate(readings.items()):
        at = NEXT_DAY + dt.timedelta(minutes=minutes)
        filing.refile(engine, id, record, "2", at, since=NEXT_DAY)


def asked(engine: Engine) -> dict[tuple[int, ReviewItem], tuple[int, dt.datetime]]:
    return {(row.message, row.item): (row.id, row.opened_at) for row in queries.review_open(engine)}


def paths(engine: Engine) -> dict[int, str]:
    return {row.id: row.item.path for row in queries.review_open(engine)}


def misread(engine: Engine) -> dict[int, str]:
    return {row.id: row.item.path for row in queries.review_open(engine) if row.item.detail == MISREAD}


def renumbered(record: Response) -> Response:
    """Return a message whose note is read with another number, as all copies of it are."""
    number = record.note.number
    return replace(record, note=replace(record.note, number=number and f"{number}/a"))


def promoted(record: Response) -> Response:
    """Return a message in which every post is read with more of its words."""
    people = (replace(one, position=one.position and f"{one.position} of Ports") for one in record.delegates)
    return replace(record, delegates=tuple(people))


def drawn(engine: Engine, number: int) -> dict[int, Response]:
    found = {}
    for uid, sent in enumerate(history(random.Random(number))):
        kept = filing.keep(engine, origin(uid), sent.raw, NOON)
        if kept.of is None:
            filing.parsed(engine, kept.id, sent.record, "1", NOON)
            filing.file(engine, kept.id, NOON)
            found[kept.id] = sent.record
    return found


@pytest.mark.parametrize("otherwise", [renumbered, promoted])
@pytest.mark.parametrize("number", DRAWN)
def test_what_is_asked_of_a_list_before_and_after_is_one_item(
    tmp_path: Path, number: int, otherwise: Callable[[Response], Response]
) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/intake.sqlite3")
    try:
        records = drawn(engine, number)
        before = asked(engine)
        read_again(engine, {id: otherwise(record) for id, record in records.items()})
        after = asked(engine)
    finally:
        engine.dispose()
    both = before.keys() & after.keys()
    assert both
    assert {item: after[item] for item in both} == {item: before[item] for item in both}


def test_an_item_goes_with_the_person_whom_it_is_about(engine: Engine) -> None:
    people = [person("Ana Kovar"), person("Bo Lind", position="Judge")]
    doubt = ReviewItem("/delegates/1/position", Reason.LOW_OCR_CONFIDENCE, MISREAD)
    id = filed(engine, 1, response(Intent.NOMINATE, *people, review=(doubt,)))
    before = paths(engine)
    moved = response(
        Intent.NOMINATE, person("Cy Moor"), *people, review=(replace(doubt, path="/delegates/2/position"),)
    )
    read_again(engine, {id: moved})
    assert paths(engine) == dict.fromkeys(before, "/delegates/2/position")


def test_an_item_goes_with_the_part_that_it_is_about_where_the_parts_are_read_in_another_order(engine: Engine) -> None:
    first, other = MeetingRef(MEETING), MeetingRef(OTHER_MEETING)
    ana, bo = person("Ana Kovar"), person("Bo Lind", position="Judge")
    doubt = ReviewItem("/also/0/delegates/0/position", Reason.LOW_OCR_CONFIDENCE, MISREAD)
    id = filed(engine, 1, response(Intent.NOMINATE, ana, also=(Also(other, (bo,)),), review=(doubt,)))
    before = misread(engine)
    doubt = replace(doubt, path="/delegates/0/position")
    turned = response(Intent.NOMINATE, bo, also=(Also(first, (ana,)),), review=(doubt,))
    read_again(engine, {id: replace(turned, meeting=other)})
    assert misread(engine) == dict.fromkeys(before, "/delegates/0/position")


def test_what_was_dismissed_of_a_list_answers_nothing_of_another_in_its_place(engine: Engine) -> None:
    first, other = MeetingRef(MEETING), MeetingRef(OTHER_MEETING)
    ana, bo = person("Ana Kovar"), person("Bo Lind")
    doubt = ReviewItem("/delegates", Reason.COUNT_DIFFERS, MISREAD)
    id = filed(engine, 1, response(Intent.NOMINATE, ana, also=(Also(other, (bo,)),), review=(doubt,)))
    decide(engine, list(misread(engine)), Closed.DISMISSED, "vera", NOON)
    turned = replace(response(Intent.NOMINATE, bo, also=(Also(first, (ana,)),)), meeting=other)
    read_again(engine, {id: replace(turned, review=(replace(doubt, path="/also/0/delegates"),))})
    assert misread(engine) == {}
    read_again(engine, {id: replace(turned, review=(doubt,))})
    assert list(misread(engine).values()) == ["/delegates"]


def test_what_was_dismissed_of_somebody_answers_nothing_of_another_in_their_place(engine: Engine) -> None:
    doubt = ReviewItem("/delegates/0/position", Reason.LOW_OCR_CONFIDENCE, MISREAD)
    id = filed(engine, 1, nominates("Ana Kovar", "Bo Lind", review=(doubt,)))
    (row,) = queries.review_open(engine)
    decide(engine, [row.id], Closed.DISMISSED, "vera", NOON)
    read_again(engine, {id: nominates("Bo Lind", "Ana Kovar", review=(replace(doubt, path="/delegates/1/position"),))})
    assert paths(engine) == {}
    read_again(engine, {id: nominates("Bo Lind", "Ana Kovar", review=(doubt,))})
    assert list(paths(engine).values()) == ["/delegates/0/position"]


def test_what_was_dismissed_of_somebody_who_is_not_read_any_more_answers_nothing_of_who_is(engine: Engine) -> None:
    doubt = ReviewItem("/delegates/0/position", Reason.LOW_OCR_CONFIDENCE, MISREAD)
    id = filed(engine, 1, nominates("Ana Kovar", "Bo Lind", review=(doubt,)))
    (row,) = queries.review_open(engine)
    decide(engine, [row.id], Closed.DISMISSED, "vera", NOON)
    read_again(engine, {id: nominates("Bo Lind", review=(doubt,))})
    assert list(paths(engine).values()) == ["/delegates/0/position"]


GONE = {
    "the last of a list": (
        nominates("Ana Kovar", "Bo Lind"),
        nominates("Ana Kovar"),
        nominates("Ana Kovar", "Cy Moor"),
        "/delegates/1",
    ),
    "all about a meeting": (
        nominates("Ana Kovar", also=(Also(MeetingRef(OTHER_MEETING), (person("Bo Lind"),)),)),
        nominates("Ana Kovar"),
        nominates("Ana Kovar", also=(Also(MeetingRef(OTHER_MEETING), (person("Cy Moor"),)),)),
        "/also/0/delegates/0",
    ),
    "all": (nominates("Ana Kovar"), unrelated(), nominates("Cy Moor"), "/delegates/0"),
}


@pytest.mark.parametrize("readings", GONE.values(), ids=list(GONE))
def test_what_was_dismissed_of_somebody_not_read_any_more_answers_nothing_of_who_stands_there_later(
    engine: Engine, readings: tuple[Response, Response, Response, str]
) -> None:
    first, without, other, place = readings
    doubt = ReviewItem(f"{place}/position", Reason.LOW_OCR_CONFIDENCE, MISREAD)
    id = filed(engine, 1, replace(first, review=(doubt,)))
    (row,) = queries.review_open(engine)
    decide(engine, [row.id], Closed.DISMISSED, "vera", NOON)
    read_again(engine, {id: without})
    read_again(engine, {id: replace(other, review=(doubt,))})
    assert list(paths(engine).values()) == [doubt.path]


def test_what_was_dismissed_stays_so_while_the_staff_says_that_the_message_answers_nothing(engine: Engine) -> None:
    doubt = ReviewItem("/delegates/0/position", Reason.LOW_OCR_CONFIDENCE, MISREAD)
    id = filed(engine, 1, nominates("Ana Kovar", review=(doubt,)))
    (row,) = queries.review_open(engine)
    decide(engine, [row.id], Closed.DISMISSED, "vera", NOON)
    for seen, intent in enumerate((Intent.UNRELATED, Intent.NOMINATE)):
        filing.assign(engine, id, Assignment(intent=intent), By("vera", NOON), seen)
    read_again(engine, {id: nominates("Ana Kovar", review=(doubt,))})
    assert paths(engine) == {}


@pytest.mark.parametrize("dismissed", [False, True])
@pytest.mark.parametrize("answer", ["", "/also/0"])
def test_what_is_asked_stays_with_a_person_where_the_staff_says_that_it_is_a_list_that_withdraws_nobody(
    engine: Engine, *, answer: str, dismissed: bool
) -> None:
    people = leaves("Ana Kovar"), joins("Bo Lind"), joins("Cy Moor")
    also = (Also(MeetingRef(OTHER_MEETING), people),)
    doubt = ReviewItem(f"{answer}/delegates/1/position", Reason.LOW_OCR_CONFIDENCE, MISREAD)
    id = filed(engine, 1, amends(*people, also=also, review=(doubt,)))
    before = misread(engine)
    assert list(before.values()) == [doubt.path]
    if dismissed:
        decide(engine, [*before], Closed.DISMISSED, "vera", NOON)
    filing.assign(engine, id, Assignment(intent=Intent.NOMINATE), By("vera", NOON))
    now = {} if dismissed else dict.fromkeys(before, f"{answer}/delegates/0/position")
    assert misread(engine) == now
    read_again(engine, {id: amends(*people, also=also, review=(doubt,))})
    assert misread(engine) == now


@pytest.mark.parametrize("dismissed", [False, True])
def test_what_is_only_read_less_surely_is_the_same_item(engine: Engine, *, dismissed: bool) -> None:
    doubt = ReviewItem("/delegates/0/position", Reason.LOW_OCR_CONFIDENCE, MISREAD)
    id = filed(engine, 1, nominates("Ana Kovar", review=(doubt,)))
    (before,) = queries.review_open(engine)
    if dismissed:
        decide(engine, [before.id], Closed.DISMISSED, "vera", NOON)
    surer = replace(doubt, detail=MISREAD.replace("0.50", "0.47"))
    read_again(engine, {id: nominates("Ana Kovar", review=(surer,))})
    assert queries.review_open(engine) == (() if dismissed else (replace(before, item=surer),))
    other = replace(doubt, detail=MISREAD.replace("Judge", "Clerk"))
    read_again(engine, {id: nominates("Ana Kovar", review=(other,))})
    assert [row.item for row in queries.review_open(engine)] == [other]
    assert before.id not in paths(engine)


def test_what_messages_say_of_a_list_together_is_one_item_whichever_of_them_it_is_about(engine: Engine) -> None:
    heads = [person(name, role=Role.HEAD) for name in ("Ana Kovar", "Bo Lind")]
    filed(engine, 1, response(Intent.NOMINATE, *heads))
    again = filed(engine, 2, amends(joins("Ana Kovar", role=Role.HEAD, position="Judge")))
    (before,) = queries.review_open(engine)
    read_again(engine, {again: unrelated()})
    (after,) = queries.review_open(engine)
    assert (before.message, after.message) == (again, 1)
    assert (after.id, after.opened_at) == (before.id, before.opened_at)


def test_what_is_asked_of_a_list_goes_along_where_its_sender_is_read_otherwise(engine: Engine) -> None:
    misread = Sender("Arkadia", Kind.NGO)
    first = response(Intent.NOMINATE, person("Ana Kovar", role=Role.HEAD), person("Bo Lind"))
    second = amends(joins("Cy Moor", role=Role.HEAD), joins("Bo Axel Lind"))
    ids = [filed(engine, n, replace(one, sender=misread)) for n, one in enumerate((first, second), 1)]
    (heads,) = [row for row in queries.review_open(engine) if "several heads" in row.item.detail]
    (alike,) = [row for row in queries.review_open(engine) if "was taken to be" in row.item.detail]
    decide(engine, [alike.id], Closed.DISMISSED, "vera", NOON)
    read_again(engine, dict(zip(ids, (first, second), strict=True)))
    assert queries.review_open(engine) == (replace(heads, sender="Arcadia"),)
    read_again(engine, dict(zip(ids, (first, amends()), strict=True)))
    assert queries.review_open(engine) == ()
