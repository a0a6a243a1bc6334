"""Tables: a heading row in any language and column order, or none; merged cells and rows that head a group."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise, product, takewhile

from msgspec import Struct
from msgspec.structs import replace

from parsers.document import Cell, Line, Table
from parsers.extract import emails, names, phrases
from parsers.extract.letter import Passage
from parsers.extract.people import boxes, change, contacts, entry, fields, purposes
from parsers.extract.people.candidate import Candidate
from parsers.extract.people.languages import script
from parsers.extract.people.margins import wraps
from parsers.extract.people.topic import opens_with_person
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.people.wrapping import begins_anew, joined, parts_name
from parsers.extract.span import Span, join, read, struck
from parsers.languages import Language, Phrases
from parsers.record import Change, Role


class Grid(Struct, frozen=True):
    """A table's cells as spans, row by row; a merged cell stands in each of its places, `own` only in its first."""

    rows: tuple[tuple[Span, ...], ...]
    own: tuple[tuple[bool, ...], ...]


def grid(passage: Passage, places: Iterator[int], words: Vocabulary) -> Grid:
    """Return the cells of a table passage, lines within a cell parted by line feeds, wrapped ones joined."""
    table = passage.item
    assert isinstance(table, Table)
    rows, columns = table.rows, table.columns
    shown = [[Span()] * columns for _ in range(rows)]
    own = [[False] * columns for _ in range(rows)]
    lying = _lying(table)
    for cell in table.cells:
        text = _text(cell, lying[cell.column, cell.columns], passage, places, words)
        own[cell.row][cell.column] = True
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                shown[row][column] = text
    heads = {row for row in range(1, rows) if len({shown[row][column].text for column in range(columns)}) == 1}
    for row, column in product(range(2, rows), range(columns)):
        if _DITTO.fullmatch(shown[row][column].text) and row - 1 not in heads:
            shown[row][column], own[row][column] = shown[row - 1][column], False
    return Grid(tuple(map(tuple, shown)), tuple(map(tuple, own)))


# What says again what the cell above says, as one merged down does: '"', '-"-', "-//-".
_DITTO = re.compile(r"[-–—_\s]*(?:(?:[\"“”„″〃]|['’]{2}|//)[-–—_\s]*)+")


class _Lines(Struct, frozen=True):
    """How the lines of a column's cells lie: how far left and right they reach, and before which none is wrapped."""

    left: float
    right: float
    parted: frozenset[int]


def _lying(table: Table) -> dict[tuple[int, int], _Lines]:
    """Return how lines lie, by the columns that their cells span."""
    columns: dict[tuple[int, int], list[Cell]] = {}
    for cell in table.cells:
        columns.setdefault((cell.column, cell.columns), []).append(cell)
    return {place: _lines(cells) for place, cells in columns.items()}


def _lines(cells: Sequence[Cell]) -> _Lines:
    boxes = [box for cell in cells for line in cell.lines if (box := line.box)]
    left, right = min((box.x0 for box in boxes), default=0.0), max((box.x1 for box in boxes), default=0.0)
    several = [cell.lines for cell in cells if len(cell.lines) > 1 and all(line.words for line in cell.lines)]
    if len(several) < _ALIKE or len({len(lines) for lines in several}) > 1:
        return _Lines(left, right, frozenset())
    # Where all have as many lines and few are full, an office wrote a line for each field.
    full = [
        sum(wraps(lines[at - 1], lines[at], left, right, None) for lines in several) for at in range(1, len(several[0]))
    ]
    return _Lines(left, right, frozenset(at for at, many in enumerate(full, 1) if 2 * many < len(several)))


# Cells; fewer have as many lines by chance.
_ALIKE = 3


def _text(cell: Cell, lying: _Lines, passage: Passage, places: Iterator[int], words: Vocabulary) -> Span:
    text = Span()
    before: Line | None = None
    for at, line in enumerate(cell.lines):
        here = names.closed(read(line, places, passage.part, passage.filename, passage.page), words)
        full = before and before.words and line.words and wraps(before, line, lying.left, lying.right, None)
        if (text and parts_name(entry.lines_of(text)[-1], here, words)) or (
            full and at not in lying.parted and not begins_anew(entry.lines_of(text)[-1], here, words)
        ):
            text = joined(text, here)
        else:
            text = join((text, here), "\n")
        before = line
    return text


class _Above(Struct, frozen=True):
    """What the rows that head a group say for those below them."""

    role: Role | None = None
    said: Span = Span()
    body: Span = Span()
    change: Change | None = None
    asked: Span = Span()


def people(table: Grid, words: Vocabulary, region: str | None) -> tuple[Candidate, ...]:
    """Return the people of a table with a heading row, else of one whose rows each begin with a name."""
    for at in range(min(len(table.rows), 8)):
        below = _with_headings_above(table, at + 1, words)
        if below and (columns := _columns(below, at + 1, words)):
            return _headed(below, at + 1, columns, words, region)
        columns = _columns(table, at, words)
        if columns:
            return _headed(table, at, columns, words, region)
    return _unheaded(table, words, region)


def below(people: Sequence[Candidate], line: Span, words: Vocabulary) -> tuple[Candidate, ...]:
    """Return the people of a table with the role that the line above it says, as far as the first who has another."""
    text = line.strip(" :：")
    role = entry.place(text, words)
    if role in (None, Role.DELEGATE):
        return tuple(people)
    bare = tuple(takewhile(lambda one: one.role is None, people))
    return (*(replace(one, role=role, said_role=text) for one in bare), *people[len(bare) :])


# ---------------------------------------------------------------- with a heading row


def _with_headings_above(table: Grid, at: int, words: Vocabulary) -> Grid | None:
    """Return the table with the headings above a row in its empty and merged places; None where it has no headings.

    "Place of work" may stand above "organization" and "position", beside a heading that stands over both rows.
    """
    if at >= len(table.rows):
        return None
    row, own = table.rows[at], table.own[at]
    told = [bool(cell) and own[i] for i, cell in enumerate(row)]
    heads = [fields.label(cell.text, words) for cell, here in zip(row, told, strict=True) if here]
    if len(heads) < 2 or all(told) or not all(heads):
        return None
    both = tuple(cell if here else above for cell, here, above in zip(row, told, table.rows[at - 1], strict=True))
    return replace(table, rows=(*table.rows[:at], both, *table.rows[at + 1 :]))


def _columns(table: Grid, at: int, words: Vocabulary) -> dict[int, str]:
    """Return the field of each column if a row is a heading row."""
    found = {i: key for i, cell in enumerate(table.rows[at]) if cell and (key := fields.label(cell.text, words))}
    ticked = _ticked(table, at)
    found = {i: key for i, key in found.items() if i not in ticked or key in _ADDRESSES}
    filled = len({cell.text for i, cell in enumerate(table.rows[at]) if cell and i not in ticked})
    translated = {i for i in found if words.has("joins.unofficial", table.rows[at][i].folded)}
    authentic = {key for i, key in found.items() if i not in translated}
    found = {i: "ignore" if i in translated and key in authentic else key for i, key in found.items()}
    found = _in_one_script(table, at, found)
    keys = set(found.values())
    if len(found) < 2 or len(found) * 2 < filled or len(keys) < 2:
        return {}
    if not keys & NAMES:
        named = _named(table, at, found, words) if keys & _TELLING else None
        if named is None:
            return {}
        found[named] = "name"
    if "title" in keys:
        honorifics = _is_address_column(table, at, found, words)
        found = {i: ("honorific" if honorifics else "position") if key == "title" else key for i, key in found.items()}
    found = _by_contents(table, at, _addressed(table, at, found, words), words)
    found |= {i: TICKS for i in ticked if i not in found}
    return _settled(found | _guessed(table, at, found, words))


def _ticked(table: Grid, at: int) -> frozenset[int]:
    """Return the columns below whose heading stands nothing but ticks, in some rows."""
    below = [row for row in table.rows[at + 1 :] if len({cell.text for cell in row if cell}) > 1]
    return frozenset(
        i for i, cell in enumerate(table.rows[at])
        if cell and not boxes.is_tick(cell) and any(boxes.is_tick(row[i]) for row in below)
        and all(boxes.is_tick(row[i]) or boxes.is_unticked(row[i]) for row in below)
    )  # fmt: skip


# The key of such columns, and what else their heading may be that ticks say.
TICKS = "ticks"
_ADDRESSES = frozenset(("honorific", "number", "change", "ignore"))


NAMES = frozenset(("name", "family", "given"))
# What only tables of people have.
_TELLING = frozenset(("position", "organization", "both", "role"))


def _in_one_script(table: Grid, at: int, found: Mapping[int, str]) -> dict[int, str]:
    """Return the columns without those that have all names, posts or bodies once more in another script.

    The names are those in the script of the other headings; where these are in two, the first.
    """
    told = {i: script(" ".join(row[i].text for row in table.rows[at + 1 :])) for i in found}
    named = [told[i] for i, key in found.items() if key == "name"]
    if len(set(named)) < 2:
        return dict(found)
    heads = {script(table.rows[at][i].text) for i, key in found.items() if key not in ("name", "number")}
    kept = next(iter(heads)) if len(heads) == 1 and heads <= set(named) else named[0]
    kinds = {i: "position" if key == "title" else key for i, key in found.items() if key in _TWICE}
    own = {kind for i, kind in kinds.items() if told[i] == kept}
    return {i: "ignore" if i in kinds and told[i] != kept and kinds[i] in own else key for i, key in found.items()}


# What a table may say in two languages.
_TWICE = frozenset(("name", "position", "title", "organization", "both"))


def _named(table: Grid, at: int, found: Mapping[int, str], words: Vocabulary) -> int | None:
    """Return the only column below a heading that nobody knows whose cells begin with names."""

    def names_people(column: int) -> bool:
        cells = [row[column] for row in table.rows[at + 1 : at + _SEEN] if row[column]]
        return 2 * sum(begins_with_name(cell, words) for cell in cells) > len(cells)

    unknown = [i for i, cell in enumerate(table.rows[at]) if cell and i not in found]
    named = [i for i in unknown if names_people(i)]
    return named[0] if len(named) == 1 else None


def begins_with_name(cell: Span, words: Vocabulary) -> bool:
    """Tell whether a cell may begin with somebody's name."""
    return names.likeness(entry.name_part(entry.lines_of(cell)[0]), words) >= _LIKELY


# Rows: no delegation has more, and a hostile table may have many.
_SEEN = 100
# As much as plain words with capitals look like a name where nothing else speaks for one.
_LIKELY = 0.35


def _addressed(table: Grid, at: int, found: Mapping[int, str], words: Vocabulary) -> dict[int, str]:
    """Return the columns with one that holds words of address: below no heading, or one that is said of family names.

    اللقب is said of both.
    """

    def addresses(column: int) -> bool:
        cells = [row[column].strip().folded for row in table.rows[at + 1 :] if row[column]]
        return bool(cells) and all(words.pattern("honorifics.titles").fullmatch(cell) for cell in cells)

    def posted(column: int) -> bool:
        known = words.sets["words.posts"] | words.sets["words.ambassador"]
        cells = (row[column].strip().folded for row in table.rows[at + 1 :])
        return any(form in known for cell in cells for form in (cell, cell.removeprefix("ال")))

    several = sum(key in ("name", "family", "given") for key in found.values()) > 1
    told = {i: "honorific" if several and key == "family" and addresses(i) else key for i, key in found.items()}
    if {"honorific", "title"} & {*told.values()}:
        return told
    # Of two such columns, and apart from the names, one may hold posts, or speak of others.
    unheaded = [i for i, cell in enumerate(table.rows[at]) if not cell and i not in found and addresses(i)]
    beside = unheaded and any(found.get(i) in NAMES for i in (unheaded[0] - 1, unheaded[0] + 1))
    return told | {unheaded[0]: "honorific"} if beside and len(unheaded) == 1 and not posted(unheaded[0]) else told


def _by_contents(table: Grid, at: int, found: Mapping[int, str], words: Vocabulary) -> dict[int, str]:
    """Return the columns with one of roles that holds none as that of positions: "capacity" is said of both.

    Of two of positions ("Función", "Cargo") one may hold the roles.
    """
    if "position" in found.values() or "both" in found.values():
        posts = [i for i, key in found.items() if key == "position"]
        placed = [i for i in posts if _holds_places_alone(table, at, i, words)]
        told = len(posts) == 2 and len(placed) == 1 and "role" not in found.values()
        return {i: "role" if told and i == placed[0] else key for i, key in found.items()}
    return {
        i: "position" if key == "role" and not _holds_roles(table, at, i, words) else key for i, key in found.items()
    }


def _holds_places_alone(table: Grid, at: int, column: int, words: Vocabulary) -> bool:
    """Tell a column of which most cells are nothing but a place in a delegation."""
    cells = [join(entry.lines_of(row[column]), " ") for row in table.rows[at + 1 : at + _SEEN] if row[column]]
    return 2 * sum(entry.place(cell, words) is not None for cell in cells) > len(cells)


def _holds_roles(table: Grid, at: int, column: int, words: Vocabulary) -> bool:
    cells = [join(entry.lines_of(row[column]), " ") for row in table.rows[at + 1 :] if row[column]]
    posts = sum(not entry.place(cell, words) and entry.is_post(cell, words) for cell in cells)
    return not cells or posts * 2 <= len(cells)


def _guessed(table: Grid, at: int, found: Mapping[int, str], words: Vocabulary) -> dict[int, str]:
    """Return the field of columns whose heading nobody knows, by what most of their cells are."""
    asks: tuple[tuple[str, Callable[[Span, Vocabulary], object]], ...] = (
        ("role", entry.place), ("position", entry.is_post), ("organization", entry.is_body),
        ("beside", contacts.are_plain),
    )  # fmt: skip
    out: dict[int, str] = {}
    for i in range(len(table.rows[at])):
        cells = [join(entry.lines_of(row[i]), " ") for row in table.rows[at + 1 : at + _SEEN] if row[i]]
        for key, asked in asks if i not in found and cells else ():
            if key not in (*found.values(), *out.values()) and 2 * sum(bool(asked(c, words)) for c in cells) > len(
                cells
            ):
                out[i] = key
                break
    return out


def _settled(found: dict[int, str]) -> dict[int, str]:
    """Return the columns with "Nom" as the whole name where no column has given names."""
    keys = set(found.values())
    if "family" in keys and not keys & {"given", "name"}:
        return {i: "name" if key == "family" else key for i, key in found.items()}
    if "given" in keys and "name" in keys and "family" not in keys:
        return {i: "family" if key == "name" else key for i, key in found.items()}
    return found


def _is_address_column(table: Grid, at: int, found: Mapping[int, str], words: Vocabulary) -> bool:
    """Tell whether the column "Title" holds words of address; not where the names already have them."""
    below = table.rows[at + 1 :]
    named = next(i for i, key in found.items() if key in ("name", "family", "given"))
    cells = [row[i] for row in below for i, key in found.items() if key == "title" and row[i]]
    posted = "position" in found.values()
    if not posted and any(names.honorific(row[named], words)[0] for row in below):
        return False
    behind = not posted and all(i > named for i, key in found.items() if key == "title")
    short = [
        cell for cell in cells if not (behind and _is_post(cell, words))
        if (len(cell.text.split()) <= 2 and names.is_address(cell.text, words))
        or (posted and fields.may_be_rank(cell, words))
    ]  # fmt: skip
    return bool(cells) and len(short) * 2 >= len(cells)


def _is_post(cell: Span, words: Vocabulary) -> bool:
    """Tell words of address that are posts as well: behind the names "Judge" is what somebody is."""
    return cell.strip(" .").folded in words.sets["words.posts"]


def _headed(
    table: Grid, at: int, columns: Mapping[int, str], words: Vocabulary, region: str | None
) -> tuple[Candidate, ...]:
    table, columns = _with_ticked_roles(table, at, columns, words)
    labels = {columns[i]: table.rows[at][i] for i in columns}
    told = "name" not in labels or fields.label(labels["name"].text, words) is not None
    above, out, doubted = _over_headings(table, at, words), [], Span()  # type: tuple[_Above, list[Candidate], Span]
    begun = at + 1 < len(table.rows) and _is_group(table, at + 1, columns, words)
    named = [row[i] for row in table.rows[at + 1 :] for i, key in columns.items() if key in NAMES]
    addressed = any(names.plain_address(names.honorific(cell, words)[0], words) for cell in named)
    for index in range(at + 1, len(table.rows)):
        values = _values(table, index, columns, words)
        grouped = _heads_group(table, index) or (begun and _is_group(table, index, columns, words))
        if grouped and not _names_alone(table, index, columns, words):
            above, doubted = _below(table, index, columns, above, words)
            continue
        if _columns(table, index, words):
            continue
        found = None if fields.is_unchanged(values, words) else fields.person(values, labels, words, region)
        if found:
            # Below a heading that nobody knows may stand projects, towns or whom the people report to.
            gone = _says_gone(table.rows[index], words) if found.change is None else Span()
            unlike = gone or doubted or _second_post(table, index, columns, found, words)
            unlike = unlike or _answers(table, at, index, columns, words) or found.unlike
            found = replace(found, unread=found.unread or _unread(table, index, columns), unlike=unlike)
            # Beside others with a word of address a cell alone may head who follows: "Private Sector".
            likely = told and (bool(found.honorific) or not _lone(table, index, columns, words) or not addressed)
            doubted = Span()
            out.append(_under(found if likely else replace(found, score=_LIKELY), above))
        elif out and not (values.get("name") or values.get("family")):
            out[-1] = _continued(out[-1], values, labels, words, region)
        elif fields.is_contact(values.get("name", Span()), words):
            doubted = join(table.rows[index], " ")  # "Contact | Desk Officer" names whom to ask
    if doubted and out:
        out[-1] = replace(out[-1], unlike=doubted)
    return tuple(out)


def _with_ticked_roles(
    table: Grid, at: int, columns: Mapping[int, str], words: Vocabulary
) -> tuple[Grid, dict[int, str]]:
    """Return the table and its columns, with a place or word of address that heads ticks in the cells of the ticked.

    Ticks below other headings are below unknown ones, and so are a cross and a check mark below one.
    """
    heads, kinds = table.rows[at], dict[int, str]()
    for i in (i for i, key in columns.items() if key == TICKS):
        if boxes.are_mixed([row[i] for row in table.rows[at + 1 :]]):
            continue
        titles = words.pattern("honorifics.titles")
        addresses = any(titles.fullmatch(said) for said in (heads[i].folded, heads[i].folded.rstrip(".")))
        addresses = addresses and len(heads[i].text) > 1
        kinds |= {i: "role"} if _is_place(heads[i], words) else {i: "honorific"} if addresses else {}
    rows = tuple(
        tuple((heads[i] if boxes.is_tick(cell) else Span()) if i in kinds else cell for i, cell in enumerate(row))
        if index > at and len({cell.text for cell in row if cell}) > 1 else row
        for index, row in enumerate(table.rows)
    )  # fmt: skip
    told = {i: kinds.get(i, key) for i, key in columns.items() if key != TICKS or i in kinds}
    return replace(table, rows=rows), told


def _is_place(heading: Span, words: Vocabulary) -> bool:
    """Tell a heading that says a place and nothing else, in two languages too; "Former head of delegation" is none."""
    parts = (part.strip(" .:*?").removeprefix("is ") for part in re.split(r"[/()|\n]", heading.folded))
    told = [part for part in parts if len(part) > 1]
    return bool(told) and all(part in words.places for part in told)


def _over_headings(table: Grid, at: int, words: Vocabulary) -> _Above:
    """Return what the one text of the row above the headings says of all below: that they go or come."""
    said = _distinct(table.rows[at - 1]) if at else []
    alone = len(said) == 1 and len(said[0].text) < _SHORT_TITLE
    return _Above(change=change.of_heading(said[0].folded, words)) if alone else _Above()


# Characters: what is longer is a sentence.
_SHORT_TITLE = 60


def _values(table: Grid, index: int, columns: Mapping[int, str], words: Vocabulary) -> dict[str, Span]:
    values: dict[str, Span] = {}
    for i, heading in columns.items():
        cell = table.rows[index][i]
        key = fields.kind_of(heading, cell)
        if key in NAMES and (not table.own[index][i] or fields.is_no_name(cell, words, second=key in values)):
            continue
        gap = " " if key in NAMES else "\n"
        values[key] = join((values[key], cell), gap) if key in values and values[key].text != cell.text else cell
    elsewhere = (cell for i, cell in enumerate(table.rows[index]) if columns.get(i) in _APART)
    beside = [values.get("beside", Span()), *(address for cell in elsewhere for address in _addresses(cell))]
    return values | {"beside": join(beside, "\n")}


def _unread(table: Grid, index: int, columns: Mapping[int, str]) -> Span:
    """Return the cells of a row with words below headings that nobody knows."""
    cells = (cell for i, cell in enumerate(table.rows[index]) if i not in columns and table.own[index][i])
    told = (cell for cell in cells if not emails.find(cell.text) and _WORD.search(cell.text))
    return join([join(entry.lines_of(cell), " ") for cell in told], "; ")


def _second_post(table: Grid, index: int, columns: Mapping[int, str], found: Candidate, words: Vocabulary) -> Span:
    """Return the second of two posts that was taken for a body: it may say the first in another language."""
    posts = [table.rows[index][i] for i, key in columns.items() if key == "position"]
    told = len(posts) > 1 and found.organization.text == posts[1].text and not entry.is_body(posts[1], words)
    return posts[1] if told else Span()


def _answers(table: Grid, at: int, index: int, columns: Mapping[int, str], words: Vocabulary) -> Span:
    """Return a "yes", "no" or tick below a heading that nobody knows: "Attending", "Head of delegation?".

    Whether somebody needs a visa or a room tells nothing of who they are; what is no more than a remark heads nothing.
    """
    answers = words.sets["joins.yes"] | words.sets["joins.no"]
    needs, heads = phrases.of(_needs), table.rows[at]
    told = (
        (heads[i], heads[i] if boxes.is_tick(cell) else cell)
        for i, cell in enumerate(table.rows[index])
        if i not in columns
        and len(heads[i].text) > 1
        and (boxes.is_tick(cell) or (_SAYS.search(cell.text) and cell.strip(" .").folded in answers))
    )
    return next((cell for head, cell in told if head and not needs.search(f"{head.folded} ")), Span())


def _needs(words: Language) -> Phrases:
    topics = words.requests.topics
    return (*topics.visa, *topics.accommodation, *topics.interpretation, *topics.funding)


_WORD = re.compile(r"(?<![\w@.-])[^\W\d_]{2,}(?![\w@])")
# An answer in words, a Chinese one of one sign; a single letter may be any mark.
_SAYS = re.compile(r"\w\w|[\u3400-\u9fff]")


# Columns where nobody looks for an address: those of an unknown heading too.
_APART = (None, "ignore", "number", "change")


def _addresses(cell: Span) -> Iterator[Span]:
    for found in emails.find(cell.text):
        yield cell.cut(found.start, found.end)


def _heads_group(table: Grid, index: int) -> bool:
    """Tell whether a row is one text across the table."""
    row = table.rows[index]
    filled = {cell.text for cell in row if cell}
    across = sum(1 for cell in row if cell) > 1 or (sum(table.own[index]) == len(row) and len(row) > 2)
    return len(filled) == 1 and across and len(row) > 1


def _is_group(table: Grid, index: int, columns: Mapping[int, str], words: Vocabulary) -> bool:
    """Tell a row of which only the name is filled in, with a body, a group of people or a place in a delegation.

    Where a table begins with one, such rows head their people; below a person it may be theirs.
    """
    filled = [i for i, cell in enumerate(table.rows[index]) if cell]
    if len(filled) != 1 or columns.get(filled[0]) not in NAMES:
        return False
    text = table.rows[index][filled[0]].strip(" :：")
    known = entry.is_body(text, words) or entry.place(text, words)
    named = names.likeness(text, words) >= _LIKELY
    return (bool(known) and not named) or text.folded in words.sets["words.sectors"]


def _names_alone(table: Grid, index: int, columns: Mapping[int, str], words: Vocabulary) -> bool:
    """Tell a row of which only the name is filled in: by a word of address, or a family name in capitals."""
    text = _lone(table, index, columns, words)
    shouted = [names.capitals(token) for token in text.text.split()]
    told = names.plain_address(names.honorific(text, words)[0], words) or (any(shouted) and not all(shouted))
    return bool(text) and told and names.likeness(text, words) >= _LIKELY


def _lone(table: Grid, index: int, columns: Mapping[int, str], words: Vocabulary) -> Span:
    """Return the one text of a row in the column of names that is no body, role or change: it may name somebody."""
    filled = [i for i, cell in enumerate(table.rows[index]) if cell]
    text = table.rows[index][filled[0]]
    if len(filled) > 1 or columns.get(filled[0]) not in NAMES or text.text.rstrip().endswith((":", "：")):
        return Span()
    known = entry.place(text, words) or entry.is_body(text, words) or entry.is_post(text, words)
    turned = any(purposes.says(kind, text.folded, words) for kind in ("remove", "add"))
    return Span() if known or turned or fields.is_nobody(text, words) else text


def _below(
    table: Grid, index: int, columns: Mapping[int, str], above: _Above, words: Vocabulary
) -> tuple[_Above, Span]:
    """Return what a row of one text says for the people below it, and that text where it may name somebody itself."""
    doubted = _lone(table, index, columns, words)
    likely = bool(doubted) and names.likeness(doubted, words) >= _LIKELY
    return above if likely else _group(table.rows[index], above, words), doubted


def _group(row: Sequence[Span], above: _Above, words: Vocabulary) -> _Above:
    text = next(cell for cell in row if cell).strip(" :：")
    role = entry.place(text, words)
    if role:
        return replace(above, role=role, said=text)
    if entry.asks_only(text, words):
        return _Above(asked=text)
    if len(text.text) < _SHORT_TITLE and (turned := change.of_heading(text.folded, words)):
        return _Above(change=turned)
    return _Above(body=text) if entry.is_body(text, words) or _may_be_body(text, words) else _Above()


def _may_be_body(text: Span, words: Vocabulary) -> bool:
    """Tell whether a row across the table can only be the name of a body: "Attorney General's Chambers", "CICPC"."""
    short = len(text.text) < 80 and not fields.is_nobody(text, words) and not any(char.isdigit() for char in text.text)
    return short and text.text[:1].isupper() and names.likeness(text, words) < 0.7 and not text.text.endswith(".")


def _under(found: Candidate, above: _Above) -> Candidate:
    return replace(
        found, role=found.role or above.role, said_role=found.said_role if found.role or not above.role else above.said,
        organization=found.organization or above.body, change=found.change or above.change, way="table",
        unlike=found.unlike or above.asked,
    )  # fmt: skip


def _continued(
    before: Candidate, values: Mapping[str, Span], labels: Mapping[str, Span], words: Vocabulary, region: str | None
) -> Candidate:
    """Return the person above with what a row without a name adds: an address, a number."""
    with_name = dict(values) | {"name": before.name}
    found = fields.person(with_name, labels, words, region)
    if found is None:
        return before
    return replace(
        before, contacts=before.contacts + found.contacts, used=before.used | found.used,
        position=before.position or found.position, organization=before.organization or found.organization,
    )  # fmt: skip


# ---------------------------------------------------------------- without


def _heading_alone(row: Sequence[Span], words: Vocabulary) -> Span:
    """Return the one text of a row if it is a place in a delegation, or a body that is no delegation or meeting."""
    filled = [cell for cell in row if cell]
    text = filled[0].strip(" :：") if len(filled) == 1 and len(row) > 1 else Span()
    if entry.place(text, words):
        return text
    event = phrases.of(lambda words: words.invitation.events, whole=True).search(text.folded)
    told = entry.is_body(text, words) and not entry.calls_delegation(text, words) and not entry.reaches(text)
    named = event or entry_like(row, words) or fields.label(text.text, words)
    return text if told and not named and len(entry.divide(text)) == 1 else Span()


def _unheaded(table: Grid, words: Vocabulary, region: str | None) -> tuple[Candidate, ...]:
    above, out, tried, column = _Above(), [], 0, None  # type: tuple[_Above, list[Candidate], int, int | None]
    doubted, placed = Span(), _holds_places(table, words)
    for index, row in enumerate(table.rows):
        if _heads_group(table, index) and not entry_like(row, words):
            above, doubted = _below(table, index, {} if column is None else {column: "name"}, above, words)
            continue
        if alone := _heading_alone(row, words):
            # Where the table begins with one, such rows head their people; below a person it may be theirs.
            grouped = bool(row[0]) and bool(_heading_alone(table.rows[0], words))
            above, doubted = (_group([alone], above, words), doubted) if grouped else (above, alone)
            continue
        for said in _entries(_distinct(row), words):
            if len(said) > 1 and fields.label(said[0].text, words) == "contacts":
                continue  # whom to ask; a "focal point" may be an official
            tried += 1
            turned, told = _turned(said, words)
            label, told = _labelled(told, words)
            role, cells = _led(told, words)
            # Where names stand in the rows above, less makes one.
            likely = column is not None and begins_with_name(row[column], words)
            likely = likely or _is_before_post(cells, words)
            found = entry.read(cells, 0, words, region, least=_LIKELY if likely else 0.5)
            found = _with_led(found, role, words, placed=placed) if found else None
            if found and not fields.is_nobody(found.name, words):
                gone = _says_gone(row, words) if turned is None else Span()
                found = replace(found, unlike=found.unlike or label or _unsure(found, words) or gone or doubted)
                doubted = Span()
                turned = Change.REMOVE if struck(found.name) else found.change or turned
                out.append(_under(replace(found, change=turned), above))
                column = _place_of(found.name, row)
            elif out and found is None and column is not None and _lone(table, index, {column: "name"}, words):
                doubted = row[column]
            elif out and found is None and (column is None or _goes_on(row[column], words, region)):
                tried -= 1
                out[-1] = _with_contacts(out[-1], cells, words, region)
    if doubted and out:
        out[-1] = replace(out[-1], unlike=doubted)
    return tuple(out) if len(out) * 2 >= tried and _is_list(table, out) else ()


def _says_gone(row: Sequence[Span], words: Vocabulary) -> Span:
    """Return the words of a row, a cell or brackets, that may say of its person that they do not come."""
    lines = (line for cell in row for line in entry.lines_of(cell))
    said = (line.cut(*piece).strip(" .,") for line in lines for piece in _stretches(line.text))
    found = (
        text for text in said
        if words.starts("change.gone", text.folded) or change.of_label(text.folded, words) is Change.REMOVE
        or (len(text.text.split()) <= _REMARK and words.has("change.remove", text.folded))
    )  # fmt: skip
    return next((text for text in found if not entry.is_body(text, words) and not entry.is_post(text, words)), Span())


# Words: "will unfortunately not be able to".
_REMARK = 6


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the whole of a text stands, and what each of its brackets holds and is behind its commas."""
    yield 0, len(text)
    yield from (
        (match.start(1), match.end(1))
        for match in re.finditer(r"(?:[(（\[,;，；،؛]|\s[-–—]\s)\s*([^()（）\[\],;]+)", text)
    )


def _is_before_post(cells: Sequence[Span], words: Vocabulary) -> bool:
    """Tell a row that begins with a name, however foreign, and goes on with a post: "Kofi Mensah | Director, ..."."""
    return len(cells) > 1 and begins_with_name(cells[0], words) and entry.is_post(cells[1], words)


def _unsure(found: Candidate, words: Vocabulary) -> Span:
    """Return the cells of a row without headings that were taken for post and body though neither looks like one."""
    position, body = found.position, found.organization
    asks = (entry.is_post, entry.ends_in_post, entry.is_body)
    known = any(said and any(asked(said, words) for asked in asks) for said in (position, body))
    return Span() if known or not (position or body) else position or body


def _entries(cells: Sequence[Span], words: Vocabulary) -> list[list[Span]]:
    """Return the lines of a row; where people stand below each other in its last cell, those for each of them.

    What the cells before say is then of all.
    """
    *before, last = [[line for line in entry.lines_of(cell) if line] for cell in cells] or [[]]
    common = [line for lines in before for line in lines]
    starts = [at for at, line in enumerate(last) if _addresses_somebody(line, words)]
    if len(starts) < 2 or starts[0] or any(_addresses_somebody(line, words) for line in common):
        return [[*common, *last]] if common or last else []
    return [[*common, *last[a:b]] for a, b in pairwise((*starts, len(last)))]


def _addresses_somebody(line: Span, words: Vocabulary) -> bool:
    """Tell a line that begins with a name and a word of address before it, "Mr. X" of one word too."""
    part = entry.name_part(line)
    single = names.is_spoken(names.honorific(part, words)[0]) and names.likeness(part, words) >= _SINGLE
    return single or opens_with_person(line, words)


# As much as one word with a capital looks like a name behind "Mr.".
_SINGLE = 0.55


def _goes_on(cell: Span, words: Vocabulary, region: str | None) -> bool:
    """Tell a cell below a name that names nobody else: empty, a label or a contact."""
    rest, _ = contacts.take(cell, words, region)
    return fields.label(cell.text, words) is not None or not any(char.isalpha() for char in rest.text)


def _place_of(name: Span, row: Sequence[Span]) -> int | None:
    """Return the column of a row that a name was read from."""
    first = {mark.place.number for mark in name.words[:1]}
    return next((i for i, cell in enumerate(row) if first & {mark.place.number for mark in cell.words}), None)


def _turned(cells: list[Span], words: Vocabulary) -> tuple[Change | None, list[Span]]:
    """Return what a first cell beside one that begins with a person does with them ("Withdrawn:"), and the others."""
    turned = change.of_label(cells[0].strip(" :：.").folded, words) if len(cells) > 1 else None
    named = turned is not None and names.likeness(entry.name_part(cells[1]), words) >= _NAMED
    return (turned, cells[1:]) if named else (None, cells)


def _labelled(cells: list[Span], words: Vocabulary) -> tuple[Span, list[Span]]:
    """Return a first cell with a colon that nobody knows, beside one that begins with a whole person, and the others.

    It may say who goes: no post stands before a name that has its own below it.
    """
    text = cells[0].strip(" :：")
    known = entry.is_post(text, words) or entry.is_body(text, words) or words.places.get(text.folded)
    colon = cells[0].text.rstrip().endswith((":", "：")) and not (known or entry.place(text, words))
    whole = colon and len(cells) > 1 and opens_with_person(cells[1], words)
    return (text, cells[1:]) if whole else (Span(), cells)


# As much as "Mr." and more than two words with capitals look like a name.
_NAMED = 0.5


def _led(cells: list[Span], words: Vocabulary) -> tuple[tuple[Role | None, Span], list[Span]]:
    """Return the role in a first cell beside one that begins with a person, and the other cells."""
    role = entry.place(cells[0], words) or words.places.get(cells[0].strip(" :.").folded)
    if role and len(cells) > 1 and names.likeness(entry.name_part(cells[1]), words) >= _NAMED:
        return (role, cells[0]), cells[1:]
    return (None, Span()), cells


def _holds_places(table: Grid, words: Vocabulary) -> bool:
    """Tell whether any row begins with a place in a delegation that is no post: "Head", "Observer"."""
    begun = (said[0] for row in table.rows if (said := _distinct(row)))
    return any(entry.place(cell, words) not in (None, Role.ADVISER) for cell in begun)


def _with_led(found: Candidate, told: tuple[Role | None, Span], words: Vocabulary, *, placed: bool) -> Candidate:
    """Return a person with the role in the first cell.

    Advisers are a rank of the civil service too: it is one where nothing else is their post and no row tells a place.
    """
    role, said = told
    post = role is Role.ADVISER and entry.is_post(said, words) and not entry.is_role(said, words)
    if post and not placed and not found.position:
        return replace(found, position=said, unlike=said)
    return replace(found, role=found.role or role, said_role=found.said_role or said)


def entry_like(row: Sequence[Span], words: Vocabulary) -> bool:
    """Tell whether a row that is one text is a person all the same."""
    text = next((cell for cell in row if cell), None)
    return text is not None and names.likeness(entry.lines_of(text)[0], words) > 0.7


def _is_list(table: Grid, out: Sequence[Candidate]) -> bool:
    """Tell a list from paragraphs that a table only places on the page."""
    longest = max((len(cell.text) for row in table.rows for cell in row), default=0)
    return bool(out) and longest < 300 and len(table.rows[0]) > 1


_COUNTS = re.compile(r"\(?(?:\d{1,3}|[ivxlIVXL]{1,5}|[a-zA-Zа-яА-Я])[.)]{1,2}|\d{1,3}")


# "1. 贺正平" in a row that blanks part.
_COUNTED = re.compile(r"\(?\d{1,3}[.)）、．]\s*(?=[^\W\d_])")


def _distinct(row: Sequence[Span]) -> list[Span]:
    """Return the cells of a row, a merged one once, numbers of the rows left out."""
    out: list[Span] = []
    counted = _COUNTED.match(row[0].text) if row else None
    if counted and len(entry.divide(row[0])) == 1:
        row = [row[0].cut(counted.end()), *row[1:]]
    for cell in row:
        if cell and cell not in out and not _COUNTS.fullmatch(cell.text.strip()):
            out.append(cell)
    return out


def _with_contacts(before: Candidate, cells: Sequence[Span], words: Vocabulary, region: str | None) -> Candidate:
    reached = contacts.take(join(cells, "\n"), words, region)[1]
    return replace(before, contacts=before.contacts + reached)
