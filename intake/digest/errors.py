"""What can go wrong while the digest is sent. Each message names the next step."""


class DigestError(Exception):
    """Base of every error that the digest raises on purpose."""


class NotSentNowError(DigestError):
    """The mail server cannot take the digest at present; the same digest may be sent again later."""


class NotSentAtAllError(DigestError):
    """The mail server refuses the digest as things are set; trying again changes nothing until a person acts."""
