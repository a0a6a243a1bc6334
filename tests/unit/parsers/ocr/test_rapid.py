"""PP-OCRv6 as it is set up here."""

import subprocess
import sys

import numpy as np
import pytest
from omegaconf import OmegaConf
from rapidocr.cal_rec_boxes.main import CalRecBoxes, Direction

from parsers.ocr import rapid

_TINY = "import numpy; from parsers.ocr import rapid; rapid.engine(); print(numpy.float32(1e-40) * numpy.float32(1))"


def test_numbers_too_small_to_matter_cost_the_engine_no_time() -> None:
    # In a process of its own: what the engine does with them holds for all that runs in its thread.
    done = subprocess.run([sys.executable, "-c", _TINY], capture_output=True, text=True, check=True)
    assert float(done.stdout) == 0


def test_the_engine_leaves_the_reader_of_settings_as_it_was() -> None:
    before = OmegaConf.load
    rapid._library()
    assert OmegaConf.load is before


LEVEL = ((100, 200), (700, 200), (700, 240), (100, 240))
ASLANT = ((100.5, 200.25), (698, 231), (695.5, 272), (98.25, 241.5))
UPRIGHT = ((900, 50), (940.5, 51), (939, 800), (899.25, 800))


@pytest.mark.parametrize("corners", [LEVEL, ASLANT, UPRIGHT])
def test_letters_stand_where_the_library_itself_places_them(corners: tuple[tuple[float, float], ...]) -> None:
    line = np.array(corners, np.float32)
    across, down = np.ptp(line, axis=0)
    direction = Direction.VERTICAL if down > across else Direction.HORIZONTAL
    letters = [[[x, 0], [x + 12.5, 0], [x + 12.5, 40], [x, 40]] for x in range(0, 560, 13)]
    wanted = CalRecBoxes().reverse_rotate_crop_image(line.copy(), letters, direction)
    found = rapid._letter_boxes().reverse_rotate_crop_image(line.copy(), letters, direction)
    assert [sorted(map(tuple, box)) for box in found] == [sorted(map(tuple, box)) for box in wanted]
