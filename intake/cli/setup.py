"""Commands for setting up: doctor, demo."""

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


_MARK = {True: ("  ok  ", "green"), False: (" look ", "red")}


@click.command()
def demo() -> Exit:
    """Do the main job once on a mailbox that the program brings along, in ./demo-output."""
    from rich.console import Console

    from intake.demo import run

    return run(Console())
