"""Who is named to attend, one file per way in which delegations are written."""

from msgspec import Struct

from parsers.extract.letter import Letter, Setting
from parsers.record import Delegate, ReviewItem


class Found(Struct, frozen=True):
    """The people of a letter in its order, and what about them a person has to look at.

    Paths of review items begin with "/delegates/N"; "/delegates" is about the whole list.
    """

    delegates: tuple[Delegate, ...] = ()
    review: tuple[ReviewItem, ...] = ()


def find(letter: Letter, setting: Setting) -> Found:
    """Return the people whom the letter names to attend, to be added or to be taken off."""
    from parsers.extract.people.finding import found

    return Found(*found(letter, setting))
