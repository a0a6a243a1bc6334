"""Strangers' words made harmless: one line, no control characters, nothing that turns the writing round."""

import re
import unicodedata

# Joiners shape letters in Persian and in the scripts of India; every other format character (bidi marks,
# embeddings, overrides and isolates, tags, soft hyphens) only hides or turns round what is written.
_JOINERS = "\u200c\u200d"
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_SPACES = re.compile(r"\s+")

# First strong isolate, left-to-right isolate and pop directional isolate (Unicode Standard Annex 9): ours, never the
# sender's.
_ISOLATE, _SENTENCE, _POP = "\u2068", "\u2066", "\u2069"


def plain(words: str, *, longest: int = 300) -> str:
    """Return strangers' words as one line of visible characters, cut with an ellipsis after `longest`.

    Controls become spaces, so that "a\\r\\nBcc: b" stays two words and never two lines; bidi and other
    invisible characters go; half surrogates, which no encoding takes, become U+FFFD.
    """
    seen = "".join(map(_visible, words[: 8 * longest]))
    line = _SPACES.sub(" ", seen).strip()
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def isolated(words: str) -> str:
    """Return words for a plain text, fenced off where they run from right to left so that neighbours stay put."""
    return f"{_ISOLATE}{words}{_POP}" if _turns(words) else words


def quoting(sentence: str) -> str:
    """Return an English sentence that may begin with a stranger's words, fenced off so that it runs as English does."""
    return f"{_SENTENCE}{sentence}{_POP}" if _turns(sentence) else sentence


def _turns(words: str) -> bool:
    return any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in words)


def _visible(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in {"Cc", "Zl", "Zp"}:
        return " "
    if category == "Cs":
        return "\ufffd"
    if category in {"Cf", "Cn", "Co"} and letter not in _JOINERS:
        return ""
    return letter
