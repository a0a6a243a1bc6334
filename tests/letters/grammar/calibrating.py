"""Calibrates confidence: how often people of drawn letters are right in every field, by what the rules believe.

The recipe: LETTERS letters of the training part from SEED on, none of which the labeller was trained on, read by the
whole program; shares that rise with belief by pooling neighbours that fall (isotonic regression). The letters are drawn
to be hard: on letters that people wrote the shares are somewhat higher.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from multiprocessing import Pool
from pathlib import Path
from unittest.mock import patch

import msgspec

from parsers import parse
from parsers.extract.people import calibration
from parsers.extract.people.calibration import BELIEVED, Calibration
from parsers.record import to_json
from tests.letters.grammar import exam, scoring
from tests.letters.grammar.drawing import Half

SEED = 500_000
LETTERS = 400
# Fewer people than this tell no share.
_POOLED = 25

Point = tuple[float, bool]


def people(gold: scoring.Record, record: scoring.Record) -> Iterator[Point]:
    """Yield of each person in a record the confidence and whether every field is right."""
    known = {found: wanted for wanted, found in scoring.pairs(gold["delegates"], record["delegates"])}
    for at, person in enumerate(record["delegates"]):
        one = scoring.Score()
        for name in scoring.FIELDS if at in known else ():
            one.add(f"delegate.{name}", gold["delegates"][known[at]].get(name), person.get(name))
        yield person["confidence"], at in known and not one.wrong


def points(seeds: Iterable[int], half: Half, table: Calibration) -> list[Point]:
    """Return the people of drawn letters as a table would have them."""
    with Pool() as pool:
        return [point for found in pool.imap(partial(_of_letter, half=half, table=table), seeds, 8) for point in found]


def _of_letter(seed: int, half: Half, table: Calibration) -> list[Point]:
    made = exam.case(seed, half)
    with patch.object(calibration, "committed", lambda: table):
        record = json.loads(to_json(parse(made.message.as_bytes())))
    return list(people(json.loads(json.dumps(made.record())), record))


def rising(found: Sequence[Point], least: int = _POOLED) -> tuple[tuple[float, float], ...]:
    """Return steps of belief and share right, rising in both; each of `least` people at least."""
    pools: list[list[Point]] = []
    for _, same in groupby(sorted(found), key=lambda point: point[0]):
        if pools and len(pools[-1]) < least:
            pools[-1] += same
        else:
            pools.append(list(same))
        while len(pools) > 1 and _share(pools[-2]) >= _share(pools[-1]):
            pools[-2:] = [[*pools[-2], *pools[-1]]]
    if len(pools) > 1 and len(pools[-1]) < least:
        pools[-2:] = [[*pools[-2], *pools[-1]]]
    return tuple((round(sum(b for b, _ in pool) / len(pool), 4), round(_share(pool), 4)) for pool in pools)


def _share(pool: Sequence[Point]) -> float:
    return sum(right for _, right in pool) / len(pool)


def off(found: Sequence[Point], width: float = 0.1) -> float:
    """Return how far what is said is from the share right, on average over bins (expected calibration error)."""
    bins: dict[int, list[Point]] = {}
    for point in found:
        bins.setdefault(int(point[0] / width), []).append(point)
    apart = (len(pool) * abs(sum(said for said, _ in pool) / len(pool) - _share(pool)) for pool in bins.values())
    return sum(apart) / max(1, len(found))


def calibrate(path: Path, letters: int = LETTERS) -> None:
    """Write the table anew."""
    steps = rising(points(range(SEED, SEED + letters), "train", BELIEVED))
    path.write_bytes(msgspec.json.format(msgspec.json.encode(Calibration(SEED, letters, steps)), indent=1) + b"\n")
