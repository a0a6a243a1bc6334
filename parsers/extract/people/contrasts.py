"""Whom a sentence opposes to those who come: "while Mr. B is unavailable", "instead of Ms. X, who remains a member"."""

import re
from collections.abc import Sequence

from parsers.extract.people import change, entry
from parsers.extract.people.causes import ARTICLES
from parsers.extract.people.clauses import COMMA
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, fold
from parsers.record import Change


def may_stay(
    sentence: Span, behind: Span, turned: Change | None, cues: Sequence[change.Cue], words: Vocabulary
) -> bool:
    """Tell somebody who may change places and not go: "instead of Ms. X, who remains a member", "on the first day"."""
    goes = any(cue.kind not in ("add", "come") for cue in cues)
    if goes and words.has("change.partly", sentence.folded):
        return True
    pieces = (piece.strip(" (") for piece in COMMA.split(behind.folded))
    remains = any(words.starts("change.who", piece) and words.has("change.remains", piece) for piece in pieces)
    return turned is Change.REMOVE and remains


def is_contrasted(
    sentence: Span, spot: tuple[int, int], at: int, cues: Sequence[change.Cue], words: Vocabulary
) -> bool:
    """Tell somebody in a clause of their own, behind "while", "but" or a semicolon, that does not say that they come.

    "Ms. A will attend, while Mr. B is unavailable", "Ms. A will attend; Mr. B has other duties". `at` is where the name
    before ends.
    """
    lead, folded = sentence.folded[at : spot[0]], sentence.folded
    begun = [match for key in ("joins.while", "joins.contrast") for match in words.pattern(key).finditer(lead)]
    said = max((match.end() for match in begun if not words.starts("joins.and", lead[match.start() :])), default=-1)
    stop = max(lead.rfind(mark) for mark in ";؛") + 1
    border = max(said, stop)
    between = sentence.cut(at + border, spot[0]).strip(" ,،")
    if border <= 0 or (between and not entry.is_post(between, words) and between.folded not in ARTICLES):
        return False
    ends = [place for mark in ";؛" if (place := folded.find(mark, spot[1])) > 0]
    end = min(ends, default=len(folded))
    own = sentence.cut(at + border, end)
    if said < stop and not _has_verb(sentence.cut(spot[1], end), words):
        return False
    own_cues = (cue for cue in cues if at + border <= cue.start < end)
    return not any(cue.kind != "come" for cue in own_cues) and not _says_place(own, words)


def _has_verb(behind: Span, words: Vocabulary) -> bool:
    """Tell whether what follows a name goes on with a verb: "Mr. X has other duties", "Mr. X, Judge, is ill"."""
    if first := re.match(r"[^\W\d_]+", behind.text):
        word = first.group()
        small = fold(word) in words.sets["words.small"] or words.starts("joins.and", fold(word))
        return word.islower() and not small
    return any(words.starts("joins.stops", piece.strip()) for piece in COMMA.split(behind.folded)[1:])


def _says_place(own: Span, words: Vocabulary) -> bool:
    """Tell whether a clause says that somebody comes, or what as; who remains elsewhere does not: "in the capital"."""
    folded = words.pattern("change.adverbs").sub(" ", own.folded)  # "will also attend"
    # Before the last comma such a word is a post: "while M. X, Conseiller, est retenu".
    placed = bool(words.places_in(COMMA.split(folded)[-1])) or words.has("change.roster", folded)
    if words.has("change.remains", folded):
        return placed or words.has("change.unchanged", folded)
    keys = ("change.comes", "joins.named", "joins.leads", "joins.led_by", "joins.observes", "joins.perhaps")
    return placed or any(words.has(key, folded) for key in keys) or any(entry.capacities(own, words))
