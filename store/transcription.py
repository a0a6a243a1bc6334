"""Whether two names may be one that was brought into Latin letters in two ways, or stands in two scripts. Pure.

What sounds alike is compared: consonants, and vowels as far as both scripts write them. Chinese is compared in pinyin.
"""

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

# Fewer consonants are borne by too many people.
_LEAST = 3
# More words are no name of a person.
_MOST = 10
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_HAN = re.compile(r"[\u3400-\u9fff]")
# What the romanisation leaves out: alif in all its forms, the two letters that end in an "a", and ayn before a word.
_ALIFS = str.maketrans(
    {"ا": "a", "أ": "a", "إ": "a", "آ": "a", "ٱ": "a", "ة": "a", "ى": "a", "ء": "", "ئ": "", "ؤ": "w",
     # Never one sound with the letter before it: "zh" in "Zahrani".
     "ه": "'h"}
)  # fmt: skip
_ARTICLE = re.compile(r"\b(?:(al|el)[- ]|(?:a[dnrstz]|ash|ath)-)(?=\w)")
_SERVANT = re.compile(r"\babd ?(?:[aeu]l'? ?|[aeu]([dnrstz])(?=\1))")
_FAITH = re.compile(r"[ -]?[aeiu][dl][- ]?d([iey]+)ne?\b")
_SON = re.compile(r"\b(?:ibn|ben|bn|ould|uld|wld|weld)\b")
# One sound written in several ways, in this order.
_SOUNDS = (
    ("shch", "S"), ("sch", "S"), ("sh", "S"), ("tch", "C"), ("ch", "C"), ("zh", "Z"), ("kh", "h"), ("gh", "g"),
    ("dh", "d"), ("th", "t"), ("ph", "f"), ("dj", "j"), ("tz", "ts"), ("ck", "k"), ("c", "k"), ("q", "k"), ("x", "ks"),
)  # fmt: skip
# Ukrainian begins with "o" where Russian has "a" or "e": Oleksandr, Olena; a short word with "a" is another name.
_OL = re.compile(r"e(?=l)|a(?=l(?:[aeiouy]*[^aeiouy]){2})")
# How names after the father end in Russian, Ukrainian and Bulgarian.
_PATRONYMIC = re.compile(r"(?:[oe]vi?c[hn]|i?ic[hn]|[oe]vna|ichna|inichna|ivna|y[ij]?ovych)a?$")
# Two vowels together are a long one, which Arabic writes; "aa" may be one that it has a consonant for.
_LONG = re.compile("(?!aa)[aeiouy]{2}")


class _Word(Struct, frozen=True):
    """A word by its sounds: the vowels before each consonant and behind the last."""

    consonants: str
    gaps: tuple[str, ...]


def transcribed(one: str, other: str) -> bool:
    """Tell whether two names may be one, written by two rules; family name first or last, without middle names.

    Middle is what stands between, and a patronymic at the end of a name that begins with the family name.
    """
    if _HAN.search(one) and _HAN.search(other):
        return False
    if _HAN.search(one) or _HAN.search(other):
        return _pinyin(one) in _turned(other) or _pinyin(other) in _turned(one)
    arabic = [_ARABIC.search(name) is not None for name in (one, other)]
    cyrillic = any(_CYRILLIC.search(name) for name in (one, other))
    a, b = (_words(name, any(arabic), cyrillic) for name in (one, other))
    if max(len(a), len(b)) > _MOST:
        return False
    if len(a) > len(b) > 1 and _PATRONYMIC.search(_sounds(one)[-1]):
        a = a[:-1]
    if len(b) > len(a) > 1 and _PATRONYMIC.search(_sounds(other)[-1]):
        b = b[:-1]
    short, long = sorted((a, b), key=len)
    if len(short) < 2 or sum(len(word.consonants) for word in short) < _LEAST:
        return False
    matching = _match(short, long, written=arabic[0] == arabic[1])
    if matching is None:
        return False
    # In Arabic the family name never comes first: another order is another person.
    turns = 1 if any(arabic) else len(matching)
    return any(matching[i:] + matching[:i] == sorted(matching) for i in range(turns))


def sounds(name: str) -> frozenset[str]:
    """Return words of which a name shares at least one with every name that is it, `transcribed`."""
    ways = itertools.product((False, True), repeat=2)
    said = [(way, [word.consonants for word in _words(name, *way)]) for way in ways]
    # The ends of the longer name are both in the shorter one.
    ends = (
        f"{way}{' '.join(sorted(two))}"
        for way, words in said if len(words) <= _MOST
        for two in itertools.combinations(words, 2)
    )  # fmt: skip
    return frozenset((*ends, "".join(sorted(_pinyin(name)))))


def _match(short: Sequence[_Word], long: Sequence[_Word], *, written: bool) -> list[int] | None:
    """Return which word of the longer name is each of the shorter, None where one is none, or an end is left out."""
    found: list[int] = []
    for word in short:
        at = next((i for i, w in enumerate(long) if i not in found and _alike(word, w, written=written)), None)
        if at is None:
            return None
        found.append(at)
    return found if {0, len(long) - 1} <= set(found) else None


def _alike(one: _Word, other: _Word, *, written: bool) -> bool:
    """Tell whether two words sound alike; where not both are `written` with their short vowels, by the others."""
    if one.consonants != other.consonants:
        return False
    last = len(one.gaps) - 1
    if written:
        # "Jen" is not "Jan"; in longer words "e" is written for many a sound.
        loose = len(one.consonants) + sum(map(bool, one.gaps)) > 3
        return all(
            _same_vowels(a, b, wild=loose and 0 < i < last)
            for i, (a, b) in enumerate(zip(one.gaps, other.gaps, strict=True))
        )
    return _classes(one.gaps[-1]) == _classes(other.gaps[-1]) and all(
        _may_be(a, b, inside=i > 0) for i, (a, b) in enumerate(zip(one.gaps[:-1], other.gaps[:-1], strict=True))
    )


def _same_vowels(one: str, other: str, *, wild: bool) -> bool:
    """Tell whether two groups of vowels are one sound; "e" stands for any short one where it is `wild`."""
    if bool(one) is not bool(other):
        return False
    if not wild:
        return _classes(one) == _classes(other)
    a, b = _classes(one.replace("e", "")), _classes(other.replace("e", ""))
    return a == b or ("e" in one and a <= b) or ("e" in other and b <= a)


def _may_be(one: str, other: str, *, inside: bool) -> bool:
    """Tell whether vowels may be the long ones of Arabic writing, which leaves the short ones out inside a word."""
    if not inside and bool(one) is not bool(other):
        return False
    if not (one and other):
        return not _LONG.search(one + other)
    a, b = _classes(one), _classes(other)
    return a <= b or b <= a or "e" in one + other or (not inside and "a" in one[:1] + other[:1])


def _classes(vowels: str) -> frozenset[str]:
    return frozenset("I" if v in "eiy" else "U" if v in "ou" else "A" for v in vowels)


@lru_cache(maxsize=4096)
def _words(name: str, arabic: bool, cyrillic: bool) -> tuple[_Word, ...]:
    return tuple(_word(word, arabic=arabic, cyrillic=cyrillic) for word in _sounds(name))


@lru_cache(maxsize=4096)
def _sounds(name: str) -> tuple[str, ...]:
    """Return the words of a name in Latin letters, articles and "servant of" joined to what follows."""
    text = _FAITH.sub("aldin", _SON.sub("bin", _latin(name)))
    text = _ARTICLE.sub("al'", text).replace("-", "")
    return tuple(re.findall("[a-z][a-z']*", _SERVANT.sub("abdal", text).replace(" '", " ")))


@lru_cache(maxsize=4096)
def _latin(name: str) -> str:
    from anyascii import anyascii

    named = re.sub(r"\bال(?=\w\w)", "ال-", name.replace("الله", "الا"))
    # Inside a word an alif is an "a"; behind the article one with its hamza below begins a word: Idrissi.
    named = named.replace("ال-إ", "ال-i")
    named = re.sub(r"(?<!-)\bع", "a", named).replace("ع", "")
    return re.sub(r"[^a-z' -]+", " ", anyascii(named.translate(_ALIFS)).casefold())


def _word(word: str, *, arabic: bool, cyrillic: bool) -> _Word:
    """Return a word by its sounds; against Arabic writing, which has one letter for what others tell apart.

    So has Cyrillic: one for the "g" of Russian, the "h" of Ukrainian, and the "h" of others' names.
    """
    word = re.sub(r"(?<=[aeiouy])j(?![aeiouy])", "i", word)
    word = word[:1].replace("w", "v") + word[1:].replace("w", "u" if arabic else "v")
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    if arabic:
        word = re.sub(r"(?<=[^aeiouy])e$", "", word).replace("j", "g").replace("p", "b").replace("C", "S")
    word = re.sub(r"(?<=[ao])h$", "", word)
    word = _last_r(word)
    if cyrillic:
        word = ("o" + word[1:] if _OL.match(word) else word).replace("h", "g")
    word = re.sub(r"(.)\1+", r"\1", word).replace("'", "")
    parts = re.split(r"([^aeiouy])", word)
    return _Word("".join(parts[1::2]), tuple(parts[::2]))


def _last_r(word: str) -> str:
    """Return a word without the vowel that some write before or behind a last "r": Alexander, Alexandre, Aleksandr."""
    rest, end = word[:-2], word[-2:]
    # A shorter word with another vowel is another name.
    if end in {"er", "re"} and rest[-1:] in {"d", "t"} and sum(rest.count(vowel) for vowel in "aeiouy") > 1:
        return f"{rest}r"
    return word


def _pinyin(name: str) -> str:
    return "".join(re.findall("[a-z]+", _latin(name)))


def _turned(name: str) -> frozenset[str]:
    """Return a name in one word, with each of its words as the first."""
    words = re.findall("[a-z]+", _latin(name).replace("-", ""))
    return frozenset("".join(words[i:] + words[:i]) for i in range(len(words) or 1))
