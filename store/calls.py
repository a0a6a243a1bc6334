"""What senders told by telephone, a note to follow: entered by people, closed by the note when it comes."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, Engine, insert, select, update

from parsers.record import Intent, from_json
from store import tables
from store.database import writing
from store.delegation import Attendance
from store.errors import AlreadyCorrected, UnknownCall
from store.tables import Answer, Message, Record
from store.times import shown

ANSWERS = frozenset({Intent.NOMINATE, Intent.AMEND, Intent.DECLINE})


class Call(Struct, frozen=True, tag="call"):
    """That a sender told whether it comes, and who entered it. `key` is that of `store.responses.sender_key`.

    `note` is the first message taken after it that answers about the meeting and is no duplicate; None until then.
    """

    meeting: str
    key: str
    name: str
    attending: bool
    author: str
    at: dt.datetime
    remark: str = ""
    note: int | None = None
    withdrawn_at: dt.datetime | None = None
    withdrawn_by: str | None = None
    id: int = 0

    @property
    def attendance(self) -> Attendance:
        """What the sender told."""
        return Attendance.ATTENDING if self.attending else Attendance.DECLINED

    @property
    def open(self) -> bool:
        """Whether the note is still to follow."""
        return self.note is None and self.withdrawn_at is None


def enter(engine: Engine, call: Call, seen: int = 0) -> None:
    """Keep a call; of several that are open the last one counts.

    Raises AlreadyCorrected where that says otherwise and is not number `seen`; the time is told in the zone of the new.
    """
    names = ("name", "attending", "author", "at", "remark")
    row = {name: getattr(call, name) for name in names} | {"meeting_key": call.meeting, "sender_key": call.key}
    with writing(engine) as connection:
        last = _last_open(of_senders(connection, (call.key,), call.meeting))
        if last is not None and last.attending is not call.attending and last.id != seen:
            raise AlreadyCorrected(
                f"{last.author} entered on {shown(last.at, call.at.tzinfo)} that {last.name} "
                f"{'attends' if last.attending else 'declines'}: nothing was changed. `intake history` shows it; "
                f"--over {last.id} says that you have seen it."
            )
        connection.execute(insert(tables.Call), row)


def withdraw(engine: Engine, meeting: str, keys: Collection[str], author: str, now: dt.datetime) -> Call:
    """Take back the last open call of a sender about a meeting and return it. Raises UnknownCall."""
    with writing(engine) as connection:
        last = _last_open(of_senders(connection, keys, meeting))
        if last is None:
            raise UnknownCall(f"no call about {meeting} waits for a note: `intake ledger` shows those that do.")
        values = {"withdrawn_at": now, "withdrawn_by": author}
        connection.execute(update(tables.Call).where(tables.Call.id == last.id).values(**values))
        return replace(last, **values)


def _last_open(calls: Sequence[Call]) -> Call | None:
    return next((call for call in reversed(calls) if call.open), None)


def waiting(connection: Connection, meeting: str) -> dict[str, Call]:
    """Return the last call of each sender whose note is still to follow, by sender key."""
    return {key: call for (_, key), call in all_waiting(connection, meeting).items()}


def all_waiting(connection: Connection, meeting: str | None = None) -> dict[tuple[str, str], Call]:
    """Return the last call of each sender whose note is still to follow, by meeting and sender key."""
    query = select(tables.Call).where(tables.Call.withdrawn_at.is_(None)).order_by(tables.Call.id)
    query = query if meeting is None else query.where(tables.Call.meeting_key == meeting)
    calls = _read(connection, connection.execute(query).all())
    return {(call.meeting, call.key): call for call in calls if call.open}


def told_at(connection: Connection, meeting: str) -> dict[str, dt.datetime]:
    """Return when each sender first told about a meeting, by sender key; what was withdrawn was not told."""
    query = select(tables.Call).where(tables.Call.meeting_key == meeting, tables.Call.withdrawn_at.is_(None))
    found: dict[str, dt.datetime] = {}
    for row in connection.execute(query.order_by(tables.Call.id)):
        found.setdefault(row.sender_key, row.at)
    return found


def of_senders(connection: Connection, keys: Collection[str], meeting: str | None = None) -> tuple[Call, ...]:
    """Return the calls of a sender, of one meeting where asked, oldest first."""
    query = select(tables.Call).where(tables.Call.sender_key.in_(keys))
    if meeting is not None:
        query = query.where(tables.Call.meeting_key == meeting)
    return _read(connection, connection.execute(query.order_by(tables.Call.id)).all())


def _read(connection: Connection, rows: Collection[Any]) -> tuple[Call, ...]:
    answers = _answers(connection, {(row.meeting_key, row.sender_key) for row in rows})
    return tuple(_call(row, answers) for row in rows)


def _call(row: Any, answers: Mapping[tuple[str, str], list[tuple[dt.datetime, int]]]) -> Call:
    later = [number for taken, number in answers.get((row.meeting_key, row.sender_key), ()) if taken > row.at]
    return Call(
        row.meeting_key, row.sender_key, row.name, row.attending, row.author, row.at, row.remark,
        later[0] if later else None, row.withdrawn_at, row.withdrawn_by, row.id,
    )  # fmt: skip


def _answers(
    connection: Connection, about: Collection[tuple[str, str]]
) -> dict[tuple[str, str], list[tuple[dt.datetime, int]]]:
    """Return when the messages that answer were taken, and their numbers, by meeting and sender, oldest first."""
    if not about:
        return {}
    query = (
        select(tables.Response.meeting_key, tables.Response.sender_key, Message.taken_at, Message.id, Record.json)
        .join(Answer, Answer.response_id == tables.Response.id)
        .join(Message, Message.id == Answer.message_id)
        .join(Record, Record.message_id == Message.id)
        .where(
            tables.Response.meeting_key.in_({meeting for meeting, _ in about}),
            tables.Response.sender_key.in_({key for _, key in about}),
            Message.duplicate_of.is_(None),
        )
        .order_by(Message.taken_at, Message.id)
    )
    found: dict[tuple[str, str], list[tuple[dt.datetime, int]]] = {}
    for row in connection.execute(query):
        if from_json(row.json.encode()).intent in ANSWERS:
            found.setdefault((row.meeting_key, row.sender_key), []).append((row.taken_at, row.id))
    return found
