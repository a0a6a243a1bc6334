"""One pass by hand: the mailboxes once, or messages from files, with a word on what came of it."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from sqlalchemy import Engine

from intake.config import Config
from intake.errors import Exit
from intake.mailbox import MailboxError, MailboxSettings, open_source
from intake.mailbox.folder import FolderSource
from intake.pipeline import Mailbox, Outcome, Pipeline, Round
from intake.recorder import reader
from intake.workers import Runner
from store import queries
from store.database import single_daemon
from store.filing import Kept
from store.states import ENDED, State

# The account under which messages from files are known.
ACCOUNT = "import"
# More messages than a database holds.
_ALL = 1_000_000_000


class Done(Struct, frozen=True):
    """What came of it: a sentence, errors, and the exit code that says so to scripts."""

    said: str
    errors: tuple[str, ...]
    exit: Exit


def poll_once(engine: Engine, config: Config) -> Done:
    """Do one cycle of every mailbox and read all that is due. Raises AlreadyRunning beside a daemon."""
    mailboxes = [Mailbox(open_source(each), each.folders) for each in config.mailboxes]
    new = 0
    outcomes: list[Outcome] = []
    try:
        with single_daemon(engine), _pipeline(engine, config) as pipeline:
            done = Round(more=True)
            while done.more:
                done = pipeline.run_once(mailboxes, seconds=config.polling.deadline)
                new += done.new
                outcomes += done.outcomes
    finally:
        for mailbox in mailboxes:
            mailbox.source.close()
    return _summed_up(engine, new, outcomes, tuple(wrong for _, wrong in done.unreached))


def import_once(engine: Engine, config: Config, paths: Iterable[Path], *, quiet: bool) -> Done:
    """Take every message in the paths and read all that is due, also what an import that was cut short has left.

    What is no message, or cannot be read, is named among the errors and holds up nothing else.
    May run beside the daemon.
    """
    errors: list[str] = []
    passed: list[str] = []
    console = Console(stderr=True, quiet=quiet)
    with _pipeline(engine, config) as pipeline, _progress(console) as progress:
        task = progress.add_task("Taking", total=None)
        kept = []
        for each in _taken(pipeline, config, paths, errors, passed):
            kept.append(each)
            progress.update(task, completed=len(kept))
        progress.remove_task(task)
        new = [each for each in kept if each.new]
        # Known by their bytes alone; nobody has to read them.
        outcomes = [Outcome(each.id, each.state) for each in new if each.state in ENDED]
        due = queries.due(engine, _now(), _ALL)
        outcomes += progress.track(pipeline.read_all(due), total=len(due), description="Reading")
    done = _summed_up(engine, len(new), outcomes, ())
    done = replace(done, said="\n".join((done.said, *passed)))
    return replace(done, errors=tuple(errors), exit=Exit.FINDINGS) if errors else done


def _taken(
    pipeline: Pipeline, config: Config, paths: Iterable[Path], errors: list[str], passed: list[str]
) -> Iterator[Kept]:
    """Yield what is taken; errors, and what is passed over, are added to the lists."""
    for path in paths:
        if path.is_file() and not path.stat().st_size:
            errors.append(f"{path} is empty: there is no message in it.")
            continue
        settings = MailboxSettings(name=ACCOUNT, kind="folder", path=path.absolute(),
                                   max_bytes=config.limits.message_bytes)  # fmt: skip
        source = FolderSource(settings, refusing=True, still=0)
        try:
            passed += source.passed_over()
            yield from pipeline.take(source, math.inf)
        except MailboxError as error:
            errors.append(str(error))
        finally:
            source.close()


@contextmanager
def _pipeline(engine: Engine, config: Config) -> Iterator[Pipeline]:
    with Runner(config.limits) as runner:
        yield Pipeline(engine, reader(engine, config, runner), _now, pauses=config.polling.pauses)


@contextmanager
def _progress(console: Console) -> Iterator[Progress]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(
        *columns, console=console, transient=True, disable=console.quiet or not console.is_terminal
    ) as progress:
        yield progress


def _summed_up(engine: Engine, new: int, outcomes: Sequence[Outcome], errors: tuple[str, ...]) -> Done:
    counted = Counter(outcome.state for outcome in outcomes)
    parts = [f"{counted[state]} {state}" for state in State if counted[state] and state is not State.WAITING]
    to_look_at = len(queries.to_look_at(engine) & {outcome.id for outcome in outcomes})
    waiting = queries.balance(engine).waiting
    said = f"{new} new {'message' if new == 1 else 'messages'}; {', '.join(parts) or 'nothing was read'}"
    said += f"; {to_look_at} to look at" if to_look_at else ""
    said += f"; {waiting} {'waits' if waiting == 1 else 'wait'} to be read" if waiting else ""
    unsettled = any(outcome.state not in ENDED for outcome in outcomes)
    exit = Exit.UNREACHABLE if errors else Exit.FINDINGS if unsettled else Exit.DONE
    return Done(said + ".", errors, exit)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
