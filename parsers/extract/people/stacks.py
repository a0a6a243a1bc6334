"""Blocks of lines, one person each: the name, then position, organization and contacts; or the name last."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from msgspec.structs import replace

from parsers.extract import dates, names, phrases
from parsers.extract.people import change, contacts, entry, fields, markers, outsiders, purposes
from parsers.extract.people.candidate import Candidate
from parsers.extract.people.enumerations import corrected, corrects, under
from parsers.extract.people.marks import mark_at
from parsers.extract.people.reading import Reading
from parsers.extract.people.rows import Row
from parsers.extract.people.topic import asks_for, has_own_address, is_apart, is_prose, leads_to_name
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span
from parsers.record import Change


def read(reading: Reading) -> tuple[Candidate, ...]:
    """Return the people of unmarked blocks whose lines begin with a name or end in one."""
    out: list[Candidate] = []
    blocks = [list(block) for _, block in groupby(reading.rows, key=lambda row: row.block)]
    left: list[list[Row]] = []
    blocks = [part for block in blocks for part in _parts(block)]
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else []
        following = following if following and following[0].first else []
        people: list[Candidate] = []
        turns = {row.number: mark for row in block if reading.changes and (mark := _turn(row, reading.words))}
        lines = [
            replace(row, text=row.text.cut(0, turns[row.number][0])) if row.number in turns else row for row in block
        ]
        for group in _groups(lines, reading):
            more = (
                _details_below(following, reading, group[0])
                if group and group[-1] is lines[-1] and len(group) == 1
                else []
            )
            found = _person([*group, *more], reading)
            if found:
                turn = next((turns[row.number][1] for row in group if row.number in turns), found.change)
                people.append(replace(found, change=turn))
        if not people and _is_laid_out_as_people_are(lines, reading):
            left.append(_own(lines, reading))
        out += people
    # Among several blocks laid out as people are one is somebody however foreign the name is; beside one person, whose
    # name begins with the family's as in lists, not as letters are signed.
    several = len(out) > 1 or len(out) + len(left) > 2
    likely = [lines for lines in left if several or (out and _begins_with_family(lines[0].text, reading.words))]
    beside = [found for lines in likely if (found := _person(lines, reading))]
    return tuple(sorted([*out, *beside], key=lambda one: one.line))


def _parts(block: Sequence[Row]) -> list[list[Row]]:
    """Return the lines of a block between headings and bare numbers, nobody's above them; one list at least."""
    parts: list[list[Row]] = [[]]
    for row in block:
        if not row.heading and not markers.is_bare(row.text.text):
            parts[-1].append(row)
        elif parts[-1]:
            parts.append([])
    return parts


def _is_laid_out_as_people_are(lines: Sequence[Row], reading: Reading) -> bool:
    """Tell a block of a few words with capitals, and post, body or role in the next line."""
    words = reading.words
    if len(lines) < 2 or any(row.marked for row in lines) or names.likeness(lines[0].text, words) < _MAY_BE:
        return False
    if entry.is_post(lines[0].text, words) or entry.is_body(lines[0].text, words):
        return False
    below = entry.name_part(lines[1].text)
    return entry.place(below, words) is not None or entry.is_post(below, words) or entry.is_body(below, words)


# How much two words with capitals are like a name.
_MAY_BE = 0.35


def _begins_with_family(name: Span, words: Vocabulary) -> bool:
    """Tell a name of two words of which the first alone ends as family names do: "Асланова Гюнель"."""
    ending = names.by_ending(name.text, words)
    return ending is not None and ending.first is True


def _turn(row: Row, words: Vocabulary) -> tuple[int, Change] | None:
    """Return where what a line below somebody says of a change begins, and the change; None of another line."""
    mark = mark_at(row.text, words) if row.below else None
    return (mark[0], mark[1]) if mark and isinstance(mark[1], Change) else None


# "Ms. X, Adviser, Ministry of Y, will be in Vienna on both days.", and another sentence behind it.
_TO_BE = re.compile(r",\s(?:will|sera|estará|будет|приедет)\s.*[.!?]")


def _is_name(row: Row, reading: Reading) -> bool:
    part = entry.name_part(row.text)
    if row.marked or len(part.text) > 70 or corrects(row, reading) or asks_for(row.text, reading.words):
        return False
    if row.colon and fields.label(row.text.strip(" :：").text, reading.words):
        return False  # a line of a form that nobody filled in
    ways = (entry.names_last, entry.spelled_twice, entry.is_inverted, entry.is_name_before_post)
    if any(tells(row.text, reading.words) for tells in ways):
        return True
    score = names.likeness(part, reading.words)
    # Alone on its line a name needs no more; before a comma or a colon it needs a sign that it is one.
    if score >= 0.55 or _after_role(row.text, reading) or leads_to_name(row.text, reading.words):
        return True
    if score < _MAY_BE:
        return False
    headed = row.role is not None and _before_body(row.text, reading)
    return headed or _before_post(row.text, reading) or has_own_address(part, row.text)


def _has_address_below(lines: Sequence[Row], at: int, reading: Reading) -> bool:
    """Tell a line of several parts whose first may be a name, which the address in the next line bears."""
    part, below = entry.name_part(lines[at].text), lines[at + 1 : at + 2]
    several = len(part.text) < len(lines[at].text.text)
    return several and any(
        names.likeness(part, reading.words) >= _MAY_BE and not row.marked and has_own_address(part, row.text)
        for row in below
    )


def _before_post(text: Span, reading: Reading) -> bool:
    """Tell a line that goes on with a post behind two words with capitals: "Anna Berg, Senior Adviser, ..."."""
    pieces = entry.divide(text)
    return len(pieces) > 1 and entry.is_post(text.cut(pieces[1].start, pieces[1].end), reading.words)


def _before_body(text: Span, reading: Reading) -> bool:
    """Tell a line that goes on with a body behind two words with capitals: "Anna Berg, Ministry of Justice"."""
    pieces = entry.divide(text)
    return len(pieces) > 1 and entry.is_body(text.cut(pieces[1].start, pieces[1].end).strip(), reading.words)


def _after_role(text: Span, reading: Reading) -> bool:
    """Tell a line that begins with a role and then a name: "Interpreter: Mr. X", "Head of delegation / Mr. X"."""
    pieces = entry.divide(text)
    if len(pieces) < 2 or entry.place(text.cut(pieces[0].start, pieces[0].end), reading.words) is None:
        return False
    sure = pieces[1].lead in (":", "：", "-", "–", "—")
    bare = entry.name_part(text.cut(pieces[1].start, pieces[1].end))
    second, _ = entry.cut_name(bare, reading.words)
    return names.likeness(second, reading.words) >= (0.35 if sure else 0.55)


def _groups(lines: Sequence[Row], reading: Reading) -> list[list[Row]]:
    """Return the lines of each person of a block."""
    posted = [i for i, row in enumerate(lines) if not row.marked and entry.ends_in_full_name(row.text, reading.words)]
    # One alone may be who signs.
    posted = posted if len(posted) > 1 else []
    starts = [
        i for i, row in enumerate(lines)
        if (_is_name(row, reading) and not _is_post_below(lines, i, reading)) or _begins_anew(lines, i, reading)
        or _has_address_below(lines, i, reading) or i in posted
    ]  # fmt: skip
    if not starts:
        return []
    if starts[0] and _is_laid_out_as_people_are(lines[: starts[0]], reading):
        starts = [0, *starts]
    if _name_comes_last(lines, starts, reading):
        bounds = [0, *(start + 1 for start in starts)]
    else:
        bounds = [*(start - _is_announced(lines, start, reading) for start in starts), len(lines)]
    return [_own(lines[a:b], reading) for a, b in pairwise(bounds)]


def _is_announced(lines: Sequence[Row], start: int, reading: Reading) -> bool:
    """Tell whether the line above a name is its post, with a colon: "Third Secretary:" / "Mr. X"."""
    above = lines[start - 1].text.strip(" :：") if start and lines[start - 1].colon else Span()
    told = bool(above) and not _announces(lines[start - 1], reading)
    return told and (entry.is_post(above, reading.words) or entry.is_body(above, reading.words))


def _announces(row: Row, reading: Reading) -> bool:
    """Tell a sentence with a colon that announces people or changes from a post and a body with one."""
    told = any(reading.words.has(key, row.text.folded) for key in ("joins.stops", "joins.named"))
    return row.colon and (told or len(row.text.text) > _LINE)


# Characters: what is longer is a sentence.
_LINE = 80


def _own(lines: Sequence[Row], reading: Reading) -> list[Row]:
    """Return the lines of a group up to the first that is about no person, or is prose."""
    ends = (
        at
        for at in range(1, len(lines))
        if is_apart(lines[at], lines[at - 1], reading.words) or _is_sentence(lines[at], reading)
    )
    return list(lines[: next(ends, len(lines))])


def _is_post_below(lines: Sequence[Row], at: int, reading: Reading) -> bool:
    """Tell "Fiscal Especial de la Niñez" below "Sr. Wilmer Oseguera" from a person: nothing but posts leads it."""
    if not at:
        return False
    above, _ = names.honorific(lines[at - 1].text, reading.words)
    here, _ = names.honorific(lines[at].text, reading.words)
    posts = reading.words.sets["words.posts"]
    only_posts = bool(here) and all(token.strip(".") in posts for token in here.folded.split())
    alone = len(entry.divide(lines[at - 1].text)) == 1  # whose own line tells more needs no line below
    return only_posts and names.is_spoken(above) and alone and _is_name(lines[at - 1], reading)


def _begins_anew(lines: Sequence[Row], at: int, reading: Reading) -> bool:
    """Tell a line that may be a name from a body or a city: contacts end the person above, and a post follows."""
    if not 0 < at < len(lines) - 1 or names.likeness(lines[at].text, reading.words) < 0.35:
        return False
    above = lines[at - 1].text
    return bool(contacts.take(above, reading.words, reading.region)[1]) and entry.is_post(
        lines[at + 1].text, reading.words
    )


def _name_comes_last(lines: Sequence[Row], starts: Sequence[int], reading: Reading) -> bool:
    """Tell whether titles stand above the names: the block begins with one and ends in a name."""
    if starts[0] == 0 or starts[-1] != len(lines) - 1:
        return False
    first = lines[0].text
    titled = entry.is_post(first, reading.words) or entry.is_body(first, reading.words)
    # "The Ministry of X has the honour to announce these changes." names a body too, and is nobody's.
    told = _announces(lines[0], reading) or (reading.changes and is_prose(lines[0], reading.words))
    return titled and not told


def _details_below(block: Sequence[Row], reading: Reading, above: Row) -> list[Row]:
    """Return the next paragraph if it can only be what the person above is: short lines without a name.

    Whose own line tells post and body needs none: such a paragraph names who writes.
    """
    if len(entry.divide(above.text)) > 2:
        return []
    if not block or len(block) > 5 or any(row.marked or row.heading or len(row.text.text) > 90 for row in block):
        return []
    if any(_is_name(row, reading) or reading.words.has("change.unchanged", row.text.folded) for row in block):
        return []
    if any(dates.find(row.text.text) for row in block):  # who signs, and when
        return []
    if any(names.honorific(row.text, reading.words)[0] for row in block):  # a sentence about somebody
        return []
    if any(_is_sentence(row, reading) for row in block):
        return []
    if any(row.text.text.endswith(".") and reading.words.has("joins.stops", row.text.folded) for row in block):
        return []
    first = entry.name_part(block[0].text)
    likely = entry.is_post(first, reading.words) or entry.is_body(first, reading.words) or "@" in block[0].text.text
    return list(block) if likely else []


def _person(rows: Sequence[Row], reading: Reading) -> Candidate | None:
    if not rows or len(rows) > 10 or any(_is_sentence(row, reading) for row in rows):
        return None
    if reading.changes and reading.words.has("change.stays", rows[0].text.folded):
        return None
    found = entry.read([row.text for row in rows], rows[0].number, reading.words, reading.region, least=0.3)
    if found is None or fields.is_nobody(found.name, reading.words):
        return None
    return under(corrected(replace(found, way="stack"), reading), rows[0])


def _is_sentence(row: Row, reading: Reading) -> bool:
    """Tell a line of prose, which is read as such: it has a verb, or says whom to ask."""
    folded = row.text.folded
    if outsiders.said(row.text, reading.words) or reading.words.has("joins.respectively", folded):
        return True
    if phrases.of(lambda words: words.zones.compliments).search(folded):
        return True
    if _opens_with_verb(row.text, reading.words):
        return True
    # However short it is, who cannot come is told in a sentence.
    unable = purposes.says("remove", folded, reading.words) and not reading.words.has("change.unchanged", folded)
    verb = change.swaps(folded, reading.words) or reading.words.has("joins.leads", folded)
    verb = verb or reading.words.has("change.comes", folded)
    swaps = reading.changes and change.swaps(folded, reading.words) and len(names.scan(row.text, reading.words)) > 1
    return unable or swaps or (len(folded) > 60 and (verb or _TO_BE.search(row.text.text) is not None))


def _opens_with_verb(text: Span, words: Vocabulary) -> bool:
    """Tell a line of prose by the verb before the first name: "Participarán Ada Reed (Jueza, Corte Suprema) y ..."."""
    verb = words.pattern("joins.named").match(text.folded)
    if verb is None or not text.text[verb.end() :][:1].isspace() or names.may_be_given(verb.group()):
        return False
    rest = text.cut(verb.end())
    return bool(names.honorific(rest, words)[0]) or names.likeness(entry.name_part(rest), words) >= _MAY_BE
