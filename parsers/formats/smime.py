"""S/MIME messages that are one file (`smime.p7m`, RFC 8551): what was signed is taken out, nothing is verified."""

from parsers.document import Document
from parsers.errors import UnreadablePartError
from parsers.formats.message import open_entity
from parsers.limits import Limits
from parsers.steps import Leaf

KINDS = frozenset({"smime"})
_LOCKED = {"enveloped_data", "signed_and_enveloped_data", "encrypted_data", "authenticated_enveloped_data"}


def read(leaf: Leaf, limits: Limits) -> Document | tuple[Leaf, ...]:
    """Return the parts that were signed; a signature without them says nothing, and that is no problem."""
    from asn1crypto import cms, pem

    name = leaf.filename or f"part {leaf.number}"
    content = pem.unarmor(leaf.content.strip())[2] if leaf.content.lstrip().startswith(b"-----") else leaf.content
    wrapped = cms.ContentInfo.load(content)
    kind = wrapped["content_type"].native
    if kind in _LOCKED:
        detail = f"{name} is an encrypted message: ask the sender to send it without encryption."
        raise UnreadablePartError("encrypted_part", detail)
    if kind != "signed_data":
        raise UnreadablePartError("unreadable_part", f"{name} is of a kind that is not read: open it by hand.")
    signed = wrapped["content"]["encap_content_info"]["content"].native
    if not signed:
        return Document("signature", ())
    return open_entity(leaf, bytes(signed), limits)
