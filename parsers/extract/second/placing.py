"""Where the words of a record's people stand among the words of a letter: the record as labels, pure."""

import re
from collections.abc import Iterator, Sequence

from parsers.extract.second.tokens import WORD, Row, Token
from parsers.extract.span import fold
from parsers.record import Delegate

# Stretches that are looked at for one value: no letter says a thing more often, a hostile one may.
_MOST = 50
# How far apart two lines are, in words: a value two lines away is further than one at the end of a line.
_LINE = 50
# From how far on a value that stands by another person too is none of this one's own.
_ELSEWHERE = 8 * _LINE
_FIELDS = ("honorific", "position", "organization")

Stretch = tuple[int, int]


def plain(text: str) -> str:
    """Return the letters and digits of a text, folded."""
    return re.sub(r"\W", "", fold(text))


class Places:
    """The words of a letter, on which the values of a record are found."""

    def __init__(self, lines: Sequence[Row], words: Sequence[Token]) -> None:
        """Take a letter; nobody is placed yet."""
        self.lines, self.words = lines, words
        self.tags = ["O"] * len(words)
        self.names: list[Stretch | None] = []
        spelled = [(at, said) for at, word in enumerate(words) if (said := plain(word.text))]
        self._at = [at for at, _ in spelled]
        self._said = [said for _, said in spelled]
        self._starts: dict[str, list[int]] = {}
        for place, said in enumerate(self._said):
            self._starts.setdefault(said, []).append(place)

    def of(self, value: str) -> list[Stretch]:
        """Return where a value stands, punctuation aside: first and last word."""
        said = [part for match in WORD.finditer(value) if (part := plain(match.group()))]
        starts = self._starts.get(said[0], [])[:_MOST] if said else []
        return [
            (self._at[place], self._at[place + len(said) - 1])
            for place in starts
            if self._said[place : place + len(said)] == said
        ]

    def free(self, value: str) -> list[Stretch]:
        """Return where a value stands that is nobody's yet."""
        return [one for one in self.of(value) if all(tag == "O" for tag in self.tags[one[0] : one[1] + 1])]

    def put(self, stretch: Stretch, label: str) -> None:
        """Label the words of a stretch."""
        first, last = stretch
        self.tags[first : last + 1] = [f"B-{label}", *[f"I-{label}"] * (last - first)]

    def apart(self, one: Stretch, other: Stretch) -> int:
        """Return how far apart two stretches stand, in words; in one row of a table they stand together."""
        row, beside = (self.lines[self.words[stretch[0]].row] for stretch in (one, other))
        if row.column >= 0 and beside.column >= 0 and row.group == beside.group:
            return 0
        between = min(abs(one[0] - other[1]), abs(other[0] - one[1]))
        return abs(self.words[one[0]].row - self.words[other[0]].row) * _LINE + between + 1


def place(people: Sequence[Delegate], lines: Sequence[Row], words: Sequence[Token]) -> tuple[Places, bool]:
    """Return the words of people with their labels, as those of the labeller; False where a name or post is nowhere.

    Neither roles nor those who do not attend have labels: a record does not say where they stand.
    """
    places = Places(lines, words)
    for person in people:
        places.names.append(_named(person, places))
    whole = all(places.names)
    for person, name in zip(people, places.names, strict=True):
        if name is not None:
            for label, value in _values(person):
                whole &= _put(label, value, name, places)
    return places, whole


def _named(person: Delegate, places: Places) -> Stretch | None:
    """Label the name that stands nearest to what else is said of the person, and return where it is."""
    found = places.free(person.name)
    if not found:
        return _in_two(person, places)
    details = [one for _, value in _values(person) for one in places.of(value)][:_MOST]

    def far(one: Stretch) -> tuple[bool, int, int]:
        body = places.lines[places.words[one[0]].row].body
        return not body, min((places.apart(one, detail) for detail in details), default=0), one[0]

    places.put(best := min(found, key=far), "name")
    return best


def _in_two(person: Delegate, places: Places) -> Stretch | None:
    """Label a name of which the two halves stand in two cells of a row."""
    for one in places.free(person.family_name):
        for other in places.free(person.given_names):
            if places.apart(one, other) == 0 and one != other:
                places.put(one, "name")
                places.put(other, "name")
                return min(one, other)
    return None


def _values(person: Delegate) -> Iterator[tuple[str, str]]:
    yield from ((field, value) for field in _FIELDS if (value := getattr(person, field)))
    yield from (("email", value) for value in person.emails)


def _put(label: str, value: str, name: Stretch, places: Places) -> bool:
    """Label a value of the person whose name stands there; False where a post or a body is nowhere."""
    found = places.free(value)
    taken = [one for one in places.of(value) if places.tags[one[0]] == f"B-{label}"]
    best = min(found, key=lambda one: places.apart(one, name), default=None)
    if label == "honorific" and best is not None and places.apart(best, name) > _LINE:
        return True
    if best is None:
        return bool(taken) or label not in ("position", "organization")
    if not taken or places.apart(best, name) < _ELSEWHERE:
        places.put(best, label)
    return True
