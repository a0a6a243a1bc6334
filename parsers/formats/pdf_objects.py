"""What the references in a PDF lead to, and whether all that a page shows is there (PDF 32000-1, 7.3 and 7.4)."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import repeat
from typing import Any, NamedTuple

from parsers.formats import ends
from parsers.formats.ends import Room

_STEPS = 10
# In bytes: of a file looked at at most, of contents and of pictures; more is no letter.
_LARGEST = 1 << 27
_LARGEST_PICTURES = 1 << 30
# What is shown by its name (8.8), with that name if it stands right before; and a byte in a name (7.3.5).
_CALLED = re.compile(rb"(?:/([^\0\t\n\v\f\r ()<>\[\]{}/%]*+)[\0\t\n\v\f\r ]++)?Do(?![^\0\t\n\v\f\r ()<>\[\]{}/%#])")
_CODED = re.compile(rb"#([0-9A-Fa-f]{1,2})")
# In bytes: longer calls may not be found where two pieces of contents meet, but that they have no name.
_LONGEST_CALL = 140
# As many bytes a thing that is called is taken for, however small it is.
_CALL = 64
# How many bytes of contents and forms the pages of a file may show again: drawings are shown dozens of times, and more
# takes a minute and gigabytes. And how deep in each other.
_MOST_AGAIN = 4 << 20
_DEEPEST = 100


def resolved(value: Any) -> Any:
    """Return what a reference leads to; None of references that lead to each other."""
    from pdfminer.pdftypes import PDFObjRef

    for _ in range(_STEPS):
        if not isinstance(value, PDFObjRef):
            return value
        value = value.resolve()
    return None


def dictionary(value: Any) -> dict[str, Any]:
    """Return the dictionary that a value is or refers to; an empty one where it is another thing."""
    found = resolved(value)
    return found if isinstance(found, dict) else {}


@cache
def bound_references() -> None:
    """Have pdfminer take references that lead to each other for nothing (7.3.10), which it follows for ever."""
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdftypes import PDFObjRef

    plain = PDFDocument.getobj

    def bounded(self: PDFDocument, number: int) -> object:
        found = plain(self, number)
        for _ in range(_STEPS):
            if not isinstance(found, PDFObjRef):
                return found
            found = plain(self, found.objid)
        return None

    PDFDocument.getobj = bounded  # type: ignore[method-assign, assignment]


class Leaves:
    """What makes the pages of a file of pdfplumber's, one by one: one that cannot be made costs no other.

    `are_all` tells whether the tree of the pages (7.7.3) was read to its end.
    """

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self.made: list[Callable[[], Any]] = []
        self.are_all = True
        try:
            for entries in _entries(pdf.doc):
                self.made.append(partial(self._page, entries))
        except Exception:  # pdfminer fails in any way it likes; the pages before are not lost by it
            self.are_all = False

    def _page(self, entries: Any) -> Any:
        from pdfminer.pdfpage import PDFPage
        from pdfplumber.page import Page

        leaf = PDFPage(*entries)
        page = Page(self._pdf, leaf, page_number=1)
        leaf.mediabox = _shown_of(leaf.mediabox, leaf.cropbox)
        left, low, right, high = leaf.mediabox
        width, height = right - left, high - low
        # pdfminer counts from this corner, and pdfplumber from that of the file's own measure
        page.mediabox = page.bbox = (0, 0, height, width) if page.rotation in {90, 270} else (0, 0, width, height)
        return page


def _shown_of(media: Sequence[float], crop: Sequence[float]) -> tuple[float, float, float, float]:
    """Return what of a page is shown (14.11.2), its corners in order: all where the two have nothing in common."""
    (left, right), (low, high) = sorted(media[::2]), sorted(media[1::2])
    (first, last), (lowest, highest) = sorted(crop[::2]), sorted(crop[1::2])
    x0, y0, x1, y1 = max(left, first), max(low, lowest), min(right, last), min(high, highest)
    return (x0, y0, x1, y1) if x0 < x1 and y0 < y1 else (left, low, right, high)


def _entries(document: Any) -> Iterator[Any]:
    """Yield of what pdfminer makes each page, which fails for all where one cannot be made or labelled."""
    from pdfminer.pdfpage import PDFPage

    class Unmade(PDFPage):
        def __init__(self, *entries: Any) -> None:
            self.entries = entries

    document.get_page_labels = partial(repeat, None)
    unmade: Iterator[Any] = Unmade.create_pages(document)
    return (page.entries for page in unmade)


class Look(NamedTuple):
    """What was seen of a stream: whether it goes to its end, and how often it calls what by its name (8.8).

    `has_more` tells that there may be other calls, whose names do not stand right before them: a comment does, or they
    are in another part of one content (7.8.2). `size` is how many bytes it has when it is decoded.
    """

    is_whole: bool
    called: Counter[str] = Counter()  # noqa: RUF012 - nothing is added to it
    has_more: bool = False
    size: int = 0


class Seen:
    """What was seen of the streams of one file, and how much of its contents and pictures may still be looked at."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, Look]] = {}
        self.again = Room(_MOST_AGAIN)
        self.contents = Room(_LARGEST)
        self.pictures = Room(_LARGEST_PICTURES)

    @property
    def is_all(self) -> bool:
        """Whether there was room for all that was to be looked at."""
        return self.contents.left > 0 and self.pictures.left > 0

    def look(self, thing: Any) -> Look:
        """Look at what should be a stream, once: for every page that shows it, it is what it was."""
        if id(thing) not in self._known:
            self._known[id(thing)] = thing, _look(thing, self)  # which keeps it: no other gets its place in memory
        return self._known[id(thing)][1]


def is_damaged(page: Any, seen: Seen) -> bool:
    """Tell a page of pdfminer's of which something printed on it is not there, or not to its end.

    To be asked before the page is laid out: what pdfminer has decompressed is taken as it is. What several pages of a
    file show is looked at once, and what is more than may be looked at is taken for whole.
    """
    return _lacks(page, seen, _called) and _lacks(page, seen, _parsed)


def shows_too_much(page: Any, seen: Seen) -> bool:
    """Tell a page that shows forms within forms so often, or so deep, that to lay it out or to draw it never ends.

    To be asked before the page is laid out, or looked at for damage. Forms that show themselves are in each other
    without end: pdfium goes round with them dozens of times.
    """
    known: set[int] = set()
    again = 0
    for shown, times, depth in _shown(page, seen, _called):
        if shown is not None and not _is_picture(shown):
            again += max(seen.look(shown).size, _CALL) * (times - (id(shown) not in known))
            known.add(id(shown))
            if again > seen.again.left or depth > _DEEPEST:
                return True
    seen.again.left -= again
    return False


def _lacks(page: Any, seen: Seen, calls: "_Reader") -> bool:
    for shown in {id(shown): shown for shown, _, _ in _shown(page, seen, calls)}.values():
        if not all(seen.look(one).is_whole for one in (shown, *_masks(shown))):
            return True
    return False


class _Showing(NamedTuple):
    """What shows other things: the contents of a page together, or a form; and what these may call."""

    contents: Sequence[Any]
    named: dict[str, Any]


def _shown(page: Any, seen: Seen, calls: "_Reader") -> Iterator[tuple[Any, int, int]]:
    """Yield the contents of a page and what they call by its name, and so on, with how often it is shown how deep.

    What is shown at several depths comes once for each of them, down to the first that is too deep; None is what is
    not there. A name leads nowhere in most files (7.3.10): it is no matter where no contents call it.
    """
    on_page = _Showing([resolved(one) for one in page.contents], _named(page.resources))
    yield from ((one, 1, 0) for one in on_page.contents)
    within: dict[tuple[int, int], list[tuple[tuple[int, int], _Showing, int]]] = {}
    level, counts, depth = {(0, 0): on_page}, Counter({(0, 0): 1}), 0
    while level and depth <= _DEEPEST:
        depth += 1
        below: dict[tuple[int, int], _Showing] = {}
        shown = Counter[tuple[int, int]]()
        for key, showing in level.items():
            if key not in within:
                within[key] = list(_within(showing, on_page.named, seen, calls))
            for inner, one, count in within[key]:
                below.setdefault(inner, one)
                shown[inner] += counts[key] * count
        yield from ((one.contents[0], shown[key], depth) for key, one in below.items())
        level = {key: one for key, one in below.items() if _is_form(one.contents[0])}
        counts = shown


def _within(
    showing: _Showing, on_page: dict[str, Any], seen: Seen, calls: "_Reader"
) -> Iterator[tuple[tuple[int, int], _Showing, int]]:
    """Yield what is called, how often, and a key for it and for what it may call."""
    called = calls(showing.contents, seen) if seen.contents.left > 0 else Counter[str]()
    seen.contents.left -= _CALL * len(called)
    for name, count in called.items():
        one = _external(showing.named.get(name, on_page.get(name)))
        own = resolved(one.get("Resources")) if _is_form(one) else {}
        # without resources of its own a form may call what that may which calls it (7.8.3)
        named = showing.named if own is None else _named(own)
        yield (id(one), id(named) if own is None else 0), _Showing([one], named), count


def _is_form(thing: Any) -> bool:
    return thing is not None and not _is_picture(thing)


_Reader = Callable[[Sequence[Any], Seen], Counter[str]]


def _called(contents: Sequence[Any], seen: Seen) -> Counter[str]:
    """Count the names that contents call at most: also what looks like such in texts."""
    called = _looking_like_calls(contents, seen)
    return called | _parsed(contents, seen) if any(seen.look(one).has_more for one in contents) else called


def _looking_like_calls(contents: Sequence[Any], seen: Seen) -> Counter[str]:
    return sum((seen.look(one).called for one in contents), Counter[str]())


def _parsed(contents: Sequence[Any], seen: Seen) -> Counter[str]:
    """Count the names that contents call and no more, which takes long; what looks like them where that fails."""
    from pdfminer.pdfinterp import PDFContentParser
    from pdfminer.psparser import KWD, PSEOF, PSLiteral, literal_name

    names = Counter[str]()
    before: Any = None
    try:
        parser = PDFContentParser(contents)
        while True:
            _, found = parser.nextobject()
            names.update([literal_name(before)] if found is KWD(b"Do") and isinstance(before, PSLiteral) else [])
            before = found
    except PSEOF:
        return names
    except Exception:  # pdfminer fails in any way it likes on what is damaged
        return names | _looking_like_calls(contents, seen)


def _masks(shown: Any) -> Iterator[Any]:
    """Yield what hides points of a picture (11.6.5), if that is or should be another one; what is null is no mask."""
    from pdfminer.pdftypes import PDFObjRef
    from pdfminer.psparser import PSLiteral

    for key in ("SMask", "Mask") if _is_picture(shown) else ():
        mask = shown.get(key)
        found = resolved(mask)
        hides_nothing = isinstance(found, list | PSLiteral) or (found is None and _is_there(mask))
        if isinstance(mask, PDFObjRef) and not hides_nothing:
            yield found


def _is_there(reference: Any) -> bool:
    """Tell whether a file has what is referred to, if only null (7.3.10)."""
    from pdfminer.pdftypes import PDFObjRef

    return not isinstance(reference, PDFObjRef) or reference.resolve(default=reference) is not reference


def _is_picture(thing: Any) -> bool:
    from pdfminer.pdftypes import PDFStream
    from pdfminer.psparser import LIT

    return isinstance(thing, PDFStream) and resolved(thing.get("Subtype")) is LIT("Image")


def _named(resources: Any) -> dict[str, Any]:
    return dictionary(dictionary(resources).get("XObject"))


def _external(value: Any) -> Any:
    """Return the form or picture that a value refers to (8.8); None of what no program shows."""
    from pdfminer.pdftypes import PDFStream
    from pdfminer.psparser import LIT

    found = resolved(value)
    kinds = LIT("Form"), LIT("Image"), LIT("PS")
    return found if isinstance(found, PDFStream) and resolved(found.get("Subtype")) in kinds else None


def _look(thing: Any, seen: Seen) -> Look:
    """Look at what should be a stream, as far as its filters let us; what may not be looked at is whole."""
    from pdfminer.pdftypes import PDFStream

    if not isinstance(thing, PDFStream):
        return Look(is_whole=False)
    room = seen.pictures if _is_picture(thing) else seen.contents
    if not thing.rawdata or room.left <= 0:
        return Look(is_whole=True)
    room.left -= len(thing.rawdata)
    try:
        return _look_at_picture(thing, room) if _is_picture(thing) else _look_at_contents(thing, room)
    except Exception:  # foreign decoders fail in any way they like; what shows it fails again, and says so
        return Look(is_whole=True)


def _look_at_contents(stream: Any, room: Room) -> Look:
    """Look at contents or a form, by the outer filter whether it is whole, and what it calls behind all of them."""
    from pdfminer.pdftypes import LITERALS_FLATE_DECODE

    filters, data = _coded(stream)
    calls = _Calls()
    is_deflated = bool(filters) and filters[0][0] in LITERALS_FLATE_DECODE
    is_plain = is_deflated and len(filters) == 1 and not dictionary(filters[0][1]).get("Predictor")
    is_whole = not is_deflated or ends.deflated(data, room, calls.read if is_plain else lambda piece: None)
    if not is_plain and room.left > 0:
        calls.read(stream.get_data())
    return Look(is_whole, calls.names(), calls.has_more, calls.size)


def _look_at_picture(stream: Any, room: Room) -> Look:
    """Look at a picture that is deflated, a JPEG of either kind, a fax or not coded."""
    filters, data = _coded(stream)
    return Look(_is_whole(filters, data, stream.get("Height"), room) if filters else len(data) >= _least(stream))


def _least(picture: Any) -> int:
    """Return how many bytes the rows of a picture take that is not coded, at least, and but for the last of them."""
    width, height, bits = (int(resolved(picture.get(key, 1))) for key in ("Width", "Height", "BitsPerComponent"))
    return (height - 1) * ((width * bits * _colours(resolved(picture.get("ColorSpace"))) + 7) // 8)


def _colours(space: Any) -> int:
    """Return how many numbers tell the colour of a point, at least (8.6)."""
    from pdfminer.psparser import LIT

    name, *more = map(resolved, space) if isinstance(space, list) and space else (space,)
    if name is LIT("ICCBased") and more:
        return int(resolved(more[0].get("N", 1)))
    return {LIT("DeviceRGB"): 3, LIT("CalRGB"): 3, LIT("Lab"): 3, LIT("DeviceCMYK"): 4}.get(name, 1)


def _is_whole(filters: Sequence[tuple[Any, Any]], data: bytes, height: Any, room: Room) -> bool:
    """Tell whether a picture of so many rows goes to its end, by its outer filter and, if that deflates, the next."""
    from pdfminer.pdftypes import (
        LITERALS_CCITTFAX_DECODE,
        LITERALS_DCT_DECODE,
        LITERALS_FLATE_DECODE,
        LITERALS_JPX_DECODE,
    )

    name, entries = filters[0] if filters else (None, None)
    if name in LITERALS_DCT_DECODE:
        return ends.jpeg(data, room)
    if name in LITERALS_JPX_DECODE:
        return ends.jpeg2000(data, room)
    if name in LITERALS_CCITTFAX_DECODE:
        return _is_whole_fax(dictionary(entries), data, height, room)
    if name not in LITERALS_FLATE_DECODE:
        return True
    if len(filters) == 1:
        return ends.deflated(data, room, lambda piece: None)
    pieces: list[bytes] = []
    kept = Room(min(room.left, _LARGEST))
    if not ends.deflated(data, kept, pieces.append):
        return False
    room.left = room.left - sum(map(len, pieces)) if kept.left > 0 else 0
    return room.left <= 0 or _is_whole(filters[1:], b"".join(pieces), height, room)


def _is_whole_fax(entries: dict[str, Any], data: bytes, height: Any, room: Room) -> bool:
    k = int(resolved(entries.get("K", 0)))
    if k < 0 and resolved(entries.get("EncodedByteAlign")):  # which TIFF does not know
        return True
    return ends.fax(data, (int(resolved(entries.get("Columns", 1728))), int(resolved(height))), k, room)


class _Calls:
    """The names that contents call, which are read in pieces."""

    def __init__(self) -> None:
        self._found = Counter[bytes]()
        self._rest = b""
        self.has_more = False
        self.size = 0

    def read(self, piece: bytes) -> None:
        """Read on."""
        text, end = self._rest + piece, 0
        for call in _CALLED.finditer(text):
            end = call.end()
            self._found.update([call[1]] if call[1] is not None else [])
            self.has_more |= call[1] is None
        self._rest = text[max(end, len(text) - _LONGEST_CALL) :]
        self.size += len(piece)

    def names(self) -> Counter[str]:
        """Count the names, as pdfminer has them."""
        from pdfminer.psparser import PSLiteral, literal_name

        names = Counter[str]()
        for name, count in self._found.items():
            names[literal_name(PSLiteral(_CODED.sub(lambda code: bytes([int(code[1], 16)]), name)))] += count
        return names


def _coded(stream: Any) -> tuple[list[tuple[Any, Any]], bytes]:
    """Return the filters of a stream but those that code it in ASCII, and it deciphered and without these."""
    from pdfminer.ascii85 import ascii85decode, asciihexdecode
    from pdfminer.pdftypes import LITERALS_ASCII85_DECODE, LITERALS_ASCIIHEX_DECODE

    if stream.decipher is not None:  # once
        stream.rawdata = stream.decipher(stream.objid, stream.genno, stream.rawdata, stream.attrs)
        stream.decipher = None
    data: bytes = stream.rawdata
    filters = list(stream.get_filters())
    while filters:
        if filters[0][0] in LITERALS_ASCII85_DECODE:
            data = ascii85decode(data)
        elif filters[0][0] in LITERALS_ASCIIHEX_DECODE:
            data = asciihexdecode(data)
        else:
            break
        filters.pop(0)
    return filters, data
