"""The labeller: a linear chain over the words of a letter, trained by tests/letters/grammar (`./run.sh train`)."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from parsers.extract.letter import Letter
from parsers.extract.second.features import features
from parsers.extract.second.tokens import Row, Token, rows, tokens

MODEL = Path(__file__).with_name("labels.crfsuite")


class Piece(Struct, frozen=True):
    """Words with one label, and how sure the labeller is of the least sure of them and of where they end, 0 to 1.

    Labels: name, honorific, role, position, organization, email, phone of somebody who attends; `other` is the
    name of somebody who does not. `row` is the first row, `group` the row of a table or the block it stands in;
    `leads` says that it is a whole row that ends in a colon or begins its block, as a heading does.
    """

    label: str
    text: str
    sure: float
    first: int
    last: int
    row: int
    group: int
    column: int
    leads: bool = False


class Labelled(Struct, frozen=True):
    """The words of a letter and what the labeller takes them for.

    `chances` has for each word how likely each label is, 0 to 1; labels that are next to impossible may be left out.
    """

    rows: tuple[Row, ...]
    words: tuple[Token, ...]
    tags: tuple[str, ...]
    sure: tuple[float, ...]
    chances: tuple[Mapping[str, float], ...] = ()


@cache
def tagger(path: Path = MODEL) -> Any:
    """Return the model, loaded once."""
    import pycrfsuite

    opened = pycrfsuite.Tagger()
    opened.open(str(path))
    return opened


def label(letter: Letter, model: Path = MODEL) -> Labelled:
    """Return what the labeller takes the words of a letter for."""
    return of_rows(rows(letter), model)


def of_rows(lines: tuple[Row, ...], model: Path = MODEL) -> Labelled:
    """Return what the labeller takes the words of some rows for."""
    words = tokens(lines)
    if not words:
        return Labelled(lines, (), (), ())
    chain = tagger(model)
    chain.set(features(lines, words))
    tags = tuple(chain.tag())
    labels = chain.labels()
    sure = tuple(chain.marginal(tag, at) for at, tag in enumerate(tags))
    chances = tuple(
        {tag: share} if share > _CERTAIN else {label: chain.marginal(label, at) for label in labels}
        for at, (tag, share) in enumerate(zip(tags, sure, strict=True))
    )
    return Labelled(lines, words, tags, sure, chances)


# How sure the labeller is of a word where no other label is worth asking for.
_CERTAIN = 0.99999


def leaning(labelled: Labelled, least: float) -> Labelled:
    """Return the words with the label of a name wherever that is likely enough, the likeliest or not."""
    tags, sure = list(labelled.tags), list(labelled.sure)
    for at, chances in enumerate(labelled.chances):
        names = {label: share for label, share in chances.items() if label[2:] in ("name", "leader")}
        if (share := sum(names.values())) >= least:
            tags[at], sure[at] = max(names, key=lambda label: names[label]), share
    return replace(labelled, tags=tuple(tags), sure=tuple(sure))


def pieces(labelled: Labelled) -> tuple[Piece, ...]:
    """Return the words with a label, those of one thing joined."""
    found: list[Piece] = []
    start = 0
    for at in range(1, len(labelled.tags) + 1):
        if at < len(labelled.tags) and labelled.tags[at].startswith("I-") and _goes_on(labelled, at):
            continue
        if labelled.tags[start] != "O":
            found.append(_piece(labelled, start, at - 1))
        start = at
    return tuple(found)


def _goes_on(labelled: Labelled, at: int) -> bool:
    return labelled.tags[at][2:] == labelled.tags[at - 1][2:]


def _piece(labelled: Labelled, first: int, last: int) -> Piece:
    words = labelled.words[first : last + 1]
    row = labelled.rows[words[0].row]
    sure = min(labelled.sure[max(0, first - 1) : last + 2])
    text = _text(labelled.rows, words)
    alone = row.column < 0 and row.text.strip(_BESIDE) == text.strip(_BESIDE)
    leads = alone and (row.text.rstrip().endswith((":", "：")) or row.number == 0)
    return Piece(labelled.tags[first][2:], text, sure, first, last, words[0].row, row.group, row.column, leads)


# What may stand around the words of a heading.
_BESIDE = " .,;:：()*_=-–—•"


def _text(lines: Sequence[Row], words: Sequence[Token]) -> str:
    runs: list[str] = []
    for at in sorted({word.row for word in words}):
        inside = [word for word in words if word.row == at]
        runs.append(lines[at].text[inside[0].start : inside[-1].end])
    return " ".join(runs).strip(" ,;:()-–—，、；")
