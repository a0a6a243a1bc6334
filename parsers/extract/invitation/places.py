"""Where a meeting is held."""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from parsers import languages
from parsers.extract import dates, periods
from parsers.extract.invitation.notice import ARABIC, HAN, loose, words
from parsers.extract.periods import Period
from parsers.extract.span import Span, fold

_CAPITAL = r"[A-ZÀ-ÖØ-ÞА-ЯЁ][\w'’.-]*"
_NEAR = 140


# "(Vienna, 7-11 June 2032)"
_BRACKET = re.compile(rf"[(（]\s?({_CAPITAL}(?:,?\s{_CAPITAL}){{0,4}})\s?,\s?$")


class Stretch(Struct, frozen=True):
    """A span and where it stands in its sentence; start and end are equal where there is none."""

    start: int = 0
    end: int = 0
    span: Span = Span()


def place(sentence: Span, period: Period, held: Sequence[re.Match[str]]) -> Stretch:
    """Return the place that is named nearest to the days, or to the words that say that it takes place."""
    found: list[tuple[tuple[int, int], Stretch]] = []
    for match in words(lambda words: words.places).finditer(sentence.folded):
        following = sentence.text[match.end() : match.end() + 1]
        if following.isdigit() or (following.isalnum() and match.group()[-1].isalnum() and not HAN.match(following)):
            continue
        stretch = _place_at(sentence, match.start(), match.end(), period, held)
        rank = _rank(stretch, period, held)
        if stretch.span and rank[1] <= _NEAR:
            found.append((rank, stretch))
    bracket = _BRACKET.search(sentence.text[: period.start])
    if found:
        best = min(found, key=lambda one: one[0])[1]
        # "à Abidjan, en Côte d'Ivoire" is one place.
        return next((one for _, one in found if one.start < best.start and one.end >= best.end), best)
    if bracket is None:
        return Stretch()
    return Stretch(bracket.start(), bracket.end(1), sentence.cut(bracket.start(1), bracket.end(1)))


def _rank(stretch: Stretch, period: Period, held: Sequence[re.Match[str]]) -> tuple[int, int]:
    """Return how likely a stretch is the place, the less the likelier: behind "is held", beside the days, before."""
    behind = [stretch.start - end for end in (period.end, *(match.end() for match in held)) if stretch.start >= end]
    before = [start - stretch.end for start in (period.start, *(m.start() for m in held)) if start >= stretch.end]
    if behind and min(behind) <= _NEAR:
        return 0, min(behind)
    if 0 <= period.start - stretch.end < 30 and not any(stretch.end <= m.start() < period.start for m in held):
        return 1, period.start - stretch.end
    return 2, min(before, default=_NEAR + 1)


def _place_at(sentence: Span, begin: int, at: int, period: Period, held: Sequence[re.Match[str]]) -> Stretch:
    stops = [period.start, *(match.start() for match in held), len(sentence.text)]
    stop = min(each for each in stops if each >= at)
    rest = sentence.text[at:stop]
    if HAN.search(sentence.text[max(0, begin - 1) : at + 2]):
        match = re.match(r"\s?([\u4e00-\u9fff·、]{2,24})", rest)
    elif ARABIC.match(rest.lstrip()):
        match = re.match(r"\s?((?:[\u0621-\u064a]+\s?){1,4}(?:[،(]\s?(?:[\u0621-\u064a]+\s?){1,3}\)?)?)", rest)
        if match and (_first_word(match[1]) in loose()):
            match = None
    else:
        match = _written_place().match(rest)
    if match is None:
        return Stretch()
    start, end = at + match.start(1), at + match.end(1)
    span = bare(sentence.cut(start, end))
    return Stretch(begin, start + len(span.text), span) if span else Stretch()


def _first_word(text: str) -> str:
    return fold(next(iter(text.split()), ""))


@cache
def _written_place() -> re.Pattern[str]:
    """Return what matches a place in letters that have capitals: "Vienna, Austria", "the Palais des Nations"."""
    small = sorted(
        {re.escape(word) for code in languages.LANGUAGES for word in languages.language(code).invitation.place_words},
        key=lambda word: (-len(word), word),
    )
    words = "|".join(small)
    between = r"(?:,?\s|,?\s\(|(?<=['’]))"
    joint = rf"(?:{between}(?:(?:{words})(?:\s|(?<=['’]))){{0,3}}{_CAPITAL}\)?{{}})"
    tail = rf"(?:\s(?:{words})(?=\s{_CAPITAL}|\s(?:{words})\b))?"
    article = r"(?:(?:the|la|le|el|l['’]|los|las|der|dem)\s?)?"
    return re.compile(rf"\s?{article}((?:(?:{words})\s){{0,5}}{_CAPITAL}" + joint.replace("{}", tail) + "{0,8})")


def bare(span: Span) -> Span:
    """Return a place without the day that follows it and without the next sentence's words."""
    words = list(re.finditer(r"[^\s,()]+", span.text))
    names, _ = dates.month_names()
    for number, match in enumerate(words):
        word = fold(match.group().strip("."))
        if word in periods.weekdays() or word in names:
            span = span.cut(0, match.start()) if number else Span()
            break
    while span:
        before = span
        span = span.strip(" ,،、.-–")
        tail = re.search(r"\S+$", span.folded)
        if tail and tail.group() in loose() and tail.start():
            span = span.cut(0, tail.start())
        if span.text.count("(") > span.text.count(")"):
            span = span.cut(0, span.text.rfind("("))
        if span == before:
            break
    return span if len(span.text) > 1 else Span()
