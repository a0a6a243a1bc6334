"""From labelled words to people: what stands with which name."""

from collections.abc import Sequence

from msgspec import Struct

from parsers.extract.second.labelling import Piece


class Person(Struct, frozen=True):
    """A name that the labeller takes for somebody who attends, with what it takes for theirs."""

    name: Piece
    fields: tuple[Piece, ...] = ()

    def said(self, label: str) -> tuple[Piece, ...]:
        """Return what was said under one label, in order."""
        return tuple(piece for piece in self.fields if piece.label == label)


_NAMES = ("name", "leader")


def gather(pieces: Sequence[Piece]) -> tuple[Person, ...]:
    """Return the people; a thing belongs to the name of its table row, else to the name before it.

    What stands before the first name of its line belongs to that one, and a role that heads the next line to the name
    there: never to the one above.
    """
    names = [piece for piece in pieces if piece.label in _NAMES]
    owned: dict[int, list[Piece]] = {name.first: [] for name in names}
    for piece in pieces:
        if piece.label not in (*_NAMES, "other"):
            owner = _owner(piece, names)
            owned[owner.first if owner else -1] = [*owned.get(owner.first if owner else -1, []), piece]
    return tuple(Person(name, tuple(owned[name.first])) for name in names)


def _owner(piece: Piece, names: Sequence[Piece]) -> Piece | None:
    if piece.column >= 0:
        own = [name for name in names if name.group == piece.group and name.column >= 0]
        return own[0] if len(own) == 1 else None
    before = [name for name in names if name.last < piece.first and name.column < 0]
    after = next((name for name in names if name.first > piece.last and name.column < 0), None)
    if piece.label == "honorific":
        return after
    heads = piece.label == "role" and piece.leads
    if heads or not before or (after and before[-1].row < piece.row == after.row):
        return after if after and after.row - piece.row <= 1 else None
    return before[-1]
