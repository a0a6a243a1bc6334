"""Runs unattended: wakes the pipeline and the digest, ends on a signal within ten seconds, one to a database."""

import contextlib
import datetime as dt
import logging
import os
import socket
import threading
from collections.abc import Callable
from concurrent import futures
from functools import partial
from typing import Any, NoReturn

from msgspec import Struct
from sqlalchemy import Engine

from intake import log, retention, telling
from intake.config import Config
from intake.errors import Exit
from intake.jobs import Jobs
from intake.mailbox import UnfitError, open_source
from intake.patience import Patience
from intake.pipeline import Mailbox, Pipeline
from intake.recorder import reader
from intake.signals import heed
from intake.workers import Runner, sandbox
from parsers.steps import Step
from store.database import describe, open_database, single_daemon
from store.errors import AlreadyRunning, DatabaseUnavailable

# A signal has to end us within ten seconds. Nothing is lost when work is cut off, so we do not wait longer than this:
# for the work, and then for the database. The children have two more (intake.workers).
_GOODBYE, _CLOSING = 5.0, 2.0
_DIGEST_EVERY = 30.0
_FORGET_EVERY = 86_400.0
_WATCH_EVERY = 5.0
_BLINK = 0.5
# Children that read are kept so long after the last message: they know their words by then, and hold much memory.
_IDLE = 300.0
# A round that shows no sign of life for this long after its deadline hangs in something that nothing can interrupt.
_HANGING = 300.0


def clock() -> dt.datetime:
    """Return the time."""
    return dt.datetime.now(dt.UTC)


class Place(Struct, frozen=True):
    """An open database with the daemon's lock on it; `hold` makes sure of the lock, `leave` gives both up."""

    engine: Engine
    said: str
    hold: Callable[[], None]
    leave: Callable[[], None]


class Daemon:
    """Polls mailboxes and sends digests until it is told to stop."""

    def __init__(self, config: Config, now: Callable[[], dt.datetime] = clock) -> None:
        self._config = config
        self._now = now
        self._stop = threading.Event()
        # Set when the first round is over: what waited in a mailbox at the start belongs into the digest that is due.
        self._looked = threading.Event()
        self._jobs = Jobs(self._stop, now)
        self._patience = Patience()
        self._runner = Runner(config.limits)
        # Opened once: a source remembers which messages broke the connection and which files have not changed.
        self._mailboxes = tuple(Mailbox(open_source(each), each.folders) for each in config.mailboxes)

    def stop(self) -> None:
        """End soon; from any thread."""
        self._stop.set()

    def run(self) -> Exit:
        """Work until told to stop. Raises AlreadyRunning where another daemon works on the same database."""
        tell_systemd("READY=1")  # also while the database is away: waiting for it is part of the work
        place = self._place()
        if place is None:
            return Exit.DONE
        try:
            return self._work(place)
        finally:
            _at_most(_CLOSING, place.leave)

    def poll(self, engine: Engine) -> None:
        """Do rounds until there is nothing left to do now."""
        pipeline = Pipeline(
            engine, reader(engine, self._config, self._run), self._now,
            pauses=self._config.polling.pauses, patience=self._patience, stopping=self._stopping,
        )  # fmt: skip
        try:
            while pipeline.run_once(self._mailboxes, seconds=self._config.polling.deadline).more:
                self._looked.set()
        finally:
            self._looked.set()
        self._runner.rest(_IDLE)

    def tell(self, engine: Engine) -> None:
        """Send the digests that are due, not before the mailboxes were looked into. Raises DigestError, IntakeError."""
        self._looked.wait(self._config.polling.deadline)
        if self._stop.is_set():
            return
        for sent in telling.send_due(engine, self._config, self._now()):
            log.event("digest", day=sent.day, message_id=sent.message_id, items=sent.items, to=len(sent.to))
            for refused in sent.refused:
                log.trouble("digest_refused", day=sent.day, answer=refused.answer)
            if sent.unwritten:
                log.trouble("digest_not_written", day=sent.day, error=sent.unwritten)

    def forget(self, engine: Engine) -> None:
        """Delete what is kept no longer. Raises IntakeError."""
        for gone in retention.forget(engine, self._config, self._now()):
            log.event("forgotten", **gone.counts)
            self._jobs.beat("retention")
            if self._stop.is_set():
                return

    def _run(self, step: Step, data: bytes, *, seconds: float) -> bytes:
        self._jobs.beat("poll")
        return self._runner(step, data, seconds=seconds)

    def _stopping(self) -> bool:
        self._jobs.beat("poll")  # asked between any two steps, each of which has its own deadline
        return self._stop.is_set()

    def _place(self) -> Place | None:
        """Open the database, however long it is away; None when told to stop meanwhile. Raises AlreadyRunning."""
        while not self._stop.is_set():
            try:
                return self._opened()
            except DatabaseUnavailable as error:
                self._jobs.without_database("start", error)
            while not self._jobs.database_ready() and not self._stop.wait(1):
                tell_systemd("WATCHDOG=1")
        return None

    def _opened(self) -> Place | None:
        """Open the database in a thread of its own: nothing can interrupt one that does not answer; None at the end."""
        opening: futures.Future[Place] = futures.Future()
        threading.Thread(target=_fulfil, args=(opening, self._open), daemon=True).start()
        while not self._stop.is_set():
            if futures.wait((opening,), _BLINK).done:
                place = opening.result()
                self._jobs.worked("start")
                return place
            tell_systemd("WATCHDOG=1")
        return None

    def _open(self) -> Place:
        with contextlib.ExitStack() as stack:
            engine = open_database(self._config.database.address())
            stack.callback(engine.dispose)
            hold = stack.enter_context(single_daemon(engine))
            return Place(engine, describe(engine), hold, stack.pop_all().close)

    def _work(self, place: Place) -> Exit:
        from apscheduler.schedulers.background import BackgroundScheduler

        confined = ",".join(("limits", *(layer.replace(" ", "-") for layer in sandbox.layers())))
        log.event(
            "started", database=place.said, config=self._config.source, mailboxes=len(self._config.mailboxes),
            confined=confined,
        )  # fmt: skip
        logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it warns of every wake-up that finds work under way
        scheduler = BackgroundScheduler(timezone=dt.UTC)
        self._wake(scheduler, partial(self._do, place, "poll", self.poll, "not_polled"), self._config.polling.every)
        if self._config.smtp or self._config.digest.folder:
            self._wake(scheduler, partial(self._do, place, "digest", self.tell, "digest_not_sent"), _DIGEST_EVERY)
        if self._config.retention.days is not None:
            self._wake(scheduler, partial(self._do, place, "retention", self.forget, "not_forgotten"), _FORGET_EVERY)
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

    def _do(self, place: Place, name: str, job: Callable[[Engine], None], failed: str) -> None:
        def locked() -> None:
            place.hold()
            job(place.engine)

        self._jobs.do(name, locked, failed)

    def _watch(self) -> Exit:
        """Wait for the end, tell systemd that we live, and give up where a job hangs or meets what no waiting mends."""
        longest = self._config.polling.deadline + _HANGING
        while not self._stop.wait(_WATCH_EVERY):
            if hanging := self._jobs.silent(longest):
                log.trouble("hanging", jobs=",".join(hanging), advice="the program ends; start it again")
                return Exit.DEFECT
            tell_systemd("WATCHDOG=1")
        if self._jobs.fatal is None:
            return Exit.DONE
        log.trouble("given_up", error=self._jobs.fatal)
        if isinstance(self._jobs.fatal, UnfitError):
            return self._jobs.fatal.exit
        return Exit.RUNNING if isinstance(self._jobs.fatal, AlreadyRunning) else Exit.DATABASE

    def _cut_off(self, scheduler: Any) -> None:
        """End what is under way: children are killed, connections closed. What is left is found in the database."""
        self._stop.set()
        self._looked.set()
        self._runner.close()
        for mailbox in self._mailboxes:
            mailbox.source.close()
        _at_most(_GOODBYE, scheduler.shutdown)


def _at_most(seconds: float, work: Callable[[], object]) -> None:
    """Do something that may hang, and go on without it when its time is over."""
    doing = threading.Thread(target=work, daemon=True)
    doing.start()
    doing.join(seconds)


def _fulfil(promise: futures.Future[Place], work: Callable[[], Place]) -> None:
    try:
        promise.set_result(work())
    except BaseException as error:  # whoever waits is told, whatever it is
        promise.set_exception(error)


def run(config: Config) -> NoReturn:
    """Be the daemon of this process; the signals TERM, INT and HUP end it. Raises AlreadyRunning."""
    daemon = Daemon(config)
    heed(daemon.stop)
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
