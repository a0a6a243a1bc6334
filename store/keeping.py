"""The first commit: a message's bytes and where they lie. From here on nothing can be lost."""

import datetime as dt
import zlib
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Engine, bindparam, func, insert, select, update

from store.database import writing
from store.envelope import Envelope, read
from store.states import State
from store.tables import Message, Original, offset


class Origin(Struct, frozen=True):
    """Where a message lies. For folders of files: `uidvalidity` 0 and `uid` a stable number from the SHA-256.

    Both numbers are below 2 to the power of 63.
    """

    account: str
    folder: str
    uidvalidity: int
    uid: int
    internal_date: dt.datetime | None = None


class Kept(Struct, frozen=True):
    """A message's number and state. `new` says that this call made its row; `of` is set for a duplicate."""

    id: int
    state: State
    new: bool
    of: int | None = None


def keep(engine: Engine, origin: Origin, raw: bytes, now: dt.datetime) -> Kept:
    """Commit a message's bytes and return its number.

    The same origin again is the same row. The same bytes from elsewhere are a row of their own in state
    `duplicate`; from the same folder under another UIDVALIDITY they are the old row, which moves with them.
    """
    return keep_all(engine, ((origin, raw),), now)[0]


def keep_all(engine: Engine, messages: Sequence[tuple[Origin, bytes]], now: dt.datetime) -> tuple[Kept, ...]:
    """Commit several messages in one transaction: much faster than one by one; all of them or none."""
    letters = [_letter(origin, raw) for origin, raw in messages]
    with writing(engine) as connection:
        return tuple(_keep(connection, letter, now) for letter in letters)


class _Letter(Struct, frozen=True):
    """A message made ready while nobody waits for the database."""

    place: dict[str, str | int]
    internal_date: dt.datetime | None
    sha256: str
    size: int
    body: bytes
    envelope: Envelope


# Built once: building a statement costs more than carrying it out.
_PLACE = ("account", "folder", "uidvalidity", "uid")
_AT = (
    select(Message.id, Message.state, Message.duplicate_of, Original.sha256)
    .join(Original, Original.id == Message.original_id)
    .where(*(getattr(Message, name) == bindparam(name) for name in _PLACE))
)
_KNOWN = select(Original.id).where(Original.sha256 == bindparam("sha256"))
_FIRST = select(func.min(Message.id)).where(Message.original_id == bindparam("original"))
_ELSEWHERE = (
    select(Message.id, Message.state, Message.duplicate_of)
    .where(Message.original_id == bindparam("original"), Message.uidvalidity != bindparam("uidvalidity"))
    .where(*(getattr(Message, name) == bindparam(name) for name in ("account", "folder")))
    .order_by(Message.id)
)
_ADD_ORIGINAL = insert(Original).returning(Original.id)
_ADD_MESSAGE = insert(Message).returning(Message.id)


def _letter(origin: Origin, raw: bytes) -> _Letter:
    # The fastest level: most of a large message is base64 of what is compressed already.
    body = zlib.compress(raw, 1)
    place = {name: getattr(origin, name) for name in _PLACE}
    return _Letter(place, origin.internal_date, sha256(raw).hexdigest(), len(raw), body, read(raw))


def _keep(connection: Connection, letter: _Letter, now: dt.datetime) -> Kept:
    found = connection.execute(_AT, letter.place).first()
    if found is not None and found.sha256 == letter.sha256:
        return _known(found)
    if found is not None:
        _push_aside(connection, found.id)
    original = connection.execute(_KNOWN, {"sha256": letter.sha256}).scalar()
    if original is None:
        values = {"sha256": letter.sha256, "size": letter.size, "body": letter.body}
        return _add(connection, letter, connection.execute(_ADD_ORIGINAL, values).scalar_one(), None, now)
    moved = connection.execute(_ELSEWHERE, {"original": original, **letter.place}).first()
    if moved is not None:
        return _move(connection, moved, letter)
    first = connection.execute(_FIRST, {"original": original}).scalar_one()
    return _add(connection, letter, original, first, now)


def _known(row: Any) -> Kept:
    return Kept(row.id, State(row.state), new=False, of=row.duplicate_of)


def _push_aside(connection: Connection, id: int) -> None:
    """Free the place of a message that now holds other bytes: its server gave one UID twice, and neither is lost."""
    connection.execute(update(Message).where(Message.id == id).values(uidvalidity=-id))


def _move(connection: Connection, row: Any, letter: _Letter) -> Kept:
    """Give a message its new place where its folder was numbered anew."""
    place = {**letter.place, "internal_date": letter.internal_date, "acknowledged_at": None}
    connection.execute(update(Message).where(Message.id == row.id).values(**place))
    return _known(row)


def _add(connection: Connection, letter: _Letter, original: int, of: int | None, now: dt.datetime) -> Kept:
    state = State.TAKEN if of is None else State.DUPLICATE
    envelope = letter.envelope
    values = {
        **letter.place, "internal_date": letter.internal_date, "original_id": original,
        "state": state, "state_at": now, "taken_at": now, "duplicate_of": of,
        "subject": envelope.subject, "message_id": envelope.message_id,
        "sent": envelope.sent, "sent_offset": offset(envelope.sent),
        "received": envelope.received, "received_offset": offset(envelope.received),
    }  # fmt: skip
    return Kept(connection.execute(_ADD_MESSAGE, values).scalar_one(), state, new=True, of=of)
