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
from store.names import Known, Likeness, find, fold, likeness, pair
from store.pins import ANSWERS, Held, enter, hold, of_decline, person_of, stated

__all__ = [
    "Attendance", "Change", "Dated", "Doubt", "Person", "Roster", "Source", "Step", "What",
    "apply", "changes", "compare", "counted_from", "lead_back", "order", "undoes",
]  # fmt: skip

_ONCE = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
# The order in which changes are told.
_TOLD = (What.REMOVED, What.CORRECTED, What.ADDED)
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
    roster, earlier = Roster(), list[Dated]()
    omitted, apart = tuple[omissions.Omission, ...](), tuple[organs.Disagreement, ...]()
    entries: list[Dated | Correction] = [*messages, *corrections]
    for entry in sorted(entries, key=_place):
        if isinstance(entry, Correction):
            roster = enter(roster, entry, earlier)
            omitted = omissions.still(omitted, roster.people)
            continue
        twin = copies.first(entry, earlier)
        differs = copies.doubts(entry, earlier, twin)
        roster = _say(roster, differs)
        if twin is not None:
            roster = replace(roster, duplicates=(*roster.duplicates, (entry.id, twin.id)))
            continue
        before, held = roster, hold(entry, roster)
        roster = _accepted(_after(roster, held))
        disagrees = organs.disagreement(entry, before, roster.steps[-1], earlier)
        omitted = omissions.after(omitted, held, before, roster, asked=bool(differs or disagrees))
        apart = (*apart, *disagrees)
        if not disagrees and (roster.steps[-1].changes or roster.attendance is not before.attendance):
            roster = _say(roster, copies.undoing(entry, earlier))
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
    last = next((one for one in reversed(messages) if one.intent in ANSWERS), None)
    empty = roster.attendance is Attendance.ATTENDING and not roster.people
    # A list that names nobody says that the names follow.
    if not empty or last is None or not last.delegates or not any(step.changes for step in roster.steps):
        return ()
    return (Doubt(last.id, ReviewItem(f"{last.path}/delegates", Reason.OTHER, _NOBODY_LEFT)),)


def changes(before: Sequence[Person], roster: Roster, message: int | None) -> tuple[Change, ...]:
    """Return what has turned a list into that of a roster: what a message did, if that leads there, else what differs.

    Only the message tells whether somebody of a like name comes instead of another.
    """
    step = next((step for step in roster.steps if step.message == message), None)
    if step is not None and _lead(step.changes, before, roster.people):
        return tuple(sorted(step.changes, key=lambda change: _TOLD.index(change.what)))
    return compare(before, roster.people)


def lead_back(made: Sequence[Change]) -> bool:
    """Tell whether changes, one after the other, leave a list with the same people, of whom the same is said."""
    befores, afters = [change.before for change in made], [change.after for change in made]
    left, come = (sorted(repr(_said(one)) for one in some if one is not None) for some in (befores, afters))
    return left == come


def undoes(change: Change, other: Change) -> bool:
    """Tell whether a change makes of a person what they were before another one."""
    pairs = ((change.before, other.after), (change.after, other.before))
    same = all((one is None) is (two is None) for one, two in pairs)
    return same and all(one is None or two is None or _said(one) == _said(two) for one, two in pairs)


def _lead(made: Sequence[Change], before: Sequence[Person], after: Sequence[Person]) -> bool:
    people = [_said(person) for person in before]
    for change in made:
        old = None if change.before is None else _said(change.before)
        if old in people:
            people.remove(old)
        elif old is not None:
            return False
        people += [] if change.after is None else [_said(change.after)]
    return sorted(map(repr, people)) == sorted(repr(_said(person)) for person in after)


def compare(
    before: Sequence[Person], after: Sequence[Person], names: Sequence[Known] | None = None
) -> tuple[Change, ...]:
    """Return what turns one roster into the other: removed, corrected, added, each in its list's order.

    `names` are those before by all their names, where the staff has called them otherwise.
    """
    pairs = pair(after, before) if names is None else find(after, names)
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
    roster = _say(replace(roster, contradictions=held.contradictions), held.doubts)
    match held.message.intent:
        case Intent.NOMINATE:
            return _nominated(roster, held)
        case Intent.AMEND:
            return _amended(roster, held)
        case Intent.DECLINE:
            return _stepped(roster, held, Attendance.DECLINED, _staying(roster, held))
        case _:
            return _stepped(roster, held, roster.attendance, _lines(roster), ())


# Somebody on the list, with the pin they are under.
_Line = tuple[Person, int | None]


def _lines(roster: Roster) -> list[_Line]:
    return list(zip(roster.people, roster.under, strict=True))


def _staying(roster: Roster, held: Held) -> list[_Line]:
    return [(roster.people[place], roster.under[place]) for place in held.staying]


def _stepped(
    roster: Roster,
    held: Held,
    attendance: Attendance,
    lines: Sequence[_Line],
    changes: tuple[Change, ...] | None = None,
) -> Roster:
    people, under = tuple(person for person, _ in lines), tuple(pin for _, pin in lines)
    made = compare(roster.people, people) if changes is None else changes
    steps = (*roster.steps, Step(held.message.id, attendance, made))
    return replace(roster, attendance=attendance, people=people, under=under, steps=steps)


def _nominated(roster: Roster, held: Held) -> Roster:
    if not held.message.delegates:
        # A list without people was announced or could not be read: it takes nobody's place.
        return _stepped(roster, held, Attendance.ATTENDING, _lines(roster), ())
    named = [(person_of(delegate, held.message.id), held.meant[i].pin) for i, delegate in _counting(held)]
    listed = _stepped(roster, held, Attendance.ATTENDING, [*named, *_staying(roster, held)])
    return _say(listed, _alike(roster, held))


def _alike(roster: Roster, held: Held) -> tuple[Doubt, ...]:
    """Return the doubt about people on a new list who were taken for others on the list before, as father for son.

    In another script every name is written otherwise, so that is no doubt; nor is another spelling in the same post.
    """
    new = [person_of(delegate, held.message.id) for i, delegate in _counting(held) if held.meant[i].pin is None]
    pairs = pair(new, roster.people)
    alike = [
        f"{person.name} and {roster.people[j].name}"
        for person, j, sure in zip(new, pairs.partner, pairs.likeness, strict=True)
        if j is not None and sure in _NOT_SURE and not _same_place(person, roster.people[j])
    ]
    if not alike:
        return ()
    detail = _TAKEN_AGAIN.format("; ".join(alike))
    return (Doubt(held.message.id, ReviewItem(f"{held.message.path}/delegates", Reason.FUZZY_MATCH, detail)),)


def _same_place(one: Person, other: Person) -> bool:
    """Tell whether two people have the same post in the same body, as father and son hardly do."""
    posts = [(fold(person.position), fold(person.organization)) for person in (one, other)]
    return bool(one.position) and posts[0] == posts[1]


_NOT_SURE = (Likeness.KIN, Likeness.FUZZY)


def _counting(held: Held) -> list[tuple[int, Delegate]]:
    """Return the delegates that count, each with the place in the message."""
    return [(i, delegate) for i, delegate in enumerate(held.delegates) if i not in held.out]


def _amended(roster: Roster, held: Held) -> Roster:
    """Take people out, then correct or add: the one who comes instead of another is never taken for the other."""
    lines = dict(enumerate(_lines(roster)))
    gone, lost = _without(lines, held)
    changed, unsure = _with(lines, held)
    comes = any(d.change is not Word.REMOVE for _, d in _counting(held))
    declined = roster.attendance is Attendance.DECLINED and not comes
    attendance = Attendance.DECLINED if declined else Attendance.ATTENDING
    return _say(_stepped(roster, held, attendance, list(lines.values()), (*gone, *changed)), (*lost, *unsure))


_Outcome = tuple[list[Change], list[Doubt]]


def _without(lines: dict[int, _Line], held: Held) -> _Outcome:
    """Take those off the list (`lines` by their places) whom a message withdraws."""
    changes, doubts = list[Change](), list[Doubt]()
    for i, delegate in _counting(held):
        one, message = held.meant[i], held.message
        if delegate.change is not Word.REMOVE:
            continue
        if one.unclear:
            doubts.append(_doubt(message, i, Reason.FUZZY_MATCH, _TWO_REMOVED.format(delegate.name)))
        elif one.place is None:
            doubts.append(_doubt(message, i, Reason.OTHER, _NOBODY_REMOVED.format(delegate.name)))
        else:
            person, _ = lines.pop(one.place)
            changes.append(Change(What.REMOVED, person, None))
            if one.likeness <= Likeness.KIN:
                doubts.append(_doubt(message, i, Reason.FUZZY_MATCH, _TAKEN_OUT.format(delegate.name, person.name)))
    return changes, doubts


def _with(lines: dict[int, _Line], held: Held) -> _Outcome:
    """Correct those on the list (`lines` by their places) whom a message names, and put the others behind them.

    They have no place yet, but numbers below 0.
    """
    changes, doubts = list[Change](), list[Doubt]()
    for i, delegate in _counting(held):
        one, message, name = held.meant[i], held.message, held.message.delegates[i].name
        if delegate.change is Word.REMOVE:
            continue
        if one.unclear:
            doubts.append(_doubt(message, i, Reason.FUZZY_MATCH, _TWO_MEANT.format(name)))
        if one.place is None or one.place not in lines:
            person = person_of(delegate, message.id)
            lines[-1 - i] = person, one.pin
            changes.append(Change(What.ADDED, None, person))
            continue
        before, pin = lines[one.place]
        person = _corrected(before, delegate, message)
        lines[one.place] = person, pin
        changes += [Change(What.CORRECTED, before, person)] * (_said(before) != _said(person))
        if one.likeness <= Likeness.EMAIL:
            doubts.append(_doubt(message, i, Reason.FUZZY_MATCH, _TAKEN_FOR.format(name, before.name)))
    return changes, doubts


_TWO_REMOVED = "{} is withdrawn, but two people on the list could be meant: nobody was taken off, look who it is."
_NOBODY_REMOVED = "{} is withdrawn, but nobody on the list has that name: see whether a list is missing."
_TAKEN_OUT = "{} is withdrawn and was taken to be {} on the list: check that it is the same person."
_TAKEN_FOR = "{} was taken to be {} on the list, whose details were corrected: check that it is the same person."
_TAKEN_AGAIN = (
    "The new list and the one before it have like names, which were taken to be one person each: {}. Check that."
)
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
        modality=new.modality or person.modality,
    )


def _field(source: Source) -> str:
    return source.evidence.field.partition("/")[0]


def _said(person: Person) -> tuple[object, ...]:
    """Return what is said about a person, without what only typing differs in."""
    texts = (unicodedata.normalize("NFKC", getattr(person, field)).casefold().split() for field in _TEXTS)
    return person.role, person.modality or None, *texts, *(sorted(getattr(person, field)) for field in _LISTS)


def _doubt(message: Dated, number: int, reason: Reason, detail: str) -> Doubt:
    return Doubt(message.id, ReviewItem(f"{message.path}/delegates/{number}", reason, detail))


def _say(roster: Roster, doubts: tuple[Doubt, ...]) -> Roster:
    return replace(roster, doubts=(*roster.doubts, *doubts))
