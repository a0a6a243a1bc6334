"""What commands show on a terminal. Everything that comes from mail is text here: no markup, no control characters."""

import datetime as dt
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from intake.digest.characters import plain
from intake.digest.people import wishes
from intake.histories import assignment
from parsers.record import Delegate, Evidence, Response, ReviewItem
from store.ledger import Line, Standing
from store.meetings import Invitation
from store.queries import Balance, Listed, MessageRow, ReviewRow, RosterRow
from store.roster import Attendance
from store.times import shown

# Of a sender that attends and on whose list nobody is.
_NAMELESS = "names not read yet"


def rosters(rows: Sequence[RosterRow]) -> RenderableType:
    """Return a table of who comes, or that nobody answered yet."""
    if not rows:
        return Text("Nobody has answered yet.")
    table = Table(show_lines=True)
    for name in ("From", "Meeting", "Answer", "Who comes"):
        table.add_column(name, overflow="fold")
    for row in rows:
        people = Text("\n").join(Text(_listed(number, each)) for number, each in enumerate(row.delegates, 1))
        if row.intent is Attendance.ATTENDING and not row.delegates:
            people = Text(_NAMELESS)
        sender, meeting = plain(row.sender.name or "sender unknown"), plain(row.meeting.reference or "unknown")
        table.add_row(Text(sender, style="bold"), Text(meeting), Text(_answer(row)), people)
    return table


def _answer(row: RosterRow) -> str:
    told = f"{row.by_telephone} by telephone, note to follow"
    return f"{row.intent}\n({told})" if row.by_telephone and row.by_telephone is not row.intent else str(row.intent)


def message(row: MessageRow, zone: dt.tzinfo) -> RenderableType:
    """Return all that is known of a message: where it lies, what became of it, what it says and where that stands."""
    parts: list[RenderableType] = [_pairs(_about(row, zone))]
    if row.response is not None:
        parts += [Text("\nWhat it says", style="bold"), _pairs(_said(row.response)), *_people(row.response.delegates)]
        for other in row.response.also:
            about = plain(other.meeting.reference or "another meeting")
            parts += [Text(f"\nWhat it says about {about}", style="bold"), *_people(other.delegates)]
    if row.review:
        parts += [Text("\nTo look at", style="bold"), *(Text(_review(item)) for item in row.review)]
    return Group(*parts)


def meetings(rows: Sequence[Invitation]) -> RenderableType:
    """Return a table of invitations, or that there is none."""
    if not rows:
        return Text("No meeting is known: add one with `intake meetings add`.")
    table = Table()
    for name in ("Meeting", "Title", "Days", "Answers until", "State", "Kept in"):
        table.add_column(name, overflow="fold")
    for row in rows:
        title = row.meeting.titles[0] if row.meeting.titles else ""
        state = "open" if row.closed is None else "closed"
        cells = (row.meeting.reference, title, _days(row), str(row.deadline or ""), state, _kept(row))
        table.add_row(*(Text(plain(cell)) for cell in cells))
    return table


def meeting(row: Invitation, zone: dt.tzinfo) -> RenderableType:
    """Return all that is known of an invitation."""
    known = row.meeting
    values = (
        ("meeting", known.reference), *(("title", title) for title in known.titles), ("days", _days(row)),
        ("place", row.place), ("invitation of", str(known.dated or "")), ("answers until", str(row.deadline or "")),
        *(("own address", address) for address in known.addresses), ("answers must name", ", ".join(row.wanted)),
        ("state", "open" if row.closed is None else f"closed {moment(row.closed, zone)}"), ("kept in", _kept(row)),
    )  # fmt: skip
    return _pairs((name, plain(value)) for name, value in values if value)


def ledger(lines: Sequence[Line]) -> RenderableType:
    """Return a table of who was invited and what they have done, and the sum of it."""
    table = Table()
    for name in ("Section", "Invited", "Standing", "People", "Answered", "Remarks"):
        table.add_column(name, overflow="fold")
    for line in lines:
        unwritten = line.people and not line.messages and not line.by_telephone
        told = "by telephone, note to follow" if line.by_telephone else "as a colleague has said" if unwritten else ""
        marks = (told, "late" if line.late else "")
        nameless = line.standing is Standing.ATTENDING and not line.by_telephone
        people = str(line.people or (_NAMELESS if nameless else ""))
        late = "; ".join(filter(None, marks))
        cells = (line.section, line.name, str(line.standing), people, str(line.answered or ""), late)
        table.add_row(*(Text(plain(cell)) for cell in cells))
    counted = ((sum(line.standing is each for line in lines), each) for each in Standing)
    said = ", ".join(f"{number} {standing}" for number, standing in counted if number)
    comes, overdue = sum(line.people for line in lines), sum(line.late for line in lines)
    return Group(table, Text(f"{said or 'Nobody was invited'}; {comes} people; {overdue} late."))


def review(rows: Sequence[ReviewRow], now: dt.datetime) -> RenderableType:
    """Return a table of what is open, with its age in days, or that nothing is."""
    if not rows:
        return Text("Nothing is left to look at.")
    table = Table()
    for name in ("Item", "Open for", "Message", "From", "Why"):
        table.add_column(name, overflow="fold")
    for row in rows:
        days = (now - row.opened_at).days
        age = f"{days} {'day' if days == 1 else 'days'}"
        table.add_row(str(row.id), age, str(row.message), Text(plain(row.sender or "sender unknown")),
                      Text(_review(row.item).removeprefix("- ")))  # fmt: skip
    return table


def balance(counts: Balance) -> str:
    """Return the balance as an equation."""
    parts = (
        (counts.filed, "filed"), (counts.duplicate, "duplicate"), (counts.unrelated, "unrelated"),
        (counts.waiting, "waiting"), (counts.failed, "failed"),
        *([(counts.forgotten, "forgotten")] if counts.forgotten else ()),
    )  # fmt: skip
    return f"{counts.taken} taken = " + " + ".join(f"{number} {word}" for number, word in parts)


def moment(time: dt.datetime | None, zone: dt.tzinfo) -> str:
    """Return a time as people here read it."""
    return "never" if time is None else shown(time, zone)


def _days(row: Invitation) -> str:
    days = (str(day) for day in (row.meeting.starts, row.meeting.ends) if day)
    return " to ".join(dict.fromkeys(days))


def _kept(row: Invitation) -> str:
    return "database" if row.kept else "configuration"


def _listed(number: int, person: Listed) -> str:
    about = ", ".join(plain(each) for each in (person.position, person.organization) if each)
    role = "" if person.role == "delegate" else f" ({person.role.replace('_', ' ')})"
    return f"{number}. {plain(f'{person.honorific} {person.name}')}{role}{f', {about}' if about else ''}"


def _about(row: MessageRow, zone: dt.tzinfo) -> Iterator[tuple[str, str]]:
    yield "message", f"{row.id}, {row.size} bytes, {plain(row.message_id or 'without Message-ID')}"
    yield "lies in", f"{plain(row.origin.account)}, {plain(row.origin.folder)}, UID {row.origin.uid}"
    yield "subject", plain(row.subject)
    yield "sent", moment(row.sent, zone) if row.sent else "unknown"
    yield "taken", moment(row.taken_at, zone)
    yield "state", row.state + (f" of message {row.duplicate_of}" if row.duplicate_of else "")
    if row.forgotten_at:
        yield "deleted", f"{moment(row.forgotten_at, zone)}: its time was over ([retention])"
    for one in row.assigned:
        yield "by hand", f"{moment(one.at, zone)} {assignment(one)}"
    if row.error:
        yield "trouble", f"{plain(row.error)} ({row.tries} {'try' if row.tries == 1 else 'tries'})"
    if row.next_try:
        yield "next try", moment(row.next_try, zone)


def _said(response: Response) -> Iterator[tuple[str, str]]:
    yield "intent", response.intent
    yield "sender", plain(response.sender.name or "unknown")
    yield "meeting", plain(response.meeting.reference or "unknown")
    note = " of ".join(str(each) for each in (response.note.number, response.note.date) if each)
    if note:
        yield "note", plain(note)
    contact = response.contact
    told = (contact.name, contact.position, contact.organization, *contact.emails, *contact.phones, *contact.faxes)
    if any(told):
        yield "contact", plain(", ".join(each for each in told if each))
    for said in wishes(response.requests):
        yield "also asks", said
    yield from _places(response.evidence)


def _named(person: Delegate) -> str:
    change = "" if person.change == "list" else f" [{person.change}]"
    return f"{plain(f'{person.honorific} {person.name}')}{change}"


def _people(people: Sequence[Delegate]) -> Iterator[RenderableType]:
    for number, person in enumerate(people, 1):
        yield Text(f"\n{number}. {_named(person)}", style="bold")
        yield _pairs(_person(person))


def _person(person: Delegate) -> Iterator[tuple[str, str]]:
    values = (
        ("family name", person.family_name), ("given names", person.given_names), ("role", person.role),
        ("position", person.position), ("organization", person.organization), ("e-mail", ", ".join(person.emails)),
        ("takes part", str(person.modality or "").replace("_", " ")),
        ("telephone", ", ".join(person.phones)), ("fax", ", ".join(person.faxes)),
    )  # fmt: skip
    yield from ((name, plain(value)) for name, value in values if value)
    yield "confidence", f"{person.confidence:.2f}"
    yield from _places(person.evidence)


def _places(evidence: Sequence[Evidence]) -> Iterator[tuple[str, str]]:
    for each in evidence:
        box = "" if each.bbox is None else f" at {', '.join(f'{side:.0f}' for side in each.bbox)}"
        where = f"{plain(each.filename)} (part {plain(each.part)})" if each.filename else f"part {plain(each.part)}"
        yield f"  {plain(each.field)} from", f"{where}, page {each.page}{box}: {plain(each.text)}"


def _review(item: ReviewItem) -> str:
    where = " ".join(each for each in (item.path, f"part {item.part}" if item.part else "") if each)
    return f"- {item.reason}{f' ({plain(where)})' if where else ''}: {plain(item.detail)}"


def _pairs(pairs: Iterator[tuple[str, str]]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in pairs:
        table.add_row(Text(name), Text(value))
    return table
