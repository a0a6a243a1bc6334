"""Whether coded data goes to its end: what is deflated, and pictures as PDFs hold them (PDF 32000-1, 7.4)."""

import io
import re
import struct
import warnings
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from parsers.formats.pictures import complaints

# In bytes: what is decompressed at once.
_PIECE = 1 << 20
# Larger pictures are not decoded: they take too much memory.
_MOST_PIXELS = 1 << 27
# What fills up a stream behind its data.
_FILLED = b"\0\t\n\f\r "
# The markers of a JPEG, without those that stand in its data; those with no length; a frame's size; its scan and end.
_MARKER = re.compile(rb"\xff([^\0\xd0-\xd7\xff])")
_BARE = frozenset({b"\x01", b"\xd8"})
_END = b"\xd9"
# How far Pillow reads ahead in a JPEG; as few bytes as that are a few white squares of its last corner.
_AHEAD = b"\0" * 8
# No code of a fax at whichever bit it is begun, with and without the end of a line before it.
_NO_CODE = b"\2" * 8 + b"\0\x10\2\2" * 500
# How a line of a fax ends that has no other codes of its own (T.4): eleven bits of nothing, and one.
_LINE_END = re.compile(rb"\0+[\1-\x1f]")


@dataclass
class Room:
    """How many bytes may still be looked at; nothing more is once none are left."""

    left: int


def deflated(data: bytes, room: Room, read: Callable[[bytes], None]) -> bool:
    """Tell whether deflated data has its end and the checksum is right as far as it is there (RFC 1950, RFC 1951).

    What it was before deflation is `read`. True where no more may be looked at. Producers leave out the checksum or
    the last of its bytes, and write two bytes where there is nothing to write.
    """
    if len(data.strip()) <= 2:
        return True
    inflating, rest = zlib.decompressobj(-zlib.MAX_WBITS), data[2:]
    checksum = 1
    try:
        while not inflating.eof:
            if room.left <= 0:
                return True
            piece = inflating.decompress(rest, _PIECE)
            rest = inflating.unconsumed_tail
            if not piece and not rest:
                break
            read(piece)
            checksum = zlib.adler32(piece, checksum)
            room.left -= len(piece)
    except zlib.error:
        return False
    said = inflating.unused_data[:4].rstrip(b"\r\n")
    return inflating.eof and int.from_bytes(data[:2], "big") % 31 == 0 and checksum.to_bytes(4, "big").startswith(said)


def jpeg(data: bytes, room: Room) -> bool:
    """Tell whether a JPEG has its end, or without it all of its pixels: some scanners leave the end out."""
    data = data.rstrip(_FILLED)
    return _is_ended(data) or _decodes(data + _AHEAD, "JPEG", room)


def _is_ended(data: bytes) -> bool:
    """Tell whether the end of a JPEG stands behind its scans; that of a smaller one within it is none."""
    marker = _MARKER.search(data)
    while marker is not None and marker[1] != _END:
        length = int.from_bytes(data[marker.end() : marker.end() + 2], "big")
        marker = _MARKER.search(data, marker.end() + (0 if marker[1] in _BARE else max(length, 2)))
    return marker is not None


def jpeg2000(data: bytes, room: Room) -> bool:
    """Tell whether a JPEG 2000 has its end; True of those of which Pillow knows nothing."""
    from PIL import Image

    try:
        Image.open(io.BytesIO(data), formats=("JPEG2000",)).close()
    except Exception:  # foreign readers fail in any way they like on what they do not know
        return True
    return _decodes(data, "JPEG2000", room)


def fax(data: bytes, size: tuple[int, int], k: int, room: Room) -> bool:
    """Tell whether a fax of T.4 (`k` from 0 on) or T.6 (below 0) has all rows of its size, which is width and height.

    True where the rows are coded in ways that libtiff does not know: without their ends in T.4.
    """
    if k >= 0 and not _LINE_END.match(data):
        return True
    width, height = size
    coded = data + _NO_CODE  # libtiff says so only where it comes to it: rows that are left out are white to it
    kind, options = (4, 293) if k < 0 else (3, 292)
    entries = (
        *((256, width), (257, height), (258, 1), (259, kind), (262, 0)),
        *((273, 8), (277, 1), (278, height), (279, len(coded)), (options, int(k > 0))),
    )
    table = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries)
    head = struct.pack("<2sHI", b"II", 42, 8 + len(coded))
    return _decodes(head + coded + struct.pack("<H", len(entries)) + table + bytes(4), "TIFF", room)


def _decodes(content: bytes, kind: str, room: Room) -> bool:
    """Tell whether a picture can be decoded without a complaint; True where it is too large, and no room is left.

    It takes room by its points: a few bytes may be as many as a page has.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings(), complaints() as said:
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=(kind,)) as image:
                points = image.width * image.height
                room.left = room.left - points if points <= _MOST_PIXELS else 0
                if room.left <= 0:
                    return True
                image.load()
    except Exception:  # foreign readers fail in any way they like on what is damaged
        return False
    return not said
