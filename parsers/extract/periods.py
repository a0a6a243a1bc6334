"""The days of a meeting as invitations write them: one day, or the first and the last of several."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from parsers import languages
from parsers.extract import dates
from parsers.extract.dates import plain
from parsers.extract.span import fold
from parsers.extract.taken import Taken

# No meeting lasts longer; what is further apart are two dates.
_LONGEST = 62
_BEFORE = 70
_HAN_DAY = r"[一二三四五六七八九十\d]{1,3}"
_HAN = re.compile(
    rf"([〇零○一二三四五六七八九\d]{{4}})\s?年\s?({_HAN_DAY})\s?月\s?({_HAN_DAY})\s?日?\s?(?:\([^)\d]{{1,5}}\))?\s?"
    rf"(?:至|到|-|~|和|,|、)\s?(?:(\d{{4}})\s?年\s?)?(?:({_HAN_DAY})\s?月\s?)?({_HAN_DAY})\s?日"
)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})\.?\s?-\s?(\d{1,2})([./])(\d{1,2})\3(\d{4})(?!\d)")


class Period(Struct, frozen=True):
    """The days from `first` to `last`, which may be the same, at a place in a text."""

    start: int
    end: int
    first: dt.date
    last: dt.date


def find(text: str) -> tuple[Period, ...]:
    """Return the days of a text in its order: "14 to 15 April 2009", "May 6-8, 2030", "2009年4月14日至15日"."""
    folded = plain(text)
    taken = Taken(text)
    found: list[Period] = []
    for candidates in (_chinese(text), _month_first(folded), _numeric(folded), _day_first(folded)):
        found += [one for one in candidates if taken.take(one.start, one.end)]
    return tuple(sorted(found, key=lambda one: one.start))


def _chinese(text: str) -> Iterator[Period]:
    wide = unicodedata.normalize("NFKC", text)
    for match in _HAN.finditer(wide if len(wide) == len(text) else text):
        year, month, day, year2, month2, day2 = (dates.numeral(each or "") for each in match.groups())
        yield from _period(match, (year, month, day), (year2 or year, month2 or month, day2))


def _month_first(folded: str) -> Iterator[Period]:
    """Yield "April 14 to 15, 2009", "March 30 - April 3, 2009"."""
    for match in _month_first_form().finditer(folded):
        month, day, month2, day2, year = match.groups()
        first, last = (int(year), _month(month), int(day)), (int(year), _month(month2 or month), int(day2))
        yield from _period(match, first, last)


def _numeric(folded: str) -> Iterator[Period]:
    """Yield "14-15.04.2009"."""
    for match in _NUMERIC.finditer(folded):
        day, day2, _, month, year = match.groups()
        yield from _period(match, (int(year), int(month), int(day)), (int(year), int(month), int(day2)))


def _day_first(folded: str) -> Iterator[Period]:
    """Yield every date with the day that it is reached from; a date alone is a day alone."""
    earlier: dates.Found | None = None
    for one in dates.find(folded):
        if earlier is not None and _joins(folded[earlier.end : one.start]) and _is_span(earlier.date, one.date):
            yield Period(earlier.start, one.end, earlier.date, one.date)
            earlier = None
            continue
        if earlier is not None:
            yield from _single(folded, earlier)
        earlier = one
    if earlier is not None:
        yield from _single(folded, earlier)


def _single(folded: str, one: dates.Found) -> Iterator[Period]:
    begin = max(0, one.start - _BEFORE)
    match = _from_form().search(folded[begin : one.start])
    first = _before(match, one.date) if match else None
    if match and first and _is_span(first, one.date):
        start, first = _enumerated(folded, begin + match.start(), first)
        yield Period(start, one.end, first, one.date)
    else:
        yield Period(one.start, one.end, one.date, one.date)


def _enumerated(folded: str, at: int, second: dt.date) -> tuple[int, dt.date]:
    """Return where the days of "12, 13 and 14 October" begin; the days before the last but one may be missing."""
    match = re.search(r"(?<![\d/.])(\d{1,2})\s?,\s?(?:\d{1,2}\s?,\s?){0,5}$", folded[max(0, at - 40) : at])
    if match is None or not 0 < int(match[1]) < second.day:
        return at, second
    return max(0, at - 40) + match.start(), second.replace(day=int(match[1]))


def _before(match: re.Match[str], last: dt.date) -> dt.date | None:
    month = _month(match[2]) if match[2] else last.month
    return _date(last.year - (month > last.month), month, int(match[1]))


def _period(match: re.Match[str], first: tuple[int, ...], last: tuple[int, ...]) -> Iterator[Period]:
    begin, end = _date(*first), _date(*last)
    if begin and end and _is_span(begin, end):
        yield Period(match.start(), match.end(), begin, end)


def _is_span(first: dt.date, last: dt.date) -> bool:
    return 0 < (last - first).days <= _LONGEST


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _joins(gap: str) -> bool:
    """Tell whether what stands between two dates makes them the ends of one period."""
    if len(gap) > 40 or any(char.isdigit() for char in gap):
        return False
    words = re.findall(r"[^\W\d_]+|-", gap)
    joins = [word for word in words if word in _joints()]
    return bool(joins) and sum(word not in _joints() and word not in weekdays() for word in words) <= 2


@cache
def _joints() -> frozenset[str]:
    return frozenset(fold(word) for code in languages.LANGUAGES for word in _between(code))


def _between(code: str) -> tuple[str, ...]:
    return languages.language(code).meeting.dates_between


@cache
def weekdays() -> frozenset[str]:
    """Return the folded names of the days of the week in all languages."""
    return frozenset(
        fold(word) for code in languages.LANGUAGES for word in languages.language(code).invitation.weekdays
    )


@cache
def _from_form() -> re.Pattern[str]:
    """Return what finds, right before a date, the day that a period begins on: "14 to ", "30 March to Friday, "."""
    month = rf"(?:(?:de\s|d['])?({_months()})(?:\s?/\s?[^\W\d]+)?\.?)?"
    small = rf"(?:{_words(weekdays())}|[^\W\d]{{1,3}}\.?)"
    joint = _words(_joints())
    return re.compile(
        rf"(?<![\d/.:-])(?<!\d\s)(\d{{1,2}})(?:st|nd|rd|th|er|eme|-?го|-?ое|[.º°])?\s?{month}\s?,?\s?"
        rf"(?:\(?{_words(weekdays())}\)?,?\s)?(?:{joint})\s?(?:\(?{small}\)?,?\s){{0,3}}$"
    )


@cache
def _month_first_form() -> re.Pattern[str]:
    ordinal = r"(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?<!\w)({_months()})\.?\s?(\d{{1,2}}){ordinal}\s?(?:{_words(_joints())})\s?(?:({_months()})\.?\s?)?"
        rf"(\d{{1,2}}){ordinal}[\s,]+(\d{{4}})(?!\d)"
    )


def _month(name: str) -> int:
    names, _ = dates.month_names()
    return names.get(" ".join(name.split()), 0)


def _months() -> str:
    return _words(frozenset(dates.month_names()[0]))


def _words(words: frozenset[str]) -> str:
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=lambda word: (-len(word), word))
    )
