"""Lines over people that name their body.

Three things tell one: the line itself, with what stands right below it (`is_body_heading`); that a paragraph begins
with one and goes on with people; that paragraphs of people and lines that may be one alternate. None holds for the
others: a line by itself needs a colon, bold letters or a list below, which the order of a paragraph makes up for.
"""

import re
from collections.abc import Sequence
from functools import reduce
from itertools import groupby, pairwise

from msgspec import Struct
from msgspec.structs import replace

from parsers.characters import HAN
from parsers.extract import names
from parsers.extract.people import bodies, entry, outsiders, topic, wrapping
from parsers.extract.people.rows import Row
from parsers.extract.people.topic import HEADING, SENTENCE_END, is_only_role, opens_with_person
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, join
from parsers.record import Role


def is_body_heading(rows: Sequence[Row], index: int, words: Vocabulary) -> bool:
    """Tell whether a line names the body of the people below it: a line of its own, then people with no body."""
    row = rows[index]
    text = row.text.strip(" :：")
    if row.marked and (_heads_items(rows, index, words) or heads_paragraph(rows, index, words)):
        return True
    if row.marked or len(text.text) > 130 or SENTENCE_END.search(text.text) or "," in text.text[-1:]:
        return False
    following = rows[index + 1] if index + 1 < len(rows) else None
    within = row.colon and following is not None and opens_with_person(following.text, words)
    within = within and (bodies.FROM.match(text.text) is not None or bodies.is_plain_body(text, words))
    if within and entry.is_body(bodies.of_heading(row.text), words) and not _stands_below_post(rows, index, words):
        return True  # also between the people of one paragraph
    if not row.first:
        return False
    if names.likeness(entry.name_part(text), words) >= 0.5:
        return False
    if following is None or (index + 2 <= len(rows) and following.block == row.block and not following.marked):
        return False
    told = (len(text.text) > _TOLD or HAN.match(text.text)) and bodies.tells(text, words)
    told = told or bodies.ends_in_verb(text, words)
    known = not told and (entry.is_body(bodies.of_heading(text), words) or bodies.FROM.match(text.text) is not None)
    named = known or bodies.may_be_body(row, words)
    if not (named and (row.bold or row.colon or following.marked)):
        return False
    likely = names.likeness(entry.name_part(following.text), words)
    below = rows[index + 2] if index + 2 < len(rows) and rows[index + 2].block == following.block else None
    posted = below is not None and entry.is_post(entry.name_part(below.text), words)
    return following.marked or likely >= (topic.NAMED if posted else _LIKE_NAME)


# As much as two words with capitals where nothing else speaks for a name.
_LIKE_NAME = 0.5
# A line longer than this (characters), or one in Chinese, announces people with such words and names no body.
_TOLD = 60


def _stands_below_post(rows: Sequence[Row], index: int, words: Vocabulary) -> bool:
    """Tell the second line about one person whose name comes last: "The Director," / "Ministry:" / "Mr. X".

    A post that neither begins a paragraph nor ends in a comma is that of the person above; of several persons it is
    none: "Legal experts" / "Ministry:" / "Mr. X" / "Ms. Y".
    """
    above = rows[index - 1] if index else None
    if above is None or above.block != rows[index].block:
        return False
    last = rows[index + 2] if index + 2 < len(rows) else None
    if last is not None and last.block == rows[index].block and opens_with_person(last.text, words):
        return False
    begun = above.first or above.text.text.rstrip().endswith(",")
    return begun and entry.is_post(above.text, words) and not opens_with_person(above.text, words)


def _heads_items(rows: Sequence[Row], index: int, words: Vocabulary) -> bool:
    """Tell a bullet that is nothing but a body above those of its people, in a list that begins with such a one."""
    row, first = rows[index], index
    while first and rows[first - 1].marked:
        first -= 1
    below = index + 1
    while (
        below < min(index + _DEEP, len(rows) - 1)
        and heads_deeper(rows, below)
        and bodies.is_bare_body(rows[below].text, words)
    ):
        below += 1
    following = rows[below] if below < len(rows) else None
    named = following is not None and following.marked and _is_about_one(following.text, words)
    body = bodies.is_bare_body(bodies.of_heading(row.text), words)
    body = body or (heads_deeper(rows, index) and bodies.is_bare(row.text, words))
    return named and body and bodies.is_bare_body(bodies.of_heading(rows[first].text), words)


# Bodies within bodies above the first of their people.
_DEEP = 4


def _is_about_one(text: Span, words: Vocabulary) -> bool:
    """Tell a line about a person, or about a post that nobody has yet: "Director - Ada Moe", "Expert - tbc"."""
    if opens_with_person(text, words):
        return True
    pieces = [text.cut(piece.start, piece.end).strip() for piece in entry.divide(text)]
    named = (
        names.likeness(entry.name_part(one), words) >= topic.NAMED or words.starts("joins.nobody", one.folded)
        for one in pieces
    )
    return len(pieces) > 1 and any(entry.is_post(one, words) for one in pieces) and any(named)


def heads_paragraph(rows: Sequence[Row], index: int, words: Vocabulary) -> bool:
    """Tell a number with nothing but a body, above a paragraph or line that begins with somebody, or their role."""
    row, following = rows[index], rows[index + 1] if index + 1 < len(rows) else None
    if not row.first or following is None or (following.block == row.block and following.marked):
        return False
    if not bodies.is_bare_body(bodies.of_heading(row.text), words):
        return False
    return opens_with_person(following.text, words) or topic.labels_person(following.text, words)


def heads_deeper(rows: Sequence[Row], index: int) -> bool:
    """Tell a line of a list with one below that stands deeper in it."""
    following = rows[index + 1] if index + 1 < len(rows) else None
    return following is not None and following.marked and following.indent > rows[index].indent


class Heading(Struct, frozen=True):
    """The body that a line names over people; `block` is the paragraph in which it heads some of the lines."""

    body: Span
    guessed: bool = False
    block: int | None = None


def bodies_over(rows: Sequence[Row], words: Vocabulary) -> dict[int, Heading]:
    """Return the bodies that lines name over people, as the order of lines and paragraphs tells."""
    return _over_blocks(rows, words) | _within_blocks(rows, words)


def _within_blocks(rows: Sequence[Row], words: Vocabulary) -> dict[int, Heading]:
    """Return what lines say that name the body of the people below them, in paragraphs that begin with such a line.

    "Ministry of X" / "Mr. Y, Judge" / "Ms. Z, Clerk". What goes on with the line above it, what stands deeper, and all
    of a paragraph that ends in a body may tell more of the person above; below an item of a list it is asked.
    """
    out: dict[int, Heading] = {}
    for _, block in groupby(rows, key=lambda row: row.block):
        lines = _from_first_body([row for row in block if not row.colon], words)
        if not lines or not bodies.names_body(lines[0], words) or bodies.begins_with_body(lines[-1], words):
            continue
        if any(_may_part(above, row, words) for above, row in pairwise(lines)):
            continue  # a body that nobody knows, or a role, may stand above some of the people
        said, above = list[Row](), lines[0]
        for row in lines:
            open_end = above.text.text.endswith((",", "-", "(")) or wrapping.goes_on(above.text)
            if not row.marked and is_only_role(row.text, words):
                continue  # "Ministry of X" / "Head of Delegation" / "Mr. Y"
            if bodies.names_body(row, words) and row.indent <= lines[0].indent and (not open_end or said):
                said.append(row)
            elif said and _begins_with_person(row, words):
                guessed = row.marked and said[0] is not lines[0]
                body = join([bodies.of_heading(one.text) for one in said])
                out.update({one.number: Heading(body=body, guessed=guessed, block=row.block) for one in said})
                said = []
            else:
                said = []
            above = row
    return out


def _begins_with_person(row: Row, words: Vocabulary) -> bool:
    """Tell a line that begins with somebody's name; in an item of a list it may look less like one."""
    return topic.begins_with_person(row.text, words, topic.NAMED if row.marked else topic.SURE)


def _from_first_body(lines: list[Row], words: Vocabulary) -> list[Row]:
    """Return the lines from the body right above the first person on: a title or a sentence may open a paragraph."""
    first = next((at for at, row in enumerate(lines) if row.marked or _begins_with_person(row, words)), 0)
    start = first
    while start and bodies.names_body(lines[start - 1], words):
        start -= 1
    return lines[start:] if start < first else lines


def _may_part(above: Row, row: Row, words: Vocabulary) -> bool:
    """Tell a line with capitals below somebody's whole entry that says nothing known: "Oslo Police District"."""
    text = row.text
    told = entry.is_post(text, words) or bodies.names_body(row, words) or entry.reaches(text) or row.marked
    # Of one person a role may be said below; "Members" heads those who follow.
    told = told or entry.place(text.strip(" :："), words) is Role.DELEGATE
    apart = opens_with_person(above.text, words) and not above.text.text.endswith((",", "-", "("))
    whole = apart and len(entry.divide(above.text)) > 1
    return whole and text.text[:1].isupper() and not (told or opens_with_person(text, words) or "," in text.text)


def _over_blocks(rows: Sequence[Row], words: Vocabulary) -> dict[int, Heading]:
    """Return what lines say that name, each in a paragraph of its own, the body of the people in those below them.

    Such paragraphs begin with a body and end in somebody, so that no body is of the people above it; beside two that
    are known one more may be a body.
    """
    out: dict[int, Heading] = {}
    blocks = [[*block] for _, block in groupby(rows, key=lambda row: row.block)]
    kinds = [_kind_of_block(block, words) for block in blocks]
    for found in _GROUPS.finditer("".join(kinds)):
        named = [(kinds[at], blocks[at][0]) for at in range(*found.span()) if kinds[at] != "p"]
        if any(kind == "b" for kind, _ in named):
            out |= {row.number: Heading(body=bodies.of_heading(row.text), guessed=kind == "u") for kind, row in named}
    return out


# Two groups at least, each a body and paragraphs of people; behind the last of them no body stands.
_GROUPS = re.compile(r"(?<!p)(?:[bu]p++){2,}+(?![bu])")


def _kind_of_block(block: Sequence[Row], words: Vocabulary) -> str:
    """Return "p" for a paragraph of people, "b" for one line that names a body, "u" for one that may, or "-"."""
    row = block[0]
    if any(
        topic.is_of_others(one.text, words) or topic.asks_for(one.text, words) or topic.is_prose(one, words)
        for one in block
    ):
        return "-"
    if all(_begins_with_person(one, words) for one in block if one.first or one.marked):
        return "p"
    text = row.text.strip(" :：.")
    told = outsiders.said(text, words) or words.places_in(text.folded) or entry.calls_delegation(text, words)
    told = told or words.starts("joins.outside", text.folded)
    if len(block) > 1 or row.marked or row.colon or len(row.text.text) > HEADING or told:
        return "-"
    return "b" if bodies.names_body(row, words) else "u" if bodies.may_be_body(replace(row, colon=True), words) else "-"


def with_broken_headings(rows: Sequence[Row], words: Vocabulary) -> list[Row]:
    """Return the rows, as one the lines above a list that name one body and its part, or break off inside its name.

    "Ministry of Justice" / "Directorate of Prisons", "Ministry of Trade," / "and Industry:".
    """
    out: list[Row] = []
    blocks = [list(block) for _, block in groupby(rows, key=lambda row: row.block)]
    for lines, below in zip(blocks, [*blocks[1:], []], strict=False):
        listed = next((at for at, row in enumerate(lines) if row.marked), len(lines))
        heading, items = lines[:listed], lines[listed:]
        heads = 1 < len(heading) <= _HEADS and bodies.names_body(heading[0], words) and _is_one_body(heading, words)
        heads = heads and not heading[0].text.text[0].islower()  # "some corrections in the list"
        if heads and (heading[0].bold or heading[-1].colon or any(row.marked for row in [*items, *below][:1])):
            whole = reduce(wrapping.joined, (row.text for row in heading))
            heading = [replace(heading[0], text=whole, colon=heading[-1].colon)]
        out += [*heading, *items]
    return out


def _is_one_body(lines: Sequence[Row], words: Vocabulary) -> bool:
    """Tell lines of which each names a body or goes on with the name above it."""
    return all(
        bodies.names_body(row, words)
        or (
            (above.text.text.endswith(",") or wrapping.goes_on(above.text) or row.text.text[:1].islower())
            and bodies.is_bare(row.text.strip(" :："), words)
        )
        for above, row in pairwise(lines)
    )


# Lines of one heading.
_HEADS = 3
