"""Who a sentence names without sending them: for whom somebody writes, and why another comes or goes."""

import re
from collections.abc import Sequence

from parsers.characters import HAN
from parsers.extract import names
from parsers.extract.people import entry
from parsers.extract.people.clauses import COMMA, ending_join, told_again
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span


def is_behalf(before: Span, behind: Span, words: Vocabulary) -> bool:
    """Tell words right before a name that say for whom somebody writes or comes: "on behalf of the Minister, Ms. X".

    Where a post stands between, what goes on behind the name tells: in "on behalf of the Minister, Mr. X will attend"
    he comes for the Minister, and so is he who has a post of his own: "Mr. X, Director, Ms. Y, Judge, and".
    """
    last = [match.end() for match in words.pattern("joins.behalf").finditer(before.folded)]
    if not last:
        return False
    said = before.cut(last[-1])
    between = said.strip(", ")
    if between.folded in BEFORE_ADDRESS:
        return True
    if HAN.match(said.text):  # the post stands right before the name
        return _PARTED.search(said.text) is None and not words.has("joins.named", said.folded)
    post = entry.is_post(names.honorific(between, words)[1] or between, words)
    if not post or _has_verb(between, words) or _PARTED.search(between.text):
        return False
    following = next(iter(names.scan(behind, words)), None)
    if following is None:
        return behind.text.rstrip().endswith(":")
    own = behind.cut(0, following[0]).strip(", ")
    return ending_join(own, words) is None and not (entry.is_post(own, words) and not _has_verb(own, words))


def _has_verb(said: Span, words: Vocabulary) -> bool:
    return any(words.has(f"joins.{key}", said.folded) for key in ("stops", "named", "that", "clauses"))


_PARTED = re.compile("[,;:，；：、،؛。]")


def away(spots: Sequence[tuple[int, int]], sentence: Span, words: Vocabulary) -> dict[int, int]:
    """Return where those are named of whom a sentence only says why others come, and where it begins to say so.

    "Mr. X will attend, as Ms. Y is on leave": behind words for a reason it is whoever is named; else who is said to be
    away, and not also to come.
    """
    found = dict[int, int]()
    for at, (start, end) in enumerate(spots):
        until = min((other for other, _ in spots[at + 1 :]), default=len(sentence.text))
        first = max(0, start - _BACK)
        because = list(words.pattern("joins.because").finditer(sentence.folded[first:start]))
        if because and sentence.folded[first + because[-1].end() : start].strip() in BEFORE_ADDRESS:
            found[start] = first + because[-1].start()
        elif _is_away(_ENDED.split(sentence.folded[end:until])[0], words):
            found[start] = start
    return found


def _is_away(said: str, words: Vocabulary) -> bool:
    """Tell whether what stands behind a name says that its bearer is away: not "Ms. Y, who is on leave, will come"."""
    told = words.pattern("joins.away").search(said)
    if told is None or words.has("change.comes", said):
        return False
    return not words.has("change.who", said[: told.start()])


_ENDED = re.compile(r"[;؛。]|\.\s")


def is_right_behind(at: int, start: int, spots: Sequence[tuple[int, int]]) -> bool:
    """Tell a place behind a name and before the next one."""
    return start < at < min((other for other, _ in spots if other > start), default=at + 1)


def _goes(behind: Span, words: Vocabulary) -> bool:
    """Tell what stands behind a name and goes on to say that its bearer goes: "Mr. X, Judge, he will be replaced"."""
    again = told_again(behind, words)
    told = COMMA.split(behind.folded[again + 1 :])[0] if again is not None else ""
    return any(words.has(f"change.{key}", told) for key in ("remove", "replaced_by", "instead_of"))


def cause(sentence: Span, spot: tuple[int, int], until: int, words: Vocabulary) -> int | None:
    """Return where words begin that make somebody the cause of what a sentence says: "owing to the illness of Mr. X".

    So is who wishes it, "at the request of Mr. X". Such a one has a word of address, and few words stand between, of
    which the last leads to the name, where the language does not say that by the case. None where the sentence goes on
    about them before `until`, where the next name is: "due to the illness of Mr. X, he will be replaced".
    """
    if names.likeness(sentence.cut(*spot), words) < _SURE or _goes(sentence.cut(spot[1], until), words):
        return None
    before = sentence.folded[max(0, spot[0] - _BACK) : spot[0]]
    said = [match.span() for match in words.pattern("joins.causes").finditer(before)]
    between = before[said[-1][1] :] if said else ","
    tokens = between.replace("'", " ").replace("’", " ").split()
    while tokens and tokens[-1] in ARTICLES:
        tokens.pop()
    led = not tokens or tokens[-1] in _OF
    if _OTHER.match(sentence.text[spot[0]]):
        led = len(tokens) <= 1 and not _NOMINATIVE.match(sentence.folded, spot[0])
    if COMMA.search(between) or "." in between or len(tokens) > _CAUSE or not led:
        return None
    return spot[0] - len(before) + said[-1][0]


# Words: "de la grave maladie de".
_CAUSE = 5
ARTICLES = frozenset({"the", "la", "le", "el", "los", "las", "o", "a", "l", "dem", "den"})
_OF = frozenset({"of", "de", "d", "du", "del", "da", "do", "dos", "das", "des", "der", "von"})
_NOMINATIVE = re.compile(r"(?:г-н|г-жа|господин|госпожа)(?!\w)")
_OTHER = re.compile(r"[\u0400-\u04ff\u0600-\u06ff]")
# Characters: how far back words that lead to a name may begin.
_BACK = 120
# As much as a name with a word of address is like one.
_SURE = 0.5
# What may stand between words and the word of address that they lead to.
BEFORE_ADDRESS = ("", "the", "el", "la", "le", "o", "a", "der", "dem")
