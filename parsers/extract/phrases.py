"""Phrases of the language data as patterns over folded text.

"*" is a stretch of up to 140 characters of one sentence, "(a|b|)" a choice, "?" behind a letter or a choice
makes it optional. A blank may be missing, as OCR loses them; one at the end of a phrase or of a choice is the
end of a word. A phrase begins where a word does; Arabic words may carry a joined "and", "with" or "to".
"""

import re
from collections.abc import Callable
from functools import cache

from parsers import languages
from parsers.extract.people.span import fold
from parsers.languages import Language

_GAP = r"(?:[^.;!?]|\.(?=\S)|(?<=\bm[rs])\.){0,140}?"
_BREAK = r"(?!\w)"


@cache
def pattern(phrases: tuple[str, ...], whole: bool = False) -> re.Pattern[str]:
    """Return what finds any of the phrases; `whole` ends each where a word ends."""
    longest_first = sorted({phrase for phrase in phrases if phrase.strip()}, key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(_compiled(phrase, whole=whole) for phrase in longest_first) or r"(?!)")


def _compiled(phrase: str, *, whole: bool) -> str:
    text = fold(phrase)
    out, at = [], 0
    while at < len(text):
        char, rest = text[at], text[at + 1 :]
        if char == "*":
            out.append(_GAP)
        elif char == "?" and at and (text[at - 1].isalpha() or text[at - 1] == ")"):
            out.append("?")
        elif char in "(|)" and "|" in text:
            out.append({"(": "(?:", "|": "|", ")": ")"}[char])
        elif char == " ":
            out.append(_BREAK + r"\s?" if not rest or rest[0] in "|)" else r"\s?")
        else:
            out.append(re.escape(char))
        at += 1
    return _start(text) + "".join(out) + (_BREAK if whole and text[-1].isalnum() else "")


def _start(text: str) -> str:
    first = next((char for char in text if char.isalnum()), "")
    if "\u4e00" <= first <= "\u9fff" or not first:
        return ""
    if "\u0600" <= first <= "\u06ff":
        return r"(?<!\w)[وفبلك]{0,2}"
    return r"(?<!\w)"


def of(choose: Callable[[Language], tuple[str, ...]], code: str = "", *, whole: bool = False) -> re.Pattern[str]:
    """Return the pattern of a list of phrases in a letter's language and English, or in all languages."""
    codes = ("en", code) if code in languages.LANGUAGES else languages.LANGUAGES
    return pattern(
        tuple(dict.fromkeys(phrase for one in codes for phrase in choose(languages.language(one)))), whole=whole
    )
