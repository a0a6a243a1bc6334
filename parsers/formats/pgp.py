"""PGP in a text (RFC 9580, 6.2): what is encrypted is named as such, what is signed is read without its armour."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from parsers.document import Block, Document, Line, Problem, Table

# That of S/MIME (RFC 7468, 8 and 9) may be signed only, which its text does not tell.
_LABEL = r"(PGP MESSAGE|PGP SIGNED MESSAGE|PGP SIGNATURE|PGP PUBLIC KEY BLOCK|PKCS7|CMS)"
_BEGIN = re.compile(rf"-{{5}}BEGIN {_LABEL}\b.*-{{5}}")
_END = re.compile(rf"-{{5}}END {_LABEL}\b.*-{{5}}")
_LOCKED = {"PGP MESSAGE", "PKCS7", "CMS"}
# Lines of base64; a short one is a name as well as the last line of many.
_DATA = re.compile(r"[A-Za-z0-9+/]{20,}={0,2}")
_LAST = re.compile(r"[A-Za-z0-9+/]{0,19}={0,2}|=[A-Za-z0-9+/]{4}")
# What says how the armour was made. A comment is read: anybody may write what they like in it.
_KEY = re.compile(r"(?:Version|Hash|Charset|MessageID): ")
# What stands before a text that was signed; all else there may be the text's own first line.
_SIGNED_KEY = re.compile(r"(?:Hash|Charset|NotDashEscaped|SaltedHash): ")
_COMMENT = re.compile(r"Comment: ")


class _State(Struct):
    """Where a walk through the lines stands: in armour, behind lines of its data, in a text that was signed."""

    armour: bool = False
    data: bool = False
    signed: bool = False
    locked: bool = False
    met: bool = False


def without_armour(document: Document, name: str) -> Document:
    """Return a document without the lines of PGP; with a problem where they hold something encrypted.

    One that holds nothing but signatures and keys is of the format "signature", as a part that is one.
    """
    state = _State()
    pages = tuple(replace(page, items=tuple(_items(page.items, state))) for page in document.pages)
    if not state.met:
        return document
    rest = replace(document, pages=pages)
    if state.locked:
        detail = f"{name} holds an encrypted message: ask the sender to send it without encryption."
        return replace(rest, problems=(*document.problems, Problem("encrypted_part", detail)))
    return rest if rest.text.strip() else Document("signature", ())


def _items(items: Iterable[Block | Table], state: _State) -> Iterator[Block | Table]:
    for item in items:
        if isinstance(item, Table):
            yield replace(item, cells=tuple(replace(cell, lines=_rest(cell.lines, state)) for cell in item.cells))
        elif lines := _rest(item.lines, state):
            yield replace(item, lines=lines)


def _rest(lines: Iterable[Line], state: _State) -> tuple[Line, ...]:
    return tuple(_read(line, state) for line in lines if not _is_armour(line.text.strip(), state))


def _is_armour(text: str, state: _State) -> bool:
    """Tell a line that says nothing to a reader; what else stands in the armour ends it."""
    if begin := _BEGIN.search(text):
        state.met = state.armour = True
        state.data = False
        state.signed = begin[1] == "PGP SIGNED MESSAGE"
        state.locked = state.locked or begin[1] in _LOCKED
        return begin[0] == text
    if not state.armour:
        return False
    if _END.fullmatch(text):
        state.armour = False
        return True
    data = not state.signed and _DATA.fullmatch(text) is not None
    known = data or (_SIGNED_KEY if state.signed else _KEY).match(text) or (state.data and _LAST.fullmatch(text))
    state.data = state.data or data
    state.armour = bool(known or _COMMENT.match(text))
    return bool(known)


def _read(line: Line, state: _State) -> Line:
    return _unescaped(line) if state.signed else line


def _unescaped(line: Line) -> Line:
    """Return a signed line without the dash that stands before every line that begins with one (RFC 9580, 7.1)."""
    first, *rest = line.words or (None,)
    return replace(line, words=tuple(rest)) if first is not None and first.text == "-" and rest else line
