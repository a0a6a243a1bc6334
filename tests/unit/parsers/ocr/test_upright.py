"""A page of pixels as engines get it."""

import io

import numpy as np
import pytest
from PIL import Image

from parsers.document import Box, Picture
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


@pytest.mark.parametrize(("name", "more"), [("Latin", 1.0), ("Cyrillic", 1.5)])
def test_a_page_is_enlarged_for_the_engine_that_wants_it_and_boxes_lead_back(
    monkeypatch: pytest.MonkeyPatch, name: str, more: float
) -> None:
    monkeypatch.setattr(script, "look", lambda _: Script(name, 0))
    prepared = upright.prepare(sheet())
    assert (prepared.dpi, prepared.more) == (200, more)
    rows, columns = np.nonzero(prepared.large < 128)
    large = Box(*map(float, (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)))
    found = prepared.on_page(large.times(1 / more))
    assert [found.x0, found.top, found.x1, found.bottom] == pytest.approx([100, 400, 300, 420], abs=2)
