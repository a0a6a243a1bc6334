"""The `winmail.dat` of Outlook: the body where it is only there."""

import struct

import pytest

from parsers.formats import decode
from parsers.limits import Limits
from parsers.steps import Leaf

BODY, PROPERTIES = 0x0002800C, 0x00069003
TEXT, RTF, HTML = (0x001F, 0x1000), (0x0102, 0x1009), (0x0102, 0x1013)
WORDS = "Ms Zorana PELIVAN will attend."


def attribute(kind: int, data: bytes) -> bytes:
    return struct.pack("<BII", 1, kind, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def properties(*values: tuple[tuple[int, int], bytes]) -> bytes:
    rows = (struct.pack("<HHII", *kind, 1, len(value)) + value + b"\0" * (-len(value) % 4) for kind, value in values)
    return attribute(PROPERTIES, struct.pack("<I", len(values)) + b"".join(rows))


def unpacked(rtf: bytes) -> bytes:
    return struct.pack("<IIII", len(rtf) + 12, len(rtf), 0x414C454D, 0) + rtf


def bodies(*attributes: bytes) -> list[tuple[str | None, str]]:
    packed = struct.pack("<IH", 0x223E9F78, 1) + b"".join(attributes)
    decoded = decode(Leaf("2", "application/ms-tnef", "attachment", packed, "winmail.dat"), Limits())
    documents = ((leaf, decode(leaf, Limits()).document) for leaf in decoded.leaves)
    return [(leaf.filename, document.text) for leaf, document in documents if document is not None]


PLAIN = attribute(BODY, f"{WORDS}\0".encode())


@pytest.mark.parametrize(
    ("attributes", "name"),
    [
        ([PLAIN], "body.txt"),
        ([properties((TEXT, WORDS.encode("utf-16-le")))], "body.txt"),
        ([PLAIN, properties((TEXT, WORDS.encode("utf-16-le")))], "body.txt"),
        ([PLAIN, properties((RTF, unpacked(b"{\\rtf1 %s}" % WORDS.encode())))], "body.rtf"),
        ([properties((TEXT, b"A\0"), (HTML, f"<p>{WORDS}</p>".encode()))], "body.html"),
    ],
)
def test_the_richest_form_of_the_body_is_read(attributes: list[bytes], name: str) -> None:
    assert bodies(*attributes) == [(name, WORDS)]
