"""The command that shows what was read: read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from intake.cli.border import Situation
from intake.cli.mail import bytes_of
from intake.errors import Exit

if TYPE_CHECKING:
    from intake.reading import Reading


@click.command()
@click.argument("file", type=click.Path(readable=False, path_type=Path, allow_dash=True))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--draw", "folder", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER",
    help="Also write each page as PNG with words, lines, tables and zones marked on it; FOLDER holds no drawings yet.",
)  # fmt: skip
@click.pass_obj
def read(situation: Situation, file: Path, form: str, folder: Path | None) -> Exit:
    """Print what can be read in FILE, a message or any file that may be attached to one (- for standard input).

    Ends with 0 where something was read, with 3 where nothing was, and says why.
    """
    from intake import reading
    from intake.workers import Runner

    if folder is not None and any(folder.glob("part-*-page-*.png")):
        raise click.UsageError(f"{folder} holds drawings already: name another folder, so that none are overwritten.")
    limits = situation.config().limits
    content = bytes_of(file)
    with Runner(limits) as runner:
        found, leaves = reading.read(content, file.name, limits=limits, run=runner)
        _print(found, form)
        if folder is not None:
            for line in reading.draw(found, leaves, folder, limits=limits, run=runner):
                click.echo(line, err=True)
    if not found.empty:
        return Exit.DONE
    click.echo(f"intake: nothing was read in {file}.", err=True)
    for part, problem in found.problems:
        click.echo(f"intake: part {part.number}: {problem.reason}: {problem.detail}", err=True)
    if not found.problems:
        click.echo("intake: it holds no words: an empty text, a signature, a picture as small as a logo.", err=True)
    return Exit.UNREAD


def _print(found: Reading, form: str) -> None:
    import msgspec

    from intake import reading

    whole = msgspec.json.format(msgspec.json.encode(found)) + b"\n" if form == "json" else reading.text(found).encode()
    sys.stdout.buffer.write(whole)
    sys.stdout.buffer.flush()
