"""Phrases of the language data as patterns over folded text.

"*" is a stretch of up to 140 characters of one sentence, "(a|b|)" a choice, "?" behind a letter or a choice
makes it optional. A blank may be missing, as OCR loses them; one at the end of a phrase or of a choice is the
end of a word. A phrase begins where a word does; Arabic words may carry a joined "and", "with" or "to".
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby
from types import CodeType

from msgspec import Struct

from parsers import languages
from parsers.extract.span import fold
from parsers.languages import Language

_GAP = r"(?:[^.;!?]|\.(?=\S)|(?<=\bm[rs])\.){0,140}?"
_BREAK = r"(?!\w)"
# The sign of an adverb, written before the last letter, behind it, or not at all: ردا, ردًا, رداً.
_TANWIN = "\u064b"
_ALIF = rf"{_TANWIN}?ا{_TANWIN}?"


def leading(phrases: Iterable[str]) -> str:
    """Return what matches any of the words as they are spelled, up to the next word: "of the ", "qu'".

    It is for text that is not folded, in which capitals tell what a name is.
    """
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    words = (re.escape(phrase).replace("'", "['’]") for phrase in longest_first)
    return "|".join(word if word.endswith("]") else rf"{word}\s+" for word in words)


@cache
def pattern(phrases: tuple[str, ...], whole: bool = False) -> re.Pattern[str]:
    """Return what finds any of the phrases; `whole` ends each where a word ends."""
    longest_first = sorted({phrase for phrase in phrases if phrase.strip()}, key=lambda phrase: (-len(phrase), phrase))
    folded = (fold(phrase).replace(_TANWIN, "") for phrase in longest_first)
    # Phrases that begin alike share the look behind them: less to compile, and to try at every character.
    groups = (
        (start, "|".join(_compiled(text, whole=whole) for text in group)) for start, group in groupby(folded, _start)
    )
    return re.compile("|".join(f"{start}(?:{any_of})" for start, any_of in groups) or r"(?!)")


def _compiled(text: str, *, whole: bool) -> str:
    out, at = [], 0
    while at < len(text):
        char, rest = text[at], text[at + 1 :]
        if char == "*":
            out.append(_GAP)
        elif char == "?" and at and (text[at - 1].isalpha() or text[at - 1] == ")"):
            out.append("?")
        elif char in "(|)" and "|" in text:
            out.append({"(": "(?:", "|": "|", ")": ")"}[char])
        elif char == " " and text[at - 1 : at] == "*" and _LETTER.match(text, at + 1):
            out.append(r"(?<!\w)")  # behind a stretch a word begins as well
        elif char == " ":
            out.append(_BREAK + r"\s?" if not rest or rest[0] in "|)" else r"\s?")
        elif char == "ا" and (not rest or rest[0] in " |)*"):
            out.append(_ALIF)
        else:
            out.append(re.escape(char))
        at += 1
    return "".join(out) + (_BREAK if whole and text[-1].isalnum() else "")


# A letter of a script in which words begin behind a blank, and none is joined to the word before.
_LETTER = re.compile(r"\(*[a-z\u00df-\u024f\u0400-\u04ff]")


def _start(text: str) -> str:
    first = next((char for char in text if char.isalnum()), "")
    if "\u4e00" <= first <= "\u9fff" or not first:
        return ""
    if "\u0600" <= first <= "\u06ff":
        return r"(?<!\w)[وفبلك]{0,2}"
    return r"(?<!\w)"


class Finder(Struct, frozen=True):
    """Finds phrases like a pattern. Those of a script that a text has none of are never compiled."""

    scripts: tuple[tuple[str, tuple[str, ...]], ...]
    whole: bool

    def _patterns(self, text: str) -> Iterator[re.Pattern[str]]:
        plain = text.isascii()
        for script, phrases in self.scripts:
            if script == "any" or not (plain or _SCRIPTS[script].search(text) is None):
                yield pattern(phrases, self.whole)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first phrase in a text."""
        found = [match for one in self._patterns(text) if (match := one.search(text))]
        return min(found, key=lambda match: match.start(), default=None)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the phrase that begins at a place."""
        return next((match for one in self._patterns(text) if (match := one.match(text, start))), None)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the phrase that is all of a text."""
        return next((match for one in self._patterns(text) if (match := one.fullmatch(text))), None)

    def finditer(self, text: str) -> list[re.Match[str]]:
        """Return the phrases of a text in its order."""
        found = [match for one in self._patterns(text) for match in one.finditer(text)]
        return sorted(found, key=lambda match: match.start())

    def sub(self, new: str, text: str) -> str:
        """Return the text with every phrase replaced."""
        for one in self._patterns(text):
            text = one.sub(new, text)
        return text


# The order is that of a look: the first that a phrase has a letter of is its script.
_SCRIPTS = {
    "cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "arabic": re.compile(r"[\u0600-\u06ff]"),
    "han": re.compile(r"[\u4e00-\u9fff]"),
    "any": re.compile(r""),
}


def of(choose: Callable[[Language], tuple[str, ...]], code: str = "", *, whole: bool = False) -> Finder:
    """Return what finds a list of phrases of a letter's language and English, or of all languages."""
    # A lambda is made anew at each call, its code is not; none of them closes over anything.
    place = (choose.__code__, code, whole)
    if place not in _FINDERS:
        codes = ("en", code) if code in languages.LANGUAGES else languages.LANGUAGES
        listed = dict.fromkeys(phrase for one in codes for phrase in choose(languages.language(one)))
        _FINDERS[place] = finder(tuple(listed), whole)
    return _FINDERS[place]


_FINDERS: dict[tuple[CodeType, str, bool], Finder] = {}


@cache
def finder(phrases: tuple[str, ...], whole: bool = False) -> Finder:
    """Return what finds any of the phrases."""
    groups: dict[str, list[str]] = {}
    for phrase in phrases:
        groups.setdefault(next(name for name, form in _SCRIPTS.items() if form.search(phrase)), []).append(phrase)
    return Finder(tuple((script, tuple(group)) for script, group in groups.items()), whole)
