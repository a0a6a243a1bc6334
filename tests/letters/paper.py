"""Letters on paper: drawn as pixels, then scanned askew or the wrong way up, faxed, or taken with a telephone."""

import io
import math
from datetime import UTC, datetime
from time import struct_time

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tests.letters import fonts
from tests.letters.sheet import Grid, Letter, Stamp, Text, merged_down

DPI = 200
_A4 = (1654, 2339)
_FAX = (1728, 2292)
_SCANNED: struct_time = datetime(2009, 3, 20, 9, 0, tzinfo=UTC).timetuple()


def scan(
    letter: Letter, *, seed: int, skew: float = 0.6, quality: int = 42, turn: int = 0, gray: bool = False
) -> bytes:
    """Return a PDF of gray JPEG pages at 200 dpi, as a copier mails it.

    `turn` is by how many degrees the page lay wrong, counter-clockwise, in quarters. `gray` is a page from a
    file: dark recycled paper with punch holes and the shadow of its binding.
    """
    noise = np.random.default_rng(seed)
    sheets = [_filed(page, noise) if gray else page for page in drawn(letter, seed=seed)]
    pages = [_scanned(page, noise, skew * (1 if i % 2 == 0 else -0.6)) for i, page in enumerate(sheets)]
    pages = [page.rotate(turn, expand=True) for page in pages] if turn else pages
    out = io.BytesIO()
    pages[0].save(
        out, "PDF", resolution=DPI, quality=quality, save_all=True, append_images=pages[1:],
        producer="Office copier", creationDate=_SCANNED, modDate=_SCANNED,
    )  # fmt: skip
    return out.getvalue()


def fax(letter: Letter, *, seed: int, station: str, lines: int = 196) -> bytes:
    """Return a TIFF of black-and-white pages, 204 x 196 dpi, with the sending station's line on top.

    `lines` is the resolution down the page: 98 is the coarse one, whose pixels are twice as high as wide.
    """
    noise = np.random.default_rng(seed)
    drawn_pages = drawn(letter, seed=seed)
    pages = [
        _faxed(page, noise, f"{station}   P. {number}/{len(drawn_pages)}", lines)
        for number, page in enumerate(drawn_pages, start=1)
    ]
    out = io.BytesIO()
    pages[0].save(
        out, "TIFF", compression="group4", dpi=(204, lines), save_all=True, append_images=pages[1:],
    )  # fmt: skip
    return out.getvalue()


def telephone(letter: Letter, *, seed: int, quality: int = 78) -> bytes:
    """Return the first page as a JPEG that a telephone took of it: aslant on a dark desk, in uneven light."""
    noise = np.random.default_rng(seed)
    page = drawn(letter, seed=seed)[0]
    out = io.BytesIO()
    _taken(page, noise).save(out, "JPEG", quality=quality)
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


def _filed(page: Image.Image, noise: np.random.Generator) -> Image.Image:
    """Return a page on dark paper, with two punch holes at the left and the shadow of the binding."""
    paper = np.asarray(page, dtype=np.float32) * 0.72
    fibres = noise.normal(0.0, 5.0, (page.height // 2 + 1, page.width // 2 + 1)).astype(np.float32)
    paper += np.kron(fibres, np.ones((2, 2), np.float32))[: page.height, : page.width]
    binding = np.minimum(1.0, 0.25 + np.arange(page.width, dtype=np.float32) / 90)
    dark = Image.fromarray(np.clip(paper * binding[None, :], 0, 255).astype(np.uint8))
    pen = ImageDraw.Draw(dark)
    for middle in (page.height / 2 - 315, page.height / 2 + 315):
        pen.ellipse((62, middle - 24, 110, middle + 24), fill=12)
    return dark


def _taken(page: Image.Image, noise: np.random.Generator) -> Image.Image:
    """Return a page as a telephone sees it, 12 megapixels brought down to 5: corners moved, one side in the shade."""
    width, height = 1960, 2600
    inset = 110
    corners = np.array(
        [(inset, inset), (width - inset, inset), (width - inset, height - inset), (inset, height - inset)]
    )
    moved = corners + noise.uniform(-75, 75, (4, 2))
    ends = np.array([(0, 0), (page.width, 0), (page.width, page.height), (0, page.height)], dtype=np.float64)
    whole = page.convert("LA").transform(
        (width, height), Image.Transform.PERSPECTIVE, _perspective(moved, ends), Image.Resampling.BICUBIC
    )
    desk = noise.normal(70, 6, (height, width)).astype(np.float32)
    seen, covers = (np.asarray(band, dtype=np.float32) for band in whole.split())
    scene = np.where(covers > 127, seen, desk)
    across = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    light = 0.55 + 0.4 * (across * noise.uniform(0.2, 1) + down * noise.uniform(0.2, 1)) / 1.2
    shade = 1 - 0.3 / (1 + np.exp((across + down - noise.uniform(0.7, 1.2)) * 40))  # the hand, or the telephone itself
    lit = scene * light * shade
    soft = np.asarray(Image.fromarray(np.clip(lit, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.9)))
    grained = soft + noise.normal(0, 4, soft.shape)
    warm = np.stack([grained * 1.02, grained, grained * 0.9], axis=-1)
    return Image.fromarray(np.clip(warm, 0, 255).astype(np.uint8))


def _perspective(seen: "NDArray[np.float64]", page: "NDArray[np.float64]") -> tuple[float, ...]:
    """Return the eight numbers with which Pillow finds the place on the page of a place that is seen."""
    rows, sides = [], []
    for (x, y), (u, v) in zip(seen, page, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        sides += [u, v]
    return tuple(float(value) for value in np.linalg.solve(np.array(rows), np.array(sides)))


def _faxed(page: Image.Image, noise: np.random.Generator, station: str, lines: int) -> Image.Image:
    wide = page.resize((_FAX[0], _FAX[1]), Image.Resampling.LANCZOS)
    ImageDraw.Draw(wide).text((60, 14), station, font=_font("sans", False, 26), fill=0)
    if lines != 196:
        wide = wide.resize((_FAX[0], _FAX[1] * lines // 196), Image.Resampling.BOX)
    dots = np.asarray(wide, dtype=np.int16).copy()
    specks = noise.random(dots.shape) < 0.0002
    dots[specks] = 0
    return Image.fromarray(np.where(dots < 150, 0, 255).astype(np.uint8)).convert("1", dither=Image.Dither.NONE)


def _font(family: str, bold: bool, pixels: int) -> ImageFont.FreeTypeFont:
    layout = ImageFont.Layout.RAQM
    return ImageFont.truetype(fonts.path(family, bold=bold), pixels, index=fonts.face(family), layout_engine=layout)


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
        glue = "" if self.letter.font.startswith("chinese") else " "
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
                if grid.ruled:
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
