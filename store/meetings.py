"""The invitations that are out: those of the configuration, and over them what the staff has entered or closed."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, Engine, delete, insert, select

from parsers.proposal import Wanted
from parsers.record import Intent, Meeting, MeetingRef, Reason, Response, ReviewItem
from store import tables
from store.database import reading, writing
from store.errors import AlreadyKnown, InUse, UnknownMeeting
from store.responses import LISTED


class Invitation(Struct, frozen=True):
    """A meeting that was invited to. `deadline` is the last day for answers, `closed` when it stopped being open.

    `wanted` is what an answer has to name.
    `kept` says that the database holds it; else the configuration does.
    """

    meeting: Meeting
    place: str = ""
    deadline: dt.date | None = None
    closed: dt.datetime | None = None
    kept: bool = False
    wanted: tuple[Wanted, ...] = ()


def invitations(engine: Engine, configured: Sequence[Meeting]) -> tuple[Invitation, ...]:
    """Return all invitations by reference. Where both know one, the database's holds, whole."""
    with reading(engine) as connection:
        return known_to(connection, configured)


def invitation(engine: Engine, configured: Sequence[Meeting], reference: str) -> Invitation:
    """Return one invitation. Raises UnknownMeeting."""
    with reading(engine) as connection:
        return _one(connection, configured, reference)


def open_now(engine: Engine, configured: Sequence[Meeting]) -> tuple[Meeting, ...]:
    """Return the meetings that answers may be about."""
    return tuple(each.meeting for each in invitations(engine, configured) if each.closed is None)


def add(engine: Engine, configured: Sequence[Meeting], new: Invitation, now: dt.datetime) -> None:
    """Enter an invitation. Raises AlreadyKnown where there is one with this reference."""
    with writing(engine) as connection:
        reference = new.meeting.reference
        if any(each.meeting.reference == reference for each in known_to(connection, configured)):
            raise AlreadyKnown(f"{reference} is known already: change it with `intake meetings edit '{reference}'`.")
        _write(connection, new, now)


def edit(
    engine: Engine, configured: Sequence[Meeting], reference: str, changes: dict[str, Any], now: dt.datetime
) -> Invitation:
    """Change fields of an invitation, by name; return it. Raises UnknownMeeting, ValueError where it makes no sense."""
    with writing(engine) as connection:
        old = _one(connection, configured, reference)
        inner = {name: value for name, value in changes.items() if name in Meeting.__struct_fields__}
        outer = {name: value for name, value in changes.items() if name not in inner}
        new = replace(old, meeting=replace(old.meeting, **inner), **outer)
        # What an older version let in must not keep anybody from closing the meeting, or from changing something else.
        if wrong := [said for fields, said in _wrong(new) if fields & changes.keys()]:
            raise ValueError(wrong[0])
        if new != old:
            _write(connection, new, now)
        return new


def remove(engine: Engine, configured: Sequence[Meeting], reference: str) -> None:
    """Take out what the database holds of an invitation about which nobody has said anything, and who was invited.

    Where the configuration knows it too, that holds again. Raises UnknownMeeting, InUse.
    """
    with writing(engine) as connection:
        if not _one(connection, configured, reference).kept:
            raise InUse(f"{reference} stands in the configuration: take it out there, or close it.")
        if _is_used(connection, reference):
            raise InUse(f"{reference} has answers, calls or lists, which stay: `intake meetings close '{reference}'`.")
        for table, key in ((tables.Meeting, tables.Meeting.reference), (tables.Invitee, tables.Invitee.meeting_key)):
            connection.execute(delete(table).where(key == reference))


def checked(invitation: Invitation) -> Invitation:
    """Return the invitation. Raises ValueError, whose message says what is wrong with it."""
    for _, said in _wrong(invitation):
        raise ValueError(said)
    return invitation


def _wrong(invitation: Invitation) -> Iterator[tuple[set[str], str]]:
    """Yield which fields of an invitation contradict each other, with a sentence that says so."""
    meeting = invitation.meeting
    if meeting.starts and meeting.ends and meeting.ends < meeting.starts:
        said = f"{meeting.reference} would end on {meeting.ends}, before it starts on {meeting.starts}."
        yield {"starts", "ends"}, said
    if invitation.deadline and meeting.dated and invitation.deadline < meeting.dated:
        said = f"the deadline {invitation.deadline} is before the invitation itself ({meeting.dated})."
        yield {"deadline", "dated"}, said
    last = meeting.ends or meeting.starts
    if invitation.deadline and last and invitation.deadline > last:
        said = f"the deadline {invitation.deadline} is after the meeting, which ends on {last}."
        yield {"deadline", "starts", "ends"}, said


def assumed(response: Response, open: Sequence[Meeting], before: Response | None = None) -> Response:
    """Return an answer that names no meeting as one to the only meeting that is open; any other as it is.

    Where an earlier reading (`before`) was taken for a meeting, it stays with that one, whatever is open now.
    """
    if response.intent is Intent.UNRELATED or response.meeting.reference is not None:
        return response
    earlier = before.meeting.reference if before is not None and _is_assumed(before) else None
    reference = earlier or (open[0].reference if len(open) == 1 else None)
    if reference is None:
        return response
    detail = f"The message does not say which invitation it answers; {reference} was the only one open: confirm it."
    item = ReviewItem("/meeting/reference", Reason.MEETING_ASSUMED, detail)
    others = tuple(each for each in response.review if each.reason is not Reason.MEETING_UNKNOWN)
    return replace(response, meeting=MeetingRef(reference), review=(item, *others))


def doubted(response: Response, known: Sequence[Invitation], before: Response | None = None) -> Response:
    """Return an answer to a meeting that is not open, or is none of those `known`, with a review item that says so.

    So with one that is dated before the invitation, and would take effect before every other answer, unseen.

    Read again, an answer that came (`before`) while its meeting was open stays without. Where nothing is known nobody
    keeps track of meetings, and nothing is doubted.
    """
    named = [("/meeting/reference", response.meeting.reference)]
    named += [(f"/also/{i}/meeting/reference", one.meeting.reference) for i, one in enumerate(response.also)]
    stands = {each.meeting.reference: each.closed is None for each in known}
    items = [_doubt(path, reference, stands.get(reference)) for path, reference in named if reference and known]
    new = tuple(
        item for item in items
        if item and (before is None or item.reason is Reason.MEETING_UNKNOWN or item in before.review)
    )  # fmt: skip
    new += tuple(item for item in _too_old(response, known) if item not in response.review)
    return replace(response, review=(*response.review, *new)) if new else response


def _too_old(response: Response, known: Sequence[Invitation]) -> Iterator[ReviewItem]:
    """Yield the doubt about the date of a note that is older than the invitation it answers."""
    written = response.note.date
    about = (one.meeting for one in known if one.meeting.reference == response.meeting.reference)
    dated = next((meeting.dated for meeting in about), None)
    if written and dated and written < dated:
        detail = (
            f"The note is dated {written}, before the invitation of {dated}: what came later counts for newer. "
            "See whether the date is right."
        )
        yield ReviewItem("/note/date", Reason.OTHER, detail)


def _doubt(path: str, reference: str, is_open: bool | None) -> ReviewItem | None:
    """Return the doubt about a meeting that is closed, or (None) not known."""
    if is_open is None:
        detail = f"{reference} is answered, and no such meeting is known: see whether it was misread or is to be added."
        return ReviewItem(path, Reason.MEETING_UNKNOWN, detail)
    if is_open:
        return None
    detail = f"{reference} is closed, and the answer was filed there all the same: see whether it still counts."
    return ReviewItem(path, Reason.OTHER, detail)


def _is_assumed(response: Response) -> bool:
    return any(item.reason is Reason.MEETING_ASSUMED for item in response.review)


def known_to(connection: Connection, configured: Sequence[Meeting]) -> tuple[Invitation, ...]:
    """Return all invitations within a transaction; see `invitations`."""
    kept = {row.reference: _read(row) for row in connection.execute(select(tables.Meeting))}
    known = {meeting.reference: Invitation(meeting) for meeting in configured} | kept
    return tuple(known[reference] for reference in sorted(known))


def _one(connection: Connection, configured: Sequence[Meeting], reference: str) -> Invitation:
    found = next((each for each in known_to(connection, configured) if each.meeting.reference == reference), None)
    if found is None:
        raise UnknownMeeting(f"no meeting {reference} is known: `intake meetings list` shows those that are.")
    return found


def _is_used(connection: Connection, reference: str) -> bool:
    listed = (tables.Response.meeting_key == reference, LISTED)
    if connection.execute(select(tables.Response.id).where(*listed).limit(1)).first():
        return True
    return any(
        connection.execute(select(table.meeting_key).where(table.meeting_key == reference).limit(1)).first()
        for table in (tables.Call, tables.Issue, tables.Attended)
    )


def _write(connection: Connection, new: Invitation, now: dt.datetime) -> None:
    meeting = new.meeting
    connection.execute(delete(tables.Meeting).where(tables.Meeting.reference == meeting.reference))
    values = {
        "reference": meeting.reference, "titles": msgspec.json.encode(meeting.titles).decode(),
        "starts": meeting.starts, "ends": meeting.ends, "dated": meeting.dated,
        "addresses": msgspec.json.encode(meeting.addresses).decode(),
        "place": new.place, "deadline": new.deadline, "closed_at": new.closed, "changed_at": now,
        "wanted": msgspec.json.encode(new.wanted).decode(),
    }  # fmt: skip
    connection.execute(insert(tables.Meeting), values)


def _read(row: Any) -> Invitation:
    titles, addresses = (msgspec.json.decode(text, type=tuple[str, ...]) for text in (row.titles, row.addresses))
    wanted = msgspec.json.decode(row.wanted or "[]", type=tuple[Wanted, ...])
    meeting = Meeting(row.reference, titles, row.starts, row.ends, row.dated, addresses)
    return Invitation(meeting, row.place, row.deadline, row.closed_at, kept=True, wanted=wanted)
