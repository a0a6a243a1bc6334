"""PGP in the text of a message (RFC 9580, 6.2): what is encrypted becomes a part, what was only signed is read."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from parsers.formats.containers import leaves_of
from parsers.limits import Limits
from parsers.steps import Leaf

# What ends nowhere was cut off. A signature or a key is left out unseen, so it may hold nothing but itself.
_ARMOUR = re.compile(
    rb"-----BEGIN PGP (?P<kind>MESSAGE)(?:, PART [\d/]+)?-----(?:.*?-----END PGP MESSAGE(?:, PART [\d/]+)?-----|.*\Z)"
    rb"|-----BEGIN PGP (?P<mark>SIGNATURE|PUBLIC KEY BLOCK)-----"
    rb"(?:[A-Za-z0-9+/=\s]|(?:Version|Comment|Hash|Charset|MessageID): [^\r\n]*)+-----END PGP (?P=mark)-----",
    re.DOTALL,
)
# The text follows behind the names of hashes and an empty line, and ends where the signature begins (RFC 9580, 7).
_SIGNED = re.compile(
    rb"-----BEGIN PGP SIGNED MESSAGE-----\r?\n(?:[A-Za-z]+: [^\r\n]*\r?\n)*\r?\n"
    rb"(.*?)(?=-----BEGIN PGP SIGNATURE-----|\Z)",
    re.DOTALL,
)
_ESCAPED = re.compile(rb"^- ", re.MULTILINE)


def cut(leaf: Leaf, limits: Limits) -> Iterator[Leaf]:
    """Yield a text part without its armour, and then what the armour holds; itself where there is none."""
    if b"-----BEGIN PGP " not in leaf.content or leaf.role == "alternative":
        yield leaf
        return
    plain = _SIGNED.sub(lambda found: _ESCAPED.sub(b"", found[1]), leaf.content)
    files = [("message.asc", found[0]) for found in _ARMOUR.finditer(plain) if found["kind"]]
    yield replace(leaf, content=_ARMOUR.sub(b"", plain))
    yield from leaves_of(leaf, files, limits)
