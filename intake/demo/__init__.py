"""The main job once, on invented mail that the program brings along: mailbox in, delegations and digest out."""

import datetime as dt
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.text import Text
from sqlalchemy import Engine

from intake import telling
from intake.config import Config, load
from intake.demo.folder import made_anew
from intake.demo.summary import answers, balance
from intake.errors import Exit
from intake.mailbox import open_source
from intake.mailbox.settings import MailboxSettings
from intake.pipeline import Outcome, Pipeline
from intake.recorder import reader
from intake.workers import Runner
from store import queries
from store.database import open_database

MAILBOX = Path(__file__).resolve().parent / "mailbox"
FOLDER = Path("demo-output")


def run(console: Console, folder: Path = FOLDER) -> Exit:
    """Take, read and file the demo mailbox, write the digest, and show who comes. `folder` is made anew.

    Raises NotFoundError where `folder` holds something that no demo wrote.
    """
    config = load(made_anew(folder, MAILBOX), {})
    if not console.is_terminal:  # a file or a pipe has no width, and 80 columns are too few for the table
        console.width = 120
    engine = open_database(config.database.address())
    try:
        outcomes = _worked(console, config, engine)
        digest = telling.send(engine, config, _today(config), _now())
        console.print()
        console.print(answers(queries.rosters(engine), queries.review_open(engine)))
        console.print(balance(queries.balance(engine)), style="bold")
    finally:
        engine.dispose()
    _where(console, folder, digest)
    return Exit.FINDINGS if any(outcome.error for outcome in outcomes) else Exit.DONE


def _worked(console: Console, config: Config, engine: Engine) -> tuple[Outcome, ...]:
    """Take every message and read it in a confined child, as the daemon does."""
    with Runner(config.limits) as runner:
        pipeline = Pipeline(engine, reader(engine, config, runner), _now)
        taken = sum(_taken(pipeline, engine, settings, config.polling.deadline) for settings in config.mailboxes)
        console.print(Text(f"{taken} messages taken from {MAILBOX}; a scan takes some seconds."), soft_wrap=True)
        return tuple(_read(console, pipeline, engine))


def _taken(pipeline: Pipeline, engine: Engine, settings: MailboxSettings, deadline: float) -> int:
    source = open_source(settings)
    try:
        new = sum(kept.new for kept in pipeline.take(source, deadline))
        queries.set_last_poll(engine, settings.name, _now())
        return new
    finally:
        source.close()


def _read(console: Console, pipeline: Pipeline, engine: Engine) -> Iterator[Outcome]:
    """Read what was taken, a line for each message."""
    ids = queries.due(engine, _now(), 1000)
    with Progress(console=console, transient=True) as progress:
        for outcome in progress.track(pipeline.read_all(ids), total=len(ids), description="Reading"):
            console.print(_line(queries.message(engine, outcome.id), outcome))
            yield outcome


def _line(row: queries.MessageRow, outcome: Outcome) -> Text:
    """Return what became of a message; what stands in it is text, never markup."""
    response = row.response
    about = response.sender.name if response and response.sender.name else row.subject
    number = len(response.delegates) if response else 0
    people = f", {number} {'person' if number == 1 else 'people'}" if number else ""
    intent = response.intent if response else ""
    line = Text.assemble((f"  {outcome.state:<10}", "cyan"), f"{intent:<12} {about}{people}", no_wrap=True)
    line.overflow = "ellipsis"
    return line


def _where(console: Console, folder: Path, digest: telling.Sent) -> None:
    config = folder / "config.toml"
    console.print()
    for name, path in (
        ("Database", folder / "intake.sqlite3"),
        ("Configuration", config),
        *((f"Digest ({path.suffix})", _from_here(path)) for path in digest.files),
    ):
        console.print(Text(f"{name + ':':<16} {path}"), soft_wrap=True)
    console.print("\nTo try next:", style="bold")
    for command in ("roster", "show 1", "status", "doctor"):
        words = (str(_from_here(Path(sys.argv[0]))), "--config", str(config), *command.split())
        console.print(Text(f"  {shlex.join(words)}"), soft_wrap=True)
    for path in digest.files[-1:]:
        console.print(Text(f"  and open {_from_here(path)} in a browser"), soft_wrap=True)


def _from_here(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _today(config: Config) -> dt.date:
    return _now().astimezone(config.digest.tz).date()
