"""Addresses and numbers in a letter's text that nobody's fields hold: somebody was missed, or a contact."""

from collections.abc import Iterator, Sequence

from parsers.extract import contact, speech
from parsers.extract.letter import Letter, Zone
from parsers.extract.people import contacts
from parsers.extract.people.candidate import Contact
from parsers.extract.people.vocabulary import vocabulary
from parsers.extract.span import Span
from parsers.record import Reason, Response, ReviewItem

# So many words written small make a line one of a sentence.
_PROSE = 3
# Characters of a number with its plus: shorter ones are cut.
_SHORTEST = 9


def of(letter: Letter, record: Response, country: str | None, home: Sequence[str]) -> tuple[ReviewItem, ...]:
    """Return an item for the first address or number of the text that is nobody's and not `home`, our own."""
    claimed, ours = {letter.writer_address, *_held(record)}, tuple(map(contact.bare, home))
    for one in _written(letter, record, country):
        if one.value not in claimed and not contact.is_ours(one.value, ours):
            detail = f"{one.span.text} stands in the letter and was given to nobody: see whose it is."
            return (ReviewItem("/contact", Reason.OTHER, detail),)
    return ()


def _held(record: Response) -> Iterator[str]:
    for one in record.delegates:
        yield from (*one.emails, *one.phones, *one.faxes)
    yield from (*record.contact.emails, *record.contact.phones, *record.contact.faxes)


def _written(letter: Letter, record: Response, country: str | None) -> Iterator[Contact]:
    """Yield what stands in running lines, and addresses at other places than the writer's.

    A line with little else is a letterhead's or a signature's.
    """
    words = vocabulary()
    places = [(passage, line) for passage in letter.within(Zone.BODY) for line in passage.spans]
    lines = [line for _, line in places]
    listed = [at for at, line in enumerate(lines) if any(one.name in line.text for one in record.delegates)]
    own = letter.writer_address.rpartition("@")[2]
    for at, line in enumerate(lines):
        rest, found = contacts.take(line, words, country)
        # Between people of a list a number that is called one is somebody's, whatever its line; a passport's is none.
        called = "+" in line.text or contacts.begins_with_label(line.folded, words)
        among = called and bool(listed) and listed[0] <= at <= listed[-1]
        # A sentence may end in a line of few words; of a signature none is written small.
        above = lines[at - 1].text if at and places[at - 1][0] is places[at][0] else ""
        small = speech.running(rest.text)
        running = among or small >= _PROSE or (small > 0 and speech.running(above) >= _PROSE)
        # An address elsewhere than the writer's is no signature's, however short its line.
        told = (one for one in found if one.valid or _is_whole(one, line))
        yield from (one for one in told if running or (one.kind == "emails" and not one.value.endswith(f"@{own}")))


def _is_whole(one: Contact, line: Span) -> bool:
    """Tell an address or a number that is none as it stands from one that the end of its line may cut.

    What has something before its @ is an address, whatever became of it; what begins with a plus is a number, though
    nobody can have it today.
    """
    ends = line.text.endswith(one.span.text)
    if one.value.find("@") > 0:
        return not ends or one.value[-1:].isalnum()
    return _is_spelled(one) and not ends


def _is_spelled(number: Contact) -> bool:
    return number.span.text.startswith("+") and len(number.value) > _SHORTEST
