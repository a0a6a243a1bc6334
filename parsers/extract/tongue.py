"""The language of a text: by its script, and among the Latin ones by their sound."""

import io
import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import chain
from typing import Any

from parsers import languages
from parsers.languages import LANGUAGES

# Letters that Russian and Arabic do not have, and the languages that do.
_UKRAINIAN, _KAZAKH = frozenset("іїєґ"), frozenset("әғқңөұүһ")
_PERSIAN = frozenset("پچژگ")
# Of Serbian and Macedonian.
_SERBIAN = frozenset("ђјљњћџѓќѕ")
_KANA, _HANGUL = re.compile(r"[\u3040-\u30ff]"), re.compile(r"[\uac00-\ud7af]")
# Languages that a mission may write besides ours; told apart so that none passes for one of them.
_LATIN = ("en", "fr", "es", "de", "pt", "it", "nl", "tr", "pl", "ro", "hu", "cs", "sv", "id", "vi")
_SAMPLE = 4_000


def tell(text: str) -> tuple[str, float]:
    """Return ISO 639-1 and how sure it is, 0 to 1; ("", 0.0) where there are too few letters."""
    sample = text[:_SAMPLE].lower()
    counts = {"latin": 0, "cyrillic": 0, "arabic": 0, "cjk": 0}
    for char in sample:
        if char.isalpha():
            script = unicodedata.name(char, "").partition(" ")[0].lower()
            script = "cjk" if script in ("hiragana", "katakana", "hangul") else script
            counts[script] = counts.get(script, 0) + 1
    # A Chinese character says what several letters do.
    counts["cjk"] *= 3
    script = max(counts, key=lambda name: counts[name])
    total = sum(counts.values())
    if total < 8:
        return "", 0.0
    share = counts[script] / total
    if script == "latin":
        return _latin(sample)
    return _other(script, sample), share


def _other(script: str, sample: str) -> str:
    letters = set(sample)
    if script == "cyrillic":
        told = ((_KAZAKH, 2, "kk"), (_UKRAINIAN, 1, "uk"), (_SERBIAN, 1, "sr"))
        return next((code for own, few, code in told if len(letters & own) > few), "ru")
    if script == "arabic":
        return "fa" if len(letters & _PERSIAN) > 2 else "ar"
    if script == "cjk":
        return "ja" if len(_KANA.findall(sample)) > 10 else "ko" if len(_HANGUL.findall(sample)) > 10 else "zh"
    return ""


def _latin(sample: str) -> tuple[str, float]:
    plain = re.sub(r"\S*@\S*|\S*\d\S*", " ", sample)
    code, sure = _by_common_words(plain)
    return (code, sure) if sure else _by_sound(plain)


def _by_common_words(sample: str) -> tuple[str, float]:
    """Return a language by its short words; ("", 0.0) where they are few.

    At least four must be its alone, three times those of any other, and a fifth of all words be its own or shared.
    """
    words = re.findall(r"[^\W\d_]+", sample)
    counts = sorted(((sum(word in own for word in words), code) for code, own in _own().items()), reverse=True)
    (most, code), (second, _) = counts[:2]
    share = sum(word in _common()[code] for word in words)
    foreign = sum(word in _FOREIGN for word in words)
    clear = most >= 4 and most >= 3 * second and share * 5 >= len(words) and foreign < 2
    return (code, most / (most + second)) if clear else ("", 0.0)


# Short words of Italian, Dutch, Romanian and Catalan, which share many others with the languages that are read.
_FOREIGN = frozenset({
    "di", "che", "nel", "più", "della", "dei", "degli", "nella", "alla", "sono", "presso", "het", "een", "voor", "zijn",
    "niet", "wij", "și", "că", "pentru", "amb", "els", "dels",
})  # fmt: skip


@cache
def _own() -> dict[str, frozenset[str]]:
    """Return the common words that no other language has: "la" and "de" tell nothing between French and Spanish."""
    times = Counter(chain.from_iterable(_common().values()))
    return {code: frozenset(word for word in words if times[word] == 1) for code, words in _common().items()}


@cache
def _common() -> dict[str, frozenset[str]]:
    files = ((code, languages.language(code).common) for code in LANGUAGES)
    return {code: frozenset(common) for code, common in files if common}


def _by_sound(sample: str) -> tuple[str, float]:
    """Return the most likely language; its model takes half a second to load, so it is asked last."""
    code, sure = _identifier().classify(sample)
    return str(code), float(sure)


class _InMemory:
    """Stands in for the module tempfile."""

    @staticmethod
    def TemporaryFile(suffix: str = "") -> io.BytesIO:  # noqa: N802 - the name in that module
        """Return a file that lies nowhere."""
        return io.BytesIO()


@cache
def _identifier() -> Any:
    from py3langid import modelio
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    modelio.tempfile = _InMemory  # it unpacks its model into a file, which a confined process may not write
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(_LATIN))
    return identifier


def known(code: str) -> bool:
    """Tell whether there is a data file for a language."""
    return code in LANGUAGES
