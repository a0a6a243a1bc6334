"""Whom an invitation went to: every State, or a list in a CSV file, all of which is checked before any is taken."""

import re
from collections.abc import Iterator
from pathlib import Path

from intake import sheets
from intake.senders import abbreviation, keys, state
from parsers import languages
from parsers.record import Sender
from store.ledger import Invitee
from store.names import fold
from store.responses import sender_key

COLUMNS = ("section", "name", "addresses")
SECTIONS = (
    "States parties", "signatories", "States", "observer States", "UN entities", "intergovernmental",
    "non-governmental",
)  # fmt: skip
_ADDRESS = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+")
_OF_STATES = frozenset(SECTIONS[:4])
_KINDS = {"state": "States", "observer_state": "observer States"}


def every_state() -> tuple[Invitee, ...]:
    """Return all States and observer States, by name."""
    found = (
        Invitee(_KINDS[one.kind], one.name, sender_key(Sender(one.name, iso3=one.iso3), 0))
        for one in languages.states()
    )
    return tuple(sorted(found, key=lambda one: (SECTIONS.index(one.section), one.name)))


def read(file: Path) -> tuple[Invitee, ...]:
    """Return the invitees in a CSV file. Raises SheetError with everything that is wrong, NotFoundError."""
    numbered = sheets.read(file, COLUMNS)
    invited = [(line, _invitee(row)) for line, row in numbered]
    sheets.refuse(file, [*_wrong(numbered), *_twice(invited)])
    return tuple(one for _, one in invited)


def _invitee(row: dict[str, str]) -> Invitee:
    written = row["name"]
    found = _state(row)
    key = keys(written)[0] if found or state(written) is None else sender_key(Sender(written), 0)
    return Invitee(_section(row), found.name if found else written, key, _addresses(row))


def _state(row: dict[str, str]) -> languages.State | None:
    """Return the State that a row names; what looks like its code is an abbreviation in the sections of bodies."""
    found = state(row["name"])
    coded = found is not None and row["name"].strip() == found.iso3
    return None if coded and _section(row) not in _OF_STATES else found


def _section(row: dict[str, str]) -> str:
    """Return a section as it is called here, whatever its capitals; as it is written where there is none."""
    written = row["section"]
    return next((each for each in SECTIONS if each.casefold() == written.casefold()), written)


def _addresses(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row["addresses"].replace(",", " ").replace(";", " ").casefold().split())


def _wrong(numbered: list[tuple[int, dict[str, str]]]) -> Iterator[str]:
    for line, row in numbered:
        section, name = _section(row), row["name"]
        if section not in SECTIONS:
            yield f"  line {line}: section {section!r} is none of {', '.join(SECTIONS)}"
        elif not name:
            yield f"  line {line}: the name is missing"
        elif section in _OF_STATES and _state(row) is None:
            yield f"  line {line}: {name!r} is no State that is known"
        elif section not in _OF_STATES and _state(row) is not None:
            yield f"  line {line}: {name!r} is a State, and the section {section!r} is none of States"
        for address in _addresses(row):
            if not _ADDRESS.fullmatch(address):
                yield f"  line {line}: {address!r} is no e-mail address"


def _twice(invited: list[tuple[int, Invitee]]) -> Iterator[str]:
    first: dict[str, int] = {}
    short = {abbreviation(one.name): line for line, one in reversed(invited)}
    for line, one in invited:
        if one.name and first.setdefault(one.key, line) != line:
            yield f"  line {line}: {one.name} stands in line {first[one.key]} already"
        elif one.name and fold(one.name) in short:
            yield f"  line {line}: {one.name} is the abbreviation of what stands in line {short[fold(one.name)]}"
