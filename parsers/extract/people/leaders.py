"""Who leads, where a sentence says it by the post that one person of the list holds: "led by the Deputy Minister"."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from parsers.extract.people.lines import Row
from parsers.extract.people.merge import Merged
from parsers.extract.people.sentences import sentences
from parsers.extract.people.span import Span
from parsers.extract.people.vocabulary import Vocabulary
from parsers.record import Change, Role


def by_post(people: Sequence[Merged], rows: Sequence[Row], words: Vocabulary) -> list[Merged]:
    """Return the people, who leads the delegation by the post that nobody else has as the head, where nobody is yet."""
    out = list(people)
    if any(merged.person.role is Role.HEAD for merged in people):
        return out
    for row in rows:
        for sentence in sentences(row.text, words) if words.has("joins.delegation", row.text.folded) else ():
            said, post = _leading(sentence, words)
            holding = [at for at, merged in enumerate(people) if _holds(merged, post, words)]
            if len(holding) == 1 and people[holding[0]].person.role in (None, Role.DELEGATE):
                person = replace(people[holding[0]].person, role=Role.HEAD, said_role=said)
                out[holding[0]] = replace(people[holding[0]], person=person)
                return out
    return out


def _leading(sentence: Span, words: Vocabulary) -> tuple[Span, list[str]]:
    """Return the words of a sentence about the delegation that say that somebody leads it, and the words for whom."""
    folded = sentence.folded
    # "was led by" is said of another delegation, "if she cannot travel" of one that may never be.
    denied = any(words.has(f"joins.{key}", folded) for key in ("negation", "excluded", "elsewhen"))
    found = words.pattern("joins.led_by").search(folded) or words.pattern("joins.leads").search(folded)
    if denied or found is None or not words.has("joins.delegation", folded):
        return Span(), []
    said = sentence.cut(found.start(), found.end())
    after = _post(_DIVIDER.split(sentence.text[found.end() :])[0], words)
    return said, after or _post(_DIVIDER.split(sentence.text[: found.start()])[-1], words)


def _post(text: str, words: Vocabulary) -> list[str]:
    """Return the words of a text from a post on, before which nothing but the delegation and words of address stand."""
    folded = Span(text).folded.strip(" .:\n")
    leave = [words.pattern("joins.delegation"), words.pattern("honorifics.titles"), _ARTICLE]
    while folded and not _is_post(folded.split()[0], words):
        met = next((match for each in leave if (match := each.match(folded)) and match.end()), None)
        if met is None:
            return []
        folded = folded[met.end() :].lstrip(" .")
    return [_bare(word) for word in folded.split()]


def _is_post(word: str, words: Vocabulary) -> bool:
    return bool({word, _bare(word)} & words.sets["words.posts"])


def _holds(merged: Merged, post: Sequence[str], words: Vocabulary) -> bool:
    """Tell whether a post, however much of it is said, is a person's: what is said besides must be in their body."""
    person = merged.person
    held = [_bare(word) for word in _DIVIDER.split(person.position.folded)[0].split()]
    if not post or not held or person.change is Change.REMOVE:
        return False
    alike = next((at for at, (one, other) in enumerate(zip(post, held, strict=False)) if one != other), None)
    alike = min(len(post), len(held)) if alike is None else alike
    small, body = words.sets["words.small"], {_bare(word)[:_STEM] for word in person.organization.folded.split()}
    more = [word for word in post[alike:] if word not in small]
    if alike == 0 or any(word[:_STEM] not in body for word in more):
        return False
    left = held[alike:]
    if not left or more:
        return not left
    return left[0] in small or (alike > 1 and left[0] not in words.sets["words.posts"])


def _bare(word: str) -> str:
    """Return a folded word without the article that Arabic joins to it."""
    word = word.strip(".'’\"«»")
    return word[2:] if word.startswith("ال") and len(word) > _STEM else word


# Letters of a word that are compared: "министерства", "Министерство"; shorter Arabic words may begin like an article.
_STEM = 4
_DIVIDER = re.compile(r"[,;:،؛，；(（\n]")
_ARTICLE = re.compile(r"(?:the|le|la|les|el|los|las|der|die|das|den|dem|o|a)\b|l['’]|由")
