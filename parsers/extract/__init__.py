"""Document -> Response, a cascade: each step narrows what the next reads."""

from collections.abc import Sequence

from msgspec.structs import replace

from parsers.document import Message
from parsers.extract import (
    authenticity,
    bounds,
    choice,
    contact,
    covers,
    division,
    intent,
    meeting,
    naming,
    note,
    reach,
    remembered,
    requests,
    review,
    second,
    unclaimed,
)
from parsers.extract import sender as senders
from parsers.extract.letter import Letter, Setting
from parsers.record import Intent, Meeting, Response, ReviewItem, Secretariat


@remembered.one_letter()
def find(message: Message, meetings: Sequence[Meeting], secretariat: Secretariat = Secretariat()) -> Response:
    """Return what a message to us, the `secretariat`, answers. Never raises on what somebody wrote."""
    invitations = tuple(meetings)
    message = bounds.bounded(message)
    letter = choice.choose(message, invitations, secretariat)
    act = intent.find(message, letter, invitations)
    if act.intent is Intent.UNRELATED:
        return _unrelated(message, letter, act)
    return _answer(message, letter, act, invitations, secretariat)


def _answer(
    message: Message, letter: Letter, act: intent.Answer, meetings: tuple[Meeting, ...], secretariat: Secretariat
) -> Response:
    """Return the record of a message that is about an invitation."""
    who = senders.find(letter)
    what = meeting.find(letter, meetings)
    home = (*(address for one in meetings for address in one.addresses), *secretariat.colleagues)
    whom = contact.find(letter, who.iso2, home)
    setting = Setting(act.intent, who.sender, meetings, who.iso2, contact=whom.contact, home=home)
    unread = review.of_parts(message)
    again = second.Reading(letter)
    named = naming.find(letter, setting, act, again, unread=bool(unread))
    act = named.act
    if act.intent is Intent.INQUIRE and not act.evidence and who.confidence == 0 and what.review:
        return _unrelated(message, letter, act)  # Nothing asked, nobody named, nobody known: an offer, a circular.
    mark = note.find(letter, meetings, message.headers.date)
    whom = contact.of_nobody_else(whom, named.found.delegates)
    divided = division.divide(letter, replace(setting, intent=act.intent), what, named.found)
    forged = authenticity.of(message.headers, secretariat.authserv_ids)
    doubts = (*unread, *review.of_letter(letter, act.intent), *forged, *act.review)
    record = Response(
        message.headers.message_id,
        language=letter.language or None,
        intent=act.intent,
        sender=who.sender,
        meeting=divided.meeting,
        note=mark.note,
        delegates=contact.of_delegate(whom, divided.found.delegates),
        contact=whom.contact,
        review=_once((*doubts, *who.review, *divided.review, *mark.review, *divided.found.review, *whom.review)),
        also=divided.also,
        evidence=act.evidence + who.evidence + what.evidence + mark.evidence + whom.evidence,
        channel=who.channel or letter.came,
    )
    left = (*unclaimed.of(letter, record, who.iso2, home), *reach.of(letter, record, who.iso2))
    left = (*left, *covers.of(letter, record))
    opinion = again.of(record)
    layout = () if opinion.consents else divided.found.layout
    left = (*left, *review.of_letters(letter, record), *opinion.review, *layout)
    record = requests.added(letter, replace(record, review=_once((*record.review, *left))))
    return replace(record, review=_once((*record.review, *review.of_observers(record))))


def _unrelated(message: Message, letter: Letter, act: intent.Answer) -> Response:
    """Return the record of a message that answers nothing: no sender, no meeting, no note, no contact."""
    doubts = act.review if act.machine else (*act.review, *review.of_parts(message), *review.of_unread(letter))
    return Response(
        message.headers.message_id,
        language=letter.language or None,
        intent=Intent.UNRELATED,
        review=_once(doubts),
        evidence=act.evidence,
    )


def _once(items: Sequence[ReviewItem]) -> tuple[ReviewItem, ...]:
    return tuple(dict.fromkeys(items))
