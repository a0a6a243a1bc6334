"""The history of a sender's messages about one meeting -> who comes. Pure: no database, no clock."""

import datetime as dt
import unicodedata
from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from parsers.record import Change as Word
from parsers.record import Delegate, Evidence, Intent, Reason, ReviewItem, Role
from store.names import Likeness, pair


class Attendance(StrEnum):
    """Whether a sender comes. `pending` is one who only acknowledged or asked."""

    ATTENDING = "attending"
    DECLINED = "declined"
    PENDING = "pending"


class What(StrEnum):
    """What happened to a person on a roster."""

    ADDED = "added"
    REMOVED = "removed"
    CORRECTED = "corrected"


class Dated(Struct, frozen=True):
    """What one message says about one meeting, with what its place in the order depends on.

    `id` is any number that names the message, `path` the JSON pointer of this answer in its record. `day` is the day
    it counts from, `moment` the time in its Date header, `received` that of its first Received header, `sha256` that
    of its bytes in hexadecimal.
    """

    id: int
    day: dt.date
    moment: dt.datetime | None
    received: dt.datetime | None
    sha256: str
    intent: Intent
    delegates: tuple[Delegate, ...] = ()
    note: str | None = None
    message_id: str | None = None
    path: str = ""


class Source(Struct, frozen=True):
    """A piece of evidence and the message that holds it."""

    message: int
    evidence: Evidence


class Person(Struct, frozen=True):
    """Somebody on a roster: the delegate's fields of the contract, without `change`.

    `messages` are those that named the person, in the order in which they apply.
    """

    name: str
    honorific: str = ""
    given_names: str = ""
    family_name: str = ""
    role: Role = Role.DELEGATE
    position: str = ""
    organization: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()
    confidence: float = 1.0
    messages: tuple[int, ...] = ()
    sources: tuple[Source, ...] = ()


class Change(Struct, frozen=True):
    """One person added, removed or corrected by a message. `before` is None when added, `after` when removed."""

    what: What
    before: Person | None
    after: Person | None


class Step(Struct, frozen=True):
    """What one message did, in the order of the dates."""

    message: int
    attendance: Attendance
    changes: tuple[Change, ...]


class Doubt(Struct, frozen=True):
    """A review item that arises only among several messages, and the message that it is about."""

    message: int
    item: ReviewItem


class Roster(Struct, frozen=True):
    """Who comes, in the order of the delegation, and how it came about.

    `duplicates` are (message, the earlier message that says the same); they have no step.
    """

    attendance: Attendance = Attendance.PENDING
    people: tuple[Person, ...] = ()
    steps: tuple[Step, ...] = ()
    duplicates: tuple[tuple[int, int], ...] = ()
    doubts: tuple[Doubt, ...] = ()


_ANSWERS = frozenset({Intent.NOMINATE, Intent.AMEND, Intent.DECLINE})
_ONCE = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_TEXTS = ("name", "honorific", "given_names", "family_name", "position", "organization")
_LISTS = ("emails", "phones", "faxes")


def counted_from(note: dt.date | None, sent: dt.datetime | None, arrival: dt.datetime) -> dt.date:
    """Return the day from which a message counts: the note's where it is not after the arrival, else the Date header's.

    Both times are taken in the zone they were written in; the arrival stands in for a Date header that is missing.
    """
    if note is not None and note <= arrival.date():
        return note
    return (sent or arrival).date()


def order(message: Dated) -> tuple[dt.date, dt.datetime, dt.datetime, str, str, int]:
    """Return the sort key of the order in which messages apply; the number tells copies of the same bytes apart."""
    moment = message.moment or message.received or _ONCE
    return message.day, moment, message.received or _ONCE, message.sha256, message.path, message.id


def apply(messages: Iterable[Dated]) -> Roster:
    """Return the roster after all messages of one sender about one meeting, in whatever order they are given."""
    roster = Roster()
    earlier: list[Dated] = []
    for message in sorted(messages, key=order):
        twin = next((one for one in earlier if _twins(one, message)), None)
        roster = _say(roster, _doubts_about_note(message, earlier, twin))
        if twin is not None:
            roster = replace(roster, duplicates=(*roster.duplicates, (message.id, twin.id)))
        else:
            earlier.append(message)
            roster = _after(roster, message)
    return roster


def compare(before: Sequence[Person], after: Sequence[Person]) -> tuple[Change, ...]:
    """Return what turns one roster into the other: removed, corrected, added, each in its list's order."""
    pairs = pair(after, before)
    gone = [Change(What.REMOVED, person, None) for i, person in enumerate(before) if i not in pairs.partner]
    kept = [(before[j], after[i]) for i, j in enumerate(pairs.partner) if j is not None]
    corrected = [Change(What.CORRECTED, old, new) for old, new in kept if _said(old) != _said(new)]
    added = [Change(What.ADDED, None, after[i]) for i, j in enumerate(pairs.partner) if j is None]
    return (*gone, *corrected, *added)


def _after(roster: Roster, message: Dated) -> Roster:
    """Return the roster after one more message that is no duplicate."""
    match message.intent:
        case Intent.NOMINATE:
            return _nominated(roster, message)
        case Intent.AMEND:
            return _amended(roster, message)
        case Intent.DECLINE:
            return _stepped(roster, message, Attendance.DECLINED, (), compare(roster.people, ()))
        case _:
            return _stepped(roster, message, roster.attendance, roster.people, ())


def _stepped(
    roster: Roster, message: Dated, attendance: Attendance, people: tuple[Person, ...], changes: tuple[Change, ...]
) -> Roster:
    step = Step(message.id, attendance, changes)
    return replace(roster, attendance=attendance, people=people, steps=(*roster.steps, step))


def _nominated(roster: Roster, message: Dated) -> Roster:
    # A list without people was announced or could not be read: it takes nobody's place.
    people = tuple(_person(delegate, message) for delegate in message.delegates) or roster.people
    return _stepped(roster, message, Attendance.ATTENDING, people, compare(roster.people, people))


def _amended(roster: Roster, message: Dated) -> Roster:
    """Take people out, then correct or add: the one who comes instead of another is never taken for the other."""
    numbered = list(enumerate(message.delegates))
    people, gone, lost = _without(roster.people, [d for d in numbered if d[1].change is Word.REMOVE], message)
    people, changed, unsure = _with(people, [d for d in numbered if d[1].change is not Word.REMOVE], message)
    comes = bool(changed) or any(d.change is not Word.REMOVE for d in message.delegates)
    declined = roster.attendance is Attendance.DECLINED and not comes
    attendance = Attendance.DECLINED if declined else Attendance.ATTENDING
    return _say(_stepped(roster, message, attendance, people, (*gone, *changed)), (*lost, *unsure))


_Numbered = tuple[int, Delegate]
_Outcome = tuple[tuple[Person, ...], tuple[Change, ...], tuple[Doubt, ...]]


def _without(people: tuple[Person, ...], removed: Sequence[_Numbered], message: Dated) -> _Outcome:
    pairs = pair([delegate for _, delegate in removed], people, inflected=True)
    changes = tuple(Change(What.REMOVED, people[j], None) for j in pairs.partner if j is not None)
    doubts: list[Doubt] = []
    for i, (number, delegate) in enumerate(removed):
        j = pairs.partner[i]
        if i in pairs.unclear:
            doubts.append(_doubt(message, number, Reason.FUZZY_MATCH, _TWO_REMOVED.format(delegate.name)))
        elif j is None:
            doubts.append(_doubt(message, number, Reason.OTHER, _NOBODY_REMOVED.format(delegate.name)))
        elif pairs.likeness[i] is Likeness.FUZZY:
            detail = _TAKEN_OUT.format(delegate.name, people[j].name)
            doubts.append(_doubt(message, number, Reason.FUZZY_MATCH, detail))
    left = tuple(person for j, person in enumerate(people) if j not in pairs.partner)
    return left, changes, tuple(doubts)


def _with(people: tuple[Person, ...], named: Sequence[_Numbered], message: Dated) -> _Outcome:
    pairs = pair([delegate for _, delegate in named], people)
    result, changes, doubts = list(people), list[Change](), list[Doubt]()
    for i, (number, delegate) in enumerate(named):
        j = pairs.partner[i]
        if j is None:
            result.append(_person(delegate, message))
            changes.append(Change(What.ADDED, None, result[-1]))
        else:
            result[j] = _corrected(people[j], delegate, message)
            changes += [Change(What.CORRECTED, people[j], result[j])] * (_said(people[j]) != _said(result[j]))
        if i in pairs.unclear:
            doubts.append(_doubt(message, number, Reason.FUZZY_MATCH, _TWO_MEANT.format(delegate.name)))
        elif j is not None and pairs.likeness[i] <= Likeness.EMAIL:
            detail = _TAKEN_FOR.format(delegate.name, people[j].name)
            doubts.append(_doubt(message, number, Reason.FUZZY_MATCH, detail))
    return tuple(result), tuple(changes), tuple(doubts)


_TWO_REMOVED = "{} is withdrawn, but two people on the list could be meant: nobody was taken off, look who it is."
_NOBODY_REMOVED = "{} is withdrawn, but nobody on the list has that name: see whether a list is missing."
_TAKEN_OUT = "{} is withdrawn and was taken to be {} on the list: check that it is the same person."
_TAKEN_FOR = "{} was taken to be {} on the list, whose details were corrected: check that it is the same person."
_TWO_MEANT = "{} could be two people on the list and was added as another one: check whether one of them is meant."
_NOTE_DIFFERS = "Note {} came before with {}: it was applied again, check which of the two holds."
_NOTE_SPELLED = "Note {} came before with a name spelled otherwise ({} then, {} now): the first spelling was kept."


def _person(delegate: Delegate, message: Dated) -> Person:
    return Person(
        delegate.name, delegate.honorific, delegate.given_names, delegate.family_name, delegate.role,
        delegate.position, delegate.organization, delegate.emails, delegate.phones, delegate.faxes,
        delegate.confidence, (message.id,), tuple(Source(message.id, e) for e in delegate.evidence),
    )  # fmt: skip


def _corrected(person: Person, delegate: Delegate, message: Dated) -> Person:
    """Return the person with what the correction says; what it leaves unsaid keeps its earlier value."""
    new = _person(delegate, message)
    said = {field for field in (*_TEXTS, *_LISTS) if getattr(new, field)}
    # A role without evidence was not said, unless it is one that nobody gets unsaid.
    if new.role is not Role.DELEGATE or any(e.field == "role" for e in delegate.evidence):
        said.add("role")
    if len(new.name.split()) < len(person.name.split()):
        # "Ms. Okoro's telephone number is ...": a part of a name is no correction of it.
        said -= {"name", "given_names", "family_name"}
    kept = tuple(source for source in person.sources if _field(source) not in said)
    return replace(
        person,
        **{field: getattr(new, field) for field in said},
        confidence=min(person.confidence, new.confidence),
        messages=(*person.messages, message.id),
        sources=(*kept, *(source for source in new.sources if _field(source) in said)),
    )


def _field(source: Source) -> str:
    return source.evidence.field.partition("/")[0]


def _said(person: Person) -> tuple[object, ...]:
    """Return what is said about a person, without what only typing differs in."""
    texts = (unicodedata.normalize("NFKC", getattr(person, field)).casefold().split() for field in _TEXTS)
    return person.role, *texts, *(sorted(getattr(person, field)) for field in _LISTS)


def _twins(one: Dated, other: Dated) -> bool:
    """Tell whether two messages are the same: byte for byte, or the same note saying the same."""
    if (one.sha256, one.path) == (other.sha256, other.path):
        return True
    return _same_note(one, other) and _same_answer(one, other)


def _same_note(one: Dated, other: Dated) -> bool:
    """Tell whether two messages carry the same note number or are copies of one e-mail."""
    numbers = _number(one.note), _number(other.note)
    if all(numbers):
        return numbers[0] == numbers[1]
    return one.message_id is not None and one.message_id == other.message_id


def _number(note: str | None) -> str:
    """Return a note number without what fax, e-mail and keyboard make different: spaces, capitals, digits' script."""
    folded = unicodedata.normalize("NFKC", note or "").casefold()
    digits = (str(unicodedata.digit(char)) if char.isdigit() else char for char in folded)
    return "".join(char for char in digits if char.isalnum() or char in "/")


def _same_answer(one: Dated, other: Dated) -> bool:
    """Tell whether two messages do the same with the same people."""
    if one.intent is not other.intent or len(one.delegates) != len(other.delegates):
        return False
    return all(
        None not in pair(
            [d for d in other.delegates if (d.change is Word.REMOVE) is removed],
            [d for d in one.delegates if (d.change is Word.REMOVE) is removed],
        ).partner
        for removed in (True, False)
    )  # fmt: skip


def _doubts_about_note(message: Dated, earlier: Sequence[Dated], twin: Dated | None) -> tuple[Doubt, ...]:
    """Return what a person has to know about a note number that was seen before."""
    if twin is not None:
        return _spelled_otherwise(message, twin)
    for one in earlier:
        if _number(message.note) and _same_note(one, message) and {one.intent, message.intent} <= _ANSWERS:
            people = ", ".join(d.name for d in one.delegates) or "nobody named"
            item = ReviewItem("/note/number", Reason.SAME_NOTE_DIFFERS, _NOTE_DIFFERS.format(message.note, people))
            return (Doubt(message.id, item),)
    return ()


def _spelled_otherwise(message: Dated, twin: Dated) -> tuple[Doubt, ...]:
    pairs = pair(message.delegates, twin.delegates)
    return tuple(
        _doubt(message, i, Reason.SAME_NOTE_DIFFERS, _NOTE_SPELLED.format(message.note, twin.delegates[j].name, d.name))
        for i, (d, j) in enumerate(zip(message.delegates, pairs.partner, strict=True))
        if j is not None and pairs.likeness[i] is Likeness.FUZZY
    )


def _doubt(message: Dated, number: int, reason: Reason, detail: str) -> Doubt:
    return Doubt(message.id, ReviewItem(f"{message.path}/delegates/{number}", reason, detail))


def _say(roster: Roster, doubts: tuple[Doubt, ...]) -> Roster:
    return replace(roster, doubts=(*roster.doubts, *doubts))
