import numpy as np

from parsers.ocr.strips import strips


def test_each_line_of_writing_is_found_and_specks_and_pictures_are_not() -> None:
    page = np.full((1000, 800), 255, np.uint8)
    for top in (100, 150, 200):
        for left in range(100, 600, 20):
            page[top : top + 25, left : left + 12] = 0
    page[300:302, 100:103] = 0
    page[400:700, 100:700] = 0
    found = strips(page, 200)
    assert [round(box.top, -1) for box in found] == [100, 150, 200]
    assert all(90 <= box.x0 <= 110 and 580 <= box.x1 <= 610 for box in found)


def test_an_empty_page_has_none() -> None:
    assert strips(np.full((400, 300), 255, np.uint8), 200) == []
