"""What the engine for Latin and Chinese pages reads."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from parsers.document import Box, Word
from parsers.ocr.ppocr import Lines, Reading, is_filler

ENGLISH = (
    "The Embassy presents its compliments to the Office",
    "and has the honour to inform it of the delegation:",
    "Ms. Zorana PELIVAN, Head of the Treaty Section",
    "Mr. Milan DVORNIK, Second Secretary, Vienna",
)
FRENCH = (
    "L'Ambassade présente ses compliments au Secrétariat",
    "et a l'honneur de lui communiquer la composition",
    "Mme Hélène VASSEUR, Conseillère juridique",
    "M. Luc DARBEL, Directeur des prisons",
)
RUSSIAN = (
    "Постоянное представительство сообщает, что в совещании",
    "примет участие делегация в следующем составе:",
    "Пеливан Зорана, советник Министерства юстиции",
    "ДВОРНИК Милан, второй секретарь",
)


@pytest.mark.parametrize(
    ("lines", "turned", "plain"),
    [
        (ENGLISH * 3, 0, True),
        (FRENCH * 3, 0, True),
        (ENGLISH * 2 + RUSSIAN[:1], 0, True),  # a letterhead in another script, or a stamp
        (RUSSIAN * 3, 0, False),
        (ENGLISH + RUSSIAN, 0, False),
        (RUSSIAN * 2 + ENGLISH * 2, 0, False),
        (ENGLISH * 3, 90, False),
        (ENGLISH * 3, 180, False),
        ((), 0, False),
    ],
)
def test_a_page_is_plain_where_most_of_it_stands_upright_in_a_script_that_the_engine_reads(
    lines: tuple[str, ...], turned: int, plain: bool
) -> None:
    image = Image.new("L", (1654, 2339), 255)
    font = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf", 40)
    for row, line in enumerate(lines):
        ImageDraw.Draw(image).text((160, 200 + 90 * row), line, font=font, fill=0)
    assert Lines(np.asarray(image.rotate(turned, expand=True)), 200.0).are_plain() is plain


@pytest.mark.parametrize(
    ("text", "filler"),
    [
        ("P<XXX<<<<<<<<<<<", True),
        ("Name ..............", True),
        ("4. ,", False),
        ("Dirección de cárceles", False),
    ],
)
def test_one_sign_again_and_again_is_no_writing_that_could_be_in_another_script(text: str, filler: bool) -> None:
    box = Box(0, 0, 400, 20)
    assert is_filler(Reading(box, 0.7, (Word(text, box),))) is filler


@pytest.mark.parametrize("label", ["Name:", "Signature of the head of delegation", "ФИО:"])
def test_the_dots_of_a_form_are_no_writing_that_was_passed_over(label: str) -> None:
    image = Image.new("L", (1654, 2339), 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf", 40)
    for row in range(4):
        draw.text((120, 200 + 110 * row), label, fill=0, font=font)
        start = int(140 + draw.textlength(label, font=font))
        for left in range(start, 1400, 38):
            draw.ellipse((left, 236 + 110 * row, left + 4, 240 + 110 * row), fill=0)
    assert Lines(np.asarray(image), 200.0).passed_over == []
