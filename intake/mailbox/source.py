"""What every source of mail can do."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from msgspec import Struct

from store.origin import Origin

Seen = Callable[[str, int], set[int]]


class Fetched(Struct, frozen=True):
    """A message as it lies in the mailbox; `cut` says that only its beginning was taken."""

    origin: Origin
    raw: bytes
    cut: bool = False


class Source(Protocol):
    """A mailbox. People's flags are neither changed nor relied on; what was not acknowledged comes again."""

    @property
    def name(self) -> str:
        """The account in the database and in every message about it."""
        ...

    def check(self) -> tuple[str, ...]:
        """Reach everything that is configured; return what a person should know, a sentence each.

        Raises MailboxError where the mailbox cannot be worked with.
        """
        ...

    def messages(self, seen: Seen, deadline: float) -> Iterator[Fetched]:
        """Yield the messages that are not `seen(folder, uidvalidity)`, each folder oldest first.

        `deadline` is a moment of time.monotonic(): after it nothing more is asked for, and a call under way ends.
        What one visit leaves the next one takes. Memory holds one chunk.

        Raises MailboxError where the mailbox cannot be read, UnfitError where the server cannot do what is
        configured, LateError where the deadline came before the end of the mailbox, and at the end IncompleteError
        where single messages or folders could not be read.
        """
        ...

    def acknowledge(self, origins: Sequence[Origin]) -> tuple[Origin, ...]:
        """Tell the mailbox that these are done, as configured; return those told.

        Messages that are gone count as told: there is nothing left to tell. Telling twice changes nothing.
        Raises MailboxError; what was told before it is told again next time. Raises IncompleteError at the end where
        single folders could not be told; it names those that were `told`.
        """
        ...

    def close(self) -> None:
        """Let go of the mailbox. From another thread: a call under way ends with MailboxError."""
        ...
