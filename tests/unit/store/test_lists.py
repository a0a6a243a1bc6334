"""What a list holds and what turns one into the next: pure."""

import pytest
from msgspec.structs import replace

from parsers.record import Kind, Sender
from store.lists import Changed, Delegation, changed, listed, ordered
from store.roster import Change, Person, What

ARCADIA = Sender("Arcadia", Kind.STATE, "XAR")
BORDURIA = Sender("Borduria", Kind.STATE, "XBO")
LEAGUE = Sender("A League of Shores", Kind.NGO)


def sends(sender: Sender, *people: str | Person, section: str = "States") -> Delegation:
    key = f"iso3:{sender.iso3}" if sender.iso3 else f"name:{sender.name}"
    return Delegation(key, section, sender, tuple(one if isinstance(one, Person) else Person(one) for one in people))


def told(one: Changed) -> list[tuple[What, str]]:
    return [(each.what, (each.after or each.before).name) for each in one.changes]  # type: ignore[union-attr]


def test_the_same_list_has_no_changes_whatever_is_confirmed_meanwhile() -> None:
    before = Delegation("iso3:XAR", "States", ARCADIA, (Person("Ana Kovar"),), ("other",))
    after = Delegation("iso3:XAR", "States", ARCADIA, (Person("Ana Kovar"),))
    assert changed([before], [after]) == ()


def test_additions_deletions_and_corrections_are_told_by_delegation() -> None:
    before = [sends(ARCADIA, "Ana Kovar", Person("Bo Lind", position="Judge"))]
    after = [sends(ARCADIA, Person("Bo Lind", position="President of the Court"), "Cy Moor")]
    (one,) = changed(before, after)
    assert told(one) == [(What.REMOVED, "Ana Kovar"), (What.CORRECTED, "Bo Lind"), (What.ADDED, "Cy Moor")]
    assert (one.joined, one.left) == (False, False)


def test_who_is_called_otherwise_by_the_staff_is_corrected_and_neither_comes_nor_goes() -> None:
    before, after = Person("Ana Berg"), Person("Ana Hansen")
    renamed = {"iso3:XAR": [Change(What.CORRECTED, before, after)]}
    (one,) = changed([sends(ARCADIA, before, "Bo Lind")], [sends(ARCADIA, after, "Bo Lind")], renamed=renamed)
    assert one.changes == (Change(What.CORRECTED, before, after),)
    (one,) = changed([sends(ARCADIA, before, after)], [sends(ARCADIA, after)], renamed=renamed)
    assert told(one) == [(What.REMOVED, "Ana Berg")]


def test_a_delegation_that_comes_and_one_that_goes_are_told_with_their_people() -> None:
    joined, left = changed([sends(BORDURIA, "Bo Lind")], [sends(ARCADIA, "Ana Kovar")])
    assert (joined.joined, joined.sender, told(joined)) == (True, ARCADIA, [(What.ADDED, "Ana Kovar")])
    assert (left.left, left.sender, told(left)) == (True, BORDURIA, [(What.REMOVED, "Bo Lind")])


def test_a_delegation_that_goes_is_marked_as_long_as_that_is_doubted() -> None:
    left, other = changed([sends(ARCADIA, "Ana Kovar"), sends(BORDURIA)], [], {"iso3:XAR": ("sender_conflict",)})
    assert (left.left, left.unconfirmed) == (True, ("sender_conflict",))
    assert (other.left, other.unconfirmed) == (True, ())


def test_a_delegation_without_names_is_told_too() -> None:
    (one,) = changed([], [sends(ARCADIA)])
    assert (one.joined, one.changes) == (True, ())


def test_a_sender_that_is_called_otherwise_is_a_correction() -> None:
    before, after = sends(LEAGUE), Delegation("name:A League of Shores", "States", Sender("League", Kind.NGO))
    (one,) = changed([before], [after])
    assert (one.formerly, one.sender.name) == ("A League of Shores", "League")


def test_what_a_sender_tells_by_telephone_is_a_change_and_so_is_its_taking_back() -> None:
    comes = sends(ARCADIA, "Ana Kovar")
    cancels = replace(comes, cancelled=True)
    (one,) = changed([comes], [cancels])
    assert (one.told, one.cancelled, one.changes) == (True, True, ())
    (one,) = changed([cancels], [comes])
    assert (one.told, one.cancelled, one.changes) == (True, False, ())
    assert changed([cancels], [cancels]) == ()
    assert [one.told for one in changed([], [cancels])] == [False]


def test_a_sender_that_stands_in_another_section_is_a_change() -> None:
    (one,) = changed([sends(ARCADIA, section="signatories")], [sends(ARCADIA, section="States parties")])
    assert (one.moved_from, one.section, one.changes) == ("signatories", "States parties", ())


def test_states_stand_before_organizations_and_each_by_name() -> None:
    found = ordered([sends(LEAGUE, section="non-governmental"), sends(BORDURIA), sends(ARCADIA)])
    assert [one.sender for one in found] == [ARCADIA, BORDURIA, LEAGUE]


def test_a_list_shows_no_addresses_and_no_numbers() -> None:
    person = Person(
        "Ana Kovar", emails=("a@x.example",), phones=("+431",), faxes=("+432",), confidence=0.4, messages=(7,)
    )
    assert listed(person) == Person("Ana Kovar")


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_sender_has_a_section(kind: Kind) -> None:
    from store.lists import SECTIONS, section_of

    assert section_of(kind) in SECTIONS
