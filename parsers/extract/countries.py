"""Names of States and known organizations in text, the longest first, in any of the languages."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import Struct

from parsers import languages
from parsers.extract import phrases
from parsers.extract.span import fold
from parsers.extract.taken import Taken
from parsers.languages import Body, State

# "US", "UK" and "UAE" are States in capitals only: folded they are words and endings.
_SHORT = 5


class Mention(Struct, frozen=True):
    """A name at a place in a text: of a State, or of another body. `adjective`: "Danish", not "Denmark"."""

    start: int
    end: int
    state: State | None = None
    body: Body | None = None
    adjective: bool = False


@cache
def _automaton() -> Any:
    from ahocorasick import Automaton

    automaton = Automaton()
    for folded, entries in _entries().items():
        automaton.add_word(folded, entries)
    automaton.make_automaton()
    return automaton


def _entries() -> dict[str, list[tuple[str, State | None, Body | None, bool]]]:
    entries: dict[str, list[tuple[str, State | None, Body | None, bool]]] = {}
    for state in languages.states():
        for names, adjective in ((state.names, False), (state.adjectives, True)):
            for name in names:
                for way in _ways(name):
                    entries.setdefault(fold(way), []).append((way, state, None, adjective))
    for body in languages.bodies():
        for name in body.names:
            entries.setdefault(fold(name), []).append((name, None, body, False))
    return entries


def _ways(name: str) -> tuple[str, ...]:
    """Return a name and what becomes of it: behind the Arabic "of", or an adjective by its noun's case.

    A Russian one beside a delegation, mission, side or government, or several; the masculine is a language too.
    """
    if name.endswith("ische") or name == "Deutsche":
        return (name, *(name + ending for ending in "nrsm"))
    if name.endswith("ская"):
        return tuple(name[:-2] + ending for ending in ("ая", "ой", "ую", "ое", "ие", "их"))
    return (name, "لل" + name[2:]) if name.startswith("ال") else (name,)


def find(text: str) -> tuple[Mention, ...]:
    """Return the names in a text in its order; of names that overlap the longest, then the first."""
    found = sorted(_all(text), key=lambda m: (m.start - m.end, m.adjective, m.start))
    taken = Taken(text)
    kept = [mention for mention in found if taken.take(mention.start, mention.end)]
    return tuple(sorted(kept, key=lambda mention: mention.start))


def _all(text: str) -> Iterator[Mention]:
    folded = fold(text.replace("\n", " "))
    for last, entries in _automaton().iter(folded):
        for name, state, body, adjective in entries:
            start, end = last + 1 - len(name), last + 1
            if (
                _is_word(folded, start, end, name)
                and _is_spelled(text[start:end], name)
                and not _is_coded(text, start, end)
                and not _is_region(folded, start, end)
            ):
                yield Mention(start, end, state, body, adjective)


def _is_region(folded: str, start: int, end: int) -> bool:
    """Tell a town, a water or a region that has its name of a State, or gives it one: "Port of Spain", "Lake Chad"."""
    before = folded[max(0, start - _NEAR) : start]
    named = phrases.of(lambda words: words.regions.before).finditer(before)
    if any(match.end() == len(before) for match in named):
        return True
    behind = phrases.of(lambda words: words.regions.behind, whole=True)
    return folded.startswith(" ", end) and behind.match(folded, end + 1) is not None


# Characters before a State's name.
_NEAR = 20


def _is_word(folded: str, start: int, end: int, name: str) -> bool:
    if "\u2e80" <= name[0] <= "\u9fff":
        return True
    before, after = folded[max(0, start - 1) : start], folded[end : end + 1]
    if "\u0600" <= name[0] <= "\u06ff":
        lead = folded[max(0, start - 3) : start].rpartition(" ")[2]
        return (not before.isalnum() or lead in ("و", "ل", "ب", "ف", "ك", "وا", "ول")) and not after.isalpha()
    return not before.isalnum() and not after.isalnum()


def _is_coded(text: str, start: int, end: int) -> bool:
    """Tell an abbreviation that is a piece of a number: "12/4/OSCE-09"."""
    if end - start > _SHORT or not text[start:end].isupper():
        return False
    before, after = _TAIL.search(text[max(0, start - 12) : start]), _HEAD.match(text[end : end + 12])
    return any(side is not None and any(map(str.isdigit, side.group())) for side in (before, after))


_TAIL, _HEAD = re.compile(r"[\w./-]*[/-]$"), re.compile(r"[/-][\w./-]*")


def _is_spelled(written: str, name: str) -> bool:
    """Tell whether a short name has its capitals: "US" is none of "us", "Того" none of "того же"."""
    if len(name) <= _SHORT and "\u0400" <= name[0] <= "\u04ff" and name[0].isupper() and written[:1].islower():
        return False
    return not (len(name) <= _SHORT and name.isupper() and name.isascii()) or written == name


@cache
def by_code(iso2: str) -> State | None:
    """Return the State of an ISO 3166-1 alpha-2 code or a country's top-level domain."""
    code = {"uk": "GB", "eu": ""}.get(iso2.lower(), iso2.upper())
    return next((state for state in languages.states() if state.iso2 == code), None)


def nearest(text: str) -> tuple[State, float] | None:
    """Return the State whose name a damaged text resembles and how much, 0 to 1; None where none is near."""
    from rapidfuzz import fuzz, process

    folded = fold(text).strip(" .,;:")
    if len(folded) < 5:
        return None
    best = process.extractOne(folded, list(_names()), scorer=fuzz.ratio, score_cutoff=82)
    return (_names()[best[0]], best[1] / 100) if best else None


@cache
def _names() -> dict[str, State]:
    return {fold(name): state for state in languages.states() for name in state.names if len(name) > 4}
