"""Who comes perhaps, or instead of somebody, or only to watch, as the line says that names them: to be asked about.

Nothing of the record changes.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from parsers import languages
from parsers.extract import names
from parsers.extract.people import bare, entry, merge, outsiders
from parsers.extract.people.merge import Merged
from parsers.extract.people.rows import Row
from parsers.extract.people.sentences import sentences
from parsers.extract.people.vocabulary import Vocabulary, pattern
from parsers.extract.span import Span
from parsers.record import Change, Delegate, Reason, ReviewItem, Role


def of_list(
    people: Sequence[Merged], made: Sequence[Delegate], rows: Sequence[Row], words: Vocabulary, language: str
) -> Iterator[ReviewItem]:
    """Yield an item for each person of whom their line says that they come perhaps, or another, or only to watch.

    `made` are the people as the record has them; `language` is that of the letter: the Spanish "or" is an article in
    Portuguese.
    """
    perhaps, others, watch = set[int](), dict[int, Span](), set[int]()
    owners = _owners(people)
    for sentence in (sentence for row in rows for sentence in sentences(row.text, words)):
        own = {at for mark in sentence.words for at in owners.get(mark.place.number, ())}
        keys = [key for key in _KEYS if words.has(key, sentence.folded)]
        named = own or (_named_again(sentence, people, words) if keys else set())
        if named and ("joins.perhaps" in keys or ("joins.pending" in keys and not own)):
            perhaps |= named
        if own and (other := _other(sentence, words, language)):
            others |= dict.fromkeys(own - others.keys(), other)
        if named and "joins.observes" in keys:
            watch |= named if all(made[at].role is not Role.OBSERVER for at in named) else set()
    for at, merged in enumerate(people):
        person, name = merged.person, merged.person.name.text
        if person.change is Change.REMOVE:
            continue
        told = any(words.has("joins.perhaps", span.folded) for span in (person.position, person.organization))
        if (told or at in perhaps) and not person.pending:
            detail = f"The letter may say of {name} that they come perhaps: see whether they attend."
            yield ReviewItem(f"/delegates/{at}", Reason.OTHER, detail)
        if at in others:
            detail = f"The letter may say that {name} or another comes ({others[at].text}): see who attends."
            yield ReviewItem(f"/delegates/{at}", Reason.OTHER, detail)
        if at in watch:
            detail = f"The letter may say that {name} only observes: see which role they have."
            yield ReviewItem(f"/delegates/{at}/role", Reason.OTHER, detail)
    yield from _between(people, rows, language)


# Words that somebody comes perhaps, that this is open, and that they only watch; the second are read with an entry.
_KEYS = ("joins.perhaps", "joins.pending", "joins.observes")


def _named_again(sentence: Span, people: Sequence[Merged], words: Vocabulary) -> set[int]:
    """Return who of a list a sentence besides it names by a word of address: "Mr. Moe is still to be confirmed"."""
    if outsiders.said(sentence, words):
        return set()
    said = (names.honorific(sentence.cut(*spot), words)[1].text for spot in names.scan(sentence, words))
    keys = [key for name in said if (key := merge.stems(name))]
    found = ([at for at, one in enumerate(people) if key <= merge.stems(one.person.name.text)] for key in keys)
    return {at for meant in found if len(meant) == 1 for at in meant}


def _owners(people: Sequence[Merged]) -> dict[int, list[int]]:
    """Return whose each word is, by its number: those of a name, of who is an entry of a list all of it."""
    owners: dict[int, list[int]] = {}
    for at, merged in enumerate(people):
        person = merged.person
        own = {mark.place.number for mark in person.name.words}
        for number in own if person.way == "sentence" else own | person.used:
            owners.setdefault(number, []).append(at)
    return owners


def _other(sentence: Span, words: Vocabulary, language: str) -> Span | None:
    """Return who stands right behind a word like "or", up to the next divider; None where nobody does."""
    for match in _instead(language).finditer(sentence.folded):
        said = entry.name_part(_without_small(sentence.cut(match.end()).strip(" ,،，:"), words))
        if _is_somebody(said, words):
            return said
    return None


def _without_small(text: Span, words: Vocabulary) -> Span:
    """Return a text without the small words it begins with: "by the Honourable Mr. X", "durch Herrn X"."""
    at = 0
    for match in re.finditer(r"\S+\s*", text.folded):
        if match.group().strip() not in words.sets["words.small"] | words.sets["joins.leads_to"]:
            break
        at = match.end()
    return text.cut(at)


def _is_somebody(said: Span, words: Vocabulary) -> bool:
    """Tell a name behind a word of address, or one that shows without."""
    address, name = names.honorific(said, words)
    if address and names.plain_address(address, words):
        return bool(name)
    return bare.is_name(said, words)


def _between(people: Sequence[Merged], rows: Sequence[Row], language: str) -> Iterator[ReviewItem]:
    """Yield an item for each line between two people that is nothing but a word like "or"."""
    lines = sorted((merged.person.line, at) for at, merged in enumerate(people) if merged.person.way != "table")
    for row in rows:
        if not _instead(language).fullmatch(row.text.folded.strip(" .,;:-–")):
            continue
        before = bisect_left(lines, (row.number, 0))
        if 0 < before < len(lines):
            at = lines[before - 1][1]
            detail = f'"{row.text.text}" stands below {people[at].person.name.text}: see who of the two attends.'
            yield ReviewItem(f"/delegates/{at}", Reason.OTHER, detail)


@cache
def _instead(language: str) -> re.Pattern[str]:
    """Return what finds the words behind which somebody else stands; English where the language is none of ours."""
    codes = dict.fromkeys(("en", language)) if language in languages.LANGUAGES else ("en",)
    return pattern(tuple(word for code in codes for word in languages.language(code).people["joins"]["else"]))
