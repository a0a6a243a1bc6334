"""How often a person is right in every field, by how much the rules believe it: measured, not believed."""

from bisect import bisect_right
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

TABLE = Path(__file__).with_name("calibration.json")


class Calibration(Struct, frozen=True):
    """Steps (what the rules believe, share that was right), rising in both, and the recipe that they come from.

    `seed` is the first of `letters` drawn letters, on none of which anything was trained.
    """

    seed: int
    letters: int
    steps: tuple[tuple[float, float], ...]

    def of(self, believed: float) -> float:
        """Return the chance, 0 to 1, that all is right; between two steps in proportion."""
        at = bisect_right(self.steps, believed, key=lambda step: step[0])
        if at in (0, len(self.steps)):
            return self.steps[max(0, at - 1)][1]
        (low, share), (high, more) = self.steps[at - 1 : at + 1]
        return share + (more - share) * (believed - low) / (high - low)


BELIEVED = Calibration(0, 0, ((0.0, 0.0), (1.0, 1.0)))


@cache
def committed() -> Calibration:
    """Return the table that the program uses."""
    return msgspec.json.decode(TABLE.read_bytes(), type=Calibration)
