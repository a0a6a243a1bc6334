"""Commands about one sender's or one meeting's answers: history, ledger."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from intake.authors import named
from intake.cli.border import NUMBER, Situation
from intake.errors import NotFoundError

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from intake.config import Config
    from parsers.record import Sender
    from store.meetings import Invitation
    from store.responses import Place


@click.command()
@click.argument("sender")
@click.option("--meeting", metavar="REF", help="Only this meeting, such as 'CU 2009/33'.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_obj
def history(situation: Situation, sender: str, meeting: str | None, form: str) -> None:
    """Show what SENDER's messages did to its roster. SENDER is a State in any language, its ISO code, or a name."""
    from intake import histories as shown
    from store import histories

    config = situation.config()
    with situation.database(config) as engine:
        reference = reference_of(engine, config, meeting)
        found = histories.of_sender(engine, keys_of(engine, sender), reference)
        if not found:
            raise unheard(engine, sender, reference)
    if form == "json":
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2))
        return
    click.echo(shown.text(found, config.digest.tz), nl=False)


@click.group(invoke_without_command=True)
@click.option("--meeting", metavar="REF", help="The meeting, such as 'CU 2009/33'; the only open one may be left out.")
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.pass_context
def ledger(context: click.Context, meeting: str | None, form: str) -> None:
    """Show whom a meeting's invitation went to and who has answered: all States, or those of an imported list."""
    if context.invoked_subcommand is not None:
        context.meta["meeting"] = meeting
        return
    from intake.invited import every_state
    from store.ledger import ledger as lines

    situation: Situation = context.obj
    config = situation.config()
    zone = config.digest.tz
    today = dt.datetime.now(zone).date()
    with situation.database(config) as engine:
        one = meeting_of(engine, config, meeting)
        reference, dated = one.meeting.reference, one.meeting.dated
        found = lines(engine, reference, every_state(), one.deadline, today, dated=dated, zone=zone)
    if form == "table":
        from rich.console import Console

        from intake import tables

        Console().print(tables.ledger(found))
        return
    from intake.exports import ledger as export

    sys.stdout.buffer.write((export.csv_text if form == "csv" else export.json_text)(found).encode())


@ledger.command("import")
@click.argument("file", type=click.Path(readable=False, path_type=Path))
@click.option("--meeting", metavar="REF", help="The meeting, such as 'CU 2009/33'; the only open one may be left out.")
@click.pass_context
def import_(context: click.Context, file: Path, meeting: str | None) -> None:
    """Take the invitees from FILE, a CSV with the columns section, name and addresses; replaces an earlier list."""
    from intake.invited import read
    from store.ledger import enter

    situation: Situation = context.obj
    config = situation.config()
    invited = read(file)
    with situation.database(config) as engine:
        reference = meeting_of(engine, config, meeting or context.meta.get("meeting")).meeting.reference
        enter(engine, reference, invited, dt.datetime.now(dt.UTC))
    click.echo(f"{len(invited)} {'was' if len(invited) == 1 else 'were'} invited to {reference}.")


@ledger.command("told")
@click.argument("sender")
@click.option("--meeting", metavar="REF", help="The meeting, such as 'CU 2009/33'; the only open one may be left out.")
@click.option("--attending", is_flag=True, help="It will attend.")
@click.option("--declined", is_flag=True, help="It will not attend.")
@click.option("--undo", is_flag=True, help="Take back the last call that waits for its note.")
@click.option("--remark", default="", help="What else was said, and by whom.")
@click.option("--over", type=NUMBER, default=0, metavar="N", help="You have seen call N of a colleague.")
@click.option("--author", help="Who enters it; default: the user of this system.")
@click.pass_context
def told(
    context: click.Context,
    /,
    sender: str,
    *,
    meeting: str | None,
    remark: str,
    over: int,
    author: str | None,
    **what: bool,
) -> None:
    """Enter that SENDER has told by telephone whether it comes; its note closes that when it is filed."""
    from store import telephone
    from store.calls import Call

    if sum(what.values()) != 1:
        raise click.UsageError("Say one of --attending, --declined and --undo.")
    (comes,) = [word for word, said in what.items() if said]
    situation: Situation = context.obj
    config, by = situation.config(), named(author)
    now = dt.datetime.now(config.digest.tz)
    with situation.database(config) as engine:
        reference = meeting_of(engine, config, meeting or context.meta.get("meeting")).meeting.reference
        if comes == "undo":
            call = telephone.withdraw(engine, reference, keys_of(engine, sender), by, now)
            click.echo(f"The call of {call.name} about {reference} is taken back.")
            return
        key, name = _invited(engine, reference, sender)
        telephone.enter(engine, Call(reference, key, name, comes == "attending", by, now, remark.strip()), over)
    click.echo(f"{name}: {comes} by telephone, note to follow; the ledger of {reference} shows it.")


def _invited(engine: Engine, reference: str, sender: str) -> tuple[str, str]:
    """Return key and name of a sender in a ledger. Raises NotFoundError."""
    from intake import senders
    from intake.invited import every_state
    from store.ledger import in_ledger

    found = in_ledger(engine, reference, every_state())
    key = senders.among(sender, found)
    if key is not None:
        return key, found[key]
    raise senders.uninvited(sender, reference, tuple(found.values()))


def keys_of(engine: Engine, sender: str) -> tuple[str, ...]:
    """Return what messages of a sender may be filed under, also by the abbreviation that a ledger gives it."""
    from intake import senders
    from store.ledger import abbreviated

    known, found = senders.keys(sender), senders.among(sender, abbreviated(engine))
    return known if found is None else (*known, found)


def unheard(engine: Engine, sender: str, meeting: str | None) -> NotFoundError:
    """Return the error for a sender of whom nothing is filed, or nothing about a meeting."""
    from intake import senders
    from store import histories
    from store.calls import Call

    known = histories.of_sender(engine, keys_of(engine, sender))
    here = [each for each in known if meeting in {None, each.meeting.reference or ""}]
    others = [each for each in known if each not in here]
    if any(isinstance(entry, Call) and entry.open for each in here for entry in each.entries):
        return NotFoundError(
            f"{sender} has told by telephone alone: nobody is on its list before its note is filed; "
            "`intake correct --add` puts somebody there."
        )
    if here:
        return NotFoundError(
            f"Nothing is filed from {sender} any more: `intake history '{sender}'` shows what became of it."
        )
    if not others:
        return senders.unheard(sender, histories.senders(engine))
    about = ", ".join(each.meeting.reference or "no meeting" for each in others)
    return NotFoundError(f"Nothing is filed from {sender} about {meeting or 'no meeting'}, only about {about}.")


def newcomer(engine: Engine, config: Config, sender: str, meeting: str | None) -> tuple[Place, Sender]:
    """Return who is meant, and where a list of theirs begins, by the ledger of a meeting or what is filed about others.

    `meeting` None is the only open one. Raises NotFoundError.
    """
    from intake.invited import every_state
    from store import ledger, queries

    reference = meeting_of(engine, config, None).meeting.reference if meeting is None else meeting
    try:
        key, name = _invited(engine, reference, sender)
    except NotFoundError:
        found = queries.heard(engine, keys_of(engine, sender))
        if found is None:
            raise
        return (found[0], reference), found[1]
    section = ledger.sections(engine, reference, every_state()).get(key)
    return (key, reference), queries.invited(key, name, section)


def reference_of(engine: Engine, config: Config, written: str | None) -> str | None:
    """Return the meeting that is meant, of those that are known, have answers or were forgotten, "" for none.

    None is any meeting. Says beside what is printed where what was kept of it was deleted. Raises NotFoundError.
    """
    from intake.references import meant
    from store import forgotten
    from store.meetings import invitations
    from store.queries import answered

    reference = written or None
    if reference:
        known = (each.meeting.reference for each in invitations(engine, config.meetings))
        gone = (each.meeting for each in forgotten.every(engine))
        reference = meant(reference, dict.fromkeys((*known, *answered(engine), *gone)))
    if written != "":
        _tell_forgotten(engine, reference)
    return "" if written == "" else reference


def _tell_forgotten(engine: Engine, reference: str | None) -> None:
    from store import forgotten

    gone = [each for each in forgotten.every(engine) if reference in {None, each.meeting}]
    if len(gone) > 1:
        meetings = ", ".join(each.meeting for each in gone)
        click.echo(f"What was kept of {meetings} was deleted when its time was over ([retention]).", err=True)
    for each in gone if len(gone) == 1 else ():
        click.echo(str(each), err=True)


def meeting_of(engine: Engine, config: Config, written: str | None) -> Invitation:
    """Return the meeting that is meant; the only open one where none is written. Raises NotFoundError.

    Says beside what is printed where what was kept of it was deleted.
    """
    found = _meeting_of(engine, config, written)
    _tell_forgotten(engine, found.meeting.reference)
    return found


def _meeting_of(engine: Engine, config: Config, written: str | None) -> Invitation:
    from intake.references import meant
    from store.meetings import invitations

    known = {each.meeting.reference: each for each in invitations(engine, config.meetings)}
    if written is not None:
        return known[meant(written, known)]
    out = [each for each in known.values() if each.closed is None]
    if len(out) > 1:
        names = ", ".join(each.meeting.reference for each in out)
        raise click.UsageError(f"{names} are open: say which with --meeting.")
    if not out:
        closed = f"say which with --meeting ({', '.join(known)}), or " if known else ""
        raise click.UsageError(f"no meeting is open: {closed}enter one with `intake meetings add`.")
    return out[0]
