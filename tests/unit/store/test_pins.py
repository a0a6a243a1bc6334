"""Whom a correction is about, where several on a list have names alike."""

import datetime as dt

import pytest

from parsers.record import Change, Delegate, Intent
from store.delegation import Correction, Person, Said, What
from store.roster import Dated, Roster, apply
from tests.fixtures.records import joins, leaves, person

NOTHING = Said()
PAIRS = [("Mohammed SALEH", "Muhammad SALEH"), ("Jonas BERG", "Jonas BORG"), ("Ahmed SALEM", "Ahmed SALIM")]


def _at(number: int, intent: Intent, *delegates: Delegate) -> Dated:
    moment = dt.datetime(2030, 3, number, 9, tzinfo=dt.UTC)
    return Dated(number, moment.date(), moment, moment, f"{number:064x}", intent, delegates)


def _both(one: str, other: str) -> Dated:
    return _at(1, Intent.NOMINATE, person(one, position="Director"), person(other, position="Clerk"))


def _made(number: int, what: What, who: Person, said: Said = NOTHING, beside: tuple[Person, ...] = ()) -> Correction:
    at = dt.datetime(2030, 3, 3, 9, tzinfo=dt.UTC)
    return Correction(number, what, who, said, "vera", at, at.date(), at, beside)


def _shown(roster: Roster) -> list[tuple[str, str]]:
    return [(one.name, one.position) for one in roster.people]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_what_is_corrected_of_one_is_not_said_of_another_who_is_called_alike(one: str, other: str) -> None:
    made = [_made(1, What.CORRECTED, Person(one, position="Director"), Said(position="Chief"))]
    changed = apply([_both(one, other), _at(8, Intent.AMEND, joins(other, position="Adviser"))], made)
    assert _shown(changed) == [(one, "Chief"), (other, "Adviser")]
    gone = apply([_both(one, other), _at(8, Intent.AMEND, leaves(other))], made)
    assert _shown(gone) == [(one, "Chief")]
    listed = apply([_both(one, other), _at(8, Intent.NOMINATE, person(other, position="Clerk"))], made)
    assert _shown(listed) == [(other, "Clerk")]
    assert (changed.contradictions, gone.contradictions, listed.contradictions) == ((), (), ())


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_who_was_taken_off_takes_nobody_along_who_is_called_alike(one: str, other: str) -> None:
    made = [_made(1, What.REMOVED, Person(one, position="Director"))]
    later = [
        [_at(8, Intent.AMEND, joins(other, position="Clerk"))],
        [_at(8, Intent.NOMINATE, person(other, position="Clerk"))],
        [_at(7, Intent.DECLINE), _at(8, Intent.NOMINATE, person(other, position="Clerk"))],
    ]
    for messages in later:
        roster = apply([_both(one, other), *messages], made)
        assert (_shown(roster), roster.contradictions) == ([(other, "Clerk")], ())


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_corrections_of_two_who_are_called_alike_are_of_two(one: str, other: str) -> None:
    made = [
        _made(1, What.CORRECTED, Person(one, position="Director"), Said(position="Chief")),
        _made(2, What.CORRECTED, Person(other, position="Clerk"), Said(position="Officer")),
    ]
    assert _shown(apply([_both(one, other)], made)) == [(one, "Chief"), (other, "Officer")]
    made[0] = _made(1, What.REMOVED, Person(one, position="Director"))
    assert _shown(apply([_both(one, other)], made)) == [(other, "Officer")]


def test_the_item_names_whom_the_staff_took_off() -> None:
    made = [_made(1, What.REMOVED, Person("Oleg Bondarenko"))]
    listing = _at(1, Intent.NOMINATE, person("Oleg Bondarenko"), person("Ana Kovar"))
    roster = apply([listing, _at(8, Intent.AMEND, joins("Олег Бондаренко"))], made)
    assert [one.name for one in roster.people] == ["Ana Kovar"]
    (found,) = roster.contradictions
    assert "Олег Бондаренко is named here, but vera took Oleg Bondarenko off the list" in found.doubt.item.detail


def test_what_is_corrected_in_one_script_is_not_said_of_another_whose_name_is_nearer() -> None:
    both = _both("Oleg Bondarenko", "Олег Бондаренко")
    made = [_made(1, What.CORRECTED, Person("Oleg Bondarenko", position="Director"), Said(position="Chief"))]
    roster = apply([both, _at(8, Intent.AMEND, joins("Олег Бондаренко", position="Adviser"))], made)
    assert _shown(roster) == [("Oleg Bondarenko", "Chief"), ("Олег Бондаренко", "Adviser")]


def test_who_was_added_as_another_stays_another_where_the_first_comes_back() -> None:
    first = Person("Oleg Bondarenko", position="Judge")
    said = Said(name="Олег Бондаренко", position="Clerk")
    made = [_made(1, What.ADDED, Person("Олег Бондаренко", position="Clerk"), said, (first,))]
    listing = _at(1, Intent.NOMINATE, person("Oleg Bondarenko", position="Judge"))
    again = _at(9, Intent.NOMINATE, person("Oleg Bondarenko", position="Judge", change=Change.LIST))
    for messages in ([listing], [listing, _at(8, Intent.DECLINE), again]):
        assert sorted(_shown(apply(messages, made))) == [("Oleg Bondarenko", "Judge"), ("Олег Бондаренко", "Clerk")]


def test_a_decline_contradicts_an_addition_only_until_somebody_comes_again() -> None:
    made = [_made(1, What.ADDED, Person("Ana Kovar"), Said(name="Ana Kovar"))]
    declined = [_at(1, Intent.NOMINATE, person("Bo Lind")), _at(8, Intent.DECLINE)]
    assert len(apply(declined, made).contradictions) == 1
    later = [_at(9, Intent.NOMINATE, person("Bo Lind"), person("Ana Kovar")), _at(9, Intent.AMEND, joins("Bo Lind"))]
    assert [apply([*declined, each], made).contradictions for each in later] == [(), ()]
