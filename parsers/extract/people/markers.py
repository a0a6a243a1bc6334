"""Bullets and numbers before a line."""

import re

from parsers.extract import names
from parsers.extract.people import bodies, boxes, entry
from parsers.extract.people.topic import opens_with_person
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span

MARKER = re.compile(
    r"\s*(?:[•●○▪■□◦‣·*»➢➤✓–—―_\u0640-]\s+|[•●▪■◦‣➢]\s*"
    r"|[(（]?(?:[0-9\u0660-\u0669\u06f0-\u06f9]{1,2}|[ivxlIVXL]{1,5}|[a-zA-Zа-яА-Я]|[\u0621-\u064a]|[一二三四五六七八九十]{1,3})"
    r"\s?[.)\]\-–:、،．）/](?:\s*[-–])?\s+"
    r"|\d{1,2}\s?\.?[°ºª]\s?[/).:-]?\s*(?=[^\W\d_])"
    r"|o\s+(?=[A-ZÀ-ÞА-Я])|>{1,3}\s+(?=\w)"  # what programs make of a bullet
    r"|[(（]?[0-9\u0660-\u0669]{1,2}\s?(?:[.)、．）–]|-(?!(?:го|му|м|ом|ой|х)\b))(?=[^\W\d_])|[一二三四五六七八九十]{1,2}、"
    r"|[(（][一二三四五六七八九十]{1,3}[)）]|№?\s?\d{1,2}\s{2,})"
)


def length(text: Span, words: Vocabulary, kinds: set[str]) -> int:
    """Return the length of a bullet or number before a line; 0 for none."""
    marker = MARKER.match(text.text)
    if marker and _TICKED.match(text.text) and len(boxes.BOX.findall(text.text)) > 1:
        return 0  # "(x) Head ( ) Delegate"
    if marker and kind(marker.group()) == "letter" and _NUMBER.fullmatch(text.text, marker.end()):
        return 0  # "T: +43 1 26060"
    if marker and marker.end() < len(text.text):
        named = "letter" not in kinds and _is_initial(marker.group(), text.cut(marker.end()), words)
        return 0 if named else marker.end()
    again = re.match(r"o\s+", text.text) if "o" in kinds else None
    if again:
        return again.end()
    ordinal = words.pattern("words.ordinals").match(text.folded)
    counts = ordinal and _COUNTS.match(text.text, ordinal.end())
    counted = text.cut(counts.end()) if counts else Span()
    if counts and (opens_with_person(counted, words) or bodies.is_bare_body(counted, words)):
        return counts.end()
    bare = re.match(r"[0-9\u0660-\u0669]{1,2}\s+|[-–—•](?=[^\W\d_])", text.text)
    if bare and names.likeness(entry.name_part(text.cut(bare.end())), words) >= 0.7:
        return bare.end()
    return 0


# A telephone: digits of any script and what stands between them.
_NUMBER = re.compile(r"\s*[+(]?(?:\d[\s()./-]{0,3}){6,}")
_DASHES = frozenset("-–—―")
# "First: Ms. X", "أولاً: السيد س"
_COUNTS = re.compile(r"\s?[:：]\s*(?=\S)")
_TICKED = re.compile(r"\s*[(（][xX][)）]")


def _is_initial(marker: str, rest: Span, words: Vocabulary) -> bool:
    """Tell "M. Dupont" and "A. K. Osmanov" from "A. Mr. X": a capital with a full stop may belong to the name."""
    said = marker.strip()
    if not re.fullmatch(r"[^\W\d_]\.", said) or not said.isupper() or names.honorific(rest, words)[0]:
        return False
    if names.capitals(rest.text) and bodies.is_bare_body(bodies.of_heading(rest), words):
        return False  # "A. DRUG ENFORCEMENT COMMISSION"
    # A Latin letter before a name in another script numbers it.
    return not said.isascii() or rest.text[:1] < "\u0250"


def is_bare(text: str) -> bool:
    """Tell a bullet or number with nothing behind it: an item that nobody has filled; a dash is an answer not given."""
    return MARKER.fullmatch(f"{text} ") is not None and kind(text) not in _DASHES


def counted(marker: str) -> int | None:
    """Return the number that a marker counts by, None for a bullet or letter."""
    digits = re.search(r"\d+", marker)
    return int(digits.group()) if digits else None


def kind(marker: str) -> str:
    """Return what sort of bullet or number a marker is."""
    said = marker.strip()
    if any(char.isdigit() for char in said):
        return "number"
    if said in ("o", "\u0640"):
        return said
    return "letter" if any(char.isalpha() for char in said) else said[:1]
