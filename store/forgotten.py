"""Meetings of which all that was kept of people was deleted, and how that is told."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Engine, select

from parsers.record import Reason, ReviewItem
from store import tables
from store.database import reading


class Forgotten(Struct, frozen=True):
    """That what was kept of a meeting was deleted `at` a time, the last of so many times, after so many `days`.

    `issues` is the highest number of the lists that had been released: the next one goes on from there.
    """

    meeting: str
    at: dt.datetime
    days: int
    issues: int = 0

    def __str__(self) -> str:
        """Return it as a sentence."""
        return f"What was kept of {self.meeting} was deleted on {self.at.date()} ([retention] days = {self.days})."


def of_meeting(connection: Connection, meeting: str) -> Forgotten | None:
    """Return what is known of a meeting that was forgotten; None of one that never was."""
    row = connection.execute(select(tables.Forgotten).where(tables.Forgotten.meeting_key == meeting)).first()
    return None if row is None else _read(row)


def every(engine: Engine) -> tuple[Forgotten, ...]:
    """Return the meetings that were forgotten, in the order of their references."""
    with reading(engine) as connection:
        rows = connection.execute(select(tables.Forgotten).order_by(tables.Forgotten.meeting_key)).all()
    return tuple(map(_read, rows))


def doubt(connection: Connection, response: int, messages: Sequence[int]) -> list[tuple[int, ReviewItem]]:
    """Return the doubt about a list that begins anew because an earlier one was deleted: what came first is gone.

    It is about the first of its messages.
    """
    query = select(tables.Forgotten).join(tables.Response, tables.Response.meeting_key == tables.Forgotten.meeting_key)
    row = connection.execute(query.where(tables.Response.id == response)).first()
    if row is None or not messages:
        return []
    return [(min(messages), ReviewItem("/meeting/reference", Reason.OTHER, f"{_read(row)} {_ANEW}"))]


_ANEW = (
    "This list begins anew: see whether somebody whom it does not name was to come, and say so with `intake correct`."
)


def _read(row: Any) -> Forgotten:
    return Forgotten(row.meeting_key, row.at, row.days, row.issues)
