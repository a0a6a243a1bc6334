"""Forms: a label and a value in each line ("Name: ...", 姓名：..., Ф.И.О.: ...) or in two columns."""

import re
from collections.abc import Sequence
from itertools import takewhile

from msgspec.structs import replace

from parsers.extract import names
from parsers.extract.people import entry, fields
from parsers.extract.people.candidate import Candidate
from parsers.extract.people.lines import Row
from parsers.extract.people.span import Span, join
from parsers.extract.people.tables import Grid
from parsers.extract.people.vocabulary import Vocabulary

_LABELLED = re.compile(r"^([^:：]{1,60}?)\s*[:：]\s*(.*)$", re.DOTALL)
NAMES = frozenset(("name", "family", "given"))

Pair = tuple[str, Span, Span]  # field, label, value


def of_rows(rows: Sequence[Row], words: Vocabulary, region: str | None) -> tuple[Candidate, ...]:
    """Return the people of labelled lines; a label that comes again begins the next person."""
    out: list[Candidate] = []
    group: list[Pair] = []
    head: Row | None = None
    pairs = [pair_of(row.text, words) for row in rows]
    for at, row in enumerate(rows):
        pair = pairs[at]
        if pair is None and group and _goes_on(row, group):
            group = _extended(group, row)
            continue
        if pair is None or _begins(pair, group) or _opens_paragraph(rows, pairs, at, group):
            out += _headed(_closed(group, words, region), head)
            group = []
        if pair:
            pair = _second_post(pair, group, words)
            head = head if group else row
            group = [*group, pair]
    return tuple(out + _headed(_closed(group, words, region), head))


def _headed(found: list[Candidate], head: Row | None) -> list[Candidate]:
    """Return the person of a form with the role that a heading above it says, where the form says none."""
    if head is None:
        return found
    return [
        replace(
            one, role=one.role or head.role, said_role=one.said_role if one.role or not head.role else head.said_role
        )
        for one in found
    ]


def pair_of(text: Span, words: Vocabulary) -> Pair | None:
    """Return the field that a line labels, its label and its value; None for a line without a known label."""
    match = _LABELLED.match(text.text)
    key = match and fields.label(match.group(1), words)
    if not match:
        return None
    said, value = text.cut(0, match.end(1)), text.cut(match.start(2))
    if not key and entry.place(said, words):
        # "Head of delegation: yes" says a role, "no" nothing; with a name behind it, it is no form.
        answer = value.strip(" .").folded
        key = next((k for k, w in (("role", "yes"), ("ignore", "no")) if answer in words.sets[f"joins.{w}"]), None)
        value = said
    if key == "position" and entry.place(value, words) in entry.PLACES:
        key = "role"  # "Function: Leader of Delegation"
    return (fields.kind_of(key, value), said, value) if key else None


def _second_post(pair: Pair, group: Sequence[Pair], words: Vocabulary) -> Pair:
    """Return a place in the delegation below somebody's post as their role: "Post: Judge", "Function: Adviser"."""
    key, label, value = pair
    posted = key == "position" and any(known == "position" and held for known, _, held in group)
    return ("role", label, value) if posted and entry.place(value, words) else pair


def _goes_on(row: Row, group: Sequence[Pair]) -> bool:
    """Tell whether a line without a label goes on with the value above it: deeper, and not a new paragraph."""
    return not row.first and not row.marked and row.indent > 1 and bool(group[-1][2])


def _extended(group: list[Pair], row: Row) -> list[Pair]:
    key, label, value = group[-1]
    return [*group[:-1], (key, label, join((value, row.text), " "))]


def _begins(pair: Pair, group: Sequence[Pair]) -> bool:
    keys = {key for key, _, _ in group}
    if pair[0] in ("phone", "contacts", "ignore", "change"):
        return False
    # Another label of the same field ("Designation", then "Function") goes on with the person.
    again = pair[0] in keys and (pair[0] in NAMES or pair[0] == group[0][0])
    return again or (pair[0] == "name" and bool(keys & NAMES) and "family" not in keys)


def _opens_paragraph(rows: Sequence[Row], pairs: Sequence[Pair | None], at: int, group: Sequence[Pair]) -> bool:
    """Tell the first line of a paragraph that names somebody further down, and says again what the person above has."""
    first, keys = rows[at], {key for key, _, _ in group}
    if not first.first or not keys & NAMES or (pair := pairs[at]) is None or pair[0] not in keys:
        return False
    below = takewhile(lambda one: one[0].block == first.block, zip(rows[at:], pairs[at:], strict=True))
    return any(other is not None and other[0] in NAMES for _, other in below)


def _closed(group: Sequence[Pair], words: Vocabulary, region: str | None) -> list[Candidate]:
    """Return the person of a group of labelled lines; two labels at least, one of them of the name."""
    keys = {key for key, _, _ in group}
    if len(keys - {"ignore", "number"}) < 2 or not keys & NAMES:
        return []
    found = fields.person(values_of(group, words), {key: label for key, label, _ in group}, words, region)
    return [replace(found, way="form", used=found.used | _marks(group))] if found else []


def _marks(group: Sequence[Pair]) -> frozenset[int]:
    return frozenset(mark.place.number for _, label, value in group for span in (label, value) for mark in span.words)


def values_of(group: Sequence[Pair], words: Vocabulary) -> dict[str, Span]:
    """Return the fields, "Nom" as the whole name where nothing has the given names.

    A bare title is a word of address or the position, as its value says; beside a position also a rank nobody knows.
    """
    values: dict[str, Span] = {}
    for key, _, value in group:
        values[key] = join((values[key], value), "\n") if key in values else value
    if "family" in values and not values.keys() & {"given", "name"}:
        values["name"] = values.pop("family")
    if "given" in values and "name" in values and "family" not in values:
        values["family"] = values.pop("name")
    if "title" in values:
        said = values.pop("title")
        addresses = names.is_address(said.text, words) and names.plain_address(said, words)
        addresses = addresses or ("position" in values and fields.may_be_rank(said, words))
        values.setdefault("honorific" if addresses else "position", said)
    return values


# ---------------------------------------------------------------- in columns


def of_grid(table: Grid, words: Vocabulary, region: str | None) -> tuple[Candidate, ...]:
    """Return the people of a table whose first column has the labels, one person in each column after it.

    Where the columns are headed "instead of" and "read", the corrected details alone count.
    """
    labels = [(fields.label(row[0].text, words) if row and row[0] else None) for row in table.rows]
    if len({key for key in labels if key} - {"ignore"}) < 2 or not set(labels) & NAMES:
        return ()
    out: list[Candidate] = []
    for column in _columns(table, labels, words):
        group: list[Pair] = []
        for key, row in zip(labels, table.rows, strict=True):
            if key is None or (
                len({cell.text for cell in row if cell}) == 1 and len(row) > 1 and row[0].text == row[1].text
            ):
                continue
            pair = (fields.kind_of(key, row[column]), row[0], row[column])
            if _begins(pair, group):
                out += _closed(group, words, region)
                group = []
            group.append(pair)
        out += _closed(group, words, region)
    return tuple(out)


def _columns(table: Grid, labels: Sequence[str | None], words: Vocabulary) -> list[int]:
    width = len(table.rows[0])
    for row in table.rows:
        heads = [fields.label(cell.text, words) for cell in row]
        if "old" in heads and "new" in heads:
            return [heads.index("new")]
    return [
        i for i in range(1, width) if any(row[i] for row, key in zip(table.rows, labels, strict=True) if key in NAMES)
    ]
