"""Dates as letters write them: month names of all languages, digits of all scripts, Hijri and Chinese years."""

import datetime as dt
import re
import unicodedata
from functools import cache

from msgspec import Struct

from parsers import languages
from parsers.extract import remembered
from parsers.extract.span import fold
from parsers.extract.taken import Taken

_NUMERALS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "О": 0, "O": 0}
_HAN = re.compile(
    r"([〇零○OО一二三四五六七八九\d]{4})\s?年\s?([一二三四五六七八九十\d]{1,3})\s?月\s?([一二三四五六七八九十\d]{1,3})\s?[日号]"
)
_ISO = re.compile(r"(?<![\d/.-])(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?![\d/-]|\.\d)")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d/-]|\.\d)")
_NEARLY = re.compile(r"(?<![\d/.])(\d{1,2})[º°]?\s(?:de\s)?([^\W\d_]{4,12})\s(?:de\s|del\s)?(\d{4})(?!\d)")
# Years in which a letter can have been written; anything else is a number.
_FIRST, _LAST = 1990, 2100
_HIJRI_FIRST, _HIJRI_LAST = 1400, 1530


class Found(Struct, frozen=True):
    """A date at a place in a text. `sure` is False where it may be another: `other` with day and month exchanged."""

    start: int
    end: int
    date: dt.date
    sure: bool = True
    hijri: bool = False
    other: dt.date | None = None


def plain(text: str) -> str:
    """Return the text folded and with every digit as 0-9, of the same length."""
    return counted(fold(text))


def counted(text: str) -> str:
    """Return the text with every digit as 0-9, of the same length."""
    return text if text.isascii() else text.translate(_DIGITS)


class _Digits(dict[int, str]):
    """What each character is written as, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        is_digit = not char.isascii() and unicodedata.category(char) == "Nd"
        return self.setdefault(code, str(unicodedata.digit(char)) if is_digit else char)


_DIGITS = _Digits()


@remembered.of_word
def find(text: str) -> tuple[Found, ...]:
    """Return the dates of a text in its order; those of ranges ("14 to 15 April 2009") once, at their end."""
    folded = plain(text)
    found: list[Found] = []
    taken = Taken(text)
    for candidates in (_worded(folded), _chinese(text), _numeric(folded), _damaged(folded)):
        # Two of one kind may overlap: the first of a range and its end.
        free = [one for one in candidates if taken.is_free(one.start, one.end)]
        for one in free:
            taken.take(one.start, one.end)
        found += free
    return tuple(sorted(found, key=lambda one: one.start))


@cache
def month_names() -> tuple[dict[str, int], re.Pattern[str]]:
    """Return the number of each month by its folded name in any language, and what finds a date that has one."""
    names: dict[str, int] = {}
    for code in languages.LANGUAGES:
        if code != "zh":
            for number, ways in enumerate(languages.language(code).months.names, 1):
                for way in ways:
                    names.setdefault(fold(way), number)
    return names, _alternatives(names)


@cache
def _hijri_names() -> tuple[dict[str, int], re.Pattern[str]]:
    names = {
        fold(way): number
        for code in languages.LANGUAGES
        for number, way in enumerate(languages.language(code).months.hijri, 1)
    }
    return names, _alternatives(names)


def _alternatives(names: dict[str, int]) -> re.Pattern[str]:
    month = "|".join(re.escape(name).replace(r"\ ", r"\s?") for name in sorted(names, key=len, reverse=True))
    # An ordinal's ending is two letters, whatever OCR makes of them, or three of which the first is no digit.
    day = r"(?<![\d/.])(\d{1,2})(?:\s?(?:er|eme|º|°|o|-?го)|\s?(?:st|nd|rd|th)|[a-z]{2}|[nrt][a-z]{2})?\.?"
    between = r"[\s,.»\"]*(?:(?:day\s)?of\s|de\s|du\s|d['])?\s?[«\"]?"
    after = r"(?:\s?/\s?[^\W\d]+(?:\s[^\W\d]+)?)?[\s,.]*(?:of\s|de\s|del\s|des\s)?(?:ano\s)?"
    # A Buddhist year has the other one in brackets behind it: "B.E. 2552 (2009)".
    year = r"(?:b\.?\s?e\.?\s?2\d{3}\s?[(/]\s?)?(\d{4})(?!\d)"
    return re.compile(
        rf"{day}{between}({month})(?!\w){after}{year}|(?<!\w)({month})\.?\s?(\d{{1,2}})(?:st|nd|rd|th)?[\s,]+{year}"
        if names else r"(?!)"
    )  # fmt: skip


def _worded(folded: str) -> list[Found]:
    found = []
    for hijri, (names, form) in ((False, month_names()), (True, _hijri_names())):
        for match in form.finditer(folded):
            day, month, year = (
                match.group(1) or match.group(5),
                match.group(2) or match.group(4),
                match.group(3) or match.group(6),
            )
            number = names.get(month) or names.get(" ".join(month.split())) or 0
            date = _from_hijri(int(year), number, int(day)) if hijri else _date(int(year), number, int(day))
            if date:
                found.append(Found(match.start(), match.end(), date, hijri=hijri))
    return found


def _damaged(folded: str) -> list[Found]:
    """Return dates whose month is no word of any language but resembles one."""
    from rapidfuzz import fuzz, process

    names, _ = month_names()
    found = []
    for match in _NEARLY.finditer(folded):
        near = process.extractOne(match.group(2), [n for n in names if len(n) > 3], scorer=fuzz.ratio, score_cutoff=66)
        date = _date(int(match.group(3)), names[near[0]], int(match.group(1))) if near else None
        if date:
            found.append(Found(match.start(), match.end(), date, sure=False))
    return found


def _chinese(text: str) -> list[Found]:
    found = []
    for match in _HAN.finditer(
        unicodedata.normalize("NFKC", text) if len(unicodedata.normalize("NFKC", text)) == len(text) else text
    ):
        year, month, day = (numeral(group) for group in match.groups())
        date = _date(year, month, day)
        if date:
            found.append(Found(match.start(), match.end(), date))
    return found


def numeral(text: str) -> int:
    """Return a number in Chinese or other digits; 0 where it is none."""
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * (_NUMERALS.get(tens, 1) if tens else 1) + (_NUMERALS.get(ones, 0) if ones else 0)
    digits = "".join(str(_NUMERALS[c]) if c in _NUMERALS else c for c in text)
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def _numeric(folded: str) -> list[Found]:
    found = []
    for match in _ISO.finditer(folded):
        year, month, day = (int(group) for group in match.groups())
        hijri = _HIJRI_FIRST <= year <= _HIJRI_LAST
        date = _from_hijri(year, month, day) if hijri else _date(year, month, day)
        if date:
            found.append(Found(match.start(), match.end(), date, hijri=hijri))
    for match in _NUMERIC.finditer(folded):
        day, month, year = int(match.group(1)), int(match.group(3)), int(match.group(4))
        hijri = _HIJRI_FIRST <= year <= _HIJRI_LAST
        date = _from_hijri(year, month, day) if hijri else _date(year if year > 99 else 2000 + year, month, day)
        if date is None and not hijri and month > 12:
            date = _date(year if year > 99 else 2000 + year, day, month)
        # Nobody writes the month first with full stops.
        sure = day > 12 or day == month or match.group(2) == "."
        other = None if sure or hijri or date is None else _date(date.year, date.day, date.month)
        if date:
            found.append(Found(match.start(), match.end(), date, sure=sure, hijri=hijri, other=other))
    return found


def _date(year: int, month: int, day: int) -> dt.date | None:
    if not _FIRST <= year <= _LAST:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _from_hijri(year: int, month: int, day: int) -> dt.date | None:
    from hijridate import Hijri

    try:
        # Its own kind of date is none that a record may hold.
        return dt.date.fromisoformat(Hijri(year, month, day).to_gregorian().isoformat())
    except (ValueError, OverflowError):
        return None
