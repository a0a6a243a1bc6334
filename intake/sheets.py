"""CSV files that the staff hands in: checked whole before anything is taken from them."""

import csv
import io
import re
from collections.abc import Collection, Sequence
from pathlib import Path

from intake.errors import NotFoundError, SheetError

Rows = list[tuple[int, dict[str, str]]]
NOBODY = "  it names nobody"
_NUMBER = re.compile(r"^  line (\d+):")


def read(file: Path, needed: Sequence[str], allowed: Collection[str] = ()) -> Rows:
    """Return the rows of a CSV file with a heading, each with the line it begins in, white space in cells as one space.

    Columns are known in any case; those that are allowed and not there are empty. Raises SheetError for other columns,
    for rows of another length and where there is no row, NotFoundError.
    """
    (_, heading), *rows = _lines(file) or [(1, [])]
    names = [name.casefold() for name in heading]
    _check_columns(file, names, needed, allowed)
    uneven = [line for line, cells in rows if len(cells) != len(names)]
    wrong = [f"  line {line}: it has another number of cells than the first line" for line in uneven]
    refuse(file, wrong or ([] if rows else [NOBODY]))
    empty = dict.fromkeys((*needed, *allowed), "")
    return [(line, empty | dict(zip(names, cells, strict=True))) for line, cells in rows]


def _lines(file: Path) -> list[tuple[int, list[str]]]:
    """Return the lines of a CSV file that are not empty, each with the number of the line of text it begins in."""
    text = _text(file)
    rows = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=_delimiter(text))
    found = []
    begins = 1
    try:
        for cells in rows:
            found.append((begins, [" ".join(cell.split()) for cell in cells]))
            begins = rows.line_num + 1
    except csv.Error as error:
        raise SheetError(f"{file} is no proper CSV in line {begins}: {error}.") from error
    return [(line, cells) for line, cells in found if cells]


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SheetError(f"{file} is no UTF-8 text: save it as CSV UTF-8.") from error
    except OSError as error:
        raise NotFoundError(f"{file} cannot be read ({error.strerror}): name a CSV file.") from error


def _delimiter(text: str) -> str:
    """Return what parts the cells: comma, or the semicolon or tab of spreadsheets in other countries."""
    heading = text.partition("\n")[0]
    return max(",;\t", key=heading.count)


def refuse(file: Path, wrong: Sequence[str]) -> None:
    """Raise SheetError where anything is wrong; each of `wrong` is a line that begins with its line's number."""
    if wrong:
        told = sorted(wrong, key=lambda words: [int(digits) for digits in _NUMBER.findall(words)])
        raise SheetError("\n".join((f"{file} has to be corrected, nothing was taken from it:", *told)))


def _check_columns(file: Path, names: Sequence[str], needed: Sequence[str], allowed: Collection[str]) -> None:
    if len(set(names)) == len(names) and set(needed) <= set(names) <= {*needed, *allowed}:
        return
    others = f"; there may be {', '.join(allowed)}" if allowed else ""
    raise SheetError(
        f"{file} has the columns {', '.join(names) or 'none'}: they have to be {', '.join(needed)}{others}. "
        "Nothing was taken from it."
    )
