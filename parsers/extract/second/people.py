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

    What stands before the first name of its line belongs to that one. A role at the beginning of a line is a heading
    for the names after it up to the next one, unless names stand before it in its block: then it is nobody's.
    """
    names = [piece for piece in pieces if piece.label in _NAMES]
    headings = [piece for piece in pieces if piece.label == "role" and piece.leads and piece.column < 0]
    owned: dict[int, list[Piece]] = {name.first: [] for name in names}
    for piece in pieces:
        if piece.label not in (*_NAMES, "other") and piece not in headings:
            owner = _owner(piece, names)
            owned[owner.first if owner else -1] = [*owned.get(owner.first if owner else -1, []), piece]
    for at, heading in enumerate(headings):
        end = headings[at + 1].first if at + 1 < len(headings) else 1 << 30
        if not any(name.group == heading.group and name.last < heading.first for name in names):
            for name in names:
                if heading.last < name.first < end and name.column < 0:
                    owned[name.first].append(heading)
    return tuple(Person(name, tuple(owned[name.first])) for name in names)


def _owner(piece: Piece, names: Sequence[Piece]) -> Piece | None:
    if piece.column >= 0:
        own = [name for name in names if name.group == piece.group and name.column >= 0]
        return own[0] if len(own) == 1 else None
    before = [name for name in names if name.last < piece.first and name.column < 0]
    after = next((name for name in names if name.first > piece.last and name.column < 0), None)
    if piece.label == "honorific":
        return after
    if not before or (after and before[-1].row < piece.row == after.row):
        return after if after and after.row - piece.row <= 1 else None
    return before[-1]
