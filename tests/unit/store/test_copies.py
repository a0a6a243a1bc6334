"""Copies of one message that do not say the same, and messages that say again what another one took back."""

import datetime as dt
from itertools import permutations

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine

from parsers.record import Delegate, Intent, Reason
from store import filing, queries
from store.assignments import Assignment
from store.delegation import By
from store.roster import Attendance, Dated, Roster, apply
from tests.fixtures.database import arrived
from tests.fixtures.records import day, declines, joins, leaves, nominates, person

NOON = dt.datetime(2030, 4, 1, 12, 0, tzinfo=dt.UTC)
ANA, BO = person("Ana Kovar"), person("Bo Lind")


def _says(number: int, intent: Intent, *people: Delegate, note: str | None = None, dated: int | None = None) -> Dated:
    """Return a message that was sent on a day in March, with the date of the note where it bears one."""
    sent = dt.datetime(2030, 3, number, 9, tzinfo=dt.UTC)
    written = None if dated is None else dt.date(2030, 3, dated)
    return Dated(
        number, written or sent.date(), sent, sent, f"{number:064x}", intent, people, note, note_date=written
    )  # fmt: skip


def _lists(number: int, *people: Delegate, note: str | None = None, dated: int | None = None) -> Dated:
    return _says(number, Intent.NOMINATE, *people, note=note, dated=dated)


def _declines(number: int, note: str | None = None, dated: int | None = None) -> Dated:
    return _says(number, Intent.DECLINE, note=note, dated=dated)


def _asked(roster: Roster) -> list[tuple[int, str]]:
    return [(doubt.message, doubt.item.detail) for doubt in roster.doubts if doubt.item.path == "/note"]


def test_one_message_with_other_people_is_looked_at_although_no_note_has_a_number() -> None:
    sent = dt.datetime(2030, 3, 1, 9, 0, tzinfo=dt.UTC)
    copies = [
        Dated(number, sent.date(), sent, sent, f"{number}" * 64, Intent.NOMINATE, people, message_id="<a@x.example>")
        for number, people in ((1, (ANA,)), (2, (ANA, BO)))
    ]
    (doubt,) = [each for each in apply(copies).doubts if each.item.reason is Reason.SAME_NOTE_DIFFERS]
    assert doubt.item.detail.startswith("This message came before with")


@pytest.mark.parametrize("note", ["V/1", None])
def test_of_two_parts_of_one_letter_on_one_list_it_is_said_that_they_are_two_parts(note: str | None) -> None:
    first = replace(_lists(1, ANA, note=note), message_id="<a@x.example>")
    (doubt,) = [
        each for each in apply([first, replace(first, path="/also/0", delegates=(ANA, BO))]).doubts
        if each.item.reason is Reason.SAME_NOTE_DIFFERS
    ]  # fmt: skip
    assert doubt.item.path == "/also/0/delegates"
    assert doubt.item.detail.startswith(
        "Two parts of this message are about one meeting: the first has Ana Kovar, this"
    )


@pytest.mark.parametrize(
    "messages",
    [
        (_declines(16), _lists(20, ANA, note="V/2"), _declines(25)),
        (_lists(16, ANA), _declines(20), _lists(25, ANA, note="V/3")),
        (_lists(16, ANA), _says(20, Intent.AMEND, leaves("Ana Kovar"), joins("Bo Lind")), _lists(25, ANA)),
        (_says(16, Intent.AMEND, joins("Bo Lind")), _lists(20, ANA), _says(25, Intent.AMEND, joins("Bo Lind"))),
    ],
)
def test_who_says_again_what_another_answer_took_back_is_asked_about_in_whatever_order_they_come(
    messages: tuple[Dated, ...],
) -> None:
    for some in permutations(messages):
        ((number, detail),) = _asked(apply(some))
        assert number == 25
        assert "message 16 of 2030-03-16, and message 20 of 2030-03-20 came between" in detail
        assert "`intake assign 25 --intent unrelated`" in detail


@pytest.mark.parametrize(
    "messages",
    [
        pytest.param((_declines(16, "V/1"), _lists(20, ANA), _declines(25, "V/3")), id="two numbers"),
        pytest.param((_declines(16, dated=15), _lists(20, ANA), _declines(25, dated=24)), id="two dates"),
        pytest.param((_lists(16, ANA), _lists(20, ANA, BO), _lists(25, BO)), id="other people"),
        pytest.param((_lists(16, ANA), _declines(20), _lists(25, replace(ANA, position="Judge"))), id="other details"),
        pytest.param((_lists(16, ANA), _lists(25, ANA)), id="nothing between"),
        pytest.param((_lists(16, ANA), _says(20, Intent.INQUIRE), _lists(25, ANA)), id="a question between"),
        pytest.param(
            (_says(16, Intent.AMEND, joins("Bo Lind")), _lists(20, ANA, BO), _says(25, Intent.AMEND, joins("Bo Lind"))),
            id="it changes nothing",
        ),
        pytest.param((_declines(16), _lists(20, ANA), _declines(22), _declines(25, "V/3")), id="asked before"),
    ],
)
def test_who_says_something_new_or_what_holds_is_not_asked_about(messages: tuple[Dated, ...]) -> None:
    assert [number for number, _ in _asked(apply(messages)) if number == 25] == []


def test_one_note_dated_later_than_what_came_between_is_kept_out_and_asked_about() -> None:
    messages = (_lists(16, ANA, note="V/1", dated=16), _declines(20), _lists(25, ANA, note="V/1", dated=24))
    for some in permutations(messages):
        roster = apply(some)
        ((number, detail),) = _asked(roster)
        assert (roster.attendance, number) == (Attendance.DECLINED, 25)
        assert "message 16 of 2030-03-16" in detail
        assert "message 20 of 2030-03-20 came between" in detail
        assert "intake correct" in detail


@pytest.mark.parametrize("dated", [None, 16])
def test_one_note_that_comes_again_without_a_later_date_of_its_own_is_no_question(dated: int | None) -> None:
    messages = (_lists(16, ANA, note="V/1", dated=16), _declines(20), _lists(25, ANA, note="V/1", dated=dated))
    assert _asked(apply(messages)) == []


def test_once_it_is_said_that_it_is_a_copy_what_it_undid_holds_again(engine: Engine) -> None:
    arrived(engine, 16, declines(), NOON)
    arrived(engine, 20, nominates("Ana Kovar", note="V/2"), NOON)
    id = arrived(engine, 25, declines(), NOON, sent=day(25))
    (item,) = queries.message(engine, id).review
    assert "message 1 of 2030-03-16, and message 2 of 2030-03-20 came between" in item.detail
    filing.assign(engine, id, Assignment(intent=Intent.UNRELATED), By("vera", NOON))
    assert [[person.name for person in roster.delegates] for roster in queries.rosters(engine)] == [["Ana Kovar"]]
    assert queries.review_open(engine) == ()
