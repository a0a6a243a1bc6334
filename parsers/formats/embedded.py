"""Pictures in a document beside its text: which of them may hold writing, a scan of a list below a letter for one."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from parsers.document import Document, Picture, Problem
from parsers.formats.pictures import picture_of, room_for
from parsers.limits import Limits

# In square points, a twentieth of an A4 page: emblems of letterheads, stamps and signatures are smaller.
_SMALLEST_AREA = 25_000
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
    for one in _distinct(shown):
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
        pictures.append(replace(picture, aside=aside))
    return replace(document, pictures=tuple(pictures), problems=(*document.problems, *problems.values()))


def may_be_lost(size: int | None) -> bool:
    """Tell whether a picture of so many bytes that cannot be opened may hold writing; None is an unknown number."""
    return size is None or size > _SMALLEST_LOSS


def unread(name: str) -> Problem:
    """Return what is said of a picture that cannot be opened."""
    return Problem("unreadable_part", f"A picture in {name} could not be read: open it by hand.")


def _distinct(shown: Iterable[Embedded]) -> Iterator[Embedded]:
    """Yield the pictures that are not small on the page, each once, however often it is shown."""
    seen: set[bytes] = set()
    for one in shown:
        if (one.area is None or one.area >= _SMALLEST_AREA) and one.content not in seen:
            seen.add(one.content)
            yield one
