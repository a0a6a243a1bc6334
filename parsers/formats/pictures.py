"""JPEG, PNG, TIFF, HEIC and their like -> pages of pixels, upright, with square pixels."""

import io
import os
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from parsers.document import Document, Picture, Problem
from parsers.errors import UnreadablePartError
from parsers.formats.raster import flat, png
from parsers.limits import Limits
from parsers.steps import Leaf

if TYPE_CHECKING:
    from PIL.Image import Image

KINDS = frozenset({"jpeg", "png", "tiff", "gif", "bmp", "webp", "heic"})
# In pixels. Logos, emblems and the spacers of mail clients; a fax page has 1,728 columns, a picture of a
# page that can be read at all some 600 each way.
_SMALLEST_SIDE = 300
_SMALLEST_AREA = 250_000
# Width and height. Copiers and word processors cut a page across; a piece of it holds a line at least.
_SMALLEST_STRIP = (400, 40)
# A line of text takes so much of the width of a page and is so much wider than high.
_LINE_SHARE, _LINE_RATIO = 0.3, 5
_USUAL_DPI = 200
# EXIF 0x0112: how the camera was held, as the turn that sets it right.
_ORIENTATION = 0x0112
# What a camera writes, with a number for the resolution that means nothing.
_CAMERAS = {"JPEG", "HEIF"}
# As Pillow calls them. It knows others, of which some start programs.
_RASTERS = ("JPEG", "PNG", "TIFF", "GIF", "BMP", "DIB", "WEBP")
# Those whose frames are pages; in others they move, or are what a camera saw beside the picture.
_PAGED = {"TIFF", "HEIF"}
# The error stream of the process, by its number.
_ERRORS = 2
# How what libtiff says of data that it could not decode begins; it says more, of what Pillow tells too.
_COMPLAINT = re.compile(rb"^\w+Decode\w*: .*", re.MULTILINE)
# More are not even counted, which takes time.
_MOST_PAGES = 1000


def read(leaf: Leaf, limits: Limits) -> Document:
    """Return the pages of a picture file for OCR; a logo or a spacer has none, and that is no problem."""
    name = leaf.filename or f"part {leaf.number}"
    try:
        with _opened(leaf.content) as image:
            pictures, problems = _pages(image, name, limits)
    except OSError as error:
        pictures, problems = _beginning(leaf.content, limits), _damaged(name, {1: error})
    if problems and not pictures:
        raise UnreadablePartError(problems[0].reason, problems[0].detail)
    return Document("pictures", (), pictures, problems)


def _beginning(content: bytes, limits: Limits) -> tuple[Picture, ...]:
    """Return a picture that breaks off, as far as it goes. Raises what a foreign reader raises where it cannot."""
    from PIL import ImageFile

    with _opened(content) as image:
        if image.format in _PAGED:
            raise ValueError("no single picture")
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        try:
            picture = _frame(image, 0, 1, limits)
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False
    return (picture,) if picture else ()


def room_for(limits: Limits) -> int:
    """Return how many bytes the pictures of one file may take together: two dozen pages of a scan in colour."""
    return 2 * limits.unpacked_bytes


def picture_of(content: bytes, number: int, limits: Limits) -> Picture | None:
    """Return a picture in a document that may hold writing as page `number`; None where it is as small as a logo.

    Raises UnreadablePartError, or any error of a foreign reader, where it cannot be opened.
    """
    with _opened(content) as image:
        return _frame(image, 0, number, limits, strips=True)


def size_of(content: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels without decoding them; None where that cannot be told."""
    try:
        with _opened(content) as image:
            return image.size
    except Exception:  # foreign readers fail in any way they like on what they do not know
        return None


def is_strip(size: tuple[int, int]) -> bool:
    """Tell pictures that are too low to be read alone, much wider than high, and may hold a line of writing."""
    width, height = size
    return width >= max(_SMALLEST_STRIP[0], 2 * height) and _SMALLEST_STRIP[1] <= height < _SMALLEST_SIDE


def is_line(width: float, height: float, across: float) -> bool:
    """Tell a picture of the shape of a line of text on a page that is so wide `across`, in one unit all three."""
    return width >= max(_LINE_SHARE * across, _LINE_RATIO * height)


def stacked(contents: Sequence[bytes]) -> bytes:
    """Return pictures of one width as one, below each other in their order.

    Raises any error of a foreign reader where one of them cannot be decoded.
    """
    from PIL import Image

    sizes = [size_of(content) or (0, 0) for content in contents]
    whole = Image.new("RGB", (sizes[0][0], sum(height for _, height in sizes)))
    top = 0
    for content, (_, height) in zip(contents, sizes, strict=True):
        with _opened(content) as image:
            whole.paste(flat(image), (0, top))
        top += height
    return png(whole)


@contextmanager
def _opened(content: bytes) -> "Iterator[Image]":
    """Open a picture without decoding it."""
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # the limits decide, below, before a pixel is decoded
    heic = content[4:8] == b"ftyp"
    if heic:
        _open_heic()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image = Image.open(io.BytesIO(content), formats=("HEIF",) if heic else _RASTERS)
        except UnidentifiedImageError as error:
            detail = "A picture is damaged: ask the sender to send it again."
            raise UnreadablePartError("unreadable_part", detail) from error
        with image:
            yield image


def _open_heic() -> None:
    """Have Pillow open HEIC: by the build of libheif that can only decode, which carries nothing under the GPL."""
    import pi_heif

    pi_heif.options.DECODE_THREADS = 1
    pi_heif.register_heif_opener()


def _pages(image: "Image", name: str, limits: Limits) -> tuple[tuple[Picture, ...], tuple[Problem, ...]]:
    """Return the pages that may hold writing, as many as the limits have room for, and what is to be said of others.

    Raises what a foreign reader raises where no page can be decoded.
    """
    pictures: list[Picture] = []
    problems: list[Problem] = []
    broken: dict[int, Exception] = {}
    count, room = _count(image), room_for(limits)
    for index in range(min(count, limits.pages)):
        try:
            with complaints() as said:
                picture = _frame(image, index, index + 1, limits)
        except UnreadablePartError as error:
            problems.append(Problem(error.reason, f"{name}, page {index + 1}: {error.detail}"))
        except Exception as error:  # foreign readers fail in any way they like on damaged pages
            broken[index + 1] = error
        else:
            if said:
                broken[index + 1] = ValueError(said[0])
            room -= len(picture.pixels) if picture else 0
            if room < 0:
                return tuple(pictures), (*problems, *_damaged(name, broken), *_left_out(name, index, count))
            pictures += [picture] if picture else []
    if broken and not pictures:
        raise next(iter(broken.values()))
    return tuple(pictures), (*problems, *_damaged(name, broken), *_left_out(name, limits.pages, count))


@contextmanager
def complaints() -> Iterator[list[bytes]]:
    """Collect what libtiff says of rows that it could not read, which it tells on the error stream alone."""
    found: list[bytes] = []
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    os.set_blocking(writing, False)
    stream = os.dup(_ERRORS)
    os.dup2(writing, _ERRORS)
    try:
        yield found
    finally:
        os.dup2(stream, _ERRORS)
        os.close(stream)
        os.close(writing)
        with open(reading, "rb") as said:
            found += _COMPLAINT.findall(said.read() or b"")


def _damaged(name: str, broken: Mapping[int, Exception]) -> tuple[Problem, ...]:
    detail = f"Page {min(broken, default=0)} of {name} is damaged, and more may be: ask the sender to send it again."
    return (Problem("unreadable_part", detail),) if broken else ()


def _left_out(name: str, first: int, count: int) -> tuple[Problem, ...]:
    if count <= first:
        return ()
    return (Problem("too_large", f"Only the first {first} of {count} pages of {name} were read."),)


def _count(image: "Image") -> int:
    """Return how many pages a file has, `_MOST_PAGES` at most; where it breaks off, the broken one is the last."""
    if image.format not in _PAGED:
        return 1
    for index in range(_MOST_PAGES):
        try:
            image.seek(index)
        except EOFError:
            return max(index, 1)
        except Exception:  # as above
            return index + 1
    return _MOST_PAGES


def _frame(image: "Image", index: int, number: int, limits: Limits, *, strips: bool = False) -> Picture | None:
    """Return one frame as page `number`; None where it is as small as a logo, and, unless asked for, a strip."""
    image.seek(index)
    if image.width * image.height > limits.pixels:
        detail = f"A picture of {image.width} x {image.height} pixels is larger than the limits: open it by hand."
        raise UnreadablePartError("too_large", detail)
    small = min(image.size) < _SMALLEST_SIDE or image.width * image.height < _SMALLEST_AREA
    if small and not (strips and is_strip(image.size)):
        return None
    return _picture(image, number)


def _picture(image: "Image", number: int) -> Picture:
    """Return one frame; `scale` leads back to the pixels of the file as it is shown."""
    from PIL import Image, ImageOps

    across, down = _resolution(image)
    shown = ImageOps.exif_transpose(image)
    if image.getexif().get(_ORIENTATION, 1) >= 5:
        across, down = down, across
    factor_x, factor_y = max(across, down) / across, max(across, down) / down
    if max(factor_x, factor_y) > 1.02:
        size = (round(shown.width * factor_x), round(shown.height * factor_y))
        shown = shown.convert("L" if shown.mode in {"1", "L"} else "RGB").resize(size, Image.Resampling.BICUBIC)
    return Picture(number, png(shown), max(across, down), 1 / factor_x, 1 / factor_y)


def _resolution(image: "Image") -> tuple[float, float]:
    """Return dots per inch across and down; a guess by the size of a page where the file lies or is silent."""
    given = image.info.get("dpi") or (0, 0)
    try:
        across, down = float(given[0]), float(given[1])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        across, down = 0.0, 0.0
    plausible = 60 <= across <= 1200 and 60 <= down <= 1200 and 0.3 < across / down < 3
    if image.format in _CAMERAS and across in {72, 96, 300} and "exif" in image.info:
        plausible = False
    if plausible:
        return across, down
    if image.width == 1728 and image.height < 1500:  # a fax without its resolution, in coarse lines
        return 204.0, 98.0
    guess = min(image.size) / 8.27
    return (guess, guess) if 60 <= guess <= 1200 else (_USUAL_DPI, _USUAL_DPI)
