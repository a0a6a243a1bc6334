"""The ledger as a table for spreadsheets and as JSON."""

import csv
import io
from collections.abc import Sequence

import msgspec

from intake.exports.csv import harmless
from store.ledger import Line

COLUMNS = ("section", "name", "standing", "people", "answered", "late", "addresses", "messages", "by_telephone")


def csv_text(lines: Sequence[Line]) -> str:
    """Return UTF-8 text with a byte order mark, as rosters have it."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([harmless(cell) for cell in _cells(line)] for line in lines)
    return "\ufeff" + file.getvalue()


def json_text(lines: Sequence[Line]) -> str:
    """Return a list of lines, indented for people who look into it."""
    return msgspec.json.format(msgspec.json.encode(lines), indent=2).decode() + "\n"


def _cells(line: Line) -> tuple[str, ...]:
    return (
        line.section, line.name, str(line.standing), str(line.people), str(line.answered or ""),
        "late" if line.late else "", " ".join(line.addresses), " ".join(map(str, line.messages)),
        "note to follow" if line.by_telephone else "",
    )  # fmt: skip
