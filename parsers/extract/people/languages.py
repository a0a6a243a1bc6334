"""One list in two languages, side by side or one after the other: the authentic one counts."""

import re
from collections.abc import Sequence

from parsers.extract.people.candidate import Candidate
from parsers.extract.people.rows import Row
from parsers.extract.people.vocabulary import Vocabulary
from parsers.record import Reason, ReviewItem

_SCRIPTS = (("arab", "\u0600", "\u06ff"), ("cyrl", "\u0400", "\u04ff"), ("hani", "\u3400", "\u9fff"))
_OF_LANGUAGE = {"ar": "arab", "ru": "cyrl", "zh": "hani"}


def script(text: str) -> str:
    """Return the script that most letters of a text are of."""
    letters = [char for char in text if char.isalpha()]
    for name, first, last in _SCRIPTS:
        if sum(first <= char <= last for char in letters) * 2 > len(letters):
            return name
    return "latn"


def authentic(
    seen: Sequence[Candidate], rows: Sequence[Row], language: str, words: Vocabulary
) -> tuple[tuple[Candidate, ...], tuple[ReviewItem, ...]]:
    """Return the people of the authentic language where a letter names the same people in two scripts.

    They are the same where they are as many and half of them sound alike in their order. A letter that does not say
    which text is authentic gets a review item.
    """
    scripts = [script(candidate.name.text) for candidate in seen]
    counts = {name: scripts.count(name) for name in dict.fromkeys(scripts)}
    if len(counts) != 2 or len(set(counts.values())) != 1 or _is_one_list(seen, scripts, rows):
        return tuple(seen), ()
    one, other = ([c.name.text for c, name in zip(seen, scripts, strict=True) if name == kind] for kind in counts)
    if 2 * sum(map(_sounds_alike, one, other)) < len(one):
        return tuple(seen), ()
    wanted = _OF_LANGUAGE.get(language, "latn")
    wanted = wanted if wanted in counts else next(iter(counts))
    kept = tuple(candidate for candidate, name in zip(seen, scripts, strict=True) if name == wanted)
    said = any(
        words.has("joins.authentic", row.text.folded) or words.has("joins.unofficial", row.text.folded) for row in rows
    )
    detail = "The people stand in two languages. Check that the list taken is the authentic one."
    return kept, () if said else (ReviewItem("/delegates", Reason.READINGS_DIFFER, detail),)


def _sounds_alike(one: str, other: str) -> bool:
    """Tell whether two names may be one in two scripts: half of their consonants agree, in either order of words."""
    from rapidfuzz import fuzz

    if "hani" in (script(one), script(other)):  # where all words of a name are one
        return fuzz.ratio(_consonants(one).replace(" ", ""), _consonants(other).replace(" ", "")) >= _ALIKE
    return fuzz.token_sort_ratio(_consonants(one), _consonants(other)) >= _ALIKE


# Percent: Arabic writes few vowels, and each language its own letters for a sound.
_ALIKE = 50


def _consonants(name: str) -> str:
    from anyascii import anyascii

    return re.sub(r"[^b-df-hj-np-tv-xz ]", "", anyascii(name).casefold().replace("c", "k").replace("q", "k"))


def _is_one_list(seen: Sequence[Candidate], scripts: Sequence[str], rows: Sequence[Row]) -> bool:
    """Tell whether one paragraph lists people in both scripts, none under the number of another."""
    lines = {row.number: row for row in rows}
    entries = [
        {(row.block, row.counted) for one, name in zip(seen, scripts, strict=True) if name == script
         and one.roll is not None and (row := lines.get(one.line))}
        for script in dict.fromkeys(scripts)
    ]  # fmt: skip
    blocks = set.intersection(*({block for block, _ in some} for some in entries))
    numbers = set.intersection(*({number for _, number in some if number is not None} for some in entries))
    return bool(blocks) and not numbers
