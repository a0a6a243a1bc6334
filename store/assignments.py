"""What the staff says a message is: who sends it, which meeting it answers, what it does. Held over every reading."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, Engine, insert, select

from parsers.record import Change, Delegate, Intent, MeetingRef, Reason, Response, ReviewItem, Sender
from store import places, responses, tables
from store.database import reading
from store.delegation import By
from store.delegation import Change as Changed
from store.errors import AlreadyCorrected, check_known
from store.rereading import followed
from store.responses import Place

ASSIGNED = "assigned"
_PATHS = {"sender": "/sender", "meeting": "/meeting", "intent": "/intent"}


class Assignment(Struct, frozen=True, omit_defaults=True):
    """What a message is; None where nothing is said about that.

    `looked_up` means that nobody has said what kind of body the sender is: it is known of bodies called so. `meeting`
    is of the first part of a message: of `lists` that was read to be about `part` then, "" for no meeting; None in
    older words.
    """

    sender: Sender | None = None
    meeting: str | None = None
    intent: Intent | None = None
    looked_up: bool = False
    part: str | None = None
    lists: int = 1

    @property
    def fields(self) -> tuple[str, ...]:
        """What something is said about."""
        return tuple(field for field in _PATHS if getattr(self, field) is not None)


class Assigned(Struct, frozen=True, tag="assignment"):
    """An assignment in the history: what the message was before, and what is said of it after.

    `changes` are those that it made to the list whose history it stands in.
    """

    id: int
    message: int
    author: str
    at: dt.datetime
    before: Assignment
    after: Assignment
    changes: tuple[Changed, ...] = ()

    @property
    def places(self) -> tuple[Place, Place]:
        """The response that the message was filed under, or would have been, and the one that it is after."""
        sender = self.after.sender or self.before.sender
        meeting = self.after.meeting or self.before.meeting
        return self._place(self.before.sender, self.before.meeting), self._place(sender, meeting)

    def value(self, field: str) -> object:
        """Return what is said of a field; of the sender what makes all its names one."""
        said = getattr(self.after, field)
        return responses.sender_key(said, self.message) if isinstance(said, Sender) else said

    def _place(self, sender: Sender | None, meeting: str | None) -> Place:
        return responses.sender_key(sender or Sender(), self.message), meeting or ""


def assigned(record: Response, said: Sequence[Assignment]) -> Response:
    """Return a record as the staff has it, by its last word; the doubts that this settles are gone from it.

    Where it is not sure of which part a meeting was said, that is a doubt.
    """
    last = _last_word(said)
    part, sure = part_meant(record, last)
    meetings = [record.meeting, *(one.meeting for one in record.also)]
    read = meetings[part].reference or "no meeting"
    if last.meeting is not None:
        meetings[part] = MeetingRef(last.meeting)
    doubts = [item for item in record.review if not _settled(item, last, part)]
    moved = dict(_moved(record)) if last.intent is Intent.NOMINATE else {}
    sure = sure or last.intent is Intent.UNRELATED
    unsure = () if sure else (ReviewItem("/meeting", Reason.OTHER, _WHICH.format(last.meeting, read)),)
    return replace(
        record, sender=last.sender or record.sender, meeting=meetings[0], intent=last.intent or record.intent,
        delegates=_as_said(record.delegates, last.intent),
        also=tuple(
            replace(one, meeting=meeting, delegates=_as_said(one.delegates, last.intent))
            for one, meeting in zip(record.also, meetings[1:], strict=True)
        ),
        review=(*(replace(item, path=followed(item.path, moved)) for item in doubts), *unsure),
    )  # fmt: skip


_WHICH = (
    "A list of this message was said to be about {}, and the message is read otherwise now: it was taken to be said of "
    "the list read to be about {}. See whether it was, and put the others right with `intake correct`."
)


def as_copy(record: Response, read: Response, word: Assignment, other: Response) -> Response:
    """Return a record as it would be if what was said of a message were said of it too.

    `read` is what was read of it, `other` what is read of that message: of a meeting that is said of the same part.
    """
    if word.meeting is not None:
        mine, theirs, now = ([part.meeting or "" for part in responses.all_parts(one)] for one in (read, other, record))
        about = theirs[part_meant(other, word)[0]]
        place = 0 if len(mine) == len(theirs) == 1 else mine.index(about) if about in mine else None
        word = replace(word, meeting=None) if place is None else replace(word, part=now[place], lists=len(now))
    return assigned(record, [word])


def part_meant(record: Response, said: Assignment) -> tuple[int, bool]:
    """Return of which part of what is read a meeting was said, and whether that is sure: of the one about the same.

    Of a message of one list it is that list. Where nothing was said, it would be of the first.
    """
    meetings = [part.meeting or "" for part in responses.all_parts(record)]
    if said.meeting is None or said.part is None or said.part in meetings:
        return meetings.index(said.part) if said.part in meetings else 0, True
    if said.meeting in meetings:
        return meetings.index(said.meeting), said.lists == 1
    return 0, said.lists == len(meetings) == 1


def over(engine: Engine, message: int, record: Response) -> Response:
    """Return what was read of a message with what the staff has said about it."""
    with reading(engine) as connection:
        return assigned(record, [one.after for one in of_messages(connection, (message,))])


def of_messages(connection: Connection, messages: Collection[int]) -> tuple[Assigned, ...]:
    """Return what the staff has said about messages, oldest first."""
    query = select(tables.Correction).where(tables.Correction.message_id.in_(messages))
    return tuple(_read(row) for row in connection.execute(query.order_by(tables.Correction.id)))


def by_message(connection: Connection, messages: Collection[int]) -> dict[int, list[Assigned]]:
    """Return what the staff has said about messages, by message, oldest first."""
    found: dict[int, list[Assigned]] = {}
    for one in of_messages(connection, messages):
        found.setdefault(one.message, []).append(one)
    return found


def every(connection: Connection) -> tuple[Assigned, ...]:
    """Return all that the staff has ever said of messages, oldest first: what people type is little."""
    # Sorted here: asked for by number, the corrections of lists would be read through as well.
    rows = connection.execute(select(tables.Correction).where(tables.Correction.message_id > 0)).all()
    return tuple(_read(row) for row in sorted(rows, key=lambda row: row.id))


def remember(connection: Connection, message: int, *records: Response) -> None:
    """Keep where a message of which the staff has said something is by its records, beside where it was."""
    at = frozenset().union(*(responses.places(one, message) for one in records))
    places.keep(connection, tables.AssignedPlace, message, at)


def by_one_word(record: Response, said: Sequence[Assignment]) -> list[Response]:
    """Return a record as the sender alone, and the meeting alone, that were said would make it; none if not both were.

    There may be a copy that was read so.
    """
    last = _last_word(said)
    both = last.sender is not None and last.meeting is not None
    alone = (replace(last, sender=None), replace(last, meeting=None)) if both else ()
    return [assigned(record, [half]) for half in alone]


def holding(made: Sequence[Assigned]) -> dict[str, Assigned]:
    """Return what holds of a message by field: the assignment that said so, not one that only repeats it."""
    found = dict[str, Assigned]()
    for one in made:
        for field in one.after.fields:
            if field not in found or found[field].value(field) != one.value(field):
                found[field] = one
    return found


def told(said: Assignment) -> str:
    """Return in words what somebody said that a message is: "Togo's", "about CU 2009/41", "unrelated"."""
    sender = f"{said.sender.name}'s" if said.sender is not None else ""
    meeting = f"about {said.meeting}" if said.meeting else ""
    return ", ".join(filter(None, (sender, meeting, str(said.intent or ""))))


def is_said(connection: Connection, message: int, said: Assignment) -> bool:
    """Tell whether the staff's last word on a message is this already."""
    last = last_word(of_messages(connection, (message,)))
    news = said.sender is not None and last.looked_up and not said.looked_up
    return not news and all(getattr(last, field) == getattr(said, field) for field in said.fields)


def check_seen(connection: Connection, message: int, said: Assignment, by: By, seen: int) -> None:
    """Raise AlreadyCorrected, of the last one, where an assignment newer than number `seen` is about the same.

    Raises UnknownCorrection where there is none with that number.
    """
    made = of_messages(connection, (message,))
    check_known(seen, (one.id for one in made))
    for one in reversed(made):
        if one.id > seen and set(one.after.fields) & set(said.fields):
            raise AlreadyCorrected(
                f"message {message} was assigned by {one.author} on {by.told(one.at)} (it is {told(one.after)}): "
                f"nothing was changed. `intake history` shows it; --over {one.id} says that you have seen it."
            )


def enter(
    connection: Connection, message: int, record: Response, said: Assignment, by: By, *, read: Response
) -> Assigned:
    """Write down what somebody says a message is, and where it was until then by its `record`, `read` as it is read."""
    remember(connection, message, record)
    parts = responses.all_parts(read)
    at, _ = part_meant(read, last_word(of_messages(connection, (message,))))
    if said.meeting is not None:
        said = replace(said, part=parts[at].meeting or "", lists=len(parts))
    before = Assignment(record.sender, responses.all_parts(record)[at].meeting, record.intent)
    values = {
        "message_id": message, "at": by.at, "author": by.author, "what": ASSIGNED,
        "said": tables.clean(msgspec.json.encode(said).decode()),
        "before": tables.clean(msgspec.json.encode(before).decode()),
    }  # fmt: skip
    return _read(connection.execute(insert(tables.Correction).returning(tables.Correction), values).one())


def last_word(made: Sequence[Assigned]) -> Assignment:
    """Return what a message is by all that was said of it, oldest first."""
    return _last_word([one.after for one in made])


def _last_word(said: Sequence[Assignment]) -> Assignment:
    values = {field: getattr(one, field) for one in said for field in one.fields}
    looked_up = next((one.looked_up for one in reversed(said) if one.sender is not None), False)
    part, lists = next(((one.part, one.lists) for one in reversed(said) if one.meeting is not None), (None, 1))
    return Assignment(**values, looked_up=looked_up, part=part, lists=lists)


def _as_said(delegates: tuple[Delegate, ...], intent: Intent | None) -> tuple[Delegate, ...]:
    """Return the delegates as a message of this intent names them: a list withdraws nobody."""
    if intent is Intent.NOMINATE:
        return tuple(replace(d, change=Change.LIST) for d in delegates if d.change is not Change.REMOVE)
    if intent is Intent.AMEND:
        return tuple(replace(d, change=Change.ADD) if d.change is Change.LIST else d for d in delegates)
    return delegates


def _moved(record: Response) -> Iterator[tuple[str, str]]:
    """Yield the path of everybody in a record, and where they stand on a list that withdraws nobody.

    Of those whom it leaves out that is the list.
    """
    for part in responses.all_parts(record):
        path, left = f"{part.path}/delegates", 0
        for at, delegate in enumerate(part.delegates):
            gone = delegate.change is Change.REMOVE
            yield f"{path}/{at}", path if gone else f"{path}/{at - left}"
            left += gone


def _settled(item: ReviewItem, said: Assignment, part: int) -> bool:
    """Tell whether a doubt is none any more: of what answers no invitation nothing has to be read right."""
    paths = _PATHS | {"meeting": f"/also/{part - 1}/meeting" if part else "/meeting"}
    return said.intent is Intent.UNRELATED or any(item.path.startswith(paths[field]) for field in said.fields)


def _read(row: Any) -> Assigned:
    after, before = (msgspec.json.decode(json, type=Assignment) for json in (row.said, row.before))
    return Assigned(row.id, row.message_id, row.author, row.at, before, after)
