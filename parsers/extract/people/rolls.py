"""Several people on one line: "Members: Mr. X, Ms. Y and Mr. Z", 团长：张三 副团长：李四 成员：王五、赵六."""

import re
from collections.abc import Sequence
from itertools import chain, pairwise

from msgspec.structs import replace

from parsers.characters import HAN
from parsers.extract import han, names
from parsers.extract.people import entry, fields, outsiders, topic
from parsers.extract.people.candidate import Candidate
from parsers.extract.people.enumerations import under
from parsers.extract.people.reading import Reading
from parsers.extract.people.rows import Row
from parsers.extract.people.sentences import read as in_sentences
from parsers.extract.people.sentences import sentences
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, join
from parsers.record import Role


def read(reading: Reading) -> tuple[Candidate, ...]:
    """Return the people of lines that begin with a name or a role and name at least two."""
    return tuple(found for row in reading.rows for found in _people(row, reading))


def _people(row: Row, reading: Reading) -> list[Candidate]:
    words = reading.words
    if entries := _entries(row, reading):
        return entries
    apart = words.has("joins.respectively", row.text.folded) or outsiders.said(row.text, words)
    if len(row.text.text) > 500 or apart or reading.changes or _is_prose(row.text, words):
        return []
    pieces = _pieces(row.text, words)
    starts = [i for i, piece in enumerate(pieces) if names.likeness(entry.name_part(piece), words) >= 0.6]
    if len(starts) < 2 or not _opens(pieces, starts[0], words):
        return []
    if prose := _said(row, reading):
        return _sharing([*prose], row)
    out: list[Candidate] = []
    role, said = row.role, row.said_role
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(pieces)
        told, shown = _role_before(pieces, starts[at - 1] + 1 if at else 0, start, words)
        role, said = (told, shown) if told else (role, said)
        until = end - 1 if end < len(pieces) and entry.place(pieces[end - 1], words) and end - 1 > start else end
        found = entry.read([pieces[start], join(pieces[start + 1 : until], ", ")], row.number, words, reading.region)
        if found and not fields.is_nobody(found.name, words):
            out.append(under(replace(found, way="list"), replace(row, role=role, said_role=said)))
    return _sharing(out, row)


def _is_prose(text: Span, words: Vocabulary) -> bool:
    """Tell a line of several sentences with a verb: "Ms. X, Judge, will head the delegation. She will be joined by"."""
    return words.has("joins.stops", text.folded) and len(sentences(text, words)) > 1


def _said(row: Row, reading: Reading) -> tuple[Candidate, ...]:
    """Return the people of a line that is one sentence: "Mr. X, Judge, and Ms. Y, Clerk, High Court will attend."."""
    text, words = row.text, reading.words
    verbs = all(words.has(key, text.folded) for key in ("joins.stops", "joins.named"))
    found = in_sentences(replace(reading, rows=(row,))) if verbs and text.text.endswith((".", "。")) else ()
    return found if len(found) > 1 else ()


# Characters: what a paragraph of people parted by semicolons may have.
_LONGEST = 3_000


def _entries(row: Row, reading: Reading) -> list[Candidate]:
    """Return the people of a line whose semicolons part them, each with name and details; nobody of another line."""
    words = reading.words
    folded = row.text.folded
    turns = reading.changes and any(words.has(f"change.{kind}", folded) for kind in _TURNS)
    if len(folded) > _LONGEST or turns or outsiders.said(row.text, words):
        return []
    parts = [_bare(part, words) for part in _at_semicolons(row.text) if part]
    if len(parts) < 2:
        return []
    likely = [names.likeness(_named_in(part, words), words) for part in parts]
    if (
        min(likely) < 0.35
        or max(likely) < 0.55
        or any(len(entry.divide(p)) < 2 and not _BRACKET.search(p.text) for p in parts)
    ):
        return []
    found = [entry.read([part], row.number, words, reading.region, least=0.3) for part in parts]
    out = [
        under(replace(one, way="list", roll=row.number), row)
        for one in found
        if one and not fields.is_nobody(one.name, words)
    ]
    return _sharing(out, row)


def _bare(part: Span, words: Vocabulary) -> Span:
    """Return a part of a line without the "and", or the verb, before somebody: "y la Sra. X", "Viajarán el Sr. X"."""
    for key in ("joins.and", "joins.named"):
        if (found := words.pattern(key).match(part.folded)) is None or part.text[found.end() :][:1] not in _BEHIND_VERB:
            continue
        rest = part.cut(found.end()).strip(" :")
        if rest and topic.begins_with_person(rest, words, topic.NAMED):
            return rest
    return part


def _named_in(part: Span, words: Vocabulary) -> Span:
    """Return where the name stands: at the end behind a post and a colon, else first, or behind a post and a blank."""
    last = entry.divide(part)[-1] if topic.leads_to_name(part, words) else None
    if last:
        return part.cut(last.start, last.end).strip()
    named = entry.name_part(part)
    blanks = [at for at, char in enumerate(named.text) if char == " "] if HAN.match(named.text) else ()
    behind = (at + 1 for at in blanks if han.title_before(named.text[:at], words) == at)
    spoken = (
        start for start, end in names.scan(named, words)
        if end == len(named.text) and start and entry.is_post(named.cut(0, start).strip(), words)
    )  # fmt: skip
    return named.cut(next(chain(behind, spoken), 0))


_BEHIND_VERB = frozenset(" :")
_TURNS = ("add", "remove", "replaced_by", "in_place", "instead_of")
_BRACKET = re.compile(r"[(（\[]")


def _at_semicolons(text: Span) -> list[Span]:
    cuts = [0, *(match.end() for match in re.finditer("[;；؛]", text.text)), len(text.text)]
    return [entry.trimmed(text.cut(a, b), " ,;；؛.。") for a, b in pairwise(cuts)]


def _sharing(out: list[Candidate], row: Row) -> list[Candidate]:
    """Return the people, each as user of the whole line, so that nothing reads it again."""
    used = frozenset(mark.place.number for mark in row.text.words)
    return [replace(found, used=found.used | used) for found in out]


def _pieces(text: Span, words: Vocabulary) -> list[Span]:
    """Return the stretches between dividers; "and" and two blanks divide where names stand on both sides."""
    out: list[Span] = []
    for piece in entry.divide(text):
        span = entry.trimmed(text.cut(piece.start, piece.end), " ,;:.")
        join = words.pattern("joins.and").match(span.folded)
        after = span.cut(join.end()).strip() if join else span
        out += _at_joins(after if names.is_spoken(names.honorific(after, words)[0]) else span, words)
    return out


def _at_joins(span: Span, words: Vocabulary) -> list[Span]:
    for match in re.finditer(rf"\s+(?:{words.pattern('joins.and').pattern})\s+|\s+(?=[\u4e00-\u9fff])", span.folded):
        before, after = span.cut(0, match.start()), span.cut(match.end())
        if names.likeness(before, words) >= 0.6 and (names.likeness(after, words) >= 0.6 or entry.place(after, words)):
            return [before, *_at_joins(after, words)]
    return [span]


def _opens(pieces: Sequence[Span], first: int, words: Vocabulary) -> bool:
    """Tell whether a line is a roll: nothing but a role stands before its first name."""
    return first == 0 or (first == 1 and entry.place(pieces[0], words) is not None)


def _role_before(pieces: Sequence[Span], start: int, end: int, words: Vocabulary) -> tuple[Role | None, Span]:
    """Return the role that stands right before a name."""
    if end > start and (role := entry.place(pieces[end - 1], words)):
        return role, pieces[end - 1]
    return None, Span()
