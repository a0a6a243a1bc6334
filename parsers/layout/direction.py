"""Words as they stand on the page, left to right -> words as they are read, Arabic and Hebrew included."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from msgspec.structs import replace

from parsers.characters import is_rtl, rtl_share
from parsers.document import Word

_PAIRS = str.maketrans("()[]{}«»<>", ")(][}{»«><")
_BRACKET = re.compile(r"[()\[\]]")
_LTR_RUN = re.compile(r"[0-9٠-٩۰-۹A-Za-zÀ-ɏ](?:[0-9٠-٩۰-۹A-Za-zÀ-ɏ./,:@_+%&\-]*[0-9٠-٩۰-۹A-Za-zÀ-ɏ])?")
_LIST_NUMBER = re.compile(r"^([-.)(])([\d٠-٩]{1,2})$")
_NUMBER = re.compile(r"[\d٠-٩+()/.\-]+$")
# Beside a number in an Arabic line a plus stands at its beginning, and a stop at the left of a word at its end.
_SIGNED = re.compile(r"([\d٠-٩][\d٠-٩()/.\-]*)(\+?)")
# Digits of the longest code of a country, which follows a plus or two zeros.
_CODE = 3
_ABROAD = re.compile(r"(?:00|٠٠)[\d٠-٩]{1,3}")
_STOP = re.compile(r"^[:;,.!،؛؟]+(?=[\w+])")


def runs_rtl(texts: Iterable[str]) -> bool:
    """Tell whether a line or a page runs from right to left: by more than a third of its letters.

    A Latin reference or an address in an Arabic line has many letters, so a half would be too many.
    """
    return rtl_share(" ".join(texts)) > 0.35


def reading_order(words: Sequence[Word], *, rtl: bool) -> list[Word]:
    """Return the words of one line, given from left to right, in the order in which they are read."""
    if not rtl:
        return _islands(list(words), against_latin)
    return _islands(list(reversed(words)), _runs_left)


def _runs_left(word: Word) -> bool:
    return not is_rtl(word.text) and any(char.isalnum() for char in word.text)


def _islands(words: list[Word], foreign: Callable[[Word], bool]) -> list[Word]:
    """Turn round every stretch of words that run against the line."""
    turned: list[Word] = []
    held: list[Word] = []
    for word in words:
        if foreign(word):
            held.append(word)
        else:
            turned += _turned(held)
            held = []
            turned.append(word)
    return turned + _turned(held)


def _turned(words: list[Word]) -> list[Word]:
    """Return a stretch of words that run against the line in their own order.

    Groups of digits alone run with an Arabic line, so they are turned only where a plus sign or a
    leading 00 shows that the number starts on the left, and no plus that it starts on the right.
    """
    backward = words[::-1]
    if words and all(_NUMBER.match(_STOP.sub("", word.text)) for word in words) and not is_rtl(words[0].text):
        starts_left = _STOP.sub("", backward[0].text).startswith(("+", "00", "(+", "٠٠"))
        starts_right = len(words) > 1 and "+" in words[0].text
        return backward if starts_left and not starts_right else words
    return backward


def logical(glyphs: Sequence[str]) -> str:
    """Return a word whose glyphs are given from left to right as it is spelled.

    A glyph may stand for several letters (lam-alef), which are spelled in their order already.
    """
    text = "".join(glyphs)
    if not any(is_rtl(glyph) for glyph in glyphs):
        return text
    turned = "".join(_reversed_but_numbers(list(glyphs)))
    return turned.translate(_PAIRS) if _is_paired(turned) and _closes_first(turned) else turned


def as_typed(words: Sequence[Word]) -> list[Word]:
    """Return an Arabic line in reading order with brackets facing the right way, stops behind words, `1-` for `-1`."""
    mirrored = _is_mirrored(words)
    typed = [replace(word, text=_facing(word.text, mirrored=mirrored)) for word in words]
    worded = any(is_rtl(word.text) for word in typed)
    typed = stopped([replace(word, text=_signed(word.text, worded=worded)) for word in typed], _runs_left)
    if typed:
        typed[0] = replace(typed[0], text=_LIST_NUMBER.sub(lambda m: m[2] + m[1].translate(_PAIRS), typed[0].text))
    return typed


def _signed(text: str, *, worded: bool) -> str:
    """Return a number with its plus before it; groups that hyphens join run with the line where a code ends them.

    So they do in a line that is `worded`: a number alone stands as it was typed (Unicode Bidirectional Algorithm, W2).
    """
    stop = _STOP.match(text)
    number = _SIGNED.fullmatch(text, stop.end() if stop else 0)
    if number is None:
        return text
    groups = number[1].split("-")
    if number[2]:
        turned = len(groups[-1]) <= min(_CODE, len(groups[0]))
    else:
        turned = _ABROAD.fullmatch(groups[-1]) is not None and not groups[0].startswith(("00", "٠٠"))
    return text[: number.start()] + number[2] + "-".join(reversed(groups) if turned and worded else groups)


def against_latin(word: Word) -> bool:
    """Tell a word that runs against a line in Latin letters."""
    return is_rtl(word.text)


def stopped(words: Sequence[Word], foreign: Callable[[Word], bool] = against_latin) -> list[Word]:
    """Return a line in reading order with what stands before words that run against it behind all of them."""
    typed: list[Word] = []
    for against, group in groupby(words, foreign):
        run = list(group)
        for place in (0, -1) if against else ():  # a run of numbers goes with the line: its left end is its last
            stop = _STOP.match(run[place].text)
            if stop is not None:
                run[place] = replace(run[place], text=run[place].text[stop.end() :])
                run[-1] = replace(run[-1], text=run[-1].text + stop[0])
                break
        typed += run
    return typed


def _is_mirrored(words: Sequence[Word]) -> bool:
    """Tell a line of which the first bracket closes: they were read by their shape, which Arabic turns round.

    What is in brackets by itself says nothing of the others.
    """
    loose = (word.text for word in words if not _runs_left(word) and not _is_paired(word.text))
    return _closes_first(" ".join(loose))


def _is_paired(text: str) -> bool:
    """Tell a word in which a bracket opens and another closes."""
    return any(char in text for char in "([") and any(char in text for char in ")]")


def _closes_first(text: str) -> bool:
    first = _BRACKET.search(text)
    return first is not None and first[0] in ")]"


def _facing(text: str, *, mirrored: bool) -> str:
    """Return a word with its brackets turned round where the first closes, or the line's are mirrored."""
    turned = _closes_first(text) if _is_paired(text) else mirrored and not re.search(r"[A-Za-z0-9]", text)
    return text.translate(_PAIRS) if turned else text


def _reversed_but_numbers(glyphs: list[str]) -> list[str]:
    text, result, end = "".join(glyph if len(glyph) == 1 else "\u0627" for glyph in glyphs), [], 0
    parts: list[list[str]] = []
    for match in _LTR_RUN.finditer(text):
        parts += [glyphs[end : match.start()][::-1], glyphs[match.start() : match.end()]]
        end = match.end()
    parts.append(glyphs[end:][::-1])
    for part in reversed(parts):
        result += part
    return result
