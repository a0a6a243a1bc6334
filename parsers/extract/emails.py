"""E-mail addresses in text, mended where OCR surely broke them."""

import re

from msgspec import Struct

from parsers.extract.taken import Taken

_WRITTEN = re.compile(r"[^\W_](?:[\w.+'-]{0,62}\w)?@[^\W_](?:[\w-]{0,62}\w)?(?:\.[^\W_](?:[\w-]{0,62}\w)?)+", re.ASCII)
# Broken by a reader or hidden from robots: blanks about the @ and the dots, "(at)", "[at]". Words and what parts
# them have no character in common, so that no text can be read in more than one way.
_BROKEN = re.compile(
    r"[^\W_][\w+'-]{0,63}(?:(?:\s?\.{1,2}\s?|\s(?=_)|(?<=_)\s)[\w+'-]{1,63}){0,8}\s?(?:@|\(at\)|\[at\]|©)"
    r"\s?[^\W_][\w-]{0,63}(?:\s?\.\s?[^\W_][\w-]{0,63})+",
    re.IGNORECASE | re.ASCII,
)
_LOOSE = re.compile(r"(?<![^\s,;:<>()])[^\s,;:<>()]*@[^\s,;:<>()]*")
# What shows that an address is cut: a letter that none has stands before or behind it, or a sign that a reader made of
# one. Arabic and Chinese stand beside addresses without a blank.
_BEFORE = re.compile(r"[À-\u052f\u1e00-\u1fff][.+'-]?\Z")
_BEHIND = re.compile(r"\.?[À-\u052f\u1e00-\u1fff]|\.[$¢£€¥§©®¬°!|\\]\w")
_SIGN = re.compile(r"@|\(at\)|\[at\]|©", re.IGNORECASE)


# Endings of two letters that are no code of a country with telephones (phonenumbers' regions).
_ENDINGS = frozenset({"eu", "uk", "su", "aq", "bv", "gs", "hm", "pn", "tf"})


class Address(Struct, frozen=True):
    """An address at a place in a text; `valid` is False where it stays broken.

    `sure` is False where it had to be mended, and where it ends as none does: a reader took one letter for another.
    """

    start: int
    end: int
    value: str
    sure: bool = True
    valid: bool = True


def find(text: str) -> tuple[Address, ...]:
    """Return the addresses of a text in its order, in lower case."""
    if not _SIGN.search(text):
        return ()
    written = [match for match in _WRITTEN.finditer(text) if _is_whole(match) and valid(match.group())]
    found = [Address(m.start(), m.end(), m.group().lower(), sure=_ends_well(m.group().lower())) for m in written]
    taken = Taken(text)
    for address in found:
        taken.take(address.start, address.end)
    for match in _BROKEN.finditer(text):
        value = mended(match.group())
        if taken.is_free(match.start(), match.end()) and _is_whole(match) and valid(value):
            taken.take(match.start(), match.end())
            found.append(Address(match.start(), match.end(), value, sure=False))
    for match in _LOOSE.finditer(text):
        if len(match.group()) > 5 and taken.take(match.start(), match.end()):
            value = match.group().strip(".,;()<>").lower()
            found.append(Address(match.start(), match.end(), value, sure=False, valid=valid(value)))
    return tuple(sorted(found, key=lambda address: address.start))


def _is_whole(match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    return not _BEFORE.search(text, max(start - 2, 0), start) and not _BEHIND.match(text, end)


def _ends_well(value: str) -> bool:
    """Tell whether an address ends as one may: what has two letters there is a country's (RFC 1591)."""
    from phonenumbers import SUPPORTED_REGIONS

    ending = value.rpartition(".")[2]
    return len(ending) > 2 or ending in _ENDINGS or ending.upper() in SUPPORTED_REGIONS


def mended(text: str) -> str:
    """Return an address without blanks, with its @ and with the slips that no address can have put right."""
    value = re.sub(r"\s*(?:\(at\)|\[at\]|©)\s*", "@", text, flags=re.IGNORECASE)
    return re.sub(r"\s+", "", value).lower()


def valid(value: str) -> bool:
    """Tell whether an address is well formed; nobody is asked over the network."""
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(value, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return False
    return True
