"""Pixels in, pixels out: what every picture goes through before OCR sees it."""

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

# A page without colour takes a third of the room. Below this spread between channels it has none.
_COLOUR = 24


def png(image: "Image") -> bytes:
    """Return a picture as PNG, in gray where it has no colour."""
    target = io.BytesIO()
    flat(image).save(target, "PNG", compress_level=1)
    return target.getvalue()


def flat(image: "Image") -> "Image":
    """Return a picture on white ground, in gray or RGB."""
    from PIL import Image, ImageChops

    if image.mode in {"1", "L"}:
        return image.convert("L")
    if image.mode in {"I;16", "I", "F"}:
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if "A" in image.getbands() or "transparency" in image.info:
        ground = Image.new("RGBA", image.size, "white")
        ground.alpha_composite(image.convert("RGBA"))
        image = ground
    image = image.convert("RGB")
    small = image.reduce(8)
    red, green, blue = small.split()
    spread = [ImageChops.difference(one, green).histogram() for one in (red, blue)]
    coloured = any(sum(histogram[_COLOUR:]) for histogram in spread)
    return image if coloured else image.convert("L")
