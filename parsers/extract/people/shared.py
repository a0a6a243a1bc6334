"""What the words around people's entries say of them: "both of the Ministry of Justice", "as adviser" above."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from parsers.extract.people import contacts, entry
from parsers.extract.people.merge import Merged
from parsers.extract.people.rows import Row
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, join
from parsers.record import Role

_ARTICLE = re.compile(r"^[\s:]*(?:(?:the|la|le|les|el|los|las|der|die|das|o|a)\s+|l['’]\s*)", re.IGNORECASE)
# Words behind "same" that only name a kind of body, and how much of one is compared: "министерства", "Министерство".
_WORDS, _STEM = 2, 6


def bodies(people: Sequence[Merged], words: Vocabulary) -> list[Merged]:
    """Return the people, in the order of the letter, each with the body that the letter says once for several."""
    out: list[Merged] = []
    for merged in people:
        one, body, two = _of_both(merged, words)
        if body:
            out = _given(out, one, body, 1 if two else len(out))
        found = _before(one.person.organization, out, words)
        out.append(_with_body(one, found) if found else one)
    return out


def reached(people: Sequence[Merged]) -> list[Merged]:
    """Return the people, each also with the contacts that the letter gives once for several: "(both: tel. ...)"."""
    out = list(people)
    for last, merged in enumerate(people):
        for contact in merged.person.common:
            for at in range(last - 1, max(-1, last - 1 - merged.person.fellows), -1):
                known = out[at].person
                if any(one.kind == contact.kind for one in known.contacts):
                    break
                out[at] = replace(out[at], person=replace(known, contacts=(*known.contacts, contact)))
    return out


def roles(people: Sequence[Merged], rows: Sequence[Row], words: Vocabulary) -> list[Merged]:
    """Return the people, each without a role with the one at the end of the line above: "add to it as adviser"."""
    above = {row.number + 1: role for row in rows if not row.heading and (role := _led_to(row, words))}
    return [
        replace(merged, person=replace(merged.person, role=merged.person.role or above.get(merged.person.line)))
        for merged in people
    ]


def placed(people: Sequence[Merged], words: Vocabulary) -> list[Merged]:
    """Return the people with "Adviser" between name and post as their role, where others of the list have one there.

    "Mr. X – Head of delegation – Director – Ministry", "Ms. Y – Adviser – Judge – Court". So has a column of a table in
    which somebody else leads: "Mr. X | Head of delegation | Ministry", "Ms. Y | Representative | Court".
    """
    people = _in_column(people, words)
    shown = any(
        one.person.role and one.person.name.number < one.person.said_role.number < one.person.position.number
        for one in people
        if one.person.way != "table"
    )
    return [_with_role_first(one, words) for one in people] if shown else list(people)


def _in_column(people: Sequence[Merged], words: Vocabulary) -> list[Merged]:
    """Return the people of a table with a word for a delegate as their role, where the leader has no post either."""
    leads = any(
        one.role in _LEADERS and not one.position for one in (merged.person for merged in people) if one.way == "table"
    )
    out = list(people)
    for at, merged in enumerate(people):
        one = merged.person
        named = (
            words.places.get(one.position.folded) is Role.DELEGATE and one.position.folded in words.sets["words.posts"]
        )
        if leads and one.way == "table" and not one.has_place and named:
            told = replace(one, role=Role.DELEGATE, said_role=one.position, position=Span())
            out[at] = replace(merged, person=told)
    return out


_LEADERS = (Role.HEAD, Role.DEPUTY_HEAD)


def _with_role_first(merged: Merged, words: Vocabulary) -> Merged:
    person = merged.person
    position, body = (_pieces(span) for span in (person.position, person.organization))
    role = words.places.get(position[0].folded) if position else None
    if person.has_place or person.way == "table" or role not in _RANKS:
        return merged
    said, *posts = position
    if posts:
        post, organization = person.position.cut(_behind(person.position)), person.organization
    elif body:
        post, organization = body[0], person.organization.cut(_behind(person.organization)) if body[1:] else Span()
    else:
        return merged
    if not entry.is_post(post, words) or entry.is_body(post, words):
        return merged
    told = replace(person, role=role, said_role=said, position=post, organization=organization)
    return replace(merged, person=told)


# What a list calls people, and posts are called too.
_RANKS = (Role.ADVISER, Role.EXPERT)


def _pieces(span: Span) -> list[Span]:
    return [span.cut(piece.start, piece.end).strip() for piece in entry.divide(span)]


def _behind(span: Span) -> int:
    """Return where the second stretch of a text begins."""
    return entry.divide(span)[1].start


def _led_to(row: Row, words: Vocabulary) -> Role | None:
    said = [found for found in entry.capacities(row.text, words) if not row.text.text[found.end :].strip(" :：,-–—")]
    return said[-1].role if said else None


def _with_body(merged: Merged, body: Span) -> Merged:
    return replace(merged, person=replace(merged.person, organization=body))


def _of_both(merged: Merged, words: Vocabulary) -> tuple[Merged, Span, bool]:
    """Return a person without "both of the" before the body, that body and whether it is of two people.

    The body is empty where nothing says so.
    """
    person = merged.person
    both = words.pattern("joins.both")
    if found := both.match(person.organization.folded):
        body = _without_article(person.organization.cut(found.end()))
        return _with_body(merged, body), body, words.has("joins.of_two", found.group())
    if found := both.match(person.position.folded):
        body = join((_without_article(person.position.cut(found.end())), person.organization), ", ")
        changed = replace(merged, person=replace(person, position=Span(), organization=body))
        return changed, body, words.has("joins.of_two", found.group())
    return merged, Span(), False


def _without_article(body: Span) -> Span:
    article = _ARTICLE.match(body.text)
    return body.cut(article.end() if article else 0).strip(contacts.GONE + " ,;:-–—")


def _given(people: Sequence[Merged], last: Merged, body: Span, most: int) -> list[Merged]:
    """Return the people with a body for those right before the last who have none and whose change is the same.

    `most` is how many may be meant.
    """
    out = list(people)
    for at in range(len(out) - 1, len(out) - 1 - most, -1):
        if out[at].person.organization or out[at].person.change != last.person.change:
            break
        out[at] = _with_body(out[at], body)
    return out


def _before(said: Span, people: Sequence[Merged], words: Vocabulary) -> Span:
    """Return the body of somebody before that "the same ministry" means; an empty one where nothing says so."""
    found = words.pattern("joins.same").match(said.folded)
    kind = said.folded[found.end() :].strip(" .,-").split() if found else []
    if found is None or len(kind) > _WORDS:
        return Span()
    known = (merged.person.organization for merged in reversed(people) if merged.person.organization)
    return next((body for one in known if (body := _from(one, kind))), Span())


def _from(body: Span, kind: Sequence[str]) -> Span:
    """Return a body from the stretch on that names a kind: "Ministry of X" of "Police Department, Ministry of X"."""
    if not kind:
        return body
    stems = [word[:_STEM] for word in kind]
    for piece in entry.divide(body):
        text = body.cut(piece.start, piece.end)
        if all(stem in text.folded for stem in stems):
            return body.cut(piece.start)
    return Span()
