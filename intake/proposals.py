"""An invitation in a file -> the meeting that it announces, and the command that enters it."""

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from intake.digest.characters import plain
from intake.errors import InvitationError
from intake.reading import Reading, read
from parsers.document import Headers, Message
from parsers.limits import Limits
from parsers.proposal import Proposal
from parsers.steps import Run, proposed
from store.meetings import Invitation

_NO_HEADERS = Headers(None, "", None, (), (), None, None, ())


def of_file(content: bytes, file: Path, *, limits: Limits, run: Run) -> Proposal:
    """Return what an invitation announces. Raises InvitationError where it is none, which names what was found."""
    reading, _ = read(content, file.name, limits=limits, run=run)
    if reading.empty:
        raise InvitationError("\n".join((f"nothing was read in {file}.", *_problems(reading))))
    found = proposed(Message(reading.headers or _NO_HEADERS, reading.parts), limits=limits, run=run)
    if not found.invites or not (found.titles or found.starts):
        raise InvitationError(_no_invitation(file, found))
    return found


def missing(proposal: Proposal) -> tuple[str, ...]:
    """Return what a meeting needs and an invitation does not say, or not so that it was found."""
    needed = (("reference", proposal.reference), ("title", proposal.titles), ("days", proposal.starts))
    return tuple(name for name, value in needed if not value)


def command(proposal: Proposal, known: Invitation | None = None) -> str | None:
    """Return the line that enters the meeting, with REFERENCE where the invitation has none.

    Of a meeting that is known it is the one that changes what differs and keeps its titles and addresses; None
    where nothing does.
    """
    new = _values(proposal)
    if known is not None:
        old = {**msgspec.structs.asdict(known), **msgspec.structs.asdict(known.meeting)}
        new = {name: _with(old[name], value) for name, value in new.items()}
        new = {name: value for name, value in new.items() if value != old[name]}
        if not new:
            return None
    words = ["intake", "meetings", "edit" if known else "add", proposal.reference or "REFERENCE"]
    for name, value in new.items():
        for each in value if isinstance(value, tuple) else (value,):
            words += [f"--{_OPTIONS.get(name, name)}", plain(str(each))]
    return shlex.join(words)


_OPTIONS = {"titles": "title", "addresses": "address"}


def _values(proposal: Proposal) -> dict[str, Any]:
    """Return what was found under the names that a meeting has for it."""
    values = {
        "titles": proposal.titles, "starts": proposal.starts, "ends": proposal.ends, "dated": proposal.dated,
        "deadline": proposal.deadline, "place": proposal.place, "addresses": addresses(proposal),
        "wanted": proposal.wanted,
    }  # fmt: skip
    return {name: value for name, value in values.items() if value}


def _with(old: Any, new: Any) -> Any:
    """Return a new value, a list with what it has had before; writings of one number or title are one."""
    if not isinstance(new, tuple):
        return new
    bare = {_bare(each) for each in old}
    return (*old, *(each for each in new if _bare(each) not in bare))


def _bare(written: str) -> str:
    return "".join(char for char in written.casefold() if char.isalnum())


def addresses(proposal: Proposal) -> tuple[str, ...]:
    """Return the addresses and numbers of the letter, those that replies go to first."""
    to = (*proposal.emails, *proposal.faxes, *proposal.phones)
    return tuple(dict.fromkeys((*to, *proposal.addresses)))


def text(proposal: Proposal) -> str:
    """Return what was found, a line each, and below it the words that it was found in."""
    lines = [f"{name:<18} {value}" for name, value in said(proposal)]
    for each in proposal.evidence:
        where = f"{plain(each.filename)}, page {each.page}" if each.filename else f"page {each.page}"
        lines.append(f"  {each.field} from {where}: {plain(each.text)}")
    return "\n".join((*lines, *(f"to look at         {doubt}" for doubt in proposal.doubts)))


def said(proposal: Proposal) -> Iterator[tuple[str, str]]:
    """Yield what was found as name and value, in the order in which people ask."""
    days = " to ".join(dict.fromkeys(str(day) for day in (proposal.starts, proposal.ends) if day))
    to = (*proposal.emails, *(f"fax {number}" for number in proposal.faxes),
          *(f"telephone {number}" for number in proposal.phones))  # fmt: skip
    values = (
        ("meeting", proposal.reference or ""), *(("title", title) for title in proposal.titles), ("days", days),
        ("place", proposal.place), ("invitation of", str(proposal.dated or "")),
        ("answers until", str(proposal.deadline or "")), ("replies to", ", ".join(to)),
        ("replies must name", ", ".join(proposal.wanted)),
    )  # fmt: skip
    yield from ((name, plain(value)) for name, value in values if value)


def _no_invitation(file: Path, found: Proposal) -> str:
    why = (
        "nothing in it invites anybody" if not found.invites else "it names neither the title nor the days of a meeting"
    )
    parts = [f"{name} {value}" for name, value in said(found)]
    rest = f" Found all the same: {'; '.join(parts)}." if parts else ""
    return f"{file} is no invitation: {why}.{rest} Enter a meeting by hand with `intake meetings add`."


def _problems(reading: Reading) -> Iterator[str]:
    for part, problem in reading.problems:
        yield f"  part {part.number}: {problem.reason}: {plain(problem.detail)}"
