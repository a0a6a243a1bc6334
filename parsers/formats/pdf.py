"""PDF: words with their places where there are any, else the page as a picture for OCR."""

import io
import logging
import re
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import Any

from parsers.characters import clean, is_rtl
from parsers.document import Box, Document, Page, Picture, Problem, Word
from parsers.errors import UnreadablePartError
from parsers.formats.printed import Printed, printed
from parsers.formats.raster import png
from parsers.layout.direction import logical
from parsers.layout.page import arrange, flat
from parsers.layout.running import mark_running
from parsers.layout.tables import Rulings
from parsers.limits import Limits
from parsers.steps import Leaf

KINDS = frozenset({"pdf"})
_DPI = 300
# On which it is seen whether there is anything to read, and whether it is the same as on another page.
_SMALL = 100
# Fewer characters than a letter's date: a page number or a scanner's stamp on a picture.
_FEW = 12
# Letters: a letter has more of them; fewer on a scan are a stamp, or what was typed into a form that was scanned.
_LETTER = 150
_UNMAPPED = re.compile("\\(cid:\\d+\\)|[\ue000-\uf8ff\ufffd]")
_DIRECTION = re.compile(r"Bold|Black|Heavy|Semibold|Demi", re.IGNORECASE)
_MOST_CHARACTERS = 60_000
# Square points, 5 % of A4: emblems, stamps and signatures are smaller. Scanners may cut a page into many strips.
_LARGE_PICTURE = 25_000
_LARGE_SHARE = 0.3
_WHOLE_SHARE = 0.7
# Pages whose pictures are read beside their text: more are letter paper.
_MOST_ASIDE = 20
# A page of letters that are drawn as shapes has more of them than any ornament; a line of text has 60.
_OUTLINED = 120
# Points: no text is as high, but a word across the page that says what it is ("COPY") and hides what lies under it.
_MARK = 40.0
_LONGEST_MARK = 14
# Levels of gray: below the first a page is empty, beyond the second from its paper a point is ink. And how much ink
# there is where anything is written, as a share of the page.
_CONTRAST = 24
_INK = 20
_STAIN = 0.0001
# Flags of an annotation (PDF 32000-1, table 165): hidden, and not to be seen on a screen.
_HIDDEN = 0b100010


def read(leaf: Leaf, limits: Limits) -> Document:
    """Return the pages with text, and the pictures of those that have more to read than their text."""
    name = leaf.filename or f"part {leaf.number}"
    start = max(leaf.content.find(b"%PDF-", 0, 1100), 0)
    content = leaf.content[start:]
    pages: list[Page] = []
    with _opened(content, name) as pdf, _Rendering(content, limits) as rendering:
        count = len(pdf.pages)
        pictures = _Pictures(rendering, name)
        for number, source in enumerate(pdf.pages[: limits.pages], 1):
            sheet = printed(source)
            page = _page(source, sheet, number, rendering)
            pages += [page] if page is not None else []
            if page is None or _shows_more(sheet, source):
                known = _letters(page) if page is not None else 0
                whole = page is None or (_is_scan(sheet, source) and known < _LETTER)
                pictures.take(number, known, aside=not whole, sheet=sheet)
            source.close()
        beside = tuple(_beside(pdf.doc.catalog, name))
    problems = (*pictures.problems, *beside, *_left_out(name, count, limits))
    if not pages and not pictures.taken and not problems:
        raise UnreadablePartError("no_text", f"{name} has no readable page: open it by hand.")
    return Document("pdf", mark_running(pages), tuple(pictures.taken), problems)


def _beside(catalog: Any, name: str) -> Iterator[Problem]:
    """Yield what is to be said of files in a file, and of a form of which the pages hold nothing (XFA)."""
    form, names = (_dictionary(_resolved(catalog.get(key))) for key in ("AcroForm", "Names"))
    if _resolved(names.get("EmbeddedFiles")) is not None:
        yield Problem("unreadable_part", f"{name} holds other files, which were not read: open it by hand.")
    if _resolved(form.get("XFA")) is not None and (
        _resolved(catalog.get("NeedsRendering")) or not _resolved(form.get("Fields"))
    ):
        detail = f"{name} is a form that shows itself in one program only (XFA): ask the sender to print it into a PDF."
        yield Problem("unreadable_part", detail)


def _resolved(value: Any) -> Any:
    """Return what a reference leads to; None of references that lead to each other."""
    from pdfminer.pdftypes import PDFObjRef

    for _ in range(_STEPS):
        if not isinstance(value, PDFObjRef):
            return value
        value = value.resolve()
    return None


_STEPS = 10


def _dictionary(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


class _Pictures:
    """The pages that are to be read as pixels, and what is said of those that are not."""

    def __init__(self, rendering: "_Rendering", name: str) -> None:
        self._rendering = rendering
        self._name = name
        self._grounds: set[bytes] = set()
        self.taken: list[Picture] = []
        self.problems: list[Problem] = []

    def take(self, number: int, known: int, *, aside: bool, sheet: Printed) -> None:
        """Take a page on which `known` letters are typed, whole or what stands `aside` of those.

        What lies under the text of every page is read once.
        """
        outlined = _is_outlined(sheet)
        try:
            ground = self._rendering.ground(number, _SMALL, outlined=outlined) if known else None
            if ground is not None and (_is_blank(ground) or (aside and self._is_known(ground, number))):
                return
            if aside:
                self.taken += self._rendering.aside(number, known, outlined=outlined)
            else:
                self.taken += self._rendering.whole(number, known, marked=known > 0 and _is_marked(sheet))
        except UnreadablePartError as error:
            self.problems.append(Problem(error.reason, f"{self._name}, page {number}: {error.detail}"))

    def _is_known(self, ground: Any, number: int) -> bool:
        """Tell a ground that another page had, or one that is too many, which is said once."""
        seen = sha256(ground.tobytes()).digest()
        if seen in self._grounds or len(self._grounds) > _MOST_ASIDE:
            return True
        self._grounds.add(seen)
        if len(self._grounds) <= _MOST_ASIDE:
            return False
        detail = f"From page {number} on the text of {self._name} was read and not its pictures: look at them."
        self.problems.append(Problem("too_large", detail))
        return True


def _left_out(name: str, count: int, limits: Limits) -> tuple[Problem, ...]:
    if count <= limits.pages:
        return ()
    return (Problem("too_large", f"Only the first {limits.pages} of {count} pages of {name} were read."),)


def _opened(content: bytes, name: str) -> Any:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        return pdfplumber.open(io.BytesIO(content), password="", unicode_norm=None)
    except Exception as error:  # pdfminer's errors come wrapped, the password's among them
        chain = [error, *error.args, error.__cause__, error.__context__]
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in chain):
            detail = f"{name} is protected by a password: ask the sender for an open copy."
            raise UnreadablePartError("encrypted_part", detail) from error
        raise


def _page(source: Any, sheet: Printed, number: int, rendering: "_Rendering") -> Page | None:
    """Return a page of text, or None where OCR has to read all of it."""
    words = _words(sheet)
    if _is_useless(words, sheet.chars) or rendering.covers_text(number):
        second = rendering.words(number) if len(sheet.chars) < _FEW else []
        if _is_useless(second, ()):
            return None
        words = second
    items = arrange([*words, *_filled_in(source)], _rulings(sheet))
    return Page(number, items, float(source.width), float(source.height))


def _shows_more(sheet: Printed, source: Any) -> bool:
    """Tell a page with something to read that is no text: a scan under a stamp, a picture of a list in a letter."""
    large = max(sheet.pictures, default=0) >= _LARGE_PICTURE
    strips = sum(sheet.pictures) >= _LARGE_SHARE * source.width * source.height
    return large or strips or _is_outlined(sheet)


def _is_outlined(sheet: Printed) -> bool:
    return sheet.outlines >= max(_OUTLINED, len(sheet.chars))


def _is_scan(sheet: Printed, source: Any) -> bool:
    return bool(sum(sheet.pictures) >= _WHOLE_SHARE * source.width * source.height)


def _is_marked(sheet: Printed) -> bool:
    """Tell a page with one word in very large letters across it ("COPY"): names and headings have several."""
    large = [char["text"] for char in sheet.chars if char["size"] > _MARK]
    return 0 < len(large) <= _LONGEST_MARK and not any(text.isspace() for text in large)


def _letters(page: Page) -> int:
    return sum(char.isalnum() for line in flat(page.items) for word in line.words for char in word.text)


def _is_useless(words: Sequence[Word], chars: Sequence[Any]) -> bool:
    """Tell a text layer that says nothing, or nothing that was mapped to letters, or stands sideways."""
    text = "".join(word.text for word in words)
    if len(text) < _FEW or len("".join(_UNMAPPED.findall(text))) > 0.1 * len(text):
        return True
    return sum(not char["upright"] for char in chars) > 0.5 * len(chars) if chars else False


def _words(sheet: Printed) -> list[Word]:
    from pdfplumber.utils.text import extract_words

    if len(sheet.chars) > _MOST_CHARACTERS:
        raise UnreadablePartError("too_large", "A page holds more characters than a letter can: open it by hand.")
    found = extract_words(
        list(sheet.chars), return_chars=True, x_tolerance_ratio=0.17, y_tolerance=2, keep_blank_chars=False,
        use_text_flow=False,
    )  # fmt: skip
    strokes = [edge for edge in sheet.edges if edge["orientation"] == "h"]
    words = (_word(word, strokes) for word in found)
    return [word for word in words if word.text]


def _word(found: Any, strokes: Sequence[Any]) -> Word:
    glyphs = [char["text"] for char in found["chars"]]
    text = clean(logical(glyphs))
    box = Box(*(round(float(found[side]), 2) for side in ("x0", "top", "x1", "bottom")))
    bold = sum(bool(_DIRECTION.search(str(char["fontname"]))) for char in found["chars"])
    return Word(text, box, bold=2 * bold > len(glyphs), struck=_is_struck(box, strokes))


def _is_struck(box: Box, strokes: Sequence[Any]) -> bool:
    """Tell whether a line runs through the middle of a word; an underline runs below it."""
    height, width = box.bottom - box.top, box.x1 - box.x0
    return any(
        box.top + 0.35 * height < stroke["top"] < box.top + 0.72 * height
        and stroke["x0"] <= box.x0 + 0.15 * width
        and stroke["x1"] >= box.x1 - 0.15 * width
        for stroke in strokes
    )


def _rulings(sheet: Printed) -> Rulings:
    boxes: dict[str, list[Box]] = {"h": [], "v": []}
    for edge in sheet.edges[:20_000]:
        box = Box(edge["x0"], edge["top"], edge["x1"], edge["bottom"])
        if max(box.x1 - box.x0, box.bottom - box.top) >= 6 and edge["orientation"] in boxes:
            boxes[edge["orientation"]].append(box)
    return Rulings(tuple(boxes["h"]), tuple(boxes["v"]))


def _filled_in(source: Any) -> Iterator[Word]:
    """Yield what was typed, chosen and ticked in fields and notes, which is not on the page itself."""
    for field in source.annots[:2000]:
        data = field.get("data") or {}
        if _number(data.get("F")) & _HIDDEN:
            continue
        rows = _value(data)
        height = (field["bottom"] - field["top"]) / max(len(rows), 1)
        for row, text in enumerate(rows):
            top = field["top"] + row * height
            yield from _spread(text.split(), Box(field["x0"], top, field["x1"], top + height))


def _spread(texts: Sequence[str], box: Box) -> Iterator[Word]:
    """Yield words over the width of a box: where in it they stand the file does not say."""
    step = (box.x1 - box.x0) / max(sum(len(text) + 1 for text in texts), 1)
    left = box.x0
    for text in texts:
        yield Word(text, Box(left, box.top, left + step * len(text), box.bottom))
        left += step * (len(text) + 1)


def _value(data: Any) -> list[str]:
    """Return the lines that stand in a field or were typed onto the page; of a box that is ticked the tick."""
    from pdfminer.pdftypes import resolve1
    from pdfminer.psparser import PSLiteral
    from pdfminer.utils import decode_text

    above = resolve1(data.get("Parent"))
    above = above if isinstance(above, dict) else {}
    kind, subtype = (resolve1(value) for value in (data.get("FT") or above.get("FT"), data.get("Subtype")))
    if isinstance(kind, PSLiteral) and kind.name == "Btn":
        state = resolve1(data.get("AS"))
        return ["☒"] if isinstance(state, PSLiteral) and state.name not in {"Off", b"Off"} else []
    value = resolve1(data.get("V") or above.get("V"))
    if isinstance(subtype, PSLiteral) and subtype.name == "FreeText":  # PDF 32000-1, 12.5.6.6
        value = resolve1(data.get("Contents"))
    chosen = value if isinstance(value, list) else [value]
    texts = (decode_text(text) for text in map(resolve1, chosen[:100]) if isinstance(text, bytes))
    return [line for text in texts for line in map(clean, text.splitlines()) if line][:200]


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0


class _Rendering:
    """The same file in pdfium: pictures of pages, a second reading, and which text can't be seen."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        import pypdfium2

        self._limits = limits
        try:
            self._pdf = pypdfium2.PdfDocument(content)
            self._pdf.init_forms()
        except (pypdfium2.PdfiumError, RuntimeError):
            self._pdf = None

    def __enter__(self) -> "_Rendering":
        return self

    def __exit__(self, *_: object) -> None:
        if self._pdf is not None:
            self._pdf.close()

    def ground(self, number: int, dpi: float, *, outlined: bool) -> Any:
        """Return what lies under the text of a page. Raises UnreadablePartError."""
        scale = self._scale(number, dpi)
        return self._drawn(number, lambda page: _ground(page, scale, outlined=outlined))

    def aside(self, number: int, known: int, *, outlined: bool) -> tuple[Picture, ...]:
        """Return what lies under the `known` letters of a page; nothing of an empty one. Raises UnreadablePartError."""
        shown = self.ground(number, _DPI, outlined=outlined)
        return self._pictures(number, shown, known, aside=True)

    def whole(self, number: int, known: int, *, marked: bool) -> tuple[Picture, ...]:
        """Return a page as it is shown, without the mark across it; nothing of an empty one.

        Raises UnreadablePartError.
        """
        scale = self._scale(number, _DPI)
        shown = self._drawn(number, lambda page: _whole(page, scale, marked=marked))
        return self._pictures(number, shown, known, aside=False)

    def _pictures(self, number: int, shown: Any, known: int, *, aside: bool) -> tuple[Picture, ...]:
        low, high = shown.convert("L").getextrema()
        if high - low < _CONTRAST:
            return ()
        unit = 1 / self._scale(number, _DPI)
        return (Picture(number, png(shown), 72 / unit, unit, unit, aside=aside, typed=known),)

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
                if not covered and pictured > _WHOLE_SHARE * width * height:
                    covered, hidden, visible = True, hidden + visible, 0.0
            elif raw.FPDFTextObj_GetTextRenderMode(item) in {3, 7}:
                hidden += _length(right - left, top - bottom)
            else:
                visible += _length(right - left, top - bottom)
        return hidden > visible and (covered or visible == 0)

    def words(self, number: int) -> list[Word]:
        """Return the words as pdfium reads them."""
        page = self._page(number)
        if page is None or page.get_rotation():
            return []
        text = page.get_textpage()
        height = page.get_height()
        glyphs: list[tuple[str, Box]] = []
        for index in range(min(text.count_chars(), _MOST_CHARACTERS)):
            left, bottom, right, top = text.get_charbox(index)
            glyphs.append((text.get_text_range(index, 1), Box(left, height - top, right, height - bottom)))
        return list(_joined(glyphs))

    def _page(self, number: int) -> Any:
        import pypdfium2

        if self._pdf is None or number > len(self._pdf):
            return None
        try:
            return self._pdf[number - 1]
        except pypdfium2.PdfiumError:
            return None


def _ground(page: Any, scale: float, *, outlined: bool) -> Any:
    """Return the pictures on a page without what is typed and drawn on them: text, fields, notes, lines of tables."""
    from pypdfium2 import raw

    drawn = (raw.FPDF_PAGEOBJ_TEXT,) if outlined else (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH)
    for item in page.get_objects(filter=drawn, max_depth=8):
        raw.FPDFPageObj_SetIsActive(item, False)
    return page.render(scale=scale, may_draw_forms=False, draw_annots=False).to_pil()


def _whole(page: Any, scale: float, *, marked: bool) -> Any:
    """Return a page as it is shown; of one that is `marked` without the word that hides what lies under it."""
    from pypdfium2 import raw

    for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), max_depth=8) if marked else ():
        if _size(item) > _MARK:
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


def _length(width: float, height: float) -> float:
    """Return how long a line of text is, in its own height: more or less how much it says."""
    return max(width, height) / max(min(width, height), 1.0)


def _is_blank(ground: Any) -> bool:
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
