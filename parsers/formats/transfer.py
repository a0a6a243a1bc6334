"""The coding in which a part travels (RFC 2045, 6), undone as far as it goes."""

import base64
import quopri
import re
from copy import copy
from email.message import Message

# An "=" stands before two hexadecimal digits or at the end of a line, behind which mail servers may have put blanks.
_STRAY = re.compile(rb"=(?![0-9A-Fa-f]{2}|[\r\n]|\Z)")
_PADDED = re.compile(rb"=[ \t]+(?=[\r\n]|\Z)")
# What makes a whole group of four letters of those that are left over, by their number.
_FILLED = (b"", b"A==", b"==", b"=")
_NO_LETTER = re.compile(rb"[^A-Za-z0-9+/]")
_UUENCODE = {"x-uuencode", "uuencode", "uue", "x-uue"}


def undone(part: Message) -> tuple[bytes, bool]:
    """Return the bytes of a part without parts in it, and whether its coding is damaged, so that some may be wrong.

    What no coding is named for, or none that is known, is returned as it came.
    """
    coding = re.sub(r"[\s;(].*", "", str(part.get("content-transfer-encoding", "")).strip().lower())
    if coding in _UUENCODE:
        return _library(part), False
    raw = _raw(part)
    if coding == "base64":
        return _from_base64(raw)
    if coding == "quoted-printable":
        return _from_quoted_printable(raw)
    return raw, False


def _raw(part: Message) -> bytes:
    bare = copy(part)
    del bare["content-transfer-encoding"]
    return _library(bare)


def _library(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _from_quoted_printable(raw: bytes) -> tuple[bytes, bool]:
    """Undo quoted-printable (RFC 2045, 6.7); an "=" that begins nothing is damage and stays as it is."""
    raw = _PADDED.sub(b"=", raw)
    return quopri.decodestring(raw), _STRAY.search(raw) is not None


def _from_base64(raw: bytes) -> tuple[bytes, bool]:
    """Undo base64 (RFC 2045, 6.8); damage is a strange character, more behind the end, and no end.

    Blanks are none: programs indent, and wrap once more.
    """
    compact = b"".join(raw.split())
    try:
        return base64.b64decode(compact, validate=True), False
    except ValueError:
        over = len(_NO_LETTER.sub(b"", compact)) % 4
        content = base64.b64decode(compact + _FILLED[over])
        return content[:-1] if over == 1 else content, True  # six bits alone are no byte
