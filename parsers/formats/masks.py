"""How a workbook shows whole numbers: telephones with a plus and groups, numbers with zeros before them."""

import operator
import re
from collections.abc import Callable

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
# Signs that stand for themselves; others are of decimals, dates, fractions or texts.
_PLAIN = set(" +-():!&'~{}$123456789\u00a0\u202f")


def shown(number: float, code: str) -> str | None:
    """Return a whole number from 0 on as a format shows it; None where that is none of places of digits and signs."""
    pieces = [*_PIECE.finditer(_section(number, code))]
    if any(piece["other"] and piece["other"] not in _PLAIN for piece in pieces):
        return None
    places = sum(piece["place"] is not None for piece in pieces)
    if not places or not 0 <= number < _LARGEST or number != int(number):
        return None
    digits = str(int(number))
    # What has no place of its own stands in the first one.
    first = max(0, len(digits) - places + 1)
    held = [digits[:first], *digits[first:]]
    fill = iter([*[""] * (places - len(held)), *held])
    return "".join(next(fill) or _EMPTY[piece["place"]] if piece["place"] else _said(piece) for piece in pieces).strip()


def _said(piece: re.Match[str]) -> str:
    return piece["text"] or piece["sign"] or piece["other"] or ""


# Beyond it a number has lost digits.
_LARGEST = 1e15
# What a place shows that has no digit.
_EMPTY = {"0": "0", "#": "", "?": " "}


def is_of(number: float, text: str) -> bool:
    """Tell a text that shows a whole number and nothing else but zeros before it and signs within."""
    digits = "".join(char for char in text if char.isdecimal())
    return number == int(number) and digits.lstrip("0") == str(int(number)).lstrip("0-")


def _section(number: float, code: str) -> str:
    """Return the part of a format that is for a number: the first whose condition holds."""
    sections = _SECTION.findall(code)
    for section in sections:
        condition = next(
            (found for aside in re.findall(r"\[([^\]]*)\]", section) if (found := _CONDITION.fullmatch(aside))), None
        )
        if condition is None or _COMPARED[condition[1]](number, float(condition[2])):
            return str(section)
    return ""
