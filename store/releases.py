"""Lists of participants that were released. What was released never changes: rows are only ever added."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, Engine, delete, func, insert, select

from store import forgotten, tables
from store.calls import waiting
from store.comers import Memory, Unsure, elsewhere, final, taken, unexpected, unsure
from store.corrections import of_responses
from store.database import reading, writing
from store.errors import NotReleased, UnknownIssue
from store.lists import (
    Comer,
    Content,
    Delegation,
    Issue,
    IssueKind,
    changed,
    listed,
    ordered,
    section_of,
)
from store.meetings import Invitation
from store.queries import by_chunk, sender_of
from store.responses import LISTED, people
from store.roster import Attendance, Change, Person
from store.tables import Answer, Review

_LISTS = (IssueKind.LIST, IssueKind.FINAL)


def release(
    engine: Engine, meeting: Invitation, author: str, now: dt.datetime, *, as_final: bool = False
) -> Issue | None:
    """Freeze who comes, or as the final list who has come; None where the last issue says the same.

    Raises NotReleased for a final list without an import of who came, and for another list after the final one.
    """
    reference = meeting.meeting.reference
    with writing(engine) as connection:
        earlier = _issues(connection, reference)
        last = _last_list(earlier)
        if last is not None and last.kind is IssueKind.FINAL and not as_final:
            raise NotReleased(
                f"the final list of {reference} is out (No. {last.number}): release a corrigendum, or another one "
                "with --final."
            )
        kind = IssueKind.FINAL if as_final else IssueKind.LIST
        content = _content(meeting, _standing(connection, reference, kind, earlier))
        if last is not None and last.kind is kind and _same(last, content) and _same(earlier[-1], content):
            return None
        return _write(connection, Issue(reference, _next(connection, reference), kind, now, author, content))


def corrigendum(engine: Engine, meeting: Invitation, author: str, now: dt.datetime) -> Issue | None:
    """Freeze what has changed since the last issue; None where nothing has. Raises NotReleased before the first one."""
    reference = meeting.meeting.reference
    with writing(engine) as connection:
        earlier = _issues(connection, reference)
        base = _last_list(earlier)
        if base is None:
            gone = forgotten.of_meeting(connection, reference)
            since = f"{gone} No list of it is out since" if gone else f"no list of {reference} is out yet"
            raise NotReleased(f"{since}: release one with `intake list release`.")
        last, standing = earlier[-1], _standing(connection, reference, base.kind, earlier)
        renamed = _renamed(connection, reference, since=last.at)
        changes = changed(last.content.delegations, standing, _open(connection, reference, base.kind), renamed)
        if not changes:
            return None
        content = replace(_content(meeting, standing), since=last.number, changes=changes)
        number = _next(connection, reference)
        return _write(connection, Issue(reference, number, IssueKind.CORRIGENDUM, now, author, content))


def issues(engine: Engine, meeting: str) -> tuple[Issue, ...]:
    """Return what was released about a meeting, oldest first."""
    with reading(engine) as connection:
        return _issues(connection, meeting)


def issue(engine: Engine, meeting: str, number: int | None = None) -> Issue:
    """Return one issue, the last one without a number. Raises UnknownIssue."""
    query = select(tables.Issue).where(tables.Issue.meeting_key == meeting)
    query = query if number is None else query.where(tables.Issue.number == number)
    with reading(engine) as connection:
        row = connection.execute(query.order_by(tables.Issue.number.desc()).limit(1)).first()
        gone = forgotten.of_meeting(connection, meeting)
    if row is None and gone is not None and (number or 1) <= gone.issues:
        raise UnknownIssue(str(gone))
    if row is None:
        what = "nothing" if number is None else f"no list No. {number}"
        raise UnknownIssue(f"{what} of {meeting} was released: `intake list` shows what was.")
    return _read(row)


def enter_attended(
    engine: Engine, meeting: str, comers: Sequence[Comer], now: dt.datetime
) -> tuple[tuple[Comer, ...], tuple[Unsure, ...]]:
    """Make these the people who came to a meeting, and nobody else; return those who are on no roster.

    Beside them it returns what may have been said of somebody else.
    """
    with writing(engine) as connection:
        memory = _memory(connection, meeting, _issues(connection, meeting))
        came = taken(comers, memory, _comers(connection, meeting))
        rows = [
            {
                "meeting_key": meeting, "place": place, "sender_key": one.key, "sender": one.sender,
                "person": msgspec.json.encode(one).decode(), "at": now,
            }
            for place, one in enumerate(came)
        ]  # fmt: skip
        connection.execute(delete(tables.Attended).where(tables.Attended.meeting_key == meeting))
        if rows:
            connection.execute(insert(tables.Attended), rows)
        return unexpected(came, memory), unsure(comers, came, memory)


def attended_elsewhere(engine: Engine, meeting: str) -> tuple[tuple[Comer, Delegation], ...]:
    """Return who came, as it was entered, under a sender on whose roster they are not, but on another's."""
    with reading(engine) as connection:
        comers = _comers(connection, meeting)
        return elsewhere(comers, _memory(connection, meeting, ())) if comers else ()


def _standing(
    connection: Connection, meeting: str, kind: IssueKind, earlier: Sequence[Issue]
) -> tuple[Delegation, ...]:
    """Return what a list of this kind would hold now, after the issues before it."""
    if kind is IssueKind.LIST:
        every = _delegations(connection, meeting)
        found = ordered([one for one, attendance in every if attendance is Attendance.ATTENDING])
    else:
        sections = _sections(connection, meeting)
        comers = [replace(one, section=sections.get(one.key, one.section)) for one in _comers(connection, meeting)]
        if not comers:
            raise NotReleased(
                f"nobody is entered as having come to {meeting}: import it with `intake list attended FILE`."
            )
        found = final(comers, _memory(connection, meeting, earlier))
    return tuple(replace(one, people=tuple(map(listed, one.people))) for one in found)


def _memory(connection: Connection, meeting: str, earlier: Sequence[Issue]) -> Memory:
    now = {one.key: one for one, _ in _delegations(connection, meeting)}
    return Memory(now, earlier, _renamed(connection, meeting))


def _renamed(connection: Connection, meeting: str, since: dt.datetime | None = None) -> dict[str, list[Change]]:
    """Return whom the staff has called otherwise, from `since` on where that is given, by sender key, oldest first."""
    query = select(tables.Response.id, tables.Response.sender_key).where(tables.Response.meeting_key == meeting)
    keys = {row.id: row.sender_key for row in connection.execute(query)}
    found = dict[str, list[Change]]()
    for response, made in by_chunk(connection, list(keys), of_responses).items():
        later = (one.change for one in made if since is None or one.at >= since)
        found[keys[response]] = [each for each in later if _is_renaming(each)]
    return found


def _is_renaming(change: Change) -> bool:
    return change.before is not None and change.after is not None and change.before.name != change.after.name


def _content(meeting: Invitation, delegations: tuple[Delegation, ...]) -> Content:
    about = meeting.meeting
    title = about.titles[0] if about.titles else ""
    return Content(title, about.starts, about.ends, meeting.place, delegations)


def _same(issue: Issue, content: Content) -> bool:
    return issue.content.delegations == content.delegations


def _last_list(earlier: Sequence[Issue]) -> Issue | None:
    return next((one for one in reversed(earlier) if one.kind in _LISTS), None)


def _delegations(connection: Connection, meeting: str) -> tuple[tuple[Delegation, Attendance], ...]:
    """Return all that have a list about a meeting, with their rosters as they stand."""
    of_meeting = (tables.Response.meeting_key == meeting, LISTED)
    rows = connection.execute(select(tables.Response).where(*of_meeting).order_by(tables.Response.id)).all()
    sections, doubts = _sections(connection, meeting), _doubts(connection, meeting)
    rosters = by_chunk(connection, [row.id for row in rows], people)
    cancelled = {key for key, call in waiting(connection, meeting).items() if not call.attending}
    every = [_delegation(row, sections, rosters.get(row.id, ()), doubts.get(row.id, ())) for row in rows]
    return tuple(
        (replace(one, cancelled=one.key in cancelled), Attendance(row.attendance))
        for one, row in zip(every, rows, strict=True)
    )


def _delegation(
    row: Any, sections: Mapping[str, str], roster: tuple[Person, ...], doubts: tuple[str, ...]
) -> Delegation:
    sender = sender_of(row)
    return Delegation(
        row.sender_key, sections.get(row.sender_key) or section_of(sender.kind), sender, roster, doubts
    )  # fmt: skip


def _sections(connection: Connection, meeting: str) -> dict[str, str]:
    """Return the sections of those whom a list of invitees names, by sender key."""
    query = select(tables.Invitee.sender_key, tables.Invitee.section).where(tables.Invitee.meeting_key == meeting)
    return {row.sender_key: row.section for row in connection.execute(query)}


def _doubts(connection: Connection, meeting: str) -> dict[int, tuple[str, ...]]:
    """Return why responses are unconfirmed, by response: the reasons of open review items, each once."""
    query = (
        select(Answer.response_id, Review.reason)
        .join(tables.Response, tables.Response.id == Answer.response_id)
        .join(Review, Review.message_id == Answer.message_id)
        .where(tables.Response.meeting_key == meeting, Review.closed_at.is_(None), Review.response_id.is_(None))
    )
    # What stayed there of a message that has left is an item about the list as well.
    mine = select(Review.response_id, Review.reason).join(tables.Response, tables.Response.id == Review.response_id)
    mine = mine.where(tables.Response.meeting_key == meeting, Review.closed_at.is_(None))
    found: dict[int, list[str]] = {}
    for row in connection.execute(query.union(mine).order_by("response_id", "reason")):
        found.setdefault(row.response_id, []).append(row.reason)
    return {response: tuple(reasons) for response, reasons in found.items()}


def _open(connection: Connection, meeting: str, kind: IssueKind) -> dict[str, tuple[str, ...]]:
    """Return why responses are unconfirmed, by sender key; of who has really come nothing is."""
    query = select(tables.Response.id, tables.Response.sender_key).where(tables.Response.meeting_key == meeting)
    doubts = _doubts(connection, meeting) if kind is IssueKind.LIST else {}
    return {row.sender_key: doubts[row.id] for row in connection.execute(query) if row.id in doubts}


def _comers(connection: Connection, meeting: str) -> tuple[Comer, ...]:
    query = select(tables.Attended.person).where(tables.Attended.meeting_key == meeting)
    rows = connection.execute(query.order_by(tables.Attended.place)).scalars()
    return tuple(msgspec.json.decode(person, type=Comer) for person in rows)


def _issues(connection: Connection, meeting: str) -> tuple[Issue, ...]:
    query = select(tables.Issue).where(tables.Issue.meeting_key == meeting).order_by(tables.Issue.number)
    return tuple(map(_read, connection.execute(query)))


def _read(row: Any) -> Issue:
    content = msgspec.json.decode(row.content, type=Content)
    return Issue(row.meeting_key, row.number, IssueKind(row.kind), row.at, row.author, content)


def _next(connection: Connection, meeting: str) -> int:
    """Return the number of the next issue: one that was deleted is not given to another one."""
    last = connection.execute(select(func.max(tables.Issue.number)).where(tables.Issue.meeting_key == meeting)).scalar()
    gone = forgotten.of_meeting(connection, meeting)
    return max(last or 0, gone.issues if gone else 0) + 1


def _write(connection: Connection, new: Issue) -> Issue:
    row = {
        "meeting_key": new.meeting, "number": new.number, "kind": str(new.kind), "at": new.at, "author": new.author,
        "content": msgspec.json.encode(new.content).decode(),
    }  # fmt: skip
    connection.execute(insert(tables.Issue), row)
    return new
