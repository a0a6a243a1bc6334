"""Things one after another -> those that belong together."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def stretches(items: Iterable[T], parts: Callable[[T, T], bool]) -> Iterator[list[T]]:
    """Yield items in their order, together as far as nothing parts one from the one before it, asked in this order."""
    held: list[T] = []
    for item in items:
        if held and parts(held[-1], item):
            yield held
            held = []
        held.append(item)
    if held:
        yield held
