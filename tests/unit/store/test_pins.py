"""Whom a correction is about, where several on a list have names alike."""

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from parsers.record import Change, Delegate, Intent, Reason
from store import names
from store.delegation import Correction, Person, Said, What
from store.names import Likeness, Named, likeness
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


def _added(number: int, *names: str) -> list[Correction]:
    return [_made(n, What.ADDED, Person(name), Said(name=name)) for n, name in enumerate(names, number)]


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
    made = [_made(1, What.REMOVED, Person(one, position="Director", messages=(1,)))]
    later = [
        [_at(8, Intent.AMEND, joins(other, position="Clerk"))],
        [_at(8, Intent.NOMINATE, person(other, position="Clerk"))],
        [_at(7, Intent.DECLINE), _at(8, Intent.NOMINATE, person(other, position="Clerk"))],
    ]
    for messages in later:
        roster = apply([_both(one, other), *messages], made)
        assert (_shown(roster), roster.contradictions) == ([(other, "Clerk")], ())


@pytest.mark.parametrize(("then", "now"), [("Bo Lind", "Bo Lindt"), ("Ivan Petrov", "Yvan Petrow Serov")])
def test_who_was_taken_off_and_is_read_otherwise_in_one_of_two_letters_is_asked_about(then: str, now: str) -> None:
    made = [_made(1, What.REMOVED, Person(then, messages=(2,)))]
    older, again = _at(1, Intent.NOMINATE, person(then)), _at(2, Intent.NOMINATE, person("Ana Kovar"), person(now))
    for messages in ([again], [older, again]):
        (detail,) = (one.doubt.item.detail for one in apply(messages, made).contradictions)
        assert detail.startswith(f"{then} was removed by vera")


def test_who_was_taken_off_and_has_gone_by_a_letter_that_came_late_is_not_asked_about() -> None:
    made = [_made(1, What.REMOVED, Person("Bo Lind", messages=(1,)))]
    listing = _at(1, Intent.NOMINATE, person("Ana Kovar"), person("Bo Lind"))
    assert _asked(apply([listing, _at(2, Intent.AMEND, leaves("Bo Lind"))], made)) == []


@pytest.mark.parametrize("what", [What.REMOVED, What.ADDED])
def test_who_is_on_the_list_by_a_name_near_that_of_whom_the_staff_spoke_is_asked_about(what: What) -> None:
    said = Said(name="Bo Lind") if what is What.ADDED else NOTHING
    made = [_made(1, what, Person("Bo Lind", messages=() if said.name else (1,)), said)]
    older, again = _at(1, Intent.NOMINATE, person("Bo Lind")), _at(2, Intent.NOMINATE, person("Bo Lindt"))
    (detail,) = (one.doubt.item.detail for one in apply([older, again], made).contradictions)
    assert "and Bo Lindt on the list to which the messages lead may be they" in detail


@pytest.mark.parametrize("what", [What.REMOVED, What.ADDED])
def test_who_joins_by_a_name_near_that_of_whom_the_staff_spoke_is_asked_about(what: What) -> None:
    said = Said(name="Bo Lind") if what is What.ADDED else NOTHING
    made = [_made(1, what, Person("Bo Lind", messages=() if said.name else (1,)), said)]
    listing = _at(1, Intent.NOMINATE, person("Ana Kovar"), *([] if said.name else [person("Bo Lind")]))
    (detail,) = _asked(apply([listing, _at(8, Intent.AMEND, joins("Bo Lindt"))], made))
    assert detail.startswith("Bo Lindt is on the list, and Bo Lind was ")


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


def test_a_correction_holds_beside_somebody_of_a_like_name_who_was_added_as_another() -> None:
    first = Person("Wanjiru Otieno", position="Clerk")
    made = [
        _made(1, What.CORRECTED, first, Said(position="Judge")),
        _made(2, What.ADDED, Person("W. Otieno"), Said(name="W. Otieno"), (replace(first, position="Judge"),)),
    ]
    listing = _at(1, Intent.NOMINATE, person("Wanjiru Otieno", position="Clerk"))
    both = _at(8, Intent.NOMINATE, person("Wanjiru Otieno", position="Chief"), person("W. Otieno"))
    for order in (made, [replace(made[1], id=1, beside=(first,)), replace(made[0], id=2)]):
        roster = apply([listing, both], order)
        assert _shown(roster) == [("Wanjiru Otieno", "Judge"), ("W. Otieno", "")]
        assert [one.field for one in roster.contradictions] == ["position"]


def test_who_was_taken_off_stays_off_beside_somebody_of_a_like_name_who_was_added_as_another() -> None:
    first, bo = Person("Ali Hassan"), person("Bo Lind")
    other = Person("Ali Omar Hassan")
    made = [_made(1, What.ADDED, other, Said(name=other.name), (first,)), _made(2, What.REMOVED, first)]
    listing = [_at(number, Intent.NOMINATE, person("Ali Hassan"), bo) for number in (1, 8)]
    roster = apply(listing, made)
    assert _shown(roster) == [("Bo Lind", ""), ("Ali Omar Hassan", "")]
    assert any("Ali Hassan is named here, but vera took them off" in one for one in _asked(roster))


def test_that_somebody_is_another_is_known_when_the_first_goes_and_comes_again() -> None:
    first, other = Person("Ali Hassan"), Person("Ali Omar Hassan")
    made = [_made(1, What.ADDED, other, Said(name=other.name), (first,))]
    listing, gone = _at(1, Intent.NOMINATE, person("Ali Hassan")), _at(7, Intent.AMEND, leaves("Ali Hassan"))
    roster = apply([listing, gone, _at(8, Intent.AMEND, joins("Ali Hassan", position="Judge"))], made)
    assert _shown(roster) == [("Ali Omar Hassan", ""), ("Ali Hassan", "Judge")]
    assert _asked(roster) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [("Ali Hassan", "Ali Omar Hassan"), ("Anna KOVAR", "Ana KOVAR"), ("Eva Maria Lind", "Eva Lind")],
)
def test_who_comes_instead_of_somebody_takes_nothing_that_was_corrected_of_them(before: str, after: str) -> None:
    made = [_made(1, What.CORRECTED, Person(before), Said(position="Judge", phones=("+4312345678",)))]
    messages = [_at(1, Intent.NOMINATE, person(before)), _at(8, Intent.AMEND, leaves(before), joins(after))]
    roster = apply(messages, made)
    assert (_shown(roster), roster.people[0].phones) == ([(after, "")], ())


def test_who_comes_instead_of_somebody_whom_the_staff_added_is_another_one() -> None:
    made = [_made(1, What.ADDED, Person("Ali Hassan"), Said(name="Ali Hassan"))]
    swap = _at(8, Intent.AMEND, leaves("Ali Hassan"), joins("Ali Omar Hassan", position="Minister"))
    roster = apply([_at(1, Intent.NOMINATE, person("Bo Lind")), swap], made)
    assert _shown(roster) == [("Bo Lind", ""), ("Ali Hassan", ""), ("Ali Omar Hassan", "Minister")]
    confirmed = replace(made[0], id=2, what=What.REMOVED, said=Said(), day=swap.day, moment=_moment(swap))
    roster = apply([_at(1, Intent.NOMINATE, person("Bo Lind")), swap], [*made, confirmed])
    assert (_shown(roster), _asked(roster)) == ([("Bo Lind", ""), ("Ali Omar Hassan", "Minister")], [])


def test_who_is_withdrawn_and_named_anew_in_one_message_keeps_what_was_corrected() -> None:
    made = [_made(1, What.CORRECTED, Person("Ana Kovar"), Said(position="Judge"))]
    again = _at(8, Intent.AMEND, leaves("Ana Kovar"), joins("KOVAR Ana"))
    assert _shown(apply([_at(1, Intent.NOMINATE, person("Ana Kovar")), again], made)) == [("KOVAR Ana", "Judge")]


_NEAR = [
    ("Kim Min", "Kim Min Jun"), ("Maria Lopez", "Ana Maria Lopez Garcia"), ("Anna Kovar", "Ana Kovar"),
    ("Oleg Bondarenko", "Олег Бондаренко"),
]  # fmt: skip


@pytest.mark.parametrize(("known", "named"), _NEAR)
@pytest.mark.parametrize("intent", [Intent.NOMINATE, Intent.AMEND])
def test_what_the_staff_said_of_a_name_that_is_only_like_is_asked_about(known: str, named: str, intent: Intent) -> None:
    said = person(named) if intent is Intent.NOMINATE else joins(named)
    messages = [_at(1, Intent.NOMINATE, person("Bo Lind")), _at(8, intent, person("Bo Lind"), said)]
    roster = apply(messages, [_made(1, What.ADDED, Person(known), Said(name=known))])
    assert [one.name for one in roster.people] == ["Bo Lind", known]
    assert any(f"{named} was taken to be {known}" in one for one in _asked(roster))


def test_so_is_what_was_corrected_of_somebody_with_the_same_address_of_an_office() -> None:
    mail = {"emails": ("office@x.example",)}
    made = [_made(1, What.CORRECTED, Person("Ana Kovar", **mail), Said(position="Judge"))]
    listing = [
        _at(1, Intent.NOMINATE, person("Ana Kovar", **mail)),
        _at(8, Intent.NOMINATE, person("Eva Kovar", **mail)),
    ]
    assert any("Eva Kovar was taken to be Ana Kovar" in one for one in _asked(apply(listing, made)))


def test_nobody_is_asked_who_a_name_means_of_whom_nothing_was_said() -> None:
    first = Person("Ali Hassan")
    made = [_made(1, What.ADDED, Person("Ali Omar Hassan"), Said(name="Ali Omar Hassan"), (first,))]
    both = [person("Ali S. Hassan"), person("Ali Omar Hassan")]
    roster = apply([_at(1, Intent.NOMINATE, person("Ali Hassan")), _at(8, Intent.NOMINATE, *both)], made)
    assert (_shown(roster), _asked(roster)) == ([("Ali S. Hassan", ""), ("Ali Omar Hassan", "")], [])


@pytest.mark.parametrize("place", [0, 1])
def test_of_two_of_one_name_the_one_is_meant_who_is_as_the_staff_saw_them(place: int) -> None:
    two = [Person("Ali Hassan", position="Judge"), Person("Ali Hassan", position="Clerk")]
    listing = [_at(n, Intent.NOMINATE, *(person(one.name, position=one.position) for one in two)) for n in (1, 8)]
    left = [(one.name, one.position) for one in two if one is not two[place]]
    for messages in (listing[:1], listing):
        assert _shown(apply(messages, [_made(1, What.REMOVED, two[place])])) == left
    called = apply(listing[:1], [_made(1, What.CORRECTED, two[place], Said(position="Registrar"))])
    assert _shown(called)[place] == ("Ali Hassan", "Registrar")
    assert _shown(called)[1 - place] == left[0]


def test_where_nothing_tells_two_of_one_name_apart_somebody_is_asked() -> None:
    two = [Person("Ali Hassan", position="Judge"), Person("Ali Hassan", position="Clerk")]
    listing = _at(1, Intent.NOMINATE, *(person(one.name, position=one.position) for one in two))
    roster = apply([listing, _at(8, Intent.NOMINATE, person("Ali Hassan"))], [_made(1, What.REMOVED, two[1])])
    assert any("Ali Hassan could be several people" in one for one in _asked(roster))


def test_a_contradiction_is_open_until_a_later_message_speaks_of_the_same() -> None:
    pinned = [_made(1, What.CORRECTED, Person("Ana Kovar"), Said(position="Judge"))]
    listing = _at(1, Intent.NOMINATE, person("Ana Kovar"))
    said = [_at(day, Intent.AMEND, joins("Ana Kovar", position=word)) for day, word in ((7, "Clerk"), (8, "Registrar"))]
    (found,) = apply([listing, *said], pinned).contradictions
    assert found.remedy == (What.CORRECTED, Said(position="Registrar"))
    agrees = _at(9, Intent.AMEND, joins("Ana Kovar", position="judge"))
    assert apply([listing, *said, agrees], pinned).contradictions == ()
    silent = _at(9, Intent.AMEND, joins("Ana Kovar", organization="Court of Ports"))
    assert len(apply([listing, *said, silent], pinned).contradictions) == 1


@pytest.mark.parametrize(
    ("what", "against", "with_it"),
    [(What.ADDED, leaves("Cy Moor"), joins("Cy Moor")), (What.REMOVED, joins("Cy Moor"), leaves("Cy Moor"))],
)
def test_so_is_one_about_whether_somebody_comes(what: What, against: Delegate, with_it: Delegate) -> None:
    made = [_made(1, what, Person("Cy Moor"), Said(name="Cy Moor") if what is What.ADDED else NOTHING)]
    listing = _at(1, Intent.NOMINATE, person("Bo Lind"), *[person("Cy Moor")] * (what is What.REMOVED))
    messages = [listing, _at(7, Intent.AMEND, against)]
    assert len(apply(messages, made).contradictions) == 1
    assert apply([*messages, _at(8, Intent.AMEND, with_it)], made).contradictions == ()


@pytest.mark.parametrize(
    "last", [_at(9, Intent.NOMINATE, person("Ana KOVAR")), _at(9, Intent.DECLINE)], ids=["list", "decline"]
)
def test_nobody_is_asked_about_who_was_named_before_a_list_or_a_decline_that_agrees_with_the_staff(last: Dated) -> None:
    made = [_made(1, What.REMOVED, Person("Bo LIND"))]
    named = _at(8, Intent.NOMINATE, person("Ana KOVAR"), person("Bo LIND"))
    first = _at(1, Intent.NOMINATE, person("Ana KOVAR"), person("Bo LIND"))
    assert len(apply([first, named], made).contradictions) == 1
    assert apply([first, named, last], made).contradictions == ()


@pytest.mark.parametrize("intent", [Intent.NOMINATE, Intent.AMEND])
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_who_comes_by_a_name_that_is_only_like_one_taken_off_is_asked_about(
    one: str, other: str, intent: Intent
) -> None:
    made = [_made(1, What.REMOVED, Person(one))]
    first = _at(1, Intent.NOMINATE, person("Ana KOVAR"), person(one))
    more = [person("Ana KOVAR"), person(other)] if intent is Intent.NOMINATE else [joins(other)]
    after = apply([first, _at(8, intent, *more)], made)
    assert [name for name, _ in _shown(after)] == ["Ana KOVAR", other]
    assert [doubt.item.reason for doubt in after.doubts] == [Reason.FUZZY_MATCH]


def test_who_was_taken_off_by_a_name_that_no_message_holds_any_more_is_asked_about() -> None:
    made = [_made(1, What.REMOVED, Person("XQZ 11", messages=(1,)))]
    (asked,) = _asked(apply([_at(1, Intent.NOMINATE, person("Cy Moor"))], made))
    assert "XQZ 11 was removed by vera on 2030-03-03, but is not on the list" in asked
    listing, gone = _at(1, Intent.NOMINATE, person("XQZ 11")), _at(2, Intent.DECLINE)
    assert [apply(messages, made).contradictions for messages in ([listing], [listing, gone])] == [(), ()]


@pytest.mark.parametrize(("what", "said"), [(What.REMOVED, NOTHING), (What.CORRECTED, Said(position="Judge"))])
def test_so_is_who_is_only_like_somebody_on_the_list_that_a_late_message_brings(what: What, said: Said) -> None:
    messages = [
        _at(1, Intent.NOMINATE, person("Kim Min")),
        _at(2, Intent.NOMINATE, person("Kim Min Jun"), person("Bo Lind")),
    ]
    (asked,) = _asked(apply(messages, [_made(1, what, Person("Kim Min"), said)]))
    assert f"Kim Min was {what} by vera on 2030-03-03, and Kim Min Jun on the list" in asked


def test_a_withdrawal_by_the_spelling_that_the_staff_took_off_asks_about_whom_it_added() -> None:
    made = [_made(1, What.REMOVED, Person("Jon Smyth")), *_added(2, "Bo Lind", "John Smith")]
    listing = _at(1, Intent.NOMINATE, person("Jon Smyth"), person("Ana Kovar"))
    gone = _at(8, Intent.AMEND, leaves("Jon Smyth"))
    roster = apply([listing, gone], made)
    assert [name for name, _ in _shown(roster)] == ["Ana Kovar", "Bo Lind", "John Smith"]
    (asked,) = roster.contradictions
    assert "Jon Smyth is withdrawn here, whom vera took off the list on 2030-03-03" in asked.doubt.item.detail
    assert (asked.person.name, asked.remedy) == ("John Smith", (What.REMOVED, NOTHING))
    twice = apply([listing, gone, _at(9, Intent.AMEND, leaves("Jon Smyth"))], made)
    assert [one.doubt.message for one in twice.contradictions] == [9]
    again = _at(9, Intent.AMEND, joins("John Smith", position="Judge"))
    assert apply([listing, gone, again], made).contradictions == ()


def test_that_somebody_may_be_meant_ends_no_item_that_names_them() -> None:
    made = [_made(1, What.REMOVED, Person("Bo Lind")), *_added(2, "Cy Moor")]
    listing = _at(1, Intent.NOMINATE, person("Bo Lind"), person("Ana Kovar"))
    by_name, perhaps = _at(8, Intent.AMEND, leaves("Cy Moor")), _at(9, Intent.AMEND, leaves("Bo Lind"))
    roster = apply([listing, by_name, perhaps], made)
    assert [(one.doubt.message, one.person.name) for one in roster.contradictions] == [(8, "Cy Moor"), (9, "Cy Moor")]
    later = dt.datetime(2030, 3, 10, 9, tzinfo=dt.UTC)
    taken_off = replace(_made(3, What.REMOVED, Person("Cy Moor")), at=later, day=later.date(), moment=later)
    assert apply([listing, by_name, perhaps], [*made, taken_off]).contradictions == ()
    named_last = apply(
        [listing, _at(8, Intent.AMEND, leaves("Bo Lind")), _at(9, Intent.AMEND, leaves("Cy Moor"))], made
    )
    assert [one.doubt.message for one in named_last.contradictions] == [9]


def test_of_several_old_names_that_are_withdrawn_each_asks_about_another_who_was_added() -> None:
    old = [_made(n, What.REMOVED, Person(name)) for n, name in ((1, "Jon Smyth"), (2, "Kari Nordman"))]
    listing = _at(1, Intent.NOMINATE, person("Jon Smyth"), person("Kari Nordman"), person("Ana Kovar"))
    for gone in (("Jon Smyth", "Kari Nordman"), ("Kari Nordman", "Jon Smyth")):
        roster = apply([listing, _at(8, Intent.AMEND, *map(leaves, gone))], [*old, *_added(3, "John Smith", "Li Wu")])
        asked = {one.person.name: one.doubt.item.detail.partition(" is withdrawn")[0] for one in roster.contradictions}
        assert asked == {"John Smith": "Jon Smyth", "Li Wu": "Kari Nordman"}
    one_by_one = [_at(n, Intent.AMEND, leaves(name)) for n, name in ((8, "Jon Smyth"), (9, "Kari Nordman"))]
    roster = apply([listing, *one_by_one], [*old, *_added(3, "John Smith")])
    assert [one.doubt.message for one in roster.contradictions] == [8, 9]


def test_nobody_is_asked_where_who_was_added_comes_in_the_same_message_or_nobody_was_added() -> None:
    made = [_made(1, What.REMOVED, Person("Bo Lind")), *_added(2, "Cy Moor")]
    listing = _at(1, Intent.NOMINATE, person("Bo Lind"), person("Ana Kovar"))
    swap = _at(8, Intent.AMEND, leaves("Bo Lind"), joins("Cy Moor"))
    assert apply([listing, swap], made).contradictions == ()
    assert apply([listing, _at(8, Intent.AMEND, leaves("Bo Lind"))], made[:1]).contradictions == ()


def test_who_was_taken_off_and_is_named_by_an_older_message_that_came_later_is_asked_about() -> None:
    made = [_made(1, What.REMOVED, Person("Bo Lind", messages=(1,)))]
    listing = _at(1, Intent.NOMINATE, person("Bo Lind"), person("Ana Kovar"))
    late = [_at(2, Intent.AMEND, joins("LIND Bo", position="Judge")), _at(2, Intent.NOMINATE, person("Bo Lind"))]
    for message in late:
        roster = apply([listing, message], made)
        assert "Bo Lind" not in [name for name, _ in _shown(roster)]
        (asked,) = roster.contradictions
        assert (asked.doubt.message, asked.doubt.item.path) == (2, "/delegates/0")
        assert asked.remedy == (What.ADDED, Said(name=message.delegates[0].name))
        assert "vera took" in asked.doubt.item.detail
    seen = [_made(1, What.REMOVED, Person("Bo Lind", messages=(1, 2)))]
    assert apply([listing, late[0]], seen).contradictions == ()


def test_a_copy_of_what_the_staff_saw_is_no_message_that_came_later() -> None:
    made = [_made(1, What.REMOVED, Person("Bo Lind", messages=(2,)))]
    first, copy = (replace(_at(2, Intent.NOMINATE, person("Bo Lind")), note="7/2030", id=n) for n in (1, 2))
    assert apply([first, replace(copy, sha256="f" * 64)], made).contradictions == ()


def test_who_is_added_again_is_as_they_were_corrected() -> None:
    ana = Person("Ana Kovar")
    made = [
        _made(1, What.CORRECTED, ana, Said(position="Judge")),
        _made(2, What.REMOVED, replace(ana, position="Judge")),
        _made(3, What.ADDED, ana, Said(name="Ana Kovar")),
    ]
    listing = [_at(number, Intent.NOMINATE, person("Ana Kovar")) for number in (1, 8)]
    assert [_shown(apply(messages, made)) for messages in (listing[:1], listing)] == [[("Ana Kovar", "Judge")]] * 2


def test_who_is_added_under_the_former_name_of_another_is_another() -> None:
    ana = Person("Ana Kovar")
    made = [
        _made(1, What.CORRECTED, ana, Said(name="Eva Lind")),
        _made(2, What.ADDED, ana, Said(name="Ana Kovar", position="Judge")),
    ]
    assert _shown(apply([_at(1, Intent.NOMINATE, person("Ana Kovar"))], made)) == [
        ("Eva Lind", ""),
        ("Ana Kovar", "Judge"),
    ]


@pytest.mark.parametrize("what", [What.CORRECTED, What.ADDED])
def test_corrections_of_a_long_list_cost_no_comparing_of_everybody_with_everybody(
    what: What, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = ("Lindqvi", "Morbane", "Salduro", "Tervoxe", "Quistum", "Havelka")
    people = [f"{first}{end.lower()} {end}{first.lower()}" for first in ("Al", "Be", "Di", "Ge", "Ju") for end in ends]
    said = [Said(name=name) if what is What.ADDED else Said(position="Judge") for name in people]
    made = [
        _made(number, what, Person(name), one) for number, (name, one) in enumerate(zip(people, said, strict=True), 1)
    ]
    listing = [_at(n, Intent.NOMINATE, *map(person, people if what is What.CORRECTED else people[:1])) for n in (1, 8)]
    compared: list[Named] = []

    def counted(one: Named, other: Named, *, inflected: bool = False) -> Likeness:
        compared.append(one)
        return likeness(one, other, inflected=inflected)

    monkeypatch.setattr(names, "likeness", counted)
    assert len(apply(listing, made).people) == len(people)
    assert len(compared) <= 6 * len(people)


_ALIKE = (
    "Ali Hassan", "Ali Omar Hassan", "A. Hassan", "Kim Min", "Kim Min Jun", "Ana Kovar", "Anna Kovar",
    "Oleg Bondarenko", "Олег Бондаренко",
)  # fmt: skip


@st.composite
def _desks(draw: st.DrawFn, *, late: bool) -> tuple[list[Dated], list[Correction]]:
    """Draw messages that name people who are called alike, and what a colleague says in between.

    The colleague sees the list of those messages that are not `late`.
    """
    messages, seen, made = list[Dated](), list[Dated](), list[Correction]()
    for number in range(1, draw(st.integers(2, 9))):
        listed = apply(seen, made).people
        what = draw(st.sampled_from(What))
        if not messages or draw(st.booleans()):
            intent = draw(st.sampled_from([Intent.NOMINATE, Intent.AMEND, Intent.AMEND, Intent.DECLINE]))
            some = draw(st.lists(st.sampled_from(_ALIKE), unique=True, max_size=4 * (intent is not Intent.DECLINE)))
            changes = [Change.LIST] if intent is Intent.NOMINATE else [Change.ADD, Change.REMOVE]
            people = [
                person(name, draw(st.sampled_from(changes)), position=draw(st.sampled_from(["", "Judge"])))
                for name in some
            ]
            messages.append(_at(number, intent, *people))
            seen += messages[-1:] * (not seen or not late or draw(st.booleans()))
        elif what is What.ADDED:
            new = Person(draw(st.sampled_from(_ALIKE)))
            alike = max(listed, key=lambda one: likeness(one, new), default=new)
            if likeness(alike, new) < Likeness.REORDERED:
                beside = (alike,) if likeness(alike, new) else ()
                made.append(_said_after(seen, number, what, new, Said(name=new.name), beside))
        elif listed:
            said = NOTHING if what is What.REMOVED else Said(position=draw(st.sampled_from(["Chief", "Clerk"])))
            made.append(_said_after(seen, number, what, draw(st.sampled_from(listed)), said))
    return messages, made


def _said_after(
    messages: list[Dated], number: int, what: What, who: Person, said: Said, beside: tuple[Person, ...] = ()
) -> Correction:
    newest = messages[-1]
    return replace(_made(number, what, who, said, beside), day=newest.day, moment=_moment(newest))


@settings(max_examples=200, deadline=None)
@given(st.booleans().flatmap(lambda late: _desks(late=late)), st.randoms(use_true_random=False))
def test_a_correction_holds_of_the_one_person_whom_its_author_saw(
    drawn: tuple[list[Dated], list[Correction]], chance: random.Random
) -> None:
    messages, made = drawn
    roster = apply(messages, made)
    assert apply(chance.sample(messages, len(messages)), made[::-1]) == roster
    on = [number for number in roster.under if number is not None]
    assert (len(roster.under), len(set(on))) == (len(roster.people), len(on))
    for number, pin in enumerate(roster.pins):
        assert not (pin.stays and number not in on)
        assert not (pin.goes and number in on)
    for one, number in zip(roster.people, roster.under, strict=True):
        for field, correction in (roster.pins[number].held if number is not None else {}).items():
            assert getattr(one, field) == correction.said.fields[field]


@settings(max_examples=100, deadline=None)
@given(_desks(late=False))
def test_what_is_corrected_is_done_to_whom_it_was_said_of(drawn: tuple[list[Dated], list[Correction]]) -> None:
    messages, made = drawn
    for count, one in enumerate(made, 1):
        told = [each for each in messages if each.day <= one.day]
        before, after = (apply(told, made[:many]).people for many in (count - 1, count))
        others = [each for each in before if each != one.person]
        assert [each for each in after if each in others] == others


def _asked(roster: Roster) -> list[str]:
    return [one.item.detail for one in (*roster.doubts, *(each.doubt for each in roster.contradictions))]


def _moment(message: Dated) -> dt.datetime:
    assert message.moment is not None
    return message.moment
