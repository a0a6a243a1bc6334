"""How far the labeller consents to a record: what it holds against the words that the record was made of, pure."""

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from parsers.extract import phrases
from parsers.extract.people.vocabulary import vocabulary
from parsers.extract.second.differences import role
from parsers.extract.second.labelling import Labelled
from parsers.extract.second.placing import Places, place, plain
from parsers.extract.span import fold
from parsers.languages import Language, Phrases
from parsers.record import Delegate, Intent, Reason, Response, ReviewItem, Role

# Labels of what is compared; of the others a record does not say where it stands, or others check it better.
_COMPARED = ("name", "honorific", "position", "organization")
# More people than this are looked at anyhow.
_PEOPLE = 60
# No more than this is held against one stretch: what is said of it is nearly impossible then.
_MOST = 12.0


# From how many times on, as the logarithm, a dissent is told, and up to how many it is consent. Chosen in November 2026
# with the figures of letters in view that nobody had mended on: of lists that hide a fault in a name, post or body few
# are left, and of the others most.
_DISSENT, _CONSENT = 6.0, 2.0
_CALLED = {
    "name": "a name", "honorific": "a word of address", "position": "a position", "organization": "an organization",
    "": "nothing of anybody who attends",
}  # fmt: skip


class Opinion(Struct, frozen=True):
    """What the second reading holds against a record.

    `consents` tells that it reads the list alike, sees nobody else who may be named, and no word that leaves open who
    comes, or as what.
    """

    review: tuple[ReviewItem, ...] = ()
    consents: bool = False


class Dissent(Struct, frozen=True):
    """A stretch of words that the labeller takes for something else than the record.

    `weight` is how much likelier it finds its own reading, as the logarithm; `mine` and `theirs` are the labels of
    the record and of the labeller, "" where they have none.
    """

    weight: float
    text: str
    mine: str
    theirs: str
    row: int


def between(record: Response, labelled: Labelled) -> Opinion:
    """Return an item on the gravest dissent from a nomination's list, and whether the labeller consents to it.

    It does neither where the two cannot be compared: it has learnt nominations alone.
    """
    places = _places(record.delegates, labelled) if record.intent is Intent.NOMINATE else None
    if places is None:
        return Opinion()
    found = dissents(record.delegates, places, labelled)
    grave = max(found, key=lambda one: one.weight, default=None)
    if grave is None or grave.weight <= _DISSENT:
        alike = not any(_is_open(one) for one in found)
        return Opinion(consents=alike and _is_closed(record, places, labelled))
    line = labelled.rows[grave.row].text
    detail = (
        f"{grave.text} was read as {_CALLED[grave.mine]}, by a second reading as {_CALLED[grave.theirs]}. "
        f'Look at "{line if len(line) <= _QUOTED else f"{line[:_QUOTED]}..."}".'
    )
    return Opinion((ReviewItem("/delegates", Reason.READINGS_DIFFER, detail),))


def _is_open(one: Dissent) -> bool:
    """Tell what keeps the labeller from consenting: a name that only one reads, two things of one kind, any weight."""
    return "name" in (one.mine, one.theirs) or one.mine == one.theirs or one.weight > _CONSENT


# Characters of a line.
_QUOTED = 120


def dissents(people: Sequence[Delegate], places: Places, labelled: Labelled) -> tuple[Dissent, ...]:
    """Return what the labeller takes otherwise than the record whose words stand in those places, in order."""
    differs = _differing(people, places, labelled)
    return tuple(_dissent(first, last, places, labelled) for first, last in _stretches(differs, places, labelled))


def _places(people: Sequence[Delegate], labelled: Labelled) -> Places | None:
    """Return where the words of a record stand; None where they cannot be placed, or are too many."""
    if not people or len(people) > _PEOPLE:
        return None
    places, whole = place(people, labelled.rows, labelled.words)
    return places if whole else None


def _is_closed(record: Response, places: Places, labelled: Labelled) -> bool:
    """Tell a letter in whose body no other word may be a name or a role, and none beside those named leaves them open.

    "Or", "to be confirmed", "will not": what such words do to a sentence neither reading knows well enough.
    """
    bodies = [labelled.rows[word.row].body for word in labelled.words]
    kinds = [_kind(tag) for tag in places.tags]
    spoken = [
        _chance(labelled.chances[at], "name") >= _MAY_NAME
        for at, kind in enumerate(kinds) if bodies[at] and kind not in ("name", "honorific")
    ]  # fmt: skip
    blocks = {labelled.rows[labelled.words[at].row].group for at, kind in enumerate(kinds) if kind == "name"}
    leaves_open = phrases.of(_leaves_open, record.language or "", whole=True)
    beside = (fold(row.text) for row in labelled.rows if row.group in blocks)
    if any(spoken) or any(map(leaves_open.search, beside)):
        return False
    held = {*_PLAIN, *(person.role for person in record.delegates)}
    return all(_roles(text) <= held for text in _between(kinds, blocks, labelled))


def _roles(text: str) -> set[Role | None]:
    """Return the roles that words may call, the single ones too: "ainsi que de l'experte"."""
    return {role(text), *vocabulary().places_in(re.sub(r"['’]", " ", fold(text)))}


def _between(kinds: Sequence[str], blocks: Collection[int], labelled: Labelled) -> Iterator[str]:
    """Yield what stands between the things of people, line by line."""
    for (row, kind), run in groupby(range(len(kinds)), key=lambda at: (labelled.words[at].row, bool(kinds[at]))):
        first, *more = run
        last = more[-1] if more else first
        if not kind and labelled.rows[row].group in blocks:
            yield labelled.rows[row].text[labelled.words[first].start : labelled.words[last].end]


def _leaves_open(words: Language) -> Phrases:
    joins = words.people["joins"]
    said = (joins[key] for key in ("or", "negation", "pending", "nobody", "companions", "outside"))
    return (*(phrase for some in said for phrase in some), *words.people["roles"]["observer"])


# How likely a word is a name that a record lacks.
_MAY_NAME = 0.05
# Roles that are said in many words, or of everybody.
_PLAIN = (None, Role.DELEGATE, Role.HEAD)


def _kind(tag: str) -> str:
    label = tag[2:].replace("leader", "name")
    return label if label in _COMPARED else ""


def _differing(people: Sequence[Delegate], places: Places, labelled: Labelled) -> list[bool]:
    """Tell of each word whether it belongs to a piece that only one of the two has."""
    mine, theirs = set(_pieces(places.tags)), set(_pieces(labelled.tags))
    values = {(label, plain(getattr(person, label))) for person in people for label in _COMPARED}
    repeated = {
        piece for piece in theirs - mine
        if (piece[2], plain(" ".join(word.text for word in labelled.words[piece[0] : piece[1]]))) in values
    }  # fmt: skip
    differs = [False] * len(labelled.words)
    for first, end, _ in (mine ^ theirs) - repeated:
        differs[first:end] = [True] * (end - first)
    return differs


def _pieces(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    start = 0
    for at in range(1, len(tags) + 1):
        if at == len(tags) or tags[at] != f"I-{tags[start][2:]}":
            if _kind(tags[start]):
                yield start, at, _kind(tags[start])
            start = at


def _stretches(differs: Sequence[bool], places: Places, labelled: Labelled) -> Iterator[tuple[int, int]]:
    """Yield first and last word of what differs, cut where either reading begins another thing or the row ends."""
    start = None
    for at in range(len(differs) + 1):
        over = at == len(differs) or not differs[at]
        if start is not None and (over or _begins(at, places, labelled)):
            yield start, at - 1
            start = None
        if start is None and not over:
            start = at


def _begins(at: int, places: Places, labelled: Labelled) -> bool:
    row = labelled.words[at].row != labelled.words[at - 1].row
    return row or any(_kind(tags[at]) != _kind(tags[at - 1]) for tags in (places.tags, labelled.tags))


def _dissent(first: int, last: int, places: Places, labelled: Labelled) -> Dissent:
    row = labelled.words[first].row
    text = labelled.rows[row].text[labelled.words[first].start : labelled.words[last].end].strip(" ,;:()-–—/.，、；")
    weight = max(_weight(at, places.tags[at], labelled) for at in range(first, last + 1))
    return Dissent(weight, text, _kind(places.tags[first]), _kind(labelled.tags[first]), row)


def _weight(at: int, tag: str, labelled: Labelled) -> float:
    """Return how much likelier the labeller finds its own label of a word than that of the record."""
    kind = _kind(tag)
    chance, own = (_chance(labelled.chances[at], one) for one in (kind, _kind(labelled.tags[at])))
    return min(_MOST, math.log(max(own, 1e-9) / max(chance, 1e-9))) if kind != _kind(labelled.tags[at]) else 0.0


def _chance(chances: Mapping[str, float], kind: str) -> float:
    return sum(share for label, share in chances.items() if _kind(label) == kind)
