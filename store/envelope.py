"""The few header fields that the store itself needs: to name a message to people, and to put it in its order.

Reads the header block with the standard library, of a report on undelivered mail the text too, and never raises: a
message is kept whatever it looks like.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from msgspec import Struct

_LONGEST_BLOCK = 256_000
_LONGEST = 1000
_END = re.compile(rb"\r?\n\r?\n")
_PARSER = BytesParser()


# What servers write into a report on mail that they could not deliver (RFC 3464), and some into its header.
_REPORT = re.compile(rb"report-type\s*=\s*\"?delivery-status|^X-Failed-Recipients:", re.IGNORECASE | re.MULTILINE)
_FAILED = re.compile(
    rb"^(?:Final-Recipient:\s*rfc822\s*;|Original-Recipient:\s*rfc822\s*;|X-Failed-Recipients:)([^\r\n]{3,320})",
    re.IGNORECASE | re.MULTILINE,
)
_GIVEN_UP = re.compile(rb"^Action:\s*failed|^X-Failed-Recipients:", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(rb"[^\s<>,;:]+@[^\s<>,;:]+")
# The same in words alone, as Postfix, qmail and Exchange write it: who sends it, what says that it is for good (a code
# of the server, else the subject), whom it names, and where the copy of the letter begins.
_SERVER = re.compile(
    rb"^From:[^\r\n]*\b(?:mailer-daemon|postmaster|microsoftexchange\w*)@", re.IGNORECASE | re.MULTILINE
)
_FOR_GOOD = re.compile(r"\b5\.\d{1,3}\.\d{1,3}\b|\b55[0-4][ -]")
_RETURNED = (
    "undeliver", "returned mail", "failure notice", "delivery failure", "non remis", "non distribué", "no entregado",
    "no se puede entregar", "недоставлен", "не доставлено", "无法送达", "无法投递", "未送达", "退信", "تعذر تسليم",
    "لم يتم تسليم", "unzustellbar", "não entregue",
)  # fmt: skip
_ONE = r"(?P<address>[^\s<>(),;:@]{1,100}@[^\s<>(),;:@]{1,255})"
_NAMED = re.compile(f"<{_ONE}>:")
_ALONE = re.compile(rf"(?:[^@:]{{0,200}}[<(])?{_ONE}[>)]?(?:\s?[<(]\S{{3,320}}[>)])?")
_COPY = re.compile(r"(?:Received|Return-Path|From|Date|Message-ID):", re.IGNORECASE)


class Envelope(Struct, frozen=True):
    """Subject ("" if none), Message-ID, Date and first Received header; times are aware, in the zone as written."""

    subject: str
    message_id: str | None
    sent: dt.datetime | None
    received: dt.datetime | None


def read(raw: bytes) -> Envelope:
    """Return the envelope of a message; what is missing or makes no sense is "" or None."""
    block = raw[:_LONGEST_BLOCK]
    end = _END.search(block)
    message = _PARSER.parsebytes(block[: end.end()] if end else block, headersonly=True)
    identity = _one_line(next(_values(message, "Message-ID"), ""))
    return Envelope(
        subject=_decoded(next(_values(message, "Subject"), "")),
        message_id=identity or None,
        sent=_date(_values(message, "Date")),
        received=_date(value.rpartition(";")[2] for value in _values(message, "Received")),
    )


def undelivered(raw: bytes) -> tuple[str, ...]:
    """Return the addresses, lower case, that a report says mail could not be delivered to; none for other messages."""
    block = raw[:_LONGEST_BLOCK]
    end = _END.search(block)
    head = block[: end.end()] if end else block
    if _REPORT.search(head):
        lines = _FAILED.findall(block) if _GIVEN_UP.search(block) else []
        found = [address.decode("utf-8", "replace") for line in lines for address in _ADDRESS.findall(line)]
    else:
        found = _in_words(block) if _SERVER.search(head) else []
    # What differs in signs that nobody sees, or no database keeps, is one address.
    return tuple(dict.fromkeys(filter(None, (_one_line(address).casefold() for address in found))))


def _in_words(block: bytes) -> list[str]:
    """Return whom a report without a part for programs names: before a colon, or alone below one."""
    message = _PARSER.parsebytes(block, headersonly=True)
    try:
        content, charset = message.get_payload(decode=True), message.get_content_charset()
    except Exception:  # the library trips over parameters in ways that it does not name; such a report names nobody
        return []
    text = _text(content, charset) if isinstance(content, bytes) else ""
    subject = _decoded(next(_values(message, "Subject"), "")).casefold()
    if not (_FOR_GOOD.search(text) or any(word in subject for word in _RETURNED)):
        return []
    found, heads = [], False
    for line in filter(None, map(str.strip, text.splitlines())):
        if _COPY.match(line):
            break
        named = _NAMED.match(line) or (heads and _ALONE.fullmatch(line))
        found += [named["address"]] if named else []
        heads = bool(named) or line.endswith((":", "：", ":"))
    return found


def _values(message: Message, name: str) -> Iterator[str]:
    """Yield the field's values, raw bytes in them as text."""
    for key, value in message.raw_items():
        if key.lower() == name.lower():
            text = str(value)
            yield text if text.isascii() else text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _decoded(value: str) -> str:
    try:
        parts = decode_header(_unfolded(value)[: _LONGEST * 4])
    except (HeaderParseError, ValueError):
        return _one_line(value)
    return _one_line("".join(_text(*part) for part in parts))


def _text(part: str | bytes, charset: str | None) -> str:
    if isinstance(part, str):
        return part
    try:
        return part.decode(charset or "utf-8", "replace")
    except (LookupError, ValueError):
        return part.decode("latin-1")


def _unfolded(value: str) -> str:
    return re.sub(r"[\r\n]+[ \t]*", " ", value)


def _one_line(value: str) -> str:
    """Return text on one line, without control and direction characters."""
    plain = "".join(" " if char in "\r\n\t" else char for char in value)
    kept = (char for char in plain if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp"})
    return " ".join("".join(kept).split())[:_LONGEST]


def _date(values: Iterable[str]) -> dt.datetime | None:
    for value in values:
        try:
            date = parsedate_to_datetime(_one_line(value)[:200])
            date = date if date.tzinfo else date.replace(tzinfo=dt.UTC)
            date.astimezone(dt.UTC)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
        if 1990 <= date.year <= 2100:
            return date
    return None
