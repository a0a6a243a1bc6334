"""Of a message that says what another one says that was said to be something else: whether it is that too.

What is to be asked follows from the records and from what the staff has said: of each field by itself, of which the
last word counts that said something new.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from parsers.record import Reason, Response, ReviewItem
from store import assignments, copies, unsigned
from store.assignments import Assigned, Assignment, as_copy, part_meant
from store.places import at
from store.responses import all_parts, as_read, letters, parts, places, said, sender_key
from store.states import State
from store.tables import Answer, AssignedPlace, Message, Unsigned
from store.tables import Response as Responses

_ASKED = (
    "The same came as message {}, which is {}: see whether this one is too, and say so with `intake assign {}` ({}), "
    "or dismiss this."
)


class _Question(Struct, frozen=True):
    """What another message was said to be, by field, that one is not; `part` is one that no meeting is assigned to."""

    other: int
    said: dict[str, Assigned]
    part: str | None = None

    @property
    def last(self) -> int:
        return max(one.id for one in self.said.values())

    @property
    def what(self) -> tuple[tuple[str, object], ...]:
        return tuple((field, one.value(field)) for field, one in self.said.items())

    def item(self, message: int) -> ReviewItem:
        by = {one.id: one for one in self.said.values()}
        told = ", ".join(_told(by[id], [f for f, one in self.said.items() if one.id == id]) for id in sorted(by))
        by_hand = f"`intake correct` for the list about {self.part}" if self.part else "--meeting"
        options = ", ".join(by_hand if field == "meeting" else f"--{field}" for field in self.said)
        return ReviewItem("/sender", Reason.OTHER, _ASKED.format(self.other, told, message, options))


def asked(connection: Connection, records: Mapping[int, Response]) -> dict[int, tuple[ReviewItem, ...]]:
    """Return of each message an item for each thing that it is not, and that others which say the same were said to be.

    It is about the last of them of which that was said, and names the corrections by number, so that a decision answers
    nothing that is said later. Whoever says the same thing of the message has answered what was said before.
    """
    found = dict[int, tuple[ReviewItem, ...]]()
    for message, questions in _questions(connection, records).items():
        last = {one.what: one for one in sorted(questions, key=lambda one: one.last)}
        found[message] = tuple(one.item(message) for one in last.values())
    return found


def in_doubt(connection: Connection, message: int, record: Response) -> set[str]:
    """Return the fields of what a message is that are asked."""
    questions = _questions(connection, {message: record})[message]
    return {field for one in questions for field in one.said}


def near(connection: Connection, message: int) -> set[int]:
    """Return the other filed messages where one, of which the staff has said what it is, is or was by what was read.

    Of one whose sender nobody knows or knew, those that bear the same marks; and those of which something was said that
    are or were by what was read where it is or was.
    """
    here = (Responses.sender_key == AssignedPlace.sender_key, Responses.meeting_key == AssignedPlace.meeting_key)
    query = (
        select(Answer.message_id)
        .select_from(AssignedPlace)
        .join(Responses, here[0] & here[1])
        .join(Answer, Answer.response_id == Responses.id)
        .join(Message, Message.id == Answer.message_id)
        .where(AssignedPlace.message_id == message, Message.state == State.FILED, Message.id != message)
    )
    mine, theirs = aliased(AssignedPlace), aliased(AssignedPlace)
    same = (mine.sender_key == theirs.sender_key) & (mine.meeting_key == theirs.meeting_key)
    shared = select(theirs.message_id).join(mine, same).where(mine.message_id == message, theirs.message_id != message)
    marked = unsigned.near(connection, message) | {*connection.execute(shared).scalars()}
    filed = select(Message.id).where(Message.id.in_(marked), Message.state == State.FILED)
    return {*connection.execute(query).scalars(), *(connection.execute(filed).scalars() if marked else ())}


def _questions(connection: Connection, records: Mapping[int, Response]) -> dict[int, list[_Question]]:
    """Return what is to be asked of messages, each with its record."""
    kept = letters(connection, records) if records else {}
    read = {message: as_read(letter) for message, letter in kept.items()}
    its = {
        message: places(record, message) | places(read[message], message) | unsigned.marks(record)
        | unsigned.marks(read[message]) if parts(record) else frozenset()
        for message, record in records.items()
    }  # fmt: skip
    every = frozenset().union(*its.values())
    there = at(connection, AssignedPlace, every) | at(connection, Unsigned, every)
    others = {
        message: sorted({other for place in some for other in there.get(place, ())} - {message})
        for message, some in its.items()
    }
    known = {each for message, some in others.items() if some for each in (message, *some)}
    kept |= letters(connection, known - kept.keys()) if known - kept.keys() else {}
    made = assignments.by_message(connection, known) if known else {}
    return {
        message: [
            question
            for other in some
            if other in made and (question := _question(message, records[message], other, kept, made)) is not None
        ]
        for message, some in others.items()
    }


def _question(
    message: int,
    record: Response,
    other: int,
    kept: Mapping[int, tuple[Any, Response]],
    made: Mapping[int, Sequence[Assigned]],
) -> _Question | None:
    """Return what holds of another message, said later than anything of the same of this one, that this one is not."""
    word = assignments.last_word(made[other])
    new = as_copy(record, as_read(kept[message]), word, as_read(kept[other]))
    answered = {field: one.id for one in made.get(message, ()) for field in one.after.fields}
    is_now, would_be, holding = _what(record, message), _what(new, message), assignments.holding(made[other])
    open = {
        field: holding[field] for field in is_now
        if field in holding and holding[field].id > answered.get(field, 0) and would_be[field] != is_now[field]
    }  # fmt: skip
    if not open or not _would_repeat(kept[message], new, kept[other]):
        return None
    own, _ = part_meant(as_read(kept[message]), assignments.last_word(made.get(message, ())))
    both = enumerate(zip(all_parts(record), all_parts(new), strict=True))
    changed = {at: was.meeting or "no meeting" for at, (was, now) in both if was.meeting != now.meeting}
    return _Question(other, open, None if own in changed else next(iter(changed.values()), None))


def _what(record: Response, message: int) -> dict[str, object]:
    """Return what the staff can say of a message, by field."""
    sender = sender_key(record.sender, message)
    return {"sender": sender, "meeting": [part.meeting for part in all_parts(record)], "intent": record.intent}


def _would_repeat(letter: tuple[Any, Response], new: Response, other: tuple[Any, Response]) -> bool:
    """Tell whether a message repeats another one in anything that would be otherwise if it were what that is.

    `new` is its record then: it would repeat it, or does as both are read, whatever was said of them. Of one whose
    sender nobody knows, whether it may be that one.
    """
    (row, record), read = letter, as_read(letter)
    changed = [
        at for at, ((before, _), (after, _)) in enumerate(zip(said(row, record), said(row, new), strict=True))
        if before != after or new.intent is not record.intent
    ]  # fmt: skip
    return _repeats(row, new, other, changed, known=not unsigned.marks(record)) or _repeats(
        row, read, (other[0], as_read(other)), changed, known=not unsigned.marks(read)
    )


def _repeats(row: Any, record: Response, other: tuple[Any, Response], parts: Collection[int], *, known: bool) -> bool:
    """Tell whether any of some parts of a message repeats another one, which may only be so if nobody is `known`."""
    mine, theirs = said(row, record), said(*other)
    same = copies.is_one if known else copies.perhaps_one
    return any(there == mine[at][0] and same(each, mine[at][1]) for at in parts for there, each in theirs)


def _told(one: Assigned, fields: Collection[str]) -> str:
    """Return in words what an assignment says of fields, and who said so."""
    what = assignments.told(Assignment(**{field: getattr(one.after, field) for field in fields}))
    return f"{what} as {one.author} has said (correction {one.id})"
