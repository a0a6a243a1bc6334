"""Who is named to attend, one file per way in which delegations are written."""

from msgspec import Struct

from parsers.extract.letter import Letter, Setting
from parsers.extract.span import Span
from parsers.record import Delegate, ReviewItem


class Found(Struct, frozen=True):
    """The people of a letter in its order, and what about them a person has to look at.

    Paths of review items begin with "/delegates/N"; "/delegates" is about the whole list. `layout` is what is to be
    looked at for the way alone in which the list is written, unless another reading reads it alike.
    """

    delegates: tuple[Delegate, ...] = ()
    review: tuple[ReviewItem, ...] = ()
    layout: tuple[ReviewItem, ...] = ()


def find(letter: Letter, setting: Setting) -> Found:
    """Return the people whom the letter names to attend, to be added or to be taken off."""
    from parsers.extract.people.finding import found

    return found(letter, setting)


def announced_gone(letter: Letter) -> Span:
    """Return the sentence that says of those below it that they go, an empty span without any."""
    from parsers.extract.people import finding

    return finding.announced_gone(letter)


def labelled_gone(letter: Letter) -> Span:
    """Return the first line whose label says that somebody goes, where another's says who comes: "Out:", "In:"."""
    from parsers.extract.people import finding

    return finding.labelled_gone(letter)
