import io

from PIL import Image, ImageDraw

from parsers.document import Picture
from parsers.layout.tables import grids
from parsers.ocr.rulings import rulings_of
from parsers.ocr.upright import prepare


def drawn(turn: float = 0.0) -> Picture:
    image = Image.new("L", (1200, 1600), 255)
    draw = ImageDraw.Draw(image)
    for y in (300, 400, 500):
        draw.line((200, y, 1000, y), fill=0, width=3)
    for x in (200, 600, 1000):
        draw.line((x, 300, x, 500), fill=0, width=3)
    target = io.BytesIO()
    image.rotate(turn, fillcolor=255).save(target, "PNG")
    return Picture(1, target.getvalue(), 200)


def test_the_lines_of_a_table_make_its_cells() -> None:
    upright = prepare(drawn())
    (grid,) = grids(rulings_of(upright.gray, upright.dpi))
    assert len(grid.cells) == 4


def test_so_do_those_of_a_table_that_leans() -> None:
    upright = prepare(drawn(1.5))
    (grid,) = grids(rulings_of(upright.gray, upright.dpi))
    assert len(grid.cells) == 4
