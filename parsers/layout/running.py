"""Headers and footers of a letter's pages, known by standing on every page."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from parsers.document import Block, Page, Table

_EDGE = 0.1
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|seite|página|стр\.?|صفحة|第)?\W*)?\d{1,3}(?:\s*(?:/|of|de|sur|из|من)\s*\d{1,3})?\W*页?",
    re.IGNORECASE,
)


def mark_running(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Return the pages, with the blocks at an edge that are page numbers or stand on two pages marked."""
    held = tuple(pages)
    seen = Counter(text for page in held for text in {_masked(block) for block in _at_edge(page)})
    return tuple(_marked(page, seen) for page in held)


def _marked(page: Page, seen: Counter[str]) -> Page:
    edge = {id(block) for block in _at_edge(page)}
    return replace(page, items=tuple(_item(item, edge, seen) for item in page.items))


def _item(item: Block | Table, edge: set[int], seen: Counter[str]) -> Block | Table:
    if isinstance(item, Table) or id(item) not in edge:
        return item
    text = " ".join(line.text for line in item.lines)
    return replace(item, running=True) if seen[_masked(item)] > 1 or _PAGE_NUMBER.fullmatch(text) else item


def _at_edge(page: Page) -> Sequence[Block]:
    if page.height is None:
        return ()
    edge = _EDGE * page.height
    blocks = [(item, item.box) for item in page.items if isinstance(item, Block)]
    return [block for block, box in blocks if box and (box.bottom < edge or box.top > page.height - edge)]


def _masked(block: Block) -> str:
    return re.sub(r"\d+", "#", " ".join(line.text for line in block.lines)).casefold()
