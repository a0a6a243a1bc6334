"""Telephone, fax and e-mail in a person's lines, told apart by the words before them."""

import re
import string
from collections.abc import Sequence
from functools import cache
from itertools import chain

from parsers.extract import emails, phones
from parsers.extract.people.candidate import Contact
from parsers.extract.people.vocabulary import Vocabulary, pattern
from parsers.extract.span import Span

# What is taken out of a span leaves this behind: it divides, and it is never part of a field.
GONE = "\x00"

# What stands between a label and its value, and how far before the value the labels may begin.
_BETWEEN = string.whitespace + ".:/()|,\x00–-"
_FAR = 120


def take(span: Span, words: Vocabulary, region: str | None) -> tuple[Span, tuple[Contact, ...]]:
    """Return the span with its contacts and their labels blanked, of the same length, and the contacts."""
    found: list[Contact] = []
    gone: list[tuple[int, int]] = []
    for address in emails.find(span.text):
        if _is_stale(span, address.start, words):
            span = blank(span, address.start, address.end)
            continue
        found.append(
            Contact("emails", address.value, span.cut(address.start, address.end), address.sure, address.valid)
        )
        gone.append((_label_start(span, address.start, words), address.end))
    span, gone = _blanked(span, gone), []
    numbers = phones.find(span.text, region)
    pair = False
    for index, number in enumerate(numbers):
        start = _label_start(span, number.start, words)
        kinds, pair = _kinds(span.folded[start : number.start], words, pair, last=index == len(numbers) - 1)
        found += [Contact(kind, number.value, span.cut(number.start, number.end), number.sure) for kind in kinds]
        gone.append((start, _behind_extension(span, number.end, words)))
    span = _blanked(span, gone)
    span, wrong = _broken(span, words, region)
    return _without_joins(_without_labels(span, words), words), tuple(found + wrong)


def _behind_extension(span: Span, end: int, words: Vocabulary) -> int:
    """Return where an extension behind a number ends that numbers alone do not show: "(доб. 113)", ", poste 12"."""
    opened = _OPENED.match(span.folded, end)
    label = words.pattern("joins.extension").match(span.folded, opened.end()) if opened else None
    value = _EXTENSION.match(span.folded, label.end()) if label else None
    closes = opened is not None and "(" in opened.group()
    return value.end() + (closes and span.text[value.end() :][:1] == ")") if value else end


_OPENED = re.compile(r"[\s,;]*[(（]?\s*")
_EXTENSION = re.compile(r"[\s.:№]*\d{1,5}(?!\d)(?:\s*(?=\)))?")


def are_plain(cell: Span, words: Vocabulary) -> bool:
    """Tell a cell with a contact that shows what it is, an address or a number with "+" or a label, and no words."""
    rest, found = take(cell, words, None)
    return bool(found) and not any(char.isalpha() for char in rest.text)


def _is_stale(span: Span, start: int, words: Vocabulary) -> bool:
    """Tell an address that a bracket takes back: "(not x@y as stated before)"."""
    before = span.folded[:start]
    opened = max(before.rfind("("), before.rfind("（"))
    return opened >= 0 and words.pattern("change.stale").fullmatch(before[opened + 1 :].strip()) is not None


def blank(span: Span, start: int, end: int) -> Span:
    """Return the span with a stretch made a division, of the same length."""
    return span.without(start, end, GONE * (end - start))


def _blanked(span: Span, stretches: Sequence[tuple[int, int]]) -> Span:
    """Return the span with all stretches made divisions, in one pass."""
    if not stretches:
        return span
    text, marks = list(span.text), list(span.marks)
    for start, end in stretches:
        text[start:end] = GONE * (end - start)
        marks[start:end] = [None] * (end - start)
    return Span("".join(text), tuple(marks))


def _label_start(span: Span, start: int, words: Vocabulary) -> int:
    """Return where the labels before a contact begin ("Tel./Fax: ")."""
    first = max(0, start - _FAR)
    before = span.folded[first:start]
    while True:
        bare = before.rstrip(_BETWEEN)
        match = _label_before(bare, words) or _letter_before(bare, before[len(bare) :])
        if match is None:
            return first + len(before)
        before = before[: match.start()]


def _label_before(folded: str, words: Vocabulary) -> re.Match[str] | None:
    """Return the longest label that a folded text ends in, as far as it is no part of a body: "Home Office Tel"."""
    ending = _ending(_labels(words).pattern)
    found = ending.search(folded, max(0, len(folded) - 40))
    while found and _reaches_into_body(folded, found, words):
        found = ending.search(folded, found.start() + 1)
    return found


def _reaches_into_body(folded: str, label: re.Match[str], words: Vocabulary) -> bool:
    """Tell a label whose first word ends a line or the name of a body: "State Law Office" / "Tel: ..."."""
    within = folded[: label.start()].endswith(" ") and folded[: label.start()].rstrip()[-1:].isalpha()
    return "\n" in label.group() or (within and label.group().split()[0] in words.sets["words.bodies"])


@cache
def _ending(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?:{pattern})$")


def _letter_before(folded: str, gap: str) -> re.Match[str] | None:
    """Return a letter right before its number: "T: ...", "F +43 ...", "(T) ..."; a colon parts it from any words."""
    if gap.lstrip(".)").startswith(":"):
        return _LETTER_WITH_COLON.search(folded)
    return _LETTER.search(folded) if gap in (" ", ". ", ") ") else None


_LETTER = re.compile(r"(?:(?<![^\n\x00,;(|/–-])|(?<=[\d,;|/–-]\s)|(?<=\s\())\(?[tfmтфмتفج]$")
_LETTER_WITH_COLON = re.compile(r"(?<![^\s\x00,;(|/–-])\(?[tfmpceтфмتفج]$")


def begins_with_label(folded: str, words: Vocabulary) -> bool:
    """Tell whether folded text begins with the label of a contact."""
    return _labels(words).match(folded) is not None


def ends_in_label(span: Span, words: Vocabulary) -> bool:
    """Tell whether a line ends in a label whose value must follow."""
    folded = span.folded.rstrip(" .:：")
    return len(folded) > 30 and _label_before(folded, words) is not None


def _labels(words: Vocabulary) -> re.Pattern[str]:
    return _any_label(tuple(words.phrases[f"labels.{key}"] for key in ("phone", "fax", "email", "contacts")))


@cache
def _any_label(said: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    # What stands between label and value is looked past: a full stop at the end of a label too.
    return pattern(tuple(p.rstrip(".") if len(p) > 3 else p for p in chain.from_iterable(said)))


def _kinds(label: str, words: Vocabulary, pair: bool, last: bool) -> tuple[tuple[str, ...], bool]:
    """Return whether a number is a telephone, a fax or both, and whether the next one is the fax of a pair.

    "Tel./Fax: 1 / 2" is a telephone and a fax, "Tel./Fax: 1" both in one.
    """
    fax = words.has("labels.fax", label) or re.match(r"\(?[fфف][\s.:)]", label) is not None
    phone = words.has("labels.phone", label)
    if fax and phone:
        return (("phones", "faxes"), False) if last else (("phones",), True)
    if fax or (pair and not phone):
        return ("faxes",), False
    return ("phones",), False


def _broken(span: Span, words: Vocabulary, region: str | None) -> tuple[Span, list[Contact]]:
    """Return what a label or a "+" calls a number and no telephone has: the country may have others today."""
    found: list[Contact] = []
    gone: list[tuple[int, int]] = []
    for number in phones.broken(span.text, region):
        start = _label_start(span, number.start, words)
        if start < number.start or span.text[number.start] == "+":
            kind = "faxes" if words.has("labels.fax", span.folded[start : number.start]) else "phones"
            found.append(Contact(kind, number.value, span.cut(number.start, number.end), valid=False))
            gone.append((start, number.end))
    return _blanked(span, gone), found


def _without_labels(span: Span, words: Vocabulary) -> Span:
    """Return the span without labels that stand alone, where their number went ("Tel: ... Mob:")."""
    labels = _labels(words)
    gone = [
        match.span()
        for match in re.finditer(r"[^\x00\n,;]+", span.folded)
        if labels.fullmatch(match.group().strip(" .:/()|-"))
    ]
    return _blanked(span, gone)


def _without_joins(span: Span, words: Vocabulary) -> Span:
    """Return the span without an "or" or "and" that only stood between two contacts: "tel. 1 or e-mail: x@y"."""
    known = words.sets["joins.or"] | words.sets["joins.and"]
    gone = (match.span(1) for match in _BETWEEN_TWO.finditer(span.folded) if match.group(1) in known)
    return _blanked(span, list(gone))


_BETWEEN_TWO = re.compile(r"(?<=\x00)[\s,;]*([^\W\d_]{1,5})(?=[\s,;]*\x00)")
