"""Commands about lists of participants: list, list release, corrigendum, show, attended."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from intake.authors import named
from intake.cli.border import NUMBER, Situation
from intake.cli.rosters import meeting_of

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from store.comers import Unsure
    from store.lists import Issue

_meeting = click.option(
    "--meeting", metavar="REF", help="The meeting, such as 'CU 2009/33'; the only open one may be left out."
)
_author = click.option("--author", help="Who releases it; default: the user of this system.")


@click.group("list", invoke_without_command=True)
@_meeting
@click.pass_context
def list_(context: click.Context, meeting: str | None) -> None:
    """Release lists of participants and what has changed since; alone it names those that are out."""
    context.meta["meeting"] = meeting
    if context.invoked_subcommand is not None:
        return
    from intake.digest.characters import plain
    from intake.exports import lists
    from store import forgotten
    from store.releases import issues

    situation: Situation = context.obj
    config = situation.config()
    with situation.database(config) as engine:
        reference = meeting_of(engine, config, meeting).meeting.reference
        found = issues(engine, reference)
        since = " since" * any(each.meeting == reference for each in forgotten.every(engine))
    for one in found:
        click.echo(f"{lists.heading(one, config.digest.tz)} (by {plain(one.author)}): {lists.summary(one)}")
    if not found:
        click.echo(f"Nothing of {reference} was released{since}: `intake list release` does.")


@list_.command("release")
@_meeting
@click.option("--final", "as_final", is_flag=True, help="Who has come, as `list attended` took it, not who will come.")
@_author
@click.pass_context
def release(context: click.Context, meeting: str | None, as_final: bool, author: str | None) -> None:
    """Freeze who comes as a numbered list; says so where nothing has changed since the last one."""
    from store import releases

    situation: Situation = context.obj
    config, by = situation.config(), named(author)
    with situation.database(config) as engine:
        about = meeting_of(engine, config, meeting or context.meta["meeting"])
        new = releases.release(engine, about, by, dt.datetime.now(dt.UTC), as_final=as_final)
        last = new or releases.issue(engine, about.meeting.reference)
        _tell_elsewhere(engine, about.meeting.reference)
    _tell(last, config.digest.tz, is_new=new is not None)


@list_.command("corrigendum")
@_meeting
@_author
@click.pass_context
def corrigendum(context: click.Context, meeting: str | None, author: str | None) -> None:
    """Freeze what has changed since the last issue: additions, deletions and corrections of each delegation."""
    from store import releases

    situation: Situation = context.obj
    config, by = situation.config(), named(author)
    with situation.database(config) as engine:
        about = meeting_of(engine, config, meeting or context.meta["meeting"])
        new = releases.corrigendum(engine, about, by, dt.datetime.now(dt.UTC))
        last = new or releases.issue(engine, about.meeting.reference)
        _tell_elsewhere(engine, about.meeting.reference)
    _tell(last, config.digest.tz, is_new=new is not None)


@list_.command("show")
@click.argument("number", type=NUMBER, required=False, metavar="[N]")
@_meeting
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text", show_default=True)
@click.pass_context
def show(context: click.Context, number: int | None, meeting: str | None, form: str) -> None:
    """Print issue N as it was released, the last one without N."""
    from intake.exports import lists
    from store.releases import issue

    situation: Situation = context.obj
    config = situation.config()
    with situation.database(config) as engine:
        reference = meeting_of(engine, config, meeting or context.meta["meeting"]).meeting.reference
        found = issue(engine, reference, number)
    texts = {"csv": lists.csv_text, "json": lists.json_text}
    whole = texts[form](found) if form in texts else lists.text(found, config.digest.tz)
    sys.stdout.buffer.write(whole.encode())


@list_.command("attended")
@click.argument("file", type=click.Path(readable=False, path_type=Path))
@_meeting
@click.pass_context
def attended(context: click.Context, file: Path, meeting: str | None) -> None:
    """Take from FILE who really came: a CSV with the columns sender and name; replaces an earlier one.

    A list that `list show --format csv` wrote, with names struck out and added, is such a file.
    """
    from msgspec.structs import replace

    from intake.attended import alike, read
    from intake.digest.characters import plain
    from intake.invited import every_state
    from store.ledger import in_ledger, sections
    from store.releases import enter_attended

    situation: Situation = context.obj
    config = situation.config()
    with situation.database(config) as engine:
        reference = meeting_of(engine, config, meeting or context.meta["meeting"]).meeting.reference
        known = sections(engine, reference, every_state())
        listed = read(file, in_ledger(engine, reference, every_state()))
        comers = tuple(replace(one, section=known.get(one.key, "")) for one in listed)
        others, unsure = enter_attended(engine, reference, comers, dt.datetime.now(dt.UTC))
        _tell_elsewhere(engine, reference)
    for one, other in alike(comers):
        click.echo(plain(f"Perhaps one person: {one.name} and {other.name}, {one.sender}."))
    for one in others:
        click.echo(plain(f"On no roster: {one.name}, {one.sender}."))
    for each in unsure:
        click.echo(plain(_doubtful(each)))
    many = "1 person" if len(comers) == 1 else f"{len(comers)} people"
    click.echo(f"{many} came to {reference}; `intake list release --final` follows this.")


def _doubtful(each: Unsure) -> str:
    one = each.comer
    known = getattr(one.known, each.field) or "nothing"
    held = f"taken, the roster has {known}" if getattr(one, each.field) else f"left out for {known} on the roster"
    return f"Perhaps another's: {one.name}, {one.sender}, {each.field} {each.said}, as a list had it elsewhere: {held}."


def _tell_elsewhere(engine: Engine, meeting: str) -> None:
    """Tell who came, as the file has it, under another sender than the one on whose roster they are."""
    from intake.digest.characters import plain
    from store.releases import attended_elsewhere
    from store.responses import called

    for one, other in attended_elsewhere(engine, meeting):
        click.echo(plain(_ELSEWHERE.format(one.name, one.sender, called(other.sender.name, other.key))))


_ELSEWHERE = (
    "{} came for {} as the file says, but is on the roster of {}: if it is one person, mend the file and take it again "
    "with `intake list attended`."
)


def _tell(issue: Issue, zone: dt.tzinfo, *, is_new: bool) -> None:
    from intake.exports import lists

    if not is_new:
        click.echo(f"Nothing has changed since {lists.heading(issue, zone)}: nothing was released.")
        return
    click.echo(f"{lists.heading(issue, zone)}: {lists.summary(issue)}.")
    click.echo(f"`intake list show {issue.number} --meeting '{issue.meeting}'` prints it.")
