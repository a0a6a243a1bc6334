"""What a sentence says of several people of a list, or of some by their numbers, and that not as many of them have."""

import re
from collections.abc import Iterator, Sequence

from parsers.extract import countries
from parsers.extract.people import entry, merge
from parsers.extract.people.merge import Merged
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span
from parsers.record import Change, Reason, ReviewItem, Role

# Characters of a sentence that the staff are shown.
_SHOWN = 100
# Characters before a role, within which "formerly" is said of it, and behind it, as in Arabic.
_NEAR, _BEHIND = 30, 12


def of_sentences(people: Sequence[Merged], said: Sequence[Span], words: Vocabulary) -> Iterator[ReviewItem]:
    """Yield an item for the first sentence of each kind that tells more of several people than the list does."""
    families = merge.families(people, words)
    yield from _roles(people, families, said, words)
    yield from _bodies(people, families, said, words)
    yield from _former(people, said, words)
    yield from _states(people)


def _roles(
    people: Sequence[Merged], families: Sequence[str], said: Sequence[Span], words: Vocabulary
) -> Iterator[ReviewItem]:
    """Yield an item for a role that a sentence gives to several, or to one of a number, and others have."""
    for sentence in said:
        role, at = _role(sentence, words)
        if role is None:
            continue
        named = _named(people, families, sentence)
        holders = {i for i, one in enumerate(people) if one.person.role is role and (not named or i in named)}
        many = words.has("joins.as_several", sentence.folded)
        numbers = _numbers(sentence, words)
        everyone, some = (words.starts(f"joins.{key}", sentence.folded) for key in ("several", "some_of"))
        # "As an observer, by Mr. X and Ms. Y" may be said of both.
        behind = {i for i in named if role is Role.OBSERVER and at < sentence.text.find(people[i].person.name.text)}
        wrong = (
            (many and len(named) > 1 and holders != named)
            or (numbers and not named and holders != {number - 1 for number in numbers})
            or ((everyone or some) and not named and (len(holders) < 2 or (some and len(holders) == len(people))))
            or (behind and holders & behind and holders != behind)
        )
        if wrong:
            detail = f'"{_cut(sentence)}" may give a role to others than those who were found with it: check the roles.'
            yield ReviewItem("/delegates", Reason.OTHER, detail)
            return


def _bodies(
    people: Sequence[Merged], families: Sequence[str], said: Sequence[Span], words: Vocabulary
) -> Iterator[ReviewItem]:
    """Yield an item for a body that a sentence gives to several, of whom one has none: "All are of the Police"."""
    if all(one.person.organization for one in people if one.person.change is not Change.REMOVE):
        return
    for sentence in said:
        verb = words.pattern("joins.belong").search(sentence.folded)
        begins = words.starts("joins.several", sentence.folded) or words.starts("joins.some_of", sentence.folded)
        if not verb or not begins or _named(people, families, sentence):
            continue
        starts = [match.start() for match in _CAPITAL.finditer(sentence.text, verb.end())]
        # In Russian a body stands in another case than the lists have it in.
        inflected = any("А" <= sentence.text[start] <= "Я" for start in starts)
        if inflected or any(entry.is_body(sentence.cut(start).strip(" .,;"), words) for start in starts):
            detail = f'"{_cut(sentence)}" may say whose people they are, and somebody has no body: check it.'
            yield ReviewItem("/delegates", Reason.OTHER, detail)
            return


# Where a word with a capital begins.
_CAPITAL = re.compile(r"(?<![^\W_])(?=[^\W\d_])(?=[A-ZÀ-ÞА-ЯЁ]|[^\x00-\u04ff])")


def _former(people: Sequence[Merged], said: Sequence[Span], words: Vocabulary) -> Iterator[ReviewItem]:
    """Yield an item for each who leads by a sentence that may say who did once: "was formerly head of"."""
    for at, merged in enumerate(people):
        person = merged.person
        if person.role not in (Role.HEAD, Role.DEPUTY_HEAD) or person.change is Change.REMOVE or not person.said_role:
            continue
        place = person.said_role.number
        sentence = next((one for one in said if one.number <= place <= one.words[-1].place.number), None)
        start = sentence.text.find(person.said_role.text) if sentence else -1
        end = start + len(person.said_role.text)
        near = sentence.folded[max(0, start - _NEAR) : end + _BEHIND] if sentence else ""
        before = near[: start - max(0, start - _NEAR)]
        former = words.has("change.earlier", before) or words.has("change.once", near)
        if sentence and start > 0 and former:
            detail = f'"{_cut(sentence)}" may say what {person.name.text} was: check the role.'
            yield ReviewItem(f"/delegates/{at}/role", Reason.OTHER, detail)


def _states(people: Sequence[Merged]) -> Iterator[ReviewItem]:
    """Yield an item for each body that is a State and nothing else, where people have two such: a joint delegation."""
    stated = [(at, state) for at, one in enumerate(people) if (state := _state(one.person.organization.text))]
    for at, _ in stated if len({state for _, state in stated}) > 1 else ():
        body, name = people[at].person.organization.text, people[at].person.name.text
        detail = f"{body} was read as the body of {name} and is a State: see whether the delegation is of several."
        yield ReviewItem(f"/delegates/{at}/organization", Reason.OTHER, detail)


def _state(text: str) -> str | None:
    whole = (found for found in countries.find(text) if found.state and not found.adjective)
    return next((found.state.iso3 for found in whole if found.state and found.end - found.start == len(text)), None)


def _role(sentence: Span, words: Vocabulary) -> tuple[Role | None, int]:
    """Return the place in the delegation that a sentence tells, and where; that of a delegate is none."""
    told = next(entry.capacities(sentence, words), None)
    if told is not None and told.role is not Role.DELEGATE:
        return told.role, told.start
    several = words.pattern("joins.as_several").search(sentence.folded)
    if several is None:
        return None, 0
    roles = words.places_in(several.group()) - {Role.DELEGATE}
    return (roles.pop() if len(roles) == 1 else None), several.start()


def _numbers(sentence: Span, words: Vocabulary) -> set[int]:
    """Return the numbers by which a sentence begins with telling people of a list: "Nos. 2 and 3 attend"."""
    match = words.pattern("joins.numbered").search(sentence.folded)
    rest = _NUMBERED.match(sentence.folded, match.end()) if match and match.start() < _FRONT else None
    return {int(number) for number in re.findall(r"\d+", rest.group())} if rest else set()


_NUMBERED = re.compile(r"\.?\s*\d{1,2}(?![\d/.-]*\d)(?:(?:\s*,\s*|\s+[^\W\d_]{1,3}\s+)\d{1,2}(?![\d/.-]*\d))*")
# Characters before such a number: an article.
_FRONT = 12


def _named(people: Sequence[Merged], families: Sequence[str], sentence: Span) -> set[int]:
    """Return those whose name or family name stands in a sentence."""
    told = {mark.place.number for mark in sentence.words}
    said = set(_WORDS.findall(sentence.text))
    return {
        at for at, (one, family) in enumerate(zip(people, families, strict=True))
        if one.person.name.text in sentence.text
        or (len(family) > 1 and not said.isdisjoint((family, family.title(), family.upper())))
        or not told.isdisjoint(mark.place.number for mark in one.person.name.words)
    }  # fmt: skip


_WORDS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def _cut(sentence: Span) -> str:
    return sentence.text[:_SHOWN]
