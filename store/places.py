"""Tables of what messages were by what was read of them: where, in terms of sender and meeting, to be asked for."""

from collections.abc import Collection, Iterable
from typing import TypeAlias

from sqlalchemy import Connection, insert, select

from store.responses import Place
from store.tables import AssignedPlace, Unsigned, clean

_Table: TypeAlias = type[AssignedPlace] | type[Unsigned]


def keep(connection: Connection, table: _Table, message: int, places: Iterable[Place]) -> None:
    """Keep places of a message beside those that are kept of it."""
    if not places:
        return
    known = select(table.sender_key, table.meeting_key).where(table.message_id == message)
    cleaned = {(clean(sender), clean(meeting)) for sender, meeting in places}
    new = cleaned - {tuple(row) for row in connection.execute(known)}
    rows = [{"sender_key": sender, "meeting_key": meeting, "message_id": message} for sender, meeting in sorted(new)]
    if rows:
        connection.execute(insert(table), rows)


def at(connection: Connection, table: _Table, places: Collection[Place]) -> dict[Place, frozenset[int]]:
    """Return the messages that are kept at places."""
    senders, meetings = ({place[i] for place in places} for i in (0, 1))
    query = select(table).where(table.sender_key.in_(senders), table.meeting_key.in_(meetings))
    found: dict[Place, frozenset[int]] = {}
    for row in connection.execute(query) if places else ():
        place = row.sender_key, row.meeting_key
        found[place] = found.get(place, frozenset()) | {row.message_id}
    return found
