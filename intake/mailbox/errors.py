"""What can go wrong between a mailbox and the program. Each message names the mailbox and the next step.

No message repeats text of a mail: servers quote what they stumble over.
"""

from collections.abc import Sequence

from intake.errors import Exit, UnreachableError
from store.origin import Origin


class MailboxError(UnreachableError):
    """A mailbox cannot be read or told: it does not answer, refuses, or is not as configured."""


# How many problems of one mailbox are said: the others are of the same kind, and nobody reads thousands.
_SAID = 5


class IncompleteError(MailboxError):
    """Some messages or folders of a mailbox could not be read or told; everything else was. Raised after the last one.

    `problems` are sentences, of which the error says the first few; `told` are the messages that the mailbox was told
    of all the same.
    """

    def __init__(self, problems: Sequence[str], told: Sequence[Origin] = ()) -> None:
        more = len(problems) - _SAID
        super().__init__("\n".join((*problems[:_SAID], *([f"and {more} more"] if more > 0 else []))))
        self.problems, self.told = tuple(problems), tuple(told)


class LateError(IncompleteError):
    """The deadline ended the visit before all messages were looked at: what is left comes next time.

    `again` says that the next visit asks for less at a time, and may come further though this one brought nothing.
    """

    def __init__(self, problems: Sequence[str], *, again: bool = False) -> None:
        super().__init__(problems)
        self.again = again


class RefusedError(MailboxError):
    """The server refused one request or answered nonsense; the connection holds."""


class UnfitError(MailboxError):
    """The server answers and cannot do what is configured: nothing changes until a person corrects the setting."""

    exit = Exit.CONFIGURATION
