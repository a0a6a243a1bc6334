"""From candidates to delegates: names split, confidence weighed, what needs a look named."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from parsers.extract import names
from parsers.extract.people import calibration, doubts, languages
from parsers.extract.people.candidate import Candidate, Contact
from parsers.extract.people.merge import Merged
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, confidence, evidence, fold, join
from parsers.record import Change, Delegate, Evidence, Reason, ReviewItem, Role

# How often each way of reading is right about every field, before anything speaks against it.
_TRUST = {"table": 0.97, "form": 0.97, "list": 0.96, "stack": 0.94, "sentence": 0.92}
# What a way reads, as the staff call it.
_WHERE = {"table": "a table", "list": "a list", "stack": "lines below each other", "sentence": "running text"}
# The share of people who are right, of those read the same way, below which somebody looks. Of 463 letters that were
# mended on 3 of 160 records without items are wrong (November 2026).
_LEAST = 0.83


class Frame(Struct, frozen=True):
    """What holds for every person of a letter; `common` is the role of those whose own is not said.

    `orders` has the order of family and given names in each script of the list.
    """

    words: Vocabulary
    custom: names.Custom
    amends: bool
    common: Role | None = None
    orders: Mapping[str, names.Order | None] = MappingProxyType({})


def delegate(merged: Merged, at: int, frame: Frame) -> tuple[Delegate, tuple[ReviewItem, ...]]:
    """Return the person as a delegate at a place in the list, and what a person has to look at."""
    person = merged.person
    emails = _values(person.contacts, "emails")
    person = _addressed(person, frame)
    name = person.name.text.replace("\n", " ")
    split = _split(person, name, frame, emails)
    removed = person.change is Change.REMOVE
    review = (*_review(merged, at, split), *doubts.of_fields(person, at, frame.words), *doubts.of_reading(person, at))
    found = Delegate(
        name=name,
        honorific=person.honorific.text.replace("\n", " "),
        given_names=split.given,
        family_name=split.family,
        role=Role.DELEGATE if removed else person.role or frame.common or Role.DELEGATE,
        position=person.position.text,
        organization=person.organization.text,
        emails=emails,
        phones=_values(person.contacts, "phones"),
        faxes=_values(person.contacts, "faxes"),
        change=(person.change or Change.ADD) if frame.amends else Change.LIST,
        confidence=_confidence(person, split, review),
        evidence=_evidence(person),
    )
    return found, review


_INITIAL = re.compile(r"[^\W\d_]\.(?:\s|[^\W\d_]\.)")
# Words of address that elsewhere begin names, by the country where they do not.
_LOCAL_ADDRESS = {"MMR": ("u", "daw")}


def _addressed(person: Candidate, frame: Frame) -> Candidate:
    """Return the person with the name parted from what is said before it where the letter comes from.

    Behind "U" or "Daw" of Myanmar begins a name; elsewhere than in French "M." before an initial is one: "M. K. Alam".
    """
    initials = person.honorific.text == "M." and _INITIAL.match(person.name.text) is not None
    if initials and frame.custom.language not in ("", "fr"):
        return replace(person, honorific=Span(), name=join((person.honorific, person.name), " "))
    first, _, rest = person.name.text.partition(" ")
    if person.honorific or fold(first) not in _LOCAL_ADDRESS.get(frame.custom.country or "", ()) or not rest.strip():
        return person
    return replace(person, honorific=person.name.cut(0, len(first)), name=person.name.cut(len(first)).strip())


def _split(person: Candidate, name: str, frame: Frame, emails: Sequence[str]) -> names.Split:
    if person.family:
        given = names.normal(person.given.text.replace("\n", " "), frame.words)
        return names.Split(given, names.normal(person.family.text.replace("\n", " "), frame.words))
    order = frame.orders.get(languages.script(name))
    first, weak = (order.first, order.weak) if order else (None, False)
    custom = replace(frame.custom, first=first, weak=weak, headed=person.headed)
    found = names.split(name, frame.words, custom, emails)
    # Between names in another script that begin with the family name a name may do so or not.
    elsewhere = any(other.first for other in frame.orders.values() if other)
    elsewhere = elsewhere or ("hani" in frame.orders and " " in name)
    shown = order is not None or found.first is not None
    return replace(found, sure=found.sure and (shown or not elsewhere))


def shown_orders(people: Sequence[Candidate], words: Vocabulary, custom: names.Custom) -> dict[str, names.Order | None]:
    """Return by script the order of family and given names, as the names and the people's addresses show it."""
    emails = {person.name.text: _values(person.contacts, "emails") for person in people}
    written: dict[str, list[str]] = {}
    for name in (person.name.text for person in people):
        written.setdefault(languages.script(name), []).append(name)
    return {script: names.shown_order(own, words, custom, emails) for script, own in written.items()}


def _values(contacts: Sequence[Contact], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(contact.value for contact in contacts if contact.kind == kind and contact.value))


def _evidence(person: Candidate) -> tuple[Evidence, ...]:
    return tuple(item for field, span in person.spans for item in evidence(field, span))


def _believed(person: Candidate) -> float:
    """Return how much is believed of somebody for the way they were read and the look of their name alone."""
    return _TRUST.get(person.way, 0.9) * (0.85 + 0.15 * min(1.0, person.score))


def unsure(people: Sequence[Merged], review: Sequence[ReviewItem]) -> tuple[ReviewItem, ...]:
    """Return one item if somebody, for way and look alone, is too seldom right for a list that is filed unseen.

    Words that are printed badly do not count here, nor does who is in doubt altogether: both have items in `review`.
    Nor does who is only taken off.
    """
    told = {item.path for item in review}
    for at, merged in enumerate(people):
        if f"/delegates/{at}" in told or _only_goes(merged.person):
            continue
        if calibration.committed().of(_believed(merged.person)) < _LEAST:
            name, where = merged.person.name.text.replace("\n", " "), _WHERE.get(merged.person.way, "a line")
            detail = (
                f"{name} was read from {where}, where a name, post or body is easily cut wrongly: compare the list."
            )
            return (ReviewItem("/delegates", Reason.OTHER, detail),)
    return ()


def _only_goes(person: Candidate) -> bool:
    """Tell whom a sentence takes off by name alone, behind "Mr." and the like: no post or body is cut wrongly."""
    bare = not person.position and not person.organization
    return person.change is Change.REMOVE and bare and names.is_spoken(person.honorific)


def _confidence(person: Candidate, split: names.Split, review: Sequence[ReviewItem]) -> float:
    """Return how likely every field is right, as calibrated."""
    value = _believed(person)
    value *= min((confidence(span) for _, span in person.spans), default=1.0)
    value *= 1.0 if split.sure else 0.7
    value *= 1.0 if person.position or person.organization or person.change is Change.REMOVE else 0.85
    believed = value * 0.85 ** len({item.reason for item in review})
    return round(calibration.committed().of(believed), 2)


def _review(merged: Merged, at: int, split: names.Split) -> tuple[ReviewItem, ...]:
    path, name = f"/delegates/{at}", merged.person.name.text
    items = [
        ReviewItem(
            f"{path}/{field}", Reason.READINGS_DIFFER, f"The letter gives two values for {name}: check the {field}."
        )
        for field in dict.fromkeys(merged.differ)
        if field
    ]
    if "" in merged.differ:
        detail = f"{name} stands twice in one list and was taken for one person: check whether two people are meant."
        items.append(ReviewItem(path, Reason.OTHER, detail))
    if not split.sure:
        detail = f"{name}: {split.family} was taken as the family name, the letter does not show it. Check the order."
        items.append(ReviewItem(f"{path}/family_name", Reason.NAME_ORDER, detail))
    return tuple(items)
