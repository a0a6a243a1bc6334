"""The commands. Heavy modules are imported where they are used: `intake parse` has to start at once."""

from pathlib import Path

import click

from intake.cli.border import Border, Situation
from intake.cli.corrections import assign, correct
from intake.cli.lists import list_
from intake.cli.mail import import_, parse, poll, reparse, retry, run
from intake.cli.meetings import meetings
from intake.cli.reading import read
from intake.cli.review import confirm, dismiss, review
from intake.cli.rosters import history, ledger
from intake.cli.setup import demo, doctor, forget
from intake.cli.views import digest, roster, show, status
from intake.errors import Exit

COMMANDS: tuple[click.Command, ...] = (
    run, poll, import_, parse, read, show, roster, history, ledger, list_, meetings, review, confirm, dismiss, correct,
    assign, digest, status, retry, reparse, forget, doctor, demo,
)  # fmt: skip

_EXITS = {
    Exit.DONE: "done",
    Exit.FINDINGS: "done, but something needs a person",
    Exit.USAGE: "the command line is wrong",
    Exit.CONFIGURATION: "the configuration is wrong; of `intake read`: nothing was read",
    Exit.DATABASE: "the database cannot be used",
    Exit.UNREACHABLE: "a mailbox or the mail server cannot be reached",
    Exit.RUNNING: "another daemon or poll works on this database",
    Exit.NOT_FOUND: "there is no such message, meeting, sender, file or digest",
    Exit.STOPPED: "cut short by a signal",
    Exit.DEFECT: "a defect of the program",
}
_EPILOG = "\b\nExit codes:\n" + "\n".join(f"  {code:>3}  {meaning}" for code, meaning in _EXITS.items())


@click.group(
    cls=Border, commands=COMMANDS, epilog=_EPILOG, no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip
@click.option(
    "--config", "config_file", type=click.Path(path_type=Path),
    help="Configuration; else $INTAKE_CONFIG, ./config.toml, /etc/delegation-intake/config.toml, a built-in default.",
)  # fmt: skip
@click.option("--debug", is_flag=True, help="Log more, and show where in the program an error arose.")
@click.version_option(package_name="delegation-intake")
@click.pass_context
def main(context: click.Context, config_file: Path | None, debug: bool) -> None:
    """Read governments' replies to UN invitations from a mailbox and file who comes."""
    context.obj = Situation(config_file, debug)
