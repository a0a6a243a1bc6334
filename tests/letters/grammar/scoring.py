"""How a record compares with what a letter says, after the rules of the contract's lenient column.

Strings are compared without case, accents, inner punctuation and blanks, names without the order of their words, posts
and bodies within a tenth of their length. People are paired by name, the most alike first (0.7 at least).
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz.distance import Levenshtein

Record = dict[str, Any]
SCALARS = ("language", "intent", "sender.name", "sender.kind", "sender.iso3", "meeting.reference", "note.number",
    "note.date", "contact.name", "contact.position", "contact.organization", "contact.emails", "contact.phones",
    "contact.faxes")  # fmt: skip
FIELDS = ("name", "honorific", "given_names", "family_name", "role", "position", "organization", "emails", "phones",
    "faxes", "change")  # fmt: skip
_ALIKE = 0.7
# What makes a record that nobody looks at a wrong one.
_HARMS = ("sender.", "meeting.", "intent", "delegate")


@dataclass
class Score:
    """True positives, false positives and false negatives by field; which fields of the record are wrong."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: set[str] = field(default_factory=set)
    unseen: bool = False
    sure: float = 0.0

    @property
    def harmful(self) -> bool:
        """Whether somebody who files this record unseen files a fault."""
        return any(name.startswith(_HARMS) for name in self.wrong)

    def add(self, name: str, gold: object, found: object) -> None:
        """Compare one field."""
        if isinstance(gold, list) or isinstance(found, list):
            wanted, seen = set(gold or ()), set(found or ())  # type: ignore[call-overload]
            tp, fp, fn = len(wanted & seen), len(seen - wanted), len(wanted - seen)
        else:
            one, other = str(gold or ""), str(found or "")
            same = alike(name.rpartition(".")[2], one, other)
            tp, fp, fn = int(same and bool(one)), int(bool(other) and not same), int(bool(one) and not same)
        self.count(name, tp, fp, fn)

    def count(self, name: str, tp: int, fp: int, fn: int) -> None:
        """Add counts to a field."""
        self.counts.update({(name, "tp"): tp, (name, "fp"): fp, (name, "fn"): fn})
        if fp or fn:
            self.wrong.add(name)


def score(gold: Record, record: Record) -> Score:
    """Compare a record with what the message says."""
    result = Score(unseen=not record["review"], sure=min((d["confidence"] for d in record["delegates"]), default=1.0))
    for name in SCALARS:
        if gold["intent"] == "unrelated" and name.startswith(("sender.", "meeting.", "note.", "contact.")):
            continue
        result.add(name, _at(gold, name), _at(record, name))
    _people(result, gold["delegates"], record["delegates"])
    return result


def _people(result: Score, gold: Sequence[Record], found: Sequence[Record]) -> None:
    paired = pairs(gold, found)
    result.count("delegates", len(paired), len(found) - len(paired), len(gold) - len(paired))
    for one, other in paired:
        for name in FIELDS:
            result.add(f"delegate.{name}", gold[one].get(name), found[other].get(name))
    for at, person in enumerate(gold):
        if at not in dict(paired):
            for name in FIELDS:
                result.add(f"delegate.{name}", person.get(name), [] if name in ("emails", "phones", "faxes") else "")
    taken = {other for _, other in paired}
    for person in (one for at, one in enumerate(found) if at not in taken):
        for name in FIELDS:
            result.add(f"delegate.{name}", [] if name in ("emails", "phones", "faxes") else "", person.get(name))


def pairs(gold: Sequence[Record], found: Sequence[Record]) -> list[tuple[int, int]]:
    """Return who is who, by their places: the most alike names first."""
    scored = sorted(
        ((_name_likeness(g, p), -i, -j) for i, g in enumerate(gold) for j, p in enumerate(found)), reverse=True
    )
    pairs: dict[int, int] = {}
    for likeness, i, j in scored:
        if likeness >= _ALIKE - 0.02 and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return sorted(pairs.items())


def _name_likeness(gold: Record, found: Record) -> float:
    one, other = words(gold["name"]), words(found["name"])
    likeness = max(_likeness("".join(one), "".join(other)), _likeness("".join(sorted(one)), "".join(sorted(other))))
    return likeness - 0.02 * (gold.get("change") != found.get("change"))


def _likeness(one: str, other: str) -> float:
    return 1 - Levenshtein.distance(one, other) / max(len(one), len(other), 1)


def words(text: str) -> list[str]:
    """Return the words of a text without case, accents and punctuation, digits as 0-9."""
    plain = (
        unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
        .replace("ı", "i")
        .replace("ø", "o")
    )
    out = []
    for char in plain:
        kind = unicodedata.category(char)
        if kind in ("Mn", "Me", "Cf") or char in "'’ʼʻ`´·":
            continue
        out.append(str(unicodedata.digit(char)) if kind == "Nd" else " " if kind[0] in "PSZC" else char)
    return "".join(out).replace("ł", "l").replace("đ", "d").split()


def alike(name: str, one: str, other: str) -> bool:
    """Tell whether two values of a field count as the same."""
    a, b = words(one), words(other)
    if "".join(a) == "".join(b):
        return True
    if name in ("name", "given_names", "family_name"):
        return sorted(a) == sorted(b)
    longest = max(len("".join(a)), len("".join(b)))
    return name in ("position", "organization") and Levenshtein.distance("".join(a), "".join(b)) <= 0.1 * longest


def _at(record: Record, path: str) -> Any:
    for key in path.split("."):
        record = record[key]
    return record


def f1(scores: Iterable[Score], names: Iterable[str]) -> float:
    """Return F1 over some fields of all records."""
    total: Counter[str] = Counter()
    wanted = set(names)
    for one in scores:
        for (name, kind), count in one.counts.items():
            if name in wanted:
                total[kind] += count
    return 2 * total["tp"] / max(1, 2 * total["tp"] + total["fp"] + total["fn"])


def curve(scores: Sequence[Score]) -> list[tuple[float, float]]:
    """Return share filed unseen and share of faults among them, the surest records first, those to look at last."""
    ordered = sorted(scores, key=lambda one: (one.unseen, one.sure), reverse=True)
    faults, points = 0, []
    for at, one in enumerate(ordered, 1):
        faults += one.harmful
        points.append((at / len(ordered), faults / at))
    return points
