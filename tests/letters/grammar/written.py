"""Letters that people wrote as the labeller learns them: each word with what the expected record says of it.

A record says nothing of where a role stands, nor of those who do not attend: a labeller that has learnt from drawn
letters alone is asked. Only letters are taken whose every name, post and body is found, of the folders of tests/exam
that may be looked at, and of tests/golden.
"""

import json
from collections.abc import Iterator, Sequence
from multiprocessing import Pool
from pathlib import Path

import msgspec

from parsers import steps
from parsers.extract import bounds, choice
from parsers.extract.people.vocabulary import vocabulary
from parsers.extract.second import labelling
from parsers.extract.second.differences import role
from parsers.extract.second.labelling import Labelled
from parsers.extract.second.placing import Places, place
from parsers.extract.second.tokens import Row, Token, rows, tokens
from parsers.extract.span import fold
from parsers.record import Delegate, Intent, Role, Secretariat

TESTS = Path(__file__).resolve().parents[2]
FOLDERS = (
    "golden", "exam/seen", "exam/later", "exam/more", "exam/wide", "exam/newer", "exam/fresh", "exam/amended",
    "exam/further", "exam/newest", "exam/latest", "exam/recent", "exam/ordinary",
)  # fmt: skip


Case = tuple[tuple[Row, ...], tuple[Token, ...], list[str]]


def cases(model: Path, folders: Sequence[str] = FOLDERS) -> list[Case]:
    """Return the nominations of some folders, in order; `model` says what the records do not."""
    found = [path for folder in folders for path in sorted((TESTS / folder).glob("*/expected.json"))]
    with Pool() as pool:
        read = pool.imap(_read, found, 4)
        return [case for one in read if one is not None for case in _labelled(*one, model)]


def _read(expected: Path) -> tuple[tuple[Row, ...], list[Delegate]] | None:
    """Return the lines of a nomination and whom it names; None for anything else."""
    record = json.loads(expected.read_text(encoding="utf-8"))
    if record["intent"] != Intent.NOMINATE or not record["delegates"]:
        return None
    own = expected.parent / "message.eml"
    demo = TESTS.parent / "intake" / "demo" / "mailbox" / f"{expected.parent.name}.eml"
    message = steps.read((own if own.exists() else demo).read_bytes())
    letter = choice.choose(bounds.bounded(message), (), Secretariat())
    return rows(letter), [msgspec.convert(one, Delegate) for one in record["delegates"]]


def _labelled(lines: tuple[Row, ...], people: list[Delegate], model: Path) -> Iterator[Case]:
    words = tokens(lines)
    places, whole = place(people, lines, words)
    if whole:
        _complete(places, people, labelling.of_rows(lines, model))
        yield lines, words, places.tags


def _complete(places: Places, people: list[Delegate], labelled: Labelled) -> None:
    """Label the roles of the people, who leads where no word says so, telephone numbers, and who does not attend."""
    said = {person.role for person in people} | {Role.DELEGATE}
    for piece in labelling.pieces(labelled):
        open_yet = all(tag == "O" for tag in places.tags[piece.first : piece.last + 1])
        if open_yet and (piece.label in ("other", "phone") or (piece.label == "role" and role(piece.text) in said)):
            places.put((piece.first, piece.last), piece.label)
    for person, name in zip(people, places.names, strict=True):
        if name is not None and person.role != Role.DELEGATE and not _is_told(places, name):
            found = _role_beside(places, name, person.role)
            if found:
                places.put(found, "role")
            elif person.role == Role.HEAD:
                places.put(name, "leader")


# How far from a name a role is its own, in words: eight lines.
_NEAR = 400


def _is_told(places: Places, name: tuple[int, int]) -> bool:
    roles = (at for at, tag in enumerate(places.tags) if tag == "B-role")
    return any(at < name[0] or places.apart((at, at), name) < _NEAR for at in roles)


def _role_beside(places: Places, name: tuple[int, int], wanted: str) -> tuple[int, int] | None:
    """Return where the nearest line to a name calls a role, as its words."""
    row = places.words[name[0]].row
    near = sorted(range(max(0, row - 8), min(len(places.lines), row + 4)), key=lambda at: abs(at - row))
    for at in near:
        text = fold(places.lines[at].text)
        for kind, pattern in vocabulary().roles:
            match = pattern.search(text) if kind == wanted and len(text) == len(places.lines[at].text) else None
            inside = [
                i for i, word in enumerate(places.words)
                if match and word.row == at and word.start < match.end() and word.end > match.start()
            ]  # fmt: skip
            if inside and all(places.tags[i] == "O" for i in inside):
                return inside[0], inside[-1]
    return None
