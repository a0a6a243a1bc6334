"""Of a message that says what another one says that was said to be something else: whether it is that too.

Nothing is remembered of it: what is to be asked follows from the records and from what the staff has said.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from parsers.record import Reason, Response, ReviewItem
from store import assignments, copies
from store.assignments import Assigned, Assignment, assigned
from store.responses import Place, letters, parts, said, sender_key
from store.states import State
from store.tables import Answer, Message
from store.tables import Response as Responses

_ASKED = (
    "The same came as message {}, which is {} as {} has said (correction {}): see whether this one is too, and say so "
    "with `intake assign {} --sender` (or --meeting, --intent), or dismiss this."
)


def asked(connection: Connection, message: int, record: Response) -> tuple[ReviewItem, ...]:
    """Return an item for each thing that a message is not, and that others which say the same were said to be.

    It is about the last of them of which that was said, and names the correction by its number, so that a decision
    answers nothing that is said later. Whoever says what the message is has answered all that was said before.
    """
    others = _others(connection, message, record)
    kept = letters(connection, (message, *(last.message for last, _ in others))) if others else {}
    found = {
        assignments.told(word): last for last, word in others
        if _would_repeat(kept[message], word, kept[last.message])
    }  # fmt: skip
    details = (_ASKED.format(one.message, what, one.author, one.id, message) for what, one in found.items())
    return tuple(ReviewItem("/sender", Reason.OTHER, detail) for detail in details)


def near(connection: Connection, message: int) -> set[int]:
    """Return the filed messages at the places where one, of which the staff has said what it is, was and would be."""
    made = assignments.of_messages(connection, (message,))
    places = {place for one in made for place in (*one.left, *one.places)}
    if not places:
        return set()
    query = (
        select(Answer.message_id)
        .join(Responses, Responses.id == Answer.response_id)
        .join(Message, Message.id == Answer.message_id)
        .where(or_(*(_is(place) for place in places)), Message.state == State.FILED, Message.id != message)
    )
    return set(connection.execute(query).scalars())


def _is(place: Place) -> ColumnElement[bool]:
    sender, meeting = place
    return and_(Responses.sender_key == sender, Responses.meeting_key == meeting)


def _others(connection: Connection, message: int, record: Response) -> list[tuple[Assigned, Assignment]]:
    """Return what was said last of each message that was where this one is, and what it is by all that was said of it.

    Only what this one is not, and what was said later than anything of this one; in the order in which it was said.
    """
    places = {(sender_key(record.sender, message), part.meeting or "") for part in parts(record)}
    made = assignments.of_places(connection, places)
    answered = max((one.id for one in assignments.of_messages(connection, (message,))), default=0) if made else 0
    others = ((last, word) for last, word in _last_words(made) if last.message != message and last.id > answered)
    is_now = _what(record, message)
    return [(last, word) for last, word in others if _what(assigned(record, [word]), message) != is_now]


def _last_words(made: Iterable[Assigned]) -> list[tuple[Assigned, Assignment]]:
    """Return of each message what was said last and what it is by that and all before, in the order of the last."""
    by_message = dict[int, list[Assigned]]()
    for one in made:
        by_message.setdefault(one.message, []).append(one)
    words = [(each[-1], assignments.last_word(each)) for each in by_message.values()]
    return sorted(words, key=lambda pair: pair[0].id)


def _what(record: Response, message: int) -> tuple[object, ...]:
    """Return what the staff can say of a message."""
    return record.intent, sender_key(record.sender, message), record.meeting.reference


def _would_repeat(letter: tuple[Any, Response], word: Assignment, other: tuple[Any, Response]) -> bool:
    """Tell whether a message would only repeat another one if it were what is said of that."""
    (row, record), known = letter, said(*other)
    return all(
        copies.first(one, [each for there, each in known if there == place])
        for place, one in said(row, assigned(record, [word]))
    )
