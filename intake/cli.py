"""The commands. Heavy modules are imported where they are used: `intake parse` has to start at once."""

import sys
from pathlib import Path

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Read governments' replies to UN invitations from a mailbox and file who comes."""


@main.command()
@click.argument("message", type=click.Path(path_type=Path))
def parse(message: Path) -> None:
    """Print what MESSAGE (.eml, - for standard input) answers, as JSON. No database, no mailbox."""
    import parsers
    from parsers.record import to_json

    raw = sys.stdin.buffer.read() if str(message) == "-" else message.read_bytes()
    sys.stdout.buffer.write(to_json(parsers.parse(raw)) + b"\n")
