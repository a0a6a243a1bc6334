"""What the staff has corrected, held against messages that say otherwise. Pure: no database, no clock."""

import unicodedata
from collections.abc import Collection, Mapping, Sequence

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
    Said,
    Source,
    Value,
    What,
)  # fmt: skip
from store.names import Likeness, Named, likeness, one_by_name, pair

FIELDS = Said.__struct_fields__
# How a name divides is the reader's guess, seldom the message's word: it is held, and nobody is asked.
_GUESSED = frozenset({"given_names", "family_name"})
_WORDS = {"emails": "the e-mail", "phones": "the telephone", "faxes": "the fax"}


class Pin(Struct, frozen=True):
    """What the staff has said about one person, known by all of `names`, the newest last.

    `there` is the last correction that added or removed the person, `held` the last one of each field. `beside` are
    people with like names of whom it was said that they are others.
    """

    names: tuple[Person, ...] = ()
    beside: tuple[Person, ...] = ()
    there: Correction | None = None
    held: Mapping[str, Correction] = {}

    @property
    def stays(self) -> bool:
        """Whether the person is on the list whatever a message says."""
        return self.there is not None and self.there.what is What.ADDED

    @property
    def goes(self) -> bool:
        """Whether the person is off the list whatever a message says."""
        return self.there is not None and self.there.what is What.REMOVED


Pins = tuple[Pin, ...]


class Held(Struct, frozen=True):
    """A message as it counts under the corrections before it.

    `out` are the places of the delegates in it that do not count, `staying` those who stay although it does not name
    them.
    """

    message: Dated
    out: frozenset[int] = frozenset()
    staying: tuple[Person, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


class Entered(Struct, frozen=True):
    """A list after a correction, with what then holds and what no longer needs an answer."""

    people: tuple[Person, ...]
    pins: Pins
    contradictions: tuple[Contradiction, ...]


def hold(message: Dated, people: Sequence[Person], pins: Pins) -> Held:
    """Return what a message says where the staff has said nothing; what it says otherwise is a contradiction."""
    if not pins or message.intent not in {Intent.NOMINATE, Intent.AMEND, Intent.DECLINE}:
        return Held(message)
    under = _under(pins, people)
    others = [person for place, person in enumerate(people) if place not in under.values()]
    meant = _meant(message, others, pins)
    delegates, out, against = list(message.delegates), set[int](), list[Contradiction]()
    for i, number in sorted(meant.items()):
        pin, delegate = pins[number], message.delegates[i]
        if _counts(pin, delegate):
            delegates[i] = _as_corrected(delegate, pin)
            against += _otherwise(message, i, pin) if delegate.change is not Word.REMOVE else ()
        else:
            out.add(i)
            against += _presence(message, i, pin)
    staying = _staying(message, people, pins, under, meant.values())
    against += [_unnamed(message, person, pin) for person, pin in staying]
    held = replace(message, delegates=tuple(delegates))
    return Held(held, frozenset(out), tuple(person for person, _ in staying), tuple(against))


def enter(
    people: tuple[Person, ...],
    pins: Pins,
    open: tuple[Contradiction, ...],
    correction: Correction,
    earlier: Sequence[Dated],
) -> Entered:
    """Return what a correction makes of a list and of what was open; `earlier` are the messages before it."""
    under = _under(pins, people)
    number = _number(people, pins, under, correction)
    pin = _pinned(pins[number] if number < len(pins) else Pin(), correction)
    taken = {place for other, place in under.items() if other != number}
    place = _place(people, pin, correction, taken)
    open = tuple(each for each in open if not _settles(correction, pin, each))
    if place is not None and correction.what is not What.REMOVED:
        open += _unseen(correction, people[place], earlier)
    elif place is None and correction.what is What.CORRECTED:
        open += _lost(correction, earlier)
    pins = (*pins[:number], pin, *pins[number + 1 :])
    return Entered(_corrected(people, place, correction), pins, open)


def corrected(person: Person, said: Said) -> Person:
    """Return a person with what is said of them; what was read for those fields no longer tells where they are from."""
    fields = said.fields
    sources = tuple(source for source in person.sources if _field(source) not in fields)
    return replace(person, **fields, sources=sources)


def is_of(pin: Pin, person: Named) -> bool:
    """Tell whether a pin is about a person, by a name in any order, spelling and script."""
    return any(one_by_name(person, one) for one in pin.names)


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
    )  # fmt: skip


def change_of(before: Person | None, after: Person | None) -> Change:
    """Return what became of a person."""
    what = What.ADDED if before is None else What.REMOVED if after is None else What.CORRECTED
    return Change(what, before, after)


def _meant(message: Dated, others: Sequence[Person], pins: Pins) -> dict[int, int]:
    """Return the pin that each delegate of a message is under, by their places; `others` on the list have none."""
    apart = (person for pin in pins for person in pin.beside)
    others = [*others, *(person for person in apart if not any(one_by_name(person, one) for one in others))]
    numbered = list(enumerate(message.delegates))
    found: dict[int, int] = {}
    for removed in (True, False):
        some = [(i, d) for i, d in numbered if (d.change is Word.REMOVE) is removed]
        found |= _paired(some, others, pins, inflected=removed)
    return found


def _under(pins: Pins, people: Sequence[Person]) -> dict[int, int]:
    """Return the place of whom each pin is about on a list, one to one: the surest first, by their newest names."""
    alike = [
        (-likeness(person, name), depth, number, place)
        for number, pin in enumerate(pins)
        for depth, name in enumerate(reversed(pin.names))
        for place, person in enumerate(people)
        if one_by_name(person, name)
    ]
    found: dict[int, int] = {}
    for _, _, number, place in sorted(alike):
        if number not in found and place not in found.values():
            found[number] = place
    return found


def _number(people: Sequence[Person], pins: Pins, under: Mapping[int, int], correction: Correction) -> int:
    """Return the pin that a correction is about: that of its person on the list, else one that knows the name.

    It is the next number where there is none yet.
    """
    person, beside = correction.person, correction.beside
    place = pair([person, *beside], people).partner[0]
    if place is not None and one_by_name(person, people[place]):
        known = next((number for number, its in under.items() if its == place), None)
        if known is not None:
            return known
    named = [i for i, pin in enumerate(pins) if is_of(pin, person) and not _nearer(pin, beside, person)]
    return min(named, key=lambda i: (i in under, i), default=len(pins))


def _nearer(pin: Pin, others: Sequence[Person], person: Person) -> bool:
    """Tell whether a pin is about one of the others rather than about a person."""
    mine = max(likeness(person, name) for name in pin.names)
    return any(likeness(other, name) > mine for other in others for name in pin.names)


def _paired(
    named: Sequence[tuple[int, Delegate]], others: Sequence[Person], pins: Pins, *, inflected: bool
) -> dict[int, int]:
    """Pair delegates with pins, by their newest names first, and the sure ones before the others."""
    found: dict[int, int] = {}
    depths = range(max(len(pin.names) for pin in pins))
    for floor, depth in ((floor, depth) for floor in (Likeness.REORDERED, Likeness.FUZZY) for depth in depths):
        wanted = [(i, delegate) for i, delegate in named if i not in found]
        free = [n for n, pin in enumerate(pins) if n not in found.values() and depth < len(pin.names)]
        candidates = [*(pins[n].names[-1 - depth] for n in free), *others]
        pairs = pair([delegate for _, delegate in wanted], candidates, inflected=inflected)
        for (i, delegate), j, sure in zip(wanted, pairs.partner, pairs.likeness, strict=True):
            # Whom the staff took off is not to be mistaken for somebody who is only called alike.
            if j is None or j >= len(free) or sure < floor:
                continue
            pin = pins[free[j]]
            if not pin.goes or sure >= Likeness.PART or is_of(pin, delegate):
                found[i] = free[j]
    return found


def _counts(pin: Pin, delegate: Delegate) -> bool:
    """Tell whether what a message says about who comes may count under a pin."""
    if delegate.change is Word.REMOVE:
        return pin.there is None
    return not pin.goes


def _as_corrected(delegate: Delegate, pin: Pin) -> Delegate:
    if delegate.change is Word.REMOVE:
        # Found on the list by the name that it bears there.
        by_name = likeness(delegate, pin.names[-1]) is not Likeness.NONE
        return delegate if by_name else replace(delegate, name=pin.names[-1].name)
    values = {field: made.said.fields[field] for field, made in pin.held.items()}
    differs = {field for field, value in values.items() if _plain(value) != _plain(getattr(delegate, field))}
    evidence = tuple(e for e in delegate.evidence if e.field.partition("/")[0] not in differs)
    return replace(delegate, **values, evidence=evidence)


def _otherwise(message: Dated, i: int, pin: Pin) -> tuple[Contradiction, ...]:
    """Return the fields of a delegate that a message says otherwise than the staff."""
    delegate = message.delegates[i]
    against = [
        field for field in stated(delegate) - _GUESSED
        if field in pin.held and not same(field, getattr(delegate, field), pin.held[field].said.fields[field])
    ]  # fmt: skip
    return tuple(_about_field(message, i, field, pin.held[field], pin.names[-1]) for field in sorted(against))


def _about_field(message: Dated, i: int, field: str, made: Correction, person: Person) -> Contradiction:
    delegate = message.delegates[i]
    ours, theirs = made.said.fields[field], getattr(delegate, field)
    named = ("name", "given_names", "family_name") if field == "name" else (field,)
    said = Said(**{each: getattr(delegate, each) for each in named})
    detail = _OTHERWISE.format(
        person.name, _WORDS.get(field, f"the {field}"), _shown(theirs), made.author, made.at.date(), _shown(ours)
    )
    return Contradiction(_doubt(message, f"/delegates/{i}/{field}", detail), person, field, (What.CORRECTED, said))


def _presence(message: Dated, i: int, pin: Pin) -> tuple[Contradiction, ...]:
    """Return that a message names somebody whom the staff took off, or withdraws somebody whom it added."""
    delegate, made = message.delegates[i], pin.there
    assert made is not None, "only a pin about who comes keeps somebody from counting"
    removed = delegate.change is Word.REMOVE
    if removed is pin.goes:
        return ()
    path, by = f"/delegates/{i}", (made.author, made.at.date())
    if removed:
        detail = _WITHDRAWN.format(pin.names[-1].name, *by)
        return (Contradiction(_doubt(message, path, detail), pin.names[-1], "", (What.REMOVED, Said())),)
    person = person_of(delegate, message.id)
    known = pin.names[-1].name
    detail = _NAMED.format(delegate.name, by[0], "them" if known == delegate.name else known, by[1])
    return (Contradiction(_doubt(message, path, detail), person, "", (What.ADDED, Said(name=delegate.name))),)


def _staying(
    message: Dated, people: Sequence[Person], pins: Pins, under: Mapping[int, int], meant: Collection[int]
) -> list[tuple[Person, Pin]]:
    """Return whom the staff added and a whole list, or a decline, leaves out."""
    if message.intent is Intent.AMEND or (message.intent is Intent.NOMINATE and not message.delegates):
        return []
    left = sorted((place, n) for n, place in under.items() if pins[n].stays and n not in meant)
    return [(people[place], pins[n]) for place, n in left]


def _unnamed(message: Dated, person: Person, pin: Pin) -> Contradiction:
    assert pin.there is not None, "who stays was added"
    declines = message.intent is Intent.DECLINE
    detail = (_DECLINED if declines else _LEFT_OUT).format(person.name, pin.there.author, pin.there.at.date())
    path = "/intent" if declines else "/delegates"
    return Contradiction(_doubt(message, path, detail), person, "", (What.REMOVED, Said()))


def of_decline(open: Contradiction) -> bool:
    """Tell whether what is contradicted is that anybody comes."""
    return open.doubt.item.path.endswith("/intent")


def _pinned(pin: Pin, correction: Correction) -> Pin:
    person = correction.person
    new = corrected(person, correction.said)
    names = [one for one in pin.names if one.name not in {person.name, new.name}]
    names += [person] * (person.name != new.name) + [new]
    there = pin.there if correction.what is What.CORRECTED else correction
    beside = (*pin.beside, *correction.beside)
    return Pin(tuple(names), beside, there, {**pin.held, **dict.fromkeys(correction.said.fields, correction)})


def _place(people: Sequence[Person], pin: Pin, correction: Correction, taken: Collection[int]) -> int | None:
    """Return where on a list the person of a correction is; those whose places are `taken` are others."""
    free = [place for place in range(len(people)) if place not in taken]
    found = []
    for name in reversed(pin.names):
        pairs = pair([name, *correction.beside], [people[place] for place in free])
        if pairs.partner[0] is not None:
            found.append((name, pairs.likeness[0], free[pairs.partner[0]]))
    sure = [place for _, likeness, place in found if likeness >= Likeness.REORDERED]
    sure += [place for name, _, place in found if one_by_name(people[place], name)]
    if correction.what is not What.ADDED:
        sure += [place for _, likeness, place in found if likeness >= Likeness.PART]
    return sure[0] if sure else None


def _corrected(people: tuple[Person, ...], place: int | None, correction: Correction) -> tuple[Person, ...]:
    if correction.what is What.REMOVED:
        return tuple(person for i, person in enumerate(people) if i != place)
    if place is not None:
        return (*people[:place], corrected(people[place], correction.said), *people[place + 1 :])
    added = correction.what is What.ADDED
    return (*people, corrected(correction.person, correction.said)) if added else people


def _settles(correction: Correction, pin: Pin, open: Contradiction) -> bool:
    if not is_of(pin, open.person):
        return False
    presence = correction.what is not What.CORRECTED
    return open.field in correction.said.fields or (presence and not open.field) or correction.what is What.REMOVED


def _unseen(correction: Correction, person: Person, earlier: Sequence[Dated]) -> tuple[Contradiction, ...]:
    """Return what older messages that came only later say otherwise: their value is not the one that was corrected."""
    found = []
    for field, value in correction.said.fields.items():
        now, seen = getattr(person, field), getattr(correction.person, field)
        if field not in _GUESSED and now and not same(field, now, value) and not same(field, now, seen):
            said = _saying(person, field, earlier)
            if said is not None:
                found.append(_about_field(*said, field, correction, corrected(person, correction.said)))
    return tuple(found)


def _saying(person: Person, field: str, earlier: Sequence[Dated]) -> tuple[Dated, int] | None:
    """Return the last message, and the place in it, that says what a field of somebody holds."""
    for message in reversed(earlier):
        for i, delegate in enumerate(message.delegates):
            says = message.id in person.messages and field in stated(delegate) and delegate.change is not Word.REMOVE
            if says and _plain(getattr(delegate, field)) == _plain(getattr(person, field)):
                return message, i
    return None


def _lost(correction: Correction, earlier: Sequence[Dated]) -> tuple[Contradiction, ...]:
    """Return that somebody was corrected who, as it turned out, was no longer on the list."""
    answers = [message for message in earlier if message.intent in {Intent.NOMINATE, Intent.AMEND, Intent.DECLINE}]
    if not answers:
        return ()
    detail = _GONE.format(correction.person.name, correction.author, correction.at.date())
    return (Contradiction(_doubt(answers[-1], "/delegates", detail), correction.person, "", None),)


def _doubt(message: Dated, path: str, detail: str) -> Doubt:
    return Doubt(message.id, ReviewItem(f"{message.path}{path}", Reason.CONTRADICTS_CORRECTION, detail))


_ASKED = "The correction stays: confirm this item if the message is right, dismiss it if the correction is."
_OTHERWISE = f"{{}}: {{}} is {{}} here, but {{}} corrected it on {{}} to {{}}. {_ASKED}"
_NAMED = f"{{}} is named here, but {{}} took {{}} off the list on {{}}. {_ASKED}"
_WITHDRAWN = f"{{}} is withdrawn here, but {{}} added them on {{}}. {_ASKED}"
_LEFT_OUT = f"{{}} is not on this list, but {{}} added them on {{}}. {_ASKED}"
_DECLINED = f"Nobody is to come, but {{1}} added {{0}} on {{2}}. {_ASKED}"
_GONE = "{} was corrected by {} on {}, but is not on the list to which the messages lead: look who is meant."


def _field(source: Source) -> str:
    return source.evidence.field.partition("/")[0]


def _plain(value: Value) -> object:
    """Return a value without what only typing differs in."""
    if isinstance(value, tuple):
        return sorted(value)
    return unicodedata.normalize("NFKC", value).casefold().split()


def _shown(value: Value) -> str:
    return (", ".join(value) if isinstance(value, tuple) else str(value)) or "nothing"
