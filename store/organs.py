"""Which organ of a State speaks, and where one takes back what another said. Pure: no database, no clock."""

from collections.abc import Mapping, Sequence

from rapidfuzz.distance import OSA

from parsers.record import Channel, Intent, Reason, Response, ReviewItem
from store.delegation import Attendance, Dated, Doubt, Roster, Step, What
from store.names import fold

# An embassy, a permanent mission and a consulate are one: what they say comes by the same way.
MISSION = "mission"
# A letterhead may say more of an office's name than a sentence does, in another case, or badly printed.
_NEAR = 0.9
_NAMES = frozenset({Intent.NOMINATE, Intent.AMEND})


def organ(record: Response) -> str:
    """Return MISSION, or the words of the ministry, court or office that writes; "" where that was not read."""
    if record.channel is Channel.MISSION:
        return MISSION
    return next((" ".join(one.text.split()) for one in record.evidence if one.field == "channel"), "")


def disagreement(message: Dated, before: Roster, step: Step, earlier: Sequence[Dated]) -> tuple[Doubt, ...]:
    """Return the doubt about a message that takes back what another known organ of the same State said.

    A list or a decline does so that takes off whom the other named, and whatever names people after the other
    declined; an amendment of the other's list does not. `earlier` are the messages before it, in their order.
    """
    if not message.organ:
        return ()
    other = _taken_back(message, step, {one.id: one for one in earlier}) or _turned(message, before, step, earlier)
    if other is None:
        return ()
    told = _DISAGREE.format(_told(other), _told(message), other.id, message.id)
    return (Doubt(message.id, ReviewItem("/sender", Reason.SENDER_CONFLICT, told)),)


def _taken_back(message: Dated, step: Step, said: Mapping[int, Dated]) -> Dated | None:
    """Return the last message of another organ alone that named somebody whom a whole list or a decline takes off."""
    if message.intent not in {Intent.NOMINATE, Intent.DECLINE}:
        return None
    gone = [change.before for change in step.changes if change.what is What.REMOVED and change.before]
    named = [[said[id] for id in person.messages if id in said and said[id].organ] for person in gone]
    others = [each[-1] for each in named if each and not any(_same(one, message) for one in each)]
    return max(others, key=list(said.values()).index, default=None)


def _turned(message: Dated, before: Roster, step: Step, earlier: Sequence[Dated]) -> Dated | None:
    """Return the message of another organ that said the opposite about whether the State comes at all."""
    if {before.attendance, step.attendance} != {Attendance.ATTENDING, Attendance.DECLINED}:
        return None
    wanted = _NAMES if message.intent is Intent.DECLINE else {Intent.DECLINE}
    last = next((one for one in reversed(earlier) if one.intent in wanted), None)
    return last if last and last.organ and not _same(last, message) else None


def _same(one: Dated, other: Dated) -> bool:
    first, second = fold(one.organ), fold(other.organ)
    return first in second or second in first or OSA.normalized_similarity(first, second) > _NEAR


def _told(message: Dated) -> str:
    who = "its mission" if message.organ == MISSION else message.organ
    count = len(message.delegates)
    said = "declines" if message.intent is Intent.DECLINE else f"names {count} {'person' if count == 1 else 'people'}"
    return f"{who} {said} ({message.day}, message {message.id})"


_DISAGREE = (
    "Two organs of this State disagree: {}, {}. The later one holds: compare `intake show {}` and `intake show {}`, "
    "and ask the State which is right."
)
