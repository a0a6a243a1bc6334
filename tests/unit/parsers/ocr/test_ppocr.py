"""The engine for Latin and Chinese pages, as it is set up here."""

import subprocess
import sys

_TINY = "import numpy; from parsers.ocr import ppocr; ppocr.engine(); print(numpy.float32(1e-40) * numpy.float32(1))"


def test_numbers_too_small_to_matter_cost_the_engine_no_time() -> None:
    # In a process of its own: what the engine does with them holds for all that runs in its thread.
    done = subprocess.run([sys.executable, "-c", _TINY], capture_output=True, text=True, check=True)
    assert float(done.stdout) == 0
