"""An invitation in two views: its sentences, and its lines as a form has them; and the words that it is read with."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from parsers import languages
from parsers.document import Block, Part
from parsers.extract import periods, phrases, zones
from parsers.extract.letter import LONGEST, Passage, Zone
from parsers.extract.phrases import Finder
from parsers.extract.span import Span, fold, join
from parsers.languages import InvitationWords, Language, Phrases

ARABIC = re.compile(r"[\u0600-\u06ff]")
HAN = re.compile(r"[\u4e00-\u9fff]")


_SENTENCE = re.compile(
    r"(?:(?<=\w{4})|(?<=[)\]»”\"'])|(?<=\.\w{2})|(?<=\.\w{3}))[.!?؟]\s+(?=[^\W_])|。\s?|\n|\.{3}\s+(?=[^\W\d_])"
)


# No sentence and no line of an invitation is longer.
_LONGEST, _LONGEST_LINE = 4_000, 1_000


class Notice(Struct, frozen=True):
    """A part in two views: its sentences, and its lines as a form has them, each with those that may go on with it."""

    sentences: tuple[Span, ...]
    rows: tuple[tuple[Span, ...], ...]


def of_part(part: Part, subject: Span) -> Iterator[Notice]:
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
        yield Notice(tuple(sentences), (*above, *_rows(own)))


def _answers(passages: Sequence[Passage]) -> bool:
    """Tell whether words above a quotation are a note or answer what they quote."""
    text = fold("\n".join(p.text for p in passages)[:LONGEST])
    note = phrases.of(lambda words: words.zones.compliments)
    act = phrases.of(
        lambda words: words.intent.nominate + words.intent.decline + words.intent.acknowledge + words.intent.thanks
    )
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
        lines = passage.spans
        if sum(map(has_label, lines)) * 2 > len(lines) > 1:
            if open_ is not None:
                yield open_
                open_ = None
            yield from lines
            continue
        span = passage.run
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
            lines = passage.spans
        else:
            cells = (replace(passage, item=Block(cell.lines)) for cell in passage.item.cells)
            lines = tuple(cell.run for cell in cells)
        lines = tuple(line.cut(0, _LONGEST_LINE) for line in lines)
        yield from (lines[at : at + 4] for at in range(len(lines)))


def has_label(line: Span) -> bool:
    """Tell whether a line begins with a few words and a colon."""
    match = re.match(r"[^\n:：]{1,40}[:：]", line.text)
    return match is not None and len(match.group().split()) <= 5


def is_label(line: Span, labels: Finder) -> bool:
    """Tell whether a line is there for the value in the next one, as in a table."""
    match = labels.match(line.folded)
    return line.text.endswith((":", "：")) or (match is not None and match.end() == len(line.folded))


def labelled(rows: tuple[Span, ...], labels: Finder) -> Span:
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
        return following[0] if following and not has_label(following[0]) else Span()
    for more in following:
        if has_label(more) or not more.text[:1].islower() or value.text.endswith("."):
            break
        value = join((value, more))
    return value


def first(letter: Notice, labels: Finder, fits: Callable[[Span], bool]) -> Span:
    """Return the first labelled value that fits; an empty span where there is none."""
    values = (labelled(rows, labels) for rows in letter.rows)
    return next((value for value in values if fits(value)), Span())


def words(choose: Callable[[InvitationWords], Phrases], *, whole: bool = False) -> Finder:
    """Return what finds phrases of the invitation's words, of all languages."""
    place = (choose.__code__, whole)
    if place not in _FINDERS:
        listed = (choose(languages.language(code).invitation) for code in languages.LANGUAGES)
        _FINDERS[place] = phrases.finder(tuple(dict.fromkeys(each for one in listed for each in one)), whole)
    return _FINDERS[place]


_FINDERS: dict[tuple[object, bool], Finder] = {}


@cache
def loose() -> frozenset[str]:
    """Return the folded words that no title and no place begins or ends with."""
    listed = (_loose_of(languages.language(code)) for code in languages.LANGUAGES)
    return frozenset(fold(word) for words in listed for word in words) | periods.weekdays()


def _loose_of(language: Language) -> Phrases:
    return (*language.invitation.loose, *language.sender.articles)


def is_note_line(line: Span) -> bool:
    """Tell whether a line is the beginning of a note's first sentence."""
    return phrases.of(lambda words: words.zones.compliments + words.zones.openings).search(line.folded) is not None
