"""Entering what a sender told by telephone, and taking it back: told to the second who hears otherwise."""

import datetime as dt
from collections.abc import Collection

from msgspec.structs import replace
from sqlalchemy import Connection, Engine, insert, select, update

from store import tables
from store.calls import Call, last_open, of_senders
from store.database import writing
from store.errors import AlreadyCorrected, UnknownCall
from store.outdated import outdate
from store.responses import rebuild
from store.times import shown


def enter(engine: Engine, call: Call, seen: int = 0) -> None:
    """Keep a call; of several that are open the last one counts, and its author saying the same again changes nothing.

    Raises AlreadyCorrected where that says otherwise and is not number `seen`; the time is told in the zone of the new.
    """
    names = ("name", "attending", "author", "at", "remark")
    row = {name: getattr(call, name) for name in names} | {"meeting_key": call.meeting, "sender_key": call.key}
    with writing(engine) as connection:
        last = last_open(of_senders(connection, (call.key,), call.meeting))
        if last is not None and last.attending is not call.attending and last.id != seen:
            raise AlreadyCorrected(
                f"{last.author} entered on {shown(last.at, call.at.tzinfo)} that {last.name} "
                f"{'attends' if last.attending else 'declines'}: nothing was changed. `intake history` shows it; "
                f"--over {last.id} says that you have seen it."
            )
        if last is not None and _is_again(call, last):
            return
        connection.execute(insert(tables.Call), row)
        _rebuild(connection, call.meeting, (call.key,), call.at)


def _is_again(call: Call, last: Call) -> bool:
    same = (call.author, call.attending) == (last.author, last.attending)
    return same and call.remark in {"", last.remark}


def withdraw(engine: Engine, meeting: str, keys: Collection[str], author: str, now: dt.datetime) -> Call:
    """Take back the last open call of a sender about a meeting and return it. Raises UnknownCall."""
    with writing(engine) as connection:
        last = last_open(of_senders(connection, keys, meeting))
        if last is None:
            raise UnknownCall(f"no call about {meeting} waits for a note: `intake ledger` shows those that do.")
        values = {"withdrawn_at": now, "withdrawn_by": author}
        connection.execute(update(tables.Call).where(tables.Call.id == last.id).values(**values))
        _rebuild(connection, meeting, keys, now)
        return replace(last, **values)


def _rebuild(connection: Connection, meeting: str, keys: Collection[str], now: dt.datetime) -> None:
    """Bring up to date what is doubted of the notes of a sender about a meeting."""
    query = select(tables.Response.id).where(
        tables.Response.meeting_key == meeting, tables.Response.sender_key.in_(keys), tables.Response.messages > 0
    )
    for response in connection.execute(query).scalars().all():
        rebuild(connection, response, None, now)
        outdate(connection, response, now)
