"""Whom an invitation went to: every State, or a list in a CSV file, all of which is checked before any is taken."""

import csv
from collections.abc import Iterator
from pathlib import Path

from intake.errors import InvitedError, NotFoundError
from intake.senders import keys, state
from parsers import languages
from parsers.record import Sender
from store.ledger import Invitee
from store.responses import sender_key

COLUMNS = ("section", "name", "addresses")
SECTIONS = (
    "States parties", "signatories", "States", "observer States", "UN entities", "intergovernmental",
    "non-governmental",
)  # fmt: skip
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
    """Return the invitees in a CSV file. Raises InvitedError with everything that is wrong, NotFoundError."""
    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvitedError(f"{file} is no UTF-8 text: save it as CSV UTF-8.") from error
    except OSError as error:
        raise NotFoundError(f"{file} cannot be read ({error.strerror}): name a CSV file.") from error
    rows = csv.DictReader(text.splitlines(), strict=True)
    try:
        _check_columns(file, rows.fieldnames or ())
        numbered = [(rows.line_num, row) for row in rows]
    except csv.Error as error:
        raise InvitedError(f"{file} is no proper CSV in line {rows.line_num}: {error}.") from error
    invited = [(line, _invitee(row)) for line, row in numbered]
    wrong = [*_wrong(numbered), *_twice(invited)] or ([] if invited else ["  it names nobody"])
    if wrong:
        raise InvitedError("\n".join((f"{file} has to be corrected, nothing was taken from it:", *wrong)))
    return tuple(one for _, one in invited)


def _check_columns(file: Path, found: object) -> None:
    names = tuple(found) if isinstance(found, list | tuple) else ()
    if sorted(names) != sorted(COLUMNS):
        raise InvitedError(
            f"{file} has the columns {', '.join(names) or 'none'}: they have to be {', '.join(COLUMNS)}. "
            "Nothing was taken from it."
        )


def _invitee(row: dict[str, str]) -> Invitee:
    written = (row["name"] or "").strip()
    found = state(written)
    addresses = (row["addresses"] or "").replace(",", " ").replace(";", " ").casefold().split()
    return Invitee((row["section"] or "").strip(), found.name if found else written, keys(written)[0], tuple(addresses))


def _wrong(numbered: list[tuple[int, dict[str, str]]]) -> Iterator[str]:
    for line, row in numbered:
        section, name = (row["section"] or "").strip(), (row["name"] or "").strip()
        if None in row or None in row.values():
            yield f"  line {line}: it has another number of cells than the first line"
        elif section not in SECTIONS:
            yield f"  line {line}: section {section!r} is none of {', '.join(SECTIONS)}"
        elif not name:
            yield f"  line {line}: the name is missing"
        elif section in _OF_STATES and state(name) is None:
            yield f"  line {line}: {name!r} is no State that is known"


def _twice(invited: list[tuple[int, Invitee]]) -> Iterator[str]:
    first: dict[str, int] = {}
    for line, one in invited:
        if one.name and first.setdefault(one.key, line) != line:
            yield f"  line {line}: {one.name} stands in line {first[one.key]} already"
