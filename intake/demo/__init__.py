"""The main job once, on invented mail that the program brings along: mailbox in, delegations and digest out."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text
from sqlalchemy import Engine

import parsers
from intake import telling
from intake.config import Config, load
from intake.demo.folder import made_anew
from intake.demo.summary import answers, balance
from intake.errors import Exit
from intake.mailbox import open_source
from intake.mailbox.settings import MailboxSettings
from intake.pipeline import Outcome, Pipeline
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
        parse = partial(parsers.parse, meetings=config.meetings, limits=config.limits, run=runner)
        pipeline = Pipeline(engine, parse, _now)
        taken = sum(_taken(pipeline, settings, config.polling.deadline) for settings in config.mailboxes)
        console.print(Text(f"{taken} messages taken from {MAILBOX}; a scan takes some seconds."), soft_wrap=True)
        return tuple(_read(console, pipeline, engine))


def _taken(pipeline: Pipeline, settings: MailboxSettings, deadline: float) -> int:
    source = open_source(settings)
    try:
        return sum(kept.new for kept in pipeline.take(source, deadline))
    finally:
        source.close()


def _read(console: Console, pipeline: Pipeline, engine: Engine) -> Iterator[Outcome]:
    """Read what was taken, a line for each message."""
    ids = queries.due(engine, _now(), 1000)
    with _progress(console) as progress:
        for outcome in progress.track(pipeline.read_all(ids), total=len(ids), description="Reading"):
            console.print(_line(queries.message(engine, outcome.id), outcome))
            yield outcome


@contextmanager
def _progress(console: Console) -> Iterator[Progress]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield progress


def _line(row: queries.MessageRow, outcome: Outcome) -> Text:
    """Return what became of a message; its subject is text, never markup."""
    intent = row.response.intent if row.response else ""
    return Text.assemble((f"  {outcome.state:<10}", "cyan"), f" {intent:<12}", (row.subject, "dim"))


def _where(console: Console, folder: Path, digest: telling.Sent) -> None:
    config = folder / "config.toml"
    places = {"Database": folder / "intake.sqlite3", "Configuration": config} | {
        f"Digest ({path.suffix})": path for path in digest.files
    }
    console.print()
    for name, path in places.items():
        console.print(Text(f"{name + ':':<16} {path}"), soft_wrap=True)
    console.print("\nTo try next:", style="bold")
    command = f"  .venv/bin/intake --config {config}"
    for what in (f"{command} roster", f"{command} show 1", f"{command} status", f"{command} doctor"):
        console.print(Text(what), soft_wrap=True)
    console.print(Text(f"  open {digest.files[-1]} in a browser" if digest.files else ""), soft_wrap=True)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _today(config: Config) -> dt.date:
    return _now().astimezone(config.digest.tz).date()
