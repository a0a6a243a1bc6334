"""What words of a letter were found to be: it is asked again and again, and remembered until the letter is read.

Most of them are people's names, so nothing stays when that is done.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from parsers.extract.span import Span

# Answers to one question, and characters of what is asked about: no letter needs more, a hostile one may.
_MOST, _LONGEST = 5_000, 2_000

T = TypeVar("T")
W = TypeVar("W")
P = ParamSpec("P")

_ANSWERS: list[dict[Any, Any]] = []


@contextmanager
def one_letter() -> Iterator[None]:
    """Forget what was remembered when a letter is read, or could not be."""
    try:
        yield
    finally:
        for known in _ANSWERS:
            known.clear()


def of_word(ask: Callable[[str], T]) -> Callable[[str], T]:
    """Remember what a function tells of words."""
    known: dict[str, T] = {}
    _ANSWERS.append(known)

    @wraps(ask)
    def told(text: str, /) -> T:
        if text in known:
            return known[text]
        return _kept(known, text, text, ask(text))

    return told


def of_text(ask: Callable[Concatenate[Span, W, P], T]) -> Callable[Concatenate[Span, W, P], T]:
    """Remember what a function tells by the text of a span and the vocabulary, of which there is one.

    It must not depend on where the text stands, nor return a span, which does.
    """
    known: dict[Any, T] = {}
    _ANSWERS.append(known)

    @wraps(ask)
    def told(span: Span, words: W, /, *more: P.args, **named: P.kwargs) -> T:
        key = (span.text, more, *named.values()) if more or named else span.text
        if key in known:
            return known[key]
        return _kept(known, key, span.text, ask(span, words, *more, **named))

    return told


def _kept(known: dict[Any, T], key: object, text: str, answer: T) -> T:
    """Keep the answer about a text that is not too long, and return it."""
    if len(text) <= _LONGEST and len(known) < _MOST:
        known[key] = answer
    return answer
