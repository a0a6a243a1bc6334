"""Telephone, fax and e-mail in a person's lines, told apart by the words before them."""

import re

from parsers.extract import emails, phones
from parsers.extract.people.candidate import Contact
from parsers.extract.people.span import Span
from parsers.extract.people.vocabulary import Vocabulary, pattern

# What is taken out of a span leaves this behind: it divides, and it is never part of a field.
GONE = "\x00"

_BEFORE = re.compile(r"[\s.:/()|,\x00–-]*$")


def take(span: Span, words: Vocabulary, region: str | None) -> tuple[Span, tuple[Contact, ...]]:
    """Return the span with its contacts and their labels blanked, of the same length, and the contacts."""
    found: list[Contact] = []
    for address in emails.find(span.text):
        found.append(
            Contact("emails", address.value, span.cut(address.start, address.end), address.sure, address.valid)
        )
        span = blank(span, _label_start(span, address.start, words), address.end)
    numbers = phones.find(span.text, region)
    pair = False
    for index, number in enumerate(numbers):
        start = _label_start(span, number.start, words)
        kinds, pair = _kinds(span.folded[start : number.start], words, pair, last=index == len(numbers) - 1)
        found += [Contact(kind, number.value, span.cut(number.start, number.end)) for kind in kinds]
        span = blank(span, start, number.end)
    span, wrong = _broken(span, words, region)
    return _without_labels(span, words), tuple(found + wrong)


def blank(span: Span, start: int, end: int) -> Span:
    """Return the span with a stretch made a division, of the same length."""
    return span.without(start, end, GONE * (end - start))


def _label_start(span: Span, start: int, words: Vocabulary) -> int:
    """Return where the labels before a contact begin ("Tel./Fax: ")."""
    folded = span.folded
    while True:
        end = start - len(_BEFORE.search(folded[:start]).group())  # type: ignore[union-attr]
        match = _label_before(folded[:end], words)
        if match is None:
            return start
        start = match.start()


def _label_before(folded: str, words: Vocabulary) -> re.Match[str] | None:
    return re.compile(f"(?:{_labels(words).pattern})$").search(folded, max(0, len(folded) - 40))


def ends_in_label(span: Span, words: Vocabulary) -> bool:
    """Tell whether a line ends in a label whose value must follow."""
    folded = span.folded.rstrip(" .:：")
    return len(folded) > 30 and _label_before(folded, words) is not None


def _labels(words: Vocabulary) -> re.Pattern[str]:
    return pattern(tuple(p for key in ("phone", "fax", "email", "contacts") for p in words.phrases[f"labels.{key}"]))


def _kinds(label: str, words: Vocabulary, pair: bool, last: bool) -> tuple[tuple[str, ...], bool]:
    """Return whether a number is a telephone, a fax or both, and whether the next one is the fax of a pair.

    "Tel./Fax: 1 / 2" is a telephone and a fax, "Tel./Fax: 1" both in one.
    """
    fax, phone = words.has("labels.fax", label), words.has("labels.phone", label)
    if fax and phone:
        return (("phones", "faxes"), False) if last else (("phones",), True)
    if fax or (pair and not phone):
        return ("faxes",), False
    return ("phones",), False


def _broken(span: Span, words: Vocabulary, region: str | None) -> tuple[Span, list[Contact]]:
    """Return what a label calls a number and no telephone has."""
    found: list[Contact] = []
    for number in phones.broken(span.text, region):
        start = _label_start(span, number.start, words)
        if start < number.start:
            kind = "faxes" if words.has("labels.fax", span.folded[start : number.start]) else "phones"
            found.append(Contact(kind, number.value, span.cut(number.start, number.end), valid=False))
            span = blank(span, start, number.end)
    return span, found


def _without_labels(span: Span, words: Vocabulary) -> Span:
    """Return the span without labels that stand alone, where their number went ("Tel: ... Mob:")."""
    for match in re.finditer(r"[^\x00\n,;]+", span.folded):
        if _labels(words).fullmatch(match.group().strip(" .:/()|-")):
            span = blank(span, match.start(), match.end())
    return span
