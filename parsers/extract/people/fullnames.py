"""Who is called by the family name alone, under the full name that the letter gives elsewhere."""

from collections.abc import Sequence

from msgspec.structs import replace

from parsers.extract import names
from parsers.extract.people import merge
from parsers.extract.people.merge import Merged
from parsers.extract.people.rows import Row
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span


def completed(people: Sequence[Merged], rows: Sequence[Row], words: Vocabulary) -> list[Merged]:
    """Return the people, each of one word ("M. Bédi") with the longer name of that word where only one such stands."""
    return [_completed(merged, people, rows, words) for merged in people]


def _completed(merged: Merged, people: Sequence[Merged], rows: Sequence[Row], words: Vocabulary) -> Merged:
    person = merged.person
    if not person.name.text.replace("-", "").isalpha():
        return merged
    others = [merge.key(other.person.name.text) for other in people if other is not merged]
    fuller = {merge.key(name.text): name for row in rows for name in _named(row.text, person.name, words)}
    if len(fuller) != 1 or set(fuller) & set(others):
        return merged
    return replace(merged, person=replace(person, name=next(iter(fuller.values()))))


def _named(text: Span, name: Span, words: Vocabulary) -> list[Span]:
    """Return the names of several words in a text that end with a name of one."""
    if name.folded not in text.folded:
        return []
    found = (names.honorific(text.cut(*spot), words)[1] for spot in names.scan(text, words))
    return [full for full in found if full.folded.split()[-1:] == [name.folded] and len(full.text.split()) > 1]
