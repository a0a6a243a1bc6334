"""Labelled lines about somebody who is known: below "The particulars of Ms. X are as follows:", or of the only one."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from msgspec.structs import replace

from parsers.extract import names
from parsers.extract.people import contacts, doubts, fields, forms, merge, sentences, tables
from parsers.extract.people.candidate import Candidate, Contact
from parsers.extract.people.merge import Merged
from parsers.extract.people.rows import Row
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span
from parsers.record import Change

# Characters: what is longer says more than whose particulars follow.
_SHORT = 80


def given(
    found: Sequence[Candidate], rows: Sequence[Row], left: Sequence[Row], words: Vocabulary, region: str | None
) -> list[Candidate]:
    """Return the people, each with the details that nothing else said of them and that such lines do.

    `left` are the lines that no other way has read. Who is named above such lines alone is nobody: whom to ask, too.
    """
    out, unread = list(found), {row.number for row in left}
    for at, above in enumerate(rows[:-1]):
        leads = above.colon and len(above.text.text) < _SHORT
        below = _below(rows[at + 1 :], unread, words) if leads else []
        owner = _owner(above.text, out, words) if below else None
        if owner is not None:
            out[owner] = _completed(out[owner], below, words, region)
    return out


def _below(rows: Sequence[Row], unread: set[int], words: Vocabulary) -> list[forms.Pair]:
    """Return what the lines that follow in one block label; nothing where one labels none, or the name of somebody."""
    group = takewhile(lambda row: row.block == rows[0].block and row.number in unread, rows)
    pairs = [forms.pair_of(row.text, words) for row in group]
    known = [pair for pair in pairs if pair and pair[0] not in tables.NAMES]
    return known if len(known) == len(pairs) else []


def _owner(text: Span, people: Sequence[Candidate], words: Vocabulary) -> int | None:
    """Return the place of the only one of the people who come whom a line names, None where that is not so.

    Nobody where the line tells a post too: who nominates a director is not the director.
    """
    spots = names.scan(text, words)
    said = [merge.key(names.tail(names.honorific(text.cut(*spot), words)[1], words).text) for spot in spots]
    if len(said) != 1 or any(_tells_post(rest, words) for rest in (text.cut(0, spots[0][0]), text.cut(spots[0][1]))):
        return None
    places = [
        at for at, one in enumerate(people)
        if one.change is not Change.REMOVE and any(key and key <= merge.key(one.name.text) for key in said)
    ]  # fmt: skip
    return places[-1] if len({merge.key(people[at].name.text) for at in places}) == 1 else None


def _tells_post(text: Span, words: Vocabulary) -> bool:
    return words.has("words.posts", text.folded) or words.has("words.bodies", text.folded)


def _completed(person: Candidate, details: Sequence[forms.Pair], words: Vocabulary, region: str | None) -> Candidate:
    pairs = [("name", Span(), person.name), *details]
    told = fields.person(forms.values_of(pairs, words), {key: label for key, label, _ in pairs}, words, region)
    if told is None:
        return person
    known = {contact.value for contact in person.contacts}
    return replace(
        person,
        position=person.position or told.position,
        organization=person.organization or told.organization,
        contacts=(*person.contacts, *(contact for contact in told.contacts if contact.value not in known)),
    )


def of_only(people: Sequence[Merged], rows: Sequence[Row], words: Vocabulary, region: str | None) -> list[Merged]:
    """Return the only person of a letter with how somebody is reached of whom an address right behind bears the name.

    "Mr. X will attend. E-mail: x@y. Tel.: 1". Who has an address of their own keeps that alone.
    """
    if len(people) != 1 or people[0].person.contacts or people[0].person.change is Change.REMOVE:
        return list(people)
    person = people[0].person
    behind = [row for row in rows if row.number >= person.line]
    told = next(
        (own for own in _reached(behind, words, region) if any(doubts.bears_name(one, person) for one in own)), []
    )
    return [replace(people[0], person=replace(person, contacts=tuple(told)))]


def _reached(rows: Sequence[Row], words: Vocabulary, region: str | None) -> Iterator[list[Contact]]:
    """Yield the contacts of sentences that follow each other in a block and say nothing else."""
    told: list[Contact] = []
    for _, own in groupby(rows, key=lambda row: row.block):
        for sentence in (one for row in own for one in sentences.sentences(row.text, words)):
            labelled = contacts.begins_with_label(sentence.folded, words)
            rest, found = contacts.take(sentence, words, region) if labelled else (sentence, ())
            if labelled and not _WORD.search(rest.text):
                told += found
            elif told:
                yield told
                told = []
        if told:
            yield told
            told = []


_WORD = re.compile(r"[^\W\d_]{2,}")
