"""Whether a number on a list still means whom somebody saw there: a colleague or a message may have been faster."""

import datetime as dt
from collections.abc import Mapping, Sequence

from msgspec import Struct
from sqlalchemy import Connection, func, select

from store import tables
from store.assignments import of_messages
from store.delegation import By, Correction, Dated, Person, Roster, What
from store.errors import AlreadyCorrected
from store.names import Known, Likeness, find
from store.responses import messages
from store.roster import apply
from store.tables import Answer, Message

# Whoever says a number is taken to have looked at the list since.
_AWHILE = dt.timedelta(minutes=15)


class _Unseen(Struct, frozen=True):
    """What somebody may not have seen of a list: the corrections, and when each of the messages changed it last.

    `again` are those of the messages that had changed it before, too: what the list was then nobody knows.
    """

    corrections: Sequence[Correction]
    messages: Mapping[int, dt.datetime]
    again: frozenset[int]

    def after(self, moment: dt.datetime) -> "_Unseen":
        """Return what of it was later than a moment."""
        messages = {number: at for number, at in self.messages.items() if at > moment}
        return _Unseen([one for one in self.corrections if one.at > moment], messages, self.again & messages.keys())


def check(
    connection: Connection, response: int, now: Roster, place: int, *, made: Sequence[Correction], over: int, by: By
) -> None:
    """Raise AlreadyCorrected where the number of a place (from 0) on a list meant somebody else a short while ago.

    `made` are the corrections of the list. Their author has seen their own, those up to number `over`, and what their
    own assignments of messages came to.
    """
    since = by.at - _AWHILE
    others = [one for one in made if one.author != by.author and one.id > over]
    unseen = _without_own(connection, _unseen(connection, response, since, others), by)
    if not unseen.corrections and not unseen.messages:
        return
    told = [dated for dated, _ in messages(connection, response)]
    unseen = unseen if unseen.again else unseen.after(_first(told, made, since, unseen))
    known = [one for one in told if one.id not in unseen.messages]
    then = apply(known, [one for one in made if one not in unseen.corrections]).people
    if unseen.again or not _is_still(then, now, place):
        was = "" if unseen.again else f"was {then[place].name}, and "
        raise AlreadyCorrected(f"number {place + 1} {was}is {now.people[place].name} {_since(unseen, by)}")


def _first(told: Sequence[Dated], made: Sequence[Correction], since: dt.datetime, unseen: _Unseen) -> dt.datetime:
    """Return the first moment since another at which somebody was on a list: nobody knows numbers from before."""
    moments = (since, *sorted({*unseen.messages.values(), *(one.at for one in unseen.corrections)}))
    for moment in moments:
        later = unseen.after(moment).messages
        if apply([one for one in told if one.id not in later], [one for one in made if one.at <= moment]).people:
            return moment
    return moments[-1]


def _is_still(then: Sequence[Person], now: Roster, place: int) -> bool:
    """Tell whether a place on a list is that of whom it was before, or did not exist then."""
    known = [
        Known((person, *(now.pins[pin].names if pin is not None else ())), Likeness.PART)
        for person, pin in zip(now.people, now.under, strict=True)
    ]
    return place >= len(then) or find(then, known).partner[place] == place


def _unseen(connection: Connection, response: int, since: dt.datetime, others: Sequence[Correction]) -> _Unseen:
    table = tables.Change
    query = select(table.message_id, func.min(table.at).label("first"), func.max(table.at).label("last"))
    rows = connection.execute(query.where(table.response_id == response).group_by(table.message_id)).all()
    # A list of the same people in another order is no change that is kept.
    filed = select(Message.id, Message.state_at).join(Answer, Answer.message_id == Message.id)
    came = {row.id: row.state_at for row in connection.execute(filed.where(Answer.response_id == response))}
    changed = {row.message_id: max(row.last, came.get(row.message_id, row.last)) for row in rows}
    again = frozenset(row.message_id for row in rows if row.first <= since < row.last)
    return _Unseen([one for one in others if one.what is not What.CORRECTED], came | changed, again).after(since)


def _without_own(connection: Connection, unseen: _Unseen, by: By) -> _Unseen:
    """Leave out the messages that were changed last when somebody said what they are."""
    if not unseen.messages:
        return unseen
    own = {one.message: one.at for one in of_messages(connection, unseen.messages) if one.author == by.author}
    messages = {number: at for number, at in unseen.messages.items() if number not in own or at > own[number]}
    return _Unseen(unseen.corrections, messages, frozenset(messages.keys() & (unseen.again | own.keys())))


def _since(unseen: _Unseen, by: By) -> str:
    """Return in words what was done last, and what to do next."""
    if not unseen.messages:
        last = unseen.corrections[-1]
        done = f"{last.author} {last.what} {last.person.name} on {by.told(last.at)}"
        return f"since {done}: {_NAME}, or say with --over {last.id} that you have seen it."
    number, at = max(unseen.messages.items(), key=lambda one: one[1])
    done = f"message {number} was {'read again' if number in unseen.again else 'filed'} on {by.told(at)}"
    return f"since {done}: {_NAME}; from {by.told(at + _AWHILE)} on the number counts."


_NAME = "nothing was changed. Look at the list anew and give the name"
