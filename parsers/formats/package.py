"""Files that are ZIP archives of XML: opened with their size known first, parsed without outside help."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from parsers.errors import UnreadablePartError
from parsers.formats.embedded import Embedded
from parsers.limits import Limits
from parsers.steps import Leaf

# A letter packs ten times, a bomb a thousand times.
_RATIO = 250
_SMALL = 20_000_000
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|drawingml|officeDocument)/")
_VECTORS = (".svg", ".svm", ".emf", ".wmf")
# In points. CSS counts 96 pixels to the inch.
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, "pc": 12.0}
# English metric units in a point.
_EMU = 12_700


class Archive(zipfile.ZipFile):
    """A ZIP archive that unpacks each of its members once, however often it is asked for."""

    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content))
        self._members: dict[str, bytes | None] = {}

    def member(self, name: str) -> bytes | None:
        """Return a member: None where there is none of that name, nothing where it is damaged."""
        if name not in self._members:
            self._members[name] = self._unpacked(name) if name in self.NameToInfo else None
        return self._members[name]

    def _unpacked(self, name: str) -> bytes:
        try:
            return self.read(name)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
            return b""


def opened(leaf: Leaf, limits: Limits) -> Archive:
    """Return the archive.

    Raises UnreadablePartError where it would unpack to more than the limits allow, is encrypted, or has lost its end.
    """
    name = leaf.filename or f"part {leaf.number}"
    archive = Archive(leaf.content)
    members = archive.infolist()
    size = sum(member.file_size for member in members)
    if size > limits.unpacked_bytes or (size > _SMALL and size > _RATIO * len(leaf.content)):
        raise UnreadablePartError("too_large", f"{name} unpacks to more than the limits allow: do not open it lightly.")
    files = [member for member in members if not member.is_dir()]
    if files and all(map(is_locked, files)):
        raise UnreadablePartError("encrypted_part", f"{name} is protected by a password: ask for an open copy.")
    if min((member.header_offset for member in members), default=0) > 0:  # the list is that of an archive within this
        raise UnreadablePartError("unreadable_part", f"{name} breaks off: ask the sender to send it again.")
    return archive


def transitional(archive: Archive, content: bytes) -> bytes:
    """Return an Office file with the usual names of its elements, for the libraries that know no others.

    Files of the strict standard have names of their own for the same (ECMA-376, part 4, 9 to 11).
    """
    if _STRICT.search(archive.member("_rels/.rels") or b"") is None:
        return content
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as rewritten:
        for name in archive.namelist():
            data = archive.member(name) or b""
            is_xml = name.endswith((".xml", ".rels"))
            rewritten.writestr(
                name, _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data) if is_xml else data
            )
    return target.getvalue()


def is_locked(member: zipfile.ZipInfo) -> bool:
    """Tell a file that a password protects."""
    return bool(member.flag_bits & 1)


def xml_of(archive: Archive, name: str) -> Any:
    """Return the root of a member; None where there is no such member, or no XML in it."""
    return parsed(archive.member(name) or b"")


def parsed(content: bytes) -> Any:
    """Return the root of an XML document; None where there is none."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return None


def related(archive: Archive, name: str) -> dict[str, tuple[str, str]]:
    """Return kind and name of the members that a member refers to, by the identifiers that it has for them.

    The kind is the last word of its address: "drawing", "image" (ECMA-376, part 2, 6.5).
    """
    folder, _, own = name.rpartition("/")
    root = xml_of(archive, f"{folder}/_rels/{own}.rels".lstrip("/"))
    found = {}
    for relation in root.iterchildren("{*}Relationship") if root is not None else ():
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        if relation.get("TargetMode") != "External":
            found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target)
    return found


def points(length: str) -> float | None:
    """Return a length with its unit ("21cm") in points; None where it is none."""
    factor = _UNITS.get(length[-2:])
    try:
        return float(length[:-2]) * factor if factor else None
    except ValueError:
        return None


def extent(element: Any) -> tuple[float | None, float | None]:
    """Return width and height of a drawing of Office Open XML in points; None where it does not say."""
    width, height = (element.get(side, "") if element is not None else "" for side in ("cx", "cy"))
    return int(width) / _EMU if width.isdecimal() else None, int(height) / _EMU if height.isdecimal() else None


def is_deleted(element: Any) -> bool:
    """Tell what stands in a text of OpenDocument only as a change that was tracked."""
    return any(above.tag == f"{_TEXT}tracked-changes" for above in element.iterancestors())


def has_remarks(root: Any, is_unseen: Callable[[Any], bool] = is_deleted) -> bool:
    """Tell whether somebody wrote a comment into the margin of a text or a sheet of OpenDocument."""
    remarks = (remark for remark in root.iter(f"{_OFFICE}annotation") if not is_unseen(remark))
    return any("".join(text.itertext()).strip() for remark in remarks for text in remark.iterchildren(f"{_TEXT}p"))


def drawn(archive: Archive, root: Any, is_unseen: Callable[[Any], bool] = is_deleted) -> Iterator[Embedded]:
    """Yield the pictures in a text or a sheet of OpenDocument, of each the first that is no vector picture, if any."""
    for frame in root.iter(f"{_DRAW}frame"):
        names = [image.get(_HREF, "") for image in frame.iterchildren(f"{_DRAW}image")]
        name = next((name for name in names if not name.lower().endswith(_VECTORS)), names[0] if names else "")
        content = archive.member(posixpath.normpath(name))
        if content is not None and not is_unseen(frame):
            yield Embedded(content, *(points(frame.get(f"{_SVG}{side}", "")) for side in ("width", "height")))
