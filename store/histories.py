"""What one sender's messages did, meeting by meeting, and what people said about them, as it became known."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, TypeAlias

from msgspec import Struct
from sqlalchemy import Connection, Engine, select

from parsers.record import Intent, MeetingRef, Sender, from_json
from store import assignments, tables
from store.assignments import Assigned
from store.calls import Call, of_senders
from store.corrections import Made, of_responses
from store.database import reading
from store.decisions import Decision, of_messages
from store.entries import About, Entry, Envelope, Step, entries
from store.queries import by_chunk, caller, read_change, sender_of
from store.responses import Place
from store.roster import Attendance
from store.tables import Answer, Message, Record, local


class History(Struct, frozen=True):
    """What a sender answers about a meeting, and how it came about; `intent` is what holds now.

    `entries` are its messages and calls and what people assigned, corrected and decided, in the order in which that
    became known; none is ever taken out or told otherwise later.
    """

    sender: Sender
    meeting: MeetingRef
    intent: Attendance
    entries: tuple[Entry, ...]


def of_sender(engine: Engine, keys: Collection[str], meeting: str | None = None) -> tuple[History, ...]:
    """Return the histories of a sender, by meeting; `keys` are those of `store.responses.sender_key`."""
    with reading(engine) as connection:
        rows = {(row.sender_key, row.meeting_key): row for row in _responses(connection, keys, meeting)}
        calls, said = _calls(connection, keys, meeting), _said(connection, keys, meeting)
        places = sorted({*rows, *calls, *said.by_place}, key=lambda place: place[::-1])
        found = _histories(connection, places, rows, calls, said)
    return tuple(one for one in found if one.entries)


def senders(engine: Engine) -> tuple[str, ...]:
    """Return the names of all who have written, each once."""
    name = tables.Response.sender_name
    with reading(engine) as connection:
        found = connection.execute(select(name).where(name.is_not(None)).distinct().order_by(name)).scalars()
        return tuple(str(each) for each in found)


class _Said(Struct, frozen=True):
    """What the staff said of messages, by message and by the places that were meant."""

    by_message: Mapping[int, Sequence[Assigned]]
    by_place: Mapping[Place, Sequence[Assigned]]

    def about(self, place: Place, messages: Iterable[int]) -> tuple[Assigned, ...]:
        """Return what was said of messages, and of others that were or were to be in a place, oldest first."""
        found = {one.id: one for number in messages for one in self.by_message.get(number, ())}
        found |= {one.id: one for one in self.by_place.get(place, ())}
        return tuple(found[number] for number in sorted(found))


_Answers: TypeAlias = dict[int, tuple[Intent, dt.datetime]]


def _responses(connection: Connection, keys: Collection[str], meeting: str | None) -> Sequence[Any]:
    query = select(tables.Response).where(tables.Response.sender_key.in_(keys))
    if meeting is not None:
        query = query.where(tables.Response.meeting_key == meeting)
    return connection.execute(query).all()


def _calls(connection: Connection, keys: Collection[str], meeting: str | None) -> dict[Place, list[Call]]:
    found: dict[Place, list[Call]] = defaultdict(list)
    for call in of_senders(connection, keys, meeting):
        found[call.key, call.meeting].append(call)
    return dict(found)


def _said(connection: Connection, keys: Collection[str], meeting: str | None) -> _Said:
    by_message: dict[int, list[Assigned]] = defaultdict(list)
    by_place: dict[Place, list[Assigned]] = defaultdict(list)
    for one in assignments.every(connection):
        by_message[one.message].append(one)
        for place in dict.fromkeys(one.places):
            if place[0] in keys and meeting in {None, place[1]}:
                by_place[place].append(one)
    return _Said(dict(by_message), dict(by_place))


def _histories(
    connection: Connection,
    places: Sequence[Place],
    rows: Mapping[Place, Any],
    calls: Mapping[Place, Sequence[Call]],
    said: _Said,
) -> list[History]:
    """Return the histories of places, all asked for at once: a sender of twenty years has hundreds of them."""
    numbers = [row.id for row in rows.values()]
    changed, answers = by_chunk(connection, numbers, _changed), by_chunk(connection, numbers, _answers)
    corrected = by_chunk(connection, numbers, of_responses)
    known = {place: row.id for place, row in rows.items()}
    abouts = {
        place: _about(place, changed.get(known.get(place, 0), ()), answers.get(known.get(place, 0), {}), said)
        for place in places
    }
    messages = sorted({number for about in abouts.values() for number in about.messages})
    envelopes, decided = by_chunk(connection, messages, _envelopes), by_chunk(connection, messages, _decided)
    return [
        _history(
            about, rows.get(place), envelopes, calls.get(place, ()),
            [*corrected.get(known.get(place, 0), ()), *(one for n in about.messages for one in decided.get(n, ()))],
        )
        for place, about in abouts.items()
    ]  # fmt: skip


def _about(place: Place, steps: tuple[Step, ...], answers: _Answers, said: _Said) -> About:
    mine = {*answers, *(step.message for step in steps)}
    return About(place, steps, answers, said.about(place, mine))


def _history(
    about: About,
    row: Any | None,
    envelopes: Mapping[int, Envelope],
    calls: Sequence[Call],
    others: Sequence[Made | Decision],
) -> History:
    found = entries(about, envelopes, (*calls, *others))
    meeting = MeetingRef(about.place[1] or None)
    if row is not None:
        return History(sender_of(row), meeting, Attendance(row.attendance), found)
    return History(_sender(about, calls), meeting, Attendance.PENDING, found)


def _sender(about: About, calls: Sequence[Call]) -> Sender:
    """Return who has told something, or was said to have written, and under whom nothing was ever filed."""
    if calls:
        return caller(calls[-1])
    one = about.assigned[-1]
    return (one.after.sender if one.places[1] == about.place else one.before.sender) or one.before.sender or Sender()


def _changed(connection: Connection, responses: Collection[int]) -> dict[int, tuple[Step, ...]]:
    """Return the changes to rosters by response, together those that one message made at one time."""
    query = select(tables.Change).where(tables.Change.response_id.in_(responses))
    rows: Sequence[Any] = connection.execute(query.order_by(tables.Change.response_id, tables.Change.id)).all()
    found: dict[int, tuple[Step, ...]] = {}
    for (response, number, at), made in groupby(rows, key=lambda row: (row.response_id, row.message_id, row.at)):
        step = Step(number, at, tuple(read_change(row) for row in made))
        found[response] = (*found.get(response, ()), step)
    return found


def _answers(connection: Connection, responses: Collection[int]) -> dict[int, _Answers]:
    """Return what the messages of responses say and when that was settled, by response and message."""
    query = (
        select(Answer.response_id, Answer.message_id, Message.state_at, Record.json)
        .join(Message, Message.id == Answer.message_id)
        .join(Record, Record.message_id == Answer.message_id)
        .where(Answer.response_id.in_(responses))
    )
    found: dict[int, _Answers] = {}
    for row in connection.execute(query.order_by(Answer.response_id, Answer.message_id)):
        said = from_json(row.json.encode()).intent, row.state_at
        found.setdefault(row.response_id, {})[row.message_id] = said
    return found


def _decided(connection: Connection, messages: Collection[int]) -> dict[int, tuple[Decision, ...]]:
    found: dict[int, tuple[Decision, ...]] = {}
    for one in of_messages(connection, messages):
        found[one.message] = (*found.get(one.message, ()), one)
    return found


def _envelopes(connection: Connection, numbers: Collection[int]) -> dict[int, Envelope]:
    query = select(
        Message.id, Message.account, Message.folder, Message.subject, Message.sent, Message.sent_offset,
        Message.duplicate_of,
    )  # fmt: skip
    return {
        row.id: Envelope(row.account, row.folder, row.subject, local(row.sent, row.sent_offset), row.duplicate_of)
        for row in connection.execute(query.where(Message.id.in_(numbers)))
    }
