"""What a released list of participants holds, and what has changed between two. Pure: no database, no clock."""

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import StrEnum
from operator import itemgetter

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from parsers.record import Kind, Role, Sender
from store.names import pair
from store.roster import Change, Person, compare

SECTIONS = (
    "States parties", "signatories", "States", "observer States", "UN entities", "intergovernmental",
    "non-governmental", "others",
)  # fmt: skip
# The sections that say of a body what it is.
BODIES = {"UN entities": Kind.UN_ENTITY, "intergovernmental": Kind.IGO, "non-governmental": Kind.NGO}
_SECTION = {Kind.STATE: "States", Kind.OBSERVER_STATE: "observer States"} | {
    kind: section for section, kind in BODIES.items()
}


class IssueKind(StrEnum):
    """What was released: who is to come, what has changed since the issue before, who has come."""

    LIST = "list"
    CORRIGENDUM = "corrigendum"
    FINAL = "final"


class Delegation(Struct, frozen=True):
    """A sender that comes, and its people in their order, without addresses and numbers.

    `unconfirmed` are the reasons of the review items that were open when the list was released, each once. `cancelled`
    says that it told by telephone that it does not come, a note to follow.
    """

    key: str
    section: str
    sender: Sender
    people: tuple[Person, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    cancelled: bool = False


class Changed(Struct, frozen=True):
    """What became different about a delegation: it `joined`, `left` or is called otherwise, and its people.

    `unconfirmed`, `cancelled` and `key` are as in a Delegation, also of one that left; `key` is "" in what an older
    version released.
    """

    section: str
    sender: Sender
    joined: bool = False
    left: bool = False
    formerly: str | None = None
    changes: tuple[Change, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    cancelled: bool = False
    key: str = ""


class Content(Struct, frozen=True):
    """The delegations as they were, and of a corrigendum the changes since issue `since`."""

    title: str
    starts: dt.date | None
    ends: dt.date | None
    place: str
    delegations: tuple[Delegation, ...]
    since: int | None = None
    changes: tuple[Changed, ...] = ()


class Issue(Struct, frozen=True):
    """What was released about a meeting; numbers count from 1, lists and corrigenda together."""

    meeting: str
    number: int
    kind: IssueKind
    at: dt.datetime
    author: str
    content: Content


class Comer(Struct, frozen=True):
    """Somebody who really came, as a file says; what it leaves empty is taken from the roster.

    `section` is that of the sender in the ledger, "" where it stands in none.
    """

    key: str
    sender: str
    name: str
    honorific: str = ""
    given_names: str = ""
    family_name: str = ""
    role: Role | None = None
    position: str = ""
    organization: str = ""
    section: str = ""


_FIELDS = ("honorific", "given_names", "family_name", "role", "position", "organization")


_KIND = {section: kind for kind, section in _SECTION.items()} | dict.fromkeys(SECTIONS[:2], Kind.STATE)


def section_of(kind: Kind) -> str:
    """Return the section of a sender that no list of invitees names."""
    return _SECTION.get(kind, "others")


def listed(person: Person) -> Person:
    """Return a person as a list shows them: no addresses, no numbers, nothing about how they were read or take part."""
    return replace(
        person, emails=(), phones=(), faxes=(), confidence=1.0, sources=(), messages=(), modality=msgspec.UNSET
    )


def ordered(delegations: Sequence[Delegation]) -> tuple[Delegation, ...]:
    """Return delegations by section and name."""
    return tuple(sorted(delegations, key=lambda one: _place(one.section, one.sender)))


def changed(
    before: Sequence[Delegation], after: Sequence[Delegation], doubts: Mapping[str, tuple[str, ...]] = {}
) -> tuple[Changed, ...]:
    """Return what turns one list into the other, by section and name; marks of what is unconfirmed do not count.

    `doubts` are the reasons, by key, why it is unconfirmed that those come no more who are not on the later list.
    """
    old, new = ({one.key: one for one in each} for each in (before, after))
    found = [_changed(old.get(key), new.get(key), doubts.get(key, ())) for key in dict.fromkeys((*old, *new))]
    told = [one for one in found if one.joined or one.left or one.formerly or one.changes]
    return tuple(sorted(told, key=lambda one: _place(one.section, one.sender)))


def final(comers: Sequence[Comer], known: Mapping[str, Delegation]) -> tuple[Delegation, ...]:
    """Return who has come, by section and name: who was nominated at their place, the others behind them.

    Nothing about that is left to be confirmed.

    `known` are the current delegations by key, also those that declined, with an empty roster.
    """
    keys = dict.fromkeys(one.key for one in comers)
    return ordered([_final(key, [one for one in comers if one.key == key], known.get(key)) for key in keys])


def unexpected(comers: Sequence[Comer], known: Mapping[str, Delegation]) -> tuple[Comer, ...]:
    """Return those who came and are on no roster."""
    return tuple(
        one
        for key in dict.fromkeys(each.key for each in comers)
        for one, place in _paired([each for each in comers if each.key == key], known.get(key))
        if place is None
    )


def _final(key: str, comers: Sequence[Comer], known: Delegation | None) -> Delegation:
    base = known or _unknown(key, comers[0])
    paired = _paired(comers, known)
    nominated = sorted([(place, one) for one, place in paired if place is not None], key=itemgetter(0))
    people = [_with(base.people[place], one) for place, one in nominated]
    people += [_with(Person(one.name), one) for one, place in paired if place is None]
    return replace(base, people=tuple(people), unconfirmed=(), cancelled=False)


def _paired(comers: Sequence[Comer], known: Delegation | None) -> list[tuple[Comer, int | None]]:
    wanted = [Person(one.name, one.honorific) for one in comers]
    return list(zip(comers, pair(wanted, known.people if known else ()).partner, strict=True))


def _with(person: Person, said: Comer) -> Person:
    return replace(person, **{name: value for name in _FIELDS if (value := getattr(said, name))})


def _unknown(key: str, one: Comer) -> Delegation:
    """Return a delegation that has not written, in its section of the ledger."""
    iso3 = key.removeprefix("iso3:") if key.startswith("iso3:") else None
    section = one.section if one.section in _KIND else "States" if iso3 else "others"
    return Delegation(key, section, Sender(one.sender, _KIND.get(section, Kind.UNKNOWN), iso3))


def _changed(old: Delegation | None, new: Delegation | None, doubts: tuple[str, ...]) -> Changed:
    now = new or old
    assert now is not None
    people = compare(old.people if old else (), new.people if new else ())
    formerly = old.sender.name if old and new and old.sender.name != new.sender.name else None
    return Changed(
        now.section, now.sender, joined=old is None, left=new is None, formerly=formerly, changes=people,
        unconfirmed=new.unconfirmed if new else doubts, cancelled=new is not None and new.cancelled,
        key=now.key,
    )  # fmt: skip


def _place(section: str, sender: Sender) -> tuple[int, str]:
    known = SECTIONS.index(section) if section in SECTIONS else len(SECTIONS)
    return known, (sender.name or "\uffff").casefold()
