"""What somebody at the desk types as a correction -> values that a list may hold."""

from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from parsers import languages
from parsers.record import Kind, Role, Sender
from store.delegation import Person, Said, Value
from store.responses import unabbreviated

ALIASES: Mapping[str, str] = {"email": "emails", "phone": "phones", "fax": "faxes", "telephone": "phones"}


def said(typed: Iterable[str]) -> Said:
    """Return what FIELD=VALUE words say. Raises ValueError, whose message says what is wrong with which."""
    values: dict[str, Value] = {}
    for word in typed:
        name, sign, written = word.partition("=")
        field = name.strip().lower().replace("-", "_")
        field = ALIASES.get(field, field)
        if not sign or field not in Said.__struct_fields__:
            known = ", ".join(Said.__struct_fields__)
            raise ValueError(f"{word!r} is no FIELD=VALUE: fields are {known}.")
        if field in values:
            raise ValueError(f"{field} is said twice; several addresses or numbers are separated by commas.")
        values[field] = _READ.get(field, text)(written)
    if values.get("name") == "":
        raise ValueError("a name cannot be empty: --remove takes somebody off the list.")
    return Said(**values)  # type: ignore[arg-type]


def kept(person: Person | None, said: Said) -> tuple[str, ...]:
    """Return in words what is known of somebody who is added beyond what was said of them."""
    from intake.digest.words import words

    new = Person("") if person is None else person
    known = (each for each in Said.__struct_fields__ if each != "name" and each not in said.fields)
    return tuple(words().fields[each] for each in known if getattr(new, each) != getattr(Person(""), each))


def named(said: Said, written: str) -> Said:
    """Return what is said with the parts of a new name, divided as the reader divides names where nobody says how."""
    from parsers.extract import names
    from parsers.extract.people.vocabulary import vocabulary

    family, given = said.family_name, said.given_names
    if family is None and given is None:
        split = names.split(written, vocabulary(), emails=said.emails or ())
        family, given = split.family, split.given
    return Said(**{**said.fields, "family_name": family or "", "given_names": given or ""})  # type: ignore[arg-type]


def sender(written: str, kind: str | None) -> Sender:
    """Return who is meant: a State, a body that is known, else one of the kind that is said. Raises ValueError."""
    from intake.senders import body, nearest, state

    found = state(written)
    if found is not None:
        return Sender(found.name, Kind(found.kind), found.iso3)
    name = text(written)
    known = body(name)
    if kind is None and known is None:
        states = (each for one in languages.states() for each in (one.name, *one.names))
        meant = nearest(name, (*states, *(each for one in languages.bodies() for each in one.names)))
        advice = f"did you mean {meant}? Else say --kind." if meant else "mend the spelling, or say --kind."
        raise ValueError(f"{name} is no State and no body that is known: {advice}")
    sender = Sender(unabbreviated(name), Kind(kind or (known.kind if known else "unknown")))
    return replace(sender, known_as=known.names[0]) if known else sender


def text(written: str) -> str:
    """Return what somebody typed as one line. Raises ValueError where it holds what cannot be shown."""
    text = " ".join(written.split())
    if not text.isprintable():
        raise ValueError(f"{text!r} holds characters that cannot be shown.")
    return text


def _role(written: str) -> Role:
    try:
        return Role(written.strip().lower().replace(" ", "_").replace("-", "_"))
    except ValueError as error:
        raise ValueError(f"{written!r} is no role: they are {', '.join(Role)}.") from error


def _emails(written: str) -> tuple[str, ...]:
    from parsers.extract.emails import valid

    found = tuple(each.lower() for each in _several(written))
    for each in found:
        if not valid(each):
            raise ValueError(f"{each!r} is no e-mail address.")
    return found


def _numbers(written: str) -> tuple[str, ...]:
    from parsers.extract.phones import find

    found = []
    for each in _several(written):
        numbers = find(each, None)
        if len(numbers) != 1 or not numbers[0].valid:
            raise ValueError(f"{each!r} is no telephone number with its country code, such as +43 1 26060 4000.")
        found.append(numbers[0].value)
    return tuple(found)


def _several(written: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (text(each) for each in written.replace(";", ",").split(",")))))


_READ: Mapping[str, Callable[[str], Value]] = {
    "role": _role, "emails": _emails, "phones": _numbers, "faxes": _numbers,
}  # fmt: skip
