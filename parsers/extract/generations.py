"""Father and son: the words behind a name that say of which generation its bearer is. They are part of the name."""

from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, fold

_EDGES = " .,;:()"


def is_one(text: str, words: Vocabulary) -> bool:
    """Tell whether a text is nothing but such a word: "Jr.", "(hijo)"."""
    return fold(text.strip(_EDGES)) in words.sets["names.generations"]


def of(name: str, words: Vocabulary) -> frozenset[str]:
    """Return the words of a name, after its first, that say so."""
    return frozenset(fold(word.strip(_EDGES)) for word in name.split()[1:]) & words.sets["names.generations"]


def without(name: str, words: Vocabulary) -> str:
    """Return a name as written without such words after its first."""
    first, *rest = name.split()[:1] + [word for word in name.split()[1:] if not is_one(word, words)] or [""]
    return " ".join((first, *rest)).strip(" ,")


def cut(name: Span, words: Vocabulary) -> Span:
    """Return a name without such words at its end."""
    while len(parts := name.text.rsplit(None, 1)) == 2 and is_one(parts[1], words):
        name = name.cut(0, len(parts[0])).strip(" ,")
    return name
