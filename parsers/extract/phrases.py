"""Phrases of the language data as patterns over folded text.

"*" is a stretch of up to 140 characters of one sentence, "(a|b|)" a choice, "?" behind a letter or a choice
makes it optional. A blank may be missing, as OCR loses them; one at the end of a phrase or of a choice is the
end of a word. A phrase begins where a word does; Arabic words may carry a joined "and", "with" or "to".
"""

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property, partial
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
    groups = ((start, [_compiled(text, whole=whole) for text in group]) for start, group in groupby(folded, _start))
    return re.compile("|".join(alternatives(start, bodies) for start, bodies in groups) or r"(?!)")


# What phrases begin behind: a word's border.
BORDER = r"(?<!\w)"


def alternatives(start: str, bodies: Sequence[str], end: str = "") -> str:
    """Return a pattern's text that matches any of several, the first that does, between a start and an end.

    Where each begins with a letter behind the border of a word, those with the same letter stand together behind it: a
    search passes over every other letter at once, and where it stops it has few to try. It takes a fifth of the time.
    """
    groups: dict[str, list[str]] = {}
    for letter, rest in (opening for body in bodies for opening in _openings(body)):
        groups.setdefault(letter, []).append(rest)
    if start not in ("", BORDER) or "" in groups:
        return f"{start}(?:{'|'.join(bodies)}){end}"
    behind = {letter: rf"(?<!\w{letter})" if start else "" for letter in groups}
    return "|".join(f"{letter}{behind[letter]}(?:{'|'.join(rests)}){end}" for letter, rests in groups.items())


def _openings(body: str) -> list[tuple[str, str]]:
    """Return the letters that a pattern may begin with, each with what follows it; "" where it is no letter."""
    if letter := _LITERAL.match(body):
        return [(letter.group(), body[letter.end() :])]
    ways, rest = _choice(body)
    if not ways or "" in ways[:-1] or rest[:1] in ("?", "{"):
        return [("", body)]
    groups: dict[str, list[str]] = {}
    for opening, behind in (opening for way in ways if way for opening in _openings(way)):
        groups.setdefault(opening, []).append(behind)
    found = [
        (opening, f"(?:{'|'.join(tails)}){rest}" if tails[1:] else tails[0] + rest) for opening, tails in groups.items()
    ]
    return found if ways[-1] else found + _openings(rest)


# A character that stands for itself, and once.
_LITERAL = re.compile(r"(?:[^\\()\[\]{}?*+.^$|]|\\[^\w\s])(?![?*+{])")


def _choice(body: str) -> tuple[list[str], str]:
    """Return the ways of the choice that a pattern begins with, and what stands behind it; no ways without one."""
    depth, start, ways = 0, len("(?:"), []
    for match in _BRACES.finditer(body) if body.startswith("(?:") else ():
        depth += {"(": 1, ")": -1}.get(match.group(), 0)
        if depth == 0 or (depth == 1 and match.group() == "|"):
            ways.append(body[start : match.start()])
            start = match.end()
        if depth == 0:
            break
    return ways, body[start:]


# Brackets and bars, but for those that are looked for themselves.
_BRACES = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|[()|]")


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
    return BORDER


class Finder(Struct, frozen=True, dict=True):
    """Finds phrases like a pattern, between two places where they are given.

    Those of a script that a text has none of are never looked for, nor compiled.
    """

    scripts: tuple[tuple[str, tuple[str, ...]], ...]
    compiled: Callable[[tuple[str, ...]], re.Pattern[str]]

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first phrase in a text."""
        patterns = self._patterns(text)
        if len(patterns) == 1:
            return patterns[0].search(text, start, end)
        found = [match for one in patterns if (match := one.search(text, start, end))]
        return min(found, key=lambda match: match.start(), default=None)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the phrase that begins at a place."""
        for one in self._patterns(text):
            if match := one.match(text, start):
                return match
        return None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the phrase that is all of a text."""
        for one in self._patterns(text):
            if match := one.fullmatch(text):
                return match
        return None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[re.Match[str]]:
        """Return the phrases of a text in its order."""
        patterns = self._patterns(text)
        found = [match for one in patterns for match in one.finditer(text, start, end)]
        return sorted(found, key=lambda match: match.start()) if len(patterns) > 1 else found

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return the text with every phrase replaced."""
        for one in self._patterns(text):
            text = one.sub(new, text)
        return text

    @cached_property
    def pattern(self) -> str:
        """A pattern's text that matches the phrases of all scripts."""
        return "|".join(self._of(script).pattern for script, _ in self.scripts) or r"(?!)"

    def _patterns(self, text: str) -> Sequence[re.Pattern[str]]:
        return self._latin if text.isascii() or not _OTHER.search(text) else [
            self._of(script) for script, _ in self.scripts if script == "any" or _SCRIPTS[script].search(text)
        ]  # fmt: skip

    @cached_property
    def _latin(self) -> Sequence[re.Pattern[str]]:
        return [self._of(script) for script, _ in self.scripts if script == "any"]

    def _of(self, script: str) -> re.Pattern[str]:
        if script not in self._known:
            self._known[script] = self.compiled(dict(self.scripts)[script])
        return self._known[script]

    @cached_property
    def _known(self) -> dict[str, re.Pattern[str]]:
        return {}


_OTHER = re.compile(r"[\u0400-\u04ff\u0600-\u06ff\u4e00-\u9fff]")
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
    return by_script(phrases, partial(pattern, whole=whole))


def by_script(phrases: Iterable[str], compiled: Callable[[tuple[str, ...]], re.Pattern[str]]) -> Finder:
    """Return what finds any of the phrases, those of each script by what they are compiled to."""
    groups: dict[str, list[str]] = {}
    for phrase in phrases:
        groups.setdefault(next(name for name, form in _SCRIPTS.items() if form.search(phrase)), []).append(phrase)
    return Finder(tuple((script, tuple(group)) for script, group in groups.items()), compiled)
