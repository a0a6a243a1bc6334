"""What can go wrong while the digest is sent. Each message names the next step."""

from intake.errors import Exit, IntakeError


class DigestError(IntakeError):
    """Base of every error that the digest raises on purpose."""


class NotSentNowError(DigestError):
    """The mail server cannot take the digest at present; the same digest may be sent again later."""

    exit = Exit.UNREACHABLE


class NotSentAtAllError(DigestError):
    """The digest cannot be sent as things are set; trying again changes nothing until a person acts."""

    exit = Exit.CONFIGURATION
