import numpy as np
import pytest
from PIL import Image, ImageDraw

from parsers.ocr.paper import flattened

CORNERS = [(90, 120), (720, 90), (760, 950), (60, 930)]


def sheet(corners: list[tuple[int, int]], desk: int = 60) -> np.ndarray:
    picture = Image.new("L", (820, 1040), desk)
    ImageDraw.Draw(picture).polygon(corners, fill=210)
    return np.asarray(picture)


def test_a_sheet_on_a_desk_is_cut_out_and_the_way_back_is_known() -> None:
    flat, matrix = flattened(sheet(CORNERS))
    assert flat[10:-10, 10:-10].min() > 190
    placed = matrix @ np.array([*CORNERS[2], 1.0])
    assert placed[:2] / placed[2] == pytest.approx([flat.shape[1], flat.shape[0]], abs=8)


@pytest.mark.parametrize(
    "picture",
    [
        np.full((1040, 820), 240, np.uint8),
        sheet([(0, 0), (820, 0), (820, 1040), (0, 1040)]),
        sheet([(400, 120), (720, 90), (760, 950), (60, 930)]),  # its lit part only: cutting there would lose words
        sheet([(100, 100), (300, 100), (300, 300), (100, 300)]),
    ],
)
def test_what_is_no_sheet_on_a_desk_stays_as_it_is(picture: np.ndarray) -> None:
    flat, matrix = flattened(picture)
    assert flat is picture
    assert (matrix == np.eye(3)).all()
