"""What is kept of people goes when its time is over: a meeting as a whole, with all that is kept of it.

Lists of one meeting, and the messages on them, are one whole, and so are meetings that share a message: nothing that
stays leads back to anything that goes. A whole goes when all its meetings are known and over, nothing is asked about
which they are, all its messages are settled and told, and nothing was done to any of it for so many days. A message on
no list is a whole of its own, with its copies. What stands under no meeting, or one that nobody knows, stays.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Engine, delete, func, insert, select, update

from parsers.record import Meeting, Reason
from store import assignments, forgotten, tables
from store.database import reading, writing
from store.meetings import Invitation, known_to
from store.responses import LISTED
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
# The addresses of an invitee of whom none are kept.
_NOWHERE = "[]"
# So many messages go in one transaction, or one whole with more: whoever waits to write does not wait for all.
_AT_ONCE = 1000
# Below the number of parameters that a statement may have on any database.
_CHUNK = 5000


class Whole(Struct, frozen=True):
    """What goes together. `lists` and `messages` are numbers; `why` says why it stays, None of what goes.

    `waits` says that it would go if somebody said which meeting it is about, or when that is.
    """

    meetings: tuple[str, ...]
    lists: tuple[int, ...]
    messages: tuple[int, ...]
    people: int = 0
    issues: int = 0
    calls: int = 0
    why: str | None = None
    waits: bool = False


class Terms(Struct, frozen=True):
    """For how many days what is kept, after its meeting.

    `configured` are the meetings that are known beside those in the database. `spelled` returns one reference for all
    ways to write it.
    """

    configured: Sequence[Meeting]
    days: int
    spelled: Callable[[str], str]

    def known(self, connection: Connection) -> "_Known":
        """Return the meetings that are known, by their references however they are spelled."""
        found: _Known = {}
        for one in known_to(connection, self.configured):
            found.setdefault(self.spelled(one.meeting.reference), []).append(one)
        return found


_Known: TypeAlias = dict[str, list[Invitation]]


def wholes(engine: Engine, terms: Terms, today: dt.date) -> tuple[Whole, ...]:
    """Return all that is kept, as what goes or stays today."""
    with reading(engine) as connection:
        return tuple(_wholes(connection, terms, today))


def forget(engine: Engine, terms: Terms, today: dt.date, now: dt.datetime) -> Iterator[tuple[Whole, ...]]:
    """Delete what goes today, some at a time; yield that when it is gone. Cut off, it is done again from there.

    Of a message stay its number, where it lies, the hash of its bytes and its times, so that it is not taken again; of
    a review item its number and reason; of a digest its day and its figures; of a meeting who was invited, and that it
    was forgotten. `store.database.wipe` is to be called in the end.
    """
    while True:
        with writing(engine) as connection:
            some = tuple(_some(one for one in _wholes(connection, terms, today) if one.why is None))
            for one in some:
                _drop(connection, one, terms.days, now)
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


def _wholes(connection: Connection, terms: Terms, today: dt.date) -> Iterator[Whole]:
    before, known = today - dt.timedelta(days=terms.days), terms.known(connection)
    named = {meeting: known.get(terms.spelled(meeting), []) for meeting in _meetings(connection)}
    asked = dict(_undecided(connection, named))
    reasons = [dict(_to_come(named, before)), asked, dict(_unfinished(connection)), dict(_fresh(connection, before))]
    people, issues, calls = (_counts(connection, column) for column in _COUNTED)
    for things in _together(connection).all():
        lists, messages, meetings = (
            tuple(sorted(value for kind, value in things if kind == wanted)) for wanted in (_LIST, _MESSAGE, _MEETING)
        )
        found = [next((some[thing] for thing in things if thing in some), None) for some in reasons]
        why = next(filter(None, found), None)
        if why is None:  # Of a meeting that nobody knows there is nothing then but lists that were left.
            meetings = tuple(meeting for meeting in meetings if named[meeting])
        yield Whole(
            meetings, lists, messages, sum(people.get(one, 0) for one in lists),
            sum(issues.get(one, 0) for one in meetings), sum(calls.get(one, 0) for one in meetings), why,
            waits=found[1] is not None and not any((found[0], *found[2:])),
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
    for meeting in _besides(connection):
        groups.join((_MEETING, meeting))
    return groups


def _besides(connection: Connection) -> set[str]:
    """Return the meetings of which anything is kept beside lists."""
    queries = [select(table.meeting_key) for table in _OF_MEETINGS]
    queries.append(select(Invitee.meeting_key).where(Invitee.addresses != _NOWHERE))
    return {meeting for query in queries for meeting in connection.execute(query.distinct()).scalars()}


def _meetings(connection: Connection) -> set[str]:
    """Return the meetings of which anything is kept, be it a list that was left."""
    return {*connection.execute(select(Response.meeting_key).distinct()).scalars(), *_besides(connection)} - {""}


def _undecided(connection: Connection, named: _Known) -> Iterator[tuple[_Thing, str]]:
    """Yield what stays, however old it is, until somebody says which meeting it is about, or when that is."""
    listed = connection.execute(select(Response.id, Response.meeting_key).where(LISTED)).all()
    for number, meeting in listed:
        if not meeting:
            yield (_LIST, number), "nobody has said which meeting is answered: `intake assign` the messages to one"
    for meeting in sorted({row.meeting_key for row in listed if row.meeting_key} | _besides(connection)):
        if not named[meeting]:
            said = f"nobody has entered {meeting}: enter it with its days (`intake meetings add`)"
            yield (_MEETING, meeting), f"{said}, or `intake assign` the messages to the right one"
    for meeting, invitations in named.items():
        if any(_last(one) is None for one in invitations):
            yield (_MEETING, meeting), f"{meeting} has no days: enter them (`intake meetings edit`)"
    open = (Review.closed_at.is_(None), Review.reason.in_((Reason.MEETING_UNKNOWN, Reason.MEETING_ASSUMED)))
    for number in connection.execute(select(Review.message_id).where(*open).distinct()).scalars():
        said = "it is asked of messages which meeting they answer: `intake review` shows it"
        yield (_MESSAGE, number), f"{said}, `intake confirm` or `intake assign` says it"
    yield from _unlisted(connection)


def _unlisted(connection: Connection) -> Iterator[tuple[_Thing, str]]:
    """Yield the messages on no list of which something is asked, or the staff said which meeting they answer.

    What could not be read names nobody, and may be an answer all the same.
    """
    listed = select(Answer.message_id)
    asked = select(Review.message_id).where(Review.closed_at.is_(None), Review.message_id.not_in(listed)).distinct()
    for number in connection.execute(asked).scalars():
        yield (_MESSAGE, number), f"something is asked of message {number}: `intake review` shows it"
    said = sorted({one.message for one in assignments.every(connection) if one.after.meeting})
    filed = {*connection.execute(listed.where(Answer.message_id.in_(said))).scalars()}
    for one in said:
        if one not in filed:
            yield (_MESSAGE, one), f"message {one} was assigned to a meeting and names nobody: read it"


def _to_come(named: _Known, before: dt.date) -> Iterator[tuple[_Thing, str]]:
    """Yield the meetings that are not over for long enough."""
    for meeting, invitations in named.items():
        if any((last := _last(one)) and last >= before for one in invitations):
            yield (_MEETING, meeting), f"{meeting} was not over by {before}"


def _last(one: Invitation) -> dt.date | None:
    """Return the last day of a meeting, None where nobody has entered it; a deadline is none."""
    days = [day for day in (one.meeting.starts, one.meeting.ends) if day]
    return max(days, default=None)


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
    connection.execute(update(Invitee).where(Invitee.meeting_key == meeting).values(addresses=_NOWHERE))
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
