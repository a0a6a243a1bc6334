"""Which names are known as given and which as family names, and what that shows of a whole name.

Only what clearly is one or the other is known: "Thomas" is both, and says nothing.
"""

from collections.abc import Sequence

from parsers import languages
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import fold


def is_given(name: str) -> bool:
    """Tell a word that is known as a given name and not as a family name; of a double name ("Jean-Luc") each half."""
    return all(part in languages.given_names() for part in fold(name).split("-"))


def is_family(name: str) -> bool:
    """Tell a word that is known as a family name and not as a given name; of a double name each half."""
    return all(part in languages.family_names() for part in fold(name).split("-"))


def family_first(tokens: Sequence[str], words: Vocabulary) -> bool | None:
    """Return whether a name begins with the family name, None where its words do not show it.

    A given name that begins it shows it, if no other ends it; one that ends it only behind a known family name, for
    names of fathers and saints end names too: "Shanique Gayle", "Seynabou Faye", "Wilner Jean-Philippe".
    """
    first, last = tokens[0], tokens[-1]
    if is_given(last) and is_family(first) and (len(tokens) == _TWO or is_family(tokens[1]) or is_given(tokens[-2])):
        return True
    either = fold(first) in words.sets["names.surnames"]
    return False if is_given(first) and not is_given(last) and not either else None


def given(heads: Sequence[str]) -> int | None:
    """Return how many words of a Spanish or Portuguese name are given, None where they do not show it.

    `heads` are its words without particles, three or more; one family name or two follow the given ones.
    """
    if is_given(heads[-1]):
        return None
    if is_family(heads[1]):
        return 1
    return 2 if len(heads) == _THREE and is_given(heads[1]) else None


def has_two_families(tokens: Sequence[str], words: Vocabulary) -> bool:
    """Tell a name of a known given name and two others of which the first is known as a family's: "Anna Berg Lund"."""
    if len(tokens) != _THREE or fold(tokens[0]) in words.sets["names.surnames"]:
        return False
    return is_given(tokens[0]) and is_family(tokens[1]) and not is_given(tokens[2])


_TWO, _THREE = 2, 3
