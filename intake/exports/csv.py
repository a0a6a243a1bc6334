"""Rosters as a table for spreadsheets: a line a person, and one for a sender who names nobody."""

import csv
import io
from collections.abc import Iterator, Sequence

from parsers.record import Kind, Role
from store.queries import Listed, RosterRow

COLUMNS = (
    "sender", "kind", "iso3", "meeting", "intent", "place", "name", "honorific", "given_names", "family_name", "role",
    "position", "organization", "emails", "phones", "faxes", "confidence", "messages",
    "by_telephone", "modality",
)  # fmt: skip
# What a spreadsheet takes for a formula (OWASP, "CSV Injection"); tab and line end, because it skips them.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def text(rosters: Sequence[RosterRow]) -> str:
    """Return UTF-8 text with a byte order mark, without which Excel takes it for another encoding.

    A cell that a spreadsheet would calculate begins with an apostrophe, which it takes away.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for roster in rosters:
        writer.writerows([harmless(cell) for cell in row] for row in _rows(roster))
    return "\ufeff" + file.getvalue()


def harmless(cell: str) -> str:
    """Return a cell that a spreadsheet shows and does not calculate."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


def harmful(cell: str) -> str:
    """Return a cell that `harmless` wrote, or that a person typed, as it was before."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _rows(roster: RosterRow) -> Iterator[tuple[str, ...]]:
    kind = "" if roster.sender.kind is Kind.UNKNOWN else roster.sender.kind
    about = (
        roster.sender.name or "", kind, roster.sender.iso3 or "", roster.meeting.reference or "", str(roster.intent),
    )  # fmt: skip
    told = roster.by_telephone or ""
    if not roster.delegates:
        yield (*about, *[""] * (len(COLUMNS) - len(about) - 3), _numbers(roster.messages), told, "")
    for place, person in enumerate(roster.delegates, 1):
        yield (*about, str(place), *_person(person), told, (person.modality or "").replace("_", " "))


def _person(person: Listed) -> tuple[str, ...]:
    return (
        person.name, person.honorific, person.given_names, person.family_name, _role(person.role), person.position,
        person.organization, " ".join(person.emails), " ".join(person.phones), " ".join(person.faxes),
        f"{person.confidence:.2f}", _numbers(person.messages),
    )  # fmt: skip


def _role(role: Role) -> str:
    return role.replace("_", " ")


def _numbers(messages: Sequence[int]) -> str:
    return " ".join(map(str, messages))
