"""Pages with so few letters that the look at them is a guess: the engine that can read them is believed."""

import io

import pytest
from PIL import Image, ImageDraw, ImageFont

from parsers.document import Box, Picture, Word
from parsers.layout.page import flat
from parsers.limits import Limits
from parsers.ocr import ppocr, recognise

_FONTS = "/usr/share/fonts/truetype/dejavu/DejaVu"


def _read(lines: list[str], font: str) -> list[str]:
    image = Image.new("L", (2480, 3508), 255)
    draw = ImageDraw.Draw(image)
    for row, line in enumerate(lines):
        draw.text((300, 400 + 120 * row), line, font=ImageFont.truetype(f"{_FONTS}{font}.ttf", 60), fill=0)
    target = io.BytesIO()
    image.save(target, "PNG")
    return [line.text for line in flat(recognise(Picture(1, target.getvalue(), 300.0), Limits()).page.items)]


@pytest.mark.parametrize("font", ["Sans", "Serif"])
@pytest.mark.parametrize(
    "lines",
    [
        ["MS. ZORANA PELIVAN", "MR. MILAN DVORNIK", "COUNSELLOR"],
        ["Mme Hélène VASSEUR, Conseillère", "M. Luc DARBEL, Directeur des prisons"],
        ["Г-н Милан ДВОРНИК, директор"],
        ["Г-жа Зорана ПЕЛИВАН, советник, Министерство юстиции", "Г-н Милан ДВОРНИК, директор"],
    ],
)
def test_a_page_with_a_few_lines_is_read_in_its_script_and_the_right_way_up(lines: list[str], font: str) -> None:
    assert _read(lines, font) == lines


@pytest.mark.parametrize(
    ("text", "plain"), [("Director of Prisons", True), ("MOCKBA", False), ("王小明", True), ("-", False)]
)
def test_what_looks_alike_in_two_scripts_is_not_plainly_in_one(text: str, plain: bool) -> None:
    box = Box(0, 0, 100, 20)
    assert ppocr.is_plain([ppocr.Reading(box, 0.97, (Word(text, box),))]) is plain
