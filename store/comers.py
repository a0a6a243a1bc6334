"""Who really came to a meeting, as a file says, and what is known of them. Pure: no database, no clock."""

from collections.abc import Iterator, Mapping, Sequence, Set

from msgspec import Struct
from msgspec.structs import replace

from parsers.record import Kind, Sender
from store.lists import KINDS, Comer, Delegation, Issue, by_names, listed, ordered
from store.names import Known, find, unordered
from store.roster import Change, Person

_FIELDS = ("honorific", "given_names", "family_name", "role", "position", "organization")
_TOLD = ("role", "position", "organization")
_UNSAID = {"role": None}


class Memory(Struct, frozen=True):
    """What is known of the delegations of a meeting, by their keys.

    `now` are they as they stand, also those that declined, with an empty roster; `issues` what was released, and
    `renamed` whom the staff has called otherwise, both oldest first.
    """

    now: Mapping[str, Delegation] = {}
    issues: Sequence[Issue] = ()
    renamed: Mapping[str, Sequence[Change]] = {}

    def released(self, key: str, since: int = 0) -> list[tuple[Person, ...]]:
        """Return the people of a delegation as the issues after number `since` have them, newest first."""
        later = (issue for issue in reversed(self.issues) if issue.number > since)
        return [one.people for issue in later for one in issue.content.delegations if one.key == key]

    def stood(self, comers: Sequence[Comer]) -> "_Stood":
        """Return who stands on the issues, of whatever delegation, and who is there now or has come for it."""
        printed = dict[str, dict[str, list[tuple[int, Person]]]]()
        every = ((issue.number, one) for issue in self.issues for one in issue.content.delegations)
        for number, key, person in ((number, one.key, person) for number, one in every for person in one.people):
            printed.setdefault(unordered(person.name), {}).setdefault(key, []).append((number, person))
        known = ((key, each) for key, one in self.now.items() for each in _known(one.people, self.renamed.get(key, ())))
        here = {(key, unordered(name.name)) for key, each in known for name in each.names}
        return _Stood(printed, here | {(one.key, unordered(one.name)) for one in comers})


class _Stood(Struct, frozen=True):
    """By name and delegation the numbers of issues and who stands there; (delegation, name) of who is there now.

    Those have their former names too, and by the file whoever came is there.
    """

    printed: Mapping[str, Mapping[str, Sequence[tuple[int, Person]]]]
    here: Set[tuple[str, str]]

    def moved(self, one: Comer) -> list[Person]:
        """Return who somebody was in other delegations before their message went to this one.

        They are not there any more; and who stood on an issue beside somebody of this delegation was somebody else.
        """
        name = unordered(one.name)
        by_key = self.printed.get(name, {})
        own = {number for number, _ in by_key.get(one.key, ())}
        left = (people for key, people in by_key.items() if key != one.key and (key, name) not in self.here)
        return [person for people in left if own.isdisjoint(n for n, _ in people) for _, person in people]

    def is_of_others(self, one: Comer, field: str) -> bool:
        """Tell whether an issue says a field of somebody so called in other delegations alone."""
        by_key = self.printed.get(unordered(one.name), {})
        saying = {key for key, people in by_key.items() if any(_says(person, one, field) for _, person in people)}
        return bool(getattr(one, field) and saying) and one.key not in saying


class Unsure(Struct, frozen=True):
    """What a file says of somebody on a roster that says otherwise, as an issue does of one so called elsewhere.

    `comer` is as they were taken: with the file's word, or without it where they seem to be the same person.
    """

    comer: Comer
    field: str
    said: str


def taken(comers: Sequence[Comer], memory: Memory, earlier: Sequence[Comer] = ()) -> tuple[Comer, ...]:
    """Return who has come with what is known of them: by the roster, else by the last issue that names them.

    What a file says of somebody just as an issue does it only repeats: it was printed from that. `earlier` are those
    who came by the file before: what that said, and still holds, is not lost where this one repeats it.
    """
    stands, stood = {one.key: one.people for one in final(earlier, memory)}, memory.stood(comers)
    return tuple(one for key, some in _by_key(comers) for one in _taken(key, some, memory, stands.get(key, ()), stood))


def final(comers: Sequence[Comer], memory: Memory) -> tuple[Delegation, ...]:
    """Return who has come, by section and name: who was nominated at their place, the others behind them.

    Of who is on no roster any more it says what the last issue does. Nothing about that is left to be confirmed.
    """
    return ordered([_final(key, some, memory) for key, some in _by_key(comers)])


def unexpected(comers: Sequence[Comer], memory: Memory) -> tuple[Comer, ...]:
    """Return those who came and are on no roster."""
    return tuple(
        one
        for key, some in _by_key(comers)
        for one, place in zip(some, _places(some, _listed_now(key, memory), memory.renamed.get(key, ())), strict=True)
        if place is None
    )


def unsure(comers: Sequence[Comer], came: Sequence[Comer], memory: Memory) -> tuple[Unsure, ...]:
    """Return what a file (`comers`, and `came` as they were taken) may have from another delegation's list."""
    stood, others = memory.stood(comers), set(unexpected(came, memory))
    said = (one for _, some in _by_key(comers) for one in some)
    pairs = [(one, each) for one, each in zip(said, came, strict=True) if each not in others]
    return tuple(
        Unsure(each, field, getattr(one, field))
        for one, each in pairs
        for field in _TOLD
        if stood.is_of_others(one, field) and not _says(each.known, one, field)
    )


def elsewhere(comers: Sequence[Comer], memory: Memory) -> tuple[tuple[Comer, Delegation], ...]:
    """Return those who came and are not on the roster of their sender, each with another that has one of their name.

    A message that named them may have gone to another sender since; it may as well be a namesake.
    """
    there = {unordered(each.name): one for one in memory.now.values() for each in one.people}
    found = ((one, there.get(unordered(one.name))) for one in unexpected(comers, memory))
    return tuple((one, other) for one, other in found if other is not None and other.key != one.key)


def _by_key(comers: Sequence[Comer]) -> list[tuple[str, list[Comer]]]:
    return [(key, [one for one in comers if one.key == key]) for key in dict.fromkeys(one.key for one in comers)]


def _listed_now(key: str, memory: Memory) -> tuple[Person, ...]:
    return memory.now[key].people if key in memory.now else ()


def _taken(
    key: str, comers: Sequence[Comer], memory: Memory, stands: Sequence[Person], stood: _Stood
) -> Iterator[Comer]:
    lists = [_listed_now(key, memory), stands, *memory.released(key)]
    for one, (now, came, *printed) in zip(comers, _found(comers, lists, memory.renamed.get(key, ())), strict=True):
        known = now or _of_old(one, (came, *printed))
        # Of whom their own delegation knows nothing, what another said of them is all there is.
        before = stood.moved(one) if any((now, came, *printed)) else ()
        repeated = {field for field in _FIELDS for each in (*printed, *before) if _says(each, one, field)}
        unsaid = {field: _UNSAID.get(field, "") for field in repeated if not _says(came, one, field)}
        yield replace(one, known=listed(known), since=len(memory.issues), **unsaid)


def _of_old(one: Comer, told: Sequence[Person | None]) -> Person:
    """Return what was known of somebody who is on no roster; a name that they never had is the file's word."""
    known = next(filter(None, told), Person(one.name))
    if any(each and each.name == one.name for each in told):
        return known
    return replace(known, name=one.name, given_names="", family_name="")


def _final(key: str, comers: Sequence[Comer], memory: Memory) -> Delegation:
    base, renamed = memory.now.get(key) or _unknown(key, comers[0]), memory.renamed.get(key, ())
    lists = [base.people, *memory.released(key, comers[0].since)]
    told = zip(comers, _found(comers, lists, renamed), strict=True)
    people = [_with(next(filter(None, found), one.known or Person(one.name)), one) for one, found in told]
    places = zip(_places(comers, base.people, renamed), people, strict=True)
    came = sorted(places, key=lambda each: (each[0] is None, each[0] or 0))
    return replace(base, people=tuple(person for _, person in came), unconfirmed=(), cancelled=False)


def _found(
    comers: Sequence[Comer], lists: Sequence[Sequence[Person]], renamed: Sequence[Change]
) -> list[tuple[Person | None, ...]]:
    """Return for each of those who came who they are on each list."""
    places = ((people, _places(comers, people, renamed)) for people in lists)
    columns = [[None if at is None else people[at] for at in each] for people, each in places]
    return list(zip(*columns, strict=True))


def _places(comers: Sequence[Comer], people: Sequence[Person], renamed: Sequence[Change]) -> tuple[int | None, ...]:
    """Return the places on a list of those who came, there under the names that the staff has given them."""
    return find(list(map(_called, comers)), _known(people, renamed)).partner


def _known(people: Sequence[Person], renamed: Sequence[Change]) -> list[Known]:
    """Return people by the names that they have now and had before."""
    former = [(change.after, change.before) for change in reversed(renamed)]
    return [by_names(person, former) for person in people]


def _called(one: Comer) -> Person:
    known = one.known or Person(one.name)
    return replace(known, honorific=known.honorific or one.honorific)


def _says(person: Person | None, said: Comer, field: str) -> bool:
    return person is not None and bool(getattr(person, field) == getattr(said, field))


def _with(person: Person, said: Comer) -> Person:
    """Return somebody with what a file says of them, but for what has become otherwise since it was taken."""
    known = said.known or person
    fields = (name for name in _FIELDS if getattr(person, name) == getattr(known, name))
    return replace(person, **{name: value for name in fields if (value := getattr(said, name))})


def _unknown(key: str, one: Comer) -> Delegation:
    """Return a delegation that has not written, in its section of the ledger."""
    iso3 = key.removeprefix("iso3:") if key.startswith("iso3:") else None
    section = one.section if one.section in KINDS else "States" if iso3 else "others"
    return Delegation(key, section, Sender(one.sender, KINDS.get(section, Kind.UNKNOWN), iso3))
