"""One person seen twice is one person: in body and annex, in two languages, in a list and in a sentence about it."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from parsers import characters
from parsers.extract import generations, names, phrases
from parsers.extract.people import contacts, entry, sentences
from parsers.extract.people.candidate import Candidate, Contact
from parsers.extract.people.rows import Row
from parsers.extract.people.vocabulary import Vocabulary, vocabulary
from parsers.extract.span import Span, fold, join
from parsers.record import Change, Role


class Merged(Struct, frozen=True):
    """A person with what every mention gave; `differ` names the fields on which two readings disagree.

    "" among them says that one list has the name in two entries.
    """

    person: Candidate
    differ: tuple[str, ...] = ()


def families(people: Sequence[Merged], words: Vocabulary) -> list[str]:
    """Return the family name of each, in their order."""
    return [names.split(merged.person.name.text, words).family for merged in people]


def key(name: str) -> frozenset[str]:
    """Return the words of a name without regard to order, case and diacritics."""
    tokens = fold(names.parted(name)).replace("-", " ").split()
    return frozenset(word for token in tokens if (word := token.strip(".,'\"()")))


def stems(name: str) -> frozenset[str]:
    """Return the words of a name as `key` does, of Russian ones what they keep in every case."""
    return frozenset(word[:_STEM] if _CYRILLIC.match(word) else word for word in key(name))


_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# Letters.
_STEM = 4


def without_translated(found: Sequence[Candidate], rows: Sequence[Row]) -> Sequence[Candidate]:
    """Return the people without those below "Unofficial translation" whom the letter names above it.

    The translation has their posts and bodies in other words.
    """
    said = phrases.of(lambda words: words.zones.unofficial)
    start = next((row.text.number for row in rows if said.search(row.text.folded[:_BEGUN])), None)
    if start is None:
        return found
    above = [key(one.name.text) for one in found if one.name.number < start]
    return [one for one in found if one.name.number < start or not _is_among(key(one.name.text), above)]


# Characters: a heading, or the beginning of the sentence that announces a summary.
_BEGUN = 100


def _is_among(name: frozenset[str], others: Sequence[frozenset[str]]) -> bool:
    return any(name <= other or other <= name for other in others)


def once(found: Sequence[Candidate], words: Vocabulary) -> list[Merged]:
    """Return every person once, in the order of their first mention; two entries of one list are two people."""
    out: list[Merged] = []
    keys: list[frozenset[str]] = []
    for candidate in sorted(found, key=lambda one: one.name.number):
        said = key(candidate.name.text)
        near = [i for i, known in enumerate(keys) if known <= said or said <= known or _by_initials(known, said)]
        alike = [i for i in near if _same(out[i].person, candidate, words)]
        at = next((i for i in alike if _written(out[i].person) == _written(candidate)), next(iter(alike), None))
        if at is None:
            out.append(Merged(candidate))
            keys.append(said)
        else:
            out[at] = _both(out[at], candidate)
            keys[at] = key(out[at].person.name.text)
    return out


def without_corrected(people: Sequence[Merged], vocabulary: Vocabulary) -> list[Merged]:
    """Return the people without the old entry of whom only the details change: "for: Mr. X, Y, read: Mr. X, Z"."""
    comes = [merged.person.name.text for merged in people if merged.person.change is Change.ADD]

    def stays(merged: Merged) -> bool:
        name = merged.person.name.text
        words, others = key(name), [key(one) for one in comes if not _of_two_generations(name, one, vocabulary)]
        same = any(words == other or (len(words & other) > 1 and words & other in (words, other)) for other in others)
        beside = [one.person for one in people if one.person.change is Change.ADD]
        # "DICE: A" and below it "DEBE DECIR: B".
        beside = [one for one in beside if 0 <= one.line - merged.person.line <= 1]
        beside = [one for one in beside if not _of_two_generations(name, one.name.text, vocabulary)]
        anew = any(_spelled_anew(words, key(one.name.text)) for one in beside)
        return merged.person.change is not Change.REMOVE or not (same or anew)

    return [merged for merged in people if stays(merged)]


def _spelled_anew(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two names are one person's, a letter or two apart: "read Bisseck instead of Bissek"."""
    from rapidfuzz import fuzz

    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 1 and all(any(fuzz.ratio(word, like) >= _LIKE for like in longer) for word in shorter)


# Percent of two spellings of one word that agree.
_LIKE = 80


def _written(candidate: Candidate) -> list[str]:
    return fold(candidate.name.text).split()


def _same(known: Candidate, other: Candidate, words: Vocabulary) -> bool:
    """Tell whether two names are one person's: the same words, or the family name alone behind a word of address."""
    if known.change != other.change and Change.REMOVE in (known.change, other.change):
        return False
    if _of_two_generations(known.name.text, other.name.text, words):
        return False
    if known.roll is not None and known.roll == other.roll and _written(known) != _written(other):
        return False
    a, b = key(known.name.text), key(other.name.text)
    if a == b:
        return True
    if _by_initials(a, b):
        return True
    shorter, longer = sorted((a, b), key=len)
    if not shorter or not shorter < longer:
        return False
    return len(shorter) > 1 or bool(other.honorific) or bool(known.honorific)


def _by_initials(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether one name is the other with initials for the given names: "O. Moe" for "Ola Kari Moe"."""
    for short, whole in ((one, other), (other, one)):
        letters = {word for word in short if len(word) == 1}
        left = whole - short
        if letters and short > letters and short - letters < whole and all(
            any(word.startswith(letter) for word in left) for letter in letters
        ):  # fmt: skip
            return True
    return False


def _of_two_generations(one: str, other: str, words: Vocabulary) -> bool:
    return generations.of(one, words) != generations.of(other, words)


def _both(known: Merged, other: Candidate) -> Merged:
    """Return a person with the fuller reading first; what both say and say differently is named."""
    first, second = known.person, other
    if len(key(other.name.text)) > len(key(first.name.text)):
        first, second = other, first
    differ = [
        field for field in ("position", "organization")
        if (a := getattr(first, field).folded) and (b := getattr(second, field).folded) and a != b
    ]  # fmt: skip
    if known.person.roll is not None and known.person.roll == other.roll:
        differ.append("")
    whole = key(first.name.text) == key(second.name.text)
    # "Members:" above a list says less than a sentence about who leads it.
    placed, other_placed = (first, second) if first.role not in (None, Role.DELEGATE) else (second, first)
    placed = placed if placed.role else other_placed
    used = known.person.used if other.way == "sentence" else first.used | second.used
    person = replace(
        first, honorific=first.honorific or (second.honorific if whole else Span()), role=placed.role,
        said_role=placed.said_role, position=first.position or second.position,
        organization=first.organization or second.organization, change=first.change or second.change,
        contacts=_contacts(first.contacts, second.contacts), used=used,
    )  # fmt: skip
    return Merged(person, (*known.differ, *differ))


def _contacts(first: Sequence[Contact], second: Sequence[Contact]) -> tuple[Contact, ...]:
    known = {(contact.kind, contact.value) for contact in first}
    return (*first, *(contact for contact in second if (contact.kind, contact.value) not in known))


# ---------------------------------------------------------------- what sentences say about people already found


def told(people: Sequence[Merged], rows: Sequence[Row], words: Vocabulary, region: str | None) -> list[Merged]:
    """Return the people with what other sentences give to them by name: an address, the head's place."""
    out = list(people)
    used = frozenset[int]().union(*(merged.person.used for merged in people if merged.person.way != "sentence"))
    forms = [_forms(merged.person, words) for merged in people]
    forms = [_alone(form, forms) for form in forms]
    if len(people) == 1:
        # A sentence about "her" is about the only person there is.
        forms = [replace(forms[0], alone=True)]
    if len(people) > 1:
        forms[0] = replace(forms[0], said=(*forms[0].said, *words.sets["joins.first_named"]))
        forms[-1] = replace(forms[-1], said=(*forms[-1].said, *words.sets["joins.last_named"]))
    for row in _whole_rows(rows, words):
        listed = bool(used.intersection(mark.place.number for mark in row.text.words))
        before: list[int] = []
        for sentence in sentences.sentences(row.text, words):
            # "He can be reached ..." right behind a sentence about one person is about the same.
            known = [replace(form, alone=form.alone or before == [at]) for at, form in enumerate(forms)]
            first, again = _spots(known, sentence, words)
            own = frozenset(first if listed else ())
            out = _with_sentence(out, sorted([*first, *again]), sentence, words, region, listed=own)
            before = [at for _, at in first if not listed]
    return out


class _Forms(Struct, frozen=True):
    """How a person may be named: by the whole name or by the family name, or by the words of it in any order.

    `alone` says that there is nobody else whom a pronoun may mean.
    """

    said: tuple[str, ...]
    parts: frozenset[str]
    alone: bool = False


def _forms(person: Candidate, words: Vocabulary) -> _Forms:
    family = names.split(person.name.text, words).family
    # Of two family names the first alone is said too: "la Sra. Almarza" for Cristina Almarza Urrutia.
    parts = [part for part in person.name.text.split() if fold(part) not in words.sets["names.particles"]]
    first = parts[-2:-1] if len(parts) > 2 else []
    # Who has no family name is called by the given one: "W/ro Almaz"; a name of two letters is one behind "Mr.".
    called = [f"{person.honorific.text} {name}" for name in (*parts[:1], family) if person.honorific]
    if _is_han(family) and len(person.name.text) > len(family):
        called += [f"{family}{address}" for address in words.phrases["honorifics.after"] if _is_han(address)]
    said = (fold(form) for form in (person.name.text, family, *first, *called))
    return _Forms(tuple(form for form in said if len(form) > (1 if _is_han(form) else 2)), key(person.name.text))


def _alone(form: _Forms, forms: Sequence[_Forms]) -> _Forms:
    """Return how a person may be named without what somebody else of the family is called too: 陈先生."""
    others = [said for other in forms if other is not form for said in other.said if _is_called(said)]
    return replace(form, said=tuple(said for said in form.said if said not in others))


def _whole_rows(rows: Sequence[Row], words: Vocabulary) -> list[Row]:
    """Return the lines with those joined whose label has its value in the next one ("e-mail" / "x@y").

    So are those that end in a comma before the label of another contact: "Ms. X, tel. 1," / "e-mail: x@y".
    """
    out: list[Row] = []
    for row in rows:
        open_end = bool(out) and out[-1].block == row.block and out[-1].text.text.rstrip().endswith((",", "，", "،"))
        goes_on = open_end and not row.marked and contacts.begins_with_label(row.text.folded, words)
        if out and (goes_on or contacts.ends_in_label(out[-1].text, words)):
            out[-1] = replace(out[-1], text=join((out[-1].text, row.text)))
        else:
            out.append(row)
    return out


# Where a sentence names somebody, and the number of who it is.
_Spot: TypeAlias = tuple[int, int]


def _with_sentence(
    people: list[Merged],
    spots: Sequence[_Spot],
    sentence: Span,
    words: Vocabulary,
    region: str | None,
    *,
    listed: frozenset[_Spot],
) -> list[Merged]:
    """Give people what stands beside their names in a sentence, nothing where they are `listed` by it."""
    before = bool(spots) and all(_ADDRESSED.search(sentence.text[:at]) for at, _ in spots)
    for index, (at, i) in enumerate(spots):
        if (at, i) in listed:
            continue
        until = spots[index + 1][0] if index + 1 < len(spots) else len(sentence.text)
        about = sentence.cut(at if index else 0, until)
        if before:
            about = sentence.cut(spots[index - 1][0] if index else 0, at)
        person = people[i].person
        reached = contacts.take(about, words, region)[1] if person.change is not Change.REMOVE and not listed else ()
        role, said = _leads(sentence, at, until, words)
        people[i] = replace(
            people[i],
            person=replace(
                person, contacts=_contacts(person.contacts, reached), role=person.role or role,
                said_role=person.said_role if person.role or not role else said,
            ),
        )  # fmt: skip
    return people


_MAIL = re.compile(r"(?<![^\s(<])[^\s(<@]{1,64}@[^\s)>]{1,255}")
# An address right before a bracket with the name of whose it is: "a.lima@x.org (A. Lima)".
_ADDRESSED = re.compile(r"(?:@[^\s(]+|\d)\s*\((?:[^\W\d_]{1,3}\.?\s?)*$")


def _spots(forms: Sequence[_Forms], sentence: Span, words: Vocabulary) -> tuple[list[_Spot], list[_Spot]]:
    """Return where a sentence names people first, and where it names them once more, in its order."""
    tokens = key(sentence.text.replace(",", " ").replace(":", " "))
    # A name inside an address names somebody where no other word does.
    plain = _MAIL.sub(lambda found: " " * len(found.group()), sentence.folded)
    found = [
        next((at for text in (plain, sentence.folded) if (at := _mention(form, text, tokens, words)) is not None), None)
        for form in forms
    ]
    # Two of one family: whose whole name stands there is meant.
    whole = {
        place: i for i, form in enumerate(forms) if form.said
        for at in _all(form.said[0], plain) for place in range(at, at + len(form.said[0]))
    }  # fmt: skip
    told = any(at is not None for at in found)
    others = [_others_name(sentence, spot, words) for spot in names.scan(sentence, words)] if told else []
    first = sorted(
        (at, i) for i, at in enumerate(found)
        if at is not None and whole.get(at, i) == i
        and not any(start <= at < end and _differs(said, forms[i].parts) for start, end, said in others)
    )  # fmt: skip
    return first, sorted(_again(forms, first, plain, whole))


def _others_name(sentence: Span, spot: tuple[int, int], words: Vocabulary) -> tuple[int, int, frozenset[str]]:
    """Return where a name stands in a sentence, and its words without the words of address."""
    return (*spot, key(names.honorific(sentence.cut(*spot), words)[1].text))


def _differs(said: frozenset[str], parts: frozenset[str]) -> bool:
    """Tell a whole name that somebody of the same family, or with the same given names, has: "Ola Moe", "Kari Moe"."""
    return len(said) > 1 and not said <= parts and not parts <= said and not _by_initials(said, parts)


def _again(forms: Sequence[_Forms], first: Sequence[_Spot], folded: str, whole: Collection[int]) -> Iterator[_Spot]:
    """Yield where a sentence names people once more, by what nobody else is called: "A and B attend, A will lead".

    `whole` are the places of whole names, in which a family name names nobody again.
    """
    for at, i in first if len(first) > 1 else ():
        for name in forms[i].said[:2]:
            own = sum(name in form.said for form in forms) == 1
            places = (place for place in _all(name, folded) if own and place > at)
            yield from ((place, i) for place in places if name == forms[i].said[0] or place not in whole)


def _all(name: str, folded: str) -> Iterator[int]:
    return (at for at in characters.places(name, folded) if _whole(folded, at, len(name)))


def _mention(forms: _Forms, folded: str, tokens: frozenset[str], words: Vocabulary) -> int | None:
    """Return where a sentence, folded and by its words, names a person."""
    for wanted in forms.said:
        at = folded.find(wanted)
        if at >= 0 and _whole(folded, at, len(wanted)):
            return at
    if forms.alone and _begins_with_pronoun(folded, words):
        return 0
    if len(forms.parts) > 1 and forms.parts <= tokens:
        return min(folded.find(part) for part in forms.parts)
    return None


def _begins_with_pronoun(folded: str, words: Vocabulary) -> bool:
    """Tell a sentence about somebody named before: "She may be ...", "Her e-mail is ...", not "Her colleague ..."."""
    first = re.match(r"([^\W\d_]+)\s+", folded)
    if first is None:
        return False
    own = first.group(1) in words.sets["joins.possessives"] and contacts.begins_with_label(folded[first.end() :], words)
    return own or first.group(1) in words.sets["joins.pronouns"]


def _is_han(folded: str) -> bool:
    return "\u3400" <= folded[:1] <= "\u9fff"


def _whole(folded: str, at: int, length: int) -> bool:
    if _is_han(folded[at]):
        # "王林先生" is no 林先生.
        called = _is_called(folded[at : at + length]) and _is_han(folded[at - 1 : at] if at else "")
        return length > 1 and not (called and folded[at - 1] not in _BEFORE_CALLED)
    return not folded[at - 1 : at].isalnum() and not folded[at + length : at + length + 1].isalnum()


def _is_called(said: str) -> bool:
    """Tell a Chinese family name with nothing but a word of address behind it."""
    address = next(vocabulary().chinese.address.finditer(said), None) if _is_han(said) else None
    return address is not None and 0 < address.start() < _FAMILY and address.end() == len(said)


# Characters of a Chinese family name, and one more.
_FAMILY = 3
# What may stand right before whom a Chinese sentence calls so.
_BEFORE_CALLED = frozenset("和与及由向给系为是请即致")


_INITIALS = re.compile(r"[\s:：–—-]|[^\W\d_]\.")


def _has_subject(after: Span, at: int, words: Vocabulary) -> bool:
    """Tell whether the subject of a verb stands behind it: "ترأس الوفد السيدة", "presidirá la delegación la Sra."."""
    divider = re.search(r"[,;:.،؛(]", after.text[at:])
    behind = after.cut(at, at + divider.start() if divider else len(after.text))
    found = names.scan(behind, words)
    return bool(found) and found[0][0] < _SUBJECT


# Characters: the delegation, with an article, between a verb and its subject.
_SUBJECT = 25


def _leads(sentence: Span, at: int, until: int, words: Vocabulary) -> tuple[Role | None, Span]:
    """Return the role that the words behind or before a name at a place give: "Mr. X will lead", "headed by Mr. X".

    Those behind reach `until` the next name.
    """
    before, after = sentence.cut(0, at), sentence.cut(at, until)
    match = entry.leading(after, words)
    if match and match.start() < 90 and not _has_subject(sentence.cut(at), match.end(), words):
        return Role.HEAD, after.cut(match.start(), match.end())
    capacity = next(entry.capacities(after, words), None)
    if capacity and capacity.start < 60 and not re.search(r"[,;:(]", after.text[: capacity.start]):
        return capacity.role, after.cut(capacity.start, capacity.end)
    for role, ways in words.roles:
        # "Mr. X shall act as Head of Delegation": whatever the verb is, one clause says it.
        said = ways.search(after.folded)
        if said and said.start() < 60 and not re.search(r"[,;:(]", after.text[: said.start()]):
            return role, after.cut(said.start(), said.end())
    for role, ways in words.roles:
        # "Head of delegation - N. Okoro": nothing but initials between.
        for found in ways.finditer(before.folded):
            if not _INITIALS.sub("", before.text[found.end() :]):
                return role, before.cut(found.start(), found.end())
    led = entry.led_by(before, words)
    between = before.cut(led[-1].end()) if led else Span()
    near = len(between.text) < 25 and not re.search("[,;]", between.text)
    if led and near and not words.has("joins.and", between.folded):
        return Role.HEAD, before.cut(led[-1].start(), led[-1].end())
    return None, Span()
