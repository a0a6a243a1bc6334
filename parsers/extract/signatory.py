"""Who signed a letter: name, post, body and how they are reached, from the lines below its courtesy."""

import re
from collections.abc import Iterable

from parsers.extract import phrases
from parsers.extract.letter import Passage, Zone
from parsers.extract.names import likeness
from parsers.extract.people import entry
from parsers.extract.people.candidate import Candidate
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span


def find(passages: Iterable[Passage], words: Vocabulary, region: str | None) -> Candidate | None:
    """Return who signed a letter of these passages; None where no line of the signature looks like a name.

    `region` is the country (ISO 3166-1 alpha-2) of telephone numbers without a country code.
    """
    signed = (passage for passage in passages if passage.zone is Zone.SIGNATURE)
    lines = [part for passage in signed for line in passage.spans for part in _parted(line)][:_LINES]
    off = phrases.of(lambda words: words.zones.sign_off, whole=True)
    named = (
        at
        for at, line in enumerate(lines)
        if likeness(entry.name_part(line), words) >= _NAME and not off.fullmatch(line.folded)
    )
    at = next(named, None)
    if at is None:
        return None
    above = 1 if at and entry.is_post(lines[at - 1], words) else 0
    others = (i for i in range(at + 1, len(lines)) if _names_another(lines[i], words))
    return entry.read(lines[at - above : next(others, len(lines))], 0, words, region, least=_NAME)


def _names_another(line: Span, words: Vocabulary) -> bool:
    """Tell a line below a name that names somebody else: "Consul: Ruth Bello", whose number may stand below."""
    said = line.cut(line.text.find(":") + 1)
    return (
        likeness(entry.name_part(said), words) >= _NAME
        and not entry.is_body(said, words)
        and not entry.is_post(said, words)
    )


def _parted(line: Span) -> list[Span]:
    """Return the parts of a Chinese line with blanks between body, post and name; another line whole."""
    if not _HAN.match(line.text):
        return [line] if line else []
    return [line.cut(*part.span()) for part in _PART.finditer(line.text)]


_HAN = re.compile("[\u4e00-\u9fff]+(?:\\s|$)")
_PART = re.compile(r"[\u4e00-\u9fff]+(?=\s|$)|\S.*")

# Lines of a signature; what follows them are addresses and mottos.
_LINES = 10
# How much a line must look like a name: two words with capitals do.
_NAME = 0.35
