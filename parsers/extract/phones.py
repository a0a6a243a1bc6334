"""Telephone and fax numbers in text, as E.164."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from parsers.extract.taken import Taken

# A number that nobody could dial is still looked at where a label says that it is one.
_LABELLED = re.compile(r"[+(]?\d[\d\s()./-]{5,20}\d")
# Fewer than three digits near each other are no number; looking closer means loading the plans of all countries.
_ENOUGH = re.compile(r"\d\D{0,9}\d\D{0,9}\d")


class Number(Struct, frozen=True):
    """A number at a place in a text; `valid` is False where no telephone has it.

    `sure` is False where two countries may have it, and where its country code is torn.
    """

    start: int
    end: int
    value: str
    valid: bool = True
    sure: bool = True


def plain(text: str) -> str:
    """Return the text with every digit as 0-9 and "00" before a country code as " +", of the same length."""
    return re.sub(r"(?<![\d+])(?<!\d[ -])00(?=[ -]?[1-9])", " +", text.translate(_DIGITS))


class _Digits(dict[int, str]):
    """What each character is written as, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, _digit(chr(code)))


_DIGITS = _Digits()


def _digit(char: str) -> str:
    if char.isascii() or unicodedata.category(char) != "Nd":
        return "+" if char == "\uff0b" else "-" if char in "\u2010\u2011\u2013\u2212" else char
    return str(unicodedata.digit(char))


def find(text: str, region: str | None, host: str = "AT") -> tuple[Number, ...]:
    """Return the numbers of a text; those without a country code are of `region` (ISO 3166-1 alpha-2).

    One that begins with 0 where the region dials no 0, or that nobody has there, is of `host`: the mission that
    writes sits where the meeting is. But it stays the region's where its first digits are no area code of `host`'s.
    Extensions belong to the stretch but not to the value.
    """
    digits = plain(text)
    if not _ENOUGH.search(digits):
        return ()
    ours = {match.start: match for match in _matches(digits, region)}
    own = {start: match for start, match in ours.items() if not _is_hosts(match.raw_string, region, host)}
    taken = Taken(digits)
    for match in own.values():
        taken.take(match.start, match.end)
    more = {
        match.start: match for match in _matches(digits, host if region else None)
        if match.raw_string.lstrip("(").startswith("0") and taken.is_free(match.start, match.end)
    }  # fmt: skip
    return tuple(
        Number(
            _start(text, digits, match.start),
            match.end,
            _e164(match.number),
            sure=(match.start in own or match.start not in ours or _grouped(match.raw_string)) and not _is_torn(match),
        )
        for _, match in sorted((own | more).items())
        if not _is_inside(text, match.start, match.end)
    )


def _matches(digits: str, region: str | None) -> Iterator[Any]:
    from phonenumbers import Leniency, PhoneNumberMatcher

    return iter(PhoneNumberMatcher(digits, region, leniency=Leniency.VALID))


def _is_torn(match: Any) -> bool:
    """Tell a number whose country code is in two groups: OCR lost a digit there, or set a blank within."""
    first = _GROUP.search(match.raw_string)
    begun = len(first.group()) if first and "+" in match.raw_string else _LONGEST_CODE
    return str(match.number.country_code)[begun:] not in ("", _UKRAINIAN)


_LONGEST_CODE = 3
# "+38 (044)" is how Ukraine writes its code, 380.
_UKRAINIAN = "0"


def _is_foreign(raw: str, region: str | None) -> bool:
    """Tell a number with a leading 0 in a country where none is dialled."""
    from phonenumbers import PhoneMetadata

    if region is None or not raw.lstrip("(").startswith("0"):
        return False
    plan = PhoneMetadata.metadata_for_region(region)
    return plan is not None and plan.national_prefix != "0"


def _is_hosts(raw: str, region: str | None, host: str) -> bool:
    """Tell a number of `host` that the region might have: no 0 is dialled there, and it begins as others of `host`."""
    if not _is_foreign(raw, region):
        return False
    from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, parse

    try:
        theirs = format_number(parse(raw, host), PhoneNumberFormat.NATIONAL)
    except NumberParseException:
        return False
    return not _grouped(raw) or _GROUP.findall(theirs)[:1] == _GROUP.findall(raw)[:1]


def _grouped(raw: str) -> bool:
    return len(_GROUP.findall(raw)) > 1


_GROUP = re.compile(r"\d+")


def _e164(number: Any) -> str:
    from phonenumbers import PhoneNumberFormat, format_number

    return str(format_number(number, PhoneNumberFormat.E164))


def _start(text: str, digits: str, start: int) -> int:
    return start - 1 if digits[start : start + 1] == "+" and text[start - 1 : start + 1] == "00" else start


def _is_inside(text: str, start: int, end: int) -> bool:
    """Tell whether a number is only the middle of something longer: a note number, a date."""
    return text[start - 1 : start] in ("/", "№") or (text[end : end + 1] == "/" and text[end + 1 : end + 2].isalnum())


def broken(text: str, region: str | None) -> tuple[Number, ...]:
    """Return what a label calls a number and no telephone has; the value is E.164 if it can be parsed at all."""
    matches = list(_LABELLED.finditer(plain(text)))
    if not matches:
        return ()
    from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, parse

    out = []
    for match in matches:
        try:
            number = parse(match.group(), region)
            value = format_number(number, PhoneNumberFormat.E164)
        except NumberParseException:
            value = "+" + re.sub(r"\D", "", match.group()) if match.group().startswith("+") else ""
        out.append(Number(match.start(), match.end(), value, valid=False))
    return tuple(out)
