"""Arabic as PDF writers without shaping of their own write it: joined forms of letters, from left to right."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

# Letters that join nothing behind them.
_ENDING = frozenset("اأإآدذرزوؤىة")
_ALONE = frozenset("ء")
_LATIN = re.compile(r"[0-9A-Za-z+@](?:[0-9A-Za-z+@./:\- ]*[0-9A-Za-z])?")
_MIRRORED = str.maketrans("()", ")(")


def visual(line: str) -> str:
    """Return a line in joined letters as they stand from left to right."""
    turned = "".join(_shaped(line))[::-1].translate(_MIRRORED)
    return re.sub(r"[0-9A-Za-z+@./:\- ]*[0-9A-Za-z+@][0-9A-Za-z+@./:\- ]*", lambda found: _kept(found[0]), turned)


def _kept(run: str) -> str:
    """Turn a Latin run back, but not the blanks and marks round it."""
    upright = run[::-1]
    found = _LATIN.search(upright)
    if found is None:
        return run
    start, end = len(run) - found.end(), len(run) - found.start()
    return run[:start] + found[0] + run[end:]


def _shaped(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        char = text[at]
        if char == "ل" and text[at + 1 : at + 2] in tuple("اأإآ"):
            yield _form(char + text[at + 1], before=_joins(text, at - 1), after=False)
            at += 2
            continue
        after = at + 1 < len(text) and _is_letter(text[at + 1]) and text[at + 1] not in _ALONE
        yield _form(char, before=_joins(text, at - 1), after=after and char not in _ENDING)
        at += 1


def _joins(text: str, at: int) -> bool:
    """Tell whether the letter at a place reaches out to the next."""
    return at >= 0 and _is_letter(text[at]) and text[at] not in _ENDING | _ALONE


def _is_letter(char: str) -> bool:
    return "\u0621" <= char <= "\u064a"


def _form(char: str, *, before: bool, after: bool) -> str:
    name = {(False, False): "isolated", (False, True): "initial", (True, False): "final", (True, True): "medial"}
    return _forms().get((name[before, after], char), char)


@cache
def _forms() -> dict[tuple[str, str], str]:
    forms: dict[tuple[str, str], str] = {}
    for code in range(0xFE70, 0xFEFD):
        kind, *codes = unicodedata.decomposition(chr(code)).split() or [""]
        letters = "".join(chr(int(part, 16)) for part in codes)
        if " " not in letters and letters:
            forms[kind.strip("<>"), letters] = chr(code)
    return forms
