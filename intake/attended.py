"""Who really came to a meeting, from a CSV file; a released list with names struck out and added is one."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from intake import sheets
from intake.exports.csv import harmful
from intake.senders import keys, nearest
from parsers.record import Role
from store.lists import Comer
from store.names import fold

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
    sheets.refuse(file, [*_wrong(rows, ledger), *_twice(rows)])
    return tuple(_comer(row, ledger) for _, row in rows)


def _comer(row: dict[str, str], ledger: Mapping[str, str]) -> Comer:
    key = _key(row["sender"], ledger) or ""
    said = {name: row[name] for name in ALLOWED if name != "role"}
    return Comer(key, ledger[key], row["name"], role=_role(row["role"]), **said)


def _key(sender: str, ledger: Mapping[str, str]) -> str | None:
    return next((key for key in keys(sender) if key in ledger), None)


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
        who = keys(row["sender"])[0], fold(row["name"]), fold(row["honorific"])
        if row["name"] and first.setdefault(who, line) != line:
            yield f"  line {line}: {row['name']} of {row['sender']} stands in line {first[who]} already"
