"""People and what became of them, in the reader's words."""

from collections.abc import Iterator, Sequence

from intake.digest.characters import plain
from intake.digest.views import Change, Edit, Person
from intake.digest.words import words
from parsers.record import Contact, Delegate, Request
from store import roster

# The order in which a correction is told. Where the name changed, given and family names say nothing more.
_TOLD = ("name", "honorific", "role", "position", "organization", "emails", "phones", "faxes", "modality")
_SPLIT = ("given_names", "family_name")


def person(delegate: Delegate | roster.Person, check: str = "") -> Person:
    """Return one person as the digest prints them."""
    return Person(
        plain(f"{delegate.honorific} {delegate.name}") or "(no name)",
        words().roles[delegate.role],
        tuple(filter(None, (plain(delegate.position), plain(delegate.organization), _modality(delegate)))),
        tuple(_contacts(delegate)),
        check,
    )


def _modality(delegate: Delegate | roster.Person) -> str:
    return words().modalities[delegate.modality] if delegate.modality else ""


def wishes(requests: Sequence[Request]) -> tuple[str, ...]:
    """Return what else a message asks or tells, each sentence once: "visas, costs (“...”)"."""
    kinds: dict[str, list[str]] = {}
    for request in requests:
        kinds.setdefault(request.words, []).append(words().wishes[request.kind])
    return tuple(f"{', '.join(named)} (“{plain(said, longest=_QUOTED)}”)" for said, named in kinds.items())


# Characters of a sentence that is told.
_QUOTED = 200


def change(made: roster.Change) -> Change:
    """Return what a message did to one person: the person as they are now, or as they were when they went."""
    if made.before is not None and made.after is not None:
        return Change("corrected", Person(person(made.after).name), _edits(made.before, made.after))
    if made.after is not None:
        return Change("added", person(made.after))
    assert made.before is not None
    return Change("removed", person(made.before))


def line(told: Change) -> str:
    """Return a change as one line: a corrected person with old and new values, another with what they are."""
    if told.kind == "corrected":
        edits = "; ".join(f"{e.field}: {e.before or 'nothing'} -> {e.after or 'nothing'}" for e in told.edits)
        return f"{told.person.name}: {edits or 'right as it stands'}"
    role = f" ({told.person.role})" if told.person.role else ""
    return ", ".join((told.person.name + role, *told.person.about))


def _edits(before: roster.Person, after: roster.Person) -> tuple[Edit, ...]:
    split = _SPLIT if before.name == after.name else ()
    return _differing((*_TOLD, *split), before, after)


def _differing(fields: Sequence[str], before: roster.Person, after: roster.Person) -> tuple[Edit, ...]:
    pairs = ((field, _value(before, field), _value(after, field)) for field in fields)
    return tuple(Edit(words().fields[field], old, new) for field, old, new in pairs if old != new)


def _value(person: roster.Person, field: str) -> str:
    if field == "role":
        return words().roles[person.role]
    if field == "modality":
        return _modality(person)
    value = getattr(person, field)
    return plain(", ".join(value) if isinstance(value, tuple) else value)


def contact(named: Contact) -> tuple[str, ...]:
    """Return whom the sender names for questions, and how they are reached; empty where nobody is named."""
    who = filter(None, (plain(named.name or ""), plain(named.position or ""), plain(named.organization or "")))
    return (*who, *_contacts(named))


def _contacts(delegate: Delegate | roster.Person | Contact) -> Iterator[str]:
    yield from (plain(address) for address in delegate.emails)
    yield from (f"tel.\u00a0{plain(number)}" for number in delegate.phones)
    yield from (f"fax\u00a0{plain(number)}" for number in delegate.faxes)
