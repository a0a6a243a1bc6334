"""What in two names tells father and son apart: words for the generation, chains like "Saleh bin Ahmed". Pure."""

from collections.abc import Sequence


def _listed(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


# Two people whose names differ in one of these alone are two; folded as by `store.names.fold`.
GENERATIONS = _listed(
    "jr jnr junior sr snr senior ii iii iv fils pere hijo padre filho neto младшии старшии мл ст الابن الاب"
)
_SON_OF = _listed("bin ibn ben bn bint binti ould uld wld weld بن ابن بنت ولد")
_HIS_SON = _listed("oglu ogly uglu qizi kizi kyzy uulu оглы улы кызы")


def generation(words: Sequence[str]) -> frozenset[str]:
    """Return the words of a name, after the first, that say of which generation its bearer is."""
    return frozenset(words[1:]) & GENERATIONS


def reversed_chain(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether one is called the son of somebody who is called as the other is."""
    chains = _chain(one), _chain(other)
    if chains[0] is None or chains[1] is None:
        return False
    (son, father), (another, grandfather) = chains[0], chains[1]
    return son != another and (son == grandfather or father == another)


def _chain(words: Sequence[str]) -> tuple[str, str] | None:
    """Return somebody's own name and their father's, where the name says so."""
    for i, word in enumerate(words):
        if word in _SON_OF and 0 < i < len(words) - 1:
            return words[i - 1], words[i + 1]
        if word in _HIS_SON and i > 1:
            return words[i - 2], words[i - 1]
    return None
