"""A message that answers several invitations: whose people are for which."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from parsers.document import Block
from parsers.extract import meeting, people, phrases
from parsers.extract.letter import Letter, Passage, Setting, Zone
from parsers.extract.meeting import mentions
from parsers.extract.people import Found
from parsers.extract.span import Span
from parsers.record import Also, Intent, Meeting, MeetingRef, Reason, ReviewItem

# A heading over a list is short or ends with a colon; between two references that are answered together stand
# their language letters, dates and "and".
_HEADING = 90
_BETWEEN = 60


class Division(Struct, frozen=True):
    """The first invitation with its people, the others with their own, and what a person has to look at."""

    meeting: MeetingRef
    found: Found
    also: tuple[Also, ...] = ()
    review: tuple[ReviewItem, ...] = ()


def divide(letter: Letter, setting: Setting, what: meeting.Answer, found: Found) -> Division:
    """Return the people by invitation; all of them for the first one where the message does not say more."""
    names = _answered(letter, setting.meetings)
    if len(names) < 2 or setting.intent is Intent.UNRELATED:
        return Division(what.meeting, found, (), what.review)
    divided = _separate(letter, setting, names) or _together(letter, setting, names, found)
    return divided or Division(what.meeting, found, (), (*what.review, *_others(what, names)))


def _others(what: meeting.Answer, names: Sequence[str]) -> Iterator[ReviewItem]:
    """Yield what is to be said of invitations that are named beside the one that is answered, where nothing is said."""
    others = [name for name in names if name != what.meeting.reference]
    if others and not any(item.path.startswith("/meeting") for item in what.review):
        detail = f"The message also names {', '.join(others)}: see whether it answers that too."
        yield ReviewItem("/meeting/reference", Reason.MEETING_ASSUMED, detail)


def _answered(letter: Letter, meetings: Sequence[Meeting]) -> tuple[str, ...]:
    """Return the invitations that the letter's own sentences name, each once, in their order."""
    found = (ref.value for p in letter.within(Zone.BODY) for ref in mentions(p.run, meetings))
    return tuple(dict.fromkeys(found))


def _separate(letter: Letter, setting: Setting, names: Sequence[str]) -> Division | None:
    """Return the people below the heading of each invitation; None where not each of them has people."""
    opening: list[Passage] = []
    sections: dict[str, list[Passage]] = {name: [] for name in names}
    current, forms = "", set[bool]()
    for piece in (part for p in letter.within(Zone.BODY) for part in _pieces(p, setting.meetings)):
        heading = _heads(piece, setting.meetings)
        current = heading or current
        forms |= {_is_announcement(piece.lines[0].text)} if heading else set()
        (sections[current] if current else opening).extend(_below(piece) if heading else (piece,))
    # All headings of a letter have one form: with a colon or without.
    if len(forms) > 1 or not all(sections.values()):
        return None
    if people.find(replace(letter, passages=tuple(opening)), setting).delegates:
        return None
    # What opens the letter announces all lists.
    lists = [people.find(replace(letter, passages=(*opening, *sections[name])), setting) for name in names]
    if not all(one.delegates for one in lists):
        return None
    first, *others = (replace(one, review=(*one.review, *one.layout), layout=()) for one in lists)
    moved = [replace(item, path=f"/also/{at}{item.path}") for at, other in enumerate(others) for item in other.review]
    also = tuple(Also(MeetingRef(name), other.delegates) for name, other in zip(names[1:], others, strict=True))
    doubts = (_SHARED,) if _says_both(letter) or _says_the_same(letter) else ()
    return Division(MeetingRef(names[0]), Found(first.delegates, (*first.review, *moved)), also, doubts)


_SHARED = ReviewItem(
    "/meeting/reference", Reason.MEETING_ASSUMED,
    "The message has a list for each meeting and says something about both: see who comes to which.",
)  # fmt: skip


def _says_the_same(letter: Letter) -> bool:
    same = phrases.of(lambda words: words.people["change"]["unchanged"], letter.language, whole=True)
    return any(same.search(p.run.folded) for p in letter.within(Zone.BODY))


def _pieces(passage: Passage, meetings: Sequence[Meeting]) -> Iterator[Passage]:
    """Yield a passage cut before every line that heads what follows, as a mail may have no paragraphs.

    A heading that does not announce a list with a colon stands alone.
    """
    if not isinstance(passage.item, Block):
        yield passage
        return
    lines = passage.item.lines
    cuts = {0, len(lines)}
    for at, line in enumerate(lines):
        if _is_announcement(line.text):
            cuts.add(at)
        elif _named(line.text, meetings):
            cuts |= {at, at + 1}
    for start, end in pairwise(sorted(cuts)):
        yield replace(passage, item=replace(passage.item, lines=lines[start:end]))


def _below(piece: Passage) -> Iterator[Passage]:
    """Yield what stands below the heading of a piece; with it where it says more than the meeting's name."""
    assert isinstance(piece.item, Block)
    heading, *lines = piece.lines
    announces = phrases.of(lambda words: words.people["joins"]["named"], whole=True)
    if announces.search(Span(heading.text).folded):
        yield piece
    elif lines:
        yield replace(piece, item=replace(piece.item, lines=tuple(lines)))


def _is_announcement(text: str) -> bool:
    return text.rstrip().endswith((":", "："))


def _heads(piece: Passage, meetings: Sequence[Meeting]) -> str:
    """Return the only invitation that a heading names, "" where a piece is no heading of one."""
    if not isinstance(piece.item, Block):
        return ""
    line = piece.lines[0].text
    return _named(line if _is_announcement(line) else piece.text.replace("\n", " "), meetings) or _named(line, meetings)


def _named(heading: str, meetings: Sequence[Meeting]) -> str:
    """Return the only invitation that a heading names, "" of what is none: longer than a line, or a sentence."""
    named = {ref.value for ref in mentions(Span(heading), meetings)}
    heads = _is_announcement(heading) or (len(heading) < _HEADING and not heading.rstrip().endswith((".", ",", ";")))
    return named.pop() if len(named) == 1 and heads else ""


def _together(letter: Letter, setting: Setting, names: Sequence[str], found: Found) -> Division | None:
    """Return the same people for all where one sentence answers all; looked at unless it says "both"."""
    if not any(_joined(p.run, setting.meetings) >= {*names} for p in letter.within(Zone.BODY)):
        return None
    told = f"{', '.join(names[:-1])} and {names[-1]}"
    detail = f"The message answers {told} at once: confirm that it is meant for all of them."
    doubts = () if _says_both(letter) else (ReviewItem("/meeting/reference", Reason.MEETING_ASSUMED, detail),)
    also = tuple(Also(MeetingRef(name), found.delegates) for name in names[1:])
    return Division(MeetingRef(names[0]), found, also, doubts)


def _says_both(letter: Letter) -> bool:
    """Tell whether the letter says "both" of meetings, and not of people or notes."""
    said = phrases.of(lambda words: words.meeting.both, letter.language, whole=True)
    events = phrases.of(lambda words: words.invitation.events, letter.language)
    texts = (p.run.folded for p in letter.within(Zone.BODY))
    return any(
        events.search(text[found.start() : found.end() + _NEAR]) for text in texts for found in said.finditer(text)
    )


# Characters, for a word or two.
_NEAR = 25


def _joined(span: Span, meetings: Sequence[Meeting]) -> set[str]:
    """Return the invitations that a sentence joins by commas and "and"; none of a sentence without "and"."""
    joiner = phrases.of(lambda words: words.people["joins"]["and"], whole=True)
    joined = set[str]()
    ends = False
    for one, other in pairwise(mentions(span, meetings)):
        between = span.folded[one.end : other.start]
        if one.value != other.value and len(between) < _BETWEEN and (joiner.search(between) or "," in between):
            joined |= {one.value, other.value}
            ends = ends or joiner.search(between) is not None
    return joined if ends else set()
