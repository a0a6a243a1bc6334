"""What is said at the end of a line about somebody's coming or going, without a sentence."""

import re
from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from parsers.extract.people.rows import END, Row
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, fold, join
from parsers.record import Change

# What a marked-up list says of somebody: "[NEW]", "(deleted)".
MARK = re.compile(r"\s*[\[(（]([^\[\]()（）]{3,30})[\])）]\s*\.?")
# The same without brackets behind what is said of somebody: "- withdrawn", ", added".
_BARE_MARK = re.compile(r"(?:\s*[,;:،؛，；：]|\s[-–—]\s)\s*(?!.*\s[-–—]\s)([^,;:،؛，；：()]{3,30}?)\s*[.;]?$")


def mark_of(text: Span, words: Vocabulary) -> Change | str | None:
    """Return what a mark at the end of a line says of somebody: a change, "unchanged", or None."""
    found = mark_at(text, words)
    return found[1] if found else None


def mark_at(text: Span, words: Vocabulary, *, bare: bool = True) -> tuple[int, Change | str] | None:
    """Return where a mark at the end of a line begins, and what it says of somebody; None of a line without one.

    In brackets other words may follow those of change ("(added on 3 April)"), without them, where `bare` ones are
    looked for, none.
    """
    end = max(0, len(text.text) - END)
    mark = next((found for found in MARK.finditer(text.text, end) if found.end() == len(text.text)), None)
    found = mark or (_BARE_MARK.search(text.text, end) if bare else None)
    said = text.cut(found.start(1), found.end(1)).folded if found else ""
    if not found or not said:
        return None
    if any(words.pattern(f"change.{key}").fullmatch(said) for key in ("unchanged", "stays")):
        return found.start(), "unchanged"
    for kind in (Change.ADD, Change.REMOVE):
        pattern = words.pattern(f"change.{kind}")
        if words.starts(f"change.{kind}", said) if mark else pattern.fullmatch(said):
            return found.start(), kind
    return (found.start(), Change.REMOVE) if words.pattern("change.gone").fullmatch(said) else None


def is_ambiguous(text: Span, words: Vocabulary) -> bool:
    """Tell a line that ends in a word that says of somebody that they go, or what they are: "retirado"."""
    found = _BARE_MARK.search(text.text[-END:])
    return found is not None and words.pattern("change.gone").fullmatch(fold(found.group(1))) is not None


def with_marks(rows: Sequence[Row], words: Vocabulary) -> list[Row]:
    """Return the rows with a mark that stands alone in a line as the end of the line above it."""
    out: list[Row] = []
    for row in rows:
        if out and MARK.fullmatch(row.text.text) and mark_of(row.text, words):
            out[-1] = replace(out[-1], text=join((out[-1].text, row.text), " "))
        else:
            out.append(row)
    return out


def with_lines_below(rows: Sequence[Row], words: Vocabulary) -> list[Row]:
    """Return the rows with a line that is nothing but a change, below somebody, as the end of the line above it.

    Where the block begins with such a line, they are its headings.
    """
    out: list[Row] = []
    for _, block in groupby(rows, key=lambda row: row.block):
        first, *others = block
        out.append(first)
        for row in others:
            told = _says_only_change(row, words) and not _says_only_change(first, words)
            if told:
                out[-1] = replace(out[-1], text=join((out[-1].text, row.text.strip(" .")), " - "), below=True)
            else:
                out.append(row)
    return out


def _says_only_change(row: Row, words: Vocabulary) -> bool:
    said = row.text.strip(" .").folded
    patterns = (words.pattern(f"change.{kind}") for kind in (Change.ADD, Change.REMOVE, "gone"))
    return not (row.marked or row.colon or row.bold) and any(each.fullmatch(said) for each in patterns)
