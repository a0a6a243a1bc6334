"""What can go wrong while a message is read."""

from typing import Literal

# A word of the contract's closed list of review reasons that a part can be answered with.
Unreadable = Literal[
    "no_text", "unreadable_part", "encrypted_part", "too_large", "timeout", "language_pack_missing", "other"
]


class ParserError(Exception):
    """Base of every error that this package raises on purpose."""


class UnreadablePartError(ParserError):
    """One part of a message cannot be read; the others can.

    `reason` is the contract's word for it, `detail` a sentence that a conference officer can act on.
    """

    def __init__(self, reason: Unreadable, detail: str) -> None:
        super().__init__(detail)
        self.reason: Unreadable = reason
        self.detail = detail


class LanguageDataError(ParserError):
    """A language data file is incomplete or malformed; the message names file, table and key."""
