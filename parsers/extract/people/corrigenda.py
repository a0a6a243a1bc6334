"""Tables of corrections: what was told in one column, what it should read in the next."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from parsers.extract.people import entry, fields
from parsers.extract.people.candidate import Candidate
from parsers.extract.people.span import Span, join
from parsers.extract.people.tables import Grid
from parsers.extract.people.vocabulary import Vocabulary
from parsers.record import Change


def of_grid(table: Grid, words: Vocabulary, region: str | None) -> tuple[Candidate, ...]:
    """Return the people as they should read, each with their new details; nobody of a table without such headings.

    A correction of a detail alone ("Director" for "Deputy Director") belongs to whom another column names, else to
    whom the old entry names.
    """
    for at, row in enumerate(table.rows[:8]):
        columns = {key: i for i, cell in enumerate(row) if cell and (key := fields.label(cell.text, words))}
        if {"old", "new"} <= columns.keys():
            return tuple(_corrected(table.rows[at + 1 :], columns, words, region))
    return ()


def _corrected(
    rows: Sequence[Sequence[Span]], columns: dict[str, int], words: Vocabulary, region: str | None
) -> Iterator[Candidate]:
    for number, row in enumerate(rows):
        old, new = row[columns["old"]], row[columns["new"]]
        named = [row[columns[key]] for key in ("name", "family", "given") if key in columns and row[columns[key]]]
        used = frozenset(mark.place.number for cell in row for mark in cell.words)
        found = entry.read([*named, new], number, words, region)
        if found is None and new:
            before = entry.read([old], number, words, region)
            found = before and entry.read([join((before.honorific, before.name)), new], number, words, region)
        if found and not fields.is_nobody(found.name, words):
            line = found.name.words[0].place.number if found.name.words else found.line
            yield replace(found, change=Change.ADD, way="table", line=line, used=used)
