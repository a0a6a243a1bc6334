"""Commands for the whole: doctor, forget, demo."""

import click

from intake.cli.border import Situation
from intake.errors import Exit


@click.command()
@click.pass_obj
def doctor(situation: Situation) -> Exit:
    """Check configuration, mailboxes, mail server, database and OCR languages, and say what to do."""
    from intake.doctor import examine

    found = False
    for finding in examine(situation.config_file):
        click.echo(f"{click.style(*_MARK[finding.fine])} {finding.what}: {finding.said}")
        found = found or not finding.fine
    return Exit.FINDINGS if found else Exit.DONE


@click.command()
@click.option("--dry-run", is_flag=True, help="Show what would be deleted, and what stays and why; delete nothing.")
@click.pass_obj
def forget(situation: Situation, dry_run: bool) -> None:
    """Delete what is kept of people for longer than [retention] says, as `intake run` does every day."""
    import datetime as dt

    from intake import retention

    config, now = situation.config(), dt.datetime.now(dt.UTC)
    with situation.database(config) as engine:
        gone = retention.over(engine, config, now) if dry_run else retention.forgotten(engine, config, now)
    for line in retention.lines(gone, would=dry_run):
        click.echo(line)


_MARK = {True: ("  ok  ", "green"), False: (" look ", "red")}


@click.command()
def demo() -> Exit:
    """Do the main job once on a mailbox that the program brings along, in ./demo-output."""
    from rich.console import Console

    from intake.demo import run

    return run(Console())
