"""Released lists: as text to hand out, as a table for spreadsheets, as JSON."""

import csv
import datetime as dt
import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import msgspec

from intake.digest import people
from intake.digest.characters import plain
from intake.exports.csv import harmless
from store.lists import Changed, Delegation, Issue, IssueKind
from store.responses import called
from store.roster import Person, What

COLUMNS = (
    "section", "sender", "iso3", "place", "name", "honorific", "given_names", "family_name", "role", "position",
    "organization", "mark",
)  # fmt: skip
CHANGE_COLUMNS = ("section", "sender", "iso3", "change", "name", "what", "mark")
UNCONFIRMED = "to be confirmed"
NAMELESS = "names to follow"
CANCELLED = "declined by telephone, note to follow"
_HEADINGS = {
    IssueKind.LIST: "List of participants", IssueKind.FINAL: "Final list of participants",
    IssueKind.CORRIGENDUM: "Corrigendum",
}  # fmt: skip
_WHAT = {What.ADDED: "addition", What.REMOVED: "deletion", What.CORRECTED: "correction"}
_PARTS = (("added", "Additions"), ("removed", "Deletions"), ("corrected", "Corrections"))


def heading(issue: Issue, zone: dt.tzinfo) -> str:
    """Return what an issue is called: "List of participants No. 1, CU 2030/7, 13 April 2030 18:00"."""
    at = issue.at.astimezone(zone)
    since = f" to No. {issue.content.since}" if issue.content.since else ""
    when = f"{at.day} {at.strftime('%B %Y %H:%M')}"
    return f"{_HEADINGS[issue.kind]} No. {issue.number}{since}, {issue.meeting}, {when}"


def summary(issue: Issue) -> str:
    """Return how much an issue holds."""
    content = issue.content
    if issue.kind is IssueKind.CORRIGENDUM:
        made = [each.what for one in content.changes for each in one.changes]
        counts = ((made.count(what), word) for what, word in _WHAT.items())
        told = ", ".join(_counted(number, word) for number, word in counts)
        return f"{_counted(len(content.changes), 'delegation')} changed: {told}{_open(content.changes)}"
    total = sum(len(one.people) for one in content.delegations)
    comes = _counted(len(content.delegations), "delegation")
    return f"{comes}, {total} {'person' if total == 1 else 'people'}{_open(content.delegations)}"


def _open(about: Sequence[Delegation | Changed]) -> str:
    marks = [mark for one in about for mark in _marks(one)]
    counts = ((marks.count(mark), mark) for mark in (UNCONFIRMED, CANCELLED))
    return "".join(f"; {number} {mark}" for number, mark in counts if number)


def text(issue: Issue, zone: dt.tzinfo) -> str:
    """Return an issue to read and to hand out, UTF-8 text."""
    lines = [heading(issue, zone), *_meeting(issue), ""]
    if issue.kind is IssueKind.CORRIGENDUM:
        lines += [line for one in issue.content.changes for line in _changed(one)]
    else:
        for section, delegations in groupby(issue.content.delegations, key=lambda one: one.section):
            lines += [plain(section).upper(), ""]
            lines += [line for one in delegations for line in _delegation(one)]
    lines.append(f"{summary(issue)}.")
    return "\n".join(lines) + "\n"


def csv_text(issue: Issue) -> str:
    """Return UTF-8 text with a byte order mark, as rosters have it: a line a person, or a line a change."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    changes = issue.kind is IssueKind.CORRIGENDUM
    writer.writerow(CHANGE_COLUMNS if changes else COLUMNS)
    rows = _change_rows(issue.content.changes) if changes else _rows(issue.content.delegations)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return "\ufeff" + file.getvalue()


def json_text(issue: Issue) -> str:
    """Return an issue, indented for people who look into it; a corrigendum with the list as it became."""
    found = msgspec.to_builtins(issue)
    content = found["content"]
    persons = [person for one in content["delegations"] for person in one["people"]]
    persons += [change[side] for one in content["changes"] for change in one["changes"] for side in ("before", "after")]
    for person in filter(None, persons):
        for name in _NOT_LISTED:
            del person[name]
    return msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n"


_NOT_LISTED = ("emails", "phones", "faxes", "confidence", "messages", "sources")


def _meeting(issue: Issue) -> Iterator[str]:
    content = issue.content
    days = " to ".join(dict.fromkeys(str(day) for day in (content.starts, content.ends) if day))
    about = ", ".join(filter(None, (plain(content.place), days)))
    yield from filter(None, (plain(content.title), about))


def _delegation(one: Delegation) -> Iterator[str]:
    yield f"{_name(one)}{_mark(one)}"
    yield from (f"    {line}" for line in map(_person, one.people)) if one.people else (f"    ({NAMELESS})",)
    yield ""


def _changed(one: Changed) -> Iterator[str]:
    how = " (new delegation)" if one.joined else " (no longer on the list)" if one.left else ""
    yield f"{_name(one)}{how}{_mark(one)}"
    yield from (f"    {plain(each)}" for each in _about(one))
    told = [people.change(each) for each in one.changes]
    for kind, word in _PARTS:
        of_kind = [each for each in told if each.kind == kind]
        if of_kind:
            yield f"  {word}"
            yield from (f"    {people.line(each)}" for each in of_kind)
    yield ""


def _about(one: Changed) -> Iterator[str]:
    """Yield what became different about a delegation as a whole."""
    if one.formerly:
        yield f"formerly {one.formerly}"
    if one.moved_from:
        yield f"formerly under {one.moved_from}"
    if one.told:
        yield CANCELLED if one.cancelled else "no longer declined by telephone"


def _mark(one: Delegation | Changed) -> str:
    return "".join(f" [{mark}]" for mark in _marks(one))


def _marks(one: Delegation | Changed) -> tuple[str, ...]:
    return (*[UNCONFIRMED] * bool(one.unconfirmed), *[CANCELLED] * one.cancelled)


def _name(one: Delegation | Changed) -> str:
    return plain(_called(one))


def _called(one: Delegation | Changed) -> str:
    """Return how a delegation is called, by its message where nobody knows whose it is."""
    return called(one.sender.name, one.key) if one.key else one.sender.name or "sender unknown"


def _person(person: Person) -> str:
    about = [plain(each) for each in (person.position, person.organization) if each]
    role = "" if person.role == "delegate" else f" ({person.role.replace('_', ' ')})"
    return ", ".join((plain(f"{person.honorific} {person.name}") + role, *about))


def _rows(delegations: Sequence[Delegation]) -> Iterator[tuple[str, ...]]:
    for one in delegations:
        about = one.section, called(one.sender.name, one.key), one.sender.iso3 or ""
        mark = "; ".join(_marks(one))
        if not one.people:
            yield (*about, *[""] * (len(COLUMNS) - len(about) - 1), "; ".join(filter(None, (NAMELESS, mark))))
        for place, each in enumerate(one.people, 1):
            role = each.role.replace("_", " ")
            yield (
                *about, str(place), each.name, each.honorific, each.given_names, each.family_name, role, each.position,
                each.organization, mark,
            )  # fmt: skip


def _change_rows(changes: Sequence[Changed]) -> Iterator[tuple[str, ...]]:
    for one in changes:
        about = one.section, _called(one), one.sender.iso3 or ""
        mark = "; ".join(_marks(one))
        if one.joined or one.left:
            yield (*about, "new delegation" if one.joined else "no longer on the list", "", "", mark)
        for each in _about(one):
            yield (*about, "correction", "", each, mark)
        for change in one.changes:
            person: Any = change.after or change.before
            said = people.change(change)
            edits = "; ".join(f"{e.field}: {e.before or 'nothing'} -> {e.after or 'nothing'}" for e in said.edits)
            yield (*about, _WHAT[change.what], person.name, edits or ", ".join(said.person.about), mark)


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
