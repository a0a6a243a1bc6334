"""Outlook's own message files (`.msg`, MS-OXMSG): header, body, attachments, and messages in the message."""

import io
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.parser import HeaderParser
from email.utils import format_datetime
from typing import Any

from parsers.characters import clean
from parsers.document import PartRole, Problem
from parsers.formats.charset import decode_bytes
from parsers.formats.containers import media_type_of
from parsers.formats.headers import harmless, read_headers
from parsers.formats.rtf import decompressed
from parsers.limits import Limits
from parsers.steps import Leaf

KINDS = frozenset({"msg"})
# Properties (MS-OXPROPS) by their numbers in hexadecimal, as they stand in the names of streams.
_SUBJECT, _BODY, _HTML, _RTF, _HEADERS, _ID = "0037", "1000", "1013", "1009", "007D", "1035"
_SENDER_NAME, _SENDER, _SENDER_SMTP, _TO = "0C1A", "0C1F", "5D01", "0E04"
_DATA, _LONG_NAME, _SHORT_NAME, _TYPE = "3701", "3707", "3704", "370E"
_SENT, _RECEIVED, _CODE_PAGE, _HTML_CODE_PAGE = 0x0039, 0x0E06, 0x3FFD, 0x3FDE
_EMBEDDED = "__substg1.0_3701000D"
# Every message has this stream; an object of another program has streams of its own.
_PROPERTIES = "__properties_version1.0"
# 100-nanosecond steps since this day are how Windows counts time.
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_PAGES = {65001: "utf-8", 20127: "ascii", 28591: "iso-8859-1", 28595: "iso-8859-5", 28596: "iso-8859-6",
          20866: "koi8-r", 936: "gb18030", 54936: "gb18030"}  # fmt: skip


def read(leaf: Leaf, limits: Limits) -> tuple[Leaf, ...]:
    """Return the header block, the body and the attachments, numbered as those of a message in a container."""
    import olefile

    with olefile.OleFileIO(io.BytesIO(leaf.content)) as file:
        storage = _Storage(file, ())
        head = Leaf(f"{leaf.number}!0", "message/rfc822", "message", b"", leaf.filename, headers=storage.headers())
        return (head, *_parts(storage, f"{leaf.number}!", 1, limits))


class _Storage:
    """A message or an attachment: a folder of streams, one for each property."""

    def __init__(self, file: Any, path: tuple[str, ...]) -> None:
        self._file = file
        self.path = path

    def inner(self, name: str) -> "_Storage":
        """Return a folder in this one."""
        return _Storage(self._file, (*self.path, name))

    def attachments(self) -> list["_Storage"]:
        """Return the folders of the attachments, in their order."""
        below = {
            entry[len(self.path)]
            for entry in self._file.listdir(streams=True, storages=True)
            if tuple(entry[: len(self.path)]) == self.path and len(entry) > len(self.path)
        }
        return [self.inner(name) for name in sorted(below) if name.lower().startswith("__attach_version1.0_")]

    def holds(self, name: str) -> bool:
        """Tell whether there is a stream or folder of this name."""
        return bool(self._file.exists([*self.path, name]))

    def stream(self, name: str) -> bytes:
        """Return a stream's bytes; none where there is no such stream."""
        path = [*self.path, name]
        if not self._file.exists(path) or self._file.get_type(path) != 2:
            return b""
        with self._file.openstream(path) as stream:
            content = stream.read()
        return content if isinstance(content, bytes) else b""

    def binary(self, number: str) -> bytes:
        """Return a property that is bytes."""
        return self.stream(f"__substg1.0_{number}0102")

    def text(self, number: str) -> str:
        """Return a property that is text, in Unicode or in the code page of the message."""
        wide = self.stream(f"__substg1.0_{number}001F")
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        return decode_bytes(self.stream(f"__substg1.0_{number}001E"), self.charset(_CODE_PAGE)).rstrip("\0")

    def charset(self, number: int) -> str | None:
        """Return the name of the code page in a property."""
        page = self.fixed().get(number)
        if page is None:
            return None
        code = struct.unpack("<I", page[:4])[0]
        return _PAGES.get(code, f"cp{code}")

    def fixed(self) -> dict[int, bytes]:
        """Return the properties of a fixed size, eight bytes each, by their numbers."""
        content = self.stream(_PROPERTIES)
        start = 8 if self.path and self.path[-1].startswith("__attach") else 24 if self.path else 32
        rows = (content[at : at + 16] for at in range(start, min(len(content), 64_000) - 15, 16))
        return {struct.unpack("<H", row[2:4])[0]: row[8:16] for row in rows}

    def headers(self) -> Any:
        """Return the headers that came over the net, or what Outlook knows of a message that never went there."""
        carried = HeaderParser().parsestr(self.text(_HEADERS).lstrip())
        return read_headers(carried if carried.get("from") else self._written())

    def _written(self) -> Message:
        sender = self.text(_SENDER_SMTP) or self.text(_SENDER)
        written = Message()
        name = harmless(self.text(_SENDER_NAME)).replace('"', "")
        written["From"] = f'"{name}" <{harmless(sender)}>' if "@" in sender else f'"{name}" <>'
        written["To"] = harmless(self.text(_TO))
        written["Subject"] = harmless(self.text(_SUBJECT))
        if self.text(_ID):
            written["Message-ID"] = harmless(self.text(_ID))
        when = self.fixed().get(_SENT) or self.fixed().get(_RECEIVED)
        if when:
            ticks = min(struct.unpack("<Q", when)[0], 10**19 // 4)
            written["Date"] = format_datetime(_EPOCH + timedelta(microseconds=ticks // 10))
        return written


def _parts(storage: _Storage, prefix: str, depth: int, limits: Limits) -> Iterator[Leaf]:
    yield from _bodies(storage, f"{prefix}1")
    attachments = storage.attachments()
    for index, attachment in enumerate(attachments[: limits.parts], 2):
        yield from _attached(attachment, f"{prefix}{index}", depth, limits)
    if len(attachments) > limits.parts:
        yield _beyond(f"{prefix}{limits.parts + 2}")


def _beyond(number: str) -> Leaf:
    detail = f"Part {number} and what follows lies beyond the limits on parts and nesting: open it in the mailbox."
    return Leaf(number, "application/octet-stream", "attachment", b"", problems=(Problem("too_large", detail),))


def _foreign(number: str, name: str) -> Leaf:
    detail = f"{name or f'Part {number}'} is an object of another program in the message: open it in the mailbox."
    problem = Problem("unreadable_part", detail)
    return Leaf(number, "application/octet-stream", "attachment", b"", name or None, problems=(problem,))


def _bodies(storage: _Storage, number: str) -> Iterator[Leaf]:
    """Yield the richest form of the body, and plain text beside it as its twin.

    RTF comes last: Outlook wraps HTML in it, which is there by itself or as text.
    """
    page, words, rich = storage.binary(_HTML), storage.text(_BODY), storage.binary(_RTF)
    if not page:
        page = storage.text(_HTML).encode()
    role: PartRole = "body"
    if page.strip():
        yield Leaf(number, "text/html", role, page, charset=storage.charset(_HTML_CODE_PAGE))
        role = "alternative"
    elif rich and not words.strip():
        yield Leaf(number, "application/rtf", role, decompressed(rich))
        return
    if words.strip() or role == "body":
        kind_number = number if role == "body" else f"{number}.2"
        yield Leaf(kind_number, "text/plain", role, words.encode(), charset="utf-8")


def _attached(storage: _Storage, number: str, depth: int, limits: Limits) -> Iterator[Leaf]:
    name = clean(storage.text(_LONG_NAME) or storage.text(_SHORT_NAME)).replace("/", "_").replace("\\", "_")[:200]
    if storage.holds(_EMBEDDED):
        if depth >= limits.depth:
            yield _beyond(number)
            return
        message = storage.inner(_EMBEDDED)
        if not message.holds(_PROPERTIES):
            yield _foreign(number, name)
            return
        yield Leaf(number, "message/rfc822", "message", b"", name or None, headers=message.headers())
        yield from _parts(message, f"{number}.", depth + 1, limits)
        return
    media_type = harmless(storage.text(_TYPE)).lower() or media_type_of(name)
    yield Leaf(number, media_type, "attachment", storage.binary(_DATA), name or None)
