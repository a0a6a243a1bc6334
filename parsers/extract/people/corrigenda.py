"""Corrections side by side: what was told in a column, a line or a quotation, what it should read in the next."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest

from msgspec.structs import replace
from rapidfuzz.distance import OSA

from parsers.extract import names
from parsers.extract.people import change, entry, fields, topic
from parsers.extract.people.candidate import Candidate
from parsers.extract.people.reading import Reading
from parsers.extract.people.tables import Grid
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, join
from parsers.record import Change


def of_grid(table: Grid, words: Vocabulary, region: str | None) -> tuple[Candidate, ...]:
    """Return the people as they should read, each with their new details, and whom others replace or nobody does.

    Nobody of a table without such headings. A correction of a detail alone ("Director" for "Deputy Director") belongs
    to whom another column names, else to whom the old entry names.
    """
    for at, row in enumerate(table.rows[:8]):
        columns = {key: i for i, cell in enumerate(row) if cell and (key := fields.label(cell.text, words))}
        if {"old", "new"} <= columns.keys():
            return tuple(_corrected(table.rows[at + 1 :], columns, words, region))
        if sides := _sides(row, words):
            pairs = [pair for below in table.rows[at + 1 :] for pair in _pairs(below, sides, words)]
            if all(len(names.scan(text, words)) < 2 for pair in pairs for text in pair):
                return tuple(_corrected(pairs, {"old": 0, "new": 1}, words, region))
    return ()


def _pairs(row: Sequence[Span], sides: Mapping[str, int], words: Vocabulary) -> list[tuple[Span, Span]]:
    """Return those who go and those who come by a row, one pair for each two; a cell may have several below each other.

    In a cell of several each begins a line.
    """
    gone, come = (_each(row[sides[key]], words) for key in ("old", "new"))
    return list(zip_longest(gone, come, fillvalue=Span()))


def _each(cell: Span, words: Vocabulary) -> list[Span]:
    lines = entry.lines_of(cell)
    begins = [at for at, line in enumerate(lines) if topic.begins_with_person(line, words, _BEGINS)]
    if len(begins) < 2 or begins[0]:
        return [cell]
    return [join(lines[first:last], "\n") for first, last in pairwise((*begins, len(lines)))]


# As much as a word of address, capitals or a patronymic tell a name.
_BEGINS = 0.6


def _sides(row: Sequence[Span], words: Vocabulary) -> dict[str, int]:
    """Return the columns of those who go ("old") and of those who come ("new") where a row heads nothing else."""
    told = {i: _side(cell, words) or fields.label(cell.text, words) for i, cell in enumerate(row) if cell}
    columns = {key: i for i, key in told.items() if key in ("old", "new")}
    alone = sorted(key or "" for key in told.values() if key != "number") == ["new", "old"]
    return columns if alone else {}


def _side(heading: Span, words: Vocabulary) -> str | None:
    """Return "old" for a heading of those who go, "new" for one of those who come: "To be excluded", "Included"."""
    text = heading.folded.strip(" :：.")
    if len(text) > _HEADING or names.scan(heading, words) or names.likeness(heading, words) >= _NAMED:
        return None
    turned = None if change.is_mixed(text, words) else change.of_heading(text, words)
    return None if turned is None else "old" if turned is Change.REMOVE else "new"


# Characters: a longer text is no heading.
_HEADING = 60


def read(reading: Reading) -> tuple[Candidate, ...]:
    """Return the people of lines that are labelled so, each label's line with those that go on below it.

    Labels with several people behind them are none of these.
    """
    if not reading.changes:
        return ()
    out: list[Candidate] = []
    for old, new in pairwise(_labelled(reading)):
        alone = all(len(names.scan(text, reading.words)) < 2 for _, text in (old, new))
        if alone and (old[0], new[0]) == ("old", "new"):
            out += _corrected([(old[1], new[1])], {"old": 0, "new": 1}, reading.words, reading.region)
    return tuple(out)


def _labelled(reading: Reading) -> list[tuple[str, Span]]:
    """Return what stands behind each label of a line, "" before what stands apart from them."""
    said: list[tuple[str, Span]] = []
    block = -1
    for row in reading.rows:
        label, colon, _ = row.text.text.partition(":")
        key = fields.label(label, reading.words) if colon else None
        if key in ("old", "new"):
            said.append((key, row.text.cut(len(label) + 1).strip()))
            block = row.block
        elif said and row.block == block and not row.marked and said[-1][0]:
            said[-1] = (said[-1][0], join((said[-1][1], row.text), " "))
        else:
            said.append(("", Span()))
    return said


def _corrected(
    rows: Sequence[Sequence[Span]], columns: dict[str, int], words: Vocabulary, region: str | None
) -> Iterator[Candidate]:
    for number, row in enumerate(rows):
        old, new = row[columns["old"]], row[columns["new"]]
        named = [row[columns[key]] for key in ("name", "family", "given") if key in columns and row[columns[key]]]
        used = frozenset(mark.place.number for cell in row for mark in cell.words)
        before = entry.read([old], number, words, region)
        told = words.has("change.remove", new.folded) and entry.read([new], number, words, region) is None
        gone = not new or fields.is_nobody(new, words) or told
        beside = [row[columns[key]] for key in ("position", "organization", "contacts") if columns.get(key) is not None]
        found = None if gone else entry.read([*named, new, *filter(None, beside)], number, words, region)
        if found is None and before and not gone:
            found = entry.read([join((before.honorific, before.name)), new], number, words, region)
        if before and (gone or (found and not _is_one(before, found))):
            yield _of_row(before, Change.REMOVE, used)
        if found and not fields.is_nobody(found.name, words):
            yield _of_row(found, Change.ADD, used)


def respelled(sentence: Span, line: int, reading: Reading) -> Candidate | None:
    """Return the person whose name a sentence spells anew beside how it was spelled: 'read "Ada Moe", not "Ada Mo"'.

    Which is right the words between the two or before the first tell; where they do not, nobody is returned. The
    names are those of one person: each word is spelled a little otherwise at most.
    """
    words = reading.words
    if not reading.changes or words.has("change.replaced_by", sentence.folded):
        return None  # a son may take his father's place
    spots = _names_in(sentence, words)
    if len(spots) != 2:
        return None
    said = [names.honorific(sentence.cut(*spot), words) for spot in spots]
    if said[0][1].text == said[1][1].text or _share(said[0][1], said[1][1]) < 1:
        return None
    before, between = sentence.folded[: spots[0][0]], sentence.folded[spots[0][1] : spots[1][0]]
    read, stale = words.has("labels.new", between), words.has("change.stale", between)
    if read == stale or (stale and not words.has("labels.new", before)):
        return None
    right, wrong = (spots[1], said[0]) if read else (spots[0], said[1])
    wrongly = words.pattern("change.stale").search(sentence.folded, right[1])
    rest = sentence.cut(right[1], wrongly.start() if wrongly else None).strip(_MARKS)
    found = entry.read([sentence.cut(*right), rest], line, words, reading.region, least=0.3)
    return found and replace(found, honorific=found.honorific or wrong[0], change=Change.ADD, way="sentence")


def _names_in(sentence: Span, words: Vocabulary) -> list[tuple[int, int]]:
    """Return where a sentence has names, in order: in quotation marks, and others with a word of address."""
    quoted = list(_QUOTED.finditer(sentence.text))
    spots = [match.span(1) for match in quoted if names.likeness(sentence.cut(*match.span(1)), words) >= _NAMED]
    spots += [
        spot for spot in names.scan(sentence, words)
        if not any(match.start() < spot[1] and spot[0] < match.end() for match in quoted)
    ]  # fmt: skip
    return sorted(spots)


# What stands at the ends of a quotation, and before "and not".
_MARKS = ' ,.;"«»“”'
_QUOTED = re.compile(r"[«“„\"]\s*([^«»“”„\"\n]{3,60}?)\s*[»”“\"]")
# Two words with capitals look like a name so much.
_NAMED = 0.35


def _is_one(before: Candidate, found: Candidate) -> bool:
    """Tell whether half of the words of two names are alike, or spelled a little otherwise."""
    return 2 * _share(before.name, found.name) >= 1


def _share(one: Span, other: Span) -> float:
    """Return which share of the words of the shorter of two names the longer has, spelled a little otherwise."""
    ours, theirs = sorted((re.findall(r"\w+", name.folded) for name in (one, other)), key=len)
    alike = [a for a in ours if any(OSA.normalized_similarity(a, b) >= _SPELLED for b in theirs if len(a) > 1)]
    return len(alike) / len(ours) if ours else 0.0


_SPELLED = 0.7


def _of_row(found: Candidate, change: Change, used: frozenset[int]) -> Candidate:
    line = found.name.words[0].place.number if found.name.words else found.line
    return replace(found, change=change, way="table", line=line, used=used)
