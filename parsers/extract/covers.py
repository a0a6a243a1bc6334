"""What the mail that brings a note says against it: who does not come, who comes too, that it is not final."""

import re
from collections.abc import Iterator
from itertools import islice

from parsers.document import Block
from parsers.extract import intent, phrases, speech, tongue
from parsers.extract.letter import Letter, Zone
from parsers.extract.people import languages, merge, oversights
from parsers.extract.people.sentences import sentences
from parsers.extract.people.vocabulary import vocabulary
from parsers.extract.span import Span, fold
from parsers.record import Intent, Reason, Response, ReviewItem

# Characters quoted of a sentence.
_LONGEST = 200
# What a mail can speak against: a note that declines or changes something says so itself.
_LISTS = (Intent.NOMINATE, Intent.ACKNOWLEDGE, Intent.INQUIRE)


def of(letter: Letter, record: Response) -> tuple[ReviewItem, ...]:
    """Return an item for the first sentence of a covering mail that speaks against its note, and for whom it adds."""
    said = list(_sentences(letter))
    return (*_against(said, record), *_besides(said, letter, record))


def _sentences(letter: Letter) -> Iterator[Span]:
    """Yield what the author of the covering mail says, but for greetings and for lines of names, as of who signs."""
    words = vocabulary()
    blocks = (p for p in letter.covering if p.zone is Zone.BODY and isinstance(p.item, Block))
    for passage in blocks:
        first, text = passage.spans[0], passage.run
        if len(first.text) <= _GREETING and first.text.rstrip().endswith((",", ":", "!", "،", "，", "：")):
            text = text.cut(len(first.text))
        if speech.running(text.text) or _ENTRY.match(text.text) or languages.script(text.text) not in _CASED:
            yield from sentences(text, words)


# Scripts in which most words of a sentence are written small, and those of a name are not.
_CASED = ("latn", "cyrl")
# Characters: who is greeted. What begins an entry of a list.
_GREETING, _ENTRY = 60, re.compile(r"\s*(?:\(?\d{1,2}\s?[.)/-]|[-–—•*·]\s)")


def _against(said: list[Span], record: Response) -> Iterator[ReviewItem]:
    code = tongue.tell(" ".join(sentence.text for sentence in said))[0]
    for sentence in said if record.intent in _LISTS else ():
        if intent.against(sentence.folded, code) is not None:
            detail = (
                f'The mail says of the note that it brings: "{sentence.text[:_LONGEST].strip()}": see what it changes.'
            )
            yield ReviewItem("/delegates", Reason.OTHER, detail)
            return


def _besides(said: list[Span], letter: Letter, record: Response) -> Iterator[ReviewItem]:
    """Yield an item for whom the mail names by a word of address, and the record does not hold."""
    behalf = phrases.of(lambda words: words.sender.on_behalf, whole=True)
    people = [one.name for one in (*record.delegates, *(one for also in record.also for one in also.delegates))]
    known = [merge.key(name) for name in (*people, record.contact.name or "", letter.writer_name) if name]
    scripts = {languages.script(name) for name in people}
    told = [sentence for sentence in said if not behalf.search(sentence.folded)]
    left = islice(oversights.untaken(told, known, (), vocabulary(), _LIKE), _SHOWN)
    # In another script they may be the same people.
    if names := [name for name in left if (not scripts or languages.script(name) in scripts) and not _is_greeted(name)]:
        detail = f"The mail names {', '.join(names)}, and the note that it brings does not: see whether they attend."
        yield ReviewItem("/delegates", Reason.OTHER, detail)


def _is_greeted(name: str) -> bool:
    """Tell what stands behind a word of address and is no name: "Sir/Madam", one of our own names."""
    ours = phrases.of(lambda words: words.zones.our_names + words.zones.salutations, whole=True)
    return ours.fullmatch(fold(name)) is not None


# Names in one sentence for the staff; how much a family name alone is like a name.
_SHOWN, _LIKE = 5, 0.1
