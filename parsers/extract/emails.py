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
_SIGN = re.compile(r"@|\(at\)|\[at\]|©", re.IGNORECASE)


class Address(Struct, frozen=True):
    """An address at a place in a text; `sure` is False where it had to be mended, `valid` where it stays broken."""

    start: int
    end: int
    value: str
    sure: bool = True
    valid: bool = True


def find(text: str) -> tuple[Address, ...]:
    """Return the addresses of a text in its order, in lower case."""
    if not _SIGN.search(text):
        return ()
    found = [Address(m.start(), m.end(), m.group().lower()) for m in _WRITTEN.finditer(text) if valid(m.group())]
    taken = Taken(text)
    for address in found:
        taken.take(address.start, address.end)
    for match in _BROKEN.finditer(text):
        value = mended(match.group())
        if taken.is_free(match.start(), match.end()) and valid(value):
            taken.take(match.start(), match.end())
            found.append(Address(match.start(), match.end(), value, sure=False))
    for match in _LOOSE.finditer(text):
        if len(match.group()) > 5 and taken.take(match.start(), match.end()):
            found.append(Address(match.start(), match.end(), match.group().strip(".,;()<>").lower(), False, False))
    return tuple(sorted(found, key=lambda address: address.start))


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
