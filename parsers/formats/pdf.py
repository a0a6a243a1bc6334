"""PDF: words with their places where there are any, else the page as a picture for OCR."""

import io
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace as replace_fields
from hashlib import sha256
from math import inf
from typing import Any

from msgspec.structs import replace

from parsers.characters import clean, is_rtl
from parsers.document import Box, Document, Page, Picture, Problem, Word
from parsers.errors import UnreadablePartError
from parsers.formats import pdf_cipher
from parsers.formats.annotations import Notes, name_of
from parsers.formats.pdf_objects import Leaves, Seen, bound_references, dictionary, is_damaged, resolved, shows_too_much
from parsers.formats.pdfium import COVERS, MOST_CHARACTERS, Rendering, is_blank, mended
from parsers.formats.pictures import is_line
from parsers.formats.printed import Printed, printed
from parsers.formats.strokes import Footing, Strokes
from parsers.formats.unseen import note_ink, unseen
from parsers.layout.direction import logical
from parsers.layout.lines import blocks_of, box_of, lines_of
from parsers.layout.page import arrange, flat
from parsers.layout.running import mark_running
from parsers.layout.tables import Rulings
from parsers.limits import Limits
from parsers.steps import Leaf

KINDS = frozenset({"pdf"})
# On which it is seen whether there is anything to read, and whether it is the same as on another page.
_SMALL = 100
# Fewer characters than a letter's date: a page number or a scanner's stamp on a picture.
_FEW = 12
# Letters: a letter has more of them; fewer on a scan are a stamp, or what was typed into a form that was scanned.
_LETTER = 150
_UNMAPPED = re.compile("\\(cid:\\d+\\)|[\ue000-\uf8ff\ufffd]")
# No language has most of its letters among these: a font of another script that calls itself a Latin one does.
_ACCENTED = re.compile("[\u00c0-\u00ff]")
# Such signs beside a letter are letters themselves; those that stand alone are bullets and boxes of fonts of symbols.
_IN_WORD = re.compile(rf"(?<=[^\W\d_])(?:{_UNMAPPED.pattern})+|(?:{_UNMAPPED.pattern})+(?=[^\W\d_])")
_DIRECTION = re.compile(r"Bold|Black|Heavy|Semibold|Demi", re.IGNORECASE)
# Square points, 5 % of A4: emblems, stamps and signatures are smaller. Scanners may cut a page into many strips.
_LARGE_PICTURE = 25_000
_LARGE_SHARE = 0.3
# Square points: pictures of lines of text are larger than ornamental rules.
_LINE_PICTURE = 4_000
# Pages whose pictures are read beside their text: more are letter paper.
_MOST_ASIDE = 20
# Letters: a sign or two are a bullet's or a page number's.
_SAYS_SOMETHING = 3
# Points: lower letters nobody reads, as those with which a library signs its pages unseen.
_LEGIBLE = 3.0
# Points: no text is as high, but a word across the page that says what it is ("COPY") and hides what lies under it.
_MARK = 40.0
_LONGEST_MARK = 14
_UNREAD = Problem("unreadable_part", "its text could not be read: compare it with the original.")
# In heights of a word: the narrowest blank is wider.
_TOUCHING = 0.05
_SPELLED = re.compile(r"[^\W_]")
# What stands within numbers and addresses.
_JOINT = re.compile(r"[/.\-_@:]")


def read(leaf: Leaf, limits: Limits) -> Document:
    """Return the pages with text, and the pictures of those that have more to read than their text."""
    name = leaf.filename or f"part {leaf.number}"
    start = max(leaf.content.find(b"%PDF-", 0, 1100), 0)
    content = leaf.content[start:]
    pdf, said = _opened(content, name)
    leaves = Leaves(pdf)
    count = len(leaves.made)
    with Rendering(content, limits) as rendering:
        sheets = _Sheets(rendering, name)
        for number, make in enumerate(leaves.made[: limits.pages], 1):
            sheets.read(make, number)
    beside = _beside(pdf.doc.catalog, name, count, are_all=leaves.are_all)
    problems = (*said, *sheets.problems(), *beside, *_left_out(name, count, limits))
    if not sheets.pages and not sheets.pictures.taken and not problems:
        raise UnreadablePartError("no_text", f"{name} has no readable page: open it by hand.")
    return Document("pdf", mark_running(sheets.pages), tuple(sheets.pictures.taken), problems)


class _Sheets:
    """The pages of a file: those with text, those that are to be read as pictures, and what is said of them."""

    def __init__(self, rendering: Rendering, name: str) -> None:
        self._rendering = rendering
        self._faults = _Faults(name)
        self.pages: list[Page] = []
        self.pictures = _Pictures(rendering, name)

    def problems(self) -> Iterator[Problem]:
        """Yield what is said of the pages that were read."""
        yield from self._faults.problems()
        yield from self.pictures.problems

    def read(self, make: Callable[[], Any], number: int) -> None:
        """Read a page; one that cannot be made or laid out is read as a picture, and said to be so."""
        try:
            source = make()
            if self._faults.is_endless(source, number):
                return
            page, sheet = self._laid_out(source, number)
        except Exception as error:  # pdfminer fails in any way it likes; the other pages are not lost by it
            page, sheet = None, Printed()
            self._faults.lose(number, error)
        self.pages += [page] if page is not None else []
        if page is None or _shows_more(sheet):
            known = _letters(page) if page is not None else 0
            whole = page is None or (_is_scan(sheet) and known < _LETTER)
            slight = page is not None and _is_slight(sheet, page)
            before = len(self.pictures.taken)
            self.pictures.take(number, known, sheet, aside=not whole, slight=slight)
            if whole and len(self.pictures.taken) == before and self._rendering.lacks_pixels(number):
                self._faults.say_damaged(number)

    def _laid_out(self, source: Any, number: int) -> tuple[Page | None, Printed]:
        self._faults.look_at(source, number)
        notes = Notes(source)
        sheet = _seen(printed(source, notes.pictures()), number, self._rendering)
        words, unsure = _words(sheet, notes.strokes())
        page = _page(source, sheet, words, notes, number, rendering=self._rendering)
        self._faults.look_for_marks(notes, page, number)
        if unsure:
            self._faults.say_crossed(number)
        if sum(char["text"].isalnum() and char["size"] >= _LEGIBLE for char in sheet.unseen) >= _SAYS_SOMETHING:
            self._faults.say_unseen(number)
        return page, sheet


class _Faults:
    """What is said of pages that are not all there, and of marks on them whose meaning is not read."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._seen = Seen()
        self._has_marks = self._has_crossed = self._has_unseen = False
        self._found: list[Problem] = []

    def problems(self) -> Iterator[Problem]:
        """Yield what was found, and whether there was more than could be looked at."""
        yield from self._found
        if not self._seen.is_all:
            detail = f"{self._name} is too large to see whether all of it is whole: compare it with the original."
            yield Problem("too_large", detail)

    def look_at(self, source: Any, number: int) -> None:
        """Look whether all that is printed on a page is there, before it is laid out."""
        if is_damaged(source.page_obj, self._seen):
            self.say_damaged(number)

    def is_endless(self, source: Any, number: int) -> bool:
        """Tell a page that can neither be laid out nor drawn in any time, and say so."""
        if not shows_too_much(source.page_obj, self._seen):
            return False
        detail = f"{self._name}, page {number}: it repeats its parts too often to be read: open it by hand."
        self._found.append(Problem("too_large", detail))
        return True

    def say_damaged(self, number: int) -> None:
        """Say once that not all of a page is there."""
        detail = f"Page {number} of {self._name} is damaged: compare it with the original."
        problem = Problem("unreadable_part", detail)
        self._found += [problem] if problem not in self._found else []

    def say_crossed(self, number: int) -> None:
        """Say once that a line runs through words of which it is not sure that it strikes them out."""
        if not self._has_crossed:
            self._has_crossed = True
            detail = f"On page {number} of {self._name} a line runs through words: look whether they are struck out."
            self._found.append(Problem("unreadable_part", detail))

    def say_unseen(self, number: int) -> None:
        """Say once that there is text that nobody sees, which is not read."""
        if not self._has_unseen:
            self._has_unseen = True
            detail = f"Page {number} of {self._name} holds text that cannot be seen, which was not read: look at it."
            self._found.append(Problem("unreadable_part", detail))

    def lose(self, number: int, error: Exception) -> None:
        """Say that a page has no text that can be read, for the reason that an error of ours tells."""
        ours = error if isinstance(error, UnreadablePartError) else _UNREAD
        self._found.append(Problem(ours.reason, f"{self._name}, page {number}: {ours.detail}"))

    def look_for_marks(self, notes: Notes, page: Page | None, number: int) -> None:
        """Look for notes that were not read, until some were found, and whether there were too many."""
        struck = page is not None and any(word.struck for line in flat(page.items) for word in line.words)
        if notes.is_cut:
            detail = f"Not all notes and fields on page {number} of {self._name} were read: look at it."
            self._found.append(Problem("too_large", detail))
        if not self._has_marks and notes.are_unread(struck=struck):
            self._has_marks = True
            detail = f"{self._name} holds notes or marks of somebody's hand that were not read: look at page {number}."
            self._found.append(Problem("unreadable_part", detail))


def _beside(catalog: Any, name: str, count: int, *, are_all: bool) -> Iterator[Problem]:
    """Yield what is to be said of pages that are lost, of files in a file, and of a form in none of its pages (XFA)."""
    form, names, pages = (dictionary(catalog.get(key)) for key in ("AcroForm", "Names", "Pages"))
    promised = resolved(pages.get("Count"))
    if isinstance(promised, int) and promised > count:
        detail = f"Of {promised} pages that {name} should have {count} were found: compare it with the original."
        yield Problem("unreadable_part", detail)
    elif not are_all:
        yield Problem("unreadable_part", f"{name} has more pages than could be found: compare it with the original.")
    if resolved(names.get("EmbeddedFiles")) is not None:
        yield Problem("unreadable_part", f"{name} holds other files, which were not read: open it by hand.")
    layers = dictionary(dictionary(catalog.get("OCProperties")).get("D"))  # 8.11.4.3
    if resolved(layers.get("OFF")) or name_of(layers.get("BaseState")) == "OFF":
        detail = f"{name} has layers that are not shown, of which the text was read too: compare it with what is shown."
        yield Problem("other", detail)
    if resolved(form.get("XFA")) is not None and (
        resolved(catalog.get("NeedsRendering")) or not resolved(form.get("Fields"))
    ):
        detail = f"{name} is a form that shows itself in one program only (XFA): ask the sender to print it into a PDF."
        yield Problem("unreadable_part", detail)


class _Pictures:
    """The pages that are to be read as pixels, and what is said of those that are not."""

    def __init__(self, rendering: Rendering, name: str) -> None:
        self._rendering = rendering
        self._name = name
        self._grounds: set[bytes] = set()
        self.taken: list[Picture] = []
        self.problems: list[Problem] = []

    def take(self, number: int, known: int, sheet: Printed, *, aside: bool, slight: bool) -> None:
        """Take a page on which `known` letters are typed, whole or what stands `aside` of those, which may be `slight`.

        What lies under the text of every page is read once.
        """
        outlined = bool(sheet.outlines)
        try:
            ground = self._rendering.ground(number, _SMALL, outlined=outlined) if known else None
            if ground is not None and (is_blank(ground) or (aside and self._is_known(ground, number))):
                return
            if aside:
                found = self._rendering.aside(number, known, outlined=outlined)
                self.taken += [replace(picture, slight=slight) for picture in found]
            else:
                self.taken += self._rendering.whole(number, known, highest=_MARK if _is_overprinted(sheet) else inf)
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


def _opened(content: bytes, name: str) -> tuple[Any, tuple[Problem, ...]]:
    """Return a file in pdfplumber, and what is said where pdfium had to find its objects first."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    bound_references()
    pdf_cipher.hasten()
    note_ink()
    try:
        return _plumbed(content, name), ()
    except UnreadablePartError:
        raise
    except Exception:  # pdfminer fails in any way it likes; pdfium looks for what the file does not lead to
        found = mended(content)
        if found is None:
            raise
        detail = f"{name} is damaged, and not all of it may have been found: compare it with the original."
        return _plumbed(found, name), (Problem("unreadable_part", detail),)


def _plumbed(content: bytes, name: str) -> Any:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        return pdfplumber.open(io.BytesIO(content), password="", unicode_norm=None)
    except Exception as error:  # pdfminer's errors come wrapped, the password's among them
        chain = [error, *error.args, error.__cause__, error.__context__]
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in chain):
            detail = f"{name} is protected by a password: ask the sender for an open copy."
            raise UnreadablePartError("encrypted_part", detail) from error
        raise


def _seen(sheet: Printed, number: int, rendering: Rendering) -> Printed:
    """Return what is on a page without text that nobody sees; under a scan it is what a stranger read there."""

    def shown() -> Any:
        return None if rendering.covers_text(number) else rendering.gray(number, _SMALL)

    gone = unseen(sheet.chars, sheet.fills, sheet.width, shown)
    if not gone:
        return sheet
    lost = {id(char) for char in gone}
    return replace_fields(sheet, chars=tuple(char for char in sheet.chars if id(char) not in lost), unseen=tuple(gone))


def _page(
    source: Any, sheet: Printed, words: Sequence[Word], notes: Notes, number: int, *, rendering: Rendering
) -> Page | None:
    """Return a page of these words, or None where OCR has to read all of it."""
    if sum(map(len, sheet.slanted.values())) > len(sheet.chars):
        return None
    if _is_useless(words, sheet.chars, 1 if _is_bare(sheet) else _FEW) or rendering.covers_text(number):
        second = rendering.words(number) if len(sheet.chars) + len(sheet.unseen) < _FEW else []
        if _is_useless(second, (), _FEW):
            return None
        words = second
    items = arrange([*map(_marked, words), *notes.typed()], _rulings(sheet))
    items += tuple(block for slope, chars in sheet.slanted.items() for block in slope.blocks(_found(chars)))
    items += tuple(blocks_of(lines_of(rendering.laid_on(number, notes.signatures()))))
    return Page(number, items, float(source.width), float(source.height))


def _shows_more(sheet: Printed) -> bool:
    """Tell a page with something to read that is no text: a scan under a stamp, a picture of a list in a letter."""
    return _is_large(sheet) or bool(sheet.outlines) or sum(map(_area, _in_line(sheet))) >= _LINE_PICTURE


def _is_large(sheet: Printed) -> bool:
    areas = [_area(picture) for picture in sheet.pictures]
    return max(areas, default=0) >= _LARGE_PICTURE or sum(areas) >= _LARGE_SHARE * sheet.area


def _is_slight(sheet: Printed, page: Page) -> bool:
    """Tell a page of which all pictures stand above or below what is typed, none of them large: a letterhead."""
    typed = [item.box for item in page.items if item.box is not None]
    first, last = min((box.top for box in typed), default=0), max((box.bottom for box in typed), default=0)
    shown = (*_in_line(sheet), *sheet.outlines)
    return not _is_large(sheet) and all(box.bottom <= first or box.top >= last for box in shown)


def _in_line(sheet: Printed) -> list[Box]:
    """Return pictures of the shape of a line of text, or of strips that a scanner cut."""
    sides = ((box, box.x1 - box.x0, box.bottom - box.top) for box in sheet.pictures)
    return [box for box, width, height in sides if is_line(width, height, sheet.width)]


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _is_scan(sheet: Printed) -> bool:
    return sum(map(_area, sheet.pictures)) >= COVERS * sheet.area


def _is_overprinted(sheet: Printed) -> bool:
    """Tell a scan with one word in very large letters across it ("COPY"): names and headings have several."""
    every = (sheet.chars, *sheet.slanted.values())
    large = [char["text"] for chars in every for char in chars if char["size"] > _MARK]
    return _is_scan(sheet) and 0 < len(large) <= _LONGEST_MARK and not any(text.isspace() for text in large)


def _letters(page: Page) -> int:
    return sum(char.isalnum() for line in flat(page.items) for word in line.words for char in word.text)


def _is_bare(sheet: Printed) -> bool:
    """Tell a page on which nothing but text may be read: what little there is of it is all."""
    return not sheet.pictures and not any(edge["object_type"] == "curve_edge" for edge in sheet.edges)


def _is_useless(words: Sequence[Word], chars: Sequence[Any], least: int) -> bool:
    """Tell a text layer of fewer signs, or that says nothing in letters of any language, or all of it on one point."""
    text = "".join(word.text for word in words)
    if len(text) < least or len("".join(_UNMAPPED.findall(text))) > 0.1 * len(text):
        return True
    if len(_ACCENTED.findall(text)) > 0.5 * sum(map(str.isalpha, text)):
        return True
    letters = [char for char in chars if char["text"].isalnum()]
    return bool(sum(char["x1"] <= char["x0"] for char in letters) > 0.1 * len(letters))


def _words(sheet: Printed, marks: Iterable[Box]) -> tuple[list[Word], bool]:
    """Return the words of a page, struck where a line runs through them, and whether one runs there that may not."""
    if len(sheet.chars) + sum(map(len, sheet.slanted.values())) > MOST_CHARACTERS:
        raise UnreadablePartError("too_large", "it holds more characters than a letter can: open it by hand.")
    found = _extracted(sheet.chars)
    struck, unsure = Strokes(sheet.strokes, marks).struck([_footing(word["chars"]) for word in found])
    return _whole_words([_word(word, struck=gone) for word, gone in zip(found, struck, strict=True)]), unsure


def _found(chars: Iterable[Any]) -> list[Word]:
    """Return the words that characters make."""
    return _whole_words([_word(word) for word in _extracted(chars)])


def _extracted(chars: Iterable[Any]) -> list[Any]:
    from pdfplumber.utils.text import extract_words

    return extract_words(
        list(chars), return_chars=True, x_tolerance_ratio=0.17, y_tolerance=2, keep_blank_chars=False,
        use_text_flow=False,
    )  # fmt: skip


def _footing(chars: Sequence[Any]) -> Footing:
    """Return where the letters of a word stand: a comma behind it need not be struck with it."""
    letters = [char for char in chars if char["text"].isalnum()] or chars
    x0, x1 = min(char["x0"] for char in letters), max(char["x1"] for char in letters)
    return Footing(x0, x1, letters[0]["feet"], letters[0]["size"])


def _whole_words(words: Sequence[Word]) -> list[Word]:
    return _glued(_jointed([word for word in words if word.text]))


def _jointed(words: Sequence[Word]) -> list[Word]:
    """Return the words, a number or an address in one whose signs stand in another font.

    The pieces of a number in an Arabic line would be read from the right.
    """
    if not any(_JOINT.fullmatch(word.text) for word in words):
        return list(words)
    kept, ends, opened = {id(word): word for word in words}, dict[int, list[Word]](), dict[int, Word]()
    for piece in sorted(words, key=lambda word: box_of(word).x0):
        word = piece
        ended = (other for end in _about(box_of(word).x0) for other in ends.get(end, ()))
        before = next((other for other in ended if _meet(other, word)), None)
        if before is not None and _JOINT.fullmatch(word.text) and _SPELLED.search(before.text[-1]):
            opened[id(word)] = before
        elif before is not None and id(before) in opened and _SPELLED.search(word.text[0]):
            word = _whole([kept.pop(id(part)) for part in (opened[id(before)], before, piece)])
            kept[id(word)] = word
        ends.setdefault(round(box_of(word).x1), []).append(word)
    return list(kept.values())


def _whole(pieces: Sequence[Word]) -> Word:
    boxes = [box_of(piece) for piece in pieces]
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    text = "".join(piece.text for piece in pieces)
    return replace(pieces[0], text=text, box=Box(boxes[0].x0, top, boxes[-1].x1, bottom))


def _meet(word: Word, after: Word) -> bool:
    """Tell words that run from left to right, of which the second begins where the first ends."""
    first, second = box_of(word), box_of(after)
    lower = min(first.bottom - first.top, second.bottom - second.top)
    overlap = min(first.bottom, second.bottom) - max(first.top, second.top)
    near = abs(second.x0 - first.x1) < _TOUCHING * lower
    return near and overlap > 0.5 * lower and not is_rtl(word.text) and not is_rtl(after.text)


def _glued(words: Sequence[Word]) -> list[Word]:
    """Return the words, those without a gap that touch one: letters of a word that another font has, small capitals."""
    ends: dict[int, list[Word]] = {}
    for word in words:
        ends.setdefault(round(box_of(word).x1), []).append(word)
    near = ((word, (other for end in _about(box_of(word).x0) for other in ends.get(end, ()))) for word in words)
    return [replace(word, gap=0) if any(_touch(other, word) for other in others) else word for word, others in near]


def _about(x: float) -> tuple[int, int, int]:
    return round(x) - 1, round(x), round(x) + 1


def _touch(word: Word, after: Word) -> bool:
    first, second = box_of(word), box_of(after)
    height, other = first.bottom - first.top, second.bottom - second.top
    overlap = min(first.bottom, second.bottom) - max(first.top, second.top)
    capitals = word.text.isupper() and after.text.isupper() and abs(first.bottom - second.bottom) < 0.1 * height
    alike = (abs(height - other) < 0.05 * height or capitals) and is_rtl(word.text) == is_rtl(after.text)
    signs = not (_SPELLED.search(word.text) and _SPELLED.search(after.text))
    return alike and not signs and overlap > 0.5 * height and abs(second.x0 - first.x1) < _TOUCHING * height


def _word(found: Any, *, struck: bool = False) -> Word:
    glyphs = [char["text"] for char in found["chars"]]
    text = clean(logical(glyphs))
    box = Box(*(round(float(found[side]), 2) for side in ("x0", "top", "x1", "bottom")))
    bold = sum(bool(_DIRECTION.search(str(char["fontname"]))) for char in found["chars"])
    return Word(text, box, bold=2 * bold > len(glyphs), struck=struck)


def _marked(word: Word) -> Word:
    """Return a word with a mark for each run of its letters that the font does not name."""
    return replace(word, text=_IN_WORD.sub("\ufffd", word.text))


def _rulings(sheet: Printed) -> Rulings:
    boxes: dict[str, list[Box]] = {"h": [], "v": []}
    for edge in sheet.edges[:20_000]:
        box = Box(edge["x0"], edge["top"], edge["x1"], edge["bottom"])
        if max(box.x1 - box.x0, box.bottom - box.top) >= 6 and edge["orientation"] in boxes:
            boxes[edge["orientation"]].append(box)
    return Rulings(tuple(boxes["h"]), tuple(boxes["v"]))
