"""ZIP and GZIP: the files in them, their sizes known before they are unpacked."""

import gzip
import io
import zipfile
from collections.abc import Iterator

from parsers.document import Problem
from parsers.errors import UnreadablePartError
from parsers.formats.charset import decode_bytes
from parsers.formats.containers import leaves_of
from parsers.formats.package import is_locked, opened
from parsers.limits import Limits
from parsers.sniff import sniff
from parsers.steps import Leaf

KINDS = frozenset({"zip", "gzip"})


def read(leaf: Leaf, limits: Limits) -> tuple[Leaf, ...]:
    """Return the files of an archive."""
    if sniff(leaf.content) == "gzip":
        return tuple(leaves_of(leaf, _unzipped(leaf, limits), limits))
    with opened(leaf, limits) as archive:
        return tuple(leaves_of(leaf, _members(archive, limits), limits))


def _members(archive: zipfile.ZipFile, limits: Limits) -> Iterator[tuple[str, bytes | Problem]]:
    for member in archive.infolist()[: limits.parts + 1]:
        if not member.is_dir():
            name = _name(member)
            yield name, _locked(name) if is_locked(member) else _unpacked(archive, member, name, limits)


def _locked(name: str) -> Problem:
    return Problem("encrypted_part", f"{name} is protected by a password: ask the sender for an open copy.")


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, limits: Limits) -> bytes | Problem:
    """Return a file, or why it cannot be had: it costs no other."""
    try:
        with archive.open(member) as file:
            return file.read(limits.part_bytes + 1)
    except Exception:  # decompressors fail in any way they like
        detail = f"{name} is damaged, or packed in an unknown way: ask the sender to send it again by itself."
        return Problem("unreadable_part", detail)


def _name(member: zipfile.ZipInfo) -> str:
    if member.flag_bits & 0x800:
        return member.filename
    # Without the flag the library takes code page 437 for granted, which few archivers wrote.
    return decode_bytes(member.filename.encode("cp437", "replace"))


def _unzipped(leaf: Leaf, limits: Limits) -> Iterator[tuple[str, bytes]]:
    with gzip.GzipFile(fileobj=io.BytesIO(leaf.content)) as file:
        content = file.read(limits.part_bytes + 1)
    if len(content) > limits.part_bytes:
        raise UnreadablePartError("too_large", f"{leaf.filename or leaf.number} unpacks to more than the limits allow.")
    yield (leaf.filename or "file").removesuffix(".gz"), content
