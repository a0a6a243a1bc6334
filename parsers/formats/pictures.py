"""JPEG, PNG, TIFF, HEIC and their like -> pages of pixels, upright, with square pixels."""

import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from parsers.document import Document, Picture, Problem
from parsers.errors import UnreadablePartError
from parsers.formats.raster import png
from parsers.limits import Limits
from parsers.steps import Leaf

if TYPE_CHECKING:
    from PIL.Image import Image

KINDS = frozenset({"jpeg", "png", "tiff", "gif", "bmp", "webp", "heic"})
# In pixels. Logos, emblems and the spacers of mail clients; a fax page has 1,728 columns, a picture of a
# page that can be read at all some 600 each way.
_SMALLEST_SIDE = 300
_SMALLEST_AREA = 250_000
_USUAL_DPI = 200
# EXIF 0x0112: how the camera was held, as the turn that sets it right.
_ORIENTATION = 0x0112
# What a camera writes, with a number for the resolution that means nothing.
_CAMERAS = {"JPEG", "HEIF"}


def read(leaf: Leaf, limits: Limits) -> Document:
    """Return the pages of a picture file for OCR; a logo or a spacer has none, and that is no problem."""
    name = leaf.filename or f"part {leaf.number}"
    pictures = tuple(pictures_of(leaf.content, limits))
    problems: tuple[Problem, ...] = ()
    if len(pictures) > limits.pages:
        pictures = pictures[: limits.pages]
        problems = (Problem("too_large", f"Only the first {limits.pages} pages of {name} were read."),)
    return Document("pictures", (), pictures, problems)


def pictures_of(content: bytes, limits: Limits, first: int = 1) -> tuple[Picture, ...]:
    """Return the frames of a picture file that may hold writing, one more than `limits.pages` at most."""
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # the limits decide, below, before a pixel is decoded
    if content[4:8] == b"ftyp":
        _open_heic()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content)) as image:
                return tuple(_frames(image, limits, first))
    except UnidentifiedImageError as error:
        raise UnreadablePartError(
            "unreadable_part", "A picture is damaged: ask the sender to send it again."
        ) from error


def _open_heic() -> None:
    """Have Pillow open HEIC: by the build of libheif that can only decode, which carries nothing under the GPL."""
    import pi_heif

    pi_heif.options.DECODE_THREADS = 1
    pi_heif.register_heif_opener()


def _frames(image: "Image", limits: Limits, first: int) -> Iterator[Picture]:
    total = 0
    for index in range(min(getattr(image, "n_frames", 1), limits.pages + 1)):
        if image.format == "GIF" and index:
            return
        image.seek(index)
        total += image.width * image.height
        if image.width * image.height > limits.pixels or total > limits.pixels * 4:
            detail = f"A picture of {image.width} x {image.height} pixels is larger than the limits: open it by hand."
            raise UnreadablePartError("too_large", detail)
        if min(image.size) >= _SMALLEST_SIDE and image.width * image.height >= _SMALLEST_AREA:
            yield _picture(image, first + index)


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
