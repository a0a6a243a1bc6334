"""PP-OCRv6 as it is run here: it finds and reads what rapidocr does, of which only the models are used."""

import subprocess
import sys

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from parsers.ocr import rapid
from tests.bare_engine import engine

_TINY = """
import sys
import numpy
from parsers.ocr import rapid
rapid.read(numpy.full((40, 400), 255, numpy.uint8), numpy.array([(0, 0), (399, 0), (399, 39), (0, 39)], numpy.float32))
print(numpy.float32(1e-40) * numpy.float32(1), "rapidocr" in sys.modules)
"""
_FONTS = "/usr/share/fonts/truetype/dejavu/DejaVu"
LINES = (
    "The Embassy presents its compliments to the Office",
    "2. Mr. Milan DVORNIK, Second Secretary, Vienna",
    "E-mail: m.dvornik@mission.example, +41 22 715 50 65",
)


def test_numbers_too_small_to_matter_cost_the_engine_no_time_and_its_wrapping_is_not_loaded() -> None:
    # In a process of its own: what the engine does with them holds for all that runs in its thread.
    done = subprocess.run([sys.executable, "-c", _TINY], capture_output=True, text=True, check=True)
    tiny, wrapped = done.stdout.split()
    assert float(tiny) == 0
    assert wrapped == "False"


def page(lean: float = 0.0, turned: int = 0) -> NDArray[np.uint8]:
    image = Image.new("L", (1654, 1200), 255)
    font = ImageFont.truetype(f"{_FONTS}Sans.ttf", 34)
    for row, line in enumerate(LINES):
        ImageDraw.Draw(image).text((160, 200 + 90 * row), line, font=font, fill=0)
    return np.asarray(image.rotate(lean, fillcolor=255, resample=Image.Resampling.BICUBIC).rotate(turned, expand=True))


def test_lines_are_found_and_read_from_above() -> None:
    drawn = page()
    said = [rapid.read(drawn, corners) for corners in rapid.find(drawn)]
    assert [one.text for one in said if one] == list(LINES)


@pytest.mark.parametrize(("lean", "turned"), [(0.0, 0), (3.0, 0), (0.0, 90), (-2.0, 270)])
def test_a_line_says_what_rapidocr_reads_there_and_letters_stand_where_it_places_them(lean: float, turned: int) -> None:
    drawn = page(lean, turned)
    known = engine()(cv2.cvtColor(drawn, cv2.COLOR_GRAY2BGR))
    for corners, text, placed in zip(known.boxes, known.txts, known.word_results, strict=True):
        said = rapid.read(drawn, np.asarray(corners, np.float32))
        assert said is not None
        assert said.text == text
        ends = [(min(x for x, _ in box), max(x for x, _ in box)) for _, _, box in placed]
        found = [(letter.x0, letter.x1) for letter in said.letters]
        assert np.abs(np.array(ends) - np.array(found)).max() < 2.5


def test_a_letter_is_as_sure_as_the_engine_is_of_it_and_blanks_do_not_shift_that() -> None:
    drawn = page()
    first = rapid.read(drawn, rapid.find(drawn)[0])
    assert first is not None
    assert "".join(letter.text for letter in first.letters) == LINES[0].replace(" ", "")
    assert min(letter.confidence for letter in first.letters) > 0.9


def test_nothing_is_found_on_white_paper_nor_read_there() -> None:
    white = np.full((1200, 1654), 255, np.uint8)
    assert rapid.find(white) == []
    assert rapid.read(white, np.array([(100, 100), (500, 100), (500, 140), (100, 140)], np.float32)) is None


def test_a_single_line_on_a_strip_is_found() -> None:
    strip = page()[190:250, 100:1300]
    (corners,) = rapid.find(strip)
    said = rapid.read(strip, corners)
    assert said is not None
    assert said.text == LINES[0]
