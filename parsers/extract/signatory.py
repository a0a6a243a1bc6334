"""Who signed a letter: name, post, body and how they are reached, from the lines below its courtesy."""

from parsers.extract import speech
from parsers.extract.letter import Letter, Zone
from parsers.extract.names import likeness
from parsers.extract.people import entry
from parsers.extract.people.candidate import Candidate
from parsers.extract.people.vocabulary import Vocabulary


def find(letter: Letter, words: Vocabulary, region: str | None) -> Candidate | None:
    """Return who signed; None where no line of the signature looks like a name.

    `region` is the country (ISO 3166-1 alpha-2) of telephone numbers without a country code.
    """
    signed = (passage for passage in letter.passages if passage.zone is Zone.SIGNATURE)
    lines = [line for passage in signed for line in speech.lines(passage) if line][:_LINES]
    named = (at for at, line in enumerate(lines) if likeness(entry.name_part(line), words) >= _NAME)
    at = next(named, None)
    if at is None:
        return None
    above = 1 if at and entry.is_post(lines[at - 1], words) else 0
    return entry.read(lines[at - above :], 0, words, region, least=_NAME)


# Lines of a signature; what follows them are addresses and mottos.
_LINES = 10
# How much a line must look like a name: two words with capitals do.
_NAME = 0.35
