"""Which pictures in a document are read: those that may hold writing, once each, behind its text."""

import io
import random

import pytest
from PIL import Image

from parsers.document import Block, Document, Line, Page, Word
from parsers.formats.embedded import Embedded, may_be_lost, with_pictures
from parsers.limits import Limits

TEXT = Document("docx", (Page(1, (Block((Line((Word("List"),)),)),)),))
EMPTY = Document("docx", (Page(1, ()),))
# What Word keeps a drawing in; no reader of pictures knows it.
VECTORS = b"\x01\0\0\0" + b"\0" * 36 + b" EMF" + b"\0" * 30_000


def picture(size: tuple[int, int] = (800, 1000), shade: int = 255) -> bytes:
    target = io.BytesIO()
    Image.new("L", size, shade).save(target, "PNG")
    return target.getvalue()


def read(*shown: Embedded, document: Document = TEXT, **limits: int) -> Document:
    return with_pictures(document, shown, "letter.docx", Limits(**limits))


def test_pictures_are_pages_behind_the_text_in_their_order() -> None:
    found = read(Embedded(picture(), 400, 500), Embedded(picture(shade=200)))
    assert [picture.page for picture in found.pictures] == [2, 3]
    assert found.pages == TEXT.pages


def test_a_picture_is_beside_a_text_only_where_there_is_one() -> None:
    assert [one.aside for one in read(Embedded(picture())).pictures] == [True]
    assert [one.aside for one in read(Embedded(picture()), document=EMPTY).pictures] == [False]


def test_what_is_small_on_the_page_or_has_few_pixels_is_an_emblem_and_no_problem() -> None:
    found = read(Embedded(picture(), 100, 110), Embedded(picture((200, 200)), 400, 500), Embedded(VECTORS, 100, 120))
    assert found == TEXT


@pytest.mark.parametrize(
    ("pixels", "points", "count"),
    [
        ((1500, 800), (200, 107), 1),  # a list, drawn small
        ((800, 1000), (120, 150), 1),
        ((600, 600), (80, 80), 0),  # an emblem of many pixels
        ((1200, 1200), (100, 100), 0),
        ((620, 410), (150, 100), 0),  # a stamp, a signature
        ((800, 330), (200, 80), 0),
    ],
)
def test_a_picture_that_is_drawn_small_is_read_where_it_has_the_pixels_of_a_list(
    pixels: tuple[int, int], points: tuple[int, int], count: int
) -> None:
    found = read(Embedded(picture(pixels), *points))
    assert (len(found.pictures), found.problems) == (count, ())


@pytest.mark.parametrize("height", [50, 84, None])
def test_strips_of_one_width_are_the_page_that_they_were_cut_from(height: float | None) -> None:
    strips = [Embedded(picture((1500, 200), shade), 450 if height else None, height) for shade in (0, 60, 120, 250)]
    (page,) = read(Embedded(picture(), 400, 500), *strips, Embedded(picture((1400, 200)), 150, 21)).pictures[1:]
    with Image.open(io.BytesIO(page.pixels)) as image:
        assert image.size == (1500, 800)
        assert [image.getpixel((9, top)) for top in (100, 300, 500, 700)] == [0, 60, 120, 250]


def test_a_single_strip_that_may_hold_a_line_is_read_where_it_is_large_on_the_page() -> None:
    shown = [((1500, 200), (450, 60)), ((1500, 200), (200, 50)), ((1500, 30), (450, 60)), ((390, 150), (450, 173))]
    found = [len(read(Embedded(picture(pixels), *points)).pictures) for pixels, points in shown]
    assert found == [1, 0, 0, 0]


def test_a_picture_of_the_shape_of_a_line_of_text_is_read_and_a_ruling_line_is_not() -> None:
    shown = [((900, 100), (450, 50)), ((900, 60), (450, 30)), ((900, 100), (450, 6)), ((900, 300), (240, 80))]
    found = [len(read(Embedded(picture(pixels), *points)).pictures) for pixels, points in shown]
    assert found == [1, 1, 0, 0]


def test_a_small_letterhead_is_read_and_counts_where_it_is_read_surely() -> None:
    shown = [((900, 160), (255, 45)), ((400, 60), (184, 28)), ((900, 160), (170, 30)), ((400, 30), (184, 14))]
    found = [[one.slight for one in read(Embedded(picture(pixels), *points)).pictures] for pixels, points in shown]
    assert found == [[True], [True], [], []]


def test_of_strips_with_a_damaged_one_the_others_are_read_and_a_problem_says_so() -> None:
    noise = Image.frombytes("L", (1500, 200), random.Random(1).randbytes(300_000))
    target = io.BytesIO()
    noise.save(target, "PNG")
    strips = [picture((1500, 200)), target.getvalue()[:100_000], picture((1500, 200), 9)]
    found = read(*(Embedded(strip, 450, 50) for strip in strips))
    assert len(found.pictures) == 2
    assert [problem.reason for problem in found.problems] == ["unreadable_part"]


def test_a_picture_that_is_shown_twice_is_read_once_where_it_is_large() -> None:
    found = read(Embedded(picture(), 50, 60), Embedded(picture(), 400, 500), Embedded(picture(), 400, 500))
    assert len(found.pictures) == 1


def test_large_pictures_that_cannot_be_opened_are_one_problem() -> None:
    found = read(Embedded(VECTORS, 400, 500), Embedded(picture()[:200], 400, 500), Embedded(picture()))
    assert [(problem.reason, problem.detail) for problem in found.problems] == [
        ("unreadable_part", "A picture in letter.docx could not be read: open it by hand.")
    ]
    assert [one.page for one in found.pictures] == [2]


def test_a_picture_of_unknown_size_that_cannot_be_opened_is_a_problem_where_it_is_long() -> None:
    assert len(read(Embedded(VECTORS)).problems) == 1
    assert read(Embedded(VECTORS[:1000])).problems == ()
    assert [may_be_lost(size) for size in (None, 20_000, 20_001)] == [True, False, True]


def test_no_more_pictures_are_read_than_the_limits_allow() -> None:
    shown = [Embedded(picture(shade=shade)) for shade in (10, 20, 30)]
    by_number = read(*shown, pages=2)
    by_room = read(*shown, unpacked_bytes=len(by_number.pictures[0].pixels) // 2 + 10)
    assert [len(found.pictures) for found in (by_number, by_room)] == [2, 1]
    assert [problem.detail for problem in by_number.problems] == [
        "Only the first 2 pictures in letter.docx were read: open it by hand."
    ]
    assert [problem.reason for problem in by_room.problems] == ["too_large"]
