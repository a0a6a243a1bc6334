"""E-mail addresses in text, mended where OCR surely broke them."""

import re

from msgspec import Struct

_WRITTEN = re.compile(r"[^\W_](?:[\w.+'-]*\w)?@[^\W_](?:[\w-]*\w)?(?:\.[^\W_](?:[\w-]*\w)?)+", re.ASCII)
# Broken by a reader or hidden from robots: blanks about the @ and the dots, "(at)", "[at]".
_BROKEN = re.compile(
    r"[^\W_][\w.+'-]*(?:\s?[._]\s?[\w+'-]+)*\s?(?:@|\(at\)|\[at\]|©)\s?[^\W_][\w-]*(?:\s?\.\s?[^\W_][\w-]*)+",
    re.IGNORECASE | re.ASCII,
)
_LOOSE = re.compile(r"[^\s,;:<>()]*@[^\s,;:<>()]*")


class Address(Struct, frozen=True):
    """An address at a place in a text; `sure` is False where it had to be mended, `valid` where it stays broken."""

    start: int
    end: int
    value: str
    sure: bool = True
    valid: bool = True


def find(text: str) -> tuple[Address, ...]:
    """Return the addresses of a text in its order, in lower case."""
    found = [Address(m.start(), m.end(), m.group().lower()) for m in _WRITTEN.finditer(text) if valid(m.group())]
    for match in _BROKEN.finditer(text):
        if not _overlaps(match, found):
            value = mended(match.group())
            if valid(value):
                found.append(Address(match.start(), match.end(), value, sure=False))
    for match in _LOOSE.finditer(text):
        if not _overlaps(match, found) and len(match.group()) > 5:
            found.append(Address(match.start(), match.end(), match.group().strip(".,;()<>").lower(), False, False))
    return tuple(sorted(found, key=lambda address: address.start))


def _overlaps(match: re.Match[str], found: list[Address]) -> bool:
    return any(address.start < match.end() and match.start() < address.end for address in found)


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
