"""Which organ of a State speaks, and where one takes back what another said. Pure: no database, no clock."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from rapidfuzz.distance import OSA

from parsers.record import Channel, Intent, Reason, Response, ReviewItem
from store.delegation import Attendance, Dated, Doubt, Person, Roster, Step, What
from store.names import fold, pair

# An embassy, a permanent mission and a consulate are one: what they say comes by the same way.
MISSION = "mission"
# What counts as a word of an office's name: Chinese has no spaces, each sign says something.
_WORD = re.compile(r"[\u3400-\u9fff]|[^\s\u3400-\u9fff]+")
# One letter of a shorter word makes it another one.
_MISREAD = 5
_NAMES = frozenset({Intent.NOMINATE, Intent.AMEND})


def organ(record: Response) -> str:
    """Return MISSION, or the words of the ministry, court or office that writes; "" where that was not read."""
    if record.channel is Channel.MISSION:
        return MISSION
    return next((" ".join(one.text.split()) for one in record.evidence if one.field == "channel"), "")


class Disagreement(Struct, frozen=True):
    """A message, the one of another organ that it contradicts, and whom this had named and that takes off."""

    message: Dated
    other: Dated
    gone: tuple[Person, ...] = ()


def disagreement(message: Dated, before: Roster, step: Step, earlier: Sequence[Dated]) -> tuple[Disagreement, ...]:
    """Return how a message takes back what another known organ of the same State said, if it does.

    A list or a decline does so that takes off whom the other named, and whatever names people after the other
    declined; an amendment of the other's list does not. `earlier` are the messages before it, in their order.
    """
    if not message.organ:
        return ()
    return _taken_back(message, step, {one.id: one for one in earlier}) or _turned(message, before, step, earlier)


def doubts(disagreements: Sequence[Disagreement], roster: Roster, messages: Sequence[Dated]) -> tuple[Doubt, ...]:
    """Return the doubts about disagreements that no message has settled since, in the last words of both sides.

    One is settled when what the first organ said holds again, and when that has said everything anew: where that
    contradicts the second, it is a disagreement of its own. `messages` are those that count, in their order.
    """
    return tuple(
        _doubt(one.other, last)
        for one in disagreements
        if not _holds(one, roster) and (last := _last_word(one, messages)) is not None
    )


def _holds(one: Disagreement, roster: Roster) -> bool:
    """Tell whether the list is as the first organ wanted it."""
    wanted = Attendance.DECLINED if one.other.intent is Intent.DECLINE else Attendance.ATTENDING
    return roster.attendance is wanted and None not in pair(one.gone, roster.people).partner


def _last_word(one: Disagreement, messages: Sequence[Dated]) -> Dated | None:
    """Return the message with which the second organ contradicts the first, None where that has spoken since.

    It is the first such message, until the organ changes its mind about whether the State comes at all.
    """
    since = [each for each in messages[messages.index(one.message) + 1 :] if each.organ and _is_whole(each)]
    if any(same(each, one.other) for each in since):
        return None
    mine = [one.message, *(each for each in since if same(each, one.message))]
    return mine[-1] if _declines(mine[-1]) is not _declines(one.message) else one.message


def _is_whole(message: Dated) -> bool:
    """Tell whether a message says everything anew."""
    return _declines(message) or (message.intent is Intent.NOMINATE and bool(message.delegates))


def _declines(message: Dated) -> bool:
    return message.intent is Intent.DECLINE


def _doubt(other: Dated, message: Dated) -> Doubt:
    told = _DISAGREE.format(_told(other), _told(message), other.id, message.id)
    return Doubt(message.id, ReviewItem("/sender", Reason.SENDER_CONFLICT, told))


def _taken_back(message: Dated, step: Step, said: Mapping[int, Dated]) -> tuple[Disagreement, ...]:
    """Return the last message of another organ alone that named somebody whom a whole list or a decline takes off."""
    if message.intent not in {Intent.NOMINATE, Intent.DECLINE}:
        return ()
    removed = [change.before for change in step.changes if change.what is What.REMOVED and change.before]
    named = [(person, [said[id] for id in person.messages if id in said and said[id].organ]) for person in removed]
    gone = [(person, by[-1]) for person, by in named if by and not any(same(one, message) for one in by)]
    if not gone:
        return ()
    other = max((by for _, by in gone), key=list(said.values()).index)
    return (Disagreement(message, other, tuple(person for person, _ in gone)),)


def _turned(message: Dated, before: Roster, step: Step, earlier: Sequence[Dated]) -> tuple[Disagreement, ...]:
    """Return how a message says the opposite of another organ about whether the State comes at all, if it does."""
    if {before.attendance, step.attendance} != {Attendance.ATTENDING, Attendance.DECLINED}:
        return ()
    wanted = _NAMES if _declines(message) else {Intent.DECLINE}
    last = next((one for one in reversed(earlier) if one.intent in wanted), None)
    return (Disagreement(message, last),) if last and last.organ and not same(last, message) else ()


def same(one: Dated, other: Dated) -> bool:
    """Tell whether two offices are one: a letterhead may say more of the name than a sentence does."""
    if MISSION in {one.organ, other.organ}:
        return one.organ == other.organ
    short, long = sorted((_WORD.findall(fold(each.organ)) for each in (one, other)), key=len)
    starts = range(len(long) - len(short) + 1)
    return any(all(map(_one_word, short, long[i : i + len(short)])) for i in starts)


def _one_word(one: str, other: str) -> bool:
    """Tell whether two words are one, in another case or badly printed."""
    return one == other or (min(len(one), len(other)) >= _MISREAD and OSA.distance(one, other) == 1)


def _told(message: Dated) -> str:
    who = "its mission" if message.organ == MISSION else message.organ
    count = len(message.delegates)
    said = "declines" if message.intent is Intent.DECLINE else f"names {count} {'person' if count == 1 else 'people'}"
    return f"{who} {said} ({message.day}, message {message.id})"


_DISAGREE = (
    "Two organs of this State disagree: {}, {}. The later one was applied: compare `intake show {}` and `intake show "
    "{}`, and ask the State which is right."
)
