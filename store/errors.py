"""What can go wrong while something is kept. Every message tells the next step."""

from collections.abc import Iterable


class StoreError(Exception):
    """Base of every error that this package raises on purpose."""


class DatabaseUnavailable(StoreError):  # noqa: N818 - names the situation, as its siblings do
    """The database cannot be reached or opened, or answered with an error; nothing was changed."""


class DatabaseFailing(DatabaseUnavailable):
    """The database fails whatever it is given: its disk is full or broken, it may not be written, it shuts down."""


class DatabaseTooNew(StoreError):  # noqa: N818
    """The database was made by a later version of this program."""


class DatabaseReplaced(StoreError):  # noqa: N818
    """The database's file is no longer the one that was opened: what is written now would be lost with it."""


class NotWiped(StoreError):  # noqa: N818
    """What was deleted may still be read in the files of the database."""


class AlreadyRunning(StoreError):  # noqa: N818
    """Another daemon works on the same database."""


class UnknownMessage(StoreError):  # noqa: N818
    """There is no message with this number."""


class WrongState(StoreError):  # noqa: N818
    """A message cannot go from the state it is in to the one asked for; the message says what can be done."""


class NotPrepared(StoreError):  # noqa: N818
    """No digest was prepared for this day."""


class UnknownMeeting(StoreError):  # noqa: N818
    """No meeting has this reference."""


class AlreadyKnown(StoreError):  # noqa: N818
    """There is a meeting with this reference already."""


class InUse(StoreError):  # noqa: N818
    """A meeting cannot be removed; the message says why. Nothing was changed."""


class UnknownCall(StoreError):  # noqa: N818
    """No call of a sender about a meeting waits for its note."""


class NotReleased(StoreError):  # noqa: N818
    """A list cannot be released now; the message says what has to be done before. Nothing was changed."""


class UnknownIssue(StoreError):  # noqa: N818
    """No list with this number was released."""


class UnknownItem(StoreError):  # noqa: N818
    """There is no review item with this number."""


class AlreadyDecided(StoreError):  # noqa: N818
    """Somebody has closed a review item before."""


class NotOnList(StoreError):  # noqa: N818
    """Nobody on the list is meant, or there is no list."""


class Outdated(StoreError):  # noqa: N818
    """A list stood as an earlier version had read it: it was brought up to date, and nothing else was done."""


class Unheard(NotOnList):
    """Nothing is filed from a sender about the meeting that is meant."""


class Unclear(StoreError):  # noqa: N818
    """Several people or lists could be meant."""


class AlreadyCorrected(StoreError):  # noqa: N818
    """Somebody has corrected the same before; nothing was changed."""


class UnknownCorrection(StoreError):  # noqa: N818
    """There is no correction of this list or message with this number."""


def check_known(seen: int, made: Iterable[int]) -> None:
    """Raise UnknownCorrection unless a number that somebody has seen is one of those that were made, or 0."""
    if seen and seen not in made:
        raise UnknownCorrection(f"there is no correction {seen} here: `intake history` shows which there are.")


def unknown(id: int) -> UnknownMessage:
    """Return the error for a number that was never given out."""
    return UnknownMessage(f"there is no message {id}: `intake status` tells how many there are.")
