"""Whether the whole list was read: people announced, numbers that are missing, lines that nothing explains."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import count, pairwise, takewhile

from parsers.document import Line, Table, Word
from parsers.extract import names, phrases
from parsers.extract.letter import Letter, Passage, Zone
from parsers.extract.people import bodies, entry, fields
from parsers.extract.people.candidate import Candidate
from parsers.extract.people.change import cues, is_mixed, speaks_of_list, with_comings
from parsers.extract.people.marks import mark_of
from parsers.extract.people.merge import Merged
from parsers.extract.people.rows import Row
from parsers.extract.people.sentences import sentences
from parsers.extract.people.topic import HEADING, SENTENCE_END
from parsers.extract.people.vocabulary import Vocabulary, pattern
from parsers.extract.span import Span, read
from parsers.record import Change, Reason, ReviewItem, Role

# Ways that read a list line by line, so that a line between two people belongs to somebody.
_LISTS = frozenset({"list", "stack"})

# The largest delegations to a conference have some eighty members, those to an expert group a dozen.
_MANY = 100


def of_list(
    people: int, seen: Sequence[Candidate], rows: Sequence[Row], words: Vocabulary, *, amends: bool
) -> tuple[ReviewItem, ...]:
    """Return an item for each sign that somebody was missed. `seen` is everybody whom any way of reading saw."""
    if not people:
        return (
            ReviewItem("/delegates", Reason.OTHER, "The letter names a delegation, but nobody was found. Open it."),
        )
    items = [
        _many(people),
        _announced(people, rows, words) if not amends else None,
        _numbers(seen, rows),
        _left(seen, rows, words) or _headed(seen, rows, words),
        ((_in_place(seen, rows, words) or _gone(seen, rows, words)) if amends else None)
        or _gone_below(seen, rows, words),
    ]
    return tuple(item for item in items if item)


def of_tables(people: Sequence[Merged], letter: Letter, words: Vocabulary) -> tuple[ReviewItem, ...]:
    """Return items for the tables that name people: rows that may be cut wrongly, a body above people without any."""
    named = [(merged.person, merged.person.name.words) for merged in people]
    items = []
    for before, passage in pairwise((None, *letter.within(Zone.BODY))):
        if passage is None or not isinstance(passage.item, Table):
            continue
        held = {word for line in passage.lines for word in line.words}
        first = next((one for one, marks in named if any(mark.word in held for mark in marks)), None)
        if first and passage.item.unsure:
            detail = "The table with {} on page {} has no lines, and two of its rows may be read as one: compare it."
            items.append(detail.format(first.name.text, passage.page))
        said = _heading(before, passage, words) if first and not first.organization else None
        if first and said:
            items.append(f'"{said}" stands above the table with {first.name.text} and may be their body: check it.')
    return tuple(ReviewItem("/delegates", Reason.OTHER, detail) for detail in items)


def _heading(before: Passage | None, table: Passage, words: Vocabulary) -> str | None:
    """Return the line right above a table if it is the name of a body."""
    if before is None or before.part != table.part or isinstance(before.item, Table) or not before.lines:
        return None
    said = read(before.lines[-1], count(), before.part, before.filename, before.page).strip(" :：")
    plain = len(said.text) < _LONGEST and not any(char.isdigit() for char in said.text)
    # The title of a list is none: "Delegation of Norway".
    other = said.text.endswith(_ENDS) or words.has("joins.named", said.folded) or words.has("joins.led", said.folded)
    return said.text if entry.is_body(said, words) and plain and not other else None


# Characters of a heading.
_LONGEST = 80


def of_page(
    people: Sequence[Merged], seen: Sequence[Candidate], letter: Letter, words: Vocabulary
) -> tuple[ReviewItem, ...]:
    """Return an item for the first line that stands at the height of somebody's name and was given to nobody there.

    It is in another column of a table whose rows were not seen.
    """
    used = {mark.word for one in seen for _, span in one.spans for mark in span.words}
    named = [(at, mark) for at, merged in enumerate(people) for mark in merged.person.name.words]
    owners: dict[Word, set[int]] = {}
    for at, merged in enumerate(people):
        for mark in (mark for _, span in merged.person.spans for mark in span.words):
            owners.setdefault(mark.word, set()).add(at)
    for passage in letter.passages:
        if passage.zone in _ASIDE or passage.text.endswith(_ENDS):
            continue
        own = {word for line in passage.lines for word in line.words}
        where = (passage.part, passage.page)
        here = [(at, mark.word) for at, mark in named if (mark.place.part, mark.place.page) == where]
        for line in passage.lines if any(word not in own for _, word in here) else ():
            level = {at: word for at, word in here if _is_level(line, word)}
            whose = set[int]().union(*(owners.get(word, ()) for word in line.words))
            apart = all(word not in own for word in level.values()) and whose.isdisjoint(level)
            strange = used.isdisjoint(line.words) or 0 < len(whose) == len(whose & {at for at, _ in here})
            said = read(line, count(), passage.part, passage.filename, passage.page)
            if level and apart and strange and not _is_explained(said, words):
                name = people[min(level)].person.name.text
                beside = f'"{said.text}" stands beside {name} on page {passage.page} and was not given to them'
                return (ReviewItem("/delegates", Reason.OTHER, f"{beside}: see whose it is."),)
    return ()


_ASIDE = (Zone.LETTERHEAD, Zone.QUOTED, Zone.DISCLAIMER, Zone.RUNNING)
# So ends running text, which stands beside names in a letter in two columns.
_ENDS = (".", ":", ";", "。", "：", "؛")


def _is_level(line: Line, word: Word) -> bool:
    """Tell a line at whose height a word of another one stands; on a page turned by a quarter lines are tall."""
    whole = line.box
    if word.box is None or whole is None or whole.x1 - whole.x0 < whole.bottom - whole.top:
        return False
    middle = (word.box.top + word.box.bottom) / 2
    return any(other.box is not None and other.box.top < middle < other.box.bottom for other in line.words)


def _many(people: int) -> ReviewItem | None:
    """Return an item if more people were found than a delegation has: a list of other people, or an attack."""
    if people <= _MANY:
        return None
    detail = f"{people} people were found, more than a delegation has: check that these are the people who attend."
    return ReviewItem("/delegates", Reason.TOO_MANY_PEOPLE, detail)


def _announced(people: int, rows: Sequence[Row], words: Vocabulary) -> ReviewItem | None:
    """Return an item if the letter announces another number of people than were found."""
    texts = [text for row in rows for text in _unbracketed(row.text.folded)]
    whole = "\n".join(texts)
    counted = [(value, forms) for value, forms in words.counted if any(form in whole for form in forms)]
    announced = {value for text in texts for value, forms in counted if _says(forms, text)}
    if not announced or people in announced:
        return None
    return ReviewItem(
        "/delegates", Reason.COUNT_DIFFERS, f"The letter speaks of {max(announced)} people, {people} were found."
    )


def _unbracketed(folded: str) -> set[str]:
    """Return a text without and with the words of its brackets: a number is said in words and figures, "four (4)"."""
    return {folded, _BRACKET.sub("", folded), _BRACKET.sub(r" \1", folded)}


_BRACKET = re.compile(r"\s?[(（]([^\W_]{1,20})[)）]")


def _in_place(seen: Sequence[Candidate], rows: Sequence[Row], words: Vocabulary) -> ReviewItem | None:
    """Return an item if the letter says that somebody comes in a person's place and one of the two was not found."""
    comes, goes = (any((one.change is Change.REMOVE) is gone for one in seen) for gone in (False, True))
    if comes and goes:
        return None
    said = next((row for row in rows if any(words.has(f"change.{key}", row.text.folded) for key in _SWAPS)), None)
    who = "does" if goes else "goes"
    detail = f"The letter says that somebody comes in another's place, and nobody was found who {who}: look who it is."
    return ReviewItem("/delegates", Reason.OTHER, detail) if said else None


def _gone(seen: Sequence[Candidate], rows: Sequence[Row], words: Vocabulary) -> ReviewItem | None:
    """Return an item if the letter says that somebody goes and everybody who was found comes, or the other way round.

    A heading may say more than that people go, "Delegation after the withdrawals", or end what was said of them.
    """
    if not any(one.change is Change.REMOVE for one in seen):
        said = (sentence for row in rows for sentence in sentences(row.text, words))
        goes = next((one for one in said if any(cue.kind == "remove" for cue in cues(one.folded, words))), None)
        return None if goes is None else _turn(goes, "somebody goes, and nobody was found who does")
    heads = (row.text for row in rows if _may_head(row) and not names.scan(row.text, words))
    if mixed := next((head for head in heads if is_mixed(head.folded, words)), None):
        return _turn(mixed, "somebody goes, and whoever stands below was read as coming")
    amid = next(_amid_gone(seen, rows, words), None)
    return None if amid is None else _turn(amid, "those below come, and they were read as going")


def _gone_below(seen: Sequence[Candidate], rows: Sequence[Row], words: Vocabulary) -> ReviewItem | None:
    """Return an item if the sentence above a list may say that people go, and whoever stands below was read as coming.

    It ends in that they do, "Mr. X is ill, and the following have withdrawn as well:", or denies something and has no
    known words of naming: "the following are not going to travel:".
    """
    people = {one.line: one for one in seen}
    for above, row in pairwise(rows):
        below = people.get(row.number)
        if below is None or below.change is Change.REMOVE or not above.text.text.endswith((":", "：")):
            continue
        said = sentences(above.text, words)[-1]
        if speaks_of_list(said.folded.strip(" :：")):
            continue  # "This cancels the list of 3 May:"
        told = with_comings(said.folded, words, cues(said.folded, words))
        gone = bool(told) and told[-1].kind == "remove" and not _names(said.folded[told[-1].end :], words)
        if gone or (_denies(said.folded, words) and not (told or _names(said.folded, words))):
            return _turn(
                said.cut(told[-1].start if gone else 0), "somebody goes, and whoever stands below was read as coming"
            )
    return None


def _names(folded: str, words: Vocabulary) -> bool:
    """Tell whether folded text says who attends, or a change."""
    said = phrases.of(lambda words: words.intent.nominate + words.intent.amend).search(folded)
    return said is not None or words.has("joins.leads", folded) or words.has("joins.led_by", folded)


def _denies(folded: str, words: Vocabulary) -> bool:
    """Tell whether folded text denies something: "No. 5" does not."""
    found = words.pattern("change.denied").finditer(folded)
    return any(not _NUMBERED.match(folded, one.end()) for one in found)


_NUMBERED = re.compile(r"[.°º]?\s*[\w/.-]*\d")


def _turn(said: Span, told: str) -> ReviewItem:
    return ReviewItem("/delegates", Reason.OTHER, f'"{said.text[:_LONGEST]}" may say that {told}: look who it is.')


def _amid_gone(seen: Sequence[Candidate], rows: Sequence[Row], words: Vocabulary) -> Iterator[Span]:
    """Yield the lines among those who go that head a delegation, and are nobody's: "Members:", "Final delegation"."""
    gone = {one.line for one in seen if one.change is Change.REMOVE}
    used = frozenset[int]().union(*(one.used for one in seen))
    for first, last in pairwise([at for at, row in enumerate(rows) if row.number in gone]):
        for row in rows[first + 1 : last]:
            body = bodies.of_heading(row.text)
            told = entry.place(row.text, words) not in (None, Role.DELEGATE) or (
                entry.is_body(body, words) and not words.has("joins.led", body.folded)
            )
            if not told and _is_explained(row.text, words) and used.isdisjoint(m.place.number for m in row.text.words):
                yield row.text


def _may_head(row: Row) -> bool:
    return not row.marked and len(row.text.text) < HEADING and (row.colon or not SENTENCE_END.search(row.text.text))


_SWAPS = ("in_place", "replaced_by", "instead_of")


def _says(forms: tuple[str, ...], folded: str) -> bool:
    return any(form in folded for form in forms) and pattern(forms).search(folded) is not None


def _numbers(seen: Sequence[Candidate], rows: Sequence[Row]) -> ReviewItem | None:
    """Return an item if the numbers of a list of people do not begin with 1 or leave one out."""
    listed = {candidate.line for candidate in seen if candidate.way == "list"}
    before = 0
    for row in rows:
        if row.counted is None:
            continue
        if row.number in listed and row.counted > before + 1:
            detail = f"The list has the number {row.counted} after {before or 'nothing'}: look for who is missing."
            return ReviewItem("/delegates", Reason.COUNT_DIFFERS, detail)
        before = row.counted
    return None


def _left(seen: Sequence[Candidate], rows: Sequence[Row], words: Vocabulary) -> ReviewItem | None:
    """Return an item for the first line between two people of a list that is neither theirs nor a heading."""
    used = frozenset[int]().union(*(candidate.used for candidate in seen))
    idle = _idle_headings(seen, rows)
    for row in (*(row for row in rows if row.number in idle), *_between(seen, rows, words)):
        if (
            (row.heading and row.number not in idle)
            or mark_of(row.text, words) == "unchanged"
            or used.intersection(mark.place.number for mark in row.text.words)
        ):
            continue
        if not _is_explained(row.text, words):
            return ReviewItem(
                "/delegates", Reason.OTHER, f'"{row.text.text}" stands among the people and was not understood.'
            )
    return None


def _headed(seen: Sequence[Candidate], rows: Sequence[Row], words: Vocabulary) -> ReviewItem | None:
    """Return an item for the first heading amid a list that does not say of those below it that they attend.

    "Pending clearance:", "The attached replies were prepared by:"; a sentence in its place is no explanation.
    """
    listed = {candidate.line: candidate for candidate in seen if candidate.way in _LISTS}
    used = frozenset[int]().union(*(candidate.used for candidate in seen))
    first = min(listed, default=0)
    for above, row in pairwise(rows):
        below = listed.get(row.number)
        apart = first < above.number and above.number not in listed and not above.marked
        heads = apart and above.text.text.endswith((":", "：")) and _part(above) == _part(row)
        if not heads or below is None or below.change or used.intersection(m.place.number for m in above.text.words):
            continue
        if above.heading and (below.organization or below.role):
            continue  # it was read
        if not _says_who(sentences(above.text, words)[-1].strip(" :："), words):
            detail = f'"{above.text.text}" stands above {below.name.text} and may head others: see whether they attend.'
            return ReviewItem("/delegates", Reason.OTHER, detail)
    return None


def _says_who(text: Span, words: Vocabulary) -> bool:
    """Tell a heading that is a place in the delegation or a body, or says that somebody attends."""
    if any(words.has(key, text.folded) for key in _OPEN):
        return False
    article = _ARTICLE.match(text.text)
    bare = text.cut(article.end()) if article else text
    if entry.place(bare, words) or entry.is_delegation(bare, words) or entry.is_body(bare, words):
        return True
    # "Journalists travelling with the delegation" names it only.
    named = (found.group().split() for found in words.pattern("joins.named").finditer(text.folded))
    return _names(text.folded, words) or any(not words.sets["joins.led"].issuperset(said[-1:]) for said in named)


_OPEN = ("joins.unsettled", "joins.nobody", "joins.pending", "joins.perhaps", "joins.excluded")


def _idle_headings(seen: Sequence[Candidate], rows: Sequence[Row]) -> frozenset[int]:
    """Return the headings that were guessed to name a body, above somebody who has another: "Reserve:"."""
    people = {candidate.line: candidate for candidate in seen}
    return frozenset(
        above.number for above, below in pairwise(rows)
        if above.heading and below.guessed and below.body and (found := people.get(below.number))
        and found.organization.text != below.body.text
    )  # fmt: skip


def _between(seen: Sequence[Candidate], rows: Sequence[Row], words: Vocabulary) -> Iterator[Row]:
    places = sorted(candidate.line for candidate in seen if candidate.way in _LISTS)
    parts = {row.number: _part(row) for row in rows}
    numbers = [row.number for row in rows]
    first_one = next((candidate for candidate in seen if places and candidate.line == places[0]), None)
    if first_one and not first_one.organization:
        yield from _paragraph_above(rows[: bisect_left(numbers, places[0])], words)
    above = rows[: bisect_left(numbers, places[0])][-1:] if places else ()
    yield from (row for row in above if row.first and row.colon and len(row.text.text.split()) <= _SHORT_HEADING)
    if places:
        yield from _items_above(rows[: bisect_right(numbers, places[0])])
        # Items of the list behind the last person: nobody was found in them.
        yield from takewhile(lambda row: row.marked, rows[bisect_right(numbers, places[-1]) :])
    for first, last in pairwise(places):
        if parts.get(first) == parts.get(last):
            yield from rows[bisect_right(numbers, first) : bisect_left(numbers, last)]


def _paragraph_above(rows: Sequence[Row], words: Vocabulary) -> Iterator[Row]:
    """Yield the line that ends the rows, or the body that begins its paragraph of few lines, that may head people."""
    lines = [row for row in rows if row.block == rows[-1].block]
    for first in lines[:1] if len(lines) <= _FEW else ():
        body = first.text.strip(" :：")
        named = entry.is_body(body, words) and not entry.is_delegation(body, words)
        if first.first and (named if lines[1:] else not first.colon):
            yield first


# Lines of a heading.
_FEW = 3
# Words of a heading that announces nothing: "Reserve:".
_SHORT_HEADING = 2


def _items_above(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the items of a list above its first person, whose line is the last of the rows, from the last one back."""
    *above, found = rows
    if not found.marked or found.counted == 1:
        return
    for row in reversed(above):
        other = row.marked and (row.counted is None) is not (found.counted is None)
        if other or (row.first and not row.marked):
            return
        if row.marked:
            yield row
        if row.counted == 1:
            return


def _part(row: Row) -> str:
    words = row.text.words
    return words[0].place.part if words else ""


def _is_explained(line: Span, words: Vocabulary) -> bool:
    """Tell a line that names nobody and no body: a place kept free, a sentence, a role, a label."""
    text = line.strip(" :：.")
    if sum(char.isalpha() for char in text.text) < 3 or fields.is_nobody(text, words):
        return True
    article = _ARTICLE.match(text.text)
    bare = text.cut(article.end()) if article else text
    if entry.place(bare, words) or entry.is_delegation(bare, words) or fields.label(bare.text.partition(":")[0], words):
        return True
    prose = len(text.text) > 110 or len(sentences(line, words)) > 1
    return prose or any(words.has(key, text.folded) for key in ("joins.named", "joins.excluded", "joins.stops"))


_ARTICLE = re.compile(r"(?:(?:the|our|les|nos|los|las|nuestros|os|as|die|unsere)\s+)", re.IGNORECASE)
