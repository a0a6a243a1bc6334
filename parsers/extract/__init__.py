"""Document -> Response, a cascade: each step narrows what the next reads."""

from collections.abc import Sequence

from parsers.document import Message
from parsers.extract import bounds, choice, contact, intent, meeting, note, people, review, sender
from parsers.extract.letter import Letter, Setting
from parsers.extract.people import Found
from parsers.record import Intent, Meeting, Reason, Response, ReviewItem

# Acts that name nobody: whoever stands in such a message does not attend.
_NAMES_NOBODY = (Intent.DECLINE, Intent.ACKNOWLEDGE, Intent.INQUIRE)


def find(message: Message, meetings: Sequence[Meeting]) -> Response:
    """Return what a message answers. Never raises on what somebody wrote."""
    invitations = tuple(meetings)
    message = bounds.bounded(message)
    letter = choice.choose(message, invitations)
    act = intent.find(message, letter, invitations)
    if act.intent is Intent.UNRELATED:
        return _unrelated(message, letter, act)
    who = sender.find(letter)
    what = meeting.find(letter, invitations)
    mark = note.find(letter, invitations)
    home = tuple(address for one in invitations for address in one.addresses)
    whom = contact.find(letter, who.iso2, home)
    setting = Setting(act.intent, who.sender, invitations, who.iso2, contact=whom.contact, home=home)
    unread = review.of_parts(message)
    act, found = _people(letter, setting, act, unread=bool(unread))
    doubts = unread + review.of_letter(letter, act.intent)
    return Response(
        message.headers.message_id,
        language=letter.language or None,
        intent=act.intent,
        sender=who.sender,
        meeting=what.meeting,
        note=mark.note,
        delegates=found.delegates,
        contact=whom.contact,
        review=_once((*doubts, *act.review, *who.review, *what.review, *mark.review, *found.review)),
        evidence=act.evidence + who.evidence + what.evidence + mark.evidence + whom.evidence,
    )


def _people(letter: Letter, setting: Setting, act: intent.Answer, *, unread: bool) -> tuple[intent.Answer, Found]:
    """Return the people and the act; a message that seemed to name people and names none does something else."""
    if act.intent in _NAMES_NOBODY:
        return act, Found()
    found = people.find(letter, setting)
    if found.delegates or (unread and act.evidence):
        return act, found  # The names may stand in a part that could not be read.
    if act.evidence and letter.scanned:
        detail = "The scan says that people are named, and no name on it could be read: enter them by hand."
        doubt = ReviewItem("/delegates", Reason.LOW_OCR_CONFIDENCE, detail)
        return act, Found(review=(*found.review, doubt))
    return intent.without_people(letter), Found(review=found.review)


def _unrelated(message: Message, letter: Letter, act: intent.Answer) -> Response:
    """Return the record of a message that answers nothing: no sender, no meeting, no note, no contact."""
    doubts = act.review + (() if act.machine else review.of_parts(message))
    return Response(
        message.headers.message_id,
        language=letter.language or None,
        intent=Intent.UNRELATED,
        review=_once(doubts),
        evidence=act.evidence,
    )


def _once(items: Sequence[ReviewItem]) -> tuple[ReviewItem, ...]:
    return tuple(dict.fromkeys(items))
