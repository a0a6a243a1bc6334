"""A PDF in pdfium: pages and what lies under their text as pictures, a second reading, and which text can't be seen."""

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from math import inf
from typing import Any

from parsers.characters import clean, is_rtl
from parsers.document import Box, Picture, Word
from parsers.errors import UnreadablePartError
from parsers.formats.raster import png
from parsers.layout.lines import box_of
from parsers.limits import Limits

# How much of a page, as a share of it, pictures take that are the page.
COVERS = 0.7
# On a page that is read; more are no letter.
MOST_CHARACTERS = 60_000
_DPI = 300
# The least resolution at which engines lose no letters: a scan that is as fine is drawn as it is, not enlarged.
_FINE_DPI = 195
# On a page that shows nothing, which are decoded to see why; strips of a scan are fewer.
_MOST_PICTURES = 100
# Levels of gray: below the first a page is empty, beyond the second from its paper a point is ink. And how much ink
# there is where anything is written, as a share of the page.
_CONTRAST = 24
_INK = 20
_STAIN = 0.0001
# A hair less than its resolution draws a scan pixel by pixel; one row more than it has, and all of it is blurred.
_EXACTLY = 0.9999
# The way of drawing text that leaves no mark.
_UNSEEN = 3
# What pdfium says is the length of no text: its end.
_EMPTY_TEXT = 2


class Rendering:
    """The same file in pdfium: pictures of pages, a second reading, and which text can't be seen."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        import pypdfium2

        self._content, self._limits = content, limits
        try:
            self._pdf = pypdfium2.PdfDocument(content)
            self._pdf.init_forms()
        except (pypdfium2.PdfiumError, RuntimeError):
            self._pdf = None

    def __enter__(self) -> "Rendering":
        return self

    def __exit__(self, *_: object) -> None:
        if self._pdf is not None:
            self._pdf.close()

    def ground(self, number: int, dpi: float, *, outlined: bool) -> Any:
        """Return what lies under the text of a page. Raises UnreadablePartError."""
        scale = self._scale(number, dpi)
        return self._drawn(number, lambda page: _ground(page, scale, outlined=outlined))

    def gray(self, number: int, dpi: float) -> Any:
        """Return a page as it is shown, in levels of gray. Raises UnreadablePartError."""
        scale = self._scale(number, dpi)
        return self._drawn(number, lambda page: page.render(scale=scale).to_pil().convert("L"))

    def aside(self, number: int, known: int, *, outlined: bool) -> tuple[Picture, ...]:
        """Return what lies under the `known` letters of a page; nothing of an empty one. Raises UnreadablePartError."""
        shown = self.ground(number, _DPI, outlined=outlined)
        return self._pictures(number, shown, self._scale(number, _DPI), known, aside=True)

    def whole(self, number: int, known: int, *, highest: float = inf) -> tuple[Picture, ...]:
        """Return a page as it is shown, without letters higher than `highest` points; nothing of an empty one.

        Raises UnreadablePartError.
        """
        scale = self._scale(number, self._drawn(number, _fineness))
        shown = self._drawn(number, lambda page: _whole(page, scale, highest=highest))
        return self._pictures(number, shown, scale, known, aside=False)

    def _pictures(self, number: int, shown: Any, scale: float, known: int, *, aside: bool) -> tuple[Picture, ...]:
        low, high = shown.convert("L").getextrema()
        if high - low < _CONTRAST:
            return ()
        unit = 1 / scale
        return (Picture(number, png(shown), 72 * scale, unit, unit, aside=aside, typed=known),)

    def _scale(self, number: int, dpi: float) -> float:
        """Return how many pixels a point of a page gets, fewer where the limits on pixels ask for it."""
        width, height = self._drawn(number, lambda page: page.get_size())
        room = self._limits.pixels * (dpi / _DPI) ** 2
        return float(min(dpi / 72, (room / max(width * height, 1.0)) ** 0.5))

    def _drawn(self, number: int, work: Callable[[Any], Any]) -> Any:
        """Return what is made of a page, which is opened anew: what is drawn once without its text has lost it."""
        import pypdfium2

        page = self._page(number)
        try:
            if page is not None:
                return work(page)
        except (pypdfium2.PdfiumError, MemoryError, ValueError) as error:
            raise UnreadablePartError("unreadable_part", "it could not be drawn: open it by hand.") from error
        raise UnreadablePartError("unreadable_part", "it could not be drawn: open it by hand.")

    def covers_text(self, number: int) -> bool:
        """Tell a scan with the reading of a stranger's OCR under it: invisible text, or hidden by a picture."""
        from pypdfium2 import raw

        page = self._page(number)
        if page is None:
            return False
        width, height = page.get_size()
        visible = hidden = pictured = 0.0
        covered = False
        for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_IMAGE), max_depth=4):
            left, bottom, right, top = item.get_bounds()
            if item.type == raw.FPDF_PAGEOBJ_IMAGE:
                pictured += (right - left) * (top - bottom)
                if not covered and pictured > COVERS * width * height:
                    covered, hidden, visible = True, hidden + visible, 0.0
            elif raw.FPDFTextObj_GetTextRenderMode(item) in {3, 7}:
                hidden += _length(right - left, top - bottom)
            else:
                visible += _length(right - left, top - bottom)
        return hidden > visible and (covered or visible == 0)

    def lacks_pixels(self, number: int) -> bool:
        """Tell a page with a picture, one of its first, that cannot be decoded; a blank one can."""
        from pypdfium2 import raw

        page = self._page(number)
        pictures = page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=4) if page is not None else ()
        return not all(map(_has_pixels, islice(pictures, _MOST_PICTURES)))

    def words(self, number: int) -> list[Word]:
        """Return the words as pdfium reads them."""
        page = self._page(number)
        return _words(page) if page is not None else []

    def laid_on(self, number: int, places: Sequence[Box]) -> list[Word]:
        """Return the words in these places of a page that do not stand on it but on something that was laid there."""
        import pypdfium2

        if not places:
            return []
        try:
            with pypdfium2.PdfDocument(self._content) as pdf:  # another one: it becomes part of the page
                pdf.init_forms()
                below = set(_words(pdf[number - 1]))
                pdf[number - 1].flatten()
                words = _words(pdf[number - 1])
        except (pypdfium2.PdfiumError, RuntimeError):
            return []
        return [word for word in words if word not in below and any(_lies(word, place) for place in places)]

    def _page(self, number: int) -> Any:
        import pypdfium2

        if self._pdf is None or number > len(self._pdf):
            return None
        try:
            return self._pdf[number - 1]
        except pypdfium2.PdfiumError:
            return None


def _words(page: Any) -> list[Word]:
    if page.get_rotation():
        return []
    text = page.get_textpage()
    x0, _, _, y1 = page.get_bbox()
    glyphs: list[tuple[str, Box]] = []
    for index in range(min(text.count_chars(), MOST_CHARACTERS)):
        left, bottom, right, top = text.get_charbox(index)
        glyphs.append((text.get_text_range(index, 1), Box(left - x0, y1 - top, right - x0, y1 - bottom)))
    return list(_joined(glyphs))


def _lies(word: Word, place: Box) -> bool:
    """Tell a word with its middle in a place."""
    box = box_of(word)
    return place.x0 <= (box.x0 + box.x1) / 2 <= place.x1 and place.top <= (box.top + box.bottom) / 2 <= place.bottom


def _fineness(page: Any) -> float:
    """Return the resolution at which a page is drawn: of one that shows pictures alone theirs, if it is fine enough."""
    from pypdfium2 import raw

    finest = 0.0
    for item in page.get_objects(max_depth=1):
        if item.type == raw.FPDF_PAGEOBJ_TEXT and raw.FPDFTextObj_GetTextRenderMode(item) == _UNSEEN:
            continue
        if item.type != raw.FPDF_PAGEOBJ_IMAGE:
            return _DPI
        told = item.get_metadata()
        if min(told.horizontal_dpi, told.vertical_dpi) < _FINE_DPI:
            return _DPI
        finest = max(finest, told.horizontal_dpi, told.vertical_dpi)
    return min(finest * _EXACTLY, _DPI) or _DPI


def mended(content: bytes) -> bytes | None:
    """Return a file, its objects looked for, written anew and without its cipher; None where pdfium cannot do so."""
    import pypdfium2

    target = io.BytesIO()
    try:
        with pypdfium2.PdfDocument(content) as pdf:
            pdf.save(target, flags=pypdfium2.raw.FPDF_REMOVE_SECURITY)
    except (pypdfium2.PdfiumError, RuntimeError):
        return None
    return target.getvalue()


def _ground(page: Any, scale: float, *, outlined: bool) -> Any:
    """Return the pictures on a page, stamps too, without what is typed and drawn: text, fields, notes, ruling lines."""
    from pypdfium2 import raw

    drawn = (raw.FPDF_PAGEOBJ_TEXT,) if outlined else (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH)
    for item in page.get_objects(filter=drawn, max_depth=8):
        raw.FPDFPageObj_SetIsActive(item, False)
    with _only_pictures(page):
        return page.render(scale=scale, may_draw_forms=False).to_pil()


@contextmanager
def _only_pictures(page: Any) -> Iterator[None]:
    """Hide for a while the annotations of a page that are no pictures, or of which the text is known."""
    from pypdfium2 import raw

    notes = [raw.FPDFPage_GetAnnot(page, index) for index in range(raw.FPDFPage_GetAnnotCount(page))]
    flags = [(note, raw.FPDFAnnot_GetFlags(note)) for note in notes if note and not _is_picture(note)]
    try:
        for note, kept in flags:
            raw.FPDFAnnot_SetFlags(note, kept | raw.FPDF_ANNOT_FLAG_HIDDEN)
        yield
    finally:
        for note, kept in flags:
            raw.FPDFAnnot_SetFlags(note, kept)
        for note in filter(None, notes):
            raw.FPDFPage_CloseAnnot(note)


def _is_picture(note: Any) -> bool:
    from pypdfium2 import raw

    kind = raw.FPDFAnnot_GetSubtype(note)
    text = raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
    return bool(kind == raw.FPDF_ANNOT_STAMP or (kind == raw.FPDF_ANNOT_FREETEXT and text <= _EMPTY_TEXT))


def _whole(page: Any, scale: float, *, highest: float) -> Any:
    """Return a page as it is shown, without letters higher than `highest` points."""
    from pypdfium2 import raw

    for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), max_depth=8) if highest < inf else ():
        if _size(item) > highest:
            raw.FPDFPageObj_SetIsActive(item, False)
    return page.render(scale=scale, may_draw_forms=True).to_pil()


def _size(text: Any) -> float:
    """Return how high the letters of a text are on the page, in points."""
    from ctypes import byref, c_float

    from pypdfium2 import raw

    size = c_float()
    raw.FPDFTextObj_GetFontSize(text, byref(size))
    matrix = text.get_matrix()
    return float(abs(size.value) * (matrix.c**2 + matrix.d**2) ** 0.5)


def _has_pixels(picture: Any) -> bool:
    import pypdfium2

    try:
        picture.get_bitmap(render=False)
    except pypdfium2.PdfiumError:
        return False
    return True


def _length(width: float, height: float) -> float:
    """Return how long a line of text is, in its own height: more or less how much it says."""
    return max(width, height) / max(min(width, height), 1.0)


def is_blank(ground: Any) -> bool:
    """Tell plain paper, with a stain or the grain of a scan at most."""
    grays = ground.convert("L").histogram()
    total = sum(grays)
    paper = next(gray for gray in range(256) if 2 * sum(grays[: gray + 1]) >= total)
    ink = sum(grays[: max(paper - _INK, 0)]) + sum(grays[paper + _INK :])
    return bool(ink < _STAIN * total)


def _joined(glyphs: Sequence[tuple[str, Box]]) -> Iterator[Word]:
    """Yield the words between blanks."""
    held: list[tuple[str, Box]] = []
    for char, box in (*glyphs, (" ", Box(0, 0, 0, 0))):
        if char.strip() and clean(char):
            held.append((char, box))
        elif held:
            whole = held[0][1]
            for _, other in held:
                whole = whole.union(other)
            in_order = held if any(is_rtl(c) for c, _ in held) else sorted(held, key=lambda item: item[1].x0)
            yield Word(clean("".join(c for c, _ in in_order)), whole)
            held = []
