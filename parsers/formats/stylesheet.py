"""Style sheets -> what nobody sees of a page. In doubt it is seen: lost text is worse than hidden text read.

Media count as on a wide screen, rules as CSS Cascading says: importance, selector, order. Selectors are understood
that ask for elements, classes and ids, and for what these stand in. A rule with another selector hides nothing; what
it shows it shows of every element that may be meant, over any rule of the same importance.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from msgspec import Struct

Facts = dict[str, str | float]
"""What holds for an element, by property: a keyword in lower case, or a length in pixels."""

# All sheets of a page together, in characters and selectors; where there is more none counts, as the end may show what
# the beginning hides.
_LONGEST = 200_000
_MOST = 10_000
_LONGEST_SELECTOR = 500
# Compounds compared and characters of inline styles read for one page; more takes longer than a second.
_WORK = 1_000_000
_DEEPEST = 8
_NEVER, _PERHAPS, _ALWAYS = range(3)
_MEDIA = {
    **dict.fromkeys(("", "all", "screen", "only all", "only screen"), _ALWAYS),
    **dict.fromkeys(("print", "only print", "speech", "aural", "braille", "embossed", "handheld"), _NEVER),
    **dict.fromkeys(("projection", "tty", "tv"), _NEVER),
}
_WIDTH = re.compile(r"\(\s*(min|max)-(?:device-)?width\s*:\s*(\d+(?:\.\d+)?)(px|r?em)\s*\)")
_SCREEN = 1000
_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "em": 16.0, "rem": 16.0, "ex": 8.0,
           "ch": 8.0}  # fmt: skip
_SIZES = {"dimension", "percentage"}
_TINIEST = {"dimension": 1 / 16, "percentage": 100 / 16}
_SAME = {"overflow-y": "overflow", "text-decoration-line": "text-decoration", "font": "font-size"}
_MOVING = re.compile(r"(?:-\w+-)?(?:animation|transition)(?:-name|-property)?")
# Further out than any screen is wide: what is moved less may be moved back by what it stands in.
_OFF_SCREEN = -2000
_HIDING: dict[str, Callable[[Any], bool]] = {
    "display": lambda value: value == "none",
    "visibility": lambda value: value in {"hidden", "collapse"},
    "font-size": lambda value: isinstance(value, float) and value <= 1,
    "color": lambda value: value in {"white", "transparent"},
    "opacity": lambda value: isinstance(value, float) and value <= 0.05,
    "overflow": lambda value: value in {"hidden", "clip"},
    "max-height": lambda value: isinstance(value, float) and value <= 1,
    **dict.fromkeys(("min-height", "padding", "padding-top", "padding-bottom"), lambda value: value == 0),
    "position": lambda value: value in {"absolute", "fixed"},
    **dict.fromkeys(("left", "top"), lambda value: isinstance(value, float) and value <= _OFF_SCREEN),
    "text-decoration": lambda _: True,
}
"""By property, whether a value hides, alone or with others; a line through words is not for words in doubt either."""
_GONE = ({"opacity"}, {"position", "left"}, {"position", "top"})
_INHERITED = ("visibility", "font-size", "color")
_KEPT = {"inherit", "unset", "relative"}
_NO_SIZE = "font-size:0"
_ROOM = {"min-height", "padding", "padding-top", "padding-bottom"}
_NEVER_NEGATIVE = {"font-size", "font", "max-height", *_ROOM}
_COMPOUND = re.compile(r"(\*|[a-zA-Z][\w-]*)?((?:[.#][\w-]+)*)")
_CONDITION = re.compile(r"\[[^\[\]]*\]|:[\w-]+(?:\([^()]*\))?")
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ELSEWHERE = re.compile(r"::|:(?:before|after|first-l|hover|active|focus|visited|target)")
# A height counts for boxes, not for what runs along in a line; that of a table's cell is the least one.
_BOXES = {"div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "blockquote", "center", "section",
          "article", "header", "footer", "address", "pre", "form", "fieldset"}  # fmt: skip
_BOXED = {"block", "inline-block", "flex", "grid", "list-item"}


class Place(Struct, frozen=True, eq=False):
    """An element and what it stands in, as far as selectors ask: its name in lower case, `.class` and `#id`."""

    tag: str
    names: frozenset[str]
    above: "Place | None" = None


class _Declared(Struct, frozen=True):
    """The declarations of one rule or one inline style."""

    plain: Facts
    important: Facts


class _Compound(Struct, frozen=True):
    tag: str
    names: frozenset[str]

    def fits(self, place: Place) -> bool:
        return self.tag in {"", place.tag} and self.names <= place.names

    @property
    def key(self) -> str:
        return min(self.names, default=self.tag)


class _Rule(Struct, frozen=True):
    """One selector: compounds that are children of each other stand together, outermost first."""

    runs: tuple[tuple[_Compound, ...], ...]
    weight: tuple[int, int, int, int]
    declared: _Declared


class Sheets:
    """The style sheets of one page, each with the media it is for."""

    def __init__(self, sheets: Iterable[tuple[str, str]]) -> None:
        self._rules: dict[str, list[_Rule]] = {}
        self._inline: dict[str, _Declared] = {}
        self._room = _WORK
        sheets = [(_parsable(text), media) for text, media in sheets]
        short = sum(len(text) for text, _ in sheets) <= _LONGEST
        rules = list(islice(_rules(sheets), _MOST + 1)) if short else []
        if len(rules) <= _MOST:
            for rule in rules:
                self._rules.setdefault(rule.runs[-1][-1].key, []).append(rule)

    def facts(self, place: Place, inline: str, own: Facts | None = None) -> Facts:
        """Return what holds for an element with an inline style; `own` is what HTML itself says of it."""
        rules, styled = self._fitting(place), self._read(inline)
        plain, important = Facts(own or {}), Facts()
        for rule in rules:
            plain.update(rule.declared.plain)
            important.update(rule.declared.important)
        return {**plain, **styled.plain, **important, **styled.important}

    def _fitting(self, place: Place) -> list[_Rule]:
        if self._room <= 0:
            return []
        keys = (*place.names, place.tag, "")
        found = [rule for key in keys for rule in self._rules.get(key, ()) if self._fits(rule, place)]
        return sorted(found, key=lambda rule: rule.weight) if self._room > 0 else []

    def _fits(self, rule: _Rule, place: Place) -> bool:
        # The nearest element that fits is the best choice: it leaves the most above it to the rest of the selector.
        top = self._top(rule.runs[-1], place)
        for run in reversed(rule.runs[:-1]):
            at = top.above if top else None
            while at and self._room > 0 and not (top := self._top(run, at)):
                at = at.above
            top = top if at and self._room > 0 else None
        return top is not None

    def _top(self, run: Sequence[_Compound], place: Place) -> Place | None:
        """Return the element that the first of a run fits where its last fits `place`."""
        at: Place | None = place
        top = None
        for compound in reversed(run):
            self._room -= 1
            if self._room < 0 or at is None or not compound.fits(at):
                return None
            top, at = at, at.above
        return top

    def _read(self, inline: str) -> _Declared:
        if inline not in self._inline:
            self._room -= len(inline)
            self._inline[inline] = _declared(_parsable(inline) if self._room > 0 else "")
        return self._inline[inline]


def is_gone(facts: Facts, tag: str) -> bool:
    """Tell an element that is not there for a reader, with all that stands in it."""
    if facts.get("display") == "none":
        return True
    hiding = _hiding(facts)
    return "moving" not in facts and (_is_clipped(facts, hiding, tag) or any(ways <= hiding for ways in _GONE))


def _hiding(facts: Facts) -> set[str]:
    return {name for name, value in facts.items() if name in _HIDING and _HIDING[name](value)}


def _is_clipped(facts: Facts, hiding: set[str], tag: str) -> bool:
    """Tell a box that may not be high, has no room of its own and cuts off what stands in it."""
    display = facts.get("display", "block" if tag in _BOXES else "")
    return display in _BOXED and hiding >= {"overflow", "max-height"} | (_ROOM & facts.keys())


def unseen(facts: Facts, above: frozenset[str], *, white: bool) -> frozenset[str]:
    """Return the properties for which words can't be seen, unlike an element's own words where it stands in such.

    `above` are those of the element around it, `white` says whether words without a colour are on white alone.
    """
    if not facts:
        return above
    size = facts.get("font-size", "inherit")
    said = {name for name in _INHERITED if facts.get(name, "inherit") not in _KEPT}
    # Any share of nothing is nothing, while many times a tiny size can be read.
    said |= {"font-size"} if size == "relative" and _NO_SIZE not in above else set()
    hiding = said & _hiding(facts) if "moving" not in facts else set()
    hiding -= set() if white else {"color"}
    hiding |= {_NO_SIZE} if "font-size" in hiding and size == 0 else set()
    return (above - said - ({_NO_SIZE} if "font-size" in said else set())) | hiding


def color(value: Any) -> str:
    """Return "white", "transparent" or "seen" for a colour of CSS, as text or token."""
    from tinycss2.color3 import parse_color

    found = parse_color(_parsable(value) if isinstance(value, str) else value)
    if found in {None, "currentColor"}:
        return "seen"
    return "transparent" if found.alpha == 0 else "white" if found[:3] == (1, 1, 1) else "seen"


def _parsable(text: str) -> str:
    """Return a text whose numbers Python can read: it refuses those of thousands of digits."""
    return re.sub(r"\d{100,}", "9", text)


def _rules(sheets: Iterable[tuple[str, str]]) -> Iterator[_Rule]:
    import tinycss2

    order = 0
    for text, media in sheets:
        parsed = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
        for rule, when in _under(parsed, _medium(media), 0):
            declared = _declared(rule.content)
            showing = _Declared(_showing(declared.plain), _showing(declared.important))
            for selector in _selectors(rule.prelude):
                order += 1
                yield from _ruled(selector, showing if when == _PERHAPS else declared, showing, order)


def _ruled(selector: str, declared: _Declared, showing: _Declared, order: int) -> Iterator[_Rule]:
    """Yield the rule of one selector, or the one that shows wherever the selector may fit."""
    if runs := _runs(selector):
        weight = _specificity(runs)
    else:
        runs, weight, declared = _wider(selector), (_MOST, 0, 0), showing
    if runs and (declared.plain or declared.important):
        yield _Rule(runs, (*weight, order), declared)


def _showing(facts: Facts) -> Facts:
    """Return what is left of declarations that apply perhaps: that something does not hide."""
    hiding = _hiding(facts)
    return {name: "seen" for name in facts if name not in hiding}


def _under(rules: Iterable[Any], when: int, depth: int) -> Iterator[tuple[Any, int]]:
    """Yield the style rules with whether they apply, out of the conditions around them."""
    import tinycss2

    for rule in rules:
        if rule.type == "qualified-rule" and when != _NEVER:
            yield rule, when
        elif rule.type == "at-rule" and rule.content and depth < _DEEPEST:
            inner = tinycss2.parse_rule_list(rule.content, True, True)
            yield from _under(inner, min(when, _condition_of(rule)), depth + 1)


def _condition_of(rule: Any) -> int:
    """Return whether what stands in an at-rule applies."""
    if rule.lower_at_keyword == "media":
        return _medium(_text(rule.prelude))
    return _NEVER if rule.lower_at_keyword.endswith("keyframes") else _PERHAPS


def _medium(text: str) -> int:
    """Return whether a list of media queries holds for a wide screen."""
    return max(_query(query.strip()) for query in text.lower().split(","))


def _query(text: str) -> int:
    if text.startswith("not "):  # turns all of what follows
        return _PERHAPS
    return min(_condition(part.strip()) for part in re.split(r"\band\b", text))


def _condition(text: str) -> int:
    if width := _WIDTH.fullmatch(text):
        fits = (float(width[2]) * _PIXELS[width[3]] <= _SCREEN) == (width[1] == "min")
        return (_ALWAYS if fits else _PERHAPS) if width[1] == "min" else (_PERHAPS if fits else _NEVER)
    return _MEDIA.get(text, _PERHAPS)


def _selectors(prelude: Iterable[Any]) -> Iterator[str]:
    """Yield the selectors of a list, which commas outside brackets divide."""
    selector: list[Any] = []
    for part in prelude:
        if part == ",":
            yield _text(selector)
            selector = []
        else:
            selector.append(part)
    yield _text(selector)


def _text(tokens: Iterable[Any]) -> str:
    """Return tokens as they were written, without comments; nothing where they hold brackets in brackets."""
    import tinycss2

    kept = [token for token in tokens if token.type != "comment"]
    inner = [part for token in kept for part in (*getattr(token, "content", ()), *getattr(token, "arguments", ()))]
    if any(hasattr(part, "content") or hasattr(part, "arguments") for part in inner):
        return "?"
    return str(tinycss2.serialize(kept))


def _runs(selector: str) -> tuple[tuple[_Compound, ...], ...]:
    """Return the compounds of a selector; nothing where it is not understood."""
    runs = []
    if len(selector) > _LONGEST_SELECTOR:
        return ()
    for run in re.sub(r"\s*>\s*", ">", selector.strip()).split():
        matches = [_COMPOUND.fullmatch(part) for part in run.split(">")]
        if not all(match and match[0] for match in matches):
            return ()
        runs.append(tuple(_compound(match[1] or "", match[2]) for match in matches if match))
    return tuple(runs)


def _wider(selector: str) -> tuple[tuple[_Compound, ...], ...]:
    """Return what a selector that is not understood may fit at most; nothing where it fits no element as it is shown.

    That is its last compound, without conditions and without what this stands in or behind.
    """
    selector = selector if len(selector) <= _LONGEST_SELECTOR else "*"
    if _ELSEWHERE.search(_IN_BRACKETS.sub("", selector)):
        return ()
    bare = _CONDITION.sub("\0", selector)
    last = re.split(r"[\s>+~]", bare.strip())[-1].replace("\0", "")
    match = _COMPOUND.fullmatch(last)
    return ((_compound(match[1] or "", match[2]) if match else _compound("", ""),),)


def _compound(tag: str, names: str) -> _Compound:
    return _Compound("" if tag == "*" else tag.lower(), frozenset(re.findall(r"[.#][\w-]+", names)))


def _specificity(runs: Iterable[Iterable[_Compound]]) -> tuple[int, int, int]:
    """Return how many ids, classes and elements a selector names (Selectors, 17)."""
    compounds = [compound for run in runs for compound in run]
    names = [name[0] for compound in compounds for name in compound.names]
    return names.count("#"), names.count("."), sum(bool(compound.tag) for compound in compounds)


def _declared(content: Any) -> _Declared:
    import tinycss2

    plain, important = Facts(), Facts()
    for item in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if item.type == "declaration":
            name = "moving" if _MOVING.fullmatch(item.lower_name) else _SAME.get(item.lower_name, item.lower_name)
            tokens = [token for token in item.value if token.type not in {"whitespace", "comment"}]
            value = _value(item.lower_name, tokens) if tokens else None
            if value is not None:
                (important if item.important else plain)[name] = value
    return _Declared(plain, important)


def _value(name: str, tokens: Sequence[Any]) -> str | float | None:
    """Return the value of a property that counts, None where browsers ignore it; one not understood hides nothing."""
    if _MOVING.fullmatch(name):
        return None if getattr(tokens[0], "lower_value", "") == "none" else "seen"
    if name.startswith("text-decoration"):
        words = {getattr(token, "lower_value", "") for token in tokens}
        return "line-through" if "line-through" in words else "none"
    if _SAME.get(name, name) not in _HIDING:
        return None
    if name == "font":
        sizes = [token for token in tokens if token.type in _SIZES or getattr(token, "value", None) == 0]
        tokens = sizes[:1]
    elif name == "padding":
        tokens = [token for token in tokens if getattr(token, "value", 1) != 0][:1] or tokens[:1]
    if len(tokens) != 1:
        return "seen" if name in {"font", "overflow"} else None
    value = _single(name, tokens[0])
    return None if name in _NEVER_NEGATIVE and isinstance(value, float) and value < 0 else value


def _single(name: str, token: Any) -> str | float:
    if name == "color":
        return color(token)
    if name == "opacity" and token.type == "number":
        return float(token.value)
    return _size(token) if name in {"font", "font-size"} else _keyword_or_pixels(token)


def _size(token: Any) -> str | float:
    """Return a size of letters; "relative" where it depends on that of the words around them."""
    if token.type == "percentage" or getattr(token, "lower_unit", "") in {"em", "ex", "ch"}:
        return "relative" if token.value > _TINIEST[token.type] else float(min(token.value, 0.0))
    value = _keyword_or_pixels(token)
    return "relative" if value in {"larger", "smaller"} else value


def _keyword_or_pixels(token: Any) -> str | float:
    if token.type == "ident":
        return str(token.lower_value)
    if token.type == "number" and token.value == 0:
        return 0.0
    if token.type == "dimension" and token.lower_unit in _PIXELS:
        return float(token.value) * _PIXELS[token.lower_unit]
    return "seen"
