"""What words of a letter were found to be: it is asked again and again, and remembered until the letter is read.

Most of them are people's names, so nothing stays when that is done.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from parsers.extract.span import Span

# Answers to one question: no letter needs more, a hostile one may.
_MOST = 10_000

T = TypeVar("T")
W = TypeVar("W")
P = ParamSpec("P")

_FORGET: list[Callable[[], None]] = []


@contextmanager
def one_letter() -> Iterator[None]:
    """Forget what was remembered when a letter is read, or could not be."""
    try:
        yield
    finally:
        for forget in _FORGET:
            forget()


def of_word(ask: Callable[[str], T]) -> Callable[[str], T]:
    """Remember what a function tells of words."""
    known = lru_cache(_MOST)(ask)
    _FORGET.append(known.cache_clear)
    return known


def of_text(ask: Callable[Concatenate[Span, W, P], T]) -> Callable[Concatenate[Span, W, P], T]:
    """Remember what a function tells by the text of a span and the vocabulary, of which there is one.

    It must not depend on where the text stands, nor return a span, which does.
    """
    known: dict[Any, T] = {}
    _FORGET.append(known.clear)

    @wraps(ask)
    def told(span: Span, words: W, /, *more: P.args, **named: P.kwargs) -> T:
        key = (span.text, more, *named.values()) if more or named else span.text
        if key not in known:
            if len(known) >= _MOST:
                known.clear()
            known[key] = ask(span, words, *more, **named)
        return known[key]

    return told
