"""Who comes and who goes in a sentence that changes a delegation."""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from parsers.extract.people.span import Span, fold
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.taken import Taken
from parsers.record import Change


class Cue(Struct, frozen=True):
    """Words that say a change; `kind` is the key of the table [people.change]."""

    start: int
    end: int
    kind: str


_KINDS = ("replaced_by", "instead_of", "in_place", "remove", "add")


def cues(folded: str, words: Vocabulary) -> tuple[Cue, ...]:
    """Return the words of change in folded text, in order; of overlapping ones the more telling kind."""
    found: list[Cue] = []
    taken = Taken(folded)
    # "will unfortunately not attend": what stands between the words of a phrase parts them only.
    folded = words.pattern("change.adverbs").sub(lambda adverb: " " * len(adverb.group()), folded)
    for match in _parted(words.phrases["change.replaced_by"]).finditer(folded):
        taken.take(match.start(), match.end())
        found.append(Cue(match.start(), match.end(), "replaced_by"))
    for kind in _KINDS:
        for match in words.pattern(f"change.{kind}").finditer(folded):
            # "вместо него" is more than "вместо".
            longer = kind == "instead_of" and words.pattern("change.in_place").match(folded, match.start())
            if not longer and taken.take(match.start(), match.end()):
                found.append(Cue(match.start(), match.end(), kind))
    return tuple(sorted(found, key=lambda cue: cue.start))


def swaps(folded: str, words: Vocabulary) -> bool:
    """Tell whether folded text says that somebody comes in somebody's place."""
    parted = _parted(words.phrases["change.replaced_by"]).search(folded) is not None
    return parted or words.has("change.replaced_by", folded) or words.has("change.instead_of", folded)


@cache
def _parted(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds "is replaced" and its "by" with other words between: "remplacé au sein de la ... par".

    Commas may stand on both sides of those: "remplacé, pour raisons de santé, par".
    """
    pairs: dict[str, list[str]] = {}
    for phrase in phrases:
        head, _, tail = fold(phrase).rpartition(" ")
        if head and tail in _BY:
            pairs.setdefault(tail, []).append(head)
    said = (
        rf"(?:{'|'.join(sorted(map(re.escape, heads), key=len, reverse=True))})"
        rf"(?:\s[^,;:.]{{1,60}}?|,\s[^,;:.]{{1,60}},)\s{tail}"
        for tail, heads in pairs.items()
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(said)})(?!\w)") if pairs else re.compile(r"(?!)")


_BY = ("by", "with", "par", "por", "durch", "на")


def of(start: int, names: Sequence[int], cues: Sequence[Cue], breaks: Sequence[int] = ()) -> Change | None:
    """Return what a sentence does with the person named at `start`, None where it does not say.

    "X will be replaced by Y": who stands before goes, who stands behind comes. "Y instead of X": the first
    behind goes, or as many as come. "X cannot come, Y will in her place": who stands before the cannot goes, the others
    come. Else the nearest word before the name decides, or the first behind it; in "X is excluded and Y included" the
    one behind it, as one of the `breaks` ("and", commas) stands between.
    """
    replaced = [cue for cue in cues if cue.kind == "replaced_by"]
    if replaced:
        return Change.REMOVE if start in _before_each(replaced, names) else Change.ADD
    instead = [cue for cue in cues if cue.kind == "instead_of"]
    if instead:
        return Change.REMOVE if start in _behind_each(instead, names, cues) else Change.ADD
    if any(cue.kind == "in_place" for cue in cues):
        gone = next((cue for cue in cues if cue.kind == "remove"), None)
        if gone is None:
            return Change.ADD
        leading = [name for name in names if name < gone.start]
        goes = leading or [name for name in names if name >= gone.end][:1]
        return Change.REMOVE if start in goes else Change.ADD
    before = [cue for cue in cues if cue.end <= start]
    after = [cue for cue in cues if cue.start > start]
    own = _own(start, names, cues, breaks) if _is_of_others(start, names, cues, breaks) else None
    nearest = own or next(iter((*before[::-1], *after)), None)
    return None if nearest is None else Change.REMOVE if nearest.kind == "remove" else Change.ADD


def is_open(
    start: int, names: Sequence[int], cues: Sequence[Cue], breaks: Sequence[int], turned: Change | None
) -> bool:
    """Tell whether it is not clear what becomes of somebody: "A is withdrawn, B is now head", "remove B, once added".

    It is not where only what others do stands before them, and where the words behind them say the opposite.
    """
    if any(cue.kind not in ("add", "remove") for cue in cues) or not any(cue.end <= start for cue in cues):
        return False
    own = _behind(start, names, cues)
    following = _following(start, names)
    if own is None or (following is not None and _leads(own, following, breaks)):
        of_others = min(names) < cues[0].start and _is_of_others(start, names, cues, breaks)
        return turned is Change.REMOVE and of_others
    return (own.kind == "remove") is not (turned is Change.REMOVE)


def _is_of_others(start: int, names: Sequence[int], cues: Sequence[Cue], breaks: Sequence[int]) -> bool:
    """Tell whether the last words of change before somebody are about who stands before those.

    So they are where a break follows them, and where they are the first, stand behind a name and do not lead this one.
    """
    last = next((cue for cue in reversed(cues) if cue.end <= start), None)
    if last is None or _leads(last, start, breaks):
        return False
    return any(last.end <= at < start for at in breaks) or (last is cues[0] and min(names) < last.start)


def _own(start: int, names: Sequence[int], cues: Sequence[Cue], breaks: Sequence[int]) -> Cue | None:
    """Return the words behind somebody that tell what becomes of them: none that may lead the next name ("add Y")."""
    found, following = _behind(start, names, cues), _following(start, names)
    if found is None or following is None or any(found.end <= at < following for at in breaks):
        return found
    return None


def _behind(start: int, names: Sequence[int], cues: Sequence[Cue]) -> Cue | None:
    following = _following(start, names)
    return next((cue for cue in cues if cue.start > start and (following is None or cue.start < following)), None)


def _following(start: int, names: Sequence[int]) -> int | None:
    return min((name for name in names if name > start), default=None)


def _leads(cue: Cue, start: int, breaks: Sequence[int]) -> bool:
    """Tell whether a name follows words of change with nothing between; a word of address belongs to the name."""
    return start - cue.end <= _NEXT and not any(cue.end <= at < start for at in breaks)


# Characters: a blank, a colon.
_NEXT = 3


def _behind_each(instead: Sequence[Cue], names: Sequence[int], cues: Sequence[Cue]) -> set[int]:
    """Return who stands behind words like "instead of": the first, or as many as stand before and no more follow."""
    gone = set[int]()
    for cue in instead:
        before = [name for name in names if name < cue.start]
        behind = sorted(name for name in names if name >= cue.end)
        others = any(other.start > cue.end and other.kind != "remove" for other in cues)
        alike = len(instead) == 1 and len(before) == len(behind) and not others
        gone.update(behind if alike else behind[:1])
    return gone


def _before_each(cues: Sequence[Cue], names: Sequence[int]) -> set[int]:
    """Return who stands before words like "replaced by": all before the first, the last before each other one."""
    gone, floor = set[int](), None
    for cue in cues:
        before = sorted(name for name in names if (floor is None or name >= floor) and name < cue.start)
        # Between two such words stands who comes, then who goes.
        gone.update(before if floor is None else before[1:][-1:])
        floor = cue.end
    return gone


def without_stale(said: Span, words: Vocabulary) -> Span:
    """Return what is right of what a correction says: 'Counsellor, not Attaché'; nothing of "misspelled" alone."""
    for match in words.pattern("change.stale").finditer(said.folded):
        before = said.cut(0, match.start()).strip(' ,;("«»“”')
        if before or not said.text[match.end() :].strip(" .,;"):
            return before
    return said.strip(' "«»“”')
