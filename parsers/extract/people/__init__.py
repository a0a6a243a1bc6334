"""Who is named to attend, one file per way in which delegations are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from parsers.record import Delegate, ReviewItem

if TYPE_CHECKING:
    from parsers.extract.letter import Letter, Setting


class Found(Struct, frozen=True):
    """The people of a letter in its order, and what about them a person has to look at.

    Paths of review items begin with "/delegates/N".
    """

    delegates: tuple[Delegate, ...] = ()
    review: tuple[ReviewItem, ...] = ()


def find(letter: Letter, setting: Setting) -> Found:
    """Return the people whom the letter names to attend."""
    return Found()
