"""What every way of reading gets: the lines and tables of a letter and the words of the languages."""

from msgspec import Struct

from parsers.extract.people.rows import Row
from parsers.extract.people.tables import Grid
from parsers.extract.people.vocabulary import Vocabulary


class Reading(Struct, frozen=True):
    """A letter laid out for reading.

    `changes` says that it changes a delegation named earlier, `announced` that every sentence may name somebody.
    """

    rows: tuple[Row, ...]
    grids: tuple[Grid, ...]
    words: Vocabulary
    region: str | None
    changes: bool = False
    announced: bool = False
