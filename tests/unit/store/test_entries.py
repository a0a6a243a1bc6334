"""A history tells everything at the time at which it became known, as it was then, with who said so."""

import datetime as dt

import pytest
from sqlalchemy import Engine

from intake.histories import text as histories_text
from parsers.record import Intent, Reason, Response, ReviewItem, Sender
from store import filing, histories, queries, telephone
from store.assignments import Assigned, Assignment
from store.calls import Call
from store.corrections import Made, Wanted, correct
from store.decisions import Closed, Decision, decide
from store.delegation import By, Said, What
from store.entries import Entry, Letter
from tests.fixtures.database import arrived
from tests.fixtures.records import (
    ARCADIA,
    MEETING,
    NOBODY,
    amends,
    day,
    joins,
    leaves,
    nominates,
    person,
    response,
)  # fmt: skip

KEY = "iso3:XAR"
NOON = dt.datetime(2030, 4, 1, 12, 0, tzinfo=dt.UTC)
ORDER = ReviewItem("/delegates/0", Reason.NAME_ORDER, "Which part is the family name?")


def at(minute: int) -> dt.datetime:
    return NOON + dt.timedelta(minutes=minute)


def filed(engine: Engine, number: int, record: Response, minute: int) -> int:
    return arrived(engine, number, record, at(minute))


def entries(engine: Engine, key: str = KEY) -> tuple[Entry, ...]:
    (history,) = histories.of_sender(engine, {key})
    return history.entries


def shown(found: tuple[Entry, ...]) -> list[tuple[object, ...]]:
    """Return kind and minute of each entry, of a message what it says, and whom it changed."""
    return [
        (
            type(one).__name__, int((one.at - NOON).total_seconds() // 60),
            *([str(one.intent)] if isinstance(one, Letter) else []),
            *([(c.after or c.before).name for c in one.changes] if isinstance(one, Letter | Assigned) else []),  # type: ignore[union-attr]
        )
        for one in found
    ]  # fmt: skip


def test_who_comes_instead_of_somebody_of_a_like_name_is_told_as_one_who_goes_and_one_who_comes(engine: Engine) -> None:
    filed(engine, 1, nominates("Ali Hassan", "Bo Lind"), 0)
    filed(engine, 2, amends(leaves("Ali Hassan"), joins("Ali Omar Hassan"), joins("Bo Lind", position="Judge")), 1)
    swap = entries(engine)[-1]
    assert isinstance(swap, Letter)
    assert [change.what for change in swap.changes] == [What.REMOVED, What.CORRECTED, What.ADDED]
    filed(engine, 3, amends(joins("Cy Moor"), dated=day(1).date()), 2)
    assert [change.what for change in entries(engine)[-1].changes] == [What.ADDED]  # type: ignore[union-attr]


def test_everything_stands_in_the_order_in_which_it_happened(engine: Engine) -> None:
    first = filed(engine, 1, response(Intent.NOMINATE, person("Ana Kovar"), review=(ORDER,)), 1)
    (item,) = queries.review_open(engine)
    decide(engine, [item.id], Closed.CONFIRMED, "vera", at(2))
    filing.assign(engine, first, Assignment(intent=Intent.AMEND), By("vera", at(3)))
    telephone.enter(engine, Call(MEETING, KEY, "Arcadia", True, "bo", at(4)))
    correct(engine, {KEY}, MEETING, Wanted(What.CORRECTED, "Ana Kovar", Said(position="Judge")), By("bo", at(5)))
    filed(engine, 2, amends(joins("Bo Lind")), 6)
    assert [type(one) for one in entries(engine)] == [Letter, Decision, Assigned, Call, Made, Letter]


def test_a_change_that_an_assignment_made_is_told_with_it_and_not_with_the_message(engine: Engine) -> None:
    filed(engine, 1, nominates("Ana Kovar"), 1)
    second = filed(engine, 2, amends(joins("Bo Lind")), 2)
    filing.assign(engine, second, Assignment(intent=Intent.NOMINATE), By("vera", at(9)))
    assert shown(entries(engine)) == [
        ("Letter", 1, "nominate", "Ana Kovar"), ("Letter", 2, "amend", "Bo Lind"), ("Assigned", 9, "Ana Kovar"),
    ]  # fmt: skip


def test_a_message_that_was_brought_comes_with_the_assignment_that_brought_it(engine: Engine) -> None:
    first = filed(engine, 1, nominates("Ana Kovar", sender=NOBODY), 1)
    filing.assign(engine, first, Assignment(sender=ARCADIA), By("vera", at(9)))
    assert shown(entries(engine)) == [("Letter", 9, "nominate"), ("Assigned", 9, "Ana Kovar")]


def test_a_message_that_was_taken_away_stays_in_the_history_with_who_did(engine: Engine) -> None:
    first = filed(engine, 1, nominates("Ana Kovar"), 1)
    filing.assign(engine, first, Assignment(sender=Sender("Brabant", iso3="XBR")), By("vera", at(9)))
    assert shown(entries(engine)) == [("Letter", 1, "nominate", "Ana Kovar"), ("Assigned", 9, "Ana Kovar")]
    assert shown(entries(engine, "iso3:XBR")) == [("Letter", 9, "nominate"), ("Assigned", 9, "Ana Kovar")]


def test_a_correction_that_came_along_stands_behind_the_assignment_with_which_it_came_and_says_so(
    engine: Engine,
) -> None:
    first = filed(engine, 1, nominates("Ana Kovar"), 1)
    correct(engine, {KEY}, MEETING, Wanted(What.CORRECTED, "Ana Kovar", Said(position="Judge")), By("bo", at(5)))
    filing.assign(engine, first, Assignment(sender=Sender("Brabant", iso3="XBR")), By("vera", at(9)))
    assert [type(one) for one in entries(engine)] == [Letter, Made, Assigned]
    *_, assigned, made = entries(engine, "iso3:XBR")
    assert isinstance(assigned, Assigned)
    assert [one.after.position for one in assigned.changes if one.after] == ["Judge"]
    assert isinstance(made, Made)
    assert (made.at, made.brought) == (at(5), at(9))
    text = histories_text(histories.of_sender(engine, {"iso3:XBR"}), dt.UTC)
    assert "2030-04-01 12:09 UTC  corrected by bo: ~ Ana Kovar" in text
    assert f"(correction {made.id}, made on another list and come along)" in text


@pytest.mark.parametrize("record", [nominates("Ana Kovar"), response(Intent.INQUIRE), nominates(sender=NOBODY)])
def test_a_message_that_is_said_to_be_unrelated_is_told_in_the_history_of_its_sender(
    engine: Engine, record: Response
) -> None:
    first = filed(engine, 1, record, 1)
    filing.assign(engine, first, Assignment(ARCADIA, None, Intent.UNRELATED), By("vera", at(9)))
    last = entries(engine)[-1]
    assert isinstance(last, Assigned)
    assert (last.author, last.after.intent) == ("vera", Intent.UNRELATED)


def test_a_message_that_says_the_same_as_another_says_so(engine: Engine) -> None:
    first = filed(engine, 1, nominates("Ana Kovar", note="12/2030"), 1)
    filed(engine, 2, nominates("Ana Kovar", note="12/2030"), 2)
    found = entries(engine)
    assert [one.duplicate_of for one in found if isinstance(one, Letter)] == [None, first]
    text = histories_text(histories.of_sender(engine, {KEY}), dt.UTC)
    assert f"(message 2 of 2030-03-02 08:00 UTC, nominate, the same as message {first})" in text


def test_reading_a_message_again_is_an_entry_of_its_own(engine: Engine) -> None:
    first = filed(engine, 1, nominates("Ana Kovar"), 1)
    filing.refile(engine, first, nominates("Ana Kovar", "Bo Lind"), "2", at(5))
    filing.refile(engine, first, nominates("Ana Kovar", sender=NOBODY), "3", at(7))
    found = [one for one in entries(engine) if isinstance(one, Letter)]
    assert [(one.again, one.left) for one in found] == [(False, False), (True, False), (True, True)]
    assert [len(one.changes) for one in found] == [1, 1, 2]
