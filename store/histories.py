"""What one sender's messages did, meeting by meeting and in the order in which it became known."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, Engine, select

from parsers.record import Intent, MeetingRef, Sender, from_json
from store import assignments, tables
from store.assignments import Assigned
from store.calls import Call, of_senders
from store.corrections import Made, of_responses
from store.database import reading
from store.decisions import Decision, of_messages
from store.queries import by_chunk, read_change, sender_of
from store.roster import Attendance, Change
from store.tables import Answer, Message, Record, local


class Entry(Struct, frozen=True):
    """One message of a history, where it lies and the changes that became known with it, which may be none.

    `intent` is what it says now: None where reading it again took it out of this history.
    """

    message: int
    account: str
    folder: str
    subject: str
    sent: dt.datetime | None
    intent: Intent | None
    at: dt.datetime
    changes: tuple[Change, ...] = ()


class History(Struct, frozen=True):
    """What a sender answers about a meeting, how it came about and what people decided; `intent` is what holds now.

    `calls` are what it told by telephone, oldest first; who did nothing else has no entries. `corrections` are those of
    people on the list, `assignments` those of what its messages are.
    """

    sender: Sender
    meeting: MeetingRef
    intent: Attendance
    entries: tuple[Entry, ...]
    decisions: tuple[Decision, ...] = ()
    corrections: tuple[Made, ...] = ()
    assignments: tuple[Assigned, ...] = ()
    calls: tuple[Call, ...] = ()


def of_sender(engine: Engine, keys: Collection[str], meeting: str | None = None) -> tuple[History, ...]:
    """Return the histories of a sender, by meeting; `keys` are those of `store.responses.sender_key`."""
    query = select(tables.Response).where(tables.Response.sender_key.in_(keys), tables.Response.messages > 0)
    if meeting is not None:
        query = query.where(tables.Response.meeting_key == meeting)
    with reading(engine) as connection:
        rows = connection.execute(query.order_by(tables.Response.meeting_key, tables.Response.id)).all()
        called = of_senders(connection, keys, meeting)
        found = _histories(connection, rows)
    written = [(r.meeting_key, _with_calls(one, r.meeting_key, called)) for r, one in zip(rows, found, strict=True)]
    meetings = {key for key, _ in written}
    rest = [(call.meeting, _of_calls(call, called)) for call in called if call.meeting not in meetings]
    return tuple(one for _, one in sorted((*written, *dict(rest).items()), key=lambda pair: pair[0]))


def _with_calls(history: History, meeting: str, calls: Sequence[Call]) -> History:
    return replace(history, calls=tuple(call for call in calls if call.meeting == meeting))


def _of_calls(one: Call, calls: Sequence[Call]) -> History:
    """Return the history of a sender that has told something about a meeting and written nothing."""
    iso3 = one.key.removeprefix("iso3:") if one.key.startswith("iso3:") else None
    history = History(Sender(one.name, iso3=iso3), MeetingRef(one.meeting), Attendance.PENDING, ())
    return _with_calls(history, one.meeting, calls)


def senders(engine: Engine) -> tuple[str, ...]:
    """Return the names of all who have written, each once."""
    name = tables.Response.sender_name
    with reading(engine) as connection:
        found = connection.execute(select(name).where(name.is_not(None)).distinct().order_by(name)).scalars()
        return tuple(str(each) for each in found)


_Decided = list[Decision]
_Assigned = list[Assigned]
_Step = tuple[int, dt.datetime, tuple[Change, ...]]
_Answers = dict[int, tuple[Intent, dt.datetime]]


def _histories(connection: Connection, rows: Sequence[Any]) -> list[History]:
    """Return the histories of responses, all asked for at once: a sender of twenty years has hundreds of them."""
    numbers = [row.id for row in rows]
    changed, answers = by_chunk(connection, numbers, _changed), by_chunk(connection, numbers, _answers)
    steps = {number: _steps(changed.get(number, ()), answers.get(number, {})) for number in numbers}
    messages = sorted({message for found in steps.values() for message, _, _ in found})
    letters, said = by_chunk(connection, messages, _letters), by_chunk(connection, messages, _said)
    corrected = by_chunk(connection, numbers, of_responses)
    return [
        _history(row, _entries(steps[row.id], answers.get(row.id, {}), letters), said, corrected.get(row.id, ()))
        for row in rows
    ]


def _history(
    row: Any, entries: tuple[Entry, ...], said: Mapping[int, tuple[_Decided, _Assigned]], corrected: tuple[Made, ...]
) -> History:
    about = [said[number] for number in {entry.message for entry in entries} if number in said]
    decided = sorted((one for found, _ in about for one in found), key=lambda one: (one.at, one.id))
    assigned = sorted((one for _, found in about for one in found), key=lambda one: one.id)
    return History(
        sender_of(row), MeetingRef(row.meeting_key or None), Attendance(row.attendance), entries,
        tuple(decided), corrected, tuple(assigned),
    )  # fmt: skip


def _steps(changed: Sequence[_Step], answers: _Answers) -> list[_Step]:
    told = {number for number, _, _ in changed}
    silent = tuple((number, state_at, ()) for number, (_, state_at) in answers.items() if number not in told)
    return sorted((*changed, *silent), key=lambda step: (step[1], step[0]))


def _entries(steps: Sequence[_Step], answers: _Answers, letters: Mapping[int, Any]) -> tuple[Entry, ...]:
    return tuple(
        _entry(letters[number], answers.get(number, (None, at))[0], at, changes) for number, at, changes in steps
    )


def _changed(connection: Connection, responses: Collection[int]) -> dict[int, tuple[_Step, ...]]:
    """Return the changes to rosters by response, together those that one message made at one time."""
    query = select(tables.Change).where(tables.Change.response_id.in_(responses))
    rows: Sequence[Any] = connection.execute(query.order_by(tables.Change.response_id, tables.Change.id)).all()
    found: dict[int, tuple[_Step, ...]] = {}
    for (response, number, at), made in groupby(rows, key=lambda row: (row.response_id, row.message_id, row.at)):
        found[response] = (*found.get(response, ()), (number, at, tuple(read_change(row) for row in made)))
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


def _said(connection: Connection, messages: Collection[int]) -> dict[int, tuple[_Decided, _Assigned]]:
    """Return what people decided about messages and said that they are, by message."""
    found: dict[int, tuple[_Decided, _Assigned]] = {}
    for decision in of_messages(connection, messages):
        found.setdefault(decision.message, ([], []))[0].append(decision)
    for assigned in assignments.of_messages(connection, messages):
        found.setdefault(assigned.message, ([], []))[1].append(assigned)
    return found


def _letters(connection: Connection, numbers: Collection[int]) -> dict[int, Any]:
    return {row.id: row for row in connection.execute(select(Message).where(Message.id.in_(numbers)))}


def _entry(row: Any, intent: Intent | None, at: dt.datetime, changes: tuple[Change, ...]) -> Entry:
    sent = local(row.sent, row.sent_offset)
    return Entry(row.id, row.account, row.folder, row.subject, sent, intent, at, changes)
