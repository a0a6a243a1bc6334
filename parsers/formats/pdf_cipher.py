"""RC4 for pdfminer (PDF 32000-1, 7.6), whose own takes a minute for a scanned page."""

from functools import cache

# In bytes: what the library takes for a key. Others, of 48, 64 or 72 bits in all, are hardly met.
_LENGTHS = {5, 7, 8, 10, 16, 20, 24, 32}


@cache
def hasten() -> None:
    """Have pdfminer decipher by the library that it takes for newer ciphers."""
    from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
    from cryptography.hazmat.primitives.ciphers import Cipher
    from pdfminer import arcfour, pdfdocument

    class Hastened(arcfour.Arcfour):
        def __init__(self, key: bytes) -> None:
            self._decryptor = Cipher(ARC4(key), None).decryptor() if len(key) in _LENGTHS else None
            super().__init__(key)

        def process(self, data: bytes) -> bytes:
            return super().process(data) if self._decryptor is None else self._decryptor.update(data)

        encrypt = decrypt = process

    pdfdocument.Arcfour = Hastened  # type: ignore[attr-defined, assignment]
