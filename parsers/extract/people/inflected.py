"""Russian posts as a sentence governs them: "направляет начальника отдела", "представлена вторым секретарем"."""

import re
from functools import lru_cache

from parsers.extract.span import fold


def is_post(folded: str, posts: frozenset[str]) -> bool:
    """Tell a folded text that begins with a post of one person in another case than that in which lists name posts.

    Adjectives show nothing by themselves, for bodies have them too: "главного специалиста", not "главного управления".
    """
    for match in _WORD.finditer(folded):
        word = match.group()
        if _is_form(word, _NOUNS, posts) or word in _IRREGULAR:
            return True
        if word != _AND and not _is_form(word, _ADJECTIVES, posts):
            return False
    return False


_WORD = re.compile(r"[^\s,.:;()]+")
_AND = "и"


@lru_cache(4096)
def _is_form(word: str, endings: tuple[tuple[str, str], ...], posts: frozenset[str]) -> bool:
    """Tell a word that is one of these posts with another ending; short words end so by chance."""
    return len(word) > _SHORT and any(
        word.endswith(end) and word.removesuffix(end) + named in posts for end, named in endings
    )


# Letters.
_SHORT = 4


def _folded(*pairs: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((fold(end), fold(named)) for end, named in pairs)


# Genitive, dative, instrumental and prepositional of one person; the endings of several are left out.
_NOUNS = _folded(
    ("а", ""), ("у", ""), ("ом", ""), ("ем", ""), ("е", ""), ("я", "ь"), ("ю", "ь"), ("ем", "ь"), ("е", "ь"),
    ("у", "а"), ("ой", "а"), ("ю", "я"), ("ей", "я"), ("ющего", "ющий"), ("ющему", "ющий"), ("ющим", "ющий"),
    ("ющую", "ющая"), ("ющей", "ющая"), ("ченного", "ченный"), ("ченному", "ченный"), ("ченным", "ченный"),
    ("еренного", "еренный"), ("еренному", "еренный"), ("еренным", "еренный"),
)  # fmt: skip
_ADJECTIVES = _folded(
    ("ого", "ый"), ("ого", "ой"), ("его", "ий"), ("ому", "ый"), ("ому", "ой"), ("ему", "ий"), ("ым", "ый"),
    ("ым", "ой"), ("им", "ий"), ("ую", "ая"), ("ой", "ая"), ("ьего", "ий"), ("ьему", "ий"), ("ьим", "ий"),
)  # fmt: skip
_IRREGULAR = frozenset({"посла", "послу", "послом"})
