"""What a sentence or a form announces: the days of a meeting, its title and its place."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from parsers.extract import periods, phrases
from parsers.extract.invitation import dating, places
from parsers.extract.invitation.notice import ARABIC, HAN, Notice, first, is_note_line, labelled, loose, words
from parsers.extract.invitation.places import Stretch
from parsers.extract.periods import Period
from parsers.extract.phrases import Finder
from parsers.extract.span import Span, fold

_LONGEST_TITLE = 300
_MOST_DAYS = 12


_EDGES = " ,;:،、-–—.(（\t\n"
_COMMA = re.compile(r"[,:،]\s?")


class Event(Struct, frozen=True):
    """What a sentence or a form says about a meeting."""

    score: int
    period: Period
    days: Span
    title: Span = Span()
    place: Span = Span()


def event(letter: Notice) -> tuple[Event | None, tuple[str, ...]]:
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


def title(letter: Notice, event: Event | None) -> Span:
    """Return the title: beside the days, on a label, where somebody is invited, in a heading; a bare "meeting" last."""
    labelled = next(filter(None, map(_titled, letter.rows)), Span())
    found = [event.title if event else Span(), labelled, *_any_titles(letter), *_headings(letter)]
    titles = [title for title in found if title]
    return next((title for title in titles if not _is_bare(title)), titles[0] if titles else Span())


def titles(title: str) -> tuple[str, ...]:
    """Return the title as announced and, where it is one session of a body, the body's own."""
    match = words(lambda words: words.parts).search(fold(title))
    body = title[match.end() :].strip() if match else ""
    named = words(lambda words: words.events).search(fold(body)) is not None
    return (title, body) if named and len(body) > 12 else (title,)


def _is_bare(title: Span) -> bool:
    """Tell whether a title says no more than what kind of event it is."""
    return len(title.text.split()) < 2 and not (HAN.search(title.text) and len(title.text) > 4)


def _announced(sentence: Span) -> Iterator[Event]:
    """Yield the days that a sentence announces a meeting for, with its title and place."""
    held = words(lambda words: words.held).finditer(sentence.folded)
    invited = words(lambda words: words.invites).search(sentence.folded)
    event = words(lambda words: words.events).search(sentence.folded) is not None
    for period in periods.find(sentence.text)[:_MOST_DAYS]:
        if dating.is_deadline(sentence, period):
            continue
        follows = invited is not None and invited.start() < period.start
        score = 4 * bool(held) + 2 * (period.first != period.last) + 3 * follows + event
        if score < 3 or (period.first == period.last and not held):
            continue
        place = places.place(sentence, period, held)
        title = _title(sentence, period, held, place)
        days = sentence.cut(period.start, period.end)
        yield Event(score + bool(title), period, days, title, place.span)


def _title(sentence: Span, period: Period, held: Sequence[re.Match[str]], place: Stretch) -> Span:
    """Return the title of the meeting that a sentence announces: behind the word that invites, or before "is held"."""
    folded = sentence.folded
    events = [match.start() for match in words(lambda words: words.events).finditer(folded)]
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
        if title and words(lambda words: words.events).search(title.folded) and not is_note_line(title):
            return title
    return Span()


def _relative(sentence: Span) -> Iterator[int]:
    """Yield where a comma begins what is said of a meeting behind its title."""
    for match in words(lambda words: words.ends).finditer(sentence.folded):
        before = sentence.folded[: match.start()].rstrip()
        if before.endswith((",", "،")):
            yield len(before) - 1


def _openings(sentence: Span, used: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield where a title may begin, the likeliest place first."""
    folded = sentence.folded
    last = max((start for start, _ in used), default=len(folded))
    yield from (end for end in _ends(words(lambda words: words.announces), folded) if end <= last)
    opens = [m.end() for m in words(lambda words: words.opens).finditer(folded) if m.end() <= last]
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


def _article_at(folded: str, at: int) -> bool:
    articles = phrases.of(lambda words: words.sender.articles, whole=True)
    return articles.match(folded, at) is not None or ARABIC.match(folded, at) is not None


def _trimmed(span: Span) -> Span:
    """Return a title without the words and marks that none begins or ends with."""
    while span:
        before = span
        span = span.strip(_EDGES)
        words = re.findall(r"[^\W_]+['’]?", span.folded)
        if words and words[-1] in loose() and span.folded.endswith(words[-1]):
            span = span.cut(0, len(span.text) - len(words[-1]))
        elif words and words[0] in loose() and span.folded.startswith(words[0]) and not HAN.match(span.text):
            span = span.cut(len(words[0]))
        elif HAN.search(span.text[-1:]) and span.text[-1] in "将于在的自由定拟":
            span = span.cut(0, len(span.text) - 1)
        elif span.text.count("(") > span.text.count(")"):
            span = span.cut(0, span.text.rfind("("))
        if span == before:
            break
    return span if len(span.text) > 6 or HAN.search(span.text) else Span()


def _any_titles(letter: Notice) -> Iterator[Span]:
    """Yield the titles in sentences that invite without saying when."""
    events = words(lambda words: words.events)
    for sentence in letter.sentences:
        if not words(lambda words: words.invites).search(sentence.folded):
            continue
        for end in _ends(words(lambda words: words.announces), sentence.folded):
            rest = sentence.cut(end, end + _LONGEST_TITLE)
            comma = re.search(r"[,;،]", rest.text)
            title = _trimmed(rest.cut(0, comma.start() if comma else len(rest.text)))
            if title and events.search(title.folded):
                yield title


def _headings(letter: Notice) -> Iterator[Span]:
    """Yield short lines near the top that name a meeting and are no sentence."""
    for line, *_ in letter.rows[:25]:
        days = periods.find(line.text)
        bare = line.cut(0, max(days[0].start, line.text.rfind("(", 0, days[0].start))) if days else line
        title = _trimmed(bare)
        if 12 < len(title.text) < 160 and not line.text.endswith((".", ":", ",", "。", "：")):
            named = words(lambda words: words.events).search(title.folded)
            if named and not is_note_line(line) and not _sender_line(line):
                yield title


def _sender_line(line: Span) -> bool:
    return phrases.of(lambda words: words.zones.our_names).search(line.folded) is not None


def _form(letter: Notice) -> Event | None:
    """Return what labelled lines say; None without labelled days."""
    days = first(
        letter, words(lambda words: words.day_labels, whole=True), lambda value: bool(periods.find(value.text))
    )
    title = next(filter(None, map(_titled, letter.rows)), Span())
    place = first(letter, words(lambda words: words.place_labels, whole=True), bool)
    if not days:
        return None
    period = max(periods.find(days.text), key=lambda one: one.last - one.first)
    if period.first == period.last and not place:
        return None  # A date alone may as well be that of the letter.
    rest = days.cut(period.end).strip(" ,;")
    place = place or (places.bare(rest) if rest.text[:1].isupper() else Span())
    return Event(3 + 2 * bool(place) + bool(title), period, days.cut(period.start, period.end), title, place)


def _titled(rows: tuple[Span, ...]) -> Span:
    value = labelled(rows, words(lambda words: words.title_labels, whole=True))
    if not value:
        return Span()
    first = periods.find(value.text)
    cut = value.cut(0, first[0].start) if first else value
    named = words(lambda words: words.events).search(cut.folded)
    return _trimmed(cut) if named else Span()
