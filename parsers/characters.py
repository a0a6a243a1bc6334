"""What characters mean, whoever read them: which are invisible, which are one letter written as another."""

import re
import unicodedata
from collections.abc import Iterator

# Marks that turn the direction of what follows, and marks without width that hide inside names.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# Latin ligatures and the Arabic presentation forms, which fonts of old PDFs hand out instead of letters.
_FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc\uff01-\uff5e]+")
# What fonts of symbols show, which they keep where Unicode leaves room for private use.
_SYMBOLS = str.maketrans({
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "-", "\uf0e0": "→",
    "\uf06f": "☐", "\uf0a8": "☐", "\uf0a3": "☐", "\uf0fe": "☒", "\uf0fd": "☒", "\uf052": "☑",
    "\uf028": "☎", "\uf02a": "✉",
})  # fmt: skip
_RTL = {"R", "AL"}
# A Chinese character.
HAN = re.compile(r"[\u3400-\u9fff]")


def clean(text: str) -> str:
    """Return text without control and direction marks, its letters composed; line feeds and tabs stay."""
    if text.isascii():
        return _CONTROL.sub("", text)
    text = _CONTROL.sub("", _INVISIBLE.sub("", text)).translate(_SYMBOLS)
    return unicodedata.normalize("NFC", _FORMS.sub(_plain, text))


def _plain(match: re.Match[str]) -> str:
    # Full-width forms stay in Chinese text except for letters and digits: punctuation is a matter of language.
    return "".join(
        char if "！" <= char <= "～" and not char.isalnum() and char != "＠" else unicodedata.normalize("NFKC", char)
        for char in match[0]
    )


def is_rtl(text: str) -> bool:
    """Tell whether the first strong letter runs from right to left."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in _RTL:
            return True
        if kind == "L":
            return False
    return False


def rtl_share(text: str) -> float:
    """Return the share of right-to-left letters among the letters, 0 to 1."""
    kinds = [unicodedata.bidirectional(char) for char in text if char.isalpha()]
    return sum(kind in _RTL for kind in kinds) / len(kinds) if kinds else 0.0


def is_han(char: str) -> bool:
    """Tell a Chinese character or kana, which stand without spaces."""
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\uff00" <= char <= "\uffef"


def places(wanted: str, text: str, *, alone: bool = False) -> Iterator[int]:
    """Yield where a string stands in a text, or only where no letter or digit is joined to it; an empty one nowhere.

    A pattern would have to be made for each string, which costs more than to look.
    """
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        joined = alone and (_is_of_word(text[at - 1 : at]) or _is_of_word(text[end : end + 1]))
        if not joined:
            yield at
        at = text.find(wanted, at + 1 if joined else end)


def _is_of_word(char: str) -> bool:
    return char.isalnum() or char == "_"
