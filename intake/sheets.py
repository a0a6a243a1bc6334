"""CSV files that the staff hands in: checked whole before anything is taken from them."""

import csv
from collections.abc import Collection, Sequence
from pathlib import Path

from intake.errors import NotFoundError, SheetError

Rows = list[tuple[int, dict[str, str]]]
NOBODY = "  it names nobody"


def read(file: Path, needed: Sequence[str], allowed: Collection[str] = ()) -> Rows:
    """Return the rows of a CSV file with a heading, each with its line, cells without white space around them.

    Columns that are allowed and not there are empty. Raises SheetError for other columns, for rows of another length
    and where there is no row, NotFoundError.
    """
    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SheetError(f"{file} is no UTF-8 text: save it as CSV UTF-8.") from error
    except OSError as error:
        raise NotFoundError(f"{file} cannot be read ({error.strerror}): name a CSV file.") from error
    lines = text.splitlines()
    rows = csv.DictReader(lines, strict=True, delimiter=_delimiter(lines))
    try:
        _check_columns(file, rows.fieldnames or (), needed, allowed)
        numbered = [(rows.line_num, row) for row in rows]
    except csv.Error as error:
        raise SheetError(f"{file} is no proper CSV in line {rows.line_num}: {error}.") from error
    uneven = [line for line, row in numbered if None in row or None in row.values()]
    wrong = [f"  line {line}: it has another number of cells than the first line" for line in uneven]
    refuse(file, wrong or ([] if numbered else [NOBODY]))
    columns = (*needed, *allowed)
    return [(line, {name: (row.get(name) or "").strip() for name in columns}) for line, row in numbered]


def _delimiter(lines: Sequence[str]) -> str:
    """Return what parts the cells: comma, or the semicolon or tab of spreadsheets in other countries."""
    heading = lines[0] if lines else ""
    return max(",;\t", key=heading.count)


def refuse(file: Path, wrong: Sequence[str]) -> None:
    """Raise SheetError where anything is wrong; each of `wrong` is a line that names its line."""
    if wrong:
        raise SheetError("\n".join((f"{file} has to be corrected, nothing was taken from it:", *wrong)))


def _check_columns(file: Path, found: object, needed: Sequence[str], allowed: Collection[str]) -> None:
    names = tuple(found) if isinstance(found, list | tuple) else ()
    if len(set(names)) == len(names) and set(needed) <= set(names) <= {*needed, *allowed}:
        return
    others = f"; there may be {', '.join(allowed)}" if allowed else ""
    raise SheetError(
        f"{file} has the columns {', '.join(names) or 'none'}: they have to be {', '.join(needed)}{others}. "
        "Nothing was taken from it."
    )
