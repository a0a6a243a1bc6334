"""Current rosters for others: one file per export."""

from collections.abc import Callable, Sequence

from intake.exports import csv, json
from store.queries import RosterRow

# The word after --format, and what returns the file's text.
EXPORTS: tuple[tuple[str, Callable[[Sequence[RosterRow]], str]], ...] = (("json", json.text), ("csv", csv.text))

__all__ = ["EXPORTS"]
