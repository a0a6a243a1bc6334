"""Telephone and fax numbers in text, as E.164."""

import re
import unicodedata

from msgspec import Struct

# A number that nobody could dial is still looked at where a label says that it is one.
_LABELLED = re.compile(r"[+(]?\d[\d\s()./-]{5,20}\d")
# Fewer than three digits near each other are no number; looking closer means loading the plans of all countries.
_ENOUGH = re.compile(r"\d\D{0,9}\d\D{0,9}\d")


class Number(Struct, frozen=True):
    """A number at a place in a text; `valid` is False where no telephone has it."""

    start: int
    end: int
    value: str
    valid: bool = True


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


def find(text: str, region: str | None) -> tuple[Number, ...]:
    """Return the numbers of a text; those without a country code are of `region` (ISO 3166-1 alpha-2).

    Extensions belong to the stretch but not to the value.
    """
    digits = plain(text)
    if not _ENOUGH.search(digits):
        return ()
    from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, format_number

    found = [
        Number(_start(text, digits, match.start), match.end, format_number(match.number, PhoneNumberFormat.E164))
        for match in PhoneNumberMatcher(digits, region, leniency=Leniency.VALID)
        if not _is_inside(text, match.start, match.end)
    ]
    return tuple(found)


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
