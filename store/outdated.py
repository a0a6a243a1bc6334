"""Doubts that something else has settled: gone by themselves while that holds, back when it does not.

They are those about somebody who is on no list any more, and those about the kind of a sender that the ledger tells.
"""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from parsers.record import Change as Word
from store.lists import BODIES
from store.names import Likeness, Named, likeness
from store.responses import close, messages, people, untold
from store.roster import Dated, Person
from store.states import Closed
from store.tables import Answer, Invitee, Response, Review

_KIND = "/sender/kind"
_ABOUT = re.compile(r"((?:/also/\d+)?)/delegates/(\d+)(?:/|$)")


def outdate(connection: Connection, response: int, now: dt.datetime) -> None:
    """Close the review items of a response's messages that are settled; open the others."""
    rows = _doubts(connection, response)
    if not rows:
        return
    settled = [*_about_kind(connection, rows), *_about_people(connection, rows, response)]
    closing = [row.id for row, gone in settled if gone and row.closed_at is None]
    opening = [row for row, gone in settled if not gone and row.closed_at is not None]
    close(connection, closing, now, Closed.OUTDATED)
    close(connection, [row.id for row in opening], None, None)
    untold(connection, {row.message_id for row in opening})


def _about_people(connection: Connection, rows: Sequence[Any], response: int) -> list[tuple[Any, bool]]:
    """Return the items about delegates of a response, and whether these are off its list."""
    said = {(one.id, one.path): one for one, _ in messages(connection, response)}
    listed = people(connection, (response,)).get(response, ())
    about = [(row, place) for row in rows for place in [_place(row, said)] if place is not None]
    return [(row, is_off(message, number, listed)) for row, (message, number) in about]


def _about_kind(connection: Connection, rows: Sequence[Any]) -> list[tuple[Any, bool]]:
    """Return the items about what kind of body a sender is, and whether the ledger of a meeting tells that."""
    asking = [row for row in rows if row.path == _KIND]
    its = (Response.meeting_key == Invitee.meeting_key) & (Response.sender_key == Invitee.sender_key)
    query = select(Answer.message_id).join(Response, Response.id == Answer.response_id).join(Invitee, its)
    query = query.where(Answer.message_id.in_({row.message_id for row in asking}), Invitee.section.in_(BODIES))
    told = set(connection.execute(query).scalars()) if asking else set()
    return [(row, row.message_id in told) for row in asking]


def _doubts(connection: Connection, response: int) -> list[Any]:
    """Return the items of that kind that messages of a response have by themselves, open ones and outdated ones."""
    mine = select(Answer.message_id).where(Answer.response_id == response)
    about = Review.path.contains("/delegates/") | (Review.path == _KIND)
    query = select(Review).where(Review.message_id.in_(mine), about)
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
