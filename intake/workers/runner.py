"""Carries out the parsers' steps in confined children."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from types import TracebackType
from typing import Self

from intake.errors import StoppedError
from intake.workers.confinement import environment
from intake.workers.frames import (
    OUTCOMES,
    Broken,
    Done,
    Job,
    LateError,
    LineClosedError,
    Outcome,
    Refused,
    receive,
    send,
)
from intake.workers.nursery import WORK
from parsers.errors import UnreadablePartError
from parsers.limits import Limits
from parsers.steps import Step

# What the nursery may need beyond a job's own time, to start and to load, on a machine that is busy.
_GRACE = 30.0
_GOODBYE = 2.0
# An OCR engine gives back no memory; pages after which its process is replaced.
PAGES = 50


class Runner:
    """A parsers.steps.Run: every step in a confined child, one at a time.

    Nothing is started before the first step. Closing it, from any thread, kills the children and makes a
    step that is under way raise StoppedError.
    """

    def __init__(self, limits: Limits = Limits(), *, renew_after: int = PAGES, work: str = WORK) -> None:
        self._arguments = (str(limits.memory_bytes), str(renew_after), work)
        self._memory = limits.memory_bytes
        self._busy = threading.Lock()
        self._nursery: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self._stopped = False
        self._last = 0.0

    def __call__(self, step: Step, data: bytes, *, seconds: float) -> bytes:
        """Return the step's answer. Raises UnreadablePartError, or StoppedError once closed."""
        with self._busy:
            outcome = self._ask(Job(step, data, seconds))
            self._last = time.monotonic()
        if isinstance(outcome, Done):
            return outcome.data
        if self._stopped:
            raise StoppedError("The program was told to end while it read a message.")
        raise _explained(outcome, seconds, self._memory)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def rest(self, idle: float = 0.0) -> None:
        """Give back the memory of the children until the next step, if the last one is `idle` seconds ago."""
        with self._busy:
            if time.monotonic() - self._last >= idle:
                self._end()

    def close(self) -> None:
        """Kill the children; no step is carried out from now on."""
        self._stopped = True
        line = self._line
        if line is not None:
            with contextlib.suppress(OSError):  # closed by whoever was using it
                line.shutdown(socket.SHUT_RDWR)  # both ends of a step under way see that
        with self._busy:
            self._end()

    def _ask(self, job: Job) -> Outcome:
        if self._stopped:
            raise StoppedError("The program was told to end.")
        try:
            line = self._started()
            send(line, job)
            return receive(line, OUTCOMES, job.seconds + _GRACE)
        except LateError:
            self._end()
            return Broken(signal.SIGKILL, 0, late=True)
        except LineClosedError:
            self._end()
            return Broken(signal.SIGKILL, 0)

    def _started(self) -> socket.socket:
        if self._line is not None:
            return self._line
        ours, theirs = socket.socketpair()
        with theirs:
            self._nursery = subprocess.Popen(  # noqa: S603 -- our own module, no word from outside
                (sys.executable, "-I", "-m", "intake.workers.nursery", str(theirs.fileno()), *self._arguments),
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/",
                env=environment(os.environ), pass_fds=(theirs.fileno(),), start_new_session=True,
            )  # fmt: skip
        self._line = ours
        if self._stopped:  # closed meanwhile, when there was nothing to kill yet
            raise LineClosedError
        return ours

    def _end(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None
        if self._nursery is not None:
            try:
                self._nursery.wait(_GOODBYE)  # it ends by itself once the line is closed, and ends its workers
            except subprocess.TimeoutExpired:
                self._nursery.kill()
                self._nursery.wait()
            self._nursery = None


def _explained(outcome: Refused | Broken, seconds: float, memory: int) -> UnreadablePartError:
    """Say why a step gave no answer, in the contract's words."""
    if isinstance(outcome, Refused):
        return UnreadablePartError(outcome.reason, outcome.detail)
    signalled = os.WTERMSIG(outcome.ended) if os.WIFSIGNALED(outcome.ended) else 0
    if outcome.late or signalled == signal.SIGXCPU:
        return UnreadablePartError("timeout", f"reading was given up after {seconds:g} seconds: open it by hand.")
    if outcome.peak > 0.7 * memory:
        return UnreadablePartError("too_large", "it needs more memory than allowed: open it by hand.")
    name = signal.Signals(signalled).name if signalled else f"status {os.waitstatus_to_exitcode(outcome.ended)}"
    return UnreadablePartError("unreadable_part", f"the reader crashed on it ({name}): open it by hand.")
