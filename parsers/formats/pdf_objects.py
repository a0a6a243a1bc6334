"""What the references in a PDF lead to, and whether all that a page shows is there (PDF 32000-1, 7.3 and 7.4)."""

import zlib
from collections.abc import Iterator
from typing import Any

_STEPS = 10
# In bytes: of a file decompressed at once, and looked at at most; more is no letter.
_PIECE = 1 << 20
_LARGEST = 1 << 27


def resolved(value: Any) -> Any:
    """Return what a reference leads to; None of references that lead to each other."""
    from pdfminer.pdftypes import PDFObjRef

    for _ in range(_STEPS):
        if not isinstance(value, PDFObjRef):
            return value
        value = value.resolve()
    return None


def dictionary(value: Any) -> dict[str, Any]:
    """Return the dictionary that a value is or refers to; an empty one where it is another thing."""
    found = resolved(value)
    return found if isinstance(found, dict) else {}


class Seen:
    """What was looked at of one file, and how many bytes of it may still be; nothing more is once none are left."""

    def __init__(self) -> None:
        self._known: dict[int, Any] = {}
        self.left = _LARGEST

    def is_new(self, thing: Any) -> bool:
        """Tell whether a thing was not looked at; from now on it was."""
        is_known = id(thing) in self._known
        self._known[id(thing)] = thing  # which keeps it: no other gets its place in memory
        return not is_known


def is_damaged(page: Any, seen: Seen) -> bool:
    """Tell a page of pdfminer's of which something printed on it is not there, or not to its end.

    To be asked before the page is laid out: what pdfminer has decompressed is taken as it is. What several pages of a
    file show is looked at once, and what is more than may be looked at is taken for whole.
    """
    from pdfminer.pdftypes import PDFStream

    contents = (one for one in map(resolved, page.contents) if one is None or seen.is_new(one))
    shown = (*contents, *_forms(page.resources, seen))
    damaged = [one for one in shown if not isinstance(one, PDFStream) or not _is_whole(one, seen)]
    return bool(damaged)


def _forms(resources: Any, seen: Seen) -> Iterator[Any]:
    """Yield the forms that a page or a form on it may show (8.10), but for those that were yielded of this file.

    What a name leads to that is not there is nothing (7.3.10): most often no page shows it.
    """
    from pdfminer.pdfinterp import LITERAL_FORM
    from pdfminer.pdftypes import PDFStream

    waiting = [resources]
    while waiting:
        named = dictionary(dictionary(waiting.pop()).get("XObject"))
        for shown in map(resolved, named.values()) if seen.is_new(named) else ():
            if not isinstance(shown, PDFStream) or resolved(shown.get("Subtype")) is not LITERAL_FORM:
                continue
            if seen.is_new(shown):
                waiting.append(shown.get("Resources"))
                yield shown


def _is_whole(stream: Any, seen: Seen) -> bool:
    """Tell whether a stream goes to its end, as far as its filters can say; true where no more may be looked at."""
    if not stream.rawdata or seen.left <= 0:
        return True
    seen.left -= len(stream.rawdata)
    try:
        data = _deflated(stream)
    except Exception:  # foreign decoders fail in any way they like; what shows it fails again, and says so
        return True
    return data is None or _ends(data, seen)


def _deflated(stream: Any) -> bytes | None:
    """Return what deflation has left of a stream, deciphered and without what else codes it; None of another filter."""
    from pdfminer.ascii85 import ascii85decode, asciihexdecode
    from pdfminer.pdftypes import LITERALS_ASCII85_DECODE, LITERALS_ASCIIHEX_DECODE, LITERALS_FLATE_DECODE

    if stream.decipher is not None:  # once: it is slow
        stream.rawdata = stream.decipher(stream.objid, stream.genno, stream.rawdata, stream.attrs)
        stream.decipher = None
    data: bytes = stream.rawdata
    for name, _ in stream.get_filters():
        if name in LITERALS_FLATE_DECODE:
            return data
        if name in LITERALS_ASCII85_DECODE:
            data = ascii85decode(data)
        elif name in LITERALS_ASCIIHEX_DECODE:
            data = asciihexdecode(data)
        else:
            return None
    return None


def _ends(data: bytes, seen: Seen) -> bool:
    """Tell whether deflated data has its end and the checksum is right as far as it is there (RFC 1950, RFC 1951).

    True where no more may be looked at. Producers leave out the checksum or the last of its bytes, and write two bytes
    where there is nothing to write.
    """
    if len(data.strip()) <= 2:
        return True
    inflating, rest = zlib.decompressobj(-zlib.MAX_WBITS), data[2:]
    checksum = 1
    try:
        while not inflating.eof:
            if seen.left <= 0:
                return True
            piece = inflating.decompress(rest, _PIECE)
            rest = inflating.unconsumed_tail
            if not piece and not rest:
                break
            checksum = zlib.adler32(piece, checksum)
            seen.left -= len(piece)
    except zlib.error:
        return False
    said = inflating.unused_data[:4].rstrip(b"\r\n")
    return inflating.eof and int.from_bytes(data[:2], "big") % 31 == 0 and checksum.to_bytes(4, "big").startswith(said)
