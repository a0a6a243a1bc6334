"""By which of its organs a State writes: its mission, or an office of its capital by its own words."""

import re
from collections.abc import Sequence

from parsers.extract import countries, phrases
from parsers.extract.countries import Mention
from parsers.extract.span import Span
from parsers.record import Channel

_LONG = 80
_FAR = 70
_END = re.compile(r"[,;:(\n]|\.\s|\s[-\u2013]\s")


def find(said: Sequence[Span], transmitted: Sequence[Span]) -> tuple[Channel, Span] | None:
    """Return the organ and the words that name it; None where no text does.

    `said` are the texts that may name who writes, the most trustworthy first; `transmitted` those of the mail that a
    letter came with: what a mission hands on is what it says.
    """
    by = next((found for text in said if (found := _organ(text))), None)
    if by and by[0] is Channel.CAPITAL:
        return next((found for text in transmitted if (found := _organ(text)) and found[0] is Channel.MISSION), by)
    return by


def around(text: Span, mention: Mention) -> Span:
    """Return what stands around a State's name in running text, where the office that binds it is."""
    return text.cut(max(0, mention.start - _FAR), mention.end + _FAR // 2)


def _organ(text: Span) -> tuple[Channel, Span] | None:
    mission = phrases.of(lambda words: words.sender.missions).search(text.folded)
    if mission:
        return Channel.MISSION, text.cut(mission.start(), mission.end())
    office = phrases.of(lambda words: words.sender.capital).search(text.folded)
    return (Channel.CAPITAL, _named(text, office.start(), office.end())) if office else None


def _named(text: Span, start: int, end: int) -> Span:
    """Return an office's name without the State's behind it and without what the office does."""
    if "\u4e00" <= text.text[start] <= "\u9fff":
        return text.cut(start, end)
    rest = text.folded[end : start + _LONG]
    ends = [match.start() for match in (_END.search(rest), _does(rest)) if match]
    ends += [mention.start - end for mention in countries.find(text.text) if mention.start >= end]
    last = end + min([*ends, len(rest)])
    return text.cut(start, last - len(_joined(text.folded[start:last])))


def _does(rest: str) -> re.Match[str] | None:
    found = (
        phrases.of(lambda words: words.sender.does).search(rest),
        phrases.of(lambda words: words.zones.compliments).search(rest),
    )
    return min((match for match in found if match), key=lambda match: match.start(), default=None)


def _joined(name: str) -> str:
    """Return the "of the" with which a name ends whose State was cut off."""
    ends = sorted(phrases.of(lambda words: words.sender.of).finditer(name), key=lambda match: match.start())
    tail = next((match.group() for match in ends if match.end() >= len(name.rstrip())), "")
    return name[len(name.rstrip()) - len(tail) :] if tail else ""
