"""What the labeller knows of a word: shape, script, classes of words, its place and its neighbours.

Nothing here is of one language: words are looked up in the classes of parsers/languages.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from parsers.characters import HAN
from parsers.extract import remembered
from parsers.extract.people.vocabulary import vocabulary
from parsers.extract.second.tokens import Row, Token
from parsers.extract.span import fold

_CLASSES = {
    "honorifics.titles": "hon", "honorifics.ranks": "rank", "honorifics.after": "after", "words.posts": "post",
    "words.bodies": "body", "words.ambassador": "amb", "words.modifiers": "mod", "words.small": "small",
    "names.particles": "part", "names.surnames": "sur", "joins.and": "and", "joins.named": "named",
    "joins.leads": "leads", "joins.led_by": "led", "joins.capacity": "cap", "joins.stops": "stop",
    "joins.excluded": "excl", "joins.nobody": "nobody", "change.remove": "remove", "change.add": "add",
    "change.replaced_by": "repl", "change.instead_of": "inst", "labels.email": "l.mail", "labels.phone": "l.tel",
    "labels.name": "l.name", "labels.position": "l.pos", "labels.organization": "l.org", "labels.role": "l.role",
    "labels.contacts": "l.cont", "labels.fax": "l.fax", "labels.ignore": "l.ign",
}  # fmt: skip
_CUES = ("joins.excluded", "joins.nobody", "joins.named", "joins.leads", "joins.led_by", "change.remove")
_SENTENCE = frozenset(".!?。；;")
_LONGEST = 6


@cache
def _phrases() -> dict[str, frozenset[str]]:
    """Return the classes of every phrase and of every word of a phrase that is not just a small word."""
    words = vocabulary()
    found: dict[str, set[str]] = {}
    named = {**_CLASSES, **{key: "role" for key in words.sets if key.startswith(("roles.", "places."))}}
    for key, name in named.items():
        for phrase in words.sets[key]:
            found.setdefault(phrase, set()).add(name)
            for word in phrase.split() if " " in phrase else ():
                found.setdefault(word, set()).add(f"{name}+")
    return {phrase: frozenset(classes) for phrase, classes in found.items()}


@remembered.of_word
def _folded(text: str) -> str:
    return fold(text)


def features(lines: Sequence[Row], words: Sequence[Token], *, identity: Sequence[bool] = ()) -> list[list[str]]:
    """Return the features of each word; where `identity` is False the word itself is held back (for training)."""
    known = [_classes(token.text) for token in words]
    _han(words, known)
    own = [_own(token, classes) for token, classes in zip(words, known, strict=True)]
    for at, show in enumerate(identity):
        if not show:
            own[at] = [name for name in own[at] if name[0] not in "ws"]
    near = [[name for name in names if name[0] != "s"] for names in own]
    far = [[name for name in names if name[0] != "w"] for names in near]
    around = ((-3, far), (-2, far), (-1, near), (1, near), (2, far), (3, far))
    places = _places(lines, words, known)
    return [["b", *own[at], *places[at], *_neighbours(around, at)] for at in range(len(words))]


def _neighbours(around: Iterable[tuple[int, Sequence[list[str]]]], at: int) -> list[str]:
    """Return what is known of the words around one; `around` has for each step what is known of all, as far off."""
    found: list[str] = []
    for step, names in around:
        if 0 <= at + step < len(names):
            found += [f"{step}{name}" for name in names[at + step]]
        else:
            found.append(f"{step}none")
    return found


def _classes(text: str) -> set[str]:
    folded = _folded(text)
    table = _phrases()
    return set(table.get(folded, ()) or table.get(folded.rstrip("."), ()))


def _han(words: Sequence[Token], known: list[set[str]]) -> None:
    """Give Chinese characters the classes of the phrases that they stand in."""
    table = _phrases()
    for at, token in enumerate(words):
        if not HAN.match(token.text):
            continue
        for length in range(2, _LONGEST + 1):
            run = words[at : at + length]
            classes = table.get("".join(one.text for one in run), ()) if len(run) == length else ()
            for step in range(length) if classes else ():
                known[at + step] |= {
                    f"{name}{'<' if step == 0 else '>' if step == length - 1 else '-'}" for name in classes
                }


@remembered.of_word
def shape(text: str) -> str:
    """Return capitals, digits and the rest of a word in few letters."""
    if "@" in text:
        return "@"
    digits = sum(char.isdigit() for char in text)
    if digits >= 6:
        return "0000000"
    if digits:
        return "0" if digits == len(text.rstrip(".")) else "0x"
    if not text[0].isalpha():
        return text if text in ",;:()-–—/.،؛，、；：（）*•" else "?"
    if HAN.match(text):
        return "han"
    if "\u0600" <= text[0] <= "\u06ff":
        return "ar"
    if len(text.rstrip(".")) == 1:
        return "X." if text[0].isupper() else "x."
    kind = "XX" if text.isupper() else "Xx" if text[0].isupper() else "xx"
    return kind + ("." if text.endswith(".") else "") + ("-" if "-" in text else "")


def _own(token: Token, classes: set[str]) -> list[str]:
    folded = _folded(token.text).rstrip(".")
    found = [f"h={shape(token.text)}", *(f"c={name}" for name in sorted(classes))]
    if token.text[0].isalpha():
        found += [f"w={folded[:12]}", f"s={folded[-3:]}"]
        if "\u0400" <= token.text[0] <= "\u04ff":
            found.append("cyr")
    return found


def _places(lines: Sequence[Row], words: Sequence[Token], known: Sequence[set[str]]) -> list[list[str]]:
    """Return for each word where it stands: in its row, in its sentence, under which head and heading."""
    found: list[list[str]] = []
    of_rows = [_row(row, lines[at - 1] if at else None) for at, row in enumerate(lines)]
    commas, bracket, last_row, sentence, before, dash = 0, False, -1, 0, "none", False
    cues = _cues(words, known)
    for at, token in enumerate(words):
        if token.row != last_row:
            group_changed = last_row < 0 or lines[last_row].group != lines[token.row].group
            first = group_changed or lines[token.row].column >= 0 or len(lines[max(last_row, 0)].text) < 60
            if first:
                commas, bracket, dash, before = 0, False, False, "none"
            last_row = token.row
        row = lines[token.row]
        text = token.text
        found.append([
            *of_rows[token.row], f"n={min(commas, 4)}", f"br={bracket}", f"da={dash}", f"bf={before}",
            *(f"q={cue}" for cue in cues[at]), *([] if token.start else ["first"]),
            *(["last"] if token.end >= len(row.text) else []),
        ])  # fmt: skip
        sentence = 0 if text in _SENTENCE else sentence + 1
        if text in ",،，、":
            commas += 1
        elif text in ";；؛":
            commas, dash = 0, False
        elif text in "(（":
            bracket = True
        elif text in ")）":
            bracket = False
        elif text in "-–—":
            dash = True
        elif text in ":：":
            before, commas = _label(row.text[: token.start]), 0
        elif "hon" in known[at]:
            commas = 0
    return found


def _cues(words: Sequence[Token], known: Sequence[set[str]]) -> list[list[str]]:
    """Return which cue words stand in the sentence of each word, before it or after it."""
    cues = {"excl", "nobody", "remove", "repl", "inst", "leads", "led", "named", "excl<", "remove<", "leads<", "led<"}
    found: list[list[str]] = []
    start = 0
    for at in range(len(words) + 1):
        over = at == len(words) or (words[at].text in "。；;" or _ends(words, at))
        if not over:
            continue
        stretch = range(start, min(at + 1, len(words)))
        said = [(place, name) for place in stretch for name in known[place] & cues]
        for place in stretch:
            found.append(sorted({("<" if other < place else ">") + name for other, name in said}))
        start = at + 1
    return found


def _ends(words: Sequence[Token], at: int) -> bool:
    text = words[at].text
    longer = text in {".", "?", "!"} or (text.endswith(".") and len(text) > 4)
    return longer or (at + 1 < len(words) and words[at + 1].row > words[at].row + 1)


@remembered.of_word
def _label(text: str) -> str:
    words = vocabulary()
    return words.labels.get(_folded(text[-40:].strip(" .-•*\t")), "other")


@remembered.of_word
def _about(text: str) -> tuple[str, ...]:
    words, folded = vocabulary(), _folded(text[:400])
    return tuple(cue for cue in _CUES if words.has(cue, folded))


def _row(row: Row, above: Row | None) -> list[str]:
    length = len(row.text)
    found = [f"len={min(length // 25, 4)}", *(f"cue={cue}" for cue in _about(row.text))]
    if row.column >= 0:
        found += [
            f"col={min(row.column, 5)}",
            f"head={'^' if row.head == '^' else _label(row.head)}",
            f"ln={min(row.number, 3)}",
        ]
    elif above is None or above.group != row.group:
        found.append("new")
    if row.indent:
        found.append("indent")
    if re.match(r"\W*\(?\d{1,2}[.)、-]|\W*[-•*–·]\s|[a-z]\)", row.text):
        found.append("numbered")
    if above is not None and above.column < 0:
        if above.text.rstrip().endswith((":", "：")):
            found.append("under:")
        found += [f"up={cue}" for cue in _about(above.text)]
    if row.text.rstrip().endswith((":", "：")):
        found.append("ends:")
    if _label(row.text) != "other":
        found.append(f"is={_label(row.text)}")
    return found
