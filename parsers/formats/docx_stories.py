"""The texts of a Word document: body, headers, footers, notes, and what each of them shows beside its words."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from msgspec import Struct

from parsers.document import Line
from parsers.formats.docx_seen import WP, A, Sight, V, W, switch
from parsers.formats.embedded import Embedded
from parsers.formats.package import extent, parsed, points
from parsers.formats.typed import plain_lines

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_MOST_SECTIONS = 200
# What is printed above and below pages, by what sections call it.
_RUNNING = {"header": f"{W}hdr", "footer": f"{W}ftr"}
# Width and height in the style of a VML shape; without a unit they count in the coordinates of a group.
_SIDE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+(?:pt|in|cm|mm|px|pc))")


class Story(Struct, frozen=True):
    """A text of its own: the body, a header, a note; `part` is the file that it stands in, which names its pictures."""

    root: Any
    part: Any


class Section(Struct, frozen=True):
    """A stretch of the body, by the element that ends it, and what is printed above and below its pages."""

    end: Any
    headers: tuple[Story, ...]
    footers: tuple[Story, ...]


def sections(source: Any) -> list[Section]:
    """Return the sections of a body with the headers and footers that are shown, those that they take over too.

    That of the first page comes first, as a letterhead stands there (ECMA-376, part 1, 17.10).
    """
    found = []
    given: dict[tuple[str, str], Story] = {}
    ends = (end for end in source.element.body.iter(f"{W}sectPr") if end.getparent().tag != f"{W}sectPrChange")
    for end in islice(ends, _MOST_SECTIONS):
        for kind, tag in _RUNNING.items():
            for own in end.iterchildren(f"{W}{kind}Reference"):
                part = source.part.related_parts.get(own.get(f"{R}id", ""))
                root = getattr(part, "element", None)
                if root is not None and root.tag == tag:
                    given[kind, own.get(f"{W}type", "default")] = Story(root, part)
        first = ("first",) if switch(end, "w:titlePg") else ()
        even = ("even",) if source.settings.odd_and_even_pages_header_footer else ()
        pages = (*first, "default", *even)
        headers, footers = (tuple(given[kind, page] for page in pages if (kind, page) in given) for kind in _RUNNING)
        found.append(Section(end, headers, footers))
    return found


def notes(body: Story, kind: str, sight: Sight) -> Iterator[Story]:
    """Yield the footnotes, endnotes or comments that the body refers to, in its order."""
    related = (rel for rel in body.part.rels.values() if not rel.is_external and rel.reltype.endswith(f"/{kind}s"))
    part = next((rel.target_part for rel in related), None)
    root = parsed(part.blob) if part is not None else None
    notes = {note.get(f"{W}id"): note for note in root.iterchildren(f"{W}{kind}")} if root is not None else {}
    for reference in body.root.iter(f"{W}{kind}Reference") if notes else ():
        note = notes.get(reference.get(f"{W}id"))
        if note is not None and not sight.is_unseen(reference):
            del notes[reference.get(f"{W}id")]
            yield Story(note, part)


def files(story: Story, sight: Sight) -> Iterator[Any]:
    """Yield what stands in a story for whole files that it does not show, as text of another kind or as an icon."""
    for element in story.root.iter(f"{W}altChunk", _OLE):
        icon = element.get("Type") == "Embed" and element.get("DrawAspect") == "Icon"
        if (icon or element.tag != _OLE) and not sight.is_unseen(element):
            yield element


def pictures(story: Story, sight: Sight) -> Iterator[Embedded]:
    """Yield the pictures that are seen in a story, as drawings and in the older manner."""
    for element in story.root.iter(f"{A}blip", f"{V}imagedata"):
        part = story.part.related_parts.get(element.get(f"{R}embed") or element.get(f"{R}id"))
        if part is not None and part.content_type.startswith("image/") and not sight.is_unseen(element):
            yield Embedded(part.blob, *_size(element))


def _size(picture: Any) -> tuple[float | None, float | None]:
    """Return how large a picture is on the page, by the innermost of what holds it that says so in a unit."""
    for above in picture.iterancestors():
        if above.tag in {f"{WP}inline", f"{WP}anchor"}:
            return extent(above.find(f"{WP}extent"))
        sides = dict(_SIDE.findall(above.get("style", "")))
        if len(sides) == 2:
            return points(sides["width"]), points(sides["height"])
    return None, None


def diagram(story: Story, element: Any) -> tuple[Line, ...]:
    """Return the lines in a diagram that a story shows (ECMA-376, part 1, 21.4)."""
    part = story.part.related_parts.get(element.get(f"{R}dm"))
    root = parsed(part.blob) if part is not None else None
    return drawn_lines(root) if root is not None else ()


def drawn_lines(element: Any) -> tuple[Line, ...]:
    """Return the lines of the paragraphs of a drawing."""
    paragraphs = element.iter(f"{A}p")
    return plain_lines("\n".join("".join(text.text or "" for text in one.iter(f"{A}t")) for one in paragraphs))
