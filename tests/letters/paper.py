"""Letters on paper: drawn as pixels, then scanned slightly askew or faxed."""

import io
import math
from datetime import UTC, datetime
from time import struct_time

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tests.letters import fonts
from tests.letters.sheet import Grid, Letter, Stamp, Text, merged_down

DPI = 200
_A4 = (1654, 2339)
_FAX = (1728, 2292)
_SCANNED: struct_time = datetime(2009, 3, 20, 9, 0, tzinfo=UTC).timetuple()


def scan(letter: Letter, *, seed: int, skew: float = 0.6, quality: int = 42) -> bytes:
    """Return a PDF of gray JPEG pages at 200 dpi, as a copier mails it."""
    noise = np.random.default_rng(seed)
    pages = [
        _scanned(page, noise, skew * (1 if i % 2 == 0 else -0.6)) for i, page in enumerate(drawn(letter, seed=seed))
    ]
    out = io.BytesIO()
    pages[0].save(
        out, "PDF", resolution=DPI, quality=quality, save_all=True, append_images=pages[1:],
        producer="Office copier", creationDate=_SCANNED, modDate=_SCANNED,
    )  # fmt: skip
    return out.getvalue()


def fax(letter: Letter, *, seed: int, station: str) -> bytes:
    """Return a TIFF of black-and-white pages, 204 x 196 dpi, with the sending station's line on top."""
    noise = np.random.default_rng(seed)
    drawn_pages = drawn(letter, seed=seed)
    pages = [
        _faxed(page, noise, f"{station}   P. {number}/{len(drawn_pages)}")
        for number, page in enumerate(drawn_pages, start=1)
    ]
    out = io.BytesIO()
    pages[0].save(
        out, "TIFF", compression="group4", dpi=(204, 196), save_all=True, append_images=pages[1:],
    )  # fmt: skip
    return out.getvalue()


def drawn(letter: Letter, *, seed: int) -> list[Image.Image]:
    """Return the pages as gray pictures at 200 dpi, before any machine touched them."""
    return [_Sheet(letter, seed).draw(page) for page in letter.pages]


def _scanned(page: Image.Image, noise: np.random.Generator, skew: float) -> Image.Image:
    turned = page.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=250)
    soft = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.6)), dtype=np.float32)
    grain = noise.normal(0.0, 3.0, soft.shape).astype(np.float32)
    shade = np.linspace(0.0, 6.0, soft.shape[1], dtype=np.float32)[None, :]
    return Image.fromarray(np.clip(soft * 0.95 + 6 + grain - shade, 0, 255).astype(np.uint8))


def _faxed(page: Image.Image, noise: np.random.Generator, station: str) -> Image.Image:
    wide = page.resize((_FAX[0], _FAX[1]), Image.Resampling.LANCZOS)
    ImageDraw.Draw(wide).text((60, 14), station, font=_font("sans", False, 26), fill=0)
    dots = np.asarray(wide, dtype=np.int16).copy()
    specks = noise.random(dots.shape) < 0.0002
    dots[specks] = 0
    return Image.fromarray(np.where(dots < 150, 0, 255).astype(np.uint8)).convert("1", dither=Image.Dither.NONE)


def _font(family: str, bold: bool, pixels: int) -> ImageFont.FreeTypeFont:
    index = fonts.CHINESE_FACE if family == "chinese" else 0
    return ImageFont.truetype(fonts.path(family, bold=bold), pixels, index=index, layout_engine=ImageFont.Layout.RAQM)


class _Sheet:
    """One page being drawn from the top down."""

    def __init__(self, letter: Letter, seed: int) -> None:
        self.letter = letter
        self.seed = seed
        self.image = Image.new("L", _A4, 250)
        self.pen = ImageDraw.Draw(self.image)
        self.left = self.px(letter.margin)
        self.right = _A4[0] - self.left
        self.y = self.px(50)

    @staticmethod
    def px(points: float) -> int:
        return round(points * DPI / 72)

    def draw(self, items: tuple[Text | Grid | Stamp, ...]) -> Image.Image:
        for item in items:
            if isinstance(item, Text):
                self.y = self.text(item, self.left + self.px(item.indent), self.right, self.y + self.px(item.before))
            elif isinstance(item, Grid):
                self.grid(item)
            else:
                self.stamp(item)
        return self.image

    def text(self, item: Text, left: int, right: int, y: int) -> int:
        """Draw a paragraph between `left` and `right`; return where it ends."""
        font = _font(self.letter.font, item.bold, self.px(item.size))
        step = self.px(item.size * 1.42)
        for line in self.wrapped(item.text, font, right - left):
            width = font.getlength(line, direction=self.direction)
            self.pen.text((self.start(item, left, right, width), y), line, font=font, fill=25, direction=self.direction)
            y += step
        return y

    @property
    def direction(self) -> str:
        return "rtl" if self.letter.rtl else "ltr"

    def start(self, item: Text, left: int, right: int, width: float) -> float:
        align = item.align
        if self.letter.rtl and align != "center":
            align = "right" if align == "left" else "left"
        if self.letter.rtl and align == "right":
            indent = self.px(item.indent)
            return right - indent - width
        return {"left": left, "center": (left + right - width) / 2, "right": right - width}[align]

    def wrapped(self, text: str, font: ImageFont.FreeTypeFont, room: int) -> list[str]:
        return [line for paragraph in text.split("\n") for line in self.broken(paragraph, font, room)]

    def broken(self, text: str, font: ImageFont.FreeTypeFont, room: int) -> list[str]:
        glue = "" if self.letter.font == "chinese" else " "
        lines, line = [], ""
        for word in text if glue == "" else text.split(" "):
            longer = f"{line}{glue}{word}" if line else word
            if line and font.getlength(longer, direction=self.direction) > room:
                lines.append(line)
                longer = word
            line = longer
        return [*lines, line]

    def grid(self, grid: Grid) -> None:
        pad, width = self.px(4), self.right - self.left
        shares = tuple(reversed(grid.widths)) if self.letter.rtl else grid.widths
        edges = [self.left + round(width * sum(shares[:i])) for i in range(len(shares) + 1)]
        top = self.y + self.px(8)
        tops = [top]
        for row, texts in enumerate(grid.rows):
            font = _font(self.letter.font, not row, self.px(grid.size))
            lines = max(
                len(self.wrapped(t, font, round(width * grid.widths[c]) - 2 * pad))
                for c, t in enumerate(texts)
                if t != "^" and merged_down(grid, row, c) == 1
            )
            tops.append(tops[-1] + lines * self.px(grid.size * 1.42) + 2 * pad)
        for row, texts in enumerate(grid.rows):
            for column, text in enumerate(texts):
                if text == "^":
                    continue
                place = len(shares) - 1 - column if self.letter.rtl else column
                box = (edges[place], tops[row], edges[place + 1], tops[row + merged_down(grid, row, column)])
                self.pen.rectangle(box, outline=30, width=3)
                cell = Text(text, bold=not row, size=grid.size)
                self.text(cell, box[0] + pad, box[2] - pad, box[1] + pad)
        self.y = tops[-1] + self.px(6)

    def stamp(self, stamp: Stamp) -> None:
        """Press a worn round stamp over what stands there."""
        size = self.px(96)
        ink = Image.new("L", (size, size), 0)
        pen = ImageDraw.Draw(ink)
        for inset, width in ((4, 6), (20, 3), (62, 3)):
            pen.ellipse((inset, inset, size - inset, size - inset), outline=255, width=width)
        font = _font(self.letter.font, True, self.px(9))
        for number, line in enumerate(stamp.text.split("\n")):
            place = (size / 2, size / 2 + (number - stamp.text.count("\n") / 2) * self.px(11))
            pen.text(place, line, font=font, fill=255, anchor="mm", direction=self.direction)
        _ring(ink, stamp.ring or "★ ★ ★", self.letter)
        worn = np.random.default_rng(self.seed).random((size, size)) > 0.18
        pressed = Image.fromarray((np.asarray(ink) * worn * 0.62).astype(np.uint8)).rotate(
            9, resample=Image.Resampling.BICUBIC
        )
        corner = (round(_A4[0] * stamp.x) - size // 2, self.y - size // 3)
        self.image.paste(Image.new("L", (size, size), 70), corner, pressed)


def _ring(ink: Image.Image, text: str, letter: Letter) -> None:
    """Write stars round the stamp: letters on a circle would only be read as noise."""
    size, count = ink.width, 24
    pen = ImageDraw.Draw(ink)
    for i in range(count):
        angle = 2 * math.pi * i / count
        x, y = size / 2 + math.cos(angle) * (size / 2 - 41), size / 2 + math.sin(angle) * (size / 2 - 41)
        pen.ellipse((x - 4, y - 4, x + 4, y + 4), fill=255)
