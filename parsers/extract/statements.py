"""The letter's own lines, in which it tells of people and asks for something: no quotations, no disclaimers."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import count

from msgspec import Struct

from parsers import characters
from parsers.document import Table
from parsers.extract.letter import Letter, Passage, Zone
from parsers.extract.people import boxes, lines, margins, sentences
from parsers.extract.people.remarks import Remark, parted
from parsers.extract.people.vocabulary import vocabulary
from parsers.extract.span import Span, fold, join, read
from parsers.record import Delegate, Response

# A hostile letter may have very many lines.
_LINES = 2_000


class Statement(Struct, frozen=True, dict=True):
    """A line, wrapped ones joined, or the cells of a row of a table."""

    cells: tuple[Span, ...]

    @cached_property
    def text(self) -> Span:
        """The cells in one run."""
        return join(self.cells)

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """The remarks in it, with where they begin in its text."""
        found, start = list[Remark](), 0
        for cell in filter(None, self.cells):
            found += [Remark(start + each.start, each.text) for each in parted(cell).remarks]
            start += len(cell.text) + 1
        return tuple(found)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Its sentences."""
        return tuple(sentences.sentences(self.text, vocabulary()))


def of_letter(letter: Letter) -> tuple[Statement, ...]:
    """Return the lines of the letter, then those of its covering mail."""
    passages = [p for p in (*letter.passages, *letter.covering) if p.zone in (Zone.BODY, Zone.CLOSING)]
    reach, places, words = margins.limits(passages), count(), vocabulary()
    found: list[Statement] = []
    for passage in passages:
        if isinstance(passage.item, Table):
            found += _of_table(passage, passage.item, places)
        else:
            found += [Statement((boxes.kept(row.text),)) for row in lines.lines(passage, reach, places, (0, 0), words)]
    return tuple(found[:_LINES])


def _of_table(passage: Passage, table: Table, places: Iterator[int]) -> Iterator[Statement]:
    rows: dict[int, list[Span]] = {}
    heads: dict[int, Span] = {}
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        texts = (read(line, places, passage.part, passage.filename, passage.page) for line in cell.lines)
        text = boxes.kept(join(texts))
        # A tick says what stands above it.
        text = heads.get(cell.column, text) if boxes.is_tick(text) else text
        if text and cell.columns == 1:
            heads.setdefault(cell.column, text)
        rows.setdefault(cell.row, []).append(text)
    yield from (Statement(tuple(filter(None, cells))) for cells in rows.values())


def people(record: Response) -> tuple[Delegate, ...]:
    """Return everybody whom a record names, those of the second meeting last."""
    return (*record.delegates, *(person for also in record.also for person in also.delegates))


class Called(Struct, frozen=True):
    """What somebody is called, folded."""

    name: str
    family: str


def called(people: Iterable[Delegate]) -> tuple[Called, ...]:
    """Return what people are called, in their order."""
    return tuple(Called(fold(person.name), fold(person.family_name)) for person in people)


def named(text: Span, people: Sequence[Called]) -> list[tuple[int, int]]:
    """Return where in a text people are named, and which: by their whole name, else by the family name as one word."""
    spots = ((_spot(text, person), at) for at, person in enumerate(people))
    return sorted((start, at) for start, at in spots if start >= 0)


def _spot(text: Span, person: Called) -> int:
    """Return where a person is named, -1 for nowhere."""
    whole = text.folded.find(person.name) if person.name else -1
    if whole >= 0 or len(person.family) < _SHORTEST or person.family not in text.folded:
        return whole
    found = characters.places(person.family, text.folded, alone=True)
    return next((start for start in found if not text.text[start].islower()), -1)


# Letters: shorter family names are words too.
_SHORTEST = 3
