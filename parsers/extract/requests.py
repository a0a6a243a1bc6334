"""What else a letter asks or tells: visas, money, interpretation and the like, each in its own words."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from msgspec import Struct
from msgspec.structs import replace

from parsers import languages
from parsers.extract import modality, phrases, statements
from parsers.extract.letter import Letter
from parsers.extract.people.vocabulary import vocabulary
from parsers.extract.phrases import Finder
from parsers.extract.span import Span, evidence
from parsers.extract.statements import Called, Statement
from parsers.languages import RequestWords, WishWords
from parsers.record import Intent, Request, Response, Wish

# Characters kept of a sentence, and requests kept of a letter.
_LONGEST, _MOST = 300, 20
_QUESTION = ("?", "؟", "？")


class Wished(Struct, frozen=True):
    """A request and the words that it was read from."""

    request: Request
    said: Span


def added(letter: Letter, record: Response) -> Response:
    """Return the record with what else the letter asks or tells, and with how its people take part."""
    lines = statements.of_letter(letter)
    record = modality.told(lines, record, letter.language)
    people = statements.called(statements.people(record))
    found = [wished for line in lines for wished in (*_of_remarks(line, people), *_of_sentences(line, record, letter))]
    if not found and record.intent is Intent.INQUIRE:
        found = [wished for line in lines for wished in _of_inquiry(line)]
    kept = tuple({wished.request: wished for wished in found}.values())[:_MOST]
    marks = tuple(mark for wished in kept for mark in evidence("requests", wished.said))
    return replace(record, requests=tuple(each.request for each in kept), evidence=record.evidence + marks)


def _wished(kind: Wish, said: Span, at: int = 0) -> Wished:
    """Return a request with its words; `at` is where those that tell it begin, which a long sentence is cut around."""
    if len(said.text) > _LONGEST:
        start = max(0, at - _LONGEST // 3)
        start += said.text[start:at].find(" ") + 1 if start else 0
        said = said.cut(start, start + _LONGEST)
    return Wished(Request(kind, " ".join(said.text.split())), said)


def _of_remarks(line: Statement, people: Sequence[Called]) -> Iterator[Wished]:
    """Yield what remarks behind people say, but for how they take part, with the whole line."""
    if not statements.named(line.text, people):
        return
    for remark in line.remarks:
        if modality.of(remark.text) is None:
            yield from (
                _wished(kind, line.text, remark.start) for kind in _about(_topics(), remark.text) or [Wish.OTHER]
            )


def _of_sentences(line: Statement, record: Response, letter: Letter) -> Iterator[Wished]:
    for sentence in line.sentences:
        kinds = _kinds(sentence) or ({Wish.OTHER: 0} if _is_other(sentence, record, letter.language) else {})
        yield from (_wished(kind, sentence, at) for kind, at in kinds.items())


def _of_inquiry(line: Statement) -> Iterator[Wished]:
    """Yield what sentences ask in no words of a known kind, of a message that does nothing but ask."""
    for sentence in line.sentences:
        match = _inquires(sentence)
        if match and not _asks_nothing(sentence):
            yield _wished(Wish.OTHER, sentence, match.start())


def _kinds(sentence: Span) -> dict[Wish, int]:
    """Return what a sentence asks for or tells by known words, and where these begin."""
    if _asks_nothing(sentence):
        return {}
    found = _about(_says(), sentence)
    if _any_of(lambda words: words.asks).search(sentence.folded) or _inquires(sentence):
        found = _about(_topics(), sentence) | found
    return found


def _asks_nothing(sentence: Span) -> bool:
    """Tell whether a sentence says what somebody else wrote, or what is not wanted: "Visa required: No"."""
    said = sentence.folded.rstrip(" .")
    if said.rpartition(" ")[2] in _denials():
        return True
    return _any_of(lambda words: words.theirs + words.none).search(sentence.folded) is not None


def _is_other(sentence: Span, record: Response, language: str) -> bool:
    """Tell a question about something else, and what is said of taking part online and is in nobody's modality."""
    people = statements.people(record)
    if sentence.text.rstrip().endswith(_QUESTION):
        return not statements.named(sentence, statements.called(people))
    return not any(person.modality for person in people) and modality.is_told(sentence, language)


@cache
def _denials() -> frozenset[str]:
    return frozenset(said for said in vocabulary().sets["joins.no"] if said[:1].isalpha() and len(said) > 1)


def _inquires(sentence: Span) -> re.Match[str] | None:
    return phrases.of(lambda words: words.intent.inquire).search(sentence.folded)


def _about(finders: dict[Wish, Finder], text: Span) -> dict[Wish, int]:
    found = ((kind, finder.search(text.folded)) for kind, finder in finders.items())
    return {kind: match.start() for kind, match in found if match}


def _any_of(choose: Callable[[RequestWords], tuple[str, ...]]) -> Finder:
    said = (languages.language(code).requests for code in languages.LANGUAGES)
    return phrases.finder(tuple(one for words in said for one in choose(words)))


@cache
def _topics() -> dict[Wish, Finder]:
    return {kind: _any_of(partial(_of_kind, lambda words: words.topics, kind)) for kind in Wish}


@cache
def _says() -> dict[Wish, Finder]:
    return {kind: _any_of(partial(_of_kind, lambda words: words.says, kind)) for kind in Wish}


def _of_kind(choose: Callable[[RequestWords], WishWords], kind: Wish, words: RequestWords) -> tuple[str, ...]:
    """Return the phrases of a kind, whose value is the name of their field."""
    found: tuple[str, ...] = getattr(choose(words), kind.value)
    return found
