"""What an office is for, where the same word changes a delegation: "Programme against Social Exclusion".

Such words stand in a stretch between commas that begins with a post or a body, and only small words, and what those
lead to, stand between: "Directora de Eliminación de la Violencia". "The Ministry requests the removal of" has a verb
there. In English they may stand before the body: "Withdrawal Agreement Unit".
"""

import re
from collections.abc import Sequence
from functools import cache

from parsers import languages
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import fold


def blanked(folded: str, words: Vocabulary) -> str:
    """Return folded text with blanks for the words of change that are what an office is for."""
    for match in words.pattern("change.matters").finditer(folded):
        if _is_of_office(folded, match, words):
            folded = folded[: match.start()] + " " * len(match.group()) + folded[match.end() :]
    return folded


def says(kind: str, folded: str, words: Vocabulary) -> bool:
    """Tell whether words of change of a kind stand in folded text, but for those that are what an office is for."""
    return words.has(f"change.{kind}", folded) and words.has(f"change.{kind}", blanked(folded, words))


def _is_of_office(folded: str, match: re.Match[str], words: Vocabulary) -> bool:
    start = max(
        (end.end() for end in _BORDER.finditer(folded, max(0, match.start() - _REACH), match.start())), default=0
    )
    end = _BORDER.search(folded, match.end(), match.end() + _REACH)
    behind = _tokens(folded[match.end() : end.start() if end else match.end() + _REACH])
    plain = [token for token in behind if token not in _small()][:2]
    titles, places = words.sets["honorifics.titles"], words.places
    if any(token in titles or f"{token}." in titles or token in places for token in plain):
        return False
    before = _tokens(folded[max(start, match.start() - _REACH) : match.start()])
    if len(before) < 2 and any(_is_body(token, words) for token in behind[:2]):
        return True
    return _leads(before, words)


# Characters: no post and no body goes on for longer.
_REACH = 160
_BORDER = re.compile(r"[\n\x00,،;؛:.()（）\[\]|/\"«»]|\s[-–—]\s")


def _tokens(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)


def _leads(before: Sequence[str], words: Vocabulary) -> bool:
    """Tell whether words lead from a post or a body to what it is for."""
    rest = [token for at, token in enumerate(before) if at or token not in _small()]
    first = next((at for at, token in enumerate(rest[:_FEW]) if token in _small()), len(rest[:_FEW]))
    head = next((at for at in range(first - 1, -1, -1) if _is_head(rest[at], words)), None)
    if head is None or (_ARABIC.match(rest[0]) and not all(_is_head(token, words) for token in rest[:head])):
        return False  # "تطلب السفارة حذف": a verb stands before the body
    led, plain = False, 0
    for token in rest[head + 1 :]:
        if token in _small():
            led, plain = True, 0
        elif not (_is_head(token, words) or token in words.sets["words.modifiers"]):
            plain += 1
            if plain > 1 or not led:
                return False
    return led or _is_head(rest[-1], words)


# Words before the one that tells a post or a body: "National Social Inclusion Programme".
_FEW = 4
_ARABIC = re.compile(r"[\u0600-\u06ff]")


def _is_head(token: str, words: Vocabulary) -> bool:
    """Tell a word of posts or bodies that is no delegation; in Russian in any case, in Arabic without its article."""
    if token.startswith("ال"):
        return False
    return token in words.sets["words.posts"] or (_is_body(token, words) and token not in words.sets["joins.led"])


def _is_body(token: str, words: Vocabulary) -> bool:
    bodies = words.sets["words.bodies"]
    return token in bodies or any(token[:-size] + end in bodies for size, end in _CASES if token.endswith(_VOWELS))


# A Russian word in another case, and what its first one ends in: "отдела", "управления", "комиссии", "службы".
_VOWELS = ("а", "я", "ы", "и", "у", "ю", "е", "ой", "ом", "ем")
_CASES = ((1, ""), (1, "е"), (1, "я"), (1, "а"), (2, ""), (2, "а"), (2, "е"))


@cache
def _small() -> frozenset[str]:
    """Return the words that lead on to another, of all languages; of an elided one the letter alone."""
    data = [languages.language(code) for code in languages.LANGUAGES]
    said = (
        word
        for one in data
        for word in (*one.zones.leads_on, *one.people["words"]["small"], *one.people["joins"]["and"])
    )
    return frozenset(fold(word) for word in said) | {"l", "d"}
