"""An invitation -> the meeting that it announces: reference, title, days, place, last day, where replies go.

A sentence that says that something takes place, and when, names the meeting; the lines of a form say the same with
labels. What a letter says elsewhere about other meetings, resolutions and dates is of no account.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from parsers import languages
from parsers.document import Block, Message, Part
from parsers.extract import bounds, dates, meeting, periods, phrases, speech, zones
from parsers.extract.letter import Passage, Zone
from parsers.extract.people import contacts
from parsers.extract.people.candidate import Contact
from parsers.extract.people.span import Span, evidence, fold, join
from parsers.extract.people.vocabulary import vocabulary
from parsers.extract.periods import Period
from parsers.extract.phrases import Finder
from parsers.languages import InvitationWords, Language, Phrases
from parsers.proposal import Proposal, Wanted
from parsers.record import Evidence

# The country whose local numbers need no code in our letters.
_REGION = "AT"
_SENTENCE = re.compile(
    r"(?:(?<=\w{4})|(?<=[)\]»”\"'])|(?<=\.\w{2})|(?<=\.\w{3}))[.!?؟]\s+(?=[^\W_])|。\s?|\n|\.{3}\s+(?=[^\W\d_])"
)
# A family of letters, a year and a number, as registries write them; symbols of documents have more strokes.
_REFERENCE = re.compile(
    r"(?<![\w/.-])([A-Z]{2,8})\s?[ ./:-]\s?(\d{4})\s?[/-]\s?(\d{1,4})(?:\s?\([A-Z]\))?(?![/-]?\w)(?!\.\d)"
)
_CAPITAL = r"[A-ZÀ-ÖØ-ÞА-ЯЁ][\w'’.-]*"
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LONGEST_TITLE = 300
# No sentence and no line of an invitation is longer.
_LONGEST, _LONGEST_LINE = 4_000, 1_000
_MOST_DAYS = 12
_NEAR = 140


class _Letter(Struct, frozen=True):
    """A part in two views: its sentences, and its lines as a form has them, each with those that may go on with it."""

    sentences: tuple[Span, ...]
    rows: tuple[tuple[Span, ...], ...]


class _Event(Struct, frozen=True):
    """What a sentence or a form says about a meeting."""

    score: int
    period: Period
    days: Span
    title: Span = Span()
    place: Span = Span()


def find(message: Message) -> Proposal:
    """Return what an invitation announces. Never raises on what somebody wrote.

    Of several parts the one that says most counts; the others add what it leaves out, and their titles where they
    are about the same days: an invitation may come in several languages.
    """
    parts = [part for part in bounds.bounded(message).parts if part.document is not None]
    subject = Span(message.headers.subject[: bounds.SUBJECT])
    read = [_read(letter, scanned=_is_scanned(part)) for part in parts for letter in _letters(part, subject)]
    if not read:
        return Proposal()
    ordered = sorted(read, key=_weight, reverse=True)
    return _together(ordered[0], ordered[1:])


def _weight(one: Proposal) -> int:
    said = (one.reference, one.titles, one.starts, one.place, one.deadline, one.emails or one.faxes, one.wanted)
    return sum(map(bool, said)) + 3 * one.invites


def _together(best: Proposal, others: Sequence[Proposal]) -> Proposal:
    for one in others:
        if one.starts is not None and one.starts == best.starts:
            best = replace(best, titles=_once((*best.titles, *one.titles)))
        kept = {
            name: getattr(one, name)
            for name in ("reference", "titles", "starts", "ends", "dated", "place", "deadline", "emails", "faxes",
                         "phones", "wanted")
            if not getattr(best, name) and getattr(one, name)
        }  # fmt: skip
        marks = tuple(mark for mark in one.evidence if mark.field in kept)
        best = replace(
            best, **kept, invites=best.invites or one.invites, evidence=best.evidence + marks,
            addresses=_once((*best.addresses, *one.addresses)),
        )  # fmt: skip
    return best


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _is_scanned(part: Part) -> bool:
    return part.document is not None and any(page.scanned for page in part.document.pages)


# The text of a part


def _letters(part: Part, subject: Span) -> Iterator[_Letter]:
    """Yield the part's own words, or all of them where it only passes on or quotes an invitation.

    The subject is a line above those of a mail's own text.
    """
    passages = [p for p in zones.passages(part) if p.zone is not Zone.DISCLAIMER]
    own = [p for p in passages if p.zone is not Zone.QUOTED]
    if len(own) < len(passages) and not _answers(own):
        own = passages
    if own:
        above = ((subject,),) if subject and part.role == "body" else ()
        sentences = (span.cut(0, _LONGEST) for span in _sentences(own))
        yield _Letter(tuple(sentences), (*above, *_rows(own)))


def _answers(passages: Sequence[Passage]) -> bool:
    """Tell whether words above a quotation are a note or answer what they quote."""
    text = fold("\n".join(p.text for p in passages)[: speech.LONGEST])
    note = phrases.of(lambda words: words.zones.compliments)
    act = phrases.of(lambda words: words.intent.nominate + words.intent.decline + words.intent.acknowledge)
    return note.search(text) is not None or act.search(text) is not None


def _sentences(passages: Sequence[Passage]) -> Iterator[Span]:
    """Yield the sentences in their order; one that runs over a page's end is one."""
    for span in _flowing(passages):
        start = 0
        for match in _SENTENCE.finditer(span.text):
            yield span.cut(start, match.start())
            start = match.end()
        yield span.cut(start)


def _flowing(passages: Sequence[Passage]) -> Iterator[Span]:
    open_: Span | None = None
    for passage in passages:
        if passage.zone is Zone.RUNNING:
            continue
        lines = speech.lines(passage)
        if sum(map(_has_label, lines)) * 2 > len(lines) > 1:
            if open_ is not None:
                yield open_
                open_ = None
            yield from lines
            continue
        span = speech.text(passage)
        if open_ is not None and _goes_on(open_.text, span.text):
            open_ = join((open_, span))
            continue
        if open_ is not None:
            yield open_
        open_ = span
    if open_ is not None:
        yield open_


def _goes_on(text: str, following: str) -> bool:
    return len(text) > 40 and text.rstrip()[-1:] not in ".:;!?。؟»”" and following[:1].islower()


def _rows(passages: Sequence[Passage]) -> Iterator[tuple[Span, ...]]:
    """Yield every line with those below it in its block, every cell of a table with the next one."""
    for passage in passages:
        if isinstance(passage.item, Block):
            lines = speech.lines(passage)
        else:
            cells = (replace(passage, item=Block(cell.lines)) for cell in passage.item.cells)
            lines = tuple(speech.text(cell) for cell in cells)
        lines = tuple(line.cut(0, _LONGEST_LINE) for line in lines)
        yield from (lines[at : at + 4] for at in range(len(lines)))


# What it says


def _read(letter: _Letter, *, scanned: bool) -> Proposal:
    event, doubts = _event(letter)
    title = _named(letter, event)
    dated = _dated(letter, event)
    deadline = _deadline(letter, event, dated[1] if dated else None)
    to, every = _addresses(letter)
    marks: list[tuple[str, Span]] = []
    reference = _reference(letter)
    marks += [("reference", reference[0])] if reference else []
    marks += [("titles", title)] if title else []
    if event is not None:
        marks.append(("starts", event.days))
        marks += [("place", event.place)] if event.place else []
    marks += [("dated", dated[0])] if dated else []
    marks += [("deadline", deadline[0])] if deadline else []
    marks += [(kind, span) for kind, _, span in to]
    wanted = _wanted(letter)
    marks += [("wanted", span) for _, span in wanted[:1]]
    if scanned:
        doubts = (*doubts, "This was read from pixels: compare every figure with the original.")
    return Proposal(
        invites=_invites(letter),
        reference=reference[1] if reference else None,
        titles=_titles(title.text) if title else (),
        starts=event.period.first if event else None,
        ends=event.period.last if event else None,
        dated=dated[1] if dated else None,
        place=event.place.text if event else "",
        deadline=deadline[1] if deadline else None,
        emails=_once(value for kind, value, _ in to if kind == "emails"),
        faxes=_once(value for kind, value, _ in to if kind == "faxes"),
        phones=_once(value for kind, value, _ in to if kind == "phones"),
        addresses=_once(value for _, value, _ in every),
        wanted=tuple(dict.fromkeys(kind for kind, _ in wanted)),
        evidence=_evidence(marks),
        doubts=doubts,
    )


def _evidence(marks: Sequence[tuple[str, Span]]) -> tuple[Evidence, ...]:
    return tuple(mark for field, span in marks for mark in evidence(field, span))


def _of(choose: Callable[[InvitationWords], Phrases], *, whole: bool = False) -> Finder:
    """Return what finds phrases of the invitation's words, of all languages."""
    place = (choose.__code__, whole)
    if place not in _FINDERS:
        listed = (choose(languages.language(code).invitation) for code in languages.LANGUAGES)
        _FINDERS[place] = phrases.finder(tuple(dict.fromkeys(each for one in listed for each in one)), whole)
    return _FINDERS[place]


_FINDERS: dict[tuple[object, bool], Finder] = {}


def _invites(letter: _Letter) -> bool:
    """Tell whether a sentence invites and does not answer such a sentence, or a heading says so."""
    finder = _of(lambda words: words.invites)
    answers = phrases.of(lambda words: words.intent.acknowledge + words.intent.decline)
    heading = _of(lambda words: words.headings, whole=True)
    for sentence in letter.sentences:
        match = finder.search(sentence.folded)
        if match and not answers.search(sentence.folded[: match.start()]):
            return True
    return any(len(line.text) < 80 and heading.match(line.folded) for line, *_ in letter.rows[:15])


def _reference(letter: _Letter) -> tuple[Span, str] | None:
    """Return the letter's own reference: the labelled one, else the first before any sentence, else the first."""
    labels = phrases.of(lambda words: words.meeting.reference_labels, whole=True)
    found: list[tuple[int, Span, str]] = []
    for number, (line, *_) in enumerate(letter.rows):
        for match in _REFERENCE.finditer(line.text.translate(_DASHES)):
            family, year, running = match.groups()
            if not 1990 <= int(year) <= 2100:
                continue
            before = line.folded[max(0, match.start() - 40) : match.start()]
            labelled = labels.search(before) is not None and len(line.text[: match.start()].strip()) < 40
            rank = 0 if labelled else 1 if number < 12 and len(line.text) < 60 else 2
            found.append((rank, line.cut(match.start(), match.end()), f"{family} {year}/{int(running)}"))
    if found:
        _, span, value = min(found, key=lambda one: one[0])
        return span, value
    for line, *_ in letter.rows:
        for ref in meeting.references(line.text):
            return line.cut(ref.start, ref.end), ref.value
    return None


_DASHES = str.maketrans("–—‐‑", "----")


# The meeting


def _event(letter: _Letter) -> tuple[_Event | None, tuple[str, ...]]:
    """Return what is announced, and a doubt where several days may be meant."""
    form = _form(letter)
    told = [event for sentence in letter.sentences for event in _announced(sentence)]
    if form is None and not told:
        return None, ()
    best = max((*told, *([form] if form else [])), key=lambda event: event.score)
    rivals = {
        (event.period.first, event.period.last)
        for event in told
        if event.score >= max(5, best.score) and event.period.first != best.period.first
    }
    place = best.place or (form.place if form else Span()) or next((e.place for e in told if e.place), Span())
    doubts = tuple(f"Other days are named too: {first} to {last}." for first, last in sorted(rivals))
    return replace(best, place=place), doubts


def _named(letter: _Letter, event: _Event | None) -> Span:
    """Return the title: beside the days, on a label, where somebody is invited, in a heading; a bare "meeting" last."""
    labelled = next(filter(None, map(_titled, letter.rows)), Span())
    found = [event.title if event else Span(), labelled, *_any_titles(letter), *_headings(letter)]
    titles = [title for title in found if title]
    return next((title for title in titles if not _is_bare(title)), titles[0] if titles else Span())


def _is_bare(title: Span) -> bool:
    """Tell whether a title says no more than what kind of event it is."""
    return len(title.text.split()) < 2 and not (_HAN.search(title.text) and len(title.text) > 4)


def _announced(sentence: Span) -> Iterator[_Event]:
    """Yield the days that a sentence announces a meeting for, with its title and place."""
    held = _of(lambda words: words.held).finditer(sentence.folded)
    invited = _of(lambda words: words.invites).search(sentence.folded)
    event = _of(lambda words: words.events).search(sentence.folded) is not None
    for period in periods.find(sentence.text)[:_MOST_DAYS]:
        if _is_deadline(sentence, period):
            continue
        follows = invited is not None and invited.start() < period.start
        score = 4 * bool(held) + 2 * (period.first != period.last) + 3 * follows + event
        if score < 3 or (period.first == period.last and not held):
            continue
        place = _place(sentence, period, held)
        title = _title(sentence, period, held, place)
        days = sentence.cut(period.start, period.end)
        yield _Event(score + bool(title), period, days, title, place.span)


class _Stretch(Struct, frozen=True):
    """A span and where it stands in its sentence; start and end are equal where there is none."""

    start: int = 0
    end: int = 0
    span: Span = Span()


def _title(sentence: Span, period: Period, held: Sequence[re.Match[str]], place: _Stretch) -> Span:
    """Return the title of the meeting that a sentence announces: behind the word that invites, or before "is held"."""
    folded = sentence.folded
    events = [match.start() for match in _of(lambda words: words.events).finditer(folded)]
    used = sorted(
        [(period.start, period.end), *((match.start(), match.end()) for match in held)]
        + ([(place.start, place.end)] if place.span else [])
    )
    for start in _openings(sentence, used):
        first = next((at for at in events if at >= start), None)
        if first is None:
            continue
        # "participate in the, held from 14 to 15 April in Wien, first session": what is said of it may stand before it.
        begin = max((end for begin, end in used if start <= begin and end <= first + 1), default=start)
        stop = min(
            (at for at in (*(start for start, _ in used), *_relative(sentence)) if at > first), default=len(folded)
        )
        title = _trimmed(sentence.cut(begin, min(stop, begin + _LONGEST_TITLE)))
        if title and _of(lambda words: words.events).search(title.folded) and not _is_note_line(title):
            return title
    return Span()


def _relative(sentence: Span) -> Iterator[int]:
    """Yield where a comma begins what is said of a meeting behind its title."""
    for match in _of(lambda words: words.ends).finditer(sentence.folded):
        before = sentence.folded[: match.start()].rstrip()
        if before.endswith((",", "،")):
            yield len(before) - 1


def _openings(sentence: Span, used: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield where a title may begin, the likeliest place first."""
    folded = sentence.folded
    last = max((start for start, _ in used), default=len(folded))
    yield from (end for end in _ends(_of(lambda words: words.announces), folded) if end <= last)
    opens = [m.end() for m in _of(lambda words: words.opens).finditer(folded) if m.end() <= last]
    commas = [m.end() for m in _COMMA.finditer(folded[:last]) if _article_at(folded, m.end())]
    yield from sorted((*opens, *commas), reverse=True)
    yield 0


def _ends(finder: Finder, folded: str) -> list[int]:
    """Return where phrases end, in order, also those that lie inside a longer one."""
    ends: set[int] = set()
    for match in finder.finditer(folded):
        ends.add(match.end())
        inner = folded.find(" ", match.start(), match.end())
        if inner >= 0:
            ends.update(inner + 1 + each.end() for each in finder.finditer(folded[inner + 1 : match.end()]))
    return sorted(ends)


_COMMA = re.compile(r"[,:،]\s?")


def _article_at(folded: str, at: int) -> bool:
    articles = phrases.of(lambda words: words.sender.articles, whole=True)
    return articles.match(folded, at) is not None or _ARABIC.match(folded, at) is not None


@cache
def _loose() -> frozenset[str]:
    listed = (_loose_of(languages.language(code)) for code in languages.LANGUAGES)
    return frozenset(fold(word) for words in listed for word in words) | periods.weekdays()


def _loose_of(language: Language) -> Phrases:
    return (*language.invitation.loose, *language.sender.articles)


_EDGES = " ,;:،、-–—.(（\t\n"


def _trimmed(span: Span) -> Span:
    """Return a title without the words and marks that none begins or ends with."""
    while span:
        before = span
        span = span.strip(_EDGES)
        words = re.findall(r"[^\W_]+['’]?", span.folded)
        if words and words[-1] in _loose() and span.folded.endswith(words[-1]):
            span = span.cut(0, len(span.text) - len(words[-1]))
        elif words and words[0] in _loose() and span.folded.startswith(words[0]) and not _HAN.match(span.text):
            span = span.cut(len(words[0]))
        elif _HAN.search(span.text[-1:]) and span.text[-1] in "将于在的自由定拟":
            span = span.cut(0, len(span.text) - 1)
        elif span.text.count("(") > span.text.count(")"):
            span = span.cut(0, span.text.rfind("("))
        if span == before:
            break
    return span if len(span.text) > 6 or _HAN.search(span.text) else Span()


def _titles(title: str) -> tuple[str, ...]:
    """Return the title as announced and, where it is one session of a body, the body's own."""
    match = _of(lambda words: words.parts).search(fold(title))
    body = title[match.end() :].strip() if match else ""
    named = _of(lambda words: words.events).search(fold(body)) is not None
    return (title, body) if named and len(body) > 12 else (title,)


def _any_titles(letter: _Letter) -> Iterator[Span]:
    """Yield the titles in sentences that invite without saying when."""
    events = _of(lambda words: words.events)
    for sentence in letter.sentences:
        if not _of(lambda words: words.invites).search(sentence.folded):
            continue
        for end in _ends(_of(lambda words: words.announces), sentence.folded):
            rest = sentence.cut(end, end + _LONGEST_TITLE)
            comma = re.search(r"[,;،]", rest.text)
            title = _trimmed(rest.cut(0, comma.start() if comma else len(rest.text)))
            if title and events.search(title.folded):
                yield title


def _headings(letter: _Letter) -> Iterator[Span]:
    """Yield short lines near the top that name a meeting and are no sentence."""
    for line, *_ in letter.rows[:25]:
        days = periods.find(line.text)
        bare = line.cut(0, max(days[0].start, line.text.rfind("(", 0, days[0].start))) if days else line
        title = _trimmed(bare)
        if 12 < len(title.text) < 160 and not line.text.endswith((".", ":", ",", "。", "：")):
            named = _of(lambda words: words.events).search(title.folded)
            if named and not _is_note_line(line) and not _sender_line(line):
                yield title


def _is_note_line(line: Span) -> bool:
    return phrases.of(lambda words: words.zones.compliments + words.zones.openings).search(line.folded) is not None


def _sender_line(line: Span) -> bool:
    return phrases.of(lambda words: words.zones.our_names).search(line.folded) is not None


# The place


def _place(sentence: Span, period: Period, held: Sequence[re.Match[str]]) -> _Stretch:
    """Return the place that is named nearest to the days, or to the words that say that it takes place."""
    found: list[tuple[tuple[int, int], _Stretch]] = []
    for match in _of(lambda words: words.places).finditer(sentence.folded):
        following = sentence.text[match.end() : match.end() + 1]
        if following.isdigit() or (following.isalnum() and match.group()[-1].isalnum() and not _HAN.match(following)):
            continue
        stretch = _place_at(sentence, match.start(), match.end(), period, held)
        rank = _rank(stretch, period, held)
        if stretch.span and rank[1] <= _NEAR:
            found.append((rank, stretch))
    bracket = _BRACKET.search(sentence.text[: period.start])
    if found:
        best = min(found, key=lambda one: one[0])[1]
        # "à Abidjan, en Côte d'Ivoire" is one place.
        return next((one for _, one in found if one.start < best.start and one.end >= best.end), best)
    if bracket is None:
        return _Stretch()
    return _Stretch(bracket.start(), bracket.end(1), sentence.cut(bracket.start(1), bracket.end(1)))


def _rank(stretch: _Stretch, period: Period, held: Sequence[re.Match[str]]) -> tuple[int, int]:
    """Return how likely a stretch is the place, the less the likelier: behind "is held", beside the days, before."""
    behind = [stretch.start - end for end in (period.end, *(match.end() for match in held)) if stretch.start >= end]
    before = [start - stretch.end for start in (period.start, *(m.start() for m in held)) if start >= stretch.end]
    if behind and min(behind) <= _NEAR:
        return 0, min(behind)
    if 0 <= period.start - stretch.end < 30 and not any(stretch.end <= m.start() < period.start for m in held):
        return 1, period.start - stretch.end
    return 2, min(before, default=_NEAR + 1)


# "(Vienna, 7-11 June 2032)"
_BRACKET = re.compile(rf"[(（]\s?({_CAPITAL}(?:,?\s{_CAPITAL}){{0,4}})\s?,\s?$")


def _place_at(sentence: Span, begin: int, at: int, period: Period, held: Sequence[re.Match[str]]) -> _Stretch:
    stops = [period.start, *(match.start() for match in held), len(sentence.text)]
    stop = min(each for each in stops if each >= at)
    rest = sentence.text[at:stop]
    if _HAN.search(sentence.text[max(0, begin - 1) : at + 2]):
        match = re.match(r"\s?([\u4e00-\u9fff·、]{2,24})", rest)
    elif _ARABIC.match(rest.lstrip()):
        match = re.match(r"\s?((?:[\u0621-\u064a]+\s?){1,4}(?:[،(]\s?(?:[\u0621-\u064a]+\s?){1,3}\)?)?)", rest)
        if match and (_first_word(match[1]) in _loose()):
            match = None
    else:
        match = _written_place().match(rest)
    if match is None:
        return _Stretch()
    start, end = at + match.start(1), at + match.end(1)
    span = _bare_place(sentence.cut(start, end))
    return _Stretch(begin, start + len(span.text), span) if span else _Stretch()


def _first_word(text: str) -> str:
    return fold(next(iter(text.split()), ""))


@cache
def _written_place() -> re.Pattern[str]:
    """Return what matches a place in letters that have capitals: "Vienna, Austria", "the Palais des Nations"."""
    small = sorted(
        {re.escape(word) for code in languages.LANGUAGES for word in languages.language(code).invitation.place_words},
        key=lambda word: (-len(word), word),
    )
    words = "|".join(small)
    between = r"(?:,?\s|,?\s\(|(?<=['’]))"
    joint = rf"(?:{between}(?:(?:{words})(?:\s|(?<=['’]))){{0,3}}{_CAPITAL}\)?{{}})"
    tail = rf"(?:\s(?:{words})(?=\s{_CAPITAL}|\s(?:{words})\b))?"
    article = r"(?:(?:the|la|le|el|l['’]|los|las|der|dem)\s?)?"
    return re.compile(rf"\s?{article}((?:(?:{words})\s){{0,5}}{_CAPITAL}" + joint.replace("{}", tail) + "{0,8})")


def _bare_place(span: Span) -> Span:
    """Return a place without the day that follows it and without the next sentence's words."""
    words = list(re.finditer(r"[^\s,()]+", span.text))
    names, _ = dates.month_names()
    for number, match in enumerate(words):
        word = fold(match.group().strip("."))
        if word in periods.weekdays() or word in names:
            span = span.cut(0, match.start()) if number else Span()
            break
    while span:
        before = span
        span = span.strip(" ,،、.-–")
        tail = re.search(r"\S+$", span.folded)
        if tail and tail.group() in _loose() and tail.start():
            span = span.cut(0, tail.start())
        if span.text.count("(") > span.text.count(")"):
            span = span.cut(0, span.text.rfind("("))
        if span == before:
            break
    return span if len(span.text) > 1 else Span()


# A form


def _form(letter: _Letter) -> _Event | None:
    """Return what labelled lines say; None without labelled days."""
    days = _first(letter, _of(lambda words: words.day_labels, whole=True), lambda value: bool(periods.find(value.text)))
    title = next(filter(None, map(_titled, letter.rows)), Span())
    place = _first(letter, _of(lambda words: words.place_labels, whole=True), bool)
    if not days:
        return None
    period = max(periods.find(days.text), key=lambda one: one.last - one.first)
    if period.first == period.last and not place:
        return None  # A date alone may as well be that of the letter.
    rest = days.cut(period.end).strip(" ,;")
    place = place or (_bare_place(rest) if rest.text[:1].isupper() else Span())
    return _Event(3 + 2 * bool(place) + bool(title), period, days.cut(period.start, period.end), title, place)


def _first(letter: _Letter, labels: Finder, fits: Callable[[Span], bool]) -> Span:
    """Return the first labelled value that fits; an empty span where there is none."""
    values = (_labelled(rows, labels) for rows in letter.rows)
    return next((value for value in values if fits(value)), Span())


def _titled(rows: tuple[Span, ...]) -> Span:
    value = _labelled(rows, _of(lambda words: words.title_labels, whole=True))
    if not value:
        return Span()
    first = periods.find(value.text)
    cut = value.cut(0, first[0].start) if first else value
    named = _of(lambda words: words.events).search(cut.folded)
    return _trimmed(cut) if named else Span()


def _labelled(rows: tuple[Span, ...], labels: Finder) -> Span:
    """Return what stands behind a label at the beginning of a line, with the lines that go on with it."""
    line = rows[0]
    at = re.match(r"(?:[-•*·]|\(?\w{1,2}[.)])?\s*", line.text)
    match = labels.match(line.folded, at.end() if at else 0)
    if match is None:
        return Span()
    rest = re.match(r"\s*[:：.\u2013-]\s*|\s{2,}|\s*$", line.text[match.end() :])
    if rest is None:
        return Span()
    value = line.cut(match.end() + rest.end())
    following = rows[1:]
    if not value:
        return following[0] if following and not _has_label(following[0]) else Span()
    for more in following:
        if _has_label(more) or not more.text[:1].islower() or value.text.endswith("."):
            break
        value = join((value, more))
    return value


def _has_label(line: Span) -> bool:
    match = re.match(r"[^\n:：]{1,40}[:：]", line.text)
    return match is not None and len(match.group().split()) <= 5


# Days of the letter


def _dated(letter: _Letter, event: _Event | None) -> tuple[Span, dt.date] | None:
    """Return the day of the letter: that of a line which has nothing else, or of a last sentence."""
    taken = {event.period.first, event.period.last} if event else set()
    labels = phrases.of(lambda words: words.note.date_labels, whole=True)
    # The first of the labels of days, "date", stands before the letter's own too.
    others = _of(lambda words: words.until_labels + words.day_labels[1:], whole=True)
    rows = [line for line, *_ in letter.rows]
    above = [Span(), *rows]
    lines = [
        (line, line.text.strip())
        for line, before in zip(rows, above, strict=False)
        if not others.match(line.folded) and not _is_label(before, others)
    ]
    for line, text in lines:
        alone = zones.is_place_and_date(text) or labels.match(line.folded) is not None
        for found in dates.find(text)[:1] if alone and len(text) < 100 else ():
            if found.date not in taken and not _until_before(line.folded, found.start):
                return line.cut(found.start, found.end), found.date
    for line, text in lines:
        last = dates.find(text)[-1:]
        ends = last and len(text) - last[0].end <= 2 and re.search(r"[.。»”]\s*$", text[: last[0].start])
        if ends and last[0].date not in taken:
            return line.cut(last[0].start, last[0].end), last[0].date
    return None


def _is_label(line: Span, labels: Finder) -> bool:
    """Tell whether a line is there for the value in the next one, as in a table."""
    match = labels.match(line.folded)
    return line.text.endswith((":", "：")) or (match is not None and match.end() == len(line.folded))


def _deadline(letter: _Letter, event: _Event | None, dated: dt.date | None) -> tuple[Span, dt.date] | None:
    """Return the last day for replies: labelled, or in a sentence that asks for them, between letter and meeting."""
    labels = _of(lambda words: words.until_labels, whole=True)
    replies = _of(lambda words: words.replies)
    found: list[tuple[int, Span, dt.date]] = []
    for rows in letter.rows:
        value = _labelled(rows, labels)
        found += [(3, value.cut(one.start, one.end), one.date) for one in dates.find(value.text)[:1]]
    for sentence in letter.sentences:
        asks = replies.search(sentence.folded) is not None
        for period in periods.find(sentence.text):
            if _is_deadline(sentence, period):
                found.append((1 + asks, sentence.cut(period.start, period.end), period.last))
    latest = event.period.last if event else None
    sensible = [one for one in found if (not dated or one[2] >= dated) and (not latest or one[2] <= latest)]
    if not sensible:
        return None
    _, span, day = max(sensible, key=lambda one: one[0])
    return span, day


def _is_deadline(sentence: Span, period: Period) -> bool:
    if period.first != period.last:
        return False
    after = sentence.folded[period.end : period.end + 40].lstrip(" ,(")
    behind = _of(lambda words: words.until_after).match(re.sub(r"^(?:года?|г\.|وذلك)\s?", "", after)) is not None
    if _HAN.search(sentence.text[max(0, period.start - 1) : period.end]):
        # "于4月3日" may be the day of anything; "4月3日前" and "不迟于4月3日" are the last day.
        return behind or _until_before(sentence.folded, period.start, least=3)
    return behind or _until_before(sentence.folded, period.start)


def _until_before(folded: str, at: int, *, least: int = 1) -> bool:
    """Tell whether right before a date stand words that make it the last day."""
    before = folded[max(0, at - 60) : at]
    for match in _of(lambda words: words.until).finditer(before):
        if len(match.group().strip()) < least:
            continue
        between = re.findall(r"[^\W\d_]+", before[match.end() :])
        if len(between) <= 3 and all(w in periods.weekdays() or w in _loose() or len(w) <= 3 for w in between):
            return not re.search(r"\d", before[match.end() :]) or len(before[match.end() :]) < 14
    return False


# Where replies go and what they have to say

_Found = tuple[str, str, Span]


def _addresses(letter: _Letter) -> tuple[list[_Found], list[_Found]]:
    """Return where replies go, and every address and number of the letter; the former are among the latter.

    They stand in the sentences that ask for a reply; where none there has any, all of the letter are taken.
    """
    replies = _of(lambda words: words.replies)
    every = [one for line, *_ in letter.rows for one in _contacts(line)]
    to = [
        one
        for sentence in letter.sentences
        if replies.search(sentence.folded)
        for one in _contacts(sentence)
    ]  # fmt: skip
    every += [one for one in to if one[1] not in {each[1] for each in every}]
    mails = [one for one in every if one[0] in ("emails", "faxes")]
    return (to or mails), every


def _contacts(span: Span) -> list[_Found]:
    if not re.search(r"@|\d\D{0,4}\d\D{0,4}\d\D{0,4}\d|\(at\)", span.text):
        return []
    _, found = contacts.take(span, vocabulary(), _REGION)
    return [(_kind(one, span), one.value, one.span) for one in found if one.valid and one.value]


def _kind(one: Contact, span: Span) -> str:
    """Return what a number is; "by fax at +43 1" has a word between."""
    at = span.text.find(one.span.text)
    fax = phrases.finder(vocabulary().phrases["labels.fax"], whole=True)
    return "faxes" if one.kind == "phones" and fax.search(span.folded[max(0, at - 16) : at]) else one.kind


@cache
def _wanted_words() -> tuple[tuple[Wanted, Finder], ...]:
    listed = [languages.language(code).invitation.wanted for code in languages.LANGUAGES]
    words = {kind: dict.fromkeys(word for one in listed for word in one.get(kind, ())) for kind in Wanted}
    # Chinese does not divide words.
    return tuple(
        (kind, phrases.finder(tuple(word for word in words[kind] if bool(_HAN.search(word)) is han), whole=not han))
        for kind in Wanted
        for han in (False, True)
    )


def _wanted(letter: _Letter) -> list[tuple[Wanted, Span]]:
    """Return what a sentence that asks for a reply wants named, with that sentence."""
    replies = _of(lambda words: words.replies)
    out: list[tuple[Wanted, Span]] = []
    for sentence in letter.sentences:
        if not replies.search(sentence.folded):
            continue
        bare = contacts.take(sentence, vocabulary(), _REGION)[0]
        out += [(kind, sentence) for kind, finder in _wanted_words() if finder.search(bare.folded)]
    return sorted(out, key=lambda one: list(Wanted).index(one[0]))
