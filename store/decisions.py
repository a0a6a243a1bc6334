"""What people decide about review items: who, when and how; a decision is made once and stays."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Engine, select, update

from parsers.record import Reason, ReviewItem
from store.corrections import accept, bring_up_to_date, is_asked
from store.database import reading, writing
from store.delegation import By
from store.errors import AlreadyDecided, Outdated, UnknownItem
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
    that never was, AlreadyDecided, which says by whom and when, in the zone of `now`, for one that is closed, or that
    one of the others settles, NotOnList where somebody to be corrected is gone. Raises Outdated, having made it anew,
    for one that an earlier version of the program had made otherwise.
    """
    by = By(author, now)
    with writing(engine) as connection:
        rows = _open(connection, items, by)
        asking = [row for row in rows if how is Closed.CONFIRMED and row.reason == Reason.CONTRADICTS_CORRECTION]
        old = [row for row in asking if not is_asked(connection, row)]
        for response in {row.response_id for row in old}:
            bring_up_to_date(connection, response, now)
        if not old:
            values = {"closed_at": now, "closed_as": str(how), "closed_by": author}
            connection.execute(update(Review).where(Review.id.in_(items)).values(**values))
            for row in asking:
                accept(connection, row, by)
    if old:
        raise Outdated(
            f"an earlier version had made review item {old[0].id}, which is asked otherwise now: nothing was entered, "
            "look at `intake review`."
        )
    return tuple(Decision(row.id, row.message_id, _item(row), how, author, now) for row in rows)


def _open(connection: Connection, items: Sequence[int], by: By) -> list[Any]:
    """Return review items by number, in this order. Raises UnknownItem and AlreadyDecided."""
    found = {row.id: row for row in connection.execute(select(Review).where(Review.id.in_(items)))}
    for number in items:
        if number not in found:
            raise UnknownItem(f"there is no review item {number}: `intake review` lists those that are open.")
        _check_open(found[number], by)
    return [found[number] for number in items]


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
