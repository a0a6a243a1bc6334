"""Check boxes in the lines about somebody: "[x] Head [ ] Delegate", "Head of delegation: ☐ yes ☒ no"."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from msgspec import Struct

from parsers.extract.people.contacts import GONE, blank
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, join
from parsers.record import Role

BOX = re.compile(r"[☐□☒☑■✔✓✗]|\[\s?[xX✓]?\s?\]|\(\s?[xX✓]?\s?\)")
_TICK = re.compile(r"[☒☑■✔✓✗xX]")
# What parts the words beside a box from all others.
_PARTS = f"\n{GONE},;،；"
_EDGES = " :/|.·–—-"


class _Option(Struct, frozen=True):
    """What stands beside a box, from where to where, the box included."""

    start: int
    end: int
    said: str
    ticked: bool


def without(whole: Span, words: Vocabulary) -> tuple[Span, Role | None, Span]:
    """Return an entry without boxes that offer places in a delegation, the ticked one, and the words for it.

    Boxes that offer something else, or of which several are ticked, stay.
    """
    boxes = [*BOX.finditer(whole.text)]
    for options in (_behind(whole, boxes), _before(whole, boxes)):
        ticked = [option for option in options if option.ticked]
        if len(ticked) > 1 or len(options) + len(ticked) < 2:
            continue
        start, end = options[0].start, options[-1].end
        if all(option.said in words.places for option in options):
            said = ticked[0] if ticked else None
            return _blanked(whole, start, end, words.places[said.said] if said else None)
        label = _label(whole, start)
        if label.folded in words.places and all(_is_answer(option, words) for option in options):
            yes = any(option.said in words.sets["joins.yes"] for option in ticked)
            start = whole.text.rindex(label.text, 0, start)
            return _blanked(whole, start, end, words.places[label.folded] if yes else None)
    return whole, None, Span()


def ticked(value: Span) -> Span:
    """Return the words of the only ticked one of several boxes, which stand all before or all behind their words."""
    found = [*BOX.finditer(value.text)]
    if len(found) < 2 or bool(value.text[: found[0].start()].strip()) is bool(value.text[found[-1].end() :].strip()):
        return Span()
    options = _before(value, found) if value.text[: found[0].start()].strip() else _behind(value, found)
    told = [option for option in options if option.ticked]
    return _words(value.cut(told[0].start, told[0].end)) if len(told) == 1 else Span()


def kept(line: Span) -> Span:
    """Return a line with one ticked box without the other options: "Visa: No" of "Visa: ☐ Yes ☒ No"."""
    found = [*BOX.finditer(line.text)]
    if len(found) < 2 or sum(map(_is_ticked, found)) != 1:
        return line
    options = _behind(line, found) if line.text[found[-1].end() :].strip() else _before(line, found)
    rest = line.cut(0, options[0].start)
    return join((rest, *(_words(line.cut(one.start, one.end)) for one in options if one.ticked))).strip()


def ticked_address(value: Span, words: Vocabulary) -> Span:
    """Return the ticked one of several words of address ("☒ Mr. ☐ Ms."), else the value."""
    found = [*BOX.finditer(value.text)]
    for options in (_behind(value, found), _before(value, found)):
        ticked = [option for option in options if option.ticked]
        known = words.sets["honorifics.titles"] | words.sets["honorifics.after"]
        if len(ticked) == 1 and all(option.said in known or f"{option.said}." in known for option in options):
            return _words(value.cut(ticked[0].start, ticked[0].end))
    return value


def _words(option: Span) -> Span:
    """Return an option without its box."""
    box = next(BOX.finditer(option.text))
    said = option.cut(0, box.start()) if option.text[: box.start()].strip() else option.cut(box.end())
    return said.strip(" :/|·–—-")


def answer(value: Span, words: Vocabulary) -> bool | None:
    """Return which of "yes" and "no" is ticked or stands alone, None for other words."""
    said = (ticked(value) or value).strip(" .").folded
    yes = said in words.sets["joins.yes"]
    return yes if yes or said in words.sets["joins.no"] else None


def is_denied(value: Span, words: Vocabulary) -> bool:
    """Tell a "no" that is ticked or stands alone, or words that deny or leave open, of boxes the ticked ones.

    "☐ Yes ☒ No", "☒ Not attending ☐ ...", "☒ Cancelled", "not confirmed".
    """
    told = ticked(value) or (Span() if _opens_unticked(value) else value.strip(_EDGES + "☒☑■✔✓"))
    if len(told.text) > _LONGEST:
        return False
    denied = any(words.starts(key, told.folded) for key in ("change.denied", "change.gone", "joins.pending"))
    return answer(value, words) is False or denied or words.has("joins.refused", told.folded)


# Characters: what is longer is a sentence and no answer.
_LONGEST = 60


def _opens_unticked(value: Span) -> bool:
    box = BOX.match(value.text)
    return box is not None and not _is_ticked(box)


def is_tick(cell: Span) -> bool:
    """Tell a cell that holds nothing but a tick: "X", "☒", "●"."""
    return _TICKED_CELL.fullmatch(cell.text.strip()) is not None


def are_mixed(cells: Sequence[Span]) -> bool:
    """Tell cells of which some hold a cross and some a check mark: either may be the "no"."""
    ticks = {cell.text.strip() for cell in cells if is_tick(cell)}
    return not ticks.isdisjoint("✓✔√") and not ticks.isdisjoint("✗✘xX")


def is_unticked(cell: Span) -> bool:
    """Tell a cell that is empty, or holds nothing but a box or a circle that is."""
    return _EMPTY_CELL.fullmatch(cell.text.strip()) is not None


_TICKED_CELL = re.compile(r"[xXхХ✓✔✗✘☒☑■●◉⬤•√vV*+]|[\[(]\s?[xXхХ✓✔√]\s?[\])]")
_EMPTY_CELL = re.compile(r"[☐□○◯–—-]?|[\[(]\s*[\])]")


def _blanked(whole: Span, start: int, end: int, role: Role | None) -> tuple[Span, Role | None, Span]:
    return blank(whole, start, end), role, whole.cut(start, end) if role else Span()


def _is_answer(option: _Option, words: Vocabulary) -> bool:
    return option.said in words.sets["joins.yes"] | words.sets["joins.no"]


def _label(whole: Span, end: int) -> Span:
    """Return the words right before the first box: "Head of delegation: ☐ yes"."""
    return whole.cut(_begin(whole.text, end), end).strip(_EDGES)


def _begin(text: str, end: int) -> int:
    return max(text.rfind(mark, 0, end) for mark in _PARTS) + 1


def _behind(whole: Span, boxes: Sequence[re.Match[str]]) -> list[_Option]:
    """Return the options whose box stands before them."""
    out: list[_Option] = []
    for box, after in zip_longest(boxes, boxes[1:]):
        assert box is not None
        until = after.start() if after else len(whole.text)
        end = min([at for mark in _PARTS if (at := whole.text.find(mark, box.end(), until)) >= 0], default=until)
        out.append(_Option(box.start(), end, whole.cut(box.end(), end).strip(_EDGES).folded, _is_ticked(box)))
    return out


def _before(whole: Span, boxes: Sequence[re.Match[str]]) -> list[_Option]:
    """Return the options whose box stands behind them: "Head [x] Delegate [ ]"."""
    out: list[_Option] = []
    for box in boxes:
        start = max(_begin(whole.text, box.start()), out[-1].end if out else 0)
        out.append(_Option(start, box.end(), whole.cut(start, box.start()).strip(_EDGES).folded, _is_ticked(box)))
    return out


def _is_ticked(box: re.Match[str]) -> bool:
    return _TICK.search(box.group()) is not None
