"""Forms: a label and a value in each line ("Name: ...", 姓名：..., Ф.И.О.: ...) or in two columns."""

import re
from collections.abc import Sequence
from itertools import takewhile

from msgspec.structs import replace

from parsers.extract import names
from parsers.extract.people import boxes, entry, fields
from parsers.extract.people.candidate import Candidate
from parsers.extract.people.languages import script
from parsers.extract.people.rows import Row
from parsers.extract.people.tables import NAMES, Grid, begins_with_name
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, join

_LABELLED = re.compile(r"^([^:：]{1,60}?)\s*[:：]\s*(.*)$", re.DOTALL)

Pair = tuple[str, Span, Span]  # field, label, value
# The fields of a form that somebody who does not attend may have too, as who is called in an emergency.
OF_ANYBODY = ("phone", "fax", "email", "contacts", "ignore")


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
        if (
            pair is None
            or _begins(pair, group)
            or _opens_paragraph(rows, pairs, at, group)
            or _is_below_others(row, head, group)
        ):
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
        key = "role" if boxes.is_tick(value) else _ANSWERED[boxes.answer(value, words)]
        value = said
    if key == "position" and entry.place(value, words) in entry.PLACES:
        key = "role"  # "Function: Leader of Delegation"
    return (fields.kind_of(key, value), said, value) if key else None


_ANSWERED = {True: "role", False: "ignore", None: None}


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
    # Another label of the same field ("Designation", then "Function") goes on with the person, as does another given
    # name right below the first ("Имя", then "Отчество").
    again = pair[0] in keys and (pair[0] in NAMES or pair[0] == group[0][0])
    if again and (_is_second_given(pair, group) or _is_spelled(pair, group)):
        return False
    return again or (pair[0] == "name" and bool(keys & NAMES) and "family" not in keys)


def _is_second_given(pair: Pair, group: Sequence[Pair]) -> bool:
    """Tell the label of a name between: "Middle name" below "First name"; "Имя и отчество" is a whole one."""
    key, label, _ = group[-1]
    above, here = set(label.folded.split()), set(pair[1].folded.split())
    return key == pair[0] == "given" and not (above <= here or here <= above)


def _is_spelled(pair: Pair, group: Sequence[Pair]) -> bool:
    """Tell the name right below, in another script under another label: "Name" and "Name in English"."""
    key, label, value = group[-1]
    return key == pair[0] == "name" and label.folded != pair[1].folded and script(value.text) != script(pair[2].text)


def _opens_paragraph(rows: Sequence[Row], pairs: Sequence[Pair | None], at: int, group: Sequence[Pair]) -> bool:
    """Tell the first line of a paragraph that names somebody further down, and says again what the person above has."""
    first, keys = rows[at], {key for key, _, _ in group}
    if not first.first or not keys & NAMES or (pair := pairs[at]) is None or pair[0] not in keys:
        return False
    below = takewhile(lambda one: one[0].block == first.block, zip(rows[at:], pairs[at:], strict=True))
    return any(other is not None and other[0] in NAMES for _, other in below)


def _is_below_others(row: Row, head: Row | None, group: Sequence[Pair]) -> bool:
    """Tell a new paragraph below how somebody is reached who stands above that in one: "Head: Ms. X" / "Tel.: ..."."""
    reached = all(key in ("phone", "fax", "email", "contacts") for key, _, _ in group)
    return head is not None and bool(group) and row.first and not head.first and reached


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
    group = _with_post(group, words)
    labels = script(" ".join(label.text for _, label, _ in group))
    named = [value for key, _, value in group if key == "name"]
    spelled = {script(value.text) for value in named} - {labels} if len(named) > 1 else set[str]()
    spelled = spelled if any(script(value.text) == labels for value in named) else set[str]()
    posts = set[str]()
    for key, label, value in group:
        if key == "name" and script(value.text) in spelled:
            continue
        if key == "position" and value:
            posts.add(label.folded)
        if key == "position" and (len(posts) > 1 or (posts and label.folded not in posts)):
            continue  # "Position: Director", "Profession: Lawyer"
        if not (key in NAMES and fields.is_no_name(value, words, second=key in values)):
            between = " " if key in NAMES else _BETWEEN.get(key, "\n")
            values[key] = join((values[key], value), between) if key in values and value else values.get(key, value)
    if "family" in values and not values.keys() & {"given", "name"}:
        values["name"] = values.pop("family")
    if "given" in values and "name" in values and "family" not in values:
        values["family"] = values.pop("name")
    if "title" in values:
        said = boxes.ticked_address(values.pop("title"), words)
        addresses = names.is_address(said.text, words) and names.plain_address(said, words)
        addresses = addresses or ("position" in values and fields.may_be_rank(said, words))
        values.setdefault("honorific" if addresses else "position", said)
    return values


# "Ministry: Ministry of the Interior", then "Department: Police Directorate".
_BETWEEN = {"organization": ", "}


def _with_post(group: Sequence[Pair], words: Vocabulary) -> list[Pair]:
    """Return the lines of a form, of two that may say the role that as the position which says none.

    "Qualité : Juge" / "Rôle dans la délégation : Expert".
    """
    said = {key for key, _, _ in group}
    places = [entry.place(value, words) is not None for key, _, value in group if key == "role"]
    if "position" in said or not (any(places) and not all(places)):
        return list(group)
    return [
        ("position" if key == "role" and not entry.place(value, words) else key, label, value)
        for key, label, value in group
    ]


# ---------------------------------------------------------------- in columns


def of_grid(table: Grid, words: Vocabulary, region: str | None) -> tuple[Candidate, ...]:
    """Return the people of a table whose first column has the labels, one person in each column after it.

    Where further columns have labels too, each has the values to its right. Where the columns are headed "instead of"
    and "read", the corrected details alone count.
    """
    if not _is_form(table.rows, words):
        return ()
    return tuple(found for rows in _parted(table.rows, words) for found in _of_labels(rows, words, region))


Cells = Sequence[Sequence[Span]]


def _parted(rows: Cells, words: Vocabulary) -> list[Cells]:
    """Return the rows of a table, for each person beside another; labels beside others stand below them."""
    width = len(rows[0]) if rows else 0
    heads = [0, *(i for i in range(1, width - 1) if _holds_labels(rows, i, words))]
    if len(heads) == 1:
        return [rows]
    named: list[set[str]] = []
    people: list[list[tuple[int, int]]] = []  # the columns from a label to the next
    for start, end in zip(heads, [*heads[1:], width], strict=True):
        names_here = {key for row in rows if (key := fields.label(row[start].text, words)) in NAMES}
        if not people or names_here & named[-1]:
            people.append([])
            named.append(set())
        elif not names_here and _names_another(rows, start, words):
            continue  # whom to call in an emergency
        people[-1].append((start, end))
        named[-1] |= names_here
    return [_below(rows, columns) for columns in people]


def _names_another(rows: Cells, column: int, words: Vocabulary) -> bool:
    """Tell labels of which one that nobody knows has somebody beside it."""
    values = (row[column + 1] for row in rows if row[column] and not fields.label(row[column].text, words))
    return any(begins_with_name(value, words) for value in values if value)


def _below(rows: Cells, columns: Sequence[tuple[int, int]]) -> Cells:
    """Return the columns of each row below each other, as wide as the widest."""
    width = max(end - start for start, end in columns)
    cut = [row[start:end] for row in rows for start, end in columns]
    return [(*cells, *[Span()] * (width - len(cells))) for cells in cut]


def _holds_labels(rows: Cells, column: int, words: Vocabulary) -> bool:
    """Tell a column of labels: half of its cells are, of more than one field; one that is merged is no second label."""
    cells = [row[column] for row in rows if row[column] and row[column].text != row[column - 1].text]
    known = [key for cell in cells if (key := fields.label(cell.text, words))]
    return len(set(known)) > 1 and 2 * len(known) >= len(cells)


def _is_form(rows: Cells, words: Vocabulary) -> bool:
    """Tell whether a first column has labels, one of them of the name; a row of nothing but labels heads columns."""
    kinds = ([fields.label(cell.text, words) for cell in row] for row in rows)
    if any(all(row) and len(set(row)) == len(row) > _PAIRED for row in kinds):
        return False
    if any(len(row) > _PAIRED and _lists_role(row, words) for row in rows):
        return False
    keys = {key for row in rows if row and (key := fields.label(row[0].text, words))}
    return len(keys - {"ignore"}) > 1 and bool(keys & NAMES)


def _lists_role(row: Sequence[Span], words: Vocabulary) -> bool:
    """Tell a row of a list, not of a form: a role that is no label, beside somebody."""
    role = fields.label(row[0].text, words) is None and entry.place(row[0], words) is not None
    return role and bool(row[1]) and begins_with_name(row[1], words)


# Columns; two of labels may be headed "instead of" and "read".
_PAIRED = 2


def _of_labels(rows: Cells, words: Vocabulary, region: str | None) -> list[Candidate]:
    if not _is_form(rows, words):
        return []
    labels = [(fields.label(row[0].text, words) if row[0] else None) for row in rows]
    out: list[Candidate] = []
    for column in _columns(rows, labels, words):
        group: list[Pair] = []
        called = Span()
        for label, row in zip(labels, rows, strict=True):
            known, value = label, row[column]
            if words.starts("joins.emergency", row[0].folded):
                called = row[0]
                continue
            called = called if known in OF_ANYBODY else Span()
            if called and known in {key for key, _, _ in group}:
                continue
            if called:  # may be the delegate's own: somebody has to look
                known, value = "change", join((called, row[0]), " ")
            across = len({cell.text for cell in row if cell}) == 1 and len(row) > 1 and row[0].text == row[1].text
            # A place in the delegation is one whatever its label is called.
            key = known or ("role" if row[0] and entry.place(value, words) in entry.PLACES else None)
            answered = boxes.answer(value, words) or boxes.is_tick(value)
            if key is None and row[0] and entry.place(row[0], words) and answered:
                key, value = "role", row[0]  # "Head of delegation" | "yes"
            if key is None and words.starts("joins.attends", row[0].folded) and boxes.is_denied(value, words):
                key, value = "change", join((row[0], boxes.ticked(value) or value), " ")  # a remark to look at
            if key is None and row[0] and entry.place(boxes.ticked(row[0]), words):
                key, value = "role", row[0]  # "Head of delegation ☒ Delegate ☐" | ""
            if key is None or across:
                continue
            pair = (fields.kind_of(key, value), row[0], value)
            if _begins(pair, group):
                out += _closed(group, words, region)
                group = []
            group.append(pair)
        out += _closed(group, words, region)
    return out


def _columns(rows: Cells, labels: Sequence[str | None], words: Vocabulary) -> list[int]:
    width = len(rows[0])
    for row in rows:
        heads = [fields.label(cell.text, words) for cell in row]
        if "old" in heads and "new" in heads:
            return [heads.index("new")]
    return [i for i in range(1, width) if any(row[i] for row, key in zip(rows, labels, strict=True) if key in NAMES)]
