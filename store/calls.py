"""What senders told by telephone, a note to follow: closed by the note when it comes, doubted where that differs."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, select

from parsers.record import Intent, Reason, Response, ReviewItem, from_json
from store import tables
from store.delegation import Attendance, Dated, Doubt, Roster
from store.roster import counted_from
from store.tables import Answer, Message, Record

ANSWERS = frozenset({Intent.NOMINATE, Intent.AMEND, Intent.DECLINE})


class Call(Struct, frozen=True, tag="call"):
    """That a sender told whether it comes, and who entered it. `key` is that of `store.responses.sender_key`.

    `note` is the first message taken after it that answers about the meeting, is no duplicate, and says the same or is
    not dated before it; None until then.
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


def last_open(calls: Sequence[Call]) -> Call | None:
    """Return the last call that waits for its note; None where none does."""
    return next((call for call in reversed(calls) if call.open), None)


class _Note(Struct, frozen=True):
    """A message that answers: when it was taken, what it says, and the day from which it counts in its `zone`."""

    message: int
    taken: dt.datetime
    attending: bool
    day: dt.date
    zone: dt.tzinfo | None

    def closes(self, call: Any) -> bool:
        """Tell whether this is the note that a call, as a row, has announced."""
        return self.attending is call.attending or self.day >= call.at.astimezone(self.zone).date()


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


def _call(row: Any, answers: Mapping[tuple[str, str], Sequence[_Note]]) -> Call:
    said = answers.get((row.meeting_key, row.sender_key), ())
    later = [note.message for note in said if note.taken > row.at and note.closes(row)]
    return Call(
        row.meeting_key, row.sender_key, row.name, row.attending, row.author, row.at, row.remark,
        later[0] if later else None, row.withdrawn_at, row.withdrawn_by, row.id,
    )  # fmt: skip


def _answers(connection: Connection, about: Collection[tuple[str, str]]) -> dict[tuple[str, str], list[_Note]]:
    """Return the messages that answer, by meeting and sender, in the order in which they were taken."""
    if not about:
        return {}
    query = (
        select(
            tables.Response.meeting_key, tables.Response.sender_key, Message.id, Message.sent, Message.sent_offset,
            Message.received, Message.received_offset, Message.internal_date, Message.taken_at, Record.json,
        )
        .join(Answer, Answer.response_id == tables.Response.id)
        .join(Message, Message.id == Answer.message_id)
        .join(Record, Record.message_id == Message.id)
        .where(
            tables.Response.meeting_key.in_({meeting for meeting, _ in about}),
            tables.Response.sender_key.in_({key for _, key in about}),
            Message.duplicate_of.is_(None),
        )
        .order_by(Message.taken_at, Message.id)
    )  # fmt: skip
    found: dict[tuple[str, str], list[_Note]] = {}
    for row in connection.execute(query):
        record = from_json(row.json.encode())
        if record.intent in ANSWERS:
            found.setdefault((row.meeting_key, row.sender_key), []).append(_note(row, record))
    return found


def _note(row: Any, record: Response) -> _Note:
    sent, received = tables.local(row.sent, row.sent_offset), tables.local(row.received, row.received_offset)
    arrival = received or row.internal_date or sent or row.taken_at
    day = counted_from(record.note.date, sent, arrival)
    return _Note(row.id, row.taken_at, _attends(record.intent), day, (sent or arrival).tzinfo)


def _attends(intent: Intent) -> bool:
    return intent is not Intent.DECLINE


def doubts(connection: Connection, response: int, roster: Roster, told: Collection[Dated]) -> list[Doubt]:
    """Return the doubt about a note that says otherwise than the last call of its sender about its meeting.

    `told` are the messages of the response, `roster` is that to which they lead.
    """
    its = (tables.Response.meeting_key == tables.Call.meeting_key) & (
        tables.Response.sender_key == tables.Call.sender_key
    )
    query = select(tables.Call).join(tables.Response, its)
    query = query.where(tables.Response.id == response, tables.Call.withdrawn_at.is_(None))
    row = connection.execute(query.order_by(tables.Call.id.desc())).first()
    if row is None:
        return []
    taken = _taken(connection, told, roster.duplicates)
    known = {each.id: each for each in told if each.intent in ANSWERS}
    later = sorted((at, number) for number, at in taken.items() if at > row.at and number in known)
    notes = [_dated(known[number], at) for at, number in later]
    closing = next((note for note in notes if note.closes(row)), None)
    note = closing or next(reversed(notes), None)
    if note is None or row.attending is note.attending:
        return []
    call = Attendance.ATTENDING if row.attending else Attendance.DECLINED
    if closing is not None and roster.attendance is call:
        return []
    detail = (_NOTE_HOLDS if closing else _CALL_HOLDS).format(
        row.author, row.at.astimezone(note.zone).date(), _SAYS[row.attending], _SAYS[not row.attending]
    )
    return [Doubt(note.message, ReviewItem(f"{known[note.message].path}/intent", Reason.OTHER, detail))]


def _dated(one: Dated, taken: dt.datetime) -> _Note:
    return _Note(one.id, taken, _attends(one.intent), one.day, (one.moment or one.received or taken).tzinfo)


def _taken(
    connection: Connection, told: Collection[Dated], duplicates: Collection[tuple[int, int]]
) -> dict[int, dt.datetime]:
    """Return when each message was taken; one that came in several copies, with the first of them."""
    query = select(Message.id, Message.taken_at).where(Message.id.in_({each.id for each in told}))
    taken = {row.id: row.taken_at for row in connection.execute(query)}
    for copy, kept in duplicates:
        taken[kept] = min(taken[kept], taken.pop(copy, taken[kept]))
    return taken


_SAYS = {True: "it attends", False: "it does not attend"}
_NOTE_HOLDS = (
    "{} entered on {} that the sender told by telephone that {}, but this note says that {}. The note holds: ask the "
    "sender which is right."
)
_CALL_HOLDS = (
    "{} entered on {} that the sender told by telephone that {}, but this note, which is dated before that, says that "
    "{}. The call holds until another note comes: ask the sender which is right."
)
