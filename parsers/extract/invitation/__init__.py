"""An invitation -> the meeting that it announces: reference, title, days, place, last day, where replies go.

A sentence that says that something takes place, and when, names the meeting; the lines of a form say the same with
labels. What a letter says elsewhere about other meetings, resolutions and dates is of no account.
"""

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from parsers.document import Message, Part
from parsers.extract import bounds, meeting, phrases, remembered
from parsers.extract.invitation import announcement, dating, replies
from parsers.extract.invitation.notice import Notice, of_part, words
from parsers.extract.span import Span, evidence
from parsers.proposal import Proposal
from parsers.record import Evidence

# A family of letters, a year and a number, as registries write them; symbols of documents have more strokes.
_REFERENCE = re.compile(
    r"(?<![\w/.-])([A-Z]{2,8})\s?[ ./:-]\s?(\d{4})\s?[/-]\s?(\d{1,4})(?:\s?\([A-Z]\))?(?![/-]?\w)(?!\.\d)"
)


_DASHES = str.maketrans("–—‐‑", "----")


@remembered.one_letter()
def find(message: Message) -> Proposal:
    """Return what an invitation announces. Never raises on what somebody wrote.

    Of several parts the one that says most counts; the others add what it leaves out, and their titles where they
    are about the same days: an invitation may come in several languages.
    """
    parts = [part for part in bounds.bounded(message).parts if part.document is not None]
    subject = Span(message.headers.subject[: bounds.SUBJECT])
    read = [_read(letter, scanned=_is_scanned(part)) for part in parts for letter in of_part(part, subject)]
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


def _read(letter: Notice, *, scanned: bool) -> Proposal:
    event, doubts = announcement.event(letter)
    title = announcement.title(letter, event)
    period = event.period if event else None
    dated = dating.dated(letter, period)
    deadline = dating.deadline(letter, period, dated[1] if dated else None)
    to, every = replies.addresses(letter)
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
    wanted = replies.wanted(letter)
    marks += [("wanted", span) for _, span in wanted[:1]]
    if scanned:
        doubts = (*doubts, "This was read from pixels: compare every figure with the original.")
    return Proposal(
        invites=_invites(letter),
        reference=reference[1] if reference else None,
        titles=announcement.titles(title.text) if title else (),
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


def _invites(letter: Notice) -> bool:
    """Tell whether a sentence invites and does not answer such a sentence, or a heading says so."""
    finder = words(lambda words: words.invites)
    answers = phrases.of(lambda words: words.intent.acknowledge + words.intent.thanks + words.intent.decline)
    heading = words(lambda words: words.headings, whole=True)
    for sentence in letter.sentences:
        match = finder.search(sentence.folded)
        if match and not answers.search(sentence.folded[: match.start()]):
            return True
    return any(len(line.text) < 80 and heading.match(line.folded) for line, *_ in letter.rows[:15])


def _reference(letter: Notice) -> tuple[Span, str] | None:
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
