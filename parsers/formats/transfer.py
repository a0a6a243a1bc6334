"""The coding in which a part travels (RFC 2045, 6), undone as far as it goes."""

import base64
import quopri
import re
from copy import copy
from email.message import Message

# Half of what stands for a byte beyond ASCII; any other "=" that begins nothing was written as it is and is all there.
_HALF = re.compile(rb"=[89A-F](?![0-9A-Fa-f])")
# Blanks that mail servers put behind the "=" at the end of a line.
_PADDED = re.compile(rb"=[ \t]+(?=[\r\n]|\Z)")
# What makes a whole group of four letters of those that are left over, by their number.
_FILLED = (b"", b"A==", b"==", b"=")
_NO_LETTER = re.compile(rb"[^A-Za-z0-9+/]")
# The first line that is empty or no base64, two words beside one another, and the beginning of a line of base64.
_NO_CODE = re.compile(rb"(?m)^(?![ \t]*[A-Za-z0-9+/=]+[ \t]*\r?$)")
_WORDS = re.compile(rb"[A-Za-z\x80-\xff][ \t]+[A-Za-z\x80-\xff]")
_MORE = re.compile(rb"(?m)^[ \t]*[A-Za-z0-9+/]{32}")
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
        return _from_base64(raw, text=part.get_content_maintype() == "text")
    if coding == "quoted-printable":
        return _from_quoted_printable(raw)
    return raw, False


def begun(part: Message, most: int) -> bytes:
    """Return the bytes of the beginning of a part without parts in it: what `most` letters of its coding hold."""
    beginning = copy(part)
    beginning.set_payload(_raw(part)[:most].decode("ascii", "surrogateescape"))
    return undone(beginning)[0]


def _raw(part: Message) -> bytes:
    bare = copy(part)
    del bare["content-transfer-encoding"]
    return _library(bare)


def _library(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _from_quoted_printable(raw: bytes) -> tuple[bytes, bool]:
    """Undo quoted-printable (RFC 2045, 6.7); an "=" that begins nothing stays as it is, half a letter is damage."""
    raw = _PADDED.sub(b"=", raw)
    return quopri.decodestring(raw), _HALF.search(raw) is not None


def _from_base64(raw: bytes, *, text: bool) -> tuple[bytes, bool]:
    """Undo base64 (RFC 2045, 6.8); damage is a strange character, more behind the end, and an end within a byte.

    Blanks are none: programs indent, and wrap once more. Nor is a notice that a gateway typed behind the coding, which
    belongs to the part where that is a text.
    """
    content = _whole(raw)
    if content is not None:
        return content, False
    coded, notice = _parted(raw)
    content = _whole(coded) if notice else None
    if content is not None:
        return content + notice if text else content, False
    compact = b"".join(raw.split())
    over = len(_NO_LETTER.sub(b"", compact)) % 4
    content = base64.b64decode(compact + _FILLED[over])
    return content[:-1] if over == 1 else content, True  # six bits alone are no byte


def _whole(coded: bytes) -> bytes | None:
    """Return what base64 holds, None where it is damaged; it may lack the "=" at its end, but no bits."""
    compact = b"".join(coded.split())
    open_end = b"=" not in compact[-2:] and len(compact) % 4
    try:
        content = base64.b64decode(compact + _FILLED[open_end] if open_end else compact, validate=True)
    except ValueError:
        return None
    return None if open_end and base64.b64encode(content).rstrip(b"=") != compact else content


def _parted(raw: bytes) -> tuple[bytes, bytes]:
    """Return base64 and what is typed behind it, nothing where either is in doubt.

    That is where no words are typed, or with more base64 among them, or where the base64 may be a word itself.
    """
    found = _NO_CODE.search(raw.strip())
    notice = found.string[found.start() :] if found else b""
    coded = raw.strip().removesuffix(notice)
    sure = not coded or _MORE.match(coded) or coded.rstrip().endswith(b"=")
    typed = _WORDS.search(notice) and not _MORE.search(notice)
    return coded, b"\r\n" + notice if sure and typed else b""
