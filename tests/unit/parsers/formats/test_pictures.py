import io
import os
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from parsers.document import Document
from parsers.errors import UnreadablePartError
from parsers.formats import decode
from parsers.formats.pictures import read
from parsers.limits import Limits
from parsers.steps import Leaf


def document(content: bytes, **limits: int) -> Document:
    return read(Leaf("2", "image/png", "attachment", content, "scan.png"), Limits(**limits))


def saved(size: tuple[int, int], kind: str = "PNG", **options: object) -> bytes:
    target = io.BytesIO()
    Image.new("L", size, "white").save(target, kind, **options)
    return target.getvalue()


def size_of(content: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(content)) as image:
        return image.size


@pytest.mark.parametrize("size", [(1, 1), (120, 40), (299, 2000), (400, 400)])
def test_logos_and_spacers_are_not_read_and_are_no_problem(size: tuple[int, int]) -> None:
    found = document(saved(size))
    assert (found.pictures, found.problems) == ((), ())


def test_the_pixels_of_a_fax_are_squared_and_lead_back() -> None:
    (picture,) = document(saved((1728, 1146), "TIFF", dpi=(204, 98))).pictures
    width, height = size_of(picture.pixels)
    assert (width, round(height, -1)) == (1728, 2390)
    assert width * picture.scale_x == pytest.approx(1728)
    assert height * picture.scale_y == pytest.approx(1146, abs=1)


def test_every_page_of_a_tiff_is_a_picture() -> None:
    target = io.BytesIO()
    pages = [Image.new("1", (1000, 1400), 1) for _ in range(3)]
    pages[0].save(target, "TIFF", save_all=True, append_images=pages[1:])
    assert [picture.page for picture in document(target.getvalue()).pictures] == [1, 2, 3]


def test_a_photograph_stands_as_the_camera_was_held() -> None:
    image = Image.new("RGB", (1000, 700), "white")
    exif = image.getexif()
    exif[0x0112] = 6
    target = io.BytesIO()
    image.save(target, "JPEG", exif=exif)
    (picture,) = document(target.getvalue()).pictures
    assert size_of(picture.pixels) == (700, 1000)


HEIC = (Path(__file__).parents[3] / "fixtures" / "letter.heic").read_bytes()


def test_a_photograph_as_telephones_of_apple_send_it_is_read_under_any_name() -> None:
    decoded = decode(Leaf("2", "image/jpeg", "attachment", HEIC, "IMG_0001.JPG"), Limits()).document
    assert decoded is not None
    (picture,) = decoded.pictures
    with Image.open(io.BytesIO(picture.pixels)) as image:
        assert image.size == (700, 500)
        assert image.convert("L").getextrema() == (0, 255)


def test_a_heic_picture_that_is_cut_off_is_damaged_and_one_too_large_is_refused() -> None:
    with pytest.raises(UnreadablePartError):
        decode(Leaf("2", "image/heic", "attachment", HEIC[:2000], "IMG_0001.HEIC"), Limits())
    with pytest.raises(UnreadablePartError) as caught:
        document(HEIC, pixels=100_000)
    assert caught.value.reason == "too_large"


def test_a_picture_too_large_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(UnreadablePartError) as caught:
        document(saved((3000, 3000)), pixels=1_000_000)
    assert caught.value.reason == "too_large"


def test_pages_beyond_the_limit_say_so() -> None:
    target = io.BytesIO()
    pages = [Image.new("1", (600, 600), 1) for _ in range(5)]
    pages[0].save(target, "TIFF", save_all=True, append_images=pages[1:])
    found = document(target.getvalue(), pages=2)
    assert len(found.pictures) == 2
    assert [problem.reason for problem in found.problems] == ["too_large"]


def test_transparent_ground_is_white() -> None:
    target = io.BytesIO()
    Image.new("RGBA", (800, 800), (0, 0, 0, 0)).save(target, "PNG")
    (picture,) = document(target.getvalue()).pictures
    with Image.open(io.BytesIO(picture.pixels)) as image:
        assert image.convert("L").getextrema() == (255, 255)


def tiff(count: int, size: tuple[int, int] = (1000, 1400), **options: object) -> bytes:
    target = io.BytesIO()
    pages = [Image.new("1", size, 1) for _ in range(count)]
    pages[0].save(target, "TIFF", save_all=True, append_images=pages[1:], **options)
    return target.getvalue()


def test_all_pages_of_a_long_scan_are_read() -> None:
    found = document(tiff(30, (2480, 3508), compression="group4"))
    assert len(found.pictures) == 30
    assert found.problems == ()


def test_where_the_room_ends_the_pages_that_fit_are_read_and_the_others_counted() -> None:
    whole = document(tiff(4))
    found = document(tiff(4), unpacked_bytes=len(whole.pictures[0].pixels))
    assert [picture.page for picture in found.pictures] == [1, 2]
    assert [problem.detail for problem in found.problems] == ["Only the first 2 of 4 pages of scan.png were read."]


def test_a_page_beyond_the_limits_does_not_cost_those_beside_it() -> None:
    target = io.BytesIO()
    pages = [Image.new("1", size, 1) for size in ((1000, 1400), (3000, 3000), (1000, 1400))]
    pages[0].save(target, "TIFF", save_all=True, append_images=pages[1:])
    found = document(target.getvalue(), pixels=2_000_000)
    assert [picture.page for picture in found.pictures] == [1, 3]
    assert [problem.reason for problem in found.problems] == ["too_large"]
    assert "page 2" in found.problems[0].detail


@pytest.mark.parametrize("options", [{}, {"compression": "tiff_lzw"}])
def test_of_a_scan_that_is_cut_off_the_whole_pages_are_read(options: dict[str, object]) -> None:
    content = tiff(4, **options)
    found = document(content[: int(len(content) * 0.6)])
    assert [picture.page for picture in found.pictures] == [1, 2]
    assert [(problem.reason, problem.detail) for problem in found.problems] == [
        ("unreadable_part", "Page 3 of scan.png is damaged, and more may be: ask the sender to send it again.")
    ]


def test_only_pictures_of_pixels_are_opened() -> None:
    with pytest.raises(UnreadablePartError):
        document(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 900 900\nshowpage\n")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "BMP"])
def test_a_picture_that_is_cut_off_is_read_as_far_as_it_goes_and_told(kind: str) -> None:
    target = io.BytesIO()
    Image.effect_noise((800, 1000), 90).save(target, kind)
    content = target.getvalue()
    found = document(content[: len(content) // 2])
    (picture,) = found.pictures
    assert size_of(picture.pixels) == (800, 1000)
    assert [problem.reason for problem in found.problems] == ["unreadable_part"]


def test_a_damaged_page_does_not_cost_those_behind_it() -> None:
    content = bytearray(tiff(3, compression="tiff_adobe_deflate"))
    with Image.open(io.BytesIO(content)) as image:
        image.seek(1)
        start = image.tag_v2[273][0]
    content[start : start + 40] = b"\xff" * 40
    found = document(bytes(content))
    assert [picture.page for picture in found.pictures] == [1, 3]
    assert ["page 2" in problem.detail.lower() for problem in found.problems] == [True]


def fax(compression: str, *, damaged: bool, **options: object) -> bytes:
    """Return a fax of two pages of writing, in the second of which a few bytes were lost on the line."""
    target = io.BytesIO()
    pages = [Image.new("1", (1000, 1400), 1) for _ in range(2)]
    for page in pages:
        for top in range(100, 1300, 60):
            ImageDraw.Draw(page).text((100, top), "Ms. Ida Berg, Counsellor, Ministry of Justice", fill=0, font_size=30)
    pages[0].save(target, "TIFF", compression=compression, save_all=True, append_images=pages[1:], **options)
    content = bytearray(target.getvalue())
    if damaged:
        with Image.open(io.BytesIO(content)) as image:
            image.seek(1)
            start = image.tag_v2[273][0] + 2000
        content[start : start + 40] = bytes(place * 37 % 200 for place in range(40))
    return bytes(content)


@pytest.mark.parametrize("compression", ["group3", "group4"])
def test_a_page_of_a_fax_that_was_damaged_on_the_line_is_read_as_far_as_it_goes_and_told(compression: str) -> None:
    found = document(fax(compression, damaged=True))
    assert [picture.page for picture in found.pictures] == [1, 2]
    assert [(problem.reason, problem.detail) for problem in found.problems] == [
        ("unreadable_part", "Page 2 of scan.png is damaged, and more may be: ask the sender to send it again.")
    ]


@pytest.mark.parametrize("compression", ["group3", "group4", "tiff_lzw", "packbits"])
def test_a_fax_that_came_whole_is_not_taken_for_a_damaged_one(compression: str) -> None:
    found = document(fax(compression, damaged=False, tiffinfo={65_000: "a tag that nobody knows"}))
    assert len(found.pictures) == 2
    assert found.problems == ()


def test_what_others_write_to_the_error_stream_comes_through(capfd: pytest.CaptureFixture[str]) -> None:
    document(fax("group4", damaged=True))
    os.write(2, b"still heard")
    assert capfd.readouterr().err == "still heard"
