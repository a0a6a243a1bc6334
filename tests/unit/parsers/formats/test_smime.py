"""S/MIME files: what was only signed is read, what is encrypted is named as such."""

import datetime as dt

import pytest
from asn1crypto import cms, pem
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID

from parsers.errors import UnreadablePartError
from parsers.formats import decode
from parsers.limits import Limits
from parsers.steps import Leaf, read

ENTITY = (
    b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nMs. Zorana PELIVAN\r\n"
    b"--x\r\nContent-Type: text/plain; name=list.txt\r\n\r\nMr. Ilja DVORNIK\r\n--x--\r\n"
)


def signed(content: bytes, *options: pkcs7.PKCS7Options) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Mission")])
    day = dt.datetime(2009, 3, 1, tzinfo=dt.UTC)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(day).not_valid_after(day + dt.timedelta(days=365)).sign(key, hashes.SHA256())
    )  # fmt: skip
    builder = pkcs7.PKCS7SignatureBuilder().set_data(content).add_signer(certificate, key, hashes.SHA256())
    return builder.sign(serialization.Encoding.DER, [*options, pkcs7.PKCS7Options.Binary])


def part(content: bytes) -> Leaf:
    return Leaf("1", "application/pkcs7-mime", "attachment", content, "smime.p7m")


def test_what_was_signed_is_taken_out_with_its_attachments() -> None:
    found = decode(part(signed(ENTITY)), Limits()).leaves
    assert [(leaf.number, leaf.role, leaf.filename) for leaf in found] == [
        ("1!1", "body", None), ("1!2", "attachment", "list.txt"),
    ]  # fmt: skip


def test_a_message_that_is_nothing_but_a_signed_file_is_read() -> None:
    import base64

    raw = (
        b"From: a@norland.example\r\nContent-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(signed(ENTITY))
    )
    texts = [part.document.text for part in read(raw).parts if part.document is not None]
    assert texts == ["Ms. Zorana PELIVAN", "Mr. Ilja DVORNIK"]


def test_content_in_pieces_of_unknown_length_is_joined() -> None:
    def indefinite(tag: int, content: bytes) -> bytes:
        return bytes([tag, 0x80]) + content + b"\0\0"

    half = len(ENTITY) // 2
    pieces = b"".join(b"\x04\x82" + len(piece).to_bytes(2, "big") + piece for piece in (ENTITY[:half], ENTITY[half:]))
    data = bytes.fromhex("06092a864886f70d010701") + indefinite(0xA0, indefinite(0x24, pieces))
    body = b"\x02\x01\x01" + b"\x31\x00" + indefinite(0x30, data) + b"\x31\x00"
    whole = indefinite(0x30, bytes.fromhex("06092a864886f70d010702") + indefinite(0xA0, indefinite(0x30, body)))
    assert [leaf.number for leaf in decode(part(whole), Limits()).leaves] == ["1!1", "1!2"]


def test_a_signature_without_content_is_passed_over_in_silence() -> None:
    document = decode(part(signed(ENTITY, pkcs7.PKCS7Options.DetachedSignature)), Limits()).document
    assert document is not None
    assert (document.pages, document.problems) == ((), ())


def envelope() -> bytes:
    whole = cms.ContentInfo({
        "content_type": "enveloped_data",
        "content": {
            "version": "v0", "recipient_infos": [],
            "encrypted_content_info": {
                "content_type": "data", "encrypted_content": b"secret",
                "content_encryption_algorithm": {"algorithm": "aes256_cbc", "parameters": b"\0" * 16},
            },
        },
    })  # fmt: skip
    return whole.dump()


@pytest.mark.parametrize("media_type", ["application/pkcs7-mime", "application/pkcs7-signature"])
@pytest.mark.parametrize("typed", [False, True])
def test_an_encrypted_message_is_named_as_such_whatever_it_is_called(media_type: str, typed: bool) -> None:
    content = pem.armor("PKCS7", envelope()) if typed else envelope()
    with pytest.raises(UnreadablePartError) as caught:
        decode(Leaf("1", media_type, "attachment", content, "smime.p7m"), Limits())
    assert caught.value.reason == "encrypted_part"
    assert "smime.p7m" in caught.value.detail


def test_what_is_typed_beside_armour_is_read() -> None:
    content = pem.armor("CMS", envelope()) + b"\nMs. Zorana PELIVAN, Counsellor\n"
    document = decode(Leaf("2", "text/plain", "attachment", content, "list.txt"), Limits()).document
    assert document is not None
    assert document.text == "Ms. Zorana PELIVAN, Counsellor"
    assert [problem.reason for problem in document.problems] == ["encrypted_part"]
