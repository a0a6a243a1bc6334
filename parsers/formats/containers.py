"""What lies in a container: names and numbers for its leaves, the same for every kind of container."""

import mimetypes
import re
from collections.abc import Iterable, Iterator

from parsers.characters import clean
from parsers.document import Problem
from parsers.limits import Limits
from parsers.steps import Leaf

# What archivers and word processors add for themselves.
_CLUTTER = re.compile(r"(?:^|/)(?:__MACOSX|\.DS_Store|Thumbs\.db|desktop\.ini)(?:/|$)", re.IGNORECASE)
# In characters.
_LONGEST_NAME = 200


def leaves_of(container: Leaf, files: Iterable[tuple[str, bytes | Problem]], limits: Limits) -> Iterator[Leaf]:
    """Yield a leaf for each file, numbered `2!name`; what lies too deep, is too many or cannot be had says so."""
    seen: dict[str, int] = {}
    for count, (path, content) in enumerate(files):
        if _CLUTTER.search(path):
            continue
        name = _short(clean(re.split(r"[/\\]", path)[-1]).strip()) or "unnamed"
        seen[name] = seen.get(name, 0) + 1
        number = f"{container.number}!{name}" + (f" ({seen[name]})" if seen[name] > 1 else "")
        if detail := _beyond(name, count, container, limits):
            yield Leaf(number, "application/octet-stream", "attachment", b"", name,
                       problems=(Problem("too_large", detail),))  # fmt: skip
            return
        if isinstance(content, Problem):
            yield Leaf(number, media_type_of(name), "attachment", b"", name, problems=(content,))
        else:
            yield Leaf(number, media_type_of(name), "attachment", content, name)


def _beyond(name: str, count: int, container: Leaf, limits: Limits) -> str:
    """Return what is to be said of a file that lies too deep or is one too many, "" of any other."""
    said = f"{name} and what follows in {container.filename or container.number} was not read:"
    if container.number.count("!") >= min(limits.depth, 4):
        return f"{said} it lies too deep. Open it by hand."
    return f"{said} {limits.parts} files are read at most. Open it by hand." if count >= limits.parts else ""


def _short(name: str) -> str:
    """Return a name that fits into a line, its ending kept, which says what it is."""
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 20]}…{name[-19:]}"


def media_type_of(name: str) -> str:
    """Return the media type that a file's name promises."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
