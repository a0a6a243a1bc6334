"""What can go wrong between a mailbox and the program. Each message names the mailbox and the next step.

No message repeats text of a mail: servers quote what they stumble over.
"""

from collections.abc import Sequence

from intake.errors import Exit, UnreachableError
from store.origin import Origin


class MailboxError(UnreachableError):
    """A mailbox cannot be read or told: it does not answer, refuses, or is not as configured."""


class IncompleteError(MailboxError):
    """Some messages or folders of a mailbox could not be read or told; everything else was. Raised after the last one.

    `told` are the messages that the mailbox was told of all the same.
    """

    def __init__(self, said: str, told: Sequence[Origin] = ()) -> None:
        super().__init__(said)
        self.told = tuple(told)


class RefusedError(MailboxError):
    """The server refused one request or answered nonsense; the connection holds."""


class UnfitError(MailboxError):
    """The server answers and cannot do what is configured: nothing changes until a person corrects the setting."""

    exit = Exit.CONFIGURATION
