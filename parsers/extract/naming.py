"""Whom a message names, and what that makes of it: its words and its people must not contradict each other."""

from msgspec import Struct
from msgspec.structs import replace

from parsers.document import Table
from parsers.extract import intent, people, speech
from parsers.extract.intent import Answer
from parsers.extract.letter import Letter, Setting, Zone
from parsers.extract.names import scan
from parsers.extract.people import Found
from parsers.extract.people.vocabulary import vocabulary
from parsers.record import Change, Intent, Reason, ReviewItem

# Acts that name nobody: whoever stands in such a message does not attend.
_NAMES_NOBODY = (Intent.DECLINE, Intent.ACKNOWLEDGE, Intent.INQUIRE)


class Naming(Struct, frozen=True):
    """What a message does and whom it names, as far as both agree."""

    act: Answer
    found: Found


def find(letter: Letter, setting: Setting, act: Answer, *, unread: bool) -> Naming:
    """Return act and people; `unread` says that a part that could not be read may hold the names."""
    if act.intent in _NAMES_NOBODY:
        return _against(letter, setting, act)
    found = people.find(letter, setting)
    if found.delegates:
        return Naming(_doubted(act, found), found)
    if unread and act.evidence:
        return Naming(act, found)
    if act.evidence and letter.scanned:
        detail = "The scan says that people are named, and no name on it could be read: enter them by hand."
        doubt = ReviewItem("/delegates", Reason.LOW_OCR_CONFIDENCE, detail)
        return Naming(act, Found(review=(*found.review, doubt)))
    second = intent.without_people(letter)
    return Naming(second, Found(review=found.review if _has_names(letter) or not second.evidence else ()))


def _against(letter: Letter, setting: Setting, act: Answer) -> Naming:
    """Return a nomination where a list stands in a message that seems to name nobody; else the act as it is."""
    searched = letter
    if act.intent is not Intent.DECLINE:
        searched = replace(letter, passages=tuple(p for p in letter.passages if isinstance(p.item, Table)))
    elif Intent.NOMINATE not in act.said:
        return Naming(act, Found())
    found = people.find(searched, replace(setting, intent=Intent.NOMINATE)) if searched.passages else Found()
    if not found.delegates:
        return Naming(act, Found())
    detail = f"The message seems to {_VERBS[act.intent]}, and yet it names people: confirm that they attend."
    doubt = ReviewItem("/intent", Reason.OTHER, detail)
    return Naming(replace(act, intent=Intent.NOMINATE, review=(*act.review, doubt)), found)


_VERBS = {
    Intent.DECLINE: "decline",
    Intent.ACKNOWLEDGE: "acknowledge receipt only",
    Intent.INQUIRE: "ask something only",
}


def _doubted(act: Answer, found: Found) -> Answer:
    """Return the act with an item where an amendment only adds people and may as well be the whole list."""
    changes = [person.change for person in found.delegates]
    if act.intent is not Intent.AMEND or Intent.NOMINATE not in act.said or len(changes) < 2:
        return act
    if Change.REMOVE in changes or act.said.index(Intent.NOMINATE) > act.said.index(Intent.AMEND):
        return act
    detail = "The message names a delegation and speaks of a change: confirm that these people are added to it."
    return replace(act, review=(*act.review, ReviewItem("/intent", Reason.OTHER, detail)))


def _has_names(letter: Letter) -> bool:
    words = vocabulary()
    return any(isinstance(p.item, Table) or scan(speech.text(p), words) for p in letter.within(Zone.BODY))
