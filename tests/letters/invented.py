"""Letters that nobody wrote: put together by chance from the words of vocabulary.toml, with what they say.

The same seed gives the same letter. Readers are measured with them (benchmarks/reading.py).
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Literal

from tests.letters.fonts import Family
from tests.letters.gold import Person
from tests.letters.sheet import Grid, Item, Letter, Stamp, Text, head

Language = Literal["en", "fr", "es", "ru", "ar", "zh"]
Shape = Literal["list", "table", "columns"]

LANGUAGES: tuple[Language, ...] = ("en", "fr", "es", "ru", "ar", "zh")
_FONTS: dict[Language, tuple[Family, Family]] = {
    "en": ("serif", "sans"), "fr": ("serif", "sans"), "es": ("sans", "serif"), "ru": ("serif", "sans"),
    "ar": ("arabic", "arabic-sans"), "zh": ("chinese", "chinese-sans"),
}  # fmt: skip
# Arabic letters are small for their size.
_SIZES: dict[Language, float] = {"ar": 14.0, "zh": 11.5}
_COMMA = {"ar": "، ", "zh": "，"}
_TELEPHONES = ("+43 1 {} {} {}", "+41 22 {} {} {}", "+94 11 {} {} {}", "+212 5 {} {} {}", "+7 495 {} {} {}")


@dataclass(frozen=True)
class Note:
    """A letter and the people whom it names, in its order."""

    letter: Letter
    people: tuple[Person, ...]


def note(language: Language, shape: Shape, seed: int, *, people: int = 5, stamped: bool = False) -> Note:
    """Return a note of one page: its list as lines, as a ruled table, or as three columns without lines."""
    return _Writer(language, Random(f"{language}/{shape}/{seed}")).note(shape, people, stamped)


@cache
def _vocabulary() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "vocabulary.toml").read_text(encoding="utf-8"))


class _Writer:
    """One letter being written."""

    def __init__(self, language: Language, chance: Random) -> None:
        self.language = language
        self.chance = chance
        self.words = _vocabulary()[language]
        self.size = _SIZES.get(language, 11.0)
        self.font = _FONTS[language][chance.random() < 0.4]
        self.places = {
            "state": chance.choice(self.words["states"]),
            "city": chance.choice(self.words["cities"]),
            "day": str(chance.randint(2, 28)),
        }
        self.places["STATE"] = self.places["state"].upper()

    def note(self, shape: Shape, count: int, stamped: bool) -> Note:
        people = self.people(count)
        lists = {"list": self.as_lines, "table": self.as_table, "columns": self.as_columns}
        middles = self.chance.sample(self.words["middles"], 2)
        items: list[Item] = [
            *head(*(self.filled(line) for line in self.words["letterhead"]), size=self.size + 2),
            self.line(self.filled(self.words["reference"]), 14),
            self.line(self.said("openings"), 10),
            *lists[shape](people),
            *(self.line(self.filled(text), 9) for text in middles),
            self.line(self.said("closings"), 9),
        ]
        if stamped:  # pressed on the last lines, as it is by hand
            items.append(Stamp(self.filled(self.words["stamp"]), x=self.chance.uniform(0.3, 0.7)))
        items.append(self.line(self.filled(self.words["date"]), 16))
        return Note(Letter((tuple(items),), rtl=self.language == "ar", font=self.font), people)

    def filled(self, text: str) -> str:
        for name, value in self.places.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    def said(self, kind: str) -> str:
        return self.filled(self.chance.choice(self.words[kind]))

    def line(self, text: str, before: float, indent: float = 0) -> Text:
        return Text(text, size=self.size, before=before, indent=indent)

    def people(self, count: int) -> tuple[Person, ...]:
        givens = self.chance.sample(self.words["given"], count)
        families = self.chance.sample(self.words["family"], count)
        mails = self.chance.sample(_vocabulary()["latin_names"], count)
        return tuple(self.person(*parts) for parts in zip(givens, families, mails, strict=True))

    def person(self, given: str, family: str, mail: str) -> Person:
        choose = self.chance.choice
        order = {"ru": f"{family} {given}", "zh": f"{family}{given}"}.get(self.language, f"{given} {family}")
        groups = (self.chance.randint(200, 999), self.chance.randint(10, 99), self.chance.randint(10, 99))
        return Person(
            order, given, family, choose(self.words["honorifics"]), "delegate",
            choose(self.words["positions"]), choose(self.words["organizations"]),
            (f"{mail}@{choose(_vocabulary()['domains'])}",), (choose(_TELEPHONES).format(*groups),),
        )  # fmt: skip

    def as_lines(self, people: tuple[Person, ...]) -> list[Item]:
        comma = _COMMA.get(self.language, ", ")
        mail, telephone = self.words["labels"]
        lines: list[Item] = []
        for number, person in enumerate(people, 1):
            titled = comma.join((person.titled, person.position, person.organization))
            lines.append(self.line(f"{number}. {titled}", 8, 12))
            lines.append(self.line(f"{mail} {person.emails[0]}", 1, 28))
            lines.append(self.line(f"{telephone} {person.phones[0]}", 1, 28))
        return lines

    def as_table(self, people: tuple[Person, ...]) -> list[Item]:
        rows = tuple(
            (str(n), p.titled, p.position, p.organization, f"{p.emails[0]}\n{p.phones[0]}")
            for n, p in enumerate(people, 1)
        )
        return [Grid((tuple(self.words["heads"]), *rows), (0.06, 0.2, 0.19, 0.2, 0.35), size=self.size - 2.5)]

    def as_columns(self, people: tuple[Person, ...]) -> list[Item]:
        rows = tuple((p.name, p.position, p.organization) for p in people)
        return [Grid((tuple(self.words["heads"][1:4]), *rows), (0.34, 0.33, 0.33), size=self.size - 1, ruled=False)]
