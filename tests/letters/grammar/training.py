"""Trains the labeller of the second reading: `./run.sh train`, or python -m tests.letters.grammar.

The recipe: LETTERS letters of the training part from SEED on, and those that people wrote (`written`) COPIES times; the
word itself held back for three in ten words so that place and shape must do, in further copies for six; a linear chain
by L-BFGS with the penalties below. What the records of written letters do not say, a chain of the drawn ones alone
says. The same recipe gives the same labels.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

import msgspec
import pycrfsuite

from parsers.document import Block, Cell, Line, Table, Word
from parsers.extract.letter import Letter, Passage, Zone
from parsers.extract.people import calibration
from parsers.extract.second import labelling
from parsers.extract.second.features import features
from parsers.extract.second.tokens import Row, Token, rows, tokens
from tests.letters.grammar import calibrating, written
from tests.letters.grammar.drawing import Drawn, Text, draw, texts

SEED = 1
LETTERS = 1200
COPIES = 2
HELD_BACK = 0.3
HELD_BACK_AGAIN = 0.6
RECIPE = {"c1": 0.6, "c2": 0.02, "max_iterations": 60, "feature.minfreq": 3.0, "feature.possible_transitions": True}


def letter(drawn: Drawn) -> Letter:
    """Return a drawn letter as the rules and the labeller get one, everything in its body."""
    items = (_item(item) for item in drawn.items)
    return Letter(tuple(Passage("1", None, 1, item, Zone.BODY) for item in items), language=drawn.language)


def _item(item: tuple[Text, ...] | tuple[tuple[tuple[Text, ...], ...], ...]) -> Block | Table:
    if _is_table(item):
        return Table(tuple(
            Cell(y, x, tuple(_line(text) for text in cell if text.text))  # type: ignore[union-attr]
            for y, row in enumerate(item) for x, cell in enumerate(row)  # type: ignore[arg-type]
        ))  # fmt: skip
    return Block(tuple(_line(text) for text in item))  # type: ignore[arg-type]


def _is_table(item: tuple[object, ...]) -> bool:
    return bool(item) and not isinstance(item[0], Text)


def _line(text: Text) -> Line:
    indent = len(text.text) - len(text.text.lstrip())
    first, *rest = text.text.split() or [""]
    return Line((Word(first, gap=indent or 1), *(Word(word) for word in rest)))


def answers(drawn: Drawn, lines: tuple[Row, ...], words: tuple[Token, ...]) -> list[str]:
    """Return the right label of each word."""
    spans = [_normal(text) for text in texts(drawn)]
    assert [row.text for row in lines] == [text.text for text in spans]
    found, before = [], None
    for word in words:
        span = next((s for s in spans[word.row].spans if s[0] <= word.start < s[1]), None)
        if span is None:
            found.append("O")
        else:
            goes_on = before is not None and (
                before == (word.row, span)
                or (
                    before[0] == word.row - 1
                    and before[1][2] == span[2]
                    and span[0] == 0
                    and before[1][1] == len(spans[word.row - 1].text)
                )
            )
            found.append(("I-" if goes_on else "B-") + span[2])
        before = (word.row, span) if span else None
    return found


def _normal(text: Text) -> Text:
    """Return a line with single blanks, as the document holds it."""
    places, out = [], ""
    for char in text.text:
        places.append(len(out))
        if not char.isspace() or (out and not out.endswith(" ")):
            out += " " if char.isspace() else char
    places.append(len(out))
    return Text(out.rstrip(), tuple((places[a], places[b], label) for a, b, label in text.spans))


def train(
    path: Path, letters: int = LETTERS, folders: Sequence[str] = written.FOLDERS, *, verbose: bool = False
) -> None:
    """Train a model and write it, of drawn letters and of those that people wrote."""
    drawn = [_answered(seed) for seed in range(SEED, SEED + letters)]
    _train(path, drawn, (), verbose=verbose)
    labelling.tagger.cache_clear()
    people = written.cases(path, folders)
    _train(path, drawn, people, verbose=verbose)
    labelling.tagger.cache_clear()


def _answered(seed: int) -> written.Case:
    drawn = draw(seed, "train")
    lines = rows(letter(drawn))
    words = tokens(lines)
    return lines, words, answers(drawn, lines, words)


def _train(path: Path, drawn: Sequence[written.Case], people: Sequence[written.Case], *, verbose: bool) -> None:
    chance = Random(SEED)
    trainer = pycrfsuite.Trainer(verbose=verbose)
    copies = [(drawn, HELD_BACK), *((people, HELD_BACK_AGAIN if at else HELD_BACK) for at in range(COPIES))]
    for cases, held_back in copies:
        for lines, words, tags in cases:
            shown = [chance.random() >= held_back for _ in words]
            trainer.append(features(lines, words, identity=shown), tags)
    trainer.set_params(RECIPE)
    trainer.train(str(path))


def measure(model: Path, seeds: Iterable[int], half: str) -> float:
    """Return the share of things (names, posts, ...) that are labelled whole and right, as F1."""
    right = wanted = found = 0
    for seed in seeds:
        drawn = draw(seed, half)  # type: ignore[arg-type]
        lines = rows(letter(drawn))
        labelled = labelling.of_rows(lines, model)
        gold = set(_things(answers(drawn, lines, labelled.words)))
        seen = set(_things(labelled.tags))
        right, wanted, found = right + len(gold & seen), wanted + len(gold), found + len(seen)
    return 2 * right / max(1, wanted + found)


def _things(tags: Iterable[str]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for at, tag in enumerate(tags):
        if tag.startswith("I-") and found and found[-1][1] == at and found[-1][2] == tag[2:]:
            found[-1] = (found[-1][0], at + 1, tag[2:])
        elif tag != "O":
            found.append((at, at + 1, tag[2:]))
    return found


def main() -> None:
    """Train the model that the program uses and calibrate its confidence; say how good both are on either part."""
    train(labelling.MODEL, int(sys.argv[1]) if len(sys.argv) > 1 else LETTERS)
    for half in ("train", "held"):
        sys.stdout.write(f"{half}: F1 {measure(labelling.MODEL, range(900_000, 900_200), half):.3f} of 200 letters\n")
    sys.stdout.write(f"{labelling.MODEL.name}: {labelling.MODEL.stat().st_size} bytes\n")
    calibrating.calibrate(calibration.TABLE)
    table = msgspec.json.decode(calibration.TABLE.read_bytes(), type=calibration.Calibration)
    found = calibrating.points(range(1, 201), "held", table)
    sys.stdout.write(f"confidence: off by {calibrating.off(found):.3f} on average, of {len(found)} people (held)\n")
