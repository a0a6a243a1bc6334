"""Commands that bring mail in and have it read: run, poll, import, parse, retry, reparse."""

import sys
from pathlib import Path

import click

from intake.cli.border import NUMBER, Situation
from intake.errors import ConfigError, Exit, NotFoundError


@click.command()
@click.pass_obj
def run(situation: Situation) -> None:
    """Poll the mailboxes and send the digest, until told to stop. For systemd."""
    from intake import daemon, log

    log.start(debug=situation.debug)
    config = situation.config()
    if not config.mailboxes:
        raise ConfigError(f"No mailbox to read: add a [[mailbox]] to {config.place}.")
    daemon.run(config)


@click.command()
@click.pass_obj
def poll(situation: Situation) -> Exit:
    """Read the mailboxes once, and everything that is due."""
    from intake import log
    from intake.once import poll_once

    log.start(debug=situation.debug)
    config = situation.config()
    if not config.mailboxes:
        click.echo(f"No mailbox is configured in {config.source}; what waits in the database is read.", err=True)
    with situation.database(config) as engine:
        done = poll_once(engine, config)
    click.echo(done.said)
    for error in done.errors:
        click.echo(f"intake: {error}", err=True)
    return done.exit


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(readable=False, path_type=Path), metavar="PATH...")
@click.option("--quiet", is_flag=True, help="Say nothing but errors.")
@click.pass_obj
def import_(situation: Situation, paths: tuple[Path, ...], quiet: bool) -> Exit:
    """Take messages from files: .eml, folders of them, mbox, Maildir."""
    from intake.once import import_once

    for path in paths:
        if not path.exists():
            raise NotFoundError(f"There is no {path}.")
    config = situation.config()
    with situation.database(config) as engine:
        done = import_once(engine, config, paths, quiet=quiet)
    if not quiet:
        click.echo(done.said)
    for error in done.errors:
        click.echo(f"intake: {error}", err=True)
    return done.exit


@click.command()
@click.argument("message", type=click.Path(readable=False, path_type=Path, allow_dash=True))
@click.pass_obj
def parse(situation: Situation, message: Path) -> None:
    """Print what MESSAGE (.eml, - for standard input) answers, as JSON. No database, no mailbox."""
    import parsers
    from intake.workers import Runner
    from parsers.record import to_json

    config = situation.config()
    raw = bytes_of(message)
    with Runner(config.limits) as runner:
        response = parsers.parse(
            raw, meetings=config.meetings, secretariat=config.secretariat, limits=config.limits, run=runner
        )
    sys.stdout.buffer.write(to_json(response) + b"\n")


@click.command()
@click.argument("ids", nargs=-1, type=NUMBER, metavar="[ID]...")
@click.option("--all", "everything", is_flag=True, help="Every message that was given up.")
@click.pass_obj
def retry(situation: Situation, ids: tuple[int, ...], everything: bool) -> None:
    """Have a message that failed or waits read at the next poll."""
    import datetime as dt

    from store import filing, queries

    if bool(ids) == everything:
        raise click.UsageError("Name messages by their numbers, or say --all.")
    with situation.database(situation.config()) as engine:
        due = queries.failed(engine) if everything else ids
        for id in due:
            filing.retry(engine, id, dt.datetime.now(dt.UTC))
            click.echo(f"Message {id} is read at the next poll: within a minute by `intake run`, now by `intake poll`.")
    if not due:
        click.echo("No message was given up: there is nothing to retry.")


@click.command()
@click.option("--dry-run", is_flag=True, help="Show what would be read otherwise; change nothing, nor tell copies.")
@click.option("--all", "everything", is_flag=True, help="Also messages that the present parser has read.")
@click.pass_obj
def reparse(situation: Situation, dry_run: bool, everything: bool) -> Exit:
    """Read settled messages again with the present parser, and correct the rosters."""
    from intake.again import reread

    config = situation.config()
    with situation.database(config) as engine:
        again = reread(engine, config, dry_run=dry_run, everything=everything, tell=click.echo)
    would = "would change" if dry_run else "changed"
    many = "1 message" if again.read == 1 else f"{again.read} messages"
    click.echo(f"{many} read again, {again.changed} {would}, {again.failed} could not be read.")
    return Exit.FINDINGS if again.failed else Exit.DONE


def bytes_of(message: Path, what: str = "one message") -> bytes:
    """Return the bytes of a file, of standard input for `-`. Raises NotFoundError, which says `what` is wanted."""
    if str(message) == "-":
        return sys.stdin.buffer.read()
    try:
        return message.read_bytes()
    except OSError as error:
        raise NotFoundError(f"{message} cannot be read ({error.strerror}): name a file with {what}.") from error
