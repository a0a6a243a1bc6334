"""Letters whose sender nobody knows: copies of one are filed together, until somebody says who sent it."""

from hashlib import sha256

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from parsers.record import Response
from store import copies, places
from store.names import unordered
from store.responses import UNKNOWN, Place, all_parts, letters, messages, parts, said, sender_key
from store.tables import Answer, Unsigned
from store.tables import Response as Responses

# So many people of a letter are signs of it: of some a bad scan makes others.
_FEW = 10
# A letter comes less often: each is compared with each.
_MANY = 40
_WHO = "who:"


def marks(record: Response) -> frozenset[Place]:
    """Return by what copies of a letter without a sender are found, for each meeting: number, Message-ID, people.

    These stand where the sender's key would. Nothing for a record with a sender, and for one that answers nothing.
    """
    unknown = sender_key(record.sender, 0).startswith(UNKNOWN)
    return frozenset((sign, part.meeting or "") for part in parts(record) for sign in signs(record) if unknown)


def signs(record: Response) -> tuple[str, ...]:
    """Return what is the same in copies of a letter: all of it, or some where one was read badly."""
    number, mail = copies.number(record.note.number), record.message_id
    people = [delegate.name for part in all_parts(record) for delegate in part.delegates[:_FEW]]
    named = (f"note:{number}",) * bool(number) + (f"mail:{mail}",) * bool(mail)
    return *named, *dict.fromkeys(f"{_WHO}{_digest(name)}" for name in people)


def _digest(name: str) -> str:
    """Return what is short and the same for a name with its words in any order."""
    return sha256(unordered(name).encode("utf-8", "replace")).hexdigest()


def remember(connection: Connection, message: int, *records: Response) -> None:
    """Keep the marks that a message bears by its records, as read or as the staff has said, beside earlier ones."""
    places.keep(connection, Unsigned, message, frozenset().union(*map(marks, records)))


def near(connection: Connection, message: int) -> set[int]:
    """Return the other messages that bear or bore a mark of a message."""
    mine, theirs = aliased(Unsigned), aliased(Unsigned)
    same = (mine.sender_key == theirs.sender_key) & (mine.meeting_key == theirs.meeting_key)
    query = select(theirs.message_id).join(mine, same).where(mine.message_id == message, theirs.message_id != message)
    return set(connection.execute(query).scalars())


def homes(connection: Connection, message: int, record: Response) -> dict[str, int]:
    """Return the responses, by meeting, where a letter is filed of which nobody knows the sender; none where one does.

    It is where copies of it are, of several that of the message that came first, or the only one where letters are
    like it; else where it is alone by now.
    """
    if not sender_key(record.sender, message).startswith(UNKNOWN):
        return {}
    return _alone(connection, message) | _with_copies(connection, message, record)


def _alone(connection: Connection, message: int) -> dict[str, int]:
    """Return where a message is filed whose sender nobody knows, by meeting, and no other one is."""
    other = aliased(Answer)
    shared = select(other.message_id).where(other.response_id == Answer.response_id, other.message_id != message)
    query = (
        select(Responses.meeting_key, Responses.id)
        .join(Answer, Answer.response_id == Responses.id)
        .where(Answer.message_id == message, Responses.sender_key.startswith(UNKNOWN), ~shared.exists())
    )
    return {row.meeting_key: row.id for row in connection.execute(query)}


def _with_copies(connection: Connection, message: int, record: Response) -> dict[str, int]:
    others = _marked(connection, record) - {message}
    if not others:
        return {}
    query = (
        select(Responses.meeting_key, Responses.id)
        .join(Answer, Answer.response_id == Responses.id)
        .where(Answer.message_id.in_(others), Responses.sender_key.startswith(UNKNOWN))
        .group_by(Responses.meeting_key, Responses.id)
        .order_by(func.min(Answer.message_id))
    )
    lists = {row.id: row.meeting_key for row in connection.execute(query)}
    there = {id: [one for one, _ in messages(connection, id) if one.id != message] for id in lists}
    found: dict[str, int] = {}
    for (_, meeting), part in said(*letters(connection, {message})[message]):
        its = {id: some for id, some in there.items() if lists[id] == meeting}
        copied = [id for id, some in its.items() if any(copies.is_copy(one, part) for one in some)]
        like = copies.alike(part, [one for some in its.values() for one in some])
        alike = [id for id, some in its.items() if any(one in like for one in some)]
        # A copy is one of the first; what is only alike may be of each of several, so it is of none.
        for id in copied[:1] or alike * (len(alike) == 1):
            found.setdefault(meeting, id)
    return found


def _marked(connection: Connection, record: Response) -> set[int]:
    """Return the messages that bear a mark of a record; by people alone only where they are few: copies are."""
    there = places.at(connection, Unsigned, marks(record))
    named, sure = (
        {id for (mark, _), ids in there.items() if mark.startswith(_WHO) is by_name for id in ids}
        for by_name in (True, False)
    )
    return sure | named if len(named) <= _MANY else sure
