"""Header lines as they came -> Headers, decoded and harmless. Never raises."""

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from itertools import islice

from parsers.document import Address, Headers
from parsers.formats.charset import decode_bytes, decode_line, detected
from parsers.formats.transfer import begun

_ENCODED = re.compile(r"=\?([\w.:+-]+)(?:\*[\w-]+)?\?([bqBQ])\?([^?\s]*(?:\?(?!=)[^?\s]*)*| *[^?]*)\?=")
_BETWEEN = re.compile(r"(\?=)\s+(?==\?[\w.:+-]+(?:\*[\w-]+)?\?[bqBQ]\?)")
# Marks that turn the direction of what follows them, and marks without width that hide in names.
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff]")
_LONGEST = 10_000
_MOST = 400
_PARTS = 30
# So much of a text tells its charset.
_BEGINNING = 30_000


def read_headers(message: Message) -> Headers:
    """Return the header fields of one message, nested or not; `fields` are all of them, by lower-case names, in order.

    Raw bytes that are no UTF-8 are in the charset of the message's text.
    """
    items = [(str(name).lower(), str(value)) for name, value in islice(message.raw_items(), _MOST)]
    charset = None if all(value.isascii() for _, value in items) else charset_of(message)
    raw: dict[str, list[str]] = {}
    for name, value in items:
        raw.setdefault(name, []).append(_eight_bit(value, charset))
    senders = addresses(raw.get("from", ()))
    return Headers(
        message_id=harmless(raw["message-id"][0]).strip() or None if "message-id" in raw else None,
        subject=decoded(raw["subject"][0]) if "subject" in raw else "",
        sender=senders[0] if senders else None,
        reply_to=addresses(raw.get("reply-to", ())),
        to=addresses(raw.get("to", ())),
        date=_first_date(raw.get("date", ())),
        received=_first_date(value.rpartition(";")[2] for value in raw.get("received", ())),
        fields=tuple((harmless(name), decoded(_eight_bit(value, charset))) for name, value in items),
    )


def addresses(values: Sequence[str]) -> tuple[Address, ...]:
    """Return the mailboxes of address fields; split before they are decoded, so a coded comma stays."""
    try:
        pairs = getaddresses([harmless(value)[:_LONGEST] for value in values])
    except (ValueError, TypeError, IndexError, AttributeError, RecursionError):
        return ()
    found = (Address(decoded(name), decoded(address).lower()) for name, address in pairs if name or address)
    return tuple(found)


def decoded(value: str) -> str:
    """Return `value` with its encoded words (RFC 2047) decoded, wherever they stand."""
    value = value[:_LONGEST]
    if "=?" not in value:
        return harmless(value).strip()
    text, end, pending = [], 0, _Pending()
    joined = _BETWEEN.sub(r"\1", re.sub(r"[\r\n]+", "", value))
    for match in _ENCODED.finditer(joined):
        before = joined[end : match.start()]
        if before or not pending.fits(match[1]):
            text += [pending.flush(), before]
        pending.add(match[1], _unpacked(match[2], match[3]))
        end = match.end()
    text += [pending.flush(), joined[end:]]
    return harmless("".join(text)).strip()


class _Pending:
    """Encoded words that stand side by side: a letter's bytes may be cut between two of them."""

    def __init__(self) -> None:
        self._charset, self._data = "", b""

    def fits(self, charset: str) -> bool:
        return not self._data or self._charset == charset.lower()

    def add(self, charset: str, data: bytes) -> None:
        self._charset, self._data = charset.lower(), self._data + data

    def flush(self) -> str:
        data, self._data = self._data, b""
        return decode_bytes(data, self._charset) if data else ""


def _unpacked(coding: str, text: str) -> bytes:
    raw = text.encode("utf-8", "surrogateescape")
    if coding in "qQ":
        return binascii.a2b_qp(raw, header=True)
    raw = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    try:
        return base64.b64decode(raw + b"=" * (-len(raw) % 4))
    except ValueError:
        return base64.b64decode(raw[: len(raw) // 4 * 4])


def _eight_bit(value: str, charset: str | None) -> str:
    """Return a header value in which raw bytes were text without a charset as text."""
    if value.isascii():
        return value
    raw = value.encode("utf-8", "surrogateescape")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return decode_line(raw, charset)


def charset_of(message: Message) -> str | None:
    """Return the first charset beyond ASCII that a message declares for its text, else the one that text is in."""
    named = (_declared(part) for part in islice(message.walk(), _PARTS))
    declared = next((charset for charset in named if charset and charset not in {"us-ascii", "ascii"}), None)
    beginnings = (begun(part, _BEGINNING) for part in islice(_texts(message), _PARTS))
    return declared or next(filter(None, map(detected, beginnings)), None)


def _texts(part: Message) -> Iterator[Message]:
    """Yield the texts of a message, none of those in messages that it encloses."""
    if part.get_content_maintype() == "text":
        yield part
    elif part.get_content_maintype() == "multipart" and part.is_multipart():
        for inner in part.get_payload():
            yield from _texts(inner) if isinstance(inner, Message) else ()


def _declared(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def harmless(text: str) -> str:
    """Return text on one line, without control and direction characters."""
    text = _INVISIBLE.sub("", re.sub(r"[\r\n]+[ \t]*|\t", " ", text))
    return "".join(char for char in text if unicodedata.category(char) not in {"Cc", "Cs"})


def _first_date(values: Iterable[str]) -> datetime | None:
    for value in values:
        try:
            date = parsedate_to_datetime(harmless(value).strip()[:200])
            date = date if date.tzinfo else date.replace(tzinfo=UTC)
            date.astimezone(UTC)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
        if 1990 <= date.year <= 2100:
            return date
    return None
