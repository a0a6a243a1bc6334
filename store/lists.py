"""What a released list of participants holds, and what has changed between two. Pure: no database, no clock."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from parsers.record import Kind, Role, Sender
from store.names import Known
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
KINDS = {section: kind for kind, section in _SECTION.items()} | dict.fromkeys(SECTIONS[:2], Kind.STATE)


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

    `moved_from` is the section in which it stood, where that is another one; `told` says that it told by telephone
    whether it comes. `unconfirmed`, `cancelled` and `key` are as in a Delegation, also of one that left; `key` is ""
    in what an older version released.
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
    moved_from: str | None = None
    told: bool = False

    @property
    def is_change(self) -> bool:
        """Whether anything became different."""
        return bool(self.joined or self.left or self.formerly or self.changes or self.moved_from or self.told)


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
    """Somebody who really came, as a file says; what it leaves empty is taken from what is known of them.

    `section` is that of the sender in the ledger, "" where it stands in none. `known` is what was known of them when
    the file was taken, `since` the number of the last issue then; None and 0 in what an older version took.
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
    known: Person | None = None
    since: int = 0


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
    before: Sequence[Delegation],
    after: Sequence[Delegation],
    doubts: Mapping[str, tuple[str, ...]] = {},
    renamed: Mapping[str, Sequence[Change]] = {},
) -> tuple[Changed, ...]:
    """Return what turns one list into the other, by section and name; marks of what is unconfirmed do not count.

    `doubts` are the reasons, by key, why it is unconfirmed that those come no more who are not on the later list,
    `renamed` whom the staff has called otherwise between the two, oldest first.
    """
    old, new = ({one.key: one for one in each} for each in (before, after))
    found = [
        _changed(old.get(key), new.get(key), doubts.get(key, ()), renamed.get(key, ()))
        for key in dict.fromkeys((*old, *new))
    ]
    return tuple(sorted((one for one in found if one.is_change), key=lambda one: _place(one.section, one.sender)))


def by_names(person: Person, renamed: Iterable[tuple[Person | None, Person | None]]) -> Known:
    """Return somebody by all names to which renaming leads."""
    names = [person]
    for old, new in renamed:
        if old and new and old.name == names[-1].name != new.name:
            names.append(new)
    return Known(tuple(names))


def _changed(
    old: Delegation | None, new: Delegation | None, doubts: tuple[str, ...], renamed: Sequence[Change]
) -> Changed:
    now = new or old
    assert now is not None
    before, later = old.people if old else (), [(change.before, change.after) for change in renamed]
    people = compare(before, new.people if new else (), [by_names(person, later) for person in before])
    then = old if old and new else now
    return Changed(
        now.section, now.sender, joined=old is None, left=new is None, changes=people,
        formerly=then.sender.name if then.sender.name != now.sender.name else None,
        unconfirmed=new.unconfirmed if new else doubts, cancelled=new is not None and new.cancelled, key=now.key,
        moved_from=then.section if then.section != now.section else None, told=then.cancelled is not now.cancelled,
    )  # fmt: skip


def _place(section: str, sender: Sender) -> tuple[int, str]:
    known = SECTIONS.index(section) if section in SECTIONS else len(SECTIONS)
    return known, (sender.name or "\uffff").casefold()
