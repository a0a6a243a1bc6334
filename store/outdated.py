"""Doubts about somebody who is on no list any more: gone by themselves while that holds, back when it does not."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select, update

from parsers.record import Change as Word
from store.names import Likeness, Named, likeness
from store.responses import messages, people, untold
from store.roster import Dated, Person
from store.states import Closed
from store.tables import Answer, Review

_ABOUT = re.compile(r"((?:/also/\d+)?)/delegates/(\d+)(?:/|$)")


def outdate(connection: Connection, response: int, now: dt.datetime) -> None:
    """Close the review items of a response's messages that are about somebody who is off the list; open the others."""
    rows = _doubts(connection, response)
    if not rows:
        return
    said = {(one.id, one.path): one for one, _ in messages(connection, response)}
    listed = people(connection, (response,)).get(response, ())
    about = [(row, place) for row in rows for place in [_place(row, said)] if place is not None]
    off = {row.id for row, (message, number) in about if is_off(message, number, listed)}
    closing = [row.id for row, _ in about if row.id in off and row.closed_at is None]
    opening = [row for row, _ in about if row.id not in off and row.closed_at is not None]
    _close(connection, closing, now, Closed.OUTDATED)
    _close(connection, [row.id for row in opening], None, None)
    untold(connection, {row.message_id for row in opening})


def _doubts(connection: Connection, response: int) -> list[Any]:
    """Return the items about delegates that messages of a response have by themselves, open ones and outdated ones."""
    mine = select(Answer.message_id).where(Answer.response_id == response)
    query = select(Review).where(Review.message_id.in_(mine), Review.path.contains("/delegates/"))
    open_now = Review.closed_at.is_(None) | (Review.closed_as == Closed.OUTDATED)
    # Asked for those without a response, SQLite would look through all of these.
    return [row for row in connection.execute(query.where(open_now)) if row.response_id is None]


def is_off(message: Dated, number: int, listed: Sequence[Person]) -> bool:
    """Tell whether a delegate whom a message puts on the list is on it no more, under whatever name."""
    delegate = message.delegates[number]
    if delegate.change is Word.REMOVE or _is_among(delegate, listed):
        return False
    # Somebody whom the message named, and who is called otherwise now, may be the one.
    renamed = (person for person in listed if message.id in person.messages)
    return all(_is_among(person, message.delegates) for person in renamed)


def _is_among(one: Named, others: Sequence[Named]) -> bool:
    return any(likeness(one, other) is not Likeness.NONE for other in others)


def _place(row: Any, said: dict[tuple[int, str], Dated]) -> tuple[Dated, int] | None:
    """Return the message that an item is about, as it answers this response, and the place of the delegate in it."""
    found = _ABOUT.match(row.path)
    message = said.get((row.message_id, found[1])) if found else None
    if found is None or message is None or int(found[2]) >= len(message.delegates):
        return None
    return message, int(found[2])


def _close(connection: Connection, items: Sequence[int], at: dt.datetime | None, how: Closed | None) -> None:
    if items:
        connection.execute(update(Review).where(Review.id.in_(items)).values(closed_at=at, closed_as=how))
