"""How a workbook shows numbers: telephones with a plus and groups, zeros before them, decimals and per cent."""

import operator
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

# Sections of a format, and what they are made of: texts, signs, blanks, what is in brackets, places of digits
# (ECMA-376, part 1, 18.8.31).
_SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])+')
_PIECE = re.compile(
    r'"(?P<text>[^"]*)"|\\(?P<sign>.)|(?P<blank>[_*].)|\[(?P<aside>[^\]]*)\]|(?P<place>[0#?])|(?P<other>.)'
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(\d+)")
_COMPARED: dict[str, Callable[[float, float], bool]] = {
    "<=": operator.le, ">=": operator.ge, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "=": operator.eq,
}  # fmt: skip
# Signs that stand for themselves; others are of dates, fractions, powers of ten or texts.
_PLAIN = set(" +-():!&'~{}$%123456789\u00a0\u202f")
_POINT, _GROUP = ".", ","
# The formats that every workbook knows by these numbers (18.8.30): those of plain numbers.
KNOWN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
# Beyond it a number has lost digits.
_LARGEST = 1e15
# What a place shows that has no digit.
_EMPTY = {"0": "0", "#": "", "?": " "}


def shown(number: float, code: str) -> str | None:
    """Return a number as a format shows it; None where that is none of places of digits and signs.

    Thousands are not parted: by what sign they are, the reader's machine decides, and a telephone has none.
    """
    section, number = _section(number, code)
    pieces = [*_PIECE.finditer(section)]
    if any(piece["other"] and piece["other"] not in _PLAIN | {_POINT, _GROUP} for piece in pieces):
        return None
    points = [at for at, piece in enumerate(pieces) if piece["other"] == _POINT]
    end = points[0] if points else len(pieces)
    before, behind = pieces[:end], pieces[end + 1 :]
    if len(points) > 1 or not any(piece["place"] for piece in before) or not abs(number) < _LARGEST:
        return None
    if _is_scaled(before) or _is_scaled(behind):
        return None
    places = [piece["place"] for piece in behind if piece["place"]]
    value = Decimal(repr(number)).scaleb(2 * sum(piece["other"] == "%" for piece in pieces))
    try:
        rounded = value.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP)
    except InvalidOperation:  # more digits than any number has
        return None
    whole, _, decimals = f"{abs(rounded):f}".partition(".")
    held = [digit if decimals[at:].strip("0") else "" for at, digit in enumerate(decimals)]
    text = _filled(before, _held(whole, before)) + _POINT * len(points) + _filled(behind, held)
    return ("-" if rounded < 0 else "") + text.strip()


def _is_scaled(pieces: Sequence[re.Match[str]]) -> bool:
    """Tell places with a comma behind them, which shows thousands or millions as ones (18.8.31)."""
    marks = [piece["place"] or piece["other"] for piece in pieces if piece["place"] or piece["other"] == _GROUP]
    return marks[-1:] == [_GROUP]


def _held(digits: str, pieces: Sequence[re.Match[str]]) -> list[str]:
    """Return what stands in each place of a whole number; what has no place of its own stands in the first one."""
    places = sum(piece["place"] is not None for piece in pieces)
    first = max(0, len(digits) - places + 1)
    held = [digits[:first], *digits[first:]]
    return [*[""] * (places - len(held)), *held]


def _filled(pieces: Sequence[re.Match[str]], held: Sequence[str]) -> str:
    fill = iter(held)
    return "".join(next(fill) or _EMPTY[piece["place"]] if piece["place"] else _said(piece) for piece in pieces)


def _said(piece: re.Match[str]) -> str:
    other = "" if piece["other"] == _GROUP else piece["other"]
    return piece["text"] or piece["sign"] or other or ""


def is_number(text: str) -> bool:
    """Tell a text that shows a number in digits: no power of ten, of which most are left out, and no row of signs."""
    return any(map(str.isdecimal, text)) and _POWER.search(text) is None


_POWER = re.compile(r"\d[Ee][+-]?\d")


def _section(number: float, code: str) -> tuple[str, float]:
    """Return the part of a format that is for a number, and the number that it shows.

    That is the first whose condition holds; without conditions the second is for negative numbers, which it shows
    without a sign of their own, and the third for nothing.
    """
    sections = _SECTION.findall(code)
    conditions = [next(_conditions(section), None) for section in sections]
    if not any(conditions):
        at = 1 if number < 0 else 2 if number == 0 else 0
        at = at if at < len(sections) else 0
        return (sections[at], abs(number) if at else number) if sections else ("", number)
    for section, condition in zip(sections, conditions, strict=True):
        if condition is None or _COMPARED[condition[1]](number, float(condition[2])):
            return section, number
    return "", number


def _conditions(section: str) -> Iterator[re.Match[str]]:
    asides = (_CONDITION.fullmatch(aside) for aside in re.findall(r"\[([^\]]*)\]", section))
    return (found for found in asides if found)
