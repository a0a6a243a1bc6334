"""What the staff has corrected, held against messages that say otherwise. Pure: no database, no clock."""

import unicodedata
from collections.abc import Sequence, Set

from msgspec import Struct
from msgspec.structs import replace

from parsers.record import Change as Word
from parsers.record import Delegate, Intent, Reason, ReviewItem, Role
from store.delegation import (
    Change,
    Contradiction,
    Correction,
    Dated,
    Doubt,
    Person,
    Pin,
    Roster,
    Said,
    Source,
    Value,
    What,
)  # fmt: skip
from store.names import Known, Likeness, Pairing, closeness, find, likeness, near

FIELDS = Said.__struct_fields__
# How a name divides is the reader's guess, seldom the message's word: it is held, and nobody is asked.
_GUESSED = frozenset({"given_names", "family_name"})
_WORDS = {"emails": "the e-mail", "phones": "the telephone", "faxes": "the fax"}
# What changes who comes.
ANSWERS = frozenset({Intent.NOMINATE, Intent.AMEND, Intent.DECLINE})


class Meant(Struct, frozen=True):
    """Whom a delegate is taken to be: the place on the list and the number of the pin, and how sure that is.

    `unclear` says that it could be several people equally well, and is taken to be none of them.
    """

    place: int | None = None
    pin: int | None = None
    likeness: Likeness = Likeness.NONE
    unclear: bool = False


class Held(Struct, frozen=True):
    """A message as it counts under the corrections before it.

    `delegates` are those of the message, with what counts of each, and `meant` who they are. `out` are the places of
    those who do not count, `staying` the places on the list of those who stay although the message does not name them.
    `contradictions` are those that are open after it, of earlier messages too; `doubts` are whether those are meant of
    whom the staff has said something.
    """

    message: Dated
    delegates: tuple[Delegate, ...] = ()
    meant: tuple[Meant, ...] = ()
    out: frozenset[int] = frozenset()
    staying: tuple[int, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def hold(message: Dated, roster: Roster) -> Held:
    """Return what a message says where the staff has said nothing; what it says otherwise is a contradiction.

    A contradiction is open until a later message speaks of the same: the last word of the sender counts.
    """
    open = roster.contradictions
    if message.intent not in ANSWERS or not (roster.pins or message.intent is Intent.AMEND):
        nobody = (Meant(),) * len(message.delegates)
        return Held(message, message.delegates, nobody, contradictions=open)
    meant = _meant(message, roster)
    delegates, out, against = list(message.delegates), set[int](), list[Contradiction]()
    for i, number in ((i, one.pin) for i, one in enumerate(meant) if one.pin is not None):
        pin, delegate = roster.pins[number], message.delegates[i]
        if not _counts(pin, delegate):
            out.add(i)
            against += _presence((message, i), pin, number)
        elif delegate.change is not Word.REMOVE:
            delegates[i] = _as_corrected(delegate, pin)
            against += _otherwise(message, i, pin, number)
    staying = _staying(message, roster, meant)
    against += [_unnamed(message, roster, place) for place in staying]
    spoken = _spoken(message, roster, meant) | {(one.pin, one.field) for one in against}
    guessed = _instead(message, roster, meant)
    left = (one for one in open if (one.pin, one.field) not in spoken and not _is_guessed_anew(one, guessed))
    doubts = _unsure(message, roster, meant, out)
    return Held(message, tuple(delegates), meant, frozenset(out), staying, (*left, *against, *guessed), doubts)


def enter(roster: Roster, correction: Correction, earlier: Sequence[Dated]) -> Roster:
    """Return the list after a correction, and what is then open; `earlier` are the messages before it."""
    one, number, roster = _pinned(roster, correction)
    open = tuple(each for each in roster.contradictions if not _settles(correction, number, each))
    astray = _astray(correction, number, one, roster, earlier)
    open += astray
    if one.place is not None and correction.what is not What.REMOVED:
        open += _unseen(correction, number, roster.people[one.place], earlier)
    elif one.place is not None and not astray:
        open += _come_late(correction, number, roster, one.place, earlier)
    return replace(_corrected(roster, one.place, number, correction), contradictions=open)


def corrected(person: Person, said: Said) -> Person:
    """Return a person with what is said of them; what was read for those fields no longer tells where they are from."""
    fields = said.fields
    sources = tuple(source for source in person.sources if _field(source) not in fields)
    return replace(person, **fields, sources=sources)


def stated(delegate: Delegate) -> frozenset[str]:
    """Return the fields that a message says something about."""
    fields = {field for field in FIELDS if field != "role" and getattr(delegate, field)}
    # A role without evidence was not said, unless it is one that nobody gets unsaid.
    if delegate.role is not Role.DELEGATE or any(e.field == "role" for e in delegate.evidence):
        fields.add("role")
    return frozenset(fields)


def same(field: str, one: Value, other: Value) -> bool:
    """Tell whether two values say the same: typing apart, numbers in any order, a part of a name for the name."""
    if field == "name":
        return likeness(Person(str(one)), Person(str(other))) >= Likeness.PART
    return _plain(one) == _plain(other)


def person_of(delegate: Delegate, message: int) -> Person:
    """Return somebody whom a message names."""
    return Person(
        delegate.name, delegate.honorific, delegate.given_names, delegate.family_name, delegate.role,
        delegate.position, delegate.organization, delegate.emails, delegate.phones, delegate.faxes,
        delegate.confidence, (message,), tuple(Source(message, e) for e in delegate.evidence),
        delegate.modality,
    )  # fmt: skip


def change_of(before: Person | None, after: Person | None) -> Change:
    """Return what became of a person."""
    what = What.ADDED if before is None else What.REMOVED if after is None else What.CORRECTED
    return Change(what, before, after)


_Slot = tuple[int | None, int | None]


def _slots(roster: Roster) -> list[_Slot]:
    """Return (place, pin) of everybody who is known: of the list in its order, then of those who are not on it."""
    listed = set(roster.under)
    return [*enumerate(roster.under), *((None, n) for n in range(len(roster.pins)) if n not in listed)]


def _known(roster: Roster, slot: _Slot, floor: Likeness) -> Known:
    place, number = slot
    earlier = () if number is None else roster.pins[number].names[::-1]
    if place is None:
        return Known(earlier, floor)
    now = roster.people[place]
    return Known((now, *(name for name in earlier if name.name != now.name)), floor)


def _meant(message: Dated, roster: Roster) -> tuple[Meant, ...]:
    """Return whom each delegate of a message means, nobody twice: a pin is of one person.

    Whoever comes instead of somebody is never taken for them, and whom the staff took off for nobody who is only called
    alike.
    """
    slots, taken = _slots(roster), set[int]()
    found: dict[int, Meant] = {}
    for removed in (True, False):
        some = [i for i, each in enumerate(message.delegates) if (each.change is Word.REMOVE) is removed]
        known = [_known(roster, slot, _floor(roster, slot, withdrawn=j in taken)) for j, slot in enumerate(slots)]
        pairs = find([message.delegates[i] for i in some], known, inflected=removed)
        found |= zip(some, _found(pairs, slots), strict=True)
        taken |= {j for j in pairs.partner if j is not None}
    return tuple(found[i] for i in range(len(message.delegates)))


def _floor(roster: Roster, slot: _Slot, *, withdrawn: bool) -> Likeness:
    if withdrawn:
        return Likeness.REORDERED
    _, number = slot
    return Likeness.PART if number is not None and roster.pins[number].goes else Likeness.FUZZY


def _found(pairs: Pairing, slots: Sequence[_Slot]) -> list[Meant]:
    return [
        Meant(unclear=i in pairs.unclear) if j is None else Meant(*slots[j], pairs.likeness[i])
        for i, j in enumerate(pairs.partner)
    ]


def _counts(pin: Pin, delegate: Delegate) -> bool:
    """Tell whether what a message says about who comes may count under a pin."""
    if delegate.change is Word.REMOVE:
        return pin.there is None
    return not pin.goes


def _as_corrected(delegate: Delegate, pin: Pin) -> Delegate:
    values = _said(pin).fields
    differs = {field for field, value in values.items() if _plain(value) != _plain(getattr(delegate, field))}
    evidence = tuple(e for e in delegate.evidence if e.field.partition("/")[0] not in differs)
    return replace(delegate, **values, evidence=evidence)


# A delegate: the message and the place in it.
_At = tuple[Dated, int]


def _otherwise(message: Dated, i: int, pin: Pin, number: int) -> tuple[Contradiction, ...]:
    """Return the fields of a delegate that a message says otherwise than the staff."""
    delegate = message.delegates[i]
    against = [
        field for field in stated(delegate) - _GUESSED
        if field in pin.held and not same(field, getattr(delegate, field), pin.held[field].said.fields[field])
    ]  # fmt: skip
    return tuple(_about_field((message, i), field, pin.held[field], pin.names[-1], number) for field in sorted(against))


def _about_field(at: _At, field: str, made: Correction, person: Person, number: int) -> Contradiction:
    message, i = at
    delegate = message.delegates[i]
    ours, theirs = made.said.fields[field], getattr(delegate, field)
    named = ("name", "given_names", "family_name") if field == "name" else (field,)
    said = Said(**{each: getattr(delegate, each) for each in named})
    detail = _OTHERWISE.format(
        person.name, _WORDS.get(field, f"the {field}"), _shown(theirs), made.author, made.at.date(), _shown(ours)
    )
    doubt = _doubt(message, f"/delegates/{i}/{field}", detail)
    return Contradiction(doubt, person, field, (What.CORRECTED, said), number)


def _presence(at: _At, pin: Pin, number: int) -> tuple[Contradiction, ...]:
    """Return that a message names somebody whom the staff took off, or withdraws somebody whom it added."""
    message, i = at
    if message.delegates[i].change is not Word.REMOVE:
        return (_named(at, pin, number),)
    if pin.goes:
        return ()
    made, known = _there(pin), pin.names[-1]
    doubt = _doubt(message, f"/delegates/{i}", _WITHDRAWN.format(known.name, made.author, made.at.date()))
    return (Contradiction(doubt, known, "", (What.REMOVED, Said()), number),)


def _named(at: _At, pin: Pin, number: int) -> Contradiction:
    message, i = at
    delegate, made, known = message.delegates[i], _there(pin), pin.names[-1]
    whom = "them" if known.name == delegate.name else known.name
    detail = _NAMED.format(delegate.name, made.author, whom, made.at.date())
    remedy = What.ADDED, Said(name=delegate.name)
    doubt = _doubt(message, f"/delegates/{i}", detail)
    return Contradiction(doubt, person_of(delegate, message.id), "", remedy, number)


def _instead(message: Dated, roster: Roster, meant: Sequence[Meant]) -> list[Contradiction]:
    """Return that people whom the staff added may be meant where a message withdraws others whom it took off.

    It may have put a name right by taking one off and adding another, which the sender does not know. Who is named by
    the message itself is not meant, nor anybody twice: who is called most alike is taken first.
    """
    named = {one.pin for one in meant}
    added = [n for n in roster.under if n is not None and n not in named and roster.pins[n].stays]
    gone = [(i, n) for i, n in enumerate(one.pin for one in meant)
            if n is not None and roster.pins[n].goes and message.delegates[i].change is Word.REMOVE]  # fmt: skip
    pairs = [
        (_nearness(message.delegates[i].name, roster.pins[other]), i, n, other) for i, n in gone for other in added
    ]
    found: dict[int, Contradiction] = {}
    for _, i, number, other in sorted(pairs, key=lambda each: -each[0]):
        if i not in found and all(one.pin != other for one in found.values()):
            found[i] = _perhaps((message, i), number, other, roster)
    return [found[i] for i in sorted(found)]


def _nearness(gone: str, pin: Pin) -> float:
    return closeness(gone, pin.names[-1].name) / max(1, len(gone.split()))


def _perhaps(at: _At, number: int, nearest: int, roster: Roster) -> Contradiction:
    message, i = at
    made, theirs = (_there(roster.pins[one]) for one in (number, nearest))
    gone, known = message.delegates[i].name, roster.pins[nearest].names[-1]
    detail = _INSTEAD.format(gone, made.author, made.at.date(), known.name, theirs.author, theirs.at.date())
    doubt = _doubt(message, f"/delegates/{i}", detail)
    return Contradiction(doubt, known, "", (What.REMOVED, Said()), nearest, number)


def _is_guessed_anew(open: Contradiction, guessed: Sequence[Contradiction]) -> bool:
    return open.gone is not None and any(one.gone == open.gone for one in guessed)


def _there(pin: Pin) -> Correction:
    assert pin.there is not None, "the staff has said whether they come"
    return pin.there


def _is_whole(message: Dated) -> bool:
    """Tell whether a message says of everybody whether they come: a list of names, or a decline."""
    return message.intent is not Intent.AMEND and (message.intent is not Intent.NOMINATE or bool(message.delegates))


def _staying(message: Dated, roster: Roster, meant: Sequence[Meant]) -> tuple[int, ...]:
    """Return the places of those whom the staff added and a whole list, or a decline, leaves out."""
    if not _is_whole(message):
        return ()
    named = {one.pin for one in meant}
    places = enumerate(roster.under)
    return tuple(place for place, n in places if n is not None and n not in named and roster.pins[n].stays)


def _unnamed(message: Dated, roster: Roster, place: int) -> Contradiction:
    person, number = roster.people[place], roster.under[place]
    assert number is not None, "who stays is under a pin"
    made = _there(roster.pins[number])
    declines = message.intent is Intent.DECLINE
    detail = (_DECLINED if declines else _LEFT_OUT).format(person.name, made.author, made.at.date())
    doubt = _doubt(message, "/intent" if declines else "/delegates", detail)
    return Contradiction(doubt, person, "", (What.REMOVED, Said()), number)


def _spoken(message: Dated, roster: Roster, meant: Sequence[Meant]) -> set[tuple[int | None, str]]:
    """Return (pin, field) of what a message says of people, named or left out; "" is whether somebody comes."""
    said = {
        (one.pin, field) for one, each in zip(meant, message.delegates, strict=True) for field in ("", *stated(each))
    }
    # A whole list, and a decline, says of those whom the staff took off too that they do not come.
    off = [number for number, pin in enumerate(roster.pins) if pin.goes] if _is_whole(message) else []
    return said | {(number, "") for number in off}


def _unsure(message: Dated, roster: Roster, meant: Sequence[Meant], out: set[int]) -> tuple[Doubt, ...]:
    """Return the doubts whether those are meant of whom the staff has said something, where the list does not ask."""
    asked = message.intent is not Intent.NOMINATE
    named, doubts = {one.pin for one in meant}, []
    for i, (one, delegate) in enumerate(zip(meant, message.delegates, strict=True)):
        if i in out or (asked and (one.place is not None or one.unclear)) or delegate.change is Word.REMOVE:
            continue
        if one.unclear and any(_says(pin) and _alike(pin, delegate) for pin in roster.pins):
            doubts.append(_fuzzy(message, i, _SEVERAL.format(delegate.name)))
        elif one.pin is not None and _says(roster.pins[one.pin]) and one.likeness <= Likeness.EMAIL:
            known = roster.pins[one.pin].names[-1]
            doubts.append(_fuzzy(message, i, _TAKEN_FOR.format(delegate.name, known.name)))
        elif one.place is None and (other := _nearest(one, delegate, roster, named)) is not None:
            what = "taken off" if other.goes else "added"
            doubts.append(_fuzzy(message, i, _LIKE.format(delegate.name, other.names[-1].name, what)))
    return tuple(doubts)


def _says(pin: Pin) -> bool:
    return pin.there is not None or bool(pin.held)


def _alike(pin: Pin, delegate: Delegate) -> bool:
    return any(likeness(delegate, name) is not Likeness.NONE for name in pin.names)


def _nearest(one: Meant, delegate: Delegate, roster: Roster, named: Set[int | None]) -> Pin | None:
    """Return the first of those taken off, and of those added whom the message does not name, who may be a delegate.

    Who is known as somebody of whom the staff has spoken is nobody else who was added.
    """
    pins = (pin for n, pin in enumerate(roster.pins) if pin.goes or (pin.stays and one.pin is None and n not in named))
    return next((pin for pin in pins if any(near(delegate, name) for name in pin.names)), None)


def of_decline(open: Contradiction) -> bool:
    """Tell whether what is contradicted is that anybody comes."""
    return open.doubt.item.path.endswith("/intent")


def _pinned(roster: Roster, correction: Correction) -> tuple[Meant, int, Roster]:
    """Return who the person of a correction is, their pin, and the roster with the pin as it is then.

    Who is added beside somebody makes these two known apart.
    """
    meant, wanted = _whose(roster, correction), (correction.person, *correction.beside)
    pins, under, numbers = [*roster.pins], [*roster.under], list[int]()
    for one, person in zip(meant, wanted, strict=True):
        numbers.append(len(pins) if one.pin is None else one.pin)
        pins += [Pin((person,))] * (one.pin is None)
        if one.place is not None:
            under[one.place] = numbers[-1]
    pins[numbers[0]] = _with(pins[numbers[0]], correction)
    return meant[0], numbers[0], replace(roster, pins=tuple(pins), under=tuple(under))


def _whose(roster: Roster, correction: Correction) -> list[Meant]:
    """Return who the person of a correction is and who those beside, on a list as it has become since.

    Somebody who is on the list as they were then is meant, else who is called alike. Who is added is called like
    somebody only by the same words, and not by a former name of somebody on the list.
    """
    slots, added = _slots(roster), correction.what is What.ADDED
    place = None if added else _as_then(correction.person, roster.people)
    if place is not None:
        return [Meant(*slots[place], Likeness.SAME)]
    known = [
        Known((roster.people[slot[0]],), Likeness.REORDERED) if added and slot[0] is not None
        else _known(roster, slot, Likeness.REORDERED if slot[0] is None else Likeness.PART)
        for slot in slots
    ]  # fmt: skip
    return _found(find([correction.person, *correction.beside], known), slots)


def _as_then(person: Person, people: Sequence[Person]) -> int | None:
    same = (place for place, one in enumerate(people) if one.name == person.name and _fields(one) == _fields(person))
    return next(same, None)


def _fields(person: Person) -> list[Value]:
    return [getattr(person, field) for field in FIELDS]


def _with(pin: Pin, correction: Correction) -> Pin:
    person = correction.person
    new = corrected(person, correction.said)
    names = [one for one in pin.names if one.name not in {person.name, new.name}]
    names += [person] * (person.name != new.name) + [new]
    there = pin.there if correction.what is What.CORRECTED else correction
    return Pin(tuple(names), there, {**pin.held, **dict.fromkeys(correction.said.fields, correction)})


def _corrected(roster: Roster, place: int | None, number: int, correction: Correction) -> Roster:
    people, under = roster.people, roster.under
    if place is None:
        person = corrected(correction.person, _said(roster.pins[number]))
        new = correction.what is What.ADDED
        return replace(roster, people=(*people, *[person] * new), under=(*under, *[number] * new))
    stays = () if correction.what is What.REMOVED else (corrected(people[place], correction.said),)
    people = (*people[:place], *stays, *people[place + 1 :])
    return replace(roster, people=people, under=(*under[:place], *[number] * len(stays), *under[place + 1 :]))


def _said(pin: Pin) -> Said:
    """Return all that holds of a person."""
    return Said(**{field: made.said.fields[field] for field, made in pin.held.items()})  # type: ignore[arg-type]


def _settles(correction: Correction, number: int, open: Contradiction) -> bool:
    presence = correction.what is not What.CORRECTED
    said = open.field in correction.said.fields or (presence and not open.field) or correction.what is What.REMOVED
    return open.pin == number and said


def _come_late(
    correction: Correction, number: int, roster: Roster, place: int, earlier: Sequence[Dated]
) -> tuple[Contradiction, ...]:
    """Return that somebody who is taken off is named by an older message that came only later, the last of them."""
    late = set(roster.people[place].messages) - _seen(correction, roster)
    pin = roster.pins[number]
    for message in (each for each in reversed(earlier) if each.id in late):
        for i, delegate in enumerate(message.delegates):
            if delegate.change is not Word.REMOVE and _alike(pin, delegate):
                return (_named((message, i), pin, number),)
    return ()


def _seen(correction: Correction, roster: Roster) -> set[int]:
    """Return the messages that named somebody when a correction was made, and those that these only repeat."""
    seen = set(correction.person.messages)
    return seen | {kept for copy, kept in roster.duplicates if copy in seen}


def _unseen(correction: Correction, number: int, person: Person, earlier: Sequence[Dated]) -> tuple[Contradiction, ...]:
    """Return what older messages that came only later say otherwise: their value is not the one that was corrected."""
    found = []
    for field, value in correction.said.fields.items():
        now, seen = getattr(person, field), getattr(correction.person, field)
        if field not in _GUESSED and now and not same(field, now, value) and not same(field, now, seen):
            said = _saying(person, field, earlier)
            if said is not None:
                new = corrected(person, correction.said)
                found.append(_about_field(said, field, correction, new, number))
    return tuple(found)


def _saying(person: Person, field: str, earlier: Sequence[Dated]) -> _At | None:
    """Return the last message, and the place in it, that says what a field of somebody holds."""
    for message in reversed(earlier):
        for i, delegate in enumerate(message.delegates):
            says = message.id in person.messages and field in stated(delegate) and delegate.change is not Word.REMOVE
            if says and _plain(getattr(delegate, field)) == _plain(getattr(person, field)):
                return message, i
    return None


def _astray(
    correction: Correction, number: int, one: Meant, roster: Roster, earlier: Sequence[Dated]
) -> tuple[Contradiction, ...]:
    """Return that somebody was corrected who, as it turned out, is not, or not surely, on the list.

    Who was taken off has gone by the messages themselves as long as these name them as they did then; who was added
    was not on the list. But somebody on it of whom the staff has said nothing may be they by a name that is near.
    """
    answers = [message for message in earlier if message.intent in ANSWERS]
    surely = one.place is not None and one.likeness > Likeness.EMAIL
    if surely or not answers:
        return ()
    pin, said = roster.pins[number], (correction.person.name, correction.what, correction.author, correction.at.date())
    place = _nearly(pin, roster) if one.place is None else one.place
    gone = correction.what is What.ADDED or (
        correction.what is What.REMOVED and _is_named(correction, pin, roster, answers)
    )
    if place is None and gone:
        return ()
    words = _GONE if place is None else _MAY_BE if one.place is None else _LIKELY
    detail = words.format(*said, "" if place is None else roster.people[place].name)
    return (Contradiction(_doubt(answers[-1], "/delegates", detail), correction.person, "", None, number),)


def _nearly(pin: Pin, roster: Roster) -> int | None:
    """Return the place of the first person of whom the staff has said nothing and who is called nearly as somebody."""
    free = (place for place, under in enumerate(roster.under) if under is None)
    return next((place for place in free if any(near(roster.people[place], name) for name in pin.names)), None)


def _is_named(correction: Correction, pin: Pin, roster: Roster, answers: Sequence[Dated]) -> bool:
    """Tell whether a message names somebody, and each one that did so when a correction was made does so still."""
    naming = {one.id for one in answers if any(_alike(pin, each) for each in one.delegates)}
    return bool(naming) and {one.id for one in answers} & _seen(correction, roster) <= naming


def _fuzzy(message: Dated, i: int, detail: str) -> Doubt:
    return Doubt(message.id, ReviewItem(f"{message.path}/delegates/{i}", Reason.FUZZY_MATCH, detail))


def _doubt(message: Dated, path: str, detail: str) -> Doubt:
    return Doubt(message.id, ReviewItem(f"{message.path}{path}", Reason.CONTRADICTS_CORRECTION, detail))


_ASKED = "The correction stays: confirm this item if the message is right, dismiss it if the correction is."
_OTHERWISE = f"{{}}: {{}} is {{}} here, but {{}} corrected it on {{}} to {{}}. {_ASKED}"
_NAMED = f"{{}} is named here, but {{}} took {{}} off the list on {{}}. {_ASKED}"
_WITHDRAWN = f"{{}} is withdrawn here, but {{}} added them on {{}}. {_ASKED}"
_INSTEAD = (
    "{} is withdrawn here, whom {} took off the list on {}; {}, whom {} added on {}, may be meant and stays: "
    "confirm this item if they are, dismiss it if not."
)
_LEFT_OUT = f"{{}} is not on this list, but {{}} added them on {{}}. {_ASKED}"
_DECLINED = f"Nobody is to come, but {{1}} added {{0}} on {{2}}. {_ASKED}"
_GONE = "{} was {} by {} on {}, but is not on the list to which the messages lead: look who is meant."

_LIKELY = (
    "{} was {} by {} on {}, and {} on the list to which the messages lead was taken to be them: look who is meant."
)
_MAY_BE = "{} was {} by {} on {}, and {} on the list to which the messages lead may be they: look who is meant."
_TAKEN_FOR = "{} was taken to be {}, of whom a correction holds: check that it is the same person."
_LIKE = "{} is on the list, and {} was {} by the staff: check that it is another person."
_SEVERAL = "{} could be several people of whom one was corrected, and was taken to be another: check who is meant."


def _field(source: Source) -> str:
    return source.evidence.field.partition("/")[0]


def _plain(value: Value) -> object:
    """Return a value without what only typing differs in."""
    if isinstance(value, tuple):
        return sorted(value)
    return unicodedata.normalize("NFKC", value).casefold().split()


def _shown(value: Value) -> str:
    return (", ".join(value) if isinstance(value, tuple) else str(value)) or "nothing"
