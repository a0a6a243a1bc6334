"""Runs unattended: wakes the pipeline and the digest, ends on a signal within ten seconds, one to a database."""

import contextlib
import datetime as dt
import logging
import os
import signal
import socket
import threading
import time
import traceback
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any, NoReturn

from sqlalchemy import Engine

from intake import log, telling
from intake.config import Config
from intake.digest.errors import DigestError
from intake.errors import Exit, IntakeError, StoppedError
from intake.mailbox import open_source
from intake.patience import Patience
from intake.pipeline import Mailbox, Pipeline
from intake.recorder import reader
from intake.workers import Runner
from parsers.steps import Step
from store.database import describe, open_database, single_daemon
from store.errors import DatabaseUnavailable

# A signal has to end us within ten seconds. Nothing is lost when work is cut off, so we do not wait longer than this.
_GOODBYE = 6.0
_DIGEST_EVERY = 30.0
_WATCH_EVERY = 5.0
# Children that read are kept so long after the last message: they know their words by then, and hold much memory.
_IDLE = 300.0
# A round that shows no sign of life for this long after its deadline hangs in something that nothing can interrupt.
_HANGING = 300.0


def clock() -> dt.datetime:
    """Return the time."""
    return dt.datetime.now(dt.UTC)


class Daemon:
    """Polls mailboxes and sends digests until it is told to stop."""

    def __init__(self, config: Config, now: Callable[[], dt.datetime] = clock) -> None:
        self._config = config
        self._now = now
        self._stop = threading.Event()
        self._patience = Patience()
        self._runner = Runner(config.limits)
        self._alive = time.monotonic()
        self._busy: set[str] = set()
        # Opened once: a source remembers which messages broke the connection and which files have not changed.
        self._mailboxes = tuple(Mailbox(open_source(each), each.folders) for each in config.mailboxes)

    def stop(self) -> None:
        """End soon; from any thread."""
        self._stop.set()

    def run(self) -> Exit:
        """Work until told to stop. Raises AlreadyRunning where another daemon works on the same database."""
        tell_systemd("READY=1")  # also while the database is away: waiting for it is part of the work
        engine = self._database()
        if engine is None:
            return Exit.DONE
        try:
            with single_daemon(engine):
                return self._work(engine)
        finally:
            engine.dispose()

    def poll(self, engine: Engine) -> None:
        """Do rounds until there is nothing left to do now."""
        pipeline = Pipeline(
            engine, reader(engine, self._config, self._run), self._now,
            pauses=self._config.polling.pauses, patience=self._patience, stopping=self._stop.is_set,
        )  # fmt: skip
        while pipeline.run_once(self._mailboxes, seconds=self._config.polling.deadline).more:
            self._beat()
        self._runner.rest(_IDLE)

    def tell(self, engine: Engine) -> None:
        """Send the digests that are due."""
        if not (self._config.smtp or self._config.digest.folder) or not self._patience.ready("digest", self._now()):
            return
        try:
            for sent in telling.send_due(engine, self._config, self._now()):
                log.event("digest", day=sent.day, message_id=sent.message_id, items=sent.items, to=len(sent.to))
                for refused in sent.refused:
                    log.trouble("digest_refused", day=sent.day, answer=refused.answer)
        except (DigestError, IntakeError) as error:
            say = log.trouble if self._patience.failed("digest", self._now()) else log.detail
            say("digest_not_sent", error=error, next_try=self._patience.next_try("digest"))
        else:
            self._patience.worked("digest")

    def _run(self, step: Step, data: bytes, *, seconds: float) -> bytes:
        self._beat()
        return self._runner(step, data, seconds=seconds)

    def _beat(self) -> None:
        self._alive = time.monotonic()

    def _database(self) -> Engine | None:
        """Open the database, however long it is away; None when told to stop meanwhile."""
        while not self._stop.is_set():
            try:
                return self._opened()
            except DatabaseUnavailable as error:
                self._no_database(error)
            while not self._patience.ready("database", self._now()) and not self._stop.wait(1):
                tell_systemd("WATCHDOG=1")
        return None

    def _opened(self) -> Engine:
        engine = open_database(self._config.database.address())
        self._patience.worked("database")
        return engine

    def _no_database(self, error: DatabaseUnavailable) -> None:
        say = log.trouble if self._patience.failed("database", self._now()) else log.detail
        say("no_database", error=error, next_try=self._patience.next_try("database"))

    def _work(self, engine: Engine) -> Exit:
        from apscheduler.schedulers.background import BackgroundScheduler

        log.event(
            "started", database=describe(engine), config=self._config.source, mailboxes=len(self._config.mailboxes)
        )
        logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it warns of every wake-up that finds work under way
        scheduler = BackgroundScheduler(timezone=dt.UTC)
        self._wake(scheduler, partial(self._guarded, "poll", self.poll, engine), self._config.polling.every)
        self._wake(scheduler, partial(self._guarded, "digest", self.tell, engine), _DIGEST_EVERY)
        scheduler.start()
        ended = self._watch()
        tell_systemd("STOPPING=1")
        self._cut_off(scheduler)
        log.event("ended", exit=int(ended))
        return ended

    def _wake(self, scheduler: Any, job: Callable[[], None], seconds: float) -> None:
        """Have a job called now and every so often; what is due it finds in the database, so no call is made up for."""
        scheduler.add_job(
            job, "interval", seconds=seconds, next_run_time=self._now(),
            max_instances=1, coalesce=True, misfire_grace_time=None,
        )  # fmt: skip

    def _guarded(self, name: str, job: Callable[[Engine], None], engine: Engine) -> None:
        """Do a job; whatever goes wrong is said once and tried again later, with growing pauses."""
        if self._stop.is_set() or not all(self._patience.ready(each, self._now()) for each in (name, "database")):
            return
        self._beat()
        self._busy.add(name)
        try:
            job(engine)
        except StoppedError:
            return
        except DatabaseUnavailable as error:
            self._no_database(error)
        except Exception as error:  # a job that ends the scheduler's thread would end all polling, unseen
            self._defect(name, error)
        else:
            self._recovered(name)
        finally:
            self._busy.discard(name)

    def _defect(self, name: str, error: Exception) -> None:
        if self._stop.is_set():
            return
        say = log.trouble if self._patience.failed(name, self._now()) else log.detail
        say("defect", job=name, error=f"{type(error).__name__}: {error}", next_try=self._patience.next_try(name))
        log.detail("traceback", lines="".join(traceback.format_exception(error)))

    def _recovered(self, name: str) -> None:
        for each in (name, "database"):
            if self._patience.worked(each):
                log.event("back", what=each)

    def _watch(self) -> Exit:
        """Wait for the end, tell systemd that we live, and give up where a job hangs beyond every deadline."""
        longest = self._config.polling.deadline + _HANGING
        while not self._stop.wait(_WATCH_EVERY):
            if self._busy and time.monotonic() - self._alive > longest:
                log.trouble("hanging", jobs=",".join(sorted(self._busy)), advice="the program ends; start it again")
                return Exit.DEFECT
            tell_systemd("WATCHDOG=1")
        return Exit.DONE

    def _cut_off(self, scheduler: Any) -> None:
        """End what is under way: children are killed, connections closed. What is left is found in the database."""
        self._stop.set()
        self._runner.close()
        for mailbox in self._mailboxes:
            mailbox.source.close()
        ending = threading.Thread(target=scheduler.shutdown, daemon=True)
        ending.start()
        ending.join(_GOODBYE)


def run(config: Config) -> NoReturn:
    """Be the daemon of this process; the signals TERM and INT end it. Raises AlreadyRunning."""
    daemon = Daemon(config)

    def ended(number: int, frame: FrameType | None) -> None:
        daemon.stop()
        signal.signal(number, signal.SIG_DFL)  # who asks twice means it

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, ended)
    exit = daemon.run()
    logging.shutdown()
    os._exit(exit)  # a thread that hangs in a library must not keep us


def tell_systemd(state: str) -> None:
    """Tell systemd how we are (sd_notify(3)), where it asked to be told."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.connect("\0" + address[1:] if address.startswith("@") else address)
        line.send(state.encode())
