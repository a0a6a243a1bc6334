"""Who really came to a meeting, from a CSV file; a released list with names struck out and added is one."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, groupby
from operator import attrgetter
from pathlib import Path

from msgspec.structs import replace

from intake import sheets
from intake.exports.csv import harmful
from intake.exports.lists import NAMELESS
from intake.senders import among, keys, nearest
from parsers.record import Role
from store.lists import Comer
from store.names import Likeness, fold, likeness
from store.roster import Person

NEEDED = ("sender", "name")
ALLOWED = ("honorific", "given_names", "family_name", "role", "position", "organization")
# What a released list says besides; it is not taken from here.
IGNORED = ("section", "iso3", "place", "mark")


def read(file: Path, ledger: Mapping[str, str]) -> tuple[Comer, ...]:
    """Return who came, in the file's order. `ledger` has the names of those who could come, by sender key.

    Raises SheetError with everything that is wrong, NotFoundError.
    """
    numbered = sheets.read(file, NEEDED, (*ALLOWED, *IGNORED))
    rows = [(line, {name: harmful(cell) for name, cell in row.items()}) for line, row in numbered]
    rows = [(line, row) for line, row in rows if row["name"] or NAMELESS not in row["mark"]]
    sheets.refuse(file, [*_wrong(rows, ledger), *_twice(rows)] if rows else [sheets.NOBODY])
    return tuple(_comer(row, ledger) for _, row in rows)


def alike(comers: Sequence[Comer]) -> Iterator[tuple[Comer, Comer]]:
    """Yield who may be one person: of one sender, with names that are alike."""
    for _, some in groupby(sorted(comers, key=attrgetter("key")), key=attrgetter("key")):
        for one, other in combinations(some, 2):
            if likeness(_person(one), _person(other)) is not Likeness.NONE:
                yield one, other


def _person(one: Comer) -> Person:
    return Person(one.name, one.honorific)


def _comer(row: dict[str, str], ledger: Mapping[str, str]) -> Comer:
    key = _key(row["sender"], ledger) or ""
    said = {name: row[name] for name in ALLOWED} | {"role": _role(row["role"])}
    return replace(Comer(key, ledger[key], row["name"]), **said)


def _key(sender: str, ledger: Mapping[str, str]) -> str | None:
    return among(sender, ledger)


def _role(written: str) -> Role | None:
    return Role(written.casefold().replace(" ", "_")) if written else None


def _wrong(rows: sheets.Rows, ledger: Mapping[str, str]) -> Iterator[str]:
    roles = {each.value for each in Role}
    for line, row in rows:
        if not row["sender"] or not row["name"]:
            yield f"  line {line}: the {'name' if row['sender'] else 'sender'} is missing"
        elif _key(row["sender"], ledger) is None:
            meant = nearest(row["sender"], tuple(ledger.values()))
            advice = f": did you mean {meant}?" if meant else ""
            yield f"  line {line}: {row['sender']!r} is not in the ledger of the meeting{advice}"
        elif row["role"] and row["role"].casefold().replace(" ", "_") not in roles:
            yield f"  line {line}: role {row['role']!r} is none of {', '.join(sorted(roles)).replace('_', ' ')}"


def _twice(rows: sheets.Rows) -> Iterator[str]:
    first: dict[tuple[str, str, str], int] = {}
    for line, row in rows:
        family, _, given = row["name"].partition(",")
        who = keys(row["sender"])[0], fold(f"{given} {family}"), fold(row["honorific"])
        if row["name"] and first.setdefault(who, line) != line:
            yield f"  line {line}: {row['name']} of {row['sender']} stands in line {first[who]} already"
