"""The first commit: a message's bytes and where they lie. From here on nothing can be lost."""

import datetime as dt
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Engine, bindparam, insert, select, update

from store.database import writing
from store.envelope import Envelope, read, undelivered
from store.origin import Origin
from store.states import State
from store.tables import Bounce, Message, Original, offset


class Kept(Struct, frozen=True):
    """A message's number and state. `new` says that this call made its row; `of` is set for a duplicate."""

    id: int
    state: State
    new: bool
    of: int | None = None


def keep(engine: Engine, origin: Origin, raw: bytes, now: dt.datetime) -> Kept:
    """Commit a message's bytes and return its number.

    The same origin again is the same row. The same bytes from elsewhere are a row of their own in state
    `duplicate`, or `forgotten` where those before them are; from the same folder under another UIDVALIDITY they are the
    old row, which moves with them.
    """
    return keep_all(engine, ((origin, raw),), now)[0]


def keep_all(engine: Engine, messages: Sequence[tuple[Origin, bytes]], now: dt.datetime) -> tuple[Kept, ...]:
    """Commit several messages in one transaction: much faster than one by one; all of them or none."""
    letters = [_letter(origin, raw) for origin, raw in messages]
    with writing(engine) as connection:
        fresh = _fresh(connection, letters)
        added = iter(_add_all(connection, [letter for letter, new in zip(letters, fresh, strict=True) if new], now))
        return tuple(
            next(added) if new else _keep(connection, letter, now) for letter, new in zip(letters, fresh, strict=True)
        )


class _Letter(Struct, frozen=True):
    """A message made ready while nobody waits for the database."""

    place: dict[str, str | int]
    internal_date: dt.datetime | None
    sha256: str
    size: int
    body: bytes
    envelope: Envelope
    undelivered: tuple[str, ...]


# Built once: building a statement costs more than carrying it out.
_PLACE = ("account", "folder", "uidvalidity", "uid")
_AT = (
    select(Message.id, Message.state, Message.duplicate_of, Original.sha256)
    .join(Original, Original.id == Message.original_id)
    .where(*(getattr(Message, name) == bindparam(name) for name in _PLACE))
)
_KNOWN = select(Original.id).where(Original.sha256 == bindparam("sha256"))
_FIRST = (
    select(Message.id, Message.state).where(Message.original_id == bindparam("original")).order_by(Message.id).limit(1)
)
_ELSEWHERE = (
    select(Message.id, Message.state, Message.duplicate_of)
    .where(Message.original_id == bindparam("original"), Message.uidvalidity != bindparam("uidvalidity"))
    .where(*(getattr(Message, name) == bindparam(name) for name in ("account", "folder")))
    .order_by(Message.id)
)
_TAKEN = (
    select(Message.uid)
    .where(*(getattr(Message, name) == bindparam(name) for name in _PLACE[:-1]))
    .where(Message.uid.in_(bindparam("uids", expanding=True)))
)
_HELD = select(Original.sha256).where(Original.sha256.in_(bindparam("hashes", expanding=True)))
_ADD_ORIGINAL = insert(Original).returning(Original.sha256, Original.id)
_ADD_MESSAGE = insert(Message).returning(Message.original_id, Message.id)


def _letter(origin: Origin, raw: bytes) -> _Letter:
    place = {name: getattr(origin, name) for name in _PLACE}
    return _Letter(place, origin.internal_date, sha256(raw).hexdigest(), len(raw), raw, read(raw), undelivered(raw))


def _keep(connection: Connection, letter: _Letter, now: dt.datetime) -> Kept:
    found = connection.execute(_AT, letter.place).first()
    if found is not None and found.sha256 == letter.sha256:
        return _known(found)
    if found is not None:
        _push_aside(connection, found.id)
    original = connection.execute(_KNOWN, {"sha256": letter.sha256}).scalar()
    if original is None:
        return _add_all(connection, [letter], now)[0]
    moved = connection.execute(_ELSEWHERE, {"original": original, **letter.place}).first()
    if moved is not None:
        return _move(connection, moved, letter)
    first = connection.execute(_FIRST, {"original": original}).one()
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


def _fresh(connection: Connection, letters: Sequence[_Letter]) -> list[bool]:
    """Say of each letter whether neither its place nor its bytes were seen before, here or in the batch."""
    places: dict[tuple[str | int, ...], list[int]] = {}
    for letter in letters:
        *where, uid = letter.place.values()
        places.setdefault(tuple(where), []).append(int(uid))
    seen: set[Any] = set(connection.execute(_HELD, {"hashes": [letter.sha256 for letter in letters]}).scalars())
    for folder, uids in places.items():
        taken = connection.execute(_TAKEN, dict(zip(_PLACE, folder, strict=False)) | {"uids": uids}).scalars()
        seen.update((*folder, uid) for uid in taken)
    fresh = []
    for letter in letters:
        marks = {tuple(letter.place.values()), letter.sha256}
        fresh.append(seen.isdisjoint(marks))
        seen |= marks
    return fresh


def _add_all(connection: Connection, letters: Sequence[_Letter], now: dt.datetime) -> list[Kept]:
    """Add letters whose bytes are new, in two statements however many they are."""
    if not letters:
        return []
    bodies = [{"sha256": letter.sha256, "size": letter.size, "body": letter.body} for letter in letters]
    originals = {row.sha256: row.id for row in connection.execute(_ADD_ORIGINAL, bodies)}
    rows = [_row(letter, originals[letter.sha256], None, now) for letter in letters]
    ids = {row.original_id: row.id for row in connection.execute(_ADD_MESSAGE, rows)}
    kept = [Kept(ids[originals[letter.sha256]], State.TAKEN, new=True) for letter in letters]
    back = [
        {"address": address, "message_id": one.id}
        for one, letter in zip(kept, letters, strict=True) for address in letter.undelivered
    ]  # fmt: skip
    if back:
        connection.execute(insert(Bounce), back)
    return kept


def _add(connection: Connection, letter: _Letter, original: int, first: Any, now: dt.datetime) -> Kept:
    """Add a letter whose bytes were seen before, first as another message; of one that is forgotten only its place."""
    state = State.FORGOTTEN if first.state == State.FORGOTTEN else State.DUPLICATE
    nothing = {"state": state, "told": True, "subject": "", "message_id": None} if state is State.FORGOTTEN else {}
    row = connection.execute(_ADD_MESSAGE, {**_row(letter, original, first.id, now), **nothing}).one()
    return Kept(row.id, state, new=True, of=first.id)


def _row(letter: _Letter, original: int, of: int | None, now: dt.datetime) -> dict[str, Any]:
    envelope = letter.envelope
    return {
        **letter.place, "internal_date": letter.internal_date, "original_id": original,
        "state": State.TAKEN if of is None else State.DUPLICATE, "state_at": now, "taken_at": now, "duplicate_of": of,
        "subject": envelope.subject, "message_id": envelope.message_id,
        "sent": envelope.sent, "sent_offset": offset(envelope.sent),
        "received": envelope.received, "received_offset": offset(envelope.received),
    }  # fmt: skip
