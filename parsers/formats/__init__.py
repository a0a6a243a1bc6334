"""One file per file format: bytes -> Document, or the leaves of a container. The formats are listed here."""

import re
from typing import Protocol

from msgspec.structs import replace

from parsers.document import Document, Page, Problem
from parsers.errors import UnreadablePartError
from parsers.formats import (
    archive,
    doc,
    docx,
    html,
    nested,
    odt,
    outlook,
    pdf,
    pictures,
    rtf,
    sheets,
    smime,
    text,
    tnef,
)
from parsers.formats.pgp import without_armour
from parsers.limits import Limits
from parsers.sniff import misnamed, sniff
from parsers.steps import Decoded, Leaf


class Format(Protocol):
    """A module that reads one file format.

    `KINDS` are the words of `parsers.sniff.sniff` that it answers to. `read` raises UnreadablePartError
    where it knows the reason; any other error means that the file is damaged.
    """

    KINDS: frozenset[str]

    def read(self, leaf: Leaf, limits: Limits) -> Document | tuple[Leaf, ...]:
        """Return what the file holds: a document, or the files in a container."""
        ...


FORMATS: tuple[Format, ...] = (
    pdf, docx, doc, rtf, odt, sheets, pictures, tnef, outlook, smime, archive, nested, html, text,
)  # fmt: skip

# Kinds that say nothing to a reader, or nothing that we can read; the sentence goes to the officer.
_SILENT = {"signature"}
# What mail programs and gateways call the texts and pages that they attach or make of what lies behind a file.
_ADDED = re.compile(
    r"(?:(?:att|part|noname|unnamed|untitled|(?:mime-)?attachment|(?:mail[ _-]?)?(?:footer|disclaimer))?[ _-]?[\d.]*"
    r"(?:\.{1,2}(?:html?|txt))?)",
    re.IGNORECASE,
)
_REFUSED = {
    "encrypted": ("encrypted_part", "{name} is protected by a password: ask the sender for an open copy."),
    "pgp": ("encrypted_part", "{name} is an encrypted message: ask the sender to send it without encryption."),
    "external-body": ("unreadable_part", "{name} is not in the message, which only says where it lies: ask for it."),
    "partial": ("unreadable_part", "{name} is a piece of a message that was sent in several: ask for it as a whole."),
    "rar": ("unreadable_part", "{name} is a RAR archive, which is not opened here: open it and forward what is in it."),
    "7z": ("unreadable_part", "{name} is a 7z archive, which is not opened here: open it and forward what is in it."),
}


def decode(leaf: Leaf, limits: Limits) -> Decoded:
    """Return what a leaf holds, by what its bytes are. Raises UnreadablePartError and nothing else."""
    name = leaf.filename or f"part {leaf.number}"
    kind = sniff(leaf.content, leaf.media_type, leaf.filename)
    if kind in _SILENT:
        return Decoded(Document(kind, ()))
    if not leaf.content.strip():
        return _empty(leaf, kind, name)
    reader = next((reader for reader in FORMATS if kind in reader.KINDS), None)
    if reader is None:
        raise _refusal(kind, name)
    try:
        found = reader.read(leaf, limits)
    except UnreadablePartError:
        raise
    except MemoryError as error:
        raise UnreadablePartError("too_large", f"{name} needs more memory than allowed: open it by hand.") from error
    except Exception as error:  # foreign readers fail in any way they like on damaged files
        detail = f"{name} is damaged or no proper {kind} file: open it by hand or ask the sender for another copy."
        raise UnreadablePartError("unreadable_part", detail) from error
    if isinstance(found, tuple) and not found:
        raise UnreadablePartError(
            "no_text", f"{name} is an archive with nothing in it: ask the sender to send it again."
        )
    called = _called(leaf, kind, name)
    if isinstance(found, tuple):
        return Decoded(Document(kind, (), problems=called) if called else None, found)
    document = _told(found, leaf, kind, name)
    return Decoded(replace(document, problems=(*called, *document.problems)))


def _called(leaf: Leaf, kind: str, name: str) -> tuple[Problem, ...]:
    """Return what is to be said of a file that was read by its bytes and is not what it is called."""
    claimed = misnamed(kind, leaf.media_type, leaf.filename)
    detail = f"{name} is no {claimed} file and was read as {kind}: look whether it is what the sender meant to send."
    return (Problem("unreadable_part", detail),) if claimed else ()


def _told(document: Document, leaf: Leaf, kind: str, name: str) -> Document:
    """Return a document without the armour that mail programs add; a file with a name that shows nothing says so."""
    document = without_armour(document, name)
    if document.format in _SILENT:
        return document
    silent = leaf.role != "attachment" or _is_added(leaf, kind) or kind in pictures.KINDS  # logos show no text
    if silent or document.pictures or document.problems or document.text.strip():
        return document
    detail = f"{name} shows no text: open it by hand or ask the sender for another copy."
    return replace(document, problems=(Problem("no_text", detail),))


def _is_added(leaf: Leaf, kind: str) -> bool:
    """Tell a text or page that nobody named by hand."""
    if kind not in html.KINDS | text.KINDS or misnamed(kind, leaf.media_type, leaf.filename):
        return False
    return _ADDED.fullmatch(leaf.filename or "") is not None


def _empty(leaf: Leaf, kind: str, name: str) -> Decoded:
    """A body may be empty, which is how many a scan is sent, and what programs add; a file may not."""
    if leaf.role in {"body", "alternative"} or _is_added(leaf, kind):
        return Decoded(Document("text", (Page(1, ()),)))
    raise UnreadablePartError("no_text", f"{name} is empty: ask the sender to send it again.")


def _refusal(kind: str, name: str) -> UnreadablePartError:
    reason, detail = _REFUSED.get(kind, ("unreadable_part", "{name} is of a kind that is not read: open it by hand."))
    return UnreadablePartError(reason, detail.format(name=name))  # type: ignore[arg-type]
