"""Lines under a stamp, whose ink is paler than print: they are read again without it."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from parsers.document import Box, Word
from parsers.ocr import tesseract
from parsers.ocr.tesseract import _from_under_stamp, _stamped

_FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
LINES = (
    "Постоянное представительство пользуется случаем,",
    "чтобы возобновить уверения в весьма высоком",
    "уважении, и просит подтвердить получение ноты.",
    "Вена, 14 апреля 2031 года",
)
# Each at 300 dpi.
PLACES = [Box(180, 190 + 120 * row, 1900, 265 + 120 * row) for row in range(4)]


def page(ink: int | None) -> "np.ndarray[tuple[int, int], np.dtype[np.uint8]]":
    """Return a page with a stamp in an ink of this level of gray over the middle lines."""
    image = Image.new("L", (2480, 900), 255)
    draw = ImageDraw.Draw(image)
    for row, line in enumerate(LINES):
        draw.text((200, 200 + 120 * row), line, font=ImageFont.truetype(_FONT, 50), fill=20)
    if ink is not None:
        stamp = Image.new("L", image.size, 255)
        pen = ImageDraw.Draw(stamp)
        for inset in (0, 40, 120):
            pen.ellipse((700 + inset, 240 + inset, 1200 - inset, 740 - inset), outline=ink, width=12)
        pen.text((760, 380), "ПОСОЛЬСТВО", font=ImageFont.truetype(_FONT, 54), fill=ink)
        image = Image.fromarray(np.minimum(np.asarray(image), np.asarray(stamp)))
    return np.asarray(image)


@pytest.mark.parametrize("ink", [140, 150])
def test_what_stands_under_a_stamp_is_read(ink: int) -> None:
    words = tesseract.read(page(ink), 300.0, "Cyrillic", PLACES)
    texts = {word.text.strip(".,") for word in words}
    assert {"возобновить", "уверения", "весьма", "высоком", "просит", "подтвердить", "получение", "2031"} <= texts


def test_lines_are_stamped_where_broad_ink_is_paler_than_print_and_are_named_once() -> None:
    assert _stamped(page(140), [*PLACES, PLACES[1]]) == PLACES
    assert not _stamped(page(None), PLACES)
    assert not _stamped(np.where(page(None) < 128, 0, 255).astype(np.uint8), PLACES)


def test_what_was_read_only_without_the_stamp_is_doubtful() -> None:
    read = {
        word.text.strip(".,"): word.confidence or 0.0 for word in tesseract.read(page(140), 300.0, "Cyrillic", PLACES)
    }
    assert read["Постоянное"] > 0.9
    assert read["подтвердить"] <= 0.75


@pytest.mark.parametrize(("confidence", "texts"), [(0.95, ["Вена"]), (0.6, ["Вена,", "14"])])
def test_a_line_is_read_again_where_a_word_on_it_is_unsure(
    monkeypatch: pytest.MonkeyPatch, confidence: float, texts: list[str]
) -> None:
    again = [Word(text, PLACES[3], confidence=0.9) for text in ("Вена,", "14")]
    monkeypatch.setattr(tesseract, "_one_line", lambda *_: again)
    known = [Word("Вена", PLACES[3], confidence=confidence)]
    assert [word.text for word in _from_under_stamp(known, PLACES[3], page(140), "Cyrillic")] == texts
