"""Histories as text: a line for each thing that became known, below it a line for each person whom it changed."""

import datetime as dt
from collections.abc import Iterator, Sequence

from intake.digest import people
from intake.digest.characters import plain
from intake.digest.views import Change
from parsers.record import Sender
from store.assignments import Assigned, Assignment
from store.calls import Call
from store.corrections import Made
from store.decisions import Decision
from store.entries import Entry, Letter
from store.histories import History
from store.times import shown

_SIGNS = {"added": "+", "removed": "-", "corrected": "~"}


def text(histories: Sequence[History], zone: dt.tzinfo) -> str:
    """Return the histories one below the other, times in `zone`."""
    return "\n".join("".join(f"{line}\n" for line in _history(each, zone)) for each in histories)


def correction(made: Made) -> str:
    """Return a correction as a line: who made it, and what it changed, here or on the list from which it came."""
    came = ", made on another list and come along" if made.brought else ""
    return f"corrected by {plain(made.author)}: {_change(people.change(made.change))} (correction {made.id}{came})"


def assignment(made: Assigned) -> str:
    """Return an assignment as a line: who made it, and what it changed."""
    edits = "; ".join(
        f"{field}: {_edit(_said(made.before, field), _said(made.after, field))}" for field in made.after.fields
    )
    return f"assigned by {plain(made.author)}: {edits} (correction {made.id})"


def _history(history: History, zone: dt.tzinfo) -> Iterator[str]:
    sender, meeting = plain(history.sender.name or "sender unknown"), history.meeting.reference
    told = [entry for entry in history.entries if isinstance(entry, Call) and entry.open]
    by_telephone = f"; {told[-1].attendance} by telephone, note to follow" if told else ""
    yield f"{sender}, {plain(meeting) if meeting else 'meeting unknown'}: {history.intent}{by_telephone}"
    for entry in history.entries:
        known = (entry.brought or entry.at) if isinstance(entry, Made) else entry.at
        yield f"  {shown(known, zone)}  {_entry(entry, zone)}"
        for change in entry.changes if isinstance(entry, Letter | Assigned) else ():
            yield f"      {_change(people.change(change))}"


def _entry(entry: Entry, zone: dt.tzinfo) -> str:
    match entry:
        case Letter():
            return _letter(entry, zone)
        case Call():
            return _call(entry, zone)
        case Assigned():
            return f"message {entry.message} {assignment(entry)}"
        case Decision():
            return _decision(entry)
        case Made():
            return correction(entry)


def _letter(letter: Letter, zone: dt.tzinfo) -> str:
    where = f"{plain(letter.account)}, {plain(letter.folder)}: {plain(letter.subject) or '(no subject)'}"
    of = f" of {shown(letter.sent, zone)}" if letter.sent else ", no date"
    does = letter.intent or ("filed elsewhere" if letter.left else "")
    same = f"the same as message {letter.duplicate_of}" if letter.duplicate_of else ""
    said = ", ".join(filter(None, (f"message {letter.message}{of}", "read again" * letter.again, does, same)))
    return f"{where} ({said})"


def _decision(decision: Decision) -> str:
    what = f"{decision.how} by {plain(decision.author)}: {decision.item.reason}: {plain(decision.item.detail)}"
    return f"{what} (item {decision.id} of message {decision.message})"


def _edit(before: str, after: str) -> str:
    return f"stays {after}" if before == after else f"{before} -> {after}"


def _said(one: Assignment, field: str) -> str:
    value = getattr(one, field)
    if isinstance(value, Sender):
        kind = "" if value.iso3 or not value.name else f" ({str(value.kind).replace('_', ' ')})"
        value = value.name and f"{value.name}{kind}"
    return plain(str(value)) if value else "nothing"


def _call(call: Call, zone: dt.tzinfo) -> str:
    told = f"told by telephone that it {'attends' if call.attending else 'declines'}"
    remark = f": {plain(call.remark)}" if call.remark else ""
    if call.withdrawn_at is not None:
        ended = f"withdrawn by {plain(call.withdrawn_by or '')} at {shown(call.withdrawn_at, zone)}"
    else:
        ended = "note to follow" if call.note is None else f"the note came with message {call.note}"
    return f"{told}{remark} (entered by {plain(call.author)}, call {call.id}; {ended})"


def _change(change: Change) -> str:
    return f"{_SIGNS[change.kind]} {people.line(change)}"
