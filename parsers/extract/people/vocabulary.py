"""The words of all languages that tell who is named and as what, ready for comparison.

Languages mix inside one person ("S.E. Sra. ... Under Secretary"), so there is one vocabulary, not one per letter.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property

from msgspec import Struct

from parsers.characters import HAN
from parsers.extract.phrases import BORDER, Finder, alternatives, by_script
from parsers.extract.span import fold
from parsers.languages import LANGUAGES, language
from parsers.record import Role

Tables = Mapping[str, Mapping[str, Sequence[str]]]


# "deputy head of the delegation" holds "head of the delegation": the longer one is looked for first.
_LONGEST_FIRST = (
    Role.DEPUTY_HEAD, Role.HEAD, Role.ALTERNATE, Role.INTERPRETER, Role.ADVISER, Role.EXPERT, Role.OTHER,
    Role.OBSERVER, Role.DELEGATE,
)  # fmt: skip


class Chinese(Struct, frozen=True):
    """What begins a Chinese name, what is said behind one, and which posts and places in a delegation stand before it.

    `titles` are both, `posts` only those that are no place in a delegation. `foreign` is a name of another language,
    written by its sound.

    These parts are looked for at every character, so they are put together once.
    """

    begins: re.Pattern[str]
    foreign: re.Pattern[str]
    heads: re.Pattern[str]
    address: re.Pattern[str]
    titles: re.Pattern[str]
    posts: re.Pattern[str]
    bodies: tuple[str, ...]


class Vocabulary(Struct, frozen=True, dict=True):
    """Phrases by "table.key" as written, `sets` by the same and folded.

    `squeezed` has the places without blanks, which OCR loses ("DEPUTYHEAD OF DELEGATION").
    """

    phrases: Mapping[str, tuple[str, ...]]
    sets: Mapping[str, frozenset[str]]
    places: Mapping[str, Role]
    squeezed: Mapping[str, Role]
    labels: Mapping[str, str]
    counted: tuple[tuple[int, tuple[str, ...]], ...]

    @cached_property
    def chinese(self) -> Chinese:
        """The parts of Chinese names and what stands around them."""

        def any_of(words: Iterable[str]) -> str:
            return "|".join(sorted({word for word in words if HAN.match(word)}, key=len, reverse=True)) or "(?!)"

        heads = any_of((*self.phrases["names.compounds"], *self.phrases["names.surnames"]))
        # "大使" is an ambassador, "大使馆" the embassy.
        address = f"(?:{any_of(self.phrases['honorifics.after'])})(?!馆)"
        titles = any_of((*self.phrases["words.posts"], *self.places))
        return Chinese(
            begins=re.compile(rf"(?:{heads})[\u3400-\u9fff]{{1,2}}"), heads=re.compile(heads),
            foreign=re.compile(rf"[·・{''.join(self.phrases['names.transliterated'])}]*"),
            address=re.compile(address), titles=re.compile(titles),
            posts=re.compile(any_of([post for post in self.phrases["words.posts"] if post not in self.places])),
            # One character is the end of many a name too: 张会.
            bodies=tuple(word for word in self.phrases["words.bodies"] if HAN.match(word) and len(word) > 1),
        )  # fmt: skip

    def pattern(self, key: str) -> Finder:
        """Return what finds any phrase of a table in folded text; compiled when first asked for."""
        # This is asked thousands of times a letter, and to hash the phrases costs more than most of what is looked for.
        if key not in self._finders:
            self._finders[key] = by_script(self.phrases[key], pattern)
        return self._finders[key]

    @cached_property
    def _finders(self) -> dict[str, Finder]:
        return {}

    def has(self, key: str, folded: str) -> bool:
        """Tell whether a phrase of a table stands anywhere in folded text."""
        return self.pattern(key).search(folded) is not None

    def starts(self, key: str, folded: str) -> bool:
        """Tell whether folded text begins with a phrase of a table."""
        return self.pattern(key).match(folded) is not None

    def places_in(self, folded: str) -> set[Role]:
        """Return the roles that single words of folded text may say."""
        return {role for token in folded.split() if (role := self.places.get(token.strip(".,;:")))}

    @cached_property
    def roles(self) -> tuple[tuple[Role, Finder], ...]:
        """What finds each of the roles, those that hold others first."""
        return tuple((role, self.pattern(f"roles.{role}")) for role in _LONGEST_FIRST)


@cache
def vocabulary() -> Vocabulary:
    """Return the words of every language file."""
    return build([language(code).people for code in LANGUAGES])


def build(languages: Sequence[Tables]) -> Vocabulary:
    """Return one vocabulary for the people tables of several languages."""
    merged = _merged(languages)
    phrases = {f"{table}.{key}": tuple(words) for table, keys in merged.items() for key, words in keys.items()}
    return Vocabulary(
        phrases=phrases,
        sets={name: frozenset(fold(word) for word in words) for name, words in phrases.items()},
        places=_places(merged),
        squeezed={phrase.replace(" ", ""): role for phrase, role in _places(merged).items()},
        labels={fold(phrase): key for key, words in merged["labels"].items() for phrase in reversed(words)},
        counted=tuple(found for tables in languages for found in _counted(tables)),
    )


def _merged(languages: Sequence[Tables]) -> dict[str, dict[str, list[str]]]:
    merged: dict[str, dict[str, list[str]]] = {}
    for tables in languages:
        for table, keys in tables.items():
            for key, phrases in keys.items():
                merged.setdefault(table, {}).setdefault(key, []).extend(phrases)
    return merged


def _places(merged: Mapping[str, Mapping[str, Sequence[str]]]) -> dict[str, Role]:
    return {
        said: role
        for table in ("places", "roles")
        for role in Role
        for phrase in merged[table].get(role, ())
        for said in _spellings(fold(phrase))
    }


def _spellings(phrase: str) -> tuple[str, ...]:
    """Return how a phrase is written: with the sign of an Arabic adverb at its end, before its last letter, or not."""
    bare = phrase.replace(_TANWIN, "")
    if not bare.endswith(_ADVERBIAL):
        return (phrase,)
    return (bare, f"{bare}{_TANWIN}", f"{bare[:-1]}{_TANWIN}{bare[-1]}")


def _counted(tables: Tables) -> list[tuple[int, tuple[str, ...]]]:
    """Return each number with the phrases that count people by it; the cases of a number are parted by "|"."""
    forms = tables["joins"]["counted"]
    return [
        (value, tuple(fold(form.replace("{n}", n)) for form in forms for n in (*word.split("|"), str(value))))
        for value, word in enumerate(tables["joins"]["numbers"], 1)
    ]


@cache
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that finds any of the phrases as whole words in folded text, the longest first.

    Arabic words may carry a joined "and", "with" or "to" before them; Chinese ones have no word borders.
    """
    groups: dict[tuple[str, str], list[str]] = {}
    for phrase in sorted({fold(phrase) for phrase in phrases if phrase}, key=len, reverse=True):
        groups.setdefault(_borders(phrase), []).append(r"\s+".join(map(_word, phrase.split())))
    # Whole words go first: "Mag.a" before "Mag.", and "Lt" leaves "Lt-Col." alone.
    ordered = sorted(groups.items(), key=lambda group: group[0][1], reverse=True)
    return re.compile("|".join(alternatives(lead, bodies, end) for (lead, end), bodies in ordered) or r"(?!)")


def _word(word: str) -> str:
    """Return a pattern of a word; at the end of an Arabic one the sign of an adverb may be written or not."""
    bare = word.replace(_TANWIN, "")
    return f"{re.escape(bare[:-1])}{_TANWIN}?ا{_TANWIN}?" if bare.endswith("ا") else re.escape(word)


# Written before the last letter, behind it, or not at all: بدلا, بدلًا, بدلاً.
_TANWIN = "\u064b"
_ADVERBIAL = (fold("ا"), fold("ة"))


def _borders(phrase: str) -> tuple[str, str]:
    if "\u4e00" <= phrase[0] <= "\u9fff":
        return "", ""
    if phrase[0].isdigit() and "\u4e00" <= phrase[-1] <= "\u9fff":
        return r"(?<!\d)", ""
    arabic = "\u0600" <= phrase[0] <= "\u06ff" and len(phrase) > 2
    return rf"{BORDER}(?:[وفبلك]{{1,2}})?" if arabic else BORDER, r"(?!\w|-\w)" if phrase[-1].isalnum() else ""
