"""The streams of an old Word file (MS-DOC 2.1), and what its first block says of it."""

import io

from msgspec import Struct

# Places in the file's first block (2.5): the version, the flags, and where the names of reviewers lie.
_VERSION, _FLAGS, _REVIEWERS = 0x02, 0x0A, 0x232
_WORD_97 = 193
_ENCRYPTED, _TABLE_IS_1 = 0x0100, 0x0200
_WORD = "WordDocument"


class Streams(Struct, frozen=True):
    """What a file holds; of one older than Word 97, which is not `known`, there is no table.

    `data` holds pictures and what fields of forms say; None where the file has no such stream.
    """

    word: bytes
    table: bytes = b""
    data: bytes | None = None
    known: bool = False
    encrypted: bool = False

    @property
    def reviewed(self) -> bool:
        """Whether anybody's changes were tracked; of a file that is not known that cannot be told, so yes."""
        start, length = (int.from_bytes(self.word[at : at + 4], "little") for at in (_REVIEWERS, _REVIEWERS + 4))
        names = self.table[start : start + length]
        # The first name stands for nobody in particular.
        return not self.known or (names[:2] == b"\xff\xff" and int.from_bytes(names[2:4], "little") > 1)


def opened(content: bytes) -> Streams:
    """Return what a file holds. Raises OSError where one of the streams is missing."""
    import olefile

    with olefile.OleFileIO(io.BytesIO(content)) as file:
        word = file.openstream(_WORD).read()
        version, flags = (int.from_bytes(word[at : at + 2], "little") for at in (_VERSION, _FLAGS))
        known, encrypted = version >= _WORD_97, bool(flags & _ENCRYPTED)
        table = (
            file.openstream("1Table" if flags & _TABLE_IS_1 else "0Table").read() if known and not encrypted else b""
        )
        data = file.openstream("Data").read() if file.exists("Data") else None
    return Streams(word, table, data, known, encrypted)


def with_word(content: bytes, word: bytes) -> bytes:
    """Return the file with another stream of text, as long as its own."""
    import olefile

    copy = io.BytesIO(content)
    with olefile.OleFileIO(copy, write_mode=True) as file:
        file.write_stream(_WORD, word)
    return copy.getvalue()
