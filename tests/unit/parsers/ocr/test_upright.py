"""A page of pixels as engines get it."""

import io

import numpy as np
import pytest
from PIL import Image

from parsers.document import Picture
from parsers.ocr import script, upright
from parsers.ocr.script import Script


def sheet(side: int = 1000) -> Picture:
    """Return a page of 200 dpi with a bar on it, 100 to 300 across and 400 to 420 down."""
    pixels = np.full((side, side), 255, np.uint8)
    pixels[400:420, 100:300] = 0
    target = io.BytesIO()
    Image.fromarray(pixels).save(target, "PNG")
    return Picture(1, target.getvalue(), 200.0)


def test_the_script_is_that_of_the_page_set_upright(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = iter((Script("Cyrillic", 90), Script("Latin", 0)))
    monkeypatch.setattr(script, "look", lambda _: next(seen))
    prepared = upright.prepare(sheet())
    assert prepared.script is not None
    assert prepared.script.name == "Latin"
