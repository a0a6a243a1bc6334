"""Pictures in a document beside its text: which of them may hold writing, a scan of a list below a letter for one."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from parsers.document import Document, Picture, Problem
from parsers.formats.pictures import is_line, is_strip, picture_of, room_for, size_of, stacked
from parsers.limits import Limits

# In square points, a twentieth of an A4 page: emblems of letterheads, stamps and signatures are smaller.
_SMALLEST_AREA = 25_000
# A list that was drawn small in the letter can be read on a screen all the same. It takes more room than an emblem,
# which is 100 points wide at most, and has more pixels than a stamp or a signature from a scan with 300 to the inch.
_SHRUNK_AREA, _SHRUNK_PIXELS = 12_000, 600_000
# In points: ruling lines are lower than a line of text, and how wide the page is is not known.
_LINE_HEIGHT, _A4 = 8, 595
# In pixels: a page with 300 dots an inch of the longest paper that offices use.
_HIGHEST = 4200
# In pixels: A3 across with 600 dots an inch; what is wider takes too much memory to be joined.
_WIDEST = 10_000
# In pixels: by how much strips of one page may differ.
_ROUNDED = 3
# In bytes; what is larger and cannot be opened may be more than an emblem.
_SMALLEST_LOSS = 20_000


class Embedded(Struct, frozen=True):
    """A picture file, and how large it stands on the page, in points; None where that is not known."""

    content: bytes
    width: float | None = None
    height: float | None = None

    @property
    def area(self) -> float | None:
        """The room that it takes, in square points; None where a side is not known, or said to be nothing."""
        return self.width * self.height if self.width and self.height else None


def with_pictures(document: Document, shown: Iterable[Embedded], name: str, limits: Limits) -> Document:
    """Return a document with the pictures in it that may hold writing, in their order, as the pages after its own.

    Of large ones that cannot be opened, and of what is more than the limits allow, a problem says so, once each.
    """
    first = max((page.number for page in document.pages), default=0) + 1
    aside = bool(document.text.strip())
    pictures: list[Picture] = []
    problems: dict[str, Problem] = {}
    room = room_for(limits)
    for one in _distinct(_joined(shown)):
        try:
            picture = picture_of(one.content, first + len(pictures), limits)
        except Exception:  # foreign readers fail in any way they like on what they do not know
            if one.area is not None or may_be_lost(len(one.content)):
                problems.setdefault("unreadable_part", unread(name))
            continue
        if picture is None:
            continue
        room -= len(picture.pixels)
        if len(pictures) == limits.pages or room < 0:
            detail = f"Only the first {len(pictures)} pictures in {name} were read: open it by hand."
            problems.setdefault("too_large", Problem("too_large", detail))
            break
        pictures.append(replace(picture, aside=aside, slight=_is_slight(one)))
    return replace(document, pictures=tuple(pictures), problems=(*document.problems, *problems.values()))


def may_be_lost(size: int | None) -> bool:
    """Tell whether a picture of so many bytes that cannot be opened may hold writing; None is an unknown number."""
    return size is None or size > _SMALLEST_LOSS


def remarked(name: str) -> Problem:
    """Return what is to be said of a document with comments."""
    return Problem("unreadable_part", f"{name} holds comments in its margin that were not read: look at them.")


def unread(name: str) -> Problem:
    """Return what is said of a picture that cannot be opened."""
    return Problem("unreadable_part", f"A picture in {name} could not be read: open it by hand.")


def _joined(shown: Iterable[Embedded]) -> Iterator[Embedded]:
    """Yield the pictures, once each, strips of one width that follow each other as the one that they were cut from."""
    for widths, group in groupby(dict.fromkeys(shown), key=_strip_widths):
        if widths is None:
            yield from group
            continue
        for strips in _pages(group):
            yield from _stack(strips) if len(strips) > 1 else strips


def _pages(group: Iterable[Embedded]) -> Iterator[list[Embedded]]:
    """Yield strips page by page: the last one of a page is lower than the others, and no page is higher than paper."""
    page: list[Embedded] = []
    heights: list[int] = []
    for one in group:
        height = (size_of(one.content) or (0, 0))[1]
        ended = len(heights) > 1 and heights[-1] < min(heights[-2] - _ROUNDED, height)
        if page and (ended or sum(heights) + height > _HIGHEST):
            yield page
            page, heights = [], []
        page.append(one)
        heights.append(height)
    yield page


def _strip_widths(one: Embedded) -> tuple[int, int] | None:
    """Return how wide a strip is in pixels and on the page; None of what is no strip."""
    size = size_of(one.content)
    return (size[0], round(one.width or 0)) if size and is_strip(size) and size[0] <= _WIDEST else None


def _stack(strips: list[Embedded]) -> list[Embedded]:
    """Return strips as one picture; where one of them is damaged as they are, none of them small on the page."""
    try:
        content = stacked([one.content for one in strips])
    except Exception:  # foreign readers fail in any way they like on what they do not know
        return [replace(one, width=None, height=None) for one in strips]
    heights = [one.height or 0 for one in strips]
    return [Embedded(content, strips[0].width, sum(heights) if all(heights) else None)]


def _distinct(shown: Iterable[Embedded]) -> Iterator[Embedded]:
    """Yield the pictures that are not small on the page, each once, however often it is shown."""
    seen: set[bytes] = set()
    for one in shown:
        if not _is_small(one) and one.content not in seen:
            seen.add(one.content)
            yield one


def _is_small(one: Embedded) -> bool:
    width, height = one.width or 0, one.height or 0
    return _is_slight(one) and not (height >= _LINE_HEIGHT and is_line(width, height, _A4))


def _is_slight(one: Embedded) -> bool:
    """Tell a picture that is small on the page and has not the pixels of a list."""
    if one.area is None or one.area >= _SMALLEST_AREA:
        return False
    width, height = size_of(one.content) or (0, 0)
    return one.area < _SHRUNK_AREA or width * height < _SHRUNK_PIXELS
