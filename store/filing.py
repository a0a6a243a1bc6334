"""One message, one transaction, once. Every function may be called again and then changes nothing.

Times are aware; nobody here reads the clock. Every function raises DatabaseUnavailable where the database
cannot be used, and UnknownMessage for a number that was never given out.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, func, insert, select, update

from parsers.record import Response, ReviewItem, from_json, to_json
from store import assignments, moves, rereading, stays, twins, unsigned
from store.assignments import Assigned, Assignment
from store.database import writing
from store.delegation import By
from store.errors import WrongState, unknown
from store.keeping import Kept, keep, keep_all
from store.origin import Origin
from store.outdated import outdate
from store.responses import filed, link, parts, rebuild, sync_review
from store.roster import Roster
from store.states import SETTLED, State, cannot, cannot_assign, check
from store.tables import Answer, Message, Record, clean, cleaned

__all__ = [
    "Kept", "Origin", "acknowledged", "assign", "fail", "file", "keep", "keep_all", "parsed", "refile", "retry", "wait",
]  # fmt: skip


def parsed(engine: Engine, id: int, response: Response, parser_version: str, now: dt.datetime) -> None:
    """Commit a message's record; its state becomes `parsed`. Changes nothing once the message is settled."""
    with writing(engine) as connection:
        state = _state(connection, id)
        if state not in SETTLED:
            check(id, state, State.PARSED)
            _write_record(connection, id, response, parser_version, now)
            _become(connection, id, state, State.PARSED, now, error=None, next_try=None)


def file(engine: Engine, id: int, now: dt.datetime) -> State:
    """File a parsed message: roster, history and review items. Return `filed`, `duplicate` or `unrelated`.

    A message that is settled already keeps its state. Raises WrongState where it was not parsed.
    """
    with writing(engine) as connection:
        row = _row(connection, id)
        state = State(row.state)
        if state not in SETTLED:
            check(id, state, State.FILED)
            record = _read_record(connection, id)
            state = _settle(connection, id, row, record, _link(connection, id, record, now), now=now)
        return state


def wait(engine: Engine, id: int, error: str, next_try: dt.datetime, now: dt.datetime) -> None:
    """Put off a message that could not be read; counts a try. Raises WrongState once it is settled."""
    with writing(engine) as connection:
        row = _row(connection, id)
        if (row.state, row.error, row.next_try) != (State.WAITING, clean(error), next_try):
            check(id, State(row.state), State.WAITING)
            new = {"error": error, "next_try": next_try, "tries": row.tries + 1}
            _become(connection, id, State(row.state), State.WAITING, now, **new)


def fail(engine: Engine, id: int, error: str, now: dt.datetime) -> None:
    """Give a message up until a person retries it; counts a try. Raises WrongState once it is settled."""
    with writing(engine) as connection:
        row = _row(connection, id)
        if (row.state, row.error) != (State.FAILED, clean(error)):
            check(id, State(row.state), State.FAILED)
            new = {"error": error, "next_try": None, "tries": row.tries + 1}
            _become(connection, id, State(row.state), State.FAILED, now, **new)


def retry(engine: Engine, id: int, now: dt.datetime) -> None:
    """Make a failed or waiting message due now and its tries 0. Raises WrongState for any other."""
    with writing(engine) as connection:
        row = _row(connection, id)
        state = State(row.state)
        if state not in {State.FAILED, State.WAITING}:
            raise WrongState(f"message {id} is {state}: only a failed or waiting message can be retried.")
        if state is State.FAILED or row.tries or row.next_try > now:
            _become(connection, id, state, State.WAITING, now, next_try=now, tries=0)


def acknowledged(engine: Engine, id: int, now: dt.datetime) -> None:
    """Note that the mailbox has been told."""
    with writing(engine) as connection:
        if _row(connection, id).acknowledged_at is None:
            connection.execute(update(Message).where(Message.id == id).values(acknowledged_at=now))


def refile(
    engine: Engine,
    id: int,
    response: Response,
    parser_version: str,
    now: dt.datetime,
    *,
    since: dt.datetime | None = None,
) -> tuple[State, tuple[str, ...]]:
    """Replace a settled message's record and rebuild the rosters it had and has a part in; return its new state.

    `response` is what is read, whatever the staff has said of the message, which holds over it. The names returned are
    those of people whose corrections stay on a list that it has left, as `moves.follow` tells. Of messages that are
    read again one by one `since` is when that began: a review item that is only gone in between stays the same.
    Bytes seen before (a duplicate without a record) stay a duplicate. Raises WrongState unless it is settled.
    """
    with writing(engine) as connection:
        row = _row(connection, id)
        state = State(row.state)
        if state not in SETTLED:
            raise cannot(id, state, State.FILED)
        if _stored(connection, id) is None:
            return state, ()
        return _file_again(connection, id, row, response, parser_version, now=now, since=since)


def assign(
    engine: Engine, id: int, said: Assignment, by: By, seen: int = 0
) -> tuple[Assigned | None, State, tuple[str, ...]]:
    """Say who sends a settled message, which meeting it answers or what it does, and file it so; return its new state.

    The names returned are those of people whose corrections stay on a list that it has left, as `moves.follow` tells.
    Of a message about several meetings, a meeting is said of the part of which it was said before, else of the first.
    Holds over every later reading. What the staff has said already changes nothing and is None, unless that is asked
    since because another message was said to be something else. Raises WrongState where there is no record,
    AlreadyCorrected where a correction newer than number `seen` said something else, UnknownCorrection where there is
    none with that number.
    """
    said = msgspec.convert(cleaned(msgspec.to_builtins(said)), Assignment)
    with writing(engine) as connection:
        row = _row(connection, id)
        stored = connection.execute(select(Record).where(Record.message_id == id)).first()
        if State(row.state) not in SETTLED or stored is None:
            raise cannot_assign(id, State(row.state), row.duplicate_of)
        record, read = _read_record(connection, id), from_json((stored.as_read or stored.json).encode())
        if not assignments.is_said(connection, id, said):
            assignments.check_seen(connection, id, said, by, seen)
        elif not twins.in_doubt(connection, id, record) & {*said.fields}:
            return None, State(row.state), ()
        made = assignments.enter(connection, id, record, said, by, read=read)
        return made, *_file_again(connection, id, row, read, stored.parser_version, now=by.at)


def _file_again(
    connection: Connection,
    id: int,
    row: Any,
    record: Response,
    version: str,
    *,
    now: dt.datetime,
    since: dt.datetime | None = None,
) -> tuple[State, tuple[str, ...]]:
    """Give a settled message another record; return its new state and whose corrections stay where it was."""
    before, old = filed(connection, id), _read_record(connection, id)
    _write_record(connection, id, record, version, now)
    record = _read_record(connection, id)
    rereading.follow(connection, id, old, record)
    affected = _link(connection, id, record, now)
    staying = moves.follow(connection, id, before, now)
    state = _settle(connection, id, row, record, affected, now=now, since=since)
    return state, stays.settle(connection, id, staying, now)


def _link(connection: Connection, id: int, record: Response, now: dt.datetime) -> frozenset[int]:
    return link(connection, id, record, unsigned.homes(connection, id, record), now)


def _settle(
    connection: Connection,
    id: int,
    row: Any,
    record: Response,
    affected: Collection[int],
    *,
    now: dt.datetime,
    since: dt.datetime | None = None,
) -> State:
    """Rebuild the responses that a message affects, and settle it and those no longer a duplicate without it."""
    rosters = {response: rebuild(connection, response, id, now, since) for response in sorted(affected)}
    of = _twin(connection, id, rosters.values())
    _review(connection, {id: record}, of, now, since)
    old, new = State(row.state), State.FILED if of is None else State.DUPLICATE
    new = new if parts(record) else State.UNRELATED
    check(id, old, new)
    if (old, row.duplicate_of) != (new, of):
        _become(connection, id, old, new, now, duplicate_of=of, error=None)
    alone = set[int]()
    for other in _orphans(connection, id, rosters) if old in SETTLED else ():
        _become(connection, other, State.DUPLICATE, State.FILED, now, duplicate_of=None)
        alone.add(other)
    others = sorted(alone | twins.near(connection, id))
    _review(connection, {other: _read_record(connection, other) for other in others}, None, now, since)
    for response in affected:
        outdate(connection, response, now)
    return new


def _review(
    connection: Connection,
    records: Mapping[int, Response],
    of: int | None,
    now: dt.datetime,
    since: dt.datetime | None,
) -> None:
    """Open the review items of messages; what their twin `of` has too is looked at once, there."""
    known = {_doubt(item) for item in _read_record(connection, of).review} if of is not None else set()
    asked = twins.asked(connection, records) if of is None else {}
    for id, record in records.items():
        items = (*record.review, *asked.get(id, ()))
        wanted = [(id, item) for item in items if _doubt(item) not in known]
        sync_review(connection, wanted, now, message=id, since=since)


def _doubt(item: ReviewItem) -> tuple[str, ...]:
    """Return what makes a doubt the same in two messages, whose parts may be numbered otherwise."""
    return item.path, item.reason, item.detail


def _twin(connection: Connection, id: int, rosters: Iterable[Roster]) -> int | None:
    """Return the filed message that says the same; None where in one of its responses none does."""
    found: list[int] = []
    for roster in rosters:
        if _takes_part(roster, id):
            if _counts(roster, id) and any(copy == id != kept for copy, kept in roster.duplicates):
                return None  # one of its parts repeats another message, and one counts
            same = _same(roster, id)
            filed = (Message.id.in_(same), Message.state == State.FILED)
            twin = connection.execute(select(func.min(Message.id)).where(*filed)).scalar() if same else None
            if twin is None:
                return None
            found.append(twin)
    return min(found, default=None)


def _takes_part(roster: Roster, id: int) -> bool:
    return _counts(roster, id) or any(id in pair for pair in roster.duplicates)


def _counts(roster: Roster, id: int) -> bool:
    return any(step.message == id for step in roster.steps)


def _same(roster: Roster, id: int) -> set[int]:
    first = next((kept for copy, kept in roster.duplicates if copy == id), id)
    return {first, *(copy for copy, kept in roster.duplicates if kept == first)} - {id}


def _orphans(connection: Connection, id: int, rosters: Mapping[int, Roster]) -> Iterator[int]:
    """Yield the duplicates in these responses of which no filed message says the same any more, one by one.

    Each is looked at when those before it have been filed: of several copies the first stands for the others, which
    are noted as copies of it.
    """
    query = (
        select(Answer.response_id, Message.id, Message.duplicate_of, Message.state)
        .join(Message, Message.id == Answer.message_id)
        .where(Answer.response_id.in_(list(rosters)), Message.id != id)
    )
    rows = connection.execute(query.order_by(Message.id)).all()
    # Asked for those in this state, SQLite would look through all of these.
    for row in (row for row in rows if row.state == State.DUPLICATE):
        twin = _twin(connection, row.id, (rosters[row.response_id],))
        if twin is None:
            yield row.id
        elif row.duplicate_of == id:
            # By one of its parts it may have been filed meanwhile.
            still = (Message.id == row.id, Message.state == State.DUPLICATE)
            connection.execute(update(Message).where(*still).values(duplicate_of=twin))


def _become(connection: Connection, id: int, old: State, new: State, now: dt.datetime, **values: object) -> None:
    """Write a message's state; a new one is something to tell."""
    check(id, old, new)
    if new is not old:
        values = {"state": new, "state_at": now, "told": False, **values}
    connection.execute(update(Message).where(Message.id == id).values(**values))


def _row(connection: Connection, id: int) -> Any:
    query = select(Message.state, Message.error, Message.next_try, Message.tries, Message.acknowledged_at)
    row = connection.execute(query.add_columns(Message.duplicate_of).where(Message.id == id)).first()
    if row is None:
        raise unknown(id)
    return row


def _state(connection: Connection, id: int) -> State:
    return State(_row(connection, id).state)


def _stored(connection: Connection, id: int) -> str | None:
    return connection.execute(select(Record.json).where(Record.message_id == id)).scalar()


def _read_record(connection: Connection, id: int) -> Response:
    stored = _stored(connection, id)
    assert stored is not None, "a parsed message has a record"
    return from_json(stored.encode())


def _write_record(connection: Connection, id: int, response: Response, parser_version: str, now: dt.datetime) -> None:
    said = [one.after for one in assignments.of_messages(connection, (id,))]
    kept, halves = assignments.assigned(response, said), assignments.by_one_word(response, said)
    if said:
        assignments.remember(connection, id, response, *halves)
    unsigned.remember(connection, id, response, kept, *halves)
    json, read = _json(kept), _json(response)
    new = (json, None if read == json else read, parser_version)
    query = select(Record.json, Record.as_read, Record.parser_version).where(Record.message_id == id)
    stored = connection.execute(query).first()
    values = {**dict(zip(("json", "as_read", "parser_version"), new, strict=True)), "parsed_at": now}
    if stored is None:
        connection.execute(insert(Record), {"message_id": id, **values})
    elif stored != new:
        connection.execute(update(Record).where(Record.message_id == id).values(**values))


def _json(response: Response) -> str:
    """Return the record as JSON, every text in it as the database would keep it.

    Else a NUL in a name would make the kept roster differ from the record for ever.
    """
    text = to_json(response).decode()
    if "\\u0000" not in text:
        return text
    return to_json(msgspec.convert(cleaned(msgspec.to_builtins(response)), Response)).decode()
