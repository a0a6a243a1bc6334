"""The engine for Latin and Chinese pages, as it is set up here."""

import numpy as np

from parsers.ocr import ppocr


def test_numbers_too_small_to_matter_cost_the_engine_no_time() -> None:
    ppocr.engine()
    assert np.float32(1e-40) * np.float32(1) == 0
