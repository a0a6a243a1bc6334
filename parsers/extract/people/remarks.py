"""What stands behind a person and is neither post nor body: how they take part, a visa, who pays, when they come.

Such a remark is all that a bracket holds, or all behind the last comma or dash of a line, or a line alone.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from parsers import languages
from parsers.extract import names, phrases
from parsers.extract.people.rows import Row
from parsers.extract.people.tables import Grid
from parsers.extract.people.vocabulary import vocabulary
from parsers.extract.span import Span, fold

# Characters of a remark: what is longer says more. A bracket may hold several.
_LONGEST = 60
_BRACKET = re.compile(rf"\s?[(（\[]([^()（）\[\]]{{2,{2 * _LONGEST}}})[)）\]]")
_DIVIDER = r"(?:\s[-–—]+\s|\s\|\s|[,;，；،؛、]\s?)"
_TAIL = re.compile(rf"{_DIVIDER}((?:(?!{_DIVIDER}).){{2,{_LONGEST}}})$")
_EDGES = " .,;:，；。،؛"


class Remark(Struct, frozen=True):
    """A remark and where it begins in its line."""

    start: int
    text: Span


class Parted(Struct, frozen=True):
    """A line without its remarks, and these in their order."""

    rest: Span
    remarks: tuple[Remark, ...] = ()


def parted(line: Span) -> Parted:
    """Return a line and its remarks."""
    if not line.text.endswith((":", "：")) and _is_one(line, alone=True):
        return Parted(Span(), (Remark(0, line),))
    rest, found = line, list[Remark]()
    for match in reversed(list(_BRACKET.finditer(line.text))):
        inner = line.cut(match.start(1), match.end(1))
        pieces = [inner.cut(*piece) for piece in _pieces(inner.text)]
        if all(_is_one(piece, bracketed=True) for piece in pieces):
            rest = rest.without(match.start(), match.end(), "")
            found = [*(Remark(match.start(), piece) for piece in pieces), *found]
    while (tail := _TAIL.search(rest.text)) and _is_one(rest.cut(tail.start(1))):
        found.append(Remark(tail.start(), rest.cut(tail.start(1))))
        rest = rest.cut(0, tail.start())
    return Parted(rest.strip() if found else line, tuple(sorted(found, key=lambda remark: remark.start)))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the stretches between commas begin and end."""
    start = 0
    for match in re.finditer(r"[,;，；،؛、]|$", text):
        yield start, match.start()
        start = match.end()


def without(text: str) -> str:
    """Return the text of a line without remarks."""
    return parted(Span(text, (None,) * len(text))).rest.text


def without_rows(rows: Sequence[Row]) -> list[Row]:
    """Return lines without remarks; those that are nothing else are left out."""
    plain = (replace(row, text=parted(row.text).rest) if row.text else row for row in rows)
    return [row for row, before in zip(plain, rows, strict=True) if row.text or not before.text]


def without_cells(grid: Grid) -> Grid:
    """Return a table whose cells are without remarks."""
    return replace(grid, rows=tuple(tuple(map(_without, row)) for row in grid.rows))


def _without(cell: Span) -> Span:
    return parted(cell).rest if cell else cell


def _is_one(text: Span, *, bracketed: bool = False, alone: bool = False) -> bool:
    """Tell whether a text is a remark and nothing else.

    A day says nothing in a line alone, and with small words only ("from 14 April") just in brackets: places and dates
    of letters stand behind commas. By itself it is named in words there: "(3.1)" is a paragraph of some law. What names
    whoever pays may hold another person, so that a line alone is none.
    """
    if not 1 < len(text.text) <= _LONGEST:
        return False
    said = day().sub("{day}", text.folded.strip(_EDGES))
    if "{day}" in said and (alone or not bracketed) and (alone or _is_bare(said)):
        return False
    if _remarks(open_ended=False).fullmatch(said):
        return True
    if bracketed and _is_bare(said) and _is_named(day().search(text.folded)):
        return True
    return not alone and _remarks(open_ended=True).fullmatch(said) is not None and not _holds_more(text)


def _is_named(found: re.Match[str] | None) -> bool:
    """Tell a day that is named by its month, of no year: of another it is a date of birth, or of a decree."""
    return found is not None and any(char.isalpha() for char in found[0]) and not re.search(r"\d{4}", found[0])


def _is_bare(said: str) -> bool:
    beside = said.replace("{day}", " ").split()
    return all(word in vocabulary().sets["words.small"] for word in beside)


def _holds_more(text: Span) -> bool:
    """Tell a text with a colon before more words, a word of address or what may be a name."""
    words = vocabulary()
    addressed = any(words.has(f"honorifics.{key}", text.folded) for key in ("titles", "after", "plural"))
    joined = (text.cut(match.end()) for match in words.pattern("joins.and").finditer(text.folded))
    named = any(names.likeness(other, words) >= _LEAST for other in joined) or bool(names.scan(text, words))
    return addressed or named or ":" in text.folded.strip(_EDGES)


# How much words behind "and" look like a name that nothing else shows to be one: "funded by UNODC and Paul Diop".
_LEAST = 0.35


@cache
def _remarks(*, open_ended: bool) -> phrases.Finder:
    """Return what finds the remarks that any words may be part of ("funded by *"), or the others."""
    said = (languages.language(code).requests for code in languages.LANGUAGES)
    listed = (one for words in said for one in words.remarks + words.online + words.in_person)
    return phrases.finder(tuple(one for one in listed if ("*" in one) is open_ended))


@cache
def day() -> re.Pattern[str]:
    """Return what finds a day of the year, or a span of days in one month, in folded text."""
    months = (ways for code in languages.LANGUAGES for ways in languages.language(code).months.names)
    names = {fold(way) for ways in months for way in ways}
    month = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    number, year = r"\d{1,2}(?:st|nd|rd|th|er|\.)?(?:\s?[-/]\s?\d{1,2}\.?)?", r"(?:,?\s?(?:de\s)?\d{4})?"
    return re.compile(
        rf"(?<!\d)(?:{number}\s?(?:de\s|of\s)?(?:{month})\b\.?{year}|(?:{month})\s{number}(?!\d){year}"
        r"|\d{1,2}月\d{1,2}日?(?:\s?[-至到]\s?\d{1,2}日)?|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?(?!\d))"
    )
