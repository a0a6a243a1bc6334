"""Histories as text: a line for each message, below it a line for each person whom it changed."""

import datetime as dt
from collections.abc import Iterator, Sequence

from intake.digest import people
from intake.digest.characters import plain
from intake.digest.views import Change
from intake.times import shown
from store.assignments import Assigned, Assignment
from store.calls import Call
from store.corrections import Made
from store.histories import Entry, History

_SIGNS = {"added": "+", "removed": "-", "corrected": "~"}


def text(histories: Sequence[History], zone: dt.tzinfo) -> str:
    """Return the histories one below the other, times in `zone`."""
    return "\n".join("".join(f"{line}\n" for line in _history(each, zone)) for each in histories)


def _history(history: History, zone: dt.tzinfo) -> Iterator[str]:
    sender, meeting = plain(history.sender.name or "sender unknown"), history.meeting.reference
    yield f"{sender}, {plain(meeting) if meeting else 'meeting unknown'}: {history.intent}"
    for entry in history.entries:
        yield f"  {_message(entry, zone)}"
        for change in entry.changes:
            yield f"      {_change(people.change(change))}"
    for call in history.calls:
        yield f"  {shown(call.at, zone)}  {_call(call, zone)}"
    said = [(made.id, made.at, correction(made)) for made in history.corrections]
    said += [(made.id, made.at, _assigned(made)) for made in history.assignments]
    for _, at, words in sorted(said):
        yield f"  {shown(at, zone)}  {words}"
    for decision in history.decisions:
        what = f"{decision.how} by {plain(decision.author)}: {decision.item.reason}: {plain(decision.item.detail)}"
        yield f"  {shown(decision.at, zone)}  {what} (item {decision.id} of message {decision.message})"


def correction(made: Made) -> str:
    """Return a correction as a line: who made it, and what it changed."""
    return f"corrected by {plain(made.author)}: {_change(people.change(made.change))} (correction {made.id})"


def _assigned(made: Assigned) -> str:
    edits = "; ".join(
        f"{field}: {_said(made.before, field)} -> {_said(made.after, field)}" for field in made.after.fields
    )
    return f"message {made.message} assigned by {plain(made.author)}: {edits} (correction {made.id})"


def _said(one: Assignment, field: str) -> str:
    value = one.sender.name if field == "sender" and one.sender else getattr(one, field)
    return plain(str(value)) if value else "nothing"


def _call(call: Call, zone: dt.tzinfo) -> str:
    told = f"told by telephone that it {'attends' if call.attending else 'declines'}"
    remark = f": {plain(call.remark)}" if call.remark else ""
    if call.withdrawn_at is not None:
        ended = f"withdrawn by {plain(call.withdrawn_by or '')} at {shown(call.withdrawn_at, zone)}"
    else:
        ended = "note to follow" if call.note is None else f"the note came with message {call.note}"
    return f"{told}{remark} (entered by {plain(call.author)}; {ended})"


def _message(entry: Entry, zone: dt.tzinfo) -> str:
    date = shown(entry.sent, zone) if entry.sent else "no date"
    where = f"{plain(entry.account)}, {plain(entry.folder)}: {plain(entry.subject) or '(no subject)'}"
    does = entry.intent or "read again and filed elsewhere"
    return f"{date}  {where} (message {entry.message}, {does})"


def _change(change: Change) -> str:
    return f"{_SIGNS[change.kind]} {people.line(change)}"
