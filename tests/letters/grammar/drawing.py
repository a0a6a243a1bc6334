"""Letters drawn by chance: rows and tables whose words carry labels, and the people that a record must hold.

The held-out part has words, names, sentences and forms of a line of its own, which another hand wrote: held.toml, to be
opened by nobody who mends rules. Both share only what a language has no other word for, such as what Chinese calls a
head of delegation. The same seed gives the same letter.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Literal, TypeVar

import phonenumbers

from parsers import languages
from tests.letters.gold import Contact, Person

Half = Literal["train", "held"]
T = TypeVar("T")
LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
# Marks around labelled words while a letter is put together; no letter holds them.
_OPEN, _BAR, _CLOSE = "\ue000", "\ue001", "\ue002"
_MARK = re.compile(f"{_OPEN}([a-z]+){_BAR}([^{_CLOSE}]*){_CLOSE}")
# What has a title before the gap already, is said of several, or asks for the family name first.
_TITLED = re.compile(r"(?:\bM[rs]\.|\bMadame|\bMonsieur|\bse[ñn]or[a]?|\bг-(?:н|жа)|السيد[ة]?) \{X\}")
_SEVERAL = re.compile(r"\w+[sиы]\b|\w+(?:و|ون|اء)\b")
_FAMILY_FIRST = re.compile(r"(?i)(?:^|\()(?:nom et|apellido|family|surname|last name|фамилия)")


@dataclass(frozen=True)
class Text:
    """A line with the stretches of it that have a label: (start, end, label)."""

    text: str
    spans: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True)
class Drawn:
    """A letter: blocks of lines and tables (rows of cells, each a tuple of lines), whom it names and whom to ask."""

    language: str
    state: str
    iso3: str
    items: tuple[tuple[Text, ...] | tuple[tuple[tuple[Text, ...], ...], ...], ...]
    people: tuple[Person, ...]
    layout: str
    contact: Contact = field(default_factory=Contact)


@cache
def words(half: Half) -> dict[str, Any]:
    """Return the lists that a part of the letters is made of."""
    name = "held.toml" if half == "held" else "words.toml"
    return tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))


@cache
def states(language: str) -> tuple[tuple[str, str, str], ...]:
    """Return ISO 3166-1 alpha-2, alpha-3 and a name in the script of a language of each State; Latin: in English."""
    script = {"ru": "[А-я]", "ar": "[\u0600-\u06ff]", "zh": "[\u4e00-\u9fff]"}.get(language, "[A-Z]")
    named = (
        (s.iso2, s.iso3, next((name for name in s.names if re.match(script, name)), s.name)) for s in languages.states()
    )
    return tuple(named)


def draw(seed: int, half: Half, language: str | None = None, *, folded: bool = True) -> Drawn:
    """Return the letter of a seed, long lines folded as a mail program does or whole."""
    chance = Random(f"{half}/{seed}/{language}")
    return _Drawing(chance, half, language or chance.choice(LANGUAGES), folded).letter()


def marked(text: str, label: str) -> str:
    """Return text with a label on it; "" stays ""."""
    return f"{_OPEN}{label}{_BAR}{text}{_CLOSE}" if text else ""


def plain(text: str) -> Text:
    """Return a marked line as text and spans."""
    out, spans, last = "", [], 0
    for found in _MARK.finditer(text):
        out += text[last : found.start()]
        spans.append((len(out), len(out) + len(found[2]), found[1]))
        out += found[2]
        last = found.end()
    return Text(out + text[last:], tuple(spans))


def texts(drawn: Drawn) -> Iterable[Text]:
    """Yield the lines of a letter in reading order."""
    for item in drawn.items:
        for one in item:
            yield from [one] if isinstance(one, Text) else (text for cell in one for text in cell if text.text)


# Kinds of layout; within each, what a line looks like, its numbers and the words of its heads differ between the parts.
BLOCKS: dict[Half, tuple[str, ...]] = {
    "train": ("list", "list", "headed", "table", "headless", "prose", "prose", "run", "labels"),
    "held": ("list", "list", "headed", "table", "grouped", "turned", "prose", "prose", "run", "labels"),
}


@dataclass
class _Drawing:
    """One letter being drawn."""

    chance: Random
    half: Half
    language: str
    folds: bool = True

    def __post_init__(self) -> None:
        self.words = words(self.half)[self.language]
        self.names = words(self.half)["names"]
        self.forms = words(self.half)["forms"]
        self.iso2, self.iso3, self.state = self.one(states(self.language))
        self.people: list[Person] = []
        self.used: set[str] = set()
        self.caps = self.chance.random()
        self.contact = Contact()
        self.family_first = self.language != "ar" and 0.35 <= self.caps < 0.42
        self.comma = {"ar": "، ", "zh": "，"}.get(self.language, ", ")

    def one(self, values: Sequence[T], fits: Callable[[T], object] = lambda value: True) -> T:
        """Return one of those values that fit, of all of them where none does."""
        return self.chance.choice([value for value in values if fits(value)] or values)

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    def letter(self) -> Drawn:
        layout = self.chance.choice(BLOCKS[self.half])
        items: list[Any] = []
        if self.often(0.4):
            items.append(self.said("{S}\n" + self.one(self.words["bodies"])))
        items.append(self.said(self.one(self.words["openings"])))
        if self.often(0.25):
            items.append(self.other())
        items += getattr(self, f"as_{layout}")()
        for _ in range(self.chance.choice((0, 0, 1, 1, 2))):
            items.append(self.other())
        items.append(self.said(self.one(self.words["closings"])))
        return Drawn(self.language, self.state, self.iso3, tuple(items), tuple(self.people), layout, self.contact)

    def other(self) -> tuple[Text, ...]:
        """Return a block about somebody who does not attend; one of them at most is whom to ask."""
        text = self.one(self.words["others"], lambda text: self.contact == Contact() or "{C}" not in text)
        if "{C}" not in text:
            return self.said(text)
        person, post, body = self.person(), self.post(), self.body()
        mail, phone = self.contacts(person)
        told = "{B}" in text
        self.contact = Contact(person.name, post if told else None, body if told else None, (mail,), (_dialled(phone),))
        text = text.replace("{X}", marked(self.named(person), "other")).replace("{C}", f"{mail} {phone}")
        return self.said(text.replace("{B}", f"{post}{self.comma}{body}"))

    def said(self, text: str) -> tuple[Text, ...]:
        """Return a block for what names nobody who attends."""
        text = text.replace("{S}", self.state)
        person = self.person()
        while "{X}" in text:
            person, titled = self.person(), _TITLED.search(text)
            shown = person.name if titled else self.named(person)
            text = text.replace("{X}", marked(shown, "other"), 1)
        text = text.replace("{C}", " ".join(self.contacts(person)))
        while "{B}" in text:
            text = text.replace("{B}", self.comma.join(self.chance.sample((self.post(), self.body()), 2)), 1)
        return self.block(text)

    def block(self, text: str) -> tuple[Text, ...]:
        wrapped = []
        width = max(self.chance.choice((72, 76, 90, 2000)), 0 if self.folds else 2000)
        for line in text.split("\n"):
            wrapped += self.folded(line, width)
        return tuple(plain(line) for line in wrapped if line.strip())

    def folded(self, line: str, width: int) -> list[str]:
        """Return a long line as a mail program breaks it, labels carried on."""
        flat = plain(line)
        if len(flat.text) <= width or self.language == "zh":
            return [line]
        lines, start = [], 0
        while start < len(flat.text):
            end = len(flat.text) if len(flat.text) - start <= width else flat.text.rfind(" ", start, start + width)
            end = end if end > start else len(flat.text)
            lines.append(_cut(flat, start, end))
            start = end + 1
        return lines

    def fresh(self, values: Sequence[str]) -> str:
        """Return a name that nobody in the letter has yet, as long as there is one."""
        left = [value for value in values if value not in self.used]
        self.used.add(name := self.chance.choice(left) if left else self.one(values))
        return name

    def person(self) -> Person:
        local = self.language in ("ru", "ar", "zh") and not self.often(0.12)
        names = self.language if local else "latin"
        given, family = self.fresh(self.names[f"{names}_given"]), self.fresh(self.names[f"{names}_family"])
        if self.often(0.25) and names not in ("zh", "ru"):
            given = f"{given} {self.fresh(self.names[f'{names}_given'])}"
        return self.written(given, family)

    def written(self, given: str, family: str) -> Person:
        """Return somebody with the name in the order and the capitals of the letter."""
        language = self.language
        # Where no label asks for the family name first, capitals alone say that it stands there.
        shown = family.upper() if self.caps < 0.42 and language != "ar" else family
        if family[0] > "\u3400":
            name = f"{family}{given}"
        elif (language == "ru" and family[0] > "\u0400") or self.family_first:
            name = f"{shown} {given}"
        else:
            name = f"{given} {shown}"
        if 0.42 <= self.caps < 0.5 and name[0].isascii():
            name = name.upper()
        return Person(name, given, family, "" if language == "zh" else self.one(self.words["honorifics"]))

    def named(self, person: Person) -> str:
        return f"{person.honorific} {person.name}".strip()

    def post(self) -> str:
        """Return a post, in some letters with the field of work in it."""
        post = self.one(self.words["posts"])
        return post + self.one(self.words["fields"]) if self.often(0.3) else post

    def body(self) -> str:
        """Return a body, at times with the State, the city or a second body behind it."""
        body = self.one(self.words["bodies"])
        more = (
            f" {self.state}",
            f"{self.comma}{self.one(self.words['cities'])}",
            self.comma + self.one(self.words["bodies"], lambda other: other != body),
        )
        return body + self.chance.choice(more) if self.often(0.3) else body

    def contacts(self, person: Person) -> tuple[str, str]:
        local = "".join(char for char in person.family.lower() if char.isascii() and char.isalpha()) or "office"
        local = f"{self.chance.choice('abcdefghkmnrst')}.{local}{self.chance.choice(('', '', '7'))}"
        mail = f"{local}@{self.one(self.names['domains'])}"
        return mail, self.number(self.chance.choice((self.iso2, self.iso2, "AT", "CH")))

    def number(self, region: str) -> str:
        """Return a valid number as one abroad would dial it: of the State, or of where its permanent missions are."""
        example = phonenumbers.example_number(region) or phonenumbers.example_number("AT")
        # Another number with the same beginning: of most there is one; else the example.
        others = (
            phonenumbers.PhoneNumber(example.country_code, example.national_number // 1000 * 1000 + end)
            for end in self.chance.sample(range(1000), 50)
        )
        number = next(filter(phonenumbers.is_valid_number, others), example)
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)

    def delegate(self, *, role: str = "delegate", full: bool = True) -> Person:
        person = self.person()
        mail, phone = self.contacts(person)
        person = replace(
            person,
            honorific=person.honorific if self.often(0.85) else "",
            position=self.post(), organization=self.body() if full else "", role=role,
            emails=(mail,), phones=(_dialled(phone),),
        )  # fmt: skip
        self.spoken = phone
        return person

    def address(self, person: Person, label: str = "name") -> str:
        both = f"{marked(person.honorific, 'honorific')} {marked(person.name, label)}".strip()
        if self.language == "zh" and self.often(0.4):
            return both + self.one(("先生", "女士", "先生"))
        return both

    def reached(self, person: Person) -> str:
        mail, phone = marked(person.emails[0], "email"), marked(self.spoken, "phone")
        labels = self.words["labels"]
        return self.chance.choice((
            f"{mail}", f"{self.one(labels['email'])}: {mail}", f"{self.one(labels['phone'])} {phone}",
            f"{mail}, {phone}", f"{self.one(labels['email'])}: {mail}; {self.one(labels['phone'])}: {phone}",
        ))  # fmt: skip

    def kept(self, person: Person, shown: str) -> Person:
        """Return the person as far as the shown words say them, and list them."""
        labels = {found[1] for found in _MARK.finditer(shown)}
        kept = replace(
            person,
            position=person.position if "position" in labels else "",
            organization=person.organization if "organization" in labels else "",
            emails=person.emails if "email" in labels else (), phones=person.phones if "phone" in labels else (),
            role=person.role if "role" in labels else "delegate",
        )  # fmt: skip
        self.people.append(kept)
        return kept

    def line(self, form: str, role: str) -> str:
        person = self.delegate(role=role)
        if "{P} {N}" in form and not person.honorific:  # else the post would be one
            person = replace(person, honorific=self.person().honorific)
        return self.filled(form, person, self.role(role))

    def role(self, role: str) -> str:
        """Return how a role of one person is called, with its label."""
        return marked(self.one(self.words["roles"][role], lambda word: not _SEVERAL.match(word)), "role")

    def filled(self, form: str, person: Person, said: str) -> str:
        if self.language in ("ar", "zh"):
            form = form.replace(", ", self.comma)
        if not self.often(0.9):
            form = form.replace(", {O}", "").replace("، {O}", "").replace("，{O}", "")
        shown = form.replace("{N}", self.address(person)).replace("{P}", marked(person.position, "position"))
        shown = shown.replace("{O}", marked(person.organization, "organization")).replace("{Q}", said)
        shown = shown.replace("{C}", self.reached(person)) if "{C}" in shown else shown
        self.kept(person, shown)
        return shown

    def roles(self, count: int) -> list[str]:
        rest = self.chance.choice(("delegate", "delegate", "adviser", "expert", "alternate", "observer"))
        roles = [
            "head",
            *([self.chance.choice(("deputy_head", "alternate", rest))] if count > 1 else []),
            *[rest] * (count - 2),
        ]
        if count > 2 and self.often(0.2):
            roles[-1] = "interpreter"
        return roles[:count]

    def as_list(self) -> list[Any]:
        form, number = self.one(self.forms["lines"]), self.one(self.forms["numbers"])
        count = self.chance.randint(1, 6)
        lines = [self.line(form, role) for role in self.roles(count)]
        if self.often(0.1):
            at = self.chance.randint(0, len(lines))
            lines.insert(at, self.one(("N.N.", "TBC", "to be confirmed", "vacant")))
        lines = [number.format(at) + line for at, line in enumerate(lines, 1)]
        apart = "\n" in lines[0]
        blocks = [self.block(line) for line in lines]
        return list(blocks) if apart or self.often(0.3) else [tuple(line for block in blocks for line in block)]

    def as_headed(self) -> list[Any]:
        form, number = self.one(self.forms["lines"], lambda form: "{Q}" not in form), self.one(self.forms["numbers"])
        items: list[Any] = []
        for role in dict.fromkeys(self.roles(self.chance.randint(2, 5))):
            heading = self.one(self.words["roles"][role])
            heading = heading.upper() if self.often(0.2) else heading
            body = [marked(heading, "role") + self.chance.choice((":", "", " :"))]
            for at in range(1 if role in ("head", "deputy_head") else self.chance.randint(1, 3)):
                body.append(number.format(at + 1) + self.line(form, role))
                self.people[-1] = replace(self.people[-1], role=role)
            if self.often(0.5):
                items += [self.block("\n".join(body))]
            else:
                items += [self.block(body[0]), self.block("\n".join(body[1:]))]
        return items

    def as_run(self) -> list[Any]:
        form = self.one(self.forms["lines"], lambda form: not any(mark in form for mark in ("\n", "; ", " | ")))
        joint = self.one(("; ", " ; ", "; "))
        text = joint.join(self.line(form, role) for role in self.roles(self.chance.randint(2, 5)))
        return [self.block(self.one((text + ".", text)) if self.often(0.5) else text)]

    def as_labels(self) -> list[Any]:
        labels = self.labels()
        order = [
            "name",
            *self.chance.sample(("position", "organization", "role", "email", "phone"), self.chance.randint(2, 5)),
        ]
        items = []
        for role in self.roles(self.chance.randint(1, 4)):
            person = self.delegate(role=role)
            values = self.values(person, role)
            shown = "\n".join(f"{labels[key]}: {values[key]}" for key in order)
            self.kept(person, shown)
            items.append(self.block(shown))
        return items

    def labels(self) -> dict[str, str]:
        """Return what each column is called; names stand in the order that theirs asks for."""
        labels = {key: self.one(values) for key, values in self.words["labels"].items()}
        self.family_first = self.family_first or bool(_FAMILY_FIRST.search(labels["name"]))
        return labels

    def values(self, person: Person, role: str) -> dict[str, str]:
        return {
            "name": self.address(person), "position": marked(person.position, "position"),
            "organization": marked(person.organization, "organization"), "email": marked(person.emails[0], "email"),
            "phone": marked(self.spoken, "phone"), "role": self.role(role),
        }  # fmt: skip

    def as_headless(self) -> list[Any]:
        table = self.as_table()[0]
        return [table[1:]]

    def as_table(self) -> list[Any]:
        keys = [
            "name",
            *self.chance.sample(("position", "organization", "role", "email", "phone"), self.chance.randint(2, 4)),
        ]
        if self.often(0.35):
            self.chance.shuffle(keys)
        numbered = self.often(0.5)
        labels = self.labels()
        rows = [[*(["#"] if numbered else []), *(labels[key] for key in keys)]]
        for at, role in enumerate(self.roles(self.chance.randint(2, 7)), 1):
            person = self.delegate(role=role)
            values = self.values(person, role)
            self.kept(person, "".join(values[key] for key in keys))
            rows.append([*([str(at)] if numbered else []), *(values[key] for key in keys)])
        return [_cells(rows)]

    def as_grouped(self) -> list[Any]:
        """Return a table in which a line over several rows says the role of those below it."""
        keys = ["name", *self.chance.sample(("position", "organization", "email", "phone"), self.chance.randint(2, 3))]
        labels = self.labels()
        rows = [[labels[key] for key in keys]]
        roles = self.roles(self.chance.randint(3, 7))
        for role in dict.fromkeys(roles):
            rows.append([marked(self.one(self.words["roles"][role]), "role"), *[""] * (len(keys) - 1)])
            for _ in range(roles.count(role)):
                person = self.delegate(role=role)
                values = self.values(person, role)
                self.kept(person, "".join(values[key] for key in keys))
                self.people[-1] = replace(self.people[-1], role=role)
                rows.append([values[key] for key in keys])
        return [_cells(rows)]

    def as_turned(self) -> list[Any]:
        """Return a table in which each person is a column and the heads stand at its left."""
        return [tuple(zip(*self.as_table()[0], strict=True))]

    def as_prose(self) -> list[Any]:
        text = self.one(self.words["prose"])
        heads = "{L}" in text  # one is enough
        others = [other for other in self.words["prose"] if other != text and not (heads and "{L}" in other)]
        more = self.one(others) if self.often(0.3) else ""
        text = f"{text} {more}".strip().replace("{S}", self.state)
        role = self.chance.choice(("adviser", "expert", "alternate"))
        while found := re.search(r"\{([NLM])\}", text):
            person = self.delegate(role={"N": "delegate", "L": "head", "M": role}[found[1]])
            label = "leader" if found[1] == "L" else "name"
            text = text.replace(found[0], self.address(person, label), 1)
            shown = self.chance.choice(("{P}", *["{P}, {O}"] * 3)).replace(", ", self.comma)
            shown = shown.replace("{P}", marked(person.position, "position"))
            shown = shown.replace("{O}", marked(person.organization, "organization"))
            if self.often(0.15):
                mail = marked(person.emails[0], "email")
                shown += f"{self.comma}{mail}" if re.search(r"[(（]\{B\}", text) else f" ({mail})"
            text = text.replace("{B}", shown, 1)
            self.kept(person, shown)
            self.people[-1] = replace(self.people[-1], role=person.role)
        return [self.block(text.replace("{R}", self.role(role)))]


def _cells(rows: Sequence[Sequence[str]]) -> tuple[tuple[tuple[Text, ...], ...], ...]:
    return tuple(tuple(tuple(plain(line) for line in cell.split("\n")) for cell in row) for row in rows)


def _dialled(phone: str) -> str:
    return "+" + re.sub(r"\D", "", phone)


def _cut(flat: Text, start: int, end: int) -> str:
    """Return a stretch of a line with its marks put back."""
    out, last = "", start
    for a, b, label in flat.spans:
        low, high = max(a, start), min(b, end)
        if low < high:
            out += flat.text[last:low] + marked(flat.text[low:high], label)
            last = high
    return out + flat.text[last:end]
