"""One list in two languages, side by side or one after the other: the authentic one counts."""

from collections.abc import Sequence

from parsers.extract.people.candidate import Candidate
from parsers.extract.people.lines import Row
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
    """Return the people of the authentic language where a letter names the same number of people in two scripts.

    A letter that does not say which text is authentic gets a review item.
    """
    scripts = [script(candidate.name.text) for candidate in seen]
    counts = {name: scripts.count(name) for name in dict.fromkeys(scripts)}
    if len(counts) != 2 or len(set(counts.values())) != 1 or _is_one_list(seen, scripts, rows):
        return tuple(seen), ()
    wanted = _OF_LANGUAGE.get(language, "latn")
    wanted = wanted if wanted in counts else next(iter(counts))
    kept = tuple(candidate for candidate, name in zip(seen, scripts, strict=True) if name == wanted)
    said = any(
        words.has("joins.authentic", row.text.folded) or words.has("joins.unofficial", row.text.folded) for row in rows
    )
    detail = "The people stand in two languages. Check that the list taken is the authentic one."
    return kept, () if said else (ReviewItem("/delegates", Reason.READINGS_DIFFER, detail),)


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
