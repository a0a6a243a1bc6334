"""A message that answers two invitations: whose people are for which."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from parsers.document import Block
from parsers.extract import meeting, people, phrases, speech
from parsers.extract.letter import Letter, Passage, Setting, Zone
from parsers.extract.meeting import Reference, references
from parsers.extract.people import Found
from parsers.extract.people.span import Span
from parsers.record import Also, Intent, Meeting, MeetingRef, Reason, ReviewItem

# A heading over a list is short or ends with a colon; between two references that are answered together stand
# their language letters, dates and "and".
_HEADING = 90
_BETWEEN = 60
_ANSWERS = (Intent.NOMINATE, Intent.AMEND, Intent.DECLINE)


class Division(Struct, frozen=True):
    """The first invitation with its people, the second with its own, and what a person has to look at."""

    meeting: MeetingRef
    found: Found
    also: tuple[Also, ...] = ()
    review: tuple[ReviewItem, ...] = ()


def divide(letter: Letter, setting: Setting, what: meeting.Answer, found: Found) -> Division:
    """Return the people by invitation; all of them for the first one where the message does not say more."""
    whole = Division(what.meeting, found, (), what.review)
    names = _answered(letter, setting.meetings)
    if len(names) != 2 or setting.intent not in _ANSWERS:
        return whole
    return _separate(letter, setting, names) or _together(letter, setting, names, found) or whole


def _answered(letter: Letter, meetings: Sequence[Meeting]) -> tuple[str, ...]:
    """Return the references in the letter's own sentences, each once, in their order."""
    found = (ref.value for p in letter.within(Zone.BODY) for ref in _whole(speech.text(p), meetings))
    return tuple(dict.fromkeys(found))


def _whole(span: Span, meetings: Sequence[Meeting]) -> tuple[Reference, ...]:
    return tuple(ref for ref in references(span.text, meetings) if ref.exact)


def _separate(letter: Letter, setting: Setting, names: Sequence[str]) -> Division | None:
    """Return the people below the heading of each invitation; None where not each of the two has people."""
    sections: dict[str, list[Passage]] = {name: [] for name in names}
    current = ""
    for piece in (part for p in letter.within(Zone.BODY) for part in _pieces(p)):
        current = _heads(piece, setting.meetings) or current
        if current:
            sections[current].append(piece)
    if not all(sections.values()):
        return None
    first, second = (people.find(replace(letter, passages=tuple(sections[name])), setting) for name in names)
    if not (first.delegates and second.delegates):
        return None
    moved = tuple(replace(item, path=f"/also/0{item.path}") for item in second.review)
    also = Also(MeetingRef(names[1]), second.delegates)
    return Division(MeetingRef(names[0]), Found(first.delegates, (*first.review, *moved)), (also,))


def _pieces(passage: Passage) -> Iterator[Passage]:
    """Yield a passage cut before every line that ends with a colon, as a mail may have no paragraphs."""
    if not isinstance(passage.item, Block):
        yield passage
        return
    lines = passage.item.lines
    cuts = [0, *(at for at in range(1, len(lines)) if _is_announcement(lines[at].text)), len(lines)]
    for start, end in pairwise(cuts):
        yield replace(passage, item=replace(passage.item, lines=lines[start:end]))


def _is_announcement(text: str) -> bool:
    return text.rstrip().endswith((":", "："))


def _heads(piece: Passage, meetings: Sequence[Meeting]) -> str:
    """Return the only invitation that a heading names, "" where a piece is no heading of one."""
    if not isinstance(piece.item, Block):
        return ""
    first = piece.lines[0].text if _is_announcement(piece.lines[0].text) else piece.text
    named = {ref.value for ref in references(first.replace("\n", " "), meetings) if ref.exact}
    heads = len(named) == 1 and (len(first) < _HEADING or _is_announcement(first))
    return named.pop() if heads else ""


def _together(letter: Letter, setting: Setting, names: Sequence[str], found: Found) -> Division | None:
    """Return the same people for both where one sentence answers both; looked at unless it says "both"."""
    if not any(_joins(speech.text(p), setting.meetings) for p in letter.within(Zone.BODY)):
        return None
    said = phrases.of(lambda words: words.meeting.both, letter.language, whole=True)
    both = any(said.search(speech.text(p).folded) for p in letter.within(Zone.BODY))
    detail = f"The message answers {names[0]} and {names[1]} at once: confirm that it is meant for both."
    doubts = () if both else (ReviewItem("/meeting/reference", Reason.MEETING_ASSUMED, detail),)
    return Division(MeetingRef(names[0]), found, (Also(MeetingRef(names[1]), found.delegates),), doubts)


def _joins(span: Span, meetings: Sequence[Meeting]) -> bool:
    """Tell whether a sentence replies to two references that are joined by "and"."""
    joiner = phrases.of(lambda words: words.people["joins"]["and"], whole=True)
    refs = _whole(span, meetings)
    for one, other in pairwise(refs):
        between = span.folded[one.end : other.start]
        if one.value != other.value and len(between) < _BETWEEN and joiner.search(between):
            return meeting.is_answered(span, one)
    return False
