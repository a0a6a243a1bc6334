"""Who takes part online and who in person, as remarks behind people, headings above them and sentences say it."""

import re
from collections.abc import Iterator, Sequence
from itertools import count

from msgspec.structs import replace

from parsers.extract import phrases, statements
from parsers.extract.names import scan
from parsers.extract.people.vocabulary import vocabulary
from parsers.extract.span import Span
from parsers.extract.statements import Called, Statement
from parsers.record import Delegate, Modality, Response

# By place of a person among all of a record.
_Told = dict[int, Modality]
# Characters between a verb of taking part and the way in which somebody does.
_FAR = 60


def told(lines: Sequence[Statement], record: Response, language: str) -> Response:
    """Return the record with how its people take part, where the letter says so; nearer words go before farther."""
    people = statements.called(statements.people(record))
    if not people:
        return record
    by_sentence = _by_sentences(lines, people, language)
    found = by_sentence | _by_headings(lines, people) | _by_remarks(lines, people)
    places = count()
    own = tuple(_with(person, found.get(next(places))) for person in record.delegates)
    also = tuple(
        replace(one, delegates=tuple(_with(person, found.get(next(places))) for person in one.delegates))
        for one in record.also
    )
    return replace(record, delegates=own, also=also)


def is_told(sentence: Span, language: str) -> bool:
    """Tell whether a sentence says how anybody takes part."""
    return any(_said(sentence, (), language))


def _with(person: Delegate, way: Modality | None) -> Delegate:
    return replace(person, modality=way) if way else person


def of(text: Span, language: str | None = None) -> Modality | None:
    """Return the way of taking part that a text names, in any language where none is given; None for none or both."""
    found = {way for _, _, way in _ways(text, language)}
    return found.pop() if len(found) == 1 else None


def _ways(text: Span, language: str | None) -> list[tuple[int, int, Modality]]:
    """Return where a text names ways of taking part, in order."""
    said = f"{text.folded}."  # Some words are only known before the end of a sentence.
    online = phrases.of(lambda words: words.requests.online, language or "").finditer(said)
    person = phrases.of(lambda words: words.requests.in_person, language or "").finditer(said)
    found = [(match.start(), match.end(), Modality.ONLINE) for match in online]
    return sorted([*found, *((match.start(), match.end(), Modality.IN_PERSON) for match in person)])


def _by_remarks(lines: Sequence[Statement], people: Sequence[Called]) -> _Told:
    """Return what remarks say: each of whoever is named last before it, in its line or, of one alone, above it."""
    out: _Told = {}
    above: int | None = None
    for line in lines:
        spots = statements.named(line.text, people)
        for remark in line.remarks:
            before = [at for start, at in spots if start < remark.start] or [at for _, at in spots[-1:]]
            who = before[-1] if before else above if remark.text.text == line.text.text else None
            if who is not None and (way := of(remark.text)):
                out[who] = way
        above = spots[-1][1] if spots else above
    return out


def _by_headings(lines: Sequence[Statement], people: Sequence[Called]) -> _Told:
    """Return what lines that end in a colon say of the people below them, up to the next such line."""
    out: _Told = {}
    way: Modality | None = None
    for line in lines:
        if line.text.text.rstrip().endswith((":", "：")):
            way = of(line.text)
        elif way:
            out |= {at: way for _, at in statements.named(line.text, people)}
    return out


def _by_sentences(lines: Sequence[Statement], people: Sequence[Called], language: str) -> _Told:
    """Return what sentences say of those whom they name, and what one that names nobody says of everybody."""
    out: _Told = {}
    everybody: set[Modality] = set()
    for line in lines:
        for sentence in line.sentences if not line.text.text.rstrip().endswith((":", "：")) else ():
            for way, named in _said(sentence, people, language):
                out |= dict.fromkeys(named, way)
                everybody |= set() if named or _is_of_some(sentence, language) else {way}
    whole = dict.fromkeys(range(len(people)), everybody.pop()) if len(everybody) == 1 else {}
    return whole | out


def _said(sentence: Span, people: Sequence[Called], language: str) -> Iterator[tuple[Modality, tuple[int, ...]]]:
    """Yield the ways of taking part that a sentence tells, each with those whom it names for it."""
    ways = _ways(sentence, language)
    if not ways or _leaves_open(sentence, language):
        return
    verbs = [match.span() for match in _attends(sentence, language)]
    spots = statements.named(sentence, people)
    last = 0
    for start, end, way in ways:
        before = [verb[1] for verb in verbs if verb[1] <= end]
        # The verb of a clause may be that of the one before it: "Mr. X attends in person and Ms. Y online".
        if last or any(abs(place - start) <= _FAR for verb in verbs for place in verb):
            since = max(last, before[-2] if len(before) > 1 else 0)
            yield way, tuple(at for spot, at in spots if since <= spot < start)
            last = end


def _attends(sentence: Span, language: str) -> list[re.Match[str]]:
    return phrases.of(lambda words: words.requests.attends, language).finditer(sentence.folded)


def _leaves_open(sentence: Span, language: str) -> bool:
    """Tell whether a sentence asks, denies, or tells what may be or what somebody else has said."""
    asks = phrases.of(
        lambda words: words.intent.inquire + words.intent.conditional + words.requests.theirs, language
    ).search(sentence.folded)
    return asks is not None or vocabulary().has("joins.negation", sentence.folded)


def _is_of_some(sentence: Span, language: str) -> bool:
    """Tell whether a sentence without a delegate's name is about a part of the delegation, or about somebody else."""
    some = phrases.of(lambda words: words.requests.some, language).search(sentence.folded)
    return some is not None or bool(scan(sentence, vocabulary()))
