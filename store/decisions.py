"""What people decide about review items: who, when and how; a decision is made once and stays."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Engine, select, update

from parsers.record import Reason, ReviewItem
from store.corrections import accept
from store.database import reading, writing
from store.delegation import By
from store.errors import AlreadyDecided, UnknownItem
from store.states import DECIDED, Closed
from store.tables import Review

__all__ = ["Closed", "Decision", "confirmed", "decide", "of_messages"]


class Decision(Struct, frozen=True, tag="decision"):
    """A review item that somebody has closed."""

    id: int
    message: int
    item: ReviewItem
    how: Closed
    author: str
    at: dt.datetime


def decide(engine: Engine, items: Sequence[int], how: Closed, author: str, now: dt.datetime) -> tuple[Decision, ...]:
    """Close review items by number, all or none.

    Where a message contradicts a correction, confirming it enters what the message says. Raises UnknownItem for one
    that never was, AlreadyDecided, which says by whom and when, in the zone of `now`, for one that is closed.
    """
    by = By(author, now)
    with writing(engine) as connection:
        found = {row.id: row for row in connection.execute(select(Review).where(Review.id.in_(items)))}
        for number in items:
            if number not in found:
                raise UnknownItem(f"there is no review item {number}: `intake review` lists those that are open.")
            _check_open(found[number], by)
        values = {"closed_at": now, "closed_as": str(how), "closed_by": author}
        connection.execute(update(Review).where(Review.id.in_(items)).values(**values))
        for row in map(found.get, items) if how is Closed.CONFIRMED else ():
            if row is not None and row.reason == Reason.CONTRADICTS_CORRECTION:
                accept(connection, row.response_id, row.message_id, _item(row), by)
        return tuple(
            Decision(row.id, row.message_id, _item(row), how, author, now) for row in map(found.get, items) if row
        )


def of_messages(connection: Connection, messages: Collection[int]) -> tuple[Decision, ...]:
    """Return what was decided about messages, oldest first."""
    query = select(Review).where(Review.message_id.in_(messages), Review.closed_as.in_(DECIDED))
    rows = connection.execute(query.order_by(Review.closed_at, Review.id))
    return tuple(
        Decision(row.id, row.message_id, _item(row), Closed(row.closed_as), row.closed_by, row.closed_at)
        for row in rows
    )


def confirmed(engine: Engine, message: int) -> Decision | None:
    """Return the first item of a message that somebody has confirmed: such a message is no longer read anew."""
    with reading(engine) as connection:
        found = of_messages(connection, (message,))
    return next((each for each in found if each.how is Closed.CONFIRMED), None)


def _check_open(row: Any, by: By) -> None:
    if row.closed_at is None:
        return
    when = by.told(row.closed_at)
    how = f"was {row.closed_as} by {row.closed_by}" if row.closed_as in DECIDED else "is gone by itself"
    raise AlreadyDecided(f"review item {row.id} {how} since {when}: nothing was changed.")


def _item(row: Any) -> ReviewItem:
    return ReviewItem(row.path, Reason(row.reason), row.detail, row.part)
