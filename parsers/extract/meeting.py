"""Which invitation is answered: by its reference in any writing, by its title, by its days."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from parsers import characters, languages
from parsers.extract import phrases
from parsers.extract.dates import counted, plain
from parsers.extract.letter import Letter, Zone
from parsers.extract.span import Span, evidence, fold
from parsers.record import Evidence, Meeting, MeetingRef, Reason, ReviewItem

# Where no invitation is configured references of this family are still read.
_FAMILIES = ("CU",)
# What OCR makes of letters and digits of a reference.
_LETTERS = {"C": "CGCОoO(С", "U": "UVÜ", "O": "O0Q", "I": "I1l"}
_DIGIT = "[0-9OoQlI|]"


class Answer(Struct, frozen=True):
    """The invitation, where it was read, and what a person has to look at."""

    meeting: MeetingRef
    evidence: tuple[Evidence, ...] = ()
    review: tuple[ReviewItem, ...] = ()


class Reference(Struct, frozen=True):
    """A reference at a place in a text; `exact` is False where letters or digits had to be put right."""

    start: int
    end: int
    value: str
    exact: bool = True


def find(letter: Letter, meetings: Sequence[Meeting]) -> Answer:
    """Return the invitation that is answered; None inside where the message does not tell."""
    for texts in (_own(letter), _around(letter), _quoted(letter)):
        answer = _by_reference(texts, meetings)
        if answer:
            return answer
    return _by_number(letter, meetings) or _by_title(letter, meetings) or _unknown()


def _by_number(letter: Letter, meetings: Sequence[Meeting]) -> Answer | None:
    """Return the invitation whose year and number stand alone, its family lost or left out ("note 2009/33")."""
    for span in (*_own(letter), *_around(letter)):
        for meeting in meetings:
            number = meeting.reference.rpartition(" ")[2]
            match = re.search(rf"(?<![\w/]){re.escape(number)}(?![\d/])", counted(span.text))
            if match and "/" in number:
                detail = f"Only {number} was read: confirm that {meeting.reference} is answered."
                review = ReviewItem("/meeting/reference", Reason.MEETING_ASSUMED, detail)
                mark = evidence("meeting.reference", span.cut(match.start(), match.end()))
                return Answer(MeetingRef(meeting.reference), mark, (review,))
    return None


def _unknown() -> Answer:
    detail = "The message does not say which invitation it answers: ask the sender, or enter the reference by hand."
    return Answer(MeetingRef(), (), (ReviewItem("/meeting/reference", Reason.MEETING_UNKNOWN, detail),))


def _own(letter: Letter) -> list[Span]:
    return [p.run for p in letter.within(Zone.BODY, Zone.LETTERHEAD, Zone.CLOSING)]


def _around(letter: Letter) -> list[Span]:
    covers = [p.run for p in letter.covering if p.zone is not Zone.QUOTED]
    return [Span(letter.subject), *covers]


def _quoted(letter: Letter) -> list[Span]:
    return [p.run for p in (*letter.passages, *letter.covering) if p.zone is Zone.QUOTED]


def families(meetings: Sequence[Meeting]) -> tuple[str, ...]:
    """Return the words that references begin with: those of the invitations that are out, else the usual one."""
    return tuple(dict.fromkeys([m.reference.split()[0].upper() for m in meetings if m.reference.split()] or _FAMILIES))


def reference(written: str) -> str | None:
    """Return a reference alone as letters are read ("cu 2009/033 (A)" -> "CU 2009/33"); None where it is none."""
    form = r"(\S+?)[\s./:-]{0,3}(\d{4})\s?[/-]\s?(\d{1,4})(?:\s?\([A-Za-z]\))?"
    match = re.fullmatch(form, counted(" ".join(written.split())))
    return f"{match[1].upper()} {int(match[2])}/{int(match[3])}" if match else None


def references(text: str, meetings: Sequence[Meeting] = ()) -> tuple[Reference, ...]:
    """Return the references of a text in its order; damaged ones only where there is no whole one."""
    for exact in (True, False):
        found = tuple(ref for family in families(meetings) for ref in _references(text, family, exact=exact))
        if found:
            return tuple(sorted(found, key=lambda ref: ref.start))
    return tuple(_exchanged(text, meetings))


def mentions(span: Span, meetings: Sequence[Meeting]) -> tuple[Reference, ...]:
    """Return where invitations are named, by whole references and by the exact titles of those that are out, in order.

    A title that several meetings have names none of them.
    """
    titles = [(fold(title), meeting.reference) for meeting in meetings for title in meeting.titles if len(title) > 6]
    own = [(title, name) for title, name in titles if len({other for one, other in titles if one == title}) == 1]
    found = [ref for ref in references(span.text, meetings) if ref.exact]
    for title, name in sorted(own, key=lambda pair: -len(pair[0])):
        for start in characters.places(title, span.folded, alone=True):
            end = start + len(title)
            if not any(ref.start < end and start < ref.end for ref in found):
                found.append(Reference(start, end, name))
    found.sort(key=lambda ref: ref.start)
    parents = {two.start for one, two in pairwise(found) if _is_parent(one, two, span)}
    return tuple(ref for ref in found if ref.start not in parents)


def _is_parent(one: Reference, other: Reference, span: Span) -> bool:
    """Tell whether the second of two titles is only of what the first is: "Working Group of the Conference"."""
    titles = not any(char.isdigit() for ref in (one, other) for char in span.text[ref.start : ref.end])
    between = span.text[one.end : other.start]
    joins = phrases.of(lambda words: words.people["joins"]["and"], whole=True)
    near = one.value != other.value and between.strip() and len(between) < _OF_WHAT
    return bool(titles and near and not re.search(r"[,;:.()\n]", between) and not joins.search(between.casefold()))


# Characters: "established by the".
_OF_WHAT = 30


def _references(text: str, family: str, *, exact: bool) -> Iterator[Reference]:
    digit = r"\d" if exact else _DIGIT
    letters = _lettered(family) if exact else r"\s?".join(f"[{re.escape(_LETTERS.get(c, c))}]" for c in family)
    form = rf"(?<![A-Za-z0-9]){letters}[\s./:-]{{0,3}}({digit}{{4}})\s?[/-]\s?({digit}{{1,4}})(?![^\W_]*\d)"
    for match in re.finditer(form, counted(text), re.IGNORECASE):
        year, number = (_digits(group) for group in match.groups())
        if 1990 <= int(year) <= 2100:
            yield Reference(match.start(), match.end(), f"{family} {year}/{int(number)}", exact)


def _lettered(family: str) -> str:
    """Return a pattern of a family's word, with or without full stops between its letters ("CU", "C.U.")."""
    return re.sub(r"(?<=[A-Za-z])(?=[A-Za-z])", r"\\.?", re.escape(family))


def _exchanged(text: str, meetings: Sequence[Meeting]) -> Iterator[Reference]:
    """Yield references to invitations that are out whose year was written behind their number ("CU 33/2009")."""
    for meeting in meetings:
        if parts := re.fullmatch(r"(\S+) (\d{4})/(\d{1,4})", meeting.reference):
            form = rf"(?<![A-Za-z0-9]){_lettered(parts[1])}[\s./:-]{{0,3}}0{{0,3}}{parts[3]}\s?[/-]\s?{parts[2]}(?!\d)"
            for match in re.finditer(form, counted(text), re.IGNORECASE):
                yield Reference(match.start(), match.end(), meeting.reference, exact=False)


def _digits(text: str) -> str:
    return text.translate(str.maketrans("OoQlI|", "000111"))


def _by_reference(texts: Sequence[Span], meetings: Sequence[Meeting]) -> Answer | None:
    found = [(span, ref) for span in texts for ref in references(span.text, meetings)]
    if not found:
        return None
    known = {meeting.reference for meeting in meetings}
    exact = [one for one in found if one[1].exact] or found
    span, ref = next((one for one in exact if is_answered(one[0], one[1])), exact[0])
    review = []
    values = {one.value for _, one in exact}
    if len(values) > 1:
        detail = f"The message names {', '.join(sorted(values))}; {ref.value} was taken as the one that is answered."
        review.append(ReviewItem("/meeting/reference", Reason.MEETING_ASSUMED, detail))
    elif not ref.exact and ref.value not in known:
        detail = f"Read as {span.text[ref.start : ref.end]} and taken for {ref.value}: confirm the invitation."
        review.append(ReviewItem("/meeting/reference", Reason.MEETING_ASSUMED, detail))
    elif like := _misread(span.cut(ref.start, ref.end), ref, known):
        detail = f"{ref.value} was read, which is no invitation that is out, and resembles {like}: confirm it."
        review.append(ReviewItem("/meeting/reference", Reason.FUZZY_MATCH, detail))
    return Answer(MeetingRef(ref.value), evidence("meeting.reference", span.cut(ref.start, ref.end)), tuple(review))


def _misread(read: Span, ref: Reference, known: Collection[str]) -> str | None:
    """Return the invitation of which OCR may have lost or changed one sign, where what it read is none."""
    from rapidfuzz.distance import Levenshtein

    if ref.value in known or all(mark.word.confidence is None for mark in read.words):
        return None
    return next((one for one in sorted(known) if Levenshtein.distance(one, ref.value) == 1), None)


def is_answered(span: Span, ref: Reference) -> bool:
    """Tell whether a reference is named as what is replied to."""
    before = span.folded[max(0, ref.start - 90) : ref.start]
    return phrases.of(lambda words: words.note.earlier + words.meeting.invitation).search(before) is not None


def _by_title(letter: Letter, meetings: Sequence[Meeting]) -> Answer | None:
    spans = [*_own(letter), *_around(letter), *_quoted(letter)]
    hits = [(m, _titled(spans, m), _dated(spans, m)) for m in meetings]
    told = [(m, title, day) for m, title, day in hits if title or day]
    if not told:
        return None
    meeting, title, day = max(told, key=lambda hit: bool(hit[1]) + bool(hit[2]))
    span = title or day
    assert span is not None
    review: tuple[ReviewItem, ...] = ()
    if not (title and day):
        what = "title was" if title else "days were"
        detail = f"Only the meeting's {what} given: confirm that {meeting.reference} is answered."
        review = (ReviewItem("/meeting/reference", Reason.MEETING_ASSUMED, detail),)
    return Answer(MeetingRef(meeting.reference), evidence("meeting.reference", span), review)


def _titled(spans: Sequence[Span], meeting: Meeting) -> Span | None:
    from rapidfuzz import fuzz

    for span in spans:
        folded = span.folded[:6000]
        for title in meeting.titles:
            wanted = fold(title)
            if len(folded) >= len(wanted) * 0.6 and len(wanted) > 6 and fuzz.partial_ratio(wanted, folded) >= 86:
                return span
            if _inflected(wanted, folded):
                return span
    return None


def _inflected(title: str, folded: str) -> bool:
    """Tell whether nearly all words of a Russian title stand close together in a text, in whatever case."""
    stems = [word[: max(_STEM, len(word) - 3)] for word in title.split() if len(word) > _STEM and word[0] > "\u03ff"]
    if len(stems) < _STEM or title.isascii():
        return False
    said = folded.split()
    near = len(title.split()) + 3
    starts = (at for at, word in enumerate(said) if word.lstrip('«"(').startswith(stems[0]))
    return any(
        sum(any(word.startswith(stem) for word in said[at : at + near]) for stem in stems) >= _NEARLY * len(stems)
        for at in starts
    )


# Letters of a word that its cases keep, and words of which a title has more than a chance.
_STEM = 4
# "по Протоколу" for "по вопросам": one of five words may be another.
_NEARLY = 0.8


def _dated(spans: Sequence[Span], meeting: Meeting) -> Span | None:
    forms = _day_forms(meeting)
    for span in spans:
        for form in forms:
            match = form.search(plain(span.text[:8000]))
            if match:
                return span.cut(match.start(), match.end())
    return None


def _day_forms(meeting: Meeting) -> tuple[re.Pattern[str], ...]:
    """Return patterns of the meeting's days: "14 to 15 April", "April 14-15", "4月14日至15日"."""
    if meeting.starts is None:
        return ()
    first, last = meeting.starts, meeting.ends or meeting.starts
    names = [
        re.escape(fold(way))
        for code in languages.LANGUAGES
        if code != "zh"
        for way in languages.language(code).months.names[first.month - 1]
    ]
    month = "(?:" + "|".join(sorted(names, key=len, reverse=True)) + ")"
    days = rf"(?<!\d){first.day}" + (rf"(?!\d)[^\n]{{1,22}}?(?<!\d){last.day}(?!\d)" if last != first else r"(?!\d)")
    return (
        re.compile(rf"{days}[^\n\d]{{0,12}}?{month}"),
        re.compile(rf"{month}\.?\s{{0,2}}{days}"),
        re.compile(rf"(?<!\d){first.month}\s?月\s?{days}"),
    )
