"""Confidence is how often people are right, measured on letters that nothing was trained on."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from parsers.extract.people import calibration
from parsers.extract.people.calibration import BELIEVED
from tests.letters.grammar import calibrating
from tests.letters.grammar.training import LETTERS, SEED

# In a process where a page was recognised numbers under 1e-38 are 0.
_BELIEVED = st.floats(0, 1, allow_subnormal=False)
_POINTS = st.lists(st.tuples(_BELIEVED, st.booleans()), min_size=1, max_size=200)


@given(_POINTS)
def test_who_is_believed_more_is_never_less_likely_right(points: list[tuple[float, bool]]) -> None:
    steps = calibrating.rising(points, 5)
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in itertools.pairwise(steps))
    assert all(0 <= share <= 1 for _, share in steps)


def test_between_two_steps_the_chance_is_in_proportion() -> None:
    table = calibration.Calibration(1, 1, ((0.5, 0.2), (0.9, 0.8)))
    assert [round(table.of(believed), 2) for believed in (0.1, 0.5, 0.7, 0.9, 1.0)] == [0.2, 0.2, 0.5, 0.8, 0.8]


def test_the_committed_table_rises_and_comes_from_letters_that_nothing_was_trained_on() -> None:
    table = calibration.committed()
    assert len(table.steps) > 3
    assert sorted(table.steps) == list(table.steps)
    assert table.seed >= SEED + LETTERS
    assert (table.seed, table.letters) == (calibrating.SEED, calibrating.LETTERS)


def test_what_is_said_of_words_never_seen_is_nearer_the_truth_than_what_the_rules_believe() -> None:
    seeds = range(1, 61)
    believed, said = (calibrating.points(seeds, "held", table) for table in (BELIEVED, calibration.committed()))
    assert calibrating.off(said) < calibrating.off(believed)
