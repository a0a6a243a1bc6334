"""A message (RFC 5322, MIME) -> its parts with their bytes, numbered as IMAP numbers them."""

import logging
import re
from collections.abc import Iterator
from email.errors import CloseBoundaryNotFoundDefect
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser

from msgspec.structs import replace

from parsers.document import PartRole, Problem
from parsers.errors import Unreadable, UnreadablePartError
from parsers.formats.charset import charset_beside, decode_bytes, decode_line
from parsers.formats.headers import charset_of, decoded, harmless, read_headers
from parsers.formats.transfer import undone
from parsers.formats.uuencoded import cut
from parsers.limits import Limits
from parsers.sniff import is_message
from parsers.steps import Leaf, Opened

_BAD = (ValueError, TypeError, LookupError, AttributeError, RecursionError, AssertionError, OverflowError)
# A file that is handed in as a message needs fewer signs of being one than a file that is found somewhere.
_ANY_NAME = "message.eml"
_NO_MESSAGE = "This is no message: it says neither from whom it is nor when it was sent. Look at the original."
_TOO_LARGE = "The message is larger than the limits allow: its end was not read. Open it in the mailbox."
_AGAIN = "Compare it with the original, or ask the sender to send it again."
_BREAKS_OFF = f"The message breaks off in {{}} or behind it: something may be missing. {_AGAIN}"
_DAMAGED = f"The coding of {{}} was damaged on its way: what was read of it may be wrong or not all. {_AGAIN}"
_UNDIVIDED = "{} should hold several parts, and nothing divides them: it was read as one text. Look at the original."
_TAG = re.compile(r"(?s)<(style|script|head)\b.*?</\1\s*>|<[^>]*>|&\w+;")


def split(raw: bytes, limits: Limits) -> Opened:
    """Take a message apart, nested ones too, down to `limits.depth` and `limits.parts`.

    Never raises for what the bytes hold: of a broken message what can be read is handed back, with a
    problem on the part that can't.
    """
    message = _parsed(raw[: limits.message_bytes])
    if message is None:
        return _header_only(raw[: limits.message_bytes])
    leaves = list(_Walk(limits).leaves(message, "", 0, "body"))
    if not is_message(raw, _ANY_NAME):
        leaves = [*(() if b"\0" in raw[:4096] else leaves), _refusal("0", "unreadable_part", _NO_MESSAGE)]
    if len(raw) > limits.message_bytes:
        leaves.append(_refusal("0", "too_large", _TOO_LARGE))
    return Opened(tuple(leaves), read_headers(message))


def open_message(leaf: Leaf, limits: Limits) -> tuple[Leaf, ...]:
    """Return the leaves of a message that came as a file or in a container; numbers follow after `!`."""
    message = _parsed(leaf.content)
    if message is None:
        raise UnreadablePartError("unreadable_part", f"{leaf.filename or leaf.number} is no readable message.")
    head = Leaf(f"{leaf.number}!0", leaf.media_type, "message", b"", leaf.filename, headers=read_headers(message))
    return (head, *_Walk(limits).leaves(message, f"{leaf.number}!", 1, "body"))


def open_entity(leaf: Leaf, content: bytes, limits: Limits) -> tuple[Leaf, ...]:
    """Return the leaves of what was signed or wrapped as a whole: parts of the same message, without a header block."""
    entity = _parsed(content)
    if entity is None:
        raise UnreadablePartError("unreadable_part", f"{leaf.filename or leaf.number} holds no readable message.")
    return tuple(_Walk(limits).leaves(entity, f"{leaf.number}!", 1, "body"))


def _parsed(raw: bytes) -> Message | None:
    """Return the tree that mail-parser makes, or the bare library's where mail-parser gives up."""
    import mailparser

    logging.getLogger("mailparser").setLevel(logging.CRITICAL)
    try:
        message: Message = mailparser.parse_from_bytes(raw).message
    except Exception:  # the first of two readers: it fails on odd dates, charsets and addresses in many ways
        try:
            message = BytesParser().parsebytes(raw)
        except _BAD:
            return None
    return message


def _header_only(raw: bytes) -> Opened:
    message = BytesHeaderParser().parsebytes(raw[:200_000])
    return Opened(
        (_refusal("1", "unreadable_part", "The message is nested too deeply to be read: open it in the mailbox."),),
        read_headers(message),
    )


def _refusal(number: str, reason: Unreadable, detail: str) -> Leaf:
    return Leaf(number, "application/octet-stream", "attachment", b"", problems=(Problem(reason, detail),))


class _Walk:
    """One walk over a MIME tree; counts the parts."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._room = limits.parts
        self._charset: str | None = None

    def leaves(self, message: Message, prefix: str, depth: int, role: PartRole) -> Iterator[Leaf]:
        """Yield the leaves of a message; `prefix` is its own part number with a dot, or nothing.

        The last one says so where nothing closes the message's tree (RFC 2046, 5.1.1).
        """
        leaves = list(self._within(message, prefix, depth, role))
        yield from leaves[:-1]
        yield from (_broken_off(leaf) if _is_open(message) else leaf for leaf in leaves[-1:])

    def _within(self, message: Message, prefix: str, depth: int, role: PartRole) -> Iterator[Leaf]:
        around, self._charset = self._charset, charset_of(message)
        if _is_tree(message):
            yield from self._children(message, prefix, depth, role)
        else:
            yield from self._part(message, f"{prefix}1", depth, role)
        self._charset = around

    def _children(self, tree: Message, prefix: str, depth: int, role: PartRole) -> Iterator[Leaf]:
        parts = _parts(tree)
        for index, part in enumerate(parts, 1):
            if self._room <= 0:
                return
            if index > self._limits.parts:
                yield self._full(f"{prefix}{index}")
                return
            yield from self._part(part, f"{prefix}{index}", depth + 1, _role(tree, parts, part, role))

    def _part(self, part: Message, number: str, depth: int, role: PartRole) -> Iterator[Leaf]:
        if self._room <= 0:
            return
        if depth > self._limits.depth or self._room == 1:
            self._room = self._room - 1 if depth > self._limits.depth else 0
            yield self._full(number)
        elif part.get_content_type() == "message/rfc822" and _parts(part):
            self._room -= 1
            yield from self._nested(part, number, depth)
        elif _is_tree(part):
            yield from self._children(part, f"{number}.", depth, role)
        else:
            self._room -= 1
            leaf = _leaf(part, number, role, self._charset)
            yield from cut(leaf, self._limits) if leaf.media_type == "text/plain" else (leaf,)

    def _nested(self, part: Message, number: str, depth: int) -> Iterator[Leaf]:
        inner, damaged = _undone(part)
        name = _filename(part, self._charset)
        problems = (_problem(_DAMAGED, number, name),) if damaged else ()
        yield Leaf(number, "message/rfc822", "message", b"", name, headers=read_headers(inner), problems=problems)
        leaves = self._within if inner is _parts(part)[0] else self.leaves  # what was encoded has an end of its own
        yield from leaves(inner, f"{number}.", depth + 1, "body")

    def _full(self, number: str) -> Leaf:
        detail = f"Part {number} and what follows lies beyond the limits on parts and nesting: open it in the mailbox."
        return _refusal(number, "too_large", detail)


def _broken_off(leaf: Leaf) -> Leaf:
    return replace(leaf, problems=(*leaf.problems, _problem(_BREAKS_OFF, leaf.number, leaf.filename)))


def _problem(said: str, number: str, name: str | None) -> Problem:
    detail = said.format(f"part {number}" + (f", {name}," if name else ""))
    return Problem("unreadable_part", detail[0].upper() + detail[1:])


def _undone(part: Message) -> tuple[Message, bool]:
    """Return a nested message, and whether it was damaged.

    Some clients encode it, which the standard forbids and the library overlooks.
    """
    inner = _parts(part)[0]
    if str(part.get("content-transfer-encoding", "")).strip().lower() not in {"base64", "quoted-printable"}:
        return inner, False
    if inner.keys() and not inner.defects:
        return inner, False
    whole = Message()
    whole["content-transfer-encoding"] = str(part["content-transfer-encoding"])
    whole.set_payload(inner.as_bytes().decode("ascii", "ignore").strip())
    content, damaged = undone(whole)
    decoded_inner = _parsed(content)
    return (decoded_inner, damaged) if decoded_inner is not None and decoded_inner.keys() else (inner, False)


def _is_tree(part: Message) -> bool:
    # The library also takes a delivery status apart, which is one part to IMAP.
    return part.get_content_maintype() == "multipart" and bool(_parts(part))


def _is_open(message: Message) -> bool:
    """Tell that nothing closes the outermost multipart; what it encloses ends with it (RFC 2046, 5.1.2)."""
    while message.get_content_type() == "message/rfc822" and _parts(message):
        message = _parts(message)[0]
    return any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects)


def _parts(part: Message) -> list[Message]:
    # Of a text the library would look up the charset.
    payload = part.get_payload() if part.is_multipart() else None
    return [inner for inner in payload if isinstance(inner, Message)] if isinstance(payload, list) else []


def _role(tree: Message, parts: list[Message], part: Message, above: PartRole) -> PartRole:
    """Return the role of one of the parts of a multipart that itself plays the role `above`."""
    kind = tree.get_content_subtype()
    if kind == "alternative":
        return above if part is _best(parts) else "alternative"
    if kind == "related" and part is not parts[0]:
        return "inline"
    if part.get_content_maintype() == "multipart":
        return above
    if part.get_content_type() not in {"text/plain", "text/html", "text/enriched"}:
        return "inline" if part.get_content_disposition() == "inline" else "attachment"
    if part.get_content_disposition() == "attachment" or _filename(part):
        return "inline" if part.get_content_disposition() == "inline" else "attachment"
    return above


def _best(parts: list[Message]) -> Message:
    """Return the richest of several alternatives: the last with words, unless another says much more."""
    sizes = [_words(part) for part in parts]
    enough = max(sizes) * 0.6
    return next((part for part, size in zip(reversed(parts), reversed(sizes), strict=True) if size >= enough), parts[0])


def _words(part: Message) -> int:
    """Return roughly how many characters a reader sees of a part; 0 where it is no body."""
    for inner in part.walk():
        if inner.get_content_type() in {"text/plain", "text/html"}:
            text = decode_bytes(_content(inner)[0], _charset(inner))
            if inner.get_content_subtype() == "html":
                text = _TAG.sub(" ", text[:300_000])
            return len("".join(text.split()))
    return 0


def _leaf(part: Message, number: str, role: PartRole, beside: str | None) -> Leaf:
    """Return a part that holds no others; what names no charset may be in the one `beside` it."""
    if role == "body" and part.get_content_disposition() == "attachment":
        role = "attachment"
    if role == "body" and part.get_content_maintype() not in {"text", "multipart"}:
        role = "attachment"
    name = _filename(part, beside)
    content, damaged = _content(part)
    charset = _charset(part)
    if charset is None and part.get_content_type() == "text/plain":
        charset = charset_beside(content, beside)
    undivided = bool(content.strip()) and part.get_content_maintype() == "multipart"
    said = (*((_DAMAGED,) if damaged else ()), *((_UNDIVIDED,) if undivided else ()))
    return Leaf(
        number, part.get_content_type(), role, content, name,
        charset=charset, flowed=_parameter(part, "format").lower() == "flowed",
        unspaced=_parameter(part, "delsp").lower() == "yes",
        problems=tuple(_problem(each, number, name) for each in said),
    )  # fmt: skip


def _content(part: Message) -> tuple[bytes, bool]:
    """Return a leaf's bytes, its transfer encoding undone as far as it goes, and whether that is damaged."""
    inner = _parts(part)
    if not inner:
        return undone(part)
    # A delivery status: header blocks.
    return b"\n\n".join(_content(block)[0] or _lines(block) for block in inner), False


def _lines(block: Message) -> bytes:
    return "\n".join(f"{name}: {value}" for name, value in block.raw_items()).encode("utf-8", "replace")


def _charset(part: Message) -> str | None:
    return _parameter(part, "charset") or None


def _filename(part: Message, beside: str | None = None) -> str | None:
    """Return the file name, RFC 2231, RFC 2047 and raw bytes decoded; a path of the sender's machine is cut off."""
    name = _parameter(part, "filename", "content-disposition", beside) or _parameter(part, "name", beside=beside)
    if re.match(r"[A-Za-z]:\\|\\\\|\.{0,2}/", name):
        name = re.split(r"[/\\]", name)[-1]
    return re.sub(r"[/\\]", "_", name).strip(" .")[:200] or None


def _parameter(part: Message, name: str, header: str = "content-type", beside: str | None = None) -> str:
    """Return a parameter of a header, "" where there is none; raw bytes may be in the charset `beside` it."""
    lines = [value for key, value in part.raw_items() if key.lower() == header]
    if not lines:
        return ""
    value = str(lines[0])
    if not value.isascii():
        value = decode_line(value.encode("utf-8", "surrogateescape"), beside)
    single = Message()
    single["content-type"] = harmless(value)
    try:
        found = single.get_param(name)
    except _BAD:
        return ""
    if isinstance(found, tuple):  # RFC 2231: charset, language, percent-decoded as Latin-1
        charset, _, text = found
        return harmless(decode_bytes(text.encode("latin-1", "replace"), charset or None)).strip()
    return decoded(str(found or ""))
