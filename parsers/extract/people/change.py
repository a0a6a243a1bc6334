"""Who comes and who goes in a sentence that changes a delegation."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct

from parsers.characters import HAN
from parsers.extract import phrases
from parsers.extract.people import purposes
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, fold
from parsers.extract.taken import Taken
from parsers.record import Change, Role


class Cue(Struct, frozen=True):
    """Words that say a change; `kind` is the key of the table [people.change]."""

    start: int
    end: int
    kind: str


_KINDS = ("replaced_by", "instead_of", "in_place", "remove", "add")


def cues(folded: str, words: Vocabulary) -> tuple[Cue, ...]:
    """Return the words of change in folded text, in order; of overlapping ones the more telling kind."""
    found: list[Cue] = []
    taken = Taken(folded)
    # "will unfortunately not attend": what stands between the words of a phrase parts them only.
    folded = words.pattern("change.adverbs").sub(lambda adverb: " " * len(adverb.group()), folded)
    folded = purposes.blanked(folded, words)
    for match in (*_denied(words).finditer(folded), *phrases.of(lambda words: words.intent.no_change).finditer(folded)):
        taken.take(match.start(), match.end())
    for match in _parted(words.phrases["change.replaced_by"]).finditer(folded):
        taken.take(match.start(), match.end())
        found.append(Cue(match.start(), match.end(), "replaced_by"))
    for kind in _KINDS:
        for match in words.pattern(f"change.{kind}").finditer(folded):
            # "вместо него" is more than "вместо".
            longer = kind == "instead_of" and words.pattern("change.in_place").match(folded, match.start())
            if not longer and taken.take(match.start(), match.end()):
                told = "remove" if kind == "in_place" and _comes_nobody(folded[: match.start()], words) else kind
                found.append(Cue(match.start(), match.end(), told))
    gone = min((cue.end for cue in found if cue.kind == "remove"), default=len(folded))
    for match in words.pattern("change.appoints").finditer(folded, gone + _SHORTEST):
        if taken.take(match.start(), match.end()):
            found.append(Cue(match.start(), match.end(), "add"))
    return tuple(sorted(found, key=lambda cue: cue.start))


# Characters: as much as the name of who goes, so that the words are no part of the removal.
_SHORTEST = 6


def _denied(words: Vocabulary) -> re.Pattern[str]:
    """Return what finds words that deny those of a removal: "is not withdrawn", "не отменено"."""
    return _behind(words.pattern("change.denied").pattern, words.pattern("change.remove").pattern)


@cache
def _behind(first: str, second: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{first})\s*(?:{second})")


def of_label(folded: str, words: Vocabulary) -> Change | None:
    """Return what a label says of whom it stands before: "out", "withdrawn"; None where it says nothing or more.

    It may end in the word that leads to them: "se excluye a".
    """
    *said, last = folded.split() or [""]
    if said and last in words.sets["change.whom"] and not words.pattern("change.gone").fullmatch(" ".join(said)):
        folded = " ".join(said)
    if folded in words.sets["change.leaves"] or words.pattern("change.remove").fullmatch(folded):
        return Change.REMOVE
    enters = folded in words.sets["change.enters"] or words.pattern("change.add").fullmatch(folded)
    return Change.ADD if enters else _of_member(folded, words)


def _of_member(folded: str, words: Vocabulary) -> Change | None:
    """Return what a label says in more words: "person leaving the delegation", "departing member", "who joins it".

    Who goes to a meeting comes.
    """
    if len(folded) > _HEADING or phrases.of(lambda words: words.invitation.events).search(folded):
        return None
    roster, into = (words.pattern(f"change.{key}").pattern for key in ("roster", "into"))
    rest = re.sub(rf"^(?:{into})\s(?:{roster})\s|\s(?:{roster})$", "", folded)
    tokens = re.sub(rf"\s(?:{into})$", "", rest).split()
    while tokens and folded.startswith(rest) and rest != folded and tokens[-1] in words.sets["words.small"]:
        tokens.pop()
    if len(tokens) == len(rest.split()) < len(folded.split()) and folded.startswith(rest) and not _CYRILLIC.match(rest):
        return None  # all of it sets out: "departing delegation"
    while tokens and (tokens[0] in words.sets["words.small"] or _is_member(tokens[0], words)):
        tokens.pop(0)
    if tokens and _is_member(tokens[-1], words):
        tokens.pop()
    if tokens and tokens[0] in words.sets["change.who"]:
        tokens.pop(0)
    said = " ".join(tokens)
    if said == folded:
        return None
    turned = ((Change.REMOVE, "leaves"), (Change.ADD, "enters"))
    return next((turn for turn, key in turned if said in words.sets[f"change.{key}"]), None)


# Russian has no article.
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def _is_member(token: str, words: Vocabulary) -> bool:
    """Tell a word for one of a delegation, not for all of it."""
    one = token in words.sets["change.persons"] or words.places.get(token) is Role.DELEGATE
    return one and token not in words.sets["joins.led"]


def of_heading(folded: str, words: Vocabulary) -> Change | None:
    """Return what a heading, or the sentence above a list, does with those below: "Additional delegates", "Withdrawn".

    None where it changes nobody, or speaks of a whole list. Where it says more than that people go (`is_mixed`), those
    below come: "Delegation after the withdrawals".
    """
    text = folded.strip(" .:：")
    if told := of_label(text, words):
        return told
    if speaks_of_list(text):
        return None
    found = with_comings(text, words, cues(text, words))
    kinds = {cue.kind for cue in found}
    if "remove" in kinds:
        return Change.ADD if _says_more(text, found, words) else Change.REMOVE
    if words.has("change.unchanged", text):
        return None
    if len(text) < _SWAP and "instead_of" in kinds:
        return Change.REMOVE
    return Change.ADD if "add" in kinds or (len(text) < _SWAP and kinds & {"replaced_by", "in_place"}) else None


def is_mixed(folded: str, words: Vocabulary) -> bool:
    """Tell a heading that says that people go and more: who remains or comes, in whose seat, after what.

    What stands behind without a comma or "and" only gives the reason: "Withdrawn because of illness".
    """
    text = folded.strip(" .:：")
    if of_label(text, words):
        return False
    return _says_more(text, with_comings(text, words, cues(text, words)), words)


def _says_more(text: str, found: Sequence[Cue], words: Vocabulary) -> bool:
    gone = [cue for cue in found if cue.kind == "remove"]
    if not gone:
        return False
    behind = _without_asides(text[gone[-1].end :], words)
    more = _COMMA.search(behind) is not None or words.has("joins.and", behind)
    more = more or len({cue.kind for cue in found}) > 1 or any(_is_subordinate(cue, text, words) for cue in gone)
    return more or any(_is_of_nobody(cue, text, words) or _is_of_former(cue, text, words) for cue in gone)


def _is_of_nobody(cue: Cue, folded: str, words: Vocabulary) -> bool:
    """Tell words of removal that are true of nobody: "No delegate has withdrawn"; "none will not attend" has two."""
    clause = re.split(r"[,;.:،؛]", folded[: cue.start])[-1]
    return words.has("change.nobody", clause) and not words.has("joins.negation", folded[cue.start : cue.end])


def _is_of_former(cue: Cue, folded: str, words: Vocabulary) -> bool:
    """Tell words of removal in a last clause about other people than those below, whom the clauses before announce.

    "The following nominations, those of 2008 being withdrawn": it speaks of others by such a word, or by a number.
    """
    start = max((match.end() for match in _PART.finditer(folded, 0, cue.start)), default=0)
    clause, before = folded[start:], folded[:start]
    if not words.has("change.below", before) or words.has("change.below", clause):
        return False
    subject = folded[start : cue.start]
    behind = " ".join(folded[cue.end :].split()[:_BEHIND])
    return any(words.has("change.former", said) for said in (subject, behind)) or any(map(str.isdigit, subject))


# Words: "retiradas as de 2008" has its subject right behind.
_BEHIND = 2
# What begins a clause.
_PART = re.compile(r"[,;:，；、：،؛。(（]|\s[-–—]\s")


def _without_asides(folded: str, words: Vocabulary) -> str:
    """Return what stands behind words of removal without asides: "withdraws, without replacement, the"."""
    for match in words.pattern("change.aside").finditer(folded):
        before, end = folded[: match.start()].rstrip(), folded.find(",", match.end())
        if before.endswith(",") and end > 0:
            return _without_asides(before[:-1] + folded[end + 1 :], words)
    return folded


def _is_subordinate(cue: Cue, folded: str, words: Vocabulary) -> bool:
    """Tell words of removal that only say of what else the clause speaks: "seats of those who have withdrawn".

    A sentence may give the reason far before them, without a comma: "owing to other duties the following withdraw".
    """
    start = max((match.end() for match in _COMMA.finditer(folded, 0, cue.start)), default=0)
    end = next((match.start() for match in _COMMA.finditer(folded, cue.end)), len(folded))
    clause = folded[start:end]
    if words.has("change.unchanged", clause):
        return True
    # Chinese says behind what others say before: 退出后的代表团.
    found = words.pattern("change.aside").finditer(clause)
    asides = [one for one in found if clause[: one.start()][-1:] != "-"]  # "ci-après"
    apart = len(folded) > _HEADING and len(asides) == 1 and cue.start - start - asides[0].end() > _REASON
    if any(HAN.search(clause) or start + one.end() <= cue.start for one in asides) and not apart:
        return True
    without = {one.end() for one in asides}
    return any(
        len(clause[: seat.start()].rstrip()) not in without and not cue.start <= start + seat.start() < cue.end
        for seat in words.pattern("change.seats").finditer(clause)
    )  # fmt: skip


# Characters: what is longer is a sentence; a reason of some words, "болезнью из списка".
_HEADING, _REASON = 80, 15


def speaks_of_list(folded: str) -> bool:
    """Tell what may put a whole list in the place of another: "This cancels the earlier list:"."""
    return phrases.of(lambda words: words.intent.whole + words.intent.instead).search(folded) is not None


_COMMA = re.compile(r"[,;:，；、：،؛。]")
# Characters: longer text says of somebody it names in whose place they come.
_SWAP = 25


def _comes_nobody(before: str, words: Vocabulary) -> bool:
    """Tell whether the clause before "in his stead" says that nobody comes: "we have found nobody to go".

    In "as nobody else is free Ms. X comes in his stead" somebody does.
    """
    clause = re.split(r"[,;.:،؛]", before[-_CLAUSE:])[-1]
    nobody = words.pattern("change.nobody").search(clause)
    return nobody is not None and not words.has("honorifics.titles", clause[nobody.end() :])


# Characters: "nobody could be spared at such short notice to travel".
_CLAUSE = 70


def swaps(folded: str, words: Vocabulary) -> bool:
    """Tell whether folded text says that somebody comes in somebody's place."""
    parted = _parted(words.phrases["change.replaced_by"]).search(folded) is not None
    return parted or words.has("change.replaced_by", folded) or words.has("change.instead_of", folded)


@cache
def _parted(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds "is replaced" and its "by" with other words between: "remplacé au sein de la ... par".

    Commas may stand on both sides of those: "remplacé, pour raisons de santé, par".
    """
    pairs: dict[str, list[str]] = {}
    for phrase in phrases:
        head, _, tail = fold(phrase).rpartition(" ")
        if head and tail in _BY:
            pairs.setdefault(tail, []).append(head)
    said = (
        rf"(?:{'|'.join(sorted(map(re.escape, heads), key=len, reverse=True))})"
        rf"(?:\s[^,;:.]{{1,60}}?|,\s[^,;:.]{{1,60}},)\s{tail}"
        for tail, heads in pairs.items()
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(said)})(?!\w)") if pairs else re.compile(r"(?!)")


_BY = ("by", "with", "par", "por", "durch", "на")


def with_comings(folded: str, words: Vocabulary, cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """Return the words of change in folded text with those that say who comes or stays ("will attend"), in order.

    These change nobody, but tell what is not about whom. Words that deny a change hide it: "will not be withdrawn".
    """
    found = (*words.pattern("change.comes").finditer(folded), *_denied(words).finditer(folded))
    said = (Cue(*match.span(), "come") for match in found if not _is_aside(match, folded, words))
    coming = [one for one in said if not any(cue.start <= one.start < cue.end for cue in cues)]
    kept = (cue for cue in cues if not any(one.start < cue.start < one.end for one in coming))
    return tuple(sorted((*kept, *coming), key=lambda cue: cue.start))


def _is_aside(coming: re.Match[str], folded: str, words: Vocabulary) -> bool:
    """Tell what says no more than who somebody is, "who heads the office", or that the others stay as they are."""
    before = folded[: coming.start()].rpartition(" ")[0].rpartition(" ")[2]
    behind = folded[coming.end() : coming.end() + _NEAR]
    return before.strip(",") in words.sets["change.who"] or words.has("change.unchanged", behind)


# Characters: "otherwise unchanged".
_NEAR = 25


class Sentence(Struct, frozen=True):
    """Where a sentence names people, its words of change in order, and where parts of it end.

    `breaks` are where "and" and commas stand, `stops` semicolons.
    """

    names: Sequence[int]
    cues: Sequence[Cue]
    breaks: Sequence[int] = ()
    stops: Sequence[int] = ()

    def is_broken(self, start: int, end: int) -> bool:
        """Tell whether a part ends between two places."""
        return any(start <= at < end for at in self.breaks)


def told(sentence: Sentence) -> dict[int, str]:
    """Return the kind of the words that are surely about each name; nothing of names that none are surely about.

    Words that begin a sentence lead the names behind them, later ones where no break stands between ("and add B").
    Others follow the names before them: where the sentence or a part of it ends ("A is withdrawn, and"), or the next
    name has words of its own ("while B joins"). Words that neither lead nor follow leave all in doubt, but where they
    say the same once more ("add B, who will join").
    """
    found: dict[int, str] = {}
    before: _Run | None = None
    rest = _runs(sentence.names, sentence.cues)
    while rest:
        first, *rest = rest
        if first.kind is None and (not rest or not _follows(rest, sentence)):
            continue
        if first.kind is not None and first.kind == next(reversed(found.values()), None) and _is_alone(first, rest):
            continue
        if first.kind is None:
            found |= dict.fromkeys(_own(before, first, sentence), rest[0].kind or "")
            before = rest[0]
        elif rest and rest[0].kind is None and not (found and sentence.is_broken(first.end, rest[0].start)):
            found |= dict.fromkeys(rest[0].names, first.kind)
        else:
            return {}
        rest = rest[1:]
    return found


def of(start: int, sentence: Sentence, surely: Mapping[int, str]) -> Change | None:
    """Return what a sentence does with the person named at `start`, None where it does not say.

    "X will be replaced by Y": who stands before goes, who stands behind comes. "Y instead of X": the first
    behind goes, or as many as come. "X cannot come, Y will in her place": who stands before the cannot goes, the others
    come. Else the words decide that are surely about the name, as `told` found; where none are, the nearest words of
    change before it, or the first behind it.
    """
    names, cues = sentence.names, sentence.cues
    replaced = [cue for cue in cues if cue.kind == "replaced_by"]
    if replaced:
        return Change.REMOVE if start in _before_each(replaced, names) else Change.ADD
    instead = [cue for cue in cues if cue.kind == "instead_of"]
    if instead:
        return Change.REMOVE if start in _behind_each(instead, names, cues) else Change.ADD
    place = next((cue for cue in cues if cue.kind == "in_place"), None)
    if place:
        gone = next((cue for cue in cues if cue.kind == "remove"), None)
        if gone is None:
            return Change.ADD
        leading = [name for name in names if name < gone.start and surely.get(name) != "add"]
        behind = [name for name in names if name >= gone.end]
        # "The delegate cannot travel, and in his place comes A": who goes is not named.
        goes = leading or (behind[:1] if len(behind) > 1 or any(name < place.start for name in behind) else [])
        return Change.REMOVE if start in goes else Change.ADD
    before = [cue for cue in cues if cue.end <= start and cue.kind != "come"]
    after = [cue for cue in cues if cue.start > start and cue.kind != "come"]
    kind = surely.get(start) or next((cue.kind for cue in (*before[::-1], *after)), None)
    return None if kind is None else Change.REMOVE if kind == "remove" else Change.ADD


def is_open(start: int, sentence: Sentence, surely: Mapping[int, str], turned: Change | None) -> bool:
    """Tell whether it is not clear what becomes of somebody, of whom `turned` was understood.

    It is clear where nobody goes, or words are surely about the name; and with words that swap people where those
    beside it do not say the opposite: "A will be replaced by B, and C is withdrawn".
    """
    if any(cue.kind not in ("add", "remove", "come") for cue in sentence.cues):
        return _is_contradicted(start, sentence, turned)
    return any(cue.kind == "remove" for cue in sentence.cues) and start not in surely


class _Run(Struct):
    """Names that follow each other without words of change between, or such words of one kind without names."""

    kind: str | None
    start: int
    end: int
    names: tuple[int, ...] = ()


def _runs(names: Sequence[int], cues: Sequence[Cue]) -> list[_Run]:
    told = [_Run("add" if cue.kind == "come" else cue.kind, cue.start, cue.end) for cue in cues]
    runs: list[_Run] = []
    for one in sorted((*told, *(_Run(None, name, name, (name,)) for name in names)), key=lambda run: run.start):
        if runs and runs[-1].kind == one.kind:
            runs[-1].end = one.end
            runs[-1].names += one.names
        else:
            runs.append(one)
    return runs


def _is_alone(words: _Run, rest: Sequence[_Run]) -> bool:
    """Tell words of change behind which no name stands that they may lead."""
    return not rest or rest[0].kind is not None


def _follows(runs: Sequence[_Run], sentence: Sentence) -> bool:
    """Tell whether the first of the runs, words of change, is about the names before it and not about those behind."""
    words, *rest = runs
    if not rest or rest[0].kind is not None or sentence.is_broken(words.end, rest[0].start):
        return True
    return len(rest) > 1 and rest[0].start - words.end > _NEXT


# Characters: a blank, a word of address.
_NEXT = 3


def _own(before: _Run | None, names: _Run, sentence: Sentence) -> tuple[int, ...]:
    """Return which of the names that words of change follow these are about, `before` being the words before them.

    In "B comes together with C, and A goes" and "B comes, as does C; A goes" the first of two names is B's companion.
    """
    if before is None or len(names.names) < 2:
        return names.names
    inside = [at for at in sentence.stops if names.start < at < names.end]
    if inside:
        return tuple(name for name in names.names if name > inside[-1])
    return names.names if sentence.is_broken(before.end, names.start) else ()


def _is_contradicted(start: int, sentence: Sentence, turned: Change | None) -> bool:
    """Tell whether words of change right behind or before somebody say the opposite of what was understood."""
    runs = _runs(sentence.names, [cue for cue in sentence.cues if cue.kind != "come"])
    at = next(place for place, run in enumerate(runs) if start in run.names)
    opposite = "add" if turned is Change.REMOVE else "remove"
    following = [run.kind for run in runs[at + 1 : at + 3]]
    behind = start == runs[at].names[-1] and following[:1] == [opposite] and following[1:] != ["in_place"]
    leads = at == 1 or (at > 1 and not sentence.is_broken(runs[at - 1].end, runs[at].start))
    return behind or (leads and runs[at - 1].kind == opposite)


def _behind_each(instead: Sequence[Cue], names: Sequence[int], cues: Sequence[Cue]) -> set[int]:
    """Return who stands behind words like "instead of": the first, or as many as stand before and no more follow."""
    gone = set[int]()
    for cue in instead:
        before = [name for name in names if name < cue.start]
        behind = sorted(name for name in names if name >= cue.end)
        others = any(other.start > cue.end and other.kind != "remove" for other in cues)
        alike = len(instead) == 1 and len(before) == len(behind) and not others
        gone.update(behind if alike else behind[:1])
    return gone


def _before_each(cues: Sequence[Cue], names: Sequence[int]) -> set[int]:
    """Return who stands before words like "replaced by": all before the first, the last before each other one."""
    gone, floor = set[int](), None
    for cue in cues:
        before = sorted(name for name in names if (floor is None or name >= floor) and name < cue.start)
        # Between two such words stands who comes, then who goes.
        gone.update(before if floor is None else before[1:][-1:])
        floor = cue.end
    return gone


def without_stale(said: Span, words: Vocabulary) -> Span:
    """Return what is right of what a correction says: 'Counsellor, not Attaché'; nothing of "misspelled" alone."""
    for match in words.pattern("change.stale").finditer(said.folded):
        before = said.cut(0, match.start()).strip(' ,;("«»“”')
        if before or not said.text[match.end() :].strip(" .,;"):
            return before
    return said.strip(' "«»“”')
