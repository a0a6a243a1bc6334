"""What the letter says about people that nobody's fields hold: a name left over, a role that nobody has."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, islice, pairwise

from parsers import characters, languages
from parsers.characters import HAN
from parsers.extract import countries, han, known, names, phrases
from parsers.extract.people import boxes, entry, fields, headings, merge, outsiders, purposes, several
from parsers.extract.people.candidate import Candidate, Contact
from parsers.extract.people.marks import is_ambiguous, mark_of
from parsers.extract.people.merge import Merged
from parsers.extract.people.rows import Row
from parsers.extract.people.sentences import sentences
from parsers.extract.people.vocabulary import Vocabulary, pattern
from parsers.extract.span import Mark, Span, fold, struck
from parsers.record import Change, Reason, ReviewItem, Role

# Letters: a shorter name may stand in any address by chance.
_SAID = 3
# Roles that a letter gives to single people; what it calls everybody is no sign of an oversight.
_SINGLE = (Role.HEAD, Role.DEPUTY_HEAD, Role.ALTERNATE, Role.INTERPRETER)


def of_letter(
    people: Sequence[Merged],
    rows: Sequence[Row],
    listed: Sequence[Row],
    words: Vocabulary,
    *,
    besides: Sequence[str],
    writer: str,
    language: str,
    amends: bool,
) -> tuple[ReviewItem, ...]:
    """Return an item for the names that were not taken and for each role that nobody has.

    `listed` are the lines of tables, whose names are all looked for in a whole list. `besides` are the
    names of those who are accounted for otherwise: whom to ask, who signs. `writer` is the name of who wrote.
    `language` is that of the letter, whose words deny: the Spanish "no" is no denial in Portuguese.
    """
    lines = [boxes.kept(row.text) for row in rows if mark_of(row.text, words) != "unchanged"]
    said = [sentence for line in lines for sentence in sentences(line, words)]
    told = [sentence for sentence in said if _is_about_members(sentence, words)]
    cells = [row.text for row in listed if not struck(row.text) and _is_about_members(row.text, words)]
    mixed = [sentence for sentence in said if outsiders.said(sentence, words, "joins.companions")]
    denied: list[Span] = []
    if any(merged.person.change for merged in people):
        cells = []  # a marked-up list names those who stay too
    if amends or any(merged.person.change for merged in people):
        told = [sentence for sentence in told if not words.has("change.stays", sentence.folded)]
        # "Neither A nor B will attend" says of a list that was sent before who goes.
        denied = [sentence for sentence in said if _denying(language).search(sentence.folded)]
    return (
        *_left_over(people, [*told, *denied, *cells], mixed, words, besides),
        *_unheld(people, told, words), *_seconds(people, said, words), *_heads(people),
        *_presiding(people, said, words),
        *_elsewhere(people, rows, words), *_below(rows, words), *_alongside(people, said, words),
        *_signing(people, rows, writer), *_writing(people, told, writer, words),
        *(_withdrawn(people, told, words) or _denied(people, lines, words, language)),
        *_uneven(people, words), *_last_body(people, rows), *_behind_bracket(people, rows, words),
        *_ditto(people, rows), *_among_items(people, rows),
        *_below_contacts(people, rows, words), *_sent(people, rows, words),
        *_questioned(people, said, words), *_elsewise(people, said, words, amends=amends),
        *_answered(people, [*rows, *listed], words),
        *several.of_sentences(people, said, words),
        *_addresses(people, words), *_origins(people), *_of_office(people, rows, listed, words),
    )  # fmt: skip


def _origins(people: Sequence[Merged]) -> Iterator[ReviewItem]:
    """Yield an item for each position that begins as for whom somebody comes: "For the Legal Department"."""
    for at, merged in enumerate(people):
        name, position = merged.person.name.text, merged.person.position.text
        if _FOR.match(position):
            detail = f"{position} was read as the position of {name} and may tell for whom they come: check it."
            yield ReviewItem(f"/delegates/{at}/position", Reason.OTHER, detail)


_FOR = re.compile(r"(?:for|from|pour|por|para|für|vom|от|со стороны)\s", re.IGNORECASE)


def _uneven(people: Sequence[Merged], words: Vocabulary) -> Iterator[ReviewItem]:
    """Yield an item for each person whose fields are unlike those of all others: a post missing, or begun half-way."""
    stay = [(at, merged.person) for at, merged in enumerate(people) if merged.person.change is not Change.REMOVE]
    for field in ("position", "organization"):
        said = {at: getattr(person, field).text for at, person in stay}
        filled = [text for text in said.values() if text]
        begun = any(text[:1].isupper() for text in filled)
        for at, text in said.items():
            name = people[at].person.name.text
            # Who interprets may be no more than that.
            interprets = people[at].person.role is Role.INTERPRETER
            if not text and field == "position" and len(filled) == len(said) - 1 > 0 and not interprets:
                detail = f"{name} alone has no position: see whether one stands in the letter."
                yield ReviewItem(f"/delegates/{at}/position", Reason.OTHER, detail)
            elif (
                begun
                and text[:1].islower()
                and (not _CYRILLIC.match(text) or fold(text).split()[0] in words.sets["words.small"])
                and not words.has("joins.excluded", fold(text))
            ):
                detail = f"{text} was read as the {field} of {name} and begins like the rest of something: check it."
                yield ReviewItem(f"/delegates/{at}/{field}", Reason.OTHER, detail)


def _last_body(people: Sequence[Merged], rows: Sequence[Row]) -> Iterator[ReviewItem]:
    """Yield an item for each person without a body before one with a body in the same sentence, which may be of both.

    "Mr. X, Judge; Ms. Y, Clerk; Ministry of Justice."
    """
    lines = {row.number: row.text.words for row in rows}
    stay = [(at, merged.person) for at, merged in enumerate(people) if merged.person.change is not Change.REMOVE]
    body: Candidate | None = None
    for at, person in reversed(stay):
        between = _between(person, body, lines.get(person.line, ())) if body else None
        if body and between is not None and not person.organization and not _SENTENCES.search(between):
            detail = (
                f"{body.organization.text} stands behind {body.name.text}, and may be that of {person.name.text} too."
            )
            yield ReviewItem(f"/delegates/{at}/organization", Reason.OTHER, detail)
        else:
            told = person.organization and person.name.number < person.organization.number
            body = person if told and person.way != "table" else None


def _among_items(people: Sequence[Merged], rows: Sequence[Row]) -> Iterator[ReviewItem]:
    """Yield an item for each person who has a line without a bullet below them, in a list that begins with such a one.

    "Academia" / "- Mr. X, Judge" / "Media" / "- Ms. Y, Editor": it may head those below it.
    """
    told = {
        mark.place.number: (at, person.name.text)
        for at, person in ((at, merged.person) for at, merged in enumerate(people))
        for mark in (*person.position.words, *person.organization.words)
    }
    for _, block in groupby(rows, key=lambda row: row.block):
        lines = list(block)
        marked = sum(row.marked for row in lines)
        bare = [row for row, below in pairwise(lines[1:]) if not row.marked and below.marked]
        if not marked or lines[0].marked or lines[0].colon or 2 * len(bare) > marked:
            continue
        for row in bare:
            found = next((told[mark.place.number] for mark in row.text.words if mark.place.number in told), None)
            if found and not row.heading:
                detail = f'"{row.text.text}" stands below {found[1]} and above others, and may head those: check it.'
                yield ReviewItem(f"/delegates/{found[0]}", Reason.OTHER, detail)


def _below_contacts(people: Sequence[Merged], rows: Sequence[Row], words: Vocabulary) -> Iterator[ReviewItem]:
    """Yield an item for each person below a heading of those whom to ask, as far as the next heading.

    A heading over people who do not attend leaves out the lines below (`headings`), and may belong to no table below;
    whom to ask may be one of the delegates.
    """
    listed = sorted((merged.person.name.number, at) for at, merged in enumerate(people))
    heading, outside = Span(), False
    for row, following in zip(rows, (*rows[1:], None), strict=False):
        text, last = row.text.strip(" :："), row.text.words[-1].place.number
        # A table is none of the rows: its people stand between two of them.
        own = [at for number, at in listed if _stands_on(row, number)]
        below = [at for number, at in listed if last < number and (not following or number < following.text.number)]
        heads = below or (following and any(_stands_on(following, number) for number, _ in listed))
        if not own and not row.marked and (row.first or row.colon) and heads:
            asked = 0 in outsiders.said(text, words) or entry.asks_only(text, words)
            asked = asked and not phrases.of(lambda words: words.contact.not_contact).search(text.folded)
            outside = headings.heads_outsiders(row, words)
            heading = text if outside or (asked and len(text.text) <= _HEADING) else Span()
        for at in (*own, *below) if heading else ():
            name, may = people[at].person.name.text, "not be meant" if outside else "only be whom to ask"
            detail = f'{name} stands below "{heading.text}", and may {may}: see whether they attend.'
            yield ReviewItem(f"/delegates/{at}", Reason.OTHER, detail)


def _stands_on(row: Row, number: int) -> bool:
    """Tell whether a line holds the word of a number."""
    return row.text.number <= number <= row.text.words[-1].place.number


def _sent(people: Sequence[Merged], rows: Sequence[Row], words: Vocabulary) -> Iterator[ReviewItem]:
    """Yield an item for each person without a body below a line with one that sends: "The Police Service sends:"."""
    above = {row.number: row for row in rows if row.colon and not row.marked and len(row.text.text) < _HEADING}
    for at, merged in enumerate(people):
        person = merged.person
        heads = [above[number] for number in above if number < person.line]
        body = _sender(heads[-1].text, words) if heads else Span()
        if body and not person.organization and person.change is not Change.REMOVE:
            detail = f'"{heads[-1].text.text}" stands above {person.name.text}, who may be of that body: check it.'
            yield ReviewItem(f"/delegates/{at}/organization", Reason.OTHER, detail)


def _questioned(people: Sequence[Merged], said: Sequence[Span], words: Vocabulary) -> Iterator[ReviewItem]:
    """Yield an item for each person whom a question names before any other sentence: "Did Ms. X attend in 2008?".

    "Tell us whether to register Ms. X" asks too.
    """
    for at, merged in enumerate(people):
        name = merged.person.name.text
        first = next((sentence.text for sentence in said if name in sentence.text), "")
        if _QUESTION.search(first, first.find(name)) or words.has("joins.whether", fold(first[: first.find(name)])):
            detail = f"{name} was read in a question: see whether they attend."
            yield ReviewItem(f"/delegates/{at}", Reason.OTHER, detail)


_QUESTION = re.compile(r"[?؟？]\s*$")


def _elsewise(
    people: Sequence[Merged], said: Sequence[Span], words: Vocabulary, *, amends: bool
) -> Iterator[ReviewItem]:
    """Yield an item for each person of a whole list whose own sentence says something else than that they come.

    "Mr. X, Judge, will attend. Mr. Y, Clerk, will meet him at the airport."
    """
    for at, merged in enumerate(people):
        name, own = merged.person.name.text, merged.person.way == "sentence" and not amends
        sentence = next((one for one in said if name in one.text), None) if own else None
        behind = sentence.folded[sentence.text.find(name) + len(name) :] if sentence else ""
        goes_on = words.has("joins.stops", behind) or _HAN_VERB.search(behind)
        if sentence and goes_on and not _comes(sentence.folded, words):
            detail = f'"{sentence.text[:_CUT]}" may not say that {name} attends: read it.'
            yield ReviewItem(f"/delegates/{at}", Reason.OTHER, detail)


def _comes(folded: str, words: Vocabulary) -> bool:
    """Tell a sentence that says that somebody comes, or as what."""
    keys = ("joins.named", "joins.leads", "joins.led_by", "joins.seconds", "change.comes", "joins.brings")
    attends = phrases.of(lambda words: words.requests.attends).search(f"{folded} ") is not None
    placed = words.places_in(folded) - {Role.DELEGATE}  # "was our delegate in 2008"
    return attends or bool(placed) or any(words.has(key, folded) for key in keys)


# Characters of a sentence that are shown.
_CUT = 100
# What a Chinese sentence ends with behind somebody's post in brackets: "由王刚先生（二等秘书）负责。"
_HAN_VERB = re.compile(r"^[^、：:]*[）)][\u4e00-\u9fff]{1,8}[。.]?$")


def _answered(people: Sequence[Merged], rows: Sequence[Row], words: Vocabulary) -> Iterator[ReviewItem]:
    """Yield an item where a form asks whether somebody attends and the answer is no: "Attending: ☐ Yes ☒ No"."""
    if not people or all(merged.person.change is Change.REMOVE for merged in people):
        return
    for row in rows:
        asked = words.pattern("joins.attends").match(row.text.folded)
        if asked and boxes.is_denied(_value(row.text.cut(asked.end())), words):
            detail = f'"{row.text.text[:80]}" may say that somebody who is listed does not attend: read it.'
            yield ReviewItem("/delegates", Reason.OTHER, detail)
            return


def _value(rest: Span) -> Span:
    """Return what stands behind the rest of a label: " at the meeting: no"."""
    label = _REST_OF_LABEL.match(rest.text)
    return rest.cut(label.end() if label else 0).strip(" :：?？")


# Characters of a label at most.
_REST_OF_LABEL = re.compile(r"[^:：?？]{0,40}[:：?？]")


def _sender(line: Span, words: Vocabulary) -> Span:
    """Return the body that a line ends in sending somebody for; none of those that write for a whole State."""
    text = line.strip(" :：")
    verb = next((match for match in words.pattern("joins.named").finditer(text.folded)), None)
    if verb is None or (verb.start() and verb.end() < len(text.text)):
        return Span()
    body = _ARTICLE.sub("", text.text[: verb.start()] if verb.start() else text.text[verb.end() :])
    told = text.cut(text.text.index(body), text.text.index(body) + len(body.rstrip()))
    state = any(found.state for found in countries.find(told.text))
    return (
        told
        if told and entry.is_body(told, words) and not state and not words.has("words.abroad", told.folded)
        else Span()
    )


_ARTICLE = re.compile(r"^\s*(?:(?:the|le|la|les|el|los|las|der|die|das|o|a)\s+|l['’]\s?)?", re.IGNORECASE)
# Characters: what is longer is a sentence.
_HEADING = 80


def _between(person: Candidate, other: Candidate, line: Sequence[Mark]) -> str | None:
    """Return what a line says from one person's name to the other's; None where they stand on different lines."""
    if person.line != other.line or person.way == "table":
        return None
    first, last = person.name.number, other.name.number
    return " ".join(mark.word.text for mark in line if first <= mark.place.number < last)


# Where one sentence ends and the next begins.
_SENTENCES = re.compile(r"[^\W\d_]{3,}[.!?] +[^\W\d_a-z]|[。؟]")

# Russian writes posts small but at the beginning of a line.
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def _addresses(people: Sequence[Merged], words: Vocabulary) -> Iterator[ReviewItem]:
    """Yield an item for each e-mail address that bears the family name of somebody else in the list."""
    families = [_squeezed(family) for family in merge.families(people, words)]
    for at, merged in enumerate(people):
        own = {token for token in fold(merged.person.name.text).split() if len(token) > _SAID}
        for contact in merged.person.contacts:
            local = _squeezed(contact.value.partition("@")[0])
            if contact.kind != "emails" or any(token in local for token in own):
                continue
            if _names_another(contact.value, merged.person.name.text):
                detail = f"{contact.value} was given to {merged.person.name.text} and bears another name: check it."
                yield ReviewItem(f"/delegates/{at}/emails", Reason.OTHER, detail)
                continue
            other = next(
                (i for i, family in enumerate(families) if i != at and len(family) > _SAID and family in local), None
            )
            if other is not None and families[other] != families[at]:
                owner = people[other].person.name.text
                detail = (
                    f"{contact.value} was given to {merged.person.name.text} and bears the name of {owner}: check it."
                )
                yield ReviewItem(f"/delegates/{at}/emails", Reason.OTHER, detail)


def _names_another(address: str, name: str) -> bool:
    """Tell an address of two names of people of which none begins as a word of somebody's own does: "ada.reed@"."""
    parts = [part for part in re.split(r"[._-]", fold(address.partition("@")[0])) if part]
    own = re.findall(r"[^\W\d_]+", fold(name))
    if len(parts) != 2 or not all(part.isalpha() and len(part) > _SAID for part in parts) or not fold(name).isascii():
        return False
    if any(part[:_SAID] in token or token[:_SAID] in part for part in parts for token in own):
        return False
    return known.is_given(parts[0]) and known.is_family(parts[1])


def _of_office(
    people: Sequence[Merged], rows: Sequence[Row], listed: Sequence[Row], words: Vocabulary
) -> Iterator[ReviewItem]:
    """Yield an item for each contact of somebody that may be an office's or an assistant's.

    Words before it in its line say so, in a sentence whose wife it is too, or an address: "her assistant: x@",
    "embassy@".
    """
    owners = {
        mark.place.number: (at, contact)
        for at, merged in enumerate(people)
        for contact in merged.person.contacts
        for mark in contact.span.words[:1]
    }
    asked = set[tuple[int, str]]()
    for row in (*rows, *listed) if owners else ():
        begun, sentence = 0, not (row.marked or row in listed)
        for place, mark in enumerate(row.text.marks):
            at, contact = owners.get(mark.place.number, (0, None)) if mark else (0, None)
            if contact is None or place < begun:
                continue
            # In Chinese it is one word with what stands before it.
            start = max(place, row.text.text.find(contact.span.text, place))
            before = row.text.folded[max(begun, start - _CLAUSE) : start]
            said = words.has("joins.assistants", before)
            said = said or (sentence and _is_of_another(before, people[at].person, words))
            begun = start + len(contact.span.text)
            if (said or _is_general(contact, people[at].person, words)) and (at, contact.kind) not in asked:
                asked.add((at, contact.kind))
                name = people[at].person.name.text
                detail = f"{contact.span.text} was given to {name} and may be an office's or an assistant's: check it."
                yield ReviewItem(f"/delegates/{at}/{contact.kind}", Reason.OTHER, detail)


def _is_of_another(before: str, person: Candidate, words: Vocabulary) -> bool:
    """Tell words before a contact that say whose it is, by the person it was given to: "Mr. X's wife", "wife of Mr. X".

    A post of the person's own says it of nobody else: "Secretary Ana Pinto".
    """
    own = [token for token in fold(person.name.text).split() if len(token) > _SAID]
    told = f"{person.position.folded} {person.organization.folded}"
    for match in words.pattern("joins.relations").finditer(before):
        # Short words stand between: "of Mr.", "del Sr."; "office may contact Mr. X" has others.
        gaps = (before[match.end() :].partition(token) for token in own)
        linked = any(found and _LINKS.fullmatch(gap) for gap, found, _ in gaps)
        theirs = linked or _OWNER.search(before[: match.start()])
        if (theirs or HAN.match(match.group())) and match.group() not in told:
            return True
    return False


_LINKS = re.compile(r"\s*(?:[^\W\d_]{1,4}[.'’]?\s+){0,4}")
_OWNER = re.compile(r"['’]s?\s+(?:\w+\s+)?$")


def _is_general(contact: Contact, person: Candidate, words: Vocabulary) -> bool:
    """Tell the address of an office, which is no word of the person's name: "info@", "embassy.vienna@"."""
    local = contact.value.partition("@")[0] if contact.kind == "emails" else ""
    own = any(token in local for token in fold(person.name.text).split() if len(token) >= _SAID)
    parts = [part for part in re.split(r"[\W_\d]+", local) if part]
    # Who has an initial is somebody: "h.office@".
    return not own and min(map(len, parts), default=0) > 1 and not words.sets["joins.mailboxes"].isdisjoint(parts)


def _squeezed(text: str) -> str:
    """Return a text as an address has it, letters alone: "Al Balushi" is "albalushi" there, and "al-balushi"."""
    return re.sub(r"[\W_]", "", fold(text))


def _heads(people: Sequence[Merged]) -> Iterator[ReviewItem]:
    """Yield an item if more than one person leads the delegation."""
    coming = (merged.person for merged in people if merged.person.change is not Change.REMOVE)
    heads = [person.name.text for person in coming if person.role is Role.HEAD]
    if len(heads) > 1:
        detail = f"{' and '.join(heads[:3])} were read as heads of one delegation: check who leads it."
        yield ReviewItem("/delegates", Reason.OTHER, detail)


def _presiding(people: Sequence[Merged], said: Sequence[Span], words: Vocabulary) -> Iterator[ReviewItem]:
    """Yield an item for each head who may preside over the meeting: "the meeting, held under the chairmanship of"."""
    heads = [(at, merged.person.name.text) for at, merged in enumerate(people) if merged.person.role is Role.HEAD]
    for sentence in said if heads else ():
        for match in entry.led_by(sentence, words):
            before = sentence.folded[: match.start()]
            if not _PRESIDES.search(match.group()) or not _is_of_meeting(before, words):
                continue
            for at, name in _behind(sentence, match, heads):
                detail = f"{name} was read as head, and may preside over the meeting: see whether they attend."
                yield ReviewItem(f"/delegates/{at}", Reason.OTHER, detail)
        yield from _in_charge(sentence, heads, words)


def _in_charge(sentence: Span, heads: Sequence[tuple[int, str]], words: Vocabulary) -> Iterator[ReviewItem]:
    """Yield an item for each head in whose charge a sentence puts more than the delegation: "a report it will present".

    "La delegación presentará un informe a cargo de la Sra. X": words stand between.
    """
    for match in words.pattern("joins.charge").finditer(sentence.folded):
        led = words.pattern("joins.led").finditer(sentence.folded[: match.start()])
        last = max((one.end() for one in led), default=0)
        if len(sentence.folded[last : match.start()].split()) < _BETWEEN:
            continue
        for at, name in _behind(sentence, match, heads):
            detail = f"{name} was read as head, and something else may be in their charge: see who leads."
            yield ReviewItem(f"/delegates/{at}/role", Reason.OTHER, detail)


def _behind(sentence: Span, match: re.Match[str], heads: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield those of whom the name stands not far behind some words."""
    behind = sentence.text[match.end() : match.end() + _HEADING]
    return ((at, name) for at, name in heads if name in behind)


# Words: "estará", "will travel".
_BETWEEN = 3


def _is_of_meeting(before: str, words: Vocabulary) -> bool:
    """Tell whether what stands before "chaired by" is about a meeting, not about a delegation to one."""
    event = list(phrases.of(lambda words: words.invitation.events).finditer(before))
    led = [match.end() for match in words.pattern("joins.led").finditer(before)]
    if not event or (led and led[-1] > event[-1].start()):
        return False
    return not led or len(re.findall(r"[^\W\d_]{3,}", before[event[-1].end() :])) > 1


_PRESIDES = re.compile(r"presid|chair")


def _elsewhere(people: Sequence[Merged], rows: Sequence[Row], words: Vocabulary) -> Iterator[ReviewItem]:
    """Yield an item for a role that a clause may give to people elsewhere: "who serve as experts in the Ministry:"."""
    held = {merged.person.role for merged in people if merged.person.role}
    for row in (row for row in rows if row.colon) if held else ():
        for found in words.pattern("joins.capacity").finditer(row.text.folded):
            before = row.text.folded[max(0, found.start() - _CLAUSE) : found.start()]
            clause = [match.end() for match in words.pattern("joins.elsewhere").finditer(before)]
            said = entry.first_place(row.text.cut(found.end()), words)
            if clause and words.places.get(said.folded) in held and not words.has("joins.named", before[clause[-1] :]):
                detail = f'"{said.text}" may be what people are elsewhere, and was read as their role: check it.'
                yield ReviewItem("/delegates", Reason.OTHER, detail)
                return


def _below(rows: Sequence[Row], words: Vocabulary) -> Iterator[ReviewItem]:
    """Yield an item for the first line that ends in a word that may tell a change, and may say something else.

    In a line of its own it may head who follows; "retirado" may be what a colonel is.
    """
    row = next((row for row in rows if row.below or is_ambiguous(row.text, words)), None)
    if row is not None:
        line = row.text.text if len(row.text.text) < _LINE else f"...{row.text.text[-_LINE:]}"
        detail = f'"{line}" ends in what may say that somebody comes or goes, and may mean others: check who comes.'
        yield ReviewItem("/delegates", Reason.OTHER, detail)


def _alongside(people: Sequence[Merged], said: Sequence[Span], words: Vocabulary) -> Iterator[ReviewItem]:
    """Yield an item for the first sentence that names somebody beside a word for who comes along, and may attend.

    Where the word is what somebody is, that person's fields are asked about.
    """
    told = [span.folded for merged in people for span in (merged.person.position, merged.person.organization)]
    for sentence in said:
        found = words.pattern("joins.alongside").search(sentence.folded)
        # "Accompanying person: Ms. X" says it; who has a post may attend.
        label = _COLON.match(sentence.text, found.end()) if found and not found.start() else None
        plain = label and len(entry.divide(sentence.cut(label.end()))) == 1
        if found and not plain and not any(found.group() in text for text in told) and _names_anybody(sentence, words):
            near = sentence.cut(max(0, found.start() - _LINE // 2), found.end() + _LINE // 2)
            detail = f'"...{near.text}..." may say that somebody comes along and does not attend: check who does.'
            yield ReviewItem("/delegates", Reason.OTHER, detail)
            return


_COLON = re.compile(r"\s?[:：]")


def _names_anybody(sentence: Span, words: Vocabulary) -> bool:
    found = (names.honorific(sentence.cut(*spot), words)[0] for spot in names.scan(sentence, words))
    return any(names.plain_address(address, words) for address in found) or bool(han.told(sentence.text, words))


# Characters of a line that a sentence for the staff shows.
_LINE = 100
# Characters: a clause that tells of people begins so near before the words for their role.
_CLAUSE = 80


def _writing(people: Sequence[Merged], told: Sequence[Span], writer: str, words: Vocabulary) -> Iterator[ReviewItem]:
    """Yield an item where a sentence says that who writes attends, and nobody of that name is among the people."""
    wrote = merge.key(writer)
    known = any(wrote and (wrote <= named or named <= wrote) for named in map(_key, people))
    said = next((sentence for sentence in told if words.has("joins.myself", sentence.folded)), None)
    if said and not known:
        detail = f'"{said.text[:_LINE]}" may say that who writes attends: see whether they are in the list.'
        yield ReviewItem("/delegates", Reason.OTHER, detail)


def _key(merged: Merged) -> frozenset[str]:
    return merge.key(merged.person.name.text)


def without_signer(
    people: Sequence[Merged], rows: Sequence[Row], words: Vocabulary
) -> tuple[list[Merged], tuple[ReviewItem, ...]]:
    """Return the people without one whose post stands in a line above the name, below people who are written otherwise.

    So letters are signed: a person is told of it. Where the others have lines of their own too, all of those begin
    with the name.
    """
    *others, person = (merged.person for merged in people) if len(people) > 1 else (None, None)
    if person is None or person.way != "stack" or person.change is not None:
        return list(people), ()
    named = {mark.place.number for mark in person.name.words}
    told = {mark.place.number for span in (person.position, person.organization) for mark in span.words}
    beside = {mark.place.number for row in rows for mark in row.text.words if named & _places(row)}
    above = told and max(told) < min(named, default=0) and told <= person.used and not told & beside
    if _is_below_sentence(person, others, rows, words):
        detail = (
            f"{person.name.text} stands below a sentence that follows the others, as who signs, and was not taken: "
            "see whether they attend."
        )
        return list(people[:-1]), (ReviewItem("/delegates", Reason.OTHER, detail),)
    if not above or any(other is not None and other.way == "stack" and not _is_name_first(other) for other in others):
        return list(people), ()
    detail = (
        f"{person.name.text} stands below the others with the post first, as who signs, and was not taken: "
        "see whether they attend."
    )
    return list(people[:-1]), (ReviewItem("/delegates", Reason.OTHER, detail),)


def _is_below_sentence(
    person: Candidate, others: Sequence[Candidate | None], rows: Sequence[Row], words: Vocabulary
) -> bool:
    """Tell somebody without a word of address, as all others have, whose lines end a letter below a sentence."""
    known = [other for other in others if other is not None]
    addressed = known and all(other.honorific for other in known) and not (person.honorific or person.has_place)
    last = max((max(other.used, default=0) for other in known), default=0)
    own = max(person.used, default=0)
    if not addressed or any(mark.place.number > own for row in rows[-1:] for mark in row.text.words):
        return False
    between = [row.text for row in rows if last < row.text.number < person.name.number]
    if any(words.has("joins.named", text.folded) for text in between):
        return False  # "The following will join them:"
    return any(text.text.rstrip().endswith(".") and len(text.text.split()) >= _SAYS for text in between)


# Words: shorter lines that end in a full stop may be abbreviations.
_SAYS = 5


def _is_name_first(person: Candidate) -> bool:
    """Tell somebody whose post and body stand behind the name."""
    told = [mark.place.number for span in (person.position, person.organization) for mark in span.words]
    return bool(told) and min(told) > max((mark.place.number for mark in person.name.words), default=0)


def without_spoken_of(people: Sequence[Merged], words: Vocabulary) -> tuple[list[Merged], tuple[ReviewItem, ...]]:
    """Return the people of a whole list without who is only named below it: with no post, body or role, as no other.

    So are whom to ask and who signs: a person is told of them, and of those whom a sentence only names.
    """
    only = [merged for merged in people if _is_only_named(merged.person, [one.person for one in people], words)]
    apart = [merged for merged in only if merged.person.way == "stack"]
    detail = "{} is named apart from the list, with neither post nor body, and was {}taken: see whether they attend."
    items = (
        ReviewItem("/delegates", Reason.OTHER, detail.format(one.person.name.text, "not " if one in apart else ""))
        for one in only
    )
    return [merged for merged in people if merged not in apart], tuple(items)


def _is_only_named(person: Candidate, everybody: Sequence[Candidate], words: Vocabulary) -> bool:
    others = [other for other in everybody if other is not person]
    placed = person.role is not Role.DELEGATE and (person.role or person.said_role)
    # What goes on in small letters and is no post is the rest of a sentence: "who drives them, needs no badge".
    goes_on = person.position.text[:1].islower() and not entry.is_post(person.position, words)
    told = (person.position and not goes_on) or person.organization or placed or person.change
    unlike = all(other.way != person.way and (other.position or other.organization) for other in others)
    return bool(others) and unlike and not told and person.way in ("stack", "sentence")


def _places(row: Row) -> set[int]:
    return {mark.place.number for mark in row.text.words}


def _signing(people: Sequence[Merged], rows: Sequence[Row], writer: str) -> Iterator[ReviewItem]:
    """Yield an item for the last person if only lines of a block make it one: such is how letters are signed.

    Not of one whose line tells post and body and stands right below that of another person, in one paragraph.
    """
    *others, last = (merged.person for merged in people)
    wrote, named = merge.key(writer), merge.key(last.name.text)
    writes = len(wrote) > 1 and (wrote <= named or named <= wrote)
    bare = not last.honorific and all(other.honorific for other in others)
    unlike = bool(others) and (bare or all(other.way != "stack" for other in others))
    # Whose own place stands right above the name is one of the list, whoever wrote.
    places = [other.name.number for other in others if other.name]
    placed = last.role is not None and max(places, default=0) < last.said_role.number < last.name.number
    below = bool(others) and _stands_below(last, others[-1], rows)
    apart = last.way == "stack" and (writes or unlike) and not (placed or below)
    if apart and last.change is None:
        detail = f"{last.name.text} stands apart from the others and may be who signed: see whether they attend."
        yield ReviewItem(f"/delegates/{len(people) - 1}", Reason.OTHER, detail)


def _stands_below(person: Candidate, other: Candidate, rows: Sequence[Row]) -> bool:
    """Tell whether two people have a line of one paragraph each, one below the other, with their post and body."""
    lines = {row.number: row for row in rows}
    own, above = lines.get(person.line), lines.get(other.line)
    if own is None or above is None or own.block != above.block or own.number != above.number + 1:
        return False
    return all(
        one.position and one.organization and {mark.place.number for mark in one.organization.words} <= _places(row)
        for one, row in ((person, own), (other, above))
    )


def _withdrawn(people: Sequence[Merged], told: Sequence[Span], words: Vocabulary) -> tuple[ReviewItem, ...]:
    """Return an item for the first of a whole list of whom a sentence may say that they do not attend."""
    if any(merged.person.change for merged in people):
        return ()
    families = [fold(family) for family in merge.families(people, words)]
    for sentence in told:
        said = (
            merge.key(sentence.text.replace(",", " "))
            if purposes.says("remove", sentence.folded, words)
            else frozenset()
        )
        at = next((i for i, family in enumerate(families) if len(family) > _SAID and family in said), None)
        if at is not None:
            return (_may_not_attend(people, at),)
    return ()


def _may_not_attend(people: Sequence[Merged], at: int) -> ReviewItem:
    detail = f"The letter may say that {people[at].person.name.text} does not attend: read it."
    return ReviewItem(f"/delegates/{at}", Reason.OTHER, detail)


def _denied(
    people: Sequence[Merged], lines: Sequence[Span], words: Vocabulary, language: str
) -> tuple[ReviewItem, ...]:
    """Return an item for somebody who comes, in a clause that says "not" more often than it names people who go.

    Which verb is denied is not asked: "will not require a visa" costs a look, "and not Ms. X" a wrong list.
    """
    families = merge.families(people, words)
    clauses = (clause for line in lines for sentence in sentences(line, words) for clause in _clauses(sentence))
    # Few clauses deny: the others are not searched for every name.
    for clause in (clause for clause in clauses if _denying(language).search(clause.folded)):
        named = [at for at, merged in enumerate(people) if _names(clause, merged.person.name.text, families[at])]
        comes = [at for at in named if people[at].person.change is not Change.REMOVE]
        if comes and _is_of_companion(clause, words, language):
            continue
        if comes and _denials(clause, [people[at] for at in named], language) > len(named) - len(comes):
            return (_may_not_attend(people, comes[-1]),)
    return ()


def _is_of_companion(clause: Span, words: Vocabulary, language: str) -> bool:
    """Tell a clause that denies something only of who comes along: "with her husband, who does not take part"."""
    denied = _denying(language).search(clause.folded)
    companion = max(outsiders.said(clause, words, "joins.companions"), default=-1)
    behind = clause.folded[companion:].split()[1:2] if denied and 0 <= companion < denied.start() else []
    between = clause.folded[companion : denied.start()].partition(",")[2] if denied and behind else ","
    return bool(behind) and behind[0] in words.sets["change.who"] and "," not in between


def _names(clause: Span, name: str, family: str) -> bool:
    """Tell whether a clause has somebody's name, or their family name in a word of its own."""
    if name in clause.text:
        return True
    return len(family) > _SAID and any(True for _ in characters.places(fold(family), clause.folded, alone=True))


def _clauses(sentence: Span) -> Iterator[Span]:
    start = 0
    for match in re.finditer(r"[;；؛]|$", sentence.text):
        yield sentence.cut(start, match.start())
        start = match.end()


def _denials(clause: Span, named: Sequence[Merged], language: str) -> int:
    """Return how often a clause denies something, outside bodies ("no gubernamental"); "ne ... pas" is once."""
    text = clause.text
    for merged in named:
        body = re.split(r"\s*[(（\[]", merged.person.organization.text, maxsplit=1)[0]
        text = text.replace(body, " " * len(body)) if len(body) > _APART else text
    found, last = 0, -_APART
    for match in _denying(language).finditer(fold(text)):
        number = text[match.end() : match.end() + 1] in (".", "º", "°")  # "No. 12"
        said = text[match.start() : match.end()]
        # In capitals it may be a name; a sentence may begin with it.
        plain = said == said.lower() or not text[: match.start()].strip()
        if plain and not number and match.start() - last >= _APART:
            found, last = found + 1, match.start()
    return found


@cache
def _denying(language: str) -> re.Pattern[str]:
    """Return what finds the words that deny in a language; English where it is none of ours."""
    code = language if language in languages.LANGUAGES else "en"
    return pattern(tuple(languages.language(code).people["joins"]["negation"]))


# Characters: words that deny stand closer together in one denial ("ne pourra pas", "no longer able").
_APART = 25


def _is_about_members(sentence: Span, words: Vocabulary) -> bool:
    return not outsiders.said(sentence, words) and not fields.is_nobody(sentence, words)


def _left_over(
    people: Sequence[Merged], told: Sequence[Span], mixed: Sequence[Span], words: Vocabulary, besides: Sequence[str]
) -> Iterator[ReviewItem]:
    """Yield an item for the names that nobody took; of `mixed` sentences, which name drivers too, where more are left.

    "Mr. X (driver) and Ms. Y (secretary) travel with them." So is who has a post there: "Mr. X, Judge, with wife".
    """
    # Who stands inside somebody's post or body is told there.
    said_of = [span.text for merged in people for span in (merged.person.position, merged.person.organization)]
    known = [merge.key(name) for name in (*(merged.person.name.text for merged in people), *besides)]
    left = list(islice(untaken(told, known, said_of, words), _SHOWN + 1))
    for sentence in mixed:
        more = list(islice(untaken([sentence], known, said_of, words), _SHOWN + 1))
        companions = len(outsiders.said(sentence, words, "joins.companions"))
        left += [name for name in more if len(more) > companions or _has_post(name, sentence, words)]
    shown = ", ".join(left[:_SHOWN]) + (" and others" if len(left) > _SHOWN else "")
    if left:
        are = "is named in the letter and was not taken as a delegate: see whether they attend."
        were = "are named in the letter and were not taken as delegates: see whether they attend."
        yield ReviewItem("/delegates", Reason.OTHER, f"{shown} {were if left[1:] else are}")


def _has_post(name: str, sentence: Span, words: Vocabulary) -> bool:
    """Tell whether a post stands right behind a name, divided from it: "Mr. X, Judge", not "Mr. X, driver"."""
    behind = sentence.cut(sentence.text.find(name) + len(name))
    pieces = entry.divide(behind) if behind.text.startswith((",", "،", "，", "(", "-", "–", ":")) else ()
    post = behind.cut(pieces[0].start, pieces[0].end).strip(" ()") if pieces else Span()
    return entry.is_post(post, words) and not outsiders.said(post, words, "joins.companions")


# How much two words with capitals are like a name.
_LIKE = 0.35
# Names in one sentence for the staff; of a letter with thousands no more are looked for.
_SHOWN = 10


def untaken(
    told: Sequence[Span],
    known: Sequence[frozenset[str]],
    said_of: Sequence[str],
    words: Vocabulary,
    like: float = _LIKE,
) -> Iterator[str]:
    """Yield each name with a word of address or a Russian father's name that no known one is, in nobody's fields.

    `like` is how much one must be like a name; a family name alone is little so.
    """
    seen, stems = list(known), [merge.stems(" ".join(name)) for name in known]
    for sentence in told:
        for start, end in names.scan(sentence, words):
            address, name = names.honorific(sentence.cut(start, end), words)
            said = merge.key(name.text)
            new = said and not any(said <= other or other <= said for other in seen)
            if not new or any(name.text in text for text in said_of):
                continue
            if names.plain_address(address, words) and _is_name(name, words, like):
                yield name.text
                seen.append(said)
                stems.append(merge.stems(name.text))
        for match in _RUSSIAN.finditer(sentence.text):
            own = merge.stems(match.group())
            # In another case it is somebody known: "Орлову Олегу Ивановичу нужна виза".
            again = any(len(own & other) > 1 for other in stems) or any(match.group() in text for text in said_of)
            if names.has_patronymic(fold(match.group()).split(), words) and not again:
                yield match.group()
                stems.append(own)
        for start, end in han.in_letters(sentence.text):
            name = sentence.cut(start, end)
            said = merge.key(name.text)
            new = said and not any(said <= other or other <= said for other in seen)
            if new and not any(name.text in text for text in said_of) and not entry.is_body(name, words):
                yield name.text
                seen.append(said)


# Three words with capitals, of which one may be the father's name.
_RUSSIAN = re.compile(r"(?<![\w-])[А-ЯЁ][А-ЯЁа-яё-]+(?:\s[А-ЯЁ][А-ЯЁа-яё-]+){2}(?![\w-])")


def _is_name(name: Span, words: Vocabulary, like: float) -> bool:
    """Tell a name from what else follows an abbreviation that is a word of address too ("M. Tel", "Ms. CU")."""
    return len(name.text) > 3 and fields.label(name.text, words) is None and names.likeness(name, words) >= like


def _leading(sentence: Span, words: Vocabulary) -> Span | None:
    """Return the words of a sentence that say that somebody leads: "will lead", "headed by"."""
    leads = words.pattern("joins.leads").search(sentence.folded) or next(iter(entry.led_by(sentence, words)), None)
    leads = leads or words.pattern("joins.charge").search(sentence.folded)
    return sentence.cut(leads.start(), leads.end()) if leads else None


def _unheld(people: Sequence[Merged], told: Sequence[Span], words: Vocabulary) -> Iterator[ReviewItem]:
    held = {merged.person.role for merged in people}
    said: dict[Role, Span] = {}
    # "Head of delegation: No"
    for sentence in (one for one in told if boxes.answer(one.cut(one.text.rfind(":") + 1), words) is not False):
        folded = sentence.folded
        for role, ways in words.roles:
            match = ways.search(folded)
            if match:
                said.setdefault(role, sentence.cut(match.start(), match.end()))
            # "deputy head of delegation" holds "head of delegation".
            folded = ways.sub(lambda found: " " * len(found.group()), folded)
    led = next((found for sentence in told if (found := _leading(sentence, words))), None)
    if led and Role.HEAD not in held and Role.HEAD not in said:
        said[Role.HEAD] = led
    for role in _SINGLE:
        if role in said and role not in held:
            detail = f'The letter says "{said[role].text}", and nobody was found who is: check the roles.'
            yield ReviewItem("/delegates", Reason.OTHER, detail)


def _seconds(people: Sequence[Merged], said: Sequence[Span], words: Vocabulary) -> Iterator[ReviewItem]:
    """Yield an item for each person without a role in a sentence with words for one: "and Ms. X will be his deputy".

    Bare words for one are looked for only where the sentence tells who leads, of those whose entry stands elsewhere.
    """
    open_yet = [(at, merged.person) for at, merged in enumerate(people) if _is_without_role(merged.person)]
    families = merge.families(people, words) if open_yet else []
    for sentence in said if open_yet else ():
        here = [(at, one) for at, one in open_yet if _names(sentence, one.name.text, families[at])]
        folded = _without_fields(sentence.folded, [merged.person for merged in people]) if here else ""
        leads = here and (_leading(sentence, words) or words.has("roles.head", folded))
        own, second = {mark.place.number for mark in sentence.words}, here and words.has("joins.seconds", folded)
        placed = leads and any(words.has(f"places.{role}", folded) for role in _SECONDS)
        for at, one in ((at, one) for at, one in here if second or (placed and one.name.number not in own)):
            detail = (
                f'"{sentence.text[:_LINE]}" may say the role of {one.name.text}, and none was read: see which it is.'
            )
            yield ReviewItem(f"/delegates/{at}/role", Reason.OTHER, detail)


_SECONDS = (Role.DEPUTY_HEAD, Role.ALTERNATE, Role.ADVISER, Role.EXPERT, Role.INTERPRETER, Role.OBSERVER)


def _is_without_role(person: Candidate) -> bool:
    unread = person.said_role and not person.role
    return not (person.has_place or unread) and person.change is not Change.REMOVE


def _without_fields(folded: str, people: Sequence[Candidate]) -> str:
    """Return the words of a sentence without people's posts, bodies, names and roles."""
    told = (span for one in people for span in (one.position, one.organization, one.name, one.said_role) if span)
    for span in sorted(told, key=lambda span: len(span.text), reverse=True):
        folded = folded.replace(span.folded, " " * len(span.folded))
    return folded


def _behind_bracket(people: Sequence[Merged], rows: Sequence[Row], words: Vocabulary) -> Iterator[ReviewItem]:
    """Yield an item for each person without a body before one that follows a bracket: "X (Judge) of the High Court"."""
    for row in rows:
        own = _places(row)
        here = [(at, one.person) for at, one in enumerate(people) if one.person.name.number in own]
        asked = -1
        for at, person in here:
            start = row.text.text.find(f"({person.position.text})") if person.position else -1
            behind = row.text.cut(start + len(person.position.text) + 2) if start >= 0 else Span()
            clause = behind.cut(0, min(_HEADING, len(_CLAUSED.split(behind.text)[0]))).strip()
            first = clause.folded.partition(" ")[0].partition("'")[0].partition("’")[0]
            if (
                person.organization
                or first not in words.sets["words.small"]
                or not words.has("words.bodies", clause.folded)
            ):
                continue
            for other, one in ((i, one) for i, one in here if asked < i <= at and not one.organization):
                detail = f'"{clause.text}" may tell the body of {one.name.text}: see which it is.'
                yield ReviewItem(f"/delegates/{other}/organization", Reason.OTHER, detail)
            asked = at


_CLAUSED = re.compile(r"[(,;:.]")


def _ditto(people: Sequence[Merged], rows: Sequence[Row]) -> Iterator[ReviewItem]:
    """Yield an item for each person without a body whose line ends in a sign for what stands above: "Judge, -"-"."""
    for row in (row for row in rows if _SAME.search(row.text.text)):
        for at, one in enumerate(people):
            if one.person.name.number in _places(row) and not one.person.organization:
                detail = f"A sign behind {one.person.name.text} says what stands above once more: see which body it is."
                yield ReviewItem(f"/delegates/{at}/organization", Reason.OTHER, detail)


_SAME = re.compile(r"[,;–—-]\s*(?:[-–—]?\s?[\"“”„″〃]\s?[-–—]?|[-–—]\s?(?:''|//)\s?[-–—])\s*[.;,]?$")
