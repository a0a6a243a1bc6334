"""Whom a meeting's invitation went to, and what each of them has done about it."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, Engine, delete, func, insert, select

from parsers.record import Intent, Kind, from_json
from store import calls, forgotten, tables
from store.calls import ANSWERS, Call, told_at
from store.database import reading, writing
from store.lists import BODIES
from store.outdated import outdate
from store.responses import LISTED, called, rebuild
from store.roster import Attendance
from store.tables import Answer, Message, Record, local

NOT_INVITED = "not invited"


class Standing(StrEnum):
    """What an invited body has done: the first two are answers, the next ones are none yet.

    Of those who stand as forgotten nobody knows it any more: what was answered was deleted, and nothing came since.
    """

    ATTENDING = "attending"
    DECLINED = "declined"
    ACKNOWLEDGED = "acknowledged"
    ASKED = "asked"
    BOUNCED = "bounced"
    SILENT = "silent"
    FORGOTTEN = "forgotten"


class Invitee(Struct, frozen=True):
    """Who was invited; `key` is that of `store.responses.sender_key`, `addresses` are lower case."""

    section: str
    name: str
    key: str
    addresses: tuple[str, ...] = ()


class Line(Struct, frozen=True):
    """An invitee and its answer. `section` is NOT_INVITED for somebody who answers without being on the list.

    `answered` is the day on which it first said whether it comes, or else first wrote. `by_telephone` says that it did
    so by telephone and its note is still to follow; then the standing is what it told. `late` means that it first said
    so after the deadline, or that the deadline has passed without that; nobody is late of whom that is not known.
    """

    section: str
    name: str
    standing: Standing
    people: int = 0
    answered: dt.date | None = None
    late: bool = False
    addresses: tuple[str, ...] = ()
    messages: tuple[int, ...] = ()
    by_telephone: bool = False


def enter(engine: Engine, meeting: str, invited: Sequence[Invitee], now: dt.datetime) -> None:
    """Make these the invitees of a meeting, in this order, and nobody else.

    Whoever has answered without being one of them is a review item from now on, and one who is no longer. What kind a
    body is that has answered is what its section says.
    """
    rows = [
        {
            "meeting_key": meeting, "sender_key": one.key, "place": place, "section": one.section, "name": one.name,
            "addresses": msgspec.json.encode(one.addresses).decode(),
        }
        for place, one in enumerate(invited)
    ]  # fmt: skip
    with writing(engine) as connection:
        before = {one.key: one.section for one in _entered(connection, meeting)}
        connection.execute(delete(tables.Invitee).where(tables.Invitee.meeting_key == meeting))
        if rows:
            connection.execute(insert(tables.Invitee), rows)
        after = {one.key: one.section for one in invited}
        for response, key in _answering(connection, meeting):
            if _told_by(key, before) != _told_by(key, after):
                rebuild(connection, response, None, now)
                outdate(connection, response, now)


def _answering(connection: Connection, meeting: str) -> list[tuple[int, str]]:
    """Return the responses about a meeting, each with its sender's key."""
    query = select(tables.Response.id, tables.Response.sender_key).where(tables.Response.meeting_key == meeting)
    return [(row.id, row.sender_key) for row in connection.execute(query.where(tables.Response.messages > 0))]


def _told_by(key: str, invited: Mapping[str, str]) -> tuple[bool, Kind | None]:
    """Return whether a list of invitees misses somebody, and what kind of body it says that they are."""
    return bool(invited) and key not in invited, BODIES.get(invited.get(key, ""))


def ledger(
    engine: Engine,
    meeting: str,
    default: Sequence[Invitee],
    deadline: dt.date | None,
    today: dt.date,
    *,
    dated: dt.date | None = None,
    zone: dt.tzinfo = dt.UTC,
) -> tuple[Line, ...]:
    """Return a line for each invitee (`default` where none were entered), then one for each who was not invited.

    `dated` is the day of the invitation: what came back before it was another mail. Calls came on their day in `zone`.
    """
    with reading(engine) as connection:
        invited = _entered(connection, meeting) or tuple(default)
        said = _said(connection, meeting)
        bounced = _bounced(connection, {address for one in invited for address in one.addresses}, dated)
        waiting = calls.waiting(connection, meeting)
        called = {key: at.astimezone(zone).date() for key, at in told_at(connection, meeting).items()}
        is_gone = forgotten.of_meeting(connection, meeting) is not None
    known = {one.key for one in invited}
    names = {key: call.name for key, call in waiting.items()} | {key: one.name for key, one in said.items()}
    others = tuple(Invitee(NOT_INVITED, name, key) for key, name in sorted(names.items()) if key not in known)
    every = (*invited, *others)
    found = tuple(
        _told(
            _line(one, said.get(one.key), bounced, called.get(one.key), deadline=deadline, today=today),
            waiting.get(one.key),
        )
        for one in every
    )
    return tuple(map(_forgotten, found)) if is_gone else found


def in_ledger(engine: Engine, meeting: str, default: Sequence[Invitee]) -> dict[str, str]:
    """Return the names of all who are in a meeting's ledger, by sender key."""
    with reading(engine) as connection:
        invited = _entered(connection, meeting) or tuple(default)
        said = _said(connection, meeting)
    return {one.key: one.name for one in invited} | {
        key: one.name for key, one in said.items() if key not in {each.key for each in invited}
    }


def abbreviated(engine: Engine) -> dict[str, str]:
    """Return the names that all imported ledgers give with something in brackets, by sender key."""
    name = tables.Invitee.name
    query = select(tables.Invitee.sender_key, name).where(name.contains("(") | name.contains("（")).distinct()
    with reading(engine) as connection:
        return {row.sender_key: row.name for row in connection.execute(query.order_by(name))}


def sections(engine: Engine, meeting: str, default: Sequence[Invitee]) -> dict[str, str]:
    """Return the sections of a meeting's invitees, by sender key."""
    with reading(engine) as connection:
        return {one.key: one.section for one in _entered(connection, meeting) or tuple(default)}


def _forgotten(line: Line) -> Line:
    """Return a line of a meeting that was forgotten: from whom nothing came since may have answered before."""
    if line.standing not in {Standing.SILENT, Standing.BOUNCED}:
        return line
    return replace(line, standing=Standing.FORGOTTEN, late=False)


def _told(line: Line, call: Call | None) -> Line:
    """Return a line with what was told by telephone where the note is still to follow."""
    if call is None:
        return line
    people = line.people if call.attending else 0
    return replace(line, standing=Standing(call.attendance), by_telephone=True, people=people)


class _Said(Struct, frozen=True):
    """What one sender's messages about the meeting say together."""

    name: str
    attendance: Attendance
    people: int
    messages: tuple[tuple[int, Intent, dt.date], ...]


def _line(
    one: Invitee,
    said: _Said | None,
    bounced: Mapping[str, int],
    called: dt.date | None,
    *,
    deadline: dt.date | None,
    today: dt.date,
) -> Line:
    back = tuple(bounced[address] for address in one.addresses if address in bounced)
    days = [called] if called else []
    if said is None:
        standing, numbers = Standing.BOUNCED if back else Standing.SILENT, back
    else:
        days += [day for _, intent, day in said.messages if intent in ANSWERS]
        standing, numbers = _standing(said), tuple(number for number, _, _ in said.messages)
    first = min(days, default=None)
    late = deadline is not None and (first or today) > deadline
    # Who only acknowledged or asked has written too, though it has not yet said whether it comes.
    answered = first or (min((day for _, _, day in said.messages), default=None) if said else None)
    people = said.people if said else 0
    return Line(one.section, one.name, standing, people, answered, late, one.addresses, numbers)


def _standing(said: _Said) -> Standing:
    if said.attendance is not Attendance.PENDING:
        return Standing(said.attendance)
    # Who asked after acknowledging still waits for an answer of ours.
    asked = any(intent is Intent.INQUIRE for _, intent, _ in said.messages)
    return Standing.ASKED if asked else Standing.ACKNOWLEDGED


def _entered(connection: Connection, meeting: str) -> tuple[Invitee, ...]:
    query = select(tables.Invitee).where(tables.Invitee.meeting_key == meeting).order_by(tables.Invitee.place)
    return tuple(
        Invitee(row.section, row.name, row.sender_key, msgspec.json.decode(row.addresses, type=tuple[str, ...]))
        for row in connection.execute(query)
    )


def _said(connection: Connection, meeting: str) -> dict[str, _Said]:
    """Return what was said about a meeting, by sender."""
    of_meeting = (tables.Response.meeting_key == meeting, LISTED)
    people = _people(connection, meeting)
    found: dict[str, _Said] = {}
    messages = _messages(connection, meeting)
    for row in connection.execute(select(tables.Response).where(*of_meeting)):
        name = called(row.sender_name, row.sender_key)
        attendance, told = Attendance(row.attendance), tuple(messages.get(row.id, ()))
        found[row.sender_key] = _Said(name, attendance, people.get(row.id, 0), told)
    return found


def _people(connection: Connection, meeting: str) -> dict[int, int]:
    query = (
        select(tables.Delegate.response_id, func.count())
        .join(tables.Response, tables.Response.id == tables.Delegate.response_id)
        .where(tables.Response.meeting_key == meeting)
        .group_by(tables.Delegate.response_id)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _messages(connection: Connection, meeting: str) -> dict[int, list[tuple[int, Intent, dt.date]]]:
    """Return number, intent and day of arrival of the messages about a meeting, oldest first, by response."""
    query = (
        select(
            Answer.response_id, Message.id, Message.sent, Message.sent_offset, Message.received,
            Message.received_offset, Message.internal_date, Message.taken_at, Record.json,
        )
        .join(tables.Response, tables.Response.id == Answer.response_id)
        .join(Message, Message.id == Answer.message_id)
        .join(Record, Record.message_id == Message.id)
        .where(tables.Response.meeting_key == meeting)
        .order_by(Message.id)
    )  # fmt: skip
    found: dict[int, list[tuple[int, Intent, dt.date]]] = {}
    for row in connection.execute(query):
        intent = from_json(row.json.encode()).intent
        found.setdefault(row.response_id, []).append((row.id, intent, _arrived(row)))
    return found


def _arrived(row: Any) -> dt.date:
    received, sent = local(row.received, row.received_offset), local(row.sent, row.sent_offset)
    moment: dt.datetime = received or row.internal_date or sent or row.taken_at
    return moment.date()


def _bounced(connection: Connection, addresses: Collection[str], since: dt.date | None) -> dict[str, int]:
    """Return the last message that says that mail to an address was not delivered, by address."""
    query = (
        select(
            tables.Bounce.address, Message.id, Message.sent, Message.sent_offset, Message.received,
            Message.received_offset, Message.internal_date, Message.taken_at,
        )
        .join(Message, Message.id == tables.Bounce.message_id)
        .where(tables.Bounce.address.in_(sorted(addresses)))
        .order_by(Message.id)
    )  # fmt: skip
    rows = connection.execute(query).all()
    return {row.address: row.id for row in rows if since is None or _arrived(row) >= since}
