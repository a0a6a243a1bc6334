"""TNEF, the `winmail.dat` of Outlook (MS-OXTNEF): the files in it, and the body where it is only there."""

import struct
from collections.abc import Iterator

from parsers.errors import UnreadablePartError
from parsers.formats.charset import decode_bytes
from parsers.formats.containers import leaves_of
from parsers.formats.rtf import decompressed
from parsers.limits import Limits
from parsers.steps import Leaf

KINDS = frozenset({"tnef"})
_MESSAGE_PROPERTIES = 0x00069003
_BODY = 0x0002800C
_NEW_FILE, _TITLE, _DATA, _FILE_PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
_LONG_NAME, _OBJECT, _TEXT, _RTF, _HTML = 0x3707, 0x3701, 0x1000, 0x1009, 0x1013
_FIXED = {2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16}
_STRING8, _UNICODE, _BINARY, _EMBEDDED = 0x1E, 0x1F, 0x102, 0x0D


def read(leaf: Leaf, limits: Limits) -> tuple[Leaf, ...]:
    """Return the attached files, and the richest form of the body there is: `body.html`, `body.rtf` or `body.txt`."""
    try:
        files = list(_files(leaf.content))
    except (struct.error, IndexError, ValueError) as error:
        detail = f"{leaf.filename or leaf.number} is damaged: ask the sender to send it as plain e-mail."
        raise UnreadablePartError("unreadable_part", detail) from error
    return tuple(_as_alternative(inner) for inner in leaves_of(leaf, files, limits))


def _as_alternative(leaf: Leaf) -> Leaf:
    """Outlook sends the same body as a part of its own: the copy in here is the twin."""
    if leaf.filename in {"body.rtf", "body.html", "body.txt"}:
        kind = {"rtf": "application/rtf", "html": "text/html", "txt": "text/plain"}[leaf.filename.partition(".")[2]]
        return Leaf(leaf.number, kind, "alternative", leaf.content, leaf.filename)
    return leaf


def _files(content: bytes) -> Iterator[tuple[str, bytes]]:
    name, data, typed = "", b"", b""
    for attribute, value in _attributes(content):
        if attribute == _NEW_FILE:
            if data:
                yield name or "unnamed", data
            name, data = "", b""
        elif attribute == _TITLE:
            name = name or decode_bytes(value.rstrip(b"\0"))
        elif attribute == _DATA:
            data = value
        elif attribute == _FILE_PROPERTIES:
            properties = _properties(value)
            name = _string(properties.get(_LONG_NAME)) or name
            data = data or _embedded(properties.get(_OBJECT))
        elif attribute == _BODY:
            typed = value.rstrip(b"\0")
        elif attribute == _MESSAGE_PROPERTIES:
            body = dict(_body(_properties(value)))
            typed = b"" if body else typed
            yield from body.items()
    if data:
        yield name or "unnamed", data
    if typed:
        yield "body.txt", typed


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    position = 6
    while position < len(content):
        attribute, length = struct.unpack_from("<II", content, position + 1)
        start = position + 9
        if start + length > len(content):
            raise ValueError("an attribute runs over the end")
        yield attribute, content[start : start + length]
        position = start + length + 2


def _body(properties: dict[int, tuple[int, bytes]]) -> Iterator[tuple[str, bytes]]:
    if _HTML in properties:
        yield "body.html", properties[_HTML][1]
    elif _RTF in properties:
        yield "body.rtf", decompressed(properties[_RTF][1])
    elif text := _string(properties.get(_TEXT)):
        yield "body.txt", text.encode()


def _embedded(value: tuple[int, bytes] | None) -> bytes:
    """Return an attached object: a message in TNEF of its own follows an identifier of 16 bytes."""
    return value[1][16:] if value is not None and value[0] == _EMBEDDED else b""


def _string(value: tuple[int, bytes] | None) -> str:
    if value is None:
        return ""
    text = value[1].decode("utf-16-le", "replace") if value[0] == _UNICODE else decode_bytes(value[1])
    return text.rstrip("\0")


def _properties(content: bytes) -> dict[int, tuple[int, bytes]]:
    """Return MAPI properties as type and bytes, the last of several values."""
    (count,) = struct.unpack_from("<I", content)
    position = 4
    found: dict[int, tuple[int, bytes]] = {}
    for _ in range(min(count, 2000)):
        kind, name = struct.unpack_from("<HH", content, position)
        position = _past_name(content, position + 4) if name >= 0x8000 else position + 4
        several, kind = bool(kind & 0x1000), kind & 0x0FFF
        values = 1
        if several or kind in {_STRING8, _UNICODE, _BINARY, _EMBEDDED}:
            (values,) = struct.unpack_from("<I", content, position)
            position += 4
        for _ in range(min(values, 2000)):
            if kind in _FIXED:
                found[name] = (kind, content[position : position + _FIXED[kind]])
                position += _FIXED[kind]
            else:
                (length,) = struct.unpack_from("<I", content, position)
                found[name] = (kind, content[position + 4 : position + 4 + length])
                position += 4 + (length + 3) // 4 * 4
    return found


def _past_name(content: bytes, position: int) -> int:
    """Return where a named property's value starts."""
    (kind,) = struct.unpack_from("<I", content, position + 16)
    if kind == 0:
        return position + 24
    (length,) = struct.unpack_from("<I", content, position + 20)
    return position + 24 + int((length + 3) // 4 * 4)
