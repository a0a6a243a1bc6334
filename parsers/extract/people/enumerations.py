"""Numbered, lettered, bulleted and dashed lines, with the lines that go on with each."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from parsers.extract import han, names, phrases
from parsers.extract.people import chinese, corrigenda, entry, fields, markers, purposes
from parsers.extract.people.candidate import Candidate
from parsers.extract.people.change import swaps, without_stale
from parsers.extract.people.marks import mark_at
from parsers.extract.people.reading import Reading
from parsers.extract.people.rows import Row
from parsers.extract.people.topic import asks_for, is_apart
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, join, struck
from parsers.record import Change


def read(reading: Reading) -> tuple[Candidate, ...]:
    """Return the people of marked lines; in a run where most are people, weaker names count too."""
    out: list[Candidate] = []
    for run in _runs(reading.rows):
        items = _alike([_item(run, start, reading) for start in _starts(run)])
        people = [_person(item, reading, 0.3) for item in items]
        strong = [found for found in people if found and _is_strong(found, reading.words)]
        named = _is_announced(run, reading) and all(found and found.score >= 0.35 for found in people)
        trusted = named or (bool(strong) and len(strong) * 2 >= len(items))
        seen = [found for found in people if found and (trusted or found.score >= 0.55)]
        out += [replace(found, roll=run[0].number) for found in seen]
    return tuple(out)


def _is_announced(run: Sequence[Row], reading: Reading) -> bool:
    """Tell whether the line above a list says that people follow: "We nominate the following:"."""
    above = next((row for row in reading.rows if row.number == run[0].number - 1), None)
    return above is not None and above.colon and reading.words.has("joins.named", above.text.folded)


def _is_strong(found: Candidate, words: Vocabulary) -> bool:
    """Tell whether more than capitals speaks for a person: the form of the name, a post, a body, an address."""
    told = entry.is_post(found.position, words) or entry.is_body(found.organization, words)
    return found.score >= 0.55 or told or bool(found.contacts)


def _runs(rows: Sequence[Row]) -> list[list[Row]]:
    """Return the stretches of lines from one marked line to the last line before prose."""
    runs: list[list[Row]] = []
    inside = False
    for row in rows:
        if row.marked:
            if not inside:
                runs.append([])
            inside = True
        elif inside and _ends_run(row, runs[-1]):
            inside = False
        if inside:
            runs[-1].append(row)
    return runs


def _ends_run(row: Row, run: Sequence[Row]) -> bool:
    if row.heading:
        return False
    return row.first and len(row.text.text) > 110 and row.indent <= run[0].indent + 2


def _starts(run: Sequence[Row]) -> list[int]:
    return [i for i, row in enumerate(run) if row.marked and not row.heading]


def _item(run: Sequence[Row], start: int, reading: Reading) -> list[Row]:
    """Return a marked line and the lines that belong to it: to the next mark, heading, person or new paragraph.

    Where lines between have been read as somebody, what follows them is no part of it.
    """
    item = [run[start]]
    for row in run[start + 1 :]:
        if row.number != item[-1].number + 1 or markers.is_bare(row.text.text):
            break
        if row.marked or row.heading or is_apart(row, item[-1], reading.words) or _is_apart(row, item, reading):
            break
        item.append(row)
    return item


def _alike(items: list[list[Row]]) -> list[list[Row]]:
    """Return the items, the last without a paragraph below it where no other has one: so letters are signed.

    How the last is reached is kept, but for what tells how all are: "Contact telephone: ...".
    """
    if len(items) < 2 or any(row.first for item in items[:-1] for row in item[1:]):
        return items
    last = items[-1]
    reached = phrases.of(lambda words: words.contact.reached)
    kept = (entry.reaches(row.text) and not reached.match(row.text.folded) for row in last)
    end = next(
        (i for i, (row, stays) in enumerate(zip(last, kept, strict=True)) if i and row.first and not stays), len(last)
    )
    return [*items[:-1], last[:end]]


def _is_apart(row: Row, item: Sequence[Row], reading: Reading) -> bool:
    """Tell whether an unmarked line in a new paragraph is about something else."""
    if len(item) > 8:
        return True
    named = names.likeness(entry.name_part(row.text), reading.words) >= 0.7
    known = any(names.likeness(entry.name_part(line.text), reading.words) >= 0.55 for line in item)
    if named and known:
        return True
    apart = row.first or _is_sentence(row.text, reading.words)
    if apart and (names.scan(row.text, reading.words) or _reaches_another(row.text.folded, reading.words)):
        return True  # a sentence about somebody: "Mr. X's telephone is ..."
    return row.first and (len(row.text.text) > 90 or (row.indent <= item[0].indent and not entry.reaches(row.text)))


def _is_sentence(text: Span, words: Vocabulary) -> bool:
    """Tell a line that is a whole sentence: it ends in a full stop and has a verb."""
    return text.text.endswith((".", "。")) and (words.has("joins.stops", text.folded) or text.text.endswith("。"))


def _reaches_another(folded: str, words: Vocabulary) -> bool:
    """Tell a sentence that says who is reached: "The Registrar can be reached at ...", not "She can be"."""
    said = phrases.of(lambda words: words.contact.reached).search(folded)
    subject = folded[: said.start()].split() if said else []
    return bool(subject) and subject[0] not in words.sets["joins.pronouns"]


def _person(item: Sequence[Row], reading: Reading, least: float) -> Candidate | None:
    head = item[0]
    if reading.changes and any(swaps(row.text.folded, reading.words) for row in item):
        return None  # a sentence about two people
    if corrects(head, reading) or _is_chinese_change(head.text, reading) or asks_for(head.text, reading.words):
        return None
    if corrigenda.respelled(head.text, head.number, reading):
        return None  # a sentence about a name
    found_marks = (mark_at(row.text, reading.words, bare=reading.changes) for row in item)
    marks = [mark or (len(row.text.text), None) for mark, row in zip(found_marks, item, strict=True)]
    if any(told == "unchanged" for _, told in marks):
        return None
    texts = [_without_and(row.text.cut(0, at), reading.words) for row, (at, _) in zip(item, marks, strict=True)]
    turned = next((told for _, told in marks if isinstance(told, Change)), None)
    found = entry.read(texts, head.number, reading.words, reading.region, least=least)
    if found is None or fields.is_nobody(found.name, reading.words) or _is_in_sentence(head, found, reading.words):
        return None
    found = corrected(found, reading)
    change = found.change or turned
    pending = found.pending or (reading.changes and _says_otherwise(texts, change, reading.words))
    return under(replace(found, way="list", change=change, pending=pending), head)


def _says_otherwise(texts: Sequence[Span], change: Change | None, words: Vocabulary) -> bool:
    """Tell whether the lines about somebody who comes have a word of going ("withdrawn on 3 April"), or the reverse."""
    opposite = "add" if change is Change.REMOVE else "remove"
    return any(purposes.says(opposite, text.folded, words) for text in texts)


def corrected(found: Candidate, reading: Reading) -> Candidate:
    """Return a person with the post that a correction gives: 'read "Adviser", not "Attaché"'."""
    if not reading.changes:
        return found
    position, body = found.position, found.organization
    if body and position.text.count("«") > position.text.count("»"):
        position, body = join((position, body), " "), Span()  # a quotation that the end of a line breaks
    why = _ASIDE.search(body.text, max(0, len(body.text) - _FAR))
    if why and (not why.start() or reading.words.has("change.stale", body.folded[why.start() :])):
        body = body.cut(0, why.start()).strip()
    return replace(found, position=_corrected(position, reading.words), organization=body)


# Characters: no bracket at the end of a body is longer.
_FAR = 200
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]\W*$")


def _corrected(position: Span, words: Vocabulary) -> Span:
    """Return the right post of what is said of a person; none where that is a number only, or why it is corrected."""
    read = words.pattern("labels.new").search(position.folded[:_LABELLED])
    if read and (not read.start() or fields.label(position.text[: read.start()], words)):
        return without_stale(position.cut(read.end()).strip(" :：-–"), words)
    if position.text.startswith(("(", "[")):
        return Span()  # why it is corrected
    reached = any(words.has(f"labels.{kind}", position.folded) for kind in ("phone", "email", "fax"))
    return Span() if reached and not entry.is_post(position, words) else position


# Characters: the name of a field and a verb stand before the right words.
_LABELLED = 40


def _is_chinese_change(text: Span, reading: Reading) -> bool:
    """Tell a Chinese sentence that says a change, which is read as such: "增加翻译某女士"."""
    told = reading.changes and chinese.is_one(text) and bool(han.told(text.text, reading.words))
    return told and any(reading.words.starts(f"change.{kind}", text.folded) for kind in ("add", "remove"))


def corrects(row: Row, reading: Reading) -> bool:
    """Tell a sentence that begins with what was wrong about a person: "The title of Ms. X is: Y (not Z)"."""
    wrong = reading.words.pattern("change.corrected").search(row.text.folded) if reading.changes else None
    if wrong is None or wrong.start() > _OPENING:
        return False
    named = names.scan(row.text, reading.words)
    return any(0 <= start - wrong.end() < _OPENING and names.honorific(row.text.cut(start, end), reading.words)[0]
               for start, end in named[:1])  # fmt: skip


# Characters: an article or an adjective before a word.
_OPENING = 16


def _without_and(text: Span, words: Vocabulary) -> Span:
    """Return a line without the "and" at its end that leads to the next item."""
    last = max(text.folded.rfind(","), text.folded.rfind(";"))
    said = text.folded[last + 1 :].strip(" .")
    return text.cut(0, last) if last > 0 and said and words.pattern("joins.and").fullmatch(said) else text


def _is_in_sentence(head: Row, found: Candidate, words: Vocabulary) -> bool:
    """Tell whether a marked line is a sentence about somebody else: "The title of Mr. X is Head of Y"."""
    if found.honorific or head.text.text.startswith(found.name.text):
        return False
    named = (names.honorific(head.text.cut(start, end), words)[0] for start, end in names.scan(head.text, words))
    return any(named) and words.has("joins.stops", head.text.folded)


def under(found: Candidate, head: Row) -> Candidate:
    """Return a person with what the headings above say, where their own lines say nothing."""
    change = Change.REMOVE if struck(found.name) else found.change or head.change
    return replace(
        found, role=found.role or head.role, said_role=found.said_role or head.said_role, change=change,
        organization=found.organization or head.body,
        guessed=head.guessed and bool(head.body) and not found.organization,
    )  # fmt: skip
