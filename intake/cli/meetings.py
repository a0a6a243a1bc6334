"""Commands about the invitations that are out: meetings list, show, read, add, edit, close, remove."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from intake.cli.border import Situation
from intake.errors import Exit
from parsers.proposal import Wanted

if TYPE_CHECKING:
    from parsers.proposal import Proposal

_DAYS = ("starts", "ends", "dated", "deadline")
# The fewest digits of a telephone number.
_DIGITS = 5
Command = TypeVar("Command", bound=Callable[..., object])


@click.group()
def meetings() -> None:
    """Show and change the invitations that are out."""


class _Day(click.DateTime):
    """A day; nothing stands for the empty word, which takes a day away."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the day, or the empty word."""
        return value if value == "" else super().convert(value, param, ctx)


def _own(_context: click.Context, _parameter: click.Parameter, written: tuple[str, ...]) -> tuple[str, ...]:
    for each in written:
        # It is looked for in what is read: a short one would be found everywhere.
        if each and "@" not in each and sum(char.isdigit() for char in each) < _DIGITS:
            raise click.BadParameter(f"{each!r} is neither an e-mail address nor a telephone number.")
    return written


def _about(command: Command) -> Command:
    """Add the options that say what a meeting is."""
    day = _Day(["%Y-%m-%d"])
    for option in (
        click.option(
            "--address",
            "addresses",
            multiple=True,
            callback=_own,
            help="An address, telephone or fax number of your own.",
        ),
        click.option("--place", help="Where it is held."),
        click.option(
            "--wanted",
            multiple=True,
            type=click.Choice([*(word.value for word in Wanted), ""]),
            metavar=f"[{'|'.join(Wanted)}]",
            help="What an answer has to name.",
        ),
        click.option("--deadline", type=day, help="The last day for answers."),
        click.option("--dated", type=day, help="The day of the invitation itself."),
        click.option("--ends", type=day, help="The last day of the meeting."),
        click.option("--starts", type=day, help="The first day of the meeting."),
        click.option("--title", "titles", multiple=True, help="A title, in any language; as often as there are."),
    ):
        command = option(command)
    return command


def _reference(_context: click.Context, _parameter: click.Parameter, written: str) -> str:
    from parsers.extract.meeting import reference

    found = reference(written)
    if found is None:  # others are found in no letter
        raise click.BadParameter(f"{written!r} is no reference: write it as in 'CU 2009/33'.")
    return found


@meetings.command("list")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_obj
def list_(situation: Situation, form: str) -> None:
    """List all invitations, and whether they are open."""
    from store.meetings import invitations

    config = situation.config()
    with situation.database(config) as engine:
        found = invitations(engine, config.meetings)
    if form == "json":
        _print_json(found)
        return
    from rich.console import Console

    from intake import tables

    Console().print(tables.meetings(found))


@meetings.command("show")
@click.argument("reference")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.pass_obj
def show(situation: Situation, reference: str, as_json: bool) -> None:
    """Show all that is known about meeting REFERENCE."""
    from rich.console import Console

    from intake import tables
    from intake.cli.rosters import meeting_of

    config = situation.config()
    with situation.database(config) as engine:
        found = meeting_of(engine, config, reference)
    if as_json:
        _print_json(found)
    else:
        Console().print(tables.meeting(found, config.digest.tz))


@meetings.command("read")
@click.argument("file", type=click.Path(readable=False, path_type=Path, allow_dash=True), metavar="INVITATION")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--add", "adding", is_flag=True, help="Enter the meeting after asking for confirmation.")
@click.option("--yes", is_flag=True, help="With --add: do not ask. Refused where something is missing.")
@click.pass_obj
def read(situation: Situation, file: Path, form: str, adding: bool, yes: bool) -> Exit:
    """Read INVITATION (PDF, Word, text, scan or e-mail; - for standard input) and propose its meeting.

    Ends with 1 where it is no invitation, or says too little to enter the meeting.
    """
    from intake import proposals
    from intake.cli.mail import bytes_of
    from intake.workers import Runner
    from store.meetings import invitations

    if yes and not adding:
        raise click.UsageError("--yes says nothing without --add.")
    config = situation.config()
    content = bytes_of(file, "an invitation")
    with Runner(config.limits) as runner:
        found = proposals.of_file(content, file, limits=config.limits, run=runner)
    with situation.database(config) as engine:
        every = invitations(engine, config.meetings)
    known = next((each for each in every if each.meeting.reference == found.reference), None)
    missing = proposals.missing(found)
    line = proposals.command(found, known)
    if form == "json":
        _print_json(found)
    else:
        click.echo(f"{proposals.text(found)}\n\n{_advice(found, line, known=known is not None)}")
    if missing:
        click.echo(f"intake: not found: {', '.join(missing)}. Add what is missing by hand.", err=True)
    if not adding:
        return Exit.FINDINGS if missing else Exit.DONE
    if known is not None:
        raise click.UsageError(f"{found.reference} is known already: `intake meetings edit` changes it.")
    if missing:
        raise click.UsageError("Something is missing: complete the command by hand instead of --add.")
    _confirm(f"Enter {found.reference}?", yes=yes)
    _enter(situation, _proposed(found))
    return Exit.DONE


def _advice(found: Proposal, line: str | None, *, known: bool) -> str:
    if line is None:
        return f"{found.reference} is known already, with all of this."
    what = f"{found.reference} is known already. This adds what differs" if known else "This enters it"
    return f"{what}; correct the line where it is wrong:\n\n{line}"


def _confirm(question: str, *, yes: bool) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise click.UsageError("Nobody is there to ask: look at the proposal, then repeat with --add --yes.")
    click.confirm(question, abort=True)


def _proposed(found: Proposal) -> dict[str, Any]:
    """Return what a proposal says as the options of `add` have it."""
    from intake.proposals import addresses

    return {
        "reference": found.reference, "titles": found.titles, "starts": found.starts, "ends": found.ends,
        "dated": found.dated, "addresses": addresses(found), "place": found.place, "deadline": found.deadline,
        "wanted": found.wanted,
    }  # fmt: skip


@meetings.command("add")
@click.argument("reference", callback=_reference)
@_about
@click.pass_obj
def add(situation: Situation, /, reference: str, **said: Any) -> None:
    """Enter a meeting under its REFERENCE."""
    _enter(situation, {"reference": reference, **said})


def _enter(situation: Situation, said: dict[str, Any]) -> None:
    from parsers.record import Meeting
    from store.meetings import Invitation
    from store.meetings import add as enter

    values = _values(said)
    reference = values.pop("reference")
    inner = {name: values.pop(name) for name in tuple(values) if name in Meeting.__struct_fields__}
    new = _sensible(Invitation(Meeting(reference, **inner), **values))
    config = situation.config()
    with situation.database(config) as engine:
        enter(engine, config.meetings, new, dt.datetime.now(dt.UTC))
    click.echo(f"{reference} is open: answers to it are filed from now on.")
    if not (new.meeting.titles or new.meeting.starts):
        click.echo(
            "It has neither title nor days: only answers that write the reference are known to be about it. "
            f"`intake meetings edit '{reference}'` adds them."
        )


@meetings.command("edit")
@click.argument("reference")
@_about
@click.pass_obj
def edit(situation: Situation, /, reference: str, **said: Any) -> None:
    """Change what is known about meeting REFERENCE; what is not named stays, and '' takes a value away."""
    changes = _values(said)
    if not changes:
        raise click.UsageError("Say what to change, such as --deadline 2030-04-20.")
    reference = _change(situation, reference, changes)
    click.echo(f"{reference} is changed; the database holds it from now on, whatever the configuration says.")


@meetings.command("close")
@click.argument("reference")
@click.option("--undo", is_flag=True, help="Open it again.")
@click.pass_obj
def close(situation: Situation, reference: str, undo: bool) -> None:
    """Take meeting REFERENCE from those that answers may be about; what is filed under it stays."""
    reference = _change(situation, reference, {"closed": None if undo else dt.datetime.now(dt.UTC)})
    click.echo(f"{reference} is {'open again' if undo else 'closed; --undo opens it again'}.")


@meetings.command("remove")
@click.argument("reference")
@click.pass_obj
def remove(situation: Situation, reference: str) -> None:
    """Take out meeting REFERENCE, entered by mistake, with who was invited; refused once it has answers."""
    from intake.cli.rosters import meeting_of
    from store.meetings import remove as take_out

    config = situation.config()
    with situation.database(config) as engine:
        found = meeting_of(engine, config, reference).meeting.reference
        take_out(engine, config.meetings, found)
    back = any(each.reference == found for each in config.meetings)
    click.echo(f"{found} is {'as the configuration has it' if back else 'removed'}.")


def _change(situation: Situation, written: str, changes: dict[str, Any]) -> str:
    """Change the meeting that is meant; return its reference."""
    from intake.cli.rosters import meeting_of
    from store.meetings import edit as change

    config = situation.config()
    with situation.database(config) as engine:
        reference = meeting_of(engine, config, written).meeting.reference
        try:
            change(engine, config.meetings, reference, changes, dt.datetime.now(dt.UTC))
        except ValueError as error:
            raise click.UsageError(str(error)) from error
    return reference


def _sensible(new: Any) -> Any:
    from store.meetings import checked

    try:
        return checked(new)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _values(said: dict[str, Any]) -> dict[str, Any]:
    """Return what was said on the command line, days as days; what was not said is left out."""
    return {name: _value(name, value) for name, value in said.items() if value not in (None, ())}


def _value(name: str, value: Any) -> Any:
    """Return one value as it is kept; the empty word takes it away."""
    if isinstance(value, tuple):
        return tuple((Wanted if name == "wanted" else str)(each) for each in value if each)
    if isinstance(value, dt.datetime):
        return value.date()
    return None if value == "" and name in _DAYS else value


def _print_json(found: object) -> None:
    import msgspec

    click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2))
