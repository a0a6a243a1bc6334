"""Whether two names mean one person: other order, script, accents, initials, case endings, a misread letter. Pure.

A name is never proof: whatever is weaker than the same words becomes a review item where it changes a roster.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import lru_cache, partial
from typing import Protocol

from msgspec import Struct
from rapidfuzz.distance import OSA

from store.kinship import GENERATIONS, generation, reversed_chain
from store.transcription import sounds, transcribed


class Likeness(IntEnum):
    """How much alike two people are; the higher, the surer.

    `FUZZY` one letter differs · `TRANSCRIBED` it sounds alike in another script, or brought from one into
    Latin letters by another rule · `KIN` the same words, but as father's and son's would be: in an order that no family
    name put first explains, or without the first of the given names · `INFLECTED` the same name in another case ·
    `PART` one leaves out names or has initials · `EMAIL` the same address and nothing that speaks against it ·
    `REORDERED` the family name first in one, last in the other · `SAME` the same words. Up to `KIN` a person has to
    look, whatever follows from it.
    """

    NONE = 0
    FUZZY = 1
    TRANSCRIBED = 2
    KIN = 3
    INFLECTED = 4
    PART = 5
    EMAIL = 6
    REORDERED = 7
    SAME = 8


class Named(Protocol):
    """Somebody with a name as written, its two halves, the words before it, the position and e-mail addresses."""

    @property
    def name(self) -> str:
        """The name without honorific."""
        ...

    @property
    def given_names(self) -> str:
        """The given names, "" where nobody told which these are."""
        ...

    @property
    def family_name(self) -> str:
        """The family name, "" where nobody told which it is."""
        ...

    @property
    def honorific(self) -> str:
        """The words before the name."""
        ...

    @property
    def position(self) -> str:
        """The position."""
        ...

    @property
    def emails(self) -> tuple[str, ...]:
        """Addresses, lower case."""
        ...


class Pairing(Struct, frozen=True):
    """Who is who: `partner[i]` is the place of the i-th wanted person among the others, None where there is none.

    `likeness[i]` says how sure that is. `unclear` are the wanted ones that could be two people equally well; they
    have no partner.
    """

    partner: tuple[int | None, ...]
    likeness: tuple[Likeness, ...]
    unclear: frozenset[int]


# Letters that no decomposition turns into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h", "ə": "e",
     "ة": "ه", "ى": "ي", "ـ": None, "ʼ": None, "'": None, "’": None, "‘": None, "`": None, "ʻ": None}
)  # fmt: skip
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"})
_HYPHENS = re.compile("[-‐‑‒–]")
_BREAKS = re.compile(r"[\s.,;·•/()]+")


def _listed(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


# The fewest letters that are the stem of a word.
_STEM = 3
# The fewest letters of a word in which one may be misread, and in which two may be.
_LEAST_MISREAD, _MISREAD_TWICE = 5, 9
# How much of the letters of each word, on average, two names share that are near.
_NEAR = 0.8
# Of longer words, and of names with more words, not all that they may be misread as is listed.
_MOST_LETTERS, _MOST_WORDS = 20, 6
# More people who have something in common are told apart by what else they have before they are compared.
_MANY = 16
# Before an address that is a trait; no word has a space.
_MAIL = "mail "
# What is of a name, but no name by itself.
_PARTICLES = _listed("al el ال de del la las los da do dos di du van der den von bin ibn ben")
_MALE = _listed("mr mister m monsieur sr senor herr signor", "гн гна гну господин господина господину", "السيد")
_FEMALE = _listed(
    "ms mrs miss mme mlle madame madam sra srta senora senorita frau",
    "гжа гжи гжу гже госпожа госпожи госпожу",
    "السيده",
)
# What follows the stem of a Russian name in its cases, "й" being "и" without its mark; in the second line with the
# vowel that comes and goes: Павел, Павла.
_ENDINGS = {""} | _listed(
    "а я и ы у ю е ь ои еи ом ем ым им ого его ому ему ая яя ую юю ии ыи ия ию",
    "ел ла лу ек ок ка ку ец ца цу еи ья ью",
)


class Known(Struct, frozen=True):
    """Somebody by all names, the one that counts first.

    Whoever is less like them than `floor` is somebody else, unless it is the same name by its sound in another script.
    """

    names: tuple[Named, ...]
    floor: Likeness = Likeness.FUZZY


def pair(wanted: Sequence[Named], others: Sequence[Named], *, inflected: bool = False) -> Pairing:
    """Return who of `others` is meant by each of `wanted`, nobody twice, the surest first.

    With `inflected` a name may stand in another grammatical case, as in "вместо г-на ...".
    """
    return find(wanted, [Known((other,)) for other in others], inflected=inflected)


def find(wanted: Sequence[Named], known: Sequence[Known], *, inflected: bool = False) -> Pairing:
    """Return as `pair` who is meant of those who are known by several names, the first of them before the others."""
    partner: list[int | None] = [None] * len(wanted)
    sure = [Likeness.NONE] * len(wanted)
    unclear: set[int] = set()
    depths = range(max((len(each.names) for each in known), default=0))
    for levels, table in _tables(wanted, known, partner, unclear, inflected=inflected):
        for level, depth in ((level, depth) for level in levels for depth in depths):
            for i, row in table.items():
                if partner[i] is None and i not in unclear:
                    free = [j for j, found in row.items() if found == (level, depth) and j not in partner]
                    best = _best(wanted[i], [known[j].names[depth] for j in free])
                    if best is not None:
                        partner[i], sure[i] = free[best], level
                    elif free:
                        unclear.add(i)
    return Pairing(tuple(partner), tuple(sure), frozenset(unclear))


# How sure it is that two are one, and by which of the names.
_Table = dict[int, dict[int, tuple[Likeness, int]]]


def _tables(
    wanted: Sequence[Named],
    known: Sequence[Known],
    partner: Sequence[int | None],
    unclear: Collection[int],
    *,
    inflected: bool,
) -> Iterator[tuple[Sequence[Likeness], _Table]]:
    """Yield how much alike people are: first those of the same words, then who is left and has anything in common.

    To compare everybody with everybody would cost the square of a long list.
    """

    def table(near: Mapping[int, Iterable[int]]) -> _Table:
        return {i: {j: _nearest(wanted[i], known[j], inflected=inflected) for j in some} for i, some in near.items()}

    same = _sharing([_joined(each) for each in wanted], [_of_names(_joined, each) for each in known])
    yield (Likeness.SAME,), table(same)
    left = {i for i, found in enumerate(partner) if found is None and i not in unclear}
    if not left:
        return
    free = set(range(len(known))) - set(partner)
    near = _near(wanted, known)
    levels = [level for level in sorted(Likeness, reverse=True) if Likeness.NONE < level < Likeness.SAME]
    yield levels, table({i: [j for j in some if j in free] for i, some in near.items() if i in left})


def _nearest(one: Named, known: Known, *, inflected: bool) -> tuple[Likeness, int]:
    """Return how sure it is at most that somebody is meant, and by which of the names."""
    found = [(likeness(one, name, inflected=inflected), -depth) for depth, name in enumerate(known.names)]
    sure, depth = max(found)
    far = Likeness.NONE < sure < known.floor and not any(one_by_name(one, name) for name in known.names)
    return (Likeness.NONE, 0) if far else (sure, -depth)


def _sharing(wanted: Sequence[frozenset[str]], others: Sequence[frozenset[str]]) -> dict[int, list[int]]:
    """Return the places of the others that have a word in common with each of the wanted, in their order."""
    places = _places(others, wanted)
    return {i: sorted({j for word in words for j in places.get(word, ())}) for i, words in enumerate(wanted)}


def _places(others: Iterable[frozenset[str]], wanted: Iterable[frozenset[str]]) -> dict[str, list[int]]:
    """Return where each of the words stands that are wanted."""
    words, places = frozenset[str]().union(*wanted), dict[str, list[int]]()
    for j, theirs in enumerate(others):
        for word in theirs & words:
            places.setdefault(word, []).append(j)
    return places


def _near(wanted: Sequence[Named], known: Sequence[Known]) -> dict[int, list[int]]:
    """Return the places of those known who may be at all like each of the wanted, in their order.

    Of those who share what many have, a family name or an address, these who share something beside it.
    """
    places = _places((_of_names(_traits, each) for each in known), map(_traits, wanted))
    beside: dict[str, dict[str, list[int]]] = {}
    for trait, some in places.items():
        if len(some) > _MANY:
            asked = (_beside(trait, one) | {""} for one in wanted if trait in _traits(one))
            more = (_of_names(partial(_beside, trait), known[j]) for j in some)
            beside[trait] = {word: [some[at] for at in found] for word, found in _places(more, asked).items()}

    def sharing(one: Named, trait: str) -> Iterable[int]:
        words = _beside(trait, one) if trait in beside else frozenset({""})
        if "" in words:
            return places.get(trait, ())
        return (j for word in (*words, "") for j in beside[trait].get(word, ()))

    return {i: sorted({j for trait in _traits(one) for j in sharing(one, trait)}) for i, one in enumerate(wanted)}


def _of_names(words: Callable[[Named], frozenset[str]], known: Known) -> frozenset[str]:
    return frozenset().union(*map(words, known.names))


def _traits(one: Named) -> frozenset[str]:
    """Return words of which any two people who are at all alike share one: `likeness` of all others is NONE."""
    return _traits_of_name(one.name) | {f"{_MAIL}{address}" for address in one.emails}


@lru_cache(maxsize=4096)
def _traits_of_name(name: str) -> frozenset[str]:
    # A whole word or the stem of one, else all letters in whatever order, else how it sounds.
    words = {word for variant in _variants(name) for word in variant}
    stems = {_stem_of(word) for word in words} - {""}
    letters = {"".join(sorted("".join(variant))) for variant in _variants(name)}
    # Of several words a misread one leaves the others whole.
    alone = {f"…{variant[0][-1]}" for variant in _variants(name) if len(variant) == 1}
    return frozenset((*words, *stems, *letters, *alone, *sounds(name)))


def _beside(trait: str, one: Named) -> frozenset[str]:
    """Return words of which any two who have a trait and are at all alike share one, "" where all may be that have it.

    They do where one of them has "", too.
    """
    found = set[str]()
    if trait.startswith(_MAIL):
        spoken = fold(one.name).split()
        few = len(spoken) <= _MOST_WORDS
        return frozenset(spoken).union(*map(_misreadings, spoken)) if few else frozenset({""})
    for words in _variants(one.name):
        if len(words) == 1 and trait == f"…{words[0][-1]}":
            found |= _misreadings(words[0])
        for at in (at for at, word in enumerate(words) if trait in {word, _stem_of(word)}):
            # One word alone may be any longer name. In every other name the next word is it too, or an initial of it.
            others = (*words[:at], *words[at + 1 :])
            few = 0 < len(others) < _MOST_WORDS
            found |= {f"{word[0]}…" for word in others}.union(*map(_misreadings, others)) if few else {""}
    return frozenset(found or {""})


def _stem_of(word: str) -> str:
    """Return what stands for a word that has cases; "" where it has none."""
    return f"{word[:_STEM]}…" if word[0] > "\u03ff" else ""


def _misreadings(word: str) -> frozenset[str]:
    """Return a word without one letter of it or two: words that are `_misread` for each other share one of these.

    Of a word that is too long it is "".
    """
    if not _LEAST_MISREAD <= len(word) <= _MOST_LETTERS:
        return frozenset({""} if len(word) > _MOST_LETTERS else ())
    once = {word[:i] + word[i + 1 :] for i in range(len(word))}
    twice = {each[:i] + each[i + 1 :] for each in once for i in range(len(each))} if len(word) >= _MISREAD_TWICE else ()
    return frozenset((word, *once, *twice))


def _joined(one: Named) -> frozenset[str]:
    """Return the words of a name as one, by each of its spellings."""
    return _joined_words(one.name)


@lru_cache(maxsize=4096)
def _joined_words(name: str) -> frozenset[str]:
    return frozenset("".join(words) for words in _variants(name))


def likeness(one: Named, other: Named, *, inflected: bool = False) -> Likeness:
    """Return how much alike two people are."""
    found = _by_name(one.name, other.name, inflected)
    turned = found is Likeness.REORDERED and not _family_first(one, other)
    if turned or (found is Likeness.PART and _without_first(one, other)):
        found = Likeness.KIN
    if found >= Likeness.REORDERED:
        return found
    if _genders(one.honorific) * _genders(other.honorific) < 0:
        return Likeness.NONE
    if found < Likeness.EMAIL and set(one.emails) & set(other.emails):
        near = found is not Likeness.NONE or _share_a_word(one.name, other.name)
        return Likeness.EMAIL if near else found
    return found


def near(one: Named, other: Named) -> bool:
    """Tell whether two people are at all alike, or their names differ in so few letters that one may be misspelt."""
    if likeness(one, other) is not Likeness.NONE:
        return True
    if _genders(one.honorific) * _genders(other.honorific) < 0:
        return False
    words = len(fold(one.name).split()), len(fold(other.name).split())
    sums = closeness(one.name, other.name), closeness(other.name, one.name)
    return words[0] == words[1] and all(each >= _NEAR * words[0] for each in sums)


def one_by_name(one: Named, other: Named) -> bool:
    """Tell whether all of one name is in the other: the same words in any order, or their sound in another script."""
    sure = likeness(one, other)
    sounds = sure in {Likeness.TRANSCRIBED, Likeness.EMAIL} and transcribed(one.name, other.name)
    return sure >= Likeness.REORDERED or (sounds and not _scripts(one.name) & _scripts(other.name))


def is_among(person: Named, others: Sequence[Named]) -> bool:
    """Tell whether somebody may be one of others, by their names."""
    return any(likeness(one, person) >= Likeness.PART or one_by_name(one, person) for one in others)


def _scripts(name: str) -> frozenset[str]:
    return frozenset(unicodedata.name(char, "").split(" ")[0] for char in name if char.isalpha())


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return text without what spellings of one name differ in: capitals, marks, apostrophes, white space."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    plain = "".join(char for char in plain if unicodedata.category(char) != "Mn").translate(_LETTERS)
    return " ".join(_BREAKS.sub(" ", plain).split())


def unordered(name: str) -> str:
    """Return what is the same for a name with its words in any order."""
    return " ".join(sorted(fold(name).split()))


@lru_cache(maxsize=4096)
def _by_name(one: str, other: str, inflected: bool) -> Likeness:
    if generation(fold(one).split()) != generation(fold(other).split()):
        return Likeness.NONE
    if any(reversed_chain(a, b) for a in _variants(one) for b in _variants(other)):
        return Likeness.NONE
    if _joined_words(one) & _joined_words(other):
        return Likeness.SAME
    if {tuple(sorted(v)) for v in _variants(one)} & {tuple(sorted(v)) for v in _variants(other)}:
        return Likeness.REORDERED
    if _joined_words(one) & {turned for v in _variants(other) for turned in _turned(v)}:
        return Likeness.REORDERED
    pairs = [(a, b) for a in _variants(one) for b in _variants(other)]
    if any(_part(a, b) for a, b in pairs):
        return Likeness.PART
    if inflected and any(_part(a, b, cases=True) for a, b in pairs):
        return Likeness.INFLECTED
    if any(_fuzzy(a, b) for a, b in pairs):
        return Likeness.FUZZY
    return Likeness.TRANSCRIBED if transcribed(one, other) else Likeness.NONE


@lru_cache(maxsize=4096)
def _variants(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a name, with hyphens taken as breaks and as nothing, umlauts as a letter and as two."""
    if _unspaced(name):
        return ((fold(name).replace(" ", ""),),)
    composed = unicodedata.normalize("NFKC", name).casefold()
    spellings = {composed, composed.translate(_UMLAUTS)}
    found = {tuple(fold(_HYPHENS.sub(gap, s)).split()) for s in spellings for gap in ("", " ")}
    return tuple(sorted(words for words in found if words))


def _turned(words: Sequence[str]) -> set[str]:
    """Return words as one, with each of them as the first: "KIM Minjun" is "Min Jun KIM"."""
    return {"".join((*words[i:], *words[:i])) for i in range(len(words))}


def _unspaced(name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    return bool(letters) and all("CJK" in unicodedata.name(char, "") for char in letters)


class _Halves(Struct, frozen=True):
    """A name in its two halves, both of which it has."""

    given: str
    family: str


def _halves(one: Named) -> _Halves | None:
    """Return the halves of a name as its writing tells them, by capitals or a comma, else as somebody has told them."""
    name = _bare(one.name)
    before, comma, behind = name.partition(",")
    if comma and before.strip() and behind.strip():
        return _Halves(behind, before)
    words = name.split()
    capitals = [len(word) > 1 and word.isupper() for word in words]
    if any(capitals) and not all(capitals):
        shouted, spoken = ([w for w, c in zip(words, capitals, strict=True) if c is said] for said in (True, False))
        if shouted in (words[: len(shouted)], words[-len(shouted) :]):
            return _Halves(" ".join(spoken), " ".join(shouted))
    told = _Halves(_bare(one.given_names), _bare(one.family_name))
    return told if told.given and told.family else None


def _bare(name: str) -> str:
    """Return a name without the words for the generation."""
    return " ".join(word for i, word in enumerate(name.split()) if not i or fold(word) not in GENERATIONS)


def _family_first(one: Named, other: Named) -> bool:
    """Tell whether two orders of the same words are one name, its family name first and last."""
    ours, theirs = _halves(one), _halves(other)
    if ours and theirs and _alike(ours.given, theirs.given) and _alike(ours.family, theirs.family):
        return True
    if ours and theirs and not _one_family(ours.family, theirs.family):
        return False
    return any(
        halves is not None and _alike(f"{halves.given} {halves.family}", _bare(written.name))
        for halves, written in ((ours, other), (theirs, one))
    )


def _one_family(one: str, other: str) -> bool:
    """Tell whether two family names may be one: a particle or a second one may have been left to the given names."""
    words = [frozenset(fold(_HYPHENS.sub(" ", name)).split()) for name in (one, other)]
    return _alike(one, other) or bool((words[0] & words[1]) - _PARTICLES)


def _without_first(one: Named, other: Named) -> bool:
    """Tell whether the shorter of two names leaves out the first given name and keeps more than the family name."""
    short, long = sorted((one, other), key=lambda each: len(_bare(each.name).split()))
    halves = _halves(long)
    first = (halves.given if halves else _bare(long.name)).split()[:1]
    if not first or (halves is not None and _alike(halves.family, _bare(short.name))):
        return False
    said = fold(_HYPHENS.sub(" ", _bare(short.name))).split()
    names = [word for word in said if len(word) > 1 and word not in _PARTICLES]
    begun = (fold(_HYPHENS.sub(gap, first[0])).split()[:1] for gap in ("", " "))
    begins = {word for words in begun for word in words}
    return len(names) > 1 and not any(b == w or (len(w) == 1 and b[0] == w) or b == w[0] for b in begins for w in said)


def _alike(one: str, other: str) -> bool:
    return bool(_joined_words(one) & _joined_words(other))


def _part(one: Sequence[str], other: Sequence[str], *, cases: bool = False) -> bool:
    """Tell whether every word of the shorter name is one of the longer, an initial of it, or it in another case."""
    short, long = sorted((one, other), key=len)
    left = list(long)
    full = 0
    for word in sorted(short, key=len, reverse=True):
        match = next((w for w in left if w == word), None)
        if match is None and cases:
            match = next((w for w in left if _one_stem(w, word)), None)
        full += match is not None and len(word) > 1
        if match is None:
            match = next((w for w in left if w[0] == word[0] and 1 in {len(w), len(word)}), None)
        if match is None:
            return False
        left.remove(match)
    return full > 0


def _one_stem(one: str, other: str) -> bool:
    stem = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        stem += 1
    # A shorter stem too: "ела" and "ель" share "ел", which is not yet the ending.
    return "CYRILLIC" in unicodedata.name(one[0], "") and any(
        one[cut:] in _ENDINGS and other[cut:] in _ENDINGS for cut in range(_STEM, stem + 1)
    )


def _fuzzy(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether one word of as many differs by a letter or two, as after a bad fax."""
    if len(one) != len(other):
        return False
    left, odd = list(other), []
    for word in one:
        if word in left:
            left.remove(word)
        else:
            odd.append(word)
    return len(odd) == 1 and _misread(odd[0], left[0])


def _misread(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    # The last letter tells Mario from Maria and Petrov from Petrova: it is no slip.
    if shorter < _LEAST_MISREAD or one[-1] != other[-1]:
        return False
    return OSA.distance(one, other) <= (2 if shorter >= _MISREAD_TWICE else 1)


def _share_a_word(one: str, other: str) -> bool:
    """Tell whether two names under one address can be one person's.

    An office's address stays when its holder changes, so an address alone says nothing.
    """
    return any(x == y or _misread(x, y) for x in fold(one).split() for y in fold(other).split() if len(x) > 1)


def _genders(honorific: str) -> int:
    """Return 1 for a man's, -1 for a woman's, 0 for an honorific that does not say or says both."""
    words = set(fold(_HYPHENS.sub("", honorific)).split())
    return bool(words & _MALE) - bool(words & _FEMALE)


def _best(one: Named, others: Sequence[Named]) -> int | None:
    """Return the place of the one that fits best; None where two fit equally well."""
    if len(others) < 2:
        return 0 if others else None
    marks = [_mark(one, other) for other in others]
    best = max(marks)
    return marks.index(best) if marks.count(best) == 1 else None


def _mark(one: Named, other: Named) -> tuple[int, int, float, bool]:
    address = len(set(one.emails) & set(other.emails))
    gender = _genders(one.honorific) * _genders(other.honorific)
    position = bool(one.position) and fold(one.position) == fold(other.position)
    return address, gender, closeness(one.name, other.name), position


def closeness(one: str, other: str) -> float:
    """Return how near the letters of two names are, which proves nothing: the sum over the words of the first."""
    words, others = fold(one).split(), fold(other).split()
    return round(sum(max((OSA.normalized_similarity(a, b) for b in others), default=0.0) for a in words), 6)
