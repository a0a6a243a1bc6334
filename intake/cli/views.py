"""Commands that show what the database holds: show, roster, digest, status."""

import datetime as dt
import os
import sys
from pathlib import Path

import click

from intake.cli.border import NUMBER, Situation
from intake.errors import ConfigError, Exit, NotFoundError


@click.command()
@click.argument("id", type=NUMBER)
@click.option("--json", "as_json", is_flag=True, help="The record as JSON.")
@click.option("--raw", is_flag=True, help="The message as it came.")
@click.pass_obj
def show(situation: Situation, id: int, as_json: bool, raw: bool) -> None:
    """Show message ID: where it lies, what became of it, what it says and where that stands."""
    from rich.console import Console

    from intake import tables
    from store import queries

    config = situation.config()
    with situation.database(config) as engine:
        row = queries.message(engine, id)
        if raw:
            sys.stdout.buffer.write(queries.raw(engine, id))
        elif not as_json:
            Console().print(tables.message(row, config.digest.tz), soft_wrap=not sys.stdout.isatty())
        elif row.record is None:
            raise NotFoundError(f"Message {id} has no record: it is {row.state}.")
        else:
            click.echo(row.record)


@click.command()
@click.option("--meeting", metavar="REF", help="Only this meeting, such as 'CU 2009/33'.")
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.pass_obj
def roster(situation: Situation, meeting: str | None, form: str) -> None:
    """Show who comes: the current roster of every sender."""
    from intake.cli.rosters import reference_of
    from store import queries

    config = situation.config()
    with situation.database(config) as engine:
        rows = queries.rosters(engine, reference_of(engine, config, meeting))
    if form == "table":
        from rich.console import Console

        from intake import tables

        Console().print(tables.rosters(rows))
        return
    from intake.exports import EXPORTS

    sys.stdout.buffer.write(dict(EXPORTS)[form](rows).encode())


@click.command()
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The digest of this day again; default: today's."
)
@click.option(
    "--preview", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE",
    help="Write it to FILE (.html, .eml, else text; - for the screen) and neither send nor mark anything.",
)  # fmt: skip
@click.pass_obj
def digest(situation: Situation, day: dt.datetime | None, preview: Path | None) -> Exit:
    """Send the digest of today, or of an earlier day again, or look at it first."""
    from intake import telling

    config = situation.config()
    now = dt.datetime.now(dt.UTC)
    today = now.astimezone(config.digest.tz).date()
    wanted = day.date() if day else today
    if wanted > today:
        raise NotFoundError(f"{wanted} has not come yet.")
    with situation.database(config) as engine:
        if preview is not None:
            material = telling.looked_at(engine, config, wanted, today, now)
            _write(telling.rendered(material, config, now, preview.suffix), preview)
            return Exit.DONE
        if not (config.smtp or config.digest.folder):
            raise ConfigError(f"Nobody is told: add [digest.smtp] to {config.place}, or look with --preview FILE.")
        if day is None and today in telling.sent_days(engine):
            click.echo(f"The digest of {today} was sent already; `intake digest --date {today}` sends it again.")
            return Exit.DONE
        sent = telling.send(engine, config, telling.known(engine, wanted, today), now)
    many = "1 message" if sent.items == 1 else f"{sent.items} messages"
    for place in (*sent.to, *sent.files):
        click.echo(f"The digest of {sent.day} ({many}) went to {place}.")
    for refused in sent.refused:
        click.echo(f"The mail server refused {refused.address}: {refused.answer}", err=True)
    if sent.unwritten:
        click.echo(f"intake: {sent.unwritten}", err=True)
    return Exit.FINDINGS if sent.refused or sent.unwritten else Exit.DONE


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.pass_obj
def status(situation: Situation, as_json: bool) -> Exit:
    """Show what became of the messages, and when the mailboxes were last read. Ends with 1 where something is amiss."""
    import msgspec

    from intake import tables
    from intake.condition import condition

    config = situation.config()
    with situation.database(config) as engine:
        now = condition(engine, config, dt.datetime.now(dt.UTC))
    if as_json:
        click.echo(msgspec.json.encode(now))
        return Exit.FINDINGS if now.alarms else Exit.DONE
    click.echo(f"database     {now.database}, parser {now.parser}")
    click.echo(f"messages     {tables.balance(now.balance)}; {now.to_look_at} to look at")
    for poll in now.polls:
        error = f"; {poll.error}" if poll.error else ""
        click.echo(f"mailbox      {poll.mailbox}: last read {tables.moment(poll.good, config.digest.tz)}{error}")
    click.echo(f"last digest  {now.last_digest or 'none yet'}")
    for alarm in now.alarms:
        click.echo(f"LOOK         {alarm}")
    return Exit.FINDINGS if now.alarms else Exit.DONE


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _write(text: bytes, file: Path) -> None:
    if str(file) == "-":
        sys.stdout.buffer.write(text)
        return
    try:
        with open(file, "wb", opener=_private) as target:
            target.write(text)
    except OSError as error:
        raise NotFoundError(f"{file} cannot be written ({error.strerror}): name another file.") from error
    click.echo(f"Written to {file}; nothing was sent.")
