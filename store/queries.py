"""What commands, digest and exports ask. Every function reads in one transaction; only `set_last_poll` writes."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, Engine, Select, func, insert, select, update
from sqlalchemy import or_ as either

from parsers.record import Kind, MeetingRef, Modality, Reason, Response, ReviewItem, Role, Sender, from_json
from store import assignments, tables
from store.assignments import Assigned
from store.calls import Call, all_waiting
from store.database import reading, writing
from store.errors import unknown
from store.lists import BODIES
from store.origin import Origin
from store.responses import LISTED, people, unabbreviated
from store.roster import Attendance, Change, Person, What
from store.states import ENDED, SETTLED, State, forgotten
from store.tables import Answer, Message, Original, Record, Review, local

Found = TypeVar("Found")
Ask: TypeAlias = Callable[[Connection, Sequence[int]], dict[int, Found]]


class MessageRow(Struct, frozen=True):
    """One message as it stands. `record` is its JSON by the contract, None until it was parsed.

    `subject` is "" and `sent` None where the header is missing; both are free of control characters. `review` are
    its open review items, `tries` the readings that failed, `next_try` is set while waiting. `assigned` is what the
    staff said that it is, `forgotten_at` when it was forgotten.
    """

    id: int
    state: State
    origin: Origin
    sha256: str
    size: int
    subject: str
    sent: dt.datetime | None
    message_id: str | None
    taken_at: dt.datetime
    tries: int = 0
    next_try: dt.datetime | None = None
    error: str | None = None
    duplicate_of: int | None = None
    acknowledged_at: dt.datetime | None = None
    parser_version: str | None = None
    record: str | None = None
    response: Response | None = None
    review: tuple[ReviewItem, ...] = ()
    assigned: tuple[Assigned, ...] = ()
    forgotten_at: dt.datetime | None = None


class Listed(Struct, frozen=True):
    """A delegate on a current roster: the contract's fields without `change` and `evidence`."""

    name: str
    honorific: str = ""
    given_names: str = ""
    family_name: str = ""
    role: Role = Role.DELEGATE
    position: str = ""
    organization: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()
    confidence: float = 1.0
    messages: tuple[int, ...] = ()
    modality: Modality | msgspec.UnsetType = msgspec.UNSET


class RosterRow(Struct, frozen=True):
    """A current roster; `msgspec.json.encode(rosters(engine))` is the contract's roster file.

    `id` is the response's number, 0 where the sender has only told by telephone; `messages` are those that it is made
    of, oldest first, none where only whom the staff added is left. `by_telephone` is what it told since, a note to
    follow; None where nothing was told.
    """

    sender: Sender
    meeting: MeetingRef
    intent: Attendance
    delegates: tuple[Listed, ...]
    id: int
    messages: tuple[int, ...]
    by_telephone: Attendance | None = None


class HistoryRow(Struct, frozen=True):
    """One change to a roster, in the order in which it became known; `meeting` is the reference."""

    message: int
    at: dt.datetime
    response: int
    sender: Sender
    meeting: str | None
    change: Change


class ReviewRow(Struct, frozen=True):
    """An open review item with what is needed to find its message."""

    id: int
    message: int
    folder: str
    subject: str
    sender: str | None
    opened_at: dt.datetime
    item: ReviewItem


class Balance(Struct, frozen=True):
    """Messages by what became of them. `waiting` counts all that is not settled: taken, parsed and waiting.

    `reading` are those of them that have arrived and were not read to the end. `forgotten` were settled, and their time
    was over.
    """

    taken: int = 0
    filed: int = 0
    duplicate: int = 0
    unrelated: int = 0
    waiting: int = 0
    failed: int = 0
    reading: int = 0
    forgotten: int = 0


class Poll(Struct, frozen=True):
    """How the last polls of a mailbox went. `good` is the last one that read it; `error` is that of `tried`.

    Both times are None for a mailbox that was never polled.
    """

    mailbox: str
    tried: dt.datetime | None = None
    good: dt.datetime | None = None
    error: str | None = None

    @property
    def incomplete(self) -> bool:
        """Whether the last poll read the mailbox and met something in it that it could not read, or tell it."""
        return self.error is not None and self.good is not None and self.good == self.tried


class Unacknowledged(Struct, frozen=True):
    """A settled message whose mailbox has not been told."""

    id: int
    origin: Origin


def seen(engine: Engine, account: str, folder: str, uidvalidity: int) -> set[int]:
    """Return the UIDs that are kept already."""
    query = select(Message.uid).where(
        Message.account == account, Message.folder == folder, Message.uidvalidity == uidvalidity
    )
    with reading(engine) as connection:
        return set(connection.execute(query).scalars())


def due(engine: Engine, now: dt.datetime, limit: int = 100) -> tuple[int, ...]:
    """Return messages to read or file now, oldest first: taken, parsed, and waiting ones whose time has come."""
    ready = Message.state.in_((State.TAKEN, State.PARSED))
    its_time = (Message.state == State.WAITING) & (Message.next_try <= now)
    query = select(Message.id).where(either(ready, its_time)).order_by(Message.id).limit(limit)
    return _numbers(engine, query)


def raw(engine: Engine, id: int) -> bytes:
    """Return a message's bytes as they came. Raises UnknownMessage, WrongState where it is forgotten."""
    query = select(Original.body, Message.state).join(Message, Message.original_id == Original.id)
    with reading(engine) as connection:
        row = connection.execute(query.where(Message.id == id)).first()
    if row is None:
        raise unknown(id)
    if row.state == State.FORGOTTEN:
        raise forgotten(id)
    return bytes(row.body)


def message(engine: Engine, id: int) -> MessageRow:
    """Return a message with its record. Raises UnknownMessage."""
    with reading(engine) as connection:
        row = connection.execute(_MESSAGE.where(Message.id == id)).first()
        if row is None:
            raise unknown(id)
        found = _read_message(row, review_of(connection, (id,)).get(id, ()))
        return replace(found, assigned=assignments.of_messages(connection, (id,)))


def settled(engine: Engine, other_than: str | None = None) -> tuple[int, ...]:
    """Return the settled messages that have a record, oldest first; with `other_than` those of another parser."""
    query = select(Message.id).join(Record, Record.message_id == Message.id).where(Message.state.in_(SETTLED))
    if other_than is not None:
        query = query.where(Record.parser_version != other_than)
    return _numbers(engine, query.order_by(Message.id))


def copies(engine: Engine, messages: Sequence[int]) -> dict[int, int | None]:
    """Return of messages of which others they are copies, None of those that are none."""
    with reading(engine) as connection:
        return by_chunk(connection, messages, _copies)


def failed(engine: Engine) -> tuple[int, ...]:
    """Return the messages that were given up, oldest first."""
    return _numbers(engine, select(Message.id).where(Message.state == State.FAILED).order_by(Message.id))


def unacknowledged(engine: Engine, account: str, folder: str, limit: int = 1000) -> tuple[Unacknowledged, ...]:
    """Return messages of a folder that are settled, or were, whose mailbox has not been told."""
    query = select(Message).where(
        Message.account == account,
        Message.folder == folder,
        Message.acknowledged_at.is_(None),
        Message.state.in_(ENDED),
    )
    with reading(engine) as connection:
        rows = connection.execute(query.order_by(Message.id).limit(limit)).all()
    return tuple(Unacknowledged(row.id, _origin(row)) for row in rows)


def rosters(engine: Engine, meeting: str | None = None) -> tuple[RosterRow, ...]:
    """Return the current rosters, of one meeting where asked, by sender and meeting; nameless senders last."""
    query = select(tables.Response).where(LISTED)
    if meeting is not None:
        query = query.where(tables.Response.meeting_key == meeting)
    with reading(engine) as connection:
        rows = connection.execute(query).all()
        numbers = [row.id for row in rows]
        listed, filed = by_chunk(connection, numbers, people), by_chunk(connection, numbers, _filed)
        called = all_waiting(connection, meeting)
        alone = _by_telephone_alone(connection, called, {(row.meeting_key, row.sender_key) for row in rows})
    read = (_read_roster(row, listed.get(row.id, ()), filed.get(row.id, ())) for row in rows)
    told = (called.get((row.meeting_key, row.sender_key)) for row in rows)
    both = zip(read, told, strict=True)
    heard = (replace(one, by_telephone=call.attendance) if call else one for one, call in both)
    return tuple(sorted((*heard, *alone), key=_by_sender))


def answered(engine: Engine) -> tuple[str, ...]:
    """Return the references of the meetings of which there is any list, in their order."""
    listed = (LISTED, tables.Response.meeting_key != "")
    query = select(tables.Response.meeting_key).where(*listed).distinct()
    with reading(engine) as connection:
        return tuple(sorted(connection.execute(query).scalars()))


def history(engine: Engine, response: int) -> tuple[HistoryRow, ...]:
    """Return every change to a roster, in the order in which they became known."""
    query = select(tables.Change, tables.Response).join(
        tables.Response, tables.Response.id == tables.Change.response_id
    )
    query = query.where(tables.Change.response_id == response).order_by(tables.Change.id)
    with reading(engine) as connection:
        rows = connection.execute(query).all()
    return tuple(
        HistoryRow(row.message_id, row.at, response, sender_of(row), row.meeting_key or None, read_change(row))
        for row in rows
    )


def balance(engine: Engine) -> Balance:
    """Return the count of messages by state; `taken` is always the sum of the others."""
    with reading(engine) as connection:
        return balance_of(connection)


def review_open(engine: Engine, limit: int = 1000) -> tuple[ReviewRow, ...]:
    """Return the open review items, oldest first."""
    query = (
        select(Review, Message.folder, Message.subject, Record.json)
        .join(Message, Message.id == Review.message_id)
        .outerjoin(Record, Record.message_id == Review.message_id)
        .where(Review.closed_at.is_(None))
        .order_by(Review.id)
        .limit(limit)
    )
    with reading(engine) as connection:
        rows = connection.execute(query).all()
    return tuple(_read_review(row) for row in rows)


def to_look_at(engine: Engine) -> frozenset[int]:
    """Return the messages that have open review items."""
    with reading(engine) as connection:
        return frozenset(connection.execute(select(Review.message_id).where(Review.closed_at.is_(None))).scalars())


def last_poll(engine: Engine, mailboxes: Sequence[str] | None = None) -> tuple[Poll, ...]:
    """Return how the last polls of some mailboxes went, in their order; by default of all that ever were polled."""
    with reading(engine) as connection:
        return polls_of(connection, mailboxes)


def set_last_poll(
    engine: Engine, mailbox: str, now: dt.datetime, error: str | None = None, *, read: bool | None = None
) -> None:
    """Note a poll and what was wrong; it read the mailbox, if not wholly, where `read` says so or nothing was wrong."""
    good = error is None if read is None else read
    values: dict[str, Any] = {"tried": now, "error": error} | ({"good": now} if good else {})
    with writing(engine) as connection:
        done = connection.execute(update(tables.Poll).where(tables.Poll.mailbox == mailbox).values(**values))
        if not done.rowcount:
            connection.execute(insert(tables.Poll).values(mailbox=mailbox, **values))


def balance_of(connection: Connection) -> Balance:
    """Return the balance within a transaction."""
    query = select(Message.state, func.count()).group_by(Message.state)
    count = {State(state): number for state, number in connection.execute(query)}
    alone = {state: count.get(state, 0) for state in (*ENDED, State.FAILED)}
    reading = count.get(State.TAKEN, 0) + count.get(State.PARSED, 0)
    waiting = reading + count.get(State.WAITING, 0)
    return Balance(taken=sum(count.values()), waiting=waiting, reading=reading, **alone)


def polls_of(connection: Connection, mailboxes: Sequence[str] | None = None) -> tuple[Poll, ...]:
    """Return the polls within a transaction; see `last_poll`."""
    rows = connection.execute(select(tables.Poll).order_by(tables.Poll.mailbox))
    known = {row.mailbox: Poll(row.mailbox, row.tried, row.good, row.error) for row in rows}
    return tuple(known.get(name, Poll(name)) for name in (known if mailboxes is None else mailboxes))


def review_of(connection: Connection, messages: Collection[int]) -> dict[int, tuple[ReviewItem, ...]]:
    """Return the open review items of messages, by message."""
    query = select(Review).where(Review.message_id.in_(messages), Review.closed_at.is_(None)).order_by(Review.id)
    found: dict[int, list[ReviewItem]] = {}
    for row in connection.execute(query):
        found.setdefault(row.message_id, []).append(_item(row))
    return {number: tuple(items) for number, items in found.items()}


def read_change(row: Any) -> Change:
    """Return a row of the history as a change."""
    before, after = (json and msgspec.json.decode(json, type=Person) for json in (row.before, row.after))
    return Change(What(row.what), before, after)


def sender_of(row: Any) -> Sender:
    """Return the sender of a row of the responses."""
    values = {"name": row.sender_name, "kind": row.sender_kind, "iso3": row.sender_iso3}
    return msgspec.convert(values, Sender)


def caller(call: Call, section: str | None = None) -> Sender:
    """Return who has told by telephone; `section` is that of the ledger which says what kind of body it is, if any."""
    return invited(call.key, call.name, section)


def invited(key: str, name: str, section: str | None = None) -> Sender:
    """Return who stands in a ledger under a key and a name, in a section that says what kind of body it is, if any."""
    if not key.startswith(_STATE):
        return Sender(unabbreviated(name), BODIES.get(section or "", Kind.UNKNOWN))
    code = key.removeprefix(_STATE)
    return Sender(name, Kind.OBSERVER_STATE if code in _OBSERVERS else Kind.STATE, code)


def heard(engine: Engine, keys: Collection[str]) -> tuple[str, Sender] | None:
    """Return the key and the name of a sender that has answered about any meeting, as it did last; None of nobody."""
    query = select(tables.Response).where(tables.Response.sender_key.in_(keys), LISTED)
    query = query.where(tables.Response.sender_name.is_not(None)).order_by(tables.Response.changed_at.desc())
    with reading(engine) as connection:
        row = connection.execute(query.limit(1)).first()
    return None if row is None else (row.sender_key, sender_of(row))


def by_chunk(connection: Connection, numbers: Sequence[int], ask: Ask[Found]) -> dict[int, Found]:
    """Ask about many messages or responses, some at a time."""
    found: dict[int, Found] = {}
    for start in range(0, len(numbers), _CHUNK):
        found |= ask(connection, numbers[start : start + _CHUNK])
    return found


_MESSAGE = (
    select(Message, Original.sha256, Original.size, Record.json, Record.parser_version)
    .join(Original, Original.id == Message.original_id)
    .outerjoin(Record, Record.message_id == Message.id)
)  # fmt: skip
_STATE = "iso3:"
# The Holy See and the State of Palestine.
_OBSERVERS = frozenset({"VAT", "PSE"})
_LISTED = tuple(field for field in Listed.__struct_fields__)
# Below the number of parameters that a statement may have on any database.
_CHUNK = 5000


def _numbers(engine: Engine, query: Select[int]) -> tuple[int, ...]:
    with reading(engine) as connection:
        return tuple(connection.execute(query).scalars())


def _read_message(row: Any, review: tuple[ReviewItem, ...]) -> MessageRow:
    return MessageRow(
        id=row.id, state=State(row.state), origin=_origin(row), sha256=row.sha256, size=row.size,
        subject=row.subject, sent=local(row.sent, row.sent_offset), message_id=row.message_id,
        taken_at=row.taken_at, tries=row.tries, next_try=row.next_try, error=row.error,
        duplicate_of=row.duplicate_of, acknowledged_at=row.acknowledged_at, parser_version=row.parser_version,
        record=row.json, response=None if row.json is None else from_json(row.json.encode()), review=review,
        forgotten_at=row.state_at if row.state == State.FORGOTTEN else None,
    )  # fmt: skip


def _origin(row: Any) -> Origin:
    return Origin(row.account, row.folder, row.uidvalidity, row.uid, row.internal_date)


def _by_sender(row: RosterRow) -> tuple[bool, str, str, int]:
    return row.sender.name is None, (row.sender.name or "").casefold(), row.meeting.reference or "", row.id


def _by_telephone_alone(
    connection: Connection, called: Mapping[tuple[str, str], Call], heard: Collection[tuple[str, str]]
) -> list[RosterRow]:
    """Return the rows of senders who have told about a meeting by telephone and from whom nothing is filed."""
    section = select(tables.Invitee.section)
    found = []
    for (meeting, key), call in called.items():
        if (meeting, key) not in heard:
            its = connection.execute(section.filter_by(meeting_key=meeting, sender_key=key)).scalar()
            row = RosterRow(caller(call, its), MeetingRef(meeting), Attendance.PENDING, (), 0, (), call.attendance)
            found.append(row)
    return found


def _copies(connection: Connection, messages: Collection[int]) -> dict[int, int | None]:
    query = select(Message.id, Message.duplicate_of).where(Message.id.in_(messages)).order_by(Message.id)
    return {row.id: row.duplicate_of for row in connection.execute(query)}


def _filed(connection: Connection, responses: Collection[int]) -> dict[int, tuple[int, ...]]:
    """Return the messages that are filed under responses, by response."""
    query = select(Answer.response_id, Answer.message_id).where(Answer.response_id.in_(responses)).distinct()
    found: dict[int, list[int]] = {}
    for response, number in connection.execute(query.order_by(Answer.message_id)):
        found.setdefault(response, []).append(number)
    return {response: tuple(numbers) for response, numbers in found.items()}


def _read_roster(row: Any, listed: tuple[Person, ...], filed: tuple[int, ...]) -> RosterRow:
    delegates = tuple(Listed(**{field: getattr(person, field) for field in _LISTED}) for person in listed)
    meeting = MeetingRef(row.meeting_key or None)
    return RosterRow(sender_of(row), meeting, Attendance(row.attendance), delegates, row.id, filed)


def _item(row: Any) -> ReviewItem:
    return ReviewItem(row.path, Reason(row.reason), row.detail, row.part)


def _read_review(row: Any) -> ReviewRow:
    sender = None if row.json is None else from_json(row.json.encode()).sender.name
    return ReviewRow(row.id, row.message_id, row.folder, row.subject, sender, row.opened_at, _item(row))
