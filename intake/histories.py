"""Histories as text: a line for each message, below it a line for each person whom it changed."""

from collections.abc import Iterator, Sequence

from intake.digest import people
from intake.digest.characters import plain
from intake.digest.views import Change
from store.calls import Call
from store.histories import Entry, History

_SIGNS = {"added": "+", "removed": "-", "corrected": "~"}


def text(histories: Sequence[History]) -> str:
    """Return the histories one below the other."""
    return "\n".join("".join(f"{line}\n" for line in _history(each)) for each in histories)


def _history(history: History) -> Iterator[str]:
    sender, meeting = plain(history.sender.name or "sender unknown"), history.meeting.reference
    yield f"{sender}, {plain(meeting) if meeting else 'meeting unknown'}: {history.intent}"
    for entry in history.entries:
        yield f"  {_message(entry)}"
        for change in entry.changes:
            yield f"      {_change(people.change(change))}"
    for call in history.calls:
        yield f"  {call.at.strftime('%Y-%m-%d %H:%M')}  {_call(call)}"
    for decision in history.decisions:
        what = f"{decision.how} by {plain(decision.author)}: {decision.item.reason}: {plain(decision.item.detail)}"
        yield f"  {decision.at.strftime('%Y-%m-%d %H:%M')}  {what} (item {decision.id} of message {decision.message})"


def _call(call: Call) -> str:
    told = f"told by telephone that it {'attends' if call.attending else 'declines'}"
    remark = f": {plain(call.remark)}" if call.remark else ""
    if call.withdrawn_at is not None:
        ended = f"withdrawn by {plain(call.withdrawn_by or '')} at {call.withdrawn_at.strftime('%Y-%m-%d %H:%M')}"
    else:
        ended = "note to follow" if call.note is None else f"the note came with message {call.note}"
    return f"{told}{remark} (entered by {plain(call.author)}; {ended})"


def _message(entry: Entry) -> str:
    date = entry.sent.strftime("%Y-%m-%d %H:%M") if entry.sent else "no date"
    where = f"{plain(entry.account)}, {plain(entry.folder)}: {plain(entry.subject) or '(no subject)'}"
    does = entry.intent or "read again and filed elsewhere"
    return f"{date}  {where} (message {entry.message}, {does})"


def _change(change: Change) -> str:
    person = change.person
    if change.kind == "corrected":
        edits = "; ".join(f"{e.field}: {e.before or 'nothing'} -> {e.after or 'nothing'}" for e in change.edits)
        return f"{_SIGNS[change.kind]} {person.name}: {edits}"
    role = f" ({person.role})" if person.role else ""
    return f"{_SIGNS[change.kind]} {', '.join((person.name + role, *person.about))}"
