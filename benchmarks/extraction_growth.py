"""How the time to extract grows with the text: what a text's author could do to keep the reader busy.

python benchmarks/extraction_growth.py [PART-OF-A-NAME]

Each hostile text is read in half its size and in full; both times and their ratio are shown. A ratio near 2 is
linear, near 4 quadratic. Ends with 1 where a text of full size takes longer than the target or grows faster.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from parsers.document import Message
from parsers.extract import find
from tests.fixtures.hostile import TEXTS

SECONDS = 5.0
GROWTH = 2.3
# Below this the clock says more about the machine than about the text.
SMALL = 0.25


def main() -> int:
    """Read every text in two sizes, say how long it took and how that grows."""
    wanted = _arguments().name
    find(TEXTS["a word without end"](10), ())  # What is loaded and compiled once is not counted.
    slow = [name for name, make in TEXTS.items() if wanted in name and not _holds(name, make)]
    print(f"{len(slow)} of {len(TEXTS)} too slow" + "".join(f"\n  {name}" for name in slow))
    return 1 if slow else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("name", nargs="?", default="", help="only the texts whose names have this in them")
    return parser.parse_args()


def _holds(name: str, make: Callable[[int], Message]) -> bool:
    half, full = (_seconds(make(size)) for size in (50, 100))
    growth = full / max(half, 1e-6)
    print(f"{half:7.2f} s {full:7.2f} s  x {growth:4.1f}  {name}", flush=True)
    return full < SECONDS and (growth <= GROWTH or full < SMALL)


def _seconds(message: Message) -> float:
    started = time.process_time()
    find(message, ())
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())
