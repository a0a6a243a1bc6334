"""The history of a sender's messages about one meeting -> who comes. Pure: no database, no clock."""

import datetime as dt
import unicodedata
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from parsers.record import Change as Word
from parsers.record import Delegate, Intent, Reason, ReviewItem, Role
from store import copies, omissions, organs
from store.delegation import (
    Attendance,
    Change,
    Correction,
    Dated,
    Doubt,
    Person,
    Roster,
    Source,
    Step,
    What,
)  # fmt: skip
from store.names import Likeness, likeness, pair
from store.pins import Held, Pins, enter, hold, of_decline, person_of, stated

__all__ = [
    "Attendance", "Change", "Dated", "Doubt", "Person", "Roster", "Source", "Step", "What",
    "apply", "compare", "counted_from", "order",
]  # fmt: skip

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


def apply(messages: Iterable[Dated], corrections: Iterable[Correction] = ()) -> Roster:
    """Return the roster after all messages of one sender about one meeting, in whatever order they are given.

    Each correction applies in its place, and holds against the messages after it.
    """
    roster, pins, earlier = Roster(), Pins(), list[Dated]()
    omitted, apart = tuple[omissions.Omission, ...](), tuple[organs.Disagreement, ...]()
    entries: list[Dated | Correction] = [*messages, *corrections]
    for entry in sorted(entries, key=_place):
        if isinstance(entry, Correction):
            made = enter(roster.people, pins, roster.contradictions, entry, earlier)
            roster, pins = replace(roster, people=made.people, contradictions=made.contradictions), made.pins
            omitted = omissions.still(omitted, roster.people)
            continue
        twin = copies.first(entry, earlier)
        differs = copies.doubts(entry, earlier, twin)
        roster = _say(roster, differs)
        if twin is not None:
            roster = replace(roster, duplicates=(*roster.duplicates, (entry.id, twin.id)))
            continue
        before, roster = roster, _after(roster, hold(entry, roster.people, pins))
        roster = _accepted(roster)
        disagrees = organs.disagreement(entry, before, roster.steps[-1], earlier)
        omitted = omissions.after(omitted, entry, before, roster, asked=bool(differs or disagrees))
        apart = (*apart, *disagrees)
        earlier.append(entry)
    roster = _say(roster, (*organs.doubts(apart, roster, earlier), *omissions.doubts(omitted)))
    roster = _say(roster, (*_two_heads(roster, earlier), *_nobody_left(roster, earlier)))
    # Somebody whom the staff added comes, whatever the messages say.
    return replace(roster, attendance=Attendance.ATTENDING) if roster.people else roster


def _accepted(roster: Roster) -> Roster:
    """Return the roster without contradictions of declines where its last message says that somebody comes."""
    if roster.steps[-1].attendance is not Attendance.ATTENDING:
        return roster
    return replace(roster, contradictions=tuple(one for one in roster.contradictions if not of_decline(one)))


def _two_heads(roster: Roster, messages: Sequence[Dated]) -> tuple[Doubt, ...]:
    """Return the doubt about a delegation with several heads, in the last message that calls one of them so."""
    heads = [person for person in roster.people if person.role is Role.HEAD]
    naming = (one for one in reversed(messages) if any(delegate.role is Role.HEAD for delegate in one.delegates))
    last = next((one for one in naming if any(one.id in person.messages for person in heads)), None)
    if len(heads) < 2 or last is None:
        return ()
    names = f"{', '.join(person.name for person in heads[:-1])} and {heads[-1].name}"
    return (Doubt(last.id, ReviewItem(f"{last.path}/delegates", Reason.OTHER, _TWO_HEADS.format(names))),)


def _nobody_left(roster: Roster, messages: Sequence[Dated]) -> tuple[Doubt, ...]:
    """Return the doubt about a delegation whose last people were taken off, with no word on whether it still comes."""
    last = next((one for one in reversed(messages) if one.intent in _ANSWERS), None)
    empty = roster.attendance is Attendance.ATTENDING and not roster.people
    # A list that names nobody says that the names follow.
    if not empty or last is None or not last.delegates or not any(step.changes for step in roster.steps):
        return ()
    return (Doubt(last.id, ReviewItem(f"{last.path}/delegates", Reason.OTHER, _NOBODY_LEFT)),)


def compare(before: Sequence[Person], after: Sequence[Person]) -> tuple[Change, ...]:
    """Return what turns one roster into the other: removed, corrected, added, each in its list's order."""
    pairs = pair(after, before)
    gone = [Change(What.REMOVED, person, None) for i, person in enumerate(before) if i not in pairs.partner]
    kept = [(before[j], after[i]) for i, j in enumerate(pairs.partner) if j is not None]
    corrected = [Change(What.CORRECTED, old, new) for old, new in kept if _said(old) != _said(new)]
    added = [Change(What.ADDED, None, after[i]) for i, j in enumerate(pairs.partner) if j is None]
    return (*gone, *corrected, *added)


def _place(entry: Dated | Correction) -> tuple[dt.date, dt.datetime, bool, tuple[object, ...]]:
    """Return the sort key of messages and corrections: a correction stands behind the messages of its moment."""
    if isinstance(entry, Correction):
        return entry.day, entry.moment, True, (entry.id,)
    day, moment, *rest = order(entry)
    return day, moment, False, tuple(rest)


def _after(roster: Roster, held: Held) -> Roster:
    """Return the roster after one more message that is no duplicate."""
    message = held.message
    roster = replace(roster, contradictions=(*roster.contradictions, *held.contradictions))
    match message.intent:
        case Intent.NOMINATE:
            return _nominated(roster, held)
        case Intent.AMEND:
            return _amended(roster, held)
        case Intent.DECLINE:
            left = held.staying
            return _stepped(roster, message, Attendance.DECLINED, left, compare(roster.people, left))
        case _:
            return _stepped(roster, message, roster.attendance, roster.people, ())


def _stepped(
    roster: Roster, message: Dated, attendance: Attendance, people: tuple[Person, ...], changes: tuple[Change, ...]
) -> Roster:
    step = Step(message.id, attendance, changes)
    return replace(roster, attendance=attendance, people=people, steps=(*roster.steps, step))


def _nominated(roster: Roster, held: Held) -> Roster:
    message = held.message
    people = tuple(person_of(delegate, message.id) for _, delegate in _counting(held)) + held.staying
    if not message.delegates:
        # A list without people was announced or could not be read: it takes nobody's place.
        people = roster.people
    return _stepped(roster, message, Attendance.ATTENDING, people, compare(roster.people, people))


def _counting(held: Held) -> list[tuple[int, Delegate]]:
    """Return the delegates that count, each with the place in the message."""
    return [(i, delegate) for i, delegate in enumerate(held.message.delegates) if i not in held.out]


def _amended(roster: Roster, held: Held) -> Roster:
    """Take people out, then correct or add: the one who comes instead of another is never taken for the other."""
    message, numbered = held.message, _counting(held)
    people, gone, lost = _without(roster.people, [d for d in numbered if d[1].change is Word.REMOVE], message)
    people, changed, unsure = _with(people, [d for d in numbered if d[1].change is not Word.REMOVE], message)
    comes = any(d.change is not Word.REMOVE for _, d in numbered)
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
        elif pairs.likeness[i] <= Likeness.KIN:
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
            result.append(person_of(delegate, message.id))
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
_NOBODY_LEFT = "Everybody was taken off and nobody named instead: ask whether this delegation still comes, and who."
_TWO_HEADS = "This delegation has several heads, {}: ask who leads it, and correct the others."


def _corrected(person: Person, delegate: Delegate, message: Dated) -> Person:
    """Return the person with what the correction says; what it leaves unsaid keeps its earlier value."""
    new, said = person_of(delegate, message.id), set(stated(delegate))
    if len(new.name.split()) < len(person.name.split()) and likeness(new, person) < Likeness.REORDERED:
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


def _doubt(message: Dated, number: int, reason: Reason, detail: str) -> Doubt:
    return Doubt(message.id, ReviewItem(f"{message.path}/delegates/{number}", reason, detail))


def _say(roster: Roster, doubts: tuple[Doubt, ...]) -> Roster:
    return replace(roster, doubts=(*roster.doubts, *doubts))
