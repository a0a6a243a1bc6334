"""What is kept of people goes when its time is over: a meeting as a whole, with all that is kept of it.

Lists of one meeting, and the messages on them, are one whole, and so are meetings that share a message: nothing that
stays leads back to anything that goes. A whole goes when its meetings are over, all its messages are settled and told,
and nothing was done to any of it for so many days. A message on no list is a whole of its own, with its copies.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Engine, delete, func, insert, select, update

from parsers.record import Meeting
from store import forgotten, tables
from store.database import reading, writing
from store.meetings import Invitation, known_to
from store.states import SETTLED, Closed, State
from store.tables import (
    Answer,
    Attended,
    Bounce,
    Call,
    Change,
    Correction,
    Delegate,
    Digest,
    DigestItem,
    Evidence,
    Invitee,
    Issue,
    Message,
    Original,
    Response,
    Review,
)

_OF_LISTS = (Delegate, Answer, Change, Correction)
_OF_MESSAGES = (Evidence, Answer, Correction, tables.AssignedPlace, tables.Unsigned, tables.Record)
_OF_MEETINGS = (Call, Issue, Attended)
# So many messages go in one transaction, or one whole with more: whoever waits to write does not wait for all.
_AT_ONCE = 1000
# Below the number of parameters that a statement may have on any database.
_CHUNK = 5000


class Whole(Struct, frozen=True):
    """What goes together. `lists` and `messages` are numbers; `why` says why it stays, None of what goes."""

    meetings: tuple[str, ...]
    lists: tuple[int, ...]
    messages: tuple[int, ...]
    people: int = 0
    issues: int = 0
    calls: int = 0
    why: str | None = None


def wholes(engine: Engine, configured: Sequence[Meeting], days: int, today: dt.date) -> tuple[Whole, ...]:
    """Return all that is kept, as what goes or stays today, where it is kept for so many days."""
    with reading(engine) as connection:
        return tuple(_wholes(connection, known_to(connection, configured), today - dt.timedelta(days=days)))


def forget(
    engine: Engine, configured: Sequence[Meeting], days: int, today: dt.date, now: dt.datetime
) -> Iterator[tuple[Whole, ...]]:
    """Delete what goes today, some at a time; yield that when it is gone. Cut off, it is done again from there.

    Of a message stay its number, where it lies, the hash of its bytes and its times, so that it is not taken again; of
    a review item its number and reason; of a digest its day and its figures; of a meeting who was invited, and that it
    was forgotten. `store.database.wipe` is to be called in the end.
    """
    before = today - dt.timedelta(days=days)
    while True:
        with writing(engine) as connection:
            every = _wholes(connection, known_to(connection, configured), before)
            some = tuple(_some(one for one in every if one.why is None))
            for one in some:
                _drop(connection, one, days, now)
            _drop_bounces(connection)
        if not some:
            return
        yield some


def _some(every: Iterable[Whole]) -> Iterator[Whole]:
    number = 0
    for one in every:
        yield one
        number += len(one.messages)
        if number >= _AT_ONCE:
            return


# --- what belongs together, and until when it stays ---

# A list or a message by its number, a meeting by its reference, bytes by the number of the original.
_Thing: TypeAlias = tuple[str, Any]
_LIST, _MESSAGE, _MEETING, _BYTES = "list", "message", "meeting", "bytes"


class _Groups:
    """Things that belong together, each known by one of them."""

    def __init__(self) -> None:
        self._of: dict[_Thing, _Thing] = {}

    def join(self, *things: _Thing) -> None:
        first, *others = map(self._first, things)
        for other in others:
            self._of[other] = first

    def all(self) -> list[list[_Thing]]:
        found: dict[_Thing, list[_Thing]] = {}
        for thing in self._of:
            found.setdefault(self._first(thing), []).append(thing)
        return list(found.values())

    def _first(self, thing: _Thing) -> _Thing:
        self._of.setdefault(thing, thing)
        while self._of[thing] != thing:
            self._of[thing] = thing = self._of[self._of[thing]]
        return thing


def _wholes(connection: Connection, known: Sequence[Invitation], before: dt.date) -> Iterator[Whole]:
    reasons = [dict(_to_come(known, before)), dict(_unfinished(connection)), dict(_fresh(connection, before))]
    people, issues, calls = (_counts(connection, column) for column in _COUNTED)
    for things in _together(connection).all():
        lists, messages, meetings = (
            tuple(sorted(value for kind, value in things if kind == wanted)) for wanted in (_LIST, _MESSAGE, _MEETING)
        )
        why = next((some[thing] for some in reasons for thing in things if thing in some), None)
        yield Whole(
            meetings, lists, messages, sum(people.get(one, 0) for one in lists),
            sum(issues.get(one, 0) for one in meetings), sum(calls.get(one, 0) for one in meetings), why,
        )  # fmt: skip


_COUNTED: tuple[Any, ...] = (Delegate.response_id, Issue.meeting_key, Call.meeting_key)


def _counts(connection: Connection, column: Any) -> dict[Any, int]:
    return {row[0]: row[1] for row in connection.execute(select(column, func.count()).group_by(column))}


def _together(connection: Connection) -> _Groups:
    groups = _Groups()
    for response, meeting in connection.execute(select(Response.id, Response.meeting_key)):
        groups.join((_LIST, response), *[(_MEETING, meeting)] * bool(meeting))
    kept = select(Message.id, Message.original_id, Message.duplicate_of).where(Message.state != State.FORGOTTEN)
    for message, original, of in connection.execute(kept):
        groups.join((_MESSAGE, message), (_BYTES, original), *[(_MESSAGE, of)] * bool(of))
    # What is still asked about a message on a list that it has left is the list's too.
    asked = select(Review.response_id, Review.message_id).where(Review.closed_at.is_(None), Review.response_id > 0)
    for query in (select(Answer.response_id, Answer.message_id), asked):
        for one, message in connection.execute(query.distinct()):
            groups.join((_LIST, one), (_MESSAGE, message))
    for table in _OF_MEETINGS:
        for meeting in connection.execute(select(table.meeting_key).distinct()).scalars():
            groups.join((_MEETING, meeting))
    return groups


def _to_come(known: Sequence[Invitation], before: dt.date) -> Iterator[tuple[_Thing, str]]:
    """Yield the meetings that are not over for long enough; of those without days the ones that are open, or were."""
    for one in known:
        reference = one.meeting.reference
        days = [day for day in (one.meeting.starts, one.meeting.ends, one.deadline) if day]
        if not days and one.closed is None:
            yield (_MEETING, reference), f"{reference} is open and has no days: enter them, or close it"
        elif (last := max(days, default=one.closed and one.closed.date())) and last >= before:
            yield (_MEETING, reference), f"{reference} was not over by {before}"


def _unfinished(connection: Connection) -> Iterator[tuple[_Thing, str]]:
    """Yield what is not settled, or of which the staff has not been told."""
    kept = select(Message.id, Message.state, Message.told).where(Message.state != State.FORGOTTEN)
    for number, state, _ in connection.execute(kept.where(Message.state.not_in(SETTLED) | ~Message.told)):
        said = "was told in no digest yet" if state in SETTLED else f"is {state}"
        yield (_MESSAGE, number), f"message {number} {said}"
    unsent = Digest.sent_at.is_(None)
    new = select(DigestItem.message_id).join(Digest, Digest.id == DigestItem.digest_id).where(~DigestItem.still_open)
    for number in connection.execute(new.where(unsent)).scalars():
        yield (_MESSAGE, number), f"the digest that tells of message {number} was not sent"
    made = select(Correction).outerjoin(Digest, Digest.id == Correction.digest_id)
    for row in connection.execute(made.where(~Correction.told | (Correction.digest_id.is_not(None) & unsent))):
        thing = (_MESSAGE, row.message_id) if row.response_id is None else (_LIST, row.response_id)
        yield thing, f"correction {row.id} was told in no digest yet"


def _fresh(connection: Connection, before: dt.date) -> Iterator[tuple[_Thing, str]]:
    """Yield that to which anything was done since the beginning of a day."""
    since = dt.datetime.combine(before, dt.time(), dt.UTC)
    for kind, key, moments in _DONE:
        for moment in moments:
            query = select(key, func.max(moment)).where(key.is_not(None), moment >= since).group_by(key)
            for value, at in connection.execute(query):
                yield (kind, value), f"something was done to it on {at.date()}"
    told = select(DigestItem.message_id, Digest.day).join(Digest, Digest.id == DigestItem.digest_id)
    for value, day in connection.execute(told.where(~DigestItem.still_open, Digest.sent_at >= since)):
        yield (_MESSAGE, value), f"message {value} was told in the digest of {day}"


_DONE: tuple[tuple[str, Any, tuple[Any, ...]], ...] = (
    (_MESSAGE, Message.id, (Message.taken_at, Message.state_at)),
    (_MESSAGE, Change.message_id, (Change.at,)),
    (_MESSAGE, Correction.message_id, (Correction.at,)),
    (_MESSAGE, Review.message_id, (Review.opened_at, Review.closed_at)),
    (_LIST, Response.id, (Response.changed_at,)),
    (_LIST, Change.response_id, (Change.at,)),
    (_LIST, Correction.response_id, (Correction.at, Correction.brought)),
    (_LIST, Review.response_id, (Review.opened_at, Review.closed_at)),
    (_MEETING, Call.meeting_key, (Call.at, Call.withdrawn_at)),
    (_MEETING, Issue.meeting_key, (Issue.at,)),
    (_MEETING, Attended.meeting_key, (Attended.at,)),
    (_MEETING, tables.Meeting.reference, (tables.Meeting.changed_at,)),
)


# --- how it goes ---

# What is kept of a message, a review item and who was invited, and says nothing of anybody.
_LETTER = {"state": State.FORGOTTEN, "told": True, "subject": "", "message_id": None, "error": None}
_ITEM = {"response_id": None, "stays": False, "path": "", "detail": "", "part": None, "closed_by": None}


def _drop(connection: Connection, one: Whole, days: int, now: dt.datetime) -> None:
    for some in _chunks(one.lists):
        _drop_lists(connection, some, now)
    for some in _chunks(one.messages):
        _drop_messages(connection, some, now)
    for meeting in one.meetings:
        _drop_meeting(connection, meeting, days, now)


def _drop_lists(connection: Connection, lists: Sequence[int], now: dt.datetime) -> None:
    _empty_review(connection, Review.response_id.in_(lists), now)
    for table in _OF_LISTS:
        connection.execute(delete(table).where(table.response_id.in_(lists)))
    connection.execute(delete(Response).where(Response.id.in_(lists)))


def _drop_messages(connection: Connection, messages: Sequence[int], now: dt.datetime) -> None:
    _empty_review(connection, Review.message_id.in_(messages), now)
    for table in _OF_MESSAGES:
        connection.execute(delete(table).where(table.message_id.in_(messages)))
    # What a message did to the list of a meeting that is not over, which it has left, is of that meeting's history.
    nowhere = select(Response.id).where(Response.meeting_key == "")
    connection.execute(delete(Change).where(Change.message_id.in_(messages), Change.response_id.in_(nowhere)))
    connection.execute(update(DigestItem).where(DigestItem.message_id.in_(messages)).values(error=None))
    originals = select(Message.original_id).where(Message.id.in_(messages))
    connection.execute(update(Original).where(Original.id.in_(originals)).values(body=b""))
    connection.execute(update(Message).where(Message.id.in_(messages)).values(**_LETTER, state_at=now))


def _chunks(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), _CHUNK):
        yield numbers[start : start + _CHUNK]


def _empty_review(connection: Connection, which: ColumnElement[bool], now: dt.datetime) -> None:
    connection.execute(update(Review).where(which, Review.closed_at.is_(None)).values(closed_at=now))
    connection.execute(update(Review).where(which).values(**_ITEM, closed_as=Closed.OUTDATED))


def _drop_meeting(connection: Connection, meeting: str, days: int, now: dt.datetime) -> None:
    earlier = forgotten.of_meeting(connection, meeting)
    last = connection.execute(select(func.max(Issue.number)).where(Issue.meeting_key == meeting)).scalar()
    for table in (*_OF_MEETINGS, tables.Forgotten):
        connection.execute(delete(table).where(table.meeting_key == meeting))
    connection.execute(update(Invitee).where(Invitee.meeting_key == meeting).values(addresses="[]"))
    values = {"meeting_key": meeting, "at": now, "days": days, "issues": last or (earlier.issues if earlier else 0)}
    connection.execute(insert(tables.Forgotten).values(**values))


def _drop_bounces(connection: Connection) -> None:
    """Delete the addresses that forgotten messages name, but for those where somebody invited may be reached still."""
    invited = connection.execute(select(Invitee.addresses).distinct()).scalars()
    kept = {address for each in invited for address in msgspec.json.decode(each, type=tuple[str, ...])}
    told = select(Bounce.address).join(Message, Message.id == Bounce.message_id)
    found = connection.execute(told.where(Message.state == State.FORGOTTEN).distinct()).scalars().all()
    over = select(Message.id).where(Message.state == State.FORGOTTEN)
    for address in sorted({*found} - kept):
        connection.execute(delete(Bounce).where(Bounce.address == address, Bounce.message_id.in_(over)))
