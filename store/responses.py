"""What one sender answers about one meeting, as rows: brought up to date from its messages, within a transaction."""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from parsers.record import Delegate, Intent, Kind, Note, Reason, ReviewItem, Sender, from_json
from parsers.record import Response as Record
from store import calls, forgotten, tables
from store.delegation import Correction, Said, What
from store.lists import BODIES
from store.names import fold
from store.organs import organ
from store.roster import Attendance, Change, Dated, Person, Roster, apply, changes, counted_from, order
from store.states import DECIDED, Closed
from store.tables import Answer, Invitee, Message, Original, Response, Review, clean

_PERSON = (
    "name", "honorific", "given_names", "family_name", "role", "position", "organization",
    "emails", "phones", "faxes", "confidence", "messages",
)  # fmt: skip
_ABBREVIATION = re.compile(r"\s*[(（][^()（）]{1,60}[)）]\s*$")
_EVIDENCE = ("message_id", "field", "part", "filename", "page", "bbox", "text")
_JSON = frozenset({"emails", "phones", "faxes", "messages"})


# What a review item asks: message, path, reason, detail and part.
_Asked: TypeAlias = tuple[int, str, str, str, str | None]
# Sender key and meeting key of a response.
Place: TypeAlias = tuple[str, str]
# How the key of a sender begins whom nobody knows.
UNKNOWN = "message:"
_UNINVITED = (
    "{} is not in the ledger of {}: see whether the sender was read right, or import the list of those invited with it."
)
_STATES = (Kind.STATE, Kind.OBSERVER_STATE)
# A sender of whom nothing is filed has a list too while somebody is on it: then the staff has added them.
LISTED = (Response.messages > 0) | (Response.attendance == Attendance.ATTENDING)


class Part(Struct, frozen=True):
    """What a message says about one of its meetings; `path` is the JSON pointer of that answer in its record."""

    path: str
    meeting: str | None
    delegates: tuple[Delegate, ...]


class Filed(Struct, frozen=True):
    """A part of a message under the response that it is filed under, and the meeting that it is about."""

    response: int
    meeting: str
    delegates: tuple[Delegate, ...]


def parts(record: Record) -> tuple[Part, ...]:
    """Return what a record says, meeting by meeting; nothing where it answers no invitation."""
    return () if record.intent is Intent.UNRELATED else all_parts(record)


def all_parts(record: Record) -> tuple[Part, ...]:
    """Return what a record says, meeting by meeting, though it may answer no invitation."""
    also = (Part(f"/also/{i}", one.meeting.reference, one.delegates) for i, one in enumerate(record.also))
    return Part("", record.meeting.reference, record.delegates), *also


def places(record: Record, message: int) -> frozenset[Place]:
    """Return where a record is filed, or would be if it answered an invitation."""
    key = sender_key(record.sender, message)
    return frozenset((key, part.meeting or "") for part in all_parts(record))


def sender_key(sender: Sender, message: int) -> str:
    """Return what makes the names of a sender one; a sender without a name is the message's own."""
    if sender.iso3:
        return f"iso3:{sender.iso3}"
    name = fold(unabbreviated(sender.known_as or sender.name or ""))
    return f"name:{name}" if name else f"{UNKNOWN}{message}"


def called(name: str | None, key: str) -> str:
    """Return how a sender is called whose key is `sender_key`; one whom nobody knows by the message that came."""
    return name or f"sender unknown ({key.replace(':', ' ')})"


_CALLED = re.compile(r"sender unknown \(message (\d+)\)", re.ASCII | re.IGNORECASE)


def key_of(called: str) -> str | None:
    """Return the key of a sender whom nobody knows, by how it is `called`; None of any other."""
    found = _CALLED.fullmatch(" ".join(called.split()))
    return f"{UNKNOWN}{found[1]}" if found else None


def unabbreviated(name: str) -> str:
    """Return an organization's name without its abbreviation in brackets at the end."""
    return _ABBREVIATION.sub("", name) or name


def link(
    connection: Connection, message: int, record: Record, homes: Mapping[str, int], now: dt.datetime
) -> frozenset[int]:
    """File a message under the responses that its record names and under no other; return all that are affected.

    `homes` are those, by meeting, where its copies are while nobody knows the sender.
    """
    old = connection.execute(select(Answer.response_id).where(Answer.message_id == message)).scalars()
    affected = set(old)
    if affected:
        connection.execute(delete(Answer).where(Answer.message_id == message))
    for number, part in enumerate(parts(record)):
        place = sender_key(record.sender, message), part.meeting or ""
        response = homes.get(part.meeting or "") or of_place(connection, place, record.sender, now)
        row = {"response_id": response, "message_id": message, "part": number}
        connection.execute(insert(Answer), row)
        affected.add(response)
    return frozenset(affected)


def filed(connection: Connection, message: int) -> tuple[Filed, ...]:
    """Return where the parts of a message with a record are filed, and whom they name there."""
    query = select(Answer.response_id, Answer.part, tables.Record.json)
    query = query.join(tables.Record, tables.Record.message_id == Answer.message_id)
    rows = connection.execute(query.where(Answer.message_id == message).order_by(Answer.part)).all()
    said = parts(from_json(rows[0].json.encode())) if rows else ()
    found = ((row.response_id, said[row.part]) for row in rows)
    return tuple(Filed(response, part.meeting or "", part.delegates) for response, part in found)


def rebuild(
    connection: Connection, response: int, cause: int | None, now: dt.datetime, since: dt.datetime | None = None
) -> Roster:
    """Bring a response up to date with its messages; what became different is the history of message `cause`.

    `cause` None is a correction, which tells itself what it changed. `since` is as of `sync_review`.
    """
    told = messages(connection, response)
    made = _corrections(connection, response)
    roster = apply((dated for dated, _ in told), made)
    before = people(connection, (response,)).get(response, ())
    differs = changes(before, roster, cause)
    if cause is not None:
        _remember(connection, response, cause, differs, now)
    _replace_people(connection, response, before, roster.people)
    values: dict[str, object] = {"attendance": roster.attendance, "messages": len({dated.id for dated, _ in told})}
    values |= {"changed_at": now} if differs else {}
    if told:
        last, sender = max(told, key=lambda pair: order(pair[0]))
        values |= _sender(sender)
        values |= {} if sender.iso3 else _kind(connection, response, sender_key(sender, last.id))
    connection.execute(update(Response).where(Response.id == response).values(**values))
    doubts = [(doubt.message, doubt.item) for doubt in roster.doubts]
    doubts += [(each.doubt.message, each.doubt.item) for each in roster.contradictions]
    heard = calls.doubts(connection, response, roster, [dated for dated, _ in told])
    doubts += [(doubt.message, doubt.item) for doubt in heard]
    doubts += _of_uninvited(connection, response, [dated.id for dated, _ in told])
    doubts += forgotten.doubt(connection, response, [dated.id for dated, _ in told])
    sync_review(connection, doubts, now, response=response, since=since)
    return roster


def _kind(connection: Connection, response: int, key: str) -> dict[str, object]:
    """Return what kind of body a sender is by the staff or by the ledger of the meeting; nothing where none says."""
    kind = _said_kind(connection, response, key) or _kind_by_ledger(connection, response)
    return {} if kind is None else {"sender_kind": str(kind)}


def _said_kind(connection: Connection, response: int, key: str) -> Kind | None:
    """Return what kind of body the staff last said of any message of a response that its sender, `key`, is."""
    query = select(tables.Correction.said, tables.Correction.message_id)
    query = query.join(Answer, Answer.message_id == tables.Correction.message_id)
    rows = connection.execute(query.where(Answer.response_id == response).order_by(tables.Correction.id))
    said = [(row.message_id, msgspec.json.decode(row.said)) for row in rows]
    senders = [
        (message, msgspec.convert(one["sender"], Sender)) for message, one in said
        if "sender" in one and not one.get("looked_up")
    ]  # fmt: skip
    kinds = [sender.kind for message, sender in senders if sender_key(sender, message) == key]
    return kinds[-1] if kinds and kinds[-1] is not Kind.UNKNOWN else None


def _kind_by_ledger(connection: Connection, response: int) -> Kind | None:
    """Return what kind of body the sender is by the ledger of the meeting; None where that does not say."""
    its = (Response.meeting_key == Invitee.meeting_key) & (Response.sender_key == Invitee.sender_key)
    query = select(Invitee.section).join(Response, its).where(Response.id == response)
    return BODIES.get(connection.execute(query).scalar() or "")


def _of_uninvited(connection: Connection, response: int, messages: Sequence[int]) -> list[tuple[int, ReviewItem]]:
    """Return the doubt about a sender who is not on the list of those invited: of States, where none was entered.

    It is about the first message that came, and not about one whose sender nobody knows.
    """
    listed = select(Invitee.place).where(Invitee.meeting_key == Response.meeting_key)
    body = Response.sender_iso3.is_(None) & Response.sender_kind.not_in([str(kind) for kind in _STATES])
    known = Response.meeting_key != ""
    missing = known & (listed.exists() | body) & ~listed.where(Invitee.sender_key == Response.sender_key).exists()
    query = select(Response.sender_name, Response.sender_key, Response.meeting_key).where(
        Response.id == response, missing
    )
    row = connection.execute(query).first()
    if not messages or row is None or row.sender_key.startswith(UNKNOWN):
        return []
    detail = _UNINVITED.format(row.sender_name, row.meeting_key)
    return [(min(messages), ReviewItem("/sender", Reason.OTHER, detail))]


def roster(connection: Connection, response: int, at: dt.datetime | None = None) -> Roster:
    """Return the roster to which the messages and corrections of a response lead, those that were there `at` a time."""
    told, made = [dated for dated, _ in messages(connection, response)], _corrections(connection, response)
    if at is not None:
        taken = select(Message.id).where(Message.id.in_([dated.id for dated in told]), Message.taken_at <= at)
        known = set(connection.execute(taken).scalars())
        told = [dated for dated in told if dated.id in known]
        made = [correction for correction in made if correction.at <= at]
    return apply(told, made)


def newest(connection: Connection, response: int) -> tuple[dt.date, dt.datetime] | None:
    """Return day and moment of the newest message of a response in the order in which they apply."""
    places = [order(dated)[:2] for dated, _ in messages(connection, response)]
    return max(places, default=None)


def people(connection: Connection, responses: Collection[int]) -> dict[int, tuple[Person, ...]]:
    """Return the rosters as they stand, by response, without evidence."""
    query = select(tables.Delegate).where(tables.Delegate.response_id.in_(responses))
    found: dict[int, list[Person]] = {}
    for row in connection.execute(query.order_by(tables.Delegate.response_id, tables.Delegate.place)):
        values = {field: getattr(row, field) for field in _PERSON}
        values |= {field: msgspec.json.decode(values[field]) for field in _JSON}
        values |= {"modality": row.modality} if row.modality else {}
        found.setdefault(row.response_id, []).append(msgspec.convert(values, Person))
    return {response: tuple(roster) for response, roster in found.items()}


def sync_review(
    connection: Connection,
    wanted: Iterable[tuple[int, ReviewItem]],
    now: dt.datetime,
    *,
    response: int | None = None,
    message: int | None = None,
    stays: bool = False,
    after: dt.datetime | None = None,
    since: dt.datetime | None = None,
) -> None:
    """Make the review items of a response, or those of a message's own record, the wanted ones.

    With `stays` they are those about what stays on the list of a response that the message has left, and no others are;
    one that was made before `after` asks something else.
    Those that stay keep their time, and those that somebody decided stay decided; a message that gets a new one has
    something to tell. `since` is when messages began to be read again, as nothing has come in: what is withdrawn since
    then was only away, and what is asked in the same words of another message of a response is the same.
    """
    own = (Review.response_id == response) & Review.stays.is_(stays)
    if response is None or stays:
        own &= Review.message_id == message
    items = dict.fromkeys(
        (number, item.path, str(item.reason), clean(item.detail), item.part) for number, item in wanted
    )
    rows = _standing(connection, own, since)
    alike = [row for row in rows if after is None or row.opened_at >= after]
    found = _found(alike, items, elsewhere=since is not None and response is not None)
    _keep(connection, rows, found)
    ended = (*DECIDED, Closed.WITHDRAWN)
    gone = [row.id for row in rows if row.id not in found and row.closed_as not in ended]
    close(connection, gone, now, Closed.WITHDRAWN)
    new = [item for item in items if item not in found.values()]
    if new:
        names = ("message_id", "path", "reason", "detail", "part")
        place = {"response_id": response, "stays": stays, "opened_at": now}
        values = [{**dict(zip(names, item, strict=True)), **place} for item in new]
        connection.execute(insert(Review), values)
        untold(connection, {item[0] for item in new})


def _standing(connection: Connection, own: ColumnElement[bool], since: dt.datetime | None) -> list[Any]:
    """Return the items that are not withdrawn, and after them those that were withdrawn `since` a time, if any."""
    standing = Review.closed_at.is_(None) | Review.closed_as.in_((*DECIDED, Closed.OUTDATED))
    if since is not None:
        standing |= (Review.closed_as == Closed.WITHDRAWN) & (Review.closed_at >= since)
    rows = connection.execute(select(Review).where(own, standing).order_by(Review.id))
    return sorted(rows, key=lambda row: bool(row.closed_as == Closed.WITHDRAWN))


def _found(rows: Sequence[Any], wanted: Collection[_Asked], *, elsewhere: bool) -> dict[int, _Asked]:
    """Return which of the wanted items rows are, by number: the same but for how sure it was read.

    With `elsewhere` an open one of which none is left is also what is asked in the same words about another message.
    """
    found, left = dict[int, _Asked](), dict.fromkeys(wanted)
    for same in (*_SAME, *[_in_words] * elsewhere):
        free = {same(item): item for item in left}
        for row in (row for row in rows if row.id not in found):
            item = None if same is _in_words and row.closed_as in DECIDED else free.pop(same(_asked(row)), None)
            if item is not None:
                del left[item]
                found[row.id] = item
    return found


def _in_words(item: _Asked) -> tuple[object, ...]:
    return item[2:]


# A page that is recognised anew, or on another machine, gives other figures.
_SURE = re.compile(r"(?<=with confidence )[01]\.\d+")
_SAME: tuple[Callable[[_Asked], tuple[object, ...]], ...] = (
    lambda item: item,
    lambda item: (*item[:3], _SURE.sub("", item[3]), item[4]),
)


def _asked(row: Any) -> _Asked:
    return row.message_id, row.path, row.reason, row.detail, row.part


def _keep(connection: Connection, rows: Sequence[Any], found: Mapping[int, _Asked]) -> None:
    """Make rows the items that they are found to be, and open those that were withdrawn; decided ones stay."""
    kept = [row for row in rows if row.id in found and row.closed_as not in DECIDED]
    for row in (row for row in kept if _asked(row) != found[row.id]):
        message, path, _, detail, _ = found[row.id]
        new = {"message_id": message, "path": path, "detail": detail}
        connection.execute(update(Review).where(Review.id == row.id).values(**new))
    close(connection, [row.id for row in kept if row.closed_as == Closed.WITHDRAWN], None, None)


def close(connection: Connection, items: Sequence[int], at: dt.datetime | None, how: Closed | None) -> None:
    """Note that review items are gone by themselves, and since when; None for both opens them."""
    if items:
        connection.execute(update(Review).where(Review.id.in_(items)).values(closed_at=at, closed_as=how))


def untold(connection: Connection, messages: Collection[int]) -> None:
    """Note that there is something new to tell about these messages."""
    connection.execute(update(Message).where(Message.id.in_(messages)).values(told=False))


def of_place(connection: Connection, place: Place, sender: Sender, now: dt.datetime) -> int:
    """Return the number of the response of a place, a new one of this sender where there is none yet."""
    key = dict(zip(("sender_key", "meeting_key"), place, strict=True))
    found = connection.execute(select(Response.id).filter_by(**key)).scalar()
    if found is not None:
        return int(found)
    values = {**key, **_sender(sender), "attendance": Attendance.PENDING, "messages": 0, "changed_at": now}
    made = connection.execute(insert(Response).returning(Response.id), values)
    return made.scalar_one()


def _sender(sender: Sender) -> dict[str, object]:
    return {"sender_name": sender.name, "sender_kind": str(sender.kind), "sender_iso3": sender.iso3}


_LETTERS = (
    select(
        Message.id, Message.sent, Message.sent_offset, Message.received, Message.received_offset,
        Message.internal_date, Message.taken_at, Original.sha256, tables.Record.json, tables.Record.as_read,
    )
    .select_from(Message)
    .join(Original, Original.id == Message.original_id)
    .join(tables.Record, tables.Record.message_id == Message.id)
)  # fmt: skip


def messages(connection: Connection, response: int) -> list[tuple[Dated, Sender]]:
    """Return what the messages of a response say, and who says it."""
    query = _LETTERS.add_columns(Answer.part).join(Answer, Answer.message_id == Message.id)
    rows = connection.execute(query.where(Answer.response_id == response))
    read = [(row, from_json(row.json.encode())) for row in rows]
    return [(_dated(row, record, parts(record)[row.part]), record.sender) for row, record in read]


def letters(connection: Connection, messages: Collection[int]) -> dict[int, tuple[Any, Record]]:
    """Return messages by number: what is kept of each, and its record; those without a record are left out."""
    rows = connection.execute(_LETTERS.where(Message.id.in_(messages)))
    return {row.id: (row, from_json(row.json.encode())) for row in rows}


def as_read(letter: tuple[Any, Record]) -> Record:
    """Return what was read of a message (of `letters`), whatever the staff has said of it."""
    row, record = letter
    return from_json(row.as_read.encode()) if row.as_read else record


def said(row: Any, record: Record) -> tuple[tuple[Place, Dated], ...]:
    """Return what a message (a row of `letters`) says by a record, and where, though it may answer no invitation.

    All whom nobody knows are one sender here.
    """
    key = sender_key(record.sender, 0)
    return tuple(((key, part.meeting or ""), _dated(row, record, part)) for part in all_parts(record))


def _corrections(connection: Connection, response: int) -> list[Correction]:
    return [read_correction(row) for row in standing(connection, response)]


def entered(connection: Connection, response: int) -> Sequence[Any]:
    """Return the rows of the corrections that hold on a list, or held there before they went on, oldest first."""
    query = select(tables.Correction).where(tables.Correction.response_id == response)
    return connection.execute(query.order_by(tables.Correction.id)).all()


def standing(connection: Connection, response: int) -> Sequence[Any]:
    """Return the rows of the corrections that hold on a list, oldest first."""
    return [row for row in entered(connection, response) if not row.what.endswith(tables.MOVED)]


def read_correction(row: Any) -> Correction:
    """Return a row about somebody on a list as the correction that it is, or was there."""
    what = What(row.what.removesuffix(tables.MOVED))
    added = what is What.ADDED
    person = msgspec.json.decode(row.after if added else row.before, type=Person)
    beside = (msgspec.json.decode(row.before, type=Person),) if added and row.before else ()
    said = msgspec.json.decode(row.said, type=Said)
    return Correction(row.id, what, person, said, row.author, row.at, row.day, row.moment, beside)


def _dated(row: Any, record: Record, part: Part) -> Dated:
    sent, received = tables.local(row.sent, row.sent_offset), tables.local(row.received, row.received_offset)
    arrival = received or row.internal_date or sent or row.taken_at
    note: Note = record.note
    return Dated(
        row.id, counted_from(note.date, sent, arrival), sent, received, row.sha256, record.intent,
        part.delegates, note.number, record.message_id, part.path, organ(record),
        note.date,
    )  # fmt: skip


def _remember(connection: Connection, response: int, message: int, changes: Sequence[Change], now: dt.datetime) -> None:
    if not changes:
        return
    rows = [
        {
            "response_id": response, "message_id": message, "at": now, "what": str(change.what),
            "before": _json(change.before), "after": _json(change.after),
        }
        for change in changes
    ]  # fmt: skip
    connection.execute(insert(tables.Change), rows)
    untold(connection, {message})


def _json(person: Person | None) -> str | None:
    return None if person is None else msgspec.json.encode(person).decode()


def _replace_people(connection: Connection, response: int, before: Sequence[Person], after: Sequence[Person]) -> None:
    """Make a response's people and their evidence those of `after`; rows that say the same stay."""
    evidence = [row for place, person in enumerate(after) for row in _evidence_rows(place, person)]
    same = list(before) == [msgspec.structs.replace(person, sources=()) for person in after]
    if same and _stored_evidence(connection, response) == [tuple(row.values()) for row in evidence]:
        return
    if before:
        connection.execute(delete(tables.Delegate).where(tables.Delegate.response_id == response))
    if after:
        rows = [{"response_id": response, "place": i, **_person_row(person)} for i, person in enumerate(after)]
        adding = insert(tables.Delegate).returning(tables.Delegate.id, sort_by_parameter_order=True)
        numbers = connection.execute(adding, rows).scalars().all()
        evidence = [{**row, "delegate_id": numbers[row["delegate_id"]]} for row in evidence]
    if evidence:
        connection.execute(insert(tables.Evidence), evidence)


def _stored_evidence(connection: Connection, response: int) -> list[tuple[object, ...]]:
    """Return the evidence of a response's people as `_evidence_rows` writes it for their places."""
    columns = [getattr(tables.Evidence, name) for name in _EVIDENCE]
    query = select(tables.Delegate.place, *columns).join(
        tables.Delegate, tables.Delegate.id == tables.Evidence.delegate_id
    )
    query = query.where(tables.Delegate.response_id == response).order_by(tables.Evidence.id)
    return [tuple(row) for row in connection.execute(query)]


def _person_row(person: Person) -> dict[str, object]:
    values = {field: getattr(person, field) for field in _PERSON}
    lists = {field: msgspec.json.encode(values[field]).decode() for field in _JSON}
    return {**values, **lists, "modality": person.modality or None}


def _evidence_rows(delegate: int, person: Person) -> list[dict[str, Any]]:
    rows = []
    for source in person.sources:
        evidence = source.evidence
        bbox = None if evidence.bbox is None else msgspec.json.encode(evidence.bbox).decode()
        values = (source.message, evidence.field, evidence.part, evidence.filename, evidence.page, bbox, evidence.text)
        rows.append({"delegate_id": delegate, **dict(zip(_EVIDENCE, values, strict=True))})
    return rows
