"""What the staff are told, once: a mark per message, never a window of time."""

import datetime as dt
from collections.abc import Collection, Sequence
from itertools import groupby
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, Engine, Select, exists, func, insert, select, union, update

from parsers.record import Intent, Response, ReviewItem, Sender, from_json
from store import tables
from store.corrections import Made, mark_told, of_digest
from store.database import reading, writing
from store.errors import NotPrepared
from store.queries import Balance, Poll, balance_of, by_chunk, polls_of, read_change, review_of, sender_of
from store.responses import roster
from store.roster import Attendance, Change, lead_back, undoes
from store.states import SETTLED, State
from store.tables import Digest, DigestItem, Message, Record, Review, local

NOWHERE = "delegation-intake.invalid"


class Effect(Struct, frozen=True):
    """What a message did to one list; `here` says that it is filed there still."""

    sender: Sender
    meeting: str | None
    here: bool
    changes: tuple[Change, ...]


class Told(Struct, frozen=True):
    """One message of a digest.

    `account` and `folder` say where it lies, `sent` is its Date header in the time zone it was written in. `effects`
    are what it did to rosters since it was last told, list by list. `review` are its open review items, those that
    arise among several messages included, so look here and not into `response.review`. `again` is set where an
    earlier digest told it: it was read again, or its state changed. `overtaken` is a decline whose sender came all
    the same when the digest was prepared: by something newer, or as a colleague has said.
    """

    id: int
    account: str
    folder: str
    subject: str
    sent: dt.datetime | None
    state: State
    error: str | None = None
    response: Response | None = None
    effects: tuple[Effect, ...] = ()
    duplicate_of: int | None = None
    review: tuple[ReviewItem, ...] = ()
    next_try: dt.datetime | None = None
    again: bool = False
    overtaken: bool = False

    @property
    def changes(self) -> tuple[Change, ...]:
        """What it did to all lists together."""
        return tuple(change for effect in self.effects for change in effect.changes)


class PutRight(Struct, frozen=True):
    """What one of the staff has corrected on a list since the last digest, one after the other, nobody else between."""

    sender: Sender
    meeting: str | None
    author: str
    changes: tuple[Change, ...]


class Material(Struct, frozen=True):
    """Everything that the digest of one day says.

    `items` are messages that are new or have changed since they were told. `still_open` are those told earlier
    that wait, have failed or have open review items: the newest OPEN_AT_MOST, `open_count` is how many there are.
    `message_id` is "" in a preview. `prepared` is when all this held, which may be long before it is sent. `forgotten`
    counts those that it told when it was sent and that were forgotten since.
    """

    day: dt.date
    message_id: str
    balance: Balance
    items: tuple[Told, ...]
    still_open: tuple[Told, ...] = ()
    open_count: int = 0
    polls: tuple[Poll, ...] = ()
    prepared: dt.datetime | None = None
    put_right: tuple[PutRight, ...] = ()
    forgotten: int = 0


OPEN_AT_MOST = 200


def prepare(
    engine: Engine, day: dt.date, now: dt.datetime, host: str = NOWHERE, mailboxes: Sequence[str] | None = None
) -> Material:
    """Return the digest of a day, its items marked as told in the same transaction.

    The same day again gives the same items, the same balance and the same Message-ID, also after a restart.
    `host` is the part of the Message-ID after the @; `mailboxes` are those that are polled, by default all that ever
    were.
    """
    with writing(engine) as connection:
        digest = connection.execute(select(Digest).where(Digest.day == day)).first()
        if digest is None:
            _write(connection, day, now, host, mailboxes)
        return _material(connection, day)


def sent(engine: Engine, day: dt.date, now: dt.datetime) -> None:
    """Note that a prepared digest has been sent. Raises NotPrepared."""
    with writing(engine) as connection:
        if _digest(connection, day).sent_at is None:
            connection.execute(update(Digest).where(Digest.day == day).values(sent_at=now))


def sent_days(engine: Engine) -> tuple[dt.date, ...]:
    """Return the days whose digest has been sent, oldest first."""
    return _days(engine, select(Digest.day).where(Digest.sent_at.is_not(None)))


def unsent_days(engine: Engine) -> tuple[dt.date, ...]:
    """Return the days whose digest was prepared but not sent, oldest first: these are sent before a new one."""
    return _days(engine, select(Digest.day).where(Digest.sent_at.is_(None)))


def material(engine: Engine, day: dt.date) -> Material:
    """Return the digest of a past day again. Raises NotPrepared."""
    with reading(engine) as connection:
        return _material(connection, day)


def preview(engine: Engine, day: dt.date, now: dt.datetime, mailboxes: Sequence[str] | None = None) -> Material:
    """Return what the digest of a day would say at `now`, without marking anything; an existing one as it is."""
    with reading(engine) as connection:
        if connection.execute(select(Digest.id).where(Digest.day == day)).first() is not None:
            return _material(connection, day)
        new, still, count = _untold(connection), _still_open(connection), _count_open(connection)
        items, still_open = (_items(connection, rows, None, now) for rows in (new, still))
        polls = polls_of(connection, mailboxes)
        right = _put_right(connection, None)
        return Material(day, "", balance_of(connection), items, still_open, count, polls, now, right)


_TOLD = SETTLED | {State.WAITING, State.FAILED}
# By number, so that the indexes of the open ones lead the way and not all messages are looked at.
_OPEN = Message.id.in_(
    union(
        select(Message.id).where(Message.state.in_((State.WAITING, State.FAILED))),
        select(Review.message_id).where(Review.closed_at.is_(None)),
    )
)
_EARLIER = exists().where(DigestItem.message_id == Message.id)
_SNAPSHOT = select(Message.id, Message.state, Message.error, Message.next_try, _EARLIER.label("again"))


def _write(connection: Connection, day: dt.date, now: dt.datetime, host: str, mailboxes: Sequence[str] | None) -> None:
    name = connection.execute(select(tables.Identity.name)).scalar_one()
    values = {
        "day": day, "message_id": f"<digest-{day.isoformat()}.{name}@{host}>", "prepared_at": now,
        "balance": msgspec.json.encode(balance_of(connection)).decode(),
        "polls": msgspec.json.encode(polls_of(connection, mailboxes)).decode(),
        "open_count": _count_open(connection),
    }  # fmt: skip
    still, new = _still_open(connection), _untold(connection)
    number = connection.execute(insert(Digest).values(**values).returning(Digest.id)).scalar_one()
    rows = [_item_row(number, row, still_open=False) for row in new]
    rows += [_item_row(number, row, still_open=True) for row in still]
    if rows:
        connection.execute(insert(DigestItem), rows)
    _mark(connection, number)


def _item_row(digest: int, row: Any, *, still_open: bool) -> dict[str, object]:
    return {
        "digest_id": digest, "message_id": row.id, "still_open": still_open, "again": row.again,
        "state": row.state, "error": row.error, "next_try": row.next_try,
    }  # fmt: skip


def _mark(connection: Connection, digest: int) -> None:
    """Mark the new items of a digest, what they did to rosters, and what was corrected there, as told."""
    new = select(DigestItem.message_id).where(DigestItem.digest_id == digest, ~DigestItem.still_open)
    connection.execute(update(Message).where(Message.id.in_(new)).values(told=True))
    untold = (tables.Change.message_id.in_(new), tables.Change.digest_id.is_(None))
    connection.execute(update(tables.Change).where(*untold).values(digest_id=digest))
    mark_told(connection, digest)


def _untold(connection: Connection) -> Sequence[Any]:
    query = _SNAPSHOT.where(~Message.told, Message.state.in_(_TOLD))
    return connection.execute(query.order_by(Message.id)).all()


def _still_open(connection: Connection) -> Sequence[Any]:
    query = _SNAPSHOT.where(Message.told, _OPEN).order_by(Message.id.desc()).limit(OPEN_AT_MOST)
    return connection.execute(query).all()[::-1]


def _count_open(connection: Connection) -> int:
    return connection.execute(select(func.count(Message.id)).where(Message.told, _OPEN)).scalar_one()


def _days(engine: Engine, query: Select[dt.date]) -> tuple[dt.date, ...]:
    with reading(engine) as connection:
        return tuple(connection.execute(query.order_by(Digest.day)).scalars())


def _digest(connection: Connection, day: dt.date) -> Any:
    digest = connection.execute(select(Digest).where(Digest.day == day)).first()
    if digest is None:
        raise NotPrepared(f"no digest was prepared for {day.isoformat()}.")
    return digest


def _material(connection: Connection, day: dt.date) -> Material:
    digest = _digest(connection, day)
    query = select(
        DigestItem.message_id.label("id"), DigestItem.state, DigestItem.error, DigestItem.next_try, DigestItem.again
    ).where(DigestItem.digest_id == digest.id)
    query = query.join(Message, Message.id == DigestItem.message_id).order_by(DigestItem.message_id)
    is_gone = Message.state == State.FORGOTTEN
    # Of what it told first none goes before it was sent.
    gone = len(connection.execute(query.where(is_gone)).all()) if digest.sent_at else 0
    query = query.where(~is_gone)
    new = connection.execute(query.where(~DigestItem.still_open)).all()
    still = connection.execute(query.where(DigestItem.still_open)).all()
    return Material(
        day=day, message_id=digest.message_id,
        balance=msgspec.json.decode(digest.balance, type=Balance),
        items=_items(connection, new, digest.id, digest.prepared_at),
        still_open=_items(connection, still, digest.id, digest.prepared_at),
        open_count=digest.open_count,
        polls=msgspec.json.decode(digest.polls, type=tuple[Poll, ...]),
        prepared=digest.prepared_at, put_right=_put_right(connection, digest.id), forgotten=gone,
    )  # fmt: skip


def _put_right(connection: Connection, digest: int | None) -> tuple[PutRight, ...]:
    """Return what a digest tells of corrections, by sender and meeting; those that changed nothing are left out."""
    made = of_digest(connection, digest)
    query = select(tables.Response).where(tables.Response.id.in_(list(made)))
    lists = {row.id: row for row in connection.execute(query)} if made else {}
    found = []
    for response, corrections in made.items():
        row = lists[response]
        for author, some in groupby(filter(_differs, corrections), key=lambda one: one.author):
            found.append(PutRight(sender_of(row), row.meeting_key or None, author, tuple(one.change for one in some)))
    return tuple(sorted(found, key=lambda one: ((one.sender.name or "").casefold(), one.meeting or "")))


def _differs(made: Made) -> bool:
    before, after = (one and replace(one, sources=()) for one in (made.change.before, made.change.after))
    return before != after


def _items(connection: Connection, snapshots: Sequence[Any], digest: int | None, at: dt.datetime) -> tuple[Told, ...]:
    """Return messages as a digest tells them that was prepared `at`; `digest` None is one that is not written yet."""
    numbers = [row.id for row in snapshots]
    letters = by_chunk(connection, numbers, _letters)
    review = by_chunk(connection, numbers, review_of)
    effects = by_chunk(connection, numbers, lambda c, some: _effects(c, some, digest))
    told = (_told(row, letters[row.id], effects.get(row.id, ()), review.get(row.id, ())) for row in snapshots)
    return tuple(replace(one, overtaken=_is_overtaken(connection, one, at)) for one in told)


def _told(row: Any, letter: Any, effects: tuple[Effect, ...], review: tuple[ReviewItem, ...]) -> Told:
    return Told(
        id=row.id, account=letter.account, folder=letter.folder, subject=letter.subject,
        sent=local(letter.sent, letter.sent_offset), state=State(row.state), error=row.error,
        response=None if letter.json is None else from_json(letter.json.encode()),
        effects=effects, duplicate_of=letter.duplicate_of, review=review,
        next_try=row.next_try, again=bool(row.again),
    )  # fmt: skip


def _is_overtaken(connection: Connection, told: Told, at: dt.datetime) -> bool:
    if told.response is None or told.response.intent is not Intent.DECLINE:
        return False
    answered = select(tables.Answer.response_id).where(tables.Answer.message_id == told.id)
    stand = [roster(connection, response, at) for response in connection.execute(answered).scalars()]
    return any(each.attendance is Attendance.ATTENDING for each in stand)


def _letters(connection: Connection, messages: Collection[int]) -> dict[int, Any]:
    query = select(Message, Record.json).outerjoin(Record, Record.message_id == Message.id)
    return {row.id: row for row in connection.execute(query.where(Message.id.in_(messages)))}


def _effects(connection: Connection, messages: Collection[int], digest: int | None) -> dict[int, tuple[Effect, ...]]:
    """Return what a digest tells of messages, by message: the lists and their changes as they came."""
    table, filed, of = tables.Change, tables.Answer, tables.Response
    here = exists().where(filed.message_id == table.message_id, filed.response_id == table.response_id)
    query = select(table, of, here.label("here")).join(of, of.id == table.response_id)
    # SQLAlchemy turns the comparison with None into IS NULL.
    query = query.where(table.message_id.in_(messages), table.digest_id == digest).order_by(table.id)
    made = [(row, read_change(row)) for row in connection.execute(query)]
    lists: dict[tuple[int, int], list[_Row]] = {}
    for row, change in _in_order(made):
        lists.setdefault((row.message_id, row.response_id), []).append((row, change))
    found: dict[int, tuple[Effect, ...]] = {}
    for (message, _), rows in lists.items():
        (first, _), changes = rows[0], tuple(change for _, change in rows)
        # What only went to and fro since the last digest is not told.
        if not lead_back(changes):
            effect = Effect(sender_of(first), first.meeting_key or None, first.here, changes)
            found[message] = (*found.get(message, ()), effect)
    return found


_Row: TypeAlias = tuple[Any, Change]


def _in_order(rows: Sequence[_Row]) -> list[_Row]:
    """Return changes as a digest tells them, message by message: every step where one message alone changed a list."""
    lists: dict[int, list[_Row]] = {}
    for row in rows:
        lists.setdefault(row[0].response_id, []).append(row)
    alone = {response: len({row.message_id for row, _ in some}) == 1 for response, some in lists.items()}
    left = [row for each, some in lists.items() for row in (some if alone[each] else _lasting(some))]
    return sorted(left, key=lambda row: row[0].id)


def _lasting(rows: Sequence[_Row]) -> list[_Row]:
    """Return the changes of a list without those that their message, or one told before it, has undone since."""
    left = list[_Row]()
    for row in rows:
        number, change = row[0].message_id, row[1]
        earlier = (one for one in reversed(left) if one[0].message_id >= number and undoes(change, one[1]))
        undone = next(earlier, None)
        left.append(row) if undone is None else left.remove(undone)
    return left
