"""The ways of reading, one after another: each gets what the ones before it left."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import count

from msgspec.structs import replace

from parsers.document import Block, Table
from parsers.extract import names, phrases
from parsers.extract.letter import Letter, Passage, Setting, Zone
from parsers.extract.people import (
    corrigenda,
    entry,
    enumerations,
    fields,
    forms,
    headings,
    lines,
    margins,
    particulars,
    remarks,
    rolls,
    sentences,
    stacks,
    tables,
)
from parsers.extract.people.candidate import Candidate
from parsers.extract.people.reading import Reading
from parsers.extract.people.rows import Row
from parsers.extract.people.tables import Grid
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span
from parsers.record import Change, Intent

Way = Callable[[Reading], tuple[Candidate, ...]]


def _forms(reading: Reading) -> tuple[Candidate, ...]:
    return forms.of_rows(reading.rows, reading.words, reading.region)


# Ways to write people down in lines, the most telling first.
WAYS: tuple[Way, ...] = (
    corrigenda.read, _forms, sentences.read_titled, rolls.read, enumerations.read, stacks.read, sentences.read,
)  # fmt: skip

# Ways to write people down in a table.
GRIDS: tuple[Callable[[Grid, Vocabulary, str | None], tuple[Candidate, ...]], ...] = (
    forms.of_grid, corrigenda.of_grid, tables.people,
)  # fmt: skip


def candidates(letter: Letter, setting: Setting, words: Vocabulary) -> tuple[tuple[Candidate, ...], tuple[Row, ...]]:
    """Return the people of a letter as every way saw them, and all lines that are no table of people."""
    places = count(1)
    found, plain = _tables(letter, words, setting.country, places)
    titles = [title for meeting in setting.meetings for title in meeting.titles]
    told = (_without_greeting(row, words) for row in headings.headed(remarks.without_rows(plain), words, titles))
    rows = tuple(_without_emergencies([row for row in told if not _greets(row, words)], words))
    left = tuple(row for row in rows if not row.outside or row.heading)
    for way in WAYS:
        changes = setting.intent is Intent.AMEND
        reading = Reading(left, (), words, setting.country, changes=changes, announced=setting.announced)
        # Who is called like a label is none: its value was read as what the person is.
        seen = tuple(one for one in way(reading) if not fields.label(one.name.text, words))
        found = [*found, *seen]
        used = frozenset[int]().union(*(candidate.used for candidate in seen))
        left = tuple(row for row in left if not used.intersection(mark.place.number for mark in row.text.words))
    found = particulars.given(found, rows, left, words, setting.country)
    return tuple(found), tuple(rows)


def _without_emergencies(rows: Sequence[Row], words: Vocabulary) -> Iterator[Row]:
    """Yield the lines without those about whom to call in an emergency, and how they are reached below."""
    block: int | None = None
    for row in rows:
        pair = forms.pair_of(row.text, words) if block == row.block else None
        if words.starts("joins.emergency", row.text.folded):
            block = row.block
        elif pair is None or pair[0] not in forms.OF_ANYBODY:
            block = None
        if block is None:
            yield row


def _without_greeting(row: Row, words: Vocabulary) -> Row:
    """Return a line without whom it addresses by name and patronymic: "Иван Петрович, просим внести изменения"."""
    match = _BY_PATRONYMIC.match(row.text.text) if row.first else None
    rest = row.text.cut(match.end()) if match else Span()
    if (
        not rest
        or entry.is_post(rest, words)
        or entry.is_body(rest, words)
        or entry.place(entry.name_part(rest), words)
    ):
        return row
    return replace(row, text=rest)


_BY_PATRONYMIC = re.compile(
    r"[А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+(?:[оеё]вич|ич|[оеё]вна|ична),\s+(?=(?:в|во|на|просим|прошу|направля|сообща"
    r"|подтвержда|добавьте|внесите|исключите|будьте|пожалуйста|прилага|пересыла|благодар|посыла|отправля)[а-яё]*\s)"
)


def _greets(row: Row, words: Vocabulary) -> bool:
    """Tell a line that is nothing but a salutation, which may look like a name: "Ms. Okoro,"."""
    address, name = names.honorific(row.text, words)
    if row.first and len(name.text.strip(" :：").split()) == 1:
        several = row.colon and address.folded in words.sets["honorifics.plural"]  # "Señores UNODC:"
        if several or (row.text.text.endswith(",") and names.is_spoken(address)):
            return True
    greeting = phrases.of(lambda words: words.zones.salutations, whole=True)
    said = row.text.folded.strip(" ,:：،!")
    found = greeting.match(said)
    if found is None or found.end() == len(said):
        return found is not None
    # "Estimada señora Ada Reed:", "Dear Ms. Reed,"; "Señora Ada Reed:" may be somebody whose post stands below.
    ends = row.colon or row.text.text.endswith((",", "،", "，", "!"))
    greeted = row.text.cut(found.end()).strip(" ,:：،!")
    return ends and found.group() not in words.sets["honorifics.titles"] and names.likeness(greeted, words) >= _NAMED


# As much as "Mr." and a name are like somebody's name.
_NAMED = 0.7


def _tables(
    letter: Letter, words: Vocabulary, region: str | None, places: Iterator[int]
) -> tuple[list[Candidate], list[Row]]:
    """Return the people of the tables that list people, and the lines of everything else."""
    found: list[Candidate] = []
    rows: list[Row] = []
    limits = margins.limits(letter.passages)
    before: Passage | None = None
    for passage in letter.within(Zone.BODY, Zone.NAME):
        seen = _table(passage, words, region, places)
        # The last line above a table may head it.
        heads = seen and before and before.part == passage.part and isinstance(before.item, Block)
        if seen and heads and rows:
            # The name of a sheet says what its people are, and of nobody that they go.
            turned = None if before and before.zone is Zone.NAME else _turned_above(rows[-1], words)
            seen = tables.below(seen, rows[-1].text, words)
            seen = tuple(replace(one, change=one.change or turned) for one in seen)
        found += seen
        before = passage
        if not seen:
            block = rows[-1].block + 1 if rows else 0
            rows += lines.lines(passage, limits, places, (block, len(rows)), words)
    return found, rows


def _turned_above(row: Row, words: Vocabulary) -> Change | None:
    """Return what the line above a table says of its people: that they come or go."""
    if headings.names_anybody(row.text, words):
        return None  # "Ms. X, unable to attend, is replaced by:"
    # "2. To be withdrawn": with or without a colon it heads them, and is no item of a list.
    heading = replace(row, marked=False, colon=True)
    return headings.change_of(heading, words) or headings.change_announced(heading, words)


def _table(passage: Passage, words: Vocabulary, region: str | None, places: Iterator[int]) -> tuple[Candidate, ...]:
    if not isinstance(passage.item, Table):
        return ()
    grid = remarks.without_cells(tables.grid(passage, places, words))
    seen = next((seen for way in GRIDS if (seen := way(grid, words, region))), ())
    first = min((number for candidate in seen for number in candidate.used), default=None)
    return tuple(replace(candidate, roll=first) for candidate in seen)
