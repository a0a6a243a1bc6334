"""Files that are ZIP archives of XML: opened with their size known first, parsed without outside help."""

import io
import zipfile
from typing import Any

from parsers.errors import UnreadablePartError
from parsers.limits import Limits
from parsers.steps import Leaf

# A letter packs ten times, a bomb a thousand times.
_RATIO = 250
_SMALL = 20_000_000


def opened(leaf: Leaf, limits: Limits) -> zipfile.ZipFile:
    """Return the archive. Raises UnreadablePartError where it would unpack to more than the limits allow."""
    name = leaf.filename or f"part {leaf.number}"
    archive = zipfile.ZipFile(io.BytesIO(leaf.content))
    members = archive.infolist()
    size = sum(member.file_size for member in members)
    if size > limits.unpacked_bytes or (size > _SMALL and size > _RATIO * len(leaf.content)):
        raise UnreadablePartError("too_large", f"{name} unpacks to more than the limits allow: do not open it lightly.")
    if any(member.flag_bits & 1 for member in members):
        raise UnreadablePartError("encrypted_part", f"{name} is protected by a password: ask for an open copy.")
    return archive


def xml_of(archive: zipfile.ZipFile, name: str) -> Any:
    """Return the root of a member; None where there is no such member."""
    from lxml import etree

    try:
        content = archive.read(name)
    except KeyError:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    return etree.fromstring(content, parser)
