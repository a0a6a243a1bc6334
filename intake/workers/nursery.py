"""The process that workers are forked from: started clean, without secrets, threads or foreign bytes.

It is run as `python -I -m intake.workers.nursery DESCRIPTOR MEMORY RENEW_AFTER [WORK]`: reads jobs from the socket
DESCRIPTOR and sends back outcomes. WORK names the function that carries out a step, MODULE:NAME
or FILE.py:NAME.
"""

import contextlib
import importlib
import os
import runpy
import signal
import socket
import sys
from collections.abc import Callable
from typing import cast

from intake.workers.frames import JOBS, Job, LineClosedError, receive, send
from intake.workers.rehearsal import rehearse
from intake.workers.worker import AbandonedError, Work, Worker
from parsers.steps import Step

WORK = "parsers.steps:carry_out"
# Light modules that a step begins with; loaded here once, so that a fork has them for nothing.
_PRELOADED: dict[Step, tuple[str, ...]] = {
    Step.SPLIT: ("parsers.formats.message",),
    Step.DECODE: ("parsers.formats",),
    Step.DRAW: ("parsers.formats",),
    Step.EXTRACT: ("parsers.extract",),
    Step.PROPOSE: ("parsers.extract.invitation",),
    Step.DIVIDE: ("parsers.extract.zones",),
    Step.RECOGNISE: (),
}
# What a PDF begins with, somewhere near the head of its job, and what reads it, which takes long to load.
_PDF, _HEAD = b"%PDF-", 2048
_FOR_PDF = ("pdfplumber", "pypdfium2", "PIL.PngImagePlugin")


def serve(
    line: socket.socket, work: Work, memory: int, renew_after: int, prepare: Callable[[], None] = lambda: None
) -> None:
    """Have jobs carried out until the customer hangs up: words by a fresh worker each, pixels by a lasting one.

    `prepare` is called here, before the second message.
    """
    fresh, lasting = Worker(work, memory, 1), Worker(work, memory, renew_after)
    messages = 0
    try:
        while True:
            job = receive(line, JOBS)
            messages += job.step is Step.SPLIT
            if job.step is Step.SPLIT and messages == 2:  # for one alone, rehearsing takes longer than it saves
                prepare()
            _preload(job)
            send(line, (lasting if job.step is Step.RECOGNISE else fresh).ask(job, line))
    except (LineClosedError, AbandonedError):
        return
    finally:
        fresh.close()
        lasting.close()


def _preload(job: Job) -> None:
    found = _FOR_PDF if job.step is Step.DECODE and _PDF in job.data[:_HEAD] else ()
    for name in (*_PRELOADED[job.step], *found):
        if name not in sys.modules:
            # A module that is broken fails in the worker, where the failure is told.
            with contextlib.suppress(Exception):
                importlib.import_module(name)


def main() -> None:
    """Serve the socket that the command line names."""
    descriptor, memory, renew_after, *named = sys.argv[1:]
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the customer's to act on, who hangs up then
    line = socket.socket(fileno=int(descriptor))
    place = (named or [WORK])[0]
    prepare = rehearse if place == WORK else lambda: None
    serve(line, _named(place), int(memory), int(renew_after), prepare)
    os._exit(0)  # the customer waits for our end, and taking down what was loaded takes longer than all else


def _named(work: str) -> Work:
    place, _, name = work.rpartition(":")
    found = runpy.run_path(place)[name] if place.endswith(".py") else getattr(importlib.import_module(place), name)
    assert callable(found)
    return cast(Work, found)


if __name__ == "__main__":
    main()
