"""Running prose: "will be represented by Mr. X, Director, Ministry of Y, accompanied by Ms. Z, ..."."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, reduce
from itertools import accumulate, pairwise

from msgspec import Struct
from msgspec.structs import replace

from parsers.extract import countries, emails, han, names, periods, phrases
from parsers.extract.people import (
    causes,
    change,
    chinese,
    clauses,
    contacts,
    contrasts,
    corrigenda,
    entry,
    fields,
    outsiders,
)
from parsers.extract.people.bodies import body_label
from parsers.extract.people.candidate import Candidate
from parsers.extract.people.clauses import COMMA
from parsers.extract.people.marks import mark_of
from parsers.extract.people.reading import Reading
from parsers.extract.people.rows import Row
from parsers.extract.people.vocabulary import Vocabulary
from parsers.extract.span import Span, fold, join
from parsers.record import Change, Role

_END = re.compile(r"(?:(?<=[.!?؟])\s+(?=[\"«“(]?[^\W\d_a-zа-яё])|(?<=[。！？]))")
_ABBREVIATION = re.compile(r"(?:^|[\s(/-])(?:[^\W\d_]{1,4}|\w\.\w|[^\W\d_]-[^\W\d_]|[^\W\d_](?:\.-?[^\W\d_]){1,4})\.$")
_INITIALS = re.compile(r"[^\W\d_](?:\.-?[^\W\d_]){1,4}\.")
_FROM = re.compile(
    r"^[\s,]*(?:from|of|at|du|de la|de l'|des|del|de|из|от|من|von|da|do)\s+(?:(?:the|la|el|le|les|der)\s+)?",
    re.IGNORECASE,
)
_WHO_IS = re.compile(
    r"^[\s,]*(?:who is|who serves as|qui est|quien es|que es|котор(?:ый|ая) является)\s+(?:(?:the|an?|le|la|el)\s+)?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^[\s,:]*(?:(?:by|the|its|de|le|la|el|par|por|der|die)\s+|l['’]\s?)+", re.IGNORECASE)
# How far back an abbreviation, or words that lead to a name, may begin.
_BACK = 120
_BRACKET = re.compile(r"^\s*[(（]([^()（）]*)[)）]")
# A time ("10:30") and an address have no blank behind it, nor has Chinese.
_COLON = re.compile(r":(?:\s|(?=[\u3400-\u9fff]))")


def read(reading: Reading) -> tuple[Candidate, ...]:
    """Return the people of sentences that say who attends, or who is replaced."""
    return _of_rows(reading, range(len(reading.rows)))


def read_titled(reading: Reading) -> tuple[Candidate, ...]:
    """Return the people of Chinese lines that name several with their posts, or say who comes: no list is in them."""
    prose = (
        i for i, row in enumerate(reading.rows)
        if chinese.titled(row.text, reading.words) > 1 or chinese.says_who_comes(row.text, reading.words)
    )  # fmt: skip
    return _of_rows(reading, prose)


def _of_rows(reading: Reading, places: Iterable[int]) -> tuple[Candidate, ...]:
    out: list[Candidate] = []
    for index in places:
        row = reading.rows[index]
        label, colon, _ = row.text.text.partition(":")
        if colon and fields.label(label, reading.words) == "ignore":
            continue  # "Subject: ..."
        unchanged = mark_of(row.text, reading.words) == "unchanged"
        if unchanged and not change.cues(row.text.folded, reading.words):
            continue
        above = reading.rows[index - 1] if index else row
        # Lines that another way has read are gone: what stood right above a line has the number before its own.
        announced = reading.announced or row.marked or (above.colon and above.number == row.number - 1)
        for sentence in sentences(_with_contacts(reading.rows, index, reading.words), reading.words):
            out += _people(sentence, row, reading, announced=announced)
    return tuple(out)


def _with_contacts(rows: Sequence[Row], index: int, words: Vocabulary) -> Span:
    """Return a line with what labelled lines below it in its paragraph say: "E-mail: ...", "Tel.: ..."."""
    row, more = rows[index], []
    for below in rows[index + 1 : index + 4]:
        labelled = contacts.begins_with_label(below.text.folded, words) and contacts.take(below.text, words, None)[1]
        if below.first or below.marked or below.block != row.block or not labelled:
            break
        more.append(below.text)
    return join((row.text.strip(" .;"), *more), ", ") if more else row.text


def sentences(text: Span, words: Vocabulary) -> list[Span]:
    """Return the sentences of a line; a full stop after an abbreviation or an initial ends none."""
    bounds = [0]
    for match in _END.finditer(text.text):
        before = text.text[max(0, match.start() - _BACK) : match.start()]
        *earlier, said = (token.lstrip('"«“„(') for token in before.split())
        following = text.text[match.end() :].lstrip('"«“(')
        # Of capitals alone, and no word of address, it names a State or an office (РФ, UK) and may end a sentence;
        # behind a short rank it is a force or a grade: "Tcnl. DESP. Ana Vega".
        ranked = bool(earlier) and earlier[-1].endswith(".") and fold(earlier[-1]) in words.sets["honorifics.ranks"]
        ranked = ranked and not words.starts("honorifics.titles", fold(following[:_BACK]))
        # "Mr. K.P.R. Silva": behind a word of address such letters are no State's or office's.
        initials = bool(earlier) and _INITIALS.fullmatch(said) and fold(earlier[-1]) in words.sets["honorifics.titles"]
        acronym = names.capitals(said) and fold(said) not in words.sets["honorifics.titles"]
        acronym = acronym and not (ranked or initials)
        first = fold(re.split(r"\W", following, maxsplit=1)[0])
        # "А. В. Петренко": a letter with a full stop is an initial, whatever word it is without one.
        initial = re.match(r"[^\W\d_]\.", following) is not None
        opens = not initial and (first in words.sets["words.small"] or first in words.sets["joins.opens"])
        # Whole words of Arabic may be that short; how somebody is reached goes on with the person.
        whole = names.is_whole_word(said) and not contacts.begins_with_label(fold(following), words)
        short = _ABBREVIATION.search(before) and not (acronym or opens or whole)
        # Asked last: all known words are looked through.
        short = short and not names.is_plain_word(said, words)
        if not short and fold(said) not in words.sets["honorifics.titles"]:
            bounds.append(match.end())
    return [piece for a, b in pairwise([*bounds, len(text.text)]) if (piece := text.cut(a, b))]


def _cues(sentence: Span, words: Vocabulary) -> tuple[change.Cue, ...]:
    """Return the words of change; before a colon, "for" and "read" are such words too."""
    label, colon, _ = sentence.text.partition(":")
    told = _CORRECTIONS.get(fields.label(label, words) or "") if colon else None
    turned = change.of_label(fold(label).strip(), words) if colon and not told else None
    told = told or (turned.value if turned else None)
    if told:
        return (change.Cue(0, len(label) + 1, told),)
    # "Please read Ms. X": what is right stands behind, as behind a label.
    read = words.pattern("labels.new").search(sentence.folded, 0, _VERB)
    found = tuple(cue for cue in change.cues(sentence.folded, words) if not _begins_post(sentence, cue, words))
    return found or ((change.Cue(*read.span(), "add"),) if read else ())


def _begins_post(sentence: Span, cue: change.Cue, words: Vocabulary) -> bool:
    """Tell a word of change that begins somebody's post behind a comma: "Mr. X, Additional Secretary"."""
    divided = sentence.text[: cue.start].rstrip().endswith((",", "(", "–", "—"))
    return divided and _is_additional_post(sentence.cut(cue.start, cue.end + _BACK), words)


def _is_additional_post(said: Span, words: Vocabulary) -> bool:
    """Tell a post with capitals whose first word says a change elsewhere: "Additional Clerk", "New Projects Judge"."""
    first, *more = entry.name_part(said).text.split() or ("",)
    last = fold(more[-1]) if more else ""
    if last in words.places:
        return False  # "Additional Delegate: Ms. X" comes
    known = fold(first) in words.sets["words.modifiers"] and entry.is_post(said, words)
    return first.istitle() and (known or (last in words.sets["words.posts"] and more[-1].istitle()))


def _behind(cues: Sequence[change.Cue], folded: str) -> list[int]:
    """Return where words of change end, behind a comma too: "A is ill, B is coming instead"."""
    commas = (re.match(r"\s*,", folded[cue.end :]) for cue in cues)
    return [cue.end + (comma.end() if comma else 0) for cue, comma in zip(cues, commas, strict=True)]


_CORRECTIONS = {"old": "remove", "new": "add"}

_DEPTH = {"(": 1, ")": -1}


class _Named(Struct, frozen=True):
    """A name in a sentence, and the stretch behind it that may tell what the person is."""

    start: int
    end: int
    until: int


def _people(sentence: Span, row: Row, reading: Reading, *, announced: bool) -> list[Candidate]:
    words = reading.words
    if respelled := corrigenda.respelled(sentence, row.number, reading):
        return [respelled]
    folded = sentence.folded
    named_by = words.pattern("joins.named").finditer(folded)
    anchors = [match.end() for match in named_by if not _is_particle(match, sentence.text, words)]
    anchors += [match.end() for match in entry.led_by(sentence, words)]
    anchors += [led] if (led := _leads_delegation(sentence, words)) else []
    anchors += [match.end() for match in _COLON.finditer(folded)]
    cues = _cues(sentence, words)
    wrong = next(_corrected_fields(folded, cues, words), None) if reading.changes else None
    announced = announced or wrong is not None
    swapped = reading.changes and words.has("change.swap", folded)
    swapped = swapped or (reading.changes and _around_name(words)[1].search(folded) is not None)
    if not (anchors or announced or swapped or (cues and reading.changes)):
        return []
    openings = [*anchors, *_agents(folded, anchors), *_behind(cues, folded), *_after_joins(folded, words)]
    openings += [*_behind_state(sentence, anchors), *_joined(sentence.text), *_before_dashes(sentence, words)]
    begun = _begun(folded, words)
    openings += [begun] if _opens_with_name(sentence.cut(begun), words) else []
    asked = _asked(sentence, words)
    barred = sorted(at for at in (*outsiders.said(sentence, words), *asked) if not _tells_number(folded, at))
    if reading.changes:
        # Who "will not attend the meeting" is none of a list, and withdrawn from one that was sent before.
        gone = [cue for cue in cues if cue.kind == "remove"]
        barred = [at for at in barred if not any(cue.start <= at < cue.end for cue in gone)]
    if reading.changes and not cues and words.has("change.stays", folded):
        return []
    if chinese.is_one(sentence):
        attending = (spot for spot in han.told(sentence.text, words) if _attends(spot[0], barred, anchors))
        spots = [
            (at, end) for at, end in attending if not causes.is_behalf(sentence.cut(0, at), sentence.cut(end), words)
        ]
        return chinese.people(sentence, row, spots, cues, reading)
    titled = [match.end() for pattern in (_THAT, _ONE_MORE) for match in pattern.finditer(folded)]
    spots = [*names.scan(sentence, words, openings, titled)]
    if reading.changes and cues and not any(_is_sure(spot, sentence, words) for spot in spots if spot[0] < cues[0].end):
        # Without a word of address, who begins a sentence may be whom it changes: "Ada Moe has fallen ill".
        spots = [*names.scan(sentence, words, [*openings, begun], titled)]
    if reading.changes and any(cue.kind == "remove" for cue in cues):
        spots = sorted({*spots, *(spot for spot in clauses.subjects(sentence, words) if _is_apart(spot, spots))})
    spots = _behind_courtesy(_alike(spots, sentence, words), anchors, sentence)
    spots = [spot for spot in spots if not _is_reached(spot, sentence, words)]
    if reading.changes:
        cues = tuple(sorted((*cues, *_in_place_of(spots, sentence, words)), key=lambda cue: cue.start))
    called = [_is_called(spot, sentence, anchors, words) for spot in spots] if not reading.changes else []
    if not all(called):
        spots = [spot for spot, only in zip(spots, called, strict=True) if not only]
    spots = spots or (_ranked(sentence, words) if any(cue.kind == "remove" for cue in cues) else [])
    approves = _approves(spots, anchors, folded, words)
    # "Gueye épouse Sarr": inside a name it is no spouse.
    barred = [at for at in barred if not any(start <= at < end for start, end in spots)]
    away = {} if reading.changes else causes.away(spots, sentence, words)
    barred = [at for at in barred if not any(causes.is_right_behind(at, start, spots) for start in away)]
    cues = tuple(cue for cue in cues if not any(causes.is_right_behind(cue.start, start, spots) for start in away))
    if not reading.changes:  # "Ms. Y, who is on leave" takes nobody off a whole list
        cues = tuple(cue for cue in cues if folded[cue.start : cue.end] not in words.sets["joins.away"])
    aside, told = _reason(folded, cues, words) if reading.changes else (len(folded), len(folded))
    cues = tuple(cue for cue in cues if not aside < cue.start < told)
    nexts = [*(start for start, _ in spots[1:]), len(sentence.text)]
    causing = ((spot[0], causes.cause(sentence, spot, until, words)) for spot, until in zip(spots, nexts, strict=False))
    reasons = {start: at for start, at in causing if at is not None} | away
    ends = [*(reasons.get(at, at) for at, _ in spots[1:]), len(sentence.text)]
    named = [
        _Named(start, end, _before_label(end, until, barred, sentence))
        for (start, end), until in zip(spots, ends, strict=False)
        if start not in reasons
        and _attends(start, _barring(barred, asked, start, sentence, words), anchors)
        and not _has_written(sentence, start, end, words) and not aside < start < told
        and end > approves
    ]  # fmt: skip
    if told < len(folded) and not any(cue.start >= told for cue in cues) and not _DENIES.search(folded, told):
        cues = (*cues, change.Cue(told, told, "add"))  # behind the reason the sentence says who comes
    if reading.changes:
        cues = (*cues, *_read_as(named, sentence, words))
        cues = tuple(sorted((*cues, *_left_out(named, cues, sentence)), key=lambda cue: cue.start))
    before = max((anchor for anchor in anchors if named and anchor <= named[0].start), default=0)
    return _read(named, _Clause(sentence, row, before, cues, wrong.end() if wrong else len(folded) + 1, aside), reading)


def _is_particle(match: re.Match[str], text: str, words: Vocabulary) -> bool:
    """Tell a verb that announces people in one language inside a name of another: "Inspector van Wyk"."""
    inside = match.group() in words.sets["names.particles"] and match.start() > 0 and text[match.start()].islower()
    return inside and text[match.end() :].lstrip()[:1].isupper()


def _is_apart(spot: tuple[int, int], spots: Sequence[tuple[int, int]]) -> bool:
    return not any(start < spot[1] and spot[0] < end for start, end in spots)


def _corrected_fields(folded: str, cues: Sequence[change.Cue], words: Vocabulary) -> Iterator[re.Match[str]]:
    """Yield the words for a detail that may be wrong; in "strike out the name of X" nothing is but that X comes."""
    for match in words.pattern("change.corrected").finditer(folded):
        if not any(cue.kind == "remove" and not folded[cue.end : match.start()].strip() for cue in cues):
            yield match


def _approves(spots: Sequence[tuple[int, int]], anchors: Sequence[int], folded: str, words: Vocabulary) -> int:
    """Return where words approve that those behind them come; 0 where none do, or people are announced before them."""
    said = words.pattern("joins.approves").search(folded)
    if said is None or min(anchors, default=len(folded)) <= said.start():
        return 0
    before = max((end for _, end in spots if end <= said.start()), default=0)
    # "Mr. X, whom the Minister has authorised to travel, and Ms. Y": both come.
    whom = words.has("joins.stops", folded[before : said.start()])
    return said.start() if not whom and any(start >= said.end() for start, _ in spots) else 0


def _before_label(end: int, until: int, barred: Sequence[int], sentence: Span) -> int:
    """Return where what is said of somebody ends: before the label of whom to ask ("Contact: Ms. Y")."""
    labels = (at for at in barred if end <= at < until)
    return next((at for at in labels if sentence.text[at:until].rstrip().endswith((":", "："))), until)


def _begun(folded: str, words: Vocabulary) -> int:
    """Return where a sentence begins behind an adverb and its comma: "Unfortunately Ada Moe", "К сожалению, "."""
    adverb = words.pattern("change.adverbs").match(folded)
    return len(folded) - len(folded[adverb.end() :].lstrip(" ,،")) if adverb else 0


def _is_sure(spot: tuple[int, int], sentence: Span, words: Vocabulary) -> bool:
    return names.likeness(sentence.cut(*spot), words) >= 0.5


def _read_as(named: Sequence[_Named], sentence: Span, words: Vocabulary) -> list[change.Cue]:
    """Return the words between two names that put the second in the place of the first: "X should read Y"."""
    found = []
    for before, after in pairwise(named):
        said = sentence.folded[before.end : after.start]
        read = words.pattern("labels.new").search(said)
        if said.strip() == "ب" and words.has("change.remove", sentence.folded[: before.start]):
            found.append(change.Cue(before.end, after.start, "replaced_by"))  # "استبدال السيد A بالسيد B"
        elif (by := _LAST_BY.search(said)) and words.has("change.swap", sentence.folded[: before.start]):
            found.append(change.Cue(before.end + by.start(), after.start, "replaced_by"))  # "replacement of A by B"
        elif read and len(said.replace(read.group(), "").strip(' ,:"«»“”')) < _SMALL:
            found.append(change.Cue(before.end, after.start, "replaced_by"))
    return found


def _left_out(named: Sequence[_Named], cues: Sequence[change.Cue], sentence: Span) -> list[change.Cue]:
    """Return the "by" of a sentence that says "replaced" once: "A is replaced by B, C by D"."""
    said = min((cue.end for cue in cues if cue.kind == "replaced_by"), default=len(sentence.text))
    found = []
    for before, after in pairwise(named):
        between = sentence.folded[before.end : after.start]
        if before.start >= said and _ONLY_BY.fullmatch(between):
            found.append(change.Cue(before.end, after.start, "replaced_by"))
    return found


_ONLY_BY = re.compile(r"[\s,]*(?:by|with|par|por|pelo|pela|durch|на)\s*(?:el|la|le|the|o|a)?\s*")
# Behind a name or what is said of it: "the replacement of A, Clerk, by B".
_LAST_BY = re.compile(rf"(?:^|,){_ONLY_BY.pattern}$")


def titled(sentence: Span, words: Vocabulary) -> str | None:
    """Return the first name with a word of address and a post behind it, in a sentence that asks nobody to write."""
    if _asked(sentence, words) or outsiders.said(sentence, words):
        return None
    for start, end in names.scan(sentence, words):
        address, name = names.honorific(sentence.cut(start, end), words)
        rest = sentence.cut(end).strip(",،( ")
        if names.plain_address(address, words) and entry.is_post(rest, words):
            return name.text
    return None


def _ranked(sentence: Span, words: Vocabulary) -> list[tuple[int, int]]:
    """Return where a rank and a family name alone say who goes: "Colonel Mbongo is not coming"."""
    known = words.sets["words.posts"] | words.sets["words.bodies"] | words.sets["honorifics.ranks"]
    found = []
    for rank in words.pattern("honorifics.ranks").finditer(sentence.folded):
        name = _FAMILY.match(sentence.text, rank.end())
        if name and fold(name.group(1)) not in known:
            found.append((rank.start(), name.end()))
    return found


_FAMILY = re.compile(r"\s((?=[^\W\d_a-zß-ÿа-я])[^\W\d_]+(?:[-’'][^\W\d_]+)*)(?=[\s,])")


def _opens_with_name(sentence: Span, words: Vocabulary) -> bool:
    """Tell whether a sentence begins with a name and a post: "Ada Okoro, Director of X, will join him"."""
    pieces = entry.divide(sentence)
    if len(pieces) < 2 or pieces[1].lead != ",":
        return False
    name, post = (sentence.cut(piece.start, piece.end).strip() for piece in pieces[:2])
    return names.likeness(name, words) >= 0.35 and entry.is_post(post, words)


def _alike(spots: list[tuple[int, int]], sentence: Span, words: Vocabulary) -> list[tuple[int, int]]:
    """Return the names of a sentence without bare words with capitals where other names have an address."""
    scores = [names.likeness(sentence.cut(*spot), words) for spot in spots]
    told = max(scores, default=0.0) >= 0.5 and not words.has("honorifics.plural", sentence.folded)
    titled = [
        entry.is_post(sentence.cut(*spot), words) or _has_post(sentence.cut(spot[1]), words)
        # In these scripts nothing but the post behind it made a bare name of the words.
        or (_OTHER.match(sentence.text[spot[0]]) is not None and names.is_told(sentence, spot[1], words))
        or _begins_entry(sentence, spot, words)
        for spot in spots
    ]  # fmt: skip
    return [
        spot for spot, score, post in zip(spots, scores, titled, strict=True)
        if score >= 0.5 or post or not (
            told or _ends_body(sentence, spot, words) or _ends_title(sentence, spot, spots, words)
        )
    ]  # fmt: skip


def _behind_courtesy(spots: Sequence[tuple[int, int]], anchors: Sequence[int], sentence: Span) -> list[tuple[int, int]]:
    """Return the names without those before "presents its compliments" that nothing announces: who writes says so."""
    found = phrases.of(lambda words: words.zones.compliments).search(sentence.folded)
    courtesy = found.end() if found and min(anchors, default=len(sentence.text)) > found.start() else 0
    return [spot for spot in spots if spot[0] >= courtesy]


def _is_reached(spot: tuple[int, int], sentence: Span, words: Vocabulary) -> bool:
    """Tell a name of which a sentence only tells how its bearer is reached: "Ms. X's e-mail address is"."""
    whose = _WHOSE_IS.match(sentence.text, spot[1])
    return whose is not None and contacts.begins_with_label(sentence.folded[whose.end() :], words)


_WHOSE_IS = re.compile(r"['’]s?\s+")


def _in_place_of(spots: Sequence[tuple[int, int]], sentence: Span, words: Vocabulary) -> Iterator[change.Cue]:
    """Yield the words right before a name that say that somebody comes in its place: "in Mr. X's place"."""
    in_, place = _around_name(words)
    for start, end in spots:
        before = in_.search(sentence.folded[:start])
        if before and place.match(sentence.folded, end):
            yield change.Cue(before.start(), start, "instead_of")


def _around_name(words: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands before a name and what behind it where somebody comes in its place: "in", "'s place"."""
    return _halves(words.phrases["change.in_place_of"])


@cache
def _halves(phrases: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    halves = [map(re.escape, fold(phrase).split("{name}")) for phrase in phrases]
    before, behind = ("|".join(dict.fromkeys(half)) for half in zip(*halves, strict=True))
    return re.compile(rf"(?<!\w)(?:{before})$"), re.compile(rf"(?:{behind})(?!\w)")


def _is_called(spot: tuple[int, int], sentence: Span, anchors: Sequence[int], words: Vocabulary) -> bool:
    """Tell a name and patronymic alone, in another case or a woman's, with no post behind: "по просьбе Анны Павловны".

    People are spoken of so beside others who are named in full. Men may be called Петрович by their family name: one
    who is sent, or stands in a row, may be.
    """
    said, before = sentence.cut(*spot), sentence.folded[: spot[0]].rstrip()
    if _CALLED.fullmatch(said.text) is None or names.is_told(sentence, spot[1], words):
        return False
    sent = len(before) in anchors or re.search(r"(?:[,:;)]|\sи)$", before) is not None
    return not sent or _HERS.search(said.text) is not None


_CALLED = re.compile(r"[А-ЯЁ][а-яё]+\s[А-ЯЁ][а-яё]+(?:[оеё]вн(?:а|ы|е|у|ой)|ичн(?:а|ы|е|у|ой)|[оеё]вич(?:а|у|ем|е))")


_HERS = re.compile(r"(?:вн|ичн)[а-я]{1,2}$")


def _begins_entry(sentence: Span, spot: tuple[int, int], words: Vocabulary) -> bool:
    """Tell a bare name right behind a semicolon or the words that name people, with a post behind a comma."""
    before = sentence.cut(max(0, spot[0] - _BACK), spot[0])
    joined = clauses.ending_join(before, words)
    divided = before.text[: joined.start() + 1 if joined else len(before.text)].rstrip().endswith(";")
    ends = [match.end() for match in words.pattern("joins.named").finditer(before.folded)]
    behind = bool(ends) and len(before.text) - ends[-1] < _SMALL
    rest = sentence.cut(spot[1], spot[1] + _BACK)
    pieces = entry.divide(rest.strip(" ,")) if rest.text.startswith(",") else []
    told = rest.strip(" ,").cut(0, pieces[0].end) if pieces else Span()
    return bool(told) and (divided or behind) and entry.is_post(told, words)


_OTHER = re.compile(r"[\u0400-\u04ff\u0600-\u06ff]")


def _ends_body(sentence: Span, spot: tuple[int, int], words: Vocabulary) -> bool:
    """Tell two words with capitals that end the name of a body: "Ministry of Justice and Public Security"."""
    before = sentence.cut(max(0, spot[0] - _BACK), spot[0])
    joined = clauses.ending_join(before, words)
    if joined is None or before.text[: joined.end()].rstrip()[-1:] in ",;":
        return False
    *earlier, last = re.split(r"[,;:(]|\s[-–—]\s", before.text[: joined.start()])
    # "Department of Justice, Equality and Law Reform".
    body = earlier[-1] if earlier and len(last.split()) == 1 else last
    following = entry.name_part(sentence.cut(spot[1]).strip(", "))
    return entry.is_body(Span(body.strip()), words) and not entry.is_post(following, words)


def _ends_title(sentence: Span, spot: tuple[int, int], spots: Sequence[tuple[int, int]], words: Vocabulary) -> bool:
    """Tell bare words with capitals that end the title of a meeting: "Working Group to Prevent and Punish Smuggling".

    Behind two other words with capitals, which may name somebody, they do not, nor behind words that name people.
    """
    before = sentence.cut(max(0, spot[0] - _TITLE), spot[0])
    joined = clauses.ending_join(before, words)
    events = phrases.of(lambda words: words.invitation.events, whole=True).finditer(
        before.folded[: joined.start()] if joined else ""
    )
    if joined is None or not events:
        return False
    begun = events[-1].end()
    title = before.cut(begun, joined.start())
    two = title.text.rpartition(",")[2].split()[-2:]
    named = words.has("joins.named", title.folded) or (len(two) > 1 and all(word[:1].isupper() for word in two))
    named = named or any(spot[0] - len(before.text) + begun <= start < spot[0] for start, _ in spots)
    return not named and not re.search(r"[.;:()]", title.text)


# Characters: the title of a meeting.
_TITLE = 200


def _has_post(rest: Span, words: Vocabulary) -> bool:
    """Tell whether a bracket with a post follows: "Ada Stone (Director, Ministry of Justice)"."""
    bracket = _BRACKET.match(rest.text)
    inner = rest.cut(bracket.start(1), bracket.end(1)) if bracket else Span()
    return bool(inner) and entry.is_post(entry.name_part(inner), words)


def _after_joins(folded: str, words: Vocabulary) -> list[int]:
    joins = [match.end() for match in words.pattern("joins.and").finditer(folded)]
    return joins + [match.end() for match in re.finditer(r"[;:]", folded)]


def _behind_state(sentence: Span, anchors: Sequence[int]) -> list[int]:
    """Return where the State ends that words which announce people have behind them: "سيمثل رواندا فلان"."""
    begun = {anchor + more for anchor in anchors for more in (0, 1)}
    arabic = _ARABIC.search(sentence.text) is not None
    return (
        [found.end for found in countries.find(sentence.text) if found.state and found.start in begun] if arabic else []
    )


def _joined(text: str) -> list[int]:
    """Return where a word begins behind a division and an Arabic "and" that is joined to it: "، وفلان"."""
    return [match.end() for match in _WAW.finditer(text)]


def _before_dashes(sentence: Span, words: Vocabulary) -> list[int]:
    """Return where words with capitals begin that a dash parts from a post: ", Ada Moe — Judge"."""
    found = _DASHED_POST.finditer(sentence.text)
    return [match.start(1) for match in found if entry.is_post(sentence.cut(match.end()), words)]


_DASHED_POST = re.compile(r"[,;]\s((?:[^\W\d_a-zß-ÿа-яё][^\s,;:—–]{0,30}\s){2,4})[—–-]\s")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_WAW = re.compile(r"[،,؛;)]\s+و(?=[\u0600-\u06ff])")


def _agents(folded: str, anchors: Sequence[int]) -> list[int]:
    """Return where the words behind an anchor lead to a name after all: "represented at the meeting by"."""
    led = (_BY.match(folded, anchor) for anchor in anchors)
    return [found.end() for found in led if found]


_BY = re.compile(r"[^,;:.]{0,60}?\s(?:by|par|por)(?=\s)")


# What begins a clause about somebody: "informs that First Secretary Ada Reed will attend".
_THAT = re.compile(r"\b(?:that|que|asistir[aá]|participar[aá])\s")
# What begins one more of several with titles: "the Minister Ada Reed, the Director Owen Price and the".
_ONE_MORE = re.compile(r",\s(?=(?:the|le|la|el|o|a|der|die)\s|l['’])")


def _asked(text: Span, words: Vocabulary) -> list[int]:
    """Return where a sentence says whom to ask; the "contact details" of delegates are no such words."""
    return [match.start() for match in outsiders.asked(text, words) if not _is_held(text.folded, match, words)]


def _tells_number(folded: str, at: int) -> bool:
    """Tell words for whom to ask that only tell how one named before is reached: ", who is reached on +43 1"."""
    return _WHO.search(folded, 0, at) is not None and _NUMBER.match(folded, at) is not None


_WHO = re.compile(
    r"[,;(]\s*(?:who|qui|que|quien|котор(?:ыи|ая)|o qual|a qual)\s+"
    r"(?:(?:can|may|could|will|might|peut|pourra|puede|podra|pode|podera|может)\s+)?(?:(?:be|etre|ser|быть)\s+)?(?:\S+\s)?$"
)
_NUMBER = re.compile(r"[^,;.:]{0,80}?(?:\+?\d{2,}|\S+@)")


def _is_held(folded: str, match: re.Match[str], words: Vocabulary) -> bool:
    """Tell words for whom to ask that are somebody's post: ", Liaison Officer," between commas."""
    before = folded[max(0, match.start() - _SMALL) : match.start()].strip()
    begun = before.endswith((",", ";", "(")) or words.pattern("joins.and").search(before) is not None
    post = match.group().split()[-1] in words.sets["words.posts"]
    return post and begun and folded[match.end() :].lstrip().startswith((",", ";", ")"))


def _barring(barred: Sequence[int], asked: Sequence[int], at: int, sentence: Span, words: Vocabulary) -> list[int]:
    """Return where words bar the name at a place; "and his wife" bars what follows it, up to a semicolon."""
    text, alongside = sentence.text, [bar for bar in barred if bar not in asked and _is_alongside(sentence, bar, words)]
    return [bar for bar in barred if bar not in alongside or (bar < at and ";" not in text[bar:at])]


def _is_alongside(sentence: Span, at: int, words: Vocabulary) -> bool:
    """Tell a word right behind "and", or with nothing but "his" between: "and his wife"."""
    before = sentence.folded[:at]
    joins = [match.end() for match in words.pattern("joins.and").finditer(before, max(0, at - _VERB))]
    return bool(joins) and len(before[joins[-1] :].split()) < 2


def _attends(start: int, barred: Sequence[int], anchors: Sequence[int]) -> bool:
    """Tell whether a name stands for somebody who attends: not a spouse, not whom to ask."""
    if not barred:
        return True
    return barred[0] >= start and min(anchors, default=start + 1) <= start


def _reason(folded: str, cues: Sequence[change.Cue], words: Vocabulary) -> tuple[int, int]:
    """Return where a sentence tells why somebody goes, with no word of change in it; its end twice for nowhere.

    "Mr. X will not come, as he stands in for Mr. Y": what stands right behind the first words is of the reason.
    """
    goes = [cue for cue in cues if cue.kind in ("remove", "instead_of")]
    for match in words.pattern("change.reasons").finditer(folded) if goes else ():
        ended = _REASON_ENDS.search(folded, match.end())
        end = ended.start() if ended else len(folded)
        inside = [cue for cue in cues if match.start() < cue.end <= end]
        own = all(cue.kind == "instead_of" and len(folded[match.end() : cue.start].split()) < _FEW for cue in inside)
        if match.start() >= goes[0].end and own:
            return match.start(), end
    return len(folded), len(folded)


_DENIES = re.compile(
    r"\b(?:tampoco|tampouco|nor|neither|nem|cannot|can't"
    r"|(?<!who )(?:will|shall|is|are) (?:not|unable)(?: be)?(?: able)?(?: to)? "
    r"(?:attend|come|participat|travel|present|tak(?:e|ing) part|join)\w*"
    r"|ne (?:pourra|pourront|viendra|participera|sera)|no (?:podra|podran|asistira|viajara|participara)"
    r"|nao (?:podera|poderao|participara|ira|vira)|не (?:сможет|смогут|будет|примет|приедет))\b"
)
# Words: "as he | is | standing in for".
_FEW = 3
_REASON_ENDS = re.compile(r";|[\s,](?:and that|et que|y que|e que|и что)\s")


def _has_written(sentence: Span, start: int, end: int, words: Vocabulary) -> bool:
    """Tell whether the words right before a name make somebody the writer of what is answered: "letter of Mr. X".

    So do words for who had it written, with a person's post between: "I am directed by the Minister, Mr. X, to inform".
    """
    before = sentence.cut(max(0, start - _BACK), start)
    last = [match.end() for match in words.pattern("joins.written_by").finditer(before.folded)]
    if (last and before.folded[last[-1] :].strip() in causes.BEFORE_ADDRESS) or causes.is_behalf(
        before, sentence.cut(end), words
    ):
        return True
    ordered = list(words.pattern("joins.directed_by").finditer(before.folded))
    post = before.cut(ordered[-1].end()).strip(", ") if ordered else Span()
    if not post or not entry.is_post(post, words) or words.has("joins.stops", post.folded):
        return False
    goes_on = _TO_INFORM.search(sentence.folded[end : end + _BACK])
    return goes_on is not None or _TOLD_US.match(ordered[-1].group()) is not None


_TO_INFORM = re.compile(
    r"\bto (?:inform|convey|refer|advise|let|transmit|confirm|state|say|communicate|forward|reply)\b"
)
_TOLD_US = re.compile("segun|selon|d.apres")


def _announced_as(before: Span, words: Vocabulary) -> Role | None:
    """Return the role that all have who follow a colon: "nominates two experts as observers: Mr. X and Ms. Y"."""
    if not before.text.rstrip().endswith(":"):
        return None
    said = [found.role for found in entry.capacities(before, words) if len(before.text) - found.end < _SMALL]
    return said[-1] if said and said[-1] not in (Role.HEAD, Role.DEPUTY_HEAD) else None


def _before_lead(spot: _Named, sentence: Span, words: Vocabulary) -> _Named:
    """Return a name's stretch without the verb of leading whose subject is the next name: "ترأس الوفد السيدة"."""
    rest = sentence.cut(spot.end, spot.until)
    keys = ("joins.led_by", "joins.leads")
    leads = next((found for key in keys for found in words.pattern(key).finditer(rest.folded)), None)
    if leads is None or rest.text[leads.end() :].strip() or not re.search(r"[,;،؛]", rest.text[: leads.start()]):
        return spot
    clause = max(rest.text.rfind(mark, 0, leads.start()) for mark in ",;،؛")
    return replace(spot, until=spot.end + clause)


def _before_capacity(spot: _Named, sentence: Span, words: Vocabulary) -> _Named:
    """Return a name's stretch without what the next one comes as: "Ms. X, Judge, and, as expert, Mr. Y"."""
    rest = sentence.cut(spot.end, spot.until)
    for said in entry.capacities(rest, words):
        behind = rest.cut(said.end).strip(" ,:—–-")
        before = rest.text[: said.start].rstrip(" ,")
        joined = clauses.ending_join(rest.cut(0, len(before)), words)
        begun = joined.start() if joined else _while(before, words) or len(before) - before.endswith(";")
        if len(behind.text) < _SMALL and begun < len(before):
            return replace(spot, until=spot.end + begun)
    return spot


def _before_place(spot: _Named, sentence: Span, words: Vocabulary) -> _Named:
    """Return a name's stretch without the place of the next one: "Ms. X, Judge, and the deputy head is Mr. Y"."""
    rest = sentence.cut(spot.end, spot.until)
    for joined in words.pattern("joins.and").finditer(rest.folded):
        if _place_of_next(rest.cut(joined.end()), words):
            return replace(spot, until=spot.end + joined.start())
    return spot


def _place_of_next(said: Span, words: Vocabulary) -> Role | None:
    """Return the place in a delegation that words right before a name say: "the deputy head is", "de l'experte"."""
    verbs = words.pattern("joins.stops").finditer(said.folded)
    verb = next((found for found in verbs if found.end() == len(said.text)), None)
    article = _ARTICLE.match(said.text)
    if verb is None and article is None:
        return None
    subject = said.cut(0, verb.start() if verb else None)
    return entry.place(subject.cut(article.end() if article else 0), words)


def _while(before: str, words: Vocabulary) -> int:
    """Return where a comma with nothing but a "while" behind it begins at the end of a text; 0 where none does."""
    comma = max(before.rfind(mark) for mark in ",;،؛")
    said = fold(before[comma + 1 :].strip())
    return comma if comma > 0 and said in words.sets["joins.while"] else 0


def _before_bridge(spot: _Named, sentence: Span, words: Vocabulary) -> _Named:
    """Return a name's stretch without the clause that leads to the next name: ", while the Police send Mr. Y"."""
    rest = sentence.cut(spot.end, spot.until)
    clauses = ((match.start(), rest.cut(match.end()).strip().folded) for match in COMMA.finditer(rest.text))
    # "а также", "and also", goes on.
    keys = ("joins.while", "joins.contrast")
    opposed = ((at, said) for at, said in clauses if any(words.starts(key, said) for key in keys))
    begun = (at for at, said in opposed if not words.starts("joins.and", said))
    led = next(begun, None)
    if led is None:
        return spot
    clause = rest.cut(led + 1).strip(" ,;")
    # A capacity there is said of the one before, and a post at its end of the next.
    kept = any(entry.capacities(clause, words)) or clause.folded.rpartition(" ")[2] in words.sets["words.posts"]
    return spot if kept else replace(spot, until=spot.end + led)


def _is_labelled(spot: _Named, text: str) -> bool:
    """Tell whether a label of the next person follows a name: "Mr. X; for the Ministry of Health: Ms. Y"."""
    return text[spot.end : spot.until].rstrip().endswith((":", "—", "–", " -"))


def _tells_on(spot: _Named, sentence: Span, words: Vocabulary) -> bool:
    """Tell whether a sentence goes on about somebody behind a semicolon: "г-н X; его будут сопровождать"."""
    rest = sentence.cut(spot.end, spot.until).folded
    said = re.match(r"[^;]*;\s*([^\W\d_]+)", rest)
    return said is not None and said.group(1) in words.sets["joins.pronouns"] | words.sets["joins.possessives"]


def _ended(spot: _Named, sentence: Span, words: Vocabulary, *, always: bool) -> _Named:
    """Return a name's stretch up to the semicolon that parts it from the next person, from a label or a clause.

    So does a comma where the sentence goes on about the same: "Mr. X, he will be replaced".
    """
    again = clauses.told_again(sentence.cut(spot.end, spot.until), words)
    if again is not None:
        spot = replace(spot, until=spot.end + again)
    end = sentence.text.find(";", spot.end, spot.until)
    ends = always or _is_labelled(spot, sentence.text) or _tells_on(spot, sentence, words)
    # "Delete Mr. X, Judge; insert Ms. Y".
    ends = ends or change.of_label(sentence.folded[end + 1 : spot.until].strip(" ,"), words) is not None
    return replace(spot, until=end) if ends and end >= 0 else spot


# Letters of "and" in any language.
_AND = 3


class _Clause(Struct, frozen=True):
    """A sentence, its line, where the words that announce people end, and its words of change.

    `corrected` is where the words end that say of whom a detail was wrong, behind the sentence where none do; `aside`
    where it begins to tell why somebody goes.
    """

    text: Span
    row: Row
    opened: int
    cues: tuple[change.Cue, ...]
    corrected: int
    aside: int


def _read(named: Sequence[_Named], clause: _Clause, reading: Reading) -> list[Candidate]:
    out: list[Candidate] = []
    before, at = clause.opened, 0
    starts = [spot.start for spot in named]
    parted = [clause.text.text[before.end : after.start].rstrip().endswith(";") for before, after in pairwise(named)]
    semicolons = bool(parted) and all(parted)
    breaks = [match.start() for match in COMMA.finditer(clause.text.folded)]
    ands = reading.words.pattern("joins.and").finditer(clause.text.folded)
    # "together with" and "accompanied by" begin nothing new.
    breaks += [match.start() for match in ands if match.end() - match.start() <= _AND]
    cues = change.with_comings(clause.text.folded, reading.words, clause.cues) if reading.changes else clause.cues
    stops = [match.start() for match in re.finditer(r"[;؛]", clause.text.folded)]
    said = change.Sentence(starts, cues, breaks, stops)
    surely = change.told(said)
    shared = _announced_as(clause.text.cut(0, starts[0]), reading.words) if named else None
    words = reading.words
    ended = [_ended(each, clause.text, words, always=semicolons) for each in named]
    ended[:-1] = [reduce(lambda one, cut: cut(one, clause.text, words), _CUTS, spot) for spot in ended[:-1]]
    ended, titles = _with_titles_apart(ended, clause.text, words)
    title_first = _titles_lead(named, clause.text, clause.opened, words)
    for spot in ended:
        found = _person(clause, spot, reading, until=_title_end(clause, spot) if title_first else spot.until)
        if found is None:
            continue
        bare, behind = replace(found, position=Span(), organization=Span()), False
        nothing = not found.position and not found.organization
        if (title_first and nothing) or (not out and (nothing or _leads_on(clause.text.cut(spot.end), reading.words))):
            titled = _titled(bare, clause.text, before, spot.start, reading.words)
            behind = title_first and titled is bare and _closes(clause.text.cut(spot.end, spot.until), reading.words)
            if behind:
                titled = _person(clause, spot, reading, until=spot.until) or found
            title_first = title_first or titled is not bare
            found = found if titled is bare else titled
        if spot.start in titles:
            found = _titled(found, clause.text, titles[spot.start], spot.start, words)
        led = clause.text.cut(max(at, spot.start - _BACK), spot.start)
        led = led.cut(led.text.rfind(";") + 1)
        at_before, at = at, spot.end
        if not found.role:
            first = spot.start == starts[0] and _opens_with_leading(clause.text.cut(0, spot.start), reading.words)
            role = Role.HEAD if first else _led(led, reading.words) or _label(clause, spot, reading)
            found = replace(found, role=role)
        found = replace(found, role=found.role or shared)
        if not found.role and (len(named) == 1 or reading.words.has("joins.stops", led.folded)):
            found = replace(found, role=_joins_as(_present(clause, spot, spot.until, reading), reading.words))
        if not found.role and (label := _unknown_label(clause.text.cut(0, spot.start), reading.words)):
            found = replace(found, said_role=label)  # somebody has to look what it says
        elif not found.role and not found.said_role:
            post = _labelling_post(found, clause.text.cut(0, spot.start), reading.words)
            found = replace(found, said_role=post) if found.position else replace(found, position=post)
        body = _body_label(clause, spot, reading.words) or clause.row.body
        found = replace(found, organization=found.organization or body)
        turned = change.of(spot.start, said, surely)
        if reading.changes or turned is not Change.REMOVE:
            aside = spot is not ended[0] and _is_in_aside(clause.text.cut(before, spot.start), said, reading.words)
            unsaid = reading.changes and (aside or change.is_open(spot.start, said, surely, turned))
            unsaid = unsaid or (
                reading.changes
                and contrasts.may_stay(clause.text, clause.text.cut(spot.end, spot.until), turned, cues, words)
            )
            unsaid = unsaid or (
                spot.start != starts[0]
                and contrasts.is_contrasted(clause.text, (spot.start, spot.end), at_before, cues, words)
            )
            told = turned if reading.changes else None
            out.append(replace(found, change=told, pending=found.pending or unsaid, way="sentence"))
        # What was read behind a name is no title of the next one.
        before = spot.until if behind else spot.end
    return _respectively(out, clause.text.cut(at), reading.words)


# What a stretch ends before that is about the next name.
_CUTS = (_before_lead, _before_capacity, _before_place, _before_bridge)


def _with_titles_apart(
    named: Sequence[_Named], sentence: Span, words: Vocabulary
) -> tuple[list[_Named], dict[int, int]]:
    """Return the names, and where a post begins that "and" parts from the one before; nothing else tells of its bearer.

    "Mr. X, Director, and interpreter Ms. Y": what stands behind the last of several is a post of its own.
    """
    out, titles = list(named), dict[int, int]()
    for at, (spot, following) in enumerate(pairwise(named)):
        rest = sentence.cut(spot.end, spot.until)
        joins = [match.span() for match in words.pattern("joins.and").finditer(rest.folded)]
        start, end = joins[-1] if joins else (0, 0)
        title, before = rest.cut(end).strip(), rest.text[:start].strip(" ,;")
        behind = sentence.cut(following.end, following.until).text
        alone = not COMMA.search(title.text) and _BEHIND_TITLED.match(behind) is not None
        if rest.text.startswith(",") and before and alone and entry.is_post(title, words):
            out[at] = replace(spot, until=spot.end + start)
            titles[following.start] = spot.end + end
    return out, titles


_BEHIND_TITLED = re.compile(r"\W*$")


def _is_in_aside(lead: Span, sentence: change.Sentence, words: Vocabulary) -> bool:
    """Tell whether what stands between two names makes the second part of a clause about the first.

    "A, whom B was to accompany, is withdrawn" does not say what becomes of B; without somebody who goes all stay.
    """
    goes = any(cue.kind not in ("add", "come") for cue in sentence.cues)
    begun = lead.folded.rpartition(",")[2].split()[:_RELATIVE]
    return goes and not words.sets["change.who"].isdisjoint(begun)


# Words: "whom", "with whom".
_RELATIVE = 2


def _respectively(found: list[Candidate], rest: Span, words: Vocabulary) -> list[Candidate]:
    """Return the people with the posts that stand behind the last in their order: "A and B, Judge and Clerk, resp."."""
    said = words.pattern("joins.respectively").search(rest.folded)
    if said is None or len(found) < 2 or any(one.position or one.organization for one in found[:-1]):
        return found
    told = rest.cut(0, said.start()).strip(" ,")
    joins = words.pattern("joins.and").pattern
    cuts = [match.span() for match in re.finditer(rf"\s*,\s*(?:(?:{joins})\s+)?|\s+(?:{joins})\s+", told.folded)]
    bounds = [0, *(at for cut in cuts for at in cut), len(told.text)]
    posts = [post for a, b in zip(bounds[::2], bounds[1::2], strict=True) if (post := told.cut(a, b).strip())]
    if len(posts) != len(found) or not all(entry.is_post(post, words) for post in posts):
        return found
    behind = rest.cut(said.end())
    origin = _FROM.match(behind.text)
    end = re.search(r"[,;.(]", behind.text)
    body = behind.cut(origin.end(), end.start() if end else len(behind.text)).strip() if origin else Span()
    body = body if entry.is_body(body, words) else Span()
    return [replace(one, position=post, organization=body) for one, post in zip(found, posts, strict=True)]


def _closes(rest: Span, words: Vocabulary) -> bool:
    """Tell whether what follows a name ends with it, and does not lead to the next as a title: "..., and" or "."."""
    return not rest or rest.text.endswith((".", ";")) or clauses.ending_join(rest, words) is not None


def _title_end(clause: _Clause, spot: _Named) -> int:
    """Return where what is said of a person ends whose title stands before the name: behind a bracket."""
    bracket = _BRACKET.match(clause.text.text[spot.end : spot.until])
    return spot.end + bracket.end() if bracket else spot.end


_LABEL = re.compile(r"(?:^|[:;,.])\s*([^:;,.]{3,60}):\s*$")


def _label_before(clause: _Clause, spot: _Named) -> re.Match[str] | None:
    return _LABEL.search(clause.text.text, max(0, spot.start - _BACK), spot.start)


def _body_label(clause: _Clause, spot: _Named, words: Vocabulary) -> Span:
    """Return the body that a label right before a name names: "for the Ministry of Justice: Ms. X"."""
    match = _label_before(clause, spot)
    label = clause.text.cut(match.start(1), match.end(1)) if match else Span()
    return (body_label(label, words) if label else None) or Span()


def _label(clause: _Clause, spot: _Named, reading: Reading) -> Role | None:
    """Return the role that a label right before a name says: "Members: Ms. X", "head - Mr. X; experts - Ms. Y"."""
    match = _label_before(clause, spot)
    if match:
        return entry.place(clause.text.cut(match.start(1), match.end(1)), reading.words)
    # "Expert - Ms. Y" may tell a post, unless another dash has a place in the delegation before it.
    dashed = _DASHED.finditer(clause.text.text, max(0, spot.start - _LABELS), spot.start)
    said = [(match.end(), entry.place(clause.text.cut(*match.span(1)), reading.words)) for match in dashed]
    role = next((role for end, role in said if end == spot.start), None)
    return role if any(other in entry.PLACES for _, other in said) else None


# Characters: the people of one list before somebody.
_LABELS = 600
_DASHED = re.compile(r"(?:^|[:;])\s*([^\W\d_][^:;,.–—]{2,40}?)\s[-–—]\s+")


def _unknown_label(before: Span, words: Vocabulary) -> Span:
    """Return the label that a line begins with, right before a name, if it says nothing that is known: "Standby:".

    A label with one small letter at its beginning, a number or a State goes on with a sentence.
    """
    label = before.strip(" :：")
    if not before.text.endswith((":", "：")) or ":" in label.text or not 2 < len(label.text) <= _LONGEST_LABEL:
        return Span()
    if label.text[:1].islower() or len(label.text.split()) > _LABEL_WORDS or entry.digits(label):
        return Span()
    if words.pattern("joins.superiors").fullmatch(label.folded):
        return label
    if phrases.of(lambda words: words.intent.also).search(label.folded) or label.folded.split()[-1].endswith("ing"):
        return Span()  # "Also attending:"
    keys = ("joins.named", "joins.led_by", "joins.stops", "joins.excluded", "change.add", "change.remove")
    told = any(words.has(key, label.folded) for key in keys)
    known = told or fields.label(label.text, words) or entry.place(label, words) or body_label(label, words)
    named = bool(countries.find(label.text)) or names.likeness(label, words) >= _NAMED
    plain = known or named or entry.is_post(label, words) or entry.is_body(label, words)
    return Span() if plain or change.of_label(label.folded, words) else label


def _labelling_post(found: Candidate, before: Span, words: Vocabulary) -> Span:
    """Return a post that labels a name and that nothing of the person has: "Rapporteur: Ms. X, Judge"."""
    label = before.strip(" :：")
    colon = before.text.endswith((":", "：")) and ":" not in label.text and len(label.text) <= _LONGEST_LABEL
    behind = not found.position or (found.position.number > found.name.number and label.folded != found.position.folded)
    return label if colon and behind and entry.is_post(label, words) and not entry.is_body(label, words) else Span()


# Characters and words of such a label, and how much a name looks like one.
_LONGEST_LABEL, _LABEL_WORDS, _NAMED = 30, 3, 0.5


def _led(before: Span, words: Vocabulary) -> Role | None:
    """Return the role that the words right before a name give: "headed by", برئاسة, "en calidad de asesor, el"."""
    last = [match.end() for match in entry.led_by(before, words)]
    between = before.cut(last[-1]).strip(" :,") if last else Span()
    alone = "," not in between.text and not words.has("joins.and", between.folded)
    if last and alone and (len(between.text) < _SMALL or entry.is_post(between, words)):
        return Role.HEAD
    leads = [match.end() for match in words.pattern("joins.leads").finditer(before.folded)]
    if leads and not before.text[leads[-1] :].strip() and re.search(r"[,;،؛]", before.text):
        return Role.HEAD  # "وسوف ترأس الوفد السيدة X"
    joins = [match.end() for match in words.pattern("joins.and").finditer(before.folded)]
    joined = before.cut(joins[-1]) if joins else Span()
    if role := _whose(before, words) or _called(before, words) or _place_of_next(joined, words):
        return role
    said = [
        found for found in entry.capacities(before, words) if not words.has("joins.and", before.folded[found.start :])
    ]
    return said[-1].role if said and len(before.text) - said[-1].end < _VERB else None


def _called(before: Span, words: Vocabulary) -> Role | None:
    """Return the role that the last words before a name are: "will come: head of delegation Mr. X".

    Behind other words they may be whose somebody is: "assistant to the head of delegation Mr. X".
    """
    said = before.folded.rstrip()
    ends = ((role, match) for role, pattern in words.roles for match in pattern.finditer(said))
    role, match = next((found for found in ends if found[1].end() == len(said)), (None, None))
    led = said[: match.start()].rstrip() if match else ""
    named = (one.end() for key in ("joins.named", "joins.and") for one in words.pattern(key).finditer(led))
    return role if not led or led[-1] in ",;:،؛" or len(led) in named else None


def _whose(before: Span, words: Vocabulary) -> Role | None:
    """Return that somebody is the alternate of whom a sentence begins with: "His alternate is Ms. Y".

    Somebody's chief has another place: "Son chef de cabinet, M. Y".
    """
    tokens = [(match.start(), match.end()) for match in re.finditer(r"\S+", before.text)][: _WHOSE + 1]
    if not 1 < len(tokens) <= _WHOSE or before.folded[slice(*tokens[0])] not in words.sets["joins.possessives"]:
        return None
    begun = tokens[1][0]
    said = (entry.place(before.cut(begun, end), words) for _, end in tokens[1:])
    return Role.ALTERNATE if Role.ALTERNATE in said else None


# Words: "her alternate will be", "son suppléant sera".
_WHOSE = 5


# Characters: an article, and a verb with one, that may stand before a name.
_SMALL, _VERB = 4, 25


def _opens_with_leading(before: Span, words: Vocabulary) -> bool:
    """Tell a sentence that begins with the verb of leading, its subject behind: "Presidirá la delegación la Sra. Y"."""
    if (led := _leads_delegation(before, words)) and "," not in before.text[led:]:
        return True
    leads = words.pattern("joins.leads").search(before.folded) or words.pattern("joins.led_by").search(before.folded)
    if leads is None or leads.start() > _OPENING:
        return False
    rest = before.folded[leads.end() :]
    return not re.search(r"[,;:]", rest) and not words.has("joins.and", rest)


def _leads_delegation(sentence: Span, words: Vocabulary) -> int:
    """Return where the verb ends of a sentence that begins with whom somebody leads, their post or name behind it.

    "Делегацию страны на сессии возглавит директор г-н X"; 0 where none does.
    """
    led = words.pattern("joins.led").match(sentence.folded)
    leads = words.pattern("joins.leads").search(sentence.folded, led.end(), led.end() + _VERY_FAR) if led else None
    before = sentence.folded[: leads.start()] if leads else ""
    if leads is None or re.search(r"[,;:.]", before) or before.split()[-1] in words.sets["joins.negation"]:
        return 0
    rest = sentence.cut(leads.end()).strip()
    return leads.end() if entry.is_post(rest, words) or names.honorific(rest, words)[0] else 0


# Characters: the State and the meeting.
_VERY_FAR = 200


# Characters before the first verb of a sentence: an adverb, a conjunction.
_OPENING = 15


def _joins_as(rest: Span, words: Vocabulary) -> Role | None:
    """Return the role that the verb behind a person gives: "Mr. X, Director, Ministry of Y, joins as adviser"."""
    verb = words.pattern("joins.stops").search(rest.folded)
    said = next(entry.capacities(rest, words), None)
    return said.role if verb and said and 0 <= said.start - verb.start() < _BACK else None


def _person(clause: _Clause, spot: _Named, reading: Reading, until: int) -> Candidate | None:
    sentence = clause.text
    name = sentence.cut(spot.start, spot.end)
    rest = _corrected(clause, spot, _told_until(clause, spot, until), reading)
    whose = _GENITIVE.match(rest.text)
    rest = rest.cut(whose.end()) if whose else rest
    told = _WHO_IS.match(rest.text)
    rest = _trimmed(rest.cut(told.end()) if told else rest, reading.words)
    bracket = _BRACKET.match(rest.text)
    if bracket and not entry.place(rest.cut(bracket.start(1), bracket.end(1)), reading.words):
        more = rest.cut(bracket.end())
        # What goes on in small letters behind the bracket is the sentence, not the person.
        more = Span() if more.text[:2].strip()[:1].islower() else more
        rest = join((rest.cut(bracket.start(1), bracket.end(1)), more), "\n")
    if reading.changes and _tells_next_change(rest, reading.words):
        rest = Span()
    rest = _without_roster(rest, reading.words)
    origin = _FROM.match(rest.text)
    rest = rest.cut(origin.end()) if origin else rest
    least = 0.2 if names.honorific(name, reading.words)[0] else 0.3  # a rank and a family name alone
    found = entry.read([name, rest], clause.row.number, reading.words, reading.region, least=least)
    if found is None or fields.is_nobody(found.name, reading.words):
        return None
    return found


# "Mr. X's place", "Ms. Y's nomination".
_GENITIVE = re.compile(r"['’]s\b[^,;(]*")


def _tells_next_change(rest: Span, words: Vocabulary) -> bool:
    """Tell whether what follows a name goes on with the next change: "; add", "and to include"."""
    if rest.text.startswith(",") and _is_additional_post(rest.strip(" ,"), words):
        return False
    rest = rest.strip(" ,;")
    joined = words.pattern("joins.and").match(rest.folded)
    rest = rest.cut(joined.end()) if joined else rest
    return any(words.starts(f"change.{kind}", rest.folded) for kind in ("add", "remove"))


def _without_roster(rest: Span, words: Vocabulary) -> Span:
    """Return what is about a person without what they are added to, taken from or sent to: "High Court, to the list".

    Behind a post it may be what the post is about: "Adviser to the delegation".
    """
    for match in _roster(words).finditer(rest.folded):
        before = rest.cut(0, match.start())
        pieces = entry.divide(before)
        body = before.cut(pieces[-1].start, pieces[-1].end).strip() if pieces else Span()
        if not pieces or match.group().startswith((",", "،")) or entry.is_body(body, words):
            until = _roster_until(rest, match.end(), words)
            if until is None:
                continue
            said = (found.start for found in entry.capacities(rest, words))
            return contacts.blank(
                rest, match.start(), min((at for at in said if match.start() < at < until), default=until)
            )
    return rest


def _roster_until(rest: Span, start: int, words: Vocabulary) -> int | None:
    """Return where words behind a delegation end that say whose or for what: " of Fiji to the meeting, Vienna".

    None where words go on there that may be about the person.
    """
    end, behind = start, rest.cut(start)
    joined = words.starts("joins.and", behind.folded) or words.starts("joins.capacity", behind.folded)
    goes_on = None if joined else _GOES_ON.match(rest.text, start)
    if goes_on:
        end = _piece_end(rest.text, start)
        states = any(found.state for found in countries.find(rest.text[start:end]))
        known = words.sets["words.small"] | {fold(name) for name in words.phrases["change.roster"]}
        if fold(goes_on[1]) not in known and not states:
            return None
    # "..., Vienna, 14-15 April 2009"
    days = [found.end for found in periods.find(rest.text[end:])] if rest.text[end : end + 1] == "," else []
    until = _piece_end(rest.text, end + days[-1]) if days else end
    plain = not any(is_one(rest.cut(end, until), words) for is_one in (entry.is_post, entry.is_body))
    end = until if plain else end
    invitation = _INVITATION.match(rest.text, end)
    return invitation.end() if invitation else end


# The number of the invitation behind a delegation: " (CU 2009/33 (A))".
_INVITATION = re.compile(r"\s*\([^()@+]*\d/\d[^()@+]*(?:\(\w\)\s*)?\)")


_GOES_ON = re.compile(r"\s+([^\W\d_]+)")


def _piece_end(text: str, start: int) -> int:
    found = _PIECE_END.search(text, start)
    return found.start() if found else len(text)


_PIECE_END = re.compile(r"[,;:()،؛]")


@cache
def _into(into: str, roster: str, leads: str) -> re.Pattern[str]:
    word = r"[^\W\d_][\w.-]*"
    whose = rf"(?:{leads})\s+(?:{word}\s+){{0,4}}?{word}['’]s\s+(?:[\w-]+\s+)?"
    return re.compile(rf"(?:^|,?\s+)(?:(?:{into})\s+(?:[\w-]+\s+)??|{whose})(?:{roster})(?!\w)")


def _roster(words: Vocabulary) -> re.Pattern[str]:
    """Return what finds "to the list", "from our delegation", "to Fiji's national delegation"."""
    leads = sorted({re.escape(fold(phrase).split()[0]) for phrase in words.phrases["change.into"]})
    return _into(words.pattern("change.into").pattern, words.pattern("change.roster").pattern, "|".join(leads))


def _told_until(clause: _Clause, spot: _Named, until: int) -> int:
    """Return where the words about a person end: before those that say a change, "additional" in a post excepted."""
    cues = (cue.start for cue in clause.cues if cue.kind != "add" and spot.end <= cue.start < until)
    return (
        min((*cues, max(spot.end, clause.aside)), default=until) if clause.aside < until else min(cues, default=until)
    )


def _corrected(clause: _Clause, spot: _Named, until: int, reading: Reading) -> Span:
    """Return what follows a name, without the verb where the sentence corrects it ("the title of X is ...")."""
    sentence = clause.text
    rest = _present(clause, spot, until, reading)
    if clause.corrected < spot.end:  # "должность г-на" may hold the word of address
        verbs = ("joins.stops", "labels.new")
        verb = next((found for key in verbs if (found := reading.words.pattern(key).match(rest.folded))), None)
        if verb:
            right = change.without_stale(rest.cut(verb.end()), reading.words)
            quoted = _AS.match(right.text)
            return right.cut(*quoted.span(1)) if quoted else right
    begun = re.match(r"[^\W\d_]+", rest.text)
    if not begun or not begun.group()[0].islower() or sentence.text[spot.end : spot.end + 1] != " ":
        return rest
    # What goes on in small letters right behind a name is the verb, or what the person is.
    known = (
        _FROM.match(rest.text)
        or entry.is_post(rest, reading.words)
        or reading.words.starts("words.bodies", rest.folded)
    )
    joins = reading.words.starts("joins.and", rest.folded) or reading.words.starts("joins.leads", rest.folded)
    if known or joins or reading.words.starts("joins.stops", rest.folded) or _roster(reading.words).match(rest.folded):
        return rest
    end = re.search(r"[,;(]", rest.text)
    return rest.cut(end.start()) if end else Span()


# What a detail should read: 'as "Judge"', "как судья".
_AS = re.compile(r"""[\s:]*(?:(?:as|comme|como|als|как)\s+)?[«"“„]?([^«»"“”„]+)[»"”“]?[\s.]*$""")


def _present(clause: _Clause, spot: _Named, until: int, reading: Reading) -> Span:
    """Return what follows a name, in a change without what the person was before: ", hitherto designated as head,"."""
    rest = clause.text.cut(spot.end, until)
    for match in reading.words.pattern("change.earlier").finditer(rest.folded) if reading.changes else ():
        ended = re.search(r"[,;،；.]|$", rest.text[match.start() :])
        rest = contacts.blank(rest, match.start(), match.start() + (ended.start() if ended else 0))
    return rest


# The number of the next person in a sentence: "; 2/", ", b)".
_NEXT = re.compile(r"[;,]\s*\(?(?:\d{1,2}|[a-z])\s?[/).]\s*$")


def _trimmed(rest: Span, words: Vocabulary) -> Span:
    """Return what is about the person: to the first verb of the sentence, without the "and" before the next."""
    numbered = _NEXT.search(rest.text)
    rest = (rest.cut(0, numbered.start()) if numbered else rest).strip("?!؟？")
    leads = entry.leading(rest, words)
    depth = [opened > 0 for opened in accumulate((_DEPTH.get(char, 0) for char in rest.text), initial=0)]
    # "ainsi que" joins, whatever "que" does alone.
    other = [(found.start, found.end) for found in entry.capacities(rest, words)]
    other += [match.span() for match in words.pattern("joins.and").finditer(rest.folded)]
    other += [(address.start, address.end) for address in emails.find(rest.text)]  # "x@just.fgov.be"
    stops = [
        match.start() for match in words.pattern("joins.stops").finditer(rest.folded)
        if not depth[match.start()] and not any(start <= match.start() < end for start, end in other)
    ]  # fmt: skip
    if leads and stops and abs(stops[0] - leads.start()) < 8:
        told = rest.cut(0, max(stops[0], leads.end())) if stops[0] > 2 else rest.cut(0, leads.end())
        first = min(stops[0], leads.start())
        return join((told.cut(0, first), told.cut(first)), contacts.GONE)
    rest = _without_clause(rest.cut(0, stops[0]), words) if stops else rest
    rest = _without_lead(_without_companion(rest, words), words)
    trailing = clauses.ending_join(rest, words)
    return _without_bridge(rest.cut(0, trailing.start()).strip(",;") if trailing else rest, words)


def _without_bridge(rest: Span, words: Vocabulary) -> Span:
    """Return what is about the person without a last clause that leads on: ", et comprendra également", "; la"."""
    last = max(rest.text.rfind(mark) for mark in ",;")
    bridge = rest.cut(last + 1).strip()
    joined = words.pattern("joins.and").match(bridge.folded)
    said = bridge.cut(joined.end()) if joined else bridge
    begun = {first for phrase in words.phrases["joins.and"] if (first := fold(phrase).split()[0]) != fold(phrase)}
    small = said.text == said.text.lower() and (joined or said.folded in begun or _ARTICLES.search(said.folded))
    known = entry.is_post(said, words) or entry.is_body(said, words) or entry.place(said, words)
    cased = said.text != said.text.upper() and not re.search(r"[()@\d]", bridge.text)
    return rest.cut(0, last).strip(",;") if last >= 0 and cased and small and not known else rest


def _without_companion(rest: Span, words: Vocabulary) -> Span:
    """Return what is about the person without how the next one is related to them: "and his colleague"."""
    joins, theirs = words.pattern("joins.and").pattern, words.pattern("joins.possessives").pattern
    related = re.search(rf"(?<![\s,;])[\s,;]*(?:{joins})\s+(?:{theirs})\s+(\S+)\s*$", rest.folded)
    plain = related is not None and rest.text[related.start(1)].islower()
    return rest.cut(0, related.start()).strip(",;") if related and plain else rest


def _without_lead(rest: Span, words: Vocabulary) -> Span:
    """Return what is about the person without the words that lead to the next: "y el", "et comprenant"."""
    if not rest.text or rest.text[-1] in ",;:.)":
        return rest
    for match in words.pattern("joins.and").finditer(rest.folded):
        after = rest.cut(match.end())
        leads = len(after.text.split()) < 5 and after.text == after.text.lower() and after.text.isascii()
        small = _ARTICLES.search(after.folded) or words.has("joins.named", after.folded)
        if leads and small:
            return rest.cut(0, match.start()).strip(",;")
    return rest


_ARTICLES = re.compile(
    r"(?:^|\s)(?:the|le|la|les|el|los|las|der|die|das|o|a|os|as|by|par|por|de|comprenant|comprising)$"
)


def _without_clause(rest: Span, words: Vocabulary) -> Span:
    """Return what stands before a verb without the subject of that verb: ", and his e-mail address", "; its member"."""
    last = max(rest.text.rfind(mark) for mark in ",;")
    opened = last >= 0 and (rest.text[last] == ";" or words.starts("joins.and", rest.cut(last + 1).folded))
    return rest.cut(0, last) if opened else rest


def _from_article(before: Span, words: Vocabulary) -> Span:
    """Return the title that an article begins before a name: "..., namely the Solicitor General"."""
    for match in _INDEFINITE.finditer(before.folded):
        title = before.cut(match.end())
        if entry.is_post(title, words):
            return title
    return before


_INDEFINITE = re.compile(r"(?:^|\s)(?:the|an?|our|its|le|la|une?|notre|el|una?|su|der|die|eine?|unser)\s")


def _from_post(before: Span, words: Vocabulary) -> Span:
    """Return the title that a clause ends with: "в состав войдут также советник Представительства"."""
    clause = before.cut(before.text.rfind(",") + 1)
    titles = (clause.cut(token.start()) for token in re.finditer(r"\S+", clause.text))
    return next((title for title in titles if entry.is_post(title, words)), before)


def _leads_on(rest: Span, words: Vocabulary) -> bool:
    """Tell whether what follows a name is the way to the next person: ", and a State Counsel, Ms. Y"."""
    bracket = _BRACKET.match(rest.text)
    rest = (
        rest.cut(bracket.end()) if bracket and entry.place(rest.cut(bracket.start(1), bracket.end(1)), words) else rest
    )
    comma = re.match(r"[\s,;]*", rest.text)
    return words.starts("joins.and", rest.cut(comma.end() if comma else 0).folded)


def _titled(found: Candidate, sentence: Span, start: int, end: int, words: Vocabulary) -> Candidate:
    """Return the person with the title that stands before the name, where it does."""
    role, position, organization = _title_before(sentence, start, end, words)
    if role:
        return replace(found, role=found.role or role)
    told = bool(position or organization)
    return replace(found, position=position, organization=organization) if told else found


def _title_before(sentence: Span, start: int, end: int, words: Vocabulary) -> tuple[Role | None, Span, Span]:
    """Return the place in the delegation, or else post and body, that a stretch before a name ends with."""
    nothing = None, Span(), Span()
    before = sentence.cut(start, end).strip(",;:")
    bracket = _BRACKET.match(before.text)
    before = before.cut(bracket.end() if bracket else 0).strip(",;:")
    joined = words.pattern("joins.and").match(before.folded)
    before = before.cut(joined.end() if joined else 0)
    if clauses.ending_join(before, words) or _ends_in_correction(before, words):
        return nothing
    article = _ARTICLE.match(before.text)
    bare = before.cut(article.end()) if article else before
    before = bare if article and entry.is_post(bare, words) else _from_article(before, words)
    before = before if entry.is_post(before, words) else _from_post(before, words)
    if role := entry.place(before, words):
        return role, Span(), Span()
    pieces = entry.divide(before)
    # A title before a name is short; what is longer is how the sentence begins ("The Permanent Mission of ...").
    if not pieces or not entry.is_post(before, words) or entry.is_body(before, words) or len(before.text.split()) > 15:
        return nothing
    return None, *entry.details(before, pieces, words)


def _ends_in_correction(before: Span, words: Vocabulary) -> bool:
    """Tell words that lead to what is right: "the name of the delegate should read" before "Ms. X"."""
    found = words.pattern("labels.new").finditer(before.folded)
    return any(match.end() == len(before.folded) and " " in match.group() for match in found)


def _titles_lead(named: Sequence[_Named], sentence: Span, opened: int, words: Vocabulary) -> bool:
    """Tell several names that have a post right before them, and the last nothing behind: "Judge A and Clerk B"."""
    if len(named) < 2 or not _BEHIND_TITLED.match(_BRACKET.sub("", sentence.text[named[-1].end : named[-1].until])):
        return False
    starts = (opened, *(spot.end for spot in named[:-1]))
    return all(
        entry.is_post(sentence.cut(spot.start, spot.end), words) or _title_before(sentence, start, spot.start, words)[1]
        for start, spot in zip(starts, named, strict=True)
    )
