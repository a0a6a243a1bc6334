"""Whom a later list leaves out, where the staff has said of others that they come."""

import datetime as dt

import pytest
from msgspec.structs import replace

from parsers.record import Delegate, Intent, Reason
from store.delegation import Correction, Person, Said, What
from store.roster import Dated, Roster, apply
from tests.fixtures.records import joins, person

FIRST = ("Ana Kovar", "Bo Lind", "Cy Moor")


def _at(number: int, intent: Intent, *delegates: Delegate) -> Dated:
    moment = dt.datetime(2030, 3, number, 9, tzinfo=dt.UTC)
    return Dated(number, moment.date(), moment, moment, f"{number:064x}", intent, delegates)


def _list(number: int, *names: str) -> Dated:
    return _at(number, Intent.NOMINATE, *map(person, names))


def _adds(day: int, *names: str) -> list[Correction]:
    """Return that the staff adds people after the message of a day."""
    at = dt.datetime(2030, 3, day, 9, tzinfo=dt.UTC)
    return [
        Correction(10 * day + n, What.ADDED, Person(name), Said(name=name), "vera", at, at.date(), at)
        for n, name in enumerate(names)
    ]


def _asked(roster: Roster) -> list[str]:
    found = [one for one in roster.doubts if (one.item.reason, one.item.path) == (Reason.OTHER, "/intent")]
    return [one.item.detail for one in found]


@pytest.mark.parametrize(
    ("first", "added", "later"),
    [
        (FIRST, ("Di Nagy", "Ed Olin", "Fay Pope"), ("Gil Quist",)),
        (FIRST[:2], ("Di Nagy",), FIRST[:1]),
        (FIRST, ("Di Nagy", "Ed Olin"), ("Gil Quist", "Ana Kovar")),
    ],
)
def test_whom_the_staff_added_and_a_list_does_not_name_counts_not_as_kept_by_it(
    first: tuple[str, ...], added: tuple[str, ...], later: tuple[str, ...]
) -> None:
    (detail,) = _asked(apply([_list(1, *first), _list(2, *later)], _adds(1, *added)))
    assert all((name in detail) is (name not in later) for name in first)


def test_whom_the_staff_added_and_a_list_names_counts_as_kept_by_it() -> None:
    assert _asked(apply([_list(1, *FIRST[:2]), _list(2, "Ana Kovar", "Di Nagy")], _adds(1, "Di Nagy"))) == []


def test_whom_the_staff_added_again_is_not_named_by_the_next_list() -> None:
    doubtful, back = [_list(1, *FIRST[:2]), _list(2, "Ed Olin")], _adds(2, "Ana Kovar")
    assert len(_asked(apply([*doubtful, _list(3, "Ed Olin", "Fay Pope")], back))) == 1
    assert _asked(apply([*doubtful, _list(3, "Ed Olin", "Ana Kovar")], back)) == []


def test_all_who_were_left_out_are_back_whether_the_staff_or_the_sender_says_so() -> None:
    doubtful = [_list(1, *FIRST[:2]), _list(2, "Ed Olin")]
    assert _asked(apply(doubtful, _adds(2, *FIRST[:2]))) == []
    assert _asked(apply([*doubtful, _at(3, Intent.AMEND, joins("Bo Lind"))], _adds(2, "Ana Kovar"))) == []


def test_a_list_that_names_the_rest_of_those_left_out_settles_it_with_those_whom_the_staff_added() -> None:
    doubtful, back = [_list(1, *FIRST), _list(2, "Ed Olin")], _adds(2, *FIRST[:2])
    assert _asked(apply([*doubtful, _list(3, "Ed Olin", "Cy Moor")], back)) == []


def test_nobody_is_back_because_somebody_with_a_like_name_whom_the_staff_added_is_there() -> None:
    beside = [replace(one, beside=(Person("Bo Lind"),)) for one in _adds(1, "Bo Erik Lind")]
    (detail,) = _asked(apply([_list(1, *FIRST), _list(2, "Gil Quist")], beside))
    assert "Bo Lind" in detail
