"""What the references in a PDF lead to, and whether all that a page shows is there (PDF 32000-1, 7.3 and 7.4)."""

import zlib
from collections.abc import Iterator
from typing import Any

_STEPS = 10
# In bytes: of a page decompressed at once, and at most; more is no letter.
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


def is_damaged(page: Any, known: set[int]) -> bool:
    """Tell a page of pdfminer's of which something printed on it is not there, or not to its end.

    To be asked before the page is laid out: what pdfminer has decompressed is taken as it is. `known` is the memory
    of one file: what several pages show is looked at once.
    """
    from pdfminer.pdftypes import PDFStream

    shown = (*map(resolved, page.contents), *_forms(page.resources, known))
    return bool([one for one in shown if not isinstance(one, PDFStream) or not _is_whole(one)])


def _forms(resources: Any, known: set[int]) -> Iterator[Any]:
    """Yield the forms that a page or a form on it may show (8.10), each once in a file; None for what is not there."""
    from pdfminer.pdfinterp import LITERAL_FORM
    from pdfminer.pdftypes import PDFStream

    waiting = [resources]
    while waiting:
        named = dictionary(dictionary(waiting.pop()).get("XObject"))
        if id(named) in known:
            continue
        known.add(id(named))
        for shown in map(resolved, filter(None, named.values())):
            if shown is None:
                yield None
            elif isinstance(shown, PDFStream) and resolved(shown.get("Subtype")) is LITERAL_FORM:
                waiting.append(shown.get("Resources"))
                yield shown


def _is_whole(stream: Any) -> bool:
    """Tell whether a stream goes to its end, as far as its filters can say."""
    from pdfminer.ascii85 import ascii85decode, asciihexdecode
    from pdfminer.pdftypes import LITERALS_ASCII85_DECODE, LITERALS_ASCIIHEX_DECODE, LITERALS_FLATE_DECODE

    if stream.rawdata is None:
        return True
    if stream.decipher is not None:  # once: it is slow
        stream.rawdata = stream.decipher(stream.objid, stream.genno, stream.rawdata, stream.attrs)
        stream.decipher = None
    data = stream.rawdata
    for name, _ in stream.get_filters():
        if name in LITERALS_FLATE_DECODE:
            return _ends(data)
        if name in LITERALS_ASCII85_DECODE:
            data = ascii85decode(data)
        elif name in LITERALS_ASCIIHEX_DECODE:
            data = asciihexdecode(data)
        else:
            return True
    return True


def _ends(data: bytes) -> bool:
    """Tell whether deflated data has its end and the checksum is right as far as it is there (RFC 1950, RFC 1951).

    Producers leave out the checksum or the last of its bytes, and write two bytes where there is nothing to write.
    """
    if len(data.strip()) <= 2:
        return True
    inflating, rest = zlib.decompressobj(-zlib.MAX_WBITS), data[2:]
    checksum, size = 1, 0
    try:
        while not inflating.eof and size <= _LARGEST:
            piece = inflating.decompress(rest, _PIECE)
            rest = inflating.unconsumed_tail
            if not piece and not rest:
                break
            checksum, size = zlib.adler32(piece, checksum), size + len(piece)
    except zlib.error:
        return False
    said = inflating.unused_data[:4].rstrip(b"\r\n")
    return inflating.eof and int.from_bytes(data[:2], "big") % 31 == 0 and checksum.to_bytes(4, "big").startswith(said)
