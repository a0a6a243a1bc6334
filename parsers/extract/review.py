"""What a person has to look at that no single step knows: unreadable parts, poor OCR, unknown languages."""

import re
from collections.abc import Iterator
from itertools import islice

import msgspec

from parsers.document import Block, Message, Part, Problem
from parsers.extract import speech, tongue, zones
from parsers.extract.letter import Letter, Zone
from parsers.record import Change, Intent, Reason, Response, ReviewItem, Role, Wish

# Below this mean confidence of a page's words the whole page is doubtful (2026-11, synthetic scans).
_POOR_PAGE = 0.6
# Of a page of typed words the part that is read in its pictures: as few words stand in an emblem or a stamp.
_ORNAMENT = 0.1
# What stands for letters that could not be read (Unicode 16, 23.8), and what of a record it is not looked for in:
# what is no value, and the two halves of a name.
_MARK = "\ufffd"
_APART = {"message_id", "evidence", "review", "requests", "given_names", "family_name"}
# Where a mark stands for a letter and not for a sign of print: beside a letter, or for a word.
_LOST = re.compile(rf"(?<=[^\W\d_]){_MARK}|{_MARK}(?=[^\W\d_])|{_MARK}{{2}}")
# In characters: what is quoted of a line.
_LONGEST = 200
_ASIDE = (Zone.QUOTED, Zone.DISCLAIMER, Zone.RUNNING)


def of_parts(message: Message) -> tuple[ReviewItem, ...]:
    """Return an item for everything in the message that could not be read."""
    return tuple(
        ReviewItem("", Reason(problem.reason), problem.detail, part.number)
        for part in message.parts
        for problem in _problems(part)
    )


def _problems(part: Part) -> Iterator[Problem]:
    yield from part.problems
    if part.document:
        yield from part.document.problems


def of_letter(letter: Letter, intent: Intent) -> tuple[ReviewItem, ...]:
    """Return items about the letter as a whole."""
    return tuple(_language(letter, intent)) + tuple(_scan(letter))


def _language(letter: Letter, intent: Intent) -> Iterator[ReviewItem]:
    if intent is not Intent.UNRELATED and not tongue.known(letter.language):
        said = letter.language or "unknown"
        detail = f"The letter's language ({said}) is none of those that are read: read it by hand."
        yield ReviewItem("/language", Reason.UNKNOWN_LANGUAGE, detail)


def of_observers(record: Response) -> tuple[ReviewItem, ...]:
    """Return an item where a letter speaks of the status of an observer and none of its people is one."""
    said = next((one.words for one in record.requests if one.kind is Wish.OBSERVER_STATUS), None)
    coming = [one for one in record.delegates if one.change is not Change.REMOVE]
    if said is None or not coming or any(one.role is Role.OBSERVER for one in coming):
        return ()
    detail = f'The letter says "{said}", and none of its people is an observer: check the roles.'
    return (ReviewItem("/delegates", Reason.OTHER, detail),)


def of_unread(letter: Letter) -> tuple[ReviewItem, ...]:
    """Return an item for a message taken for one about no meeting that is long enough and in no language we read."""
    blocks = [passage for passage in letter.passages if isinstance(passage.item, Block)]
    own = zones.own([passage for passage in blocks if passage.zone not in _ASIDE])
    if tongue.known(letter.language) or speech.columns(own) < _SAID:
        return ()
    said = letter.language or "unknown"
    detail = f"The message's language ({said}) is none of those that are read: see whether it answers an invitation."
    return (ReviewItem("/language", Reason.UNKNOWN_LANGUAGE, detail),)


# Columns: what is shorter tells no language, nor do names in a table.
_SAID = 60


def _scan(letter: Letter) -> Iterator[ReviewItem]:
    pages: dict[tuple[str, int], list[float | None]] = {}
    for passage in letter.passages:
        if passage.zone in _ASIDE:
            continue
        for line in passage.lines:
            pages.setdefault((passage.part, passage.page), []).extend(word.confidence for word in line.words)
    for (part, page), confidences in pages.items():
        sure = [confidence for confidence in confidences if confidence is not None]
        if len(sure) > _ORNAMENT * len(confidences) and sum(sure) / len(sure) < _POOR_PAGE:
            mean = sum(sure) / len(sure)
            detail = f"Page {page} of part {part} was read with confidence {mean:.2f}: compare it with the original."
            yield ReviewItem("", Reason.LOW_OCR_CONFIDENCE, detail, part)


def of_letters(letter: Letter, record: Response) -> tuple[ReviewItem, ...]:
    """Return an item for each value with letters that could not be read, and for the first other line that lost some.

    A sign alone in a line, as before a telephone number or an item of a list, is no letter.
    """
    values = [(path, text) for path, text in _values(msgspec.to_builtins(record), "") if _MARK in text]
    written = (line.text for passage in letter.passages if passage.zone not in _ASIDE for line in passage.lines)
    told = [value for _, value in values]
    lines = (text for text in written if _LOST.search(text) and not any(v in text or text in v for v in told))
    detail = "Letters of {} could not be read in the message: look at the original."
    marked = (*values, *(("", text[:_LONGEST]) for text in islice(lines, 1)))
    return tuple(ReviewItem(path, Reason.OTHER, detail.format(text)) for path, text in marked)


def _values(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Yield the texts of a record, each with its JSON pointer."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _values(inner, f"{path}/{key}") if key not in _APART else ()
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield from _values(inner, f"{path}/{place}")
