"""Where errors end: one line that says what to do, and an exit code. Also what every command begins with."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct

from intake.errors import Exit, IntakeError

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from intake.config import Config


# A number as a database counts: larger ones, which somebody may type, are in none.
NUMBER = click.IntRange(0, 2**63 - 1)
_CUT_SHORT = "stopped. What was done is kept: give the same command again to have the rest done."


class Situation(Struct, frozen=True):
    """What the command line says before the command."""

    config_file: Path | None = None
    debug: bool = False

    def config(self) -> Config:
        """Return the configuration. Raises ConfigError."""
        from intake.config import load

        return load(self.config_file)

    @contextmanager
    def database(self, config: Config) -> Iterator[Engine]:
        """Open the configured database and close it in the end."""
        from store.database import open_database

        engine = open_database(config.database.address())
        try:
            yield engine
        finally:
            engine.dispose()


class Border(click.Group):
    """A group whose commands' errors become one line on standard error and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order in which they are written down."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Carry out a command; an Exit that it returns is the program's exit code."""
        try:
            with _interruptible():
                ended = super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            click.echo(f"\nintake: {_CUT_SHORT}", err=True)
            ctx.exit(Exit.STOPPED)
        except BrokenPipeError:  # the reader of a pipe has seen enough
            sys.stderr.close()
            ctx.exit(Exit.DONE)
        except Exception as error:  # the border to whoever typed the command
            ctx.exit(_told(error, debug=isinstance(ctx.obj, Situation) and ctx.obj.debug))
        ctx.exit(ended if isinstance(ended, Exit) else Exit.DONE)


@contextmanager
def _interruptible() -> Iterator[None]:
    """Have a command end as by Ctrl-C where it is told to end or its terminal goes away."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heeded = [each for each in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(each) is not signal.SIG_IGN]
    before = {number: signal.signal(number, signal.default_int_handler) for number in heeded}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _told(error: Exception, *, debug: bool) -> Exit:
    if debug:
        import traceback

        traceback.print_exception(error)
    code = _exit_of(error)
    words = f"{error.filename}: {error.strerror}." if isinstance(error, OSError) else str(error)
    if code is Exit.DEFECT:
        words = (
            f"a defect of the program ({type(error).__name__}: {error}). Repeat with `intake --debug` and report it."
        )
    click.echo(f"intake: {words}", err=True)
    return code


def _exit_of(error: Exception) -> Exit:
    from parsers.errors import ParserError
    from store.errors import (
        AlreadyRunning,
        DatabaseReplaced,
        DatabaseTooNew,
        DatabaseUnavailable,
        NotOnList,
        StoreError,
        UnknownCall,
        UnknownCorrection,
        UnknownIssue,
        UnknownItem,
        UnknownMeeting,
        UnknownMessage,
    )

    if isinstance(error, IntakeError):
        return error.exit
    if isinstance(error, OSError) and error.filename is not None:  # a path that somebody typed, most of all
        return Exit.NOT_FOUND
    if isinstance(error, AlreadyRunning):
        return Exit.RUNNING
    unknown = UnknownMessage | UnknownMeeting | UnknownItem | UnknownCall | UnknownCorrection | UnknownIssue | NotOnList
    if isinstance(error, unknown):
        return Exit.NOT_FOUND
    if isinstance(error, DatabaseUnavailable | DatabaseReplaced | DatabaseTooNew):
        return Exit.DATABASE
    if isinstance(error, StoreError | ParserError):
        return Exit.FINDINGS
    return Exit.UNREACHABLE if _of_digest(error) else Exit.DEFECT


def _of_digest(error: Exception) -> bool:
    # Imported only if somebody else did: the package brings the database along.
    digest = sys.modules.get("intake.digest.errors")
    return digest is not None and isinstance(error, digest.DigestError)
