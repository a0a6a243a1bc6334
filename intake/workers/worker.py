"""A process that carries out steps, one after the other, and is replaced when it is used up or breaks."""

import contextlib
import gc
import os
import select
import signal
import socket
import time
import traceback
from collections.abc import Callable

from intake.workers.confinement import confine, die_with_parent
from intake.workers.frames import (
    JOBS,
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
from parsers.errors import UnreadablePartError
from parsers.steps import Step

Work = Callable[[Step, bytes], bytes]
# A worker that uses no CPU at all still ends at its time-out; this only bounds one that its parent forgets.
_CPU_ALLOWANCE = 5
_MOST_FILES = 65536


class AbandonedError(Exception):
    """Nobody waits for the answer any more."""


class Worker:
    """A place for one worker process at a time, forked from this process; a new one after `renew_after` jobs.

    This process must have a single thread: a worker dies with the thread that forked it.
    """

    def __init__(self, work: Work, memory: int, renew_after: int) -> None:
        self._work = work
        self._memory = memory
        self._renew_after = renew_after
        self._jobs = 0
        self._pid: int | None = None
        self._line: socket.socket | None = None

    def ask(self, job: Job, customer: socket.socket) -> Outcome:
        """Return how the job went. Raises AbandonedError when `customer` hangs up; the worker is gone then."""
        deadline = time.monotonic() + job.seconds
        line = self._line or self._start(job.seconds)
        try:
            send(line, job, job.seconds)
            _await(line, customer, deadline)
            outcome = receive(line, OUTCOMES, max(deadline - time.monotonic(), 0.01))
        except LateError:
            return self._end(late=True)
        except LineClosedError:
            return self._end(late=False)
        except AbandonedError:
            self._end(late=True)
            raise
        self._jobs += 1
        if self._jobs >= self._renew_after:
            self.close()
        return outcome

    def close(self) -> None:
        """End the worker process, if there is one, and everything that it started."""
        if self._line is not None:
            self._end(late=True)

    def _start(self, seconds: float) -> socket.socket:
        ours, theirs = socket.socketpair()
        parent = os.getpid()
        gc.freeze()  # what is loaded stays shared: a collection in the child would copy every page of it
        pid = os.fork()
        if pid == 0:
            os.closerange(3, theirs.fileno())
            os.closerange(theirs.fileno() + 1, _MOST_FILES)
            self._live(theirs, parent, seconds)
        theirs.close()
        self._pid, self._line, self._jobs = pid, ours, 0
        return ours

    def _live(self, line: socket.socket, parent: int, seconds: float) -> None:
        """Carry out jobs until nobody sends any; never return into the code that forked."""
        try:
            die_with_parent(parent)
            confine(self._memory, int(seconds) + _CPU_ALLOWANCE if self._renew_after == 1 else None)
            while True:
                job = receive(line, JOBS)
                send(line, carry_out(self._work, job))
        except LineClosedError:
            os._exit(0)
        finally:
            os._exit(1)

    def _end(self, *, late: bool) -> Broken:
        """Kill the worker's whole group, reap it, and return how it ended."""
        assert self._pid is not None
        assert self._line is not None
        pid, line, self._pid, self._line = self._pid, self._line, None, None
        line.close()
        if not late:
            _linger(pid)
        _kill(pid)
        _, status, used = os.wait4(pid, 0)
        return Broken(status, used.ru_maxrss * 1024, late)


def carry_out(work: Work, job: Job) -> Done | Refused:
    """Carry out a job here; whatever goes wrong becomes an answer."""
    try:
        return Done(work(job.step, job.data))
    except UnreadablePartError as error:
        return Refused(error.reason, error.detail)
    except MemoryError:
        return Refused("too_large", "it needs more memory than allowed: open it by hand.")
    except Exception as error:  # the border to code that reads what strangers send
        return Refused("unreadable_part", f"the program failed on it ({_where(error)}): open it by hand.")


def _where(error: Exception) -> str:
    """Name an error and the place of it, but never its words, which may come from the mail."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"


def _linger(pid: int) -> None:
    """Give a worker that hung up a moment to end by itself, so that its own wait status is seen."""
    handle = os.pidfd_open(pid)
    try:
        poll = select.poll()
        poll.register(handle, select.POLLIN)
        poll.poll(200)
    finally:
        os.close(handle)


def _kill(pid: int) -> None:
    """Kill a worker and its group, which it may not have founded yet."""
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)


def _await(line: socket.socket, customer: socket.socket, deadline: float) -> None:
    """Wait until the worker speaks, but neither past the deadline nor for a customer who is gone."""
    poll = select.poll()
    poll.register(line, select.POLLIN)
    poll.register(customer, select.POLLRDHUP)
    events = poll.poll(max(deadline - time.monotonic(), 0) * 1000)
    if not events:
        raise LateError
    if any(number == customer.fileno() for number, _ in events):
        raise AbandonedError
