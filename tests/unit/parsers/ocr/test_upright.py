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


def test_dust_goes_and_what_is_as_small_beside_letters_stays() -> None:
    page = np.full((400, 400), 255, np.uint8)
    page[100:140, 100:120] = 0  # a letter
    page[137:140, 126:129] = 0  # its full stop
    page[300:303, 300:303] = 0  # dust
    page[120, 123] = 0  # smaller than a printer sets
    wanted = page.copy()
    wanted[300:303, 300:303] = 255
    wanted[120, 123] = 255
    assert (upright._despeckled(page, 300.0) == wanted).all()
    assert (upright._despeckled(wanted, 300.0) == wanted).all()
